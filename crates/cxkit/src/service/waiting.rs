//! How long cases take: the part that the time to a resolution and the time to a first response share.

use super::cases::{seconds, Case, CasePolicy};
use super::time_list::{later, read_time, write_time, TimeList};
use crate::accumulate::{StateReader, StateWriter, Values};
use crate::describe::{choices, record};
use crate::measure::Batch;
use crate::stats::{no_interval, Level, MeanOptions, QuantileMethod, QuantileOptions};
use crate::survival::{KaplanMeierOptions, QuantileRule, SurvivalTimes};
use crate::time::{Duration, Instant};
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What is read from the times.
    pub enum WaitingReading {
        /// Their mean.
        Mean = "mean",
        /// The time that half of them do not exceed.
        Median = "median",
        /// The time that the share `p` of them does not exceed.
        Percentile = "percentile",
    }
}

record! {
    /// How long cases take.
    pub struct WaitingResult {
        /// The time in seconds; nothing where so many cases are open that it is not known yet.
        pub seconds: Option<f64>,
        /// The headline number: the time in seconds.
        pub value: Option<f64>,
        /// How many cases the number is made of: the ended ones, and with `censored` the open ones too.
        pub n: u64,
        /// How many cases have ended.
        pub ended_count: u64,
        /// How many were open at the time of the reading.
        pub open_count: u64,
        /// How many rows do not say when the case was opened.
        pub missing_count: u64,
        /// How many rows were left out as they end before they begin, or take longer than anything may.
        pub impossible_count: u64,
        /// How many cases were opened after the time of the reading.
        pub later_count: u64,
        /// Lower end of the interval, in seconds.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval, in seconds.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was computed.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// What is kept of the cases.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaitingState {
    /// How long each ended case took, in seconds.
    ended: Values,
    /// When each open case was opened.
    open: TimeList,
    latest: Option<i64>,
    missing: u64,
    impossible: u64,
    later: u64,
}

/// How the times are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct WaitingPlan {
    pub reading: WaitingReading,
    pub p: f64,
    pub method: QuantileMethod,
    pub censored: bool,
    pub median_rule: QuantileRule,
    pub horizon: Option<Duration>,
    pub as_of: Option<Instant>,
    pub confidence_level: f64,
}

impl WaitingPlan {
    pub fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level)?;
        if !(0.0..=1.0).contains(&self.p) {
            return Err(Error::out_of_range("p", None, self.p, "between 0 and 1"));
        }
        let means = self.reading == WaitingReading::Mean;
        match self.horizon {
            None if means && self.censored => Err(Error::bad_option(
                "horizon",
                "must be stated for the mean of cases of which some are open",
            )),
            Some(_) if !(means && self.censored) => {
                Err(Error::bad_option("horizon", "belongs to the mean with censored"))
            }
            Some(horizon) if horizon.micros() == 0 => {
                Err(Error::out_of_range("horizon", None, 0.0, "above 0"))
            }
            _ => Ok(()),
        }
    }

    fn p(&self) -> f64 {
        if self.reading == WaitingReading::Median {
            0.5
        } else {
            self.p
        }
    }

    pub fn finish(&self, state: &WaitingState) -> Result<WaitingResult, Error> {
        let number = match (self.censored, self.reading) {
            (true, _) => self.with_open(state)?,
            (false, WaitingReading::Mean) => {
                let options = MeanOptions::default().confidence_level(self.confidence_level);
                let mean = state.ended.mean(&options).map_err(|_| Error::empty("ended cases"))?;
                Number {
                    seconds: Some(mean.mean),
                    bounds: (mean.ci_lower, mean.ci_upper),
                    method: "sum / n".into(),
                    interval_method: mean.interval_method,
                }
            }
            (false, _) => self.quantile(state)?,
        };
        let (ended_count, open_count) = (state.ended.n(), state.open.len());
        Ok(WaitingResult {
            seconds: number.seconds,
            value: number.seconds,
            n: ended_count + if self.censored { open_count } else { 0 },
            ended_count,
            open_count,
            missing_count: state.missing,
            impossible_count: state.impossible,
            later_count: state.later,
            ci_lower: number.bounds.0,
            ci_upper: number.bounds.1,
            ci_level: self.confidence_level,
            method: number.method,
            interval_method: number.interval_method,
        })
    }

    fn quantile(&self, state: &WaitingState) -> Result<Number, Error> {
        if state.ended.n() == 0 {
            return Err(Error::empty("ended cases"));
        }
        let options = QuantileOptions::default().method(self.method).confidence_level(self.confidence_level);
        let p = self.p();
        let result = state.ended.quantiles(&[p], &options)?;
        let point = result.quantiles.into_iter().next().ok_or_else(|| Error::empty("ended cases"))?;
        Ok(Number {
            seconds: Some(point.quantile),
            bounds: (point.ci_lower, point.ci_upper),
            method: format!("quantile {p}, {}", self.method.as_str()).into(),
            interval_method: point.interval_method,
        })
    }

    /// Kaplan and Meier's curve: a case that is open has lasted from its beginning to the time of the reading.
    fn with_open(&self, state: &WaitingState) -> Result<Number, Error> {
        let mut times = SurvivalTimes::new();
        let ended = state.ended.numbers();
        for taken in (0..ended.len()).filter_map(|row| ended.get(row)) {
            times.push(taken, 1.0)?;
        }
        if let Some(now) = self.as_of.map(Instant::micros).or(state.latest) {
            for opened in state.open.iter() {
                times.push(seconds(now - opened), 0.0)?;
            }
        }
        let p = self.p();
        let mut options = KaplanMeierOptions::default()
            .probabilities([p])
            .median_rule(self.median_rule)
            .confidence_level(self.confidence_level);
        if let Some(horizon) = self.horizon {
            options = options.horizon(seconds(horizon.micros()));
        }
        let curve = times.kaplan_meier(&options).map_err(|error| match error {
            Error::Empty { .. } => Error::empty("cases"),
            error => error,
        })?;
        if let (WaitingReading::Mean, Some(horizon)) = (self.reading, self.horizon) {
            return Ok(Number {
                seconds: curve.restricted_mean,
                bounds: (curve.restricted_mean_ci_lower, curve.restricted_mean_ci_upper),
                method: format!("kaplan_meier mean up to {horizon}").into(),
                interval_method: match curve.restricted_mean {
                    Some(_) => "greenwood".into(),
                    None => no_interval("the curve ends before the horizon"),
                },
            });
        }
        let point = curve.quantiles.into_iter().next().ok_or_else(|| Error::empty("cases"))?;
        Ok(Number {
            seconds: point.time,
            bounds: (point.ci_lower, point.ci_upper),
            method: format!("kaplan_meier quantile {p}, {}", self.median_rule.as_str()).into(),
            interval_method: match (point.ci_lower, point.ci_upper) {
                (None, None) => no_interval("neither band falls so far"),
                (Some(_), None) => "log_log, no upper end: its band does not fall so far".into(),
                (None, Some(_)) => "log_log, no lower end: its band does not fall so far".into(),
                (Some(_), Some(_)) => "log_log".into(),
            },
        })
    }
}

/// A number read from the times.
struct Number {
    seconds: Option<f64>,
    bounds: (Option<f64>, Option<f64>),
    method: Cow<'static, str>,
    interval_method: Cow<'static, str>,
}

impl WaitingState {
    pub(super) fn read(&mut self, batch: &Batch<'_>, policy: &CasePolicy) -> Result<(), Error> {
        for row in batch.rows() {
            match policy.read(batch, row)? {
                Case::Ended { opened, ended } => {
                    self.ended.push(seconds(ended - opened))?;
                    self.latest = later(self.latest, ended);
                }
                Case::Open { opened } => {
                    self.open.push(opened);
                    self.latest = later(self.latest, opened);
                }
                Case::Later => self.later += 1,
                Case::Impossible => self.impossible += 1,
                Case::Missing => self.missing += 1,
            }
        }
        Ok(())
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.ended.absorb(&other.ended);
        self.open.absorb(&other.open);
        if let Some(latest) = other.latest {
            self.latest = later(self.latest, latest);
        }
        self.missing = self.missing.saturating_add(other.missing);
        self.impossible = self.impossible.saturating_add(other.impossible);
        self.later = self.later.saturating_add(other.later);
    }

    pub(super) fn row_count(&self) -> u64 {
        [self.ended.n(), self.open.len(), self.missing, self.impossible, self.later]
            .into_iter()
            .fold(0, u64::saturating_add)
    }

    pub(super) fn write_to(&self, writer: &mut StateWriter) {
        self.ended.write_to(writer);
        self.open.write_to(writer);
        write_time(writer, self.latest);
        for count in [self.missing, self.impossible, self.later] {
            writer.u64(count);
        }
    }

    pub(super) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let ended = Values::read_from(reader)?;
        let open = TimeList::read_from(reader)?;
        let latest = read_time(reader)?;
        let numbers = ended.numbers();
        let negative = (0..numbers.len()).any(|row| numbers.get(row).is_some_and(|taken| taken < 0.0));
        let late = open.iter().any(|opened| latest.is_none_or(|latest| opened > latest));
        if ended.missing_count() > 0 || negative || late {
            return Err(Error::bad_state("its times are none"));
        }
        let (missing, impossible, later) = (reader.u64()?, reader.u64()?, reader.u64()?);
        Ok(Self { ended, open, latest, missing, impossible, later })
    }
}

/// A measure of how long cases take, from when they were opened and when they ended.
macro_rules! waiting_measure {
    (
        $(#[doc = $top:literal])+
        $kind:literal, $options:ident, $accumulator:ident,
        $ended:literal = $ended_doc:literal
    ) => {
        crate::describe::options! {
            $(#[doc = $top])+
            pub struct $options {
                /// What is read from the times.
                reading: super::WaitingReading = super::WaitingReading::Mean,
                /// Which percentile, as a share: 0.9 is the time that nine in ten do not exceed.
                p: f64 = 0.9,
                /// How a percentile falls between two times; not with `censored`.
                method: crate::stats::QuantileMethod = crate::stats::QuantileMethod::Linear,
                /// Whether open cases count with the time they have lasted so far; otherwise they are left out.
                censored: bool = false,
                /// With `censored`: which time is the percentile of a curve that runs level at just that share.
                median_rule: crate::survival::QuantileRule = crate::survival::QuantileRule::First,
                /// With `censored`: the time up to which the mean is taken, as longer times are not known.
                horizon: Option<crate::time::Duration> = None,
                /// The time of the reading: what came later has not happened yet. The latest time of the rows otherwise.
                as_of: Option<crate::time::Instant> = None,
                /// The longest a case may take; what takes longer is a wrong date.
                longest: crate::time::Duration = super::cases::LONGEST,
                /// What to do with a case that ends before it begins, or takes longer than anything may.
                impossible: crate::survey::OutOfScale = crate::survey::OutOfScale::Error,
                /// The level of the interval, between 0 and 1.
                confidence_level: f64 = 0.95,
                /// What to do with a row that does not say when the case was opened.
                missing: crate::Missing = crate::Missing::Skip,
            }
        }

        #[doc = concat!("[`", $kind, "`] over rows that arrive in pieces.")]
        pub type $accumulator = crate::measure::MetricAccumulator<$options>;

        impl $options {
            const fn plan(&self) -> super::waiting::WaitingPlan {
                super::waiting::WaitingPlan {
                    reading: self.reading,
                    p: self.p,
                    method: self.method,
                    censored: self.censored,
                    median_rule: self.median_rule,
                    horizon: self.horizon,
                    as_of: self.as_of,
                    confidence_level: self.confidence_level,
                }
            }
        }

        impl crate::measure::Metric for $options {
            const KIND: &'static str = $kind;
            const ROLES: &'static [crate::measure::Role] = &[
                crate::measure::Role::required(
                    "opened",
                    crate::measure::RoleKind::Times,
                    "When the case was opened.",
                ),
                crate::measure::Role::required($ended, crate::measure::RoleKind::Times, $ended_doc),
            ];
            type Result = super::WaitingResult;
            type State = super::waiting::WaitingState;

            fn check(&self) -> Result<(), crate::Error> {
                self.plan().check()
            }
            fn read(
                &self,
                batch: &crate::measure::Batch<'_>,
                state: &mut Self::State,
            ) -> Result<(), crate::Error> {
                let policy = super::cases::CasePolicy {
                    as_of: self.as_of,
                    longest: self.longest,
                    missing: self.missing,
                    impossible: self.impossible,
                };
                state.read(batch, &policy)
            }
            fn finish(&self, state: &Self::State) -> Result<Self::Result, crate::Error> {
                self.plan().finish(state)
            }
            super::flags::counted_state!();
        }
    };
}

pub(super) use waiting_measure;
