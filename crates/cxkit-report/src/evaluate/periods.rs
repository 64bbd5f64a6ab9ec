//! A metric period by period, and what changed from one to the next.

use super::pass::Pass;
use super::prepared::Prepared;
use super::{reading, status};
use crate::report::{Change, Difference, PeriodReport};
use crate::scorecard::{Better, Metric};
use crate::table::time_text;
use cxkit::measure::{difference, Part};
use cxkit::time::{date_from_days, date_text, Every};

/// The periods in order, and the change from the last but one whole period to the last.
pub(super) fn of(
    metric: &Metric,
    every: Every,
    source: &Prepared<'_>,
    pass: &Pass,
    place: usize,
) -> (Vec<PeriodReport>, Option<Change>) {
    // A metric over a log has no answer for its first period, which is there for what follows.
    let answers =
        |part: &Part| !metric.measure.is_log() || part.answers.get(place).is_some_and(Result::is_ok);
    let parts: Vec<(&Part, i64)> = pass
        .parts
        .periods
        .iter()
        .filter(|part| answers(part))
        .filter_map(|part| part.period.map(|period| (part, period)))
        .collect();
    let mut periods: Vec<PeriodReport> = Vec::with_capacity(parts.len());
    for (part, period) in &parts {
        let (reading, problem) = reading(part.answers.get(place));
        let first_day = part.first_day.unwrap_or_default();
        let start = source.calendar.start(*period, every);
        periods.push(PeriodReport {
            name: name(every, first_day, start),
            first_day: date_text(first_day),
            rows: part.rows.get(place).copied().unwrap_or_default(),
            status: status(metric, reading.as_ref()),
            whole: is_whole(source, every, *period),
            reading,
            problem,
            follows: false,
            change: None,
        });
    }
    // Each period against the one just before it: a gap between them is no earlier period.
    for at in 1..parts.len() {
        let (Some((before, earlier)), Some((now, later))) = (parts.get(at - 1), parts.get(at)) else {
            continue;
        };
        if later - earlier == 1 {
            let found = changed(metric, (before, now), place, &periods, (at - 1, at));
            if let Some(period) = periods.get_mut(at) {
                period.follows = true;
                period.change = found;
            }
        }
    }
    let whole: Vec<usize> = (0..periods.len())
        .filter(|&at| periods.get(at).is_some_and(|period| period.whole && period.reading.is_some()))
        .collect();
    let change = match whole.as_slice() {
        [.., before, now] => match (parts.get(*before), parts.get(*now)) {
            (Some((earlier, _)), Some((later, _))) => {
                changed(metric, (earlier, later), place, &periods, (*before, *now))
            }
            _ => None,
        },
        _ => None,
    };
    (periods, change)
}

fn changed(
    metric: &Metric,
    (before, now): (&Part, &Part),
    place: usize,
    periods: &[PeriodReport],
    (from, to): (usize, usize),
) -> Option<Change> {
    let (Some(Ok(before)), Some(Ok(now))) = (before.answers.get(place), now.answers.get(place)) else {
        return None;
    };
    let found = difference(now.as_ref(), before.as_ref()).ok()?;
    let difference = Difference::of(&found);
    let verdict = match (found.ci_lower?, found.ci_upper?, metric.better) {
        (low, _, Better::Higher) if low > 0.0 => "better",
        (_, high, Better::Higher) if high < 0.0 => "worse",
        (low, _, Better::Lower) if low > 0.0 => "worse",
        (_, high, Better::Lower) if high < 0.0 => "better",
        _ => "undecided",
    };
    let name = |at: usize| periods.get(at).map(|period| period.name.clone()).unwrap_or_default();
    Some(Change { from: name(from), to: name(to), difference, verdict })
}

/// Whether the rows could show all of a period: it begins and ends while there was something to see.
fn is_whole(source: &Prepared<'_>, every: Every, period: i64) -> bool {
    if source.source.clock.whole_periods {
        return true;
    }
    let Some((first, last)) = source.observed else { return false };
    let calendar = &source.calendar;
    let day = |at: i64| calendar.period(at, Every::Day);
    if every == Every::Hour {
        return calendar.start(period, every) >= first && calendar.start(period + 1, every) <= last;
    }
    let starts = i64::from(calendar.first_day(period, every));
    let ends = i64::from(calendar.first_day(period + 1, every)) - 1;
    starts >= day(first) && ends <= day(last)
}

/// What a period is called.
fn name(every: Every, first_day: i32, start: i64) -> String {
    let (year, month, _) = date_from_days(first_day);
    match every {
        Every::Year => format!("{year}"),
        Every::Quarter => format!("{year} Q{}", (month - 1) / 3 + 1),
        Every::Month => format!("{year}-{month:02}"),
        Every::Week => format!("week of {}", date_text(first_day)),
        Every::Hour => time_text(start).chars().take(16).collect(),
        _ => date_text(first_day),
    }
}
