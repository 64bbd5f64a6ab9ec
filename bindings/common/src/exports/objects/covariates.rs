//! Models whose parameters move with covariates, and their fits.

use super::purchases::{by_name, columns_of, Who};
use crate::argument::{Argument, ArgumentKind, FromArgument};
use crate::column::wrong_type;
use crate::object::{objects, Named, NoOptions, Threads};
use crate::part::NamedColumns;
use cxkit::columns::Numbers;
use cxkit::describe::Value;
use cxkit::value::btyd::{
    BgNbdCovariateFit, Covariates, Customers, FitResult, MbgNbdCovariateFit, ParetoNbdCovariateFit,
    PredictionOptions, Predictions, ShiftedBetaGeometricCovariateFit,
};
use cxkit::Error;
use std::sync::Arc;

/// Columns of numbers by name, a row each as in the customers; nothing where none were named.
pub(super) struct CovariateColumns(Option<Covariates>);

impl FromArgument<'_> for CovariateColumns {
    const KIND: ArgumentKind = ArgumentKind::NamedColumns;
    const REQUIRED: bool = false;
    fn from_argument(name: &'static str, argument: &Argument<'_>, threads: usize) -> Result<Self, Error> {
        if matches!(argument, Argument::Value(Value::Null)) {
            return Ok(Self(None));
        }
        let NamedColumns(columns) = NamedColumns::from_argument(name, argument, threads)?;
        let covariates = columns.iter().try_fold(Covariates::new(), |all, (covariate, column)| {
            all.with(covariate, column.numbers(covariate)?)
        })?;
        Ok(Self(Some(covariates)))
    }
}

impl CovariateColumns {
    /// The columns, none where none were named.
    pub(super) fn or_none(self) -> Covariates {
        self.0.unwrap_or_default()
    }
}

/// Whom a fit with covariates was fitted to.
struct Seen {
    customers: Customers,
    purchase: Covariates,
    dropout: Covariates,
}

/// A fit with covariates and the customers it was fitted to, where there are any.
#[derive(Clone)]
pub(crate) struct FittedWith<F> {
    pub(super) fit: F,
    seen: Option<Arc<Seen>>,
}

impl<F> FittedWith<F> {
    pub(super) fn new(fit: F, customers: Customers, purchase: Covariates, dropout: Covariates) -> Self {
        Self { fit, seen: Some(Arc::new(Seen { customers, purchase, dropout })) }
    }

    const fn given(fit: F) -> Self {
        Self { fit, seen: None }
    }

    /// The covariates of a question: those that were named, else, of the customers of the fit, theirs.
    fn tables(&self, of_fit: bool, purchase: CovariateColumns, dropout: CovariateColumns) -> [Covariates; 2] {
        let known = self.seen.as_ref().filter(|_| of_fit);
        [
            purchase.0.or_else(|| known.map(|seen| seen.purchase.clone())).unwrap_or_default(),
            dropout.0.or_else(|| known.map(|seen| seen.dropout.clone())).unwrap_or_default(),
        ]
    }

    /// The customers of a question and their covariates.
    fn asked(
        &self,
        who: &Who<'_>,
        purchase: CovariateColumns,
        dropout: CovariateColumns,
        threads: Threads,
    ) -> Result<(Customers, [Covariates; 2]), Error> {
        let given = who.given(threads)?;
        let tables = self.tables(given.is_none(), purchase, dropout);
        match (given, &self.seen) {
            (Some(given), _) => Ok((given, tables)),
            (None, Some(seen)) => Ok((seen.customers.clone().with_threads(threads.0), tables)),
            (None, None) => Ok((who.required(threads)?, tables)),
        }
    }
}

/// The fits of purchase models with covariates.
macro_rules! covariate_objects {
    ($( $(#[doc = $doc:literal])+ $fit:ident, $kind:literal; )*) => {
        objects! {
            OBJECTS:
            $(
            $(#[doc = $doc])+
            FittedWith<$fit> as $fit
                saved($kind, |fitted| Ok(fitted.fit.to_state()), |bytes| $fit::from_state(bytes).map(FittedWith::given))
                shown("params", "log_likelihood", "n")
                fields(FitResult, |fitted| fitted.fit.estimates().result(0.95))
            {
                /// The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate `age` moves
                /// `alpha`.
                get params() NoOptions => Named<f64> =
                    |fitted| by_name(fitted.fit.estimates(), fitted.fit.estimates().values());
                /// The unit of time in days, where that was said.
                get unit_days() NoOptions => Option<f64> = |fitted| fitted.fit.estimates().unit_days();
                /// Standard errors of parameters and coefficients, from the observed information; nothing for one that is held at a
                /// bound, or where the likelihood is flat.
                get standard_errors() NoOptions => Named<Option<f64>> =
                    |fitted| by_name(fitted.fit.estimates(), &fitted.fit.estimates().standard_errors());
                /// Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat.
                get covariance() NoOptions => Option<Vec<Vec<f64>>> = |fitted| fitted.fit.estimates().covariance();
                /// The fit in one record, with intervals of parameters and coefficients.
                ask result(; confidence_level: Option<f64>) NoOptions => FitResult =
                    |fitted, level, _| fitted.fit.estimates().result(level.unwrap_or(0.95));
                /// The model's own parameters of customers with these covariates, a row each in the order of the model's
                /// parameters. Without covariates, those of the customers of the fit. Raises `bad_option` for other covariates than
                /// those of the fit, `missing`, `unequal_lengths`.
                ask parameters_of(; purchase: CovariateColumns, dropout: CovariateColumns) NoOptions => Vec<Vec<f64>> =
                    |fitted, purchase, dropout, _| {
                        let [purchase, dropout] =
                            fitted.tables(purchase.0.is_none() && dropout.0.is_none(), purchase, dropout);
                        fitted.fit.parameters_of(&purchase, &dropout)
                    };
                /// The log-likelihood of any customers under these parameters.
                ask log_likelihood_of(customers: Who<'_>; purchase: CovariateColumns, dropout: CovariateColumns, threads: Threads)
                    NoOptions => f64 = |fitted, who, purchase, dropout, threads, _| {
                        let (customers, [purchase, dropout]) = fitted.asked(&who, purchase, dropout, threads)?;
                        fitted.fit.log_likelihood(&customers, &purchase, &dropout)
                    };
                /// The chance that each customer still buys, given what was seen: of the customers of the fit, or of others with
                /// covariates of their own; covariates alone say what would be if those of the fit had these. Raises `bad_option`
                /// for other covariates than those of the fit.
                ask alive_probability(; customers: Who<'_>, purchase: CovariateColumns, dropout: CovariateColumns,
                    threads: Threads) PredictionOptions => Predictions =
                    |fitted, who, purchase, dropout, threads, options| {
                        let (customers, [purchase, dropout]) = fitted.asked(&who, purchase, dropout, threads)?;
                        fitted.fit.alive_probability(&customers, &purchase, &dropout, options)
                    };
                /// The purchases expected of each customer in the time `horizon` after its age, as without covariates.
                ask expected_purchases(horizon: f64; customers: Who<'_>, purchase: CovariateColumns,
                    dropout: CovariateColumns, threads: Threads) PredictionOptions => Predictions =
                    |fitted, horizon, who, purchase, dropout, threads, options| {
                        let (customers, [purchase, dropout]) = fitted.asked(&who, purchase, dropout, threads)?;
                        fitted.fit.expected_purchases(horizon, &customers, &purchase, &dropout, options)
                    };
                /// Discounted expected residual purchases, at a continuous rate per unit of time of the fit, as without covariates.
                ask discounted_purchases(discount_rate: f64; customers: Who<'_>, purchase: CovariateColumns,
                    dropout: CovariateColumns, threads: Threads) PredictionOptions => Predictions =
                    |fitted, rate, who, purchase, dropout, threads, options| {
                        let (customers, [purchase, dropout]) = fitted.asked(&who, purchase, dropout, threads)?;
                        fitted.fit.discounted_purchases(rate, &customers, &purchase, &dropout, options)
                    };
                /// Draws new customers of these ages with these covariates and sums up what they bought: columns frequency, recency
                /// and age.
                ask simulate_customers(ages: Numbers<'_>; seed: u64, purchase: CovariateColumns, dropout: CovariateColumns)
                    NoOptions => Named<Vec<f64>> = |fitted, ages, seed, purchase, dropout, _| {
                        let ages: Vec<f64> = (0..ages.len()).map(|row| ages.get(row).unwrap_or(f64::NAN)).collect();
                        let (purchase, dropout) = (purchase.or_none(), dropout.or_none());
                        fitted.fit.simulate_customers(&ages, &purchase, &dropout, seed).map(|drawn| columns_of(&drawn))
                    };
            }
            )*
        }
    };
}

covariate_objects! {
    /// A BG/NBD model whose parameters move with covariates: for a customer with covariates z of purchase and w of dropout
    /// `alpha exp(-g'z)`, `a exp(h'w)`, `b exp(k'w)`, with coefficients g (`alpha.name`), h (`a.name`) and k (`b.name`).
    /// Predictions are for the customers it was fitted to where no others are named. P. Fader, B. Hardie, Incorporating
    /// Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models, 2007.
    BgNbdCovariateFit, "bg_nbd_covariates";
    /// An MBG/NBD model whose parameters move with covariates, as `BgNbdCovariateFit`.
    MbgNbdCovariateFit, "mbg_nbd_covariates";
    /// A Pareto/NBD model whose parameters move with covariates: for a customer with covariates z of purchase and w of dropout
    /// `alpha exp(-g'z)` and `beta exp(-h'w)`, with coefficients g (`alpha.name`) and h (`beta.name`). Predictions are for the
    /// customers it was fitted to where no others are named. P. Fader, B. Hardie, Incorporating Time-Invariant Covariates
    /// into the Pareto/NBD and BG/NBD Models, 2007.
    ParetoNbdCovariateFit, "pareto_nbd_covariates";
}

objects! {
    CONTRACTS:
    /// A shifted beta-geometric model whose parameters move with covariates: for a customer with covariates z `alpha exp(g'z)`
    /// and `beta exp(h'z)`, with coefficients g (`alpha.name`) and h (`beta.name`): the one raises the chance to leave, the
    /// other lowers it.
    ShiftedBetaGeometricCovariateFit as ShiftedBetaGeometricCovariateFit
        saved("shifted_beta_geometric_covariates", |fit| Ok(fit.to_state()), ShiftedBetaGeometricCovariateFit::from_state)
        shown("params", "log_likelihood", "n")
        fields(FitResult, |fit| fit.estimates().result(0.95))
    {
        /// The parameters at covariates of 0, and the coefficients: `alpha.age` is how much the covariate `age` moves `alpha`.
        get params() NoOptions => Named<f64> = |fit| by_name(fit.estimates(), fit.estimates().values());
        /// Standard errors of parameters and coefficients, from the observed information; nothing for one that is held at a
        /// bound, or where the likelihood is flat.
        get standard_errors() NoOptions => Named<Option<f64>> =
            |fit| by_name(fit.estimates(), &fit.estimates().standard_errors());
        /// Covariances of parameters and coefficients, a row each; nothing where the likelihood is flat.
        get covariance() NoOptions => Option<Vec<Vec<f64>>> = |fit| fit.estimates().covariance();
        /// The fit in one record, with intervals of parameters and coefficients.
        ask result(; confidence_level: Option<f64>) NoOptions => FitResult =
            |fit, level, _| fit.estimates().result(level.unwrap_or(0.95));
        /// The share of customers like each of these, a row of `covariates` each, that is there after so many renewals. Raises
        /// `bad_option` for other covariates than those of the fit, `missing`, `out_of_range` for more than a million renewals.
        ask survival(renewals: u64; covariates: CovariateColumns) PredictionOptions => Predictions =
            |fit, renewals, covariates, options| fit.survival(renewals, &required(covariates)?, options);
        /// Discounted expected lifetime of a new customer like each of these, in periods, as without covariates.
        ask discounted_lifetime(discount_rate: f64; covariates: CovariateColumns) PredictionOptions => Predictions =
            |fit, rate, covariates, options| fit.discounted_lifetime(rate, &required(covariates)?, options);
    }
}

/// Covariates that must have been named.
fn required(covariates: CovariateColumns) -> Result<Covariates, Error> {
    covariates.0.ok_or_else(|| wrong_type("covariates", "columns by name", "nothing", None))
}
