//! States saved by earlier releases stay readable: `spec/state` holds one of each kind and version.

#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::accumulate::{describe_header, Accumulator, CoMoments, ExactSum, Moments};
use cxkit::survey::{AnswerCountsAccumulator, CsatAccumulator, NpsAccumulator, Sample};

const X: [f64; 5] = [0.5, -2.25, 1e16, 3.0, -1e16];
const Y: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];

fn saved(name: &str) -> Vec<u8> {
    let path = format!("{}/../../spec/state/{name}.hex", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

fn header(bytes: &[u8]) -> (String, u64) {
    let header = describe_header(bytes).unwrap();
    (header.kind, header.version)
}

#[test]
fn a_sum_of_version_1() {
    let bytes = saved("sum-1");
    assert_eq!(header(&bytes), ("sum".into(), 1));
    let mut sum = ExactSum::from_state(&bytes).unwrap();
    assert_eq!(sum.value().unwrap(), 1.25);
    sum.push(1.0).unwrap();
    assert_eq!(sum.value().unwrap(), 2.25);
    let mut again = ExactSum::new();
    again.extend_from_slice(&X).unwrap();
    assert_eq!(again.to_state(), bytes);
}

#[test]
fn moments_of_version_1() {
    let bytes = saved("moments-1");
    assert_eq!(header(&bytes), ("moments".into(), 1));
    let moments = Moments::from_state(&bytes).unwrap();
    let result = moments.finish().unwrap();
    // Σx² = 2e32 + 14.3125, (Σx)² = 1.5625.
    assert_eq!((result.n, result.missing_count, result.mean), (5, 1, 0.25));
    assert_eq!(result.variance, Some(5e31));
    let mut again = Moments::new();
    again.push(f64::NAN).unwrap();
    again.extend_from_slice(&X).unwrap();
    assert_eq!(again.to_state(), bytes);
}

#[test]
fn co_moments_of_version_1() {
    let bytes = saved("co_moments-1");
    assert_eq!(header(&bytes), ("co_moments".into(), 1));
    let result = CoMoments::from_state(&bytes).unwrap().finish().unwrap();
    // Σxy = 0.5 − 4.5 + 3e16 + 12 − 5e16, Σx·Σy/n = 3.75.
    assert_eq!((result.n, result.mean_x, result.mean_y), (5, 0.25, 3.0));
    assert_eq!(result.covariance, Some((-2e16 + 8.0 - 3.75) / 4.0));
    let mut again = CoMoments::new();
    again.extend_from_slices(&X, &Y).unwrap();
    assert_eq!(again.to_state(), bytes);
}

#[test]
fn nps_of_version_1() {
    let bytes = saved("nps-1");
    assert_eq!(header(&bytes), ("nps".into(), 1));
    let mut accumulator = NpsAccumulator::from_state(&bytes).unwrap();
    let result = accumulator.finish().unwrap();
    // 4 promoters and 2 detractors of 8.
    assert_eq!((result.n, result.missing_count, result.score), (8, 1, 25.0));
    let mut again = NpsAccumulator::default();
    again.extend_from_slice(&[10.0, 9.0, 9.0, 10.0, 7.0, 8.0, 3.0, 0.0, f64::NAN]).unwrap();
    assert_eq!(again.to_state(), bytes);
    // Detractors drawn level: 4 of 10 on either side.
    accumulator.extend_from_slice(&[1, 2]).unwrap();
    assert_eq!(accumulator.finish().unwrap().score, 0.0);
}

#[test]
fn csat_with_a_design_of_version_1() {
    let bytes = saved("csat_design-1");
    assert_eq!(header(&bytes), ("csat".into(), 1));
    let result = CsatAccumulator::from_state(&bytes).unwrap().finish().unwrap();
    // Weights of 2 + 1.5 + 0.5 satisfied, of 8 in all; four clusters less two strata.
    assert_eq!((result.n, result.missing_count, result.score), (5, 1, 0.5));
    assert_eq!((result.weight_sum, result.df), (Some(8.0), Some(2.0)));
    // By cluster Σ w (s − 0.5) is 1 and −0.5 of 10 drawn in stratum 1, 0.25 + 0.75 and −1.5 of 40 in 2:
    // ((1 − 2/10) · 1.5² + (1 − 2/40) · 2.5²) / 8², each stratum being m/(m − 1) Σ (z − z̄)² = (z₁ − z₂)².
    let variance = (0.8 * 2.25 + 0.95 * 6.25) / 64.0;
    let error = result.standard_error.unwrap();
    assert!((error * error - variance).abs() < 1e-15, "{error}");
    let mut again = CsatAccumulator::default();
    let answers = [5.0, 2.0, 4.0, 5.0, 1.0, f64::NAN];
    let sample = Sample::of(&answers)
        .weights(&[2.0, 1.0, 0.5, 1.5, 3.0, 1.0])
        .strata(&["one", "one", "two", "two", "two", "two"])
        .clusters(&[1_i64, 2, 1, 1, 2, 2][..])
        .population(&[10.0, 10.0, 40.0, 40.0, 40.0, 40.0]);
    again.extend(sample).unwrap();
    assert_eq!(again.to_state(), bytes);
}

#[test]
fn answer_counts_of_version_1() {
    let bytes = saved("answer_counts-1");
    assert_eq!(header(&bytes), ("answer_counts".into(), 1));
    let accumulator = AnswerCountsAccumulator::from_state(&bytes).unwrap();
    let result = accumulator.finish().unwrap();
    assert_eq!((result.value, result.missing_count), (4, 1));
    // Halves lie outside the array of whole answers.
    let listed: Vec<_> =
        result.distribution.iter().map(|part| (part.answer, part.count, part.share)).collect();
    assert_eq!(listed, [(0.0, 1, 0.25), (6.5, 2, 0.5), (10.0, 1, 0.25)]);
    let mut again = AnswerCountsAccumulator::default();
    again.extend_from_slice(&[6.5, 10.0, f64::NAN, -0.0, 6.5]).unwrap();
    assert_eq!(again.to_state(), bytes);
}
