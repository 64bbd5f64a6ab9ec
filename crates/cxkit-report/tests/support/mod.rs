//! A report from rows written in the test.

use cxkit_report::{Part, Report, ReportError, Scorecard, Table, TableColumn, WordsBuilder};

/// One file of a source called `survey`.
pub fn part(file: &str, columns: &[(&str, &[&str])]) -> Part {
    let columns: Vec<(String, TableColumn)> = columns
        .iter()
        .map(|(name, cells)| {
            let mut words = WordsBuilder::default();
            cells.iter().for_each(|cell| words.push(cell));
            ((*name).to_owned(), TableColumn::of_words(words.finish()))
        })
        .collect();
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    let all_columns = columns.iter().map(|(name, _)| name.clone()).collect();
    Part {
        file: file.into(),
        table: Table { rows, columns, recoded_cells: 0, all_columns },
        constants: vec![],
    }
}

/// A scorecard of one source and these metrics, evaluated.
pub fn report(metrics: &str, parts: Vec<Part>) -> Result<Report, ReportError> {
    report_of("", metrics, parts)
}

pub fn report_of(source: &str, metrics: &str, parts: Vec<Part>) -> Result<Report, ReportError> {
    let text = format!("title = \"T\"\n[sources.survey]\npath = \"x.csv\"\n{source}\n{metrics}");
    Scorecard::parse(&text, "card.toml")?.evaluate(vec![("survey".into(), parts)], 1)
}
