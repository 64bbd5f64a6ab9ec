//! Models of repeat purchases: how often customers buy, and whether they still do.
//!
//! A model is fitted by maximum likelihood and gives an immutable fit: parameters with standard errors,
//! predictions with intervals. The unit of time is whatever the summary was counted in, and predictions speak it.
//!
//! What the models share is here: [`Customers`] holds the checked summary, `newton` climbs a likelihood,
//! `fit` turns the top into [`Estimates`] and names a top that lies at infinity, `interval` spreads the
//! uncertainty of the parameters to whatever is computed from them, `jet` gives formulas their gradients and
//! `quadrature` their expectations. A purchase model says its likelihood and its predictions for one customer
//! (`model::Model`); everything else follows from that.

mod beta_discrete_weibull;
mod bg;
mod bg_bb;
mod bg_nbd;
mod by_age;
mod chance;
mod contracts;
mod coordinates;
mod covariate_fit;
mod covariates;
mod customers;
mod draws;
mod fit;
mod gamma_gamma;
mod ggompertz_nbd;
mod holdout;
mod interval;
mod jet;
mod lifetime;
mod mbg_nbd;
mod model;
mod near;
mod newton;
mod panels;
mod pareto_nbd;
mod purchase_fit;
mod quadrature;
mod rows;
mod saved;
mod shifted_beta_geometric;
mod worth;

pub use beta_discrete_weibull::{BetaDiscreteWeibull, BetaDiscreteWeibullFit};
pub use bg_bb::{AliveAt, BgBb, BgBbAliveOptions, BgBbFit};
pub use bg_nbd::{BgNbd, BgNbdFit};
pub use contracts::Contracts;
pub use covariate_fit::{
    BgNbdCovariateFit, MbgNbdCovariateFit, ParetoNbdCovariateFit, ShiftedBetaGeometricCovariateFit,
};
pub use covariates::Covariates;
pub use customers::Customers;
pub use fit::{Boundary, Convergence, Estimates, FitResult, ParameterResult};
pub use gamma_gamma::{
    GammaGamma, GammaGammaFit, PopulationSpend, SpendCustomers, SpendPredictions, SpendStatus,
};
pub use ggompertz_nbd::{GGompertzNbd, GGompertzNbdFit};
pub use holdout::{
    holdout_report, likelihood_ratio, tracking, HoldoutGroup, HoldoutOptions, HoldoutResult,
    LikelihoodRatioResult, TrackingResult,
};
pub use interval::{IntervalKind, PredictionOptions, Predictions};
pub use mbg_nbd::{MbgNbd, MbgNbdFit};
pub use model::TotalResult;
pub use pareto_nbd::{ParetoNbd, ParetoNbdFit};
pub use shifted_beta_geometric::{ShiftedBetaGeometric, ShiftedBetaGeometricFit};
pub use worth::{
    customer_value, model_equity, model_ltv_to_cac, CustomerValueOptions, CustomerValues, DiscountPeriod,
    LtvToCacResult, PurchaseFit, SegmentEquity,
};
