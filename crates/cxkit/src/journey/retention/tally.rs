//! Counts of a retention report, and their state.

use super::options::MOST_CELLS;
use crate::accumulate::{StateReader, StateWriter};
use crate::Error;
use std::collections::BTreeMap;

/// The cohort of one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// How many customers.
    pub size: u64,
    /// How many of them are in no earlier cohort.
    pub new: u64,
    /// The earliest and the latest start.
    pub starts: (i64, i64),
    /// By column from 1: how many returned.
    pub counts: Vec<u64>,
    /// Over customers, the cohorts they were in before. Where b and a are the cohorts a customer is in and those of them
    /// that returned in a column, Σb², Σab and Σa² over customers give the variance of a share over all cohorts; this and
    /// the next two, with `size` and `counts`, are what they grow by from cohort to cohort. Half of what Σb² grows by
    /// beyond `size`.
    pub size_before: u64,
    /// By column: what Σab grows by beyond `counts`.
    pub mixed_before: Vec<u64>,
    /// By column: half of what Σa² grows by beyond `counts`.
    pub counts_before: Vec<u64>,
}

fn add_list(to: &mut Vec<u64>, from: &[u64]) {
    if to.len() < from.len() {
        to.resize(from.len(), 0);
    }
    to.iter_mut().zip(from).for_each(|(sum, more)| *sum = sum.saturating_add(*more));
}

fn trim(list: &mut Vec<u64>) {
    let used = list.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
    list.truncate(used);
}

impl Row {
    fn add(&mut self, other: &Self) {
        self.starts = if self.size == 0 {
            other.starts
        } else {
            (self.starts.0.min(other.starts.0), self.starts.1.max(other.starts.1))
        };
        self.size = self.size.saturating_add(other.size);
        self.new = self.new.saturating_add(other.new);
        self.size_before = self.size_before.saturating_add(other.size_before);
        add_list(&mut self.counts, &other.counts);
        add_list(&mut self.mixed_before, &other.mixed_before);
        add_list(&mut self.counts_before, &other.counts_before);
    }

    /// Without zeros at the end of a list, so that equal counts are written alike.
    pub fn trim(&mut self) {
        trim(&mut self.counts);
        trim(&mut self.mixed_before);
        trim(&mut self.counts_before);
    }
}

/// The cohorts by period, and how many customers were looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub customers: u64,
    pub rows: BTreeMap<i64, Row>,
}

impl Parts {
    pub fn merge(&mut self, other: &Self) {
        self.customers = self.customers.saturating_add(other.customers);
        for (&period, row) in &other.rows {
            self.rows.entry(period).or_default().add(row);
        }
    }

    pub fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(self.customers);
        writer.usize(self.rows.len());
        for (&period, row) in &self.rows {
            writer.i64(period);
            writer.u64(row.size);
            writer.u64(row.new);
            writer.i64(row.starts.0);
            writer.i64(row.starts.1);
            writer.u64(row.size_before);
            for list in [&row.counts, &row.mixed_before, &row.counts_before] {
                writer.usize(list.len());
                list.iter().for_each(|count| writer.u64(*count));
            }
        }
    }

    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let mut parts = Self { customers: reader.u64()?, rows: BTreeMap::new() };
        for _ in 0..reader.length(9)? {
            let period = reader.i64()?;
            let mut row = Row { size: reader.u64()?, new: reader.u64()?, ..Row::default() };
            row.starts = (reader.i64()?, reader.i64()?);
            row.size_before = reader.u64()?;
            for list in [&mut row.counts, &mut row.mixed_before, &mut row.counts_before] {
                let length = reader.length(1)?;
                *list = (0..length).map(|_| reader.u64()).collect::<Result<_, _>>()?;
            }
            let mut trimmed = row.clone();
            trimmed.trim();
            let sound = trimmed == row
                && row.size > 0
                && row.size <= parts.customers
                && row.new <= row.size
                && row.starts.0 <= row.starts.1
                && row.counts.len() <= MOST_CELLS
                && row.counts.iter().all(|count| *count <= row.size);
            if !sound {
                return Err(Error::bad_state("its counts are not those of any cohort"));
            }
            if parts.rows.last_key_value().is_some_and(|(last, _)| *last >= period) {
                return Err(Error::bad_state("its cohorts are not in order"));
            }
            parts.rows.insert(period, row);
        }
        Ok(parts)
    }
}
