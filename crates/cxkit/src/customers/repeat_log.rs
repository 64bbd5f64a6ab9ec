//! How many customers of a log come back after their n-th order, for all of it and period by period.

use super::activity::{with_periods, Periods};
use super::names::{each_row, read_name, time_range, write_name, Name, Names, LOG};
use super::RepeatRateOptions;
use crate::accumulate::{StateReader, StateWriter};
use crate::measure::{Batch, LogMetric, Metric, MetricAccumulator, Role};
use crate::stats::{rate, Level, RateResult};
use crate::time::{Calendar, Every, PeriodTable};
use crate::Error;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Repeat rate of the customers of a log: each row is an order.
///
/// Of the customers with an n-th order, the share with a next one, within the window where there is one. A customer
/// belongs to the period of the n-th order. With a window, customers whose window reaches beyond the last row of the
/// log are left out and counted (`excluded_count`): whether they come back cannot be known yet.
///
/// ```
/// use cxkit::accumulate::Accumulator;
/// use cxkit::customers::RepeatRateAccumulator;
/// use cxkit::time::{TimeUnit, Times};
/// let mut orders = RepeatRateAccumulator::default();
/// let days = Times::new(&[0, 3, 40], TimeUnit::Days)?;
/// orders.extend(&[Some((&[7, 8, 7]).into()), Some(days.into())])?;
/// assert_eq!(orders.finish()?.rate, 0.5);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub type RepeatRateAccumulator = MetricAccumulator<RepeatRateOptions>;

/// An order: its time, and the period it falls in.
type Order = (i64, i64);

/// Where a customer has no such order.
const NONE: Order = (i64::MAX, i64::MAX);

/// What the repeat rate keeps of the rows of one group: the first orders of each customer.
#[derive(Clone, Debug, Default)]
pub struct RepeatLog {
    rows: u64,
    missing: u64,
    latest: Option<i64>,
    periods: Option<Periods>,
    names: Names,
    /// How many orders of a customer are kept: one more than the order that is asked about.
    kept: usize,
    /// For each customer the first orders in order of time.
    orders: Vec<Order>,
    cohorts: OnceLock<BTreeMap<i64, Cohort>>,
}

/// Customers with their n-th order in one period.
#[derive(Clone, Copy, Debug, Default)]
struct Cohort {
    customers: u64,
    repeated: u64,
    unknown: u64,
}

impl Cohort {
    fn add(&mut self, other: &Self) {
        self.customers += other.customers;
        self.repeated += other.repeated;
        self.unknown += other.unknown;
    }
}

impl RepeatLog {
    fn content(&self) -> Vec<(Name<'_>, &[Order])> {
        let kept = self.kept;
        let of = |code: u32| {
            let orders = self.orders.get(code as usize * kept..).unwrap_or_default();
            let orders = orders.get(..kept).unwrap_or(orders);
            let count = orders.iter().take_while(|order| **order != NONE).count();
            (self.names.name(code), orders.get(..count).unwrap_or_default())
        };
        self.names.sorted().into_iter().map(of).filter(|(_, orders)| !orders.is_empty()).collect()
    }
}

impl PartialEq for RepeatLog {
    fn eq(&self, other: &Self) -> bool {
        (self.rows, self.missing, self.latest, &self.periods)
            == (other.rows, other.missing, other.latest, &other.periods)
            && self.content() == other.content()
    }
}

/// Puts an order among the first ones of its customer.
#[inline]
fn insert(orders: &mut Vec<Order>, kept: usize, code: u32, time: i64, period: impl FnOnce() -> i64) {
    let first = code as usize * kept;
    if orders.len() < first + kept {
        let room = (first + kept).max(orders.len() * 2).div_ceil(kept) * kept;
        orders.resize(room, NONE);
    }
    let Some([before @ .., last]) = orders.get_mut(first..first + kept) else { return };
    if time >= last.0 {
        return;
    }
    *last = (time, period());
    let mut at = before.len();
    // The new order moves up past the later ones; `first` bounds it.
    while at > 0 {
        let (Some(&earlier), Some(&here)) = (orders.get(first + at - 1), orders.get(first + at)) else {
            return;
        };
        if earlier.0 <= here.0 {
            return;
        }
        orders.swap(first + at - 1, first + at);
        at -= 1;
    }
}

impl RepeatRateOptions {
    fn kept(&self) -> usize {
        usize::try_from(self.nth).unwrap_or(1) + 1
    }

    fn read_by(
        &self,
        batch: &Batch<'_>,
        state: &mut RepeatLog,
        calendar: &Calendar,
        every: Every,
    ) -> Result<(), Error> {
        Periods::join(&mut state.periods, Some(&Periods::of(calendar, every)))?;
        let (low, high) = time_range(batch).unwrap_or((0, 0));
        let mut table = PeriodTable::new(calendar, every, low, high);
        let (kept, orders) = (self.kept(), &mut state.orders);
        let mut latest = state.latest;
        let missing = each_row(batch, &mut state.names, |code, time| {
            latest = latest.max(Some(time));
            insert(orders, kept, code, time, || table.period(time));
        })?;
        state.latest = latest;
        state.missing = state.missing.saturating_add(missing);
        Ok(())
    }

    /// The cohorts of all periods.
    fn cohorts<'a>(&self, state: &'a RepeatLog) -> &'a BTreeMap<i64, Cohort> {
        state.cohorts.get_or_init(|| {
            let mut all: BTreeMap<i64, Cohort> = BTreeMap::new();
            let latest = state.latest.unwrap_or(i64::MIN);
            let mut last: (i64, Cohort) = (i64::MIN, Cohort::default());
            for orders in state.orders.chunks_exact(self.kept()) {
                let [.., nth, next] = orders else { continue };
                if *nth == NONE {
                    continue;
                }
                let ends = self.window.map(|window| nth.0.saturating_add(window.micros()));
                let known = ends.is_none_or(|end| end <= latest);
                let repeated = known && *next != NONE && ends.is_none_or(|end| next.0 <= end);
                let one = Cohort { customers: 1, repeated: u64::from(repeated), unknown: u64::from(!known) };
                // Neighbours are often of one period.
                if last.0 != nth.1 {
                    all.entry(last.0).or_default().add(&last.1);
                    last = (nth.1, Cohort::default());
                }
                last.1.add(&one);
            }
            all.entry(last.0).or_default().add(&last.1);
            all.retain(|_, cohort| cohort.customers > 0);
            all
        })
    }

    fn answer(&self, state: &RepeatLog, cohort: &Cohort) -> Result<RateResult, Error> {
        let known = cohort.customers - cohort.unknown;
        let parts = ("repeat_customers", "customers");
        let result = rate(parts, cohort.repeated, known, self.interval, self.confidence_level)?;
        Ok(RateResult {
            missing_count: state.missing,
            excluded_count: cohort.unknown,
            method: self.method(),
            ..result
        })
    }
}

impl Metric for RepeatRateOptions {
    const KIND: &'static str = "repeat_rate";
    const ROLES: &'static [Role] = LOG;
    type Result = RateResult;
    type State = RepeatLog;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level)?;
        self.check_order()
    }

    fn read(&self, batch: &Batch<'_>, state: &mut RepeatLog) -> Result<(), Error> {
        if batch.is_empty() {
            return Ok(());
        }
        state.cohorts = OnceLock::new();
        state.rows = state.rows.saturating_add(batch.len() as u64);
        state.kept = self.kept();
        with_periods(batch, |calendar, every| self.read_by(batch, state, calendar, every))
    }

    fn merge(&self, state: &mut RepeatLog, other: &RepeatLog) -> Result<(), Error> {
        if state.rows == 0 || other.rows == 0 {
            if state.rows == 0 {
                *state = other.clone();
            }
            return Ok(());
        }
        Periods::join(&mut state.periods, other.periods.as_ref())?;
        state.cohorts = OnceLock::new();
        state.rows = state.rows.saturating_add(other.rows);
        state.missing = state.missing.saturating_add(other.missing);
        state.latest = state.latest.max(other.latest);
        let kept = self.kept();
        state.kept = kept;
        for (name, orders) in other.content() {
            let code = state.names.code(name);
            for &(time, period) in orders {
                insert(&mut state.orders, kept, code, time, || period);
            }
        }
        Ok(())
    }

    fn finish(&self, state: &RepeatLog) -> Result<RateResult, Error> {
        let mut all = Cohort::default();
        self.cohorts(state).values().for_each(|cohort| all.add(cohort));
        self.answer(state, &all)
    }

    fn row_count(state: &RepeatLog) -> u64 {
        state.rows
    }

    fn write_state(state: &RepeatLog, writer: &mut StateWriter) {
        writer.u64(state.rows);
        writer.u64(state.missing);
        writer.option(state.latest, StateWriter::i64);
        writer.option(state.periods.as_ref(), |writer, periods| periods.write(writer));
        let content = state.content();
        writer.usize(content.len());
        writer.usize(if content.is_empty() { 0 } else { state.kept });
        for (name, orders) in content {
            write_name(name, writer);
            writer.usize(orders.len());
            for &(time, period) in orders {
                writer.i64(time);
                writer.i64(period);
            }
        }
    }

    fn read_state(reader: &mut StateReader<'_>) -> Result<RepeatLog, Error> {
        let mut state = RepeatLog {
            rows: reader.u64()?,
            missing: reader.u64()?,
            latest: reader.option(StateReader::i64)?,
            periods: reader.option(Periods::read)?,
            ..RepeatLog::default()
        };
        let customers = reader.length(3)?;
        let kept = reader.usize()?;
        if kept > 1_001 || (kept < 2) != (customers == 0) {
            return Err(Error::bad_state("more orders a customer than any setting keeps"));
        }
        state.kept = kept;
        for _ in 0..customers {
            let code = state.names.code(read_name(reader)?);
            for _ in 0..reader.length(2)? {
                let (time, period) = (reader.i64()?, reader.i64()?);
                insert(&mut state.orders, kept, code, time, || period);
            }
        }
        Ok(state)
    }
}

impl LogMetric for RepeatRateOptions {
    fn periods(&self, state: &RepeatLog) -> Vec<i64> {
        self.cohorts(state).keys().copied().collect()
    }

    fn finish_period(&self, state: &RepeatLog, period: i64) -> Result<RateResult, Error> {
        match self.cohorts(state).get(&period) {
            Some(cohort) => self.answer(state, cohort),
            None => Err(Error::empty("period")),
        }
    }
}
