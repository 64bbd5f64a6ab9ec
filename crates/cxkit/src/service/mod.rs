//! Measures of service: how long customers wait and how often they have to come back.

mod abandonment_rate;
mod contact_log;
mod contact_rate;
mod cost_to_serve;
mod erlang;
mod fcr;
mod fcr_from_log;
mod fingerprint;
mod flags;
mod frt;
mod reopen_rate;
mod self_service_rate;
mod sla;
mod sla_from_flags;
mod sla_from_times;
mod staffing;
mod ticket_trend;
mod time_list;
mod transfer_rate;
mod ttr;
mod waiting;

pub use abandonment_rate::{
    abandonment_rate, abandonment_rate_with, AbandonmentRateAccumulator, AbandonmentRateOptions,
};
pub use contact_rate::{
    contact_rate, contact_rate_with, ContactRateAccumulator, ContactRateOptions, ContactRateResult,
};
pub use cost_to_serve::{
    cost_to_serve, cost_to_serve_with, CostPer, CostToServeAccumulator, CostToServeOptions, CostToServeResult,
};
pub use fcr::{fcr, fcr_with, FcrAccumulator, FcrMethod, FcrOptions};
pub use reopen_rate::{reopen_rate, reopen_rate_with, ReopenRateAccumulator, ReopenRateOptions};
pub use self_service_rate::{
    self_service_rate, self_service_rate_with, SelfServiceRateAccumulator, SelfServiceRateOptions,
};
pub use sla::{sla, sla_with, SlaOptions, SlaResult};
pub use staffing::{staffing, staffing_with, StaffingModel, StaffingOptions, StaffingResult};
pub use transfer_rate::{transfer_rate, transfer_rate_with, TransferRateAccumulator, TransferRateOptions};
mod aht;
mod backlog;
mod cases;

pub use aht::{aht, aht_with, AhtAccumulator, AhtOptions, AhtResult};
pub use backlog::{
    backlog, backlog_series, backlog_series_with, backlog_with, BacklogAccumulator, BacklogOptions,
    BacklogResult, BacklogSeriesOptions, BacklogSeriesResult,
};
pub use fcr_from_log::{fcr_from_log, FcrFromLogAccumulator, FcrFromLogOptions, FcrFromLogResult};
pub use frt::{frt, frt_with, FrtAccumulator, FrtOptions};
pub use sla_from_flags::{sla_from_flags, SlaFromFlagsAccumulator, SlaFromFlagsOptions};
pub use sla_from_times::{sla_from_times, sla_from_times_with, SlaAccumulator, SlaFromTimesOptions};
pub use ticket_trend::{
    ticket_trend, TicketTrendAccumulator, TicketTrendOptions, TicketTrendResult, TopicTrend,
};
pub use ttr::{ttr, ttr_with, TtrAccumulator, TtrOptions};
pub use waiting::{WaitingReading, WaitingResult};
