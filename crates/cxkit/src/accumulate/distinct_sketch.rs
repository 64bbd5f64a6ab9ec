//! About how many different names there are, in little memory.

use super::hash::{of_integer, of_text};
use super::{Accumulator, StateReader, StateWriter};
use crate::columns::{Key, Keys};
use crate::stats::{DistinctCountOptions, DistinctCountResult};
use crate::Error;

const KIND: &str = "distinct_sketch";
const VERSION: u64 = 1;

/// About how many different names were seen, from a fixed number of bytes: a HyperLogLog sketch.
///
/// A name's hash of 64 bits chooses one of 2^precision registers by its highest bits; the register keeps the highest
/// place, counted from 1, of the first bit set among the others. So a name seen twice changes nothing, and order,
/// batches and merges change nothing either. The estimate is Ertl's: without tables, without a bias that would need
/// correction, from the smallest counts to beyond 2^60. Its standard error is `1.04 / sqrt(registers)` of the count:
/// 0.8 % for 16,384 registers, and less for counts far below their number. Hashes never change between versions.
///
/// A row without a name is missing: skipped and counted.
///
/// # Examples
/// ```
/// use cxkit::accumulate::DistinctSketch;
/// let visits: Vec<i64> = (0..100_000).map(|row| row % 20_000).collect();
/// let mut visitors = DistinctSketch::new(14)?;
/// visitors.extend(&visits[..]);
/// assert!((visitors.estimate() / 20_000.0 - 1.0).abs() < 0.02);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// P. Flajolet, É. Fusy, O. Gandouet and F. Meunier, HyperLogLog, AofA 2007; O. Ertl, New cardinality estimation
/// algorithms for HyperLogLog sketches, arXiv 1702.01284, 2017, algorithm 6.
#[derive(Clone, Debug, PartialEq)]
pub struct DistinctSketch {
    precision: u32,
    registers: Vec<u8>,
    n: u64,
    missing_count: u64,
}

impl DistinctSketch {
    /// An empty sketch of `2^precision` registers of one byte.
    ///
    /// # Errors
    /// `out_of_range` for a precision outside 4 to 18.
    pub fn new(precision: u64) -> Result<Self, Error> {
        match u32::try_from(precision) {
            Ok(bits @ 4..=18) => Ok(Self::with_precision(bits)),
            #[allow(clippy::cast_precision_loss)]
            _ => Err(Error::out_of_range("precision", None, precision as f64, "between 4 and 18")),
        }
    }

    fn with_precision(precision: u32) -> Self {
        Self { precision, registers: vec![0; 1 << precision], n: 0, missing_count: 0 }
    }

    /// The standard error of the estimate, relative to it.
    #[must_use]
    pub fn relative_error(&self) -> f64 {
        1.04 / f64::from(1_u32 << self.precision).sqrt()
    }

    /// Rows with a name.
    #[must_use]
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// Rows left out because their name is missing.
    #[must_use]
    pub const fn missing_count(&self) -> u64 {
        self.missing_count
    }

    /// Adds the name of a row.
    pub fn add(&mut self, key: &Key) {
        match key {
            Key::Integer(number) => self.add_hash(of_integer(*number)),
            Key::Text(text) => self.add_hash(of_text(text)),
            Key::Null => self.count(0, 1),
        }
    }

    /// Adds a column of names.
    pub fn extend<'a>(&mut self, keys: impl Into<Keys<'a>>) {
        match keys.into() {
            Keys::Integers(values, None) => values.iter().for_each(|&value| self.add_hash(of_integer(value))),
            Keys::Texts(texts) => {
                for row in 0..texts.len() {
                    match texts.get(row) {
                        Some(text) => self.add_hash(of_text(text)),
                        None => self.count(0, 1),
                    }
                }
            }
            keys => (0..keys.len()).for_each(|row| self.add(&keys.get(row))),
        }
    }

    #[inline]
    fn add_hash(&mut self, hash: u64) {
        let register = (hash >> self.rest()) as usize;
        // A bit behind the hash stands for hashes whose rest is 0.
        let rest = hash << self.precision | 1 << (self.precision - 1);
        let place = rest.leading_zeros() as u8 + 1;
        if let Some(highest) = self.registers.get_mut(register).filter(|highest| **highest < place) {
            *highest = place;
        }
        self.count(1, 0);
    }

    #[inline]
    fn count(&mut self, rows: u64, missing: u64) {
        self.n = self.n.saturating_add(rows);
        self.missing_count = self.missing_count.saturating_add(missing);
    }

    /// Bits of a hash that do not choose the register.
    const fn rest(&self) -> u32 {
        u64::BITS - self.precision
    }

    /// About how many different names were seen; 0 for none.
    #[must_use]
    pub fn estimate(&self) -> f64 {
        let registers = self.registers.len() as f64;
        let highest = self.rest() as usize + 1;
        let mut counts = vec![0_u32; highest + 1];
        for &place in &self.registers {
            counts[usize::from(place)] += 1;
        }
        if f64::from(counts[0]) == registers {
            return 0.0;
        }
        let mut sum = registers * full_registers(1.0 - f64::from(counts[highest]) / registers);
        for &count in counts[1..highest].iter().rev() {
            sum = 0.5 * (sum + f64::from(count));
        }
        sum += registers * empty_registers(f64::from(counts[0]) / registers);
        registers * registers / (2.0 * std::f64::consts::LN_2 * sum)
    }

    /// The estimate as a result, as [`crate::stats::distinct_count`] gives it.
    ///
    /// # Errors
    /// `out_of_range` for a level outside 0 to 1.
    pub fn result(&self, options: &DistinctCountOptions) -> Result<DistinctCountResult, Error> {
        crate::stats::estimated_count(self, options)
    }

    /// Writes the sketch as part of a larger state: registers in use as gap and place while they are no more than a
    /// quarter, else all.
    pub fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(u64::from(self.precision));
        writer.u64(self.missing_count);
        writer.u64(self.n);
        let used = self.used();
        writer.usize(used);
        if used <= self.registers.len() / 4 {
            let mut before = 0;
            for (register, &place) in self.registers.iter().enumerate().filter(|(_, &place)| place > 0) {
                writer.usize(register - before);
                writer.u64(u64::from(place));
                before = register;
            }
        } else {
            self.registers.iter().for_each(|&place| writer.u64(u64::from(place)));
        }
    }

    fn used(&self) -> usize {
        self.registers.iter().filter(|&&place| place > 0).count()
    }

    /// Reads a sketch written by [`DistinctSketch::write_to`].
    ///
    /// # Errors
    /// `bad_state` when it is not the sketch of any names.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let wrong = || Error::bad_state("its registers are not those of any names");
        let precision =
            u32::try_from(reader.u64()?).ok().filter(|bits| (4..=18).contains(bits)).ok_or_else(wrong)?;
        let (missing_count, n) = (reader.u64()?, reader.u64()?);
        let mut read = Self { missing_count, n, ..Self::with_precision(precision) };
        let most = u64::from(read.rest()) + 1;
        let used = reader.length(1)?;
        if used <= read.registers.len() / 4 {
            let mut register = 0_usize;
            for number in 0..used {
                let (gap, place) = (reader.usize()?, reader.u64()?);
                register = register.checked_add(gap).filter(|_| gap > 0 || number == 0).ok_or_else(wrong)?;
                let here = read.registers.get_mut(register).ok_or_else(wrong)?;
                *here = u8::try_from(place).ok().filter(|_| (1..=most).contains(&place)).ok_or_else(wrong)?;
            }
        } else {
            for here in &mut read.registers {
                let place = reader.u64()?;
                *here = u8::try_from(place).ok().filter(|_| place <= most).ok_or_else(wrong)?;
            }
        }
        if read.used() != used || used as u64 > n || (n > 0 && used == 0) {
            return Err(wrong());
        }
        Ok(read)
    }
}

impl Default for DistinctSketch {
    /// A sketch of 16,384 registers: within 0.8 %.
    fn default() -> Self {
        Self::with_precision(14)
    }
}

impl Accumulator for DistinctSketch {
    type Item = Key;
    type Output = DistinctCountResult;

    fn push(&mut self, item: Key) -> Result<(), Error> {
        self.add(&item);
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.precision != other.precision {
            return Err(Error::Incompatible { what: "precision".into() });
        }
        for (here, &there) in self.registers.iter_mut().zip(&other.registers) {
            *here = (*here).max(there);
        }
        self.count(other.n, other.missing_count);
        Ok(())
    }

    fn finish(&self) -> Result<DistinctCountResult, Error> {
        self.result(&DistinctCountOptions::default())
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        self.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let read = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(read)
    }
}

/// Ertl's sigma of the share of empty registers, below 1: the sum of `x^(2^k) 2^(k-1)` over k from 1, and x.
fn empty_registers(mut x: f64) -> f64 {
    let (mut weight, mut sum) = (1.0, x);
    loop {
        x *= x;
        let before = sum;
        sum += x * weight;
        weight += weight;
        if sum <= before {
            return sum;
        }
    }
}

/// Ertl's tau of the share of registers that are not full: a third of `1 - x` less the sum of
/// `(1 - x^(2^-k))^2 2^-k` over k from 1.
fn full_registers(mut x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return 0.0;
    }
    let (mut weight, mut sum) = (1.0, 1.0 - x);
    loop {
        x = x.sqrt();
        let before = sum;
        weight *= 0.5;
        sum -= (1.0 - x) * (1.0 - x) * weight;
        if sum >= before {
            return sum / 3.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The root of the mean squared relative error over disjoint runs of whole numbers.
    fn spread(precision: u64, count: i64) -> f64 {
        let runs = 200;
        let squares: f64 = (0..runs)
            .map(|run| {
                let mut sketch = DistinctSketch::new(precision).unwrap();
                (0..count).for_each(|row| sketch.add(&Key::Integer(run * 1_000_000 + row)));
                let off = sketch.estimate() / count as f64 - 1.0;
                off * off
            })
            .sum();
        (squares / runs as f64).sqrt()
    }

    #[test]
    fn the_error_is_the_one_it_states() {
        for (precision, count) in [(4, 1_000), (6, 500), (8, 3_000), (10, 10_000)] {
            let stated = DistinctSketch::new(precision).unwrap().relative_error();
            let ratio = spread(precision, count) / stated;
            assert!((0.8..1.25).contains(&ratio), "{precision} {count}: {ratio}");
        }
        // Far fewer names than registers are told apart almost always.
        assert!(spread(12, 100) < DistinctSketch::new(12).unwrap().relative_error() * 0.8);
    }

    #[test]
    fn a_hash_whose_rest_is_zero_has_the_highest_place() {
        let mut sketch = DistinctSketch::new(4).unwrap();
        sketch.add_hash(5 << 60);
        assert_eq!((sketch.registers[5], sketch.rest()), (61, 60));
        assert!(sketch.estimate().is_finite());
        (0..16).for_each(|register| sketch.add_hash(register << 60));
        assert!(sketch.estimate() > 1e17);
    }
}
