//! Columns as the bindings hand them over: borrowed buffers, in one piece or several.

use cxkit::columns::{Key, Keys, NumberSlice, Numbers, Texts};
use cxkit::measure::ColumnView;
use cxkit::survey::Answers;
use cxkit::time::{TimeUnit, Times, Zone};
use cxkit::Error;
use std::borrow::Cow;

/// One piece of a column.
#[derive(Clone, Debug)]
pub enum Chunk<'a> {
    /// Numbers of any machine type.
    Numbers(Numbers<'a>),
    /// Texts.
    Texts(Texts<'a>),
    /// Points in time.
    Times(Times<'a>),
}

impl<'a> Chunk<'a> {
    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Texts(texts) => texts.len(),
            Self::Times(times) => times.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The piece as answers to a survey.
    ///
    /// # Errors
    /// `wrong_type` for times.
    pub fn answers(&self, what: &str) -> Result<Answers<'a>, Error> {
        match self {
            Self::Numbers(numbers) => Ok(Answers::Numbers(numbers.clone())),
            Self::Texts(texts) => Ok(Answers::Texts(texts.clone())),
            Self::Times(_) => Err(wrong_type(what, "a column of answers", "times", None)),
        }
    }
}

/// A column: its pieces in order.
#[derive(Clone, Debug, Default)]
pub struct Column<'a> {
    /// The pieces.
    pub chunks: Vec<Chunk<'a>>,
}

impl<'a> From<Numbers<'a>> for Column<'a> {
    fn from(numbers: Numbers<'a>) -> Self {
        Self { chunks: vec![Chunk::Numbers(numbers)] }
    }
}

impl<'a> From<Times<'a>> for Column<'a> {
    fn from(times: Times<'a>) -> Self {
        Self { chunks: vec![Chunk::Times(times)] }
    }
}

impl<'a> From<Texts<'a>> for Column<'a> {
    fn from(texts: Texts<'a>) -> Self {
        Self { chunks: vec![Chunk::Texts(texts)] }
    }
}

impl<'a> Column<'a> {
    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chunks.iter().map(Chunk::len).sum()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The column as numbers in one piece; several pieces are copied together.
    ///
    /// # Errors
    /// `wrong_type` for texts.
    pub fn numbers(&self, what: &str) -> Result<Numbers<'a>, Error> {
        if let [Chunk::Numbers(numbers)] = self.chunks.as_slice() {
            return Ok(numbers.clone());
        }
        let mut values = Vec::with_capacity(self.len());
        for chunk in &self.chunks {
            match chunk {
                Chunk::Numbers(numbers) => {
                    values.extend((0..numbers.len()).map(|row| numbers.get(row).unwrap_or(f64::NAN)));
                }
                chunk if chunk.is_empty() => {}
                Chunk::Texts(_) => {
                    return Err(wrong_type(what, "a column of numbers", "texts", Some(values.len())))
                }
                Chunk::Times(_) => {
                    return Err(wrong_type(what, "a column of numbers", "times", Some(values.len())))
                }
            }
        }
        Ok(values.into())
    }

    /// The column as answers in one piece; several pieces are copied together.
    ///
    /// # Errors
    /// `wrong_type` for numbers and texts in one column.
    pub fn answers(&self, what: &str) -> Result<Answers<'a>, Error> {
        match self.chunks.as_slice() {
            [chunk] => chunk.answers(what),
            [Chunk::Texts(_), ..] => Ok(Answers::Texts(self.texts(what)?)),
            _ => Ok(Answers::Numbers(self.numbers(what)?)),
        }
    }

    /// The column in one piece, whatever it holds; several pieces are copied together.
    ///
    /// # Errors
    /// `wrong_type` for numbers and texts in one column.
    pub fn view(&self, what: &str) -> Result<ColumnView<'a>, Error> {
        match self.chunks.as_slice() {
            [Chunk::Texts(texts)] => Ok(ColumnView::Texts(texts.clone())),
            [Chunk::Texts(_), ..] => Ok(ColumnView::Texts(self.texts(what)?)),
            [Chunk::Times(_), ..] => Ok(ColumnView::Times(self.times(what)?)),
            _ => Ok(ColumnView::Numbers(self.numbers(what)?)),
        }
    }

    /// The column as names of groups: whole numbers or words.
    ///
    /// # Errors
    /// `wrong_type` naming the row for a number that is not whole.
    pub fn keys(&self, what: &str) -> Result<Keys<'a>, Error> {
        if matches!(self.chunks.first(), Some(Chunk::Texts(_))) {
            return Ok(Keys::Texts(self.texts(what)?));
        }
        let numbers = self.numbers(what)?;
        if let (NumberSlice::I64(values), validity) = (numbers.slice(), numbers.validity()) {
            return Ok(Keys::Integers(Cow::Borrowed(*values), validity));
        }
        let keys = (0..numbers.len()).map(|row| match numbers.get(row) {
            None => Ok(Key::Null),
            #[allow(clippy::cast_possible_truncation)]
            Some(value) if value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0 => {
                Ok(Key::Integer(value as i64))
            }
            Some(value) => Err(wrong_type(what, "whole numbers or words", &value.to_string(), Some(row))),
        });
        Ok(Keys::from(keys.collect::<Result<Vec<Key>, Error>>()?))
    }

    /// The column as points in time, in one piece; several pieces are copied together. Texts are read as ISO 8601,
    /// those without a zone as UTC.
    ///
    /// # Errors
    /// `wrong_type` for numbers, whose unit nobody knows, and for texts that are no times; `mixed_zones`;
    /// `out_of_range` for a time beyond the calendar.
    pub fn times(&self, what: &str) -> Result<Times<'a>, Error> {
        self.times_in(what, &Zone::utc())
    }

    /// The same, with texts without a zone read as local to `zone`.
    ///
    /// # Errors
    /// As [`Column::times`].
    pub fn times_in(&self, what: &str, zone: &Zone) -> Result<Times<'a>, Error> {
        let refused = || Err(wrong_type(what, "a column of times", "numbers without a unit of time", None));
        match self.chunks.as_slice() {
            [] => Ok(Times::new(Vec::new(), TimeUnit::Microseconds)?),
            [Chunk::Times(times)] => Ok(times.clone()),
            [Chunk::Texts(_), ..] => Times::from_texts(&self.texts(what)?, zone),
            [Chunk::Times(_), ..] => {
                let mut micros = Vec::with_capacity(self.len());
                for chunk in &self.chunks {
                    match chunk {
                        Chunk::Times(times) => micros.extend((0..times.len()).map(|row| times.get(row))),
                        chunk if chunk.is_empty() => {}
                        _ => return refused(),
                    }
                }
                Ok(Times::from_options(micros))
            }
            // A column in which nothing is known has no type of its own.
            [Chunk::Numbers(numbers)] if (0..numbers.len()).all(|row| numbers.get(row).is_none()) => {
                Ok(Times::from_options((0..numbers.len()).map(|_| None)))
            }
            _ if self.is_empty() => Ok(Times::new(Vec::new(), TimeUnit::Microseconds)?),
            _ => refused(),
        }
    }

    fn texts(&self, what: &str) -> Result<Texts<'a>, Error> {
        let mut all = Vec::with_capacity(self.len());
        for chunk in &self.chunks {
            match chunk {
                Chunk::Texts(texts) => all.extend((0..texts.len()).map(|row| texts.get(row))),
                chunk if chunk.is_empty() => {}
                Chunk::Numbers(_) => {
                    return Err(wrong_type(what, "a column of texts", "numbers", Some(all.len())))
                }
                Chunk::Times(_) => {
                    return Err(wrong_type(what, "a column of texts", "times", Some(all.len())))
                }
            }
        }
        Ok(all.into_iter().collect())
    }
}

/// The error for a value of a type that cannot be used.
pub(crate) fn wrong_type(what: &str, required: &'static str, got: &str, row: Option<usize>) -> Error {
    Error::WrongType {
        what: what.to_owned().into(),
        required: required.into(),
        got: got.to_owned().into(),
        row,
    }
}
