//! Intervals and differences for shares and means, quantiles, distinct counts, and how many answers they need.

mod bootstrap;
mod correction;
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
pub use correction::{corrected, Correction};
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
pub(crate) use root::{bracketed_root, mean_sf_two_sided, t_bounds, wald_bounds};
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
            // The level nearly everyone asks for costs nothing.
            let z = if confidence == 0.95 { Z_95 } else { two_sided(confidence) };
            Ok(Self { confidence, z })
        } else {
            Err(Error::out_of_range("confidence_level", None, confidence, "between 0 and 1, both excluded"))
        }
    }

    /// The share of answers left out on each side.
    pub fn tail(self) -> f64 {
        (1.0 - self.confidence) / 2.0
    }
}

/// [`two_sided`] at 0.95, bit for bit.
const Z_95: f64 = 1.959_963_984_540_053_8;

/// The normal quantile with that much between it and its negative.
fn two_sided(confidence: f64) -> f64 {
    -normal_quantile((1.0 - confidence) / 2.0)
}

/// The word for an interval that does not exist, and why.
pub(crate) fn no_interval(reason: &str) -> std::borrow::Cow<'static, str> {
    format!("none: {reason}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_kept_for_95_percent_is_the_computed_one() {
        assert_eq!(Z_95.to_bits(), two_sided(0.95).to_bits(), "{:?}", two_sided(0.95));
        assert_eq!(Level::new(0.95).unwrap().z.to_bits(), two_sided(0.95).to_bits());
        assert!(Level::new(0.949).unwrap().z < Z_95 && Level::new(0.951).unwrap().z > Z_95);
    }
}
