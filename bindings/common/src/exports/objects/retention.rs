//! Retention: who comes back, by cohort and by named days, and counts that merge.

use crate::object::{objects, table, Held, NoOptions};
use crate::part::{calendar, settings, Span, TimeColumn, Word};
use crate::tree::EventKind;
use cxkit::columns::Key;
use cxkit::journey::{
    AnchoredDays, AnchoredDaysOptions, AnchoredDaysResult, AnchoredDaysTally, EventLog, Retention,
    RetentionOptions, RetentionResult, RetentionTally,
};
use cxkit::time::Instant;
use cxkit::Error;
use std::borrow::Cow;

settings! {
    /// Settings of a retention report, but its end, which may be local to a zone.
    RetentionSettings(RetentionOptions) without "until"
}

settings! {
    /// Settings of named days, but the days.
    AnchoredSettings(AnchoredDaysOptions) without "days"
}

/// A retention report from what was said of it.
pub(super) fn retention(
    start: Option<EventKind>,
    returning: Option<EventKind>,
    span: &Span,
    settings: &RetentionSettings,
) -> Result<Retention, Error> {
    let mut asked =
        Retention::new().options(settings.0.clone().until(span.until()?)).calendar(span.calendar()?);
    if let Some(EventKind(start)) = start {
        asked = asked.start(start);
    }
    if let Some(EventKind(returning)) = returning {
        asked = asked.returning(returning);
    }
    Ok(asked)
}

/// Named days from what was said of them; texts without a zone are local.
pub(super) fn anchored_days(
    days: &TimeColumn<'_>,
    start: Option<EventKind>,
    returning: Option<EventKind>,
    (time_zone, week_start): (Option<&Word>, Option<&Word>),
    settings: &AnchoredSettings,
) -> Result<AnchoredDays, Error> {
    let calendar = calendar(time_zone, week_start)?;
    let column = days.read(calendar.zone())?;
    let day = |row| match column.get(row) {
        Some(micros) => Instant::from_micros(micros),
        None => Err(Error::Missing { what: "days".into(), row }),
    };
    let days = (0..column.len()).map(day).collect::<Result<Vec<_>, _>>()?;
    let mut asked = AnchoredDays::new([]).options(settings.0.clone().days(days)).calendar(calendar);
    if let Some(EventKind(start)) = start {
        asked = asked.start(start);
    }
    if let Some(EventKind(returning)) = returning {
        asked = asked.returning(returning);
    }
    Ok(asked)
}

/// A retention report.
pub(crate) struct RetentionReport(pub RetentionResult);

table! {
    /// The cells of a retention table that the data reach, cohort by cohort.
    RetentionCells {
        /// The first day of the cohort's period; with its hour where periods are hours.
        cohort: Vec<Cow<'static, str>>,
        /// How many customers the cohort has.
        size: Vec<u64>,
        /// The first period the cell looks at, counted from the start; 0 is the cohort itself.
        period: Vec<u64>,
        /// The last period it looks at.
        last_period: Vec<u64>,
        /// How many customers of the cohort returned.
        count: Vec<u64>,
        /// Their share of the cohort; nothing for an empty one.
        share: Vec<Option<f64>>,
        /// Lower end of its interval.
        ci_lower: Vec<Option<f64>>,
        /// Upper end of it.
        ci_upper: Vec<Option<f64>>,
        /// Whether the data end before the time of the cell is over for every customer.
        incomplete: Vec<bool>,
    }
}

impl RetentionReport {
    fn cells(&self) -> RetentionCells {
        let result = &self.0;
        let mut cells = RetentionCells {
            cohort: Vec::new(),
            size: Vec::new(),
            period: Vec::new(),
            last_period: Vec::new(),
            count: Vec::new(),
            share: Vec::new(),
            ci_lower: Vec::new(),
            ci_upper: Vec::new(),
            incomplete: Vec::new(),
        };
        let at = |table: &[Vec<Option<f64>>], row: usize, column: usize| {
            table.get(row).and_then(|cells| cells.get(column)).copied().flatten()
        };
        for (row, (cohort, counts)) in result.cohorts.iter().zip(&result.matrix).enumerate() {
            for (column, (count, of)) in counts.iter().zip(&result.overall).enumerate() {
                let Some(count) = *count else { continue };
                cells.cohort.push(cohort.cohort.clone());
                cells.size.push(cohort.size);
                cells.period.push(of.period);
                cells.last_period.push(of.last_period);
                cells.count.push(count);
                cells.share.push(at(&result.shares, row, column));
                cells.ci_lower.push(at(&result.shares_ci_lower, row, column));
                cells.ci_upper.push(at(&result.shares_ci_upper, row, column));
                let incomplete = result.incomplete.get(row).and_then(|cells| cells.get(column));
                cells.incomplete.push(incomplete.copied().unwrap_or(false));
            }
        }
        cells
    }
}

/// Who was there on named days, and what more can be asked.
pub(crate) struct AnchoredReport {
    log: EventLog,
    days: AnchoredDays,
    result: AnchoredDaysResult,
}

impl AnchoredReport {
    pub(super) fn new(log: EventLog, days: AnchoredDays) -> Result<Self, Error> {
        let result = log.anchored_days(&days)?;
        Ok(Self { log, days, result })
    }
}

table! {
    /// The customers who were there on the anchor, in the order of their names.
    AnchoredCustomers {
        /// Who.
        customer: Vec<Key>,
        /// On which of the named days each was there, the anchor first.
        flags: Vec<Vec<bool>>,
    }
}

objects! {
    OBJECTS:
    /// Who comes back: cohorts by period of the start, columns by period since.
    RetentionReport as Retention
        shown("value", "ci_lower", "ci_upper", "n", "customers")
        columns("cells")
        fields(RetentionResult, |report| Ok(report.0.clone()))
    {
        /// A row a cell that the data reach: cohort, period, count, share with its interval.
        get cells() NoOptions => RetentionCells = RetentionReport::cells;
        /// Every number of the report as one record.
        get result() NoOptions => RetentionResult = |report| report.0.clone();
    }

    /// The counts of a retention report: merges with those of other customers, and can be saved. Logs that share no customer
    /// may be counted apart; merged, their counts are those of one log, bit for bit.
    RetentionTally as RetentionTally saved("retention", |tally| Ok(tally.to_state()), RetentionTally::from_state) {
        /// Adds the counts of other customers. Raises `incompatible` for another report; nothing has changed then.
        change merge(other: Held<RetentionTally>) NoOptions => () = |tally, other, _| tally.merge(&other);
        /// The answer so far; it may be asked again.
        ask finish() NoOptions => RetentionResult = |tally, _| tally.finish();
    }

    /// Who was there on one day, and who of them on each of some others.
    AnchoredReport as AnchoredDays
        shown("counts", "value", "n")
        columns("flags")
        fields(AnchoredDaysResult, |report| Ok(report.result.clone()))
    {
        /// The customers who were there on the first day, in the order of their names, each with a flag a day.
        ask by_customer() NoOptions => AnchoredCustomers = |report, _| {
            let (customer, flags) = report.log.anchored_days_flags(&report.days)?.into_iter().unzip();
            Ok(AnchoredCustomers { customer, flags })
        };
        /// Every number of the days as one record.
        get result() NoOptions => AnchoredDaysResult = |report| report.result.clone();
    }

    /// The counts by named days: merges with those of other customers, and can be saved. Logs that share no customer may be
    /// counted apart; merged, their counts are those of one log, bit for bit.
    AnchoredDaysTally as AnchoredDaysTally
        saved("anchored_days", |tally| Ok(tally.to_state()), AnchoredDaysTally::from_state)
    {
        /// Adds the counts of other customers. Raises `incompatible` for other days or events; nothing has changed then.
        change merge(other: Held<AnchoredDaysTally>) NoOptions => () = |tally, other, _| tally.merge(&other);
        /// The answer so far; it may be asked again.
        ask finish() NoOptions => AnchoredDaysResult = |tally, _| tally.finish();
    }
}
