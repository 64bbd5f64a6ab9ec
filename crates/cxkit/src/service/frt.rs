//! First response time.

use super::waiting::{waiting_measure, WaitingResult};
use crate::measure::{measure_columns, ColumnView};
use crate::time::Times;
use crate::Error;

waiting_measure! {
    /// Settings of [`frt`].
    "frt", FrtOptions, FrtAccumulator,
    "responded" = "When somebody first responded; missing while nobody has."
}

/// Mean time from the opening of a case to the first response, in seconds.
///
/// Sum of times to respond / cases responded to; or their median or another percentile, see [`FrtOptions::reading`].
/// Cases nobody has responded to are left out and counted; with [`FrtOptions::censored`] they count with the time they
/// have waited so far, as in [`ttr`](super::ttr()). Rows without an opening are left out and counted.
///
/// # Errors
/// `empty` without a response; `out_of_range` for a response before the opening or more than a hundred years after it,
/// naming the smallest row (or, by [`FrtOptions::impossible`], left out and counted); `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// let opened = Times::new(&[0_i64, 100, 200], TimeUnit::Seconds)?;
/// let responded = Times::new(&[60_i64, 130, 260], TimeUnit::Seconds)?;
/// assert_eq!(cxkit::service::frt(opened, responded)?.seconds, Some(50.0));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn frt<'a>(opened: Times<'a>, responded: Times<'a>) -> Result<WaitingResult, Error> {
    frt_with(opened, responded, &FrtOptions::default())
}

/// [`frt`] with options.
///
/// # Errors
/// As [`frt`]; `bad_option` for a censored mean without a horizon; `missing` where that is refused; `out_of_range` for a
/// percentile or a level outside 0 to 1.
pub fn frt_with<'a>(
    opened: Times<'a>,
    responded: Times<'a>,
    options: &FrtOptions,
) -> Result<WaitingResult, Error> {
    measure_columns(options, &[Some(ColumnView::Times(opened)), Some(ColumnView::Times(responded))], 1)
}
