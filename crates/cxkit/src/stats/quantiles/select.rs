//! The values of wanted ranks, of a whole column or of each of its groups, without sorting or copying it.
//!
//! Small groups are brought together and partitioned. A large column that is one group is looked through once, for the
//! stretches of values where a sample says its ranks lie. Where they do not, and for large groups, values are narrowed
//! down: a pass counts how many begin with which bits, the next looks only into the beginnings that hold a wanted rank.
//! Every way the answer is exact, so neither the order of rows nor the number of threads can change it.

use super::heavy::narrow_beside_heavy;
use super::keys::{each_block, key_of, Contents, MISSING};
use crate::accumulate::order::from_image;
use crate::columns::{NumberSlice, Numbers};
use crate::{parallel, Error};

/// Values that are brought together at a time.
const GATHERED: u64 = 1 << 20;
/// From how many values on a group is narrowed down, where there are several groups.
const LARGE: u64 = 1 << 15;

/// A column and how many values each of its groups holds.
#[derive(Debug)]
pub(crate) struct Counted<'a> {
    pub(super) values: &'a Numbers<'a>,
    /// The group of each row; all rows are one group without it.
    pub(super) codes: Option<&'a [u32]>,
    /// Values of each group.
    pub n: Vec<u64>,
    /// Rows of each group without one.
    pub missing: Vec<u64>,
    /// Low bits that no value uses.
    pub(super) unused_bits: u32,
}

impl<'a> Counted<'a> {
    /// Counts a column as one group.
    ///
    /// # Errors
    /// `non_finite` naming the smallest infinite row.
    pub fn of(values: &'a Numbers<'a>) -> Result<Self, Error> {
        Self::new(values, None, 1)
    }

    /// Counts a column by groups: each row has a code below `groups`.
    ///
    /// # Errors
    /// As [`Counted::of`], `unequal_lengths`, and `out_of_range` for a code that is none.
    pub fn by(values: &'a Numbers<'a>, codes: &'a [u32], groups: usize) -> Result<Self, Error> {
        if codes.len() != values.len() {
            let (length, required) = (codes.len(), values.len());
            return Err(Error::UnequalLengths { what: "codes".into(), length, required });
        }
        Self::new(values, Some(codes), groups)
    }

    fn new(values: &'a Numbers<'a>, codes: Option<&'a [u32]>, groups: usize) -> Result<Self, Error> {
        let pieces = per_thread(values, |rows| {
            if let (NumberSlice::F64(slice), None, None) = (values.slice(), values.validity(), codes) {
                return (Contents::of_doubles(&slice[rows]), Vec::new(), Vec::new(), None);
            }
            let mut all = Contents::default();
            let (mut n, mut missing) = (vec![0u64; groups], vec![0u64; groups]);
            let mut stray = None;
            each_block(values, rows, |first, keys| {
                let contents = Contents::of(keys);
                all.add(contents);
                let Some(codes) = codes else {
                    return;
                };
                for (row, (&key, &code)) in (first..).zip(keys.iter().zip(&codes[first..])) {
                    let counts = if key == MISSING { &mut missing } else { &mut n };
                    match counts.get_mut(code as usize) {
                        Some(count) => *count += 1,
                        None => stray = stray.or(Some((row, code))),
                    }
                }
            });
            (all, n, missing, stray)
        });
        let mut all = Contents::default();
        let (mut n, mut missing) = (vec![0u64; groups], vec![0u64; groups]);
        for (contents, piece_n, piece_missing, stray) in pieces {
            if let Some((row, code)) = stray {
                let required = format!("below the number of groups, {groups}");
                return Err(Error::out_of_range("code", Some(row), f64::from(code), required));
            }
            all.add(contents);
            n.iter_mut().zip(piece_n).for_each(|(sum, count)| *sum += count);
            missing.iter_mut().zip(piece_missing).for_each(|(sum, count)| *sum += count);
        }
        if all.infinite {
            let row = (0..values.len()).find(|&row| values.get(row).is_some_and(f64::is_infinite));
            return Err(Error::NonFinite { what: "value".into(), row });
        }
        if codes.is_none() {
            n = vec![values.len() as u64 - all.missing];
            missing = vec![all.missing];
        }
        Ok(Self { values, codes, n, missing, unused_bits: all.used.trailing_zeros().min(63) })
    }

    /// The values of the ranks, counted from 0, that are wanted of each group; ranks there are not have none.
    pub fn select(&self, wanted: Vec<Vec<u64>>) -> Vec<Ranks> {
        let mut found: Vec<Ranks> =
            wanted.into_iter().zip(&self.n).map(|(ranks, &n)| Ranks::wanted(ranks, n)).collect();
        let total: u64 = self.n.iter().sum();
        let smallest = if self.n.len() == 1 || total <= GATHERED { GATHERED } else { LARGE };
        let large: Vec<usize> = (0..self.n.len()).filter(|&group| self.n[group] > smallest).collect();
        narrow_beside_heavy(self, &large, GATHERED, &mut found);
        self.gather(smallest, &mut found);
        found
    }

    /// Groups of up to `largest` values: brought together in batches of groups, then partitioned.
    fn gather(&self, largest: u64, found: &mut [Ranks]) {
        let mut batches: Vec<(usize, usize)> = Vec::new();
        let (mut from, mut held) = (0, 0);
        for (group, &n) in self.n.iter().enumerate() {
            let n = if n > largest { 0 } else { n };
            if held > 0 && held + n > GATHERED {
                batches.push((from, group));
                (from, held) = (group, 0);
            }
            held += n;
        }
        if held > 0 {
            batches.push((from, self.n.len()));
        }
        let answers = parallel::map_chunks(batches.len(), 1, self.values.threads(), |range| {
            let batch = batches.get(range.start).copied().unwrap_or_default();
            Ok(self.gather_batch(batch, largest, found))
        });
        for (group, ranks) in answers.unwrap_or_default().into_iter().flatten() {
            found[group] = ranks;
        }
    }

    /// The ranks found of the groups from the first to before the second.
    fn gather_batch(
        &self,
        (from, to): (usize, usize),
        largest: u64,
        wanted: &[Ranks],
    ) -> Vec<(usize, Ranks)> {
        const NOT_HERE: usize = usize::MAX;
        let mut size = 0;
        let mut places: Vec<usize> = Vec::with_capacity(to - from);
        for &n in &self.n[from..to] {
            places.push(if n > largest { NOT_HERE } else { size });
            size += if n > largest { 0 } else { n as usize };
        }
        let begins = places.clone();
        let mut keys = vec![MISSING; size];
        let mut put = |group: usize, key: u64| {
            if let Some(place) = places.get_mut(group.wrapping_sub(from)).filter(|place| **place != NOT_HERE)
            {
                if key != MISSING {
                    keys[*place] = key;
                    *place += 1;
                }
            }
        };
        match self.codes {
            None => each_block(self.values, 0..self.values.len(), |_, block| {
                block.iter().for_each(|&key| put(0, key));
            }),
            Some(codes) => {
                for (row, &code) in codes.iter().enumerate() {
                    let group = code as usize;
                    if (from..to).contains(&group) {
                        put(group, self.values.get(row).map_or(MISSING, key_of));
                    }
                }
            }
        }
        let here = begins.iter().zip(from..to).filter(|(&begin, _)| begin != NOT_HERE);
        here.map(|(&begin, group)| {
            let mut ranks = wanted[group].clone();
            ranks.find_in(&mut keys[begin..begin + self.n[group] as usize], 0);
            (group, ranks)
        })
        .collect()
    }
}

/// Works through the column in as many pieces as there are threads: only for work whose pieces are added up
/// exactly, so that it does not matter where they were cut.
pub(super) fn per_thread<R: Send>(
    values: &Numbers<'_>,
    work: impl Fn(std::ops::Range<usize>) -> R + Sync,
) -> Vec<R> {
    let threads = values.threads().max(1);
    // Counters of a piece hold 32 bits.
    let piece = values.len().div_ceil(threads).clamp(1 << 16, 1 << 31);
    // Nothing of it can be refused.
    parallel::map_chunks(values.len(), piece, threads, |rows| Ok(work(rows))).unwrap_or_default()
}

/// Wanted ranks in ascending order and, once they are found, their keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ranks {
    pub(super) ranks: Vec<u64>,
    pub(super) keys: Vec<u64>,
}

impl Ranks {
    fn wanted(mut ranks: Vec<u64>, n: u64) -> Self {
        ranks.retain(|&rank| rank < n);
        ranks.sort_unstable();
        ranks.dedup();
        let keys = vec![MISSING; ranks.len()];
        Self { ranks, keys }
    }

    /// The value of a rank that was asked for.
    pub fn value(&self, rank: u64) -> Option<f64> {
        let at = self.ranks.binary_search(&rank).ok()?;
        self.keys.get(at).map(|&key| from_image(key))
    }

    /// Finds all ranks among these keys, of which the lowest has the rank `first`.
    fn find_in(&mut self, keys: &mut [u64], first: u64) {
        partition(keys, first, &self.ranks, &mut self.keys);
    }
}

/// Finds the keys of ranks, ascending and different, among keys of which the lowest has the rank `first`.
pub(super) fn partition(keys: &mut [u64], first: u64, ranks: &[u64], found: &mut [u64]) {
    let half = ranks.len() / 2;
    let Some(&middle) = ranks.get(half) else {
        return;
    };
    let (below, &mut key, above) = keys.select_nth_unstable((middle - first) as usize);
    found[half] = key;
    let (left, right) = found.split_at_mut(half);
    partition(below, first, &ranks[..half], left);
    partition(above, middle + 1, &ranks[half + 1..], &mut right[1..]);
}

#[cfg(test)]
#[path = "select_tests.rs"]
mod tests;
