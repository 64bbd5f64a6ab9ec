//! A table of results: groups beside each other, or lines over their periods.

use super::lines::{lines, Line, Point};
use super::result::{drawable, look_of};
use super::series::{date_axis, HEIGHT};
use super::{intervals, text, value_axis, Look, Row, FEW};
use crate::format;
use crate::reading::Reading;
use cxkit::describe::Value;
use serde_json::json;

/// A result in a table: what its row is called, its period where rows are told apart by periods, and its fields'
/// values.
#[derive(Clone, Copy, Debug)]
pub struct FigureRow<'a> {
    /// The group; empty where there is one alone.
    pub label: &'a str,
    /// The first day of the period, or its first instant, as ISO 8601 writes it.
    pub period: Option<&'a str>,
    /// The values of the result's fields.
    pub values: &'a [Value],
}

/// As many lines can be told apart.
const MOST_LINES: usize = 8;
/// As many rows can be read as a picture.
const MOST_ROWS: usize = 60;

/// The picture of a table of results of one kind, as `measure` gives it: dots with their intervals for groups, lines
/// with their bands where two periods or more have a number. Nothing where no row has a number.
///
/// Of more than 60 groups, or 8 lines, the first are drawn.
///
/// ```
/// use cxkit::describe::Record;
/// use cxkit::survey::{nps, NpsResult};
/// use cxkit_report::{figure_of_rows, FigureRow};
/// let (north, south) = (nps(&[10, 9, 3])?.values(), nps(&[1, 10])?.values());
/// let rows = [("north", &north), ("south", &south)];
/// let rows = rows.map(|(label, values)| FigureRow { label, period: None, values });
/// let figure = figure_of_rows("NpsResult", NpsResult::FIELDS, &rows).unwrap();
/// assert_eq!(figure["layout"]["yaxis"]["ticktext"][1], "south  n 2");
/// # Ok::<(), cxkit::Error>(())
/// ```
#[must_use]
pub fn figure_of_rows(record: &str, fields: &[&str], rows: &[FigureRow<'_>]) -> Option<serde_json::Value> {
    let read = |row: &FigureRow<'_>| Reading::from_values(fields, row.values);
    let read: Vec<(FigureRow<'_>, Reading)> =
        rows.iter().filter_map(|row| Some((*row, read(row)?))).collect();
    let (_, first) = read.first()?;
    let look = look_of(record, first);
    let mut periods: Vec<&str> = read.iter().filter_map(|(row, _)| row.period).collect();
    periods.sort_unstable();
    periods.dedup();
    if periods.len() > 1 {
        return Some(over_time(&look, &read));
    }
    // A single result has the picture of its own kind.
    if let [(row, reading)] = read.as_slice() {
        return drawable(&look, &Row { label: name(row), reading: Some(reading), apart: true });
    }
    let rows: Vec<Row<'_>> = read
        .iter()
        .take(MOST_ROWS)
        .map(|(row, reading)| Row { label: name(row), reading: Some(reading), apart: true })
        .collect();
    Some(intervals(&look, &rows))
}

fn name(row: &FigureRow<'_>) -> String {
    if row.label.is_empty() { "All" } else { row.label }.to_owned()
}

fn over_time(look: &Look<'_>, read: &[(FigureRow<'_>, Reading)]) -> serde_json::Value {
    let mut drawn: Vec<Line> = Vec::new();
    for (row, reading) in read {
        let Some(period) = row.period else { continue };
        let point = point(look, row.label, period, reading);
        let more = drawn.len() < MOST_LINES;
        match drawn.iter_mut().find(|line| line.label == row.label) {
            Some(line) => line.points.push(point),
            None if more => {
                drawn.push(Line { label: row.label.to_owned(), points: vec![point], dashed: false });
            }
            None => {}
        }
    }
    for line in &mut drawn {
        line.points.sort_by(|a, b| a.x.as_str().cmp(&b.x.as_str()));
    }
    lines(&drawn, HEIGHT, (date_axis(), value_axis(look.unit)), json!({}))
}

fn point(look: &Look<'_>, label: &str, period: &str, reading: &Reading) -> Point {
    let (unit, factor) = (look.unit, look.unit.factor());
    let interval = reading.interval();
    let span = interval.map_or_else(|| "no interval".into(), |ends| unit.span(ends));
    let shown = unit.shown(reading.value, interval);
    let who = if label.is_empty() { String::new() } else { format!("{}, ", text(label)) };
    Point {
        x: json!(period),
        y: Some(reading.value * factor),
        ends: interval.map(|(low, high)| (low * factor, high * factor)),
        hover: format!("{who}{period}: {shown} ({span}), n {}", format::count(reading.n)),
        open: false,
        few: reading.n < FEW,
    }
}
