//! Conditions on the properties of events.

use super::sorted::{Sorted, Values};
use crate::accumulate::{StateReader, StateWriter};
use crate::{nearest, Error};

/// A condition on one attribute of an event.
///
/// An event without a value meets no condition but [`Condition::is_not`] and [`Condition::is_missing`].
///
/// ```
/// use cxkit::journey::Condition;
/// let web_or_mail = Condition::is("channel", ["web", "mail"]);
/// let dear = Condition::between("value", 100.0, f64::INFINITY);
/// # let _ = (web_or_mail, dear);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub(super) attribute: String,
    pub(super) test: Test,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    Is(Vec<String>),
    IsNot(Vec<String>),
    Between(f64, f64),
    IsMissing,
}

impl Condition {
    fn new(attribute: impl Into<String>, test: Test) -> Self {
        Self { attribute: attribute.into(), test }
    }

    /// The word is one of these.
    #[must_use]
    pub fn is<W: Into<String>>(attribute: impl Into<String>, words: impl IntoIterator<Item = W>) -> Self {
        Self::new(attribute, Test::Is(words.into_iter().map(Into::into).collect()))
    }

    /// The word is none of these, or there is none.
    #[must_use]
    pub fn is_not<W: Into<String>>(attribute: impl Into<String>, words: impl IntoIterator<Item = W>) -> Self {
        Self::new(attribute, Test::IsNot(words.into_iter().map(Into::into).collect()))
    }

    /// The number lies between the two, ends included.
    #[must_use]
    pub fn between(attribute: impl Into<String>, low: f64, high: f64) -> Self {
        Self::new(attribute, Test::Between(low, high))
    }

    /// There is no value.
    #[must_use]
    pub fn is_missing(attribute: impl Into<String>) -> Self {
        Self::new(attribute, Test::IsMissing)
    }

    /// The condition on a log's own codes.
    pub(super) fn compile(&self, log: &Sorted) -> Result<Compiled, Error> {
        let found = log.attributes.iter().position(|attribute| *attribute.name == *self.attribute);
        let Some(attribute) = found else {
            let known = log.attributes.iter().map(|attribute| &*attribute.name);
            return Err(Error::UnknownName {
                kind: "attribute".into(),
                name: self.attribute.clone(),
                nearest: nearest(&self.attribute, known).map(str::to_owned),
            });
        };
        let wrong = |required: &'static str, got: &'static str| Error::WrongType {
            what: format!("condition on {}", self.attribute).into(),
            required: required.into(),
            got: got.into(),
            row: None,
        };
        let check = match (&log.attributes[attribute].values, &self.test) {
            (Values::Words { names, .. }, Test::Is(words)) => Check::Words(
                names.iter().map(|name| words.iter().any(|word| word == name)).chain([false]).collect(),
            ),
            (Values::Words { names, .. }, Test::IsNot(words)) => Check::Words(
                names.iter().map(|name| words.iter().all(|word| word != name)).chain([true]).collect(),
            ),
            (Values::Words { names, .. }, Test::IsMissing) => {
                Check::Words((0..=names.len()).map(|code| code == names.len()).collect())
            }
            (Values::Numbers(_), Test::Between(low, high)) => {
                if low.is_nan() || high.is_nan() {
                    return Err(Error::bad_option(
                        "where",
                        "must compare with numbers, got one that is not a number",
                    ));
                }
                Check::Between(*low, *high)
            }
            (Values::Numbers(_), Test::IsMissing) => Check::Missing,
            (Values::Numbers(_), _) => {
                return Err(wrong("a range of numbers, as the attribute holds numbers", "words"))
            }
            (Values::Words { .. }, Test::Between(..)) => {
                return Err(wrong("words, as the attribute holds words", "a range of numbers"))
            }
        };
        Ok(Compiled { attribute, check })
    }
}

impl Condition {
    pub(super) fn write_to(&self, writer: &mut StateWriter) {
        writer.str(&self.attribute);
        let words = |writer: &mut StateWriter, kind, words: &[String]| {
            writer.u64(kind);
            writer.usize(words.len());
            words.iter().for_each(|word| writer.str(word));
        };
        match &self.test {
            Test::Is(list) => words(writer, 0, list),
            Test::IsNot(list) => words(writer, 1, list),
            Test::Between(low, high) => {
                writer.u64(2);
                writer.f64(*low);
                writer.f64(*high);
            }
            Test::IsMissing => writer.u64(3),
        }
    }

    pub(super) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let attribute = reader.str()?.to_owned();
        let words = |reader: &mut StateReader<'_>| -> Result<Vec<String>, Error> {
            (0..reader.length(1)?).map(|_| reader.str().map(str::to_owned)).collect()
        };
        let test = match reader.u64()? {
            0 => Test::Is(words(reader)?),
            1 => Test::IsNot(words(reader)?),
            2 => Test::Between(reader.f64()?, reader.f64()?),
            3 => Test::IsMissing,
            _ => return Err(Error::bad_state("a condition in it is of no known kind")),
        };
        if matches!(test, Test::Between(low, high) if low.is_nan() || high.is_nan()) {
            return Err(Error::bad_state("a condition in it compares with no number"));
        }
        Ok(Self { attribute, test })
    }
}

/// A condition on the codes of one log.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    attribute: usize,
    check: Check,
}

#[derive(Clone, Debug)]
enum Check {
    Words(Vec<bool>),
    Between(f64, f64),
    Missing,
}

impl Compiled {
    #[inline]
    pub fn holds(&self, log: &Sorted, event: usize) -> bool {
        match (&log.attributes[self.attribute].values, &self.check) {
            (Values::Words { codes, .. }, Check::Words(wanted)) => wanted[codes.get(event)],
            (Values::Numbers(values), Check::Between(low, high)) => (*low..=*high).contains(&values[event]),
            (Values::Numbers(values), Check::Missing) => values[event].is_nan(),
            _ => false,
        }
    }
}

pub(super) fn write_names(names: &[String], writer: &mut StateWriter) {
    writer.usize(names.len());
    names.iter().for_each(|name| writer.str(name));
}

pub(super) fn read_names(reader: &mut StateReader<'_>) -> Result<Vec<String>, Error> {
    (0..reader.length(1)?).map(|_| reader.str().map(str::to_owned)).collect()
}

pub(super) fn write_conditions(conditions: &[Condition], writer: &mut StateWriter) {
    writer.usize(conditions.len());
    conditions.iter().for_each(|condition| condition.write_to(writer));
}

pub(super) fn read_conditions(reader: &mut StateReader<'_>) -> Result<Vec<Condition>, Error> {
    (0..reader.length(2)?).map(|_| Condition::read_from(reader)).collect()
}
