//! How the moments of a column of each number type are taken.

use super::block::{Block, Buffer, BLOCK};
use super::moments::Moments;
use crate::Error;

/// A number type whose columns can be measured: all integers up to 64 bits, `f32` and `f64`.
pub trait Column: sealed::Column {}

impl<T: sealed::Column> Column for T {}

pub(super) mod sealed {
    use super::{Error, Moments};

    pub trait Column: Copy + Send + Sync {
        /// Adds count and sums of the values to `moments`, which the caller throws away on an error.
        fn add_moments(values: &[Self], moments: &mut Moments) -> Result<(), Error>;
    }
}

/// Narrow integers: a block's sums fit into integers that the processor adds several at a time.
macro_rules! narrow_integers {
    ($($number:ty: $sum:ty, $square:ty;)*) => {$(
        impl sealed::Column for $number {
            fn add_moments(values: &[Self], moments: &mut Moments) -> Result<(), Error> {
                let (mut sum, mut squares) = (0i128, 0i128);
                for block in values.chunks(BLOCK) {
                    let (mut block_sum, mut block_squares): ($sum, $square) = (0, 0);
                    for &value in block {
                        block_sum += <$sum>::from(value);
                        block_squares += <$square>::from(value) * <$square>::from(value);
                    }
                    sum += i128::from(block_sum);
                    squares += i128::from(block_squares);
                }
                add_integers(values.len(), sum, squares, moments);
                Ok(())
            }
        }
    )*};
}

narrow_integers! {
    i8: i32, i32;
    u8: i32, i32;
    i16: i32, i64;
    u16: i32, i64;
    i32: i64, i128;
    u32: i64, i128;
}

/// 64-bit integers: squares are added as two halves, of which neither can overflow.
macro_rules! wide_integers {
    ($($number:ty)*) => {$(
        impl sealed::Column for $number {
            fn add_moments(values: &[Self], moments: &mut Moments) -> Result<(), Error> {
                let (mut sum, mut lower, mut upper) = (0i128, 0i128, 0i128);
                for &value in values {
                    sum += i128::from(value);
                    let size = u128::from(value.abs_diff(0));
                    let square = size * size;
                    lower += i128::from(square as u64);
                    upper += i128::from((square >> 64) as u64);
                }
                moments.squares.add_i128(upper, 64);
                add_integers(values.len(), sum, lower, moments);
                Ok(())
            }
        }
    )*};
}

wide_integers!(i64 u64);

fn add_integers(count: usize, sum: i128, squares: i128, moments: &mut Moments) {
    moments.count(count, 0);
    moments.sum.add_i128(sum, 0);
    moments.squares.add_i128(squares, 0);
}

impl sealed::Column for f64 {
    fn add_moments(values: &[Self], moments: &mut Moments) -> Result<(), Error> {
        let mut buffer = Buffer::new();
        for (number, block) in values.chunks(BLOCK).enumerate() {
            // A whole block is read where it lies.
            if block.len() == BLOCK && add_block(block, BLOCK, moments) {
                continue;
            }
            add_through(&mut buffer, block.iter().copied(), moments)
                .map_err(|error| error.offset_rows(number * BLOCK))?;
        }
        Ok(())
    }
}

impl sealed::Column for f32 {
    fn add_moments(values: &[Self], moments: &mut Moments) -> Result<(), Error> {
        let mut buffer = Buffer::new();
        for (number, block) in values.chunks(BLOCK).enumerate() {
            add_through(&mut buffer, block.iter().map(|&value| f64::from(value)), moments)
                .map_err(|error| error.offset_rows(number * BLOCK))?;
        }
        Ok(())
    }
}

/// Adds a block that must be brought together first: part of one, of another type, or with values missing.
fn add_through(
    buffer: &mut Buffer,
    values: impl ExactSizeIterator<Item = f64> + Clone,
    moments: &mut Moments,
) -> Result<(), Error> {
    let rows = values.len();
    let count = buffer.fill(values.clone());
    if add_block(buffer.values(), count, moments) {
        return Ok(());
    }
    if let Some(row) = values.clone().position(f64::is_infinite) {
        return Err(Error::NonFinite { what: "value".into(), row: Some(row) });
    }
    let count = buffer.fill(values.filter(|value| !value.is_nan()));
    moments.count(0, rows - count);
    add_block(buffer.values(), count, moments);
    Ok(())
}

/// Adds `count` values, whole lanes of them with zeros after the last; `false`, and nothing added, when
/// one is infinite or not a number.
fn add_block(values: &[f64], count: usize, moments: &mut Moments) -> bool {
    let Some(block) = Block::of(values) else {
        return false;
    };
    moments.count(count, 0);
    block.add_values(&mut moments.sum);
    block.add_squares(&mut moments.squares);
    true
}
