//! What BG/NBD and MBG/NBD share: a customer may leave after a purchase, with a chance that differs by customer.
//!
//! They differ in whether the first purchase counts too: with `x` repeat purchases there were `x` chances to
//! leave in BG/NBD and `x + 1` in MBG/NBD. `SHIFT` is that difference.

use super::jet::Real;
use super::model::{Model, Summary};
use super::newton::Side;
use super::quadrature::{beta_nodes, gamma_nodes, mean};
use super::rows::{sum_rows, Distinct, Sums};
use crate::math::{exp, ln, ln_1p, ln_rising};
use crate::random::Stream;
use crate::Error;

/// The model with `SHIFT` chances to leave before the first repeat purchase. Parameters: r, alpha, a, b.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bg<const SHIFT: u8>;

/// From this shape on sums of logarithms would cancel; see [`Powers`].
const FAR: f64 = 1e3;
/// A series of more terms than this is left to quadrature.
const SHARE_FOR_SERIES: f64 = 0.93;

/// `ln(1 + t / alpha)`: the quick way, or the precise way where alpha is large.
struct Powers {
    alpha: f64,
    ln_alpha: f64,
    far: bool,
}

impl Powers {
    #[inline(always)]
    fn ln_growth(&self, t: f64) -> f64 {
        if self.far {
            ln_1p(t / self.alpha)
        } else {
            ln(self.alpha + t) - self.ln_alpha
        }
    }
}

/// A sum of logarithms of numbers from 1 on, by their product: a logarithm takes as long as ten factors.
struct LogSum {
    product: f64,
    sum: f64,
}

impl LogSum {
    /// A product beyond this is put away.
    const LARGE: f64 = 1e120;

    const fn new() -> Self {
        Self { product: 1.0, sum: 0.0 }
    }

    #[inline(always)]
    fn add(&mut self, factor: f64, count: f64) {
        if count == 1.0 && factor < Self::LARGE {
            self.product *= factor;
            if self.product > Self::LARGE {
                self.sum += ln(self.product);
                self.product = 1.0;
            }
        } else {
            self.sum += count * ln(factor);
        }
    }

    fn value(&self) -> f64 {
        self.sum + ln(self.product)
    }
}

impl<const SHIFT: u8> Bg<SHIFT> {
    /// How often a customer with `x` repeat purchases might have left.
    #[inline(always)]
    fn chances_to_leave(x: f64) -> f64 {
        x + f64::from(SHIFT)
    }

    /// Adds the log-likelihood of sorted rows. Terms of the frequency are worked out once for all rows that share it.
    fn add_rows(parameters: &[f64; 4], rows: &[[f64; 3]], counts: &[f64], sums: &mut Sums<4>) {
        Self::add_rows_by(parameters, rows, counts, sums, false);
    }

    /// The same, where `plainly` says every logarithm by itself: what the quick way is held against.
    fn add_rows_by(
        parameters: &[f64; 4],
        rows: &[[f64; 3]],
        counts: &[f64],
        sums: &mut Sums<4>,
        plainly: bool,
    ) {
        let [r, alpha, a, b] = *parameters;
        let mean_age = rows.iter().map(|row| row[2]).sum::<f64>() / rows.len().max(1) as f64;
        let powers = Powers {
            alpha,
            ln_alpha: ln(alpha),
            far: r > FAR || alpha > FAR * mean_age.max(f64::MIN_POSITIVE),
        };
        let quickly = !plainly && !powers.far;
        let one_over_alpha = 1.0 / alpha;
        let mut start = 0;
        while let Some(&[x, ..]) = rows.get(start) {
            let end = start + rows[start..].partition_point(|row| row[0] <= x);
            let y = Self::chances_to_leave(x);
            let shape = r + x;
            let stay = b + y - 1.0;
            let ln_odds = ln(a / stay);
            // Sums over the rows of this frequency.
            let (mut n, mut gone, mut spread, mut spread_r, mut spread_alpha) = (0.0, 0.0, 0.0, 0.0, 0.0);
            let (mut by_r, mut by_alpha, mut by_alpha_r, mut by_alpha_2, mut by_r_2) =
                (0.0, 0.0, 0.0, 0.0, 0.0);
            // Logarithms of ages and of odds that need no more than their sum, as products.
            let (mut ages, mut odds) = (LogSum::new(), LogSum::new());
            for (&[_, last, age], &count) in rows[start..end].iter().zip(&counts[start..end]) {
                n += count;
                if quickly && y > 0.0 {
                    let (all, before) = (alpha + age, alpha + last);
                    let (inverse_age, inverse_last) = (1.0 / all, 1.0 / before);
                    // Odds of having left against being there still.
                    let silence = ln(all * inverse_last);
                    let z = ln_odds + shape * silence;
                    let small = exp(-z.abs());
                    let share = 1.0 / (1.0 + small);
                    let q = if z > 0.0 { share } else { small * share };
                    sums.add_value(if z > 0.0 { count * z } else { 0.0 });
                    ages.add(all * one_over_alpha, count);
                    odds.add(1.0 + small, count);
                    let qq = count * (small * share * share);
                    let slope_age = -age * inverse_age * one_over_alpha;
                    let slope_last = -last * inverse_last * one_over_alpha;
                    let diff_alpha = shape * (slope_last - slope_age);
                    let slope = slope_age + q * (slope_last - slope_age);
                    let bend_age = -slope_age * (2.0 * one_over_alpha + slope_age);
                    let bend_last = -slope_last * (2.0 * one_over_alpha + slope_last);
                    gone += count * q;
                    spread += qq;
                    spread_r -= qq * silence;
                    spread_alpha += qq * diff_alpha;
                    by_r += count * q * silence;
                    by_alpha -= count * shape * slope;
                    by_r_2 += qq * silence * silence;
                    by_alpha_r -= qq * silence * diff_alpha + count * slope;
                    by_alpha_2 += qq * diff_alpha * diff_alpha
                        - count * shape * (bend_age + q * (bend_last - bend_age));
                    continue;
                }
                let ln_age = powers.ln_growth(age);
                let inverse_age = 1.0 / (alpha + age);
                let slope_age = -age * inverse_age / alpha;
                let bend_age = -slope_age * (2.0 / alpha + slope_age);
                let alive = -shape * ln_age;
                if y == 0.0 {
                    sums.add_value(count * alive);
                    by_r -= count * ln_age;
                    by_alpha -= count * shape * slope_age;
                    by_alpha_r -= count * slope_age;
                    by_alpha_2 -= count * shape * bend_age;
                    continue;
                }
                let ln_last = powers.ln_growth(last);
                let inverse_last = 1.0 / (alpha + last);
                let slope_last = -last * inverse_last / alpha;
                let bend_last = -slope_last * (2.0 / alpha + slope_last);
                let left = ln_odds - shape * ln_last;
                let small = exp(-(alive - left).abs());
                let share = 1.0 / (1.0 + small);
                let (larger, q) = if alive > left { (alive, small * share) } else { (left, share) };
                sums.add_value(count * (larger - ln(share)));
                let p = 1.0 - q;
                let qq = count * (small * share * share);
                let diff_r = ln_last - ln_age;
                let diff_alpha = shape * (slope_last - slope_age);
                gone += count * q;
                spread += qq;
                spread_r += qq * diff_r;
                spread_alpha += qq * diff_alpha;
                by_r -= count * (p * ln_age + q * ln_last);
                let slope = p * slope_age + q * slope_last;
                by_alpha -= count * shape * slope;
                by_r_2 += qq * diff_r * diff_r;
                by_alpha_r += qq * diff_r * diff_alpha - count * slope;
                by_alpha_2 += qq * diff_alpha * diff_alpha - count * shape * (p * bend_age + q * bend_last);
            }
            let aged = ages.value();
            by_r -= aged;
            sums.add_value(odds.value() - shape * aged);
            let [rise, rise_1, rise_2] = ln_rising(r, x);
            let [stay_0, stay_1, stay_2] = ln_rising(b, y);
            let [all_0, all_1, all_2] = ln_rising(a + b, y);
            sums.add_value(n * (rise - x * powers.ln_alpha));
            sums.add_value(n * (stay_0 - all_0));
            let [g_r, g_alpha, g_a, g_b] = &mut sums.gradient;
            *g_r += n * rise_1 + by_r;
            *g_alpha += by_alpha - n * x / alpha;
            *g_a += gone / a - n * all_1;
            *g_b += n * (stay_1 - all_1);
            let [h_r, h_alpha, h_a, h_b] = &mut sums.hessian;
            h_r[0] += n * rise_2 + by_r_2;
            h_alpha[0] += by_alpha_r;
            h_alpha[1] += by_alpha_2 + n * x / (alpha * alpha);
            h_a[2] += (spread - gone) / (a * a) - n * all_2;
            h_b[2] -= n * all_2;
            h_b[3] += n * (stay_2 - all_2);
            if y > 0.0 {
                *g_b -= gone / stay;
                h_a[0] -= spread_r / a;
                h_a[1] -= spread_alpha / a;
                h_b[0] += spread_r / stay;
                h_b[1] += spread_alpha / stay;
                h_b[2] -= spread / (a * stay);
                h_b[3] += (gone + spread) / (stay * stay);
            }
            start = end;
        }
    }
}

impl<const SHIFT: u8> Model<4> for Bg<SHIFT> {
    const MODEL: &'static str = if SHIFT == 0 { "BG/NBD" } else { "MBG/NBD" };
    const KIND: &'static str = if SHIFT == 0 { "bg_nbd" } else { "mbg_nbd" };
    const NAMES: [&'static str; 4] = ["r", "alpha", "a", "b"];
    const TIME_POWERS: [i32; 4] = [0, 1, 0, 0];
    const SLOW: bool = true;

    fn starts(summary: &Summary) -> Vec<[f64; 4]> {
        // The rate of purchases over all time seen is below that of living customers.
        let alpha = |r: f64| r / (1.5 * summary.rate);
        vec![
            [0.5, alpha(0.5), 0.8, 2.0],
            [2.0, alpha(2.0), 0.2, 2.0],
            [0.2, alpha(0.2), 1.5, 0.7],
            [5.0, alpha(5.0), 5.0, 20.0],
        ]
    }

    fn sums(parameters: &[f64; 4], data: &Distinct<3>, threads: usize) -> Result<Sums<4>, Error> {
        sum_rows(data.rows.len(), threads, |range, sums| {
            Self::add_rows(parameters, &data.rows[range.clone()], &data.counts[range], sums);
            Ok(())
        })
    }

    fn name_boundary(sides: &[Side], values: &[f64]) -> Vec<(&'static str, &'static str)> {
        let mut names = Vec::new();
        let [r, alpha, a, b] = [sides[0], sides[1], sides[2], sides[3]];
        if r == Side::Low || (alpha == Side::High && r != Side::High && values[0] < FAR) {
            names.push(("no_purchases", "the rate of purchases is 0: nobody buys again"));
        } else if r == Side::High || alpha == Side::High {
            names.push(("equal_rates", "r, alpha -> infinity: all customers buy at the one rate r / alpha"));
        } else if alpha == Side::Low {
            names.push(("boundless_rates", "alpha -> 0: the rates of purchases have no scale"));
        }
        if a != Side::Inside || b != Side::Inside {
            let share = values[2] / (values[2] + values[3]);
            names.push(if values[2] < 1e-3 && values[3] < 1e-3 {
                ("all_or_nothing", "a, b -> 0: each customer leaves at the first chance or never")
            } else if share < 1e-4 {
                ("no_dropout", "a -> 0 or b -> infinity: nobody leaves, the model is the NBD")
            } else if share > 1.0 - 1e-4 {
                ("certain_dropout", "b -> 0 or a -> infinity: everybody leaves at the first chance")
            } else {
                ("equal_dropout", "a, b -> infinity: all customers leave with the one chance a / (a + b)")
            });
        }
        names
    }

    fn alive<R: Real>(parameters: &[R; 4], row: &[f64; 3]) -> R {
        let [r, alpha, a, b] = *parameters;
        let [x, last, age] = *row;
        let y = Self::chances_to_leave(x);
        if y == 0.0 {
            return R::of(1.0);
        }
        // The odds of having left at the last purchase against a silence since.
        let silence = (r + x) * ((alpha + last).inverse() * (age - last)).ln_1p();
        let ln_odds = (a / (b + (y - 1.0))).ln() + silence;
        if ln_odds.value() > 0.0 {
            let odds = (-ln_odds).exp();
            odds / (odds + 1.0)
        } else {
            (ln_odds.exp() + 1.0).inverse()
        }
    }

    fn age_scale(parameters: &[f64; 4]) -> Option<f64> {
        Some(parameters[1])
    }

    fn expected_if_alive<R: Real>(parameters: &[R; 4], row: &[f64; 3], horizon: f64) -> R {
        let [r, alpha, a, b] = *parameters;
        let [x, _, age] = *row;
        let tau = (alpha + age).inverse() * horizon;
        purchases_until_leaving(r + x, tau, a, b + Self::chances_to_leave(x))
    }

    fn discounted_if_alive<R: Real>(parameters: &[R; 4], row: &[f64; 3], rate: f64) -> R {
        let [r, alpha, a, b] = *parameters;
        let [x, _, age] = *row;
        let shape = r + x;
        let decay = (alpha + age) * rate;
        // A customer who buys at rate m and leaves with chance p: m / (m p + d), at most m / d.
        let reach = (ln(shape.value() / decay.value()) + 5.0).max(0.0);
        let rates = gamma_nodes(shape, (-ln(decay.value())).max(0.0));
        let total = rates.iter().fold(R::of(0.0), |sum, node| sum + node.weight);
        let leaving = beta_nodes(a, b + Self::chances_to_leave(x), reach);
        mean(&leaving, |leave| {
            let sum = rates
                .iter()
                .fold(R::of(0.0), |sum, node| sum + node.weight * node.at / (decay + node.at * leave.at));
            sum / total
        })
    }

    fn chances(parameters: &[f64; 4], row: &[f64; 3], horizon: f64, up_to: usize) -> Vec<f64> {
        let [r, alpha, a, b] = *parameters;
        let [x, _, age] = *row;
        let alive = Self::alive(parameters, row);
        let (shape, stay) = (r + x, b + Self::chances_to_leave(x));
        let tau = horizon / (alpha + age);
        let purchases = NegativeBinomial::new(shape, tau);
        let mut chances = Vec::with_capacity(up_to + 1);
        let left = 1.0 - alive;
        // `stayed` after k purchases; the chance of more purchases in the time, had the customer stayed.
        let (mut stayed, mut leaves_now) = (1.0, 0.0);
        for (k, (exactly, at_least)) in purchases.take(up_to + 1).enumerate() {
            let chance = alive * (stayed * exactly + leaves_now * at_least);
            chances.push(if k == 0 { left + chance } else { chance });
            let k = k as f64;
            leaves_now = stayed * a / (a + stay + k);
            stayed *= (stay + k) / (a + stay + k);
        }
        chances
    }

    fn draw(parameters: &[f64; 4], row: &[f64; 3], horizon: f64, stream: &mut Stream) -> Vec<f64> {
        let [r, alpha, a, b] = *parameters;
        let [x, _, age] = *row;
        let mut times = Vec::new();
        if stream.next_f64() >= Self::alive(parameters, row) {
            return times;
        }
        let rate = stream.gamma(r + x) / (alpha + age);
        let leave = stream.beta(a, b + Self::chances_to_leave(x));
        let mut time = 0.0;
        loop {
            time += stream.exponential() / rate;
            if time.is_nan() || time >= horizon || times.len() >= super::model::MOST_DRAWN {
                return times;
            }
            times.push(time);
            if stream.next_f64() < leave {
                return times;
            }
        }
    }
}

/// The purchases expected in a time `tau` (in units of the rate's scale) from a customer who is there at its
/// beginning, whose rate is gamma distributed with this shape and whose chance of leaving after each purchase
/// is beta distributed: `E[(1 - (1 + p tau)^-shape) / p]`.
///
/// The series is the mean of `min(purchases, purchases until leaving)` over the negative binomial number of
/// purchases: all terms are positive, and nothing happens at `a = 1`, where the formula with the hypergeometric
/// function divides 0 by 0. Long series are left to quadrature over p.
pub(crate) fn purchases_until_leaving<R: Real>(shape: R, tau: R, a: R, stay: R) -> R {
    let growth = tau.ln_1p();
    let share = tau.value() / (1.0 + tau.value());
    if tau.value() == 0.0 {
        return R::of(0.0);
    }
    if share > SHARE_FOR_SERIES || shape.value() * growth.value() > 40.0 {
        let reach = ln(1.0 + shape.value() * tau.value());
        let nodes = beta_nodes(a, stay, reach);
        return mean(&nodes, |node| {
            if node.at < f64::MIN_POSITIVE {
                return shape * tau; // nobody leaves
            }
            -(-(shape * (tau * node.at).ln_1p())).exp_m1() / node.at
        });
    }
    let z = tau / (tau + 1.0);
    let mut chance = (-(shape * growth)).exp();
    let (mut stayed, mut until) = (R::of(1.0), R::of(0.0));
    let mut sum = R::of(0.0);
    let mut k = 0.0;
    loop {
        chance = chance * (shape + k) * z / (k + 1.0);
        until = until + stayed;
        stayed = stayed * ((stay + k) / (a + stay + k));
        let term = chance * until;
        sum = sum + term;
        k += 1.0;
        // What is left is below a geometric series, whose factor falls towards the share.
        let factor = share * (shape.value() + k) / (k + 1.0) * (1.0 + 1.0 / k);
        if factor < 0.99 && term.value() <= 1e-18 * sum.value() * (1.0 - factor) || k > 4000.0 {
            return sum;
        }
    }
}

/// A number of purchases with gamma distributed rate: for 0, 1, 2, ... the chance of exactly so many, and of at
/// least so many.
pub(crate) struct NegativeBinomial {
    shape: f64,
    ln_share: f64,
    ln_none: f64,
    k: f64,
    ln_rise: f64,
    above: f64,
}

impl NegativeBinomial {
    /// Purchases in a time `tau` in units of the rate's scale.
    pub fn new(shape: f64, tau: f64) -> Self {
        let ln_none = -shape * ln_1p(tau);
        Self { shape, ln_share: ln(tau) - ln_1p(tau), ln_none, k: 0.0, ln_rise: 0.0, above: 1.0 }
    }
}

impl Iterator for NegativeBinomial {
    type Item = (f64, f64);

    fn next(&mut self) -> Option<(f64, f64)> {
        let k = self.k;
        let power = if k == 0.0 { 0.0 } else { k * self.ln_share };
        let exactly = exp(self.ln_none + self.ln_rise + power);
        let at_least = self.above;
        self.above = (self.above - exactly).max(0.0);
        self.ln_rise += ln((self.shape + k) / (k + 1.0));
        self.k += 1.0;
        Some((exactly, at_least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quick sums are the plain ones, to rounding: rows of every frequency, with counts and without.
    #[test]
    fn products_of_many_are_sums_of_logarithms() {
        let mut rows: Vec<[f64; 3]> = (0..4000)
            .map(|i| {
                let age = 20.0 + f64::from(i % 97) / 7.0;
                let x = f64::from(i % 11);
                [x, if x > 0.0 { age * f64::from(i % 89) / 89.0 } else { 0.0 }, age]
            })
            .collect();
        rows.sort_unstable_by(|a, b| a.partial_cmp(b).unwrap());
        let counts: Vec<f64> = (0..4000).map(|i| if i % 5 == 0 { 3.0 } else { 1.0 }).collect();
        for parameters in [[0.243, 4.414, 0.793, 2.426], [30.0, 2.0, 0.01, 50.0], [0.01, 900.0, 40.0, 0.2]] {
            let (mut quick, mut plain) = (Sums::new(), Sums::new());
            Bg::<1>::add_rows_by(&parameters, &rows, &counts, &mut quick, false);
            Bg::<1>::add_rows_by(&parameters, &rows, &counts, &mut plain, true);
            let near = |got: f64, want: f64| (got - want).abs() <= 1e-12 * want.abs().max(1.0);
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
