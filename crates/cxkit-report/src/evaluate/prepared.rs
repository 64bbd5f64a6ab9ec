//! The rows of a source, ready to be measured.

use super::Settings;
use crate::error::ReportError;
use crate::scorecard::{Constant, Source};
use crate::source::{prepare, times};
use crate::table::{Part, SourceRows, TableColumn};
use cxkit::time::{parse_iso8601, Calendar, Zone, DAY};

/// The rows of a source, and what is known of their times.
pub(super) struct Prepared<'a> {
    pub source: &'a Source,
    pub rows: SourceRows,
    pub zone: Zone,
    pub calendar: Calendar,
    /// The rows within the time asked for; nothing where that is all.
    inside: Option<Vec<u32>>,
    /// How many rows are left out as they lie outside of it.
    pub outside: usize,
    /// When there was something to see: the first and the last instant, both included.
    pub observed: Option<(i64, i64)>,
}

impl<'a> Prepared<'a> {
    pub fn new(source: &'a Source, parts: Vec<Part>, settings: &Settings<'_>) -> Result<Self, ReportError> {
        let zone = (settings.zone)(&source.clock.zone)
            .map_err(|error| ReportError::from(error).about(format!("sources.{}.time_zone", source.id)))?;
        let calendar = Calendar::new(zone.clone()).week_start(source.clock.week_start);
        let rows = prepare(source, SourceRows::join(parts), &zone)?;
        let mut prepared = Self { source, rows, zone, calendar, inside: None, outside: 0, observed: None };
        prepared.look_at_times(settings)?;
        Ok(prepared)
    }

    fn look_at_times(&mut self, settings: &Settings<'_>) -> Result<(), ReportError> {
        let (since, until) = asked_time(settings, &self.zone)?;
        let cut = since.is_some() || until.is_some();
        let Some(name) = self.source.time_column() else {
            if cut {
                let message = "needs the column that says when, to be cut by --since and --until";
                return Err(
                    ReportError::new("missing", message).about(format!("sources.{}.time", self.source.id))
                );
            }
            return Ok(());
        };
        let column = self.column(name)?;
        let read = times(name, column, &self.source.clock, &self.zone);
        let read = read.map_err(|error| self.placed(ReportError::from(error), None))?;
        // Where a time was asked for, somebody looked that far, whether or not there was something.
        let seen = self.rows.cases.as_ref().map_or_else(|| read.range(), |cases| cases.observed);
        let observed =
            seen.map(|(from, to)| (since.unwrap_or(from), until.map_or(to, |until| until.saturating_sub(1))));
        let (first, last) = (since.unwrap_or(i64::MIN), until.unwrap_or(i64::MAX));
        let mut inside: Option<Vec<u32>> = None;
        if cut {
            let within = |row: &usize| read.get(*row).is_some_and(|at| (first..last).contains(&at));
            #[allow(clippy::cast_possible_truncation)]
            let rows = (0..self.rows.table.rows).filter(within).map(|row| row as u32);
            inside = Some(rows.collect());
        }
        self.outside = inside.as_ref().map_or(0, |inside| self.rows.table.rows - inside.len());
        (self.inside, self.observed) = (inside, observed);
        Ok(())
    }

    /// The column of that name, or the error that names the nearest one.
    pub fn column(&self, name: &str) -> Result<&TableColumn, ReportError> {
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

    /// The rows that a `where` keeps; nothing where that is all of them.
    pub fn kept(&self, filter: &[(String, Vec<Constant>)]) -> Result<Option<Vec<u32>>, ReportError> {
        if filter.is_empty() {
            return Ok(self.inside.clone());
        }
        let filter = filter
            .iter()
            .map(|(name, values)| Ok((self.column(name)?, values)))
            .collect::<Result<Vec<_>, ReportError>>()?;
        let kept = |row: &u32| {
            filter
                .iter()
                .all(|(column, values)| values.iter().any(|value| column.holds(*row as usize, value)))
        };
        #[allow(clippy::cast_possible_truncation)]
        let all = 0..self.rows.table.rows as u32;
        Ok(Some(match &self.inside {
            Some(inside) => inside.iter().copied().filter(kept).collect(),
            None => all.filter(kept).collect(),
        }))
    }

    /// The error with its row named as a row of its file; `kept` says which rows were measured.
    pub fn placed(&self, error: ReportError, kept: Option<&[u32]>) -> ReportError {
        let Some(row) = error.row() else { return error };
        let row = match kept {
            Some(kept) => kept.get(row).map_or(row, |&row| row as usize),
            None => row,
        };
        match self.rows.place(row) {
            (Some(file), row) => error.at_row(row).in_file(file),
            (None, row) => error.at_row(row),
        }
    }
}

/// The first instant that counts, and the first that does not any more.
pub(super) fn asked_time(
    settings: &Settings<'_>,
    zone: &Zone,
) -> Result<(Option<i64>, Option<i64>), ReportError> {
    let since = settings.since.map(|text| instant("since", text, zone, false)).transpose()?;
    let until = settings.until.map(|text| instant("until", text, zone, true)).transpose()?;
    Ok((since, until))
}

/// A time that was asked for. A day without a clock time begins at midnight where the source is; as an end it counts
/// as a whole.
pub(super) fn instant(what: &str, text: &str, zone: &Zone, is_end: bool) -> Result<i64, ReportError> {
    let (micros, zoned) = parse_iso8601(text).map_err(|error| {
        let message = format!("must be a day such as 2026-03-31 or a time, {error}");
        ReportError::new("bad_option", message).about(what)
    })?;
    let is_day = text.trim().len() <= 10;
    let micros = if is_end && is_day { micros + DAY } else { micros };
    Ok(if zoned { micros } else { zone.to_utc(micros) })
}
