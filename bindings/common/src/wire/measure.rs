//! `measure` over the wire: a table and metrics in, the answers out as JSON.

use super::malformed;
use super::reader::Reader;
use super::request::Buffers;
use crate::column::{wrong_type, Column};
use crate::measure::{metric_columns, Cell, KeyKind, MeasureCall, MetricCall, OutColumn, TableColumn};
use crate::names::{camel, snake, Casing};
use crate::{describe, Answer, Value};
use cxkit::columns::{Numbers, Validity};
use cxkit::time::date_text;
use cxkit::Error;

/// Reads a request behind its head, measures, and writes the answers.
pub(super) fn measure(bytes: &[u8], buffers: &[Numbers<'_>], threads: usize) -> Result<String, Error> {
    let mut reader = Reader::new(bytes);
    let mut buffers = Buffers { buffers: buffers.iter() };
    let mut columns: Vec<(String, u8, Column<'_>)> = Vec::new();
    for _ in 0..reader.count()? {
        columns.push((reader.text()?.to_owned(), reader.byte()?, buffers.column(reader.byte()?)?));
    }
    // Lists of numbers come as floats, as JavaScript has no others: as keys they must be whole.
    let wholes = columns.iter().map(|(name, kind, column)| match *kind {
        WHOLE | YES_NO_GAPS => whole_numbers(name, column).map(Some),
        _ => Ok(None),
    });
    let wholes: Vec<Option<(Vec<i64>, Vec<u8>)>> = wholes.collect::<Result<_, Error>>()?;
    let mut call = MeasureCall { casing: Some(Casing::Camel), threads, ..MeasureCall::default() };
    for ((name, kind, column), whole) in columns.into_iter().zip(&wholes) {
        let kind = match kind {
            0 | WHOLE => KeyKind::Integer,
            1 => KeyKind::Text,
            2 | YES_NO_GAPS => KeyKind::Bool,
            _ => return Err(malformed()),
        };
        let column = match whole {
            Some((values, valid)) => Numbers::from(values).with_validity(Validity::new(valid, 0)).into(),
            None => column,
        };
        call.table.push(TableColumn { name, column, kind });
    }
    for _ in 0..reader.count()? {
        let name = reader.text()?.to_owned();
        let metric = crate::metric(reader.text()?)?;
        let named = fields(reader.value(snake)?)?.into_iter().map(|(role, column)| match column {
            Value::Text(column) => Ok((role, column.into_owned())),
            _ => Err(malformed()),
        });
        let columns = metric_columns(metric, Vec::new(), named.collect::<Result<_, Error>>()?)?;
        let options = fields(reader.value(str::to_owned)?)?;
        call.metrics.push(MetricCall { name, metric, columns, options });
    }
    call.options = fields(reader.value(str::to_owned)?)?;
    reader.end()?;
    let measured = crate::measure(&call)?;

    let keys = measured.key_columns().into_iter().map(|OutColumn { name, values }| {
        record(vec![
            ("name", Value::Text(name.into())),
            ("values", Value::List(values.iter().map(cell).collect())),
        ])
    });
    let metrics = measured.metrics().iter().map(|name| Value::Text(name.clone().into()));
    // The names of a metric's fields, once for all groups.
    let names: Vec<Vec<String>> = (0..measured.metrics().len())
        .map(|metric| measured.fields(metric).iter().map(|field| camel(field.name)).collect())
        .collect();
    let answers = (0..measured.len()).map(|row| {
        let answers = names.iter().enumerate().map(|(metric, names)| (measured.answer(row, metric), names));
        Value::List(
            answers
                .map(|(answer, names)| answer.map_or(Value::Null, |answer| named(&answer, names)))
                .collect(),
        )
    });
    let columns = measured.wide_names().into_iter().map(|(name, metric, field)| {
        let place = Value::Count(metric as u64);
        Value::List(vec![Value::Text(name.into()), place, Value::Text(camel(field).into())])
    });
    Ok(describe::json(&record(vec![
        ("keys", Value::List(keys.collect())),
        ("metrics", Value::List(metrics.collect())),
        ("answers", Value::List(answers.collect())),
        ("periods", Value::Bool(measured.has_periods())),
        ("columns", Value::List(columns.collect())),
    ])))
}

/// The kind of a column of keys whose whole numbers came as floats.
const WHOLE: u8 = 3;

/// The kind of a column of yes and no with gaps, which came as floats for them.
const YES_NO_GAPS: u8 = 4;

/// Floats as whole numbers, with a bitmap of the rows that have one.
#[allow(clippy::cast_possible_truncation)]
fn whole_numbers(name: &str, column: &Column<'_>) -> Result<(Vec<i64>, Vec<u8>), Error> {
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    let numbers = column.numbers(name)?;
    let mut values = vec![0_i64; numbers.len()];
    let mut valid = vec![0_u8; numbers.len().div_ceil(8)];
    for (row, slot) in values.iter_mut().enumerate() {
        match numbers.get(row) {
            None => {}
            Some(value) if value.fract() == 0.0 && value.abs() <= LARGEST => {
                *slot = value as i64;
                if let Some(byte) = valid.get_mut(row / 8) {
                    *byte |= 1 << (row % 8);
                }
            }
            Some(value) => {
                return Err(wrong_type(name, "whole numbers or words", &value.to_string(), Some(row)))
            }
        }
    }
    Ok((values, valid))
}

fn record(fields: Vec<(&'static str, Value)>) -> Value {
    Value::Map(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

fn fields(value: Value) -> Result<Vec<(String, Value)>, Error> {
    match value {
        Value::Map(fields) => {
            Ok(fields.into_iter().map(|(name, value)| (name.into_owned(), value)).collect())
        }
        Value::Null => Ok(Vec::new()),
        _ => Err(malformed()),
    }
}

/// A key as JSON has it: days and moments as ISO 8601 texts.
#[allow(clippy::cast_precision_loss)]
fn cell(cell: &Cell) -> Value {
    const SAFE: i64 = 1 << 53;
    match cell {
        Cell::Null => Value::Null,
        Cell::Bool(value) => Value::Bool(*value),
        // Beyond 2^53 JavaScript would round a number, and two groups might look like one.
        Cell::Integer(value) if (-SAFE..=SAFE).contains(value) => Value::Number(*value as f64),
        Cell::Integer(value) => Value::Text(value.to_string().into()),
        Cell::Number(value) => Value::Number(*value),
        Cell::Text(value) => Value::Text(value.clone().into()),
        Cell::Date(days) => Value::Text(date_text(*days).into()),
        Cell::Time(micros) => {
            let (days, hours) =
                (micros.div_euclid(86_400_000_000), micros.rem_euclid(86_400_000_000) / 1_000_000);
            let days = date_text(i32::try_from(days).unwrap_or_default());
            let (hour, minute, second) = (hours / 3600, hours / 60 % 60, hours % 60);
            Value::Text(format!("{days}T{hour:02}:{minute:02}:{second:02}Z").into())
        }
    }
}

/// An answer by the names its fields have in JavaScript, those of rows within too.
fn named(answer: &Answer, names: &[String]) -> Value {
    let fields = names.iter().zip(&answer.values);
    Value::Map(fields.map(|(name, value)| (name.clone().into(), in_camel(value))).collect())
}

fn in_camel(value: &Value) -> Value {
    match value {
        Value::List(list) => Value::List(list.iter().map(in_camel).collect()),
        Value::Map(fields) => {
            Value::Map(fields.iter().map(|(name, value)| (camel(name).into(), in_camel(value))).collect())
        }
        value => value.clone(),
    }
}
