//! What a survey measure reads: answers, and how the people who gave them were drawn.

use super::AnswerCounts;
use crate::columns::{Keys, Numbers, Texts};
use crate::Error;

/// Answers in one of the forms they come in.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Answers<'a> {
    /// A column of numbers.
    Numbers(Numbers<'a>),
    /// A column of texts: digits, labels, blanks.
    Texts(Texts<'a>),
    /// How often each answer was given.
    Counts(&'a AnswerCounts),
}

impl Answers<'_> {
    /// How many rows; for counts, how many answers.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Texts(texts) => texts.len(),
            Self::Counts(counts) => usize::try_from(counts.total()).unwrap_or(usize::MAX),
        }
    }

    /// Whether there is no answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a, T> From<T> for Answers<'a>
where
    Numbers<'a>: From<T>,
{
    fn from(numbers: T) -> Self {
        Self::Numbers(numbers.into())
    }
}

impl<'a> From<Texts<'a>> for Answers<'a> {
    fn from(texts: Texts<'a>) -> Self {
        Self::Texts(texts)
    }
}

impl<'a, const N: usize> From<&'a [&'a str; N]> for Answers<'a> {
    fn from(texts: &'a [&'a str; N]) -> Self {
        Self::Texts(texts.into())
    }
}

impl<'a> From<&'a AnswerCounts> for Answers<'a> {
    fn from(counts: &'a AnswerCounts) -> Self {
        Self::Counts(counts)
    }
}

/// Answers with the survey design behind them: weights, strata, clusters, sizes of the population.
///
/// A plain column is a sample too; the design is added where there is one.
///
/// ```
/// use cxkit::survey::{nps_with, NpsOptions, Sample};
/// let sample = Sample::of(&[10, 9, 3, 7]).weights(&[1.0, 2.0, 1.0, 1.0]);
/// assert_eq!(nps_with(sample, &NpsOptions::default())?.score, 40.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sample<'a> {
    pub(crate) answers: Answers<'a>,
    pub(crate) weights: Option<Numbers<'a>>,
    pub(crate) strata: Option<Keys<'a>>,
    pub(crate) clusters: Option<Keys<'a>>,
    pub(crate) population: Option<Numbers<'a>>,
}

impl<'a> Sample<'a> {
    /// A sample of these answers, each counting once.
    pub fn of(answers: impl Into<Answers<'a>>) -> Self {
        Self { answers: answers.into(), weights: None, strata: None, clusters: None, population: None }
    }

    /// How many people each answer stands for. Weights are above zero; a row without one is left out and
    /// counted as missing.
    #[must_use]
    pub fn weights(mut self, weights: impl Into<Numbers<'a>>) -> Self {
        self.weights = Some(weights.into());
        self
    }

    /// The stratum each answer was drawn in. Rows without one form a stratum of their own.
    #[must_use]
    pub fn strata(mut self, strata: impl Into<Keys<'a>>) -> Self {
        self.strata = Some(strata.into());
        self
    }

    /// The cluster each answer was drawn with, numbered within its stratum. A row without one is left out
    /// and counted as missing.
    #[must_use]
    pub fn clusters(mut self, clusters: impl Into<Keys<'a>>) -> Self {
        self.clusters = Some(clusters.into());
        self
    }

    /// The size of the population of the row's stratum, in units drawn (clusters, else people): turns the
    /// finite population correction on. A row without one is left out and counted as missing.
    #[must_use]
    pub fn population(mut self, population: impl Into<Numbers<'a>>) -> Self {
        self.population = Some(population.into());
        self
    }

    /// How many threads may count a plain column. Default 1; the answer is the same for any number.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        if let Answers::Numbers(numbers) = self.answers {
            self.answers = Answers::Numbers(numbers.with_threads(threads));
        }
        self
    }

    /// Whether anything but the answers themselves is known.
    pub(crate) const fn has_design(&self) -> bool {
        self.weights.is_some()
            || self.strata.is_some()
            || self.clusters.is_some()
            || self.population.is_some()
    }

    /// Refuses columns that differ in length, and a design beside counts, which have no rows.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.has_design() && matches!(self.answers, Answers::Counts(_)) {
            return Err(Error::bad_option("weights", "need answers by row, got counts"));
        }
        let required = self.answers.len();
        let lengths = [
            ("weights", self.weights.as_ref().map(Numbers::len)),
            ("strata", self.strata.as_ref().map(Keys::len)),
            ("clusters", self.clusters.as_ref().map(Keys::len)),
            ("population", self.population.as_ref().map(Numbers::len)),
        ];
        for (what, length) in lengths {
            if let Some(length) = length.filter(|&length| length != required) {
                return Err(Error::UnequalLengths { what: what.into(), length, required });
            }
        }
        Ok(())
    }
}

impl<'a, T> From<T> for Sample<'a>
where
    Answers<'a>: From<T>,
{
    fn from(answers: T) -> Self {
        Self::of(answers)
    }
}
