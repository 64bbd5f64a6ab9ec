//! Names as 128 bits: two names that differ have different ones.

use crate::columns::{with_slice, NumberSlice, Numbers};
use crate::measure::{Batch, ColumnView};
use crate::Error;

/// A name, or a pair of names, in 128 bits.
///
/// Names of any length and type become numbers of one size, without a dictionary that every batch, thread and saved
/// state would have to agree on. SipHash-1-3 in its 128-bit form, fed with words: among a thousand million names the
/// chance that any two meet is about one in 10^21, so a count of names is as good as exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fingerprint(pub u64, pub u64);

/// A name as a column holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name<'a> {
    Null,
    Integer(i128),
    Text(&'a str),
}

impl Fingerprint {
    pub fn of(names: [Name<'_>; 2]) -> Self {
        let mut state = Sip::new();
        for name in names {
            match name {
                Name::Null => state.word(0),
                Name::Integer(number) => {
                    // Machine integers fill 65 bits at most: the sign goes with the tag.
                    state.word(if number < 0 { 1 } else { 2 });
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    state.word(number as u64);
                }
                Name::Text(text) => state.text(text),
            }
        }
        state.finish()
    }
}

struct Sip([u64; 4]);

impl Sip {
    const fn new() -> Self {
        // The constants of SipHash under the key of zeros; the second word is marked for 128 bits.
        Self([
            0x736f_6d65_7073_6575,
            0x646f_7261_6e64_6f6d ^ 0xee,
            0x6c79_6765_6e65_7261,
            0x7465_6462_7974_6573,
        ])
    }

    fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.word(3 | (bytes.len() as u64) << 2);
        let chunks = bytes.chunks_exact(8);
        let rest = chunks.remainder();
        for chunk in chunks {
            self.word(chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
        if !rest.is_empty() {
            self.word(rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    #[inline]
    fn word(&mut self, word: u64) {
        self.0[3] ^= word;
        self.round();
        self.0[0] ^= word;
    }

    #[inline]
    fn round(&mut self) {
        let [mut a, mut b, mut c, mut d] = self.0;
        a = a.wrapping_add(b);
        c = c.wrapping_add(d);
        b = b.rotate_left(13) ^ a;
        d = d.rotate_left(16) ^ c;
        a = a.rotate_left(32);
        c = c.wrapping_add(b);
        a = a.wrapping_add(d);
        b = b.rotate_left(17) ^ c;
        d = d.rotate_left(21) ^ a;
        c = c.rotate_left(32);
        self.0 = [a, b, c, d];
    }

    #[inline]
    fn finish(mut self) -> Fingerprint {
        let half = |state: &mut Self| {
            (0..3).for_each(|_| state.round());
            state.0[0] ^ state.0[1] ^ state.0[2] ^ state.0[3]
        };
        self.0[2] ^= 0xee;
        let high = half(&mut self);
        self.0[1] ^= 0xdd;
        Fingerprint(high, half(&mut self))
    }
}

/// The name in a row, without rounding and without a copy.
pub(super) fn name<'a>(batch: &Batch<'a>, role: usize, row: usize) -> Result<Name<'a>, Error> {
    match batch.column(role) {
        Some(ColumnView::Texts(texts)) => Ok(texts.get(row).map_or(Name::Null, Name::Text)),
        Some(ColumnView::Numbers(numbers)) => number(numbers, row).map_err(|value| Error::WrongType {
            what: batch.name(role).into(),
            required: "whole numbers or words".into(),
            got: value.to_string().into(),
            row: Some(row),
        }),
        _ => Ok(Name::Null),
    }
}

/// A whole number, or the number that is none.
fn number(numbers: &Numbers<'_>, row: usize) -> Result<Name<'static>, f64> {
    if numbers.validity().is_some_and(|validity| !validity.is_valid(row)) {
        return Ok(Name::Null);
    }
    match numbers.slice() {
        NumberSlice::F32(_) | NumberSlice::F64(_) => match numbers.get(row) {
            None => Ok(Name::Null),
            #[allow(clippy::cast_possible_truncation)]
            Some(value) if value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0 => {
                Ok(Name::Integer(value as i128))
            }
            Some(value) => Err(value),
        },
        slice => Ok(with_slice!(slice, slice => {
            slice.get(row).map_or(Name::Null, |&value| Name::Integer(value.to_i128()))
        })),
    }
}

/// A whole number of a machine type; floats take another road.
trait ToI128: Copy {
    fn to_i128(self) -> i128;
}

macro_rules! to_i128 {
    ($($type:ty),+) => { $(
        impl ToI128 for $type {
            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::cast_lossless)]
            fn to_i128(self) -> i128 {
                self as i128
            }
        }
    )+ };
}
to_i128!(i8, u8, i16, u16, i32, u32, i64, u64, f32, f64);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn siphash_as_published() {
        // The rounds are those of SipHash: 2-4 of 64 bits over the bytes 00 to 0e under the key 00 to 0f gives
        // a129ca6149be45e5 (J.-P. Aumasson and D. Bernstein, SipHash, 2012, appendix A).
        let (k0, k1) = (0x0706_0504_0302_0100_u64, 0x0f0e_0d0c_0b0a_0908_u64);
        // The message has 15 bytes: its last word carries the length in the top byte instead.
        let mut sip = Sip([
            k0 ^ 0x736f_6d65_7073_6575,
            k1 ^ 0x646f_7261_6e64_6f6d,
            k0 ^ 0x6c79_6765_6e65_7261,
            k1 ^ 0x7465_6462_7974_6573,
        ]);
        for word in [0x0706_0504_0302_0100_u64, 0x0f0e_0d0c_0b0a_0908 & 0x00ff_ffff_ffff_ffff | 15 << 56] {
            sip.0[3] ^= word;
            sip.round();
            sip.round();
            sip.0[0] ^= word;
        }
        sip.0[2] ^= 0xff;
        (0..4).for_each(|_| sip.round());
        assert_eq!(sip.0[0] ^ sip.0[1] ^ sip.0[2] ^ sip.0[3], 0xa129_ca61_49be_45e5);
    }

    #[test]
    fn names_that_differ_have_different_fingerprints() {
        let texts: Vec<String> =
            (0..40).flat_map(|n| ["a".repeat(n), "\0".repeat(n), format!("{n}")]).collect();
        let mut names: Vec<Name<'_>> = texts.iter().map(|text| Name::Text(text)).collect();
        names.extend((-600..600).map(Name::Integer));
        names.extend([i128::from(i64::MIN), i128::from(u64::MAX), -1 << 40].map(Name::Integer));
        names.push(Name::Null);
        let mut seen = HashSet::new();
        let mut distinct: Vec<Name<'_>> = Vec::new();
        for name in names {
            if !distinct.contains(&name) {
                distinct.push(name);
            }
        }
        for &a in &distinct {
            for b in [Name::Null, Name::Integer(0), Name::Text(""), a] {
                let Fingerprint(high, low) = Fingerprint::of([a, b]);
                seen.insert((high, low));
                let Fingerprint(high, low) = Fingerprint::of([b, a]);
                seen.insert((high, low));
            }
        }
        let mut pairs: Vec<(Name<'_>, Name<'_>)> = Vec::new();
        for &a in &distinct {
            for b in [Name::Null, Name::Integer(0), Name::Text(""), a] {
                for pair in [(a, b), (b, a)] {
                    if !pairs.contains(&pair) {
                        pairs.push(pair);
                    }
                }
            }
        }
        assert_eq!(seen.len(), pairs.len());
        let halves: HashSet<u64> = seen.iter().map(|(high, _)| *high).collect();
        assert_eq!(halves.len(), seen.len());
    }
}
