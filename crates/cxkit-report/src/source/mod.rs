//! What is made of the rows of files before they are measured.

mod events;

pub use events::{CaseInfo, ChangedColumn};

use crate::error::ReportError;
use crate::scorecard::{Clock, Source, SourceKind};
use crate::table::{SourceRows, TableColumn};
use cxkit::columns::Texts;
use cxkit::time::{Times, Zone};
use std::borrow::Cow;

/// The rows a source's metrics are measured on.
pub(crate) fn prepare(source: &Source, rows: SourceRows, zone: &Zone) -> Result<SourceRows, ReportError> {
    match &source.kind {
        SourceKind::Rows | SourceKind::Orders { .. } => Ok(rows),
        SourceKind::Events(keys) => events::cases(source, keys, rows, zone),
    }
}

/// A column as points in time. Rows of an error count from 0 over all of the column.
pub(crate) fn times<'a>(
    name: &str,
    column: &'a TableColumn,
    clock: &Clock,
    zone: &Zone,
) -> Result<Times<'a>, cxkit::Error> {
    match column {
        TableColumn::Times(times) => Ok(Times::from_options(times.iter().copied())),
        // A column that is empty throughout is of no kind.
        TableColumn::Numbers(numbers) if numbers.iter().all(|number| number.is_nan()) => {
            Ok(Times::from_options(numbers.iter().map(|_| None)))
        }
        TableColumn::Numbers(numbers) => match clock.unit {
            Some(unit) => Times::new(numbers, unit),
            None => Err(cxkit::Error::WrongType {
                what: name.to_owned().into(),
                required: "times, or numbers with time_unit in the source".into(),
                got: "numbers".into(),
                row: None,
            }),
        },
        TableColumn::Words(words) => {
            // Each different text is read once.
            let known: Vec<&str> = words.all().collect();
            let read = Times::from_texts(&Texts::from(known.as_slice()), zone).map_err(|error| {
                let first = |code: usize| words.codes().iter().position(|&other| other as usize == code);
                match error.row().and_then(first) {
                    Some(row) => named(error.in_row(row), name),
                    None => error,
                }
            })?;
            Ok(Times::from_options(words.codes().iter().map(|&code| read.get(code as usize))))
        }
    }
}

/// The error about the column by its own name.
fn named(error: cxkit::Error, name: &str) -> cxkit::Error {
    match error {
        cxkit::Error::WrongType { required, got, row, .. } => {
            cxkit::Error::WrongType { what: Cow::Owned(name.to_owned()), required, got, row }
        }
        other => other,
    }
}
