//! The sum of doubles without rounding.

use super::block::{Block, Buffer, BLOCK};
use super::fixed::Fixed;
use super::{Accumulator, StateReader, StateWriter};
use crate::Error;

const KIND: &str = "sum";
const VERSION: u64 = 1;

/// The exact sum of doubles and of products of two doubles, rounded once when it is read.
///
/// Order, batches and merges cannot change a bit of it: the same values give the same sum and the same
/// saved bytes. It keeps only the limbs its content needs, three or four words for similar values, so
/// thousands may be held at once. The sum of nothing, and every sum that is zero, is `+0.0`.
///
/// # Examples
/// ```
/// use cxkit::accumulate::ExactSum;
/// let mut sum = ExactSum::new();
/// sum.extend_from_slice(&[1e100, 1.0, -1e100, 0.1])?;
/// assert_eq!(sum.value()?, 1.1);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExactSum {
    fixed: Fixed,
}

impl ExactSum {
    /// The sum of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { fixed: Fixed::new() }
    }

    /// Adds one value.
    ///
    /// # Errors
    /// `non_finite` for an infinite value and `missing` for NaN; the sum is unchanged then.
    #[inline]
    pub fn push(&mut self, value: f64) -> Result<(), Error> {
        refuse_non_finite(value, 0)?;
        self.fixed.add_f64(value);
        Ok(())
    }

    /// Adds a column.
    ///
    /// # Errors
    /// As [`ExactSum::push`], naming the first row at fault; nothing of the column was added then.
    pub fn extend_from_slice(&mut self, values: &[f64]) -> Result<(), Error> {
        let mut batch = Fixed::new();
        let mut buffer = Buffer::new();
        for (number, block) in values.chunks(BLOCK).enumerate() {
            // A whole block is read where it lies, the last one with zeros behind it.
            let looked_over = if block.len() == BLOCK {
                Block::of(block)
            } else {
                buffer.fill(block.iter().copied());
                Block::of(buffer.values())
            };
            match looked_over {
                Some(block) => block.add_values(&mut batch),
                None => block
                    .iter()
                    .enumerate()
                    .try_for_each(|(row, &value)| refuse_non_finite(value, number * BLOCK + row))?,
            }
        }
        self.fixed.add(&batch);
        Ok(())
    }

    /// Adds the product of two values, without rounding it.
    ///
    /// # Errors
    /// As [`ExactSum::push`], for either value.
    ///
    /// # Examples
    /// ```
    /// use cxkit::accumulate::ExactSum;
    /// let mut sum = ExactSum::new();
    /// sum.push_product(0.1, 0.1)?;
    /// sum.push(-(0.1 * 0.1))?;
    /// assert_eq!(sum.value()?, -8.326672684688674e-19); // what 0.1 * 0.1 loses by rounding
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    #[inline]
    pub fn push_product(&mut self, a: f64, b: f64) -> Result<(), Error> {
        refuse_non_finite(a, 0)?;
        refuse_non_finite(b, 0)?;
        self.fixed.add_product(a, b);
        Ok(())
    }

    /// Adds a whole number of any size.
    #[inline]
    pub fn push_integer(&mut self, value: i128) {
        if value != 0 {
            self.fixed.add_i128(value, 0);
        }
    }

    /// Adds what another sum holds.
    pub fn merge(&mut self, other: &Self) {
        self.fixed.add(&other.fixed);
    }

    /// The sum, rounded once to the nearest double, ties to even.
    ///
    /// # Errors
    /// `non_finite` when it is beyond the largest double; the sum itself stays exact, and values of the
    /// other sign may bring it back.
    pub fn value(&self) -> Result<f64, Error> {
        self.fixed.to_wide().to_f64().ok_or(Error::NonFinite { what: "sum".into(), row: None })
    }

    /// Writes the sum as part of a larger state.
    pub fn write_to(&self, writer: &mut StateWriter) {
        self.fixed.write_to(writer);
    }

    /// Reads a sum written by [`ExactSum::write_to`].
    ///
    /// # Errors
    /// `bad_state` when it is not such a sum in its one spelling.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        Fixed::read_from(reader).map(|fixed| Self { fixed })
    }
}

impl Accumulator for ExactSum {
    type Item = f64;
    type Output = f64;

    fn push(&mut self, item: f64) -> Result<(), Error> {
        Self::push(self, item)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        Self::merge(self, other);
        Ok(())
    }

    fn finish(&self) -> Result<f64, Error> {
        self.value()
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        self.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let sum = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(sum)
    }
}

#[inline]
fn refuse_non_finite(value: f64, row: usize) -> Result<(), Error> {
    if value.is_finite() {
        return Ok(());
    }
    Err(refused(value, row))
}

#[cold]
fn refused(value: f64, row: usize) -> Error {
    if value.is_nan() {
        return Error::Missing { what: "value".into(), row };
    }
    Error::NonFinite { what: "value".into(), row: Some(row) }
}
