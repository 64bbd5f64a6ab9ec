//! The Pareto/NBD likelihood of most rows, by sums over the nodes that are shared by gradient and Hessian.
//!
//! All derivatives of "left at u" are products of four functions of u: the two logarithms `ln((alpha + u) / alpha)` and
//! `ln((c + u) / c)` and the two inverses `1 / (alpha + u)` and `1 / (c + u)`. So a row needs their 4 means and 10
//! products; and on the line on which the nodes lie the nearer of the logarithms is the line itself.

use super::lifetime::{Lifetime, Term};
use super::panels::nodes;
use crate::math::{exp, ln};

/// Shapes above this multiply the rounding of plain logarithms.
const LARGEST_SHAPE: f64 = 100.0;
/// Scales above so many ages leave too little of plain logarithms.
const FAR: f64 = 1e3;
/// Lines from here on need panels, or are cut.
const LONG: (f64, f64) = (40.0, 6.0);

/// What all rows share.
pub(super) struct Near {
    alpha: f64,
    s: f64,
    c: f64,
    ln_alpha: f64,
    ln_c: f64,
    one_over: [f64; 3],
    /// Which scale lies nearer to the integrals.
    rates_first: bool,
}

/// Weighted sums over nodes: of 1, of four functions, and of their products.
#[derive(Default)]
struct Sums {
    total: f64,
    first: [f64; 4],
    second: [[f64; 4]; 4],
}

impl Near {
    pub fn new(lifetime: &Lifetime<f64>) -> Self {
        let Lifetime { alpha, s, c, .. } = *lifetime;
        Self {
            alpha,
            s,
            c,
            ln_alpha: ln(alpha),
            ln_c: ln(c),
            one_over: [1.0 / alpha, 1.0 / s, 1.0 / c],
            rates_first: alpha <= c,
        }
    }

    /// "Alive at the age" and "left before", by r, alpha, s and c; nothing for a row that needs the longer way.
    // The lower triangle only: two indices say it better than iterators.
    #[allow(clippy::needless_range_loop)]
    #[inline]
    pub fn terms(&self, shape: f64, last: f64, age: f64) -> Option<(Term<4>, Term<4>)> {
        let Self { alpha, s, c, .. } = *self;
        let (rate_from, rate_to) = (alpha + last, alpha + age);
        let (life_from, life_to) = (c + last, c + age);
        if shape.max(s) > LARGEST_SHAPE
            || alpha.max(c) > FAR * age
            || age - last < 0.01 * rate_from.min(life_from)
        {
            return None;
        }
        let (rate_rise, life_rise) = (ln(rate_to / rate_from), ln(life_to / life_from));
        let fall = shape * rate_rise + (s + 1.0) * life_rise;
        let (near_from, far_from, near_power, far_power, length) = if self.rates_first {
            (rate_from, life_from, shape, s + 1.0, rate_rise)
        } else {
            (life_from, rate_from, s + 1.0, shape, life_rise)
        };
        if fall > LONG.0 || length > LONG.1 {
            return None;
        }
        let (half, gap, one_over_far) = (0.5 * length, far_from - near_from, 1.0 / far_from);
        let mut sums = Sums::default();
        for &[x, weight] in nodes(fall, length) {
            for v in [half + half * x, half - half * x] {
                let near = near_from * exp(v);
                let far = near + gap;
                let d = ln(far * one_over_far);
                let at = [v, d, 1.0 / near, 1.0 / far];
                let share = weight * exp(v - near_power * v - far_power * d);
                sums.total += share;
                for i in 0..4 {
                    let part = share * at[i];
                    sums.first[i] += part;
                    for j in 0..=i {
                        sums.second[i][j] += part * at[j];
                    }
                }
            }
        }
        let one_over_total = 1.0 / sums.total;
        let mean = sums.first.map(|sum| sum * one_over_total);
        let variance = |i: usize, j: usize| {
            let (i, j) = (i.max(j), i.min(j));
            sums.second[i][j] * one_over_total - mean[i] * mean[j]
        };
        // Where the functions of rates and of lifetimes stand: logarithms first, inverses then.
        let (a, d) = if self.rates_first { (0, 1) } else { (1, 0) };
        let (ia, id) = (a + 2, d + 2);
        let [one_alpha, one_s, one_c] = self.one_over;
        let (ln_rate, ln_life) = (ln(rate_to) - self.ln_alpha, ln(life_to) - self.ln_c);
        let (rate_before, life_before) = (ln_rate - rate_rise, ln_life - life_rise);

        let mut left = Term { value: 0.0, gradient: [0.0; 4], hessian: [[0.0; 4]; 4] };
        let power = s + 1.0;
        left.value =
            ln(s * one_c) - shape * rate_before - power * life_before + ln(near_from * half * sums.total);
        let (own, lost) = (one_alpha - mean[ia], one_c - mean[id]);
        left.gradient =
            [-rate_before - mean[a], shape * own, one_s - life_before - mean[d], power * lost - one_c];
        let square = |i: usize| variance(i, i) + mean[i] * mean[i];
        left.hessian[0][0] = variance(a, a);
        left.hessian[1][0] = own + shape * variance(a, ia);
        left.hessian[1][1] = shape * shape * variance(ia, ia) - shape * (one_alpha * one_alpha - square(ia));
        left.hessian[2][0] = variance(a, d);
        left.hessian[2][1] = shape * variance(d, ia);
        left.hessian[2][2] = variance(d, d) - one_s * one_s;
        left.hessian[3][0] = power * variance(a, id);
        left.hessian[3][1] = power * shape * variance(ia, id);
        left.hessian[3][2] = lost + power * variance(d, id);
        left.hessian[3][3] =
            power * power * variance(id, id) - power * (one_c * one_c - square(id)) + one_c * one_c;

        let mut alive = Term { value: 0.0, gradient: [0.0; 4], hessian: [[0.0; 4]; 4] };
        let (ia, id) = (1.0 / rate_to, 1.0 / life_to);
        let (own, lost) = (one_alpha - ia, one_c - id);
        alive.value = -shape * ln_rate - s * ln_life;
        alive.gradient = [-ln_rate, shape * own, -ln_life, s * lost];
        alive.hessian[1][0] = own;
        alive.hessian[1][1] = -shape * own * (one_alpha + ia);
        alive.hessian[3][2] = lost;
        alive.hessian[3][3] = -s * lost * (one_c + id);
        Some((alive, left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::btyd::rows::Sums;

    /// The short way and the long way to the same sums, with either scale the nearer one.
    #[test]
    fn short_and_long_way_agree() {
        let rows: Vec<[f64; 3]> = (0..400)
            .map(|i| {
                let age = 20.0 + f64::from(i % 97) / 7.0;
                let x = f64::from(i % 11);
                [x, if x > 0.0 { age * f64::from(i % 89) / 89.0 } else { 0.0 }, age]
            })
            .collect();
        let counts: Vec<f64> = (0..400).map(|i| f64::from(1 + i % 3)).collect();
        for [r, alpha, s, c] in [
            [0.553, 10.578, 0.606, 11.669],
            [2.0, 40.0, 0.3, 3.0],
            [0.1, 0.7, 5.0, 300.0],
            [30.0, 9.0, 0.02, 9.0],
        ] {
            let lifetime = Lifetime { r, alpha, s, c, b: 0.0 };
            let (mut quick, mut plain) = (Sums::<4>::new(), Sums::<4>::new());
            lifetime.add_rows_quickly(&rows, &counts, &mut quick);
            lifetime.add_rows(&rows, &counts, &mut plain);
            let near = |got: f64, want: f64| (got - want).abs() <= 1e-11 * want.abs().max(1.0);
            assert!(near(quick.value(), plain.value()), "{} {}", quick.value(), plain.value());
            for i in 0..4 {
                assert!(near(quick.gradient[i], plain.gradient[i]), "{quick:?} {plain:?}");
                for j in 0..=i {
                    assert!(near(quick.hessian[i][j], plain.hessian[i][j]), "{quick:?} {plain:?}");
                }
            }
        }
    }
}
