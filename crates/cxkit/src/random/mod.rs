//! Seeded, counter-based random numbers: the same draws in every runtime, on any number of threads.

mod binomial;
mod continuous;
mod philox;

use crate::Error;

pub use binomial::Multinomial;

/// A sequence of random numbers that depends on nothing but a seed and the number of the stream.
///
/// Streams of one seed are independent of each other: give each resample, group or thread its own number
/// and the order of the work no longer matters. Numbers come from Philox4x32-10 (Salmon, Moraes, Dror and
/// Shaw 2011), a cipher over a counter, so any place of the sequence can be read directly.
///
/// # Examples
/// ```
/// use cxkit::random::Stream;
/// let mut stream = Stream::new(7, 0);
/// let first = stream.next_u64();
/// assert_eq!(first, Stream::new(7, 0).u64_at(0));
/// assert_ne!(first, Stream::new(7, 1).u64_at(0));
/// let share = stream.next_f64();
/// assert!((0.0..1.0).contains(&share));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    seed: u64,
    stream: u64,
    /// How many numbers were drawn.
    drawn: u64,
    /// The second number of the block that was worked out last.
    spare: u64,
}

impl Stream {
    /// The stream of this number under this seed, at its beginning.
    #[must_use]
    pub const fn new(seed: u64, stream: u64) -> Self {
        Self { seed, stream, drawn: 0, spare: 0 }
    }

    /// The 64 bits at a place of the stream, counted from 0, wherever the drawing stands.
    #[must_use]
    pub fn u64_at(&self, index: u64) -> u64 {
        let [first, second] = self.block(index / 2);
        if index % 2 == 0 {
            first
        } else {
            second
        }
    }

    fn block(&self, number: u64) -> [u64; 2] {
        let words = philox::block(
            [number as u32, (number >> 32) as u32, self.stream as u32, (self.stream >> 32) as u32],
            [self.seed as u32, (self.seed >> 32) as u32],
        );
        [u64::from(words[0]) | u64::from(words[1]) << 32, u64::from(words[2]) | u64::from(words[3]) << 32]
    }

    /// The next 64 random bits.
    #[inline]
    pub fn next_u64(&mut self) -> u64 {
        let index = self.drawn;
        self.drawn = index.wrapping_add(1);
        if index % 2 == 1 {
            return self.spare;
        }
        let [first, second] = self.block(index / 2);
        self.spare = second;
        first
    }

    /// A number in \[0, 1): one of the 2^53 multiples of 2^-53, each as likely.
    #[inline]
    pub fn next_f64(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// A whole number from 0 to `bound` − 1, each exactly as likely.
    ///
    /// # Errors
    /// `out_of_range` when `bound` is 0.
    pub fn below(&mut self, bound: u64) -> Result<u64, Error> {
        if bound == 0 {
            return Err(Error::out_of_range("bound", None, 0.0, "above 0"));
        }
        // Lemire 2019: the high half of a product is uniform once the few low halves that would favour
        // some results are drawn again.
        let unfair = bound.wrapping_neg() % bound;
        loop {
            let product = u128::from(self.next_u64()) * u128::from(bound);
            if product as u64 >= unfair {
                return Ok((product >> 64) as u64);
            }
        }
    }

    /// Puts values in random order, each order as likely.
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            // `last` + 1 is above 0, so a place is always drawn.
            if let Ok(place) = self.below(last as u64 + 1) {
                values.swap(last, place as usize);
            }
        }
    }
}

#[cfg(test)]
#[path = "random_tests.rs"]
mod tests;
