//! How often the promised time is kept, from when cases were opened, resolved and due.

use super::cases::{Case, CasePolicy, LONGEST};
use super::flags::counted_state;
use super::sla::{sla_with, SlaOptions, SlaResult};
use super::time_list::{later, read_time, write_time, TimeList};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::options;
use crate::measure::{measure_columns, Batch, ColumnView, Metric, MetricAccumulator, Role, RoleKind};
use crate::stats::{Level, ShareInterval};
use crate::survey::OutOfScale;
use crate::time::{Duration, Instant, Times, LATEST};
use crate::Error;
use crate::Missing;

const DUE: usize = 2;

options! {
    /// Settings of [`sla_from_times`].
    pub struct SlaFromTimesOptions {
        /// How long a case may take, where no column says when each is due.
        target: Option<Duration> = None,
        /// The time of the reading: what came later has not happened yet. The latest time of the rows otherwise.
        as_of: Option<Instant> = None,
        /// The longest a case may take; what takes longer is a wrong date.
        longest: Duration = LONGEST,
        /// What to do with a case that ends before it begins, or takes longer than anything may.
        impossible: OutOfScale = OutOfScale::Error,
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a row that does not say when the case was opened, or is due.
        missing: Missing = Missing::Skip,
    }
}

/// [`sla_from_times`] over rows that arrive in pieces.
pub type SlaAccumulator = MetricAccumulator<SlaFromTimesOptions>;

/// What is kept of the cases: counts, and when the open ones are due.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlaState {
    met: u64,
    missed: u64,
    open_due: TimeList,
    latest: Option<i64>,
    left_out: [u64; 3],
}

const MISSING: usize = 0;
const IMPOSSIBLE: usize = 1;
const LATER: usize = 2;

impl Metric for SlaFromTimesOptions {
    const KIND: &'static str = "sla";
    const ROLES: &'static [Role] = &[
        Role::required("opened", RoleKind::Times, "When the case was opened."),
        Role::required("resolved", RoleKind::Times, "When it was resolved; missing while it is open."),
        Role::optional(
            "due",
            RoleKind::Times,
            "When it had to be resolved; without the column see `target`.",
        ),
    ];
    type Result = SlaResult;
    type State = SlaState;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut SlaState) -> Result<(), Error> {
        let promised = batch.has(DUE);
        match self.target {
            None if !promised => return Err(Error::bad_option("target", "or the column due must be given")),
            Some(_) if promised => {
                return Err(Error::bad_option("target", "has no meaning beside the column due"))
            }
            _ => {}
        }
        let policy = CasePolicy {
            as_of: self.as_of,
            longest: self.longest,
            missing: self.missing,
            impossible: self.impossible,
        };
        for row in batch.rows() {
            let case = policy.read(batch, row)?;
            let (Case::Ended { opened, .. } | Case::Open { opened }) = case else {
                state.leave_out(case);
                continue;
            };
            let due = match self.target {
                Some(target) => Some(opened.saturating_add(target.micros()).min(LATEST)),
                None => batch.time(DUE, row),
            };
            let Some(due) = due else {
                if self.missing == Missing::Error {
                    return Err(Error::Missing { what: "due".into(), row });
                }
                state.leave_out(Case::Missing);
                continue;
            };
            let seen = match case {
                Case::Ended { ended, .. } => {
                    if ended <= due {
                        state.met += 1;
                    } else {
                        state.missed += 1;
                    }
                    ended
                }
                _ => {
                    state.open_due.push(due);
                    opened
                }
            };
            state.latest = later(state.latest, seen);
        }
        Ok(())
    }

    fn finish(&self, state: &SlaState) -> Result<SlaResult, Error> {
        let now = self.as_of.map(Instant::micros).or(state.latest);
        let overdue = state.open_due.iter().filter(|due| now.is_some_and(|now| *due < now)).count() as u64;
        let options = SlaOptions::default().interval(self.interval).confidence_level(self.confidence_level);
        let counted = sla_with(state.met, state.missed + overdue, state.open_due.len() - overdue, &options)?;
        let [missing_count, impossible_count, later_count] = state.left_out;
        Ok(SlaResult { missing_count, impossible_count, later_count, ..counted })
    }

    counted_state!();
}

impl SlaState {
    fn leave_out(&mut self, case: Case) {
        let why = match case {
            Case::Later => LATER,
            Case::Impossible => IMPOSSIBLE,
            _ => MISSING,
        };
        if let Some(count) = self.left_out.get_mut(why) {
            *count += 1;
        }
    }

    fn merge(&mut self, other: &Self) {
        self.met = self.met.saturating_add(other.met);
        self.missed = self.missed.saturating_add(other.missed);
        self.open_due.absorb(&other.open_due);
        if let Some(latest) = other.latest {
            self.latest = later(self.latest, latest);
        }
        for (mine, theirs) in self.left_out.iter_mut().zip(other.left_out) {
            *mine = mine.saturating_add(theirs);
        }
    }

    fn row_count(&self) -> u64 {
        let counts = [self.met, self.missed, self.open_due.len()];
        counts.into_iter().chain(self.left_out).fold(0, u64::saturating_add)
    }

    fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(self.met);
        writer.u64(self.missed);
        self.open_due.write_to(writer);
        write_time(writer, self.latest);
        self.left_out.iter().for_each(|count| writer.u64(*count));
    }

    fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let (met, missed) = (reader.u64()?, reader.u64()?);
        let open_due = TimeList::read_from(reader)?;
        let latest = read_time(reader)?;
        let left_out = [reader.u64()?, reader.u64()?, reader.u64()?];
        // A sum beyond the counts there are would overflow when it is read.
        if met.checked_add(missed).and_then(|sum| sum.checked_add(open_due.len())).is_none() {
            return Err(Error::bad_state("its counts are too large"));
        }
        Ok(Self { met, missed, open_due, latest, left_out })
    }
}

/// Share of the cases that kept the time promised for them, from when they were opened, resolved and due.
///
/// `met / (met + missed)`, as [`sla`](super::sla()). Resolved when it was due, to the microsecond, is met. A case that
/// is open at the time of the reading ([`SlaFromTimesOptions::as_of`], otherwise the latest opening or resolution of the
/// rows) is missed when it was due before that time, pending else. Rows that do not say when a case was opened or is due
/// are left out and counted.
///
/// # Errors
/// `empty` when no case is decided; `out_of_range` for a case that is resolved before it was opened or took more than a
/// hundred years, naming the smallest row (or, by [`SlaFromTimesOptions::impossible`], left out and counted);
/// `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// let hours = |hours: &'static [f64]| Times::new(hours.iter().map(|h| h * 3600.0).collect::<Vec<_>>(), TimeUnit::Seconds);
/// let opened = hours(&[0.0, 1.0, 2.0, 30.0])?;
/// let resolved = hours(&[20.0, 26.0, f64::NAN, f64::NAN])?;
/// let due = hours(&[24.0, 25.0, 26.0, 54.0])?;
/// let kept = cxkit::service::sla_from_times(opened, resolved, due)?;
/// assert_eq!((kept.met, kept.missed, kept.pending_count), (1, 2, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn sla_from_times<'a>(
    opened: Times<'a>,
    resolved: Times<'a>,
    due: Times<'a>,
) -> Result<SlaResult, Error> {
    sla_from_times_with(opened, resolved, Some(due), &SlaFromTimesOptions::default())
}

/// [`sla_from_times`] with options, such as one target for all cases instead of a column of due times.
///
/// # Errors
/// As [`sla_from_times`]; `bad_option` unless either due times or a target are given; `missing` where that is refused;
/// `out_of_range` for a level outside 0 to 1.
pub fn sla_from_times_with<'a>(
    opened: Times<'a>,
    resolved: Times<'a>,
    due: Option<Times<'a>>,
    options: &SlaFromTimesOptions,
) -> Result<SlaResult, Error> {
    let columns =
        [Some(ColumnView::Times(opened)), Some(ColumnView::Times(resolved)), due.map(ColumnView::Times)];
    measure_columns(options, &columns, 1)
}
