//! Steps one below the other, each as wide as how many came so far.

use super::{height, layout, rows_axis, text, ACCENT};
use crate::format;
use serde_json::{json, Value};

/// A step, and how many reached it.
pub(super) struct Step {
    pub name: String,
    pub count: u64,
    /// What else is said of it, harmless already.
    pub note: String,
}

#[allow(clippy::cast_precision_loss)]
pub(super) fn funnel(steps: &[Step]) -> Value {
    let first = steps.first().map_or(0, |step| step.count);
    let share = |count: u64| if first == 0 { 0.0 } else { count as f64 / first as f64 };
    let counts: Vec<u64> = steps.iter().map(|step| step.count).collect();
    let places: Vec<usize> = (0..steps.len()).collect();
    let labels: Vec<String> = steps
        .iter()
        .map(|step| {
            format!("{}  {} %", format::count(step.count), format::fixed(100.0 * share(step.count), 1))
        })
        .collect();
    let hover: Vec<String> = steps
        .iter()
        .zip(&labels)
        .map(|(step, label)| {
            let note = if step.note.is_empty() { String::new() } else { format!("<br>{}", step.note) };
            format!("{}: {label}{note}", text(&step.name))
        })
        .collect();
    let traces = [json!({
        "type": "bar", "orientation": "h", "x": counts, "y": places, "width": 0.62, "marker": {"color": ACCENT},
        "text": labels, "textposition": "auto", "textangle": 0, "cliponaxis": false,
        "hovertext": hover, "hoverinfo": "text",
    })];
    let ticks: Vec<String> = steps.iter().map(|step| text(&format::shorten(&step.name, 24))).collect();
    let axis =
        json!({"showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 5, "rangemode": "tozero"});
    json!({"data": traces, "layout": layout(height(steps.len()), axis, rows_axis(&ticks), json!({}))})
}
