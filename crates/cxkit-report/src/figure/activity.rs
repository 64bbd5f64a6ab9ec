//! Results about coming back: cohorts, sessions, who is new, returns or went away, on how many days.

use super::columns::{columns, stacked, Column, Layer};
use super::heat::{heat, Cell, Heat};
use super::read::{length, share_words, Fields};
use super::spread::{spreads, Spread};
use super::text;
use crate::format;
use crate::unit::Unit;
use cxkit::describe::Value;

/// So many cohorts are drawn, the last ones.
const MOST_COHORTS: usize = 36;
/// So many periods since are drawn.
const MOST_PERIODS: usize = 36;

fn cell_of(rows: &[Value], row: usize, column: usize) -> Option<&Value> {
    match rows.get(row)? {
        Value::List(cells) => cells.get(column),
        _ => None,
    }
}

/// Retention as a heat map, a row a cohort, and all cohorts together on top.
pub(super) fn retention(result: Fields<'_>) -> Option<serde_json::Value> {
    let cohorts: Vec<Fields<'_>> = result.rows("cohorts").collect();
    let overall: Vec<Fields<'_>> = result.rows("overall").collect();
    let width = overall.len().min(MOST_PERIODS);
    if cohorts.is_empty() || width == 0 {
        return None;
    }
    let from = cohorts.len().saturating_sub(MOST_COHORTS);
    let (shares, low, high) =
        (result.list("shares"), result.list("shares_ci_lower"), result.list("shares_ci_upper"));
    let (matrix, incomplete) = (result.list("matrix"), result.list("incomplete"));
    let name = |column: Fields<'_>| {
        let (first, last) = (column.count("period").unwrap_or(0), column.count("last_period").unwrap_or(0));
        if first == last {
            first.to_string()
        } else {
            format!("{first}\u{2013}{last}")
        }
    };
    let cell = |row: usize, column: usize| {
        let number = |rows| cell_of(rows, row, column).and_then(Value::number);
        let share = number(shares)?;
        let count = number(matrix).unwrap_or_default();
        let part = if matches!(cell_of(incomplete, row, column), Some(Value::Bool(true))) {
            ", not the whole period"
        } else {
            ""
        };
        let cohort = cohorts.get(row)?;
        let since = overall.get(column).map(|column| name(*column)).unwrap_or_default();
        Some(Cell {
            value: share,
            shown: format!("{}{}", format::fixed(100.0 * share, 0), if part.is_empty() { "" } else { "*" }),
            hover: format!(
                "{}, period {since}: {} of {}, {}{part}",
                text(cohort.text("cohort")),
                format::fixed(count, 0),
                format::count(cohort.count("size").unwrap_or_default()),
                share_words(share, number(low).zip(number(high)))
            ),
        })
    };
    let together = overall.iter().take(width).map(|column| {
        let share = column.number("share")?;
        Some(Cell {
            value: share,
            shown: format::fixed(100.0 * share, 0),
            hover: format!(
                "All, period {}: {} of {}, {}",
                name(*column),
                format::count(column.count("count").unwrap_or_default()),
                format::count(column.count("n").unwrap_or_default()),
                share_words(share, column.ends(""))
            ),
        })
    });
    let mut cells: Vec<Vec<Option<Cell>>> = vec![together.collect()];
    cells.extend((from..cohorts.len()).map(|row| (0..width).map(|column| cell(row, column)).collect()));
    let label = |cohort: &Fields<'_>| {
        format!("{}  n {}", cohort.text("cohort"), format::count(cohort.count("size").unwrap_or_default()))
    };
    let mut rows = vec!["All".to_owned()];
    rows.extend(cohorts.iter().skip(from).map(label));
    // The cohort itself is always whole: the colours are for what follows.
    let strongest = cells
        .iter()
        .flat_map(|row| row.iter().zip(&overall))
        .filter(|(_, column)| column.count("period") != Some(0))
        .filter_map(|(cell, _)| cell.as_ref().map(|cell| cell.value))
        .fold(0.0, f64::max);
    Some(heat(&Heat {
        rows,
        columns: overall.iter().take(width).map(|column| name(*column)).collect(),
        cells,
        across: "periods since; per cent of the cohort".into(),
        down: String::new(),
        strongest: (strongest > 0.0).then_some(strongest),
        written: true,
    }))
}

/// Who is new, returned, came back from being away, and who went away, period by period.
pub(super) fn lifecycle(result: Fields<'_>) -> Option<serde_json::Value> {
    let periods: Vec<Fields<'_>> = result.rows("periods").collect();
    if periods.is_empty() {
        return None;
    }
    let names: Vec<String> = periods.iter().map(|period| text(period.text("period"))).collect();
    let layer = |name: &'static str, field: &str, colour: &'static str| {
        let values: Vec<f64> =
            periods.iter().map(|period| period.number(field).unwrap_or_default()).collect();
        let hover = periods.iter().zip(&values).map(|(period, value)| {
            let part = if period.flag("incomplete") { ", not a whole period" } else { "" };
            format!("{}: {} {name}{part}", text(period.text("period")), format::fixed(value.abs(), 0))
        });
        Layer { name, colour, hover: hover.collect(), values }
    };
    let layers = [
        layer("returning", "returning", "#2f7ec2"),
        layer("new", "new", "#1b8a6b"),
        layer("resurrected", "resurrected", "#a07a18"),
        layer("dormant", "dormant", "#c8641d"),
    ];
    Some(stacked(&names, &layers))
}

/// On how many periods customers were active.
pub(super) fn stickiness(result: Fields<'_>) -> Option<serde_json::Value> {
    let rows: Vec<Column> = result
        .rows("rows")
        .filter_map(|row| {
            let share = row.number("share")?;
            let periods = row.count("active_periods")?;
            Some(Column {
                name: periods.to_string(),
                value: 100.0 * share,
                ends: row.ends("").map(|(low, high)| (100.0 * low, 100.0 * high)),
                hover: format!(
                    "{periods} periods: {} customers, {}",
                    format::count(row.count("count").unwrap_or_default()),
                    share_words(share, row.ends(""))
                ),
            })
        })
        .collect();
    (!rows.is_empty()).then(|| columns(&rows, "periods with activity", "%"))
}

/// Which share was active at each of the days that are asked for.
pub(super) fn flags(result: Fields<'_>) -> Option<serde_json::Value> {
    let rows: Vec<Column> = result
        .rows("flags")
        .filter_map(|row| {
            let share = row.number("share")?;
            Some(Column {
                name: row.text("day").to_owned(),
                value: 100.0 * share,
                ends: row.ends("").map(|(low, high)| (100.0 * low, 100.0 * high)),
                hover: format!("{}: {}", text(row.text("day")), share_words(share, row.ends(""))),
            })
        })
        .collect();
    (!rows.is_empty()).then(|| columns(&rows, "days", "%"))
}

/// How many events sessions have, and how long they are.
pub(super) fn sessions(result: Fields<'_>) -> Option<serde_json::Value> {
    let spread = |name: &str, of: &str, factor: f64, unit: String, shown: &dyn Fn(f64) -> String| {
        let number = |part: &str| result.number(&format!("{part}_{of}"));
        let quartiles = [number("p25")?, number("median")?, number("p75")?];
        let (ninety, mean) = (number("p90")?, number("mean"));
        let [low, middle, high] = quartiles.map(shown);
        Some(Spread {
            name: name.to_owned(),
            quartiles: quartiles.map(|value| value * factor),
            ninety: ninety * factor,
            mean: mean.map(|mean| mean * factor),
            unit,
            hover: format!(
                "{name}: half from {low} to {high}, median {middle}, nine tenths up to {}{}",
                shown(ninety),
                mean.map_or_else(String::new, |mean| format!(", mean {}", shown(mean)))
            ),
        })
    };
    let unit = Unit::Seconds.suited_to(result.number("p90_seconds").unwrap_or_default());
    let all: Vec<Spread> = [
        spread("events in a session", "events", 1.0, String::new(), &|value| format::fixed(value, 1)),
        spread("length of a session", "seconds", unit.factor(), format!(", {}", unit.words()), &length),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!all.is_empty()).then(|| spreads(&all))
}
