//! Patterns against a search that tries everything on small random logs, published examples, and merged.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::columns::Key;
use cxkit::journey::{Condition, EventKind, EventLog, Events, Pattern, PatternTally};
use cxkit::random::Stream;
use cxkit::time::{Duration, Times, SECOND};
use cxkit_testkit::journey::pattern::{check, Case};

/// How many small logs: some thousands, or as many as `CXKIT_JOURNEY_LOGS` says.
fn logs() -> u64 {
    std::env::var("CXKIT_JOURNEY_LOGS").ok().and_then(|text| text.parse().ok()).unwrap_or(4_000)
}

#[test]
fn every_pattern_agrees_with_an_exhaustive_search() {
    for log in 0..logs() {
        let case = Case::random(&mut Stream::new(20_240_610, log));
        if let Err(reason) = check(&case) {
            panic!("log {log}: {reason}");
        }
    }
}

#[test]
fn customers_counted_apart_merge_to_the_same_bits() {
    for log in 0..400 {
        let case = Case::random(&mut Stream::new(14, log));
        let pattern = case.pattern();
        let whole = case.log(|_| true).pattern_tally(&pattern).unwrap();
        let mut merged = PatternTally::new(&pattern).unwrap();
        for wanted in if log % 2 == 0 { [0, 1, 2] } else { [2, 0, 1] } {
            let part = case.log(|customer| customer.rem_euclid(3) == wanted).pattern_tally(&pattern).unwrap();
            merged.merge(&PatternTally::from_state(&part.to_state()).unwrap()).unwrap();
        }
        assert_eq!(merged.to_state(), whole.to_state(), "log {log}");
        assert_eq!(merged.finish().unwrap(), case.log(|_| true).match_pattern(&pattern).unwrap());
    }
    let mut one = PatternTally::new(&Pattern::new("(?1)", ["a"])).unwrap();
    let other = PatternTally::new(&Pattern::new("(?1)", ["b"])).unwrap();
    assert_eq!(one.merge(&other).unwrap_err().code(), "incompatible");
}

#[test]
fn damaged_and_forged_tallies_are_refused() {
    let kind = EventKind::any_of(["a", "b"]).condition(Condition::is("colour", ["red"]));
    let pattern = Pattern::starts_with("a").followed_within(kind, Duration::minutes(2));
    let bytes = Case::random(&mut Stream::new(14, 4)).log(|_| true);
    let bytes = bytes.pattern_tally(&Pattern::new("(?1)", [EventKind::any()])).unwrap();
    for bytes in [bytes.to_state(), PatternTally::new(&pattern).unwrap().to_state()] {
        for at in 0..bytes.len() - 4 {
            for byte in [0, 1, 0x7f, 0x80, 0xff, bytes[at].wrapping_add(1)] {
                let mut forged = bytes[..bytes.len() - 4].to_vec();
                forged[at] = byte;
                let forged = cxkit_testkit::laws::sealed(forged);
                match PatternTally::from_state(&forged) {
                    Err(error) => assert_eq!(error.code(), "bad_state"),
                    Ok(read) => {
                        assert_eq!(read.to_state(), forged, "two spellings of one tally");
                        assert!(!format!("{:?}", read.finish()).contains("NaN"));
                    }
                }
            }
        }
    }
}

fn small(touchpoints: &[&str], times: &[i64]) -> EventLog {
    let customers = vec![1_i64; times.len()];
    EventLog::new(&Events::new(customers, Times::from_micros(times).unwrap(), touchpoints)).unwrap()
}

/// One event a second.
fn seconds(touchpoints: &[&str]) -> EventLog {
    let times: Vec<i64> = (1..=touchpoints.len() as i64).map(|second| second * SECOND).collect();
    small(touchpoints, &times)
}

#[test]
fn published_examples() {
    let count = |log: &EventLog, pattern: &str, conditions: &[&str]| {
        log.match_pattern(&Pattern::new(pattern, conditions.iter().copied())).unwrap().matches
    };
    // ClickHouse's documentation of sequenceMatch and sequenceCount: what no condition speaks of is not there.
    let log = seconds(&["1", "3", "2"]);
    assert_eq!(count(&log, "(?1)(?2)", &["1", "2"]), 1);
    assert_eq!(count(&log, "(?1)(?2)", &["1", "2", "3"]), 0);
    let log = seconds(&["1", "3", "2", "1", "3", "2"]);
    assert_eq!(count(&log, "(?1).*(?2)", &["1", "2"]), 2);
    // The event right after a time condition is the one that met it, and anything may lie between.
    let log = seconds(&["a", "b", "b", "b", "c"]);
    assert_eq!(count(&log, "(?1)(?t>=2)(?2)", &["a", "b", "c"]), 1);
    let found = log.pattern_first(&Pattern::new("(?1)(?t>=2)(?2)", ["a", "b", "c"])).unwrap();
    assert_eq!((found[0].1.start.micros(), found[0].1.end.micros()), (SECOND, 3 * SECOND));
    assert_eq!(count(&log, "(?1)(?t>=3)(?2)(?3)", &["a", "b", "c"]), 1);
    assert_eq!(count(&log, "(?1)(?t<=2)(?2)(?3)", &["a", "b", "c"]), 0);
    assert_eq!(count(&log, "(?1)(?t==2)(?2)", &["a", "b", "c"]), 1);
    assert_eq!(count(&log, "(?1)(?t>4)(?3)", &["a", "b", "c"]), 0);
    // Matches do not overlap: three of two among seven.
    let log = seconds(&["a"; 7]);
    assert_eq!(count(&log, "(?1)(?1)", &["a"]), 3);
    assert_eq!(count(&log, "(?1).(?1)", &["a"]), 2);
    // Events of one instant are in the order of the log.
    let log = small(&["b", "a", "b"], &[5, 5, 5]);
    assert_eq!(count(&log, "(?1)(?2)", &["a", "b"]), 1);
    assert_eq!(count(&small(&["b", "a"], &[5, 5]), "(?1)(?2)", &["a", "b"]), 0);
}

#[test]
fn a_pattern_built_is_the_pattern_written() {
    let hour = Duration::minutes(60);
    let built = Pattern::starts_with("cart")
        .next("pay")
        .any_event()
        .followed_by("cart")
        .followed_after("pay", Duration::from_micros(1_500_000).unwrap())
        .followed_within(EventKind::any_of(["review", "refer"]), hour)
        .among("support");
    assert_eq!(built.notation(), "(?1)(?2)..*(?1)(?t>=1.5)(?2)(?t<=3600)(?3)");
    assert!(built.check().is_ok());
    let log = seconds(&["cart", "support", "pay"]);
    let matched = |pattern: &Pattern| log.match_pattern(pattern).unwrap().matched;
    let neighbours = Pattern::starts_with("cart").next("pay");
    assert_eq!((matched(&neighbours), matched(&neighbours.among("support"))), (1, 0));
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let log = seconds(&["cart", "pay"]);
    let code = |pattern: Pattern| log.match_pattern(&pattern).unwrap_err();
    assert_eq!(
        code(Pattern::new("(?1", ["cart"])).to_string(),
        "pattern must close with ')', got its end at character 4"
    );
    assert_eq!(code(Pattern::new::<&str>(".", [])).code(), "bad_option");
    assert_eq!(code(Pattern::new("(?1)", vec!["cart"; 65])).code(), "bad_option");
    assert_eq!(code(Pattern::new("(?1)", [EventKind::any_of::<&str>([])])).code(), "bad_option");
    let unknown = code(Pattern::new("(?1)", ["card"]));
    assert_eq!(unknown.to_string(), "there is no touchpoint 'card', did you mean 'cart'?");
    let nobody = log.filter(&cxkit::journey::Filter::new().customers([Key::Integer(9)])).unwrap();
    let result = nobody.match_pattern(&Pattern::new("(?1)", ["cart"])).unwrap();
    assert_eq!((result.value, &*result.interval_method), (None, "none: there are no customers"));
}

#[test]
fn a_hundred_thousand_events_of_one_customer_are_no_matter() {
    let mut stream = Stream::new(9, 2);
    let names = ["a", "b", "c", "x"];
    let touchpoints: Vec<&str> = (0..100_000).map(|_| names[stream.below(4).unwrap() as usize]).collect();
    let rising: Vec<i64> = (0..100_000).map(|second| second * SECOND).collect();
    let one_instant = vec![5_i64; 100_000];
    // A quadratic way would take 10^10 steps a pattern.
    for times in [&rising, &one_instant] {
        let log = small(&touchpoints, times);
        for text in [
            "(?1)(?2)(?3)",
            "(?1).*(?2).*(?3)",
            "(?1)(?t>=90000)(?2)",
            "(?1)(?t<=20)(?2)(?t>10)(?3)",
            "(?3)(?t>=99999)(?3)",
        ] {
            log.pattern_times(&Pattern::new(text, ["a", "b", "c"])).unwrap();
        }
    }
}
