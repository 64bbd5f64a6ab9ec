//! Metrics whose type is known only at run time, and what they keep of each group.

use super::batch::{Batch, Role};
use super::metric::{LogMetric, Metric};
use crate::accumulate::{check_same_settings, write_settings, StateReader, StateWriter};
use crate::describe::{Record, Value};
use crate::Error;
use std::any::Any;
use std::fmt::Debug;

/// A result whose type is known only at run time.
pub trait AnyRecord: Any + Debug + Send + Sync {
    /// Its type: `NpsResult`.
    fn name(&self) -> &'static str;
    /// The names of its fields.
    fn fields(&self) -> &'static [&'static str];
    /// Its fields' values, in the order of their description.
    fn values(&self) -> Vec<Value>;
    /// Itself, for whoever knows its type.
    fn as_any(&self) -> &dyn Any;
}

impl<R: Record + Any + Debug + Send + Sync> AnyRecord for R {
    fn name(&self) -> &'static str {
        R::NAME
    }
    fn fields(&self) -> &'static [&'static str] {
        R::FIELDS
    }
    fn values(&self) -> Vec<Value> {
        Record::values(self)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A metric whose type is known only at run time.
pub trait AnyMetric: Debug + Send + Sync {
    /// The kind of its state: `nps`.
    fn kind(&self) -> &'static str;
    /// The columns it reads, in order.
    fn roles(&self) -> &'static [Role];
    /// The fields of its result.
    fn result_fields(&self) -> &'static [&'static str];
    /// Whether it compares the periods of a log.
    fn is_log(&self) -> bool;
    /// Whether counts of the numbers in its first column are all it needs.
    fn counts_are_enough(&self) -> bool;
    /// Refuses settings that contradict each other.
    ///
    /// # Errors
    /// `bad_option` or `out_of_range`, naming the option.
    fn check(&self) -> Result<(), Error>;
    /// Refuses to merge with a metric of other settings.
    ///
    /// # Errors
    /// `incompatible`, naming what differs.
    fn check_same(&self, other: &dyn AnyMetric) -> Result<(), Error>;
    /// States of no group yet.
    fn states(&self) -> Box<dyn States>;
    /// Its settings, as part of a saved state.
    fn write_settings(&self, writer: &mut StateWriter);
    /// Itself, for whoever knows its type.
    fn as_any(&self) -> &dyn Any;
    /// A copy of its own.
    fn boxed(&self) -> Box<dyn AnyMetric>;
}

/// What one metric keeps of many groups.
pub trait States: Send + Sync {
    /// Makes room for as many groups.
    fn resize(&mut self, groups: usize);
    /// Adds the rows of a batch to a group.
    ///
    /// # Errors
    /// Those of the metric.
    fn read(&mut self, group: usize, batch: &Batch<'_>) -> Result<(), Error>;
    /// Adds rows to a group by how often each number stands in them.
    ///
    /// # Errors
    /// Those of the metric, without a row.
    fn read_counts(&mut self, group: usize, counts: &[(f64, u64)]) -> Result<(), Error>;
    /// Adds a group of other states of the same metric.
    ///
    /// # Errors
    /// `incompatible`.
    fn merge(&mut self, group: usize, other: &dyn States, theirs: usize) -> Result<(), Error>;
    /// The answer for a group: nothing when it has no usable rows.
    ///
    /// # Errors
    /// Those of the metric but `empty`.
    fn finish(&self, group: usize) -> Result<Option<Box<dyn AnyRecord>>, Error>;
    /// The answer for a group that is a part of a group of other states of the same metric.
    ///
    /// # Errors
    /// Those of the metric, `empty` among them.
    fn finish_within(
        &self,
        group: usize,
        whole: &dyn States,
        theirs: usize,
    ) -> Result<Box<dyn AnyRecord>, Error>;
    /// How many rows a group has read, used or not.
    fn row_count(&self, group: usize) -> u64;
    /// The periods of a group, for a metric that compares them.
    fn periods(&self, group: usize) -> Vec<i64>;
    /// The answer for one period of a group.
    ///
    /// # Errors
    /// As [`States::finish`].
    fn finish_period(&self, group: usize, period: i64) -> Result<Option<Box<dyn AnyRecord>>, Error>;
    /// Writes a group.
    fn write(&self, group: usize, writer: &mut StateWriter);
    /// Reads a group.
    ///
    /// # Errors
    /// `bad_state`.
    fn read_state(&mut self, group: usize, reader: &mut StateReader<'_>) -> Result<(), Error>;
    /// A copy of its own.
    fn boxed(&self) -> Box<dyn States>;
    /// Itself, for a merge with its like.
    fn as_any(&self) -> &dyn Any;
}

/// The answer of a metric for one period of a state.
type FinishPeriod<M> = fn(&M, &<M as Metric>::State, i64) -> Result<<M as Metric>::Result, Error>;

/// How a metric answers for the periods of a log.
struct Log<M: Metric> {
    periods: fn(&M, &M::State) -> Vec<i64>,
    finish: FinishPeriod<M>,
}

impl<M: Metric> Clone for Log<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M: Metric> Copy for Log<M> {}

/// A metric behind [`AnyMetric`].
pub(crate) struct Erased<M: Metric> {
    metric: M,
    log: Option<Log<M>>,
}

impl<M: Metric> Debug for Erased<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.metric.fmt(f)
    }
}

impl<M: Metric> Erased<M> {
    pub const fn new(metric: M) -> Self {
        Self { metric, log: None }
    }
}

impl<M: LogMetric> Erased<M> {
    pub const fn of_log(metric: M) -> Self {
        Self { metric, log: Some(Log { periods: M::periods, finish: M::finish_period }) }
    }
}

impl<M: Metric + 'static> AnyMetric for Erased<M>
where
    M::Result: Debug + Send + Sync + 'static,
{
    fn kind(&self) -> &'static str {
        M::KIND
    }
    fn roles(&self) -> &'static [Role] {
        M::ROLES
    }
    fn result_fields(&self) -> &'static [&'static str] {
        <M::Result as Record>::FIELDS
    }
    fn is_log(&self) -> bool {
        self.log.is_some()
    }
    fn counts_are_enough(&self) -> bool {
        M::COUNTS_ARE_ENOUGH
    }
    fn check(&self) -> Result<(), Error> {
        self.metric.check()
    }
    fn check_same(&self, other: &dyn AnyMetric) -> Result<(), Error> {
        match other.as_any().downcast_ref::<Self>() {
            Some(other) => check_same_settings(&self.metric, &other.metric),
            None => Err(Error::Incompatible { what: "the measure".into() }),
        }
    }
    fn states(&self) -> Box<dyn States> {
        Box::new(GroupStates { metric: self.metric.clone(), log: self.log, groups: Vec::new() })
    }
    fn write_settings(&self, writer: &mut StateWriter) {
        write_settings(&self.metric, writer);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn boxed(&self) -> Box<dyn AnyMetric> {
        Box::new(Self { metric: self.metric.clone(), log: self.log })
    }
}

struct GroupStates<M: Metric> {
    metric: M,
    log: Option<Log<M>>,
    groups: Vec<M::State>,
}

impl<M: Metric + 'static> GroupStates<M>
where
    M::Result: Debug + Send + Sync + 'static,
{
    fn add(&mut self, group: usize, read: &M::State) -> Result<(), Error> {
        match self.groups.get_mut(group) {
            Some(state) => self.metric.merge(state, read),
            None => Ok(()),
        }
    }

    fn answer(result: Result<M::Result, Error>) -> Result<Option<Box<dyn AnyRecord>>, Error> {
        match result {
            Ok(result) => Ok(Some(Box::new(result))),
            Err(Error::Empty { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl<M: Metric + 'static> States for GroupStates<M>
where
    M::Result: Debug + Send + Sync + 'static,
{
    fn resize(&mut self, groups: usize) {
        if groups > self.groups.len() {
            self.groups.resize_with(groups, M::State::default);
        }
    }
    fn read(&mut self, group: usize, batch: &Batch<'_>) -> Result<(), Error> {
        let mut read = M::State::default();
        self.metric.read(batch, &mut read)?;
        self.add(group, &read)
    }
    fn read_counts(&mut self, group: usize, counts: &[(f64, u64)]) -> Result<(), Error> {
        let mut read = M::State::default();
        self.metric.read_counts(counts, &mut read)?;
        self.add(group, &read)
    }
    fn merge(&mut self, group: usize, other: &dyn States, theirs: usize) -> Result<(), Error> {
        match other.as_any().downcast_ref::<Self>().and_then(|other| other.groups.get(theirs)) {
            Some(state) => self.add(group, state),
            None => Err(Error::Incompatible { what: "the measure".into() }),
        }
    }
    fn finish(&self, group: usize) -> Result<Option<Box<dyn AnyRecord>>, Error> {
        self.groups.get(group).map_or(Ok(None), |state| Self::answer(self.metric.finish(state)))
    }
    fn finish_within(
        &self,
        group: usize,
        whole: &dyn States,
        theirs: usize,
    ) -> Result<Box<dyn AnyRecord>, Error> {
        let state = self.groups.get(group);
        let whole = whole.as_any().downcast_ref::<Self>().and_then(|whole| whole.groups.get(theirs));
        match state.zip(whole) {
            Some((state, whole)) => Ok(Box::new(self.metric.finish_within(state, whole)?)),
            None => Err(Error::Incompatible { what: "the measure".into() }),
        }
    }
    fn row_count(&self, group: usize) -> u64 {
        self.groups.get(group).map_or(0, M::row_count)
    }
    fn periods(&self, group: usize) -> Vec<i64> {
        match (&self.log, self.groups.get(group)) {
            (Some(log), Some(state)) => (log.periods)(&self.metric, state),
            _ => Vec::new(),
        }
    }
    fn finish_period(&self, group: usize, period: i64) -> Result<Option<Box<dyn AnyRecord>>, Error> {
        match (&self.log, self.groups.get(group)) {
            (Some(log), Some(state)) => Self::answer((log.finish)(&self.metric, state, period)),
            _ => Ok(None),
        }
    }
    fn write(&self, group: usize, writer: &mut StateWriter) {
        match self.groups.get(group) {
            Some(state) => M::write_state(state, writer),
            None => M::write_state(&M::State::default(), writer),
        }
    }
    fn read_state(&mut self, group: usize, reader: &mut StateReader<'_>) -> Result<(), Error> {
        let read = M::read_state(reader)?;
        self.metric.check_state(&read)?;
        self.resize(group + 1);
        if let Some(state) = self.groups.get_mut(group) {
            *state = read;
        }
        Ok(())
    }
    fn boxed(&self) -> Box<dyn States> {
        Box::new(Self { metric: self.metric.clone(), log: self.log, groups: self.groups.clone() })
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}
