//! `cxkit init`: a file in, a scorecard out.

use crate::write;
use clap::Args;
use cxkit_report::ReportError;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub(crate) struct InitArguments {
    /// The data: CSV, TSV or JSON lines, gzipped or not, or Parquet.
    file: PathBuf,
    /// The scorecard to write.
    #[arg(long, short, default_value = "scorecard.toml")]
    out: PathBuf,
    /// Write over a scorecard that is there.
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(arguments: &InitArguments) -> Result<i32, ReportError> {
    let out = &arguments.out;
    if out.exists() && !arguments.force {
        return Err(ReportError::new(
            "bad_file",
            "is there already: name another with --out, or say --force",
        )
        .in_file(out.display().to_string()));
    }
    // The names of the columns first, then all of them.
    let looked = cxkit_io::read_table(&arguments.file, &[])?;
    let names: Vec<&str> = looked.all_columns.iter().map(String::as_str).collect();
    let table = cxkit_io::read_table(&arguments.file, &names)?;
    let card = cxkit_report::suggest(&from(out, &arguments.file), &table)?;
    write::atomically(out, card.as_bytes())?;
    println!("{}", out.display());
    // For people: who reads standard output reads a path.
    eprintln!(
        "read it, change it, then: cxkit report {0} --out {1}",
        out.display(),
        out.with_extension("html").display()
    );
    Ok(0)
}

/// The file as seen from the scorecard's folder; whole where no way leads down to it.
fn from(scorecard: &Path, file: &Path) -> String {
    let folder = scorecard.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(whole) = file.canonicalize() else { return file.display().to_string() };
    // A folder that is not there yet has nothing below it.
    let folder = folder.canonicalize().ok();
    let shown = folder.as_deref().and_then(|folder| whole.strip_prefix(folder).ok()).unwrap_or(&whole);
    shown.to_string_lossy().replace('\\', "/")
}
