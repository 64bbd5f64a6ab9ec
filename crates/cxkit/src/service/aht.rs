//! Average handle time.

use crate::accumulate::{ExactSum, Moments, StateReader, StateWriter};
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::measure::{measure_columns, Batch, ColumnView, Metric, MetricAccumulator, Role, RoleKind};
use crate::stats::{mean_of, Level, MeanInterval};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

const TALK: usize = 0;
const HOLD: usize = 1;
const WRAP: usize = 2;

options! {
    /// Settings of [`aht`].
    pub struct AhtOptions {
        /// Whether only contacts with talk time count; otherwise every row is a call that was answered.
        handled: bool = false,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a row that lacks a time.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// An average handle time and how sure it is.
    pub struct AhtResult {
        /// Seconds of talk, hold and follow-up together, per contact.
        pub aht_seconds: f64,
        /// The headline number: the average handle time in seconds.
        pub value: f64,
        /// How many contacts.
        pub n: u64,
        /// How many rows lack one of the times.
        pub missing_count: u64,
        /// How many rows were left out as they have no talk time; 0 unless `handled`.
        pub unhandled_count: u64,
        /// Average seconds of talk.
        pub talk_seconds: f64,
        /// Average seconds on hold; nothing without that column.
        pub hold_seconds: Option<f64>,
        /// Average seconds of follow-up; nothing without that column.
        pub wrap_seconds: Option<f64>,
        /// Standard deviation between contacts; nothing for one contact.
        pub standard_deviation: Option<f64>,
        /// Standard deviation over the root of n.
        pub standard_error: Option<f64>,
        /// Lower end of the interval, in seconds.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval, in seconds.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// Average handle time over rows that arrive in pieces.
pub type AhtAccumulator = MetricAccumulator<AhtOptions>;

/// What is kept of the contacts: exact sums.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AhtState {
    /// Talk, hold and follow-up of each contact together.
    whole: Moments,
    talk: ExactSum,
    /// Nothing while no row came with the column.
    hold: Option<ExactSum>,
    wrap: Option<ExactSum>,
    missing: u64,
    unhandled: u64,
}

impl Metric for AhtOptions {
    const KIND: &'static str = "aht";
    const ROLES: &'static [Role] = &[
        Role::required("talk", RoleKind::Numbers, "Seconds of talk."),
        Role::optional("hold", RoleKind::Numbers, "Seconds on hold."),
        Role::optional("wrap", RoleKind::Numbers, "Seconds of follow-up."),
    ];
    type Result = AhtResult;
    type State = AhtState;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut AhtState) -> Result<(), Error> {
        state.hold = batch.has(HOLD).then(ExactSum::new);
        state.wrap = batch.has(WRAP).then(ExactSum::new);
        for row in batch.rows() {
            let talk = batch.amount(TALK, row)?;
            let hold = part(batch, HOLD, row)?;
            let wrap = part(batch, WRAP, row)?;
            let (Some(talk), Some(hold), Some(wrap)) = (talk, hold, wrap) else {
                if self.missing == Missing::Error {
                    return Err(Error::Missing { what: "talk, hold or wrap".into(), row });
                }
                state.missing += 1;
                continue;
            };
            if self.handled && talk == 0.0 {
                state.unhandled += 1;
                continue;
            }
            let at_row = |error: Error| error.offset_rows(row);
            state.whole.push(talk + hold + wrap).map_err(at_row)?;
            state.talk.push(talk).map_err(at_row)?;
            if let Some(sum) = &mut state.hold {
                sum.push(hold).map_err(at_row)?;
            }
            if let Some(sum) = &mut state.wrap {
                sum.push(wrap).map_err(at_row)?;
            }
        }
        Ok(())
    }

    fn merge(&self, state: &mut AhtState, other: &AhtState) -> Result<(), Error> {
        let (empty, nothing_new) = (Self::row_count(state) == 0, Self::row_count(other) == 0);
        let same =
            state.hold.is_some() == other.hold.is_some() && state.wrap.is_some() == other.wrap.is_some();
        if !(same || empty || nothing_new) {
            return Err(Error::Incompatible { what: "which of hold and wrap are given".into() });
        }
        if empty {
            state.clone_from(other);
        } else if !nothing_new {
            state.whole.absorb(&other.whole);
            state.talk.merge(&other.talk);
            for (mine, theirs) in [(&mut state.hold, &other.hold), (&mut state.wrap, &other.wrap)] {
                if let (Some(mine), Some(theirs)) = (mine, theirs) {
                    mine.merge(theirs);
                }
            }
            state.missing += other.missing;
            state.unhandled += other.unhandled;
        }
        Ok(())
    }

    #[allow(clippy::cast_precision_loss)]
    fn finish(&self, state: &AhtState) -> Result<AhtResult, Error> {
        let n = state.whole.n();
        let MeanInterval { mean, standard_deviation, standard_error, ci_lower, ci_upper, interval_method } =
            mean_of(&state.whole, Level::new(self.confidence_level)?)?;
        let average = |sum: &ExactSum| sum.value().map(|sum| sum / n as f64);
        Ok(AhtResult {
            aht_seconds: mean,
            value: mean,
            n,
            missing_count: state.missing,
            unhandled_count: state.unhandled,
            talk_seconds: average(&state.talk)?,
            hold_seconds: state.hold.as_ref().map(average).transpose()?,
            wrap_seconds: state.wrap.as_ref().map(average).transpose()?,
            standard_deviation,
            standard_error,
            ci_lower,
            ci_upper,
            ci_level: self.confidence_level,
            method: if self.handled {
                "(talk + hold + wrap) / contacts with talk".into()
            } else {
                "(talk + hold + wrap) / contacts".into()
            },
            interval_method,
        })
    }

    fn row_count(state: &AhtState) -> u64 {
        state.whole.n().saturating_add(state.missing).saturating_add(state.unhandled)
    }

    fn write_state(state: &AhtState, writer: &mut StateWriter) {
        state.whole.write_to(writer);
        state.talk.write_to(writer);
        writer.option(state.hold.as_ref(), |writer, sum| sum.write_to(writer));
        writer.option(state.wrap.as_ref(), |writer, sum| sum.write_to(writer));
        writer.u64(state.missing);
        writer.u64(state.unhandled);
    }

    fn read_state(reader: &mut StateReader<'_>) -> Result<AhtState, Error> {
        Ok(AhtState {
            whole: Moments::read_from(reader)?,
            talk: ExactSum::read_from(reader)?,
            hold: reader.option(ExactSum::read_from)?,
            wrap: reader.option(ExactSum::read_from)?,
            missing: reader.u64()?,
            unhandled: reader.u64()?,
        })
    }
}

/// A part of the handle time: 0 where there is no such column, nothing where the row lacks it.
fn part(batch: &Batch<'_>, role: usize, row: usize) -> Result<Option<f64>, Error> {
    if batch.has(role) {
        batch.amount(role, row)
    } else {
        Ok(Some(0.0))
    }
}

/// Average handle time in seconds: talk, hold and follow-up of all contacts over their number.
///
/// `(talk + hold + wrap) / contacts`, one row a contact that was answered. A row that lacks one of the times
/// is left out and counted. The interval is Student's t.
///
/// # Errors
/// `empty` without a contact, `out_of_range` for a negative time, `non_finite`, each naming the smallest row.
///
/// # Examples
/// ```
/// let calls = cxkit::service::aht(&[240, 300, 180], &[30, 0, 60], &[30, 60, 0])?;
/// assert_eq!((calls.aht_seconds, calls.talk_seconds), (300.0, 240.0));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn aht<'a>(
    talk: impl Into<Numbers<'a>>,
    hold: impl Into<Numbers<'a>>,
    wrap: impl Into<Numbers<'a>>,
) -> Result<AhtResult, Error> {
    aht_with(talk, Some(hold.into()), Some(wrap.into()), &AhtOptions::default())
}

/// [`aht`] with options, and with hold and follow-up where they are known.
///
/// # Errors
/// As [`aht`]; `missing` where that is refused; `unequal_lengths`.
pub fn aht_with<'a>(
    talk: impl Into<Numbers<'a>>,
    hold: Option<Numbers<'a>>,
    wrap: Option<Numbers<'a>>,
    options: &AhtOptions,
) -> Result<AhtResult, Error> {
    let columns = [
        Some(ColumnView::Numbers(talk.into())),
        hold.map(ColumnView::Numbers),
        wrap.map(ColumnView::Numbers),
    ];
    measure_columns(options, &columns, 1)
}
