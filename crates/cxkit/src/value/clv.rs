//! What a customer is worth, in closed form: margin, retention and a discount rate.

use crate::describe::{choices, options, record};
use crate::math::{exp_m1, ln_1p};
use crate::stats::no_interval;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// Which payments count, and when the first is made.
    pub enum ClvMethod {
        /// At the end of each period from the first on, if the customer is still there: m·(r/(1+d))^t from t = 1.
        DiscountedRetention = "discounted_retention",
        /// At the beginning of each period, the first now and for certain: the same from t = 0.
        FirstPaymentNow = "first_payment_now",
        /// As `discounted_retention`, over the first `periods` only.
        FiniteHorizon = "finite_horizon",
    }
}

options! {
    /// Settings of [`clv`].
    pub struct ClvOptions {
        /// Which payments count, and when the first is made.
        method: ClvMethod = ClvMethod::DiscountedRetention,
        /// What winning the customer cost: subtracted at the end.
        acquisition_cost: f64 = 0.0,
        /// How many payments count; left out, all there will ever be. `finite_horizon` needs it.
        periods: Option<u64> = None,
        /// By what share the margin grows from each payment to the next; may be negative.
        growth: f64 = 0.0,
    }
}

record! {
    /// What a customer is worth.
    pub struct ClvResult {
        /// The headline number: the value after the cost of winning the customer.
        pub value: f64,
        /// The value before that cost.
        pub value_before_acquisition: f64,
        /// What was subtracted.
        pub acquisition_cost: f64,
        /// How many times the margin the value before the cost is; nothing where the margin is 0.
        pub margin_multiple: Option<f64>,
        /// Margin a period.
        pub margin: f64,
        /// Share of customers that stay from one period to the next.
        pub retention: f64,
        /// Discount rate a period.
        pub discount_rate: f64,
        /// Growth of the margin a period.
        pub growth: f64,
        /// How many payments count; nothing when there is no end.
        pub periods: Option<u64>,
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

/// Customer lifetime value of a customer who stays each period with the same probability.
///
/// `m·r / (1 + d - r)` less the cost of winning the customer: the margin `m` of each period, weighed with the chance
/// that the customer is still there, `r` to the power of the period, and discounted by `d` a period. Everything is per
/// period: a yearly discount rate does not belong to a monthly margin.
///
/// # Errors
/// `out_of_range` for retention outside 0 to 1, a discount rate of -1 or less, or rates whose sum has no end
/// (`r·(1 + g)` must be below `1 + d` unless `periods` ends it); `non_finite`.
///
/// # Examples
/// ```
/// let value = cxkit::value::clv(100.0, 0.8, 0.1)?.value;
/// assert!((value - 266.666_666_666_666_6).abs() < 1e-9);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// S. Gupta, D. Lehmann, Customers as assets, Journal of Interactive Marketing 17, 2003.
pub fn clv(margin: f64, retention: f64, discount_rate: f64) -> Result<ClvResult, Error> {
    clv_with(margin, retention, discount_rate, &ClvOptions::default())
}

/// [`clv`] with options.
///
/// With growth `g` the payment of period t is `m·(1 + g)^(t-1)`: the first one is `m`.
///
/// # Errors
/// As [`clv`]; `bad_option` for `finite_horizon` without `periods`; `out_of_range` for no period at all, growth of
/// less than -1 or a negative cost.
pub fn clv_with(
    margin: f64,
    retention: f64,
    discount_rate: f64,
    options: &ClvOptions,
) -> Result<ClvResult, Error> {
    let numbers = [("margin", margin), ("retention", retention), ("discount_rate", discount_rate)];
    if let Some((what, _)) = numbers.into_iter().find(|(_, value)| !value.is_finite()) {
        return Err(Error::NonFinite { what: what.into(), row: None });
    }
    let refuse = |what, value, required| Err(Error::out_of_range(what, None, value, required));
    let growth = options.growth;
    if !(0.0..=1.0).contains(&retention) {
        return refuse("retention", retention, "between 0 and 1");
    }
    if discount_rate <= -1.0 {
        return refuse("discount_rate", discount_rate, "above -1");
    }
    if growth < -1.0 {
        return refuse("growth", growth, "-1 or more");
    }
    if options.acquisition_cost < 0.0 {
        return refuse("acquisition_cost", options.acquisition_cost, "0 or more");
    }
    if options.periods == Some(0) {
        return refuse("periods", 0.0, "1 or more");
    }
    if options.method == ClvMethod::FiniteHorizon && options.periods.is_none() {
        return Err(Error::bad_option(
            "periods",
            "must be given for the method 'finite_horizon', got nothing",
        ));
    }

    let base = 1.0 + discount_rate;
    // What is lost of a payment on its way to the next, times the base: 0 where the sum never ends.
    let gap = base - retention * (1.0 + growth);
    let first = match options.method {
        ClvMethod::FirstPaymentNow => margin,
        _ => margin * retention / base,
    };
    let sum = match options.periods {
        Some(periods) => finite_sum(first, gap / base, periods),
        None if gap > 0.0 => first * base / gap,
        None => {
            let required = format!(
                "below (1 + discount_rate) / (1 + growth) = {}, or the sum has no end (give periods)",
                base / (1.0 + growth)
            );
            return refuse_text("retention", retention, required);
        }
    };
    let value = sum - options.acquisition_cost;
    if !value.is_finite() {
        return Err(Error::NonFinite { what: "value".into(), row: None });
    }
    Ok(ClvResult {
        value,
        value_before_acquisition: sum,
        acquisition_cost: options.acquisition_cost,
        margin_multiple: (margin != 0.0).then(|| sum / margin).filter(|multiple| multiple.is_finite()),
        margin,
        retention,
        discount_rate,
        growth,
        periods: options.periods,
        n: None,
        ci_lower: None,
        ci_upper: None,
        method: formula(options).into(),
        interval_method: no_interval("a closed form of given rates, no sample behind it"),
    })
}

fn refuse_text<T>(what: &'static str, value: f64, required: String) -> Result<T, Error> {
    Err(Error::out_of_range(what, None, value, required))
}

/// The sum of the first payments, each the one before less its share `lost`.
///
/// `first·(1 - q^n) / (1 - q)` with q = 1 - lost; near q = 1 both parts are small and are computed as such.
#[allow(clippy::cast_precision_loss)]
fn finite_sum(first: f64, lost: f64, periods: u64) -> f64 {
    let n = periods as f64;
    if lost == 0.0 {
        return first * n;
    }
    if lost >= 1.0 {
        // Nothing comes after the first payment.
        return first;
    }
    first * -exp_m1(n * ln_1p(-lost)) / lost
}

/// The formula in the result's own symbols.
fn formula(options: &ClvOptions) -> String {
    let from = if options.method == ClvMethod::FirstPaymentNow { 0 } else { 1 };
    let grows = if options.growth == 0.0 { "" } else { "(1+g)^(t-1) " };
    let grows = if from == 0 { grows.replace("(t-1)", "t") } else { grows.to_owned() };
    match options.periods {
        Some(periods) => {
            let last = periods - 1 + from;
            format!("sum of m {grows}(r/(1+d))^t, t = {from} to {last}, less acquisition cost")
        }
        None => format!("sum of m {grows}(r/(1+d))^t from t = {from} on, less acquisition cost"),
    }
}
