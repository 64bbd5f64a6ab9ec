//! Settings of a repeat-purchase summary, and the clock they make.

use crate::describe::{choices, options};
use crate::stats::Level;
use crate::time::{Calendar, Every, PeriodCursor, Zone, DAY, EARLIEST, LATEST};
use crate::Error;
use crate::Missing;

choices! {
    /// The unit in which recency and age are given.
    pub enum RfmUnit {
        /// The day.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// The month: the calendar's where purchases are merged by it, else a twelfth of 365.25 days.
        Month = "month",
    }
}

choices! {
    /// Which purchases of a customer are one.
    pub enum MergePurchases {
        /// Those of one local day; time is counted in whole days and divided by the unit.
        Day = "day",
        /// Those of one unit: a day, a calendar week, a calendar month; time is counted in whole units.
        Unit = "unit",
        /// Those of the same microsecond.
        Instant = "instant",
    }
}

choices! {
    /// What to do with negative amounts.
    pub enum Returns {
        /// Refuse them.
        Error = "error",
        /// Take them off the customer's latest purchases.
        Net = "net",
    }
}

choices! {
    /// What to do with orders after the end of the observation.
    pub enum AfterEnd {
        /// Leave them out and count them.
        LeaveOut = "leave_out",
        /// Refuse them.
        Error = "error",
    }
}

options! {
    /// Settings of [`super::rfm`].
    pub struct RfmOptions {
        /// The unit of recency and age.
        unit: RfmUnit = RfmUnit::Day,
        /// The length of the unit in days, where it is none of the named ones.
        unit_days: Option<f64> = None,
        /// Which purchases of a customer are one.
        merge: MergePurchases = MergePurchases::Day,
        /// The end of the observation, in microseconds since 1970; its day (or unit) belongs to it. Default: that
        /// of the last order.
        observation_end: Option<i64> = None,
        /// The end of the calibration, in microseconds since 1970: the summary is made up to it, its day (or
        /// unit) included, and what comes after is the holdout.
        calibration_end: Option<i64> = None,
        /// What to do with orders after the end of the observation.
        after_end: AfterEnd = AfterEnd::LeaveOut,
        /// What to do with negative amounts.
        returns: Returns = Returns::Error,
        /// What to do with rows that lack customer, time or amount.
        missing: Missing = Missing::Skip,
        /// The level of the interval of the repeat rate, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// A twelfth of the mean year of the Julian calendar.
const MONTH_DAYS: f64 = 365.25 / 12.0;
/// The shortest and the longest unit: a millisecond, and more than any calendar of ours holds.
const UNIT_DAYS: std::ops::RangeInclusive<f64> = 1.0 / 86_400_000.0..=4e6;

impl RfmOptions {
    pub(super) fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level)?;
        if let Some(days) = self.unit_days {
            if !UNIT_DAYS.contains(&days) {
                return Err(Error::out_of_range(
                    "unit_days",
                    None,
                    days,
                    "from a millisecond up to 4,000,000 days",
                ));
            }
        }
        for (what, end) in
            [("observation_end", self.observation_end), ("calibration_end", self.calibration_end)]
        {
            if let Some(end) = end.filter(|end| !(EARLIEST..=LATEST).contains(end)) {
                #[allow(clippy::cast_precision_loss)]
                let end = end as f64;
                return Err(Error::out_of_range(
                    what,
                    None,
                    end,
                    "between the years 1 and 9999, in microseconds",
                ));
            }
        }
        if let (Some(calibration), Some(observation)) = (self.calibration_end, self.observation_end) {
            if calibration >= observation {
                return Err(Error::bad_option("calibration_end", "must be before observation_end"));
            }
        }
        Ok(())
    }

    pub(super) fn days_in_unit(&self) -> f64 {
        self.unit_days.unwrap_or(match self.unit {
            RfmUnit::Day => 1.0,
            RfmUnit::Week => 7.0,
            RfmUnit::Month => MONTH_DAYS,
        })
    }

    /// The unit in words.
    pub(super) fn unit_name(&self) -> String {
        match self.unit_days {
            Some(days) => format!("{days} days"),
            None => self.unit.as_str().into(),
        }
    }

    /// The period whose purchases are one, in words.
    pub(super) fn merge_name(&self) -> String {
        match self.merge {
            MergePurchases::Unit => self.unit_name(),
            merge => merge.as_str().into(),
        }
    }

    /// How many periods make a unit.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn periods_in_unit(&self) -> f64 {
        match self.merge {
            MergePurchases::Day => self.days_in_unit(),
            MergePurchases::Unit => 1.0,
            MergePurchases::Instant => self.days_in_unit() * DAY as f64,
        }
    }

    pub(super) fn clock<'a>(&self, calendar: &'a Calendar) -> Clock<'a> {
        let days = matches!(
            (self.merge, self.unit_days, self.unit),
            (MergePurchases::Day, ..) | (MergePurchases::Unit, None, RfmUnit::Day)
        );
        match (self.merge, self.unit_days, self.unit) {
            // By far the most common, and a division is quicker than a look at the calendar.
            _ if days && *calendar.zone() == Zone::utc() => Clock::UtcDays,
            (MergePurchases::Instant, ..) => Clock::Instants,
            (MergePurchases::Unit, Some(days), _) => Clock::Lengths(days),
            (MergePurchases::Unit, None, RfmUnit::Week) => Clock::Calendar(calendar.cursor(Every::Week)),
            (MergePurchases::Unit, None, RfmUnit::Month) => Clock::Calendar(calendar.cursor(Every::Month)),
            (MergePurchases::Unit, None, RfmUnit::Day) | (MergePurchases::Day, ..) => {
                Clock::Calendar(calendar.cursor(Every::Day))
            }
        }
    }
}

/// Tells the period of an instant.
#[derive(Clone, Debug)]
pub(super) enum Clock<'a> {
    Calendar(PeriodCursor<'a>),
    UtcDays,
    /// Periods of so many days, from the start of 1970 on.
    Lengths(f64),
    Instants,
}

impl Clock<'_> {
    #[inline]
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    pub fn period(&mut self, micros: i64) -> i64 {
        match self {
            Self::UtcDays => micros.div_euclid(DAY),
            Self::Calendar(cursor) => cursor.period(micros),
            // The shortest length allowed keeps this far within 64 bits.
            Self::Lengths(days) => (micros as f64 / (*days * DAY as f64)).floor() as i64,
            Self::Instants => micros,
        }
    }
}
