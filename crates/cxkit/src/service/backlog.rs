//! How many cases are open.

use super::cases::{Case, CasePolicy, LONGEST};
use super::flags::counted_state;
use super::time_list::{later, read_time, write_time, TimeList};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::{options, record};
use crate::measure::{measure_columns, Batch, ColumnView, Metric, MetricAccumulator, Role, RoleKind};
use crate::stats::no_interval;
use crate::survey::OutOfScale;
use crate::time::{Duration, Instant, Times};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

options! {
    /// Settings of [`backlog`].
    pub struct BacklogOptions {
        /// The time of the reading; the latest time of the rows otherwise.
        at: Option<Instant> = None,
        /// The longest a case may take; what takes longer is a wrong date.
        longest: Duration = LONGEST,
        /// What to do with a case that ends before it begins, or takes longer than anything may.
        impossible: OutOfScale = OutOfScale::Error,
        /// What to do with a row that does not say when the case was opened.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// How many cases are open at a time.
    pub struct BacklogResult {
        /// Cases open.
        pub backlog: u64,
        /// The headline number: cases open.
        pub value: u64,
        /// How many had been opened by then.
        pub n: u64,
        /// How many of these had been resolved.
        pub resolved_count: u64,
        /// How many cases were opened later.
        pub later_count: u64,
        /// How many rows do not say when the case was opened.
        pub missing_count: u64,
        /// How many rows were left out as they end before they begin, or take longer than anything may.
        pub impossible_count: u64,
        /// None: see `interval_method`.
        pub ci_lower: Option<f64>,
        /// None: see `interval_method`.
        pub ci_upper: Option<f64>,
        /// What was counted.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// How many cases are open at each of several times.
    pub struct BacklogSeriesResult {
        /// Cases open, one number for each time asked for, in their order.
        pub backlog: Vec<u64>,
        /// The headline number: cases open at the last time asked for.
        pub value: u64,
        /// Their mean over the times asked for.
        pub mean: f64,
        /// The most that were open at a time asked for.
        pub largest: u64,
        /// How many cases there are, opened whenever.
        pub n: u64,
        /// How many rows do not say when the case was opened.
        pub missing_count: u64,
        /// How many rows were left out as they end before they begin, or take longer than anything may.
        pub impossible_count: u64,
        /// None: see `interval_method`.
        pub ci_lower: Option<f64>,
        /// None: see `interval_method`.
        pub ci_upper: Option<f64>,
        /// What was counted.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

/// [`backlog`] over rows that arrive in pieces.
pub type BacklogAccumulator = MetricAccumulator<BacklogOptions>;

/// What is kept of the cases: their times, each list by itself, as only their numbers are read.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BacklogState {
    opened: TimeList,
    resolved: TimeList,
    latest: Option<i64>,
    missing: u64,
    impossible: u64,
}

impl Metric for BacklogOptions {
    const KIND: &'static str = "backlog";
    const ROLES: &'static [Role] = &[
        Role::required("opened", RoleKind::Times, "When the case was opened."),
        Role::required("resolved", RoleKind::Times, "When it was resolved; missing while it is open."),
    ];
    type Result = BacklogResult;
    type State = BacklogState;

    fn read(&self, batch: &Batch<'_>, state: &mut BacklogState) -> Result<(), Error> {
        // Whatever the time of the reading, all rows are kept: it only says where the lists are cut.
        let policy = CasePolicy {
            as_of: None,
            longest: self.longest,
            missing: self.missing,
            impossible: self.impossible,
        };
        for row in batch.rows() {
            match policy.read(batch, row)? {
                Case::Ended { opened, ended } => {
                    state.opened.push(opened);
                    state.resolved.push(ended);
                    state.latest = later(state.latest, ended);
                }
                Case::Open { opened } => {
                    state.opened.push(opened);
                    state.latest = later(state.latest, opened);
                }
                Case::Impossible => state.impossible += 1,
                Case::Later | Case::Missing => state.missing += 1,
            }
        }
        Ok(())
    }

    fn finish(&self, state: &BacklogState) -> Result<BacklogResult, Error> {
        let Some(at) = self.at.map(Instant::micros).or(state.latest) else {
            return Err(Error::empty("cases"));
        };
        let until = |times: &TimeList| times.iter().filter(|&micros| micros <= at).count() as u64;
        let (n, resolved_count) = (until(&state.opened), until(&state.resolved));
        // Every case was opened before it was resolved, so there are no fewer openings.
        let backlog = n.saturating_sub(resolved_count);
        Ok(BacklogResult {
            backlog,
            value: backlog,
            n,
            resolved_count,
            later_count: state.opened.len() - n,
            missing_count: state.missing,
            impossible_count: state.impossible,
            ci_lower: None,
            ci_upper: None,
            method: METHOD.into(),
            interval_method: no_interval(REASON),
        })
    }

    counted_state!();
}

const METHOD: &str = "opened by then - resolved by then";
const REASON: &str = "every case is counted";

impl BacklogState {
    fn merge(&mut self, other: &Self) {
        self.opened.absorb(&other.opened);
        self.resolved.absorb(&other.resolved);
        if let Some(latest) = other.latest {
            self.latest = later(self.latest, latest);
        }
        self.missing = self.missing.saturating_add(other.missing);
        self.impossible = self.impossible.saturating_add(other.impossible);
    }

    fn row_count(&self) -> u64 {
        self.opened.len().saturating_add(self.missing).saturating_add(self.impossible)
    }

    fn write_to(&self, writer: &mut StateWriter) {
        self.opened.write_to(writer);
        self.resolved.write_to(writer);
        write_time(writer, self.latest);
        writer.u64(self.missing);
        writer.u64(self.impossible);
    }

    fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let (opened, resolved) = (TimeList::read_from(reader)?, TimeList::read_from(reader)?);
        if resolved.len() > opened.len() {
            return Err(Error::bad_state("more cases were resolved than opened"));
        }
        let latest = read_time(reader)?;
        Ok(Self { opened, resolved, latest, missing: reader.u64()?, impossible: reader.u64()? })
    }
}

/// How many cases are open: opened by the time of the reading and not resolved by then.
///
/// The time is [`BacklogOptions::at`], otherwise the latest opening or resolution of the rows. A case that is opened at
/// that very time is open, one that is resolved at it is not. Every case is counted, so there is no sampling and no
/// interval. Rows without an opening are left out and counted.
///
/// # Errors
/// `empty` without a case and a time; `out_of_range` for a case that is resolved before it was opened or took more than
/// a hundred years, naming the smallest row (or, by [`BacklogOptions::impossible`], left out and counted);
/// `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// let opened = Times::new(&[0.0, 5.0, 9.0], TimeUnit::Days)?;
/// let resolved = Times::new(&[7.0, f64::NAN, f64::NAN], TimeUnit::Days)?;
/// assert_eq!(cxkit::service::backlog(opened, resolved)?.backlog, 2);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn backlog<'a>(opened: Times<'a>, resolved: Times<'a>) -> Result<BacklogResult, Error> {
    backlog_with(opened, resolved, &BacklogOptions::default())
}

/// [`backlog`] with options.
///
/// # Errors
/// As [`backlog`], and `missing` where that is refused.
pub fn backlog_with<'a>(
    opened: Times<'a>,
    resolved: Times<'a>,
    options: &BacklogOptions,
) -> Result<BacklogResult, Error> {
    measure_columns(options, &[Some(ColumnView::Times(opened)), Some(ColumnView::Times(resolved))], 1)
}

options! {
    /// Settings of [`backlog_series`].
    pub struct BacklogSeriesOptions {
        /// The longest a case may take; what takes longer is a wrong date.
        longest: Duration = LONGEST,
        /// What to do with a case that ends before it begins, or takes longer than anything may.
        impossible: OutOfScale = OutOfScale::Error,
        /// What to do with a row that does not say when the case was opened.
        missing: Missing = Missing::Skip,
    }
}

/// How many cases are open at each of several times, as [`backlog`] counts them.
///
/// # Errors
/// As [`backlog`]; `empty` without a time to ask for, `missing` for one that is not there.
///
/// # Examples
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// let days = |days: &'static [f64]| Times::new(days.to_vec(), TimeUnit::Days);
/// let (opened, resolved) = (days(&[0.0, 5.0, 9.0])?, days(&[7.0, f64::NAN, f64::NAN])?);
/// let month = cxkit::service::backlog_series(opened, resolved, days(&[0.0, 6.0, 7.0, 9.0])?)?;
/// assert_eq!(month.backlog, [1, 2, 1, 2]);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn backlog_series<'a>(
    opened: Times<'a>,
    resolved: Times<'a>,
    at: Times<'a>,
) -> Result<BacklogSeriesResult, Error> {
    backlog_series_with(opened, resolved, at, &BacklogSeriesOptions::default())
}

/// [`backlog_series`] with options.
///
/// # Errors
/// As [`backlog_series`].
#[allow(clippy::cast_precision_loss)]
pub fn backlog_series_with<'a>(
    opened: Times<'a>,
    resolved: Times<'a>,
    at: Times<'a>,
    options: &BacklogSeriesOptions,
) -> Result<BacklogSeriesResult, Error> {
    let rows = BacklogOptions::default()
        .longest(options.longest)
        .impossible(options.impossible)
        .missing(options.missing);
    let columns = [Some(ColumnView::Times(opened)), Some(ColumnView::Times(resolved))];
    let mut state = BacklogState::default();
    rows.read(&Batch::new(BacklogOptions::ROLES, &columns)?, &mut state)?;
    let (opened, resolved) = (state.opened.sorted(), state.resolved.sorted());
    let until = |times: &[i64], at: i64| times.partition_point(|&micros| micros <= at) as u64;
    let mut backlog = Vec::with_capacity(at.len());
    for row in 0..at.len() {
        let at = at.get(row).ok_or_else(|| Error::Missing { what: "at".into(), row })?;
        backlog.push(until(&opened, at).saturating_sub(until(&resolved, at)));
    }
    let (Some(&value), Some(&largest)) = (backlog.last(), backlog.iter().max()) else {
        return Err(Error::empty("at"));
    };
    let sum: u128 = backlog.iter().map(|&open| u128::from(open)).sum();
    Ok(BacklogSeriesResult {
        value,
        mean: sum as f64 / backlog.len() as f64,
        largest,
        backlog,
        n: state.opened.len(),
        missing_count: state.missing,
        impossible_count: state.impossible,
        ci_lower: None,
        ci_upper: None,
        method: METHOD.into(),
        interval_method: no_interval(REASON),
    })
}
