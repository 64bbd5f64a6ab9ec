//! From a path in a scorecard to the files it means.

use crate::open::bad;
use cxkit_report::ReportError;
use std::path::{Path, PathBuf};

/// The files a path or a pattern (`data/*.csv`) means, relative to `base`, each with its name for the report,
/// in the order of their names.
///
/// # Errors
/// `bad_file` when a pattern is none or matches nothing. A plain path is not looked for here.
pub fn find_files(base: &Path, path: &str) -> Result<Vec<(String, PathBuf)>, ReportError> {
    let whole = base.join(path);
    if !path.contains(['*', '?', '[']) || whole.exists() {
        return Ok(vec![(path.to_owned(), whole)]);
    }
    // The folder of the scorecard is taken as it is, whatever letters its name has.
    let pattern = match Path::new(path).is_absolute() {
        true => path.to_owned(),
        false => format!("{}/{path}", glob::Pattern::escape(&base.to_string_lossy())),
    };
    let matches =
        glob::glob(&pattern).map_err(|error| bad(format!("'{path}' is no pattern: {}", error.msg)))?;
    let mut found = Vec::new();
    for file in matches {
        let file = file.map_err(|error| bad(format!("cannot look for '{path}': {error}")))?;
        if file.is_file() {
            let name = file.strip_prefix(base).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            found.push((name, file));
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(bad(format!("no file matches '{path}'")));
    }
    Ok(found)
}
