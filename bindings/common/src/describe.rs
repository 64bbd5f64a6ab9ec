//! The export list as JSON: what the parity tests of the faces compare themselves with.

use crate::exports::{accumulator_from_state, accumulators, functions, records};
use crate::{ArgumentInfo, ArgumentKind, FieldInfo, Kind, OptionInfo, Value};
use cxkit::Error;
use std::borrow::Cow;
use std::fmt::Write;

/// The whole export list as JSON: functions, accumulators and results with types, defaults and documentation.
#[must_use]
pub fn describe_exports() -> String {
    let functions = functions().map(|function| {
        let arguments = function.arguments.iter().map(argument);
        record([
            ("name", text(function.name)),
            ("arguments", Value::List(arguments.collect())),
            ("columns", Value::List(function.columns.iter().map(|&name| text(name)).collect())),
            ("options", Value::List((function.options)().iter().map(option).collect())),
            ("result", text((function.result)().name)),
            ("slim", Value::Bool(function.slim)),
        ])
    });
    let accumulators = accumulators().map(|accumulator| {
        record([
            ("name", text(accumulator.name)),
            ("kind", text(accumulator.kind)),
            ("arguments", Value::List(accumulator.arguments.iter().map(argument).collect())),
            ("columns", Value::List(accumulator.columns.iter().map(|&name| text(name)).collect())),
            ("options", Value::List((accumulator.options)().iter().map(option).collect())),
            ("result", text((accumulator.result)().name)),
            ("slim", Value::Bool(accumulator.slim)),
        ])
    });
    let records = records().into_iter().map(|info| {
        record([
            ("name", text(info.name)),
            ("doc", text(info.doc)),
            ("fields", Value::List(info.fields.iter().map(field).collect())),
            ("slim", Value::Bool(info.slim)),
        ])
    });
    json(&record([
        ("functions", Value::List(functions.collect())),
        ("accumulators", Value::List(accumulators.collect())),
        ("records", Value::List(records.collect())),
        ("objects", Value::List(objects::objects())),
        ("object_functions", Value::List(objects::functions())),
    ]))
}

/// The objects of the export list. Slim builds have none.
mod objects {
    #[cfg(not(feature = "full"))]
    pub fn objects() -> Vec<crate::Value> {
        Vec::new()
    }
    #[cfg(not(feature = "full"))]
    pub use objects as functions;

    #[cfg(feature = "full")]
    pub use full::{functions, objects};

    #[cfg(feature = "full")]
    mod full {
        use super::super::{argument, kind, option, record, text};
        use crate::{Method, MethodRole, Returns, Value};

        pub fn functions() -> Vec<Value> {
            crate::object_functions().map(method).collect()
        }

        pub fn objects() -> Vec<Value> {
            let all = crate::objects().map(|object| {
                record([
                    ("name", text(object.name)),
                    ("doc", text(object.doc)),
                    ("kind", object.kind.map_or(Value::Null, text)),
                    ("methods", Value::List(object.methods.iter().map(method).collect())),
                    (
                        "fields",
                        Value::List(
                            object.fields.iter().map(|fields| text((fields.record)().name)).collect(),
                        ),
                    ),
                ])
            });
            all.collect()
        }

        fn method(method: &Method) -> Value {
            let role = match method.role {
                MethodRole::New => "new",
                MethodRole::Make => "make",
                MethodRole::Get => "get",
                MethodRole::Ask => "ask",
                MethodRole::Change => "change",
                MethodRole::Function => "function",
            };
            let returns = match (method.returns)() {
                Returns::Value(of) => kind(&of),
                Returns::Object(name) => record([("object", text(name))]),
                Returns::Itself => Value::Null,
            };
            record([
                ("name", text(method.name)),
                ("doc", text(method.doc)),
                ("role", text(role)),
                ("table", Value::Bool(method.table)),
                ("arguments", Value::List((method.arguments)().iter().map(argument).collect())),
                ("options", Value::List((method.options)().iter().map(option).collect())),
                ("leading", Value::List(method.leading.iter().map(|&name| text(name)).collect())),
                ("returns", returns),
            ])
        }
    }
}

/// A number that two builds share when they agree on every name and type that crosses the border, in order.
///
/// A face that was generated from one export list must not speak to a module built from another: places in the
/// list and slots of results would be read as what they are not.
#[must_use]
pub fn fingerprint() -> u32 {
    fingerprint_of(if cfg!(feature = "full") { "full" } else { "slim" }, |_| true)
}

/// The [`fingerprint`] of a build without the feature `full`, known to every build.
#[must_use]
pub fn slim_fingerprint() -> u32 {
    fingerprint_of("slim", |slim| slim)
}

/// That of a build: its name, and the entries whose mark `wanted` takes.
fn fingerprint_of(build: &str, wanted: impl Fn(bool) -> bool) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    };
    add(build);
    for function in functions().filter(|function| wanted(function.slim)) {
        add(function.name);
        function.arguments.iter().for_each(|argument| add(argument.name));
        add((function.result)().name);
    }
    accumulators().filter(|known| wanted(known.slim)).for_each(|known| add(known.name));
    #[cfg(feature = "full")]
    for method in crate::methods().filter(|_| wanted(false)) {
        add(method.owner);
        add(method.name);
        (method.arguments)().iter().for_each(|argument| add(argument.name));
        if let crate::Returns::Value(of) = (method.returns)() {
            add(&json(&kind(&of)));
        }
    }
    for info in records().into_iter().filter(|record| wanted(record.slim)) {
        add(info.name);
        for field in info.fields {
            add(field.name);
            add(&json(&kind(&field.kind)));
        }
    }
    hash
}

/// Digests of very many sums and elementary functions, to compare runtimes by: no two may differ in a bit.
#[cfg(feature = "full")]
#[doc(hidden)]
#[must_use]
pub fn digests() -> String {
    let sums = cxkit::accumulate::sweep_digest()
        .map_or_else(|error| error.to_string(), |sums| format!("{sums:016x}"));
    format!("math {:016x}, sums {sums}", cxkit::math::sweep_digest(1000))
}

/// What saved bytes hold, as JSON for people.
///
/// # Errors
/// `bad_state` for bytes that hold no state this version can read.
pub fn describe_state(bytes: &[u8]) -> Result<String, Error> {
    let header = cxkit::accumulate::describe_header(bytes)?;
    #[cfg(feature = "full")]
    if let Some(info) = crate::objects().find(|known| known.kind == Some(header.kind.as_ref())) {
        // Read to the end: a description is no promise that the rest is sound.
        info.from_state(bytes)?;
        return Ok(json(&record([
            ("kind", Value::Text(header.kind.into())),
            ("version", Value::Count(header.version)),
            ("object", text(info.name)),
        ])));
    }
    let accumulator = accumulator_from_state(bytes)?;
    let options = accumulator.options().into_iter().map(|(name, value)| (Cow::Borrowed(name), value));
    Ok(json(&record([
        ("kind", Value::Text(header.kind.into())),
        ("version", Value::Count(header.version)),
        ("accumulator", text(accumulator.name())),
        ("row_count", Value::Count(accumulator.row_count())),
        ("options", Value::Map(options.collect())),
    ])))
}

fn text(text: &'static str) -> Value {
    Value::Text(text.into())
}

fn record<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::Map(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

fn option(option: &OptionInfo) -> Value {
    record([
        ("name", text(option.name)),
        ("kind", kind(&option.kind)),
        ("default", option.default.clone()),
        ("doc", text(option.doc)),
    ])
}

fn field(field: &FieldInfo) -> Value {
    record([("name", text(field.name)), ("kind", kind(&field.kind)), ("doc", text(field.doc))])
}

fn argument(argument: &ArgumentInfo) -> Value {
    record([
        ("name", text(argument.name)),
        ("kind", argument_kind(argument.kind)),
        ("required", Value::Bool(argument.required)),
        ("named", Value::Bool(argument.named)),
    ])
}

fn argument_kind(kind: ArgumentKind) -> Value {
    match kind {
        ArgumentKind::Flags => text("flags"),
        ArgumentKind::Keys => text("keys"),
        ArgumentKind::Times => text("times"),
        ArgumentKind::CountOrFlags => text("count_or_flags"),
        ArgumentKind::Answers => text("answers"),
        ArgumentKind::Numbers => text("numbers"),
        ArgumentKind::Columns => text("columns"),
        ArgumentKind::Count => text("count"),
        ArgumentKind::Number => text("number"),
        ArgumentKind::Record(name) => record([("record", text(name))]),
        ArgumentKind::Text => text("text"),
        ArgumentKind::Words => text("words"),
        ArgumentKind::Name => text("name"),
        ArgumentKind::Time => text("time"),
        ArgumentKind::NamedColumns => text("named_columns"),
        ArgumentKind::Object(names) => {
            record([("object", Value::List(names.iter().map(|&name| text(name)).collect()))])
        }
        ArgumentKind::Tree(name) => record([("tree", text(name))]),
    }
}

fn kind(of: &Kind) -> Value {
    match of {
        Kind::Bool => text("bool"),
        Kind::Count => text("count"),
        Kind::Integer => text("integer"),
        Kind::Number => text("number"),
        Kind::Text => text("text"),
        Kind::Pair => text("pair"),
        Kind::NumbersAndWords => text("numbers_and_words"),
        Kind::Labels => text("labels"),
        Kind::Duration => text("duration"),
        Kind::Name => text("name"),
        Kind::Time => text("time"),
        Kind::Map(inner) => record([("map", kind(inner))]),
        Kind::Choice(words) => {
            record([("choice", Value::List(words.iter().map(|&word| text(word)).collect()))])
        }
        Kind::Optional(inner) => record([("optional", kind(inner))]),
        Kind::List(inner) => record([("list", kind(inner))]),
        Kind::Record(name) => record([("record", text(name))]),
        other => Value::Text(other.to_string().into()),
    }
}

/// A value as JSON.
#[must_use]
pub fn json(value: &Value) -> String {
    let mut out = String::new();
    write_json(value, &mut out);
    out
}

fn write_json(value: &Value, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match value {
        Value::Bool(value) => write!(out, "{value}"),
        Value::Count(value) => write!(out, "{value}"),
        Value::Integer(value) => write!(out, "{value}"),
        // The shortest digits that read back as the same number, with a decimal point to say that it is one.
        Value::Number(value) => {
            let digits = value.to_string();
            out.push_str(&digits);
            out.push_str(if digits.contains('.') { "" } else { ".0" });
            Ok(())
        }
        Value::Text(text) => {
            write_text(text, out);
            Ok(())
        }
        Value::List(list) => {
            out.push('[');
            for (index, value) in list.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write_json(value, out);
            }
            out.push(']');
            Ok(())
        }
        Value::Map(fields) => {
            out.push('{');
            for (index, (name, value)) in fields.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write_text(name, out);
                out.push(':');
                write_json(value, out);
            }
            out.push('}');
            Ok(())
        }
        _ => write!(out, "null"),
    };
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if (letter as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", letter as u32);
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}
