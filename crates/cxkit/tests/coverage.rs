//! The intervals of the NPS hold what they promise, as published for samples of ten.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::survey::Interval;
use cxkit_testkit::coverage::Coverage;

#[test]
fn coverage_of_ten_answers() {
    for (interval, mean, lowest) in [
        (Interval::Wald, 0.872, 0.183),
        (Interval::AdjustedWald, 0.951, 0.879),
        (Interval::Score, 0.964, 0.900),
    ] {
        let coverage = Coverage::of(interval, 10).unwrap();
        // The published grid leaves out the border, where no method holds its level.
        let (got_mean, got_lowest) = coverage.mean_and_lowest(100, 1);
        assert!((got_mean - mean).abs() < 0.0005, "{interval:?}: mean {got_mean}");
        assert!((got_lowest - lowest).abs() < 0.0005, "{interval:?}: lowest {got_lowest}");
    }
    // Where nearly all answers are alike it falls furthest with some thirty of them.
    let corner = Coverage::of(Interval::Score, 30).unwrap().lowest_at_a_corner();
    assert!((corner - 0.86).abs() < 0.005, "at a corner: {corner}");
}
