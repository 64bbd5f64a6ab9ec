//! The picture of a result as Plotly JSON: the report draws it once, every face hands it on.

use crate::column::wrong_type;
use crate::measure::{Cell, Measured};
use crate::names::Casing;
use crate::{records, FieldInfo, Kind, RecordInfo, Value};
use cxkit::time::date_text;
use cxkit::{nearest, Error};
use cxkit_report::FigureRow;
use std::borrow::Cow;

/// The picture of a result as Plotly JSON, `{"data": [...], "layout": {...}}`.
///
/// # Errors
/// `wrong_type` for a result that has no picture: one without an interval, steps, rows or a curve.
pub fn figure(info: &RecordInfo, values: &[Value]) -> Result<String, Error> {
    cxkit_report::figure_of(info.name, &names(&info.fields), values)
        .map(|figure| figure.to_string())
        .ok_or_else(|| no_picture(info.name))
}

/// The picture of a result that a face holds as fields by name: the names say which result it is.
///
/// # Errors
/// As [`figure`]; `wrong_type` too for fields that no result has.
pub fn figure_of_fields(value: &Value, casing: Casing) -> Result<String, Error> {
    let (info, values) = result_of(value, casing)?;
    figure(&info, &values)
}

/// The picture of a table of results: what each row is called, its period where it has one, and its result.
///
/// # Errors
/// As [`figure_of_fields`], and `wrong_type` where no row has a result.
pub fn figure_of_rows(rows: &[(String, Option<String>, Value)], casing: Casing) -> Result<String, Error> {
    let mut record: Option<RecordInfo> = None;
    let mut held: Vec<(&str, Option<&str>, Vec<Value>)> = Vec::new();
    for (label, period, value) in rows.iter().filter(|(.., value)| *value != Value::Null) {
        let (info, values) = result_of(value, casing)?;
        if let Some(first) = record.as_ref().filter(|first| first.name != info.name) {
            return Err(wrong_type(
                "rows",
                "results of one kind",
                &format!("{} and {}", first.name, info.name),
                None,
            ));
        }
        record = Some(info);
        held.push((label, period.as_deref(), values));
    }
    let Some(info) = record else { return Err(wrong_type("rows", "rows with a result", "none", None)) };
    let rows: Vec<FigureRow<'_>> =
        held.iter().map(|(label, period, values)| FigureRow { label, period: *period, values }).collect();
    rows_figure(&info, &rows)
}

impl Measured {
    /// The picture of one metric: dots with their intervals by group, or lines with their bands by period.
    ///
    /// # Errors
    /// `unknown_name` for a metric that is not there; `wrong_type` where no group has an answer, or the metric's
    /// answers have no picture.
    pub fn figure(&self, metric: &str) -> Result<String, Error> {
        let place = self.metrics().iter().position(|known| known == metric);
        let metric = place.ok_or_else(|| Error::UnknownName {
            kind: "metric".into(),
            name: metric.to_owned(),
            nearest: nearest(metric, self.metrics().iter().map(String::as_str)).map(str::to_owned),
        })?;
        let (keys, periods) = self.labels();
        let answers: Vec<_> = (0..self.len()).map(|row| self.answer(row, metric)).collect();
        let rows: Vec<FigureRow<'_>> = answers
            .iter()
            .zip(&keys)
            .enumerate()
            .filter_map(|(row, (answer, label))| {
                let period = periods.as_ref().and_then(|periods| periods.get(row)).map(String::as_str);
                Some(FigureRow { label, period, values: &answer.as_ref()?.values })
            })
            .collect();
        match self.record(metric) {
            Some(info) if !rows.is_empty() => rows_figure(info, &rows),
            _ => Err(wrong_type("metric", "one that some group has an answer of", "none", None)),
        }
    }

    /// What each row is called, and its period apart from that.
    fn labels(&self) -> (Vec<String>, Option<Vec<String>>) {
        let mut columns = self.key_columns();
        let periods = if self.has_periods() { columns.pop() } else { None };
        let label = |row: usize| {
            let parts = columns.iter().filter_map(|column| column.values.get(row)).map(shown);
            parts.collect::<Vec<_>>().join(" · ")
        };
        let labels = (0..self.len()).map(label).collect();
        (labels, periods.map(|periods| periods.values.iter().map(shown).collect()))
    }
}

fn rows_figure(info: &RecordInfo, rows: &[FigureRow<'_>]) -> Result<String, Error> {
    cxkit_report::figure_of_rows(info.name, &names(&info.fields), rows)
        .map(|figure| figure.to_string())
        .ok_or_else(|| no_picture(info.name))
}

fn names(fields: &[FieldInfo]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

fn no_picture(record: &str) -> Error {
    wrong_type("result", "one that has a picture (an interval, steps, rows or a curve)", record, None)
}

/// The record whose fields these are, and their values in its order. No two records that have a picture of different
/// kinds have the same fields.
fn result_of(value: &Value, casing: Casing) -> Result<(RecordInfo, Vec<Value>), Error> {
    let refused = || wrong_type("result", "a result of cxkit", &value.describe(), None);
    let Value::Map(fields) = value else { return Err(refused()) };
    let all = records();
    let fits = |record: &&RecordInfo| {
        record.fields.len() == fields.len()
            && record.fields.iter().all(|field| fields.iter().any(|(name, _)| *name == casing.of(field.name)))
    };
    let info = all.iter().find(fits).ok_or_else(refused)?;
    let values = typed_fields(info, fields, &all, casing);
    Ok((info.clone(), values))
}

fn typed_fields(
    info: &RecordInfo,
    fields: &[(Cow<'static, str>, Value)],
    all: &[RecordInfo],
    casing: Casing,
) -> Vec<Value> {
    let typed_field = |field: &FieldInfo| {
        let spelt = casing.of(field.name);
        let held = fields.iter().find(|(name, _)| *name == spelt);
        held.map_or(Value::Null, |(_, value)| typed(value, &field.kind, all, casing))
    };
    info.fields.iter().map(typed_field).collect()
}

/// A value that crossed without its type, as its kind says it is: JavaScript has one kind of number.
fn typed(value: &Value, kind: &Kind, all: &[RecordInfo], casing: Casing) -> Value {
    match (value, kind) {
        (Value::Null, _) => Value::Null,
        (value, Kind::Optional(inner)) => typed(value, inner, all, casing),
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        (Value::Number(number), Kind::Count) if *number >= 0.0 && number.fract() == 0.0 => {
            Value::Count(*number as u64)
        }
        (Value::List(list), Kind::List(inner)) => {
            Value::List(list.iter().map(|item| typed(item, inner, all, casing)).collect())
        }
        (Value::Map(fields), Kind::Record(name)) => match all.iter().find(|record| record.name == *name) {
            Some(info) => {
                let values = typed_fields(info, fields, all, casing);
                let names = info.fields.iter().map(|field| Cow::Borrowed(field.name));
                Value::Map(names.zip(values).collect())
            }
            None => value.clone(),
        },
        (value, _) => value.clone(),
    }
}

/// A key in words.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Null => "(none)".into(),
        Cell::Bool(yes) => if *yes { "yes" } else { "no" }.into(),
        Cell::Integer(integer) => integer.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Date(days) => date_text(*days),
        Cell::Time(micros) => crate::wire::time_text(*micros),
    }
}

/// What JavaScript hands over: a result, or rows of a table of results, each a label, a period and a result.
pub(crate) fn from_request(request: &Value) -> Result<String, Error> {
    let casing = Casing::Camel;
    let Some(Value::List(rows)) = request.get("rows") else {
        return figure_of_fields(request.get("result").unwrap_or(&Value::Null), casing);
    };
    let text = |row: &Value, name: &str| row.get(name).and_then(Value::text).map(str::to_owned);
    let rows: Vec<(String, Option<String>, Value)> = rows
        .iter()
        .map(|row| {
            let result = row.get("result").cloned().unwrap_or(Value::Null);
            (text(row, "label").unwrap_or_default(), text(row, "period"), result)
        })
        .collect();
    figure_of_rows(&rows, casing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::camel;
    use cxkit::describe::Record;
    use cxkit::survey::{nps, NpsResult};

    fn record_of(name: &str) -> Option<RecordInfo> {
        records().into_iter().find(|record| record.name == name)
    }

    /// The result as JavaScript has it: names in camel case, every number a float.
    fn in_javascript(value: &Value) -> Value {
        #[allow(clippy::cast_precision_loss)]
        match value {
            Value::Count(count) => Value::Number(*count as f64),
            Value::List(list) => Value::List(list.iter().map(in_javascript).collect()),
            Value::Map(fields) => Value::Map(
                fields.iter().map(|(name, value)| (camel(name).into(), in_javascript(value))).collect(),
            ),
            value => value.clone(),
        }
    }

    #[test]
    fn a_result_has_the_same_picture_from_everywhere() {
        let score = nps(&[10, 9, 9, 3, 7]).unwrap();
        let info = record_of("NpsResult").unwrap();
        let straight = figure(&info, &score.values()).unwrap();
        assert!(straight.starts_with("{\"data\":[{"), "{straight}");
        let fields = NpsResult::FIELDS.iter().zip(score.values());
        let fields = Value::Map(fields.map(|(name, value)| ((*name).into(), value)).collect());
        assert_eq!(figure_of_fields(&in_javascript(&fields), Casing::Camel).unwrap(), straight);
        assert_eq!(figure_of_fields(&fields, Casing::Snake).unwrap(), straight);
    }

    #[test]
    fn what_has_no_picture_says_so() {
        let other = Value::Map(vec![("a".into(), Value::Number(1.0))]);
        assert_eq!(figure_of_fields(&other, Casing::Camel).unwrap_err().code(), "wrong_type");
        let info = record_of("DroppedRows").unwrap();
        let refused = figure(&info, &vec![Value::Count(0); info.fields.len()]).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "result must be one that has a picture (an interval, steps, rows or a curve), got DroppedRows"
        );
        let none = [("North".to_owned(), None, Value::Null)];
        assert_eq!(figure_of_rows(&none, Casing::Camel).unwrap_err().code(), "wrong_type");
    }

    #[test]
    fn results_with_the_same_fields_have_the_same_picture() {
        // A face without types knows a result by its fields.
        let all = records();
        for (at, one) in all.iter().enumerate() {
            for other in all.iter().skip(at + 1) {
                let names = |record: &RecordInfo| {
                    let mut names = names(&record.fields);
                    names.sort_unstable();
                    names
                };
                let pair = (one.name, other.name);
                assert!(
                    names(one) != names(other) || pair == ("SpendPredictions", "CustomerValues"),
                    "{pair:?}"
                );
            }
        }
    }
}
