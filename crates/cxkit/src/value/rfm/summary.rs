//! From merged purchases to frequency, recency, age and monetary value.

use super::cells::{Cell, Cells};
use super::exact::exact_sum;
use super::options::RfmOptions;
use crate::accumulate::{ExactSum, StateReader, StateWriter};
use crate::codes::TextCodes;
use crate::columns::{Key, Keys};
use crate::describe::record;
use crate::stats::{share_with, ShareOptions};
use crate::value::btyd::{Customers, SpendCustomers};
use crate::Error;
use std::borrow::Cow;

record! {
    /// How many customers came back, and what became of every row of the log.
    pub struct RfmResult {
        /// Share of the customers with a repeat purchase.
        pub repeat_rate: f64,
        /// The headline number: the repeat rate.
        pub value: f64,
        /// How many customers.
        pub n: u64,
        /// How many of them bought in two periods or more.
        pub repeat_count: u64,
        /// How many purchases they made, first ones included, one a period.
        pub purchase_count: u64,
        /// How many rows were read.
        pub row_count: u64,
        /// How many rows lack customer, time or amount.
        pub missing_count: u64,
        /// How many rows lie after the end of the observation.
        pub after_end_count: u64,
        /// How many orders were merged with another of the same customer and period.
        pub merged_count: u64,
        /// How many rows are returns.
        pub return_count: u64,
        /// How many purchases were given back whole and no longer count.
        pub returned_purchase_count: u64,
        /// In how many periods a customer gave back more than they had bought.
        pub unmatched_return_count: u64,
        /// How much that was.
        pub unmatched_return_amount: f64,
        /// How many customers are left out because they gave back everything.
        pub returned_customer_count: u64,
        /// How many customers are left out because they bought after the calibration only.
        pub later_customer_count: u64,
        /// The unit of recency and age.
        pub unit: Cow<'static, str>,
        /// Lower end of the interval of the repeat rate.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// Which purchases are one.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The repeat-purchase summary: a row for each customer, ordered by customer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RfmSummary {
    /// The customers: numbers before texts, each in ascending order.
    pub customers: Keys<'static>,
    /// In how many periods after that of the first purchase they bought.
    pub frequency: Vec<u64>,
    /// From the first purchase to the last, in units; 0 without a repeat purchase.
    pub recency: Vec<f64>,
    /// From the first purchase to the end (of the calibration, where there is one), in units.
    pub age: Vec<f64>,
    /// Mean spend of a repeat period; nothing without one. Absent where the log has no amounts.
    pub monetary_value: Option<Vec<Option<f64>>>,
    /// All spend, the first purchase included.
    pub total_value: Option<Vec<f64>>,
    /// The unit of recency and age, in days.
    pub unit_days: f64,
    /// What the customers did after the calibration, where there is one.
    pub holdout: Option<RfmHoldout>,
    /// The repeat rate, and what became of every row.
    pub result: RfmResult,
}

/// What the customers of the calibration did after it, a row each as in the summary.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RfmHoldout {
    /// In how many periods they bought.
    pub frequency: Vec<u64>,
    /// Mean spend of such a period; nothing without one.
    pub monetary_value: Option<Vec<Option<f64>>>,
    /// From the end of the calibration to the end of the observation, in units.
    pub duration: f64,
}

impl RfmSummary {
    /// What the purchase models read, the unit of time included.
    ///
    /// # Errors
    /// None for a summary as [`super::rfm`] makes it; as [`Customers`] for one that was changed.
    pub fn purchase_customers(&self) -> Result<Customers, Error> {
        Customers::new(&self.frequency, &self.recency, &self.age)?.with_unit_days(self.unit_days)
    }

    /// What the spend model reads.
    ///
    /// # Errors
    /// `missing` where the log has no amounts; `out_of_range` for a customer whose repeat purchases are worth
    /// nothing, naming the row.
    pub fn spend_customers(&self) -> Result<SpendCustomers, Error> {
        let Some(values) = &self.monetary_value else {
            return Err(Error::Missing { what: "amount".into(), row: 0 });
        };
        let values: Vec<f64> = values.iter().map(|value| value.unwrap_or(0.0)).collect();
        SpendCustomers::new(&self.frequency, &values)
    }
}

/// Rows by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowCounts {
    pub rows: u64,
    pub missing: u64,
    pub after_end: u64,
    pub returns: u64,
}

impl RowCounts {
    /// Rows that are neither missing nor too late.
    pub const fn used(&self) -> u64 {
        self.rows.saturating_sub(self.missing).saturating_sub(self.after_end)
    }
}

/// The ends of the times, as periods.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub calibration: i64,
    pub observation: i64,
}

/// What one customer did.
#[derive(Clone, Copy, Debug)]
struct Line {
    key: i64,
    frequency: u64,
    first: i64,
    last: i64,
    monetary_value: f64,
    total_value: f64,
    holdout_frequency: u64,
    holdout_value: f64,
}

/// The customers of a bucket, and what was left out of it.
#[derive(Debug, Default)]
struct Part {
    lines: Vec<Line>,
    purchases: u64,
    slots: u64,
    returned_purchases: u64,
    returned_customers: u64,
    later_customers: u64,
    unmatched: Vec<f64>,
}

/// A purchase of a period.
#[derive(Clone, Copy, Debug)]
struct Purchase {
    period: i64,
    /// What was paid, and what is left of it after returns.
    paid: f64,
    kept: f64,
    given_back: bool,
}

/// Less than this share of a purchase is nothing: the rounding of a sum that was paid in several amounts and
/// given back in one.
const NOTHING_LEFT: f64 = 1e-9;

/// Reads the summary of every customer in the cells of numbered customers, then in those of named ones.
pub(super) fn summarise(
    numbers: &Cells,
    texts: (&Cells, &TextCodes),
    counts: &RowCounts,
    ends: Ends,
    has_amounts: bool,
    options: &RfmOptions,
    threads: usize,
) -> Result<RfmSummary, Error> {
    let (texts, names) = texts;
    let read = |cells: &Cells| cells.by_bucket(threads, |cells| read_bucket(cells, ends));
    let (numbers, texts) = (read(numbers)?, read(texts)?);
    let mut result = Part::default();
    for part in numbers.iter().chain(&texts) {
        result.absorb(part);
    }
    let mut lines = ordered(numbers);
    let integers = lines.len();
    // Names are ordered by their bytes, as numbers are by their size.
    let mut by_name: Vec<(&str, Line)> = texts
        .into_iter()
        .flat_map(|part| part.lines)
        .map(|line| (names.text(line.key as usize), line))
        .collect();
    by_name.sort_unstable_by_key(|&(name, _)| name);
    lines.extend(by_name.iter().map(|&(_, line)| line));
    if lines.is_empty() {
        return Err(Error::empty(if result.later_customers > 0 {
            "orders up to the end of the calibration"
        } else {
            "orders"
        }));
    }
    let customers = if by_name.is_empty() {
        lines.iter().map(|line| line.key).collect::<Vec<i64>>().into()
    } else {
        let numbers = lines[..integers].iter().map(|line| Key::Integer(line.key));
        let names = by_name.iter().map(|&(name, _)| Key::Text(name.into()));
        Keys::from(numbers.chain(names).collect::<Vec<Key>>())
    };
    drop(by_name);
    columns(customers, &lines, &result, counts, ends, has_amounts, options)
}

/// The lines of all buckets, by customer.
fn ordered(parts: Vec<Part>) -> Vec<Line> {
    let lines: Vec<Line> = parts.into_iter().flat_map(|part| part.lines).collect();
    let mut order: Vec<(i64, usize)> = lines.iter().enumerate().map(|(at, line)| (line.key, at)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| lines[at]).collect()
}

#[allow(clippy::cast_precision_loss)]
fn columns(
    customers: Keys<'static>,
    lines: &[Line],
    part: &Part,
    counts: &RowCounts,
    ends: Ends,
    has_amounts: bool,
    options: &RfmOptions,
) -> Result<RfmSummary, Error> {
    let unit = options.periods_in_unit();
    // Periods lie within 2^62 of 0: no difference of two overflows.
    let units = |from: i64, to: i64| (to - from) as f64 / unit;
    let mean = |count: u64, value: f64| (count > 0).then_some(value);
    let n = lines.len() as u64;
    let repeat_count = lines.iter().filter(|line| line.frequency > 0).count() as u64;
    let level = ShareOptions::default().confidence_level(options.confidence_level);
    let repeat_rate = share_with(repeat_count, n, &level)?;
    let mut unmatched = ExactSum::new();
    unmatched.extend_from_slice(&part.unmatched)?;
    let bought = counts.used().saturating_sub(counts.returns);
    let result = RfmResult {
        repeat_rate: repeat_rate.share,
        value: repeat_rate.share,
        n,
        repeat_count,
        purchase_count: part.purchases,
        row_count: counts.rows,
        missing_count: counts.missing,
        after_end_count: counts.after_end,
        merged_count: bought.saturating_sub(part.slots),
        return_count: counts.returns,
        returned_purchase_count: part.returned_purchases,
        unmatched_return_count: part.unmatched.len() as u64,
        unmatched_return_amount: unmatched.value()?,
        returned_customer_count: part.returned_customers,
        later_customer_count: part.later_customers,
        unit: options.unit_name().into(),
        ci_lower: repeat_rate.ci_lower,
        ci_upper: repeat_rate.ci_upper,
        ci_level: repeat_rate.ci_level,
        method: format!("purchases of one {} are one", options.merge_name()).into(),
        interval_method: repeat_rate.interval_method,
    };
    Ok(RfmSummary {
        customers,
        frequency: lines.iter().map(|line| line.frequency).collect(),
        recency: lines.iter().map(|line| units(line.first, line.last)).collect(),
        age: lines.iter().map(|line| units(line.first, ends.calibration)).collect(),
        monetary_value: has_amounts
            .then(|| lines.iter().map(|line| mean(line.frequency, line.monetary_value)).collect()),
        total_value: has_amounts.then(|| lines.iter().map(|line| line.total_value).collect()),
        unit_days: options.days_in_unit(),
        holdout: options.calibration_end.map(|_| RfmHoldout {
            frequency: lines.iter().map(|line| line.holdout_frequency).collect(),
            monetary_value: has_amounts
                .then(|| lines.iter().map(|line| mean(line.holdout_frequency, line.holdout_value)).collect()),
            duration: units(ends.calibration, ends.observation),
        }),
        result,
    })
}

impl Part {
    fn absorb(&mut self, other: &Self) {
        self.purchases += other.purchases;
        self.slots += other.slots;
        self.returned_purchases += other.returned_purchases;
        self.returned_customers += other.returned_customers;
        self.later_customers += other.later_customers;
        self.unmatched.extend_from_slice(&other.unmatched);
    }
}

fn read_bucket(cells: &[Cell], ends: Ends) -> Result<Part, Error> {
    let mut part = Part::default();
    let (mut before, mut after, mut room) = (Vec::new(), Vec::new(), Room::default());
    for customer in cells.chunk_by(|a, b| a.key == b.key) {
        let later = customer.partition_point(|cell| cell.period() <= ends.calibration);
        for (cells, purchases) in [(&customer[..later], &mut before), (&customer[later..], &mut after)] {
            read_purchases(cells, purchases, &mut room, &mut part);
        }
        let (Some(first), Some(last)) = (before.first(), before.last()) else {
            if after.is_empty() {
                part.returned_customers += 1;
            } else {
                part.later_customers += 1;
            }
            continue;
        };
        part.purchases += before.len() as u64;
        part.lines.push(Line {
            key: customer[0].key,
            frequency: before.len() as u64 - 1,
            first: first.period,
            last: last.period,
            monetary_value: mean_kept(&before[1..], &mut room.amounts),
            total_value: sum_kept(&before, &mut room.amounts),
            holdout_frequency: after.len() as u64,
            holdout_value: mean_kept(&after, &mut room.amounts),
        });
    }
    Ok(part)
}

/// Memory that is used again for every customer.
#[derive(Default)]
struct Room {
    amounts: Vec<f64>,
    /// Which purchases can still be given back.
    open: Vec<usize>,
}

/// The purchases of one customer in a stretch of time, returns taken off the latest before them.
fn read_purchases(cells: &[Cell], purchases: &mut Vec<Purchase>, room: &mut Room, part: &mut Part) {
    purchases.clear();
    room.open.clear();
    let mut given_back = 0;
    for slot in cells.chunk_by(|a, b| a.slot == b.slot) {
        room.amounts.clear();
        room.amounts.extend(slot.iter().map(|cell| cell.amount));
        let amount = exact_sum(&room.amounts);
        let cell = slot[0];
        if cell.is_return() {
            given_back += take_back(-amount, purchases, &mut room.open, &mut part.unmatched);
        } else {
            part.slots += 1;
            if amount > 0.0 {
                room.open.push(purchases.len());
            }
            purchases.push(Purchase { period: cell.period(), paid: amount, kept: amount, given_back: false });
        }
    }
    if given_back > 0 {
        purchases.retain(|purchase| !purchase.given_back);
        part.returned_purchases += given_back;
    }
}

/// Takes a return off the latest purchases of which something is left; how many were given back whole.
fn take_back(
    mut back: f64,
    purchases: &mut [Purchase],
    open: &mut Vec<usize>,
    unmatched: &mut Vec<f64>,
) -> u64 {
    let mut given_back = 0;
    while let Some(&at) = open.last() {
        let purchase = &mut purchases[at];
        let nothing = NOTHING_LEFT * purchase.paid;
        if purchase.kept - back > nothing {
            purchase.kept -= back;
            return given_back;
        }
        back -= purchase.kept;
        purchase.given_back = true;
        given_back += 1;
        open.pop();
        if back <= nothing {
            return given_back;
        }
    }
    unmatched.push(back);
    given_back
}

fn sum_kept(purchases: &[Purchase], amounts: &mut Vec<f64>) -> f64 {
    amounts.clear();
    amounts.extend(purchases.iter().map(|purchase| purchase.kept));
    exact_sum(amounts)
}

#[allow(clippy::cast_precision_loss)]
fn mean_kept(purchases: &[Purchase], amounts: &mut Vec<f64>) -> f64 {
    sum_kept(purchases, amounts) / purchases.len().max(1) as f64
}

impl RowCounts {
    /// Adds the rows of another batch.
    pub fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.missing += other.missing;
        self.after_end += other.after_end;
        self.returns += other.returns;
    }

    pub fn write_to(&self, writer: &mut StateWriter) {
        [self.rows, self.missing, self.after_end, self.returns].iter().for_each(|&count| writer.u64(count));
    }

    /// # Errors
    /// `bad_state` for parts that are more than the whole.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let (rows, missing) = (reader.u64()?, reader.u64()?);
        let read = Self { rows, missing, after_end: reader.u64()?, returns: reader.u64()? };
        let parts = [read.missing, read.after_end, read.returns];
        match parts.iter().try_fold(0_u64, |all, &part| all.checked_add(part)) {
            Some(all) if all <= rows => Ok(read),
            _ => Err(Error::bad_state("it counts more rows than it read")),
        }
    }
}
