//! Who bought in which period for how much: rows of an order log, merged to one cell a customer and period.
//!
//! Rows lie in pieces, each divided into the same buckets by a hash of the customer. Reading gathers a bucket
//! from all pieces, sorts it and merges it, so the buckets are independent, and neither the order of rows nor
//! the pieces they came in leave a trace.

use super::exact::exact_parts;
use crate::parallel::map_chunks;
use crate::Error;

/// Buckets a piece is divided into. A bucket of a few million rows fits into a core's own memory.
const BUCKETS: usize = 256;
/// Rows up to which a piece stays as it came.
const SMALL: usize = 1 << 12;
/// Rows in pieces beyond which they are merged, when they have doubled since: 200 MB.
const LARGE: usize = 1 << 23;

/// What a customer bought in a period, or gave back in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    /// The customer: a number of their own, or the code of a text.
    pub key: i64,
    /// Twice the period, and one more for what was given back.
    pub slot: i64,
    /// The amount; several cells of one slot add up to it where one double cannot hold it.
    pub amount: f64,
}

impl Cell {
    pub const fn new(key: i64, period: i64, amount: f64) -> Self {
        // Minus zero would be a second spelling of zero.
        let returned = (amount < 0.0) as i64;
        Self { key, slot: period * 2 + returned, amount: amount + 0.0 }
    }

    pub const fn period(&self) -> i64 {
        self.slot >> 1
    }

    pub const fn is_return(&self) -> bool {
        self.slot & 1 == 1
    }

    fn order(&self, other: &Self) -> std::cmp::Ordering {
        (self.key, self.slot).cmp(&(other.key, other.slot)).then_with(|| self.amount.total_cmp(&other.amount))
    }

    fn same_slot(&self, other: &Self) -> bool {
        (self.key, self.slot) == (other.key, other.slot)
    }
}

/// Rows that came together, bucket after bucket.
#[derive(Clone, Debug)]
struct Piece {
    cells: Vec<Cell>,
    /// Where each bucket begins, and the end.
    starts: Vec<u32>,
}

impl Piece {
    fn of(rows: &[Cell]) -> Self {
        let mut starts = vec![0_u32; BUCKETS + 1];
        for cell in rows {
            starts[bucket(cell.key) + 1] += 1;
        }
        for at in 0..BUCKETS {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut cells = vec![Cell { key: 0, slot: 0, amount: 0.0 }; rows.len()];
        for &cell in rows {
            // `next` counts the rows before: it ends where the next bucket starts.
            let at = &mut next[bucket(cell.key)];
            cells[*at as usize] = cell;
            *at += 1;
        }
        Self { cells, starts }
    }

    fn bucket(&self, bucket: usize) -> &[Cell] {
        &self.cells[self.starts[bucket] as usize..self.starts[bucket + 1] as usize]
    }
}

/// Fibonacci hashing: the top bits of a product with the golden ratio's bits.
const fn bucket(key: i64) -> usize {
    ((key as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
}

/// Rows of an order log, by customer.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    pieces: Vec<Piece>,
    /// Rows that are too few for a piece.
    loose: Vec<Cell>,
    /// How many cells there were when the pieces were merged last.
    merged: usize,
}

impl Cells {
    /// Rows read in pieces of at most this many, so that the start of a bucket fits into 32 bits.
    pub const PIECE: usize = 1 << 18;

    /// How many cells are held, merged or not.
    pub fn len(&self) -> usize {
        self.loose.len() + self.pieces.iter().map(|piece| piece.cells.len()).sum::<usize>()
    }

    /// The last period anything happened in.
    pub fn last_period(&self) -> Option<i64> {
        let pieces = self.pieces.iter().flat_map(|piece| &piece.cells);
        pieces.chain(&self.loose).map(Cell::period).max()
    }

    pub fn push(&mut self, cell: Cell) {
        self.loose.push(cell);
        if self.loose.len() >= SMALL {
            self.pieces.push(Piece::of(&std::mem::take(&mut self.loose)));
            self.settle();
        }
    }

    /// Adds what another holds, its customers' numbers changed by `key`.
    pub fn absorb(&mut self, other: &Self, key: impl Fn(i64) -> i64) {
        let renamed = |cell: &Cell| Cell { key: key(cell.key), ..*cell };
        for piece in &other.pieces {
            for rows in piece.cells.chunks(Self::PIECE) {
                self.add(Run::of(rows.iter().map(renamed).collect()));
            }
        }
        for cell in &other.loose {
            self.push(renamed(cell));
        }
    }

    /// Adds rows.
    pub fn add(&mut self, run: Run) {
        match run.0 {
            Either::Piece(piece) => {
                self.pieces.push(piece);
                self.settle();
            }
            Either::Loose(cells) => cells.into_iter().for_each(|cell| self.push(cell)),
        }
    }

    /// Merges the pieces when they hold twice as much as after the last merge: a long stream stays as small
    /// as what it says, and each row is merged a few times only.
    fn settle(&mut self) {
        if self.len() < LARGE.max(2 * self.merged) {
            return;
        }
        let (mut cells, mut pieces) = (Vec::new(), Vec::new());
        for bucket in 0..BUCKETS {
            cells.extend(self.merged_bucket(bucket));
            if cells.len() >= Self::PIECE || bucket + 1 == BUCKETS {
                pieces.extend(cells.chunks(Self::PIECE).map(Piece::of));
                cells.clear();
            }
        }
        *self =
            Self { merged: pieces.iter().map(|piece| piece.cells.len()).sum(), pieces, loose: Vec::new() };
    }

    /// Every cell once, by customer and period.
    pub fn sorted_cells(&self) -> Vec<Cell> {
        let mut all: Vec<Cell> = (0..BUCKETS).flat_map(|bucket| self.merged_bucket(bucket)).collect();
        all.sort_unstable_by(Cell::order);
        all
    }

    /// Reads the cells of every customer, each customer's together and by period: an answer for each bucket of
    /// customers, in the order of the buckets, which says nothing.
    pub fn by_bucket<R: Send>(
        &self,
        threads: usize,
        read: impl Fn(&[Cell]) -> Result<R, Error> + Sync,
    ) -> Result<Vec<R>, Error> {
        map_chunks(BUCKETS, 1, threads, |range| read(&self.merged_bucket(range.start)))
    }

    fn merged_bucket(&self, number: usize) -> Vec<Cell> {
        let pieces = self.pieces.iter().map(|piece| piece.bucket(number));
        let mut cells = Vec::with_capacity(pieces.clone().map(<[Cell]>::len).sum());
        pieces.for_each(|piece| cells.extend_from_slice(piece));
        cells.extend(self.loose.iter().filter(|cell| bucket(cell.key) == number));
        cells.sort_unstable_by(Cell::order);
        merge_slots(cells)
    }
}

/// Rows on their way into [`Cells`], put into their buckets by the thread that read them.
#[derive(Debug)]
pub(super) struct Run(Either);

#[derive(Debug)]
enum Either {
    Piece(Piece),
    Loose(Vec<Cell>),
}

impl Run {
    /// At most [`Cells::PIECE`] rows.
    pub fn of(rows: Vec<Cell>) -> Self {
        if rows.len() < SMALL {
            return Self(Either::Loose(rows));
        }
        Self(Either::Piece(Piece::of(&rows)))
    }
}

/// The sorted cells with those of each slot added up.
fn merge_slots(cells: Vec<Cell>) -> Vec<Cell> {
    if cells.windows(2).all(|pair| !pair[0].same_slot(&pair[1])) {
        return cells;
    }
    let mut merged = Vec::with_capacity(cells.len());
    let mut amounts = Vec::new();
    for slot in cells.chunk_by(Cell::same_slot) {
        match *slot {
            [one] => merged.push(one),
            _ => {
                amounts.clear();
                amounts.extend(slot.iter().map(|cell| cell.amount));
                let parts = exact_parts(&amounts).into_iter();
                merged.extend(parts.map(|amount| Cell { amount, ..slot[0] }));
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_slot_add_up_whatever_their_order() {
        let rows = [(7, 0.1), (7, 0.2), (7, 0.3), (8, 1e16), (8, 1.0), (8, 1.0), (9, 0.0), (9, 0.0)];
        let mut forward = Cells::default();
        rows.iter().for_each(|&(key, amount)| forward.push(Cell::new(key, 3, amount)));
        let mut backward = Cells::default();
        let turned: Vec<Cell> = rows.iter().rev().map(|&(key, amount)| Cell::new(key, 3, amount)).collect();
        backward.add(Run::of(turned));
        assert_eq!(forward.sorted_cells(), backward.sorted_cells());
        let parts = |key| -> Vec<f64> {
            forward.sorted_cells().iter().filter(|cell| cell.key == key).map(|cell| cell.amount).collect()
        };
        assert_eq!(parts(8), [1e16 + 2.0]);
        assert_eq!(parts(9), [0.0]);
        // 0.1 + 0.2 + 0.3 as doubles is 0.6 and a rest of 2^-55 or so: two doubles hold it without rounding.
        assert_eq!(parts(7).len(), 2);
    }

    #[test]
    fn a_long_stream_stays_as_small_as_what_it_says() {
        let mut cells = Cells::default();
        for round in 0..40_i64 {
            let rows: Vec<Cell> =
                (0..Cells::PIECE as i64).map(|row| Cell::new(row % 50, round % 2, 1.0)).collect();
            cells.add(Run::of(rows));
        }
        assert!(cells.len() < LARGE + Cells::PIECE, "{}", cells.len());
        let all = cells.sorted_cells();
        assert_eq!(all.len(), 100);
        assert_eq!(all.iter().map(|cell| cell.amount).sum::<f64>(), 40.0 * Cells::PIECE as f64);
    }
}
