//! Figures as Plotly JSON, built here once: every face and the report draw the same picture.
//!
//! Colours that depend on the reader's setting (text, lines) are left to the page. One kind of figure a file: its
//! data, its axes, and what it says about both; what all share stands here.

mod activity;
mod columns;
mod convert;
mod distribution;
mod funnel;
mod heat;
mod histogram;
mod intervals;
mod lines;
mod parts;
mod read;
mod result;
mod rows;
mod sankey;
mod series;
mod spread;
mod survival;
mod ways;
mod worth;

pub(crate) use convert::time_to_convert;
pub(crate) use distribution::distribution;
pub(crate) use histogram::histogram;
pub(crate) use intervals::intervals;
pub(crate) use read::{length, share_words, Fields};
pub use result::figure_of;
pub use rows::{figure_of_rows, FigureRow};
pub(crate) use series::series;
pub(crate) use ways::{flow_way, path_words};
pub(crate) use worth::purchase_map;

use crate::format;
use crate::reading::Reading;
use crate::report::MetricReport;
use crate::unit::Unit;
use serde_json::{json, Map, Value};

/// The one accent colour.
const ACCENT: &str = "#2f7ec2";
const MUTED: &str = "#8d99a6";
const SMALL: &str = "#b9c1ca";
/// From the unhappy end to the happy one: told apart by all common kinds of colour vision.
const ANSWERS: [&str; 7] = ["#b5471b", "#d9783f", "#efb182", "#c9ced6", "#a5c3e2", "#5a96cc", "#23619c"];
/// Lines and their bands, told apart by all common kinds of colour vision beside white and near black.
const SEGMENTS: [(&str, &str); 8] = [
    (ACCENT, "rgba(47,126,194,0.18)"),
    ("#c8641d", "rgba(200,100,29,0.16)"),
    ("#1b8a6b", "rgba(27,138,107,0.16)"),
    ("#8e5bb5", "rgba(142,91,181,0.16)"),
    ("#a07a18", "rgba(160,122,24,0.16)"),
    ("#c44e7b", "rgba(196,78,123,0.16)"),
    ("#5c6c7c", "rgba(92,108,124,0.16)"),
    ("#3fa0b5", "rgba(63,160,181,0.16)"),
];
/// Fewer answers than this and a group is shown in grey.
pub(crate) const FEW: u64 = 30;

/// What a picture of values has to know of them.
pub(crate) struct Look<'a> {
    pub unit: Unit,
    pub target: Option<&'a [f64]>,
    /// The lowest and highest answer there may be.
    pub scale: Option<(f64, f64)>,
    /// Limits of named groups of answers, lowest first.
    pub classes: &'static [(f64, &'static str)],
}

impl<'a> From<&'a MetricReport> for Look<'a> {
    fn from(metric: &'a MetricReport) -> Self {
        Self {
            unit: metric.unit,
            target: metric.target.as_deref(),
            scale: metric.scale,
            classes: metric.classes,
        }
    }
}

/// A row of a picture: a group, or all rows.
pub(crate) struct Row<'a> {
    pub label: String,
    pub reading: Option<&'a Reading>,
    pub apart: bool,
}

impl Row<'_> {
    fn tick(&self) -> String {
        let label = two_lines(&self.label);
        match self.reading.map(|reading| reading.n) {
            // A difference and a closed form are of no rows of their own.
            Some(0) => label,
            n => format!("{label}  n {}", format::count(n.unwrap_or_default())),
        }
    }
}

/// Whether a number rests on few answers; one without rows of its own does not.
fn is_of_few(reading: &Reading) -> bool {
    (1..FEW).contains(&reading.n)
}

/// Plotly reads a little HTML in its texts; data never means any, and the page's policy allows no styles in it.
fn text(data: &str) -> String {
    data.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A name as the tick of an axis. A path is told in two lines, broken at a step.
fn two_lines(label: &str) -> String {
    const ARROW: &str = " \u{2192} ";
    if label.chars().count() <= 28 || !label.contains(ARROW) {
        return text(&format::shorten(label, 24));
    }
    let label = format::shorten(label, 64);
    let middle = label.len() / 2;
    let breaks = label.match_indices(ARROW).map(|(at, _)| at);
    let Some(at) = breaks.min_by_key(|at| at.abs_diff(middle)) else {
        return text(&format::shorten(&label, 24));
    };
    let (first, second) = label.split_at(at);
    format!("{} \u{2192}<br>{}", text(first), text(second.trim_start_matches(ARROW)))
}

fn height(rows: usize) -> usize {
    96 + 34 * rows
}

/// The template of every figure: no grid noise, no legend, nothing to drag.
fn layout(height: usize, xaxis: Value, yaxis: Value, more: Value) -> Value {
    let mut layout = json!({
        "autosize": true,
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 28, "b": 40},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": false,
        "hovermode": "closest",
        "dragmode": false,
        "font": {"family": "system-ui, sans-serif", "size": 13},
        "xaxis": xaxis,
        "yaxis": yaxis,
    });
    if let (Value::Object(layout), Value::Object(more)) = (&mut layout, more) {
        layout.extend(more);
    }
    layout
}

/// The axis of rows one below the other, the first on top.
#[allow(clippy::cast_precision_loss)]
fn rows_axis(ticks: &[String]) -> Value {
    let places: Vec<usize> = (0..ticks.len()).collect();
    json!({
        "tickvals": places, "ticktext": ticks, "range": [ticks.len() as f64 - 0.4, -0.75],
        "automargin": true, "showgrid": false, "zeroline": false, "ticklen": 6, "tickcolor": "rgba(0,0,0,0)",
        "fixedrange": true,
    })
}

/// An axis of values: with its unit behind the numbers where that is short, else as a title.
fn value_axis(unit: Unit) -> Value {
    let mut axis = Map::new();
    axis.extend([
        ("showgrid".to_owned(), json!(true)),
        ("zeroline".to_owned(), json!(false)),
        ("fixedrange".to_owned(), json!(true)),
        ("nticks".to_owned(), json!(6)),
        ("automargin".to_owned(), json!(true)),
    ]);
    let suffix = unit.sign().trim();
    if suffix == "%" {
        axis.insert("ticksuffix".to_owned(), json!(suffix));
    } else {
        axis.insert("title".to_owned(), json!({"text": unit.words(), "font": {"size": 12}, "standoff": 8}));
    }
    Value::Object(axis)
}

/// The target as a line or a band across the axis of values, `x` or `y`, and the word beside it.
fn target_marks(target: Option<&[f64]>, factor: f64, axis: &str) -> (Vec<Value>, Vec<Value>) {
    let other = if axis == "x" { "y" } else { "x" };
    let ends: Vec<f64> = target.unwrap_or_default().iter().map(|end| end * factor).collect();
    let mark = |from: f64, to: f64, kind: &str| {
        let mut shape = json!({"type": kind, "layer": "below"});
        if let Value::Object(shape) = &mut shape {
            shape.insert(format!("{axis}0"), json!(from));
            shape.insert(format!("{axis}1"), json!(to));
            shape.insert(format!("{other}0"), json!(0));
            shape.insert(format!("{other}1"), json!(1));
            shape.insert(format!("{other}ref"), json!("paper"));
            if kind == "rect" {
                shape.insert("fillcolor".to_owned(), json!("rgba(47,126,194,0.12)"));
                shape.insert("line".to_owned(), json!({"width": 0}));
            } else {
                shape.insert("line".to_owned(), json!({"width": 1.5, "dash": "dot", "color": ACCENT}));
            }
        }
        shape
    };
    let (shape, middle) = match ends.as_slice() {
        [low, high] => (mark(*low, *high, "rect"), (low + high) / 2.0),
        [at] => (mark(*at, *at, "line"), *at),
        _ => return (Vec::new(), Vec::new()),
    };
    let note = if axis == "x" {
        json!({
            "x": middle, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": false,
            "text": "target", "font": {"size": 12},
        })
    } else {
        json!({
            "y": middle, "x": 1, "xref": "paper", "xanchor": "right", "yanchor": "bottom", "showarrow": false,
            "text": "target", "font": {"size": 12},
        })
    };
    (vec![shape], vec![note])
}
