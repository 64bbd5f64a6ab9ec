//! A report: every number of a scorecard with its interval, standing and origin.

use crate::reading::{json, Reading};
use crate::scorecard::{Benchmark, Better, Constant, Metric, Source, Target};
use crate::sections::SectionReport;
use crate::source::CaseInfo;
use crate::status::{Position, Status};
use crate::table::FileInfo;
use crate::unit::Unit;
use cxkit::stats::DifferenceResult;
use serde::Serialize;

/// The numbers of a scorecard. Serialised, it is the report's JSON.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The heading.
    pub title: String,
    /// The time it covers, in the user's words.
    pub period: Option<String>,
    /// The first time that was asked for.
    pub since: Option<String>,
    /// The last day that was asked for.
    pub until: Option<String>,
    /// How often it is due.
    pub cadence: Option<String>,
    /// The id of the metric above all others.
    pub north_star: String,
    /// How p values were corrected where groups are compared with all others.
    pub correction: &'static str,
    /// Every metric, in the order of the scorecard.
    pub metrics: Vec<MetricReport>,
    /// What was found beside them: in journeys, in what customers are worth.
    pub sections: Vec<SectionReport>,
    /// Every source that was read.
    pub sources: Vec<SourceReport>,
}

/// What was read from a source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceReport {
    /// Its name in the scorecard.
    pub id: String,
    /// How many rows it has: those of its files together, or cases made of their events.
    pub rows: usize,
    /// How many of them lie outside the time that was asked for.
    pub outside_time: usize,
    /// What became of events, where rows are cases.
    pub cases: Option<CaseInfo>,
    /// Its files.
    pub files: Vec<FileInfo>,
}

/// One metric with its number.
#[derive(Clone, Debug, Serialize)]
pub struct MetricReport {
    /// Its id in the scorecard.
    pub id: String,
    /// Its name on the page.
    pub label: String,
    /// The measure: `nps`.
    pub measure: &'static str,
    /// The measure's name in words.
    pub title: &'static str,
    /// The formula in words.
    pub formula: &'static str,
    /// The unit of its value.
    pub unit: Unit,
    /// The lowest and highest answer there may be, for a measure of answers.
    pub scale: Option<(f64, f64)>,
    /// The source of its rows.
    pub source: String,
    /// The columns it reads, by the part they play.
    pub columns: Vec<(String, String)>,
    /// The numbers a formula was given.
    pub inputs: Vec<InputReport>,
    /// The columns that say how the sample was drawn, by role.
    pub design: Vec<(&'static str, String)>,
    /// The options the scorecard sets.
    pub options: serde_json::Map<String, serde_json::Value>,
    /// Which rows were kept.
    pub filter: Vec<(String, Vec<serde_json::Value>)>,
    /// The number; nothing when no row could be used.
    pub reading: Option<Reading>,
    /// Why there is no number.
    pub problem: Option<String>,
    /// Further readings of the same rows.
    pub readings: Vec<NamedReading>,
    /// The period it is followed by.
    pub every: Option<&'static str>,
    /// The number by period, in order.
    pub periods: Vec<PeriodReport>,
    /// What changed from the last but one whole period to the last.
    pub change: Option<Change>,
    /// What is to be reached: a number, or two for a band.
    pub target: Option<Vec<f64>>,
    /// Where the number stands against it.
    pub status: Status,
    /// What others reach.
    pub benchmark: Option<BenchmarkReport>,
    /// Which direction is good.
    pub better: Better,
    /// The number by group.
    pub breakdowns: Vec<GroupedBy>,
    /// What became of the rows.
    pub quality: Quality,
    /// The stage of the journey.
    pub stage: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The metric it serves, on the way to the North Star.
    pub leads_to: Option<String>,
    #[serde(skip)]
    pub(crate) classes: &'static [(f64, &'static str)],
}

/// A benchmark and where the number stands against it.
#[derive(Clone, Debug, Serialize)]
pub struct BenchmarkReport {
    /// Who they are.
    pub label: String,
    /// Their number.
    pub value: f64,
    /// How far from it still counts as equal.
    pub margin: f64,
    /// Where the number stands.
    pub position: Position,
}

/// A metric by the values of a column.
#[derive(Clone, Debug, Serialize)]
pub struct GroupedBy {
    /// The column.
    pub column: String,
    /// Its name on the page.
    pub label: String,
    /// A row for each value, in order; rows without a value come last.
    pub groups: Vec<Group>,
}

/// One group of rows.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The value all its rows share; nothing for rows without one.
    pub value: Option<String>,
    /// Its name on the page.
    pub label: String,
    /// How many rows it holds.
    pub rows: u64,
    /// Its number.
    pub reading: Option<Reading>,
    /// Why there is no number.
    pub problem: Option<String>,
    /// Where it stands against the metric's target.
    pub status: Status,
    /// Its number less that of all other rows; not asked among more than 60 groups.
    pub against_rest: Option<Difference>,
    /// `above` or `below` when it differs from all other rows even after p is corrected for the number of groups.
    pub apart: Option<&'static str>,
}

/// A number that a formula was given.
#[derive(Clone, Debug, Serialize)]
pub struct InputReport {
    /// Which: `retention`.
    pub name: String,
    /// The number.
    pub value: Option<f64>,
    /// The metric it is the number of; nothing for one of the scorecard's own.
    pub metric: Option<String>,
}

/// A reading beside the first: `p90`.
#[derive(Clone, Debug, Serialize)]
pub struct NamedReading {
    /// Its name in the scorecard.
    pub name: String,
    /// The number.
    pub reading: Option<Reading>,
    /// Why there is none.
    pub problem: Option<String>,
}

/// One period of a metric.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodReport {
    /// What it is called: `2026-03`, `2026 Q1`.
    pub name: String,
    /// The local day it begins with.
    pub first_day: String,
    /// How many rows it holds.
    pub rows: u64,
    /// Its number.
    pub reading: Option<Reading>,
    /// Why there is none.
    pub problem: Option<String>,
    /// Where it stands against the metric's target.
    pub status: Status,
    /// Whether the rows cover the whole period.
    pub whole: bool,
    /// Whether the period just before is in the list as well.
    #[serde(skip)]
    pub(crate) follows: bool,
    /// What changed since the period just before.
    pub change: Option<Change>,
}

/// A difference of two numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The first less the second.
    pub value: f64,
    /// Lower end of its interval.
    pub ci_lower: Option<f64>,
    /// Upper end of its interval.
    pub ci_upper: Option<f64>,
    /// Level of the interval.
    pub ci_level: f64,
    /// The two-sided p value against no difference.
    pub p_value: Option<f64>,
    /// The same corrected for how many differences were looked at.
    pub p_corrected: Option<f64>,
    /// How the interval was computed.
    pub interval_method: String,
}

impl Difference {
    pub(crate) fn of(result: &DifferenceResult) -> Self {
        Self {
            value: result.difference,
            ci_lower: result.ci_lower,
            ci_upper: result.ci_upper,
            ci_level: result.ci_level,
            p_value: result.p_value,
            p_corrected: None,
            interval_method: result.interval_method.clone().into_owned(),
        }
    }

    /// Both ends of the interval, where it has both.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.ci_lower.zip(self.ci_upper)
    }
}

/// What changed from one period to another.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The earlier period.
    pub from: String,
    /// The later period.
    pub to: String,
    /// The later number less the earlier.
    #[serde(flatten)]
    pub difference: Difference,
    /// `better` or `worse` when the interval leaves out 0, else `undecided`.
    pub verdict: &'static str,
}

/// What became of the rows of a source on the way to a number.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Quality {
    /// How many rows the source holds.
    pub rows_read: usize,
    /// How many of them lie outside the time that was asked for.
    pub outside_time: usize,
    /// How many of the others the metric's `where` kept.
    pub rows_kept: usize,
}

impl MetricReport {
    /// What the scorecard says of a metric, without a number yet.
    pub(crate) fn of(metric: &Metric, source: Option<&Source>, position: Option<Position>) -> Self {
        let constant = |value: &Constant| match value {
            Constant::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 =>
            {
                #[allow(clippy::cast_possible_truncation)]
                serde_json::Value::from(*number as i64)
            }
            Constant::Number(number) => (*number).into(),
            Constant::Text(text) => text.as_str().into(),
        };
        let benchmark = metric.benchmark.clone().zip(position);
        Self {
            id: metric.id.clone(),
            label: metric.label.clone(),
            measure: metric.measure.name,
            title: metric.measure.title,
            formula: metric.measure.formula(&metric.options),
            unit: metric.measure.unit(&metric.options),
            scale: metric.measure.scale(&metric.options),
            source: metric.source.clone(),
            columns: metric.columns.clone(),
            inputs: Vec::new(),
            design: match source {
                Some(source) if metric.use_design && metric.measure.takes_design() => {
                    source.design.columns().map(|(role, column)| (role, column.to_owned())).collect()
                }
                _ => Vec::new(),
            },
            options: metric.options.iter().map(|(name, value)| (name.clone(), json(value))).collect(),
            filter: metric
                .filter
                .iter()
                .map(|(column, values)| (column.clone(), values.iter().map(constant).collect()))
                .collect(),
            reading: None,
            problem: None,
            readings: Vec::new(),
            every: metric.every.map(|every| every.as_str()),
            periods: Vec::new(),
            change: None,
            target: metric.target.map(|target| match target {
                Target::Number(number) => vec![number],
                Target::Band(from, to) => vec![from, to],
            }),
            status: Status::NoTarget,
            benchmark: benchmark.map(|(Benchmark { label, value, margin }, position)| BenchmarkReport {
                label,
                value,
                margin,
                position,
            }),
            better: metric.better,
            breakdowns: Vec::new(),
            quality: Quality { rows_read: 0, outside_time: 0, rows_kept: 0 },
            stage: metric.stage.clone(),
            owner: metric.owner.clone(),
            leads_to: metric.leads_to.clone(),
            classes: metric.measure.classes,
        }
    }

    pub(crate) fn interval(&self) -> Option<(f64, f64)> {
        self.reading.as_ref().and_then(Reading::interval)
    }
}

impl Report {
    /// The metric above all others.
    #[must_use]
    pub fn north_star(&self) -> Option<&MetricReport> {
        self.metrics.iter().find(|metric| metric.id == self.north_star)
    }

    /// Whether a target is missed with certainty.
    #[must_use]
    pub fn misses_a_target(&self) -> bool {
        self.metrics.iter().any(|metric| metric.status == Status::Missed)
    }

    /// How many rows were read from all files.
    #[must_use]
    pub fn rows_read(&self) -> usize {
        self.sources.iter().flat_map(|source| &source.files).map(|file| file.rows).sum()
    }

    /// The report as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A report holds finite numbers and text keys only: writing it to memory cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}
