//! Models of customers who buy at opportunities (BG/BB), or stay under contract.

use super::covariates::CovariateColumns;
use super::purchases::{by_name, columns_of, fitted, Fitted, Who};
use crate::argument::ArgumentInfo;
use crate::object::{objects, Named, New, NoOptions, Part, Parts, Threads};
use cxkit::columns::Numbers;
use cxkit::value::btyd::{
    BetaDiscreteWeibull, BetaDiscreteWeibullFit, BgBb, BgBbAliveOptions, BgBbFit, Contracts, FitResult,
    PredictionOptions, Predictions, ShiftedBetaGeometric, ShiftedBetaGeometricCovariateFit,
    ShiftedBetaGeometricFit,
};
use cxkit::Error;

/// Whole numbers of a column.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn whole(what: &'static str, column: &Numbers<'_>) -> Result<Vec<u64>, Error> {
    let count = |row| match column.get(row) {
        Some(value) if value >= 0.0 && value.fract() == 0.0 && value <= 9_007_199_254_740_992.0 => {
            Ok(value as u64)
        }
        Some(value) => Err(Error::OutOfRange {
            what: what.into(),
            row: Some(row),
            value,
            required: "a whole number from 0".into(),
        }),
        None => Err(Error::Missing { what: what.into(), row }),
    };
    (0..column.len()).map(count).collect()
}

/// Customers under contract: a cohort by how many were left after each renewal, or a row each.
pub(super) struct Terms<'a> {
    survivors: Option<Numbers<'a>>,
    renewals: Option<Numbers<'a>>,
    lost: Option<Numbers<'a>>,
    counts: Option<Numbers<'a>>,
}

impl<'a> Part<'a> for Terms<'a> {
    fn describe(name: &'static str, into: &mut Vec<ArgumentInfo>) {
        <Option<Numbers<'_>> as Part<'_>>::describe(name, into);
        let first = into.len();
        for column in ["renewals", "lost", "counts"] {
            <Option<Numbers<'_>> as Part<'_>>::describe(column, into);
        }
        into.iter_mut().skip(first).for_each(|argument| argument.named = true);
    }
    fn take(name: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        Ok(Self {
            survivors: parts.next(name)?,
            renewals: parts.next("renewals")?,
            lost: parts.next("lost")?,
            counts: parts.next("counts")?,
        })
    }
}

impl Terms<'_> {
    fn contracts(&self) -> Result<Contracts, Error> {
        match (&self.survivors, &self.renewals, &self.lost, &self.counts) {
            (Some(survivors), None, None, None) => Contracts::from_survivors(&whole("survivors", survivors)?),
            (None, Some(renewals), Some(lost), counts) => {
                let contracts = Contracts::new(renewals.clone(), lost.clone())?;
                match counts {
                    Some(counts) => contracts.with_counts(counts.clone()),
                    None => Ok(contracts),
                }
            }
            _ => Err(Error::BadOption {
                name: "contracts".into(),
                reason: "must be given as survivors, or as renewals and lost".to_owned(),
            }),
        }
    }
}

/// The objects of each contractual model: the model to be fitted, and the fit.
macro_rules! contract_objects {
    ($( $(#[doc = $doc:literal])+ $model:ident, $fit:ident($($parameter:ident),+), $kind:literal
        $(, $(#[doc = $how:literal])+ $covariate_fit:ident)?; )*) => {
        objects! {
            CONTRACTS:
            $(
            $(#[doc = $doc])+
            $model as $model {
                /// The model, to be fitted.
                new new() $model => New<$model> = |options| Ok(New(options.clone()));
                /// Fits the model by maximum likelihood to a cohort: how many customers there were at the start, after the first
                /// renewal, after the second (`survivors`); or to customers as rows: `renewals` made, whether the next was
                /// refused (`lost`, 1 or 0) and, where a row stands for several customers, `counts`. Raises `empty` with too few
                /// renewals to tell the parameters apart, `no_convergence` with the best point so far.
                ask fit(survivors: Terms<'_>) NoOptions => New<$fit> = |model, terms, _| model.fit(&terms.contracts()?).map(New);
                $(
                $(#[doc = $how])+
                ask fit_with_covariates(renewals: Numbers<'_>, lost: Numbers<'_>; covariates: CovariateColumns)
                    NoOptions => New<$covariate_fit> = |model, renewals, lost, covariates, _| {
                        model.fit_with_covariates(renewals, lost, &covariates.or_none()).map(New)
                    };
                )?
            }

            /// A fitted model of how long contracts last, or one whose parameters were given.
            $fit as $fit
                saved($kind, |fit| Ok(fit.to_state()), $fit::from_state)
                shown("params", "log_likelihood", "n")
                fields(FitResult, |fit| fit.estimates().result(0.95))
            {
                /// The model with known parameters. Raises `out_of_range` unless all are finite and above 0.
                make from_params(; $($parameter: f64),+) NoOptions => New<$fit> =
                    |$($parameter),+, _| $fit::from_params($($parameter),+).map(New);
                /// The parameters by name.
                get params() NoOptions => Named<f64> = |fit| by_name(fit.estimates(), fit.estimates().values());
                /// Standard errors of the parameters, from the observed information; nothing for one that is held at a bound or
                /// was given, or where the likelihood is flat.
                get standard_errors() NoOptions => Named<Option<f64>> =
                    |fit| by_name(fit.estimates(), &fit.estimates().standard_errors());
                /// Covariances of the parameters, a row each; nothing where they were given or the likelihood is flat.
                get covariance() NoOptions => Option<Vec<Vec<f64>>> = |fit| fit.estimates().covariance();
                /// The fit in one record, with intervals of the parameters.
                ask result(; confidence_level: Option<f64>) NoOptions => FitResult =
                    |fit, level, _| fit.estimates().result(level.unwrap_or(0.95));
                /// The log-likelihood of any contracts under these parameters.
                ask log_likelihood_of(survivors: Terms<'_>) NoOptions => f64 =
                    |fit, terms, _| fit.log_likelihood(&terms.contracts()?);
                /// The share of a cohort that is there after 0, 1, 2 ... up to `renewals` renewals. Raises `out_of_range` for
                /// more than a million.
                ask survival(renewals: u64) PredictionOptions => Predictions =
                    |fit, renewals, options| fit.survival(renewals, options);
                /// The chance that renewal 1, 2 ... up to `renewals` is made by a customer who made all before.
                ask retention(renewals: u64) PredictionOptions => Predictions =
                    |fit, renewals, options| fit.retention(renewals, options);
                /// Discounted expected lifetime of a new customer, in periods: the first counts 1, the one after t renewals
                /// S(t)/(1 + d)^t. Raises `out_of_range` for a discount rate below 0.00004 a period.
                ask discounted_lifetime(discount_rate: f64) PredictionOptions => Predictions =
                    |fit, discount_rate, options| fit.discounted_lifetime(discount_rate, options);
                /// Discounted expected residual lifetime of customers whose next renewal, number n each, is about to be decided.
                /// Raises `out_of_range` for a next renewal below 1, `missing`, each naming its row.
                ask discounted_residual_lifetime(discount_rate: f64, next_renewal: Numbers<'_>) PredictionOptions => Predictions =
                    |fit, discount_rate, next, options| fit.discounted_residual_lifetime(discount_rate, next, options);
                /// Draws new customers for whom so many renewals are `due` each: columns renewals (how many they make) and lost (1
                /// where the next was refused). The same seed gives the same customers in every language. Raises
                /// `out_of_range` for a number that is not whole, or more than a million, naming the row.
                ask simulate_customers(due: Numbers<'_>; seed: u64) NoOptions => Named<Vec<f64>> = |fit, due, seed, _| {
                    let due = whole("due", &due)?;
                    let made = fit.simulate_customers(&due, seed)?;
                    let lost = made.iter().zip(&due).map(|(made, due)| f64::from(u8::from(made < due)));
                    let lost = ("lost".to_owned(), lost.collect());
                    Ok(Named(vec![("renewals".to_owned(), made.iter().map(|&made| made as f64).collect()), lost]))
                };
                /// Draws how many of the renewals that are `due` each customer makes who has made `renewals` before.
                ask simulate(renewals: Numbers<'_>, due: Numbers<'_>; seed: u64) NoOptions => Vec<u64> =
                    |fit, renewals, due, seed, _| {
                        fit.simulate(&whole("renewals", &renewals)?, &whole("due", &due)?, seed)
                    };
            }
            )*
        }
    };
}

contract_objects! {
    /// The shifted beta-geometric model of contracts. A customer refuses each renewal with a chance of their own; chances are
    /// beta distributed (`alpha`, `beta`). P. Fader, B. Hardie, How to Project Customer Retention, Journal of Interactive
    /// Marketing 21, 2007.
    ShiftedBetaGeometric, ShiftedBetaGeometricFit(alpha, beta), "shifted_beta_geometric_fit",
    /// Fits the model to customers as rows (`renewals` made, and 1 in `lost` where the next was refused, else 0) with
    /// parameters that move with covariates, columns of numbers by name of the same rows. Raises `missing` and
    /// `non_finite`, naming the row; `bad_option` for a covariate that is the same for every customer or follows from
    /// others; `unequal_lengths`; `empty` without covariates; `no_convergence`.
    ShiftedBetaGeometricCovariateFit;
    /// The beta-discrete-Weibull model of contracts: as `ShiftedBetaGeometric`, with a chance to leave that rises (`c` above 1)
    /// or falls (below 1) with the renewals a customer has made. P. Fader, B. Hardie, Y. Liu, J. Davin, T. Steenburgh, Journal
    /// of Interactive Marketing 43, 2018.
    BetaDiscreteWeibull, BetaDiscreteWeibullFit(alpha, beta, c), "beta_discrete_weibull_fit";
}

objects! {
    OPPORTUNITIES:
    /// The BG/BB model of customers who buy, or do not, at given opportunities. While alive, a customer takes each with a
    /// chance of their own (beta: `alpha`, `beta`); before each they leave for good with a chance of their own (beta: `gamma`,
    /// `delta`). `age` counts the opportunities. P. Fader, B. Hardie, J. Shang, Marketing Science 29, 2010.
    BgBb as BgBb {
        /// The model, to be fitted.
        new new() BgBb => New<BgBb> = |options| Ok(New(options.clone()));
        /// Fits the model by maximum likelihood to the customers of a summary, or of columns: `frequency`, `recency` (the
        /// number of the last opportunity taken), `age` (how many there were) and `counts`. Raises `no_convergence` with the
        /// best point so far.
        ask fit(customers: Who<'_>; threads: Threads) NoOptions => New<Fitted<BgBbFit>> = |model, who, threads, _| {
            let customers = who.required(threads)?;
            fitted(model.fit(&customers), customers)
        };
    }

    /// A fitted BG/BB model, or one whose parameters were given. Predictions are for the customers it was fitted to where no
    /// others are named.
    Fitted<BgBbFit> as BgBbFit
        saved("bg_bb_fit", |fitted| Ok(fitted.fit.to_state()), |bytes| BgBbFit::from_state(bytes).map(Fitted::given))
        shown("params", "log_likelihood", "n")
        fields(FitResult, |fitted| fitted.fit.estimates().result(0.95))
    {
        /// The model with known parameters. Raises `out_of_range` unless all are finite and above 0.
        make from_params(; alpha: f64, beta: f64, gamma: f64, delta: f64) NoOptions => New<Fitted<BgBbFit>> =
            |alpha, beta, gamma, delta, _| BgBbFit::from_params(alpha, beta, gamma, delta).map(|fit| New(Fitted::given(fit)));
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
        /// The log-likelihood of any customers under these parameters.
        ask log_likelihood_of(customers: Who<'_>; threads: Threads) NoOptions => f64 =
            |fitted, who, threads, _| fitted.fit.log_likelihood(&fitted.customers(&who, threads)?);
        /// The chance that each customer is alive, at the last opportunity or at the next.
        ask alive_probability(; customers: Who<'_>, threads: Threads) BgBbAliveOptions => Predictions =
            |fitted, who, threads, options| fitted.fit.alive_probability(&fitted.customers(&who, threads)?, options);
        /// The purchases expected of each customer at the next opportunities.
        ask expected_purchases(opportunities: u64; customers: Who<'_>, threads: Threads) PredictionOptions => Predictions =
            |fitted, opportunities, who, threads, options| {
                fitted.fit.expected_purchases(opportunities, &fitted.customers(&who, threads)?, options)
            };
        /// Discounted expected residual purchases: those at all opportunities to come, the one after n counted as
        /// 1/(1 + discount_rate)^n.
        ask discounted_purchases(discount_rate: f64; customers: Who<'_>, threads: Threads) PredictionOptions => Predictions =
            |fitted, discount_rate, who, threads, options| {
                fitted.fit.discounted_purchases(discount_rate, &fitted.customers(&who, threads)?, options)
            };
        /// For each customer the chances of 0, 1, ... purchases at so many next opportunities.
        ask purchase_probabilities(opportunities: u64; customers: Who<'_>, threads: Threads) NoOptions => Vec<Vec<f64>> =
            |fitted, opportunities, who, threads, _| {
                fitted.fit.purchase_probabilities(opportunities, &fitted.customers(&who, threads)?)
            };
        /// Draws new customers with so many opportunities each and sums up which they took: columns frequency, recency, age.
        ask simulate_customers(opportunities: Numbers<'_>; seed: u64) NoOptions => Named<Vec<f64>> =
            |fitted, opportunities, seed, _| {
                let opportunities = whole("opportunities", &opportunities)?;
                fitted.fit.simulate_customers(&opportunities, seed).map(|drawn| columns_of(&drawn))
            };
    }
}
