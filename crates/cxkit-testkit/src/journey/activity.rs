//! Lifecycle and stickiness by definition: every customer, every period, one after the other.

use super::calendars;
use super::kinds::Kind;
use super::rows::{by_customer, log, one_in, pick, Row};
use cxkit::journey::{
    EventLog, Lifecycle, LifecycleOptions, Stickiness, StickinessOptions, UnknownTouchpoint,
};
use cxkit::random::Stream;
use cxkit::time::{Calendar, Every, Instant, DAY};
use std::collections::BTreeSet;

/// A small log and the two reports to ask of it.
#[derive(Clone, Debug)]
pub struct Case {
    rows: Vec<Row>,
    kind: Kind,
    calendar: Calendar,
    every: Every,
    periods: Option<u64>,
    until: Option<i64>,
}

impl Case {
    /// A case heavy with ties, repeats and events at the bounds of periods.
    #[must_use]
    pub fn random(stream: &mut Stream) -> Self {
        let rows = calendars::random(stream);
        let last = rows.iter().map(|row| row.time).max();
        let until = last
            .filter(|_| one_in(stream, 3))
            .map(|last| last + pick(stream, &[0, 1, -1, DAY, -DAY, 9 * DAY, -7 * DAY, -40 * DAY]));
        Self {
            kind: Kind::random(stream),
            calendar: calendars::calendar(stream),
            every: pick(stream, &[Every::Day, Every::Day, Every::Week, Every::Month, Every::Hour]),
            periods: one_in(stream, 3).then(|| 1 + stream.below(9).unwrap()),
            until,
            rows,
        }
    }

    /// The library's log of the case, of all customers or of some.
    #[must_use]
    pub fn log(&self, only: impl Fn(i64) -> bool) -> EventLog {
        log(&self.rows, only)
    }

    /// Whether stickiness of parts of the log may be counted apart.
    #[must_use]
    pub fn merges(&self) -> bool {
        self.periods.is_none() || self.until.is_some()
    }

    /// The library's lifecycle of the case.
    #[must_use]
    pub fn lifecycle(&self) -> Lifecycle {
        let options = LifecycleOptions::default()
            .every(self.every)
            .periods(self.periods)
            .until(self.until.map(|until| Instant::from_micros(until).unwrap()))
            .unknown(UnknownTouchpoint::Empty);
        Lifecycle::new().event(self.kind.kind()).options(options).calendar(self.calendar.clone())
    }

    /// The library's stickiness of the case.
    #[must_use]
    pub fn stickiness(&self) -> Stickiness {
        let options = StickinessOptions::default()
            .every(self.every)
            .periods(self.periods)
            .until(self.until.map(|until| Instant::from_micros(until).unwrap()))
            .unknown(UnknownTouchpoint::Empty);
        Stickiness::new().event(self.kind.kind()).options(options).calendar(self.calendar.clone())
    }

    /// By customer: the periods with an event of the kind.
    fn active(&self) -> Vec<BTreeSet<i64>> {
        let periods = |rows: &Vec<Row>| {
            let events = rows.iter().filter(|row| self.kind.is(row));
            events.map(|row| self.calendar.period(row.time, self.every)).collect()
        };
        by_customer(&self.rows).values().map(periods).collect()
    }

    /// The first and the last period of a report, and whether the last is over.
    fn report(&self, active: &[BTreeSet<i64>]) -> Option<(i64, i64, bool)> {
        let data = self.rows.iter().map(|row| row.time).max();
        let reach = data.max(self.until)?;
        let period = |time: i64| self.calendar.period(time, self.every);
        let begun =
            |time: i64| period(time) + i64::from(self.calendar.start(period(time) + 1, self.every) <= time);
        let last = self.until.map_or_else(|| begun(reach), period);
        let seen = active.iter().flatten().copied().filter(|period| *period <= last).min();
        let first = match self.periods {
            Some(periods) => last - periods as i64 + 1,
            None => seen?,
        };
        Some((first, last, reach >= self.calendar.start(last + 1, self.every) - 1))
    }
}

/// Asks the library and the definitions the same, and says where they differ.
///
/// # Errors
/// The case and what came of it on both sides.
pub fn check(case: &Case) -> Result<(), String> {
    lifecycle(case).and_then(|()| stickiness(case)).map_err(|reason| format!("{case:#?}\n{reason}"))
}

fn lifecycle(case: &Case) -> Result<(), String> {
    let result = case.log(|_| true).lifecycle(&case.lifecycle()).map_err(|error| error.to_string())?;
    let active = case.active();
    let mut expected = Vec::new();
    if let Some((first, last, complete)) = case.report(&active) {
        for period in first..=last {
            let count =
                |role: &dyn Fn(&BTreeSet<i64>) -> bool| active.iter().filter(|set| role(set)).count() as i64;
            let now = |set: &BTreeSet<i64>| set.contains(&period);
            let before = |set: &BTreeSet<i64>| set.contains(&(period - 1));
            let earlier = |set: &BTreeSet<i64>| set.range(..period).next().is_some();
            expected.push((
                cxkit::time::date_text(case.calendar.first_day(period, case.every)),
                count(&|set| now(set) && !earlier(set)),
                count(&|set| now(set) && before(set)),
                count(&|set| now(set) && !before(set) && earlier(set)),
                -count(&|set| !now(set) && before(set)),
                period == last && !complete,
            ));
        }
    }
    let got: Vec<_> = result
        .periods
        .iter()
        .map(|row| {
            let roles = [row.new, row.returning, row.resurrected].map(|count| count as i64);
            (row.period[..10].to_owned(), roles[0], roles[1], roles[2], row.dormant, row.incomplete)
        })
        .collect();
    if got != expected {
        return Err(format!("lifecycle {got:?}\nexpected {expected:?}"));
    }
    for (at, row) in result.periods.iter().enumerate() {
        let before = row.returning as i64 - row.dormant;
        let kept = (before > 0).then(|| row.returning as f64 / before as f64);
        let known = at.checked_sub(1).is_none_or(|at| result.periods[at].active as i64 == before);
        if row.kept != kept || row.kept_ci_lower.is_some() != kept.is_some() || !known {
            return Err(format!("kept {row:?}, expected {kept:?}"));
        }
    }
    Ok(())
}

fn stickiness(case: &Case) -> Result<(), String> {
    let result = case.log(|_| true).stickiness(&case.stickiness()).map_err(|error| error.to_string())?;
    let active = case.active();
    let report = case.report(&active);
    let inside = |set: &BTreeSet<i64>| {
        report.map_or(0, |(first, last, _)| {
            set.iter().filter(|period| (first..=last).contains(*period)).count()
        })
    };
    let numbers: Vec<usize> = active.iter().map(inside).filter(|number| *number > 0).collect();
    let count = |number: usize| numbers.iter().filter(|known| **known == number).count() as u64;
    let at_least = |number: usize| numbers.iter().filter(|known| **known >= number).count() as u64;
    let expected: Vec<(u64, u64, u64)> = (1..=numbers.iter().copied().max().unwrap_or(0))
        .map(|number| (number as u64, count(number), at_least(number)))
        .collect();
    let got: Vec<_> = result.rows.iter().map(|row| (row.active_periods, row.count, row.at_least)).collect();
    let periods = report.map_or(0, |(first, last, _)| (last - first + 1) as u64);
    let incomplete = report.map(|(.., complete)| !complete);
    let n = numbers.len() as f64;
    let mean = (n > 0.0).then(|| numbers.iter().sum::<usize>() as f64 / n);
    if got != expected
        || result.n != numbers.len() as u64
        || result.value != mean
        || (incomplete.is_some() && (result.periods, Some(result.incomplete)) != (periods, incomplete))
    {
        return Err(format!(
            "stickiness {result:?}\nexpected {expected:?}, {periods} periods, {incomplete:?}"
        ));
    }
    Ok(())
}
