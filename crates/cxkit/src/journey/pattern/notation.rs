//! A pattern: its notation, the kinds of events it speaks of, and a way to put one together.

use super::parse::{parse, Element};
use crate::describe::options;
use crate::journey::kind::EventKind;
use crate::journey::UnknownTouchpoint;
use crate::time::{Duration, SECOND};
use crate::Error;

/// Conditions are bits of a 64-bit mask.
const MOST_CONDITIONS: usize = 64;

options! {
    /// Settings of a [`Pattern`].
    pub struct PatternOptions {
        /// What a name that the log does not have is.
        unknown: UnknownTouchpoint = UnknownTouchpoint::Error,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// A pattern of events, as ClickHouse's `sequenceMatch` writes it, and the conditions it numbers.
///
/// Only events that meet a condition exist for it. `(?1)` is an event that meets the first condition; `.` is any one
/// event, `.*` any number of them; elements side by side are neighbours. `(?t<=3600)` between two events limits the
/// seconds between them, by `<=`, `<`, `>=`, `>` or `==`; anything may lie between then. Seconds may have decimals.
///
/// ```
/// use cxkit::journey::Pattern;
/// use cxkit::time::Duration;
/// let written = Pattern::new("(?1)(?t<=3600)(?2).*(?3)", ["cart", "checkout", "pay"]);
/// let built = Pattern::starts_with("cart").followed_within("checkout", Duration::minutes(60)).followed_by("pay");
/// assert_eq!(written, built);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub(super) text: String,
    pub(super) conditions: Vec<EventKind>,
    pub(super) options: PatternOptions,
}

impl Pattern {
    /// A pattern in its notation; `(?1)` is the first of the conditions.
    #[must_use]
    pub fn new<K: Into<EventKind>>(
        pattern: impl Into<String>,
        conditions: impl IntoIterator<Item = K>,
    ) -> Self {
        let conditions = conditions.into_iter().map(Into::into).collect();
        Self { text: pattern.into(), conditions, options: PatternOptions::default() }
    }

    /// A pattern that begins with this kind of event.
    #[must_use]
    pub fn starts_with(kind: impl Into<EventKind>) -> Self {
        Self::new::<EventKind>("", []).next(kind)
    }

    /// The same, and then at once this kind of event.
    #[must_use]
    pub fn next(self, kind: impl Into<EventKind>) -> Self {
        self.add("", kind.into())
    }

    /// The same, and then this kind of event, at any time.
    #[must_use]
    pub fn followed_by(self, kind: impl Into<EventKind>) -> Self {
        self.add(".*", kind.into())
    }

    /// The same, and then this kind of event, at most so much later.
    #[must_use]
    pub fn followed_within(self, kind: impl Into<EventKind>, time: Duration) -> Self {
        let gate = format!("(?t<={})", seconds(time));
        self.add(&gate, kind.into())
    }

    /// The same, and then this kind of event, at least so much later.
    #[must_use]
    pub fn followed_after(self, kind: impl Into<EventKind>, time: Duration) -> Self {
        let gate = format!("(?t>={})", seconds(time));
        self.add(&gate, kind.into())
    }

    /// The same, and then at once any event that a condition speaks of.
    #[must_use]
    pub fn any_event(mut self) -> Self {
        self.text.push('.');
        self
    }

    /// The same where events of this kind exist too, so that they can come between neighbours.
    #[must_use]
    pub fn among(mut self, kind: impl Into<EventKind>) -> Self {
        self.number(kind.into());
        self
    }

    /// The same with these settings.
    #[must_use]
    pub fn options(mut self, options: PatternOptions) -> Self {
        self.options = options;
        self
    }

    /// The pattern in its notation.
    #[must_use]
    pub fn notation(&self) -> &str {
        &self.text
    }

    /// Checks everything that does not depend on a log.
    ///
    /// # Errors
    /// `bad_option` for a notation that cannot be read, naming the character, and for no condition or more than 64.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::Pattern;
    /// let error = Pattern::new("(?1)(?3)", ["cart", "pay"]).check().unwrap_err();
    /// assert_eq!(error.to_string(), "pattern must name a condition from 1 to 2, got '3' at character 7");
    /// ```
    pub fn check(&self) -> Result<(), Error> {
        self.elements().map(drop)
    }

    pub(super) fn elements(&self) -> Result<Vec<Element>, Error> {
        let count = self.conditions.len();
        if !(1..=MOST_CONDITIONS).contains(&count) {
            return Err(Error::bad_option(
                "conditions",
                format!("must be 1 to {MOST_CONDITIONS}, got {count}"),
            ));
        }
        self.conditions.iter().try_for_each(|kind| kind.check("conditions"))?;
        crate::stats::Level::new(self.options.confidence_level)?;
        parse(&self.text, count)
    }

    /// The number of a condition, from 1.
    fn number(&mut self, kind: EventKind) -> usize {
        if let Some(known) = self.conditions.iter().position(|known| *known == kind) {
            return known + 1;
        }
        self.conditions.push(kind);
        self.conditions.len()
    }

    fn add(mut self, before: &str, kind: EventKind) -> Self {
        let number = self.number(kind);
        self.text.push_str(&format!("{before}(?{number})"));
        self
    }
}

/// A time in seconds, with as many decimals as it needs.
fn seconds(time: Duration) -> String {
    let (whole, part) = (time.micros() / SECOND, time.micros() % SECOND);
    let text = format!("{whole}.{part:06}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
