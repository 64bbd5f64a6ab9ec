//! The answers of each group as one stacked bar.

use super::{height, layout, rows_axis, text, Look, Row, ANSWERS};
use crate::format;
use serde_json::{json, Value};

/// Every row's answers as one bar of 100 %.
pub(crate) fn distribution(look: &Look<'_>, rows: &[Row<'_>]) -> Option<Value> {
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
            let at = tone(look, answer);
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
    let ticks: Vec<String> = rows.iter().map(Row::tick).collect();
    let more = json!({"barmode": "stack"});
    Some(json!({"data": traces, "layout": layout(height(rows.len()), axis, rows_axis(&ticks), more)}))
}

/// More different answers than this are no distribution one can read as a bar.
const MOST_ANSWERS: usize = 21;

/// The place of an answer among the colours: by its class where the measure has classes, else by the scale.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn tone(look: &Look<'_>, answer: f64) -> usize {
    let (low, high) = look.scale.unwrap_or((0.0, 10.0));
    if let [(first, _), (second, _), ..] = look.classes {
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
