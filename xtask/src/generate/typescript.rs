//! js/src/generated: what every option and result is to TypeScript, and how results are read from slots.
//!
//! The slim part of the export list stands in `slim/`, all that the files of `cxkit/slim` import. The files above it
//! hold the rest and hand on what is slim.

// A kind that no face can show must stop the build, not reach a file.
#![allow(clippy::panic)]

use std::fmt::Write;

use cxkit_bridge::{
    accumulators, camel, fingerprint, functions, records, slim_fingerprint, AccumulatorInfo, ArgumentInfo,
    ArgumentKind, FieldInfo, Function, Kind, OptionInfo, RecordInfo,
};

use super::File;

mod objects;

const OPENING: &str = "// Made by `make generate` from the export list; do not edit.\n";

/// What a folder of files is made from: the slim part of the export list, or the rest.
struct Part {
    slim: bool,
    functions: Vec<(usize, &'static Function)>,
    accumulators: Vec<(usize, &'static AccumulatorInfo)>,
    records: Vec<RecordInfo>,
}

impl Part {
    fn new(slim: bool) -> Self {
        Self {
            slim,
            functions: functions().enumerate().filter(|(_, known)| known.slim == slim).collect(),
            accumulators: accumulators().enumerate().filter(|(_, known)| known.slim == slim).collect(),
            records: records().into_iter().filter(|known| known.slim == slim).collect(),
        }
    }

    /// js/src, as an import from here writes it.
    const fn src(&self) -> &'static str {
        if self.slim {
            "../.."
        } else {
            ".."
        }
    }

    /// A page, which hands on everything of the slim page of that name.
    fn page(&self, file: &str) -> String {
        let on = if self.slim { String::new() } else { format!("export * from \"./slim/{file}\";\n") };
        format!("{OPENING}{on}")
    }
}

/// An import of those names, if there are any, in order and each once.
fn import(words: &str, mut names: Vec<String>, from: &str) -> String {
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return String::new();
    }
    let names: String = names.iter().map(|name| format!("  {name},\n")).collect();
    format!("{words} {{\n{names}}} from \"{from}\";\n")
}

pub fn files() -> Vec<File> {
    let (slim, rest) = (Part::new(true), Part::new(false));
    vec![
        File { path: "js/src/generated/slim/results.ts".into(), text: results(&slim) },
        File { path: "js/src/generated/slim/options.ts".into(), text: options(&slim) },
        File { path: "js/src/generated/slim/exports.ts".into(), text: exports(&slim) },
        File { path: "js/src/generated/results.ts".into(), text: results(&rest) },
        File { path: "js/src/generated/options.ts".into(), text: options(&rest) },
        File { path: "js/src/generated/exports.ts".into(), text: exports(&rest) },
        File { path: "js/src/generated/accumulators.ts".into(), text: accumulator_classes(&rest) },
        File { path: "js/src/generated/metrics.ts".into(), text: metric_classes() },
        File { path: "js/src/generated/objects.ts".into(), text: objects::page() },
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

fn results(part: &Part) -> String {
    let mut page = part.page("results.js");
    if part.records.is_empty() {
        return page;
    }
    let _ = writeln!(page, "import type {{ Tape }} from \"{}/tape.js\";", part.src());
    let kinds = part.records.iter().flat_map(|info| info.fields.iter()).map(|field| &field.kind);
    page.push_str(&import("import", slot_readers(kinds), &format!("{}/tape-names.js", part.src())));
    let own = |name: &str| part.records.iter().any(|record| record.name == name);
    let fields = part.records.iter().flat_map(|info| info.fields.iter());
    let lent: Vec<&str> =
        fields.filter_map(|field| record_of(&field.kind)).filter(|name| !own(name)).collect();
    let readers = lent.iter().map(|name| format!("read{name}")).collect();
    page.push_str(&import("import", readers, "./slim/results.js"));
    let types = lent.iter().map(|name| (*name).to_owned()).collect();
    page.push_str(&import("import type", types, "./slim/results.js"));
    for RecordInfo { name, doc, fields, .. } in &part.records {
        let _ = writeln!(page, "\n{}export interface {name} {{", comment(doc, ""));
        for FieldInfo { name, kind, doc } in fields {
            let _ = writeln!(page, "{}  readonly {}: {};", comment(doc, "  "), camel(name), type_of(kind));
        }
        let _ =
            writeln!(page, "}}\n\n/** @internal */\nexport const read{name} = (tape: Tape): {name} => ({{");
        for FieldInfo { name, kind, .. } in fields {
            let _ = writeln!(page, "  {}: {},", camel(name), reading(kind));
        }
        page.push_str("});\n");
    }
    page
}

/// The readers beside the tape's own that values of these kinds need.
fn slot_readers<'k>(kinds: impl Iterator<Item = &'k Kind>) -> Vec<String> {
    kinds
        .map(reading)
        .flat_map(|reading| ["readName", "readMap"].into_iter().filter(move |name| reading.contains(name)))
        .map(str::to_owned)
        .collect()
}

/// The record a field of that kind holds.
fn record_of(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Record(name) => Some(name),
        Kind::Optional(inner) | Kind::List(inner) => record_of(inner),
        _ => None,
    }
}

/// How a field of that kind is read off the tape. Slots have no types, so the kinds must be ones that say by
/// themselves how many slots they take.
fn reading(kind: &Kind) -> String {
    match kind {
        Kind::Number | Kind::Integer | Kind::Count => "tape.number()".into(),
        Kind::Bool => "tape.bool()".into(),
        Kind::Text => "tape.text()".into(),
        Kind::Choice(_) => format!("tape.text() as {}", type_of(kind)),
        Kind::Pair => "[tape.number(), tape.number()]".into(),
        Kind::Record(name) => format!("tape.record(read{name})"),
        Kind::Name => "readName(tape) as string | number".into(),
        Kind::Time => "tape.text()".into(),
        Kind::Map(inner) => format!("readMap(tape, (tape) => {})", reading(inner)),
        Kind::List(item) => format!("tape.list((tape) => {})", reading(item)),
        Kind::Optional(inner) => match **inner {
            Kind::Number | Kind::Integer | Kind::Count => "tape.numberOrNull()".into(),
            _ => format!("tape.orNull((tape) => {})", reading(inner)),
        },
        other => unreachable!("results hold no {other}"),
    }
}

fn type_of(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "boolean".into(),
        Kind::Count | Kind::Integer | Kind::Number => "number".into(),
        Kind::Text | Kind::Duration => "string".into(),
        Kind::Choice(words) => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | "),
        Kind::Optional(inner) => format!("{} | null", type_of(inner)),
        Kind::List(item) => format!("readonly {}[]", bracketed(item)),
        Kind::Pair => "readonly [number, number]".into(),
        Kind::NumbersAndWords => "readonly (number | string)[]".into(),
        Kind::Labels => "Readonly<Record<string, number>> | ReadonlyMap<string, number>".into(),
        Kind::Record(name) => (*name).into(),
        Kind::Name => "string | number".into(),
        Kind::Time => "string".into(),
        Kind::Map(inner) => format!("Readonly<Record<string, {}>>", type_of(inner)),
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

fn options(part: &Part) -> String {
    let mut page = part.page("options.js");
    let settings: Vec<_> =
        part.functions.iter().filter_map(|(_, function)| accumulator_of(function)).collect();
    if part.functions.iter().any(|(_, function)| !function.columns.is_empty()) {
        let _ = writeln!(page, "import type {{ Design }} from \"{}/columns.js\";", part.src());
    }
    let own = |name: &str| part.accumulators.iter().any(|(_, known)| known.name == name);
    let lent = settings.iter().filter(|name| !own(name)).map(|name| format!("{name}Options")).collect();
    page.push_str(&import("import type", lent, "./slim/options.js"));
    for (_, accumulator) in &part.accumulators {
        let about = format!("Settings of `{}`.", accumulator.name);
        interface(&mut page, &about, &format!("{}Options", accumulator.name), "", &(accumulator.options)());
    }
    if !part.slim {
        interface(
            &mut page,
            "Settings of `measure`.",
            "MeasureSettings",
            "",
            &cxkit_bridge::measure_options(),
        );
    }
    for (_, function) in &part.functions {
        let about = format!("Options of `{}`.", camel(function.name));
        let name = format!("{}Options", pascal(function.name));
        match accumulator_of(function) {
            Some(settings) => {
                let design = design(function);
                let extends = format!(" extends {settings}Options{design}");
                interface(&mut page, &about, &name, &extends, &[]);
            }
            None => interface(&mut page, &about, &name, "", &(function.options)()),
        }
    }
    page
}

/// The columns a function takes beside its arguments, as one more type to extend.
fn design(function: &Function) -> String {
    let names: Vec<String> = function.columns.iter().map(|name| format!("\"{}\"", camel(name))).collect();
    if names.is_empty() {
        return String::new();
    }
    format!(", Pick<Design, {}>", names.join(" | "))
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

fn exports(part: &Part) -> String {
    // Settled names would shadow what is handed on, so the lists are joined here.
    let mut page = OPENING.to_owned();
    let (from, spread) = if part.slim {
        (part.src(), "")
    } else {
        let slim = "import { ACCUMULATORS as SLIM_ACCUMULATORS, FUNCTIONS as SLIM_FUNCTIONS } from \"./slim/exports.js\";\n";
        page.push_str(slim);
        (part.src(), "  ...SLIM_")
    };
    let specs =
        [("AccumulatorSpec", part.accumulators.is_empty()), ("FunctionSpec", part.functions.is_empty())];
    let specs = specs.iter().filter(|(_, none)| !none).map(|(name, _)| (*name).to_owned()).collect();
    page.push_str(&import("import type", specs, &format!("{from}/spec.js")));
    let results = part.functions.iter().map(|(_, function)| function.result);
    let results = results.chain(part.accumulators.iter().map(|(_, known)| known.result));
    let used: Vec<&str> = results.map(|result| result().name).collect();
    let readers = used.iter().map(|name| format!("read{name}")).collect();
    page.push_str(&import("import", readers, "./results.js"));
    page.push_str(&import(
        "import type",
        used.iter().map(|name| (*name).to_owned()).collect(),
        "./results.js",
    ));
    if part.slim {
        let _ = writeln!(
            page,
            "\n/** What these files and an engine must agree on, by what the engine has. */\n\
             export const FINGERPRINTS = {{ slim: {}, full: {} }};",
            slim_fingerprint(),
            fingerprint()
        );
    }
    let joined = |name: &str| if spread.is_empty() { String::new() } else { format!("{spread}{name},\n") };
    let _ = write!(
        page,
        "\n/** Functions, by their names here. */\nexport const FUNCTIONS = {{\n{}",
        joined("FUNCTIONS")
    );
    for (place, function) in &part.functions {
        let result = (function.result)().name;
        let _ = writeln!(page, "  {name}: {{\n    name: \"{name}\",\n    place: {place},\n    arguments: [{}],\n    columns: {},\n    options: {},\n    read: read{result},\n  }} as FunctionSpec<{result}>,",
            arguments(function.arguments),
            names(function.columns.iter().copied()),
            names((function.options)().iter().map(|option| option.name)),
            name = camel(function.name),
        );
    }
    let _ = write!(
        page,
        "}};\n\n/** Accumulators. */\nexport const ACCUMULATORS = {{\n{}",
        joined("ACCUMULATORS")
    );
    for (place, known) in &part.accumulators {
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
fn accumulator_classes(part: &Part) -> String {
    let metrics: Vec<_> =
        part.accumulators.iter().map(|(_, known)| *known).filter(|known| known.columns.is_empty()).collect();
    let mut page = format!(
        "{OPENING}import {{ MetricAccumulator, Saved, stateBytes }} from \"../accumulator.js\";\n\
         import {{ ACCUMULATORS }} from \"./exports.js\";\n"
    );
    let columns = metrics.iter().flat_map(|known| known.arguments).map(|argument| column_type(argument.kind));
    page.push_str(&import("import type", columns.map(str::to_owned).collect(), "../columns.js"));
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
            let taken = column_type(argument.kind);
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

/// The classes of metrics as values, one for every accumulator.
fn metric_classes() -> String {
    let mut page = format!("{OPENING}import {{ Metric }} from \"../metric.js\";\n");
    let options = accumulators().map(|known| format!("{}Options", known.name)).collect();
    page.push_str(&import("import type", options, "./options.js"));
    for known in accumulators() {
        let name = known.metric_name();
        let about = format!("The names of the columns that `{name}` reads.");
        let _ = write!(page, "\n{}export interface {name}Columns {{\n", comment(&about, ""));
        for argument in known.arguments {
            let (optional, nothing) =
                if argument.required { (":", "") } else { ("?:", " | null | undefined") };
            let _ = writeln!(page, "  readonly {}{optional} string{nothing};", camel(argument.name));
        }
        for column in known.columns {
            let _ = writeln!(page, "  readonly {}?: string | null | undefined;", camel(column));
        }
        page.push_str("}\n\n");
        let named = known.columns.iter().map(|name| format!("[\"{}\", \"column\"]", camel(name)));
        let roles: Vec<String> = std::iter::once(arguments(known.arguments)).chain(named).collect();
        let about = format!("`{}` over columns of a table, as a value.", camel(known.kind));
        let _ = write!(
            page,
            "{}export class {name} extends Metric {{\n  \
             constructor(columns: string | {name}Columns, options?: {}Options) {{\n    \
             super(\"{name}\", [{}], columns, options);\n  }}\n}}\n",
            comment(&about, ""),
            known.name,
            roles.join(", "),
        );
    }
    page
}

const fn column_type(kind: ArgumentKind) -> &'static str {
    match kind {
        ArgumentKind::Times => "TimeColumn",
        ArgumentKind::Keys => "Column",
        _ => "NumberColumn",
    }
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
        ArgumentKind::Count
        | ArgumentKind::Number
        | ArgumentKind::Record(_)
        | ArgumentKind::Text
        | ArgumentKind::Words
        | ArgumentKind::Name => "value",
        ArgumentKind::Time => "moment",
        ArgumentKind::NamedColumns => "named_columns",
        ArgumentKind::Object(_) => "object",
        ArgumentKind::Tree(_) => "tree",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_export_list_is_in_its_part() {
        for part in [Part::new(true), Part::new(false)] {
            let (results, options, exports) = (results(&part), options(&part), exports(&part));
            for function in functions() {
                let here = function.slim == part.slim;
                let entry = format!("\n  {}: {{", camel(function.name));
                assert_eq!(exports.contains(&entry), here, "{}", function.name);
                let interface = format!("interface {}Options ", pascal(function.name));
                assert_eq!(options.contains(&interface), here, "{}", function.name);
                for option in
                    (function.options)().iter().filter(|_| here && accumulator_of(function).is_none())
                {
                    assert!(options.contains(&format!("  {}?: ", camel(option.name))), "{}", option.name);
                }
            }
            for known in accumulators() {
                let here = known.slim == part.slim;
                assert_eq!(exports.contains(&format!("\n  {}: {{", known.name)), here, "{}", known.name);
                let interface = format!("interface {}Options ", known.name);
                assert_eq!(options.contains(&interface), here, "{}", known.name);
            }
            for record in records() {
                let interface = format!("interface {} {{", record.name);
                assert_eq!(results.contains(&interface), record.slim == part.slim, "{}", record.name);
            }
        }
    }

    #[test]
    fn slim_files_import_no_others() {
        for text in [results(&Part::new(true)), options(&Part::new(true)), exports(&Part::new(true))] {
            for line in text.lines().filter(|line| line.contains(" from \"")) {
                let from = line.split('"').nth(1).unwrap();
                assert!(from.starts_with("./") || from.matches('/').count() == 2, "{line}");
            }
        }
    }

    #[test]
    fn imports_hold_each_name_once_and_none_are_not_written() {
        let names = ["B", "A", "B"].map(str::to_owned).to_vec();
        assert_eq!(import("import type", names, "./x.js"), "import type {\n  A,\n  B,\n} from \"./x.js\";\n");
        assert_eq!(import("import", Vec::new(), "./x.js"), "");
    }

    #[test]
    fn a_default_is_written_beside_its_option() {
        let options = options(&Part::new(true));
        assert!(options.contains("@defaultValue `0.95`\n   */\n  confidenceLevel?: number | undefined;"));
        assert_eq!(cxkit_bridge::json(&cxkit_bridge::Value::Null), "null");
    }
}
