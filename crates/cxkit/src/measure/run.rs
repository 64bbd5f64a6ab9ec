//! Many metrics over a table, by groups and periods, in one pass.

use super::keys::KeyColumn;
use super::over::AnyOver;
use super::pass::{read_space, smaller};
use super::result::MeasureResult;
use super::states::States;
use super::{ColumnView, Table};
use crate::columns::Key;
use crate::time::{Calendar, Every};
use crate::{nearest, Error};
use std::collections::BTreeMap;

/// What to measure, by what.
///
/// ```
/// use cxkit::columns::Texts;
/// use cxkit::measure::{Measure, Nps, Table};
/// use cxkit::survey::NpsResult;
/// let answers = Table::new()
///     .column("region", Texts::from(&["north", "south", "north"]))
///     .column("score", &[10, 3, 8]);
/// let by_region = Measure::new().by("region").metric("nps", Nps::new("score")).run(&answers)?;
/// let north = by_region.rows()[0].get::<NpsResult>(0).unwrap();
/// assert_eq!((north.score, north.n), (50.0, 2));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Measure {
    pub(super) by: Vec<String>,
    pub(super) time: Option<String>,
    pub(super) every: Option<Every>,
    pub(super) calendar: Calendar,
    pub(super) fill_periods: bool,
    pub(super) design: [(&'static str, Option<String>); 3],
    pub(super) metrics: Vec<(String, AnyOver)>,
    pub(super) threads: usize,
}

impl Default for Measure {
    fn default() -> Self {
        Self::new()
    }
}

impl Measure {
    /// Nothing to measure yet, over all rows at once.
    #[must_use]
    pub fn new() -> Self {
        Self {
            by: Vec::new(),
            time: None,
            every: None,
            calendar: Calendar::default(),
            fill_periods: false,
            design: [("weights", None), ("strata", None), ("clusters", None)],
            metrics: Vec::new(),
            threads: 1,
        }
    }

    /// Tells rows apart by a column of whole numbers or words, beside those given before. Rows without a key
    /// are a group of their own, which comes last.
    #[must_use]
    pub fn by(mut self, column: &str) -> Self {
        self.by.push(column.to_owned());
        self
    }

    /// The column that says when; needed by periods and by metrics over a log.
    #[must_use]
    pub fn time(mut self, column: &str) -> Self {
        self.time = Some(column.to_owned());
        self
    }

    /// Tells rows apart by period.
    #[must_use]
    pub fn every(mut self, every: Every) -> Self {
        self.every = Some(every);
        self
    }

    /// Where periods begin. Default: UTC, weeks from Monday on.
    #[must_use]
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = calendar;
        self
    }

    /// Whether periods without rows between the first and the last are given too, with nothing in them.
    #[must_use]
    pub fn fill_periods(mut self, fill: bool) -> Self {
        self.fill_periods = fill;
        self
    }

    /// The weight of each row, for every metric that takes weights and names no column of its own for them.
    #[must_use]
    pub fn weight(self, column: &str) -> Self {
        self.designed(0, column)
    }

    /// The stratum of each row, likewise.
    #[must_use]
    pub fn strata(self, column: &str) -> Self {
        self.designed(1, column)
    }

    /// The cluster of each row, likewise.
    #[must_use]
    pub fn cluster(self, column: &str) -> Self {
        self.designed(2, column)
    }

    fn designed(mut self, at: usize, column: &str) -> Self {
        if let Some((_, name)) = self.design.get_mut(at) {
            *name = Some(column.to_owned());
        }
        self
    }

    /// Adds a metric under a name of its own.
    #[must_use]
    pub fn metric(mut self, name: &str, metric: impl Into<AnyOver>) -> Self {
        self.metrics.push((name.to_owned(), metric.into()));
        self
    }

    /// How many threads may work. Default 1; the answer is the same for any number.
    #[must_use]
    pub const fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Whether a column of that name is read as points in time.
    #[must_use]
    pub fn reads_times(&self, column: &str) -> bool {
        let by_role = |over: &AnyOver| {
            let is_time = |role: &str| {
                let known = over.metric.roles().iter().find(|known| known.name == role);
                known.is_some_and(|known| known.kind == super::RoleKind::Times)
            };
            over.columns.iter().any(|(role, name)| name == column && is_time(role))
        };
        self.time.as_deref() == Some(column) || self.metrics.iter().any(|(_, over)| by_role(over))
    }

    /// Where periods begin.
    #[must_use]
    pub const fn calendar_used(&self) -> &Calendar {
        &self.calendar
    }

    /// The period rows are told apart by.
    #[must_use]
    pub const fn every_period(&self) -> Option<Every> {
        self.every
    }

    /// The first instant of a period, in microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn start_of(&self, period: i64) -> Option<i64> {
        self.every.map(|every| self.calendar.start(period, every))
    }

    /// Measures one table.
    ///
    /// # Errors
    /// `unknown_name` for a column the table does not have; `wrong_type` for a column that cannot play its part,
    /// such as a float as a key; `bad_option`; those of the metrics, naming the smallest row.
    pub fn run(&self, table: &Table<'_>) -> Result<MeasureResult, Error> {
        let mut accumulator = self.accumulator()?;
        accumulator.extend(table)?;
        accumulator.finish()
    }

    /// An accumulator for tables that arrive in pieces.
    ///
    /// # Errors
    /// `bad_option` for settings that contradict each other.
    pub fn accumulator(&self) -> Result<MeasureAccumulator, Error> {
        if self.every.is_some() && self.time.is_none() {
            return Err(Error::bad_option("every", "needs time, the column that says when"));
        }
        for (at, (name, over)) in self.metrics.iter().enumerate() {
            over.metric.check()?;
            if self.metrics.iter().take(at).any(|(known, _)| known == name) {
                return Err(Error::bad_option(
                    "metrics",
                    format!("must have different names, got '{name}' twice"),
                ));
            }
            for (role, _) in &over.columns {
                let roles = || over.metric.roles().iter().map(|role| role.name);
                if !roles().any(|known| known == role) {
                    return Err(Error::UnknownOption {
                        name: role.clone(),
                        nearest: nearest(role, roles()).map(str::to_owned),
                        place: name.clone().into(),
                    });
                }
            }
        }
        let which = |log: bool| {
            let metrics = self.metrics.iter().enumerate();
            let metrics = metrics.filter(|(_, (_, over))| over.metric.is_log() == log).map(|(at, _)| at);
            Space::new(self, metrics.collect(), self.key_count(log))
        };
        Ok(MeasureAccumulator {
            measure: self.clone(),
            rows: which(false),
            logs: which(true),
            row_count: 0,
            lacks_calendar: false,
        })
    }

    /// By how many keys groups are told apart: metrics that compare periods keep them all in one.
    pub(super) fn key_count(&self, log: bool) -> usize {
        self.by.len() + usize::from(!log && self.every.is_some())
    }

    /// The columns a metric reads, in the order of its roles.
    pub(super) fn columns<'a>(
        &self,
        over: &AnyOver,
        table: &Table<'a>,
    ) -> Result<Vec<Option<ColumnView<'a>>>, Error> {
        let column = |role: &super::Role| {
            let own = over.columns.iter().rev().find(|(known, _)| known == role.name).map(|(_, name)| name);
            let shared = self.design.iter().find(|(known, _)| *known == role.name);
            let shared = shared.and_then(|(_, name)| name.as_ref());
            let when = self.time.as_ref().filter(|_| role.name == "time");
            own.or(shared).or(when).map(|name| table.get(name).cloned()).transpose()
        };
        over.metric.roles().iter().map(column).collect()
    }
}

/// The groups of some metrics, and what is kept of each.
pub(super) struct Space {
    /// Which metrics, by their places.
    pub metrics: Vec<usize>,
    /// Groups by key, in order.
    pub groups: BTreeMap<Vec<Key>, usize>,
    /// What each of the metrics keeps.
    pub states: Vec<Box<dyn States>>,
}

impl Clone for Space {
    fn clone(&self) -> Self {
        let states = self.states.iter().map(|states| states.boxed()).collect();
        Self { metrics: self.metrics.clone(), groups: self.groups.clone(), states }
    }
}

impl Space {
    /// No group yet of metrics that tell rows apart by so many keys.
    pub fn new(measure: &Measure, metrics: Vec<usize>, key_count: usize) -> Self {
        let of = |&at: &usize| measure.metrics.get(at).map(|(_, over)| over.metric.states());
        let states = metrics.iter().filter_map(of).collect();
        let mut space = Self { metrics, groups: BTreeMap::new(), states };
        if key_count == 0 && !space.metrics.is_empty() {
            // All rows are one group, which is there before they are.
            space.group(Vec::new());
        }
        space
    }

    /// The group of that key, a new one where there is none.
    pub fn group(&mut self, key: Vec<Key>) -> usize {
        let next = self.groups.len();
        let group = *self.groups.entry(key).or_insert(next);
        if group == next {
            self.states.iter_mut().for_each(|states| states.resize(next + 1));
        }
        group
    }

    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        for (key, &theirs) in &other.groups {
            let mine = self.group(key.clone());
            for (states, others) in self.states.iter_mut().zip(&other.states) {
                states.merge(mine, others.as_ref(), theirs)?;
            }
        }
        Ok(())
    }
}

/// Metrics over tables that arrive in any order, batches and places.
///
/// A refused table changes nothing.
#[derive(Clone)]
pub struct MeasureAccumulator {
    pub(super) measure: Measure,
    /// Metrics of rows, by key and period.
    pub(super) rows: Space,
    /// Metrics that compare periods, by key alone.
    pub(super) logs: Space,
    pub(super) row_count: u64,
    /// Whether it was loaded: of a zone only the name is saved, which says nothing about further rows.
    pub(super) lacks_calendar: bool,
}

impl MeasureAccumulator {
    /// Adds a table.
    ///
    /// # Errors
    /// As [`Measure::run`]; rows are counted over all that was read before.
    pub fn extend(&mut self, table: &Table<'_>) -> Result<(), Error> {
        let before = usize::try_from(self.row_count).unwrap_or(usize::MAX);
        let mut read = Self {
            measure: self.measure.clone(),
            rows: Space::new(&self.measure, self.rows.metrics.clone(), self.measure.key_count(false)),
            logs: Space::new(&self.measure, self.logs.metrics.clone(), self.measure.key_count(true)),
            row_count: 0,
            lacks_calendar: self.lacks_calendar,
        };
        read.read(table).map_err(|error| error.offset_rows(before))?;
        read.row_count = table.len() as u64;
        self.merge(&read)
    }

    /// Adds what another accumulator of the same settings holds.
    ///
    /// # Errors
    /// `incompatible` where the settings differ, naming what does.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.check_same(other)?;
        let (mut rows, mut logs) = (self.rows.clone(), self.logs.clone());
        rows.merge(&other.rows)?;
        logs.merge(&other.logs)?;
        (self.rows, self.logs) = (rows, logs);
        if self.lacks_calendar && !other.lacks_calendar {
            self.measure.calendar = other.measure.calendar.clone();
            self.lacks_calendar = false;
        }
        self.row_count = self.row_count.saturating_add(other.row_count);
        Ok(())
    }

    fn check_same(&self, other: &Self) -> Result<(), Error> {
        let (mine, theirs) = (&self.measure, &other.measure);
        let differs = |what: &'static str| Err(Error::Incompatible { what: what.into() });
        if mine.by != theirs.by {
            return differs("by");
        }
        if mine.every != theirs.every || mine.time != theirs.time {
            return differs(if mine.every == theirs.every { "time" } else { "every" });
        }
        if mine.fill_periods != theirs.fill_periods {
            return differs("fill_periods");
        }
        if mine.design != theirs.design {
            return differs("weight, strata or cluster");
        }
        let zones = mine.calendar.zone().name() == theirs.calendar.zone().name();
        if mine.every.is_some()
            && !(zones && mine.calendar.first_weekday() == theirs.calendar.first_weekday())
        {
            return differs("time_zone or week_start");
        }
        if mine.metrics.len() != theirs.metrics.len() {
            return differs("metrics");
        }
        for ((name, over), (their_name, their_over)) in mine.metrics.iter().zip(&theirs.metrics) {
            if name != their_name || over.columns != their_over.columns {
                return differs("metrics");
            }
            over.metric.check_same(their_over.metric.as_ref())?;
        }
        Ok(())
    }

    /// The settings it was made with.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        &self.measure
    }

    /// How many rows were read.
    #[must_use]
    pub const fn row_count(&self) -> u64 {
        self.row_count
    }

    /// The answers so far.
    ///
    /// # Errors
    /// Those of the metrics but `empty`: a group without usable rows has no answer.
    pub fn finish(&self) -> Result<MeasureResult, Error> {
        MeasureResult::of(self)
    }

    fn read(&mut self, table: &Table<'_>) -> Result<(), Error> {
        let measure = &self.measure;
        if self.lacks_calendar && measure.every.is_some() {
            return Err(Error::Incompatible {
                what: "time_zone: give the calendar to what was loaded".into(),
            });
        }
        let threads = measure.threads.max(1);
        if u32::try_from(table.len()).is_err() {
            #[allow(clippy::cast_precision_loss)]
            return Err(Error::out_of_range("rows", None, table.len() as f64, "below 2^32 in one table"));
        }
        let by = measure.by.iter().map(|name| KeyColumn::new(name, table.get(name)?, threads));
        let by: Vec<KeyColumn<'_>> = by.collect::<Result<_, _>>()?;
        let period = match (&measure.time, measure.every) {
            (Some(time), Some(every)) => match table.get(time)? {
                ColumnView::Times(times) => Some(KeyColumn::periods(times, &measure.calendar, every)),
                _ => {
                    return Err(Error::WrongType {
                        what: time.clone().into(),
                        required: "a column of times".into(),
                        got: "numbers or texts".into(),
                        row: None,
                    })
                }
            },
            _ => None,
        };
        let first = read_space(measure, &mut self.rows, table, by.iter().chain(&period).collect());
        let second = read_space(measure, &mut self.logs, table, by.iter().collect());
        match (first, second) {
            (Err(first), Err(second)) => Err(smaller(first, second)),
            (first, second) => first.and(second),
        }
    }
}
