//! Counts of a funnel, and their state.

use super::count::{merge_cells, Reached};
use crate::accumulate::{StateReader, StateWriter};
use crate::Error;
use std::collections::BTreeMap;

/// Counts of one group, or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// By step: how many did it.
    pub reached: Vec<u64>,
    /// By step: of those for whom it was the last, the instants up to which they could go on.
    pub open: Vec<Vec<i64>>,
    /// By step: the times since the step before.
    pub gaps: Vec<Vec<i64>>,
    /// By step: the times since the first.
    pub totals: Vec<Vec<i64>>,
    pub excluded: u64,
}

impl Cell {
    pub fn new(steps: usize) -> Self {
        let none = vec![Vec::new(); steps];
        Self { reached: vec![0; steps], open: none.clone(), gaps: none.clone(), totals: none, excluded: 0 }
    }

    pub fn add(&mut self, reached: &Reached) {
        self.excluded += u64::from(reached.excluded);
        let mut before: Option<i64> = None;
        let first = reached.steps.first().map_or(0, |(_, time, _)| *time);
        for &(step, time, _) in &reached.steps {
            self.reached[step] += 1;
            if let Some(before) = before {
                self.gaps[step].push(time - before);
                self.totals[step].push(time - first);
            }
            before = Some(time);
        }
        for &(step, gap, total) in &reached.optional {
            self.reached[step] += 1;
            self.gaps[step].push(gap);
            self.totals[step].push(total);
        }
        if let (Some(until), Some((step, ..))) = (reached.open_until, reached.steps.last()) {
            self.open[*step].push(until);
        }
    }

    pub fn merge(&mut self, other: &Self) {
        self.reached.iter_mut().zip(&other.reached).for_each(|(sum, more)| *sum = sum.saturating_add(*more));
        let lists = |to: &mut Vec<Vec<i64>>, from: &Vec<Vec<i64>>| {
            to.iter_mut().zip(from).for_each(|(to, from)| to.extend_from_slice(from));
        };
        lists(&mut self.open, &other.open);
        lists(&mut self.gaps, &other.gaps);
        lists(&mut self.totals, &other.totals);
        self.excluded = self.excluded.saturating_add(other.excluded);
    }

    /// Forgets who cannot be pending any more, as the data go on to this time, and puts every list in order.
    pub fn tidy(&mut self, last_time: i64) {
        self.open.iter_mut().for_each(|open| open.retain(|&until| until > last_time));
        let lists = self.open.iter_mut().chain(&mut self.gaps).chain(&mut self.totals);
        lists.for_each(|list| list.sort_unstable());
    }

    pub fn write_to(&self, writer: &mut StateWriter) {
        self.reached.iter().for_each(|&count| writer.u64(count));
        for list in self.open.iter().chain(&self.gaps).chain(&self.totals) {
            writer.usize(list.len());
            let mut before = 0;
            for &value in list {
                writer.i128(i128::from(value) - before);
                before = i128::from(value);
            }
        }
        writer.u64(self.excluded);
    }

    pub fn read_from(reader: &mut StateReader<'_>, steps: usize) -> Result<Self, Error> {
        let mut cell = Self::new(steps);
        for count in &mut cell.reached {
            *count = reader.u64()?;
        }
        for list in cell.open.iter_mut().chain(&mut cell.gaps).chain(&mut cell.totals) {
            let mut before: i128 = 0;
            for at in 0..reader.length(1)? {
                let next = before.checked_add(reader.i128()?).filter(|next| at == 0 || *next >= before);
                let next = next.and_then(|next| i64::try_from(next).ok());
                let next = next.ok_or_else(|| Error::bad_state("its times are not in order"))?;
                list.push(next);
                before = i128::from(next);
            }
        }
        let times = cell.gaps.iter().chain(&cell.totals).flatten();
        if times.min().is_some_and(|least| *least < 0) {
            return Err(Error::bad_state("a time to convert is below 0"));
        }
        for step in 0..steps {
            let timed = if step == 0 { 0 } else { cell.reached[step] };
            let lists = [cell.gaps[step].len() as u64, cell.totals[step].len() as u64];
            if lists != [timed; 2]
                || cell.open[step].len() as u64 > cell.reached[step]
                || cell.reached[step] > cell.reached[0]
            {
                return Err(Error::bad_state("its counts are not those of any funnel"));
            }
        }
        cell.excluded = reader.u64()?;
        Ok(cell)
    }
}

/// Everything that is counted in one pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub customers: u64,
    pub all: Cell,
    pub groups: BTreeMap<String, Cell>,
    pub periods: BTreeMap<i64, Cell>,
}

impl Parts {
    pub fn new(steps: usize) -> Self {
        Self { customers: 0, all: Cell::new(steps), groups: BTreeMap::new(), periods: BTreeMap::new() }
    }

    pub fn merge(&mut self, other: &Self) {
        self.customers = self.customers.saturating_add(other.customers);
        self.all.merge(&other.all);
        merge_cells(&mut self.groups, &other.groups);
        merge_cells(&mut self.periods, &other.periods);
    }

    pub fn tidy(&mut self, last_time: i64) {
        let cells = self.groups.values_mut().chain(self.periods.values_mut());
        std::iter::once(&mut self.all).chain(cells).for_each(|cell| cell.tidy(last_time));
    }

    pub fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(self.customers);
        self.all.write_to(writer);
        writer.usize(self.groups.len());
        for (group, cell) in &self.groups {
            writer.str(group);
            cell.write_to(writer);
        }
        writer.usize(self.periods.len());
        for (&period, cell) in &self.periods {
            writer.i64(period);
            cell.write_to(writer);
        }
    }

    pub fn read_from(reader: &mut StateReader<'_>, steps: usize) -> Result<Self, Error> {
        let mut parts = Self { customers: reader.u64()?, ..Self::new(steps) };
        parts.all = Cell::read_from(reader, steps)?;
        for _ in 0..reader.length(1 + steps)? {
            let group = reader.str()?.to_owned();
            let cell = Cell::read_from(reader, steps)?;
            if parts.groups.last_key_value().is_some_and(|(last, _)| *last >= group) {
                return Err(Error::bad_state("its groups are not in order"));
            }
            parts.groups.insert(group, cell);
        }
        for _ in 0..reader.length(1 + steps)? {
            let period = reader.i64()?;
            let cell = Cell::read_from(reader, steps)?;
            if parts.periods.last_key_value().is_some_and(|(last, _)| *last >= period) {
                return Err(Error::bad_state("its periods are not in order"));
            }
            parts.periods.insert(period, cell);
        }
        Ok(parts)
    }
}
