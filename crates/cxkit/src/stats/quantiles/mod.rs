//! Quantiles of a column: exact, by a named rule, with an interval that supposes nothing of the distribution.

mod bracket;
mod heavy;
mod interval;
mod keys;
mod narrow;
mod plan;
mod rule;
mod select;

pub(crate) use keys::{each_block, MISSING};
pub(crate) use plan::Found;
pub use rule::QuantileMethod;

use crate::accumulate::LogSketch;
use crate::columns::Numbers;
use crate::describe::{choices, options, record};
use crate::Error;
use crate::Missing;
use plan::Plan;
use select::Counted;
use std::borrow::Cow;

choices! {
    /// What quantiles are read from.
    pub enum QuantileReading {
        /// The values themselves where they are in memory, as a column is; a sketch where a stream says so.
        Auto = "auto",
        /// The values themselves.
        Exact = "exact",
        /// A sketch of them: logarithmic buckets, each value known to a stated relative error.
        Sketch = "sketch",
    }
}

options! {
    /// Settings of [`quantile`] and [`quantiles`].
    pub struct QuantileOptions {
        /// How a quantile is read off the sorted values.
        method: QuantileMethod = QuantileMethod::Linear,
        /// What quantiles are read from.
        reading: QuantileReading = QuantileReading::Auto,
        /// How far a quantile of a sketch may be off, relative to itself.
        relative_error: f64 = 0.01,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a missing value.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// A quantile and its interval by order statistics.
    pub struct QuantileResult {
        /// The quantile.
        pub quantile: f64,
        /// The headline number: the quantile.
        pub value: f64,
        /// Which quantile: 0.5 is the median.
        pub p: f64,
        /// How many values.
        pub n: u64,
        /// How many rows had none.
        pub missing_count: u64,
        /// Lower end of the interval; nothing where no value lies low enough.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval; nothing where no value lies high enough.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// How far the quantile may be off, relative to itself: 0 for the exact one.
        pub relative_error: f64,
        /// How the quantile was read off the sorted values, and whether from a sketch.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// One of several quantiles.
    pub struct QuantilePoint {
        /// Which quantile: 0.5 is the median.
        pub p: f64,
        /// The quantile.
        pub quantile: f64,
        /// Lower end of the interval; nothing where no value lies low enough.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval; nothing where no value lies high enough.
        pub ci_upper: Option<f64>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// Several quantiles of one column, each with its interval by order statistics.
    pub struct QuantilesResult {
        /// The quantiles, in the order they were asked for.
        pub quantiles: Vec<QuantilePoint>,
        /// The headline number: the first quantile asked for.
        pub value: f64,
        /// How many values.
        pub n: u64,
        /// How many rows had none.
        pub missing_count: u64,
        /// Level of the intervals.
        pub ci_level: f64,
        /// How far a quantile may be off, relative to itself: 0 for exact ones.
        pub relative_error: f64,
        /// How the quantiles were read off the sorted values, and whether from a sketch.
        pub method: Cow<'static, str>,
    }
}

/// The quantile `p` of a column: the value below which a share `p` of the values lies.
///
/// Type 7 of Hyndman and Fan unless another rule is named: the place `p·(n - 1)` among the sorted values counted
/// from 0, on a straight line between neighbours. The value is exact whatever the order of the rows. A place within
/// rounding of a whole rank is that rank, so 0.07 of 100 values is the 7th by `inverted_cdf`, as 7/100 would be. A long
/// column is narrowed down in a few passes, never copied or sorted.
///
/// The interval runs from one of the values to another and supposes nothing of their distribution: with B binomial
/// of n and p, its lower end is the highest rank k, counted from 0, with P(B <= k) at most half of what the level
/// leaves out, its upper end the lowest with P(B > k) at most that. Where n is too small for an end, that end is
/// absent; the smallest and the largest value (p of 0 and 1) have none.
///
/// Missing values are left out and counted. By name the quantile is read from a [`LogSketch`] instead, as it would
/// be from a stream that is too long to keep.
///
/// # Errors
/// `empty` without a value, `non_finite` for an infinite one, `missing` where that is refused, `out_of_range` for a
/// `p` outside 0 to 1.
///
/// # Examples
/// ```
/// let hours = [2.0, 3.0, 5.0, 8.0, 8.0, 12.0, 15.0, 21.0, 34.0, 55.0, 89.0, 144.0];
/// let median = cxkit::stats::quantile(&hours, 0.5)?;
/// assert_eq!(median.quantile, 13.5);
/// assert_eq!((median.ci_lower, median.ci_upper), (Some(5.0), Some(55.0)));
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// R. Hyndman and Y. Fan, The American Statistician 50, 1996; H. David and H. Nagaraja, Order Statistics, 2003, 7.1.
pub fn quantile<'a>(values: impl Into<Numbers<'a>>, p: f64) -> Result<QuantileResult, Error> {
    quantile_with(values, p, &QuantileOptions::default())
}

/// [`quantile`] with options.
///
/// # Errors
/// As [`quantile`], and `out_of_range` for a level outside 0 to 1.
pub fn quantile_with<'a>(
    values: impl Into<Numbers<'a>>,
    p: f64,
    options: &QuantileOptions,
) -> Result<QuantileResult, Error> {
    let wanted = [p];
    let plan = Plan::new(&wanted, options)?;
    let all = plan.column(&values.into())?;
    let point = all.quantiles.into_iter().next().ok_or_else(|| Error::empty("value"))?;
    Ok(QuantileResult {
        quantile: point.quantile,
        value: point.quantile,
        p,
        n: all.n,
        missing_count: all.missing_count,
        ci_lower: point.ci_lower,
        ci_upper: point.ci_upper,
        ci_level: all.ci_level,
        relative_error: all.relative_error,
        method: all.method,
        interval_method: point.interval_method,
    })
}

/// Several quantiles of a column in one go; each as [`quantile`] gives it.
///
/// # Errors
/// As [`quantile`]; the row of an `out_of_range` probability is its place in the list. `empty` for no probability.
///
/// # Examples
/// ```
/// let hours = [2.0, 3.0, 5.0, 8.0, 8.0, 12.0, 15.0, 21.0, 34.0, 55.0, 89.0, 144.0];
/// let spread = cxkit::stats::quantiles(&hours, &[0.25, 0.75])?;
/// assert_eq!((spread.quantiles[0].quantile, spread.quantiles[1].quantile), (7.25, 39.25));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn quantiles<'a, 'b>(
    values: impl Into<Numbers<'a>>,
    probabilities: impl Into<Numbers<'b>>,
) -> Result<QuantilesResult, Error> {
    quantiles_with(values, probabilities, &QuantileOptions::default())
}

/// [`quantiles`] with options.
///
/// # Errors
/// As [`quantiles`], and `out_of_range` for a level outside 0 to 1.
pub fn quantiles_with<'a, 'b>(
    values: impl Into<Numbers<'a>>,
    probabilities: impl Into<Numbers<'b>>,
    options: &QuantileOptions,
) -> Result<QuantilesResult, Error> {
    let wanted = listed(&probabilities.into());
    Plan::new(&wanted, options)?.column(&values.into())
}

/// Quantiles of a column for each of its groups: each row has a code below `groups`. Nothing for a group without a
/// value. A column of 100 million rows is read a few times and never copied or sorted.
///
/// # Errors
/// As [`quantiles_with`], `unequal_lengths`, and `out_of_range` for a code that is no group. No group needs a value.
///
/// # Examples
/// ```
/// use cxkit::stats::{quantiles_by, QuantileOptions};
/// let by_region = quantiles_by(&[4.0, 1.0, 3.0, 9.0], &[0, 1, 1, 0], 3, &[0.5], &QuantileOptions::default())?;
/// let medians: Vec<_> = by_region.iter().map(|region| region.as_ref().map(|all| all.value)).collect();
/// assert_eq!(medians, [Some(6.5), Some(2.0), None]);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn quantiles_by<'a, 'b>(
    values: impl Into<Numbers<'a>>,
    codes: &[u32],
    groups: usize,
    probabilities: impl Into<Numbers<'b>>,
    options: &QuantileOptions,
) -> Result<Vec<Option<QuantilesResult>>, Error> {
    let wanted = listed(&probabilities.into());
    let values = values.into();
    Plan::new(&wanted, options)?.groups(&values, &Counted::by(&values, codes, groups)?)
}

/// The quantiles of the values that a sketch has seen.
pub(crate) fn quantiles_of_sketch(
    sketch: &LogSketch,
    probabilities: &Numbers<'_>,
    options: &QuantileOptions,
) -> Result<QuantilesResult, Error> {
    Plan::new(&listed(probabilities), options)?.sketch(sketch)
}

/// Probabilities as a list; a missing one is none, and refused as one.
fn listed(probabilities: &Numbers<'_>) -> Vec<f64> {
    (0..probabilities.len()).map(|row| probabilities.get(row).unwrap_or(f64::NAN)).collect()
}
