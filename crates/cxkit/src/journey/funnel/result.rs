//! What a funnel answers.

use super::options::{Funnel, FunnelCounting};
use super::tally::{Cell, Parts};
use crate::describe::record;
use crate::journey::figures::{shares, Shares, Summary};
use crate::time::date_text;
use crate::{parallel, Error};
use std::borrow::Cow;

record! {
    /// One step of a funnel.
    pub struct FunnelStepResult {
        /// Its number, from 1.
        pub step: u64,
        /// Its touchpoints.
        pub name: Cow<'static, str>,
        /// Whether it may be left out.
        pub optional: bool,
        /// How many reached it: customers, entries or sessions.
        pub count: u64,
        /// How many came so far, no further, and still could when the data end.
        pub pending: u64,
        /// The share of those who reached the required step before; nothing for the first step, or when there are none.
        pub conversion: Option<f64>,
        /// Lower end of its interval.
        pub conversion_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub conversion_ci_upper: Option<f64>,
        /// The share of those who reached the first step.
        pub from_first: Option<f64>,
        /// Lower end of its interval.
        pub from_first_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub from_first_ci_upper: Option<f64>,
        /// The time since the step before: the median. Quantiles lie between neighbouring values in proportion.
        pub median_seconds: Option<f64>,
        /// A quarter took no longer.
        pub p25_seconds: Option<f64>,
        /// Three quarters took no longer.
        pub p75_seconds: Option<f64>,
        /// Nine tenths took no longer.
        pub p90_seconds: Option<f64>,
        /// The mean.
        pub mean_seconds: Option<f64>,
        /// The time since the first step: the median.
        pub median_seconds_from_first: Option<f64>,
        /// Its mean.
        pub mean_seconds_from_first: Option<f64>,
    }
}

record! {
    /// A funnel of one group or one period.
    pub struct FunnelGroup {
        /// The value of the attribute, empty where there is none; or the first day of the period.
        pub group: Cow<'static, str>,
        /// How many reached each step.
        pub counts: Vec<u64>,
        /// Its steps.
        pub steps: Vec<FunnelStepResult>,
        /// How many are not complete, and still could be when the data end.
        pub pending: u64,
        /// How many left the funnel for an excluded event.
        pub excluded: u64,
    }
}

record! {
    /// How far customers came, step by step.
    pub struct FunnelResult {
        /// How many reached each step.
        pub counts: Vec<u64>,
        /// The headline number: the share of those who entered that reached the last required step; nothing when nobody
        /// entered.
        pub value: Option<f64>,
        /// How many entered.
        pub n: u64,
        /// How many customers the log has.
        pub customers: u64,
        /// How many are not complete, and still could be when the data end: they have not dropped off.
        pub pending: u64,
        /// How many left the funnel for an excluded event.
        pub excluded: u64,
        /// Lower end of the interval of the headline number.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What was counted.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
        /// A row a step.
        pub steps: Vec<FunnelStepResult>,
        /// A funnel a value of the breakdown, in order.
        pub groups: Vec<FunnelGroup>,
        /// A funnel a period of entry, in order.
        pub periods: Vec<FunnelGroup>,
    }
}

fn pending(cell: &Cell, step: usize, last_time: Option<i64>) -> u64 {
    cell.open[step].iter().filter(|&&until| last_time.is_some_and(|last| until > last)).count() as u64
}

fn steps(
    funnel: &Funnel,
    cell: &mut Cell,
    last_time: Option<i64>,
    threads: usize,
) -> Result<Vec<FunnelStepResult>, Error> {
    let level = funnel.options.confidence_level;
    let lists = cell.gaps.iter_mut().chain(&mut cell.totals).collect();
    let summaries = parallel::map_owned(lists, threads, |list: &mut Vec<i64>| Ok(Summary::of(list)))?;
    let (gaps, totals) = summaries.split_at(funnel.steps.len());
    let mut rows = Vec::new();
    let mut before = None;
    for (at, step) in funnel.steps.iter().enumerate() {
        let count = cell.reached[at];
        let conversion = before.map(|n| shares(count, n, level)).transpose()?;
        let conversion = conversion.unwrap_or(Shares { share: None, low: None, high: None });
        let from_first = shares(count, cell.reached[0], level)?;
        rows.push(FunnelStepResult {
            step: at as u64 + 1,
            name: step.label().into(),
            optional: step.optional,
            count,
            pending: pending(cell, at, last_time),
            conversion: conversion.share,
            conversion_ci_lower: conversion.low,
            conversion_ci_upper: conversion.high,
            from_first: from_first.share,
            from_first_ci_lower: from_first.low,
            from_first_ci_upper: from_first.high,
            median_seconds: gaps[at].quantiles[1],
            p25_seconds: gaps[at].quantiles[0],
            p75_seconds: gaps[at].quantiles[2],
            p90_seconds: gaps[at].quantiles[3],
            mean_seconds: gaps[at].mean,
            median_seconds_from_first: totals[at].quantiles[1],
            mean_seconds_from_first: totals[at].mean,
        });
        if !step.optional {
            before = Some(count);
        }
    }
    Ok(rows)
}

fn group(
    funnel: &Funnel,
    name: String,
    cell: &mut Cell,
    last_time: Option<i64>,
    threads: usize,
) -> Result<FunnelGroup, Error> {
    let steps = steps(funnel, cell, last_time, threads)?;
    let pending = steps.iter().map(|step| step.pending).sum();
    Ok(FunnelGroup {
        group: name.into(),
        counts: cell.reached.clone(),
        steps,
        pending,
        excluded: cell.excluded,
    })
}

/// The answer that counts give.
pub(super) fn answer(
    funnel: &Funnel,
    mut parts: Parts,
    last_time: Option<i64>,
    threads: usize,
) -> Result<FunnelResult, Error> {
    let level = funnel.options.confidence_level;
    let rows = steps(funnel, &mut parts.all, last_time, threads)?;
    let n = parts.all.reached[0];
    let complete = funnel.steps.iter().rposition(|step| !step.optional).unwrap_or(0);
    let whole = shares(parts.all.reached[complete], n, level)?;
    let groups = parts.groups.iter_mut();
    let groups = groups.map(|(name, cell)| group(funnel, name.clone(), cell, last_time, threads));
    let day = |period: i64| {
        let every = funnel.options.entry_every.unwrap_or(crate::time::Every::Day);
        date_text(funnel.calendar.first_day(period, every))
    };
    let periods = parts.periods.iter_mut();
    let periods = periods.map(|(&period, cell)| group(funnel, day(period), cell, last_time, threads));
    let what = match funnel.options.counting {
        FunnelCounting::Entries => "entries",
        FunnelCounting::Sessions => "sessions",
        FunnelCounting::Customers => "customers",
    };
    Ok(FunnelResult {
        counts: parts.all.reached,
        value: whole.share,
        n,
        customers: parts.customers,
        pending: rows.iter().map(|row| row.pending).sum(),
        excluded: parts.all.excluded,
        ci_lower: whole.low,
        ci_upper: whole.high,
        ci_level: level,
        method: format!("{what} by the deepest attempt, {}", funnel.options.order.as_str()).into(),
        interval_method: if n == 0 { "none: nobody entered".into() } else { "wilson".into() },
        groups: groups.collect::<Result<_, _>>()?,
        periods: periods.collect::<Result<_, _>>()?,
        steps: rows,
    })
}
