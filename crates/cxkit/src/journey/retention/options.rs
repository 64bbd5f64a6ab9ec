//! What a retention report is asked for.

use crate::describe::{choices, options};
use crate::journey::kind::EventKind;
use crate::journey::report::Report;
use crate::journey::UnknownTouchpoint;
use crate::time::{Calendar, Duration, Every, Instant, HOUR};
use crate::Error;

/// More cells than this are no table anybody reads.
pub(super) const MOST_CELLS: usize = 5_000_000;

choices! {
    /// Which customers make up the cohort of a period.
    pub enum RetentionKind {
        /// Everyone with a start event in the period: a customer may be in many cohorts.
        Recurring = "recurring",
        /// Those whose first start event of all is in the period.
        FirstTime = "first_time",
        /// Those whose first event of any kind is in the period and is a start event.
        FirstEver = "first_ever",
    }
}

choices! {
    /// What counts as having returned.
    pub enum RetentionReturn {
        /// A returning event in the period.
        InPeriod = "in_period",
        /// A returning event in the period or a later one of the report. Others call it rolling, or unbounded.
        OnOrAfter = "on_or_after",
        /// A returning event in any of several periods that are taken together, as `brackets` says.
        Bracket = "bracket",
    }
}

choices! {
    /// Where the periods after the start are counted from.
    pub enum PeriodsFrom {
        /// The calendar: period 1 is the one after that of the start.
        Calendar = "calendar",
        /// Each customer's first start event in the period of the cohort: period 1 begins 24 hours after it, or as many
        /// as the period is long.
        CustomerStart = "customer_start",
    }
}

options! {
    /// Settings of a [`Retention`].
    pub struct RetentionOptions {
        /// How long a period is.
        every: Every = Every::Day,
        /// Which customers make up a cohort.
        kind: RetentionKind = RetentionKind::Recurring,
        /// What counts as having returned.
        returned: RetentionReturn = RetentionReturn::InPeriod,
        /// The periods that each column takes together, first and last, counted from the start: 1 and 3 for the first
        /// three after it. Needs returned 'bracket'.
        brackets: Vec<(u64, u64)> = Vec::new(),
        /// How many periods the report has, counted back from its end; all where nothing is said.
        periods: Option<u64> = None,
        /// Where the periods after the start are counted from.
        periods_from: PeriodsFrom = PeriodsFrom::Calendar,
        /// How many returning events in a period, or in a bracket, make a return.
        minimum_occurrences: u64 = 1,
        /// A time in the last period of the report, which counts as a whole; where the data end before it, they are
        /// said to reach it. The last event of the log where nothing is said.
        until: Option<Instant> = None,
        /// What a name that the log does not have is.
        unknown: UnknownTouchpoint = UnknownTouchpoint::Error,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// A retention report: what starts it, what counts as coming back, and its settings.
///
/// See [`EventLog::retention`](crate::journey::EventLog::retention).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retention {
    pub(super) start: EventKind,
    pub(super) returning: EventKind,
    pub(super) options: RetentionOptions,
    pub(super) calendar: Calendar,
}

impl Retention {
    /// By any event, and back by any event.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with cohorts by this kind of event.
    #[must_use]
    pub fn start(mut self, kind: impl Into<EventKind>) -> Self {
        self.start = kind.into();
        self
    }

    /// The same where this kind of event is a return.
    #[must_use]
    pub fn returning(mut self, kind: impl Into<EventKind>) -> Self {
        self.returning = kind.into();
        self
    }

    /// The same with these settings.
    #[must_use]
    pub fn options(mut self, options: RetentionOptions) -> Self {
        self.options = options;
        self
    }

    /// The same with the calendar that says where periods begin. UTC and Monday where nothing is said.
    #[must_use]
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = calendar;
        self
    }

    pub(super) fn report(&self) -> Report {
        Report { every: self.options.every, periods: self.options.periods, until: self.options.until }
    }

    /// The length of a period that is counted from a customer's start, in microseconds.
    pub(super) fn length(&self) -> Option<i64> {
        if self.options.periods_from == PeriodsFrom::Calendar {
            return None;
        }
        match self.options.every {
            Every::Hour => Some(HOUR),
            Every::Day => Some(Duration::days(1).micros()),
            Every::Week => Some(Duration::days(7).micros()),
            _ => None,
        }
    }

    /// The periods that a column takes together, where it is known without the data.
    pub(super) fn bracket(&self, column: usize) -> (i64, i64) {
        let own = (column as i64, column as i64);
        let period = |period: u64| i64::try_from(period).unwrap_or(i64::MAX);
        let given = column.checked_sub(1).and_then(|at| self.options.brackets.get(at));
        given.map_or(own, |&(first, last)| (period(first), period(last)))
    }

    /// Checks everything that does not depend on a log.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn check(&self) -> Result<(), Error> {
        let options = &self.options;
        self.start.check("start")?;
        self.returning.check("returning")?;
        self.report().check()?;
        if options.minimum_occurrences == 0 {
            return Err(Error::out_of_range("minimum_occurrences", None, 0.0, "at least 1"));
        }
        let by_bracket = options.returned == RetentionReturn::Bracket;
        if by_bracket == options.brackets.is_empty() {
            let reason = if by_bracket {
                "must name at least one, as returned is 'bracket'"
            } else {
                "needs returned 'bracket'"
            };
            return Err(Error::bad_option("brackets", reason));
        }
        if let Some((first, last)) = options.brackets.iter().find(|(first, last)| *first == 0 || first > last)
        {
            return Err(Error::bad_option(
                "brackets",
                format!("must each name a first period from 1 on and a last not before it, got {first} and {last}"),
            ));
        }
        if options.brackets.len() > MOST_CELLS {
            return Err(Error::out_of_range(
                "the number of brackets",
                None,
                options.brackets.len() as f64,
                format!("at most {MOST_CELLS}"),
            ));
        }
        if options.periods_from == PeriodsFrom::CustomerStart && self.length().is_none() {
            return Err(Error::bad_option(
                "periods_from",
                format!(
                    "cannot be 'customer_start' where every is '{}', which has no fixed length",
                    options.every.as_str()
                ),
            ));
        }
        crate::stats::Level::new(options.confidence_level)?;
        Ok(())
    }
}
