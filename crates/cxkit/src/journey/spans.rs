//! Lengths of time that were collected: how many, how long together, and which.

use super::figures::Summary;
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::choices;
use crate::Error;

choices! {
    /// What is kept of the times that a query meets.
    pub enum TimeDetail {
        /// Their mean.
        Mean = "mean",
        /// Their mean and quantiles, for which every one of them is kept.
        Quantiles = "quantiles",
        /// Nothing: every field in seconds is empty.
        None = "none",
    }
}

/// Lengths of time in microseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    pub(super) count: u64,
    pub(super) sum: i128,
    /// Every one, where quantiles are asked for.
    pub(super) values: Vec<i64>,
}

impl Spans {
    #[inline]
    pub(super) fn push(&mut self, micros: i64, detail: TimeDetail) {
        self.count += 1;
        if detail != TimeDetail::None {
            self.sum += i128::from(micros);
        }
        if detail == TimeDetail::Quantiles {
            self.values.push(micros);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count = self.count.saturating_add(other.count);
        self.sum = self.sum.saturating_add(other.sum);
        self.values.extend_from_slice(&other.values);
    }

    pub(super) fn tidy(&mut self) {
        self.values.sort_unstable();
    }

    /// Mean and quantiles in seconds, where they were kept.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn summary(&mut self, detail: TimeDetail) -> Summary {
        match detail {
            TimeDetail::Quantiles => Summary::of(&mut self.values),
            TimeDetail::Mean if self.count > 0 => {
                Summary { mean: Some(self.sum as f64 / self.count as f64 / 1e6), ..Summary::default() }
            }
            _ => Summary::default(),
        }
    }

    pub(super) fn write_to(&self, detail: TimeDetail, writer: &mut StateWriter) {
        writer.u64(self.count);
        match detail {
            TimeDetail::None => {}
            TimeDetail::Mean => writer.i128(self.sum),
            TimeDetail::Quantiles => {
                let mut before = 0;
                for &value in &self.values {
                    writer.u64((value - before) as u64);
                    before = value;
                }
            }
        }
    }

    pub(super) fn read_from(reader: &mut StateReader<'_>, detail: TimeDetail) -> Result<Self, Error> {
        let quantiles = detail == TimeDetail::Quantiles;
        let length = if quantiles { reader.length(1)? } else { 0 };
        let count = if quantiles { length as u64 } else { reader.u64()? };
        let mut spans = Self { count, ..Self::default() };
        match detail {
            TimeDetail::None => {}
            TimeDetail::Mean => {
                spans.sum = reader.i128()?;
                if spans.sum < 0 || (spans.count == 0 && spans.sum > 0) {
                    return Err(Error::bad_state("its times do not add up"));
                }
            }
            TimeDetail::Quantiles => {
                let mut last = 0_i64;
                for _ in 0..length {
                    let value = i64::try_from(reader.u64()?).ok().and_then(|more| last.checked_add(more));
                    last = value.ok_or_else(|| Error::bad_state("a time in it is beyond all times"))?;
                    spans.values.push(last);
                    spans.sum += i128::from(last);
                }
            }
        }
        Ok(spans)
    }
}
