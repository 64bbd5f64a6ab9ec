//! Journeys of customers: an event log, and what can be asked of it.

mod activity;
mod build;
mod condition;
mod events;
mod figures;
mod filter;
mod funnel;
mod identity;
mod kind;
mod labels;
mod lifecycle;
mod log;
mod merge;
mod names;
mod next_event;
mod paths;
mod pattern;
mod report;
mod retention;
mod saved;
mod sessions;
#[allow(dead_code)]
pub(crate) mod sorted;
mod spans;
mod split;
mod stickiness;
#[allow(dead_code)]
pub(crate) mod sweep;
mod tally;

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
pub use next_event::{NextBase, NextDirection, NextEvent, NextEventOptions, NextEventResult, NextEventRow};
pub use paths::{
    FlowLink, FlowNode, FlowOccurrence, FlowOptions, FlowsResult, LoopOptions, LoopRow, LoopsResult,
    PathOptions, PathRow, PathsResult, StepMatrixOptions, StepMatrixResult, StepMatrixRow, TouchpointRow,
    TransitionOptions, TransitionRow, TransitionsResult,
};
pub use pattern::{Pattern, PatternCount, PatternMatch, PatternOptions, PatternResult, PatternTally};
pub use retention::{
    AnchoredDays, AnchoredDaysOptions, AnchoredDaysResult, AnchoredDaysTally, AnchoredFlag, PeriodsFrom,
    Retention, RetentionCohort, RetentionColumn, RetentionKind, RetentionOptions, RetentionResult,
    RetentionReturn, RetentionTally,
};
pub use sessions::{SessionOptions, SessionRow, SessionsResult};
pub use spans::TimeDetail;
pub use split::GapRule;
pub use stickiness::{Stickiness, StickinessOptions, StickinessResult, StickinessRow, StickinessTally};
pub use tally::{JourneyTally, Question};
