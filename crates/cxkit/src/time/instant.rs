//! A point in time as a setting: `2026-03-01`, `2026-03-01T12:00:00Z`.

use super::{date_text, parse_iso8601, DAY, SECOND};
use crate::describe::{Described, Kind, Value};
use crate::Error;
use std::fmt;
use std::str::FromStr;

/// A point in time, in microseconds since 1970-01-01T00:00:00Z, written as ISO 8601 has it; without a zone it is in UTC.
///
/// ```
/// use cxkit::time::Instant;
/// let noon: Instant = "2026-03-01T13:00:00+01:00".parse()?;
/// assert_eq!(noon.to_string(), "2026-03-01T12:00:00Z");
/// assert_eq!("2026-03-01".parse::<Instant>()?.micros(), 1_772_323_200_000_000);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Instant(i64);

/// For people, as a point in time stands in a file.
#[cfg(feature = "serde")]
impl From<Instant> for String {
    fn from(instant: Instant) -> Self {
        instant.to_string()
    }
}

#[cfg(feature = "serde")]
impl TryFrom<String> for Instant {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl Instant {
    /// So many microseconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// `out_of_range` beyond the years 1 to 9999.
    #[allow(clippy::cast_precision_loss)]
    pub fn from_micros(micros: i64) -> Result<Self, Error> {
        if !(super::EARLIEST..=super::LATEST).contains(&micros) {
            return Err(Error::out_of_range("time", None, micros as f64, "between the years 1 and 9999"));
        }
        Ok(Self(micros))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }
}

impl FromStr for Instant {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse_iso8601(text).and_then(|(micros, _)| Self::from_micros(micros))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let within = self.0.rem_euclid(DAY);
        let (seconds, micros) = (within / SECOND, within % SECOND);
        let days = i32::try_from(self.0.div_euclid(DAY)).map_err(|_| fmt::Error)?;
        write!(f, "{}T{:02}:{:02}:{:02}", date_text(days), seconds / 3600, seconds / 60 % 60, seconds % 60)?;
        if micros > 0 {
            write!(f, ".{micros:06}")?;
        }
        f.write_str("Z")
    }
}

impl Described for Instant {
    fn kind() -> Kind {
        Kind::Text
    }
    fn to_value(&self) -> Value {
        Value::Text(self.to_string().into())
    }
    fn from_value(value: &Value) -> Result<Self, ()> {
        value.text().and_then(|text| text.parse().ok()).ok_or(())
    }
    fn refusal(value: &Value) -> Option<String> {
        let got = value.describe();
        value
            .text()
            .map(|_| format!("must be a time such as '2026-03-01' or '2026-03-01T12:00:00Z', got {got}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_the_same() {
        for text in [
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00Z",
            "2026-03-01T12:34:56.000001Z",
            "9999-12-31T23:59:59.999999Z",
        ] {
            let instant: Instant = text.parse().unwrap();
            assert_eq!(instant.to_string(), text);
            assert_eq!(Instant::from_value(&instant.to_value()), Ok(instant));
        }
    }

    #[test]
    fn an_option_says_what_is_wrong() {
        let mut as_of = None::<Instant>;
        let set = |as_of: &mut Option<Instant>, value| crate::describe::assign(as_of, "as_of", &value);
        let refused = set(&mut as_of, Value::Text("yesterday".into())).unwrap_err();
        assert_eq!(refused.code(), "bad_option");
        assert_eq!(
            refused.to_string(),
            "as_of must be a time such as '2026-03-01' or '2026-03-01T12:00:00Z', got 'yesterday'"
        );
        assert_eq!(set(&mut as_of, Value::Number(7.0)).unwrap_err().code(), "wrong_type");
        set(&mut as_of, Value::Text("2026-03-01".into())).unwrap();
        assert_eq!(as_of.unwrap().to_string(), "2026-03-01T00:00:00Z");
        assert_eq!(Instant::from_micros(i64::MAX).unwrap_err().code(), "out_of_range");
    }
}
