//! Quantiles of continuous distributions on the positive numbers, from their tails and density.

use super::exp::exp;
use super::ln::ln;

/// A distribution at one point.
pub(super) struct Point {
    /// The mass up to here.
    pub(super) lower: f64,
    /// The mass above.
    pub(super) upper: f64,
    /// The derivative of `lower` by the logarithm of the argument.
    pub(super) density: f64,
    /// The derivative of `ln density` by the logarithm of the argument.
    pub(super) bend: f64,
}

/// The root `x` up to `limit` where `lower = p` and `upper = q`, from a first `guess`.
///
/// Halley's method for the logarithm of the smaller tail as a function of `ln x`, nearly a straight line far
/// out, kept inside a shrinking bracket. The relative error of `x` is that of the tail divided by the slope.
pub(super) fn solve(p: f64, q: f64, guess: f64, limit: f64, at: impl Fn(f64) -> Point) -> f64 {
    let (mut low, mut high) = (0.0, limit);
    let mut x = guess.min(limit);
    let mut last_step = f64::INFINITY;
    for _ in 0..200 {
        if x <= 0.0 {
            return 0.0;
        }
        let point = at(x);
        let (miss, slope, sign) = if p <= q {
            (log_ratio(point.lower, p), point.density / point.lower, -1.0)
        } else {
            (log_ratio(q, point.upper), point.density / point.upper, 1.0)
        };
        if miss < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let newton = -miss / slope;
        let curvature = sign * slope + point.bend;
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

/// `ln(a / b)`, precise where the two are close: their difference is exact there.
fn log_ratio(a: f64, b: f64) -> f64 {
    let relative = (a - b) / b;
    if relative.abs() < 0.25 {
        super::ln::ln_1p(relative)
    } else {
        ln(a) - ln(b)
    }
}
