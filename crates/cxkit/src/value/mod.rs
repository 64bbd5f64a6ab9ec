//! What a customer is worth: repeat-purchase summaries, purchase models, lifetime value.

pub mod btyd;
mod rfm;

pub use rfm::{
    rfm, rfm_with, AfterEnd, MergePurchases, Order, Orders, Returns, RfmAccumulator, RfmHoldout, RfmOptions,
    RfmResult, RfmSummary, RfmUnit,
};
