//! The accumulators of `cxkit::accumulate` keep the shared laws.

use cxkit::accumulate::ExactSum;
use cxkit_testkit::{accumulator_laws, generate};

accumulator_laws!(sum_of_nothing, ExactSum::new(), [0.0f64; 0]);
accumulator_laws!(sum_of_ordinary_values, ExactSum::new(), generate::ordinary_floats(1, 40));
accumulator_laws!(sum_of_hostile_values, ExactSum::new(), generate::hostile_floats(2, 60));
accumulator_laws!(sum_that_cancels, ExactSum::new(), [1e308, 1.0, 5e-324, -1e308, -1.0, -5e-324]);
