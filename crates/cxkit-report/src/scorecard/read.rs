//! From the tree of a file to a scorecard that makes sense.

use super::fields::{constant, finite, wrong_type, Constant, Fields, Placed};
use super::node::{Node, NodeValue};
use super::{Benchmark, Better, Breakdown, Design, Metric, Scorecard, Source, SourceFile, Target};
use crate::error::ReportError;
use crate::measures;
use cxkit::describe::Value;
use std::borrow::Cow;

pub(super) fn scorecard(text: &str, file: &str) -> Result<Scorecard, ReportError> {
    let mut fields = Fields::new("", Node::parse(text)?)?;
    let title = fields.text("title")?;
    let north_star = fields.text("north_star")?;
    let cadence = fields.text("cadence")?;
    let period = fields.text("period")?;
    let sources = fields.take("sources");
    let metrics = fields.take("metrics");
    // An unknown key is reported before a missing one: the first is usually why the second is missing.
    let title_missing = fields.missing("title");
    let sources_missing = fields.missing("sources");
    let metrics_missing = fields.missing("metrics");
    fields.finish()?;

    let (_, sources) = sources.ok_or(sources_missing)?;
    let sources = Fields::new("sources", sources)?
        .into_named()
        .into_iter()
        .map(|(id, line, node)| source(id, line, node))
        .collect::<Result<Vec<_>, _>>()?;
    let (metrics_line, metrics) = metrics.ok_or(metrics_missing)?;
    let NodeValue::List(metrics) = metrics.value else {
        return Err(wrong_type("metrics", metrics_line, "a list of tables", &metrics.value));
    };
    let metrics = metrics.into_iter().map(|node| metric(node, &sources)).collect::<Result<Vec<_>, _>>()?;
    check_ids(&metrics)?;
    let Some(first) = metrics.first() else {
        return Err(ReportError::new("empty", "needs at least one metric")
            .about("metrics")
            .at_line(metrics_line));
    };
    let north_star = match north_star {
        Some(Placed { value, .. }) if metrics.iter().any(|metric| metric.id == value) => value,
        Some(Placed { value, line }) => {
            return Err(unknown_name(
                "north_star",
                line,
                "metric",
                &value,
                metrics.iter().map(|m| m.id.as_str()),
            ))
        }
        None => first.id.clone(),
    };
    Ok(Scorecard {
        file: file.to_owned(),
        title: title.ok_or(title_missing)?.value,
        north_star,
        cadence: cadence.map(|text| text.value),
        period: period.map(|text| text.value),
        sources,
        metrics,
    })
}

fn check_ids(metrics: &[Metric]) -> Result<(), ReportError> {
    for (at, metric) in metrics.iter().enumerate() {
        if metrics.iter().take(at).any(|earlier| earlier.id == metric.id) {
            let message = format!("'{}' is the id of an earlier metric", metric.id);
            return Err(ReportError::new("bad_option", message).about("metrics.id").at_line(metric.line));
        }
    }
    Ok(())
}

fn unknown_name<'a>(
    key: &str,
    line: usize,
    kind: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> ReportError {
    let near = cxkit::nearest(name, known);
    let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
    let name = crate::format::shorten(name, 60);
    ReportError::new("unknown_name", format!("there is no {kind} '{name}'{near}")).about(key).at_line(line)
}

fn source(id: String, line: usize, node: Node) -> Result<Source, ReportError> {
    let mut fields = Fields::new(format!("sources.{}", crate::format::shorten(&id, 60)), node)?;
    fields.choice("kind", &[("rows", ())])?;
    let path = fields.text("path")?;
    let files = fields.take("files");
    let mut column = |key| Ok::<_, ReportError>(fields.text(key)?.map(|column| column.value));
    let design = Design {
        weight: column("weight")?,
        strata: column("strata")?,
        cluster: column("cluster")?,
        population: column("population")?,
    };
    let files_name = fields.name("files");
    let missing = fields.missing("path");
    fields.finish()?;
    let files = match (path, files) {
        (Some(path), None) => vec![SourceFile { path: path.value, columns: Vec::new(), line: path.line }],
        (None, Some((line, node))) => {
            let NodeValue::List(list) = node.value else {
                return Err(wrong_type(&files_name, line, "a list of files", &node.value));
            };
            if list.is_empty() {
                return Err(ReportError::new("empty", "needs at least one file")
                    .about(files_name)
                    .at_line(line));
            }
            list.into_iter().map(|node| source_file(&files_name, node)).collect::<Result<_, _>>()?
        }
        (Some(_), Some((line, _))) => {
            let error = ReportError::new("bad_option", "give either path or files, not both");
            return Err(error.about(files_name).at_line(line));
        }
        (None, None) => return Err(missing),
    };
    Ok(Source { id, files, design, line })
}

fn source_file(name: &str, node: Node) -> Result<SourceFile, ReportError> {
    let line = node.line;
    if let NodeValue::Text(path) = node.value {
        return Ok(SourceFile { path, columns: Vec::new(), line });
    }
    let mut fields = Fields::new(name, node)?;
    let path = fields.required_text("path")?.value;
    let columns = match fields.take("columns") {
        None => Vec::new(),
        Some((_, node)) => {
            let name = fields.name("columns");
            let added = Fields::new(name.clone(), node)?.into_named();
            let added = added.into_iter().map(|(column, _, node)| {
                let value = constant(&format!("{name}.{column}"), &node)?;
                Ok((column, value))
            });
            added.collect::<Result<_, ReportError>>()?
        }
    };
    fields.finish()?;
    Ok(SourceFile { path, columns, line })
}

fn metric(node: Node, sources: &[Source]) -> Result<Metric, ReportError> {
    let mut fields = Fields::new("metrics", node)?;
    let line = fields.line();
    let id = fields.text("id")?;
    let label = fields.text("label")?;
    let source = fields.text("source")?;
    let measure = fields.text("measure")?;
    let column = fields.text("column")?;
    let use_design = fields.flag("design")?.unwrap_or(true);
    let filter = filter(&mut fields)?;
    let target = target(&mut fields)?;
    let benchmark = benchmark(&mut fields)?;
    let better = fields.choice("better", &[("higher", Better::Higher), ("lower", Better::Lower)])?;
    let by = breakdowns(&mut fields)?;
    let stage = fields.text("stage")?;
    let owner = fields.text("owner")?;
    let roles = fields.texts("roles")?;
    let rest = fields.drain();

    let Some(measure) = measure else {
        // Without a measure, a slip in the word `measure` is the likely reason.
        return Err(match rest.first() {
            Some((key, line, _)) => fields.unknown(key, *line, []),
            None => fields.missing("measure"),
        });
    };
    let known = || measures::all().iter().map(|measure| measure.name);
    let Some(found) = measures::find(&measure.value) else {
        return Err(unknown_name("metrics.measure", measure.line, "measure", &measure.value, known()));
    };
    let options = options(&fields, found, rest)?;
    let id = id.ok_or_else(|| fields.missing("id"))?.value;
    let source = source.ok_or_else(|| fields.missing("source"))?;
    let Some(found_source) = sources.iter().find(|known| known.id == source.value) else {
        let ids = sources.iter().map(|source| source.id.as_str());
        return Err(unknown_name("metrics.source", source.line, "source", &source.value, ids));
    };
    if !found.takes_design && use_design && found_source.design.columns().next().is_some() {
        let message = format!("{} counts rows and takes no weights: set design = false", found.name);
        return Err(ReportError::new("bad_option", message).about("metrics.design").at_line(line));
    }
    Ok(Metric {
        label: label.map_or_else(|| found.title.to_owned(), |label| label.value),
        id,
        source: source.value,
        measure: found,
        column: column.ok_or_else(|| fields.missing("column"))?.value,
        options,
        use_design,
        filter,
        target,
        benchmark,
        better: better.unwrap_or(Better::Higher),
        by,
        stage: stage.map(|text| text.value),
        owner: owner.map(|text| text.value),
        roles,
        line,
    })
}

/// Keys a scorecard does not know itself are the measure's options.
fn options(
    fields: &Fields,
    measure: &measures::Measure,
    rest: Vec<(String, usize, Node)>,
) -> Result<Vec<(String, Value)>, ReportError> {
    let info = (measure.options)();
    let mut options = Vec::new();
    for (key, line, node) in rest {
        if !info.iter().any(|option| option.name == key) {
            return Err(fields.unknown(&key, line, info.iter().map(|option| option.name)));
        }
        options.push((key, value(&node.value), line));
    }
    let settings: Vec<(String, Value)> =
        options.iter().map(|(key, value, _)| (key.clone(), value.clone())).collect();
    (measure.check)(&settings).map_err(|(at, error)| {
        let (key, line) = at
            .and_then(|at| options.get(at))
            .map_or(("measure", fields.line()), |(key, _, line)| (key.as_str(), *line));
        let text = error.to_string();
        // The core begins its messages with the option's name, which the key says already.
        let message = text.strip_prefix(key).map_or(text.as_str(), str::trim_start).to_owned();
        ReportError::new(error.code(), message).about(fields.name(key)).at_line(line)
    })?;
    Ok(settings)
}

fn value(value: &NodeValue) -> Value {
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

fn target(fields: &mut Fields) -> Result<Option<Target>, ReportError> {
    let Some((line, node)) = fields.take("target") else { return Ok(None) };
    let refused = || wrong_type("metrics.target", line, "a number or a band [low, high]", &node.value);
    match &node.value {
        NodeValue::List(list) => {
            let ends: Vec<f64> = list.iter().filter_map(|node| finite(&node.value)).collect();
            match ends.as_slice() {
                [low, high] if list.len() == 2 && low < high => Ok(Some(Target::Band(*low, *high))),
                _ => Err(refused()),
            }
        }
        value => finite(value).map(|number| Some(Target::Number(number))).ok_or_else(refused),
    }
}

fn benchmark(fields: &mut Fields) -> Result<Option<Benchmark>, ReportError> {
    let Some((_, node)) = fields.take("benchmark") else { return Ok(None) };
    let mut inner = Fields::new(fields.name("benchmark"), node)?;
    let label = inner.text("label")?;
    let value = inner.number("value")?;
    let margin = inner.number("margin")?;
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
    Ok(Some(Benchmark { label: label.ok_or(missing.0)?.value, value: value.ok_or(missing.1)?.value, margin }))
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
