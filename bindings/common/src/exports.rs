//! The export list: every function and accumulator that a face offers, once.

use crate::accumulator::{Accumulator, AccumulatorInfo, Measured, Survey};
use crate::argument::{ArgumentInfo, ArgumentKind};
use crate::call::{Answer, Call, RecordInfo, DESIGN};
use cxkit::accumulate::Accumulator as _;
use cxkit::columns::Numbers;
use cxkit::describe::{OptionInfo, Options};
use cxkit::measure::{Metric, MetricAccumulator, Tally};
use cxkit::service::{self, *};
use cxkit::stats::{self, *};
use cxkit::survey::{self, *};
use cxkit::survival::{self, *};
use cxkit::Error;

/// A function of the export list.
#[derive(Clone)]
pub struct Function {
    /// The name, in snake case.
    pub name: &'static str,
    /// What it takes, in order.
    pub arguments: &'static [ArgumentInfo],
    /// Columns it takes by name beside the options.
    pub columns: &'static [&'static str],
    /// Its options with their defaults.
    pub options: fn() -> Vec<OptionInfo>,
    /// Its result.
    pub result: fn() -> RecordInfo,
    /// The call.
    pub call: fn(&Call<'_>) -> Result<Answer, Error>,
}

/// A measure of answers: a function over a column, and its accumulator.
macro_rules! survey {
    ($($name:ident($argument:ident) $options:ident -> $result:ident, $accumulator:literal);+ $(;)?) => {
        static SURVEY: &[Function] = &[ $( Function {
            name: stringify!($name),
            arguments: &[answers(stringify!($argument))],
            columns: DESIGN,
            options: <$options as Options>::info,
            result: RecordInfo::of::<$result>,
            call: |call| {
                let mut accumulator = SurveyAccumulator::new(call.read_options::<$options>(stringify!($name))?)?;
                call.extend(&mut accumulator, stringify!($argument))?;
                Ok(Answer::of(&accumulator.finish()?))
            },
        } ),+ ];

        static ACCUMULATORS: &[AccumulatorInfo] = &[ $( AccumulatorInfo {
            name: $accumulator,
            kind: <$options as SurveyMeasure>::KIND,
            arguments: &[answers("answers")],
            columns: DESIGN,
            options: <$options as Options>::info,
            result: RecordInfo::of::<$result>,
            new: |call| {
                let inner = SurveyAccumulator::new(call.read_options::<$options>($accumulator)?)?;
                Ok(Box::new(Survey { name: $accumulator, inner }))
            },
            from_state: |bytes| {
                let inner = SurveyAccumulator::<$options>::from_state(bytes)?;
                Ok(Box::new(Survey { name: $accumulator, inner }))
            },
        } ),+ ];
    };
}

/// A function of plain arguments and options; `@&` marks an argument the function borrows.
macro_rules! plain {
    ($($name:ident = $path:path, ($($argument:ident: $(@ $borrow:tt)? $type:ty),*) $options:ident -> $result:ident);+ $(;)?) => {
        static PLAIN: &[Function] = &[ $( Function {
            name: stringify!($name),
            arguments: &[ $( ArgumentInfo::of::<$type>(stringify!($argument)) ),* ],
            columns: &[],
            options: <$options as Options>::info,
            result: RecordInfo::of::<$result>,
            call: |call| {
                let options = call.read_options::<$options>(stringify!($name))?;
                let mut at = 0..;
                $( let $argument: $type = call.argument(at.next().unwrap_or_default(), stringify!($argument))?; )*
                Ok(Answer::of(&$path($( $($borrow)? $argument ),*, &options)?))
            },
        } ),+ ];
    };
}

/// A measure over rows: its accumulator and, where it reads nothing but columns, its function.
macro_rules! metric {
    ($($($name:ident)? ($options:ident, $accumulator:literal));+ $(;)?) => {
        static METRICS: &[Function] = &[ $( $( Function {
            name: stringify!($name),
            arguments: &{
                const ARGUMENTS: [ArgumentInfo; <$options as Metric>::ROLES.len()] =
                    ArgumentInfo::of_roles(<$options as Metric>::ROLES);
                ARGUMENTS
            },
            columns: &[],
            options: <$options as Options>::info,
            result: RecordInfo::of::<<$options as Metric>::Result>,
            call: |call| {
                let mut accumulator = MetricAccumulator::new(call.read_options::<$options>(stringify!($name))?)?;
                call.extend_metric(&mut accumulator)?;
                Ok(Answer::of(&accumulator.finish()?))
            },
        }, )? )+ ];

        static METRIC_ACCUMULATORS: &[AccumulatorInfo] = &[ $( AccumulatorInfo {
            name: $accumulator,
            kind: <$options as Metric>::KIND,
            arguments: &{
                const ARGUMENTS: [ArgumentInfo; <$options as Metric>::ROLES.len()] =
                    ArgumentInfo::of_roles(<$options as Metric>::ROLES);
                ARGUMENTS
            },
            columns: &[],
            options: <$options as Options>::info,
            result: RecordInfo::of::<<$options as Metric>::Result>,
            new: |call| {
                let inner = MetricAccumulator::new(call.read_options::<$options>($accumulator)?)?;
                Ok(Box::new(Measured { name: $accumulator, inner }))
            },
            from_state: |bytes| {
                let inner = MetricAccumulator::<$options>::from_state(bytes)?;
                Ok(Box::new(Measured { name: $accumulator, inner }))
            },
        } ),+ ];
    };
}

const fn answers(name: &'static str) -> ArgumentInfo {
    ArgumentInfo { name, kind: ArgumentKind::Answers, required: true }
}

survey! {
    nps(scores) NpsOptions -> NpsResult, "NpsAccumulator";
    csat(answers) CsatOptions -> CsatResult, "CsatAccumulator";
    ces(answers) CesOptions -> CesResult, "CesAccumulator";
    rating(answers) RatingOptions -> RatingResult, "RatingAccumulator";
    answer_counts(answers) AnswerCountsOptions -> AnswerCountsResult, "AnswerCountsAccumulator";
}

plain! {
    response_rate = survey::response_rate_with, (answered: u64, invited: u64) ShareOptions -> ShareResult;
    nps_difference = survey::nps_difference_with, (a: @& NpsResult, b: @& NpsResult) NpsDifferenceOptions -> DifferenceResult;
    nps_test = survey::nps_test_with, (result: @& NpsResult) NpsTestOptions -> NpsTestResult;
    nps_shares = survey::nps_shares_with, (result: @& NpsResult) NpsSharesOptions -> NpsSharesResult;
    cronbach_alpha = survey::cronbach_alpha_with, (items: @& Vec<Numbers<'_>>) CronbachAlphaOptions -> CronbachAlphaResult;
    share = stats::share_with, (count: u64, n: u64) ShareOptions -> ShareResult;
    share_difference = stats::share_difference_with,
        (count_a: u64, n_a: u64, count_b: u64, n_b: u64) ShareDifferenceOptions -> DifferenceResult;
    mean = stats::mean_with, (values: Numbers<'_>) MeanOptions -> MeanResult;
    mean_difference = stats::mean_difference_with, (a: @& MeanResult, b: @& MeanResult) MeanDifferenceOptions -> DifferenceResult;
    quantile = stats::quantile_with, (values: Numbers<'_>, p: f64) QuantileOptions -> QuantileResult;
    quantiles = stats::quantiles_with, (values: Numbers<'_>, probabilities: Numbers<'_>) QuantileOptions -> QuantilesResult;
    kaplan_meier = survival::kaplan_meier_with,
        (durations: Numbers<'_>, observed: Numbers<'_>) KaplanMeierOptions -> KaplanMeierResult;
    nps_sample_size = stats::nps_sample_size_with, (margin: f64) NpsSampleSizeOptions -> SampleSizeResult;
    share_sample_size = stats::share_sample_size_with, (margin: f64) ShareSampleSizeOptions -> SampleSizeResult;
    mean_sample_size = stats::mean_sample_size_with,
        (margin: f64, standard_deviation: f64) MeanSampleSizeOptions -> SampleSizeResult;
    fcr = service::fcr_with, (resolved: Tally<'_>, first_calls: Option<Tally<'_>>) FcrOptions -> RateResult;
    sla = service::sla_with, (met: u64, missed: u64, pending: u64) SlaOptions -> SlaResult;
    reopen_rate = service::reopen_rate_with, (reopened: Tally<'_>, resolved: Option<Tally<'_>>) ReopenRateOptions -> RateResult;
    transfer_rate = service::transfer_rate_with, (transferred: Tally<'_>, handled: Option<Tally<'_>>) TransferRateOptions -> RateResult;
    abandonment_rate = service::abandonment_rate_with, (abandoned: Tally<'_>, offered: Option<Tally<'_>>, waited: Option<Numbers<'_>>) AbandonmentRateOptions -> RateResult;
    self_service_rate = service::self_service_rate_with,
        (self_served: Tally<'_>, started: Option<Tally<'_>>) SelfServiceRateOptions -> RateResult;
    contact_rate = service::contact_rate_with, (contacts: u64, customers: u64) ContactRateOptions -> ContactRateResult;
    staffing = service::staffing_with, (calls_per_hour: f64, aht_seconds: f64) StaffingOptions -> StaffingResult;
    cost_to_serve = service::cost_to_serve_with, (total_cost: f64, served: u64) CostToServeOptions -> CostToServeResult;
}

// Without a name before the bracket there is an accumulator alone: the function stands in the list above.
metric! {
    aht (AhtOptions, "AhtAccumulator");
    (FcrOptions, "FcrAccumulator");
    (ReopenRateOptions, "ReopenRateAccumulator");
    (TransferRateOptions, "TransferRateAccumulator");
    (AbandonmentRateOptions, "AbandonmentRateAccumulator");
    (SelfServiceRateOptions, "SelfServiceRateAccumulator");
}

/// Every function, in the order of the documentation.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    SURVEY.iter().chain(PLAIN).chain(METRICS)
}

/// The function of that name.
#[must_use]
pub fn function(name: &str) -> Option<&'static Function> {
    functions().find(|function| function.name == name)
}

/// Every accumulator.
#[must_use]
pub fn accumulators() -> impl Iterator<Item = &'static AccumulatorInfo> {
    ACCUMULATORS.iter().chain(METRIC_ACCUMULATORS)
}

/// The accumulator of that name.
#[must_use]
pub fn accumulator(name: &str) -> Option<&'static AccumulatorInfo> {
    accumulators().find(|known| known.name == name)
}

/// An accumulator from saved bytes of whatever kind.
///
/// # Errors
/// `bad_state` for bytes that hold none.
pub fn accumulator_from_state(bytes: &[u8]) -> Result<Box<dyn Accumulator>, Error> {
    let header = cxkit::accumulate::describe_header(bytes)?;
    match accumulators().find(|known| known.kind == header.kind) {
        Some(known) => (known.from_state)(bytes),
        None => {
            Err(Error::BadState { reason: format!("no accumulator saves the kind '{}'", header.kind).into() })
        }
    }
}

/// Every result type, each once, and the rows they hold.
#[must_use]
pub fn records() -> Vec<RecordInfo> {
    let mut all: Vec<RecordInfo> = Vec::new();
    let rows = [
        RecordInfo::of::<AnswerShare>(),
        RecordInfo::of::<QuantilePoint>(),
        RecordInfo::of::<SurvivalPoint>(),
        RecordInfo::of::<SurvivalQuantile>(),
    ];
    for record in functions().map(|function| (function.result)()).chain(rows) {
        if all.iter().all(|known| known.name != record.name) {
            all.push(record);
        }
    }
    all
}
