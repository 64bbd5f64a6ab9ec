//! Measures of service: how long customers wait and how often they have to come back.

mod abandonment_rate;
mod contact_rate;
mod cost_to_serve;
mod erlang;
mod fcr;
mod flags;
mod reopen_rate;
mod self_service_rate;
mod sla;
mod staffing;
mod transfer_rate;

pub use abandonment_rate::{
    abandonment_rate, abandonment_rate_with, AbandonmentRateAccumulator, AbandonmentRateOptions,
};
pub use contact_rate::{contact_rate, contact_rate_with, ContactRateOptions, ContactRateResult};
pub use cost_to_serve::{cost_to_serve, cost_to_serve_with, CostPer, CostToServeOptions, CostToServeResult};
pub use fcr::{fcr, fcr_with, FcrAccumulator, FcrMethod, FcrOptions};
pub use reopen_rate::{reopen_rate, reopen_rate_with, ReopenRateAccumulator, ReopenRateOptions};
pub use self_service_rate::{
    self_service_rate, self_service_rate_with, SelfServiceRateAccumulator, SelfServiceRateOptions,
};
pub use sla::{sla, sla_with, SlaOptions, SlaResult};
pub use staffing::{staffing, staffing_with, StaffingModel, StaffingOptions, StaffingResult};
pub use transfer_rate::{transfer_rate, transfer_rate_with, TransferRateAccumulator, TransferRateOptions};
mod aht;

pub use aht::{aht, aht_with, AhtAccumulator, AhtOptions, AhtResult};
