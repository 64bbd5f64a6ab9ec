//! Python binding of cxkit: conversion only.
//!
//! Everything here is generic over the bridge's export list: a function is called by its entry, a result class
//! is made from its description. A new measure needs no line in this crate.

mod accumulator;
mod column;
mod error;
mod function;
mod measure;
mod metric;
mod object;
mod result;
mod show;
mod value;

use pyo3::prelude::*;

/// The compiled half of the `cxkit` package; people import `cxkit`.
#[pymodule]
mod _native {
    use super::*;
    use std::ffi::OsString;

    #[pymodule_export]
    use super::accumulator::Accumulator;
    #[pymodule_export]
    use super::function::{function, Function};
    #[pymodule_export]
    use super::measure::{_measure, Measured};
    #[pymodule_export]
    use super::metric::Metric;
    #[pymodule_export]
    use super::object::{Method, Object};
    #[pymodule_export]
    use super::result::{_restore, Result};

    #[pymodule_export]
    // The name is what Python asks a module for.
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        error::add_classes(module)?;
        result::add_classes(module)?;
        accumulator::add_classes(module)?;
        metric::add_classes(module)?;
        object::add_classes(module)
    }

    /// The export list as JSON, for the tests that compare the faces.
    #[pyfunction]
    fn _describe() -> String {
        cxkit_bridge::describe_exports()
    }

    /// What saved bytes hold, as JSON.
    #[pyfunction]
    fn _describe_state(state: &[u8]) -> PyResult<String> {
        cxkit_bridge::describe_state(state).map_err(error::raise)
    }

    /// Digests of very many sums and elementary functions, to compare runtimes by.
    #[pyfunction]
    fn _digests(py: Python<'_>) -> String {
        py.detach(cxkit_bridge::digests)
    }

    /// Runs the command `cxkit` in this process and returns its exit code.
    #[pyfunction]
    fn _cli(py: Python<'_>, arguments: Vec<OsString>) -> i32 {
        let arguments = arguments.into_iter().map(|word| word.to_string_lossy().into_owned()).collect();
        py.detach(|| cxkit_cli::run(arguments))
    }
}
