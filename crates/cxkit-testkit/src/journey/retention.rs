//! Retention by definition: every cell by a look at all events of all customers.

use super::calendars;
use super::kinds::Kind;
use super::rows::{by_customer, log, one_in, pick, Row};
use cxkit::journey::{
    EventLog, PeriodsFrom, Retention, RetentionKind, RetentionOptions, RetentionResult, RetentionReturn,
    UnknownTouchpoint,
};
use cxkit::random::Stream;
use cxkit::time::{Calendar, Every, Instant, DAY, HOUR};

/// A small log and a report to ask of it.
#[derive(Clone, Debug)]
pub struct Case {
    rows: Vec<Row>,
    start: Kind,
    returning: Kind,
    calendar: Calendar,
    every: Every,
    kind: RetentionKind,
    returned: RetentionReturn,
    brackets: Vec<(u64, u64)>,
    periods: Option<u64>,
    rolling: bool,
    occurrences: u64,
    until: Option<i64>,
}

impl Case {
    /// A case heavy with ties, repeats and events at the bounds of periods.
    #[must_use]
    pub fn random(stream: &mut Stream) -> Self {
        let rows = calendars::random(stream);
        let rolling = one_in(stream, 3);
        let every = if rolling {
            pick(stream, &[Every::Day, Every::Day, Every::Week, Every::Hour])
        } else {
            pick(stream, &[Every::Day, Every::Day, Every::Week, Every::Month, Every::Hour])
        };
        // Hours of some days, not of years.
        let wide = rows.iter().map(|row| row.time).max().zip(rows.iter().map(|row| row.time).min());
        let every = match (every, wide) {
            (Every::Hour, Some((last, first))) if last - first > 12 * DAY => Every::Day,
            _ => every,
        };
        let returned = pick(
            stream,
            &[
                RetentionReturn::InPeriod,
                RetentionReturn::InPeriod,
                RetentionReturn::OnOrAfter,
                RetentionReturn::Bracket,
            ],
        );
        let brackets = if returned == RetentionReturn::Bracket { 1 + stream.below(3).unwrap() } else { 0 };
        let bracket = |stream: &mut Stream| {
            let first = 1 + stream.below(4).unwrap();
            (first, first + stream.below(4).unwrap())
        };
        let last = rows.iter().map(|row| row.time).max();
        let until = last
            .filter(|_| one_in(stream, 3))
            .map(|last| last + pick(stream, &[0, 1, -1, DAY, -DAY, 3 * HOUR, -7 * DAY, 40 * DAY, -40 * DAY]));
        Self {
            start: Kind::random(stream),
            returning: Kind::random(stream),
            calendar: calendars::calendar(stream),
            every,
            kind: pick(
                stream,
                &[
                    RetentionKind::Recurring,
                    RetentionKind::Recurring,
                    RetentionKind::FirstTime,
                    RetentionKind::FirstEver,
                ],
            ),
            returned,
            brackets: (0..brackets).map(|_| bracket(stream)).collect(),
            periods: one_in(stream, 3).then(|| 1 + stream.below(9).unwrap()),
            rolling,
            occurrences: pick(stream, &[1, 1, 1, 2, 3]),
            until,
            rows,
        }
    }

    /// The library's log of the case, of all customers or of some.
    #[must_use]
    pub fn log(&self, only: impl Fn(i64) -> bool) -> EventLog {
        log(&self.rows, only)
    }

    /// Whether parts of the log may be counted apart.
    #[must_use]
    pub fn merges(&self) -> bool {
        self.kind != RetentionKind::Recurring || self.periods.is_none() || self.until.is_some()
    }

    /// The library's report of the case.
    #[must_use]
    pub fn retention(&self) -> Retention {
        let from = if self.rolling { PeriodsFrom::CustomerStart } else { PeriodsFrom::Calendar };
        let options = RetentionOptions::default()
            .every(self.every)
            .kind(self.kind)
            .returned(self.returned)
            .brackets(self.brackets.clone())
            .periods(self.periods)
            .periods_from(from)
            .minimum_occurrences(self.occurrences)
            .until(self.until.map(|until| Instant::from_micros(until).unwrap()))
            .unknown(UnknownTouchpoint::Empty);
        Retention::new()
            .start(self.start.kind())
            .returning(self.returning.kind())
            .options(options)
            .calendar(self.calendar.clone())
    }

    fn period(&self, time: i64) -> i64 {
        self.calendar.period(time, self.every)
    }

    fn length(&self) -> i64 {
        match self.every {
            Every::Hour => HOUR,
            Every::Week => 7 * DAY,
            _ => DAY,
        }
    }

    /// When the customer joined the cohort of a period, if it did.
    fn joined(&self, journey: &[Row], period: i64) -> Option<i64> {
        let mut starts = journey.iter().filter(|row| self.start.is(row));
        match self.kind {
            RetentionKind::Recurring => starts.find(|row| self.period(row.time) == period),
            RetentionKind::FirstTime => starts.next(),
            _ => journey.first().filter(|row| self.start.is(row)),
        }
        .filter(|row| self.period(row.time) == period)
        .map(|row| row.time)
    }

    /// How many returning events are in a period after the start.
    fn returns(&self, journey: &[Row], start: i64, cohort: i64, after: i64, end: i64) -> u64 {
        let inside = |row: &&Row| {
            let period = self.period(row.time);
            self.returning.is(row)
                && period <= end
                && if self.rolling {
                    row.time >= start && (row.time - start) / self.length() == after
                } else {
                    period == cohort + after
                }
        };
        journey.iter().filter(inside).count() as u64
    }

    /// Whether a customer of a cohort returned in a column.
    fn came_back(&self, journey: &[Row], start: i64, cohort: i64, column: usize, end: i64) -> bool {
        let returns = |after: i64| self.returns(journey, start, cohort, after, end);
        let last = journey.last().map_or(0, |row| row.time);
        let last_after =
            if self.rolling { (last - start) / self.length() } else { self.period(last) - cohort };
        match self.returned {
            RetentionReturn::InPeriod => returns(column as i64) >= self.occurrences,
            RetentionReturn::OnOrAfter => {
                (column as i64..=last_after).any(|after| returns(after) >= self.occurrences)
            }
            _ => {
                let (first, last) = self.brackets[column - 1];
                (first..=last).map(|after| returns(after as i64)).sum::<u64>() >= self.occurrences
            }
        }
    }
}

/// What the report must answer.
#[derive(Debug, Default, PartialEq)]
struct Expected {
    matrix: Vec<Vec<Option<u64>>>,
    incomplete: Vec<Vec<bool>>,
    sizes: Vec<u64>,
    first: Option<i64>,
    /// By column: cohorts, n, count.
    overall: Vec<(u64, u64, u64)>,
    effective: Vec<Option<f64>>,
}

fn expect(case: &Case) -> Expected {
    let journeys = by_customer(&case.rows);
    let mut expected = Expected::default();
    let data = case.rows.iter().map(|row| row.time).max();
    let Some(reach) = data.max(case.until) else { return expected };
    let begun = |time: i64| {
        let own = case.period(time);
        own + i64::from(case.calendar.start(own + 1, case.every) <= time)
    };
    let end = case.until.map_or_else(|| begun(reach), |until| case.period(until));
    let over = |period: i64| case.calendar.start(period + 1, case.every) - 1;
    let seen = reach.min(over(end));
    let members = |cohort: i64| -> Vec<(&Vec<Row>, i64)> {
        let joined = journeys.values().filter_map(|journey| Some((journey, case.joined(journey, cohort)?)));
        joined.collect()
    };
    let earliest = case.rows.iter().map(|row| case.period(row.time)).min().unwrap_or(end);
    let first = match case.periods {
        Some(periods) => Some(end - periods as i64 + 1),
        None => (earliest..=end).find(|cohort| !members(*cohort).is_empty()),
    };
    let Some(first) = first else { return expected };
    expected.first = Some(first);
    let starts: Vec<i64> =
        (first..=end).flat_map(|cohort| members(cohort).into_iter().map(|member| member.1)).collect();
    let columns = if !case.brackets.is_empty() {
        case.brackets.len()
    } else if case.rolling {
        let most = starts.iter().map(|start| (seen - start) / case.length()).max().unwrap_or(0).max(0);
        most.min(case.periods.map_or(i64::MAX, |periods| periods as i64 - 1)) as usize
    } else {
        (end - first) as usize
    };
    let bounds = |column: usize| match (column, case.returned) {
        (1.., RetentionReturn::Bracket) => {
            (case.brackets[column - 1].0 as i64, case.brackets[column - 1].1 as i64)
        }
        _ => (column as i64, column as i64),
    };
    let mut pooled = vec![true; columns + 1];
    let mut pools: Vec<Vec<i64>> = vec![Vec::new(); columns + 1];
    for cohort in first..=end {
        let members = members(cohort);
        let (mut counts, mut incomplete) = (Vec::new(), Vec::new());
        for column in 0..=columns {
            let (from, to) = bounds(column);
            let (begun, whole) = if case.rolling && column > 0 && !members.is_empty() {
                let begins = |start: i64, after: i64| start + after * case.length();
                (
                    members.iter().any(|member| begins(member.1, from) <= seen),
                    members.iter().all(|member| begins(member.1, to + 1) - 1 <= seen),
                )
            } else {
                (cohort + from <= end, cohort + to <= end && over(cohort + to) <= reach)
            };
            let returned = |member: &&(&Vec<Row>, i64)| {
                column == 0 || case.came_back(member.0, member.1, cohort, column, end)
            };
            counts.push(begun.then(|| members.iter().filter(returned).count() as u64));
            incomplete.push(begun && !whole);
            if !members.is_empty() {
                pooled[column] &= whole;
                if pooled[column] {
                    pools[column].push(cohort);
                }
            }
        }
        expected.matrix.push(counts);
        expected.incomplete.push(incomplete);
        expected.sizes.push(members.len() as u64);
    }
    for (column, cohorts) in pools.iter().enumerate() {
        // By customer: cohorts, and those of them that returned.
        let parts: Vec<(f64, f64)> = journeys
            .values()
            .map(|journey| {
                let joined =
                    cohorts.iter().filter_map(|&cohort| Some((cohort, case.joined(journey, cohort)?)));
                joined.fold((0.0, 0.0), |(b, a), (cohort, start)| {
                    let back = column == 0 || case.came_back(journey, start, cohort, column, end);
                    (b + 1.0, a + f64::from(u8::from(back)))
                })
            })
            .filter(|part| part.0 > 0.0)
            .collect();
        let n: f64 = parts.iter().map(|part| part.0).sum();
        let count: f64 = parts.iter().map(|part| part.1).sum();
        expected.overall.push((cohorts.len() as u64, n as u64, count as u64));
        let p = count / n;
        let spread: f64 = parts.iter().map(|(b, a)| (a - p * b) * (a - p * b)).sum();
        let effective = if parts.iter().all(|part| part.0 <= 1.0) {
            n
        } else if p <= 0.0 || p >= 1.0 || spread < 1e-12 {
            parts.len() as f64
        } else {
            (p * (1.0 - p) * n * n / spread).clamp(1.0, n)
        };
        expected.effective.push((n > 0.0 && column > 0).then_some(effective));
    }
    expected
}

/// Asks the library and the definition the same, and says where they differ.
///
/// # Errors
/// The case and what came of it on both sides.
pub fn check(case: &Case) -> Result<(), String> {
    let retention = case.retention();
    let result = case.log(|_| true).retention(&retention).map_err(|error| format!("{case:?}: {error}"))?;
    compare(case, &result).map_err(|reason| format!("{case:#?}\n{reason}"))
}

fn compare(case: &Case, result: &RetentionResult) -> Result<(), String> {
    let expected = expect(case);
    let sizes: Vec<u64> = result.cohorts.iter().map(|cohort| cohort.size).collect();
    let overall: Vec<_> = result.overall.iter().map(|row| (row.cohorts, row.n, row.count)).collect();
    if result.matrix != expected.matrix
        || result.incomplete != expected.incomplete
        || sizes != expected.sizes
        || overall != expected.overall
    {
        return Err(format!(
            "matrix {:?}\nincomplete {:?}\noverall {overall:?}\nexpected {expected:?}",
            result.matrix, result.incomplete
        ));
    }
    for (row, effective) in result.overall.iter().zip(&expected.effective) {
        let near = match (row.effective_n, effective) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == *b,
        };
        if !near {
            return Err(format!("effective n {row:?}, expected {effective:?}"));
        }
    }
    for (counts, (shares, lows)) in
        result.matrix.iter().zip(result.shares.iter().zip(&result.shares_ci_lower))
    {
        for (column, count) in counts.iter().enumerate() {
            let share =
                count.filter(|_| counts[0] > Some(0)).map(|count| count as f64 / counts[0].unwrap() as f64);
            if shares[column] != share || lows[column].is_some() != (share.is_some() && column > 0) {
                return Err(format!("share {:?}, expected {share:?}", shares[column]));
            }
        }
    }
    let first = result.cohorts.first().map(|cohort| cohort.cohort.to_string());
    let day = |period| cxkit::time::date_text(case.calendar.first_day(period, case.every));
    if first.as_ref().map(|text| &text[..10]) != expected.first.map(day).as_deref() {
        return Err(format!("first cohort {first:?}, expected {:?}", expected.first.map(day)));
    }
    Ok(())
}
