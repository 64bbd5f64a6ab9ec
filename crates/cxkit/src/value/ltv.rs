//! What a customer is worth by the simple products: sales, and the margin on them; against what winning one cost.

use crate::describe::{options, record};
use crate::stats::no_interval;
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`ltv`].
    pub struct LtvOptions {
        /// The name of a period in the method, such as `year`.
        period: Cow<'static, str> = "period".into(),
    }
}

options! {
    /// Settings of [`cltv`].
    pub struct CltvOptions {
        /// The name of a period in the method, such as `year`.
        period: Cow<'static, str> = "period".into(),
    }
}

options! {
    /// Settings of [`ltv_to_cac`].
    pub struct LtvToCacOptions {
        /// The ratio from which on winning customers is held to pay; a rule of thumb says 3.
        target: f64 = 3.0,
    }
}

options! {
    /// Settings of [`payback`].
    pub struct PaybackOptions {
        /// The name of a period in the method, such as `month`.
        period: Cow<'static, str> = "month".into(),
    }
}

record! {
    /// A value or a ratio that is computed, not estimated.
    pub struct ValueResult {
        /// The number; nothing where there is none, such as the payback of a margin that never pays back.
        pub value: Option<f64>,
        /// Whether a target is reached, where there is one.
        pub reached: Option<bool>,
        /// How many were measured: nothing, as no sample stands behind it.
        pub n: Option<u64>,
        /// None: see `interval_method`.
        pub ci_lower: Option<f64>,
        /// None: see `interval_method`.
        pub ci_upper: Option<f64>,
        /// The formula.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

fn computed(value: Option<f64>, method: String) -> Result<ValueResult, Error> {
    if value.is_some_and(|value| !value.is_finite()) {
        return Err(Error::NonFinite { what: "value".into(), row: None });
    }
    Ok(ValueResult {
        value,
        reached: None,
        n: None,
        ci_lower: None,
        ci_upper: None,
        method: method.into(),
        interval_method: no_interval("a product of given numbers, no sample behind it"),
    })
}

/// A number from 0 up, or in a given range.
pub(super) fn at_least_zero(what: &'static str, value: f64) -> Result<f64, Error> {
    if !value.is_finite() {
        return Err(Error::NonFinite { what: what.into(), row: None });
    }
    if value < 0.0 {
        return Err(Error::out_of_range(what, None, value, "0 or more"));
    }
    Ok(value)
}

/// Lifetime value: what one sale brings, how often a customer buys in a period, and for how many periods.
///
/// `average_sale · transactions_per_period · periods`: revenue, before any cost, and not discounted.
///
/// # Errors
/// `out_of_range` for a negative number, `non_finite`.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::value::ltv(50.0, 4.0, 3.0)?.value, Some(600.0));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn ltv(average_sale: f64, transactions_per_period: f64, periods: f64) -> Result<ValueResult, Error> {
    ltv_with(average_sale, transactions_per_period, periods, &LtvOptions::default())
}

/// [`ltv`] with options.
///
/// # Errors
/// As [`ltv`].
pub fn ltv_with(
    average_sale: f64,
    transactions_per_period: f64,
    periods: f64,
    options: &LtvOptions,
) -> Result<ValueResult, Error> {
    let sales = revenue(average_sale, transactions_per_period, periods)?;
    let period = &options.period;
    computed(Some(sales), format!("average sale * transactions per {period} * {period}s"))
}

/// Customer lifetime value as a share of the sales: lifetime value times margin.
///
/// `average_sale · transactions_per_period · periods · margin`, the margin as a fraction; not discounted.
///
/// # Errors
/// `out_of_range` for a negative number or a margin outside -1 to 1, `non_finite`.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::value::cltv(50.0, 4.0, 3.0, 0.2)?.value, Some(120.0));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn cltv(
    average_sale: f64,
    transactions_per_period: f64,
    periods: f64,
    margin: f64,
) -> Result<ValueResult, Error> {
    cltv_with(average_sale, transactions_per_period, periods, margin, &CltvOptions::default())
}

/// [`cltv`] with options.
///
/// # Errors
/// As [`cltv`].
pub fn cltv_with(
    average_sale: f64,
    transactions_per_period: f64,
    periods: f64,
    margin: f64,
    options: &CltvOptions,
) -> Result<ValueResult, Error> {
    if !(-1.0..=1.0).contains(&margin) {
        return Err(Error::out_of_range("margin", None, margin, "a fraction between -1 and 1"));
    }
    let sales = revenue(average_sale, transactions_per_period, periods)?;
    let period = &options.period;
    computed(Some(sales * margin), format!("average sale * transactions per {period} * {period}s * margin"))
}

fn revenue(average_sale: f64, transactions_per_period: f64, periods: f64) -> Result<f64, Error> {
    Ok(at_least_zero("average_sale", average_sale)?
        * at_least_zero("transactions_per_period", transactions_per_period)?
        * at_least_zero("periods", periods)?)
}

/// How many times what winning a customer cost the customer is worth.
///
/// `value / cac`, the value before that cost is taken off: [`super::ClvResult::value_before_acquisition`].
///
/// # Errors
/// `out_of_range` for a cost that is not above 0, `non_finite`.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::value::ltv_to_cac(600.0, 150.0)?.value, Some(4.0));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn ltv_to_cac(value: f64, cac: f64) -> Result<ValueResult, Error> {
    ltv_to_cac_with(value, cac, &LtvToCacOptions::default())
}

/// [`ltv_to_cac`] with options.
///
/// # Errors
/// As [`ltv_to_cac`].
pub fn ltv_to_cac_with(value: f64, cac: f64, options: &LtvToCacOptions) -> Result<ValueResult, Error> {
    if !value.is_finite() {
        return Err(Error::NonFinite { what: "value".into(), row: None });
    }
    if at_least_zero("cac", cac)? == 0.0 {
        return Err(Error::out_of_range("cac", None, cac, "above 0"));
    }
    let ratio = value / cac;
    let reached = Some(ratio >= options.target);
    Ok(ValueResult { reached, ..computed(Some(ratio), "value before acquisition / cac".into())? })
}

/// How many periods a customer must stay until the cost of winning one is earned back.
///
/// `cac / margin`, the margin per customer and period; nothing where the margin is 0 or less and the cost is not: it
/// is never earned back.
///
/// # Errors
/// `out_of_range` for a negative cost, `non_finite`.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::value::payback(150.0, 12.5)?.value, Some(12.0));
/// assert_eq!(cxkit::value::payback(150.0, -1.0)?.value, None);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn payback(cac: f64, margin: f64) -> Result<ValueResult, Error> {
    payback_with(cac, margin, &PaybackOptions::default())
}

/// [`payback`] with options.
///
/// # Errors
/// As [`payback`].
pub fn payback_with(cac: f64, margin: f64, options: &PaybackOptions) -> Result<ValueResult, Error> {
    if !margin.is_finite() {
        return Err(Error::NonFinite { what: "margin".into(), row: None });
    }
    let periods = match at_least_zero("cac", cac)? {
        0.0 => Some(0.0),
        cac => (margin > 0.0).then(|| cac / margin),
    };
    computed(periods, format!("cac / margin per {}", options.period))
}
