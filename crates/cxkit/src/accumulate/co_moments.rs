//! How two columns move together, from exact sums.

use super::block::{Block, Buffer, BLOCK};
use super::fixed::Fixed;
use super::moments::{pairs, Moments};
use super::wide::Wide;
use super::{Accumulator, StateReader, StateWriter};
use crate::Error;

const KIND: &str = "co_moments";
const VERSION: u64 = 1;

/// Covariance, slope and correlation of pairs, from the exact sums of x, x², y, y² and x·y.
///
/// A pair of which either value is NaN is missing: skipped and counted. Covariance and slope are the
/// doubles nearest to the true ones, whatever the order and the batches.
///
/// # Examples
/// ```
/// use cxkit::accumulate::{Accumulator, CoMoments};
/// let mut pairs = CoMoments::new();
/// pairs.extend_from_slices(&[1.0, 2.0, 3.0, f64::NAN], &[2.0, 4.0, 7.5, 1.0])?;
/// let result = pairs.finish()?;
/// assert_eq!((result.n, result.missing_count), (3, 1));
/// assert_eq!((result.covariance, result.slope), (Some(2.75), Some(2.75)));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoMoments {
    x: Moments,
    y: Moments,
    products: Fixed,
}

/// What [`CoMoments`] measured.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CoMomentsResult {
    /// Pairs measured.
    pub n: u64,
    /// Rows left out because a value of the pair is missing.
    pub missing_count: u64,
    /// Σx / n.
    pub mean_x: f64,
    /// Σy / n.
    pub mean_y: f64,
    /// Σ(x − mean)² / (n − 1); `None` for one pair, or when it is beyond the largest double.
    pub variance_x: Option<f64>,
    /// Σ(y − mean)² / (n − 1); `None` for one pair, or when it is beyond the largest double.
    pub variance_y: Option<f64>,
    /// Σ(x − mean of x)(y − mean of y) / (n − 1); `None` for one pair, or beyond the largest double.
    pub covariance: Option<f64>,
    /// The change of y with one unit of x, by least squares; `None` when all x are equal.
    pub slope: Option<f64>,
    /// Pearson's correlation, from −1 to 1, within one unit in the last place down to 1e-150; `None` when
    /// all x or all y are equal.
    pub correlation: Option<f64>,
}

impl CoMoments {
    /// No pair measured yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { x: Moments::new(), y: Moments::new(), products: Fixed::new() }
    }

    /// Adds a pair; it is missing when either value is NaN.
    ///
    /// # Errors
    /// `non_finite` when either is infinite; nothing has changed then.
    pub fn push(&mut self, x: f64, y: f64) -> Result<(), Error> {
        if let Some(refused) = infinite(x, y, 0) {
            return Err(refused);
        }
        if x.is_nan() || y.is_nan() {
            self.x.count(0, 1);
            self.y.count(0, 1);
            return Ok(());
        }
        self.x.push(x)?;
        self.y.push(y)?;
        self.products.add_product(x, y);
        Ok(())
    }

    /// Adds two columns of pairs.
    ///
    /// # Errors
    /// `unequal_lengths`; `non_finite`, naming the first row with an infinite value. Nothing of the
    /// columns was added then.
    pub fn extend_from_slices(&mut self, x: &[f64], y: &[f64]) -> Result<(), Error> {
        if x.len() != y.len() {
            return Err(Error::UnequalLengths { what: "y".into(), length: y.len(), required: x.len() });
        }
        let mut batch = Self::new();
        let (mut x_buffer, mut y_buffer) = (Buffer::new(), Buffer::new());
        for (number, (x, y)) in x.chunks(BLOCK).zip(y.chunks(BLOCK)).enumerate() {
            let mut count = x.len();
            x_buffer.fill(x.iter().copied());
            y_buffer.fill(y.iter().copied());
            if Block::of(x_buffer.values()).is_none() || Block::of(y_buffer.values()).is_none() {
                let refused = (0..).zip(x.iter().zip(y)).find_map(|(row, (&x, &y))| infinite(x, y, row));
                if let Some(refused) = refused {
                    return Err(refused.offset_rows(number * BLOCK));
                }
                let whole = x.iter().zip(y).filter(|(x, y)| !x.is_nan() && !y.is_nan());
                count = x_buffer.fill(whole.clone().map(|(&x, _)| x));
                y_buffer.fill(whole.map(|(_, &y)| y));
            }
            batch.add_block(&x_buffer, &y_buffer, count, x.len() - count);
        }
        self.absorb(&batch);
        Ok(())
    }

    /// Adds the pairs of two buffers of finite values.
    fn add_block(&mut self, x: &Buffer, y: &Buffer, count: usize, missing: usize) {
        let (Some(x), Some(y)) = (Block::of(x.values()), Block::of(y.values())) else {
            return;
        };
        for (block, moments) in [(&x, &mut self.x), (&y, &mut self.y)] {
            moments.count(count, missing);
            block.add_values(&mut moments.sum);
            block.add_squares(&mut moments.squares);
        }
        x.add_products(&y, &mut self.products);
    }

    fn absorb(&mut self, other: &Self) {
        self.x.absorb(&other.x);
        self.y.absorb(&other.y);
        self.products.add(&other.products);
    }

    /// The moments of x over the whole pairs.
    #[must_use]
    pub fn x(&self) -> &Moments {
        &self.x
    }

    /// The moments of y over the whole pairs.
    #[must_use]
    pub fn y(&self) -> &Moments {
        &self.y
    }

    /// n·Σxy − Σx·Σy, exactly.
    fn spread(&self) -> Wide {
        let n = Wide::from_u128(self.x.n.into());
        n.times(&self.products.to_wide()).minus(&self.x.sum.to_wide().times(&self.y.sum.to_wide()))
    }

    /// Covariance with n − 1, the nearest double; `None` for fewer than two pairs, or when it is beyond
    /// the largest double.
    #[must_use]
    pub fn covariance(&self) -> Option<f64> {
        self.spread().over(&pairs(self.x.n))
    }

    /// Writes the co-moments as part of a larger state.
    pub fn write_to(&self, writer: &mut StateWriter) {
        self.x.write_to(writer);
        self.y.write_to(writer);
        self.products.write_to(writer);
    }

    /// Reads co-moments written by [`CoMoments::write_to`].
    ///
    /// # Errors
    /// `bad_state` when they are not those of any pairs.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let (x, y) = (Moments::read_from(reader)?, Moments::read_from(reader)?);
        let read = Self { x, y, products: Fixed::read_from(reader)? };
        let spread = read.spread();
        let room = read.x.spread().times(&read.y.spread()).minus(&spread.times(&spread));
        let alike = (read.x.n, read.x.missing_count) == (read.y.n, read.y.missing_count);
        if !alike || room.is_negative() || (read.x.n == 0 && read.products != Fixed::new()) {
            return Err(Error::bad_state("its sums are not those of any pairs"));
        }
        Ok(read)
    }
}

impl Accumulator for CoMoments {
    type Item = (f64, f64);
    type Output = CoMomentsResult;

    fn push(&mut self, (x, y): (f64, f64)) -> Result<(), Error> {
        Self::push(self, x, y)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.absorb(other);
        Ok(())
    }

    fn finish(&self) -> Result<CoMomentsResult, Error> {
        let (xx, yy, xy) = (self.x.spread(), self.y.spread(), self.spread());
        let sign = if xy.is_negative() { -1.0 } else { 1.0 };
        // The square is rounded once and is at most 1, so its root is too.
        let correlation = xy.times(&xy).over(&xx.times(&yy)).map(|square| sign * square.sqrt());
        Ok(CoMomentsResult {
            n: self.x.n,
            missing_count: self.x.missing_count,
            mean_x: self.x.mean()?,
            mean_y: self.y.mean()?,
            variance_x: self.x.variance(),
            variance_y: self.y.variance(),
            covariance: xy.over(&pairs(self.x.n)),
            slope: xy.over(&xx),
            correlation,
        })
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        self.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let pairs = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(pairs)
    }
}

fn infinite(x: f64, y: f64, row: usize) -> Option<Error> {
    let what = if x.is_infinite() { "x" } else { "y" };
    (x.is_infinite() || y.is_infinite()).then(|| Error::NonFinite { what: what.into(), row: Some(row) })
}
