//! The difference of two independent shares.

use super::share::{check_share, interval as share_interval, ShareInterval};
use super::{bracketed_root, wald_bounds, Level};
use crate::describe::{choices, options, record};
use crate::math::normal_sf;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// How the interval of a difference of shares is computed.
    pub enum ShareDifferenceInterval {
        /// Newcombe's hybrid of the two Wilson intervals.
        Newcombe = "newcombe",
        /// Miettinen and Nurminen's score interval.
        MiettinenNurminen = "miettinen_nurminen",
        /// Agresti and Caffo's: one more success and failure in each sample.
        AgrestiCaffo = "agresti_caffo",
        /// The textbook interval: known to be poor.
        Wald = "wald",
    }
}

options! {
    /// Settings of [`share_difference`].
    pub struct ShareDifferenceOptions {
        /// How the interval is computed.
        interval: ShareDifferenceInterval = ShareDifferenceInterval::Newcombe,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// A signed difference: the first less the second.
    pub struct DifferenceResult {
        /// The difference.
        pub difference: f64,
        /// The headline number: the difference.
        pub value: f64,
        /// Its standard error, from the two samples as they are.
        pub standard_error: Option<f64>,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// The test statistic against no difference; nothing where it has no spread.
        pub statistic: Option<f64>,
        /// Degrees of freedom of the statistic; nothing for a normal one.
        pub df: Option<f64>,
        /// The two-sided p value against no difference.
        pub p_value: Option<f64>,
        /// What was subtracted.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The share `count_a / n_a` less `count_b / n_b`, with Newcombe's interval.
///
/// The statistic is the pooled z test.
///
/// # Errors
/// `empty` when a sample is, `out_of_range` when a count is above its sample.
///
/// # Examples
/// ```
/// let difference = cxkit::stats::share_difference(41, 50, 30, 48)?;
/// assert!((difference.ci_lower.unwrap() - 0.017_615_203_472_164).abs() < 1e-12);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn share_difference(count_a: u64, n_a: u64, count_b: u64, n_b: u64) -> Result<DifferenceResult, Error> {
    share_difference_with(count_a, n_a, count_b, n_b, &ShareDifferenceOptions::default())
}

/// [`share_difference`] with options.
///
/// # Errors
/// As [`share_difference`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn share_difference_with(
    count_a: u64,
    n_a: u64,
    count_b: u64,
    n_b: u64,
    options: &ShareDifferenceOptions,
) -> Result<DifferenceResult, Error> {
    check_share("count_a", count_a, n_a)?;
    check_share("count_b", count_b, n_b)?;
    let level = Level::new(options.confidence_level)?;
    let a = Part { count: count_a as f64, n: n_a as f64 };
    let b = Part { count: count_b as f64, n: n_b as f64 };
    let difference = a.share() - b.share();
    let (low, high) = match options.interval {
        ShareDifferenceInterval::Newcombe => newcombe(a, b, level),
        ShareDifferenceInterval::MiettinenNurminen => miettinen_nurminen(a, b, level.z),
        ShareDifferenceInterval::AgrestiCaffo => wald(a.plus_one_each(), b.plus_one_each(), level.z),
        ShareDifferenceInterval::Wald => wald(a, b, level.z),
    };
    let pooled = (a.count + b.count) / (a.n + b.n);
    let pooled_error = (pooled * (1.0 - pooled) * (1.0 / a.n + 1.0 / b.n)).sqrt();
    let statistic = (pooled_error > 0.0).then(|| difference / pooled_error);
    Ok(DifferenceResult {
        difference,
        value: difference,
        standard_error: Some((a.variance() + b.variance()).sqrt()),
        ci_lower: Some(low.max(-1.0)),
        ci_upper: Some(high.min(1.0)),
        ci_level: level.confidence,
        statistic,
        df: None,
        p_value: statistic.map(|z| (2.0 * normal_sf(z.abs())).min(1.0)),
        method: "share of the first less share of the second".into(),
        interval_method: options.interval.as_str().into(),
    })
}

#[derive(Clone, Copy)]
struct Part {
    count: f64,
    n: f64,
}

impl Part {
    fn share(self) -> f64 {
        self.count / self.n
    }
    fn variance(self) -> f64 {
        self.share() * (1.0 - self.share()) / self.n
    }
    fn plus_one_each(self) -> Self {
        Self { count: self.count + 1.0, n: self.n + 2.0 }
    }
}

fn wald(a: Part, b: Part, z: f64) -> (f64, f64) {
    wald_bounds(a.share() - b.share(), a.variance() + b.variance(), z)
}

fn newcombe(a: Part, b: Part, level: Level) -> (f64, f64) {
    // Wilson's interval exists for every count and n that were let in.
    let arms = |part: Part| {
        let (low, high) =
            share_interval(ShareInterval::Wilson, part.count, part.n, level).unwrap_or((0.0, 1.0));
        (part.share() - low, high - part.share())
    };
    let ((a_low, a_high), (b_low, b_high)) = (arms(a), arms(b));
    combine_arms(a.share() - b.share(), (a_low, a_high), (b_low, b_high))
}

/// The interval of a difference from the arms of the two intervals: squares added, crosswise.
pub(crate) fn combine_arms(difference: f64, a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (difference - (a.0 * a.0 + b.1 * b.1).sqrt(), difference + (a.1 * a.1 + b.0 * b.0).sqrt())
}

/// The differences whose score test is not rejected. The shares under a supposed difference are the maximum
/// likelihood ones; the variance carries the factor N/(N - 1).
fn miettinen_nurminen(a: Part, b: Part, z: f64) -> (f64, f64) {
    let observed = a.share() - b.share();
    let total = a.n + b.n;
    let excess = |supposed: f64| {
        if supposed == observed {
            // Never rejected, even where shares of 0 or 1 leave it no variance.
            return -1.0;
        }
        let (p_a, p_b) = restricted_shares(a, b, supposed);
        let variance = (p_a * (1.0 - p_a) / a.n + p_b * (1.0 - p_b) / b.n) * total / (total - 1.0);
        let distance = observed - supposed;
        distance * distance - z * z * variance
    };
    // The excess is negative at the observed difference and not so at the ends of the scale.
    let low = if observed <= -1.0 { -1.0 } else { bracketed_root(-1.0, observed, excess) };
    let high = if observed >= 1.0 { 1.0 } else { bracketed_root(observed, 1.0, excess) };
    (low, high)
}

/// The likeliest two shares that differ by `supposed` (a less b): where the slope of the likelihood is 0, or
/// the end of the range it points to.
fn restricted_shares(a: Part, b: Part, supposed: f64) -> (f64, f64) {
    let (low, high) = (supposed.max(0.0), 1.0 + supposed.min(0.0));
    // A count of 0 adds no term at all, which keeps the slope finite at that end.
    let term = |count: f64, share: f64| if count == 0.0 { 0.0 } else { count / share };
    let slope = |p_a: f64| {
        let p_b = p_a - supposed;
        let up = term(a.count, p_a) + term(b.count, p_b);
        let down = term(a.n - a.count, 1.0 - p_a) + term(b.n - b.count, 1.0 - p_b);
        (up - down).clamp(-1e300, 1e300)
    };
    let p_a = if high <= low || slope(low) <= 0.0 {
        low
    } else if slope(high) >= 0.0 {
        high
    } else {
        bracketed_root(low, high, slope)
    };
    (p_a, (p_a - supposed).clamp(0.0, 1.0))
}
