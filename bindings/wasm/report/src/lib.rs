//! Scorecards and their report in WebAssembly: conversion only.
//!
//! A page hands over the text of a scorecard and, file by file, its rows: text in pieces that it is asked for, or columns
//! where something else read the file. An error is thrown as JSON text with code, message, row and line.

mod columns;
mod pieces;

pub use columns::Columns;

use cxkit_report::{Part, Report, ReportError, Scorecard, Settings, Table};
use js_sys::Function;
use pieces::Pieces;
use serde_json::json;
use wasm_bindgen::prelude::{wasm_bindgen, JsValue};

/// How many values of a column are shown to tell what it holds.
const SHOWN: usize = 3;

fn thrown(error: ReportError) -> JsValue {
    let told = json!({
        "code": error.code(), "message": error.to_string(), "row": error.row(), "line": error.line(),
        "file": error.file(),
    });
    JsValue::from_str(&told.to_string())
}

/// A scorecard on its way to a report: it says which files it needs and is given their rows.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Card {
    scorecard: Scorecard,
    /// A source and one of its files, by their places, and whether its rows are here.
    files: Vec<(usize, usize, bool)>,
    parts: Vec<(String, Vec<Part>)>,
}

#[wasm_bindgen]
impl Card {
    /// Reads a scorecard: all of it, or what a role sees and what is due.
    ///
    /// # Errors
    /// As the command's.
    #[wasm_bindgen(constructor)]
    pub fn new(
        text: &str,
        file: &str,
        role: Option<String>,
        cadence: Option<String>,
    ) -> Result<Card, JsValue> {
        let mut scorecard = Scorecard::parse(text, file).map_err(thrown)?;
        if let Some(role) = role {
            scorecard = scorecard.for_role(&role).map_err(thrown)?;
        }
        if let Some(cadence) = cadence {
            scorecard = scorecard.due(&cadence).map_err(thrown)?;
        }
        let mut card = Self { files: Vec::new(), parts: Vec::new(), scorecard };
        for (at, source) in card.scorecard.sources.iter().enumerate() {
            if !card.scorecard.columns(&source.id).is_empty() {
                card.parts.push((source.id.clone(), Vec::new()));
                card.files.extend((0..source.files.len()).map(|file| (at, file, false)));
            }
        }
        Ok(card)
    }

    /// What is to be read, as JSON: a list of `{source, path, columns}`.
    #[must_use]
    pub fn files(&self) -> String {
        let files = self.files.iter().map(|&(source, file, _)| {
            let source = &self.scorecard.sources[source];
            json!({
                "source": source.id, "path": source.files[file].path, "columns": self.scorecard.columns(&source.id),
            })
        });
        serde_json::Value::Array(files.collect()).to_string()
    }

    /// Reads text for the file in that place of [`Card::files`]; `next` gives its next bytes, none at its end. A pattern
    /// may stand for several files, which come one after the other. The answer is how many rows there were.
    ///
    /// # Errors
    /// As the command's.
    #[wasm_bindgen(js_name = readText)]
    pub fn read_text(&mut self, place: usize, name: &str, next: Function) -> Result<f64, JsValue> {
        let (source, _) = self.place(place)?;
        let id = &self.scorecard.sources[source].id;
        let (columns, names) = (self.scorecard.columns(id), self.scorecard.names(id));
        let table =
            cxkit_io::read_stream_with_names(name, Pieces::new(next), &columns, &names).map_err(thrown)?;
        self.add(place, name, table)
    }

    /// The same for a file whose columns are read already.
    ///
    /// # Errors
    /// As the command's.
    #[wasm_bindgen(js_name = addColumns)]
    pub fn add_columns(&mut self, place: usize, name: &str, columns: Columns) -> Result<f64, JsValue> {
        self.add(place, name, columns.into_table().map_err(|error| thrown(error.in_file(name)))?)
    }

    fn place(&self, place: usize) -> Result<(usize, usize), JsValue> {
        let unknown = || thrown(ReportError::new("out_of_range", "the scorecard asks for no such file"));
        self.files.get(place).map(|&(source, file, _)| (source, file)).ok_or_else(unknown)
    }

    #[allow(clippy::cast_precision_loss)]
    fn add(&mut self, place: usize, name: &str, table: Table) -> Result<f64, JsValue> {
        let (source, file) = self.place(place)?;
        let source = &self.scorecard.sources[source];
        let rows = table.rows as f64;
        let part =
            cxkit_io::part(&self.scorecard, source, &source.files[file], name, table).map_err(thrown)?;
        if let Some((_, parts)) = self.parts.iter_mut().find(|(id, _)| *id == source.id) {
            parts.push(part);
        }
        self.files[place].2 = true;
        Ok(rows)
    }

    /// Computes the report. The scorecard is used up.
    ///
    /// # Errors
    /// `missing` when a file was not read; as the command's.
    pub fn report(self, since: Option<String>, until: Option<String>) -> Result<Page, JsValue> {
        if let Some(&(source, file, _)) = self.files.iter().find(|(_, _, read)| !read) {
            let source = &self.scorecard.sources[source];
            let message =
                format!("the file '{}' of the source '{}' was not read", source.files[file].path, source.id);
            return Err(thrown(ReportError::new("missing", message).in_file(&*self.scorecard.file)));
        }
        let settings = Settings {
            threads: 1,
            since: since.as_deref(),
            until: until.as_deref(),
            zone: &cxkit_zones::zone,
        };
        self.scorecard.evaluate_with(self.parts, &settings).map(Page).map_err(thrown)
    }
}

/// A report that was computed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Page(Report);

#[wasm_bindgen]
impl Page {
    /// The page, with pictures where the text of plotly.js is given.
    #[must_use]
    pub fn html(&self, plotly: Option<String>) -> String {
        self.0.to_html(plotly.as_deref())
    }

    /// Every number with everything known about it.
    #[must_use]
    pub fn json(&self) -> String {
        self.0.to_json()
    }

    /// The long table as CSV.
    #[must_use]
    pub fn csv(&self) -> String {
        self.0.to_csv()
    }

    /// The long table for people.
    #[must_use]
    pub fn markdown(&self) -> String {
        self.0.to_markdown()
    }

    /// A short text for a message.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.to_text()
    }

    /// Whether a target is missed with certainty.
    #[wasm_bindgen(getter, js_name = missesATarget)]
    #[must_use]
    pub fn misses_a_target(&self) -> bool {
        self.0.misses_a_target()
    }
}

/// Looks at the beginning of a text file: its columns, and a first scorecard for it.
///
/// # Errors
/// As the command's.
#[wasm_bindgen(js_name = lookAtText)]
pub fn look_at_text(name: &str, start: &[u8]) -> Result<String, JsValue> {
    // Unpacked already, whatever the name says.
    let unpacked = name.strip_suffix(".gz").unwrap_or(name);
    let looked = cxkit_io::read_bytes(unpacked, start, &[]).map_err(thrown)?;
    let columns: Vec<&str> = looked.all_columns.iter().map(String::as_str).collect();
    look(name, &cxkit_io::read_bytes(unpacked, start, &columns).map_err(thrown)?)
}

/// The same for columns that are read already.
///
/// # Errors
/// As the command's.
#[wasm_bindgen(js_name = lookAtColumns)]
pub fn look_at_columns(name: &str, columns: Columns) -> Result<String, JsValue> {
    look(name, &columns.into_table().map_err(|error| thrown(error.in_file(name)))?)
}

fn look(name: &str, table: &Table) -> Result<String, JsValue> {
    let scorecard = cxkit_report::suggest(name, table).map_err(thrown)?;
    let columns = table.columns.iter().map(|(name, column)| {
        let values = (0..column.len()).filter(|&row| column.has_value(row));
        let shown: Vec<String> = values.take(SHOWN).map(|row| column.key(row).to_string()).collect();
        json!({ "name": name, "values": shown })
    });
    let columns: Vec<serde_json::Value> = columns.collect();
    Ok(json!({ "rows": table.rows, "columns": columns, "scorecard": scorecard }).to_string())
}

/// The measures over rows, as JSON: a list of `{name, title, columns}`, of columns those it cannot do without.
#[wasm_bindgen]
#[must_use]
pub fn measures() -> String {
    let known = cxkit_report::measures::all().iter().filter(|measure| measure.metric.is_some());
    let known = known.map(|measure| {
        let required: Vec<&str> =
            measure.roles().iter().filter(|role| role.required).map(|role| role.name).collect();
        json!({ "name": measure.name, "title": measure.title, "columns": required })
    });
    serde_json::Value::Array(known.collect()).to_string()
}

/// The version of cxkit this module was built from.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
