//! How often people help themselves.

use crate::describe::options;
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;

options! {
    /// Settings of [`self_service_rate`].
    pub struct SelfServiceRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Share of the journeys that ended in a resolution without an agent, with Wilson's interval.
///
/// `self_served / started`: journeys that were given up count among those started.
///
/// # Errors
/// `empty` when `started` is 0, `out_of_range` when `self_served` is above it.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::service::self_service_rate(60, 80)?.rate, 0.75);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn self_service_rate(self_served: u64, started: u64) -> Result<RateResult, Error> {
    self_service_rate_with(self_served, started, &SelfServiceRateOptions::default())
}

/// [`self_service_rate`] with options.
///
/// # Errors
/// As [`self_service_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn self_service_rate_with(
    self_served: u64,
    started: u64,
    options: &SelfServiceRateOptions,
) -> Result<RateResult, Error> {
    rate(("self_served", "started"), self_served, started, options.interval, options.confidence_level)
}
