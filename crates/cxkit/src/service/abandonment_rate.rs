//! How many give up before anyone answers.

use super::flags::{counted_state, rate_of, RateState, Reading};
use crate::columns::Numbers;
use crate::describe::options;
use crate::measure::{Batch, Metric, MetricAccumulator, Role, RoleKind, Tally};
use crate::stats::{Level, RateResult, ShareInterval};
use crate::Error;
use crate::Missing;

const WAITED: usize = 2;

options! {
    /// Settings of [`abandonment_rate`].
    pub struct AbandonmentRateOptions {
        /// Who left within fewer seconds than this is left out, as nobody could have answered: needs `waited`.
        ignore_below_seconds: f64 = 0.0,
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a row that does not say.
        missing: Missing = Missing::Skip,
    }
}

/// [`abandonment_rate`] over rows that arrive in pieces.
pub type AbandonmentRateAccumulator = MetricAccumulator<AbandonmentRateOptions>;

impl Metric for AbandonmentRateOptions {
    const KIND: &'static str = "abandonment_rate";
    const ROLES: &'static [Role] = &[
        Role::required("abandoned", RoleKind::Flags, "1 where the customer left before an answer."),
        Role::optional(
            "offered",
            RoleKind::Flags,
            "1 where the contact was offered; without the column every row was.",
        ),
        Role::optional("waited", RoleKind::Numbers, "Seconds until the customer left or was answered."),
    ];
    type Result = RateResult;
    type State = RateState;

    fn check(&self) -> Result<(), Error> {
        if !(self.ignore_below_seconds >= 0.0 && self.ignore_below_seconds.is_finite()) {
            let what = "ignore_below_seconds";
            return Err(Error::out_of_range(what, None, self.ignore_below_seconds, "0 or more"));
        }
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut RateState) -> Result<(), Error> {
        if self.ignore_below_seconds > 0.0 && !batch.has(WAITED) {
            return Err(Error::bad_option("ignore_below_seconds", "needs the column waited"));
        }
        state.read(batch, self.missing, |row| {
            let waited = batch.amount(WAITED, row)?;
            Ok(match waited {
                _ if self.ignore_below_seconds == 0.0 => Reading::Counted(true),
                Some(waited) if waited < self.ignore_below_seconds => Reading::Excluded,
                Some(_) => Reading::Counted(true),
                None => Reading::Missing,
            })
        })
    }

    fn finish(&self, state: &RateState) -> Result<RateResult, Error> {
        state.rate(("abandoned", "offered"), self.interval, self.confidence_level)
    }

    counted_state!();
}

/// Share of the offered contacts whose customer left before an answer, with Wilson's interval.
///
/// `abandoned / offered`.
///
/// # Errors
/// `empty` when `offered` is 0, `out_of_range` when `abandoned` is above it.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::service::abandonment_rate(9, 120)?.rate, 0.075);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn abandonment_rate(abandoned: u64, offered: u64) -> Result<RateResult, Error> {
    abandonment_rate_with(abandoned, Some(offered.into()), None, &AbandonmentRateOptions::default())
}

/// [`abandonment_rate`] with options, from counts or from columns of 1 and 0 and, to ignore who left at once, one of
/// the seconds waited.
///
/// From columns each row is one contact; without `offered` every row counts, with it rows of 0 are left out. Who left
/// within fewer than `ignore_below_seconds` is in neither number. Both are counted as excluded; rows that do not say
/// are left out and counted as missing.
///
/// # Errors
/// As [`abandonment_rate`]; `out_of_range` for a flag other than 0 and 1 or a negative wait, naming the smallest row,
/// and for a level outside 0 to 1; `bad_option` for `ignore_below_seconds` without the seconds waited; `wrong_type` for
/// a count beside a column; `missing` where that is refused; `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::columns::Numbers;
/// use cxkit::service::{abandonment_rate_with, AbandonmentRateOptions};
/// let (abandoned, waited) = (Numbers::from(&[1, 1, 0, 0, 0]), Numbers::from(&[3, 40, 8, 15, 90]));
/// let options = AbandonmentRateOptions::default().ignore_below_seconds(5.0);
/// let calls = abandonment_rate_with(abandoned, None, Some(waited), &options)?;
/// assert_eq!((calls.rate, calls.n, calls.excluded_count), (0.25, 4, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn abandonment_rate_with<'a>(
    abandoned: impl Into<Tally<'a>>,
    offered: Option<Tally<'a>>,
    waited: Option<Numbers<'a>>,
    options: &AbandonmentRateOptions,
) -> Result<RateResult, Error> {
    let abandoned = abandoned.into();
    if options.ignore_below_seconds > 0.0 && matches!(abandoned, Tally::Count(_)) {
        return Err(Error::bad_option(
            "ignore_below_seconds",
            "needs columns, counts do not say who waited how long",
        ));
    }
    rate_of(abandoned, offered, waited, options)
}
