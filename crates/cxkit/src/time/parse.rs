//! Reading a point in time from text.

use super::zone::beyond_calendar;
use super::{days_from_date, DAY, EARLIEST, HOUR, LATEST, SECOND};
use crate::describe::Value;
use crate::Error;

/// Reads a date, or a date and a time, as ISO 8601 writes them. The answer is in microseconds since 1970 and says
/// whether the text names its zone; where it does not, it is the local time as if it were UTC.
///
/// `2024-02-29`, `2024-02-29T23:59`, `2024-02-29 23:59:59.123456789Z`, `20240229T235959+0530`, `… -03:00`, `… UTC`.
/// A date alone is its midnight. Digits beyond the microsecond are cut off. `24:00` is the end of the day, and second
/// 60 the end of its minute, as a leap second is written. Week dates, ordinal dates and months alone are refused.
///
/// # Errors
/// `wrong_type` for any other text or a date that does not exist; `out_of_range` for a point in time before year 1
/// or after year 9999.
///
/// ```
/// use cxkit::time::parse_iso8601;
/// assert_eq!(parse_iso8601("1970-01-02T00:00:00.5+01:00")?, (82_800_500_000, true));
/// assert_eq!(parse_iso8601("1970-01-02")?, (86_400_000_000, false));
/// assert_eq!(parse_iso8601("2023-02-29").unwrap_err().code(), "wrong_type");
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn parse_iso8601(text: &str) -> Result<(i64, bool), Error> {
    let (micros, zoned) =
        Reader { rest: text.trim().as_bytes() }.point().ok_or_else(|| Error::WrongType {
            what: "time".into(),
            required: "a date and time such as 2024-02-29T23:59:59Z".into(),
            got: Value::Text(text.to_owned().into()).describe().into(),
            row: None,
        })?;
    if !(EARLIEST..=LATEST).contains(&micros) {
        return Err(beyond_calendar("time", None, micros / SECOND));
    }
    Ok((micros, zoned))
}

/// What is left of the text.
struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn point(mut self) -> Option<(i64, bool)> {
        let year = self.digits(4)?;
        let dashes = self.eat(b'-');
        let month = self.digits(2)?;
        if dashes != self.eat(b'-') {
            return None;
        }
        let day = self.digits(2)?;
        let year = i32::try_from(year).ok()?;
        let days = days_from_date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        let midnight = i64::from(days) * DAY;
        if self.rest.is_empty() {
            return Some((midnight, false));
        }
        if !(self.eat(b'T') || self.eat(b't') || self.eat(b' ')) {
            return None;
        }
        let time = self.time_of_day()?;
        let offset = self.offset()?;
        self.rest.is_empty().then_some((midnight + time - offset.unwrap_or(0), offset.is_some()))
    }

    fn time_of_day(&mut self) -> Option<i64> {
        let hour = self.digits(2)?;
        let colons = self.eat(b':');
        let minute = self.digits(2)?;
        let more = if colons { self.eat(b':') } else { self.rest.first().is_some_and(u8::is_ascii_digit) };
        let second = if more { self.digits(2)? } else { 0 };
        let fraction = if more && (self.eat(b'.') || self.eat(b',')) { self.fraction()? } else { 0 };
        let time = hour * HOUR + minute * 60 * SECOND + second * SECOND + fraction;
        let leap = second == 60 && fraction == 0 && minute % 30 == 29;
        (minute < 60 && (second < 60 || leap) && (hour < 24 || time == DAY)).then_some(time)
    }

    /// Digits after the point, in microseconds.
    fn fraction(&mut self) -> Option<i64> {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        let digits = digits.iter().chain(b"000000").take(6);
        (count > 0).then(|| digits.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
    }

    /// The offset from UTC in microseconds; `Some(None)` where the text names none.
    fn offset(&mut self) -> Option<Option<i64>> {
        if self.rest.is_empty() {
            return Some(None);
        }
        self.eat(b' ');
        if let Some(rest) = self.rest.strip_prefix(b"UTC") {
            self.rest = rest;
            return Some(Some(0));
        }
        if self.eat(b'Z') || self.eat(b'z') {
            return Some(Some(0));
        }
        let behind = match self.rest.first() {
            Some(b'+') => false,
            Some(b'-') => true,
            _ => return None,
        };
        self.rest = self.rest.get(1..)?;
        let hour = self.digits(2)?;
        self.eat(b':');
        let minute = if self.rest.is_empty() { 0 } else { self.digits(2)? };
        self.eat(b':');
        let second = if self.rest.is_empty() { 0 } else { self.digits(2)? };
        let offset = (hour * 3_600 + minute * 60 + second) * SECOND;
        (hour < 24 && minute < 60 && second < 60).then_some(Some(if behind { -offset } else { offset }))
    }

    fn eat(&mut self, byte: u8) -> bool {
        match self.rest.strip_prefix(&[byte]) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// A number of exactly so many digits.
    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        digits
            .iter()
            .try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_many_forms() {
        // Python 3.11: datetime.fromisoformat, as UTC, in microseconds; forms it refuses by hand.
        for (text, micros, zoned) in [
            ("1970-01-01", 0, false),
            ("19700102", DAY, false),
            ("1969-12-31T23:59:59.999999", -1, false),
            ("2024-02-29T23:59:59.123456789Z", 1_709_251_199_123_456, true),
            ("2024-02-29 23:59", 1_709_251_140_000_000, false),
            ("2024-02-29t23:59z", 1_709_251_140_000_000, true),
            ("20240229T235959+0530", 1_709_231_399_000_000, true),
            ("2024-02-29T23:59:59+05:30", 1_709_231_399_000_000, true),
            ("2024-02-29T23:59:59-03", 1_709_261_999_000_000, true),
            ("2024-02-29 23:59:59 UTC", 1_709_251_199_000_000, true),
            ("2024-02-29 23:59:59.5 +00:00", 1_709_251_199_500_000, true),
            ("2024-02-29T24:00", 1_709_251_200_000_000, false),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000_000, true),
            ("2024-02-29T00:00:00,25", 1_709_164_800_250_000, false),
            ("1850-06-01T12:00:00+00:53:28", -3_773_739_208_000_000, true),
            ("0001-01-01", EARLIEST, false),
            ("9999-12-31T23:59:59.999999Z", LATEST, true),
            ("  2024-02-29  ", 1_709_164_800_000_000, false),
        ] {
            assert_eq!(parse_iso8601(text), Ok((micros, zoned)), "{text}");
        }
    }

    #[test]
    fn texts_that_are_no_time() {
        for text in [
            "",
            "now",
            "2024",
            "2024-02",
            "2024-2-29",
            "2024-02-30",
            "2023-02-29",
            "2024-00-10",
            "2024-13-01",
            "24-02-29",
            "2024-02-29T",
            "2024-02-29T2",
            "2024-02-29T24:01",
            "2024-02-29T25:00",
            "2024-02-29T23:60",
            "2024-02-29T23:58:60",
            "2024-02-29T23:59:61",
            "2024-02-29T23:59:59.",
            "2024-02-29T23:59:59.5.5",
            "2024-02-29T23:59:59+",
            "2024-02-29T23:59:59+5",
            "2024-02-29T23:59:59+24:00",
            "2024-02-29T23:59:59+05:60",
            "2024-02-29T23:59:59Zulu",
            "2024-02-29T23:59:59Z[UTC]",
            "2024-W09-4",
            "2024-060",
            "202402-29",
            "2024-0229",
            "29/02/2024",
            "2024/02/29",
            "-2024-02-29",
            "+2024-02-29",
            "٢٠٢٤-02-29",
            "2024-02-29X10:00",
            "1709164800",
        ] {
            assert_eq!(parse_iso8601(text).map_err(|error| error.code()), Err("wrong_type"), "{text}");
        }
    }

    #[test]
    fn beyond_the_calendar() {
        for text in
            ["0000-12-31", "0001-01-01T00:00+00:01", "9999-12-31T23:59:59.999999-00:01", "9999-12-31T24:00"]
        {
            assert_eq!(parse_iso8601(text).map_err(|error| error.code()), Err("out_of_range"), "{text}");
        }
    }
}
