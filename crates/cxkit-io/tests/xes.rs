//! Event logs in XES: what becomes a row, what becomes a column, what is refused.
#![allow(clippy::unwrap_used, clippy::panic)]

use cxkit_io::read_bytes;
use cxkit_report::{Table, TableColumn};
use flate2::write::GzEncoder;
use std::io::Write;

const LOG: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="source" value="by hand"/>
  <trace>
    <string key="concept:name" value="case 7"><string key="inner" value="not read"/></string>
    <float key="amount" value="20000.5"/>
    <event>
      <string key="concept:name" value="Ask &amp; wait &#233; &lt;b&gt;"/>
      <date key="time:timestamp" value="2011-10-01T00:38:44.546+02:00"/>
      <int key="step" value="1"/>
      <boolean key="paid" value="true"/>
    </event>
    <event>
      <string key="concept:name" value="Pay"/>
      <date key="time:timestamp" value="2011-10-01T00:39:00.000+02:00"/>
      <list key="items"><values><string key="concept:name" value="not read either"/></values></list>
    </event>
  </trace>
  <trace>
    <event><int key="step" value="9007199254740993"/><id key="concept:name" value="late"/></event>
    <string key="concept:name" value="007"/>
  </trace>
  <event><string key="concept:name" value="alone"/></event>
</log>
"#;

fn cells(table: &Table, name: &str) -> Vec<String> {
    let column = table.column(name).unwrap();
    (0..table.rows).map(|row| column.key(row).to_string()).collect()
}

#[test]
fn an_event_is_a_row_with_the_attributes_of_its_trace() {
    let wanted = [
        "case:concept:name",
        "concept:name",
        "time:timestamp",
        "case:amount",
        "step",
        "paid",
        "inner",
        "source",
    ];
    let table = read_bytes("a.xes", LOG.as_bytes(), &wanted).unwrap();
    assert_eq!(table.rows, 4);
    assert_eq!(cells(&table, "case:concept:name")[..3], ["case 7", "case 7", "007"]);
    assert_eq!(cells(&table, "concept:name"), ["Ask & wait é <b>", "Pay", "late", "alone"]);
    assert_eq!(cells(&table, "time:timestamp")[0], "2011-10-01T00:38:44.546+02:00");
    let Some(TableColumn::Numbers(amounts)) = table.column("case:amount") else { panic!("no numbers") };
    assert_eq!((amounts[0], amounts[1], amounts[2].is_nan()), (20_000.5, 20_000.5, true));
    // A number that no float is stays as it was written.
    assert_eq!(cells(&table, "step")[2], "9007199254740993");
    assert_eq!(cells(&table, "paid")[0], "true");
    assert!(table.column("inner").is_none() && table.column("source").is_none());
    let all = ["case:concept:name", "case:amount", "concept:name", "time:timestamp", "step", "paid"];
    assert_eq!(table.all_columns, all);
    let mut packer = GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(LOG.as_bytes()).unwrap();
    let unpacked = read_bytes("a.xes.gz", &packer.finish().unwrap(), &wanted).unwrap();
    // As text, since a cell without a number is NaN.
    assert_eq!(format!("{unpacked:?}"), format!("{table:?}"));
}

#[test]
fn a_log_cut_anywhere_is_refused() {
    let end = LOG.rfind("</log>").unwrap() + "</log>".len();
    for cut in 1..end {
        let error = read_bytes("a.xes", &LOG.as_bytes()[..cut], &["concept:name"]).unwrap_err();
        assert_eq!((error.code(), error.file()), ("bad_file", Some("a.xes")), "{cut}");
    }
    assert!(read_bytes("a.xes", &LOG.as_bytes()[..end], &["concept:name"]).is_ok());
}

#[test]
fn what_is_wrong_with_a_log_is_said() {
    let deep = format!("<log>{}", "<x>".repeat(100));
    let cases: [(&[u8], &str); 9] = [
        (b"", "is empty"),
        (b"just words", "holds no XES log"),
        (b"<html></html>", "is no XES log: it holds <html>"),
        (b"<log></log><log></log>", "is no XES log: it holds <log>"),
        (b"<log><trace></log>", "is damaged XML at byte"),
        (
            b"<log><trace><event><string key=\"a\" value=\"&lol;\"/></event></trace></log>",
            "is damaged XML at byte",
        ),
        (
            b"<log><trace><event><string key=\"a\"/></event></trace></log>",
            "has a <string> without key or value",
        ),
        (
            b"<log><event><int key=\"x\" value=\"1\"/><int key=\"x\" value=\"2\"/></event></log>",
            "has an event with two attributes 'x'",
        ),
        (deep.as_bytes(), "nests its elements deeper than 64"),
    ];
    for (bytes, message) in cases {
        let error = read_bytes("a.xes", bytes, &["x"]).unwrap_err();
        assert_eq!(error.code(), "bad_file");
        assert!(error.to_string().starts_with(&format!("a.xes: {message}")), "{error}");
    }
    let latin = b"<log><event><string key=\"a\" value=\"\xe9\"/></event></log>";
    let error = read_bytes("a.xes", latin, &["a"]).unwrap_err();
    assert!(error.to_string().starts_with("a.xes: is not UTF-8 at byte"), "{error}");
}
