//! How often the first contact is enough.

use super::flags::{counted_state, rate_of, RateState, Reading};
use crate::describe::{choices, options};
use crate::measure::{Batch, Metric, MetricAccumulator, Role, RoleKind, Tally};
use crate::stats::{Level, RateResult, ShareInterval};
use crate::Error;
use crate::Missing;

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
        /// What `first_calls` counts, and with that what the resolved contacts are divided by.
        method: FcrMethod = FcrMethod::FirstContacts,
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a row that does not say.
        missing: Missing = Missing::Skip,
    }
}

/// [`fcr`] over rows that arrive in pieces.
pub type FcrAccumulator = MetricAccumulator<FcrOptions>;

impl Metric for FcrOptions {
    const KIND: &'static str = "fcr";
    const ROLES: &'static [Role] = &[
        Role::required("resolved", RoleKind::Flags, "1 where the contact was resolved there and then."),
        Role::optional(
            "first_calls",
            RoleKind::Flags,
            "1 where it counts; without the column every row does.",
        ),
    ];
    type Result = RateResult;
    type State = RateState;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut RateState) -> Result<(), Error> {
        state.read(batch, self.missing, |_| Ok(Reading::Counted(true)))
    }

    fn finish(&self, state: &RateState) -> Result<RateResult, Error> {
        state.rate(self.method.parts(), self.interval, self.confidence_level)
    }

    counted_state!();
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
    fcr_with(resolved, Some(first_calls.into()), &FcrOptions::default())
}

/// [`fcr`] with options, from counts or from columns of 1 and 0.
///
/// From columns each row is one contact; without `first_calls` every row counts, with it rows of 0 are left out and
/// counted. Rows that do not say are left out and counted. From a raw log of contacts see
/// [`fcr_from_log`](super::fcr_from_log).
///
/// # Errors
/// As [`fcr`]; `out_of_range` for a flag other than 0 and 1, naming the smallest row, and for a level outside 0 to 1;
/// `wrong_type` for a count beside a column; `missing` where that is refused; `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::columns::Numbers;
/// use cxkit::service::{fcr_with, FcrOptions};
/// let (resolved, first) = (Numbers::from(&[1, 0, 0, 1, 1]), Numbers::from(&[1, 1, 0, 1, 1]));
/// let day = fcr_with(resolved, Some(first.into()), &FcrOptions::default())?;
/// assert_eq!((day.rate, day.n, day.excluded_count), (0.75, 4, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn fcr_with<'a>(
    resolved: impl Into<Tally<'a>>,
    first_calls: Option<Tally<'a>>,
    options: &FcrOptions,
) -> Result<RateResult, Error> {
    rate_of(resolved.into(), first_calls, None, options)
}
