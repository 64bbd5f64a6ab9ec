//! How long the repeat-purchase summary of five million unsorted orders takes, and how much memory it takes above them.
#![allow(clippy::unwrap_used, clippy::cast_possible_wrap, clippy::cast_precision_loss)]

use cxkit::random::Stream;
use cxkit::time::{Times, DAY};
use cxkit::value::{rfm_with, Orders, RfmOptions, RfmUnit};
use std::time::Instant;

const ROWS: usize = 5_000_000;
const CUSTOMERS: u64 = 500_000;

/// Kilobytes of memory, now or at their highest, where the system tells.
fn memory(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find(|line| line.starts_with(what))?.split_whitespace().nth(1)?.parse().ok()
}

fn main() {
    let threads: usize = std::env::args().nth(1).map_or(2, |text| text.parse().unwrap());
    let mut stream = Stream::new(7, 1);
    let (mut customers, mut times, mut amounts) =
        (Vec::with_capacity(ROWS), Vec::with_capacity(ROWS), Vec::with_capacity(ROWS));
    for _ in 0..ROWS {
        customers.push(stream.below(CUSTOMERS).unwrap() as i64);
        times.push(16_000 * DAY + stream.below(730 * DAY as u64).unwrap() as i64);
        amounts.push(stream.below(20_000).unwrap() as f64 / 100.0);
    }
    let before = memory("VmRSS").unwrap_or(0);
    let options = RfmOptions::default().unit(RfmUnit::Week);
    for _ in 0..5 {
        let start = Instant::now();
        let orders = Orders::new(customers.as_slice(), Times::from_micros(&times).unwrap());
        let summary = rfm_with(&orders.with_amounts(&amounts).with_threads(threads), &options).unwrap();
        let result = &summary.result;
        println!(
            "{:.3} s, {} customers, {} purchases",
            start.elapsed().as_secs_f64(),
            result.n,
            result.purchase_count
        );
    }
    println!("{} MB above the input", memory("VmHWM").unwrap_or(0).saturating_sub(before) / 1024);
}
