//! Writing a file at once or not at all.

use cxkit_report::ReportError;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes to a neighbouring file that then takes the name: readers see the old report or the new one.
pub(crate) fn atomically(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let failed = |error: io::Error| {
        ReportError::new("bad_file", format!("cannot be written: {error}"))
            .in_file(path.display().to_string())
    };
    let name = path.file_name().ok_or_else(|| failed(io::Error::from(io::ErrorKind::InvalidInput)))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    // Of one process and one name, so that two runs at once do not write into each other's file.
    let part = folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        // What is left of a failed attempt is of no use; that it cannot be removed would hide the reason.
        let _ = fs::remove_file(&part);
        failed(error)
    })
}
