//! Accumulators behind one interface.

use crate::argument::ArgumentInfo;
use crate::call::{Answer, Call, RecordInfo};
use cxkit::accumulate::Accumulator as _;
use cxkit::describe::{OptionInfo, Value};
#[cfg(feature = "full")]
use cxkit::measure::AnyOver;
use cxkit::measure::{Metric, MetricAccumulator};
use cxkit::survey::{AnswerCounts, AnswerCountsOptions, SurveyAccumulator, SurveyMeasure};
use cxkit::Error;
use std::any::Any;

/// Any accumulator of the export list.
pub trait Accumulator: Send + Sync {
    /// Its entry in the export list.
    fn name(&self) -> &'static str;
    /// Adds the rows of a call: its first argument, with a design or without.
    ///
    /// # Errors
    /// Those of the measure; a refused batch changes nothing.
    fn extend(&mut self, call: &Call<'_>) -> Result<(), Error>;
    /// Adds what another accumulator holds.
    ///
    /// # Errors
    /// `incompatible` for another measure or other settings.
    fn merge(&mut self, other: &dyn Accumulator) -> Result<(), Error>;
    /// The answer so far.
    ///
    /// # Errors
    /// `empty` and those of the measure.
    fn finish(&self) -> Result<Answer, Error>;
    /// Its saved bytes.
    fn to_state(&self) -> Vec<u8>;
    /// How many rows it has read.
    fn row_count(&self) -> u64;
    /// Its options by name.
    fn options(&self) -> Vec<(&'static str, Value)>;
    /// The counts that survey functions read as well as a column, where it holds nothing else.
    fn counts(&self) -> Option<&AnswerCounts>;
    /// A copy of its own.
    fn boxed(&self) -> Box<dyn Accumulator>;
    /// Itself, for a merge with its like.
    fn as_any(&self) -> &dyn Any;
}

/// An accumulator whose measure is known only at run time.
pub type AnyAccumulator = Box<dyn Accumulator>;

/// An accumulator of the export list.
#[derive(Clone)]
pub struct AccumulatorInfo {
    /// `NpsAccumulator`.
    pub name: &'static str,
    /// Whether every build has it, the smallest too.
    pub slim: bool,
    /// The kind of its saved state: `nps`.
    pub kind: &'static str,
    /// The columns that `extend` takes, in order.
    pub arguments: &'static [ArgumentInfo],
    /// Columns that `extend` takes by name beside these.
    pub columns: &'static [&'static str],
    /// Its options.
    pub options: fn() -> Vec<OptionInfo>,
    /// Its result.
    pub result: fn() -> RecordInfo,
    /// A new one, from the options of the call.
    pub new: fn(&Call<'_>) -> Result<AnyAccumulator, Error>,
    /// One from saved bytes.
    pub from_state: fn(&[u8]) -> Result<AnyAccumulator, Error>,
}

impl AccumulatorInfo {
    /// What the metric is called as a value: `Nps`.
    #[must_use]
    pub fn metric_name(&self) -> &'static str {
        self.name.strip_suffix("Accumulator").unwrap_or(self.name)
    }

    /// The metric as a value, from the options of a call and pairs of part and column.
    ///
    /// # Errors
    /// `unknown_option`, `wrong_type` and `bad_option` for the options of the call.
    #[cfg(feature = "full")]
    pub fn over(&self, call: &Call<'_>, columns: Vec<(String, String)>) -> Result<AnyOver, Error> {
        let Some(metric) = cxkit::measure::metric(self.kind) else {
            return Err(Error::Incompatible { what: "an accumulator whose metric has no name".into() });
        };
        let mut options: Vec<(&'static str, Value)> = Vec::new();
        call.set_options(self.metric_name(), &(metric.options)(), &mut |name, value| {
            options.push((name, value.clone()));
            Ok(())
        })?;
        let options: Vec<(&str, &Value)> = options.iter().map(|(name, value)| (*name, value)).collect();
        metric.over(&options, columns).map_err(|(_, error)| error)
    }

    /// The columns the metric reads, in order: those of `extend`, then those that go by name.
    pub fn roles(&self) -> impl Iterator<Item = &'static str> {
        self.arguments.iter().map(|argument| argument.name).chain(self.columns.iter().copied())
    }
}

/// A survey accumulator under its exported name.
pub(crate) struct Survey<M: SurveyMeasure> {
    pub name: &'static str,
    pub inner: SurveyAccumulator<M>,
}

impl<M: SurveyMeasure + Send + Sync + 'static> Accumulator for Survey<M> {
    fn name(&self) -> &'static str {
        self.name
    }
    fn extend(&mut self, call: &Call<'_>) -> Result<(), Error> {
        call.extend(&mut self.inner, "answers")
    }
    fn merge(&mut self, other: &dyn Accumulator) -> Result<(), Error> {
        match other.as_any().downcast_ref::<Self>() {
            Some(other) => self.inner.merge(&other.inner),
            None => Err(Error::Incompatible { what: "the measure".into() }),
        }
    }
    fn finish(&self) -> Result<Answer, Error> {
        self.inner.finish().map(|result| Answer::of(&result))
    }
    fn to_state(&self) -> Vec<u8> {
        self.inner.to_state()
    }
    fn row_count(&self) -> u64 {
        self.inner.row_count()
    }
    fn options(&self) -> Vec<(&'static str, Value)> {
        let options = self.inner.options();
        M::info().iter().map(|option| option.name).zip(options.values()).collect()
    }
    fn counts(&self) -> Option<&AnswerCounts> {
        let counts: &dyn Any = &self.inner;
        counts.downcast_ref::<SurveyAccumulator<AnswerCountsOptions>>().map(|counts| counts.counts())
    }
    fn boxed(&self) -> Box<dyn Accumulator> {
        Box::new(Self { name: self.name, inner: self.inner.clone() })
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The accumulator of a metric under its exported name.
pub(crate) struct Measured<M: Metric> {
    pub name: &'static str,
    pub inner: MetricAccumulator<M>,
}

impl<M: Metric + 'static> Accumulator for Measured<M> {
    fn name(&self) -> &'static str {
        self.name
    }
    fn extend(&mut self, call: &Call<'_>) -> Result<(), Error> {
        call.extend_metric(&mut self.inner)
    }
    fn merge(&mut self, other: &dyn Accumulator) -> Result<(), Error> {
        match other.as_any().downcast_ref::<Self>() {
            Some(other) => self.inner.merge(&other.inner),
            None => Err(Error::Incompatible { what: "the measure".into() }),
        }
    }
    fn finish(&self) -> Result<Answer, Error> {
        self.inner.finish().map(|result| Answer::of(&result))
    }
    fn to_state(&self) -> Vec<u8> {
        self.inner.to_state()
    }
    fn row_count(&self) -> u64 {
        self.inner.row_count()
    }
    fn options(&self) -> Vec<(&'static str, Value)> {
        M::info().iter().map(|option| option.name).zip(self.inner.options().values()).collect()
    }
    fn counts(&self) -> Option<&AnswerCounts> {
        None
    }
    fn boxed(&self) -> Box<dyn Accumulator> {
        Box::new(Self { name: self.name, inner: self.inner.clone() })
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}
