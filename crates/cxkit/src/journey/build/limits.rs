//! The limits between buckets of customers.

use super::deal::{Dealt, DROPPED};

/// Limits laid out for a search without branches: first a table of even cells of the keys, few of which hold a limit;
/// where limits crowd in one cell, halving.
pub(super) struct SearchTree {
    padded: [i64; 256],
    half: usize,
    last: usize,
    low: i64,
    shift: u32,
    /// By cell how many limits lie before it; [`CROWDED`] where it holds several.
    cells: Vec<u8>,
}

const CROWDED: u8 = u8::MAX;
const CELLS: u64 = 1 << 14;

impl SearchTree {
    pub fn new(limits: &[i64]) -> Self {
        let mut padded = [i64::MAX; 256];
        padded.iter_mut().zip(limits).for_each(|(to, from)| *to = *from);
        let low = limits.first().copied().unwrap_or(0);
        let width = limits.last().map_or(0, |&high| high.wrapping_sub(low) as u64);
        let shift = (u64::BITS - (width / CELLS).leading_zeros()).min(63);
        let mut held = vec![0_u8; (width >> shift) as usize + 1];
        for &limit in limits {
            let cell = &mut held[(limit.wrapping_sub(low) as u64 >> shift) as usize];
            *cell = cell.saturating_add(1);
        }
        let mut before = 0;
        let cells = held.iter().map(|&held| {
            let here = if held > 1 { CROWDED } else { before };
            before += held;
            here
        });
        let cells = cells.collect();
        let half = (limits.len() + 1).next_power_of_two() / 2;
        Self { padded, half, last: limits.len(), low, shift, cells }
    }

    /// How many limits are at or below the key.
    #[inline]
    pub fn bucket(&self, key: i64) -> u8 {
        if key < self.low {
            return 0;
        }
        let cell = (key.wrapping_sub(self.low) as u64 >> self.shift) as usize;
        let before = self.cells[cell.min(self.cells.len() - 1)];
        if before == CROWDED {
            return self.halve(key);
        }
        let more = u8::from(self.padded[before as usize] <= key);
        // A key of `i64::MAX` passes the padding too; its bucket is the last.
        (before + more).min(self.last as u8)
    }

    fn halve(&self, key: i64) -> u8 {
        let mut base = 0_usize;
        let mut half = self.half;
        while half > 0 {
            base += if self.padded[(base + half - 1) & 255] <= key { half } else { 0 };
            half /= 2;
        }
        base.min(self.last) as u8
    }
}

/// The lowest key of each bucket, and how far apart keys of one bucket lie at most.
pub(super) struct Bounds {
    pub lower: Vec<i64>,
    pub widest: u64,
}

impl Bounds {
    pub fn new(limits: &[i64], dealt: &[Dealt]) -> Self {
        let lowest = dealt.iter().map(|piece| piece.lowest).min().unwrap_or(0);
        let highest = dealt.iter().map(|piece| piece.highest).max().unwrap_or(0);
        let mut lower = vec![lowest.min(highest)];
        lower.extend_from_slice(limits);
        let ends = limits.iter().map(|&limit| limit.wrapping_sub(1)).chain([highest]);
        let widths = lower.iter().zip(ends).map(|(&low, high)| high.wrapping_sub(low) as u64);
        let widest = widths.max().unwrap_or(0);
        lower.resize(DROPPED as usize + 1, i64::MAX);
        Self { lower, widest }
    }
}
