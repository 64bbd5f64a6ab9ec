//! How often each answer was given, as an answer of its own.

use super::accumulator::{Policy, Rows, SurveyAccumulator, SurveyMeasure};
use super::common::measure;
use super::policy::{AnswerPolicy, Labels, MissingValues, OutOfScale};
use super::sample::Sample;
use super::AnswerCounts;
use crate::describe::{options, record};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

record! {
    /// One answer of a distribution.
    pub struct AnswerShare {
        /// The answer.
        pub answer: f64,
        /// How often it was given.
        pub count: u64,
        /// Its share of all answers, by weight where there are weights.
        pub share: f64,
    }
}

options! {
    /// Settings of [`answer_counts`].
    pub struct AnswerCountsOptions {
        /// Lowest and highest answer there may be.
        scale: (f64, f64) = (0.0, 10.0),
        /// What to do with a missing answer.
        missing: Missing = Missing::Skip,
        /// Numbers and words that stand for no answer.
        missing_values: MissingValues = MissingValues::default(),
        /// What to do with an answer outside the scale.
        out_of_scale: OutOfScale = OutOfScale::Error,
        /// Words and the answer each stands for.
        labels: Labels = Labels::default(),
    }
}

record! {
    /// How often each answer was given.
    pub struct AnswerCountsResult {
        /// The headline number: how many answers.
        pub value: u64,
        /// How many answers.
        pub n: u64,
        /// How many rows had none.
        pub missing_count: u64,
        /// How many rows were left out as outside the scale.
        pub out_of_scale_count: u64,
        /// Each answer given, lowest first.
        pub distribution: Vec<AnswerShare>,
        /// What was counted.
        pub method: Cow<'static, str>,
    }
}

/// Counts of answers over rows that arrive in pieces. Every survey measure can be read from it.
pub type AnswerCountsAccumulator = SurveyAccumulator<AnswerCountsOptions>;

impl AnswerCountsAccumulator {
    /// The counts so far: what [`super::nps`] and its kin read as well as a column.
    #[must_use]
    pub fn counts(&self) -> &AnswerCounts {
        &self.rows().counts
    }
}

impl SurveyMeasure for AnswerCountsOptions {
    const KIND: &'static str = "answer_counts";
    type Result = AnswerCountsResult;

    fn policy(&self) -> Policy<'_> {
        Policy(AnswerPolicy {
            what: "answer",
            scale: self.scale,
            missing: self.missing,
            out_of_scale: self.out_of_scale,
            missing_values: &self.missing_values,
            labels: &self.labels,
        })
    }

    fn read(&self, rows: &Rows<'_>) -> Result<AnswerCountsResult, Error> {
        let n = rows.0.counts.total();
        Ok(AnswerCountsResult {
            value: n,
            n,
            missing_count: rows.0.missing,
            out_of_scale_count: rows.0.out_of_scale,
            distribution: rows.1.distribution(),
            method: "count of each answer".into(),
        })
    }
}

/// How often each answer was given, on a scale of 0 to 10.
///
/// # Errors
/// `out_of_range`, `non_finite`, `wrong_type`, naming the row.
///
/// # Examples
/// ```
/// let answers = cxkit::survey::answer_counts(&[10, 9, 9, 3])?;
/// assert_eq!((answers.distribution[1].answer, answers.distribution[1].share), (9.0, 0.5));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn answer_counts<'a>(answers: impl Into<Sample<'a>>) -> Result<AnswerCountsResult, Error> {
    answer_counts_with(answers, &AnswerCountsOptions::default())
}

/// [`answer_counts`] with options.
///
/// # Errors
/// As [`answer_counts`]; `missing` where that is refused; `bad_option` for a scale that is none.
pub fn answer_counts_with<'a>(
    answers: impl Into<Sample<'a>>,
    options: &AnswerCountsOptions,
) -> Result<AnswerCountsResult, Error> {
    measure(answers, options)
}
