//! Counting one-byte answers: the kernel behind a survey column of a hundred million rows.
//!
//! Answers to a survey are few and small, so a block is compared with 0, 1, 2 … 11 in turn, a vector of rows
//! at a time, which leaves nothing to do but read memory. A block with any other value in it is counted one
//! by one. The plain loop is the oracle of the tests.
#![allow(unsafe_code)]

/// A one-byte number.
pub(crate) trait Byte: Copy {
    /// Its bits.
    fn bits(self) -> u8;
    /// The value plus 128: its place in a table of all one-byte numbers, signed and unsigned.
    fn place(self) -> usize;
}

impl Byte for u8 {
    fn bits(self) -> u8 {
        self
    }
    fn place(self) -> usize {
        usize::from(self) + 128
    }
}

impl Byte for i8 {
    #[allow(clippy::cast_sign_loss)]
    fn bits(self) -> u8 {
        self as u8
    }
    #[allow(clippy::cast_sign_loss)]
    fn place(self) -> usize {
        (i16::from(self) + 128) as usize
    }
}

/// Answers 0 to this less one are compared by vector.
const COMPARED: usize = 12;
const TOGETHER: usize = 4;
const LANES: usize = 32;
/// A lane counts up to 255 before it is emptied.
const BLOCK: usize = LANES * 255;

/// Adds to `table[value + 128]` how often each value stands in `values`.
pub(crate) fn count_bytes<T: Byte>(values: &[T], table: &mut [u64; 384]) {
    let vectors = Vectors::detect();
    for block in values.chunks(BLOCK) {
        let (whole, rest) = block.split_at(block.len() / LANES * LANES);
        let counts = vectors.count(whole);
        if counts.iter().sum::<u32>() as usize == whole.len() {
            for (slot, count) in table[128..].iter_mut().zip(counts) {
                *slot += u64::from(count);
            }
        } else {
            count_plainly(whole, table);
        }
        count_plainly(rest, table);
    }
}

/// One by one, and the oracle of the tests.
fn count_plainly<T: Byte>(values: &[T], table: &mut [u64; 384]) {
    for value in values {
        // A place is at most 255 + 128, inside the table of 384.
        table[value.place()] += 1;
    }
}

/// Which vectors the machine has, asked once a column.
#[derive(Clone, Copy)]
struct Vectors {
    #[cfg(target_arch = "x86_64")]
    wide: bool,
}

impl Vectors {
    fn detect() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            wide: std::arch::is_x86_feature_detected!("avx2"),
        }
    }

    fn count<T: Byte>(self, values: &[T]) -> [u32; COMPARED] {
        #[cfg(target_arch = "x86_64")]
        if self.wide {
            // SAFETY: the processor was asked for AVX2, the only feature the function is compiled for.
            return unsafe { count_wide(values) };
        }
        count_compared(values)
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn count_wide<T: Byte>(values: &[T]) -> [u32; COMPARED] {
    count_compared(values)
}

/// How often 0 to 11 stand in a block of whole vectors, written so that the compiler keeps four answers'
/// lanes in registers.
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
            *count = lane.iter().map(|&slot| u32::from(slot)).sum();
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_agree_with_the_plain_loop() {
        // Lengths around the vector and the block, values inside and outside the compared range.
        for length in [0, 1, 31, 32, 33, BLOCK - 1, BLOCK, BLOCK + 77, 3 * BLOCK + 5] {
            for modulus in [5_u32, 11, 12, 13, 256] {
                let bytes: Vec<u8> = (0..length as u32)
                    .map(|row| (row.wrapping_mul(2_654_435_761) >> 7) % modulus)
                    .map(|v| v as u8)
                    .collect();
                let signed: Vec<i8> = bytes.iter().map(|&byte| byte as i8).collect();
                let (mut fast, mut plain) = ([0; 384], [0; 384]);
                count_bytes(&bytes, &mut fast);
                count_plainly(&bytes, &mut plain);
                assert_eq!(fast, plain, "u8, {length} rows, modulus {modulus}");
                let (mut fast, mut plain) = ([0; 384], [0; 384]);
                count_bytes(&signed, &mut fast);
                count_plainly(&signed, &mut plain);
                assert_eq!(fast, plain, "i8, {length} rows, modulus {modulus}");
            }
        }
    }
}
