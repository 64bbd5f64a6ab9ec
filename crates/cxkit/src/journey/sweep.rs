//! One pass over the customers of a log: the way every query reads it.

use super::filter::View;
use super::log::EventLog;
use super::sorted::{with_code_slice, Code, Sorted};
use crate::{parallel, Error};
use std::ops::Range;

/// Events that one thread takes at a time, and the customers they belong to.
const PIECE_EVENTS: usize = 1 << 16;

/// A question that is answered piece by piece: each piece holds all events of its customers.
pub(crate) trait Query: Sync {
    /// The answer for one piece.
    type Answer: Send;

    /// Answers for some customers.
    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Self::Answer, Error>;
}

/// The events of one customer that the log lets through, in order.
pub(crate) struct Journey<'a, C> {
    /// The number of the customer in the log.
    pub customer: usize,
    /// When each event was.
    pub times: &'a [i64],
    /// The touchpoint of each event.
    pub codes: &'a [C],
    first: usize,
    events: Option<&'a [u32]>,
}

impl<C> Journey<'_, C> {
    /// The number in the log of the journey's event `at`: what attributes are found by.
    #[inline]
    pub fn event(&self, at: usize) -> usize {
        self.events.map_or(self.first + at, |events| events[at] as usize)
    }
}

/// The customers of one piece.
pub(crate) struct Journeys<'a, C> {
    log: &'a Sorted,
    codes: &'a [C],
    view: Option<&'a View>,
    customers: Range<usize>,
}

/// The events of neighbouring customers in one row.
pub(crate) struct Flat<'a, C> {
    /// Where each customer's events begin in the log, and where the last end: at least one customer, none without events.
    pub offsets: &'a [u32],
    pub times: &'a [i64],
    pub codes: &'a [C],
}

impl<C> Flat<'_, C> {
    /// Where each customer's events begin in the row.
    #[inline]
    pub fn begins(&self) -> impl Iterator<Item = usize> + '_ {
        let first = self.offsets[0];
        self.offsets[..self.offsets.len() - 1].iter().map(move |&begin| (begin - first) as usize)
    }
}

impl<'a, C: Code> Journeys<'a, C> {
    /// The log they are of.
    pub fn log(&self) -> &'a Sorted {
        self.log
    }

    /// The numbers of the customers.
    pub fn customers(&self) -> Range<usize> {
        self.customers.clone()
    }

    /// The events of the piece as they lie in the log, where no filter hides any.
    pub fn flat(&self) -> Option<Flat<'a, C>> {
        if self.view.is_some() || self.customers.is_empty() {
            return None;
        }
        let offsets = &self.log.offsets[self.customers.start..=self.customers.end];
        let events = offsets[0] as usize..offsets[offsets.len() - 1] as usize;
        Some(Flat { offsets, times: &self.log.times[events.clone()], codes: &self.codes[events] })
    }

    /// Calls `visit` with every customer that has events, in order.
    #[inline]
    pub fn each(&self, mut visit: impl FnMut(Journey<'_, C>)) {
        let Some(view) = self.view else {
            for customer in self.customers.clone() {
                let events = self.log.events_of(customer);
                visit(Journey {
                    customer,
                    first: events.start,
                    times: &self.log.times[events.clone()],
                    codes: &self.codes[events],
                    events: None,
                });
            }
            return;
        };
        let (mut times, mut codes, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for customer in self.customers.clone() {
            times.clear();
            codes.clear();
            numbers.clear();
            for event in self.log.events_of(customer).filter(|&event| view.holds(event)) {
                times.push(self.log.times[event]);
                codes.push(self.codes[event]);
                numbers.push(event as u32);
            }
            if !times.is_empty() {
                visit(Journey { customer, first: 0, times: &times, codes: &codes, events: Some(&numbers) });
            }
        }
    }
}

impl EventLog {
    /// The answers to a query, a piece each, in the order of the customers. The pieces do not depend on the threads.
    pub(crate) fn sweep<Q: Query>(&self, query: &Q) -> Result<Vec<Q::Answer>, Error> {
        self.sweep_in(query, PIECE_EVENTS)
    }

    /// The same in pieces of at least so many events: where the answer to a piece is large.
    pub(crate) fn sweep_in<Q: Query>(&self, query: &Q, piece_events: usize) -> Result<Vec<Q::Answer>, Error> {
        let piece_events = piece_events.max(PIECE_EVENTS);
        let log = self.sorted()?;
        let view = self.view();
        let pieces = log.times.len().div_ceil(piece_events);
        // A customer belongs to the piece in which the first event is.
        let begins = |piece: usize| {
            log.offsets[..log.customer_count()].partition_point(|&at| (at as usize) < piece * piece_events)
        };
        with_code_slice!(&log.codes, codes => parallel::map_chunks(pieces, 1, self.threads(), |range| {
            let customers = begins(range.start)..begins(range.end);
            query.piece(&Journeys { log, codes: codes.as_slice(), view, customers })
        }))
    }
}
