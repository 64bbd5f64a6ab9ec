//! Survey measures: NPS, CSAT, CES, ratings, response rate.
//!
//! Each reads a [`Sample`]: a column of answers, counts of answers, or answers with weights, strata and
//! clusters. Each has a plain function, one with options, and an accumulator for rows that arrive in pieces.

mod accumulator;
mod byte_counts;
mod ces;
mod common;
mod counts;
mod cronbach;
mod csat;
mod design;
mod difference;
mod distribution;
mod emotional_connection;
mod estimate;
mod net;
mod nps;
mod nps_shares;
mod nps_test;
mod policy;
mod rating;
mod response_rate;
mod responses;
mod sample;
mod tally;

pub(crate) use accumulator::{answer, answer_within};
pub use accumulator::{SurveyAccumulator, SurveyMeasure};
pub use ces::{ces, ces_with, CesAccumulator, CesMethod, CesOptions, CesResult};
pub use counts::AnswerCounts;
pub use cronbach::{cronbach_alpha, cronbach_alpha_with, CronbachAlphaOptions, CronbachAlphaResult};
pub use csat::{csat, csat_with, CsatAccumulator, CsatMethod, CsatOptions, CsatResult};
pub(crate) use design::Design;
pub use design::{Frame, Lonely};
pub use difference::{nps_difference, nps_difference_with, NpsDifferenceInterval, NpsDifferenceOptions};
pub use distribution::{
    answer_counts, answer_counts_with, AnswerCountsAccumulator, AnswerCountsOptions, AnswerCountsResult,
    AnswerShare,
};
pub use emotional_connection::{
    emotional_connection, emotional_connection_with, EmotionalConnectionOptions, EmotionalConnectionResult,
};
pub use estimate::Interval;
pub use nps::{nps, nps_with, NpsAccumulator, NpsOptions, NpsResult};
pub use nps_shares::{nps_shares, nps_shares_with, NpsSharesOptions, NpsSharesResult};
pub use nps_test::{nps_test, nps_test_with, NpsTestOptions, NpsTestResult};
pub use policy::{Labels, MissingValues, OutOfScale};
pub use rating::{rating, rating_with, RatingAccumulator, RatingOptions, RatingResult};
pub use response_rate::{response_rate, response_rate_with, ResponseRateOptions};
pub(crate) use responses::Responses;
pub use sample::{Answers, Sample};
