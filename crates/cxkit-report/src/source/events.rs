//! An event log becomes one row a case.

use super::times;
use crate::error::ReportError;
use crate::scorecard::{EventKeys, Moment, Source, Take};
use crate::scorecard::{EVENTS, REOPENED};
use crate::table::{SourceRows, Table, TableColumn, WordsBuilder};
use cxkit::columns::Key;
use cxkit::time::Zone;
use serde::Serialize;
use std::collections::HashMap;

/// What became of the events of a source.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CaseInfo {
    /// How many events were read.
    pub events: usize,
    /// How many cases they belong to.
    pub cases: usize,
    /// Events that belong to no case: left out.
    pub without_case: usize,
    /// Events without a time: left out.
    pub without_time: usize,
    /// Cases whose events differ in one of the columns that are used: the last value counts.
    pub changing_cases: usize,
    /// The columns in which cases change.
    pub changed: Vec<ChangedColumn>,
    /// The first and the last event.
    #[serde(skip)]
    pub(crate) observed: Option<(i64, i64)>,
}

/// A column whose value changes within cases.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedColumn {
    /// The column.
    pub column: String,
    /// In how many cases it changes.
    pub cases: usize,
}

/// One row a case, in the order in which cases first appear. Events of a case are read by time, those of one time in
/// the order of the rows. A column takes its last value that is not empty.
pub(super) fn cases(
    source: &Source,
    keys: &EventKeys,
    rows: SourceRows,
    zone: &Zone,
) -> Result<SourceRows, ReportError> {
    let column = |name: &str| {
        rows.table.column(name).ok_or_else(|| {
            let all = rows.table.all_columns.iter().map(String::as_str);
            let near = cxkit::nearest(name, all);
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            let message = format!("no file of source '{}' has a column '{name}'{near}", source.id);
            ReportError::new("unknown_name", message)
        })
    };
    let (case, event) = (column(&keys.case)?, column(&keys.event)?);
    let time_name = source.clock.time.as_deref().unwrap_or_default();
    let time = times(time_name, column(time_name)?, &source.clock, zone).map_err(|error| {
        let error = ReportError::from(error);
        match error.row().map(|row| rows.place(row)) {
            Some((Some(file), row)) => error.at_row(row).in_file(file),
            _ => error,
        }
    })?;
    check_names(source, keys, &rows.table, event)?;

    let mut info = CaseInfo { events: rows.table.rows, observed: time.range(), ..CaseInfo::default() };
    let mut known: HashMap<Key, usize> = HashMap::new();
    let mut events: Vec<Vec<(i64, usize)>> = Vec::new();
    for row in 0..rows.table.rows {
        let key = case.key(row);
        if key == Key::Null {
            info.without_case += 1;
            continue;
        }
        let Some(time) = time.get(row) else {
            info.without_time += 1;
            continue;
        };
        let next = events.len();
        let at = *known.entry(key).or_insert(next);
        if at == next {
            events.push(Vec::new());
        }
        if let Some(events) = events.get_mut(at) {
            events.push((time, row));
        }
    }
    for events in &mut events {
        // Rows come in order, so that a stable sort leaves those of one time in it.
        events.sort_by_key(|(time, _)| *time);
    }
    info.cases = events.len();

    let is = |row: usize, name: &str| match event.key(row) {
        Key::Text(word) => &*word == name,
        Key::Integer(number) => number.to_string() == name,
        Key::Null => false,
    };
    let at = |moment: &Moment, events: &[(i64, usize)]| {
        let mut fitting = events
            .iter()
            .filter(|(_, row)| moment.event.as_deref().is_none_or(|name| is(*row, name)))
            .map(|(time, _)| *time);
        match moment.take {
            Take::First => fitting.next(),
            Take::Last => fitting.next_back(),
        }
    };
    let mut columns: Vec<(String, TableColumn)> = Vec::new();
    for (name, moment) in &keys.moments {
        let times = events.iter().map(|events| at(moment, events)).collect();
        columns.push(((*name).to_owned(), TableColumn::Times(times)));
    }
    if let Some((_, resolved)) = keys.moments.iter().find(|(name, _)| *name == "resolved") {
        if !keys.reopened_by.is_empty() {
            let first = Moment { take: Take::First, ..resolved.clone() };
            let again = events.iter().map(|events| {
                let after = at(&first, events).map(|first| {
                    let later = events.iter().filter(|(time, _)| *time > first);
                    later.into_iter().any(|(_, row)| keys.reopened_by.iter().any(|name| is(*row, name)))
                });
                f64::from(after.unwrap_or(false))
            });
            columns.push((REOPENED.to_owned(), TableColumn::Numbers(again.collect())));
        }
    }
    #[allow(clippy::cast_precision_loss)]
    let counts = events.iter().map(|events| events.len() as f64).collect();
    columns.push((EVENTS.to_owned(), TableColumn::Numbers(counts)));

    let mut changes = vec![false; events.len()];
    for (name, column) in &rows.table.columns {
        if *name == keys.event || name == time_name {
            continue;
        }
        let mut cases = 0;
        for (changes, events) in changes.iter_mut().zip(&events) {
            let mut values = events.iter().map(|(_, row)| column.key(*row)).filter(|key| *key != Key::Null);
            let first = values.next();
            if values.any(|value| Some(&value) != first.as_ref()) {
                *changes = true;
                cases += 1;
            }
        }
        if cases > 0 {
            info.changed.push(ChangedColumn { column: name.clone(), cases });
        }
        columns.push((name.clone(), last_values(column, &events)));
    }
    info.changing_cases = changes.into_iter().filter(|&changes| changes).count();
    let table = Table { rows: events.len(), columns, recoded_cells: 0, all_columns: rows.table.all_columns };
    Ok(SourceRows { table, files: rows.files, cases: Some(info) })
}

/// The last value that is not empty, case by case.
fn last_values(column: &TableColumn, events: &[Vec<(i64, usize)>]) -> TableColumn {
    let last = |events: &Vec<(i64, usize)>| {
        events.iter().rev().map(|(_, row)| *row).find(|&row| column.has_value(row))
    };
    match column {
        TableColumn::Numbers(numbers) => {
            let value = |events| last(events).and_then(|row| numbers.get(row).copied()).unwrap_or(f64::NAN);
            TableColumn::Numbers(events.iter().map(value).collect())
        }
        TableColumn::Words(words) => {
            let mut builder = WordsBuilder::default();
            for events in events {
                builder.push(last(events).and_then(|row| words.get(row)).unwrap_or_default());
            }
            TableColumn::Words(builder.finish())
        }
        TableColumn::Times(times) => {
            let value = |events| last(events).and_then(|row| times.get(row).copied().flatten());
            TableColumn::Times(events.iter().map(value).collect())
        }
    }
}

/// Refuses events that the log does not hold and columns that would hide those the source makes.
fn check_names(
    source: &Source,
    keys: &EventKeys,
    table: &Table,
    event: &TableColumn,
) -> Result<(), ReportError> {
    if let Some(name) = table.columns.iter().map(|(name, _)| name).find(|name| source.makes(name)) {
        let message = format!("has a column '{name}', which the source makes itself");
        return Err(ReportError::new("bad_option", message).about(format!("sources.{}", source.id)));
    }
    let moments = keys.moments.iter().filter_map(|(_, moment)| moment.event.as_ref());
    for wanted in moments.chain(&keys.reopened_by) {
        let mut names: Vec<String> = Vec::new();
        let found = (0..event.len()).any(|row| {
            let name = event.key(row).to_string();
            let hit = name == *wanted;
            if names.len() < 1_000 && !names.contains(&name) {
                names.push(name);
            }
            hit
        });
        if !found && !event.is_empty() {
            let near = cxkit::nearest(wanted, names.iter().map(String::as_str));
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            let wanted = crate::format::shorten(wanted, 60);
            let message = format!("no event is called '{wanted}'{near}");
            return Err(ReportError::new("unknown_name", message).about(format!("sources.{}", source.id)));
        }
    }
    Ok(())
}
