//! The first two derivatives of the logarithm of the gamma function.

use super::double::Double;
use super::ln::ln_double;
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
