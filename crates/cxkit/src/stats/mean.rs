//! An exact mean with its t interval, and the difference of two.

use super::share_difference::DifferenceResult;
use super::{mean_sf_two_sided, no_interval, t_bounds, Level};
use crate::accumulate::Moments;
use crate::columns::{with_slice, Numbers};
use crate::describe::{options, record};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

options! {
    /// Settings of [`mean`].
    pub struct MeanOptions {
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a missing value.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// A mean, its spread and its t interval.
    pub struct MeanResult {
        /// The mean, from an exact sum.
        pub mean: f64,
        /// The headline number: the mean.
        pub value: f64,
        /// How many values.
        pub n: u64,
        /// How many rows had none.
        pub missing_count: u64,
        /// Variance with n - 1 below it, from exact sums; nothing for one value.
        pub variance: Option<f64>,
        /// Its root.
        pub standard_deviation: Option<f64>,
        /// Standard deviation over the root of n.
        pub standard_error: Option<f64>,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was computed.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The mean of a column, with Student's t interval.
///
/// The sums behind mean and variance are exact: the order of rows cannot change a bit, and nothing cancels.
///
/// # Errors
/// `empty` without a value, `non_finite` for an infinite one, `missing` where that is refused.
///
/// # Examples
/// ```
/// let seconds = cxkit::stats::mean(&[240, 180, 300])?;
/// assert_eq!((seconds.mean, seconds.variance), (240.0, Some(3600.0)));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn mean<'a>(values: impl Into<Numbers<'a>>) -> Result<MeanResult, Error> {
    mean_with(values, &MeanOptions::default())
}

/// [`mean`] with options.
///
/// # Errors
/// As [`mean`], and `out_of_range` for a level outside 0 to 1.
pub fn mean_with<'a>(values: impl Into<Numbers<'a>>, options: &MeanOptions) -> Result<MeanResult, Error> {
    let values = values.into();
    let level = Level::new(options.confidence_level)?;
    let (moments, missing_count) = moments(&values, options.missing)?;
    let n = moments.n();
    let MeanInterval { mean, standard_deviation, standard_error, ci_lower, ci_upper, interval_method } =
        mean_of(&moments, level)?;
    Ok(MeanResult {
        mean,
        value: mean,
        n,
        missing_count,
        variance: moments.variance(),
        standard_deviation,
        standard_error,
        ci_lower,
        ci_upper,
        ci_level: level.confidence,
        method: "sum / n".into(),
        interval_method,
    })
}

/// A mean with what says how sure it is.
pub(crate) struct MeanInterval {
    pub mean: f64,
    pub standard_deviation: Option<f64>,
    pub standard_error: Option<f64>,
    pub ci_lower: Option<f64>,
    pub ci_upper: Option<f64>,
    pub interval_method: Cow<'static, str>,
}

/// The mean of values that were added up, with Student's t interval.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn mean_of(moments: &Moments, level: Level) -> Result<MeanInterval, Error> {
    let n = moments.n();
    let mean = moments.mean()?;
    let variance = moments.variance();
    let standard_error = variance.map(|variance| (variance / n as f64).sqrt());
    let bounds = standard_error.and_then(|error| t_bounds(mean, error, n as f64 - 1.0, level.tail()));
    let reason =
        if n > 1 { "the variance is beyond the range of numbers" } else { "one value has no spread" };
    Ok(MeanInterval {
        mean,
        standard_deviation: variance.map(f64::sqrt),
        standard_error,
        ci_lower: bounds.map(|(low, _)| low),
        ci_upper: bounds.map(|(_, high)| high),
        interval_method: bounds.map_or_else(|| no_interval(reason), |_| "t".into()),
    })
}

options! {
    /// Settings of [`mean_difference`].
    pub struct MeanDifferenceOptions {
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// The mean of the first sample less that of the second, by Welch's t: spreads may differ.
///
/// # Errors
/// `empty` when a sample has fewer than two values.
///
/// # Examples
/// ```
/// use cxkit::stats::{mean, mean_difference};
/// let faster = mean_difference(&mean(&[240, 180, 300])?, &mean(&[200, 190, 210])?)?;
/// assert_eq!(faster.difference, 40.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn mean_difference(a: &MeanResult, b: &MeanResult) -> Result<DifferenceResult, Error> {
    mean_difference_with(a, b, &MeanDifferenceOptions::default())
}

/// [`mean_difference`] with options.
///
/// # Errors
/// As [`mean_difference`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn mean_difference_with(
    a: &MeanResult,
    b: &MeanResult,
    options: &MeanDifferenceOptions,
) -> Result<DifferenceResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let part = |result: &MeanResult| match result.variance {
        Some(variance) if result.n > 1 => Ok((variance / result.n as f64, result.n as f64 - 1.0)),
        _ => Err(Error::empty("a sample of two values or more")),
    };
    let difference = a.mean - b.mean;
    if !difference.is_finite() {
        return Err(Error::NonFinite { what: "difference".into(), row: None });
    }
    let welch = welch(difference, part(a)?, part(b)?, level);
    Ok(DifferenceResult { method: "mean of the first less mean of the second".into(), ..welch })
}

/// Welch's t for a difference of two means, each given as squared standard error and degrees of freedom.
pub(crate) fn welch(difference: f64, a: (f64, f64), b: (f64, f64), level: Level) -> DifferenceResult {
    let known = a.1 > 0.0 && b.1 > 0.0;
    let variance = if known { a.0 + b.0 } else { 0.0 };
    let standard_error = variance.sqrt();
    let spread = a.0 * a.0 / a.1 + b.0 * b.0 / b.1;
    let df = (variance > 0.0).then(|| variance * variance / spread);
    let reason = if known { "neither sample has any spread" } else { "no degrees of freedom" };
    let statistic = df.map(|_| difference / standard_error);
    let bounds = df.and_then(|df| t_bounds(difference, standard_error, df, level.tail()));
    DifferenceResult {
        difference,
        value: difference,
        standard_error: known.then_some(standard_error),
        ci_lower: bounds.map(|(low, _)| low),
        ci_upper: bounds.map(|(_, high)| high),
        ci_level: level.confidence,
        statistic,
        df,
        p_value: statistic.zip(df).map(|(t, df)| mean_sf_two_sided(t, df)),
        method: "difference of means".into(),
        interval_method: bounds.map_or_else(|| no_interval(reason), |_| "welch".into()),
    }
}

/// Reads a column into exact sums, naming the smallest row that is refused.
fn moments(values: &Numbers<'_>, missing: Missing) -> Result<(Moments, u64), Error> {
    let mut moments = Moments::new();
    if values.validity().is_some() {
        for row in 0..values.len() {
            moments.push(values.get(row).unwrap_or(f64::NAN)).map_err(|error| error.offset_rows(row))?;
        }
    } else {
        with_slice!(values.slice(), slice => moments.extend_in_parallel(slice, values.threads()))?;
    }
    let missing_count = moments.missing_count();
    if missing == Missing::Error && missing_count > 0 {
        let row = (0..values.len()).find(|row| values.get(*row).is_none()).unwrap_or_default();
        return Err(Error::Missing { what: "value".into(), row });
    }
    Ok((moments, missing_count))
}
