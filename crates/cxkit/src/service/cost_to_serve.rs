//! What it costs to serve one customer.

use crate::accumulate::{Moments, StateReader, StateWriter};
use crate::describe::{choices, options, record};
use crate::measure::{Batch, Metric, MetricAccumulator, Role, RoleKind};
use crate::stats::{mean_of, no_interval, Level, MeanInterval};
use crate::{Error, Missing};
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
        /// The level of the interval of a column, between 0 and 1; totals say nothing of the spread, so there is none.
        confidence_level: f64 = 0.95,
        /// What to do with a row of a column that lacks its cost; totals have none.
        missing: Missing = Missing::Skip,
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
    let level = Level::new(options.confidence_level)?;
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
        method: method(options.per),
        interval_method: no_interval("totals carry no spread"),
    })
}

fn method(per: CostPer) -> Cow<'static, str> {
    format!("total_cost / {}", counted(per)).into()
}

const fn counted(per: CostPer) -> &'static str {
    match per {
        CostPer::Customer => "customers",
        CostPer::Contact => "contacts",
        CostPer::ResolvedCase => "resolved cases",
        CostPer::Journey => "journeys",
    }
}

/// Cost to serve of a column, one row each of what is counted, that arrives in pieces.
///
/// The spread is known here, so there is an interval: Student's t.
///
/// ```
/// use cxkit::accumulate::Accumulator;
/// let mut month = cxkit::service::CostToServeAccumulator::default();
/// month.extend(&[Some((&[12.0, 0.0, 30.0]).into())])?;
/// let month = month.finish()?;
/// assert_eq!((month.cost, month.total_cost, month.n), (14.0, 42.0, 3));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub type CostToServeAccumulator = MetricAccumulator<CostToServeOptions>;

/// What is kept of the costs: exact sums.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CostToServeState {
    each: Moments,
    missing: u64,
}

impl Metric for CostToServeOptions {
    const KIND: &'static str = "cost_to_serve";
    const ROLES: &'static [Role] =
        &[Role::required("cost", RoleKind::Numbers, "What serving this one cost.")];
    type Result = CostToServeResult;
    type State = CostToServeState;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut CostToServeState) -> Result<(), Error> {
        for row in batch.rows() {
            match batch.amount(0, row)? {
                Some(cost) => {
                    state.each.push(cost).map_err(|error| error.offset_rows(row))?;
                }
                None if self.missing == Missing::Error => {
                    return Err(Error::Missing { what: "cost".into(), row });
                }
                None => state.missing += 1,
            }
        }
        Ok(())
    }

    fn merge(&self, state: &mut CostToServeState, other: &CostToServeState) -> Result<(), Error> {
        state.each.absorb(&other.each);
        state.missing = state.missing.saturating_add(other.missing);
        Ok(())
    }

    fn finish(&self, state: &CostToServeState) -> Result<CostToServeResult, Error> {
        let MeanInterval { mean, ci_lower, ci_upper, interval_method, .. } =
            mean_of(&state.each, Level::new(self.confidence_level)?)?;
        Ok(CostToServeResult {
            cost: mean,
            value: mean,
            total_cost: state.each.sum()?,
            n: state.each.n(),
            missing_count: state.missing,
            ci_lower,
            ci_upper,
            ci_level: self.confidence_level,
            method: method(self.per),
            interval_method,
        })
    }

    fn row_count(state: &CostToServeState) -> u64 {
        state.each.n().saturating_add(state.missing)
    }

    fn write_state(state: &CostToServeState, writer: &mut StateWriter) {
        state.each.write_to(writer);
        writer.u64(state.missing);
    }

    fn read_state(reader: &mut StateReader<'_>) -> Result<CostToServeState, Error> {
        Ok(CostToServeState { each: Moments::read_from(reader)?, missing: reader.u64()? })
    }
}
