//! From the tree of a file to a scorecard that makes sense.

use super::fields::{wrong_type, Fields, Placed};
use super::metric::metric;
use super::node::{Node, NodeValue};
use super::section::{self, Section};
use super::{source, Input, Metric, Scorecard};
use crate::error::ReportError;
use cxkit::stats::Correction;

pub(super) fn scorecard(text: &str, file: &str) -> Result<Scorecard, ReportError> {
    let mut fields = Fields::new("", Node::parse(text)?)?;
    let title = fields.text("title")?;
    let north_star = fields.text("north_star")?;
    let cadence = fields.text("cadence")?;
    let period = fields.text("period")?;
    const CORRECTIONS: [(&str, Correction); 2] =
        [("holm", Correction::Holm), ("benjamini_hochberg", Correction::BenjaminiHochberg)];
    let correction = fields.choice("correction", &CORRECTIONS)?.unwrap_or(Correction::Holm);
    let sources = fields.take("sources");
    let metrics = fields.take("metrics");
    let (journeys, worth) = (fields.take("journeys"), fields.take("value"));
    // An unknown key is reported before a missing one: the first is usually why the second is missing.
    let title_missing = fields.missing("title");
    let sources_missing = fields.missing("sources");
    let metrics_missing = fields.missing("metrics");
    fields.finish()?;

    let (_, sources) = sources.ok_or(sources_missing)?;
    let sources = Fields::new("sources", sources)?
        .into_named()
        .into_iter()
        .map(|(id, line, node)| source::read(id, line, node))
        .collect::<Result<Vec<_>, _>>()?;
    let (metrics_line, metrics) = metrics.ok_or(metrics_missing)?;
    let NodeValue::List(metrics) = metrics.value else {
        return Err(wrong_type("metrics", metrics_line, "a list of tables", &metrics.value));
    };
    let metrics = metrics.into_iter().map(|node| metric(node, &sources)).collect::<Result<Vec<_>, _>>()?;
    let mut sections = section::read("journeys", journeys, &sources)?;
    sections.extend(section::read("value", worth, &sources)?);
    check_ids(&metrics)?;
    check_section_ids(&metrics, &sections)?;
    check_tree(&metrics)?;
    check_inputs(&metrics)?;
    let Some(first) = metrics.first() else {
        return Err(ReportError::new("empty", "needs at least one metric")
            .about("metrics")
            .at_line(metrics_line));
    };
    let north_star = match north_star {
        Some(Placed { value, .. }) if metrics.iter().any(|metric| metric.id == value) => value,
        Some(Placed { value, line }) => {
            return Err(unknown_name(
                "north_star",
                line,
                "metric",
                &value,
                metrics.iter().map(|m| m.id.as_str()),
            ))
        }
        None => first.id.clone(),
    };
    Ok(Scorecard {
        file: file.to_owned(),
        title: title.ok_or(title_missing)?.value,
        north_star,
        cadence: cadence.map(|text| text.value),
        period: period.map(|text| text.value),
        correction,
        sources,
        metrics,
        sections,
    })
}

fn check_ids(metrics: &[Metric]) -> Result<(), ReportError> {
    for (at, metric) in metrics.iter().enumerate() {
        if metrics.iter().take(at).any(|earlier| earlier.id == metric.id) {
            let message = format!("'{}' is the id of an earlier metric", metric.id);
            return Err(ReportError::new("bad_option", message).about("metrics.id").at_line(metric.line));
        }
    }
    Ok(())
}

/// An id names one thing in all exports.
fn check_section_ids(metrics: &[Metric], sections: &[Section]) -> Result<(), ReportError> {
    for (at, section) in sections.iter().enumerate() {
        let earlier = sections.iter().take(at).map(|known| &known.id);
        if metrics.iter().map(|metric| &metric.id).chain(earlier).any(|known| *known == section.id) {
            let message = format!("'{}' is taken", crate::format::shorten(&section.id, 60));
            let key = if section.ask.word() == "value" { "value.id" } else { "journeys.id" };
            return Err(ReportError::new("bad_option", message).about(key).at_line(section.line));
        }
    }
    Ok(())
}

/// A formula takes the number of a metric over rows, or of a formula that stands before it.
fn check_inputs(metrics: &[Metric]) -> Result<(), ReportError> {
    for (at, metric) in metrics.iter().enumerate() {
        for (name, input) in &metric.inputs {
            let Input::Metric(id) = input else { continue };
            let key = format!("metrics.{name}");
            match metrics.iter().position(|known| known.id == *id) {
                None => {
                    let ids = metrics.iter().map(|known| known.id.as_str());
                    return Err(unknown_name(&key, metric.line, "metric", id, ids));
                }
                Some(place)
                    if place >= at
                        && metrics.get(place).is_some_and(|known| known.measure.form.is_some()) =>
                {
                    let message = format!(
                        "'{}' is a formula that does not stand before this one",
                        crate::format::shorten(id, 60)
                    );
                    return Err(ReportError::new("bad_option", message).about(key).at_line(metric.line));
                }
                Some(_) => {}
            }
        }
    }
    Ok(())
}

/// Every metric leads to one that is there, and none leads back to itself.
fn check_tree(metrics: &[Metric]) -> Result<(), ReportError> {
    for metric in metrics {
        let mut at = metric;
        // Longer than there are metrics is round and round.
        for step in 0.. {
            let Some(next) = &at.leads_to else { break };
            let Some(found) = metrics.iter().find(|known| known.id == *next) else {
                let ids = metrics.iter().map(|known| known.id.as_str());
                return Err(unknown_name("metrics.leads_to", at.line, "metric", next, ids));
            };
            if step == metrics.len() || found.id == metric.id {
                let message = format!("'{}' leads back to itself", crate::format::shorten(&metric.id, 60));
                return Err(ReportError::new("bad_option", message)
                    .about("metrics.leads_to")
                    .at_line(metric.line));
            }
            at = found;
        }
    }
    Ok(())
}

pub(super) fn unknown_name<'a>(
    key: &str,
    line: usize,
    kind: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> ReportError {
    let near = cxkit::nearest(name, known);
    let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
    let name = crate::format::shorten(name, 60);
    ReportError::new("unknown_name", format!("there is no {kind} '{name}'{near}")).about(key).at_line(line)
}
