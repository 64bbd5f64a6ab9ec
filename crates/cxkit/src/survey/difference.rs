//! The difference of two Net Promoter Scores.

use super::estimate::Interval;
use super::net::{net_interval, net_variance};
use super::nps::NpsResult;
use crate::describe::{choices, options};
use crate::math::normal_sf;
use crate::stats::{combine_arms, wald_bounds, welch, DifferenceResult, Level};
use crate::Error;

choices! {
    /// How the interval of a difference of NPS is computed.
    pub enum NpsDifferenceInterval {
        /// The squared arms of the two score intervals added, crosswise.
        Mover = "mover",
        /// Wald after adding ¾, 1½ and ¾ answers to each sample.
        AdjustedWald = "adjusted_wald",
        /// The textbook interval: known to be poor.
        Wald = "wald",
        /// Welch's t on scores of -1, 0 and 1.
        Welch = "welch",
    }
}

options! {
    /// Settings of [`nps_difference`].
    pub struct NpsDifferenceOptions {
        /// How the interval is computed.
        interval: NpsDifferenceInterval = NpsDifferenceInterval::Mover,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// The first NPS less the second, in points: positive when the first is higher.
///
/// The samples are independent. With weights each counts with its effective n. The z test divides the
/// difference by the root of the two squared standard errors added.
///
/// # Errors
/// `empty` when a result has no answers.
///
/// # Examples
/// ```
/// use cxkit::survey::{nps, nps_difference};
/// let gain = nps_difference(&nps(&[10; 10])?, &nps(&[9; 10])?)?;
/// assert_eq!(gain.difference, 0.0);
/// assert!((gain.ci_upper.unwrap() - 55.51).abs() < 0.005);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// G. Zou and A. Donner, Statistics in Medicine 27, 2008.
pub fn nps_difference(a: &NpsResult, b: &NpsResult) -> Result<DifferenceResult, Error> {
    nps_difference_with(a, b, &NpsDifferenceOptions::default())
}

/// [`nps_difference`] with options.
///
/// # Errors
/// As [`nps_difference`], and `out_of_range` for a level outside 0 to 1.
pub fn nps_difference_with(
    a: &NpsResult,
    b: &NpsResult,
    options: &NpsDifferenceOptions,
) -> Result<DifferenceResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let (a, b) = (Part::of(a)?, Part::of(b)?);
    let difference = a.score - b.score;
    let (variance_a, variance_b) = (a.squared_error(), b.squared_error());
    let standard_error = (variance_a + variance_b).sqrt();
    let statistic = (standard_error > 0.0).then(|| difference / standard_error);
    let mut result = DifferenceResult {
        difference: 100.0 * difference,
        value: 100.0 * difference,
        standard_error: Some(100.0 * standard_error),
        ci_lower: None,
        ci_upper: None,
        ci_level: level.confidence,
        statistic,
        df: None,
        p_value: statistic.map(|z| (2.0 * normal_sf(z.abs())).min(1.0)),
        method: "NPS of the first less NPS of the second".into(),
        interval_method: options.interval.as_str().into(),
    };
    let ends = match options.interval {
        NpsDifferenceInterval::Mover => {
            let (arms_a, arms_b) = (a.score_arms(level)?, b.score_arms(level)?);
            Some(combine_arms(difference, arms_a, arms_b))
        }
        NpsDifferenceInterval::AdjustedWald => {
            let (a, b) = (a.adjusted(), b.adjusted());
            Some(wald_bounds(a.score - b.score, a.squared_error() + b.squared_error(), level.z))
        }
        NpsDifferenceInterval::Wald => Some(wald_bounds(difference, variance_a + variance_b, level.z)),
        NpsDifferenceInterval::Welch => {
            let test = welch(difference, a.unbiased(), b.unbiased(), level);
            result.statistic = test.statistic;
            result.df = test.df;
            result.p_value = test.p_value;
            result.standard_error = test.standard_error.map(|error| 100.0 * error);
            result.interval_method = test.interval_method;
            test.ci_lower.zip(test.ci_upper)
        }
    };
    result.ci_lower = ends.map(|(low, _)| 100.0 * low);
    result.ci_upper = ends.map(|(_, high)| 100.0 * high);
    Ok(result)
}

/// One of the two samples, as fractions and an effective n.
#[derive(Clone, Copy)]
struct Part {
    up: f64,
    down: f64,
    n: f64,
    score: f64,
    /// Squared standard error and degrees of freedom, where a design gave them.
    design: Option<(f64, f64)>,
}

impl Part {
    fn of(result: &NpsResult) -> Result<Self, Error> {
        let (up, down, n) = result.sides()?;
        let design = result.standard_error.zip(result.df).map(|(error, df)| (error * error / 1e4, df));
        Ok(Self { up, down, n, score: (up - down) / n, design })
    }

    fn squared_error(self) -> f64 {
        match self.design {
            Some((squared_error, _)) => squared_error,
            None => (net_variance(self.up, self.down, self.n) / self.n).max(0.0),
        }
    }

    /// The squared error with n − 1 below it, and the degrees of freedom.
    fn unbiased(self) -> (f64, f64) {
        self.design.unwrap_or((self.squared_error() * self.n / (self.n - 1.0), self.n - 1.0))
    }

    fn adjusted(self) -> Self {
        let (up, down, n) = (self.up + 0.75, self.down + 0.75, self.n + 3.0);
        Self { up, down, n, score: (up - down) / n, design: None }
    }

    fn score_arms(self, level: Level) -> Result<(f64, f64), Error> {
        let (low, high) = net_interval(Interval::Score, self.up, self.down, self.n, level)
            .ok_or(Error::NoConvergence { what: "score interval".into() })?;
        Ok((self.score - low, high - self.score))
    }
}
