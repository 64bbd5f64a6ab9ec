//! What Pareto/NBD and GGompertz/NBD share: a customer buys at a rate of their own until a lifetime of their own ends.
//!
//! With `g(u) = u` (Pareto) or `g(u) = (exp(b u) - 1) / b` (Gompertz) a customer of hazard h lives beyond u with
//! chance `exp(-h g(u))`; h is gamma distributed with shape s and rate c, so a customer of unknown hazard lives beyond u
//! with chance `(c / (c + g(u)))^s`. Parameters here are r, alpha, s, c and b; the published beta of the Gompertz model is `b c`.

use super::jet::Real;
use super::near::Near;
use super::newton::Side;
use super::panels::{visit, Clock};
use super::rows::Sums;
use crate::math::{exp, ln, ln_1p, ln_rising};
use crate::random::Stream;

/// A customer base whose lifetimes end at random: purchases by (r, alpha), lifetimes by (s, c, b).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lifetime<R> {
    pub r: R,
    pub alpha: R,
    pub s: R,
    pub c: R,
    pub b: R,
}

/// `g(u)`, and its first two derivatives by b.
fn clock_derivatives(b: f64, u: f64) -> [f64; 3] {
    let z = (b * u).min(300.0);
    let (mut value, mut first, mut second) = (0.0, 0.0, 0.0);
    if z < 0.5 {
        // The series of (e^z - 1) / z, which the quotients would lose.
        let mut term = 1.0; // z^k / (k + 1)!, and the same without one and two factors z
        let (mut term_1, mut term_2) = (0.5, 1.0 / 6.0);
        let mut k = 0.0;
        while k < 18.0 {
            value += term;
            first += (k + 1.0) * term_1;
            second += (k + 1.0) * (k + 2.0) * term_2;
            term *= z / (k + 2.0);
            term_1 *= z / (k + 3.0);
            term_2 *= z / (k + 4.0);
            k += 1.0;
        }
    } else {
        let grown = exp(z);
        value = (grown - 1.0) / z;
        first = (grown - value) / z;
        second = (grown - 2.0 * first) / z;
    }
    [u * value, u * u * first, u * u * u * second]
}

/// The derivatives of the logarithm of "alive at u" or "left at u" by r, alpha, s, c, b: value, gradient, Hessian.
pub(super) struct Term<const N: usize> {
    pub value: f64,
    pub gradient: [f64; N],
    pub hessian: [[f64; N]; N],
}

impl Lifetime<f64> {
    /// `ln((alpha / (alpha + u))^shape S(u))`, or with the density of leaving at u in place of S.
    #[inline(always)]
    fn term<const N: usize>(&self, shape: f64, u: f64, density: bool) -> Term<N> {
        let Self { alpha, s, c, b, .. } = *self;
        let [g, g_1, g_2] = if N > 4 { clock_derivatives(b, u) } else { [u, 0.0, 0.0] };
        let power = if density { s + 1.0 } else { s };
        let (below, sum) = (1.0 / (alpha + u), 1.0 / (c + g));
        let (ln_rate, ln_life) = (ln_1p(u / alpha), ln_1p(g / c));
        let slope = -u * below / alpha;
        let lost = g * sum / c;
        let mut term =
            Term { value: -shape * ln_rate - power * ln_life, gradient: [0.0; N], hessian: [[0.0; N]; N] };
        term.gradient[0] = -ln_rate;
        term.gradient[1] = -shape * slope;
        term.gradient[2] = -ln_life;
        term.gradient[3] = power * lost;
        term.hessian[1][0] = -slope;
        term.hessian[1][1] = shape * slope * (2.0 / alpha + slope);
        term.hessian[3][2] = lost;
        term.hessian[3][3] = -power * lost * (1.0 / c + sum);
        if N > 4 {
            let moved = g_1 * sum;
            term.gradient[4] = -power * moved;
            term.hessian[4][2] = -moved;
            term.hessian[4][3] = power * moved * sum;
            term.hessian[4][4] = -power * (g_2 * sum - moved * moved);
        }
        if density {
            term.value += ln(s / c) + b * u;
            term.gradient[2] += 1.0 / s;
            term.gradient[3] -= 1.0 / c;
            term.hessian[2][2] -= 1.0 / (s * s);
            term.hessian[3][3] += 1.0 / (c * c);
            if N > 4 {
                term.gradient[4] += u;
            }
        }
        term
    }

    /// Adds the log-likelihood of sorted rows, with derivatives by r, alpha, s, c and, where `N` is 5, b.
    pub fn add_rows<const N: usize>(&self, rows: &[[f64; 3]], counts: &[f64], sums: &mut Sums<N>) {
        let plain =
            |shape: f64, last: f64, age: f64| (self.term(shape, age, false), self.left(shape, last, age));
        self.add_rows_by(rows, counts, sums, plain);
    }

    /// The same for hazards that do not grow, by a shorter way to the terms of most rows.
    pub fn add_rows_quickly(&self, rows: &[[f64; 3]], counts: &[f64], sums: &mut Sums<4>) {
        let near = Near::new(self);
        self.add_rows_by(rows, counts, sums, |shape, last, age| {
            near.terms(shape, last, age)
                .unwrap_or_else(|| (self.term(shape, age, false), self.left(shape, last, age)))
        });
    }

    /// Adds rows, from a way to "alive at the age" and "left before" of one of them.
    #[inline(always)]
    fn add_rows_by<const N: usize>(
        &self,
        rows: &[[f64; 3]],
        counts: &[f64],
        sums: &mut Sums<N>,
        terms: impl Fn(f64, f64, f64) -> (Term<N>, Term<N>),
    ) {
        let ln_alpha = ln(self.alpha);
        let (mut before, mut rise) = (f64::NAN, [0.0; 3]);
        for (&[x, last, age], &count) in rows.iter().zip(counts) {
            if x != before {
                (before, rise) = (x, ln_rising(self.r, x));
            }
            let [rise_0, rise_1, rise_2] = rise;
            let shape = self.r + x;
            let (alive, left) = terms(shape, last, age);
            // ln(e^alive + e^left), and the share of the second.
            let small = exp(-(alive.value - left.value).abs());
            let share = 1.0 / (1.0 + small);
            let (larger, q) =
                if alive.value > left.value { (alive.value, small * share) } else { (left.value, share) };
            sums.add_value(count * (larger - ln(share) + rise_0 - x * ln_alpha));
            let (p, both) = (1.0 - q, small * share * share);
            for i in 0..N {
                let difference = if q == 0.0 { 0.0 } else { alive.gradient[i] - left.gradient[i] };
                sums.gradient[i] += count * (alive.gradient[i] - q * difference);
                for j in 0..=i {
                    let mut second = p * alive.hessian[i][j];
                    if q > 0.0 {
                        second += q * left.hessian[i][j]
                            + both * difference * (alive.gradient[j] - left.gradient[j]);
                    }
                    sums.hessian[i][j] += count * second;
                }
            }
            sums.gradient[0] += count * rise_1;
            sums.gradient[1] -= count * x / self.alpha;
            sums.hessian[0][0] += count * rise_2;
            sums.hessian[1][1] += count * x / (self.alpha * self.alpha);
        }
    }

    /// The logarithm of the integral of the density of leaving between the last purchase and the age.
    // The lower triangle only: two indices say it better than iterators.
    #[allow(clippy::needless_range_loop)]
    fn left<const N: usize>(&self, shape: f64, last: f64, age: f64) -> Term<N> {
        let mut found = Term { value: f64::NEG_INFINITY, gradient: [0.0; N], hessian: [[0.0; N]; N] };
        if last >= age {
            return found;
        }
        // Where the function is about at its highest: it may fall by more than numbers reach.
        let top = self.exponent(shape, last).max(self.exponent(shape, age));
        let (mut total, mut first, mut second) = (0.0, [0.0; N], [[0.0; N]; N]);
        visit(
            self.clock(),
            self.nearest_pole(),
            last,
            age,
            |u| self.exponent(shape, u),
            |u, weight| {
                let term: Term<N> = self.term(shape, u, true);
                let share = weight * exp(term.value - top);
                total += share;
                for i in 0..N {
                    let part = share * term.gradient[i];
                    first[i] += part;
                    for j in 0..=i {
                        second[i][j] += part * term.gradient[j] + share * term.hessian[i][j];
                    }
                }
            },
        );
        found.value = top + ln(total);
        for i in 0..N {
            found.gradient[i] = first[i] / total;
        }
        for i in 0..N {
            for j in 0..=i {
                found.hessian[i][j] = second[i][j] / total - found.gradient[i] * found.gradient[j];
            }
        }
        found
    }
}

impl<R: Real> Lifetime<R> {
    pub fn plain(&self) -> Lifetime<f64> {
        Lifetime {
            r: self.r.value(),
            alpha: self.alpha.value(),
            s: self.s.value(),
            c: self.c.value(),
            b: self.b.value(),
        }
    }

    /// `g(u)`.
    fn g(&self, u: f64) -> R {
        let b = self.b.value();
        if b == 0.0 {
            return R::of(u);
        }
        if b * u < 1e-3 {
            // The quotient would divide the error of a small difference.
            let z = self.b * u;
            return (z * (z * (z * (z / 120.0 + 1.0 / 24.0) + 1.0 / 6.0) + 0.5) + 1.0) * u;
        }
        if b * u > 300.0 {
            return R::of(Clock { b }.g(u));
        }
        (self.b * u).exp_m1() / self.b
    }

    /// `ln(S(from) / S(to))`.
    fn hazard(&self, from: f64, to: f64) -> R {
        let start = self.c + self.g(from);
        // exp(b from) g(to - from) is g(to) - g(from) without what cancels.
        let more = (self.b * from.min(300.0 / self.b.value().max(1e-300))).exp() * self.g(to - from);
        self.s * (more / start).ln_1p()
    }

    /// The logarithm of the density of leaving at u over the chance of living to `to`, for a customer of this shape.
    fn ln_left_over_alive(&self, shape: R, u: f64, to: f64) -> R {
        let rates = shape * ((self.alpha + u).inverse() * (to - u)).ln_1p();
        (self.s / (self.c + self.g(u))).ln() + self.b * u + self.hazard(u, to) + rates
    }

    /// The chance that a customer of that row is alive.
    pub fn alive(&self, row: &[f64; 3]) -> R {
        let [x, last, age] = *row;
        if last >= age {
            return R::of(1.0);
        }
        let shape = self.r + x;
        let plain = self.plain();
        let top = self.ln_left_over_alive(shape, last, age).value();
        let mut total = R::of(0.0);
        let exponent = |u: f64| plain.exponent(shape.value(), u);
        visit(plain.clock(), plain.nearest_pole(), last, age, exponent, |u, weight| {
            total = total + (self.ln_left_over_alive(shape, u, age) - top).exp() * weight;
        });
        let ln_odds = total.ln() + top;
        if ln_odds.value() > 0.0 {
            let odds = (-ln_odds).exp();
            odds / (odds + 1.0)
        } else {
            (ln_odds.exp() + 1.0).inverse()
        }
    }

    /// Time lived on the average in the `horizon` after `age` by those alive then, discounted continuously.
    pub fn time_lived(&self, age: f64, horizon: f64, rate: f64) -> R {
        if horizon == 0.0 {
            return R::of(0.0);
        }
        let plain = self.plain();
        let mut total = R::of(0.0);
        let exponent = |u: f64| -plain.hazard(age, u) - rate * (u - age);
        visit(plain.clock(), plain.nearest_pole(), age, age + horizon, exponent, |u, weight| {
            total = total + (-self.hazard(age, u) - rate * (u - age)).exp() * weight;
        });
        total
    }

    /// The rate of purchase of a customer of that row who is alive.
    pub fn rate(&self, row: &[f64; 3]) -> R {
        (self.r + row[0]) / (self.alpha + row[2])
    }
}

impl Lifetime<f64> {
    fn clock(&self) -> Clock {
        Clock { b: self.b }
    }

    /// How far before time 0, in g, the integrands have their nearest pole.
    fn nearest_pole(&self) -> f64 {
        let rates =
            if self.b == 0.0 { self.alpha } else { -crate::math::exp_m1(-self.b * self.alpha) / self.b };
        rates.min(self.c)
    }

    /// About the logarithm of the density of leaving at u on the integral's own line.
    fn exponent(&self, shape: f64, u: f64) -> f64 {
        -shape * ln_1p(u / self.alpha) - (self.s + 1.0) * ln_1p(self.clock().g(u) / self.c)
            + self.b * u
            + ln(self.s / self.c)
    }

    /// The chances of 0, 1, ... `up_to` purchases in the time after the age.
    pub fn chances(&self, row: &[f64; 3], horizon: f64, up_to: usize) -> Vec<f64> {
        let [x, _, age] = *row;
        let alive = self.alive(row);
        let (shape, scale) = (self.r + x, self.alpha + age);
        // Who leaves at a time buys until then; who does not, until the horizon.
        let mut ends = vec![(horizon, exp(-self.hazard(age, age + horizon)))];
        if horizon > 0.0 {
            let exponent = |u: f64| -self.hazard(age, u);
            visit(self.clock(), self.nearest_pole(), age, age + horizon, exponent, |u, weight| {
                let ln_density = ln(self.s / (self.c + self.g(u))) + self.b * u - self.hazard(age, u);
                ends.push((u - age, weight * exp(ln_density)));
            });
        }
        let mut chances = vec![0.0; up_to + 1];
        for &(time, weight) in &ends {
            let tau = time / scale;
            let (ln_share, mut ln_chance) = (ln(tau) - ln_1p(tau), -shape * ln_1p(tau) + ln(weight));
            for (k, chance) in chances.iter_mut().enumerate() {
                *chance += exp(ln_chance);
                if tau == 0.0 {
                    break;
                }
                ln_chance += ln_share + ln((shape + k as f64) / (k as f64 + 1.0));
            }
        }
        for chance in &mut chances {
            *chance *= alive;
        }
        if let Some(none) = chances.first_mut() {
            *none += 1.0 - alive;
        }
        chances
    }

    /// Times of purchase after the age, drawn.
    pub fn draw(&self, row: &[f64; 3], horizon: f64, stream: &mut Stream) -> Vec<f64> {
        let [x, _, age] = *row;
        let mut times = Vec::new();
        if stream.next_f64() >= self.alive(row) {
            return times;
        }
        let rate = stream.gamma(self.r + x) / (self.alpha + age);
        let hazard = stream.gamma(self.s) / (self.c + self.g(age)) * exp((self.b * age).min(300.0));
        let end = self.clock().u(stream.exponential() / hazard).min(horizon);
        let mut time = 0.0;
        loop {
            time += stream.exponential() / rate;
            if time.is_nan() || time >= end || times.len() >= super::model::MOST_DRAWN {
                return times;
            }
            times.push(time);
        }
    }
}

/// What it means that r, alpha, s, c press against bounds.
pub(crate) fn name_boundary(sides: &[Side], values: &[f64]) -> Vec<(&'static str, &'static str)> {
    let mut names = Vec::new();
    let [r, alpha, s, beta] = [sides[0], sides[1], sides[2], sides[3]];
    if r == Side::Low || (alpha == Side::High && r != Side::High && values[0] < 1e3) {
        names.push(("no_purchases", "the rate of purchases is 0: nobody buys again"));
    } else if r == Side::High || alpha == Side::High {
        names.push(("equal_rates", "r, alpha -> infinity: all customers buy at the one rate r / alpha"));
    } else if alpha == Side::Low {
        names.push(("boundless_rates", "alpha -> 0: the rates of purchases have no scale"));
    }
    if s != Side::Inside || beta != Side::Inside {
        names.push(if s == Side::Low && beta == Side::Low {
            ("all_or_nothing", "s, beta -> 0: each customer leaves at once or never")
        } else if s == Side::Low || (beta == Side::High && s != Side::High && values[2] < 1e3) {
            ("no_dropout", "s -> 0 or beta -> infinity: nobody leaves, the model is the NBD")
        } else if s == Side::High && beta != Side::High && values[2] / values[3] > 1e3 || beta == Side::Low {
            ("certain_dropout", "beta -> 0 or s -> infinity: everybody leaves at once")
        } else {
            ("equal_dropout", "s, beta -> infinity: all customers leave at the one rate s / beta")
        });
    }
    names
}
