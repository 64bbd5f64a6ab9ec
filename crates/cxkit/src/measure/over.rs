//! A metric as a value: what to measure, with which settings, from which columns.

use super::metric::{LogMetric, Metric};
use super::states::{AnyMetric, Erased};
use crate::accumulate::{read_settings, StateReader};
use crate::describe::Value;
use crate::Error;
use std::fmt::Debug;

/// A metric of any type and the columns it reads, by name.
#[derive(Debug)]
pub struct AnyOver {
    pub(crate) metric: Box<dyn AnyMetric>,
    pub(crate) columns: Vec<(String, String)>,
}

impl Clone for AnyOver {
    fn clone(&self) -> Self {
        Self { metric: self.metric.boxed(), columns: self.columns.clone() }
    }
}

impl AnyOver {
    /// A metric over columns given as pairs of part and name.
    #[must_use]
    pub fn new<M>(metric: M, columns: Vec<(String, String)>) -> Self
    where
        M: Metric + 'static,
        M::Result: Debug + Send + Sync + 'static,
    {
        Self { metric: Box::new(Erased::new(metric)), columns }
    }

    /// The same for a metric that compares the periods of a log.
    #[must_use]
    pub fn of_log<M>(metric: M, columns: Vec<(String, String)>) -> Self
    where
        M: LogMetric + 'static,
        M::Result: Debug + Send + Sync + 'static,
    {
        Self { metric: Box::new(Erased::of_log(metric)), columns }
    }

    /// Reads the settings of a metric as a saved measurement holds them; the columns follow there.
    ///
    /// # Errors
    /// `bad_state`.
    pub fn read<M>(reader: &mut StateReader<'_>) -> Result<Self, Error>
    where
        M: Metric + 'static,
        M::Result: Debug + Send + Sync + 'static,
    {
        Ok(Self::new(read_settings::<M>(reader)?, Vec::new()))
    }

    /// The same for a metric that compares the periods of a log.
    ///
    /// # Errors
    /// `bad_state`.
    pub fn read_log<M>(reader: &mut StateReader<'_>) -> Result<Self, Error>
    where
        M: LogMetric + 'static,
        M::Result: Debug + Send + Sync + 'static,
    {
        Ok(Self::of_log(read_settings::<M>(reader)?, Vec::new()))
    }
}

/// A metric and the columns it reads, by name.
///
/// ```
/// use cxkit::measure::{Aht, Nps};
/// let score = Nps::new("score").option("confidence_level", 0.9)?;
/// let handling = Aht::new("talk").column("hold", "hold_seconds");
/// # let _ = (score, handling);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Over<M: Metric> {
    metric: M,
    columns: Vec<(String, String)>,
}

impl<M: Metric> Over<M> {
    /// The metric over a column, which plays its first part.
    #[must_use]
    pub fn new(column: &str) -> Self {
        let first = M::ROLES.first().map_or("", |role| role.name);
        Self { metric: M::default(), columns: vec![(first.to_owned(), column.to_owned())] }
    }

    /// Names the column of another part; a part the metric does not have is refused when it is measured.
    #[must_use]
    pub fn column(mut self, role: &str, column: &str) -> Self {
        self.columns.push((role.to_owned(), column.to_owned()));
        self
    }

    /// Sets an option by its name.
    ///
    /// # Errors
    /// `unknown_option` with the nearest name; `wrong_type` or `bad_option` for a value it cannot take.
    pub fn option(mut self, name: &str, value: impl Into<Value>) -> Result<Self, Error> {
        self.metric.set(name, &value.into())?;
        Ok(self)
    }

    /// Sets all options at once.
    #[must_use]
    pub fn options(mut self, options: M) -> Self {
        self.metric = options;
        self
    }
}

impl<M> From<Over<M>> for AnyOver
where
    M: Metric + 'static,
    M::Result: Debug + Send + Sync + 'static,
{
    fn from(over: Over<M>) -> Self {
        Self::new(over.metric, over.columns)
    }
}
