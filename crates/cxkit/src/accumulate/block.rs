//! Exact sums of whole blocks in plain double arithmetic, several values at a time.
//!
//! Adding and subtracting a large constant cuts a double at a chosen bit without error. Cut so that the
//! upper parts of a block are few enough bits wide, they add up without rounding in any order, and so do
//! the lower parts. A block whose values are too unlike in size leaves something over; it is then summed
//! value by value. Either way the exact sum comes out, so nobody can tell which road was taken.

use super::fixed::Fixed;

/// Values in a block.
pub(super) const BLOCK: usize = 1 << BLOCK_BITS;
const BLOCK_BITS: i32 = 9;

/// Independent partial sums, for the processor to work on side by side; divides [`BLOCK`].
const LANES: usize = 8;

/// Bounds (powers of two) of blocks that are cut: the constants must be normal doubles.
const LOWEST_BOUND: i32 = -980;
const HIGHEST_BOUND: i32 = 1000;

/// Bound, up or down, of blocks whose products are taken as two doubles: neither may over- or underflow.
const PRODUCT_BOUND: i32 = 300;

/// A place for up to a block of values, filled with zeros to whole lanes.
pub(super) struct Buffer {
    values: [f64; BLOCK],
    length: usize,
}

impl Buffer {
    pub(super) const fn new() -> Self {
        Self { values: [0.0; BLOCK], length: 0 }
    }

    /// Holds these values, of which a block has at most [`BLOCK`]; gives their number.
    #[inline]
    pub(super) fn fill(&mut self, values: impl Iterator<Item = f64>) -> usize {
        let mut count = 0usize;
        for (place, value) in self.values.iter_mut().zip(values) {
            *place = value;
            count += 1;
        }
        self.length = count.next_multiple_of(LANES);
        self.values[count..self.length].fill(0.0);
        count
    }

    pub(super) fn values(&self) -> &[f64] {
        &self.values[..self.length]
    }
}

/// Up to [`BLOCK`] finite values, whole lanes of them, looked over once.
pub(super) struct Block<'a> {
    values: &'a [f64],
    /// Every value is below 2^`bound`.
    bound: i32,
    /// The sums of their upper and lower parts, where two parts hold them.
    parts: Option<[f64; 2]>,
}

impl<'a> Block<'a> {
    /// Looks the values over; `None` when one is infinite or not a number.
    #[inline]
    pub(super) fn of(values: &'a [f64]) -> Option<Self> {
        let bound = bound(values)?;
        Some(Self { values, bound, parts: cut(values, bound) })
    }

    /// Adds the values.
    pub(super) fn add_values(&self, sum: &mut Fixed) {
        add_parts(self.parts, self.values, sum);
    }

    /// Adds the square of every value.
    pub(super) fn add_squares(&self, sum: &mut Fixed) {
        if !self.has_short_products() {
            self.values.iter().for_each(|&value| sum.add_product(value, value));
            return;
        }
        let (mut squares, mut errors) = ([0.0; BLOCK], [0.0; BLOCK]);
        for ((square, error), &value) in squares.iter_mut().zip(&mut errors).zip(self.values) {
            (*square, *error) = two_product(value, value);
        }
        let count = self.values.len();
        add_products(&squares[..count], &errors[..count], 2 * self.bound, sum);
    }

    /// Adds the product of every value with the value of another block in the same place.
    pub(super) fn add_products(&self, other: &Self, sum: &mut Fixed) {
        if !self.has_short_products() || !other.has_short_products() {
            self.values.iter().zip(other.values).for_each(|(&a, &b)| sum.add_product(a, b));
            return;
        }
        let (mut products, mut errors) = ([0.0; BLOCK], [0.0; BLOCK]);
        let places = products.iter_mut().zip(&mut errors);
        for ((product, error), (&a, &b)) in places.zip(self.values.iter().zip(other.values)) {
            (*product, *error) = two_product(a, b);
        }
        let count = self.values.len().min(other.values.len());
        add_products(&products[..count], &errors[..count], self.bound + other.bound, sum);
    }

    /// Whether the product of any two values is exactly two doubles. Two parts hold no bit further than
    /// 89 below the bound, so products and what rounding takes from them stay clear of the subnormals.
    fn has_short_products(&self) -> bool {
        self.parts.is_some() && self.bound.abs() <= PRODUCT_BOUND
    }
}

/// Adds products below 2^`bound` and what rounding took from them.
fn add_products(products: &[f64], errors: &[f64], bound: i32, sum: &mut Fixed) {
    add_parts(cut(products, bound), products, sum);
    // Rounding takes half a unit in the last place at most.
    add_parts(cut(errors, bound - 54), errors, sum);
}

fn add_parts(parts: Option<[f64; 2]>, values: &[f64], sum: &mut Fixed) {
    match parts {
        Some(parts) => parts.into_iter().for_each(|part| sum.add_f64(part)),
        None => values.iter().for_each(|&value| sum.add_f64(value)),
    }
}

/// A power of two above every value; `None` when a value is infinite or not a number.
#[inline]
fn bound(values: &[f64]) -> Option<i32> {
    let mut largest = [0.0f64; LANES];
    let mut odd = [0.0f64; LANES];
    for lanes in values.chunks_exact(LANES) {
        for ((largest, odd), &value) in largest.iter_mut().zip(&mut odd).zip(lanes) {
            let size = value.abs();
            *largest = if size > *largest { size } else { *largest };
            // Zero times a finite value is zero; anything else sticks.
            *odd += 0.0 * value;
        }
    }
    let largest = largest.into_iter().fold(0.0, f64::max);
    let odd: f64 = odd.into_iter().sum();
    (odd == 0.0).then_some((largest.to_bits() >> 52) as i32 - 1022)
}

/// The sums of the upper and the lower parts, both exact; `None` when two parts do not hold the values.
#[inline]
fn cut(values: &[f64], bound: i32) -> Option<[f64; 2]> {
    if !(LOWEST_BOUND..=HIGHEST_BOUND).contains(&bound) {
        return None;
    }
    // Upper parts are whole multiples of 2^unit: 2^BLOCK_BITS of them stay below 2^53 units. What is left
    // of each value is at most half a unit, which is the bound of the lower parts.
    let unit = bound + BLOCK_BITS - 53;
    let lower_unit = unit - 1 + BLOCK_BITS - 53;
    let (upper_cut, lower_cut) = (1.5 * power_of_two(unit + 52), 1.5 * power_of_two(lower_unit + 52));
    let (mut uppers, mut lowers, mut left_over) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
    for lanes in values.chunks_exact(LANES) {
        for (lane, &value) in lanes.iter().enumerate() {
            let upper = (value + upper_cut) - upper_cut;
            let rest = value - upper;
            let lower = (rest + lower_cut) - lower_cut;
            uppers[lane] += upper;
            lowers[lane] += lower;
            // A sum of sizes that is zero has no part that is not.
            left_over[lane] += (rest - lower).abs();
        }
    }
    let left_over: f64 = left_over.into_iter().sum();
    (left_over == 0.0).then(|| [uppers.into_iter().sum(), lowers.into_iter().sum()])
}

/// The product rounded, and what rounding took (Dekker 1971): together the exact product.
#[inline(always)]
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let (a_upper, a_lower) = halves(a);
    let (b_upper, b_lower) = halves(b);
    let product = a * b;
    let error = ((a_upper * b_upper - product) + a_upper * b_lower + a_lower * b_upper) + a_lower * b_lower;
    (product, error)
}

/// Two doubles of at most 26 bits that add up to the value (Veltkamp).
#[inline(always)]
fn halves(value: f64) -> (f64, f64) {
    let scaled = value * ((1 << 27) + 1) as f64;
    let upper = scaled - (scaled - value);
    (upper, value - upper)
}

fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;
