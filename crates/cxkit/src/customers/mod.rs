//! Measures of the customer base: who stays, who leaves, who comes back, what a new customer costs.
//!
//! From counts each is a plain function. From a log of (customer, time) rows the same words mean the same: new are
//! customers at the end who were none at the start, lost are customers at the start who are none at the end, and
//! whoever came and went in between is told apart. So retention and churn of the same customers add up to 1.

mod active_users;
mod activity;
mod cac;
mod churn_rate;
mod conversion;
mod engagement;
mod growth;
mod log_rates;
mod names;
mod repeat_log;
mod repeat_rate;
mod retention_rate;
mod revenue_per_customer;

pub use active_users::{ActiveUsersAccumulator, ActiveUsersLog, ActiveUsersOptions, ActiveUsersResult};
pub use cac::{cac, cac_with, CacOptions, CacResult};
pub use churn_rate::{churn_rate, churn_rate_with, ChurnRateMethod, ChurnRateOptions, ChurnRateResult};
pub use conversion::{
    conversion_rate, conversion_rate_with, free_to_paid, free_to_paid_with, referral_rate,
    referral_rate_with, ConversionRateOptions, FreeToPaidOptions, ReferralRateOptions,
};
pub use engagement::{engagement, engagement_with, EngagementOptions, EngagementResult};
pub use growth::{growth, growth_with, GrowthOptions, GrowthResult};
pub use log_rates::{ChurnRateAccumulator, CustomerLog, GrowthAccumulator, RetentionRateAccumulator};
pub use repeat_log::{RepeatLog, RepeatRateAccumulator};
pub use repeat_rate::{repeat_rate, repeat_rate_with, RepeatRateOptions};
pub use retention_rate::{
    retention_rate, retention_rate_with, RetentionRateMethod, RetentionRateOptions, RetentionRateResult,
};
pub use revenue_per_customer::{
    revenue_per_customer, revenue_per_customer_with, RevenuePerCustomerOptions, RevenuePerCustomerResult,
};

use crate::Error;

/// A count that the chosen method cannot do without.
fn needed(what: &'static str, count: Option<u64>) -> Result<u64, Error> {
    count.ok_or_else(|| Error::WrongType {
        what: what.into(),
        required: "given for this method".into(),
        got: "nothing".into(),
        row: None,
    })
}

/// An amount of money that is no debt.
fn amount(what: &'static str, value: f64) -> Result<f64, Error> {
    if !value.is_finite() {
        return Err(Error::NonFinite { what: what.into(), row: None });
    }
    if value < 0.0 {
        return Err(Error::out_of_range(what, None, value, "0 or more"));
    }
    Ok(value)
}
