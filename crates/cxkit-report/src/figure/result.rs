//! The figure of any result, as `.plot()` shows it.

use super::funnel::{funnel, Step};
use super::read::{length, share_words, Fields};
use super::survival::{survival, Point};
use super::{activity, distribution, intervals, parts, text, ways, worth, Look, Row};
use crate::format;
use crate::reading::Reading;
use crate::unit::Unit;
use cxkit::describe::Value;

/// The figure of a result as Plotly JSON: of journeys and models of purchases the kind of picture that suits the result,
/// else by what it holds: a curve is a curve of survival, answers are a stacked bar, and a number with an interval is a
/// dot and its bar. Nothing for a result that has none of these.
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
    let result = Fields::Result(fields, values);
    match record {
        "FunnelResult" | "FunnelGroup" => steps(result),
        "FlowsResult" => ways::flows(result),
        "TransitionsResult" => ways::transitions(result),
        "StepMatrixResult" => ways::step_matrix(result),
        "NextEventResult" => {
            let n = result.count("n").unwrap_or_default();
            ways::shares(result.rows("rows"), &|row| format::name(row.text("touchpoint")), &|_| n)
        }
        "LoopsResult" => {
            let n = |row: Fields<'_>| row.count("paths").unwrap_or_default();
            ways::shares(result.rows("rows"), &|row| format::name(row.text("touchpoint")), &n)
        }
        "PathsResult" => {
            let n = |row: Fields<'_>| row.count("count").unwrap_or_default();
            ways::shares(result.rows("paths"), &|row| ways::path_words(row), &n)
        }
        "RetentionResult" => activity::retention(result),
        "AnchoredDaysResult" => activity::flags(result),
        "LifecycleResult" => activity::lifecycle(result),
        "StickinessResult" => activity::stickiness(result),
        "SessionsResult" => activity::sessions(result),
        "TrackingResult" => worth::tracking(result),
        "HoldoutResult" => worth::holdout(result),
        "Predictions" => worth::values(result, "value predicted of a customer"),
        "CustomerValues" | "SpendPredictions" => worth::values(result, "value of a customer"),
        "QuantilesResult" => parts::quantiles(result),
        "BacklogSeriesResult" => parts::backlog(result),
        "RoiRankingResult" => parts::returns(result),
        "AllocationResult" => parts::allocation(result),
        _ => None,
    }
    .or_else(|| by_content(record, fields, values))
}

fn by_content(record: &str, fields: &[&str], values: &[Value]) -> Option<serde_json::Value> {
    let result = Fields::Result(fields, values);
    let points: Vec<Point> = result.rows("curve").filter_map(point).collect();
    if !points.is_empty() {
        return Some(survival(&points));
    }
    let reading = Reading::from_values(fields, values)?;
    let look = look_of(record, &reading);
    drawable(&look, &Row { label: "All".into(), reading: Some(&reading), apart: true })
}

/// What a picture has to know of the values of that record; one of them says how long times are.
pub(super) fn look_of(record: &str, reading: &Reading) -> Look<'static> {
    let classes =
        crate::measures::find("nps").filter(|_| record == "NpsResult").map_or(&[][..], |nps| nps.classes);
    let scale = reading.distribution.first().zip(reading.distribution.last());
    let scale = match record {
        "NpsResult" => Some((0.0, 10.0)),
        _ => scale.map(|(low, high)| (low.answer, high.answer)),
    };
    Look { unit: unit(record, reading).suited_to(reading.value), target: None, scale, classes }
}

/// The answers as a stacked bar, or the number with its interval.
pub(super) fn drawable(look: &Look<'_>, row: &Row<'_>) -> Option<serde_json::Value> {
    let interval = row.reading.and_then(Reading::interval);
    distribution(look, std::slice::from_ref(row))
        .or_else(|| interval.map(|_| intervals(look, std::slice::from_ref(row))))
}

/// A funnel with what is known of each of its steps.
fn steps(result: Fields<'_>) -> Option<serde_json::Value> {
    let step = |row: Fields<'_>| {
        let mut notes = Vec::new();
        if let Some(share) = row.number("conversion") {
            notes.push(format!("{} of the step before", share_words(share, row.ends("conversion_"))));
        }
        if let Some(seconds) = row.number("median_seconds") {
            notes.push(format!("median {} since then", length(seconds)));
        }
        if let Some(pending) = row.count("pending").filter(|pending| *pending > 0) {
            notes.push(format!("{} may still come on", format::count(pending)));
        }
        Some(Step {
            name: row.text("name").to_owned(),
            count: row.count("count")?,
            note: text(&notes.join("; ")),
        })
    };
    let steps: Vec<Step> = result.rows("steps").filter_map(step).collect();
    (!steps.is_empty()).then(|| funnel(&steps))
}

fn point(row: Fields<'_>) -> Option<Point> {
    Some(Point { time: row.number("time")?, share: row.number("survival")?, ends: row.ends("") })
}

/// What the number of a result is a number of.
fn unit(record: &str, reading: &Reading) -> Unit {
    match record {
        "NpsResult" | "NpsSharesResult" => Unit::Points,
        "RateResult"
        | "ShareResult"
        | "SlaResult"
        | "RetentionRateResult"
        | "ChurnRateResult"
        | "PatternResult"
        | "RfmResult"
        | "FcrFromLogResult" => Unit::Share,
        "WaitingResult" | "AhtResult" => Unit::Seconds,
        "CsatResult" if reading.method.starts_with("satisfied") || reading.method.starts_with("top") => {
            Unit::Share
        }
        "DistinctCountResult" | "BacklogResult" => Unit::Count,
        _ => Unit::Number,
    }
}
