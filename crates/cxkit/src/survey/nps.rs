//! Net Promoter Score.

use super::accumulator::{Policy, Rows, SurveyAccumulator, SurveyMeasure};
use super::common::{measure, survey_options, survey_record, Certainty};
use super::estimate::{Estimate, Family, Interval};
use super::sample::Sample;
use crate::Error;

/// Answers from here on are promoters.
const PROMOTER: f64 = 9.0;
/// Answers from here on, below [`PROMOTER`], are passives; lower ones are detractors.
const PASSIVE: f64 = 7.0;

survey_options! {
    /// Settings of [`nps`].
    pub struct NpsOptions {}
    interval = Some(Interval::Score)
}

survey_record! {
    /// A Net Promoter Score and how sure it is.
    pub struct NpsResult {
        /// 100 · (promoters − detractors) / n: −100 to 100 points, by weight where there are weights.
        pub score: f64,
        /// The headline number: the score.
        pub value: f64,
        /// How many answers.
        pub n: u64,
        /// How many answered 9 or 10.
        pub promoters: u64,
        /// How many answered 7 up to below 9.
        pub passives: u64,
        /// How many answered below 7.
        pub detractors: u64,
        /// Share of promoters, by weight where there are weights.
        pub promoter_share: f64,
        /// Share of passives.
        pub passive_share: f64,
        /// Share of detractors.
        pub detractor_share: f64,
    }
}

impl NpsResult {
    /// Promoters, detractors and n: counts, or what the weights make of them at the effective n.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn sides(&self) -> Result<(f64, f64, f64), Error> {
        let n = self.effective_n.unwrap_or(self.n as f64);
        if self.n == 0 || !(n > 0.0 && n.is_finite()) {
            return Err(Error::empty("an NPS"));
        }
        // A result may have been through other hands.
        let counts = [self.promoters, self.passives, self.detractors]
            .iter()
            .try_fold(0_u64, |all, n| all.checked_add(*n));
        let shares = [self.promoter_share, self.passive_share, self.detractor_share];
        if counts != Some(self.n) || !shares.iter().all(|share| (0.0..=1.0).contains(share)) {
            return Err(Error::bad_option(
                "result",
                "must be an NPS as it was computed, its counts or shares do not add up",
            ));
        }
        Ok(match self.effective_n {
            // Counts give the last digits; shares are what weights leave.
            None => (self.promoters as f64, self.detractors as f64, n),
            Some(n) => (self.promoter_share * n, self.detractor_share * n, n),
        })
    }
}

/// Net Promoter Score over rows that arrive in pieces.
pub type NpsAccumulator = SurveyAccumulator<NpsOptions>;

/// 1 for a promoter, 0 for a passive, -1 for a detractor.
fn side(answer: f64) -> f64 {
    match answer {
        answer if answer >= PROMOTER => 1.0,
        answer if answer >= PASSIVE => 0.0,
        _ => -1.0,
    }
}

impl SurveyMeasure for NpsOptions {
    const KIND: &'static str = "nps";
    type Result = NpsResult;

    fn policy(&self) -> Policy<'_> {
        Policy(self.answer_policy("score", (0.0, 10.0)))
    }

    fn check(&self) -> Result<(), Error> {
        self.interval_settings().check(Family::Net)
    }

    fn read(&self, rows: &Rows<'_>) -> Result<NpsResult, Error> {
        let estimate = Estimate::of(rows, Family::Net, "scores", self.lonely, &side)?;
        let bounds = estimate.bounds(&self.interval_settings())?.map(|end| 100.0 * end);
        let count = |wanted: f64| rows.1.count(|answer| side(answer) == wanted);
        let share = |wanted: f64| rows.1.share(|answer| side(answer) == wanted);
        let score = estimate.times(100.0);
        Ok(NpsResult::certain(
            Certainty::of(rows, &estimate, bounds, self.confidence_level, 100.0),
            "promoters from 9, detractors below 7".into(),
            score,
            score,
            estimate.n,
            count(1.0),
            count(0.0),
            count(-1.0),
            share(1.0),
            share(0.0),
            share(-1.0),
        ))
    }
}

/// Net Promoter Score: how many more recommend than warn, in points from −100 to 100.
///
/// `100 · (promoters − detractors) / n`: answers of 9 and 10 promote, below 7 detract, between them are
/// passive; decimals fall by the same limits, so 8.5 is passive, and 0 is an answer. Missing answers are left
/// out and counted. The interval is Tango's score interval.
///
/// # Errors
/// `empty` without an answer, `out_of_range` for one outside 0 to 10, `non_finite`, `wrong_type`; each names
/// the smallest row.
///
/// # Examples
/// ```
/// let month = cxkit::survey::nps(&[10, 9, 9, 8, 7, 6, 3, 10])?;
/// assert_eq!((month.score, month.promoters, month.detractors), (25.0, 4, 2));
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// F. Reichheld, The One Number You Need to Grow, 2003; T. Tango, Statistics in Medicine 17, 1998.
pub fn nps<'a>(scores: impl Into<Sample<'a>>) -> Result<NpsResult, Error> {
    nps_with(scores, &NpsOptions::default())
}

/// [`nps`] with options.
///
/// # Errors
/// As [`nps`]; `missing` where that is refused; `bad_option` for an interval that does not fit;
/// `lonely_cluster` for a stratum whose variance is unknown; `unequal_lengths`.
pub fn nps_with<'a>(scores: impl Into<Sample<'a>>, options: &NpsOptions) -> Result<NpsResult, Error> {
    measure(scores, options)
}
