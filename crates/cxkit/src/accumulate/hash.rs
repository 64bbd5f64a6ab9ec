//! The hash of names: 64 bits that are the same in every version, language and machine.
//!
//! Sketches are saved and merged, so the hash of a name may never change. It is made of one step, the finaliser of
//! splitmix64: a permutation of 64-bit numbers in which every bit of the input moves every bit of the output.
//!
//! ```text
//! step(x):  x ^= x >> 30;  x *= bf58476d1ce4e5b9;  x ^= x >> 27;  x *= 94d049bb133111eb;  x ^= x >> 31
//! integer:  step(value in two's complement ^ 9e3779b97f4a7c15)
//! text:     h = step(bytes of it in UTF-8 ^ d1b54a32d192ed03), then h = step(h ^ word) for each eight bytes,
//!           little-endian, the last filled up with zeros
//! ```
//! G. Steele, D. Lea and C. Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.

const INTEGER: u64 = 0x9e37_79b9_7f4a_7c15;
const TEXT: u64 = 0xd1b5_4a32_d192_ed03;

const fn step(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The hash of a whole number.
#[inline]
pub(super) const fn of_integer(value: i64) -> u64 {
    step(value as u64 ^ INTEGER)
}

/// The hash of a text.
pub(super) fn of_text(text: &str) -> u64 {
    text.as_bytes().chunks(8).fold(step(text.len() as u64 ^ TEXT), |hash, bytes| {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        step(hash ^ u64::from_le_bytes(word))
    })
}

/// Hashes of keys in a hash set: their order never shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Hasher(u64);

impl std::hash::Hasher for Hasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = step(self.0 ^ u64::from_le_bytes(word));
        }
    }

    fn write_i64(&mut self, value: i64) {
        self.0 = step(self.0 ^ value as u64 ^ INTEGER);
    }

    fn write_u8(&mut self, value: u8) {
        self.0 = step(self.0 ^ u64::from(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out from the text above in another language; saved sketches depend on them.
    #[test]
    fn hashes_never_change() {
        assert_eq!(of_integer(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(of_integer(-1), 0xde0a_564c_bcd0_60c4);
        assert_eq!(of_text(""), 0x8209_b480_faed_1b10);
        assert_eq!(of_text("customer-1"), 0xe43a_d556_7a66_f1fe);
        assert_eq!(of_text("Zoë 顧客"), 0x2df5_904b_e88f_05fa);
    }

    #[test]
    fn texts_that_differ_in_length_alone_differ() {
        assert_ne!(of_text("a"), of_text("a\0"));
        assert_ne!(of_text(""), of_text("\0\0\0\0\0\0\0\0"));
    }
}
