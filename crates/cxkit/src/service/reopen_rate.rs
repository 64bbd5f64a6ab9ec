//! How often a case that was resolved is opened again.

use super::flags::{flag_rate, rate_of};
use crate::measure::Tally;
use crate::stats::RateResult;
use crate::Error;

flag_rate! {
    /// Settings of [`reopen_rate`].
    "reopen_rate", ReopenRateOptions, ReopenRateAccumulator,
    "reopened" = "1 where the case was opened again after a resolution.",
    "resolved" = "1 where it was resolved at least once; without the column every row was."
}

impl ReopenRateOptions {
    const fn parts(&self) -> (&'static str, &'static str) {
        ("reopened", "resolved")
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
    reopen_rate_with(reopened, Some(resolved.into()), &ReopenRateOptions::default())
}

/// [`reopen_rate`] with options, from counts or from columns of 1 and 0.
///
/// From columns each row is one; without `resolved` every row counts, with it rows of 0 are left out and counted.
/// Rows that do not say are left out and counted.
///
/// # Errors
/// As [`reopen_rate`]; `out_of_range` for a flag other than 0 and 1, naming the smallest row, and for a level outside
/// 0 to 1; `wrong_type` for a count beside a column; `missing` where that is refused; `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::columns::Numbers;
/// use cxkit::service::{reopen_rate_with, ReopenRateOptions};
/// let reopened = Numbers::from(&[1.0, 0.0, 0.0, f64::NAN, 0.0]);
/// let rate = reopen_rate_with(reopened, None, &ReopenRateOptions::default())?;
/// assert_eq!((rate.rate, rate.n, rate.missing_count), (0.25, 4, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn reopen_rate_with<'a>(
    reopened: impl Into<Tally<'a>>,
    resolved: Option<Tally<'a>>,
    options: &ReopenRateOptions,
) -> Result<RateResult, Error> {
    rate_of(reopened.into(), resolved, None, options)
}
