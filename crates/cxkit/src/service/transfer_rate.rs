//! How often a contact is handed on.

use crate::describe::options;
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;

options! {
    /// Settings of [`transfer_rate`].
    pub struct TransferRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Share of the handled contacts that were handed on at least once, with Wilson's interval.
///
/// `transferred / handled`: a contact counts once, however often it was handed on.
///
/// # Errors
/// `empty` when `handled` is 0, `out_of_range` when `transferred` is above it.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::service::transfer_rate(30, 120)?.rate, 0.25);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn transfer_rate(transferred: u64, handled: u64) -> Result<RateResult, Error> {
    transfer_rate_with(transferred, handled, &TransferRateOptions::default())
}

/// [`transfer_rate`] with options.
///
/// # Errors
/// As [`transfer_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn transfer_rate_with(
    transferred: u64,
    handled: u64,
    options: &TransferRateOptions,
) -> Result<RateResult, Error> {
    rate(("transferred", "handled"), transferred, handled, options.interval, options.confidence_level)
}
