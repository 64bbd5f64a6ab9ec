//! The settings of a measurement as every face spells them.

use super::Measure;
use crate::describe::options;
use crate::survey::MissingValues;
use crate::time::{Calendar, Every, WeekStart, Zone};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

options! {
    /// Settings of `measure`.
    pub struct MeasureOptions {
        /// The columns rows are told apart by: whole numbers, words, booleans or dates.
        by: Vec<Cow<'static, str>> = Vec::new(),
        /// The column that says when.
        time: Option<Cow<'static, str>> = None,
        /// The period rows are told apart by as well.
        every: Option<Every> = None,
        /// Where days, weeks and months begin.
        time_zone: Cow<'static, str> = Cow::Borrowed("UTC"),
        /// The day weeks begin with.
        week_start: WeekStart = WeekStart::Monday,
        /// The weight of each row, for every metric that takes weights and names no column for them.
        weight: Option<Cow<'static, str>> = None,
        /// The stratum of each row, likewise.
        strata: Option<Cow<'static, str>> = None,
        /// The cluster of each row, likewise.
        cluster: Option<Cow<'static, str>> = None,
        /// What metrics that do not say so themselves do with a missing value.
        missing: Missing = Missing::Skip,
        /// Numbers and words that stand for no answer, for metrics that name none themselves.
        missing_values: MissingValues = MissingValues::default(),
        /// The level of the intervals of metrics that name none themselves.
        confidence_level: f64 = 0.95,
        /// Whether periods without rows between the first and the last are given too.
        fill_periods: bool = false,
    }
}

impl MeasureOptions {
    /// The name of the time zone, for whoever has its table.
    #[must_use]
    pub fn zone_name(&self) -> &str {
        &self.time_zone
    }

    /// A measurement with these settings and no metric yet.
    ///
    /// # Errors
    /// `bad_option` for a column named twice.
    pub fn measure(&self, zone: Zone) -> Result<Measure, Error> {
        let mut measure = Measure::new();
        for (at, name) in self.by.iter().enumerate() {
            if self.by.iter().take(at).any(|known| known == name) {
                return Err(Error::bad_option(
                    "by",
                    format!("must name each column once, got '{name}' twice"),
                ));
            }
            measure = measure.by(name);
        }
        if let Some(time) = &self.time {
            measure = measure.time(time);
        }
        if let Some(every) = self.every {
            measure = measure.every(every);
        }
        if let Some(weight) = &self.weight {
            measure = measure.weight(weight);
        }
        if let Some(strata) = &self.strata {
            measure = measure.strata(strata);
        }
        if let Some(cluster) = &self.cluster {
            measure = measure.cluster(cluster);
        }
        let calendar = Calendar::new(zone).week_start(self.week_start);
        Ok(measure.calendar(calendar).fill_periods(self.fill_periods))
    }
}
