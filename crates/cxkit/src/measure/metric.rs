//! A metric is a value: what to measure, with which settings. Its accumulator holds the rows read so far.

use super::batch::{Batch, ColumnView, Role, RoleKind};
use crate::accumulate::{
    check_same_settings, read_settings, write_settings, Accumulator, StateReader, StateWriter,
};
use crate::describe::{Options, Record};
use crate::time::{TimeUnit, Times};
use crate::Error;
use std::fmt::Debug;

/// The version of the saved format of metric accumulators.
const FORMAT: u64 = 1;

/// A measure over rows: its settings, the columns it reads, what it keeps of them, and its answer.
///
/// What is kept must add up exactly: any split, order and merge of the same rows gives equal states.
pub trait Metric: Options + Debug + Send + Sync {
    /// The kind of its saved state: `aht`.
    const KIND: &'static str;
    /// The columns it reads, in order.
    const ROLES: &'static [Role];
    /// Its answer.
    type Result: Record;
    /// What it keeps of the rows of one group.
    type State: Clone + Default + PartialEq + Debug + Send + Sync;

    /// Refuses settings that contradict each other.
    ///
    /// # Errors
    /// `bad_option` or `out_of_range`, naming the option.
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }

    /// Reads the rows of a batch, in their order, into a fresh state; where it fails, the state is thrown away.
    ///
    /// # Errors
    /// Those of the measure, each naming the row.
    fn read(&self, batch: &Batch<'_>, state: &mut Self::State) -> Result<(), Error>;

    /// Whether how often each number stands in the first column is all it needs, where that is its only column.
    const COUNTS_ARE_ENOUGH: bool = false;

    /// Reads such counts, `NaN` for missing rows, into a fresh state.
    ///
    /// # Errors
    /// Those of the measure, without a row.
    fn read_counts(&self, counts: &[(f64, u64)], state: &mut Self::State) -> Result<(), Error> {
        let _ = (counts, state);
        Err(Error::Incompatible { what: "a measure that reads rows".into() })
    }

    /// Adds what another state holds.
    ///
    /// # Errors
    /// `incompatible` where the two cannot be joined; nothing has changed then.
    fn merge(&self, state: &mut Self::State, other: &Self::State) -> Result<(), Error>;

    /// The answer.
    ///
    /// # Errors
    /// `empty` and those of the measure.
    fn finish(&self, state: &Self::State) -> Result<Self::Result, Error>;

    /// The answer for rows that are a part of those in `whole`, such as one region of a survey.
    ///
    /// The same as that of the rows alone, but for measures that know how the whole was drawn.
    ///
    /// # Errors
    /// Those of [`Metric::finish`]; `incompatible` for rows that are no part of the whole.
    fn finish_within(&self, state: &Self::State, whole: &Self::State) -> Result<Self::Result, Error> {
        let _ = whole;
        self.finish(state)
    }

    /// How many rows the state has read, used or not.
    fn row_count(state: &Self::State) -> u64;

    /// Writes the state: equal states write equal bytes.
    fn write_state(state: &Self::State, writer: &mut StateWriter);

    /// Reads what [`Metric::write_state`] wrote.
    ///
    /// # Errors
    /// `bad_state`.
    fn read_state(reader: &mut StateReader<'_>) -> Result<Self::State, Error>;

    /// Refuses a saved state that no rows give with these settings.
    ///
    /// # Errors
    /// `bad_state`.
    fn check_state(&self, state: &Self::State) -> Result<(), Error> {
        let _ = state;
        Ok(())
    }
}

/// A metric that compares the periods of a log: its state holds all periods of a group, and each has an answer.
///
/// [`Metric::finish`] answers for the last period.
pub trait LogMetric: Metric {
    /// The periods the state has an answer for, in order, by the ordinals of the calendar the rows were read with.
    fn periods(&self, state: &Self::State) -> Vec<i64>;

    /// The answer for one of them.
    ///
    /// # Errors
    /// `empty` and those of the measure.
    fn finish_period(&self, state: &Self::State, period: i64) -> Result<Self::Result, Error>;
}

/// A metric over rows that arrive in any order, batches and places.
///
/// A refused batch changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MetricAccumulator<M: Metric> {
    metric: M,
    state: M::State,
}

impl<M: Metric> MetricAccumulator<M> {
    /// An empty accumulator with these settings.
    ///
    /// # Errors
    /// `bad_option` or `out_of_range` for settings that contradict each other.
    pub fn new(metric: M) -> Result<Self, Error> {
        metric.check()?;
        Ok(Self { metric, state: M::State::default() })
    }

    /// The settings it was made with.
    #[must_use]
    pub const fn options(&self) -> &M {
        &self.metric
    }

    /// How many rows it has read, used or not.
    #[must_use]
    pub fn row_count(&self) -> u64 {
        M::row_count(&self.state)
    }

    /// Adds rows: a column for each role, in the order of [`Metric::ROLES`]; those that may be left out and
    /// are, are `None`.
    ///
    /// # Errors
    /// Those of the measure, naming the smallest row counted over all that was read before; `wrong_type`;
    /// `unequal_lengths`.
    pub fn extend<'a>(&mut self, columns: &'a [Option<ColumnView<'a>>]) -> Result<(), Error> {
        self.extend_batch(&Batch::new(M::ROLES, columns)?)
    }

    /// Adds the rows of a batch.
    ///
    /// # Errors
    /// As [`MetricAccumulator::extend`].
    pub fn extend_batch(&mut self, batch: &Batch<'_>) -> Result<(), Error> {
        let before = usize::try_from(self.row_count()).unwrap_or(usize::MAX);
        let mut read = M::State::default();
        self.metric.read(batch, &mut read).map_err(|error| error.offset_rows(before))?;
        self.metric.merge(&mut self.state, &read)
    }
}

impl<M: Metric> Accumulator for MetricAccumulator<M> {
    /// One value for each role, as numbers; NaN is missing, times are microseconds since 1970-01-01T00:00:00Z. Metrics
    /// over words take batches.
    type Item = Vec<f64>;
    type Output = M::Result;

    fn push(&mut self, item: Vec<f64>) -> Result<(), Error> {
        let column = |(at, value): (usize, &'_ f64)| {
            let values = std::slice::from_ref(value);
            Ok(Some(match M::ROLES.get(at).map(|role| role.kind) {
                Some(RoleKind::Times) => {
                    ColumnView::Times(Times::new(values.to_vec(), TimeUnit::Microseconds)?)
                }
                _ => ColumnView::from(values.to_vec()),
            }))
        };
        let columns = item.iter().enumerate().map(column).collect::<Result<Vec<_>, Error>>()?;
        self.extend(&columns)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.metric, &other.metric)?;
        self.metric.merge(&mut self.state, &other.state)
    }

    fn finish(&self) -> Result<M::Result, Error> {
        self.metric.finish(&self.state)
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(M::KIND, FORMAT);
        write_settings(&self.metric, &mut writer);
        M::write_state(&self.state, &mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, M::KIND, FORMAT)?;
        let metric: M = read_settings(&mut reader)?;
        let mut loaded = Self::new(metric).map_err(|error| Error::bad_state(error.to_string()))?;
        loaded.state = M::read_state(&mut reader)?;
        reader.finish()?;
        loaded.metric.check_state(&loaded.state)?;
        // One content has one spelling: anything that saves differently was not written here.
        if loaded.to_state() == bytes {
            Ok(loaded)
        } else {
            Err(Error::bad_state("not in canonical form"))
        }
    }
}

/// The plain function of a metric is its accumulator run over one batch.
pub(crate) fn measure_columns<M: Metric>(
    metric: &M,
    columns: &[Option<ColumnView<'_>>],
    threads: usize,
) -> Result<M::Result, Error> {
    let mut accumulator = MetricAccumulator::new(metric.clone())?;
    accumulator.extend_batch(&Batch::new(M::ROLES, columns)?.with_threads(threads))?;
    accumulator.finish()
}
