//! The sections of a scorecard: questions to the log of an event source, and to the orders of an order source.

use super::prepared::{asked_time, instant, Prepared};
use super::views::view;
use super::Settings;
use crate::error::ReportError;
use crate::scorecard::{Ask, Scorecard, Section, Source, SourceKind};
use crate::sections::{self, SectionReport};
use crate::source::times;
use crate::table::{Part, SourceRows};
use cxkit::columns::Keys;
use cxkit::measure::{ColumnView, RoleKind};
use cxkit::time::{Calendar, Times};
use cxkit::value::Orders;

impl Section {
    /// The error with the place of the section where it has none of its own.
    fn placed(&self, scorecard: &Scorecard, error: ReportError) -> ReportError {
        if error.file().is_some() {
            return error;
        }
        let key = if matches!(self.ask, Ask::Value(..)) { "value" } else { "journeys" };
        error.at_line(self.line).about(format!("{key}.{}", self.id)).in_file(&*scorecard.file)
    }
}

/// The sections of a source and their places in the scorecard.
fn of_source<'a>(scorecard: &'a Scorecard, source: &Source) -> Vec<(usize, &'a Section)> {
    let id = source.id.clone();
    scorecard.sections.iter().enumerate().filter(|(_, section)| section.source == id).collect()
}

/// The answers of the questions to the journeys of a source.
pub(super) fn of(
    scorecard: &Scorecard,
    source: &Source,
    parts: &[Part],
    settings: &Settings<'_>,
) -> Result<Vec<(usize, SectionReport)>, ReportError> {
    let asked = of_source(scorecard, source);
    let (SourceKind::Events(keys), Some((_, first))) = (&source.kind, asked.first()) else {
        return Ok(Vec::new());
    };
    let zone = (settings.zone)(&source.clock.zone)?;
    let calendar = Calendar::new(zone.clone()).week_start(source.clock.week_start);
    let rows = SourceRows::join(parts.to_vec());
    let mut columns: Vec<&str> =
        asked.iter().flat_map(|(_, section)| &section.columns).map(String::as_str).collect();
    columns.sort_unstable();
    columns.dedup();
    let time = asked_time(settings, &zone)?;
    let log = sections::log(source, keys, &rows, &zone, &columns, time, settings.threads)
        .map_err(|error| first.placed(scorecard, error))?;
    let answer = |(place, section): &(usize, &Section)| {
        let report = sections::journey(section, &log, &calendar);
        report.map(|report| (*place, report)).map_err(|error| section.placed(scorecard, error))
    };
    asked.iter().map(answer).collect()
}

/// What the customers of the order sources are worth.
pub(super) fn worth(
    scorecard: &Scorecard,
    prepared: &[Prepared<'_>],
    settings: &Settings<'_>,
) -> Result<Vec<(usize, SectionReport)>, ReportError> {
    let mut found = Vec::new();
    for source in prepared {
        let SourceKind::Orders { customer, amount } = &source.source.kind else { continue };
        for (place, section) in of_source(scorecard, source.source) {
            let report = value_of(section, source, customer, amount.as_deref(), settings);
            found.push((place, report.map_err(|error| section.placed(scorecard, error))?));
        }
    }
    Ok(found)
}

fn value_of(
    section: &Section,
    source: &Prepared<'_>,
    customer: &str,
    amount: Option<&str>,
    settings: &Settings<'_>,
) -> Result<SectionReport, ReportError> {
    let kept = source.kept(&[])?;
    let kept = kept.as_deref();
    let (clock, zone) = (&source.source.clock, &source.zone);
    let read = |kind: RoleKind, name: &str| -> Result<_, ReportError> {
        view(kind, name, source.column(name)?, kept, clock, zone)
            .map_err(|error| source.placed(ReportError::from(error), kept))
    };
    let customers = read(RoleKind::Keys, customer)?;
    let time = clock.time.as_deref().unwrap_or_default();
    let all = times(time, source.column(time)?, clock, zone)
        .map_err(|error| source.placed(ReportError::from(error), None))?;
    let when = match kept {
        None => all,
        Some(kept) => Times::from_options(kept.iter().map(|&row| all.get(row as usize))),
    };
    let keys = match customers.column() {
        ColumnView::Texts(texts) => Keys::Texts(texts),
        _ => Keys::Keys(Vec::new()),
    };
    let amounts = amount.map(|amount| read(RoleKind::Numbers, amount)).transpose()?;
    let mut orders = Orders::new(keys, when).with_threads(settings.threads);
    if let Some(amounts) = &amounts {
        if let ColumnView::Numbers(numbers) = amounts.column() {
            orders = orders.with_amounts(numbers);
        }
    }
    let calibration = match &section.ask {
        Ask::Value(.., Some(end)) => Some(instant("calibration_end", end, zone, false)?),
        _ => None,
    };
    sections::worth(section, &orders, calibration, settings.threads)
        .map_err(|error| source.placed(error, kept))
}
