//! Reading the files of a scorecard.

use crate::find::find_files;
use crate::open::read_table;
use cxkit_report::{Part, ReportError, Scorecard};
use std::path::Path;

/// Reads what the metrics of a scorecard need from the files of its sources. Paths are relative to `base`;
/// `progress` is told each file before it is read.
///
/// # Errors
/// As [`read_table`] and [`find_files`]; `bad_option` when the scorecard adds a column that a file has already.
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
        let mut parts = Vec::new();
        for file in &source.files {
            let found = find_files(base, &file.path)
                .map_err(|error| error.in_file(&*scorecard.file).at_line(file.line))?;
            for (name, path) in found {
                progress(&name);
                let table = read_table(&path, &columns)?;
                for (column, _) in &file.columns {
                    if table.all_columns.contains(column) {
                        let message = format!("{name} has a column '{column}' already");
                        return Err(ReportError::new("bad_option", message)
                            .in_file(&*scorecard.file)
                            .at_line(file.line)
                            .about(format!("sources.{}.files.columns.{column}", source.id)));
                    }
                }
                parts.push(Part { file: name, table, constants: file.columns.clone() });
            }
        }
        sources.push((source.id.clone(), parts));
    }
    Ok(sources)
}
