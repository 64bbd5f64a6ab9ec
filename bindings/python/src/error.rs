//! Errors on their way into Python.

use cxkit::Error;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

static CX_ERROR: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static UNKNOWN_OPTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// Makes the exception classes and adds them to the module.
pub fn add_classes(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let base = class(
        py,
        "CxError",
        "Input or options that were refused.\n\n\
         `code` says why in one stable word, the same in every language; `row` is the smallest row at fault,\n\
         counted from 0, or None.",
        (py.get_type::<PyValueError>(),).into_pyobject(py)?,
    )?;
    base.setattr("code", "")?;
    base.setattr("row", py.None())?;
    // Python's own word for a wrong keyword is TypeError: code that expects it keeps working.
    let unknown = class(
        py,
        "UnknownOption",
        "An option nobody knows; the message names the nearest one.",
        (&base, py.get_type::<PyTypeError>()).into_pyobject(py)?,
    )?;
    module.add("CxError", &base)?;
    module.add("UnknownOption", &unknown)?;
    CX_ERROR.get_or_init(py, || base.unbind());
    UNKNOWN_OPTION.get_or_init(py, || unknown.unbind());
    Ok(())
}

fn class<'py>(
    py: Python<'py>,
    name: &str,
    doc: &str,
    bases: Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyType>> {
    let body = PyDict::new(py);
    body.set_item("__module__", "cxkit")?;
    body.set_item("__doc__", doc)?;
    Ok(py.get_type::<PyType>().call1((name, bases, body))?.cast_into()?)
}

/// The core's error as `CxError`.
pub fn raise(error: Error) -> PyErr {
    Python::attach(|py| {
        let slot = if error.code() == "unknown_option" { &UNKNOWN_OPTION } else { &CX_ERROR };
        let raised = slot
            .get(py)
            .ok_or_else(|| PyValueError::new_err("cxkit is not fully imported"))
            .and_then(|class| class.bind(py).call1((error.to_string(),)))
            .and_then(|raised| {
                raised.setattr("code", error.code())?;
                raised.setattr("row", error.row())?;
                Ok(raised)
            });
        raised.map_or_else(|failed| failed, PyErr::from_value)
    })
}

/// The error for a value of a type that cannot be used.
pub fn wrong_type(what: &str, required: &'static str, got: &str, row: Option<usize>) -> Error {
    Error::WrongType {
        what: what.to_owned().into(),
        required: required.into(),
        got: got.to_owned().into(),
        row,
    }
}
