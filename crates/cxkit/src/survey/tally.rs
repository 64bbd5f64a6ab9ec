//! Counting a plain column of numbers: fast, and exact in what it refuses.
//!
//! Small whole numbers are counted first and judged after, once each; only when one of them is refused are the
//! rows read again, to name the first.

use super::byte_counts::{Byte, ByteCounter, BLOCK};
use super::policy::AnswerPolicy;
use super::responses::Responses;
use crate::columns::{with_slice, NumberSlice, Numbers, ToF64};
use crate::{parallel, Error};
use std::ops::Range;

/// Rows a thread takes at a time. The answer does not depend on it.
const CHUNK: usize = 1 << 20;

/// Reads a column of numbers with as many threads as allowed.
pub(crate) fn read_numbers(numbers: &Numbers<'_>, policy: &AnswerPolicy<'_>) -> Result<Responses, Error> {
    let parts = parallel::map_chunks(numbers.len(), CHUNK, numbers.threads(), |rows| {
        read_chunk(numbers, rows, policy)
    })?;
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    for part in parts {
        all.merge(&part)?;
    }
    Ok(all)
}

fn read_chunk(
    numbers: &Numbers<'_>,
    rows: Range<usize>,
    policy: &AnswerPolicy<'_>,
) -> Result<Responses, Error> {
    let mut seen = Seen { small: [0; SMALL], others: Responses::default(), policy };
    let answer = match seen.note_rows(numbers, rows.clone()) {
        Ok(()) => seen.judge(),
        Err(refusal) => Err(refusal),
    };
    answer.or_else(|refusal| {
        for row in rows {
            policy.read_number(numbers.get(row).unwrap_or(f64::NAN), Some(row))?;
        }
        Err(refusal)
    })
}

/// Whole numbers from 0 to this less one are counted before they are judged.
const SMALL: usize = 16;

/// The values of a chunk.
struct Seen<'a, 'b> {
    small: [u64; SMALL],
    others: Responses,
    policy: &'a AnswerPolicy<'b>,
}

impl Seen<'_, '_> {
    fn note_rows(&mut self, numbers: &Numbers<'_>, rows: Range<usize>) -> Result<(), Error> {
        match (numbers.validity(), numbers.slice()) {
            (Some(_), _) => {
                for row in rows {
                    self.note(numbers.get(row).unwrap_or(f64::NAN))?;
                }
                Ok(())
            }
            (None, NumberSlice::I8(slice)) => self.note_bytes(slice.get(rows).unwrap_or_default()),
            (None, NumberSlice::U8(slice)) => self.note_bytes(slice.get(rows).unwrap_or_default()),
            (None, slice) => with_slice!(slice, slice => self.note_all(slice.get(rows).unwrap_or_default())),
        }
    }

    fn note_bytes<T: Byte + ToF64>(&mut self, values: &[T]) -> Result<(), Error> {
        let counter = ByteCounter::new();
        for block in values.chunks(BLOCK) {
            match counter.count(block) {
                Some(counts) => {
                    for (slot, count) in self.small.iter_mut().zip(counts) {
                        *slot += u64::from(count);
                    }
                }
                None => self.note_all(block)?,
            }
        }
        Ok(())
    }

    fn note_all<T: ToF64>(&mut self, values: &[T]) -> Result<(), Error> {
        values.iter().try_for_each(|value| self.note(value.to_f64()))
    }

    /// Notes a number, `NaN` for a missing one.
    #[inline]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn note(&mut self, value: f64) -> Result<(), Error> {
        // The cast saturates, and NaN becomes 0, so what it made of the value is compared with the value.
        let whole = value as usize;
        match self.small.get_mut(whole) {
            Some(slot) if whole as f64 == value => *slot += 1,
            _ => self.others.note(self.policy.read_number(value, None)?, 1),
        }
        Ok(())
    }

    #[allow(clippy::cast_precision_loss)]
    fn judge(mut self) -> Result<Responses, Error> {
        for (value, &count) in self.small.iter().enumerate().filter(|(_, &count)| count > 0) {
            self.others.note(self.policy.read_number(value as f64, None)?, count);
        }
        Ok(self.others)
    }
}
