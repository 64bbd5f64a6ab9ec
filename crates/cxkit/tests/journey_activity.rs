//! Lifecycle and stickiness against their definitions on small random logs, and merged.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::journey::{
    EventLog, Events, Lifecycle, LifecycleOptions, LifecycleTally, Stickiness, StickinessOptions,
    StickinessTally,
};
use cxkit::random::Stream;
use cxkit::time::{Every, Times, DAY};
use cxkit_testkit::journey::activity::{check, Case};

/// How many small logs: some thousands, or as many as `CXKIT_JOURNEY_LOGS` says.
fn logs() -> u64 {
    std::env::var("CXKIT_JOURNEY_LOGS").ok().and_then(|text| text.parse().ok()).unwrap_or(4_000)
}

#[test]
fn every_option_agrees_with_the_definition() {
    for log in 0..logs() {
        let case = Case::random(&mut Stream::new(20_240_609, log));
        if let Err(reason) = check(&case) {
            panic!("log {log}: {reason}");
        }
    }
}

#[test]
fn customers_counted_apart_merge_to_the_same_bits() {
    for log in 0..400 {
        let case = Case::random(&mut Stream::new(13, log));
        let (life, sticky) = (case.lifecycle(), case.stickiness());
        let order = if log % 2 == 0 { [0, 1, 2] } else { [2, 0, 1] };
        let part = |wanted: i64| case.log(move |customer| customer.rem_euclid(3) == wanted);
        let whole = case.log(|_| true).lifecycle_tally(&life).unwrap();
        let mut merged = LifecycleTally::new(&life).unwrap();
        for wanted in order {
            let state = part(wanted).lifecycle_tally(&life).unwrap().to_state();
            merged.merge(&LifecycleTally::from_state(&state).unwrap()).unwrap();
        }
        assert_eq!(merged.to_state(), whole.to_state(), "log {log}");
        assert_eq!(merged.finish().unwrap(), case.log(|_| true).lifecycle(&life).unwrap());
        if !case.merges() {
            assert_eq!(case.log(|_| true).stickiness_tally(&sticky).unwrap_err().code(), "bad_option");
            continue;
        }
        let whole = case.log(|_| true).stickiness_tally(&sticky).unwrap();
        let mut merged = StickinessTally::new(&sticky).unwrap();
        for wanted in order {
            let state = part(wanted).stickiness_tally(&sticky).unwrap().to_state();
            merged.merge(&StickinessTally::from_state(&state).unwrap()).unwrap();
        }
        assert_eq!(merged.to_state(), whole.to_state(), "log {log}");
        assert_eq!(merged.finish().unwrap(), case.log(|_| true).stickiness(&sticky).unwrap());
    }
    let other = LifecycleTally::new(&Lifecycle::new().event("a")).unwrap();
    assert_eq!(
        LifecycleTally::new(&Lifecycle::new()).unwrap().merge(&other).unwrap_err().code(),
        "incompatible"
    );
    let weekly = Stickiness::new().options(StickinessOptions::default().every(Every::Week));
    let other = StickinessTally::new(&weekly).unwrap();
    assert_eq!(
        StickinessTally::new(&Stickiness::new()).unwrap().merge(&other).unwrap_err().code(),
        "incompatible"
    );
}

#[test]
fn damaged_and_forged_tallies_are_refused() {
    // A case with customers, periods and an end.
    let case = Case::random(&mut Stream::new(13, 8));
    let log = case.log(|_| true);
    let lifecycle = log.lifecycle_tally(&case.lifecycle()).unwrap().to_state();
    forge(&lifecycle, |bytes| {
        let read = LifecycleTally::from_state(bytes).map_err(|error| error.code())?;
        Ok((read.to_state(), format!("{:?}", read.finish())))
    });
    let sticky = Stickiness::new();
    forge(&log.stickiness_tally(&sticky).unwrap().to_state(), |bytes| {
        let read = StickinessTally::from_state(bytes).map_err(|error| error.code())?;
        Ok((read.to_state(), format!("{:?}", read.finish())))
    });
}

fn forge(bytes: &[u8], read: impl Fn(&[u8]) -> Result<(Vec<u8>, String), &'static str>) {
    for at in 0..bytes.len() - 4 {
        for byte in [0, 1, 0x7f, 0x80, 0xff, bytes[at].wrapping_add(1)] {
            let mut forged = bytes[..bytes.len() - 4].to_vec();
            forged[at] = byte;
            let forged = cxkit_testkit::laws::sealed(forged);
            match read(&forged) {
                Err(code) => assert_eq!(code, "bad_state"),
                Ok((again, printed)) => {
                    assert_eq!(again, forged, "two spellings of one tally");
                    assert!(!printed.contains("NaN"), "{printed}");
                }
            }
        }
    }
}

fn log(rows: &[(&str, i64)]) -> EventLog {
    let customers: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let times: Vec<i64> = rows.iter().map(|row| row.1).collect();
    let touchpoints = vec!["use"; rows.len()];
    EventLog::new(&Events::new(
        customers.as_slice(),
        Times::from_micros(&times).unwrap(),
        touchpoints.as_slice(),
    ))
    .unwrap()
}

#[test]
fn a_lifecycle_by_hand() {
    // Weeks of ten customers: p1 in 0, 1, 2; p2 in 0; p3 in 1 and 3; p4 in 3. By hand.
    let week = 7 * DAY;
    let at = |week_number: i64| 4 * DAY + week_number * week;
    let log = log(&[
        ("p1", at(0)),
        ("p1", at(1)),
        ("p1", at(2)),
        ("p2", at(0)),
        ("p3", at(1)),
        ("p3", at(3)),
        ("p4", at(3)),
    ]);
    let options = LifecycleOptions::default().every(Every::Week);
    let life = log.lifecycle(&Lifecycle::new().options(options.clone())).unwrap();
    let rows: Vec<_> =
        life.periods.iter().map(|row| (row.new, row.returning, row.resurrected, row.dormant)).collect();
    assert_eq!(rows, [(2, 0, 0, 0), (1, 1, 0, -1), (0, 1, 0, -1), (1, 0, 1, -1)]);
    let changes: Vec<i64> =
        life.periods.windows(2).map(|pair| pair[1].active as i64 - pair[0].active as i64).collect();
    let sums: Vec<i64> =
        life.periods[1..].iter().map(|row| (row.new + row.resurrected) as i64 + row.dormant).collect();
    assert_eq!(changes, sums);
    // The last week is not over, so the headline is that of the third: 1 of 2.
    assert_eq!((life.value, life.n), (Some(0.5), 2));
    // The last two weeks alone: who was active before is not new, and who was a week earlier returns or is dormant.
    let short = log.lifecycle(&Lifecycle::new().options(options.periods(2))).unwrap();
    let rows: Vec<_> =
        short.periods.iter().map(|row| (row.new, row.returning, row.resurrected, row.dormant)).collect();
    assert_eq!(rows, [(0, 1, 0, -1), (1, 0, 1, -1)]);
}

#[test]
fn nothing_and_too_much() {
    let empty = log(&[]);
    let life = empty.lifecycle(&Lifecycle::new()).unwrap();
    assert_eq!((life.periods.len(), life.value), (0, None));
    assert!(life.interval_method.starts_with("none: "));
    let options = StickinessOptions::default().periods(3);
    let sticky = empty.stickiness(&Stickiness::new().options(options)).unwrap();
    assert_eq!((sticky.n, sticky.value), (0, None));
    let code = |options| log(&[("a", 0)]).lifecycle(&Lifecycle::new().options(options)).unwrap_err().code();
    assert_eq!(code(LifecycleOptions::default().periods(0)), "out_of_range");
    assert_eq!(code(LifecycleOptions::default().periods(u64::MAX)), "out_of_range");
    assert_eq!(code(LifecycleOptions::default().confidence_level(0.0)), "out_of_range");
    let long = log(&[("a", -60_000_000 * DAY / 100), ("b", 2_900_000 * DAY)]);
    assert_eq!(long.stickiness(&Stickiness::new()).unwrap_err().code(), "out_of_range");
    let unknown = Lifecycle::new().event("usee");
    assert_eq!(log(&[("a", 0)]).lifecycle(&unknown).unwrap_err().code(), "unknown_name");
}
