//! Lifecycle: who is new in a period, who stayed, who came back, who fell silent.

use super::activity::{activity_question, Activity};
use super::kind::EventKind;
use super::report::{period_text, Report};
use super::retention::read_last_time;
use super::sorted::Code;
use super::sweep::{Journeys, Query};
use super::{EventLog, UnknownTouchpoint};
use crate::accumulate::{check_same_settings, read_settings, write_settings, StateReader, StateWriter};
use crate::describe::{options, record};
use crate::stats::{no_interval, share_interval, ShareInterval};
use crate::time::{Calendar, Every, Instant};
use crate::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;

const KIND: &str = "lifecycle";
const VERSION: u64 = 1;

options! {
    /// Settings of a [`Lifecycle`].
    pub struct LifecycleOptions {
        /// How long a period is.
        every: Every = Every::Day,
        /// How many periods are shown, counted back from the end; all where nothing is said.
        periods: Option<u64> = None,
        /// A time in the last period, which counts as a whole; where the data end before it, they are said to reach it.
        /// The last event of the log where nothing is said.
        until: Option<Instant> = None,
        /// What a name that the log does not have is.
        unknown: UnknownTouchpoint = UnknownTouchpoint::Error,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

activity_question! {
    /// A lifecycle report: which events make a customer active, and its settings.
    ///
    /// See [`EventLog::lifecycle`].
    pub struct Lifecycle(LifecycleOptions);
    /// By any event, day by day.
    new
}

record! {
    /// The customers of one period.
    pub struct LifecyclePeriod {
        /// The first day of the period; with its hour where periods are hours.
        pub period: Cow<'static, str>,
        /// Active for the first time.
        pub new: u64,
        /// Active in the period before as well.
        pub returning: u64,
        /// Active earlier, not in the period before.
        pub resurrected: u64,
        /// Active in the period before, not in this one; below 0, so that new, resurrected and dormant add up to the
        /// change in active customers.
        pub dormant: i64,
        /// All active customers: new, returning and resurrected.
        pub active: u64,
        /// The share of the period before that is active again; nothing when nobody was active then.
        pub kept: Option<f64>,
        /// Lower end of its interval.
        pub kept_ci_lower: Option<f64>,
        /// Upper end of it.
        pub kept_ci_upper: Option<f64>,
        /// Whether the data end before the period does.
        pub incomplete: bool,
    }
}

record! {
    /// Who is new, who stayed, who came back and who fell silent, period by period.
    pub struct LifecycleResult {
        /// A row a period, in order.
        pub periods: Vec<LifecyclePeriod>,
        /// The headline number: the share kept in the last complete period that has one.
        pub value: Option<f64>,
        /// Out of how many it is: the customers active in the period before.
        pub n: u64,
        /// How many customers were looked at.
        pub customers: u64,
        /// Lower end of the interval of the headline number.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What was counted.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The customers of one period: new, returning, resurrected, dormant.
type Cell = [u64; 4];

struct Counting<'a> {
    activity: Activity<'a>,
    /// The first period that is counted, where the report says.
    first: Option<i64>,
    /// The last one, where the report says.
    last: Option<i64>,
}

struct Counted {
    customers: u64,
    cells: Vec<Cell>,
}

impl Query for Counting<'_> {
    type Answer = Counted;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Counted, Error> {
        // One more, for those who are dormant after the last.
        let mut counted = Counted { customers: 0, cells: vec![[0; 4]; self.activity.index.count + 1] };
        let mut places = Vec::new();
        journeys.each(|journey| {
            counted.customers += 1;
            let mut earlier = self.activity.places(journeys, &journey, &mut places);
            let mut before = None;
            for (which, &place) in places.iter().enumerate() {
                let stayed = before.is_some_and(|before: u32| before + 1 == place);
                let role = match (earlier, stayed) {
                    (_, true) => 1,
                    (true, false) => 2,
                    (false, false) => 0,
                };
                counted.cells[place as usize][role] += 1;
                if places.get(which + 1) != Some(&(place + 1)) {
                    counted.cells[place as usize + 1][3] += 1;
                }
                (before, earlier) = (Some(place), true);
            }
        });
        Ok(counted)
    }
}

impl EventLog {
    /// Who is new in each period, who stayed, who came back, who fell silent.
    ///
    /// New: active for the first time in the whole log. Returning: active in the period before too. Resurrected: active
    /// earlier, but not in the period before. Dormant: active in the period before, not now. The last period is marked
    /// incomplete when the data end before it does: its customers have time left. The share kept, returning over all
    /// active in the period before, has Wilson's interval.
    ///
    /// # Errors
    /// `out_of_range` for 0 periods and for more than 2^20; `unknown_name` with the nearest for a touchpoint or attribute
    /// that the log does not have.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Lifecycle};
    /// use cxkit::time::{TimeUnit, Times};
    /// let log = EventLog::new(&Events::new(
    ///     &["ann", "ann", "ann", "bob", "bob"],
    ///     Times::new(&[0_i64, 1, 3, 0, 3], TimeUnit::Days)?,
    ///     &["use"; 5],
    /// ))?;
    /// let life = log.lifecycle(&Lifecycle::new())?;
    /// let row = |at: usize| {
    ///     let row = &life.periods[at];
    ///     (row.new, row.returning, row.resurrected, row.dormant)
    /// };
    /// assert_eq!([row(0), row(1), row(2), row(3)], [(2, 0, 0, 0), (0, 1, 0, -1), (0, 0, 0, -1), (0, 0, 2, 0)]);
    /// assert_eq!((life.periods[1].kept, life.periods[3].incomplete), (Some(0.5), true));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn lifecycle(&self, lifecycle: &Lifecycle) -> Result<LifecycleResult, Error> {
        self.lifecycle_tally(lifecycle)?.finish()
    }

    /// The counts of a lifecycle as a state that merges with those of other customers.
    ///
    /// # Errors
    /// As [`EventLog::lifecycle`].
    pub fn lifecycle_tally(&self, lifecycle: &Lifecycle) -> Result<LifecycleTally, Error> {
        let mut tally = LifecycleTally::new(lifecycle)?;
        let (log, report, calendar) = (self.sorted()?, lifecycle.report(), &lifecycle.calendar);
        let activity = Activity::new(log, &lifecycle.event, lifecycle.options.unknown, report, calendar, 1)?;
        let (first, last) = (report.fixed_first(calendar), report.fixed_last(calendar));
        let counting = Counting { activity, first, last };
        let index = &counting.activity.index;
        for piece in self.sweep_in(&counting, index.count * 8)? {
            tally.customers += piece.customers;
            for (place, cell) in piece.cells.iter().enumerate().filter(|(_, cell)| **cell != [0; 4]) {
                let period = index.period(place as u32);
                let shown = counting.first.is_none_or(|first| period >= first)
                    && counting.last.is_none_or(|last| period <= last);
                if shown {
                    add(tally.cells.entry(period).or_default(), cell);
                }
            }
        }
        tally.last_time = self.last_time();
        Ok(tally)
    }
}

fn add(to: &mut Cell, from: &Cell) {
    to.iter_mut().zip(from).for_each(|(sum, more)| *sum = sum.saturating_add(*more));
}

/// The counts of a lifecycle: merges with those of other customers, and can be saved.
///
/// Logs that share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
#[derive(Clone, Debug, PartialEq)]
pub struct LifecycleTally {
    lifecycle: Lifecycle,
    customers: u64,
    cells: BTreeMap<i64, Cell>,
    /// Where the data end.
    last_time: Option<i64>,
}

impl LifecycleTally {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// As [`EventLog::lifecycle`], but for names, which only a log can tell.
    pub fn new(lifecycle: &Lifecycle) -> Result<Self, Error> {
        lifecycle.check()?;
        Ok(Self { lifecycle: lifecycle.clone(), customers: 0, cells: BTreeMap::new(), last_time: None })
    }

    /// Adds the counts of other customers.
    ///
    /// # Errors
    /// `incompatible` for another lifecycle; nothing has changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.lifecycle.options, &other.lifecycle.options)?;
        if self.lifecycle != other.lifecycle {
            return Err(Error::Incompatible { what: "the event or the calendar".into() });
        }
        self.customers = self.customers.saturating_add(other.customers);
        other.cells.iter().for_each(|(&period, cell)| add(self.cells.entry(period).or_default(), cell));
        self.last_time = self.last_time.max(other.last_time);
        Ok(())
    }

    /// The answer so far.
    ///
    /// # Errors
    /// `out_of_range` for more than 2^20 periods.
    #[allow(clippy::cast_precision_loss)]
    pub fn finish(&self) -> Result<LifecycleResult, Error> {
        let options = &self.lifecycle.options;
        let level = options.confidence_level;
        let mut result = LifecycleResult {
            periods: Vec::new(),
            value: None,
            n: 0,
            customers: self.customers,
            ci_lower: None,
            ci_upper: None,
            ci_level: level,
            method: "returning / active in the period before".into(),
            interval_method: no_interval("no complete period follows an active one"),
        };
        let calendar = &self.lifecycle.calendar;
        let ends = self.lifecycle.report().ends(calendar, self.last_time);
        let begins = |first: Option<i64>| first.or_else(|| self.cells.keys().next().copied());
        let Some((ends, first)) = ends.and_then(|ends| Some((ends, begins(ends.first)?))) else {
            return Ok(result);
        };
        super::report::check_count(first, ends.last)?;
        for period in first..=ends.last {
            let [new, returning, resurrected, dormant] = self.cells.get(&period).copied().unwrap_or_default();
            let before = returning.saturating_add(dormant);
            let kept = (before > 0).then(|| returning as f64 / before as f64);
            let bounds =
                kept.map(|_| share_interval(ShareInterval::Wilson, returning as f64, before as f64, level));
            let bounds = bounds.transpose()?;
            let incomplete = period == ends.last && !ends.complete;
            let (low, high) = (bounds.map(|(low, _)| low), bounds.map(|(_, high)| high));
            if kept.is_some() && !incomplete {
                (result.value, result.n, result.ci_lower, result.ci_upper) = (kept, before, low, high);
                result.interval_method = "wilson".into();
            }
            result.periods.push(LifecyclePeriod {
                period: period_text(calendar, options.every, period).into(),
                new,
                returning,
                resurrected,
                dormant: i64::try_from(dormant).map_or(i64::MIN, |dormant| -dormant),
                active: new.saturating_add(returning).saturating_add(resurrected),
                kept,
                kept_ci_lower: low,
                kept_ci_upper: high,
                incomplete,
            });
        }
        Ok(result)
    }

    /// The counts as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        write_settings(&self.lifecycle.options, &mut writer);
        self.lifecycle.calendar.write_to(&mut writer);
        self.lifecycle.event.write_to(&mut writer);
        writer.option(self.last_time, StateWriter::i64);
        writer.u64(self.customers);
        writer.usize(self.cells.len());
        for (&period, cell) in &self.cells {
            writer.i64(period);
            cell.iter().for_each(|count| writer.u64(*count));
        }
        writer.finish()
    }

    /// The counts that were saved.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let options: LifecycleOptions = read_settings(&mut reader)?;
        let calendar = Calendar::read_from(&mut reader)?;
        let event = EventKind::read_from(&mut reader)?;
        let lifecycle = Lifecycle { event, options, calendar };
        let mut tally = Self::new(&lifecycle)
            .map_err(|error| Error::bad_state(format!("its lifecycle is none: {error}")))?;
        tally.last_time = read_last_time(&mut reader)?;
        tally.customers = reader.u64()?;
        for _ in 0..reader.length(5)? {
            let period = reader.i64()?;
            let cell = [reader.u64()?, reader.u64()?, reader.u64()?, reader.u64()?];
            if cell == [0; 4] || tally.cells.last_key_value().is_some_and(|(last, _)| *last >= period) {
                return Err(Error::bad_state("its periods are not in order"));
            }
            tally.cells.insert(period, cell);
        }
        reader.finish()?;
        Ok(tally)
    }
}
