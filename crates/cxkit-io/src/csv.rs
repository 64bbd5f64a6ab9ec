//! Comma-separated values, UTF-8 or, cell by cell, Latin-1.

use crate::open::{bad, unreadable, Wanted};
use crate::quoting::{guess_delimiter, Watched};
use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use cxkit_report::{ReportError, Table, WordsBuilder};
use std::borrow::Cow;
use std::io::{BufRead, Read};

/// A cell as text. What is not UTF-8 is read as Latin-1, where every byte is a letter, and counted.
fn text<'a>(cell: &'a [u8], recoded: &mut u64) -> Cow<'a, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            *recoded += 1;
            Cow::Owned(cell.iter().map(|&byte| char::from(byte)).collect())
        }
    }
}

/// Enough to hold the header of any table in use.
const START: u64 = 1 << 16;

/// Reads what is separated by `delimiter`, or where nothing is said by what the header uses.
pub(crate) fn read(
    mut reader: impl BufRead,
    delimiter: Option<u8>,
    wanted: &Wanted<'_>,
) -> Result<Table, ReportError> {
    let mut start = Vec::new();
    reader.by_ref().take(START).read_to_end(&mut start).map_err(|error| unreadable(&error))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
    let delimiter = [delimiter.unwrap_or_else(|| guess_delimiter(start))];
    let watched = Watched::new(start.chain(reader), start, &delimiter);
    let mut reader = ReaderBuilder::new().delimiter(delimiter[0]).from_reader(watched);

    let mut recoded = 0;
    let headers = reader.byte_headers().map_err(|error| refused(&error))?.clone();
    whole(reader.get_ref())?;
    let headers: Vec<String> = headers.iter().map(|cell| text(cell, &mut recoded).into_owned()).collect();
    let mut found: Vec<(usize, String, WordsBuilder)> = Vec::new();
    for &column in wanted.columns {
        let mut places = headers.iter().enumerate().filter(|(_, header)| *header == column);
        match (places.next(), places.next()) {
            (Some((place, name)), None) => found.push((place, name.clone(), WordsBuilder::default())),
            (None, _) => {}
            (Some(_), Some(_)) => return Err(bad(format!("has two columns '{column}'"))),
        }
    }
    let mut rows = 0;
    let mut record = ByteRecord::new();
    loop {
        let read = reader.read_byte_record(&mut record);
        // An open quote swallows lines, so it comes before whatever else it made wrong.
        whole(reader.get_ref())?;
        if !read.map_err(|error| refused(&error))? {
            break;
        }
        for (place, _, builder) in &mut found {
            builder.push(&text(record.get(*place).unwrap_or_default(), &mut recoded));
        }
        rows += 1;
    }
    let columns = found.into_iter().map(|(_, name, builder)| {
        let column = wanted.of_words(&name, builder.finish());
        (name, column)
    });
    Ok(Table { rows, columns: columns.collect(), recoded_cells: recoded, all_columns: headers })
}

/// Refuses a text that ended within a quoted cell: the cell holds lines that were rows.
fn whole(watched: &Watched<'_, impl BufRead>) -> Result<(), ReportError> {
    match watched.unclosed() {
        Some(line) => Err(bad("a quote is opened and never closed").at_line(line)),
        None => Ok(()),
    }
}

fn refused(error: &csv::Error) -> ReportError {
    match error.kind() {
        ErrorKind::Io(error) => unreadable(error),
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let error = bad(format!("line has {len} cells where the header has {expected_len}"));
            // The header is record 0; rows of data count from 0 below it.
            match pos {
                Some(pos) => error
                    .at_line(usize::try_from(pos.line()).unwrap_or_default())
                    .at_row(usize::try_from(pos.record().saturating_sub(1)).unwrap_or_default()),
                None => error,
            }
        }
        _ => bad(format!("cannot be read: {error}")),
    }
}
