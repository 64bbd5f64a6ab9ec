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
