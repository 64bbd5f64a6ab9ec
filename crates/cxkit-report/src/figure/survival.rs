//! The share that is still there, over time, as steps with their band.

use super::{layout, ACCENT};
use serde_json::{json, Value};

/// A point of the curve: the time, the share, and the ends of its interval.
pub(super) struct Point {
    pub time: f64,
    pub share: f64,
    pub ends: Option<(f64, f64)>,
}

pub(super) fn survival(points: &[Point]) -> Value {
    let percent = |share: f64| 100.0 * share;
    let times: Vec<f64> = points.iter().map(|point| point.time).collect();
    let shares: Vec<f64> = points.iter().map(|point| percent(point.share)).collect();
    let with_ends: Vec<(f64, f64, f64)> = points
        .iter()
        .filter_map(|point| point.ends.map(|(low, high)| (point.time, percent(low), percent(high))))
        .collect();
    let at: Vec<f64> = with_ends.iter().map(|(time, ..)| *time).collect();
    let low: Vec<f64> = with_ends.iter().map(|(_, low, _)| *low).collect();
    let high: Vec<f64> = with_ends.iter().map(|(.., high)| *high).collect();
    let step = json!({"width": 0, "shape": "hv"});
    let traces = [
        json!({"type": "scatter", "mode": "lines", "x": at, "y": low, "line": step, "hoverinfo": "skip"}),
        json!({
            "type": "scatter", "mode": "lines", "x": at, "y": high, "line": step, "hoverinfo": "skip",
            "fill": "tonexty", "fillcolor": "rgba(47,126,194,0.18)",
        }),
        json!({
            "type": "scatter", "mode": "lines", "x": times, "y": shares,
            "line": {"width": 2, "color": ACCENT, "shape": "hv"},
        }),
    ];
    let time = json!({
        "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 7, "rangemode": "tozero",
        "title": {"text": "time", "font": {"size": 12}, "standoff": 8},
    });
    let share = json!({
        "range": [0, 100], "ticksuffix": "%", "showgrid": true, "zeroline": false, "fixedrange": true, "nticks": 6,
        "automargin": true,
    });
    json!({"data": traces, "layout": layout(320, time, share, json!({}))})
}
