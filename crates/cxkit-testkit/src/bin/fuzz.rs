//! Runs the fuzz targets for a while each: `fuzz [--seconds 10] [--seed 1] [target ...]`.
//!
//! The last line counts targets. A broken promise prints the input as hexadecimal bytes.
#![allow(clippy::disallowed_methods, reason = "the time limit needs a clock")]

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use cxkit_testkit::fuzz::{Mutator, Target, TARGETS};

/// The inputs tried and the outcomes seen, or the input that broke a promise.
fn run(target: &Target, time: Duration, seed: u64) -> Result<(u64, usize), Vec<u8>> {
    let mut mutator = Mutator::new(target, seed);
    let began = Instant::now();
    let mut tried = 0;
    while began.elapsed() < time {
        let input = mutator.next_input();
        match catch_unwind(AssertUnwindSafe(|| (target.check)(&input))) {
            Ok(outcome) => mutator.learn(input, outcome),
            Err(_) => return Err(input),
        }
        tried += 1;
    }
    Ok((tried, mutator.outcomes()))
}

fn main() -> ExitCode {
    let (mut seconds, mut seed, mut names) = (10, 1, Vec::new());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let number = if word.starts_with("--") { words.next().and_then(|n| n.parse().ok()) } else { None };
        match (word.as_str(), number) {
            ("--seconds", Some(n)) => seconds = n,
            ("--seed", Some(n)) => seed = n,
            (name, None) if TARGETS.iter().any(|target| target.name == name) => names.push(word),
            _ => {
                let known: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
                eprintln!("fuzz [--seconds N] [--seed N] [{}]", known.join("|"));
                return ExitCode::FAILURE;
            }
        }
    }
    let (mut passed, mut failed) = (0, 0);
    for target in TARGETS.iter().filter(|t| names.is_empty() || names.iter().any(|name| name == t.name)) {
        match run(target, Duration::from_secs(seconds), seed) {
            Ok((tried, outcomes)) => {
                println!("{}: {tried} inputs, {outcomes} different outcomes", target.name);
                passed += 1;
            }
            Err(input) => {
                let bytes: String = input.iter().map(|byte| format!("{byte:02x}")).collect();
                println!("{}: broke a promise on {} bytes: {bytes}", target.name, input.len());
                failed += 1;
            }
        }
    }
    println!("{passed} passed, {failed} failed, 0 skipped");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
