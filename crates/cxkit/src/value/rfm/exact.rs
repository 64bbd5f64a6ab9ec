//! Short exact sums: a handful of amounts, added without rounding.

use crate::accumulate::ExactSum;

/// Amounts beyond this are refused, so that no sum of them can leave the range of doubles.
pub(super) const LARGEST_AMOUNT: f64 = 1e100;

/// Bits by which two amounts may lie apart and still be added as integers of 128 bits, with room for the
/// carries of 2^13 of them.
const SPAN: i32 = 60;
const MOST: usize = 1 << 13;

/// The exact sum of the amounts, rounded once.
pub(super) fn exact_sum(amounts: &[f64]) -> f64 {
    match amounts {
        [] => 0.0,
        // A sum of two doubles is rounded once as it is.
        [one] => one + 0.0,
        [one, other] => one + other + 0.0,
        _ => match as_integer(amounts) {
            Some((total, exponent)) => total as f64 * power_of_two(exponent),
            None => rounded(&wide(amounts)),
        },
    }
}

/// The exact sum of the amounts as the shortest list of doubles that add up to it: the rounded sum, the rounded
/// rest, and so on; sorted, as the list is a set.
pub(super) fn exact_parts(amounts: &[f64]) -> Vec<f64> {
    let mut parts = Vec::with_capacity(2);
    if let Some((mut total, exponent)) = as_integer(amounts) {
        while total != 0 {
            let part = total as f64;
            parts.push(part * power_of_two(exponent));
            // A sum of at most 2^13 amounts of 113 bits is below 2^126, and so is what it rounds to.
            total -= part as i128;
        }
    } else {
        let mut rest = wide(amounts);
        loop {
            let part = rounded(&rest);
            if part == 0.0 {
                break;
            }
            parts.push(part);
            add(&mut rest, -part);
        }
    }
    if parts.is_empty() {
        parts.push(0.0);
    }
    parts.sort_unstable_by(f64::total_cmp);
    parts
}

/// Σ amounts as a whole number times a power of two, where 128 bits hold it.
fn as_integer(amounts: &[f64]) -> Option<(i128, i32)> {
    if amounts.len() > MOST {
        return None;
    }
    let (mut low, mut high) = (i32::MAX, i32::MIN);
    for &amount in amounts {
        if amount != 0.0 {
            let exponent = exponent(amount);
            low = low.min(exponent);
            high = high.max(exponent);
        }
    }
    if low > high {
        return Some((0, 0));
    }
    if high - low > SPAN {
        return None;
    }
    let mut total = 0_i128;
    for &amount in amounts {
        if amount != 0.0 {
            total += i128::from(mantissa(amount)) << (exponent(amount) - low);
        }
    }
    Some((total, low))
}

/// The power of two that the last bit of a double counts.
const fn exponent(value: f64) -> i32 {
    let field = (value.to_bits() >> 52 & 0x7ff) as i32;
    (if field == 0 { 1 } else { field }) - 1075
}

/// A double in units of its last bit.
const fn mantissa(value: f64) -> i64 {
    let bits = value.to_bits();
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let size = if bits >> 52 & 0x7ff == 0 { fraction } else { fraction | 1 << 52 };
    if value < 0.0 {
        -size
    } else {
        size
    }
}

/// 2^exponent for exponents of a double's last bit.
const fn power_of_two(exponent: i32) -> f64 {
    if exponent < -1022 {
        f64::from_bits(1 << (exponent + 1074))
    } else {
        f64::from_bits(((exponent + 1023) as u64) << 52)
    }
}

fn wide(amounts: &[f64]) -> ExactSum {
    let mut sum = ExactSum::new();
    amounts.iter().for_each(|&amount| add(&mut sum, amount));
    sum
}

/// Amounts were checked to be finite when they were read.
fn add(sum: &mut ExactSum, amount: f64) {
    sum.push(amount).expect("amounts are finite");
}

/// Amounts up to 10^100 cannot add up beyond the largest double.
fn rounded(sum: &ExactSum) -> f64 {
    sum.value().expect("sums of amounts are finite")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Stream;

    #[test]
    fn sums_equal_the_exact_sum_rounded_once() {
        let mut stream = Stream::new(1, 9);
        for round in 0..20_000_u32 {
            let count = 1 + (stream.next_f64() * 9.0) as usize;
            // From cents of like size up to amounts 2^90 apart and subnormal ones.
            let scale = [1.0, 1e-3, 1e5, 1e25, 1e-310][round as usize % 5];
            let amounts: Vec<f64> = (0..count)
                .map(|at| (stream.next_f64() - 0.4) * 100.0 * if at % 2 == 0 { scale } else { 1.0 })
                .collect();
            let want = wide(&amounts).value().unwrap();
            assert_eq!(exact_sum(&amounts), want, "{amounts:?}");
            let parts = exact_parts(&amounts);
            assert_eq!(wide(&parts), wide(&amounts), "{amounts:?}");
        }
    }

    #[test]
    fn the_ends_of_the_range_are_exact() {
        let tiny = f64::from_bits(1);
        assert_eq!(exact_sum(&[tiny, tiny, tiny]), f64::from_bits(3));
        assert_eq!(exact_sum(&[1e100, 1.0, -1e100, tiny]), 1.0);
        assert_eq!(exact_parts(&[1e100, 1.0, -1e100, tiny]), [tiny, 1.0]);
        assert_eq!(exact_parts(&[5.0, -5.0, 0.0]), [0.0]);
        assert_eq!(exact_sum(&[LARGEST_AMOUNT; 9000]), 9000.0 * LARGEST_AMOUNT);
    }
}
