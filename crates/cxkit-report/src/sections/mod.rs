//! Parts of the report beside its metrics: journeys, and what customers are worth.
//!
//! A section is findings, each a sentence with its pictures and the table behind them; the same numbers go into the long
//! table, and the core's whole result into the JSON.

mod journeys;
mod worth;

pub(crate) use journeys::{answer as journey, log};
pub(crate) use worth::answer as worth;

use crate::reading::json;
use crate::scorecard::Section;
use crate::unit::Unit;
use cxkit::describe::{Options, Record, Value};
use serde::Serialize;

/// A part of the report beside its metrics.
#[derive(Clone, Debug, Serialize)]
pub struct SectionReport {
    /// Its id in the scorecard.
    pub id: String,
    /// Its name on the page.
    pub label: String,
    /// What was asked: `funnel`, `value`.
    pub query: &'static str,
    /// The source it reads.
    pub source: String,
    /// The settings the scorecard gives.
    pub options: serde_json::Map<String, serde_json::Value>,
    /// The stage of the journey.
    pub stage: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What was found, each as one sentence.
    pub findings: Vec<String>,
    /// Why there is no answer.
    pub problem: Option<String>,
    /// The answers in full, by name.
    pub results: serde_json::Map<String, serde_json::Value>,
    #[serde(skip)]
    pub(crate) shown: Vec<Finding>,
    #[serde(skip)]
    pub(crate) rows: Vec<SectionRow>,
    #[serde(skip)]
    pub(crate) definition: Vec<(&'static str, String)>,
}

/// A sentence, its pictures, and the table behind them.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub heading: String,
    pub notes: Vec<String>,
    /// What stands above each picture, and the picture.
    pub figures: Vec<(String, serde_json::Value)>,
    pub table: Table,
}

/// A table as the page shows it: words, and numbers to the right.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub columns: Vec<(&'static str, bool)>,
    pub rows: Vec<Vec<String>>,
}

/// A number of a section in the long table.
#[derive(Clone, Debug)]
pub(crate) struct SectionRow {
    pub reading: &'static str,
    pub group_by: &'static str,
    pub group: String,
    pub value: Option<f64>,
    pub ends: Option<(f64, f64)>,
    pub n: u64,
    pub unit: Unit,
}

impl SectionReport {
    pub(crate) fn of(section: &Section) -> Self {
        Self {
            id: section.id.clone(),
            label: section.label.clone(),
            query: section.ask.word(),
            source: section.source.clone(),
            options: section.settings.iter().map(|(name, value)| (name.clone(), json(value))).collect(),
            stage: section.stage.clone(),
            owner: section.owner.clone(),
            findings: Vec::new(),
            problem: None,
            results: serde_json::Map::new(),
            shown: Vec::new(),
            rows: Vec::new(),
            definition: Vec::new(),
        }
    }

    /// The same without an answer, and why.
    pub(crate) fn without(mut self, problem: String) -> Self {
        self.problem = Some(problem);
        self
    }

    /// Keeps a result of the core in full.
    fn keep<R: Record>(&mut self, name: &str, result: &R) {
        let fields = R::FIELDS.iter().zip(result.values());
        let fields = fields.map(|(field, value)| ((*field).to_owned(), json(&value)));
        self.results.insert(name.to_owned(), serde_json::Value::Object(fields.collect()));
    }

    fn found(&mut self, finding: Finding) {
        self.findings.push(finding.heading.clone());
        self.shown.push(finding);
    }

    fn row(
        &mut self,
        (reading, unit): (&'static str, Unit),
        (group_by, group): (&'static str, &str),
        value: Option<f64>,
        ends: Option<(f64, f64)>,
        n: u64,
    ) {
        self.rows.push(SectionRow { reading, group_by, group: group.to_owned(), value, ends, n, unit });
    }
}

/// The picture of a result of the core.
fn picture<R: Record>(result: &R) -> Option<serde_json::Value> {
    crate::figure::figure_of(R::NAME, R::FIELDS, &result.values())
}

/// The present value of an option.
fn option<O: Options>(options: &O, name: &str) -> Value {
    let place = O::info().iter().position(|option| option.name == name);
    place.and_then(|place| options.values().into_iter().nth(place)).unwrap_or(Value::Null)
}

/// The length of the periods a question is asked by, in a word.
fn every<O: Options>(options: &O) -> String {
    option(options, "every").text().unwrap_or("period").to_owned()
}
