//! How many customers were active, how steadily.

use super::activity::{with_periods, Activity, Periods};
use super::names::LOG;
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::{options, record};
use crate::measure::{Batch, LogMetric, Metric, MetricAccumulator, Role};
use crate::stats::{no_interval, Level};
use crate::time::{Calendar, Every, Zone};
use crate::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

options! {
    /// Settings of active users.
    pub struct ActiveUsersOptions {
        /// Whether to say how steadily customers come: mean daily actives of the period over its distinct actives.
        stickiness: bool = false,
        /// Counts, instead of those of the period, the customers of the so many days that end with it, such as 28.
        rolling: Option<u64> = None,
        /// The level the interval would have: everyone was counted, so there is none.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// How many customers were active.
    pub struct ActiveUsersResult {
        /// The headline number: active customers, of the period or of the days that end with it.
        pub value: u64,
        /// Different customers active in the period.
        pub active: u64,
        /// Different customers active in the days that end with the period, where those were asked for.
        pub rolling_active: Option<u64>,
        /// Customers active on a day, on average over all days of the period, where stickiness was asked for.
        pub mean_daily_active: Option<f64>,
        /// Mean daily actives over the actives of the period, where it was asked for and anyone was active.
        pub stickiness: Option<f64>,
        /// How many were measured: the headline number.
        pub n: u64,
        /// Rows that name no customer or no time.
        pub missing_count: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was counted.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// Active customers of a log, period by period.
///
/// Different customers with a row in the period, counted exactly. Days belong to a period as the calendar says; a
/// period that is not over yet has all its days in the mean.
///
/// ```
/// use cxkit::accumulate::Accumulator;
/// use cxkit::customers::ActiveUsersAccumulator;
/// use cxkit::time::{TimeUnit, Times};
/// let mut month = ActiveUsersAccumulator::default();
/// let days = Times::new(&[0, 3, 3, 30], TimeUnit::Days)?;
/// month.extend(&[Some((&[7, 7, 8, 7]).into()), Some(days.into())])?;
/// assert_eq!(month.finish()?.active, 2);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub type ActiveUsersAccumulator = MetricAccumulator<ActiveUsersOptions>;

/// What active users keep of the rows of one group.
#[derive(Clone, Debug, Default)]
pub struct ActiveUsersLog {
    activity: Activity,
    by_day: OnceLock<BTreeMap<i64, Days>>,
}

impl PartialEq for ActiveUsersLog {
    fn eq(&self, other: &Self) -> bool {
        self.activity == other.activity
    }
}

/// The customers of one period, from their days.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Days {
    /// Different customers.
    active: u64,
    /// Customers on each day, summed.
    daily: u64,
    /// Different customers of the days that end with the period.
    rolling: u64,
}

impl ActiveUsersOptions {
    /// Whether periods alone are too coarse.
    const fn needs_days(&self) -> bool {
        self.stickiness || self.rolling.is_some()
    }

    fn days<'a>(&self, state: &'a ActiveUsersLog) -> &'a BTreeMap<i64, Days> {
        state.by_day.get_or_init(|| self.count_days(state))
    }

    fn count_days(&self, state: &ActiveUsersLog) -> BTreeMap<i64, Days> {
        let Some(periods) = &state.activity.periods else { return BTreeMap::new() };
        let every = periods.every;
        // Days are local already: from here on no zone is needed.
        let calendar = Calendar::new(Zone::utc()).week_start(periods.week_start);
        let period_of = |day: i64| calendar.period(day.saturating_mul(crate::time::DAY), every);
        let last_day = |period: i64| i64::from(calendar.first_day(period + 1, every)) - 1;
        let mut last_period = i64::MIN;
        state.activity.each(|_, day| last_period = last_period.max(period_of(day)));
        let window = i64::try_from(self.rolling.unwrap_or(0)).unwrap_or(i64::MAX);
        let mut all: BTreeMap<i64, Days> = BTreeMap::new();
        let mut counted = i64::MIN;
        state.activity.each(|before, day| {
            let period = period_of(day);
            let days = all.entry(period).or_default();
            days.daily += 1;
            days.active += u64::from(before.map(period_of) != Some(period));
            if before.is_none() {
                counted = i64::MIN;
            }
            // Every period whose last days hold this day, but those that counted the customer already.
            let mut at = period.max(counted.saturating_add(1));
            while at <= last_period && last_day(at) - day < window {
                all.entry(at).or_default().rolling += 1;
                counted = at;
                at += 1;
            }
        });
        all
    }
}

impl Metric for ActiveUsersOptions {
    const KIND: &'static str = "active_users";
    const ROLES: &'static [Role] = LOG;
    type Result = ActiveUsersResult;
    type State = ActiveUsersLog;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level)?;
        match self.rolling {
            // Ten thousand years of days.
            Some(days) if days == 0 || days > 3_652_059 => Err(Error::out_of_range(
                "rolling",
                None,
                crate::describe::Value::Count(days).number().unwrap_or_default(),
                "a number of days from 1 on",
            )),
            _ => Ok(()),
        }
    }

    fn read(&self, batch: &Batch<'_>, state: &mut ActiveUsersLog) -> Result<(), Error> {
        if batch.is_empty() {
            return Ok(());
        }
        state.by_day = OnceLock::new();
        with_periods(batch, |calendar, every| {
            if !self.needs_days() {
                return state.activity.read(batch, calendar, every);
            }
            if every == Every::Hour {
                let reason = "is counted in days, and cannot be told by the hour";
                let name = if self.stickiness { "stickiness" } else { "rolling" };
                return Err(Error::bad_option(name, reason));
            }
            Periods::join(&mut state.activity.periods, Some(&Periods::of(calendar, every)))?;
            state.activity.read_by(batch, calendar, Every::Day)
        })
    }

    fn merge(&self, state: &mut ActiveUsersLog, other: &ActiveUsersLog) -> Result<(), Error> {
        state.by_day = OnceLock::new();
        state.activity.merge(&other.activity)
    }

    fn finish(&self, state: &ActiveUsersLog) -> Result<ActiveUsersResult, Error> {
        match self.periods(state).last() {
            Some(&period) => self.finish_period(state, period),
            None => Err(Error::empty("log")),
        }
    }

    fn row_count(state: &ActiveUsersLog) -> u64 {
        state.activity.rows
    }

    fn write_state(state: &ActiveUsersLog, writer: &mut StateWriter) {
        state.activity.write(writer);
    }

    fn read_state(reader: &mut StateReader<'_>) -> Result<ActiveUsersLog, Error> {
        Ok(ActiveUsersLog { activity: Activity::read_state(reader)?, by_day: OnceLock::new() })
    }
}

impl LogMetric for ActiveUsersOptions {
    fn periods(&self, state: &ActiveUsersLog) -> Vec<i64> {
        if self.needs_days() {
            self.days(state).keys().copied().collect()
        } else {
            let summary = state.activity.summary().iter();
            summary.filter(|(_, counts)| counts.active > 0).map(|(&period, _)| period).collect()
        }
    }

    #[allow(clippy::cast_precision_loss)]
    fn finish_period(&self, state: &ActiveUsersLog, period: i64) -> Result<ActiveUsersResult, Error> {
        let (days, length) = match &state.activity.periods {
            Some(periods) if self.needs_days() => {
                let calendar = Calendar::default().week_start(periods.week_start);
                let first = |period| i64::from(calendar.first_day(period, periods.every));
                let days = self.days(state).get(&period).copied().unwrap_or_default();
                (days, first(period + 1) - first(period))
            }
            _ => {
                let active = state.activity.summary().get(&period).map_or(0, |counts| counts.active);
                (Days { active, ..Days::default() }, 1)
            }
        };
        let rolling_active = self.rolling.map(|_| days.rolling);
        let value = rolling_active.unwrap_or(days.active);
        if value == 0 && days.active == 0 {
            return Err(Error::empty("period"));
        }
        let mean_daily_active = self.stickiness.then(|| days.daily as f64 / length as f64);
        let method = match self.rolling {
            Some(window) => format!("distinct customers of the {window} days that end with the period"),
            None => "distinct customers of the period".to_owned(),
        };
        Ok(ActiveUsersResult {
            value,
            active: days.active,
            rolling_active,
            mean_daily_active,
            stickiness: mean_daily_active.filter(|_| days.active > 0).map(|mean| mean / days.active as f64),
            n: value,
            missing_count: state.activity.missing,
            ci_lower: None,
            ci_upper: None,
            ci_level: self.confidence_level,
            method: method.into(),
            interval_method: no_interval("everyone was counted"),
        })
    }
}
