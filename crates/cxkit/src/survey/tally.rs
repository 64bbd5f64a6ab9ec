//! Counting a plain column of numbers: fast, and exact in what it refuses.
//!
//! A chunk is counted first and its few different values are judged after; only when one of them is refused
//! are the rows read again, to name the first.

use super::byte_counts::count_bytes;
use super::policy::AnswerPolicy;
use super::responses::Responses;
use crate::columns::{with_slice, NumberSlice, Numbers, ToF64};
use crate::{parallel, Error};
use std::collections::BTreeMap;
use std::ops::Range;

/// Rows a thread takes at a time. The answer does not depend on it.
const CHUNK: usize = 1 << 20;

/// Reads a column of numbers with as many threads as allowed.
pub(crate) fn read_numbers(
    numbers: &Numbers<'_>,
    policy: &AnswerPolicy<'_>,
    threads: usize,
) -> Result<Responses, Error> {
    let parts =
        parallel::map_chunks(numbers.len(), CHUNK, threads, |rows| read_chunk(numbers, rows, policy))?;
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
    Seen::read(numbers, rows.clone()).judge(policy).or_else(|refusal| {
        for row in rows {
            policy.read_number(numbers.get(row).unwrap_or(f64::NAN), Some(row))?;
        }
        Err(refusal)
    })
}

/// The values of a chunk before anyone judged them.
struct Seen {
    /// How often -128 to 255 stand there: the value plus 128 is the place.
    small: [u64; 384],
    /// All other values by their bits.
    other: BTreeMap<u64, u64>,
    missing: u64,
}

impl Seen {
    fn read(numbers: &Numbers<'_>, rows: Range<usize>) -> Self {
        let mut seen = Self { small: [0; 384], other: BTreeMap::new(), missing: 0 };
        match (numbers.validity(), numbers.slice()) {
            (Some(_), _) => {
                for row in rows {
                    seen.note(numbers.get(row).unwrap_or(f64::NAN));
                }
            }
            (None, NumberSlice::I8(slice)) => {
                count_bytes(slice.get(rows).unwrap_or_default(), &mut seen.small)
            }
            (None, NumberSlice::U8(slice)) => {
                count_bytes(slice.get(rows).unwrap_or_default(), &mut seen.small)
            }
            (None, slice) => with_slice!(slice, slice => seen.note_all(slice.get(rows).unwrap_or_default())),
        }
        seen
    }

    fn note_all<T: ToF64>(&mut self, values: &[T]) {
        for &value in values {
            self.note(value.to_f64());
        }
    }

    /// Notes a number, `NaN` for a missing one.
    #[allow(clippy::cast_possible_truncation)]
    fn note(&mut self, value: f64) {
        // The cast saturates, and NaN becomes 0, so what it made of the value is compared with the value.
        let whole = value as i32;
        let place = usize::try_from(whole.saturating_add(128)).ok();
        match place.and_then(|place| self.small.get_mut(place)) {
            Some(slot) if f64::from(whole) == value => *slot += 1,
            _ if value.is_nan() => self.missing += 1,
            _ => *self.other.entry(value.to_bits()).or_default() += 1,
        }
    }

    fn judge(&self, policy: &AnswerPolicy<'_>) -> Result<Responses, Error> {
        let mut batch = Responses::default();
        let small = self.small.iter().zip(-128_i16..).map(|(&count, value)| (f64::from(value), count));
        let other = self.other.iter().map(|(&bits, &count)| (f64::from_bits(bits), count));
        let missing = (f64::NAN, self.missing);
        for (value, count) in small.chain(other).chain([missing]).filter(|(_, count)| *count > 0) {
            batch.note(policy.read_number(value, None)?, count);
        }
        Ok(batch)
    }
}
