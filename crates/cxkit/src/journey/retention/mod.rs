//! Retention: who comes back, by when they started and how long ago that is.

mod anchored;
mod count;
mod options;
mod result;
mod tally;

pub use anchored::{AnchoredDays, AnchoredDaysOptions, AnchoredDaysResult, AnchoredDaysTally, AnchoredFlag};
pub use options::{PeriodsFrom, Retention, RetentionKind, RetentionOptions, RetentionReturn};
pub use result::{RetentionCohort, RetentionColumn, RetentionResult};

use super::kind::EventKind;
use super::report::{PeriodIndex, MOST_PERIODS};
use super::EventLog;
use crate::accumulate::{check_same_settings, read_settings, write_settings, StateReader, StateWriter};
use crate::time::{Calendar, EARLIEST, LATEST};
use crate::Error;
use count::Counting;
use tally::Parts;

const KIND: &str = "retention";
const VERSION: u64 = 1;

impl EventLog {
    /// Which share of the customers who started in a period come back in later ones.
    ///
    /// Row i is the cohort of period i: the customers with a start event in it (`recurring`), or those whose first start
    /// event of the whole log is in it (`first_time`). Column 0 is its size, column j those of it with a returning event
    /// in period i + j. Periods are those of a calendar; a cell beyond the data is nothing, one that they reach in part is
    /// marked incomplete. [`RetentionOptions`] changes each of these rules. Shares have Wilson's interval.
    ///
    /// The row over all cohorts takes complete cells only. A customer in several cohorts counts in each; the interval
    /// there is Wilson's at the effective n, from the variance of a ratio with customers as clusters.
    ///
    /// # Errors
    /// `bad_option` for settings that contradict each other; `out_of_range` for 0 periods or occurrences, and for a table
    /// of more than five million cells; `unknown_name` with the nearest for a touchpoint or attribute that the log does
    /// not have.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Retention, RetentionKind, RetentionOptions};
    /// use cxkit::time::{Every, TimeUnit, Times};
    /// let log = EventLog::new(&Events::new(
    ///     &["ann", "ann", "bob", "cy", "cy", "dee"],
    ///     Times::new(&[4_i64, 12, 5, 13, 19, 22], TimeUnit::Days)?,
    ///     &["buy", "buy", "buy", "buy", "buy", "buy"],
    /// ))?;
    /// let options = RetentionOptions::default().every(Every::Week).kind(RetentionKind::FirstTime);
    /// let retention = log.retention(&Retention::new().options(options))?;
    /// assert_eq!(retention.cohorts[0].cohort, "1970-01-05");
    /// assert_eq!(retention.matrix[0], [Some(2), Some(1), Some(0)]);
    /// assert_eq!(retention.matrix[1], [Some(1), Some(1), None]);
    /// assert_eq!((retention.value, retention.n), (Some(0.5), 2));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// # References
    /// Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209–212. The variance of a ratio:
    /// Cochran, W. G. (1977), Sampling Techniques, 3rd ed., section 6.3.
    pub fn retention(&self, retention: &Retention) -> Result<RetentionResult, Error> {
        // Where the report ends is known here, whatever is asked.
        let mut retention = retention.clone();
        retention.options.until = retention.report().fixed_until(&retention.calendar, self.last_time())?;
        result::answer(&retention, &self.count_retention(&retention)?, self.last_time())
    }

    /// The counts of a retention report as a state that merges with those of other customers.
    ///
    /// # Errors
    /// As [`EventLog::retention`]; `bad_option` for recurring cohorts of the last so many periods before an end that is
    /// not said: which cohorts a customer is in could not be known before all are merged.
    pub fn retention_tally(&self, retention: &Retention) -> Result<RetentionTally, Error> {
        let mut tally = RetentionTally::new(retention)?;
        tally.parts = self.count_retention(retention)?;
        tally.last_time = self.last_time();
        Ok(tally)
    }

    fn count_retention(&self, retention: &Retention) -> Result<Parts, Error> {
        retention.check()?;
        let log = self.sorted()?;
        let unknown = retention.options.unknown;
        let start = retention.start.compile(log, unknown)?;
        let returning = retention.returning.compile(log, unknown)?;
        let (report, calendar) = (retention.report(), &retention.calendar);
        let index = PeriodIndex::new(
            calendar,
            report.every,
            log.span,
            report.fixed_first(calendar),
            report.fixed_last(calendar),
            MOST_PERIODS,
        )?;
        let counting = Counting::new(retention, start, returning, index, log.span)?;
        let pieces = self.sweep_in(&counting, counting.piece_events())?;
        let whole = pieces.into_iter().reduce(|all, piece| all.merge(&piece));
        Ok(whole.map_or_else(Parts::default, |whole| whole.into_parts(&counting.index, counting.columns())))
    }
}

/// The counts of a retention report: merges with those of other customers, and can be saved.
///
/// Logs that share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
#[derive(Clone, Debug, PartialEq)]
pub struct RetentionTally {
    retention: Retention,
    parts: Parts,
    /// Where the data end.
    last_time: Option<i64>,
}

impl RetentionTally {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// As [`EventLog::retention_tally`], but for names, which only a log can tell.
    pub fn new(retention: &Retention) -> Result<Self, Error> {
        retention.check()?;
        let options = &retention.options;
        if options.periods.is_some() && options.until.is_none() && options.kind == RetentionKind::Recurring {
            return Err(Error::bad_option(
                "until",
                "must be said where recurring cohorts of the last so many periods are merged",
            ));
        }
        Ok(Self { retention: retention.clone(), parts: Parts::default(), last_time: None })
    }

    /// Adds the counts of other customers.
    ///
    /// # Errors
    /// `incompatible` for another report; nothing has changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.retention.options, &other.retention.options)?;
        if self.retention != other.retention {
            return Err(Error::Incompatible { what: "the start, the return or the calendar".into() });
        }
        self.parts.merge(&other.parts);
        self.last_time = self.last_time.max(other.last_time);
        Ok(())
    }

    /// The answer so far.
    ///
    /// # Errors
    /// `out_of_range` for a table of more than five million cells.
    pub fn finish(&self) -> Result<RetentionResult, Error> {
        result::answer(&self.retention, &self.parts, self.last_time)
    }

    /// The counts as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        write_settings(&self.retention.options, &mut writer);
        self.retention.calendar.write_to(&mut writer);
        self.retention.start.write_to(&mut writer);
        self.retention.returning.write_to(&mut writer);
        writer.option(self.last_time, StateWriter::i64);
        self.parts.write_to(&mut writer);
        writer.finish()
    }

    /// The counts that were saved.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let options: RetentionOptions = read_settings(&mut reader)?;
        let calendar = Calendar::read_from(&mut reader)?;
        let start = EventKind::read_from(&mut reader)?;
        let returning = EventKind::read_from(&mut reader)?;
        let retention = Retention { start, returning, options, calendar };
        let mut tally = Self::new(&retention)
            .map_err(|error| Error::bad_state(format!("its report is none: {error}")))?;
        tally.last_time = read_last_time(&mut reader)?;
        tally.parts = Parts::read_from(&mut reader)?;
        reader.finish()?;
        Ok(tally)
    }
}

/// The time of the last event, where there is one.
pub(super) fn read_last_time(reader: &mut StateReader<'_>) -> Result<Option<i64>, Error> {
    let last_time = reader.option(StateReader::i64)?;
    if last_time.is_some_and(|time| !(EARLIEST..=LATEST).contains(&time)) {
        return Err(Error::bad_state("its last time is beyond the years 1 to 9999"));
    }
    Ok(last_time)
}
