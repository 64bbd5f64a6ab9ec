//! Counting pairs of touchpoints: path by path, or quickly in one row.

use super::rules::{Cutter, Path, PathCounts};
use super::steps::{Count, Walk};
use super::sums::Sums;
use super::transitions::TransitionCells;
use crate::journey::sorted::{Code, Sorted};
use crate::journey::spans::TimeDetail;
use crate::journey::sweep::{Flat, Journeys, Query};
use crate::Error;

/// Paths by their first touchpoint, and pairs.
pub(super) struct Local {
    starts: Vec<u64>,
    pairs: Sums,
}

struct Each {
    detail: TimeDetail,
}

impl Count for Each {
    type Counts = Local;

    fn none(&self, log: &Sorted) -> Local {
        let names = log.touchpoints.len() as u64;
        Local { starts: vec![0; names as usize], pairs: Sums::new(names * names, self.detail) }
    }

    #[inline]
    fn path<C: Code>(&self, counts: &mut Local, path: &Path<'_, C>) {
        let names = counts.starts.len() as u64;
        counts.starts[path.codes[0].at()] += 1;
        for (codes, times) in path.codes.windows(2).zip(path.times.windows(2)) {
            counts.pairs.push(codes[0].at() as u64 * names + codes[1].at() as u64, times[1] - times[0]);
        }
    }
}

impl Local {
    /// Adds the counts to those of the whole log.
    pub fn add_to(self, cells: &mut TransitionCells) {
        let names = self.starts.len() as u64;
        let mut touchpoints = vec![[0_u64; 3]; self.starts.len()];
        for (row, starts) in touchpoints.iter_mut().zip(&self.starts) {
            *row = [*starts, *starts, *starts];
        }
        self.pairs.each(|pair, spans| {
            let (from, to) = ((pair / names) as u32, (pair % names) as u32);
            // An event is a start or was come to; it is an end unless something follows.
            // On the way to its value the last may be below 0.
            let ends = &mut touchpoints[to as usize];
            ends[0] += spans.count;
            ends[2] = ends[2].wrapping_add(spans.count);
            let ends = &mut touchpoints[from as usize];
            ends[2] = ends[2].wrapping_sub(spans.count);
            cells.0.cell((from, to)).merge(&spans);
        });
        for (code, row) in touchpoints.into_iter().enumerate().filter(|(_, row)| row[0] > 0) {
            let known = cells.1.cell(code as u32);
            known.iter_mut().zip(row).for_each(|(sum, more)| *sum += more);
        }
    }
}

/// Pairs of whole journeys, or of sessions by pause, in one row without a look at whose events they are; what is so
/// counted across the border of two customers is taken back after. Everything else goes path by path.
pub(super) struct Pairs<'a> {
    pub cutter: &'a Cutter,
    pub detail: TimeDetail,
}

impl Query for Pairs<'_> {
    type Answer = (PathCounts, Local);

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Self::Answer, Error> {
        let log = journeys.log();
        let limit = match &self.cutter.split {
            None => Some(i64::MAX),
            Some(split) => split.by_pause_alone().then_some(split.limit),
        };
        let flat =
            journeys.flat().filter(|_| self.cutter.keeps_all() && self.detail != TimeDetail::Quantiles);
        // What is added up in 64 bits must fit: the times of one customer span no more than the log's.
        let span = log.span.map_or(0, |(first, last)| last - first);
        let fits = (journeys.customers().len() as i64).checked_mul(span).is_some();
        let names = log.touchpoints.len();
        if let (Some(flat), Some(limit), true) = (flat, limit, fits && names <= MOST_NAMES) {
            return Ok(self.row(&flat, limit, names));
        }
        Walk { cutter: self.cutter, query: &Each { detail: self.detail } }.piece(journeys)
    }
}

/// Of more touchpoints pairs are not laid out in a square.
const MOST_NAMES: usize = 64;

impl Pairs<'_> {
    fn row<C: Code>(&self, flat: &Flat<'_, C>, limit: i64, names: usize) -> (PathCounts, Local) {
        let mut square = Square::new(names);
        match (self.detail, limit == i64::MAX) {
            (TimeDetail::None, true) => square.count::<C, false, false>(flat, limit),
            (TimeDetail::None, false) => square.count::<C, false, true>(flat, limit),
            (_, true) => square.count::<C, true, false>(flat, limit),
            (_, false) => square.count::<C, true, true>(flat, limit),
        }
        let mut pairs = Sums::new((names * names) as u64, self.detail);
        let mut starts = vec![0; names];
        let customers = flat.offsets.len() as u64 - 1;
        let mut paths = 0;
        for (code, starts) in starts.iter_mut().enumerate() {
            *starts = square.starts(code);
            paths += *starts;
        }
        if let Some(cells) = pairs.dense() {
            for (at, cell) in cells.iter_mut().enumerate() {
                (cell.count, cell.micros) = square.pair(at / names, at % names);
            }
        }
        (PathCounts { customers, paths, ..PathCounts::default() }, Local { starts, pairs })
    }
}

/// Counts and times of pairs in rows of a power of two; the row after the last touchpoint's counts starts.
struct Square {
    cells: Vec<[u64; 2]>,
    /// Of every other pair, as the same pair twice in a row would wait for itself.
    others: Vec<[u64; 2]>,
    shift: u32,
    names: usize,
}

impl Square {
    fn new(names: usize) -> Self {
        let shift = names.next_power_of_two().trailing_zeros();
        let cells = vec![[0; 2]; (names + 1) << shift];
        Self { others: cells.clone(), cells, shift, names }
    }

    /// The cell of a step from one event to the next: the pair, or the start of a session.
    #[inline]
    fn place<const SPLIT: bool>(&self, from: usize, to: usize, pause: i64, limit: i64) -> usize {
        let from = if SPLIT && pause > limit { self.names } else { from };
        from << self.shift | to
    }

    fn count<C: Code, const TIMES: bool, const SPLIT: bool>(&mut self, flat: &Flat<'_, C>, limit: i64) {
        let (codes, times) = (flat.codes, &flat.times[..flat.codes.len()]);
        let last = codes.len() - 1;
        let step = |square: &mut Self, at: usize, other: bool| {
            let pause = if TIMES || SPLIT { times[at + 1] - times[at] } else { 0 };
            let place = square.place::<SPLIT>(codes[at].at(), codes[at + 1].at(), pause, limit);
            let cell = if other { &mut square.others[place] } else { &mut square.cells[place] };
            cell[0] = cell[0].wrapping_add(1);
            if TIMES {
                cell[1] = cell[1].wrapping_add(pause as u64);
            }
        };
        let mut at = 0;
        while at + 1 < last {
            step(self, at, false);
            step(self, at + 1, true);
            at += 2;
        }
        if at < last {
            step(self, at, false);
        }
        for begin in flat.begins() {
            let start = self.names << self.shift | codes[begin].at();
            if begin > 0 {
                let pause = times[begin] - times[begin - 1];
                let place = self.place::<SPLIT>(codes[begin - 1].at(), codes[begin].at(), pause, limit);
                let cell = &mut self.cells[place];
                cell[0] = cell[0].wrapping_sub(1);
                if TIMES {
                    cell[1] = cell[1].wrapping_sub(pause as u64);
                }
            }
            let cell = &mut self.cells[start];
            cell[0] = cell[0].wrapping_add(1);
        }
    }

    fn sum(&self, place: usize, which: usize) -> u64 {
        self.cells[place][which].wrapping_add(self.others[place][which])
    }

    fn starts(&self, code: usize) -> u64 {
        self.sum(self.names << self.shift | code, 0)
    }

    fn pair(&self, from: usize, to: usize) -> (u64, i128) {
        let place = from << self.shift | to;
        (self.sum(place, 0), i128::from(self.sum(place, 1)))
    }
}
