//! How many customers have which value.

use super::columns::count_axis;
use super::{layout, ACCENT};
use crate::format;
use serde_json::{json, Value};

/// As many bars.
const BARS: usize = 40;

/// The distribution of values as bars of one width, the largest hundredth in the last. Nothing for no values.
///
/// `value` is what the values are, below the axis.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn histogram(values: &[f64], value: &str, who: &str) -> Option<Value> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
    let near_top = sorted.get((sorted.len() - 1) * 99 / 100).copied().unwrap_or(highest);
    let from = if lowest >= 0.0 && lowest <= 0.5 * near_top { 0.0 } else { lowest };
    let width = nice((near_top - from) / BARS as f64);
    // One more than where the hundredth begins: what lies beyond is in the last bar.
    let bars = (((near_top - from) / width) as usize + 1).min(4 * BARS);
    let mut counts = vec![0_u64; bars];
    let mut beyond = 0;
    for &one in &sorted {
        let at = ((one - from) / width) as usize;
        if one > near_top && at >= bars {
            beyond += 1;
        }
        if let Some(count) = counts.get_mut(at.min(bars - 1)) {
            *count += 1;
        }
    }
    // As many as a width of 0.05 has: 2.
    let mut scaled = width;
    let mut decimals = 0;
    while scaled < 0.999 && decimals < 6 {
        scaled *= 10.0;
        decimals += 1;
    }
    let end = |at: usize| format::fixed(from + at as f64 * width, decimals);
    let hover: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(at, count)| {
            let upper = if at + 1 == bars && beyond > 0 {
                "and more".to_owned()
            } else {
                format!("to {}", end(at + 1))
            };
            format!("{} {upper}: {} {who}", end(at), format::count(*count))
        })
        .collect();
    let trace = json!({
        "type": "bar", "x": (0..bars).map(|at| from + (at as f64 + 0.5) * width).collect::<Vec<_>>(),
        "y": counts, "width": width * 0.94, "marker": {"color": ACCENT, "opacity": 0.85},
        "hovertext": hover, "hoverinfo": "text",
    });
    let note =
        if beyond > 0 { format!("{value} (the last bar holds what lies beyond)") } else { value.to_owned() };
    let across = json!({
        "showgrid": false, "zeroline": false, "fixedrange": true, "nticks": 8, "automargin": true,
        "title": {"text": note, "font": {"size": 12}, "standoff": 8},
    });
    let mut down = count_axis("");
    if let Value::Object(down) = &mut down {
        down.insert("title".to_owned(), json!({"text": who, "font": {"size": 12}, "standoff": 8}));
    }
    Some(json!({"data": [trace], "layout": layout(320, across, down, json!({"bargap": 0}))}))
}

/// The next of 1, 2, 5 times a power of ten that is as large; 1 for nothing.
fn nice(width: f64) -> f64 {
    if !(width > 0.0 && width.is_finite()) {
        return 1.0;
    }
    let mut power = 1.0;
    while power > width {
        power /= 10.0;
    }
    while power * 10.0 <= width {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= width).unwrap_or(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_in_a_bar() {
        let values: Vec<f64> = (0..1000).map(f64::from).chain([1e6]).collect();
        let figure = histogram(&values, "value", "customers").unwrap();
        let counts: Vec<u64> =
            figure["data"][0]["y"].as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).collect();
        assert_eq!(counts.iter().sum::<u64>(), 1001);
        assert!(figure["layout"]["xaxis"]["title"]["text"].as_str().unwrap().contains("beyond"));
        for equal in [vec![3.0; 5], vec![0.0], vec![-2.0, -2.0]] {
            let figure = histogram(&equal, "value", "customers").unwrap();
            assert_eq!(figure["data"][0]["y"][0], equal.len());
        }
        assert!(histogram(&[], "value", "customers").is_none());
    }

    #[test]
    fn bars_have_round_widths() {
        assert_eq!([0.7, 1.0, 1.1, 3.0, 7.0, 0.03, 0.0].map(nice), [1.0, 1.0, 2.0, 5.0, 10.0, 0.05, 1.0]);
    }
}
