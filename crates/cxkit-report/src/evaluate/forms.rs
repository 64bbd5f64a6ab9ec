//! Formulas of a few numbers, each the scorecard's own or that of another metric.

use super::status;
use crate::error::ReportError;
use crate::forms::Form;
use crate::reading::Reading;
use crate::report::{InputReport, MetricReport};
use crate::scorecard::{Input, Metric};
use crate::status::Position;

/// The answer of a formula, with the numbers it was made of; `known` are the metrics that are computed already.
pub(super) fn of(metric: &Metric, form: &Form, known: &[MetricReport]) -> Result<MetricReport, ReportError> {
    let inputs: Vec<InputReport> = metric
        .inputs
        .iter()
        .map(|(name, input)| {
            let (value, from) = match input {
                Input::Number(number) => (Some(*number), None),
                Input::Metric(id) => {
                    let found = known.iter().find(|other| other.id == *id);
                    let reading = found.and_then(|other| other.reading.as_ref());
                    (reading.map(|reading| reading.value), Some(id.clone()))
                }
            };
            InputReport { name: name.clone(), value, metric: from }
        })
        .collect();
    let lacking = inputs.iter().find(|input| input.value.is_none());
    let (reading, problem) = match lacking {
        Some(input) => {
            let from = input.metric.as_deref().unwrap_or_default();
            (None, Some(format!("'{}' has no number, which is its {}", from, input.name)))
        }
        None => {
            let numbers: Vec<f64> = inputs.iter().filter_map(|input| input.value).collect();
            let answer = form.answer(&numbers, &metric.options)?;
            let reading = Reading::of(answer.as_ref());
            let problem = reading.is_none().then(|| "the formula has no number".to_owned());
            (reading, problem)
        }
    };
    let interval = reading.as_ref().and_then(Reading::interval);
    let position =
        metric.benchmark.as_ref().map(|benchmark| Position::of(interval, benchmark, metric.better));
    Ok(MetricReport {
        status: status(metric, reading.as_ref()),
        reading,
        problem,
        inputs,
        ..MetricReport::of(metric, None, position)
    })
}
