//! A rate of things counted one by one, as every measure of that kind reports it.

use super::share::{check_share, interval, ShareInterval};
use super::{no_interval, Level};
use crate::describe::record;
use crate::Error;
use std::borrow::Cow;

record! {
    /// A rate: how many of those that could did.
    pub struct RateResult {
        /// The rate, 0 to 1.
        pub rate: f64,
        /// The headline number: the rate.
        pub value: f64,
        /// How many did.
        pub numerator: u64,
        /// How many could.
        pub denominator: u64,
        /// How many were measured: the denominator.
        pub n: u64,
        /// How many rows do not say.
        pub missing_count: u64,
        /// How many rows the measure leaves out by its definition, such as cases that are not resolved.
        pub excluded_count: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The rate `numerator / denominator`; `parts` names the two for errors and for the method.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn rate(
    parts: (&'static str, &'static str),
    numerator: u64,
    denominator: u64,
    method: ShareInterval,
    confidence_level: f64,
) -> Result<RateResult, Error> {
    let level = Level::new(confidence_level)?;
    if denominator == 0 {
        return Err(Error::empty(parts.1));
    }
    check_share(parts.0, numerator, denominator)?;
    let bounds = interval(method, numerator as f64, denominator as f64, level);
    let rate = numerator as f64 / denominator as f64;
    Ok(RateResult {
        rate,
        value: rate,
        numerator,
        denominator,
        n: denominator,
        missing_count: 0,
        excluded_count: 0,
        ci_lower: bounds.map(|(low, _)| low),
        ci_upper: bounds.map(|(_, high)| high),
        ci_level: level.confidence,
        method: format!("{} / {}", parts.0, parts.1).into(),
        interval_method: bounds.map_or_else(|| no_interval("not a number"), |_| method.as_str().into()),
    })
}
