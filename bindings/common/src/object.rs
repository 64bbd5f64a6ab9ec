//! Objects: what is made once and asked many times, such as an event log or a fitted model.
//!
//! An object of the core stands behind [`Object`], and what can be done with it is a list of [`Method`]s. A binding is
//! generic over both: it makes a class of every [`ObjectInfo`] and calls methods by their place in [`methods`].

use crate::argument::{Argument, ArgumentInfo, ArgumentKind, FromArgument};
use crate::call::{Answer, Call, RecordInfo};
use crate::column::wrong_type;
use crate::exports;
use cxkit::describe::{Described, Kind, OptionInfo, Options, Value};
use cxkit::Error;
use std::any::Any;
use std::ops::Deref;
use std::sync::Arc;

/// An object of the export list. A copy is the same object: objects never change.
#[derive(Clone)]
pub struct Object {
    info: &'static ObjectInfo,
    inner: Arc<dyn Any + Send + Sync>,
}

impl std::fmt::Debug for Object {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.info.name)
    }
}

/// A class of objects.
pub struct ObjectInfo {
    /// `EventLog`.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// The kind of its saved state, where it can be saved.
    pub kind: Option<&'static str>,
    /// The properties that say in a line what it holds.
    pub shown: &'static [&'static str],
    /// The properties that are the columns of its data frame; one that is a list of records is its rows.
    pub columns: &'static [&'static str],
    /// How it is made and what it can be asked.
    pub methods: &'static [Method],
    /// Records whose fields are properties of the object; the first is what it is as a row or a table.
    pub fields: &'static [Fields],
    pub(crate) save: Option<Save>,
    pub(crate) load: Option<Load>,
}

/// An object as bytes.
pub(crate) type Save = fn(&Object) -> Result<Vec<u8>, Error>;
/// The object that bytes are.
pub(crate) type Load = fn(&[u8]) -> Result<Object, Error>;

/// A record whose fields are properties of an object.
pub struct Fields {
    /// The record.
    pub record: fn() -> RecordInfo,
    /// Its values.
    pub read: fn(&Object) -> Result<Answer, Error>,
}

/// What a method is to its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodRole {
    /// The constructor.
    New,
    /// A constructor with a name of its own.
    Make,
    /// A property.
    Get,
    /// A question.
    Ask,
    /// A change: the object a face holds becomes the one that is given back.
    Change,
    /// No method at all: a function that takes or gives objects.
    Function,
}

/// Something that can be done with an object.
pub struct Method {
    /// The object's name; empty for a function.
    pub owner: &'static str,
    /// The name, in snake case.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// What it is to the object.
    pub role: MethodRole,
    /// Whether its columns are given as names in a table, which is then the first argument.
    pub table: bool,
    /// What it takes, in order.
    pub arguments: fn() -> Vec<ArgumentInfo>,
    /// Its options with their defaults.
    pub options: fn() -> Vec<OptionInfo>,
    /// The options that may stand in place, behind the arguments: `log.sessions("30min")`.
    pub leading: &'static [&'static str],
    /// What it gives.
    pub returns: fn() -> Returns,
    pub(crate) call: fn(Option<&Object>, &Call<'_>) -> Result<Returned, Error>,
}

/// What a method gives, as it is described.
#[derive(Clone, Debug, PartialEq)]
pub enum Returns {
    /// A value of that kind.
    Value(Kind),
    /// An object of that name.
    Object(&'static str),
    /// Nothing but the changed object.
    Itself,
}

/// What a method gave.
#[derive(Clone, Debug)]
pub enum Returned {
    /// A value.
    Value(Value),
    /// An object; of a change, what is held from now on.
    Object(Object),
}

/// A type of the core that is an object of the export list.
pub(crate) trait Exported: Any + Send + Sync {
    const NAME: &'static str;
}

impl Object {
    pub(crate) fn of<T: Exported>(value: T) -> Result<Self, Error> {
        // Every type with a name stands in the list: a test says so.
        let info = object(T::NAME).ok_or_else(|| Error::UnknownName {
            kind: "object".into(),
            name: T::NAME.into(),
            nearest: None,
        })?;
        Ok(Self { info, inner: Arc::new(value) })
    }

    /// Whether both are one.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// Its class.
    #[must_use]
    pub const fn info(&self) -> &'static ObjectInfo {
        self.info
    }

    pub(crate) fn downcast<T: Exported>(&self) -> Option<Arc<T>> {
        Arc::clone(&self.inner).downcast::<T>().ok()
    }

    pub(crate) fn get<T: Exported>(&self) -> Result<&T, Error> {
        self.inner.downcast_ref::<T>().ok_or_else(|| wrong_type("object", T::NAME, self.info.name, None))
    }

    /// Its saved bytes, the same in every language.
    ///
    /// # Errors
    /// `bad_state` for an object that cannot be saved; those of the object.
    pub fn to_state(&self) -> Result<Vec<u8>, Error> {
        match self.info.save {
            Some(save) => save(self),
            None => Err(Error::BadState { reason: format!("{} has none", self.info.name).into() }),
        }
    }

    /// A property.
    ///
    /// # Errors
    /// `unknown_name` for one it does not have; those of the object.
    pub fn property(&self, name: &str) -> Result<Value, Error> {
        let get = self.info.methods.iter().find(|known| known.role == MethodRole::Get && known.name == name);
        if let Some(method) = get {
            return match (method.call)(Some(self), &Call::default())? {
                Returned::Value(value) => Ok(value),
                Returned::Object(object) => Err(wrong_type(name, "a value", object.info.name, None)),
            };
        }
        for fields in self.info.fields {
            if let Some(at) = (fields.record)().fields.iter().position(|field| field.name == name) {
                return Ok((fields.read)(self)?.values.into_iter().nth(at).unwrap_or(Value::Null));
            }
        }
        let kind = self.info.name;
        Err(Error::UnknownName {
            kind: format!("property of {kind}").into(),
            name: name.into(),
            nearest: None,
        })
    }

    /// What it is as a record, where it is one.
    ///
    /// # Errors
    /// Those of the object.
    pub fn record(&self) -> Result<Option<Answer>, Error> {
        self.info.fields.first().map(|fields| (fields.read)(self)).transpose()
    }

    /// The properties that say in a line what it holds, by name.
    #[must_use]
    pub fn shown(&self) -> Vec<(&'static str, Value)> {
        let known = self.info.shown.iter();
        known.filter_map(|name| self.property(name).ok().map(|value| (*name, value))).collect()
    }
}

impl ObjectInfo {
    /// The constructor, where it has one.
    #[must_use]
    pub fn constructor(&self) -> Option<&'static Method> {
        self.methods.iter().find(|method| method.role == MethodRole::New)
    }

    /// The object that was saved as these bytes.
    ///
    /// # Errors
    /// `bad_state` for bytes that hold none.
    pub fn from_state(&self, bytes: &[u8]) -> Result<Object, Error> {
        match self.load {
            Some(load) => load(bytes),
            None => Err(Error::BadState { reason: format!("{} has none", self.name).into() }),
        }
    }

    /// The properties that fields of records are: the record, and the place of the field in it.
    #[must_use]
    pub fn record_fields(&self) -> Vec<(RecordInfo, usize)> {
        let fields = self.fields.iter().map(|fields| (fields.record)());
        fields.flat_map(|info| (0..info.fields.len()).map(move |at| (info.clone(), at))).collect()
    }
}

impl Method {
    /// Calls it. A change gives the object to be held from now on.
    ///
    /// # Errors
    /// Those of the method.
    pub fn call(&self, object: Option<&Object>, call: &Call<'_>) -> Result<Returned, Error> {
        (self.call)(object, call)
    }

    /// What messages call it: `EventLog.funnel`.
    #[must_use]
    pub fn full_name(&self) -> String {
        match self.role {
            MethodRole::Function => self.name.to_owned(),
            MethodRole::New => self.owner.to_owned(),
            _ => format!("{}.{}", self.owner, self.name),
        }
    }

    /// Whether it makes an object without needing one.
    #[must_use]
    pub const fn makes(&self) -> bool {
        matches!(self.role, MethodRole::New | MethodRole::Make | MethodRole::Function)
    }
}

/// The class of that name.
#[must_use]
pub fn object(name: &str) -> Option<&'static ObjectInfo> {
    exports::objects().find(|known| known.name == name)
}

/// Everything that can be done with objects: functions, then the methods of each. Wires know a method by its place.
pub fn methods() -> impl Iterator<Item = &'static Method> {
    exports::object_functions().chain(exports::objects().flat_map(|object| object.methods))
}

/// Settings of what has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NoOptions;

impl Options for NoOptions {
    const NAME: &'static str = "NoOptions";
    fn info() -> Vec<OptionInfo> {
        Vec::new()
    }
    fn set(&mut self, name: &str, _: &Value) -> Result<(), Error> {
        Err(Error::UnknownOption { name: name.to_owned(), nearest: None, place: Self::NAME.into() })
    }
    fn values(&self) -> Vec<Value> {
        Vec::new()
    }
}

/// What a method may give.
pub(crate) trait Return {
    fn returns() -> Returns;
    fn give(self) -> Result<Returned, Error>;
}

impl<T: Described> Return for T {
    fn returns() -> Returns {
        Returns::Value(T::kind())
    }
    fn give(self) -> Result<Returned, Error> {
        Ok(Returned::Value(self.to_value()))
    }
}

/// A new object.
pub(crate) struct New<T>(pub T);

impl<T: Exported> Return for New<T> {
    fn returns() -> Returns {
        Returns::Object(T::NAME)
    }
    fn give(self) -> Result<Returned, Error> {
        Object::of(self.0).map(Returned::Object)
    }
}

/// The arguments of a call, taken one after the other.
pub(crate) struct Parts<'c, 'a> {
    pub call: &'c Call<'a>,
    at: usize,
}

impl<'c, 'a> Parts<'c, 'a> {
    pub const fn new(call: &'c Call<'a>) -> Self {
        Self { call, at: 0 }
    }

    pub fn next<T: FromArgument<'a>>(&mut self, name: &'static str) -> Result<T, Error> {
        self.at += 1;
        self.call.argument(self.at - 1, name)
    }
}

/// One argument of a method, or several that belong together.
pub(crate) trait Part<'a>: Sized {
    fn describe(name: &'static str, into: &mut Vec<ArgumentInfo>);
    fn take(name: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error>;
}

impl<'a, T: FromArgument<'a>> Part<'a> for T {
    fn describe(name: &'static str, into: &mut Vec<ArgumentInfo>) {
        into.push(ArgumentInfo::of::<T>(name));
    }
    fn take(name: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        parts.next(name)
    }
}

/// How many threads may work: what was said, else what the face has to give.
#[derive(Clone, Copy)]
pub(crate) struct Threads(pub usize);

impl<'a> Part<'a> for Threads {
    fn describe(name: &'static str, into: &mut Vec<ArgumentInfo>) {
        into.push(ArgumentInfo { name, kind: ArgumentKind::Count, required: false, named: true });
    }
    fn take(name: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        let threads = parts.call.threads.max(1);
        match parts.next::<Option<u64>>(name)? {
            None => Ok(Self(threads)),
            Some(0) => Err(Error::OutOfRange {
                what: "threads".into(),
                row: None,
                value: 0.0,
                required: "1 or more".into(),
            }),
            // More than so many help nobody.
            Some(given) => Ok(Self(usize::try_from(given).unwrap_or(1024).min(1024))),
        }
    }
}

/// Another object as an argument.
pub(crate) struct Held<T>(pub Arc<T>);

impl<T> Deref for Held<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Exported> FromArgument<'_> for Held<T> {
    const KIND: ArgumentKind = ArgumentKind::Object(&[T::NAME]);
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        let object = object_argument(name, argument, T::NAME)?;
        object.downcast().map(Self).ok_or_else(|| wrong_type(name, T::NAME, object.info.name, None))
    }
}

/// An argument that must be an object.
pub(crate) fn object_argument<'c>(
    name: &'static str,
    argument: &'c Argument<'_>,
    required: &'static str,
) -> Result<&'c Object, Error> {
    match argument {
        Argument::Object(object) => Ok(object),
        Argument::Value(value) => Err(wrong_type(name, required, &value.describe(), None)),
        _ => Err(wrong_type(name, required, "a column", None)),
    }
}

/// The receiver of a method.
pub(crate) fn receiver<T: Exported>(object: Option<&Object>) -> Result<&T, Error> {
    object.ok_or_else(|| wrong_type("object", T::NAME, "nothing", None))?.get()
}

/// Refuses more arguments than there are: a name that no argument has is an option, which the options refuse.
pub(crate) fn no_more(parts: &Parts<'_, '_>, name: &'static str) -> Result<(), Error> {
    if parts.call.arguments.len() > parts.at {
        return Err(wrong_type(name, "called with fewer arguments", "too many", None));
    }
    Ok(())
}

/// A name that is a word of Rust is written with a line behind it.
pub(crate) fn plain(name: &'static str) -> &'static str {
    name.strip_suffix('_').unwrap_or(name)
}

/// Values by name, in order.
pub(crate) struct Named<T>(pub Vec<(String, T)>);

impl<T: Described> Described for Named<T> {
    fn kind() -> Kind {
        Kind::Map(Box::new(T::kind()))
    }
    fn to_value(&self) -> Value {
        Value::Map(self.0.iter().map(|(name, value)| (name.clone().into(), value.to_value())).collect())
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        let Value::Map(fields) = value else { return Err(()) };
        let fields = fields.iter().map(|(name, value)| Ok((name.to_string(), T::from_value(value)?)));
        fields.collect::<Result<_, ()>>().map(Self)
    }
}

/// A point in time as an answer.
#[derive(Clone, Copy)]
pub(crate) struct Instant(pub i64);

impl Described for Instant {
    fn kind() -> Kind {
        Kind::Time
    }
    fn to_value(&self) -> Value {
        Value::Integer(self.0)
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        i64::from_value(value).map(Self)
    }
}

/// Writes a record of the bridge: what an object tells in columns.
macro_rules! table {
    ($(#[doc = $top:literal])+ $name:ident { $( $(#[doc = $doc:literal])+ $field:ident : $type:ty ),+ $(,)? }) => {
        pub(crate) struct $name { $( pub $field: $type ),+ }

        impl $name {
            pub(crate) fn info() -> $crate::call::RecordInfo {
                $crate::call::RecordInfo {
                    name: stringify!($name),
                    doc: concat!($($top, "\n"),+),
                    fields: vec![ $( cxkit::describe::FieldInfo {
                        name: stringify!($field),
                        kind: <$type as cxkit::describe::Described>::kind(),
                        doc: concat!($($doc, "\n"),+),
                    } ),+ ],
                    slim: false,
                }
            }
        }

        impl cxkit::describe::Described for $name {
            fn kind() -> cxkit::describe::Kind {
                cxkit::describe::Kind::Record(stringify!($name))
            }
            fn to_value(&self) -> cxkit::describe::Value {
                cxkit::describe::Value::Map(vec![ $( (
                    std::borrow::Cow::Borrowed(stringify!($field)),
                    cxkit::describe::Described::to_value(&self.$field),
                ) ),+ ])
            }
            /// Tables go out only.
            fn from_value(_: &cxkit::describe::Value) -> Result<Self, ()> {
                Err(())
            }
        }
    };
}
pub(crate) use table;

/// Writes a list of functions that take or give objects:
/// `/// What it does.  function name(argument: Type; named: Type) Options => Answer = |argument, named, options| ...;`
/// `Options["gap"]` says that this option may stand in place, behind the arguments.
macro_rules! object_functions {
    ($list:ident: $( $(#[doc = $doc:literal])+ $role:ident $name:ident ($($args:tt)*) $options:ty $([$($first:literal),+])? => $returns:ty = $body:expr; )*) => {
        pub(in crate::exports) static $list: &[crate::object::Method] = &[ $(
            crate::object::method!(() "", concat!($($doc, "\n"),+), $role $name ($($args)*) $options $([$($first),+])? => $returns = $body)
        ),* ];
    };
}
pub(crate) use object_functions;

/// Writes a list of objects. Each method is a line: what it does, its role, name, arguments (those behind `;` go by
/// name alone), options, answer, and the call of the core.
macro_rules! objects {
    ($list:ident: $(
        $(#[doc = $top:literal])+
        $this:ty as $object:ident
            $(saved($kind:literal, $save:expr, $load:expr))?
            $(shown($($shown:literal),*))?
            $(columns($($column:literal),*))?
            $(fields($record:ty, $read:expr))*
        {
            $( $(#[doc = $doc:literal])+ $role:ident $name:ident ($($args:tt)*) $options:ty $([$($first:literal),+])? => $returns:ty = $body:expr; )*
        }
    )*) => {
        $( impl crate::object::Exported for $this {
            const NAME: &'static str = stringify!($object);
        } )*

        pub(in crate::exports) static $list: &[crate::object::ObjectInfo] = &[ $( crate::object::ObjectInfo {
            name: stringify!($object),
            doc: concat!($($top, "\n"),+),
            kind: crate::object::maybe!($($kind)?),
            shown: &[ $($($shown),*)? ],
            columns: &[ $($($column),*)? ],
            fields: &[ $( crate::object::Fields {
                record: crate::call::RecordInfo::of::<$record>,
                read: |object| {
                    let read: fn(&$this) -> Result<$record, cxkit::Error> = $read;
                    Ok(crate::call::Answer::of(&read(object.get::<$this>()?)?))
                },
            } ),* ],
            methods: &[ $(
                crate::object::method!(($this) stringify!($object), concat!($($doc, "\n"),+),
                    $role $name ($($args)*) $options $([$($first),+])? => $returns = $body)
            ),* ],
            save: crate::object::maybe!($( |object| {
                let save: fn(&$this) -> Result<Vec<u8>, cxkit::Error> = $save;
                save(object.get::<$this>()?)
            } )?),
            load: crate::object::maybe!($( |bytes| {
                let load: fn(&[u8]) -> Result<$this, cxkit::Error> = $load;
                crate::object::Object::of(load(bytes)?)
            } )?),
        } ),* ];
    };
}
pub(crate) use objects;

macro_rules! maybe {
    () => {
        None
    };
    ($some:expr) => {
        Some($some)
    };
}
pub(crate) use maybe;

/// One method. `table_` before a role says that its columns are names in a table.
macro_rules! method {
    ($this:tt $owner:expr, $doc:expr, $role:ident $name:ident ($($arg:ident : $type:ty),* $(,)? $(; $($named:ident : $named_type:ty),* $(,)?)?)
     $options:ty $([$($first_option:literal),+])? => $returns:ty = $body:expr) => {
        crate::object::Method {
            owner: $owner,
            name: stringify!($name),
            doc: $doc,
            role: crate::object::role!($role),
            table: crate::object::is_table!($role),
            arguments: || {
                #[allow(unused_mut)]
                let mut all: Vec<crate::argument::ArgumentInfo> = Vec::new();
                $( <$type as crate::object::Part>::describe(crate::object::plain(stringify!($arg)), &mut all); )*
                $( #[allow(unused_variables)]
                let first = all.len();
                $( <$named_type as crate::object::Part>::describe(crate::object::plain(stringify!($named)), &mut all); )*
                all.iter_mut().skip(first).for_each(|argument| argument.named = true); )?
                all
            },
            options: <$options as cxkit::describe::Options>::info,
            leading: &[ $($($first_option),+)? ],
            returns: || crate::object::returns!($role $returns),
            call: |object, call| {
                crate::object::body!($role $this object, call, $name,
                    ($($arg: $type,)* $($($named: $named_type,)*)?) $options, $returns, $body)
            },
        }
    };
}
pub(crate) use method;

macro_rules! role {
    (new) => {
        crate::object::MethodRole::New
    };
    (table_new) => {
        crate::object::MethodRole::New
    };
    (make) => {
        crate::object::MethodRole::Make
    };
    (get) => {
        crate::object::MethodRole::Get
    };
    (ask) => {
        crate::object::MethodRole::Ask
    };
    (change) => {
        crate::object::MethodRole::Change
    };
    (table_change) => {
        crate::object::MethodRole::Change
    };
    (function) => {
        crate::object::MethodRole::Function
    };
    (table_function) => {
        crate::object::MethodRole::Function
    };
}
pub(crate) use role;

macro_rules! is_table {
    (table_new) => {
        true
    };
    (table_change) => {
        true
    };
    (table_function) => {
        true
    };
    ($other:ident) => {
        false
    };
}
pub(crate) use is_table;

macro_rules! returns {
    (change $returns:ty) => {
        crate::object::Returns::Itself
    };
    (table_change $returns:ty) => {
        crate::object::Returns::Itself
    };
    ($role:ident $returns:ty) => {
        <$returns as crate::object::Return>::returns()
    };
}
pub(crate) use returns;

/// What a call of a method does: arguments, options, the core, the answer.
macro_rules! body {
    (new $($rest:tt)*) => { crate::object::body!(@free $($rest)*) };
    (table_new $($rest:tt)*) => { crate::object::body!(@free $($rest)*) };
    (make $($rest:tt)*) => { crate::object::body!(@free $($rest)*) };
    (function $($rest:tt)*) => { crate::object::body!(@free $($rest)*) };
    (table_function $($rest:tt)*) => { crate::object::body!(@free $($rest)*) };
    (table_change $($rest:tt)*) => { crate::object::body!(change $($rest)*) };
    (get ($this:ty) $object:ident, $call:ident, $name:ident, () $options:ty, $returns:ty, $body:expr) => {{
        let run: fn(&$this) -> $returns = $body;
        let _ = $call;
        crate::object::Return::give(run(crate::object::receiver::<$this>($object)?))
    }};
    (ask ($this:ty) $object:ident, $call:ident, $name:ident, ($($arg:ident : $type:ty,)*) $options:ty, $returns:ty, $body:expr) => {{
        let run: fn(&$this, $($type,)* &$options) -> Result<$returns, cxkit::Error> = $body;
        let this = crate::object::receiver::<$this>($object)?;
        let options = $call.read_options::<$options>(crate::object::plain(stringify!($name)))?;
        #[allow(unused_mut)]
        let mut parts = crate::object::Parts::new($call);
        $( let $arg = <$type as crate::object::Part>::take(crate::object::plain(stringify!($arg)), &mut parts)?; )*
        crate::object::no_more(&parts, stringify!($name))?;
        crate::object::Return::give(run(this, $($arg,)* &options)?)
    }};
    (change ($this:ty) $object:ident, $call:ident, $name:ident, ($($arg:ident : $type:ty,)*) $options:ty, $returns:ty, $body:expr) => {{
        let run: fn(&mut $this, $($type,)* &$options) -> Result<(), cxkit::Error> = $body;
        let mut this = crate::object::receiver::<$this>($object)?.clone();
        let options = $call.read_options::<$options>(crate::object::plain(stringify!($name)))?;
        #[allow(unused_mut)]
        let mut parts = crate::object::Parts::new($call);
        $( let $arg = <$type as crate::object::Part>::take(crate::object::plain(stringify!($arg)), &mut parts)?; )*
        crate::object::no_more(&parts, stringify!($name))?;
        run(&mut this, $($arg,)* &options)?;
        crate::object::Object::of(this).map(crate::object::Returned::Object)
    }};
    (@free $this:tt $object:ident, $call:ident, $name:ident, ($($arg:ident : $type:ty,)*) $options:ty, $returns:ty, $body:expr) => {{
        let run: fn($($type,)* &$options) -> Result<$returns, cxkit::Error> = $body;
        let _ = $object;
        let options = $call.read_options::<$options>(crate::object::plain(stringify!($name)))?;
        #[allow(unused_mut)]
        let mut parts = crate::object::Parts::new($call);
        $( let $arg = <$type as crate::object::Part>::take(crate::object::plain(stringify!($arg)), &mut parts)?; )*
        crate::object::no_more(&parts, stringify!($name))?;
        crate::object::Return::give(run($($arg,)* &options)?)
    }};
}
pub(crate) use body;
