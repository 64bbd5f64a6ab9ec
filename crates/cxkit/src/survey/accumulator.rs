//! One accumulator for every survey measure: the rows are kept the same way, only the reading differs.

use super::design::Frame;
use super::policy::AnswerPolicy;
use super::responses::{Answered, Responses, MOST_ROWS};
use super::sample::{Answers, Sample};
use crate::accumulate::{
    check_same_settings, read_settings, write_settings, Accumulator, StateReader, StateWriter,
};
use crate::columns::Numbers;
use crate::describe::{Options, Record};
use crate::Error;

/// The version of the saved format of survey accumulators.
const FORMAT: u64 = 1;

/// A survey measure: its options say how rows are read and how the answer is computed from them.
pub trait SurveyMeasure: Options {
    /// What kind of state it saves: `nps`.
    const KIND: &'static str;
    /// Its answer.
    type Result: Record;
    #[doc(hidden)]
    fn policy(&self) -> Policy<'_>;
    /// Refuses options that contradict each other.
    ///
    /// # Errors
    /// `bad_option` or `out_of_range`, naming the option.
    #[doc(hidden)]
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }
    #[doc(hidden)]
    fn read(&self, rows: &Rows<'_>) -> Result<Self::Result, Error>;
}

/// How rows are read; opaque outside the crate.
#[doc(hidden)]
#[derive(Debug)]
pub struct Policy<'a>(pub(crate) AnswerPolicy<'a>);

/// The rows an answer is computed from; opaque outside the crate.
#[doc(hidden)]
#[derive(Debug)]
pub struct Rows<'a>(pub(crate) &'a Responses, pub(crate) &'a Answered);

/// The answer of a measure from what was read.
pub(crate) fn answer<M: SurveyMeasure>(measure: &M, rows: &Responses) -> Result<M::Result, Error> {
    measure.read(&Rows(rows, &Answered::of(rows)))
}

/// The answer for rows that are a part of the sample that `frame` describes, where it was drawn by a design.
pub(crate) fn answer_within<M: SurveyMeasure>(
    measure: &M,
    rows: &Responses,
    frame: Option<&Frame>,
) -> Result<M::Result, Error> {
    match (&rows.design, frame) {
        (Some(design), Some(frame)) => {
            answer(measure, &Responses { design: Some(design.within(frame)?), ..rows.clone() })
        }
        _ => answer(measure, rows),
    }
}

/// A survey measure over rows that arrive in any order, batches and places.
///
/// Counts and weights add up exactly: any split, order and merge of the same rows gives the same answer to
/// the last bit. A refused batch changes nothing.
///
/// ```
/// use cxkit::accumulate::Accumulator;
/// use cxkit::survey::NpsAccumulator;
/// let mut monday = NpsAccumulator::default();
/// monday.extend_from_slice(&[10, 9, 3])?;
/// let mut tuesday = NpsAccumulator::default();
/// tuesday.push(7.0)?;
/// monday.merge(&tuesday)?;
/// assert_eq!(monday.finish()?.score, 25.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveyAccumulator<M: SurveyMeasure> {
    measure: M,
    rows: Responses,
}

impl<M: SurveyMeasure> SurveyAccumulator<M> {
    /// An empty accumulator with these options.
    ///
    /// # Errors
    /// `bad_option` for a scale that is none.
    pub fn new(options: M) -> Result<Self, Error> {
        options.policy().0.check()?;
        options.check()?;
        Ok(Self { measure: options, rows: Responses::default() })
    }

    /// The options it was made with.
    #[must_use]
    pub const fn options(&self) -> &M {
        &self.measure
    }

    pub(crate) const fn rows(&self) -> &Responses {
        &self.rows
    }

    /// How many rows it has read: used, missing and out of scale.
    #[must_use]
    pub fn row_count(&self) -> u64 {
        self.rows.rows()
    }

    /// How many clusters (or answers) it holds in each stratum: what a part of its rows is measured against.
    /// Nothing without a design.
    #[must_use]
    pub fn frame(&self) -> Option<Frame> {
        self.rows.design.as_ref().map(super::design::Design::frame)
    }

    /// The answer as that of a part of a larger sample, such as one region of a survey.
    ///
    /// The number is that of [`finish`](Accumulator::finish). Its standard error counts the clusters, or the
    /// answers, that were drawn in each stratum of the whole: how many of them fall into the part is chance too.
    /// Degrees of freedom are those of the clusters and strata that the part reaches, as in R's survey package.
    ///
    /// # Errors
    /// Those of `finish`; `incompatible` for a frame that its rows cannot be a part of.
    ///
    /// # Examples
    /// ```
    /// use cxkit::accumulate::Accumulator;
    /// use cxkit::survey::{NpsAccumulator, Sample};
    /// let (mut all, mut north) = (NpsAccumulator::default(), NpsAccumulator::default());
    /// all.extend(Sample::of(&[10, 9, 3, 8, 10, 6]).strata(&["a", "a", "a", "b", "b", "b"]))?;
    /// north.extend(Sample::of(&[10, 3, 8]).strata(&["a", "a", "b"]))?;
    /// let part = north.finish_within(&all.frame().unwrap())?;
    /// assert_eq!(part.score, 0.0);
    /// assert!((part.standard_error.unwrap() - 100.0 / 3.0 * 3.0_f64.sqrt()).abs() < 1e-10);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// W. G. Cochran, Sampling Techniques, 1977, 5A.14; T. Lumley, Complex Surveys, 2010, 2.6.
    pub fn finish_within(&self, frame: &Frame) -> Result<M::Result, Error> {
        answer_within(&self.measure, &self.rows, Some(frame))
    }

    /// Adds a batch of answers, with a design or without.
    ///
    /// # Errors
    /// `out_of_range`, `non_finite`, `wrong_type` or `missing`, naming the smallest row counted over all that
    /// was read before; `unequal_lengths`; `incompatible` when earlier rows came with another design.
    pub fn extend<'a>(&mut self, sample: impl Into<Sample<'a>>) -> Result<(), Error> {
        self.rows.extend(&sample.into(), &self.measure.policy().0)
    }

    /// Adds a batch of plain numbers.
    ///
    /// # Errors
    /// As [`SurveyAccumulator::extend`].
    pub fn extend_from_slice<'a>(&mut self, answers: impl Into<Numbers<'a>>) -> Result<(), Error> {
        self.extend(Sample::of(Answers::Numbers(answers.into())))
    }
}

impl<M: SurveyMeasure> Accumulator for SurveyAccumulator<M> {
    type Item = f64;
    type Output = M::Result;

    fn push(&mut self, answer: f64) -> Result<(), Error> {
        let row = usize::try_from(self.rows.rows()).ok();
        if self.rows.design.is_some() || self.rows.rows() >= MOST_ROWS {
            return self.extend_from_slice(&[answer]);
        }
        let reading = self.measure.policy().0.read_number(answer, row)?;
        self.rows.note(reading, 1);
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.measure, &other.measure)?;
        self.rows.merge(&other.rows)
    }

    fn finish(&self) -> Result<M::Result, Error> {
        answer(&self.measure, &self.rows)
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(M::KIND, FORMAT);
        write_settings(&self.measure, &mut writer);
        self.rows.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, M::KIND, FORMAT)?;
        let measure: M = read_settings(&mut reader)?;
        let mut loaded = Self::new(measure).map_err(|error| Error::bad_state(error.to_string()))?;
        loaded.rows = Responses::read_from(&mut reader)?;
        reader.finish()?;
        let (low, high) = loaded.measure.policy().0.scale;
        if loaded.rows.counts.iter().any(|(answer, _)| answer < low || answer > high) {
            return Err(Error::bad_state("an answer lies outside the scale"));
        }
        // One content has one spelling: anything that saves differently was not written here.
        if loaded.to_state() == bytes {
            Ok(loaded)
        } else {
            Err(Error::bad_state("not in canonical form"))
        }
    }
}
