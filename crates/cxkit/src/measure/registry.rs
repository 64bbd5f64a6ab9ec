//! The metrics by name: for faces, files and saved states that say in words what to measure.

use super::batch::Role;
use super::metric::{LogMetric, Metric};
use super::over::AnyOver;
use crate::accumulate::StateReader;
use crate::customers::{
    ActiveUsersOptions, ChurnRateOptions, GrowthOptions, RepeatRateOptions, RetentionRateOptions,
};
use crate::describe::{meaning, FieldInfo, Meaning, OptionInfo, Options, Record, Value};
use crate::service::{
    AbandonmentRateOptions, AhtOptions, BacklogOptions, ContactRateOptions, CostToServeOptions,
    FcrFromLogOptions, FcrOptions, FrtOptions, ReopenRateOptions, SelfServiceRateOptions,
    SlaFromFlagsOptions, SlaFromTimesOptions, TicketTrendOptions, TransferRateOptions, TtrOptions,
};
use crate::survey::{
    AnswerCountsOptions, CesOptions, CsatOptions, NpsOptions, RatingOptions, ResponseRateOptions,
};
use crate::Error;

/// An option that was refused: its place among those given, where one of them is to blame, and why.
pub type RefusedOption = (Option<usize>, Error);

/// Options by name, as they were given.
type Given<'a> = &'a [(&'a str, &'a Value)];

/// A metric that can be named.
#[derive(Clone, Debug)]
pub struct MetricInfo {
    /// Its name, and the kind of its saved state: `nps`.
    pub name: &'static str,
    /// The columns it reads, in order.
    pub roles: &'static [Role],
    /// Whether it compares the periods of a log, and so needs `every`.
    pub is_log: bool,
    /// Its options with their defaults.
    pub options: fn() -> Vec<OptionInfo>,
    /// The fields of its result.
    pub fields: fn() -> Vec<FieldInfo>,
    make: fn(Given<'_>) -> Result<AnyOver, RefusedOption>,
    read: fn(&mut StateReader<'_>) -> Result<AnyOver, Error>,
    meaning: &'static str,
}

impl MetricInfo {
    /// The metric as a value, over columns given as pairs of part and name.
    ///
    /// # Errors
    /// `unknown_option` with the nearest name, `wrong_type`, `bad_option` and `out_of_range`, each with the place of
    /// the option among those given.
    pub fn over(
        &self,
        options: &[(&str, &Value)],
        columns: Vec<(String, String)>,
    ) -> Result<AnyOver, RefusedOption> {
        let over = (self.make)(options)?;
        Ok(AnyOver { columns, ..over })
    }

    /// What the measure means.
    #[must_use]
    pub fn meaning(&self) -> Option<&'static Meaning> {
        meaning(self.meaning)
    }

    /// Whether it reads weights, strata and clusters.
    #[must_use]
    pub fn takes_design(&self) -> bool {
        self.roles.iter().any(|role| role.name == "weights")
    }
}

fn options_of<O: Options>(given: Given<'_>) -> Result<O, RefusedOption> {
    let mut options = O::default();
    for (at, (name, value)) in given.iter().enumerate() {
        options.set(name, value).map_err(|error| (Some(at), error))?;
    }
    Ok(options)
}

/// Which of the options given is to blame for a contradiction: the core begins its messages with a name.
fn blame(given: Given<'_>, error: Error) -> RefusedOption {
    let text = error.to_string();
    (given.iter().position(|(name, _)| text.starts_with(name)), error)
}

fn checked<M: Metric>(given: Given<'_>) -> Result<M, RefusedOption> {
    let metric = options_of::<M>(given)?;
    metric.check().map_err(|error| blame(given, error))?;
    Ok(metric)
}

const fn entry<M>(meaning: &'static str) -> MetricInfo
where
    M: Metric + 'static,
    M::Result: std::fmt::Debug + Send + Sync + 'static,
{
    MetricInfo {
        name: M::KIND,
        roles: M::ROLES,
        is_log: false,
        options: M::info,
        fields: <M::Result as Record>::info,
        make: |given| Ok(AnyOver::new(checked::<M>(given)?, Vec::new())),
        read: AnyOver::read::<M>,
        meaning,
    }
}

const fn log<M>(meaning: &'static str) -> MetricInfo
where
    M: LogMetric + 'static,
    M::Result: std::fmt::Debug + Send + Sync + 'static,
{
    MetricInfo {
        is_log: true,
        make: |given| Ok(AnyOver::of_log(checked::<M>(given)?, Vec::new())),
        read: AnyOver::read_log::<M>,
        ..entry::<M>(meaning)
    }
}

static METRICS: &[MetricInfo] = &[
    entry::<NpsOptions>("nps"),
    entry::<CsatOptions>("csat"),
    entry::<CesOptions>("ces"),
    entry::<RatingOptions>("rating"),
    entry::<AnswerCountsOptions>("answer_counts"),
    entry::<ResponseRateOptions>("response_rate"),
    entry::<AhtOptions>("aht"),
    entry::<TtrOptions>("ttr"),
    entry::<FrtOptions>("frt"),
    entry::<SlaFromTimesOptions>("sla_from_times"),
    entry::<SlaFromFlagsOptions>("sla_from_flags"),
    entry::<FcrOptions>("fcr"),
    entry::<FcrFromLogOptions>("fcr_from_log"),
    entry::<ReopenRateOptions>("reopen_rate"),
    entry::<TransferRateOptions>("transfer_rate"),
    entry::<AbandonmentRateOptions>("abandonment_rate"),
    entry::<SelfServiceRateOptions>("self_service_rate"),
    entry::<ContactRateOptions>("contact_rate"),
    entry::<CostToServeOptions>("cost_to_serve"),
    entry::<BacklogOptions>("backlog"),
    entry::<TicketTrendOptions>("ticket_trend"),
    log::<RetentionRateOptions>("retention_rate"),
    log::<ChurnRateOptions>("churn_rate"),
    log::<RepeatRateOptions>("repeat_rate"),
    log::<GrowthOptions>("growth"),
    log::<ActiveUsersOptions>("active_users"),
];

/// Every metric that can be named, in the order of the documentation.
///
/// ```
/// use cxkit::measure::metrics;
/// assert!(metrics().any(|metric| metric.name == "ttr" && metric.roles[0].name == "opened"));
/// ```
pub fn metrics() -> impl Iterator<Item = &'static MetricInfo> {
    METRICS.iter()
}

/// The metric of that name.
///
/// ```
/// use cxkit::describe::Value;
/// use cxkit::measure::{metric, Measure, Table};
/// let level = Value::Number(0.9);
/// let nps = metric("nps").unwrap();
/// let over = nps.over(&[("confidence_level", &level)], vec![("answers".into(), "score".into())]).unwrap();
/// let all = Measure::new().metric("nps", over).run(&Table::new().column("score", &[10, 9, 3]))?;
/// assert_eq!(all.rows()[0].any(0).unwrap().name(), "NpsResult");
/// # Ok::<(), cxkit::Error>(())
/// ```
#[must_use]
pub fn metric(name: &str) -> Option<&'static MetricInfo> {
    METRICS.iter().find(|known| known.name == name)
}

/// Reads any of these metrics from a saved measurement: what [`super::MeasureAccumulator::from_state`] asks for.
#[must_use]
pub fn known_metric(kind: &str, reader: &mut StateReader<'_>) -> Option<Result<AnyOver, Error>> {
    metric(kind).map(|known| (known.read)(reader))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_has_its_meaning_and_a_name_of_its_own() {
        for (at, known) in METRICS.iter().enumerate() {
            assert!(known.meaning().is_some(), "{}", known.name);
            assert!(METRICS.iter().take(at).all(|other| other.name != known.name), "{}", known.name);
            let over = known.over(&[], Vec::new()).unwrap();
            assert_eq!((over.metric.kind(), over.metric.is_log()), (known.name, known.is_log));
        }
    }

    #[test]
    fn a_refused_option_is_named_by_its_place() {
        let (level, method) = (Value::Number(2.0), Value::Text("mean".into()));
        let refused =
            metric("csat").unwrap().over(&[("method", &method), ("confidence_level", &level)], vec![]);
        let (place, error) = refused.unwrap_err();
        assert_eq!((place, error.code()), (Some(1), "out_of_range"));
        let (place, error) = metric("ttr").unwrap().over(&[("methd", &method)], vec![]).unwrap_err();
        assert_eq!((place, error.code()), (Some(0), "unknown_option"));
    }
}
