//! Options, numbers and results by field, in both directions.

use crate::error::wrong_type;
use crate::result::{new_result, Result as CxResult};
use cxkit::describe::{Kind, Value};
use cxkit::Error;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyIterator, PyMapping, PyString, PyTuple};
use std::borrow::Cow;

/// Settings nest a few levels deep; whatever is deeper is none of ours.
const DEEPEST: usize = 8;

/// The largest whole number that every language holds without rounding: 2^53 - 1.
const LARGEST: u64 = (1 << 53) - 1;

/// A Python object as a value; `what` names it in an error.
pub fn value(what: &str, object: &Bound<'_, PyAny>) -> Result<Value, Error> {
    read(what, object, 0)
}

fn read(what: &str, object: &Bound<'_, PyAny>, depth: usize) -> Result<Value, Error> {
    let refused = || wrong_type(what, "a number, text, list or dict", &type_name(object), None);
    if depth > DEEPEST {
        return Err(refused());
    }
    if let Some(plain) = scalar(object) {
        if is_rounded(object, &plain) {
            return Err(wrong_type(what, "a whole number below 2^53", &plain.describe(), None));
        }
        return Ok(plain);
    }
    if let Ok(result) = object.cast::<CxResult>() {
        return Ok(result.get().as_value());
    }
    if let Ok(mapping) = object.cast::<PyMapping>() {
        let items = mapping.items().map_err(|_| refused())?;
        let fields = items.iter().map(|pair| {
            let (name, item) =
                pair.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>().map_err(|_| refused())?;
            let name: String = match name.cast::<PyString>() {
                Ok(name) => name.to_str().map_err(|_| refused())?.to_owned(),
                Err(_) => return Err(wrong_type(what, "a dict with texts as keys", &type_name(&name), None)),
            };
            Ok((Cow::Owned(name), read(what, &item, depth + 1)?))
        });
        return Ok(Value::Map(fields.collect::<Result<_, Error>>()?));
    }
    if object.is_instance_of::<PyBytes>() {
        return Err(refused());
    }
    let items = PyIterator::from_object(object).map_err(|_| refused())?;
    let list = items.map(|item| read(what, &item.map_err(|_| refused())?, depth + 1));
    Ok(Value::List(list.collect::<Result<_, Error>>()?))
}

/// A single value: nothing, yes or no, a number of Python's or NumPy's, text.
pub fn scalar(object: &Bound<'_, PyAny>) -> Option<Value> {
    if object.is_none() {
        return Some(Value::Null);
    }
    if let Ok(yes) = object.cast::<PyBool>() {
        return Some(Value::Bool(yes.is_true()));
    }
    if object.is_instance_of::<PyInt>() {
        return whole(object);
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Some(Value::Number(number.value()));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Some(Value::Text(text.to_string_lossy().into_owned().into()));
    }
    if is_sized(object) || object.hasattr("__iter__").unwrap_or(true) {
        return None;
    }
    if let Some(text) = spelt_time(object) {
        return Some(Value::Text(text.into()));
    }
    // Scalars of NumPy say what they are by `dtype`; a date has a float too, and it is no number.
    match numpy_kind(object) {
        Some('b') => object.is_truthy().ok().map(Value::Bool),
        Some('i' | 'u') => whole(&object.call_method0("__index__").ok()?),
        Some('f') | None if object.hasattr("__float__").unwrap_or(false) => {
            object.call_method0("__float__").ok()?.extract().ok().map(Value::Number)
        }
        _ => None,
    }
}

/// A length of time or a point in time as options spell it: `timedelta` in microseconds, `datetime` and `date` as
/// ISO 8601, NumPy's and pandas' by way of them.
fn spelt_time(object: &Bound<'_, PyAny>) -> Option<String> {
    let of_numpy = match numpy_kind(object) {
        Some('m') => Some("timedelta64[us]"),
        Some('M') => Some("datetime64[us]"),
        _ => None,
    };
    if let Some(unit) = of_numpy {
        return spelt_time(&object.call_method1("astype", (unit,)).ok()?.call_method0("item").ok()?);
    }
    if object.hasattr("total_seconds").unwrap_or(false) {
        let part = |name: &str| object.getattr(name).ok()?.extract::<i64>().ok();
        let (days, seconds, micros) = (part("days")?, part("seconds")?, part("microseconds")?);
        let micros =
            days.checked_mul(86_400)?.checked_add(seconds)?.checked_mul(1_000_000)?.checked_add(micros)?;
        return Some(format!("{micros}us"));
    }
    if object.hasattr("isoformat").unwrap_or(false) && object.hasattr("year").unwrap_or(false) {
        return object.call_method0("isoformat").ok()?.extract().ok();
    }
    None
}

fn whole(object: &Bound<'_, PyAny>) -> Option<Value> {
    match object.extract::<u64>() {
        Ok(count) => Some(Value::Count(count)),
        // Below zero or beyond 64 bits: a number all the same, infinite where no f64 holds it.
        Err(_) => Some(Value::Number(object.extract::<f64>().unwrap_or(f64::INFINITY))),
    }
}

/// Whether a whole number is one that languages without long integers would round: a seed must mean the same
/// everywhere.
#[allow(clippy::cast_precision_loss)]
fn is_rounded(object: &Bound<'_, PyAny>, value: &Value) -> bool {
    match value {
        Value::Count(count) => *count > LARGEST,
        Value::Number(number) => {
            number.abs() > LARGEST as f64 && object.hasattr("__index__").unwrap_or(false)
        }
        _ => false,
    }
}

/// Whether the object has a length: a column, however short, is no scalar.
fn is_sized(object: &Bound<'_, PyAny>) -> bool {
    object.len().is_ok()
}

/// The letter by which NumPy says what a scalar or an array holds.
pub fn numpy_kind(object: &Bound<'_, PyAny>) -> Option<char> {
    let kind = object.getattr("dtype").ok()?.getattr("kind").ok()?;
    kind.extract::<char>().ok()
}

/// The name of an object's type, as messages say it.
pub fn type_name(object: &Bound<'_, PyAny>) -> String {
    object.get_type().name().map_or_else(|_| "an object".into(), |name| name.to_string_lossy().into_owned())
}

/// A value as Python holds it: lists are tuples, records are results, so that nothing can be changed.
pub fn to_python<'py>(py: Python<'py>, value: &Value, kind: &Kind) -> PyResult<Bound<'py, PyAny>> {
    match (value, kind) {
        (value, Kind::Optional(inner)) => to_python(py, value, inner),
        (Value::List(list), Kind::List(inner)) => {
            let items = list.iter().map(|item| to_python(py, item, inner));
            Ok(PyTuple::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        (Value::Map(fields), Kind::Record(name)) => {
            new_result(py, name, fields.iter().map(|(_, value)| value.clone()).collect())
        }
        (Value::Map(fields), Kind::Map(inner)) => {
            let dict = PyDict::new(py);
            for (name, item) in fields {
                dict.set_item(name.as_ref(), to_python(py, item, inner)?)?;
            }
            Ok(dict.into_any())
        }
        (Value::Integer(micros), Kind::Time) => moment(py, *micros),
        _ => plain(py, value),
    }
}

/// The same for a value that nobody needs any more: long columns of a record are moved, not copied.
pub fn into_python<'py>(py: Python<'py>, value: Value, kind: &Kind) -> PyResult<Bound<'py, PyAny>> {
    match (value, kind) {
        (Value::Map(fields), Kind::Record(name)) => {
            new_result(py, name, fields.into_iter().map(|(_, value)| value).collect())
        }
        (value, kind) => to_python(py, &value, kind),
    }
}

/// Microseconds since 1970 as a datetime in UTC.
pub fn moment(py: Python<'_>, micros: i64) -> PyResult<Bound<'_, PyAny>> {
    let datetime = py.import(pyo3::intern!(py, "datetime"))?;
    let utc = datetime.getattr("timezone")?.getattr("utc")?;
    let epoch = datetime.getattr("datetime")?.call1((1970, 1, 1, 0, 0, 0, 0, utc))?;
    epoch.add(datetime.getattr("timedelta")?.call1((0, 0, micros))?)
}

/// A value in plain objects, but for times, which have no plain form of their own.
pub fn plain_as<'py>(py: Python<'py>, value: &Value, kind: &Kind) -> PyResult<Bound<'py, PyAny>> {
    match (value, kind) {
        (Value::Integer(micros), Kind::Time) => moment(py, *micros),
        (Value::List(list), Kind::List(inner)) if matches!(**inner, Kind::Time | Kind::List(_)) => {
            let items = list.iter().map(|item| plain_as(py, item, inner)).collect::<PyResult<Vec<_>>>()?;
            Ok(items.into_pyobject(py)?.into_any())
        }
        _ => plain(py, value),
    }
}

/// A value in plain objects only: lists and dicts, as `to_dict` gives them.
pub fn plain<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Bool(yes) => PyBool::new(py, *yes).to_owned().into_any(),
        Value::Count(count) => count.into_pyobject(py)?.into_any(),
        Value::Integer(integer) => integer.into_pyobject(py)?.into_any(),
        Value::Number(number) => PyFloat::new(py, *number).into_any(),
        Value::Text(text) => PyString::new(py, text).into_any(),
        Value::List(list) => {
            let items = list.iter().map(|item| plain(py, item)).collect::<PyResult<Vec<_>>>()?;
            items.into_pyobject(py)?.into_any()
        }
        Value::Map(fields) => {
            let dict = PyDict::new(py);
            for (name, item) in fields {
                dict.set_item(name.as_ref(), plain(py, item)?)?;
            }
            dict.into_any()
        }
        _ => py.None().into_bound(py),
    })
}
