//! Gamma-Gamma: what customers spend when they buy.

use super::customers::{check_length, whole};
use super::fit::{Estimates, Problem};
use super::interval::{likely_parameters, Delta, IntervalKind, PredictionOptions, Scale};
use super::newton::{Bounds, Side};
use super::rows::{distinct, sum_rows, Distinct, Sums};
use super::saved;
use crate::accumulate::ExactSum;
use crate::columns::Numbers;
use crate::describe::{choices, options, record};
use crate::math::{
    beta_cdf, beta_quantile, digamma_change, exp, exp2, ln, ln_1p, ln_beta, log2, trigamma, trigamma_change,
};
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;

const KIND: &str = "gamma_gamma_fit";
const MODEL: &str = "Gamma-Gamma";
const NAMES: [&str; 3] = ["p", "q", "v"];

choices! {
    /// Whether an expected spend exists.
    pub enum SpendStatus {
        /// It does.
        Finite = "finite",
        /// It does not: big spenders are so many that the mean of all has no end (q is 1 or less).
        InfiniteMean = "infinite_mean",
    }
}

/// What the spend model knows of each customer: how many repeat purchases (`frequency`) and their mean value
/// (`monetary_value`).
///
/// A customer without repeat purchase has no mean: it is missing, or 0 as published summaries print it. They stay
/// in their row, so that predictions keep the order; a fit leaves them out.
///
/// # Examples
/// ```
/// use cxkit::value::btyd::SpendCustomers;
/// let customers = SpendCustomers::new(&[2, 0], &[22.35, 0.0])?;
/// assert_eq!((customers.len(), customers.repeat_count()), (2, 1));
/// let refused = SpendCustomers::new(&[2, 1], &[22.35, 0.0]).unwrap_err();
/// assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(1)));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SpendCustomers {
    frequency: Vec<f64>,
    /// 0 without repeat purchase.
    monetary_value: Vec<f64>,
    counts: Option<Vec<f64>>,
    threads: usize,
}

impl SpendCustomers {
    /// Customers of these frequencies and mean values, on as many threads as may read the first column.
    ///
    /// # Errors
    /// The smallest row at fault is named: `missing` for a frequency that is not there, or the value of a repeat
    /// buyer; `non_finite`; `out_of_range` for a negative or fractional frequency, a repeat buyer's value that is
    /// not above 0, or a value without repeat purchase; `unequal_lengths`; `empty` without rows.
    pub fn new<'a>(
        frequency: impl Into<Numbers<'a>>,
        monetary_value: impl Into<Numbers<'a>>,
    ) -> Result<Self, Error> {
        let (frequency, value) = (frequency.into(), monetary_value.into());
        let rows = frequency.len();
        check_length("monetary_value", value.len(), rows)?;
        if rows == 0 {
            return Err(Error::empty("customers"));
        }
        let mut customers = Self {
            frequency: Vec::with_capacity(rows),
            monetary_value: Vec::with_capacity(rows),
            counts: None,
            threads: frequency.threads(),
        };
        for row in 0..rows {
            let x = whole("frequency", &frequency, row)?;
            let m = match value.get(row) {
                Some(m) if m.is_infinite() => {
                    return Err(Error::NonFinite { what: "monetary_value".into(), row: Some(row) });
                }
                Some(m) if x > 0.0 && m <= 0.0 => {
                    let required = "above 0 for a customer with repeat purchases";
                    return Err(Error::out_of_range("monetary_value", Some(row), m, required));
                }
                Some(m) if x == 0.0 && m != 0.0 => {
                    let required = "missing or 0 for a customer without repeat purchase";
                    return Err(Error::out_of_range("monetary_value", Some(row), m, required));
                }
                None if x > 0.0 => return Err(Error::Missing { what: "monetary_value".into(), row }),
                m => m.unwrap_or(0.0) + 0.0,
            };
            customers.frequency.push(x);
            customers.monetary_value.push(m);
        }
        Ok(customers)
    }

    /// The same rows, each standing for this many customers.
    ///
    /// # Errors
    /// `out_of_range` for a count that is no whole number, `missing`, `non_finite`, each naming its row;
    /// `unequal_lengths`.
    pub fn with_counts<'a>(mut self, counts: impl Into<Numbers<'a>>) -> Result<Self, Error> {
        let counts = counts.into();
        check_length("counts", counts.len(), self.len())?;
        self.counts =
            Some((0..counts.len()).map(|row| whole("counts", &counts, row)).collect::<Result<_, _>>()?);
        Ok(self)
    }

    /// The same rows for up to this many threads; no answer depends on it.
    #[must_use]
    pub const fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Repeat purchases in a row.
    pub(super) fn frequency(&self, row: usize) -> f64 {
        self.frequency.get(row).copied().unwrap_or(0.0)
    }

    /// Repeat purchases in a row and their mean value.
    pub(super) fn of(&self, row: usize) -> [f64; 2] {
        [self.frequency[row], self.monetary_value[row]]
    }

    /// Each row: repeat purchases and their mean value.
    pub fn rows(&self) -> impl Iterator<Item = [f64; 2]> + '_ {
        self.frequency.iter().zip(&self.monetary_value).map(|(&x, &m)| [x, m])
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frequency.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frequency.is_empty()
    }

    /// How many customers have a repeat purchase.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn repeat_count(&self) -> u64 {
        let count = |row: usize| self.counts.as_ref().map_or(1, |counts| counts[row] as u64);
        (0..self.len()).filter(|&row| self.frequency[row] > 0.0).map(count).sum()
    }

    /// The repeat buyers that differ, sorted, each with how many there are.
    fn repeat_buyers(&self) -> Result<Distinct<2>, Error> {
        let buys = |row: &usize| self.frequency[*row] > 0.0;
        let rows = (0..self.len()).filter(buys).map(|row| [self.frequency[row], self.monetary_value[row]]);
        let counts: Option<Vec<f64>> =
            self.counts.as_ref().map(|counts| (0..self.len()).filter(buys).map(|row| counts[row]).collect());
        let rows = distinct(rows.collect(), counts.as_deref());
        if rows.rows.is_empty() {
            return Err(Error::empty("customers with a repeat purchase"));
        }
        Ok(rows)
    }
}

record! {
    /// The expected spend of every customer, each with its interval.
    pub struct SpendPredictions {
        /// The expected value of a purchase, a row each; nothing where it is infinite.
        pub values: Vec<Option<f64>>,
        /// How many rows have none.
        pub infinite_count: u64,
        /// Lower ends of the intervals; nothing where a row has none.
        pub ci_lower: Vec<Option<f64>>,
        /// Upper ends of the intervals.
        pub ci_upper: Vec<Option<f64>>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What the intervals speak of.
        pub interval_kind: IntervalKind,
        /// What was predicted.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// The expected spend of a customer drawn from the population.
    pub struct PopulationSpend {
        /// The mean, p v / (q - 1); nothing where it is infinite.
        pub value: Option<f64>,
        /// Whether it exists.
        pub status: SpendStatus,
        /// How many customers were fitted.
        pub n: u64,
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

options! {
    /// The Gamma-Gamma model of spend, to be fitted.
    ///
    /// Each purchase of a customer is worth a gamma-distributed amount with shape p; the scale differs between
    /// customers by a gamma distribution (q, v), and does not depend on how often they buy. Not to be used where
    /// it does: look at the correlation of frequency and value first.
    ///
    /// P. Fader, B. Hardie, The Gamma-Gamma Model of Monetary Value, 2013.
    pub struct GammaGamma {
        /// How many steps a fit may take.
        max_iterations: u64 = 200,
    }
}

/// A fitted Gamma-Gamma model, or one whose parameters were given.
#[derive(Clone, Debug, PartialEq)]
pub struct GammaGammaFit {
    estimates: Estimates,
}

/// Logarithms of p and q up to which a fit looks: e^18 is 65 million.
const FAR: f64 = 18.0;

impl GammaGamma {
    /// Fits the model to the customers with repeat purchases by maximum likelihood.
    ///
    /// # Errors
    /// `empty` without a repeat buyer; `no_convergence`, which names the best point.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{GammaGamma, SpendCustomers};
    /// let customers = SpendCustomers::new(&[2, 1, 3, 1, 4, 2, 0], &[22.0, 11.5, 30.0, 73.0, 18.0, 35.5, 0.0])?;
    /// let fit = GammaGamma::default().fit(&customers)?;
    /// assert_eq!(fit.estimates().n(), 6);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn fit(&self, customers: &SpendCustomers) -> Result<GammaGammaFit, Error> {
        let buyers = customers.repeat_buyers()?;
        // Values near 1, whatever the currency; a power of two leaves every digit as it is.
        let mean = mean_value(&buyers)?;
        let scale = exp2(log2(mean).floor());
        let rows: Vec<[f64; 2]> = buyers.rows.iter().map(|&[x, m]| [x, m / scale]).collect();
        let shift = buyers.counts.iter().sum::<f64>() * ln(scale);
        let buyers = Distinct { rows, counts: buyers.counts };
        let likelihood = |point: &[f64]| {
            let parameters = [exp(point[0]), exp(point[1]), exp(point[2])];
            let mut at = sums(&buyers, parameters, customers.threads)?.by_logs(&parameters);
            at.value -= shift;
            Ok(at)
        };
        let middle = ln(mean / scale);
        let starts = [(4.0, 4.0), (1.5, 1.5), (1.0, 20.0), (30.0, 3.0), (100.0, 100.0)]
            .map(|(p, q): (f64, f64)| vec![ln(p), ln(q), middle + ln((q - 1.0) / q)]);
        let problem = Problem {
            model: MODEL,
            names: vec!["p".into(), "q".into(), "mu".into()],
            positive: vec![true; 3],
            starts: starts.into(),
            bounds: Bounds {
                lower: vec![-FAR, -FAR, middle - 2.5 * FAR],
                upper: vec![FAR, FAR, middle + 2.5 * FAR],
            },
            limit: self.max_iterations,
            n: customers.repeat_count(),
            name_boundary: &|sides, values| vec![name_boundary(sides, values)],
            likelihood: &likelihood,
        };
        let found = problem.solve()?;
        let v = found.values()[2] * scale * found.values()[1] / found.values()[0];
        Ok(GammaGammaFit { estimates: found.told_by(2, NAMES[2], v, &[-1.0, 1.0, 1.0]) })
    }
}

/// The mean of the customers' mean values.
fn mean_value(buyers: &Distinct<2>) -> Result<f64, Error> {
    let mut sum = ExactSum::new();
    for (&[_, m], &count) in buyers.rows.iter().zip(&buyers.counts) {
        sum.push_product(m, count)?;
    }
    Ok(sum.value()? / buyers.counts.iter().sum::<f64>())
}

fn name_boundary(sides: &[Side], _: &[f64]) -> (&'static str, &'static str) {
    match (sides[0], sides[1]) {
        (Side::High, _) => {
            ("constant_spend", "every purchase of a customer is worth the same (p without end)")
        }
        (_, Side::High) | (_, Side::Inside) => {
            ("equal_customers", "customers do not differ: one gamma distribution for all (q, v without end)")
        }
        _ => ("no_mean", "spend without a mean (p or q at 0)"),
    }
}

/// The log-likelihood of the buyers with its derivatives by p, q and mu = p v / q.
///
/// A mean m of x purchases over mu has an F distribution with 2 p x and 2 q degrees of freedom. In these terms p
/// and q may run to infinity, each on its own, while mu stays where it is; every difference below is of numbers
/// that are themselves precise, so that the slopes are right on the way there.
fn sums(buyers: &Distinct<2>, [p, q, mu]: [f64; 3], threads: usize) -> Result<Sums<3>, Error> {
    sum_rows::<3>(buyers.rows.len(), threads, |range, sums| {
        // Rows are sorted by x, and the gamma terms need x alone.
        let mut last = f64::NAN;
        let mut gamma = GammaTerms::default();
        for (&[x, m], &count) in buyers.rows[range.clone()].iter().zip(&buyers.counts[range]) {
            if x != last {
                last = x;
                gamma = GammaTerms::of(p * x, q);
            }
            let d = p * x;
            let (own, prior) = (d * m, q * mu);
            let (all, above) = (own + prior, m - mu);
            let (own_share, prior_share) = (own / all, prior / all);
            let (own_log, prior_log) = (ln_1p(prior / own), ln_1p(own / prior));
            sums.add_value(-count * (d * own_log + q * prior_log + gamma.beta + ln(m)));
            sums.gradient[0] += count * x * (gamma.own_slope - own_log - q * above / all);
            sums.gradient[1] += count * (gamma.prior_slope - prior_log + d * above / all);
            sums.gradient[2] += count * d * prior_share * above / (mu * mu);
            let by_d = gamma.own_bend + prior_share / d + q * above * m / (all * all);
            sums.hessian[0][0] += count * x * x * by_d;
            sums.hessian[1][0] += count * x * (gamma.both - m / all + prior_share * above / all);
            sums.hessian[1][1] += count * (gamma.prior_bend + own_share / q - d * above * mu / (all * all));
            sums.hessian[2][0] += count * x * q * above * prior_share / (mu * all);
            sums.hessian[2][1] += count * d * above * own_share / (mu * all);
            sums.hessian[2][2] -= count * d * prior_share * (m + above * prior_share) / (mu * mu * mu);
        }
        Ok(())
    })
}

/// What the likelihood of a mean needs of the gamma function: nothing of the mean itself.
#[derive(Clone, Copy, Default)]
struct GammaTerms {
    beta: f64,
    own_slope: f64,
    own_bend: f64,
    prior_slope: f64,
    prior_bend: f64,
    both: f64,
}

impl GammaTerms {
    fn of(d: f64, q: f64) -> Self {
        Self {
            beta: ln_beta(d, q),
            own_slope: digamma_change(d, q),
            own_bend: trigamma_change(d, q),
            prior_slope: digamma_change(q, d),
            prior_bend: trigamma_change(q, d),
            both: trigamma(d + q),
        }
    }
}

impl GammaGammaFit {
    /// A model with these parameters.
    ///
    /// # Errors
    /// `out_of_range` unless all are finite and above 0.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{GammaGammaFit, PredictionOptions, SpendCustomers};
    /// let fit = GammaGammaFit::from_params(6.25, 3.74, 15.44)?;
    /// let spend = fit.expected_spend(&SpendCustomers::new(&[1], &[20.0])?, &PredictionOptions::default())?;
    /// // By hand: 6.25 (15.44 + 20) / (6.25 + 3.74 - 1).
    /// assert!((spend.values[0].unwrap() - 24.638_487_208_008_9).abs() < 1e-12);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn from_params(p: f64, q: f64, v: f64) -> Result<Self, Error> {
        Ok(Self { estimates: Estimates::given(MODEL, &[(NAMES[0], p), (NAMES[1], q), (NAMES[2], v)])? })
    }

    /// The parameters, how sure they are, and how they were found.
    #[must_use]
    pub const fn estimates(&self) -> &Estimates {
        &self.estimates
    }

    pub(super) fn parameters(&self) -> [f64; 3] {
        let values = self.estimates.values();
        [values[0], values[1], values[2]]
    }

    /// The log-likelihood of these customers; those without repeat purchase say nothing.
    ///
    /// # Errors
    /// `empty` without a repeat buyer.
    pub fn log_likelihood(&self, customers: &SpendCustomers) -> Result<f64, Error> {
        let [p, q, v] = self.parameters();
        Ok(sums(&customers.repeat_buyers()?, [p, q, p * v / q], customers.threads)?.value())
    }

    /// The mean spend of the population: p v / (q - 1), infinite where q is 1 or less.
    ///
    /// The interval is that of the mean (`parameter`) or of one purchase of a new customer (`predictive`), which
    /// exists where the mean does not.
    ///
    /// # Errors
    /// `out_of_range` for a level outside 0 to 1.
    pub fn population_spend(&self, options: &PredictionOptions) -> Result<PopulationSpend, Error> {
        let intervals = Intervals::new(&self.estimates, options)?;
        let spend = expected(self.parameters(), 0.0, 0.0);
        let bounds = intervals.bounds(spend.as_ref(), 0.0, 0.0);
        let status = if spend.is_some() { SpendStatus::Finite } else { SpendStatus::InfiniteMean };
        Ok(PopulationSpend {
            value: spend.map(|(value, _)| value),
            status,
            n: self.estimates.n(),
            ci_lower: bounds.map(|(low, _)| low),
            ci_upper: bounds.map(|(_, high)| high),
            ci_level: intervals.level.confidence,
            interval_kind: options.interval,
            method: "p v / (q - 1)".into(),
            interval_method: match (spend, options.interval) {
                (None, IntervalKind::Parameter) => no_interval("the mean is infinite"),
                _ => intervals.method(&self.estimates),
            },
        })
    }

    /// What each customer is expected to spend on a purchase: `p (v + x m) / (p x + q - 1)`, between their own
    /// mean and that of the population, which a customer without repeat purchase is given.
    ///
    /// It exists while `p x + q > 1`: the mean of a population may be infinite while that of a customer who has
    /// bought is not. The interval is that of the mean (`parameter`) or of the customer's next purchase
    /// (`predictive`), whose value over `v + x m` has a beta prime distribution (p, p x + q).
    ///
    /// # Errors
    /// `out_of_range` for a level outside 0 to 1.
    pub fn expected_spend(
        &self,
        customers: &SpendCustomers,
        options: &PredictionOptions,
    ) -> Result<SpendPredictions, Error> {
        let intervals = Intervals::new(&self.estimates, options)?;
        let rows = customers.len();
        let mut predictions = SpendPredictions {
            values: Vec::with_capacity(rows),
            infinite_count: 0,
            ci_lower: Vec::with_capacity(rows),
            ci_upper: Vec::with_capacity(rows),
            ci_level: intervals.level.confidence,
            interval_kind: options.interval,
            method: "p (v + x m) / (p x + q - 1)".into(),
            interval_method: intervals.method(&self.estimates),
        };
        for (&x, &m) in customers.frequency.iter().zip(&customers.monetary_value) {
            let spend = expected(self.parameters(), x, m);
            let bounds = intervals.bounds(spend.as_ref(), x, m);
            predictions.infinite_count += u64::from(spend.is_none());
            predictions.values.push(spend.map(|(value, _)| value));
            predictions.ci_lower.push(bounds.map(|(low, _)| low));
            predictions.ci_upper.push(bounds.map(|(_, high)| high));
        }
        Ok(predictions)
    }

    /// The expected spend of one row and its slopes by the logarithms of p, q and v; nothing where it is infinite.
    pub(super) fn spend_and_slopes(&self, customers: &SpendCustomers, row: usize) -> Option<(f64, [f64; 3])> {
        let (x, m) = (customers.frequency.get(row)?, customers.monetary_value.get(row)?);
        expected(self.parameters(), *x, *m)
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

/// How the interval of a spend is made.
struct Intervals<'a> {
    level: Level,
    delta: Delta<'a>,
    /// Likely parameters, for the interval of a purchase; none for that of a mean.
    points: Vec<Vec<f64>>,
}

impl<'a> Intervals<'a> {
    fn new(estimates: &'a Estimates, options: &PredictionOptions) -> Result<Self, Error> {
        let level = Level::new(options.confidence_level)?;
        let points = match options.interval {
            IntervalKind::Parameter => Vec::new(),
            IntervalKind::Predictive => likely_parameters(estimates),
        };
        Ok(Self { level, delta: Delta::new(estimates, level, Scale::Log), points })
    }

    fn bounds(&self, spend: Option<&(f64, [f64; 3])>, x: f64, m: f64) -> Option<(f64, f64)> {
        if self.points.is_empty() {
            return spend.and_then(|(value, slopes)| self.delta.bounds(*value, slopes));
        }
        let low = self.purchase_end(x, m, true);
        let high = self.purchase_end(x, m, false);
        (low.is_finite() && high.is_finite()).then_some((low, high))
    }

    fn method(&self, estimates: &Estimates) -> Cow<'static, str> {
        match self.points.len() {
            0 => self.delta.method(),
            1 => format!("quantiles of a purchase; {}", estimates.no_covariance_reason()).into(),
            _ => "quantiles of a purchase, averaged over likely parameters".into(),
        }
    }

    /// The value that a purchase is below (above) with the chance of a tail, averaged over likely parameters.
    fn purchase_end(&self, x: f64, m: f64, below: bool) -> f64 {
        let tail = self.level.tail();
        // Value z over w = v + x m: z / (z + w) is beta distributed (p, p x + q). Always the small tail is computed.
        let own: Vec<[f64; 3]> =
            self.points.iter().map(|at| [at[0], at[0] * x + at[1], at[2] + x * m]).collect();
        let quantile = |&[p, q, w]: &[f64; 3]| {
            let share = if below { beta_quantile(tail, p, q) } else { beta_quantile(tail, q, p) };
            ln(w) + if below { ln(share) - ln_1p(-share) } else { ln_1p(-share) - ln(share) }
        };
        let chance = |log: f64| {
            let each = own.iter().map(|&[p, q, w]| {
                let ratio = exp(log - ln(w));
                let share = if below { ratio / (1.0 + ratio) } else { 1.0 / (1.0 + ratio) };
                if below {
                    beta_cdf(share, p, q)
                } else {
                    beta_cdf(share, q, p)
                }
            });
            each.sum::<f64>() / own.len() as f64 - tail
        };
        let ends: Vec<f64> = own.iter().map(quantile).collect();
        let mut near = ends.iter().fold(f64::INFINITY, |least, &end| least.min(end));
        let mut far = ends.iter().fold(f64::NEG_INFINITY, |most, &end| most.max(end));
        // The quantile of a mixture lies between those of its parts. False position, halving the weight of an end
        // that stays (Illinois).
        let (mut at_near, mut at_far) = (chance(near), chance(far));
        let mut side = 0;
        for _ in 0..200 {
            if at_near == 0.0 || far - near <= 1e-13 * near.abs().max(1.0) {
                return exp(near);
            }
            if at_far == 0.0 {
                return exp(far);
            }
            let mut middle = (near * at_far - far * at_near) / (at_far - at_near);
            if !(middle > near && middle < far) {
                middle = 0.5 * (near + far);
            }
            let there = chance(middle);
            if there.abs() < 1e-14 {
                return exp(middle);
            }
            if (there > 0.0) == (at_far > 0.0) {
                (far, at_far) = (middle, there);
                at_near *= if side == 1 { 0.5 } else { 1.0 };
                side = 1;
            } else {
                (near, at_near) = (middle, there);
                at_far *= if side == -1 { 0.5 } else { 1.0 };
                side = -1;
            }
        }
        exp(0.5 * (near + far))
    }
}

/// The expected spend and its slopes by the logarithms of p, q and v; nothing where it is infinite.
fn expected([p, q, v]: [f64; 3], x: f64, m: f64) -> Option<(f64, [f64; 3])> {
    let below = p * x + q - 1.0;
    if below <= 0.0 {
        return None;
    }
    let value = p * (v + x * m) / below;
    let slopes = [value * (q - 1.0) / below, -value * q / below, p * v / below];
    value.is_finite().then_some((value, slopes))
}
