//! Every vector of `spec/vectors`, run through the export list, as the other runtimes run them.
//!
//! Besides comparing with what each case wants, the suite writes `build/vectors/rust.json`: every answer with
//! its last bit, which must be the same in all runtimes.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::columns::{Numbers, Texts};
use cxkit::survey::AnswerCounts;
use cxkit_bridge::{
    methods, Answer, Argument, ArgumentKind, Call, Column, Error, Function, Kind, Method, MethodRole, Object,
    RecordInfo, Returned, Returns, Value,
};
use serde_json::{json, Map, Value as Json};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A column as a case writes it: plain, or with how often each value stands there.
fn cells(json: &Json) -> Vec<Json> {
    match json.get("repeat") {
        Some(repeat) => repeat
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|pair| std::iter::repeat_n(pair[0].clone(), pair[1].as_u64().unwrap() as usize))
            .collect(),
        None => json.as_array().unwrap().clone(),
    }
}

fn number(json: &Json) -> f64 {
    match json.get("float").and_then(Json::as_str) {
        Some("inf") => f64::INFINITY,
        Some("-inf") => f64::NEG_INFINITY,
        Some("nan") => f64::NAN,
        Some(other) => panic!("unknown float {other}"),
        None => json.as_f64().unwrap_or(f64::NAN),
    }
}

/// A column that owns what it holds for the length of the test: leaked, as the process ends soon.
fn column(json: &Json) -> Column<'static> {
    let cells = cells(json);
    if cells.iter().any(Json::is_string) {
        let texts: Vec<Option<String>> = cells
            .iter()
            .map(|cell| match cell {
                Json::Null => None,
                Json::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            })
            .collect();
        let texts: &'static [Option<String>] = texts.leak();
        return texts.iter().map(Option::as_deref).collect::<Texts<'_>>().into();
    }
    Numbers::from(cells.iter().map(number).collect::<Vec<f64>>()).into()
}

fn option(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => {
            number.as_u64().map_or_else(|| Value::Number(number.as_f64().unwrap()), Value::Count)
        }
        Json::String(text) => Value::Text(text.clone().into()),
        Json::Array(list) => Value::List(list.iter().map(option).collect()),
        Json::Object(fields) => {
            Value::Map(fields.iter().map(|(name, value)| (name.clone().into(), option(value))).collect())
        }
    }
}

fn record_fields(answer: &Answer) -> RecordInfo {
    cxkit_bridge::records().into_iter().find(|record| record.name == answer.record).unwrap()
}

fn argument(kind: ArgumentKind, json: &Json) -> Argument<'static> {
    match kind {
        ArgumentKind::Answers if !json.is_null() => match json.get("counts") {
            Some(counts) => {
                let pairs = counts.as_array().unwrap().iter();
                let pairs = pairs.map(|pair| (pair[0].as_f64().unwrap(), pair[1].as_u64().unwrap()));
                Argument::Counts(Box::leak(Box::new(AnswerCounts::from_counts(pairs).unwrap())))
            }
            None => Argument::Column(column(json)),
        },
        ArgumentKind::Columns => Argument::Columns(json.as_array().unwrap().iter().map(column).collect()),
        ArgumentKind::Record(_) => {
            let inner = &json["result"];
            let function = cxkit_bridge::function(inner["function"].as_str().unwrap()).unwrap();
            let answer = (function.call)(&call(function, inner["args"].as_object().unwrap())).unwrap();
            let names = record_fields(&answer).fields.into_iter().map(|field| field.name.into());
            Argument::Value(Value::Map(names.zip(answer.values).collect()))
        }
        // A column, or one value for all rows; one that is not given is null.
        _ if json.is_array() || json.get("repeat").is_some() => Argument::Column(column(json)),
        _ => Argument::Value(option(json)),
    }
}

fn call(function: &Function, args: &Map<String, Json>) -> Call<'static> {
    let mut call = Call { threads: 2, ..Call::default() };
    for info in function.arguments {
        call.arguments.push(argument(info.kind, args.get(info.name).unwrap_or(&Json::Null)));
    }
    for (name, json) in args {
        if let Some(known) = function.columns.iter().find(|known| *known == name) {
            call.columns.push((known, column(json)));
        } else if function.arguments.iter().all(|info| info.name != name) {
            call.options.push((name.clone(), option(json)));
        }
    }
    call
}

/// A method by what a chain calls it: of an object where there is one, else a function or a constructor.
fn method(object: Option<&Object>, name: &str) -> &'static Method {
    let owner = object.map_or("", |object| object.info().name);
    let found = methods().find(|method| match method.role {
        MethodRole::Get | MethodRole::Ask | MethodRole::Change => {
            method.owner == owner && method.name == name
        }
        _ => object.is_none() && method.full_name() == name,
    });
    found.unwrap_or_else(|| panic!("there is no {owner} {name}"))
}

/// The arguments and options of a step of a chain.
fn method_call(method: &Method, args: &Map<String, Json>) -> Call<'static> {
    let mut call = Call { threads: 2, ..Call::default() };
    let table = &args.get("table").unwrap_or(&Json::Null);
    let wanted = (method.arguments)();
    for info in &wanted {
        let json = args.get(info.name).unwrap_or(&Json::Null);
        call.arguments.push(match info.kind {
            _ if json.is_null() => Argument::Value(Value::Null),
            ArgumentKind::Object(_) | ArgumentKind::Tree(_) if json.get("chain").is_some() => {
                match chain(json["chain"].as_array().unwrap()).unwrap() {
                    Told::Object(object) => Argument::Object(object),
                    Told::Value(value) => panic!("{} must be an object, got {value:?}", info.name),
                }
            }
            ArgumentKind::NamedColumns if json.is_object() => {
                let columns = json.as_object().unwrap().iter();
                Argument::NamedColumns(columns.map(|(name, json)| (name.clone(), column(json))).collect())
            }
            ArgumentKind::NamedColumns => {
                let names = json.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                Argument::NamedColumns(names.map(|name| (name.to_owned(), column(&table[name]))).collect())
            }
            ArgumentKind::Numbers | ArgumentKind::Keys | ArgumentKind::Times if method.table => {
                Argument::Column(column(&table[json.as_str().unwrap()]))
            }
            ArgumentKind::Tree(_) | ArgumentKind::Words => Argument::Value(option(json)),
            kind => argument(kind, json),
        });
    }
    let is_option = |name: &String| name != "table" && wanted.iter().all(|info| info.name != *name);
    call.options.extend(
        args.iter().filter(|(name, _)| is_option(name)).map(|(name, json)| (name.clone(), option(json))),
    );
    call
}

/// What a chain came to.
enum Told {
    Object(Object),
    Value(Value),
}

/// Runs a chain: each step is asked of what the step before gave; a change leaves the object in place.
fn chain(steps: &[Json]) -> Result<Told, Error> {
    let mut object: Option<Object> = None;
    for step in steps {
        let none = Map::new();
        let args = step.get("args").and_then(Json::as_object).unwrap_or(&none);
        if let Some(name) = step.get("get").and_then(Json::as_str) {
            let object = object.as_ref().unwrap();
            let fields = object.info().record_fields();
            let kind = fields.iter().map(|(record, at)| &record.fields[*at]).find(|field| field.name == name);
            let value = object.property(name)?;
            let kind = kind.map_or_else(
                || match (method(Some(object), name).returns)() {
                    Returns::Value(kind) => kind,
                    other => panic!("{name} gives {other:?}"),
                },
                |field| field.kind.clone(),
            );
            return Ok(Told::Value(told(value, &kind)));
        }
        let method = method(object.as_ref(), step["call"].as_str().unwrap());
        match method.call(object.as_ref(), &method_call(method, args))? {
            Returned::Object(made) => object = Some(made),
            Returned::Value(value) => match (method.returns)() {
                Returns::Value(kind) => return Ok(Told::Value(told(value, &kind))),
                other => panic!("a value is none of {other:?}"),
            },
        }
    }
    Ok(Told::Object(object.unwrap()))
}

/// The methods a chain calls, by their full names.
fn called(steps: &[Json], seen: &mut Vec<String>) {
    let mut owner = String::new();
    for step in steps {
        let Some(name) = step.get("call").and_then(Json::as_str) else { continue };
        let found = methods().find(|method| {
            let own = if method.makes() { method.full_name() } else { method.name.to_owned() };
            own == name && (method.makes() || method.owner == owner)
        });
        let found = found.unwrap();
        seen.push(found.full_name());
        if let Returns::Object(made) = (found.returns)() {
            owner = made.to_owned();
        }
        for inner in step["args"].as_object().into_iter().flatten() {
            if let Some(steps) = inner.1.get("chain").and_then(Json::as_array) {
                called(steps, seen);
            }
        }
    }
}

/// A value with its points in time as texts.
fn told(value: Value, kind: &Kind) -> Value {
    match (value, kind) {
        (Value::Integer(micros), Kind::Time) => {
            let (days, rest) = (micros.div_euclid(86_400_000_000), micros.rem_euclid(86_400_000_000));
            let (seconds, rest) = (rest / 1_000_000, rest % 1_000_000);
            let fraction = match rest {
                0 => String::new(),
                rest if rest % 1000 == 0 => format!(".{:03}", rest / 1000),
                rest => format!(".{rest:06}"),
            };
            let date = cxkit::time::date_text(i32::try_from(days).unwrap());
            let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
            Value::Text(format!("{date}T{hour:02}:{minute:02}:{second:02}{fraction}Z").into())
        }
        (value, Kind::Optional(inner)) => told(value, inner),
        (Value::List(list), Kind::List(inner)) => {
            Value::List(list.into_iter().map(|item| told(item, inner)).collect())
        }
        (Value::Map(fields), Kind::Record(name)) => {
            let info = cxkit_bridge::records().into_iter().find(|record| record.name == *name).unwrap();
            let kinds = info.fields.iter().map(|field| &field.kind);
            let fields = fields.into_iter().zip(kinds);
            Value::Map(fields.map(|((name, value), kind)| (name, told(value, kind))).collect())
        }
        (value, _) => value,
    }
}

/// A case of a file about objects: its bits, and what is wrong with it.
fn run_chain(key: &str, case: &Json, tolerance: f64, complaints: &mut Vec<String>) -> Json {
    let told = chain(case["chain"].as_array().unwrap());
    match (&told, case.get("want"), case.get("error")) {
        (Ok(Told::Value(value)), Some(want), None) if close(value, want, tolerance) => {}
        // Without a wanted value it is the bits that are compared: a draw, saved bytes.
        (Ok(_), None, None) => {}
        (Err(error), None, Some(want))
            if json!(error.code()) == want["code"]
                && want.get("row").is_none_or(|row| json!(error.row()) == *row) => {}
        (Ok(Told::Value(value)), ..) => complaints.push(format!("{key}: got {}", canonical(value))),
        (Ok(Told::Object(object)), ..) => complaints.push(format!("{key}: got {object:?}")),
        (Err(error), ..) => complaints.push(format!("{key}: refused with {error:?}")),
    }
    match told {
        Ok(Told::Value(value)) => canonical(&value),
        Ok(Told::Object(object)) => {
            let state = object.to_state().unwrap();
            let again = object.info().from_state(&state).unwrap();
            assert_eq!(again.to_state().unwrap(), state, "{key}");
            json!({"state": state.iter().map(|byte| format!("{byte:02x}")).collect::<String>()})
        }
        Err(error) => json!({"code": error.code(), "row": error.row()}),
    }
}

/// The value with every bit of its numbers.
fn canonical(value: &Value) -> Json {
    match value {
        Value::Bool(value) => json!(value),
        Value::Count(count) => json!(count),
        Value::Integer(integer) => json!(integer),
        Value::Number(number) => json!(format!("f:{:016x}", number.to_bits())),
        Value::Text(text) => json!(text),
        Value::List(list) => list.iter().map(canonical).collect(),
        Value::Map(fields) => {
            Json::Object(fields.iter().map(|(name, value)| (name.to_string(), canonical(value))).collect())
        }
        _ => Json::Null,
    }
}

fn close(got: &Value, want: &Json, tolerance: f64) -> bool {
    match (got, want) {
        (Value::Null, Json::Null) => true,
        (Value::Text(got), Json::String(want)) => got == want,
        (Value::Bool(got), Json::Bool(want)) => got == want,
        (Value::List(got), Json::Array(want)) => {
            got.len() == want.len() && got.iter().zip(want).all(|(got, want)| close(got, want, tolerance))
        }
        (Value::Map(_), Json::Object(want)) => {
            want.iter().all(|(name, want)| got.get(name).is_some_and(|got| close(got, want, tolerance)))
        }
        (Value::Count(got), Json::Number(want)) => Some(*got) == want.as_u64(),
        (Value::Integer(got), Json::Number(want)) => Some(*got) == want.as_i64(),
        (Value::Number(got), Json::Number(want)) => {
            let want = want.as_f64().unwrap();
            (got - want).abs() <= tolerance * want.abs().max(if want == 0.0 { 1.0 } else { 0.0 })
        }
        _ => false,
    }
}

#[test]
fn every_vector_holds() {
    let mut bits = Map::new();
    // Arguments by the thousand, beside the answers of the vectors.
    bits.insert("digests#math and sums".into(), json!(cxkit_bridge::digests()));
    let mut complaints = Vec::new();
    let mut cases = 0;
    let folder = root().join("spec/vectors");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().is_dir())
        .flat_map(|module| std::fs::read_dir(module.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let mut seen = Vec::new();
    let mut asked = Vec::new();
    for path in &files {
        let vectors: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        if vectors.get("function").is_none() {
            for case in vectors["cases"].as_array().unwrap() {
                cases += 1;
                let key = format!("{name}#{}", case["name"].as_str().unwrap());
                let tolerance = case.get("tolerance").or(vectors.get("tolerance")).unwrap().as_f64().unwrap();
                called(case["chain"].as_array().unwrap(), &mut asked);
                let told = run_chain(&key, case, tolerance, &mut complaints);
                bits.insert(key, told);
            }
            continue;
        }
        let function = cxkit_bridge::function(vectors["function"].as_str().unwrap()).unwrap();
        seen.push(function.name);
        for case in vectors["cases"].as_array().unwrap() {
            cases += 1;
            let key = format!("{name}#{}", case["name"].as_str().unwrap());
            let tolerance = case.get("tolerance").or(vectors.get("tolerance")).unwrap().as_f64().unwrap();
            let call = call(function, case["args"].as_object().unwrap());
            let result = (function.call)(&call);
            match (&result, case.get("want"), case.get("error")) {
                (Ok(answer), Some(want), None) => {
                    let info = record_fields(answer);
                    for (field, want) in want.as_object().unwrap() {
                        let at = info.fields.iter().position(|known| known.name == field);
                        let got = &answer.values[at.unwrap_or_else(|| panic!("{key}: no field {field}"))];
                        if !close(got, want, tolerance) {
                            complaints.push(format!("{key}: {field} must be {want}, got {got:?}"));
                        }
                    }
                }
                (Err(error), None, Some(want)) => {
                    if json!(error.code()) != want["code"]
                        || want.get("row").is_some_and(|row| json!(error.row()) != *row)
                    {
                        complaints.push(format!("{key}: must refuse with {want}, got {error:?}"));
                    }
                }
                (result, ..) => complaints.push(format!("{key}: got {result:?}")),
            }
            let canonical = match &result {
                Ok(answer) => {
                    let names = record_fields(answer).fields.into_iter().map(|field| field.name.to_owned());
                    Json::Object(names.zip(answer.values.iter().map(canonical)).collect())
                }
                Err(error) => json!({"code": error.code(), "row": error.row()}),
            };
            bits.insert(key.clone(), canonical);
            let name = function.name;
            let accumulator = cxkit_bridge::accumulators().find(|known| known.kind == name);
            // What was counted already has no rows for an accumulator to read.
            let counted = matches!(call.arguments.first(), Some(Argument::Value(Value::Count(_))));
            if let (Some(info), Ok(_), false) = (accumulator, &result, counted) {
                let mut accumulator = (info.new)(&call).unwrap();
                accumulator.extend(&call).unwrap();
                let state = accumulator.to_state();
                assert_eq!(
                    cxkit_bridge::accumulator_from_state(&state).unwrap().finish(),
                    accumulator.finish()
                );
                let hex: String = state.iter().map(|byte| format!("{byte:02x}")).collect();
                bits.insert(format!("{key}@state"), json!(hex));
            }
        }
    }
    let pinned = pinned_bits(&bits);
    let build = root().join("build/vectors");
    std::fs::create_dir_all(&build).unwrap();
    std::fs::write(build.join("rust.json"), serde_json::to_string(&bits).unwrap()).unwrap();
    println!("{cases} cases in {} files", files.len());
    let without: Vec<_> =
        cxkit_bridge::functions().filter(|known| !seen.contains(&known.name)).map(|f| f.name).collect();
    assert!(without.is_empty(), "functions without vectors: {without:?}");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    let unasked: Vec<String> = methods()
        .filter(|method| method.role != MethodRole::Get)
        .map(Method::full_name)
        .filter(|name| !asked.contains(name))
        .collect();
    assert!(unasked.is_empty(), "methods without vectors: {unasked:?}");
    let path = root().join("spec/bits.json");
    if std::env::var_os("CXKIT_PIN_BITS").is_some() {
        std::fs::write(&path, serde_json::to_string_pretty(&pinned).unwrap() + "\n").unwrap();
    }
    let known: Map<String, Json> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let changed: Vec<&String> = pinned.keys().filter(|file| known.get(*file) != pinned.get(*file)).collect();
    assert!(
        changed.is_empty() && known.len() == pinned.len(),
        "bits changed in {changed:?}: a changed number is a change for users. If it is meant, say so in \
         CHANGELOG.md and run this test once with CXKIT_PIN_BITS=1"
    );
}

/// One hash a file (FNV-1a) over every bit of its answers and states, so that no last digit moves unseen.
fn pinned_bits(bits: &Map<String, Json>) -> Map<String, Json> {
    let mut hashes: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
    for (key, answer) in bits {
        let file = key.split('#').next().unwrap();
        let hash = hashes.entry(file).or_insert(0xcbf2_9ce4_8422_2325);
        for byte in key.bytes().chain(answer.to_string().bytes()) {
            *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hashes.into_iter().map(|(file, hash)| (file.to_owned(), json!(format!("{hash:016x}")))).collect()
}
