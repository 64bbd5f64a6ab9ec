//! Rows dealt into buckets, column by column.

use crate::columns::{NumberSlice, Validity};
use crate::journey::events::DroppedRows;
use crate::journey::labels::{row_code, with_codes, Coded, RowCodes};
use crate::journey::sorted::Codes;
use crate::{parallel, Error};

/// The bucket of rows that are left out.
pub(super) const DROPPED: u8 = u8::MAX;
pub(super) const MOST_BUCKETS: usize = DROPPED as usize;
pub(super) const PIECE_ROWS: usize = 1 << 18;

/// What one piece of rows came to: the bucket of each row, and how many rows each bucket gets.
pub(super) struct Dealt {
    pub buckets: Vec<u8>,
    pub counts: Vec<u32>,
    pub dropped: DroppedRows,
    pub lowest: i64,
    pub highest: i64,
    pub touchpoints_used: Vec<bool>,
    pub attributes_used: Vec<Vec<bool>>,
}

/// Where the rows of every piece go.
pub(super) struct Deal<'a> {
    pub counts: Vec<&'a [u32]>,
    pub buckets: Vec<&'a [u8]>,
    pub threads: usize,
}

impl Deal<'_> {
    pub fn bucket_sizes(&self) -> Vec<usize> {
        (0..MOST_BUCKETS)
            .map(|bucket| self.counts.iter().map(|counts| counts[bucket] as usize).sum())
            .collect()
    }

    pub fn kept(&self) -> usize {
        self.bucket_sizes().iter().sum()
    }

    /// Writes the value of every kept row behind those of its bucket that came before it.
    pub fn scatter<T: Copy + Send>(
        &self,
        to: &mut [T],
        value: impl Fn(usize, u8) -> T + Sync,
    ) -> Result<(), Error> {
        let mut places: Vec<Vec<std::slice::IterMut<'_, T>>> =
            self.counts.iter().map(|_| Vec::with_capacity(MOST_BUCKETS)).collect();
        let mut rest = to;
        for bucket in 0..MOST_BUCKETS {
            for (places, counts) in places.iter_mut().zip(&self.counts) {
                let (here, after) = rest.split_at_mut(counts[bucket] as usize);
                places.push(here.iter_mut());
                rest = after;
            }
        }
        let jobs: Vec<_> = places.into_iter().zip(&self.buckets).enumerate().collect();
        parallel::map_owned(jobs, self.threads, |(piece, (mut places, buckets))| {
            let first = piece * PIECE_ROWS;
            for (at, &bucket) in buckets.iter().enumerate() {
                if let Some(place) = places.get_mut(bucket as usize).and_then(Iterator::next) {
                    *place = value(first + at, bucket);
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// A column of codes in the order of the buckets, in the narrowest type that holds so many of them.
pub(super) fn scatter_codes(
    deal: &Deal<'_>,
    coded: &Coded<'_>,
    ranks: &[u32],
    names: usize,
    none: Option<u32>,
) -> Result<Codes, Error> {
    let none = none.unwrap_or_default();
    let mut codes = Codes::new(names, deal.kept());
    with_codes!(&coded.codes, (slice, validity) => {
        let rank = |row: usize| row_code(slice, validity, row).map_or(none, |code| ranks[code as usize]);
        match &mut codes {
            Codes::U8(codes) => deal.scatter(codes, |row, _| rank(row) as u8)?,
            Codes::U16(codes) => deal.scatter(codes, |row, _| rank(row) as u16)?,
            Codes::U32(codes) => deal.scatter(codes, |row, _| rank(row))?,
        }
    });
    Ok(codes)
}
