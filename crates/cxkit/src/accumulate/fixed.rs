//! A signed fixed-point number as wide as its content needs: the store beneath every exact sum.
//!
//! Any finite double is a whole number of 2^-1074, and any product of two a whole number of 2^-2148, so
//! a few 64-bit limbs hold every sum without rounding. Only the limbs between the smallest and the
//! largest bit seen are kept: sums of similar values take three or four.

use super::state::{StateReader, StateWriter};
use super::wide::Wide;
use crate::Error;

/// Limbs below and above which no sum of products of doubles can reach, for checking saved states.
const LOWEST_LIMB: i32 = -34;
const HIGHEST_LIMB: i32 = 36;

/// Σ limbs\[i\]·2^(64·(low + i)) in two's complement; the last limb carries the sign.
///
/// The last limb is head room: what is added always ends below it, so an addition changes it by one at
/// most, and no number of additions anyone could make fills it.
#[derive(Clone, Debug, Default)]
pub(super) struct Fixed {
    low: i32,
    limbs: Vec<u64>,
}

impl Fixed {
    pub(super) const fn new() -> Self {
        Self { low: 0, limbs: Vec::new() }
    }

    /// Adds `mantissa`·2^`exponent`.
    #[inline]
    pub(super) fn add_i64(&mut self, mantissa: i64, exponent: i32) {
        let shifted = i128::from(mantissa) << (exponent & 63);
        self.add_limbs(exponent >> 6, &[shifted as u64, (shifted >> 64) as u64]);
    }

    /// Adds `mantissa`·2^`exponent`.
    pub(super) fn add_i128(&mut self, mantissa: i128, exponent: i32) {
        let shift = exponent & 63;
        let parts = [
            (mantissa << shift) as u64,
            ((mantissa >> 1) >> (63 - shift)) as u64,
            ((mantissa >> 65) >> (63 - shift)) as u64,
        ];
        self.add_limbs(exponent >> 6, &parts);
    }

    /// Adds a finite double; what is not finite must have been refused before.
    #[inline]
    pub(super) fn add_f64(&mut self, value: f64) {
        let (mantissa, exponent) = parts(value);
        if mantissa != 0 {
            self.add_i64(mantissa, exponent);
        }
    }

    /// Adds the product of two finite doubles, all 106 bits of it.
    #[inline]
    pub(super) fn add_product(&mut self, a: f64, b: f64) {
        let ((a, a_exponent), (b, b_exponent)) = (parts(a), parts(b));
        let product = i128::from(a) * i128::from(b);
        if product != 0 {
            self.add_i128(product, a_exponent + b_exponent);
        }
    }

    /// Adds another fixed-point number.
    pub(super) fn add(&mut self, other: &Self) {
        let (low, limbs) = other.trimmed();
        if !limbs.is_empty() {
            self.add_limbs(low, limbs);
        }
    }

    /// Adds limbs in two's complement, the first of which counts 2^(64·`low`).
    #[inline]
    fn add_limbs(&mut self, low: i32, parts: &[u64]) {
        self.make_room(low, parts.len());
        // make_room has placed `low` inside the limbs, with at least one limb above the parts.
        let (reached, above) = self.limbs[(low - self.low) as usize..].split_at_mut(parts.len());
        let mut carry = false;
        for (limb, &part) in reached.iter_mut().zip(parts) {
            let (sum, first) = limb.overflowing_add(part);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = first | second;
        }
        let negative = parts.last().is_some_and(|&last| last >> 63 == 1);
        match (negative, carry) {
            (false, true) => {
                for limb in above.iter_mut() {
                    *limb = limb.wrapping_add(1);
                    if *limb != 0 {
                        break;
                    }
                }
            }
            (true, false) => {
                for limb in above.iter_mut() {
                    *limb = limb.wrapping_sub(1);
                    if *limb != u64::MAX {
                        break;
                    }
                }
            }
            // The sign's endless ones and the carry cancel.
            (true, true) | (false, false) => {}
        }
    }

    #[inline]
    fn make_room(&mut self, low: i32, count: usize) {
        let needed = low + count as i32 + 1;
        if low >= self.low && needed <= self.low + self.limbs.len() as i32 {
            return;
        }
        self.grow(low, needed);
    }

    #[cold]
    fn grow(&mut self, low: i32, needed: i32) {
        if self.limbs.is_empty() {
            self.low = low;
        }
        if low < self.low {
            let below = (self.low - low) as usize;
            self.limbs.splice(0..0, std::iter::repeat_n(0, below));
            self.low = low;
        }
        let length = (needed - self.low) as usize;
        if length > self.limbs.len() {
            let sign = (self.sign_limb() >> 63) as u64;
            self.limbs.reserve_exact(length - self.limbs.len());
            self.limbs.resize(length, sign);
        }
    }

    fn sign_limb(&self) -> i64 {
        self.limbs.last().map_or(0, |&last| last as i64)
    }

    pub(super) fn is_negative(&self) -> bool {
        self.sign_limb() < 0
    }

    /// The one spelling of this number: no zero limb below, no limb above that only repeats the sign.
    fn trimmed(&self) -> (i32, &[u64]) {
        let Some(first) = self.limbs.iter().position(|&limb| limb != 0) else {
            return (0, &[]);
        };
        let mut limbs = &self.limbs[first..];
        while let [.., below, last] = limbs {
            if *last != ((*below as i64) >> 63) as u64 {
                break;
            }
            limbs = &limbs[..limbs.len() - 1];
        }
        (self.low + first as i32, limbs)
    }

    /// Sign and magnitude, for the arithmetic of reading.
    pub(super) fn to_wide(&self) -> Wide {
        let (low, limbs) = self.trimmed();
        let negative = self.is_negative();
        let mut magnitude = limbs.to_vec();
        if negative {
            let mut carry = true;
            for limb in &mut magnitude {
                let (sum, overflow) = (!*limb).overflowing_add(u64::from(carry));
                *limb = sum;
                carry = overflow;
            }
        }
        Wide::new(negative, low, magnitude)
    }

    pub(super) fn write_to(&self, writer: &mut StateWriter) {
        let (low, limbs) = self.trimmed();
        writer.i64(i64::from(low));
        writer.limbs(limbs);
    }

    pub(super) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let low = reader.i64()?;
        let limbs = reader.limbs()?;
        let high = low.saturating_add(limbs.len() as i64);
        if low < i64::from(LOWEST_LIMB) || high > i64::from(HIGHEST_LIMB) {
            return Err(Error::bad_state("a sum in it lies beyond every possible sum"));
        }
        let read = Self { low: low as i32, limbs };
        let (low, limbs) = read.trimmed();
        if low != read.low || limbs.len() != read.limbs.len() {
            return Err(Error::bad_state("a sum in it is not in its shortest form"));
        }
        let mut room = Self::new();
        room.add(&read);
        Ok(room)
    }
}

impl PartialEq for Fixed {
    fn eq(&self, other: &Self) -> bool {
        self.trimmed() == other.trimmed()
    }
}

impl Eq for Fixed {}

/// A finite double as a whole number times a power of two.
#[inline]
fn parts(value: f64) -> (i64, i32) {
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let magnitude = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    let sign = (bits as i64) >> 63;
    ((magnitude ^ sign) - sign, exponent.max(1) - 1075)
}

#[cfg(test)]
#[path = "fixed_tests.rs"]
mod tests;
