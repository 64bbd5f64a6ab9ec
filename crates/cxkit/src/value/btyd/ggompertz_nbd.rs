//! The GGompertz/NBD model.

use super::customers::Customers;
use super::fit::Estimates;
use super::interval::Predictions;
use super::jet::Real;
use super::lifetime::{name_boundary, Lifetime};
use super::model::{self, Model, PredictionOptions, Summary, TotalResult};
use super::newton::{Derivatives, Side};
use super::pareto_nbd::DISCOUNTED_AWAY;
use super::purchase_fit::purchase_model;
use super::rows::{sum_rows, Distinct, Sums};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::options;
use crate::random::Stream;
use crate::Error;

/// GGompertz/NBD. Parameters: r, alpha, s, beta, b.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GGompertz;

fn lifetime<R: Real>(&[r, alpha, s, beta, b]: &[R; 5]) -> Lifetime<R> {
    Lifetime { r, alpha, s, c: beta / b, b }
}

impl Model<5> for GGompertz {
    const MODEL: &'static str = "GGompertz/NBD";
    const KIND: &'static str = "ggompertz_nbd";
    const NAMES: [&'static str; 5] = ["r", "alpha", "s", "beta", "b"];
    const TIME_POWERS: [i32; 5] = [0, 1, 0, 0, -1];
    // beta / b stays where it is while b falls to 0; beyond the upper bound of b a lifetime is an instant.
    const REACH: [(f64, f64); 5] = [(1e-8, 1e8), (1e-8, 1e8), (1e-8, 1e8), (1e-16, 1e8), (1e-8, 50.0)];

    fn starts(summary: &Summary) -> Vec<[f64; 5]> {
        let alpha = |r: f64| r / (1.5 * summary.rate);
        let b = 1.0 / summary.scale;
        vec![
            [0.5, alpha(0.5), 0.6, 0.04, 0.1 * b],
            [0.5, alpha(0.5), 0.6, 0.4, b],
            [2.0, alpha(2.0), 0.3, 1.0, b],
            [1.0, alpha(1.0), 3.0, 20.0, 2.0 * b],
            [0.3, alpha(0.3), 0.6, 0.004, 0.01 * b],
        ]
    }

    /// By r, alpha, s, c and b: see [`Self::derivatives`].
    fn sums(parameters: &[f64; 5], data: &Distinct<3>, threads: usize) -> Result<Sums<5>, Error> {
        let lifetime = lifetime(parameters);
        sum_rows(data.rows.len(), threads, |range, sums| {
            lifetime.add_rows(&data.rows[range.clone()], &data.counts[range], sums);
            Ok(())
        })
    }

    fn derivatives(parameters: &[f64; 5], data: &Distinct<3>, threads: usize) -> Result<Derivatives, Error> {
        let [r, alpha, s, beta, b] = *parameters;
        let mut found = Self::sums(parameters, data, threads)?.by_logs(&[r, alpha, s, beta / b, b]);
        // ln c = ln beta - ln b: what b does at a fixed beta is what it does at a fixed c, less what c does.
        found.gradient[4] -= found.gradient[3];
        let bend = found.hessian[24] - 2.0 * found.hessian[23] + found.hessian[18];
        for j in 0..4 {
            let mixed = found.hessian[20 + j] - found.hessian[15 + j];
            found.set(4, j, mixed);
        }
        found.set(4, 4, bend);
        Ok(found)
    }

    fn name_boundary(sides: &[Side], values: &[f64]) -> Vec<(&'static str, &'static str)> {
        let mut names = Vec::new();
        if sides[4] == Side::Low {
            names.push((
                "pareto_nbd",
                "b -> 0 with beta / b: hazards do not grow, the model is the Pareto/NBD",
            ));
        } else if sides[4] == Side::High {
            names.push(("equal_lifetimes", "b -> infinity: hazards rise from nothing to certainty at once"));
        }
        let mut rest = sides.to_vec();
        if sides[4] == Side::Low && sides[3] == Side::Low && sides[2] == Side::Inside {
            rest[3] = Side::Inside;
        }
        names.extend(name_boundary(&rest, values));
        names
    }

    fn alive<R: Real>(parameters: &[R; 5], row: &[f64; 3]) -> R {
        lifetime(parameters).alive(row)
    }

    fn expected_if_alive<R: Real>(parameters: &[R; 5], row: &[f64; 3], horizon: f64) -> R {
        let lifetime = lifetime(parameters);
        lifetime.rate(row) * lifetime.time_lived(row[2], horizon, 0.0)
    }

    fn discounted_if_alive<R: Real>(parameters: &[R; 5], row: &[f64; 3], rate: f64) -> R {
        let lifetime = lifetime(parameters);
        lifetime.rate(row) * lifetime.time_lived(row[2], DISCOUNTED_AWAY / rate, rate)
    }

    fn chances(parameters: &[f64; 5], row: &[f64; 3], horizon: f64, up_to: usize) -> Vec<f64> {
        lifetime(parameters).chances(row, horizon, up_to)
    }

    fn draw(parameters: &[f64; 5], row: &[f64; 3], horizon: f64, stream: &mut Stream) -> Vec<f64> {
        lifetime(parameters).draw(row, horizon, stream)
    }
}

purchase_model! {
    GGompertz, 5;
    /// The gamma/Gompertz/NBD model of repeat purchases, not yet fitted.
    ///
    /// As [`super::ParetoNbd`], but a customer's hazard of leaving grows with age by the factor `exp(b u)`. A customer lives
    /// beyond u with chance `(beta / (beta - 1 + exp(b u)))^s`. As b falls to 0 with `beta / b` the model becomes the
    /// Pareto/NBD; a likelihood that runs there is named in [`Estimates::boundary`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{Customers, GGompertzNbdFit, PredictionOptions};
    /// // Nearly the Pareto/NBD: beta / b = 11.669.
    /// let fit = GGompertzNbdFit::from_params(0.553, 10.578, 0.606, 11.669e-9, 1e-9)?;
    /// let customer = Customers::new(&[2], &[30.43], &[38.86])?;
    /// let next = fit.expected_purchases(39.0, &customer, &PredictionOptions::default())?;
    /// assert!((next.values[0] - 1.4551231932576).abs() < 1e-6);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// A. Bemmaor, N. Glady, "Modeling purchasing behavior with sudden death", Management Science 58, 2012.
    GGompertzNbd;
    /// A fitted GGompertz/NBD model.
    ///
    /// Predictions speak the unit of time of the customers it was fitted to.
    GGompertzNbdFit {
        /// Shape of the rates of purchase.
        r,
        /// Rate of the rates of purchase, a time.
        alpha,
        /// Shape of the hazards.
        s,
        /// Scale of the hazards.
        beta,
        /// Growth of the hazards, one over a time.
        b
    }
}
