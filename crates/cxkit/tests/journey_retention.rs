//! Retention against its definition on small random logs, against golden counts and published examples, and merged.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::columns::Key;
use cxkit::journey::{
    AnchoredDays, AnchoredDaysTally, Condition, EventKind, EventLog, Events, PeriodsFrom, Retention,
    RetentionKind, RetentionOptions, RetentionReturn, RetentionTally,
};
use cxkit::random::Stream;
use cxkit::stats::share;
use cxkit::time::{parse_iso8601, Calendar, Every, Instant, Times, WeekStart, DAY, HOUR};
use cxkit_testkit::journey::retention::{check, Case};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many small logs: some thousands, or as many as `CXKIT_JOURNEY_LOGS` says.
fn logs() -> u64 {
    std::env::var("CXKIT_JOURNEY_LOGS").ok().and_then(|text| text.parse().ok()).unwrap_or(4_000)
}

#[test]
fn every_option_agrees_with_the_definition() {
    for log in 0..logs() {
        let case = Case::random(&mut Stream::new(20_240_608, log));
        if let Err(reason) = check(&case) {
            panic!("log {log}: {reason}");
        }
    }
}

#[test]
fn customers_counted_apart_merge_to_the_same_bits() {
    let mut merged_logs = 0;
    for log in 0..600 {
        let case = Case::random(&mut Stream::new(12, log));
        let retention = case.retention();
        if !case.merges() {
            assert_eq!(case.log(|_| true).retention_tally(&retention).unwrap_err().code(), "bad_option");
            continue;
        }
        let whole = case.log(|_| true).retention_tally(&retention).unwrap();
        let part = |wanted: i64| {
            case.log(|customer| customer.rem_euclid(3) == wanted).retention_tally(&retention).unwrap()
        };
        let mut merged = RetentionTally::new(&retention).unwrap();
        for wanted in if log % 2 == 0 { [0, 1, 2] } else { [2, 0, 1] } {
            let state = part(wanted).to_state();
            merged.merge(&RetentionTally::from_state(&state).unwrap()).unwrap();
        }
        assert_eq!(merged.to_state(), whole.to_state(), "log {log}");
        assert_eq!(merged.finish().unwrap(), case.log(|_| true).retention(&retention).unwrap(), "log {log}");
        merged_logs += 1;
    }
    assert!(merged_logs > 400);
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

#[test]
fn damaged_and_forged_tallies_are_refused() {
    let log = small();
    let recurring =
        Retention::new().start(EventKind::from("use").condition(Condition::is_missing("channel")));
    let filtered = log.filter(&cxkit::journey::Filter::new().touchpoints(["use"])).unwrap();
    assert_eq!(filtered.retention_tally(&recurring).unwrap_err().code(), "unknown_name");
    for retention in [
        Retention::new(),
        Retention::new().options(
            RetentionOptions::default().returned(RetentionReturn::Bracket).brackets(vec![(1, 2), (3, 9)]),
        ),
        Retention::new()
            .start("use")
            .options(RetentionOptions::default().periods_from(PeriodsFrom::CustomerStart)),
    ] {
        forge(&log.retention_tally(&retention).unwrap().to_state(), |bytes| {
            let read = RetentionTally::from_state(bytes).map_err(|error| error.code())?;
            Ok((read.to_state(), format!("{:?}", read.finish())))
        });
    }
    let days = AnchoredDays::new([0, DAY].map(|day| Instant::from_micros(day).unwrap())).start("use");
    forge(&log.anchored_days_tally(&days).unwrap().to_state(), |bytes| {
        let read = AnchoredDaysTally::from_state(bytes).map_err(|error| error.code())?;
        Ok((read.to_state(), format!("{:?}", read.finish())))
    });
}

fn log_of(rows: &[(&str, i64, &str)]) -> EventLog {
    let customers: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let times: Vec<i64> = rows.iter().map(|row| row.1).collect();
    let touchpoints: Vec<&str> = rows.iter().map(|row| row.2).collect();
    let times = Times::from_micros(&times).unwrap();
    EventLog::new(&Events::new(customers.as_slice(), times, touchpoints.as_slice())).unwrap()
}

/// Days of four customers.
fn small() -> EventLog {
    log_of(&[
        ("ann", 0, "join"),
        ("ann", DAY, "use"),
        ("ann", 2 * DAY, "use"),
        ("ann", 2 * DAY + HOUR, "use"),
        ("bob", HOUR, "use"),
        ("bob", 2 * HOUR, "join"),
        ("bob", 3 * DAY, "use"),
        ("cy", DAY, "join"),
        ("cy", 2 * DAY, "use"),
        ("dee", 4 * DAY, "use"),
    ])
}

#[test]
fn kinds_of_cohorts_by_hand() {
    let log = small();
    let options = RetentionOptions::default;
    let matrix = |start: &str, options| {
        let retention = Retention::new().start(start).returning("use").options(options);
        log.retention(&retention).unwrap().matrix
    };
    // First time: ann and bob joined on day 0, cy on day 1.
    let first = matrix("join", options().kind(RetentionKind::FirstTime));
    assert_eq!(first[0], [Some(2), Some(1), Some(1), Some(1), Some(0)]);
    assert_eq!(first[1], [Some(1), Some(1), Some(0), Some(0), None]);
    assert_eq!(first[4], [Some(0), None, None, None, None]);
    // First ever: the first event of bob is no join.
    let ever = matrix("join", options().kind(RetentionKind::FirstEver));
    assert_eq!(ever[0], [Some(1), Some(1), Some(1), Some(0), Some(0)]);
    // At least two events a day: ann on day 2.
    let twice = matrix("join", options().kind(RetentionKind::FirstTime).minimum_occurrences(2_u64));
    assert_eq!(twice[0], [Some(2), Some(0), Some(1), Some(0), Some(0)]);
    // On that day or later.
    let rolling = options().kind(RetentionKind::FirstTime).returned(RetentionReturn::OnOrAfter);
    assert_eq!(matrix("join", rolling)[0], [Some(2), Some(2), Some(2), Some(1), Some(0)]);
    // Days 1 to 2, and from 3 on.
    let brackets = options()
        .kind(RetentionKind::FirstTime)
        .returned(RetentionReturn::Bracket)
        .brackets(vec![(1, 2), (3, 99)]);
    assert_eq!(matrix("join", brackets)[0], [Some(2), Some(1), Some(1)]);
    // 24 hours from the start: bob joined at 02:00, so that 00:00 of day 3 is in day 2.
    let own = options().kind(RetentionKind::FirstTime).periods_from(PeriodsFrom::CustomerStart);
    assert_eq!(matrix("join", own)[0], [Some(2), Some(1), Some(2), Some(0), Some(0)]);
    // Recurring: every day with a use begins a cohort.
    let recurring = matrix("use", options());
    assert_eq!(recurring[0], [Some(1), Some(0), Some(0), Some(1), Some(0)]);
    assert_eq!(recurring[1], [Some(1), Some(1), Some(0), Some(0), None]);
    assert_eq!(recurring[2], [Some(2), Some(0), Some(0), None, None]);
}

#[test]
fn intervals_flags_and_the_row_over_all() {
    let log = small();
    let options = RetentionOptions::default().kind(RetentionKind::FirstTime);
    let asked = Retention::new().start("join").returning("use");
    let result = log.retention(&asked.clone().options(options.clone())).unwrap();
    let wilson = share(1, 2).unwrap();
    assert_eq!(
        (result.shares_ci_lower[0][1], result.shares_ci_upper[0][1]),
        (wilson.ci_lower, wilson.ci_upper)
    );
    // The last day is not over: its cells are incomplete and stay out of the row over all.
    assert_eq!(result.incomplete[0], [false, false, false, false, true]);
    assert!(result.cohorts[4].incomplete);
    let over: Vec<(u64, u64, u64)> =
        result.overall.iter().map(|row| (row.cohorts, row.n, row.count)).collect();
    assert_eq!(over, [(2, 3, 3), (2, 3, 2), (2, 3, 1), (1, 2, 1), (0, 0, 0)]);
    assert_eq!((result.value, result.overall[1].effective_n), (Some(2.0 / 3.0), Some(3.0)));
    let wilson = share(2, 3).unwrap();
    assert_eq!((result.ci_lower, result.ci_upper), (wilson.ci_lower, wilson.ci_upper));
    assert!(result.overall[4].interval_method.starts_with("none: "));
    // Said to reach the end of the day, it is complete.
    let end = Instant::from_micros(5 * DAY - 1).unwrap();
    let whole = log.retention(&asked.options(options.until(end))).unwrap();
    assert_eq!(whole.incomplete.iter().flatten().filter(|flag| **flag).count(), 0);
    assert_eq!(whole.matrix, result.matrix);
    // One customer in several cohorts: ten days of one who always comes, ten of one who never does, by hand. Each is one
    // observation, so the share of a half is as sure as that of two customers.
    let mut rows = Vec::new();
    for day in 0..11 {
        rows.push(("always", 2 * day * DAY, "go"));
        rows.push(("always", (2 * day + 1) * DAY, "back"));
        rows.push(("never", 2 * day * DAY, "go"));
    }
    let asked = Retention::new().start("go").returning("back");
    let overall = log_of(&rows).retention(&asked).unwrap().overall[1].clone();
    assert_eq!((overall.n, overall.count), (20, 10));
    assert!((overall.effective_n.unwrap() - 2.0).abs() < 1e-12, "{overall:?}");
    assert_eq!(overall.interval_method, "wilson at the effective n");
    let wilson = share(1, 2).unwrap();
    assert!((overall.ci_lower.unwrap() - wilson.ci_lower.unwrap()).abs() < 1e-12);
}

#[test]
fn a_report_of_so_many_periods_up_to_a_time() {
    let log = small();
    let options = RetentionOptions::default().kind(RetentionKind::FirstTime);
    let cohorts = |options: RetentionOptions| {
        let result = log.retention(&Retention::new().options(options)).unwrap();
        let cohorts = result.cohorts.iter().map(|cohort| (cohort.cohort.to_string(), cohort.size));
        (cohorts.collect::<Vec<_>>(), result.matrix)
    };
    let (rows, matrix) = cohorts(options.clone().periods(4));
    // Who came first on day 0 is in no cohort.
    assert_eq!(rows[0], ("1970-01-02".into(), 1));
    assert_eq!((rows.len(), matrix[0].len()), (4, 4));
    let (rows, matrix) = cohorts(options.clone().until(Instant::from_micros(DAY).unwrap()));
    assert_eq!(rows, [("1970-01-01".into(), 2), ("1970-01-02".into(), 1)]);
    assert_eq!(matrix, [vec![Some(2), Some(1)], vec![Some(1), None]]);
    let weeks = |day| {
        let calendar = Calendar::default().week_start(day);
        let options = options.clone().every(Every::Week);
        let result = log.retention(&Retention::new().options(options).calendar(calendar)).unwrap();
        result.cohorts.iter().map(|cohort| cohort.cohort.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(weeks(WeekStart::Monday), ["1969-12-29", "1970-01-05"]);
    assert_eq!(weeks(WeekStart::Sunday), ["1969-12-28", "1970-01-04"]);
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let log = small();
    let options = RetentionOptions::default;
    let code = |options| log.retention(&Retention::new().options(options)).unwrap_err().code();
    assert_eq!(code(options().periods(0)), "out_of_range");
    assert_eq!(code(options().periods(1_000_000)), "out_of_range");
    assert_eq!(code(options().periods(u64::MAX)), "out_of_range");
    assert_eq!(code(options().minimum_occurrences(0_u64)), "out_of_range");
    assert_eq!(code(options().confidence_level(1.0)), "out_of_range");
    assert_eq!(code(options().brackets(vec![(1, 2)])), "bad_option");
    assert_eq!(code(options().returned(RetentionReturn::Bracket)), "bad_option");
    for bracket in [(0, 2), (3, 2)] {
        assert_eq!(code(options().returned(RetentionReturn::Bracket).brackets(vec![bracket])), "bad_option");
    }
    let monthly = options().every(Every::Month).periods_from(PeriodsFrom::CustomerStart);
    assert_eq!(code(monthly), "bad_option");
    let unknown = log.retention(&Retention::new().start("joim")).unwrap_err();
    assert_eq!(unknown.to_string(), "there is no touchpoint 'joim', did you mean 'join'?");
    let nothing = log.retention(&Retention::new().start(EventKind::any_of::<&str>([]))).unwrap_err();
    assert_eq!(nothing.code(), "bad_option");
    let empty = log_of(&[]).retention(&Retention::new()).unwrap();
    assert_eq!(
        (empty.value, empty.matrix.len(), &*empty.interval_method),
        (None, 0, "none: there are no events")
    );
    let long = log_of(&[("a", 0, "x"), ("b", 4_000 * DAY, "x")]);
    assert_eq!(long.retention(&Retention::new()).unwrap_err().code(), "out_of_range");
    assert_eq!(long.retention(&Retention::new().options(options().periods(30))).unwrap().matrix.len(), 30);
}

#[test]
fn a_hundred_thousand_events_of_one_customer_are_no_matter() {
    for step in [0, HOUR / 50] {
        let rows: Vec<(&str, i64, &str)> = (0..100_000).map(|event| ("one", event * step, "x")).collect();
        let log = log_of(&rows);
        for options in [
            RetentionOptions::default(),
            RetentionOptions::default().every(Every::Hour),
            RetentionOptions::default().minimum_occurrences(3_u64),
            RetentionOptions::default().periods_from(PeriodsFrom::CustomerStart),
        ] {
            log.retention(&Retention::new().options(options)).unwrap();
        }
    }
}

#[test]
fn the_example_of_clickhouse_by_named_days() {
    // Its documentation: five users on the first day, ten on the second, fifteen on the third, numbered from 0.
    let mut rows = Vec::new();
    for (day, users) in [(0, 5), (1, 10), (2, 15)] {
        rows.extend((0..users).map(|user| (user, day * DAY)));
    }
    let customers: Vec<i64> = rows.iter().map(|row| row.0).collect();
    let times: Vec<i64> = rows.iter().map(|row| row.1).collect();
    let touchpoints = vec!["seen"; rows.len()];
    let events =
        Events::new(customers.as_slice(), Times::from_micros(&times).unwrap(), touchpoints.as_slice());
    let log = EventLog::new(&events).unwrap().with_threads(2);
    let days = AnchoredDays::new([0, 1, 2].map(|day| Instant::from_micros(day * DAY).unwrap()));
    let result = log.anchored_days(&days).unwrap();
    assert_eq!((result.counts, result.customers, result.value), (vec![5, 5, 5], 15, Some(1.0)));
    let flags = log.anchored_days_flags(&days).unwrap();
    assert_eq!(flags.len(), 5);
    assert_eq!(flags[4], (Key::Integer(4), vec![true, true, true]));
    // From the third day back: of fifteen, ten and five.
    let back = AnchoredDays::new([2, 1, 0].map(|day| Instant::from_micros(day * DAY).unwrap()));
    assert_eq!(log.anchored_days(&back).unwrap().counts, [15, 10, 5]);
    assert_eq!(log.anchored_days(&AnchoredDays::new([])).unwrap_err().code(), "bad_option");
    // Parts merge.
    let mut merged = AnchoredDaysTally::new(&back).unwrap();
    for wanted in [1, 0] {
        let some = (0..15).filter(|user| user % 2 == wanted).map(Key::Integer);
        let part = log.filter(&cxkit::journey::Filter::new().customers(some)).unwrap();
        let state = part.anchored_days_tally(&back).unwrap().to_state();
        merged.merge(&AnchoredDaysTally::from_state(&state).unwrap()).unwrap();
    }
    assert_eq!(merged.to_state(), log.anchored_days_tally(&back).unwrap().to_state());
}

/// The folder of public data and golden values beside the project; nothing where it is absent.
fn shared() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::var_os("CXKIT_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    folder.join("golden/journeys.json").exists().then_some(folder)
}

/// The rows of a CSV file, packed or not, by column.
fn csv(folder: &Path, file: &str) -> Vec<Vec<String>> {
    let plain = folder.join("data/journeys").join(file);
    let text = std::fs::read(&plain).unwrap_or_else(|_| {
        let packed = folder.join("data/journeys").join(format!("{file}.gz"));
        Command::new("gzip").arg("-dc").arg(packed).output().unwrap().stdout
    });
    let text = String::from_utf8(text).unwrap();
    text.lines()
        .map(|line| {
            let (mut cells, mut quoted) = (vec![String::new()], false);
            for letter in line.chars() {
                match letter {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(String::new()),
                    letter => cells.last_mut().unwrap().push(letter),
                }
            }
            cells
        })
        .collect()
}

fn micros(text: &str) -> i64 {
    let text = text.replace(' ', "T");
    let text = if text.len() == 10 { format!("{text}T00:00:00") } else { text };
    parse_iso8601(&text).unwrap().0
}

#[test]
fn golden_weekly_retention_of_public_logs() {
    let Some(folder) = shared() else {
        println!("skipped: ../shared/golden/journeys.json is absent");
        return;
    };
    let golden: Json =
        serde_json::from_slice(&std::fs::read(folder.join("golden/journeys.json")).unwrap()).unwrap();
    let mut compared = 0;
    for (name, facts) in golden["events"].as_object().unwrap() {
        let rows = csv(&folder, facts["file"].as_str().unwrap());
        let column = |name: &str| rows[0].iter().position(|known| known == name).unwrap();
        let of = |role: &str| column(facts["columns"][role].as_str().unwrap());
        let (customer, event, time) = (of("customer"), of("event"), of("time"));
        let filter = facts["filter"]
            .as_array()
            .map(|pair| (column(pair[0].as_str().unwrap()), pair[1].as_str().unwrap()));
        let kept = rows[1..].iter().filter(|row| filter.is_none_or(|(column, value)| row[column] == value));
        let kept: Vec<&Vec<String>> = kept.collect();
        let customers: Vec<&str> = kept.iter().map(|row| row[customer].as_str()).collect();
        let touchpoints: Vec<&str> = kept.iter().map(|row| row[event].as_str()).collect();
        let times: Vec<i64> = kept.iter().map(|row| micros(&row[time])).collect();
        let events =
            Events::new(customers.as_slice(), Times::from_micros(&times).unwrap(), touchpoints.as_slice());
        let log = EventLog::new(&events).unwrap();
        let options = RetentionOptions::default().every(Every::Week).kind(RetentionKind::FirstTime);
        let retention = Retention::new().options(options.clone());
        let result = log.retention(&retention).unwrap();
        assert_eq!(result, log.clone().with_threads(3).retention(&retention).unwrap());
        // The same in brackets of a week each.
        let once = Retention::new().options(
            options.brackets(vec![(1, 1), (2, 2), (3, 3), (4, 4)]).returned(RetentionReturn::Bracket),
        );
        let brackets = log.retention(&once).unwrap();
        let cohorts = result.cohorts.iter().enumerate().filter(|(_, cohort)| cohort.size > 0);
        let facts = facts["weekly_retention_first3"].as_array().unwrap();
        for (fact, (at, cohort)) in facts.iter().zip(cohorts) {
            let wanted = fact["retained_w0_w4"].as_array().unwrap().iter().map(Json::as_u64);
            let wanted: Vec<Option<u64>> = wanted.collect();
            assert_eq!(
                (Some(&*cohort.cohort), Some(cohort.size)),
                (fact["week"].as_str(), fact["size"].as_u64()),
                "{name}"
            );
            assert_eq!(result.matrix[at][..5], wanted, "{name} {}", cohort.cohort);
            assert_eq!(brackets.matrix[at], wanted, "{name} {}", cohort.cohort);
            compared += 1;
        }
    }
    assert_eq!(compared, 21);
}
