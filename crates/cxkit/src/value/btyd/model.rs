//! What every purchase model must know, and what follows from it: fitting, predicting, drawing.

use super::by_age::ByAge;
use super::covariates::{Covariates, WithCovariates};
use super::customers::Customers;
use super::fit::{Estimates, Problem};
pub(crate) use super::interval::PredictionOptions;
use super::interval::{count_quantiles, likely_parameters, Delta, IntervalKind, Predictions, Scale};
use super::jet::{Jet, Real};
use super::newton::{Bounds, Derivatives, Side};
use super::rows::{distinct, Distinct, Sums};
use crate::describe::record;
use crate::math::{exp, ln};
use crate::parallel::map_chunks;
use crate::random::Stream;
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;

/// Customers are predicted in pieces of so many.
const PIECE: usize = 1024;
/// No simulated customer buys more often.
pub(crate) const MOST_DRAWN: usize = 1_000_000;
/// A distribution of purchases is not followed further.
pub(super) const MOST_PURCHASES: usize = 1 << 20;

record! {
    /// The purchases of all customers together.
    pub struct TotalResult {
        /// The expected total.
        pub total: f64,
        /// The headline number: the total.
        pub value: f64,
        /// How many customers.
        pub n: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What the interval speaks of.
        pub interval_kind: IntervalKind,
        /// What was predicted.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// What a first guess is made from.
pub(crate) struct Summary {
    /// Repeat purchases over time seen, never 0.
    pub rate: f64,
    /// The mean age.
    pub scale: f64,
}

/// A model of repeat purchases with `N` positive parameters. A row is frequency, recency and age.
pub(crate) trait Model<const N: usize>: Sync + 'static {
    const MODEL: &'static str;
    /// The kind of saved state.
    const KIND: &'static str;
    const NAMES: [&'static str; N];
    /// The power of the unit of time in each parameter.
    const TIME_POWERS: [i32; N];
    /// How far each parameter may be from 1, or from that power of the mean age.
    const REACH: [(f64, f64); N] = [(1e-8, 1e8); N];

    /// Parameters to begin from, the likeliest first.
    fn starts(summary: &Summary) -> Vec<[f64; N]>;
    /// The log-likelihood of sorted rows, with derivatives by the parameters.
    fn sums(parameters: &[f64; N], data: &Distinct<3>, threads: usize) -> Result<Sums<N>, Error>;
    /// The same with derivatives by the logarithms of the parameters.
    fn derivatives(parameters: &[f64; N], data: &Distinct<3>, threads: usize) -> Result<Derivatives, Error> {
        Ok(Self::sums(parameters, data, threads)?.by_logs(parameters))
    }
    /// What it means that coordinates press against these bounds.
    fn name_boundary(sides: &[Side], values: &[f64]) -> Vec<(&'static str, &'static str)>;
    /// The chance that the customer still buys.
    fn alive<R: Real>(parameters: &[R; N], row: &[f64; 3]) -> R;
    /// Purchases expected in the time after the age of a customer who still buys then.
    fn expected_if_alive<R: Real>(parameters: &[R; N], row: &[f64; 3], horizon: f64) -> R;
    /// Where purchases expected of a customer still there bend smoothly with the logarithm of this scale plus the age: the
    /// scale.
    fn age_scale(_parameters: &[f64; N]) -> Option<f64> {
        None
    }
    /// Whether it takes long to say what one customer will buy in a time, so that it is interpolated.
    const SLOW: bool = false;
    /// Purchases expected in the time after the age.
    fn expected<R: Real>(parameters: &[R; N], row: &[f64; 3], horizon: f64) -> R {
        Self::alive(parameters, row) * Self::expected_if_alive(parameters, row, horizon)
    }
    /// Purchases expected for all time, discounted continuously, of a customer who still buys.
    fn discounted_if_alive<R: Real>(parameters: &[R; N], row: &[f64; 3], rate: f64) -> R;
    /// Purchases expected for all time, discounted continuously.
    fn discounted<R: Real>(parameters: &[R; N], row: &[f64; 3], rate: f64) -> R {
        Self::alive(parameters, row) * Self::discounted_if_alive(parameters, row, rate)
    }
    /// The chances of 0, 1, ..., `up_to` purchases.
    fn chances(parameters: &[f64; N], row: &[f64; 3], horizon: f64, up_to: usize) -> Vec<f64>;
    /// Times of the purchases of one such customer, drawn.
    fn draw(parameters: &[f64; N], row: &[f64; 3], horizon: f64, stream: &mut Stream) -> Vec<f64>;
}

/// The parameters of an estimate, in order.
pub(crate) fn parameters<const N: usize>(estimates: &Estimates) -> [f64; N] {
    array(estimates.values())
}

pub(crate) fn array<const N: usize>(values: &[f64]) -> [f64; N] {
    let mut array = [0.0; N];
    for (slot, value) in array.iter_mut().zip(values) {
        *slot = *value;
    }
    array
}

fn summary(data: &Distinct<3>) -> Summary {
    let (mut purchases, mut time, mut n) = (0.0, 0.0, 0.0);
    for ([x, _, age], count) in data.rows.iter().zip(&data.counts) {
        purchases += x * count;
        time += age * count;
        n += count;
    }
    let scale = if time > 0.0 { time / n } else { 1.0 };
    Summary { rate: (purchases + 0.5) / (scale * n), scale }
}

/// Where the coordinates of a model may be.
fn reach<M: Model<N>, const N: usize>(summary: &Summary) -> [[f64; N]; 2] {
    let centre = M::TIME_POWERS.map(|power| f64::from(power) * ln(summary.scale));
    let (mut lower, mut upper) = (centre, centre);
    for (i, (low, high)) in M::REACH.into_iter().enumerate() {
        lower[i] += ln(low);
        upper[i] += ln(high);
    }
    [lower, upper]
}

/// Fits a model whose parameters covariates move; `moved` says which, for covariates of purchase and of dropout.
pub(crate) fn fit_with_covariates<M: Model<N>, const N: usize>(
    customers: &Customers,
    tables: [&Covariates; 2],
    moved: [&[(usize, f64)]; 2],
    limit: u64,
) -> Result<Estimates, Error> {
    for table in tables {
        table.check_rows(customers.len())?;
    }
    if customers.frequency().iter().all(|&x| x == 0.0) {
        return Err(Error::empty("customers with a repeat purchase"));
    }
    let [lower, upper] = reach::<M, N>(&summary(&customers.distinct()));
    let rows: Vec<[f64; 3]> = customers.rows().collect();
    let counts = customers.counts().map_or_else(|| vec![1.0; rows.len()], <[f64]>::to_vec);
    let found = WithCovariates::<N> {
        model: M::MODEL,
        names: M::NAMES,
        without: fit::<M, N>(customers, limit)?,
        lower,
        upper,
        limit,
        threads: customers.threads(),
        name_boundary: &M::name_boundary,
    }
    .fit(
        &[(tables[0], moved[0]), (tables[1], moved[1])],
        &counts,
        |own| {
            let own_counts: Vec<f64> = own.iter().map(|&row| counts[row]).collect();
            Ok(distinct(own.iter().map(|&row| rows[row]).collect(), Some(&own_counts)))
        },
        |parameters, data| M::derivatives(parameters, data, 1),
    )?;
    Ok(found.with_unit_days(customers.unit_days()))
}

/// Fits a model to customers.
pub(crate) fn fit<M: Model<N>, const N: usize>(
    customers: &Customers,
    limit: u64,
) -> Result<Estimates, Error> {
    let data = customers.distinct();
    let threads = customers.threads();
    let summary = summary(&data);
    let starts: Vec<Vec<f64>> = M::starts(&summary).iter().map(|start| start.map(ln).to_vec()).collect();
    let [lower, upper] = reach::<M, N>(&summary);
    let mut bounds = Bounds { lower: lower.to_vec(), upper: upper.to_vec() };
    if let (true, Some(start)) = (data.rows.iter().all(|row| row[0] == 0.0), starts.first()) {
        // Where nobody came back the rate of purchases is 0 (the first parameter), and nothing tells the rest.
        bounds.lower[1..].copy_from_slice(&start[1..]);
        bounds.upper[1..].copy_from_slice(&start[1..]);
    }
    let likelihood = |point: &[f64]| {
        let mut at = [0.0; N];
        for (slot, coordinate) in at.iter_mut().zip(point) {
            *slot = exp(*coordinate);
        }
        M::derivatives(&at, &data, threads)
    };
    Problem {
        model: M::MODEL,
        names: M::NAMES.iter().map(|&name| name.into()).collect(),
        positive: vec![true; N],
        starts,
        bounds,
        limit,
        n: customers.customer_count(),
        name_boundary: &M::name_boundary,
        likelihood: &likelihood,
    }
    .solve()
    .map(|found| found.with_unit_days(customers.unit_days()))
}

/// The log-likelihood of customers under given parameters.
pub(crate) fn log_likelihood<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    customers: &Customers,
) -> Result<f64, Error> {
    let value = M::sums(&parameters(estimates), &customers.distinct(), customers.threads())?.value();
    if value.is_finite() {
        return Ok(value);
    }
    Err(Error::NonFinite { what: "log-likelihood".into(), row: None })
}

/// The parameters as jets: each followed by its logarithm.
pub(super) fn jets<const N: usize>(parameters: &[f64; N]) -> [Jet<N>; N] {
    let mut jets = [Jet::of(0.0); N];
    for (i, (jet, value)) in jets.iter_mut().zip(parameters).enumerate() {
        *jet = Jet::parameter(i, *value);
    }
    jets
}

/// A quantity for every customer, with its interval by the delta method.
fn predict<const N: usize>(
    estimates: &Estimates,
    customers: &Customers,
    level: Level,
    scale: Scale,
    method: &'static str,
    plain: impl Fn(&[f64; 3]) -> f64 + Sync,
    with_gradient: impl Fn(&[f64; 3]) -> Jet<N> + Sync,
) -> Result<Predictions, Error> {
    let delta = Delta::new(estimates, level, scale);
    let rows: Vec<[f64; 3]> = customers.rows().collect();
    let pieces = map_chunks(rows.len(), PIECE, customers.threads(), |range| {
        let mut piece = Vec::with_capacity(range.len());
        for (row, customer) in range.clone().zip(&rows[range]) {
            let (value, bounds) = if delta.is_known() {
                let jet = with_gradient(customer);
                (jet.value, delta.bounds(jet.value, &jet.gradient))
            } else {
                (plain(customer), None)
            };
            if !value.is_finite() {
                return Err(Error::NonFinite { what: method.into(), row: Some(row) });
            }
            piece.push((value, bounds));
        }
        Ok(piece)
    })?;
    let found = || pieces.iter().flatten();
    let fixed = delta.is_known() && found().any(|(_, bounds)| bounds.is_none());
    let interval_method = if fixed {
        format!("{}; none: fixed_by_model where there is none", delta.method()).into()
    } else {
        delta.method()
    };
    Ok(Predictions {
        values: found().map(|&(value, _)| value).collect(),
        ci_lower: found().map(|(_, bounds)| bounds.map(|(low, _)| low)).collect(),
        ci_upper: found().map(|(_, bounds)| bounds.map(|(_, high)| high)).collect(),
        ci_level: level.confidence,
        interval_kind: IntervalKind::Parameter,
        method: method.into(),
        interval_method,
    })
}

/// A time or rate that must be 0 or above.
pub(crate) fn check_time(what: &'static str, value: f64) -> Result<(), Error> {
    if value >= 0.0 && value.is_finite() {
        return Ok(());
    }
    Err(Error::out_of_range(what, None, value, "finite and 0 or above"))
}

pub(crate) fn alive_probability<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    customers: &Customers,
    options: &PredictionOptions,
) -> Result<Predictions, Error> {
    let level = options.level_of_expectation("a probability")?;
    let at = parameters::<N>(estimates);
    let jets = jets(&at);
    let method = "probability of being alive";
    predict(
        estimates,
        customers,
        level,
        Scale::Logit,
        method,
        |row| M::alive(&at, row),
        |row| M::alive(&jets, row),
    )
}

/// What each customer will buy, from what they will buy if they are still there: for smooth models by interpolation over
/// their ages, where `slow` says that it pays.
fn predict_by_age<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    customers: &Customers,
    level: Level,
    method: &'static str,
    slow: bool,
    plain_if_alive: impl Fn(&[f64; 3]) -> f64 + Sync,
    if_alive: impl Fn(&[f64; 3]) -> Jet<N> + Sync,
) -> Result<Predictions, Error> {
    let at = parameters::<N>(estimates);
    let jets = jets(&at);
    let rows: Vec<[f64; 3]> = if slow { customers.rows().collect() } else { Vec::new() };
    // One of the two is for nobody: intervals need gradients, their absence does not.
    let (with, without): (&[[f64; 3]], &[[f64; 3]]) =
        if estimates.coordinate_covariance().is_some() { (&rows, &[]) } else { (&[], &rows) };
    let plain = ByAge::new::<M, N>(&at, without, customers.threads(), &plain_if_alive)?;
    let sloped = ByAge::new::<M, N>(&at, with, customers.threads(), &if_alive)?;
    predict(
        estimates,
        customers,
        level,
        Scale::Log,
        method,
        |row| {
            let known = plain.as_ref().and_then(|plain| plain.get(row));
            M::alive(&at, row) * known.unwrap_or_else(|| plain_if_alive(row))
        },
        |row| {
            let known = sloped.as_ref().and_then(|sloped| sloped.get(row));
            M::alive(&jets, row) * known.unwrap_or_else(|| if_alive(row))
        },
    )
}

pub(crate) fn expected_purchases<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    horizon: f64,
    customers: &Customers,
    options: &PredictionOptions,
) -> Result<Predictions, Error> {
    check_time("horizon", horizon)?;
    let level = Level::new(options.confidence_level)?;
    let at = parameters::<N>(estimates);
    let jets = jets(&at);
    let mut predictions = predict_by_age::<M, N>(
        estimates,
        customers,
        level,
        "expected purchases",
        M::SLOW,
        |row| M::expected_if_alive(&at, row, horizon),
        |row| M::expected_if_alive(&jets, row, horizon),
    )?;
    if options.interval == IntervalKind::Predictive {
        let points: Vec<[f64; N]> = likely_parameters(estimates).iter().map(|point| array(point)).collect();
        let rows: Vec<[f64; 3]> = customers.rows().collect();
        let pieces = map_chunks(rows.len(), PIECE, customers.threads(), |range| {
            Ok(rows[range]
                .iter()
                .map(|row| {
                    count_quantiles(points.len(), level, MOST_PURCHASES, |point, up_to| {
                        M::chances(&points[point], row, horizon, up_to)
                    })
                })
                .collect::<Vec<_>>())
        })?;
        let bounds = || pieces.iter().flatten();
        predictions.ci_lower = bounds().map(|bounds| bounds.map(|(low, _)| low)).collect();
        predictions.ci_upper = bounds().map(|bounds| bounds.map(|(_, high)| high)).collect();
        predictions.interval_kind = IntervalKind::Predictive;
        predictions.interval_method = if points.len() > 1 {
            "quantiles of the number of purchases, averaged over likely parameters".into()
        } else {
            format!("quantiles of the number of purchases; {}", estimates.no_covariance_reason()).into()
        };
    }
    Ok(predictions)
}

/// Expected purchases alone.
pub(crate) fn point_predictions<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    horizon: f64,
    customers: &Customers,
) -> Result<Vec<f64>, Error> {
    check_time("horizon", horizon)?;
    let at = parameters::<N>(estimates);
    let rows: Vec<[f64; 3]> = customers.rows().collect();
    let pieces = map_chunks(rows.len(), PIECE, customers.threads(), |range| {
        Ok(rows[range].iter().map(|row| M::expected(&at, row, horizon)).collect::<Vec<_>>())
    })?;
    let values: Vec<f64> = pieces.into_iter().flatten().collect();
    match values.iter().position(|value| !value.is_finite()) {
        Some(row) => Err(Error::NonFinite { what: "expected purchases".into(), row: Some(row) }),
        None => Ok(values),
    }
}

/// The purchases of a customer still there in each period, counted by its discount, with the gradient.
pub(super) fn discounted_if_alive<M: Model<N>, const N: usize>(
    jets: &[Jet<N>; N],
    row: &[f64; 3],
    period: f64,
    discounts: &[f64],
) -> Jet<N> {
    // Summed by parts: the expectation up to a period's end counts by what the discount falls after it.
    let mut sum = Jet::<N>::of(0.0);
    for (number, discount) in discounts.iter().enumerate() {
        let falls = discount - discounts.get(number + 1).copied().unwrap_or(0.0);
        if falls != 0.0 {
            sum = sum + M::expected_if_alive(jets, row, (number + 1) as f64 * period) * falls;
        }
    }
    sum
}

pub(crate) fn discounted_purchases<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    rate: f64,
    customers: &Customers,
    options: &PredictionOptions,
) -> Result<Predictions, Error> {
    let level = options.level_of_expectation("a discounted sum")?;
    if !(rate > 0.0 && rate.is_finite()) {
        return Err(Error::out_of_range("discount_rate", None, rate, "finite and above 0"));
    }
    let at = parameters::<N>(estimates);
    let jets = jets(&at);
    let method = "discounted expected residual purchases";
    predict_by_age::<M, N>(
        estimates,
        customers,
        level,
        method,
        true,
        |row| M::discounted_if_alive(&at, row, rate),
        |row| M::discounted_if_alive(&jets, row, rate),
    )
}

pub(crate) fn purchase_probabilities<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    horizon: f64,
    up_to: u64,
    customers: &Customers,
) -> Result<Vec<Vec<f64>>, Error> {
    check_time("horizon", horizon)?;
    let up_to = usize::try_from(up_to).ok().filter(|&up_to| up_to <= MOST_PURCHASES).ok_or_else(|| {
        Error::out_of_range("up_to", None, up_to as f64, format!("at most {MOST_PURCHASES}"))
    })?;
    let at = parameters::<N>(estimates);
    let rows: Vec<[f64; 3]> = customers.rows().collect();
    let pieces = map_chunks(rows.len(), PIECE, customers.threads(), |range| {
        Ok(rows[range].iter().map(|row| M::chances(&at, row, horizon, up_to)).collect::<Vec<_>>())
    })?;
    Ok(pieces.into_iter().flatten().collect())
}

/// Mean and variance of one customer's number of purchases, from its distribution.
pub(crate) fn count_moments<M: Model<N>, const N: usize>(
    at: &[f64; N],
    row: &[f64; 3],
    horizon: f64,
) -> (f64, f64) {
    let mean = M::expected(at, row, horizon);
    let mut up_to = (63 + (mean * 4.0) as usize).min(MOST_PURCHASES);
    loop {
        let chances = M::chances(at, row, horizon, up_to);
        let (mut total, mut first, mut second) = (0.0, 0.0, 0.0);
        for (k, chance) in chances.iter().enumerate() {
            total += chance;
            first += k as f64 * chance;
            second += (k * k) as f64 * chance;
        }
        if (1.0 - total) * (up_to as f64) < 1e-6 * (mean + 1e-3) || up_to >= MOST_PURCHASES {
            return (mean, (second - first * first).max(0.0));
        }
        up_to = (up_to * 4).min(MOST_PURCHASES);
    }
}

pub(crate) fn total_purchases<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    horizon: f64,
    customers: &Customers,
    options: &PredictionOptions,
) -> Result<TotalResult, Error> {
    check_time("horizon", horizon)?;
    let level = Level::new(options.confidence_level)?;
    let at = parameters::<N>(estimates);
    let jets = jets(&at);
    let predictive = options.interval == IntervalKind::Predictive;
    let data = customers.distinct();
    let pieces = map_chunks(data.rows.len(), PIECE, customers.threads(), |range| {
        let (mut sum, mut variance) = (Jet::<N>::of(0.0), 0.0);
        for (row, &count) in data.rows[range.clone()].iter().zip(&data.counts[range]) {
            sum = sum + M::expected(&jets, row, horizon) * count;
            if predictive {
                variance += count * count_moments::<M, N>(&at, row, horizon).1;
            }
        }
        Ok((sum, variance))
    })?;
    let (mut sum, mut variance) = (Jet::<N>::of(0.0), 0.0);
    for (piece, more) in pieces {
        sum = sum + piece;
        variance += more;
    }
    let delta = Delta::new(estimates, level, Scale::Log);
    let of_parameters = delta.variance(&sum.gradient);
    let method = match (of_parameters, predictive) {
        (Some(_), false) => "delta method on the log scale".into(),
        (Some(_), true) => "variance of counts and parameters, on the log scale".into(),
        (None, true) => format!("variance of counts; {}", estimates.no_covariance_reason()).into(),
        (None, false) => no_interval(estimates.no_covariance_reason()),
    };
    let all = match (of_parameters, predictive) {
        (Some(error), _) => Some(error + variance),
        (None, true) => Some(variance),
        (None, false) => None,
    };
    let bounds = all.filter(|_| sum.value > 0.0).and_then(|all| {
        // The variance of a logarithm whose number has this mean and variance.
        let spread = if predictive {
            crate::math::ln_1p(all / (sum.value * sum.value))
        } else {
            all / (sum.value * sum.value)
        };
        let arm = level.z * spread.sqrt();
        let centre = if predictive { sum.value * exp(-0.5 * spread) } else { sum.value };
        let (low, high) = (centre * exp(-arm), centre * exp(arm));
        (low.is_finite() && high.is_finite()).then_some((low, high))
    });
    if !sum.value.is_finite() {
        return Err(Error::NonFinite { what: "expected purchases".into(), row: None });
    }
    Ok(TotalResult {
        total: sum.value,
        value: sum.value,
        n: customers.customer_count(),
        ci_lower: bounds.map(|(low, _)| low),
        ci_upper: bounds.map(|(_, high)| high),
        ci_level: level.confidence,
        interval_kind: options.interval,
        method: "expected purchases of all".into(),
        interval_method: if bounds.is_some() || all.is_none() {
            method
        } else {
            no_interval("no purchases are expected")
        },
    })
}

/// Purchases in the time after the age, drawn for every customer: each has its own stream of the seed.
pub(crate) fn simulate_purchases<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    horizon: f64,
    customers: &Customers,
    seed: u64,
) -> Result<Vec<Vec<f64>>, Error> {
    check_time("horizon", horizon)?;
    let at = parameters::<N>(estimates);
    let rows: Vec<[f64; 3]> = customers.rows().collect();
    let pieces = map_chunks(rows.len(), PIECE, customers.threads(), |range| {
        Ok(range
            .clone()
            .zip(&rows[range])
            .map(|(row, customer)| M::draw(&at, customer, horizon, &mut Stream::new(seed, row as u64)))
            .collect::<Vec<_>>())
    })?;
    Ok(pieces.into_iter().flatten().collect())
}

/// New customers of these ages, drawn and summed up.
pub(crate) fn simulate_customers<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    ages: &[f64],
    seed: u64,
) -> Result<Customers, Error> {
    let at = parameters::<N>(estimates);
    let (mut frequency, mut recency) = (Vec::with_capacity(ages.len()), Vec::with_capacity(ages.len()));
    for (row, &age) in ages.iter().enumerate() {
        check_time("age", age)?;
        let times = M::draw(&at, &[0.0; 3], age, &mut Stream::new(seed, row as u64));
        frequency.push(times.len() as f64);
        recency.push(times.last().copied().unwrap_or(0.0));
    }
    Customers::new(&frequency, &recency, ages)
}
