//! A metric period by period, with the band of its interval.

use super::{layout, target_marks, text, value_axis, ACCENT, FEW, SMALL};
use crate::format;
use crate::report::{MetricReport, PeriodReport};
use serde_json::{json, Value};

const HEIGHT: usize = 300;

/// The band of the intervals, the line of the values, and marks for periods with few rows or not seen whole.
/// Nothing for fewer than two periods with a number.
pub(crate) fn series(metric: &MetricReport) -> Option<Value> {
    let unit = metric.unit;
    let factor = unit.factor();
    let with_number = metric.periods.iter().filter(|period| period.reading.is_some()).count();
    if with_number < 2 {
        return None;
    }
    let (mut band_x, mut band_y): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for run in runs(&metric.periods) {
        let ends: Vec<(&str, f64, f64)> = run
            .iter()
            .filter_map(|period| {
                let (low, high) = period.reading.as_ref()?.interval()?;
                Some((period.first_day.as_str(), low * factor, high * factor))
            })
            .collect();
        if !band_x.is_empty() {
            band_x.push(Value::Null);
            band_y.push(Value::Null);
        }
        // There along the upper ends, back along the lower ones.
        let upper = ends.iter().map(|(at, _, high)| (*at, *high));
        let lower = ends.iter().rev().map(|(at, low, _)| (*at, *low));
        for (at, value) in upper.chain(lower) {
            band_x.push(json!(at));
            band_y.push(json!(value));
        }
    }
    let (mut line_x, mut line_y): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for run in runs(&metric.periods) {
        if !line_x.is_empty() {
            line_x.push(Value::Null);
            line_y.push(Value::Null);
        }
        for period in run {
            line_x.push(json!(period.first_day));
            line_y.push(json!(period.reading.as_ref().map(|reading| reading.value * factor)));
        }
    }
    let marks = |colour: &str, symbol: &str, picked: &dyn Fn(&PeriodReport) -> bool| {
        let (mut x, mut y, mut hover) = (vec![], vec![], vec![]);
        for period in metric.periods.iter().filter(|period| picked(period)) {
            let Some(reading) = &period.reading else { continue };
            let interval = reading.interval();
            let span = interval.map_or_else(|| "no interval".into(), |ends| unit.span(ends));
            let shown = unit.shown(reading.value, interval);
            let n = format::count(reading.n);
            let part = if period.whole { "" } else { ", not a whole period" };
            x.push(period.first_day.clone());
            y.push(reading.value * factor);
            hover.push(format!("{}: {shown} ({span}), n {n}{part}", text(&period.name)));
        }
        json!({
            "type": "scatter", "mode": "markers", "x": x, "y": y,
            "marker": {"color": colour, "size": 8, "symbol": symbol, "line": {"width": 1.5, "color": colour}},
            "hovertext": hover, "hoverinfo": "text",
        })
    };
    let few = |period: &PeriodReport| period.reading.as_ref().is_some_and(|reading| reading.n < FEW);
    let traces = [
        json!({
            "type": "scatter", "mode": "lines", "x": band_x, "y": band_y, "fill": "toself",
            "fillcolor": "rgba(47,126,194,0.18)", "line": {"width": 0}, "hoverinfo": "skip",
        }),
        json!({
            "type": "scatter", "mode": "lines", "x": line_x, "y": line_y, "connectgaps": false,
            "line": {"width": 2, "color": ACCENT}, "hoverinfo": "skip",
        }),
        marks(ACCENT, "circle", &|period| period.whole && !few(period)),
        marks(SMALL, "circle", &|period| period.whole && few(period)),
        marks(ACCENT, "circle-open", &|period| !period.whole && !few(period)),
        marks(SMALL, "circle-open", &|period| !period.whole && few(period)),
    ];
    let (shapes, notes) = target_marks(metric.target.as_deref(), factor, "y");
    let axis = json!({"type": "date", "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 7});
    let more = json!({"shapes": shapes, "annotations": notes});
    Some(json!({"data": traces, "layout": layout(HEIGHT, axis, value_axis(unit), more)}))
}

/// Periods with a number, cut where one without a number or no period at all lies between.
fn runs(periods: &[PeriodReport]) -> Vec<Vec<&PeriodReport>> {
    let mut runs: Vec<Vec<&PeriodReport>> = Vec::new();
    let mut open = false;
    for period in periods {
        if period.reading.is_none() {
            open = false;
            continue;
        }
        match runs.last_mut() {
            // Only a period just after another has a change from it.
            Some(run) if open && period.follows => run.push(period),
            _ => runs.push(vec![period]),
        }
        open = true;
    }
    runs
}
