//! Numbers of about 106 bits, held as the unevaluated sum of two `f64`.
//!
//! Everything here is error-free or nearly so with plain IEEE `+ - * /`, so it gives the same bits wherever
//! it runs. Products split their factors (Dekker, Veltkamp) because a fused multiply-add is not everywhere;
//! a factor above 2^995 would overflow in the split, and callers stay far below.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// The sum `a + b` as (rounded, exact error), for any finite arguments.
#[inline(always)]
pub(crate) fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_part = sum - a;
    (sum, (a - (sum - b_part)) + (b - b_part))
}

/// [`two_sum`] where `|a| >= |b|` or `a == 0`, at half the price.
#[inline(always)]
pub(crate) fn quick_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// The product `a * b` as (rounded, exact error), unless the error underflows.
#[inline(always)]
pub(crate) fn two_prod(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let (a_hi, a_lo) = split(a);
    let (b_hi, b_lo) = split(b);
    (product, ((a_hi * b_hi - product) + a_hi * b_lo + a_lo * b_hi) + a_lo * b_lo)
}

/// `a` as the sum of two numbers of at most 26 bits.
#[inline(always)]
fn split(a: f64) -> (f64, f64) {
    const FACTOR: f64 = 134_217_729.0; // 2^27 + 1
    let scaled = FACTOR * a;
    let hi = scaled - (scaled - a);
    (hi, a - hi)
}

/// `hi + lo` with `|lo|` at most half an ulp of `hi`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Double {
    pub(crate) hi: f64,
    pub(crate) lo: f64,
}

impl Double {
    pub(crate) const ONE: Self = Self::exact(1.0);
    pub(crate) const PI: Self = Self { hi: std::f64::consts::PI, lo: 1.2246467991473532e-16 };
    /// ln(2 pi) / 2
    pub(crate) const HALF_LN_2_PI: Self = Self { hi: 0.9189385332046728, lo: -3.878294158067242e-17 };
    /// sqrt(1/2)
    pub(crate) const SQRT_HALF: Self =
        Self { hi: std::f64::consts::FRAC_1_SQRT_2, lo: -4.833646656726457e-17 };
    /// sqrt(2 pi)
    pub(crate) const SQRT_2_PI: Self = Self { hi: 2.5066282746310007, lo: -1.8328579980459167e-16 };

    #[inline(always)]
    pub(crate) const fn exact(x: f64) -> Self {
        Self { hi: x, lo: 0.0 }
    }

    /// The exact sum of two numbers.
    #[inline(always)]
    pub(crate) fn sum(a: f64, b: f64) -> Self {
        let (hi, lo) = two_sum(a, b);
        Self { hi, lo }
    }

    /// The exact product of two numbers.
    #[inline(always)]
    pub(crate) fn product(a: f64, b: f64) -> Self {
        let (hi, lo) = two_prod(a, b);
        Self { hi, lo }
    }

    /// The quotient of two numbers.
    #[inline(always)]
    pub(crate) fn quotient(a: f64, b: f64) -> Self {
        let hi = a / b;
        let (back, error) = two_prod(hi, b);
        let (hi, lo) = quick_two_sum(hi, ((a - back) - error) / b);
        Self { hi, lo }
    }

    #[inline(always)]
    fn normal(a: f64, b: f64) -> Self {
        let (hi, lo) = quick_two_sum(a, b);
        Self { hi, lo }
    }

    /// Both parts times `factor`, exact when it is a power of two.
    #[inline(always)]
    pub(crate) fn scale(self, factor: f64) -> Self {
        Self { hi: self.hi * factor, lo: self.lo * factor }
    }

    /// The nearest `f64`.
    #[inline(always)]
    pub(crate) fn value(self) -> f64 {
        self.hi + self.lo
    }

    #[inline]
    pub(crate) fn sqrt(self) -> Self {
        if self.hi <= 0.0 {
            return Self::exact(self.hi.sqrt());
        }
        let root = self.hi.sqrt();
        let (square, error) = two_prod(root, root);
        Self::normal(root, ((self.hi - square) - error + self.lo) / (2.0 * root))
    }
}

impl Neg for Double {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self { hi: -self.hi, lo: -self.lo }
    }
}

impl Add for Double {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        let (hi, error) = two_sum(self.hi, other.hi);
        let (lo, lo_error) = two_sum(self.lo, other.lo);
        let (hi, error) = quick_two_sum(hi, error + lo);
        Self::normal(hi, error + lo_error)
    }
}

impl Add<f64> for Double {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: f64) -> Self {
        let (hi, error) = two_sum(self.hi, other);
        Self::normal(hi, error + self.lo)
    }
}

impl Sub for Double {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Sub<f64> for Double {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: f64) -> Self {
        self + -other
    }
}

impl Mul for Double {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        let (hi, error) = two_prod(self.hi, other.hi);
        Self::normal(hi, error + (self.hi * other.lo + self.lo * other.hi))
    }
}

impl Mul<f64> for Double {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: f64) -> Self {
        let (hi, error) = two_prod(self.hi, other);
        Self::normal(hi, error + self.lo * other)
    }
}

impl Div for Double {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        let quotient = self.hi / other.hi;
        let rest = self - other * quotient;
        Self::normal(quotient, rest.hi / other.hi)
    }
}

impl Div<f64> for Double {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: f64) -> Self {
        self / Self::exact(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_products_lose_nothing() {
        assert_eq!(two_sum(1e16, 1.0), (1e16, 1.0));
        assert_eq!(two_sum(1.0, 1e16), (1e16, 1.0));
        let a = 1.0 + f64::EPSILON;
        assert_eq!(two_prod(a, a), (1.0 + 2.0 * f64::EPSILON, f64::EPSILON * f64::EPSILON));
    }

    #[test]
    fn quotients_and_roots_multiply_back() {
        let third = Double::quotient(1.0, 3.0);
        assert_eq!((third * 3.0).value(), 1.0);
        assert!((third * 3.0 - 1.0).value().abs() < 1e-31);
        let root = Double::exact(2.0).sqrt();
        assert!((root * root - 2.0).value().abs() < 1e-31);
        let ratio = Double::PI / Double::SQRT_HALF;
        assert!((ratio * Double::SQRT_HALF - Double::PI).value().abs() < 1e-30);
    }
}
