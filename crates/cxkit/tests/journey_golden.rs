//! Journey queries on public logs against values that were computed twice, independently of the library and of each
//! other.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::journey::{
    EventLog, Events, Filter, Funnel, FunnelEntry, FunnelOptions, FunnelTies, NextEvent, NextEventOptions,
    PathOptions, SessionOptions, TimeDetail, TransitionOptions,
};
use cxkit::time::{parse_iso8601, Duration, Times};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::Command;

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

fn golden(folder: &Path) -> Json {
    serde_json::from_slice(&std::fs::read(folder.join("golden/journeys.json")).unwrap()).unwrap()
}

fn count(fact: &Json) -> u64 {
    fact.as_u64().unwrap()
}

fn texts(list: &Json) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// Calls `visit` with the name, the log and the facts of every public log; says so where they are absent.
fn each_log(mut visit: impl FnMut(&str, &EventLog, &Json)) {
    let Some(folder) = shared() else {
        println!("skipped: ../shared/golden/journeys.json is absent");
        return;
    };
    for (name, facts) in golden(&folder)["events"].as_object().unwrap() {
        let rows = csv(&folder, facts["file"].as_str().unwrap());
        let column = |name: &str| rows[0].iter().position(|known| known == name).unwrap();
        let of = |role: &str| column(facts["columns"][role].as_str().unwrap());
        let (customer, event, time) = (of("customer"), of("event"), of("time"));
        let filter = facts["filter"]
            .as_array()
            .map(|pair| (column(pair[0].as_str().unwrap()), pair[1].as_str().unwrap()));
        let kept: Vec<&Vec<String>> = rows[1..]
            .iter()
            .filter(|row| filter.is_none_or(|(column, value)| row[column] == value))
            .collect();
        let customers: Vec<&str> = kept.iter().map(|row| row[customer].as_str()).collect();
        let touchpoints: Vec<&str> = kept.iter().map(|row| row[event].as_str()).collect();
        let times: Vec<i64> = kept.iter().map(|row| micros(&row[time])).collect();
        let events =
            Events::new(customers.as_slice(), Times::from_micros(&times).unwrap(), touchpoints.as_slice());
        let log = EventLog::new(&events).unwrap();
        visit(name, &log.with_threads(2), facts);
    }
}

#[test]
fn sizes_of_public_logs() {
    each_log(|name, log, facts| {
        let sizes = [log.event_count(), log.customer_count(), log.touchpoint_count()].map(|size| size as u64);
        assert_eq!(
            sizes,
            ["n_events", "n_customers", "n_activities"].map(|key| count(&facts[key])),
            "{name}"
        );
    });
}

#[test]
fn golden_funnels_of_public_logs() {
    let mut compared = 0;
    each_log(|name, log, facts| {
        for fact in facts["funnels"].as_array().unwrap() {
            let steps = texts(&fact["steps"]);
            let days = fact["window_days"].as_u64().map(|days| Duration::days(days as u16));
            for (entry, key) in [(FunnelEntry::First, "first_anchor"), (FunnelEntry::Any, "any_anchor")] {
                let options = FunnelOptions::default().within(days).entry(entry);
                // The golden values take ties in the order of the file.
                let options = options.ties(FunnelTies::InputOrder);
                let got = log.funnel(&Funnel::new(steps.iter().copied()).options(options)).unwrap();
                let want: Vec<u64> = fact[key].as_array().unwrap().iter().map(count).collect();
                assert_eq!(got.counts, want, "{name} {steps:?} {days:?} {key}");
                compared += 1;
            }
        }
    });
    assert!(compared >= 40 || shared().is_none(), "{compared} golden funnels");
}

#[test]
fn golden_transitions_of_public_logs() {
    each_log(|name, log, facts| {
        let got = log.transitions(&TransitionOptions::default()).unwrap();
        assert_eq!(
            (got.n, got.pairs),
            (count(&facts["transitions_total"]), count(&facts["distinct_pairs"])),
            "{name}"
        );
        let wanted = facts["top5_pairs"].as_array().unwrap();
        for (row, want) in got.transitions.iter().zip(wanted) {
            let got = (&*row.source, &*row.target, row.count);
            assert_eq!(
                got,
                (want[0].as_str().unwrap(), want[1].as_str().unwrap(), count(&want[2])),
                "{name}"
            );
        }
        assert!(got.transitions.len() >= wanted.len());
    });
}

#[test]
fn golden_variants_of_public_logs() {
    each_log(|name, log, facts| {
        // Some paths, quickly found, and all of them.
        for top in [Some(3), None] {
            let got = log.paths(&PathOptions::default().top(top)).unwrap();
            assert_eq!(got.variants, count(&facts["variants"]), "{name}");
            for (row, want) in got.paths.iter().zip(facts["top3_variants"].as_array().unwrap()) {
                let path = row.path.join(" > ");
                assert_eq!(
                    (path.as_str(), row.count),
                    (want[0].as_str().unwrap(), count(&want[1])),
                    "{name}"
                );
            }
            assert!(got.paths.len() >= 3);
        }
    });
}

#[test]
fn golden_sessions_of_public_logs() {
    each_log(|name, log, facts| {
        let got = log.sessions(&SessionOptions::default()).unwrap();
        let want = [count(&facts["sessions_30min"]), count(&facts["single_event_sessions"])];
        assert_eq!([got.n, got.single_event_sessions], want, "{name}");
        let paths = log.paths(&PathOptions::default().by_session(true)).unwrap();
        assert_eq!(paths.n, got.n);
    });
}

/// The first of some last touchpoints after the start, how often and how soon. On these logs the start happens once, so
/// it is the event after the start in a log of these touchpoints alone.
#[test]
fn golden_outcomes_of_public_logs() {
    let mut compared = 0;
    each_log(|name, log, facts| {
        let outcome = &facts["outcome_first_terminal"];
        let Some(start) = outcome["start"].as_str() else { return };
        let terminals = texts(&outcome["terminals"]);
        let names = terminals.iter().copied().chain([start]);
        let log = log.filter(&Filter::new().touchpoints(names)).unwrap();
        let options = NextEventOptions::default().times(TimeDetail::Quantiles);
        let got = log.next_event(&NextEvent::new([start]).options(options)).unwrap();
        assert_eq!(got.ended, count(&outcome["none"]), "{name}");
        for terminal in terminals {
            let row = got.rows.iter().find(|row| row.touchpoint == terminal).unwrap();
            assert_eq!(row.count, count(&outcome[terminal]["n"]), "{name} {terminal}");
            let hours = row.median_seconds.unwrap() / 3600.0;
            assert!(
                (hours - outcome[terminal]["median_hours"].as_f64().unwrap()).abs() < 1e-6,
                "{name} {hours}"
            );
            compared += 1;
        }
    });
    assert!(compared >= 5 || shared().is_none(), "{compared} golden outcomes");
}
