//! The types an option or a field may have.

use super::{Kind, Record, Value};
use crate::columns::Key;
use std::borrow::Cow;

/// A type that crosses the border as a [`Value`].
pub trait Described: Sized {
    /// Its kind.
    fn kind() -> Kind;
    /// The value.
    fn to_value(&self) -> Value;
    /// The value read back.
    ///
    /// # Errors
    /// Nothing but the fact: the caller knows the name and says what was required.
    #[allow(clippy::result_unit_err)]
    fn from_value(value: &Value) -> Result<Self, ()>;
    /// What was required and what came, where the type can say more about a refused value than its kind does.
    #[must_use]
    fn refusal(_value: &Value) -> Option<String> {
        None
    }
}

impl Described for f64 {
    fn kind() -> Kind {
        Kind::Number
    }
    fn to_value(&self) -> Value {
        Value::Number(*self)
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        value.number().filter(|number| number.is_finite()).ok_or(())
    }
}

impl Described for u64 {
    fn kind() -> Kind {
        Kind::Count
    }
    fn to_value(&self) -> Value {
        Value::Count(*self)
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        const LARGEST: f64 = 9_007_199_254_740_992.0;
        match value {
            Value::Count(count) => Ok(*count),
            // JavaScript has one number type: a whole one counts.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Value::Number(number) if (0.0..=LARGEST).contains(number) && number.fract() == 0.0 => {
                Ok(*number as Self)
            }
            _ => Err(()),
        }
    }
}

/// A whole number of either sign; below zero from -2^53 on.
impl Described for i64 {
    fn kind() -> Kind {
        Kind::Integer
    }
    fn to_value(&self) -> Value {
        u64::try_from(*self).map_or(Value::Integer(*self), Value::Count)
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        const LARGEST: f64 = 9_007_199_254_740_992.0;
        match value {
            Value::Integer(integer) => Ok(*integer),
            Value::Count(count) => Self::try_from(*count).map_err(|_| ()),
            #[allow(clippy::cast_possible_truncation)]
            Value::Number(number) if number.abs() <= LARGEST && number.fract() == 0.0 => Ok(*number as Self),
            _ => Err(()),
        }
    }
}

/// A name; nothing for none.
impl Described for Key {
    fn kind() -> Kind {
        Kind::Name
    }
    fn to_value(&self) -> Value {
        match self {
            Self::Integer(integer) => Value::Integer(*integer),
            Self::Text(text) => Value::Text(text.to_string().into()),
            Self::Null => Value::Null,
        }
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        match value {
            Value::Null => Ok(Self::Null),
            Value::Text(text) => Ok(Self::Text(text.as_ref().into())),
            value => i64::from_value(value).map(Self::Integer),
        }
    }
}

impl Described for bool {
    fn kind() -> Kind {
        Kind::Bool
    }
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        match value {
            Value::Bool(value) => Ok(*value),
            _ => Err(()),
        }
    }
}

impl Described for Cow<'static, str> {
    fn kind() -> Kind {
        Kind::Text
    }
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            _ => Err(()),
        }
    }
}

impl Described for (f64, f64) {
    fn kind() -> Kind {
        Kind::Pair
    }
    fn to_value(&self) -> Value {
        Value::List(vec![Value::Number(self.0), Value::Number(self.1)])
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        match value {
            Value::List(list) => match list.as_slice() {
                [low, high] => Ok((f64::from_value(low)?, f64::from_value(high)?)),
                _ => Err(()),
            },
            _ => Err(()),
        }
    }
}

impl Described for (u64, u64) {
    fn kind() -> Kind {
        Kind::Pair
    }
    fn to_value(&self) -> Value {
        Value::List(vec![Value::Count(self.0), Value::Count(self.1)])
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        match value {
            Value::List(list) => match list.as_slice() {
                [first, last] => Ok((u64::from_value(first)?, u64::from_value(last)?)),
                _ => Err(()),
            },
            _ => Err(()),
        }
    }
}

impl<T: Described> Described for Option<T> {
    fn kind() -> Kind {
        Kind::Optional(Box::new(T::kind()))
    }
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Described::to_value)
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
    fn refusal(value: &Value) -> Option<String> {
        T::refusal(value)
    }
}

impl<T: Described> Described for Vec<T> {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }
    fn to_value(&self) -> Value {
        Value::List(self.iter().map(Described::to_value).collect())
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        match value {
            Value::List(list) => list.iter().map(T::from_value).collect(),
            _ => Err(()),
        }
    }
}

/// A record inside a record, such as a row of a distribution, read back.
pub(crate) fn record_from_value<R: Record>(value: &Value) -> Result<R, ()> {
    match value {
        Value::Map(fields) => R::from_fields(fields).map_err(|_| ()),
        _ => Err(()),
    }
}
