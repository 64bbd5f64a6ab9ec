//! How many customers leave.

use super::needed;
use crate::describe::{choices, options, record};
use crate::stats::{no_interval, poisson_bounds, share_bounds, Level, ShareInterval};
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What the churn rate divides.
    pub enum ChurnRateMethod {
        /// Customers lost over those at the start.
        OverStart = "over_start",
        /// Customers lost over those at the start and those acquired.
        OverTotal = "over_total",
        /// Customers at the start less those at the end, over those at the start: negative where more come than go.
        Net = "net",
        /// Customers lost over the mean of those at the start and at the end.
        OverAverage = "over_average",
        /// Customers lost over the time all customers were at risk, in periods.
        PersonTime = "person_time",
    }
}

options! {
    /// Settings of [`churn_rate`].
    pub struct ChurnRateOptions {
        /// What is divided by what.
        method: ChurnRateMethod = ChurnRateMethod::OverStart,
        /// How the interval is computed, where the rate is a share.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// How many customers left.
    pub struct ChurnRateResult {
        /// The rate: 0 to 1 by `over_start` and `over_total`, else any number, of `net` a negative one too.
        pub rate: f64,
        /// The headline number: the rate.
        pub value: f64,
        /// Customers lost; by `net` those at the start less those at the end, where that is not negative.
        pub lost: Option<u64>,
        /// What they were divided by.
        pub denominator: f64,
        /// How many were measured: customers at the start, with those acquired by `over_total`.
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

/// What was counted over the period; what the method does not need may be left out, and is not read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(clippy::exhaustive_structs)]
pub(super) struct Counts {
    pub start: u64,
    pub lost: Option<u64>,
    pub acquired: Option<u64>,
    pub end: Option<u64>,
    pub customer_periods: Option<f64>,
}

/// Customer churn rate: the share of the customers at the start who are none at the end, with Wilson's interval.
///
/// `lost / start`. Lost are customers of the start; those who came and went in between are not among them. Churn and
/// retention add up to 1.
///
/// # Errors
/// `empty` when nobody was a customer at the start, `out_of_range` when more were lost than there were.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::churn_rate(100, 25)?.rate, 0.25);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn churn_rate(start: u64, lost: u64) -> Result<ChurnRateResult, Error> {
    churn_rate_with(start, Some(lost), None, None, None, &ChurnRateOptions::default())
}

/// [`churn_rate`] by any method, each with the counts it needs; the others may be left out and are not read.
///
/// `over_total` needs `lost` (new ones among them) and `acquired`; `net` needs `end`; `over_average` needs `lost` and
/// `end`; `person_time` needs `lost` and `customer_periods`, the time every customer was one, summed, in periods; its
/// interval is Garwood's exact one for a Poisson count.
///
/// # Errors
/// As [`churn_rate`]; `wrong_type` without a count the method needs; `out_of_range` for a level outside 0 to 1 or time
/// that is not above 0.
///
/// F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936.
pub fn churn_rate_with(
    start: u64,
    lost: Option<u64>,
    acquired: Option<u64>,
    end: Option<u64>,
    customer_periods: Option<f64>,
    options: &ChurnRateOptions,
) -> Result<ChurnRateResult, Error> {
    churn(&Counts { start, lost, acquired, end, customer_periods }, options)
}

/// The rate of checked and unchecked counts alike.
#[allow(clippy::cast_precision_loss)]
pub(super) fn churn(counts: &Counts, options: &ChurnRateOptions) -> Result<ChurnRateResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let start = counts.start;
    if start == 0 && options.method != ChurnRateMethod::PersonTime {
        return Err(Error::empty("start"));
    }
    let lost = || needed("lost", counts.lost);
    let part = |lost: Option<u64>, numerator: f64, denominator: f64, n: u64, bounds, method, interval| {
        let rate = numerator / denominator;
        let bounds: Option<(f64, f64)> = bounds;
        ChurnRateResult {
            rate,
            value: rate,
            lost,
            denominator,
            n,
            missing_count: 0,
            ci_lower: bounds.map(|(low, _)| low),
            ci_upper: bounds.map(|(_, high)| high),
            ci_level: level.confidence,
            method: Cow::Borrowed(method),
            interval_method: interval,
        }
    };
    let share = |lost: u64, n: u64, method, whole: &str| {
        if lost > n {
            let required = format!("at most {whole} = {n}: more were lost than there were");
            return Err(Error::out_of_range("lost", None, lost as f64, required));
        }
        let bounds = share_bounds(options.interval, lost as f64, n as f64, level);
        let word = Cow::Borrowed(options.interval.as_str());
        Ok(part(Some(lost), lost as f64, n as f64, n, bounds, method, word))
    };
    match options.method {
        ChurnRateMethod::OverStart => share(lost()?, start, "lost / start", "start"),
        ChurnRateMethod::OverTotal => {
            let total = start.saturating_add(needed("acquired", counts.acquired)?);
            share(lost()?, total, "lost / (start + acquired)", "start + acquired")
        }
        ChurnRateMethod::Net => {
            let end = needed("end", counts.end)?;
            let none = no_interval("a net change is no share");
            let difference = start as f64 - end as f64;
            Ok(part(
                start.checked_sub(end),
                difference,
                start as f64,
                start,
                None,
                "(start - end) / start",
                none,
            ))
        }
        ChurnRateMethod::OverAverage => {
            let average = (start as f64 + needed("end", counts.end)? as f64) / 2.0;
            let (lost, method) = (lost()?, "lost / ((start + end) / 2)");
            let none = no_interval("those lost are no part of the average");
            Ok(part(Some(lost), lost as f64, average, start, None, method, none))
        }
        ChurnRateMethod::PersonTime => {
            let time = counts.customer_periods.unwrap_or(f64::NAN);
            if !(time > 0.0 && time.is_finite()) {
                needed("customer_periods", counts.customer_periods.map(|_| 0))?;
                return Err(Error::out_of_range("customer_periods", None, time, "above 0"));
            }
            let lost = lost()?;
            let bounds = poisson_bounds(lost, level).map(|(low, high)| (low / time, high / time));
            Ok(part(
                Some(lost),
                lost as f64,
                time,
                start,
                bounds,
                "lost / customer_periods",
                "garwood".into(),
            ))
        }
    }
}
