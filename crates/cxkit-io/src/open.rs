//! What a file is, by its name and its first bytes, and who reads it.

use crate::{csv, json_lines, parquet, xes};
use cxkit_report::{ReportError, Table};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// What is inside, once it is unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Tsv,
    JsonLines,
    Xes,
    Parquet,
}

const ENDINGS: &[(&str, Format)] = &[
    (".csv", Format::Csv),
    (".tsv", Format::Tsv),
    (".txt", Format::Csv),
    (".jsonl", Format::JsonLines),
    (".ndjson", Format::JsonLines),
    (".xes", Format::Xes),
    (".parquet", Format::Parquet),
];

const GZIP: &[u8] = &[0x1f, 0x8b];
const PARQUET: &[u8] = b"PAR1";
const UTF16: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// Reads some columns of a file; those it does not have are left out.
///
/// # Errors
/// `bad_file` for a file that cannot be opened or read to its end, is ragged, or is not what its name says;
/// `wrong_type` for a column of lists or tables. The error names the file by its path.
pub fn read_table(path: &Path, columns: &[&str]) -> Result<Table, ReportError> {
    read(path, columns).map_err(|error| error.in_file(path.display().to_string()))
}

/// Reads some columns of a text file that lies in memory, as [`read_table`] would under this name.
///
/// # Errors
/// As [`read_table`]; `bad_file` for the name of a Parquet file.
///
/// ```
/// let table = cxkit_io::read_bytes("scores.csv", b"score,area\n10,A\n9,B\n", &["area"])?;
/// assert_eq!((table.rows, table.columns.len()), (2, 1));
/// # Ok::<(), cxkit_report::ReportError>(())
/// ```
pub fn read_bytes(name: &str, bytes: &[u8], columns: &[&str]) -> Result<Table, ReportError> {
    let read = match format_of(Path::new(name))? {
        (Format::Parquet, _) => Err(bad("a Parquet file is read from a file only")),
        (format, true) => read_text(format, MultiGzDecoder::new(bytes), columns),
        (format, false) => read_text(format, bytes, columns),
    };
    read.map_err(|error| error.in_file(name))
}

fn read(path: &Path, columns: &[&str]) -> Result<Table, ReportError> {
    let (format, gzipped) = format_of(path)?;
    if path.is_dir() {
        return Err(bad("is a folder"));
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => bad("there is no such file"),
        io::ErrorKind::PermissionDenied => bad("may not be read"),
        _ => bad(format!("cannot be opened: {error}")),
    })?;
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let start = reader.fill_buf().map_err(|error| unreadable(&error))?;
    if start.is_empty() {
        return Err(bad("is empty"));
    }
    if gzipped {
        if !start.starts_with(GZIP) {
            return Err(bad("is named .gz and is not gzipped"));
        }
        return read_text(format, MultiGzDecoder::new(reader), columns);
    }
    if start.starts_with(GZIP) {
        return Err(bad("is gzipped: its name should end in .gz"));
    }
    match (format, start.starts_with(PARQUET)) {
        (Format::Parquet, true) => parquet::read(reader.into_inner(), columns),
        (Format::Parquet, false) => Err(bad("is named .parquet and is not a Parquet file")),
        (_, true) => Err(bad("is a Parquet file: its name should end in .parquet")),
        (text, false) => read_text(text, reader, columns),
    }
}

fn read_text(format: Format, reader: impl Read, columns: &[&str]) -> Result<Table, ReportError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let start = reader.fill_buf().map_err(|error| unreadable(&error))?;
    if UTF16.iter().any(|mark| start.starts_with(mark)) {
        return Err(bad("is UTF-16: save it as UTF-8"));
    }
    match format {
        Format::JsonLines => json_lines::read(reader, columns),
        Format::Xes => xes::read(reader, columns),
        Format::Tsv => csv::read(reader, Some(b'\t'), columns),
        _ => csv::read(reader, None, columns),
    }
}

fn format_of(path: &Path) -> Result<(Format, bool), ReportError> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().to_lowercase());
    let (name, gzipped) = name.strip_suffix(".gz").map_or((name.as_str(), false), |name| (name, true));
    match ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)) {
        Some((_, Format::Parquet)) if gzipped => Err(bad("a Parquet file is not gzipped as a whole")),
        Some((_, format)) => Ok((*format, gzipped)),
        None => Err(bad("must be named .csv, .tsv, .jsonl, .ndjson, .xes (each also with .gz) or .parquet")),
    }
}

pub(crate) fn bad(message: impl Into<String>) -> ReportError {
    ReportError::new("bad_file", message)
}

pub(crate) fn unreadable(error: &io::Error) -> ReportError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => bad("is cut short"),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => bad(format!("is damaged: {error}")),
        _ => bad(format!("cannot be read: {error}")),
    }
}
