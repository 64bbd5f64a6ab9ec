//! How options and results describe themselves: name, type, default, meaning.
//!
//! Every face (Python, JavaScript, the scorecard file) reads an option or a result through this module, so
//! an option exists once: in the struct that uses it. The macros `options!`, `choices!` and `record!` write
//! the struct and its description from the same lines.

mod macros;
mod measures;
mod types;
mod value;

pub(crate) use macros::{choices, options, record};
pub use measures::{meaning, meanings, Group, Meaning, Unit, Variant};
pub(crate) use types::record_from_value;
pub use types::Described;
pub use value::{Kind, Value};

use crate::{nearest, Error};
use std::borrow::Cow;

/// What an option is called, takes and means.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionInfo {
    /// The name, in snake case.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it is when nobody says.
    pub default: Value,
    /// Its meaning, as written beside the field.
    pub doc: &'static str,
}

/// What a field of a result is called, holds and means.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldInfo {
    /// The name, in snake case.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Its meaning, as written beside the field.
    pub doc: &'static str,
}

/// Settings that can be read and set by name.
pub trait Options: Default + Clone + PartialEq {
    /// The type's name, `NpsOptions`.
    const NAME: &'static str;
    /// Every option with its default.
    fn info() -> Vec<OptionInfo>;
    /// Sets one option.
    ///
    /// # Errors
    /// `unknown_option` with the nearest name; `wrong_type` or `bad_option` for a value it cannot take.
    fn set(&mut self, name: &str, value: &Value) -> Result<(), Error>;
    /// Every option's present value, in the order of [`Options::info`].
    fn values(&self) -> Vec<Value>;
}

/// A result whose fields can be read by name.
pub trait Record: Clone {
    /// The type's name, `NpsResult`.
    const NAME: &'static str;
    /// What it is, as written above the struct.
    const DOC: &'static str;
    /// The name of every field, where that is all that is wanted.
    const FIELDS: &'static [&'static str];
    /// Every field.
    fn info() -> Vec<FieldInfo>;
    /// Every field's value, in the order of [`Record::info`].
    fn values(&self) -> Vec<Value>;
    /// The result rebuilt from named values, as a face hands it back.
    ///
    /// # Errors
    /// `wrong_type` for a field that is missing or holds something else.
    fn from_fields(fields: &[(Cow<'static, str>, Value)]) -> Result<Self, Error>;
}

/// Adds an option to a description. A call is a few bytes where a struct written in place is many, and
/// browsers download every description there is.
#[inline(never)]
pub(crate) fn add_option(
    info: &mut Vec<OptionInfo>,
    name: &'static str,
    kind: Kind,
    default: Value,
    doc: &'static str,
) {
    info.push(OptionInfo { name, kind, default, doc });
}

/// Adds a field to a description.
#[inline(never)]
pub(crate) fn add_field(info: &mut Vec<FieldInfo>, name: &'static str, kind: Kind, doc: &'static str) {
    info.push(FieldInfo { name, kind, doc });
}

/// The error for an option nobody knows.
pub(crate) fn unknown_option(name: &str, place: &'static str, options: &[OptionInfo]) -> Error {
    Error::UnknownOption {
        name: name.to_owned(),
        nearest: nearest(name, options.iter().map(|option| option.name)).map(str::to_owned),
        place: place.into(),
    }
}

/// Reads one field of a rebuilt record.
pub(crate) fn field<T: Described>(
    record: &'static str,
    name: &'static str,
    fields: &[(Cow<'static, str>, Value)],
) -> Result<T, Error> {
    let found = fields.iter().find(|(known, _)| known == name).map_or(&Value::Null, |(_, value)| value);
    T::from_value(found).map_err(|()| wrong_field(record, name, &T::kind(), found))
}

// What refuses a value stands apart from what reads it, so that it exists once and not once for each type.

fn wrong_field(record: &'static str, name: &'static str, kind: &Kind, got: &Value) -> Error {
    Error::WrongType {
        what: format!("{record}.{name}").into(),
        required: kind.to_string().into(),
        got: got.describe().into(),
        row: None,
    }
}

/// Sets one option from a value, with an error the user can act on.
pub(crate) fn assign<T: Described>(slot: &mut T, name: &'static str, value: &Value) -> Result<(), Error> {
    *slot = T::from_value(value).map_err(|()| refused(name, value, T::kind(), T::refusal(value)))?;
    Ok(())
}

fn refused(name: &'static str, value: &Value, kind: Kind, reason: Option<String>) -> Error {
    let kind = match kind {
        Kind::Optional(inner) if value.text().is_some() => *inner,
        kind => kind,
    };
    match kind {
        Kind::Choice(words) if value.text().is_some() => {
            let near = value.text().and_then(|text| nearest(text, words.iter().copied()));
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            let required = Kind::Choice(words);
            Error::bad_option(name, format!("must be {required}, got {}{near}", value.describe()))
        }
        kind => match reason {
            Some(reason) => Error::bad_option(name, reason),
            None => Error::WrongType {
                what: name.into(),
                required: kind.to_string().into(),
                got: value.describe().into(),
                row: None,
            },
        },
    }
}
