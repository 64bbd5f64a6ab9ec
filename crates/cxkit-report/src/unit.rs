//! What a number is a number of, and how it is written for people.

use crate::format::{decimals_for, fixed};
use serde::Serialize;

/// The unit of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Points from -100 to 100.
    Points,
    /// A fraction, written as per cent.
    Share,
    /// A number on the scale of the answers.
    Answer,
    /// Out of 100.
    OutOf100,
}

impl Unit {
    /// The unit a method of CSAT or CES gives.
    pub(crate) fn of_method(method: &str) -> Self {
        match method {
            "mean" => Self::Answer,
            "percent_of_max" => Self::OutOf100,
            _ => Self::Share,
        }
    }

    /// How many of the shown unit one unit of the value is.
    pub(crate) const fn factor(self) -> f64 {
        match self {
            Self::Share => 100.0,
            _ => 1.0,
        }
    }

    /// The sign after the number.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Share => "\u{a0}%",
            _ => "",
        }
    }

    /// The unit in words, for an axis.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Share => "per cent",
            Self::Answer => "mean answer",
            Self::OutOf100 => "out of 100",
        }
    }

    const fn most_decimals(self) -> usize {
        match self {
            Self::Answer => 2,
            _ => 1,
        }
    }

    /// How many decimals an interval of this half width supports.
    pub(crate) fn decimals(self, interval: Option<(f64, f64)>) -> usize {
        let half = interval.map_or(0.0, |(low, high)| (high - low) / 2.0 * self.factor());
        decimals_for(half).min(self.most_decimals())
    }

    /// A value with a number of decimals, without its sign.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        fixed(value * self.factor(), decimals)
    }

    /// A value as it was set by hand: as many decimals as it needs, with its sign.
    pub(crate) fn plain(self, value: f64) -> String {
        let shown = value * self.factor();
        let enough = (0..=6).find(|&decimals| {
            fixed(shown, decimals)
                .replace(['\u{2212}', ','], "")
                .parse::<f64>()
                .is_ok_and(|read| (read - shown.abs()).abs() <= 1e-9 * shown.abs().max(1.0))
        });
        format!("{}{}", fixed(shown, enough.unwrap_or(6)), self.sign())
    }

    /// A value with its sign: `39.8`, `81.3 %`.
    pub(crate) fn shown(self, value: f64, interval: Option<(f64, f64)>) -> String {
        format!("{}{}", self.number(value, self.decimals(interval)), self.sign())
    }

    /// An interval in words: `37.6 to 43.2`.
    pub(crate) fn span(self, interval: (f64, f64)) -> String {
        let decimals = self.decimals(Some(interval));
        format!(
            "{} to {}{}",
            self.number(interval.0, decimals),
            self.number(interval.1, decimals),
            self.sign()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_what_the_interval_supports() {
        assert_eq!(Unit::Points.shown(40.3976, Some((37.568, 43.228))), "40.4");
        assert_eq!(Unit::Points.span((37.568, 43.228)), "37.6 to 43.2");
        assert_eq!(Unit::Points.shown(-12.34, Some((-40.0, 30.0))), "\u{2212}12");
        assert_eq!(Unit::Share.shown(0.8134, Some((0.80, 0.826))), "81.3\u{a0}%");
        assert_eq!(Unit::Answer.shown(4.0249, Some((3.99, 4.06))), "4.02");
    }

    #[test]
    fn targets_keep_the_digits_they_were_given() {
        assert_eq!(Unit::Points.plain(45.0), "45");
        assert_eq!(Unit::Share.plain(0.825), "82.5\u{a0}%");
        assert_eq!(Unit::Share.plain(0.07), "7\u{a0}%");
        assert_eq!(Unit::Points.plain(-1234.5), "\u{2212}1,234.5");
    }
}
