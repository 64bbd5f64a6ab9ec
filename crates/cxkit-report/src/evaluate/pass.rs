//! One pass of the core over the rows of a source, for every metric that reads the same rows by the same groups.

use super::prepared::Prepared;
use super::views::{coded, view, View};
use super::{pass_keys, Settings, MOST_COMPARED};
use crate::error::ReportError;
use crate::measures::Setting;
use crate::scorecard::{Constant, Metric, Scorecard};
use cxkit::columns::{Key, Numbers};
use cxkit::measure::{AnyOver, ColumnView, Measure, Parts, Role, RoleKind, Table};
use cxkit::time::Every;

/// Which rows are read and how they are told apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PassKey {
    pub source: usize,
    pub filter: Vec<(String, Vec<Constant>)>,
    pub by: Option<String>,
    pub every: Option<Every>,
}

/// What one pass gave.
pub(super) struct Pass {
    key: PassKey,
    /// The metrics it measured, each with the places of its readings among the answers.
    metrics: Vec<(usize, Vec<usize>)>,
    labels: Vec<Key>,
    pub parts: Parts,
    pub row_count: usize,
}

impl Pass {
    /// The value that the code of a group stands for.
    pub fn label(&self, code: &Key) -> Key {
        match code {
            Key::Integer(code) => {
                let place = usize::try_from(*code).ok();
                place.and_then(|place| self.labels.get(place)).cloned().unwrap_or(Key::Null)
            }
            _ => Key::Null,
        }
    }
}

/// What all passes gave.
pub(super) struct Found(Vec<Pass>);

impl Found {
    /// The pass that measured a metric by a column, or by none, and the places of its readings there.
    pub fn of(&self, metric: usize, by: Option<&str>) -> Option<(&Pass, &[usize])> {
        self.0.iter().filter(|pass| pass.key.by.as_deref() == by).find_map(|pass| {
            let (_, places) = pass.metrics.iter().find(|(known, _)| *known == metric)?;
            Some((pass, places.as_slice()))
        })
    }
}

/// Measures every metric of a scorecard, in as few passes as there are ways to tell its rows apart.
pub(super) fn run(
    card: &Scorecard,
    sources: &mut [Prepared<'_>],
    settings: &Settings<'_>,
) -> Result<Found, ReportError> {
    let mut plan: Vec<(PassKey, Vec<usize>)> = Vec::new();
    for (at, metric) in card.metrics.iter().enumerate() {
        let Some(source) = sources.iter().position(|source| source.source.id == metric.source) else {
            continue;
        };
        for key in pass_keys(metric, source) {
            match plan.iter_mut().find(|(known, _)| *known == key) {
                Some((_, metrics)) if metrics.contains(&at) => {}
                Some((_, metrics)) => metrics.push(at),
                None => plan.push((key, vec![at])),
            }
        }
    }
    let passes = plan.into_iter().map(|(key, metrics)| {
        let Some(source) = sources.get(key.source) else {
            return Err(ReportError::new("missing", "no rows were given for a source"));
        };
        let metrics: Vec<(usize, &Metric)> =
            metrics.into_iter().filter_map(|at| card.metrics.get(at).map(|metric| (at, metric))).collect();
        one(card, source, key, &metrics, settings)
    });
    Ok(Found(passes.collect::<Result<_, _>>()?))
}

/// The error about a metric: in its data file where the row is known, else in the scorecard's line.
fn about(card: &Scorecard, metric: &Metric, error: ReportError) -> ReportError {
    if error.file().is_some() {
        let columns: Vec<&str> = metric.columns.iter().map(|(_, column)| column.as_str()).collect();
        error.about(format!("{} ({})", metric.id, columns.join(", ")))
    } else {
        error.at_line(metric.line).about(format!("metrics.{}", metric.id)).in_file(&*card.file)
    }
}

fn one(
    card: &Scorecard,
    source: &Prepared<'_>,
    key: PassKey,
    metrics: &[(usize, &Metric)],
    settings: &Settings<'_>,
) -> Result<Pass, ReportError> {
    let blame = |error: ReportError| match metrics.first() {
        Some((_, metric)) => about(card, metric, error),
        None => error,
    };
    let kept = source.kept(&key.filter).map_err(blame)?;
    let kept = kept.as_deref();
    let row_count = kept.map_or(source.rows.table.rows, <[u32]>::len);

    let (labels, codes) = match &key.by {
        Some(by) => coded(source.column(by).map_err(blame)?, kept),
        None => (Vec::new(), Vec::new()),
    };
    // A column may be a number to one metric and a name to another: each kind has a view of its own.
    let mut views: Vec<(String, View<'_>)> = Vec::new();
    let mut measured: Vec<(usize, Vec<AnyOver>)> = Vec::new();
    for &(at, metric) in metrics {
        let mut add = |role: &Role, column: &str| {
            let name = view_name(role.kind, column);
            if views.iter().all(|(known, _)| *known != name) {
                let data = source.column(column)?;
                let read = view(role.kind, column, data, kept, &source.source.clock, &source.zone);
                views.push((name.clone(), read.map_err(|error| source.placed(error.into(), kept))?));
            }
            Ok(name)
        };
        let overs = overs(metric, source, &mut add).map_err(|error| about(card, metric, error))?;
        measured.push((at, overs));
    }
    let time = match (key.every, source.source.time_column()) {
        (Some(_), Some(column)) => {
            let name = view_name(RoleKind::Times, column);
            if views.iter().all(|(known, _)| *known != name) {
                let data = source.column(column).map_err(blame)?;
                let read = view(RoleKind::Times, column, data, kept, &source.source.clock, &source.zone);
                views.push((name.clone(), read.map_err(|error| blame(source.placed(error.into(), kept)))?));
            }
            Some(name)
        }
        _ => None,
    };

    let mut table = Table::new();
    if key.by.is_some() {
        table = table.column("by", ColumnView::Numbers(Numbers::from(&codes)));
    }
    for (name, view) in &views {
        table = table.column(name, view.column());
    }
    let bare = || {
        let mut measure = Measure::new().threads(settings.threads.max(1)).calendar(source.calendar.clone());
        if key.by.is_some() {
            measure = measure.by("by");
        }
        if let (Some(time), Some(every)) = (&time, key.every) {
            measure = measure.time(time).every(every);
        }
        measure
    };
    let mut all = bare();
    let mut places: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut next = 0;
    for (at, overs) in &measured {
        let first = next;
        for over in overs {
            all = all.metric(&format!("m{next}"), over.clone());
            next += 1;
        }
        places.push((*at, (first..next).collect()));
    }
    let parts = measure(&all, &table).map_err(|error| {
        // The core names the row, not the metric: whichever is refused alone is to blame.
        for ((_, metric), (_, overs)) in metrics.iter().zip(&measured) {
            for over in overs {
                if let Err(error) = measure(&bare().metric("alone", over.clone()), &table) {
                    let error = source.placed(error.into(), kept);
                    return about(card, metric, error);
                }
            }
        }
        source.placed(error.into(), kept)
    })?;
    Ok(Pass { key, metrics: places, labels, parts, row_count })
}

fn measure(measure: &Measure, table: &Table<'_>) -> Result<Parts, cxkit::Error> {
    let mut accumulator = measure.accumulator()?;
    accumulator.extend(table)?;
    accumulator.parts(MOST_COMPARED)
}

fn view_name(kind: RoleKind, column: &str) -> String {
    format!("{kind:?}:{column}")
}

/// The metric with its columns, once for each of its readings.
fn overs(
    metric: &Metric,
    source: &Prepared<'_>,
    add: &mut dyn FnMut(&Role, &str) -> Result<String, ReportError>,
) -> Result<Vec<AnyOver>, ReportError> {
    let roles = metric.measure.roles();
    let mut columns = Vec::new();
    let design = source.source.design.columns().map(|(role, column)| {
        let role = match role {
            "weight" => "weights",
            "cluster" => "clusters",
            other => other,
        };
        (role, column)
    });
    let design = design.filter(|_| metric.use_design);
    let own = metric.columns.iter().map(|(role, column)| (role.as_str(), column.as_str()));
    for (role, column) in own.chain(design) {
        if let Some(role) = roles.iter().find(|known| known.name == role) {
            columns.push((role.name.to_owned(), add(role, column)?));
        }
    }
    let settings =
        std::iter::once(&metric.options).chain(metric.readings.iter().map(|further| &further.options));
    let over = |settings: &Vec<Setting>| {
        metric.measure.over(settings, columns.clone()).map_err(|(_, error)| ReportError::from(error))
    };
    settings.map(over).collect()
}
