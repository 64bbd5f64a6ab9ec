//! Data quality and definitions: what was read, what was left out and why, how each number came about.

use crate::format;
use crate::report::{InputReport, MetricReport, Report};
use crate::sections::SectionReport;
use crate::source::CaseInfo;
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
        source.files.iter().enumerate().map(|(at, file)| {
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
            // What became of the events of a source is said once, beside its first file.
            if let Some(cases) = source.cases.as_ref().filter(|_| at == 0) {
                notes.extend(case_notes(cases));
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
        metrics: report.metrics.iter().filter(|metric| metric.inputs.is_empty()).map(quality).collect(),
        definitions: (report.metrics.iter().map(definition))
            .chain(report.sections.iter().map(asked))
            .collect(),
    }
}

/// How the answers of a section came about.
fn asked(section: &SectionReport) -> Definition {
    let mut lines = vec![("Question", section.query.replace('_', " "))];
    lines.extend(section.definition.iter().cloned());
    let options: Vec<String> = section
        .options
        .iter()
        .map(|(name, value)| format!("{} = {}", format::name(name), shown(value)))
        .collect();
    if !options.is_empty() {
        lines.push(("Options", options.join("; ")));
    }
    lines.push(("Source", format::name(&section.source)));
    Definition { label: format::name(&section.label), id: format::name(&section.id), lines }
}

fn case_notes(cases: &CaseInfo) -> Vec<String> {
    let count = |number: usize| format::count(number as u64);
    let mut notes = vec![format!("{} events are {} cases", count(cases.events), count(cases.cases))];
    if cases.without_case > 0 {
        notes.push(format!("{} events belong to no case: left out", count(cases.without_case)));
    }
    if cases.without_time > 0 {
        notes.push(format!("{} events have no time: left out", count(cases.without_time)));
    }
    if cases.changing_cases > 0 {
        let changed = cases
            .changed
            .iter()
            .map(|column| format!("{} in {}", format::name(&column.column), count(column.cases)));
        notes.push(format!(
            "{} cases change a column that is used, whose last value counts: {}",
            count(cases.changing_cases),
            changed.collect::<Vec<_>>().join(", ")
        ));
    }
    notes
}

fn quality(metric: &MetricReport) -> MetricRow {
    let quality = metric.quality;
    let reading = metric.reading.as_ref();
    let kept = quality.rows_kept as u64;
    let used = reading.map_or(0, |reading| reading.n);
    let out_of_scale = reading.map_or(0, |reading| reading.out_of_scale_count);
    let mut reasons = Vec::new();
    if quality.outside_time > 0 {
        reasons.push("outside the time asked for".to_owned());
    }
    if !metric.filter.is_empty() && quality.rows_read - quality.outside_time > quality.rows_kept {
        reasons.push(format!("not {}", filter(metric)));
    }
    for (why, rows) in reading.map(crate::reading::Reading::left_out).unwrap_or_default() {
        reasons.push(format!("{} {why}", format::count(rows)));
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

/// The columns a metric reads, with their parts where there are several.
fn columns(metric: &MetricReport) -> String {
    match metric.columns.as_slice() {
        [(_, column)] => format!("column {}", format::name(column)),
        several => {
            let parts = several.iter().map(|(role, column)| format!("{role} from {}", format::name(column)));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
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
    if !metric.inputs.is_empty() {
        let number = |input: &InputReport| {
            let value = input.value.map_or_else(|| "no number".to_owned(), |value| value.to_string());
            let from =
                input.metric.as_deref().map_or_else(String::new, |id| format!(" ({})", format::name(id)));
            format!("{} {value}{from}", input.name)
        };
        let numbers: Vec<String> = metric.inputs.iter().map(number).collect();
        lines.push(("Numbers", numbers.join(", ")));
        return Definition { label: format::name(&metric.label), id: format::name(&metric.id), lines };
    }
    lines.push(("Source", format!("{}, {}", format::name(&metric.source), columns(metric))));
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
    if let Some(change) = &metric.change {
        lines.push((
            "Change",
            format!("difference of the two periods, interval {}", change.difference.interval_method),
        ));
    }
    for named in &metric.readings {
        if let Some(reading) = &named.reading {
            let words = format!("{}; interval {}", reading.method, reading.interval_method);
            lines.push(("Reading", format!("{}: {}", format::name(&named.name), format::name(&words))));
        }
    }
    if let Some(benchmark) = &metric.benchmark {
        let margin = metric.unit.plain(benchmark.margin);
        let value = metric.unit.plain(benchmark.value);
        lines.push(("Benchmark", format!("{}: {value}, margin {margin}", format::name(&benchmark.label))));
    }
    Definition { label: format::name(&metric.label), id: format::name(&metric.id), lines }
}
