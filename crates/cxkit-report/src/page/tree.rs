//! The metrics as a tree that leads to the North Star.

use super::tile::shape;
use crate::format;
use crate::report::{MetricReport, Report};
use serde::Serialize;

/// A metric and those that serve it.
#[derive(Serialize)]
pub(super) struct Branch {
    place: usize,
    label: String,
    value: String,
    status: &'static str,
    shape: &'static str,
    has_target: bool,
    owner: Option<String>,
    below: Vec<Branch>,
}

/// The tree below the North Star; nothing where no metric leads to it.
pub(super) fn of(report: &Report) -> Option<Branch> {
    let top = report.metrics.iter().position(|metric| metric.id == report.north_star)?;
    let branch = branch(report, top, report.metrics.get(top)?, 0);
    (!branch.below.is_empty()).then_some(branch)
}

fn branch(report: &Report, place: usize, metric: &MetricReport, depth: usize) -> Branch {
    let leads_here = |other: &&MetricReport| other.leads_to.as_deref() == Some(metric.id.as_str());
    // A scorecard in which metrics lead back to themselves was refused; the depth keeps a report made otherwise finite.
    let below = report.metrics.iter().enumerate().filter(|(_, other)| depth < 64 && leads_here(other));
    Branch {
        place,
        label: format::name(&metric.label),
        value: metric
            .reading
            .as_ref()
            .map_or_else(|| "no data".into(), |reading| metric.unit.shown(reading.value, reading.interval())),
        status: metric.status.word(),
        shape: shape(metric.status),
        has_target: metric.target.is_some(),
        owner: metric.owner.as_deref().map(format::name),
        below: below.map(|(place, other)| branch(report, place, other, depth + 1)).collect(),
    }
}
