//! Transitions: from which touchpoint to which, how often, how soon.

use super::pairs::Pairs;
use super::rules::{path_options, PathCounts};
use super::steps::{Named, Table};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::record;
use crate::journey::figures::shares;
use crate::journey::spans::{Spans, TimeDetail};
use crate::journey::tally::{question_settings, Question};
use crate::journey::EventLog;
use crate::Error;
use std::borrow::Cow;
use std::cmp::Reverse;

path_options! {
    /// Settings of transitions.
    pub struct TransitionOptions(max_steps = None, times = TimeDetail::Mean) {}
}

record! {
    /// How often one touchpoint follows another.
    pub struct TransitionRow {
        /// The earlier touchpoint.
        pub source: Cow<'static, str>,
        /// The one right after it.
        pub target: Cow<'static, str>,
        /// How often.
        pub count: u64,
        /// The share of all transitions from the earlier touchpoint.
        pub probability: f64,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub ci_upper: Option<f64>,
        /// The share of all transitions.
        pub share: f64,
        /// The time between: the mean.
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
    /// Where paths begin, end and stay.
    pub struct TouchpointRow {
        /// The touchpoint.
        pub touchpoint: Cow<'static, str>,
        /// Its events in paths.
        pub events: u64,
        /// Paths that begin with it.
        pub starts: u64,
        /// Their share of all paths.
        pub start_share: f64,
        /// Lower end of its interval.
        pub start_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub start_ci_upper: Option<f64>,
        /// Paths that end with it.
        pub ends: u64,
        /// Their share of its events: how often it is the last.
        pub exit_rate: f64,
        /// Lower end of its interval.
        pub exit_ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub exit_ci_upper: Option<f64>,
        /// How often it follows itself.
        pub self_loops: u64,
    }
}

record! {
    /// From which touchpoint to which paths go.
    pub struct TransitionsResult {
        /// How many transitions.
        pub n: u64,
        /// The headline number: the share of transitions that lead back to the same touchpoint; nothing when there are
        /// none.
        pub value: Option<f64>,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What a path is.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
        /// How many paths.
        pub paths: u64,
        /// Customers with a path.
        pub customers: u64,
        /// Paths left out as they have no start.
        pub without_start: u64,
        /// Paths left out as they have no end.
        pub without_end: u64,
        /// Paths of which later events were cut off.
        pub shortened: u64,
        /// How many different transitions.
        pub pairs: u64,
        /// How many lead back to the same touchpoint.
        pub self_loops: u64,
        /// A row a transition, the most frequent first, equals by name.
        pub transitions: Vec<TransitionRow>,
        /// A row a touchpoint, by name.
        pub touchpoints: Vec<TouchpointRow>,
    }
}

/// By pair how often and how long; by touchpoint its events, and how many paths begin and end with it.
pub(super) type TransitionCells = (Table<(u32, u32), Spans>, Table<u32, [u64; 3]>);

impl Question for TransitionOptions {
    type Answer = TransitionsResult;
    type Parts = Named<TransitionCells>;
    const KIND: &'static str = "transitions";

    question_settings!();

    fn check(&self) -> Result<(), Error> {
        self.rules().check()
    }

    fn none(&self) -> Self::Parts {
        Named::none()
    }

    fn count(&self, log: &EventLog) -> Result<Self::Parts, Error> {
        let sorted = log.sorted()?;
        let cutter = self.rules().compile(sorted)?;
        let pieces = log.sweep(&Pairs { cutter: &cutter, detail: self.times })?;
        let mut counts = PathCounts::default();
        let mut cells = TransitionCells::default();
        for (piece, local) in pieces {
            counts.merge(&piece);
            local.add_to(&mut cells);
        }
        Ok(Named::of(sorted, counts, cells))
    }

    fn answer(&self, mut parts: Self::Parts) -> Result<TransitionsResult, Error> {
        let level = self.confidence_level;
        let mut leaving = vec![0_u64; parts.names.len()];
        let mut own = vec![0_u64; parts.names.len()];
        let mut n = 0_u64;
        for (&(from, to), spans) in &parts.cells.0 .0 {
            let sum = &mut leaving[from as usize];
            *sum = sum.saturating_add(spans.count);
            n = n.saturating_add(spans.count);
            if from == to {
                own[from as usize] = spans.count;
            }
        }
        let mut transitions = Vec::with_capacity(parts.cells.0 .0.len());
        let names = &parts.names;
        for (&(from, to), spans) in &mut parts.cells.0 .0 {
            let of_its_own = shares(spans.count, leaving[from as usize], level)?;
            let times = spans.summary(self.times);
            transitions.push(TransitionRow {
                source: names[from as usize].clone().into(),
                target: names[to as usize].clone().into(),
                count: spans.count,
                probability: of_its_own.share.unwrap_or(0.0),
                ci_lower: of_its_own.low,
                ci_upper: of_its_own.high,
                share: shares(spans.count, n, level)?.share.unwrap_or(0.0),
                mean_seconds: times.mean,
                median_seconds: times.quantiles[1],
                p25_seconds: times.quantiles[0],
                p75_seconds: times.quantiles[2],
                p90_seconds: times.quantiles[3],
            });
        }
        // The sort is stable: equals stay in the order of their names.
        transitions.sort_by_key(|row| Reverse(row.count));
        let mut touchpoints = Vec::new();
        for (&code, &[events, starts, ends]) in &parts.cells.1 .0 {
            let (start, exit) = (shares(starts, parts.counts.paths, level)?, shares(ends, events, level)?);
            touchpoints.push(TouchpointRow {
                touchpoint: parts.name(code).into(),
                events,
                starts,
                start_share: start.share.unwrap_or(0.0),
                start_ci_lower: start.low,
                start_ci_upper: start.high,
                ends,
                exit_rate: exit.share.unwrap_or(0.0),
                exit_ci_lower: exit.low,
                exit_ci_upper: exit.high,
                self_loops: own[code as usize],
            });
        }
        let self_loops = own.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
        let whole = shares(self_loops, n, level)?;
        let counts = parts.counts;
        Ok(TransitionsResult {
            n,
            value: whole.share,
            ci_lower: whole.low,
            ci_upper: whole.high,
            ci_level: level,
            method: self.rules().describe(),
            interval_method: if n == 0 { "none: no transition".into() } else { "wilson".into() },
            paths: counts.paths,
            customers: counts.customers,
            without_start: counts.without_start,
            without_end: counts.without_end,
            shortened: counts.shortened,
            pairs: transitions.len() as u64,
            self_loops,
            transitions,
            touchpoints,
        })
    }

    fn write_parts(&self, parts: &Self::Parts, writer: &mut StateWriter) {
        parts.write_names(writer);
        parts.cells.0.write_to(self.times, writer);
        parts.cells.1.write_to(self.times, writer);
    }

    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<Self::Parts, Error> {
        let mut parts = Self::Parts::read_names(reader)?;
        let names = parts.names.len();
        parts.cells =
            (Table::read_from(reader, names, self.times)?, Table::read_from(reader, names, self.times)?);
        let (pairs, touchpoints): &TransitionCells = &parts.cells;
        let mut balance = vec![[0_i128; 2]; names];
        for (&code, &[events, starts, ends]) in &touchpoints.0 {
            let events = i128::from(events);
            balance[code as usize] = [events - i128::from(starts), events - i128::from(ends)];
        }
        for (&(from, to), spans) in &pairs.0 {
            balance[to as usize][0] -= i128::from(spans.count);
            balance[from as usize][1] -= i128::from(spans.count);
        }
        let starts = touchpoints.0.values().map(|row| u128::from(row[1])).sum::<u128>();
        if balance.iter().flatten().any(|rest| *rest != 0) || starts != u128::from(parts.counts.paths) {
            return Err(Error::bad_state("its transitions do not fit its touchpoints"));
        }
        parts.check_names()
    }
}

impl EventLog {
    /// Which touchpoint follows which: counts, probabilities with intervals, times between; where paths begin and end.
    ///
    /// A transition is two events of a customer in a row, of whatever touchpoints: each counts as often as it happens.
    /// Paths are whole journeys, or sessions; [`TransitionOptions`] has the rules that shape them. The probability is the
    /// share of all transitions from the same touchpoint, with Wilson's interval; those of one customer are not
    /// independent, so the interval is somewhat short where customers repeat themselves. A log keeps its mean times;
    /// quantiles are shown when `times` asks for them.
    ///
    /// # Errors
    /// `unknown_name` with the nearest for a touchpoint or attribute that the log does not have; `bad_option` for paths of
    /// no step or a gap of 0 where a pause as long as it splits; `out_of_range` for the level.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, TransitionOptions};
    /// use cxkit::time::{TimeUnit, Times};
    /// let times = Times::new(&[0_i64, 30, 90, 0, 10], TimeUnit::Seconds)?;
    /// let log = EventLog::new(&Events::new(
    ///     &[1_i64, 1, 1, 2, 2],
    ///     times,
    ///     &["landing", "search", "search", "landing", "search"],
    /// ))?;
    /// let transitions = log.transitions(&TransitionOptions::default())?;
    /// let first = &transitions.transitions[0];
    /// assert_eq!((&*first.source, &*first.target, first.count, first.mean_seconds), ("landing", "search", 2, Some(20.0)));
    /// assert_eq!((transitions.n, transitions.self_loops, transitions.touchpoints[0].starts), (3, 1, 2));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// # References
    /// Directly-follows relations: van der Aalst, *Process Mining*, Springer 2016, chapter 6.
    pub fn transitions(&self, options: &TransitionOptions) -> Result<TransitionsResult, Error> {
        options.check()?;
        options.answer(options.count(self)?)
    }
}
