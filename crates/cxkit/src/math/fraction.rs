//! Continued fractions.

/// `first + n(1) / (d(1) + n(2) / (d(2) + ...))`, where `term(k)` gives `(n(k), d(k))`.
///
/// A first pass forward (Steed's method, one division a step) finds how many steps are needed, and a second
/// goes back from there: backward, what a rounding did further out is forgotten, where forward it adds up.
#[inline]
pub(super) fn continued_fraction(first: f64, term: impl Fn(f64) -> (f64, f64)) -> f64 {
    const LIMIT: u32 = 10_000_000;
    const ENOUGH: f64 = 1e-17;
    let (numerator, denominator) = term(1.0);
    let mut inverse = 1.0 / denominator;
    let mut change = numerator * inverse;
    let mut value = first + change;
    let mut steps = 1;
    while steps < LIMIT && change.abs() > ENOUGH * value.abs() {
        steps += 1;
        let (numerator, denominator) = term(f64::from(steps));
        inverse = 1.0 / (denominator + numerator * inverse);
        change *= denominator * inverse - 1.0;
        value += change;
    }
    let mut rest = 0.0;
    for step in (1..=steps).rev() {
        let (numerator, denominator) = term(f64::from(step));
        rest = numerator / (denominator + rest);
    }
    first + rest
}
