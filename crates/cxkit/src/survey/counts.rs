//! How often each answer was given: the exact summary behind every unweighted survey measure.

use crate::accumulate::{StateReader, StateWriter};
use crate::Error;
use std::collections::BTreeMap;

/// Whole answers from 0 to this many less one are counted in an array, all others in a tree. Scales to 10 fit;
/// a longer array would cost more to read than it saves.
const DENSE: usize = 16;

/// An answer as a key: finite, without negative zero, ordered as a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer(pub f64);

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Answer {}
impl PartialOrd for Answer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Answer {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// How often each answer was given.
///
/// Counts add up exactly, so any split of the rows gives the same table, and every survey measure of one
/// column can be read from one table of counts. Memory grows with the number of different answers.
///
/// ```
/// use cxkit::survey::{nps, AnswerCounts};
/// let counts = AnswerCounts::from_counts([(10.0, 50), (8.0, 20), (3.0, 30)])?;
/// assert_eq!(nps(&counts)?.score, 20.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone)]
pub struct AnswerCounts {
    dense: [u64; DENSE],
    other: BTreeMap<Answer, u64>,
}

impl Default for AnswerCounts {
    fn default() -> Self {
        Self { dense: [0; DENSE], other: BTreeMap::new() }
    }
}

impl PartialEq for AnswerCounts {
    fn eq(&self, other: &Self) -> bool {
        self.dense == other.dense && self.other == other.other
    }
}

impl std::fmt::Debug for AnswerCounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl AnswerCounts {
    /// A table from answers and how often each was given; an answer named twice adds up.
    ///
    /// # Errors
    /// `non_finite` for an answer that is no number.
    pub fn from_counts(counts: impl IntoIterator<Item = (f64, u64)>) -> Result<Self, Error> {
        let mut table = Self::default();
        for (row, (answer, count)) in counts.into_iter().enumerate() {
            if !answer.is_finite() {
                return Err(Error::NonFinite { what: "answer".into(), row: Some(row) });
            }
            table.add(answer + 0.0, count);
        }
        table
            .check_total()
            .map_err(|total| Error::out_of_range("count", None, total, "at most 2^53 in all"))?;
        Ok(table)
    }

    /// Whether the total is a number that every runtime holds exactly.
    #[allow(clippy::cast_precision_loss)]
    fn check_total(&self) -> Result<(), f64> {
        let total = self.iter().fold(0_u128, |total, (_, count)| total + u128::from(count));
        if total <= 1 << 53 {
            Ok(())
        } else {
            Err(total as f64)
        }
    }

    /// Counts a finite answer `count` times more.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    pub(crate) fn add(&mut self, answer: f64, count: u64) {
        if count == 0 {
            return;
        }
        let index = answer as usize;
        match self.dense.get_mut(index).filter(|_| index as f64 == answer) {
            Some(slot) => *slot = slot.saturating_add(count),
            None => {
                let slot = self.other.entry(Answer(answer)).or_default();
                *slot = slot.saturating_add(count);
            }
        }
    }

    /// The answers given at least once, lowest first, with their counts.
    #[allow(clippy::cast_precision_loss)]
    pub fn iter(&self) -> impl Iterator<Item = (f64, u64)> + '_ {
        let mut dense = self
            .dense
            .iter()
            .enumerate()
            .filter(|(_, &count)| count > 0)
            .map(|(at, &n)| (at as f64, n))
            .peekable();
        let mut other = self.other.iter().map(|(answer, &count)| (answer.0, count)).peekable();
        std::iter::from_fn(move || match (dense.peek(), other.peek()) {
            (Some((left, _)), Some((right, _))) if right < left => other.next(),
            (Some(_), _) => dense.next(),
            (None, _) => other.next(),
        })
    }

    /// How many answers in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.dense.iter().chain(self.other.values()).fold(0, |total, count| total.saturating_add(*count))
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (answer, count) in other.iter() {
            self.add(answer, count);
        }
    }

    pub(crate) fn write_to(&self, writer: &mut StateWriter) {
        writer.usize(self.iter().count());
        for (answer, count) in self.iter() {
            writer.f64(answer);
            writer.u64(count);
        }
    }

    pub(crate) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let mut table = Self::default();
        let mut last: Option<Answer> = None;
        for _ in 0..reader.length(9)? {
            let answer = read_answer(reader)?;
            let count = reader.u64()?;
            if count == 0 || last >= Some(answer) {
                return Err(Error::bad_state("answers are not in order"));
            }
            table.add(answer.0, count);
            last = Some(answer);
        }
        table.check_total().map_err(|_| Error::bad_state("more than 2^53 answers"))?;
        Ok(table)
    }
}

/// Reads an answer in its one spelling.
pub(crate) fn read_answer(reader: &mut StateReader<'_>) -> Result<Answer, Error> {
    let answer = reader.finite_f64()?;
    if answer == 0.0 && answer.is_sign_negative() {
        return Err(Error::bad_state("an answer is negative zero"));
    }
    Ok(Answer(answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_equal_when_every_answer_is() {
        let counts = |list: &[(f64, u64)]| AnswerCounts::from_counts(list.iter().copied()).unwrap();
        let some = counts(&[(1.0, 2), (0.5, 1), (-3.0, 4), (99.0, 1)]);
        assert_eq!(some, counts(&[(99.0, 1), (-3.0, 4), (0.5, 1), (1.0, 1), (1.0, 1)]));
        assert_ne!(some, counts(&[(1.0, 2), (0.5, 1), (-3.0, 4)]));
        assert_ne!(some, counts(&[(1.0, 3), (0.5, 1), (-3.0, 4), (99.0, 1)]));
        assert_ne!(some, counts(&[(1.0, 2), (0.5, 2), (-3.0, 4), (99.0, 1)]));
        assert_eq!(some.total(), 8);
    }

    #[test]
    fn answers_come_lowest_first() {
        let counts = [(99.0, 1), (-3.0, 4), (0.5, 1), (1.0, 2), (15.0, 1), (16.0, 1)];
        let listed: Vec<f64> =
            AnswerCounts::from_counts(counts).unwrap().iter().map(|(answer, _)| answer).collect();
        assert_eq!(listed, [-3.0, 0.5, 1.0, 15.0, 16.0, 99.0]);
    }

    #[test]
    fn more_answers_than_a_double_counts_are_refused() {
        let most = 1_u64 << 53;
        assert!(AnswerCounts::from_counts([(1.0, most)]).is_ok());
        assert!(AnswerCounts::from_counts([(1.0, most - 1), (2.0, 1)]).is_ok());
        for counts in [[(1.0, most), (2.0, 1)], [(1.0, u64::MAX), (1.0, u64::MAX)]] {
            assert_eq!(AnswerCounts::from_counts(counts).unwrap_err().code(), "out_of_range");
        }
        assert_eq!(AnswerCounts::from_counts([(f64::NAN, 1)]).unwrap_err().code(), "non_finite");
        assert_eq!(AnswerCounts::from_counts([(0.0, 1), (f64::INFINITY, 1)]).unwrap_err().row(), Some(1));
    }
}
