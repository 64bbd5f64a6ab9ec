//! Columns that JavaScript has read: a Parquet file, say.

use cxkit_report::{ReportError, Table, TableColumn, WordsBuilder};
use js_sys::{Float64Array, Uint32Array};
use wasm_bindgen::prelude::wasm_bindgen;

/// A column as it grows.
#[derive(Debug)]
enum Growing {
    Numbers(Vec<f64>),
    Words(WordsBuilder, usize),
}

/// The columns of a file, piece by piece.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Columns {
    rows: usize,
    all_columns: Vec<String>,
    columns: Vec<(String, Growing)>,
}

#[wasm_bindgen]
impl Columns {
    /// No column yet, of a file with so many rows and these columns.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn new(rows: f64, all_columns: Vec<String>) -> Columns {
        Self { rows: rows as usize, all_columns, columns: Vec::new() }
    }

    /// Adds rows to a column of numbers; `NaN` is empty.
    #[wasm_bindgen(js_name = addNumbers)]
    pub fn add_numbers(&mut self, name: &str, numbers: &Float64Array) {
        let new = || Growing::Numbers(Vec::new());
        if let Growing::Numbers(known) = self.column(name, new) {
            known.extend(numbers.to_vec());
        }
    }

    /// Adds rows to a column of words: which of `words` each holds; what is no place among them is empty.
    #[wasm_bindgen(js_name = addWords)]
    pub fn add_words(&mut self, name: &str, words: Vec<String>, codes: &Uint32Array) {
        let new = || Growing::Words(WordsBuilder::default(), 0);
        if let Growing::Words(known, rows) = self.column(name, new) {
            let codes = codes.to_vec();
            *rows += codes.len();
            for code in codes {
                known.push(words.get(code as usize).map_or("", String::as_str));
            }
        }
    }
}

impl Columns {
    fn column(&mut self, name: &str, new: impl FnOnce() -> Growing) -> &mut Growing {
        let at = self.columns.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.columns.push((name.to_owned(), new()));
            self.columns.len() - 1
        });
        &mut self.columns[at].1
    }

    /// The table, when every column has all its rows.
    pub(crate) fn into_table(self) -> Result<Table, ReportError> {
        let rows = self.rows;
        let columns = self.columns.into_iter().map(|(name, column)| {
            let (column, seen) = match column {
                Growing::Numbers(numbers) => {
                    let seen = numbers.len();
                    (TableColumn::Numbers(numbers), seen)
                }
                Growing::Words(words, seen) => (TableColumn::of_words(words.finish()), seen),
            };
            let short =
                || ReportError::new("bad_file", format!("is damaged: {seen} rows where it says {rows}"));
            (seen == rows).then_some((name, column)).ok_or_else(short)
        });
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        Ok(Table { rows, columns, recoded_cells: 0, all_columns: self.all_columns })
    }
}
