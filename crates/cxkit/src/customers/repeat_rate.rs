//! How many customers come back.

use crate::describe::options;
use crate::stats::{rate, RateResult, ShareInterval};
use crate::time::Duration;
use crate::Error;
use std::borrow::Cow;

/// A log keeps so many orders of each customer at most, and one more.
const MOST_ORDERS: u64 = 1_000;

options! {
    /// Settings of [`repeat_rate`].
    pub struct RepeatRateOptions {
        /// Which order the next one is looked for after: 1 asks how many first-time customers come back. From counts,
        /// which were counted.
        nth: u64 = 1,
        /// How long after that order the next one counts, such as `90d`; left out, for ever. From counts, how long it
        /// did.
        window: Option<Duration> = None,
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Repeat customer rate: the share of customers with two or more purchases, with Wilson's interval.
///
/// `repeat_customers / customers`.
///
/// # Errors
/// `empty` without a customer, `out_of_range` when more came back than there are.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::repeat_rate(30, 120)?.rate, 0.25);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn repeat_rate(repeat_customers: u64, customers: u64) -> Result<RateResult, Error> {
    repeat_rate_with(repeat_customers, customers, &RepeatRateOptions::default())
}

/// [`repeat_rate`] with options.
///
/// # Errors
/// As [`repeat_rate`], and `out_of_range` for a level outside 0 to 1 or an order not between 1 and 1,000.
pub fn repeat_rate_with(
    repeat_customers: u64,
    customers: u64,
    options: &RepeatRateOptions,
) -> Result<RateResult, Error> {
    options.check_order()?;
    let parts = ("repeat_customers", "customers");
    let rate = rate(parts, repeat_customers, customers, options.interval, options.confidence_level)?;
    Ok(RateResult { method: options.method(), ..rate })
}

impl RepeatRateOptions {
    /// Refuses an order that nobody counts.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn check_order(&self) -> Result<(), Error> {
        if (1..=MOST_ORDERS).contains(&self.nth) {
            return Ok(());
        }
        Err(Error::out_of_range("nth", None, self.nth as f64, format!("between 1 and {MOST_ORDERS}")))
    }

    /// What was divided by what.
    pub(super) fn method(&self) -> Cow<'static, str> {
        let within = self.window.map_or_else(String::new, |window| format!(" within {window}"));
        match (self.nth, within.as_str()) {
            (1, "") => "repeat_customers / customers".into(),
            (nth, within) => {
                format!("customers with an order {}{within} / customers with an order {nth}", nth + 1).into()
            }
        }
    }
}
