//! How many take the next step: convert, pay, were referred.

use crate::describe::options;
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;

options! {
    /// Settings of [`conversion_rate`].
    pub struct ConversionRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

options! {
    /// Settings of [`free_to_paid`].
    pub struct FreeToPaidOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

options! {
    /// Settings of [`referral_rate`].
    pub struct ReferralRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Conversion rate: the share of those who could convert who did, with Wilson's interval.
///
/// `converted / eligible`. Eligible are people, not visits: who visits three times and buys once has converted.
///
/// # Errors
/// `empty` when nobody was eligible, `out_of_range` when more converted than were.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::conversion_rate(30, 1_200)?.rate, 0.025);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn conversion_rate(converted: u64, eligible: u64) -> Result<RateResult, Error> {
    conversion_rate_with(converted, eligible, &ConversionRateOptions::default())
}

/// [`conversion_rate`] with options.
///
/// # Errors
/// As [`conversion_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn conversion_rate_with(
    converted: u64,
    eligible: u64,
    options: &ConversionRateOptions,
) -> Result<RateResult, Error> {
    rate(("converted", "eligible"), converted, eligible, options.interval, options.confidence_level)
}

/// Free-to-paid rate: the share of free customers who began to pay, with Wilson's interval.
///
/// `paid / free`, where `free` are all who began without paying, those who pay now among them.
///
/// # Errors
/// `empty` without a free customer, `out_of_range` when more pay than were free.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::free_to_paid(40, 1_000)?.rate, 0.04);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn free_to_paid(paid: u64, free: u64) -> Result<RateResult, Error> {
    free_to_paid_with(paid, free, &FreeToPaidOptions::default())
}

/// [`free_to_paid`] with options.
///
/// # Errors
/// As [`free_to_paid`], and `out_of_range` for a level outside 0 to 1.
pub fn free_to_paid_with(paid: u64, free: u64, options: &FreeToPaidOptions) -> Result<RateResult, Error> {
    rate(("paid", "free"), paid, free, options.interval, options.confidence_level)
}

/// Referral rate: the share of those who joined whom a customer had referred, with Wilson's interval.
///
/// `referred / joined`.
///
/// # Errors
/// `empty` when nobody joined, `out_of_range` when more were referred than joined.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::referral_rate(70, 100)?.rate, 0.7);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn referral_rate(referred: u64, joined: u64) -> Result<RateResult, Error> {
    referral_rate_with(referred, joined, &ReferralRateOptions::default())
}

/// [`referral_rate`] with options.
///
/// # Errors
/// As [`referral_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn referral_rate_with(
    referred: u64,
    joined: u64,
    options: &ReferralRateOptions,
) -> Result<RateResult, Error> {
    rate(("referred", "joined"), referred, joined, options.interval, options.confidence_level)
}
