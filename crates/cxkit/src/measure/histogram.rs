//! How often each small whole number stands in each group: all that a survey measure needs of a column of bytes,
//! gathered at one addition a row and shared by every measure of that column.

use super::ColumnView;
use crate::columns::{NumberSlice, Numbers};
use crate::{parallel, Error};
use std::ops::Range;

const PIECE: usize = 1 << 20;

/// A column whose numbers are bytes, each present.
#[derive(Clone)]
pub(crate) struct ByteColumn<'a> {
    numbers: Numbers<'a>,
    low: i16,
    /// How many values there may be from the lowest on, as a power of two.
    bits: u32,
}

impl<'a> ByteColumn<'a> {
    /// The column as bytes; nothing when it is of another type or lacks rows.
    pub fn new(column: &ColumnView<'a>, threads: usize) -> Option<Self> {
        let ColumnView::Numbers(numbers) = column else { return None };
        if numbers.validity().is_some() {
            return None;
        }
        let (low, high) = match numbers.slice() {
            NumberSlice::I8(slice) => ends(slice, threads),
            NumberSlice::U8(slice) => ends(slice, threads),
            _ => return None,
        }?;
        let bits = (high - low + 1).unsigned_abs().next_power_of_two().trailing_zeros();
        Some(Self { numbers: numbers.clone(), low, bits })
    }

    /// The values and how often each stands in a group.
    pub fn counts(&self, histogram: &[u64]) -> Vec<(f64, u64)> {
        (self.low..).zip(histogram).filter(|(_, &n)| n > 0).map(|(value, &n)| (f64::from(value), n)).collect()
    }

    /// The first of these rows that holds one of these values.
    pub fn first_of(&self, rows: Range<usize>, values: &[f64]) -> Option<usize> {
        rows.into_iter().find(|&row| self.numbers.get(row).is_some_and(|value| values.contains(&value)))
    }
}

fn ends<T: Copy + Ord + Send + Sync + Into<i16>>(slice: &[T], threads: usize) -> Option<(i16, i16)> {
    let pieces = parallel::map_chunks(slice.len(), PIECE, threads, |rows| {
        let part = slice.get(rows).unwrap_or_default();
        Ok(part.iter().copied().min().zip(part.iter().copied().max()))
    });
    let pieces: Vec<(T, T)> = pieces.ok()?.into_iter().flatten().collect();
    let low = pieces.iter().map(|(low, _)| *low).min()?;
    let high = pieces.iter().map(|(_, high)| *high).max()?;
    Some((low.into(), high.into()))
}

/// As many counts as 16 bits tell apart.
const SHORT: usize = 1 << 16;

/// The counts of many groups for one piece of the rows.
pub(crate) struct Histogram {
    bits: u32,
    counts: Vec<u32>,
}

impl Histogram {
    pub fn new(column: &ByteColumn<'_>) -> Self {
        Self { bits: column.bits, counts: Vec::new() }
    }

    pub fn resize(&mut self, groups: usize) {
        self.counts.resize(groups << self.bits, 0);
    }

    /// Adds the rows; `groups` says which group each is in. Pieces are shorter than a counter is wide.
    pub fn add(&mut self, column: &ByteColumn<'_>, rows: Range<usize>, groups: &[u32]) {
        match column.numbers.slice() {
            NumberSlice::I8(slice) => {
                add_all(&mut self.counts, self.bits, column.low, slice.get(rows).unwrap_or_default(), groups);
            }
            NumberSlice::U8(slice) => {
                add_all(&mut self.counts, self.bits, column.low, slice.get(rows).unwrap_or_default(), groups);
            }
            _ => {}
        }
    }

    /// Whether the counts of so many groups are told apart by 16 bits.
    pub fn is_short(&self, groups: usize) -> bool {
        groups << self.bits <= SHORT
    }

    /// The same as `add` for counts that 16 bits tell apart; `groups` becomes the place of each row's count. Half as
    /// wide are twice as many rows in a vector, and no place needs to be checked.
    pub fn add_short(&mut self, column: &ByteColumn<'_>, rows: Range<usize>, groups: &mut [u16]) {
        self.counts.resize(SHORT, 0);
        let Ok(counts) = <&mut [u32; SHORT]>::try_from(self.counts.as_mut_slice()) else { return };
        match column.numbers.slice() {
            NumberSlice::I8(slice) => {
                places(self.bits, column.low, slice.get(rows).unwrap_or_default(), groups);
            }
            NumberSlice::U8(slice) => {
                places(self.bits, column.low, slice.get(rows).unwrap_or_default(), groups);
            }
            _ => {}
        }
        for &place in groups.iter() {
            counts[usize::from(place)] += 1;
        }
    }

    /// The counts of a group, lowest value first.
    pub fn of(&self, group: usize) -> &[u32] {
        self.counts.get(group << self.bits..(group + 1) << self.bits).unwrap_or_default()
    }
}

#[allow(clippy::cast_sign_loss)]
fn add_all<T: Copy + Into<i16>>(counts: &mut [u32], bits: u32, low: i16, values: &[T], groups: &[u32]) {
    for (&value, &group) in values.iter().zip(groups) {
        let value: i16 = value.into();
        let slot = ((group as usize) << bits) + (value - low) as u16 as usize;
        if let Some(count) = counts.get_mut(slot) {
            *count += 1;
        }
    }
}

#[allow(clippy::cast_sign_loss)]
fn places<T: Copy + Into<i16>>(bits: u32, low: i16, values: &[T], groups: &mut [u16]) {
    for (&value, group) in values.iter().zip(groups) {
        *group = (*group << bits) + (value.into() - low) as u16;
    }
}

/// Adds the counts of one piece to those of all, in the wider type.
pub(crate) fn add_counts(all: &mut Vec<u64>, piece: &[u32]) {
    if all.len() < piece.len() {
        all.resize(piece.len(), 0);
    }
    for (all, piece) in all.iter_mut().zip(piece) {
        *all += u64::from(*piece);
    }
}

/// The first of these rows whose value is refused, and why: each value there can be is tried once.
pub(crate) fn first_refusal(
    column: &ByteColumn<'_>,
    rows: Range<usize>,
    read: &dyn Fn((f64, u64)) -> Result<(), Error>,
) -> Option<Error> {
    let all = (column.low..).take(1 << column.bits).map(f64::from);
    let refused: Vec<f64> = all.filter(|&value| read((value, 1)).is_err()).collect();
    let row = column.first_of(rows, &refused)?;
    let value = column.numbers.get(row)?;
    read((value, 1)).err().map(|error| error.in_row(row))
}
