//! Whole numbers of any width times a power of two, and their one rounding to a double.
//!
//! Used only when a sum is read: products, differences and quotients here are exact, so a mean or a
//! variance is rounded once, from its true value.

use std::cmp::Ordering;

/// Bits of a quotient that are worked out: more than the 53 that stay, and the first may be zero.
const QUOTIENT_BITS: u32 = 66;

/// ±Σ limbs\[i\]·2^(64·(low + i)); no zero limb on top, zero is the empty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wide {
    negative: bool,
    low: i32,
    limbs: Vec<u64>,
}

impl Wide {
    pub(super) fn new(negative: bool, low: i32, mut limbs: Vec<u64>) -> Self {
        trim(&mut limbs);
        Self { negative: negative && !limbs.is_empty(), low, limbs }
    }

    pub(super) fn from_u128(value: u128) -> Self {
        Self::new(false, 0, vec![value as u64, (value >> 64) as u64])
    }

    pub(super) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    pub(super) fn is_negative(&self) -> bool {
        self.negative
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0u64; self.limbs.len() + other.limbs.len()];
        for (i, &a) in self.limbs.iter().enumerate() {
            let mut carry = 0u128;
            for (j, &b) in other.limbs.iter().enumerate() {
                carry += u128::from(a) * u128::from(b) + u128::from(product[i + j]);
                product[i + j] = carry as u64;
                carry >>= 64;
            }
            product[i + other.limbs.len()] = carry as u64;
        }
        Self::new(self.negative != other.negative, self.low + other.low, product)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        if self.is_zero() || other.is_zero() {
            return if other.is_zero() {
                self.clone()
            } else {
                Self { negative: !other.negative, ..other.clone() }
            };
        }
        let low = self.low.min(other.low);
        let (a, b) = (self.starting_at(low), other.starting_at(low));
        if self.negative != other.negative {
            return Self::new(self.negative, low, sum(a, &b));
        }
        match compare(&a, &b) {
            Ordering::Less => Self::new(!self.negative, low, difference(b, &a)),
            _ => Self::new(self.negative, low, difference(a, &b)),
        }
    }

    /// The magnitude written from a lower limb on.
    fn starting_at(&self, low: i32) -> Vec<u64> {
        let mut limbs = vec![0; (self.low - low) as usize];
        limbs.extend_from_slice(&self.limbs);
        limbs
    }

    /// The nearest double, ties to even; `None` when that is beyond the largest double.
    pub(super) fn to_f64(&self) -> Option<f64> {
        self.nearest(false)
    }

    /// The nearest double to this number and a `rest` of the same sign below its last limb.
    fn nearest(&self, rest: bool) -> Option<f64> {
        let Some((&top, below)) = self.limbs.split_last() else {
            return Some(0.0);
        };
        let shift = top.leading_zeros();
        let next = below.last().copied().unwrap_or(0);
        // Shifting in two steps, because a shift by 64 is none.
        let bits = (top << shift) | ((next >> 1) >> (63 - shift));
        let rest = rest || next << shift != 0 || below.iter().rev().skip(1).any(|&limb| limb != 0);
        let exponent = 64 * (self.low + below.len() as i32) - shift as i32;
        let magnitude = round(bits, exponent, rest)?;
        Some(if self.negative && magnitude != 0.0 { -magnitude } else { magnitude })
    }

    /// The double nearest to this number divided by another that is not zero, ties to even; `None` when
    /// that is beyond the largest double, or when the divisor is zero.
    pub(super) fn over(&self, divisor: &Self) -> Option<f64> {
        if divisor.is_zero() {
            return None;
        }
        if self.is_zero() {
            return Some(0.0);
        }
        let negative = self.negative != divisor.negative;
        let low = self.low - divisor.low;
        if let [divisor] = divisor.limbs[..] {
            return self.over_limb(divisor, negative, low);
        }
        // Both are brought to the same number of bits; long division then gives one bit a step.
        let (bits, divisor_bits) = (bit_length(&self.limbs), bit_length(&divisor.limbs));
        let width = bits.max(divisor_bits);
        let (up, divisor_up) = (width - bits, width - divisor_bits);
        let mut rest = shifted(&self.limbs, up);
        let divisor = shifted(&divisor.limbs, divisor_up);
        rest.resize(divisor.len(), 0);
        let mut quotient = 0u128;
        for _ in 0..QUOTIENT_BITS {
            quotient <<= 1;
            if compare(&rest, &divisor) != Ordering::Less {
                subtract(&mut rest, &divisor);
                quotient |= 1;
            }
            double(&mut rest);
        }
        // Set with its last bit at a whole limb, so that limbs can be rounded.
        let exponent = divisor_up as i32 - up as i32 - (QUOTIENT_BITS as i32 - 1);
        let limbs = shifted(&[quotient as u64, (quotient >> 64) as u64], (exponent & 63) as u32);
        Self::new(negative, low + (exponent >> 6), limbs).nearest(rest.iter().any(|&limb| limb != 0))
    }

    /// As `over`, limb by limb, where the divisor is a single one: counts of rows mostly are.
    fn over_limb(&self, divisor: u64, negative: bool, low: i32) -> Option<f64> {
        // The first limb may be zero, but then the second is not: 65 bits at least.
        let mut quotient = [0; 3];
        let mut limbs = self.limbs.iter().rev();
        let mut rest = 0u128;
        for place in quotient.iter_mut().rev() {
            let part = rest << 64 | u128::from(limbs.next().copied().unwrap_or(0));
            *place = (part / u128::from(divisor)) as u64;
            rest = part % u128::from(divisor);
        }
        let rest = rest != 0 || limbs.any(|&limb| limb != 0);
        Self::new(negative, low + self.limbs.len() as i32 - 3, quotient.to_vec()).nearest(rest)
    }
}

/// The double nearest to `bits`·2^`exponent` and a `rest` below the last bit; the top bit is set.
fn round(bits: u64, exponent: i32, rest: bool) -> Option<f64> {
    let top = exponent + 63;
    if top > 1023 {
        return None;
    }
    // 53 bits are kept, fewer where the result is subnormal.
    let dropped = 11 + (-1022 - top).max(0);
    if dropped > 64 {
        return Some(0.0);
    }
    let kept = (bits >> 1) >> (dropped - 1);
    let half = 1u64 << (dropped - 1);
    let lost = bits & (half | (half - 1));
    let up = lost > half || (lost == half && (rest || kept & 1 == 1));
    // The leading bit of a normal number counts as one step of the exponent field, which also carries.
    let field = (top.max(-1022) + 1022) as u64;
    let value = f64::from_bits((field << 52) + kept + u64::from(up));
    value.is_finite().then_some(value)
}

fn trim(limbs: &mut Vec<u64>) {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
}

fn bit_length(limbs: &[u64]) -> u32 {
    limbs.last().map_or(0, |top| 64 * limbs.len() as u32 - top.leading_zeros())
}

/// The limbs times 2^`count`, with at least one spare bit on top.
fn shifted(limbs: &[u64], count: u32) -> Vec<u64> {
    let mut result = vec![0; (count / 64) as usize];
    let mut carry = 0;
    for &limb in limbs {
        result.push((limb << (count % 64)) | carry);
        carry = (limb >> 1) >> (63 - count % 64);
    }
    result.push(carry);
    result
}

fn double(limbs: &mut [u64]) {
    let mut carry = 0;
    for limb in limbs {
        (*limb, carry) = ((*limb << 1) | carry, *limb >> 63);
    }
}

/// Compares magnitudes that may have zero limbs on top.
fn compare(a: &[u64], b: &[u64]) -> Ordering {
    let length = a.len().max(b.len());
    let limb = |limbs: &[u64], i: usize| limbs.get(i).copied().unwrap_or(0);
    (0..length)
        .rev()
        .map(|i| limb(a, i).cmp(&limb(b, i)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn sum(mut a: Vec<u64>, b: &[u64]) -> Vec<u64> {
    a.resize(a.len().max(b.len()) + 1, 0);
    let mut carry = false;
    for (i, limb) in a.iter_mut().enumerate() {
        let (sum, first) = limb.overflowing_add(b.get(i).copied().unwrap_or(0));
        let (sum, second) = sum.overflowing_add(u64::from(carry));
        *limb = sum;
        carry = first | second;
    }
    a
}

/// `a` − `b`, where `a` is not less than `b`.
fn difference(mut a: Vec<u64>, b: &[u64]) -> Vec<u64> {
    a.resize(a.len().max(b.len()), 0);
    subtract(&mut a, b);
    a
}

fn subtract(a: &mut [u64], b: &[u64]) {
    let mut borrow = false;
    for (i, limb) in a.iter_mut().enumerate() {
        let (rest, first) = limb.overflowing_sub(b.get(i).copied().unwrap_or(0));
        let (rest, second) = rest.overflowing_sub(u64::from(borrow));
        *limb = rest;
        borrow = first | second;
    }
}

#[cfg(test)]
#[path = "wide_tests.rs"]
mod tests;
