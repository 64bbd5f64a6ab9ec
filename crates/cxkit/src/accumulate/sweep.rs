//! One number that stands for very many exact sums, to compare runtimes by.

use super::{Accumulator, CoMoments, ExactSum, Moments};
use crate::random::Stream;
use crate::Error;

const COLUMNS: u64 = 60;

/// A digest of the saved states and answers of sums, moments, co-moments and random counts over many
/// columns, each taken whole, in pieces and by single values.
///
/// Not part of the interface: native code and WASM work it out and must agree.
///
/// # Errors
/// None: every value it feeds is finite.
#[doc(hidden)]
pub fn sweep_digest() -> Result<u64, Error> {
    let mut digest = Digest::new();
    for number in 0..COLUMNS {
        let mut stream = Stream::new(number, 0x7377_6565);
        let values = column(&mut stream, number);
        let others = column(&mut stream, number + 1);

        let (mut sum, mut moments, mut pairs) = (ExactSum::new(), Moments::new(), CoMoments::new());
        sum.extend_from_slice(&values)?;
        moments.extend_from_slice(&values)?;
        let length = values.len().min(others.len());
        pairs.extend_from_slices(&values[..length], &others[..length])?;

        let (mut sum_in_pieces, mut single) = (ExactSum::new(), Moments::new());
        let mut rest = &values[..];
        while !rest.is_empty() {
            let (piece, later) = rest.split_at(stream.below(rest.len() as u64)? as usize + 1);
            let mut batch = ExactSum::new();
            batch.extend_from_slice(piece)?;
            batch.merge(&sum_in_pieces);
            sum_in_pieces = batch;
            rest = later;
        }
        values.iter().rev().try_for_each(|&value| single.push(value))?;

        digest.bytes(&sum.to_state());
        digest.bytes(&sum_in_pieces.to_state());
        digest.bytes(&moments.to_state());
        digest.bytes(&single.to_state());
        digest.bytes(&pairs.to_state());
        let answers = pairs.finish()?;
        digest.number(sum.value().ok());
        digest.number(moments.mean().ok());
        digest.number(moments.variance());
        digest.number(answers.covariance);
        digest.number(answers.slope);
        digest.number(answers.correlation);
        for count in stream.multinomial(1 << (number % 50), &[1.0, 2.5, 0.1, 7.0])? {
            digest.bytes(&count.to_le_bytes());
        }
    }
    Ok(digest.0)
}

/// A column of one of four makes: measurements, prices, any doubles, values of very unlike size.
fn column(stream: &mut Stream, make: u64) -> Vec<f64> {
    let length = 1 + stream.next_u64() % 2000;
    (0..length)
        .map(|_| {
            let share = stream.next_f64();
            match make % 4 {
                0 => 1000.0 * share - 300.0,
                1 => (share * 50_000.0).floor() / 100.0,
                2 => {
                    Some(f64::from_bits(stream.next_u64())).filter(|value| value.is_finite()).unwrap_or(share)
                }
                _ => share * f64::from_bits((900 + stream.next_u64() % 200) << 52),
            }
        })
        .collect()
}

/// FNV-1a, 64 bits.
struct Digest(u64);

impl Digest {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn number(&mut self, value: Option<f64>) {
        self.bytes(&value.map_or(u64::MAX, f64::to_bits).to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    /// Every runtime must give this; it changes only with the format of the states, which then says so.
    #[test]
    fn the_digest_is_the_one_of_every_runtime() {
        assert_eq!(super::sweep_digest().unwrap(), 8_199_913_005_089_731_271);
    }
}
