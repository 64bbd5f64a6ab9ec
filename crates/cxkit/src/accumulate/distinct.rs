//! How many different names there are, exactly.

use super::hash::Hasher;
use super::{Accumulator, StateReader, StateWriter};
use crate::columns::{Key, Keys};
use crate::stats::{DistinctCountOptions, DistinctCountResult};
use crate::Error;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

const KIND: &str = "distinct";
const VERSION: u64 = 1;

type Set<T> = HashSet<T, BuildHasherDefault<Hasher>>;

/// Every different name seen, kept exactly: whole numbers and words, which never count as the same.
///
/// A row without a name is missing: skipped and counted. It takes some twenty bytes for each different number, and
/// for each different word its length more; where that is too much, take a [`super::DistinctSketch`].
///
/// # Examples
/// ```
/// use cxkit::accumulate::{Accumulator, Distinct};
/// let (mut monday, mut tuesday) = (Distinct::new(), Distinct::new());
/// monday.extend(&[3, 5, 3][..]);
/// tuesday.extend(&[5, 8][..]);
/// monday.merge(&tuesday)?;
/// assert_eq!(monday.distinct_count(), 3);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distinct {
    integers: Set<i64>,
    texts: Set<Box<str>>,
    n: u64,
    missing_count: u64,
}

impl Distinct {
    /// Nobody seen yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the name of a row.
    pub fn add(&mut self, key: Key) {
        let missing = key == Key::Null;
        match key {
            Key::Integer(number) => {
                self.integers.insert(number);
            }
            Key::Text(text) => {
                self.texts.insert(text);
            }
            Key::Null => {}
        }
        self.count(u64::from(!missing), u64::from(missing));
    }

    /// Adds a column of names.
    pub fn extend<'a>(&mut self, keys: impl Into<Keys<'a>>) {
        match keys.into() {
            Keys::Integers(values, validity) => {
                let mut missing = 0;
                for (row, &value) in values.iter().enumerate() {
                    if validity.is_some_and(|validity| !validity.is_valid(row)) {
                        missing += 1;
                    } else {
                        self.integers.insert(value);
                    }
                }
                self.count(values.len() as u64 - missing, missing);
            }
            Keys::Texts(texts) => {
                for text in (0..texts.len()).map(|row| texts.get(row)) {
                    if let Some(text) = text.filter(|text| !self.texts.contains(*text)) {
                        self.texts.insert(text.into());
                    }
                    self.count(u64::from(text.is_some()), u64::from(text.is_none()));
                }
            }
            keys => (0..keys.len()).for_each(|row| self.add(keys.get(row))),
        }
    }

    fn count(&mut self, rows: u64, missing: u64) {
        self.n = self.n.saturating_add(rows);
        self.missing_count = self.missing_count.saturating_add(missing);
    }

    /// How many different names were seen.
    #[must_use]
    pub fn distinct_count(&self) -> u64 {
        (self.integers.len() + self.texts.len()) as u64
    }

    /// Rows with a name.
    #[must_use]
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// Rows left out because their name is missing.
    #[must_use]
    pub const fn missing_count(&self) -> u64 {
        self.missing_count
    }

    /// The count as a result, as [`crate::stats::distinct_count`] gives it.
    ///
    /// # Errors
    /// `out_of_range` for a level outside 0 to 1.
    pub fn result(&self, options: &DistinctCountOptions) -> Result<DistinctCountResult, Error> {
        crate::stats::exact_count(self, options)
    }

    /// Writes the names as part of a larger state: numbers in ascending order as gaps, then words in the order of
    /// their bytes.
    pub fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(self.missing_count);
        writer.u64(self.n);
        let mut integers: Vec<i64> = self.integers.iter().copied().collect();
        integers.sort_unstable();
        writer.usize(integers.len());
        let mut before = None;
        for &number in &integers {
            match before {
                None => writer.i64(number),
                Some(before) => writer.u64(number.abs_diff(before)),
            }
            before = Some(number);
        }
        let mut texts: Vec<&str> = self.texts.iter().map(AsRef::as_ref).collect();
        texts.sort_unstable();
        writer.usize(texts.len());
        texts.into_iter().for_each(|text| writer.str(text));
    }

    /// Reads names written by [`Distinct::write_to`].
    ///
    /// # Errors
    /// `bad_state` when they are not in order or are more than the rows.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let wrong = || Error::bad_state("its names are not in their one form");
        let mut read = Self { missing_count: reader.u64()?, n: reader.u64()?, ..Self::new() };
        let mut last = None;
        for _ in 0..reader.length(1)? {
            let number = match last {
                None => reader.i64()?,
                Some(last) => {
                    let gap = reader.u64()?;
                    i64::checked_add_unsigned(last, gap).filter(|_| gap > 0).ok_or_else(wrong)?
                }
            };
            read.integers.insert(number);
            last = Some(number);
        }
        let mut last: Option<&str> = None;
        for _ in 0..reader.length(1)? {
            let text = reader.str()?;
            if last.is_some_and(|last| last >= text) {
                return Err(wrong());
            }
            read.texts.insert(text.into());
            last = Some(text);
        }
        if read.distinct_count() > read.n || (read.n > 0 && read.distinct_count() == 0) {
            return Err(wrong());
        }
        Ok(read)
    }
}

impl Accumulator for Distinct {
    type Item = Key;
    type Output = DistinctCountResult;

    fn push(&mut self, item: Key) -> Result<(), Error> {
        self.add(item);
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.integers.extend(&other.integers);
        for text in &other.texts {
            if !self.texts.contains(text) {
                self.texts.insert(text.clone());
            }
        }
        self.count(other.n, other.missing_count);
        Ok(())
    }

    fn finish(&self) -> Result<DistinctCountResult, Error> {
        self.result(&DistinctCountOptions::default())
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        self.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let read = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(read)
    }
}
