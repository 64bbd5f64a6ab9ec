//! What a customer is worth: repeat-purchase summaries, purchase models, lifetime value.

mod allocate;
pub mod btyd;
mod clv;
mod columns;
mod equity;
mod ltv;
mod rfm;
mod roi;
mod segments;

pub use allocate::{allocate, allocate_with, AllocateOptions, Allocation, AllocationResult, AllocationRule};
pub use clv::{clv, clv_with, ClvMethod, ClvOptions, ClvResult};
pub use equity::{customer_equity, customer_equity_with, CustomerEquityOptions, CustomerEquityResult};
pub use ltv::{
    cltv, cltv_with, ltv, ltv_to_cac, ltv_to_cac_with, ltv_with, payback, payback_with, CltvOptions,
    LtvOptions, LtvToCacOptions, PaybackOptions, ValueResult,
};
pub use rfm::{
    rfm, rfm_with, AfterEnd, MergePurchases, Order, Orders, Returns, RfmAccumulator, RfmHoldout, RfmOptions,
    RfmResult, RfmSummary, RfmUnit,
};
pub use roi::{
    roi, roi_ranking, roi_ranking_with, roi_with, RoiOptions, RoiRank, RoiRankingOptions, RoiRankingResult,
    RoiResult,
};
pub use segments::{
    default_segments, rfm_segments, MonetaryScore, RfmSegmentOptions, RfmSegments, SegmentResult, SegmentRule,
};
