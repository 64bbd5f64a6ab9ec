//! The answers of many metrics: a row for each group and period.

use super::run::{Measure, MeasureAccumulator, Space};
use super::states::AnyRecord;
use crate::columns::Key;
use crate::{parallel, Error};
use std::collections::BTreeSet;
use std::sync::Arc;

/// As many rows may `fill_periods` ask for: one stray date among hours would else fill the memory.
const MOST_FILLED: u64 = 1 << 20;

/// What one group gave.
#[derive(Clone, Debug)]
pub struct MeasureRow {
    /// The keys, in the order of the columns they come from.
    pub keys: Vec<Key>,
    /// The period, by its ordinal in the calendar; nothing where rows are not told apart by period, or for rows
    /// without a time.
    pub period: Option<i64>,
    /// The local day the period begins with, in days since 1970-01-01.
    pub first_day: Option<i32>,
    answers: Vec<Option<Arc<dyn AnyRecord>>>,
}

impl MeasureRow {
    /// The answer of a metric, by its place: nothing where the group had no usable rows, or where the type is
    /// another.
    #[must_use]
    pub fn get<R: 'static>(&self, metric: usize) -> Option<&R> {
        self.any(metric).and_then(|answer| answer.as_any().downcast_ref())
    }

    /// The answer of a metric, whatever its type.
    #[must_use]
    pub fn any(&self, metric: usize) -> Option<&dyn AnyRecord> {
        self.answers.get(metric).and_then(Option::as_deref)
    }
}

/// What [`Measure::run`] gave.
#[derive(Clone, Debug)]
pub struct MeasureResult {
    by: Vec<String>,
    has_periods: bool,
    metrics: Vec<String>,
    rows: Vec<MeasureRow>,
}

impl MeasureResult {
    /// The columns rows were told apart by.
    #[must_use]
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// Whether rows were told apart by period as well.
    #[must_use]
    pub const fn has_periods(&self) -> bool {
        self.has_periods
    }

    /// The names of the metrics, in order.
    #[must_use]
    pub fn metrics(&self) -> &[String] {
        &self.metrics
    }

    /// The rows: by key (whole numbers by size, words by their bytes, rows without a key last), then by period.
    #[must_use]
    pub fn rows(&self) -> &[MeasureRow] {
        &self.rows
    }

    pub(super) fn of(accumulator: &MeasureAccumulator) -> Result<Self, Error> {
        let measure = &accumulator.measure;
        let keys: Vec<Vec<Key>> = keys(accumulator)?.into_iter().collect();
        const PIECE: usize = 64;
        let pieces = parallel::map_chunks(keys.len(), PIECE, measure.threads, |rows| {
            let part = keys.get(rows).unwrap_or_default();
            part.iter().map(|key| row(accumulator, key)).collect::<Result<Vec<_>, _>>()
        })?;
        Ok(Self {
            by: measure.by.clone(),
            has_periods: measure.every.is_some(),
            metrics: measure.metrics.iter().map(|(name, _)| name.clone()).collect(),
            rows: pieces.into_iter().flatten().collect(),
        })
    }
}

/// The keys that have a row: those with rows, those a log has an answer for, and periods that are to be filled.
fn keys(accumulator: &MeasureAccumulator) -> Result<BTreeSet<Vec<Key>>, Error> {
    let measure = &accumulator.measure;
    let mut keys: BTreeSet<Vec<Key>> = accumulator.rows.groups.keys().cloned().collect();
    for (key, &group) in &accumulator.logs.groups {
        if measure.every.is_none() {
            keys.insert(key.clone());
            continue;
        }
        for period in accumulator.logs.states.iter().flat_map(|states| states.periods(group)) {
            keys.insert(key.iter().cloned().chain([Key::Integer(period)]).collect());
        }
    }
    if keys.is_empty() && measure.by.is_empty() && measure.every.is_none() {
        keys.insert(Vec::new());
    }
    if measure.fill_periods && measure.every.is_some() {
        let periods = keys.iter().filter_map(|key| match key.last() {
            Some(Key::Integer(period)) => Some(*period),
            _ => None,
        });
        if let Some((first, last)) = periods.clone().min().zip(periods.max()) {
            let groups: BTreeSet<Vec<Key>> =
                keys.iter().map(|key| key.iter().take(measure.by.len()).cloned().collect()).collect();
            let count = last.abs_diff(first).saturating_add(1).saturating_mul(groups.len() as u64);
            if count > MOST_FILLED {
                #[allow(clippy::cast_precision_loss)]
                let count = count as f64;
                return Err(Error::out_of_range("periods to fill", None, count, "at most 2^20 in all"));
            }
            for group in groups {
                for period in first..=last {
                    keys.insert(group.iter().cloned().chain([Key::Integer(period)]).collect());
                }
            }
        }
    }
    Ok(keys)
}

fn row(accumulator: &MeasureAccumulator, key: &[Key]) -> Result<MeasureRow, Error> {
    let measure = &accumulator.measure;
    let by = key.get(..measure.by.len()).unwrap_or_default();
    let period = match key.get(measure.by.len()) {
        Some(Key::Integer(period)) => Some(*period),
        _ => None,
    };
    let mut answers: Vec<Option<Arc<dyn AnyRecord>>> = vec![None; measure.metrics.len()];
    let mut note = |space: &Space, at: usize, answer: Option<Box<dyn AnyRecord>>| {
        if let Some(slot) = space.metrics.get(at).and_then(|&metric| answers.get_mut(metric)) {
            *slot = answer.map(Arc::from);
        }
    };
    if let Some(&group) = accumulator.rows.groups.get(key) {
        for (at, states) in accumulator.rows.states.iter().enumerate() {
            note(&accumulator.rows, at, states.finish(group)?);
        }
    }
    if let Some(&group) = accumulator.logs.groups.get(by) {
        for (at, states) in accumulator.logs.states.iter().enumerate() {
            let answer = match (measure.every, period) {
                (None, _) => states.finish(group)?,
                (Some(_), Some(period)) if states.periods(group).contains(&period) => {
                    states.finish_period(group, period)?
                }
                _ => None,
            };
            note(&accumulator.logs, at, answer);
        }
    }
    let first_day =
        measure.every.zip(period).map(|(every, period)| measure.calendar.first_day(period, every));
    Ok(MeasureRow { keys: by.to_vec(), period, first_day, answers })
}

impl Measure {
    /// How many metrics there are.
    #[must_use]
    pub fn metric_count(&self) -> usize {
        self.metrics.len()
    }
}
