//! One section in detail: what was found in journeys, or what customers are worth.

use crate::format;
use crate::sections::{Finding, SectionReport};
use serde::Serialize;
use serde_json::{Map, Value};

/// The page's table holds so many rows; the exports hold all.
const MOST_LISTED: usize = 200;

#[derive(Serialize)]
pub(super) struct Part {
    place: usize,
    label: String,
    problem: Option<String>,
    findings: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    heading: String,
    notes: Vec<String>,
    figures: Vec<Figure>,
    columns: Vec<Head>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Serialize)]
struct Figure {
    id: String,
    caption: String,
}

#[derive(Serialize)]
struct Head {
    label: &'static str,
    number: bool,
}

#[derive(Serialize)]
struct Cell {
    text: String,
    number: bool,
    first: bool,
}

impl Part {
    pub fn of(place: usize, section: &SectionReport, figures: &mut Map<String, Value>) -> Self {
        Self {
            place,
            label: format::name(&section.label),
            problem: section.problem.as_ref().map(|problem| format!("No answer: {problem}.")),
            findings: section.shown.iter().map(|finding| shown(finding, figures)).collect(),
        }
    }
}

fn shown(finding: &Finding, figures: &mut Map<String, Value>) -> Shown {
    let mut notes = finding.notes.clone();
    if finding.table.rows.len() > MOST_LISTED {
        notes.push(format!("The table holds the first {MOST_LISTED} rows; the exports hold all."));
    }
    let drawn = finding.figures.iter().map(|(caption, figure)| {
        let id = format!("figure-{}", figures.len() + 1);
        figures.insert(id.clone(), figure.clone());
        Figure { id, caption: caption.clone() }
    });
    let drawn = drawn.collect();
    let number = |at: usize| finding.table.columns.get(at).is_some_and(|(_, number)| *number);
    let row = |cells: &Vec<String>| {
        cells
            .iter()
            .enumerate()
            .map(|(at, text)| Cell { text: text.clone(), number: number(at), first: at == 0 })
            .collect()
    };
    Shown {
        heading: finding.heading.clone(),
        notes,
        figures: drawn,
        columns: finding
            .table
            .columns
            .iter()
            .map(|(label, number)| Head { label, number: *number })
            .collect(),
        rows: finding.table.rows.iter().take(MOST_LISTED).map(row).collect(),
    }
}
