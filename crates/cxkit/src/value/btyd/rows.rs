//! Equal rows counted once, and sums over rows that come out the same for every number of threads.

use super::newton::Derivatives;
use crate::math::double::two_sum;
use crate::parallel::map_chunks;
use crate::Error;

/// How many rows are summed in one piece. Part of the answer's last bits: it never changes.
pub(crate) const PIECE: usize = 4096;

/// Rows that differ from each other, in ascending order, and how often each was there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Distinct<const C: usize> {
    pub rows: Vec<[f64; C]>,
    pub counts: Vec<f64>,
}

/// Sorts the rows and counts those that are equal; rows with count 0 are gone.
///
/// Sorted, the sums no longer depend on the order the rows came in; and a likelihood is worked out once for
/// customers who are alike, which most one-time buyers are. Values must be finite and 0 or above.
pub(crate) fn distinct<const C: usize>(rows: Vec<[f64; C]>, counts: Option<&[f64]>) -> Distinct<C> {
    // The bits of numbers from 0 sort as the numbers do.
    let mut keys: Vec<([u64; C], f64)> = match counts {
        None => rows.into_iter().map(|row| (row.map(|value| (value + 0.0).to_bits()), 1.0)).collect(),
        Some(counts) => rows
            .into_iter()
            .zip(counts)
            .filter(|(_, &count)| count > 0.0)
            .map(|(row, &count)| (row.map(|value| (value + 0.0).to_bits()), count))
            .collect(),
    };
    keys.sort_unstable_by_key(|&(key, _)| key);
    keys.dedup_by(|next, kept| {
        let equal = next.0 == kept.0;
        if equal {
            kept.1 += next.1; // whole numbers: exact
        }
        equal
    });
    Distinct {
        rows: keys.iter().map(|(key, _)| key.map(f64::from_bits)).collect(),
        counts: keys.iter().map(|&(_, count)| count).collect(),
    }
}

/// A log-likelihood summed over rows, with its first and second derivatives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums<const N: usize> {
    value: f64,
    /// What rounding took from the value so far.
    lost: f64,
    pub gradient: [f64; N],
    /// The lower triangle; the rest stays 0.
    pub hessian: [[f64; N]; N],
}

impl<const N: usize> Sums<N> {
    pub fn new() -> Self {
        Self { value: 0.0, lost: 0.0, gradient: [0.0; N], hessian: [[0.0; N]; N] }
    }

    #[inline]
    pub fn add_value(&mut self, value: f64) {
        let (sum, error) = two_sum(self.value, value);
        self.value = sum;
        self.lost += error;
    }

    /// The value that was added up.
    #[inline]
    pub fn value(&self) -> f64 {
        self.value + self.lost
    }

    /// Adds what another piece added up.
    pub fn add(&mut self, other: &Self) {
        self.add_value(other.value);
        self.lost += other.lost;
        for (i, row) in self.hessian.iter_mut().enumerate() {
            self.gradient[i] += other.gradient[i];
            for (sum, more) in row.iter_mut().zip(&other.hessian[i]).take(i + 1) {
                *sum += more;
            }
        }
    }

    /// The derivatives by the logarithms of the parameters, from those by the parameters.
    pub fn by_logs(&self, parameters: &[f64; N]) -> Derivatives {
        let mut derivatives = Derivatives::new(N);
        derivatives.value = self.value();
        for i in 0..N {
            derivatives.gradient[i] = parameters[i] * self.gradient[i];
            for j in 0..=i {
                let mut second = parameters[i] * parameters[j] * self.hessian[i][j];
                if i == j {
                    second += derivatives.gradient[i];
                }
                derivatives.set(i, j, second);
            }
        }
        derivatives
    }
}

/// Sums over all rows in fixed pieces: `work` adds the rows of a range to a sum that begins at 0.
pub(crate) fn sum_rows<const N: usize>(
    rows: usize,
    threads: usize,
    work: impl Fn(std::ops::Range<usize>, &mut Sums<N>) -> Result<(), Error> + Sync,
) -> Result<Sums<N>, Error> {
    let pieces = map_chunks(rows, PIECE, threads, |range| {
        let mut sums = Sums::new();
        work(range, &mut sums)?;
        Ok(sums)
    })?;
    let mut total = Sums::new();
    for piece in &pieces {
        total.add(piece);
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_become_one_whatever_their_order() {
        let rows = vec![[2.0, 1.5], [0.0, 0.0], [2.0, 1.5], [0.0, -0.0], [1.0, 3.0]];
        let mut back = rows.clone();
        back.reverse();
        let found = distinct(rows, None);
        assert_eq!(found.rows, [[0.0, 0.0], [1.0, 3.0], [2.0, 1.5]]);
        assert_eq!(found.counts, [2.0, 1.0, 2.0]);
        assert_eq!(distinct(back, None), found);
        let weighed = distinct(vec![[2.0], [1.0], [2.0]], Some(&[3.0, 0.0, 4.0]));
        assert_eq!((weighed.rows, weighed.counts), (vec![[2.0]], vec![7.0]));
    }

    #[test]
    fn sums_do_not_depend_on_threads() {
        let sum = |threads| {
            let work = |range: std::ops::Range<usize>, sums: &mut Sums<1>| {
                for row in range {
                    sums.add_value(1.0 / (row as f64 + 0.3));
                    sums.gradient[0] += 1.0 / (row as f64 + 0.7);
                }
                Ok(())
            };
            let sums = sum_rows::<1>(20_000, threads, work).unwrap();
            (sums.value().to_bits(), sums.gradient[0].to_bits())
        };
        assert_eq!(sum(1), sum(3));
    }
}
