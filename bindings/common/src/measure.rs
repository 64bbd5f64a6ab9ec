//! `measure` as a binding calls it: a table of columns in, rows of answers out, wide or tidy.

use crate::call::{Answer, Call, RecordInfo};
use crate::column::{wrong_type, Column};
use crate::names::Casing;
use crate::{zone, AccumulatorInfo, FieldInfo, Kind, Value};
use cxkit::columns::Key;
use cxkit::measure::{AnyRecord, MeasureOptions, MeasureResult, Table};
use cxkit::time::Every;
use cxkit::Error;

/// What a column's names are shown as when it tells groups apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyKind {
    /// Whole numbers.
    #[default]
    Integer,
    /// Words.
    Text,
    /// Yes and no, which come as 1 and 0.
    Bool,
    /// Days, which come as their number since 1970-01-01.
    Date,
}

/// A column of the table.
#[derive(Clone, Debug)]
pub struct TableColumn<'a> {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub column: Column<'a>,
    /// How its values are shown as keys.
    pub kind: KeyKind,
}

/// A metric and the columns it reads.
#[derive(Clone)]
pub struct MetricCall {
    /// The name of its answers.
    pub name: String,
    /// Which metric.
    pub metric: &'static AccumulatorInfo,
    /// Pairs of part and column.
    pub columns: Vec<(String, String)>,
    /// Its options, as they were spelt.
    pub options: Vec<(String, Value)>,
}

/// What a binding hands over.
#[derive(Clone, Default)]
pub struct MeasureCall<'a> {
    /// The columns of the table that are named anywhere, or all.
    pub table: Vec<TableColumn<'a>>,
    /// What to measure.
    pub metrics: Vec<MetricCall>,
    /// The settings of the measurement, as they were spelt.
    pub options: Vec<(String, Value)>,
    /// How the caller's language spells names; `None` is snake case.
    pub casing: Option<Casing>,
    /// How many threads may work; 0 counts as 1.
    pub threads: usize,
}

/// A value in a column of answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any finite number.
    Number(f64),
    /// Words.
    Text(String),
    /// A day, by its number since 1970-01-01.
    Date(i32),
    /// A point in time, in microseconds since 1970-01-01T00:00:00Z.
    Time(i64),
}

/// A column of answers.
#[derive(Clone, Debug, PartialEq)]
pub struct OutColumn {
    /// Its name: `nps_ci_lower`.
    pub name: String,
    /// Its values, one a row.
    pub values: Vec<Cell>,
}

/// What was measured.
pub struct Measured {
    result: MeasureResult,
    key_kinds: Vec<KeyKind>,
    every: Option<Every>,
    starts: Vec<Option<i64>>,
    records: Vec<RecordInfo>,
}

/// Measures a table.
///
/// # Errors
/// `unknown_option`, `unknown_name`, `wrong_type`, `bad_option` and those of the metrics.
pub fn measure(call: &MeasureCall<'_>) -> Result<Measured, Error> {
    let settings = Call { options: call.options.clone(), casing: call.casing, threads: 1, ..Call::default() };
    let options: MeasureOptions = settings.read_options("measure")?;
    let zone = zone(options.zone_name())?;
    let mut measure = options.measure(zone.clone())?.threads(call.threads.max(1));
    let mut records = Vec::new();
    for metric in &call.metrics {
        let own = metric_options(metric, call);
        let own = Call { options: own, casing: call.casing, threads: 1, ..Call::default() };
        measure = measure.metric(&metric.name, metric.metric.over(&own, metric.columns.clone())?);
        records.push((metric.metric.result)());
    }
    let mut table = Table::new();
    for TableColumn { name, column, .. } in &call.table {
        let time = measure.reads_times(name);
        let view = if time { column.times_in(name, &zone)?.into() } else { column.view(name)? };
        table = table.column(name, view);
    }
    let result = measure.run(&table)?;
    let kind = |name: &String| {
        let column = call.table.iter().find(|column| column.name == *name);
        column.map_or(KeyKind::Integer, |column| column.kind)
    };
    let key_kinds = result.by().iter().map(kind).collect();
    let starts =
        result.rows().iter().map(|row| row.period.and_then(|period| measure.start_of(period))).collect();
    Ok(Measured { result, key_kinds, every: measure.every_period(), starts, records })
}

/// The metric's own options and, behind them, those of the table that it knows and does not set itself.
fn metric_options(metric: &MetricCall, call: &MeasureCall<'_>) -> Vec<(String, Value)> {
    const SHARED: [&str; 3] = ["missing", "missing_values", "confidence_level"];
    let casing = call.casing.unwrap_or(Casing::Snake);
    let known = (metric.metric.options)();
    let mut own = metric.options.clone();
    for (name, value) in &call.options {
        let shared = SHARED.iter().find(|shared| casing.of(shared) == *name);
        let takes = shared.is_some_and(|shared| known.iter().any(|option| option.name == *shared));
        if takes && own.iter().all(|(own, _)| own != name) {
            own.push((name.clone(), value.clone()));
        }
    }
    own
}

impl Measured {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.result.rows().len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of the metrics.
    #[must_use]
    pub fn metrics(&self) -> &[String] {
        self.result.metrics()
    }

    /// The names of the columns that tell rows apart, `period` last where there are periods.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let period = self.every.map(|_| "period".to_owned());
        self.result.by().iter().cloned().chain(period).collect()
    }

    /// The answer of a metric in a row: nothing where the group had no usable rows.
    #[must_use]
    pub fn answer(&self, row: usize, metric: usize) -> Option<Answer> {
        let answer = self.result.rows().get(row)?.any(metric)?;
        Some(Answer { record: answer.name(), values: answer.values() })
    }

    /// What a metric answers with.
    pub(crate) fn record(&self, metric: usize) -> Option<&RecordInfo> {
        self.records.get(metric)
    }

    /// Whether rows are told apart by period too.
    pub(crate) const fn has_periods(&self) -> bool {
        self.every.is_some()
    }

    /// The fields of a metric's answers, in their order.
    #[must_use]
    pub fn fields(&self, metric: usize) -> &[FieldInfo] {
        self.records.get(metric).map_or(&[], |record| &record.fields)
    }

    /// The columns that tell rows apart.
    #[must_use]
    pub fn key_columns(&self) -> Vec<OutColumn> {
        let mut columns: Vec<OutColumn> = Vec::new();
        for (at, (name, kind)) in self.result.by().iter().zip(&self.key_kinds).enumerate() {
            let values = self.result.rows().iter().map(|row| key_cell(row.keys.get(at), *kind)).collect();
            columns.push(OutColumn { name: name.clone(), values });
        }
        if let Some(every) = self.every {
            let rows = self.result.rows().iter().zip(&self.starts);
            let values = rows.map(|(row, start)| match (every, row.first_day, start) {
                // Hours are told apart by their first instant; longer periods by their first day.
                (Every::Hour, _, Some(start)) => Cell::Time(*start),
                (_, Some(day), _) => Cell::Date(day),
                _ => Cell::Null,
            });
            columns.push(OutColumn { name: "period".to_owned(), values: values.collect() });
        }
        columns
    }

    /// A row for each group: its keys, then for each metric its value, interval, n, missing rows and other fields.
    #[must_use]
    pub fn wide(&self) -> Vec<OutColumn> {
        let mut columns = self.key_columns();
        for (at, (metric, record)) in self.result.metrics().iter().zip(&self.records).enumerate() {
            let rows: Vec<Option<Vec<Value>>> =
                self.result.rows().iter().map(|row| row.any(at).map(AnyRecord::values)).collect();
            for (name, field) in wide_fields(metric, &record.fields) {
                let values = rows.iter().map(|row| match row.as_ref().and_then(|values| values.get(field)) {
                    Some(value) => cell(value),
                    None => Cell::Null,
                });
                columns.push(OutColumn { name, values: values.collect() });
            }
        }
        columns
    }

    /// The columns of [`Measured::wide`] behind the keys: name, metric, field.
    #[must_use]
    pub fn wide_names(&self) -> Vec<(String, usize, &'static str)> {
        let metrics = self.result.metrics().iter().zip(&self.records).enumerate();
        let names = metrics.flat_map(|(at, (metric, record))| {
            let fields = wide_fields(metric, &record.fields).into_iter();
            fields.filter_map(move |(name, field)| Some((name, at, record.fields.get(field)?.name)))
        });
        names.collect()
    }

    /// A row for each group and metric: its keys, the metric, value, interval, n, missing rows, method.
    #[must_use]
    pub fn tidy(&self) -> Vec<OutColumn> {
        const FIELDS: [&str; 7] =
            ["value", "ci_lower", "ci_upper", "n", "missing_count", "method", "interval_method"];
        let metrics = self.result.metrics();
        let mut columns: Vec<OutColumn> = self.key_columns();
        for column in &mut columns {
            let repeated =
                column.values.iter().flat_map(|value| std::iter::repeat_n(value.clone(), metrics.len()));
            column.values = repeated.collect();
        }
        let names = (0..self.len()).flat_map(|_| metrics.iter().cloned().map(Cell::Text));
        columns.push(OutColumn { name: "metric".to_owned(), values: names.collect() });
        let mut fields: Vec<OutColumn> =
            FIELDS.iter().map(|&name| OutColumn { name: name.to_owned(), values: Vec::new() }).collect();
        for row in self.result.rows() {
            for (at, record) in self.records.iter().enumerate() {
                let values = row.any(at).map(AnyRecord::values);
                for column in &mut fields {
                    let place = record.fields.iter().position(|field| field.name == column.name);
                    let value = values.as_ref().zip(place).and_then(|(values, place)| values.get(place));
                    column.values.push(value.map_or(Cell::Null, cell));
                }
            }
        }
        columns.extend(fields);
        columns
    }
}

/// The columns of a metric and the field each shows.
fn wide_fields(metric: &str, fields: &[FieldInfo]) -> Vec<(String, usize)> {
    const FIRST: [&str; 5] = ["value", "ci_lower", "ci_upper", "n", "missing_count"];
    let place = |name: &str| fields.iter().position(|field| field.name == name);
    let first = FIRST.iter().filter_map(|&name| place(name).map(|at| (name, at)));
    let is_plain = |kind: &Kind| !matches!(kind, Kind::List(_) | Kind::Record(_) | Kind::Pair);
    let rest = fields.iter().enumerate();
    let rest = rest.filter(|(_, field)| !FIRST.contains(&field.name) && is_plain(&field.kind));
    first
        .chain(rest.map(|(at, field)| (field.name, at)))
        .map(|(name, at)| match name {
            "value" => (metric.to_owned(), at),
            name => (format!("{metric}_{name}"), at),
        })
        .collect()
}

fn key_cell(key: Option<&Key>, kind: KeyKind) -> Cell {
    match (key, kind) {
        (Some(Key::Integer(number)), KeyKind::Bool) => Cell::Bool(*number != 0),
        (Some(Key::Integer(number)), KeyKind::Date) => i32::try_from(*number).map_or(Cell::Null, Cell::Date),
        (Some(Key::Integer(number)), _) => Cell::Integer(*number),
        (Some(Key::Text(text)), _) => Cell::Text(text.to_string()),
        _ => Cell::Null,
    }
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Bool(value) => Cell::Bool(*value),
        Value::Count(count) => i64::try_from(*count).map_or(Cell::Null, Cell::Integer),
        Value::Number(number) => Cell::Number(*number),
        Value::Text(text) => Cell::Text(text.to_string()),
        _ => Cell::Null,
    }
}

/// The options of `measure`.
#[must_use]
pub fn measure_options() -> Vec<crate::OptionInfo> {
    <MeasureOptions as cxkit::describe::Options>::info()
}

/// The metric of that name, `Nps`.
///
/// # Errors
/// `unknown_name` with the nearest one.
pub fn metric(name: &str) -> Result<&'static AccumulatorInfo, Error> {
    crate::accumulators().find(|known| known.metric_name() == name).ok_or_else(|| Error::UnknownName {
        kind: "metric".into(),
        name: name.to_owned(),
        nearest: cxkit::nearest(name, crate::accumulators().map(AccumulatorInfo::metric_name))
            .map(str::to_owned),
    })
}

/// A metric's columns as they were given: in order, then by name.
///
/// # Errors
/// `wrong_type` for a required column that is not named, `unknown_option` for a part the metric does not have.
pub fn metric_columns(
    metric: &AccumulatorInfo,
    in_order: Vec<String>,
    named: Vec<(String, String)>,
) -> Result<Vec<(String, String)>, Error> {
    let mut columns: Vec<(String, String)> = metric.roles().map(str::to_owned).zip(in_order).collect();
    columns.extend(named);
    for argument in metric.arguments.iter().filter(|argument| argument.required) {
        if columns.iter().all(|(role, _)| role != argument.name) {
            return Err(wrong_type(argument.name, "the name of a column", "nothing", None));
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp)]
    use super::*;
    use cxkit::columns::{Numbers, Texts};

    fn column<'a>(name: &str, column: impl Into<Column<'a>>) -> TableColumn<'a> {
        TableColumn { name: name.into(), column: column.into(), kind: KeyKind::Integer }
    }

    fn call<'a>(table: Vec<TableColumn<'a>>, options: Vec<(&str, Value)>) -> MeasureCall<'a> {
        let options = options.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let nps = metric("Nps").unwrap();
        let columns = metric_columns(nps, vec!["score".into()], Vec::new()).unwrap();
        let metrics = vec![MetricCall { name: "nps".into(), metric: nps, columns, options: Vec::new() }];
        MeasureCall { table, metrics, options, casing: None, threads: 2 }
    }

    fn text(text: &'static str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn wide_and_tidy_hold_the_same_answers() {
        let days = Texts::from(&["2024-01-31", "2024-02-01", "2024-02-29T23:30:00", "2024-02-02"]);
        let happy = TableColumn { kind: KeyKind::Bool, ..column("vip", Numbers::from(&[1_u8, 1, 0, 1])) };
        let table = vec![column("score", Numbers::from(&[10_i8, 9, 0, 8])), column("at", days), happy];
        let by = Value::List(vec![text("vip")]);
        let options = vec![
            ("by", by),
            ("time", text("at")),
            ("every", text("month")),
            ("time_zone", text("Europe/Berlin")),
        ];
        let measured = measure(&call(table, options)).unwrap();
        assert_eq!(measured.keys(), ["vip", "period"]);
        let wide = measured.wide();
        let of = |name: &str| wide.iter().find(|column| column.name == name).unwrap().values.clone();
        assert_eq!(of("vip"), [Cell::Bool(false), Cell::Bool(true), Cell::Bool(true)]);
        let (january, february) = (19_723, 19_754);
        assert_eq!(of("period"), [Cell::Date(february), Cell::Date(january), Cell::Date(february)]);
        assert_eq!(of("nps"), [Cell::Number(-100.0), Cell::Number(100.0), Cell::Number(50.0)]);
        assert_eq!(of("nps_n"), [Cell::Integer(1), Cell::Integer(1), Cell::Integer(2)]);
        assert!(wide.iter().any(|column| column.name == "nps_ci_lower"));
        assert!(wide.iter().all(|column| column.values.len() == 3 && column.name != "nps_distribution"));
        let tidy = measured.tidy();
        let value = tidy.iter().find(|column| column.name == "value").unwrap();
        assert_eq!(value.values, of("nps"));
    }

    #[test]
    fn names_nobody_knows_are_refused_with_the_nearest() {
        let table = || vec![column("score", Numbers::from(&[10_i8]))];
        let refused = |options| measure(&call(table(), options)).err().unwrap().to_string();
        assert!(refused(vec![("by", Value::List(vec![text("scor")]))]).contains("'score'"));
        assert!(refused(vec![("time_zon", text("UTC"))]).contains("'time_zone'"));
        assert!(refused(vec![("every", text("month"))]).contains("needs time"));
        assert_eq!(metric("Npss").err().unwrap().code(), "unknown_name");
    }

    #[test]
    fn a_metrics_own_options_override_the_tables() {
        let table = vec![column("score", Numbers::from(&[10_i8, 9, 3]))];
        let mut own = call(table, vec![("confidence_level", Value::Number(0.9))]);
        let level = |call: &MeasureCall<'_>| {
            let wide = measure(call).unwrap().wide();
            wide.iter().find(|column| column.name == "nps_ci_level").unwrap().values.clone()
        };
        assert_eq!(level(&own), [Cell::Number(0.9)]);
        own.metrics[0].options.push(("confidence_level".into(), Value::Number(0.8)));
        assert_eq!(level(&own), [Cell::Number(0.8)]);
    }
}
