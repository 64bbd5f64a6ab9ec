//! How often a case that was resolved is opened again.

use crate::describe::options;
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;

options! {
    /// Settings of [`reopen_rate`].
    pub struct ReopenRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Share of the resolved cases that were opened again, with Wilson's interval.
///
/// `reopened / resolved`: a case counts once, however often it was opened again.
///
/// # Errors
/// `empty` when `resolved` is 0, `out_of_range` when `reopened` is above it.
///
/// # Examples
/// ```
/// let month = cxkit::service::reopen_rate(154, 4569)?;
/// assert_eq!((month.numerator, month.denominator), (154, 4569));
/// assert!((month.rate - 0.033_705_405_996_935_875).abs() < 1e-15);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn reopen_rate(reopened: u64, resolved: u64) -> Result<RateResult, Error> {
    reopen_rate_with(reopened, resolved, &ReopenRateOptions::default())
}

/// [`reopen_rate`] with options.
///
/// # Errors
/// As [`reopen_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn reopen_rate_with(
    reopened: u64,
    resolved: u64,
    options: &ReopenRateOptions,
) -> Result<RateResult, Error> {
    rate(("reopened", "resolved"), reopened, resolved, options.interval, options.confidence_level)
}
