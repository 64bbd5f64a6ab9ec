//! Repeat-purchase summaries.

use crate::argument::ArgumentInfo;
use crate::object::{object_functions, objects, table, Held, New, NoOptions, Part, Parts, Threads};
use crate::part::{calendar, Moment, NameColumn, TimeColumn, Word};
use cxkit::accumulate::Accumulator;
use cxkit::columns::{Key, Numbers};
use cxkit::describe::{OptionInfo, Options, Value};
use cxkit::time::Calendar;
use cxkit::value::{Orders, RfmAccumulator, RfmOptions, RfmResult, RfmSegmentOptions, RfmSummary};
use cxkit::Error;
use std::borrow::Cow;

/// Settings of a summary; its ends are arguments, as they may be written in many ways.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RfmSettings(RfmOptions);

const ENDS: [&str; 2] = ["observation_end", "calibration_end"];

impl Options for RfmSettings {
    const NAME: &'static str = "RfmOptions";

    fn info() -> Vec<OptionInfo> {
        RfmOptions::info().into_iter().filter(|option| !ENDS.contains(&option.name)).collect()
    }

    fn set(&mut self, name: &str, value: &Value) -> Result<(), Error> {
        // A unit that is a number is a length in days.
        match (name, value.number()) {
            ("unit", Some(_)) => self.0.set("unit_days", value),
            _ => self.0.set(name, value),
        }
    }

    fn values(&self) -> Vec<Value> {
        let known = RfmOptions::info().into_iter().zip(self.0.values());
        known.filter(|(option, _)| !ENDS.contains(&option.name)).map(|(_, value)| value).collect()
    }
}

/// Where the observation and the calibration end, and where days begin.
struct Ends {
    observation: Option<Moment>,
    calibration: Option<Moment>,
    time_zone: Option<Word>,
    week_start: Option<Word>,
}

impl<'a> Part<'a> for Ends {
    fn describe(_: &'static str, into: &mut Vec<ArgumentInfo>) {
        <Option<Moment> as Part<'_>>::describe("observation_end", into);
        <Option<Moment> as Part<'_>>::describe("calibration_end", into);
        <Option<Word> as Part<'_>>::describe("time_zone", into);
        <Option<Word> as Part<'_>>::describe("week_start", into);
    }
    fn take(_: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        Ok(Self {
            observation: parts.next("observation_end")?,
            calibration: parts.next("calibration_end")?,
            time_zone: parts.next("time_zone")?,
            week_start: parts.next("week_start")?,
        })
    }
}

impl Ends {
    fn accumulator(&self, settings: &RfmSettings) -> Result<(RfmAccumulator, Calendar), Error> {
        let calendar = calendar(self.time_zone.as_ref(), self.week_start.as_ref())?;
        let micros = |end: &Option<Moment>| end.as_ref().map(|end| end.micros(calendar.zone())).transpose();
        let options = settings.0.clone();
        let options =
            options.observation_end(micros(&self.observation)?).calibration_end(micros(&self.calibration)?);
        Ok((RfmAccumulator::with_calendar(options, calendar.clone())?, calendar))
    }
}

/// An order log that arrives in pieces, and the zone of its texts.
#[derive(Clone)]
pub(crate) struct RfmLog {
    accumulator: RfmAccumulator,
    calendar: Calendar,
}

impl RfmLog {
    fn load(bytes: &[u8]) -> Result<Self, Error> {
        let accumulator = RfmAccumulator::from_state(bytes)?;
        Ok(Self { calendar: accumulator.calendar().clone(), accumulator })
    }

    fn extend(
        &mut self,
        customer: &NameColumn<'_>,
        time: &TimeColumn<'_>,
        amount: Option<&Numbers<'_>>,
        threads: Threads,
    ) -> Result<(), Error> {
        let mut orders =
            Orders::new(customer.keys(), time.read(self.calendar.zone())?).with_threads(threads.0);
        if let Some(amount) = amount {
            orders = orders.with_amounts(amount.clone());
        }
        self.accumulator.extend(&orders)
    }
}

fn summarise(
    customer: &NameColumn<'_>,
    time: &TimeColumn<'_>,
    amount: Option<&Numbers<'_>>,
    ends: &Ends,
    threads: Threads,
    settings: &RfmSettings,
) -> Result<RfmSummary, Error> {
    let (accumulator, calendar) = ends.accumulator(settings)?;
    let mut log = RfmLog { accumulator, calendar };
    log.extend(customer, time, amount, threads)?;
    log.accumulator.finish()
}

pub(super) fn names_of(rfm: &RfmSummary) -> Vec<Key> {
    (0..rfm.customers.len()).map(|row| rfm.customers.get(row)).collect()
}

table! {
    /// The scores and the segment of every customer, a row each as in the summary.
    RfmScores {
        /// Who.
        customer: Vec<Key>,
        /// Score of recency: the highest for the latest.
        recency: Vec<u64>,
        /// Score of frequency.
        frequency: Vec<u64>,
        /// Score of monetary value, where the log has amounts.
        monetary: Option<Vec<u64>>,
        /// The segment.
        segment: Vec<Cow<'static, str>>,
    }
}

object_functions! {
    FUNCTIONS:
    /// The repeat-purchase summary of an order log: frequency, recency, age and monetary value of every customer.
    ///
    /// A row is an order; its columns are named. Purchases of one day are one (`merge`). Frequency counts the days with a
    /// purchase after the first such day; recency is the time from the first to the last of them, age the time from the
    /// first to the end of the observation, both in units; monetary value is the mean spend of the repeat days. Rows
    /// without customer, time or amount are left out and counted. With `calibration_end` the summary is made up to it and
    /// what comes after is the holdout. `unit` may be a number of days. Raises `empty` without a usable order,
    /// `out_of_range` for a negative amount where returns are not netted, `unequal_lengths`, `mixed_zones`, each with the
    /// smallest row.
    table_function rfm(customer: NameColumn<'_>, time: TimeColumn<'_>, amount: Option<Numbers<'_>>;
        ends: Ends, threads: Threads) RfmSettings => New<RfmSummary> =
        |customer, time, amount, ends, threads, settings| {
            summarise(&customer, &time, amount.as_ref(), &ends, threads, settings).map(New)
        };
}

objects! {
    OBJECTS:
    /// The repeat-purchase summary of an order log: a row for each customer, ordered by customer, as columns.
    RfmSummary as RfmSummary
        shown("n", "repeat_rate", "unit")
        columns(
            "customers", "frequency", "recency", "age", "monetary_value", "total_value", "holdout_frequency",
            "holdout_monetary_value"
        )
        fields(RfmResult, |rfm| Ok(rfm.result.clone()))
    {
        /// The customers: numbers before texts, each in ascending order.
        get customers() NoOptions => Vec<Key> = names_of;
        /// In how many periods after that of the first purchase they bought.
        get frequency() NoOptions => Vec<u64> = |rfm| rfm.frequency.clone();
        /// From the first purchase to the last, in units; 0 without a repeat purchase.
        get recency() NoOptions => Vec<f64> = |rfm| rfm.recency.clone();
        /// From the first purchase to the end (of the calibration, where there is one), in units.
        get age() NoOptions => Vec<f64> = |rfm| rfm.age.clone();
        /// Mean spend of a repeat period; nothing without one. Absent where the log has no amounts.
        get monetary_value() NoOptions => Option<Vec<Option<f64>>> = |rfm| rfm.monetary_value.clone();
        /// All spend, the first purchase included. Absent where the log has no amounts.
        get total_value() NoOptions => Option<Vec<f64>> = |rfm| rfm.total_value.clone();
        /// In how many periods of the holdout they bought. Absent without a calibration.
        get holdout_frequency() NoOptions => Option<Vec<u64>> =
            |rfm| rfm.holdout.as_ref().map(|holdout| holdout.frequency.clone());
        /// Mean spend of such a period; nothing without one.
        get holdout_monetary_value() NoOptions => Option<Vec<Option<f64>>> =
            |rfm| rfm.holdout.as_ref().and_then(|holdout| holdout.monetary_value.clone());
        /// From the end of the calibration to the end of the observation, in units.
        get holdout_duration() NoOptions => Option<f64> = |rfm| rfm.holdout.as_ref().map(|holdout| holdout.duration);
        /// The unit of recency and age, in days.
        get unit_days() NoOptions => f64 = |rfm| rfm.unit_days;
        /// The repeat rate, and what became of every row.
        get result() NoOptions => RfmResult = |rfm| rfm.result.clone();
        /// Scores customers by quantiles of recency, frequency and monetary value, and names their segments. Raises
        /// `out_of_range` for fewer than 2 or more than 10 groups, `bad_option` for cuts that are not ascending.
        ask scores() RfmSegmentOptions => RfmScores = |rfm, options| {
            let scored = cxkit::value::rfm_segments(rfm, options)?;
            let name = |at: &usize| scored.segments.get(*at).map_or(Cow::Borrowed(""), |segment| segment.name.clone());
            Ok(RfmScores {
                customer: names_of(rfm),
                segment: scored.segment.iter().map(name).collect(),
                recency: scored.recency,
                frequency: scored.frequency,
                monetary: scored.monetary,
            })
        };
        /// The segments that `scores` puts customers in, and who is in each: size, share with its interval, spend.
        ask segments() RfmSegmentOptions => Vec<cxkit::value::SegmentResult> =
            |rfm, options| Ok(cxkit::value::rfm_segments(rfm, options)?.segments);
    }

    /// The repeat-purchase summary over order logs that arrive in batches, in partitions: batches may come in any order
    /// and split customers at will.
    RfmLog as RfmAccumulator
        saved("rfm", |log| Ok(log.accumulator.to_state()), RfmLog::load)
        shown("row_count")
    {
        /// An empty one, with the options of `rfm`.
        new new(; ends: Ends) RfmSettings => New<RfmLog> = |ends, settings| {
            ends.accumulator(settings).map(|(accumulator, calendar)| New(RfmLog { accumulator, calendar }))
        };
        /// Adds the orders of a table; a refused batch changes nothing.
        table_change extend(customer: NameColumn<'_>, time: TimeColumn<'_>, amount: Option<Numbers<'_>>; threads: Threads)
            NoOptions => () = |log, customer, time, amount, threads, _| {
                log.extend(&customer, &time, amount.as_ref(), threads)
            };
        /// Adds what another one of the same settings holds.
        change merge(other: Held<RfmLog>) NoOptions => () =
            |log, other, _| log.accumulator.merge(&other.accumulator);
        /// The summary so far; it may be asked again.
        ask finish() NoOptions => New<RfmSummary> = |log, _| log.accumulator.finish().map(New);
        /// How many rows it has read.
        get row_count() NoOptions => u64 = |log| log.accumulator.row_count();
    }
}
