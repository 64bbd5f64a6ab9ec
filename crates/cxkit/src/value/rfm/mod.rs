//! Repeat-purchase summaries: how often customers came back, when last, and what they spent.

mod accumulator;
mod cells;
mod exact;
mod options;
mod orders;
mod summary;

pub use accumulator::RfmAccumulator;
pub use options::{AfterEnd, MergePurchases, Returns, RfmOptions, RfmUnit};
pub use orders::{Order, Orders};
pub use summary::{RfmHoldout, RfmResult, RfmSummary};

use crate::accumulate::Accumulator;
use crate::Error;

/// The repeat-purchase summary of an order log: frequency, recency, age and monetary value of every customer.
///
/// Purchases of one day are one. Frequency counts the days with a purchase after the first such day; recency is
/// the time from the first to the last of them, age the time from the first to the end of the observation, both in
/// units (a day, where nothing else is said); monetary value is the mean spend of the repeat days. Rows without
/// customer, time or amount are left out and counted.
///
/// # Errors
/// `empty` without a usable order; the others as [`RfmAccumulator::extend`].
///
/// # Examples
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// use cxkit::value::{rfm, Orders};
/// let days = Times::new(&[0, 10, 10, 30, 5], TimeUnit::Days)?;
/// let summary = rfm(&Orders::new(&["ann", "ann", "ann", "ann", "bob"], days).with_amounts(&[9.0, 5.0, 3.0, 4.0, 2.0]))?;
/// assert_eq!(summary.frequency, [2, 0]);
/// assert_eq!((summary.recency, summary.age), (vec![30.0, 0.0], vec![30.0, 25.0]));
/// assert_eq!(summary.monetary_value, Some(vec![Some(6.0), None]));
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// P. Fader, B. Hardie, K. Lee, Counting Your Customers the Easy Way, Marketing Science 24, 2005.
pub fn rfm(orders: &Orders<'_>) -> Result<RfmSummary, Error> {
    rfm_with(orders, &RfmOptions::default())
}

/// [`rfm`] with options; days, weeks and months begin as in UTC. For another zone see
/// [`RfmAccumulator::with_calendar`].
///
/// # Errors
/// As [`rfm`] and [`RfmAccumulator::with_calendar`]; `bad_option` where the calibration does not end before the
/// observation.
pub fn rfm_with(orders: &Orders<'_>, options: &RfmOptions) -> Result<RfmSummary, Error> {
    let mut accumulator = RfmAccumulator::new(options.clone())?;
    accumulator.extend(orders)?;
    accumulator.finish()
}
