//! What a report computes, and what it says where it cannot.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cxkit_report::{Position, Status};
use support::{part, report, report_of};

const NPS: &str = "[[metrics]]\nid = \"nps\"\nsource = \"survey\"\nmeasure = \"nps\"\ncolumn = \"score\"\n";

#[test]
fn groups_filter_and_missing_values() {
    let metrics = format!("{NPS}missing_values = [11]\nwhere = {{ year = 2017 }}\nby = [\"area\"]\n");
    let rows = part(
        "a.csv",
        &[
            ("score", &["10", "9", "3", "11", "8", "", "0"]),
            ("area", &["B", "B", "B", "B", "A", "A", ""]),
            ("year", &["2017", "2017", "2017", "2017", "2017", "2017", "2016"]),
        ],
    );
    let report = report(&metrics, vec![rows]).unwrap();
    let metric = &report.metrics[0];
    let reading = metric.reading.as_ref().unwrap();
    assert_eq!((reading.value, reading.n, reading.missing_count), (25.0, 4, 2));
    assert_eq!((metric.quality.rows_read, metric.quality.rows_kept), (7, 6));
    let groups: Vec<_> = metric.breakdowns[0]
        .groups
        .iter()
        .map(|group| {
            (
                group.label.as_str(),
                group.rows,
                group.reading.as_ref().map(|reading| (3.0 * reading.value).round()),
            )
        })
        .collect();
    assert_eq!(groups, [("A", 2, Some(0.0)), ("B", 4, Some(100.0))]);
}

#[test]
fn numbers_sort_as_numbers_and_what_is_missing_comes_last() {
    let rows = part("a.csv", &[("score", &["10", "9", "3", "8"]), ("size", &["10", "", "9", "2.5"])]);
    let report = report(&format!("{NPS}by = [\"size\"]\n"), vec![rows]).unwrap();
    let labels: Vec<_> = report.metrics[0].breakdowns[0].groups.iter().map(|g| g.label.as_str()).collect();
    assert_eq!(labels, ["9", "10", "2.5", "(none)"]);
}

#[test]
fn weights_are_used_unless_the_metric_says_no() {
    let rows = || part("a.csv", &[("score", &["10", "9", "3", "7"]), ("w", &["1", "2", "1", "1"])]);
    let weighted = report_of("weight = \"w\"", NPS, vec![rows()]).unwrap();
    assert_eq!(weighted.metrics[0].reading.as_ref().unwrap().value, 40.0);
    let plain = report_of("weight = \"w\"", &format!("{NPS}design = false"), vec![rows()]).unwrap();
    assert_eq!(plain.metrics[0].reading.as_ref().unwrap().value, 25.0);
}

/// The sample of `a_part_of_a_sample_counts_all_that_was_drawn` in the core's tests, without clusters: the score of
/// the part is 4.545454545454546, its standard error 41.702077250971165 with 4 degrees of freedom, and scipy's
/// t.ppf(0.975, 4) is 2.7764451051977987.
#[test]
fn a_group_is_a_part_of_the_whole_sample() {
    let rows = part(
        "a.csv",
        &[
            ("score", &["10", "9", "3", "8", "10", "6", "10", "7", "9", "2", "9"]),
            ("drawn", &["a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b"]),
            ("area", &["n", "s", "n", "n", "s", "n", "n", "s", "n", "s", "s"]),
            ("w", &["2", "1.5", "1", "2.5", "1", "3", "1", "2", "1.5", "1", "2"]),
        ],
    );
    let report =
        report_of("weight = \"w\"\nstrata = \"drawn\"", &format!("{NPS}by = [\"area\"]\n"), vec![rows])
            .unwrap();
    let north = &report.metrics[0].breakdowns[0].groups[0];
    assert_eq!((north.label.as_str(), north.rows), ("n", 6));
    let (low, high) = north.reading.as_ref().unwrap().interval().unwrap();
    let arm = 41.702_077_250_971_165 * 2.776_445_105_197_798_7;
    assert!((low - (4.545_454_545_454_546 - arm)).abs() < 1e-9, "{low}");
    assert!((high - (4.545_454_545_454_546 + arm)).abs() < 1e-9, "{high}");
}

#[test]
fn a_group_that_lies_off_the_rest_is_marked() {
    let score: Vec<&str> = (0..200).map(|row| if row < 100 { "10" } else { "0" }).collect();
    let area: Vec<&str> = (0..200).map(|row| if row < 100 { "north" } else { "south" }).collect();
    let rows = part("a.csv", &[("score", &score), ("area", &area)]);
    let report = report(&format!("{NPS}by = [\"area\"]\n"), vec![rows]).unwrap();
    let apart: Vec<_> = report.metrics[0].breakdowns[0].groups.iter().map(|group| group.apart).collect();
    assert_eq!(apart, [Some("above"), Some("below")]);
}

#[test]
fn a_number_without_rows_is_no_data_and_no_error() {
    let metrics = format!("{NPS}target = 45\nby = [\"area\"]\n");
    let rows = part("a.csv", &[("score", &["", ""]), ("area", &["A", "A"])]);
    let report = report(&metrics, vec![rows]).unwrap();
    assert_eq!(report.metrics[0].status, Status::NoData);
    assert!(report.metrics[0].reading.is_none() && !report.misses_a_target());
    assert!(report.to_html(None).contains("no data"));
    assert!(report.to_text().contains("no data"));
}

#[test]
fn status_and_position_come_from_the_interval() {
    let score: Vec<&str> = (0..1000).map(|row| if row % 4 == 0 { "0" } else { "10" }).collect();
    let metrics = format!("{NPS}target = 60\nbenchmark = {{ label = \"Others\", value = 40, margin = 3 }}\n");
    let report = report(&metrics, vec![part("a.csv", &[("score", &score)])]).unwrap();
    let metric = &report.metrics[0];
    assert_eq!(metric.reading.as_ref().unwrap().value, 50.0);
    assert_eq!(metric.status, Status::Missed);
    assert_eq!(metric.benchmark.as_ref().unwrap().position, Position::Differentiated);
    assert!(report.misses_a_target());
}

#[test]
fn response_rate_counts_rows_with_a_value() {
    let metrics =
        "[[metrics]]\nid = \"r\"\nsource = \"survey\"\nmeasure = \"response_rate\"\ncolumn = \"score\"\n";
    let report = report(metrics, vec![part("a.csv", &[("score", &["10", "", "3", ""])])]).unwrap();
    assert_eq!(report.metrics[0].reading.as_ref().unwrap().value, 0.5);
}

#[test]
fn a_bad_answer_names_its_file_and_its_row_in_it() {
    let first = part("a.csv", &[("score", &["10", "9"]), ("year", &["2017", "2017"])]);
    let second = part("b.csv", &[("score", &["0", "8", "12"]), ("year", &["2016", "2017", "2017"])]);
    let error = report(&format!("{NPS}where = {{ year = 2017 }}\n"), vec![first, second]).unwrap_err();
    assert_eq!((error.code(), error.file(), error.row()), ("out_of_range", Some("b.csv"), Some(2)));
    assert_eq!(error.to_string(), "b.csv: nps (score): score must be between 0 and 10, got 12 in row 2");
}

#[test]
fn an_unknown_column_names_the_nearest_one() {
    let error = report(NPS, vec![part("a.csv", &[("scores", &["10"])])]).unwrap_err();
    assert_eq!(error.code(), "unknown_name");
    assert_eq!(
        error.to_string(),
        "card.toml:5: metrics.nps: no file of source 'survey' has a column 'score', did you mean 'scores'?"
    );
}

#[test]
fn the_long_table_has_a_row_for_every_number() {
    let rows = part("a.csv", &[("score", &["10", "9", "3", "8"]), ("area", &["=1+1", "=1+1", "B", "B"])]);
    let report = report(&format!("{NPS}by = [\"area\"]\ntarget = 10\n"), vec![rows]).unwrap();
    let csv = report.to_csv();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines[0], "metric,reading,group_by,group,period,value,ci_lower,ci_upper,n,status");
    assert!(lines[1].starts_with("nps,,,,,25,") && lines[1].ends_with(",4,undecided"), "{}", lines[1]);
    assert!(lines[2].starts_with("nps,,area,\"'=1+1\",,100,"), "{}", lines[2]);
    assert_eq!(lines.len(), 5);
}

#[test]
fn a_message_has_at_most_480_characters() {
    let many: String =
        (0..40).map(|at| NPS.replace("\"nps\"\nsource", &format!("\"nps{at}\"\nsource"))).collect();
    let report = report(&many, vec![part("a.csv", &[("score", &["10", "9", "3"])])]).unwrap();
    let text = report.to_text();
    assert!(text.trim_end().chars().count() <= 480, "{}", text.len());
    assert!(text.ends_with(" more in the report.\n"), "{text}");
}

#[test]
fn the_formula_is_that_of_the_method() {
    let rows = || vec![part("a.csv", &[("score", &["5", "4", "1"])])];
    let formula = |method: &str| {
        let metric = format!(
            "[[metrics]]\nid = \"c\"\nsource = \"survey\"\nmeasure = \"csat\"\ncolumn = \"score\"\nmethod = \"{method}\"\n"
        );
        report(&metric, rows()).unwrap().metrics[0].formula
    };
    let methods = ["satisfied", "top_two_box", "top_box", "mean", "percent_of_max", "net"];
    let formulas: std::collections::BTreeSet<_> = methods.map(formula).into();
    assert_eq!(formulas.len(), methods.len());
}

#[test]
fn many_groups_are_listed_without_being_compared() {
    let names: Vec<String> = (0..100).map(|row| format!("g{row}")).collect();
    let area: Vec<&str> = names.iter().map(String::as_str).collect();
    let score: Vec<&str> = (0..100).map(|row| if row % 3 == 0 { "3" } else { "10" }).collect();
    let rows = part("a.csv", &[("score", &score), ("area", &area)]);
    let report = report(&format!("{NPS}by = [\"area\"]\n"), vec![rows]).unwrap();
    assert_eq!(report.metrics[0].breakdowns[0].groups.len(), 100);
    assert!(report.to_html(Some("")).contains("30 of 100 groups are drawn; the table has more."));
}
