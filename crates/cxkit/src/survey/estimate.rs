//! The mean of a score over survey rows, its standard error and its interval.

use super::accumulator::Rows;
use super::common::IntervalSettings;
use super::design::{DesignMean, Lonely};
use super::net::net_interval;
use crate::accumulate::ExactSum;
use crate::describe::choices;
use crate::math::{beta_quantile, exp, ln, student_t_quantile};
use crate::stats::{bootstrap, no_interval, share_bounds, t_bounds, upper_beta, Level, ShareInterval};
use crate::Error;
use std::borrow::Cow;

choices! {
    /// How the interval of a survey measure is computed. Each kind of number (share, net score, mean) has its
    /// own default and its own set; one that does not fit is refused with those that do.
    pub enum Interval {
        /// Net scores: Tango's score interval, the default. With a design it stands for `linearised`.
        Score = "score",
        /// Net scores: Wald after adding ¾, 1½ and ¾ answers.
        AdjustedWald = "adjusted_wald",
        /// Net scores: Wald after adding one promoter, passive and detractor.
        AdjustedWaldOne = "adjusted_wald_one",
        /// Net scores: Wald after adding z² answers, a quarter at each end.
        AdjustedWaldZ = "adjusted_wald_z",
        /// Net scores: Agresti and Min's, half an answer more at each end and one between.
        AgrestiMin = "agresti_min",
        /// Shares: Wilson's, the default.
        Wilson = "wilson",
        /// Shares: Wilson's with continuity correction.
        WilsonCorrected = "wilson_corrected",
        /// Shares: Clopper and Pearson's exact one.
        ClopperPearson = "clopper_pearson",
        /// Shares: Jeffreys' Bayesian one.
        Jeffreys = "jeffreys",
        /// Shares: Agresti and Coull's.
        AgrestiCoull = "agresti_coull",
        /// Shares and net scores: the textbook interval, known to be poor. Those of net scores, like all
        /// `linearised` ones, are not cut to the scale, so that an end beyond it shows the failing.
        Wald = "wald",
        /// Means: Student's t, the default.
        T = "t",
        /// All, without a design: percentiles of seeded resamples.
        Bootstrap = "bootstrap",
        /// All: t on the linearised standard error, the default with a design.
        Linearised = "linearised",
        /// Shares and net scores: the score interval at the effective sample size.
        ScoreNeff = "score_neff",
        /// Shares with a design: t on the log odds.
        Logit = "logit",
        /// Shares with a design: Korn and Graubard's beta interval.
        Beta = "beta",
    }
}

/// What kind of number a score makes: each has its own intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Scores of 0 and 1.
    Share,
    /// Scores of -1, 0 and 1.
    Net,
    /// Any scores.
    Mean,
}

impl Family {
    const fn default_interval(self) -> Interval {
        match self {
            Self::Share => Interval::Wilson,
            Self::Net => Interval::Score,
            Self::Mean => Interval::T,
        }
    }
}

/// The mean of a score over the rows.
#[derive(Clone, Debug)]
pub(crate) struct Estimate {
    family: Family,
    /// Scores, lowest first, and how many answers have each.
    levels: Vec<(f64, u64)>,
    pub mean: f64,
    /// Σ weight·score and Σ weight, whose quotient the mean is.
    total: f64,
    weight: f64,
    /// Mean squared distance of the scores from their mean.
    spread: f64,
    pub n: u64,
    pub design: Option<DesignMean>,
}

/// An interval, or the reason why there is none.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    pub ends: Option<(f64, f64)>,
    pub method: Cow<'static, str>,
}

impl Estimate {
    /// The mean of `score(answer)` over the used rows. One function for all measures: there are few different
    /// answers to score, and much code behind them.
    #[allow(clippy::cast_precision_loss)]
    pub fn of(
        rows: &Rows<'_>,
        family: Family,
        what: &'static str,
        lonely: Lonely,
        score: &dyn Fn(f64) -> f64,
    ) -> Result<Self, Error> {
        let mut levels: Vec<(f64, u64)> =
            rows.1.iter().map(|(answer, count)| (score(answer), count)).collect();
        levels.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        levels.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        let n = levels.iter().map(|(_, count)| count).sum();
        if n == 0 {
            return Err(Error::empty(what));
        }
        if let Some(design) = &rows.0.design {
            let design = design.mean(score, lonely)?;
            return Ok(Self {
                family,
                levels,
                mean: design.mean,
                total: design.total,
                weight: design.weight_sum,
                spread: design.spread,
                n,
                design: Some(design),
            });
        }
        let sum_of = |value: &dyn Fn(f64) -> f64| {
            sum_of_products(levels.iter().map(|(score, count)| (value(*score), *count as f64)))
        };
        let weight = n as f64;
        let total = sum_of(&|score| score);
        let mean = total / weight;
        let spread = sum_of(&|score| (score - mean) * (score - mean)) / weight;
        Ok(Self { family, levels, mean, total, weight, spread, n, design: None })
    }

    /// `unit` times the mean, rounded once where total and unit are whole: 100/3, not 100 · (1/3).
    pub fn times(&self, unit: f64) -> f64 {
        unit * self.total / self.weight
    }

    /// Linearised with a design; else √(spread/n) for shares and net scores, √(spread/(n − 1)) for means.
    #[allow(clippy::cast_precision_loss)]
    pub fn standard_error(&self) -> Option<f64> {
        let n = self.n as f64;
        match (&self.design, self.family) {
            (Some(design), _) => (design.df > 0.0).then_some(design.standard_error),
            (None, Family::Mean) => (n > 1.0).then(|| (self.spread / (n - 1.0)).sqrt()),
            (None, _) => Some((self.spread / n).sqrt()),
        }
    }

    /// The interval by the chosen method, or by the default of this kind of number.
    pub fn bounds(&self, settings: &IntervalSettings) -> Result<Bounds, Error> {
        let level = Level::new(settings.confidence_level)?;
        let default = self.family.default_interval();
        let chosen = settings.interval.unwrap_or(default);
        let chosen = if self.design.is_some() && chosen == default { Interval::Linearised } else { chosen };
        let ends = match (chosen, self.family) {
            (Interval::Linearised, _) => return Ok(self.linearised(level)),
            (Interval::ScoreNeff, Family::Share | Family::Net) => return Ok(self.score_neff(level)),
            (Interval::Logit | Interval::Beta, Family::Share) if self.design.is_some() => {
                return Ok(self.transformed(chosen, level));
            }
            _ if self.design.is_some() => return Err(self.refuse(chosen)),
            (Interval::Bootstrap, _) => {
                Some(bootstrap(&self.levels, settings.resamples, settings.seed, level.tail())?)
            }
            (Interval::T, Family::Mean) => return Ok(self.linearised(level).named("t")),
            (_, Family::Net) => {
                let (up, down) = (self.count_of(1.0), self.count_of(-1.0));
                Some(net_interval(chosen, up, down, self.count(), level).ok_or_else(|| self.refuse(chosen))?)
            }
            (_, Family::Share) => {
                let method = share_method(chosen).ok_or_else(|| self.refuse(chosen))?;
                share_bounds(method, self.count_of(1.0), self.count(), level)
            }
            _ => return Err(self.refuse(chosen)),
        };
        Ok(Bounds { ends, method: chosen.as_str().into() })
    }

    /// t on the linearised standard error; where that is 0 it says nothing, and the score interval speaks.
    #[allow(clippy::cast_precision_loss)]
    fn linearised(&self, level: Level) -> Bounds {
        let (standard_error, df) = match &self.design {
            Some(design) => (design.standard_error, design.df),
            None => ((self.spread / (self.count() - 1.0).max(1.0)).sqrt(), self.count() - 1.0),
        };
        if df > 0.0 && standard_error == 0.0 && self.family != Family::Mean {
            return self.score_neff(level);
        }
        match t_bounds(self.mean, standard_error, df, level.tail()) {
            Some(ends) => Bounds { ends: Some(ends), method: "linearised".into() },
            None => Bounds { ends: None, method: no_interval("no degrees of freedom") },
        }
    }

    /// The score interval of as many independent answers as the design is worth.
    fn score_neff(&self, level: Level) -> Bounds {
        let n = self.design.as_ref().map_or(self.count(), DesignMean::effective_n);
        let ends = match self.family {
            Family::Share => share_bounds(ShareInterval::Wilson, self.mean * n, n, level),
            // The two shares follow from mean and spread: up + down = spread + mean².
            _ => {
                let both = self.spread + self.mean * self.mean;
                let (up, down) = ((both + self.mean) / 2.0, ((both - self.mean) / 2.0).max(0.0));
                net_interval(Interval::Score, up * n, down * n, n, level)
            }
        };
        Bounds { ends, method: "score_neff".into() }
    }

    /// The log-odds and beta intervals of R's survey package.
    #[allow(clippy::cast_precision_loss)]
    fn transformed(&self, chosen: Interval, level: Level) -> Bounds {
        let none = |reason| Bounds { ends: None, method: no_interval(reason) };
        let Some(design) = &self.design else { return none("no design") };
        let (p, variance) = (self.mean, design.standard_error * design.standard_error);
        if design.df <= 0.0 {
            return none("no degrees of freedom");
        }
        if variance == 0.0 || p <= 0.0 || p >= 1.0 {
            return self.score_neff(level);
        }
        let t = student_t_quantile(level.tail(), design.df);
        let ends = if chosen == Interval::Logit {
            let centre = ln(p / (1.0 - p));
            let arm = -t * design.standard_error / (p * (1.0 - p));
            let share = |odds: f64| 1.0 / (1.0 + exp(-odds));
            (share(centre - arm), share(centre + arm))
        } else {
            let alone = student_t_quantile(level.tail(), design.n as f64 - 1.0);
            let n = p * (1.0 - p) / variance * (alone / t) * (alone / t);
            (
                beta_quantile(level.tail(), n * p, n * (1.0 - p) + 1.0),
                upper_beta(level.tail(), n * p + 1.0, n * (1.0 - p)),
            )
        };
        if ends.0.is_finite() && ends.1.is_finite() {
            Bounds { ends: Some(ends), method: chosen.as_str().into() }
        } else {
            self.score_neff(level)
        }
    }

    #[allow(clippy::cast_precision_loss)]
    fn count(&self) -> f64 {
        self.n as f64
    }

    #[allow(clippy::cast_precision_loss)]
    fn count_of(&self, score: f64) -> f64 {
        self.levels.iter().find(|(level, _)| *level == score).map_or(0.0, |(_, count)| *count as f64)
    }

    fn refuse(&self, chosen: Interval) -> Error {
        refuse(self.family, self.design.is_some(), chosen)
    }
}

/// The error for an interval that a family does not have.
fn refuse(family: Family, design: bool, chosen: Interval) -> Error {
    let fitting = match (family, design) {
        (Family::Share, true) => "'linearised', 'score_neff', 'logit' or 'beta' with a design",
        (Family::Net, true) => "'linearised' or 'score_neff' with a design",
        (Family::Mean, true) => "'linearised' with a design",
        (Family::Share, false) => {
            "'wilson', 'wilson_corrected', 'clopper_pearson', 'jeffreys', 'agresti_coull', 'wald', 'linearised', \
             'score_neff' or 'bootstrap' for a share ('logit' or 'beta' with a design)"
        }
        (Family::Net, false) => {
            "'score', 'adjusted_wald', 'adjusted_wald_one', 'adjusted_wald_z', 'agresti_min', 'wald', 'linearised', \
             'score_neff' or 'bootstrap' for a net score"
        }
        (Family::Mean, false) => "'t', 'linearised' or 'bootstrap' for a mean",
    };
    Error::bad_option("interval", format!("must be {fitting}, got '{}'", chosen.as_str()))
}

impl IntervalSettings {
    /// Refuses what no rows could make right: a level that is none, an interval the family never has.
    pub fn check(&self, family: Family) -> Result<(), Error> {
        Level::new(self.confidence_level)?;
        if !(10..=10_000_000).contains(&self.resamples) {
            return Err(Error::bad_option("resamples", "must be between 10 and 10000000"));
        }
        let Some(chosen) = self.interval else { return Ok(()) };
        let fits = match (chosen, family) {
            (Interval::Linearised | Interval::Bootstrap, _) => true,
            (Interval::T, family) => family == Family::Mean,
            (Interval::ScoreNeff, family) => family != Family::Mean,
            (Interval::Wald, family) => family != Family::Mean,
            (Interval::Logit | Interval::Beta, family) => family == Family::Share,
            (chosen, Family::Share) => share_method(chosen).is_some(),
            (chosen, Family::Net) => share_method(chosen).is_none(),
            (_, Family::Mean) => false,
        };
        if fits {
            Ok(())
        } else {
            Err(refuse(family, false, chosen))
        }
    }
}

impl Bounds {
    fn named(self, method: &'static str) -> Self {
        if self.ends.is_some() {
            Self { method: method.into(), ..self }
        } else {
            self
        }
    }

    /// The same interval on another scale.
    pub fn map(self, to: impl Fn(f64) -> f64) -> Self {
        Self { ends: self.ends.map(|(low, high)| (to(low), to(high))), ..self }
    }
}

/// Σ a·b, rounded once. Few and whole products, the usual case, need no limbs: they fit a double exactly.
pub(crate) fn sum_of_products(products: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let mut total = 0.0;
    let mut reach = 0.0;
    let mut whole = true;
    for (a, b) in products.clone() {
        total += a * b;
        reach += (a * b).abs();
        whole &= is_whole(a) && is_whole(b);
    }
    if whole && reach <= EXACT {
        return total;
    }
    let mut sum = ExactSum::default();
    for (a, b) in products {
        sum.push_product(a, b).expect("weights and scores are bounded");
    }
    sum.value().expect("weights and scores are bounded")
}

/// Whether a number of moderate size is whole; a larger one may be called broken.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
fn is_whole(value: f64) -> bool {
    value as i64 as f64 == value
}

const fn share_method(interval: Interval) -> Option<ShareInterval> {
    Some(match interval {
        Interval::Wilson => ShareInterval::Wilson,
        Interval::WilsonCorrected => ShareInterval::WilsonCorrected,
        Interval::ClopperPearson => ShareInterval::ClopperPearson,
        Interval::Jeffreys => ShareInterval::Jeffreys,
        Interval::AgrestiCoull => ShareInterval::AgrestiCoull,
        Interval::Wald => ShareInterval::Wald,
        _ => return None,
    })
}
