//! The buffer protocol: NumPy, `array`, memoryview and whatever else lends its memory.
//!
//! Plain native numbers in one run are read where they lie. Strided, reversed, swapped or unaligned ones and half
//! floats are copied once. Yes and no are no numbers.

// The memory belongs to another object. Every block says why it may be read.
#![allow(unsafe_code)]

use super::{refused, Copied, Piece};
use arrow_array::types::{ArrowPrimitiveType, Float16Type};
use cxkit::columns::Numbers;
use pyo3::buffer::PyUntypedBuffer;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyString;

type Half = <Float16Type as ArrowPrimitiveType>::Native;

/// Whether the object lends its memory.
pub fn offers(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: the object is alive and the thread attached; the call only looks at its type.
    unsafe { ffi::PyObject_CheckBuffer(object.as_ptr()) == 1 }
}

/// Whether the object has an attribute of that name, without the cost of an exception where it has none.
pub fn has_attribute(object: &Bound<'_, PyAny>, name: &Bound<'_, PyString>) -> bool {
    // SAFETY: both objects are alive and the thread attached; errors are cleared by the call itself.
    unsafe { ffi::PyObject_HasAttr(object.as_ptr(), name.as_ptr()) == 1 }
}

/// Native numbers in one run.
pub struct Buffer {
    view: PyUntypedBuffer,
    element: Element,
    rows: usize,
}

/// The machine types that are read in place.
#[derive(Clone, Copy)]
enum Element {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
    F16,
}

impl Element {
    /// The type behind a format of the `struct` module, and whether its bytes are swapped.
    fn of(format: &[u8], size: usize) -> Option<(Self, bool)> {
        let (swapped, letter) = match format {
            [letter] | [b'@' | b'=', letter] => (false, letter),
            [b'<', letter] => (cfg!(target_endian = "big"), letter),
            [b'>' | b'!', letter] => (cfg!(target_endian = "little"), letter),
            _ => return None,
        };
        // The letter says what kind of number; how wide it is depends on the machine, and the size says it.
        let element = match (letter, size) {
            (b'b' | b'h' | b'i' | b'l' | b'q' | b'n', 1) => Self::I8,
            (b'b' | b'h' | b'i' | b'l' | b'q' | b'n', 2) => Self::I16,
            (b'b' | b'h' | b'i' | b'l' | b'q' | b'n', 4) => Self::I32,
            (b'b' | b'h' | b'i' | b'l' | b'q' | b'n', 8) => Self::I64,
            (b'B' | b'H' | b'I' | b'L' | b'Q' | b'N', 1) => Self::U8,
            (b'B' | b'H' | b'I' | b'L' | b'Q' | b'N', 2) => Self::U16,
            (b'B' | b'H' | b'I' | b'L' | b'Q' | b'N', 4) => Self::U32,
            (b'B' | b'H' | b'I' | b'L' | b'Q' | b'N', 8) => Self::U64,
            (b'e', 2) => Self::F16,
            (b'f', 4) => Self::F32,
            (b'd', 8) => Self::F64,
            _ => return None,
        };
        Some((element, swapped))
    }
}

/// An object's memory as a column; nothing where it holds anything but plain numbers.
pub fn read(what: &str, object: &Bound<'_, PyAny>) -> PyResult<Option<Piece>> {
    // Arrays of dates and the like refuse to lend theirs.
    let Ok(view) = PyUntypedBuffer::get(object) else { return Ok(None) };
    if view.dimensions() != 1 {
        return Err(refused(what, &format!("an array of {} dimensions", view.dimensions())));
    }
    let size = view.item_size();
    let Some((element, swapped)) = Element::of(view.format().to_bytes(), size) else { return Ok(None) };
    let (Some(&rows), Some(&stride)) = (view.shape().first(), view.strides().first()) else {
        return Ok(None);
    };
    if view.suboffsets().is_some_and(|offsets| offsets.iter().any(|&offset| offset >= 0)) {
        return Ok(None);
    }
    let start = view.buf_ptr().cast_const().cast::<u8>();
    let in_place = !swapped
        && (stride == size as isize || rows <= 1)
        && (start as usize).is_multiple_of(size)
        && !matches!(element, Element::F16);
    if in_place {
        return Ok(Some(Piece::Buffer(Buffer { view, element, rows })));
    }
    let source = Source { start, stride, rows, swapped };
    // SAFETY: the view is held until the copy is done, and its exporter vouches for rows, stride and size.
    let copied = unsafe {
        match element {
            Element::I8 => source.copy(|[byte]: [u8; 1]| byte as i8).into(),
            Element::U8 => source.copy(|[byte]: [u8; 1]| byte).into(),
            Element::I16 => source.copy(i16::from_ne_bytes).into(),
            Element::U16 => source.copy(u16::from_ne_bytes).into(),
            Element::I32 => source.copy(i32::from_ne_bytes).into(),
            Element::U32 => source.copy(u32::from_ne_bytes).into(),
            Element::I64 => source.copy(i64::from_ne_bytes).into(),
            Element::U64 => source.copy(u64::from_ne_bytes).into(),
            Element::F32 => source.copy(f32::from_ne_bytes).into(),
            Element::F64 => source.copy(f64::from_ne_bytes).into(),
            Element::F16 => Copied::F32(source.copy(|bytes| Half::from_ne_bytes(bytes).to_f32())),
        }
    };
    Ok(Some(Piece::Copied(copied)))
}

/// Elements at a fixed distance.
struct Source {
    start: *const u8,
    stride: isize,
    rows: usize,
    swapped: bool,
}

impl Source {
    /// # Safety
    /// The element of every row, `N` bytes from `start + row · stride`, lies in memory that may be read.
    unsafe fn copy<T, const N: usize>(&self, read: impl Fn([u8; N]) -> T) -> Vec<T> {
        let element = |row: usize| {
            // SAFETY: what the caller promised; an array of bytes has no alignment to respect.
            let mut bytes = unsafe { self.start.offset(row as isize * self.stride).cast::<[u8; N]>().read() };
            if self.swapped {
                bytes.reverse();
            }
            read(bytes)
        };
        (0..self.rows).map(element).collect()
    }
}

impl Buffer {
    /// How many rows.
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// The numbers where they lie.
    pub fn numbers(&self) -> Numbers<'_> {
        match self.element {
            Element::I8 => self.slice::<i8>().into(),
            Element::U8 => self.slice::<u8>().into(),
            Element::I16 => self.slice::<i16>().into(),
            Element::U16 | Element::F16 => self.slice::<u16>().into(),
            Element::I32 => self.slice::<i32>().into(),
            Element::U32 => self.slice::<u32>().into(),
            Element::I64 => self.slice::<i64>().into(),
            Element::U64 => self.slice::<u64>().into(),
            Element::F32 => self.slice::<f32>().into(),
            Element::F64 => self.slice::<f64>().into(),
        }
    }

    fn slice<T>(&self) -> &[T] {
        if self.rows == 0 {
            return &[];
        }
        // SAFETY: `read` found native elements of this type and size, aligned and in one run; the view keeps the
        // exporter from moving or freeing them. Someone may write to them meanwhile, as to any array in Python:
        // every bit pattern is a number, so the answer may be of either state, and nothing else goes wrong.
        unsafe { std::slice::from_raw_parts(self.view.buf_ptr().cast_const().cast::<T>(), self.rows) }
    }
}
