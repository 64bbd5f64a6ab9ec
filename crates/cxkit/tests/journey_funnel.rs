//! Funnels against an exhaustive search on small random logs, and merged.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::columns::Key;
use cxkit::journey::{
    EventLog, Events, Exclusion, Filter, Funnel, FunnelCounting, FunnelEntry, FunnelOptions, FunnelOrder,
    FunnelTally,
};
use cxkit::random::Stream;
use cxkit::time::{Duration, Times};
use cxkit_testkit::journey::funnel::{check, Case};

/// How many small logs: some thousands, or as many as `CXKIT_JOURNEY_LOGS` says.
fn logs() -> u64 {
    std::env::var("CXKIT_JOURNEY_LOGS").ok().and_then(|text| text.parse().ok()).unwrap_or(4_000)
}

#[test]
fn every_option_agrees_with_an_exhaustive_search() {
    for log in 0..logs() {
        let case = Case::random(&mut Stream::new(20_240_607, log));
        if let Err(reason) = check(&case) {
            panic!("log {log}: {reason}");
        }
    }
}

#[test]
fn customers_counted_apart_merge_to_the_same_bits() {
    for log in 0..600 {
        let case = Case::random(&mut Stream::new(11, log));
        let funnel = case.funnel();
        let whole = case.log(|_| true).funnel_tally(&funnel).unwrap();
        let part = |wanted: i64| {
            case.log(|customer| customer.rem_euclid(3) == wanted).funnel_tally(&funnel).unwrap()
        };
        let mut merged = FunnelTally::new(&funnel).unwrap();
        for wanted in if log % 2 == 0 { [0, 1, 2] } else { [2, 0, 1] } {
            let state = part(wanted).to_state();
            merged.merge(&FunnelTally::from_state(&state).unwrap()).unwrap();
        }
        assert_eq!(merged.to_state(), whole.to_state(), "log {log}");
        assert_eq!(merged.finish().unwrap(), case.log(|_| true).funnel(&funnel).unwrap());
    }
    let mut one = FunnelTally::new(&Funnel::new(["a", "b"])).unwrap();
    let other = FunnelTally::new(&Funnel::new(["a", "c"])).unwrap();
    assert_eq!(one.merge(&other).unwrap_err().code(), "incompatible");
}

#[test]
fn damaged_and_forged_tallies_are_refused() {
    let case = Case::random(&mut Stream::new(11, 4));
    let bytes = case.log(|_| true).funnel_tally(&case.funnel()).unwrap().to_state();
    for at in 0..bytes.len() - 4 {
        for byte in [0, 1, 0x7f, 0x80, 0xff, bytes[at].wrapping_add(1)] {
            let mut forged = bytes[..bytes.len() - 4].to_vec();
            forged[at] = byte;
            let forged = cxkit_testkit::laws::sealed(forged);
            match FunnelTally::from_state(&forged) {
                Err(error) => assert_eq!(error.code(), "bad_state"),
                Ok(read) => {
                    assert_eq!(read.to_state(), forged, "two spellings of one tally");
                    assert!(!format!("{:?}", read.finish()).contains("NaN"));
                }
            }
        }
    }
}

fn small(touchpoints: &[&str], times: &[i64]) -> EventLog {
    let customers = vec![1_i64; times.len()];
    EventLog::new(&Events::new(customers, Times::from_micros(times).unwrap(), touchpoints)).unwrap()
}

#[test]
fn what_cannot_be_a_funnel_is_refused() {
    let log = small(&["visit", "cart", "buy"], &[0, 1, 2]);
    let code = |funnel: Funnel| log.funnel(&funnel).unwrap_err().code();
    let options = FunnelOptions::default;
    let two = || Funnel::new(["visit", "buy"]);
    assert_eq!(code(Funnel::new(Vec::<&str>::new())), "bad_option");
    assert_eq!(code(two().options(options().within(Duration::from_micros(0).unwrap()))), "out_of_range");
    assert_eq!(code(two().options(options().confidence_level(1.0))), "out_of_range");
    assert_eq!(Duration::from_micros(-1).unwrap_err().code(), "out_of_range");
    for (from, to) in [(0, 1), (1, 3), (2, 2), (2, 1)] {
        assert_eq!(code(two().exclude(Exclusion::between(["cart"], from, to))), "bad_option");
    }
    assert_eq!(code(two().exclude(Exclusion::between(["buy"], 1, 2))), "bad_option");
    let unknown = log.funnel(&Funnel::new(["visit", "buyy"])).unwrap_err();
    assert_eq!(unknown.to_string(), "there is no touchpoint 'buyy', did you mean 'buy'?");
    assert_eq!(code(two().options(options().hold(std::borrow::Cow::Borrowed("channel")))), "unknown_name");
    let first = options().counting(FunnelCounting::Entries).entry(FunnelEntry::First);
    assert_eq!(code(two().options(first)), "bad_option");
    assert_eq!(log.funnel_dropped(&two(), 3).unwrap_err().code(), "out_of_range");
    // One step is a funnel: it counts who did it.
    let one = log.funnel(&Funnel::new(["cart"])).unwrap();
    assert_eq!((one.counts, one.value), (vec![1], Some(1.0)));
    let nobody = log.filter(&Filter::new().customers([Key::Integer(9)])).unwrap().funnel(&two()).unwrap();
    assert_eq!(
        (nobody.counts, nobody.value, &*nobody.interval_method),
        (vec![0, 0], None, "none: nobody entered")
    );
}

#[test]
fn published_corners() {
    let within = |micros| FunnelOptions::default().within(Duration::from_micros(micros).unwrap());
    let counts = |log: &EventLog, steps: &[&str], options: FunnelOptions| {
        log.funnel(&Funnel::new(steps.iter().copied()).options(options)).unwrap().counts
    };
    // A@2, A@4, B@4 within 3, time growing: the exact answer is 2.
    let log = small(&["A", "A", "B"], &[2, 4, 4]);
    let strict = within(3).ties(cxkit::journey::FunnelTies::StrictIncrease);
    assert_eq!(counts(&log, &["A", "B"], strict), [1, 1]);
    // Neighbours: a b b c is 2, a a b is 2; ClickHouse's strict_order has 3 for the first.
    let log = small(&["a", "b", "b", "c"], &[0, 1, 2, 3]);
    for (order, want) in [
        (FunnelOrder::NoOtherStep, [1, 1, 0]),
        (FunnelOrder::Adjacent, [1, 1, 0]),
        (FunnelOrder::StrictOrder, [1, 1, 1]),
    ] {
        assert_eq!(counts(&log, &["a", "b", "c"], within(9).order(order)), want, "{order:?}");
    }
    let log = small(&["a", "d", "a", "b", "c"], &[0, 1, 2, 3, 4]);
    assert_eq!(counts(&log, &["a", "b", "c"], within(9).order(FunnelOrder::StrictOrder)), [1, 0, 0]);
    assert_eq!(counts(&log, &["a", "b", "c"], within(9).order(FunnelOrder::Adjacent)), [1, 1, 1]);
    // A, A, A filled by one A only where events may be several steps.
    let log = small(&["A"], &[0]);
    assert_eq!(counts(&log, &["A", "A", "A"], within(9)), [1, 0, 0]);
    let many = within(9).reuse(cxkit::journey::FunnelReuse::Many);
    assert_eq!(counts(&log, &["A", "A", "A"], many), [1, 1, 1]);
}

#[test]
fn a_hundred_thousand_events_of_one_customer_are_no_matter() {
    let mut stream = Stream::new(9, 1);
    let names = ["a", "b", "c", "x"];
    let touchpoints: Vec<&str> = (0..100_000).map(|_| names[stream.below(4).unwrap() as usize]).collect();
    let rising: Vec<i64> = (0..100_000).collect();
    let one_instant = vec![5_i64; 100_000];
    // A quadratic way would take 10^10 steps a funnel; forty of them would not end.
    for times in [&rising, &one_instant] {
        let log = small(&touchpoints, times);
        for order in [
            FunnelOrder::Ordered,
            FunnelOrder::Adjacent,
            FunnelOrder::NoOtherStep,
            FunnelOrder::Any,
            FunnelOrder::StrictOrder,
            FunnelOrder::StrictDeduplication,
        ] {
            for steps in [["a", "b", "c"], ["a", "b", "a"], ["a", "a", "a"]] {
                let options = FunnelOptions::default().order(order);
                log.funnel(&Funnel::new(steps).options(options)).unwrap();
            }
        }
        let excluding = Funnel::new(["a", "b", "c"]).exclude(Exclusion::between(["x"], 1, 3));
        log.funnel(&excluding).unwrap();
        let entries = FunnelOptions::default().counting(FunnelCounting::Entries);
        log.funnel(&excluding.options(entries)).unwrap();
        let hops = FunnelOptions::default().step_within(vec![Duration::from_micros(50).unwrap()]);
        log.funnel(&Funnel::new(["a", "b", "c"]).options(hops)).unwrap();
    }
}
