//! Results: one frozen class per record of the bridge, made when the module is imported.

use crate::error::raise;
use crate::show;
use crate::value::{plain, plain_as, to_python, value};
use cxkit::describe::Value;
use cxkit_bridge::{Answer, RecordInfo};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyTuple, PyType};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Mutex;

/// A record of the bridge and its class.
pub struct Class {
    pub info: RecordInfo,
    class: Py<PyType>,
}

static CLASSES: PyOnceLock<Vec<Class>> = PyOnceLock::new();

/// The class of that name.
pub fn class(py: Python<'_>, name: &str) -> PyResult<&'static Class> {
    CLASSES
        .get(py)
        .and_then(|classes| classes.iter().find(|class| class.info.name == name))
        .ok_or_else(|| PyValueError::new_err(format!("there is no result '{name}'")))
}

/// Makes a class of every record and adds it to the module.
pub fn add_classes(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let property = py.import("builtins")?.getattr("property")?;
    let mut classes = Vec::new();
    for info in cxkit_bridge::records() {
        let body = PyDict::new(py);
        body.set_item("__module__", "cxkit")?;
        body.set_item("__doc__", info.doc.trim())?;
        // No dictionary: a result has the fields of its record and no others.
        body.set_item("__slots__", PyTuple::empty(py))?;
        let names: Vec<&str> = info.fields.iter().map(|field| field.name).collect();
        body.set_item("__match_args__", PyTuple::new(py, names)?)?;
        for (index, field) in info.fields.iter().enumerate() {
            let keywords = PyDict::new(py);
            keywords.set_item("doc", field.doc.trim())?;
            body.set_item(field.name, property.call((Field { index },), Some(&keywords))?)?;
        }
        let class = py.get_type::<PyType>().call1((info.name, (py.get_type::<Result>(),), body))?;
        let class: Bound<'_, PyType> = class.cast_into()?;
        module.add(info.name, &class)?;
        classes.push(Class { info, class: class.unbind() });
    }
    CLASSES.get_or_init(py, || classes);
    Ok(())
}

/// Reads one field: what a property of a result class calls.
#[pyclass(frozen, module = "cxkit._native")]
struct Field {
    index: usize,
}

#[pymethods]
impl Field {
    fn __call__<'py>(&self, py: Python<'py>, result: &Bound<'py, Result>) -> PyResult<Bound<'py, PyAny>> {
        let result = result.get();
        match (result.values.get(self.index), result.class.info.fields.get(self.index)) {
            (Some(value), Some(field)) => to_python(py, value, &field.kind),
            _ => Err(PyTypeError::new_err("this field belongs to another result")),
        }
    }
}

/// The values of a result on their way into its class: nothing else can make one.
#[pyclass(frozen, module = "cxkit._native")]
struct Values(Mutex<Option<Result>>);

/// What every result can do. Results are frozen: the same for whoever holds them.
#[pyclass(frozen, subclass, module = "cxkit")]
pub struct Result {
    class: &'static Class,
    values: Vec<Value>,
}

/// A result of that class from its values, in the order of its fields.
pub fn new_result<'py>(py: Python<'py>, name: &str, values: Vec<Value>) -> PyResult<Bound<'py, PyAny>> {
    instance(py, class(py, name)?, values)
}

/// The answer of a call as an object of its class.
pub fn from_answer<'py>(
    py: Python<'py>,
    class: &'static Class,
    answer: Answer,
) -> PyResult<Bound<'py, PyAny>> {
    instance(py, class, answer.values)
}

fn instance<'py>(py: Python<'py>, class: &'static Class, values: Vec<Value>) -> PyResult<Bound<'py, PyAny>> {
    class.class.bind(py).call1((Values(Mutex::new(Some(Result { class, values }))),))
}

#[pymethods]
impl Result {
    #[new]
    fn new(values: &Bound<'_, PyAny>) -> PyResult<Self> {
        let refused = || PyTypeError::new_err("results come from the functions that compute them");
        let values = values.cast::<Values>().map_err(|_| refused())?;
        values.get().0.lock().ok().and_then(|mut held| held.take()).ok_or_else(refused)
    }

    /// Every field by name; rows within, such as a distribution, as a list of dicts.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (field, value) in self.class.info.fields.iter().zip(&self.values) {
            let value = plain_as(py, value, &field.kind)?;
            dict.set_item(field.name, value)?;
        }
        Ok(dict)
    }

    /// A data frame of its rows, where it is a list of rows such as transitions; else one row, a column a field, from
    /// which rows within, such as a distribution, are left out. pandas where it is installed, else Polars.
    fn to_frame<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let frames = slf.py().import("cxkit.frames")?;
        match cxkit_bridge::rows_of(slf.get().class.info.name) {
            Some(rows) => frames.call_method1("of_object", (slf, PyList::new(slf.py(), [rows])?)),
            None => frames.call_method1("one_row", (slf,)),
        }
    }

    /// The picture of the result, the same in every language and in reports: answers as a stacked bar, steps as a
    /// funnel, curves and series with their bands, a number as a dot with its interval. Needs plotly.
    fn plot<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plotly_figure(py, &cxkit_bridge::figure(&self.class.info, &self.values).map_err(raise)?)
    }

    fn __repr__(&self) -> String {
        show::line(&self.class.info, &self.values)
    }

    fn _repr_html_(&self) -> String {
        show::html(&self.class.info, &self.values)
    }

    fn __eq__<'py>(&self, py: Python<'py>, other: &Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        let answer = other.cast::<Self>().map(|other| {
            let other = other.get();
            self.class.info.name == other.class.info.name && self.values == other.values
        });
        match answer {
            Ok(equal) => pyo3::types::PyBool::new(py, equal).to_owned().into_any(),
            Err(_) => py.NotImplemented().into_bound(py),
        }
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.class.info.name.hash(&mut hasher);
        self.values.iter().for_each(|value| hash(value, &mut hasher));
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.import("cxkit._native")?.getattr("_restore")?;
        let values = self.values.iter().map(|value| plain(py, value)).collect::<PyResult<Vec<_>>>()?;
        (restore, (self.class.info.name, PyTuple::new(py, values)?)).into_pyobject(py)
    }
}

/// Plotly's figure from its JSON.
pub fn plotly_figure<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("cxkit.figures")?.call_method1("plotly_figure", (json,))
}

impl Result {
    fn fields(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.class.info.fields.iter().map(|field| field.name).zip(&self.values)
    }

    /// The result as a map of its fields: how it goes back into a function.
    pub fn as_value(&self) -> Value {
        Value::Map(self.fields().map(|(name, value)| (name.into(), value.clone())).collect())
    }
}

/// Equal values have equal hashes: no field holds NaN, and 0 and -0 are made one.
fn hash(value: &Value, hasher: &mut DefaultHasher) {
    match value {
        Value::Bool(yes) => yes.hash(hasher),
        Value::Count(count) => count.hash(hasher),
        Value::Integer(integer) => integer.hash(hasher),
        Value::Number(number) => (number + 0.0).to_bits().hash(hasher),
        Value::Text(text) => text.hash(hasher),
        Value::List(list) => list.iter().for_each(|item| hash(item, hasher)),
        Value::Map(fields) => fields.iter().for_each(|(name, item)| {
            name.hash(hasher);
            hash(item, hasher);
        }),
        _ => 0_u8.hash(hasher),
    }
}

/// A result from the values of its fields, in order: what a pickle calls.
#[pyfunction]
pub fn _restore<'py>(
    py: Python<'py>,
    name: &str,
    values: Vec<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let values = values.iter().map(|held| value("field", held).map_err(raise)).collect::<PyResult<_>>()?;
    new_result(py, name, values)
}
