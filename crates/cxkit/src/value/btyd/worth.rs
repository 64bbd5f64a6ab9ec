//! What customers are worth: purchases to come, what is spent on each, and a discount.

use super::by_age::MOST_PARAMETERS;
use super::chance::Chance;
use super::customers::Customers;
use super::fit::Estimates;
use super::gamma_gamma::{GammaGammaFit, SpendCustomers, SpendStatus};
use super::interval::{Delta, IntervalKind, Scale};
use super::model::check_time;
use crate::columns::{Key, Keys};
use crate::describe::{choices, options, record};
use crate::math::{exp, ln_1p};
use crate::parallel::map_chunks;
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Customers are valued in pieces of so many.
const PIECE: usize = 1024;

/// A fit of a purchase model, whichever: what value and holdout reports need of it.
pub trait PurchaseFit: Sync {
    /// Its parameters.
    fn estimates(&self) -> &Estimates;

    /// Expected purchases of every customer, without intervals.
    ///
    /// # Errors
    /// `out_of_range` for a negative or infinite horizon.
    fn point_predictions(&self, horizon: f64, customers: &Customers) -> Result<Vec<f64>, Error>;

    /// The purchases of customers (frequency, recency, age) expected in each of some periods of this length, each
    /// counted by its discount, with the gradient by the coordinates of the parameters, 0 behind the last.
    ///
    /// # Errors
    /// None; work on threads may give one.
    #[doc(hidden)]
    fn discounted_by_period(
        &self,
        rows: &[[f64; 3]],
        period: f64,
        discounts: &[f64],
        threads: usize,
    ) -> Result<Vec<(f64, [f64; 5])>, Error>;

    /// The chances of 0, 1, ... `up_to` purchases of one customer under any parameters.
    #[doc(hidden)]
    fn count_chances(&self, parameters: &[f64], row: &[f64; 3], horizon: f64, up_to: usize) -> Vec<f64>;

    /// Mean and variance of the number of one customer's purchases.
    #[doc(hidden)]
    fn count_moments(&self, row: &[f64; 3], horizon: f64) -> (f64, f64);
}

choices! {
    /// What a discount rate is a rate of.
    pub enum DiscountPeriod {
        /// A period of the sum itself.
        Period = "period",
        /// A day.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// A twelfth of a year.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// 365.25 days.
        Year = "year",
    }
}

impl DiscountPeriod {
    /// Its length in days; nothing for a period of the sum.
    const fn days(self) -> Option<f64> {
        match self {
            Self::Period => None,
            Self::Day => Some(1.0),
            Self::Week => Some(7.0),
            Self::Month => Some(365.25 / 12.0),
            Self::Quarter => Some(365.25 / 4.0),
            Self::Year => Some(365.25),
        }
    }
}

options! {
    /// Settings of [`customer_value`] and [`model_equity`].
    pub struct CustomerValueOptions {
        /// How many periods are looked ahead.
        periods: u64 = 12u64,
        /// The length of a period, in the unit of time of the fit.
        period: f64 = 1.0,
        /// The effective discount rate of a discount period: 0.1 is 10 %.
        discount_rate: f64 = 0.0,
        /// What the discount rate is a rate of. All but `period` need a fit that knows its unit of time.
        discount_period: DiscountPeriod = DiscountPeriod::Year,
        /// The length of the discount period in the unit of time of the fit, where it is none of the named ones.
        discount_length: Option<f64> = None,
        /// The share of what is spent that is left after costs.
        margin: f64 = 1.0,
        /// What the intervals speak of: how far the expected value may be off, or what will be seen.
        interval: IntervalKind = IntervalKind::Parameter,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// What every customer is worth, each with an interval.
    pub struct CustomerValues {
        /// The value, a row each; nothing where the expected spend is infinite.
        pub values: Vec<Option<f64>>,
        /// How many rows have none.
        pub infinite_count: u64,
        /// Lower ends of the intervals.
        pub ci_lower: Vec<Option<f64>>,
        /// Upper ends of the intervals.
        pub ci_upper: Vec<Option<f64>>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What the intervals speak of.
        pub interval_kind: IntervalKind,
        /// What was computed.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// What the customers of a segment, or all, are worth together.
    pub struct SegmentEquity {
        /// The segment; nothing for all customers and for those without one.
        pub segment: Option<Cow<'static, str>>,
        /// The headline number: the sum of the customers' values.
        pub value: f64,
        /// The sum over the number of customers.
        pub value_per_customer: f64,
        /// How many customers.
        pub n: u64,
        /// How many customers are left out because their expected spend is infinite.
        pub infinite_count: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What the interval speaks of.
        pub interval_kind: IntervalKind,
        /// What was computed.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The discount of each period's purchases, counted at its end.
fn discounts(options: &CustomerValueOptions, unit_days: Option<f64>) -> Result<Vec<f64>, Error> {
    let positive = |what: &'static str, value: f64| {
        if value > 0.0 && value.is_finite() {
            Ok(value)
        } else {
            Err(Error::out_of_range(what, None, value, "finite and above 0"))
        }
    };
    let period = positive("period", options.period)?;
    if !(options.discount_rate > -1.0 && options.discount_rate.is_finite()) {
        return Err(Error::out_of_range("discount_rate", None, options.discount_rate, "finite and above -1"));
    }
    if !options.margin.is_finite() {
        return Err(Error::NonFinite { what: "margin".into(), row: None });
    }
    if options.periods == 0 || options.periods > 100_000 {
        return Err(Error::out_of_range("periods", None, options.periods as f64, "between 1 and 100000"));
    }
    check_time("horizon", options.periods as f64 * period)?;
    let length = match (options.discount_length, options.discount_period.days(), unit_days) {
        (Some(length), ..) => positive("discount_length", length)?,
        (None, None, _) => period,
        // Nothing is discounted: its period does not matter.
        _ if options.discount_rate == 0.0 => period,
        (None, Some(days), Some(unit)) => days / unit,
        (None, Some(_), None) => {
            let named = options.discount_period.as_str();
            let reason = format!(
                "must be 'period', as the fit does not know its unit of time (unit_days), got '{named}'"
            );
            return Err(Error::bad_option("discount_period", reason));
        }
    };
    let rate = ln_1p(options.discount_rate) * (period / length);
    Ok((1..=options.periods).map(|number| exp(-rate * number as f64)).collect())
}

/// One customer's value with its gradients by the coordinates of purchases (0 behind the last) and of spend.
type Worth = Option<(f64, [f64; MOST_PARAMETERS], [f64; 3])>;

/// What is read of every customer's value, row by row.
fn worths<F: PurchaseFit, T: Send>(
    purchases: &F,
    spend: &GammaGammaFit,
    customers: &Customers,
    spending: &SpendCustomers,
    options: &CustomerValueOptions,
    read: impl Fn(usize, Worth) -> T + Sync,
) -> Result<Vec<T>, Error> {
    super::customers::check_length("spend", spending.len(), customers.len())?;
    let discounts = discounts(options, purchases.estimates().unit_days())?;
    if let Some(row) = (0..customers.len()).find(|&row| customers.frequency()[row] != spending.frequency(row))
    {
        let required = "the same in purchases and spend";
        return Err(Error::out_of_range("frequency", Some(row), spending.frequency(row), required));
    }
    let rows: Vec<[f64; 3]> = customers.rows().collect();
    let numbers = purchases.discounted_by_period(&rows, options.period, &discounts, customers.threads())?;
    let pieces = map_chunks(rows.len(), PIECE, customers.threads(), |range| {
        let mut piece = Vec::with_capacity(range.len());
        for (row, &(number, mut slopes)) in range.clone().zip(&numbers[range]) {
            let Some((each, spend_slopes)) = spend.spend_and_slopes(spending, row) else {
                piece.push(read(row, None));
                continue;
            };
            let each = each * options.margin;
            let value = number * each;
            if !value.is_finite() {
                return Err(Error::NonFinite { what: "customer value".into(), row: Some(row) });
            }
            for slope in &mut slopes {
                *slope *= each;
            }
            let by_spend = spend_slopes.map(|slope| slope * options.margin * number);
            piece.push(read(row, Some((value, slopes, by_spend))));
        }
        Ok(piece)
    })?;
    Ok(pieces.into_iter().flatten().collect())
}

/// The interval of a product or sum, from its gradients by both models' coordinates; they were fitted apart.
fn bounds(
    (value, by_purchases, by_spend): (f64, &[f64], &[f64]),
    (purchases, spend): (&Delta<'_>, &Delta<'_>),
    level: Level,
) -> Option<(f64, f64)> {
    let variance = purchases.variance(by_purchases)? + spend.variance(by_spend)?;
    if value == 0.0 {
        return None;
    }
    // On the log scale of its size; a negative margin turns the ends around.
    let arm = level.z * variance.sqrt() / value.abs();
    let (small, large) = (value * exp(-arm), value * exp(arm));
    let (low, high) = if value > 0.0 { (small, large) } else { (large, small) };
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

/// The interval of what a group will spend: the variance of chance and of parameters, on the log scale.
fn predictive_bounds(
    value: f64,
    by_purchases: &[f64],
    by_spend: &[f64],
    variance: Option<f64>,
    (purchases, spend): (&Delta<'_>, &Delta<'_>),
    level: Level,
) -> Option<(f64, f64)> {
    let known = |delta: &Delta<'_>, slopes: &[f64]| {
        if delta.is_known() {
            delta.variance(slopes)
        } else {
            Some(0.0)
        }
    };
    let variance = variance? + known(purchases, by_purchases)? + known(spend, by_spend)?;
    if value == 0.0 {
        return None;
    }
    let spread = ln_1p(variance / (value * value));
    let (arm, centre) = (level.z * spread.sqrt(), value * exp(-0.5 * spread));
    let (small, large) = (centre * exp(-arm), centre * exp(arm));
    let (low, high) = if value > 0.0 { (small, large) } else { (large, small) };
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

const METHOD: &str = "discounted expected purchases, each at the expected spend, at the end of its period";

fn interval_method(purchases: &Delta<'_>, spend: &Delta<'_>) -> Cow<'static, str> {
    if !purchases.is_known() {
        purchases.method()
    } else if !spend.is_known() {
        spend.method()
    } else {
        "delta method on the log scale".into()
    }
}

/// What each customer is worth in the periods to come: the purchases expected in each period, discounted from its
/// end, times the spend expected of the customer, times the margin.
///
/// Periods are in the unit of the fit: a fit in weeks looks a year ahead in 52 periods of 1. The discount is a year's
/// where nothing else is said, which needs a fit that knows how many days its unit has. Spend must not depend on frequency; the intervals
/// take both models' uncertainty as independent. A `predictive` interval is that of what the customer will have spent,
/// each purchase counted by the mean discount of the customer's.
///
/// # Errors
/// `unequal_lengths`; `out_of_range` where the two tables say different frequencies, naming the row, and for options that
/// have no meaning.
///
/// # Examples
/// ```
/// use cxkit::value::btyd::{customer_value, BgNbdFit, Customers, CustomerValueOptions, GammaGammaFit, SpendCustomers};
/// let purchases = BgNbdFit::from_params(0.243, 4.414, 0.793, 2.426)?;
/// let spend = GammaGammaFit::from_params(6.25, 3.74, 15.44)?;
/// let customers = Customers::new(&[2], &[30.43], &[38.86])?;
/// let spending = SpendCustomers::new(&[2], &[22.35])?;
/// // One period without discount: expected purchases times expected spend.
/// let options = CustomerValueOptions::default().periods(1u64).period(39.0);
/// let worth = customer_value(&purchases, &spend, &customers, &spending, &options)?;
/// let each = 6.25 * (15.44 + 2.0 * 22.35) / (6.25 * 2.0 + 3.74 - 1.0);
/// assert!((worth.values[0].unwrap() - 1.2260281747671 * each).abs() < 1e-9);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// P. Fader, B. Hardie, K. Lee, "RFM and CLV: using iso-value curves for customer base analysis", Journal of Marketing
/// Research 42, 2005.
pub fn customer_value<F: PurchaseFit>(
    purchases: &F,
    spend: &GammaGammaFit,
    customers: &Customers,
    spending: &SpendCustomers,
    options: &CustomerValueOptions,
) -> Result<CustomerValues, Error> {
    let level = Level::new(options.confidence_level)?;
    let by_purchases = Delta::new(purchases.estimates(), level, Scale::Log);
    let by_spend = Delta::new(spend.estimates(), level, Scale::Log);
    let chance = Chance::new(purchases, spend, customers, spending, options);
    let size = purchases.estimates().values().len();
    let found = worths(purchases, spend, customers, spending, options, |row, worth| {
        let (value, number, each) = worth?;
        let ends = match options.interval {
            IntervalKind::Parameter => {
                bounds((value, &number[..size], &each), (&by_purchases, &by_spend), level)
            }
            IntervalKind::Predictive => chance.ends(row, value, level),
        };
        Some((value, ends))
    })?;
    let ends = || found.iter().map(|worth| worth.and_then(|(_, ends)| ends));
    Ok(CustomerValues {
        infinite_count: found.iter().filter(|worth| worth.is_none()).count() as u64,
        values: found.iter().map(|worth| worth.map(|(value, _)| value)).collect(),
        ci_lower: ends().map(|ends| ends.map(|(low, _)| low)).collect(),
        ci_upper: ends().map(|ends| ends.map(|(_, high)| high)).collect(),
        ci_level: level.confidence,
        interval_kind: options.interval,
        method: METHOD.into(),
        interval_method: match options.interval {
            IntervalKind::Parameter => interval_method(&by_purchases, &by_spend),
            IntervalKind::Predictive => chance.method("quantiles of what is spent"),
        },
    })
}

/// What all customers are worth together, and the customers of each segment: the sums of [`customer_value`].
///
/// All customers come first, then the segments in ascending order, those without one last. The interval of a sum knows that
/// the customers share the parameters: it is not the sum of their intervals. Customers whose expected spend is infinite are
/// left out and counted.
///
/// # Errors
/// As [`customer_value`]; `empty` where every expected spend is infinite.
pub fn model_equity<F: PurchaseFit>(
    purchases: &F,
    spend: &GammaGammaFit,
    customers: &Customers,
    spending: &SpendCustomers,
    segments: Option<&Keys<'_>>,
    options: &CustomerValueOptions,
) -> Result<Vec<SegmentEquity>, Error> {
    #[derive(Default)]
    struct Sum {
        value: f64,
        purchases: [f64; MOST_PARAMETERS],
        spend: Vec<f64>,
        /// Of what is spent, given the parameters; nothing where it is infinite.
        variance: Option<f64>,
        n: u64,
        infinite: u64,
    }
    impl Sum {
        fn add(&mut self, worth: &Worth, variance: Option<f64>, count: f64) {
            self.n += count as u64;
            let Some((value, by_purchases, by_spend)) = worth else {
                self.infinite += count as u64;
                return;
            };
            self.value += count * value;
            let before = if self.spend.is_empty() { Some(0.0) } else { self.variance };
            self.variance = before.zip(variance).map(|(all, more)| all + count * more);
            self.spend.resize(by_spend.len(), 0.0);
            for (sum, slope) in self.purchases.iter_mut().zip(by_purchases) {
                *sum += count * slope;
            }
            for (sum, slope) in self.spend.iter_mut().zip(by_spend) {
                *sum += count * slope;
            }
        }
    }
    if let Some(segments) = segments {
        super::customers::check_length("segments", segments.len(), customers.len())?;
    }
    let level = Level::new(options.confidence_level)?;
    let by_purchases = Delta::new(purchases.estimates(), level, Scale::Log);
    let by_spend = Delta::new(spend.estimates(), level, Scale::Log);
    let size = purchases.estimates().values().len();
    let worths = worths(purchases, spend, customers, spending, options, |_, worth| worth)?;
    let chance = Chance::new(purchases, spend, customers, spending, options);
    let predictive = options.interval == IntervalKind::Predictive;
    let variances: Vec<Option<f64>> = map_chunks(worths.len(), PIECE, customers.threads(), |range| {
        Ok(range
            .map(|row| {
                if !predictive {
                    return Some(0.0);
                }
                worths[row].as_ref().and_then(|worth| chance.variance(row, worth.0))
            })
            .collect::<Vec<_>>())
    })?
    .into_iter()
    .flatten()
    .collect();
    // Sums in the order of the values, so that the order of the rows cannot change a bit.
    let mut order: Vec<usize> = (0..worths.len()).collect();
    let value = |row: usize| worths[row].as_ref().map_or(f64::NEG_INFINITY, |worth| worth.0);
    let key = |row: usize| (customers.frequency()[row], customers.recency()[row], customers.age()[row]);
    order.sort_by(|&a, &b| {
        let ((x, t, age), (x_b, t_b, age_b)) = (key(a), key(b));
        x.total_cmp(&x_b)
            .then(t.total_cmp(&t_b))
            .then(age.total_cmp(&age_b))
            .then(value(a).total_cmp(&value(b)))
    });
    let mut all = Sum::default();
    let mut groups: BTreeMap<Key, Sum> = BTreeMap::new();
    for row in order {
        let count = customers.counts().map_or(1.0, |counts| counts[row]);
        all.add(&worths[row], variances[row], count);
        if let Some(segments) = segments {
            groups.entry(segments.get(row)).or_default().add(&worths[row], variances[row], count);
        }
    }
    if all.infinite == all.n {
        return Err(Error::empty("customers with a finite expected spend"));
    }
    let result = |segment: Option<&Key>, sum: &Sum| {
        let ends = if predictive {
            predictive_bounds(
                sum.value,
                &sum.purchases[..size],
                &sum.spend,
                sum.variance,
                (&by_purchases, &by_spend),
                level,
            )
        } else {
            bounds((sum.value, &sum.purchases[..size], &sum.spend), (&by_purchases, &by_spend), level)
        };
        SegmentEquity {
            segment: segment.filter(|key| **key != Key::Null).map(|key| key.to_string().into()),
            value: sum.value,
            value_per_customer: sum.value / (sum.n - sum.infinite).max(1) as f64,
            n: sum.n,
            infinite_count: sum.infinite,
            ci_lower: ends.map(|(low, _)| low),
            ci_upper: ends.map(|(_, high)| high),
            ci_level: level.confidence,
            interval_kind: options.interval,
            method: METHOD.into(),
            interval_method: match ends {
                None if predictive && sum.variance.is_none() => {
                    no_interval("the variance of spend is infinite")
                }
                Some(_) if predictive => chance.method("variance of purchases and spend, on the log scale"),
                None if predictive => no_interval("nothing is expected"),
                None if by_purchases.is_known() && by_spend.is_known() => no_interval("nothing is expected"),
                _ => interval_method(&by_purchases, &by_spend),
            },
        }
    };
    let mut results = vec![result(None, &all)];
    results.extend(groups.iter().map(|(key, sum)| result(Some(key), sum)));
    Ok(results)
}

record! {
    /// What winning a customer brings against what it costs, by a model.
    pub struct LtvToCacResult {
        /// The headline number: lifetime value over acquisition cost; nothing where the expected spend is infinite.
        pub value: Option<f64>,
        /// The lifetime value of a new customer.
        pub ltv: Option<f64>,
        /// The cost of winning one.
        pub cac: f64,
        /// Whether the ratio reaches the target.
        pub reached: Option<bool>,
        /// Whether an expected spend exists.
        pub status: SpendStatus,
        /// How many customers the purchases were fitted to.
        pub n: u64,
        /// Lower end of the interval of the ratio.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What the interval speaks of.
        pub interval_kind: IntervalKind,
        /// What was computed.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// How many times what winning a customer cost a new customer is worth: the first purchase, and those expected in the
/// periods to come, discounted from the end of each, at the mean spend of the population, times the margin.
///
/// The first purchase is taken to be worth what later ones are. For known customers see [`model_equity`], and for plain
/// numbers [`crate::value::ltv_to_cac`].
///
/// # Errors
/// `out_of_range` for a cost that is not above 0, a target that is no number, and as [`customer_value`].
///
/// # Examples
/// ```
/// use cxkit::value::btyd::{model_ltv_to_cac, BgNbdFit, CustomerValueOptions, GammaGammaFit};
/// let purchases = BgNbdFit::from_params(0.243, 4.414, 0.793, 2.426)?;
/// let spend = GammaGammaFit::from_params(6.25, 3.74, 15.44)?;
/// let options = CustomerValueOptions::default().periods(52u64).margin(0.4);
/// let ratio = model_ltv_to_cac(&purchases, &spend, 10.0, 3.0, &options)?;
/// // A purchase is worth 6.25 * 15.44 / (3.74 - 1): the first, and the 1.446 expected in a year.
/// assert!((ratio.value.unwrap() - 0.04 * 96.5 / 2.74 * 2.446).abs() < 1e-3);
/// assert_eq!(ratio.reached, Some(true));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn model_ltv_to_cac<F: PurchaseFit>(
    purchases: &F,
    spend: &GammaGammaFit,
    cac: f64,
    target: f64,
    options: &CustomerValueOptions,
) -> Result<LtvToCacResult, Error> {
    if !(cac > 0.0 && cac.is_finite()) {
        return Err(Error::out_of_range("cac", None, cac, "finite and above 0"));
    }
    if !target.is_finite() {
        return Err(Error::out_of_range("target", None, target, "finite"));
    }
    let level = Level::new(options.confidence_level)?;
    let discounts = discounts(options, purchases.estimates().unit_days())?;
    let by_purchases = Delta::new(purchases.estimates(), level, Scale::Log);
    let by_spend = Delta::new(spend.estimates(), level, Scale::Log);
    let size = purchases.estimates().values().len();
    let newcomer = SpendCustomers::new(&[0.0], &[0.0])?;
    let (number, mut slopes) =
        purchases.discounted_by_period(&[[0.0; 3]], options.period, &discounts, 1)?.pop().unwrap_or_default();
    let worth = spend.spend_and_slopes(&newcomer, 0).map(|(each, spend_slopes)| {
        let unit = options.margin / cac;
        for slope in &mut slopes {
            *slope *= each * unit;
        }
        ((1.0 + number) * each * unit, slopes, spend_slopes.map(|slope| slope * (1.0 + number) * unit))
    });
    if worth.as_ref().is_some_and(|worth| !worth.0.is_finite()) {
        return Err(Error::NonFinite { what: "lifetime value".into(), row: None });
    }
    let ends = worth.as_ref().and_then(|(value, by_number, by_each)| {
        bounds((*value, &by_number[..size], by_each), (&by_purchases, &by_spend), level)
    });
    let value = worth.as_ref().map(|worth| worth.0);
    Ok(LtvToCacResult {
        value,
        ltv: value.map(|value| value * cac),
        cac,
        reached: value.map(|value| value >= target),
        status: if value.is_some() { SpendStatus::Finite } else { SpendStatus::InfiniteMean },
        n: purchases.estimates().n(),
        ci_lower: ends.map(|(low, _)| low),
        ci_upper: ends.map(|(_, high)| high),
        ci_level: level.confidence,
        interval_kind: IntervalKind::Parameter,
        method: "first purchase and discounted expected ones at the mean spend / cac".into(),
        interval_method: match (value, ends) {
            (None, _) => no_interval("the expected spend is infinite"),
            (Some(_), None) if by_purchases.is_known() && by_spend.is_known() => {
                no_interval("the value is 0")
            }
            _ => interval_method(&by_purchases, &by_spend),
        },
    })
}
