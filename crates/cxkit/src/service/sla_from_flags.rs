//! How often the promised time is kept, from what each case says.

use super::flags::counted_state;
use super::sla::{sla_with, SlaOptions, SlaResult};
use crate::accumulate::{StateReader, StateWriter};
use crate::columns::Numbers;
use crate::describe::options;
use crate::measure::{measure_columns, Batch, ColumnView, Metric, MetricAccumulator, Role, RoleKind};
use crate::stats::{Level, ShareInterval};
use crate::{Error, Missing};

options! {
    /// Settings of [`sla_from_flags`].
    pub struct SlaFromFlagsOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a row that does not say.
        missing: Missing = Missing::Skip,
    }
}

/// Service levels over rows that arrive in pieces, each of which says whether the promise was kept.
pub type SlaFromFlagsAccumulator = MetricAccumulator<SlaFromFlagsOptions>;

/// What is kept of the rows: counts.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlaFlags {
    met: u64,
    missed: u64,
    pending: u64,
    missing: u64,
}

impl SlaFlags {
    const fn merge(&mut self, other: &Self) {
        self.met = self.met.saturating_add(other.met);
        self.missed = self.missed.saturating_add(other.missed);
        self.pending = self.pending.saturating_add(other.pending);
        self.missing = self.missing.saturating_add(other.missing);
    }

    const fn row_count(&self) -> u64 {
        self.met.saturating_add(self.missed).saturating_add(self.pending).saturating_add(self.missing)
    }

    fn write_to(&self, writer: &mut StateWriter) {
        for count in [self.met, self.missed, self.pending, self.missing] {
            writer.u64(count);
        }
    }

    fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        Ok(Self { met: reader.u64()?, missed: reader.u64()?, pending: reader.u64()?, missing: reader.u64()? })
    }
}

impl Metric for SlaFromFlagsOptions {
    const KIND: &'static str = "sla_from_flags";
    const ROLES: &'static [Role] = &[
        Role::required("met", RoleKind::Flags, "1 where the promised time was kept, 0 where it was not."),
        Role::optional(
            "pending",
            RoleKind::Flags,
            "1 where the case is open and its time not up: `met` is not read.",
        ),
    ];
    type Result = SlaResult;
    type State = SlaFlags;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut SlaFlags) -> Result<(), Error> {
        for row in batch.rows() {
            let pending = if batch.has(1) { batch.flag(1, row)? } else { Some(false) };
            match (pending, batch.flag(0, row)?) {
                (Some(true), _) => state.pending += 1,
                (Some(false), Some(true)) => state.met += 1,
                (Some(false), Some(false)) => state.missed += 1,
                (None, _) | (_, None) if self.missing == Missing::Error => {
                    return Err(Error::Missing { what: "met or pending".into(), row });
                }
                (None, _) | (_, None) => state.missing += 1,
            }
        }
        Ok(())
    }

    fn finish(&self, state: &SlaFlags) -> Result<SlaResult, Error> {
        let counts = SlaOptions::default().interval(self.interval).confidence_level(self.confidence_level);
        let decided = sla_with(state.met, state.missed, state.pending, &counts)?;
        Ok(SlaResult { missing_count: state.missing, ..decided })
    }

    counted_state!();
}

/// Share of the cases that kept the time promised for them, from a column that says which did.
///
/// `met / (met + missed)`, as [`sla`](super::sla()), one row a case: `met` is 1 where the promise was kept and 0 where it
/// was not, a case open past its time among them. Rows where `pending` is 1 are in neither number and counted. Rows
/// that do not say are left out and counted. The interval is Wilson's.
///
/// # Errors
/// `empty` when no case is decided; `out_of_range` for a flag other than 0 and 1, naming the smallest row, and for a
/// level outside 0 to 1; `missing` where that is refused; `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::service::{sla_from_flags, SlaFromFlagsOptions};
/// let pending = (&[0, 0, 0, 0, 1]).into();
/// let month = sla_from_flags(&[1, 1, 1, 0, 0], Some(pending), &SlaFromFlagsOptions::default())?;
/// assert_eq!((month.rate, month.n, month.pending_count), (0.75, 4, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn sla_from_flags<'a>(
    met: impl Into<Numbers<'a>>,
    pending: Option<Numbers<'a>>,
    options: &SlaFromFlagsOptions,
) -> Result<SlaResult, Error> {
    measure_columns(options, &[Some(ColumnView::Numbers(met.into())), pending.map(ColumnView::Numbers)], 1)
}
