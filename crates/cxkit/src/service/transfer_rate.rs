//! How often a contact is handed on.

use super::flags::{flag_rate, rate_of};
use crate::measure::Tally;
use crate::stats::RateResult;
use crate::Error;

flag_rate! {
    /// Settings of [`transfer_rate`].
    "transfer_rate", TransferRateOptions, TransferRateAccumulator,
    "transferred" = "1 where the contact was handed on at least once.",
    "handled" = "1 where somebody handled it; without the column every row was."
}

impl TransferRateOptions {
    const fn parts(&self) -> (&'static str, &'static str) {
        ("transferred", "handled")
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
    transfer_rate_with(transferred, Some(handled.into()), &TransferRateOptions::default())
}

/// [`transfer_rate`] with options, from counts or from columns of 1 and 0.
///
/// From columns each row is one; without `handled` every row counts, with it rows of 0 are left out and counted.
/// Rows that do not say are left out and counted.
///
/// # Errors
/// As [`transfer_rate`]; `out_of_range` for a flag other than 0 and 1, naming the smallest row, and for a level outside
/// 0 to 1; `wrong_type` for a count beside a column; `missing` where that is refused; `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::columns::Numbers;
/// use cxkit::service::{transfer_rate_with, TransferRateOptions};
/// let transferred = Numbers::from(&[1.0, 0.0, 0.0, f64::NAN, 0.0]);
/// let rate = transfer_rate_with(transferred, None, &TransferRateOptions::default())?;
/// assert_eq!((rate.rate, rate.n, rate.missing_count), (0.25, 4, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn transfer_rate_with<'a>(
    transferred: impl Into<Tally<'a>>,
    handled: Option<Tally<'a>>,
    options: &TransferRateOptions,
) -> Result<RateResult, Error> {
    rate_of(transferred.into(), handled, None, options)
}
