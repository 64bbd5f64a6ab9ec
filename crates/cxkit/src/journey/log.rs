//! The event log: sorted once, asked many times.

use super::events::{BlankNames, DroppedRows, EventLogOptions, Events};
use super::filter::{Filter, View};
use super::identity::Identity;
use super::sorted::Sorted;
use super::{build, merge, saved};
use crate::columns::Key;
use crate::Error;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// The events of all customers, by customer, time and order of arrival.
///
/// A table of events is sorted once, in parallel; every query is then one pass over memory. Customers and touchpoints
/// are numbered in the order of their names, so nothing depends on the order of the rows but the order of one
/// customer's events at one instant, which is their order in the table. Rows without a customer, time or touchpoint
/// are left out and counted by reason.
///
/// Copies share their events, and so does a [filtered](EventLog::filter) log.
///
/// # Examples
/// ```
/// use cxkit::journey::{EventLog, Events};
/// use cxkit::time::{TimeUnit, Times};
/// let times = Times::new(&[60_i64, 0, 30, 90], TimeUnit::Seconds)?;
/// let log = EventLog::new(&Events::new(
///     &[Some("ann"), Some("ann"), Some("bob"), None][..],
///     times,
///     &["checkout", "landing", "landing", "landing"],
/// ))?;
/// assert_eq!((log.event_count(), log.customer_count(), log.dropped().missing_customer), (3, 2, 1));
/// assert_eq!(log.journey(&"ann".into())[1], (60_000_000, "checkout"));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct EventLog {
    base: Arc<Sorted>,
    /// Batches that came later, each sorted by itself; merged when somebody asks.
    later: Vec<Arc<Sorted>>,
    merged: OnceLock<Arc<Sorted>>,
    view: Option<Arc<View>>,
    pub(super) about: About,
    threads: usize,
}

/// What a log remembers of how it was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct About {
    pub identity: Arc<Identity>,
    pub blanks: Option<BlankNames>,
    pub dropped: DroppedRows,
}

impl EventLog {
    /// A log of these events.
    ///
    /// # Errors
    /// `unequal_lengths`, `out_of_range` for a code without a name, `non_finite` for an infinite value, `wrong_type` for
    /// codes that are floats; each with its smallest row.
    pub fn new(events: &Events<'_>) -> Result<Self, Error> {
        Self::with(events, &EventLogOptions::default())
    }

    /// [`EventLog::new`] with options.
    ///
    /// # Errors
    /// As there, and `missing` for a blank name where those are refused.
    pub fn with(events: &Events<'_>, options: &EventLogOptions) -> Result<Self, Error> {
        Self::build(events, options, &Identity::default(), 1)
    }

    /// A log in which ids that belong together are one customer, sorted on up to `threads` threads.
    ///
    /// # Errors
    /// As [`EventLog::with`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, EventLogOptions, Events, Identity};
    /// use cxkit::time::Times;
    /// let times = [1_i64, 2, 3];
    /// let events = Events::new(&["cookie", "ann", "bob"], Times::from_micros(&times)?, &["view", "buy", "view"]);
    /// let identity = Identity::from_pairs(&["cookie"], &["ann"])?;
    /// let log = EventLog::build(&events, &EventLogOptions::default(), &identity, 2)?;
    /// assert_eq!(log.journey(&"ann".into()), [(1, "view"), (2, "buy")]);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn build(
        events: &Events<'_>,
        options: &EventLogOptions,
        identity: &Identity,
        threads: usize,
    ) -> Result<Self, Error> {
        let (sorted, dropped) = build::sort(events, identity, options.blanks, threads)?;
        let about = About { identity: Arc::new(identity.clone()), blanks: Some(options.blanks), dropped };
        Ok(Self::from_parts(sorted, about).with_threads(threads))
    }

    pub(super) fn from_parts(sorted: Sorted, about: About) -> Self {
        Self {
            base: Arc::new(sorted),
            later: Vec::new(),
            merged: OnceLock::new(),
            view: None,
            about,
            threads: 1,
        }
    }

    /// The same log and view of it with other columns, event by event.
    pub(super) fn with_events(&self, sorted: Sorted) -> Self {
        let view = self.view.clone();
        Self { view, ..Self::from_parts(sorted, self.about.clone()).with_threads(self.threads) }
    }

    /// The same log whose queries run on up to so many threads. Default 1; answers are the same for any number.
    #[must_use]
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// How many threads a query may use.
    #[must_use]
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// Adds events that arrived later, with the options and the identity of the log.
    ///
    /// The work is that of sorting the new events; the next query puts them in place. The log is then the same, bit for
    /// bit, as one made of all rows at once, the old ones first.
    ///
    /// # Errors
    /// As [`EventLog::with`]; `incompatible` for other attributes than the log has, `bad_option` on a filtered log.
    /// Nothing has changed then.
    pub fn append(&mut self, events: &Events<'_>) -> Result<(), Error> {
        if self.view.is_some() {
            return Err(Error::bad_option("append", "needs the whole log, this one is filtered"));
        }
        let blanks = self.about.blanks.unwrap_or(BlankNames::Drop);
        let (sorted, dropped) = build::sort(events, &self.about.identity, blanks, self.threads)?;
        merge::same_columns(&self.base, &sorted)?;
        if let Some(merged) = self.merged.take() {
            self.base = merged;
            self.later.clear();
        }
        self.later.push(Arc::new(sorted));
        self.about.dropped.add(&dropped);
        Ok(())
    }

    /// Puts appended events in place; the first query does so anyway.
    ///
    /// # Errors
    /// `out_of_range` beyond 2^32 - 2 events.
    pub fn settle(&mut self) -> Result<(), Error> {
        self.sorted()?;
        if let Some(merged) = self.merged.take() {
            self.base = merged;
            self.later.clear();
        }
        Ok(())
    }

    /// All events in order.
    pub(crate) fn sorted(&self) -> Result<&Sorted, Error> {
        if self.later.is_empty() {
            return Ok(&self.base);
        }
        if let Some(merged) = self.merged.get() {
            return Ok(merged);
        }
        // Small batches among themselves first, so that a log of many batches is not copied for each.
        let mut runs: Vec<Cow<'_, Sorted>> = vec![Cow::Borrowed(&*self.base)];
        for batch in &self.later {
            runs.push(Cow::Borrowed(&**batch));
            while let [.., before, last] = runs.as_slice() {
                if runs.len() == 2 || before.times.len() > 2 * last.times.len() {
                    break;
                }
                let both = merge::merge(before, last)?;
                runs.truncate(runs.len() - 2);
                runs.push(Cow::Owned(both));
            }
        }
        while let [.., before, last] = runs.as_slice() {
            let both = merge::merge(before, last)?;
            runs.truncate(runs.len() - 2);
            runs.push(Cow::Owned(both));
        }
        let whole = runs.pop().map_or_else(|| Arc::clone(&self.base), |run| Arc::new(run.into_owned()));
        Ok(self.merged.get_or_init(|| whole))
    }

    /// The events that a filter lets through, as a log of its own that shares the memory.
    ///
    /// # Errors
    /// `unknown_name` with the nearest for a touchpoint or attribute that the log does not have; `wrong_type` for a
    /// condition that does not fit its attribute.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Filter};
    /// use cxkit::time::Times;
    /// let times = [1_i64, 2, 3];
    /// let log = EventLog::new(&Events::new(&[7_i64, 7, 9], Times::from_micros(&times)?, &["a", "b", "a"]))?;
    /// assert_eq!(log.filter(&Filter::new().touchpoints(["a"]).until(3))?.event_count(), 1);
    /// assert_eq!(log.filter(&Filter::new().touchpoints(["c"])).unwrap_err().code(), "unknown_name");
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn filter(&self, filter: &Filter) -> Result<Self, Error> {
        let view = filter.select(self.sorted()?, self.view())?;
        let mut filtered = self.clone();
        filtered.view = Some(Arc::new(view));
        Ok(filtered)
    }

    /// What the log shows of its events; nothing when all.
    pub(crate) fn view(&self) -> Option<&View> {
        self.view.as_deref()
    }

    fn known(&self) -> &Sorted {
        // Appending checked that the runs fit together; only their number could still be too large, and then every
        // query says so.
        self.sorted().unwrap_or(&self.base)
    }

    /// How many events.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.view().map_or_else(|| self.known().times.len(), |view| view.events)
    }

    /// How many customers have events.
    #[must_use]
    pub fn customer_count(&self) -> usize {
        self.view().map_or_else(|| self.known().customer_count(), |view| view.customers)
    }

    /// How many touchpoints the whole log has, before any filter.
    #[must_use]
    pub fn touchpoint_count(&self) -> usize {
        self.known().touchpoints.len()
    }

    /// The touchpoints of the whole log in the order of their bytes.
    #[must_use]
    pub fn touchpoints(&self) -> Vec<&str> {
        self.known().touchpoints.iter().collect()
    }

    /// The attributes of the log in the order of their names.
    #[must_use]
    pub fn attributes(&self) -> Vec<&str> {
        self.known().attributes.iter().map(|attribute| &*attribute.name).collect()
    }

    /// The name of a customer by its number.
    #[allow(dead_code)]
    pub(crate) fn customer_name(&self, customer: usize) -> Key {
        self.known().customers.get(customer)
    }

    /// The time of the first event of the whole log, in microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn first_time(&self) -> Option<i64> {
        self.known().span.map(|(first, _)| first)
    }

    /// Where the data end: the time of the last event of the whole log, or the last instant before a filter's `until`.
    #[must_use]
    pub fn last_time(&self) -> Option<i64> {
        let cut = self.view().and_then(|view| view.until).map(|until| until.saturating_sub(1));
        self.known().span.map(|(_, last)| cut.map_or(last, |cut| cut.min(last)))
    }

    /// Rows that were left out, by reason.
    #[must_use]
    pub fn dropped(&self) -> &DroppedRows {
        &self.about.dropped
    }

    /// The times and touchpoints of one customer in order; nothing for one the log does not have.
    #[must_use]
    pub fn journey(&self, customer: &Key) -> Vec<(i64, &str)> {
        let log = self.known();
        let Some(customer) = log.customers.find(customer) else { return Vec::new() };
        log.events_of(customer)
            .filter(|&event| self.view().is_none_or(|view| view.holds(event)))
            .map(|event| (log.times[event], log.touchpoints.get(log.codes.get(event))))
            .collect()
    }

    /// The log as canonical bytes: equal logs give equal bytes, however they were put together. A filtered log is
    /// saved as a log of the events it shows.
    ///
    /// # Errors
    /// `out_of_range` beyond 2^32 - 2 events.
    pub fn to_state(&self) -> Result<Vec<u8>, Error> {
        let log = self.sorted()?;
        Ok(match self.view() {
            None => saved::write(log, &self.about),
            Some(view) => saved::write(&log.select(view), &self.about),
        })
    }

    /// The log that was saved.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let (sorted, about) = saved::read(bytes)?;
        Ok(Self::from_parts(sorted, about))
    }
}

/// Logs are equal when they show the same events and dropped the same rows.
impl PartialEq for EventLog {
    fn eq(&self, other: &Self) -> bool {
        self.about == other.about && self.view == other.view && self.known() == other.known()
    }
}
