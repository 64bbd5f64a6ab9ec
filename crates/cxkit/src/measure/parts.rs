//! Groups and periods as parts of the whole: one pass, read three ways.

use super::run::{Measure, MeasureAccumulator, Space};
use super::states::{AnyRecord, States};
use crate::columns::Key;
use crate::Error;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a metric says of a part: its answer, or why there is none.
pub type PartAnswer = Result<Arc<dyn AnyRecord>, Error>;

/// A part of the rows: a group, a period, or all of them.
#[derive(Clone, Debug)]
pub struct Part {
    /// The keys of a group, in the order of the columns they come from.
    pub keys: Vec<Key>,
    /// The period, by its ordinal in the calendar.
    pub period: Option<i64>,
    /// The local day the period begins with, in days since 1970-01-01.
    pub first_day: Option<i32>,
    /// How many rows each metric has read, used or not.
    pub rows: Vec<u64>,
    /// The answer of each metric.
    pub answers: Vec<PartAnswer>,
    /// The answer of each metric for all rows but those of the part, where that was asked for.
    pub rest: Vec<Option<PartAnswer>>,
}

/// A measurement as a report reads it.
#[derive(Clone, Debug)]
pub struct Parts {
    /// All rows together.
    pub whole: Part,
    /// The groups, over all periods, in the order of their keys.
    pub groups: Vec<Part>,
    /// The periods, over all groups, in their order; rows without a time come last, without a period.
    pub periods: Vec<Part>,
}

impl MeasureAccumulator {
    /// The answers so far for all rows, for each group over all periods, and for each period over all groups.
    ///
    /// Groups and periods are measured as parts of the whole: where a survey's design is known, an error counts all
    /// that was drawn (see [`crate::survey::SurveyAccumulator::finish_within`]). An answer that cannot be given is the
    /// reason why, in its place. Where there are at most `compared` groups, each also has the answer for all rows but
    /// its own. A metric that compares the periods of a log answers for the last of them, in every group.
    ///
    /// # Errors
    /// `incompatible` for groups whose rows do not add up.
    ///
    /// # Examples
    /// ```
    /// use cxkit::columns::Texts;
    /// use cxkit::measure::{Measure, Nps, Table};
    /// let table = Table::new()
    ///     .column("score", &[10, 9, 3, 8, 10, 2])
    ///     .column("area", Texts::from(&["a", "a", "a", "b", "b", "b"]));
    /// let mut by_area = Measure::new().by("area").metric("nps", Nps::new("score")).accumulator()?;
    /// by_area.extend(&table)?;
    /// let parts = by_area.parts(60)?;
    /// assert_eq!((parts.groups.len(), parts.groups[0].rows[0], parts.whole.rows[0]), (2, 3, 6));
    /// let rest = parts.groups[0].rest[0].clone().unwrap()?;
    /// assert_eq!(rest.values(), parts.groups[1].answers[0].clone()?.values());
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn parts(&self, compared: usize) -> Result<Parts, Error> {
        let count = self.measure.by.len();
        let by = |key: &[Key]| key.get(..count).unwrap_or_default().to_vec();
        let mut whole = Spaces::new(self, &|_| Vec::new(), &|_| Vec::new())?;
        // All rows are a group even where there are none.
        for space in [&mut whole.rows, &mut whole.logs] {
            if !space.metrics.is_empty() {
                space.group(Vec::new());
            }
        }
        let groups = Spaces::new(self, &by, &by)?;
        let last: Vec<Option<i64>> =
            whole.logs.states.iter().map(|states| states.periods(0).last().copied()).collect();

        let mut parts =
            Parts { whole: whole.part(self, &[], &whole, &last), groups: vec![], periods: vec![] };
        if count > 0 {
            let keys: Vec<&Vec<Key>> =
                groups.rows.groups.keys().chain(groups.logs.groups.keys()).collect::<Unique<'_>>().0;
            for key in &keys {
                let mut part = groups.part(self, key, &whole, &last);
                if keys.len() <= compared {
                    let others =
                        |other: &[Key]| if by(other) == **key { vec![Key::Null] } else { Vec::new() };
                    let rest = Spaces::new(self, &others, &others)?;
                    let rest = rest.part(self, &[], &whole, &last).answers;
                    part.rest = rest.into_iter().map(Some).collect();
                }
                parts.groups.push(part);
            }
        }
        if let Some(every) = self.measure.every {
            let period = |key: &[Key]| key.get(count..).unwrap_or_default().to_vec();
            let periods = Spaces::new(self, &period, &|_| Vec::new())?;
            let mut found: BTreeMap<Key, ()> = periods
                .rows
                .groups
                .keys()
                .filter_map(|key| key.last().cloned())
                .map(|key| (key, ()))
                .collect();
            for states in &whole.logs.states {
                found.extend(states.periods(0).into_iter().map(|period| (Key::Integer(period), ())));
            }
            for key in found.into_keys() {
                let at = match &key {
                    Key::Integer(period) => Some(*period),
                    _ => None,
                };
                let in_logs = vec![at; last.len()];
                let mut part = periods.part_at(self, std::slice::from_ref(&key), &[], &whole, &in_logs);
                part.keys = Vec::new();
                part.period = at;
                part.first_day = at.map(|period| self.measure.calendar.first_day(period, every));
                parts.periods.push(part);
            }
        }
        Ok(parts)
    }
}

/// The groups of rows and of logs, told apart anew.
struct Spaces {
    rows: Space,
    logs: Space,
}

/// Keys in order, each once.
struct Unique<'a>(Vec<&'a Vec<Key>>);

impl<'a> FromIterator<&'a Vec<Key>> for Unique<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Vec<Key>>>(keys: I) -> Self {
        let mut all: Vec<&Vec<Key>> = keys.into_iter().collect();
        all.sort();
        all.dedup();
        Self(all)
    }
}

impl Spaces {
    fn new(
        accumulator: &MeasureAccumulator,
        rows: &dyn Fn(&[Key]) -> Vec<Key>,
        logs: &dyn Fn(&[Key]) -> Vec<Key>,
    ) -> Result<Self, Error> {
        let measure = &accumulator.measure;
        Ok(Self {
            rows: folded(measure, &accumulator.rows, rows)?,
            logs: folded(measure, &accumulator.logs, logs)?,
        })
    }

    fn part(
        &self,
        accumulator: &MeasureAccumulator,
        key: &[Key],
        whole: &Self,
        periods: &[Option<i64>],
    ) -> Part {
        self.part_at(accumulator, key, key, whole, periods)
    }

    /// The group of one key among the rows and one among the logs; logs answer for the periods named.
    fn part_at(
        &self,
        accumulator: &MeasureAccumulator,
        row_key: &[Key],
        log_key: &[Key],
        whole: &Self,
        periods: &[Option<i64>],
    ) -> Part {
        let measure = &accumulator.measure;
        let mut answers: Vec<PartAnswer> = vec![Err(Error::empty("rows")); measure.metrics.len()];
        let mut rows = vec![0; measure.metrics.len()];
        let mut note = |space: &Space, at: usize, count: u64, answer: Result<Box<dyn AnyRecord>, Error>| {
            let Some(&metric) = space.metrics.get(at) else { return };
            if let Some((slot, row)) = answers.get_mut(metric).zip(rows.get_mut(metric)) {
                *slot = answer.map(Arc::from);
                *row = count;
            }
        };
        if let Some(&group) = self.rows.groups.get(row_key) {
            for (at, (states, all)) in self.rows.states.iter().zip(&whole.rows.states).enumerate() {
                note(&self.rows, at, states.row_count(group), states.finish_within(group, all.as_ref(), 0));
            }
        }
        if let Some(&group) = self.logs.groups.get(log_key) {
            for ((at, states), period) in self.logs.states.iter().enumerate().zip(periods) {
                note(&self.logs, at, states.row_count(group), in_period(states.as_ref(), group, *period));
            }
        }
        let rest = vec![None; answers.len()];
        Part { keys: row_key.to_vec(), period: None, first_day: None, rows, answers, rest }
    }
}

fn in_period(states: &dyn States, group: usize, period: Option<i64>) -> Result<Box<dyn AnyRecord>, Error> {
    let answer = match period {
        Some(period) if states.periods(group).contains(&period) => states.finish_period(group, period)?,
        _ => None,
    };
    answer.ok_or_else(|| Error::empty("rows of the period"))
}

/// The groups of a space under other keys: those that come to share one are added up.
fn folded(measure: &Measure, space: &Space, key: &dyn Fn(&[Key]) -> Vec<Key>) -> Result<Space, Error> {
    let mut folded = Space::new(measure, space.metrics.clone(), 1);
    for (old, &theirs) in &space.groups {
        let mine = folded.group(key(old));
        for (states, others) in folded.states.iter_mut().zip(&space.states) {
            states.merge(mine, others.as_ref(), theirs)?;
        }
    }
    Ok(folded)
}
