//! What is more than surveys, shares and means: in every build but the one that `cxkit/slim` downloads.

use super::{AccumulatorInfo, Answer, ArgumentInfo, Function, Options, RecordInfo};
use crate::accumulator::Measured;
use cxkit::accumulate::Accumulator as _;
use cxkit::columns::{Keys, Numbers};
use cxkit::customers::{self, *};
use cxkit::measure::{Metric, MetricAccumulator, Tally};
use cxkit::service::{self, *};
use cxkit::stats::{self, *};
use cxkit::survey::{self, *};
use cxkit::survival::{self, *};
use cxkit::time::Times;
use cxkit::value::{self, *};

plain! {
    full PLAIN:
    quantile = stats::quantile_with, (values: Numbers<'_>, p: f64) QuantileOptions -> QuantileResult;
    quantiles = stats::quantiles_with, (values: Numbers<'_>, probabilities: Numbers<'_>) QuantileOptions -> QuantilesResult;
    distinct_count = stats::distinct_count_with, (keys: Keys<'_>) DistinctCountOptions -> DistinctCountResult;
    emotional_connection = survey::emotional_connection_with,
        (motivators: @& Vec<Numbers<'_>>, satisfaction: Option<Numbers<'_>>, values: Option<Numbers<'_>>)
        EmotionalConnectionOptions -> EmotionalConnectionResult;
    kaplan_meier = survival::kaplan_meier_with,
        (durations: Numbers<'_>, observed: Numbers<'_>) KaplanMeierOptions -> KaplanMeierResult;
    fcr = service::fcr_with, (resolved: Tally<'_>, first_calls: Option<Tally<'_>>) FcrOptions -> RateResult;
    sla = service::sla_with, (met: u64, missed: u64, pending: u64) SlaOptions -> SlaResult;
    backlog_series = service::backlog_series_with,
        (opened: Times<'_>, resolved: Times<'_>, at: Times<'_>) BacklogSeriesOptions -> BacklogSeriesResult;
    reopen_rate = service::reopen_rate_with, (reopened: Tally<'_>, resolved: Option<Tally<'_>>) ReopenRateOptions -> RateResult;
    transfer_rate = service::transfer_rate_with, (transferred: Tally<'_>, handled: Option<Tally<'_>>) TransferRateOptions -> RateResult;
    abandonment_rate = service::abandonment_rate_with, (abandoned: Tally<'_>, offered: Option<Tally<'_>>, waited: Option<Numbers<'_>>) AbandonmentRateOptions -> RateResult;
    self_service_rate = service::self_service_rate_with,
        (self_served: Tally<'_>, started: Option<Tally<'_>>) SelfServiceRateOptions -> RateResult;
    contact_rate = service::contact_rate_with, (contacts: u64, customers: u64) ContactRateOptions -> ContactRateResult;
    staffing = service::staffing_with, (calls_per_hour: f64, aht_seconds: f64) StaffingOptions -> StaffingResult;
    cost_to_serve = service::cost_to_serve_with, (total_cost: f64, served: u64) CostToServeOptions -> CostToServeResult;
    retention_rate = customers::retention_rate_with,
        (start: u64, end: u64, new: Option<u64>) RetentionRateOptions -> RetentionRateResult;
    churn_rate = customers::churn_rate_with,
        (start: u64, lost: Option<u64>, acquired: Option<u64>, end: Option<u64>, customer_periods: Option<f64>)
        ChurnRateOptions -> ChurnRateResult;
    repeat_rate = customers::repeat_rate_with, (repeat_customers: u64, customers: u64) RepeatRateOptions -> RateResult;
    conversion_rate = customers::conversion_rate_with, (converted: u64, eligible: u64) ConversionRateOptions -> RateResult;
    free_to_paid = customers::free_to_paid_with, (paid: u64, free: u64) FreeToPaidOptions -> RateResult;
    referral_rate = customers::referral_rate_with, (referred: u64, joined: u64) ReferralRateOptions -> RateResult;
    cac = customers::cac_with, (spend: f64, new_customers: u64) CacOptions -> CacResult;
    engagement = customers::engagement_with,
        (visits: u64, customers: u64, seconds: Option<f64>, sent: Option<u64>, opened: Option<u64>, clicked: Option<u64>)
        EngagementOptions -> EngagementResult;
    revenue_per_customer = customers::revenue_per_customer_with,
        (revenue: f64, customers: u64) RevenuePerCustomerOptions -> RevenuePerCustomerResult;
    growth = customers::growth_with,
        (new: u64, returning: u64, resurrected: u64, dormant: u64) GrowthOptions -> GrowthResult;
    clv = value::clv_with, (margin: f64, retention: f64, discount_rate: f64) ClvOptions -> ClvResult;
    ltv = value::ltv_with, (average_sale: f64, transactions_per_period: f64, periods: f64) LtvOptions -> ValueResult;
    cltv = value::cltv_with,
        (average_sale: f64, transactions_per_period: f64, periods: f64, margin: f64) CltvOptions -> ValueResult;
    ltv_to_cac = value::ltv_to_cac_with, (value: f64, cac: f64) LtvToCacOptions -> ValueResult;
    payback = value::payback_with, (cac: f64, margin: f64) PaybackOptions -> ValueResult;
    customer_equity = value::customer_equity_with,
        (values: @& Numbers<'_>, customers: Option<Numbers<'_>>) CustomerEquityOptions -> CustomerEquityResult;
    allocate = value::allocate_with,
        (budget: f64, values: @& Numbers<'_>, customers: Option<Numbers<'_>>, floors: Option<Numbers<'_>>,
         ceilings: Option<Numbers<'_>>) AllocateOptions -> AllocationResult;
    roi = value::roi_with, (value_gained: f64, cost: f64) RoiOptions -> RoiResult;
    roi_ranking = value::roi_ranking_with,
        (values_gained: @& Numbers<'_>, costs: @& Numbers<'_>) RoiRankingOptions -> RoiRankingResult;
}

// Without a name before the bracket there is an accumulator alone: the function stands in the list above.
metric! {
    full METRICS, METRIC_ACCUMULATORS:
    aht (AhtOptions, "AhtAccumulator");
    ttr (TtrOptions, "TtrAccumulator");
    frt (FrtOptions, "FrtAccumulator");
    sla_from_times (SlaFromTimesOptions, "SlaAccumulator");
    sla_from_flags (SlaFromFlagsOptions, "SlaFromFlagsAccumulator");
    fcr_from_log (FcrFromLogOptions, "FcrFromLogAccumulator");
    ticket_trend (TicketTrendOptions, "TicketTrendAccumulator");
    backlog (BacklogOptions, "BacklogAccumulator");
    (FcrOptions, "FcrAccumulator");
    (ReopenRateOptions, "ReopenRateAccumulator");
    (TransferRateOptions, "TransferRateAccumulator");
    (AbandonmentRateOptions, "AbandonmentRateAccumulator");
    (SelfServiceRateOptions, "SelfServiceRateAccumulator");
    (ContactRateOptions, "ContactRateAccumulator");
    (CostToServeOptions, "CostToServeAccumulator");
    (RetentionRateOptions, "RetentionRateAccumulator");
    (ChurnRateOptions, "ChurnRateAccumulator");
    (RepeatRateOptions, "RepeatRateAccumulator");
    (GrowthOptions, "GrowthAccumulator");
    (ActiveUsersOptions, "ActiveUsersAccumulator");
}

/// The records that stand inside others, and those that no function but an accumulator answers with.
pub(super) static ROWS: &[fn() -> RecordInfo] = &[
    RecordInfo::of::<QuantilePoint>,
    RecordInfo::of::<SurvivalPoint>,
    RecordInfo::of::<SurvivalQuantile>,
    RecordInfo::of::<TopicTrend>,
    RecordInfo::of::<Allocation>,
    RecordInfo::of::<RoiRank>,
    RecordInfo::of::<ActiveUsersResult>,
];
