//! Times and whether each ended in the event, kept for any reading.

use super::curve::Curve;
use super::kaplan_meier::{read, KaplanMeierOptions, KaplanMeierResult};
use crate::accumulate::{Accumulator, StateReader, StateWriter, Values};
use crate::columns::Numbers;
use crate::Error;

const KIND: &str = "survival_times";
const VERSION: u64 = 1;

/// Times to an event over rows that arrive in pieces, each with whether the event was observed: the closed tickets
/// and the open ones, the customers who left and those who have stayed so far.
///
/// A row whose time or flag is missing is left out and counted.
///
/// # Examples
/// ```
/// use cxkit::accumulate::Accumulator;
/// use cxkit::survival::SurvivalTimes;
/// let (mut monday, mut tuesday) = (SurvivalTimes::new(), SurvivalTimes::new());
/// monday.extend(&[2.0, 3.0, 5.0], &[1, 1, 0])?;
/// tuesday.extend(&[8.0, 8.0], &[1, 0])?;
/// monday.merge(&tuesday)?;
/// assert_eq!(monday.finish()?.median, Some(8.0));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurvivalTimes {
    observed: Values,
    censored: Values,
    missing_count: u64,
}

impl SurvivalTimes {
    /// No times yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { observed: Values::new(), censored: Values::new(), missing_count: 0 }
    }

    /// Adds one time and whether the event was observed then: 1 for yes, 0 for not yet. NaN is missing.
    ///
    /// # Errors
    /// `non_finite` for an infinite time, `out_of_range` for one below 0 or a flag that is neither 0 nor 1; nothing
    /// has changed then.
    pub fn push(&mut self, duration: f64, observed: f64) -> Result<(), Error> {
        if duration.is_infinite() {
            return Err(Error::NonFinite { what: "duration".into(), row: Some(0) });
        }
        if duration < 0.0 {
            return Err(Error::out_of_range("duration", Some(0), duration, "0 or above"));
        }
        if !(observed == 0.0 || observed == 1.0 || observed.is_nan()) {
            return Err(Error::out_of_range("observed", Some(0), observed, "0 or 1"));
        }
        if duration.is_nan() || observed.is_nan() {
            self.missing_count = self.missing_count.saturating_add(1);
            return Ok(());
        }
        if observed == 1.0 { &mut self.observed } else { &mut self.censored }.push(duration)
    }

    /// Adds a column of times and one of flags.
    ///
    /// # Errors
    /// `unequal_lengths`, and as [`SurvivalTimes::push`] naming the first row refused; nothing was added then.
    pub fn extend<'a, 'b>(
        &mut self,
        durations: impl Into<Numbers<'a>>,
        observed: impl Into<Numbers<'b>>,
    ) -> Result<(), Error> {
        let (durations, observed) = (durations.into(), observed.into());
        if durations.len() != observed.len() {
            let (length, required) = (observed.len(), durations.len());
            return Err(Error::UnequalLengths { what: "observed".into(), length, required });
        }
        let mut batch = Self::new();
        for row in 0..durations.len() {
            let or_missing = |value: Option<f64>| value.unwrap_or(f64::NAN);
            batch
                .push(or_missing(durations.get(row)), or_missing(observed.get(row)))
                .map_err(|error| error.offset_rows(row))?;
        }
        self.absorb(&batch);
        Ok(())
    }

    fn absorb(&mut self, other: &Self) {
        self.observed.absorb(&other.observed);
        self.censored.absorb(&other.censored);
        self.missing_count = self.missing_count.saturating_add(other.missing_count);
    }

    /// How many times ended in the event.
    #[must_use]
    pub fn event_count(&self) -> u64 {
        self.observed.n()
    }

    /// How many had not when they were last seen.
    #[must_use]
    pub fn censored_count(&self) -> u64 {
        self.censored.n()
    }

    /// Rows left out because time or flag is missing.
    #[must_use]
    pub const fn missing_count(&self) -> u64 {
        self.missing_count
    }

    /// The Kaplan-Meier reading of the times, as [`super::kaplan_meier`] gives it. Missing values were dealt with on
    /// the way in: the option `missing` is not looked at.
    ///
    /// # Errors
    /// As there.
    pub fn kaplan_meier(&self, options: &KaplanMeierOptions) -> Result<KaplanMeierResult, Error> {
        read(self, options)
    }

    /// The product-limit curve of the times.
    pub(super) fn curve(&self) -> Curve {
        Curve::of(&self.observed.sorted(), &self.censored.sorted())
    }

    /// Writes the times as part of a larger state.
    pub fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(self.missing_count);
        self.observed.write_to(writer);
        self.censored.write_to(writer);
    }

    /// Reads times written by [`SurvivalTimes::write_to`].
    ///
    /// # Errors
    /// `bad_state` when they are not times.
    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let missing_count = reader.u64()?;
        let (observed, censored) = (Values::read_from(reader)?, Values::read_from(reader)?);
        for times in [&observed, &censored] {
            if times.missing_count() > 0 || times.sorted().first().is_some_and(|&time| time < 0.0) {
                return Err(Error::bad_state("its times are not times"));
            }
        }
        Ok(Self { observed, censored, missing_count })
    }
}

impl Accumulator for SurvivalTimes {
    /// A time, and 1 where the event was observed or 0 where it was not.
    type Item = (f64, f64);
    type Output = KaplanMeierResult;

    fn push(&mut self, (duration, observed): (f64, f64)) -> Result<(), Error> {
        Self::push(self, duration, observed)
    }

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.absorb(other);
        Ok(())
    }

    fn finish(&self) -> Result<KaplanMeierResult, Error> {
        self.kaplan_meier(&KaplanMeierOptions::default())
    }

    fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        self.write_to(&mut writer);
        writer.finish()
    }

    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let times = Self::read_from(&mut reader)?;
        reader.finish()?;
        Ok(times)
    }
}
