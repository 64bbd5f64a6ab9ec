//! From a scorecard and its tables to numbers.

use crate::error::ReportError;
use crate::measures::Rows;
use crate::reading::Reading;
use crate::report::{Group, GroupedBy, MetricReport, Quality, Report, SourceReport};
use crate::scorecard::{Breakdown, Metric, Scorecard, Source};
use crate::status::{Position, Status};
use crate::table::{Part, SourceRows, TableColumn};
use cxkit::columns::Key;
use cxkit::survey::Frame;
use std::collections::BTreeMap;

impl Scorecard {
    /// Computes every number of the scorecard from the files of its sources, each source's in order.
    ///
    /// # Errors
    /// `unknown_name` for a column that no file of the source has; those of the measures, naming the data file
    /// and the row in it, or the metric's line.
    pub fn evaluate(&self, sources: Vec<(String, Vec<Part>)>, threads: usize) -> Result<Report, ReportError> {
        let mut joined: Vec<(&Source, SourceRows)> = Vec::new();
        for (id, parts) in sources {
            if let Some(source) = self.source(&id) {
                joined.push((source, SourceRows::join(parts)));
            }
        }
        let metrics = self.metrics.iter().map(|metric| {
            let found = joined.iter().find(|(source, _)| source.id == metric.source);
            let (source, rows) = found.ok_or_else(|| {
                ReportError::new("missing", format!("no rows were given for the source '{}'", metric.source))
            })?;
            let evaluation = Evaluation { metric, source, rows, threads: threads.max(1) };
            evaluation.run().map_err(|error| match error.file() {
                Some(_) => error,
                None => {
                    error.at_line(metric.line).about(format!("metrics.{}", metric.id)).in_file(&*self.file)
                }
            })
        });
        let metrics = metrics.collect::<Result<Vec<_>, ReportError>>()?;
        let sources = joined.into_iter().map(|(source, rows)| SourceReport {
            id: source.id.clone(),
            rows: rows.table.rows,
            files: rows.files,
        });
        Ok(Report {
            title: self.title.clone(),
            period: self.period.clone(),
            cadence: self.cadence.clone(),
            north_star: self.north_star.clone(),
            metrics,
            sources: sources.collect(),
        })
    }
}

/// Up to so many groups each is compared with all the others together, which reads all rows once a group.
pub(crate) const MOST_COMPARED: usize = 60;

/// One metric on the rows of its source.
struct Evaluation<'a> {
    metric: &'a Metric,
    source: &'a Source,
    rows: &'a SourceRows,
    threads: usize,
}

impl Evaluation<'_> {
    fn run(&self) -> Result<MetricReport, ReportError> {
        let metric = self.metric;
        let kept = self.filtered_rows()?;
        let (reading, frame, problem) = match self.read(&kept, None) {
            Ok((reading, frame)) => (Some(reading), frame, None),
            Err(error) if error.code() == "empty" => (None, None, Some(error.to_string())),
            Err(error) => return Err(self.placed(error, &kept)),
        };
        let interval = reading.as_ref().and_then(Reading::interval);
        let status = match (&reading, metric.target) {
            (None, Some(_)) => Status::NoData,
            (_, target) => Status::of(interval, target, metric.better),
        };
        let position =
            metric.benchmark.as_ref().map(|benchmark| Position::of(interval, benchmark, metric.better));
        let breakdowns = metric
            .by
            .iter()
            .map(|by| self.broken_down(by, &kept, frame.as_ref()))
            .collect::<Result<Vec<_>, ReportError>>()?;
        Ok(MetricReport::new(
            metric,
            self.source,
            reading,
            problem,
            status,
            position,
            breakdowns,
            Quality { rows_read: self.rows.table.rows, rows_kept: kept.len() },
        ))
    }

    fn column(&self, name: &str) -> Result<&TableColumn, ReportError> {
        self.rows.table.column(name).ok_or_else(|| {
            let all = &self.rows.table.all_columns;
            let added = self.rows.table.columns.iter().map(|(name, _)| name);
            let near = cxkit::nearest(name, all.iter().chain(added).map(String::as_str));
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            let name = crate::format::shorten(name, 60);
            let source = &self.source.id;
            ReportError::new(
                "unknown_name",
                format!("no file of source '{source}' has a column '{name}'{near}"),
            )
        })
    }

    fn filtered_rows(&self) -> Result<Vec<usize>, ReportError> {
        let filter = self
            .metric
            .filter
            .iter()
            .map(|(name, values)| Ok((self.column(name)?, values)))
            .collect::<Result<Vec<_>, ReportError>>()?;
        let kept = |row: &usize| {
            filter.iter().all(|(column, values)| values.iter().any(|value| column.holds(*row, value)))
        };
        Ok((0..self.rows.table.rows).filter(kept).collect())
    }

    /// The measure on these rows: all of the sample, or a part of the one that `frame` describes.
    fn read(&self, rows: &[usize], frame: Option<&Frame>) -> Result<(Reading, Option<Frame>), ReportError> {
        let design = |name: &Option<String>| match name {
            Some(name) if self.metric.use_design => self.column(name).map(Some),
            _ => Ok(None),
        };
        let source = &self.source.design;
        let rows = Rows {
            column: self.column(&self.metric.column)?,
            rows,
            weights: design(&source.weight)?,
            strata: design(&source.strata)?,
            clusters: design(&source.cluster)?,
            population: design(&source.population)?,
            frame,
            threads: self.threads,
        };
        Ok((self.metric.measure.read)(&self.metric.options, &rows)?)
    }

    /// The error with its row named as a row of its file.
    fn placed(&self, error: ReportError, rows: &[usize]) -> ReportError {
        match error.row().and_then(|row| rows.get(row)) {
            None => error,
            Some(&row) => match self.rows.place(row) {
                (Some(file), row) => error
                    .at_row(row)
                    .in_file(file)
                    .about(format!("{} ({})", self.metric.id, self.metric.column)),
                (None, row) => error.at_row(row),
            },
        }
    }

    /// Groups are parts of the whole sample: their errors count all that was drawn, not their own rows alone.
    fn broken_down(
        &self,
        by: &Breakdown,
        kept: &[usize],
        frame: Option<&Frame>,
    ) -> Result<GroupedBy, ReportError> {
        let column = self.column(&by.column)?;
        let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for &row in kept {
            groups.entry(column.key(row)).or_default().push(row);
        }
        let whole: Vec<(Key, Vec<usize>)> = groups.into_iter().collect();
        let groups = whole.iter().map(|(key, rows)| {
            let value = match key {
                Key::Null => None,
                key => Some(key.to_string()),
            };
            let label = by
                .names
                .iter()
                .find(|(known, _)| Some(known) == value.as_ref())
                .map_or_else(|| value.clone().unwrap_or_else(|| "(none)".into()), |(_, label)| label.clone());
            // A group without an answer, or whose error cannot be estimated, is a row that says so.
            let (reading, problem) = match self.read(rows, frame) {
                Ok((reading, _)) => (Some(reading), None),
                Err(error) => (None, Some(error.to_string())),
            };
            let interval = reading.as_ref().and_then(Reading::interval);
            let status = match (&reading, self.metric.target) {
                (None, Some(_)) => Status::NoData,
                (_, target) => Status::of(interval, target, self.metric.better),
            };
            let rest = if whole.len() <= MOST_COMPARED { self.rest(kept, rows, frame) } else { None };
            Group { value, label, rows: rows.len(), reading, problem, status, apart: apart(interval, rest) }
        });
        Ok(GroupedBy { column: by.column.clone(), label: by.label.clone(), groups: groups.collect() })
    }

    /// The interval of all kept rows but these, which are in order.
    fn rest(&self, kept: &[usize], rows: &[usize], frame: Option<&Frame>) -> Option<(f64, f64)> {
        let rest: Vec<usize> = kept.iter().copied().filter(|row| rows.binary_search(row).is_err()).collect();
        self.read(&rest, frame).ok()?.0.interval()
    }
}

/// Whether an interval lies wholly above or below that of the rest.
fn apart(interval: Option<(f64, f64)>, rest: Option<(f64, f64)>) -> Option<&'static str> {
    let ((low, high), (rest_low, rest_high)) = interval.zip(rest)?;
    if low > rest_high {
        Some("above")
    } else if high < rest_low {
        Some("below")
    } else {
        None
    }
}
