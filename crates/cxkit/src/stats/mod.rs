//! Intervals and differences for shares and means, quantiles, distinct counts, and how many answers they need.

mod bootstrap;
mod distinct_count;
mod mean;
mod poisson;
mod quantiles;
mod rate;
mod root;
mod sample_size;
mod share;
mod share_difference;

pub(crate) use bootstrap::bootstrap;
pub use distinct_count::{
    distinct_count, distinct_count_with, DistinctCountOptions, DistinctCountResult, DistinctReading,
};
pub(crate) use distinct_count::{estimated_count, exact_count};
pub use mean::{
    mean, mean_difference, mean_difference_with, mean_with, MeanDifferenceOptions, MeanOptions, MeanResult,
};
pub(crate) use mean::{mean_of, welch, MeanInterval};
pub(crate) use poisson::poisson_bounds;
pub(crate) use quantiles::{each_block, quantiles_of_sketch, Found, MISSING};
pub use quantiles::{
    quantile, quantile_with, quantiles, quantiles_by, quantiles_with, QuantileMethod, QuantileOptions,
    QuantilePoint, QuantileReading, QuantileResult, QuantilesResult,
};
pub(crate) use rate::rate;
pub use rate::RateResult;
pub(crate) use root::{bracketed_root, mean_sf_two_sided, t_bounds};
pub use sample_size::{
    mean_sample_size, mean_sample_size_with, nps_sample_size, nps_sample_size_with, share_sample_size,
    share_sample_size_with, MeanSampleSizeOptions, NpsSampleSizeOptions, SampleSizeResult,
    ShareSampleSizeOptions,
};
pub(crate) use share::{interval as share_bounds, upper_beta};
pub use share::{share, share_interval, share_with, ShareInterval, ShareOptions, ShareResult};
pub(crate) use share_difference::combine_arms;
pub use share_difference::{
    share_difference, share_difference_with, DifferenceResult, ShareDifferenceInterval,
    ShareDifferenceOptions,
};

use crate::math::normal_quantile;
use crate::Error;

/// A level of confidence that was checked, and the normal quantile that belongs to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level {
    pub confidence: f64,
    /// The two-sided normal quantile: 1.96 at 0.95.
    pub z: f64,
}

impl Level {
    pub fn new(confidence: f64) -> Result<Self, Error> {
        if confidence > 0.0 && confidence < 1.0 {
            Ok(Self { confidence, z: -normal_quantile((1.0 - confidence) / 2.0) })
        } else {
            Err(Error::out_of_range("confidence_level", None, confidence, "between 0 and 1, both excluded"))
        }
    }

    /// The share of answers left out on each side.
    pub fn tail(self) -> f64 {
        (1.0 - self.confidence) / 2.0
    }
}

/// The word for an interval that does not exist, and why.
pub(crate) fn no_interval(reason: &str) -> std::borrow::Cow<'static, str> {
    format!("none: {reason}").into()
}
