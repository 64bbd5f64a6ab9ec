//! Patterns of events: who did this and then that, how often, and when.

mod find;
mod notation;
mod parse;

pub use notation::{Pattern, PatternOptions};

use super::kind::{CompiledKind, EventKind};
use super::sorted::{Code, Sorted};
use super::sweep::{Journeys, Query};
use super::EventLog;
use crate::accumulate::{check_same_settings, read_settings, write_settings, StateReader, StateWriter};
use crate::columns::Key;
use crate::describe::record;
use crate::stats::{no_interval, share_interval, ShareInterval};
use crate::time::Instant;
use crate::Error;
use find::{Finder, Hit};
use parse::Element;
use std::borrow::Cow;
use std::collections::BTreeMap;

const KIND: &str = "pattern";
const VERSION: u64 = 1;

record! {
    /// One match of a pattern.
    pub struct PatternMatch {
        /// Which match of the customer it is, from 1.
        pub number: u64,
        /// The time of its first event.
        pub start: Instant,
        /// The time of its last event.
        pub end: Instant,
        /// The times of the events that the pattern names, in its order.
        pub times: Vec<Instant>,
    }
}

record! {
    /// The customers with so many matches.
    pub struct PatternCount {
        /// How many matches.
        pub matches: u64,
        /// How many customers have as many.
        pub customers: u64,
    }
}

record! {
    /// How many customers match a pattern, and how often.
    pub struct PatternResult {
        /// How many customers match.
        pub matched: u64,
        /// How many matches there are, over all customers.
        pub matches: u64,
        /// The headline number: the share of customers that match; nothing when there are no customers.
        pub value: Option<f64>,
        /// How many customers were looked at.
        pub n: u64,
        /// How many customers have how many matches, from 1 on.
        pub counts: Vec<PatternCount>,
        /// Lower end of the interval of the headline number.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was counted.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// What is wanted of a customer's matches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Their number, over all customers.
    Counts,
    /// Their number, customer by customer.
    Each,
    /// When the first is.
    First,
    /// When each is.
    Times,
}

struct Counting {
    elements: Vec<Element>,
    conditions: Vec<CompiledKind>,
    /// By touchpoint: the conditions that its events meet, and those they may meet.
    plain: Vec<u64>,
    possible: Vec<u64>,
    wanted: Wanted,
}

#[derive(Default)]
struct Counted {
    customers: u64,
    /// How many customers have so many matches.
    counts: BTreeMap<u64, u64>,
    each: Vec<(u32, u64)>,
    times: Vec<(u32, PatternMatch)>,
}

impl Counting {
    fn new(pattern: &Pattern, log: &Sorted, wanted: Wanted) -> Result<Self, Error> {
        let elements = pattern.elements()?;
        let unknown = pattern.options.unknown;
        let conditions = pattern.conditions.iter().map(|kind| kind.compile(log, unknown));
        let conditions = conditions.collect::<Result<Vec<_>, _>>()?;
        let (mut plain, mut possible) = (Vec::new(), Vec::new());
        for touchpoint in 0..log.touchpoints.len() {
            let of = conditions.iter().map(|kind| kind.of_touchpoint(touchpoint));
            let bits = of.enumerate().fold((0_u64, 0_u64), |(is, may), (which, (possible, plain))| {
                (is | u64::from(plain) << which, may | u64::from(possible) << which)
            });
            plain.push(bits.0);
            possible.push(bits.1);
        }
        Ok(Self { elements, conditions, plain, possible, wanted })
    }

    /// The conditions an event meets.
    #[inline]
    fn mask(&self, log: &Sorted, event: usize, touchpoint: usize) -> u64 {
        let mut mask = self.plain[touchpoint];
        let mut open = self.possible[touchpoint] & !mask;
        while open != 0 {
            let which = open.trailing_zeros() as usize;
            open &= open - 1;
            mask |= u64::from(self.conditions[which].holds(log, event, touchpoint)) << which;
        }
        mask
    }
}

impl Query for Counting {
    type Answer = Counted;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Counted, Error> {
        let mut counted = Counted::default();
        let (mut finder, mut hits) = (Finder::default(), Vec::new());
        let log = journeys.log();
        let instant = |time: i64| Instant::from_micros(time);
        let mut failed = None;
        journeys.each(|journey| {
            counted.customers += 1;
            hits.clear();
            for (at, (&time, code)) in journey.times.iter().zip(journey.codes).enumerate() {
                if self.possible[code.at()] != 0 {
                    let mask = self.mask(log, journey.event(at), code.at());
                    if mask != 0 {
                        hits.push(Hit { time, mask });
                    }
                }
            }
            let mut number = 0;
            finder.each(&self.elements, &hits, |events| {
                number += 1;
                if matches!(self.wanted, Wanted::First | Wanted::Times) {
                    let times = events.iter().map(|&event| instant(hits[event as usize].time));
                    match times.collect::<Result<Vec<_>, _>>() {
                        Ok(times) => {
                            if let (Some(&start), Some(&end)) = (times.first(), times.last()) {
                                let found = PatternMatch { number, start, end, times };
                                counted.times.push((journey.customer as u32, found));
                            }
                        }
                        Err(error) => failed = Some(error),
                    }
                }
                self.wanted != Wanted::First
            });
            if number > 0 {
                *counted.counts.entry(number).or_default() += 1;
                if self.wanted == Wanted::Each {
                    counted.each.push((journey.customer as u32, number));
                }
            }
        });
        failed.map_or(Ok(counted), Err)
    }
}

impl EventLog {
    /// How many customers match a pattern, and how often.
    ///
    /// A match may begin anywhere. Matches of a customer do not overlap: the leftmost start comes first, of its matches
    /// the one that ends first, and the search goes on after its end. Events of one instant are in the order of the log.
    /// The share of customers that match has Wilson's interval.
    ///
    /// # Errors
    /// `bad_option` for a pattern that cannot be read, naming the character, and for no condition or more than 64;
    /// `unknown_name` with the nearest for a touchpoint or attribute that the log does not have.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Pattern};
    /// use cxkit::time::{TimeUnit, Times};
    /// let log = EventLog::new(&Events::new(
    ///     &["ann", "ann", "ann", "ann", "bob", "bob"],
    ///     Times::new(&[0_i64, 50, 100, 130, 0, 500], TimeUnit::Seconds)?,
    ///     &["cart", "pay", "cart", "pay", "cart", "pay"],
    /// ))?;
    /// let result = log.match_pattern(&Pattern::new("(?1)(?t<=60)(?2)", ["cart", "pay"]))?;
    /// assert_eq!((result.matched, result.matches, result.value), (1, 2, Some(0.5)));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn match_pattern(&self, pattern: &Pattern) -> Result<PatternResult, Error> {
        self.pattern_tally(pattern)?.finish()
    }

    /// The customers that match, in the order of their names.
    ///
    /// # Errors
    /// As [`EventLog::match_pattern`].
    pub fn pattern_customers(&self, pattern: &Pattern) -> Result<Vec<Key>, Error> {
        Ok(self.pattern_counts(pattern)?.into_iter().map(|(customer, _)| customer).collect())
    }

    /// The customers that match and how often, in the order of their names.
    ///
    /// # Errors
    /// As [`EventLog::match_pattern`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Pattern};
    /// use cxkit::time::Times;
    /// let times = [1_i64, 2, 3, 4];
    /// let log = EventLog::new(&Events::new(&[7_i64, 7, 7, 9], Times::from_micros(&times)?, &["a"; 4]))?;
    /// assert_eq!(log.pattern_counts(&Pattern::new("(?1)", ["a"]))?, [(7.into(), 3), (9.into(), 1)]);
    /// assert_eq!(log.pattern_customers(&Pattern::new("(?1)(?1)", ["a"]))?, [7.into()]);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn pattern_counts(&self, pattern: &Pattern) -> Result<Vec<(Key, u64)>, Error> {
        let pieces = self.find_pattern(pattern, Wanted::Each)?;
        let all = pieces.into_iter().flat_map(|piece| piece.each);
        Ok(all.map(|(customer, count)| (self.customer_name(customer as usize), count)).collect())
    }

    /// When customers match for the first time, in the order of their names.
    ///
    /// # Errors
    /// As [`EventLog::match_pattern`].
    pub fn pattern_first(&self, pattern: &Pattern) -> Result<Vec<(Key, PatternMatch)>, Error> {
        self.pattern_times_of(pattern, Wanted::First)
    }

    /// When customers match, every match, in the order of their names and of time.
    ///
    /// # Errors
    /// As [`EventLog::match_pattern`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Pattern};
    /// use cxkit::time::Times;
    /// let times = [1_i64, 2, 3, 4];
    /// let log = EventLog::new(&Events::new(&[7_i64; 4], Times::from_micros(&times)?, &["a", "x", "b", "b"]))?;
    /// let found = log.pattern_times(&Pattern::new("(?1)(?2)", ["a", "b"]))?;
    /// assert_eq!((found.len(), found[0].1.start.micros(), found[0].1.end.micros()), (1, 1, 3));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn pattern_times(&self, pattern: &Pattern) -> Result<Vec<(Key, PatternMatch)>, Error> {
        self.pattern_times_of(pattern, Wanted::Times)
    }

    fn pattern_times_of(&self, pattern: &Pattern, wanted: Wanted) -> Result<Vec<(Key, PatternMatch)>, Error> {
        let pieces = self.find_pattern(pattern, wanted)?;
        let all = pieces.into_iter().flat_map(|piece| piece.times);
        Ok(all.map(|(customer, found)| (self.customer_name(customer as usize), found)).collect())
    }

    /// The counts of a pattern as a state that merges with those of other customers.
    ///
    /// # Errors
    /// As [`EventLog::match_pattern`].
    pub fn pattern_tally(&self, pattern: &Pattern) -> Result<PatternTally, Error> {
        let mut tally = PatternTally::new(pattern)?;
        for piece in self.find_pattern(pattern, Wanted::Counts)? {
            tally.add(piece.customers, &piece.counts);
        }
        Ok(tally)
    }

    fn find_pattern(&self, pattern: &Pattern, wanted: Wanted) -> Result<Vec<Counted>, Error> {
        self.sweep(&Counting::new(pattern, self.sorted()?, wanted)?)
    }
}

/// The counts of a pattern: merges with those of other customers, and can be saved.
///
/// Logs that share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternTally {
    pattern: Pattern,
    customers: u64,
    counts: BTreeMap<u64, u64>,
}

impl PatternTally {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// As [`EventLog::match_pattern`], but for names, which only a log can tell.
    pub fn new(pattern: &Pattern) -> Result<Self, Error> {
        pattern.check()?;
        Ok(Self { pattern: pattern.clone(), customers: 0, counts: BTreeMap::new() })
    }

    fn add(&mut self, customers: u64, counts: &BTreeMap<u64, u64>) {
        self.customers = self.customers.saturating_add(customers);
        for (&matches, &count) in counts {
            let sum = self.counts.entry(matches).or_default();
            *sum = sum.saturating_add(count);
        }
    }

    /// Adds the counts of other customers.
    ///
    /// # Errors
    /// `incompatible` for another pattern; nothing has changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.pattern.options, &other.pattern.options)?;
        if self.pattern != other.pattern {
            return Err(Error::Incompatible { what: "the pattern or its conditions".into() });
        }
        self.add(other.customers, &other.counts);
        Ok(())
    }

    /// The answer so far.
    ///
    /// # Errors
    /// None that a checked pattern can have.
    #[allow(clippy::cast_precision_loss)]
    pub fn finish(&self) -> Result<PatternResult, Error> {
        let level = self.pattern.options.confidence_level;
        let matched =
            self.counts.values().fold(0_u64, |sum, count| sum.saturating_add(*count)).min(self.customers);
        let matches = self
            .counts
            .iter()
            .fold(0_u64, |sum, (matches, count)| sum.saturating_add(matches.saturating_mul(*count)));
        let n = self.customers;
        let bounds = (n > 0).then(|| share_interval(ShareInterval::Wilson, matched as f64, n as f64, level));
        let bounds = bounds.transpose()?;
        let row = |(&matches, &customers): (&u64, &u64)| PatternCount { matches, customers };
        Ok(PatternResult {
            matched,
            matches,
            value: (n > 0).then(|| matched as f64 / n as f64),
            n,
            counts: self.counts.iter().map(row).collect(),
            ci_lower: bounds.map(|(low, _)| low),
            ci_upper: bounds.map(|(_, high)| high),
            ci_level: level,
            method: "customers that match / customers".into(),
            interval_method: if n == 0 { no_interval("there are no customers") } else { "wilson".into() },
        })
    }

    /// The counts as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        write_settings(&self.pattern.options, &mut writer);
        writer.str(&self.pattern.text);
        writer.usize(self.pattern.conditions.len());
        self.pattern.conditions.iter().for_each(|kind| kind.write_to(&mut writer));
        writer.u64(self.customers);
        writer.usize(self.counts.len());
        for (&matches, &count) in &self.counts {
            writer.u64(matches);
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
        let options: PatternOptions = read_settings(&mut reader)?;
        let text = reader.str()?.to_owned();
        let conditions = (0..reader.length(2)?).map(|_| EventKind::read_from(&mut reader));
        let conditions = conditions.collect::<Result<Vec<_>, _>>()?;
        let pattern = Pattern { text, conditions, options };
        let mut tally =
            Self::new(&pattern).map_err(|error| Error::bad_state(format!("its pattern is none: {error}")))?;
        tally.customers = reader.u64()?;
        let mut sum = 0_u64;
        for _ in 0..reader.length(2)? {
            let (matches, count) = (reader.u64()?, reader.u64()?);
            let in_order = tally.counts.last_key_value().is_none_or(|(last, _)| *last < matches);
            if matches == 0 || count == 0 || !in_order {
                return Err(Error::bad_state("its numbers of matches are not in order"));
            }
            sum = sum.saturating_add(count);
            tally.counts.insert(matches, count);
        }
        reader.finish()?;
        if sum > tally.customers {
            return Err(Error::bad_state("more customers match than there are"));
        }
        Ok(tally)
    }
}
