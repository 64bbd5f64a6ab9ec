//! What a retention report answers.

use super::count::check_cells;
use super::options::{Retention, RetentionKind};
use super::tally::{Parts, Row};
use crate::describe::record;
use crate::journey::report::{period_text, Ends};
use crate::stats::{no_interval, share_interval, ShareInterval};
use crate::Error;
use std::borrow::Cow;

record! {
    /// The cohort of one period.
    pub struct RetentionCohort {
        /// The first day of the period; with its hour where periods are hours.
        pub cohort: Cow<'static, str>,
        /// How many customers.
        pub size: u64,
        /// Whether the period is not over when the data end: customers may still join.
        pub incomplete: bool,
    }
}

record! {
    /// One column over all cohorts whose customers had the whole of its time: those who returned, and out of how many.
    pub struct RetentionColumn {
        /// The first period it looks at, counted from the start; 0 is the cohort itself.
        pub period: u64,
        /// The last period it looks at.
        pub last_period: u64,
        /// How many cohorts are taken together.
        pub cohorts: u64,
        /// Their customers; one in several cohorts counts in each.
        pub n: u64,
        /// Those who returned.
        pub count: u64,
        /// The share: that of each cohort, weighted by its size.
        pub share: Option<f64>,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// The number of independent customers that would give as sure a share; below n where customers are in several
        /// cohorts and behave alike in them.
        pub effective_n: Option<f64>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// Who comes back: cohorts by period of the start, columns by period since.
    pub struct RetentionResult {
        /// By cohort, by column: how many returned; column 0 is the size of the cohort. Nothing beyond the data.
        pub matrix: Vec<Vec<Option<u64>>>,
        /// The same as shares of the cohort; nothing for an empty cohort either.
        pub shares: Vec<Vec<Option<f64>>>,
        /// Lower ends of their intervals.
        pub shares_ci_lower: Vec<Vec<Option<f64>>>,
        /// Upper ends of their intervals.
        pub shares_ci_upper: Vec<Vec<Option<f64>>>,
        /// By cohort, by column: whether the data end before the time it looks at is over for every customer.
        pub incomplete: Vec<Vec<bool>>,
        /// The cohorts in order, those without customers too.
        pub cohorts: Vec<RetentionCohort>,
        /// A row a column: all cohorts together, incomplete cells left out.
        pub overall: Vec<RetentionColumn>,
        /// The headline number: the share over all cohorts in the first column after the start; nothing where no cohort
        /// had the time.
        pub value: Option<f64>,
        /// Out of how many it is.
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
        /// How the intervals of the matrix were computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// What a cell may tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// The data end before its time begins.
    Nothing,
    /// They end within it.
    Part,
    Whole,
}

struct Table<'a> {
    spec: &'a Retention,
    ends: Ends,
}

impl Table<'_> {
    /// What is seen of a cohort's column.
    fn seen(&self, period: i64, row: Option<&Row>, column: usize) -> Seen {
        let (first, last) = self.spec.bracket(column);
        let (begun, over) = match (self.spec.length(), row) {
            (Some(length), Some(row)) if column > 0 => {
                let after = |start: i64, periods: i64| start.saturating_add(periods.saturating_mul(length));
                (
                    after(row.starts.0, first) <= self.ends.reach,
                    after(row.starts.1, last.saturating_add(1)).saturating_sub(1) <= self.ends.reach,
                )
            }
            // Periods of the calendar; those of nobody's start are taken for such.
            _ => {
                let (first, last) = (period.saturating_add(first), period.saturating_add(last));
                (
                    first <= self.ends.last,
                    last < self.ends.last || (last == self.ends.last && self.ends.complete),
                )
            }
        };
        match (begun, over) {
            (false, _) => Seen::Nothing,
            (true, false) => Seen::Part,
            (true, true) => Seen::Whole,
        }
    }

    /// How many columns there are after the first.
    fn columns(&self, first: i64, rows: &[(i64, &Row)]) -> usize {
        let options = &self.spec.options;
        if !options.brackets.is_empty() {
            return options.brackets.len();
        }
        let columns = match self.spec.length() {
            None => self.ends.last.saturating_sub(first),
            Some(length) => {
                let earliest = rows.iter().map(|(_, row)| row.starts.0).min();
                let most = earliest.map_or(0, |start| self.ends.reach.saturating_sub(start) / length);
                most.min(options.periods.map_or(i64::MAX, |n| i64::try_from(n - 1).unwrap_or(i64::MAX)))
            }
        };
        usize::try_from(columns).unwrap_or(0)
    }
}

/// Sums over the cohorts of a column.
#[derive(Default)]
struct Pool {
    cohorts: u64,
    customers: u64,
    size: u64,
    count: u64,
    size_before: u64,
    mixed_before: u64,
    counts_before: u64,
    done: bool,
}

impl Pool {
    fn add(&mut self, row: &Row, column: usize) {
        let at = |list: &[u64]| column.checked_sub(1).and_then(|at| list.get(at)).copied().unwrap_or(0);
        let sum = |to: &mut u64, more: u64| *to = to.saturating_add(more);
        sum(&mut self.customers, row.new);
        sum(&mut self.size, row.size);
        sum(&mut self.count, if column == 0 { row.size } else { at(&row.counts) });
        sum(&mut self.size_before, row.size_before);
        sum(&mut self.mixed_before, at(&row.mixed_before));
        sum(&mut self.counts_before, at(&row.counts_before));
    }

    /// How many independent customers would give as sure a share: p(1 - p) over the linearised variance
    /// Σ(a - pb)² / (Σb)², customers being what was drawn.
    #[allow(clippy::cast_precision_loss)]
    fn effective_n(&self) -> f64 {
        let size = self.size as f64;
        if self.size_before == 0 {
            return size;
        }
        let other = self.size.saturating_sub(self.count) as f64;
        let spread = self.spread();
        // Where all or nobody returned, or all customers are alike, nothing tells how alike a customer's cohorts are.
        if self.count == 0 || other <= 0.0 || spread <= 0.0 {
            return (self.customers as f64).clamp(1.0_f64.min(size), size);
        }
        (self.count as f64 * other * (size * size) / spread).clamp(1.0_f64.min(size), size)
    }

    /// (Σb)² Σ(a - pb)²: in whole numbers, as its terms nearly cancel; in floating point beyond their range.
    #[allow(clippy::cast_precision_loss)]
    fn spread(&self) -> f64 {
        let wide = |value: u64| i128::from(value);
        let (count, size) = (wide(self.count), wide(self.size));
        let squares = count + 2 * wide(self.counts_before);
        let mixed = count + wide(self.mixed_before);
        let sizes = size + 2 * wide(self.size_before);
        let whole = || {
            let first = size.checked_mul(size)?.checked_mul(squares)?;
            let second = count.checked_mul(size)?.checked_mul(mixed)?.checked_mul(2)?;
            let third = count.checked_mul(count)?.checked_mul(sizes)?;
            first.checked_sub(second)?.checked_add(third)
        };
        whole().map_or_else(
            || {
                let (count, size) = (count as f64, size as f64);
                size * size * squares as f64 - 2.0 * count * size * mixed as f64
                    + count * count * sizes as f64
            },
            |spread| spread as f64,
        )
    }

    fn row(&self, spec: &Retention, column: usize) -> Result<RetentionColumn, Error> {
        let (period, last_period) = spec.bracket(column);
        let level = spec.options.confidence_level;
        let mut made = RetentionColumn {
            period: period.unsigned_abs(),
            last_period: last_period.unsigned_abs(),
            cohorts: self.cohorts,
            n: self.size,
            count: self.count,
            share: None,
            ci_lower: None,
            ci_upper: None,
            effective_n: None,
            interval_method: no_interval("no cohort had the time"),
        };
        if self.size == 0 || self.count > self.size {
            return Ok(made);
        }
        #[allow(clippy::cast_precision_loss)]
        let share = self.count as f64 / self.size as f64;
        made.share = Some(share);
        if column == 0 {
            made.interval_method = no_interval("a cohort is all of itself");
            return Ok(made);
        }
        let n = self.effective_n();
        #[allow(clippy::cast_precision_loss)]
        let count = if self.size_before == 0 { self.count as f64 } else { (share * n).min(n) };
        let (low, high) = share_interval(ShareInterval::Wilson, count, n, level)?;
        (made.ci_lower, made.ci_upper, made.effective_n) = (Some(low), Some(high), Some(n));
        made.interval_method =
            if self.size_before == 0 { "wilson".into() } else { "wilson at the effective n".into() };
        Ok(made)
    }
}

/// The answer that counts give.
#[allow(clippy::cast_precision_loss)]
pub(super) fn answer(
    spec: &Retention,
    parts: &Parts,
    last_time: Option<i64>,
) -> Result<RetentionResult, Error> {
    let options = &spec.options;
    let level = options.confidence_level;
    let repeated = options.kind == RetentionKind::Recurring;
    let mut result = RetentionResult {
        matrix: Vec::new(),
        shares: Vec::new(),
        shares_ci_lower: Vec::new(),
        shares_ci_upper: Vec::new(),
        incomplete: Vec::new(),
        cohorts: Vec::new(),
        overall: Vec::new(),
        value: None,
        n: 0,
        customers: parts.customers,
        ci_lower: None,
        ci_upper: None,
        ci_level: level,
        method: format!("{} cohorts, returned {}", options.kind.as_str(), options.returned.as_str()).into(),
        interval_method: "wilson".into(),
    };
    let Some(ends) = spec.report().ends(&spec.calendar, last_time) else {
        result.interval_method = no_interval("there are no events");
        return Ok(result);
    };
    let shown =
        parts.rows.range(ends.first.unwrap_or(i64::MIN)..).take_while(|(period, _)| **period <= ends.last);
    let rows: Vec<(i64, &Row)> = shown.map(|(&period, row)| (period, row)).collect();
    let Some(first) = ends.first.or_else(|| rows.first().map(|(period, _)| *period)) else {
        result.interval_method = no_interval("nobody started");
        return Ok(result);
    };
    let table = Table { spec, ends };
    let columns = table.columns(first, &rows);
    check_cells(usize::try_from(ends.last.abs_diff(first)).unwrap_or(usize::MAX).saturating_add(1), columns)?;
    let mut pools: Vec<Pool> = (0..=columns).map(|_| Pool::default()).collect();
    let mut left = rows.as_slice();
    for period in first..=ends.last {
        let row = match left {
            [(at, row), rest @ ..] if *at == period => {
                left = rest;
                Some(*row)
            }
            _ => None,
        };
        let size = row.map_or(0, |row| row.size);
        let (mut counts, mut incomplete) = (Vec::with_capacity(columns + 1), Vec::with_capacity(columns + 1));
        let (mut shares, mut lows, mut highs) = (Vec::new(), Vec::new(), Vec::new());
        for (column, pool) in pools.iter_mut().enumerate() {
            let seen = table.seen(period, row, column);
            let count = match (column, row) {
                (_, None) => 0,
                (0, _) => size,
                (_, Some(row)) => row.counts.get(column - 1).copied().unwrap_or(0),
            };
            let there = seen != Seen::Nothing;
            let measured = there && size > 0 && count <= size;
            counts.push(there.then_some(count));
            incomplete.push(seen == Seen::Part);
            shares.push(measured.then(|| count as f64 / size as f64));
            let interval = measured && column > 0;
            let bounds =
                interval.then(|| share_interval(ShareInterval::Wilson, count as f64, size as f64, level));
            let bounds = bounds.transpose()?;
            lows.push(bounds.map(|(low, _)| low));
            highs.push(bounds.map(|(_, high)| high));
            // A cohort after one that is incomplete is not taken in, or customers would be counted in part.
            pool.done |= row.is_some() && seen != Seen::Whole;
            if let (false, Some(row)) = (pool.done, row) {
                pool.cohorts += 1;
                pool.add(row, column);
            }
        }
        result.cohorts.push(RetentionCohort {
            cohort: period_text(&spec.calendar, options.every, period).into(),
            size,
            incomplete: incomplete.first().copied().unwrap_or(false),
        });
        result.matrix.push(counts);
        result.incomplete.push(incomplete);
        result.shares.push(shares);
        result.shares_ci_lower.push(lows);
        result.shares_ci_upper.push(highs);
    }
    debug_assert!(repeated || pools.iter().all(|pool| pool.size_before == 0));
    let overall = pools.iter().enumerate().map(|(column, pool)| pool.row(spec, column));
    result.overall = overall.collect::<Result<_, _>>()?;
    if let Some(headline) = result.overall.get(1) {
        (result.value, result.n) = (headline.share, headline.n);
        (result.ci_lower, result.ci_upper) = (headline.ci_lower, headline.ci_upper);
    }
    Ok(result)
}
