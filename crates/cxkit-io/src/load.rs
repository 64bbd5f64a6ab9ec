//! Reading the files of a scorecard.

#[cfg(feature = "files")]
use crate::{find::find_files, open::read_table_with_names};
use cxkit_report::{Part, ReportError, Scorecard, Source, SourceFile, Table};
#[cfg(feature = "files")]
use std::path::Path;

/// Reads what the metrics of a scorecard need from the files of its sources. Paths are relative to `base`;
/// `progress` is told each file before it is read.
///
/// # Errors
/// As [`crate::read_table`] and [`find_files`]; `bad_option` when the scorecard adds a column that a file has already.
#[cfg(feature = "files")]
pub fn load(
    scorecard: &Scorecard,
    base: &Path,
    progress: &mut dyn FnMut(&str),
) -> Result<Vec<(String, Vec<Part>)>, ReportError> {
    let mut sources = Vec::new();
    for source in &scorecard.sources {
        let columns = scorecard.columns(&source.id);
        if columns.is_empty() {
            continue;
        }
        let names = scorecard.names(&source.id);
        let mut parts = Vec::new();
        for file in &source.files {
            let found = find_files(base, &file.path)
                .map_err(|error| error.in_file(&*scorecard.file).at_line(file.line))?;
            for (name, path) in found {
                progress(&name);
                let table = read_table_with_names(&path, &columns, &names)?;
                parts.push(part(scorecard, source, file, &name, table)?);
            }
        }
        sources.push((source.id.clone(), parts));
    }
    Ok(sources)
}

/// The rows of a file of a source, `name` in the report, with the columns the scorecard adds to them.
///
/// # Errors
/// `bad_option` when the file has such a column already.
pub fn part(
    scorecard: &Scorecard,
    source: &Source,
    file: &SourceFile,
    name: &str,
    table: Table,
) -> Result<Part, ReportError> {
    match file.columns.iter().find(|(column, _)| table.all_columns.contains(column)) {
        Some((column, _)) => {
            Err(ReportError::new("bad_option", format!("{name} has a column '{column}' already"))
                .in_file(&*scorecard.file)
                .at_line(file.line)
                .about(format!("sources.{}.files.columns.{column}", source.id)))
        }
        None => Ok(Part { file: name.to_owned(), table, constants: file.columns.clone() }),
    }
}
