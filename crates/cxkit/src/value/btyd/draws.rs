//! Draws from models of spend and of contracts: the same seed gives the same customers in every runtime.
//!
//! Each row has a stream of its own, so that nobody's draw depends on who comes before.

use super::beta_discrete_weibull::{BetaDiscreteWeibull, BetaDiscreteWeibullFit};
use super::contracts::{check_renewals, Contractual};
use super::customers::check_length;
use super::gamma_gamma::{GammaGammaFit, SpendCustomers};
use super::model::MOST_DRAWN;
use super::shifted_beta_geometric::{ShiftedBetaGeometric, ShiftedBetaGeometricFit};
use crate::random::Stream;
use crate::Error;

/// Refuses more purchases of one customer than are drawn.
fn check_purchases(what: &'static str, row: usize, purchases: u64) -> Result<(), Error> {
    if purchases > MOST_DRAWN as u64 {
        return Err(Error::out_of_range(what, Some(row), purchases as f64, "at most 1,000,000"));
    }
    Ok(())
}

/// A drawn amount, which must be a number.
fn amount(row: usize, value: f64) -> Result<f64, Error> {
    if value.is_finite() {
        return Ok(value);
    }
    Err(Error::NonFinite { what: "drawn spend".into(), row: Some(row) })
}

impl GammaGammaFit {
    /// Draws what each customer spends on so many further purchases, given what was seen of them: a scale of their own
    /// (gamma: p x + q, v + x m), and each purchase from it.
    ///
    /// # Errors
    /// `unequal_lengths`; `out_of_range` for more than a million purchases of a customer; `non_finite` where a draw is
    /// beyond the range of numbers, naming the row.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{GammaGammaFit, SpendCustomers};
    /// let fit = GammaGammaFit::from_params(6.25, 3.74, 15.44)?;
    /// let customers = SpendCustomers::new(&[2, 0], &[22.35, 0.0])?;
    /// let drawn = fit.simulate(&[3, 1], &customers, 7)?;
    /// assert_eq!((drawn[0].len(), drawn[1].len()), (3, 1));
    /// assert_eq!(drawn, fit.simulate(&[3, 1], &customers, 7)?);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn simulate(
        &self,
        purchases: &[u64],
        customers: &SpendCustomers,
        seed: u64,
    ) -> Result<Vec<Vec<f64>>, Error> {
        check_length("purchases", purchases.len(), customers.len())?;
        let [p, q, v] = self.parameters();
        let draw = |(row, &further): (usize, &u64)| {
            check_purchases("purchases", row, further)?;
            let [x, m] = customers.of(row);
            let mut stream = Stream::new(seed, row as u64);
            let rate = stream.gamma(p * x + q) / (v + x * m);
            (0..further).map(|_| amount(row, stream.gamma(p) / rate)).collect()
        };
        purchases.iter().enumerate().map(draw).collect()
    }

    /// Draws new customers with so many repeat purchases each, and sums up what they spent: the mean of each; 0 for one
    /// without repeat purchase.
    ///
    /// # Errors
    /// `empty` without any; `out_of_range` and `non_finite` as [`Self::simulate`].
    pub fn simulate_customers(&self, frequency: &[u64], seed: u64) -> Result<SpendCustomers, Error> {
        let [p, q, v] = self.parameters();
        let mut means = Vec::with_capacity(frequency.len());
        for (row, &purchases) in frequency.iter().enumerate() {
            check_purchases("frequency", row, purchases)?;
            let mut stream = Stream::new(seed, row as u64);
            let x = purchases as f64;
            let rate = stream.gamma(q) / v;
            // The sum of x gamma distributed amounts is one of x times the shape.
            means.push(if purchases == 0 { 0.0 } else { amount(row, stream.gamma(p * x) / rate / x)? });
        }
        SpendCustomers::new(frequency, means)
    }
}

/// How many of so many renewals a customer makes who has made some before. Of customers who differ, what is known of one
/// who made t renewals is what the chance of renewal t + 1 is computed from: so no customer's own chance needs drawing.
fn renewals_made<M: Contractual>(parameters: &[f64], before: u64, due: u64, stream: &mut Stream) -> u64 {
    let mut left = stream.next_f64();
    for number in 0..due {
        let stays = M::retention(parameters, before + number + 1);
        // One number from 0 to 1 decides all: below the chance to stay it is stretched for the next renewal.
        if left >= stays {
            return number;
        }
        left /= stays;
    }
    due
}

fn draw_renewals<M: Contractual>(
    parameters: &[f64],
    before: Option<&[u64]>,
    due: &[u64],
    seed: u64,
) -> Result<Vec<u64>, Error> {
    if due.is_empty() {
        return Err(Error::empty("customers"));
    }
    let draw = |(row, &due): (usize, &u64)| {
        let before = before.and_then(|before| before.get(row)).copied().unwrap_or(0);
        check_renewals(before).and(check_renewals(due)).map_err(|_| {
            Error::out_of_range("renewals", Some(row), before.max(due) as f64, "at most 1,000,000")
        })?;
        Ok(renewals_made::<M>(parameters, before, due, &mut Stream::new(seed, row as u64)))
    };
    due.iter().enumerate().map(draw).collect()
}

macro_rules! contract_draws {
    ($($fit:ident, $model:ident;)*) => { $(
        impl $fit {
            /// Draws new customers for whom so many renewals are due each: how many they make. Who makes fewer than are due
            /// has refused the next.
            ///
            /// # Errors
            /// `empty` without any; `out_of_range` for more than a million renewals, naming the row.
            pub fn simulate_customers(&self, due: &[u64], seed: u64) -> Result<Vec<u64>, Error> {
                draw_renewals::<$model>(self.estimates().values(), None, due, seed)
            }

            /// Draws how many of so many further renewals each customer makes who has made `renewals` before.
            ///
            /// # Errors
            /// As [`Self::simulate_customers`]; `unequal_lengths`.
            pub fn simulate(&self, renewals: &[u64], due: &[u64], seed: u64) -> Result<Vec<u64>, Error> {
                check_length("due", due.len(), renewals.len())?;
                draw_renewals::<$model>(self.estimates().values(), Some(renewals), due, seed)
            }
        }
    )* };
}
contract_draws! {
    ShiftedBetaGeometricFit, ShiftedBetaGeometric;
    BetaDiscreteWeibullFit, BetaDiscreteWeibull;
}
