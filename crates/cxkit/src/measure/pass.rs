//! One pass over the rows of a table: groups by number, rows in the order of their groups, metrics group by group.

use super::batch::Batch;
use super::histogram::{add_counts, first_refusal, ByteColumn, Histogram};
use super::keys::{Grouper, KeyColumn};
use super::over::AnyOver;
use super::run::{Measure, Space};
use super::states::States;
use super::{ColumnView, Table};
use crate::columns::Key;
use crate::{parallel, Error};
use std::ops::Range;

/// Rows whose groups are told apart at a time where they are only counted: few enough for the nearest cache.
const COUNTED_ROWS: usize = 1 << 11;
/// The same where they are put in the order of their groups, at least.
const FEWEST_ROWS: usize = 1 << 14;
/// And at most, where there are many groups to fill.
const MOST_ROWS: usize = 1 << 18;
/// Pieces a table is cut into, for each thread. The answer does not depend on them.
const PIECES: usize = 2;

/// The error of the smaller row; of two in one row the first.
pub(super) fn smaller(first: Error, second: Error) -> Error {
    match (first.row(), second.row()) {
        (Some(a), Some(b)) if b < a => second,
        _ => first,
    }
}

/// A metric that needs no more than the counts of a column of bytes: its place in the space, and the column's.
struct Counted {
    metric: usize,
    column: usize,
}

/// What one piece of the rows gave.
struct Piece {
    /// The groups with rows: their numbers in this piece, and their keys.
    groups: Vec<(usize, Vec<Key>)>,
    states: Vec<Box<dyn States>>,
    histograms: Vec<Histogram>,
}

impl Piece {
    /// Notes the groups that have rows.
    fn name(&mut self, held: &[bool], grouper: &Grouper<'_, '_>) {
        let with_rows = held.iter().enumerate().filter(|(_, &held)| held).map(|(group, _)| group);
        self.groups = with_rows.map(|group| (group, grouper.label(group))).collect();
    }
}

/// Reads the rows of a table into a space: every metric of it, group by group.
pub(super) fn read_space<'a>(
    measure: &Measure,
    space: &mut Space,
    table: &Table<'a>,
    keys: Vec<&KeyColumn<'a>>,
) -> Result<(), Error> {
    let metrics: Vec<&AnyOver> =
        space.metrics.iter().filter_map(|&at| measure.metrics.get(at)).map(|(_, over)| over).collect();
    if metrics.is_empty() {
        return Ok(());
    }
    let columns = metrics.iter().map(|over| measure.columns(over, table)).collect::<Result<Vec<_>, _>>()?;
    let threads = measure.threads.max(1);
    let batches = metrics.iter().zip(&columns).map(|(over, columns)| {
        let mut batch = Batch::new(over.metric.roles(), columns)?;
        if let Some(every) = measure.every {
            batch = batch.with_periods(&measure.calendar, every);
        }
        Ok(batch)
    });
    let batches: Vec<Batch<'_>> = batches.collect::<Result<_, Error>>()?;

    if keys.is_empty() {
        let group = space.group(Vec::new());
        let mut refused: Option<Error> = None;
        for (states, batch) in space.states.iter_mut().zip(&batches).filter(|_| !table.is_empty()) {
            if let Err(error) = states.read(group, &batch.with_threads(threads)) {
                refused = Some(refused.map_or(error.clone(), |first| smaller(first, error)));
            }
        }
        return refused.map_or(Ok(()), Err);
    }

    let (counted, byte_columns) = counted(&metrics, &columns, threads);
    let read_rows: Vec<usize> =
        (0..metrics.len()).filter(|at| counted.iter().all(|counted| counted.metric != *at)).collect();
    let length = table.len().div_ceil(threads * PIECES).clamp(1, u32::MAX as usize);
    let pieces = parallel::map_chunks(table.len(), length, threads, |rows| {
        let mut piece = Piece {
            groups: Vec::new(),
            states: read_rows
                .iter()
                .filter_map(|&at| metrics.get(at))
                .map(|over| over.metric.states())
                .collect(),
            histograms: byte_columns.iter().map(Histogram::new).collect(),
        };
        let batches: Vec<&Batch<'_>> = read_rows.iter().filter_map(|&at| batches.get(at)).collect();
        let done = read_piece(&mut piece, rows.clone(), &keys, &batches, &byte_columns);
        // Counted columns are judged at the end; when rows are refused, an earlier one may be among those, in this
        // piece or in one before.
        done.map(|()| piece).map_err(|error| {
            let until = error.row().map_or(rows.end, |row| row.min(rows.end));
            first_counted_refusal(&metrics, &counted, &byte_columns, 0..until).unwrap_or(error)
        })
    })?;

    let mut counts: Vec<Vec<Vec<u64>>> = vec![Vec::new(); byte_columns.len()];
    for piece in &pieces {
        for (theirs, key) in &piece.groups {
            let mine = space.group(key.clone());
            for (&at, states) in read_rows.iter().zip(&piece.states) {
                if let Some(all) = space.states.get_mut(at) {
                    all.merge(mine, states.as_ref(), *theirs)?;
                }
            }
            for (all, histogram) in counts.iter_mut().zip(&piece.histograms) {
                if all.len() <= mine {
                    all.resize(mine + 1, Vec::new());
                }
                if let Some(all) = all.get_mut(mine) {
                    add_counts(all, histogram.of(*theirs));
                }
            }
        }
    }
    for one in &counted {
        let (Some(column), Some(all)) = (byte_columns.get(one.column), counts.get(one.column)) else {
            continue;
        };
        let Some(states) = space.states.get_mut(one.metric) else { continue };
        for (group, histogram) in all.iter().enumerate() {
            if let Err(error) = states.read_counts(group, &column.counts(histogram)) {
                let refusal = first_counted_refusal(&metrics, &counted, &byte_columns, 0..table.len());
                return Err(refusal.unwrap_or(error));
            }
        }
    }
    Ok(())
}

/// The metrics that need no more than counts of a column of bytes, and these columns, each once.
fn counted<'a>(
    metrics: &[&AnyOver],
    columns: &[Vec<Option<ColumnView<'a>>>],
    threads: usize,
) -> (Vec<Counted>, Vec<ByteColumn<'a>>) {
    let mut counted = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let mut byte_columns = Vec::new();
    for (metric, (over, columns)) in metrics.iter().zip(columns).enumerate() {
        let (Some(Some(first)), Some((_, name))) = (columns.first(), over.columns.first()) else { continue };
        let alone = columns.iter().flatten().count() == 1;
        if !(alone && over.metric.counts_are_enough()) {
            continue;
        }
        let known = names.iter().position(|known| known == name);
        let column = known.or_else(|| {
            byte_columns.push(ByteColumn::new(first, threads)?);
            names.push(name);
            Some(names.len() - 1)
        });
        counted.extend(column.map(|column| Counted { metric, column }));
    }
    (counted, byte_columns)
}

/// Reads one piece of the rows, a few at a time.
#[allow(clippy::cast_possible_truncation)]
fn read_piece(
    piece: &mut Piece,
    rows: Range<usize>,
    keys: &[&KeyColumn<'_>],
    batches: &[&Batch<'_>],
    byte_columns: &[ByteColumn<'_>],
) -> Result<(), Error> {
    let mut grouper = Grouper::new(keys.iter().copied());
    if batches.is_empty() && count_short(piece, rows.clone(), &mut grouper, byte_columns) {
        return Ok(());
    }
    let mut held: Vec<bool> = Vec::new();
    let (mut groups, mut scratch) = (Vec::new(), Vec::new());
    let mut order = Order::default();
    let mut start = rows.start;
    while start < rows.end {
        let length =
            if batches.is_empty() { COUNTED_ROWS } else { (8 * grouper.len()).clamp(FEWEST_ROWS, MOST_ROWS) };
        let part = start..rows.end.min(start + length);
        start = part.end;
        grouper.write::<u32>(part.clone(), &mut scratch, &mut groups);
        let size = grouper.len();
        // Every row counts in a histogram, so a group with rows has counts; only without one are groups noted.
        if byte_columns.is_empty() {
            held.resize(size, false);
            for &group in &groups {
                if let Some(held) = held.get_mut(group as usize) {
                    *held = true;
                }
            }
        }
        for (histogram, column) in piece.histograms.iter_mut().zip(byte_columns) {
            histogram.resize(size);
            histogram.add(column, part.clone(), &groups);
        }
        if batches.is_empty() {
            continue;
        }
        order.sort(part.start as u32, &groups, size);
        let mut refused: Option<Error> = None;
        for (states, batch) in piece.states.iter_mut().zip(batches) {
            states.resize(size);
            for (group, rows) in order.runs() {
                if let Err(error) = states.read(group, &batch.only(rows)) {
                    refused = Some(refused.map_or(error.clone(), |first| smaller(first, error)));
                }
            }
        }
        if let Some(refused) = refused {
            return Err(refused);
        }
    }
    if let Some(histogram) = piece.histograms.first() {
        held = (0..grouper.len()).map(|group| histogram.of(group).iter().any(|&count| count > 0)).collect();
    }
    piece.name(&held, &grouper);
    Ok(())
}

/// Counts the rows of a piece where 16 bits tell all counts apart; otherwise does nothing.
fn count_short(
    piece: &mut Piece,
    rows: Range<usize>,
    grouper: &mut Grouper<'_, '_>,
    byte_columns: &[ByteColumn<'_>],
) -> bool {
    let Some(size) = grouper.most() else { return false };
    let [histogram] = piece.histograms.as_mut_slice() else { return false };
    let [column] = byte_columns else { return false };
    if !histogram.is_short(size) {
        return false;
    }
    let (mut groups, mut scratch) = (Vec::new(), Vec::new());
    let mut start = rows.start;
    while start < rows.end {
        let part = start..rows.end.min(start + COUNTED_ROWS);
        start = part.end;
        grouper.write::<u16>(part.clone(), &mut scratch, &mut groups);
        histogram.add_short(column, part, &mut groups);
    }
    let held: Vec<bool> = (0..size).map(|group| histogram.of(group).iter().any(|&count| count > 0)).collect();
    piece.name(&held, grouper);
    true
}

/// Rows in the order of their groups; within a group in their own.
#[derive(Default)]
struct Order {
    rows: Vec<u32>,
    /// Where the rows of each group that has some begin.
    starts: Vec<(usize, usize)>,
    places: Vec<usize>,
}

impl Order {
    #[allow(clippy::cast_possible_truncation)]
    fn sort(&mut self, first: u32, groups: &[u32], size: usize) {
        self.places.clear();
        self.places.resize(size + 1, 0);
        for &group in groups {
            if let Some(place) = self.places.get_mut(group as usize + 1) {
                *place += 1;
            }
        }
        self.starts.clear();
        let mut before = 0;
        for (group, place) in self.places.iter_mut().enumerate() {
            let rows = *place;
            if rows > 0 {
                self.starts.push((group - 1, before));
            }
            before += rows;
            *place = before;
        }
        // A place now says where the next group begins: each is shifted back by taking the one before.
        self.rows.clear();
        self.rows.resize(groups.len(), 0);
        for (row, &group) in groups.iter().enumerate() {
            if let Some(place) = self.places.get_mut(group as usize) {
                if let Some(slot) = self.rows.get_mut(*place) {
                    *slot = first + row as u32;
                }
                *place += 1;
            }
        }
    }

    fn runs(&self) -> impl Iterator<Item = (usize, &[u32])> {
        let ends = self.starts.iter().skip(1).map(|(_, start)| *start).chain([self.rows.len()]);
        self.starts
            .iter()
            .zip(ends)
            .map(|(&(group, start), end)| (group, self.rows.get(start..end).unwrap_or_default()))
    }
}

/// The first of these rows that a counted metric refuses, and why.
fn first_counted_refusal(
    metrics: &[&AnyOver],
    counted: &[Counted],
    columns: &[ByteColumn<'_>],
    rows: Range<usize>,
) -> Option<Error> {
    let refusals = counted.iter().filter_map(|counted| {
        let (over, column) = (metrics.get(counted.metric)?, columns.get(counted.column)?);
        first_refusal(column, rows.clone(), &|count| {
            let mut states = over.metric.states();
            states.resize(1);
            states.read_counts(0, &[count])
        })
    });
    refusals.reduce(smaller)
}
