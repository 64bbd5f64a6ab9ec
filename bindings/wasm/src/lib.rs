//! WebAssembly binding of cxkit: conversion only.
use wasm_bindgen::prelude::wasm_bindgen;

/// The version of cxkit this module was built from.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
