//! Small random tables of events, heavy with ties, repeats and doubles, and the logs made of them.

use cxkit::columns::{Key, Keys};
use cxkit::journey::{EventLog, Events};
use cxkit::random::Stream;
use cxkit::time::Times;
use std::collections::BTreeMap;

/// The touchpoints of small logs.
pub const TOUCHPOINTS: [&str; 5] = ["a", "b", "c", "d", "x"];
/// The words of their attribute `colour`.
pub const COLOURS: [&str; 2] = ["blue", "red"];

/// One row of a small log.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Who.
    pub customer: i64,
    /// When, in microseconds.
    pub time: i64,
    /// Which of [`TOUCHPOINTS`].
    pub touchpoint: usize,
    /// Which of [`COLOURS`], if any.
    pub colour: Option<usize>,
}

/// One of these.
pub fn pick<T: Copy>(stream: &mut Stream, among: &[T]) -> T {
    among[stream.below(among.len() as u64).unwrap() as usize]
}

/// Yes, once in `n` times.
pub fn one_in(stream: &mut Stream, n: u64) -> bool {
    stream.below(n).unwrap() == 0
}

/// Up to eight rows of up to three customers.
#[must_use]
pub fn random(stream: &mut Stream) -> Vec<Row> {
    let span = pick(stream, &[1, 3, 6, 12]);
    let rows = stream.below(8).unwrap();
    let customers = pick(stream, &[1, 1, 2, 3]);
    let touchpoints = pick(stream, &[2, 3, 5]);
    let rows = (0..rows).map(|_| Row {
        customer: stream.below(customers).unwrap() as i64 * 3 - 1,
        time: stream.below(span).unwrap() as i64,
        touchpoint: stream.below(touchpoints).unwrap() as usize,
        colour: [None, Some(0), Some(1)][stream.below(3).unwrap() as usize],
    });
    let mut rows: Vec<Row> = rows.collect();
    if one_in(stream, 3) && !rows.is_empty() {
        let double = pick(stream, &rows);
        rows.push(double);
    }
    rows
}

/// The library's log of these rows, of all customers or of some.
#[must_use]
pub fn log(rows: &[Row], only: impl Fn(i64) -> bool) -> EventLog {
    let rows: Vec<Row> = rows.iter().copied().filter(|row| only(row.customer)).collect();
    let customers: Vec<i64> = rows.iter().map(|row| row.customer).collect();
    let times: Vec<i64> = rows.iter().map(|row| row.time).collect();
    let touchpoints: Vec<&str> = rows.iter().map(|row| TOUCHPOINTS[row.touchpoint]).collect();
    let colours = rows.iter().map(|row| row.colour.map_or(Key::Null, |colour| Key::from(COLOURS[colour])));
    let times = Times::from_micros(&times).unwrap();
    let events = Events::new(customers.as_slice(), times, touchpoints.as_slice());
    EventLog::new(&events.attribute("colour", Keys::from(colours.collect::<Vec<_>>()))).unwrap()
}

/// The rows of each customer in order of time, those of one instant as they came.
#[must_use]
pub fn by_customer(rows: &[Row]) -> BTreeMap<i64, Vec<Row>> {
    let mut journeys: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
    rows.iter().for_each(|row| journeys.entry(row.customer).or_default().push(*row));
    journeys.values_mut().for_each(|rows| rows.sort_by_key(|row| row.time));
    journeys
}
