//! The customer of each row, as a number.

use crate::codes::{IntegerCodes, NO_CODE};
use crate::columns::{Key, NumberSlice, Validity};
use crate::journey::events::{BlankNames, Events};
use crate::journey::identity::Identity;
use crate::journey::labels::{as_integers, row_code, with_codes, Coded, RowCodes};
use crate::journey::names::{NameCodes, Names};
use crate::Error;

/// In a column of ranks: a customer whose id is blank.
pub(super) const BLANK: u32 = NO_CODE - 1;

/// The customer of each row, as a whole number that sorts like the customer's name.
pub(super) enum CustomerKeys<'a> {
    Integers { values: &'a [i64], validity: Option<Validity<'a>>, known_as: Option<(IntegerCodes, Vec<i64>)> },
    Ranks(Vec<u32>, Names),
}

#[derive(Clone, Copy)]
pub(super) enum RowKey {
    Key(i64),
    Missing,
    Blank,
}

pub(super) trait KeySource: Sync {
    fn key(&self, row: usize) -> RowKey;
}

pub(super) struct PlainKeys<'a>(pub &'a [i64]);
pub(super) struct Integers<'a>(
    pub &'a [i64],
    pub Option<Validity<'a>>,
    pub Option<&'a (IntegerCodes, Vec<i64>)>,
);
pub(super) struct Ranks<'a>(pub &'a [u32]);

impl KeySource for PlainKeys<'_> {
    #[inline]
    fn key(&self, row: usize) -> RowKey {
        RowKey::Key(self.0[row])
    }
}

impl KeySource for Integers<'_> {
    #[inline]
    fn key(&self, row: usize) -> RowKey {
        if self.1.is_some_and(|validity| !validity.is_valid(row)) {
            return RowKey::Missing;
        }
        let id = self.0[row];
        let known_as = self.2.and_then(|(codes, names)| Some(names[codes.get(id as u64)? as usize]));
        RowKey::Key(known_as.unwrap_or(id))
    }
}

impl KeySource for Ranks<'_> {
    #[inline]
    fn key(&self, row: usize) -> RowKey {
        match self.0[row] {
            NO_CODE => RowKey::Missing,
            BLANK => RowKey::Blank,
            rank => RowKey::Key(i64::from(rank)),
        }
    }
}

pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

pub(super) fn customer_keys<'a>(
    events: &'a Events<'_>,
    identity: &Identity,
    blanks: BlankNames,
    threads: usize,
) -> Result<CustomerKeys<'a>, Error> {
    if let Some((values, validity)) = as_integers(&events.customer) {
        let mut codes = IntegerCodes::new();
        let mut names = Vec::new();
        for (id, customer) in identity.iter() {
            // The smallest id of a whole number is a whole number.
            if let (Key::Integer(id), Key::Integer(customer)) = (id, customer) {
                codes.code(*id as u64);
                names.push(*customer);
            }
        }
        let known_as = (!names.is_empty()).then_some((codes, names));
        return Ok(CustomerKeys::Integers { values, validity, known_as });
    }
    let coded = Coded::new(&events.customer, "customer", threads)?;
    let mut names = coded.names;
    let blank: Vec<bool> =
        (0..names.len()).map(|at| matches!(names.get(at), Key::Text(text) if is_blank(&text))).collect();
    // Where a local name goes: its own place, or that of the customer it is known as.
    let mut goes_by: Vec<u32> = (0..names.len() as u32).collect();
    if !identity.is_empty() {
        let mut all = NameCodes::new();
        let codes: Vec<u32> = (0..names.len())
            .map(|at| all.code(&identity.customer(&names.get(at))).unwrap_or(NO_CODE))
            .collect();
        let (known, place) = all.finish();
        goes_by = codes.into_iter().map(place).collect();
        names = known;
    }
    let (names, ranks) = ranked(&names);
    let mut table: Vec<u32> = goes_by.iter().map(|&at| ranks[at as usize]).collect();
    if blanks != BlankNames::Keep {
        table.iter_mut().zip(&blank).filter(|(_, blank)| **blank).for_each(|(rank, _)| *rank = BLANK);
    }
    let to_rank = |code: u32| table.get(code as usize).copied().unwrap_or(NO_CODE);
    let ranks = match coded.codes {
        RowCodes::Made(mut made) => {
            made.iter_mut().for_each(|code| *code = to_rank(*code));
            made
        }
        given => with_codes!(&given, (slice, validity) => {
            (0..slice.len()).map(|row| row_code(slice, validity, row).map_or(NO_CODE, |code| to_rank(code as u32))).collect()
        }),
    };
    if blanks == BlankNames::Error {
        if let Some(row) = ranks.iter().position(|&rank| rank == BLANK) {
            return Err(Error::Missing { what: "customer (its id is blank)".into(), row });
        }
    }
    Ok(CustomerKeys::Ranks(ranks, names))
}

/// The names in order, each once, and the place of each old one among them.
pub(super) fn ranked(names: &Names) -> (Names, Vec<u32>) {
    let mut sorted = Names::default();
    let mut ranks = vec![0; names.len()];
    let mut before: Option<u32> = None;
    for at in names.sorted() {
        if !before.is_some_and(|before| names.same(before as usize, at as usize)) {
            sorted.push(&names.get(at as usize));
        }
        ranks[at as usize] = sorted.len() as u32 - 1;
        before = Some(at);
    }
    (sorted, ranks)
}
