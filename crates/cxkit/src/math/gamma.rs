//! The gamma function and its logarithm.

use super::digamma::digamma;
use super::double::Double;
use super::exp::{exp_rounded, power_of_two};
use super::ln::{ln_1p_double, ln_double};
use super::sin_pi::sin_cos_pi;
use super::tables::LGAMMA;

/// 1 - Euler's constant.
const ONE_LESS_EULER: Double = Double { hi: 0.42278433509846713, lo: 4.942915152430645e-18 };
/// (zeta(2) - 1) / 2
const SECOND: Double = Double { hi: 0.3224670334241132, lo: 1.520336175199238e-17 };

/// From here on Stirling's series reaches 2^-72.
pub(super) const STIRLING_FROM: f64 = 12.0;

/// Logarithm of the absolute value of the gamma function.
///
/// Infinity at 0 and the negative integers. Measured error: 0.6 ulp for positive arguments; for negative ones
/// 0.6 ulp too, except near the zeros there, where the absolute error stays below 1e-19 times the size of
/// the two terms that cancel.
///
/// ```
/// assert_eq!(cxkit::math::lgamma(1.0), 0.0);
/// assert_eq!(cxkit::math::lgamma(11.0), 15.104412573075516); // ln(10!)
/// ```
#[must_use]
pub fn lgamma(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() || (x <= 0.0 && x % 1.0 == 0.0) {
        return f64::INFINITY;
    }
    if x > 1e290 {
        // The split of a product would overflow; the lost terms are far below half an ulp.
        let scaled = x * power_of_two(-60);
        return ((ln_double(Double::exact(x)) - 1.0) * scaled).value() * power_of_two(60);
    }
    lgamma_double(x).value()
}

/// The gamma function.
///
/// `NaN` at the negative integers and minus infinity, signed infinity at the zeros. Overflows above 171.62.
/// Exact for integers up to 23. Measured error: 0.51 ulp, 0.76 in subnormal results.
///
/// ```
/// assert_eq!(cxkit::math::gamma(5.0), 24.0);
/// assert_eq!(cxkit::math::gamma(0.5), 1.772453850905516); // sqrt(pi)
/// ```
#[must_use]
pub fn gamma(x: f64) -> f64 {
    if x == 0.0 {
        return 1.0 / x;
    }
    if x.is_nan() || x > 172.0 {
        return x * f64::INFINITY;
    }
    if x < 0.0 && x % 1.0 == 0.0 || x.is_infinite() {
        return f64::NAN;
    }
    // Between -1 and 0 the sign is minus, and then it alternates.
    let negative = x < 0.0 && x % 2.0 > -1.0;
    let size = if x < -200.0 { 0.0 } else { exp_rounded(lgamma_double(x)) };
    if negative {
        -size
    } else {
        size
    }
}

/// Logarithm of the beta function `gamma(a) gamma(b) / gamma(a + b)`.
///
/// For `a` and `b` above 0 and up to 1e150, else `NaN`. Measured error: 0.5 ulp; near the curve where the
/// beta function is 1 the absolute error stays below 1e-18.
///
/// ```
/// assert_eq!(cxkit::math::ln_beta(1.0, 1.0), 0.0);
/// assert_eq!(cxkit::math::ln_beta(2.0, 3.0), -2.4849066497880004); // -ln 12
/// ```
#[must_use]
pub fn ln_beta(a: f64, b: f64) -> f64 {
    if [a, b].iter().any(|&v| v.is_nan() || v <= 0.0 || v > 1e150) {
        return f64::NAN;
    }
    ln_beta_double(a, b).value()
}

/// `ln_beta(a, b + d) - ln_beta(a, b)` for `d >= 0`: no large terms that cancel.
///
/// For positive arguments up to 1e150, else `NaN`. Error about 2^-52 of `d`, and for `b` below 12 about 2^-60 of the
/// larger of the two.
pub(crate) fn ln_beta_change(a: f64, b: f64, d: f64) -> f64 {
    if [a, b, d].iter().any(|v| !(0.0..=1e150).contains(v)) || a == 0.0 || b == 0.0 {
        return f64::NAN;
    }
    if b < STIRLING_FROM {
        return (ln_beta_double(a, b + d) - ln_beta_double(a, b)).value();
    }
    (ln_gamma_ratio(a + b, d) - ln_gamma_ratio(b, d)).value()
}

/// `ln |gamma(x)|` for finite `x` up to 1e290 that is no pole.
pub(super) fn lgamma_double(x: f64) -> Double {
    if x < 0.0 {
        // gamma(x) gamma(-x) = -pi / (x sin(pi x)), and -x is exact where 1 - x is not.
        let y = -x;
        if y < 1e-30 {
            return -ln_double(Double::exact(y));
        }
        let (sine, _) = sin_cos_pi(y);
        let sine = if sine.hi < 0.0 { -sine } else { sine };
        return ln_double(Double::PI / (sine * y)) - lgamma_double(y);
    }
    if x < 0.5 {
        return near_two(x) - ln_double(Double::sum(1.0, x)) - ln_double(Double::exact(x));
    }
    if x < 1.5 {
        let z = x - 1.0; // exact
        return near_two(z) - ln_double(Double::exact(x));
    }
    if x <= 2.5 {
        return near_two(x - 2.0);
    }
    if x < STIRLING_FROM {
        let mut rest = x - 1.0; // exact, all the way down
        let mut product = Double::exact(rest);
        while rest > 2.5 {
            rest -= 1.0;
            product = product * rest;
        }
        return near_two(rest - 2.0) + ln_double(product);
    }
    let main = (ln_double(Double::exact(x)) - 1.0) * Double::sum(x, -0.5) - 0.5;
    main + (Double::HALF_LN_2_PI + stirling(x))
}

/// `lgamma(2 + z)` for `|z|` up to a half.
fn near_two(z: f64) -> Double {
    let tail = LGAMMA.iter().rev().fold(0.0, |sum, &coefficient| sum * z + coefficient);
    let square = Double::product(z, z);
    ONE_LESS_EULER * z + (SECOND * square + tail * (square.hi * z))
}

/// `lgamma(1 + z)` for `z` from 0 to a half, relative error about 2^-60 however small `z` is.
pub(super) fn lgamma_1p_double(z: f64) -> Double {
    if z < 0.5 {
        near_two(z) - ln_double(Double::sum(1.0, z))
    } else {
        lgamma_double(z) + ln_double(Double::exact(z))
    }
}

/// What Stirling's formula `(x - 1/2) ln x - x + ln(2 pi)/2` lacks of `lgamma(x)`, for `x` from 12 on.
pub(super) fn stirling(x: f64) -> Double {
    /// B(2k) / (2k (2k - 1)) from k = 2.
    const SERIES: [f64; 11] = [
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
        -3617.0 / 122_400.0,
        43867.0 / 244_188.0,
        -174_611.0 / 125_400.0,
        77683.0 / 5796.0,
        -236_364_091.0 / 1_506_960.0,
    ];
    let inverse = 1.0 / x;
    let square = inverse * inverse;
    let tail = SERIES.iter().rev().fold(0.0, |sum, &coefficient| sum * square + coefficient);
    Double::quotient(1.0, 12.0) / x + tail * square * inverse
}

/// `ln(gamma(x) / gamma(x + d))` for `x` from 12 on and `d >= 0`: no large terms that cancel.
pub(super) fn ln_gamma_ratio(x: f64, d: f64) -> Double {
    let sum = Double::sum(x, d);
    let growth = ln_1p_double(Double::quotient(d, x));
    let change = stirling(x) - stirling(sum.hi);
    change - (growth * (x - 0.5) + (ln_double(sum) - 1.0) * d)
}

/// `ln(gamma(a) gamma(b) / gamma(a + b))` for positive `a` and `b` up to 1e150.
pub(super) fn ln_beta_double(a: f64, b: f64) -> Double {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    if large < STIRLING_FROM {
        return lgamma_double(small) + (lgamma_double(large) - lgamma_sum(small, large));
    }
    if small < STIRLING_FROM {
        return lgamma_double(small) + ln_gamma_ratio(large, small);
    }
    let sum = Double::sum(small, large);
    let small_share = ln_double(Double::exact(small) / sum);
    let growth = ln_1p_double(Double::quotient(small, large));
    let corrections = Double::HALF_LN_2_PI + (stirling(small) + stirling(large) - stirling(sum.hi));
    corrections + (small_share * (small - 0.5) - growth * large) - ln_double(Double::exact(large)) * 0.5
}

/// `lgamma(a + b)`, the rounding of the sum taken back by the slope.
fn lgamma_sum(a: f64, b: f64) -> Double {
    let sum = Double::sum(a, b);
    lgamma_double(sum.hi) + digamma(sum.hi) * sum.lo
}

/// `lgamma(x + d) - lgamma(x)` for positive `x` and `d` from 0 to 1, precise however small `d` is.
pub(super) fn lgamma_change(x: f64, d: f64) -> Double {
    if d < 0.005 {
        return if x < 1.0 {
            by_slope(Double::sum(1.0, x), d) - ln_1p_double(Double::quotient(d, x))
        } else {
            by_slope(Double::exact(x), d)
        };
    }
    if x < STIRLING_FROM {
        lgamma_sum(x, d) - lgamma_double(x)
    } else {
        -ln_gamma_ratio(x, d)
    }
}

/// The integral of digamma from `x` to `x + d` by Gauss's rule with three points, for `x` from 1 on and `d` so
/// small that its error, of the order of `d^7`, does not show.
fn by_slope(x: Double, d: f64) -> Double {
    const OFFSET: f64 = 0.3872983346207417; // sqrt(3/5) / 2
    let at = |t: f64| digamma((x + d * t).hi);
    let outer = at(0.5 - OFFSET) + at(0.5 + OFFSET);
    Double::product(d, (5.0 * outer + 8.0 * at(0.5)) / 18.0)
}
