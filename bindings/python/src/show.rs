//! A result for the eye: one line, and a small table with its interval for a notebook.

use cxkit::describe::Value;
use cxkit_bridge::RecordInfo;
use std::fmt::Write;

/// A result in one line: its headline, interval and size, or all its numbers where it has no interval.
pub fn line(info: &RecordInfo, values: &[Value]) -> String {
    let mut parts = Vec::new();
    if let Some(interval) = Interval::of(info, values) {
        parts.push(format!("{}={}", interval.name, interval.headline()));
        parts.push(interval.words());
        if let Some(Value::Count(n)) = field(info, values, "n") {
            parts.push(format!("n={n}"));
        }
    } else {
        // `value` repeats the headline, which comes first.
        let shown = info
            .fields
            .iter()
            .zip(values)
            .filter(|(field, _)| field.name != "value" || info.fields.len() < 3);
        parts.extend(shown.filter_map(|(field, value)| Some(format!("{}={}", field.name, short(value)?))));
    }
    format!("{}({})", info.name, parts.join(", "))
}

/// A result as a table of its fields, with a line of numbers that shows where the interval lies.
pub fn html(info: &RecordInfo, values: &[Value]) -> String {
    let mut out = String::from("<div style=\"font-family:system-ui,sans-serif\">");
    let _ = write!(out, "<div><b>{}</b></div>", escape(&line(info, values)));
    if let Some(interval) = Interval::of(info, values) {
        out.push_str(&interval.bar());
    }
    if let Some(Value::List(rows)) =
        cxkit_bridge::rows_of(info.name).and_then(|name| field(info, values, name))
    {
        rows_of(rows, &mut out);
    }
    out.push_str("<details><summary>all fields</summary><table>");
    for (field, value) in info.fields.iter().zip(values) {
        if let Some(text) = short(value) {
            let (doc, text) = (escape(field.doc.trim()), escape(&text));
            let _ = write!(out, "<tr><td title=\"{doc}\">{}</td><td>{text}</td></tr>", escape(field.name));
        }
    }
    out.push_str("</table></details></div>");
    out
}

/// So many rows are shown.
const SHOWN: usize = 20;

/// The first rows of a table of rows.
fn rows_of(rows: &[Value], out: &mut String) {
    let fields = |row: &Value| match row {
        Value::Map(fields) => fields.clone(),
        _ => Vec::new(),
    };
    let Some(first) = rows.first().map(fields) else { return };
    out.push_str("<table><tr>");
    first.iter().for_each(|(name, _)| _ = write!(out, "<th>{}</th>", escape(name)));
    out.push_str("</tr>");
    for row in rows.iter().take(SHOWN) {
        out.push_str("<tr>");
        fields(row).iter().for_each(|(_, value)| _ = write!(out, "<td>{}</td>", escape(&cell(value))));
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    if rows.len() > SHOWN {
        let _ = write!(out, "<div>{SHOWN} of {} rows</div>", rows.len());
    }
}

/// A value in a table, with three decimals.
fn cell(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("{number:.3}"),
        Value::Text(text) => text.to_string(),
        Value::List(list) if list.iter().any(|item| matches!(item, Value::Text(_))) => {
            list.iter().map(cell).collect::<Vec<_>>().join(" > ")
        }
        Value::List(list) => list.iter().map(cell).collect::<Vec<_>>().join(", "),
        value => short(value).unwrap_or_default(),
    }
}

/// A headline with its interval.
struct Interval<'a> {
    name: &'a str,
    value: f64,
    low: Option<f64>,
    high: Option<f64>,
    level: f64,
    method: &'a str,
}

impl<'a> Interval<'a> {
    fn of(info: &'a RecordInfo, values: &'a [Value]) -> Option<Self> {
        let number = |name| field(info, values, name).and_then(Value::number);
        // The headline comes first, or is called `value` where the size does.
        let name = info.fields.first().map(|first| if first.name == "n" { "value" } else { first.name })?;
        Some(Self {
            name,
            value: number(name)?,
            low: number("ci_lower"),
            high: number("ci_upper"),
            level: number("ci_level")?,
            method: field(info, values, "interval_method").and_then(Value::text).unwrap_or_default(),
        })
    }

    /// As many decimals as the interval supports: its twentieth is still seen.
    fn decimals(&self) -> usize {
        let width = match (self.low, self.high) {
            (Some(low), Some(high)) if high > low => (high - low) / 20.0,
            _ => return 3,
        };
        let mut step = 1.0;
        (0..9)
            .find(|_| {
                let fits = step <= width;
                step /= 10.0;
                fits
            })
            .unwrap_or(9)
    }

    fn headline(&self) -> String {
        format!("{:.*}", self.decimals() + 1, self.value + 0.0)
    }

    fn words(&self) -> String {
        let end = |end: Option<f64>| {
            end.map_or("unbounded".into(), |end| format!("{:.*}", self.decimals(), end + 0.0))
        };
        match (self.low, self.high) {
            (None, None) if self.method.starts_with("none") => "no interval".into(),
            (None, None) => format!("no interval ({})", self.method),
            (low, high) => format!("{} % {} to {}", percent(self.level), end(low), end(high)),
        }
    }

    /// The interval as a bar with a dot where the value is, on a line three intervals wide.
    fn bar(&self) -> String {
        let (Some(low), Some(high)) = (self.low, self.high) else { return String::new() };
        let width = high - low;
        if !(width > 0.0 && width.is_finite()) {
            return String::new();
        }
        let place = |value: f64| 20.0 + 260.0 * ((value - low + width) / (3.0 * width)).clamp(0.0, 1.0);
        let (from, to, dot) = (place(low), place(high), place(self.value));
        let (low, high) = (format!("{:.*}", self.decimals(), low), format!("{:.*}", self.decimals(), high));
        format!(
            "<svg width=\"300\" height=\"44\" viewBox=\"0 0 300 44\" role=\"img\" aria-label=\"{label}\">\
             <line x1=\"20\" y1=\"16\" x2=\"280\" y2=\"16\" stroke=\"currentColor\" stroke-opacity=\".25\"/>\
             <rect x=\"{from:.1}\" y=\"11\" width=\"{wide:.1}\" height=\"10\" rx=\"5\" fill=\"#0072b2\" fill-opacity=\".35\"/>\
             <circle cx=\"{dot:.1}\" cy=\"16\" r=\"5\" fill=\"#0072b2\"/>\
             <g font-size=\"11\" fill=\"currentColor\" text-anchor=\"middle\">\
             <text x=\"{from:.1}\" y=\"38\">{low}</text><text x=\"{to:.1}\" y=\"38\">{high}</text></g></svg>",
            label = escape(&self.words()),
            wide = to - from,
        )
    }
}

fn field<'a>(info: &RecordInfo, values: &'a [Value], name: &str) -> Option<&'a Value> {
    info.fields.iter().zip(values).find(|(field, _)| field.name == name).map(|(_, value)| value)
}

/// A single value as text; nothing for rows and for what is not there.
pub fn short(value: &Value) -> Option<String> {
    match value {
        Value::Bool(yes) => Some(if *yes { "True" } else { "False" }.into()),
        Value::Count(count) => Some(count.to_string()),
        Value::Integer(integer) => Some(integer.to_string()),
        Value::Number(number) => Some(format!("{number:?}")),
        Value::Text(text) => Some(format!("'{text}'")),
        _ => None,
    }
}

fn percent(level: f64) -> String {
    let text = format!("{:.4}", 100.0 * level);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
