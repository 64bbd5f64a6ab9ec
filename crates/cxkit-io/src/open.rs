//! What a file is, by its name and its first bytes, and who reads it.

use crate::{csv, json_lines};
#[cfg(feature = "files")]
use crate::{parquet, xes};
use cxkit_report::{ReportError, Table, TableColumn, Words};
use flate2::read::MultiGzDecoder;
#[cfg(feature = "files")]
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

/// The columns that are wanted, and which of them are names.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub columns: &'a [&'a str],
    pub names: &'a [&'a str],
}

impl Wanted<'_> {
    /// The words of a column as what is wanted of it.
    pub fn of_words(&self, column: &str, words: Words) -> TableColumn {
        if self.names.contains(&column) {
            TableColumn::of_names(words)
        } else {
            TableColumn::of_words(words)
        }
    }
}

/// Reads some columns of a file; those it does not have are left out.
///
/// A text of digits is a number, unless one of its column has zeros in front or more digits than a number holds: those
/// are ids, and the column stays text.
///
/// # Errors
/// `bad_file` for a file that cannot be opened or read to its end, is ragged, or is not what its name says;
/// `wrong_type` for a column of lists or tables. The error names the file by its path.
#[cfg(feature = "files")]
pub fn read_table(path: &Path, columns: &[&str]) -> Result<Table, ReportError> {
    read_table_with_names(path, columns, &[])
}

/// Reads some columns of a file as [`read_table`] does, some of which are names: keys, ids, groups. Text stays text there,
/// but where each is the only spelling of a whole number: `1e3` and `1000` are two customers.
///
/// # Errors
/// As [`read_table`].
#[cfg(feature = "files")]
pub fn read_table_with_names(path: &Path, columns: &[&str], names: &[&str]) -> Result<Table, ReportError> {
    read(path, &Wanted { columns, names }).map_err(|error| error.in_file(path.display().to_string()))
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
    read_stream(name, bytes, columns)
}

/// Reads some columns of a text file piece by piece from wherever it is, as [`read_table`] would under this name.
///
/// # Errors
/// As [`read_table`]; `bad_file` for the name of a Parquet file, which is not read from its beginning to its end.
///
/// ```
/// let table = cxkit_io::read_stream("scores.tsv", &b"score\tarea\n10\tA\n"[..], &["score"])?;
/// assert_eq!((table.rows, table.all_columns), (1, vec!["score".to_owned(), "area".to_owned()]));
/// # Ok::<(), cxkit_report::ReportError>(())
/// ```
pub fn read_stream(name: &str, reader: impl Read, columns: &[&str]) -> Result<Table, ReportError> {
    read_stream_with_names(name, reader, columns, &[])
}

/// Reads some columns of a text file as [`read_stream`] does, some of which are names: keys, ids, groups. Text stays text
/// there, but where each is the only spelling of a whole number: `1e3` and `1000` are two customers.
///
/// # Errors
/// As [`read_stream`].
pub fn read_stream_with_names(
    name: &str,
    reader: impl Read,
    columns: &[&str],
    names: &[&str],
) -> Result<Table, ReportError> {
    let columns = &Wanted { columns, names };
    let read = format_of(Path::new(name)).and_then(|(format, gzipped)| {
        let mut reader = BufReader::with_capacity(1 << 16, reader);
        let start = reader.fill_buf().map_err(|error| unreadable(&error))?;
        if format == Format::Parquet {
            return Err(bad("a Parquet file is read from a file only"));
        }
        if start.starts_with(PARQUET) {
            return Err(bad("is a Parquet file: its name should end in .parquet"));
        }
        read_unpacked(format, gzipped, reader, columns)
    });
    read.map_err(|error| error.in_file(name))
}

#[cfg(feature = "files")]
fn read(path: &Path, columns: &Wanted<'_>) -> Result<Table, ReportError> {
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
    match (format, start.starts_with(PARQUET)) {
        (Format::Parquet, true) => parquet::read(reader.into_inner(), columns),
        (Format::Parquet, false) if start.is_empty() => Err(bad("is empty")),
        (Format::Parquet, false) if start.starts_with(GZIP) => {
            Err(bad("is gzipped: its name should end in .gz"))
        }
        (Format::Parquet, false) => Err(bad("is named .parquet and is not a Parquet file")),
        (_, true) => Err(bad("is a Parquet file: its name should end in .parquet")),
        (text, false) => read_unpacked(text, gzipped, reader, columns),
    }
}

/// Reads text that is gzipped or not, as its name says.
fn read_unpacked(
    format: Format,
    gzipped: bool,
    mut reader: impl BufRead,
    columns: &Wanted<'_>,
) -> Result<Table, ReportError> {
    let start = reader.fill_buf().map_err(|error| unreadable(&error))?;
    match (gzipped, start.starts_with(GZIP)) {
        _ if start.is_empty() => Err(bad("is empty")),
        (true, true) => read_text(format, MultiGzDecoder::new(reader), columns),
        (true, false) => Err(bad("is named .gz and is not gzipped")),
        (false, true) => Err(bad("is gzipped: its name should end in .gz")),
        (false, false) => read_text(format, reader, columns),
    }
}

fn read_text(format: Format, reader: impl Read, columns: &Wanted<'_>) -> Result<Table, ReportError> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let start = reader.fill_buf().map_err(|error| unreadable(&error))?;
    if UTF16.iter().any(|mark| start.starts_with(mark)) {
        return Err(bad("is UTF-16: save it as UTF-8"));
    }
    match format {
        Format::JsonLines => json_lines::read(reader, columns),
        #[cfg(feature = "files")]
        Format::Xes => xes::read(reader, columns.columns),
        #[cfg(not(feature = "files"))]
        Format::Xes => Err(bad("an event log in XES is read by the command only")),
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
