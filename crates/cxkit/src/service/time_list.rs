//! Points in time kept for a later reading: when cases were opened, when they are due.

use crate::accumulate::{StateReader, StateWriter};
use crate::time::{EARLIEST, LATEST};
use crate::Error;

/// Points in time in microseconds, in the order they came; what is read from them does not depend on it.
#[derive(Clone, Debug, Default)]
pub(super) struct TimeList(Vec<i64>);

impl TimeList {
    pub fn push(&mut self, micros: i64) {
        self.0.push(micros);
    }

    pub fn absorb(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    pub fn len(&self) -> u64 {
        self.0.len() as u64
    }

    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().copied()
    }

    pub fn sorted(&self) -> Vec<i64> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        sorted
    }

    /// Ascending: the first as it is, then the gaps.
    pub fn write_to(&self, writer: &mut StateWriter) {
        let sorted = self.sorted();
        writer.usize(sorted.len());
        let mut before = EARLIEST;
        for micros in sorted {
            writer.u64(micros.abs_diff(before));
            before = micros;
        }
    }

    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let length = reader.length(1)?;
        let mut before = EARLIEST;
        let mut times = Vec::with_capacity(length);
        for _ in 0..length {
            let gap = i64::try_from(reader.u64()?).ok();
            before = gap
                .and_then(|gap| before.checked_add(gap))
                .filter(|micros| *micros <= LATEST)
                .ok_or_else(|| Error::bad_state("a time lies beyond the calendar"))?;
            times.push(before);
        }
        Ok(Self(times))
    }
}

impl PartialEq for TimeList {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.sorted() == other.sorted()
    }
}

/// The latest of the times seen, by which open cases are judged where nobody says at what time.
pub(super) fn later(latest: Option<i64>, micros: i64) -> Option<i64> {
    Some(latest.map_or(micros, |latest| latest.max(micros)))
}

/// Writes a time that may be absent.
pub(super) fn write_time(writer: &mut StateWriter, micros: Option<i64>) {
    writer.option(micros.as_ref(), |writer, micros| writer.i64(*micros));
}

/// Reads what [`write_time`] wrote.
pub(super) fn read_time(reader: &mut StateReader<'_>) -> Result<Option<i64>, Error> {
    let micros = reader.option(StateReader::i64)?;
    match micros {
        Some(micros) if !(EARLIEST..=LATEST).contains(&micros) => {
            Err(Error::bad_state("a time lies beyond the calendar"))
        }
        micros => Ok(micros),
    }
}
