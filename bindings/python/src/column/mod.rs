//! Columns on their way in: lists, buffers, Arrow, pandas and Polars, without a copy where memory allows it.

mod arrow;
mod buffer;
mod items;

use crate::error::{raise, wrong_type};
use crate::value::{numpy_kind, scalar, type_name};
use buffer::Buffer;
use cxkit::columns::{Numbers, Texts, Validity};
use cxkit_bridge::{Chunk, Column};
use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyIterator, PyList, PyMapping, PySet, PyTuple};
use std::ops::Range;

/// A column that keeps what it borrows alive while a call reads it.
pub struct Held(Vec<Piece>);

/// One piece of a column.
enum Piece {
    /// Memory of another object, read in place.
    Buffer(Buffer),
    /// Numbers of our own.
    Copied(Copied),
    /// Texts of our own: one string, and where each row lies in it.
    Texts(String, Vec<Option<Range<usize>>>),
    /// An Arrow array, read in place.
    Arrow(arrow::Array),
}

/// Writes what must stand once for each machine type.
macro_rules! machine_types {
    ($($variant:ident $type:ty),+) => {
        /// Numbers that were copied, in the type they came in.
        pub(crate) enum Copied {
            $( $variant(Vec<$type>), )+
            /// Whole numbers with a bitmap of the rows that hold one.
            Nullable(Vec<i64>, Vec<u8>),
        }
        impl Copied {
            fn numbers(&self) -> Numbers<'_> {
                match self {
                    $( Self::$variant(values) => values.into(), )+
                    Self::Nullable(values, valid) => Numbers::from(values).with_validity(Validity::new(valid, 0)),
                }
            }
        }
        $( impl From<Vec<$type>> for Copied {
            fn from(values: Vec<$type>) -> Self {
                Self::$variant(values)
            }
        } )+
    };
}
machine_types!(I8 i8, U8 u8, I16 i16, U16 u16, I32 i32, U32 u32, I64 i64, U64 u64, F32 f32, F64 f64);

impl Held {
    /// The column as the bridge reads it.
    pub fn column(&self) -> Column<'_> {
        let chunks = self.0.iter().map(|piece| match piece {
            Piece::Buffer(buffer) => Chunk::Numbers(buffer.numbers()),
            Piece::Copied(copied) => Chunk::Numbers(copied.numbers()),
            Piece::Texts(all, rows) => {
                let row = |row: &Option<Range<usize>>| row.clone().and_then(|row| all.get(row));
                Chunk::Texts(rows.iter().map(row).collect::<Texts<'_>>())
            }
            Piece::Arrow(array) => array.chunk(),
        });
        Column { chunks: chunks.collect() }
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.0.iter().map(Piece::len).sum()
    }

    /// A column of one row.
    pub fn of_one(what: &str, item: &Bound<'_, PyAny>) -> PyResult<Self> {
        items::read(what, std::iter::once(Ok(item.clone())), 1).map(Self::from)
    }
}

impl From<Piece> for Held {
    fn from(piece: Piece) -> Self {
        Self(vec![piece])
    }
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Buffer(buffer) => buffer.len(),
            Self::Copied(copied) => copied.numbers().len(),
            Self::Texts(_, rows) => rows.len(),
            Self::Arrow(array) => array.len(),
        }
    }
}

const COLUMN: &str = "a column of numbers or texts";

fn refused(what: &str, got: &str) -> PyErr {
    raise(wrong_type(what, COLUMN, got, None))
}

/// Whether an error is the object's way to say that it cannot, rather than an interrupt.
fn is_refusal(object: &Bound<'_, PyAny>, error: &PyErr) -> bool {
    error.is_instance_of::<PyException>(object.py())
}

/// An object as a column; `what` names it in an error.
pub fn read(what: &str, object: &Bound<'_, PyAny>) -> PyResult<Held> {
    let py = object.py();
    if let Ok(list) = object.cast_exact::<PyList>() {
        return items::read(what, list.iter().map(Ok), list.len()).map(Held::from);
    }
    if let Ok(tuple) = object.cast_exact::<PyTuple>() {
        return items::read(what, tuple.iter().map(Ok), tuple.len()).map(Held::from);
    }
    if buffer::offers(object) {
        if object.is_instance_of::<PyBytes>() || object.is_instance_of::<PyByteArray>() {
            return Err(refused(what, &type_name(object)));
        }
        // A masked array hands its memory out without its mask.
        if !buffer::has_attribute(object, intern!(py, "filled")) {
            if let Some(piece) = buffer::read(what, object)? {
                return Ok(piece.into());
            }
        }
        return read_listed(what, object);
    }
    if let Some(single) = scalar(object) {
        return Err(refused(what, &single.describe()));
    }
    read_framed(what, object)
}

/// What has no buffer of plain numbers: pandas, Arrow, other arrays, mappings, anything iterable.
fn read_framed(what: &str, object: &Bound<'_, PyAny>) -> PyResult<Held> {
    let py = object.py();
    if let Ok(columns) = object.getattr(intern!(py, "columns")) {
        let count = columns.len().map_or_else(|_| "several".into(), |count| count.to_string());
        return Err(refused(what, &format!("a table of {count} columns: name one of them")));
    }
    let module = object.get_type().getattr(intern!(py, "__module__"));
    let is_pandas =
        module.is_ok_and(|name| name.extract::<String>().is_ok_and(|name| name.starts_with("pandas.")));
    if is_pandas {
        return read_pandas(what, object);
    }
    if object.hasattr(intern!(py, "__arrow_c_array__"))? {
        return arrow::read_array(what, object).map(Held);
    }
    if object.hasattr(intern!(py, "__arrow_c_stream__"))? {
        return match arrow::read_stream(what, object) {
            // A Polars column of nothing but nulls breaks the rules of the format, so it comes item by item.
            Err(error) if is_refusal(object, &error) && is_of_nulls(object) => {
                read(what, &object.call_method0(intern!(py, "to_list"))?)
            }
            read => read.map(Held),
        };
    }
    if object.hasattr(intern!(py, "__array__"))? {
        let array = object.call_method0(intern!(py, "__array__"))?;
        if buffer::offers(&array) {
            return read(what, &array);
        }
    }
    if object.is_instance_of::<PySet>() || object.cast::<PyMapping>().is_ok() {
        return Err(refused(what, &format!("{}, which has no rows", type_name(object))));
    }
    match PyIterator::from_object(object) {
        Ok(rows) => items::read(what, rows, object.len().unwrap_or(0)).map(Held::from),
        Err(error) if is_refusal(object, &error) => Err(refused(what, &type_name(object))),
        Err(error) => Err(error),
    }
}

fn is_of_nulls(object: &Bound<'_, PyAny>) -> bool {
    let nulls = object.call_method0("null_count").and_then(|count| count.extract::<usize>());
    nulls.is_ok_and(|nulls| object.len().is_ok_and(|rows| rows == nulls))
}

/// pandas: the memory of NumPy where that is what lies behind a column; else numbers with NaN for what is
/// missing; else objects.
fn read_pandas(what: &str, object: &Bound<'_, PyAny>) -> PyResult<Held> {
    let py = object.py();
    let Ok(convert) = object.getattr(intern!(py, "to_numpy")) else {
        return Err(refused(what, &type_name(object)));
    };
    let dtype = object.getattr(intern!(py, "dtype"))?;
    // Types of pandas' own have `na_value`; among them numbers have a kind of NumPy's.
    let is_extension = dtype.hasattr(intern!(py, "na_value"))?;
    if is_extension && matches!(numpy_kind(object), Some('i' | 'u' | 'f')) {
        let missing = object.call_method0("isna")?.call_method0("any")?.is_truthy()?;
        if missing || numpy_kind(object) == Some('f') {
            return read(what, &convert.call1(("float64", false, f64::NAN))?);
        }
        let plain = dtype.getattr(intern!(py, "kind"))?.extract::<char>()?;
        return read(what, &convert.call1((if plain == 'u' { "uint64" } else { "int64" },))?);
    }
    let array = convert.call0()?;
    if buffer::offers(&array) {
        read(what, &array)
    } else {
        Err(refused(what, &type_name(object)))
    }
}

/// An array that offers a buffer, but none of plain numbers: its items one by one, if it has numbers or texts.
fn read_listed(what: &str, object: &Bound<'_, PyAny>) -> PyResult<Held> {
    let dimensions = object.getattr("ndim").and_then(|count| count.extract::<usize>()).unwrap_or(1);
    if dimensions == 0 {
        return Err(refused(what, "a single value"));
    }
    if dimensions != 1 {
        return Err(refused(what, &format!("an array of {dimensions} dimensions")));
    }
    if matches!(numpy_kind(object), Some('m' | 'M' | 'c' | 'V')) {
        let dtype = object.getattr("dtype")?.str()?.to_string_lossy().into_owned();
        return Err(refused(what, &format!("an array of {dtype}")));
    }
    match object.call_method0("tolist") {
        Ok(list) => read(what, &list),
        Err(error) if is_refusal(object, &error) => Err(refused(what, &type_name(object))),
        Err(error) => Err(error),
    }
}
