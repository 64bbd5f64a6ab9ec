//! Results that are a few numbers beside each other: quantiles, returns, parts of a budget, what is open over time.

use super::columns::{columns, Column};
use super::lines::{lines, Line, Point};
use super::read::Fields;
use super::{intervals, series, value_axis, Look, Row};
use crate::format;
use crate::reading::Reading;
use crate::unit::Unit;
use serde_json::json;

const PLAIN: Look<'static> = Look { unit: Unit::Number, target: None, scale: None, classes: &[] };

/// Quantiles with their intervals, one below the other.
pub(super) fn quantiles(result: Fields<'_>) -> Option<serde_json::Value> {
    let n = result.count("n").unwrap_or_default();
    let read: Vec<(String, Reading)> = result
        .rows("quantiles")
        .filter_map(|row| {
            let name = format!("{} %", format::fixed(100.0 * row.number("p")?, 1).trim_end_matches(".0"));
            let value = row.number("quantile").or_else(|| row.number("value"))?;
            Some((name, Reading::plain(value, row.ends(""), n)))
        })
        .collect();
    let rows: Vec<Row<'_>> = read
        .iter()
        .map(|(label, reading)| Row { label: label.clone(), reading: Some(reading), apart: true })
        .collect();
    (!rows.is_empty()).then(|| intervals(&PLAIN, &rows))
}

/// How many were open at each time.
pub(super) fn backlog(result: Fields<'_>) -> Option<serde_json::Value> {
    let open = result.numbers("backlog");
    let point = |(at, open): (usize, &f64)| Point {
        x: json!(at + 1),
        y: Some(*open),
        ends: None,
        hover: format!("time {}: {} open", at + 1, format::fixed(*open, 0)),
        open: false,
        few: false,
    };
    if open.len() < 2 {
        return None;
    }
    let line =
        Line { label: String::new(), points: open.iter().enumerate().map(point).collect(), dashed: false };
    let mut down = value_axis(Unit::Count);
    down["title"]["text"] = json!("open");
    Some(lines(&[line], series::HEIGHT, (value_axis(Unit::Number), down), json!({})))
}

/// Returns on what was spent, the best first.
pub(super) fn returns(result: Fields<'_>) -> Option<serde_json::Value> {
    let all: Vec<Column> = result
        .rows("ranking")
        .take(40)
        .filter_map(|row| {
            let returned = row.number("roi")?;
            let name = format!("row {}", row.count("row")?);
            let hover = format!("{name}: {} % of its cost", format::fixed(100.0 * returned, 1));
            Some(Column { name, value: 100.0 * returned, ends: None, hover })
        })
        .collect();
    (!all.is_empty()).then(|| columns(&all, "projects, the best return first", "%"))
}

/// The parts of a budget.
pub(super) fn allocation(result: Fields<'_>) -> Option<serde_json::Value> {
    let all: Vec<Column> = result
        .rows("allocations")
        .take(60)
        .filter_map(|row| {
            let amount = row.number("amount")?;
            let name = format!("row {}", row.count("row")?);
            Some(Column {
                hover: format!("{name}: {}", format::fixed(amount, 2)),
                name,
                value: amount,
                ends: None,
            })
        })
        .collect();
    (!all.is_empty()).then(|| columns(&all, "part of the budget", ""))
}
