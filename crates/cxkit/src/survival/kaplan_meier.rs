//! The share still waiting after any time, where some events have not been observed yet.

use super::curve::{QuantileRule, SurvivalPoint, SurvivalQuantile};
use super::times::SurvivalTimes;
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::stats::{no_interval, Level};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

options! {
    /// Settings of [`kaplan_meier`].
    pub struct KaplanMeierOptions {
        /// Which quantiles to give beside the median.
        probabilities: Vec<f64> = vec![0.25, 0.5, 0.75],
        /// Which time is the quantile of a curve that runs level at just that share.
        median_rule: QuantileRule = QuantileRule::First,
        /// The time up to which the restricted mean is taken; no such mean without one.
        horizon: Option<f64> = None,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a missing time or flag.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// A Kaplan-Meier curve, its median, its quantiles and its mean up to a horizon.
    pub struct KaplanMeierResult {
        /// The first time by which half have had the event; nothing where the curve does not fall so far.
        pub median: Option<f64>,
        /// The headline number: the median.
        pub value: Option<f64>,
        /// How many times.
        pub n: u64,
        /// How many of them ended in the event.
        pub event_count: u64,
        /// How many had not when they were last seen.
        pub censored_count: u64,
        /// How many rows had no time or no flag.
        pub missing_count: u64,
        /// Lower end of the median's interval; nothing where it has none.
        pub ci_lower: Option<f64>,
        /// Upper end of the median's interval; nothing where it has none.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// The quantiles asked for.
        pub quantiles: Vec<SurvivalQuantile>,
        /// The time up to which the restricted mean was taken.
        pub horizon: Option<f64>,
        /// The mean of the times, those beyond the horizon counted as the horizon.
        pub restricted_mean: Option<f64>,
        /// Its standard error.
        pub restricted_mean_standard_error: Option<f64>,
        /// Lower end of its interval.
        pub restricted_mean_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub restricted_mean_ci_upper: Option<f64>,
        /// How the restricted mean was computed, or why there is none.
        pub restricted_mean_method: Cow<'static, str>,
        /// Every time at which something was seen, earliest first.
        pub curve: Vec<SurvivalPoint>,
        /// How the curve was computed.
        pub method: Cow<'static, str>,
        /// How the intervals of the curve and the quantiles were computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The Kaplan-Meier curve of times of which some have not ended yet: open tickets, customers who are still there.
///
/// At each time the share of those still waiting who have the event then is taken off: the curve is the product of
/// `1 - events / at risk`. Who was last seen at a time without the event (`observed` 0) was at risk up to it,
/// that time included. Leaving open cases out instead would make times look shorter than they are.
///
/// The quantile p is the first time at which no more than 1 - p is left, within 1e-12. Intervals are log-log with
/// Greenwood's variance: that of a quantile runs between the times at which the two bands fall as far, and an end
/// whose band does not is absent. The bands do not exist where the curve is 1 or 0. The restricted mean is the area
/// under the curve up to a stated horizon, with Greenwood's variance and a normal interval; there is none where the
/// curve ends above 0 before the horizon.
///
/// Rows without a time or a flag are left out and counted.
///
/// # Errors
/// `empty` without a row, `non_finite` for an infinite time, `out_of_range` for a time below 0, a flag that is
/// neither 0 nor 1, or a probability outside 0 to 1, `unequal_lengths`, `missing` where that is refused.
///
/// # Examples
/// ```
/// let hours = [2.0, 3.0, 5.0, 8.0, 8.0, 12.0, 15.0, 21.0, 34.0, 55.0, 40.0, 60.0];
/// let closed = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1];
/// let waiting = cxkit::survival::kaplan_meier(&hours, &closed)?;
/// assert_eq!(waiting.median, Some(12.0));
/// assert_eq!((waiting.curve[0].time, waiting.curve[0].survival), (2.0, 11.0 / 12.0));
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// E. Kaplan and P. Meier, Journal of the American Statistical Association 53, 1958; J. Kalbfleisch and R. Prentice,
/// The Statistical Analysis of Failure Time Data, 2002, 1.4.
pub fn kaplan_meier<'a, 'b>(
    durations: impl Into<Numbers<'a>>,
    observed: impl Into<Numbers<'b>>,
) -> Result<KaplanMeierResult, Error> {
    kaplan_meier_with(durations, observed, &KaplanMeierOptions::default())
}

/// [`kaplan_meier`] with options.
///
/// # Errors
/// As [`kaplan_meier`], and `out_of_range` for a horizon that is not above 0 or a level outside 0 to 1.
pub fn kaplan_meier_with<'a, 'b>(
    durations: impl Into<Numbers<'a>>,
    observed: impl Into<Numbers<'b>>,
    options: &KaplanMeierOptions,
) -> Result<KaplanMeierResult, Error> {
    let (durations, observed) = (durations.into(), observed.into());
    let mut times = SurvivalTimes::new();
    times.extend(durations.clone(), observed.clone())?;
    if options.missing == Missing::Error && times.missing_count() > 0 {
        let missing = |row: &usize| durations.get(*row).is_none() || observed.get(*row).is_none();
        let row = (0..durations.len()).find(missing).unwrap_or_default();
        let what = if durations.get(row).is_none() { "duration" } else { "observed" };
        return Err(Error::Missing { what: what.into(), row });
    }
    read(&times, options)
}

/// The reading of any times.
pub(super) fn read(times: &SurvivalTimes, options: &KaplanMeierOptions) -> Result<KaplanMeierResult, Error> {
    let level = Level::new(options.confidence_level)?;
    if let Some(row) = options.probabilities.iter().position(|p| !(0.0..=1.0).contains(p)) {
        let value = options.probabilities.get(row).copied().unwrap_or_default();
        return Err(Error::out_of_range("probabilities", None, value, "between 0 and 1"));
    }
    if let Some(horizon) = options.horizon.filter(|horizon| !(*horizon > 0.0 && horizon.is_finite())) {
        return Err(Error::out_of_range("horizon", None, horizon, "above 0"));
    }
    let curve = times.curve();
    if curve.0.is_empty() {
        return Err(Error::empty("duration"));
    }
    let quantile = |p: f64| curve.quantile(p, options.median_rule, level);
    let median = quantile(0.5);
    let mean = options.horizon.and_then(|horizon| curve.restricted_mean(horizon));
    let bound = |side: f64| mean.map(|mean| mean.mean + side * level.z * mean.standard_error);
    Ok(KaplanMeierResult {
        median: median.time,
        value: median.time,
        n: times.event_count() + times.censored_count(),
        event_count: times.event_count(),
        censored_count: times.censored_count(),
        missing_count: times.missing_count(),
        ci_lower: median.ci_lower,
        ci_upper: median.ci_upper,
        ci_level: level.confidence,
        quantiles: options.probabilities.iter().map(|&p| quantile(p)).collect(),
        horizon: options.horizon,
        restricted_mean: mean.map(|mean| mean.mean),
        restricted_mean_standard_error: mean.map(|mean| mean.standard_error),
        restricted_mean_ci_lower: bound(-1.0),
        restricted_mean_ci_upper: bound(1.0),
        restricted_mean_method: match (options.horizon, mean) {
            (None, _) => no_interval("no horizon was stated"),
            (Some(_), None) => no_interval("the curve ends before the horizon"),
            (Some(_), Some(_)) => "area under the curve, normal interval".into(),
        },
        curve: curve.points(level),
        method: "kaplan_meier".into(),
        interval_method: match (median.ci_lower, median.ci_upper) {
            (None, None) => no_interval("neither band falls to a half"),
            (Some(_), None) => "log_log, no upper end: its band does not fall to a half".into(),
            (None, Some(_)) => "log_log, no lower end: its band does not fall to a half".into(),
            (Some(_), Some(_)) => "log_log".into(),
        },
    })
}
