//! Retention, churn and growth of the customers of a log, period by period.
//!
//! A customer of a period is one who was active in it. At the start of a period stand the customers of the one before,
//! at its end its own: so the counts go into the same functions as counts from anywhere else.

use super::activity::{with_periods, Activity, Counts};
use super::churn_rate::{churn, Counts as ChurnCounts};
use super::names::LOG;
use super::{
    growth_with, retention_rate_with, ChurnRateOptions, ChurnRateResult, GrowthOptions, GrowthResult,
    RetentionRateOptions, RetentionRateResult,
};
use crate::accumulate::{StateReader, StateWriter};
use crate::measure::{Batch, LogMetric, Metric, MetricAccumulator, Role};
use crate::stats::Level;
use crate::Error;

/// What a log metric keeps of the rows of one group: which customers were active in which periods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerLog(Activity);

/// Retention of the customers of a log, period by period.
pub type RetentionRateAccumulator = MetricAccumulator<RetentionRateOptions>;
/// Churn of the customers of a log, period by period.
pub type ChurnRateAccumulator = MetricAccumulator<ChurnRateOptions>;
/// Growth of the customers of a log, period by period.
pub type GrowthAccumulator = MetricAccumulator<GrowthOptions>;

/// The answer for the last period that has one.
fn last<M: LogMetric>(metric: &M, state: &M::State, what: &'static str) -> Result<M::Result, Error> {
    match metric.periods(state).last() {
        Some(&period) => metric.finish_period(state, period),
        None => Err(Error::empty(what)),
    }
}

impl CustomerLog {
    fn counts(&self, period: i64) -> Counts {
        self.0.summary().get(&period).copied().unwrap_or_default()
    }

    /// Periods that follow one with customers.
    fn compared(&self) -> Vec<i64> {
        self.0.summary().iter().filter(|(_, counts)| counts.before > 0).map(|(&period, _)| period).collect()
    }
}

macro_rules! log_metric {
    ($options:ident, $kind:literal, $result:ident, $empty:literal, $check:expr) => {
        impl Metric for $options {
            const KIND: &'static str = $kind;
            const ROLES: &'static [Role] = LOG;
            type Result = $result;
            type State = CustomerLog;

            fn check(&self) -> Result<(), Error> {
                let check: fn(&Self) -> Result<(), Error> = $check;
                check(self)
            }
            fn read(&self, batch: &Batch<'_>, state: &mut CustomerLog) -> Result<(), Error> {
                with_periods(batch, |calendar, every| state.0.read(batch, calendar, every))
            }
            fn merge(&self, state: &mut CustomerLog, other: &CustomerLog) -> Result<(), Error> {
                state.0.merge(&other.0)
            }
            fn finish(&self, state: &CustomerLog) -> Result<$result, Error> {
                last(self, state, $empty)
            }
            fn row_count(state: &CustomerLog) -> u64 {
                state.0.rows
            }
            fn write_state(state: &CustomerLog, writer: &mut StateWriter) {
                state.0.write(writer);
            }
            fn read_state(reader: &mut StateReader<'_>) -> Result<CustomerLog, Error> {
                Activity::read_state(reader).map(CustomerLog)
            }
        }
    };
}

fn level(confidence_level: f64) -> Result<(), Error> {
    Level::new(confidence_level).map(|_| ())
}

log_metric!(
    RetentionRateOptions,
    "retention_rate",
    RetentionRateResult,
    "period after one with customers",
    |options| level(options.confidence_level)
);
log_metric!(ChurnRateOptions, "churn_rate", ChurnRateResult, "period after one with customers", |options| {
    level(options.confidence_level)
});
log_metric!(GrowthOptions, "growth", GrowthResult, "log", |options| level(options.confidence_level));

impl LogMetric for RetentionRateOptions {
    fn periods(&self, state: &CustomerLog) -> Vec<i64> {
        state.compared()
    }

    fn finish_period(&self, state: &CustomerLog, period: i64) -> Result<RetentionRateResult, Error> {
        let counts = state.counts(period);
        let new = counts.active - counts.returning;
        let result = retention_rate_with(counts.before, counts.active, Some(new), self)?;
        Ok(RetentionRateResult { missing_count: state.0.missing, ..result })
    }
}

impl LogMetric for ChurnRateOptions {
    fn periods(&self, state: &CustomerLog) -> Vec<i64> {
        state.compared()
    }

    /// A customer of the period before was at risk for the whole of this one: the log says only in which period a
    /// customer was active, not when in it the customer was lost.
    #[allow(clippy::cast_precision_loss)]
    fn finish_period(&self, state: &CustomerLog, period: i64) -> Result<ChurnRateResult, Error> {
        let counts = state.counts(period);
        let result = churn(
            &ChurnCounts {
                start: counts.before,
                lost: Some(counts.dormant()),
                acquired: Some(counts.active - counts.returning),
                end: Some(counts.active),
                customer_periods: Some(counts.before as f64),
            },
            self,
        )?;
        Ok(ChurnRateResult { missing_count: state.0.missing, ..result })
    }
}

impl LogMetric for GrowthOptions {
    fn periods(&self, state: &CustomerLog) -> Vec<i64> {
        state.0.summary().keys().copied().collect()
    }

    fn finish_period(&self, state: &CustomerLog, period: i64) -> Result<GrowthResult, Error> {
        let counts = state.counts(period);
        let result = growth_with(counts.new, counts.returning, counts.resurrected(), counts.dormant(), self)?;
        Ok(GrowthResult { missing_count: state.0.missing, ..result })
    }
}
