//! Customer satisfaction.

use super::accumulator::{Policy, Rows, SurveyAccumulator, SurveyMeasure};
use super::common::{measure, survey_options, survey_record, Certainty};
use super::estimate::{Estimate, Family};
use super::sample::Sample;
use crate::describe::choices;
use crate::Error;

choices! {
    /// What a CSAT counts.
    pub enum CsatMethod {
        /// Share of answers at or above the cut-off.
        Satisfied = "satisfied",
        /// Share of the two highest answers.
        TopTwoBox = "top_two_box",
        /// Share of the highest answer.
        TopBox = "top_box",
        /// Mean answer.
        Mean = "mean",
        /// 100 · (mean − lowest) / (highest − lowest).
        PercentOfMax = "percent_of_max",
        /// Share satisfied less share dissatisfied, with the cut-off mirrored.
        Net = "net",
    }
}

impl CsatMethod {
    const fn family(self) -> Family {
        match self {
            Self::Satisfied | Self::TopTwoBox | Self::TopBox => Family::Share,
            Self::Net => Family::Net,
            Self::Mean | Self::PercentOfMax => Family::Mean,
        }
    }
}

survey_options! {
    /// Settings of [`csat`].
    pub struct CsatOptions {
        /// Lowest and highest answer of the scale.
        scale: (f64, f64) = (1.0, 5.0),
        /// What is counted.
        method: CsatMethod = CsatMethod::Satisfied,
        /// Lowest answer that counts as satisfied. Default: 4 of 5, 6 of 7, 8 of 10; any other scale needs it.
        top_from: Option<f64> = None,
    }
    interval = None
}

survey_record! {
    /// A CSAT and how sure it is.
    pub struct CsatResult {
        /// The score in the unit of its method: a fraction, a mean answer, or 0 to 100 for `percent_of_max`.
        pub score: f64,
        /// The headline number: the score.
        pub value: f64,
        /// How many answers.
        pub n: u64,
        /// How many answered at or above the cut-off; nothing without one.
        pub satisfied: Option<u64>,
        /// How many answered at or below the mirrored cut-off and are not satisfied; nothing without one.
        pub dissatisfied: Option<u64>,
        /// The cut-off that was used.
        pub top_from: Option<f64>,
        /// Mean answer, by weight where there are weights.
        pub mean: f64,
    }
}

/// Customer satisfaction over rows that arrive in pieces.
pub type CsatAccumulator = SurveyAccumulator<CsatOptions>;

/// From which answer on a customer is satisfied, on the scales for which practice has a convention.
pub(super) fn satisfied_from(scale: (f64, f64)) -> Option<f64> {
    match scale {
        (1.0, 5.0) => Some(4.0),
        (1.0, 7.0) => Some(6.0),
        (1.0, 10.0) => Some(8.0),
        _ => None,
    }
}

impl CsatOptions {
    /// The lowest answer that counts; nothing for a mean on a scale without a convention.
    fn cut_off(&self) -> Result<Option<f64>, Error> {
        let (low, high) = self.scale;
        let convention = satisfied_from(self.scale);
        let boxed = matches!(self.method, CsatMethod::TopBox | CsatMethod::TopTwoBox);
        if boxed && self.top_from.is_some() {
            return Err(Error::bad_option(
                "top_from",
                "is for the methods that count from a cut-off, not for boxes",
            ));
        }
        let chosen = match self.method {
            CsatMethod::TopBox => Some(high),
            CsatMethod::TopTwoBox => Some(high - 1.0),
            _ => self.top_from.or(convention),
        };
        match chosen {
            Some(top_from) if boxed && top_from <= low => Err(Error::bad_option(
                "method",
                format!("needs more than two answers, got a scale of {low} to {high}"),
            )),
            Some(top_from) if self.method == CsatMethod::Net && 2.0 * top_from <= low + high => {
                Err(Error::out_of_range(
                    "top_from",
                    None,
                    top_from,
                    format!("above the middle of {low} to {high}, so that nobody is both satisfied and not"),
                ))
            }
            Some(top_from) if top_from > low && top_from <= high => Ok(Some(top_from)),
            Some(top_from) => Err(Error::out_of_range(
                "top_from",
                None,
                top_from,
                format!("above {low} and at most {high}"),
            )),
            None if self.method.family() == Family::Mean => Ok(None),
            None => Err(Error::bad_option(
                "top_from",
                format!("is needed on a scale of {low} to {high}: no convention says who is satisfied"),
            )),
        }
    }

    fn described(&self, top_from: Option<f64>) -> String {
        let (low, high) = self.scale;
        match top_from {
            Some(top_from) if self.method.family() != Family::Mean => {
                format!("{} from {top_from} of {high}", self.method.as_str())
            }
            _ => format!("{} of {low} to {high}", self.method.as_str()),
        }
    }
}

impl SurveyMeasure for CsatOptions {
    const KIND: &'static str = "csat";
    type Result = CsatResult;

    fn policy(&self) -> Policy<'_> {
        Policy(self.answer_policy("answer", self.scale))
    }

    fn check(&self) -> Result<(), Error> {
        self.cut_off()?;
        self.interval_settings().check(self.method.family())
    }

    fn read(&self, rows: &Rows<'_>) -> Result<CsatResult, Error> {
        let (low, high) = self.scale;
        let cut_off = self.cut_off()?;
        let top_from = cut_off.unwrap_or(high);
        let satisfied = |answer: f64| answer >= top_from;
        let dissatisfied = |answer: f64| answer <= low + high - top_from && !satisfied(answer);
        let family = self.method.family();
        let score = |answer: f64| match family {
            Family::Share => f64::from(satisfied(answer)),
            Family::Net => f64::from(i8::from(satisfied(answer)) - i8::from(dissatisfied(answer))),
            Family::Mean => answer,
        };
        let estimate = Estimate::of(rows, family, "answers", self.lonely, &score)?;
        // 100 · (x − lowest) / (highest − lowest) for `percent_of_max`, the answer as it is for all others.
        let percent = self.method == CsatMethod::PercentOfMax;
        let unit = if percent { 100.0 / (high - low) } else { 1.0 };
        let to_unit = |value: f64| if percent { 100.0 * (value - low) / (high - low) } else { value };
        let bounds = estimate.bounds(&self.interval_settings())?.map(to_unit);
        let headline = to_unit(estimate.mean);
        Ok(CsatResult::certain(
            Certainty::of(rows, &estimate, bounds, self.confidence_level, unit),
            self.described(cut_off).into(),
            headline,
            headline,
            estimate.n,
            cut_off.map(|_| rows.1.count(satisfied)),
            cut_off.map(|_| rows.1.count(dissatisfied)),
            cut_off,
            rows.1.mean(&|answer| answer),
        ))
    }
}

/// Customer satisfaction on a scale of 1 to 5: the share of answers of 4 and 5.
///
/// Satisfied are answers at or above the cut-off: 4 of 5, 6 of 7, 8 of 10 where nothing else is said, and the
/// result prints it. Missing answers are left out and counted. The interval is Wilson's.
///
/// # Errors
/// `empty` without an answer, `out_of_range` for one outside the scale, `non_finite`, `wrong_type`; each names
/// the smallest row.
///
/// # Examples
/// ```
/// let visit = cxkit::survey::csat(&[5, 4, 4, 2, 3])?;
/// assert_eq!((visit.score, visit.top_from), (0.6, Some(4.0)));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn csat<'a>(answers: impl Into<Sample<'a>>) -> Result<CsatResult, Error> {
    csat_with(answers, &CsatOptions::default())
}

/// [`csat`] with options.
///
/// # Errors
/// As [`csat`]; `missing` where that is refused; `bad_option` for a scale without a cut-off or an interval
/// that does not fit; `lonely_cluster`; `unequal_lengths`.
pub fn csat_with<'a>(answers: impl Into<Sample<'a>>, options: &CsatOptions) -> Result<CsatResult, Error> {
    measure(answers, options)
}
