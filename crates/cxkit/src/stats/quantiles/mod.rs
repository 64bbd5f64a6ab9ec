//! Quantiles of a column: exact, by a named rule, with an interval that supposes nothing of the distribution.

mod interval;
mod keys;
mod narrow;
mod rule;
mod select;

pub use rule::QuantileMethod;

use super::{no_interval, Level};
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::survey::Missing;
use crate::Error;
use interval::order_ranks;
use rule::Place;
use select::{Counted, Ranks};
use std::borrow::Cow;

options! {
    /// Settings of [`quantile`] and [`quantiles`].
    pub struct QuantileOptions {
        /// How a quantile is read off the sorted values.
        method: QuantileMethod = QuantileMethod::Linear,
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
        /// How the quantile was read off the sorted values.
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
        /// How the quantiles were read off the sorted values.
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
/// Missing values are left out and counted.
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

/// Probabilities as a list; a missing one is none, and refused as one.
fn listed(probabilities: &Numbers<'_>) -> Vec<f64> {
    (0..probabilities.len()).map(|row| probabilities.get(row).unwrap_or(f64::NAN)).collect()
}

/// What to look for in any column: probabilities and settings that were checked.
struct Plan<'a> {
    probabilities: &'a [f64],
    options: &'a QuantileOptions,
    level: Level,
}

/// Where a quantile and the ends of its interval are read off the sorted values.
struct Spot {
    place: Place,
    lower: Option<u64>,
    upper: Option<u64>,
}

impl<'a> Plan<'a> {
    fn new(probabilities: &'a [f64], options: &'a QuantileOptions) -> Result<Self, Error> {
        let level = Level::new(options.confidence_level)?;
        if probabilities.is_empty() {
            return Err(Error::empty("probabilities"));
        }
        if let Some((row, &p)) = probabilities.iter().enumerate().find(|(_, p)| !(0.0..=1.0).contains(*p)) {
            let place = (probabilities.len() > 1).then_some(row);
            return Err(if p.is_nan() {
                Error::Missing { what: "p".into(), row }
            } else {
                Error::out_of_range("p", place, p, "between 0 and 1")
            });
        }
        Ok(Self { probabilities, options, level })
    }

    /// The quantiles of a column.
    fn column(&self, values: &Numbers<'_>) -> Result<QuantilesResult, Error> {
        let groups = self.groups(values, &Counted::of(values)?)?;
        groups.into_iter().next().flatten().ok_or_else(|| Error::empty("value"))
    }

    /// The quantiles of every group that has a value.
    fn groups(
        &self,
        values: &Numbers<'_>,
        counted: &Counted<'_>,
    ) -> Result<Vec<Option<QuantilesResult>>, Error> {
        if self.options.missing == Missing::Error && counted.missing.iter().any(|&count| count > 0) {
            let row = (0..values.len()).find(|&row| values.get(row).is_none()).unwrap_or_default();
            return Err(Error::Missing { what: "value".into(), row });
        }
        let spots: Vec<Vec<Spot>> = counted.n.iter().map(|&n| self.spots(n)).collect();
        let ranks = |spot: &Spot| [Some(spot.place.low), Some(spot.place.high), spot.lower, spot.upper];
        let wanted = spots.iter().map(|spots| spots.iter().flat_map(ranks).flatten().collect()).collect();
        let found = counted.select(wanted);
        let counts = counted.n.iter().zip(&counted.missing);
        Ok(found
            .iter()
            .zip(&spots)
            .zip(counts)
            .map(|((found, spots), (&n, &missing_count))| {
                let points = self.probabilities.iter().zip(spots).map(|(&p, spot)| point(p, spot, found));
                let quantiles: Vec<QuantilePoint> = points.collect();
                Some(QuantilesResult {
                    value: quantiles.first()?.quantile,
                    quantiles,
                    n,
                    missing_count,
                    ci_level: self.level.confidence,
                    method: self.options.method.as_str().into(),
                })
            })
            .collect())
    }

    /// Where the quantiles of `n` values and their intervals are read; nowhere without a value.
    fn spots(&self, n: u64) -> Vec<Spot> {
        let of = |&p: &f64| {
            let (lower, upper) = order_ranks(n, p, self.level);
            Spot { place: Place::of(self.options.method, n, p), lower, upper }
        };
        if n == 0 {
            Vec::new()
        } else {
            self.probabilities.iter().map(of).collect()
        }
    }
}

/// One quantile from the values of its ranks.
fn point(p: f64, spot: &Spot, found: &Ranks) -> QuantilePoint {
    let value = |rank: u64| found.value(rank).unwrap_or_default();
    let ends = (spot.lower.map(value), spot.upper.map(value));
    QuantilePoint {
        p,
        quantile: spot.place.value(value(spot.place.low), value(spot.place.high)),
        ci_lower: ends.0,
        ci_upper: ends.1,
        interval_method: interval_words(p, ends),
    }
}

/// How the interval of a quantile came to be, or which end it lacks.
fn interval_words(p: f64, ends: (Option<f64>, Option<f64>)) -> Cow<'static, str> {
    match ends {
        (Some(_), Some(_)) => "order_statistics".into(),
        (Some(_), None) => "order_statistics, no upper end: too few values".into(),
        (None, Some(_)) => "order_statistics, no lower end: too few values".into(),
        (None, None) if p > 0.0 && p < 1.0 => no_interval("too few values"),
        (None, None) => no_interval("an extreme has no order statistic beyond it"),
    }
}
