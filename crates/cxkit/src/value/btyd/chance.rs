//! What a customer will spend: a random number of purchases, each of a random value.
//!
//! k purchases of a customer whose scale of spend is gamma distributed are together worth `v + x m` times a beta prime
//! draw (p k, p x + q): so the distribution of the sum is known but for the weights of k.

use super::customers::Customers;
use super::fit::Estimates;
use super::gamma_gamma::{GammaGammaFit, SpendCustomers};
use super::interval::likely_among;
use super::model::MOST_PURCHASES;
use super::worth::{CustomerValueOptions, PurchaseFit};
use crate::math::beta_cdf;
use crate::stats::Level;
use std::borrow::Cow;

/// Numbers of purchases that are less likely than this all together are left out.
const NEGLIGIBLE: f64 = 1e-10;

/// What the chances of customers' spend are computed from.
pub(super) struct Chance<'a, F> {
    purchases: &'a F,
    spend: &'a GammaGammaFit,
    customers: &'a Customers,
    spending: &'a SpendCustomers,
    horizon: f64,
    margin: f64,
    /// Likely parameters of purchases and of spend.
    points: Vec<(Vec<f64>, Vec<f64>)>,
}

/// Likely parameters of two models that were fitted apart: one moves while the other stays.
fn likely_pairs(first: &Estimates, second: &Estimates) -> Vec<(Vec<f64>, Vec<f64>)> {
    let known = |estimates: &Estimates| match estimates.coordinate_covariance() {
        Some(_) => estimates.values().len(),
        None => 0,
    };
    let all = known(first) + known(second);
    let mut pairs = Vec::new();
    if known(first) > 0 {
        pairs.extend(likely_among(first, all).into_iter().map(|point| (point, second.values().to_vec())));
    }
    if known(second) > 0 {
        pairs.extend(likely_among(second, all).into_iter().map(|point| (first.values().to_vec(), point)));
    }
    if pairs.is_empty() {
        pairs.push((first.values().to_vec(), second.values().to_vec()));
    }
    pairs
}

impl<'a, F: PurchaseFit> Chance<'a, F> {
    pub fn new(
        purchases: &'a F,
        spend: &'a GammaGammaFit,
        customers: &'a Customers,
        spending: &'a SpendCustomers,
        options: &CustomerValueOptions,
    ) -> Self {
        Self {
            purchases,
            spend,
            customers,
            spending,
            horizon: options.periods as f64 * options.period,
            margin: options.margin,
            points: likely_pairs(purchases.estimates(), spend.estimates()),
        }
    }

    fn row(&self, row: usize) -> [f64; 3] {
        [self.customers.frequency()[row], self.customers.recency()[row], self.customers.age()[row]]
    }

    /// Shape p x + q and scale v + x m of what a customer spends.
    fn spend_of(&self, parameters: &[f64], row: usize) -> [f64; 3] {
        let [x, m] = self.spending.of(row);
        [parameters[0], parameters[0] * x + parameters[1], parameters[2] + x * m]
    }

    /// What a purchase counts on the average: margin and mean discount. `value` is the customer's expected value.
    fn counted(&self, row: usize, value: f64, expected: f64) -> Option<f64> {
        let [p, shape, scale] = self.spend_of(self.spend.estimates().values(), row);
        let counted = value * (shape - 1.0) / (expected * p * scale);
        (expected > 0.0 && counted.is_finite()).then_some(counted)
    }

    /// The variance of what a customer is worth, given the parameters; nothing where it is infinite.
    pub fn variance(&self, row: usize, value: f64) -> Option<f64> {
        if self.margin == 0.0 || value == 0.0 {
            return Some(0.0);
        }
        let (mean, variance) = self.purchases.count_moments(&self.row(row), self.horizon);
        let counted = self.counted(row, value, mean)?;
        let [p, shape, scale] = self.spend_of(self.spend.estimates().values(), row);
        if shape <= 2.0 {
            return None;
        }
        // Mean of 1 / rate and of its square, for a gamma distributed rate.
        let first = scale / (shape - 1.0);
        let second = first * scale / (shape - 2.0);
        let sum = mean * p * second + (variance + mean * mean) * p * p * second;
        let own = mean * p * first;
        Some((counted * counted * (sum - own * own)).max(0.0))
    }

    /// Between what the customer's worth will lie, with the chance of the level.
    pub fn ends(&self, row: usize, value: f64, level: Level) -> Option<(f64, f64)> {
        if self.margin == 0.0 || value == 0.0 {
            return None;
        }
        let (mean, _) = self.purchases.count_moments(&self.row(row), self.horizon);
        let counted = self.counted(row, value, mean)?;
        let own = self.row(row);
        // For each of the likely parameters the chances of k purchases, and p, shape and scale of spend.
        let mut weights = Vec::with_capacity(self.points.len());
        for (purchases, spend) in &self.points {
            let mut up_to = 31;
            let chances = loop {
                let chances = self.purchases.count_chances(purchases, &own, self.horizon, up_to);
                if chances.iter().sum::<f64>() > 1.0 - NEGLIGIBLE || up_to >= MOST_PURCHASES {
                    break chances;
                }
                up_to = up_to * 4 + 3;
            };
            weights.push((chances, self.spend_of(spend, row)));
        }
        let below = |sum: f64| {
            let each = weights.iter().map(|(chances, [p, shape, scale])| {
                let share = sum / (sum + scale);
                let own = chances.iter().enumerate().filter(|(_, chance)| **chance > 1e-14);
                own.map(|(k, chance)| match k {
                    0 => *chance,
                    _ => chance * beta_cdf(share, p * k as f64, *shape),
                })
                .sum::<f64>()
            });
            each.sum::<f64>() / weights.len() as f64
        };
        let quantile = |wanted: f64| {
            if below(0.0) >= wanted {
                return 0.0;
            }
            let mut high = weights.iter().fold(0.0f64, |most, (_, spend)| most.max(spend[2]));
            let mut low = 0.0;
            while below(high) < wanted && high < 1e300 {
                (low, high) = (high, high * 4.0);
            }
            while high - low > 1e-9 * high {
                let middle = if low == 0.0 { high / 16.0 } else { 0.5 * (low + high) };
                if middle < f64::MIN_POSITIVE {
                    break;
                }
                if below(middle) < wanted {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            high
        };
        let (low, high) = (counted * quantile(level.tail()), counted * quantile(1.0 - level.tail()));
        let (low, high) = if counted > 0.0 { (low, high) } else { (high, low) };
        (low.is_finite() && high.is_finite()).then_some((low, high))
    }

    /// How the intervals are computed.
    pub fn method(&self, how: &str) -> Cow<'static, str> {
        let without = [self.purchases.estimates(), self.spend.estimates()]
            .into_iter()
            .find(|estimates| estimates.coordinate_covariance().is_none());
        match without {
            None => format!("{how}, with the uncertainty of the parameters").into(),
            Some(estimates) => format!("{how}; {}", estimates.no_covariance_reason()).into(),
        }
    }
}
