//! Items one by one: lists, tuples, object arrays, generators.

use super::{Allowed, Copied, Held, Piece, COLUMN};
use crate::error::{raise, wrong_type};
use crate::value::{numpy_kind, type_name};
use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyComplex, PyFloat, PyInt, PyString};
use std::fmt::Write;
use std::ops::Range;

/// One item of a column.
enum Item<'py> {
    Missing,
    Whole(i64),
    Number(f64),
    Text(Bound<'py, PyString>),
}

/// What the items have been so far: the narrowest form that holds them all.
enum Form {
    Whole(Vec<i64>),
    Nullable(Vec<i64>, Vec<u8>),
    Numbers(Vec<f64>),
    Texts(String, Vec<Option<Range<usize>>>),
}

/// Items as a column. Numbers among texts are taken as their digits, as in a file.
pub fn read<'py>(
    what: &str,
    items: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    expected: usize,
    allowed: Allowed,
) -> PyResult<Held> {
    // A length is a hint that any object may give, and a large one must not cost memory.
    let mut form = Form::Whole(Vec::with_capacity(expected.min(1 << 20)));
    let (mut yes_no, mut others) = (false, false);
    for (row, item) in items.enumerate() {
        let item = item?;
        let is_yes_no = allowed.yes_no && item.is_instance_of::<PyBool>();
        yes_no |= is_yes_no;
        others |= !is_yes_no && !item.is_none();
        let read = match read_item(&item) {
            Err(_) if is_yes_no => Ok(Item::Whole(i64::from(item.is_truthy()?))),
            Err(_) if allowed.times && item.hasattr(intern!(item.py(), "isoformat"))? => {
                // A point in time as it writes itself: the core reads that.
                Ok(Item::Text(item.call_method0(intern!(item.py(), "isoformat"))?.cast_into()?))
            }
            read => read,
        };
        match (read, &mut form) {
            (Ok(Item::Whole(number)), Form::Whole(values)) => values.push(number),
            (Ok(Item::Number(number)), Form::Numbers(values)) => values.push(number),
            (Ok(read), _) => form = form.with(read, row).map_err(|(got, row)| refused(what, got, row))?,
            (Err(error), _) if error.is_instance_of::<PyException>(item.py()) => {
                return Err(refused(what, &type_name(&item), row))
            }
            (Err(error), _) => return Err(error),
        }
    }
    let piece = match form {
        Form::Whole(values) => Piece::Copied(values.into()),
        Form::Nullable(values, valid) => Piece::Copied(Copied::Nullable(values, valid)),
        Form::Numbers(values) => Piece::Copied(values.into()),
        Form::Texts(all, rows) => Piece::Texts(all, rows),
    };
    Ok(Held { is_yes_no: yes_no && !others, ..Held::from(piece) })
}

fn refused(what: &str, got: &str, row: usize) -> PyErr {
    raise(wrong_type(what, COLUMN, got, Some(row)))
}

fn read_item<'py>(item: &Bound<'py, PyAny>) -> PyResult<Item<'py>> {
    if item.is_exact_instance_of::<PyInt>() {
        return whole(item);
    }
    if let Ok(number) = item.cast_exact::<PyFloat>() {
        return Ok(Item::Number(number.value()));
    }
    if let Ok(text) = item.cast::<PyString>() {
        return Ok(Item::Text(text.clone()));
    }
    if item.is_none() {
        return Ok(Item::Missing);
    }
    if let Ok(number) = item.cast::<PyFloat>() {
        return Ok(Item::Number(number.value()));
    }
    // Python counts with yes and no as with 1 and 0; as answers they are neither.
    if item.is_instance_of::<PyBool>() {
        return Err(neither());
    }
    if item.is_instance_of::<PyInt>() {
        return whole(item);
    }
    read_foreign(item)
}

fn whole<'py>(item: &Bound<'py, PyAny>) -> PyResult<Item<'py>> {
    // Beyond 64 bits it is a number all the same, infinite where no f64 holds it.
    Ok(item
        .extract::<i64>()
        .map_or_else(|_| Item::Number(item.extract::<f64>().unwrap_or(f64::INFINITY)), Item::Whole))
}

fn neither() -> PyErr {
    PyTypeError::new_err("neither a number nor a text")
}

/// Scalars of other packages.
fn read_foreign<'py>(item: &Bound<'py, PyAny>) -> PyResult<Item<'py>> {
    let py = item.py();
    if matches!(type_name(item).as_str(), "NAType" | "NaTType" | "MaskedConstant") {
        return Ok(Item::Missing);
    }
    if let Some(kind) = numpy_kind(item) {
        let is_single = item.getattr(intern!(py, "ndim"))?.extract::<usize>()? == 0;
        return match kind {
            'i' | 'u' if is_single => whole(&item.call_method0(intern!(py, "__int__"))?),
            'f' if is_single => Ok(Item::Number(item.call_method0(intern!(py, "__float__"))?.extract()?)),
            _ => Err(neither()),
        };
    }
    if item.is_instance_of::<PyComplex>() {
        return Err(neither());
    }
    if let Ok(convert) = item.getattr(intern!(py, "as_py")) {
        let plain = convert.call0()?;
        return if plain.hasattr(intern!(py, "as_py"))? { Err(neither()) } else { read_item(&plain) };
    }
    Ok(Item::Number(item.call_method0(intern!(py, "__float__"))?.extract()?))
}

impl Form {
    /// The form with one more item in row `row`, widened where it must be; what stands in which row where it
    /// cannot be.
    fn with(self, item: Item<'_>, row: usize) -> Result<Self, (&'static str, usize)> {
        match (self, item) {
            (Self::Whole(values), Item::Missing) => {
                let valid = vec![u8::MAX; row.div_ceil(8)];
                Self::Nullable(values, valid).with(Item::Missing, row)
            }
            (Self::Nullable(mut values, mut valid), item @ (Item::Missing | Item::Whole(_))) => {
                if row.is_multiple_of(8) {
                    valid.push(0);
                }
                let bit = 1 << (row % 8);
                if let Some(last) = valid.last_mut() {
                    *last = if matches!(item, Item::Whole(_)) { *last | bit } else { *last & !bit };
                }
                values.push(if let Item::Whole(number) = item { number } else { 0 });
                Ok(Self::Nullable(values, valid))
            }
            (Self::Numbers(mut values), Item::Missing) => {
                values.push(f64::NAN);
                Ok(Self::Numbers(values))
            }
            #[allow(clippy::cast_precision_loss)]
            (Self::Numbers(values), Item::Whole(number)) => {
                Self::Numbers(values).with(Item::Number(number as f64), row)
            }
            (Self::Numbers(mut values), Item::Number(number)) => {
                values.push(number);
                Ok(Self::Numbers(values))
            }
            (form, Item::Number(number)) if !matches!(form, Self::Texts(..)) => {
                Self::Numbers(form.numbers()).with(Item::Number(number), row)
            }
            (Self::Texts(mut all, mut rows), item) => {
                let start = all.len();
                match item {
                    Item::Missing => {}
                    // Writing to a string cannot fail.
                    Item::Whole(number) => drop(write!(all, "{number}")),
                    Item::Number(number) if number.is_nan() => {}
                    Item::Number(number) if number.is_infinite() => {
                        return Err(("an infinite number among texts", row))
                    }
                    // Zero has no sign among texts.
                    Item::Number(number) => drop(write!(all, "{}", number + 0.0)),
                    Item::Text(text) => {
                        let text = text.to_str().map_err(|_| ("text with half a character in it", row))?;
                        all.push_str(text);
                        rows.push(Some(start..all.len()));
                        return Ok(Self::Texts(all, rows));
                    }
                }
                rows.push((all.len() > start).then_some(start..all.len()));
                Ok(Self::Texts(all, rows))
            }
            // The first text: what came before it is written out.
            (form, text) => {
                let mut texts = Self::Texts(String::new(), Vec::new());
                for (row, item) in form.items().into_iter().enumerate() {
                    texts = texts.with(item, row)?;
                }
                texts.with(text, row)
            }
        }
    }

    /// The numbers so far, each as it came.
    fn items(self) -> Vec<Item<'static>> {
        match self {
            Self::Whole(values) => values.into_iter().map(Item::Whole).collect(),
            Self::Nullable(values, valid) => {
                let is_valid = |row: usize| valid.get(row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1);
                let rows = values.into_iter().enumerate();
                rows.map(|(row, value)| if is_valid(row) { Item::Whole(value) } else { Item::Missing })
                    .collect()
            }
            Self::Numbers(values) => values.into_iter().map(Item::Number).collect(),
            Self::Texts(..) => Vec::new(),
        }
    }

    /// The items so far as numbers, `NaN` for what is missing.
    #[allow(clippy::cast_precision_loss)]
    fn numbers(self) -> Vec<f64> {
        if let Self::Numbers(values) = self {
            return values;
        }
        let number = |item| match item {
            Item::Whole(value) => value as f64,
            Item::Number(value) => value,
            Item::Missing | Item::Text(_) => f64::NAN,
        };
        self.items().into_iter().map(number).collect()
    }
}
