//! The accumulators of `cxkit::accumulate` keep the shared laws.

use cxkit::accumulate::{CoMoments, ExactSum, Moments};
use cxkit_testkit::{accumulator_laws, generate};

accumulator_laws!(sum_of_nothing, ExactSum::new(), [0.0f64; 0]);
accumulator_laws!(sum_of_ordinary_values, ExactSum::new(), generate::ordinary_floats(1, 40));
accumulator_laws!(sum_of_hostile_values, ExactSum::new(), generate::hostile_floats(2, 60));
accumulator_laws!(sum_that_cancels, ExactSum::new(), [1e308, 1.0, 5e-324, -1e308, -1.0, -5e-324]);

accumulator_laws!(moments_of_nothing, Moments::new(), [0.0f64; 0]);
accumulator_laws!(moments_of_scores_with_missing, Moments::new(), generate::scores_with_missing(3, 40));
accumulator_laws!(moments_of_hostile_values, Moments::new(), generate::hostile_floats(4, 40));

fn pairs(x: Vec<f64>, y: Vec<f64>) -> Vec<(f64, f64)> {
    x.into_iter().zip(y).collect()
}

accumulator_laws!(
    co_moments_of_ordinary_pairs,
    CoMoments::new(),
    pairs(generate::ordinary_floats(5, 30), generate::scores_with_missing(6, 30))
);
accumulator_laws!(
    co_moments_of_hostile_pairs,
    CoMoments::new(),
    pairs(generate::hostile_floats(7, 20), generate::hostile_floats(8, 20))
);
