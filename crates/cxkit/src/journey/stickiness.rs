//! Stickiness: in how many periods customers are active.

use super::activity::{activity_question, Activity};
use super::kind::EventKind;
use super::report::Report;
use super::retention::read_last_time;
use super::sorted::Code;
use super::sweep::{Journeys, Query};
use super::{EventLog, UnknownTouchpoint};
use crate::accumulate::{check_same_settings, read_settings, write_settings, StateReader, StateWriter};
use crate::describe::{options, record};
use crate::stats::{no_interval, share_interval, t_bounds, Level, ShareInterval};
use crate::time::{Calendar, Every, Instant};
use crate::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;

const KIND: &str = "stickiness";
const VERSION: u64 = 1;

options! {
    /// Settings of a [`Stickiness`].
    pub struct StickinessOptions {
        /// How long a period is.
        every: Every = Every::Day,
        /// How many periods are looked at, counted back from the end; all where nothing is said.
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
    /// A stickiness report: which events make a customer active, and its settings.
    ///
    /// See [`EventLog::stickiness`].
    pub struct Stickiness(StickinessOptions);
    /// By any event, in days.
    new
}

record! {
    /// The customers who are active in so many periods.
    pub struct StickinessRow {
        /// In how many periods.
        pub active_periods: u64,
        /// How many customers.
        pub count: u64,
        /// Their share of all active customers.
        pub share: f64,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// How many customers are active in so many periods or more.
        pub at_least: u64,
        /// Their share.
        pub at_least_share: f64,
        /// Lower end of its interval.
        pub at_least_ci_lower: Option<f64>,
        /// Upper end of it.
        pub at_least_ci_upper: Option<f64>,
    }
}

record! {
    /// In how many periods customers are active.
    pub struct StickinessResult {
        /// A row a number of periods, from 1 to the largest that occurs.
        pub rows: Vec<StickinessRow>,
        /// The headline number: the mean number of active periods; nothing when nobody was active.
        pub value: Option<f64>,
        /// How many customers were active.
        pub n: u64,
        /// How many customers were looked at.
        pub customers: u64,
        /// How many periods the report has.
        pub periods: u64,
        /// Whether the data end before the last period does.
        pub incomplete: bool,
        /// Lower end of the interval of the headline number.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What was computed.
        pub method: Cow<'static, str>,
        /// How the interval of the headline number was computed; those of the shares are Wilson's.
        pub interval_method: Cow<'static, str>,
    }
}

struct Counting<'a> {
    activity: Activity<'a>,
}

struct Counted {
    customers: u64,
    /// By number of active periods.
    counts: BTreeMap<u64, u64>,
    /// The first period anybody is active in.
    first: Option<u32>,
}

impl Query for Counting<'_> {
    type Answer = Counted;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Counted, Error> {
        let mut counted = Counted { customers: 0, counts: BTreeMap::new(), first: None };
        let mut places = Vec::new();
        // Nearly everybody has few.
        let mut few = [0_u64; 64];
        journeys.each(|journey| {
            counted.customers += 1;
            self.activity.places(journeys, &journey, &mut places);
            if let Some(&first) = places.first() {
                counted.first = Some(counted.first.map_or(first, |known| known.min(first)));
                match few.get_mut(places.len()) {
                    Some(count) => *count += 1,
                    None => *counted.counts.entry(places.len() as u64).or_default() += 1,
                }
            }
        });
        let few = few.iter().enumerate().filter(|(_, count)| **count > 0);
        counted.counts.extend(few.map(|(periods, count)| (periods as u64, *count)));
        Ok(counted)
    }
}

impl EventLog {
    /// In how many periods customers are active: how many in one, in two, and so on, with shares.
    ///
    /// Customers without an event in the report do not count. Shares have Wilson's interval, the mean Student's.
    ///
    /// # Errors
    /// `out_of_range` for 0 periods and for more than 2^20; `unknown_name` with the nearest for a touchpoint or attribute
    /// that the log does not have.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Stickiness};
    /// use cxkit::time::{TimeUnit, Times};
    /// let log = EventLog::new(&Events::new(
    ///     &["ann", "ann", "ann", "bob", "bob", "cy"],
    ///     Times::new(&[0_i64, 1, 3, 0, 0, 3], TimeUnit::Days)?,
    ///     &["use"; 6],
    /// ))?;
    /// let sticky = log.stickiness(&Stickiness::new())?;
    /// let rows: Vec<(u64, u64, u64)> = sticky.rows.iter().map(|r| (r.active_periods, r.count, r.at_least)).collect();
    /// assert_eq!(rows, [(1, 2, 3), (2, 0, 1), (3, 1, 1)]);
    /// assert_eq!((sticky.value, sticky.periods), (Some(5.0 / 3.0), 4));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn stickiness(&self, stickiness: &Stickiness) -> Result<StickinessResult, Error> {
        // Where the report ends is known here, whatever is asked.
        let mut stickiness = stickiness.clone();
        stickiness.options.until = stickiness.report().fixed_until(&stickiness.calendar, self.last_time())?;
        if self.last_time().is_none() {
            // Nothing to count back from, and nothing to count.
            stickiness.options.periods = None;
        }
        self.stickiness_tally(&stickiness)?.finish()
    }

    /// The counts of a stickiness report as a state that merges with those of other customers.
    ///
    /// # Errors
    /// As [`EventLog::stickiness`]; `bad_option` for the last so many periods before an end that is not said: what counts
    /// could not be known before all are merged.
    pub fn stickiness_tally(&self, stickiness: &Stickiness) -> Result<StickinessTally, Error> {
        let mut tally = StickinessTally::new(stickiness)?;
        let (log, report) = (self.sorted()?, stickiness.report());
        let unknown = stickiness.options.unknown;
        let activity = Activity::new(log, &stickiness.event, unknown, report, &stickiness.calendar, 0)?;
        let counting = Counting { activity };
        for piece in self.sweep(&counting)? {
            tally.customers += piece.customers;
            piece
                .counts
                .iter()
                .for_each(|(&periods, count)| *tally.counts.entry(periods).or_default() += count);
            let first = piece.first.map(|first| counting.activity.index.period(first));
            tally.first = tally.first.into_iter().chain(first).min();
        }
        tally.last_time = self.last_time();
        Ok(tally)
    }
}

/// The counts of a stickiness report: merges with those of other customers, and can be saved.
///
/// Logs that share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
#[derive(Clone, Debug, PartialEq)]
pub struct StickinessTally {
    stickiness: Stickiness,
    customers: u64,
    counts: BTreeMap<u64, u64>,
    first: Option<i64>,
    /// Where the data end.
    last_time: Option<i64>,
}

impl StickinessTally {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// As [`EventLog::stickiness_tally`], but for names, which only a log can tell.
    pub fn new(stickiness: &Stickiness) -> Result<Self, Error> {
        stickiness.check()?;
        if stickiness.options.periods.is_some() && stickiness.options.until.is_none() {
            return Err(Error::bad_option(
                "until",
                "must be said where counts of the last so many periods are merged",
            ));
        }
        Ok(Self {
            stickiness: stickiness.clone(),
            customers: 0,
            counts: BTreeMap::new(),
            first: None,
            last_time: None,
        })
    }

    /// Adds the counts of other customers.
    ///
    /// # Errors
    /// `incompatible` for another report; nothing has changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.stickiness.options, &other.stickiness.options)?;
        if self.stickiness != other.stickiness {
            return Err(Error::Incompatible { what: "the event or the calendar".into() });
        }
        self.customers = self.customers.saturating_add(other.customers);
        for (&periods, &count) in &other.counts {
            let sum = self.counts.entry(periods).or_default();
            *sum = sum.saturating_add(count);
        }
        self.first = self.first.into_iter().chain(other.first).min();
        self.last_time = self.last_time.max(other.last_time);
        Ok(())
    }

    /// The answer so far.
    ///
    /// # Errors
    /// None that a checked report can have.
    #[allow(clippy::cast_precision_loss)]
    pub fn finish(&self) -> Result<StickinessResult, Error> {
        let options = &self.stickiness.options;
        let level = Level::new(options.confidence_level)?;
        let calendar = &self.stickiness.calendar;
        let ends = self.stickiness.report().ends(calendar, self.last_time);
        let first = ends.and_then(|ends| ends.first).or(self.first);
        let periods = ends.zip(first).map_or(0, |(ends, first)| {
            ends.last.checked_sub(first).and_then(|span| u64::try_from(span).ok()).map_or(0, |span| span + 1)
        });
        let n = self.counts.values().fold(0_u64, |sum, count| sum.saturating_add(*count));
        let share = |count: u64| -> Result<(f64, Option<f64>, Option<f64>), Error> {
            let (low, high) =
                share_interval(ShareInterval::Wilson, count as f64, n as f64, level.confidence)?;
            Ok((count as f64 / n as f64, Some(low), Some(high)))
        };
        let mut rows = Vec::new();
        let mut left = n;
        let most = self.counts.keys().next_back().copied().unwrap_or(0);
        for active_periods in 1..=most {
            let count = self.counts.get(&active_periods).copied().unwrap_or(0);
            let (own, own_low, own_high) = share(count)?;
            let (at_least_share, low, high) = share(left)?;
            rows.push(StickinessRow {
                active_periods,
                count,
                share: own,
                ci_lower: own_low,
                ci_upper: own_high,
                at_least: left,
                at_least_share,
                at_least_ci_lower: low,
                at_least_ci_upper: high,
            });
            left = left.saturating_sub(count);
        }
        let (value, bounds) = self.mean(n, level);
        Ok(StickinessResult {
            rows,
            value,
            n,
            customers: self.customers,
            periods,
            incomplete: ends.is_some_and(|ends| !ends.complete),
            ci_lower: bounds.map(|(low, _)| low),
            ci_upper: bounds.map(|(_, high)| high),
            ci_level: level.confidence,
            method: "active periods / active customers".into(),
            interval_method: match n {
                0 => no_interval("nobody was active"),
                1 => no_interval("one value has no spread"),
                _ => "t".into(),
            },
        })
    }

    /// The mean number of active periods, from whole numbers, with Student's interval.
    #[allow(clippy::cast_precision_loss)]
    fn mean(&self, n: u64, level: Level) -> (Option<f64>, Option<(f64, f64)>) {
        if n == 0 {
            return (None, None);
        }
        // Numbers of periods are below 2^21, so nothing overflows.
        let sum: i128 =
            self.counts.iter().map(|(&periods, &count)| i128::from(periods) * i128::from(count)).sum();
        let mean = sum as f64 / n as f64;
        if n == 1 {
            return (Some(mean), None);
        }
        let squares = self.counts.iter().map(|(&periods, &count)| {
            let off = periods as f64 - mean;
            off * off * count as f64
        });
        let squares = squares.fold(0.0, |sum, square| sum + square);
        let error = (squares / (n as f64 - 1.0) / n as f64).sqrt();
        (Some(mean), t_bounds(mean, error, n as f64 - 1.0, level.tail()))
    }

    /// The counts as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        write_settings(&self.stickiness.options, &mut writer);
        self.stickiness.calendar.write_to(&mut writer);
        self.stickiness.event.write_to(&mut writer);
        writer.option(self.last_time, StateWriter::i64);
        writer.option(self.first, StateWriter::i64);
        writer.u64(self.customers);
        writer.usize(self.counts.len());
        for (&periods, &count) in &self.counts {
            writer.u64(periods);
            writer.u64(count);
        }
        writer.finish()
    }

    /// The counts that were saved.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let options: StickinessOptions = read_settings(&mut reader)?;
        let calendar = Calendar::read_from(&mut reader)?;
        let event = EventKind::read_from(&mut reader)?;
        let stickiness = Stickiness { event, options, calendar };
        let mut tally = Self::new(&stickiness)
            .map_err(|error| Error::bad_state(format!("its report is none: {error}")))?;
        tally.last_time = read_last_time(&mut reader)?;
        tally.first = reader.option(StateReader::i64)?;
        tally.customers = reader.u64()?;
        let mut sum = 0_u64;
        for _ in 0..reader.length(2)? {
            let (periods, count) = (reader.u64()?, reader.u64()?);
            let in_order = tally.counts.last_key_value().is_none_or(|(last, _)| *last < periods);
            if !in_order || count == 0 || !(1..=super::report::MOST_PERIODS as u64).contains(&periods) {
                return Err(Error::bad_state("its numbers of periods are not in order"));
            }
            sum = sum.saturating_add(count);
            tally.counts.insert(periods, count);
        }
        reader.finish()?;
        if sum > tally.customers || (sum > 0) != tally.first.is_some() {
            return Err(Error::bad_state("more customers are active than there are"));
        }
        Ok(tally)
    }
}
