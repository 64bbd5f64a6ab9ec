//! Loops: touchpoints to which paths come back.

use super::rules::{path_options, Path, PathCounts};
use super::steps::{Cell, Cells, Count, Named, Table, Walk};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::record;
use crate::journey::figures::shares;
use crate::journey::sorted::{Code, Sorted};
use crate::journey::spans::TimeDetail;
use crate::journey::tally::{question_settings, Question};
use crate::journey::EventLog;
use crate::Error;
use std::borrow::Cow;

path_options! {
    /// Settings of loops.
    pub struct LoopOptions(max_steps = None, times = TimeDetail::None) {}
}

record! {
    /// How paths come back to one touchpoint.
    pub struct LoopRow {
        /// The touchpoint.
        pub touchpoint: Cow<'static, str>,
        /// Paths that have it.
        pub paths: u64,
        /// Paths that have it more than once.
        pub repeating: u64,
        /// Their share of those that have it.
        pub share: f64,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub ci_upper: Option<f64>,
        /// Its events in paths.
        pub events: u64,
        /// Its events but the first of each path.
        pub repeats: u64,
        /// Of these, how many follow the touchpoint itself at once.
        pub self_loops: u64,
        /// The most events of it in one path.
        pub max_events: u64,
    }
}

record! {
    /// How paths come back to touchpoints.
    pub struct LoopsResult {
        /// How many paths.
        pub n: u64,
        /// The headline number: the share of paths that have some touchpoint more than once; nothing when there are none.
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
        /// How many of them have some touchpoint more than once.
        pub repeating: u64,
        /// Customers with a path.
        pub customers: u64,
        /// Paths left out as they have no start.
        pub without_start: u64,
        /// Paths left out as they have no end.
        pub without_end: u64,
        /// Paths of which later events were cut off.
        pub shortened: u64,
        /// A row a touchpoint, by name.
        pub rows: Vec<LoopRow>,
    }
}

/// What is counted of a touchpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoopCell {
    paths: u64,
    repeating: u64,
    events: u64,
    self_loops: u64,
    most: u64,
}

impl Cell for LoopCell {
    fn absorb(&mut self, other: &Self) {
        let add = |sum: &mut u64, more: u64| *sum = sum.saturating_add(more);
        add(&mut self.paths, other.paths);
        add(&mut self.repeating, other.repeating);
        add(&mut self.events, other.events);
        add(&mut self.self_loops, other.self_loops);
        self.most = self.most.max(other.most);
    }
    fn sort(&mut self) {}
    fn write_to(&self, _: TimeDetail, writer: &mut StateWriter) {
        [self.paths, self.repeating, self.events, self.self_loops, self.most]
            .into_iter()
            .for_each(|number| writer.u64(number));
    }
    fn read_from(reader: &mut StateReader<'_>, _: TimeDetail) -> Result<Self, Error> {
        let cell = Self {
            paths: reader.u64()?,
            repeating: reader.u64()?,
            events: reader.u64()?,
            self_loops: reader.u64()?,
            most: reader.u64()?,
        };
        let repeats = cell.events.checked_sub(cell.paths);
        let fits = cell.paths > 0
            && cell.repeating <= cell.paths
            && repeats.is_some_and(|repeats| cell.self_loops <= repeats && cell.repeating <= repeats)
            && (cell.most > 1) == (cell.repeating > 0)
            && (1..=cell.events).contains(&cell.most);
        if fits {
            Ok(cell)
        } else {
            Err(Error::bad_state("its repeats are not those of any path"))
        }
    }
}

/// How many paths have a loop, beside the cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repeating(u64);

impl Cells for Repeating {
    fn absorb(&mut self, other: &Self) {
        self.0 = self.0.saturating_add(other.0);
    }
    fn each_code(&self, _: &mut dyn FnMut(u32)) {}
    fn recode(&mut self, _: &[u32]) {}
    fn sort(&mut self) {}
}

struct Local {
    cells: Vec<LoopCell>,
    repeating: u64,
    /// By touchpoint its events in the path that is being read; 0 between paths.
    here: Vec<u64>,
}

struct Repeats;

impl Count for Repeats {
    type Counts = Local;

    fn none(&self, log: &Sorted) -> Local {
        let names = log.touchpoints.len();
        Local { cells: vec![LoopCell::default(); names], repeating: 0, here: vec![0; names] }
    }

    fn path<C: Code>(&self, counts: &mut Local, path: &Path<'_, C>) {
        for (at, code) in path.codes.iter().enumerate() {
            counts.here[code.at()] += 1;
            let follows_itself = at > 0 && path.codes[at - 1] == *code;
            counts.cells[code.at()].self_loops += u64::from(follows_itself);
        }
        let mut any = false;
        for code in path.codes {
            let events = std::mem::take(&mut counts.here[code.at()]);
            if events > 0 {
                let cell = &mut counts.cells[code.at()];
                cell.paths += 1;
                cell.events += events;
                cell.repeating += u64::from(events > 1);
                cell.most = cell.most.max(events);
                any |= events > 1;
            }
        }
        counts.repeating += u64::from(any);
    }
}

impl Question for LoopOptions {
    type Answer = LoopsResult;
    type Parts = Named<(Table<u32, LoopCell>, Repeating)>;
    const KIND: &'static str = "loops";

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
        let mut counts = PathCounts::default();
        let (mut cells, mut repeating) = (Table::default(), Repeating::default());
        for (piece, local) in log.sweep(&Walk { cutter: &cutter, query: &Repeats })? {
            counts.merge(&piece);
            repeating.0 += local.repeating;
            for (code, cell) in local.cells.iter().enumerate().filter(|(_, cell)| cell.paths > 0) {
                let known: &mut LoopCell = cells.cell(code as u32);
                known.absorb(cell);
            }
        }
        Ok(Named::of(sorted, counts, (cells, repeating)))
    }

    fn answer(&self, parts: Self::Parts) -> Result<LoopsResult, Error> {
        let level = self.confidence_level;
        let counts = parts.counts;
        let (cells, Repeating(repeating)) = &parts.cells;
        let mut rows = Vec::new();
        for (&code, cell) in &cells.0 {
            let share = shares(cell.repeating, cell.paths, level)?;
            rows.push(LoopRow {
                touchpoint: parts.name(code).into(),
                paths: cell.paths,
                repeating: cell.repeating,
                share: share.share.unwrap_or(0.0),
                ci_lower: share.low,
                ci_upper: share.high,
                events: cell.events,
                repeats: cell.events - cell.paths,
                self_loops: cell.self_loops,
                max_events: cell.most,
            });
        }
        let value = shares(*repeating, counts.paths, level)?;
        Ok(LoopsResult {
            n: counts.paths,
            value: value.share,
            ci_lower: value.low,
            ci_upper: value.high,
            ci_level: level,
            method: self.rules().describe(),
            interval_method: if counts.paths == 0 { "none: no path".into() } else { "wilson".into() },
            repeating: *repeating,
            customers: counts.customers,
            without_start: counts.without_start,
            without_end: counts.without_end,
            shortened: counts.shortened,
            rows,
        })
    }

    fn write_parts(&self, parts: &Self::Parts, writer: &mut StateWriter) {
        parts.write_names(writer);
        parts.cells.0.write_to(TimeDetail::None, writer);
        writer.u64(parts.cells.1 .0);
    }

    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<Self::Parts, Error> {
        let mut parts = Self::Parts::read_names(reader)?;
        let cells: Table<u32, LoopCell> = Table::read_from(reader, parts.names.len(), TimeDetail::None)?;
        let repeating = reader.u64()?;
        let all: u128 = cells.0.values().map(|cell| u128::from(cell.repeating)).sum();
        let most = cells.0.values().map(|cell| cell.repeating).max().unwrap_or(0);
        let paths = parts.counts.paths;
        let fits = cells.0.values().all(|cell| cell.paths <= paths)
            && (most..=paths).contains(&repeating)
            && u128::from(repeating) <= all;
        if !fits {
            return Err(Error::bad_state("its repeats are not those of its paths"));
        }
        parts.cells = (cells, Repeating(repeating));
        parts.check_names()
    }
}

impl EventLog {
    /// To which touchpoints paths come back, how many paths, how often.
    ///
    /// Paths are whole journeys, or sessions; [`LoopOptions`] has the rules that shape them: with `collapse_repeats` only
    /// returns from elsewhere count. Shares have Wilson's interval.
    ///
    /// # Errors
    /// As [`EventLog::transitions`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, LoopOptions};
    /// use cxkit::time::Times;
    /// let times = [0_i64, 1, 2, 0];
    /// let log = EventLog::new(&Events::new(
    ///     &[1_i64, 1, 1, 2],
    ///     Times::from_micros(&times)?,
    ///     &["search", "product", "search", "search"],
    /// ))?;
    /// let loops = log.loops(&LoopOptions::default())?;
    /// let search = &loops.rows[1];
    /// assert_eq!((search.paths, search.repeating, search.repeats, search.self_loops), (2, 1, 1, 0));
    /// assert_eq!((loops.n, loops.value), (2, Some(0.5)));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn loops(&self, options: &LoopOptions) -> Result<LoopsResult, Error> {
        options.check()?;
        options.answer(options.count(self)?)
    }
}
