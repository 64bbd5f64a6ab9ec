//! Findings in words.

use crate::format;
use crate::report::{Change, GroupedBy, MetricReport};
use crate::scorecard::Better;
use crate::status::Status;

/// What the target is: `45`, `at most 24`, `75 % to 85 %`.
pub(crate) fn target(metric: &MetricReport) -> Option<String> {
    let unit = metric.unit;
    match metric.target.as_deref()? {
        [number] => Some(unit.plain(*number)),
        [low, high] => Some(format!("{} to {}", unit.plain(*low), unit.plain(*high))),
        _ => None,
    }
}

/// The standing in one sentence: `Between 37.6 and 43.2; the target of 45 is missed.`
pub(crate) fn standing(metric: &MetricReport) -> String {
    let Some(reading) = &metric.reading else {
        return match &metric.problem {
            Some(problem) => format!("No data: {}.", format::name(problem)),
            None => "No data.".into(),
        };
    };
    let between = match reading.interval() {
        Some((low, high)) => {
            let decimals = metric.unit.decimals(reading.interval());
            let number = |end| metric.unit.number(end, decimals);
            format!("Between {} and {}{}", number(low), number(high), metric.unit.sign())
        }
        None => "How sure the number is cannot be said".into(),
    };
    let Some(target) = target(metric) else { return format!("{between}.") };
    let kind = match metric.target.as_deref() {
        Some([_, _]) => "target band of",
        _ if metric.better == Better::Lower => "target of at most",
        _ => "target of",
    };
    let verdict = match metric.status {
        Status::Met => format!("the {kind} {target} is met"),
        Status::Missed => format!("the {kind} {target} is missed"),
        _ => format!("whether the {kind} {target} is met is undecided"),
    };
    format!("{between}; {verdict}.")
}

/// The change in one sentence: `2012-07 against 2012-06: +1.2 days (0.3 to 2.1), worse.`
pub(crate) fn change(metric: &MetricReport) -> Option<String> {
    metric.change.as_ref().map(|change| changed(metric, change))
}

/// One change in words.
pub(crate) fn changed(metric: &MetricReport, change: &Change) -> String {
    let interval = change.difference.interval();
    let span = interval.map_or_else(String::new, |ends| format!(" ({})", metric.unit.difference_span(ends)));
    let verdict = match change.verdict {
        "undecided" => "no clear change",
        other => other,
    };
    let value = metric.unit.difference(change.difference.value, interval);
    format!("{} against {}: {value}{span}, {verdict}.", change.to, change.from)
}

/// What the trend shows.
pub(crate) fn trend(metric: &MetricReport) -> String {
    let every = metric.every.unwrap_or("period");
    match &metric.change {
        None => match last_two(metric) {
            Some(words) => format!("By {every}: {words}"),
            None => format!("By {every}: no two whole {every}s to compare"),
        },
        Some(change) => {
            let value = metric.unit.difference(change.difference.value, change.difference.interval());
            match change.verdict {
                "undecided" => {
                    format!("By {every}: no clear change from {} to {} ({value})", change.from, change.to)
                }
                word => format!("By {every}: {} is {word} than {} ({value})", change.to, change.from),
            }
        }
    }
}

/// The last two whole periods of a metric whose change has no interval: `300 in 1998 Q2, 384 in 1998 Q1`.
pub(crate) fn last_two(metric: &MetricReport) -> Option<String> {
    let mut whole = metric.periods.iter().rev().filter(|period| period.whole);
    let (last, before) = (whole.next()?, whole.next()?);
    let shown = |period: &crate::report::PeriodReport| {
        let reading = period.reading.as_ref()?;
        Some(format!("{} in {}", metric.unit.shown(reading.value, reading.interval()), period.name))
    };
    (metric.change.is_none() && last.follows).then_some(())?;
    Some(format!("{}, {}; the change has no interval", shown(last)?, shown(before)?))
}

/// The further readings: `median 6.7 days, p90 25.1 days`.
pub(crate) fn readings(metric: &MetricReport) -> Option<String> {
    let shown = metric.readings.iter().map(|named| {
        let value = named.reading.as_ref().map_or_else(
            || "no data".to_owned(),
            |reading| {
                let unit = metric.unit;
                unit.shown(reading.value, reading.interval())
            },
        );
        format!("{} {value}", format::name(&named.name))
    });
    let words: Vec<String> = shown.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The standing against others: `Differentiated from large airports (36 ± 3).`
pub(crate) fn against_others(metric: &MetricReport) -> Option<String> {
    let benchmark = metric.benchmark.as_ref()?;
    let unit = metric.unit;
    let word = benchmark.position.word();
    let mut letters = word.chars();
    let capital = letters.next().map_or_else(String::new, |first| first.to_uppercase().collect());
    let margin = match benchmark.margin > 0.0 {
        true => format!("\u{a0}±\u{a0}{}", unit.plain(benchmark.margin)),
        false => String::new(),
    };
    let value = unit.plain(benchmark.value);
    Some(format!("{capital}{} {} ({value}{margin}).", letters.as_str(), format::name(&benchmark.label)))
}

/// What a breakdown shows: which groups lie wholly off all the others.
pub(crate) fn finding(metric: &MetricReport, by: &GroupedBy) -> String {
    let label = format::name(&by.label);
    let side = |side: &str| {
        let mut apart: Vec<_> = by.groups.iter().filter(|group| group.apart == Some(side)).collect();
        apart.sort_by(|a, b| value(b).total_cmp(&value(a)));
        let named = apart.iter().take(3).map(|group| {
            let shown =
                group.reading.as_ref().map(|reading| metric.unit.shown(reading.value, reading.interval()));
            format!("{} ({})", format::name(&group.label), shown.unwrap_or_default())
        });
        let mut words = named.collect::<Vec<_>>().join(", ");
        if apart.len() > 3 {
            words.push_str(&format!(" and {} more", apart.len() - 3));
        }
        (!words.is_empty()).then(|| format!("{side} the rest: {words}"))
    };
    match (side("above"), side("below")) {
        (None, None) if by.groups.len() > crate::evaluate::MOST_COMPARED => format!("By {label}"),
        (None, None) => format!("By {label}: no group lies clearly off the rest"),
        (above, below) => {
            let parts: Vec<String> = above.into_iter().chain(below).collect();
            format!("By {label}, {}", parts.join("; "))
        }
    }
}

fn value(group: &crate::report::Group) -> f64 {
    group.reading.as_ref().map_or(f64::NEG_INFINITY, |reading| reading.value)
}
