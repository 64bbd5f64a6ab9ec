//! Node binding of cxkit: conversion only.
use napi_derive::napi;

/// The version of cxkit this addon was built from.
#[napi]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
