//! Figures as Plotly JSON, built here once: every face and the report draw the same picture.
//!
//! Colours that depend on the reader's setting (text, lines) are left to the page.

use crate::format;
use crate::reading::Reading;
use crate::report::MetricReport;
use serde_json::{json, Value};

/// The one accent colour.
const ACCENT: &str = "#2f7ec2";
const MUTED: &str = "#8d99a6";
const SMALL: &str = "#b9c1ca";
/// From the unhappy end to the happy one: told apart by all common kinds of colour vision.
const ANSWERS: [&str; 7] = ["#b5471b", "#d9783f", "#efb182", "#c9ced6", "#a5c3e2", "#5a96cc", "#23619c"];
/// Fewer answers than this and a group is shown in grey.
pub(crate) const FEW: u64 = 30;

/// A row of a picture: a group, or all rows.
pub(crate) struct Row<'a> {
    pub label: String,
    pub reading: Option<&'a Reading>,
    pub apart: bool,
}

impl Row<'_> {
    fn tick(&self) -> String {
        let n = self.reading.map_or(0, |reading| reading.n);
        format!("{}  n {}", text(&format::shorten(&self.label, 24)), format::count(n))
    }
}

/// Plotly reads a little HTML in its texts; data never means any, and the page's policy allows no styles in it.
fn text(data: &str) -> String {
    data.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn height(rows: usize) -> usize {
    96 + 34 * rows
}

fn layout(rows: &[Row<'_>], xaxis: Value, more: Value) -> Value {
    let places: Vec<usize> = (0..rows.len()).collect();
    let ticks: Vec<String> = rows.iter().map(Row::tick).collect();
    let mut layout = json!({
        "autosize": true,
        "height": height(rows.len()),
        "margin": {"l": 8, "r": 16, "t": 28, "b": 40},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": false,
        "hovermode": "closest",
        "dragmode": false,
        "font": {"family": "system-ui, sans-serif", "size": 13},
        "xaxis": xaxis,
        // The first row on top.
        "yaxis": {
            "tickvals": places, "ticktext": ticks, "range": [rows.len() as f64 - 0.4, -0.75],
            "automargin": true, "showgrid": false, "zeroline": false, "ticklen": 6, "tickcolor": "rgba(0,0,0,0)",
            "fixedrange": true,
        },
    });
    if let (Value::Object(layout), Value::Object(more)) = (&mut layout, more) {
        layout.extend(more);
    }
    layout
}

/// A dot and its interval for each row, the target as a line.
pub(crate) fn intervals(metric: &MetricReport, rows: &[Row<'_>]) -> Value {
    let unit = metric.unit;
    let factor = unit.factor();
    let trace = |colour: &str, picked: &dyn Fn(&Row<'_>) -> bool| {
        let mut x = Vec::new();
        let (mut y, mut up, mut down, mut labels, mut hover) = (vec![], vec![], vec![], vec![], vec![]);
        for (place, row) in rows.iter().enumerate().filter(|(_, row)| picked(row)) {
            let Some(reading) = row.reading else { continue };
            let (low, high) = reading.interval().unwrap_or((reading.value, reading.value));
            x.push(reading.value * factor);
            y.push(place);
            up.push((high - reading.value) * factor);
            down.push((reading.value - low) * factor);
            let shown = unit.shown(reading.value, reading.interval());
            let span = reading.interval().map_or_else(|| "no interval".into(), |ends| unit.span(ends));
            hover.push(format!("{}: {shown} ({span})", text(&row.label)));
            labels.push(shown);
        }
        json!({
            "type": "scatter", "mode": "markers+text", "x": x, "y": y,
            "error_x": {
                "type": "data", "symmetric": false, "array": up, "arrayminus": down,
                "thickness": 2, "width": 0, "color": colour,
            },
            "marker": {"color": colour, "size": 10},
            "text": labels, "textposition": "top center", "textfont": {"size": 12}, "cliponaxis": false,
            "hovertext": hover, "hoverinfo": "text",
        })
    };
    let few = |row: &Row<'_>| row.reading.is_some_and(|reading| reading.n < FEW);
    let traces = [
        trace(ACCENT, &|row| row.apart && !few(row)),
        trace(MUTED, &|row| !row.apart && !few(row)),
        trace(SMALL, &|row| few(row)),
    ];
    let mut shapes = Vec::new();
    let mut notes = Vec::new();
    if let Some(target) = &metric.target {
        let ends: Vec<f64> = target.iter().map(|end| end * factor).collect();
        if let [low, high] = ends.as_slice() {
            shapes.push(json!({
                "type": "rect", "x0": low, "x1": high, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
                "fillcolor": "rgba(47,126,194,0.12)", "line": {"width": 0},
            }));
        }
        if let [at] = ends.as_slice() {
            shapes.push(json!({
                "type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
                "line": {"width": 1.5, "dash": "dot", "color": ACCENT},
            }));
        }
        let middle = ends.iter().sum::<f64>() / ends.len().max(1) as f64;
        notes.push(json!({
            "x": middle, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": false,
            "text": "target", "font": {"size": 12},
        }));
    }
    let suffix = unit.sign().trim();
    let axis = json!({
        "showgrid": true, "zeroline": false, "ticksuffix": suffix, "fixedrange": true, "nticks": 6,
        "title": {"text": unit.words(), "font": {"size": 12}, "standoff": 8},
    });
    let axis = match suffix {
        "" => axis,
        _ => {
            json!({"showgrid": true, "zeroline": false, "ticksuffix": suffix, "fixedrange": true, "nticks": 6})
        }
    };
    json!({"data": traces, "layout": layout(rows, axis, json!({"shapes": shapes, "annotations": notes}))})
}

/// Every row's answers as one bar of 100 %.
pub(crate) fn distribution(metric: &MetricReport, rows: &[Row<'_>]) -> Option<Value> {
    let mut answers: Vec<f64> = Vec::new();
    for reading in rows.iter().filter_map(|row| row.reading) {
        for given in &reading.distribution {
            if !answers.contains(&given.answer) {
                answers.push(given.answer);
            }
        }
    }
    answers.sort_by(f64::total_cmp);
    if answers.is_empty() || answers.len() > MOST_ANSWERS {
        return None;
    }
    let traces: Vec<Value> = answers
        .iter()
        .map(|&answer| {
            let (mut x, mut y, mut labels, mut hover) = (vec![], vec![], vec![], vec![]);
            for (place, row) in rows.iter().enumerate() {
                let given = row.reading.and_then(|r| r.distribution.iter().find(|g| g.answer == answer));
                let share = given.map_or(0.0, |given| given.share);
                let count = given.map_or(0, |given| given.count);
                x.push(share * 100.0);
                y.push(place);
                labels.push(if share >= 0.045 { answer.to_string() } else { String::new() });
                hover.push(format!(
                    "{}: {answer} given {} times ({} %)",
                    text(&row.label),
                    format::count(count),
                    format::fixed(share * 100.0, 1)
                ));
            }
            let at = tone(metric, answer);
            json!({
                "type": "bar", "orientation": "h", "x": x, "y": y, "width": 0.62,
                "marker": {"color": ANSWERS.get(at), "line": {"width": 0.5, "color": "rgba(255,255,255,0.7)"}},
                "text": labels, "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
                "constraintext": "none",
                "insidetextfont": {"color": if (1..=4).contains(&at) { "#16202b" } else { "#ffffff" }, "size": 12},
                "hovertext": hover, "hoverinfo": "text",
            })
        })
        .collect();
    let axis = json!({
        "range": [0, 100], "ticksuffix": "%", "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 5,
    });
    Some(json!({"data": traces, "layout": layout(rows, axis, json!({"barmode": "stack"}))}))
}

/// More different answers than this are no distribution one can read as a bar.
const MOST_ANSWERS: usize = 21;

/// The place of an answer among the colours: by its class where the measure has classes, else by the scale.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn tone(metric: &MetricReport, answer: f64) -> usize {
    let (low, high) = metric.scale;
    if let [(first, _), (second, _), ..] = metric.classes {
        return match answer {
            // Within the lowest class the worst answers are the darkest.
            answer if answer < *first => usize::from(answer >= 3.0) + usize::from(answer >= 5.0),
            answer if answer < *second => 3,
            answer if answer < high => 5,
            _ => 6,
        };
    }
    let place = ((answer - low) / (high - low)).clamp(0.0, 1.0);
    (place * (ANSWERS.len() - 1) as f64 + 0.5) as usize
}
