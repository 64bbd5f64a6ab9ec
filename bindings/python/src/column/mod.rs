//! Columns on their way in: lists, buffers, Arrow, pandas and Polars, without a copy where memory allows it.

mod arrow;
mod buffer;
mod items;

use crate::error::{raise, wrong_type};
use crate::value::{numpy_kind, scalar, type_name};
use buffer::Buffer;
use cxkit::columns::{Numbers, Texts, Validity};
use cxkit::time::{TimeUnit, Times};
use cxkit_bridge::{ArgumentKind, Chunk, Column, KeyKind};
use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyIterator, PyList, PyMapping, PySet, PyTuple};
use std::ops::Range;

/// A column that keeps what it borrows alive while a call reads it.
pub struct Held {
    pieces: Vec<Piece>,
    /// Whether it came as yes and no.
    is_yes_no: bool,
}

/// What a column may hold beside numbers and texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Yes and no, as 1 and 0.
    pub yes_no: bool,
    /// Points in time.
    pub times: bool,
}

impl Allowed {
    /// What an argument of that kind may hold.
    pub const fn by(kind: ArgumentKind) -> Self {
        let yes_no = matches!(kind, ArgumentKind::Flags | ArgumentKind::Keys | ArgumentKind::CountOrFlags);
        Self { yes_no, times: matches!(kind, ArgumentKind::Times) }
    }

    /// What a column of a table may hold.
    pub const TABLE: Self = Self { yes_no: true, times: true };

    /// What a property of events may hold.
    pub const PROPERTY: Self = Self { yes_no: true, times: false };
}

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
    /// Points in time: whole numbers of units, checked when they were read.
    Times(Box<Piece>, TimeUnit),
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
        Column { chunks: self.pieces.iter().map(Piece::chunk).collect() }
    }

    /// The column as names of groups, and what these are shown as: days are their numbers there.
    pub fn key_column(&self) -> (Column<'_>, KeyKind) {
        let days = |piece: &Piece| matches!(piece, Piece::Times(_, TimeUnit::Days));
        if !self.pieces.is_empty() && self.pieces.iter().all(days) {
            let units = self.pieces.iter().map(Piece::units);
            return (Column { chunks: units.collect() }, KeyKind::Date);
        }
        let column = self.column();
        let kind = match column.chunks.first() {
            _ if self.is_yes_no => KeyKind::Bool,
            Some(Chunk::Texts(_)) => KeyKind::Text,
            _ => KeyKind::Integer,
        };
        (column, kind)
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.pieces.iter().map(Piece::len).sum()
    }

    /// A column of one row.
    pub fn of_one(what: &str, item: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Self> {
        items::read(what, std::iter::once(Ok(item.clone())), 1, allowed)
    }
}

impl From<Piece> for Held {
    fn from(piece: Piece) -> Self {
        Self { pieces: vec![piece], is_yes_no: false }
    }
}

impl Piece {
    fn chunk(&self) -> Chunk<'_> {
        match self {
            Self::Buffer(buffer) => Chunk::Numbers(buffer.numbers()),
            Self::Copied(copied) => Chunk::Numbers(copied.numbers()),
            Self::Texts(all, rows) => {
                let row = |row: &Option<Range<usize>>| row.clone().and_then(|row| all.get(row));
                Chunk::Texts(rows.iter().map(row).collect::<Texts<'_>>())
            }
            Self::Arrow(array) => array.chunk(),
            Self::Times(units, unit) => match units.chunk() {
                Chunk::Numbers(numbers) => {
                    Chunk::Times(Times::new(numbers, *unit).unwrap_or_else(|_| Times::from_options([])))
                }
                chunk => chunk,
            },
        }
    }

    /// The piece with points in time as the numbers they came as.
    fn units(&self) -> Chunk<'_> {
        match self {
            Self::Times(units, _) => units.chunk(),
            piece => piece.chunk(),
        }
    }

    /// Whole numbers as points in time.
    ///
    /// Refused when one lies beyond the calendar.
    fn times(self, unit: TimeUnit, before: usize) -> PyResult<Self> {
        if let Chunk::Numbers(numbers) = self.chunk() {
            Times::new(numbers, unit).map_err(|error| raise(error.offset_rows(before)))?;
        }
        Ok(Self::Times(Box::new(self), unit))
    }

    fn len(&self) -> usize {
        match self {
            Self::Buffer(buffer) => buffer.len(),
            Self::Copied(copied) => copied.numbers().len(),
            Self::Texts(_, rows) => rows.len(),
            Self::Arrow(array) => array.len(),
            Self::Times(units, _) => units.len(),
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
pub fn read(what: &str, object: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Held> {
    let py = object.py();
    if let Ok(list) = object.cast_exact::<PyList>() {
        return items::read(what, list.iter().map(Ok), list.len(), allowed);
    }
    if let Ok(tuple) = object.cast_exact::<PyTuple>() {
        return items::read(what, tuple.iter().map(Ok), tuple.len(), allowed);
    }
    if buffer::offers(object) {
        if let Some(held) = read_numpy(what, object, allowed)? {
            return Ok(held);
        }
        if object.is_instance_of::<PyBytes>() || object.is_instance_of::<PyByteArray>() {
            return Err(refused(what, &type_name(object)));
        }
        // A masked array hands its memory out without its mask.
        if !buffer::has_attribute(object, intern!(py, "filled")) {
            if let Some(piece) = buffer::read(what, object)? {
                return Ok(piece.into());
            }
        }
        return read_listed(what, object, allowed);
    }
    if let Some(single) = scalar(object) {
        return Err(refused(what, &single.describe()));
    }
    read_framed(what, object, allowed)
}

/// NumPy's arrays of yes and no and of points in time, where such are allowed.
fn read_numpy(what: &str, object: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Option<Held>> {
    let py = object.py();
    let as_bytes = |kind: &str| object.call_method1(intern!(py, "view"), (kind,));
    match numpy_kind(object) {
        Some('b') if allowed.yes_no && !buffer::has_attribute(object, intern!(py, "filled")) => {
            let held = read(what, &as_bytes("uint8")?, allowed)?;
            Ok(Some(Held { is_yes_no: true, ..held }))
        }
        Some('M') if allowed.times => {
            let name = object.getattr(intern!(py, "dtype"))?.str()?.to_string_lossy().into_owned();
            let unit = match name.rsplit('[').next().unwrap_or_default().trim_end_matches(']') {
                "D" => Some(TimeUnit::Days),
                "s" => Some(TimeUnit::Seconds),
                "ms" => Some(TimeUnit::Milliseconds),
                "us" => Some(TimeUnit::Microseconds),
                "ns" => Some(TimeUnit::Nanoseconds),
                _ => None,
            };
            let Some(unit) = unit else {
                // Hours, weeks, years and the like are seconds first; what is finer than a nanosecond is cut.
                let seconds = object.call_method1(intern!(py, "astype"), ("datetime64[s]",))?;
                return read(what, &seconds, allowed).map(Some);
            };
            let whole = buffer::read(what, &as_bytes("int64")?)?;
            whole.map(|piece| piece.times(unit, 0).map(Held::from)).transpose()
        }
        _ => Ok(None),
    }
}

/// What has no buffer of plain numbers: pandas, Arrow, other arrays, mappings, anything iterable.
fn read_framed(what: &str, object: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Held> {
    let py = object.py();
    if let Ok(columns) = object.getattr(intern!(py, "columns")) {
        let count = columns.len().map_or_else(|_| "several".into(), |count| count.to_string());
        return Err(refused(what, &format!("a table of {count} columns: name one of them")));
    }
    let module = object.get_type().getattr(intern!(py, "__module__"));
    let is_pandas =
        module.is_ok_and(|name| name.extract::<String>().is_ok_and(|name| name.starts_with("pandas.")));
    if is_pandas {
        return read_pandas(what, object, allowed);
    }
    if object.hasattr(intern!(py, "__arrow_c_array__"))? {
        return arrow::read_array(what, object, allowed);
    }
    if object.hasattr(intern!(py, "__arrow_c_stream__"))? {
        return match arrow::read_stream(what, object, allowed) {
            // A Polars column of nothing but nulls breaks the rules of the format, so it comes item by item.
            Err(error) if is_refusal(object, &error) && is_of_nulls(object) => {
                read(what, &object.call_method0(intern!(py, "to_list"))?, allowed)
            }
            read => read,
        };
    }
    if object.hasattr(intern!(py, "__array__"))? {
        let array = object.call_method0(intern!(py, "__array__"))?;
        if buffer::offers(&array) {
            return read(what, &array, allowed);
        }
    }
    if object.is_instance_of::<PySet>() || object.cast::<PyMapping>().is_ok() {
        return Err(refused(what, &format!("{}, which has no rows", type_name(object))));
    }
    match PyIterator::from_object(object) {
        Ok(rows) => items::read(what, rows, object.len().unwrap_or(0), allowed),
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
fn read_pandas(what: &str, object: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Held> {
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
            return read(what, &convert.call1(("float64", false, f64::NAN))?, allowed);
        }
        let plain = dtype.getattr(intern!(py, "kind"))?.extract::<char>()?;
        return read(what, &convert.call1((if plain == 'u' { "uint64" } else { "int64" },))?, allowed);
    }
    if is_extension && allowed.times && numpy_kind(object) == Some('M') {
        // A zoned column: its instants, which NumPy keeps without a zone.
        return read(what, &convert.call1(("datetime64[ns]",))?, allowed);
    }
    if is_extension && allowed.yes_no && numpy_kind(object) == Some('b') {
        let held = read(what, &convert.call1(("float64", false, f64::NAN))?, allowed)?;
        return Ok(Held { is_yes_no: true, ..held });
    }
    let array = convert.call0()?;
    if buffer::offers(&array) {
        read(what, &array, allowed)
    } else {
        Err(refused(what, &type_name(object)))
    }
}

/// An array that offers a buffer, but none of plain numbers: its items one by one, if it has numbers or texts.
fn read_listed(what: &str, object: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Held> {
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
        Ok(list) => read(what, &list, allowed),
        Err(error) if is_refusal(object, &error) => Err(refused(what, &type_name(object))),
        Err(error) => Err(error),
    }
}
