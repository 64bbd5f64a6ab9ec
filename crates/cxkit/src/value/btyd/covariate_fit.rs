//! Fits whose parameters move with covariates.
//!
//! A covariate z multiplies a parameter by `exp(coefficient * z)`, or by `exp(-coefficient * z)` where the parameter is a
//! scale, so that a positive coefficient always means more: more purchases, more leaving.

use super::bg::Bg;
use super::bg_nbd::BgNbd;
use super::contracts::{self, Contracts};
use super::covariates::{chained, links, parameters_of, Covariates, Link, WithCovariates};
use super::customers::{check_length, whole, Customers};
use super::fit::Estimates;
use super::interval::{
    count_quantiles, likely_parameters, Delta, IntervalKind, PredictionOptions, Predictions, Scale,
};
use super::jet::{Jet, Real};
use super::mbg_nbd::MbgNbd;
use super::model::{self, check_time, jets, Model, MOST_PURCHASES};
use super::pareto_nbd::{Pareto, ParetoNbd};
use super::shifted_beta_geometric::{self as sbg, ShiftedBetaGeometric};
use crate::accumulate::{StateReader, StateWriter};
use crate::columns::Numbers;
use crate::parallel::map_chunks;
use crate::random::Stream;
use crate::stats::Level;
use crate::Error;

/// Customers are predicted in pieces of so many.
const PIECE: usize = 1024;
const STATE_VERSION: u64 = 1;

/// What the covariates of purchase and of dropout move in the models: a parameter, and its direction.
type Moved = [&'static [(usize, f64)]; 2];
const BG: Moved = [&[(1, -1.0)], &[(2, 1.0), (3, 1.0)]];
const PARETO: Moved = [&[(1, -1.0)], &[(3, -1.0)]];
const CONTRACT: Moved = [&[(0, 1.0), (1, 1.0)], &[]];

/// The names of the covariates that move this parameter.
fn fitted_names<'a>(estimates: &'a Estimates, moved: &[(usize, f64)]) -> impl Iterator<Item = &'a str> {
    let parameter = moved.first().and_then(|&(at, _)| estimates.names().get(at).cloned());
    estimates.names().iter().filter_map(move |name| {
        let (own, covariate) = name.split_once('.')?;
        (Some(own) == parameter.as_deref()).then_some(covariate)
    })
}

/// Refuses other covariates than those of the fit, or other rows than the customers'.
fn check(estimates: &Estimates, moved: Moved, tables: [&Covariates; 2], rows: usize) -> Result<(), Error> {
    for (table, moved) in tables.into_iter().zip(moved) {
        table.check_names(fitted_names(estimates, moved))?;
        table.check_rows(rows)?;
    }
    Ok(())
}

/// What is predicted of a customer.
#[derive(Clone, Copy)]
enum Quantity {
    Alive,
    Expected(f64),
    Discounted(f64),
}

impl Quantity {
    fn of<M: Model<N>, R: Real, const N: usize>(self, parameters: &[R; N], row: &[f64; 3]) -> R {
        match self {
            Self::Alive => M::alive(parameters, row),
            Self::Expected(horizon) => M::expected(parameters, row, horizon),
            Self::Discounted(rate) => M::discounted(parameters, row, rate),
        }
    }

    const fn method(self) -> &'static str {
        match self {
            Self::Alive => "probability of being alive",
            Self::Expected(_) => "expected purchases",
            Self::Discounted(_) => "discounted expected residual purchases",
        }
    }
}

/// Customers with their covariates, and how these move the parameters.
struct Rows<'a> {
    rows: Vec<[f64; 3]>,
    tables: [&'a Covariates; 2],
    links: Vec<Link>,
}

impl<'a> Rows<'a> {
    fn new(
        estimates: &Estimates,
        moved: Moved,
        tables: [&'a Covariates; 2],
        rows: Vec<[f64; 3]>,
    ) -> Result<Self, Error> {
        check(estimates, moved, tables, rows.len())?;
        let links = links(&[(tables[0], moved[0]), (tables[1], moved[1])]);
        Ok(Self { rows, tables, links })
    }

    fn z(&self, row: usize) -> Vec<f64> {
        self.tables.iter().filter(|table| !table.is_empty()).flat_map(|table| table.row(row)).collect()
    }
}

fn predict<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    own: &Rows<'_>,
    threads: usize,
    what: Quantity,
    options: &PredictionOptions,
) -> Result<Predictions, Error> {
    let level = Level::new(options.confidence_level)?;
    let scale = if matches!(what, Quantity::Alive) { Scale::Logit } else { Scale::Log };
    let delta = Delta::new(estimates, level, scale);
    let points = match options.interval {
        IntervalKind::Parameter => Vec::new(),
        IntervalKind::Predictive => likely_parameters(estimates),
    };
    let pieces = map_chunks(own.rows.len(), PIECE, threads, |range| {
        range
            .map(|row| {
                let (customer, z) = (&own.rows[row], own.z(row));
                let at = parameters_of::<N>(estimates.values(), &own.links, &z);
                let jet: Jet<N> = what.of::<M, _, N>(&jets(&at), customer);
                if !jet.value.is_finite() {
                    return Err(Error::NonFinite { what: what.method().into(), row: Some(row) });
                }
                let ends = match what {
                    Quantity::Expected(horizon) if !points.is_empty() => {
                        count_quantiles(points.len(), level, MOST_PURCHASES, |point, up_to| {
                            let at = parameters_of::<N>(&points[point], &own.links, &z);
                            M::chances(&at, customer, horizon, up_to)
                        })
                    }
                    _ => delta.bounds(jet.value, &chained(&jet.gradient, &own.links, &z)),
                };
                Ok((jet.value, ends))
            })
            .collect::<Result<Vec<_>, _>>()
    })?;
    let found = || pieces.iter().flatten();
    Ok(Predictions {
        values: found().map(|(value, _)| *value).collect(),
        ci_lower: found().map(|(_, ends)| ends.map(|(low, _)| low)).collect(),
        ci_upper: found().map(|(_, ends)| ends.map(|(_, high)| high)).collect(),
        ci_level: level.confidence,
        interval_kind: options.interval,
        method: what.method().into(),
        interval_method: match points.len() {
            0 if delta.is_known() && found().any(|(_, ends)| ends.is_none()) => {
                format!("{}; none: fixed_by_model where there is none", delta.method()).into()
            }
            0 => delta.method(),
            _ => "quantiles of the number of purchases, averaged over likely parameters".into(),
        },
    })
}

/// The log-likelihood of customers with covariates.
fn log_likelihood<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    own: &Rows<'_>,
    counts: Option<&[f64]>,
) -> Result<f64, Error> {
    let mut sum = crate::accumulate::ExactSum::new();
    for (row, customer) in own.rows.iter().enumerate() {
        let at = parameters_of::<N>(estimates.values(), &own.links, &own.z(row));
        let data = super::rows::distinct(vec![*customer], counts.map(|counts| &counts[row..=row]));
        sum.push(M::sums(&at, &data, 1)?.value())?;
    }
    sum.value()
}

fn read_state(kind: &str, model: &'static str, names: &[&str], bytes: &[u8]) -> Result<Estimates, Error> {
    let mut reader = StateReader::open(bytes, kind, STATE_VERSION)?;
    let estimates = Estimates::read(model, &mut reader)?;
    reader.finish()?;
    let known = estimates.names().iter().take(names.len()).map(AsRef::as_ref).eq(names.iter().copied());
    let linked = estimates
        .names()
        .iter()
        .skip(names.len())
        .all(|name| name.split_once('.').is_some_and(|(parameter, _)| names.contains(&parameter)));
    let positive = estimates.values().iter().take(names.len()).all(|&value| value > 0.0);
    if !known || !linked || !positive || write_state(kind, &estimates) != bytes {
        return Err(Error::bad_state("its parameters are not those of the model"));
    }
    Ok(estimates)
}

fn write_state(kind: &str, estimates: &Estimates) -> Vec<u8> {
    let mut writer = StateWriter::new(kind, STATE_VERSION);
    estimates.write(&mut writer);
    writer.finish()
}

/// Writes what a purchase model with covariates is: how it is fitted, and the fit.
macro_rules! covariate_model {
    ($Options:ident, $Fit:ident, $model:ty, $n:literal, $moved:ident, $kind:literal, $example:literal; $(#[doc = $doc:literal])+) => {
        impl $Options {
            /// Fits the model with parameters that move with covariates: those of `purchase` the rate of purchases, those
            /// of `dropout` the chance of leaving. Either may be empty; both may name the same columns.
            ///
            /// Where covariates do not matter is told by [`super::likelihood_ratio`] against the fit without them.
            ///
            /// # Errors
            /// `bad_option` for a covariate that is the same for every customer or follows from others;
            /// `unequal_lengths`; `empty` without covariates or without a repeat purchase; `no_convergence` as
            /// [`Self::fit`].
            ///
            /// # Examples
            #[doc = $example]
            pub fn fit_with_covariates(
                &self,
                customers: &Customers,
                purchase: &Covariates,
                dropout: &Covariates,
            ) -> Result<$Fit, Error> {
                model::fit_with_covariates::<$model, $n>(
                    customers,
                    [purchase, dropout],
                    $moved,
                    self.max_iterations,
                )
                .map($Fit)
            }
        }

        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Fit(Estimates);

        impl $Fit {
            /// Parameters at covariates of 0 and coefficients (`alpha.age`), how sure they are, and how they were found.
            #[must_use]
            pub const fn estimates(&self) -> &Estimates {
                &self.0
            }

            /// The model's own parameters for customers with these covariates, in order, a row each.
            ///
            /// # Errors
            /// `bad_option` for other covariates than those of the fit; `unequal_lengths`.
            pub fn parameters_of(
                &self,
                purchase: &Covariates,
                dropout: &Covariates,
            ) -> Result<Vec<Vec<f64>>, Error> {
                let rows = purchase.len().max(dropout.len());
                let own = Rows::new(&self.0, $moved, [purchase, dropout], vec![[0.0; 3]; rows])?;
                Ok((0..rows)
                    .map(|row| parameters_of::<$n>(self.0.values(), &own.links, &own.z(row)).to_vec())
                    .collect())
            }

            /// The log-likelihood of any customers under these parameters.
            ///
            /// # Errors
            /// As [`Self::parameters_of`], and `non_finite` where it is beyond the range of numbers.
            pub fn log_likelihood(
                &self,
                customers: &Customers,
                purchase: &Covariates,
                dropout: &Covariates,
            ) -> Result<f64, Error> {
                let own = Rows::new(&self.0, $moved, [purchase, dropout], customers.rows().collect())?;
                log_likelihood::<$model, $n>(&self.0, &own, customers.counts())
            }

            /// The chance that each customer still buys, given what was seen.
            ///
            /// # Errors
            /// As [`Self::parameters_of`]; `bad_option` for a `predictive` interval, which a probability does not
            /// have; `out_of_range` for a level outside 0 to 1.
            pub fn alive_probability(
                &self,
                customers: &Customers,
                purchase: &Covariates,
                dropout: &Covariates,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                options.level_of_expectation("a probability")?;
                let own = Rows::new(&self.0, $moved, [purchase, dropout], customers.rows().collect())?;
                predict::<$model, $n>(&self.0, &own, customers.threads(), Quantity::Alive, options)
            }

            /// The purchases expected of each customer in the time `horizon` after its age, with either interval.
            ///
            /// # Errors
            /// As [`Self::parameters_of`]; `out_of_range` for a negative or infinite horizon, or a level outside 0
            /// to 1.
            pub fn expected_purchases(
                &self,
                horizon: f64,
                customers: &Customers,
                purchase: &Covariates,
                dropout: &Covariates,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                check_time("horizon", horizon)?;
                let own = Rows::new(&self.0, $moved, [purchase, dropout], customers.rows().collect())?;
                predict::<$model, $n>(&self.0, &own, customers.threads(), Quantity::Expected(horizon), options)
            }

            /// Discounted expected residual purchases at a continuous rate per unit of time, as without covariates.
            ///
            /// # Errors
            /// As [`Self::parameters_of`]; `out_of_range` unless the rate is above 0; `bad_option` for a
            /// `predictive` interval.
            pub fn discounted_purchases(
                &self,
                discount_rate: f64,
                customers: &Customers,
                purchase: &Covariates,
                dropout: &Covariates,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                options.level_of_expectation("a discounted sum")?;
                if !(discount_rate > 0.0 && discount_rate.is_finite()) {
                    return Err(Error::out_of_range("discount_rate", None, discount_rate, "finite and above 0"));
                }
                let own = Rows::new(&self.0, $moved, [purchase, dropout], customers.rows().collect())?;
                let what = Quantity::Discounted(discount_rate);
                predict::<$model, $n>(&self.0, &own, customers.threads(), what, options)
            }

            /// Draws new customers of these ages with these covariates and sums up what they bought.
            ///
            /// # Errors
            /// As [`Self::parameters_of`]; `out_of_range` for a negative or infinite age, `empty` without any.
            pub fn simulate_customers(
                &self,
                ages: &[f64],
                purchase: &Covariates,
                dropout: &Covariates,
                seed: u64,
            ) -> Result<Customers, Error> {
                let own = Rows::new(&self.0, $moved, [purchase, dropout], vec![[0.0; 3]; ages.len()])?;
                let (mut frequency, mut recency) = (Vec::new(), Vec::new());
                for (row, &age) in ages.iter().enumerate() {
                    check_time("age", age)?;
                    let at = parameters_of::<$n>(self.0.values(), &own.links, &own.z(row));
                    let mut stream = Stream::new(seed, row as u64);
                    let times = <$model as Model<$n>>::draw(&at, &[0.0; 3], age, &mut stream);
                    frequency.push(times.len() as f64);
                    recency.push(times.last().copied().unwrap_or(0.0));
                }
                Customers::new(frequency, recency, ages)
            }

            /// The fit as canonical bytes.
            #[must_use]
            pub fn to_state(&self) -> Vec<u8> {
                write_state($kind, &self.0)
            }

            /// The fit that was saved, to the bit.
            ///
            /// # Errors
            /// `bad_state` for bytes that are cut, changed, of another kind or of a newer version.
            pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
                let names = <$model as Model<$n>>::NAMES;
                read_state($kind, <$model as Model<$n>>::MODEL, &names, bytes).map(Self)
            }
        }
    };
}

covariate_model! {
    BgNbd, BgNbdCovariateFit, Bg<0>, 4, BG, "bg_nbd_covariates",
    "```\nuse cxkit::value::btyd::{BgNbd, BgNbdFit, Covariates, likelihood_ratio};\n// Drawn without any effect: the test finds none.\nlet customers = BgNbdFit::from_params(0.5, 6.0, 0.8, 2.5)?.simulate_customers(&[40.0; 400], 1)?;\nlet odd: Vec<f64> = (0..400).map(|row| f64::from(row % 2)).collect();\nlet covariates = Covariates::new().with(\"odd\", &odd)?;\nlet plain = BgNbd::default().fit(&customers)?;\nlet fit = BgNbd::default().fit_with_covariates(&customers, &covariates, &Covariates::new())?;\nassert_eq!(fit.estimates().names()[4], \"alpha.odd\");\nassert!(likelihood_ratio(plain.estimates(), fit.estimates())?.p_value > 0.05);\n# Ok::<(), cxkit::Error>(())\n```";
    /// A BG/NBD model whose parameters move with covariates.
    ///
    /// For a customer with covariates z of purchase and w of dropout: `alpha exp(-g'z)`, `a exp(h'w)`, `b exp(k'w)`, with
    /// coefficients g (`alpha.name`), h (`a.name`) and k (`b.name`).
    ///
    /// P. Fader, B. Hardie, Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models, 2007.
}
covariate_model! {
    MbgNbd, MbgNbdCovariateFit, Bg<1>, 4, BG, "mbg_nbd_covariates",
    "See [`super::BgNbd::fit_with_covariates`].";
    /// An MBG/NBD model whose parameters move with covariates, as [`BgNbdCovariateFit`].
}
covariate_model! {
    ParetoNbd, ParetoNbdCovariateFit, Pareto, 4, PARETO, "pareto_nbd_covariates",
    "See [`super::BgNbd::fit_with_covariates`].";
    /// A Pareto/NBD model whose parameters move with covariates.
    ///
    /// For a customer with covariates z of purchase and w of dropout: `alpha exp(-g'z)` and `beta exp(-h'w)`, with
    /// coefficients g (`alpha.name`) and h (`beta.name`).
    ///
    /// P. Fader, B. Hardie, Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models, 2007.
}

const CONTRACT_KIND: &str = "shifted_beta_geometric_covariates";

/// A shifted beta-geometric model whose parameters move with covariates.
///
/// For a customer with covariates z: `alpha exp(g'z)` and `beta exp(h'z)`, with coefficients g (`alpha.name`) and h
/// (`beta.name`): the one raises the chance to leave, the other lowers it; both together make customers more alike.
#[derive(Clone, Debug, PartialEq)]
pub struct ShiftedBetaGeometricCovariateFit(Estimates);

impl ShiftedBetaGeometric {
    /// Fits the model to customers as rows (renewals made, and 1 where the next was refused) with parameters that move
    /// with covariates.
    ///
    /// # Errors
    /// As [`Contracts::new`] and [`Self::fit`]; `bad_option` for a covariate that is the same for every customer or
    /// follows from others; `unequal_lengths`.
    pub fn fit_with_covariates<'a>(
        &self,
        renewals: impl Into<Numbers<'a>>,
        lost: impl Into<Numbers<'a>>,
        covariates: &Covariates,
    ) -> Result<ShiftedBetaGeometricCovariateFit, Error> {
        let (renewals, lost) = (renewals.into(), lost.into());
        check_length("lost", lost.len(), renewals.len())?;
        covariates.check_rows(renewals.len())?;
        let threads = renewals.threads();
        let all = Contracts::new(renewals.clone(), lost.clone())?;
        let read = |what: &'static str, column: &Numbers<'_>| {
            (0..column.len()).map(|row| whole(what, column, row)).collect::<Result<Vec<f64>, Error>>()
        };
        let (made, gone) = (read("renewals", &renewals)?, read("lost", &lost)?);
        let without = self.fit(&all)?;
        WithCovariates::<2> {
            model: sbg::MODEL,
            names: sbg::NAMES,
            without: without.estimates().clone(),
            lower: [-sbg::FAR; 2],
            upper: [sbg::FAR; 2],
            limit: self.max_iterations,
            threads,
            name_boundary: &|sides, _| vec![sbg::name_boundary(false, sides)],
        }
        .fit(
            &[(covariates, CONTRACT[0])],
            &vec![1.0; made.len()],
            |own| {
                let pick = |column: &[f64]| own.iter().map(|&row| column[row]).collect::<Vec<f64>>();
                // Whoever has met no renewal yet says nothing.
                match Contracts::new(pick(&made), pick(&gone)) {
                    Ok(contracts) => Ok(Some(contracts)),
                    Err(Error::Empty { .. }) => Ok(None),
                    Err(error) => Err(error),
                }
            },
            |parameters, data| {
                Ok(match data {
                    Some(contracts) => sbg::sums(contracts, *parameters).by_logs(parameters),
                    None => super::newton::Derivatives::new(2),
                })
            },
        )
        .map(ShiftedBetaGeometricCovariateFit)
    }
}

impl ShiftedBetaGeometricCovariateFit {
    /// Parameters at covariates of 0 and coefficients (`alpha.age`), how sure they are, and how they were found.
    #[must_use]
    pub const fn estimates(&self) -> &Estimates {
        &self.0
    }

    /// The share of customers like each of these that is there after so many renewals, a row of covariates each.
    ///
    /// # Errors
    /// `bad_option` for other covariates than those of the fit, or a `predictive` interval; `out_of_range` for more
    /// than a million renewals or a level outside 0 to 1.
    pub fn survival(
        &self,
        renewals: u64,
        covariates: &Covariates,
        options: &PredictionOptions,
    ) -> Result<Predictions, Error> {
        let level = options.level_of_expectation("a share")?;
        contracts::check_renewals(renewals)?;
        self.predict(covariates, level, Scale::Logit, "share still there", |parameters| {
            let shares = contracts::survival::<ShiftedBetaGeometric>(parameters, renewals);
            shares.last().copied().unwrap_or(1.0)
        })
    }

    /// Discounted expected lifetime of a new customer like each of these, in periods, as without covariates.
    ///
    /// # Errors
    /// As [`Self::survival`]; `out_of_range` for a discount rate below 0.00004 a period.
    pub fn discounted_lifetime(
        &self,
        discount_rate: f64,
        covariates: &Covariates,
        options: &PredictionOptions,
    ) -> Result<Predictions, Error> {
        let level = options.level_of_expectation("a discounted sum")?;
        contracts::check_discount(discount_rate)?;
        self.predict(covariates, level, Scale::Log, "sum of S(t)/(1 + d)^t from t = 0", |parameters| {
            let residual = contracts::residuals::<ShiftedBetaGeometric>(parameters, discount_rate, 1);
            1.0 + residual[0] / (1.0 + discount_rate)
        })
    }

    fn predict(
        &self,
        covariates: &Covariates,
        level: Level,
        scale: Scale,
        method: &'static str,
        read: impl Fn(&[f64]) -> f64,
    ) -> Result<Predictions, Error> {
        let empty = Covariates::new();
        let own = Rows::new(&self.0, CONTRACT, [covariates, &empty], vec![[0.0; 3]; covariates.len()])?;
        let z: Vec<Vec<f64>> = (0..covariates.len()).map(|row| own.z(row)).collect();
        Ok(contracts::predict(&self.0, level, scale, method.into(), |values| {
            z.iter().map(|z| read(&parameters_of::<2>(values, &own.links, z))).collect()
        }))
    }

    /// The fit as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        write_state(CONTRACT_KIND, &self.0)
    }

    /// The fit that was saved, to the bit.
    ///
    /// # Errors
    /// `bad_state` for bytes that are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        read_state(CONTRACT_KIND, sbg::MODEL, &sbg::NAMES, bytes).map(Self)
    }
}
