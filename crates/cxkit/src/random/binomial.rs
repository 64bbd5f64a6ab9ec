//! Binomial and multinomial counts in time that does not grow with n.

use super::Stream;
use crate::math::{exp, lgamma, ln, ln_1p};
use crate::Error;

/// Expected count from which rejection is used; below it, the search from 0 is as quick and exact.
const REJECTION_FROM: f64 = 10.0;

/// Largest n: above it not every whole number is a double.
const LARGEST_N: u64 = 1 << 53;

impl Stream {
    /// The number of successes in `n` trials that each succeed with probability `p`.
    ///
    /// Drawn exactly from the binomial distribution, in constant time for any `n` up to 2^53.
    ///
    /// # Errors
    /// `out_of_range` when `p` is not between 0 and 1, or `n` is above 2^53.
    ///
    /// # Examples
    /// ```
    /// let mut stream = cxkit::random::Stream::new(1, 0);
    /// let successes = stream.binomial(1_000_000, 0.3)?;
    /// assert!((297_000..303_000).contains(&successes));
    /// assert_eq!(stream.binomial(5, 1.0)?, 5);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// # References
    /// Hörmann, "The generation of binomial random variates", J. Stat. Comput. Simul. 46 (1993), BTRS.
    pub fn binomial(&mut self, n: u64, p: f64) -> Result<u64, Error> {
        check_n(n)?;
        if !(0.0..=1.0).contains(&p) {
            return Err(Error::out_of_range("p", None, p, "between 0 and 1"));
        }
        Ok(self.successes(n, p))
    }

    /// How `n` draws fall on cells with these weights.
    ///
    /// # Errors
    /// As [`Multinomial::new`] and [`Multinomial::draw`].
    ///
    /// # Examples
    /// ```
    /// let counts = cxkit::random::Stream::new(1, 0).multinomial(100, &[1.0, 0.0, 3.0])?;
    /// assert_eq!(counts.iter().sum::<u64>(), 100);
    /// assert_eq!(counts[1], 0);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn multinomial(&mut self, n: u64, weights: &[f64]) -> Result<Vec<u64>, Error> {
        let mut counts = Vec::new();
        Multinomial::new(weights)?.draw(self, n, &mut counts)?;
        Ok(counts)
    }

    fn successes(&mut self, n: u64, p: f64) -> u64 {
        if p > 0.5 {
            return n - self.rarer_successes(n, 1.0 - p);
        }
        self.rarer_successes(n, p)
    }

    /// As `successes`, for `p` up to one half.
    fn rarer_successes(&mut self, n: u64, p: f64) -> u64 {
        if n == 0 || p == 0.0 {
            return 0;
        }
        if n as f64 * p < REJECTION_FROM {
            return self.search(n, p);
        }
        self.reject(n as f64, p) as u64
    }

    /// Takes the chances of 0, 1, 2, … off a uniform number until it is used up.
    fn search(&mut self, n: u64, p: f64) -> u64 {
        let odds = p / (1.0 - p);
        let none = exp(n as f64 * ln_1p(-p));
        loop {
            let mut left = self.next_f64();
            let mut chance = none;
            for count in 0..=n {
                if left < chance {
                    return count;
                }
                left -= chance;
                chance *= (n - count) as f64 / (count + 1) as f64 * odds;
                // Rounding may leave a crumb that no chance takes; then another number is drawn.
                if chance == 0.0 {
                    break;
                }
            }
        }
    }

    /// Transformed rejection: a curve with heavy tails is bent over the distribution.
    fn reject(&mut self, n: f64, p: f64) -> f64 {
        let (mean, sd) = (n * p, (n * p * (1.0 - p)).sqrt());
        let b = 1.15 + 2.53 * sd;
        let a = -0.0873 + 0.0248 * b + 0.01 * p;
        let centre = mean + 0.5;
        let inside = 0.92 - 4.2 / b;
        let alpha = (2.83 + 5.1 / b) * sd;
        let mode = ((n + 1.0) * p).floor();
        let mut at_mode = None;
        loop {
            let u = self.next_f64() - 0.5;
            let v = self.next_f64();
            let edge = 0.5 - u.abs();
            let count = ((2.0 * a / edge + b) * u + centre).floor();
            // Most draws lie well inside the curve, where the distribution need not be looked at.
            if edge >= 0.07 && v <= inside {
                return count;
            }
            // Written so that the endless ends (edge 0) are outside too.
            if !(count >= 0.0 && count <= n) {
                continue;
            }
            let at_mode = *at_mode.get_or_insert_with(|| ln_chance(mode, n, p));
            if ln(v * alpha / (a / (edge * edge) + b)) <= ln_chance(count, n, p) - at_mode {
                return count;
            }
        }
    }
}

/// The log of a binomial chance, up to a constant of n; from deviances, so that no digits cancel even at
/// the largest n (Loader 2000).
fn ln_chance(count: f64, n: f64, p: f64) -> f64 {
    let rest = n - count;
    -deviance(count, n * p)
        - deviance(rest, n * (1.0 - p))
        - ln_factorial_error(count)
        - ln_factorial_error(rest)
}

/// x·ln(x/mean) + mean − x.
fn deviance(x: f64, mean: f64) -> f64 {
    let off = (x - mean) / mean;
    if x == 0.0 {
        return mean;
    }
    x * ln_1p(off) - mean * off
}

/// ln k! − (k·ln k − k), by Stirling's series where its terms vanish.
fn ln_factorial_error(k: f64) -> f64 {
    const HALF_LN_TAU: f64 = 0.918_938_533_204_672_8;
    if k == 0.0 {
        return 0.0;
    }
    if k < 16.0 {
        return lgamma(k + 1.0) - k * ln(k) + k;
    }
    let square = 1.0 / (k * k);
    let series = (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - square / 1680.0) * square) * square) / k;
    HALF_LN_TAU + 0.5 * ln(k) + series
}

/// Cells with weights, ready to have counts drawn on them again and again.
///
/// # Examples
/// ```
/// use cxkit::random::{Multinomial, Stream};
/// let cells = Multinomial::new(&[20.0, 30.0, 50.0])?;
/// let mut counts = Vec::new();
/// for resample in 0..1000 {
///     cells.draw(&mut Stream::new(42, resample), 100, &mut counts)?;
///     assert_eq!(counts.iter().sum::<u64>(), 100);
/// }
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Multinomial {
    /// Of what is left when a cell is reached, the share that falls on it.
    shares: Vec<f64>,
}

impl Multinomial {
    /// Cells with these weights; they need not add up to 1.
    ///
    /// # Errors
    /// `out_of_range` when a weight is negative or not a number, `non_finite` when one is infinite or
    /// their sum is, `empty` when no weight is above 0.
    pub fn new(weights: &[f64]) -> Result<Self, Error> {
        let mut left = 0.0;
        let mut shares = Vec::with_capacity(weights.len());
        if let Some(row) = weights.iter().position(|&weight| weight.is_nan() || weight < 0.0) {
            return Err(Error::out_of_range("weight", Some(row), weights[row], "0 or above"));
        }
        for (row, &weight) in weights.iter().enumerate().rev() {
            left += weight;
            if left == f64::INFINITY {
                return Err(Error::NonFinite { what: "weight".into(), row: Some(row) });
            }
            shares.push(if weight == 0.0 { 0.0 } else { weight / left });
        }
        if left == 0.0 {
            return Err(Error::empty("weight"));
        }
        shares.reverse();
        Ok(Self { shares })
    }

    /// Draws `n` times; `counts` then holds how often each cell came.
    ///
    /// # Errors
    /// `out_of_range` when `n` is above 2^53.
    pub fn draw(&self, stream: &mut Stream, n: u64, counts: &mut Vec<u64>) -> Result<(), Error> {
        check_n(n)?;
        counts.clear();
        let mut left = n;
        for &share in &self.shares {
            let count = stream.successes(left, share);
            left -= count;
            counts.push(count);
        }
        Ok(())
    }
}

fn check_n(n: u64) -> Result<(), Error> {
    if n > LARGEST_N {
        return Err(Error::out_of_range("n", None, n as f64, "at most 2^53"));
    }
    Ok(())
}

#[cfg(test)]
#[path = "binomial_tests.rs"]
mod tests;
