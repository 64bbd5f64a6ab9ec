//! A column of names as it comes in, and as codes.

use super::names::{NameCodes, Names};
use crate::codes::{TextCodes, TextList, NO_CODE};
use crate::columns::{Key, Keys, NumberSlice, Numbers, Texts, Validity};
use crate::{parallel, Error};

/// A column of names: whole numbers, words, or codes with the list of what they stand for.
///
/// ```
/// use cxkit::journey::Labels;
/// let words = Labels::from(&["landing", "checkout"]);
/// let coded = Labels::coded(&[0_u8, 1], &["landing", "checkout"]);
/// # let _ = (words, coded);
/// ```
#[derive(Clone, Debug)]
pub struct Labels<'a>(pub(crate) Kind<'a>);

#[derive(Clone, Debug)]
pub(crate) enum Kind<'a> {
    Plain(Keys<'a>),
    Coded(Numbers<'a>, Keys<'a>),
}

impl<'a> Labels<'a> {
    /// Codes from 0, each standing for the name in that place; a code below 0 stands for a missing name.
    #[must_use]
    pub fn coded(codes: impl Into<Numbers<'a>>, names: impl Into<Keys<'a>>) -> Self {
        Self(Kind::Coded(codes.into(), names.into()))
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kind::Plain(keys) => keys.len(),
            Kind::Coded(codes, _) => codes.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a, T> From<T> for Labels<'a>
where
    Keys<'a>: From<T>,
{
    fn from(names: T) -> Self {
        Self(Kind::Plain(names.into()))
    }
}

/// A code of a row, as it came or as it was made.
pub(crate) trait RowCode: Copy + Send + Sync {
    fn to_code(self) -> i64;
}

macro_rules! row_codes {
    ($($type:ty),+) => { $( impl RowCode for $type {
        #[allow(clippy::cast_lossless)]
        fn to_code(self) -> i64 { self as i64 }
    } )+ };
}
row_codes!(i8, u8, i16, u16, i32, u32, i64);

impl RowCode for u64 {
    fn to_code(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

/// The codes of the rows.
pub(crate) enum RowCodes<'a> {
    Given(Numbers<'a>),
    Made(Vec<u32>),
}

/// A column of names as codes into a list of names, in which a name may stand twice or unused.
pub(crate) struct Coded<'a> {
    pub codes: RowCodes<'a>,
    pub names: Names,
}

/// Runs `$body` with `$slice` as the codes of the rows and `$validity` as their bitmap.
macro_rules! with_codes {
    ($codes:expr, ($slice:ident, $validity:ident) => $body:expr) => {
        match $codes {
            RowCodes::Made(made) => {
                let ($slice, $validity) = (made.as_slice(), None::<Validity<'_>>);
                $body
            }
            RowCodes::Given(numbers) => {
                let $validity = numbers.validity();
                match numbers.slice() {
                    NumberSlice::I8($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    NumberSlice::U8($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    NumberSlice::I16($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    NumberSlice::U16($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    NumberSlice::I32($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    NumberSlice::U32($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    NumberSlice::I64($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    NumberSlice::U64($slice) => {
                        let $slice = *$slice;
                        $body
                    }
                    // `Coded::new` lets no floats through.
                    NumberSlice::F32(_) | NumberSlice::F64(_) => {
                        let ($slice, _): (&[u8], _) = (&[], &$validity);
                        $body
                    }
                }
            }
        }
    };
}
pub(crate) use with_codes;

/// The code of a row in a list of so many names; nothing where it is missing, an error where it is beyond them.
#[inline]
pub(crate) fn row_code<T: RowCode>(codes: &[T], validity: Option<Validity<'_>>, row: usize) -> Option<i64> {
    if validity.is_some_and(|validity| !validity.is_valid(row)) {
        return None;
    }
    let code = codes.get(row)?.to_code();
    (code >= 0 && code != i64::from(NO_CODE)).then_some(code)
}

impl<'a> Coded<'a> {
    /// Gives every name of a column its code.
    pub fn new(labels: &Labels<'a>, what: &'static str, threads: usize) -> Result<Self, Error> {
        match &labels.0 {
            Kind::Plain(Keys::Texts(texts)) => Self::from_texts(texts, threads),
            Kind::Plain(keys) => {
                let mut codes = NameCodes::new();
                let made: Vec<u32> =
                    (0..keys.len()).map(|row| codes.code(&keys.get(row)).unwrap_or(NO_CODE)).collect();
                let (names, place) = codes.finish();
                let made =
                    made.into_iter().map(|code| if code == NO_CODE { code } else { place(code) }).collect();
                Ok(Self { codes: RowCodes::Made(made), names })
            }
            Kind::Coded(numbers, keys) => {
                if matches!(numbers.slice(), NumberSlice::F32(_) | NumberSlice::F64(_)) {
                    return Err(Error::WrongType {
                        what: what.into(),
                        required: "whole numbers as codes".into(),
                        got: "floats".into(),
                        row: None,
                    });
                }
                Self::from_given(numbers.clone(), keys, what, threads)
            }
        }
    }

    fn from_texts(texts: &Texts<'_>, threads: usize) -> Result<Self, Error> {
        let rows = texts.len();
        let piece = rows.div_ceil(threads.max(1)).max(1 << 14);
        let pieces = parallel::map_chunks(rows, piece, threads, |range| {
            let mut codes = TextCodes::new();
            let made: Vec<u32> =
                range.map(|row| texts.get(row).map_or(NO_CODE, |text| codes.code(text))).collect();
            Ok((made, codes.into_texts()))
        })?;
        let mut all = TextCodes::new();
        let mut made = Vec::with_capacity(rows);
        for (codes, texts) in pieces {
            let places: Vec<u32> = texts.iter().map(|text| all.code(text)).collect();
            made.extend(codes.iter().map(|&code| places.get(code as usize).copied().unwrap_or(NO_CODE)));
        }
        let names = Names { integers: Vec::new(), texts: all.into_texts() };
        Ok(Self { codes: RowCodes::Made(made), names })
    }

    fn from_given(
        numbers: Numbers<'a>,
        keys: &Keys<'_>,
        what: &'static str,
        threads: usize,
    ) -> Result<Self, Error> {
        // Whole numbers go before the texts in a list of names, so a mixed list changes the codes.
        let mut names = Names::default();
        let given: Vec<Key> = (0..keys.len()).map(|at| keys.get(at)).collect();
        let integers = given.iter().filter(|key| matches!(key, Key::Integer(_))).count() as u32;
        let mut places = Vec::with_capacity(given.len());
        let (mut integer, mut text) = (0, integers);
        for key in &given {
            match key {
                Key::Integer(_) => {
                    places.push(integer);
                    integer += 1;
                }
                Key::Text(_) => {
                    places.push(text);
                    text += 1;
                }
                Key::Null => places.push(NO_CODE),
            }
            names.push(key);
        }
        let codes = RowCodes::Given(numbers);
        let largest = given.len() as i64;
        let as_given = places.iter().enumerate().all(|(at, &place)| place as usize == at);
        let made = with_codes!(&codes, (slice, validity) => {
            let pieces = parallel::map_chunks(slice.len(), 1 << 16, threads, |range| {
                let first = range.start;
                let beyond = slice[range].iter().position(|code| code.to_code() >= largest);
                // A row that is not valid may hold anything.
                match beyond.map(|at| at + first) {
                    None => Ok(()),
                    Some(mut row) => {
                        while let Some(code) = slice.get(row) {
                            if code.to_code() >= largest && row_code(slice, validity, row).is_some() {
                                #[allow(clippy::cast_precision_loss)]
                                return Err(Error::out_of_range(
                                    format!("code of {what}"),
                                    Some(row),
                                    code.to_code() as f64,
                                    format!("below {largest}, the number of names"),
                                ));
                            }
                            row += 1;
                        }
                        Ok(())
                    }
                }
            });
            pieces?;
            (!as_given).then(|| {
                (0..slice.len())
                    .map(|row| row_code(slice, validity, row).map_or(NO_CODE, |code| places[code as usize]))
                    .collect::<Vec<u32>>()
            })
        });
        let codes = made.map_or(codes, RowCodes::Made);
        Ok(Self { codes, names })
    }

    /// The texts of the names; whole numbers in decimal digits.
    pub fn texts(&self) -> TextList {
        let integers = self.names.integers.iter().map(i64::to_string);
        let texts = self.names.texts.iter().map(str::to_owned);
        integers.chain(texts).collect()
    }
}

/// The i64 behind a column of whole numbers, where it is one.
pub(crate) fn as_integers<'b>(labels: &'b Labels<'_>) -> Option<(&'b [i64], Option<Validity<'b>>)> {
    match &labels.0 {
        Kind::Plain(Keys::Integers(values, validity)) => Some((values, *validity)),
        _ => None,
    }
}
