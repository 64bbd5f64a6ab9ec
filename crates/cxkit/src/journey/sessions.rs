//! Sessions: what a customer does without a long pause.

use super::figures::{shares, Summary};
use super::log::EventLog;
use super::sorted::{Attribute, Code, Values};
use super::spans::{Spans, TimeDetail};
use super::split::{GapRule, Split, SplitRules};
use super::sweep::{Flat, Journeys, Query};
use super::tally::{question_settings, Parts, Question};
use crate::accumulate::{StateReader, StateWriter};
use crate::columns::Key;
use crate::describe::{options, record};
use crate::journey::UnknownTouchpoint;
use crate::stats::{no_interval, t_bounds, Level};
use crate::time::Duration;
use crate::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;

options! {
    /// Settings of sessions: the rules of which any begins a new one.
    pub struct SessionOptions {
        /// A longer pause between two events of a customer begins a new session; nothing for no such rule.
        gap: Option<Duration> = Some(Duration::minutes(30)),
        /// Whether a pause exactly as long begins one too.
        gap_rule: GapRule = GapRule::Greater,
        /// Touchpoints with which a new session begins.
        session_starts: Vec<Cow<'static, str>> = Vec::new(),
        /// Touchpoints after which a new session begins.
        session_ends: Vec<Cow<'static, str>> = Vec::new(),
        /// An attribute: a new session begins where its value is another than before. Events without one change nothing.
        session_change: Option<Cow<'static, str>> = None,
        /// What is kept of the durations.
        times: TimeDetail = TimeDetail::Quantiles,
        /// What a rule that names an unknown touchpoint is.
        unknown: UnknownTouchpoint = UnknownTouchpoint::Error,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// The sessions of a log.
    pub struct SessionsResult {
        /// How many sessions.
        pub n: u64,
        /// The headline number: sessions per customer; nothing when there are none.
        pub value: Option<f64>,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// How the headline number was counted.
        pub method: Cow<'static, str>,
        /// How its interval was computed.
        pub interval_method: Cow<'static, str>,
        /// How many customers.
        pub customers: u64,
        /// How many events.
        pub events: u64,
        /// Sessions of one event.
        pub single_event_sessions: u64,
        /// Their share of all sessions.
        pub single_event_share: Option<f64>,
        /// Lower end of its interval.
        pub single_event_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub single_event_ci_upper: Option<f64>,
        /// Events in a session: the mean.
        pub mean_events: Option<f64>,
        /// The median. Quantiles lie between neighbouring values in proportion.
        pub median_events: Option<f64>,
        /// A quarter of the sessions has no more.
        pub p25_events: Option<f64>,
        /// Three quarters have no more.
        pub p75_events: Option<f64>,
        /// Nine tenths have no more.
        pub p90_events: Option<f64>,
        /// The most.
        pub max_events: Option<u64>,
        /// The time from the first to the last event of a session: the mean.
        pub mean_seconds: Option<f64>,
        /// The median.
        pub median_seconds: Option<f64>,
        /// A quarter took no longer.
        pub p25_seconds: Option<f64>,
        /// Three quarters took no longer.
        pub p75_seconds: Option<f64>,
        /// Nine tenths took no longer.
        pub p90_seconds: Option<f64>,
        /// The most sessions of one customer.
        pub max_sessions: Option<u64>,
    }
}

record! {
    /// One session.
    pub struct SessionRow {
        /// Its number among those of its customer, from 1.
        pub session: u64,
        /// How many events it has.
        pub events: u64,
        /// When it began, in microseconds since 1970-01-01T00:00:00Z.
        pub start: i64,
        /// When its last event was.
        pub end: i64,
        /// Its first touchpoint.
        pub first_touchpoint: Cow<'static, str>,
        /// Its last touchpoint.
        pub last_touchpoint: Cow<'static, str>,
    }
}

impl SessionOptions {
    fn rules(&self) -> SplitRules<'_> {
        SplitRules {
            gap: self.gap,
            or_equal: self.gap_rule == GapRule::GreaterOrEqual,
            starts: &self.session_starts,
            ends: &self.session_ends,
            change: self.session_change.as_deref(),
            unknown: Some(self.unknown),
        }
    }
}

/// Counts of sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionParts {
    /// How many customers have so many sessions.
    per_customer: BTreeMap<u64, u64>,
    /// How many sessions have so many events.
    lengths: BTreeMap<u64, u64>,
    durations: Spans,
}

/// Counts of small numbers, the larger ones apart.
struct Tens {
    small: [u32; 64],
    large: BTreeMap<u64, u64>,
}

impl Tens {
    const fn new() -> Self {
        Self { small: [0; 64], large: BTreeMap::new() }
    }

    #[inline]
    fn push(&mut self, number: usize) {
        match self.small.get_mut(number) {
            Some(count) => *count += 1,
            None => *self.large.entry(number as u64).or_default() += 1,
        }
    }

    fn add_to(self, counts: &mut BTreeMap<u64, u64>) {
        let small = self.small.iter().enumerate().filter(|(_, count)| **count > 0);
        for (number, count) in
            small.map(|(number, &count)| (number as u64, u64::from(count))).chain(self.large)
        {
            *counts.entry(number).or_default() += count;
        }
    }
}

impl SessionParts {
    fn add_counts(&mut self, other: &Self) {
        let add = |to: &mut BTreeMap<u64, u64>, from: &BTreeMap<u64, u64>| {
            for (&number, &count) in from {
                let sum = to.entry(number).or_default();
                *sum = sum.saturating_add(count);
            }
        };
        add(&mut self.per_customer, &other.per_customer);
        add(&mut self.lengths, &other.lengths);
    }
}

impl Parts for SessionParts {
    fn merge(&mut self, other: &Self) {
        self.add_counts(other);
        self.durations.merge(&other.durations);
    }

    fn tidy(&mut self) {
        self.durations.tidy();
    }
}

struct Count<'a> {
    split: &'a Split,
    detail: TimeDetail,
}

impl Count<'_> {
    /// Sessions by pause of customers in one row: first where each begins, without a branch on the pauses, then how long
    /// it is.
    fn row<C>(&self, flat: &Flat<'_, C>, per_customer: &mut Tens, lengths: &mut Tens, durations: &mut Spans) {
        let times = flat.times;
        let mut begins = vec![0_u32; times.len() + 1];
        let mut sessions = 0;
        let ends = flat.begins().skip(1).chain([times.len()]);
        for (first, end) in flat.begins().zip(ends) {
            let before = sessions;
            begins[sessions] = first as u32;
            sessions += 1;
            for at in first + 1..end {
                begins[sessions] = at as u32;
                sessions += usize::from(times[at] - times[at - 1] > self.split.limit);
            }
            per_customer.push(sessions - before);
        }
        begins[sessions] = times.len() as u32;
        let mut sum = 0_i128;
        for pair in begins[..=sessions].windows(2) {
            let (first, end) = (pair[0] as usize, pair[1] as usize);
            lengths.push(end - first);
            sum += i128::from(times[end - 1] - times[first]);
        }
        durations.count = sessions as u64;
        if self.detail != TimeDetail::None {
            durations.sum = sum;
        }
        if self.detail == TimeDetail::Quantiles {
            let spans = begins[..=sessions]
                .windows(2)
                .map(|pair| times[pair[1] as usize - 1] - times[pair[0] as usize]);
            durations.values = spans.collect();
        }
    }
}

impl Query for Count<'_> {
    type Answer = SessionParts;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<SessionParts, Error> {
        let (mut per_customer, mut lengths) = (Tens::new(), Tens::new());
        let mut parts = SessionParts::default();
        if let Some(flat) = journeys.flat().filter(|_| self.split.by_pause_alone()) {
            self.row(&flat, &mut per_customer, &mut lengths, &mut parts.durations);
            per_customer.add_to(&mut parts.per_customer);
            lengths.add_to(&mut parts.lengths);
            return Ok(parts);
        }
        journeys.each(|journey| {
            let mut sessions = 0;
            self.split.each(journeys.log(), &journey, |events| {
                sessions += 1;
                lengths.push(events.len());
                parts
                    .durations
                    .push(journey.times[events.end - 1] - journey.times[events.start], self.detail);
            });
            per_customer.push(sessions);
        });
        per_customer.add_to(&mut parts.per_customer);
        lengths.add_to(&mut parts.lengths);
        Ok(parts)
    }
}

/// The quantiles of numbers that were counted, by the rule of [`Summary`].
#[allow(clippy::cast_precision_loss)]
fn quantiles(counts: &BTreeMap<u64, u64>) -> [Option<f64>; 4] {
    let n = counts.values().fold(0_u64, |sum, count| sum.saturating_add(*count));
    let Some(last) = n.checked_sub(1) else { return [None; 4] };
    let at = |rank: u64| {
        let mut before = 0_u64;
        let found = counts.iter().find(|(_, count)| {
            before = before.saturating_add(**count);
            before > rank
        });
        found.map_or(0, |(number, _)| *number)
    };
    Summary::AT.map(|(part, whole)| {
        let rank = u128::from(last) * part as u128;
        let (rank, rest) = ((rank / whole as u128) as u64, (rank % whole as u128) as f64);
        let low = at(rank) as f64;
        let high = if rest > 0.0 { at(rank + 1) as f64 } else { low };
        Some(low + (high - low) * (rest / whole as f64))
    })
}

/// How many numbers, their sum and the sum of their squares.
fn sums(counts: &BTreeMap<u64, u64>) -> (u64, u128, u128) {
    let mut all = (0_u64, 0_u128, 0_u128);
    for (&number, &count) in counts {
        let product = u128::from(number) * u128::from(count);
        all.0 = all.0.saturating_add(count);
        all.1 = all.1.saturating_add(product);
        all.2 = all.2.saturating_add(product.saturating_mul(u128::from(number)));
    }
    all
}

impl SessionOptions {
    /// Everything but the list of durations, which stays in pieces.
    fn pieces(&self, log: &EventLog) -> Result<(SessionParts, Vec<SessionParts>), Error> {
        let split = self.rules().compile(log.sorted()?)?;
        let pieces = log.sweep(&Count { split: &split, detail: self.times })?;
        let mut all = SessionParts::default();
        for piece in &pieces {
            all.add_counts(piece);
            all.durations.count += piece.durations.count;
            all.durations.sum += piece.durations.sum;
        }
        Ok((all, pieces))
    }

    #[allow(clippy::cast_precision_loss)]
    fn result(&self, parts: &SessionParts, times: Summary) -> Result<SessionsResult, Error> {
        let level = Level::new(self.confidence_level)?;
        let (customers, sessions, squares) = sums(&parts.per_customer);
        let (n, events, _) = sums(&parts.lengths);
        let k = customers as f64;
        let value = (customers > 0).then(|| sessions as f64 / k);
        // n Σx² - (Σx)², exact in whole numbers: never below 0.
        let spread =
            u128::from(customers).saturating_mul(squares).saturating_sub(sessions.saturating_mul(sessions));
        let bounds = value.filter(|_| customers > 1).and_then(|mean| {
            let variance = spread as f64 / (k * (k - 1.0));
            t_bounds(mean, (variance / k).sqrt(), k - 1.0, level.tail())
        });
        let why = if customers == 1 { "one customer has no spread" } else { "there is no session" };
        let single = parts.lengths.get(&1).copied().unwrap_or(0);
        let single_share = shares(single, n, level.confidence)?;
        let lengths = quantiles(&parts.lengths);
        Ok(SessionsResult {
            n,
            value,
            ci_lower: bounds.map(|(low, _)| low),
            ci_upper: bounds.map(|(_, high)| high),
            ci_level: level.confidence,
            method: "sessions / customers".into(),
            interval_method: bounds.map_or_else(|| no_interval(why), |_| "t".into()),
            customers,
            events: u64::try_from(events).unwrap_or(u64::MAX),
            single_event_sessions: single,
            single_event_share: single_share.share,
            single_event_ci_lower: single_share.low,
            single_event_ci_upper: single_share.high,
            mean_events: (n > 0).then(|| events as f64 / n as f64),
            median_events: lengths[1],
            p25_events: lengths[0],
            p75_events: lengths[2],
            p90_events: lengths[3],
            max_events: parts.lengths.keys().next_back().copied(),
            mean_seconds: times.mean,
            median_seconds: times.quantiles[1],
            p25_seconds: times.quantiles[0],
            p75_seconds: times.quantiles[2],
            p90_seconds: times.quantiles[3],
            max_sessions: parts.per_customer.keys().next_back().copied(),
        })
    }
}

impl Question for SessionOptions {
    type Answer = SessionsResult;
    type Parts = SessionParts;
    const KIND: &'static str = "sessions";

    question_settings!();

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level)?;
        self.rules().check()
    }

    fn none(&self) -> SessionParts {
        SessionParts::default()
    }

    fn count(&self, log: &EventLog) -> Result<SessionParts, Error> {
        let (mut all, pieces) = self.pieces(log)?;
        all.durations.values = pieces.into_iter().flat_map(|piece| piece.durations.values).collect();
        Ok(all)
    }

    fn answer(&self, mut parts: SessionParts) -> Result<SessionsResult, Error> {
        let times = parts.durations.summary(self.times);
        self.result(&parts, times)
    }

    fn write_parts(&self, parts: &SessionParts, writer: &mut StateWriter) {
        for counts in [&parts.per_customer, &parts.lengths] {
            writer.usize(counts.len());
            for (&number, &count) in counts {
                writer.u64(number);
                writer.u64(count);
            }
        }
        parts.durations.write_to(self.times, writer);
    }

    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<SessionParts, Error> {
        let mut parts = SessionParts::default();
        for counts in [&mut parts.per_customer, &mut parts.lengths] {
            for _ in 0..reader.length(2)? {
                let (number, count) = (reader.u64()?, reader.u64()?);
                let before = counts.keys().next_back().copied().unwrap_or(0);
                if number <= before || count == 0 {
                    return Err(Error::bad_state("its numbers are not in order"));
                }
                counts.insert(number, count);
            }
        }
        parts.durations = Spans::read_from(reader, self.times)?;
        let (sessions, _, _) = sums(&parts.lengths);
        if sums(&parts.per_customer).1 != u128::from(sessions) || parts.durations.count != sessions {
            return Err(Error::bad_state("its sessions are counted in two ways"));
        }
        Ok(parts)
    }
}

/// The sessions of each customer, one row each.
struct List<'a>(&'a Split);

impl Query for List<'_> {
    type Answer = Vec<(usize, SessionRow)>;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Self::Answer, Error> {
        let log = journeys.log();
        let mut rows = Vec::new();
        journeys.each(|journey| {
            let mut session = 0;
            self.0.each(log, &journey, |events| {
                session += 1;
                let name = |at: usize| log.touchpoints.get(journey.codes[at].at()).to_owned().into();
                let row = SessionRow {
                    session,
                    events: events.len() as u64,
                    start: journey.times[events.start],
                    end: journey.times[events.end - 1],
                    first_touchpoint: name(events.start),
                    last_touchpoint: name(events.end - 1),
                };
                rows.push((journey.customer, row));
            });
        });
        Ok(rows)
    }
}

/// The number of its session for every event: the event in the whole log, and the number.
struct Numbers<'a>(&'a Split);

impl Query for Numbers<'_> {
    type Answer = Vec<(u32, u32)>;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Self::Answer, Error> {
        let mut numbers = Vec::new();
        journeys.each(|journey| {
            let mut session = 0;
            self.0.each(journeys.log(), &journey, |events| {
                session += 1;
                numbers.extend(events.map(|at| (journey.event(at) as u32, session)));
            });
        });
        Ok(numbers)
    }
}

impl EventLog {
    /// Splits journeys into sessions: how many, how long, of how many events.
    ///
    /// A new session begins at a customer's first event and after a pause of more than 30 minutes;
    /// [`SessionOptions`] has further rules, of which any begins one: touchpoints that begin or end a session, and an
    /// attribute whose value changes. The duration is the time from the first to the last event. Sessions per customer
    /// have Student's t interval, the share of those of one event Wilson's.
    ///
    /// # Errors
    /// `unknown_name` with the nearest for a touchpoint or attribute that the log does not have; `bad_option` for a gap
    /// of 0 where a pause as long as it splits; `out_of_range` for the level.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, SessionOptions};
    /// use cxkit::time::{TimeUnit, Times};
    /// let times = Times::new(&[0_i64, 600, 2400, 4260, 300], TimeUnit::Seconds)?;
    /// let log = EventLog::new(&Events::new(&[1_i64, 1, 1, 1, 2], times, &["a", "b", "a", "b", "a"]))?;
    /// let sessions = log.sessions(&SessionOptions::default())?;
    /// assert_eq!((sessions.n, sessions.value, sessions.single_event_sessions), (3, Some(1.5), 2));
    /// assert_eq!((sessions.max_events, sessions.mean_seconds), (Some(3), Some(800.0)));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn sessions(&self, options: &SessionOptions) -> Result<SessionsResult, Error> {
        options.check()?;
        let (parts, pieces) = options.pieces(self)?;
        // Durations stay in their pieces: only those near a quantile are brought together.
        let lists: Vec<&[i64]> = pieces.iter().map(|piece| piece.durations.values.as_slice()).collect();
        let times = match options.times {
            TimeDetail::Quantiles => Summary::of_lists(&lists, self.threads())?,
            _ => parts.durations.clone().summary(options.times),
        };
        options.result(&parts, times)
    }

    /// Every session with its customer, in the order of the customers and of time.
    ///
    /// # Errors
    /// As [`EventLog::sessions`].
    pub fn session_rows(&self, options: &SessionOptions) -> Result<Vec<(Key, SessionRow)>, Error> {
        let split = options.rules().compile(self.sorted()?)?;
        let rows = self.sweep(&List(&split))?.into_iter().flatten();
        Ok(rows.map(|(customer, row)| (self.customer_name(customer), row)).collect())
    }

    /// A log in which every event has the number of its session among those of its customer, from 1, as an attribute.
    ///
    /// Conditions, filters and `hold` of a funnel can then speak of sessions. Events that a filter hides have none. The
    /// events are copied.
    ///
    /// # Errors
    /// As [`EventLog::sessions`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{Condition, EventLog, Events, Filter, SessionOptions};
    /// use cxkit::time::{TimeUnit, Times};
    /// let times = Times::new(&[0_i64, 600, 5400], TimeUnit::Seconds)?;
    /// let log = EventLog::new(&Events::new(&[1_i64, 1, 1], times, &["a", "b", "a"]))?;
    /// let numbered = log.with_sessions("session", &SessionOptions::default())?;
    /// let first = Filter::new().condition(Condition::between("session", 1.0, 1.0));
    /// assert_eq!(numbered.filter(&first)?.event_count(), 2);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn with_sessions(&self, attribute: &str, options: &SessionOptions) -> Result<Self, Error> {
        let log = self.sorted()?;
        let split = options.rules().compile(log)?;
        let mut values = vec![f64::NAN; log.times.len()];
        for (event, session) in self.sweep(&Numbers(&split))?.into_iter().flatten() {
            values[event as usize] = f64::from(session);
        }
        let mut numbered = log.clone();
        numbered.attributes.retain(|known| &*known.name != attribute);
        numbered.attributes.push(Attribute { name: attribute.into(), values: Values::Numbers(values) });
        numbered.attributes.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(self.with_events(numbered))
    }
}
