//! docs/reference.md: every function with its arguments, options, defaults and result, by their Python names.

use std::fmt::Write;

use cxkit_bridge::{
    accumulators, functions, object_functions, objects, records, ArgumentKind, FieldInfo, Kind, Method,
    MethodRole, OptionInfo, Returns, Value,
};

use super::File;

const OPENING: &str = "\
# Reference

Made by `make generate` from the export list that every language is built from; do not edit. Names are the Python
ones; in JavaScript they are in camel case, with the options in an object. Every face also takes the columns named
under \"columns\" by name.
";

pub fn files() -> Vec<File> {
    vec![File { path: "docs/reference.md".into(), text: text() }]
}

fn text() -> String {
    let mut page = OPENING.to_owned();
    page.push_str("\n## Functions\n");
    for function in functions() {
        let arguments: Vec<&str> = function.arguments.iter().map(|argument| argument.name).collect();
        line(&mut page, &format!("\n### `{}({})`", function.name, arguments.join(", ")));
        line(
            &mut page,
            &format!("\nGives [`{0}`](#{1}).", (function.result)().name, anchor((function.result)().name)),
        );
        for argument in function.arguments {
            line(&mut page, &format!("- `{}`: {}", argument.name, argument_kind(argument.kind)));
        }
        if !function.columns.is_empty() {
            line(&mut page, &format!("- columns: `{}`", function.columns.join("`, `")));
        }
        options(&mut page, &(function.options)());
    }
    page.push_str("\n## Accumulators\n\n| accumulator | result | kind of saved state |\n|---|---|---|\n");
    for known in accumulators() {
        let result = (known.result)().name;
        line(
            &mut page,
            &format!("| `{}` | [`{result}`](#{}) | `{}` |", known.name, anchor(result), known.kind),
        );
    }
    objects_of(&mut page);
    page.push_str("\n## Results\n");
    for record in records() {
        line(&mut page, &format!("\n### `{}`\n\n{}\n", record.name, record.doc.trim()));
        page.push_str("| field | holds | meaning |\n|---|---|---|\n");
        for FieldInfo { name, kind, doc } in &record.fields {
            line(&mut page, &format!("| `{name}` | {} | {} |", cell(&kind.to_string()), cell(doc)));
        }
    }
    page
}

/// Objects: what is made once and asked many times, and the functions that take or give one.
fn objects_of(page: &mut String) {
    page.push_str("\n## Objects\n");
    for function in object_functions() {
        method(page, function);
    }
    for object in objects() {
        line(page, &format!("\n### `{}`\n\n{}", object.name, object.doc.trim()));
        if let Some(kind) = object.kind {
            line(page, &format!("\nSaved as bytes of kind `{kind}`: `to_state`, `from_state`."));
        }
        let own = object.methods.iter().filter(|method| method.role == MethodRole::Get);
        let own = own.map(|method| (method.name, gives(&(method.returns)()), method.doc));
        let fields = object.record_fields();
        let fields = fields.iter().map(|(record, at)| &record.fields[*at]);
        let fields = fields.map(|field| (field.name, field.kind.to_string(), field.doc));
        let properties: Vec<_> = fields.chain(own).collect();
        if !properties.is_empty() {
            page.push_str("\n| property | holds | meaning |\n|---|---|---|\n");
        }
        for (name, kind, doc) in properties {
            line(page, &format!("| `{name}` | {} | {} |", cell(&kind), cell(doc)));
        }
        object
            .methods
            .iter()
            .filter(|known| known.role != MethodRole::Get)
            .for_each(|known| method(page, known));
    }
}

fn method(page: &mut String, method: &Method) {
    let all = (method.arguments)();
    let table = method.table.then_some("table");
    let in_place = all.iter().filter(|argument| !argument.named).map(|argument| argument.name);
    let names: Vec<&str> = table.into_iter().chain(in_place).collect();
    line(page, &format!("\n#### `{}({})`\n\n{}\n", method.full_name(), names.join(", "), method.doc.trim()));
    line(page, &format!("Gives {}.\n", gives(&(method.returns)())));
    if method.table {
        line(page, "- `table`: a table; columns are given by their names in it");
    }
    for argument in &all {
        let optional = if argument.required { "" } else { ", or nothing" };
        line(page, &format!("- `{}`: {}{optional}", argument.name, argument_kind(argument.kind)));
    }
    options(page, &(method.options)());
}

fn gives(returns: &Returns) -> String {
    match returns {
        Returns::Value(Kind::Record(name)) | Returns::Object(name) => {
            format!("[`{name}`](#{})", anchor(name))
        }
        Returns::Value(kind) => kind.to_string(),
        Returns::Itself => "nothing: the object has changed".to_owned(),
    }
}

pub(super) fn options(page: &mut String, options: &[OptionInfo]) {
    if options.is_empty() {
        return;
    }
    page.push_str("\n| option | takes | default | meaning |\n|---|---|---|---|\n");
    for OptionInfo { name, kind, default, doc } in options {
        let (kind, default) = (cell(&kind.to_string()), cell(&value(default)));
        line(page, &format!("| `{name}` | {kind} | {default} | {} |", cell(doc)));
    }
}

pub(super) fn line(page: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(page, "{text}");
}

/// Text that stays inside its cell of a table.
pub(super) fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

pub(super) fn anchor(name: &str) -> String {
    name.to_lowercase()
}

pub(super) fn argument_kind(kind: ArgumentKind) -> String {
    match kind {
        ArgumentKind::Answers => "a column of answers, or counts of answers".to_owned(),
        ArgumentKind::Numbers => "a column of numbers".to_owned(),
        ArgumentKind::Flags => "a column of yes and no".to_owned(),
        ArgumentKind::Keys => "a column of names".to_owned(),
        ArgumentKind::Times => "a column of points in time".to_owned(),
        ArgumentKind::CountOrFlags => "a count, or a column of yes and no".to_owned(),
        ArgumentKind::Columns => "several columns of numbers, of the same rows".to_owned(),
        ArgumentKind::Count => "a whole number from 0".to_owned(),
        ArgumentKind::Number => "a number".to_owned(),
        ArgumentKind::Record(name) => format!("a [`{name}`](#{})", anchor(name)),
        ArgumentKind::Text => "words".to_owned(),
        ArgumentKind::Words => "words, or a list of words".to_owned(),
        ArgumentKind::Name => "a whole number or words".to_owned(),
        ArgumentKind::Time => "a point in time".to_owned(),
        ArgumentKind::NamedColumns => "columns by name".to_owned(),
        ArgumentKind::Object(names) => {
            let links: Vec<String> =
                names.iter().map(|name| format!("[`{name}`](#{})", anchor(name))).collect();
            format!("a {}", links.join(" or "))
        }
        ArgumentKind::Tree(name) => format!("nested lists and maps: `{name}`"),
    }
}

fn value(default: &Value) -> String {
    match default {
        Value::Null => "nothing".to_owned(),
        Value::List(items) if items.is_empty() => "none".to_owned(),
        Value::Map(fields) if fields.is_empty() => "none".to_owned(),
        Value::List(items) => items.iter().map(value).collect::<Vec<_>>().join(", "),
        Value::Text(text) => format!("`\"{text}\"`"),
        other => format!("`{}`", other.describe()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_accumulator_and_result_is_there() {
        let page = text();
        for function in functions() {
            assert!(page.contains(&format!("\n### `{}(", function.name)), "{}", function.name);
        }
        for name in accumulators().map(|known| known.name) {
            assert!(page.contains(&format!("\n| `{name}` |")), "{name}");
        }
        for record in records() {
            assert!(page.contains(&format!("\n### `{}`\n", record.name)), "{}", record.name);
        }
        for object in objects() {
            assert!(page.contains(&format!("\n### `{}`\n", object.name)), "{}", object.name);
            for known in object.methods.iter().filter(|known| known.role != MethodRole::Get) {
                assert!(page.contains(&format!("\n#### `{}(", known.full_name())), "{}", known.full_name());
            }
        }
    }

    #[test]
    fn a_cell_stays_in_its_table() {
        assert_eq!(cell("one | two\nthree"), "one \\| two three");
    }
}
