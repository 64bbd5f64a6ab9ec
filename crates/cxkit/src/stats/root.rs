//! A zero in a bracket, and the tails of Student's t.

use crate::math::{student_t_quantile, student_t_sf};

/// The zero of `f` between `low` and `high`, where `f` has opposite signs (or is 0 at one of them).
///
/// Chandrupatla's method: inverse quadratic steps where they are safe, halving where not; it ends when the
/// bracket is two neighbouring numbers or 100 steps are done, so the same input gives the same bits.
pub(crate) fn bracketed_root(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return a;
    }
    // The end that was left behind; set before it is first read.
    let (mut c, mut fc);
    let mut t = 0.5;
    for _ in 0..100 {
        if fb == 0.0 {
            return b;
        }
        let x = a + t * (b - a);
        let fx = f(x);
        if (fx > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, b, fc, fb) = (b, a, fb, fa);
        }
        (a, fa) = (x, fx);
        let (best, f_best) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let tolerance = 2.0 * f64::EPSILON * best.abs() + f64::MIN_POSITIVE;
        let reach = tolerance / (b - c).abs();
        if reach > 0.5 || f_best == 0.0 || (a - b).abs() <= tolerance {
            return best;
        }
        let xi = (a - b) / (c - b);
        let phi = (fa - fb) / (fc - fb);
        t = if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        t = t.max(reach).min(1.0 - reach);
    }
    if fa.abs() < fb.abs() {
        a
    } else {
        b
    }
}

/// The textbook bounds: `z` standard errors to each side.
pub(crate) fn wald_bounds(centre: f64, variance: f64, z: f64) -> (f64, f64) {
    let arm = z * variance.max(0.0).sqrt();
    (centre - arm, centre + arm)
}

/// The bounds of a t interval; nothing without degrees of freedom.
pub(crate) fn t_bounds(centre: f64, standard_error: f64, df: f64, tail: f64) -> Option<(f64, f64)> {
    (df > 0.0).then(|| {
        let arm = -student_t_quantile(tail, df) * standard_error;
        (centre - arm, centre + arm)
    })
}

/// Two-sided p value of a t statistic.
pub(crate) fn mean_sf_two_sided(t: f64, df: f64) -> f64 {
    (2.0 * student_t_sf(t.abs(), df)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_found_to_the_last_digits() {
        for (low, high, root, f) in [
            (0.0, 2.0, 2.0_f64.sqrt(), (|x| x * x - 2.0) as fn(f64) -> f64),
            (-3.0, 1.0, -1.5, |x| (x + 1.5) * (x * x + 1.0)),
            (0.0, 1.0, 0.75, |x| if x < 0.75 { -1e-3 } else { x - 0.75 }),
            (-1.0, 1.0, 0.0, |x| x * x * x),
            (0.0, 1.0, 0.2, |x| 1.0 / x.max(1e-300) - 5.0),
        ] {
            let found = bracketed_root(low, high, f);
            assert!((found - root).abs() <= 4.0 * f64::EPSILON * root.abs().max(1e-3), "{found} for {root}");
            assert_eq!(bracketed_root(high, low, f).signum(), found.signum());
        }
    }

    #[test]
    fn an_end_that_is_a_root_is_given_back() {
        assert_eq!(bracketed_root(1.0, 3.0, |x| x - 1.0), 1.0);
        assert_eq!(bracketed_root(1.0, 3.0, |x| x - 3.0), 3.0);
    }

    #[test]
    fn few_steps_are_enough() {
        let steps = std::cell::Cell::new(0);
        bracketed_root(0.0, 1.0, |x| {
            steps.set(steps.get() + 1);
            x * x * x - 0.2
        });
        assert!(steps.get() < 16, "{}", steps.get());
    }

    #[test]
    fn no_degrees_of_freedom_no_bounds() {
        assert_eq!(t_bounds(0.0, 1.0, 0.0, 0.025), None);
        let (low, high) = t_bounds(10.0, 2.0, 7.0, 0.025).unwrap();
        // scipy 1.17.1: t.ppf(0.975, 7) = 2.3646242515927844
        assert!((high - 10.0 - 4.729_248_503_185_569).abs() < 1e-12 && (low + high - 20.0).abs() < 1e-12);
    }
}
