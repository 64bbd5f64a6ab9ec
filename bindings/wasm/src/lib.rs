//! WebAssembly binding of cxkit: conversion only.
//!
//! Every typed array is copied once into linear memory; what the calls mean is the bridge's business
//! (`cxkit_bridge::wire`). A call that gives `undefined` has left its reason in [`error`].

use cxkit_bridge::wire::{buffer_kinds, BufferKind, Session};
use cxkit_bridge::Error;
use cxkit_bridge::Numbers;
use js_sys::{
    BigInt64Array, BigUint64Array, Float32Array, Float64Array, Int16Array, Int32Array, Int8Array,
    Uint16Array, Uint32Array, Uint8Array,
};
use std::cell::RefCell;
use wasm_bindgen::prelude::{wasm_bindgen, JsValue};
use wasm_bindgen::JsCast;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
}

fn with<T>(work: impl FnOnce(&mut Session) -> T) -> T {
    SESSION.with_borrow_mut(work)
}

/// The machine types a typed array is copied as.
macro_rules! buffers {
    ($($kind:ident $array:ident $type:ty),+) => {
        enum Buffer { $( $kind(Vec<$type>) ),+ }

        impl Buffer {
            /// The face says which typed array it is: a check by class would fail for one from another frame.
            fn copy(kind: BufferKind, array: &JsValue) -> Self {
                match kind { $( BufferKind::$kind => Self::$kind(array.unchecked_ref::<$array>().to_vec()) ),+ }
            }

            fn numbers(&self) -> Numbers<'_> {
                match self { $( Self::$kind(values) => Numbers::from(values) ),+ }
            }
        }
    };
}
buffers! {
    I8 Int8Array i8, U8 Uint8Array u8, I16 Int16Array i16, U16 Uint16Array u16, I32 Int32Array i32,
    U32 Uint32Array u32, I64 BigInt64Array i64, U64 BigUint64Array u64, F32 Float32Array f32, F64 Float64Array f64
}

fn copied<'r>(arrays: &[JsValue], request: &'r [u8]) -> Result<(Vec<Buffer>, &'r [u8]), Error> {
    let (kinds, rest) = buffer_kinds(request)?;
    let buffers = arrays.iter().zip(kinds).map(|(array, kind)| Ok(Buffer::copy(kind?, array)));
    Ok((buffers.collect::<Result<_, Error>>()?, rest))
}

fn with_buffers<T>(
    arrays: &[JsValue],
    request: &[u8],
    work: impl FnOnce(&mut Session, &[Numbers<'_>], &[u8]) -> Option<T>,
) -> Option<T> {
    with(|session| {
        let (buffers, rest) = session.note(copied(arrays, request))?;
        let numbers: Vec<Numbers<'_>> = buffers.iter().map(Buffer::numbers).collect();
        work(session, &numbers, rest)
    })
}

/// Calls a function by its place in the export list; the answer in slots.
#[wasm_bindgen]
#[must_use]
pub fn call(function: usize, arrays: Vec<JsValue>, request: &[u8]) -> Option<Vec<f64>> {
    with_buffers(&arrays, request, |session, buffers, request| {
        session.call(function, buffers, request, 1)?;
        Some(session.slots().to_vec())
    })
}

/// Measures a table; the answers as JSON.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn measure(arrays: Vec<JsValue>, request: &[u8]) -> Option<String> {
    with_buffers(&arrays, request, |session, buffers, request| session.measure(buffers, request, 1))
}

/// The picture of a result, as Plotly JSON.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn figure(request: &[u8]) -> Option<String> {
    with_buffers(&[], request, |session, _, request| session.figure(request))
}

/// Calls a method by its place in the list of methods, of the object with that handle; the answer in slots: a value, or
/// the handle of an object.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn ask(place: usize, handle: i32, arrays: Vec<JsValue>, request: &[u8]) -> Option<Vec<f64>> {
    with_buffers(&arrays, request, |session, buffers, request| {
        session.ask(place, usize::try_from(handle).ok(), buffers, request, 1)?;
        Some(session.slots().to_vec())
    })
}

/// A property of an object that is a field of its record; the answer in slots.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn field(handle: usize, name: &str) -> Option<Vec<f64>> {
    with(|session| {
        session.field(handle, name)?;
        Some(session.slots().to_vec())
    })
}

/// An object from saved bytes; its handle.
#[cfg(feature = "full")]
#[wasm_bindgen(js_name = loadObject)]
#[must_use]
pub fn load_object(place: usize, state: &[u8]) -> Option<usize> {
    with(|session| session.load_object(place, state))
}

/// The saved bytes of an object.
#[cfg(feature = "full")]
#[wasm_bindgen(js_name = objectState)]
#[must_use]
pub fn object_state(handle: usize) -> Option<Vec<u8>> {
    with(|session| session.object_state(handle))
}

/// Forgets an object.
#[cfg(feature = "full")]
#[wasm_bindgen(js_name = freeObject)]
pub fn free_object(handle: usize) {
    with(|session| session.free_object(handle));
}

/// A new accumulator by its place in the export list; its handle.
#[wasm_bindgen]
#[must_use]
pub fn create(place: usize, request: &[u8]) -> Option<usize> {
    with_buffers(&[], request, |session, _, request| session.create(place, request))
}

/// An accumulator from saved bytes; its handle.
#[wasm_bindgen]
#[must_use]
pub fn load(place: usize, state: &[u8]) -> Option<usize> {
    with(|session| session.load(place, state))
}

/// Adds rows to an accumulator; whether it did.
#[wasm_bindgen]
#[must_use]
pub fn extend(handle: usize, arrays: Vec<JsValue>, request: &[u8]) -> bool {
    with_buffers(&arrays, request, |session, buffers, request| session.extend(handle, buffers, request, 1))
        .is_some()
}

/// Adds a number to an accumulator; whether it did.
#[wasm_bindgen]
#[must_use]
pub fn push(handle: usize, number: f64) -> bool {
    with(|session| session.push(handle, number)).is_some()
}

/// Adds one accumulator to another; whether it did.
#[wasm_bindgen]
#[must_use]
pub fn merge(handle: usize, other: usize) -> bool {
    with(|session| session.merge(handle, other)).is_some()
}

/// The answer of an accumulator in slots.
#[wasm_bindgen]
#[must_use]
pub fn finish(handle: usize) -> Option<Vec<f64>> {
    with(|session| {
        session.finish(handle)?;
        Some(session.slots().to_vec())
    })
}

/// The saved bytes of an accumulator.
#[wasm_bindgen]
#[must_use]
pub fn state(handle: usize) -> Option<Vec<u8>> {
    with(|session| session.state(handle))
}

/// How many rows an accumulator has read.
#[wasm_bindgen(js_name = rowCount)]
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn row_count(handle: usize) -> Option<f64> {
    with(|session| session.row_count(handle)).map(|count| count as f64)
}

/// Forgets an accumulator.
#[wasm_bindgen]
pub fn free(handle: usize) {
    with(|session| session.free(handle));
}

/// The text a slot points to.
#[wasm_bindgen]
#[must_use]
pub fn text(index: i32) -> Option<String> {
    with(|session| session.text(index).map(str::to_owned))
}

/// The last error: code, row, message, a line each.
#[wasm_bindgen]
#[must_use]
pub fn error() -> String {
    with(|session| session.error().to_owned())
}

/// What saved bytes hold, as JSON.
#[wasm_bindgen(js_name = describeState)]
#[must_use]
pub fn describe_state(state: &[u8]) -> Option<String> {
    with(|session| session.describe_state(state))
}

/// The export list as JSON.
#[wasm_bindgen]
#[must_use]
pub fn describe() -> String {
    cxkit_bridge::describe_exports()
}

/// What this module and its face must agree on.
#[wasm_bindgen]
#[must_use]
pub fn fingerprint() -> u32 {
    cxkit_bridge::fingerprint()
}

/// Digests to compare runtimes by.
#[cfg(feature = "full")]
#[wasm_bindgen]
#[must_use]
pub fn digests() -> String {
    cxkit_bridge::digests()
}

/// The version of cxkit this module was built from.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
