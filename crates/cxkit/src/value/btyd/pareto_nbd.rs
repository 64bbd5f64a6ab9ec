//! The Pareto/NBD model.

use super::customers::Customers;
use super::fit::Estimates;
use super::interval::Predictions;
use super::jet::Real;
use super::lifetime::{name_boundary, Lifetime};
use super::model::{self, Model, PredictionOptions, Summary, TotalResult};
use super::newton::Side;
use super::purchase_fit::purchase_model;
use super::rows::{sum_rows, Distinct, Sums};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::options;
use crate::random::Stream;
use crate::Error;

/// Discounting is followed until a purchase counts e^-60.
pub(super) const DISCOUNTED_AWAY: f64 = 60.0;

/// Pareto/NBD. Parameters: r, alpha, s, beta.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pareto;

fn lifetime<R: Real>(&[r, alpha, s, c]: &[R; 4]) -> Lifetime<R> {
    Lifetime { r, alpha, s, c, b: R::of(0.0) }
}

impl Model<4> for Pareto {
    const MODEL: &'static str = "Pareto/NBD";
    const KIND: &'static str = "pareto_nbd";
    const NAMES: [&'static str; 4] = ["r", "alpha", "s", "beta"];
    const TIME_POWERS: [i32; 4] = [0, 1, 0, 1];

    fn starts(summary: &Summary) -> Vec<[f64; 4]> {
        let alpha = |r: f64| r / (1.5 * summary.rate);
        let scale = summary.scale;
        vec![
            [0.5, alpha(0.5), 0.6, 0.4 * scale],
            [2.0, alpha(2.0), 0.3, scale],
            [0.2, alpha(0.2), 1.5, 0.2 * scale],
            [5.0, alpha(5.0), 5.0, 10.0 * scale],
        ]
    }

    fn sums(parameters: &[f64; 4], data: &Distinct<3>, threads: usize) -> Result<Sums<4>, Error> {
        let lifetime = lifetime(parameters);
        sum_rows(data.rows.len(), threads, |range, sums| {
            lifetime.add_rows_quickly(&data.rows[range.clone()], &data.counts[range], sums);
            Ok(())
        })
    }

    fn name_boundary(sides: &[Side], values: &[f64]) -> Vec<(&'static str, &'static str)> {
        name_boundary(sides, values)
    }

    fn alive<R: Real>(parameters: &[R; 4], row: &[f64; 3]) -> R {
        lifetime(parameters).alive(row)
    }

    fn age_scale(parameters: &[f64; 4]) -> Option<f64> {
        Some(parameters[1].min(parameters[3]))
    }

    fn expected_if_alive<R: Real>(parameters: &[R; 4], row: &[f64; 3], horizon: f64) -> R {
        let [_, _, s, beta] = *parameters;
        let lifetime = lifetime(parameters);
        // The time lived, (beta + T) / (s - 1) * (1 - ((beta + T) / (beta + T + t))^(s - 1)), without dividing 0 by 0.
        let start = beta + row[2];
        let growth = (start.inverse() * horizon).ln_1p();
        let lived = start * growth * rise_over((-s + 1.0) * growth);
        lifetime.rate(row) * lived
    }

    fn discounted_if_alive<R: Real>(parameters: &[R; 4], row: &[f64; 3], rate: f64) -> R {
        let lifetime = lifetime(parameters);
        lifetime.rate(row) * lifetime.time_lived(row[2], DISCOUNTED_AWAY / rate, rate)
    }

    fn chances(parameters: &[f64; 4], row: &[f64; 3], horizon: f64, up_to: usize) -> Vec<f64> {
        lifetime(parameters).chances(row, horizon, up_to)
    }

    fn draw(parameters: &[f64; 4], row: &[f64; 3], horizon: f64, stream: &mut Stream) -> Vec<f64> {
        lifetime(parameters).draw(row, horizon, stream)
    }
}

/// `(exp(y) - 1) / y`, smooth at 0.
fn rise_over<R: Real>(y: R) -> R {
    if y.value().abs() > 0.3 {
        return y.exp_m1() / y;
    }
    let (mut sum, mut k) = (R::of(1.0), 14.0);
    while k > 1.0 {
        sum = sum * y / k + 1.0;
        k -= 1.0;
    }
    sum
}

purchase_model! {
    Pareto, 4;
    /// The Pareto/NBD model of repeat purchases, not yet fitted.
    ///
    /// While alive, a customer buys at random at a rate of their own; rates are gamma distributed over customers (shape
    /// `r`, rate `alpha`, a time). Lifetimes are exponential, with a rate of leaving of each customer's own; these are
    /// gamma distributed too (shape `s`, rate `beta`, a time). Both rates are independent.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{Customers, ParetoNbdFit, PredictionOptions};
    /// let fit = ParetoNbdFit::from_params(0.553, 10.578, 0.606, 11.669)?;
    /// let customer = Customers::new(&[2], &[30.43], &[38.86])?;
    /// let next = fit.expected_purchases(39.0, &customer, &PredictionOptions::default())?;
    /// assert!((next.values[0] - 1.4551231932576).abs() < 1e-11);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// D. Schmittlein, D. Morrison, R. Colombo, "Counting your customers", Management Science 33, 1987; the likelihood is
    /// integrated over the time of leaving, which needs no hypergeometric function.
    ParetoNbd;
    /// A fitted Pareto/NBD model.
    ///
    /// Predictions speak the unit of time of the customers it was fitted to.
    ParetoNbdFit {
        /// Shape of the rates of purchase.
        r,
        /// Rate of the rates of purchase, a time.
        alpha,
        /// Shape of the rates of leaving.
        s,
        /// Rate of the rates of leaving, a time.
        beta
    }
}
