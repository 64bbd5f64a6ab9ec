//! Retention by named days, as ClickHouse's `retention` has it: who was there on the first day, and who of them on others.

use crate::accumulate::{check_same_settings, read_settings, write_settings, StateReader, StateWriter};
use crate::columns::Key;
use crate::describe::{options, record};
use crate::journey::kind::{CompiledKind, EventKind};
use crate::journey::report::period_text;
use crate::journey::sorted::Code;
use crate::journey::sweep::{Journeys, Query};
use crate::journey::{EventLog, UnknownTouchpoint};
use crate::stats::{no_interval, share_interval, ShareInterval};
use crate::time::{Calendar, Every, Instant};
use crate::Error;
use std::borrow::Cow;

const KIND: &str = "anchored_days";
const VERSION: u64 = 1;
/// A bit each.
const MOST_DAYS: usize = 64;

options! {
    /// Settings of [`AnchoredDays`].
    pub struct AnchoredDaysOptions {
        /// The days, each by any time in it: the anchor first, then those to come back on.
        days: Vec<Instant> = Vec::new(),
        /// What a day is: a calendar day, or a longer or shorter period.
        every: Every = Every::Day,
        /// What a name that the log does not have is.
        unknown: UnknownTouchpoint = UnknownTouchpoint::Error,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// Named days: a start event on the first, a returning event on each of the others.
///
/// See [`EventLog::anchored_days`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnchoredDays {
    start: EventKind,
    returning: EventKind,
    options: AnchoredDaysOptions,
    calendar: Calendar,
}

impl AnchoredDays {
    /// These days; any event starts, any event is a return.
    #[must_use]
    pub fn new(days: impl IntoIterator<Item = Instant>) -> Self {
        let days: Vec<Instant> = days.into_iter().collect();
        Self { options: AnchoredDaysOptions::default().days(days), ..Self::default() }
    }

    /// The same where this kind of event is needed on the first day.
    #[must_use]
    pub fn start(mut self, kind: impl Into<EventKind>) -> Self {
        self.start = kind.into();
        self
    }

    /// The same where this kind of event is needed on the other days.
    #[must_use]
    pub fn returning(mut self, kind: impl Into<EventKind>) -> Self {
        self.returning = kind.into();
        self
    }

    /// The same with these settings, days and all.
    #[must_use]
    pub fn options(mut self, options: AnchoredDaysOptions) -> Self {
        self.options = options;
        self
    }

    /// The same with the calendar that says where days begin. UTC and Monday where nothing is said.
    #[must_use]
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = calendar;
        self
    }

    fn check(&self) -> Result<(), Error> {
        self.start.check("start")?;
        self.returning.check("returning")?;
        let days = self.options.days.len();
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(Error::bad_option("days", format!("must be 1 to {MOST_DAYS}, got {days}")));
        }
        crate::stats::Level::new(self.options.confidence_level)?;
        Ok(())
    }

    fn periods(&self) -> Vec<i64> {
        let days = self.options.days.iter();
        days.map(|day| self.calendar.period(day.micros(), self.options.every)).collect()
    }
}

record! {
    /// One of the named days.
    pub struct AnchoredFlag {
        /// The first day of the period.
        pub day: Cow<'static, str>,
        /// How many were there on the anchor and on this day.
        pub count: u64,
        /// Their share of those there on the anchor; nothing when nobody was.
        pub share: Option<f64>,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
    }
}

record! {
    /// Who was there on one day, and who of them on others.
    pub struct AnchoredDaysResult {
        /// A row a day, the anchor first.
        pub flags: Vec<AnchoredFlag>,
        /// How many were there, by day.
        pub counts: Vec<u64>,
        /// The headline number: the share on the day after the anchor in the list; nothing without one.
        pub value: Option<f64>,
        /// How many were there on the anchor.
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
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
    }
}

struct Counting<'a> {
    spec: &'a AnchoredDays,
    start: CompiledKind,
    returning: CompiledKind,
    days: Vec<i64>,
}

struct Counted {
    customers: u64,
    counts: Vec<u64>,
    flags: Vec<(u32, u64)>,
}

impl Query for Counting<'_> {
    type Answer = Counted;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Counted, Error> {
        let mut counted = Counted { customers: 0, counts: vec![0; self.days.len()], flags: Vec::new() };
        let mut cursor = self.spec.calendar.cursor(self.spec.options.every);
        let log = journeys.log();
        journeys.each(|journey| {
            counted.customers += 1;
            let mut flags = 0_u64;
            for (at, &time) in journey.times.iter().enumerate() {
                let period = cursor.period(time);
                for (which, _) in self.days.iter().enumerate().filter(|(_, day)| **day == period) {
                    let kind = if which == 0 { &self.start } else { &self.returning };
                    if kind.holds(log, journey.event(at), journey.codes[at].at()) {
                        flags |= 1 << which;
                    }
                }
            }
            if flags & 1 == 0 {
                return;
            }
            for (which, count) in counted.counts.iter_mut().enumerate() {
                *count += flags >> which & 1;
            }
            counted.flags.push((journey.customer as u32, flags));
        });
        Ok(counted)
    }
}

impl EventLog {
    /// Who was there on one day, and who of them on each of some others: ClickHouse's `retention`.
    ///
    /// Flag 1 is a start event on the first day, flag k that and a returning event on day k. The days may come in any
    /// order. Shares are of those with flag 1, with Wilson's interval.
    ///
    /// # Errors
    /// `bad_option` for no day or more than 64; `unknown_name` with the nearest for a touchpoint or attribute that the log
    /// does not have.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{AnchoredDays, EventLog, Events};
    /// use cxkit::time::{Instant, Times, DAY};
    /// let times = [0, DAY, 2 * DAY, 0, 3 * DAY, DAY];
    /// let log = EventLog::new(&Events::new(&[1_i64, 1, 1, 2, 2, 3], Times::from_micros(&times)?, &["use"; 6]))?;
    /// let days = [0, DAY, 2 * DAY].map(|day| Instant::from_micros(day).unwrap());
    /// let result = log.anchored_days(&AnchoredDays::new(days))?;
    /// assert_eq!((result.counts, result.value), (vec![2, 1, 1], Some(0.5)));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn anchored_days(&self, days: &AnchoredDays) -> Result<AnchoredDaysResult, Error> {
        self.anchored_days_tally(days)?.finish()
    }

    /// The counts by named days as a state that merges with those of other customers.
    ///
    /// # Errors
    /// As [`EventLog::anchored_days`].
    pub fn anchored_days_tally(&self, days: &AnchoredDays) -> Result<AnchoredDaysTally, Error> {
        let mut tally = AnchoredDaysTally::new(days)?;
        for piece in self.count_anchored(days)? {
            tally.add(piece.customers, &piece.counts);
        }
        Ok(tally)
    }

    /// The customers who were there on the first day, in the order of their names, each with a flag a day.
    ///
    /// # Errors
    /// As [`EventLog::anchored_days`].
    pub fn anchored_days_flags(&self, days: &AnchoredDays) -> Result<Vec<(Key, Vec<bool>)>, Error> {
        let count = days.options.days.len();
        let flags = self.count_anchored(days)?.into_iter().flat_map(|piece| piece.flags);
        let row = |(customer, flags): (u32, u64)| {
            (self.customer_name(customer as usize), (0..count).map(|which| flags >> which & 1 == 1).collect())
        };
        Ok(flags.map(row).collect())
    }

    fn count_anchored(&self, days: &AnchoredDays) -> Result<Vec<Counted>, Error> {
        days.check()?;
        let (log, unknown) = (self.sorted()?, days.options.unknown);
        let start = days.start.compile(log, unknown)?;
        let returning = days.returning.compile(log, unknown)?;
        self.sweep(&Counting { spec: days, start, returning, days: days.periods() })
    }
}

/// The counts by named days: merges with those of other customers, and can be saved.
///
/// Logs that share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
#[derive(Clone, Debug, PartialEq)]
pub struct AnchoredDaysTally {
    spec: AnchoredDays,
    customers: u64,
    counts: Vec<u64>,
}

impl AnchoredDaysTally {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// As [`EventLog::anchored_days`], but for names, which only a log can tell.
    pub fn new(days: &AnchoredDays) -> Result<Self, Error> {
        days.check()?;
        Ok(Self { spec: days.clone(), customers: 0, counts: vec![0; days.options.days.len()] })
    }

    fn add(&mut self, customers: u64, counts: &[u64]) {
        self.customers = self.customers.saturating_add(customers);
        self.counts.iter_mut().zip(counts).for_each(|(sum, more)| *sum = sum.saturating_add(*more));
    }

    /// Adds the counts of other customers.
    ///
    /// # Errors
    /// `incompatible` for other days or events; nothing has changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.spec.options, &other.spec.options)?;
        if self.spec != other.spec {
            return Err(Error::Incompatible { what: "the start, the return or the calendar".into() });
        }
        self.add(other.customers, &other.counts);
        Ok(())
    }

    /// The answer so far.
    ///
    /// # Errors
    /// None that checked days can have.
    #[allow(clippy::cast_precision_loss)]
    pub fn finish(&self) -> Result<AnchoredDaysResult, Error> {
        let level = self.spec.options.confidence_level;
        let n = self.counts.first().copied().unwrap_or(0);
        let mut flags = Vec::new();
        for (which, (&count, day)) in self.counts.iter().zip(self.spec.periods()).enumerate() {
            let measured = n > 0;
            let bounds = (measured && which > 0)
                .then(|| share_interval(ShareInterval::Wilson, count as f64, n as f64, level))
                .transpose()?;
            flags.push(AnchoredFlag {
                day: period_text(&self.spec.calendar, self.spec.options.every, day).into(),
                count,
                share: measured.then(|| count as f64 / n as f64),
                ci_lower: bounds.map(|(low, _)| low),
                ci_upper: bounds.map(|(_, high)| high),
            });
        }
        let headline = flags.get(1);
        Ok(AnchoredDaysResult {
            counts: self.counts.clone(),
            value: headline.and_then(|flag| flag.share),
            n,
            customers: self.customers,
            ci_lower: headline.and_then(|flag| flag.ci_lower),
            ci_upper: headline.and_then(|flag| flag.ci_upper),
            ci_level: level,
            method: "there on the anchor and on the day / there on the anchor".into(),
            interval_method: if n == 0 {
                no_interval("nobody was there on the anchor")
            } else {
                "wilson".into()
            },
            flags,
        })
    }

    /// The counts as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        write_settings(&self.spec.options, &mut writer);
        self.spec.calendar.write_to(&mut writer);
        self.spec.start.write_to(&mut writer);
        self.spec.returning.write_to(&mut writer);
        writer.u64(self.customers);
        self.counts.iter().for_each(|count| writer.u64(*count));
        writer.finish()
    }

    /// The counts that were saved.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let options: AnchoredDaysOptions = read_settings(&mut reader)?;
        let calendar = Calendar::read_from(&mut reader)?;
        let start = EventKind::read_from(&mut reader)?;
        let returning = EventKind::read_from(&mut reader)?;
        let spec = AnchoredDays { start, returning, options, calendar };
        let mut tally =
            Self::new(&spec).map_err(|error| Error::bad_state(format!("its days are none: {error}")))?;
        tally.customers = reader.u64()?;
        for count in &mut tally.counts {
            *count = reader.u64()?;
        }
        reader.finish()?;
        let n = tally.counts.first().copied().unwrap_or(0);
        if n > tally.customers || tally.counts.iter().any(|count| *count > n) {
            return Err(Error::bad_state("more came back than were there"));
        }
        Ok(tally)
    }
}
