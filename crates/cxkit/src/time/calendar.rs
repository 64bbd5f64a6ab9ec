//! Calendar periods: hours, days, weeks, months, quarters and years of a time zone.

use super::{date_from_days, days_from_date, Zone, DAY, HOUR};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::{choices, Described, Value};
use crate::Error;

choices! {
    /// How long a calendar period is.
    pub enum Every {
        /// The clock hour. An hour that clocks show twice is one period of two hours.
        Hour = "hour",
        /// The local day.
        Day = "day",
        /// Seven local days, from the first day of the week on.
        Week = "week",
        /// The calendar month.
        Month = "month",
        /// Three calendar months, from January, April, July or October on.
        Quarter = "quarter",
        /// The calendar year.
        Year = "year",
    }
}

choices! {
    /// The day a week begins with.
    pub enum WeekStart {
        /// As ISO 8601 has it.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday, as in parts of the Middle East.
        Saturday = "saturday",
        /// Sunday, as in North America.
        Sunday = "sunday",
    }
}

/// Where days, weeks and months begin: a zone, and the first day of the week.
///
/// A period is a whole number; consecutive periods differ by 1, and period 0 holds 1970-01-01 (for hours its first
/// hour). An instant belongs to the period its local clock shows.
///
/// ```
/// use cxkit::time::{date_text, Calendar, Every, Zone};
/// let tokyo = Calendar::new(Zone::fixed(9 * 3_600)?);
/// let month = tokyo.period(1_709_222_400_000_000, Every::Month); // 2024-02-29T16:00Z, 1 March in Tokyo
/// assert_eq!(date_text(tokyo.first_day(month, Every::Month)), "2024-03-01");
/// assert_eq!(tokyo.start(month, Every::Month), 1_709_218_800_000_000);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    zone: Zone,
    week_start: WeekStart,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::new(Zone::utc())
    }
}

impl Calendar {
    /// The calendar of a zone, weeks from Monday on.
    #[must_use]
    pub const fn new(zone: Zone) -> Self {
        Self { zone, week_start: WeekStart::Monday }
    }

    /// The same with weeks that begin on another day.
    #[must_use]
    pub const fn week_start(mut self, day: WeekStart) -> Self {
        self.week_start = day;
        self
    }

    /// The zone.
    #[must_use]
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The day weeks begin with.
    #[must_use]
    pub const fn first_weekday(&self) -> WeekStart {
        self.week_start
    }

    /// The period that an instant belongs to.
    #[must_use]
    pub fn period(&self, micros: i64, every: Every) -> i64 {
        let offset = i64::from(self.zone.offset_at(micros)) * super::SECOND;
        self.period_of_local(micros.saturating_add(offset), every)
    }

    /// The day a period begins with, in days since 1970-01-01, local; of an hour the day it lies in.
    #[must_use]
    pub fn first_day(&self, period: i64, every: Every) -> i32 {
        let days = match every {
            Every::Hour => period.div_euclid(24),
            Every::Day => period,
            Every::Week => period.saturating_mul(7).saturating_sub(self.days_before_epoch()),
            Every::Month => return first_of_month(period),
            Every::Quarter => return first_of_month(period.saturating_mul(3)),
            Every::Year => return first_of_month(period.saturating_mul(12)),
        };
        clamp_days(days)
    }

    /// The first instant of a period. Where clocks skip midnight it is the first instant that exists; of a period
    /// that was skipped altogether (Samoa had no 30 December 2011) it is that of the next.
    #[must_use]
    pub fn start(&self, period: i64, every: Every) -> i64 {
        self.zone.first_at(self.local_start(period, every))
    }

    /// Reads many instants quickly: those near the one before cost a comparison.
    #[must_use]
    pub const fn cursor(&self, every: Every) -> PeriodCursor<'_> {
        PeriodCursor { calendar: self, every, from: 0, until: 0, period: 0 }
    }

    /// Writes the calendar as part of a larger state.
    pub(crate) fn write_to(&self, writer: &mut StateWriter) {
        self.zone.write_to(writer);
        writer.str(self.week_start.as_str());
    }

    /// Reads what [`Calendar::write_to`] wrote.
    ///
    /// # Errors
    /// `bad_state` for a calendar that is none.
    pub(crate) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let zone = Zone::read_from(reader)?;
        let day = Value::Text(reader.str()?.to_owned().into());
        let week_start = WeekStart::from_value(&day).map_err(|()| Error::bad_state("no day of the week"))?;
        Ok(Self { zone, week_start })
    }

    /// The first microsecond of a period on the local clock, as if it were UTC.
    fn local_start(&self, period: i64, every: Every) -> i64 {
        match every {
            Every::Hour => period.saturating_mul(HOUR),
            _ => i64::from(self.first_day(period, every)).saturating_mul(DAY),
        }
    }

    fn period_of_local(&self, local: i64, every: Every) -> i64 {
        let days = local.div_euclid(DAY);
        match every {
            Every::Hour => local.div_euclid(HOUR),
            Every::Day => days,
            Every::Week => (days + self.days_before_epoch()).div_euclid(7),
            Every::Month => month_of(days),
            Every::Quarter => month_of(days).div_euclid(3),
            Every::Year => month_of(days).div_euclid(12),
        }
    }

    /// How many days before 1970-01-01, a Thursday, its week began.
    const fn days_before_epoch(&self) -> i64 {
        (10 - self.week_start as i64) % 7
    }
}

/// Months since January 1970.
fn month_of(days: i64) -> i64 {
    let (year, month, _) = date_from_days(clamp_days(days));
    (i64::from(year) - 1970) * 12 + i64::from(month) - 1
}

/// The first day of a month counted from January 1970.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn first_of_month(months: i64) -> i32 {
    let year = months.div_euclid(12) + 1970;
    let month = months.rem_euclid(12) as u8 + 1;
    let end = if months < 0 { i32::MIN } else { i32::MAX };
    i32::try_from(year).ok().and_then(|year| days_from_date(year, month, 1)).unwrap_or(end)
}

#[allow(clippy::cast_possible_truncation)]
fn clamp_days(days: i64) -> i32 {
    days.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
}

/// Finds the periods of many instants, remembering the bounds of the last one: [`Calendar::cursor`].
///
/// ```
/// use cxkit::time::{Calendar, Every, DAY};
/// let calendar = Calendar::default();
/// let mut cursor = calendar.cursor(Every::Month);
/// let months: Vec<i64> = [0, 30, 31, 59].iter().map(|day| cursor.period(day * DAY)).collect();
/// assert_eq!(months, [0, 0, 1, 2]);
/// ```
#[derive(Clone, Debug)]
pub struct PeriodCursor<'a> {
    calendar: &'a Calendar,
    every: Every,
    from: i64,
    until: i64,
    period: i64,
}

impl PeriodCursor<'_> {
    /// The period that an instant belongs to.
    #[inline]
    pub fn period(&mut self, micros: i64) -> i64 {
        if micros < self.from || micros >= self.until {
            self.seek(micros);
        }
        self.period
    }

    /// The instants around the last one that belong to its period without a break: from the first, up to and not
    /// including the second. A change of clocks ends them, as it may lead back into the period before.
    #[must_use]
    pub const fn bounds(&self) -> (i64, i64) {
        (self.from, self.until)
    }

    #[inline(never)]
    fn seek(&mut self, micros: i64) {
        let segment = self.calendar.zone.segment_at(micros);
        self.period = self.calendar.period_of_local(micros.saturating_add(segment.offset), self.every);
        let local = |period| self.calendar.local_start(period, self.every).saturating_sub(segment.offset);
        self.from = local(self.period).max(segment.from);
        self.until = local(self.period.saturating_add(1)).min(segment.until);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{date_text, days_from_date, EARLIEST, LATEST, SECOND};
    use super::*;

    const ALL: [Every; 6] = [Every::Hour, Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Year];

    fn at(year: i32, month: u8, day: u8, hour: i64, minute: i64) -> i64 {
        i64::from(days_from_date(year, month, day).unwrap()) * DAY + hour * HOUR + minute * 60 * SECOND
    }

    fn zone(name: &'static str, first: i32, changes: &[(i64, i32)]) -> Calendar {
        let seconds: Vec<(i64, i32)> = changes.iter().map(|&(at, offset)| (at / SECOND, offset)).collect();
        Calendar::new(Zone::from_transitions(name, first, &seconds).unwrap())
    }

    /// Sao Paulo put clocks forward at midnight: 2018-11-04 began at 01:00 (03:00Z); back 2019-02-17 (02:00Z).
    fn sao_paulo() -> Calendar {
        zone(
            "America/Sao_Paulo",
            -10_800,
            &[(at(2018, 11, 4, 3, 0), -7_200), (at(2019, 2, 17, 2, 0), -10_800)],
        )
    }

    /// Samoa left out 30 December 2011: from UTC-10 to UTC+14 at 2011-12-30T10:00Z.
    fn samoa() -> Calendar {
        zone("Pacific/Apia", -36_000, &[(at(2011, 12, 30, 10, 0), 50_400)])
    }

    /// St. John's put clocks back at 00:01 to 23:01 of the day before: 2006-10-29T02:31Z, UTC-2:30 to -3:30.
    fn st_johns() -> Calendar {
        zone("America/St_Johns", -9_000, &[(at(2006, 10, 29, 2, 31), -12_600)])
    }

    #[test]
    fn the_epoch_is_period_zero() {
        let calendar = Calendar::default();
        for every in ALL {
            assert_eq!(calendar.period(0, every), 0, "{every:?}");
            let before = if every == Every::Week { -4 * DAY } else { -1 };
            assert_eq!(calendar.period(before, every), -1, "{every:?}");
        }
        assert_eq!(date_text(calendar.first_day(0, Every::Week)), "1969-12-29");
        assert_eq!(calendar.period(-3 * DAY, Every::Week), 0);
    }

    #[test]
    fn weeks_begin_on_the_day_that_was_chosen() {
        let days = [
            WeekStart::Monday,
            WeekStart::Tuesday,
            WeekStart::Wednesday,
            WeekStart::Thursday,
            WeekStart::Friday,
            WeekStart::Saturday,
            WeekStart::Sunday,
        ];
        for (number, day) in days.into_iter().enumerate() {
            let calendar = Calendar::default().week_start(day);
            assert_eq!(calendar.period(0, Every::Week), 0);
            for week in -60_000..60_000 {
                let first = calendar.first_day(week, Every::Week);
                assert_eq!(usize::from(super::super::weekday(first)), number);
                let start = i64::from(first) * DAY;
                assert_eq!(calendar.period(start, Every::Week), week);
                assert_eq!(calendar.period(start + 7 * DAY - 1, Every::Week), week);
            }
        }
    }

    #[test]
    fn iso_weeks_around_new_year() {
        // Python 3.11 date(y, m, d) less its weekday().
        for (date, monday) in [
            ((2021, 1, 3), "2020-12-28"),
            ((2021, 1, 4), "2021-01-04"),
            ((2016, 1, 1), "2015-12-28"),
            ((2024, 12, 30), "2024-12-30"),
            ((1, 1, 1), "0001-01-01"),
            ((9999, 12, 31), "9999-12-27"),
        ] {
            let calendar = Calendar::default();
            let week = calendar.period(at(date.0, date.1, date.2, 13, 0), Every::Week);
            assert_eq!(date_text(calendar.first_day(week, Every::Week)), monday);
        }
    }

    #[test]
    fn months_quarters_and_years_from_year_1_to_9999() {
        let calendar = Calendar::default();
        let months = (1..=9999).flat_map(|year| (1..=12).map(move |month| (year, month)));
        for (year, month) in months {
            let start = at(year, month, 1, 0, 0);
            let ordinal = i64::from(year - 1970) * 12 + i64::from(month) - 1;
            assert_eq!(calendar.period(start, Every::Month), ordinal);
            assert_eq!(calendar.start(ordinal, Every::Month), start);
            assert_eq!(calendar.period(start, Every::Quarter), ordinal.div_euclid(3));
            assert_eq!(calendar.period(start, Every::Year), i64::from(year - 1970));
            if start > EARLIEST {
                assert_eq!(calendar.period(start - 1, Every::Month), ordinal - 1);
            }
        }
        assert_eq!(
            date_text(calendar.first_day(calendar.period(LATEST, Every::Quarter), Every::Quarter)),
            "9999-10-01"
        );
        assert_eq!(
            date_text(calendar.first_day(calendar.period(EARLIEST, Every::Year), Every::Year)),
            "0001-01-01"
        );
    }

    #[test]
    fn a_skipped_midnight_begins_the_day_where_it_can() {
        let calendar = sao_paulo();
        let day = i64::from(days_from_date(2018, 11, 4).unwrap());
        assert_eq!(calendar.start(day, Every::Day), at(2018, 11, 4, 3, 0));
        assert_eq!(calendar.period(at(2018, 11, 4, 3, 0) - 1, Every::Day), day - 1);
        assert_eq!(calendar.period(at(2018, 11, 4, 3, 0), Every::Day), day);
        // Clocks put back at midnight: the day before lasts 25 hours.
        let long = i64::from(days_from_date(2019, 2, 16).unwrap());
        assert_eq!(calendar.start(long + 1, Every::Day) - calendar.start(long, Every::Day), 25 * HOUR);
        assert_eq!(calendar.period(at(2019, 2, 17, 2, 30), Every::Day), long);
    }

    #[test]
    fn a_day_that_never_was() {
        let calendar = samoa();
        let skipped = i64::from(days_from_date(2011, 12, 30).unwrap());
        let change = at(2011, 12, 30, 10, 0);
        assert_eq!(calendar.period(change - 1, Every::Day), skipped - 1);
        assert_eq!(calendar.period(change, Every::Day), skipped + 1);
        assert_eq!(calendar.start(skipped, Every::Day), change);
        assert_eq!(calendar.start(skipped + 1, Every::Day), change);
    }

    #[test]
    fn a_fold_over_midnight_leads_back_into_the_day_before() {
        let calendar = st_johns();
        let day = i64::from(days_from_date(2006, 10, 29).unwrap());
        let midnight = at(2006, 10, 29, 2, 30);
        let minute = 60 * SECOND;
        let days: Vec<i64> = [-1, 0, minute - 1, minute, 60 * minute - 1, 60 * minute]
            .iter()
            .map(|after| calendar.period(midnight + after, Every::Day) - day)
            .collect();
        assert_eq!(days, [-1, 0, 0, -1, -1, 0]);
        assert_eq!(calendar.start(day, Every::Day), midnight);
    }

    #[test]
    fn the_cursor_agrees_with_the_period_around_every_change() {
        for calendar in [sao_paulo(), samoa(), st_johns(), Calendar::new(Zone::fixed(-34_200).unwrap())] {
            for every in ALL {
                let mut forward = calendar.cursor(every);
                for change in [
                    at(2018, 11, 4, 3, 0),
                    at(2019, 2, 17, 2, 0),
                    at(2011, 12, 30, 10, 0),
                    at(2006, 10, 29, 2, 31),
                ] {
                    for step in -3_000..3_000 {
                        let micros = change + step * 60 * SECOND - step % 2;
                        let want = calendar.period(micros, every);
                        assert_eq!(forward.period(micros), want);
                        let (from, until) = forward.bounds();
                        assert!((from..until).contains(&micros));
                        assert_eq!(calendar.period(from, every), want);
                        assert_eq!(calendar.period(until - 1, every), want);
                        assert!(calendar.start(want, every) <= micros);
                        assert_eq!(calendar.period(calendar.start(want, every), every), want);
                    }
                }
            }
        }
    }

    #[test]
    fn no_ordinal_panics() {
        for every in ALL {
            for period in [i64::MIN, i64::MAX] {
                let calendar = Calendar::new(Zone::fixed(-3_600).unwrap());
                let _ = (calendar.first_day(period, every), calendar.start(period, every));
            }
            for micros in [i64::MIN, i64::MAX] {
                let _ = (
                    Calendar::default().period(micros, every),
                    Calendar::default().cursor(every).period(micros),
                );
            }
        }
    }
}
