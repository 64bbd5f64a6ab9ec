//! Customers by dense code, and the rows of a log.

use crate::codes::{IntegerCodes, TextCodes};
use crate::columns::{Key, NumberSlice};
use crate::measure::{Batch, ColumnView, Role, RoleKind};
use crate::{accumulate, Error};
use accumulate::{StateReader, StateWriter};

/// The columns of a log of customers.
pub(super) const CUSTOMER: usize = 0;
/// When the row happened.
const TIME: usize = 1;
pub(super) const LOG: &[Role] = &[
    Role::required("customer", RoleKind::Keys, "Who it was."),
    Role::required("time", RoleKind::Times, "When it was."),
];

/// Codes of customers: those named by numbers are even, those named by words odd.
#[derive(Clone, Debug)]
pub(super) struct Names {
    integers: IntegerCodes,
    texts: TextCodes,
}

impl Default for Names {
    fn default() -> Self {
        Self { integers: IntegerCodes::new(), texts: TextCodes::new() }
    }
}

/// A customer's name, in the order in which states are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name<'a> {
    Integer(i64),
    Text(&'a str),
}

impl Names {
    #[allow(clippy::cast_sign_loss)]
    pub fn code(&mut self, name: Name<'_>) -> u32 {
        match name {
            Name::Integer(number) => self.integers.code(number as u64) << 1,
            Name::Text(text) => self.texts.code(text) << 1 | 1,
        }
    }

    #[allow(clippy::cast_possible_wrap)]
    pub fn name(&self, code: u32) -> Name<'_> {
        let at = (code >> 1) as usize;
        match code & 1 {
            0 => Name::Integer(self.integers.keys().get(at).map_or(0, |&key| key as i64)),
            _ => Name::Text(self.texts.text(at)),
        }
    }

    /// Every code, in the order of the names.
    pub fn sorted(&self) -> Vec<u32> {
        let even = (0..self.integers.keys().len() as u32).map(|at| at << 1);
        let odd = (0..self.texts.len() as u32).map(|at| at << 1 | 1);
        let mut codes: Vec<u32> = even.chain(odd).collect();
        codes.sort_unstable_by(|&a, &b| self.name(a).cmp(&self.name(b)));
        codes
    }
}

pub(super) fn write_name(name: Name<'_>, writer: &mut StateWriter) {
    match name {
        Name::Integer(number) => {
            writer.bool(false);
            writer.i64(number);
        }
        Name::Text(text) => {
            writer.bool(true);
            writer.str(text);
        }
    }
}

pub(super) fn read_name<'a>(reader: &mut StateReader<'a>) -> Result<Name<'a>, Error> {
    Ok(if reader.bool()? { Name::Text(reader.str()?) } else { Name::Integer(reader.i64()?) })
}

/// Goes through the rows of a log that have a customer and a time, and says how many have not.
pub(super) fn each_row(
    batch: &Batch<'_>,
    names: &mut Names,
    mut visit: impl FnMut(u32, i64),
) -> Result<u64, Error> {
    let mut missing = 0;
    let Some(ColumnView::Times(times)) = batch.column(TIME) else { return Ok(batch.len() as u64) };
    let mut see = |code: Option<u32>, row: usize| match (code, times.get(row)) {
        (Some(code), Some(micros)) => visit(code, micros),
        _ => missing += 1,
    };
    match (batch.column(CUSTOMER), batch.listed()) {
        (Some(ColumnView::Numbers(numbers)), None) if numbers.validity().is_none() => match numbers.slice() {
            NumberSlice::I64(slice) => whole(slice.iter().copied(), names, &mut see),
            NumberSlice::I32(slice) => whole(slice.iter().map(|&key| key.into()), names, &mut see),
            NumberSlice::U32(slice) => whole(slice.iter().map(|&key| key.into()), names, &mut see),
            _ => by_key(batch, names, &mut see)?,
        },
        (Some(ColumnView::Texts(texts)), _) => {
            for row in batch.rows() {
                see(texts.get(row).map(|text| names.code(Name::Text(text))), row);
            }
        }
        _ => by_key(batch, names, &mut see)?,
    }
    Ok(missing)
}

/// Rows whose customers are whole numbers, none missing. Numbers close together are looked up by place.
#[allow(clippy::cast_possible_truncation)]
fn whole(
    keys: impl ExactSizeIterator<Item = i64> + Clone,
    names: &mut Names,
    see: &mut impl FnMut(Option<u32>, usize),
) {
    const NONE: u32 = u32::MAX;
    let (low, high) =
        keys.clone().fold((i64::MAX, i64::MIN), |(low, high), key| (low.min(key), high.max(key)));
    if keys.len() == 0 || high.abs_diff(low) > keys.len() as u64 * 4 + 1_024 {
        for (row, key) in keys.enumerate() {
            see(Some(names.code(Name::Integer(key))), row);
        }
        return;
    }
    let mut places = vec![NONE; high.abs_diff(low) as usize + 1];
    for (row, key) in keys.enumerate() {
        if let Some(place) = places.get_mut(key.abs_diff(low) as usize) {
            if *place == NONE {
                *place = names.code(Name::Integer(key));
            }
            see(Some(*place), row);
        }
    }
}

fn by_key(
    batch: &Batch<'_>,
    names: &mut Names,
    see: &mut impl FnMut(Option<u32>, usize),
) -> Result<(), Error> {
    for row in batch.rows() {
        let code = match batch.key(CUSTOMER, row)? {
            Key::Integer(number) => Some(names.code(Name::Integer(number))),
            Key::Text(text) => Some(names.code(Name::Text(&text))),
            Key::Null => None,
        };
        see(code, row);
    }
    Ok(())
}

/// The first and the last time of the rows; nothing without one.
pub(super) fn time_range(batch: &Batch<'_>) -> Option<(i64, i64)> {
    let Some(ColumnView::Times(times)) = batch.column(TIME) else { return None };
    if batch.listed().is_none() {
        return times.range();
    }
    let times = || batch.rows().filter_map(|row| times.get(row));
    times().min().zip(times().max())
}
