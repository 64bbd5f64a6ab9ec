//! Accumulators: one class per accumulator of the bridge, made when the module is imported.

use crate::column::{Allowed, Held};
use crate::error::{raise, wrong_type};
use crate::function::{read_argument, Given, HeldArgument};
use crate::result::{class, from_answer};
use crate::value::{plain, type_name};
use cxkit::survey::AnswerCounts;
use cxkit_bridge::{AccumulatorInfo, ArgumentInfo, Call};
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

    /// Adds one row: a value for each column, in order or by name; None and NaN are missing.
    #[pyo3(signature = (*values, **named))]
    fn push<'py>(
        &self,
        py: Python<'py>,
        values: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        let one = |info: &ArgumentInfo, value: &Bound<'py, PyAny>| {
            Held::of_one(info.name, value, Allowed::by(info.kind)).map(HeldArgument::Column)
        };
        self.add(py, &self.given("push", values, named, &one)?)
    }

    /// Adds a batch: its columns in order or by name; answers may be a dict of counts or an
    /// AnswerCountsAccumulator too. A refused batch changes nothing.
    #[pyo3(signature = (*columns, **named))]
    fn extend<'py>(
        &self,
        py: Python<'py>,
        columns: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        self.add(py, &self.given("extend", columns, named, &read_argument)?)
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

    /// What was given to a method: its columns in order or by name, and columns that only go by name.
    fn given<'py>(
        &self,
        method: &str,
        columns: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
        read: &dyn Fn(&ArgumentInfo, &Bound<'py, PyAny>) -> PyResult<HeldArgument>,
    ) -> PyResult<Given> {
        let (wanted, mut given) = (self.info.arguments, Given::default());
        if columns.len() > wanted.len() {
            return Err(PyTypeError::new_err(format!(
                "{method}() takes {} positional arguments but {} were given",
                wanted.len(),
                columns.len()
            )));
        }
        let mut in_order = wanted
            .iter()
            .zip(columns.iter())
            .map(|(info, column)| read(info, &column).map(Some))
            .collect::<PyResult<Vec<_>>>()?;
        in_order.resize_with(wanted.len(), || None);
        for (name, object) in named.into_iter().flatten() {
            let name = name.extract::<String>()?;
            match wanted.iter().position(|info| info.name == name) {
                Some(place) => in_order[place] = Some(read(&wanted[place], &object)?),
                None => given.option(&name, &object, self.info.columns, &[])?,
            }
        }
        if in_order.first().is_some_and(Option::is_none) {
            return Err(PyTypeError::new_err(format!(
                "{method}() is missing its column '{}'",
                wanted[0].name
            )));
        }
        if let Some(unknown) = given.first_option() {
            let names = wanted.iter().map(|info| info.name).chain(self.info.columns.iter().copied());
            let nearest = cxkit::nearest(unknown, names).map(str::to_owned);
            let place = format!("{}.{method}", self.info.name).into();
            return Err(raise(cxkit::Error::UnknownOption { name: unknown.to_owned(), nearest, place }));
        }
        given.in_order(wanted, in_order);
        Ok(given)
    }

    fn add(&self, py: Python<'_>, given: &Given) -> PyResult<()> {
        let run = |call: &Call<'_>| self.inner.lock().unwrap_or_else(PoisonError::into_inner).extend(call);
        given.call(py, run).map_err(raise)
    }
}
