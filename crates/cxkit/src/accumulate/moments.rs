//! Mean, variance and their two-column kin from exact sums.

use super::column::Column;
use super::fixed::Fixed;
use super::wide::Wide;
use super::{Accumulator, StateReader, StateWriter};
use crate::{parallel, Error};

const KIND: &str = "moments";
const VERSION: u64 = 1;

/// Rows that one thread takes at a time.
const PIECE: usize = 1 << 16;

/// Count, mean and variance of a column, from the exact sums of x and x².
///
/// NaN is missing: skipped and counted. Nothing is rounded before the end, so there is no cancellation:
/// the mean and the variance are the doubles nearest to the true mean and variance of the values, ties to
/// even, whatever the order, the batches and the offset.
///
/// # Examples
/// ```
/// use cxkit::accumulate::{Accumulator, Moments};
/// let mut moments = Moments::new();
/// moments.extend_from_slice(&[1e9 + 1.0, 1e9 + 2.0, f64::NAN, 1e9 + 4.5])?;
/// let result = moments.finish()?;
/// assert_eq!((result.n, result.missing_count, result.mean), (3, 1, 1_000_000_002.5));
/// assert_eq!(result.variance, Some(3.25));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    pub(super) n: u64,
    pub(super) missing_count: u64,
    pub(super) sum: Fixed,
    pub(super) squares: Fixed,
}

/// What [`Moments`] measured.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MomentsResult {
    /// Values measured.
    pub n: u64,
    /// Rows left out because their value is missing.
    pub missing_count: u64,
    /// Σx / n.
    pub mean: f64,
    /// Σ(x − mean)² / (n − 1); `None` for one value, or when it is beyond the largest double.
    pub variance: Option<f64>,
    /// The square root of the variance, within one unit in the last place.
    pub sd: Option<f64>,
}

impl Moments {
    /// Nothing measured yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { n: 0, missing_count: 0, sum: Fixed::new(), squares: Fixed::new() }
    }

    /// Adds one value; NaN counts as missing.
    ///
    /// # Errors
    /// `non_finite` for an infinite value; nothing has changed then.
    pub fn push(&mut self, value: f64) -> Result<(), Error> {
        if value.is_nan() {
            self.count(0, 1);
            return Ok(());
        }
        if value.is_infinite() {
            return Err(Error::NonFinite { what: "value".into(), row: Some(0) });
        }
        self.count(1, 0);
        self.sum.add_f64(value);
        self.squares.add_product(value, value);
        Ok(())
    }

    /// Adds a column of any integer or float type; NaN counts as missing.
    ///
    /// # Errors
    /// `non_finite`, naming the first infinite row; nothing of the column was added then.
    pub fn extend_from_slice<T: Column>(&mut self, values: &[T]) -> Result<(), Error> {
        let mut batch = Self::new();
        T::add_moments(values, &mut batch)?;
        self.absorb(&batch);
        Ok(())
    }

    /// The same as [`Moments::extend_from_slice`], on up to `threads` threads.
    ///
    /// # Errors
    /// As there.
    pub fn extend_in_parallel<T: Column>(&mut self, values: &[T], threads: usize) -> Result<(), Error> {
        let pieces = parallel::map_chunks(values.len(), PIECE, threads, |range| {
            let mut piece = Self::new();
            let first = range.start;
            T::add_moments(&values[range], &mut piece).map_err(|error| error.offset_rows(first))?;
            Ok(piece)
        })?;
        pieces.iter().for_each(|piece| self.absorb(piece));
        Ok(())
    }

    /// Counts rows whose sums are added beside. No input has 2^64 rows; forged states can only reach the end.
    #[inline]
    pub(super) fn count(&mut self, values: usize, missing: usize) {
        self.n = self.n.saturating_add(values as u64);
        self.missing_count = self.missing_count.saturating_add(missing as u64);
    }

    /// Adds what other moments hold.
    pub(crate) fn absorb(&mut self, other: &Self) {
        self.n = self.n.saturating_add(other.n);
        self.missing_count = self.missing_count.saturating_add(other.missing_count);
        self.sum.add(&other.sum);
        self.squares.add(&other.squares);
    }

    /// Values measured.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Rows left out because their value is missing.
    #[must_use]
    pub fn missing_count(&self) -> u64 {
        self.missing_count
    }

    /// Σx, rounded once.
    ///
    /// # Errors
    /// `non_finite` when it is beyond the largest double.
    pub fn sum(&self) -> Result<f64, Error> {
        self.sum.to_wide().to_f64().ok_or(Error::NonFinite { what: "sum".into(), row: None })
    }

    /// Σx / n, the nearest double.
    ///
    /// # Errors
    /// `empty` when no value was measured.
    pub fn mean(&self) -> Result<f64, Error> {
        self.sum.to_wide().over(&Wide::from_u128(self.n.into())).ok_or_else(|| Error::empty("value"))
    }

    /// Σ(x − mean)² / (n − 1), the nearest double; `None` for fewer than two values, or when it is beyond
    /// the largest double.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        self.spread().over(&pairs(self.n))
    }

    /// Σ(x − mean)² / n, the nearest double; `None` for no value, or when it is beyond the largest double.
    ///
    /// ```
    /// let mut moments = cxkit::accumulate::Moments::new();
    /// moments.extend_from_slice(&[1, 2, 3, 4])?;
    /// assert_eq!((moments.population_variance(), moments.variance()), (Some(1.25), Some(5.0 / 3.0)));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    #[must_use]
    pub fn population_variance(&self) -> Option<f64> {
        let n = Wide::from_u128(self.n.into());
        self.spread().over(&n.times(&n))
    }

    /// n·Σx² − (Σx)², exactly.
    pub(super) fn spread(&self) -> Wide {
        let sum = self.sum.to_wide();
        Wide::from_u128(self.n.into()).times(&self.squares.to_wide()).minus(&sum.times(&sum))
    }

    /// Writes the moments as part of a larger state.
    pub fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(self.n);
        writer.u64(self.missing_count);
        self.sum.write_to(writer);
        self.squares.write_to(writer);
    }

    /// Reads moments written by [`Moments::write_to`].
    ///
    /// # Errors
    /// `bad_state` when they are not the moments of any values.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let read = Self {
            n: reader.u64()?,
            missing_count: reader.u64()?,
            sum: Fixed::read_from(reader)?,
            squares: Fixed::read_from(reader)?,
        };
        let spread = read.spread();
        let nothing = read.n == 0 && (read.sum != Fixed::new() || read.squares != Fixed::new());
        if nothing || spread.is_negative() || (read.n == 1 && !spread.is_zero()) {
            return Err(Error::bad_state("its sums are not those of any values"));
        }
        Ok(read)
    }
}

impl Accumulator for Moments {
    type Item = f64;
    type Output = MomentsResult;

    fn push(&mut self, item: f64) -> Result<(), Error> {
        Self::push(self, item)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.absorb(other);
        Ok(())
    }

    fn finish(&self) -> Result<MomentsResult, Error> {
        let (mean, variance) = (self.mean()?, self.variance());
        let sd = variance.map(f64::sqrt);
        Ok(MomentsResult { n: self.n, missing_count: self.missing_count, mean, variance, sd })
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        self.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let moments = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(moments)
    }
}

/// n·(n − 1), what a spread is divided by.
pub(super) fn pairs(n: u64) -> Wide {
    Wide::from_u128(u128::from(n) * u128::from(n.saturating_sub(1)))
}
