//! What every survey measure has: the options of reading and of the interval, the fields that say how sure a
//! number is. The macros add them to a measure's own, so that they exist, and are documented, once.

use super::accumulator::Rows;
use super::design::DesignMean;
use super::distribution::AnswerShare;
use super::estimate::{Bounds, Estimate, Interval};
use std::borrow::Cow;

/// The settings of an interval, taken from a measure's options.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IntervalSettings {
    pub interval: Option<Interval>,
    pub confidence_level: f64,
    pub resamples: u64,
    pub seed: u64,
}

/// The fields every survey result has, computed once.
pub(crate) struct Certainty {
    pub missing_count: u64,
    pub out_of_scale_count: u64,
    pub standard_error: Option<f64>,
    pub ci_lower: Option<f64>,
    pub ci_upper: Option<f64>,
    pub ci_level: f64,
    pub interval_method: Cow<'static, str>,
    pub df: Option<f64>,
    pub weight_sum: Option<f64>,
    pub effective_n: Option<f64>,
    pub kish_n: Option<f64>,
    pub design_effect: Option<f64>,
    pub design_effect_finite: Option<f64>,
    pub distribution: Vec<AnswerShare>,
}

impl Certainty {
    /// `unit` is how many units of the reported number one unit of the estimate is.
    pub fn of(rows: &Rows<'_>, estimate: &Estimate, bounds: Bounds, ci_level: f64, unit: f64) -> Self {
        let design = estimate.design.as_ref();
        Self {
            missing_count: rows.0.missing,
            out_of_scale_count: rows.0.out_of_scale,
            standard_error: estimate.standard_error().map(|error| unit * error),
            ci_lower: bounds.ends.map(|(low, _)| low),
            ci_upper: bounds.ends.map(|(_, high)| high),
            ci_level,
            interval_method: bounds.method,
            df: design.map(|design| design.df),
            weight_sum: design.map(|design| design.weight_sum),
            effective_n: design.map(DesignMean::effective_n),
            kish_n: design.map(|design| design.kish_n),
            design_effect: design.and_then(DesignMean::design_effect),
            design_effect_finite: design.and_then(DesignMean::design_effect_finite),
            distribution: rows.1.distribution(),
        }
    }
}

/// The options of a survey measure: its own, then the common ones.
macro_rules! survey_options {
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $($own:tt)* }
        interval = $interval:expr
    ) => {
        $crate::describe::options! {
            $(#[$meta])*
            pub struct $name {
                $($own)*
                /// How the interval is computed; left out, the default of the method. With weights, strata or
                /// clusters the default is `linearised`.
                interval: Option<$crate::survey::Interval> = $interval,
                /// The level of the interval, between 0 and 1.
                confidence_level: f64 = 0.95,
                /// What to do with a missing answer.
                missing: $crate::Missing = $crate::Missing::Skip,
                /// Numbers and words that stand for no answer, such as 11 or `Blank`.
                missing_values: $crate::survey::MissingValues = $crate::survey::MissingValues::default(),
                /// What to do with an answer outside the scale.
                out_of_scale: $crate::survey::OutOfScale = $crate::survey::OutOfScale::Error,
                /// Words and the answer each stands for.
                labels: $crate::survey::Labels = $crate::survey::Labels::default(),
                /// What to do with a stratum that holds one cluster.
                lonely: $crate::survey::Lonely = $crate::survey::Lonely::Error,
                /// How many resamples a bootstrap takes.
                resamples: u64 = 1000_u64,
                /// Where its random numbers start.
                seed: u64 = 0_u64,
            }
        }

        impl $name {
            fn answer_policy(&self, what: &'static str, scale: (f64, f64)) -> $crate::survey::policy::AnswerPolicy<'_> {
                $crate::survey::policy::AnswerPolicy {
                    what,
                    scale,
                    missing: self.missing,
                    out_of_scale: self.out_of_scale,
                    missing_values: &self.missing_values,
                    labels: &self.labels,
                }
            }

            fn interval_settings(&self) -> $crate::survey::common::IntervalSettings {
                $crate::survey::common::IntervalSettings {
                    interval: self.interval,
                    confidence_level: self.confidence_level,
                    resamples: self.resamples,
                    seed: self.seed,
                }
            }
        }
    };
}

/// The result of a survey measure: its own fields, then the common ones, and how it is put together.
macro_rules! survey_record {
    (
        $(#[doc = $top:literal])+
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])+ pub $own:ident : $type:ty ),+ $(,)?
        }
    ) => {
        $crate::describe::record! {
            $(#[doc = $top])+
            pub struct $name {
                $( $(#[doc = $doc])+ pub $own: $type, )+
                /// What was computed, with its limits.
                pub method: std::borrow::Cow<'static, str>,
                /// How many rows had no answer.
                pub missing_count: u64,
                /// How many rows were left out as outside the scale.
                pub out_of_scale_count: u64,
                /// Standard error, in the unit of the score.
                pub standard_error: Option<f64>,
                /// Lower end of the interval.
                pub ci_lower: Option<f64>,
                /// Upper end of the interval.
                pub ci_upper: Option<f64>,
                /// Level of the interval.
                pub ci_level: f64,
                /// How the interval was computed.
                pub interval_method: std::borrow::Cow<'static, str>,
                /// Clusters (or answers) less strata; nothing without a design.
                pub df: Option<f64>,
                /// Sum of the weights.
                pub weight_sum: Option<f64>,
                /// n over the design effect.
                pub effective_n: Option<f64>,
                /// Kish's effective n: (Σw)² / Σw².
                pub kish_n: Option<f64>,
                /// Variance against that of as many answers drawn one by one.
                pub design_effect: Option<f64>,
                /// The same against a draw without replacement from a population of Σw.
                pub design_effect_finite: Option<f64>,
                /// Each answer as it was given, lowest first.
                pub distribution: Vec<$crate::survey::AnswerShare>,
            }
        }

        impl $name {
            #[allow(clippy::too_many_arguments)]
            fn certain(
                certainty: $crate::survey::common::Certainty,
                method: std::borrow::Cow<'static, str>,
                $( $own: $type ),+
            ) -> Self {
                let $crate::survey::common::Certainty {
                    missing_count, out_of_scale_count, standard_error, ci_lower, ci_upper, ci_level,
                    interval_method, df, weight_sum, effective_n, kish_n, design_effect, design_effect_finite,
                    distribution,
                } = certainty;
                Self {
                    $( $own, )+
                    method, missing_count, out_of_scale_count, standard_error, ci_lower, ci_upper, ci_level,
                    interval_method, df, weight_sum, effective_n, kish_n, design_effect, design_effect_finite,
                    distribution,
                }
            }
        }
    };
}

/// The plain function of a survey measure is its accumulator run over one column.
pub(crate) fn measure<'a, M: super::SurveyMeasure>(
    sample: impl Into<super::Sample<'a>>,
    options: &M,
) -> Result<M::Result, crate::Error> {
    use crate::accumulate::Accumulator;
    let mut accumulator = super::SurveyAccumulator::new(options.clone())?;
    accumulator.extend(sample)?;
    accumulator.finish()
}

pub(crate) use {survey_options, survey_record};
