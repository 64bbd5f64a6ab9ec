//! How often customers have to get in touch.

use crate::describe::{options, record};
use crate::stats::{poisson_bounds, Level};
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`contact_rate`].
    pub struct ContactRateOptions {
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
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
        /// Rows that name no customer.
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
