//! A column as whole numbers in the order of its values, block by block.

use crate::accumulate::order::{from_image, image};
use crate::columns::{with_slice, Numbers, ToF64};
use std::ops::Range;

/// The key of a missing value: above that of every number, so that missing values lie behind all ranks.
pub(crate) const MISSING: u64 = u64::MAX;

/// Rows that are turned into keys at a time: few enough to stay near the processor.
const BLOCK: usize = 2048;

/// Gives the keys of the rows to `work`, block by block, each with the number of its first row.
pub(crate) fn each_block(values: &Numbers<'_>, rows: Range<usize>, mut work: impl FnMut(usize, &mut [u64])) {
    let mut keys = [MISSING; BLOCK];
    let mut first = rows.start;
    while first < rows.end {
        let count = BLOCK.min(rows.end - first);
        let block = &mut keys[..count];
        read(values, first, block);
        work(first, block);
        first += count;
    }
}

fn read(values: &Numbers<'_>, first: usize, keys: &mut [u64]) {
    let count = keys.len();
    with_slice!(values.slice(), slice => {
        for (key, &value) in keys.iter_mut().zip(&slice[first..first + count]) {
            *key = key_of(value.to_f64());
        }
    });
    if let Some(validity) = values.validity() {
        for (row, key) in (first..).zip(keys) {
            if !validity.is_valid(row) {
                *key = MISSING;
            }
        }
    }
}

#[inline]
pub(super) fn key_of(value: f64) -> u64 {
    if value.is_nan() {
        MISSING
    } else {
        image(value)
    }
}

/// What a block holds besides numbers, and which bits its numbers use.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Contents {
    pub missing: u64,
    pub infinite: bool,
    /// The bits that are 1 in any value.
    pub used: u64,
}

impl Contents {
    pub fn of(keys: &[u64]) -> Self {
        let (highest, lowest) = (image(f64::INFINITY), image(f64::NEG_INFINITY));
        let mut all = Self::default();
        for &key in keys {
            let known = u64::from(key != MISSING).wrapping_neg();
            all.missing += known & 1 ^ 1;
            all.infinite |= (key == highest) | (key == lowest);
            all.used |= from_image(key).to_bits() & known;
        }
        all
    }

    /// The same of doubles of which none is marked as missing, without their keys.
    pub fn of_doubles(values: &[f64]) -> Self {
        let mut all = Self::default();
        for &value in values {
            let known = u64::from(!value.is_nan()).wrapping_neg();
            all.missing += known & 1 ^ 1;
            all.infinite |= value.abs() == f64::INFINITY;
            // Both zeros are one value.
            all.used |= (value + 0.0).to_bits() & known;
        }
        all
    }

    pub fn add(&mut self, other: Self) {
        self.missing += other.missing;
        self.infinite |= other.infinite;
        self.used |= other.used;
    }
}
