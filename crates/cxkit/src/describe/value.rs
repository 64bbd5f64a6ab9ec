//! Values and types as they cross a language border.

use std::borrow::Cow;
use std::fmt;

/// A value that every face can show: an option, a field of a result.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// No such number, nothing given.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A count, a seed: a whole number from 0.
    Count(u64),
    /// A whole number of either sign: a name, a point in time.
    Integer(i64),
    /// Any finite number.
    Number(f64),
    /// Words.
    Text(Cow<'static, str>),
    /// Several values in order.
    List(Vec<Value>),
    /// Named values in order.
    Map(Vec<(Cow<'static, str>, Value)>),
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl Value {
    /// The number in it, whole or not.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Count(count) => Some(*count as f64),
            Self::Integer(integer) => Some(*integer as f64),
            _ => None,
        }
    }

    /// The text in it.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The field called `name`, where it is a map.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Map(fields) => fields.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value in the words of a message: `'wald'`, `11`, `a list`.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "nothing".into(),
            Self::Bool(value) => value.to_string(),
            Self::Count(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => format!("'{}'", shorten(text)),
            Self::List(_) => "a list".into(),
            Self::Map(_) => "a map".into(),
        }
    }
}

/// The text cut to 40 characters, so that data cannot flood a message.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// What an option takes or a field holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// A whole number from 0.
    Count,
    /// A whole number, below 0 too.
    Integer,
    /// Any finite number.
    Number,
    /// Words.
    Text,
    /// One of these names.
    Choice(&'static [&'static str]),
    /// The kind, or nothing.
    Optional(Box<Kind>),
    /// Several in order.
    List(Box<Kind>),
    /// Two numbers, low then high.
    Pair,
    /// Numbers and words.
    NumbersAndWords,
    /// Words, each with its number.
    Labels,
    /// A length of time: a number and its unit, `7d`.
    Duration,
    /// Who or what: a whole number or words.
    Name,
    /// A point in time, in microseconds since 1970-01-01T00:00:00Z.
    Time,
    /// Values of the kind, each with its name.
    Map(Box<Kind>),
    /// A record of that name.
    Record(&'static str),
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool => f.write_str("true or false"),
            Self::Count => f.write_str("a whole number from 0"),
            Self::Integer => f.write_str("a whole number"),
            Self::Number => f.write_str("a finite number"),
            Self::Text => f.write_str("text"),
            Self::Choice(words) => {
                for (index, word) in words.iter().enumerate() {
                    let before = match index {
                        0 => "",
                        _ if index + 1 == words.len() => " or ",
                        _ => ", ",
                    };
                    write!(f, "{before}'{word}'")?;
                }
                Ok(())
            }
            Self::Optional(kind) => write!(f, "{kind} or nothing"),
            Self::List(kind) => write!(f, "a list, each {kind}"),
            Self::Pair => f.write_str("two finite numbers, low then high"),
            Self::NumbersAndWords => f.write_str("a list of numbers and words"),
            Self::Labels => f.write_str("words, each with its number"),
            Self::Duration => f.write_str("a duration such as '7d' or '30min'"),
            Self::Name => f.write_str("a whole number or words"),
            Self::Time => f.write_str("a point in time"),
            Self::Map(kind) => write!(f, "named values, each {kind}"),
            Self::Record(name) => f.write_str(name),
        }
    }
}
