//! The notation of patterns: `(?1)`, `.`, `.*`, `(?t<=3600)`.

use crate::time::SECOND;
use crate::Error;

/// A longer pattern is refused: its search takes memory for every event and element.
const MOST_ELEMENTS: usize = 64;

/// One event of a pattern, and how it must follow the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Which condition it meets, from 0; nothing for any event.
    pub condition: Option<usize>,
    /// Whether other events may lie between it and the one before.
    pub apart: bool,
    /// The least and the greatest time since the one before, in microseconds.
    pub gap: (i64, i64),
}

const NO_GAP: (i64, i64) = (0, i64::MAX);

struct Parser<'a> {
    text: &'a str,
    /// What has not been read yet.
    rest: &'a str,
    conditions: usize,
}

impl<'a> Parser<'a> {
    /// An error at a place in the text, by characters from 1.
    fn refuse(&self, rest: &str, reason: &str) -> Error {
        let read = self.text.len() - rest.len();
        let character = self.text.get(..read).map_or(0, |read| read.chars().count()) + 1;
        let got = match rest.chars().next() {
            Some(letter) => format!("'{}'", letter.escape_debug()),
            None => "its end".to_owned(),
        };
        Error::bad_option("pattern", format!("must {reason}, got {got} at character {character}"))
    }

    fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes the letters at the front of which this holds.
    fn take_while(&mut self, holds: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|letter| !holds(letter)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn close(&mut self) -> Result<(), Error> {
        if self.take(")") {
            return Ok(());
        }
        Err(self.refuse(self.rest, "close with ')'"))
    }

    /// A condition's number, after `(?`.
    fn condition(&mut self) -> Result<usize, Error> {
        let at = self.rest;
        let digits = self.take_while(|letter| letter.is_ascii_digit());
        let known = digits.parse::<usize>().ok().filter(|number| (1..=self.conditions).contains(number));
        let Some(number) = known else {
            let reason = format!("name a condition from 1 to {}", self.conditions);
            return Err(self.refuse(at, &reason));
        };
        self.close()?;
        Ok(number - 1)
    }

    /// A comparison with a time, after `(?t`: the least and the greatest time.
    fn gap(&mut self) -> Result<(i64, i64), Error> {
        let at = self.rest;
        let comparison = ["<=", ">=", "==", "<", ">"].into_iter().find(|token| self.take(token));
        let Some(comparison) = comparison else {
            return Err(self.refuse(at, "compare the time by <=, <, >=, > or =="));
        };
        let at = self.rest;
        let number = self.take_while(|letter| letter.is_ascii_digit() || letter == '.');
        let Some(micros) = micros(number) else {
            return Err(self.refuse(at, "name a number of seconds, at most to the microsecond"));
        };
        self.close()?;
        Ok(match comparison {
            "<=" => (0, micros),
            // Times are whole microseconds. Nothing is less than no time at all.
            "<" => (0, micros - 1),
            ">=" => (micros, i64::MAX),
            ">" => (micros.saturating_add(1), i64::MAX),
            _ => (micros, micros),
        })
    }
}

/// The microseconds of a number of seconds; nothing when it is none, or not a whole number of microseconds.
fn micros(number: &str) -> Option<i64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 6 || !digits(part) || (part.is_empty() && number.contains('.')) {
        return None;
    }
    let part = format!("{part:0<6}").parse::<i64>().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(SECOND)?.checked_add(part)
}

/// The events of a pattern.
pub(super) fn parse(text: &str, conditions: usize) -> Result<Vec<Element>, Error> {
    let mut parser = Parser { text, rest: text, conditions };
    let mut elements: Vec<Element> = Vec::new();
    let mut next = Element { condition: None, apart: false, gap: NO_GAP };
    // Where a time condition stands that no event has met yet.
    let mut open = None;
    loop {
        parser.take_while(char::is_whitespace);
        let at = parser.rest;
        if at.is_empty() {
            break;
        }
        if parser.take("(?t") {
            if elements.is_empty() {
                return Err(parser.refuse(at, "name an event before a time condition"));
            }
            let (least, most) = parser.gap()?;
            next.gap = (next.gap.0.max(least), next.gap.1.min(most));
            next.apart = true;
            open = Some(at);
            continue;
        }
        if parser.take(".*") {
            next.apart = true;
            continue;
        }
        let condition = if parser.take("(?") {
            Some(parser.condition()?)
        } else if parser.take(".") {
            None
        } else {
            return Err(parser.refuse(at, "be made of (?1), (?t<=60), . and .*"));
        };
        if elements.len() == MOST_ELEMENTS {
            return Err(parser.refuse(at, &format!("have at most {MOST_ELEMENTS} events")));
        }
        elements.push(Element { condition, ..next });
        next = Element { condition: None, apart: false, gap: NO_GAP };
        open = None;
    }
    match (open, elements.is_empty()) {
        (Some(at), _) => Err(parser.refuse(at, "name an event after a time condition")),
        (None, true) => Err(parser.refuse(parser.rest, "name an event")),
        (None, false) => Ok(elements),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pattern_says() {
        let apart = |condition, gap| Element { condition, apart: true, gap };
        let next = |condition| Element { condition, apart: false, gap: NO_GAP };
        assert_eq!(parse("(?1)(?2)", 2).unwrap(), [next(Some(0)), next(Some(1))]);
        assert_eq!(
            parse(" (?1) . .* (?2) ", 2).unwrap(),
            [next(Some(0)), next(None), apart(Some(1), NO_GAP)]
        );
        let second = |text: &str| parse(text, 2).unwrap()[1];
        assert_eq!(second("(?1)(?t<=3600)(?2)"), apart(Some(1), (0, 3_600 * SECOND)));
        assert_eq!(second("(?1)(?t<0.5)(?2)"), apart(Some(1), (0, 499_999)));
        assert_eq!(second("(?1)(?t>2)(?t<=9).*."), apart(None, (2 * SECOND + 1, 9 * SECOND)));
        assert_eq!(second("(?1)(?t==7)(?2)"), apart(Some(1), (7 * SECOND, 7 * SECOND)));
        // Before the first event and after the last nothing more is asked.
        assert_eq!(parse(".*(?2).*", 2).unwrap(), [apart(Some(1), NO_GAP)]);
    }

    #[test]
    fn what_is_no_pattern_is_refused_by_its_place() {
        for (text, said) in [
            ("", "must name an event, got its end at character 1"),
            (".*", "must name an event, got its end at character 3"),
            ("(?1)x", "must be made of (?1), (?t<=60), . and .*, got 'x' at character 5"),
            ("(?1)é(?2)", "must be made of (?1), (?t<=60), . and .*, got 'é' at character 5"),
            ("(?0)", "must name a condition from 1 to 2, got '0' at character 3"),
            ("(?3)", "must name a condition from 1 to 2, got '3' at character 3"),
            ("(?)", "must name a condition from 1 to 2, got ')' at character 3"),
            ("(?1", "must close with ')', got its end at character 4"),
            ("(?99999999999999999999)", "must name a condition from 1 to 2, got '9' at character 3"),
            ("(?t<=1)(?1)", "must name an event before a time condition, got '(' at character 1"),
            ("(?1)(?t<=1)", "must name an event after a time condition, got '(' at character 5"),
            ("(?1)(?t<=1).*", "must name an event after a time condition, got '(' at character 5"),
            ("(?1)(?t!=1)(?2)", "must compare the time by <=, <, >=, > or ==, got '!' at character 8"),
            (
                "(?1)(?t<=)(?2)",
                "must name a number of seconds, at most to the microsecond, got ')' at character 10",
            ),
            (
                "(?1)(?t<=1.)(?2)",
                "must name a number of seconds, at most to the microsecond, got '1' at character 10",
            ),
            (
                "(?1)(?t<=-1)(?2)",
                "must name a number of seconds, at most to the microsecond, got '-' at character 10",
            ),
            (
                "(?1)(?t<=1.0000001)(?2)",
                "must name a number of seconds, at most to the microsecond, got '1' at character 10",
            ),
            (
                "(?1)(?t<=9223372036855)(?2)",
                "must name a number of seconds, at most to the microsecond, got '9' at character 10",
            ),
            ("(?1)(?t<=1(?2)", "must close with ')', got '(' at character 11"),
        ] {
            let error = parse(text, 2).unwrap_err();
            assert_eq!(
                (error.code(), error.to_string()),
                ("bad_option", format!("pattern {said}")),
                "{text}"
            );
        }
        assert!(parse(&".".repeat(64), 0).is_ok());
        assert_eq!(parse(&".".repeat(65), 0).unwrap_err().code(), "bad_option");
    }
}
