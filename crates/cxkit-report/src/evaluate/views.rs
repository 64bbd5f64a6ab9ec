//! Columns of a report as the core reads them, by the part they play.

use crate::scorecard::Clock;
use crate::source::times;
use crate::table::TableColumn;
use cxkit::columns::{Key, Numbers, Texts};
use cxkit::measure::{ColumnView, RoleKind};
use cxkit::time::{Times, Zone};
use cxkit::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The values of some rows of a column, of a kind that plays a part.
pub(crate) enum View<'a> {
    Numbers(Cow<'a, [f64]>),
    Words(Vec<String>, Cow<'a, [u32]>),
    Times(Times<'a>),
}

impl View<'_> {
    pub fn column(&self) -> ColumnView<'_> {
        match self {
            Self::Numbers(numbers) => ColumnView::Numbers(Numbers::from(&**numbers)),
            Self::Words(words, codes) => ColumnView::Texts(Texts::dictionary(
                words.iter().map(|word| Some(word.as_str())),
                Numbers::from(&**codes),
            )),
            Self::Times(times) => ColumnView::Times(times.clone()),
        }
    }
}

/// The rows of a column as a measure reads them in this part. Rows of an error count over the rows that are kept.
pub(super) fn view<'a>(
    kind: RoleKind,
    name: &str,
    column: &'a TableColumn,
    kept: Option<&[u32]>,
    clock: &Clock,
    zone: &Zone,
) -> Result<View<'a>, Error> {
    match (kind, column) {
        (RoleKind::Times, column) => {
            let all = times(name, column, clock, zone).map_err(|error| match (kept, error.row()) {
                (Some(kept), Some(row)) => {
                    let place = kept.iter().position(|&known| known as usize == row);
                    place.map_or(error.clone(), |place| error.in_row(place))
                }
                _ => error,
            })?;
            Ok(View::Times(match kept {
                None => all,
                Some(kept) => Times::from_options(kept.iter().map(|&row| all.get(row as usize))),
            }))
        }
        (RoleKind::Keys, TableColumn::Words(_)) | (RoleKind::Answers, TableColumn::Words(_)) => {
            Ok(words(column, kept))
        }
        (RoleKind::Keys, column) => Ok(names(column, kept)),
        (RoleKind::Flags, TableColumn::Times(times)) => {
            // A time is a yes: the case was resolved, whenever that was.
            let is = |row: usize| f64::from(times.get(row).is_some_and(Option::is_some));
            Ok(View::Numbers(Cow::Owned(picked(times.len(), kept).map(is).collect())))
        }
        (_, TableColumn::Numbers(numbers)) => Ok(View::Numbers(match kept {
            None => Cow::Borrowed(numbers),
            Some(kept) => Cow::Owned(
                kept.iter().map(|&row| numbers.get(row as usize).copied().unwrap_or(f64::NAN)).collect(),
            ),
        })),
        (_, TableColumn::Times(_)) => Err(wrong_type(name, "numbers or words", "times", None)),
        (kind, TableColumn::Words(words)) => {
            let required = if kind == RoleKind::Flags { "yes or no, as 1 and 0" } else { "numbers" };
            let read = |word: &str| {
                let trimmed = word.trim();
                let number = trimmed.parse().ok().filter(|number: &f64| number.is_finite());
                match trimmed.to_ascii_lowercase().as_str() {
                    "true" | "yes" if kind == RoleKind::Flags => Some(1.0),
                    "false" | "no" if kind == RoleKind::Flags => Some(0.0),
                    _ => number,
                }
            };
            let known: Vec<Option<f64>> = words.all().map(read).collect();
            let rows = picked(column.len(), kept).enumerate();
            let numbers = rows.map(|(at, row)| {
                match words.codes().get(row).and_then(|&code| known.get(code as usize)) {
                    Some(Some(number)) => Ok(*number),
                    Some(None) => {
                        Err(wrong_type(name, required, words.get(row).unwrap_or_default(), Some(at)))
                    }
                    None => Ok(f64::NAN),
                }
            });
            Ok(View::Numbers(Cow::Owned(numbers.collect::<Result<Vec<f64>, Error>>()?)))
        }
    }
}

fn wrong_type(name: &str, required: &'static str, got: &str, row: Option<usize>) -> Error {
    let got = match row {
        Some(_) => cxkit::describe::Value::Text(got.to_owned().into()).describe(),
        None => got.to_owned(),
    };
    Error::WrongType { what: name.to_owned().into(), required: required.into(), got: got.into(), row }
}

fn picked(len: usize, kept: Option<&[u32]>) -> impl Iterator<Item = usize> + '_ {
    let count = kept.map_or(len, <[u32]>::len);
    (0..count).map(move |at| kept.map_or(at, |kept| kept.get(at).map_or(len, |&row| row as usize)))
}

fn words<'a>(column: &'a TableColumn, kept: Option<&[u32]>) -> View<'a> {
    match column {
        TableColumn::Words(words) => {
            let codes = match kept {
                None => Cow::Borrowed(words.codes()),
                Some(kept) => Cow::Owned(words.rows(kept)),
            };
            View::Words(words.all().map(str::to_owned).collect(), codes)
        }
        column => names(column, kept),
    }
}

/// Numbers and times as names.
fn names<'a>(column: &'a TableColumn, kept: Option<&[u32]>) -> View<'a> {
    let (labels, codes) = coded(column, kept);
    let words: Vec<String> =
        labels.iter().filter(|key| **key != Key::Null).map(ToString::to_string).collect();
    // Rows without a value have the last code, which is no place among the words.
    View::Words(words, Cow::Owned(codes))
}

/// The rows of a column as places in a list of its values: numbers by size, then words, and last no value.
pub(super) fn coded(column: &TableColumn, kept: Option<&[u32]>) -> (Vec<Key>, Vec<u32>) {
    let mut places: BTreeMap<Key, u32> = BTreeMap::new();
    let mut first: Vec<u32> = Vec::new();
    // Words are told apart by their codes, and looked up by name once each.
    let mut by_code: Vec<Option<u32>> = Vec::new();
    for row in picked(column.len(), kept) {
        let place = |places: &mut BTreeMap<Key, u32>| {
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            *places.entry(column.key(row)).or_insert(next)
        };
        let at = match column {
            TableColumn::Words(words) => match words.codes().get(row).map(|&code| code as usize) {
                Some(code) if code < words.all().len() => {
                    if by_code.len() <= code {
                        by_code.resize(code + 1, None);
                    }
                    match by_code.get(code).copied().flatten() {
                        Some(place) => place,
                        None => {
                            let new = place(&mut places);
                            if let Some(slot) = by_code.get_mut(code) {
                                *slot = Some(new);
                            }
                            new
                        }
                    }
                }
                _ => place(&mut places),
            },
            _ => place(&mut places),
        };
        first.push(at);
    }
    // In the order of the keys; rows without one come last whether or not there are any.
    let mut order = vec![0; places.len()];
    let has_null = places.contains_key(&Key::Null);
    let mut labels: Vec<Key> = Vec::with_capacity(places.len() + 1);
    for (rank, (key, place)) in places.into_iter().enumerate() {
        if let Some(slot) = order.get_mut(place as usize) {
            *slot = u32::try_from(rank).unwrap_or(u32::MAX);
        }
        labels.push(key);
    }
    if !has_null {
        labels.push(Key::Null);
    }
    let codes = first.into_iter().map(|place| order.get(place as usize).copied().unwrap_or(u32::MAX));
    (labels, codes.collect())
}
