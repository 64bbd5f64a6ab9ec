//! Where a number stands against its target and against others.

use crate::scorecard::{Benchmark, Better, Target};
use serde::Serialize;

/// Where a number stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The whole interval reaches the target.
    Met,
    /// The whole interval falls short of it.
    Missed,
    /// The interval contains the limit: the data do not say.
    Undecided,
    /// There is no number.
    NoData,
    /// No target was set.
    NoTarget,
}

impl Status {
    /// The word on the page.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Undecided => "undecided",
            Self::NoData => "no data",
            Self::NoTarget => "no target",
        }
    }

    /// Compares an interval with a target. Without an interval nothing is certain.
    #[must_use]
    pub fn of(interval: Option<(f64, f64)>, target: Option<Target>, better: Better) -> Self {
        let Some(target) = target else { return Self::NoTarget };
        let Some((low, high)) = interval else { return Self::Undecided };
        let (met, missed) = match (target, better) {
            (Target::Number(least), Better::Higher) => (low >= least, high < least),
            (Target::Number(most), Better::Lower) => (high <= most, low > most),
            (Target::Band(from, to), _) => (low >= from && high <= to, high < from || low > to),
        };
        match (met, missed) {
            (true, _) => Self::Met,
            (_, true) => Self::Missed,
            _ => Self::Undecided,
        }
    }
}

/// Where a number stands against a benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// The whole interval is better.
    Differentiated,
    /// The whole interval lies within the margin.
    OnPar,
    /// The whole interval is worse.
    Behind,
    /// The data do not say.
    Undecided,
}

impl Position {
    /// The words on the page.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Differentiated => "differentiated from",
            Self::OnPar => "on par with",
            Self::Behind => "behind",
            Self::Undecided => "undecided against",
        }
    }

    /// Compares an interval with a benchmark and its margin.
    #[must_use]
    pub fn of(interval: Option<(f64, f64)>, benchmark: &Benchmark, better: Better) -> Self {
        let Some((low, high)) = interval else { return Self::Undecided };
        let (above, below) = (low > benchmark.value, high < benchmark.value);
        let (ahead, behind) = match better {
            Better::Higher => (above, below),
            Better::Lower => (below, above),
        };
        if ahead {
            Self::Differentiated
        } else if behind {
            Self::Behind
        } else if low >= benchmark.value - benchmark.margin && high <= benchmark.value + benchmark.margin {
            Self::OnPar
        } else {
            Self::Undecided
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_or_missed_only_when_the_whole_interval_says_so() {
        let of = |low, high, target, better| Status::of(Some((low, high)), Some(target), better);
        let cases = [
            (45.0, 48.0, Target::Number(45.0), Better::Higher, Status::Met),
            (44.9, 48.0, Target::Number(45.0), Better::Higher, Status::Undecided),
            (40.0, 44.9, Target::Number(45.0), Better::Higher, Status::Missed),
            (40.0, 45.0, Target::Number(45.0), Better::Higher, Status::Undecided),
            (40.0, 45.0, Target::Number(45.0), Better::Lower, Status::Met),
            (45.1, 46.0, Target::Number(45.0), Better::Lower, Status::Missed),
            (0.75, 0.85, Target::Band(0.75, 0.85), Better::Higher, Status::Met),
            (0.74, 0.80, Target::Band(0.75, 0.85), Better::Higher, Status::Undecided),
            (0.70, 0.74, Target::Band(0.75, 0.85), Better::Higher, Status::Missed),
            (0.86, 0.90, Target::Band(0.75, 0.85), Better::Higher, Status::Missed),
        ];
        for (low, high, target, better, want) in cases {
            assert_eq!(of(low, high, target, better), want, "{low} {high} {target:?} {better:?}");
        }
        assert_eq!(Status::of(None, Some(Target::Number(1.0)), Better::Higher), Status::Undecided);
        assert_eq!(Status::of(Some((0.0, 1.0)), None, Better::Higher), Status::NoTarget);
    }

    #[test]
    fn a_benchmark_has_a_better_side_and_a_margin() {
        let benchmark = Benchmark { label: "others".into(), value: 36.0, margin: 3.0 };
        let cases = [
            (36.1, 43.0, Better::Higher, Position::Differentiated),
            (36.1, 43.0, Better::Lower, Position::Behind),
            (30.0, 35.9, Better::Higher, Position::Behind),
            (33.0, 39.0, Better::Higher, Position::OnPar),
            (32.9, 39.0, Better::Higher, Position::Undecided),
            (35.0, 39.1, Better::Lower, Position::Undecided),
        ];
        for (low, high, better, want) in cases {
            assert_eq!(Position::of(Some((low, high)), &benchmark, better), want, "{low} {high} {better:?}");
        }
    }
}
