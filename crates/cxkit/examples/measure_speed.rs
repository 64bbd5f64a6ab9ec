//! How long `measure` takes over a hundred million answers by two keys (small whole numbers, or words), and over ten
//! million by month, and how much memory it takes above the table.
//!
//! `measure_speed [task] [threads] [rows]`; tasks are `integers`, `words` and `months`.
#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, clippy::cast_possible_wrap, missing_docs)]

use cxkit::columns::{Numbers, Texts};
use cxkit::measure::{Csat, Measure, Nps, Rating, Table};
use cxkit::random::Stream;
use cxkit::survey::{CsatOptions, RatingOptions};
use cxkit::time::{Every, Times, DAY};
use std::time::Instant;

/// Kilobytes of memory, now or at their highest, where the system tells.
fn memory(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find(|line| line.starts_with(what))?.split_whitespace().nth(1)?.parse().ok()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_else(|| "integers".into());
    let threads: usize = arguments.next().map_or(2, |text| text.parse().unwrap());
    let usual = if task == "months" { 10_000_000 } else { 100_000_000 };
    let rows: usize = arguments.next().map_or(usual, |text| text.parse().unwrap());
    let mut stream = Stream::new(7, 1);
    let mut below = |bound: u64| ((u128::from(stream.next_u64()) * u128::from(bound)) >> 64) as u64;

    let scores: Vec<i8> = (0..rows).map(|_| below(11) as i8).collect();
    let teams: Vec<u8> = (0..rows).map(|_| below(100) as u8).collect();
    let hours: Vec<u8> = (0..rows).map(|_| below(24) as u8).collect();
    let instants: Vec<i64> = match task.as_str() {
        "months" => (0..rows).map(|_| 19_000 * DAY + below(730 * DAY as u64) as i64).collect(),
        _ => Vec::new(),
    };
    let names: Vec<String> = (0..2_400).map(|at| format!("team {at:05}")).collect();
    let words: Vec<Option<&str>> = match task.as_str() {
        "words" => (0..rows).map(|_| names.get(below(2_400) as usize).map(String::as_str)).collect(),
        _ => Vec::new(),
    };

    let table = Table::new().column("score", Numbers::from(&scores));
    let measure = Measure::new()
        .threads(threads)
        .metric("nps", Nps::new("score"))
        .metric("csat", Csat::new("score").options(CsatOptions::default().scale((0.0, 10.0)).top_from(8.0)))
        .metric("mean", Rating::new("score").options(RatingOptions::default().scale((0.0, 10.0))));
    let (measure, table) = match task.as_str() {
        "words" => (measure.by("word"), table.column("word", Texts::from(&words[..]))),
        "months" => {
            let measure = measure.by("hour").time("at").every(Every::Month);
            (measure, table.column("hour", &hours).column("at", Times::from_micros(&instants).unwrap()))
        }
        _ => (measure.by("team").by("hour"), table.column("team", &teams).column("hour", &hours)),
    };
    let before = memory("VmRSS").unwrap_or(0);
    for _ in 0..7 {
        let start = Instant::now();
        let answer = measure.run(&table).unwrap();
        println!("{task}: {:.4} s, {} groups", start.elapsed().as_secs_f64(), answer.rows().len());
    }
    println!("{} MB above the table", memory("VmHWM").unwrap_or(0).saturating_sub(before) / 1024);
}
