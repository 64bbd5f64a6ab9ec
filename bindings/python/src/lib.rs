//! Python binding of cxkit: conversion only.

/// The compiled half of the `cxkit` package; people import `cxkit`.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    // The name is what Python asks a module for.
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
