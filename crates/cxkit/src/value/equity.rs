//! What all customers together are worth.

use super::columns::{column, Held};
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::stats::no_interval;
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

options! {
    /// Settings of [`customer_equity`].
    pub struct CustomerEquityOptions {
        /// What to do with a missing value.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// What all customers together are worth.
    pub struct CustomerEquityResult {
        /// The headline number: the sum of the customers' values before the cost of winning them.
        pub value: f64,
        /// The sum over the number of customers; nothing where it is 0.
        pub value_per_customer: Option<f64>,
        /// How many customers.
        pub customers: f64,
        /// How many rows were summed.
        pub n: u64,
        /// Rows left out because their value is missing.
        pub missing_count: u64,
        /// None: see `interval_method`.
        pub ci_lower: Option<f64>,
        /// None: see `interval_method`.
        pub ci_upper: Option<f64>,
        /// What was summed.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

/// Customer equity: the lifetime values of all customers, before the cost of winning them, summed exactly.
///
/// One row a customer.
///
/// # Errors
/// `empty` without a value, `non_finite` for an infinite one.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::value::customer_equity(&[120.0, -20.0, 300.0])?.value, 400.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn customer_equity<'a>(values: impl Into<Numbers<'a>>) -> Result<CustomerEquityResult, Error> {
    customer_equity_with(&values.into(), None, &CustomerEquityOptions::default())
}

/// [`customer_equity`] of segments: one row a segment, the value of one of its customers and how many there are.
///
/// # Errors
/// As [`customer_equity`]; `unequal_lengths`; `out_of_range` for a negative number of customers; `missing` where that
/// is refused.
pub fn customer_equity_with(
    values: &Numbers<'_>,
    customers: Option<Numbers<'_>>,
    options: &CustomerEquityOptions,
) -> Result<CustomerEquityResult, Error> {
    let customers = customers.as_ref().map(|counts| column("customers", counts, values.len())).transpose()?;
    let mut held = Held::default();
    let mut missing_count = 0;
    for row in 0..values.len() {
        let count = customers.as_ref().map_or(Some(1.0), |counts| counts.get(row));
        match values.get(row).zip(count) {
            Some((value, count)) => held.add(value, count, row)?,
            None if options.missing == Missing::Skip => missing_count += 1,
            None => return Err(Error::Missing { what: "value".into(), row }),
        }
    }
    if held.n == 0 {
        return Err(Error::empty("value"));
    }
    let (value, customers) = (held.value.value()?, held.customers.value()?);
    Ok(CustomerEquityResult {
        value,
        value_per_customer: (customers > 0.0).then(|| value / customers).filter(|one| one.is_finite()),
        customers,
        n: held.n,
        missing_count,
        ci_lower: None,
        ci_upper: None,
        method: "sum of values before acquisition cost".into(),
        interval_method: no_interval("values of all customers in closed form; a fitted model has one"),
    })
}
