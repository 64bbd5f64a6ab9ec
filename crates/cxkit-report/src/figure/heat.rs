//! A table of numbers by colour, the numbers in it where they fit.

use super::{layout, text};
use crate::format;
use serde_json::{json, Value};

/// A heat map: rows from top to bottom, columns from left to right.
pub(super) struct Heat {
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// By row, then column; nothing where there is no number.
    pub cells: Vec<Vec<Option<Cell>>>,
    /// What stands along the columns.
    pub across: String,
    /// What stands along the rows, where that is not said by their names.
    pub down: String,
    /// The number with the strongest colour; the largest where nothing is said.
    pub strongest: Option<f64>,
    /// Whether every cell has its number written in it.
    pub written: bool,
}

/// A number of a heat map.
pub(super) struct Cell {
    pub value: f64,
    /// The number as it is written in the cell.
    pub shown: String,
    /// What is said of it, harmless already.
    pub hover: String,
}

/// From nearly nothing to the accent colour and beyond: read by lightness alone.
fn scale() -> Value {
    json!([[0.0, "#edf3f9"], [0.35, "#a9c9e6"], [0.7, "#4a8fcb"], [1.0, "#174f86"]])
}

pub(super) fn heat(map: &Heat) -> Value {
    let by_cell = |pick: &dyn Fn(&Cell) -> Value| -> Vec<Vec<Value>> {
        let row = |row: &Vec<Option<Cell>>| {
            row.iter().map(|cell| cell.as_ref().map_or(Value::Null, pick)).collect()
        };
        map.cells.iter().map(row).collect()
    };
    let values = || map.cells.iter().flatten().flatten().map(|cell| cell.value);
    let largest = values().fold(0.0, f64::max);
    let written = map.written && map.columns.len() <= 14;
    let mut trace = json!({
        "type": "heatmap",
        "x": (0..map.columns.len()).collect::<Vec<_>>(), "y": (0..map.rows.len()).collect::<Vec<_>>(),
        "z": by_cell(&|cell| json!(cell.value)),
        "zmin": 0, "zmax": map.strongest.unwrap_or(largest).max(f64::MIN_POSITIVE),
        "colorscale": scale(), "showscale": false, "xgap": 1, "ygap": 1, "hoverongaps": false,
        "hovertext": by_cell(&|cell| json!(cell.hover)), "hoverinfo": "text",
    });
    if written {
        // A cell without a number has an empty text: for none at all Plotly would write a dash.
        let row = |row: &Vec<Option<Cell>>| -> Vec<String> {
            row.iter().map(|cell| cell.as_ref().map_or_else(String::new, |cell| cell.shown.clone())).collect()
        };
        let shown: Vec<Vec<String>> = map.cells.iter().map(row).collect();
        if let Value::Object(trace) = &mut trace {
            trace.insert("text".to_owned(), json!(shown));
            trace.insert("texttemplate".to_owned(), json!("%{text}"));
            trace.insert("textfont".to_owned(), json!({"size": 11}));
        }
    }
    let ticks = |names: &[String], longest: usize| -> Vec<String> {
        names.iter().map(|name| text(&format::shorten(name, longest))).collect()
    };
    let title = |words: &str| json!({"text": words, "font": {"size": 12}, "standoff": 6});
    let axis = |names: &[String], longest: usize, most: usize| {
        let step = names.len().div_ceil(most).max(1);
        let places: Vec<usize> = (0..names.len()).step_by(step).collect();
        let ticks: Vec<String> = ticks(names, longest).into_iter().step_by(step).collect();
        json!({
            "tickvals": places, "ticktext": ticks, "showgrid": false, "zeroline": false, "fixedrange": true,
            "automargin": true, "ticklen": 4, "tickcolor": "rgba(0,0,0,0)",
        })
    };
    let (mut across, mut down) = (axis(&map.columns, 12, 14), axis(&map.rows, 24, 40));
    if let (Value::Object(across), Value::Object(down)) = (&mut across, &mut down) {
        across.insert("side".to_owned(), json!("top"));
        across.insert("title".to_owned(), title(&map.across));
        #[allow(clippy::cast_precision_loss)]
        down.insert("range".to_owned(), json!([map.rows.len() as f64 - 0.5, -0.5]));
        if !map.down.is_empty() {
            down.insert("title".to_owned(), title(&map.down));
        }
    }
    let height = (110 + 30 * map.rows.len()).min(900);
    let more = json!({"margin": {"l": 8, "r": 16, "t": 64, "b": 16}});
    json!({"data": [trace], "layout": layout(height, across, down, more)})
}
