//! Beta-discrete-Weibull: how long contracts last when customers differ and staying changes them.

use super::contracts::{self, contractual_fit, Contracts, Contractual};
use super::coordinates::regrouped;
use super::fit::{Estimates, Problem};
use super::interval::{IntervalKind, PredictionOptions, Predictions, Scale};
use super::newton::{Bounds, Side};
use super::rows::Sums;
use super::{saved, shifted_beta_geometric};
use crate::columns::Numbers;
use crate::describe::options;
use crate::math::{digamma_change, exp, exp_m1, ln, ln_beta_change, pow, trigamma, trigamma_change};
use crate::stats::Level;
use crate::Error;

const KIND: &str = "beta_discrete_weibull_fit";
const MODEL: &str = "beta-discrete-Weibull";
const NAMES: [&str; 3] = ["alpha", "beta", "c"];

/// Logarithms of beta and c up to which a fit looks; twice as far for alpha/beta, as chances may be tiny.
const FAR: f64 = 18.0;

options! {
    /// The beta-discrete-Weibull model of contracts, to be fitted.
    ///
    /// The shifted beta-geometric model with a chance to leave that rises (c above 1) or falls (c below 1) with
    /// the renewals a customer has made: S(t) = B(alpha, beta + t^c)/B(alpha, beta). With c = 1 it is the shifted
    /// beta-geometric model. It needs longer histories than that one.
    ///
    /// P. Fader, B. Hardie, Y. Liu, J. Davin, T. Steenburgh, How to Project Customer Retention Revisited, Journal
    /// of Interactive Marketing 43, 2018.
    pub struct BetaDiscreteWeibull {
        /// How many steps a fit may take.
        max_iterations: u64 = 500,
    }
}

/// A fitted beta-discrete-Weibull model, or one whose parameters were given.
#[derive(Clone, Debug, PartialEq)]
pub struct BetaDiscreteWeibullFit {
    estimates: Estimates,
}

contractual_fit!(BetaDiscreteWeibullFit, BetaDiscreteWeibull);

impl Contractual for BetaDiscreteWeibull {
    #[allow(clippy::cast_precision_loss)]
    fn retention(parameters: &[f64], renewal: u64) -> f64 {
        exp(log_retention(parameters, renewal as f64))
    }
}

/// t^c, held where the beta function ends: nobody is left there.
fn age(t: f64, c: f64) -> f64 {
    pow(t, c).min(1e140)
}

/// ln S(t) - ln S(t - 1).
fn log_retention(parameters: &[f64], t: f64) -> f64 {
    let [alpha, beta, c] = [parameters[0], parameters[1], parameters[2]];
    let before = age(t - 1.0, c);
    ln_beta_change(alpha, beta + before, age(t, c) - before)
}

impl BetaDiscreteWeibull {
    /// Fits the model by maximum likelihood.
    ///
    /// # Errors
    /// `empty` with fewer than three renewals, which cannot tell three parameters apart; `no_convergence`, which
    /// names the best point.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{BetaDiscreteWeibull, Contracts};
    /// let cohort = Contracts::from_survivors(&[1000, 869, 743, 653, 593, 551, 517, 491])?;
    /// let fit = BetaDiscreteWeibull::default().fit(&cohort)?;
    /// assert!((fit.estimates().get("c").unwrap() - 1.723_564_848_8).abs() < 1e-9);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn fit(&self, contracts: &Contracts) -> Result<BetaDiscreteWeibullFit, Error> {
        contracts.check_periods(3)?;
        let likelihood = |point: &[f64]| {
            let beta = exp(point[1]);
            let parameters = [exp(point[0]) * beta, beta, exp(point[2])];
            Ok(regrouped(&sums(contracts, parameters).by_logs(&parameters), &[&[0], &[0, 1], &[2]]))
        };
        let starts = [(1.0, 1.0, 1.0), (0.5, 1.5, 1.4), (0.2, 1.0, 2.0), (2.0, 8.0, 0.6), (20.0, 80.0, 1.0)];
        let nobody_left = contracts.lost_count() == 0;
        let moves = if nobody_left { 0.0 } else { FAR };
        let problem = Problem {
            model: MODEL,
            names: ["alpha/beta", "beta", "c"].map(Into::into).into(),
            positive: vec![true; 3],
            starts: starts.map(|(a, b, c): (f64, f64, f64)| vec![ln(a / b), ln(b), ln(c)]).into(),
            // Where nobody has left nothing tells how the chance to leave moves.
            bounds: Bounds { lower: vec![-2.0 * FAR, -FAR, -moves], upper: vec![2.0 * FAR, FAR, moves] },
            limit: self.max_iterations,
            n: contracts.customer_count(),
            name_boundary: &move |sides, _| vec![name_boundary(nobody_left, sides)],
            likelihood: &likelihood,
        };
        let found = problem.solve()?;
        let alpha = found.values()[0] * found.values()[1];
        Ok(BetaDiscreteWeibullFit { estimates: found.told_by(0, NAMES[0], alpha, &[1.0, 1.0, 0.0]) })
    }
}

fn name_boundary(nobody_left: bool, sides: &[Side]) -> (&'static str, &'static str) {
    match (shifted_beta_geometric::name_boundary(nobody_left, sides), sides[2]) {
        (named @ ("nobody_leaves", _), _) => named,
        (_, Side::High) => ("leave_together", "customers leave at one renewal (c without end)"),
        (_, Side::Low) => ("first_renewal_only", "customers leave at the first renewal or never (c at 0)"),
        (("equal_customers", _), _) => {
            ("equal_customers", "customers do not differ: one discrete Weibull distribution for all")
        }
        (named, _) => named,
    }
}

/// The log-likelihood with its derivatives by alpha, beta and c.
#[allow(clippy::cast_precision_loss)]
fn sums(contracts: &Contracts, parameters: [f64; 3]) -> Sums<3> {
    let [alpha, beta, c] = parameters;
    let mut sums = Sums::new();
    let mut before = Moving::at(0.0, alpha, beta, c);
    for (at, renewal) in contracts.periods().iter().enumerate() {
        let t = at as f64 + 1.0;
        let here = Moving::at(t, alpha, beta, c);
        let change = log_retention(&parameters, t);
        let (kept, lost) = (renewal.at_risk - renewal.lost, renewal.lost);
        // ln(1 - e^D), its slope and bend by D; nobody lost needs none of it.
        let (mut height, mut slope, mut bend) = (0.0, 0.0, 0.0);
        if lost > 0.0 {
            let share = -exp_m1(change);
            height = ln(share);
            slope = -exp(change) / share;
            bend = slope / share;
        }
        sums.add_value(kept * change);
        sums.add_value(lost * height);
        let (by_change, by_square) = (kept + lost * slope, lost * bend);
        let (slopes, bends) = change_of(&before, &here, alpha, beta);
        for i in 0..3 {
            sums.gradient[i] += by_change * slopes[i];
            for j in 0..=i {
                sums.hessian[i][j] += by_change * bends[i][j] + by_square * slopes[i] * slopes[j];
            }
        }
        before = here;
    }
    sums
}

/// What moves with c in ln B(alpha, beta + t^c): its derivatives by c, and those of its slopes by alpha and beta.
struct Moving {
    age: f64,
    slope: f64,
    by_alpha: f64,
    by_beta: f64,
    bend: f64,
}

impl Moving {
    fn at(t: f64, alpha: f64, beta: f64, c: f64) -> Self {
        let age = age(t, c);
        let stayed = beta + age;
        // Differences over alpha, taken as such: with alpha and beta large they are small.
        let (by_age, by_age_twice) = (-digamma_change(stayed, alpha), -trigamma_change(stayed, alpha));
        // d/dc t^c = t^c ln t; 0 and 1 do not move.
        let log = if t > 1.0 && age < 1e140 { ln(t) } else { 0.0 };
        let (moves, bends) = (age * log, age * log * log);
        Self {
            age,
            slope: by_age * moves,
            by_alpha: -trigamma(alpha + stayed) * moves,
            by_beta: by_age_twice * moves,
            bend: by_age_twice * moves * moves + by_age * bends,
        }
    }
}

/// The derivatives of ln S(t) - ln S(t - 1) by alpha, beta and c.
fn change_of(before: &Moving, here: &Moving, alpha: f64, beta: f64) -> ([f64; 3], [[f64; 3]; 3]) {
    let (stayed, grown) = (beta + before.age, here.age - before.age);
    let all = digamma_change(alpha + stayed, grown);
    let all_twice = trigamma_change(alpha + stayed, grown);
    let slopes = [-all, digamma_change(stayed, grown) - all, here.slope - before.slope];
    let bends = [
        [-all_twice, 0.0, 0.0],
        [-all_twice, trigamma_change(stayed, grown) - all_twice, 0.0],
        [here.by_alpha - before.by_alpha, here.by_beta - before.by_beta, here.bend - before.bend],
    ];
    (slopes, bends)
}

impl BetaDiscreteWeibullFit {
    /// A model with these parameters.
    ///
    /// # Errors
    /// `out_of_range` unless all are finite and above 0.
    pub fn from_params(alpha: f64, beta: f64, c: f64) -> Result<Self, Error> {
        let named = [(NAMES[0], alpha), (NAMES[1], beta), (NAMES[2], c)];
        Ok(Self { estimates: Estimates::given(MODEL, &named)? })
    }

    fn parameters(&self) -> [f64; 3] {
        let values = self.estimates.values();
        [values[0], values[1], values[2]]
    }
}
