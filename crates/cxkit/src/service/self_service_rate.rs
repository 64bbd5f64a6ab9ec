//! How often people help themselves.

use super::flags::{flag_rate, rate_of};
use crate::measure::Tally;
use crate::stats::RateResult;
use crate::Error;

flag_rate! {
    /// Settings of [`self_service_rate`].
    "self_service_rate", SelfServiceRateOptions, SelfServiceRateAccumulator,
    "self_served" = "1 where the journey ended in a resolution without an agent.",
    "started" = "1 where the journey was started; without the column every row was."
}

impl SelfServiceRateOptions {
    const fn parts(&self) -> (&'static str, &'static str) {
        ("self_served", "started")
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
    self_service_rate_with(self_served, Some(started.into()), &SelfServiceRateOptions::default())
}

/// [`self_service_rate`] with options, from counts or from columns of 1 and 0.
///
/// From columns each row is one; without `started` every row counts, with it rows of 0 are left out and counted.
/// Rows that do not say are left out and counted.
///
/// # Errors
/// As [`self_service_rate`]; `out_of_range` for a flag other than 0 and 1, naming the smallest row, and for a level outside
/// 0 to 1; `wrong_type` for a count beside a column; `missing` where that is refused; `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::columns::Numbers;
/// use cxkit::service::{self_service_rate_with, SelfServiceRateOptions};
/// let self_served = Numbers::from(&[1.0, 0.0, 0.0, f64::NAN, 0.0]);
/// let rate = self_service_rate_with(self_served, None, &SelfServiceRateOptions::default())?;
/// assert_eq!((rate.rate, rate.n, rate.missing_count), (0.25, 4, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn self_service_rate_with<'a>(
    self_served: impl Into<Tally<'a>>,
    started: Option<Tally<'a>>,
    options: &SelfServiceRateOptions,
) -> Result<RateResult, Error> {
    rate_of(self_served.into(), started, None, options)
}
