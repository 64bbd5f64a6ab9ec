//! Objects behind a face: made, asked, changed and forgotten by handle.

use super::malformed;
use super::request::{read, CountsStore, Lend};
use super::session::{keep_in, Session};
use crate::object::methods;
use crate::{objects, Kind, MethodRole, Returned, Returns, Value};
use cxkit::columns::Numbers;
use cxkit::time::date_text;

impl Session {
    /// Calls the method at a place of the list, of the object with that handle where it has one. The answer is then in
    /// [`Session::slots`]: a value, or the handle of a new object, or nothing for a change.
    pub fn ask(
        &mut self,
        place: usize,
        handle: Option<usize>,
        buffers: &[Numbers<'_>],
        request: &[u8],
        threads: usize,
    ) -> Option<()> {
        let store = CountsStore::new();
        let done = methods().nth(place).ok_or_else(malformed).and_then(|method| {
            let object = handle.map(|handle| self.object(handle)).transpose()?;
            let mut call = read(request, buffers, &[], &store, self)?;
            call.threads = threads;
            let returned = method.call(object.as_ref(), &call)?;
            Ok((method.role, (method.returns)(), returned))
        });
        let (role, returns, returned) = self.note(done)?;
        let value = match (returned, role, handle) {
            (Returned::Object(object), MethodRole::Change, Some(handle)) => {
                if let Some(slot) = self.objects.get_mut(handle) {
                    *slot = Some(object);
                }
                Value::Null
            }
            (Returned::Object(object), ..) => Value::Count(keep_in(&mut self.objects, object) as u64),
            (Returned::Value(value), ..) => match returns {
                Returns::Value(kind) => crossing(value, &kind),
                _ => value,
            },
        };
        self.tape.write_value(value);
        Some(())
    }

    /// A property of an object that is a field of its record; the answer is in [`Session::slots`].
    pub fn field(&mut self, handle: usize, name: &str) -> Option<()> {
        let found = self.object(handle).and_then(|object| {
            let value = object.property(&crate::snake(name))?;
            let fields = object.info().record_fields();
            let kind = fields
                .iter()
                .filter_map(|(record, at)| record.fields.get(*at))
                .find(|field| crate::camel(field.name) == name)
                .map(|field| field.kind.clone());
            Ok(kind.map_or(value.clone(), |kind| crossing(value, &kind)))
        });
        let value = self.note(found)?;
        self.tape.write_value(value);
        Some(())
    }

    /// The object of that place of the list that was saved as these bytes; its handle.
    pub fn load_object(&mut self, place: usize, state: &[u8]) -> Option<usize> {
        let made = objects().nth(place).ok_or_else(malformed).and_then(|info| info.from_state(state));
        self.note(made).map(|made| keep_in(&mut self.objects, made))
    }

    /// The saved bytes of an object.
    pub fn object_state(&mut self, handle: usize) -> Option<Vec<u8>> {
        let state = self.object(handle).and_then(|object| object.to_state());
        self.note(state)
    }

    /// Forgets an object. Its handle must not be used again: it will be another's.
    pub fn free_object(&mut self, handle: usize) {
        if let Some(place) = self.objects.get_mut(handle) {
            *place = None;
        }
    }
}

/// A value in the form in which it crosses: maps as pairs, times as ISO 8601 texts, names beyond 2^53 as their digits.
fn crossing(value: Value, kind: &Kind) -> Value {
    const SAFE: i64 = 1 << 53;
    match (value, kind) {
        (Value::Null, _) => Value::Null,
        (value, Kind::Optional(inner)) => crossing(value, inner),
        (Value::Integer(micros), Kind::Time) => Value::Text(time_text(micros).into()),
        // Slots have no types: each name says by a mark whether it is a number or words.
        (value, Kind::Name) => match value {
            Value::Integer(integer) if !(-SAFE..=SAFE).contains(&integer) => {
                Value::List(vec![Value::Bool(true), Value::Text(integer.to_string().into())])
            }
            Value::Text(text) => Value::List(vec![Value::Bool(true), Value::Text(text)]),
            value => Value::List(vec![Value::Bool(false), value]),
        },
        (Value::Map(fields), Kind::Map(inner)) => Value::List(
            fields
                .into_iter()
                .map(|(name, value)| Value::List(vec![Value::Text(name), crossing(value, inner)]))
                .collect(),
        ),
        (Value::List(list), Kind::List(inner)) if crosses_otherwise(inner) => {
            Value::List(list.into_iter().map(|item| crossing(item, inner)).collect())
        }
        (Value::Map(fields), Kind::Record(name)) => {
            let info = crate::records().into_iter().find(|record| record.name == *name);
            let kinds = info.map(|info| info.fields).unwrap_or_default();
            let fields = fields.into_iter().zip(kinds.iter().map(|field| &field.kind));
            Value::Map(fields.map(|((name, value), kind)| (name, crossing(value, kind))).collect())
        }
        (value, _) => value,
    }
}

/// Whether values of the kind do not cross as they are. Long lists of numbers do.
fn crosses_otherwise(kind: &Kind) -> bool {
    match kind {
        Kind::Optional(inner) | Kind::List(inner) => crosses_otherwise(inner),
        Kind::Time | Kind::Name | Kind::Map(_) => true,
        Kind::Record(name) => {
            let info = crate::records().into_iter().find(|record| record.name == *name);
            info.is_some_and(|info| info.fields.iter().any(|field| crosses_otherwise(&field.kind)))
        }
        _ => false,
    }
}

/// A point in time as ISO 8601, with as many digits behind the second as it has.
pub(crate) fn time_text(micros: i64) -> String {
    let (days, rest) = (micros.div_euclid(86_400_000_000), micros.rem_euclid(86_400_000_000));
    let (seconds, rest) = (rest / 1_000_000, rest % 1_000_000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let date = date_text(i32::try_from(days).unwrap_or_default());
    let fraction = match rest {
        0 => String::new(),
        rest if rest % 1000 == 0 => format!(".{:03}", rest / 1000),
        rest => format!(".{rest:06}"),
    };
    format!("{date}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}
