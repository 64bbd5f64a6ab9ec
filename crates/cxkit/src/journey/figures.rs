//! Figures that several queries show: shares with their intervals, times by quantile.

use crate::stats::{share_with, ShareOptions};
use crate::{parallel, Error};

/// Shares with their intervals.
pub(super) struct Shares {
    pub share: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// A share of `n` with Wilson's interval; nothing where there are none.
pub(super) fn shares(count: u64, n: u64, level: f64) -> Result<Shares, Error> {
    if n == 0 || count > n {
        return Ok(Shares { share: None, low: None, high: None });
    }
    let share = share_with(count, n, &ShareOptions::default().confidence_level(level))?;
    Ok(Shares { share: Some(share.share), low: share.ci_lower, high: share.ci_upper })
}

/// Quantiles and mean of some times, in seconds: quarters, nine tenths.
#[derive(Clone, Copy, Default)]
pub(super) struct Summary {
    pub quantiles: [Option<f64>; 4],
    pub mean: Option<f64>,
}

impl Summary {
    /// Which quantiles, as parts of a whole.
    pub const AT: [(usize, usize); 4] = [(1, 4), (1, 2), (3, 4), (9, 10)];

    /// The figures of times that are in one list, whose order may change.
    pub fn of(times: &mut [i64]) -> Self {
        if times.len() >= MANY {
            return Self::from_buckets(&[times], &[Buckets::count(times)], |table| vec![table.gather(times)]);
        }
        let Some(last) = times.len().checked_sub(1) else { return Self::default() };
        let sum = times.iter().map(|&time| i128::from(time)).sum();
        // What lies before `done` is smaller than all the rest.
        let mut done = 0;
        Self::read(times.len(), sum, |rank, above| {
            let (_, low, rest) = times[done..].select_nth_unstable(rank - done);
            let low = *low;
            done = rank;
            (low, if above && rank < last { rest.iter().min().copied().unwrap_or(low) } else { low })
        })
    }

    /// The same of times in several lists, none below 0, on up to so many threads.
    pub fn of_lists(lists: &[&[i64]], threads: usize) -> Result<Self, Error> {
        let buckets =
            parallel::map_chunks(lists.len(), 1, threads, |at| Ok(Buckets::count(lists[at.start])))?;
        let mut refused = None;
        let summary = Self::from_buckets(lists, &buckets, |table| {
            let found = parallel::map_chunks(lists.len(), 1, threads, |at| Ok(table.gather(lists[at.start])));
            found.unwrap_or_else(|error| {
                refused = Some(error);
                Vec::new()
            })
        });
        refused.map_or(Ok(summary), Err)
    }

    /// Reads the quantiles off ranks: of each the value at a rank and, where asked for, the next above.
    #[allow(clippy::cast_precision_loss)]
    fn read(n: usize, sum: i128, mut at: impl FnMut(usize, bool) -> (i64, i64)) -> Self {
        let Some(last) = n.checked_sub(1) else { return Self::default() };
        let quantiles = Self::AT.map(|(part, whole)| {
            let (rank, rest) = (last * part / whole, last * part % whole);
            let (low, high) = at(rank, rest > 0);
            Some((low as f64 + (high - low) as f64 * (rest as f64 / whole as f64)) / 1e6)
        });
        Self { quantiles, mean: Some(sum as f64 / n as f64 / 1e6) }
    }

    /// Quantiles from counts by bucket: only the buckets in which a rank lies are looked into.
    fn from_buckets(
        lists: &[&[i64]],
        counted: &[Buckets],
        gather: impl FnOnce(&Wanted) -> Vec<Vec<Vec<i64>>>,
    ) -> Self {
        let mut ends = vec![0_usize; BUCKETS];
        counted.iter().for_each(|buckets| {
            ends.iter_mut().zip(&buckets.counts).for_each(|(sum, count)| *sum += *count as usize);
        });
        let mut end = 0;
        ends.iter_mut().for_each(|count| {
            end += *count;
            *count = end;
        });
        let n: usize = lists.iter().map(|list| list.len()).sum();
        let sum = counted.iter().map(|buckets| buckets.sum).sum();
        let of_rank = |rank: usize| ends.partition_point(|&end| end <= rank);
        let mut wanted = Wanted { places: vec![NOT_WANTED; BUCKETS], buckets: Vec::new() };
        Self::read(n, 0, |rank, above| {
            wanted.add(of_rank(rank));
            if above {
                wanted.add(of_rank(rank + 1));
            }
            (0, 0)
        });
        let mut values: Vec<Vec<i64>> = vec![Vec::new(); wanted.buckets.len()];
        for found in gather(&wanted) {
            values.iter_mut().zip(found).for_each(|(all, more)| all.extend(more));
        }
        values.iter_mut().for_each(|values| values.sort_unstable());
        let value = |rank: usize| {
            let bucket = of_rank(rank);
            let first = if bucket == 0 { 0 } else { ends[bucket - 1] };
            match wanted.places.get(bucket) {
                Some(&place) if bucket >= EXACT && place != NOT_WANTED => {
                    values[place as usize].get(rank - first).copied().unwrap_or(0)
                }
                _ => bucket as i64,
            }
        };
        Self::read(n, sum, |rank, above| (value(rank), if above { value(rank + 1) } else { value(rank) }))
    }
}

/// From so many times on they are counted by bucket first.
const MANY: usize = 1 << 12;
/// Each power of two is cut in so many buckets; below it every time has its own.
const EXACT: usize = 32;
const BUCKETS: usize = 60 * EXACT;
const NOT_WANTED: u8 = u8::MAX;

/// The bucket of a time from 0 on: by its highest bit and the five below it, in the order of the times.
#[inline]
fn bucket(micros: i64) -> usize {
    let micros = micros as u64;
    let highest = (micros | EXACT as u64).ilog2() - 5;
    (highest as usize * EXACT + (micros >> highest) as usize).min(BUCKETS - 1)
}

/// Times counted by bucket.
struct Buckets {
    counts: Vec<u32>,
    sum: i128,
}

impl Buckets {
    fn count(times: &[i64]) -> Self {
        let mut counts = vec![0; BUCKETS];
        let mut sum = 0;
        for &micros in times {
            counts[bucket(micros)] += 1;
            sum += i128::from(micros);
        }
        Self { counts, sum }
    }
}

/// The buckets that are looked into: few, as few quantiles are asked for.
struct Wanted {
    places: Vec<u8>,
    buckets: Vec<usize>,
}

impl Wanted {
    fn add(&mut self, bucket: usize) {
        if bucket >= EXACT && self.places[bucket] == NOT_WANTED {
            self.places[bucket] = self.buckets.len() as u8;
            self.buckets.push(bucket);
        }
    }

    /// The times in each of these buckets.
    fn gather(&self, times: &[i64]) -> Vec<Vec<i64>> {
        let mut found = vec![Vec::new(); self.buckets.len()];
        for &micros in times {
            let place = self.places[bucket(micros)];
            if place != NOT_WANTED {
                found[place as usize].push(micros);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Stream;

    #[test]
    fn buckets_are_in_the_order_of_the_times() {
        let mut before = 0;
        for shift in 0..62 {
            for step in 0..64_i64 {
                let micros = (1_i64 << shift) + ((i128::from(step) << shift) >> 6) as i64;
                assert!(bucket(micros) >= before && bucket(micros) < BUCKETS, "{micros}");
                before = bucket(micros);
            }
        }
        assert_eq!([0, 1, 31, 32, 33, 63, 64, 65, 66].map(bucket), [0, 1, 31, 32, 33, 63, 64, 64, 65]);
    }

    #[test]
    fn figures_of_many_times_are_those_of_the_sorted_list() {
        let mut stream = Stream::new(3, 1);
        for (n, below) in [(5_000, 3), (5_001, 40), (9_000, 1 << 20), (20_002, 1 << 50)] {
            let times: Vec<i64> = (0..n).map(|_| stream.below(below).unwrap() as i64).collect();
            let mut sorted = times.clone();
            sorted.sort_unstable();
            let sum = sorted.iter().map(|&time| i128::from(time)).sum();
            let want = Summary::read(sorted.len(), sum, |rank, above| {
                (sorted[rank], sorted[rank + usize::from(above)])
            });
            let (head, tail) = times.split_at(n / 3);
            for got in [Summary::of(&mut times.clone()), Summary::of_lists(&[head, &[], tail], 2).unwrap()] {
                assert_eq!((got.quantiles, got.mean), (want.quantiles, want.mean), "{n} below {below}");
            }
        }
        let mut few: Vec<i64> = (0..100).rev().collect();
        assert_eq!(Summary::of(&mut few).quantiles[1], Some(49.5e-6));
        assert!(Summary::of_lists(&[], 2).unwrap().mean.is_none());
    }
}
