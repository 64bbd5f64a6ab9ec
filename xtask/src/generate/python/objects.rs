//! The classes of objects, and the functions that take or give one, as Python knows them.

use std::fmt::Write;

use cxkit_bridge::{
    object_functions, objects, ArgumentInfo, ArgumentKind, Method, MethodRole, ObjectInfo, OptionInfo,
    Returns,
};

use super::{doc, held, taken, Choices, WIDTH};

pub(super) fn text(choices: &mut Choices) -> String {
    let mut text: String = objects().map(|object| class(object, choices)).collect();
    for function in object_functions() {
        text.push('\n');
        text.push_str(&signature(function, "", choices));
    }
    text
}

fn class(object: &ObjectInfo, choices: &mut Choices) -> String {
    let mut text = format!("\nclass {}(Object):\n{}", object.name, doc(object.doc, 4));
    let property = |text: &mut String, name: &str, kind: &str, about: &str| {
        let _ = write!(text, "    @property\n    def {name}(self) -> {kind}:\n{}", doc(about, 8));
    };
    if let Some(constructor) = object.constructor() {
        text.push_str(&signature(constructor, "    ", choices));
    }
    for (record, at) in object.record_fields() {
        let field = &record.fields[at];
        property(&mut text, field.name, &held(&field.kind), field.doc);
    }
    for method in object.methods {
        match (method.role, (method.returns)()) {
            (MethodRole::New, _) => {}
            (MethodRole::Get, Returns::Value(kind)) => {
                property(&mut text, method.name, &held(&kind), method.doc)
            }
            _ => text.push_str(&signature(method, "    ", choices)),
        }
    }
    text
}

/// A method with its arguments, options and documentation.
fn signature(method: &Method, margin: &str, choices: &mut Choices) -> String {
    let (decorator, name, first) = match method.role {
        MethodRole::New => ("", "__new__", Some("cls")),
        MethodRole::Make => ("@classmethod", method.name, Some("cls")),
        MethodRole::Function => ("", method.name, None),
        _ => ("", method.name, Some("self")),
    };
    let mut parts: Vec<String> = first.map(str::to_owned).into_iter().collect();
    if method.table {
        parts.push("table: Any".into());
    }
    let all = (method.arguments)();
    let (named, in_place): (Vec<&ArgumentInfo>, Vec<&ArgumentInfo>) =
        all.iter().partition(|argument| argument.named);
    let argument = |argument: &&ArgumentInfo| {
        let taken = argument_type(argument, method.table);
        let nothing = if argument.required { "" } else { " | None = None" };
        format!("{}: {taken}{nothing}", argument.name)
    };
    parts.extend(in_place.iter().map(argument));
    let options = (method.options)();
    let (leading, options): (Vec<&OptionInfo>, Vec<&OptionInfo>) =
        options.iter().partition(|option| method.leading.contains(&option.name));
    let mut spelt = |option: &OptionInfo| {
        let (taken, default) = taken(option, choices);
        format!("{}: {taken} = {default}", option.name)
    };
    parts.extend(leading.into_iter().map(&mut spelt));
    if !named.is_empty() || !options.is_empty() {
        parts.push("*".into());
    }
    parts.extend(named.iter().map(argument));
    parts.extend(options.into_iter().map(&mut spelt));
    let returns = match (method.returns)() {
        Returns::Value(kind) => held(&kind),
        Returns::Object(_) if matches!(method.role, MethodRole::New | MethodRole::Make) => "Self".into(),
        Returns::Object(name) => name.to_owned(),
        Returns::Itself => "None".into(),
    };
    let mut text = String::new();
    if !decorator.is_empty() {
        let _ = writeln!(text, "{margin}{decorator}");
    }
    let line = format!("{margin}def {name}({}) -> {returns}:", parts.join(", "));
    if line.len() <= WIDTH {
        text.push_str(&line);
    } else {
        let _ = writeln!(text, "{margin}def {name}(");
        for part in &parts {
            let _ = writeln!(text, "{margin}    {part},");
        }
        let _ = write!(text, "{margin}) -> {returns}:");
    }
    text.push('\n');
    text + &doc(method.doc, margin.len() + 4)
}

fn argument_type(argument: &ArgumentInfo, table: bool) -> String {
    match argument.kind {
        ArgumentKind::Numbers | ArgumentKind::Flags | ArgumentKind::Keys | ArgumentKind::Times if table => {
            "str".into()
        }
        ArgumentKind::NamedColumns if table => "str | Iterable[str]".into(),
        // A table of any package.
        ArgumentKind::NamedColumns => "Any".into(),
        ArgumentKind::Columns => "Columns".into(),
        ArgumentKind::Count => "int".into(),
        ArgumentKind::Number => "float".into(),
        ArgumentKind::Text => "str".into(),
        ArgumentKind::Words => "str | Iterable[str]".into(),
        ArgumentKind::Name => "int | str".into(),
        ArgumentKind::Time => "Moment".into(),
        // More would not fit a line.
        ArgumentKind::Object(names) if names.len() > 4 => "Object".into(),
        ArgumentKind::Object(names) => names.join(" | "),
        ArgumentKind::Tree(name) | ArgumentKind::Record(name) => name.into(),
        _ => "Column".into(),
    }
}
