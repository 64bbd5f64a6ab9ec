//! Lines over time or over a number, each with the band of its intervals.

use super::{layout, text, ACCENT, SEGMENTS, SMALL};
use crate::format;
use serde_json::{json, Value};

/// A line: one group, or everything.
pub(super) struct Line {
    /// What it is called; nothing where it is the only one.
    pub label: String,
    pub points: Vec<Point>,
    pub dashed: bool,
}

/// A place on a line.
#[derive(Clone)]
pub(super) struct Point {
    pub x: Value,
    /// Nothing where the line is cut.
    pub y: Option<f64>,
    pub ends: Option<(f64, f64)>,
    /// What is said of it, harmless already.
    pub hover: String,
    /// Not seen whole: an open circle.
    pub open: bool,
    /// Of few rows: grey.
    pub few: bool,
}

impl Point {
    /// Where the line is cut.
    pub fn gap() -> Self {
        Self { x: Value::Null, y: None, ends: None, hover: String::new(), open: false, few: false }
    }
}

/// The lines with their bands, over these axes; `more` goes into the layout.
pub(super) fn lines(lines: &[Line], height: usize, axes: (Value, Value), more: Value) -> Value {
    let mut traces = Vec::new();
    let mut names = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let (colour, faint) = colours(place);
        traces.extend(band(line, faint));
        let drawn = |point: &&Point| point.y.is_some();
        let (x, y): (Vec<&Value>, Vec<Option<f64>>) =
            line.points.iter().map(|point| (&point.x, point.y)).unzip();
        let dash = if line.dashed { "dash" } else { "solid" };
        traces.push(json!({
            "type": "scatter", "mode": "lines", "x": x, "y": y, "connectgaps": false,
            "line": {"width": 2, "color": colour, "dash": dash}, "hoverinfo": "skip",
        }));
        // Many points are a curve; marks on it would hide it.
        let marked = line.points.iter().filter(drawn).count() <= MOST_MARKED;
        for (few, open) in [(false, false), (true, false), (false, true), (true, true)] {
            let of_kind = |point: &&Point| point.few == few && point.open == open;
            let points: Vec<&Point> = line.points.iter().filter(drawn).filter(of_kind).collect();
            if points.is_empty() {
                continue;
            }
            let colour = if few { SMALL } else { colour };
            traces.push(json!({
                "type": "scatter", "mode": "markers",
                "x": points.iter().map(|point| &point.x).collect::<Vec<_>>(),
                "y": points.iter().map(|point| point.y).collect::<Vec<_>>(),
                "marker": {
                    "color": colour, "size": if marked { 8 } else { 3 },
                    "symbol": if open { "circle-open" } else { "circle" },
                    "line": {"width": if open { 1.5 } else { 0.0 }, "color": colour},
                },
                "hovertext": points.iter().map(|point| &point.hover).collect::<Vec<_>>(), "hoverinfo": "text",
            }));
        }
        if let Some(last) = line.points.iter().rev().find(drawn).filter(|_| lines.len() > 1) {
            names.push((place, last.y.unwrap_or_default()));
        }
    }
    let mut layout = layout(height, axes.0, axes.1, more);
    name_lines(&mut layout, lines, &mut names, height);
    json!({"data": traces, "layout": layout})
}

/// More points than this are a curve.
const MOST_MARKED: usize = 60;

/// The names of the lines to the right of the picture, moved apart where they would lie on each other.
fn name_lines(layout: &mut Value, lines: &[Line], names: &mut [(usize, f64)], height: usize) {
    if names.is_empty() {
        return;
    }
    names.sort_by(|a, b| b.1.total_cmp(&a.1));
    let of_all = || lines.iter().flat_map(|line| &line.points).filter_map(|point| point.y);
    let (low, high) =
        of_all().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
    // Where the axis has limits of its own, they say how far apart two lines of text are.
    let ends = layout["yaxis"]["range"]
        .as_array()
        .and_then(|ends| Some((ends.first()?.as_f64()?, ends.get(1)?.as_f64()?)));
    let (low, high) = ends.unwrap_or((low, high));
    #[allow(clippy::cast_precision_loss)]
    let step = 16.0 * (high - low).max(f64::MIN_POSITIVE) / (height.max(120) - 90) as f64;
    let mut notes = Vec::new();
    let mut free = f64::INFINITY;
    for (place, y) in names.iter() {
        let at = y.min(free);
        free = at - step;
        let (colour, _) = colours(*place);
        let label = lines.get(*place).map_or("", |line| line.label.as_str());
        notes.push(json!({
            "x": 1, "xref": "paper", "y": at, "xanchor": "left", "yanchor": "middle", "xshift": 6, "showarrow": false, "align": "left",
            "text": text(&format::shorten(label, 20)), "font": {"size": 12, "color": colour},
        }));
    }
    let longest = lines.iter().map(|line| line.label.chars().count().min(20)).max().unwrap_or(0);
    if let Value::Object(layout) = layout {
        let mut all = notes;
        if let Some(Value::Array(held)) = layout.remove("annotations") {
            all.extend(held);
        }
        layout.insert("annotations".to_owned(), Value::Array(all));
        if let Some(Value::Object(margin)) = layout.get_mut("margin") {
            margin.insert("r".to_owned(), json!(24 + 7 * longest));
        }
    }
}

/// The colour of a line and that of its band.
fn colours(place: usize) -> (&'static str, &'static str) {
    SEGMENTS.get(place % SEGMENTS.len()).copied().unwrap_or((ACCENT, "rgba(47,126,194,0.18)"))
}

/// The intervals as filled shapes, one for each stretch without a gap.
fn band(line: &Line, colour: &str) -> Option<Value> {
    let (mut x, mut y): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for run in line.points.split(|point| point.ends.is_none()).filter(|run| !run.is_empty()) {
        if !x.is_empty() {
            x.push(Value::Null);
            y.push(Value::Null);
        }
        // There along the upper ends, back along the lower ones.
        let upper = run.iter().filter_map(|point| Some((&point.x, point.ends?.1)));
        let lower = run.iter().rev().filter_map(|point| Some((&point.x, point.ends?.0)));
        for (at, value) in upper.chain(lower) {
            x.push(at.clone());
            y.push(json!(value));
        }
    }
    (!x.is_empty()).then(|| {
        json!({
            "type": "scatter", "mode": "lines", "x": x, "y": y, "fill": "toself",
            "fillcolor": colour, "line": {"width": 0}, "hoverinfo": "skip",
        })
    })
}
