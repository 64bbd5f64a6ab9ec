//! What a number is a number of, and how it is written for people.

use crate::format::{decimals_for, fixed};
use cxkit::describe;
use serde::Serialize;

/// The unit of a value. Lengths of time are seconds in every export, and on the page what suits their size.
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
    /// Seconds, written as such.
    Seconds,
    /// Seconds, written as minutes.
    #[serde(rename = "seconds")]
    Minutes,
    /// Seconds, written as hours.
    #[serde(rename = "seconds")]
    Hours,
    /// Seconds, written as days.
    #[serde(rename = "seconds")]
    Days,
    /// A whole number of things.
    Count,
    /// A plain number.
    Number,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;

impl Unit {
    pub(crate) const fn of(unit: describe::Unit) -> Self {
        match unit {
            describe::Unit::Points => Self::Points,
            describe::Unit::Share => Self::Share,
            describe::Unit::Answer => Self::Answer,
            describe::Unit::OutOf100 => Self::OutOf100,
            describe::Unit::Seconds => Self::Seconds,
            describe::Unit::Count => Self::Count,
            _ => Self::Number,
        }
    }

    /// The unit a value of this size is written in: times change, everything else stays.
    pub(crate) fn suited_to(self, value: f64) -> Self {
        match (self, value.abs()) {
            (Self::Seconds, seconds) if seconds >= 2.0 * DAY => Self::Days,
            (Self::Seconds, seconds) if seconds >= 2.0 * HOUR => Self::Hours,
            (Self::Seconds, seconds) if seconds >= 2.0 * MINUTE => Self::Minutes,
            (unit, _) => unit,
        }
    }

    /// Whether values are lengths of time.
    pub(crate) const fn is_time(self) -> bool {
        matches!(self, Self::Seconds | Self::Minutes | Self::Hours | Self::Days)
    }

    /// How many of the shown unit one unit of the value is.
    pub(crate) const fn factor(self) -> f64 {
        match self {
            Self::Share => 100.0,
            Self::Minutes => 1.0 / MINUTE,
            Self::Hours => 1.0 / HOUR,
            Self::Days => 1.0 / DAY,
            _ => 1.0,
        }
    }

    /// The sign after the number.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Share => "\u{a0}%",
            Self::Seconds => "\u{a0}s",
            Self::Minutes => "\u{a0}min",
            Self::Hours => "\u{a0}h",
            Self::Days => "\u{a0}days",
            _ => "",
        }
    }

    /// The sign after a difference of two numbers: two shares differ by points of a per cent.
    pub(crate) const fn difference_sign(self) -> &'static str {
        match self {
            Self::Share => "\u{a0}pp",
            other => other.sign(),
        }
    }

    /// The unit in words, for an axis.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Share => "per cent",
            Self::Answer => "mean answer",
            Self::OutOf100 => "out of 100",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Count => "how many",
            Self::Number => "value",
        }
    }

    const fn most_decimals(self) -> usize {
        match self {
            Self::Answer | Self::Number => 2,
            Self::Count => 0,
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
        // A target of 36 hours is said in hours, whatever the value beside it is written in.
        let whole = |unit: f64| value.abs() >= unit && value % unit == 0.0;
        let unit = match self {
            unit if !unit.is_time() => unit,
            _ if value.abs() >= 2.0 * DAY => Self::Days,
            _ if whole(HOUR) => Self::Hours,
            _ if whole(MINUTE) => Self::Minutes,
            _ => Self::Seconds,
        };
        let shown = value * unit.factor();
        let enough = (0..=6).find(|&decimals| {
            fixed(shown, decimals)
                .replace(['\u{2212}', ','], "")
                .parse::<f64>()
                .is_ok_and(|read| (read - shown.abs()).abs() <= 1e-9 * shown.abs().max(1.0))
        });
        format!("{}{}", fixed(shown, enough.unwrap_or(6)), unit.sign())
    }

    /// A value with its sign: `39.8`, `81.3 %`.
    pub(crate) fn shown(self, value: f64, interval: Option<(f64, f64)>) -> String {
        format!("{}{}", self.number(value, self.decimals(interval)), self.sign())
    }

    /// An interval in words: `37.6 to 43.2`.
    pub(crate) fn span(self, interval: (f64, f64)) -> String {
        self.span_with(interval, self.sign())
    }

    /// A difference with the sign of its direction: `+1.2`, `−3.4 pp`.
    pub(crate) fn difference(self, value: f64, interval: Option<(f64, f64)>) -> String {
        let number = self.number(value, self.decimals(interval));
        let plus =
            if value > 0.0 && number.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { "+" } else { "" };
        format!("{plus}{number}{}", self.difference_sign())
    }

    /// The interval of a difference in words.
    pub(crate) fn difference_span(self, interval: (f64, f64)) -> String {
        self.span_with(interval, self.difference_sign())
    }

    fn span_with(self, interval: (f64, f64), sign: &str) -> String {
        let decimals = self.decimals(Some(interval));
        format!("{} to {}{sign}", self.number(interval.0, decimals), self.number(interval.1, decimals))
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
        assert_eq!(
            [86_400.0, 3_600.0, 5_400.0, 45.0, 864_000.0].map(|seconds| Unit::Days.plain(seconds)),
            ["24\u{a0}h", "1\u{a0}h", "90\u{a0}min", "45\u{a0}s", "10\u{a0}days"]
        );
    }

    #[test]
    fn times_are_written_in_what_suits_them() {
        let shown = |seconds: f64| Unit::Seconds.suited_to(seconds).shown(seconds, None);
        assert_eq!(shown(996_884.7), "11.5\u{a0}days");
        assert_eq!(shown(90.0), "90.0\u{a0}s");
        assert_eq!(shown(7_199.0), "120.0\u{a0}min");
        assert_eq!(serde_json::to_string(&Unit::Days).unwrap(), "\"seconds\"");
    }

    #[test]
    fn differences_say_their_direction() {
        assert_eq!(Unit::Share.difference(0.0123, Some((0.001, 0.024))), "+1.2\u{a0}pp");
        assert_eq!(Unit::Points.difference(-3.4, Some((-6.0, -0.8))), "\u{2212}3.4");
        assert_eq!(Unit::Points.difference(0.01, Some((-6.0, 6.0))), "0.0");
    }
}
