//! Models of spend and what customers are worth by two models.

use super::contracts::whole;
use super::covariates::FittedWith;
use super::purchases::{by_name, Fitted, Who};
use crate::argument::{Argument, ArgumentInfo, ArgumentKind, FromArgument};
use crate::column::wrong_type;
use crate::object::{
    object_argument, object_functions, objects, Held, Named, New, NoOptions, Part, Parts, Threads,
};
use crate::part::NameColumn;
use crate::Object;
use cxkit::columns::Numbers;
use cxkit::value::btyd::{
    customer_value, holdout_report, likelihood_ratio, model_equity, model_ltv_to_cac, tracking,
    BetaDiscreteWeibullFit, BgBbFit, BgNbdCovariateFit, BgNbdFit, CustomerValueOptions, CustomerValues,
    Customers, Estimates, FitResult, GGompertzNbdFit, GammaGamma, GammaGammaFit, HoldoutOptions,
    HoldoutResult, LikelihoodRatioResult, LtvToCacResult, MbgNbdCovariateFit, MbgNbdFit,
    ParetoNbdCovariateFit, ParetoNbdFit, PopulationSpend, PredictionOptions, SegmentEquity,
    ShiftedBetaGeometricCovariateFit, ShiftedBetaGeometricFit, SpendCustomers, SpendPredictions,
    TrackingResult,
};
use cxkit::value::RfmSummary;
use cxkit::Error;
use std::sync::Arc;

/// A fitted spend model and the customers it was fitted to, where there are any.
#[derive(Clone)]
pub(crate) struct FittedSpend {
    fit: GammaGammaFit,
    customers: Option<Arc<SpendCustomers>>,
}

/// Customers of a summary, or of columns, as spend models know them.
pub(super) struct Spenders<'a> {
    summary: Option<Held<RfmSummary>>,
    frequency: Option<Numbers<'a>>,
    monetary_value: Option<Numbers<'a>>,
    counts: Option<Numbers<'a>>,
}

impl<'a> Part<'a> for Spenders<'a> {
    fn describe(name: &'static str, into: &mut Vec<ArgumentInfo>) {
        <Option<Held<RfmSummary>> as Part<'_>>::describe(name, into);
        let first = into.len();
        for column in ["frequency", "monetary_value", "counts"] {
            <Option<Numbers<'_>> as Part<'_>>::describe(column, into);
        }
        into.iter_mut().skip(first).for_each(|argument| argument.named = true);
    }
    fn take(name: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        Ok(Self {
            summary: parts.next(name)?,
            frequency: parts.next("frequency")?,
            monetary_value: parts.next("monetary_value")?,
            counts: parts.next("counts")?,
        })
    }
}

impl Spenders<'_> {
    fn given(&self, threads: Threads) -> Result<Option<SpendCustomers>, Error> {
        let refused = |reason: &str| Error::BadOption { name: "customers".into(), reason: reason.to_owned() };
        match (&self.summary, &self.frequency, &self.monetary_value) {
            (Some(summary), None, None) if self.counts.is_none() => {
                Ok(Some(summary.spend_customers()?.with_threads(threads.0)))
            }
            (Some(_), ..) => Err(refused("must be a summary or columns, got both")),
            (None, Some(frequency), Some(value)) => {
                let customers = SpendCustomers::new(frequency.clone(), value.clone())?;
                let customers = match &self.counts {
                    Some(counts) => customers.with_counts(counts.clone())?,
                    None => customers,
                };
                Ok(Some(customers.with_threads(threads.0)))
            }
            (None, None, None) if self.counts.is_none() => Ok(None),
            _ => Err(refused("must have frequency and monetary_value, both")),
        }
    }

    fn required(&self, threads: Threads) -> Result<SpendCustomers, Error> {
        self.given(threads)?.ok_or_else(|| Error::BadOption {
            name: "customers".into(),
            reason: "must be given, as a summary or as frequency and monetary_value".to_owned(),
        })
    }
}

impl FittedSpend {
    fn customers(&self, who: &Spenders<'_>, threads: Threads) -> Result<SpendCustomers, Error> {
        match (who.given(threads)?, &self.customers) {
            (Some(given), _) => Ok(given),
            (None, Some(fitted)) => Ok(SpendCustomers::clone(fitted).with_threads(threads.0)),
            (None, None) => who.required(threads),
        }
    }
}

objects! {
    OBJECTS:
    /// The Gamma-Gamma model of spend. Each purchase of a customer is worth a gamma-distributed amount with shape p; the scale
    /// differs between customers by a gamma distribution (q, v), and does not depend on how often they buy. Not to be used
    /// where it does. P. Fader, B. Hardie, The Gamma-Gamma Model of Monetary Value, 2013.
    GammaGamma as GammaGamma {
        /// The model, to be fitted.
        new new() GammaGamma => New<GammaGamma> = |options| Ok(New(options.clone()));
        /// Fits the model by maximum likelihood to the customers with repeat purchases of a summary (`rfm`), or of columns:
        /// `frequency`, `monetary_value` and, where a row stands for several customers, `counts`. Raises `empty` without a
        /// repeat buyer, `no_convergence` with the best point so far.
        ask fit(customers: Spenders<'_>; threads: Threads) NoOptions => New<FittedSpend> = |model, who, threads, _| {
            let customers = who.required(threads)?;
            Ok(New(FittedSpend { fit: model.fit(&customers)?, customers: Some(Arc::new(customers)) }))
        };
    }

    /// A fitted Gamma-Gamma model, or one whose parameters were given. Predictions are for the customers it was fitted to
    /// where no others are named.
    FittedSpend as GammaGammaFit
        saved("gamma_gamma_fit", |fitted| Ok(fitted.fit.to_state()), |bytes| {
            Ok(FittedSpend { fit: GammaGammaFit::from_state(bytes)?, customers: None })
        })
        shown("params", "log_likelihood", "n")
        fields(FitResult, |fitted| fitted.fit.estimates().result(0.95))
    {
        /// The model with known parameters. Raises `out_of_range` unless all are finite and above 0.
        make from_params(; p: f64, q: f64, v: f64) NoOptions => New<FittedSpend> =
            |p, q, v, _| Ok(New(FittedSpend { fit: GammaGammaFit::from_params(p, q, v)?, customers: None }));
        /// The parameters by name.
        get params() NoOptions => Named<f64> = |fitted| by_name(fitted.fit.estimates(), fitted.fit.estimates().values());
        /// Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or was
        /// given, or where the likelihood is flat.
        get standard_errors() NoOptions => Named<Option<f64>> =
            |fitted| by_name(fitted.fit.estimates(), &fitted.fit.estimates().standard_errors());
        /// Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat.
        get covariance() NoOptions => Option<Vec<Vec<f64>>> = |fitted| fitted.fit.estimates().covariance();
        /// The fit in one record, with intervals of the parameters.
        ask result(; confidence_level: Option<f64>) NoOptions => FitResult =
            |fitted, level, _| fitted.fit.estimates().result(level.unwrap_or(0.95));
        /// The log-likelihood of any customers under these parameters; those without repeat purchase say nothing.
        ask log_likelihood_of(customers: Spenders<'_>; threads: Threads) NoOptions => f64 =
            |fitted, who, threads, _| fitted.fit.log_likelihood(&fitted.customers(&who, threads)?);
        /// The mean spend of the population, p v / (q - 1): infinite where q is 1 or less, as `status` says.
        ask population_spend() PredictionOptions => PopulationSpend = |fitted, options| fitted.fit.population_spend(options);
        /// What each customer is expected to spend on a purchase, p (v + x m) / (p x + q - 1): between their own mean and
        /// that of the population. It exists while p x + q > 1.
        ask expected_spend(; customers: Spenders<'_>, threads: Threads) PredictionOptions => SpendPredictions =
            |fitted, who, threads, options| fitted.fit.expected_spend(&fitted.customers(&who, threads)?, options);
        /// Draws what each customer spends on so many further `purchases`, given what was seen of them: an amount each. The
        /// same seed gives the same amounts in every language. Raises `unequal_lengths`; `out_of_range` for a number of
        /// purchases that is not whole, or more than a million, naming the row.
        ask simulate(purchases: Numbers<'_>; seed: u64, customers: Spenders<'_>, threads: Threads)
            NoOptions => Vec<Vec<f64>> = |fitted, purchases, seed, who, threads, _| {
                fitted.fit.simulate(&whole("purchases", &purchases)?, &fitted.customers(&who, threads)?, seed)
            };
        /// Draws new customers with so many repeat purchases each and sums up what they spent: columns frequency and
        /// monetary_value, which is 0 for one without repeat purchase.
        ask simulate_customers(frequency: Numbers<'_>; seed: u64) NoOptions => Named<Vec<f64>> =
            |fitted, frequency, seed, _| {
                let drawn = fitted.fit.simulate_customers(&whole("frequency", &frequency)?, seed)?;
                let column = |name: &str, at: usize| (name.to_owned(), drawn.rows().map(|row| row[at]).collect());
                Ok(Named(vec![column("frequency", 0), column("monetary_value", 1)]))
            };
    }
}

/// A fit of any purchase model that predicts in continuous time.
pub(super) enum AnyFit {
    Bg(Arc<Fitted<BgNbdFit>>),
    Mbg(Arc<Fitted<MbgNbdFit>>),
    Pareto(Arc<Fitted<ParetoNbdFit>>),
    GGompertz(Arc<Fitted<GGompertzNbdFit>>),
}

/// Runs the same expression with the fit, whichever it is.
macro_rules! with_fit {
    ($any:expr, $fitted:ident => $body:expr) => {
        match $any {
            AnyFit::Bg($fitted) => $body,
            AnyFit::Mbg($fitted) => $body,
            AnyFit::Pareto($fitted) => $body,
            AnyFit::GGompertz($fitted) => $body,
        }
    };
}

const PURCHASE_FITS: &[&str] = &["BgNbdFit", "MbgNbdFit", "ParetoNbdFit", "GGompertzNbdFit"];

impl FromArgument<'_> for AnyFit {
    const KIND: ArgumentKind = ArgumentKind::Object(PURCHASE_FITS);
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        const REQUIRED: &str = "a fit of BgNbd, MbgNbd, ParetoNbd or GGompertzNbd";
        let object = object_argument(name, argument, REQUIRED)?;
        let found = object.downcast().map(Self::Bg);
        let found = found.or_else(|| object.downcast().map(Self::Mbg));
        let found = found.or_else(|| object.downcast().map(Self::Pareto));
        let found = found.or_else(|| object.downcast().map(Self::GGompertz));
        found.ok_or_else(|| wrong_type(name, REQUIRED, object.info().name, None))
    }
}

impl AnyFit {
    /// The customers of a question: those that were named, else those of the fit.
    fn customers(&self, who: &Who<'_>, threads: Threads) -> Result<Customers, Error> {
        with_fit!(self, fitted => fitted.customers(who, threads))
    }
}

/// Any fitted model at all: what nested models are compared by.
pub(super) struct AnyEstimates(Estimates);

impl FromArgument<'_> for AnyEstimates {
    const KIND: ArgumentKind = ArgumentKind::Object(&[
        "BgNbdFit",
        "MbgNbdFit",
        "ParetoNbdFit",
        "GGompertzNbdFit",
        "BgBbFit",
        "GammaGammaFit",
        "ShiftedBetaGeometricFit",
        "BetaDiscreteWeibullFit",
        "BgNbdCovariateFit",
        "MbgNbdCovariateFit",
        "ParetoNbdCovariateFit",
        "ShiftedBetaGeometricCovariateFit",
    ]);
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        let object = object_argument(name, argument, "a fitted model")?;
        let known: [fn(&Object) -> Option<Estimates>; 12] = [
            |object| Some(object.get::<Fitted<BgNbdFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<Fitted<MbgNbdFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<Fitted<ParetoNbdFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<Fitted<GGompertzNbdFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<Fitted<BgBbFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<FittedSpend>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<ShiftedBetaGeometricFit>().ok()?.estimates().clone()),
            |object| Some(object.get::<BetaDiscreteWeibullFit>().ok()?.estimates().clone()),
            |object| Some(object.get::<FittedWith<BgNbdCovariateFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<FittedWith<MbgNbdCovariateFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<FittedWith<ParetoNbdCovariateFit>>().ok()?.fit.estimates().clone()),
            |object| Some(object.get::<ShiftedBetaGeometricCovariateFit>().ok()?.estimates().clone()),
        ];
        let found = known.iter().find_map(|read| read(object));
        found.map(Self).ok_or_else(|| wrong_type(name, "a fitted model", object.info().name, None))
    }
}

/// The customers of both models: those that were named, else those of the fits.
fn both(
    fit: &AnyFit,
    spend: &FittedSpend,
    who: &Who<'_>,
    values: Option<&Numbers<'_>>,
    threads: Threads,
) -> Result<(Customers, SpendCustomers), Error> {
    let customers = fit.customers(who, threads)?;
    let spenders = match (values, who.summary()) {
        (Some(values), _) => SpendCustomers::new(customers.frequency(), values.clone())?,
        (None, Some(summary)) => summary.spend_customers()?,
        (None, None) => match &spend.customers {
            Some(fitted) => SpendCustomers::clone(fitted),
            None => {
                let reason = "must be given: the spend model has no customers of its own".to_owned();
                return Err(Error::BadOption { name: "monetary_value".into(), reason });
            }
        },
    };
    Ok((customers, spenders.with_threads(threads.0)))
}

object_functions! {
    FUNCTIONS:
    /// What each customer is worth in the periods to come: the purchases expected in each period, discounted from its end,
    /// times the spend expected of the customer, times the margin.
    ///
    /// Periods are in the unit of the fit: a fit in weeks looks a year ahead in 52 periods of 1. The discount rate is a
    /// year's where nothing else is said. For the customers of the fits, or of a summary, or of columns (`frequency`,
    /// `recency`, `age`, `monetary_value`). Raises `out_of_range` where both tables say different frequencies, naming the
    /// row; `bad_option` for a named discount period where the fit does not know its unit of time.
    function customer_value(fit: AnyFit, spend: Held<FittedSpend>; customers: Who<'_>, monetary_value: Option<Numbers<'_>>,
        threads: Threads) CustomerValueOptions => CustomerValues = |fit, spend, who, values, threads, options| {
            let (customers, spenders) = both(&fit, &spend, &who, values.as_ref(), threads)?;
            with_fit!(&fit, fitted => customer_value(&fitted.fit, &spend.fit, &customers, &spenders, options))
        };
    /// What all customers are worth together, and the customers of each segment: the sums of `customer_value`, with
    /// intervals that know that customers share the parameters. All customers come first, then the segments in order, those
    /// without one last. Raises what `customer_value` does; `empty` where every expected spend is infinite.
    function model_equity(fit: AnyFit, spend: Held<FittedSpend>; segments: Option<NameColumn<'_>>, customers: Who<'_>,
        monetary_value: Option<Numbers<'_>>, threads: Threads) CustomerValueOptions => Vec<SegmentEquity> =
        |fit, spend, segments, who, values, threads, options| {
            let (customers, spenders) = both(&fit, &spend, &who, values.as_ref(), threads)?;
            let keys = segments.as_ref().map(NameColumn::keys);
            with_fit!(&fit, fitted => {
                model_equity(&fitted.fit, &spend.fit, &customers, &spenders, keys.as_ref(), options)
            })
        };
    /// How many times what winning a customer cost a new customer is worth: the first purchase, and those expected in the
    /// periods to come, discounted, at the mean spend of the population, times the margin. Raises `out_of_range` for a cost
    /// that is not above 0.
    function model_ltv_to_cac(fit: AnyFit, spend: Held<FittedSpend>, cac: f64; target: Option<f64>)
        CustomerValueOptions => LtvToCacResult = |fit, spend, cac, target, options| {
            let target = target.unwrap_or(3.0);
            with_fit!(&fit, fitted => model_ltv_to_cac(&fitted.fit, &spend.fit, cac, target, options))
        };
    /// Compares what a fit expected of each customer in the time after its age with what the customer did: totals, mean
    /// errors, and means by repeat purchases before. `actual` may be left out for a summary with a holdout. Raises
    /// `unequal_lengths`, `missing` or `out_of_range` for an actual number that is no whole number, naming the row.
    function holdout_report(fit: AnyFit; horizon: Option<f64>, actual: Option<Numbers<'_>>, customers: Who<'_>,
        threads: Threads) HoldoutOptions => HoldoutResult = |fit, horizon, actual, who, threads, options| {
            let customers = fit.customers(&who, threads)?;
            let holdout = who.summary().and_then(|summary| summary.holdout.clone());
            let lacks = |name: &'static str| Error::BadOption {
                name: name.into(),
                reason: "must be given where customers is no summary with a holdout".to_owned(),
            };
            let frequency: Vec<u64>;
            let actual = match (actual, &holdout) {
                (Some(actual), _) => actual,
                (None, Some(holdout)) => {
                    frequency = holdout.frequency.clone();
                    Numbers::from(&frequency)
                }
                (None, None) => return Err(lacks("actual")),
            };
            let horizon = horizon.or(holdout.as_ref().map(|holdout| holdout.duration)).ok_or_else(|| lacks("horizon"))?;
            with_fit!(&fit, fitted => holdout_report(&fitted.fit, &customers, horizon, actual, options))
        };
    /// Repeat purchases expected of a cohort, period by period from the first customer's first purchase on, beside those
    /// made. `first_purchases` says when each customer came, in the unit of the fit. Raises `out_of_range` for a first
    /// purchase before 0, naming the row; `unequal_lengths` where there are actual numbers, but not one a period.
    function tracking(fit: AnyFit, first_purchases: Numbers<'_>, periods: u64; period: Option<f64>,
        actual: Option<Numbers<'_>>) NoOptions => TrackingResult = |fit, first, periods, period, actual, _| {
            let actual: Vec<f64> = actual.map_or_else(Vec::new, |actual| {
                (0..actual.len()).map(|row| actual.get(row).unwrap_or(0.0)).collect()
            });
            with_fit!(&fit, fitted => tracking(&fitted.fit, first, period.unwrap_or(1.0), periods, &actual))
        };
    /// The likelihood-ratio test of a model against a larger one that contains it. Raises `bad_option` where they are not
    /// nested, were fitted to other customers, or either was not fitted.
    function likelihood_ratio(smaller: AnyEstimates, larger: AnyEstimates) NoOptions => LikelihoodRatioResult =
        |smaller, larger, _| likelihood_ratio(&smaller.0, &larger.0);
}
