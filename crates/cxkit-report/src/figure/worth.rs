//! Results of models of purchases: their track, their calibration, and maps of what they say of customers.

use super::heat::{heat, Cell, Heat};
use super::histogram::histogram;
use super::lines::{lines, Line, Point};
use super::read::Fields;
use super::value_axis;
use crate::format;
use crate::unit::Unit;
use serde_json::json;

fn plain(x: f64, y: f64, hover: String) -> Point {
    Point { x: json!(x), y: Some(y), ends: None, hover, open: false, few: false }
}

/// A number as a picture says it, with as many digits as its size needs.
fn shown(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format::fixed(value, decimals)
}

/// What was expected and what came, added up over time.
pub(super) fn tracking(result: Fields<'_>) -> Option<serde_json::Value> {
    let ends = result.numbers("ends");
    let line = |label: &str, field: &str, dashed: bool| {
        let values = result.numbers(field);
        let point = |(end, value): (&f64, &f64)| {
            plain(*end, *value, format!("{label} until {}: {}", shown(*end), shown(*value)))
        };
        Line { label: label.to_owned(), points: ends.iter().zip(&values).map(point).collect(), dashed }
    };
    if ends.len() < 2 {
        return None;
    }
    let both =
        [line("purchases made", "actual_cumulative", false), line("expected", "expected_cumulative", true)];
    let across = json!({
        "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 8, "rangemode": "tozero",
        "title": {"text": "time units", "font": {"size": 12}, "standoff": 8},
    });
    let mut down = value_axis(Unit::Count);
    down["title"]["text"] = json!("purchases so far");
    Some(lines(&both, 340, (across, down), json!({})))
}

/// What was expected and what came, by how often customers had bought before.
pub(super) fn holdout(result: Fields<'_>) -> Option<serde_json::Value> {
    let groups: Vec<Fields<'_>> = result.rows("groups").collect();
    if groups.len() < 2 {
        return None;
    }
    let name = |group: &Fields<'_>| {
        let more = if group.flag("or_more") { " or more" } else { "" };
        format!("{}{more}", group.count("frequency").unwrap_or_default())
    };
    let line = |label: &str, field: &str, dashed: bool| {
        let point = |(at, group): (usize, &Fields<'_>)| {
            let value = group.number(field).unwrap_or_default();
            let n = format::count(group.count("n").unwrap_or_default());
            #[allow(clippy::cast_precision_loss)]
            plain(
                at as f64,
                value,
                format!("{} purchases before: {label} {}, n {n}", name(group), shown(value)),
            )
        };
        Line { label: label.to_owned(), points: groups.iter().enumerate().map(point).collect(), dashed }
    };
    let both = [line("made", "actual_mean", false), line("expected", "expected_mean", true)];
    let across = json!({
        "tickvals": (0..groups.len()).collect::<Vec<_>>(), "ticktext": groups.iter().map(name).collect::<Vec<_>>(),
        "showgrid": false, "zeroline": false, "fixedrange": true, "automargin": true,
        "title": {"text": "repeat purchases before", "font": {"size": 12}, "standoff": 8},
    });
    let mut down = value_axis(Unit::Number);
    down["title"]["text"] = json!("purchases a customer");
    Some(lines(&both, 340, (across, down), json!({})))
}

/// How values of customers are distributed.
pub(super) fn values(result: Fields<'_>, value: &str) -> Option<serde_json::Value> {
    histogram(&result.numbers("values"), value, "customers")
}
/// A quantity by how often and how lately customers bought: rows by frequency, columns by recency.
pub(crate) fn purchase_map(
    frequencies: &[f64],
    recencies: &[f64],
    values: &[Vec<Option<f64>>],
    share: bool,
    unit: &str,
) -> Option<serde_json::Value> {
    let longest = recencies.iter().copied().fold(0.0, f64::max);
    let decimals = if longest >= 20.0 { 0 } else { 1 };
    let cell = |value: f64, frequency: f64, recency: f64| {
        let number = if share { format!("{} %", format::fixed(100.0 * value, 1)) } else { shown(value) };
        Cell {
            value,
            shown: if share {
                format::fixed(100.0 * value, 0)
            } else {
                format::fixed(value, usize::from(value < 10.0))
            },
            hover: format!(
                "{} repeat purchases, the last at {}: {number}",
                format::fixed(frequency, 0),
                format::fixed(recency, decimals)
            ),
        }
    };
    let rows: Vec<Vec<Option<Cell>>> = frequencies
        .iter()
        .zip(values)
        .map(|(frequency, row)| {
            let cells = recencies.iter().zip(row);
            cells.map(|(recency, value)| value.map(|value| cell(value, *frequency, *recency))).collect()
        })
        .collect();
    if rows.is_empty() || recencies.is_empty() {
        return None;
    }
    Some(heat(&Heat {
        rows: frequencies.iter().map(|frequency| format::fixed(*frequency, 0)).collect(),
        columns: recencies.iter().map(|recency| format::fixed(*recency, decimals)).collect(),
        cells: rows,
        across: format!("last purchase, {unit} after the first"),
        down: "repeat purchases".into(),
        strongest: share.then_some(1.0),
        written: true,
    }))
}
