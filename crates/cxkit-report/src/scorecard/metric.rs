//! One metric of a scorecard.

use super::fields::{constant, finite, wrong_type, Constant, Fields, Placed};
use super::node::{Node, NodeValue};
use super::read::unknown_name;
use super::{Benchmark, Better, Breakdown, FurtherReading, Input, Metric, Source, Target};
use crate::error::ReportError;
use crate::measures::{self, Measure, Setting};
use crate::unit::Unit;
use cxkit::describe::Value;
use cxkit::time::{Duration, Every};
use std::borrow::Cow;

const PERIODS: [(&str, Every); 6] = [
    ("hour", Every::Hour),
    ("day", Every::Day),
    ("week", Every::Week),
    ("month", Every::Month),
    ("quarter", Every::Quarter),
    ("year", Every::Year),
];

pub(super) fn metric(node: Node, sources: &[Source]) -> Result<Metric, ReportError> {
    let mut fields = Fields::new("metrics", node)?;
    let line = fields.line();
    let id = fields.text("id")?;
    let label = fields.text("label")?;
    let source = fields.text("source")?;
    let measure = fields.text("measure")?;
    let column = fields.text("column")?;
    let columns = fields.take("columns");
    let use_design = fields.flag("design")?.unwrap_or(true);
    let filter = filter(&mut fields)?;
    let target = fields.take("target");
    let benchmark_node = fields.take("benchmark");
    let better = fields.choice("better", &[("higher", Better::Higher), ("lower", Better::Lower)])?;
    let by = breakdowns(&mut fields)?;
    let every = fields.choice("every", &PERIODS)?;
    let stage = fields.text("stage")?;
    let owner = fields.text("owner")?;
    let roles = fields.texts("roles")?;
    let cadence = fields.choice("cadence", &super::CADENCES.map(|word| (word, word)))?;
    let leads_to = fields.text("leads_to")?;
    let rest = fields.drain();

    let Some(measure) = measure else {
        // Without a measure, a slip in the word `measure` is the likely reason.
        return Err(match rest.first() {
            Some((key, line, _)) => fields.unknown(key, *line, []),
            None => fields.missing("measure"),
        });
    };
    let known = || measures::all().iter().map(|measure| measure.name);
    // One that is both is read from rows where a source is named, else from numbers.
    let found = match &source {
        None => measures::find_form(&measure.value).or_else(|| measures::find(&measure.value)),
        Some(_) => measures::find(&measure.value),
    };
    let Some(found) = found else {
        return Err(unknown_name("metrics.measure", measure.line, "measure", &measure.value, known()));
    };
    let (inputs, rest) = inputs(&fields, found, rest)?;
    let (options, readings) = options(&fields, found, rest)?;
    let unit = found.unit(&options);
    let target = target.map(|(line, node)| read_target(line, &node, unit)).transpose()?;
    let benchmark = benchmark_node.map(|(_, node)| benchmark(&fields, node, unit)).transpose()?;
    let id = id.ok_or_else(|| fields.missing("id"))?.value;
    let common = |source: String, columns: Vec<(String, String)>| Metric {
        label: label.as_ref().map_or_else(|| found.title.to_owned(), |label| label.value.clone()),
        id: id.clone(),
        source,
        measure: found,
        columns,
        inputs: inputs.clone(),
        options: options.clone(),
        readings: readings.clone(),
        every,
        use_design,
        filter: filter.clone(),
        target,
        benchmark: benchmark.clone(),
        better: better.unwrap_or(if found.lower_is_better() { Better::Lower } else { Better::Higher }),
        by: by.clone(),
        stage: stage.as_ref().map(|text| text.value.clone()),
        owner: owner.as_ref().map(|text| text.value.clone()),
        roles: roles.clone(),
        cadence: cadence.map(str::to_owned),
        leads_to: leads_to.as_ref().map(|text| text.value.clone()),
        line,
    };
    if found.form.is_some() {
        let rows = [
            ("source", source.is_some()),
            ("column", column.is_some()),
            ("columns", columns.is_some()),
            ("where", !filter.is_empty()),
            ("by", !by.is_empty()),
            ("every", every.is_some()),
        ];
        return match rows.iter().find(|(_, given)| *given) {
            Some((key, _)) => {
                let message = format!("{} is a formula of numbers and reads no rows", found.name);
                Err(ReportError::new("bad_option", message).about(fields.name(key)).at_line(line))
            }
            None => Ok(common(String::new(), Vec::new())),
        };
    }
    let source = source.ok_or_else(|| fields.missing("source"))?;
    let Some(found_source) = sources.iter().find(|known| known.id == source.value) else {
        let ids = sources.iter().map(|source| source.id.as_str());
        return Err(unknown_name("metrics.source", source.line, "source", &source.value, ids));
    };
    if !found.takes_design() && use_design && found_source.design.columns().next().is_some() {
        let message = format!("{} counts rows and takes no weights: set design = false", found.name);
        return Err(ReportError::new("bad_option", message).about("metrics.design").at_line(line));
    }
    let columns = read_columns(&fields, found, found_source, column, columns)?;
    if every.is_some() && found_source.time_column().is_none() {
        let message = format!("needs the key time in sources.{}: the column that says when", source.value);
        return Err(ReportError::new("missing", message).about("metrics.every").at_line(line));
    }
    if every.is_none() && found.is_log() {
        let message = format!("{} compares periods: say which, as in every = \"month\"", found.name);
        return Err(ReportError::new("missing", message).about("metrics.every").at_line(line));
    }
    Ok(common(source.value, columns))
}

type Rest = Vec<(String, usize, Node)>;

/// The numbers of a formula: each a number, or the id of a metric.
fn inputs(
    fields: &Fields,
    measure: &Measure,
    rest: Rest,
) -> Result<(Vec<(String, Input)>, Rest), ReportError> {
    let (given, rest): (Rest, Rest) =
        rest.into_iter().partition(|(key, ..)| measure.arguments().contains(&key.as_str()));
    let mut inputs = Vec::new();
    for name in measure.arguments() {
        let Some((_, line, node)) = given.iter().find(|(key, ..)| key == name) else {
            // A slip in a name is the likely reason that one is missing.
            return Err(
                match rest.iter().find(|(key, ..)| measure.options().iter().all(|option| option.name != key))
                {
                    Some((key, line, _)) => fields.unknown(key, *line, measure.arguments().iter().copied()),
                    None => fields.missing(name),
                },
            );
        };
        let input = match &node.value {
            NodeValue::Text(id) => Input::Metric(id.clone()),
            value => Input::Number(finite(value).ok_or_else(|| {
                wrong_type(&fields.name(name), *line, "a number or the id of a metric", value)
            })?),
        };
        inputs.push(((*name).to_owned(), input));
    }
    Ok((inputs, rest))
}

/// The columns by the part they play: `column` plays the first, `columns` names the parts, the source knows some.
fn read_columns(
    fields: &Fields,
    measure: &Measure,
    source: &Source,
    column: Option<Placed<String>>,
    columns: Option<(usize, Node)>,
) -> Result<Vec<(String, String)>, ReportError> {
    let roles = measure.roles();
    let mut given: Vec<(String, String)> = Vec::new();
    if let (Some(column), Some(first)) = (column, roles.first()) {
        given.push((first.name.to_owned(), column.value));
    }
    if let Some((_, node)) = columns {
        let name = fields.name("columns");
        for (role, line, node) in Fields::new(name.clone(), node)?.into_named() {
            let key = format!("{name}.{}", crate::format::shorten(&role, 60));
            let Some(known) = roles.iter().find(|known| known.name == role) else {
                let near = cxkit::nearest(&role, roles.iter().map(|known| known.name));
                let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
                let message = format!("{} reads no such column{near}", measure.name);
                return Err(ReportError::new("unknown_option", message).about(key).at_line(line));
            };
            let NodeValue::Text(column) = node.value else {
                return Err(wrong_type(&key, line, "the name of a column", &node.value));
            };
            if given.iter().any(|(known, _)| *known == role) {
                let error = ReportError::new("bad_option", "is given as column already");
                return Err(error.about(key).at_line(line));
            }
            given.push((known.name.to_owned(), column));
        }
    }
    for (at, role) in roles.iter().enumerate() {
        if given.iter().any(|(known, _)| known == role.name) {
            continue;
        }
        match source.default_column(role.name) {
            Some(column) => given.push((role.name.to_owned(), column.to_owned())),
            None if role.required && at == 0 => return Err(fields.missing("column")),
            None if role.required => return Err(fields.missing(&format!("columns.{}", role.name))),
            None => {}
        }
    }
    Ok(given)
}

/// The key an option has in a scorecard. The time in which cases are to be resolved is an option called target, and so
/// is what a metric is to reach.
fn key_of(option: &str) -> &str {
    if option == "target" {
        "within"
    } else {
        option
    }
}

type Options = (Vec<Setting>, Vec<FurtherReading>);

/// Keys a scorecard does not know itself are the measure's options; of several readings the first is the metric's own.
fn options(
    fields: &Fields,
    measure: &Measure,
    rest: Vec<(String, usize, Node)>,
) -> Result<Options, ReportError> {
    let info = measure.options();
    let mut options: Vec<(String, Value, usize)> = Vec::new();
    let mut words: Vec<(String, usize)> = Vec::new();
    for (key, line, node) in rest {
        let key_is = |option: &cxkit::describe::OptionInfo| key_of(option.name) == key;
        let Some(option) = info.iter().find(|option| key_is(option)) else {
            return Err(fields.unknown(&key, line, info.iter().map(|option| key_of(option.name))));
        };
        match &node.value {
            NodeValue::List(list) if key == "reading" => {
                for item in list {
                    match &item.value {
                        NodeValue::Text(word) => words.push((word.clone(), line)),
                        other => return Err(wrong_type(&fields.name(&key), line, "a list of texts", other)),
                    }
                }
            }
            NodeValue::Text(word) if key == "reading" => words.push((word.clone(), line)),
            other => options.push((option.name.to_owned(), value(other), line)),
        }
    }
    let mut readings = Vec::new();
    for (word, line) in words {
        let mut own = options.clone();
        own.extend(reading(&word).into_iter().map(|(name, value)| (name, value, line)));
        readings.push((word, checked(fields, measure, &own)?));
    }
    if readings.is_empty() {
        return Ok((checked(fields, measure, &options)?, Vec::new()));
    }
    let (_, first) = readings.remove(0);
    let further = readings.into_iter().map(|(name, options)| FurtherReading { name, options });
    Ok((first, further.collect()))
}

/// The options of a reading: `p90` is the percentile at 0.9, every other word stands for itself.
fn reading(word: &str) -> Vec<Setting> {
    let digits = word.strip_prefix('p').filter(|digits| !digits.is_empty());
    let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match digits.filter(is_number).and_then(|digits| digits.parse::<f64>().ok()) {
        Some(percent) => {
            vec![("reading".into(), Value::from("percentile")), ("p".into(), Value::Number(percent / 100.0))]
        }
        None => vec![("reading".into(), Value::Text(word.to_owned().into()))],
    }
}

fn checked(
    fields: &Fields,
    measure: &Measure,
    options: &[(String, Value, usize)],
) -> Result<Vec<Setting>, ReportError> {
    let settings: Vec<Setting> = options.iter().map(|(key, value, _)| (key.clone(), value.clone())).collect();
    measure.check(&settings).map_err(|(at, error)| {
        let (key, line) = at
            .and_then(|at| options.get(at))
            .map_or(("measure", fields.line()), |(name, _, line)| (name.as_str(), *line));
        let text = error.to_string();
        // The core begins its messages with the option's name, which the key says already.
        let message = text.strip_prefix(key).map_or(text.as_str(), str::trim_start).to_owned();
        ReportError::new(error.code(), message).about(fields.name(key_of(key))).at_line(line)
    })?;
    Ok(settings)
}

pub(super) fn value(value: &NodeValue) -> Value {
    match value {
        NodeValue::Null => Value::Null,
        NodeValue::Bool(flag) => Value::Bool(*flag),
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        NodeValue::Number(number)
            if *number >= 0.0 && *number <= 9_007_199_254_740_992.0 && number.fract() == 0.0 =>
        {
            Value::Count(*number as u64)
        }
        NodeValue::Number(number) => Value::Number(*number),
        NodeValue::Text(text) => Value::Text(text.clone().into()),
        NodeValue::List(list) => Value::List(list.iter().map(|node| self::value(&node.value)).collect()),
        NodeValue::Map(map) => {
            let entries =
                map.iter().map(|(key, _, node)| (Cow::Owned(key.clone()), self::value(&node.value)));
            Value::Map(entries.collect())
        }
    }
}

fn filter(fields: &mut Fields) -> Result<Vec<(String, Vec<Constant>)>, ReportError> {
    let Some((_, node)) = fields.take("where") else { return Ok(Vec::new()) };
    let name = fields.name("where");
    Fields::new(name.clone(), node)?
        .into_named()
        .into_iter()
        .map(|(column, _, node)| {
            let name = format!("{name}.{column}");
            let values = match &node.value {
                NodeValue::List(list) if !list.is_empty() => {
                    list.iter().map(|item| constant(&name, item)).collect::<Result<_, _>>()?
                }
                _ => vec![constant(&name, &node)?],
            };
            Ok((column, values))
        })
        .collect()
}

/// A number in the unit of the measure; a length of time may be written as one: `24h`.
fn measured(value: &NodeValue, unit: Unit) -> Option<f64> {
    match value {
        NodeValue::Text(text) if unit.is_time() =>
        {
            #[allow(clippy::cast_precision_loss)]
            text.parse::<Duration>().ok().map(|length| length.micros() as f64 / 1e6)
        }
        value => finite(value),
    }
}

fn read_target(line: usize, node: &Node, unit: Unit) -> Result<Target, ReportError> {
    let refused = || {
        let time = if unit.is_time() { ", in seconds or such as '24h'" } else { "" };
        wrong_type("metrics.target", line, &format!("a number or a band [low, high]{time}"), &node.value)
    };
    match &node.value {
        NodeValue::List(list) => {
            let ends: Vec<f64> = list.iter().filter_map(|node| measured(&node.value, unit)).collect();
            match ends.as_slice() {
                [low, high] if list.len() == 2 && low < high => Ok(Target::Band(*low, *high)),
                _ => Err(refused()),
            }
        }
        value => measured(value, unit).map(Target::Number).ok_or_else(refused),
    }
}

fn benchmark(fields: &Fields, node: Node, unit: Unit) -> Result<Benchmark, ReportError> {
    let mut inner = Fields::new(fields.name("benchmark"), node)?;
    let required =
        if unit.is_time() { "a number of seconds or a time such as '24h'" } else { "a finite number" };
    let mut number = |key: &'static str| -> Result<Option<Placed<f64>>, ReportError> {
        let Some((line, node)) = inner.take(key) else { return Ok(None) };
        let value = measured(&node.value, unit);
        let value = value.ok_or_else(|| wrong_type(&inner.name(key), line, required, &node.value))?;
        Ok(Some(Placed { value, line }))
    };
    let value = number("value")?;
    let margin = number("margin")?;
    let label = inner.text("label")?;
    let missing = (inner.missing("label"), inner.missing("value"));
    inner.finish()?;
    let margin = match margin {
        Some(Placed { value, line }) if value < 0.0 => {
            let message = format!("must be 0 or more, got {value}");
            return Err(ReportError::new("out_of_range", message)
                .about("metrics.benchmark.margin")
                .at_line(line));
        }
        margin => margin.map_or(0.0, |margin| margin.value),
    };
    Ok(Benchmark { label: label.ok_or(missing.0)?.value, value: value.ok_or(missing.1)?.value, margin })
}

fn breakdowns(fields: &mut Fields) -> Result<Vec<Breakdown>, ReportError> {
    let Some((line, node)) = fields.take("by") else { return Ok(Vec::new()) };
    let name = fields.name("by");
    let NodeValue::List(list) = node.value else {
        return Err(wrong_type(&name, line, "a list of columns", &node.value));
    };
    list.into_iter()
        .map(|node| {
            if let NodeValue::Text(column) = node.value {
                return Ok(Breakdown { label: column.clone(), column, names: Vec::new() });
            }
            let mut inner = Fields::new(name.clone(), node)?;
            let column = inner.required_text("column")?.value;
            let label = inner.text("label")?.map_or_else(|| column.clone(), |label| label.value);
            let names = match inner.take("names") {
                None => Vec::new(),
                Some((_, node)) => names(&inner.name("names"), node)?,
            };
            inner.finish()?;
            Ok(Breakdown { column, label, names })
        })
        .collect()
}

fn names(name: &str, node: Node) -> Result<Vec<(String, String)>, ReportError> {
    Fields::new(name, node)?
        .into_named()
        .into_iter()
        .map(|(value, line, node)| match node.value {
            NodeValue::Text(text) => Ok((value, text)),
            other => Err(wrong_type(&format!("{name}.{value}"), line, "text", &other)),
        })
        .collect()
}
