//! Quantiles of a stream in little memory: counts of values in fixed logarithmic buckets.

use super::order::{from_image, image};
use super::{Accumulator, StateReader, StateWriter};
use crate::columns::Numbers;
use crate::stats::{each_block, quantiles_of_sketch, Found, QuantileOptions, QuantilesResult, MISSING};
use crate::{parallel, Error};
use std::collections::BTreeMap;

const KIND: &str = "log_sketch";
const VERSION: u64 = 1;

/// Bits of the significand that tell buckets apart, at most: buckets of a ten-thousandth and a bit.
const MOST_BITS: u32 = 13;
/// Up to so many bits, a column is counted in one array of counters before it is added.
const DENSE_BITS: u32 = 8;
const ZERO: u64 = 1 << 63;

/// Counts of values in logarithmic buckets, from which every quantile is known to a stated relative error.
///
/// Each power of two is cut into 2^k equal buckets, with the smallest k that keeps the error: 64 for 1 %. A bucket
/// from a to b stands for `2ab / (a + b)`, which differs from any value in it by at most `(b - a) / (b + a)` of
/// itself. Buckets are fixed, so nothing depends on the order of the values, and any two sketches of equal error
/// merge to what one would be. Negative values mirror positive ones. Zero has a bucket of its own, with everything
/// nearer to it than 2^-1022. Smallest and largest value are kept exactly. A stream of times or amounts touches a few
/// hundred to a thousand buckets.
///
/// NaN is missing: skipped and counted.
///
/// # Examples
/// ```
/// use cxkit::accumulate::{Accumulator, LogSketch};
/// let mut sketch = LogSketch::new(0.01)?;
/// for seconds in 1..=10_000 {
///     sketch.push(f64::from(seconds))?;
/// }
/// let p95 = sketch.quantiles(&[0.95], &Default::default())?;
/// assert!((p95.value / 9500.05 - 1.0).abs() < 0.01);
/// assert_eq!((p95.n, p95.method.as_ref()), (10_000, "linear, sketch, relative error 0.007752"));
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// After C. Masson, J. Rim and H. Lee, DDSketch, VLDB 12, 2019, with the buckets of G. Tene's HdrHistogram.
#[derive(Clone, Debug, PartialEq)]
pub struct LogSketch {
    /// Leading bits of the significand that name a bucket.
    bits: u32,
    /// How many values each bucket holds; a bucket's number is the leading bits of its images.
    counts: BTreeMap<u32, u64>,
    missing_count: u64,
    /// Images of the smallest and the largest value; the other way round while there is none.
    lowest: u64,
    highest: u64,
}

impl LogSketch {
    /// An empty sketch whose quantiles are off by at most `relative_error` of themselves.
    ///
    /// # Errors
    /// `out_of_range` for an error outside 0.0001 to 0.2.
    pub fn new(relative_error: f64) -> Result<Self, Error> {
        if !(0.0001..=0.2).contains(&relative_error) {
            return Err(Error::out_of_range(
                "relative_error",
                None,
                relative_error,
                "between 0.0001 and 0.2",
            ));
        }
        let bits = (1..MOST_BITS).find(|&bits| error_of(bits) <= relative_error).unwrap_or(MOST_BITS);
        Ok(Self::with_bits(bits))
    }

    const fn with_bits(bits: u32) -> Self {
        Self { bits, counts: BTreeMap::new(), missing_count: 0, lowest: u64::MAX, highest: 0 }
    }

    /// How far a quantile may be off, relative to itself: what was asked for or a little less.
    #[must_use]
    pub fn relative_error(&self) -> f64 {
        error_of(self.bits)
    }

    /// How many values.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.values().fold(0, |sum: u64, &count| sum.saturating_add(count))
    }

    /// Rows left out because their value is missing.
    #[must_use]
    pub const fn missing_count(&self) -> u64 {
        self.missing_count
    }

    /// How many buckets hold a value.
    #[must_use]
    pub fn bucket_count(&self) -> usize {
        self.counts.len()
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
            self.missing_count = self.missing_count.saturating_add(1);
        } else {
            let key = image(value);
            self.add(bucket(key, self.bits), 1);
            (self.lowest, self.highest) = (self.lowest.min(key), self.highest.max(key));
        }
        Ok(())
    }

    /// Adds a column, on as many threads as it names.
    ///
    /// # Errors
    /// `non_finite`, naming the first infinite row; nothing of the column was added then.
    pub fn extend<'a>(&mut self, values: impl Into<Numbers<'a>>) -> Result<(), Error> {
        let values = values.into();
        let threads = values.threads().max(1);
        let piece = values.len().div_ceil(threads).max(1 << 16);
        let pieces = parallel::map_chunks(values.len(), piece, threads, |rows| {
            let mut part = Self::with_bits(self.bits);
            if self.bits <= DENSE_BITS && rows.len() > 1 << 12 {
                part.count_densely(&values, rows)?;
            } else {
                for row in rows {
                    let value = values.get(row).unwrap_or(f64::NAN);
                    part.push(value).map_err(|error| error.offset_rows(row))?;
                }
            }
            Ok(part)
        })?;
        pieces.iter().for_each(|part| self.absorb(part));
        Ok(())
    }

    fn count_densely(&mut self, values: &Numbers<'_>, rows: std::ops::Range<usize>) -> Result<(), Error> {
        let mut counts = vec![0u64; 1 << (12 + self.bits)];
        each_block(values, rows.clone(), |_, keys| {
            for &key in &*keys {
                counts[bucket(key, self.bits) as usize] += 1;
                if key != MISSING {
                    (self.lowest, self.highest) = (self.lowest.min(key), self.highest.max(key));
                }
            }
        });
        if self.lowest == image(f64::NEG_INFINITY) || self.highest == image(f64::INFINITY) {
            let row = rows.into_iter().find(|&row| values.get(row).is_some_and(f64::is_infinite));
            return Err(Error::NonFinite { what: "value".into(), row });
        }
        let missing = bucket(MISSING, self.bits);
        for (number, count) in (0..).zip(counts) {
            if number == missing {
                self.missing_count = count;
            } else if count > 0 {
                self.add(number, count);
            }
        }
        Ok(())
    }

    fn add(&mut self, bucket: u32, count: u64) {
        let held = self.counts.entry(bucket).or_default();
        *held = held.saturating_add(count);
    }

    fn absorb(&mut self, other: &Self) {
        other.counts.iter().for_each(|(&bucket, &count)| self.add(bucket, count));
        self.missing_count = self.missing_count.saturating_add(other.missing_count);
        (self.lowest, self.highest) = (self.lowest.min(other.lowest), self.highest.max(other.highest));
    }

    /// Quantiles of the values seen, as [`crate::stats::quantiles`] gives them, within the relative error. The ends
    /// of the intervals are those of their buckets, so intervals are wider by the error and keep their level. The
    /// options `missing`, `reading` and `relative_error` are not looked at.
    ///
    /// # Errors
    /// As there.
    pub fn quantiles<'b>(
        &self,
        probabilities: impl Into<Numbers<'b>>,
        options: &QuantileOptions,
    ) -> Result<QuantilesResult, Error> {
        quantiles_of_sketch(self, &probabilities.into(), options)
    }

    /// What is known of the values of these ranks, counted from 0, in ascending order.
    pub(crate) fn found(&self, mut ranks: Vec<u64>) -> Vec<(u64, Found)> {
        ranks.sort_unstable();
        ranks.dedup();
        let last = self.n().saturating_sub(1);
        let exactly = |key: u64| {
            let value = from_image(key);
            Found { value, lower: value, upper: value }
        };
        let mut buckets = self.counts.iter();
        let (mut below, mut here) = (0_u64, None);
        let mut found = Vec::with_capacity(ranks.len());
        for rank in ranks {
            while rank >= below {
                let Some((&bucket, &count)) = buckets.next() else {
                    return found;
                };
                below = below.saturating_add(count);
                here = Some(self.bounds(bucket));
            }
            let ends = [(0, self.lowest), (last, self.highest)];
            let end = ends.iter().find(|(end, _)| *end == rank).map(|&(_, key)| exactly(key));
            found.extend(end.or(here).map(|known| (rank, known)));
        }
        found
    }

    /// What a bucket says of the values in it.
    fn bounds(&self, bucket: u32) -> Found {
        let (smallest, largest) = (from_image(self.lowest), from_image(self.highest));
        let first = u64::from(bucket) << self.shift();
        let last = first | ((1 << self.shift()) - 1);
        let (value, lower, upper) = if bucket == self.zero() {
            (0.0, -f64::MIN_POSITIVE, f64::MIN_POSITIVE)
        } else {
            // The end nearer to zero, in units of the bucket's width: 2^k to 2^(k + 1) of them.
            let near = if first >= ZERO { from_image(first) } else { from_image(last) };
            let part = near.to_bits() >> self.shift() & ((1 << self.bits) - 1);
            let units = ((1_u64 << self.bits) + part) as f64;
            (near * (1.0 + 1.0 / (2.0 * units + 1.0)), from_image(first), from_image(last))
        };
        let within = |value: f64| value.clamp(smallest, largest);
        Found { value: within(value), lower: within(lower), upper: within(upper) }
    }

    const fn shift(&self) -> u32 {
        52 - self.bits
    }

    const fn zero(&self) -> u32 {
        (ZERO >> self.shift()) as u32
    }

    /// Writes the sketch as part of a larger state.
    pub fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(u64::from(self.bits));
        writer.u64(self.missing_count);
        writer.usize(self.counts.len());
        let mut before = 0;
        for (&bucket, &count) in &self.counts {
            writer.u64(u64::from(bucket - before));
            writer.u64(count);
            before = bucket;
        }
        if !self.counts.is_empty() {
            writer.f64(from_image(self.lowest));
            writer.f64(from_image(self.highest));
        }
    }

    /// Reads a sketch written by [`LogSketch::write_to`].
    ///
    /// # Errors
    /// `bad_state` when it is not the sketch of any values.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let wrong = || Error::bad_state("its buckets are not those of any values");
        let bits = u32::try_from(reader.u64()?)
            .ok()
            .filter(|bits| (1..=MOST_BITS).contains(bits))
            .ok_or_else(wrong)?;
        let mut sketch = Self { missing_count: reader.u64()?, ..Self::with_bits(bits) };
        let length = reader.length(2)?;
        let mut bucket_number = 0_u32;
        for place in 0..length {
            let gap = u32::try_from(reader.u64()?).map_err(|_| wrong())?;
            bucket_number =
                bucket_number.checked_add(gap).filter(|_| gap > 0 || place == 0).ok_or_else(wrong)?;
            let count = reader.u64()?;
            if count == 0 {
                return Err(wrong());
            }
            sketch.counts.insert(bucket_number, count);
        }
        if let (Some((&first, &of_first)), Some((&last, _))) =
            (sketch.counts.first_key_value(), sketch.counts.last_key_value())
        {
            let (lowest, highest) = (reader.finite_f64()?, reader.finite_f64()?);
            let signed = [lowest, highest].iter().any(|value| *value == 0.0 && value.is_sign_negative());
            (sketch.lowest, sketch.highest) = (image(lowest), image(highest));
            let ends = (bucket(sketch.lowest, bits), bucket(sketch.highest, bits));
            let alone = first == last && of_first == 1 && lowest != highest;
            if signed
                || alone
                || ends != (first, last)
                || sketch.lowest > sketch.highest
                || !sketch.holds_numbers()
            {
                return Err(wrong());
            }
        }
        Ok(sketch)
    }

    /// Whether every bucket is one that a finite value can be counted in.
    fn holds_numbers(&self) -> bool {
        self.counts.keys().all(|&number| {
            let first = u64::from(number) << self.shift();
            number == self.zero() || (bucket(first, self.bits) == number && from_image(first).is_finite())
        })
    }
}

impl Default for LogSketch {
    /// A sketch within 1 %.
    fn default() -> Self {
        Self::with_bits(6)
    }
}

impl Accumulator for LogSketch {
    type Item = f64;
    /// The smallest value, the quartiles, and the largest.
    type Output = QuantilesResult;

    fn push(&mut self, item: f64) -> Result<(), Error> {
        Self::push(self, item)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.bits != other.bits {
            return Err(Error::Incompatible { what: "relative_error".into() });
        }
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
        let sketch = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(sketch)
    }
}

/// The relative error of buckets named by so many bits of the significand: the widest is the first of a power of two,
/// from 2^k to 2^k + 1 of its units.
fn error_of(bits: u32) -> f64 {
    1.0 / f64::from((1_u32 << (bits + 1)) + 1)
}

/// The bucket of a key: its leading bits. What is nearer to zero than any normal number is in the bucket of zero.
#[inline]
fn bucket(key: u64, bits: u32) -> u32 {
    const TINY: u64 = 1 << 52;
    let tiny = key.wrapping_sub(ZERO - TINY) < 2 * TINY;
    ((if tiny { ZERO } else { key }) >> (52 - bits)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Stream;

    /// Values of unlike size and both signs.
    fn values(count: usize) -> Vec<f64> {
        let mut stream = Stream::new(count as u64, 0x736b_6574);
        let mut any =
            move || Some(f64::from_bits(stream.next_u64())).filter(|value| value.is_finite()).unwrap_or(1.5);
        (0..count).map(|_| any()).collect()
    }

    #[test]
    fn every_value_lies_in_its_bucket_within_the_error() {
        for asked in [0.2, 0.05, 0.01, 0.001, 0.0001] {
            let error = LogSketch::new(asked).unwrap().relative_error();
            assert!(error <= asked && error > asked / 2.1, "{asked} {error}");
            let edges =
                [f64::MAX, f64::MIN, f64::MIN_POSITIVE, -f64::MIN_POSITIVE, 1.0, 1.999_999_999, 2.0, -1.0];
            for value in values(2_000).into_iter().chain(edges) {
                let mut sketch = LogSketch::new(asked).unwrap();
                // Neighbours far away, so that the ends kept exactly do not help.
                for other in [f64::MIN, value, f64::MAX] {
                    sketch.push(other).unwrap();
                }
                let (_, found) = sketch.found(vec![1])[0];
                if value.abs() < f64::MIN_POSITIVE {
                    assert_eq!(found.value, 0.0);
                    continue;
                }
                assert!(((found.value - value) / value).abs() <= error * (1.0 + 1e-9), "{value} {found:?}");
                assert!(found.lower <= value && value <= found.upper, "{value} {found:?}");
            }
        }
    }

    #[test]
    fn tiny_values_are_zero_and_the_ends_are_exact() {
        let mut sketch = LogSketch::default();
        sketch.extend(&[-5e-324, 0.0, -0.0, 5e-324, 3.3]).unwrap();
        assert_eq!(sketch.bucket_count(), 2);
        let all = sketch.finish().unwrap();
        assert_eq!(
            (all.quantiles[0].quantile, all.quantiles[2].quantile, all.quantiles[4].quantile),
            (-5e-324, 0.0, 3.3)
        );
    }

    #[test]
    fn columns_and_single_values_make_the_same_sketch() {
        let mut column = values(200_000);
        column[7] = f64::NAN;
        let mut singly = LogSketch::default();
        column.iter().for_each(|&value| singly.push(value).unwrap());
        for threads in [1, 2, 3] {
            let mut whole = LogSketch::default();
            whole.extend(Numbers::from(&column).with_threads(threads)).unwrap();
            assert_eq!(whole, singly);
        }
        column[150_000] = f64::INFINITY;
        column[199_000] = f64::NEG_INFINITY;
        let before = singly.clone();
        let refused = singly.extend(Numbers::from(&column).with_threads(2)).unwrap_err();
        assert_eq!((refused.code(), refused.row()), ("non_finite", Some(150_000)));
        assert_eq!(singly, before);
    }

    #[test]
    fn quantiles_are_those_of_the_values_within_the_error() {
        let mut stream = Stream::new(5, 6);
        let seconds: Vec<f64> = (0..5_000).map(|_| 3600.0 * stream.next_f64() * stream.next_f64()).collect();
        let mut sketch = LogSketch::new(0.02).unwrap();
        sketch.extend(&seconds).unwrap();
        let probabilities = [0.001, 0.1, 0.5, 0.9, 0.99, 1.0];
        let options = QuantileOptions::default();
        let exact = crate::stats::quantiles(&seconds, &probabilities).unwrap();
        let near = sketch.quantiles(&probabilities, &options).unwrap();
        for (exact, near) in exact.quantiles.iter().zip(&near.quantiles) {
            assert!((near.quantile / exact.quantile - 1.0).abs() <= sketch.relative_error());
            if let (Some(exact), Some(near)) = (exact.ci_lower, near.ci_lower) {
                assert!(near <= exact && near >= exact * 0.96);
            }
            if let (Some(exact), Some(near)) = (exact.ci_upper, near.ci_upper) {
                assert!(near >= exact && near <= exact * 1.04);
            }
        }
    }
}
