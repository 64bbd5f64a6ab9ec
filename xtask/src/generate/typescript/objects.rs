//! js/src/generated/objects.ts: a class for every object, a function for every function that takes or gives one.

use std::fmt::Write;

use cxkit_bridge::{
    camel, methods, object_functions, objects, ArgumentInfo, ArgumentKind, Kind, Method, MethodRole,
    ObjectInfo, OptionInfo, Returns,
};

use super::{
    argument_kind, comment, import, interface, names, pascal, reading, record_of, slot_readers, type_of,
    OPENING,
};

const IMPORTS: &str = "\
import { stateBytes } from \"../accumulator.js\";
import { ask, CxObject, field, load, Made, make, type MethodSpec, readObject } from \"../object.js\";
import type { Table } from \"../table.js\";
";

/// What a method is called in the list of specs.
fn key(method: &Method) -> String {
    let owner = if method.owner.is_empty() { "" } else { method.owner };
    format!("{owner}_{}", method.name)
}

/// The name of a method's options.
fn options_name(method: &Method) -> String {
    match method.role {
        MethodRole::New => format!("{}Options", method.owner),
        MethodRole::Function => format!("{}Options", pascal(method.name)),
        _ => format!("{}{}Options", method.owner, pascal(method.name)),
    }
}

/// Whether an argument goes by its name alone: here a kind of event too where it can be left out, as it may be a map, which
/// an object of options could be taken for.
fn is_named(argument: &ArgumentInfo) -> bool {
    argument.named || (!argument.required && matches!(argument.kind, ArgumentKind::Tree("EventKind")))
}

/// The arguments that stand among the options.
fn by_name(method: &Method) -> Vec<ArgumentInfo> {
    (method.arguments)().into_iter().filter(|argument| method.table || is_named(argument)).collect()
}

fn in_place(method: &Method) -> Vec<ArgumentInfo> {
    (method.arguments)().into_iter().filter(|argument| !(method.table || is_named(argument))).collect()
}

/// The options that may stand in place.
fn leading(method: &Method) -> Vec<OptionInfo> {
    (method.options)().into_iter().filter(|option| method.leading.contains(&option.name)).collect()
}

fn has_options(method: &Method) -> bool {
    !by_name(method).is_empty() || !(method.options)().is_empty()
}

fn argument_type(argument: &ArgumentInfo, table: bool) -> String {
    match argument.kind {
        ArgumentKind::Numbers | ArgumentKind::Flags | ArgumentKind::Keys | ArgumentKind::Times if table => {
            "string".into()
        }
        ArgumentKind::NamedColumns if table => "string | readonly string[]".into(),
        ArgumentKind::NamedColumns => "Table".into(),
        ArgumentKind::Keys => "Column".into(),
        ArgumentKind::Times => "TimeColumn".into(),
        ArgumentKind::Columns => "readonly Column[]".into(),
        ArgumentKind::Count | ArgumentKind::Number => "number".into(),
        ArgumentKind::Text => "string".into(),
        ArgumentKind::Words => "string | readonly string[]".into(),
        ArgumentKind::Name => "string | number".into(),
        ArgumentKind::Time => "Date | number | string".into(),
        ArgumentKind::Object(names) => names.join(" | "),
        ArgumentKind::Tree(name) | ArgumentKind::Record(name) => name.into(),
        _ => "NumberColumn".into(),
    }
}

fn returned(method: &Method) -> String {
    match (method.returns)() {
        Returns::Value(kind) => type_of(&kind),
        Returns::Object(name) => name.into(),
        Returns::Itself => "void".into(),
    }
}

/// How an answer is read; a new object by its class.
fn read(method: &Method) -> (String, String) {
    match ((method.returns)(), method.role) {
        (Returns::Value(kind), _) => (format!("(tape) => {}", reading(&kind)), type_of(&kind)),
        (Returns::Object(_), MethodRole::New) => ("(tape) => tape.number()".into(), "number".into()),
        (Returns::Object(name), _) => (format!("readObject<{name}>(() => {name})"), name.into()),
        (Returns::Itself, _) => ("() => undefined".into(), "undefined".into()),
    }
}

/// The parameters of a method: its arguments in place, then its options.
fn parameters(method: &Method) -> String {
    let mut all: Vec<String> = if method.table { vec!["table: Table".into()] } else { Vec::new() };
    for argument in in_place(method) {
        let optional = if argument.required { "" } else { "?" };
        // Behind an argument that can be left out options may stand in its place.
        let options = match argument.kind {
            ArgumentKind::Object(_) | ArgumentKind::Tree(_) if !argument.required && has_options(method) => {
                format!(" | {}", options_name(method))
            }
            _ if argument.required => String::new(),
            _ => " | null | undefined".into(),
        };
        all.push(format!("{}{optional}: {}{options}", camel(argument.name), argument_type(&argument, false)));
    }
    for option in leading(method) {
        // Options may stand in its place.
        let taken = type_of(&option.kind);
        all.push(format!("{}?: {taken} | {} | undefined", camel(option.name), options_name(method)));
    }
    if has_options(method) {
        let optional = if by_name(method).iter().any(|argument| argument.required) { "" } else { "?" };
        all.push(format!("options{optional}: {}", options_name(method)));
    }
    all.join(", ")
}

/// The values of the parameters, as `ask` takes them.
fn passed(method: &Method) -> String {
    let mut all: Vec<String> = if method.table { vec!["table".into()] } else { Vec::new() };
    all.extend(in_place(method).iter().map(|argument| camel(argument.name)));
    all.extend(leading(method).iter().map(|option| camel(option.name)));
    let options = if has_options(method) { "options" } else { "undefined" };
    format!("[{}], {options}", all.join(", "))
}

fn options(page: &mut String, method: &Method) {
    if !has_options(method) {
        return;
    }
    let name = options_name(method);
    let about = format!("Options of `{}`.", method_name(method));
    let mut own = String::new();
    interface(&mut own, &about, &name, "", &(method.options)());
    let mut lines = String::new();
    for argument in by_name(method) {
        let (optional, nothing) = if argument.required { ("", "") } else { ("?", " | null | undefined") };
        let _ = writeln!(
            lines,
            "  {}{optional}: {}{nothing};",
            camel(argument.name),
            argument_type(&argument, method.table)
        );
    }
    let opened = format!("export interface {name} {{");
    page.push_str(
        &own.replacen(&opened, &format!("{opened}\n{}", lines.trim_end()), 1).replace("};\n}", "}\n}"),
    );
    if (method.options)().is_empty() {
        // An interface without options of its own closes where it opened.
        let end = page.len() - 2;
        page.replace_range(end.., "\n}\n");
    }
}

fn method_name(method: &Method) -> String {
    match method.role {
        MethodRole::Function => camel(method.name),
        MethodRole::New => method.owner.to_owned(),
        _ => format!("{}.{}", method.owner, camel(method.name)),
    }
}

fn class(page: &mut String, object: &ObjectInfo, place: usize) {
    let name = object.name;
    let constructor = object.constructor();
    let _ = write!(page, "\n{}export class {name} extends CxObject {{\n", comment(object.doc, ""));
    match constructor {
        Some(method) => {
            let in_place = in_place(method).first().map(|argument| camel(argument.name));
            let first =
                if method.table { "table".into() } else { in_place.unwrap_or_else(|| "options".into()) };
            let taken = parameters(method);
            let _ = write!(
                page,
                "{}  constructor({taken}) {{\n    const given: unknown = {first};\n    \
                 super(given instanceof Made ? given : make(METHODS.{}, {}));\n  }}\n",
                comment(method.doc, "  "),
                key(method),
                passed(method)
            );
        }
        None => page
            .push_str("  /** @internal */\n  protected constructor(made: Made) {\n    super(made);\n  }\n"),
    }
    if object.kind.is_some() {
        let _ = write!(
            page,
            "\n  /** The object that was saved as these bytes. Throws `bad_state` for bytes that hold none. */\n  \
             static fromState(state: Uint8Array | ArrayBuffer): {name} {{\n    \
             return new {name}(load({place}, stateBytes(state)) as never{});\n  }}\n",
            if constructor.is_some_and(|method| parameters(method).contains(", options:")) { ", undefined as never" } else { "" }
        );
    }
    for (record, at) in object.record_fields() {
        let field = &record.fields[at];
        let _ = write!(
            page,
            "\n{}  get {camel}(): {} {{\n    return field(this, \"{camel}\", (tape) => {});\n  }}\n",
            comment(field.doc, "  "),
            type_of(&field.kind),
            reading(&field.kind),
            camel = camel(field.name)
        );
    }
    for method in object.methods {
        let (taken, given, returns) = (parameters(method), passed(method), returned(method));
        let _ = match method.role {
            MethodRole::New | MethodRole::Function => Ok(()),
            MethodRole::Get => write!(
                page,
                "\n{}  get {}(): {returns} {{\n    return ask(METHODS.{}, this, [], undefined);\n  }}\n",
                comment(method.doc, "  "),
                camel(method.name),
                key(method)
            ),
            MethodRole::Make => write!(
                page,
                "\n{}  static {}({taken}): {returns} {{\n    return ask(METHODS.{}, null, {given});\n  }}\n",
                comment(method.doc, "  "),
                camel(method.name),
                key(method)
            ),
            MethodRole::Ask | MethodRole::Change => write!(
                page,
                "\n{}  {}({taken}): {returns} {{\n    return ask(METHODS.{}, this, {given});\n  }}\n",
                comment(method.doc, "  "),
                camel(method.name),
                key(method)
            ),
        };
    }
    page.push_str("}\n");
}

fn spec(page: &mut String, place: usize, method: &Method) {
    let arguments: Vec<String> = (method.arguments)()
        .iter()
        .map(|argument| {
            format!(
                "\n      {{ name: \"{}\", kind: \"{}\", named: {}, required: {} }},",
                camel(argument.name),
                argument_kind(argument.kind),
                is_named(argument),
                argument.required
            )
        })
        .collect();
    let (reader, gives) = read(method);
    let _ = writeln!(
        page,
        "  {}: {{\n    name: \"{}\",\n    place: {place},\n    table: {},\n    arguments: [{}{}],\n    leading: {},\n    options: {},\n    \
         read: {reader},\n  }} as MethodSpec<{gives}>,",
        key(method),
        method_name(method),
        method.table,
        arguments.concat(),
        if arguments.is_empty() { "" } else { "\n    " },
        names(method.leading.iter().copied()),
        names((method.options)().iter().map(|option| option.name)),
    );
}

pub(super) fn page() -> String {
    let mut page = format!("{OPENING}{IMPORTS}");
    let taken: Vec<String> = methods()
        .flat_map(|method| {
            (method.arguments)().into_iter().map(|argument| argument_type(&argument, method.table))
        })
        .collect();
    let columns = ["Column", "NumberColumn", "TimeColumn"].into_iter().filter(|name| {
        taken
            .iter()
            .any(|taken| taken.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == *name))
    });
    page.push_str(&import("import type", columns.map(str::to_owned).collect(), "../columns.js"));
    let kinds: Vec<Kind> = methods()
        .filter_map(|method| match (method.returns)() {
            Returns::Value(kind) => Some(kind),
            _ => None,
        })
        .chain(
            objects()
                .flat_map(|object| object.record_fields())
                .map(|(record, at)| record.fields[at].kind.clone()),
        )
        .collect();
    page.push_str(&import("import", slot_readers(kinds.iter()), "../tape-names.js"));
    let records: Vec<String> = kinds.iter().filter_map(record_of).map(str::to_owned).collect();
    let readers = records.iter().map(|name| format!("read{name}")).collect();
    page.push_str(&import("import", readers, "./results.js"));
    let options_of = methods().flat_map(|method| (method.options)());
    let taken = options_of.filter_map(|option| record_of(&option.kind).map(str::to_owned));
    let records = records.into_iter().chain(taken).collect();
    page.push_str(&import("import type", records, "./results.js"));
    let trees =
        methods().flat_map(|method| (method.arguments)()).filter_map(|argument| match argument.kind {
            ArgumentKind::Tree(name) => Some(name.to_owned()),
            _ => None,
        });
    page.push_str(&import("import type", trees.collect(), "../trees.js"));
    methods().filter(|method| method.role != MethodRole::Get).for_each(|method| options(&mut page, method));
    for (place, object) in objects().enumerate() {
        class(&mut page, object, place);
    }
    for method in object_functions() {
        let _ = write!(
            page,
            "\n{}export function {}({}): {} {{\n  return ask(METHODS.{}, null, {});\n}}\n",
            comment(method.doc, ""),
            camel(method.name),
            parameters(method),
            returned(method),
            key(method),
            passed(method)
        );
    }
    page.push_str("\nconst METHODS = {\n");
    methods().enumerate().for_each(|(place, method)| spec(&mut page, place, method));
    page.push_str("};\n");
    page
}
