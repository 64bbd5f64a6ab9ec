//! How sure a prediction is, from how sure the parameters are.

use super::fit::Estimates;
use crate::describe::{choices, options, record};
use crate::math::{exp, ln, ln_1p};
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What an interval of a prediction speaks of.
    pub enum IntervalKind {
        /// How far the expected value may be off because the parameters are estimates.
        Parameter = "parameter",
        /// What will be seen: chance and the uncertainty of the parameters together.
        Predictive = "predictive",
    }
}

options! {
    /// Settings of a prediction.
    pub struct PredictionOptions {
        /// What the intervals speak of.
        interval: IntervalKind = IntervalKind::Parameter,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

impl PredictionOptions {
    /// The level of a prediction that is no number to be seen: it has a `parameter` interval only.
    pub(super) fn level_of_expectation(&self, what: &str) -> Result<Level, Error> {
        if self.interval == IntervalKind::Parameter {
            return Level::new(self.confidence_level);
        }
        Err(Error::bad_option("interval", format!("must be 'parameter' for {what}, got 'predictive'")))
    }
}

record! {
    /// A prediction for every row, each with its interval.
    pub struct Predictions {
        /// The prediction, a row each.
        pub values: Vec<f64>,
        /// Lower ends of the intervals; nothing where a row has none.
        pub ci_lower: Vec<Option<f64>>,
        /// Upper ends of the intervals.
        pub ci_upper: Vec<Option<f64>>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What the intervals speak of.
        pub interval_kind: IntervalKind,
        /// What was predicted.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The scale on which an estimate is nearly normal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Above 0: an expected count, a value.
    Log,
    /// Between 0 and 1: a probability.
    Logit,
}

/// Intervals by the delta method, from the gradient of a prediction by the coordinates.
pub(crate) struct Delta<'a> {
    covariance: Option<&'a [f64]>,
    level: Level,
    scale: Scale,
    reason: &'static str,
}

impl<'a> Delta<'a> {
    pub fn new(estimates: &'a Estimates, level: Level, scale: Scale) -> Self {
        let reason = estimates.no_covariance_reason();
        Self { covariance: estimates.coordinate_covariance(), level, scale, reason }
    }

    /// Whether there is a covariance to spread; without one no gradient is needed.
    pub fn is_known(&self) -> bool {
        self.covariance.is_some()
    }

    /// The name of the method.
    pub fn method(&self) -> Cow<'static, str> {
        match (self.covariance, self.scale) {
            (None, _) => no_interval(self.reason),
            (Some(_), Scale::Log) => "delta method on the log scale".into(),
            (Some(_), Scale::Logit) => "delta method on the logit scale".into(),
        }
    }

    /// The variance of what has this gradient by the coordinates.
    pub fn variance(&self, gradient: &[f64]) -> Option<f64> {
        let covariance = self.covariance?;
        let mut variance = 0.0;
        for (row, a) in covariance.chunks_exact(gradient.len().max(1)).zip(gradient) {
            variance += a * row.iter().zip(gradient).map(|(c, b)| c * b).sum::<f64>();
        }
        variance.is_finite().then(|| variance.max(0.0))
    }

    /// The interval of a prediction; nothing where it sits at the end of its scale.
    pub fn bounds(&self, value: f64, gradient: &[f64]) -> Option<(f64, f64)> {
        let error = self.variance(gradient)?.sqrt();
        let (low, high) = match self.scale {
            Scale::Log => {
                let arm = self.level.z * error / value;
                (value * exp(-arm), value * exp(arm))
            }
            Scale::Logit => {
                let rest = 1.0 - value;
                let arm = self.level.z * error / (value * rest);
                let at = ln(value) - ln_1p(-value);
                let share = |logit: f64| {
                    if logit > 0.0 {
                        1.0 / (1.0 + exp(-logit))
                    } else {
                        exp(logit) / (1.0 + exp(logit))
                    }
                };
                (share(at - arm), share(at + arm))
            }
        };
        (value > 0.0 && low.is_finite() && high.is_finite()).then_some((low, high))
    }
}

/// Parameters whose mean and covariance by coordinates are those of the estimate: two for each direction of the
/// covariance (Julier and Uhlmann's sigma points). Only the estimate itself where there is no covariance.
pub(crate) fn likely_parameters(estimates: &Estimates) -> Vec<Vec<f64>> {
    likely_among(estimates, estimates.values().len())
}

/// The same, where the parameters are among so many in all, of which the others stay where they are at these points.
pub(crate) fn likely_among(estimates: &Estimates, all: usize) -> Vec<Vec<f64>> {
    let at = estimates.values();
    let size = at.len();
    let Some(covariance) = estimates.coordinate_covariance() else { return vec![at.to_vec()] };
    let mut root = vec![0.0; size * size];
    for i in 0..size {
        for j in 0..=i {
            let mut rest = covariance[i * size + j];
            for k in 0..j {
                rest -= root[i * size + k] * root[j * size + k];
            }
            root[i * size + j] = if i == j {
                rest.max(0.0).sqrt()
            } else if root[j * size + j] > 0.0 {
                rest / root[j * size + j]
            } else {
                0.0
            };
        }
    }
    let spread = (all as f64).sqrt();
    let mut points = Vec::with_capacity(2 * size);
    for direction in 0..size {
        for sign in [spread, -spread] {
            // A coordinate whose error is large would leave the range of numbers.
            let moved = |i: usize| (sign * root[i * size + direction]).clamp(-40.0, 40.0);
            points.push((0..size).map(|i| estimates.moved(i, moved(i))).collect());
        }
    }
    points
}

/// The ends between which a number lies with the chance of the level, from the chances of 0, 1, 2 ... averaged over
/// likely parameters: `chances` gives those up to a number.
pub(crate) fn count_quantiles(
    points: usize,
    level: Level,
    most: usize,
    chances: impl Fn(usize, usize) -> Vec<f64>,
) -> Option<(f64, f64)> {
    let (low, high) = (level.tail(), 1.0 - level.tail());
    let mut up_to = 15.min(most);
    loop {
        let mut all = vec![0.0; up_to + 1];
        for point in 0..points {
            for (sum, chance) in all.iter_mut().zip(chances(point, up_to)) {
                *sum += chance / points as f64;
            }
        }
        let (mut below, mut lower) = (0.0, None);
        for (k, chance) in all.iter().enumerate() {
            below += chance;
            if lower.is_none() && below >= low {
                lower = Some(k as f64);
            }
            // What rounding left of the sum cannot be waited for.
            if below >= high - 1e-12 {
                return lower.map(|lower| (lower, k as f64));
            }
        }
        if up_to >= most {
            return None;
        }
        up_to = (up_to * 8 + 7).min(most);
    }
}
