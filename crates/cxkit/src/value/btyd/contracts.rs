//! Customers under contract: how many were there at each renewal, and how many left.

use super::customers::{check_length, whole};
use super::fit::Estimates;
use super::interval::{likely_parameters, Delta, IntervalKind, Predictions, Scale};
use crate::columns::Numbers;
use crate::math::pow;
use crate::stats::Level;
use crate::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The longest contract, in renewals, that is read.
const LONGEST: f64 = 1e6;

/// What the contractual models know: at each renewal, how many customers could leave and how many did.
///
/// A customer who leaves at renewal t paid t times. Customers who are still there when the watching ends count at
/// the renewals they have made; cohorts of different age stand side by side.
///
/// # Examples
/// ```
/// use cxkit::value::btyd::Contracts;
/// // Of 1,000 customers 869 renewed once, and 743 of them twice.
/// let cohort = Contracts::from_survivors(&[1000, 869, 743])?;
/// assert_eq!((cohort.customer_count(), cohort.renewals(), cohort.lost_count()), (1000, 2, 257));
/// // The same by customer: renewals made, and whether the next one was refused.
/// let rows = Contracts::new(&[0, 1, 2], &[1, 1, 0])?.with_counts(&[131, 126, 743])?;
/// assert_eq!(rows, cohort);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Contracts {
    /// Renewals made and whether the next was refused, where the customers came as rows; kept for the counts.
    rows: Option<(Vec<usize>, Vec<bool>)>,
    periods: Vec<Renewal>,
    customers: f64,
}

/// Equal are those that know the same of every renewal, however it came.
impl PartialEq for Contracts {
    fn eq(&self, other: &Self) -> bool {
        self.periods == other.periods && self.customers == other.customers
    }
}

/// One renewal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Renewal {
    pub at_risk: f64,
    pub lost: f64,
}

impl Contracts {
    /// Customers as rows: how often each has renewed, and 1 where the next renewal was refused, 0 where the
    /// customer is still there.
    ///
    /// # Errors
    /// The smallest row at fault is named: `missing`, `non_finite`, `out_of_range` for renewals that are no whole
    /// number from 0 to a million, or a flag that is neither 0 nor 1; `unequal_lengths`; `empty` without rows.
    pub fn new<'a>(renewals: impl Into<Numbers<'a>>, lost: impl Into<Numbers<'a>>) -> Result<Self, Error> {
        let (renewals, lost) = (renewals.into(), lost.into());
        check_length("lost", lost.len(), renewals.len())?;
        let (mut made, mut gone) = (Vec::with_capacity(renewals.len()), Vec::with_capacity(renewals.len()));
        for row in 0..renewals.len() {
            let times = whole("renewals", &renewals, row)?;
            if times > LONGEST {
                return Err(Error::out_of_range("renewals", Some(row), times, "at most 1,000,000"));
            }
            let flag = whole("lost", &lost, row)?;
            if flag > 1.0 {
                return Err(Error::out_of_range("lost", Some(row), flag, "0 or 1"));
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            made.push(times as usize);
            gone.push(flag == 1.0);
        }
        let counts = vec![1.0; made.len()];
        Self::of(made, gone, &counts)
    }

    /// The same rows, each standing for this many customers.
    ///
    /// # Errors
    /// `missing`, `non_finite`, or `out_of_range` for a count that is no whole number, naming its row;
    /// `unequal_lengths`, also where the customers did not come as rows; `empty` where all counts are 0.
    pub fn with_counts<'a>(self, counts: impl Into<Numbers<'a>>) -> Result<Self, Error> {
        let counts = counts.into();
        let (made, gone) = self.rows.unwrap_or_default();
        check_length("counts", counts.len(), made.len())?;
        let counts: Vec<f64> =
            (0..counts.len()).map(|row| whole("counts", &counts, row)).collect::<Result<_, _>>()?;
        Self::of(made, gone, &counts)
    }

    /// One cohort: how many customers there were at the start, after the first renewal, after the second.
    ///
    /// # Errors
    /// `out_of_range` where more are left than there were before, naming the row; `empty` for a cohort without
    /// customers or without a renewal.
    #[allow(clippy::cast_precision_loss)]
    pub fn from_survivors(survivors: &[u64]) -> Result<Self, Error> {
        let first = survivors.first().copied().unwrap_or(0);
        let mut periods = Vec::with_capacity(survivors.len());
        for (row, pair) in survivors.windows(2).enumerate() {
            if pair[1] > pair[0] {
                let required = format!("at most {} as before", pair[0]);
                return Err(Error::out_of_range("survivors", Some(row + 1), pair[1] as f64, required));
            }
            periods.push(Renewal { at_risk: pair[0] as f64, lost: (pair[0] - pair[1]) as f64 });
        }
        Self { rows: None, periods, customers: first as f64 }.checked()
    }

    fn of(made: Vec<usize>, gone: Vec<bool>, counts: &[f64]) -> Result<Self, Error> {
        // Whoever renewed t times met t renewals, and one more if they refused it.
        let longest =
            made.iter().zip(&gone).map(|(&made, &gone)| made + usize::from(gone)).max().unwrap_or(0);
        let mut periods = vec![Renewal::default(); longest];
        for ((&made, &gone), &count) in made.iter().zip(&gone).zip(counts) {
            let met = made + usize::from(gone);
            if let Some(last) = met.checked_sub(1) {
                periods[last].at_risk += count;
                periods[last].lost += if gone { count } else { 0.0 };
            }
        }
        // Whoever met a later renewal met the earlier ones.
        for at in (1..longest).rev() {
            periods[at - 1].at_risk += periods[at].at_risk;
        }
        while periods.last().is_some_and(|last| last.at_risk == 0.0) {
            periods.pop();
        }
        let customers = counts.iter().sum();
        Self { rows: Some((made, gone)), periods, customers }.checked()
    }

    fn checked(mut self) -> Result<Self, Error> {
        while self.periods.last().is_some_and(|last| last.at_risk == 0.0) {
            self.periods.pop();
        }
        if self.periods.is_empty() {
            return Err(Error::empty("customers with a renewal"));
        }
        Ok(self)
    }

    /// How many customers.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn customer_count(&self) -> u64 {
        self.customers as u64
    }

    /// How many renewals the customer who was there longest has met.
    #[must_use]
    pub fn renewals(&self) -> u64 {
        self.periods.len() as u64
    }

    /// How many customers left.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn lost_count(&self) -> u64 {
        self.periods.iter().map(|period| period.lost).sum::<f64>() as u64
    }

    pub(super) fn periods(&self) -> &[Renewal] {
        &self.periods
    }

    /// Refuses what cannot tell `parameters` parameters apart: each renewal gives one share.
    pub(super) fn check_periods(&self, parameters: usize) -> Result<(), Error> {
        if self.periods.len() < parameters {
            return Err(Error::empty(format!(
                "renewal {}, of which the model needs {parameters},",
                self.periods.len() + 1
            )));
        }
        Ok(())
    }
}

/// A model of how long contracts last, by the chance to be renewed.
pub(super) trait Contractual {
    /// The chance that renewal t, from 1 on, is made by a customer who has made all before.
    fn retention(parameters: &[f64], renewal: u64) -> f64;
}

/// The chance to be there after 0, 1, 2 … renewals.
pub(super) fn survival<M: Contractual>(parameters: &[f64], renewals: u64) -> Vec<f64> {
    let mut share = 1.0;
    let mut shares = vec![share];
    for renewal in 1..=renewals {
        share *= M::retention(parameters, renewal);
        shares.push(share);
    }
    shares
}

/// Discounts so small that more terms than this would count are refused.
const MOST_TERMS: f64 = 1e6;

/// What a discount rate must be.
pub(super) fn check_discount(rate: f64) -> Result<(), Error> {
    // (1 + d)^-n is below the last bit of a sum after 40 / d periods.
    if rate.is_finite() && rate >= 40.0 / MOST_TERMS {
        return Ok(());
    }
    Err(Error::out_of_range("discount_rate", None, rate, "finite and at least 0.00004 a period"))
}

/// The discounted expected number of renewals from renewal n on, seen just before it is due, for n = 1 up to
/// `most`: Σ S(t)/S(n − 1)·(1 + d)^(n − t) over t ≥ n.
///
/// From behind: what is expected at n is the chance of this renewal, times one and what is expected then,
/// discounted. The end is so far off that where it lies does not show.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn residuals<M: Contractual>(parameters: &[f64], discount_rate: f64, most: u64) -> Vec<f64> {
    let discount = 1.0 / (1.0 + discount_rate);
    let beyond = periods_that_count(discount_rate) + 40;
    let mut rest = 0.0;
    for renewal in (most + 1..=most + beyond).rev() {
        rest = M::retention(parameters, renewal) * (1.0 + discount * rest);
    }
    let mut residuals = vec![0.0; most as usize];
    for (at, slot) in residuals.iter_mut().enumerate().rev() {
        rest = M::retention(parameters, at as u64 + 1) * (1.0 + discount * rest);
        *slot = rest;
    }
    residuals
}

/// Step of the differences, in logarithms of a parameter.
const STEP: f64 = 1e-3;

/// Predictions with parameter intervals: slopes by the logarithms of the parameters from differences of fourth
/// order, whose error is below 1e-12 of the slope.
pub(super) fn predict(
    estimates: &Estimates,
    level: Level,
    scale: Scale,
    method: Cow<'static, str>,
    compute: impl Fn(&[f64]) -> Vec<f64>,
) -> Predictions {
    let parameters = estimates.values();
    let delta = Delta::new(estimates, level, scale);
    let values = compute(parameters);
    let mut bounds = vec![None; values.len()];
    if delta.is_known() {
        let slopes: Vec<Vec<f64>> = (0..parameters.len())
            .map(|i| {
                let moved = |steps: f64| {
                    let mut there = parameters.to_vec();
                    there[i] = estimates.moved(i, steps * STEP);
                    compute(&there)
                };
                let (near, far) = ((moved(1.0), moved(-1.0)), (moved(2.0), moved(-2.0)));
                (0..values.len())
                    .map(|row| {
                        (8.0 * (near.0[row] - near.1[row]) - (far.0[row] - far.1[row])) / (12.0 * STEP)
                    })
                    .collect()
            })
            .collect();
        for (row, slot) in bounds.iter_mut().enumerate() {
            let gradient: Vec<f64> = slopes.iter().map(|by| by[row]).collect();
            *slot = delta.bounds(values[row], &gradient);
        }
    }
    Predictions {
        ci_lower: bounds.iter().map(|bounds| bounds.map(|(low, _)| low)).collect(),
        ci_upper: bounds.iter().map(|bounds| bounds.map(|(_, high)| high)).collect(),
        values,
        ci_level: level.confidence,
        interval_kind: IntervalKind::Parameter,
        method,
        interval_method: delta.method(),
    }
}

/// How many renewals from their next one, number n each, customers still make: the ends between which the number lies
/// with the chance of the level, averaged over likely parameters. Counted no further than `most`.
pub(super) fn lifetime_ends<M: Contractual>(
    estimates: &Estimates,
    next: &[u64],
    level: Level,
    most: u64,
) -> Vec<[u64; 2]> {
    let points = likely_parameters(estimates);
    let mut known: BTreeMap<u64, [u64; 2]> = BTreeMap::new();
    let ends = |n: u64| {
        // The chance to make more than `made` renewals, under each of the parameters.
        let mut shares = vec![1.0; points.len()];
        let mut low = None;
        for made in 0..most {
            for (share, point) in shares.iter_mut().zip(&points) {
                *share *= M::retention(point, n + made);
            }
            let more = shares.iter().sum::<f64>() / points.len() as f64;
            if low.is_none() && more <= 1.0 - level.tail() {
                low = Some(made);
            }
            if more <= level.tail() {
                return [low.unwrap_or(made), made];
            }
        }
        [low.unwrap_or(most), most]
    };
    next.iter().map(|&n| *known.entry(n).or_insert_with(|| ends(n))).collect()
}

/// After so many periods a sum with this discount does not grow any more.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn periods_that_count(discount_rate: f64) -> u64 {
    (40.0 / discount_rate).clamp(60.0, MOST_TERMS) as u64
}

/// What so many periods are worth now, the first counted 1.
pub(super) fn worth_of(periods: u64, discount: f64) -> f64 {
    (1.0 - pow(discount, periods as f64)) / (1.0 - discount)
}

/// The same predictions with these ends as predictive intervals.
pub(super) fn predictive(
    found: Predictions,
    estimates: &Estimates,
    ends: impl Iterator<Item = [f64; 2]>,
) -> Predictions {
    let (lower, upper) = ends.map(|[low, high]| (Some(low), Some(high))).unzip();
    let method = "quantiles of the lifetime";
    Predictions {
        ci_lower: lower,
        ci_upper: upper,
        interval_kind: IntervalKind::Predictive,
        interval_method: if estimates.coordinate_covariance().is_some() {
            format!("{method}, averaged over likely parameters").into()
        } else {
            format!("{method}; {}", estimates.no_covariance_reason()).into()
        },
        ..found
    }
}

/// A row of customers' next renewals, whole numbers from 1.
pub(super) fn next_renewals<'a>(next: impl Into<Numbers<'a>>) -> Result<Vec<u64>, Error> {
    let next = next.into();
    (0..next.len())
        .map(|row| {
            let number = whole("next_renewal", &next, row)?;
            if !(1.0..=LONGEST).contains(&number) {
                return Err(Error::out_of_range(
                    "next_renewal",
                    Some(row),
                    number,
                    "between 1 and 1,000,000",
                ));
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Ok(number as u64)
        })
        .collect()
}

/// The methods that both contractual models have.
macro_rules! contractual_fit {
    ($fit:ident, $model:ident) => {
        impl $fit {
            /// The parameters, how sure they are, and how they were found.
            #[must_use]
            pub const fn estimates(&self) -> &Estimates {
                &self.estimates
            }

            /// The share of a cohort that is there after 0, 1, 2 … up to `renewals` renewals.
            ///
            /// # Errors
            /// `out_of_range` for more than a million renewals or a level outside 0 to 1; `bad_option` for a
            /// `predictive` interval.
            pub fn survival(&self, renewals: u64, options: &PredictionOptions) -> Result<Predictions, Error> {
                let level = options.level_of_expectation("a share")?;
                contracts::check_renewals(renewals)?;
                let compute = |parameters: &[f64]| contracts::survival::<$model>(parameters, renewals);
                Ok(contracts::predict(
                    &self.estimates,
                    level,
                    Scale::Logit,
                    "share still there".into(),
                    compute,
                ))
            }

            /// The chance that renewal 1, 2 … up to `renewals` is made by a customer who made all before.
            ///
            /// # Errors
            /// As [`Self::survival`].
            pub fn retention(
                &self,
                renewals: u64,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                let level = options.level_of_expectation("a probability")?;
                contracts::check_renewals(renewals)?;
                let compute = |parameters: &[f64]| {
                    (1..=renewals).map(|renewal| $model::retention(parameters, renewal)).collect::<Vec<f64>>()
                };
                Ok(contracts::predict(
                    &self.estimates,
                    level,
                    Scale::Logit,
                    "chance of a renewal".into(),
                    compute,
                ))
            }

            /// The log-likelihood of these contracts.
            ///
            /// # Errors
            /// `non_finite` where it is beyond the range of numbers.
            pub fn log_likelihood(&self, contracts: &Contracts) -> Result<f64, Error> {
                let value = sums(contracts, self.parameters()).value();
                if value.is_finite() {
                    return Ok(value);
                }
                Err(Error::NonFinite { what: "log-likelihood".into(), row: None })
            }

            /// Discounted expected lifetime of a new customer, in periods: the first counts 1, the one after t
            /// renewals S(t)/(1 + d)^t. Times the margin of a period it is what an undecided newcomer is worth.
            ///
            /// The interval is that of the expected value (`parameter`) or of one customer's own discounted
            /// lifetime (`predictive`).
            ///
            /// # Errors
            /// `out_of_range` for a discount rate below 0.00004 a period, or a level outside 0 to 1.
            pub fn discounted_lifetime(
                &self,
                discount_rate: f64,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                let level = Level::new(options.confidence_level)?;
                contracts::check_discount(discount_rate)?;
                let discount = 1.0 / (1.0 + discount_rate);
                let compute = |parameters: &[f64]| {
                    let residual = contracts::residuals::<$model>(parameters, discount_rate, 1);
                    vec![1.0 + discount * residual[0]]
                };
                let method = "sum of S(t)/(1 + d)^t from t = 0";
                let found = contracts::predict(&self.estimates, level, Scale::Log, method.into(), compute);
                if options.interval == IntervalKind::Parameter {
                    return Ok(found);
                }
                let most = contracts::periods_that_count(discount_rate);
                let ends = contracts::lifetime_ends::<$model>(&self.estimates, &[1], level, most)
                    .into_iter()
                    .map(|ends| ends.map(|end| contracts::worth_of(end + 1, discount)));
                Ok(contracts::predictive(found, &self.estimates, ends))
            }

            /// Discounted expected residual lifetime of customers whose next renewal, number n each, is about to
            /// be decided: Σ S(t)/S(n − 1)/(1 + d)^(t − n) over t ≥ n.
            ///
            /// The interval is that of the expected value (`parameter`) or of the customer's own rest
            /// (`predictive`).
            ///
            /// # Errors
            /// As [`Self::discounted_lifetime`], and `out_of_range` for a next renewal below 1, `missing` and
            /// `non_finite`, each naming its row.
            pub fn discounted_residual_lifetime<'a>(
                &self,
                discount_rate: f64,
                next_renewal: impl Into<Numbers<'a>>,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                let level = Level::new(options.confidence_level)?;
                contracts::check_discount(discount_rate)?;
                let next = contracts::next_renewals(next_renewal)?;
                let most = next.iter().copied().max().ok_or_else(|| Error::empty("customers"))?;
                let compute = |parameters: &[f64]| {
                    let residuals = contracts::residuals::<$model>(parameters, discount_rate, most);
                    next.iter().map(|&renewal| residuals[renewal as usize - 1]).collect::<Vec<f64>>()
                };
                let method = "sum of S(t)/S(n - 1)/(1 + d)^(t - n) from t = n";
                let found = contracts::predict(&self.estimates, level, Scale::Log, method.into(), compute);
                if options.interval == IntervalKind::Parameter {
                    return Ok(found);
                }
                let discount = 1.0 / (1.0 + discount_rate);
                let far = contracts::periods_that_count(discount_rate);
                let ends = contracts::lifetime_ends::<$model>(&self.estimates, &next, level, far)
                    .into_iter()
                    .map(|ends| ends.map(|end| contracts::worth_of(end, discount)));
                Ok(contracts::predictive(found, &self.estimates, ends))
            }

            /// The fit as canonical bytes.
            #[must_use]
            pub fn to_state(&self) -> Vec<u8> {
                saved::save(KIND, &self.estimates)
            }

            /// The fit that was saved.
            ///
            /// # Errors
            /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
            pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
                Ok(Self { estimates: saved::load(KIND, MODEL, &NAMES, bytes)? })
            }
        }
    };
}
pub(super) use contractual_fit;

/// Refuses more renewals than any table should have.
#[allow(clippy::cast_precision_loss)]
pub(super) fn check_renewals(renewals: u64) -> Result<(), Error> {
    if renewals as f64 > LONGEST {
        return Err(Error::out_of_range("renewals", None, renewals as f64, "at most 1,000,000"));
    }
    Ok(())
}
