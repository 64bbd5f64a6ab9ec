//! Accumulators: one class per accumulator of the bridge, made when the module is imported.

use crate::column::Held;
use crate::error::{raise, wrong_type};
use crate::function::Given;
use crate::result::{class, from_answer};
use crate::value::{plain, type_name};
use cxkit::survey::AnswerCounts;
use cxkit_bridge::{AccumulatorInfo, Call};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple, PyType};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Under this name a class knows its accumulator.
const KEY: &str = "_export";

/// What every accumulator can do: rows arrive in any order, batches and places, and merge to the last bit.
#[pyclass(frozen, subclass, module = "cxkit")]
pub struct Accumulator {
    info: &'static AccumulatorInfo,
    inner: Mutex<Box<dyn cxkit_bridge::Accumulator>>,
}

/// Makes a class of every accumulator and adds it to the module.
pub fn add_classes(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    for info in cxkit_bridge::accumulators() {
        let body = PyDict::new(py);
        let doc = format!("Rows of `{}` that arrive in any order, batches and places.", info.kind);
        body.set_item("__module__", "cxkit")?;
        body.set_item("__doc__", doc)?;
        body.set_item("__slots__", PyTuple::empty(py))?;
        body.set_item(KEY, info.name)?;
        let bases = (py.get_type::<Accumulator>(),);
        module.add(info.name, py.get_type::<PyType>().call1((info.name, bases, body))?)?;
    }
    Ok(())
}

fn known(class: &Bound<'_, PyType>) -> PyResult<&'static AccumulatorInfo> {
    let name: Option<String> = class.getattr(KEY).ok().and_then(|name| name.extract().ok());
    name.and_then(|name| cxkit_bridge::accumulator(&name))
        .ok_or_else(|| PyTypeError::new_err("make one of the named accumulators, such as NpsAccumulator"))
}

#[pymethods]
impl Accumulator {
    #[new]
    #[classmethod]
    #[pyo3(signature = (**options))]
    fn new(cls: &Bound<'_, PyType>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let info = known(cls)?;
        let known = (info.options)();
        let mut given = Given::default();
        for (name, object) in options.into_iter().flatten() {
            given.option(&name.extract::<String>()?, &object, &[], &known)?;
        }
        let inner = given.call(cls.py(), |call| (info.new)(call)).map_err(raise)?;
        Ok(Self { info, inner: Mutex::new(inner) })
    }

    /// Adds one answer; None and NaN are missing.
    fn push(&self, py: Python<'_>, answer: &Bound<'_, PyAny>) -> PyResult<()> {
        let mut given = Given::default();
        given.rows(Held::of_one("answer", answer)?);
        self.add(py, &given)
    }

    /// Adds a batch of answers: any column, a dict of counts, or an AnswerCountsAccumulator. A refused batch
    /// changes nothing.
    #[pyo3(signature = (answers, *, weights=None, strata=None, clusters=None, population=None))]
    fn extend(
        &self,
        answers: &Bound<'_, PyAny>,
        weights: Option<&Bound<'_, PyAny>>,
        strata: Option<&Bound<'_, PyAny>>,
        clusters: Option<&Bound<'_, PyAny>>,
        population: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        const DESIGN: &[&str] = &["weights", "strata", "clusters", "population"];
        let mut given = Given::default();
        given.answers("answers", answers)?;
        for (name, column) in DESIGN.iter().zip([weights, strata, clusters, population]) {
            if let Some(column) = column {
                given.option(name, column, DESIGN, &[])?;
            }
        }
        self.add(answers.py(), &given)
    }

    /// Adds what another accumulator of the same settings holds.
    fn merge(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<()> {
        let Ok(other) = other.cast::<Self>() else {
            return Err(raise(wrong_type("other", self.info.name, &type_name(other), None)));
        };
        // A copy first: an accumulator may be merged with itself.
        let other = other.get().locked(py).boxed();
        self.locked(py).merge(other.as_ref()).map_err(raise)
    }

    /// The answer so far; it may be asked again.
    fn finish<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let copy = self.locked(py).boxed();
        // A bootstrap takes its time.
        let answer = py.detach(|| copy.finish()).map_err(raise)?;
        from_answer(py, class(py, answer.record)?, answer)
    }

    /// What it holds as bytes: the same in every language, to be kept or sent.
    fn to_state<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let state = self.locked(py).to_state();
        PyBytes::new(py, &state)
    }

    /// The accumulator that was saved as these bytes.
    #[classmethod]
    fn from_state<'py>(cls: &Bound<'py, PyType>, state: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let info = known(cls)?;
        let Ok(state) = state.cast::<PyBytes>() else {
            return Err(raise(wrong_type("state", "bytes", &type_name(state), None)));
        };
        let loaded = (info.from_state)(state.as_bytes()).map_err(raise)?;
        let made = cls.call0()?;
        match made.cast::<Self>() {
            Ok(made) => *made.get().locked(cls.py()) = loaded,
            Err(error) => return Err(error.into()),
        }
        Ok(made)
    }

    /// How many rows it has read: used, missing and out of scale.
    #[getter]
    fn row_count(&self, py: Python<'_>) -> u64 {
        self.locked(py).row_count()
    }

    /// Its options by name.
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        let options = self.locked(py).options();
        for (name, value) in options {
            dict.set_item(name, plain(py, &value)?)?;
        }
        Ok(dict)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (rows, options) = (self.row_count(py), self.locked(py).options());
        let defaults = (self.info.options)();
        let changed = options.into_iter().zip(&defaults).filter(|((_, value), info)| *value != info.default);
        let mut parts = vec![format!("row_count={rows}")];
        for ((name, value), _) in changed {
            parts.push(format!("{name}={}", plain(py, &value)?.repr()?));
        }
        Ok(format!("{}({})", self.info.name, parts.join(", ")))
    }

    fn __eq__<'py>(&self, py: Python<'py>, other: &Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        match other.cast::<Self>() {
            Ok(other) => {
                let theirs = other.get().locked(py).to_state();
                pyo3::types::PyBool::new(py, self.locked(py).to_state() == theirs).to_owned().into_any()
            }
            Err(_) => py.NotImplemented().into_bound(py),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        Ok((slf.get_type().getattr("from_state")?, (slf.get().to_state(slf.py()),)))
    }
}

impl Accumulator {
    /// Waits for its turn without keeping other Python threads from theirs. Whoever holds the guard calls no
    /// Python: that is what makes waiting safe.
    fn locked<'a>(&'a self, py: Python<'_>) -> MutexGuard<'a, Box<dyn cxkit_bridge::Accumulator>> {
        use pyo3::sync::MutexExt;
        self.inner.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner)
    }

    /// The counts it holds, where it holds nothing but counts.
    pub fn counts(&self, py: Python<'_>) -> Option<AnswerCounts> {
        self.locked(py).counts().cloned()
    }

    fn add(&self, py: Python<'_>, given: &Given) -> PyResult<()> {
        let run = |call: &Call<'_>| self.inner.lock().unwrap_or_else(PoisonError::into_inner).extend(call);
        given.call(py, run).map_err(raise)
    }
}
