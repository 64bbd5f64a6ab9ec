//! One pass over a log that counts cohorts and who of them returned.

use super::options::{PeriodsFrom, Retention, RetentionKind, RetentionReturn, MOST_CELLS};
use super::tally::{Parts, Row};
use crate::journey::kind::CompiledKind;
use crate::journey::report::{PeriodIndex, OUT};
use crate::journey::sorted::Code;
use crate::journey::sweep::{Journey, Journeys, Query};
use crate::Error;

pub(super) struct Counting<'a> {
    pub spec: &'a Retention,
    pub start: CompiledKind,
    pub returning: CompiledKind,
    pub index: PeriodIndex,
    /// How many columns there are after the first.
    columns: usize,
}

/// What one piece, or all of them, came to: by place of the period, then by column.
pub(super) struct Counts {
    customers: u64,
    sizes: Vec<u32>,
    new: Vec<u32>,
    starts: Vec<(i64, i64)>,
    counts: Vec<u32>,
    /// Only where customers may be in several cohorts.
    size_before: Vec<u64>,
    mixed_before: Vec<u64>,
    counts_before: Vec<u64>,
}

impl Counts {
    fn new(periods: usize, columns: usize, several: bool) -> Self {
        let (rows, cells) = if several { (periods, periods * columns) } else { (0, 0) };
        Self {
            customers: 0,
            sizes: vec![0; periods],
            new: vec![0; periods],
            starts: vec![(i64::MAX, i64::MIN); periods],
            counts: vec![0; periods * columns],
            size_before: vec![0; rows],
            mixed_before: vec![0; cells],
            counts_before: vec![0; cells],
        }
    }

    /// What all pieces together are.
    pub fn into_parts(self, index: &PeriodIndex, columns: usize) -> Parts {
        let wide = |list: &[u32]| list.iter().map(|&count| u64::from(count)).collect::<Vec<u64>>();
        let mut parts = Parts { customers: self.customers, ..Parts::default() };
        for place in (0..self.sizes.len()).filter(|&place| self.sizes[place] > 0) {
            let cells = place * columns..(place + 1) * columns;
            let list = |list: &[u64]| list.get(cells.clone()).unwrap_or_default().to_vec();
            let mut row = Row {
                size: u64::from(self.sizes[place]),
                new: u64::from(self.new[place]),
                starts: self.starts[place],
                counts: wide(&self.counts[cells.clone()]),
                size_before: self.size_before.get(place).copied().unwrap_or(0),
                mixed_before: list(&self.mixed_before),
                counts_before: list(&self.counts_before),
            };
            row.trim();
            parts.rows.insert(index.period(place as u32), row);
        }
        parts
    }

    pub fn merge(mut self, other: &Self) -> Self {
        fn add<T: Copy + std::ops::AddAssign>(to: &mut [T], from: &[T]) {
            to.iter_mut().zip(from).for_each(|(sum, more)| *sum += *more);
        }
        self.customers += other.customers;
        add(&mut self.sizes, &other.sizes);
        add(&mut self.new, &other.new);
        add(&mut self.counts, &other.counts);
        add(&mut self.size_before, &other.size_before);
        add(&mut self.mixed_before, &other.mixed_before);
        add(&mut self.counts_before, &other.counts_before);
        let starts = self.starts.iter_mut().zip(&other.starts);
        starts.for_each(|(all, one)| *all = (all.0.min(one.0), all.1.max(one.1)));
        self
    }
}

/// What is kept from one customer to the next, to save its memory.
#[derive(Default)]
struct Scratch {
    /// The cohorts of the customer: place and start.
    starts: Vec<(u32, i64)>,
    /// Periods of returning events, in order: the place, or the period since the start, and how many events.
    returns: Vec<(u32, u32)>,
    /// The columns one cohort returned in, from 0.
    reached: Vec<u32>,
    /// By column: the cohorts of the customer that returned in it so far.
    before: Vec<u32>,
    /// The columns in which there is one.
    touched: Vec<u32>,
}

impl<'a> Counting<'a> {
    pub fn new(
        spec: &'a Retention,
        start: CompiledKind,
        returning: CompiledKind,
        index: PeriodIndex,
        span: Option<(i64, i64)>,
    ) -> Result<Self, Error> {
        let options = &spec.options;
        let limit =
            options.periods.map_or(usize::MAX, |periods| usize::try_from(periods - 1).unwrap_or(usize::MAX));
        let columns = match (options.returned, spec.length(), span) {
            (RetentionReturn::Bracket, ..) => options.brackets.len(),
            (_, None, _) => index.count.saturating_sub(1),
            (_, Some(length), Some((first, last))) => {
                usize::try_from(last.abs_diff(first) / length.unsigned_abs()).unwrap_or(usize::MAX).min(limit)
            }
            _ => 0,
        };
        check_cells(index.count, columns)?;
        Ok(Self { spec, start, returning, index, columns })
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    /// So many events to a piece that its table is not larger than they are.
    pub fn piece_events(&self) -> usize {
        self.index.count * (self.columns + 1) * 4
    }

    /// Whether every customer is in one cohort at most.
    fn once(&self) -> bool {
        self.spec.options.kind != RetentionKind::Recurring
    }

    /// Whether the periods of a customer fit the bits of a number, and which they are is all that counts.
    fn by_bits(&self) -> bool {
        let options = &self.spec.options;
        self.index.count <= 64
            && self.columns < 64
            && options.minimum_occurrences == 1
            && options.periods_from == PeriodsFrom::Calendar
    }

    fn is_start<C: Code>(&self, journeys: &Journeys<'_, C>, journey: &Journey<'_, C>, at: usize) -> bool {
        self.start.every || self.start.holds(journeys.log(), journey.event(at), journey.codes[at].at())
    }

    fn returns<C: Code>(&self, journeys: &Journeys<'_, C>, journey: &Journey<'_, C>, at: usize) -> bool {
        self.returning.every
            || self.returning.holds(journeys.log(), journey.event(at), journey.codes[at].at())
    }

    /// The event whose period is the customer's only cohort.
    fn only_start<C: Code>(&self, journeys: &Journeys<'_, C>, journey: &Journey<'_, C>) -> Option<usize> {
        let seen = match self.spec.options.kind {
            RetentionKind::FirstEver => 1,
            _ => journey.times.len(),
        };
        (0..seen).find(|&at| self.is_start(journeys, journey, at))
    }

    /// The columns of a cohort by the bits of the periods after it, period 1 first.
    fn column_bits(&self, after: u64) -> u64 {
        match self.spec.options.returned {
            RetentionReturn::InPeriod => after,
            // All bits up to the highest.
            RetentionReturn::OnOrAfter => u64::MAX.checked_shr(after.leading_zeros()).unwrap_or(0),
            RetentionReturn::Bracket => {
                let brackets = self.spec.options.brackets.iter().enumerate();
                brackets.fold(0, |bits, (column, &(first, last))| {
                    let from = u64::MAX.checked_shl(u32::try_from(first - 1).unwrap_or(64)).unwrap_or(0);
                    let to = u64::MAX.checked_shl(u32::try_from(last).unwrap_or(64)).unwrap_or(0);
                    bits | u64::from(after & from & !to != 0) << column
                })
            }
        }
    }

    fn piece_by_bits<C: Code>(&self, journeys: &Journeys<'_, C>, counts: &mut Counts) {
        let all = self.start.every && self.returning.every;
        let bit = |time: i64| 1_u64.checked_shl(self.index.place(time)).unwrap_or(0);
        let once = self.once();
        let mut before = [0_u32; 64];
        journeys.each(|journey| {
            counts.customers += 1;
            let times = journey.times;
            let (mut starting, mut returning) = (0, 0);
            if all {
                let (first, last) = (bit(times[0]), bit(times[times.len() - 1]));
                returning = first | last;
                // Most customers are seen in one period only.
                if first != last || first == 0 || !self.index.rising {
                    returning = times.iter().fold(0, |bits, &time| bits | bit(time));
                }
                starting = if once { first } else { returning };
            } else {
                for (at, &time) in times.iter().enumerate() {
                    if self.returns(journeys, &journey, at) {
                        returning |= bit(time);
                    }
                    if !once && self.is_start(journeys, &journey, at) {
                        starting |= bit(time);
                    }
                }
                if once {
                    starting = self.only_start(journeys, &journey).map_or(0, |at| bit(times[at]));
                }
            }
            if starting == 0 {
                return;
            }
            let place = starting.trailing_zeros() as usize;
            counts.new[place] += 1;
            if starting & (starting - 1) == 0 {
                counts.sizes[place] += 1;
                let mut columns = self.column_bits((returning >> place) >> 1);
                while columns != 0 {
                    counts.counts[place * self.columns + columns.trailing_zeros() as usize] += 1;
                    columns &= columns - 1;
                }
                return;
            }
            let (mut touched, mut cohorts) = (0_u64, 0_u64);
            while starting != 0 {
                let place = starting.trailing_zeros() as usize;
                starting &= starting - 1;
                let row = place * self.columns;
                let reached = self.column_bits((returning >> place) >> 1);
                counts.sizes[place] += 1;
                counts.size_before[place] += cohorts;
                let mut columns = touched | reached;
                while columns != 0 {
                    let column = columns.trailing_zeros() as usize;
                    let is = reached >> column & 1;
                    columns &= columns - 1;
                    let earlier = u64::from(before[column]) * (touched >> column & 1);
                    counts.counts[row + column] += is as u32;
                    counts.counts_before[row + column] += is * earlier;
                    counts.mixed_before[row + column] += earlier + is * cohorts;
                    before[column] = (earlier + is) as u32;
                }
                touched |= reached;
                cohorts += 1;
            }
        });
        // Starts are only looked at where periods are counted from them.
        for (size, starts) in counts.sizes.iter().zip(&mut counts.starts) {
            if *size > 0 {
                *starts = (0, 0);
            }
        }
    }

    /// Periods in order, each once, with how many events: of events in any order.
    fn tidy(list: &mut Vec<(u32, u32)>) {
        list.sort_unstable_by_key(|(period, _)| *period);
        list.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(later.1);
            }
            same
        });
    }

    /// The columns reached, from 0, by periods after the start and how many events are in each.
    fn columns_of(&self, after: &[(u32, u32)], reached: &mut Vec<u32>) {
        let enough = |count: u64| count >= self.spec.options.minimum_occurrences;
        let columns = self.columns as u32;
        reached.clear();
        match self.spec.options.returned {
            RetentionReturn::InPeriod => {
                let done = after.iter().filter(|(_, count)| enough(u64::from(*count)));
                reached.extend(done.map(|(period, _)| period - 1).filter(|column| *column < columns));
            }
            RetentionReturn::OnOrAfter => {
                let last = after.iter().rev().find(|(_, count)| enough(u64::from(*count)));
                reached.extend(0..last.map_or(0, |(period, _)| (*period).min(columns)));
            }
            RetentionReturn::Bracket => {
                for (column, &(first, last)) in self.spec.options.brackets.iter().enumerate() {
                    let from = after.partition_point(|(period, _)| u64::from(*period) < first);
                    let inside = after[from..].iter().take_while(|(period, _)| u64::from(*period) <= last);
                    if enough(inside.map(|(_, count)| u64::from(*count)).sum()) {
                        reached.push(column as u32);
                    }
                }
            }
        }
    }

    fn customer<C: Code>(
        &self,
        journeys: &Journeys<'_, C>,
        journey: &Journey<'_, C>,
        counts: &mut Counts,
        scratch: &mut Scratch,
    ) {
        let times = journey.times;
        scratch.starts.clear();
        if self.once() {
            let start = self.only_start(journeys, journey).map(|at| times[at]);
            let start = start.map(|time| (self.index.place(time), time));
            scratch.starts.extend(start.filter(|(place, _)| *place != OUT));
        } else {
            let events = (0..times.len()).filter(|&at| self.is_start(journeys, journey, at));
            let starts = events.map(|at| (self.index.place(times[at]), times[at]));
            scratch.starts.extend(starts.filter(|(place, _)| *place != OUT));
            // The first start of each period.
            scratch.starts.sort_unstable();
            scratch.starts.dedup_by_key(|(place, _)| *place);
        }
        if scratch.starts.is_empty() {
            return;
        }
        let length = self.spec.length();
        scratch.returns.clear();
        if length.is_none() {
            let events = (0..times.len()).filter(|&at| self.returns(journeys, journey, at));
            let places = events.map(|at| (self.index.place(times[at]), 1));
            scratch.returns.extend(places.filter(|(place, _)| *place != OUT));
            Self::tidy(&mut scratch.returns);
        }
        let mut after = Vec::new();
        for cohorts in 0..scratch.starts.len() {
            let (place, began) = scratch.starts[cohorts];
            after.clear();
            if let Some(length) = length {
                let from = times.partition_point(|time| time.saturating_sub(began) < length);
                for (at, &time) in times.iter().enumerate().skip(from) {
                    if self.index.place(time) != OUT && self.returns(journeys, journey, at) {
                        let period = time.abs_diff(began) / length.unsigned_abs();
                        after.push((u32::try_from(period).unwrap_or(u32::MAX), 1));
                    }
                }
                Self::tidy(&mut after);
            } else {
                let from = scratch.returns.partition_point(|(period, _)| *period <= place);
                after.extend(scratch.returns[from..].iter().map(|&(period, count)| (period - place, count)));
            }
            self.columns_of(&after, &mut scratch.reached);
            let place = place as usize;
            let row = place * self.columns;
            counts.sizes[place] += 1;
            counts.new[place] += u32::from(cohorts == 0);
            if length.is_some() {
                let starts = &mut counts.starts[place];
                *starts = (starts.0.min(began), starts.1.max(began));
            } else {
                counts.starts[place] = (0, 0);
            }
            for &column in &scratch.reached {
                counts.counts[row + column as usize] += 1;
            }
            if scratch.starts.len() == 1 {
                return;
            }
            // With what the cohorts before this one came to, then with this one.
            scratch.before.resize(self.columns, 0);
            let cohorts = cohorts as u64;
            counts.size_before[place] += cohorts;
            for &column in &scratch.touched {
                counts.mixed_before[row + column as usize] += u64::from(scratch.before[column as usize]);
            }
            for &column in &scratch.reached {
                let earlier = &mut scratch.before[column as usize];
                counts.counts_before[row + column as usize] += u64::from(*earlier);
                counts.mixed_before[row + column as usize] += cohorts;
                if *earlier == 0 {
                    scratch.touched.push(column);
                }
                *earlier += 1;
            }
        }
        for &column in &scratch.touched {
            scratch.before[column as usize] = 0;
        }
        scratch.touched.clear();
    }
}

impl Query for Counting<'_> {
    type Answer = Counts;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Counts, Error> {
        let mut counts = Counts::new(self.index.count, self.columns, !self.once());
        if self.by_bits() {
            self.piece_by_bits(journeys, &mut counts);
        } else {
            let mut scratch = Scratch::default();
            journeys.each(|journey| {
                counts.customers += 1;
                self.customer(journeys, &journey, &mut counts, &mut scratch);
            });
        }
        Ok(counts)
    }
}

/// Refuses a table that nobody could read.
#[allow(clippy::cast_precision_loss)]
pub(super) fn check_cells(rows: usize, columns: usize) -> Result<(), Error> {
    let cells = rows.saturating_mul(columns.saturating_add(1));
    if cells > MOST_CELLS {
        return Err(Error::out_of_range(
            "the number of cohorts times columns",
            None,
            cells as f64,
            format!("at most {MOST_CELLS}: say periods, or a longer every"),
        ));
    }
    Ok(())
}
