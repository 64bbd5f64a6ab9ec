//! A length of time written with its unit: `7d`, `30min`, `1.5h`.

use crate::describe::{Described, Kind, Value};
use crate::Error;
use std::fmt;
use std::str::FromStr;

/// The units by name, the longest first, in microseconds.
const UNITS: [(&str, i64); 7] = [
    ("w", 7 * super::DAY),
    ("d", super::DAY),
    ("h", super::HOUR),
    ("min", 60 * super::SECOND),
    ("s", super::SECOND),
    ("ms", 1_000),
    ("us", 1),
];

/// A length of time, a whole number of microseconds from 0.
///
/// Written as a number and a unit: `us`, `ms`, `s`, `min`, `h`, `d` (24 hours), `w` (7 days). `m` is refused, as it
/// may mean minutes or months.
///
/// ```
/// use cxkit::time::Duration;
/// assert_eq!("1.5h".parse::<Duration>()?, Duration::from_micros(5_400_000_000)?);
/// assert_eq!("7d".parse::<Duration>()?.to_string(), "7d");
/// assert_eq!("5m".parse::<Duration>().unwrap_err().to_string(), "duration must say 'min' for minutes, got '5m'");
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(i64);

impl Duration {
    /// So many microseconds.
    ///
    /// # Errors
    /// `out_of_range` for fewer than 0.
    #[allow(clippy::cast_precision_loss)]
    pub fn from_micros(micros: i64) -> Result<Self, Error> {
        if micros < 0 {
            return Err(Error::out_of_range("duration", None, micros as f64, "0 or longer"));
        }
        Ok(Self(micros))
    }

    /// So many days of 24 hours.
    #[must_use]
    pub const fn days(days: u16) -> Self {
        Self(days as i64 * super::DAY)
    }

    /// So many minutes.
    #[must_use]
    pub const fn minutes(minutes: u16) -> Self {
        Self(minutes as i64 * 60 * super::SECOND)
    }

    /// The length in microseconds.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// What is wrong with a text that is no duration.
    fn refusal(text: &str) -> String {
        let got = crate::describe::Value::Text(text.to_owned().into()).describe();
        let unit = text.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
        if unit == "m" {
            return format!("must say 'min' for minutes, got {got}");
        }
        format!("must be a number and one of us, ms, s, min, h, d, w, such as '7d', got {got}")
    }
}

impl FromStr for Duration {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).map(Self).ok_or_else(|| Error::bad_option("duration", Self::refusal(text)))
    }
}

/// The microseconds of a text, exactly; nothing when it is no duration, or not a whole number of microseconds.
fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    let unit_at = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at(unit_at);
    let (_, unit) = UNITS.iter().find(|(name, _)| *name == unit.trim())?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let mut micros = whole.checked_mul(i128::from(*unit))?;
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let part = fraction.parse::<i128>().ok()?.checked_mul(i128::from(*unit))?;
        if part % scale != 0 {
            return None;
        }
        micros = micros.checked_add(part / scale)?;
    }
    i64::try_from(micros).ok()
}

/// In the longest unit up to days that leaves a whole number, so that equal durations read the same.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0s");
        }
        let whole = UNITS.iter().skip(1).find(|(_, length)| self.0 % length == 0);
        let (name, length) = whole.unwrap_or(&("us", 1));
        write!(f, "{}{name}", self.0 / length)
    }
}

impl Described for Duration {
    fn kind() -> Kind {
        Kind::Duration
    }
    fn to_value(&self) -> Value {
        Value::Text(self.to_string().into())
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        value.text().and_then(parse).map(Self).ok_or(())
    }
    fn refusal(value: &Value) -> Option<String> {
        value.text().map(Self::refusal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn micros(text: &str) -> Option<i64> {
        text.parse::<Duration>().ok().map(Duration::micros)
    }

    #[test]
    fn every_unit() {
        for (text, want) in [
            ("1us", 1),
            ("1ms", 1_000),
            ("1s", 1_000_000),
            ("1min", 60_000_000),
            ("1h", 3_600_000_000),
            ("1d", 86_400_000_000),
            ("1w", 604_800_000_000),
            ("0d", 0),
            (" 30 min ", 1_800_000_000),
            ("0.5s", 500_000),
            (".25d", 21_600_000_000),
            ("1.500000us", 1),
            ("2.000us", 2),
        ] {
            let got = micros(text);
            assert_eq!(got, (text != "1.500000us").then_some(want), "{text}");
        }
    }

    #[test]
    fn what_is_refused() {
        for text in [
            "", "7", "d", "7 days", "-7d", "+7d", "7D", "1h30min", "1e3s", "1..5h", ".h", "∞d", "7m", "0.1us",
        ] {
            assert_eq!(text.parse::<Duration>().unwrap_err().code(), "bad_option", "{text}");
        }
        assert_eq!(micros("9223372036854775807us"), Some(i64::MAX));
        assert_eq!(micros("9223372036854775808us"), None);
        assert_eq!(micros("99999999999999999999999999999999999999999w"), None);
        assert_eq!(micros(&format!("0.{}1h", "0".repeat(60))), None);
        assert!(Duration::from_micros(-1).is_err());
    }

    #[test]
    fn a_text_comes_back_the_same() {
        for text in ["0s", "1us", "999ms", "1s", "90min", "36h", "7d", "14d"] {
            let duration: Duration = text.parse().unwrap();
            assert_eq!(duration.to_string(), text);
            assert_eq!(Duration::from_value(&duration.to_value()), Ok(duration));
        }
        assert_eq!("2w".parse::<Duration>().unwrap().to_string(), "14d");
        assert_eq!(Duration::days(7).to_string(), "7d");
    }

    #[test]
    fn an_option_says_what_is_wrong() {
        let mut window = Duration::days(7);
        let refused = crate::describe::assign(&mut window, "window", &Value::Text("5m".into())).unwrap_err();
        assert_eq!(refused.to_string(), "window must say 'min' for minutes, got '5m'");
        assert_eq!(refused.code(), "bad_option");
        let refused = crate::describe::assign(&mut window, "window", &Value::Number(7.0)).unwrap_err();
        assert_eq!(refused.code(), "wrong_type");
        let mut maybe = Some(window);
        let refused = crate::describe::assign(&mut maybe, "window", &Value::Text("x".into())).unwrap_err();
        assert_eq!(refused.code(), "bad_option");
        crate::describe::assign(&mut maybe, "window", &Value::Null).unwrap();
        assert_eq!(maybe, None);
    }
}
