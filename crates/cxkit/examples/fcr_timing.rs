//! Times first contact resolution on ten million contacts: `cargo run --release --example fcr_timing [rows] [threads] [words]`.
#![allow(clippy::unwrap_used, clippy::cast_possible_wrap)]

use cxkit::columns::{Numbers, Texts};
use cxkit::measure::ColumnView;
use cxkit::service::{fcr_from_log, FcrFromLogOptions};
use cxkit::time::{TimeUnit, Times};
use std::time::Instant;

/// The numbers of SplitMix64, which any language can make again.
fn mixed(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ x >> 31
}

fn main() {
    let argument = |at| std::env::args().nth(at).and_then(|text| text.parse().ok());
    let rows: u64 = argument(1).unwrap_or(10_000_000);
    let threads: usize = argument(2).unwrap_or(2) as usize;
    let customer: Vec<i64> = (0..rows).map(|row| (mixed(row) % 1_500_000) as i64).collect();
    let topic: Vec<i8> = (0..rows).map(|row| (mixed(row) >> 40 & 7) as i8).collect();
    let start: Vec<i64> =
        (0..rows).map(|row| (mixed(row + rows) % (365 * 86_400)) as i64 * 1_000_000).collect();
    let end: Vec<i64> = (0..rows)
        .zip(&start)
        .map(|(row, start)| start + (mixed(row + 2 * rows) % 3600) as i64 * 1_000_000)
        .collect();
    let micros = |values| Times::new(values, TimeUnit::Microseconds).unwrap();
    let options = FcrFromLogOptions::default();
    let time = |what: &str, customer: &ColumnView<'_>| {
        for _ in 0..3 {
            let begun = Instant::now();
            let result = fcr_from_log(
                customer.clone(),
                micros(&start),
                Some(micros(&end)),
                Some(ColumnView::from(&topic)),
                &options,
            );
            println!("{what}: {:.3} s {:?}", begun.elapsed().as_secs_f64(), result.unwrap());
        }
    };
    time("whole numbers", &ColumnView::from(Numbers::from(&customer).with_threads(threads)));
    if argument(3).is_none() {
        return;
    }
    let names: Vec<String> = (0..1_500_000).map(|customer| format!("C{customer:08}")).collect();
    let texts: Texts<'_> = customer.iter().map(|&at| names.get(at as usize).map(String::as_str)).collect();
    time("words, one thread", &ColumnView::from(texts));
}
