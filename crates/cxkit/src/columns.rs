//! Borrowed columns: what a measure reads.
//!
//! A column is a slice of numbers of any machine type, or texts, or keys, each with what is missing in it.
//! Nothing is copied on the way in.

mod layout;

pub use layout::Offset;
pub(crate) use layout::SeenViews;

use crate::Error;
use layout::Layout;
use std::borrow::Cow;

/// Which rows of a column hold a value: a bitmap, lowest bit first, as Arrow lays it out.
#[derive(Clone, Copy, Debug)]
pub struct Validity<'a> {
    bits: &'a [u8],
    offset: usize,
}

impl<'a> Validity<'a> {
    /// The bitmap whose bit `offset` belongs to row 0.
    #[must_use]
    pub const fn new(bits: &'a [u8], offset: usize) -> Self {
        Self { bits, offset }
    }

    /// Whether the row holds a value; a row beyond the bitmap does not.
    #[must_use]
    pub fn is_valid(&self, row: usize) -> bool {
        let bit = self.offset + row;
        self.bits.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }
}

/// The values of a column of numbers.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum NumberSlice<'a> {
    I8(&'a [i8]),
    U8(&'a [u8]),
    I16(&'a [i16]),
    U16(&'a [u16]),
    I32(&'a [i32]),
    U32(&'a [u32]),
    I64(&'a [i64]),
    U64(&'a [u64]),
    F32(&'a [f32]),
    F64(Cow<'a, [f64]>),
}

/// A column of numbers. `NaN` and rows that are not valid are missing.
///
/// ```
/// use cxkit::columns::Numbers;
/// assert_eq!(Numbers::from(&[10_u8, 9, 3]).get(1), Some(9.0));
/// assert_eq!(Numbers::from(&[Some(10.0), None]).get(1), None);
/// ```
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    values: NumberSlice<'a>,
    validity: Option<Validity<'a>>,
    threads: usize,
}

/// Runs the same expression over the slice, whatever its type.
macro_rules! with_slice {
    ($numbers:expr, $slice:ident => $body:expr) => {
        match $numbers {
            $crate::columns::NumberSlice::I8($slice) => $body,
            $crate::columns::NumberSlice::U8($slice) => $body,
            $crate::columns::NumberSlice::I16($slice) => $body,
            $crate::columns::NumberSlice::U16($slice) => $body,
            $crate::columns::NumberSlice::I32($slice) => $body,
            $crate::columns::NumberSlice::U32($slice) => $body,
            $crate::columns::NumberSlice::I64($slice) => $body,
            $crate::columns::NumberSlice::U64($slice) => $body,
            $crate::columns::NumberSlice::F32($slice) => $body,
            $crate::columns::NumberSlice::F64($slice) => $body,
        }
    };
}
pub(crate) use with_slice;

impl<'a> Numbers<'a> {
    /// The same values with a bitmap of the rows that hold one.
    #[must_use]
    pub fn with_validity(mut self, validity: Validity<'a>) -> Self {
        self.validity = Some(validity);
        self
    }

    /// How many threads may read the column. Default 1; the answer is the same for any number.
    #[must_use]
    pub const fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// How many threads may read the column.
    #[must_use]
    pub const fn threads(&self) -> usize {
        self.threads
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        with_slice!(&self.values, slice => slice.len())
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value in a row; nothing where it is missing.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<f64> {
        if self.validity.is_some_and(|validity| !validity.is_valid(row)) {
            return None;
        }
        let value = with_slice!(&self.values, slice => slice.get(row).map(|&value| value.to_f64()))?;
        (!value.is_nan()).then_some(value)
    }

    /// The values as they lie in memory.
    #[must_use]
    pub const fn slice(&self) -> &NumberSlice<'a> {
        &self.values
    }

    /// The bitmap, where there is one.
    #[must_use]
    pub const fn validity(&self) -> Option<Validity<'a>> {
        self.validity
    }
}

/// A number of a machine type, read as `f64`.
pub(crate) trait ToF64: Copy {
    fn to_f64(self) -> f64;
}

macro_rules! number_types {
    ($($variant:ident $type:ty),+) => { $(
        impl ToF64 for $type {
            // 64-bit integers beyond 2^53 round; no scale of answers reaches there.
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless)]
            fn to_f64(self) -> f64 {
                self as f64
            }
        }
        number_types!(@from $variant $type);
    )+ };
    (@from F64 $type:ty) => {
        impl<'a> From<&'a [f64]> for Numbers<'a> {
            fn from(values: &'a [f64]) -> Self {
                Self { values: NumberSlice::F64(Cow::Borrowed(values)), validity: None, threads: 1 }
            }
        }
        number_types!(@arrays f64);
    };
    (@from $variant:ident $type:ty) => {
        impl<'a> From<&'a [$type]> for Numbers<'a> {
            fn from(values: &'a [$type]) -> Self {
                Self { values: NumberSlice::$variant(values), validity: None, threads: 1 }
            }
        }
        number_types!(@arrays $type);
    };
    (@arrays $type:ty) => {
        impl<'a> From<&'a Vec<$type>> for Numbers<'a> {
            fn from(values: &'a Vec<$type>) -> Self {
                Self::from(values.as_slice())
            }
        }
        impl<'a, const N: usize> From<&'a [$type; N]> for Numbers<'a> {
            fn from(values: &'a [$type; N]) -> Self {
                Self::from(values.as_slice())
            }
        }
    };
}
number_types!(I8 i8, U8 u8, I16 i16, U16 u16, I32 i32, U32 u32, I64 i64, U64 u64, F32 f32, F64 f64);

impl From<Vec<f64>> for Numbers<'_> {
    fn from(values: Vec<f64>) -> Self {
        Self { values: NumberSlice::F64(Cow::Owned(values)), validity: None, threads: 1 }
    }
}

impl From<&[Option<f64>]> for Numbers<'_> {
    fn from(values: &[Option<f64>]) -> Self {
        values.iter().map(|value| value.unwrap_or(f64::NAN)).collect::<Vec<f64>>().into()
    }
}

impl<const N: usize> From<&[Option<f64>; N]> for Numbers<'_> {
    fn from(values: &[Option<f64>; N]) -> Self {
        Self::from(values.as_slice())
    }
}

/// A column of texts; `None` is missing. A copy shares what it holds.
///
/// ```
/// use cxkit::columns::{Numbers, Texts};
/// let regions = Texts::dictionary([Some("north"), Some("south")], Numbers::from(&[1_i8, 0, 1]));
/// assert_eq!((regions.len(), regions.get(0)), (3, Some("south")));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Texts<'a> {
    /// The texts by row or, where there are codes, by code.
    words: Layout<'a>,
    codes: Option<Box<Numbers<'a>>>,
}

impl<'a> Texts<'a> {
    /// Texts that repeat: each once, and which of them a row holds. A row whose code is missing, or is no place
    /// among the words, has no text.
    pub fn dictionary(
        words: impl IntoIterator<Item = Option<&'a str>>,
        codes: impl Into<Numbers<'a>>,
    ) -> Self {
        Self { words: Layout::List(words.into_iter().collect()), codes: Some(Box::new(codes.into())) }
    }

    /// Texts one after the other, as Arrow lays them out: row 0 lies between the first offset and the second, and
    /// so on. Nothing is copied; what is not valid is missing.
    ///
    /// # Errors
    /// `wrong_type` when the offsets do not rise, lead out of the bytes or cut a character, or the bytes between
    /// them are not UTF-8, naming the row.
    ///
    /// ```
    /// use cxkit::columns::Texts;
    /// let regions = Texts::from_offsets(&[0_i32, 5, 10], b"northsouth", None)?;
    /// assert_eq!((regions.len(), regions.get(1)), (2, Some("south")));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn from_offsets<O: Offset>(
        offsets: &'a [O],
        bytes: &'a [u8],
        validity: Option<Validity<'a>>,
    ) -> Result<Self, Error> {
        Ok(Self { words: layout::packed(offsets, bytes, validity)?, codes: None })
    }

    /// Texts by Arrow's views of sixteen bytes, little-endian: a length, then up to twelve bytes of text, or four of
    /// it, the number of a buffer and where the text begins there. Nothing is copied; what is not valid is missing.
    ///
    /// # Errors
    /// `wrong_type` for a view that leads out of the buffers or to bytes that are not UTF-8, naming the row.
    pub fn from_views(
        views: &'a [[u8; 16]],
        buffers: &[&'a [u8]],
        validity: Option<Validity<'a>>,
    ) -> Result<Self, Error> {
        Ok(Self { words: layout::views(views, buffers, validity)?, codes: None })
    }

    /// The words, by place, and the places of texts that repeat.
    pub(crate) fn as_dictionary(&self) -> Option<(Vec<Option<&'a str>>, &Numbers<'a>)> {
        let codes = self.codes.as_deref()?;
        Some(((0..self.words.len()).map(|place| self.words.get(place)).collect(), codes))
    }

    /// The views of the rows, and which rows have one, where texts lie so.
    pub(crate) fn views(&self) -> Option<(&'a [[u8; 16]], Option<Validity<'a>>)> {
        if self.codes.is_some() {
            return None;
        }
        self.words.views()
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.as_ref().map_or(self.words.len(), |codes| codes.len())
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text in a row; nothing where it is missing.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&'a str> {
        let place = match &self.codes {
            None => row,
            // A code that is no place becomes one beyond the last: casts saturate, and a fraction is none.
            Some(codes) => match codes.get(row) {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                Some(code) if code >= 0.0 && code.fract() == 0.0 => code as usize,
                _ => return None,
            },
        };
        self.words.get(place)
    }
}

impl<'a> FromIterator<Option<&'a str>> for Texts<'a> {
    fn from_iter<I: IntoIterator<Item = Option<&'a str>>>(texts: I) -> Self {
        Self { words: Layout::List(texts.into_iter().collect()), codes: None }
    }
}

impl<'a> From<&[&'a str]> for Texts<'a> {
    fn from(texts: &[&'a str]) -> Self {
        texts.iter().copied().map(Some).collect()
    }
}

impl<'a, const N: usize> From<&[&'a str; N]> for Texts<'a> {
    fn from(texts: &[&'a str; N]) -> Self {
        Self::from(texts.as_slice())
    }
}

impl<'a> From<&[Option<&'a str>]> for Texts<'a> {
    fn from(texts: &[Option<&'a str>]) -> Self {
        texts.iter().copied().collect()
    }
}

impl<'a, const N: usize> From<&[Option<&'a str>; N]> for Texts<'a> {
    fn from(texts: &[Option<&'a str>; N]) -> Self {
        Self::from(texts.as_slice())
    }
}

/// The name of a group: a stratum, a cluster. Numbers sort before words, and what is missing comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A whole number.
    Integer(i64),
    /// A word, ordered by its UTF-8 bytes.
    Text(Box<str>),
    /// No name: a group of its own.
    Null,
}

impl From<i64> for Key {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
            Self::Null => f.write_str("(none)"),
        }
    }
}

/// A column of group names: whole numbers or words.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Keys<'a> {
    /// Whole numbers.
    Integers(Cow<'a, [i64]>, Option<Validity<'a>>),
    /// Words.
    Texts(Texts<'a>),
    /// Names of any kind.
    Keys(Vec<Key>),
}

impl Keys<'_> {
    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Integers(values, _) => values.len(),
            Self::Texts(texts) => texts.len(),
            Self::Keys(keys) => keys.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name in a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Key {
        match self {
            Self::Integers(_, Some(validity)) if !validity.is_valid(row) => Key::Null,
            Self::Integers(values, _) => values.get(row).map_or(Key::Null, |&value| Key::Integer(value)),
            Self::Texts(texts) => texts.get(row).map_or(Key::Null, |text| Key::Text(text.into())),
            Self::Keys(keys) => keys.get(row).cloned().unwrap_or(Key::Null),
        }
    }
}

impl<'a> From<&'a [i64]> for Keys<'a> {
    fn from(values: &'a [i64]) -> Self {
        Self::Integers(Cow::Borrowed(values), None)
    }
}

impl<'a, const N: usize> From<&'a [i64; N]> for Keys<'a> {
    fn from(values: &'a [i64; N]) -> Self {
        Self::from(values.as_slice())
    }
}

impl From<Vec<i64>> for Keys<'_> {
    fn from(values: Vec<i64>) -> Self {
        Self::Integers(Cow::Owned(values), None)
    }
}

impl From<Vec<Key>> for Keys<'_> {
    fn from(keys: Vec<Key>) -> Self {
        Self::Keys(keys)
    }
}

impl<'a, T> From<T> for Keys<'a>
where
    Texts<'a>: From<T>,
{
    fn from(texts: T) -> Self {
        Self::Texts(texts.into())
    }
}
