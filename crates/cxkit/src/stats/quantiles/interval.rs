//! The interval of a quantile by order statistics.

use crate::math::{binomial_cdf, binomial_sf};
use crate::stats::Level;

/// Up to so many values the binomial distribution is taken.
const NORMAL: u64 = 1 << 40;

/// The ranks, counted from 0, of the two values that bound the quantile `p` of `n` values; an end that no
/// value reaches is absent.
///
/// Of n values, B fall below the quantile, and B is binomial with n and p. The lower end is the highest rank
/// k with P(B <= k) at most half of what the level leaves out, the upper end the lowest with P(B > k) at
/// most that half. So each side errs at most half as often as the level allows, whatever the distribution;
/// ties only make it safer.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn order_ranks(n: u64, p: f64, level: Level) -> (Option<u64>, Option<u64>) {
    // The extremes of a population bound themselves: no rank is beyond them.
    if !(p > 0.0 && p < 1.0) {
        return (None, None);
    }
    let tail = level.tail();
    let arm = level.z * (count(n) * p * (1.0 - p)).sqrt();
    if n > NORMAL {
        // Beyond any column: the normal distribution is off by less than a millionth of its width.
        let rank = |place: f64| (place.clamp(0.0, count(n)) as u64).min(n - 1);
        return (Some(rank((count(n) * p - arm).floor())), Some(rank((count(n) * p + arm).ceil())));
    }
    let lower = first_where(n, count(n) * p - arm, |k| binomial_cdf(k, n, p) > tail);
    let upper = first_where(n, count(n) * p + arm, |k| binomial_sf(k, n, p) <= tail);
    (lower.checked_sub(1), (upper < n).then_some(upper))
}

#[allow(clippy::cast_precision_loss)]
fn count(n: u64) -> f64 {
    n as f64
}

/// The smallest number of 0 to `n` from which `holds` is true, which it is at `n`, looked for around `guess`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn first_where(n: u64, guess: f64, holds: impl Fn(u64) -> bool) -> u64 {
    let guess = (guess.clamp(0.0, count(n)) as u64).min(n);
    // Holds at `high`, and `low` is the smallest that may.
    let (mut low, mut high) = (0, n);
    let mut step = 1;
    if holds(guess) {
        high = guess;
        while high > 0 {
            let below = high.saturating_sub(step);
            if !holds(below) {
                low = below + 1;
                break;
            }
            high = below;
            step *= 2;
        }
    } else {
        low = guess + 1;
        while low < n {
            let above = low.saturating_add(step).min(n);
            if above == n || holds(above) {
                high = above;
                break;
            }
            low = above + 1;
            step *= 2;
        }
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ranks_are_those_of_the_definition() {
        for n in [1, 2, 5, 6, 7, 30, 59, 60, 200] {
            for p in [0.01, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999] {
                for confidence in [0.5, 0.9, 0.95, 0.99] {
                    let level = Level::new(confidence).unwrap();
                    let lower = (0..n).rev().find(|&k| binomial_cdf(k, n, p) <= level.tail());
                    let upper = (0..n).find(|&k| binomial_sf(k, n, p) <= level.tail());
                    assert_eq!(order_ranks(n, p, level), (lower, upper), "{n} {p} {confidence}");
                }
            }
        }
    }

    #[test]
    fn a_guess_anywhere_finds_the_same_number() {
        for wanted in 0..=40 {
            for guess in [-5.0, 0.0, 7.3, 20.0, 39.9, 40.0, 1e9] {
                assert_eq!(first_where(40, guess, |k| k >= wanted), wanted);
            }
        }
    }

    #[test]
    fn a_large_sample_has_narrow_ranks() {
        let (lower, upper) = order_ranks(100_000_000, 0.5, Level::new(0.95).unwrap());
        // 1.96 standard deviations of 5,000, and half a rank.
        assert!((lower.unwrap() as f64 - (5e7 - 9_799.8)).abs() < 2.0);
        assert!((upper.unwrap() as f64 - (5e7 + 9_799.8)).abs() < 2.0);
    }
}
