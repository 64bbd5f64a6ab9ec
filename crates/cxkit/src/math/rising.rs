//! What the gamma function and its logarithm's derivatives change by over a whole number of steps.

use super::gamma::{lgamma_double, ln_gamma_ratio, STIRLING_FROM};
use super::ln::{ln, ln_1p};

/// Up to here the factors are multiplied out.
const FEW: f64 = 64.0;
/// From here on the asymptotic series hold.
const LARGE: f64 = 14.0;

/// `ln(z (z + 1) ... (z + n - 1))`, the logarithm of the rising factorial `gamma(z + n) / gamma(z)`, with its
/// first and second derivative by `z`.
///
/// For `z` from 1e-150 to 1e150 and a whole `n` from 0 to 2^53. The difference of two values of `lgamma` would lose
/// all digits where `z` is large. Measured error: 1e-15 relative, or absolutely where the logarithm is below 1.
#[must_use]
pub(crate) fn ln_rising(z: f64, n: f64) -> [f64; 3] {
    if n <= FEW {
        return multiplied(z, n);
    }
    let value = if z < STIRLING_FROM {
        (lgamma_double(z + n) - lgamma_double(z)).value()
    } else {
        -ln_gamma_ratio(z, n).value()
    };
    let steps = (LARGE - z).ceil().max(0.0);
    let [_, first, second] = multiplied(z, steps);
    let (from, rest) = (z + steps, n - steps);
    let to = from + rest;
    let (low, high) = (1.0 / from, 1.0 / to);
    let slope = ln_1p(rest / from) + 0.5 * rest * low * high + (digamma_tail(low) - digamma_tail(high));
    let bend = -rest * low * high + (trigamma_tail(high) - trigamma_tail(low));
    [value, first + slope, second + bend]
}

/// As [`ln_rising`], factor by factor.
fn multiplied(z: f64, n: f64) -> [f64; 3] {
    let (mut value, mut first, mut second) = (0.0, 0.0, 0.0);
    let mut product = 1.0;
    let mut step = 0.0;
    while step < n {
        let factor = z + step;
        let inverse = 1.0 / factor;
        product *= factor;
        first += inverse;
        second -= inverse * inverse;
        if !(1e-150..=1e150).contains(&product) {
            value += ln(product);
            product = 1.0;
        }
        step += 1.0;
    }
    [value + ln(product), first, second]
}

/// `1/(12 x^2) - 1/(120 x^4) + ...` from `1/x`: `ln x - 1/(2x)` less `digamma(x)`.
fn digamma_tail(inverse: f64) -> f64 {
    const SERIES: [f64; 8] = [
        1.0 / 12.0,
        -1.0 / 120.0,
        1.0 / 252.0,
        -1.0 / 240.0,
        1.0 / 132.0,
        -691.0 / 32760.0,
        1.0 / 12.0,
        -3617.0 / 8160.0,
    ];
    let square = inverse * inverse;
    square * SERIES.iter().rev().fold(0.0, |sum, &coefficient| sum * square + coefficient)
}

/// `1/(2 x^2) + 1/(6 x^3) - ...` from `1/x`: `trigamma(x)` less `1/x`.
fn trigamma_tail(inverse: f64) -> f64 {
    const SERIES: [f64; 8] = [
        1.0 / 6.0,
        -1.0 / 30.0,
        1.0 / 42.0,
        -1.0 / 30.0,
        5.0 / 66.0,
        -691.0 / 2730.0,
        7.0 / 6.0,
        -3617.0 / 510.0,
    ];
    let square = inverse * inverse;
    let odd = SERIES.iter().rev().fold(0.0, |sum, &coefficient| sum * square + coefficient);
    square * (0.5 + inverse * odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of `spec/math/rising.tsv`, which `spec/math/rising.py` computed with 60 digits.
    #[test]
    fn within_rounding_of_the_reference() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/math/rising.tsv");
        let text = std::fs::read_to_string(path).expect("spec/math/rising.tsv");
        let mut worst = [0.0f64; 3];
        for line in text.lines() {
            let fields: Vec<f64> = line.split('\t').map(|field| field.parse().expect("a number")).collect();
            let got = ln_rising(fields[0], fields[1]);
            for (i, worst) in worst.iter_mut().enumerate() {
                let want = fields[2 + i];
                let size = if i == 0 { want.abs().max(1.0) } else { want.abs().max(f64::MIN_POSITIVE) };
                let error = (got[i] - want).abs() / size;
                assert!(error < 2e-15, "{line}: {got:?}");
                *worst = worst.max(error);
            }
        }
        println!("worst {worst:?}");
        assert!(text.lines().count() > 300);
    }
}
