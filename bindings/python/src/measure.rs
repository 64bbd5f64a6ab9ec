//! `measure` as Python calls it: columns in, answers out by column or by row.

use crate::column::{self, Allowed, Held};
use crate::error::raise;
use crate::function::Given;
use crate::metric::Metric;
use crate::result::{class, from_answer, plotly_figure};
use cxkit_bridge::{Cell, MeasureCall, OutColumn, TableColumn};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// What `measure` gave: the rows, read by the Python half.
#[pyclass(frozen, module = "cxkit._native")]
pub struct Measured {
    inner: cxkit_bridge::Measured,
}

/// Measures a table given as a dict of columns.
///
/// `keys` are the columns that rows are told apart by; `options` are those of `measure`.
#[pyfunction]
#[pyo3(signature = (table, metrics, keys, options, threads))]
pub fn _measure(
    py: Python<'_>,
    table: &Bound<'_, PyDict>,
    metrics: &Bound<'_, PyDict>,
    keys: Vec<String>,
    options: &Bound<'_, PyDict>,
    threads: usize,
) -> PyResult<Measured> {
    let mut held: Vec<(String, Held)> = Vec::new();
    for (name, column) in table.iter() {
        let name = name.extract::<String>()?;
        let read = column::read(&name, &column, Allowed::TABLE)?;
        held.push((name, read));
    }
    let calls = metrics
        .iter()
        .map(|(name, metric)| Ok(metric.cast::<Metric>()?.get().call(name.extract::<String>()?)));
    let calls = calls.collect::<PyResult<Vec<_>>>()?;
    let mut given = Given::default();
    for (name, object) in options.iter() {
        given.option(&name.extract::<String>()?, &object, &[], &[])?;
    }
    let options = given.into_options();
    let inner = py.detach(|| {
        let table = held.iter().map(|(name, held)| {
            let (column, kind) = if keys.contains(name) {
                held.key_column()
            } else {
                (held.column(), cxkit_bridge::KeyKind::Integer)
            };
            TableColumn { name: name.clone(), column, kind }
        });
        let table = table.collect();
        cxkit_bridge::measure(&MeasureCall { table, metrics: calls, options, casing: None, threads })
    });
    Ok(Measured { inner: inner.map_err(raise)? })
}

#[pymethods]
impl Measured {
    fn __len__(&self) -> usize {
        self.inner.len()
    }

    /// The names of the columns that tell rows apart.
    #[getter]
    fn keys(&self) -> Vec<String> {
        self.inner.keys()
    }

    /// The names of the metrics.
    #[getter]
    fn metrics(&self) -> Vec<String> {
        self.inner.metrics().to_vec()
    }

    /// The columns that tell rows apart, by name.
    fn key_columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        columns(py, &self.inner.key_columns())
    }

    /// The answers as columns by name.
    fn columns<'py>(&self, py: Python<'py>, tidy: bool) -> PyResult<Bound<'py, PyDict>> {
        let all = py.detach(|| if tidy { self.inner.tidy() } else { self.inner.wide() });
        columns(py, &all)
    }

    /// The picture of a metric; needs plotly.
    fn plot<'py>(&self, py: Python<'py>, metric: &str) -> PyResult<Bound<'py, PyAny>> {
        plotly_figure(py, &py.detach(|| self.inner.figure(metric)).map_err(raise)?)
    }

    /// The answer of a metric in a row; None where the group had no usable rows.
    fn answer<'py>(&self, py: Python<'py>, row: usize, metric: usize) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.inner.answer(row, metric) {
            Some(answer) => from_answer(py, class(py, answer.record)?, answer).map(Some),
            None => Ok(None),
        }
    }
}

fn columns<'py>(py: Python<'py>, columns: &[OutColumn]) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    let datetime = py.import("datetime")?;
    let (date, utc) = (datetime.getattr("date")?, datetime.getattr("timezone")?.getattr("utc")?);
    let (moment, span) = (datetime.getattr("datetime")?, datetime.getattr("timedelta")?);
    let epoch = moment.call1((1970, 1, 1, 0, 0, 0, 0, utc))?;
    // Day 1 of Python's calendar is 0001-01-01.
    const EPOCH: i64 = 719_163;
    for OutColumn { name, values } in columns {
        let list = PyList::empty(py);
        for value in values {
            match value {
                Cell::Null => list.append(py.None())?,
                Cell::Bool(value) => list.append(value)?,
                Cell::Integer(value) => list.append(value)?,
                Cell::Number(value) => list.append(value)?,
                Cell::Text(value) => list.append(value)?,
                Cell::Date(days) => {
                    list.append(date.call_method1("fromordinal", (i64::from(*days) + EPOCH,))?)?
                }
                Cell::Time(micros) => list.append(epoch.add(span.call1((0, 0, *micros))?)?)?,
            }
        }
        dict.set_item(name, list)?;
    }
    Ok(dict)
}
