//! What follows a chain of touchpoints, or went before it.

use super::condition::{read_conditions, write_conditions, Compiled, Condition};
use super::figures::shares;
use super::paths::steps::{Named, Table};
use super::paths::PathCounts;
use super::sorted::{Code, Sorted};
use super::spans::{Spans, TimeDetail};
use super::split::{code_of, GapRule, SplitRules};
use super::sweep::{Journey, Journeys, Query};
use super::tally::Question;
use crate::accumulate::{check_same_settings, read_settings, write_settings, StateReader, StateWriter};
use crate::describe::{choices, options, record};
use crate::journey::{EventLog, FunnelStep, UnknownTouchpoint};
use crate::stats::Level;
use crate::time::Duration;
use crate::Error;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

choices! {
    /// In which direction a chain is read, and the event after it looked for.
    pub enum NextDirection {
        /// On from the base: the event after the chain.
        Forward = "forward",
        /// Back from the base: the event before the chain.
        Backward = "backward",
    }
}

choices! {
    /// At which event a chain is laid on a path.
    pub enum NextBase {
        /// The first event that meets the chain's first step and the conditions of the base.
        FirstMatch = "first_match",
        /// The last such event.
        LastMatch = "last_match",
        /// The first event of the path, whatever it is.
        Head = "head",
        /// The last event of the path, whatever it is.
        Tail = "tail",
    }
}

options! {
    /// Settings of [`NextEvent`].
    pub struct NextEventOptions {
        /// In which direction the chain is read.
        direction: NextDirection = NextDirection::Forward,
        /// At which event the chain is laid on a path.
        base: NextBase = NextBase::FirstMatch,
        /// Paths are sessions, not whole journeys.
        by_session: bool = false,
        /// A longer pause between two events begins a new session; nothing for no such rule.
        gap: Option<Duration> = Some(Duration::minutes(30)),
        /// Whether a pause exactly as long begins one too.
        gap_rule: GapRule = GapRule::Greater,
        /// Touchpoints with which a new session begins.
        session_starts: Vec<Cow<'static, str>> = Vec::new(),
        /// Touchpoints after which a new session begins.
        session_ends: Vec<Cow<'static, str>> = Vec::new(),
        /// An attribute: a new session begins where its value is another than before.
        session_change: Option<Cow<'static, str>> = None,
        /// What is kept of the times.
        times: TimeDetail = TimeDetail::Mean,
        /// What a step that names an unknown touchpoint is.
        unknown: UnknownTouchpoint = UnknownTouchpoint::Error,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// A touchpoint that follows a chain.
    pub struct NextEventRow {
        /// The touchpoint.
        pub touchpoint: Cow<'static, str>,
        /// How often it follows.
        pub count: u64,
        /// Its share of all paths on which the chain was found.
        pub share: f64,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub ci_upper: Option<f64>,
        /// The time between it and the end of the chain next to it: the mean.
        pub mean_seconds: Option<f64>,
        /// The median, where quantiles are asked for. Quantiles lie between neighbouring values in proportion.
        pub median_seconds: Option<f64>,
        /// A quarter took no longer.
        pub p25_seconds: Option<f64>,
        /// Three quarters took no longer.
        pub p75_seconds: Option<f64>,
        /// Nine tenths took no longer.
        pub p90_seconds: Option<f64>,
    }
}

record! {
    /// What follows a chain of touchpoints.
    pub struct NextEventResult {
        /// How many paths have the chain.
        pub n: u64,
        /// The headline number: the share of them on which something follows; nothing when there are none.
        pub value: Option<f64>,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// How the chain was laid on paths.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
        /// How many paths, with the chain or not.
        pub paths: u64,
        /// Customers with a path.
        pub customers: u64,
        /// Paths on which the chain was not found.
        pub without_chain: u64,
        /// Paths that have the chain and end with it: nothing follows.
        pub ended: u64,
        /// A row a touchpoint, the most frequent first, equals by name.
        pub rows: Vec<NextEventRow>,
    }
}

/// A chain of touchpoints, and how to look for the event after it.
///
/// See [`EventLog::next_event`].
#[derive(Clone, Debug, PartialEq)]
pub struct NextEvent {
    chain: Vec<FunnelStep>,
    base: Vec<Condition>,
    options: NextEventOptions,
}

impl NextEvent {
    /// The event after these touchpoints, one right after the other.
    #[must_use]
    pub fn new<S: Into<FunnelStep>>(chain: impl IntoIterator<Item = S>) -> Self {
        Self {
            chain: chain.into_iter().map(Into::into).collect(),
            base: Vec::new(),
            options: NextEventOptions::default(),
        }
    }

    /// The same where the event at which the chain is laid meets this condition as well.
    #[must_use]
    pub fn base(mut self, condition: Condition) -> Self {
        self.base.push(condition);
        self
    }

    /// The same with these settings.
    #[must_use]
    pub fn options(mut self, options: NextEventOptions) -> Self {
        self.options = options;
        self
    }

    fn split(&self) -> Option<SplitRules<'_>> {
        let options = &self.options;
        options.by_session.then(|| SplitRules {
            gap: options.gap,
            or_equal: options.gap_rule == GapRule::GreaterOrEqual,
            starts: &options.session_starts,
            ends: &options.session_ends,
            change: options.session_change.as_deref(),
            unknown: Some(options.unknown),
        })
    }
}

/// A step of the chain on the codes of a log.
struct Link {
    codes: Vec<bool>,
    conditions: Vec<Compiled>,
}

impl Link {
    fn new(step: &FunnelStep, log: &Sorted, unknown: UnknownTouchpoint) -> Result<Self, Error> {
        let mut codes = vec![false; log.touchpoints.len()];
        for name in &step.touchpoints {
            if let Some(code) = code_of(log, name, unknown)? {
                codes[code] = true;
            }
        }
        Ok(Self { codes, conditions: compile(&step.conditions, log)? })
    }

    #[inline]
    fn fits<C: Code>(&self, log: &Sorted, journey: &Journey<'_, C>, at: usize) -> bool {
        self.codes[journey.codes[at].at()] && hold(&self.conditions, log, journey.event(at))
    }
}

fn compile(conditions: &[Condition], log: &Sorted) -> Result<Vec<Compiled>, Error> {
    conditions.iter().map(|condition| condition.compile(log)).collect()
}

fn hold(conditions: &[Compiled], log: &Sorted, event: usize) -> bool {
    conditions.iter().all(|condition| condition.holds(log, event))
}

/// By touchpoint how often it follows, and how soon; how often nothing does.
type NextCells = (Table<u32, Spans>, Ended);

/// How often a chain was the end of its path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended(u64);

impl super::paths::steps::Cells for Ended {
    fn absorb(&mut self, other: &Self) {
        self.0 = self.0.saturating_add(other.0);
    }
    fn each_code(&self, _: &mut dyn FnMut(u32)) {}
    fn recode(&mut self, _: &[u32]) {}
    fn sort(&mut self) {}
}

struct Search<'a> {
    links: Vec<Link>,
    base: Vec<Compiled>,
    split: Option<super::split::Split>,
    options: &'a NextEventOptions,
}

/// What a chain came to on one path.
enum Found {
    Nothing,
    End,
    Event { code: usize, micros: i64 },
}

impl Search<'_> {
    /// One base is chosen; where the chain does not fit there, it is not looked for elsewhere.
    fn search<C: Code>(&self, log: &Sorted, journey: &Journey<'_, C>, events: Range<usize>) -> Found {
        let first = &self.links[0];
        let may = |at: &usize| first.fits(log, journey, *at) && hold(&self.base, log, journey.event(*at));
        let base = match self.options.base {
            NextBase::FirstMatch => events.clone().find(may),
            NextBase::LastMatch => events.clone().rev().find(may),
            NextBase::Head => Some(events.start).filter(may),
            NextBase::Tail => Some(events.end - 1).filter(may),
        };
        let Some(mut at) = base else { return Found::Nothing };
        let beside = |at: usize| match self.options.direction {
            NextDirection::Forward => Some(at + 1).filter(|next| *next < events.end),
            NextDirection::Backward => at.checked_sub(1).filter(|next| *next >= events.start),
        };
        for link in &self.links[1..] {
            match beside(at).filter(|next| link.fits(log, journey, *next)) {
                Some(next) => at = next,
                None => return Found::Nothing,
            }
        }
        match beside(at) {
            None => Found::End,
            Some(next) => Found::Event {
                code: journey.codes[next].at(),
                micros: (journey.times[next] - journey.times[at]).abs(),
            },
        }
    }
}

impl Query for Search<'_> {
    type Answer = (PathCounts, u64, Vec<Spans>);

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Self::Answer, Error> {
        let log = journeys.log();
        let mut counts = PathCounts::default();
        let mut ended = 0;
        let mut cells = vec![Spans::default(); log.touchpoints.len()];
        journeys.each(|journey| {
            let mut visit = |events| {
                counts.paths += 1;
                match self.search(log, &journey, events) {
                    Found::Nothing => {}
                    Found::End => ended += 1,
                    Found::Event { code, micros } => cells[code].push(micros, self.options.times),
                }
            };
            match &self.split {
                None => visit(0..journey.times.len()),
                Some(split) => split.each(log, &journey, visit),
            }
            counts.customers += 1;
        });
        Ok((counts, ended, cells))
    }
}

impl Question for NextEvent {
    type Answer = NextEventResult;
    type Parts = Named<NextCells>;
    const KIND: &'static str = "next_event";

    fn check(&self) -> Result<(), Error> {
        Level::new(self.options.confidence_level)?;
        if self.chain.is_empty() {
            return Err(Error::bad_option("chain", "must have one touchpoint or more"));
        }
        if self.chain.iter().any(|step| step.optional) {
            return Err(Error::bad_option("chain", "must not hold optional steps"));
        }
        self.split().map_or(Ok(()), |split| split.check())
    }

    fn none(&self) -> Self::Parts {
        Named::none()
    }

    fn count(&self, log: &EventLog) -> Result<Self::Parts, Error> {
        let sorted = log.sorted()?;
        let links = self.chain.iter().map(|step| Link::new(step, sorted, self.options.unknown));
        let search = Search {
            links: links.collect::<Result<_, _>>()?,
            base: compile(&self.base, sorted)?,
            split: self.split().map(|split| split.compile(sorted)).transpose()?,
            options: &self.options,
        };
        let mut counts = PathCounts::default();
        let mut all = NextCells::default();
        for (piece, ended, cells) in log.sweep(&search)? {
            counts.merge(&piece);
            all.1 .0 += ended;
            for (code, spans) in cells.iter().enumerate().filter(|(_, spans)| spans.count > 0) {
                all.0.cell(code as u32).merge(spans);
            }
        }
        Ok(Named::of(sorted, counts, all))
    }

    fn answer(&self, mut parts: Self::Parts) -> Result<NextEventResult, Error> {
        let level = self.options.confidence_level;
        let counts = parts.counts;
        let (cells, Ended(ended)) = &mut parts.cells;
        let followed = cells.0.values().fold(0_u64, |sum, spans| sum.saturating_add(spans.count));
        let n = followed.saturating_add(*ended);
        let mut rows = Vec::new();
        for (&code, spans) in &mut cells.0 {
            let share = shares(spans.count, n, level)?;
            let times = spans.summary(self.options.times);
            rows.push(NextEventRow {
                touchpoint: parts.names[code as usize].clone().into(),
                count: spans.count,
                share: share.share.unwrap_or(0.0),
                ci_lower: share.low,
                ci_upper: share.high,
                mean_seconds: times.mean,
                median_seconds: times.quantiles[1],
                p25_seconds: times.quantiles[0],
                p75_seconds: times.quantiles[2],
                p90_seconds: times.quantiles[3],
            });
        }
        rows.sort_by_key(|row| Reverse(row.count));
        let value = shares(followed, n, level)?;
        let (direction, base) = (self.options.direction.as_str(), self.options.base.as_str());
        let paths = if self.options.by_session { "sessions" } else { "whole journeys" };
        Ok(NextEventResult {
            n,
            value: value.share,
            ci_lower: value.low,
            ci_upper: value.high,
            ci_level: level,
            method: format!("{direction} from {base}, {paths}").into(),
            interval_method: if n == 0 { "none: the chain was not found".into() } else { "wilson".into() },
            paths: counts.paths,
            customers: counts.customers,
            without_chain: counts.paths.saturating_sub(n),
            ended: *ended,
            rows,
        })
    }

    fn same(&self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.options, &other.options)?;
        if self != other {
            return Err(Error::Incompatible { what: "the chain".into() });
        }
        Ok(())
    }

    fn write_to(&self, writer: &mut StateWriter) {
        write_settings(&self.options, writer);
        writer.usize(self.chain.len());
        self.chain.iter().for_each(|step| step.write_to(writer));
        write_conditions(&self.base, writer);
    }

    fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let options = read_settings(reader)?;
        let chain =
            (0..reader.length(3)?).map(|_| FunnelStep::read_from(reader)).collect::<Result<_, _>>()?;
        Ok(Self { chain, base: read_conditions(reader)?, options })
    }

    fn write_parts(&self, parts: &Self::Parts, writer: &mut StateWriter) {
        parts.write_names(writer);
        parts.cells.0.write_to(self.options.times, writer);
        writer.u64(parts.cells.1 .0);
    }

    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<Self::Parts, Error> {
        let mut parts = Self::Parts::read_names(reader)?;
        let cells: Table<u32, Spans> = Table::read_from(reader, parts.names.len(), self.options.times)?;
        let ended = Ended(reader.u64()?);
        let found = cells.0.values().map(|spans| u128::from(spans.count)).sum::<u128>() + u128::from(ended.0);
        if found > u128::from(parts.counts.paths) {
            return Err(Error::bad_state("its chains are more than its paths"));
        }
        parts.cells = (cells, ended);
        parts.check_names()
    }
}

impl EventLog {
    /// Which touchpoint comes after a chain of touchpoints, or before it, and how soon.
    ///
    /// On each path one event is chosen as the base: the first that is the chain's first step. The rest of the chain must
    /// be the events right after it, no other between; the answer is the event after the chain, or none where the path
    /// ends. Where the chain does not fit at the base it is not looked for again. Backward, the chain is read from the
    /// base to earlier events, and the answer is the event before. [`NextEventOptions`] has other bases, and sessions as
    /// paths; conditions of the base are those of [`NextEvent::base`]. Shares have Wilson's interval.
    ///
    /// The same question as ClickHouse's `sequenceNextNode`, for all customers at once.
    ///
    /// # Errors
    /// `bad_option` for an empty chain or an optional step; `unknown_name` with the nearest for a touchpoint or attribute
    /// that the log does not have; `wrong_type` for a condition that does not fit its attribute.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, NextEvent};
    /// use cxkit::time::{TimeUnit, Times};
    /// let times = Times::new(&[0_i64, 30, 90, 0, 10, 0], TimeUnit::Seconds)?;
    /// let log = EventLog::new(&Events::new(
    ///     &[1_i64, 1, 1, 2, 2, 3],
    ///     times,
    ///     &["search", "product", "checkout", "search", "product", "search"],
    /// ))?;
    /// let next = log.next_event(&NextEvent::new(["search", "product"]))?;
    /// assert_eq!((next.n, next.ended, next.without_chain), (2, 1, 1));
    /// assert_eq!((&*next.rows[0].touchpoint, next.rows[0].share, next.rows[0].mean_seconds), ("checkout", 0.5, Some(60.0)));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn next_event(&self, question: &NextEvent) -> Result<NextEventResult, Error> {
        question.check()?;
        question.answer(question.count(self)?)
    }
}
