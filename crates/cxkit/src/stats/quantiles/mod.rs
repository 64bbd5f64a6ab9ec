//! Quantiles of a column: exact, by a named rule, with an interval that supposes nothing of the distribution.

mod interval;
mod rule;
mod select;

pub(crate) use rule::Place;
pub use rule::QuantileMethod;
pub(crate) use select::{select, Selected};

use super::{no_interval, Level};
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::survey::Missing;
use crate::Error;
use interval::order_ranks;
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
/// rounding of a whole rank is that rank, so 0.07 of 100 values is the 7th by `inverted_cdf`, as 7/100 would be.
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
    let selected = plan.select(&values.into())?;
    let point = plan.point(&selected, p)?;
    Ok(QuantileResult {
        quantile: point.quantile,
        value: point.quantile,
        p,
        n: selected.n,
        missing_count: selected.missing_count,
        ci_lower: point.ci_lower,
        ci_upper: point.ci_upper,
        ci_level: plan.level.confidence,
        method: options.method.as_str().into(),
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
    let probabilities = probabilities.into();
    // A missing probability is none, and refused as one.
    let wanted: Vec<f64> =
        (0..probabilities.len()).map(|row| probabilities.get(row).unwrap_or(f64::NAN)).collect();
    let plan = Plan::new(&wanted, options)?;
    plan.result(&plan.select(&values.into())?)
}

/// What to look for in any column: probabilities and settings that were checked.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'a> {
    probabilities: &'a [f64],
    options: &'a QuantileOptions,
    pub level: Level,
}

impl<'a> Plan<'a> {
    pub fn new(probabilities: &'a [f64], options: &'a QuantileOptions) -> Result<Self, Error> {
        let level = Level::new(options.confidence_level)?;
        if probabilities.is_empty() {
            return Err(Error::empty("probabilities"));
        }
        if let Some(row) = probabilities.iter().position(|p| !(0.0..=1.0).contains(p)) {
            let value = probabilities.get(row).copied().unwrap_or(f64::NAN);
            let place = (probabilities.len() > 1).then_some(row);
            return Err(if value.is_nan() {
                Error::Missing { what: "p".into(), row }
            } else {
                Error::out_of_range("p", place, value, "between 0 and 1")
            });
        }
        Ok(Self { probabilities, options, level })
    }

    /// The ranks that the quantiles of `n` values and their intervals are read from.
    pub fn ranks(&self, n: u64) -> Vec<u64> {
        if n == 0 {
            return Vec::new();
        }
        let of = |&p: &f64| {
            let place = Place::of(self.options.method, n, p);
            let (lower, upper) = order_ranks(n, p, self.level);
            [Some(place.low), Some(place.high), lower, upper].into_iter().flatten()
        };
        self.probabilities.iter().flat_map(of).collect()
    }

    fn select(&self, values: &Numbers<'_>) -> Result<Selected, Error> {
        let selected = select(values, &|n| self.ranks(n))?;
        if self.options.missing == Missing::Error && selected.missing_count > 0 {
            let row = (0..values.len()).find(|row| values.get(*row).is_none()).unwrap_or_default();
            return Err(Error::Missing { what: "value".into(), row });
        }
        Ok(selected)
    }

    /// One quantile from the values of its ranks.
    fn point(&self, selected: &Selected, p: f64) -> Result<QuantilePoint, Error> {
        if selected.n == 0 {
            return Err(Error::empty("value"));
        }
        let place = Place::of(self.options.method, selected.n, p);
        let (low, high) = selected.value(place.low).zip(selected.value(place.high)).unwrap_or_default();
        let (lower, upper) = order_ranks(selected.n, p, self.level);
        let ends = (lower.and_then(|rank| selected.value(rank)), upper.and_then(|rank| selected.value(rank)));
        Ok(QuantilePoint {
            p,
            quantile: place.value(low, high),
            ci_lower: ends.0,
            ci_upper: ends.1,
            interval_method: interval_words(p, ends),
        })
    }

    /// All quantiles from the values of their ranks.
    pub fn result(&self, selected: &Selected) -> Result<QuantilesResult, Error> {
        let points = self.probabilities.iter().map(|&p| self.point(selected, p));
        let quantiles = points.collect::<Result<Vec<_>, _>>()?;
        Ok(QuantilesResult {
            value: quantiles.first().map_or(0.0, |point| point.quantile),
            quantiles,
            n: selected.n,
            missing_count: selected.missing_count,
            ci_level: self.level.confidence,
            method: self.options.method.as_str().into(),
        })
    }
}

/// How the interval of a quantile came to be, or which end it lacks.
pub(crate) fn interval_words(p: f64, ends: (Option<f64>, Option<f64>)) -> Cow<'static, str> {
    match ends {
        (Some(_), Some(_)) => "order_statistics".into(),
        (Some(_), None) => "order_statistics, no upper end: too few values".into(),
        (None, Some(_)) => "order_statistics, no lower end: too few values".into(),
        (None, None) if p > 0.0 && p < 1.0 => no_interval("too few values"),
        (None, None) => no_interval("an extreme has no order statistic beyond it"),
    }
}
