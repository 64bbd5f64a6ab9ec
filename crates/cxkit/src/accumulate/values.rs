//! The values themselves, for measures that need their order: quantiles, times that may be censored.

use super::order::{from_image, image};
use super::{Accumulator, StateReader, StateWriter};
use crate::columns::Numbers;
use crate::stats::{mean_with, quantiles_with, MeanOptions, MeanResult, QuantileOptions, QuantilesResult};
use crate::Error;

const KIND: &str = "values";
const VERSION: u64 = 1;

/// All values of a column, kept exactly, from which any measure of it can be read: quantiles, the mean, shares.
///
/// NaN is missing: skipped and counted. It takes eight bytes a value; where that is too much, take a sketch. A saved
/// state holds the values in ascending order, whole numbers and the like in a byte or two each.
///
/// # Examples
/// ```
/// use cxkit::accumulate::{Accumulator, Values};
/// let (mut monday, mut tuesday) = (Values::new(), Values::new());
/// monday.extend(&[8.0, 2.0, f64::NAN])?;
/// tuesday.extend(&[3, 5])?;
/// monday.merge(&tuesday)?;
/// let both = monday.finish()?;
/// assert_eq!((both.n, both.missing_count, both.quantiles[2].quantile), (4, 1, 4.0));
/// assert_eq!(monday.mean(&Default::default())?.mean, 4.5);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// In the order they came; never NaN, infinite or -0.
    values: Vec<f64>,
    missing_count: u64,
}

impl Values {
    /// No values yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { values: Vec::new(), missing_count: 0 }
    }

    /// Adds one value; NaN counts as missing.
    ///
    /// # Errors
    /// `non_finite` for an infinite value; nothing has changed then.
    pub fn push(&mut self, value: f64) -> Result<(), Error> {
        if value.is_infinite() {
            return Err(Error::NonFinite { what: "value".into(), row: Some(0) });
        }
        if value.is_nan() {
            self.add_missing(1);
        } else {
            self.values.push(value + 0.0);
        }
        Ok(())
    }

    /// Adds a column.
    ///
    /// # Errors
    /// `non_finite`, naming the first infinite row; nothing of the column was added then.
    pub fn extend<'a>(&mut self, values: impl Into<Numbers<'a>>) -> Result<(), Error> {
        let column = values.into();
        let before = (self.values.len(), self.missing_count);
        self.values.reserve(column.len());
        for row in 0..column.len() {
            if let Err(error) = self.push(column.get(row).unwrap_or(f64::NAN)) {
                self.values.truncate(before.0);
                self.missing_count = before.1;
                return Err(error.offset_rows(row));
            }
        }
        Ok(())
    }

    /// Counts rows without a value.
    pub(crate) fn add_missing(&mut self, rows: u64) {
        self.missing_count = self.missing_count.saturating_add(rows);
    }

    /// Adds what another holds.
    pub(crate) fn absorb(&mut self, other: &Self) {
        self.values.extend_from_slice(&other.values);
        self.add_missing(other.missing_count);
    }

    /// How many values.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.values.len() as u64
    }

    /// Rows left out because their value is missing.
    #[must_use]
    pub const fn missing_count(&self) -> u64 {
        self.missing_count
    }

    /// The values in the order they came, as a column without missing rows.
    #[must_use]
    pub fn numbers(&self) -> Numbers<'_> {
        Numbers::from(&self.values)
    }

    /// Quantiles of the values, as [`crate::stats::quantiles`] gives them. Missing values were dealt with on the way
    /// in: the option `missing` is not looked at.
    ///
    /// # Errors
    /// As there.
    pub fn quantiles<'b>(
        &self,
        probabilities: impl Into<Numbers<'b>>,
        options: &QuantileOptions,
    ) -> Result<QuantilesResult, Error> {
        let mut result = quantiles_with(self.numbers(), probabilities, options)?;
        result.missing_count = self.missing_count;
        Ok(result)
    }

    /// Their mean, as [`crate::stats::mean`] gives it. The option `missing` is not looked at.
    ///
    /// # Errors
    /// As there.
    pub fn mean(&self, options: &MeanOptions) -> Result<MeanResult, Error> {
        let mut result = mean_with(self.numbers(), options)?;
        result.missing_count = self.missing_count;
        Ok(result)
    }

    /// The values in ascending order.
    pub(crate) fn sorted(&self) -> Vec<f64> {
        self.sorted_images().into_iter().map(from_image).collect()
    }

    /// The images of the values in ascending order.
    fn sorted_images(&self) -> Vec<u64> {
        let mut images: Vec<u64> = self.values.iter().map(|&value| image(value)).collect();
        images.sort_unstable();
        images
    }

    /// Writes the values as part of a larger state, in ascending order.
    ///
    /// ```text
    /// missing | n | form 0: values, 8 bytes each | form 1: shift, then the gap from each image to the next
    /// ```
    /// An image is the whole number of a value's place in the order of doubles. In form 1 images lose the low bits
    /// that no value uses, so whole numbers and the like take a byte or two each. The shorter form is written.
    pub fn write_to(&self, writer: &mut StateWriter) {
        let images = self.sorted_images();
        let shift = unused_bits(&images);
        writer.u64(self.missing_count);
        writer.usize(images.len());
        let short = gaps_are_shorter(&images, shift);
        writer.bool(short);
        if short {
            writer.u64(u64::from(shift));
            gaps(&images, shift).for_each(|gap| writer.u64(gap));
        } else {
            images.iter().for_each(|&image| writer.f64(from_image(image)));
        }
    }

    /// Reads values written by [`Values::write_to`].
    ///
    /// # Errors
    /// `bad_state` when they are not finite, not in order, or not in the shorter form.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let wrong = || Error::bad_state("its values are not in their one form");
        let missing_count = reader.u64()?;
        let n = reader.length(1)?;
        let mut images: Vec<u64> = Vec::with_capacity(n);
        let short = reader.bool()?;
        if short {
            let shift = u32::try_from(reader.u64()?).ok().filter(|&shift| shift < 64).ok_or_else(wrong)?;
            let mut place = 0u64;
            for _ in 0..n {
                place = place
                    .checked_add(reader.u64()?)
                    .filter(|&sum| sum <= u64::MAX >> shift)
                    .ok_or_else(wrong)?;
                images.push(with_low_bits(place << shift, shift));
            }
            if shift != unused_bits(&images) {
                return Err(wrong());
            }
        } else {
            for _ in 0..n {
                let value = reader.finite_f64()?;
                if value == 0.0 && value.is_sign_negative() {
                    return Err(wrong());
                }
                images.push(image(value));
            }
        }
        let ordered = images.windows(2).all(|pair| pair[0] <= pair[1]);
        let values: Vec<f64> = images.iter().map(|&image| from_image(image)).collect();
        let sound =
            values.iter().all(|value| value.is_finite() && (*value != 0.0 || value.is_sign_positive()));
        if !ordered || !sound || short != gaps_are_shorter(&images, unused_bits(&images)) {
            return Err(wrong());
        }
        Ok(Self { values, missing_count })
    }
}

impl Accumulator for Values {
    type Item = f64;
    /// The smallest value, the quartiles, and the largest.
    type Output = QuantilesResult;

    fn push(&mut self, item: f64) -> Result<(), Error> {
        Self::push(self, item)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.absorb(other);
        Ok(())
    }

    fn finish(&self) -> Result<QuantilesResult, Error> {
        self.quantiles(&[0.0, 0.25, 0.5, 0.75, 1.0], &QuantileOptions::default())
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        self.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let values = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(values)
    }
}

/// How many low bits are 0 in every value.
fn unused_bits(images: &[u64]) -> u32 {
    let used = images.iter().fold(0, |used, &image| used | from_image(image).to_bits());
    used.trailing_zeros().min(63)
}

/// An image whose low bits, which no value uses, were lost: 0 above zero, 1 below.
fn with_low_bits(image: u64, shift: u32) -> u64 {
    if image >> 63 == 0 {
        image | ((1 << shift) - 1)
    } else {
        image
    }
}

/// The first image and the gap from each to the next, after the shift.
fn gaps(images: &[u64], shift: u32) -> impl Iterator<Item = u64> + '_ {
    let mut before = 0;
    images.iter().map(move |&image| {
        let gap = (image >> shift) - before;
        before = image >> shift;
        gap
    })
}

fn gaps_are_shorter(images: &[u64], shift: u32) -> bool {
    // Bytes of the varint: seven bits each.
    let bytes = |gap: u64| u64::from((64 - (gap | 1).leading_zeros()).div_ceil(7));
    images.windows(2).all(|pair| pair[0] <= pair[1])
        && gaps(images, shift).map(bytes).sum::<u64>() + 1 < 8 * images.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state_of(values: &[f64]) -> Vec<u8> {
        let mut kept = Values::new();
        kept.extend(values).unwrap();
        kept.to_state()
    }

    #[test]
    fn whole_numbers_take_a_byte_each_and_others_no_more_than_eight() {
        let seconds: Vec<f64> = (0..1000).map(|k| f64::from(k * 7 % 300)).collect();
        assert!(state_of(&seconds).len() < 1000 + 40, "{}", state_of(&seconds).len());
        let far: Vec<f64> = (0..100).map(|k| f64::from_bits(k * 0x0028_f5c2_8f5c_28f5)).collect();
        assert!(state_of(&far).len() <= 800 + 40, "{}", state_of(&far).len());
        let negative: Vec<f64> = (0..1000).map(|k| f64::from(500 - k)).collect();
        assert!(state_of(&negative).len() < 2000 + 40, "{}", state_of(&negative).len());
    }

    #[test]
    fn a_refused_column_changes_nothing() {
        let mut kept = Values::new();
        kept.extend(&[1.0, f64::NAN]).unwrap();
        let before = kept.clone();
        let refused = kept.extend(&[2.0, f64::NAN, f64::INFINITY]).unwrap_err();
        assert_eq!((refused.code(), refused.row()), ("non_finite", Some(2)));
        assert_eq!(kept, before);
    }

    #[test]
    fn zero_has_one_sign() {
        assert_eq!(state_of(&[-0.0, 0.0]), state_of(&[0.0, -0.0]));
        assert_eq!(state_of(&[-0.0]), state_of(&[0.0]));
    }
}
