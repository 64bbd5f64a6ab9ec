//! How many customers a brand moves, and what they are worth beside those it merely satisfies.

use super::csat::satisfied_from;
use crate::accumulate::Moments;
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::math::{exp, ln};
use crate::stats::{no_interval, share_with, Level, ShareInterval, ShareOptions};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

options! {
    /// Settings of [`emotional_connection`].
    pub struct EmotionalConnectionOptions {
        /// Lowest and highest answer of the scale.
        scale: (f64, f64) = (1.0, 5.0),
        /// Lowest answer to a motivator that counts as felt. Default: 4 of 5, 6 of 7, 8 of 10; any other scale needs it.
        felt_from: Option<f64> = None,
        /// Lowest satisfaction that counts as highly satisfied. Default: the highest answer.
        satisfied_from: Option<f64> = None,
        /// How the interval of the share is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a missing answer. A customer who lacks one is left out whole.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// How many customers are fully connected, and what they are worth.
    pub struct EmotionalConnectionResult {
        /// Customers who feel every motivator / customers.
        pub share: f64,
        /// The headline number: the share.
        pub value: f64,
        /// How many are fully connected.
        pub fully_connected: u64,
        /// How many customers answered everything.
        pub n: u64,
        /// How many lacked an answer.
        pub missing_count: u64,
        /// Lower end of the interval of the share.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval of the share.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// How many are highly satisfied but not fully connected; nothing without a column of satisfaction.
        pub highly_satisfied: Option<u64>,
        /// Mean value of the fully connected; nothing without values or without such customers.
        pub connected_mean_value: Option<f64>,
        /// Mean value of the highly satisfied who are not fully connected.
        pub satisfied_mean_value: Option<f64>,
        /// 100 · mean value of the fully connected / that of the highly satisfied: 152 is worth 52 % more.
        pub value_index: Option<f64>,
        /// Lower end of the interval of the index.
        pub value_index_ci_lower: Option<f64>,
        /// Upper end of the interval of the index.
        pub value_index_ci_upper: Option<f64>,
        /// How the interval of the index was computed.
        pub value_index_interval_method: Cow<'static, str>,
        /// What was counted.
        pub method: Cow<'static, str>,
        /// How the interval of the share was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The share of customers who are fully connected: who feel every emotional motivator, a column each.
///
/// With `satisfaction` and `values` (spend, lifetime value) of the same customers it says what connection is worth:
/// the mean value of the fully connected against that of customers who are highly satisfied and no more. The interval
/// of this index is that of a ratio of two independent means on the log scale, so both means must be above 0.
///
/// # Errors
/// `empty` without a customer who answered everything; `bad_option` for no motivator, for values without satisfaction
/// and for a scale without convention; `out_of_range` for an answer outside the scale, naming its row;
/// `unequal_lengths`; `non_finite` for an infinite value.
///
/// # Examples
/// ```
/// let feel_safe = [5, 4, 2, 5, 3];
/// let stand_out = [4, 4, 5, 5, 1];
/// let connection = cxkit::survey::emotional_connection(&[(&feel_safe).into(), (&stand_out).into()], None, None)?;
/// assert_eq!((connection.fully_connected, connection.share), (3, 0.6));
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// S. Magids, A. Zorfas, D. Leemon, The New Science of Customer Emotions, Harvard Business Review, November 2015.
pub fn emotional_connection(
    motivators: &[Numbers<'_>],
    satisfaction: Option<Numbers<'_>>,
    values: Option<Numbers<'_>>,
) -> Result<EmotionalConnectionResult, Error> {
    emotional_connection_with(motivators, satisfaction, values, &EmotionalConnectionOptions::default())
}

/// [`emotional_connection`] with options.
///
/// # Errors
/// As [`emotional_connection`]; `missing` where that is refused.
pub fn emotional_connection_with(
    motivators: &[Numbers<'_>],
    satisfaction: Option<Numbers<'_>>,
    values: Option<Numbers<'_>>,
    options: &EmotionalConnectionOptions,
) -> Result<EmotionalConnectionResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let limits = options.limits()?;
    let Some((first, _)) = motivators.split_first() else {
        return Err(Error::bad_option("motivators", "must be one column or more"));
    };
    if values.is_some() && satisfaction.is_none() {
        return Err(Error::bad_option(
            "values",
            "needs the satisfaction of the same customers to compare with",
        ));
    }
    let columns = motivators.iter().map(|column| ("motivator", column));
    let columns = columns.chain(satisfaction.iter().map(|column| ("satisfaction", column)));
    for (what, column) in columns.chain(values.iter().map(|column| ("value", column))) {
        if column.len() != first.len() {
            return Err(Error::UnequalLengths {
                what: what.into(),
                length: column.len(),
                required: first.len(),
            });
        }
    }
    let mut counted = Counted::default();
    for row in 0..first.len() {
        counted.read(row, motivators, satisfaction.as_ref(), values.as_ref(), limits, options)?;
    }
    let share_options =
        ShareOptions::default().interval(options.interval).confidence_level(options.confidence_level);
    let share = share_with(counted.fully_connected, counted.n, &share_options)?;
    let index = counted.index(level, values.is_some())?;
    Ok(EmotionalConnectionResult {
        share: share.share,
        value: share.share,
        fully_connected: counted.fully_connected,
        n: counted.n,
        missing_count: counted.missing_count,
        ci_lower: share.ci_lower,
        ci_upper: share.ci_upper,
        ci_level: level.confidence,
        highly_satisfied: satisfaction.is_some().then_some(counted.highly_satisfied),
        connected_mean_value: counted.connected.mean().ok(),
        satisfied_mean_value: counted.satisfied.mean().ok(),
        value_index: index.value,
        value_index_ci_lower: index.bounds.map(|(low, _)| low),
        value_index_ci_upper: index.bounds.map(|(_, high)| high),
        value_index_interval_method: index.method,
        method: format!("every motivator at or above {} / n", limits.felt).into(),
        interval_method: share.interval_method,
    })
}

/// From which answers on a customer counts.
#[derive(Clone, Copy)]
struct Limits {
    felt: f64,
    satisfied: f64,
}

impl EmotionalConnectionOptions {
    fn limits(&self) -> Result<Limits, Error> {
        let (low, high) = self.scale;
        if !(low.is_finite() && high.is_finite() && low < high) {
            return Err(Error::bad_option("scale", format!("must go from low to high, got {low} to {high}")));
        }
        let within = |name: &'static str, limit: f64| {
            let fits = limit > low && limit <= high;
            let error = || Error::out_of_range(name, None, limit, format!("above {low} and at most {high}"));
            fits.then_some(limit).ok_or_else(error)
        };
        let Some(felt) = self.felt_from.or_else(|| satisfied_from(self.scale)) else {
            return Err(Error::bad_option(
                "felt_from",
                format!("is needed on a scale of {low} to {high}: no convention says from where a motivator is felt"),
            ));
        };
        Ok(Limits {
            felt: within("felt_from", felt)?,
            satisfied: within("satisfied_from", self.satisfied_from.unwrap_or(high))?,
        })
    }
}

/// What the rows come to.
#[derive(Default)]
struct Counted {
    n: u64,
    missing_count: u64,
    fully_connected: u64,
    highly_satisfied: u64,
    connected: Moments,
    satisfied: Moments,
}

/// The value index and its interval.
struct Index {
    value: Option<f64>,
    bounds: Option<(f64, f64)>,
    method: Cow<'static, str>,
}

impl Counted {
    fn read(
        &mut self,
        row: usize,
        motivators: &[Numbers<'_>],
        satisfaction: Option<&Numbers<'_>>,
        values: Option<&Numbers<'_>>,
        limits: Limits,
        options: &EmotionalConnectionOptions,
    ) -> Result<(), Error> {
        let (low, high) = options.scale;
        let answer = |column: &Numbers<'_>| match column.get(row) {
            Some(answer) if answer.is_infinite() => {
                Err(Error::NonFinite { what: "answer".into(), row: Some(row) })
            }
            Some(answer) if !(low..=high).contains(&answer) => {
                Err(Error::out_of_range("answer", Some(row), answer, format!("between {low} and {high}")))
            }
            answer => Ok(answer),
        };
        let (mut felt_all, mut complete) = (true, true);
        for column in motivators {
            match answer(column)? {
                Some(answer) => felt_all &= answer >= limits.felt,
                None => complete = false,
            }
        }
        let satisfied = match satisfaction {
            None => None,
            Some(column) => {
                let satisfied = answer(column)?;
                complete &= satisfied.is_some();
                satisfied
            }
        };
        let value = match values {
            None => None,
            Some(column) => {
                let value = column.get(row);
                if value.is_some_and(f64::is_infinite) {
                    return Err(Error::NonFinite { what: "value".into(), row: Some(row) });
                }
                complete &= value.is_some();
                value
            }
        };
        if !complete {
            if options.missing == Missing::Error {
                return Err(Error::Missing { what: "answer".into(), row });
            }
            self.missing_count += 1;
            return Ok(());
        }
        self.n += 1;
        let group = if felt_all {
            self.fully_connected += 1;
            &mut self.connected
        } else if satisfied.is_some_and(|answer| answer >= limits.satisfied) {
            self.highly_satisfied += 1;
            &mut self.satisfied
        } else {
            return Ok(());
        };
        value.map_or(Ok(()), |value| group.push(value))
    }

    /// 100 times the ratio of the two mean values; the interval by the delta method on its logarithm.
    fn index(&self, level: Level, asked: bool) -> Result<Index, Error> {
        let none = |reason: &str| Index { value: None, bounds: None, method: no_interval(reason) };
        if !asked {
            return Ok(none("no values given"));
        }
        if self.connected.n() == 0 || self.satisfied.n() == 0 {
            return Ok(none("nobody in one of the two groups"));
        }
        let (connected, satisfied) = (self.connected.mean()?, self.satisfied.mean()?);
        if !(connected > 0.0 && satisfied > 0.0) {
            return Ok(none("a mean value that is not above 0"));
        }
        let value = 100.0 * (connected / satisfied);
        if !(value.is_finite() && value > 0.0) {
            return Ok(none("beyond the range of numbers"));
        }
        // The relative variance of a mean: s² / (n · mean²).
        let relative = |moments: &Moments, mean: f64| {
            #[allow(clippy::cast_precision_loss)]
            moments.variance().map(|variance| variance / mean / mean / moments.n() as f64)
        };
        let variance = relative(&self.connected, connected).zip(relative(&self.satisfied, satisfied));
        let Some(variance) = variance.map(|(a, b)| a + b).filter(|variance| variance.is_finite()) else {
            let method = no_interval("one customer in one of the two groups");
            return Ok(Index { value: Some(value), bounds: None, method });
        };
        let arm = level.z * variance.sqrt();
        let bounds = (exp(ln(value) - arm), exp(ln(value) + arm));
        Ok(if bounds.1.is_finite() {
            Index { value: Some(value), bounds: Some(bounds), method: "log_delta".into() }
        } else {
            Index { value: Some(value), bounds: None, method: no_interval("beyond the range of numbers") }
        })
    }
}
