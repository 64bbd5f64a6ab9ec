//! Metrics as values: what to measure, with which options, from which columns.

use crate::error::{raise, wrong_type};
use crate::function::Given;
use crate::value::{plain, type_name};
use cxkit::describe::Value;
use cxkit_bridge::{metric_columns, AccumulatorInfo, MetricCall};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

/// Under this name a class knows its metric.
const KEY: &str = "_export";

/// What to measure, with which options, from which columns of a table: a value that `measure` takes.
#[pyclass(frozen, subclass, module = "cxkit")]
pub struct Metric {
    info: &'static AccumulatorInfo,
    columns: Vec<(String, String)>,
    options: Vec<(String, Value)>,
}

/// Makes a class of every metric and adds it to the module.
pub fn add_classes(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    for info in cxkit_bridge::accumulators() {
        let body = PyDict::new(py);
        body.set_item("__module__", "cxkit")?;
        body.set_item("__doc__", format!("`{}` over columns of a table, as a value.", info.kind))?;
        body.set_item("__slots__", PyTuple::empty(py))?;
        body.set_item(KEY, info.metric_name())?;
        let bases = (py.get_type::<Metric>(),);
        let class = py.get_type::<PyType>().call1((info.metric_name(), bases, body))?;
        module.add(info.metric_name(), class)?;
    }
    Ok(())
}

fn known(class: &Bound<'_, PyType>) -> PyResult<&'static AccumulatorInfo> {
    let name: Option<String> = class.getattr(KEY).ok().and_then(|name| name.extract().ok());
    name.and_then(|name| cxkit_bridge::metric(&name).ok())
        .ok_or_else(|| PyTypeError::new_err("make one of the named metrics, such as Nps"))
}

fn column_name(role: &str, object: &Bound<'_, PyAny>) -> PyResult<String> {
    match object.cast::<PyString>() {
        Ok(name) => Ok(name.to_str()?.to_owned()),
        Err(_) => Err(raise(wrong_type(role, "the name of a column", &type_name(object), None))),
    }
}

#[pymethods]
impl Metric {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*columns, **named))]
    fn new<'py>(
        cls: &Bound<'py, PyType>,
        columns: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let info = known(cls)?;
        if columns.len() > info.arguments.len() {
            return Err(PyTypeError::new_err(format!(
                "{}() takes {} columns but {} were given",
                info.metric_name(),
                info.arguments.len(),
                columns.len()
            )));
        }
        let roles: Vec<&'static str> = info.roles().collect();
        let in_order = columns.iter().zip(&roles).map(|(column, role)| column_name(role, &column));
        let in_order = in_order.collect::<PyResult<Vec<_>>>()?;
        let options = (info.options)();
        let (mut by_role, mut given) = (Vec::new(), Given::default());
        for (name, object) in named.into_iter().flatten() {
            let name = name.extract::<String>()?;
            if roles.contains(&name.as_str()) {
                if !object.is_none() {
                    by_role.push((name.clone(), column_name(&name, &object)?));
                }
            } else {
                given.option(&name, &object, &[], &options)?;
            }
        }
        let columns = metric_columns(info, in_order, by_role).map_err(raise)?;
        // Made once to have the options checked where they are written.
        given.call(cls.py(), |call| info.over(call, columns.clone())).map_err(raise)?;
        Ok(Self { info, columns, options: given.into_options() })
    }

    /// The name of each column, by the part it plays.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        self.columns.iter().try_for_each(|(role, name)| dict.set_item(role, name))?;
        Ok(dict)
    }

    /// The options that were given.
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (name, value) in &self.options {
            dict.set_item(name, plain(py, value)?)?;
        }
        Ok(dict)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut parts = Vec::new();
        let mut in_order = true;
        for (at, (role, name)) in self.columns.iter().enumerate() {
            in_order &= self.info.arguments.get(at).is_some_and(|argument| argument.name == role);
            let name = PyString::new(py, name).repr()?.to_string();
            parts.push(if in_order { name } else { format!("{role}={name}") });
        }
        for (name, value) in &self.options {
            parts.push(format!("{name}={}", plain(py, value)?.repr()?));
        }
        Ok(format!("{}({})", self.info.metric_name(), parts.join(", ")))
    }

    fn __eq__<'py>(&self, py: Python<'py>, other: &Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        match other.cast::<Self>() {
            Ok(other) => {
                let other = other.get();
                let equal = self.info.name == other.info.name
                    && self.columns == other.columns
                    && self.options == other.options;
                pyo3::types::PyBool::new(py, equal).to_owned().into_any()
            }
            Err(_) => py.NotImplemented().into_bound(py),
        }
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (self.info.name, &self.columns).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let named = slf.get().columns(py)?;
        named.update(slf.get().options(py)?.as_mapping())?;
        let restore = py.import("cxkit.measure")?.getattr("_metric")?;
        (restore, (slf.get_type(), named)).into_pyobject(py)
    }
}

impl Metric {
    /// The metric under the name its answers shall have.
    pub fn call(&self, name: String) -> MetricCall {
        let (columns, options) = (self.columns.clone(), self.options.clone());
        MetricCall { name, metric: self.info, columns, options }
    }

    /// The columns it reads.
    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(_, name)| name.as_str())
    }
}
