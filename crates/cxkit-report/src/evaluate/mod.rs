//! From a scorecard and its tables to numbers.
//!
//! Metrics of one source, one choice of rows and one breakdown are measured together, in one pass of the core's
//! `measure`; all rows, groups and periods are read from it as parts of the whole.

mod compare;
mod forms;
mod journeys;
mod pass;
mod periods;
mod prepared;
mod views;

pub(crate) use views::View;

use crate::error::ReportError;
use crate::reading::Reading;
use crate::report::{Group, GroupedBy, MetricReport, NamedReading, Quality, Report, SourceReport};
use crate::scorecard::{Breakdown, Metric, Scorecard};
use crate::sections::SectionReport;
use crate::status::{Position, Status};
use crate::table::Part;
use cxkit::columns::Key;
use cxkit::measure::{Part as MeasuredPart, PartAnswer};
use cxkit::time::Zone;
use pass::{Found, Pass, PassKey};
use prepared::Prepared;

/// Up to so many groups each is compared with all the others together.
pub(crate) const MOST_COMPARED: usize = 60;

/// A zone by its name.
pub type ZoneOf<'a> = &'a dyn Fn(&str) -> Result<Zone, cxkit::Error>;

/// How a scorecard is evaluated.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// How many threads may work. The numbers are the same for any.
    pub threads: usize,
    /// The first time that counts, as ISO 8601 writes it; local to each source where it names no zone.
    pub since: Option<&'a str>,
    /// The last day that counts, or the first time that does not.
    pub until: Option<&'a str>,
    /// The time zones by name: the report carries no database of them.
    pub zone: ZoneOf<'a>,
}

impl std::fmt::Debug for Settings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { threads, since, until, .. } = self;
        f.debug_struct("Settings")
            .field("threads", threads)
            .field("since", since)
            .field("until", until)
            .finish()
    }
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self { threads: 1, since: None, until: None, zone: &utc_only }
    }
}

fn utc_only(name: &str) -> Result<Zone, cxkit::Error> {
    if name.eq_ignore_ascii_case("utc") {
        Ok(Zone::utc())
    } else {
        let nearest = Some("UTC".to_owned());
        Err(cxkit::Error::UnknownName { kind: "time zone".into(), name: name.to_owned(), nearest })
    }
}

impl Scorecard {
    /// Computes every number of the scorecard from the files of its sources, each source's in order.
    ///
    /// # Errors
    /// As [`Scorecard::evaluate_with`].
    pub fn evaluate(&self, sources: Vec<(String, Vec<Part>)>, threads: usize) -> Result<Report, ReportError> {
        self.evaluate_with(sources, &Settings { threads, ..Settings::default() })
    }

    /// The same with settings.
    ///
    /// # Errors
    /// `unknown_name` for a column that no file of the source has, or a zone nobody knows; `missing` for a time to be
    /// cut by where a source has none; those of the measures, naming the data file and the row in it, or the
    /// metric's line.
    pub fn evaluate_with(
        &self,
        sources: Vec<(String, Vec<Part>)>,
        settings: &Settings<'_>,
    ) -> Result<Report, ReportError> {
        let mut prepared: Vec<Prepared<'_>> = Vec::new();
        let mut journeys: Vec<(usize, SectionReport)> = Vec::new();
        for (id, parts) in sources {
            if let Some(source) = self.source(&id) {
                // Before its events become cases.
                journeys.extend(journeys::of(self, source, &parts, settings)?);
                let source = Prepared::new(source, parts, settings).map_err(|error| match error.file() {
                    Some(_) => error,
                    None => error.in_file(&*self.file).at_line(source.line),
                })?;
                prepared.push(source);
            }
        }
        let found = pass::run(self, &mut prepared, settings)?;
        let metrics = self.metrics.iter().enumerate().filter(|(_, metric)| metric.measure.form.is_none());
        let metrics = metrics.map(|(at, metric)| {
            let source = prepared.iter().find(|source| source.source.id == metric.source);
            match source {
                Some(source) => self.report_on(at, metric, source, &found),
                None => Err(ReportError::new(
                    "missing",
                    format!("no rows were given for the source '{}'", metric.source),
                )),
            }
        });
        let mut metrics = metrics.collect::<Result<Vec<_>, ReportError>>()?;
        // A formula may take the number of any other metric: of one over rows, or of a formula before it.
        for (at, metric) in self.metrics.iter().enumerate() {
            if let Some(form) = metric.measure.form {
                let report = forms::of(metric, form, &metrics).map_err(|error| {
                    error.at_line(metric.line).about(format!("metrics.{}", metric.id)).in_file(&*self.file)
                })?;
                metrics.insert(at.min(metrics.len()), report);
            }
        }
        journeys.extend(journeys::worth(self, &prepared, settings)?);
        journeys.sort_by_key(|(place, _)| *place);
        let place = |report: &MetricReport| self.metrics.iter().position(|metric| metric.id == report.id);
        metrics.sort_by_key(place);
        let sources = prepared.into_iter().map(|prepared| SourceReport {
            id: prepared.source.id.clone(),
            rows: prepared.rows.table.rows,
            outside_time: prepared.outside,
            cases: prepared.rows.cases,
            files: prepared.rows.files,
        });
        Ok(Report {
            title: self.title.clone(),
            period: self.period.clone(),
            since: settings.since.map(str::to_owned),
            until: settings.until.map(str::to_owned),
            cadence: self.cadence.clone(),
            north_star: self.north_star.clone(),
            correction: self.correction.as_str(),
            metrics,
            sections: journeys.into_iter().map(|(_, report)| report).collect(),
            sources: sources.collect(),
        })
    }

    fn report_on(
        &self,
        at: usize,
        metric: &Metric,
        source: &Prepared<'_>,
        found: &Found,
    ) -> Result<MetricReport, ReportError> {
        let base = found.of(at, metric.by.first().map(|by| by.column.as_str()));
        let Some((pass, places)) = base else {
            return Err(ReportError::new("missing", format!("'{}' was not measured", metric.id)));
        };
        let read = |part: &MeasuredPart, variant: usize| {
            let place = places.get(variant).copied().unwrap_or_default();
            reading(part.answers.get(place))
        };
        let (reading, problem) = read(&pass.parts.whole, 0);
        let unit = metric.measure.unit(&metric.options);
        let unit = unit.suited_to(reading.as_ref().map_or(0.0, |reading| reading.value));
        let further = metric.readings.iter().enumerate().map(|(variant, further)| {
            let (reading, problem) = read(&pass.parts.whole, variant + 1);
            NamedReading { name: further.name.clone(), reading, problem }
        });
        let interval = reading.as_ref().and_then(Reading::interval);
        let position =
            metric.benchmark.as_ref().map(|benchmark| Position::of(interval, benchmark, metric.better));
        let place = places.first().copied().unwrap_or_default();
        let (periods, change) = match metric.every {
            Some(every) => periods::of(metric, every, source, pass, place),
            None => (Vec::new(), None),
        };
        let by = metric.by.iter().map(|by| {
            let (pass, places) = found.of(at, Some(&by.column)).unwrap_or((pass, places));
            self.broken_down(metric, by, pass, places.first().copied().unwrap_or_default())
        });
        Ok(MetricReport {
            unit,
            status: status(metric, reading.as_ref()),
            readings: further.collect(),
            breakdowns: by.collect(),
            quality: Quality {
                rows_read: source.rows.table.rows,
                outside_time: source.outside,
                rows_kept: pass.row_count,
            },
            periods,
            change,
            reading,
            problem,
            ..MetricReport::of(metric, Some(source.source), position)
        })
    }

    fn broken_down(&self, metric: &Metric, by: &Breakdown, pass: &Pass, place: usize) -> GroupedBy {
        let mut groups: Vec<Group> = pass
            .parts
            .groups
            .iter()
            .map(|part| {
                let key = part.keys.first().map(|code| pass.label(code)).unwrap_or(Key::Null);
                let value = match key {
                    Key::Null => None,
                    key => Some(key.to_string()),
                };
                let label = by.names.iter().find(|(known, _)| Some(known) == value.as_ref()).map_or_else(
                    || value.clone().unwrap_or_else(|| "(none)".into()),
                    |(_, label)| label.clone(),
                );
                let (reading, problem) = reading(part.answers.get(place));
                Group {
                    value,
                    label,
                    rows: part.rows.get(place).copied().unwrap_or_default(),
                    status: status(metric, reading.as_ref()),
                    reading,
                    problem,
                    against_rest: None,
                    apart: None,
                }
            })
            .collect();
        compare::with_the_rest(&mut groups, &pass.parts.groups, place, self.correction);
        GroupedBy { column: by.column.clone(), label: by.label.clone(), groups }
    }
}

/// The answer as a report reads it, or why there is none.
fn reading(answer: Option<&PartAnswer>) -> (Option<Reading>, Option<String>) {
    match answer {
        Some(Ok(answer)) => match Reading::of(answer.as_ref()) {
            Some(reading) => (Some(reading), None),
            None => (None, Some("not known yet: too much is still open".into())),
        },
        Some(Err(error)) => (None, Some(error.to_string())),
        None => (None, None),
    }
}

fn status(metric: &Metric, reading: Option<&Reading>) -> Status {
    match (reading, metric.target) {
        (None, Some(_)) => Status::NoData,
        (reading, target) => Status::of(reading.and_then(Reading::interval), target, metric.better),
    }
}

/// All rows of a column as the core reads them in this part.
pub(crate) fn column_view<'a>(
    kind: cxkit::measure::RoleKind,
    name: &str,
    column: &'a crate::table::TableColumn,
    clock: &crate::scorecard::Clock,
    zone: &Zone,
) -> Result<View<'a>, cxkit::Error> {
    views::view(kind, name, column, None, clock, zone)
}

/// What is measured by which breakdown, one key a pass.
fn pass_keys(metric: &Metric, source: usize) -> Vec<PassKey> {
    let key = |by: Option<&Breakdown>, every| PassKey {
        source,
        filter: metric.filter.clone(),
        by: by.map(|by| by.column.clone()),
        every,
    };
    // The first pass holds all rows and the periods too. A metric over a log needs its periods in each.
    let further = metric.every.filter(|_| metric.measure.is_log());
    let mut keys = vec![key(metric.by.first(), metric.every)];
    keys.extend(metric.by.iter().skip(1).map(|by| key(Some(by), further)));
    keys
}
