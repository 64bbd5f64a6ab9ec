//! What a new customer costs.

use super::amount;
use crate::describe::{options, record};
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`cac`].
    pub struct CacOptions {
        /// The level the interval would have: totals say nothing of the spread, so there is none.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// What a new customer costs.
    pub struct CacResult {
        /// Spending per new customer, in the currency of the total.
        pub cost: f64,
        /// The headline number: the cost of one.
        pub value: f64,
        /// The total.
        pub spend: f64,
        /// How many customers are new.
        pub n: u64,
        /// Rows that do not say.
        pub missing_count: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// Customer acquisition cost: what was spent on winning customers, per customer won.
///
/// `spend / new_customers`, of one channel or of all. Totals carry no information on spread, so there is no
/// interval.
///
/// # Errors
/// `empty` when nobody was won, `out_of_range` for negative spending.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::cac(12_000.0, 80)?.cost, 150.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn cac(spend: f64, new_customers: u64) -> Result<CacResult, Error> {
    cac_with(spend, new_customers, &CacOptions::default())
}

/// [`cac`] with options.
///
/// # Errors
/// As [`cac`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn cac_with(spend: f64, new_customers: u64, options: &CacOptions) -> Result<CacResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let spend = amount("spend", spend)?;
    if new_customers == 0 {
        return Err(Error::empty("new_customers"));
    }
    let cost = spend / new_customers as f64;
    Ok(CacResult {
        cost,
        value: cost,
        spend,
        n: new_customers,
        missing_count: 0,
        ci_lower: None,
        ci_upper: None,
        ci_level: level.confidence,
        method: "spend / new_customers".into(),
        interval_method: no_interval("totals carry no spread"),
    })
}
