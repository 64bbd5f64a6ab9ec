//! Answers as slots.

use crate::{Answer, Value};
use std::borrow::Cow;

/// One answer as a row of slots, and the texts that slots point to.
///
/// Nothing is `NaN`, which no answer contains; a count and a number are themselves; a text is an index. A list
/// is its length and then its items; a record within is 1 and then its fields, so that one that is not there is known.
#[derive(Default)]
pub(super) struct Tape {
    slots: Vec<f64>,
    /// Texts of the code, which are few: they stay, so that a face asks for each once. Index 0 up.
    kept: Vec<&'static str>,
    /// Texts of this answer only. Index -1 down.
    passing: Vec<String>,
}

impl Tape {
    /// Replaces what is on the tape.
    pub fn write(&mut self, answer: Answer) {
        self.slots.clear();
        self.passing.clear();
        answer.values.into_iter().for_each(|value| self.put(value));
    }

    /// Replaces what is on the tape by a single value.
    #[cfg(feature = "full")]
    pub fn write_value(&mut self, value: Value) {
        self.slots.clear();
        self.passing.clear();
        self.put(value);
    }

    pub fn slots(&self) -> &[f64] {
        &self.slots
    }

    /// The text of an index; nothing for one that was never on the tape.
    pub fn text(&self, index: i32) -> Option<&str> {
        match usize::try_from(index) {
            Ok(index) => self.kept.get(index).copied(),
            Err(_) => self.passing.get(index.unsigned_abs() as usize - 1).map(String::as_str),
        }
    }

    // Counts beyond 2^53 do not occur: rows are counted.
    #[allow(clippy::cast_precision_loss)]
    fn put(&mut self, value: Value) {
        match value {
            Value::Bool(value) => self.slots.push(f64::from(u8::from(value))),
            Value::Count(count) => self.slots.push(count as f64),
            Value::Number(number) => self.slots.push(number),
            Value::Integer(integer) => self.slots.push(integer as f64),
            Value::Text(Cow::Borrowed(text)) => {
                // By address: a text the compiler laid out twice is kept twice, which is still few.
                let known = self.kept.iter().position(|kept| std::ptr::eq(*kept, text));
                let index = known.unwrap_or_else(|| {
                    self.kept.push(text);
                    self.kept.len() - 1
                });
                self.slots.push(index as f64);
            }
            Value::Text(Cow::Owned(text)) => {
                self.passing.push(text);
                self.slots.push(-(self.passing.len() as f64));
            }
            Value::List(list) => {
                self.slots.push(list.len() as f64);
                list.into_iter().for_each(|value| self.put(value));
            }
            Value::Map(fields) => {
                self.slots.push(1.0);
                fields.into_iter().for_each(|(_, value)| self.put(value));
            }
            _ => self.slots.push(f64::NAN),
        }
    }
}
