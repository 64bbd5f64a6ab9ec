//! Arrow columns through the PyCapsule interface: pyarrow, Polars, pandas, DuckDB and others.

// The capsules hold C structs. Every block says why they may be read.
#![allow(unsafe_code)]

use super::{refused, Allowed, Copied, Held, Piece, COLUMN};
use crate::error::{raise, wrong_type};
use arrow_array::cast::AsArray;
use arrow_array::ffi::{from_ffi, FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::types::*;
use arrow_array::{make_array, Array as _, ArrayRef, ArrowPrimitiveType};
use arrow_buffer::BooleanBuffer;
use arrow_schema::{ArrowError, DataType, TimeUnit as ArrowUnit};
use cxkit::columns::{Numbers, Texts, Validity};
use cxkit::time::TimeUnit;
use cxkit::Error;
use cxkit_bridge::Chunk;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::Arc;

/// An array of one of the types that are read where they lie.
pub struct Array(ArrayRef);

/// The column behind `__arrow_c_array__`.
pub fn read_array(what: &str, object: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Held> {
    let pair = object.call_method0(intern!(object.py(), "__arrow_c_array__"))?;
    let (schema, array) = pair.extract::<(Bound<'_, PyCapsule>, Bound<'_, PyCapsule>)>()?;
    let schema = schema.pointer_checked(Some(c"arrow_schema"))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(c"arrow_array"))?.cast::<FFI_ArrowArray>();
    let imported = guarded(|| {
        // SAFETY: the capsules' names promise these structs, alive while the capsules are. Taking the array leaves
        // its capsule empty; the schema is only read. The data agree with the schema: that is the interface.
        let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref())? };
        checked(make_array(data))
    });
    let array = imported.map_err(|why| refused(what, &why))?;
    let is_yes_no = array.data_type() == &DataType::Boolean;
    piece(what, array, 0, allowed).map(|piece| Held { pieces: vec![piece], is_yes_no })
}

/// The column behind `__arrow_c_stream__`, a piece for each of its chunks.
pub fn read_stream(what: &str, object: &Bound<'_, PyAny>, allowed: Allowed) -> PyResult<Held> {
    let capsule =
        object.call_method0(intern!(object.py(), "__arrow_c_stream__"))?.cast_into::<PyCapsule>()?;
    let stream = capsule.pointer_checked(Some(c"arrow_array_stream"))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule's name promises this struct, alive while the capsule is; taking it leaves it empty.
    let mut stream = guarded(|| unsafe { ArrayStreamReader::from_raw(stream.as_ptr()) })
        .map_err(|why| refused(what, &why))?;
    let mut pieces = Vec::new();
    let mut is_yes_no = false;
    let mut rows = 0;
    while let Some(array) = guarded(|| stream.next().map(|array| array.and_then(checked)).transpose())
        .map_err(|why| refused(what, &why))?
    {
        let before = rows;
        rows += array.len();
        is_yes_no = array.data_type() == &DataType::Boolean;
        pieces.push(piece(what, array, before, allowed)?);
    }
    Ok(Held { pieces, is_yes_no })
}

/// Runs an import; a producer that breaks the rules gives an error, never a panic that crosses into Python.
fn guarded<T>(import: impl FnOnce() -> Result<T, ArrowError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(import)) {
        Ok(Ok(imported)) => Ok(imported),
        Ok(Err(error)) => Err(format!("Arrow data that cannot be read: {error}")),
        Err(_) => Err("Arrow data that break the rules of the format".into()),
    }
}

/// Texts and dictionaries are read by offsets and keys, so these are proven before anything follows them.
fn checked(array: ArrayRef) -> Result<ArrayRef, ArrowError> {
    let is_plain =
        array.data_type().is_primitive() || matches!(array.data_type(), DataType::Boolean | DataType::Null);
    if !is_plain {
        array.to_data().validate_full()?;
    }
    Ok(array)
}

/// An array as a piece of a column: in place, or copied where the core has no such type.
fn piece(what: &str, array: ArrayRef, row: usize, allowed: Allowed) -> PyResult<Piece> {
    use DataType as T;
    Ok(match array.data_type() {
        T::Int8 | T::UInt8 | T::Int16 | T::UInt16 | T::Int32 | T::UInt32 | T::Int64 | T::UInt64 => {
            Piece::Arrow(Array(array))
        }
        T::Float32 | T::Float64 | T::Utf8 | T::LargeUtf8 | T::Utf8View => Piece::Arrow(Array(array)),
        T::Dictionary(_, values) => match values.as_ref() {
            T::Utf8 | T::LargeUtf8 | T::Utf8View => Piece::Arrow(Array(array)),
            _ => dictionary_of_numbers(what, &array, row)?,
        },
        T::Boolean if allowed.yes_no => {
            let flags = array.as_boolean();
            let bytes: Vec<i64> = (0..flags.len()).map(|at| i64::from(flags.value(at))).collect();
            match flags.nulls() {
                None => Piece::Copied(bytes.into()),
                Some(nulls) => {
                    let valid: BooleanBuffer = nulls.iter().collect();
                    Piece::Copied(Copied::Nullable(bytes, valid.values().to_vec()))
                }
            }
        }
        T::Timestamp(unit, _) if allowed.times => {
            let (array, unit): (ArrayRef, TimeUnit) = match unit {
                ArrowUnit::Second => (whole::<TimestampSecondType>(&array), TimeUnit::Seconds),
                ArrowUnit::Millisecond => (whole::<TimestampMillisecondType>(&array), TimeUnit::Milliseconds),
                ArrowUnit::Microsecond => (whole::<TimestampMicrosecondType>(&array), TimeUnit::Microseconds),
                ArrowUnit::Nanosecond => (whole::<TimestampNanosecondType>(&array), TimeUnit::Nanoseconds),
            };
            Piece::Arrow(Array(array)).times(unit, row)?
        }
        T::Date32 if allowed.times => {
            let days = array.as_primitive::<Date32Type>().reinterpret_cast::<Int32Type>();
            Piece::Arrow(Array(Arc::new(days))).times(TimeUnit::Days, row)?
        }
        T::Date64 if allowed.times => {
            Piece::Arrow(Array(whole::<Date64Type>(&array))).times(TimeUnit::Milliseconds, row)?
        }
        T::Boolean => match (0..array.len()).find(|&at| array.is_valid(at)) {
            Some(at) => return Err(raise(wrong_type(what, COLUMN, "bool", Some(row + at)))),
            None => Piece::Copied(Copied::F64(vec![f64::NAN; array.len()])),
        },
        _ => Piece::Copied(Copied::F64(numbers(&array).ok_or_else(|| unfit(what, &array, row))?)),
    })
}

/// Points in time as the whole numbers they are, in place.
fn whole<T: ArrowPrimitiveType<Native = i64>>(array: &ArrayRef) -> ArrayRef {
    Arc::new(array.as_primitive::<T>().reinterpret_cast::<Int64Type>())
}

fn unfit(what: &str, array: &ArrayRef, row: usize) -> PyErr {
    let got = match array.data_type() {
        DataType::Struct(fields) => format!("a table of {} columns: name one of them", fields.len()),
        other => format!("a column of {other}"),
    };
    let row = if row == 0 { None } else { Some(row) };
    raise(wrong_type(what, COLUMN, &got, row))
}

fn dictionary_of_numbers(what: &str, array: &ArrayRef, row: usize) -> PyResult<Piece> {
    let dictionary = array.as_any_dictionary();
    let values = numbers(dictionary.values()).ok_or_else(|| unfit(what, array, row))?;
    // The key of a null row means nothing: whether there is a row comes first.
    let keys = numbers_of_keys(dictionary.keys());
    let found = keys.into_iter().map(|key| key.and_then(|key| values.get(key)).copied().unwrap_or(f64::NAN));
    Ok(Piece::Copied(Copied::F64(found.collect())))
}

/// The keys of a dictionary, nothing where the row is null.
fn numbers_of_keys(keys: &dyn arrow_array::Array) -> Vec<Option<usize>> {
    macro_rules! keys {
        ($($variant:ident $type:ty),+) => {
            match keys.data_type() {
                $( DataType::$variant => {
                    let keys = keys.as_primitive::<$type>();
                    keys.iter().map(|key| key.and_then(|key| usize::try_from(key).ok())).collect()
                } )+
                _ => vec![None; keys.len()],
            }
        };
    }
    keys!(
        Int8 Int8Type, UInt8 UInt8Type, Int16 Int16Type, UInt16 UInt16Type, Int32 Int32Type, UInt32 UInt32Type,
        Int64 Int64Type, UInt64 UInt64Type
    )
}

/// An array copied as numbers, `NaN` where it is null; nothing where it does not hold numbers.
#[allow(clippy::cast_precision_loss)]
fn numbers(array: &ArrayRef) -> Option<Vec<f64>> {
    macro_rules! copied {
        ($type:ty, $convert:expr) => {
            array.as_primitive::<$type>().iter().map(|value| value.map_or(f64::NAN, $convert)).collect()
        };
    }
    /// Decimals go by their digits, so that 0.1 is the nearest number to 0.1.
    macro_rules! decimals {
        ($type:ty) => {{
            let array = array.as_primitive::<$type>();
            let digits =
                |row| if array.is_null(row) { None } else { array.value_as_string(row).parse().ok() };
            (0..array.len()).map(|row| digits(row).unwrap_or(f64::NAN)).collect()
        }};
    }
    Some(match array.data_type() {
        DataType::Null => vec![f64::NAN; array.len()],
        DataType::Int8 => copied!(Int8Type, f64::from),
        DataType::UInt8 => copied!(UInt8Type, f64::from),
        DataType::Int16 => copied!(Int16Type, f64::from),
        DataType::UInt16 => copied!(UInt16Type, f64::from),
        DataType::Int32 => copied!(Int32Type, f64::from),
        DataType::UInt32 => copied!(UInt32Type, f64::from),
        DataType::Int64 => copied!(Int64Type, |value| value as f64),
        DataType::UInt64 => copied!(UInt64Type, |value| value as f64),
        DataType::Float16 => copied!(Float16Type, |value| value.to_f64()),
        DataType::Float32 => copied!(Float32Type, f64::from),
        DataType::Float64 => copied!(Float64Type, |value| value),
        DataType::Decimal32(..) => decimals!(Decimal32Type),
        DataType::Decimal64(..) => decimals!(Decimal64Type),
        DataType::Decimal128(..) => decimals!(Decimal128Type),
        DataType::Decimal256(..) => decimals!(Decimal256Type),
        _ => return None,
    })
}

impl Array {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The array as the bridge reads it.
    pub fn chunk(&self) -> Chunk<'_> {
        let array = &self.0;
        Chunk::Numbers(match array.data_type() {
            DataType::Int8 => in_place::<Int8Type>(array),
            DataType::UInt8 => in_place::<UInt8Type>(array),
            DataType::Int16 => in_place::<Int16Type>(array),
            DataType::UInt16 => in_place::<UInt16Type>(array),
            DataType::Int32 => in_place::<Int32Type>(array),
            DataType::UInt32 => in_place::<UInt32Type>(array),
            DataType::Int64 => in_place::<Int64Type>(array),
            DataType::UInt64 => in_place::<UInt64Type>(array),
            DataType::Float32 => in_place::<Float32Type>(array),
            DataType::Float64 => in_place::<Float64Type>(array),
            // Proven when the column came in.
            _ => return Chunk::Texts(self.texts().unwrap_or_default()),
        })
    }

    /// The texts where they lie; of a dictionary its words, and which of them each row holds.
    fn texts(&self) -> Result<Texts<'_>, Error> {
        let DataType::Dictionary(keys, _) = self.0.data_type() else {
            return texts(&self.0);
        };
        let dictionary = self.0.as_any_dictionary();
        let words = texts(dictionary.values())?;
        let words = (0..words.len()).map(|place| words.get(place));
        macro_rules! coded {
            ($($variant:ident $type:ty),+) => {
                match keys.as_ref() {
                    $( DataType::$variant => Texts::dictionary(words, in_place::<$type>(dictionary.keys())), )+
                    _ => Texts::default(),
                }
            };
        }
        Ok(coded!(
            Int8 Int8Type, UInt8 UInt8Type, Int16 Int16Type, UInt16 UInt16Type, Int32 Int32Type, UInt32 UInt32Type,
            Int64 Int64Type, UInt64 UInt64Type
        ))
    }
}

/// The numbers of an array where they lie.
fn in_place<T: ArrowPrimitiveType>(array: &dyn arrow_array::Array) -> Numbers<'_>
where
    for<'a> Numbers<'a>: From<&'a [T::Native]>,
{
    let array = array.as_primitive::<T>();
    let numbers = Numbers::from(&array.values()[..]);
    match validity(array) {
        Some(validity) => numbers.with_validity(validity),
        None => numbers,
    }
}

fn validity(array: &dyn arrow_array::Array) -> Option<Validity<'_>> {
    array.nulls().map(|nulls| Validity::new(nulls.validity(), nulls.offset()))
}

/// The texts of an array that is no dictionary, where they lie.
fn texts(array: &ArrayRef) -> Result<Texts<'_>, Error> {
    match array.data_type() {
        DataType::Utf8 => {
            let texts = array.as_string::<i32>();
            Texts::from_offsets(texts.value_offsets(), texts.value_data(), validity(texts))
        }
        DataType::LargeUtf8 => {
            let texts = array.as_string::<i64>();
            Texts::from_offsets(texts.value_offsets(), texts.value_data(), validity(texts))
        }
        DataType::Utf8View => {
            let texts = array.as_string_view();
            let views: &[u128] = texts.views();
            // SAFETY: a view is sixteen bytes, whose alignment is any; Arrow keeps it little-endian, as does every
            // machine a wheel is built for.
            let views = unsafe { std::slice::from_raw_parts(views.as_ptr().cast::<[u8; 16]>(), views.len()) };
            let buffers: Vec<&[u8]> = texts.data_buffers().iter().map(|buffer| buffer.as_slice()).collect();
            Texts::from_views(views, &buffers, validity(texts))
        }
        _ => Ok(Texts::default()),
    }
}
