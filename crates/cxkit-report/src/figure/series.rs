//! A metric period by period, with the band of its interval.

use super::lines::{lines, Line, Point};
use super::{target_marks, text, value_axis, FEW};
use crate::format;
use crate::report::{MetricReport, PeriodReport};
use serde_json::{json, Value};

pub(super) const HEIGHT: usize = 300;

/// The band of the intervals, the line of the values, and marks for periods with few rows or not seen whole.
/// Nothing for fewer than two periods with a number.
pub(crate) fn series(metric: &MetricReport) -> Option<Value> {
    let with_number = metric.periods.iter().filter(|period| period.reading.is_some()).count();
    if with_number < 2 {
        return None;
    }
    let mut points: Vec<Point> = Vec::new();
    let mut open = false;
    for period in &metric.periods {
        let Some(point) = point(metric, period) else {
            open = false;
            continue;
        };
        // Only a period just after another has a change from it.
        let goes_on = points.is_empty() || (open && period.follows);
        if !goes_on {
            points.push(Point::gap());
        }
        points.push(point);
        open = true;
    }
    let line = Line { label: String::new(), points, dashed: false };
    let (shapes, notes) = target_marks(metric.target.as_deref(), metric.unit.factor(), "y");
    let more = json!({"shapes": shapes, "annotations": notes});
    Some(lines(&[line], HEIGHT, (date_axis(), value_axis(metric.unit)), more))
}

pub(super) fn date_axis() -> Value {
    json!({"type": "date", "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 7})
}

fn point(metric: &MetricReport, period: &PeriodReport) -> Option<Point> {
    let (unit, factor) = (metric.unit, metric.unit.factor());
    let reading = period.reading.as_ref()?;
    let interval = reading.interval();
    let span = interval.map_or_else(|| "no interval".into(), |ends| unit.span(ends));
    let shown = unit.shown(reading.value, interval);
    let n = format::count(reading.n);
    let part = if period.whole { "" } else { ", not a whole period" };
    Some(Point {
        x: json!(period.first_day),
        y: Some(reading.value * factor),
        ends: interval.map(|(low, high)| (low * factor, high * factor)),
        hover: format!("{}: {shown} ({span}), n {n}{part}", text(&period.name)),
        open: !period.whole,
        few: reading.n < FEW,
    })
}
