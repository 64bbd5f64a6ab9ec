//! How many give up before anyone answers.

use crate::describe::options;
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;

options! {
    /// Settings of [`abandonment_rate`].
    pub struct AbandonmentRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Share of the offered contacts whose customer left before an answer, with Wilson's interval.
///
/// `abandoned / offered`.
///
/// # Errors
/// `empty` when `offered` is 0, `out_of_range` when `abandoned` is above it.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::service::abandonment_rate(9, 120)?.rate, 0.075);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn abandonment_rate(abandoned: u64, offered: u64) -> Result<RateResult, Error> {
    abandonment_rate_with(abandoned, offered, &AbandonmentRateOptions::default())
}

/// [`abandonment_rate`] with options.
///
/// # Errors
/// As [`abandonment_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn abandonment_rate_with(
    abandoned: u64,
    offered: u64,
    options: &AbandonmentRateOptions,
) -> Result<RateResult, Error> {
    rate(("abandoned", "offered"), abandoned, offered, options.interval, options.confidence_level)
}
