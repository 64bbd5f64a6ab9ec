//! Pictures of results: they draw the numbers of the result, and names from data stay text.
#![allow(clippy::unwrap_used, clippy::panic)]

use cxkit::describe::Record;
use cxkit::journey::{
    EventLog, Events, FlowOptions, Funnel, Lifecycle, LifecycleOptions, LoopOptions, NextEvent, PathOptions,
    Retention, RetentionOptions, SessionOptions, StepMatrixOptions, Stickiness, StickinessOptions,
    TransitionOptions,
};
use cxkit::time::{Every, TimeUnit, Times};
use cxkit::value::btyd::{tracking, BgNbdFit, Customers, PredictionOptions};
use cxkit_report::figure_of;
use serde_json::Value;

const EVIL: &str = "<b onclick='x'>view</b>";
const DAY: i64 = 86_400;

fn log() -> EventLog {
    let who = [1_i64, 1, 1, 2, 2, 3, 4, 4, 1, 2];
    let at = [0, 60, 120, DAY, DAY + 30, 2 * DAY, 3 * DAY, 9 * DAY, 8 * DAY, 16 * DAY];
    let what = [EVIL, "cart", "buy", EVIL, "cart", EVIL, EVIL, EVIL, "buy", EVIL];
    EventLog::new(&Events::new(&who, Times::new(&at, TimeUnit::Seconds).unwrap(), &what)).unwrap()
}

fn figure<R: Record>(result: &R) -> Value {
    let figure = figure_of(R::NAME, R::FIELDS, &result.values());
    let figure = figure.unwrap_or_else(|| panic!("{} has no picture", R::NAME));
    for text in texts(&figure) {
        assert!(!text.contains("<b onclick"), "{}: {text}", R::NAME);
    }
    assert!(figure["layout"]["height"].is_number() && figure["layout"]["font"].is_object(), "{}", R::NAME);
    figure
}

/// Every text of a figure.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(map) => map.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

#[test]
fn a_funnel_draws_its_counts() {
    let result = log().funnel(&Funnel::new([EVIL, "cart", "buy"])).unwrap();
    let drawn = figure(&result);
    assert_eq!(numbers(&drawn["data"][0]["x"]), [4.0, 2.0, 1.0]);
    assert!(drawn["data"][0]["hovertext"][1].as_str().unwrap().contains("of the step before"));
}

#[test]
fn ways_are_bands_that_lose_nobody() {
    let result = log().flows(&FlowOptions::default()).unwrap();
    let drawn = figure(&result);
    assert_eq!(drawn["data"][0]["type"], "sankey");
    let total: u64 = result.links.iter().map(|link| link.count).sum();
    assert_eq!(numbers(&drawn["data"][0]["link"]["value"]).iter().sum::<f64>(), total as f64);
    let result = log().transitions(&TransitionOptions::default()).unwrap();
    let drawn = figure(&result);
    assert_eq!(numbers(&drawn["data"][0]["link"]["value"]).iter().sum::<f64>(), result.n as f64);
    // From the left to the right: no band goes back.
    let (from, to) =
        (numbers(&drawn["data"][0]["link"]["source"]), numbers(&drawn["data"][0]["link"]["target"]));
    let place = numbers(&drawn["data"][0]["node"]["x"]);
    assert!(from.iter().zip(&to).all(|(from, to)| place[*from as usize] < place[*to as usize]));
}

#[test]
fn many_touchpoints_of_one_step_are_drawn_as_one() {
    let who: Vec<i64> = (0..40).flat_map(|customer| [customer, customer]).collect();
    let at: Vec<i64> = (0..40).flat_map(|_| [0, 60]).collect();
    let names: Vec<String> = (0..40).map(|customer| format!("page {:02}", customer % 20)).collect();
    let what: Vec<&str> = names.iter().flat_map(|name| ["home", name.as_str()]).collect();
    let times = Times::new(&at, TimeUnit::Seconds).unwrap();
    let log = EventLog::new(&Events::new(who, times, what.as_slice())).unwrap();
    let drawn = figure(&log.flows(&FlowOptions::default()).unwrap());
    let labels = drawn["data"][0]["node"]["label"].as_array().unwrap();
    assert_eq!(labels.len(), 1 + 6 + 1);
    assert_eq!(numbers(&drawn["data"][0]["link"]["value"]).iter().sum::<f64>(), 40.0);
}

#[test]
fn heat_maps_hold_the_shares() {
    let options = RetentionOptions::default().every(Every::Week);
    let result = log().retention(&Retention::new().options(options)).unwrap();
    let drawn = figure(&result);
    let rows = drawn["data"][0]["z"].as_array().unwrap();
    // All cohorts together, then each.
    assert_eq!(rows.len(), 1 + result.cohorts.len());
    for (row, shares) in rows[1..].iter().zip(&result.shares) {
        let drawn: Vec<Option<f64>> = row.as_array().unwrap().iter().map(Value::as_f64).collect();
        assert_eq!(drawn, *shares);
    }
    let result = log().step_matrix(&StepMatrixOptions::default()).unwrap();
    let drawn = figure(&result);
    assert_eq!(drawn["data"][0]["type"], "heatmap");
    assert_eq!(drawn["data"][0]["z"].as_array().unwrap().len(), result.rows.len());
}

#[test]
fn lists_of_shares_are_dots_with_intervals() {
    let log = log();
    let paths = log.paths(&PathOptions::default()).unwrap();
    let drawn = figure(&paths);
    let mut drawn: Vec<f64> =
        drawn["data"].as_array().unwrap().iter().flat_map(|trace| numbers(&trace["x"])).collect();
    drawn.sort_by(f64::total_cmp);
    let mut shares: Vec<f64> = paths.paths.iter().map(|path| 100.0 * path.share).collect();
    shares.sort_by(f64::total_cmp);
    assert_eq!(drawn, shares);
    figure(&log.loops(&LoopOptions::default()).unwrap());
    let next = log.next_event(&NextEvent::new([EVIL])).unwrap();
    assert_eq!(figure(&next)["data"][0]["mode"], "markers+text");
}

#[test]
fn activity_has_its_pictures() {
    let log = log();
    let lifecycle = Lifecycle::new().options(LifecycleOptions::default().every(Every::Week));
    let result = log.lifecycle(&lifecycle).unwrap();
    let drawn = figure(&result);
    let layers = drawn["data"].as_array().unwrap();
    assert_eq!(layers.len(), 4);
    let active: Vec<f64> = (0..result.periods.len())
        .map(|at| layers[..3].iter().map(|layer| layer["y"][at].as_f64().unwrap()).sum())
        .collect();
    assert_eq!(active, result.periods.iter().map(|period| period.active as f64).collect::<Vec<_>>());
    let stickiness = Stickiness::new().options(StickinessOptions::default().every(Every::Week));
    let result = log.stickiness(&stickiness).unwrap();
    let drawn = figure(&result);
    assert_eq!(
        numbers(&drawn["data"][0]["y"]),
        result.rows.iter().map(|row| 100.0 * row.share).collect::<Vec<_>>()
    );
    let drawn = figure(&log.sessions(&SessionOptions::default()).unwrap());
    assert_eq!(drawn["data"][0]["type"], "box");
    assert!(drawn["layout"]["xaxis2"].is_object());
}

#[test]
fn purchase_models_have_their_pictures() {
    let fit = BgNbdFit::from_params(0.243, 4.414, 0.793, 2.426).unwrap();
    let customers =
        Customers::new(&[0, 1, 2, 5], &[0.0, 10.0, 30.43, 38.0], &[38.86, 38.86, 38.86, 38.86]).unwrap();
    let predictions = fit.expected_purchases(39.0, &customers, &PredictionOptions::default()).unwrap();
    let drawn = figure(&predictions);
    assert_eq!(numbers(&drawn["data"][0]["y"]).iter().sum::<f64>(), 4.0);
    let result = tracking(&fit, &[0.0, 1.0, 2.0], 1.0, 6, &[1.0, 0.0, 2.0, 0.0, 1.0, 0.0]).unwrap();
    let drawn = figure(&result);
    let lines: Vec<Vec<f64>> = drawn["data"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|trace| trace["mode"] == "lines")
        .map(|trace| numbers(&trace["y"]))
        .collect();
    assert_eq!(lines, [result.actual_cumulative.clone(), result.expected_cumulative.clone()]);
}
