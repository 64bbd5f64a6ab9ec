//! Counts and times by small whole numbers, while a piece of the log is read.

use crate::codes::IntegerCodes;
use crate::journey::spans::{Spans, TimeDetail};

/// So many cells are laid out for every number there is; of more only those that come.
const DENSE: u64 = 1 << 12;

/// A count, and how long all that was counted took.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub count: u64,
    pub micros: i128,
}

/// Counts and times by number.
pub(super) struct Sums {
    detail: TimeDetail,
    cells: Vec<Sum>,
    /// By cell every time, where quantiles are asked for.
    values: Vec<Vec<i64>>,
    /// Which number each cell is of, unless there is one for each.
    codes: Option<IntegerCodes>,
}

impl Sums {
    /// None yet, of numbers below `numbers`.
    pub fn new(numbers: u64, detail: TimeDetail) -> Self {
        let dense = if numbers <= DENSE { numbers as usize } else { 0 };
        let values = if detail == TimeDetail::Quantiles { vec![Vec::new(); dense] } else { Vec::new() };
        Self {
            detail,
            cells: vec![Sum::default(); dense],
            values,
            codes: (numbers > DENSE).then(IntegerCodes::new),
        }
    }

    /// The cells of all numbers, where there is one for each.
    pub fn dense(&mut self) -> Option<&mut [Sum]> {
        if self.codes.is_some() {
            None
        } else {
            Some(&mut self.cells)
        }
    }

    #[inline]
    pub fn push(&mut self, number: u64, micros: i64) {
        let at = match &mut self.codes {
            None => number as usize,
            Some(codes) => {
                let at = codes.code(number) as usize;
                if at == self.cells.len() {
                    self.cells.push(Sum::default());
                    if self.detail == TimeDetail::Quantiles {
                        self.values.push(Vec::new());
                    }
                }
                at
            }
        };
        let cell = &mut self.cells[at];
        cell.count += 1;
        cell.micros += i128::from(micros);
        if self.detail == TimeDetail::Quantiles {
            self.values[at].push(micros);
        }
    }

    /// Calls `visit` with every number that came, and what came of it.
    pub fn each(self, mut visit: impl FnMut(u64, Spans)) {
        let mut values = self.values.into_iter();
        for (at, cell) in self.cells.iter().enumerate() {
            let values = values.next().unwrap_or_default();
            if cell.count > 0 {
                let number = self.codes.as_ref().map_or(at as u64, |codes| codes.keys()[at]);
                let sum = if self.detail == TimeDetail::None { 0 } else { cell.micros };
                visit(number, Spans { count: cell.count, sum, values });
            }
        }
    }
}
