//! The command from the outside: exit codes, what is written, and the airport's numbers.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn cxkit(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cxkit")).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn airport() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/airport/scorecard.toml");
    path.to_str().unwrap().to_owned()
}

fn helpdesk() -> String {
    airport().replace("airport", "helpdesk")
}

fn airport_json() -> serde_json::Value {
    serde_json::from_slice(&cxkit(&["report", &airport(), "--format", "json"]).stdout).unwrap()
}

fn metric<'a>(report: &'a serde_json::Value, id: &str) -> &'a serde_json::Value {
    report["metrics"].as_array().unwrap().iter().find(|metric| metric["id"] == id).unwrap()
}

#[test]
fn the_airport_has_the_numbers_others_found() {
    let report = airport_json();
    let weighted = &metric(&report, "nps")["reading"];
    let near = |value: &serde_json::Value, want: f64| (value.as_f64().unwrap() - want).abs() < 0.000_05;
    let hundredths = |value: &serde_json::Value, want: f64| (value.as_f64().unwrap() - want).abs() < 0.005;
    assert!(hundredths(&weighted["value"], 40.40), "{weighted}");
    assert!(near(&weighted["fields"]["standard_error"], 1.4434), "{weighted}");
    assert_eq!((&weighted["n"], &weighted["missing_count"]), (&2746.into(), &85.into()));
    let plain = &metric(&report, "nps_unweighted")["reading"];
    assert!(hundredths(&plain["value"], 39.84), "{plain}");
    let years = &metric(&report, "satisfaction")["breakdowns"][0]["groups"];
    assert_eq!((&years[0]["label"], &years[1]["label"]), (&"2016".into(), &"2017".into()));
    assert_eq!(years[0]["reading"]["n"], 3087 - 133 - 35);
    assert_eq!(report["sources"][0]["files"][0]["absent_columns"], serde_json::json!(["NETPRO"]));
}

#[test]
fn the_airport_page_says_what_the_numbers_are() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("new/report.html");
    let done = cxkit(&["report", &airport(), "--out", out.to_str().unwrap()]);
    assert_eq!(
        (done.status.code(), text(&done.stderr), text(&done.stdout)),
        (Some(0), String::new(), String::new())
    );
    let page = std::fs::read_to_string(&out).unwrap();
    for said in [
        "Between 37.6 and 43.2; the target of 45 is missed.",
        "5,918 rows read from 2 files",
        "1.4434",
        "no earlier period",
        "has no column NETPRO",
    ] {
        assert!(page.contains(said), "{said}");
    }
    // Nothing is left beside it, and a second run, with other threads, writes the same bytes.
    assert_eq!(std::fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
    assert!(cxkit(&["report", &airport(), "--out", out.to_str().unwrap(), "--threads", "3"])
        .status
        .success());
    assert!(page == std::fs::read_to_string(&out).unwrap());
}

/// The numbers of the log as Python finds them: `statistics.mean` and `statistics.median` of the days from the first
/// step of a case to its last `Resolve ticket`, and counts of cases by sets of their steps and values.
#[test]
fn the_help_desk_has_the_numbers_others_found() {
    let done = cxkit(&["report", &helpdesk(), "--format", "json"]);
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), String::new()));
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let days = |value: &serde_json::Value| value.as_f64().unwrap() / 86_400.0;
    let ttr = metric(&report, "time_to_resolution");
    assert!((days(&ttr["reading"]["value"]) - 11.538_017_603_535_906).abs() < 1e-9, "{}", ttr["reading"]);
    assert_eq!((&ttr["reading"]["n"], &ttr["reading"]["fields"]["open_count"]), (&4569.into(), &11.into()));
    let median = &ttr["readings"][0];
    assert_eq!(median["name"], "median");
    assert!((days(&median["reading"]["value"]) - 6.657_928_240_740_74).abs() < 1e-9, "{median}");
    let again = &metric(&report, "reopened")["reading"];
    assert_eq!((&again["fields"]["numerator"], &again["n"]), (&154.into(), &4569.into()));
    let source = &report["sources"][0];
    assert_eq!((&source["rows"], &source["cases"]["events"]), (&4580.into(), &21348.into()));
    assert_eq!(source["cases"]["changing_cases"], 79);
    assert_eq!(
        source["cases"]["changed"],
        serde_json::json!([{"column": "product", "cases": 2}, {"column": "seriousness", "cases": 77}])
    );
    // The first and the last month are seen in part; what changed is said of whole ones.
    let periods = ttr["periods"].as_array().unwrap();
    assert_eq!((&periods[0]["name"], &periods[0]["whole"]), (&"2010-01".into(), &false.into()));
    assert_eq!(ttr["change"]["to"], "2013-11");
}

#[test]
fn the_help_desk_page_says_what_became_of_the_events() {
    let page = text(&cxkit(&["report", &helpdesk()]).stdout);
    for said in [
        "21,348 events are 4,580 cases",
        "79 cases change a column that is used",
        "11 open",
        "What leads to the North Star",
        "median 6.7\u{a0}days",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let without_plotly = page.len() - cxkit_report::plotly().len();
    assert!(without_plotly < 300_000, "{without_plotly} bytes");
}

#[test]
fn time_and_cadence_are_chosen_on_the_way() {
    let done =
        cxkit(&["report", &helpdesk(), "--since", "2012-01-01", "--until", "2012-03-31", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(report["sources"][0]["outside_time"], 4580 - (202 + 146 + 145));
    assert_eq!(metric(&report, "time_to_resolution")["periods"].as_array().unwrap().len(), 3);
    assert_eq!(
        cxkit(&["report", &helpdesk(), "--cadence", "monthly", "--format", "text"]).status.code(),
        Some(0)
    );
    let done = cxkit(&["report", &helpdesk(), "--cadence", "weekly"]);
    assert!(text(&done.stderr).contains("no metric is due weekly"), "{}", text(&done.stderr));
}

#[test]
fn months_begin_where_the_source_is() {
    let folder = TempDir::new().unwrap();
    std::fs::write(
        folder.path().join("rows.csv"),
        "score,at\n10,2026-02-01T03:00:00Z\n3,2026-02-01T06:00:00Z\n",
    )
    .unwrap();
    let card = folder.path().join("card.toml");
    let periods = |zone: &str| {
        let toml = format!(
            "title = \"T\"\n[sources.s]\npath = \"rows.csv\"\ntime = \"at\"\ntime_zone = \"{zone}\"\n[[metrics]]\nid = \"n\"\n\
             source = \"s\"\nmeasure = \"nps\"\ncolumn = \"score\"\nevery = \"month\"\n"
        );
        std::fs::write(&card, toml).unwrap();
        let done = cxkit(&["report", card.to_str().unwrap(), "--format", "json"]);
        let report = serde_json::from_slice::<serde_json::Value>(&done.stdout).ok();
        let names = report.map(|report| {
            let periods = report["metrics"][0]["periods"].as_array().unwrap().clone();
            periods.iter().map(|period| period["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        });
        (names, text(&done.stderr))
    };
    assert_eq!(periods("UTC").0.unwrap(), ["2026-02"]);
    assert_eq!(periods("America/New_York").0.unwrap(), ["2026-01", "2026-02"]);
    let said = periods("Europe/Berln").1;
    assert!(
        said.contains("card.toml:2: sources.s.time_zone: ") && said.contains("'Europe/Berlin'"),
        "{said}"
    );
}

#[test]
fn a_file_nobody_knows_gets_a_scorecard_that_runs() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let rows: String =
        (0..40).map(|row| format!("{},{},{}\n", row % 11, row % 5 + 1, ["n", "s"][row % 2])).collect();
    std::fs::write(data.join("answers.csv"), format!("recommend,satisfaction,area\n{rows}")).unwrap();
    let (file, card) = (data.join("answers.csv"), folder.path().join("scorecard.toml"));
    let init = |more: &[&str]| {
        let mut args = vec!["init", file.to_str().unwrap(), "--out", card.to_str().unwrap()];
        args.extend(more);
        cxkit(&args)
    };
    assert_eq!((init(&[]).status.code(), init(&[]).status.code()), (Some(0), Some(1)));
    assert_eq!(init(&["--force"]).status.code(), Some(0));
    let written = std::fs::read_to_string(&card).unwrap();
    assert!(
        written.contains("path = \"data/answers.csv\"") && written.contains("measure = \"nps\""),
        "{written}"
    );
    let done = cxkit(&["report", card.to_str().unwrap(), "--format", "csv"]);
    assert!(text(&done.stdout).contains("\r\nsatisfaction,"), "{}", text(&done.stderr));
    assert_eq!(
        cxkit(&["init", "nowhere.csv", "--out", data.join("x.toml").to_str().unwrap()]).status.code(),
        Some(1)
    );
    assert!(!data.join("x.toml").exists());
}

#[test]
fn the_long_table_is_written_as_parquet_too() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("numbers.parquet");
    assert!(cxkit(&["report", &airport(), "--out", out.to_str().unwrap()]).status.success());
    let table = cxkit_io::read_table(&out, &["metric", "value", "n", "status"]).unwrap();
    let csv = text(&cxkit(&["report", &airport(), "--format", "csv"]).stdout);
    assert_eq!(table.rows, csv.lines().count() - 1);
    assert_eq!(table.all_columns, cxkit_report::LONG_COLUMNS);
    let value = csv.lines().nth(1).unwrap().split(',').nth(5).unwrap();
    assert_eq!(table.column("value").unwrap().key(0).to_string(), value);
}

#[test]
fn check_tells_a_missed_target_by_its_exit_code() {
    assert_eq!(cxkit(&["report", &airport(), "--format", "text"]).status.code(), Some(0));
    assert_eq!(cxkit(&["report", &airport(), "--format", "text", "--check"]).status.code(), Some(3));
}

/// A folder with a scorecard of one metric over one file.
fn small(scores: &str, more: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("rows.csv"), format!("score\n{scores}\n")).unwrap();
    let card = folder.path().join("card.toml");
    let toml = format!("title = \"T\"\n[sources.s]\npath = \"rows.csv\"\n[[metrics]]\nid = \"n\"\nsource = \"s\"\nmeasure = \"nps\"\ncolumn = \"score\"\n{more}\n");
    std::fs::write(&card, toml).unwrap();
    (folder, card)
}

#[test]
fn an_undecided_target_is_no_failed_check() {
    let (_folder, card) = small("10\n9\n3", "target = 45");
    assert_eq!(
        cxkit(&["report", card.to_str().unwrap(), "--check", "--format", "text"]).status.code(),
        Some(0)
    );
}

#[test]
fn a_failure_says_why_and_leaves_the_old_report() {
    for (scores, more, message) in [
        ("10\n9", "targt = 45", "card.toml:9: metrics.targt: unknown key, did you mean 'target'?"),
        ("10\n11", "", "rows.csv: n (score): score must be between 0 and 10, got 11 in row 1"),
        ("10\nten", "", "rows.csv: n (score): score must be a number, got 'ten' in row 1"),
    ] {
        let (folder, card) = small(scores, more);
        let out = folder.path().join("report.html");
        std::fs::write(&out, "old").unwrap();
        let done = cxkit(&["report", card.to_str().unwrap(), "--out", out.to_str().unwrap()]);
        assert_eq!(done.status.code(), Some(1));
        let said = text(&done.stderr);
        assert!(said.starts_with("error: ") && said.trim_end().ends_with(message), "{said}");
        assert_eq!(std::fs::read_to_string(&out).unwrap(), "old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}

#[test]
fn the_ending_of_the_file_chooses_the_format() {
    let (folder, card) = small("10\n9\n3", "");
    for (name, begins) in [
        ("a.json", "{"),
        ("a.csv", "metric,"),
        ("a.md", "# T"),
        ("a.txt", "T: "),
        ("a.html", "<!doctype html>"),
    ] {
        let out = folder.path().join(name);
        assert!(cxkit(&["report", card.to_str().unwrap(), "--out", out.to_str().unwrap()]).status.success());
        assert!(std::fs::read_to_string(&out).unwrap().starts_with(begins), "{name}");
    }
}

#[test]
fn what_cannot_be_read_or_written_is_an_error() {
    let (folder, card) = small("10", "");
    let missing = folder.path().join("none.toml");
    let cases: [&[&str]; 3] = [
        &["report", missing.to_str().unwrap()],
        &["report", folder.path().to_str().unwrap()],
        &["report", card.to_str().unwrap(), "--out", "/dev/null/x.html"],
    ];
    for args in cases {
        let done = cxkit(args);
        assert_eq!(done.status.code(), Some(1), "{args:?}");
        assert!(text(&done.stderr).starts_with("error: "), "{args:?}");
    }
    assert_eq!(cxkit(&["report"]).status.code(), Some(2));
    assert_eq!(cxkit(&["report", card.to_str().unwrap(), "--threads", "0"]).status.code(), Some(2));
    assert_eq!(text(&cxkit(&["--version"]).stdout), format!("cxkit {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_role_sees_its_metrics() {
    let done = cxkit(&["report", &airport(), "--role", "executive", "--format", "csv"]);
    let table = text(&done.stdout);
    assert!(table.contains("\r\nsatisfaction,") && !table.contains("\r\ncleanliness,"), "{table}");
}
