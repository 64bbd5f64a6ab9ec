//! The first two derivatives of the logarithm of the gamma function.

use super::double::Double;
use super::ln::{ln_1p, ln_double};
use super::sin_pi::sin_cos_pi;
use super::tables::{DIGAMMA, DIGAMMA_ZERO};

/// Digamma, the derivative of `lgamma`.
///
/// `NaN` at the negative integers and minus infinity, infinity of the other sign at the zeros. Measured error:
/// 0.6 ulp for positive arguments, and for negative ones except near the zeros there, where it is 0.6 ulp of
/// the larger of the terms that cancel, divided by 2^40.
///
/// ```
/// assert_eq!(cxkit::math::digamma(1.0), -0.5772156649015329); // minus Euler's constant
/// ```
#[must_use]
pub fn digamma(x: f64) -> f64 {
    if x == 0.0 {
        return -1.0 / x;
    }
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x < 0.0 && x % 1.0 == 0.0 || x.is_infinite() {
        return f64::NAN;
    }
    if x.abs() < 1e-20 {
        return -1.0 / x;
    }
    let [zero_hi, zero_lo, slope_hi, slope_lo] = DIGAMMA_ZERO;
    if (1.33..1.6).contains(&x) {
        let distance = Double::sum(x - zero_hi, -zero_lo);
        let h = distance.hi;
        let tail = DIGAMMA.iter().rev().fold(0.0, |sum, &coefficient| sum * h + coefficient);
        return (distance * Double { hi: slope_hi, lo: slope_lo } + tail * h * h).value();
    }
    let y = x.abs();
    let (harmonic, top) = climb(y);
    let value = asymptotic(top) - harmonic;
    if x > 0.0 {
        return value.value();
    }
    // digamma(-y) = digamma(y) + 1/y + pi cot(pi y)
    let (sine, cosine) = sin_cos_pi(y);
    (value + (Double::quotient(1.0, y) + Double::PI * cosine / sine)).value()
}

/// `1/x + 1/(x+1) + ...` up to the first `x + n` of at least 14, and that.
fn climb(x: f64) -> (Double, Double) {
    let mut at = Double::exact(x);
    // The sum as one fraction, so that there is one division at the end.
    let (mut above, mut below) = (Double::exact(0.0), Double::ONE);
    while at.hi < 14.0 {
        above = above * at + below;
        below = below * at;
        at = at + 1.0;
    }
    (above / below, at)
}

/// Digamma by its asymptotic series, from 14 on.
fn asymptotic(x: Double) -> Double {
    /// B(2k) / 2k from k = 2.
    const SERIES: [f64; 11] = [
        -1.0 / 120.0,
        1.0 / 252.0,
        -1.0 / 240.0,
        1.0 / 132.0,
        -691.0 / 32760.0,
        1.0 / 12.0,
        -3617.0 / 8160.0,
        43867.0 / 14364.0,
        -174_611.0 / 6600.0,
        77683.0 / 276.0,
        -236_364_091.0 / 65520.0,
    ];
    if x.hi > 1e100 {
        return ln_double(x);
    }
    let inverse = Double::ONE / x;
    let square = inverse * inverse;
    let tail = SERIES.iter().rev().fold(0.0, |sum, &coefficient| sum * square.hi + coefficient);
    ln_double(x) - (inverse * 0.5 + (square / 12.0 + tail * square.hi * square.hi))
}

/// From here on the asymptotic series below have converged to the last bit.
const FAR: f64 = 30.0;

/// `digamma(x + d) - digamma(x)` for positive `x` and `d`, precise however large `x` is.
///
/// Measured error: 8 ulp.
pub(crate) fn digamma_change(x: f64, d: f64) -> f64 {
    /// B(2k) / 2k.
    const SERIES: [f64; 6] =
        [1.0 / 12.0, -1.0 / 120.0, 1.0 / 252.0, -1.0 / 240.0, 1.0 / 132.0, -691.0 / 32760.0];
    if x < FAR {
        return digamma(x + d) - digamma(x);
    }
    // Of each term the difference is taken by hand: b - a for a = 1/x and b = 1/(x + d) is -d a b.
    let (a, b) = (1.0 / x, 1.0 / (x + d));
    let step = d * a * b;
    let (mut tail, mut change, mut power) = (0.0, a + b, a * a);
    for coefficient in SERIES {
        tail += coefficient * change;
        // (b^2k - a^2k)/(b - a) from one k to the next.
        change = change * b * b + power * (a + b);
        power *= a * a;
    }
    ln_1p(d * a) + step * (0.5 + tail)
}

/// `trigamma(x + d) - trigamma(x)` for positive `x` and `d`, precise however large `x` is.
///
/// Measured error: 8 ulp.
pub(crate) fn trigamma_change(x: f64, d: f64) -> f64 {
    /// B(2k) of 1/x^(2k + 1).
    const SERIES: [f64; 6] = [1.0 / 6.0, -1.0 / 30.0, 1.0 / 42.0, -1.0 / 30.0, 5.0 / 66.0, -691.0 / 2730.0];
    if x < FAR {
        return trigamma(x + d) - trigamma(x);
    }
    let (a, b) = (1.0 / x, 1.0 / (x + d));
    let step = d * a * b;
    let (mut tail, mut change, mut power) = (0.0, b * b + a * b + a * a, a * a * a);
    for coefficient in SERIES {
        tail += coefficient * change;
        change = change * b * b + power * (a + b);
        power *= a * a;
    }
    -step * (1.0 + 0.5 * (a + b) + tail)
}

/// Trigamma, the derivative of `digamma`.
///
/// Infinity at 0 and the negative integers, `NaN` at minus infinity. Measured error: 0.6 ulp.
///
/// ```
/// assert_eq!(cxkit::math::trigamma(1.0), 1.6449340668482264); // pi^2 / 6
/// ```
#[must_use]
pub fn trigamma(x: f64) -> f64 {
    if x == f64::INFINITY {
        return 0.0;
    }
    if x.is_nan() || x.is_infinite() {
        return f64::NAN;
    }
    if x.abs() < 1e-20 {
        let inverse = Double::quotient(1.0, x);
        return if x.abs() < 1e-153 { (1.0 / x) * (1.0 / x) } else { (inverse * inverse).value() };
    }
    if x < 0.0 && x % 1.0 == 0.0 {
        return f64::INFINITY;
    }
    let y = x.abs();
    let mut at = Double::exact(y);
    let mut sum = Double::exact(0.0);
    while at.hi < 14.0 {
        sum = sum + Double::ONE / (at * at);
        at = at + 1.0;
    }
    let value = sum + trigamma_asymptotic(at);
    if x > 0.0 {
        return value.value();
    }
    // trigamma(-y) = (pi / sin(pi y))^2 - trigamma(y) + 1/y^2
    let (sine, _) = sin_cos_pi(y);
    let ratio = Double::PI / sine;
    (ratio * ratio - (value - Double::ONE / Double::product(y, y))).value()
}

/// Trigamma by its asymptotic series, from 14 on.
fn trigamma_asymptotic(x: Double) -> Double {
    /// B(2k) from k = 2.
    const SERIES: [f64; 11] = [
        -1.0 / 30.0,
        1.0 / 42.0,
        -1.0 / 30.0,
        5.0 / 66.0,
        -691.0 / 2730.0,
        7.0 / 6.0,
        -3617.0 / 510.0,
        43867.0 / 798.0,
        -174_611.0 / 330.0,
        854_513.0 / 138.0,
        -236_364_091.0 / 2730.0,
    ];
    if x.hi > 1e100 {
        return Double::exact(1.0 / x.hi);
    }
    let inverse = Double::ONE / x;
    let square = inverse * inverse;
    let tail = SERIES.iter().rev().fold(0.0, |sum, &coefficient| sum * square.hi + coefficient);
    inverse + (square * 0.5 + (square * inverse / 6.0 + tail * square.hi * square.hi * inverse.hi))
}

#[cfg(test)]
#[allow(clippy::excessive_precision)]
mod change_tests {
    use super::*;

    /// mpmath 1.3 with 60 digits, 20 of them here: psi(0, x + d) - psi(0, x), psi(1, x + d) - psi(1, x).
    const CHANGES: [(f64, f64, f64, f64); 8] = [
        (30.0, 0.5, 0.016805536276136207873, -0.00056481224493833568633),
        (40.5, 3.0, 0.072317155331565915076, -0.0017439321752934054413),
        (1000.0, 0.001, 1.0004996661667171877e-6, -1.0009994984998353555e-9),
        (60000000.0, 12.25, 2.0416664752604416558e-7, -3.4027771397570693902e-15),
        (35.0, 2000.0, 4.0770110519642254594, -0.028491957223242789034),
        (2.5, 7.0, 1.4945812357577063459, -0.3793604676311358326),
        (1000000000000.0, 0.125, 1.250000000000546875e-13, -1.25000000000109375e-25),
        (31.0, 1000000.0, 10.397769591480342016, -0.032782949277127902964),
    ];

    #[test]
    fn changes_are_precise_however_large_the_argument() {
        for (x, d, slope, bend) in CHANGES {
            for (got, want) in [(digamma_change(x, d), slope), (trigamma_change(x, d), bend)] {
                assert!((got - want).abs() <= 8.0 * f64::EPSILON * want.abs(), "{x} {d}: {got} for {want}");
            }
        }
    }
}
