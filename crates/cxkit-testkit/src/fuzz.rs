//! What must hold for any bytes at all: one plain function for each door through which outside bytes come in.
//!
//! A target panics when a promise is broken, and otherwise says in a few words what happened. A new answer
//! marks an input worth building on, which takes random changes deeper than they would go by themselves. The
//! same functions run under libFuzzer (`make fuzz TARGET=...`).
#![allow(clippy::panic, reason = "a broken promise must stop the run")]

mod journeys;
mod measurements;
#[cfg(feature = "tables")]
mod pages;
mod patterns;
mod surveys;
#[cfg(feature = "tables")]
mod tables;

use std::collections::BTreeSet;

use cxkit::accumulate::{describe_header, Accumulator, CoMoments, ExactSum, Moments};
use cxkit::random::Stream;
use cxkit::Error;

use crate::generate::hostile_floats;

/// One door, with inputs to start from.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name it is asked for by.
    pub name: &'static str,
    /// Inputs that are accepted, to make changes to.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Panics when a promise is broken; else the outcome in a few words.
    pub check: fn(&[u8]) -> String,
}

/// Every door.
pub const TARGETS: &[Target] = &[
    Target { name: "state", seeds: state_seeds, check: state },
    Target { name: "pattern", seeds: patterns::seeds, check: patterns::check },
    #[cfg(feature = "tables")]
    Target { name: "scorecard", seeds: tables::scorecard_seeds, check: tables::scorecard },
    #[cfg(feature = "tables")]
    Target { name: "page", seeds: pages::seeds, check: pages::check },
    #[cfg(feature = "tables")]
    Target { name: "csv", seeds: tables::csv_seeds, check: tables::csv },
    #[cfg(feature = "tables")]
    Target { name: "json_lines", seeds: tables::json_lines_seeds, check: tables::json_lines },
    #[cfg(feature = "tables")]
    Target { name: "xes", seeds: tables::xes_seeds, check: tables::xes },
];

/// Saved states of every kind of accumulator.
fn state_seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for count in [0, 1, 20] {
        let values = hostile_floats(count, count as usize);
        let (mut sum, mut moments, mut both) = (ExactSum::new(), Moments::new(), CoMoments::new());
        for &value in &values {
            sum.push(value).unwrap_or_default();
            moments.push(value).unwrap_or_default();
            both.push(value, 1.0).unwrap_or_default();
        }
        seeds.extend([sum.to_state(), moments.to_state(), both.to_state()]);
    }
    seeds.extend(surveys::seeds());
    seeds.extend(measurements::seeds());
    seeds.extend(journeys::seeds());
    seeds
}

/// Whatever the bytes: no panic, no number that is none in an answer, and a state that is accepted is the one spelling of its content.
fn state(bytes: &[u8]) -> String {
    // Nearly every change breaks the checksum; mending it lets the change reach what lies behind.
    let mended = with_checksum(bytes);
    let outcomes = [bytes, &mended].map(|bytes| {
        let header = describe_header(bytes).is_ok();
        let read = [reopen::<ExactSum>(bytes), reopen::<Moments>(bytes), reopen::<CoMoments>(bytes)];
        let (surveys, measurements) = (surveys::reopen(bytes), measurements::reopen(bytes));
        format!("{header} {read:?} {surveys} {measurements} {}", journeys::reopen(bytes))
    });
    outcomes.concat()
}

/// What came of reading a state.
enum Reopened<R> {
    Refused(String),
    /// The answer, and that after a merge with itself unless the merge was refused.
    Accepted {
        alone: Result<R, Error>,
        doubled: Option<Result<R, Error>>,
    },
}

fn reopened<A: Accumulator>(bytes: &[u8]) -> Reopened<A::Output> {
    match A::from_state(bytes) {
        Ok(accumulator) => {
            assert_eq!(accumulator.to_state(), bytes, "accepted a second spelling of one content");
            let mut doubled = accumulator.clone();
            let merged = doubled.merge(&accumulator).is_ok();
            Reopened::Accepted { alone: accumulator.finish(), doubled: merged.then(|| doubled.finish()) }
        }
        Err(error) => {
            assert_eq!(error.code(), "bad_state", "{error}");
            Reopened::Refused(in_general(&error.to_string()))
        }
    }
}

fn reopen<A: Accumulator>(bytes: &[u8]) -> String {
    match reopened::<A>(bytes) {
        Reopened::Accepted { alone, doubled } => {
            format!("accepted, answer {}, merged {}", alone.is_ok(), doubled.is_some())
        }
        Reopened::Refused(why) => why,
    }
}

/// The bytes with their last four replaced by the CRC-32 (IEEE) of the others.
fn with_checksum(bytes: &[u8]) -> Vec<u8> {
    let mut content = bytes.get(..bytes.len().saturating_sub(4)).unwrap_or_default().to_vec();
    let mut crc = !0_u32;
    for &byte in &content {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
    }
    content.extend((!crc).to_le_bytes());
    content
}

/// A message without its numbers and without what follows its first quoted name: differences in those are
/// not differences in what happened.
fn in_general(message: &str) -> String {
    message.split('\'').take(1).flat_map(str::chars).filter(|c| !c.is_ascii_digit()).collect()
}

/// Inputs made by changing earlier ones, without end; the same for the same seed and the same answers.
#[derive(Debug)]
pub struct Mutator {
    stream: Stream,
    corpus: Vec<Vec<u8>>,
    seen: BTreeSet<String>,
}

/// More than this many inputs to build on, and each would be chosen too rarely.
const CORPUS_LIMIT: usize = 4096;
const LONGEST_INPUT: usize = 1 << 16;

impl Mutator {
    /// Begins with a target's own inputs.
    #[must_use]
    pub fn new(target: &Target, seed: u64) -> Self {
        let mut corpus = (target.seeds)();
        corpus.push(Vec::new());
        Self { stream: Stream::new(seed, 0x6675_7a7a), corpus, seen: BTreeSet::new() }
    }

    /// The next input to try.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.chosen();
        for _ in 0..=self.below(4) {
            self.change(&mut input);
        }
        input.truncate(LONGEST_INPUT);
        input
    }

    /// Tells what came of an input; one with a new outcome is built on.
    pub fn learn(&mut self, input: Vec<u8>, outcome: String) {
        if self.corpus.len() < CORPUS_LIMIT && self.seen.insert(outcome) {
            self.corpus.push(input);
        }
    }

    /// How many different outcomes there were.
    #[must_use]
    pub fn outcomes(&self) -> usize {
        self.seen.len()
    }

    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.stream.next_u64()) * bound as u128) >> 64) as usize
    }

    fn chosen(&mut self) -> Vec<u8> {
        let index = self.below(self.corpus.len());
        self.corpus[index].clone()
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.below(input.len() + 1);
        let until = (at + 1 + self.below(16)).min(input.len());
        match self.below(8) {
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 if at < input.len() => input[at] = [0, 1, 0x7f, 0x80, 0xff, b'"', b'-', b'.'][self.below(8)],
            2 if at < until => drop(input.drain(at..until)),
            3 if at < until => {
                let again = input[at..until].to_vec();
                input.splice(at..at, again);
            }
            4 => input.truncate(at),
            5 => {
                let byte = self.stream.next_u64() as u8;
                input.insert(at, byte);
            }
            6 => {
                let count = self.below(9);
                let random = self.stream.next_u64().to_le_bytes();
                input.splice(at..at, random[..count.min(8)].iter().copied());
            }
            _ => {
                let other = self.chosen();
                let from = self.below(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_accepted_and_a_mended_checksum_is_the_cores_own() {
        for seed in state_seeds() {
            assert_eq!(with_checksum(&seed), seed);
            let said = state(&seed);
            assert!(said.contains("accepted") || said.contains("a measurement"), "{said}");
        }
    }

    #[test]
    fn changes_reach_past_the_checksum() {
        let mut mutator = Mutator::new(&TARGETS[0], 1);
        for _ in 0..2000 {
            let input = mutator.next_input();
            let outcome = state(&input);
            mutator.learn(input, outcome);
        }
        assert!(mutator.outcomes() > 10, "{}", mutator.outcomes());
    }

    #[test]
    fn the_same_seed_gives_the_same_inputs() {
        let inputs = |seed| {
            let mut mutator = Mutator::new(&TARGETS[0], seed);
            (0..50).map(|_| mutator.next_input()).collect::<Vec<_>>()
        };
        assert_eq!(inputs(3), inputs(3));
        assert_ne!(inputs(3), inputs(4));
    }
}
