//! Objects: one class per object of the bridge, made when the module is imported; its methods call the bridge's.

use crate::column::{self, Allowed, Held};
use crate::error::{raise, wrong_type};
use crate::function::{read_argument, Given, HeldArgument};
use crate::result::{class, from_answer};
use crate::show;
use crate::value::{into_python, plain, to_python, type_name};
use cxkit::describe::{Kind, OptionInfo, Value};
use cxkit_bridge::{ArgumentInfo, ArgumentKind, MethodRole, ObjectInfo, Returned, Returns};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyList, PyString, PyTuple, PyType};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Under this name a class knows its object.
const KEY: &str = "_export";

/// The classes by the names of their objects.
static CLASSES: PyOnceLock<Vec<(&'static str, Py<PyType>)>> = PyOnceLock::new();

/// What every object can do: made once, asked many times.
#[pyclass(frozen, subclass, module = "cxkit")]
pub struct Object {
    held: Mutex<cxkit_bridge::Object>,
    /// Changes come one after the other.
    turn: Mutex<()>,
}

/// An object on its way into its class: nothing else can make one without a constructor.
#[pyclass(frozen, module = "cxkit._native")]
struct Made(Mutex<Option<cxkit_bridge::Object>>);

/// A method of an object, or a function that takes or gives objects.
#[pyclass(frozen, dict, module = "cxkit._native")]
pub struct Method {
    method: &'static cxkit_bridge::Method,
    arguments: Vec<ArgumentInfo>,
    options: Vec<OptionInfo>,
    returns: Returns,
}

/// Reads a property: what a property of a class calls.
#[pyclass(frozen, module = "cxkit._native")]
struct Getter {
    name: &'static str,
    kind: Kind,
}

/// Makes a class of every object and adds it, and the functions, to the module.
pub fn add_classes(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let property = py.import("builtins")?.getattr("property")?;
    let mut classes = Vec::new();
    for info in cxkit_bridge::objects() {
        let body = PyDict::new(py);
        body.set_item("__module__", "cxkit")?;
        let make = info.constructor().map_or(String::new(), |new| format!("\n\n{}", new.doc.trim()));
        body.set_item("__doc__", format!("{}{make}", info.doc.trim()))?;
        body.set_item("__slots__", PyTuple::empty(py))?;
        body.set_item(KEY, info.name)?;
        let get = |name: &'static str, kind: &Kind, doc: &str| {
            let keywords = PyDict::new(py);
            keywords.set_item("doc", doc.trim())?;
            property.call((Getter { name, kind: kind.clone() },), Some(&keywords))
        };
        for (record, at) in info.record_fields() {
            let field = &record.fields[at];
            body.set_item(field.name, get(field.name, &field.kind, field.doc)?)?;
        }
        for method in info.methods {
            match (method.role, (method.returns)()) {
                (MethodRole::New, _) => {}
                (MethodRole::Get, Returns::Value(kind)) => {
                    body.set_item(method.name, get(method.name, &kind, method.doc)?)?;
                }
                _ => body.set_item(method.name, Method::documented(py, method)?)?,
            }
        }
        let bases = (py.get_type::<Object>(),);
        let class: Bound<'_, PyType> =
            py.get_type::<PyType>().call1((info.name, bases, body))?.cast_into()?;
        module.add(info.name, &class)?;
        classes.push((info.name, class.unbind()));
    }
    for function in cxkit_bridge::object_functions() {
        module.add(function.name, Method::documented(py, function)?)?;
    }
    CLASSES.get_or_init(py, || classes);
    Ok(())
}

fn known(class: &Bound<'_, PyType>) -> PyResult<&'static ObjectInfo> {
    let name: Option<String> = class.getattr(KEY).ok().and_then(|name| name.extract().ok());
    name.and_then(|name| cxkit_bridge::object(&name))
        .ok_or_else(|| PyTypeError::new_err("make one of the named objects, such as EventLog"))
}

/// An object of the bridge as one of its class.
fn wrapped<'py>(py: Python<'py>, object: cxkit_bridge::Object) -> PyResult<Bound<'py, PyAny>> {
    let name = object.info().name;
    let class = CLASSES.get(py).and_then(|all| all.iter().find(|(known, _)| *known == name));
    let (_, class) = class.ok_or_else(|| PyTypeError::new_err("cxkit is not fully imported"))?;
    class.bind(py).call1((Made(Mutex::new(Some(object))),))
}

fn taken<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[pymethods]
impl Object {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*arguments, **named))]
    fn new<'py>(
        cls: &Bound<'py, PyType>,
        arguments: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let py = cls.py();
        let made = arguments.get_item(0).ok().and_then(|first| first.cast_into::<Made>().ok());
        let held = match made.and_then(|made| taken(&made.get().0).take()) {
            Some(held) => held,
            None => {
                let info = known(cls)?;
                let Some(constructor) = info.constructor() else {
                    return Err(PyTypeError::new_err(format!("{} has no constructor of its own", info.name)));
                };
                let method = Method::of(constructor);
                let given = method.given(arguments, named)?;
                match given.call_long(py, |call| constructor.call(None, call)).map_err(raise)? {
                    Returned::Object(object) => object,
                    Returned::Value(_) => return Err(PyTypeError::new_err("the constructor gave no object")),
                }
            }
        };
        Ok(Self { held: Mutex::new(held), turn: Mutex::new(()) })
    }

    /// The object as bytes: the same in every language, to be kept or sent.
    fn to_state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let held = self.now();
        let state = py.detach(|| held.to_state()).map_err(raise)?;
        Ok(PyBytes::new(py, &state))
    }

    /// The object that was saved as these bytes.
    #[classmethod]
    fn from_state<'py>(cls: &Bound<'py, PyType>, state: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let info = known(cls)?;
        let Ok(state) = state.cast::<PyBytes>() else {
            return Err(raise(wrong_type("state", "bytes", &type_name(state), None)));
        };
        let bytes = state.as_bytes();
        let object = cls.py().detach(|| info.from_state(bytes)).map_err(raise)?;
        cls.call1((Made(Mutex::new(Some(object))),))
    }

    /// Its numbers by name, where it has such.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.result(py)?.call_method0("to_dict")
    }

    /// A data frame of its columns or rows, else of its numbers: pandas where it is installed, else Polars.
    fn to_frame<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let columns = slf.get().now().info().columns;
        if columns.is_empty() {
            return slf.get().result(py)?.call_method0("to_frame");
        }
        py.import("cxkit.frames")?.call_method1("of_object", (slf, PyList::new(py, columns)?))
    }

    /// The picture of what it found; needs plotly.
    fn plot<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.result(py)?.call_method0("plot")
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<Option<String>> {
        let Some(answer) = self.now().record().map_err(raise)? else { return Ok(None) };
        Ok(Some(show::html(&class(py, answer.record)?.info, &answer.values)))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let held = self.now();
        let mut parts = Vec::new();
        for (name, value) in held.shown() {
            match value {
                Value::Map(fields) => {
                    parts.extend(
                        fields
                            .iter()
                            .filter_map(|(name, value)| Some(format!("{name}={}", show::short(value)?))),
                    );
                }
                Value::Null => {}
                value => parts.push(format!("{name}={}", plain(py, &value)?.repr()?)),
            }
        }
        Ok(format!("{}({})", held.info().name, parts.join(", ")))
    }

    fn __eq__<'py>(&self, py: Python<'py>, other: &Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        let Ok(other) = other.cast::<Self>() else { return py.NotImplemented().into_bound(py) };
        let (mine, theirs) = (self.now(), other.get().now());
        let equal = mine.is(&theirs)
            || (mine.info().name == theirs.info().name
                && mine.info().kind.is_some()
                && py.detach(|| {
                    mine.to_state().ok().is_some_and(|state| theirs.to_state().ok() == Some(state))
                }));
        PyBool::new(py, equal).to_owned().into_any()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let state = slf.get().to_state(slf.py())?;
        Ok((slf.get_type().getattr("from_state")?, (state,)))
    }
}

impl Object {
    /// What it is at this moment.
    pub fn now(&self) -> cxkit_bridge::Object {
        taken(&self.held).clone()
    }

    /// The record it is.
    fn result<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let held = self.now();
        match held.record().map_err(raise)? {
            Some(answer) => from_answer(py, class(py, answer.record)?, answer),
            None => Err(PyAttributeError::new_err(format!("{} is no row of numbers", held.info().name))),
        }
    }
}

#[pymethods]
impl Getter {
    fn __call__<'py>(&self, py: Python<'py>, object: &Bound<'py, Object>) -> PyResult<Bound<'py, PyAny>> {
        let held = object.get().now();
        let value = py.detach(|| held.property(self.name)).map_err(raise)?;
        to_python(py, &value, &self.kind)
    }
}

#[pymethods]
impl Method {
    #[pyo3(signature = (*arguments, **named))]
    fn __call__<'py>(
        &self,
        py: Python<'py>,
        arguments: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let role = self.method.role;
        let is_bound = matches!(role, MethodRole::Ask | MethodRole::Change | MethodRole::Make);
        // What it was asked of stands before the arguments.
        let rest = arguments.get_slice(usize::from(is_bound), arguments.len());
        let object = match role {
            MethodRole::Ask | MethodRole::Change => {
                let first = arguments.get_item(0)?;
                let object = first.cast_into::<Object>().map_err(|error| {
                    let got = type_name(&error.into_inner());
                    PyTypeError::new_err(format!(
                        "{} is a method of another class than {got}",
                        self.method.full_name()
                    ))
                })?;
                Some(object)
            }
            _ => None,
        };
        let given = self.given(&rest, named)?;
        let method = self.method;
        let returned = match (&object, role) {
            (Some(object), MethodRole::Change) => {
                let object = object.get();
                let change = |call: &cxkit_bridge::Call<'_>| {
                    let _turn = taken(&object.turn);
                    if let Returned::Object(changed) = method.call(Some(&object.now()), call)? {
                        *taken(&object.held) = changed;
                    }
                    Ok(())
                };
                given.call_long(py, change).map_err(raise)?;
                return Ok(py.None().into_bound(py));
            }
            (Some(object), _) => {
                let held = object.get().now();
                given.call_long(py, |call| method.call(Some(&held), call))
            }
            (None, _) => given.call_long(py, |call| method.call(None, call)),
        };
        match (returned.map_err(raise)?, &self.returns) {
            (Returned::Object(object), _) => wrapped(py, object),
            (Returned::Value(value), Returns::Value(kind)) => into_python(py, value, kind),
            (Returned::Value(value), _) => plain(py, &value),
        }
    }

    fn __get__<'py>(
        slf: &Bound<'py, Self>,
        object: &Bound<'py, PyAny>,
        class: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let bind = |to: &Bound<'py, PyAny>| slf.py().import("types")?.getattr("MethodType")?.call1((slf, to));
        match slf.get().method.role {
            MethodRole::Make => bind(class),
            MethodRole::Ask | MethodRole::Change if !object.is_none() => bind(object),
            _ => Ok(slf.clone().into_any()),
        }
    }

    /// Made when somebody asks: `inspect` takes its time to load.
    #[getter]
    fn __signature__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let inspect = py.import("inspect")?;
        let parameter = inspect.getattr("Parameter")?;
        let (plain_kind, keyword) =
            (parameter.getattr("POSITIONAL_OR_KEYWORD")?, parameter.getattr("KEYWORD_ONLY")?);
        let all = PyList::empty(py);
        let first = match self.method.role {
            MethodRole::Ask | MethodRole::Change => Some("self"),
            MethodRole::Make => Some("cls"),
            _ => None,
        };
        for name in first.into_iter().chain(self.method.table.then_some("table")) {
            all.append(parameter.call1((name, &plain_kind))?)?;
        }
        let add = |name: &str, kind: &Bound<'py, PyAny>, default: Option<Bound<'py, PyAny>>| {
            let keywords = PyDict::new(py);
            if let Some(default) = default {
                keywords.set_item("default", default)?;
            }
            all.append(parameter.call((name, kind), Some(&keywords))?)
        };
        let add_argument = |info: &ArgumentInfo, kind: &Bound<'py, PyAny>| {
            add(info.name, kind, (!info.required).then(|| py.None().into_bound(py)))
        };
        let (leading, others): (Vec<&OptionInfo>, Vec<&OptionInfo>) =
            self.options.iter().partition(|option| self.method.leading.contains(&option.name));
        let add_option = |option: &OptionInfo, kind: &Bound<'py, PyAny>| {
            let default = match &option.default {
                Value::List(_) => plain(py, &option.default)?
                    .call_method0("__len__")
                    .and_then(|_| py.get_type::<PyTuple>().call1((plain(py, &option.default)?,)))?,
                value => plain(py, value)?,
            };
            add(option.name, kind, Some(default))
        };
        let (named, in_place): (Vec<&ArgumentInfo>, Vec<&ArgumentInfo>) =
            self.arguments.iter().partition(|info| info.named);
        in_place.into_iter().try_for_each(|info| add_argument(info, &plain_kind))?;
        leading.into_iter().try_for_each(|option| add_option(option, &plain_kind))?;
        named.into_iter().try_for_each(|info| add_argument(info, &keyword))?;
        others.into_iter().try_for_each(|option| add_option(option, &keyword))?;
        inspect.getattr("Signature")?.call1((all,))
    }

    fn __reduce__(&self) -> String {
        self.method.full_name()
    }

    fn __repr__(&self) -> String {
        format!("<function cxkit.{}>", self.method.full_name())
    }
}

impl Method {
    /// The method with its name and documentation where Python looks for them.
    fn documented<'py>(py: Python<'py>, method: &'static cxkit_bridge::Method) -> PyResult<Bound<'py, Self>> {
        let made = Bound::new(py, Self::of(method))?;
        made.setattr("__name__", method.name)?;
        made.setattr("__qualname__", method.full_name())?;
        made.setattr("__module__", "cxkit")?;
        made.setattr("__doc__", method.doc.trim())?;
        Ok(made)
    }

    fn of(method: &'static cxkit_bridge::Method) -> Self {
        Self {
            method,
            arguments: (method.arguments)(),
            options: (method.options)(),
            returns: (method.returns)(),
        }
    }

    /// What was given: a table where columns are its names, arguments in order or by name, options.
    fn given<'py>(
        &self,
        arguments: &Bound<'py, PyTuple>,
        named: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Given> {
        let name = self.method.full_name();
        let wanted = &self.arguments;
        let leading = self.method.leading;
        let own = wanted.iter().filter(|info| !info.named).count();
        let in_place = own + usize::from(self.method.table) + leading.len();
        if arguments.len() > in_place {
            return Err(PyTypeError::new_err(format!(
                "{name}() takes {in_place} positional arguments but {} were given",
                arguments.len()
            )));
        }
        let mut in_order = arguments.iter();
        let mut table = if self.method.table { in_order.next() } else { None };
        let mut objects: Vec<Option<Bound<'py, PyAny>>> = in_order.by_ref().take(own).map(Some).collect();
        objects.resize_with(wanted.len(), || None);
        let mut given = Given::default();
        let in_order: Vec<Bound<'py, PyAny>> = in_order.collect();
        let in_order_of = |spelt: &str| leading.iter().take(in_order.len()).any(|name| *name == spelt);
        for (name, object) in leading.iter().zip(&in_order) {
            given.option(name, object, &[], &self.options)?;
        }
        for (spelt, object) in named.into_iter().flatten() {
            let spelt = spelt.cast::<PyString>()?.to_str()?;
            let twice =
                || PyTypeError::new_err(format!("{name}() got multiple values for argument '{spelt}'"));
            match wanted.iter().position(|info| info.name == spelt) {
                _ if self.method.table && spelt == "table" => {
                    if table.replace(object).is_some() {
                        return Err(twice());
                    }
                }
                Some(place) if objects[place].is_some() => return Err(twice()),
                Some(place) => objects[place] = Some(object),
                None if in_order_of(spelt) => return Err(twice()),
                None => given.option(spelt, &object, &[], &self.options)?,
            }
        }
        for (info, object) in wanted.iter().zip(&objects) {
            if info.required && object.is_none() {
                return Err(PyTypeError::new_err(format!(
                    "{name}() is missing its argument '{}'",
                    info.name
                )));
            }
        }
        let held = if self.method.table {
            let Some(table) = table else {
                return Err(PyTypeError::new_err(format!("{name}() is missing its argument 'table'")));
            };
            read_table(wanted, &objects, &table)?
        } else {
            let read = wanted.iter().zip(&objects);
            read.map(|(info, object)| match object {
                Some(object) if info.required || !object.is_none() => read_given(info, object).map(Some),
                _ => Ok(None),
            })
            .collect::<PyResult<Vec<_>>>()?
        };
        given.in_order(wanted, held);
        Ok(given)
    }
}

/// An argument that is no name of a column.
fn read_given(info: &ArgumentInfo, object: &Bound<'_, PyAny>) -> PyResult<HeldArgument> {
    if info.kind != ArgumentKind::NamedColumns {
        return read_argument(info, object);
    }
    let refused = || raise(wrong_type(info.name, "a table of columns", &type_name(object), None));
    let columns = match object.cast::<PyDict>() {
        Ok(columns) => columns.clone(),
        Err(_) if object.is_instance_of::<PyString>() => return Err(refused()),
        Err(_) => {
            let frames = object.py().import("cxkit.frames")?;
            let found = frames.call_method1("columns_of", (object, object.py().None()))?;
            found.get_item(0)?.cast_into::<PyDict>()?
        }
    };
    let read = columns.iter().map(|(name, column)| {
        let name = name.extract::<String>()?;
        let held = column::read(&name, &column, Allowed::PROPERTY)?;
        Ok((name, held))
    });
    read.collect::<PyResult<_>>().map(HeldArgument::NamedColumns)
}

/// Arguments whose columns are named in a table.
fn read_table<'py>(
    wanted: &[ArgumentInfo],
    objects: &[Option<Bound<'py, PyAny>>],
    table: &Bound<'py, PyAny>,
) -> PyResult<Vec<Option<HeldArgument>>> {
    let column_kind = |kind| {
        matches!(kind, ArgumentKind::Numbers | ArgumentKind::Flags | ArgumentKind::Keys | ArgumentKind::Times)
    };
    let name_of = |info: &ArgumentInfo, object: &Bound<'py, PyAny>| match object.cast::<PyString>() {
        Ok(name) => Ok(name.to_str()?.to_owned()),
        Err(_) => Err(raise(wrong_type(info.name, "the name of a column", &type_name(object), None))),
    };
    // The names first, as a table hands its columns out together.
    let mut names: Vec<Vec<String>> = Vec::new();
    for (info, object) in wanted.iter().zip(objects) {
        let object = object.as_ref().filter(|object| !object.is_none());
        names.push(match object {
            Some(object) if column_kind(info.kind) => vec![name_of(info, object)?],
            Some(object) if info.kind == ArgumentKind::NamedColumns => {
                if object.is_instance_of::<PyString>() {
                    vec![name_of(info, object)?]
                } else {
                    object.try_iter()?.map(|name| name_of(info, &name?)).collect::<PyResult<_>>()?
                }
            }
            _ => Vec::new(),
        });
    }
    let py = table.py();
    let mut used: Vec<&String> = Vec::new();
    for name in names.iter().flatten() {
        if !used.contains(&name) {
            used.push(name);
        }
    }
    let found = py.import("cxkit.frames")?.call_method1("columns_of", (table, PyList::new(py, &used)?))?;
    let columns = found.get_item(0)?.cast_into::<PyDict>()?;
    let known: Vec<String> = columns.keys().iter().map(|name| name.extract()).collect::<PyResult<_>>()?;
    if let Some(missing) = used.iter().find(|name| !known.contains(name)) {
        let nearest = cxkit::nearest(missing, known.iter().map(String::as_str)).map(str::to_owned);
        let error = cxkit::Error::UnknownName { kind: "column".into(), name: (*missing).clone(), nearest };
        return Err(raise(error));
    }
    let read = |name: &str, allowed: Allowed| -> PyResult<Held> {
        match columns.get_item(name)? {
            Some(column) => column::read(name, &column, allowed),
            None => Err(raise(wrong_type(name, "a column", "nothing", None))),
        }
    };
    let mut held = Vec::new();
    for ((info, object), names) in wanted.iter().zip(objects).zip(&names) {
        let object = object.as_ref().filter(|object| !object.is_none());
        held.push(match (object, info.kind, names.as_slice()) {
            (None, ..) => None,
            (Some(_), kind, [name]) if column_kind(kind) => {
                Some(HeldArgument::Column(read(name, Allowed::by(kind))?))
            }
            (Some(_), ArgumentKind::NamedColumns, names) => {
                let columns = names.iter().map(|name| Ok((name.clone(), read(name, Allowed::PROPERTY)?)));
                Some(HeldArgument::NamedColumns(columns.collect::<PyResult<_>>()?))
            }
            (Some(object), ..) => Some(read_given(info, object)?),
        });
    }
    Ok(held)
}
