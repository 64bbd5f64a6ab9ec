//! How many customers stay.

use super::needed;
use crate::describe::{choices, options, record};
use crate::stats::{no_interval, share_bounds, Level, ShareInterval};
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What the retention rate divides.
    pub enum RetentionRateMethod {
        /// Customers at the start who are still customers at the end, over all at the start.
        Retained = "retained",
        /// All customers at the end over those at the start: above 1 where more come than go.
        EndOverStart = "end_over_start",
    }
}

options! {
    /// Settings of [`retention_rate`].
    pub struct RetentionRateOptions {
        /// What is divided by what.
        method: RetentionRateMethod = RetentionRateMethod::Retained,
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// How many customers stayed.
    pub struct RetentionRateResult {
        /// The rate: 0 to 1, above 1 only by `end_over_start`.
        pub rate: f64,
        /// The headline number: the rate.
        pub value: f64,
        /// Customers at the start who are still customers at the end; nothing where new ones were not counted.
        pub retained: Option<u64>,
        /// Customers at the start who are none at the end; nothing where new ones were not counted.
        pub lost: Option<u64>,
        /// Customers at the end who were none at the start, where they were counted.
        pub new: Option<u64>,
        /// Customers at the start.
        pub start: u64,
        /// Customers at the end.
        pub end: u64,
        /// How many were measured: customers at the start.
        pub n: u64,
        /// Rows that name no customer or no time.
        pub missing_count: u64,
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

/// Customer retention rate: the share of the customers at the start who are still customers at the end, with
/// Wilson's interval.
///
/// `(end - new) / start`, where `new` are customers at the end who were none at the start. Customers who came and
/// went in between count nowhere. Retention and churn add up to 1.
///
/// # Errors
/// `empty` when nobody was a customer at the start; `out_of_range` when more are new than there are at the end, or
/// more stayed than there were.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::retention_rate(100, 110, Some(35))?.rate, 0.75);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn retention_rate(start: u64, end: u64, new: Option<u64>) -> Result<RetentionRateResult, Error> {
    retention_rate_with(start, end, new, &RetentionRateOptions::default())
}

/// [`retention_rate`] with options. By `end_over_start` nobody needs to have counted the new ones.
///
/// # Errors
/// As [`retention_rate`]; `wrong_type` without `new` where the method needs it; `out_of_range` for a level outside
/// 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn retention_rate_with(
    start: u64,
    end: u64,
    new: Option<u64>,
    options: &RetentionRateOptions,
) -> Result<RetentionRateResult, Error> {
    let level = Level::new(options.confidence_level)?;
    if start == 0 {
        return Err(Error::empty("start"));
    }
    let retained = match (options.method, new) {
        (RetentionRateMethod::EndOverStart, None) => None,
        (_, new) => Some(retained(start, end, needed("new", new)?)?),
    };
    let (counted, method) = match options.method {
        RetentionRateMethod::Retained => (retained.unwrap_or_default(), "(end - new) / start"),
        RetentionRateMethod::EndOverStart => (end, "end / start"),
    };
    let bounds = match options.method {
        RetentionRateMethod::Retained => share_bounds(options.interval, counted as f64, start as f64, level),
        RetentionRateMethod::EndOverStart => None,
    };
    let rate = counted as f64 / start as f64;
    Ok(RetentionRateResult {
        rate,
        value: rate,
        retained,
        lost: retained.map(|stayed| start - stayed),
        new,
        start,
        end,
        n: start,
        missing_count: 0,
        ci_lower: bounds.map(|(low, _)| low),
        ci_upper: bounds.map(|(_, high)| high),
        ci_level: level.confidence,
        method: method.into(),
        interval_method: bounds.map_or_else(
            || no_interval("those at the end are no part of those at the start"),
            |_| options.interval.as_str().into(),
        ),
    })
}

/// Who stayed, if the three counts can be true together.
#[allow(clippy::cast_precision_loss)]
fn retained(start: u64, end: u64, new: u64) -> Result<u64, Error> {
    let stayed = end
        .checked_sub(new)
        .ok_or_else(|| Error::out_of_range("new", None, new as f64, format!("at most end = {end}")))?;
    if stayed > start {
        let required = format!("at most start = {start}, as they were customers then");
        return Err(Error::out_of_range("end - new", None, stayed as f64, required));
    }
    Ok(stayed)
}
