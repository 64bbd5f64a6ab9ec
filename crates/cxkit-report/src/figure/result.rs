//! The figure of any result, as `.plot()` shows it.

use super::funnel::{funnel, Step};
use super::survival::{survival, Point};
use super::{distribution, intervals, Look, Row};
use crate::reading::Reading;
use crate::unit::Unit;
use cxkit::describe::Value;

/// The figure of a result as Plotly JSON, by what the result holds: steps are a funnel, a curve is a curve of survival,
/// answers are a stacked bar, and a number with an interval is a dot and its bar. Nothing for a result that has none
/// of these.
///
/// ```
/// use cxkit::describe::Record;
/// use cxkit::survey::{nps, NpsResult};
/// let score = nps(&[10, 9, 3])?;
/// let figure = cxkit_report::figure_of("NpsResult", NpsResult::FIELDS, &score.values()).unwrap();
/// assert_eq!(figure["data"][0]["type"], "bar");
/// # Ok::<(), cxkit::Error>(())
/// ```
#[must_use]
pub fn figure_of(record: &str, fields: &[&str], values: &[Value]) -> Option<serde_json::Value> {
    let field = |name: &str| {
        let at = fields.iter().position(|known| *known == name)?;
        values.get(at)
    };
    if let Some(Value::List(steps)) = field("steps") {
        let steps: Vec<Step> = steps.iter().filter_map(step).collect();
        return (!steps.is_empty()).then(|| funnel(&steps));
    }
    if let Some(Value::List(points)) = field("curve") {
        let points: Vec<Point> = points.iter().filter_map(point).collect();
        return (!points.is_empty()).then(|| survival(&points));
    }
    let reading = Reading::from_values(fields, values)?;
    let unit = unit(record).suited_to(reading.value);
    let classes =
        crate::measures::find("nps").filter(|_| record == "NpsResult").map_or(&[][..], |nps| nps.classes);
    let scale = reading.distribution.first().zip(reading.distribution.last());
    let scale = match record {
        "NpsResult" => Some((0.0, 10.0)),
        _ => scale.map(|(low, high)| (low.answer, high.answer)),
    };
    let look = Look { unit, target: None, scale, classes };
    let row = Row { label: "All".into(), reading: Some(&reading), apart: true };
    distribution(&look, std::slice::from_ref(&row))
        .or_else(|| reading.interval().map(|_| intervals(&look, std::slice::from_ref(&row))))
}

fn step(row: &Value) -> Option<Step> {
    let name = row.get("name")?.text()?.to_owned();
    match row.get("count")? {
        Value::Count(count) => Some(Step { name, count: *count }),
        _ => None,
    }
}

fn point(row: &Value) -> Option<Point> {
    let number = |name: &str| row.get(name).and_then(Value::number);
    Some(Point {
        time: number("time")?,
        share: number("survival")?,
        ends: number("ci_lower").zip(number("ci_upper")),
    })
}

/// What the number of a result is a number of.
fn unit(record: &str) -> Unit {
    match record {
        "NpsResult" => Unit::Points,
        "RateResult" | "ShareResult" | "SlaResult" | "RetentionRateResult" | "ChurnRateResult" => Unit::Share,
        "WaitingResult" | "AhtResult" => Unit::Seconds,
        _ => Unit::Number,
    }
}
