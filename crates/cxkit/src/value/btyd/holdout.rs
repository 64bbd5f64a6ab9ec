//! How well a fit said what came: tracking, calibration by frequency, errors, and comparison of nested models.

use super::customers::{whole, Customers};
use super::fit::Estimates;
use super::worth::PurchaseFit;
use crate::accumulate::ExactSum;
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::math::chi_squared_sf;
use crate::stats::no_interval;
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`holdout_report`].
    pub struct HoldoutOptions {
        /// Customers with this many repeat purchases or more form one group.
        last_frequency: u64 = 7u64,
    }
}

record! {
    /// The customers of one frequency: what was expected of them and what they did.
    pub struct HoldoutGroup {
        /// Repeat purchases before.
        pub frequency: u64,
        /// Whether customers with more are here too.
        pub or_more: bool,
        /// How many customers.
        pub n: u64,
        /// Expected purchases, their mean.
        pub expected_mean: f64,
        /// Actual purchases, their mean.
        pub actual_mean: f64,
    }
}

record! {
    /// Expected and actual purchases of customers in a time that was held out.
    pub struct HoldoutResult {
        /// The headline number: the root of the mean squared error.
        pub value: f64,
        /// How many customers.
        pub n: u64,
        /// Purchases expected of all.
        pub expected_total: f64,
        /// Purchases of all.
        pub actual_total: f64,
        /// Expected over actual, less 1; nothing where there was no purchase.
        pub relative_error: Option<f64>,
        /// The mean of the absolute errors.
        pub mae: f64,
        /// The root of the mean squared error.
        pub rmse: f64,
        /// By repeat purchases before.
        pub groups: Vec<HoldoutGroup>,
        /// What was compared.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

/// Compares what a fit expected of each customer in the time after its age with what the customer did.
///
/// Rows are customers; counts beside them weigh.
///
/// # Errors
/// `unequal_lengths`; `missing`, `non_finite` or `out_of_range` for an actual number that is no whole number, naming the
/// row; `out_of_range` for a negative horizon.
///
/// # Examples
/// ```
/// use cxkit::value::btyd::{holdout_report, BgNbdFit, Customers, HoldoutOptions};
/// let fit = BgNbdFit::from_params(0.243, 4.414, 0.793, 2.426)?;
/// let customers = Customers::new(&[2, 0], &[30.43, 0.0], &[38.86, 38.86])?;
/// let report = holdout_report(&fit, &customers, 39.0, &[1, 0], &HoldoutOptions::default())?;
/// assert_eq!((report.actual_total, report.groups.len()), (1.0, 2));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn holdout_report<'a, F: PurchaseFit>(
    fit: &F,
    customers: &Customers,
    horizon: f64,
    actual: impl Into<Numbers<'a>>,
    options: &HoldoutOptions,
) -> Result<HoldoutResult, Error> {
    let actual = actual.into();
    super::customers::check_length("actual", actual.len(), customers.len())?;
    let expected = fit.point_predictions(horizon, customers)?;
    let last = options.last_frequency;
    // For each frequency: customers, expected, actual.
    let mut groups: Vec<(f64, ExactSum, f64)> = Vec::new();
    let (mut absolute, mut squared) = (ExactSum::new(), ExactSum::new());
    for (row, (&x, &expected)) in customers.frequency().iter().zip(&expected).enumerate() {
        let did = whole("actual", &actual, row)?;
        let count = customers.counts().map_or(1.0, |counts| counts[row]);
        let error = expected - did;
        absolute.push(count * error.abs())?;
        squared.push(count * error * error)?;
        let group = (x as u64).min(last) as usize;
        while groups.len() <= group {
            groups.push((0.0, ExactSum::new(), 0.0));
        }
        let slot = &mut groups[group];
        slot.0 += count;
        slot.1.push(count * expected)?;
        slot.2 += count * did;
    }
    let n = customers.customer_count() as f64;
    let mut total = ExactSum::new();
    for (_, sum, _) in &groups {
        total.merge(sum);
    }
    let (expected_total, actual_total) = (total.value()?, groups.iter().map(|group| group.2).sum::<f64>());
    let rmse = (squared.value()? / n).sqrt();
    let mut rows = Vec::new();
    for (frequency, (n, expected, did)) in groups.iter().enumerate() {
        if *n > 0.0 {
            rows.push(HoldoutGroup {
                frequency: frequency as u64,
                or_more: frequency as u64 == last,
                n: *n as u64,
                expected_mean: expected.value()? / n,
                actual_mean: did / n,
            });
        }
    }
    Ok(HoldoutResult {
        value: rmse,
        n: customers.customer_count(),
        expected_total,
        actual_total,
        relative_error: (actual_total > 0.0).then(|| expected_total / actual_total - 1.0),
        mae: absolute.value()? / n,
        rmse,
        groups: rows,
        method: "expected purchases against actual ones, customer by customer".into(),
        interval_method: no_interval("a description of these customers"),
    })
}

record! {
    /// Purchases of a cohort by period: expected of new customers, and actual where known.
    pub struct TrackingResult {
        /// The headline number: expected purchases of all periods.
        pub value: f64,
        /// How many customers.
        pub n: u64,
        /// The end of each period, in the unit of the fit since tracking began.
        pub ends: Vec<f64>,
        /// Repeat purchases expected in each period.
        pub expected: Vec<f64>,
        /// The same, added up.
        pub expected_cumulative: Vec<f64>,
        /// Repeat purchases that were made in each period; empty where none were given.
        pub actual: Vec<f64>,
        /// The same, added up.
        pub actual_cumulative: Vec<f64>,
        /// What was tracked.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

/// Repeat purchases expected of a cohort, period by period from the first customer's first purchase on, beside those made.
///
/// `first_purchases` says when each customer came, in the unit of the fit; expectations know nothing else of them. Periods of
/// length `period` begin at time 0. `actual` holds the repeat purchases of each period, or nothing.
///
/// # Errors
/// `missing`, `non_finite` or `out_of_range` for a first purchase before 0, naming the row; `out_of_range` for a period that
/// is not above 0 or more than 100,000 periods; `unequal_lengths` where there are actual numbers, but not one a period.
pub fn tracking<'a, F: PurchaseFit>(
    fit: &F,
    first_purchases: impl Into<Numbers<'a>>,
    period: f64,
    periods: u64,
    actual: &[f64],
) -> Result<TrackingResult, Error> {
    let first = first_purchases.into();
    if !(period > 0.0 && period.is_finite()) {
        return Err(Error::out_of_range("period", None, period, "finite and above 0"));
    }
    if periods == 0 || periods > 100_000 {
        return Err(Error::out_of_range("periods", None, periods as f64, "between 1 and 100000"));
    }
    if !actual.is_empty() {
        super::customers::check_length("actual", actual.len(), periods as usize)?;
    }
    if first.is_empty() {
        return Err(Error::empty("customers"));
    }
    let mut births = (0..first.len())
        .map(|row| super::customers::time("first_purchase", &first, row))
        .collect::<Result<Vec<_>, _>>()?;
    let n = births.len() as u64;
    births.sort_unstable_by(f64::total_cmp);
    // Customers who came at one time are alike: each time is worked out once.
    let mut cohorts: Vec<(f64, f64)> = Vec::new();
    for birth in births {
        match cohorts.last_mut() {
            Some((time, count)) if *time == birth => *count += 1.0,
            _ => cohorts.push((birth, 1.0)),
        }
    }
    let new = Customers::new(&[0.0], &[0.0], &[0.0])?;
    let mut cumulative = Vec::new();
    let mut ends = Vec::new();
    for number in 1..=periods {
        let end = number as f64 * period;
        let mut sum = ExactSum::new();
        for &(birth, count) in cohorts.iter().take_while(|cohort| cohort.0 < end) {
            let expected = fit.point_predictions(end - birth, &new)?;
            sum.push(count * expected.first().copied().unwrap_or(0.0))?;
        }
        ends.push(end);
        cumulative.push(sum.value()?);
    }
    let mut before = 0.0;
    let expected = cumulative.iter().map(|&now: &f64| now - std::mem::replace(&mut before, now)).collect();
    let mut made = 0.0;
    let actual_cumulative = actual
        .iter()
        .map(|count| {
            made += count;
            made
        })
        .collect();
    Ok(TrackingResult {
        value: cumulative.last().copied().unwrap_or(0.0),
        n,
        ends,
        expected,
        expected_cumulative: cumulative,
        actual: actual.to_vec(),
        actual_cumulative,
        method: "repeat purchases expected of new customers".into(),
        interval_method: no_interval("a description of these customers"),
    })
}

record! {
    /// Two nested models compared by their likelihoods.
    pub struct LikelihoodRatioResult {
        /// The headline number: the p value.
        pub value: f64,
        /// Twice the difference of the log-likelihoods.
        pub statistic: f64,
        /// How many parameters the larger model has more.
        pub df: u64,
        /// The chance of so large a statistic where the smaller model is true.
        pub p_value: f64,
        /// How many customers.
        pub n: u64,
        /// What was computed.
        pub method: Cow<'static, str>,
    }
}

/// The likelihood-ratio test of a model against a larger one that contains it.
///
/// The p value is that of chi-squared; where the smaller model is the larger one with a parameter at its end (the
/// Pareto/NBD within the GGompertz/NBD) half of it is right for one parameter, and it errs on the safe side.
///
/// # Errors
/// `bad_option` where the second fit does not have all parameters of the first and more, was fitted to another number of
/// customers, or either was not fitted.
///
/// # Examples
/// ```
/// use cxkit::value::btyd::{likelihood_ratio, Customers, GGompertzNbd, ParetoNbd};
/// let customers = Customers::new(&[2, 1, 0, 0, 7, 3], &[30.4, 1.7, 0.0, 0.0, 29.4, 33.0], &[38.9; 6])?;
/// let small = ParetoNbd::default().fit(&customers)?;
/// let large = GGompertzNbd::default().fit(&customers)?;
/// let test = likelihood_ratio(small.estimates(), large.estimates())?;
/// assert!(test.df == 1 && test.p_value > 0.05);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn likelihood_ratio(smaller: &Estimates, larger: &Estimates) -> Result<LikelihoodRatioResult, Error> {
    let (small, large) = match (smaller.log_likelihood(), larger.log_likelihood()) {
        (Some(small), Some(large)) => (small, large),
        _ => return Err(Error::bad_option("models", "must both be fitted, got given parameters")),
    };
    if smaller.n() != larger.n() {
        let reason = format!("must be fitted to the same customers, got {} and {}", smaller.n(), larger.n());
        return Err(Error::bad_option("models", reason));
    }
    let nested = smaller.names().iter().all(|name| larger.names().contains(name));
    let more = larger.names().len().saturating_sub(smaller.names().len());
    if !nested || more == 0 {
        let reason = format!("must be nested, got {} and {}", smaller.model(), larger.model());
        return Err(Error::bad_option("models", reason));
    }
    let statistic = (2.0 * (large - small)).max(0.0);
    let p_value = chi_squared_sf(statistic, more as f64);
    Ok(LikelihoodRatioResult {
        value: p_value,
        statistic,
        df: more as u64,
        p_value,
        n: larger.n(),
        method: "likelihood ratio, chi-squared".into(),
    })
}
