//! What it costs to serve one customer.

use crate::describe::{choices, options, record};
use crate::stats::no_interval;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// Whose cost it is.
    pub enum CostPer {
        /// Customers served.
        Customer = "customer",
        /// Contacts.
        Contact = "contact",
        /// Cases that were resolved.
        ResolvedCase = "resolved_case",
        /// Journeys.
        Journey = "journey",
    }
}

options! {
    /// Settings of [`cost_to_serve`].
    pub struct CostToServeOptions {
        /// What was counted.
        per: CostPer = CostPer::Customer,
        /// The level the interval would have: totals say nothing of the spread, so there is none.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// What serving one of them costs.
    pub struct CostToServeResult {
        /// Cost per customer, contact, resolved case or journey, in the currency of the total.
        pub cost: f64,
        /// The headline number: the cost of one.
        pub value: f64,
        /// The total.
        pub total_cost: f64,
        /// How many were served.
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

/// Cost of contacts and service per customer served, from totals.
///
/// `total_cost / served`; by [`CostPer`] the count is one of contacts, resolved cases or journeys, and the
/// result names it. Totals carry no information on spread, so there is no interval.
///
/// # Errors
/// `empty` when nothing was served, `out_of_range` for a negative cost.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::service::cost_to_serve(12_500.0, 500)?.cost, 25.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn cost_to_serve(total_cost: f64, served: u64) -> Result<CostToServeResult, Error> {
    cost_to_serve_with(total_cost, served, &CostToServeOptions::default())
}

/// [`cost_to_serve`] with options.
///
/// # Errors
/// As [`cost_to_serve`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn cost_to_serve_with(
    total_cost: f64,
    served: u64,
    options: &CostToServeOptions,
) -> Result<CostToServeResult, Error> {
    let level = crate::stats::Level::new(options.confidence_level)?;
    if !total_cost.is_finite() {
        return Err(Error::NonFinite { what: "total_cost".into(), row: None });
    }
    if total_cost < 0.0 {
        return Err(Error::out_of_range("total_cost", None, total_cost, "0 or more"));
    }
    if served == 0 {
        return Err(Error::empty("served"));
    }
    let cost = total_cost / served as f64;
    Ok(CostToServeResult {
        cost,
        value: cost,
        total_cost,
        n: served,
        missing_count: 0,
        ci_lower: None,
        ci_upper: None,
        ci_level: level.confidence,
        method: format!("total_cost / {}", counted(options.per)).into(),
        interval_method: no_interval("totals carry no spread"),
    })
}

const fn counted(per: CostPer) -> &'static str {
    match per {
        CostPer::Customer => "customers",
        CostPer::Contact => "contacts",
        CostPer::ResolvedCase => "resolved cases",
        CostPer::Journey => "journeys",
    }
}
