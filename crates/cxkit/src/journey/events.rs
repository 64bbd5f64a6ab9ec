//! The columns of a table of events.

use super::labels::Labels;
use crate::columns::Numbers;
use crate::describe::{choices, options, record};
use crate::time::Times;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What becomes of a row whose customer or touchpoint is a blank text.
    pub enum BlankNames {
        /// It is left out and counted.
        Drop = "drop",
        /// A blank is a name like any other.
        Keep = "keep",
        /// The log is refused, naming the row.
        Error = "error",
    }
}

options! {
    /// Settings of an [`EventLog`](super::EventLog).
    pub struct EventLogOptions {
        /// What becomes of a row whose customer or touchpoint is a blank text.
        blanks: BlankNames = BlankNames::Drop,
    }
}

record! {
    /// Rows that are not in a log, by the first reason that applies.
    pub struct DroppedRows {
        /// The customer is missing.
        pub missing_customer: u64,
        /// The customer's id is blank.
        pub blank_customer: u64,
        /// The time is missing.
        pub missing_time: u64,
        /// The touchpoint is missing.
        pub missing_touchpoint: u64,
        /// The touchpoint's name is blank.
        pub blank_touchpoint: u64,
    }
}

impl Default for DroppedRows {
    fn default() -> Self {
        Self::from_counts([0; 5])
    }
}

impl DroppedRows {
    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts().into_iter().fold(0, u64::saturating_add)
    }

    pub(super) fn counts(&self) -> [u64; 5] {
        [
            self.missing_customer,
            self.blank_customer,
            self.missing_time,
            self.missing_touchpoint,
            self.blank_touchpoint,
        ]
    }

    pub(super) fn from_counts(counts: [u64; 5]) -> Self {
        let [missing_customer, blank_customer, missing_time, missing_touchpoint, blank_touchpoint] = counts;
        Self { missing_customer, blank_customer, missing_time, missing_touchpoint, blank_touchpoint }
    }

    pub(super) fn add(&mut self, other: &Self) {
        let mut counts = self.counts();
        counts.iter_mut().zip(other.counts()).for_each(|(sum, more)| *sum = sum.saturating_add(more));
        *self = Self::from_counts(counts);
    }
}

/// A table of events, one a row, in any order: who, when, what.
///
/// ```
/// use cxkit::journey::{EventLog, Events};
/// use cxkit::time::{TimeUnit, Times};
/// let events = Events::new(
///     &[7_i64, 7, 9],
///     Times::new(&[60_i64, 0, 30], TimeUnit::Seconds)?,
///     &["checkout", "landing", "landing"],
/// )
/// .channel(&["web", "mail", "web"]);
/// let log = EventLog::new(&events)?;
/// assert_eq!((log.event_count(), log.customer_count(), log.touchpoint_count()), (3, 2, 2));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Events<'a> {
    pub(super) customer: Labels<'a>,
    pub(super) time: Times<'a>,
    pub(super) touchpoint: Labels<'a>,
    pub(super) words: Vec<(Cow<'a, str>, Labels<'a>)>,
    pub(super) numbers: Vec<(Cow<'a, str>, Numbers<'a>)>,
}

impl<'a> Events<'a> {
    /// Events by customer, time and touchpoint.
    #[must_use]
    pub fn new(customer: impl Into<Labels<'a>>, time: Times<'a>, touchpoint: impl Into<Labels<'a>>) -> Self {
        Self {
            customer: customer.into(),
            time,
            touchpoint: touchpoint.into(),
            words: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// The channel of each event; an attribute of that name.
    #[must_use]
    pub fn channel(self, channel: impl Into<Labels<'a>>) -> Self {
        self.attribute("channel", channel)
    }

    /// The device of each event; an attribute of that name.
    #[must_use]
    pub fn device(self, device: impl Into<Labels<'a>>) -> Self {
        self.attribute("device", device)
    }

    /// The value of each event, such as the price paid; an attribute of that name.
    #[must_use]
    pub fn value(self, value: impl Into<Numbers<'a>>) -> Self {
        self.number("value", value)
    }

    /// Any property of each event that is a word. A second one of the same name replaces the first.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<Cow<'a, str>>, words: impl Into<Labels<'a>>) -> Self {
        let name = name.into();
        self.forget(&name);
        self.words.push((name, words.into()));
        self
    }

    /// Any property of each event that is a number. A second one of the same name replaces the first.
    #[must_use]
    pub fn number(mut self, name: impl Into<Cow<'a, str>>, numbers: impl Into<Numbers<'a>>) -> Self {
        let name = name.into();
        self.forget(&name);
        self.numbers.push((name, numbers.into()));
        self
    }

    fn forget(&mut self, name: &str) {
        self.words.retain(|(known, _)| known != name);
        self.numbers.retain(|(known, _)| known != name);
    }

    /// How many rows, after checking that every column has so many.
    pub(super) fn check(&self) -> Result<usize, Error> {
        let required = self.customer.len();
        let named = [("time", self.time.len()), ("touchpoint", self.touchpoint.len())];
        let named = named.into_iter().map(|(name, length)| (Cow::Borrowed(name), length));
        let words = self.words.iter().map(|(name, column)| (name.to_string().into(), column.len()));
        let numbers = self.numbers.iter().map(|(name, column)| (name.to_string().into(), column.len()));
        for (what, length) in named.chain(words).chain(numbers) {
            if length != required {
                return Err(Error::UnequalLengths { what, length, required });
            }
        }
        if required >= MOST_EVENTS {
            #[allow(clippy::cast_precision_loss)]
            return Err(Error::out_of_range("events of one log", None, required as f64, "below 2^32 - 2"));
        }
        Ok(required)
    }
}

/// Rows are counted in 32 bits.
pub(super) const MOST_EVENTS: usize = u32::MAX as usize - 1;
