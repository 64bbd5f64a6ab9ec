//! A share and its interval.

use super::{no_interval, Level};
use crate::describe::{choices, options, record};
use crate::math::beta_quantile;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// How the interval of a share is computed.
    pub enum ShareInterval {
        /// Wilson's score interval: near its level from the smallest samples on.
        Wilson = "wilson",
        /// Wilson's interval with continuity correction: never below its level by much, wider.
        WilsonCorrected = "wilson_corrected",
        /// Clopper and Pearson's exact interval: never below its level, wide in small samples.
        ClopperPearson = "clopper_pearson",
        /// Jeffreys' Bayesian interval, equal tails.
        Jeffreys = "jeffreys",
        /// Agresti and Coull's adjusted Wald interval.
        AgrestiCoull = "agresti_coull",
        /// The textbook interval, of width 0 at 0 and 1: known to be poor.
        Wald = "wald",
    }
}

options! {
    /// Settings of [`share`].
    pub struct ShareOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// A share of a whole.
    pub struct ShareResult {
        /// The share, 0 to 1.
        pub share: f64,
        /// The headline number: the share.
        pub value: f64,
        /// How many have the property.
        pub count: u64,
        /// Out of how many.
        pub n: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The share `count / n` with Wilson's interval.
///
/// # Errors
/// `empty` when `n` is 0, `out_of_range` when `count` is above `n`.
///
/// # Examples
/// ```
/// let share = cxkit::stats::share(41, 50)?;
/// assert_eq!(share.share, 0.82);
/// assert!((share.ci_lower.unwrap() - 0.692_039_463_256_992).abs() < 1e-12);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn share(count: u64, n: u64) -> Result<ShareResult, Error> {
    share_with(count, n, &ShareOptions::default())
}

/// [`share`] with options.
///
/// # Errors
/// As [`share`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn share_with(count: u64, n: u64, options: &ShareOptions) -> Result<ShareResult, Error> {
    check_share("count", count, n)?;
    let level = Level::new(options.confidence_level)?;
    let bounds = interval(options.interval, count as f64, n as f64, level);
    let share = count as f64 / n as f64;
    Ok(ShareResult {
        share,
        value: share,
        count,
        n,
        ci_lower: bounds.map(|(low, _)| low),
        ci_upper: bounds.map(|(_, high)| high),
        ci_level: level.confidence,
        method: "count / n".into(),
        interval_method: bounds
            .map_or_else(|| no_interval("not a number"), |_| options.interval.as_str().into()),
    })
}

/// The interval of a share alone, lower and upper end; `count` and `n` may be effective sizes.
///
/// # Errors
/// `out_of_range` unless `0 <= count <= n`, `n > 0` and the level lies between 0 and 1.
pub fn share_interval(
    method: ShareInterval,
    count: f64,
    n: f64,
    confidence_level: f64,
) -> Result<(f64, f64), Error> {
    if !(n > 0.0 && n.is_finite()) {
        return Err(Error::out_of_range("n", None, n, "above 0"));
    }
    if !(0.0..=n).contains(&count) {
        return Err(Error::out_of_range("count", None, count, format!("between 0 and n = {n}")));
    }
    interval(method, count, n, Level::new(confidence_level)?)
        .ok_or(Error::NoConvergence { what: "the interval of the share".into() })
}

pub(crate) fn check_share(what: &'static str, count: u64, n: u64) -> Result<(), Error> {
    if n == 0 {
        return Err(Error::empty("share"));
    }
    if count > n {
        #[allow(clippy::cast_precision_loss)]
        return Err(Error::out_of_range(what, None, count as f64, format!("between 0 and n = {n}")));
    }
    Ok(())
}

/// The interval on checked input.
pub(crate) fn interval(method: ShareInterval, count: f64, n: f64, level: Level) -> Option<(f64, f64)> {
    let p = count / n;
    let z = level.z;
    let (low, high) = match method {
        ShareInterval::Wilson => wilson(count, n, z),
        ShareInterval::WilsonCorrected => wilson_corrected(p, n, z),
        ShareInterval::ClopperPearson => {
            let low = if count > 0.0 { beta_quantile(level.tail(), count, n - count + 1.0) } else { 0.0 };
            let high = if count < n { upper_beta(level.tail(), count + 1.0, n - count) } else { 1.0 };
            (low, high)
        }
        ShareInterval::Jeffreys => (
            beta_quantile(level.tail(), count + 0.5, n - count + 0.5),
            upper_beta(level.tail(), count + 0.5, n - count + 0.5),
        ),
        ShareInterval::AgrestiCoull => {
            let more = n + z * z;
            let centre = (count + z * z / 2.0) / more;
            let arm = z * (centre * (1.0 - centre) / more).sqrt();
            (centre - arm, centre + arm)
        }
        ShareInterval::Wald => {
            let arm = z * (p * (1.0 - p) / n).sqrt();
            (p - arm, p + arm)
        }
    };
    (low.is_finite() && high.is_finite()).then_some((low.clamp(0.0, 1.0), high.clamp(0.0, 1.0)))
}

/// The quantile that leaves `tail` above it.
pub(crate) fn upper_beta(tail: f64, a: f64, b: f64) -> f64 {
    beta_quantile(1.0 - tail, a, b)
}

fn wilson(count: f64, n: f64, z: f64) -> (f64, f64) {
    let p = count / n;
    let centre = count + z * z / 2.0;
    let arm = z * (n * p * (1.0 - p) + z * z / 4.0).sqrt();
    let all = n + z * z;
    // At the ends the exact bounds are 0 and 1; the subtraction would leave a rounding behind.
    let low = if count == 0.0 { 0.0 } else { (centre - arm) / all };
    let high = if count == n { 1.0 } else { (centre + arm) / all };
    (low, high)
}

fn wilson_corrected(p: f64, n: f64, z: f64) -> (f64, f64) {
    let q = 1.0 - p;
    let all = 2.0 * (n + z * z);
    let low =
        2.0 * n * p + z * z - 1.0 - z * (z * z - 2.0 - 1.0 / n + 4.0 * p * (n * q + 1.0)).max(0.0).sqrt();
    let high =
        2.0 * n * p + z * z + 1.0 + z * (z * z + 2.0 - 1.0 / n + 4.0 * p * (n * q - 1.0)).max(0.0).sqrt();
    (if p == 0.0 { 0.0 } else { low / all }, if q == 0.0 { 1.0 } else { high / all })
}
