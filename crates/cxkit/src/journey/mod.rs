//! Journeys of customers: an event log, and what can be asked of it.

mod activity;
mod build;
mod condition;
mod events;
mod filter;
mod funnel;
mod identity;
mod kind;
mod labels;
mod lifecycle;
mod log;
mod merge;
mod names;
mod pattern;
mod report;
mod retention;
mod saved;
#[allow(dead_code)]
pub(crate) mod sorted;
mod stickiness;
#[allow(dead_code)]
pub(crate) mod sweep;

pub use condition::Condition;
pub use events::{BlankNames, DroppedRows, EventLogOptions, Events};
pub use filter::Filter;
pub use funnel::{
    Exclusion, Funnel, FunnelAttribution, FunnelCounting, FunnelDepth, FunnelEntry, FunnelGroup,
    FunnelOptions, FunnelOrder, FunnelResult, FunnelReuse, FunnelStep, FunnelStepResult, FunnelTally,
    FunnelTies, OnExclude, UnknownTouchpoint, WindowEdge,
};
pub use identity::Identity;
pub use kind::EventKind;
pub use labels::Labels;
pub use lifecycle::{Lifecycle, LifecycleOptions, LifecyclePeriod, LifecycleResult, LifecycleTally};
pub use log::EventLog;
pub use pattern::{Pattern, PatternCount, PatternMatch, PatternOptions, PatternResult, PatternTally};
pub use retention::{
    AnchoredDays, AnchoredDaysOptions, AnchoredDaysResult, AnchoredDaysTally, AnchoredFlag, PeriodsFrom,
    Retention, RetentionCohort, RetentionColumn, RetentionKind, RetentionOptions, RetentionResult,
    RetentionReturn, RetentionTally,
};
pub use stickiness::{Stickiness, StickinessOptions, StickinessResult, StickinessRow, StickinessTally};
