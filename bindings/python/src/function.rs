//! Functions of the export list as Python calls them.

use crate::accumulator::Accumulator;
use crate::column::{self, Allowed, Held};
use crate::error::{raise, wrong_type};
use crate::object::Object;
use crate::result::{class, from_answer, Class};
use crate::value::{scalar, type_name, value};
use cxkit::describe::{Kind, OptionInfo, Value};
use cxkit::survey::AnswerCounts;
use cxkit_bridge::{Argument, ArgumentInfo, ArgumentKind, Call};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

/// From here on rows are counted by more than one thread.
const MANY_ROWS: usize = 1 << 20;
/// Up to here a plain call is over sooner than another thread could take its turn.
const FEW_ROWS: usize = 1 << 13;

/// A function of cxkit: written in Python for its names, defaults and documentation, computed in Rust.
#[pyclass(frozen, dict, module = "cxkit._native")]
pub struct Function {
    known: &'static cxkit_bridge::Function,
    options: Vec<OptionInfo>,
    result: &'static Class,
    written: Py<PyAny>,
}

/// Gives a documented Python function its body: the export of the same name.
#[pyfunction]
pub fn function<'py>(written: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Function>> {
    let py = written.py();
    let name = written.getattr(intern!(py, "__name__"))?.extract::<String>()?;
    let known = cxkit_bridge::function(&name)
        .ok_or_else(|| PyValueError::new_err(format!("there is no export '{name}'")))?;
    let made = Function {
        known,
        options: (known.options)(),
        result: class(py, (known.result)().name)?,
        written: written.clone().unbind(),
    };
    let made = Bound::new(py, made)?;
    for name in ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"] {
        made.setattr(name, written.getattr(name)?)?;
    }
    made.setattr("__wrapped__", written)?;
    Ok(made)
}

#[pymethods]
impl Function {
    #[pyo3(signature = (*arguments, **options))]
    fn __call__<'py>(
        &self,
        py: Python<'py>,
        arguments: &Bound<'py, PyTuple>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let mut given = Given::default();
        let wanted = self.known.arguments;
        let mut in_order: Vec<Option<HeldArgument>> = Vec::with_capacity(wanted.len());
        if arguments.len() > wanted.len() {
            return Err(PyTypeError::new_err(format!(
                "{}() takes {} positional arguments but {} were given",
                self.known.name,
                wanted.len(),
                arguments.len()
            )));
        }
        for (info, object) in wanted.iter().zip(arguments.iter()) {
            in_order.push(Some(read_argument(info, &object)?));
        }
        in_order.resize_with(wanted.len(), || None);
        for (name, object) in options.into_iter().flatten() {
            let name = name.cast::<PyString>()?.to_str()?;
            match wanted.iter().position(|info| info.name == name) {
                Some(place) if place < arguments.len() => {
                    return Err(PyTypeError::new_err(format!(
                        "{}() got multiple values for argument '{name}'",
                        self.known.name
                    )))
                }
                Some(place) => in_order[place] = Some(read_argument(&wanted[place], &object)?),
                None => given.option(name, &object, self.known.columns, &self.options)?,
            }
        }
        given.in_order(wanted, in_order);
        let answer = given.call(py, |call| (self.known.call)(call)).map_err(raise)?;
        from_answer(py, self.result, answer)
    }

    // A routine to `inspect` and `help()`, and, like a built-in function, no method of the class it is put in.
    fn __get__<'py>(
        slf: &Bound<'py, Self>,
        _object: &Bound<'py, PyAny>,
        _class: &Bound<'py, PyAny>,
    ) -> Bound<'py, Self> {
        slf.clone()
    }

    fn __reduce__(&self) -> &'static str {
        self.known.name
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let module: String = self.written.bind(py).getattr("__module__")?.extract()?;
        Ok(format!("<function {module}.{}>", self.known.name))
    }
}

/// What was given to a call, held while it runs.
#[derive(Default)]
pub struct Given {
    arguments: Vec<HeldArgument>,
    columns: Vec<(&'static str, Held)>,
    options: Vec<(String, Value)>,
}

/// An argument, held while the call runs.
pub enum HeldArgument {
    Column(Held),
    Columns(Vec<Held>),
    Counts(Box<AnswerCounts>),
    Value(Value),
    Object(cxkit_bridge::Object),
    NamedColumns(Vec<(String, Held)>),
}

impl Given {
    /// Adds arguments by their place; one that is left out is null.
    pub fn in_order(&mut self, wanted: &[ArgumentInfo], arguments: Vec<Option<HeldArgument>>) {
        for (info, argument) in wanted.iter().zip(arguments) {
            match argument {
                Some(argument) => self.arguments.push(argument),
                // The bridge says which argument is missing.
                None if info.required => break,
                None => self.arguments.push(HeldArgument::Value(Value::Null)),
            }
        }
    }

    /// The first name that is no column, where there is one.
    pub fn first_option(&self) -> Option<&str> {
        self.options.first().map(|(name, _)| name.as_str())
    }

    /// The options, where there is nothing else.
    pub fn into_options(self) -> Vec<(String, Value)> {
        self.options
    }

    /// Adds an option, or a column that goes by name.
    pub fn option(
        &mut self,
        name: &str,
        object: &Bound<'_, PyAny>,
        columns: &'static [&'static str],
        options: &[OptionInfo],
    ) -> PyResult<()> {
        if let Some(&known) = columns.iter().find(|&&known| known == name) {
            if !object.is_none() {
                let named = matches!(known, "strata" | "clusters");
                let kind = if named { ArgumentKind::Keys } else { ArgumentKind::Numbers };
                self.columns.push((known, column::read(known, object, Allowed::by(kind))?));
            }
            return Ok(());
        }
        // A dict has no place in a signature, so no labels are written as None.
        let kind = options.iter().find(|option| option.name == name).map(|option| &option.kind);
        if !(object.is_none() && kind == Some(&Kind::Labels)) {
            self.options.push((name.to_owned(), value(name, object).map_err(raise)?));
        }
        Ok(())
    }

    /// Runs a call that may take long on all threads of the machine, beside other Python threads.
    pub fn call_long<T: Send>(
        &self,
        py: Python<'_>,
        run: impl FnOnce(&Call<'_>) -> Result<T, cxkit::Error> + Send,
    ) -> Result<T, cxkit::Error> {
        let call = Call {
            arguments: self.arguments.iter().map(HeldArgument::argument).collect(),
            columns: Vec::new(),
            options: self.options.clone(),
            casing: None,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
        };
        py.detach(|| run(&call))
    }

    /// Runs a call with what was given, beside other Python threads where it takes long.
    pub fn call<T: Send>(
        &self,
        py: Python<'_>,
        run: impl FnOnce(&Call<'_>) -> Result<T, cxkit::Error> + Send,
    ) -> Result<T, cxkit::Error> {
        let rows = self.arguments.iter().map(HeldArgument::rows).max().unwrap_or(0);
        let call = Call {
            arguments: self.arguments.iter().map(HeldArgument::argument).collect(),
            columns: self.columns.iter().map(|(name, held)| (*name, held.column())).collect(),
            options: self.options.clone(),
            casing: None,
            threads: if rows < MANY_ROWS {
                1
            } else {
                std::thread::available_parallelism().map_or(1, usize::from)
            },
        };
        if rows <= FEW_ROWS && self.options.is_empty() {
            run(&call)
        } else {
            py.detach(|| run(&call))
        }
    }
}

impl HeldArgument {
    fn argument(&self) -> Argument<'_> {
        match self {
            Self::Column(held) => Argument::Column(held.column()),
            Self::Columns(all) => Argument::Columns(all.iter().map(Held::column).collect()),
            Self::Counts(counts) => Argument::Counts(counts),
            Self::Value(value) => Argument::Value(value.clone()),
            Self::Object(object) => Argument::Object(object.clone()),
            Self::NamedColumns(columns) => {
                let columns = columns.iter().map(|(name, held)| (name.clone(), held.column()));
                Argument::NamedColumns(columns.collect())
            }
        }
    }

    fn rows(&self) -> usize {
        match self {
            Self::Column(held) => held.len(),
            Self::Columns(all) => all.iter().map(Held::len).sum(),
            Self::NamedColumns(columns) => columns.iter().map(|(_, held)| held.len()).sum(),
            Self::Counts(_) | Self::Value(_) | Self::Object(_) => 0,
        }
    }
}

/// An argument as its kind says.
pub fn read_argument(info: &ArgumentInfo, object: &Bound<'_, PyAny>) -> PyResult<HeldArgument> {
    if !info.required && object.is_none() {
        return Ok(HeldArgument::Value(Value::Null));
    }
    match info.kind {
        ArgumentKind::Answers => read_answers(info.name, object),
        ArgumentKind::CountOrFlags if scalar(object).is_some() => {
            value(info.name, object).map(HeldArgument::Value).map_err(raise)
        }
        ArgumentKind::Numbers
        | ArgumentKind::Flags
        | ArgumentKind::Keys
        | ArgumentKind::Times
        | ArgumentKind::CountOrFlags => {
            column::read(info.name, object, Allowed::by(info.kind)).map(HeldArgument::Column)
        }
        ArgumentKind::Columns => read_columns(info.name, object),
        ArgumentKind::Object(names) => match object.cast::<Object>() {
            Ok(held) => Ok(HeldArgument::Object(held.get().now())),
            Err(_) => {
                let required = names.first().copied().unwrap_or("an object");
                Err(raise(wrong_type(info.name, required, &type_name(object), None)))
            }
        },
        // What a tree says may be said by an object that was made of it.
        ArgumentKind::Tree(_) if object.is_instance_of::<Object>() => {
            Ok(HeldArgument::Object(object.cast::<Object>()?.get().now()))
        }
        ArgumentKind::Time => moment(info.name, object).map(HeldArgument::Value),
        _ => value(info.name, object).map(HeldArgument::Value).map_err(raise),
    }
}

/// A point in time: text, or whatever writes itself as one.
fn moment(what: &'static str, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    let refused = || raise(wrong_type(what, "a point in time", &type_name(object), None));
    let text = match object.getattr(intern!(object.py(), "isoformat")) {
        Ok(isoformat) => isoformat.call0()?.extract::<String>()?,
        // NumPy writes its times itself.
        Err(_) if crate::value::numpy_kind(object) == Some('M') => object.str()?.extract::<String>()?,
        Err(_) => object.extract::<String>().map_err(|_| refused())?,
    };
    Ok(Value::Text(text.into()))
}

/// Answers: a column, a dict of counts by answer, or an accumulator that counted them.
fn read_answers(what: &'static str, object: &Bound<'_, PyAny>) -> PyResult<HeldArgument> {
    if let Ok(counts) = object.cast::<PyDict>() {
        return read_counts(what, counts);
    }
    if let Ok(accumulator) = object.cast::<Accumulator>() {
        return match accumulator.get().counts(object.py()) {
            Some(counts) => Ok(HeldArgument::Counts(Box::new(counts))),
            None => Err(raise(wrong_type(
                what,
                "answers or counts of answers",
                "an accumulator of a measure",
                None,
            ))),
        };
    }
    column::read(what, object, Allowed::default()).map(HeldArgument::Column)
}

fn read_counts(what: &'static str, counts: &Bound<'_, PyDict>) -> PyResult<HeldArgument> {
    let pairs = counts.iter().enumerate().map(|(row, (answer, count))| {
        let answer = scalar(&answer).and_then(|answer| answer.number());
        let count = match scalar(&count) {
            Some(Value::Count(count)) => Some(count),
            _ => None,
        };
        answer
            .zip(count)
            .ok_or_else(|| wrong_type(what, "whole counts by numbers", "another kind of dict", Some(row)))
    });
    let pairs = pairs.collect::<Result<Vec<_>, _>>().map_err(raise)?;
    AnswerCounts::from_counts(pairs).map(|counts| HeldArgument::Counts(Box::new(counts))).map_err(raise)
}

/// Several columns: a list of them, a dict of them by name, or the columns of a frame.
fn read_columns(what: &'static str, object: &Bound<'_, PyAny>) -> PyResult<HeldArgument> {
    let refused = || raise(wrong_type(what, "a list of columns", &type_name(object), None));
    let columns: Vec<Bound<'_, PyAny>> = if let Ok(dict) = object.cast::<PyDict>() {
        dict.values().iter().collect()
    } else if object.is_instance_of::<PyList>() || object.is_instance_of::<PyTuple>() {
        object.try_iter()?.collect::<PyResult<_>>()?
    } else if let Ok(names) = object.getattr("columns") {
        // pandas and Polars name their columns; an Arrow table holds them.
        let names = names.try_iter()?.collect::<PyResult<Vec<_>>>()?;
        if object.hasattr("column_names")? {
            names
        } else {
            names.iter().map(|name| object.get_item(name)).collect::<PyResult<_>>()?
        }
    } else {
        return Err(refused());
    };
    let held = columns.iter().map(|column| column::read(what, column, Allowed::default()));
    Ok(HeldArgument::Columns(held.collect::<PyResult<_>>()?))
}
