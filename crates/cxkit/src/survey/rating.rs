//! Ratings of touchpoints.

use super::accumulator::{Policy, Rows, SurveyAccumulator, SurveyMeasure};
use super::common::{measure, survey_options, survey_record, Certainty};
use super::estimate::{Estimate, Family};
use super::sample::Sample;
use crate::Error;

survey_options! {
    /// Settings of [`rating`].
    pub struct RatingOptions {
        /// Lowest and highest answer of the scale.
        scale: (f64, f64) = (1.0, 5.0),
    }
    interval = None
}

survey_record! {
    /// A mean rating and how sure it is.
    pub struct RatingResult {
        /// The mean answer, by weight where there are weights.
        pub score: f64,
        /// The headline number: the score.
        pub value: f64,
        /// How many answers.
        pub n: u64,
        /// How many gave the highest answer.
        pub top_box: u64,
        /// Their share, by weight where there are weights.
        pub top_box_share: f64,
    }
}

/// Ratings over rows that arrive in pieces.
pub type RatingAccumulator = SurveyAccumulator<RatingOptions>;

impl SurveyMeasure for RatingOptions {
    const KIND: &'static str = "rating";
    type Result = RatingResult;

    fn policy(&self) -> Policy<'_> {
        Policy(self.answer_policy("rating", self.scale))
    }

    fn check(&self) -> Result<(), Error> {
        self.interval_settings().check(Family::Mean)
    }

    fn read(&self, rows: &Rows<'_>) -> Result<RatingResult, Error> {
        let (low, high) = self.scale;
        let estimate = Estimate::of(rows, Family::Mean, "ratings", self.lonely, &|answer| answer)?;
        let bounds = estimate.bounds(&self.interval_settings())?;
        Ok(RatingResult::certain(
            Certainty::of(rows, &estimate, bounds, self.confidence_level, 1.0),
            format!("mean of {low} to {high}").into(),
            estimate.mean,
            estimate.mean,
            estimate.n,
            rows.1.count(|answer| answer == high),
            rows.1.share(|answer| answer == high),
        ))
    }
}

/// The mean rating of a touchpoint on a scale of 1 to 5, with the share of the highest answer.
///
/// Missing answers are left out and counted. The interval is Student's t.
///
/// # Errors
/// `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`, `wrong_type`; each names
/// the smallest row.
///
/// # Examples
/// ```
/// let lounge = cxkit::survey::rating(&[5, 4, 3, 5])?;
/// assert_eq!((lounge.score, lounge.top_box_share), (4.25, 0.5));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn rating<'a>(answers: impl Into<Sample<'a>>) -> Result<RatingResult, Error> {
    rating_with(answers, &RatingOptions::default())
}

/// [`rating`] with options.
///
/// # Errors
/// As [`rating`]; `missing` where that is refused; `bad_option` for an interval that does not fit;
/// `lonely_cluster`; `unequal_lengths`.
pub fn rating_with<'a>(
    answers: impl Into<Sample<'a>>,
    options: &RatingOptions,
) -> Result<RatingResult, Error> {
    measure(answers, options)
}
