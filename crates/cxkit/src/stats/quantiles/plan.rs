//! What to look for in a column, and the results made of what was found.

use super::interval::order_ranks;
use super::rule::Place;
use super::select::{Counted, Ranks};
use super::{QuantileOptions, QuantilePoint, QuantileReading, QuantilesResult};
use crate::accumulate::LogSketch;
use crate::columns::Numbers;
use crate::stats::{no_interval, Level};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

/// What to look for in any column: probabilities and settings that were checked.
pub(super) struct Plan<'a> {
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

impl Spot {
    fn ranks(&self) -> impl Iterator<Item = u64> {
        [Some(self.place.low), Some(self.place.high), self.lower, self.upper].into_iter().flatten()
    }
}

/// The value of a rank, and between which two it lies where it is not known exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Found {
    pub value: f64,
    pub lower: f64,
    pub upper: f64,
}

impl<'a> Plan<'a> {
    pub fn new(probabilities: &'a [f64], options: &'a QuantileOptions) -> Result<Self, Error> {
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
    pub fn column(&self, values: &Numbers<'_>) -> Result<QuantilesResult, Error> {
        if self.options.reading == QuantileReading::Sketch {
            let mut sketch = LogSketch::new(self.options.relative_error)?;
            sketch.extend(values.clone())?;
            self.check_missing(values, sketch.missing_count())?;
            return self.sketch(&sketch);
        }
        let groups = self.groups(values, &Counted::of(values)?)?;
        groups.into_iter().next().flatten().ok_or_else(|| Error::empty("value"))
    }

    /// The quantiles of every group that has a value.
    pub fn groups(
        &self,
        values: &Numbers<'_>,
        counted: &Counted<'_>,
    ) -> Result<Vec<Option<QuantilesResult>>, Error> {
        self.check_missing(values, counted.missing.iter().sum())?;
        let spots: Vec<Vec<Spot>> = counted.n.iter().map(|&n| self.spots(n)).collect();
        let wanted = spots.iter().map(|spots| spots.iter().flat_map(Spot::ranks).collect()).collect();
        let found = counted.select(wanted);
        let counts = counted.n.iter().zip(&counted.missing);
        let result = |((found, spots), (&n, &missing_count)): ((&Ranks, &Vec<Spot>), (&u64, &u64))| {
            let value = |rank: u64| found.value(rank).unwrap_or_default();
            let found = |rank: u64| Found { value: value(rank), lower: value(rank), upper: value(rank) };
            (n > 0).then(|| self.result(spots, &found, (n, missing_count), 0.0))
        };
        Ok(found.iter().zip(&spots).zip(counts).map(result).collect())
    }

    /// The quantiles of the values that a sketch has seen.
    pub fn sketch(&self, sketch: &LogSketch) -> Result<QuantilesResult, Error> {
        let n = sketch.n();
        if n == 0 {
            return Err(Error::empty("value"));
        }
        let spots = self.spots(n);
        let found = sketch.found(spots.iter().flat_map(Spot::ranks).collect());
        let at = |rank: u64| {
            let at = found.binary_search_by_key(&rank, |&(known, _)| known);
            at.ok().and_then(|at| found.get(at)).map(|&(_, found)| found).unwrap_or_default()
        };
        Ok(self.result(&spots, &at, (n, sketch.missing_count()), sketch.relative_error()))
    }

    fn check_missing(&self, values: &Numbers<'_>, missing: u64) -> Result<(), Error> {
        if self.options.missing == Missing::Error && missing > 0 {
            let row = (0..values.len()).find(|&row| values.get(row).is_none()).unwrap_or_default();
            return Err(Error::Missing { what: "value".into(), row });
        }
        Ok(())
    }

    fn result(
        &self,
        spots: &[Spot],
        found: &dyn Fn(u64) -> Found,
        (n, missing_count): (u64, u64),
        relative_error: f64,
    ) -> QuantilesResult {
        let points = self.probabilities.iter().zip(spots).map(|(&p, spot)| point(p, spot, found));
        let quantiles: Vec<QuantilePoint> = points.collect();
        let rule = self.options.method.as_str();
        QuantilesResult {
            value: quantiles.first().map_or(0.0, |point| point.quantile),
            quantiles,
            n,
            missing_count,
            ci_level: self.level.confidence,
            relative_error,
            method: if relative_error > 0.0 {
                format!("{rule}, sketch, relative error {relative_error:.6}").into()
            } else {
                rule.into()
            },
        }
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
fn point(p: f64, spot: &Spot, found: &dyn Fn(u64) -> Found) -> QuantilePoint {
    let ends = (spot.lower.map(|rank| found(rank).lower), spot.upper.map(|rank| found(rank).upper));
    QuantilePoint {
        p,
        quantile: spot.place.value(found(spot.place.low).value, found(spot.place.high).value),
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
