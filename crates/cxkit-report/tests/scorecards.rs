//! Scorecards that make no sense: each error names file, line, key and the nearest known word.
#![allow(clippy::unwrap_used, clippy::panic)]

use cxkit_report::{Constant, Scorecard, Target};

const GOOD: &str = r#"title = "Shop"
[sources.survey]
files = [{ path = "a.csv", columns = { year = 2017 } }]
weight = "W"
[[metrics]]
id = "nps"
source = "survey"
measure = "nps"
column = "score"
missing_values = [11, "Blank"]
where = { year = [2016, 2017] }
target = 45
benchmark = { label = "Others", value = 36, margin = 3 }
by = ["area", { column = "year", label = "Year" }]
[[metrics]]
id = "csat"
source = "survey"
measure = "csat"
column = "q1"
target = [0.75, 0.85]
"#;

/// The good scorecard with one line replaced, and what is said about it.
fn refused(line: usize, replacement: &str) -> (String, &'static str) {
    let text: Vec<&str> =
        GOOD.lines().enumerate().map(|(at, text)| if at + 1 == line { replacement } else { text }).collect();
    let error = Scorecard::parse(&text.join("\n"), "card.toml").expect_err(replacement);
    assert_eq!(error.file(), Some("card.toml"), "{error}");
    (error.to_string(), error.code())
}

#[test]
fn a_good_scorecard_says_what_to_read() {
    let card = Scorecard::parse(GOOD, "card.toml").unwrap();
    assert_eq!(card.columns("survey"), ["score", "W", "year", "area", "q1"]);
    assert_eq!(card.north_star, "nps");
    assert_eq!(card.metrics[1].target, Some(Target::Band(0.75, 0.85)));
    assert_eq!(card.sources[0].files[0].columns, [("year".to_owned(), Constant::Number(2017.0))]);
    assert_eq!(card.metrics[0].label, "Net Promoter Score");
}

#[test]
fn an_unknown_key_names_its_line_and_the_nearest_key() {
    let cases = [
        (1, "titel = \"Shop\"", "card.toml:1: titel: unknown key, did you mean 'title'?"),
        (4, "wieght = \"W\"", "card.toml:4: sources.survey.wieght: unknown key, did you mean 'weight'?"),
        (3, "files = [{ pth = \"a.csv\" }]", "card.toml:3: sources.survey.files.path: is required"),
        (12, "targt = 45", "card.toml:12: metrics.targt: unknown key, did you mean 'target'?"),
        (
            10,
            "missing_value = [11]",
            "card.toml:10: metrics.missing_value: unknown key, did you mean 'missing_values'?",
        ),
        (8, "mesure = \"nps\"", "card.toml:8: metrics.mesure: unknown key, did you mean 'measure'?"),
        (
            13,
            "benchmark = { label = \"O\", vaule = 36 }",
            "card.toml:13: metrics.benchmark.vaule: unknown key, did you mean 'value'?",
        ),
        (
            14,
            "by = [{ column = \"year\", lable = \"Year\" }]",
            "card.toml:14: metrics.by.lable: unknown key, did you mean 'label'?",
        ),
    ];
    for (line, replacement, message) in cases {
        assert_eq!(refused(line, replacement).0, message);
    }
}

#[test]
fn a_wrong_value_names_its_line_and_what_would_be_right() {
    let cases = [
        (1, "title = 5", "wrong_type", "card.toml:1: title: must be text, got 5"),
        (7, "source = \"survy\"", "unknown_name", "card.toml:7: metrics.source: there is no source 'survy', did you mean 'survey'?"),
        (8, "measure = \"npss\"", "unknown_name", "card.toml:8: metrics.measure: there is no measure 'npss', did you mean 'nps'?"),
        (10, "interval = \"wlad\"", "bad_option", "card.toml:10: metrics.interval: must be "),
        (10, "missing_values = 11", "wrong_type", "card.toml:10: metrics.missing_values: must be a list of numbers and words, got 11"),
        (12, "target = \"24h\"", "wrong_type", "card.toml:12: metrics.target: must be a number or a band [low, high], got '24h'"),
        (12, "target = [0.85, 0.75]", "wrong_type", "card.toml:12: metrics.target: must be a number or a band [low, high], got a list"),
        (12, "better = \"more\"", "bad_option", "card.toml:12: metrics.better: must be 'higher' or 'lower', got 'more'"),
        (13, "benchmark = { label = \"O\", value = 1, margin = -1 }", "out_of_range", "card.toml:13: metrics.benchmark.margin: must be 0 or more, got -1"),
        (16, "id = \"nps\"", "bad_option", "card.toml:15: metrics.id: 'nps' is the id of an earlier metric"),
        (18, "measure = \"response_rate\"", "bad_option", "card.toml:15: metrics.design: response_rate counts rows and takes no weights: set design = false"),
        (19, "", "missing", "card.toml:15: metrics.column: is required"),
        (20, "scale = [5, 1]", "bad_option", "card.toml:20: metrics.scale: must rise from low to high, got (5, 1)"),
        (20, "target = = 1", "bad_file", "card.toml:20: "),
        (4, "kind = \"evnets\"", "bad_option", "card.toml:4: sources.survey.kind: must be 'rows' or 'events' or 'orders', got 'evnets', did you mean 'events'?"),
        (4, "path = \"b.csv\"", "bad_option", "card.toml:3: sources.survey.files: give either path or files, not both"),
    ];
    for (line, replacement, code, message) in cases {
        let (said, its_code) = refused(line, replacement);
        assert!(said.starts_with(message), "{replacement}\n said {said}\n want {message}");
        assert_eq!(its_code, code, "{replacement}: {said}");
    }
}

#[test]
fn json_has_the_same_keys_and_the_same_errors() {
    let json = "{\n \"title\": \"Shop\",\n \"sources\": {\"s\": {\"path\": \"a.csv\"}},\n \"metrics\": [\n  {\"id\": \"nps\", \"source\": \"s\",\n   \"measure\": \"nps\", \"column\": \"score\",\n   \"target\": 45}\n ]\n}";
    assert_eq!(Scorecard::parse(json, "card.json").unwrap().metrics[0].target, Some(Target::Number(45.0)));
    let error = Scorecard::parse(&json.replace("\"target\"", "\"targt\""), "card.json").unwrap_err();
    assert_eq!(error.to_string(), "card.json:7: metrics.targt: unknown key, did you mean 'target'?");
}

#[test]
fn a_role_keeps_its_metrics() {
    let text = GOOD
        .replace("id = \"csat\"", "id = \"csat\"\nroles = [\"executive\"]")
        .replace("id = \"nps\"", "id = \"nps\"\nroles = [\"desk\"]");
    let card = Scorecard::parse(&text, "card.toml").unwrap();
    let kept = card.clone().for_role("executive").unwrap();
    assert_eq!((kept.metrics.len(), kept.north_star.as_str()), (1, "csat"));
    let error = card.for_role("executiv").unwrap_err();
    assert_eq!(error.to_string(), "card.toml: no metric has the role 'executiv', did you mean 'executive'?");
}
