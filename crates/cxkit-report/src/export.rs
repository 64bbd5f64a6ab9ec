//! The numbers as one long table, as CSV or Markdown, and the few that fit into a message.

use crate::format;
use crate::reading::Reading;
use crate::report::{MetricReport, Report};
use crate::status::Status;
use crate::words;

/// The columns of the long table, in order.
pub const LONG_COLUMNS: [&str; 10] =
    ["metric", "reading", "group_by", "group", "period", "value", "ci_lower", "ci_upper", "n", "status"];

/// A row of the long table: a metric as a whole, one of its readings, groups or periods.
#[derive(Clone, Debug, PartialEq)]
pub struct LongRow {
    /// The id of the metric.
    pub metric: String,
    /// The further reading, such as `p90`; empty for the metric's own.
    pub reading: String,
    /// The column the group comes from; empty for all rows.
    pub group_by: String,
    /// The name of the group.
    pub group: String,
    /// The period: the first local day of one, else the time the report covers.
    pub period: String,
    /// The number, in the measure's own unit.
    pub value: Option<f64>,
    /// Lower end of its interval.
    pub ci_lower: Option<f64>,
    /// Upper end of its interval.
    pub ci_upper: Option<f64>,
    /// How many rows it rests on.
    pub n: u64,
    /// Where it stands against its target.
    pub status: &'static str,
}

/// A number of the report: a metric as a whole, one of its readings, groups or periods.
struct Line<'a> {
    metric: &'a MetricReport,
    /// The further reading it is.
    named: &'a str,
    group: Option<(&'a str, &'a str)>,
    /// A period's name, and its first day.
    period: Option<(&'a str, &'a str)>,
    reading: Option<&'a Reading>,
    status: Status,
}

impl Report {
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.metrics.iter().flat_map(|metric| {
            let bare = Line {
                metric,
                named: "",
                group: None,
                period: None,
                reading: None,
                status: Status::NoTarget,
            };
            let bare = move || Line { ..bare };
            let whole = Line { reading: metric.reading.as_ref(), status: metric.status, ..bare() };
            let readings = metric.readings.iter().map(move |named| Line {
                metric,
                named: &named.name,
                group: None,
                period: None,
                reading: named.reading.as_ref(),
                status: Status::NoTarget,
            });
            let periods = metric.periods.iter().map(move |period| Line {
                metric,
                named: "",
                group: None,
                period: Some((&period.name, &period.first_day)),
                reading: period.reading.as_ref(),
                status: period.status,
            });
            let groups = metric.breakdowns.iter().flat_map(move |by| {
                by.groups.iter().map(move |group| Line {
                    metric,
                    named: "",
                    group: Some((&by.column, &group.label)),
                    period: None,
                    reading: group.reading.as_ref(),
                    status: group.status,
                })
            });
            std::iter::once(whole).chain(readings).chain(periods).chain(groups)
        })
    }

    /// Every number as one long table: what CSV and Parquet hold.
    #[must_use]
    pub fn long_table(&self) -> Vec<LongRow> {
        let row = |line: Line<'_>| {
            let (by, group) = line.group.unwrap_or_default();
            let covered = self.period.as_deref().unwrap_or_default();
            LongRow {
                metric: line.metric.id.clone(),
                reading: line.named.to_owned(),
                group_by: by.to_owned(),
                group: group.to_owned(),
                period: line.period.map_or(covered, |(_, day)| day).to_owned(),
                value: line.reading.map(|reading| reading.value),
                ci_lower: line.reading.and_then(|reading| reading.ci_lower),
                ci_upper: line.reading.and_then(|reading| reading.ci_upper),
                n: line.reading.map_or(0, |reading| reading.n),
                status: line.status.word(),
            }
        };
        self.lines().map(row).chain(self.section_rows()).collect()
    }

    /// The numbers of the sections, a row each.
    fn section_rows(&self) -> impl Iterator<Item = LongRow> + '_ {
        self.sections.iter().flat_map(|section| {
            section.rows.iter().map(|row| LongRow {
                metric: section.id.clone(),
                reading: row.reading.to_owned(),
                group_by: row.group_by.to_owned(),
                group: row.group.clone(),
                period: self.period.clone().unwrap_or_default(),
                value: row.value,
                ci_lower: row.ends.map(|(low, _)| low),
                ci_upper: row.ends.map(|(_, high)| high),
                n: row.n,
                status: Status::NoTarget.word(),
            })
        })
    }

    /// The long table as CSV, with [`LONG_COLUMNS`].
    ///
    /// Values are in the measure's own unit and full precision; a row of all answers has no group. Text that a
    /// spreadsheet would run as a formula is quoted with an apostrophe.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = LONG_COLUMNS.join(",");
        out.push_str("\r\n");
        let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
        for row in self.long_table() {
            let cells = [
                csv_cell(&row.metric),
                csv_cell(&row.reading),
                csv_cell(&row.group_by),
                csv_cell(&row.group),
                csv_cell(&row.period),
                number(row.value),
                number(row.ci_lower),
                number(row.ci_upper),
                row.n.to_string(),
                row.status.to_owned(),
            ];
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out
    }

    /// Every number as one Markdown table, rounded to what its interval supports.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {}\n\n", markdown_text(&self.title));
        out.push_str("| metric | group | value | interval | n | status |\n|---|---|---:|---:|---:|---|\n");
        for line in self.lines() {
            let unit = line.metric.unit;
            let interval = line.reading.and_then(Reading::interval);
            let group = match (line.group, line.period) {
                (Some((by, group)), _) => format!("{} = {}", format::name(by), format::name(group)),
                (None, Some((period, _))) => period.to_owned(),
                (None, None) if line.named.is_empty() => "all".into(),
                (None, None) => format::name(line.named),
            };
            let value =
                line.reading.map_or_else(|| "no data".into(), |reading| unit.shown(reading.value, interval));
            out.push_str(&format!(
                "| {} | {} | {value} | {} | {} | {} |\n",
                markdown_text(&line.metric.label),
                markdown_text(&group),
                interval.map_or_else(String::new, |ends| unit.span(ends)),
                format::count(line.reading.map_or(0, |reading| reading.n)),
                line.status.word(),
            ));
        }
        for section in &self.sections {
            for row in &section.rows {
                let unit = row.unit.suited_to(row.value.unwrap_or_default());
                let group = if row.group_by.is_empty() {
                    row.reading.to_owned()
                } else {
                    format!("{} of {} = {}", row.reading, row.group_by, format::name(&row.group))
                };
                let value = row.value.map_or_else(|| "no data".into(), |value| unit.shown(value, row.ends));
                out.push_str(&format!(
                    "| {} | {} | {value} | {} | {} | {} |\n",
                    markdown_text(&section.label),
                    markdown_text(&group),
                    row.ends.map_or_else(String::new, |ends| unit.span(ends)),
                    format::count(row.n),
                    Status::NoTarget.word(),
                ));
            }
        }
        for section in self.sections.iter().filter(|section| !section.findings.is_empty()) {
            out.push_str(&format!("\n## {}\n\n", markdown_text(&section.label)));
            for finding in &section.findings {
                out.push_str(&format!("- {}.\n", markdown_sentence(finding)));
            }
        }
        out
    }

    /// The report in at most 480 characters, for a message: the North Star first, then what fits.
    #[must_use]
    pub fn to_text(&self) -> String {
        const LONGEST: usize = 480;
        let mut out = format!("{}:", format::name(&self.title));
        let rest = self.metrics.iter().filter(|metric| metric.id != self.north_star);
        let mut left = self.metrics.len();
        for metric in self.north_star().into_iter().chain(rest) {
            let sentence = format!(" {}", text_sentence(metric));
            let more = if left > 1 { format!(" {left} more in the report.") } else { String::new() };
            if out.chars().count() + sentence.chars().count() + more.chars().count() > LONGEST {
                out.push_str(&format!(" {left} more in the report."));
                break;
            }
            out.push_str(&sentence);
            left -= 1;
        }
        out.push('\n');
        out
    }
}

fn text_sentence(metric: &MetricReport) -> String {
    let label = format::name(&metric.label);
    let Some(reading) = &metric.reading else { return format!("{label}: no data.") };
    let interval = reading.interval();
    let span = interval.map_or_else(String::new, |ends| format!(" ({})", metric.unit.span(ends)));
    let target = words::target(metric)
        .map_or_else(String::new, |target| format!(", target {target} {}", metric.status.word()));
    format!("{label} {}{span}{target}.", metric.unit.shown(reading.value, interval))
}

/// A text as a CSV cell that no spreadsheet runs.
fn csv_cell(text: &str) -> String {
    let begins_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = if begins_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// A sentence, however long, with the names in it as text.
fn markdown_sentence(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(markdown_text).collect();
    words.join(" ")
}

/// A name as text in a Markdown table: nothing in it becomes a link, a picture, HTML or a cell.
fn markdown_text(text: &str) -> String {
    let mut out = String::new();
    for letter in format::name(text).chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '!' | '#' | '~' | '$' => out.extend(['\\', letter]),
            ':' | '@' => out.push_str(if letter == ':' { "&#58;" } else { "&#64;" }),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_quoted() {
        assert_eq!(csv_cell("=1+1"), "\"'=1+1\"");
        assert_eq!(csv_cell("@x,\"y\""), "\"'@x,\"\"y\"\"\"");
        assert_eq!(csv_cell("North"), "North");
    }

    #[test]
    fn markdown_stays_text() {
        assert_eq!(markdown_text("a|[b](c)<d>"), "a\\|\\[b\\](c)&lt;d&gt;");
    }
}
