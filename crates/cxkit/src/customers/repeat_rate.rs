//! How many customers come back.

use crate::describe::options;
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;

options! {
    /// Settings of [`repeat_rate`].
    pub struct RepeatRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Repeat customer rate: the share of customers with two or more purchases, with Wilson's interval.
///
/// `repeat_customers / customers`.
///
/// # Errors
/// `empty` without a customer, `out_of_range` when more came back than there are.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::repeat_rate(30, 120)?.rate, 0.25);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn repeat_rate(repeat_customers: u64, customers: u64) -> Result<RateResult, Error> {
    repeat_rate_with(repeat_customers, customers, &RepeatRateOptions::default())
}

/// [`repeat_rate`] with options.
///
/// # Errors
/// As [`repeat_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn repeat_rate_with(
    repeat_customers: u64,
    customers: u64,
    options: &RepeatRateOptions,
) -> Result<RateResult, Error> {
    let parts = ("repeat_customers", "customers");
    rate(parts, repeat_customers, customers, options.interval, options.confidence_level)
}
