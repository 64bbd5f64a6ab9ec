//! One JSON object a line.

use crate::open::{bad, unreadable, Wanted};
use crate::values::Values;
use cxkit_report::{ReportError, Table};
use serde_json::{Map, Value};
use std::io::BufRead;

pub(crate) fn read(mut reader: impl BufRead, wanted: &Wanted<'_>) -> Result<Table, ReportError> {
    let mut values: Vec<(&str, Values)> =
        wanted.columns.iter().map(|&name| (name, Values::default())).collect();
    let mut all_columns: Vec<String> = Vec::new();
    let (mut rows, mut at_line) = (0, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        at_line += 1;
        if reader.read_until(b'\n', &mut line).map_err(|error| unreadable(&error))? == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let object: Map<String, Value> = serde_json::from_slice(&line).map_err(|error| {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            bad(format!("is no JSON object: {reason}")).at_line(at_line).at_row(rows)
        })?;
        for name in object.keys() {
            if !all_columns.contains(name) {
                all_columns.push(name.clone());
            }
        }
        for (name, values) in &mut values {
            match object.get(*name) {
                None | Some(Value::Null) => values.push_empty(),
                Some(Value::Bool(flag)) => values.push_word(if *flag { "true" } else { "false" }),
                Some(Value::Number(number)) => values.push_number(number.as_f64().unwrap_or(f64::NAN)),
                Some(Value::String(text)) => values.push_word(text),
                Some(Value::Array(_) | Value::Object(_)) => {
                    let error =
                        ReportError::new("wrong_type", format!("column '{name}' holds a list or an object"));
                    return Err(error.at_line(at_line).at_row(rows));
                }
            }
        }
        rows += 1;
    }
    let present = values.into_iter().filter(|(name, _)| all_columns.iter().any(|known| known == name));
    let columns = present.map(|(name, values)| (name.to_owned(), values.finish(name, wanted))).collect();
    Ok(Table { rows, columns, recoded_cells: 0, all_columns })
}
