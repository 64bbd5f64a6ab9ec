//! How often the first contact is enough.

use crate::describe::{choices, options};
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;

choices! {
    /// What the resolved contacts are divided by.
    pub enum FcrMethod {
        /// First contacts, whatever they were about.
        FirstContacts = "first_contacts",
        /// All cases, also those that had further contacts from the start.
        AllCases = "all_cases",
        /// Only first contacts that could be resolved at once: no repair to wait for, no other department.
        ResolvableOnly = "resolvable_only",
    }
}

impl FcrMethod {
    const fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::FirstContacts => ("resolved", "first_calls"),
            Self::AllCases => ("resolved", "cases"),
            Self::ResolvableOnly => ("resolved", "resolvable_first_calls"),
        }
    }
}

options! {
    /// Settings of [`fcr`].
    pub struct FcrOptions {
        /// What the resolved contacts are divided by; from counts, what was counted.
        method: FcrMethod = FcrMethod::FirstContacts,
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// First contact resolution: the share of first contacts that were resolved there and then, with Wilson's
/// interval.
///
/// `resolved / first_calls`. By [`FcrMethod`] the same count is divided by all cases, or by the first contacts
/// that could be resolved at once: three published numbers, so the result names which it is.
///
/// # Errors
/// `empty` when `first_calls` is 0, `out_of_range` when `resolved` is above it.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::service::fcr(65, 100)?.rate, 0.65);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn fcr(resolved: u64, first_calls: u64) -> Result<RateResult, Error> {
    fcr_with(resolved, first_calls, &FcrOptions::default())
}

/// [`fcr`] with options.
///
/// # Errors
/// As [`fcr`], and `out_of_range` for a level outside 0 to 1.
pub fn fcr_with(resolved: u64, first_calls: u64, options: &FcrOptions) -> Result<RateResult, Error> {
    rate(options.method.parts(), resolved, first_calls, options.interval, options.confidence_level)
}
