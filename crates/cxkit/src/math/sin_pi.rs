//! Sines of multiples of pi, in two parts, for the reflections of the gamma family.

use super::double::Double;

/// `(sin(pi x), cos(pi x))` with relative error about 2^-95; exact at multiples of a half. For finite `x`.
pub(super) fn sin_cos_pi(x: f64) -> (Double, Double) {
    let x = x % 2.0; // exact
    let quarter_turns = (x * 2.0 + 6_755_399_441_055_744.0) - 6_755_399_441_055_744.0;
    let rest = x - quarter_turns * 0.5; // exact, within a quarter
    let angle = Double::PI * rest;
    let square = angle * angle;
    let sine = series(angle, square, 1.0);
    let cosine = series(Double::ONE, square, 0.0);
    match quarter_turns as i32 & 3 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

/// `first - first * square / ((n+1)(n+2)) + ...` for `square` below 0.62: 14 terms reach 2^-110.
fn series(first: Double, square: Double, start: f64) -> Double {
    let mut terms = [first; 14];
    let mut n = start;
    for i in 1..terms.len() {
        terms[i] = -(terms[i - 1] * square / ((n + 1.0) * (n + 2.0)));
        n += 2.0;
    }
    // Smallest first.
    terms.iter().rev().fold(Double::exact(0.0), |sum, &term| term + sum)
}
