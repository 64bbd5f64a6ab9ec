//! How much customers have to do with us: visits, time, opened and clicked messages.

use super::amount;
use crate::describe::{options, record};
use crate::stats::{no_interval, poisson_bounds, rate, Level, ShareInterval};
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`engagement`].
    pub struct EngagementOptions {
        /// How the intervals of the shares are computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// How much customers have to do with us.
    pub struct EngagementResult {
        /// Visits per customer.
        pub visits_per_customer: f64,
        /// The headline number: visits per customer.
        pub value: f64,
        /// Seconds per visit, where the time was measured and there was a visit.
        pub seconds_per_visit: Option<f64>,
        /// Messages opened over messages sent, where they were counted.
        pub open_rate: Option<f64>,
        /// Lower end of its interval.
        pub open_rate_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub open_rate_ci_upper: Option<f64>,
        /// Messages clicked over messages opened, where they were counted.
        pub click_rate: Option<f64>,
        /// Lower end of its interval.
        pub click_rate_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub click_rate_ci_upper: Option<f64>,
        /// How many visits.
        pub visits: u64,
        /// How many customers.
        pub n: u64,
        /// Rows that do not say.
        pub missing_count: u64,
        /// Lower end of the interval of visits per customer.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval of visits per customer.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the interval of visits per customer was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// Visits per customer, with Garwood's exact interval for a Poisson count.
///
/// `visits / customers`. The interval supposes that visits come independently of each other; where few customers
/// make most of them it is too narrow.
///
/// # Errors
/// `empty` without a customer.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::engagement(300, 120)?.visits_per_customer, 2.5);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936.
pub fn engagement(visits: u64, customers: u64) -> Result<EngagementResult, Error> {
    engagement_with(visits, customers, None, None, None, None, &EngagementOptions::default())
}

/// [`engagement`] with what else was counted, and options.
///
/// `seconds / visits`, `opened / sent` and `clicked / opened`, each where both its numbers are given; the last two
/// are shares of messages with Wilson's interval, and null where nothing was sent or opened.
///
/// # Errors
/// As [`engagement`]; `out_of_range` for more opened than sent, more clicked than opened, negative time, or a level
/// outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn engagement_with(
    visits: u64,
    customers: u64,
    seconds: Option<f64>,
    sent: Option<u64>,
    opened: Option<u64>,
    clicked: Option<u64>,
    options: &EngagementOptions,
) -> Result<EngagementResult, Error> {
    let level = Level::new(options.confidence_level)?;
    if customers == 0 {
        return Err(Error::empty("customers"));
    }
    let seconds = seconds.map(|seconds| amount("seconds", seconds)).transpose()?;
    let exposure = customers as f64;
    let bounds = poisson_bounds(visits, level);
    let share = |parts, part: Option<u64>, whole: Option<u64>| match part.zip(whole) {
        Some((0, 0)) | None => Ok(None),
        Some((part, whole)) => rate(parts, part, whole, options.interval, level.confidence).map(Some),
    };
    let opening = share(("opened", "sent"), opened, sent)?;
    let clicking = share(("clicked", "opened"), clicked, opened)?;
    let visits_per_customer = visits as f64 / exposure;
    Ok(EngagementResult {
        visits_per_customer,
        value: visits_per_customer,
        seconds_per_visit: seconds.filter(|_| visits > 0).map(|seconds| seconds / visits as f64),
        open_rate: opening.as_ref().map(|share| share.rate),
        open_rate_ci_lower: opening.as_ref().and_then(|share| share.ci_lower),
        open_rate_ci_upper: opening.as_ref().and_then(|share| share.ci_upper),
        click_rate: clicking.as_ref().map(|share| share.rate),
        click_rate_ci_lower: clicking.as_ref().and_then(|share| share.ci_lower),
        click_rate_ci_upper: clicking.as_ref().and_then(|share| share.ci_upper),
        visits,
        n: customers,
        missing_count: 0,
        ci_lower: bounds.map(|(low, _)| low / exposure),
        ci_upper: bounds.map(|(_, high)| high / exposure),
        ci_level: level.confidence,
        method: "visits / customers".into(),
        interval_method: bounds.map_or_else(|| no_interval("not a number"), |_| "garwood".into()),
    })
}
