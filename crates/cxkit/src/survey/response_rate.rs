//! How many of those who were asked answered.

use crate::stats::{share_with, ShareOptions, ShareResult};
use crate::Error;

/// Share of the invited who answered, with Wilson's interval.
///
/// # Errors
/// `empty` when nobody was invited, `out_of_range` when more answered than were invited.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::survey::response_rate(30, 120)?.share, 0.25);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn response_rate(answered: u64, invited: u64) -> Result<ShareResult, Error> {
    response_rate_with(answered, invited, &ShareOptions::default())
}

/// [`response_rate`] with options.
///
/// # Errors
/// As [`response_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn response_rate_with(answered: u64, invited: u64, options: &ShareOptions) -> Result<ShareResult, Error> {
    let share = share_with(answered, invited, options)?;
    Ok(ShareResult { method: "answered / invited".into(), ..share })
}
