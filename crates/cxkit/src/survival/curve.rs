//! The product-limit curve and what is read off it.

use crate::describe::{choices, record};
use crate::math::double::Double;
use crate::math::{exp, ln};
use crate::stats::Level;

/// What rounding may have done to a share: a curve this close to a level has reached it.
const SLACK: f64 = 1e-12;

choices! {
    /// Which time is the quantile of a curve that runs level at just the share looked for.
    pub enum QuantileRule {
        /// The first time at which no more than the share is left.
        First = "first",
        /// The middle of the level stretch, as R's `quantile.survfit`; a level end runs to the last time seen.
        Midpoint = "midpoint",
    }
}

record! {
    /// One time of a survival curve.
    pub struct SurvivalPoint {
        /// The time.
        pub time: f64,
        /// How many were still waiting just before it.
        pub at_risk: u64,
        /// How many had the event at it.
        pub event_count: u64,
        /// How many were last seen at it, without the event.
        pub censored_count: u64,
        /// The share expected to be without the event after it.
        pub survival: f64,
        /// Greenwood's standard error of the share; nothing once the share is 0.
        pub standard_error: Option<f64>,
        /// Lower end of the log-log interval; nothing while the share is 1 and once it is 0.
        pub ci_lower: Option<f64>,
        /// Upper end of the log-log interval; nothing while the share is 1 and once it is 0.
        pub ci_upper: Option<f64>,
    }
}

record! {
    /// A quantile of a survival curve: the time by which the share p has had the event.
    pub struct SurvivalQuantile {
        /// Which quantile: 0.5 is the median.
        pub p: f64,
        /// The time; nothing where the curve does not fall so far.
        pub time: Option<f64>,
        /// Lower end of the interval; nothing where the lower band does not fall so far.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval; nothing where the upper band does not fall so far.
        pub ci_upper: Option<f64>,
    }
}

/// A step of the curve: every time at which something was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    pub time: f64,
    pub at_risk: u64,
    pub events: u64,
    pub censored: u64,
    pub survival: f64,
    /// Greenwood's sum of d / (n (n - d)): the variance of the curve's logarithm. Absent once the curve is 0.
    variance: Option<f64>,
}

impl Step {
    /// Greenwood's standard error.
    fn standard_error(&self) -> Option<f64> {
        self.variance.map(|variance| self.survival * variance.sqrt())
    }

    /// The log-log interval, which lies within 0 and 1; nothing where the curve is 1 or 0.
    fn band(&self, level: Level) -> Option<(f64, f64)> {
        let variance = self.variance.filter(|_| self.survival < 1.0)?;
        let log = ln(self.survival);
        let factor = exp(level.z * variance.sqrt() / -log);
        Some((exp(log * factor), exp(log / factor)))
    }

    pub fn point(&self, level: Level) -> SurvivalPoint {
        let band = self.band(level);
        SurvivalPoint {
            time: self.time,
            at_risk: self.at_risk,
            event_count: self.events,
            censored_count: self.censored,
            survival: self.survival,
            standard_error: self.standard_error(),
            ci_lower: band.map(|(low, _)| low),
            ci_upper: band.map(|(_, high)| high),
        }
    }
}

/// A mean and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RestrictedMean {
    pub mean: f64,
    pub standard_error: f64,
}

/// The product-limit curve: its steps in the order of time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve(pub Vec<Step>);

impl Curve {
    /// The curve of times in ascending order. Who is last seen at the time of an event counts as at risk in it.
    #[allow(clippy::cast_precision_loss)]
    pub fn of(observed: &[f64], censored: &[f64]) -> Self {
        let mut at_risk = (observed.len() + censored.len()) as u64;
        let (mut observed, mut censored) = (observed, censored);
        let (mut survival, mut variance) = (Double::ONE, Double::exact(0.0));
        let mut steps = Vec::new();
        while let Some(time) = earlier(observed.first().copied(), censored.first().copied()) {
            let (events, ended) = (take(&mut observed, time), take(&mut censored, time));
            let (n, left) = (at_risk as f64, (at_risk - events) as f64);
            survival = survival * Double::quotient(left, n);
            if events > 0 && events < at_risk {
                variance = variance + Double::quotient(events as f64, n) / left;
            }
            let survival = survival.value();
            steps.push(Step {
                time,
                at_risk,
                events,
                censored: ended,
                survival,
                variance: (survival > 0.0).then(|| variance.value()),
            });
            at_risk -= events + ended;
        }
        Self(steps)
    }

    /// The points that results show.
    pub fn points(&self, level: Level) -> Vec<SurvivalPoint> {
        self.0.iter().map(|step| step.point(level)).collect()
    }

    /// The quantile `p`, from 0 to 1, with the times at which the bands fall as far.
    pub fn quantile(&self, p: f64, rule: QuantileRule, level: Level) -> SurvivalQuantile {
        let share = 1.0 - p;
        let first = |height: &dyn Fn(&Step) -> Option<f64>| {
            if p == 0.0 {
                return Some(0.0);
            }
            let reached = |step: &&Step| height(step).is_some_and(|height| height <= share + SLACK);
            self.0.iter().find(reached).map(|step| step.time)
        };
        SurvivalQuantile {
            p,
            time: match rule {
                QuantileRule::Midpoint if p > 0.0 => self.midpoint(share),
                _ => first(&|step| Some(step.survival)),
            },
            ci_lower: first(&|step| step.band(level).map(|(low, _)| low)),
            ci_upper: first(&|step| step.band(level).map(|(_, high)| high)),
        }
    }

    /// The first time with no more than the share left, or the middle of a stretch with just the share.
    fn midpoint(&self, share: f64) -> Option<f64> {
        let at = self.0.iter().position(|step| step.survival <= share + SLACK)?;
        let rest = self.0.get(at..)?;
        let begin = rest.first()?;
        if begin.survival < share - SLACK {
            return Some(begin.time);
        }
        let end = rest.iter().find(|step| step.survival < share - SLACK).or(rest.last())?;
        Some(begin.time + (end.time - begin.time) / 2.0)
    }

    /// The area under the curve up to the horizon; nothing where the curve ends above 0 before it, or where a
    /// number is too large.
    #[allow(clippy::cast_precision_loss)]
    pub fn restricted_mean(&self, horizon: f64) -> Option<RestrictedMean> {
        let last = self.0.last()?;
        if last.time < horizon && last.survival > 0.0 {
            return None;
        }
        // From the horizon back: the area right of each event weighs the variance it adds.
        let (mut area, mut variance) = (Double::exact(0.0), Double::exact(0.0));
        let mut right = horizon;
        for step in self.0.iter().rev().filter(|step| step.time < horizon) {
            area = area + Double::sum(right, -step.time) * step.survival;
            right = step.time;
            if step.events > 0 && step.events < step.at_risk {
                let left = (step.at_risk - step.events) as f64;
                let weight = Double::quotient(step.events as f64, step.at_risk as f64) / left;
                variance = variance + area * area * weight;
            }
        }
        let (mean, standard_error) = ((area + right).value(), variance.value().sqrt());
        (mean.is_finite() && standard_error.is_finite()).then_some(RestrictedMean { mean, standard_error })
    }
}

/// The smaller of two times that may be absent.
fn earlier(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Takes the first times that are equal to `time` and says how many they were.
fn take(times: &mut &[f64], time: f64) -> u64 {
    let count = times.iter().take_while(|&&other| other == time).count();
    *times = times.get(count..).unwrap_or_default();
    count as u64
}
