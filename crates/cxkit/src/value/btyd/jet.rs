//! Numbers that carry their derivatives, so that a formula written once gives its gradient too.

use crate::math;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// What a prediction is computed with: a plain number, or a [`Jet`].
pub(crate) trait Real:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    /// A constant.
    fn of(value: f64) -> Self;
    /// The number itself.
    fn value(self) -> f64;
    fn ln(self) -> Self;
    fn exp(self) -> Self;
    fn ln_1p(self) -> Self;
    fn exp_m1(self) -> Self;
    /// One over it.
    fn inverse(self) -> Self;
}

impl Real for f64 {
    fn of(value: f64) -> Self {
        value
    }
    fn value(self) -> f64 {
        self
    }
    fn ln(self) -> Self {
        math::ln(self)
    }
    fn exp(self) -> Self {
        math::exp(self)
    }
    fn ln_1p(self) -> Self {
        math::ln_1p(self)
    }
    fn exp_m1(self) -> Self {
        math::exp_m1(self)
    }
    fn inverse(self) -> Self {
        1.0 / self
    }
}

/// A number with its gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Jet<const N: usize> {
    pub value: f64,
    pub gradient: [f64; N],
}

impl<const N: usize> Jet<N> {
    /// The positive parameter `i`, which the gradient follows by its logarithm.
    pub fn parameter(i: usize, value: f64) -> Self {
        let mut gradient = [0.0; N];
        gradient[i] = value;
        Self { value, gradient }
    }

    /// A function of this number, from its value and its slope.
    #[inline(always)]
    fn chain(self, value: f64, slope: f64) -> Self {
        Self { value, gradient: self.gradient.map(|part| part * slope) }
    }

    #[inline(always)]
    fn both(self, other: Self, value: f64, left: f64, right: f64) -> Self {
        let mut gradient = self.gradient;
        for (a, b) in gradient.iter_mut().zip(other.gradient) {
            *a = *a * left + b * right;
        }
        Self { value, gradient }
    }
}

impl<const N: usize> Real for Jet<N> {
    fn of(value: f64) -> Self {
        Self { value, gradient: [0.0; N] }
    }
    fn value(self) -> f64 {
        self.value
    }
    fn ln(self) -> Self {
        self.chain(math::ln(self.value), 1.0 / self.value)
    }
    fn exp(self) -> Self {
        let value = math::exp(self.value);
        self.chain(value, value)
    }
    fn ln_1p(self) -> Self {
        self.chain(math::ln_1p(self.value), 1.0 / (1.0 + self.value))
    }
    fn exp_m1(self) -> Self {
        let value = math::exp_m1(self.value);
        self.chain(value, value + 1.0)
    }
    fn inverse(self) -> Self {
        let value = 1.0 / self.value;
        self.chain(value, -value * value)
    }
}

impl<const N: usize> Add for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.both(other, self.value + other.value, 1.0, 1.0)
    }
}

impl<const N: usize> Sub for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.both(other, self.value - other.value, 1.0, -1.0)
    }
}

impl<const N: usize> Mul for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.both(other, self.value * other.value, other.value, self.value)
    }
}

impl<const N: usize> Div for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        let inverse = 1.0 / other.value;
        let value = self.value / other.value;
        self.both(other, value, inverse, -value * inverse)
    }
}

impl<const N: usize> Neg for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.chain(-self.value, -1.0)
    }
}

impl<const N: usize> Add<f64> for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: f64) -> Self {
        Self { value: self.value + other, ..self }
    }
}

impl<const N: usize> Sub<f64> for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: f64) -> Self {
        Self { value: self.value - other, ..self }
    }
}

impl<const N: usize> Mul<f64> for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: f64) -> Self {
        self.chain(self.value * other, other)
    }
}

impl<const N: usize> Div<f64> for Jet<N> {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: f64) -> Self {
        self.chain(self.value / other, 1.0 / other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A formula that uses every operation.
    fn formula<R: Real>(x: R, y: R) -> R {
        let sum = (x * y + 2.0) / (y - 0.5) - x.ln() * (-y).exp() / 3.0;
        sum + (x / y).ln_1p() * 0.25 - (x - y).exp_m1() + (x + y).inverse() - 0.1
    }

    #[test]
    fn gradients_are_those_of_small_differences() {
        let (x, y) = (1.3, 2.1);
        let jet = formula(Jet::<2>::parameter(0, x), Jet::parameter(1, y));
        assert_eq!(jet.value, formula(x, y));
        let h = 1e-5;
        let by_x = (formula(x * math::exp(h), y) - formula(x * math::exp(-h), y)) / (2.0 * h);
        let by_y = (formula(x, y * math::exp(h)) - formula(x, y * math::exp(-h))) / (2.0 * h);
        assert!((jet.gradient[0] - by_x).abs() < 1e-8, "{jet:?} {by_x}");
        assert!((jet.gradient[1] - by_y).abs() < 1e-8, "{jet:?} {by_y}");
    }
}
