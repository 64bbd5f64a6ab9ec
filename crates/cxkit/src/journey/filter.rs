//! Part of a log, without a copy of its events.

use super::condition::Condition;
use super::sorted::Sorted;
use crate::columns::Key;
use crate::{nearest, Error};

/// Which events of a log to look at: by time, customer, touchpoint and attribute. All conditions must hold.
///
/// ```
/// use cxkit::journey::{Condition, Filter};
/// let spring = Filter::new().from(1_709_251_200_000_000).until(1_717_200_000_000_000);
/// let on_the_web = spring.condition(Condition::is("channel", ["web"]));
/// # let _ = on_the_web;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    from: Option<i64>,
    until: Option<i64>,
    customers: Option<Vec<Key>>,
    touchpoints: Option<Vec<String>>,
    conditions: Vec<Condition>,
}

impl Filter {
    /// Every event.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Events from this time on, in microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from(mut self, time: i64) -> Self {
        self.from = Some(time);
        self
    }

    /// Events before this time, which is then where the data end.
    #[must_use]
    pub fn until(mut self, time: i64) -> Self {
        self.until = Some(time);
        self
    }

    /// Events of these customers; one that the log does not know adds nothing.
    #[must_use]
    pub fn customers(mut self, customers: impl IntoIterator<Item = Key>) -> Self {
        self.customers = Some(customers.into_iter().collect());
        self
    }

    /// Events of these touchpoints.
    #[must_use]
    pub fn touchpoints<T: Into<String>>(mut self, touchpoints: impl IntoIterator<Item = T>) -> Self {
        self.touchpoints = Some(touchpoints.into_iter().map(Into::into).collect());
        self
    }

    /// Events that meet this condition as well.
    #[must_use]
    pub fn condition(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// The selection on a log, within an earlier one.
    pub(super) fn select(&self, log: &Sorted, within: Option<&View>) -> Result<View, Error> {
        let conditions = self.conditions.iter().map(|condition| condition.compile(log));
        let conditions = conditions.collect::<Result<Vec<_>, _>>()?;
        let touchpoints = self.touchpoints.as_ref().map(|names| touchpoint_flags(log, names)).transpose()?;
        let customers = self.customers.as_ref().map(|customers| {
            let mut wanted = vec![false; log.customer_count()];
            customers.iter().filter_map(|name| log.customers.find(name)).for_each(|at| wanted[at] = true);
            wanted
        });
        let mut selected = vec![0_u64; log.times.len().div_ceil(64)];
        let (mut events, mut customer_count) = (0, 0);
        for customer in 0..log.customer_count() {
            if customers.as_ref().is_some_and(|wanted| !wanted[customer]) {
                continue;
            }
            let before = events;
            for event in log.events_of(customer) {
                let time = log.times[event];
                let keep = within.is_none_or(|view| view.holds(event))
                    && self.from.is_none_or(|from| time >= from)
                    && self.until.is_none_or(|until| time < until)
                    && touchpoints.as_ref().is_none_or(|wanted| wanted[log.codes.get(event)])
                    && conditions.iter().all(|condition| condition.holds(log, event));
                if keep {
                    selected[event / 64] |= 1 << (event % 64);
                    events += 1;
                }
            }
            customer_count += usize::from(events > before);
        }
        let until = self.until.into_iter().chain(within.and_then(|view| view.until)).min();
        Ok(View { selected, events, customers: customer_count, until })
    }
}

/// Which touchpoints of the log are named.
pub(super) fn touchpoint_flags(log: &Sorted, names: &[String]) -> Result<Vec<bool>, Error> {
    let mut wanted = vec![false; log.touchpoints.len()];
    for name in names {
        wanted[touchpoint(log, name)?] = true;
    }
    Ok(wanted)
}

/// The code of a touchpoint.
pub(super) fn touchpoint(log: &Sorted, name: &str) -> Result<usize, Error> {
    log.touchpoints.search(name).map_err(|_| Error::UnknownName {
        kind: "touchpoint".into(),
        name: name.to_owned(),
        nearest: nearest(name, log.touchpoints.iter()).map(str::to_owned),
    })
}

/// The events of a log that a filter let through.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    /// A bit an event.
    selected: Vec<u64>,
    pub events: usize,
    /// Customers that have such an event.
    pub customers: usize,
    /// Events from here on were cut off.
    pub until: Option<i64>,
}

impl View {
    #[inline]
    pub fn holds(&self, event: usize) -> bool {
        self.selected[event / 64] >> (event % 64) & 1 == 1
    }
}
