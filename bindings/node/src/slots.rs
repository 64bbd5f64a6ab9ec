//! The one place where native code writes into JavaScript's memory.
//!
//! A new typed array for every answer would cost more than most answers: measured in `benches/js`.
#![allow(unsafe_code)]

use napi::bindgen_prelude::Float64ArraySlice;

/// Copies an answer into `out` if it fits; how many slots it has either way.
pub fn write(slots: &[f64], mut out: Float64ArraySlice<'_>) -> i32 {
    // SAFETY: the array belongs to the engine of the face, which hands it to nobody else and never as a column
    // of the same call, so nothing else refers to this memory; JavaScript does not run before the call is over.
    let out = unsafe { out.as_mut() };
    if let Some(out) = out.get_mut(..slots.len()) {
        out.copy_from_slice(slots);
    }
    i32::try_from(slots.len()).unwrap_or(i32::MAX)
}
