//! Order logs that arrive in pieces.

use super::cells::{Cell, Cells, Run};
use super::exact::LARGEST_AMOUNT;
use super::options::{AfterEnd, Clock, Returns, RfmOptions};
use super::orders::{Order, Orders};
use super::summary::{summarise, Ends, RfmSummary, RowCounts};
use crate::accumulate::{
    check_same_settings, read_settings, write_settings, Accumulator, StateReader, StateWriter,
};
use crate::codes::TextCodes;
use crate::columns::{Key, Keys, Numbers, Validity};
use crate::parallel::map_chunks;
use crate::time::{Calendar, TimeUnit};
use crate::Error;
use crate::Missing;

const KIND: &str = "rfm";
const VERSION: u64 = 1;
/// As many rows as every runtime counts exactly.
const MOST_ROWS: u64 = 1 << 53;

/// The repeat-purchase summary over order logs that arrive in batches, on threads, in partitions.
///
/// It keeps one cell for each customer and period, so a long stream stays as small as what it says. Batches may
/// come in any order and split customers at will.
///
/// ```
/// use cxkit::accumulate::Accumulator;
/// use cxkit::time::{TimeUnit, Times};
/// use cxkit::value::{Orders, RfmAccumulator};
/// let mut january = RfmAccumulator::default();
/// january.extend(&Orders::new(&[7, 9], Times::new(&[0, 4], TimeUnit::Days)?))?;
/// let mut february = RfmAccumulator::default();
/// february.extend(&Orders::new(&[7], Times::new(&[40], TimeUnit::Days)?))?;
/// january.merge(&february)?;
/// let summary = january.finish()?;
/// assert_eq!((summary.frequency, summary.recency, summary.age), (vec![1, 0], vec![40.0, 0.0], vec![40.0, 36.0]));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct RfmAccumulator {
    options: RfmOptions,
    calendar: Calendar,
    counts: RowCounts,
    /// Whether the log has amounts; nobody knows before the first row.
    has_amounts: Option<bool>,
    numbered: Cells,
    named: Cells,
    names: TextCodes,
    threads: usize,
}

/// Who bought, as a cell names them.
enum Customer {
    Nobody,
    Number(i64),
    Name(u32),
}

/// A column of customers whose names have their numbers.
enum Customers<'a> {
    Numbers(&'a [i64], Option<Validity<'a>>),
    Names(Vec<u32>),
    Mixed(&'a [Key], Vec<u32>),
}

const NOBODY: u32 = u32::MAX;

impl Customers<'_> {
    fn get(&self, row: usize) -> Customer {
        match self {
            Self::Numbers(_, Some(validity)) if !validity.is_valid(row) => Customer::Nobody,
            Self::Numbers(numbers, _) => Customer::Number(numbers[row]),
            Self::Names(names) => name(names[row]),
            Self::Mixed(keys, names) => match keys[row] {
                Key::Integer(number) => Customer::Number(number),
                _ => name(names[row]),
            },
        }
    }
}

const fn name(number: u32) -> Customer {
    if number == NOBODY {
        Customer::Nobody
    } else {
        Customer::Name(number)
    }
}

/// What a row is.
enum Reading {
    Used(Customer, i64, f64),
    Missing,
    AfterEnd,
}

/// Reads rows by the options, each on its own.
struct Reader<'a> {
    options: &'a RfmOptions,
    clock: Clock<'a>,
    /// The last period that is read.
    end: Option<i64>,
}

impl<'a> Reader<'a> {
    fn new(options: &'a RfmOptions, calendar: &'a Calendar) -> Self {
        let mut clock = options.clock(calendar);
        let end = options.observation_end.map(|end| clock.period(end));
        Self { options, clock, end }
    }

    /// `amount` is zero where the log has none, `None` where it is missing.
    #[allow(clippy::cast_precision_loss)]
    fn read(
        &mut self,
        row: usize,
        who: Customer,
        time: Option<i64>,
        amount: Option<f64>,
    ) -> Result<Reading, Error> {
        let (false, Some(time), Some(amount)) = (matches!(who, Customer::Nobody), time, amount) else {
            if self.options.missing == Missing::Error {
                let what = match (who, time) {
                    (Customer::Nobody, _) => "customer",
                    (_, None) => "time",
                    _ => "amount",
                };
                return Err(Error::Missing { what: what.into(), row });
            }
            return Ok(Reading::Missing);
        };
        if amount < 0.0 && self.options.returns == Returns::Error {
            let required = "0 or more (returns = 'net' takes returns off earlier purchases)";
            return Err(Error::out_of_range("amount", Some(row), amount, required));
        }
        if amount.is_infinite() {
            return Err(Error::NonFinite { what: "amount".into(), row: Some(row) });
        }
        if amount.abs() > LARGEST_AMOUNT {
            return Err(Error::out_of_range("amount", Some(row), amount, "at most 1e100 in size"));
        }
        let period = self.clock.period(time);
        if self.end.is_some_and(|end| period > end) {
            if self.options.after_end == AfterEnd::Error {
                let required = "up to the end of the observation, in microseconds since 1970";
                return Err(Error::out_of_range("time", Some(row), time as f64, required));
            }
            return Ok(Reading::AfterEnd);
        }
        Ok(Reading::Used(who, period, amount))
    }
}

/// What one thread has read.
#[derive(Default)]
struct Batch {
    counts: RowCounts,
    numbered: Vec<Cell>,
    named: Vec<Cell>,
}

impl Batch {
    fn note(&mut self, reading: Reading) {
        self.counts.rows += 1;
        let (cells, key, period, amount) = match reading {
            Reading::Missing => {
                self.counts.missing += 1;
                return;
            }
            Reading::AfterEnd | Reading::Used(Customer::Nobody, ..) => {
                self.counts.after_end += 1;
                return;
            }
            Reading::Used(Customer::Number(number), period, amount) => {
                (&mut self.numbered, number, period, amount)
            }
            Reading::Used(Customer::Name(name), period, amount) => {
                (&mut self.named, i64::from(name), period, amount)
            }
        };
        self.counts.returns += u64::from(amount < 0.0);
        cells.push(Cell::new(key, period, amount));
    }
}

impl RfmAccumulator {
    /// An empty accumulator with these options; days, weeks and months begin as in UTC.
    ///
    /// # Errors
    /// As [`RfmAccumulator::with_calendar`].
    pub fn new(options: RfmOptions) -> Result<Self, Error> {
        Self::with_calendar(options, Calendar::default())
    }

    /// An empty accumulator with these options, in which days, weeks and months begin as the calendar says.
    ///
    /// # Errors
    /// `out_of_range` for a unit or level that is none; `bad_option` for a calibration that does not end before
    /// the observation.
    pub fn with_calendar(options: RfmOptions, calendar: Calendar) -> Result<Self, Error> {
        options.check()?;
        Ok(Self { options, calendar, ..Self::default() })
    }

    /// The options it was made with.
    #[must_use]
    pub const fn options(&self) -> &RfmOptions {
        &self.options
    }

    /// Where days, weeks and months begin.
    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// How many rows it has read, used or left out.
    #[must_use]
    pub const fn row_count(&self) -> u64 {
        self.counts.rows
    }

    /// Adds a batch of orders. [`RfmAccumulator::finish`] works on as many threads as the last batch was given.
    ///
    /// # Errors
    /// `unequal_lengths`; `out_of_range` for a negative amount where returns are refused, for an amount beyond
    /// 1e100, and for an order after the end where that is refused; `non_finite` for an infinite amount; `missing`
    /// where that is refused: each names the smallest row counted over all that was read before. `incompatible`
    /// when one batch has amounts and another has none. Nothing of a refused batch is added.
    pub fn extend(&mut self, orders: &Orders<'_>) -> Result<(), Error> {
        orders.check()?;
        if orders.is_empty() {
            return Ok(());
        }
        let has_amounts = self.agreed_amounts(Some(orders.amounts.is_some()))?;
        let before = usize::try_from(self.counts.rows).unwrap_or(usize::MAX);
        self.check_rows(orders.len() as u64)?;
        let customers = self.number(&orders.customers);
        let pieces = map_chunks(orders.len(), Cells::PIECE, orders.threads, |rows| {
            let mut batch = Batch::default();
            batch.reserve(&customers, rows.len());
            let mut reader = Reader::new(&self.options, &self.calendar);
            for row in rows {
                let amount = amount_in(orders.amounts.as_ref(), row);
                batch.note(reader.read(row, customers.get(row), orders.times.get(row), amount)?);
            }
            Ok((batch.counts, Run::of(batch.numbered), Run::of(batch.named)))
        })
        .map_err(|error| error.offset_rows(before))?;
        self.has_amounts = has_amounts;
        self.threads = orders.threads;
        for (counts, numbered, named) in pieces {
            self.counts.add(&counts);
            self.numbered.add(numbered);
            self.named.add(named);
        }
        Ok(())
    }

    /// The columns' numbers for names, new ones for new names.
    fn number<'a>(&mut self, customers: &'a Keys<'_>) -> Customers<'a> {
        match customers {
            Keys::Integers(numbers, validity) => Customers::Numbers(numbers, *validity),
            Keys::Texts(texts) => {
                Customers::Names((0..texts.len()).map(|row| self.name(texts.get(row))).collect())
            }
            Keys::Keys(keys) => {
                let text = |key: &'a Key| match key {
                    Key::Text(text) => Some(&**text),
                    _ => None,
                };
                Customers::Mixed(keys, keys.iter().map(|key| self.name(text(key))).collect())
            }
        }
    }

    fn name(&mut self, text: Option<&str>) -> u32 {
        match text {
            Some(text) if !text.trim().is_empty() => self.names.code(text),
            _ => NOBODY,
        }
    }

    fn agreed_amounts(&self, other: Option<bool>) -> Result<Option<bool>, Error> {
        match (self.has_amounts, other) {
            (Some(mine), Some(theirs)) if mine != theirs => {
                Err(Error::Incompatible { what: "whether orders have amounts".into() })
            }
            (mine, theirs) => Ok(mine.or(theirs)),
        }
    }

    #[allow(clippy::cast_precision_loss)]
    fn check_rows(&self, more: u64) -> Result<(), Error> {
        if self.counts.rows.saturating_add(more) > MOST_ROWS {
            return Err(Error::out_of_range("rows", None, self.counts.rows as f64, "at most 2^53 in all"));
        }
        Ok(())
    }

    /// The last periods of calibration and observation.
    fn ends(&self) -> Result<Ends, Error> {
        let mut clock = self.options.clock(&self.calendar);
        let observation = match self.options.observation_end {
            Some(end) => clock.period(end),
            None => {
                let last = self.numbered.last_period().max(self.named.last_period());
                last.ok_or_else(|| Error::empty("orders"))?
            }
        };
        let calibration = self.options.calibration_end.map(|end| clock.period(end));
        if calibration.is_some_and(|calibration| calibration >= observation) {
            return Err(Error::bad_option("calibration_end", "must be before the end of the observation"));
        }
        Ok(Ends { calibration: calibration.unwrap_or(observation), observation })
    }
}

impl Batch {
    fn reserve(&mut self, customers: &Customers<'_>, rows: usize) {
        match customers {
            Customers::Numbers(..) => self.numbered.reserve_exact(rows),
            Customers::Names(_) => self.named.reserve_exact(rows),
            Customers::Mixed(..) => {}
        }
    }
}

fn amount_in(amounts: Option<&Numbers<'_>>, row: usize) -> Option<f64> {
    match amounts {
        Some(amounts) => amounts.get(row),
        None => Some(0.0),
    }
}

impl Accumulator for RfmAccumulator {
    type Item = Order;
    type Output = RfmSummary;

    fn push(&mut self, order: Order) -> Result<(), Error> {
        let has_amounts = self.agreed_amounts(Some(order.amount.is_some()))?;
        self.check_rows(1)?;
        let row = usize::try_from(self.counts.rows).unwrap_or(usize::MAX);
        if let Some(time) = order.time {
            if TimeUnit::Microseconds.micros(time).is_none() {
                #[allow(clippy::cast_precision_loss)]
                return Err(Error::out_of_range(
                    "time",
                    Some(row),
                    time as f64,
                    "between the years 1 and 9999",
                ));
            }
        }
        let who = match &order.customer {
            Key::Integer(number) => Customer::Number(*number),
            Key::Text(text) => name(self.name(Some(text))),
            Key::Null => Customer::Nobody,
        };
        let amount = order.amount.map_or(Some(0.0), |amount| (!amount.is_nan()).then_some(amount));
        let mut batch = Batch::default();
        batch.note(Reader::new(&self.options, &self.calendar).read(row, who, order.time, amount)?);
        self.has_amounts = has_amounts;
        self.counts.add(&batch.counts);
        batch.numbered.into_iter().for_each(|cell| self.numbered.push(cell));
        batch.named.into_iter().for_each(|cell| self.named.push(cell));
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.options, &other.options)?;
        if self.calendar != other.calendar {
            return Err(Error::Incompatible { what: "time_zone".into() });
        }
        let has_amounts = self.agreed_amounts(other.has_amounts)?;
        self.check_rows(other.counts.rows)?;
        self.has_amounts = has_amounts;
        self.counts.add(&other.counts);
        self.numbered.absorb(&other.numbered, |number| number);
        let numbers: Vec<i64> =
            (0..other.names.len()).map(|at| i64::from(self.names.code(other.names.text(at)))).collect();
        self.named.absorb(&other.named, |name| numbers[name as usize]);
        self.threads = self.threads.max(other.threads);
        Ok(())
    }

    fn finish(&self) -> Result<RfmSummary, Error> {
        summarise(
            &self.numbered,
            (&self.named, &self.names),
            &self.counts,
            self.ends()?,
            self.has_amounts == Some(true),
            &self.options,
            self.threads,
        )
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        write_settings(&self.options, &mut writer);
        self.calendar.write_to(&mut writer);
        self.counts.write_to(&mut writer);
        writer.option(self.has_amounts, StateWriter::bool);
        let has_amounts = self.has_amounts == Some(true);
        let numbered = self.numbered.sorted_cells();
        let customers: Vec<&[Cell]> = numbered.chunk_by(|a, b| a.key == b.key).collect();
        writer.usize(customers.len());
        for cells in customers {
            writer.i64(cells[0].key);
            write_cells(cells, has_amounts, &mut writer);
        }
        let named = self.named.sorted_cells();
        let mut customers: Vec<(&str, &[Cell])> = named
            .chunk_by(|a, b| a.key == b.key)
            .map(|cells| (self.names.text(cells[0].key as usize), cells))
            .collect();
        customers.sort_unstable_by_key(|&(name, _)| name);
        writer.usize(customers.len());
        for (name, cells) in customers {
            writer.str(name);
            write_cells(cells, has_amounts, &mut writer);
        }
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let options: RfmOptions = read_settings(&mut reader)?;
        let calendar = Calendar::read_from(&mut reader)?;
        let mut loaded =
            Self::with_calendar(options, calendar).map_err(|error| Error::bad_state(error.to_string()))?;
        loaded.counts = RowCounts::read_from(&mut reader)?;
        loaded.has_amounts = reader.option(StateReader::bool)?;
        let has_amounts = loaded.has_amounts == Some(true);
        for _ in 0..reader.length(3)? {
            let key = reader.i64()?;
            read_cells(key, has_amounts, &mut reader, &mut loaded.numbered)?;
        }
        for _ in 0..reader.length(3)? {
            let name = reader.str()?;
            if name.trim().is_empty() {
                return Err(Error::bad_state("a customer has no name"));
            }
            let key = i64::from(loaded.names.code(name));
            read_cells(key, has_amounts, &mut reader, &mut loaded.named)?;
        }
        reader.finish()?;
        let cells = (loaded.numbered.len() + loaded.named.len()) as u64;
        let some = loaded.has_amounts.is_some();
        if cells > 0 && !some || some != (loaded.counts.rows > 0) || loaded.counts.rows > MOST_ROWS {
            return Err(Error::bad_state("its rows are not those of any orders"));
        }
        // One content has one spelling: anything that saves differently was not written here.
        if loaded.to_state() == bytes {
            Ok(loaded)
        } else {
            Err(Error::bad_state("not in canonical form"))
        }
    }
}

/// The cells of one customer: how many, then each with the step to its slot and its amount.
fn write_cells(cells: &[Cell], has_amounts: bool, writer: &mut StateWriter) {
    writer.usize(cells.len());
    let mut before = 0;
    for cell in cells {
        writer.i64(cell.slot - before);
        before = cell.slot;
        if has_amounts {
            writer.f64(cell.amount);
        }
    }
}

/// Slots lie within this of 0: twice the microseconds of the calendar, and a few more.
const LARGEST_SLOT: i64 = 1 << 60;
/// 2^53 amounts of the largest size.
const LARGEST_SUM: f64 = 1e116;

fn read_cells(
    key: i64,
    has_amounts: bool,
    reader: &mut StateReader<'_>,
    into: &mut Cells,
) -> Result<(), Error> {
    let mut slot = 0_i64;
    let mut cells = Vec::new();
    for _ in 0..reader.length(1)? {
        slot = slot.saturating_add(reader.i64()?);
        let amount = if has_amounts { reader.finite_f64()? } else { 0.0 };
        if slot.abs() > LARGEST_SLOT || amount.abs() > LARGEST_SUM {
            return Err(Error::bad_state("a purchase in it is beyond all bounds"));
        }
        cells.push(Cell { key, slot, amount });
    }
    for cells in cells.chunk_by(|a, b| a.slot == b.slot) {
        // Of the parts of a sum the largest has its sign.
        let largest = cells.iter().map(|cell| cell.amount).max_by(|a, b| a.abs().total_cmp(&b.abs()));
        if largest.is_some_and(|amount| (amount < 0.0) != cells[0].is_return()) {
            return Err(Error::bad_state("a purchase in it is a return"));
        }
    }
    cells.into_iter().for_each(|cell| into.push(cell));
    Ok(())
}
