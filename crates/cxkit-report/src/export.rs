//! The numbers as one long table, as CSV or Markdown, and the few that fit into a message.

use crate::format;
use crate::reading::Reading;
use crate::report::{MetricReport, Report};
use crate::status::Status;
use crate::words;

const COLUMNS: [&str; 9] =
    ["metric", "group_by", "group", "period", "value", "ci_lower", "ci_upper", "n", "status"];

/// A row of the long table: a metric as a whole or one of its groups.
struct Line<'a> {
    metric: &'a MetricReport,
    group: Option<(&'a str, &'a str)>,
    reading: Option<&'a Reading>,
    status: Status,
}

impl Report {
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.metrics.iter().flat_map(|metric| {
            let whole = Line { metric, group: None, reading: metric.reading.as_ref(), status: metric.status };
            let groups = metric.breakdowns.iter().flat_map(move |by| {
                by.groups.iter().map(move |group| Line {
                    metric,
                    group: Some((&by.column, &group.label)),
                    reading: group.reading.as_ref(),
                    status: group.status,
                })
            });
            std::iter::once(whole).chain(groups)
        })
    }

    /// Every number as one long CSV table: metric, group_by, group, period, value, ci_lower, ci_upper, n, status.
    ///
    /// Values are in the measure's own unit and full precision; a row of all answers has no group. Text that a
    /// spreadsheet would run as a formula is quoted with an apostrophe.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = COLUMNS.join(",");
        out.push_str("\r\n");
        for line in self.lines() {
            let number = |pick: fn(&Reading) -> Option<f64>| {
                line.reading.and_then(pick).map_or_else(String::new, |number| number.to_string())
            };
            let (by, group) = line.group.unwrap_or_default();
            let cells = [
                csv_cell(&line.metric.id),
                csv_cell(by),
                csv_cell(group),
                csv_cell(self.period.as_deref().unwrap_or_default()),
                number(|reading| Some(reading.value)),
                number(|reading| reading.ci_lower),
                number(|reading| reading.ci_upper),
                line.reading.map_or(0, |reading| reading.n).to_string(),
                line.status.word().to_owned(),
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
            let group = line.group.map_or_else(
                || "all".into(),
                |(by, group)| format!("{} = {}", format::name(by), format::name(group)),
            );
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
