//! Times to an event of which some have not come yet: the share still waiting, its median, its mean to a horizon.

mod curve;
mod kaplan_meier;
mod times;

pub use curve::{QuantileRule, SurvivalPoint, SurvivalQuantile};
pub use kaplan_meier::{kaplan_meier, kaplan_meier_with, KaplanMeierOptions, KaplanMeierResult};
pub use times::SurvivalTimes;
