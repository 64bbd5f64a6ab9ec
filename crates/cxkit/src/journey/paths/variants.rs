//! Variants: which paths there are, the most frequent first.

use super::rules::{path_options, Path, PathCounts};
use super::steps::{Count, Named, Table, Walk};
use super::top::top;
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::record;
use crate::journey::figures::{shares, Summary};
use crate::journey::sorted::{Code, Sorted};
use crate::journey::spans::{Spans, TimeDetail};
use crate::journey::tally::{question_settings, Question};
use crate::journey::EventLog;
use crate::Error;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

path_options! {
    /// Settings of paths.
    pub struct PathOptions(max_steps = None, times = TimeDetail::Mean) {
        /// How many different paths are shown, the most frequent first; nothing for all.
        top: Option<u64> = Some(10),
    }
}

record! {
    /// A path that customers take.
    pub struct PathRow {
        /// Its touchpoints in order.
        pub path: Vec<Cow<'static, str>>,
        /// How many steps it has.
        pub steps: u64,
        /// How often it is taken.
        pub count: u64,
        /// Its share of all paths.
        pub share: f64,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub ci_upper: Option<f64>,
        /// The time from its first to its last event: the mean.
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
    /// The paths that customers take.
    pub struct PathsResult {
        /// How many paths were taken.
        pub n: u64,
        /// The headline number: the share of the most frequent one; nothing when there are none.
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
        /// How many different ones there are.
        pub variants: u64,
        /// How often those that are shown were taken.
        pub shown: u64,
        /// Customers with a path.
        pub customers: u64,
        /// Paths left out as they have no start.
        pub without_start: u64,
        /// Paths left out as they have no end.
        pub without_end: u64,
        /// Paths of which later events were cut off.
        pub shortened: u64,
        /// A row a path, the most frequent first, equals by the names of their touchpoints in order.
        pub paths: Vec<PathRow>,
    }
}

struct Variants {
    detail: TimeDetail,
}

impl Count for Variants {
    type Counts = BTreeMap<Box<[u32]>, Spans>;

    fn none(&self, _: &Sorted) -> Self::Counts {
        BTreeMap::new()
    }

    fn path<C: Code>(&self, counts: &mut Self::Counts, path: &Path<'_, C>) {
        let key = path.codes.iter().map(|code| code.at() as u32).collect();
        let micros = path.times[path.times.len() - 1] - path.times[0];
        counts.entry(key).or_default().push(micros, self.detail);
    }
}

/// One of the paths that are shown.
struct Shown {
    path: Vec<Cow<'static, str>>,
    count: u64,
    times: Summary,
}

impl PathOptions {
    fn most(&self) -> usize {
        self.top.map_or(usize::MAX, |top| usize::try_from(top).unwrap_or(usize::MAX))
    }

    fn result(&self, counts: PathCounts, variants: usize, shown: Vec<Shown>) -> Result<PathsResult, Error> {
        let level = self.confidence_level;
        let n = counts.paths;
        let mut paths = Vec::with_capacity(shown.len());
        for Shown { path, count, times } in shown {
            let share = shares(count, n, level)?;
            paths.push(PathRow {
                steps: path.len() as u64,
                path,
                count,
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
        let first = paths.first();
        Ok(PathsResult {
            n,
            value: first.map(|row| row.share),
            ci_lower: first.and_then(|row| row.ci_lower),
            ci_upper: first.and_then(|row| row.ci_upper),
            ci_level: level,
            method: self.rules().describe(),
            interval_method: if n == 0 { "none: no path".into() } else { "wilson".into() },
            variants: variants as u64,
            shown: paths.iter().fold(0, |sum, row| sum.saturating_add(row.count)),
            customers: counts.customers,
            without_start: counts.without_start,
            without_end: counts.without_end,
            shortened: counts.shortened,
            paths,
        })
    }
}

/// The first so many in order, in order.
fn first_sorted<T>(mut list: Vec<T>, most: usize, key: impl Fn(&T, &T) -> std::cmp::Ordering) -> Vec<T> {
    if most < list.len() {
        list.select_nth_unstable_by(most, &key);
        list.truncate(most);
    }
    list.sort_unstable_by(&key);
    list
}

impl Question for PathOptions {
    type Answer = PathsResult;
    type Parts = Named<Table<Box<[u32]>, Spans>>;
    const KIND: &'static str = "paths";

    question_settings!();

    fn check(&self) -> Result<(), Error> {
        if self.top == Some(0) {
            return Err(Error::bad_option("top", "must be 1 or more, or nothing for all"));
        }
        self.rules().check()
    }

    fn none(&self) -> Self::Parts {
        Named::none()
    }

    fn count(&self, log: &EventLog) -> Result<Self::Parts, Error> {
        let sorted = log.sorted()?;
        let cutter = self.rules().compile(sorted)?;
        let mut counts = PathCounts::default();
        let mut cells = Table::default();
        for (piece, variants) in
            log.sweep(&Walk { cutter: &cutter, query: &Variants { detail: self.times } })?
        {
            counts.merge(&piece);
            for (path, spans) in variants {
                let known: &mut Spans = cells.cell(path);
                known.merge(&spans);
            }
        }
        Ok(Named::of(sorted, counts, cells))
    }

    fn answer(&self, mut parts: Self::Parts) -> Result<PathsResult, Error> {
        let variants = parts.cells.0.len();
        let names = &parts.names;
        let all: Vec<(&Box<[u32]>, &mut Spans)> = parts.cells.0.iter_mut().collect();
        let first =
            first_sorted(all, self.most(), |a, b| (Reverse(a.1.count), a.0).cmp(&(Reverse(b.1.count), b.0)));
        let shown = first.into_iter().map(|(path, spans)| Shown {
            path: path.iter().map(|&code| names[code as usize].clone().into()).collect(),
            count: spans.count,
            times: spans.summary(self.times),
        });
        self.result(parts.counts, variants, shown.collect())
    }

    fn write_parts(&self, parts: &Self::Parts, writer: &mut StateWriter) {
        parts.write_names(writer);
        parts.cells.write_to(self.times, writer);
    }

    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<Self::Parts, Error> {
        let mut parts = Self::Parts::read_names(reader)?;
        parts.cells = Table::read_from(reader, parts.names.len(), self.times)?;
        let taken: u128 = parts.cells.0.values().map(|spans| u128::from(spans.count)).sum();
        if taken != u128::from(parts.counts.paths) || parts.cells.0.keys().any(|path| path.is_empty()) {
            return Err(Error::bad_state("its paths are counted in two ways"));
        }
        parts.check_names()
    }
}

impl EventLog {
    /// The paths that customers take, the most frequent first.
    ///
    /// Two paths are the same when they have the same touchpoints in the same order. Paths are whole journeys, or
    /// sessions; [`PathOptions`] has the rules that shape them, and how many are shown. Shares have Wilson's interval. A
    /// path of which customers are on the way counts as it stands when the data end.
    ///
    /// # Errors
    /// As [`EventLog::transitions`]; `bad_option` when none shall be shown.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, PathOptions};
    /// use cxkit::time::{TimeUnit, Times};
    /// let times = Times::new(&[0_i64, 60, 0, 20, 5], TimeUnit::Seconds)?;
    /// let log = EventLog::new(&Events::new(
    ///     &[1_i64, 1, 2, 2, 3],
    ///     times,
    ///     &["landing", "checkout", "landing", "checkout", "landing"],
    /// ))?;
    /// let paths = log.paths(&PathOptions::default().top(Some(1)))?;
    /// assert_eq!((paths.n, paths.variants, paths.paths.len()), (3, 2, 1));
    /// assert_eq!(paths.paths[0].path, ["landing", "checkout"]);
    /// assert_eq!((paths.paths[0].count, paths.paths[0].mean_seconds), (2, Some(40.0)));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn paths(&self, options: &PathOptions) -> Result<PathsResult, Error> {
        options.check()?;
        let log = self.sorted()?;
        let cutter = options.rules().compile(log)?;
        let Some(top) = top(self, &cutter, options.most(), options.times)? else {
            return options.answer(options.count(self)?);
        };
        let shown = top.paths.into_iter().map(|(path, mut spans)| Shown {
            path: path.iter().map(|&code| log.touchpoints.get(code as usize).to_owned().into()).collect(),
            count: spans.count,
            times: spans.summary(options.times),
        });
        options.result(top.counts, top.variants, shown.collect())
    }
}
