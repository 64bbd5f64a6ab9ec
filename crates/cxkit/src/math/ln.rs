//! Logarithms: a short reciprocal from a table brings the mantissa to 1 + r, a series does the rest.

use super::double::{quick_two_sum, two_prod, two_sum, Double};
use super::tables::LN;

/// ln 2: its first part is a multiple of 2^-42, so that sums with the table and products with exponents are exact.
const LN_2_HI: f64 = 0.6931471805598903;
const LN_2_LO: f64 = 5.497923018708371e-14;
const LOG2_E: Double = Double { hi: std::f64::consts::LOG2_E, lo: 2.0355273740931033e-17 };
const LOG10_E: Double = Double { hi: std::f64::consts::LOG10_E, lo: 1.098319650216765e-17 };

/// Natural logarithm.
///
/// Minus infinity at 0, `NaN` below. Measured error: 0.51 ulp.
///
/// ```
/// assert_eq!(cxkit::math::ln(1.0), 0.0);
/// assert_eq!(cxkit::math::ln(10.0), std::f64::consts::LN_10);
/// ```
#[must_use]
#[inline]
pub fn ln(x: f64) -> f64 {
    if !(f64::MIN_POSITIVE..f64::INFINITY).contains(&x) {
        return edge(x).unwrap_or_else(|| ln_double(Double::exact(x)).value());
    }
    let (exponent, row, [r_hi, r_lo, _]) = reduce(x, 0.0);
    let [_, log_hi, log_lo] = LN[row];
    let r = r_hi + r_lo;
    let left = r_lo - (r - r_hi);
    let series = r
        * r
        * (-0.5 + r * (1.0 / 3.0 + r * (-0.25 + r * (0.2 + r * (-1.0 / 6.0 + r * (1.0 / 7.0 - r * 0.125))))));
    let (sum, error) = two_sum(exponent * LN_2_HI + log_hi, r);
    sum + (error + (exponent * LN_2_LO + log_lo + left + series))
}

/// `ln(1 + x)` without losing what is small.
///
/// Minus infinity at -1, `NaN` below. Measured error: 0.51 ulp.
///
/// ```
/// assert_eq!(cxkit::math::ln_1p(1e-20), 1e-20);
/// ```
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    if x.abs() < 1e-17 {
        return x; // keeps the sign of zero, and subnormals
    }
    if !(x > -1.0 && x < 1e300) {
        return ln(1.0 + x);
    }
    ln_double(Double::sum(1.0, x)).value()
}

/// Logarithm to base 2, exact for powers of two.
///
/// Minus infinity at 0, `NaN` below. Measured error: 0.51 ulp.
///
/// ```
/// assert_eq!(cxkit::math::log2(0.125), -3.0);
/// ```
#[must_use]
pub fn log2(x: f64) -> f64 {
    if let Some(value) = edge(x) {
        return value;
    }
    let (exponent, log) = mantissa_ln(Double::exact(x));
    (log * LOG2_E + exponent).value()
}

/// Logarithm to base 10, exact for powers of ten.
///
/// Minus infinity at 0, `NaN` below. Measured error: 0.51 ulp.
///
/// ```
/// assert_eq!(cxkit::math::log10(1000.0), 3.0);
/// ```
#[must_use]
pub fn log10(x: f64) -> f64 {
    if let Some(value) = edge(x) {
        return value;
    }
    (ln_double(Double::exact(x)) * LOG10_E).value()
}

/// `ln(x)` for a positive finite `x`, relative error about 2^-69 and that of `x`.
#[inline]
pub(crate) fn ln_double(x: Double) -> Double {
    let (exponent, log) = mantissa_ln(x);
    let (hi, lo) = two_sum(exponent * LN_2_HI, log.hi);
    let (hi, lo) = quick_two_sum(hi, lo + (exponent * LN_2_LO + log.lo));
    Double { hi, lo }
}

/// `ln(1 + x)` for `x` above -1, relative error about 2^-69 and that of `x`, which may be far below 1.
#[inline]
pub(super) fn ln_1p_double(x: Double) -> Double {
    if x.hi.abs() > 1e-5 {
        return ln_double(x + 1.0);
    }
    let h = x.hi;
    x + (x * x * -0.5 + h * h * h * (1.0 / 3.0 + h * (-0.25 + h * 0.2)))
}

/// `x = 2^exponent * m` with m from 0.6875 to 1.375: the exponent and `ln(m)`.
#[inline]
fn mantissa_ln(x: Double) -> (f64, Double) {
    const UP: f64 = 18_014_398_509_481_984.0; // 2^54
    let (x, offset) = if x.hi < f64::MIN_POSITIVE { (x.scale(UP), -54.0) } else { (x, 0.0) };
    let (exponent, row, [r_hi, r_lo, r_rest]) = reduce(x.hi, x.lo);
    let [_, log_hi, log_lo] = LN[row];
    // Next to 1 the first two parts all but cancel, and the third counts.
    let (h, l) = two_sum(r_hi, r_lo);
    let (h, l) = quick_two_sum(h, l + r_rest);
    let (square, error) = two_prod(h, h);
    let sixths = 1.0 / 6.0 + h * (-1.0 / 7.0 + h * (0.125 + h * (-1.0 / 9.0 + h * 0.1)));
    let tail = h * h * h * (1.0 / 3.0 + h * (-0.25 + h * (0.2 - h * sixths)));
    let low = tail - (0.5 * error + h * l);
    // ln(1 + r) = r - r^2/2 + tail, largest first.
    let (sum, first) = two_sum(log_hi, h);
    let (sum, second) = quick_two_sum(sum, -0.5 * square);
    let (hi, lo) = quick_two_sum(sum, first + second + (log_lo + l + low));
    (exponent + offset, Double { hi, lo })
}

/// `x + lo = 2^exponent * m`, and `m * LN[row][0] = 1 + r` with `r` in two exact parts for `x` and one for `lo`.
#[inline(always)]
fn reduce(x: f64, lo: f64) -> (f64, usize, [f64; 3]) {
    const LOWEST: u64 = 0x3fe6_0000_0000_0000; // 0.6875
    let bits = x.to_bits();
    let offset = bits.wrapping_sub(LOWEST);
    let exponent = (offset as i64) >> 52;
    let row = ((offset >> 45) & 127) as usize;
    let m = f64::from_bits(bits.wrapping_sub((exponent as u64) << 52));
    // Halved once more for the largest numbers, whose inverse power of two is subnormal.
    let lo = if lo == 0.0 { 0.0 } else { lo * 0.5 * f64::from_bits(((1024 - exponent) as u64) << 52) };
    let c = LN[row][0];
    let top = f64::from_bits(m.to_bits() & !0x7ff);
    (exponent as f64, row, [top * c - 1.0, (m - top) * c, lo * c])
}

/// What a logarithm gives at and below 0, at infinity and for `NaN`.
#[inline]
fn edge(x: f64) -> Option<f64> {
    if x > 0.0 && x < f64::INFINITY {
        None
    } else if x == 0.0 {
        Some(f64::NEG_INFINITY)
    } else if x > 0.0 {
        Some(x)
    } else {
        Some(f64::NAN)
    }
}
