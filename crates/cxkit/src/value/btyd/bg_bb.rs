//! BG/BB: purchases at discrete opportunities, such as a yearly appeal or a weekly catalogue.

use super::contracts::{check_discount, check_renewals, predict, residuals};
use super::coordinates::regrouped;
use super::customers::Customers;
use super::fit::{Estimates, Problem};
use super::interval::{
    count_quantiles, likely_parameters, IntervalKind, PredictionOptions, Predictions, Scale,
};
use super::newton::{Bounds, Side};
use super::rows::{sum_rows, Distinct, Sums};
use super::shifted_beta_geometric::ShiftedBetaGeometric;
use super::{contracts, saved};
use crate::describe::{choices, options};
use crate::math::double::Double;
use crate::math::{beta_quantile, exp, ln, ln_beta, ln_double};
use crate::random::Stream;
use crate::stats::Level;
use crate::Error;

const KIND: &str = "bg_bb_fit";
const MODEL: &str = "BG/BB";
const NAMES: [&str; 4] = ["alpha", "beta", "gamma", "delta"];

/// Logarithms of beta and delta up to which a fit looks; twice as far for the ratios, as chances may be tiny.
const FAR: f64 = 18.0;
/// The ratio alpha/beta moves alpha, beta moves both; so with gamma and delta.
const PARTS: [&[usize]; 4] = [&[0], &[0, 1], &[2], &[2, 3]];
/// The most opportunities that are read.
const MOST: f64 = 1e5;

choices! {
    /// The moment at which a customer is asked to be alive.
    pub enum AliveAt {
        /// At the last opportunity that was observed, n: a customer who bought then is alive for certain.
        LastOpportunity = "last_opportunity",
        /// At the next opportunity, n + 1: the chance to be there for it.
        NextOpportunity = "next_opportunity",
    }
}

options! {
    /// Settings of [`BgBbFit::alive_probability`].
    pub struct BgBbAliveOptions {
        /// The moment the chance is asked for.
        at: AliveAt = AliveAt::LastOpportunity,
        /// What the intervals speak of: `parameter`, as a probability has no other.
        interval: IntervalKind = IntervalKind::Parameter,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

options! {
    /// The BG/BB model of purchases at discrete opportunities, to be fitted.
    ///
    /// At each opportunity a customer who is alive buys with a chance of their own, beta-distributed (alpha, beta)
    /// over customers; before each they leave for good with a chance of their own, beta-distributed (gamma, delta).
    /// Of the customers, frequency is the number of opportunities taken, recency the number of the last one taken,
    /// age the number there were: whole numbers. Not to be used where purchases can happen at any time: see
    /// [`super::BgNbd`].
    ///
    /// P. Fader, B. Hardie, J. Shang, Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing
    /// Science 29, 2010.
    pub struct BgBb {
        /// How many steps a fit may take.
        max_iterations: u64 = 500,
    }
}

/// A fitted BG/BB model, or one whose parameters were given.
#[derive(Clone, Debug, PartialEq)]
pub struct BgBbFit {
    estimates: Estimates,
}

/// Checks that what must be counted in opportunities is.
fn check(customers: &Customers) -> Result<(), Error> {
    for (row, [x, last, n]) in customers.rows().enumerate() {
        for (what, value) in [("recency", last), ("age", n)] {
            if value.fract() != 0.0 || value > MOST {
                let required = "a whole number of opportunities, at most 100,000";
                return Err(Error::out_of_range(what, Some(row), value, required));
            }
        }
        if x > last {
            let required = format!("at most the recency {last}, an opportunity each");
            return Err(Error::out_of_range("frequency", Some(row), x, required));
        }
        if x == 0.0 && last > 0.0 || x > 0.0 && last == 0.0 {
            return Err(Error::out_of_range(
                "recency",
                Some(row),
                last,
                "above 0 with a purchase and 0 without",
            ));
        }
    }
    Ok(())
}

/// ln (a)(a + 1) … (a + k − 1) for k = 0, 1, 2 …, with the sums of 1/(a + i) and of 1/(a + i)².
struct Rising {
    logs: Vec<Double>,
    slopes: Vec<f64>,
    bends: Vec<f64>,
}

impl Rising {
    fn new(a: f64, most: usize) -> Self {
        let mut rising = Self { logs: vec![Double::exact(0.0)], slopes: vec![0.0], bends: vec![0.0] };
        let (mut log, mut slope, mut bend) = (Double::exact(0.0), 0.0, 0.0);
        for i in 0..most {
            let factor = Double::sum(a, i as f64);
            let inverse = 1.0 / factor.hi;
            log = log + ln_double(factor);
            slope += inverse;
            bend += inverse * inverse;
            rising.logs.push(log);
            rising.slopes.push(slope);
            rising.bends.push(bend);
        }
        rising
    }
}

/// The gamma functions of the model: differences of arguments are whole numbers, so products do.
struct Tables {
    parameters: [f64; 4],
    alpha: Rising,
    beta: Rising,
    both: Rising,
    delta: Rising,
    leave: Rising,
    gamma_log: Double,
}

/// A row in whole numbers.
#[derive(Clone, Copy)]
struct Row {
    x: usize,
    last: usize,
    n: usize,
}

impl Row {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn of([x, last, n]: [f64; 3]) -> Self {
        Self { x: x as usize, last: last as usize, n: n as usize }
    }
}

impl Tables {
    fn new(parameters: [f64; 4], most: usize) -> Self {
        let [alpha, beta, gamma, delta] = parameters;
        Self {
            parameters,
            alpha: Rising::new(alpha, most),
            beta: Rising::new(beta, most),
            both: Rising::new(alpha + beta, most),
            delta: Rising::new(delta, most),
            leave: Rising::new(gamma + delta, most + 1),
            gamma_log: ln_double(Double::exact(gamma)),
        }
    }

    /// The logarithm of the chance of this row and of leaving after opportunity `end`; with `end` = n of staying.
    fn log_term(&self, row: Row, end: usize) -> f64 {
        let bought = self.alpha.logs[row.x] + self.beta.logs[end - row.x] - self.both.logs[end];
        let lived = if end == row.n {
            self.delta.logs[end] - self.leave.logs[end]
        } else {
            self.gamma_log + self.delta.logs[end] - self.leave.logs[end + 1]
        };
        (bought + lived).value()
    }

    /// The log-likelihood of a row; `weights` becomes the chances to have left after each opportunity from the
    /// last purchase on, the last one that to have stayed.
    fn weigh(&self, row: Row, weights: &mut Vec<f64>) -> f64 {
        weights.clear();
        weights.extend((row.last..=row.n).map(|end| self.log_term(row, end)));
        let largest = weights.iter().fold(f64::NEG_INFINITY, |most, &log| most.max(log));
        let mut sum = 0.0;
        for weight in weights.iter_mut() {
            *weight = exp(*weight - largest);
            sum += *weight;
        }
        for weight in weights.iter_mut() {
            *weight /= sum;
        }
        largest + ln(sum)
    }

    /// The slopes of a term by alpha, beta, gamma and delta.
    fn slopes(&self, row: Row, end: usize) -> [f64; 4] {
        let both = self.both.slopes[end];
        let bought = [self.alpha.slopes[row.x] - both, self.beta.slopes[end - row.x] - both];
        let (leave, own) = if end == row.n {
            (self.leave.slopes[end], 0.0)
        } else {
            (self.leave.slopes[end + 1], 1.0 / self.parameters[2])
        };
        [bought[0], bought[1], own - leave, self.delta.slopes[end] - leave]
    }

    /// Adds the second derivatives of a term, times `weight`.
    fn add_bends(&self, row: Row, end: usize, weight: f64, hessian: &mut [[f64; 4]; 4]) {
        let both = self.both.bends[end];
        hessian[0][0] += weight * (both - self.alpha.bends[row.x]);
        hessian[1][0] += weight * both;
        hessian[1][1] += weight * (both - self.beta.bends[end - row.x]);
        let gamma = self.parameters[2];
        let (leave, own) = if end == row.n {
            (self.leave.bends[end], 0.0)
        } else {
            (self.leave.bends[end + 1], 1.0 / (gamma * gamma))
        };
        hessian[2][2] += weight * (leave - own);
        hessian[3][2] += weight * leave;
        hessian[3][3] += weight * (leave - self.delta.bends[end]);
    }

    /// Adds a row that `count` customers share.
    fn add(&self, row: Row, count: f64, weights: &mut Vec<f64>, sums: &mut Sums<4>) {
        sums.add_value(count * self.weigh(row, weights));
        let mut mean = [0.0; 4];
        let mut bends = [[0.0; 4]; 4];
        for (end, &weight) in (row.last..=row.n).zip(weights.iter()) {
            let slopes = self.slopes(row, end);
            self.add_bends(row, end, weight, &mut bends);
            for i in 0..4 {
                mean[i] += weight * slopes[i];
                for j in 0..=i {
                    bends[i][j] += weight * slopes[i] * slopes[j];
                }
            }
        }
        for i in 0..4 {
            sums.gradient[i] += count * mean[i];
            for j in 0..=i {
                sums.hessian[i][j] += count * (bends[i][j] - mean[i] * mean[j]);
            }
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn most_opportunities(rows: &[[f64; 3]]) -> usize {
    rows.iter().fold(0.0f64, |most, row| most.max(row[2])) as usize
}

fn sums(distinct: &Distinct<3>, parameters: [f64; 4], threads: usize) -> Result<Sums<4>, Error> {
    let tables = Tables::new(parameters, most_opportunities(&distinct.rows));
    sum_rows::<4>(distinct.rows.len(), threads, |range, sums| {
        let mut weights = Vec::new();
        for (&row, &count) in distinct.rows[range.clone()].iter().zip(&distinct.counts[range]) {
            tables.add(Row::of(row), count, &mut weights, sums);
        }
        Ok(())
    })
}

impl BgBb {
    /// Fits the model by maximum likelihood.
    ///
    /// It is climbed in the ratios alpha/beta and gamma/delta and in beta and delta: where customers do not differ
    /// the likelihood runs straight to infinity there.
    ///
    /// # Errors
    /// `out_of_range` for recency or age that are no whole numbers, or for more purchases than opportunities up to
    /// the last, naming the row; `empty` where nobody had an opportunity, or nobody more than two; `no_convergence`, which names the best
    /// point.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{BgBb, Customers};
    /// // Six opportunities: 40 took none, 15 the first alone, 25 all.
    /// let customers = Customers::new(&[0, 1, 2, 4, 6], &[0, 1, 5, 6, 6], &[6; 5])?.with_counts(&[40, 15, 9, 11, 25])?;
    /// let fit = BgBb::default().fit(&customers)?;
    /// assert_eq!((fit.estimates().n(), fit.estimates().boundary()), (100, None));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn fit(&self, customers: &Customers) -> Result<BgBbFit, Error> {
        check(customers)?;
        let distinct = customers.distinct();
        if most_opportunities(&distinct.rows) == 0 {
            return Err(Error::empty("opportunities to buy"));
        }
        let likelihood = |point: &[f64]| {
            let (beta, delta) = (exp(point[1]), exp(point[3]));
            let parameters = [exp(point[0]) * beta, beta, exp(point[2]) * delta, delta];
            Ok(regrouped(&sums(&distinct, parameters, customers.threads())?.by_logs(&parameters), &PARTS))
        };
        let starts =
            [(1.0, 1.0, 0.25, 2.0), (1.0, 0.5, 0.1, 4.0), (0.2, 5.0, 0.05, 10.0), (1.0, 30.0, 0.1, 50.0)];
        let nobody_bought = distinct.rows.iter().all(|row| row[0] == 0.0);
        let all_bought = distinct.rows.iter().all(|row| row[0] == row[2]);
        let mut bounds = Bounds {
            lower: vec![-2.0 * FAR, -FAR, -2.0 * FAR, -FAR],
            upper: vec![2.0 * FAR, FAR, 2.0 * FAR, FAR],
        };
        if most_opportunities(&distinct.rows) < 3 && !nobody_bought && !all_bought {
            return Err(Error::empty(
                "opportunity 3, of which the model needs one to tell four parameters apart,",
            ));
        }
        // Where all do the same nothing tells how far they differ.
        let held: &[usize] = match (nobody_bought, all_bought) {
            (true, _) => &[1, 2, 3],
            (_, true) => &[1, 3],
            _ => &[],
        };
        for &i in held {
            (bounds.lower[i], bounds.upper[i]) = (0.0, 0.0);
        }
        let problem = Problem {
            model: MODEL,
            names: ["alpha/beta", "beta", "gamma/delta", "delta"].map(Into::into).into(),
            positive: vec![true; 4],
            starts: starts.map(|(a, b, c, d): (f64, f64, f64, f64)| vec![ln(a), ln(b), ln(c), ln(d)]).into(),
            bounds,
            limit: self.max_iterations,
            n: customers.customer_count(),
            name_boundary: &move |sides, _| name_boundary(nobody_bought, sides),
            likelihood: &likelihood,
        };
        let found = problem.solve()?;
        let [alpha_ratio, beta, gamma_ratio, delta] = [0, 1, 2, 3].map(|i| found.values()[i]);
        let found = found.told_by(0, NAMES[0], alpha_ratio * beta, &[1.0, 1.0, 0.0, 0.0]);
        Ok(BgBbFit { estimates: found.told_by(2, NAMES[2], gamma_ratio * delta, &[0.0, 0.0, 1.0, 1.0]) })
    }
}

/// What the model has become, from the sides of alpha/beta, beta, gamma/delta and delta.
fn name_boundary(nobody_bought: bool, sides: &[Side]) -> Vec<(&'static str, &'static str)> {
    if nobody_bought {
        return vec![("nobody_buys", "nobody takes an opportunity")];
    }
    let [buying, buying_spread, leaving, leaving_spread] = [sides[0], sides[1], sides[2], sides[3]];
    let cases = [
        (leaving == Side::Low, ("no_dropout", "customers never leave")),
        (leaving == Side::High, ("leave_at_once", "customers leave before the first opportunity")),
        (
            leaving_spread == Side::High && leaving == Side::Inside,
            ("equal_dropout", "the chance to leave is one for all"),
        ),
        (
            leaving_spread == Side::Low && leaving == Side::Inside,
            ("leave_or_stay", "part of the customers leaves before the first opportunity, the rest never"),
        ),
        (buying == Side::Low, ("nobody_buys", "nobody takes an opportunity")),
        (buying == Side::High, ("always_buy", "customers take every opportunity until they leave")),
        (
            buying_spread == Side::High && buying == Side::Inside,
            ("equal_purchase", "the chance to buy is one for all"),
        ),
        (
            buying_spread == Side::Low && buying == Side::Inside,
            ("buy_or_not", "part of the customers takes every opportunity, the rest none"),
        ),
    ];
    let found: Vec<_> = cases.into_iter().filter(|(holds, _)| *holds).map(|(_, named)| named).collect();
    if found.is_empty() {
        // Only a spread that no longer matters is at a bound.
        return vec![("no_spread", "the spread of the chances cannot be told")];
    }
    found
}

impl BgBbFit {
    /// A model with these parameters.
    ///
    /// # Errors
    /// `out_of_range` unless all are finite and above 0.
    pub fn from_params(alpha: f64, beta: f64, gamma: f64, delta: f64) -> Result<Self, Error> {
        let named = [(NAMES[0], alpha), (NAMES[1], beta), (NAMES[2], gamma), (NAMES[3], delta)];
        Ok(Self { estimates: Estimates::given(MODEL, &named)? })
    }

    /// The parameters, how sure they are, and how they were found.
    #[must_use]
    pub const fn estimates(&self) -> &Estimates {
        &self.estimates
    }

    /// The log-likelihood of these customers.
    ///
    /// # Errors
    /// `out_of_range` as [`BgBb::fit`].
    pub fn log_likelihood(&self, customers: &Customers) -> Result<f64, Error> {
        check(customers)?;
        Ok(sums(&customers.distinct(), four(self.estimates.values()), customers.threads())?.value())
    }

    /// The chance that each customer is alive, at the last opportunity or at the next.
    ///
    /// At the last opportunity a customer who took it is alive by construction: the chance is 1 and its interval
    /// null.
    ///
    /// # Errors
    /// `out_of_range` as [`BgBb::fit`], or for a level outside 0 to 1; `bad_option` for a `predictive` interval,
    /// which a probability does not have.
    pub fn alive_probability(
        &self,
        customers: &Customers,
        options: &BgBbAliveOptions,
    ) -> Result<Predictions, Error> {
        let at = options.at;
        let level =
            PredictionOptions { interval: options.interval, confidence_level: options.confidence_level }
                .level_of_expectation("a probability")?;
        let method = format!("chance to be alive at the {}", at.as_str().replace('_', " "));
        self.predict(customers, level, Scale::Logit, method, |parameters, row, alive| {
            let [_, _, gamma, delta] = *parameters;
            let n = row.n as f64;
            alive * if at == AliveAt::NextOpportunity { (delta + n) / (gamma + delta + n) } else { 1.0 }
        })
    }

    /// The purchases expected of each customer at the next `opportunities`.
    ///
    /// The interval is that of the expected value (`parameter`) or of the number of purchases itself
    /// (`predictive`).
    ///
    /// # Errors
    /// `out_of_range` as [`BgBb::fit`], for a level outside 0 to 1, or for more than a million opportunities (1,000
    /// with a `predictive` interval).
    pub fn expected_purchases(
        &self,
        opportunities: u64,
        customers: &Customers,
        options: &PredictionOptions,
    ) -> Result<Predictions, Error> {
        check_renewals(opportunities)?;
        let level = Level::new(options.confidence_level)?;
        let method = format!("purchases expected at the next {opportunities} opportunities");
        let found = self.predict(customers, level, Scale::Log, method, |parameters, row, alive| {
            alive * chance(parameters, row) * stays(parameters, row.n, opportunities)
        })?;
        if options.interval == IntervalKind::Parameter {
            return Ok(found);
        }
        let points: Vec<Self> = likely_parameters(&self.estimates)
            .iter()
            .map(|at| Self::from_params(at[0], at[1], at[2], at[3]))
            .collect::<Result<_, _>>()?;
        let chances: Vec<Vec<Vec<f64>>> = points
            .iter()
            .map(|fit| fit.purchase_probabilities(opportunities, customers))
            .collect::<Result<_, _>>()?;
        let most = opportunities as usize;
        let (lower, upper) = (0..customers.len())
            .map(|row| count_quantiles(points.len(), level, most, |point, _| chances[point][row].clone()))
            .map(|ends| (ends.map(|(low, _)| low), ends.map(|(_, high)| high)))
            .unzip();
        Ok(Predictions {
            ci_lower: lower,
            ci_upper: upper,
            interval_kind: IntervalKind::Predictive,
            interval_method: if points.len() > 1 {
                "quantiles of the number of purchases, averaged over likely parameters".into()
            } else {
                let reason = self.estimates.no_covariance_reason();
                format!("quantiles of the number of purchases; {reason}").into()
            },
            ..found
        })
    }

    /// Discounted expected residual purchases: one at the j-th opportunity from now counts (1 + d)^-j.
    ///
    /// # Errors
    /// As [`BgBbFit::alive_probability`], and `out_of_range` for a discount rate below 0.00004 an opportunity.
    pub fn discounted_purchases(
        &self,
        discount_rate: f64,
        customers: &Customers,
        options: &PredictionOptions,
    ) -> Result<Predictions, Error> {
        check_discount(discount_rate)?;
        let level = options.level_of_expectation("a discounted sum")?;
        let method = "purchases expected from now on, the one at opportunity j counted (1 + d)^-j".to_owned();
        self.predict(customers, level, Scale::Log, method, |parameters, row, alive| {
            // Opportunities are to the customer what renewals are to a contract.
            let life = [parameters[2], parameters[3] + row.n as f64];
            let rest = residuals::<ShiftedBetaGeometric>(&life, discount_rate, 1);
            alive * chance(parameters, row) * rest[0] / (1.0 + discount_rate)
        })
    }

    /// For each customer the chances of 0, 1, … purchases at the next `opportunities`, which add up to 1.
    ///
    /// # Errors
    /// `out_of_range` as [`BgBb::fit`], or for more than 1,000 opportunities.
    pub fn purchase_probabilities(
        &self,
        opportunities: u64,
        customers: &Customers,
    ) -> Result<Vec<Vec<f64>>, Error> {
        check(customers)?;
        if opportunities > 1_000 {
            let got = opportunities as f64;
            return Err(Error::out_of_range("opportunities", None, got, "at most 1,000"));
        }
        let parameters = four(self.estimates.values());
        let rows: Vec<[f64; 3]> = customers.rows().collect();
        let tables = Tables::new(parameters, most_opportunities(&rows));
        let mut weights = Vec::new();
        let chances = rows.into_iter().map(|row| {
            let row = Row::of(row);
            tables.weigh(row, &mut weights);
            counts(&parameters, row, weights.last().copied().unwrap_or(0.0), opportunities as usize)
        });
        Ok(chances.collect())
    }

    /// Draws new customers with so many opportunities each and sums up which they took. The same seed gives the
    /// same customers in every runtime.
    ///
    /// # Errors
    /// `out_of_range` for more than 100,000 opportunities, naming the row; `empty` without any customer.
    pub fn simulate_customers(&self, opportunities: &[u64], seed: u64) -> Result<Customers, Error> {
        let [alpha, beta, gamma, delta] = four(self.estimates.values());
        let mut columns = [Vec::new(), Vec::new(), Vec::new()];
        for (row, &n) in opportunities.iter().enumerate() {
            if n as f64 > MOST {
                return Err(Error::out_of_range("opportunities", Some(row), n as f64, "at most 100,000"));
            }
            // A stream each: a customer does not depend on who comes before.
            let mut stream = Stream::new(seed, row as u64);
            let buys = beta_quantile(stream.next_f64(), alpha, beta);
            let leaves = beta_quantile(stream.next_f64(), gamma, delta);
            let (mut x, mut last) = (0_u64, 0_u64);
            for opportunity in 1..=n {
                if stream.next_f64() < leaves {
                    break;
                }
                if stream.next_f64() < buys {
                    (x, last) = (x + 1, opportunity);
                }
            }
            for (column, value) in columns.iter_mut().zip([x, last, n]) {
                column.push(value as f64);
            }
        }
        let [frequency, recency, age] = columns;
        Customers::new(frequency, recency, age)
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

    /// A prediction for every row from the parameters, the row and the chance to be alive at its last opportunity;
    /// worked out once for rows that are alike.
    fn predict(
        &self,
        customers: &Customers,
        level: Level,
        scale: Scale,
        method: String,
        read: impl Fn(&[f64; 4], Row, f64) -> f64,
    ) -> Result<Predictions, Error> {
        check(customers)?;
        let rows: Vec<[f64; 3]> = customers.rows().collect();
        let mut alike = rows.clone();
        alike.sort_unstable_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        alike.dedup();
        let most = most_opportunities(&alike);
        let few = predict(&self.estimates, level, scale, method.into(), |parameters| {
            let parameters = four(parameters);
            let tables = Tables::new(parameters, most);
            let mut weights = Vec::new();
            let alive = alike.iter().map(|&row| {
                let row = Row::of(row);
                tables.weigh(row, &mut weights);
                read(&parameters, row, weights.last().copied().unwrap_or(0.0))
            });
            alive.collect()
        });
        let place = |row: &[f64; 3]| alike.partition_point(|other| other < row);
        let places: Vec<usize> = rows.iter().map(place).collect();
        Ok(Predictions {
            values: places.iter().map(|&at| few.values[at]).collect(),
            ci_lower: places.iter().map(|&at| few.ci_lower[at]).collect(),
            ci_upper: places.iter().map(|&at| few.ci_upper[at]).collect(),
            ..few
        })
    }
}

fn four(values: &[f64]) -> [f64; 4] {
    [values[0], values[1], values[2], values[3]]
}

/// The chance that a customer who is alive takes an opportunity.
fn chance(parameters: &[f64; 4], row: Row) -> f64 {
    (parameters[0] + row.x as f64) / (parameters[0] + parameters[1] + row.n as f64)
}

/// At how many of the next opportunities a customer is there who is alive now.
fn stays(parameters: &[f64; 4], n: usize, opportunities: u64) -> f64 {
    let life = [parameters[2], parameters[3] + n as f64];
    contracts::survival::<ShiftedBetaGeometric>(&life, opportunities).iter().skip(1).sum()
}

/// The chances of 0, 1 … `most` purchases at so many opportunities of a customer alive with this chance.
fn counts(parameters: &[f64; 4], row: Row, alive: f64, most: usize) -> Vec<f64> {
    let n = row.n as f64;
    let (alpha, beta) = (parameters[0] + row.x as f64, parameters[1] + n - row.x as f64);
    let life = [parameters[2], parameters[3] + n];
    let survival = contracts::survival::<ShiftedBetaGeometric>(&life, most as u64);
    let mut chances = vec![0.0; most + 1];
    chances[0] = 1.0 - alive;
    for (met, &share) in survival.iter().enumerate() {
        // The chance to leave after just so many opportunities, or to be there at all of them.
        let leaves = if met == most { share } else { share - survival[met + 1] };
        // k of them taken: beta-binomial, from one k to the next.
        let of_all = |k: f64, m: f64| {
            -ln_beta(k + 1.0, m - k + 1.0) - ln(m + 1.0) + ln_beta(alpha + k, beta + m - k)
                - ln_beta(alpha, beta)
        };
        for (k, slot) in chances.iter_mut().enumerate().take(met + 1) {
            *slot += alive * leaves * exp(of_all(k as f64, met as f64));
        }
    }
    chances
}
