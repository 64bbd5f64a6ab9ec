//! Upright columns: how often, for each of a few values; or several kinds on top of each other over time.

use super::{layout, text, ACCENT};
use serde_json::{json, Value};

/// A column.
pub(super) struct Column {
    pub name: String,
    pub value: f64,
    pub ends: Option<(f64, f64)>,
    /// What is said of it, harmless already.
    pub hover: String,
}

/// Columns beside each other, each with its interval where it has one. `across` stands below them, `suffix` behind the
/// numbers of the other axis.
pub(super) fn columns(columns: &[Column], across: &str, suffix: &str) -> Value {
    let names: Vec<String> = columns.iter().map(|column| text(&column.name)).collect();
    let places: Vec<usize> = (0..columns.len()).collect();
    let end = |pick: &dyn Fn(f64, (f64, f64)) -> f64| -> Vec<f64> {
        columns.iter().map(|column| column.ends.map_or(0.0, |ends| pick(column.value, ends))).collect()
    };
    let trace = json!({
        "type": "bar", "x": places, "y": columns.iter().map(|column| column.value).collect::<Vec<_>>(),
        "marker": {"color": ACCENT, "opacity": 0.85},
        "error_y": {
            "type": "data", "symmetric": false, "array": end(&|value, (_, high)| high - value),
            "arrayminus": end(&|value, (low, _)| value - low), "thickness": 1.5, "width": 3,
            "visible": columns.iter().any(|column| column.ends.is_some()),
        },
        "hovertext": columns.iter().map(|column| &column.hover).collect::<Vec<_>>(), "hoverinfo": "text",
    });
    let step = columns.len().div_ceil(16).max(1);
    let across = json!({
        "tickvals": places.iter().step_by(step).collect::<Vec<_>>(),
        "ticktext": names.iter().step_by(step).collect::<Vec<_>>(),
        "showgrid": false, "zeroline": false, "fixedrange": true, "automargin": true,
        "title": {"text": across, "font": {"size": 12}, "standoff": 8},
    });
    let more = json!({"bargap": 0.18});
    json!({"data": [trace], "layout": layout(320, across, count_axis(suffix), more)})
}

/// The axis of how many, or of what share.
pub(super) fn count_axis(suffix: &str) -> Value {
    json!({
        "showgrid": true, "zeroline": true, "zerolinewidth": 1, "fixedrange": true, "nticks": 6, "automargin": true,
        "rangemode": "tozero", "ticksuffix": suffix,
    })
}

/// A kind of column in a stack.
pub(super) struct Layer {
    pub name: &'static str,
    pub colour: &'static str,
    pub values: Vec<f64>,
    pub hover: Vec<String>,
}

/// Columns on top of each other, those below zero hanging down; the layers are named at the top.
pub(super) fn stacked(periods: &[String], layers: &[Layer]) -> Value {
    let traces: Vec<Value> = layers
        .iter()
        .map(|layer| {
            json!({
                "type": "bar", "name": layer.name, "x": periods, "y": layer.values,
                "marker": {"color": layer.colour}, "hovertext": layer.hover, "hoverinfo": "text",
            })
        })
        .collect();
    let mut at = 0.0;
    let names: Vec<Value> = layers
        .iter()
        .map(|layer| {
            let note = json!({
                "x": at, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom",
                "showarrow": false, "text": format!("\u{25a0} {}", layer.name),
                "font": {"size": 12, "color": layer.colour},
            });
            at += 0.25;
            note
        })
        .collect();
    let across = json!({
        "type": "category", "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 8, "automargin": true,
    });
    let mut down = count_axis("");
    if let Value::Object(down) = &mut down {
        down.insert("rangemode".to_owned(), json!("normal"));
    }
    let more = json!({"barmode": "relative", "bargap": 0.2, "annotations": names});
    json!({"data": traces, "layout": layout(340, across, down, more)})
}
