//! How long the journey engine takes on a log in memory.
//!
//! usage: `journey_times PREFIX [threads]`, where PREFIX.customer.i64, PREFIX.event.u8 and PREFIX.ts.i64 hold the columns
//! as they lie in memory.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::journey::{
    EventLog, EventLogOptions, Events, Funnel, FunnelOptions, FunnelTies, Identity, Labels,
};
use cxkit::time::Times;
use std::time::Instant;

const NAMES: [&str; 20] = [
    "ad_view",
    "ad_click",
    "landing",
    "search",
    "product_view",
    "compare",
    "chat_open",
    "store_visit",
    "email_open",
    "sms_click",
    "signup",
    "add_to_cart",
    "checkout",
    "payment",
    "purchase",
    "support_call",
    "review",
    "refer",
    "login",
    "cancel",
];

fn integers(path: &str) -> Vec<i64> {
    let bytes = std::fs::read(path).unwrap();
    bytes.chunks_exact(8).map(|eight| i64::from_le_bytes(eight.try_into().unwrap())).collect()
}

/// A line of the process's status, in kB.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or("0").to_owned();
    line.split_whitespace().find_map(|word| word.parse().ok()).unwrap_or(0)
}

/// Processor time of all threads so far, in hundredths of a second.
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(") ").next().unwrap_or_default().to_owned();
    after.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<u64>().ok()).sum()
}

const ROUNDS: u32 = 5;

fn timed<T>(what: &str, mut work: impl FnMut() -> T) -> T {
    let mut best = f64::INFINITY;
    let mut last = None;
    let before = processor();
    // The mark of the most memory held starts anew.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let held = memory("VmRSS");
    for _ in 0..ROUNDS {
        drop(last.take());
        let start = Instant::now();
        last = Some(work());
        best = best.min(start.elapsed().as_secs_f64());
    }
    let processor = (processor() - before) as f64 / 100.0 / f64::from(ROUNDS);
    let more = memory("VmHWM").saturating_sub(held) / 1024;
    println!("{what:40} {best:.4} s, {processor:.3} s of processor a run, {more} MB more at most");
    last.unwrap()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let prefix = arguments.next().unwrap();
    let threads = arguments.next().map_or(2, |text| text.parse().unwrap());
    let customers = integers(&format!("{prefix}.customer.i64"));
    let codes = std::fs::read(format!("{prefix}.event.u8")).unwrap();
    let times = integers(&format!("{prefix}.ts.i64"));
    let log = timed("build", || {
        let touchpoints = Labels::coded(codes.as_slice(), &NAMES);
        let events = Events::new(customers.as_slice(), Times::from_micros(&times).unwrap(), touchpoints);
        EventLog::build(&events, &EventLogOptions::default(), &Identity::default(), threads).unwrap()
    });
    println!("{} events, {} customers", log.event_count(), log.customer_count());
    let steps = Funnel::new(["landing", "product_view", "add_to_cart", "checkout", "purchase"]);
    let quick = timed("funnel of 5 steps, 7 days", || log.funnel(&steps).unwrap());
    println!(
        "{:?}, medians {:?}",
        quick.counts,
        quick.steps.iter().map(|step| step.median_seconds).collect::<Vec<_>>()
    );
    let strict = steps.clone().options(FunnelOptions::default().ties(FunnelTies::StrictIncrease));
    let general = timed("the same by the general way, strict", || log.funnel(&strict).unwrap());
    println!("{:?}", general.counts);
    // A tenth arrives later.
    let late = codes.len() / 10 * 9;
    let part = |range: std::ops::Range<usize>| {
        let touchpoints = Labels::coded(&codes[range.clone()], &NAMES);
        Events::new(&customers[range.clone()], Times::from_micros(&times[range]).unwrap(), touchpoints)
    };
    let (options, nobody) = (EventLogOptions::default(), Identity::default());
    let old = EventLog::build(&part(0..late), &options, &nobody, threads).unwrap();
    let new = part(late..codes.len());
    let grown = timed("append the last tenth", || {
        let mut grown = old.clone();
        grown.append(&new).unwrap();
        grown
    });
    let settled = timed("put it in place", || {
        let mut settled = grown.clone();
        settled.settle().unwrap();
        settled
    });
    println!("equal to the log of all rows: {}", settled == log);
}
