//! The regularised incomplete beta function, which is the beta distribution, and its inverse.

use super::double::Double;
use super::exp::{exp, exp_rounded};
use super::gamma::{ln_beta_double, stirling, STIRLING_FROM};
use super::ln::{ln, ln_double};
use super::normal::normal_quantile;

/// Regularised incomplete beta function `I_x(a, b)`: the probability that a beta variable is at most `x`.
///
/// For `a` and `b` above 0 and `x` from 0 to 1, else `NaN`. The time grows with the square root of the larger
/// of `a` and `b`: 100 ns for small ones, a millisecond at 1e8.
///
/// ```
/// assert!((cxkit::math::beta_cdf(0.5, 2.0, 3.0) - 0.6875).abs() < 1e-15);
/// ```
#[must_use]
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    if !in_domain(x, a, b) {
        return f64::NAN;
    }
    tails(a, b, Double::exact(x), Double::sum(1.0, -x)).0
}

/// `1 - I_x(a, b)` without losing what is small: the probability that a beta variable is above `x`.
///
/// Domain as [`beta_cdf`].
///
/// ```
/// assert!((cxkit::math::beta_sf(0.5, 2.0, 3.0) - 0.3125).abs() < 1e-15);
/// ```
#[must_use]
pub fn beta_sf(x: f64, a: f64, b: f64) -> f64 {
    if !in_domain(x, a, b) {
        return f64::NAN;
    }
    tails(a, b, Double::exact(x), Double::sum(1.0, -x)).1
}

fn in_domain(x: f64, a: f64, b: f64) -> bool {
    (0.0..=1.0).contains(&x) && a > 0.0 && b > 0.0 && a < 1e150 && b < 1e150
}

/// `(I_x(a, b), 1 - I_x(a, b))`, with `y = 1 - x` given because it may be known better than by subtraction.
pub(super) fn tails(a: f64, b: f64, x: Double, y: Double) -> (f64, f64) {
    if x.hi <= 0.0 {
        return (0.0, 1.0);
    }
    if y.hi <= 0.0 {
        return (1.0, 0.0);
    }
    // Each fraction converges fast below the mean; the other tail is what is left of 1.
    let excess = (y * a - x * b).value();
    if excess >= 0.0 {
        let lower = front(a, b, x, y) / fraction(a, b, x.hi, excess);
        (lower.min(1.0), (1.0 - lower).max(0.0))
    } else {
        let upper = front(b, a, y, x) / fraction(b, a, y.hi, -excess);
        ((1.0 - upper).max(0.0), upper.min(1.0))
    }
}

/// `x^a y^b / B(a, b)`: the density of `ln(x / y)`.
///
/// The exponent is summed in two parts, and for large `a` and `b` taken relative to the peak, so that it does
/// not lose the digits of its large terms.
fn front(a: f64, b: f64, x: Double, y: Double) -> f64 {
    if a < STIRLING_FROM || b < STIRLING_FROM {
        return exp_rounded(ln_double(x) * a + ln_double(y) * b - ln_beta_double(a, b));
    }
    let sum = Double::sum(a, b);
    let from_peak = ln_double(x * sum / a) * a + ln_double(y * sum / b) * b;
    let corrections = stirling(sum.hi) - (stirling(a) + stirling(b));
    let scale = (Double::product(a, b) / sum).sqrt().hi / Double::SQRT_2_PI.hi;
    scale * exp_rounded(from_peak + corrections)
}

/// What `front` must be divided by for the lower tail: the even part of the continued fraction for `I_x(a, b)`
/// (DiDonato and Morris 1992, equation 9), for `x` at or below the mean, where `excess = a y - b x >= 0`.
fn fraction(a: f64, b: f64, x: f64, excess: f64) -> f64 {
    const LIMIT: u32 = 10_000_000;
    let start = a * (excess + 1.0) / (a + 1.0);
    // Lentz: the value as a product of ratios of neighbouring numerators and denominators.
    let (mut value, mut above, mut below) = (start, start, 0.0);
    for step in 1..LIMIT {
        let m = f64::from(step);
        let odd = a + 2.0 * m - 1.0;
        let shrink = m * (b - m) * x / odd;
        let numerator = (a + m - 1.0) / odd * ((a + b + m - 1.0) * x) * shrink;
        let denominator = m + shrink + (a + m) / (odd + 2.0) * (excess + 1.0 + m * (2.0 - x));
        below = 1.0 / (denominator + numerator * below);
        above = denominator + numerator / above;
        let ratio = above * below;
        value *= ratio;
        if (ratio - 1.0).abs() <= 1e-16 {
            break;
        }
    }
    value
}

/// The `x` at which `I_x(a, b)` is `p`: the quantile of the beta distribution.
///
/// For `p` from 0 to 1 and positive `a` and `b`, else `NaN`.
///
/// ```
/// // Upper end of the Clopper-Pearson interval for 0 of 10: 1 - 0.025^(1/10).
/// let upper = cxkit::math::beta_quantile(0.975, 1.0, 10.0);
/// assert!((upper - 0.3084971078187608).abs() < 1e-15);
/// ```
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    if !in_domain(p, a, b) {
        return f64::NAN;
    }
    quantile(p, 1.0 - p, a, b, None).0
}

/// `(x, 1 - x)`, the smaller of them precise, where `I_x(a, b) = p` and `q = 1 - p`; `guess` is a first `x`.
pub(super) fn quantile(p: f64, q: f64, a: f64, b: f64, guess: Option<f64>) -> (f64, f64) {
    if p <= 0.0 {
        return (0.0, 1.0);
    }
    if q <= 0.0 {
        return (1.0, 0.0);
    }
    let half = Double::exact(0.5);
    if tails(a, b, half, half).0 >= p {
        let x = solve(p, q, a, b, guess.unwrap_or_else(|| first_guess(p, q, a, b)));
        (x, 1.0 - x)
    } else {
        let y = solve(q, p, b, a, guess.map_or_else(|| first_guess(q, p, b, a), |x| 1.0 - x));
        (1.0 - y, y)
    }
}

/// The root `x` up to a half, by Halley's method for `ln` of the smaller tail as a function of `ln x`, kept
/// inside a shrinking bracket.
fn solve(p: f64, q: f64, a: f64, b: f64, guess: f64) -> f64 {
    let (mut low, mut high) = (0.0, 0.5);
    let mut x = guess.min(0.5);
    let mut last_step = f64::INFINITY;
    for _ in 0..200 {
        if x <= 0.0 {
            return 0.0;
        }
        let y = Double::sum(1.0, -x);
        let at = Double::exact(x);
        let (lower, upper) = tails(a, b, at, y);
        let density = front(a, b, at, y) / y.hi;
        let (miss, slope, bend) = if p <= q {
            let slope = density / lower;
            (ln(lower / p), slope, -slope)
        } else {
            let slope = density / upper;
            (ln(q / upper), slope, slope)
        };
        if miss < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let newton = -miss / slope;
        let curvature = bend + a - (b - 1.0) * x / y.hi;
        let step = newton / (1.0 + 0.5 * newton * curvature).clamp(0.5, 2.0);
        let mut next = x * exp(step.clamp(-700.0, 700.0));
        if !(next >= low && next <= high) {
            next = if low > 0.0 { (low * high).sqrt() } else { high * 1e-3 };
            last_step = f64::INFINITY;
        } else if step.abs() < 1e-15 || (step.abs() < 1e-9 && step.abs() >= 0.5 * last_step) {
            return next;
        } else {
            last_step = step.abs();
        }
        x = next;
    }
    x
}

/// A first `x` for `solve`: the normal approximation 26.5.22 of Abramowitz and Stegun where both parameters
/// exceed 1, else the leading term of the power series.
fn first_guess(p: f64, q: f64, a: f64, b: f64) -> f64 {
    if a > 1.0 && b > 1.0 {
        let z = if p < q { -normal_quantile(p) } else { normal_quantile(q) };
        let (first, second) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
        let (third, h) = ((z * z - 3.0) / 6.0, 2.0 / (first + second));
        let shift = (second - first) * (third + 5.0 / 6.0 - 2.0 / (3.0 * h));
        let w = z * (third + h).max(0.0).sqrt() / h - shift;
        let odds = b / a * exp((2.0 * w).clamp(-700.0, 700.0));
        return 1.0 / (1.0 + odds);
    }
    exp((ln(p) + ln(a) + ln_beta_double(a, b).hi) / a).min(0.5)
}
