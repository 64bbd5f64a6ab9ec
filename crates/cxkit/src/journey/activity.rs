//! What lifecycle and stickiness have in common: which events count, and in which periods a customer has one.

use super::kind::{CompiledKind, EventKind};
use super::report::{PeriodIndex, Report, MOST_PERIODS, OUT};
use super::sorted::{Code, Sorted};
use super::sweep::{Journey, Journeys};
use super::UnknownTouchpoint;
use crate::time::{Calendar, Every};
use crate::Error;

/// The active periods of one customer after the other.
pub(super) struct Activity<'a> {
    kind: CompiledKind,
    pub index: PeriodIndex,
    calendar: &'a Calendar,
    every: Every,
}

impl<'a> Activity<'a> {
    /// Over the periods of a report, from `before` periods before its first on.
    pub fn new(
        log: &Sorted,
        kind: &EventKind,
        unknown: UnknownTouchpoint,
        report: Report,
        calendar: &'a Calendar,
        before: i64,
    ) -> Result<Self, Error> {
        let first = report.fixed_first(calendar).map(|first| first.saturating_sub(before));
        let last = report.fixed_last(calendar);
        let index = PeriodIndex::new(calendar, report.every, log.span, first, last, MOST_PERIODS)?;
        Ok(Self { kind: kind.compile(log, unknown)?, index, calendar, every: report.every })
    }

    /// The places of the periods a customer is active in, each once and in order; and whether the customer was active
    /// before all periods of the report.
    #[inline]
    pub fn places<C: Code>(
        &self,
        journeys: &Journeys<'_, C>,
        journey: &Journey<'_, C>,
        places: &mut Vec<u32>,
    ) -> bool {
        places.clear();
        let (mut earlier, mut rising) = (false, true);
        for (at, &time) in journey.times.iter().enumerate() {
            let counts =
                self.kind.every || self.kind.holds(journeys.log(), journey.event(at), journey.codes[at].at());
            if !counts {
                continue;
            }
            match (self.index.place(time), places.last()) {
                (OUT, None) if !earlier => {
                    earlier = self.calendar.period(time, self.every) < self.index.first
                }
                (OUT, _) => {}
                (place, Some(last)) if *last == place => {}
                (place, last) => {
                    rising &= last.is_none_or(|last| *last < place);
                    places.push(place);
                }
            }
        }
        if !rising {
            places.sort_unstable();
            places.dedup();
        }
        earlier
    }
}

/// Writes a question of when customers are active: which events count, its settings and its calendar.
macro_rules! activity_question {
    (
        $(#[doc = $doc:literal])+
        pub struct $Name:ident($Options:ident);
        #[doc = $new:literal]
        new
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $Name {
            event: EventKind,
            options: $Options,
            calendar: Calendar,
        }

        impl $Name {
            #[doc = $new]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// The same where this kind of event makes a customer active.
            #[must_use]
            pub fn event(mut self, kind: impl Into<EventKind>) -> Self {
                self.event = kind.into();
                self
            }

            /// The same with these settings.
            #[must_use]
            pub fn options(mut self, options: $Options) -> Self {
                self.options = options;
                self
            }

            /// The same with the calendar that says where periods begin. UTC and Monday where nothing is said.
            #[must_use]
            pub fn calendar(mut self, calendar: Calendar) -> Self {
                self.calendar = calendar;
                self
            }

            fn report(&self) -> Report {
                Report { every: self.options.every, periods: self.options.periods, until: self.options.until }
            }

            fn check(&self) -> Result<(), Error> {
                self.event.check("event")?;
                self.report().check()?;
                $crate::stats::Level::new(self.options.confidence_level)?;
                Ok(())
            }
        }
    };
}
pub(super) use activity_question;
