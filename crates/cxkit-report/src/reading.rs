//! A measure's answer as the report reads it, whatever the measure.

use cxkit::describe::Value;
use cxkit::measure::AnyRecord;
use serde::Serialize;

/// One number with everything that says how sure it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// The headline number.
    pub value: f64,
    /// Lower end of its interval.
    pub ci_lower: Option<f64>,
    /// Upper end of its interval.
    pub ci_upper: Option<f64>,
    /// Level of the interval.
    pub ci_level: f64,
    /// How many rows it rests on.
    pub n: u64,
    /// How many rows had no answer.
    pub missing_count: u64,
    /// How many rows were left out as outside the scale.
    pub out_of_scale_count: u64,
    /// What was computed.
    pub method: String,
    /// How the interval was computed.
    pub interval_method: String,
    /// How often each answer was given, lowest first.
    pub distribution: Vec<AnswerCount>,
    /// Every other field of the result, by name.
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// How often an answer was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerCount {
    /// The answer.
    pub answer: f64,
    /// How often.
    pub count: u64,
    /// Its share of all answers, by weight where there are weights.
    pub share: f64,
}

impl Reading {
    /// A number with its interval, and how many rows it rests on.
    pub(crate) fn plain(value: f64, interval: Option<(f64, f64)>, n: u64) -> Self {
        Self {
            value,
            ci_lower: interval.map(|(low, _)| low),
            ci_upper: interval.map(|(_, high)| high),
            n,
            ..Self::empty()
        }
    }

    fn empty() -> Self {
        Self {
            value: f64::NAN,
            ci_lower: None,
            ci_upper: None,
            ci_level: 0.95,
            n: 0,
            missing_count: 0,
            out_of_scale_count: 0,
            method: String::new(),
            interval_method: String::new(),
            distribution: Vec::new(),
            fields: serde_json::Map::new(),
        }
    }

    /// Reads any result by the names of its fields; nothing where it has no number.
    pub(crate) fn of(result: &dyn AnyRecord) -> Option<Self> {
        Self::from_values(result.fields(), &result.values())
    }

    /// The same from the names and values of the fields.
    pub(crate) fn from_values(fields: &[&str], values: &[Value]) -> Option<Self> {
        let mut reading = Self::empty();
        for (field, value) in fields.iter().zip(values) {
            match (*field, value) {
                ("value", value) => reading.value = value.number()?,
                ("ci_lower", value) => reading.ci_lower = value.number(),
                ("ci_upper", value) => reading.ci_upper = value.number(),
                ("ci_level", value) => reading.ci_level = value.number().unwrap_or(0.95),
                ("n", Value::Count(count)) => reading.n = *count,
                ("missing_count", Value::Count(count)) => reading.missing_count = *count,
                ("out_of_scale_count", Value::Count(count)) => reading.out_of_scale_count = *count,
                ("method", value) => reading.method = value.text().unwrap_or_default().to_owned(),
                ("interval_method", value) => {
                    reading.interval_method = value.text().unwrap_or_default().to_owned();
                }
                ("distribution", Value::List(rows)) => {
                    reading.distribution = rows.iter().map(answer).collect()
                }
                (name, value) => {
                    reading.fields.insert(name.to_owned(), json(value));
                }
            }
        }
        // A result without such a field has no headline number.
        (!reading.value.is_nan()).then_some(reading)
    }

    /// What was left out and why, besides missing answers: counts by their names, in words.
    pub(crate) fn left_out(&self) -> Vec<(String, u64)> {
        const KNOWN: [&str; 6] = [
            "open_count",
            "pending_count",
            "impossible_count",
            "later_count",
            "excluded_count",
            "unhandled_count",
        ];
        let count = |name: &&str| self.fields.get(*name).and_then(serde_json::Value::as_u64);
        KNOWN
            .iter()
            .filter_map(|name| Some((name.trim_end_matches("_count").to_owned(), count(name)?)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }

    /// Both ends of the interval, where it has both.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.ci_lower.zip(self.ci_upper)
    }
}

fn answer(row: &Value) -> AnswerCount {
    let number = |name| row.get(name).and_then(Value::number).unwrap_or_default();
    let count = match row.get("count") {
        Some(Value::Count(count)) => *count,
        _ => 0,
    };
    AnswerCount { answer: number("answer"), count, share: number("share") }
}

/// A value of the core as JSON.
pub(crate) fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Bool(flag) => (*flag).into(),
        Value::Count(count) => (*count).into(),
        Value::Integer(integer) => (*integer).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_ref().into(),
        Value::List(list) => list.iter().map(json).collect(),
        Value::Map(map) => map.iter().map(|(name, value)| (name.clone().into_owned(), json(value))).collect(),
        _ => serde_json::Value::Null,
    }
}
