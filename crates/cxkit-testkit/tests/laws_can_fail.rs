//! The laws catch accumulators that break them: each fault here is one that real libraries have had.

#![allow(clippy::unwrap_used)]

use cxkit::accumulate::{Accumulator, StateReader, StateWriter};
use cxkit::Error;
use cxkit_testkit::laws;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    /// A sum that rounds at every step.
    Rounds,
    /// An empty accumulator that counts as a zero.
    EmptyIsZero,
    /// A state that keeps the order of arrival.
    Remembers,
    /// A reader that takes bytes after the end.
    IgnoresTheRest,
    /// A merge that forgets to compare settings.
    MergesAnything,
}

#[derive(Clone, Debug)]
struct Faulty {
    fault: Fault,
    settings: u64,
    values: Vec<f64>,
}

fn with(fault: Fault) -> Faulty {
    Faulty { fault, settings: 1, values: Vec::new() }
}

const FAULTS: [Fault; 6] = [
    Fault::None,
    Fault::Rounds,
    Fault::EmptyIsZero,
    Fault::Remembers,
    Fault::IgnoresTheRest,
    Fault::MergesAnything,
];

/// The smallest value seen; infinite when nothing was.
impl Accumulator for Faulty {
    type Item = f64;
    type Output = f64;

    fn push(&mut self, item: f64) -> Result<(), Error> {
        self.values.push(item);
        if self.fault == Fault::Rounds {
            self.values = vec![self.values.iter().sum()];
        }
        if self.fault != Fault::Remembers {
            self.values.sort_by(f64::total_cmp);
        }
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.settings != other.settings && self.fault != Fault::MergesAnything {
            return Err(Error::Incompatible { what: "settings".into() });
        }
        if self.fault == Fault::EmptyIsZero && other.values.is_empty() {
            self.values.push(0.0);
        }
        other.values.iter().try_for_each(|&value| self.push(value))
    }

    fn finish(&self) -> Result<f64, Error> {
        Ok(self.values.iter().copied().fold(f64::INFINITY, f64::min))
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new("faulty", 1);
        writer.usize(FAULTS.iter().position(|&fault| fault == self.fault).unwrap());
        writer.u64(self.settings);
        writer.usize(self.values.len());
        self.values.iter().for_each(|&value| writer.f64(value));
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, "faulty", 1)?;
        let refused = || Error::BadState { reason: "not one of ours".into() };
        let fault = *FAULTS.get(reader.usize()?).ok_or_else(refused)?;
        let settings = reader.u64()?;
        let length = reader.length(8)?;
        let values = (0..length).map(|_| reader.finite_f64()).collect::<Result<Vec<_>, _>>()?;
        if fault != Fault::Remembers && !values.is_sorted_by(|a, b| a.total_cmp(b).is_le()) {
            return Err(refused());
        }
        if fault != Fault::IgnoresTheRest {
            reader.finish()?;
        }
        Ok(Self { fault, settings, values })
    }
}

const ITEMS: [f64; 6] = [0.1, 0.2, 0.3, 1e16, -1e16, 7.5];

fn check(fault: Fault) {
    laws::check(&with(fault), &ITEMS);
    laws::other_settings_are_refused(&with(fault), &Faulty { settings: 2, ..with(fault) }, &ITEMS);
}

#[test]
fn a_sound_accumulator_passes() {
    check(Fault::None);
}

#[test]
fn every_fault_is_caught() {
    for fault in &FAULTS[1..] {
        assert!(std::panic::catch_unwind(|| check(*fault)).is_err(), "{fault:?} passed the laws");
    }
}
