//! The periods of a report: which there are, which of them an instant is in, and how far the data reach.

use crate::time::{Calendar, Every, Instant, EARLIEST};
use crate::Error;

/// More periods than this are no report.
pub(super) const MOST_PERIODS: i64 = 1 << 20;
/// More stretches than this are not written down: periods are searched for then.
const MOST_STRETCHES: u64 = 1 << 16;
/// The place of an instant outside the report.
pub(super) const OUT: u32 = u32::MAX;

/// What a query says of its periods.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Report {
    pub every: Every,
    pub periods: Option<u64>,
    pub until: Option<Instant>,
}

impl Report {
    pub fn check(&self) -> Result<(), Error> {
        if self.periods == Some(0) {
            return Err(Error::out_of_range("periods", None, 0.0, "at least 1"));
        }
        Ok(())
    }

    /// The last period, where it does not depend on the data.
    pub fn fixed_last(&self, calendar: &Calendar) -> Option<i64> {
        self.until.map(|until| calendar.period(until.micros(), self.every))
    }

    /// The first period, where it does not depend on the data.
    pub fn fixed_first(&self, calendar: &Calendar) -> Option<i64> {
        Some(self.first(self.periods?, self.fixed_last(calendar)?))
    }

    /// The last period that has begun at some time. Where clocks go back over midnight the time itself may be in the one
    /// before once more.
    fn begun(&self, calendar: &Calendar, time: i64) -> i64 {
        let own = calendar.period(time, self.every);
        let next = own.saturating_add(1);
        if calendar.start(next, self.every) <= time {
            next
        } else {
            own
        }
    }

    /// The same with an end that does not depend on the data, where periods are counted back from it: the end that the
    /// data give, if these are all.
    pub fn fixed_until(&self, calendar: &Calendar, last_time: Option<i64>) -> Result<Option<Instant>, Error> {
        match (self.until, self.periods, last_time) {
            (None, Some(_), Some(time)) => {
                let start = calendar.start(self.begun(calendar, time), self.every);
                // The first period there is may begin before the first time there is.
                Instant::from_micros(start.max(EARLIEST)).map(Some)
            }
            (until, ..) => Ok(until),
        }
    }

    fn first(&self, periods: u64, last: i64) -> i64 {
        last.saturating_sub(i64::try_from(periods).unwrap_or(i64::MAX)).saturating_add(1)
    }

    /// The report on data up to some time: nothing when there is neither a time nor an end.
    pub fn ends(&self, calendar: &Calendar, last_time: Option<i64>) -> Option<Ends> {
        let reach = last_time.into_iter().chain(self.until.map(Instant::micros)).max()?;
        let last = self.fixed_last(calendar).unwrap_or_else(|| self.begun(calendar, reach));
        // What happens after the report is not looked at.
        let over = calendar.start(last.saturating_add(1), self.every).saturating_sub(1);
        Some(Ends {
            first: self.periods.map(|periods| self.first(periods, last)),
            last,
            complete: reach >= over,
            reach: reach.min(over),
        })
    }
}

/// Where a report ends, and how far the data reach into it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// The first period, where the report says.
    pub first: Option<i64>,
    pub last: i64,
    /// Whether the last period is over.
    pub complete: bool,
    /// The last instant that was seen.
    pub reach: i64,
}

/// The periods of a range of time by their place in it, one look-up an instant.
#[derive(Debug)]
pub(super) struct PeriodIndex {
    /// The period at place 0.
    pub first: i64,
    /// How many periods.
    pub count: usize,
    /// Whether a later instant is never in an earlier period; clocks put back at midnight break that.
    pub rising: bool,
    low: i64,
    shift: u32,
    /// By stretch of 2^shift microseconds: where its second piece begins, the place before that and from there on.
    stretches: Vec<(i64, u32, u32)>,
    /// Where each piece begins, and its place.
    pieces: Vec<(i64, u32)>,
    /// The last instant of all pieces.
    high: i64,
}

impl PeriodIndex {
    /// The periods from `first` to `last` in a log whose first and last time are known; either end may be left to the
    /// data.
    #[allow(clippy::cast_precision_loss)]
    pub fn new(
        calendar: &Calendar,
        every: Every,
        span: Option<(i64, i64)>,
        first: Option<i64>,
        last: Option<i64>,
        most: i64,
    ) -> Result<Self, Error> {
        let none = Self {
            first: first.or(last).unwrap_or(0),
            count: 0,
            rising: true,
            low: 0,
            shift: 0,
            stretches: Vec::new(),
            pieces: Vec::new(),
            high: -1,
        };
        let Some((low, high)) = span else { return Ok(none) };
        let low = first.map_or(low, |first| low.max(calendar.start(first, every)));
        // Clocks that are put back may lead from the period after the last into the last once more.
        let high = last
            .map_or(high, |last| high.min(calendar.start(last.saturating_add(2), every).saturating_sub(1)));
        if low > high {
            return Ok(none);
        }
        let inside = |period: &i64| {
            first.is_none_or(|first| *period >= first) && last.is_none_or(|last| *period <= last)
        };
        let mut cursor = calendar.cursor(every);
        let (mut least, mut greatest) = (i64::MAX, i64::MIN);
        let mut found: Vec<(i64, Option<i64>)> = Vec::new();
        let mut at = low;
        while at <= high {
            let period = Some(cursor.period(at)).filter(inside);
            if let Some(period) = period {
                (least, greatest) = (least.min(period), greatest.max(period));
            }
            if found.last().is_none_or(|(_, before)| *before != period) {
                found.push((at, period));
            }
            if greatest.saturating_sub(least) >= most && least <= greatest {
                let count = calendar.period(high, every).saturating_sub(least).saturating_add(1);
                return Err(Error::out_of_range(
                    "the number of periods",
                    None,
                    count as f64,
                    format!("at most {most}: say periods, or a longer every"),
                ));
            }
            at = cursor.bounds().1;
        }
        if least > greatest {
            return Ok(none);
        }
        // The last stretch may go on beyond the report.
        found.push((high.saturating_add(1), None));
        let place = |period: Option<i64>| period.map_or(OUT, |period| (period - least) as u32);
        let pieces: Vec<(i64, u32)> = found.iter().map(|&(at, period)| (at, place(period))).collect();
        let inner = pieces.iter().filter(|(_, place)| *place != OUT);
        let rising = inner.clone().zip(inner.skip(1)).all(|(before, after)| before.1 < after.1);
        let mut index = Self {
            first: least,
            count: (greatest - least) as usize + 1,
            rising,
            low,
            shift: 62,
            stretches: Vec::new(),
            pieces,
            high,
        };
        index.write_down();
        Ok(index)
    }

    /// Stretches so short that a new piece begins in each at most once.
    fn write_down(&mut self) {
        let shortest = self.pieces.windows(2).map(|pair| pair[1].0.abs_diff(pair[0].0)).min();
        let span = self.high.abs_diff(self.low);
        self.shift = shortest.unwrap_or(u64::MAX).max(1).ilog2().min(62);
        if span >> self.shift >= MOST_STRETCHES {
            return;
        }
        let mut piece = 0;
        for stretch in 0..=span >> self.shift {
            let from = self.low.saturating_add_unsigned(stretch << self.shift);
            while self.pieces.get(piece + 1).is_some_and(|next| next.0 <= from) {
                piece += 1;
            }
            let here = self.pieces[piece].1;
            self.stretches.push(
                self.pieces.get(piece + 1).map_or((i64::MAX, here, here), |&(at, next)| (at, here, next)),
            );
        }
    }

    /// The place of the period an instant is in; [`OUT`] when the report does not hold it.
    #[inline]
    pub fn place(&self, time: i64) -> u32 {
        let stretch = (time.wrapping_sub(self.low) as u64) >> self.shift;
        match self.stretches.get(stretch as usize) {
            // Beyond the last time there are no events.
            Some(&(bound, before, after)) => {
                if time < bound {
                    before
                } else {
                    after
                }
            }
            None => self.search(time),
        }
    }

    #[inline(never)]
    fn search(&self, time: i64) -> u32 {
        if time < self.low || time > self.high || !self.stretches.is_empty() {
            return OUT;
        }
        let piece = self.pieces.partition_point(|(at, _)| *at <= time);
        piece.checked_sub(1).map_or(OUT, |piece| self.pieces[piece].1)
    }

    /// The period at a place.
    pub fn period(&self, place: u32) -> i64 {
        self.first + i64::from(place)
    }
}

/// Refuses more periods than a report may have.
#[allow(clippy::cast_precision_loss)]
pub(super) fn check_count(first: i64, last: i64) -> Result<(), Error> {
    let count = last.saturating_sub(first).saturating_add(1);
    if count > MOST_PERIODS {
        return Err(Error::out_of_range(
            "the number of periods",
            None,
            count as f64,
            format!("at most {MOST_PERIODS}: say periods, or a longer every"),
        ));
    }
    Ok(())
}

/// A period as it is shown: its first day, and its hour where it is one.
pub(super) fn period_text(calendar: &Calendar, every: Every, period: i64) -> String {
    let day = crate::time::date_text(calendar.first_day(period, every));
    if every == Every::Hour {
        return format!("{day}T{:02}:00", period.rem_euclid(24));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Zone, DAY, HOUR, LATEST};

    #[test]
    fn the_index_says_what_the_calendar_says() {
        // St. John's: clocks back over midnight, so that a day is entered twice.
        let zone = Zone::from_transitions("x", -9_000, &[(1_162_089_060, -12_600), (1_175_398_260, -9_000)]);
        let calendar = Calendar::new(zone.unwrap());
        let low = 1_160_000_000_000_017;
        for every in [Every::Hour, Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Year] {
            for span in [0, 1, HOUR, 40 * DAY, 4_000 * DAY] {
                let high = low + span;
                for (from, to) in
                    [(None, None), (Some(2), None), (Some(-3), Some(9)), (None, Some(0)), (Some(1), Some(1))]
                {
                    let base = calendar.period(low, every);
                    let first: Option<i64> = from.map(|from: i64| base + from);
                    let last: Option<i64> = to.map(|to: i64| base + to);
                    let index =
                        PeriodIndex::new(&calendar, every, Some((low, high)), first, last, MOST_PERIODS)
                            .unwrap();
                    for at in (0..=3_000).map(|n| low + span / 3_000 * n) {
                        let period = calendar.period(at, every);
                        let inside = first.is_none_or(|first| period >= first)
                            && last.is_none_or(|last| period <= last);
                        let place = index.place(at);
                        assert_eq!(place != OUT, inside, "{every:?} {at}");
                        if inside {
                            assert_eq!(index.period(place), period);
                            assert!((place as usize) < index.count);
                        }
                    }
                    assert_eq!(index.place(low - 400 * DAY), OUT);
                }
            }
        }
    }

    #[test]
    fn a_fold_over_midnight_is_known() {
        let zone = Zone::from_transitions("x", -9_000, &[(1_162_089_060, -12_600)]).unwrap();
        let calendar = Calendar::new(zone);
        let span = Some((1_162_000_000_000_000, 1_162_200_000_000_000));
        let index = |every| PeriodIndex::new(&calendar, every, span, None, None, 100).unwrap();
        assert!(!index(Every::Day).rising);
        assert!(index(Every::Month).rising);
        let refused =
            PeriodIndex::new(&calendar, Every::Day, Some((0, LATEST)), None, None, 100).unwrap_err();
        assert_eq!(refused.code(), "out_of_range");
    }
}
