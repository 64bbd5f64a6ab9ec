//! How often customers have to get in touch.

use crate::accumulate::{Moments, StateReader, StateWriter};
use crate::describe::{options, record};
use crate::measure::{Batch, Metric, MetricAccumulator, Role, RoleKind};
use crate::stats::{mean_of, poisson_bounds, Level, MeanInterval};
use crate::{Error, Missing};
use std::borrow::Cow;

options! {
    /// Settings of [`contact_rate`].
    pub struct ContactRateOptions {
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a customer of a column whose contacts are not known; counts have none.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// How many contacts a customer has.
    pub struct ContactRateResult {
        /// Contacts per customer; above 1 where customers come more than once.
        pub rate: f64,
        /// The headline number: contacts per customer.
        pub value: f64,
        /// How many contacts.
        pub contacts: u64,
        /// How many customers.
        pub n: u64,
        /// Customers of a column whose contacts are not known.
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

/// Contacts per customer of a period, with Garwood's exact Poisson interval.
///
/// `contacts / customers`, where the customers are all customers of the period, also those who never called.
/// The interval supposes that contacts come independently of each other; where the same people call again and
/// again it is too narrow.
///
/// # Errors
/// `empty` when `customers` is 0.
///
/// # Examples
/// ```
/// let month = cxkit::service::contact_rate(10, 40)?;
/// assert_eq!(month.rate, 0.25);
/// assert!((month.ci_upper.unwrap() - 0.459_758_901_050_444_5).abs() < 1e-12);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936.
pub fn contact_rate(contacts: u64, customers: u64) -> Result<ContactRateResult, Error> {
    contact_rate_with(contacts, customers, &ContactRateOptions::default())
}

/// [`contact_rate`] with options.
///
/// # Errors
/// As [`contact_rate`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn contact_rate_with(
    contacts: u64,
    customers: u64,
    options: &ContactRateOptions,
) -> Result<ContactRateResult, Error> {
    let level = Level::new(options.confidence_level)?;
    if customers == 0 {
        return Err(Error::empty("customers"));
    }
    let exposure = customers as f64;
    let rate = contacts as f64 / exposure;
    let bounds = poisson_bounds(contacts, level);
    Ok(ContactRateResult {
        rate,
        value: rate,
        contacts,
        n: customers,
        missing_count: 0,
        ci_lower: bounds.map(|(low, _)| low / exposure),
        ci_upper: bounds.map(|(_, high)| high / exposure),
        ci_level: level.confidence,
        method: "contacts / customers".into(),
        interval_method: bounds
            .map_or_else(|| crate::stats::no_interval("not a number"), |_| "garwood".into()),
    })
}

/// Contacts per customer of a column, one row a customer, that arrives in pieces.
///
/// The spread between customers is known here, so the interval is Student's t, which holds where the same people call
/// again and again. Those who never called have a row of 0.
///
/// ```
/// use cxkit::accumulate::Accumulator;
/// let mut month = cxkit::service::ContactRateAccumulator::default();
/// month.extend(&[Some((&[0, 2, 0, 1, 0, 9]).into())])?;
/// let month = month.finish()?;
/// assert_eq!((month.rate, month.contacts, month.n), (2.0, 12, 6));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub type ContactRateAccumulator = MetricAccumulator<ContactRateOptions>;

/// What is kept of the customers: exact sums.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactRateState {
    each: Moments,
    missing: u64,
}

impl Metric for ContactRateOptions {
    const KIND: &'static str = "contact_rate";
    const ROLES: &'static [Role] = &[Role::required(
        "contacts",
        RoleKind::Numbers,
        "How many contacts the customer had; 0 for those who had none.",
    )];
    type Result = ContactRateResult;
    type State = ContactRateState;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut ContactRateState) -> Result<(), Error> {
        /// What a count in floating point can be without being rounded: 2^53.
        const LARGEST: f64 = 9_007_199_254_740_992.0;
        for row in batch.rows() {
            let Some(contacts) = batch.amount(0, row)? else {
                if self.missing == Missing::Error {
                    return Err(Error::Missing { what: "contacts".into(), row });
                }
                state.missing += 1;
                continue;
            };
            if contacts.fract() != 0.0 || contacts > LARGEST {
                return Err(Error::out_of_range(
                    "contacts",
                    Some(row),
                    contacts,
                    "a whole number up to 2^53",
                ));
            }
            state.each.push(contacts)?;
        }
        Ok(())
    }

    fn merge(&self, state: &mut ContactRateState, other: &ContactRateState) -> Result<(), Error> {
        state.each.absorb(&other.each);
        state.missing = state.missing.saturating_add(other.missing);
        Ok(())
    }

    // The sum of counts is a whole number from 0 up; beyond 2^64 it stays there.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn finish(&self, state: &ContactRateState) -> Result<ContactRateResult, Error> {
        let MeanInterval { mean, ci_lower, ci_upper, interval_method, .. } =
            mean_of(&state.each, Level::new(self.confidence_level)?)?;
        Ok(ContactRateResult {
            rate: mean,
            value: mean,
            contacts: state.each.sum()? as u64,
            n: state.each.n(),
            missing_count: state.missing,
            ci_lower,
            ci_upper,
            ci_level: self.confidence_level,
            method: "contacts / customers".into(),
            interval_method,
        })
    }

    fn row_count(state: &ContactRateState) -> u64 {
        state.each.n().saturating_add(state.missing)
    }

    fn write_state(state: &ContactRateState, writer: &mut StateWriter) {
        state.each.write_to(writer);
        writer.u64(state.missing);
    }

    fn read_state(reader: &mut StateReader<'_>) -> Result<ContactRateState, Error> {
        Ok(ContactRateState { each: Moments::read_from(reader)?, missing: reader.u64()? })
    }
}
