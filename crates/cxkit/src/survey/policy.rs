//! Which answers count: scale, blanks, sentinels, words.

use crate::describe::{choices, Described, Kind, Value};
use crate::{Error, Missing};

choices! {
    /// What to do with an answer outside the scale.
    pub enum OutOfScale {
        /// Refuse the input, naming the value and the row.
        Error = "error",
        /// Leave it out and count it.
        Missing = "missing",
    }
}

/// Answers that stand for "no answer": numbers such as 11, words such as `Blank`.
///
/// ```
/// use cxkit::survey::{nps_with, NpsOptions};
/// let options = NpsOptions::default().missing_values([11.0]);
/// assert_eq!(nps_with(&[10, 9, 11], &options)?.missing_count, 1);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MissingValues {
    numbers: Vec<f64>,
    words: Vec<String>,
}

impl MissingValues {
    /// The same with one more number.
    #[must_use]
    pub fn number(mut self, number: f64) -> Self {
        self.numbers.push(number);
        self
    }

    /// The same with one more word.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.words.push(word.into());
        self
    }
}

impl<const N: usize> From<[f64; N]> for MissingValues {
    fn from(numbers: [f64; N]) -> Self {
        Self { numbers: numbers.to_vec(), words: Vec::new() }
    }
}

impl<const N: usize> From<[&str; N]> for MissingValues {
    fn from(words: [&str; N]) -> Self {
        Self { numbers: Vec::new(), words: words.iter().map(|&word| word.to_owned()).collect() }
    }
}

impl Described for MissingValues {
    fn kind() -> Kind {
        Kind::NumbersAndWords
    }
    fn to_value(&self) -> Value {
        let numbers = self.numbers.iter().map(|&number| Value::Number(number));
        let words = self.words.iter().map(|word| Value::Text(word.clone().into()));
        Value::List(numbers.chain(words).collect())
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        let Value::List(list) = value else { return Err(()) };
        list.iter().try_fold(Self::default(), |all, value| match value {
            Value::Text(word) => Ok(all.word(word.clone())),
            value => Ok(all.number(f64::from_value(value)?)),
        })
    }
}

/// Words and the number each stands for: labels, emoticons.
///
/// ```
/// use cxkit::survey::{ces_with, CesOptions};
/// let options = CesOptions::default().scale((1.0, 3.0)).labels([("hard", 1.0), ("fine", 2.0), ("easy", 3.0)]);
/// assert_eq!(ces_with(&["easy", "fine", "easy", "hard"], &options)?.value, 2.25);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels(Vec<(String, f64)>);

impl Labels {
    /// The words and the number each stands for.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(word, number)| (word.as_str(), *number))
    }
}

impl<const N: usize> From<[(&str, f64); N]> for Labels {
    fn from(labels: [(&str, f64); N]) -> Self {
        Self(labels.iter().map(|&(word, number)| (word.to_owned(), number)).collect())
    }
}

impl Described for Labels {
    fn kind() -> Kind {
        Kind::Labels
    }
    fn to_value(&self) -> Value {
        Value::Map(
            self.0.iter().map(|(word, number)| (word.clone().into(), Value::Number(*number))).collect(),
        )
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        let Value::Map(fields) = value else { return Err(()) };
        fields
            .iter()
            .map(|(word, number)| Ok((word.clone().into_owned(), f64::from_value(number)?)))
            .collect::<Result<_, ()>>()
            .map(Self)
    }
}

/// Scales reach this far at most: beyond it numbers are no answers, and squares would lose their last digits.
pub(crate) const LARGEST_ANSWER: f64 = 1e15;

/// What one answer turned out to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    Used(f64),
    Missing,
    OutOfScale,
}

/// How the answers of a measure are read, taken from its options.
#[derive(Clone, Debug)]
pub(crate) struct AnswerPolicy<'a> {
    /// The word for an answer in a message.
    pub what: &'static str,
    pub scale: (f64, f64),
    pub missing: Missing,
    pub out_of_scale: OutOfScale,
    pub missing_values: &'a MissingValues,
    pub labels: &'a Labels,
}

impl AnswerPolicy<'_> {
    /// Reads a number; `NaN` is missing.
    pub fn read_number(&self, number: f64, row: Option<usize>) -> Result<Reading, Error> {
        if number.is_nan() {
            return self.missing(row);
        }
        if number.is_infinite() {
            return Err(Error::NonFinite { what: self.what.into(), row });
        }
        if self.missing_values.numbers.contains(&number) {
            return self.missing(row);
        }
        let (low, high) = self.scale;
        if number < low || number > high {
            return match self.out_of_scale {
                OutOfScale::Missing => Ok(Reading::OutOfScale),
                OutOfScale::Error => {
                    Err(Error::out_of_range(self.what, row, number, format!("between {low} and {high}")))
                }
            };
        }
        // Adding zero turns -0 into 0, so that both are one answer.
        Ok(Reading::Used(number + 0.0))
    }

    /// Reads a text: a label, a sentinel word, or a number in digits. An empty text is missing.
    pub fn read_text(&self, text: Option<&str>, row: Option<usize>) -> Result<Reading, Error> {
        let Some(text) = text else { return self.missing(row) };
        if self.missing_values.words.iter().any(|word| word == text) {
            return self.missing(row);
        }
        if let Some((_, number)) = self.labels.0.iter().find(|(word, _)| word == text) {
            return self.read_number(*number, row);
        }
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return self.missing(row);
        }
        match trimmed.parse::<f64>() {
            Ok(number) if trimmed.bytes().any(|byte| byte.is_ascii_digit()) => self.read_number(number, row),
            _ => Err(Error::WrongType {
                what: self.what.into(),
                required: if self.labels.0.is_empty() { "a number" } else { "a number or a label" }.into(),
                got: Value::Text(text.to_owned().into()).describe().into(),
                row,
            }),
        }
    }

    fn missing(&self, row: Option<usize>) -> Result<Reading, Error> {
        match (self.missing, row) {
            (Missing::Error, row) => Err(Error::Missing { what: self.what.into(), row: row.unwrap_or(0) }),
            (Missing::Skip, _) => Ok(Reading::Missing),
        }
    }

    /// Refuses a scale that is no scale.
    pub fn check(&self) -> Result<(), Error> {
        let (low, high) = self.scale;
        if low >= -LARGEST_ANSWER && high <= LARGEST_ANSWER && low < high {
            Ok(())
        } else {
            Err(Error::bad_option("scale", format!("must rise from low to high, got ({low}, {high})")))
        }
    }
}
