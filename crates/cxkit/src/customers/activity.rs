//! Which customers were active in which periods.

use super::names::{each_row, read_name, time_range, write_name, Name, Names};
use crate::accumulate::{StateReader, StateWriter};
use crate::codes::IntegerCodes;
use crate::describe::{Described, Value};
use crate::measure::Batch;
use crate::time::{Calendar, Every, PeriodTable, WeekStart};
use crate::Error;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How the periods of a log are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Periods {
    pub every: Every,
    pub week_start: WeekStart,
    zone: String,
}

impl Periods {
    pub fn of(calendar: &Calendar, every: Every) -> Self {
        Self { every, week_start: calendar.first_weekday(), zone: calendar.zone().name().to_owned() }
    }

    /// Refuses to join what was counted by other periods.
    pub fn join(mine: &mut Option<Self>, theirs: Option<&Self>) -> Result<(), Error> {
        match (&mine, theirs) {
            (Some(mine), Some(theirs)) if mine != theirs => {
                Err(Error::Incompatible { what: "the calendar of the periods".into() })
            }
            (None, Some(theirs)) => {
                *mine = Some(theirs.clone());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    pub fn write(&self, writer: &mut StateWriter) {
        writer.str(self.every.as_str());
        writer.str(self.week_start.as_str());
        writer.str(&self.zone);
    }

    pub fn read(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        fn word<T: Described>(text: &str) -> Result<T, Error> {
            let word = Value::Text(text.to_owned().into());
            T::from_value(&word).map_err(|()| Error::bad_state("an unknown kind of period"))
        }
        Ok(Self {
            every: word(reader.str()?)?,
            week_start: word(reader.str()?)?,
            zone: reader.str()?.to_owned(),
        })
    }
}

/// A batch without periods is told apart by months, UTC.
pub(super) fn with_periods<T>(batch: &Batch<'_>, use_them: impl FnOnce(&Calendar, Every) -> T) -> T {
    match batch.periods() {
        Some((calendar, every)) => use_them(calendar, every),
        None => use_them(&Calendar::default(), Every::Month),
    }
}

/// Periods to a word of bits.
const BITS: i64 = 64;
/// Blocks are counted from here, so that they are no negative numbers.
const MIDDLE: i64 = 1 << 31;
/// Up to so many words a customer, the words of a batch stand side by side.
const WIDEST: usize = 4;

/// Which customers were active in which periods: a bit each.
#[derive(Clone, Debug, Default)]
pub(super) struct Activity {
    pub rows: u64,
    pub missing: u64,
    pub periods: Option<Periods>,
    names: Names,
    cells: Cells,
    summary: OnceLock<BTreeMap<i64, Counts>>,
}

/// Words of bits by customer and block of 64 periods.
#[derive(Clone, Debug)]
struct Cells {
    places: IntegerCodes,
    bits: Vec<u64>,
}

impl Default for Cells {
    fn default() -> Self {
        Self { places: IntegerCodes::new(), bits: Vec::new() }
    }
}

impl Cells {
    fn add(&mut self, code: u32, block: i64, bits: u64) {
        let key = u64::from(code) << 32 | (block + MIDDLE).unsigned_abs();
        let place = self.places.code(key) as usize;
        if place >= self.bits.len() {
            self.bits.resize(place + 1, 0);
        }
        if let Some(word) = self.bits.get_mut(place) {
            *word |= bits;
        }
    }

    /// Customer, block and bits of every word, in that order.
    #[allow(clippy::cast_possible_truncation)]
    fn sorted(&self) -> Vec<(u32, i64, u64)> {
        let mut all: Vec<(u64, u64)> =
            self.places.keys().iter().copied().zip(self.bits.iter().copied()).collect();
        all.sort_unstable();
        all.into_iter()
            .map(|(key, bits)| ((key >> 32) as u32, i64::from(key as u32) - MIDDLE, bits))
            .collect()
    }
}

/// The customers of one period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Active in it.
    pub active: u64,
    /// Active in the period before.
    pub before: u64,
    /// Active in both.
    pub returning: u64,
    /// Active for the first time.
    pub new: u64,
}

impl Counts {
    /// Active before, not in the period before, and again.
    pub fn resurrected(&self) -> u64 {
        self.active - self.returning - self.new
    }

    /// Active in the period before and not in this one.
    pub fn dormant(&self) -> u64 {
        self.before - self.returning
    }
}

impl Activity {
    /// Adds the rows of a batch by the periods of a calendar.
    pub fn read(&mut self, batch: &Batch<'_>, calendar: &Calendar, every: Every) -> Result<(), Error> {
        if batch.is_empty() {
            return Ok(());
        }
        Periods::join(&mut self.periods, Some(&Periods::of(calendar, every)))?;
        self.read_by(batch, calendar, every)
    }

    /// Adds the rows of a batch, told apart more finely than the periods say.
    pub fn read_by(&mut self, batch: &Batch<'_>, calendar: &Calendar, every: Every) -> Result<(), Error> {
        self.summary = OnceLock::new();
        self.rows = self.rows.saturating_add(batch.len() as u64);
        let Some((low, high)) = time_range(batch) else {
            self.missing = self.missing.saturating_add(each_row(batch, &mut self.names, |_, _| {})?);
            return Ok(());
        };
        let mut table = PeriodTable::new(calendar, every, low, high);
        // A change of clocks may lead back: a little more room than the ends say.
        let first = calendar.period(low, every).div_euclid(BITS) - 1;
        let words =
            usize::try_from((calendar.period(high, every).div_euclid(BITS) - first).saturating_add(2))
                .unwrap_or(usize::MAX);
        let (names, cells) = (&mut self.names, &mut self.cells);
        let missing = if words > WIDEST {
            each_row(batch, names, |code, micros| {
                let period = table.period(micros);
                cells.add(code, period.div_euclid(BITS), 1 << period.rem_euclid(BITS));
            })?
        } else {
            let mut grid: Vec<u64> = Vec::new();
            let missing = each_row(batch, names, |code, micros| {
                let period = table.period(micros);
                let word = usize::try_from(period.div_euclid(BITS) - first).unwrap_or(0);
                let place = code as usize * words + word;
                if place >= grid.len() {
                    grid.resize((place + 1).max(grid.len() * 2), 0);
                }
                if let Some(bits) = grid.get_mut(place) {
                    *bits |= 1 << period.rem_euclid(BITS);
                }
            })?;
            for (code, row) in (0..).zip(grid.chunks(words)) {
                for (block, &bits) in (first..).zip(row) {
                    if bits != 0 {
                        cells.add(code, block, bits);
                    }
                }
            }
            missing
        };
        self.missing = self.missing.saturating_add(missing);
        Ok(())
    }

    /// Adds what another log holds.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.rows == 0 || other.rows == 0 {
            if self.rows == 0 {
                *self = other.clone();
            }
            return Ok(());
        }
        Periods::join(&mut self.periods, other.periods.as_ref())?;
        self.summary = OnceLock::new();
        self.rows = self.rows.saturating_add(other.rows);
        self.missing = self.missing.saturating_add(other.missing);
        for (code, block, bits) in other.cells.sorted() {
            let code = self.names.code(other.names.name(code));
            self.cells.add(code, block, bits);
        }
        Ok(())
    }

    /// The customers of each period from the first active one to the last; periods in which nobody was active, nor
    /// in the one before, are left out.
    pub fn summary(&self) -> &BTreeMap<i64, Counts> {
        self.summary.get_or_init(|| self.count())
    }

    /// Goes through the periods in which each customer was active: a customer's are in order, and begin with `None`.
    pub fn each(&self, mut visit: impl FnMut(Option<i64>, i64)) {
        let mut last: Option<(u32, i64)> = None;
        for (code, block, mut bits) in self.cells.sorted() {
            while bits != 0 {
                let period = block * BITS + i64::from(bits.trailing_zeros());
                bits &= bits - 1;
                visit(last.filter(|(known, _)| *known == code).map(|(_, before)| before), period);
                last = Some((code, period));
            }
        }
    }

    fn count(&self) -> BTreeMap<i64, Counts> {
        const DENSE: i64 = 1 << 20;
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for (_, block, bits) in self.cells.sorted() {
            low = low.min(block * BITS + i64::from(bits.trailing_zeros()));
            high = high.max(block * BITS + 63 - i64::from(bits.leading_zeros()));
        }
        if low > high {
            return BTreeMap::new();
        }
        let mut by_period: BTreeMap<i64, Counts> = BTreeMap::new();
        if high - low < DENSE {
            let mut all = vec![Counts::default(); usize::try_from(high - low + 2).unwrap_or(0)];
            self.each(|before, period| {
                if let Some(counts) = all.get_mut(usize::try_from(period - low).unwrap_or(usize::MAX)) {
                    counts.add(before, period);
                }
            });
            by_period.extend((low..).zip(all).filter(|(_, counts)| counts.active > 0));
        } else {
            self.each(|before, period| by_period.entry(period).or_default().add(before, period));
        }
        let active: Vec<(i64, u64)> =
            by_period.iter().map(|(&period, counts)| (period, counts.active)).collect();
        for (period, active) in active.into_iter().filter(|(period, _)| *period < high) {
            by_period.entry(period + 1).or_default().before = active;
        }
        by_period
    }

    fn content(&self) -> Vec<(Name<'_>, Vec<(i64, u64)>)> {
        let mut words: BTreeMap<u32, Vec<(i64, u64)>> = BTreeMap::new();
        for (code, block, bits) in self.cells.sorted() {
            words.entry(code).or_default().push((block, bits));
        }
        let named = |code: u32| words.remove(&code).map(|words| (self.names.name(code), words));
        self.names.sorted().into_iter().filter_map(named).collect()
    }

    pub fn write(&self, writer: &mut StateWriter) {
        writer.u64(self.rows);
        writer.u64(self.missing);
        writer.option(self.periods.as_ref(), |writer, periods| periods.write(writer));
        let content = self.content();
        writer.usize(content.len());
        for (name, words) in content {
            write_name(name, writer);
            writer.usize(words.len());
            for (block, bits) in words {
                writer.i64(block);
                writer.u64(bits);
            }
        }
    }

    pub fn read_state(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let mut read = Self {
            rows: reader.u64()?,
            missing: reader.u64()?,
            periods: reader.option(Periods::read)?,
            ..Self::default()
        };
        for _ in 0..reader.length(3)? {
            let code = read.names.code(read_name(reader)?);
            for _ in 0..reader.length(2)? {
                let (block, bits) = (reader.i64()?, reader.u64()?);
                if bits == 0 || !(-MIDDLE..MIDDLE).contains(&block) {
                    return Err(Error::bad_state("a period that cannot be"));
                }
                read.cells.add(code, block, bits);
            }
        }
        Ok(read)
    }
}

impl Counts {
    fn add(&mut self, before: Option<i64>, period: i64) {
        self.active += 1;
        self.new += u64::from(before.is_none());
        self.returning += u64::from(before == Some(period - 1));
    }
}

impl PartialEq for Activity {
    fn eq(&self, other: &Self) -> bool {
        (self.rows, self.missing, &self.periods) == (other.rows, other.missing, &other.periods)
            && self.content() == other.content()
    }
}
