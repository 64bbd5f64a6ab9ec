//! Shifted beta-geometric: how long contracts last when customers differ.

use super::contracts::{self, contractual_fit, Contracts, Contractual};
use super::coordinates::regrouped;
use super::fit::{Estimates, Problem};
use super::interval::{IntervalKind, PredictionOptions, Predictions, Scale};
use super::newton::{Bounds, Side};
use super::rows::Sums;
use super::saved;
use crate::columns::Numbers;
use crate::describe::options;
use crate::math::{exp, ln, ln_1p};
use crate::stats::Level;
use crate::Error;

const KIND: &str = "shifted_beta_geometric_fit";
pub(super) const MODEL: &str = "shifted beta-geometric";
pub(super) const NAMES: [&str; 2] = ["alpha", "beta"];

/// The logarithm of beta up to which a fit looks; twice as far for alpha/beta, as chances may be tiny.
pub(super) const FAR: f64 = 18.0;

options! {
    /// The shifted beta-geometric model of contracts, to be fitted.
    ///
    /// Each customer refuses a renewal with the same chance at every renewal; the chances differ between customers
    /// by a beta distribution. So retention rises with age although no customer changes: those who leave easily
    /// are gone. Not to be used where renewals are not at discrete times, or where staying makes loyal in itself:
    /// see [`super::BetaDiscreteWeibull`].
    ///
    /// P. Fader, B. Hardie, How to Project Customer Retention, Journal of Interactive Marketing 21, 2007.
    pub struct ShiftedBetaGeometric {
        /// How many steps a fit may take.
        max_iterations: u64 = 200,
    }
}

/// A fitted shifted beta-geometric model, or one whose parameters were given.
#[derive(Clone, Debug, PartialEq)]
pub struct ShiftedBetaGeometricFit {
    estimates: Estimates,
}

contractual_fit!(ShiftedBetaGeometricFit, ShiftedBetaGeometric);

impl Contractual for ShiftedBetaGeometric {
    #[allow(clippy::cast_precision_loss)]
    fn retention(parameters: &[f64], renewal: u64) -> f64 {
        let stayed = parameters[1] + (renewal - 1) as f64;
        stayed / (parameters[0] + stayed)
    }
}

impl ShiftedBetaGeometric {
    /// Fits the model by maximum likelihood.
    ///
    /// # Errors
    /// `empty` with fewer than two renewals, which cannot tell two parameters apart; `no_convergence`, which names
    /// the best point.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{Contracts, PredictionOptions, ShiftedBetaGeometric};
    /// let cohort = Contracts::from_survivors(&[1000, 869, 743, 653, 593, 551, 517, 491])?;
    /// let fit = ShiftedBetaGeometric::default().fit(&cohort)?;
    /// assert!((fit.estimates().get("alpha").unwrap() - 0.668_088_351_1).abs() < 1e-9);
    /// // By hand from these: Γ(β + 12)·Γ(α + β) / (Γ(β)·Γ(α + β + 12)).
    /// assert!((fit.survival(12, &PredictionOptions::default())?.values[12] - 0.378).abs() < 1e-3);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn fit(&self, contracts: &Contracts) -> Result<ShiftedBetaGeometricFit, Error> {
        contracts.check_periods(2)?;
        let likelihood = |point: &[f64]| {
            let beta = exp(point[1]);
            let parameters = [exp(point[0]) * beta, beta];
            Ok(regrouped(&sums(contracts, parameters).by_logs(&parameters), &[&[0], &[0, 1]]))
        };
        let nobody_left = contracts.lost_count() == 0;
        let spread = if nobody_left { 0.0 } else { FAR };
        let problem = Problem {
            model: MODEL,
            names: ["alpha/beta", "beta"].map(Into::into).into(),
            positive: vec![true; 2],
            starts: [(1.0, 1.0), (0.5, 4.0), (0.1, 0.1), (50.0, 200.0)]
                .map(|(a, b): (f64, f64)| vec![ln(a / b), ln(b)])
                .into(),
            // Where nobody has left nothing tells how customers differ.
            bounds: Bounds { lower: vec![-2.0 * FAR, -spread], upper: vec![2.0 * FAR, spread] },
            limit: self.max_iterations,
            n: contracts.customer_count(),
            name_boundary: &move |sides, _| vec![name_boundary(nobody_left, sides)],
            likelihood: &likelihood,
        };
        let found = problem.solve()?;
        let alpha = found.values()[0] * found.values()[1];
        Ok(ShiftedBetaGeometricFit { estimates: found.told_by(0, NAMES[0], alpha, &[1.0, 1.0]) })
    }
}

/// From the sides of alpha/beta and of beta.
pub(super) fn name_boundary(nobody_left: bool, sides: &[Side]) -> (&'static str, &'static str) {
    if nobody_left {
        return ("nobody_leaves", "nobody leaves");
    }
    if sides[0] == Side::Low || sides[1] == Side::Low {
        return ("leave_or_stay", "part of the customers leaves at the first renewal, the rest never");
    }
    ("equal_customers", "customers do not differ: the chance to leave is one for all (geometric)")
}

/// The log-likelihood with its derivatives. Each renewal is a binomial draw: of those at risk the share
/// alpha/(alpha + beta + t - 1) leaves; nothing cancels.
#[allow(clippy::cast_precision_loss)]
pub(super) fn sums(contracts: &Contracts, [alpha, beta]: [f64; 2]) -> Sums<2> {
    let mut sums = Sums::new();
    for (t, renewal) in contracts.periods().iter().enumerate() {
        let (stayed, all) = (beta + t as f64, alpha + beta + t as f64);
        let (kept, lost) = (renewal.at_risk - renewal.lost, renewal.lost);
        sums.add_value(-kept * ln_1p(alpha / stayed));
        sums.add_value(-lost * ln_1p(stayed / alpha));
        sums.gradient[0] += lost / alpha - renewal.at_risk / all;
        sums.gradient[1] += kept / stayed - renewal.at_risk / all;
        let shared = renewal.at_risk / (all * all);
        sums.hessian[0][0] += shared - lost / (alpha * alpha);
        sums.hessian[1][0] += shared;
        sums.hessian[1][1] += shared - kept / (stayed * stayed);
    }
    sums
}

impl ShiftedBetaGeometricFit {
    /// A model with these parameters.
    ///
    /// # Errors
    /// `out_of_range` unless both are finite and above 0.
    pub fn from_params(alpha: f64, beta: f64) -> Result<Self, Error> {
        Ok(Self { estimates: Estimates::given(MODEL, &[(NAMES[0], alpha), (NAMES[1], beta)])? })
    }

    fn parameters(&self) -> [f64; 2] {
        let values = self.estimates.values();
        [values[0], values[1]]
    }
}
