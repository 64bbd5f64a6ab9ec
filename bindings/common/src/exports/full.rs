//! What is more than surveys, shares and means: in every build but the one that `cxkit/slim` downloads.

use super::{AccumulatorInfo, Answer, ArgumentInfo, Function, Options, RecordInfo};
use crate::accumulator::Measured;
use cxkit::accumulate::Accumulator as _;
use cxkit::columns::Numbers;
use cxkit::measure::{AnyOver, Metric, MetricAccumulator, Tally};
use cxkit::service::{self, *};
use cxkit::stats::{self, *};
use cxkit::survival::{self, *};

plain! {
    full PLAIN:
    quantile = stats::quantile_with, (values: Numbers<'_>, p: f64) QuantileOptions -> QuantileResult;
    quantiles = stats::quantiles_with, (values: Numbers<'_>, probabilities: Numbers<'_>) QuantileOptions -> QuantilesResult;
    kaplan_meier = survival::kaplan_meier_with,
        (durations: Numbers<'_>, observed: Numbers<'_>) KaplanMeierOptions -> KaplanMeierResult;
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
    full METRICS, METRIC_ACCUMULATORS:
    aht (AhtOptions, "AhtAccumulator");
    (FcrOptions, "FcrAccumulator");
    (ReopenRateOptions, "ReopenRateAccumulator");
    (TransferRateOptions, "TransferRateAccumulator");
    (AbandonmentRateOptions, "AbandonmentRateAccumulator");
    (SelfServiceRateOptions, "SelfServiceRateAccumulator");
}

/// The records that stand inside others.
pub(super) static ROWS: &[fn() -> RecordInfo] =
    &[RecordInfo::of::<QuantilePoint>, RecordInfo::of::<SurvivalPoint>, RecordInfo::of::<SurvivalQuantile>];
