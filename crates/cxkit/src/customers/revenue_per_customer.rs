//! What a customer brings in.

use crate::describe::{options, record};
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`revenue_per_customer`].
    pub struct RevenuePerCustomerOptions {
        /// The level the interval would have: totals say nothing of the spread, so there is none.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// What a customer brings in.
    pub struct RevenuePerCustomerResult {
        /// Revenue per active customer, in the currency of the total.
        pub revenue_per_customer: f64,
        /// The headline number: the revenue of one.
        pub value: f64,
        /// The total.
        pub revenue: f64,
        /// How many customers were active.
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

/// Revenue per active customer of a period, from totals.
///
/// `revenue / customers`; refunds may make it negative. Totals carry no information on spread, so there is no
/// interval: with a column of revenue, one row a customer, [`crate::stats::mean`] has one.
///
/// # Errors
/// `empty` without a customer.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::customers::revenue_per_customer(50_000.0, 400)?.value, 125.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn revenue_per_customer(revenue: f64, customers: u64) -> Result<RevenuePerCustomerResult, Error> {
    revenue_per_customer_with(revenue, customers, &RevenuePerCustomerOptions::default())
}

/// [`revenue_per_customer`] with options.
///
/// # Errors
/// As [`revenue_per_customer`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn revenue_per_customer_with(
    revenue: f64,
    customers: u64,
    options: &RevenuePerCustomerOptions,
) -> Result<RevenuePerCustomerResult, Error> {
    let level = Level::new(options.confidence_level)?;
    if !revenue.is_finite() {
        return Err(Error::NonFinite { what: "revenue".into(), row: None });
    }
    if customers == 0 {
        return Err(Error::empty("customers"));
    }
    let one = revenue / customers as f64;
    Ok(RevenuePerCustomerResult {
        revenue_per_customer: one,
        value: one,
        revenue,
        n: customers,
        missing_count: 0,
        ci_lower: None,
        ci_upper: None,
        ci_level: level.confidence,
        method: "revenue / customers".into(),
        interval_method: no_interval("totals carry no spread"),
    })
}
