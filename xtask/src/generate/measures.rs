//! docs/measures/: a page for every measure, from the table of meanings, the documentation of the core and of the
//! two faces, and the export list. Nothing on a page is written for the page alone, but what a file of the same name
//! in docs/measures/more/ adds.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use cxkit::describe::{meanings, Group, Meaning};
use cxkit_bridge::{accumulators, functions, AccumulatorInfo, ArgumentInfo, Function, OptionInfo};

use super::reference::{anchor, argument_kind, cell, line, options};
use super::File;

const MADE: &str = "<!-- Made by `make generate`; do not edit. -->";

pub fn files() -> Vec<File> {
    let sources = Sources::read();
    let mut files = vec![File { path: "docs/measures/README.md".into(), text: index() }];
    files.extend(meanings().map(|known| File {
        path: format!("docs/measures/{}.md", known.name).into(),
        text: page(known, &sources),
    }));
    files
}

fn index() -> String {
    let mut text = format!(
        "{MADE}\n\n# Measures\n\nA page each: meaning, formula, variants, what is left out, how sure it is, an example in three \
         languages that is run with the tests, and where it comes from.\n"
    );
    for group in Group::ALL {
        line(&mut text, &format!("\n## {}\n\n| measure | answers | formula |\n|---|---|---|", group.title()));
        for known in meanings().filter(|known| known.group == group) {
            let (name, question, formula) = (known.name, cell(known.question), cell(known.formula));
            line(&mut text, &format!("| [`{name}`]({name}.md) | {question} | {formula} |"));
        }
    }
    text
}

fn page(known: &Meaning, sources: &Sources) -> String {
    let name = known.name;
    let function = functions().find(|function| function.name == name);
    let metric = accumulator_of(name);
    let core = sources.core(name);
    let mut text = format!("{MADE}\n\n# {}: `{name}`\n\n{}\n", known.title, known.question);

    text.push_str("\n## What it is\n\n");
    for paragraph in &core.body {
        line(&mut text, &format!("{paragraph}\n"));
    }
    text.push_str("| | |\n|---|---|\n");
    line(&mut text, &format!("| formula | {} |", cell(known.formula)));
    line(&mut text, &format!("| unit | {} |", known.unit.words()));
    let left_out = if known.left_out.is_empty() { "nothing" } else { known.left_out };
    line(&mut text, &format!("| left out | {} |", cell(left_out)));
    line(&mut text, &format!("| interval | {} |", cell(known.interval)));
    if !known.variants.is_empty() {
        text.push_str("\n## Variants\n\n| option | formula | unit |\n|---|---|---|\n");
        for variant in known.variants {
            let said = format!("`{}=\"{}\"`", variant.option, variant.word);
            line(&mut text, &format!("| {said} | {} | {} |", cell(variant.formula), variant.unit.words()));
        }
    }

    let more = sources.more.get(name);
    examples(&mut text, &core, sources.python.get(name), sources.javascript.get(name));
    if let Some(more) = more {
        line(&mut text, &format!("\n{}", more.trim()));
    }

    if let Some(function) = function {
        takes(&mut text, function.arguments, function.columns);
        options(&mut text, &(function.options)());
    }
    if let Some(metric) = metric {
        as_metric(&mut text, metric, function);
    }
    comes_back(&mut text, function, metric);
    line(&mut text, &format!("\n## What is refused\n\n{}", core.errors));
    if !known.sources.is_empty() {
        text.push_str("\n## Sources\n\n");
        for source in known.sources {
            line(&mut text, &format!("- {source}"));
        }
    }
    text
}

fn examples(text: &mut String, core: &CoreText, python: Option<&String>, javascript: Option<&String>) {
    if core.examples.is_empty() && python.is_none() {
        return;
    }
    text.push_str("\n## Example\n");
    if let Some(code) = python {
        line(text, &format!("\nPython:\n\n```python\n{}\n```", code.trim_end()));
    }
    if let Some(code) = javascript {
        line(text, &format!("\nJavaScript:\n\n```js\n{}\n{}\n```", imports(code), code.trim_end()));
    }
    for (at, code) in core.examples.iter().enumerate() {
        let language = if at == 0 { "Rust:\n\n" } else { "" };
        line(text, &format!("\n{language}```rust\n{}\n```", code.trim_end()));
    }
}

/// The line that makes the names of an example known, and the start of the engine.
fn imports(code: &str) -> String {
    let words: Vec<&str> = code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).collect();
    let known = functions().map(|function| camel(function.name)).chain(["measure".to_owned()]);
    let metrics = accumulators().flat_map(|known| [known.name, metric_name(known)]).map(str::to_owned);
    let used: Vec<String> = known.chain(metrics).filter(|name| words.contains(&name.as_str())).collect();
    format!("import {{ init, {} }} from \"cxkit\";\n\nawait init();", used.join(", "))
}

fn takes(text: &mut String, arguments: &[ArgumentInfo], columns: &[&str]) {
    text.push_str("\n## What it takes\n\n");
    for argument in arguments {
        line(text, &taken(argument));
    }
    if !columns.is_empty() {
        line(text, &format!("- columns by name: `{}`", columns.join("`, `")));
    }
}

fn taken(argument: &ArgumentInfo) -> String {
    let optional = if argument.required { "" } else { ", which may be left out" };
    format!("- `{}`: {}{optional}", argument.name, argument_kind(argument.kind))
}

fn as_metric(text: &mut String, metric: &AccumulatorInfo, function: Option<&Function>) {
    let name = metric_name(metric);
    let roles: Vec<String> = metric.arguments.iter().map(taken).collect();
    line(
        text,
        &format!(
            "\n## Over a table\n\n`{name}` names it in [`measure`](../guide/README.md), by groups and periods, and `{}` reads \
             rows that arrive in pieces. The columns it reads:\n\n{}",
            metric.name,
            roles.join("\n")
        ),
    );
    let own = |option: &OptionInfo| {
        function.is_none_or(|function| !(function.options)().iter().any(|known| known.name == option.name))
    };
    let others: Vec<OptionInfo> = (metric.options)().into_iter().filter(own).collect();
    if !others.is_empty() {
        options(text, &others);
    }
}

fn comes_back(text: &mut String, function: Option<&Function>, metric: Option<&AccumulatorInfo>) {
    let Some(record) = function.map(|f| (f.result)()).or_else(|| metric.map(|m| (m.result)())) else {
        return;
    };
    line(
        text,
        &format!(
            "\n## What comes back\n\n{} See [`{}`](../reference.md#{}).\n\n| field | meaning |\n|---|---|",
            record.doc.trim(),
            record.name,
            anchor(record.name)
        ),
    );
    for field in &record.fields {
        line(text, &format!("| `{}` | {} |", field.name, cell(field.doc)));
    }
}

/// The accumulator that measures the same: of that name, or the one of the same options.
fn accumulator_of(name: &str) -> Option<&'static AccumulatorInfo> {
    let kind = match name {
        "sla_from_times" => "sla",
        name => name,
    };
    accumulators().find(|known| snake(metric_name(known)) == kind && name != "sla")
}

fn metric_name(known: &AccumulatorInfo) -> &'static str {
    known.name.strip_suffix("Accumulator").unwrap_or(known.name)
}

fn camel(name: &str) -> String {
    let mut upper = false;
    let mut spelt = String::new();
    for letter in name.chars() {
        match letter {
            '_' => upper = true,
            letter if upper => {
                spelt.extend(letter.to_uppercase());
                upper = false;
            }
            letter => spelt.push(letter),
        }
    }
    spelt
}

fn snake(name: &str) -> String {
    let mut spelt = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !spelt.is_empty() {
            spelt.push('_');
        }
        spelt.extend(letter.to_lowercase());
    }
    spelt
}

/// What the core's documentation says of a measure.
#[derive(Clone, Debug, Default)]
struct CoreText {
    /// Meaning, formula, what is left out, paragraph by paragraph.
    body: Vec<String>,
    errors: String,
    examples: Vec<String>,
}

/// The documentation in the sources, by the measure's name in snake case.
struct Sources {
    /// Of public functions and types of the core.
    core: BTreeMap<String, CoreText>,
    /// Examples of the Python functions.
    python: BTreeMap<String, String>,
    /// Examples of the JavaScript functions.
    javascript: BTreeMap<String, String>,
    /// What was written for the page alone.
    more: BTreeMap<String, String>,
}

impl Sources {
    fn read() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut all = Self {
            core: BTreeMap::new(),
            python: BTreeMap::new(),
            javascript: BTreeMap::new(),
            more: BTreeMap::new(),
        };
        for folder in ["survey", "service", "customers", "value", "stats", "survival"] {
            for (_, text) in texts(&root.join("crates/cxkit/src").join(folder), "rs") {
                all.core.extend(core_items(&text));
            }
        }
        for (_, text) in texts(&root.join("python/cxkit"), "py") {
            all.python.extend(python_examples(&text));
        }
        for (_, text) in texts(&root.join("js/src"), "ts") {
            all.javascript.extend(javascript_examples(&text));
        }
        all.more.extend(texts(&root.join("docs/measures/more"), "md"));
        all
    }

    /// Of the plain function, with what its form with options adds; where there is no function, of the accumulator.
    fn core(&self, name: &str) -> CoreText {
        let plain = self.core.get(name).or_else(|| {
            self.core
                .iter()
                .find(|(known, _)| known.strip_suffix("Accumulator").is_some_and(|k| snake(k) == name))
                .map(|(_, text)| text)
        });
        let mut whole = plain.cloned().unwrap_or_default();
        if let Some(with) = self.core.get(&format!("{name}_with")) {
            let opening = format!("`{name}` with options");
            for paragraph in &with.body {
                let rest = paragraph.strip_prefix(&opening).unwrap_or(paragraph);
                let rest = rest.trim_start_matches([',', '.', ' ']);
                if !rest.is_empty() {
                    let mut letters = rest.chars();
                    let first = letters.next().map(|letter| {
                        if rest.starts_with('`') {
                            letter
                        } else {
                            letter.to_ascii_uppercase()
                        }
                    });
                    whole.body.push(first.into_iter().chain(letters).collect());
                }
            }
            let rest = with.errors.strip_prefix(&format!("As `{name}`")).unwrap_or(&with.errors);
            let rest = rest.trim_start_matches([',', ';', '.', ' ']).trim_start_matches("and ");
            if !rest.is_empty() {
                whole.errors = format!("{}; {rest}", whole.errors.trim_end_matches('.'));
            }
            whole.examples.extend(with.examples.iter().cloned());
        }
        if whole.errors.is_empty() {
            whole.errors = "Rows of columns of unequal length: `unequal_lengths`; columns of another kind: `wrong_type`.".into();
        }
        whole
    }
}

/// The files of a folder and the folders in it, by name without extension.
fn texts(folder: &Path, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            found.extend(texts(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            found.extend(fs::read_to_string(&path).ok().map(|text| (name, text)));
        }
    }
    found
}

/// The documented public functions and types of a source file.
fn core_items(text: &str) -> Vec<(String, CoreText)> {
    let mut items = Vec::new();
    let mut doc: Vec<&str> = Vec::new();
    for source in text.lines() {
        if let Some(said) = source.strip_prefix("///") {
            doc.push(said.strip_prefix(' ').unwrap_or(said));
        } else if let Some(rest) = source.strip_prefix("pub fn ").or_else(|| source.strip_prefix("pub type "))
        {
            let name: String =
                rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            items.push((name, core_text(&doc)));
            doc.clear();
        } else if !source.starts_with("#[") {
            doc.clear();
        }
    }
    items
}

fn core_text(doc: &[&str]) -> CoreText {
    let mut text = CoreText::default();
    let (mut section, mut paragraph, mut code) = ("", Vec::new(), None::<Vec<&str>>);
    let flush = |section: &str, paragraph: &mut Vec<&str>, text: &mut CoreText| {
        let joined = plain_links(&paragraph.join("\n"));
        paragraph.clear();
        match section {
            _ if joined.is_empty() => {}
            "" => text.body.push(joined),
            "Errors" if text.errors.is_empty() => text.errors = joined.replace('\n', " "),
            // What comes after is the reference: the table of meanings has it too.
            _ => {}
        }
    };
    for &said in doc {
        match &mut code {
            Some(block) if said == "```" => {
                text.examples.push(block.join("\n"));
                code = None;
            }
            Some(block) => block.push(said),
            None if said == "```" => {
                flush(section, &mut paragraph, &mut text);
                code = Some(Vec::new());
            }
            None if said.starts_with("# ") => {
                flush(section, &mut paragraph, &mut text);
                section = &said[2..];
            }
            None if said.is_empty() => flush(section, &mut paragraph, &mut text),
            None => paragraph.push(said),
        }
    }
    flush(section, &mut paragraph, &mut text);
    text
}

/// Links of the core's documentation as plain names: ``[`ttr`](super::ttr())`` as `` `ttr` ``; settings by their name.
fn plain_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("[`") {
        plain.push_str(&rest[..at]);
        let Some(end) = rest[at..].find("`]") else { break };
        let name = &rest[at + 2..at + end];
        let name = name.rsplit("::").next().unwrap_or(name);
        // A type of choices is known outside Rust by the option that takes it.
        let option =
            snake(name).rsplit('_').next().filter(|last| ["method", "per"].contains(last)).map(str::to_owned);
        let _ = write!(plain, "`{}`", option.as_deref().unwrap_or(name));
        rest = &rest[at + end + 2..];
        if rest.starts_with('(') {
            // The target may hold a pair of brackets of its own: `super::ttr()`.
            let close = rest.find("())").map(|at| at + 3).filter(|&at| !rest[..at - 3].contains(')'));
            rest = close.or_else(|| rest.find(')').map(|at| at + 1)).map_or("", |at| &rest[at..]);
        }
    }
    plain.push_str(rest);
    plain
}

/// The doctest of each function of a Python file.
fn python_examples(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut name, mut code): (Option<String>, Vec<&str>) = (None, Vec::new());
    for source in text.lines() {
        if let Some(rest) = source.strip_prefix("def ") {
            name = rest.split('(').next().map(str::to_owned);
            code.clear();
        } else if name.is_some() && source.trim() == "\"\"\"" {
            if let Some(name) = name.take().filter(|_| !code.is_empty()) {
                found.push((name, code.join("\n").trim_end().to_owned()));
            }
        } else if name.is_some() && (source.starts_with("    >>> ") || !code.is_empty()) {
            // What stands after an empty line and is no code is text again.
            if source.is_empty() || code.last() == Some(&"") && !source.starts_with("    >>> ") {
                code.push("");
                continue;
            }
            code.push(source.strip_prefix("    ").unwrap_or(source));
        }
    }
    found
}

/// The example beside each function of a TypeScript file.
fn javascript_examples(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut code, mut inside): (Vec<&str>, bool) = (Vec::new(), false);
    for source in text.lines() {
        if source == " * ```js" {
            code.clear();
            inside = true;
        } else if inside && source == " * ```" {
            inside = false;
        } else if inside {
            code.push(source.strip_prefix(" * ").unwrap_or_default());
        } else if let Some(rest) = source.strip_prefix("export function ") {
            let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            if !code.is_empty() {
                found.push((snake(&name), code.join("\n")));
            }
            code.clear();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_and_metric_has_a_page_and_every_page_a_measure() {
        let names: Vec<&str> = meanings().map(|known| known.name).collect();
        for function in functions() {
            assert!(names.contains(&function.name), "{} has no meaning", function.name);
        }
        for known in accumulators() {
            let name = snake(metric_name(known));
            assert!(names.contains(&name.as_str()), "{name} has no meaning");
        }
        for name in names {
            let known = functions().any(|function| function.name == name) || accumulator_of(name).is_some();
            assert!(known, "{name} is not exported");
        }
    }

    #[test]
    fn every_page_has_its_parts_and_examples_in_three_languages() {
        for file in files().into_iter().skip(1) {
            for part in
                ["## What it is", "## What comes back", "## What is refused", "```python", "```js", "```rust"]
            {
                assert!(file.text.contains(part), "{}: no {part}", file.path);
            }
        }
    }

    #[test]
    fn variants_are_words_of_options_that_are_there() {
        for known in meanings() {
            let options = functions()
                .find(|function| function.name == known.name)
                .map(|function| (function.options)())
                .or_else(|| accumulator_of(known.name).map(|metric| (metric.options)()))
                .unwrap_or_default();
            for variant in known.variants {
                let option = options.iter().find(|option| option.name == variant.option);
                let kind = option.map(|option| option.kind.to_string()).unwrap_or_default();
                assert!(kind.contains(&format!("'{}'", variant.word)), "{}: {variant:?}", known.name);
            }
        }
    }

    #[test]
    fn links_become_names() {
        let text = "as in [`ttr`](super::ttr()), by [`TtrOptions::reading`] or [`Other`](super::other).";
        assert_eq!(plain_links(text), "as in `ttr`, by `reading` or `Other`.");
    }

    #[test]
    fn documentation_is_taken_apart() {
        let source = "/// What it is.\n///\n/// `a / b`.\n///\n/// # Errors\n/// `empty`,\n/// `missing`.\n///\n/// # Examples\n\
                      /// ```\n/// code\n/// ```\n///\n/// A. Author.\n#[must_use]\npub fn rate() {}\n";
        let items = core_items(source);
        assert_eq!(items[0].0, "rate");
        assert_eq!(items[0].1.body, ["What it is.", "`a / b`."]);
        assert_eq!((items[0].1.errors.as_str(), items[0].1.examples.len()), ("`empty`, `missing`.", 1));
    }
}
