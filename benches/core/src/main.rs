//! Journey queries on a large log, timed in Rust alone.
//!
//! ```text
//! cargo run --release -- FOLDER [THREADS] [REPEATS]
//! ```
//!
//! The folder holds three raw little-endian columns, a row an event, in order of arrival: `customer.i64`, `event.u8`
//! (codes of [`TOUCHPOINTS`]) and `ts.i64` (microseconds since 1970). On the log of ten million events (seed 20240607)
//! every answer is compared with those on which Polars, DuckDB, ClickHouse and pm4py agree, so that no time is that of a
//! wrong answer. Beside each time stands the processor time, which a busy machine changes less, and both as multiples of
//! one pass over the codes and times of the log.

use cxkit::journey::{
    EventLog, Events, FlowOptions, Funnel, Labels, LoopOptions, NextEvent, PathOptions, SessionOptions,
    StepMatrixOptions, TimeDetail, TransitionOptions,
};
use cxkit::time::Times;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const TOUCHPOINTS: [&str; 20] = [
    "ad_view", "ad_click", "landing", "search", "product_view", "compare", "chat_open", "store_visit",
    "email_open", "sms_click", "signup", "add_to_cart", "checkout", "payment", "purchase", "support_call",
    "review", "refer", "login", "cancel",
];

fn column<const N: usize, T>(folder: &Path, file: &str, read: fn([u8; N]) -> T) -> Vec<T> {
    let bytes = std::fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    bytes.chunks_exact(N).map(|chunk| read(chunk.try_into().unwrap())).collect()
}

/// Processor seconds of this process so far; 0 where the system does not say.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

struct Bench {
    repeats: usize,
    pass: f64,
}

impl Bench {
    fn time<T>(&self, task: &str, mut run: impl FnMut() -> T) -> T {
        let answer = run();
        let mut walls = Vec::new();
        let before = processor();
        for _ in 0..self.repeats {
            let start = Instant::now();
            black_box(run());
            walls.push(start.elapsed().as_secs_f64());
        }
        let busy = (processor() - before) / self.repeats as f64;
        walls.sort_by(f64::total_cmp);
        let (median, least) = (walls[walls.len() / 2], walls[0]);
        let passes = if self.pass > 0.0 { median / self.pass } else { 1.0 };
        println!("{task:<34} median {median:.4} s  least {least:.4} s  processor {busy:.4} s  {passes:7.1} passes");
        answer
    }
}

/// Megabytes in memory by a line of the system's status: now, or at most since [`forget_peak`].
fn memory(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|known| known.starts_with(line)).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Begins the peak anew, so that reading the files is no part of it.
fn forget_peak() -> f64 {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    memory("VmRSS")
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = Path::new(arguments.get(1).map_or(".", String::as_str));
    let number = |at: usize, other: usize| arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(other);
    let (threads, repeats) = (number(2, 2), number(3, 7));
    let customers = column(folder, "customer.i64", i64::from_le_bytes);
    let codes = column(folder, "event.u8", u8::from_le_bytes);
    let times = column(folder, "ts.i64", i64::from_le_bytes);
    let golden = times.len() == 10_000_000;
    println!("{} events, {threads} threads, median of {repeats}", times.len());

    let mut bench = Bench { repeats, pass: 0.0 };
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(times.iter().fold(0_i64, |sum, &time| sum.wrapping_add(time)));
        black_box(codes.iter().fold(0_u64, |sum, &code| sum + u64::from(code)));
    }
    bench.pass = start.elapsed().as_secs_f64() / repeats as f64;
    println!("one pass over codes and times, one thread: {:.4} s", bench.pass);

    let events = Events::new(
        customers.as_slice(),
        Times::from_micros(&times).unwrap(),
        Labels::coded(codes.as_slice(), TOUCHPOINTS.as_slice()),
    );
    let input = forget_peak();
    let log = EventLog::build(&events, &Default::default(), &Default::default(), threads).unwrap();
    println!("peak above input after one build: {:.0} MB", memory("VmHWM") - input);
    let few = Bench { repeats: repeats.min(3), pass: bench.pass };
    drop(few.time("build", || {
        EventLog::build(&events, &Default::default(), &Default::default(), threads).unwrap()
    }));

    let funnel = Funnel::new(["landing", "product_view", "add_to_cart", "checkout", "purchase"]);
    let answer = bench.time("funnel, 5 steps, 7 days", || log.funnel(&funnel).unwrap());
    if golden {
        assert_eq!(answer.counts, [574_364, 381_922, 189_569, 110_103, 52_013]);
    }
    for (task, detail) in [
        ("transitions, counts", TimeDetail::None),
        ("transitions, mean times", TimeDetail::Mean),
        ("transitions, quantiles", TimeDetail::Quantiles),
    ] {
        let options = TransitionOptions::default().times(detail);
        let answer = bench.time(task, || log.transitions(&options).unwrap());
        if golden {
            let count = |from: &str, to: &str| {
                answer.transitions.iter().find(|row| row.source == from && row.target == to).map(|row| row.count)
            };
            assert_eq!((answer.n, answer.pairs), (9_000_000, 400));
            assert_eq!(count("landing", "product_view"), Some(269_486));
            assert_eq!(count("purchase", "review"), Some(73_729));
        }
    }
    let by_session = TransitionOptions::default().by_session(true);
    let answer = bench.time("transitions by session", || log.transitions(&by_session).unwrap());
    if golden {
        assert_eq!((answer.paths, answer.n), (3_479_006, 10_000_000 - 3_479_006));
    }
    for (task, detail) in [
        ("sessions, counts and lengths", TimeDetail::None),
        ("sessions, mean times", TimeDetail::Mean),
        ("sessions, quantiles", TimeDetail::Quantiles),
    ] {
        let options = SessionOptions::default().times(detail);
        let answer = bench.time(task, || log.sessions(&options).unwrap());
        if golden {
            assert_eq!(answer.n, 3_479_006);
        }
    }
    let answer = bench.time("variants, top 5", || log.paths(&PathOptions::default().top(5)).unwrap());
    if golden {
        assert_eq!(answer.variants, 658_777);
        let counts: Vec<u64> = answer.paths.iter().map(|row| row.count).collect();
        assert_eq!(counts, [7847, 6472, 5465, 4331, 4195]);
    }
    bench.time("step matrix, 10 steps", || log.step_matrix(&StepMatrixOptions::default()).unwrap());
    let around = FlowOptions::default().touchpoint(Some("checkout".into()));
    bench.time("flows around checkout", || log.flows(&around).unwrap());
    bench.time("loops", || log.loops(&LoopOptions::default()).unwrap());
    let next = NextEvent::new(["add_to_cart", "checkout"]);
    bench.time("next event", || log.next_event(&next).unwrap());
    println!("peak above input: {:.0} MB", memory("VmHWM") - input);
}
