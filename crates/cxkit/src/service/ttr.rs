//! Time to resolution.

use super::waiting::{waiting_measure, WaitingResult};
use crate::measure::{measure_columns, ColumnView};
use crate::time::Times;
use crate::Error;

waiting_measure! {
    /// Settings of [`ttr`].
    "ttr", TtrOptions, TtrAccumulator,
    "resolved" = "When it was resolved; missing while it is open."
}

/// Mean time from the opening of a case to its resolution, in seconds (MTTR).
///
/// Sum of times to resolve / cases resolved; or their median or another percentile, see [`TtrOptions::reading`].
/// Open cases are left out and counted, which flatters the number while slow cases are open. With
/// [`TtrOptions::censored`] they count with the time they have lasted so far: a percentile is then read off Kaplan
/// and Meier's curve, and the mean is the area under it up to a stated horizon. Rows without an opening are left out and
/// counted.
///
/// # Errors
/// `empty` without a resolved case; `out_of_range` for a case that is resolved before it was opened or took more
/// than a hundred years, naming the smallest row (or, by [`TtrOptions::impossible`], left out and counted);
/// `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::columns::Texts;
/// use cxkit::time::{Times, Zone};
/// let times = |texts: &[&str]| Times::from_texts(&Texts::from(texts), &Zone::utc());
/// let opened = times(&["2026-03-01T08:00", "2026-03-01T09:00", "2026-03-02T10:00"])?;
/// let resolved = times(&["2026-03-01T10:00", "2026-03-01T13:00", ""])?;
/// let month = cxkit::service::ttr(opened, resolved)?;
/// assert_eq!((month.seconds, month.n, month.open_count), (Some(3.0 * 3600.0), 2, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn ttr<'a>(opened: Times<'a>, resolved: Times<'a>) -> Result<WaitingResult, Error> {
    ttr_with(opened, resolved, &TtrOptions::default())
}

/// [`ttr`] with options.
///
/// # Errors
/// As [`ttr`]; `bad_option` for a censored mean without a horizon; `missing` where that is refused; `out_of_range` for a
/// percentile or a level outside 0 to 1.
pub fn ttr_with<'a>(
    opened: Times<'a>,
    resolved: Times<'a>,
    options: &TtrOptions,
) -> Result<WaitingResult, Error> {
    measure_columns(options, &[Some(ColumnView::Times(opened)), Some(ColumnView::Times(resolved))], 1)
}
