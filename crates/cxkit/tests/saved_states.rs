//! States saved by earlier releases stay readable: `spec/state` holds one of each kind and version.

#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::accumulate::{describe_header, Accumulator, CoMoments, ExactSum, Moments};

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
