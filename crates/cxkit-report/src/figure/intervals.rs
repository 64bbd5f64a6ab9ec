//! Dots with their intervals: groups beside each other.

use super::{
    height, is_of_few, layout, rows_axis, target_marks, text, value_axis, Look, Row, ACCENT, MUTED, SMALL,
};
use serde_json::{json, Value};

/// A dot and its interval for each row, the target as a line.
pub(crate) fn intervals(look: &Look<'_>, rows: &[Row<'_>]) -> Value {
    let unit = look.unit;
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
    let few = |row: &Row<'_>| row.reading.is_some_and(is_of_few);
    let traces = [
        trace(ACCENT, &|row| row.apart && !few(row)),
        trace(MUTED, &|row| !row.apart && !few(row)),
        trace(SMALL, &|row| few(row)),
    ];
    let mut axis = value_axis(unit);
    if let (Some((low, high)), Value::Object(axis)) = (clipped(look, rows), &mut axis) {
        axis.insert("range".to_owned(), json!([low * factor, high * factor]));
    }
    let (shapes, notes) = target_marks(look.target, factor, "x");
    let ticks: Vec<String> = rows.iter().map(Row::tick).collect();
    let more = json!({"shapes": shapes, "annotations": notes});
    json!({"data": traces, "layout": layout(height(rows.len()), axis, rows_axis(&ticks), more)})
}

/// The ends of the axis where the intervals of a few small groups would else press all others together: those of the
/// larger ones with room, and every value. Nothing where all fit.
fn clipped(look: &Look<'_>, rows: &[Row<'_>]) -> Option<(f64, f64)> {
    let span = |ends: &mut dyn Iterator<Item = f64>| {
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let readings = || rows.iter().filter_map(|row| row.reading);
    let ends = |reading: &crate::reading::Reading| {
        let (low, high) = reading.interval().unwrap_or((reading.value, reading.value));
        [low, high]
    };
    let all = span(&mut readings().flat_map(ends));
    let large = readings().filter(|reading| !is_of_few(reading)).flat_map(ends);
    let values = readings().map(|reading| reading.value);
    let kept = span(&mut large.chain(values).chain(look.target.unwrap_or_default().iter().copied()));
    let width = kept.1 - kept.0;
    let room = 0.15 * width;
    (width > 0.0 && width.is_finite() && all.1 - all.0 > 2.0 * width)
        .then_some((kept.0 - room, kept.1 + room))
}
