//! How a call crosses to JavaScript, the same for the Node addon and for WebAssembly.
//!
//! Columns cross as buffers; what is to be done with them crosses in a few bytes, the request. The answer comes
//! back as a row of `f64` slots, one to a field in the order of the record's description, because reading a
//! typed array costs JavaScript nothing while every property that native code sets costs about as much as a
//! whole NPS. The face builds the object from the slots with a literal of fixed shape.

#[cfg(feature = "full")]
mod measure;
#[cfg(feature = "full")]
mod objects;
mod reader;
mod request;
mod session;
mod tape;

pub use request::{buffer_kinds, BufferKind};
pub use session::Session;

#[cfg(feature = "full")]
pub(crate) use objects::time_text;

use crate::names::camel;
use cxkit::Error;

/// An error as lines: code, row or nothing, message. Names in front of a message are in camel case.
#[must_use]
pub fn error_lines(error: &Error) -> String {
    let row = error.row().map_or_else(String::new, |row| row.to_string());
    let message = error.to_string();
    let end = message.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    let (first, rest) = message.split_at(end.unwrap_or(message.len()));
    format!("{}\n{row}\n{}{rest}", error.code(), camel(first))
}

/// The error for bytes that no face of this version sends.
fn malformed() -> Error {
    crate::column::wrong_type("request", "one of this version's face", "other bytes", None)
}

#[cfg(test)]
mod tests;
