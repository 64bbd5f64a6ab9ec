//! Data quality and definitions: what was read, what was left out and why, how each number came about.

use crate::format;
use crate::report::{MetricReport, Report};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Sources {
    files: Vec<FileRow>,
    metrics: Vec<MetricRow>,
    definitions: Vec<Definition>,
}

#[derive(Serialize)]
struct FileRow {
    source: String,
    file: String,
    rows: String,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct MetricRow {
    label: String,
    read: String,
    filtered: String,
    used: String,
    missing: String,
    out_of_scale: String,
    reasons: String,
}

#[derive(Serialize)]
struct Definition {
    label: String,
    id: String,
    lines: Vec<(&'static str, String)>,
}

pub(super) fn of(report: &Report) -> Sources {
    let files = report.sources.iter().flat_map(|source| {
        source.files.iter().map(|file| {
            let mut notes: Vec<String> = file
                .absent_columns
                .iter()
                .map(|column| format!("has no column {}: empty in every row", format::name(column)))
                .collect();
            if file.recoded_cells > 0 {
                let cells = format::count(file.recoded_cells);
                notes.push(format!(
                    "{cells} cells of the columns used are not UTF-8 and were read as Latin-1"
                ));
            }
            FileRow {
                source: format::name(&source.id),
                file: format::name(&file.file),
                rows: format::count(file.rows as u64),
                notes,
            }
        })
    });
    Sources {
        files: files.collect(),
        metrics: report.metrics.iter().map(quality).collect(),
        definitions: report.metrics.iter().map(definition).collect(),
    }
}

fn quality(metric: &MetricReport) -> MetricRow {
    let quality = metric.quality;
    let reading = metric.reading.as_ref();
    let kept = quality.rows_kept as u64;
    let used = reading.map_or(0, |reading| reading.n);
    let out_of_scale = reading.map_or(0, |reading| reading.out_of_scale_count);
    let mut reasons = Vec::new();
    if quality.rows_read > quality.rows_kept {
        reasons.push(format!("not {}", filter(metric)));
    }
    if let Some(words) = metric.options.get("missing_values") {
        reasons.push(format!("missing: empty or one of {}", shown(words)));
    }
    // Rows without a weight or a cluster are left out by the same count.
    let needed: Vec<String> = metric
        .design
        .iter()
        .filter(|(role, _)| *role != "strata")
        .map(|(role, column)| format!("{role} {}", format::name(column)))
        .collect();
    if !needed.is_empty() {
        reasons.push(format!("missing too: without {}", needed.join(" or ")));
    }
    MetricRow {
        label: format::name(&metric.label),
        read: format::count(quality.rows_read as u64),
        filtered: format::count((quality.rows_read - quality.rows_kept) as u64),
        used: format::count(used),
        missing: format::count(reading.map_or(kept, |reading| reading.missing_count)),
        out_of_scale: format::count(out_of_scale),
        reasons: reasons.join("; "),
    }
}

fn filter(metric: &MetricReport) -> String {
    let parts = metric.filter.iter().map(|(column, values)| {
        let values: Vec<String> = values.iter().map(shown).collect();
        format!("{} = {}", format::name(column), values.join(" or "))
    });
    parts.collect::<Vec<_>>().join(" and ")
}

/// A value of the scorecard as words.
fn shown(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => format::name(text),
        serde_json::Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => format::name(&other.to_string()),
    }
}

fn definition(metric: &MetricReport) -> Definition {
    let mut lines = vec![("Measure", metric.title.to_owned()), ("Formula", metric.formula.to_owned())];
    if let Some(reading) = &metric.reading {
        lines.push(("Method", format::name(&reading.method)));
        let level = crate::unit::Unit::OutOf100.plain(reading.ci_level * 100.0);
        lines.push(("Interval", format!("{}, level {level}\u{a0}%", format::name(&reading.interval_method))));
        let error = reading.fields.get("standard_error").and_then(serde_json::Value::as_f64);
        if let Some(error) = error {
            let shown = format::fixed(error * metric.unit.factor(), 4);
            lines.push(("Standard error", format!("{shown}{}", metric.unit.sign())));
        }
        let effect = reading.fields.get("design_effect").and_then(serde_json::Value::as_f64);
        if let Some(effect) = effect {
            lines.push(("Design effect", format::fixed(effect, 2)));
        }
    }
    let options: Vec<String> = metric
        .options
        .iter()
        .map(|(name, value)| format!("{} = {}", format::name(name), shown(value)))
        .collect();
    if !options.is_empty() {
        lines.push(("Options", options.join("; ")));
    }
    lines.push((
        "Source",
        format!("{}, column {}", format::name(&metric.source), format::name(&metric.column)),
    ));
    if !metric.filter.is_empty() {
        lines.push(("Rows", filter(metric)));
    }
    let design: Vec<String> =
        metric.design.iter().map(|(role, column)| format!("{role} {}", format::name(column))).collect();
    let design = match design.is_empty() {
        true => "each answer counts once".into(),
        false => design.join(", "),
    };
    lines.push(("Sample", design));
    if let Some(benchmark) = &metric.benchmark {
        let margin = metric.unit.plain(benchmark.margin);
        let value = metric.unit.plain(benchmark.value);
        lines.push(("Benchmark", format!("{}: {value}, margin {margin}", format::name(&benchmark.label))));
    }
    Definition { label: format::name(&metric.label), id: format::name(&metric.id), lines }
}
