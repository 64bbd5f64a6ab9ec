//! Customer effort.

use super::accumulator::{Policy, Rows, SurveyAccumulator, SurveyMeasure};
use super::common::{measure, survey_options, survey_record, Certainty};
use super::estimate::{Estimate, Family};
use super::sample::Sample;
use crate::describe::choices;
use crate::Error;

choices! {
    /// What a CES says.
    pub enum CesMethod {
        /// Mean answer.
        Mean = "mean",
        /// Share that found it easy: 5 to 7 of 7, 4 and 5 of 5.
        ShareEasy = "share_easy",
        /// Share that found it easy less share that found it difficult: 1 to 3 of 7, 1 and 2 of 5.
        NetEasy = "net_easy",
    }
}

impl CesMethod {
    const fn family(self) -> Family {
        match self {
            Self::Mean => Family::Mean,
            Self::ShareEasy => Family::Share,
            Self::NetEasy => Family::Net,
        }
    }
}

survey_options! {
    /// Settings of [`ces`].
    pub struct CesOptions {
        /// Lowest and highest answer of the scale.
        scale: (f64, f64) = (1.0, 7.0),
        /// What is said.
        method: CesMethod = CesMethod::Mean,
        /// Whether high answers mean much effort: then x is read as lowest + highest − x.
        reverse: bool = false,
    }
    interval = None
}

survey_record! {
    /// A CES and how sure it is. High always means easy.
    pub struct CesResult {
        /// The score in the unit of its method: a mean answer or a fraction.
        pub score: f64,
        /// The headline number: the score.
        pub value: f64,
        /// How many answers.
        pub n: u64,
        /// How many found it easy: above the middle of the scale.
        pub easy: u64,
        /// How many found it difficult: below the middle of the scale.
        pub difficult: u64,
        /// Mean answer after turning, by weight where there are weights.
        pub mean: f64,
    }
}

/// Customer effort over rows that arrive in pieces.
pub type CesAccumulator = SurveyAccumulator<CesOptions>;

impl SurveyMeasure for CesOptions {
    const KIND: &'static str = "ces";
    type Result = CesResult;

    fn policy(&self) -> Policy<'_> {
        Policy(self.answer_policy("answer", self.scale))
    }

    fn check(&self) -> Result<(), Error> {
        self.interval_settings().check(self.method.family())
    }

    fn read(&self, rows: &Rows<'_>) -> Result<CesResult, Error> {
        let (low, high) = self.scale;
        let turned = |answer: f64| if self.reverse { low + high - answer } else { answer };
        let middle = (low + high) / 2.0;
        let easy = |answer: f64| turned(answer) > middle;
        let difficult = |answer: f64| turned(answer) < middle;
        let family = self.method.family();
        let score = |answer: f64| match family {
            Family::Mean => turned(answer),
            Family::Share => f64::from(easy(answer)),
            Family::Net => f64::from(i8::from(easy(answer)) - i8::from(difficult(answer))),
        };
        let estimate = Estimate::of(rows, family, "answers", self.lonely, &score)?;
        let bounds = estimate.bounds(&self.interval_settings())?;
        let turned_words = if self.reverse { " (answers turned)" } else { "" };
        Ok(CesResult::certain(
            Certainty::of(rows, &estimate, bounds, self.confidence_level, 1.0),
            format!("{} of {low} to {high}, high is easy{turned_words}", self.method.as_str()).into(),
            estimate.mean,
            estimate.mean,
            estimate.n,
            rows.1.count(easy),
            rows.1.count(difficult),
            rows.1.mean(&turned),
        ))
    }
}

/// Customer effort on a scale of 1 to 7: the mean answer, where high means easy.
///
/// Missing answers are left out and counted. The interval is Student's t; the distribution comes along, as a
/// mean alone hides who struggled.
///
/// # Errors
/// `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`, `wrong_type`; each names
/// the smallest row.
///
/// # Examples
/// ```
/// let checkout = cxkit::survey::ces(&[7, 6, 6, 5, 2])?;
/// assert_eq!((checkout.score, checkout.easy, checkout.difficult), (5.2, 4, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn ces<'a>(answers: impl Into<Sample<'a>>) -> Result<CesResult, Error> {
    ces_with(answers, &CesOptions::default())
}

/// [`ces`] with options.
///
/// # Errors
/// As [`ces`]; `missing` where that is refused; `bad_option` for an interval that does not fit;
/// `lonely_cluster`; `unequal_lengths`.
pub fn ces_with<'a>(answers: impl Into<Sample<'a>>, options: &CesOptions) -> Result<CesResult, Error> {
    measure(answers, options)
}
