//! How far values lie apart: the middle half as a box, its median as a line.

use super::{layout, text, ACCENT};
use serde_json::{json, Value};

/// Quartiles and the nine tenths of something.
pub(super) struct Spread {
    pub name: String,
    pub quartiles: [f64; 3],
    pub ninety: f64,
    pub mean: Option<f64>,
    /// The unit, behind the numbers of the axis.
    pub unit: String,
    /// What is said of it, harmless already.
    pub hover: String,
}

/// A box below the other, each with an axis of its own: they are of different things.
#[allow(clippy::cast_precision_loss)]
pub(super) fn spreads(all: &[Spread]) -> Value {
    let share = 1.0 / all.len().max(1) as f64;
    let mut traces = Vec::new();
    let mut more = serde_json::Map::new();
    let mut first = (Value::Null, Value::Null);
    for (at, one) in all.iter().enumerate() {
        let number = if at == 0 { String::new() } else { (at + 1).to_string() };
        let [low, middle, high] = one.quartiles;
        traces.push(json!({
            "type": "box", "orientation": "h", "y": [0], "q1": [low], "median": [middle], "q3": [high],
            "lowerfence": [low], "upperfence": [one.ninety], "mean": one.mean.map(|mean| [mean]),
            "boxmean": one.mean.is_some(), "boxpoints": false, "width": [0.5], "hoverinfo": "skip",
            "line": {"color": ACCENT, "width": 1.5}, "fillcolor": "rgba(47,126,194,0.18)",
            "xaxis": format!("x{number}"), "yaxis": format!("y{number}"),
        }));
        // Boxes say five numbers at once; one sentence says them better.
        traces.push(json!({
            "type": "scatter", "mode": "markers", "x": [middle], "y": [0],
            "marker": {"color": ACCENT, "size": 14, "opacity": 0}, "hovertext": [one.hover], "hoverinfo": "text",
            "xaxis": format!("x{number}"), "yaxis": format!("y{number}"),
        }));
        let (top, bottom) = (1.0 - at as f64 * share, 1.0 - (at + 1) as f64 * share);
        let across = json!({
            "showgrid": true, "zeroline": false, "fixedrange": true, "nticks": 6, "rangemode": "tozero",
            "anchor": format!("y{number}"),
            "title": {"text": text(&format!("{}{}", one.name, one.unit)), "font": {"size": 12}, "standoff": 6},
        });
        let down = json!({
            "visible": false, "fixedrange": true, "range": [-0.6, 0.6], "anchor": format!("x{number}"),
            "domain": [(bottom + 0.26 * share).min(1.0), top],
        });
        if at == 0 {
            first = (across, down);
        } else {
            more.insert(format!("xaxis{number}"), across);
            more.insert(format!("yaxis{number}"), down);
        }
    }
    json!({"data": traces, "layout": layout(40 + 120 * all.len(), first.0, first.1, Value::Object(more))})
}
