//! Models of repeat purchases and their fits.

use super::covariates::{CovariateColumns, FittedWith};
use crate::argument::ArgumentInfo;
use crate::object::{objects, Held, Named, New, NoOptions, Part, Parts, Threads};
use cxkit::columns::Numbers;
use cxkit::value::btyd::{
    BgNbd, BgNbdCovariateFit, BgNbdFit, Customers, Estimates, FitResult, GGompertzNbd, GGompertzNbdFit,
    MbgNbd, MbgNbdCovariateFit, MbgNbdFit, ParetoNbd, ParetoNbdCovariateFit, ParetoNbdFit, PredictionOptions,
    Predictions, TotalResult,
};
use cxkit::value::RfmSummary;
use cxkit::Error;
use std::sync::Arc;

/// Customers of a summary, or of columns.
pub(super) struct Who<'a> {
    summary: Option<Held<RfmSummary>>,
    frequency: Option<Numbers<'a>>,
    recency: Option<Numbers<'a>>,
    age: Option<Numbers<'a>>,
    counts: Option<Numbers<'a>>,
    unit_days: Option<f64>,
}

impl<'a> Part<'a> for Who<'a> {
    fn describe(name: &'static str, into: &mut Vec<ArgumentInfo>) {
        <Option<Held<RfmSummary>> as Part<'_>>::describe(name, into);
        let first = into.len();
        for column in ["frequency", "recency", "age", "counts"] {
            <Option<Numbers<'_>> as Part<'_>>::describe(column, into);
        }
        <Option<f64> as Part<'_>>::describe("unit_days", into);
        into.iter_mut().skip(first).for_each(|argument| argument.named = true);
    }
    fn take(name: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        Ok(Self {
            summary: parts.next(name)?,
            frequency: parts.next("frequency")?,
            recency: parts.next("recency")?,
            age: parts.next("age")?,
            counts: parts.next("counts")?,
            unit_days: parts.next("unit_days")?,
        })
    }
}

impl Who<'_> {
    /// The summary, where one was named.
    pub(super) fn summary(&self) -> Option<&RfmSummary> {
        self.summary.as_deref()
    }

    /// The customers that were named; nothing where none were.
    pub(super) fn given(&self, threads: Threads) -> Result<Option<Customers>, Error> {
        let columns = [&self.frequency, &self.recency, &self.age, &self.counts];
        if let Some(summary) = &self.summary {
            if columns.iter().any(|column| column.is_some()) {
                let reason = "must be a summary or columns, got both".to_owned();
                return Err(Error::BadOption { name: "customers".into(), reason });
            }
            return Ok(Some(summary.purchase_customers()?.with_threads(threads.0)));
        }
        match columns {
            [None, None, None, None] => Ok(None),
            [Some(frequency), Some(recency), Some(age), counts] => {
                let customers = Customers::new(frequency.clone(), recency.clone(), age.clone())?;
                let customers = match counts {
                    Some(counts) => customers.with_counts(counts.clone())?,
                    None => customers,
                };
                let customers = match self.unit_days {
                    Some(days) => customers.with_unit_days(days)?,
                    None => customers,
                };
                Ok(Some(customers.with_threads(threads.0)))
            }
            _ => {
                let reason = "must have frequency, recency and age, all three".to_owned();
                Err(Error::BadOption { name: "customers".into(), reason })
            }
        }
    }

    /// The same, which must have been named.
    pub(super) fn required(&self, threads: Threads) -> Result<Customers, Error> {
        self.given(threads)?.ok_or_else(|| Error::BadOption {
            name: "customers".into(),
            reason: "must be given, as a summary or as frequency, recency and age".to_owned(),
        })
    }
}

/// A fit and the customers it was fitted to, where there are any.
#[derive(Clone)]
pub(crate) struct Fitted<F> {
    pub fit: F,
    pub customers: Option<Arc<Customers>>,
}

impl<F> Fitted<F> {
    pub(super) const fn given(fit: F) -> Self {
        Self { fit, customers: None }
    }

    /// The customers of a question: those that were named, else those of the fit.
    pub(super) fn customers(&self, who: &Who<'_>, threads: Threads) -> Result<Customers, Error> {
        match (who.given(threads)?, &self.customers) {
            (Some(given), _) => Ok(given),
            (None, Some(fitted)) => Ok(Customers::clone(fitted).with_threads(threads.0)),
            (None, None) => who.required(threads),
        }
    }
}

pub(super) fn by_name<T: Clone>(estimates: &Estimates, values: &[T]) -> Named<T> {
    Named(estimates.names().iter().map(ToString::to_string).zip(values.iter().cloned()).collect())
}

pub(super) fn fitted<F>(fit: Result<F, Error>, customers: Customers) -> Result<New<Fitted<F>>, Error> {
    Ok(New(Fitted { fit: fit?, customers: Some(Arc::new(customers)) }))
}

/// The objects of each purchase model: the model to be fitted, and the fit.
///
/// A model that can be fitted with covariates names that fit too; what follows it is how.
macro_rules! purchase_objects {
    ($( $(#[doc = $doc:literal])+ $model:ident, $fit:ident($($parameter:ident),+), $kind:literal
        $(, $(#[doc = $how:literal])+ $covariate_fit:ident)?; )*) => {
        objects! {
            OBJECTS:
            $(
            $(#[doc = $doc])+
            $model as $model {
                /// The model, to be fitted.
                new new() $model => New<$model> = |options| Ok(New(options.clone()));
                /// Fits the model by maximum likelihood to the customers of a summary (`rfm`), or of columns: `frequency`,
                /// `recency`, `age` and, where a row stands for several customers, `counts`. Raises `no_convergence` with the
                /// best point so far where the steps run out. A likelihood that rises without end is no error: see `boundary`.
                ask fit(customers: Who<'_>; threads: Threads) NoOptions => New<Fitted<$fit>> = |model, who, threads, _| {
                    let customers = who.required(threads)?;
                    fitted(model.fit(&customers), customers)
                };
                $(
                $(#[doc = $how])+
                ask fit_with_covariates(customers: Who<'_>; purchase: CovariateColumns, dropout: CovariateColumns,
                    threads: Threads) NoOptions => New<FittedWith<$covariate_fit>> =
                    |model, who, purchase, dropout, threads, _| {
                        let customers = who.required(threads)?;
                        let (purchase, dropout) = (purchase.or_none(), dropout.or_none());
                        let fit = model.fit_with_covariates(&customers, &purchase, &dropout)?;
                        Ok(New(FittedWith::new(fit, customers, purchase, dropout)))
                    };
                )?
            }

            /// A fitted model of repeat purchases, or one whose parameters were given. Predictions speak the unit of time of
            /// the customers it was fitted to; they are for these customers where no others are named.
            Fitted<$fit> as $fit
                saved($kind, |fitted| Ok(fitted.fit.to_state()), |bytes| $fit::from_state(bytes).map(Fitted::given))
                shown("params", "log_likelihood", "n")
                fields(FitResult, |fitted| fitted.fit.estimates().result(0.95))
            {
                /// The model with known parameters: its predictions have no `parameter` interval. `unit_days` says how many days
                /// its unit of time has. Raises `out_of_range` unless all are finite and above 0.
                make from_params(; $($parameter: f64),+, unit_days: Option<f64>) NoOptions => New<Fitted<$fit>> =
                    |$($parameter),+, unit_days, _| {
                        let fit = $fit::from_params($($parameter),+)?;
                        let fit = match unit_days {
                            Some(days) => fit.with_unit_days(days)?,
                            None => fit,
                        };
                        Ok(New(Fitted::given(fit)))
                    };
                /// The parameters by name.
                get params() NoOptions => Named<f64> =
                    |fitted| by_name(fitted.fit.estimates(), fitted.fit.estimates().values());
                /// The unit of time in days, where that was said.
                get unit_days() NoOptions => Option<f64> = |fitted| fitted.fit.estimates().unit_days();
                /// Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
                /// was given, or where the likelihood is flat.
                get standard_errors() NoOptions => Named<Option<f64>> =
                    |fitted| by_name(fitted.fit.estimates(), &fitted.fit.estimates().standard_errors());
                /// Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat.
                get covariance() NoOptions => Option<Vec<Vec<f64>>> = |fitted| fitted.fit.estimates().covariance();
                /// The fit in one record, with intervals of the parameters.
                ask result(; confidence_level: Option<f64>) NoOptions => FitResult =
                    |fitted, level, _| fitted.fit.estimates().result(level.unwrap_or(0.95));
                /// The log-likelihood of any customers under these parameters.
                ask log_likelihood_of(customers: Who<'_>; threads: Threads) NoOptions => f64 =
                    |fitted, who, threads, _| fitted.fit.log_likelihood(&fitted.customers(&who, threads)?);
                /// The chance that each customer still buys, given what was seen. Where the model leaves no doubt the interval is
                /// null: `fixed_by_model`. Raises `bad_option` for a `predictive` interval, which a probability does not have.
                ask alive_probability(; customers: Who<'_>, threads: Threads) PredictionOptions => Predictions =
                    |fitted, who, threads, options| {
                        fitted.fit.alive_probability(&fitted.customers(&who, threads)?, options)
                    };
                /// The purchases expected of each customer in the time `horizon` after its age. A customer of frequency, recency
                /// and age 0 is a new one. The interval is that of the expected value (`parameter`) or of the number of purchases
                /// itself (`predictive`).
                ask expected_purchases(horizon: f64; customers: Who<'_>, threads: Threads) PredictionOptions => Predictions =
                    |fitted, horizon, who, threads, options| {
                        fitted.fit.expected_purchases(horizon, &fitted.customers(&who, threads)?, options)
                    };
                /// The purchases expected of all customers together.
                ask total_purchases(horizon: f64; customers: Who<'_>, threads: Threads) PredictionOptions => TotalResult =
                    |fitted, horizon, who, threads, options| {
                        fitted.fit.total_purchases(horizon, &fitted.customers(&who, threads)?, options)
                    };
                /// Discounted expected residual purchases: those of all time to come, a purchase after time t counted as
                /// exp(-discount_rate * t). The rate is continuous, per unit of time of the fit.
                ask discounted_purchases(discount_rate: f64; customers: Who<'_>, threads: Threads)
                    PredictionOptions => Predictions = |fitted, discount_rate, who, threads, options| {
                        fitted.fit.discounted_purchases(discount_rate, &fitted.customers(&who, threads)?, options)
                    };
                /// For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its age.
                ask purchase_probabilities(horizon: f64, up_to: u64; customers: Who<'_>, threads: Threads)
                    NoOptions => Vec<Vec<f64>> = |fitted, horizon, up_to, who, threads, _| {
                        fitted.fit.purchase_probabilities(horizon, up_to, &fitted.customers(&who, threads)?)
                    };
                /// Draws the times of each customer's purchases in the time `horizon` after its age, counted from that age. The
                /// same seed gives the same times in every language.
                ask simulate(horizon: f64; seed: u64, customers: Who<'_>, threads: Threads) NoOptions => Vec<Vec<f64>> =
                    |fitted, horizon, seed, who, threads, _| {
                        fitted.fit.simulate(horizon, &fitted.customers(&who, threads)?, seed)
                    };
                /// Draws new customers of these ages and sums up what they bought: columns frequency, recency and age.
                ask simulate_customers(ages: Numbers<'_>; seed: u64) NoOptions => Named<Vec<f64>> =
                    |fitted, ages, seed, _| {
                        let ages: Vec<f64> = (0..ages.len()).map(|row| ages.get(row).unwrap_or(f64::NAN)).collect();
                        fitted.fit.simulate_customers(&ages, seed).map(|drawn| columns_of(&drawn))
                    };
            }
            )*
        }
    };
}

/// The customers as columns by name.
pub(super) fn columns_of(customers: &Customers) -> Named<Vec<f64>> {
    let column = |name: &str, values: &[f64]| (name.to_owned(), values.to_vec());
    Named(vec![
        column("frequency", customers.frequency()),
        column("recency", customers.recency()),
        column("age", customers.age()),
    ])
}

purchase_objects! {
    /// The beta-geometric/NBD model of repeat purchases. While active, a customer buys at random at a rate of their own;
    /// rates are gamma distributed (shape `r`, rate `alpha`, a time). After every repeat purchase the customer may leave for
    /// good, with a chance of their own; chances are beta distributed (`a`, `b`). A customer without repeat purchase is alive
    /// by construction: `MbgNbd` lets them leave after the first purchase too. P. Fader, B. Hardie, K. Lee, Marketing
    /// Science 24, 2005.
    BgNbd, BgNbdFit(r, alpha, a, b), "bg_nbd",
    /// Fits the model with parameters that move with covariates, columns of numbers by name, a row each as in the
    /// customers (of a summary: in the order of its `customers`): those of `purchase` move the rate of purchases, those
    /// of `dropout` the chance of leaving. Either may be left out; both may name the same columns. A yes or no is 1 or
    /// 0, a name of k kinds k - 1 such columns. Whether they matter is told by `likelihood_ratio` against the fit
    /// without them. Raises `missing` and `non_finite`, naming the row; `bad_option` for a covariate that is the same
    /// for every customer or follows from others; `unequal_lengths`; `empty` without covariates or without a repeat
    /// purchase; `no_convergence`.
    BgNbdCovariateFit;
    /// The modified beta-geometric/NBD model of repeat purchases: as `BgNbd`, but customers may leave after the first
    /// purchase too.
    MbgNbd, MbgNbdFit(r, alpha, a, b), "mbg_nbd",
    /// Fits the model with parameters that move with covariates, columns of numbers by name, a row each as in the
    /// customers (of a summary: in the order of its `customers`): those of `purchase` move the rate of purchases, those
    /// of `dropout` the chance of leaving. Either may be left out; both may name the same columns. A yes or no is 1 or
    /// 0, a name of k kinds k - 1 such columns. Whether they matter is told by `likelihood_ratio` against the fit
    /// without them. Raises `missing` and `non_finite`, naming the row; `bad_option` for a covariate that is the same
    /// for every customer or follows from others; `unequal_lengths`; `empty` without covariates or without a repeat
    /// purchase; `no_convergence`.
    MbgNbdCovariateFit;
    /// The Pareto/NBD model of repeat purchases. While alive, a customer buys at random at a rate of their own (gamma: shape
    /// `r`, rate `alpha`, a time); lifetimes are exponential with a rate of leaving of each customer's own (gamma: shape `s`,
    /// rate `beta`, a time). D. Schmittlein, D. Morrison, R. Colombo, Management Science 33, 1987.
    ParetoNbd, ParetoNbdFit(r, alpha, s, beta), "pareto_nbd",
    /// Fits the model with parameters that move with covariates, columns of numbers by name, a row each as in the
    /// customers (of a summary: in the order of its `customers`): those of `purchase` move the rate of purchases, those
    /// of `dropout` the chance of leaving. Either may be left out; both may name the same columns. A yes or no is 1 or
    /// 0, a name of k kinds k - 1 such columns. Whether they matter is told by `likelihood_ratio` against the fit
    /// without them. Raises `missing` and `non_finite`, naming the row; `bad_option` for a covariate that is the same
    /// for every customer or follows from others; `unequal_lengths`; `empty` without covariates or without a repeat
    /// purchase; `no_convergence`.
    ParetoNbdCovariateFit;
    /// The gamma/Gompertz/NBD model of repeat purchases: as `ParetoNbd`, but a customer's hazard of leaving grows with age by
    /// the factor exp(b u). A. Bemmaor, N. Glady, Management Science 58, 2012.
    GGompertzNbd, GGompertzNbdFit(r, alpha, s, beta, b), "ggompertz_nbd";
}
