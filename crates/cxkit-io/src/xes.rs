//! XES, the event logs of process mining (IEEE 1849): one row an event.
//!
//! An event's attributes are columns by their keys (`concept:name`, `time:timestamp`), those of its trace with `case:` in
//! front (`case:concept:name` is the customer), as pm4py names them. What is written as a string stays words. Attributes
//! within attributes, defaults, classifiers and extensions are not read.

use crate::open::{bad, unreadable};
use crate::values::Values;
use cxkit_report::{ReportError, Table};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::HashSet;
use std::io::BufRead;

/// Deeper than any log nests its attributes.
const DEEPEST: usize = 64;
/// What stands in front of the key of a trace's attribute.
const OF_TRACE: &str = "case:";

/// Where in the log the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Log,
    Trace,
    Event,
    /// In something that is not read.
    Other,
}

/// A value as it is put into its column.
#[derive(Clone, Debug)]
enum Cell {
    Number(f64),
    Word(String),
}

impl Cell {
    /// The value of an attribute of some type.
    fn of(kind: &str, text: String) -> Self {
        // Beyond 2^53 not every whole number is a float: an id of that length stays text.
        const LARGEST: u64 = 1 << 53;
        let whole = || text.parse::<i64>().ok().filter(|number| number.unsigned_abs() <= LARGEST);
        let number = match kind {
            "int" => whole().map(|number| number as f64),
            "float" => text.parse().ok().filter(|number: &f64| !number.is_infinite()),
            _ => None,
        };
        number.map_or(Self::Word(text), Self::Number)
    }
}

/// Cells of one event or one trace, by the place of their columns.
type Cells = Vec<Option<Cell>>;

struct Log<'a> {
    columns: &'a [&'a str],
    values: Vec<Values>,
    rows: usize,
    known: HashSet<String>,
    all_columns: Vec<String>,
    trace: Cells,
    /// The events of the present trace: its attributes may come after them.
    events: Vec<Cells>,
}

impl Log<'_> {
    fn attribute(&mut self, key: String, of_event: bool, cell: Cell) -> Result<(), ReportError> {
        let name = if of_event { key } else { format!("{OF_TRACE}{key}") };
        if let Some(at) = self.columns.iter().position(|column| *column == name) {
            let cells = if of_event { self.events.last_mut() } else { Some(&mut self.trace) };
            let place = cells.and_then(|cells| cells.get_mut(at));
            if place.and_then(|place| place.replace(cell)).is_some() {
                let owner = if of_event { "event" } else { "trace" };
                return Err(bad(format!("has an {owner} with two attributes '{name}'")).at_row(self.row()));
            }
        }
        if !self.known.contains(&name) {
            self.known.insert(name.clone());
            self.all_columns.push(name);
        }
        Ok(())
    }

    /// The row of the present event.
    fn row(&self) -> usize {
        self.rows + self.events.len().saturating_sub(1)
    }

    fn empty(&self) -> Cells {
        vec![None; self.columns.len()]
    }

    /// Puts the events of a trace into the columns.
    fn end_trace(&mut self) {
        for cells in self.events.drain(..) {
            self.rows += 1;
            for ((values, own), of_trace) in self.values.iter_mut().zip(cells).zip(&self.trace) {
                match own.as_ref().or(of_trace.as_ref()) {
                    None => values.push_empty(),
                    Some(Cell::Number(number)) => values.push_number(*number),
                    Some(Cell::Word(word)) => values.push_word(word),
                }
            }
        }
        self.trace = self.empty();
    }
}

/// Reads some columns of a log.
pub(crate) fn read(reader: impl BufRead, columns: &[&str]) -> Result<Table, ReportError> {
    let mut reader = Reader::from_reader(reader);
    let mut log = Log {
        columns,
        values: columns.iter().map(|_| Values::default()).collect(),
        rows: 0,
        known: HashSet::new(),
        all_columns: Vec::new(),
        trace: vec![None; columns.len()],
        events: Vec::new(),
    };
    let mut places: Vec<Place> = Vec::new();
    let mut seen = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        let event = event.map_err(|error| damaged(&error, reader.error_position()))?;
        match event {
            Event::Start(tag) => {
                let place = enter(&mut log, &places, seen, &tag).map_err(|error| {
                    error.unwrap_or_else(|error| damaged(&error, reader.buffer_position()))
                })?;
                places.push(place);
                seen = true;
                if places.len() > DEEPEST {
                    return Err(bad(format!("nests its elements deeper than {DEEPEST}")));
                }
            }
            Event::Empty(tag) => {
                let place = enter(&mut log, &places, seen, &tag).map_err(|error| {
                    error.unwrap_or_else(|error| damaged(&error, reader.buffer_position()))
                })?;
                seen = true;
                leave(&mut log, place, places.last().copied());
            }
            Event::End(_) => {
                if let Some(place) = places.pop() {
                    leave(&mut log, place, places.last().copied());
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !seen {
        return Err(bad("holds no XES log"));
    }
    if !places.is_empty() {
        return Err(bad("is cut short"));
    }
    let named = columns.iter().zip(log.values).filter(|(name, _)| log.known.contains(**name));
    let columns = named.map(|(name, values)| ((*name).to_owned(), values.finish_as_said())).collect();
    Ok(Table { rows: log.rows, columns, recoded_cells: 0, all_columns: log.all_columns })
}

/// Takes in an element that begins: the place inside it.
fn enter(
    log: &mut Log<'_>,
    places: &[Place],
    seen: bool,
    tag: &BytesStart<'_>,
) -> Result<Place, Result<ReportError, quick_xml::Error>> {
    let name = tag.local_name();
    let name: &str = name.as_ref();
    Ok(match (places.last(), name) {
        (None, "log") if !seen => Place::Log,
        (None, _) => return Err(Ok(bad(format!("is no XES log: it holds <{}>", shortened(name))))),
        (Some(Place::Log), "trace") => Place::Trace,
        (Some(Place::Log | Place::Trace), "event") => {
            log.events.push(log.empty());
            Place::Event
        }
        (
            Some(place @ (Place::Trace | Place::Event)),
            "string" | "date" | "int" | "float" | "boolean" | "id",
        ) => {
            let (mut key, mut value) = (None, None);
            for attribute in tag.attributes() {
                let attribute = attribute.map_err(|error| Err(error.into()))?;
                let text = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(Err)?.into_owned();
                match attribute.key.as_ref() {
                    "key" => key = Some(text),
                    "value" => value = Some(text),
                    _ => {}
                }
            }
            let (Some(key), Some(value)) = (key, value) else {
                return Err(Ok(bad(format!("has a <{name}> without key or value")).at_row(log.row())));
            };
            log.attribute(key, *place == Place::Event, Cell::of(name, value)).map_err(Ok)?;
            Place::Other
        }
        _ => Place::Other,
    })
}

/// What ends with an element.
fn leave(log: &mut Log<'_>, place: Place, outside: Option<Place>) {
    // An event may stand outside of all traces.
    if place == Place::Trace || (place == Place::Event && outside == Some(Place::Log)) {
        log.end_trace();
    }
}

fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

fn damaged(error: &quick_xml::Error, byte: u64) -> ReportError {
    match error {
        quick_xml::Error::Io(error) => unreadable(error),
        quick_xml::Error::Encoding(_) => bad(format!("is not UTF-8 at byte {byte}")),
        error => {
            let reason: String = error.to_string().chars().take(200).collect();
            bad(format!("is damaged XML at byte {byte}: {reason}"))
        }
    }
}
