//! Fields of results, read by their names.

use crate::unit::Unit;
use cxkit::describe::Value;

/// A record's fields by name: a result, or a row inside one.
#[derive(Clone, Copy)]
pub(crate) enum Fields<'a> {
    Result(&'a [&'a str], &'a [Value]),
    Row(&'a Value),
}

impl<'a> Fields<'a> {
    pub fn get(self, name: &str) -> Option<&'a Value> {
        match self {
            Self::Result(fields, values) => values.get(fields.iter().position(|known| *known == name)?),
            Self::Row(row) => row.get(name),
        }
    }

    pub fn number(self, name: &str) -> Option<f64> {
        self.get(name)?.number()
    }

    pub fn count(self, name: &str) -> Option<u64> {
        match self.get(name)? {
            Value::Count(count) => Some(*count),
            _ => None,
        }
    }

    pub fn text(self, name: &str) -> &'a str {
        self.get(name).and_then(Value::text).unwrap_or_default()
    }

    pub fn flag(self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Bool(true)))
    }

    pub fn list(self, name: &str) -> &'a [Value] {
        match self.get(name) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    /// The rows of a list of records.
    pub fn rows(self, name: &str) -> impl Iterator<Item = Fields<'a>> {
        self.list(name).iter().map(Fields::Row)
    }

    /// The numbers of a list, those that exist.
    pub fn numbers(self, name: &str) -> Vec<f64> {
        self.list(name).iter().filter_map(Value::number).collect()
    }

    /// Both ends of the interval of a field: `share` has `ci_lower`, `exit` has `exit_ci_lower`.
    pub fn ends(self, prefix: &str) -> Option<(f64, f64)> {
        self.number(&format!("{prefix}ci_lower")).zip(self.number(&format!("{prefix}ci_upper")))
    }
}

/// A share with its interval in words: `81.3 % (80.0 to 82.6)`.
pub(crate) fn share_words(share: f64, ends: Option<(f64, f64)>) -> String {
    let shown = Unit::Share.shown(share, ends);
    ends.map_or(shown.clone(), |ends| format!("{shown} ({})", Unit::Share.span(ends)))
}

/// A length of time in the unit that suits it.
pub(crate) fn length(seconds: f64) -> String {
    Unit::Seconds.suited_to(seconds).shown(seconds, None)
}
