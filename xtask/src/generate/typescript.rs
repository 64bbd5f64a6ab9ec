//! js/src/generated: what every option and result is to TypeScript, and how results are read from slots.

// A kind that no face can show must stop the build, not reach a file.
#![allow(clippy::panic)]

use std::fmt::Write;

use cxkit_bridge::{
    accumulators, camel, fingerprint, functions, records, ArgumentInfo, ArgumentKind, FieldInfo, Function,
    Kind, OptionInfo, RecordInfo,
};

use super::File;

const OPENING: &str = "// Made by `make generate` from the export list; do not edit.\n";

pub fn files() -> Vec<File> {
    vec![
        File { path: "js/src/generated/results.ts", text: results() },
        File { path: "js/src/generated/options.ts", text: options() },
        File { path: "js/src/generated/exports.ts", text: exports() },
        File { path: "js/src/generated/accumulators.ts", text: accumulator_classes() },
    ]
}

/// `nps_difference` as `NpsDifference`.
fn pascal(name: &str) -> String {
    let name = camel(name);
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// A documentation comment, indented by `margin`.
fn comment(text: &str, margin: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    match lines.as_slice() {
        [line] => format!("{margin}/** {line} */\n"),
        lines => {
            let body: String =
                lines.iter().map(|line| format!("{margin} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{margin}/**\n{body}{margin} */\n")
        }
    }
}

fn results() -> String {
    let mut page = format!("{OPENING}import type {{ Tape }} from \"../tape.js\";\n");
    for RecordInfo { name, doc, fields } in records() {
        let _ = writeln!(page, "\n{}export interface {name} {{", comment(doc, ""));
        for FieldInfo { name, kind, doc } in &fields {
            let _ = writeln!(page, "{}  readonly {}: {};", comment(doc, "  "), camel(name), type_of(kind));
        }
        let _ =
            writeln!(page, "}}\n\n/** @internal */\nexport const read{name} = (tape: Tape): {name} => ({{");
        for FieldInfo { name, kind, .. } in &fields {
            let _ = writeln!(page, "  {}: {},", camel(name), reading(kind));
        }
        page.push_str("});\n");
    }
    page
}

/// How a field of that kind is read off the tape. Slots have no types, so the kinds must be ones that say by
/// themselves how many slots they take.
fn reading(kind: &Kind) -> String {
    match kind {
        Kind::Number | Kind::Count => "tape.number()".into(),
        Kind::Bool => "tape.bool()".into(),
        Kind::Text => "tape.text()".into(),
        Kind::Choice(_) => format!("tape.text() as {}", type_of(kind)),
        Kind::Pair => "[tape.number(), tape.number()]".into(),
        Kind::Record(name) => format!("read{name}(tape)"),
        Kind::List(item) => format!("tape.list((tape) => {})", reading(item)),
        Kind::Optional(inner) => match **inner {
            Kind::Number | Kind::Count => "tape.numberOrNull()".into(),
            Kind::Record(_) => unreachable!("a record that may be null has no first slot to say so"),
            _ => format!("tape.orNull((tape) => {})", reading(inner)),
        },
        other => unreachable!("results hold no {other}"),
    }
}

fn type_of(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "boolean".into(),
        Kind::Count | Kind::Number => "number".into(),
        Kind::Text | Kind::Duration => "string".into(),
        Kind::Choice(words) => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | "),
        Kind::Optional(inner) => format!("{} | null", type_of(inner)),
        Kind::List(item) => format!("readonly {}[]", bracketed(item)),
        Kind::Pair => "readonly [number, number]".into(),
        Kind::NumbersAndWords => "readonly (number | string)[]".into(),
        Kind::Labels => "Readonly<Record<string, number>> | ReadonlyMap<string, number>".into(),
        Kind::Record(name) => (*name).into(),
        other => unreachable!("no TypeScript type for {other}"),
    }
}

fn bracketed(kind: &Kind) -> String {
    let inner = type_of(kind);
    if inner.contains(' ') {
        format!("({inner})")
    } else {
        inner
    }
}

fn options() -> String {
    let mut page = format!("{OPENING}import type {{ Design }} from \"../columns.js\";\n");
    for accumulator in accumulators() {
        let about = format!("Settings of `{}`.", accumulator.name);
        interface(&mut page, &about, &format!("{}Options", accumulator.name), "", &(accumulator.options)());
    }
    for function in functions() {
        let about = format!("Options of `{}`.", camel(function.name));
        let design = design(function);
        let name = format!("{}Options", pascal(function.name));
        match accumulator_of(function) {
            Some(settings) => {
                let extends = format!(" extends {settings}Options, {design}");
                interface(&mut page, &about, &name, &extends, &[]);
            }
            None => interface(&mut page, &about, &name, "", &(function.options)()),
        }
    }
    page
}

/// The columns a function takes beside its arguments.
fn design(function: &Function) -> String {
    let names: Vec<String> = function.columns.iter().map(|name| format!("\"{}\"", camel(name))).collect();
    format!("Pick<Design, {}>", names.join(" | "))
}

/// The accumulator that answers with the same result from the same settings and columns.
fn accumulator_of(function: &Function) -> Option<&'static str> {
    let known = accumulators().find(|known| {
        (known.result)().name == (function.result)().name
            && (known.options)() == (function.options)()
            && known.columns == function.columns
    });
    assert!(
        known.is_some() || function.columns.is_empty(),
        "{} takes columns no accumulator does",
        function.name
    );
    known.map(|known| known.name)
}

fn interface(page: &mut String, about: &str, name: &str, extends: &str, options: &[OptionInfo]) {
    let _ = write!(page, "\n{}export interface {name}{extends} {{", comment(about, ""));
    for OptionInfo { name, kind, default, doc } in options {
        let doc = format!("{}\n@defaultValue `{}`", doc.trim(), cxkit_bridge::json(default));
        let _ = write!(page, "\n{}  {}?: {} | undefined;", comment(&doc, "  "), camel(name), type_of(kind));
    }
    page.push_str(if options.is_empty() { "}\n" } else { "\n}\n" });
}

fn exports() -> String {
    let readers: Vec<String> = records().iter().map(|info| format!("read{}", info.name)).collect();
    let used: Vec<&String> = readers
        .iter()
        .filter(|reader| functions().any(|function| format!("read{}", (function.result)().name) == **reader))
        .collect();
    let mut page =
        format!("{OPENING}import type {{ AccumulatorSpec, FunctionSpec }} from \"../spec.js\";\nimport {{\n");
    used.iter().for_each(|reader| page.push_str(&format!("  {reader},\n")));
    page.push_str("} from \"./results.js\";\nimport type {\n");
    used.iter().for_each(|reader| page.push_str(&format!("  {},\n", reader.trim_start_matches("read"))));
    let _ = writeln!(page, "}} from \"./results.js\";\n\n/** What an engine and these files must agree on. */\nexport const FINGERPRINT = {};",
        fingerprint()
    );
    page.push_str("\n/** Every function, by its name here. */\nexport const FUNCTIONS = {\n");
    for (place, function) in functions().enumerate() {
        let result = (function.result)().name;
        let _ = writeln!(page, "  {name}: {{\n    name: \"{name}\",\n    place: {place},\n    arguments: [{}],\n    columns: {},\n    options: {},\n    read: read{result},\n  }} as FunctionSpec<{result}>,",
            arguments(function.arguments),
            names(function.columns.iter().copied()),
            names((function.options)().iter().map(|option| option.name)),
            name = camel(function.name),
        );
    }
    page.push_str("};\n\n/** Every accumulator. */\nexport const ACCUMULATORS = {\n");
    for (place, known) in accumulators().enumerate() {
        let result = (known.result)().name;
        let _ = writeln!(page, "  {name}: {{\n    name: \"{name}\",\n    place: {place},\n    arguments: [{}],\n    columns: {},\n    options: {},\n    read: read{result},\n  }} as AccumulatorSpec<{result}>,",
            arguments(known.arguments),
            names(known.columns.iter().copied()),
            names((known.options)().iter().map(|option| option.name)),
            name = known.name,
        );
    }
    page.push_str("};\n");
    page
}

/// The classes of accumulators that read columns by name.
fn accumulator_classes() -> String {
    let metrics: Vec<_> = accumulators().filter(|known| known.columns.is_empty()).collect();
    let mut page = format!(
        "{OPENING}import {{ MetricAccumulator, Saved, stateBytes }} from \"../accumulator.js\";\n\
         import type {{ Column, NumberColumn }} from \"../columns.js\";\n\
         import {{ ACCUMULATORS }} from \"./exports.js\";\n"
    );
    let types = |suffix: &str| -> String {
        let mut names: Vec<String> = metrics
            .iter()
            .map(|known| match suffix {
                "Options" => format!("{}Options", known.name),
                _ => (known.result)().name.to_owned(),
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        names.iter().map(|name| format!("  {name},\n")).collect()
    };
    let _ = writeln!(page, "import type {{\n{}}} from \"./options.js\";", types("Options"));
    let _ = writeln!(page, "import type {{\n{}}} from \"./results.js\";", types("Result"));
    for known in metrics {
        let (name, result) = (known.name, (known.result)().name);
        let about = format!("The columns of `{name}`.");
        let _ = write!(page, "\n{}export interface {name}Columns {{\n", comment(&about, ""));
        for argument in known.arguments {
            let taken = if argument.kind == ArgumentKind::Keys { "Column" } else { "NumberColumn" };
            let optional = if argument.required { ":" } else { "?:" };
            let nothing = if argument.required { "" } else { " | null | undefined" };
            let _ = writeln!(page, "  readonly {}{optional} {taken}{nothing};", camel(argument.name));
        }
        page.push_str("}\n\n");
        let about = format!("Rows of `{}` that arrive in any order, batches and places.", camel(known.kind));
        let _ = write!(
            page,
            "{}export class {name} extends MetricAccumulator<{result}, {name}Columns> {{\n  \
             constructor(options?: {name}Options) {{\n    super(ACCUMULATORS.{name}, options);\n  }}\n\n  \
             /** The accumulator that was saved as these bytes. */\n  \
             static fromState(state: Uint8Array | ArrayBuffer): {name} {{\n    \
             return new {name}(new Saved(stateBytes(state)) as never);\n  }}\n}}\n",
            comment(&about, "")
        );
    }
    page
}

/// What a function or an accumulator reads, in order.
fn arguments(arguments: &[ArgumentInfo]) -> String {
    let written = arguments
        .iter()
        .map(|argument| format!("[\"{}\", \"{}\"]", camel(argument.name), argument_kind(argument.kind)));
    written.collect::<Vec<_>>().join(", ")
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("\"{}\"", camel(name))).collect();
    format!("[{}]", quoted.join(", "))
}

const fn argument_kind(kind: ArgumentKind) -> &'static str {
    match kind {
        ArgumentKind::Answers => "answers",
        ArgumentKind::Numbers | ArgumentKind::Flags | ArgumentKind::Keys => "column",
        ArgumentKind::Times => "times",
        ArgumentKind::CountOrFlags => "count_or_column",
        ArgumentKind::Columns => "columns",
        ArgumentKind::Count | ArgumentKind::Number | ArgumentKind::Record(_) => "value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_export_list_is_there() {
        let (results, options, exports) = (results(), options(), exports());
        for function in functions() {
            assert!(exports.contains(&format!("\n  {}: {{", camel(function.name))), "{}", function.name);
            assert!(
                options.contains(&format!("interface {}Options", pascal(function.name))),
                "{}",
                function.name
            );
            for option in (function.options)() {
                assert!(options.contains(&format!("  {}?: ", camel(option.name))), "{}", option.name);
            }
        }
        for record in records() {
            assert!(results.contains(&format!("interface {} {{", record.name)), "{}", record.name);
        }
    }

    #[test]
    fn a_default_is_written_beside_its_option() {
        assert!(options().contains("@defaultValue `0.95`\n   */\n  confidenceLevel?: number | undefined;"));
        assert_eq!(cxkit_bridge::json(&cxkit_bridge::Value::Null), "null");
    }
}
