//! Counting one-byte answers: the kernel behind a survey column of a hundred million rows.
//!
//! Answers to a survey are few and small, so a vector of rows is counted at a time: compared with 0, 1, 2 … 11 in
//! turn, or, where the processor looks up bytes, two answers at once. That leaves little to do but read memory. A
//! block with any other value in it is left to the plain loop, which is also the oracle of the tests.
#![allow(unsafe_code)]

/// A number of one byte.
///
/// Implemented for `u8` and `i8` and for nothing else: the kernels read it as a byte.
pub(crate) trait Byte: Copy {
    /// Its bits.
    fn bits(self) -> u8;
}

impl Byte for u8 {
    fn bits(self) -> u8 {
        self
    }
}

impl Byte for i8 {
    #[allow(clippy::cast_sign_loss)]
    fn bits(self) -> u8 {
        self as u8
    }
}

/// Answers 0 to this less one are compared by vector.
pub(crate) const COMPARED: usize = 12;
const TOGETHER: usize = 4;
const LANES: usize = 32;
/// A lane counts up to 255 before it is emptied.
pub(crate) const BLOCK: usize = LANES * 255;

/// Counts blocks with the widest vectors the machine has, asked once a column.
#[derive(Clone, Copy)]
pub(crate) struct ByteCounter {
    #[cfg(target_arch = "x86_64")]
    wide: bool,
}

impl ByteCounter {
    pub fn new() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            wide: std::arch::is_x86_feature_detected!("avx2"),
        }
    }

    /// How often 0 to 11 stand in a block of at most [`BLOCK`] values; nothing when other values do.
    pub fn count<T: Byte>(self, block: &[T]) -> Option<[u32; COMPARED]> {
        let (vectors, rest) = block.split_at(block.len() / LANES * LANES);
        let mut counts = self.count_vectors(vectors)?;
        for value in rest {
            *counts.get_mut(usize::from(value.bits()))? += 1;
        }
        (counts.iter().sum::<u32>() as usize == block.len()).then_some(counts)
    }

    /// Other values are left out of the counts, or give nothing at all.
    fn count_vectors<T: Byte>(self, values: &[T]) -> Option<[u32; COMPARED]> {
        #[cfg(target_arch = "x86_64")]
        if self.wide {
            // SAFETY: the processor was asked for AVX2, the only feature the function is compiled for.
            return unsafe { count_looked_up(values) };
        }
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        return Some(count_simd128(values));
        #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
        Some(count_compared(values))
    }
}

/// The same with the vectors of WebAssembly spelt out: a module for browsers is built for size, where the compiler
/// vectorises no loop, unrolls none and calls what it would otherwise write in place.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn count_simd128<T: Byte>(values: &[T]) -> [u32; COMPARED] {
    use std::arch::wasm32::{i8x16_eq, i8x16_sub, u8x16_splat, v128, v128_load};
    let sum = |low: v128, high: v128| {
        // SAFETY: two vectors are 32 bytes, and every byte is a value.
        add_lanes(&unsafe { std::mem::transmute::<[v128; 2], [u8; LANES]>([low, high]) })
    };
    let mut counts = [0_u32; COMPARED];
    let vectors = values.len() / LANES;
    for (group, counts) in counts.chunks_exact_mut(TOGETHER).enumerate() {
        let first = (group * TOGETHER) as u8;
        let (a, b) = (u8x16_splat(first), u8x16_splat(first + 1));
        let (c, d) = (u8x16_splat(first + 2), u8x16_splat(first + 3));
        let zero = u8x16_splat(0);
        let (mut a0, mut a1, mut b0, mut b1) = (zero, zero, zero, zero);
        let (mut c0, mut c1, mut d0, mut d1) = (zero, zero, zero, zero);
        let mut at = values.as_ptr().cast::<v128>();
        let mut left = vectors;
        while left > 0 {
            // SAFETY: `left` whole vectors of LANES values of one byte each lie from `at` on, and such a vector
            // is two of these; loads need no alignment.
            let (low, high) = unsafe { (v128_load(at), v128_load(at.add(1))) };
            // Lanes that are equal are -1.
            a0 = i8x16_sub(a0, i8x16_eq(low, a));
            a1 = i8x16_sub(a1, i8x16_eq(high, a));
            b0 = i8x16_sub(b0, i8x16_eq(low, b));
            b1 = i8x16_sub(b1, i8x16_eq(high, b));
            c0 = i8x16_sub(c0, i8x16_eq(low, c));
            c1 = i8x16_sub(c1, i8x16_eq(high, c));
            d0 = i8x16_sub(d0, i8x16_eq(low, d));
            d1 = i8x16_sub(d1, i8x16_eq(high, d));
            // SAFETY: no further than one past the last.
            at = unsafe { at.add(2) };
            left -= 1;
        }
        counts.copy_from_slice(&[sum(a0, a1), sum(b0, b1), sum(c0, c1), sum(d0, d1)]);
    }
    counts
}

/// Two answers share a byte: a look-up turns the even one into 1 and the odd one into 16, so that one addition
/// counts both, in half the instructions of comparing. A field of four bits is emptied after 15 vectors.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn count_looked_up<T: Byte>(values: &[T]) -> Option<[u32; COMPARED]> {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi8, _mm256_and_si256, _mm256_loadu_si256, _mm256_or_si256, _mm256_set1_epi8,
        _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16, _mm256_testz_si256,
    };
    const PAIRS: usize = COMPARED / 2;
    let zero = _mm256_setzero_si256();
    let low = _mm256_set1_epi8(0x0f);
    let tables: [__m256i; PAIRS] = std::array::from_fn(|pair| {
        let table: [u8; LANES] = std::array::from_fn(|at| match at % 16 {
            answer if answer == 2 * pair => 0x01,
            answer if answer == 2 * pair + 1 => 0x10,
            _ => 0,
        });
        // SAFETY: the table is LANES = 32 bytes, one vector; the load needs no alignment.
        unsafe { _mm256_loadu_si256(table.as_ptr().cast()) }
    });
    let mut lanes = [zero; COMPARED];
    let mut seen = zero;
    for run in values.chunks(LANES * 15) {
        let mut pairs = [zero; PAIRS];
        for vector in run.chunks_exact(LANES) {
            // SAFETY: a chunk is LANES = 32 values of one byte each, one vector; the load needs no alignment.
            let vector = unsafe { _mm256_loadu_si256(vector.as_ptr().cast()) };
            seen = _mm256_or_si256(seen, vector);
            for (pair, table) in pairs.iter_mut().zip(tables) {
                *pair = _mm256_add_epi8(*pair, _mm256_shuffle_epi8(table, vector));
            }
        }
        for (pair, lanes) in pairs.iter().zip(lanes.chunks_exact_mut(2)) {
            lanes[0] = _mm256_add_epi8(lanes[0], _mm256_and_si256(*pair, low));
            lanes[1] = _mm256_add_epi8(lanes[1], _mm256_and_si256(_mm256_srli_epi16(*pair, 4), low));
        }
    }
    // The look-up sees the lower half of a byte alone, so a value of 16 or more would pass for another.
    if _mm256_testz_si256(seen, _mm256_set1_epi8(-16)) == 0 {
        return None;
    }
    // SAFETY: a vector is 32 bytes, and every byte is a value.
    Some(lanes.map(|lane| add_lanes(&unsafe { std::mem::transmute::<__m256i, [u8; LANES]>(lane) })))
}

/// How often 0 to 11 stand in a block of whole vectors, written so that the compiler keeps four answers'
/// lanes in registers.
#[cfg_attr(all(target_arch = "wasm32", target_feature = "simd128"), allow(dead_code))]
#[inline(always)]
fn count_compared<T: Byte>(values: &[T]) -> [u32; COMPARED] {
    let mut counts = [0_u32; COMPARED];
    for (group, counts) in counts.chunks_exact_mut(TOGETHER).enumerate() {
        let first = (group * TOGETHER) as u8;
        let mut lanes = [[0_u8; LANES]; TOGETHER];
        for vector in values.chunks_exact(LANES) {
            for (answer, lane) in (first..).zip(&mut lanes) {
                for (slot, value) in lane.iter_mut().zip(vector) {
                    *slot = slot.wrapping_add(u8::from(value.bits() == answer));
                }
            }
        }
        for (count, lane) in counts.iter_mut().zip(&lanes) {
            *count = add_lanes(lane);
        }
    }
    counts
}

/// The sum of all lanes, eight at a time: bytes are added to their neighbours in 16-bit fields, and a
/// multiplication gathers the four fields in the topmost.
#[inline(always)]
fn add_lanes(lanes: &[u8; LANES]) -> u32 {
    const FIELDS: u64 = 0x00ff_00ff_00ff_00ff;
    let add = |eight: &[u8]| {
        let word = eight.iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte));
        let pairs = (word & FIELDS) + (word >> 8 & FIELDS);
        (pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48) as u32
    };
    lanes.chunks_exact(8).map(add).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counters() -> Vec<ByteCounter> {
        vec![
            ByteCounter::new(),
            ByteCounter {
                #[cfg(target_arch = "x86_64")]
                wide: false,
            },
        ]
    }

    fn plainly(values: &[u8]) -> Option<[u32; COMPARED]> {
        let mut counts = [0; COMPARED];
        for &value in values {
            *counts.get_mut(usize::from(value))? += 1;
        }
        Some(counts)
    }

    #[test]
    fn vectors_agree_with_the_plain_loop() {
        // Lengths around the vector and the block, values inside and outside the compared range.
        for length in [0, 1, 31, 32, 33, 1000, BLOCK - 1, BLOCK] {
            for modulus in [1_u32, 5, 11, 12, 13, 256] {
                let bytes: Vec<u8> = (0..length as u32)
                    .map(|row| ((row.wrapping_mul(2_654_435_761) >> 7) % modulus) as u8)
                    .collect();
                let signed: Vec<i8> = bytes.iter().map(|&byte| byte as i8).collect();
                for counter in counters() {
                    assert_eq!(
                        counter.count(&bytes),
                        plainly(&bytes),
                        "u8, {length} rows, modulus {modulus}"
                    );
                    assert_eq!(
                        counter.count(&signed),
                        plainly(&bytes),
                        "i8, {length} rows, modulus {modulus}"
                    );
                }
            }
        }
    }

    #[test]
    fn one_strange_value_is_noticed_wherever_it_stands() {
        for at in 0..100 {
            for strange in [12, 15, 16, 27, 64, 127, 128, 139, 255] {
                let mut bytes = [11_u8; 100];
                bytes[at] = strange;
                assert_eq!(ByteCounter::new().count(&bytes), None);
            }
        }
    }
}
