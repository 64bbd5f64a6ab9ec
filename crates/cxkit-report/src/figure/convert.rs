//! How long people take from one step to the next.

use super::lines::{lines, Line, Point};
use super::read::{length, Fields};
use super::{text, value_axis};
use crate::unit::Unit;
use serde_json::json;

/// The share of those who came to each step that had come within a time, as the funnel knows it: at its quartiles and nine
/// tenths. Nothing for a funnel without times.
pub(crate) fn time_to_convert(result: Fields<'_>) -> Option<serde_json::Value> {
    let marks =
        [("p25_seconds", 25.0), ("median_seconds", 50.0), ("p75_seconds", 75.0), ("p90_seconds", 90.0)];
    let steps: Vec<(String, Vec<(f64, f64)>)> = result
        .rows("steps")
        .filter_map(|step| {
            let points = marks.iter().map(|(field, share)| Some((step.number(field)?, *share)));
            Some((step.text("name").to_owned(), points.collect::<Option<Vec<_>>>()?))
        })
        .collect();
    let longest =
        steps.iter().flat_map(|(_, points)| points).map(|(seconds, _)| *seconds).fold(0.0, f64::max);
    let unit = Unit::Seconds.suited_to(longest);
    let drawn: Vec<Line> = steps
        .iter()
        .map(|(name, points)| {
            let point = |(seconds, share): &(f64, f64)| Point {
                x: json!(seconds * unit.factor()),
                y: Some(*share),
                ends: None,
                hover: format!("{}: {share} % within {}", text(name), length(*seconds)),
                open: false,
                few: false,
            };
            Line { label: name.clone(), points: points.iter().map(point).collect(), dashed: false }
        })
        .collect();
    if drawn.is_empty() || longest <= 0.0 {
        return None;
    }
    let across = json!({
        "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 7, "rangemode": "tozero",
        "title": {"text": format!("{} since the step before", unit.words()), "font": {"size": 12}, "standoff": 8},
    });
    let mut share = value_axis(Unit::Share);
    share["range"] = json!([0, 100]);
    Some(lines(&drawn, 320, (across, share), json!({})))
}
