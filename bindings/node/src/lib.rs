//! Node binding of cxkit: conversion only.
//!
//! Typed arrays are read where they lie; what the calls mean is the bridge's business (`cxkit_bridge::wire`).
//! A call that gives `null`, `-1` or `false` has left its reason in [`error`].

mod buffers;
mod slots;

use buffers::with_buffers;
use cxkit_bridge::wire::Session;
use napi::bindgen_prelude::{Float64Array, Float64ArraySlice, Uint8Array, Uint8ArraySlice, Unknown};
use napi_derive::napi;
use std::cell::RefCell;

thread_local! {
    /// One to a JavaScript thread: workers share the addon, not their accumulators.
    static SESSION: RefCell<Session> = RefCell::default();
}

fn with<T>(work: impl FnOnce(&mut Session) -> T) -> T {
    SESSION.with_borrow_mut(work)
}

/// Calls a function by its place in the export list; how many slots the answer has, -1 for an error. The slots
/// are in `out` if they fit, and to be had from [`answer`] if they do not.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn call(
    function: u32,
    arrays: Vec<Unknown<'_>>,
    request: Uint8ArraySlice<'_>,
    out: Float64ArraySlice<'_>,
) -> i32 {
    with(|session| {
        let done = with_buffers(session, &arrays, &request, |session, buffers, request, threads| {
            session.call(function as usize, buffers, request, threads)
        });
        done.map_or(-1, |()| slots::write(session.slots(), out))
    })
}

/// Measures a table; the answers as JSON.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn measure(arrays: Vec<Unknown<'_>>, request: Uint8ArraySlice<'_>) -> Option<String> {
    with(|session| {
        with_buffers(session, &arrays, &request, |session, buffers, request, threads| {
            session.measure(buffers, request, threads)
        })
    })
}

/// The picture of a result, as Plotly JSON.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn figure(request: Uint8ArraySlice<'_>) -> Option<String> {
    with(|session| with_buffers(session, &[], &request, |session, _, request, _| session.figure(request)))
}

/// The last answer, however long.
#[napi(catch_unwind)]
#[must_use]
pub fn answer() -> Float64Array {
    with(|session| session.slots().to_vec().into())
}

/// Calls a method by its place in the list of methods, of the object with that handle (-1 for none); the answer as
/// [`call`] gives it: a value, or the handle of an object.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn ask(
    place: u32,
    handle: i32,
    arrays: Vec<Unknown<'_>>,
    request: Uint8ArraySlice<'_>,
    out: Float64ArraySlice<'_>,
) -> i32 {
    with(|session| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let done = with_buffers(session, &arrays, &request, |session, buffers, request, _| {
            session.ask(place as usize, usize::try_from(handle).ok(), buffers, request, threads)
        });
        done.map_or(-1, |()| slots::write(session.slots(), out))
    })
}

/// A property of an object that is a field of its record, as [`call`] gives an answer.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn field(handle: u32, name: String, out: Float64ArraySlice<'_>) -> i32 {
    with(|session| session.field(handle as usize, &name).map_or(-1, |()| slots::write(session.slots(), out)))
}

/// An object from saved bytes; its handle.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn load_object(place: u32, state: Uint8ArraySlice<'_>) -> Option<u32> {
    with(|session| session.load_object(place as usize, &state)).and_then(self::handle)
}

/// The saved bytes of an object.
#[napi(catch_unwind)]
#[must_use]
pub fn object_state(handle: u32) -> Option<Uint8Array> {
    with(|session| session.object_state(handle as usize)).map(Uint8Array::from)
}

/// Forgets an object.
#[napi(catch_unwind)]
pub fn free_object(handle: u32) {
    with(|session| session.free_object(handle as usize));
}

/// A new accumulator by its place in the export list; its handle.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn create(place: u32, request: Uint8ArraySlice<'_>) -> Option<u32> {
    with(|session| {
        let made = with_buffers(session, &[], &request, |session, _, request, _| {
            session.create(place as usize, request)
        });
        made.and_then(handle)
    })
}

/// An accumulator from saved bytes; its handle.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn load(place: u32, state: Uint8ArraySlice<'_>) -> Option<u32> {
    with(|session| session.load(place as usize, &state)).and_then(handle)
}

fn handle(place: usize) -> Option<u32> {
    u32::try_from(place).ok()
}

/// Adds rows to an accumulator; whether it did.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn extend(handle: u32, arrays: Vec<Unknown<'_>>, request: Uint8ArraySlice<'_>) -> bool {
    with(|session| {
        with_buffers(session, &arrays, &request, |session, buffers, request, threads| {
            session.extend(handle as usize, buffers, request, threads)
        })
        .is_some()
    })
}

/// Adds a number to an accumulator; whether it did.
#[napi(catch_unwind)]
#[must_use]
pub fn push(handle: u32, number: f64) -> bool {
    with(|session| session.push(handle as usize, number)).is_some()
}

/// Adds one accumulator to another; whether it did.
#[napi(catch_unwind)]
#[must_use]
pub fn merge(handle: u32, other: u32) -> bool {
    with(|session| session.merge(handle as usize, other as usize)).is_some()
}

/// The answer of an accumulator, as [`call`] gives it.
#[napi(catch_unwind)]
#[must_use]
pub fn finish(handle: u32, out: Float64ArraySlice<'_>) -> i32 {
    with(|session| session.finish(handle as usize).map_or(-1, |()| slots::write(session.slots(), out)))
}

/// The saved bytes of an accumulator.
#[napi(catch_unwind)]
#[must_use]
pub fn state(handle: u32) -> Option<Uint8Array> {
    with(|session| session.state(handle as usize)).map(Uint8Array::from)
}

/// How many rows an accumulator has read.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn row_count(handle: u32) -> Option<f64> {
    with(|session| session.row_count(handle as usize)).map(|count| count as f64)
}

/// Forgets an accumulator.
#[napi(catch_unwind)]
pub fn free(handle: u32) {
    with(|session| session.free(handle as usize));
}

/// The text a slot points to.
#[napi(catch_unwind)]
#[must_use]
pub fn text(index: i32) -> Option<String> {
    with(|session| session.text(index).map(str::to_owned))
}

/// The last error: code, row, message, a line each.
#[napi(catch_unwind)]
#[must_use]
pub fn error() -> String {
    with(|session| session.error().to_owned())
}

/// What saved bytes hold, as JSON.
#[napi(catch_unwind)]
#[must_use]
#[allow(clippy::needless_pass_by_value)]
pub fn describe_state(state: Uint8ArraySlice<'_>) -> Option<String> {
    with(|session| session.describe_state(&state))
}

/// The export list as JSON.
#[napi]
#[must_use]
pub fn describe() -> String {
    cxkit_bridge::describe_exports()
}

/// What this addon and its face must agree on.
#[napi]
#[must_use]
pub fn fingerprint() -> u32 {
    cxkit_bridge::fingerprint()
}

/// Digests to compare runtimes by.
#[napi]
#[must_use]
pub fn digests() -> String {
    cxkit_bridge::digests()
}

/// Runs the command with these words; its exit code.
#[napi(catch_unwind)]
#[must_use]
pub fn cli(words: Vec<String>) -> i32 {
    cxkit_cli::run(words)
}

/// The version of cxkit this addon was built from.
#[napi]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
