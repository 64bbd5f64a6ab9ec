//! Small deterministic inputs: the same in every run and every runtime.

use cxkit::random::Stream;

/// Finite doubles of every kind that has ever broken a sum: any bit pattern, subnormals, both zeros, the
/// largest and the smallest, whole numbers, values that cancel those before them, ties of the last bit.
#[must_use]
pub fn hostile_floats(seed: u64, count: usize) -> Vec<f64> {
    let mut stream = Stream::new(seed, 0x666c_6f61);
    let mut values: Vec<f64> = Vec::with_capacity(count);
    while values.len() < count {
        let random = stream.next_u64();
        let earlier = values.get((random >> 8) as usize % values.len().max(1)).copied().unwrap_or(1.0);
        let value = match random % 10 {
            0 | 1 => f64::from_bits(stream.next_u64()),
            2 => f64::from_bits(stream.next_u64() >> 12),
            3 => [0.0, -0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -5e-324, 1e308]
                [(random >> 60) as usize % 8],
            4 => (random >> 32) as i32 as f64,
            5 | 6 => -earlier,
            7 => f64::from_bits(earlier.to_bits().wrapping_add(1)),
            8 => earlier * f64::EPSILON / 2.0,
            _ => stream.next_f64() - 0.5,
        };
        if value.is_finite() {
            values.push(value);
        }
    }
    values
}

/// Doubles of similar size around 0, as measurements are.
#[must_use]
pub fn ordinary_floats(seed: u64, count: usize) -> Vec<f64> {
    let mut stream = Stream::new(seed, 0x6f72_6469);
    (0..count).map(|_| 200.0 * (stream.next_f64() + stream.next_f64() + stream.next_f64() - 1.5)).collect()
}

/// Whole numbers from `low` to `high`, both included.
#[must_use]
pub fn small_integers(seed: u64, count: usize, low: i64, high: i64) -> Vec<i64> {
    let mut stream = Stream::new(seed, 0x696e_7473);
    let span = i128::from(high.max(low)) - i128::from(low) + 1;
    (0..count)
        .map(|_| {
            let above = (u128::from(stream.next_u64()) * span as u128) >> 64;
            (i128::from(low) + above as i128) as i64
        })
        .collect()
}

/// Answers from 0 to 10 as survey columns hold them, about one in eight missing (NaN).
#[must_use]
pub fn scores_with_missing(seed: u64, count: usize) -> Vec<f64> {
    let answer = |score| if score > 10 { f64::NAN } else { score as f64 };
    small_integers(seed, count, 0, 11).into_iter().map(answer).collect()
}
