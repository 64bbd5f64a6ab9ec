//! The doors of a report: the scorecard's text and the files it names.

use super::in_general;
use cxkit_io::read_bytes;
use cxkit_report::{Part, ReportError, Scorecard, Table};

const CARD: &str = r#"title = "T"
north_star = "nps"
[sources.s]
files = [{ path = "a.csv", columns = { year = 2017 } }]
weight = "w"
[[metrics]]
id = "nps"
source = "s"
measure = "nps"
column = "score"
missing_values = [11, "Blank"]
where = { year = [2016, 2017] }
target = [40, 50.5]
benchmark = { label = "Others", value = 36, margin = 3 }
by = ["area", { column = "year", label = "Year", names = { 2017 = "this" } }]
better = "lower"
roles = ["desk"]
"#;

const JSON: &str = r#"{"title": "T", "sources": {"s": {"path": "a.csv", "strata": "area"}},
"metrics": [{"id": "c", "source": "s", "measure": "csat", "column": "score", "scale": [0, 10],
"top_from": 8, "method": "net", "out_of_scale": "missing", "by": ["area"], "target": 0.5}]}"#;

const EVENTS: &str = r#"title = "T"
correction = "benjamini_hochberg"
cadence = "weekly"
[sources.log]
path = "a.csv"
kind = "events"
case = "area"
time = "at"
event = "score"
resolved = { event = "3", take = "last" }
reopened_by = ["7"]
[[metrics]]
id = "wait"
source = "log"
measure = "ttr"
reading = ["mean", "p90"]
every = "month"
target = "24h"
by = ["w"]
[[metrics]]
id = "again"
source = "log"
measure = "reopen_rate"
leads_to = "wait"
cadence = "daily"
"#;

const ORDERS: &str = r#"title = "T"
[sources.s]
path = "a.csv"
kind = "orders"
customer = "area"
time = "at"
amount = "w"
week_start = "sunday"
[[metrics]]
id = "kept"
source = "s"
measure = "retention_rate"
every = "week"
[[metrics]]
id = "talk"
source = "s"
measure = "aht"
columns = { talk = "w" }
every = "quarter"
"#;

const ROWS: &[u8] = b"score,area,w,at\n10,A,1,2026-01-01\n9,A,2,2026-01-05\n3,B,1,2026-02-01T10:00\n7,B,0.5,\nBlank,\"=1,\"\"<b>\",1,2026-02-28\n";

pub(super) fn scorecard_seeds() -> Vec<Vec<u8>> {
    [CARD, JSON, EVENTS, ORDERS].map(|text| text.as_bytes().to_vec()).into()
}

/// Whatever the text: no panic, an error names the file, and a scorecard that is accepted gives a page that is
/// the same twice, or an error.
pub(super) fn scorecard(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let card = match Scorecard::parse(&text, "card.toml") {
        Ok(card) => card,
        Err(error) => return refused(&error, "card.toml"),
    };
    let parts = |columns: &[&str]| {
        let table = read_bytes("a.csv", ROWS, columns).unwrap_or_default();
        vec![Part { file: "a.csv".into(), table, constants: Vec::new() }]
    };
    let sources =
        || card.sources.iter().map(|source| (source.id.clone(), parts(&card.columns(&source.id)))).collect();
    match card.evaluate(sources(), 1) {
        Ok(report) => {
            let page = report.to_html(None);
            assert_eq!(Ok(page), card.evaluate(sources(), 2).map(|report| report.to_html(None)));
            assert!(!report.to_json().contains("NaN"), "a number that is none");
            assert!(report.to_text().chars().count() <= 481, "a message is too long");
            format!("a page, {} lines in the table", report.to_csv().lines().count())
        }
        Err(error) => in_general(&error.to_string()),
    }
}

pub(super) fn csv_seeds() -> Vec<Vec<u8>> {
    vec![ROWS.to_vec(), b"\xef\xbb\xbfscore;area\r\n1;\xfc\r\n\r\n2;b\r\n".to_vec()]
}

/// Whatever the bytes: no panic, columns of one length, an error that names the file.
pub(super) fn csv(bytes: &[u8]) -> String {
    table(read_bytes("a.csv", bytes, &["score", "area"]), "a.csv")
}

pub(super) fn json_lines_seeds() -> Vec<Vec<u8>> {
    vec![b"{\"score\": 10, \"area\": \"A\"}\n\n{\"score\": null, \"area\": true}\n{\"area\": 1e3}".to_vec()]
}

/// As [`csv`], for one JSON object a line.
pub(super) fn json_lines(bytes: &[u8]) -> String {
    table(read_bytes("a.jsonl", bytes, &["score", "area"]), "a.jsonl")
}

pub(super) fn xes_seeds() -> Vec<Vec<u8>> {
    let log = r#"<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0"><global scope="event"><string key="a" value=""/>
</global><trace><string key="concept:name" value="1 &amp; 2"/><event><string key="score" value="x"/><date key="time:timestamp"
value="2011-10-01T00:38:44.546+02:00"/><int key="area" value="7"><string key="in" value="y"/></int></event><event/></trace>
<event><float key="score" value="0.5"/><boolean key="b" value="true"/></event></log>"#;
    vec![log.as_bytes().to_vec(), b"<log><trace><event/></trace></log>".to_vec()]
}

/// As [`csv`], for a log of traces.
pub(super) fn xes(bytes: &[u8]) -> String {
    table(read_bytes("a.xes", bytes, &["score", "area", "case:concept:name"]), "a.xes")
}

fn table(read: Result<Table, ReportError>, file: &str) -> String {
    match read {
        Ok(table) => {
            assert!(
                table.columns.iter().all(|(_, column)| column.len() == table.rows),
                "columns differ in length"
            );
            format!(
                "{} columns, {} in all, {} rows",
                table.columns.len(),
                table.all_columns.len(),
                table.rows
            )
        }
        Err(error) => refused(&error, file),
    }
}

fn refused(error: &ReportError, file: &str) -> String {
    assert_eq!(error.file(), Some(file), "{error}");
    assert!(error.to_string().len() < 2000, "a message is too long: {error}");
    format!("{} {}", error.code(), in_general(&error.to_string()))
}
