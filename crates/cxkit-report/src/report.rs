//! A report: every number of a scorecard with its interval, standing and origin.

use crate::reading::{json, Reading};
use crate::scorecard::{Benchmark, Better, Constant, Metric, Source, Target};
use crate::status::{Position, Status};
use crate::table::FileInfo;
use crate::unit::Unit;
use serde::Serialize;

/// The numbers of a scorecard. Serialised, it is the report's JSON.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The heading.
    pub title: String,
    /// The time it covers, in the user's words.
    pub period: Option<String>,
    /// How often it is due.
    pub cadence: Option<String>,
    /// The id of the metric above all others.
    pub north_star: String,
    /// Every metric, in the order of the scorecard.
    pub metrics: Vec<MetricReport>,
    /// Every source that was read.
    pub sources: Vec<SourceReport>,
}

/// What was read from a source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceReport {
    /// Its name in the scorecard.
    pub id: String,
    /// How many rows its files hold together.
    pub rows: usize,
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
    /// The lowest and highest answer there may be.
    pub scale: (f64, f64),
    /// The source of its rows.
    pub source: String,
    /// The column of answers.
    pub column: String,
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
    pub rows: usize,
    /// Its number.
    pub reading: Option<Reading>,
    /// Why there is no number.
    pub problem: Option<String>,
    /// Where it stands against the metric's target.
    pub status: Status,
    /// `above` or `below` when its interval lies wholly off that of all other rows; not said among more than
    /// 60 groups.
    pub apart: Option<&'static str>,
}

/// What became of the rows of a source on the way to a number.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Quality {
    /// How many rows the source holds.
    pub rows_read: usize,
    /// How many the metric's `where` kept.
    pub rows_kept: usize,
}

impl MetricReport {
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn new(
        metric: &Metric,
        source: &Source,
        reading: Option<Reading>,
        problem: Option<String>,
        status: Status,
        position: Option<Position>,
        breakdowns: Vec<GroupedBy>,
        quality: Quality,
    ) -> Self {
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
            column: metric.column.clone(),
            design: match metric.use_design {
                true => source.design.columns().map(|(role, column)| (role, column.to_owned())).collect(),
                false => Vec::new(),
            },
            options: metric.options.iter().map(|(name, value)| (name.clone(), json(value))).collect(),
            filter: metric
                .filter
                .iter()
                .map(|(column, values)| (column.clone(), values.iter().map(constant).collect()))
                .collect(),
            reading,
            problem,
            target: metric.target.map(|target| match target {
                Target::Number(number) => vec![number],
                Target::Band(from, to) => vec![from, to],
            }),
            status,
            benchmark: benchmark.map(|(Benchmark { label, value, margin }, position)| BenchmarkReport {
                label,
                value,
                margin,
                position,
            }),
            better: metric.better,
            breakdowns,
            quality,
            stage: metric.stage.clone(),
            owner: metric.owner.clone(),
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
        self.sources.iter().map(|source| source.rows).sum()
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
