//! Objects of the export list: what is made once and asked many times. Adding a method is one line in its list.

mod activity;
mod contracts;
mod covariates;
mod funnel;
mod log;
mod paths;
mod pattern;
mod purchases;
mod retention;
mod rfm;
mod sessions;
mod spend;

use crate::call::RecordInfo;
use crate::object::{Method, ObjectInfo};
use cxkit::describe::Record;
use cxkit::journey::{
    AnchoredDaysResult, AnchoredFlag, DroppedRows, FlowLink, FlowNode, FlowsResult, FunnelGroup,
    FunnelResult, FunnelStepResult, LifecyclePeriod, LifecycleResult, LoopRow, LoopsResult, NextEventResult,
    NextEventRow, PathRow, PathsResult, PatternCount, PatternResult, RetentionCohort, RetentionColumn,
    RetentionResult, SessionsResult, StepMatrixResult, StepMatrixRow, StickinessResult, StickinessRow,
    TouchpointRow, TransitionRow, TransitionsResult,
};
use cxkit::value::btyd::{
    Boundary, Convergence, CustomerValues, FitResult, HoldoutGroup, HoldoutResult, LikelihoodRatioResult,
    LtvToCacResult, ParameterResult, PopulationSpend, Predictions, SegmentEquity, SpendPredictions,
    TotalResult, TrackingResult,
};
use cxkit::value::{RfmResult, SegmentResult, SegmentRule};

/// The functions that take or give objects, list by list.
pub(crate) static FUNCTIONS: &[&[Method]] = &[rfm::FUNCTIONS, spend::FUNCTIONS];

/// The objects, list by list.
pub(crate) static OBJECTS: &[&[ObjectInfo]] = &[
    log::OBJECTS,
    funnel::OBJECTS,
    retention::OBJECTS,
    activity::OBJECTS,
    pattern::OBJECTS,
    paths::TALLIES,
    rfm::OBJECTS,
    purchases::OBJECTS,
    spend::OBJECTS,
    contracts::CONTRACTS,
    contracts::OPPORTUNITIES,
    covariates::OBJECTS,
    covariates::CONTRACTS,
];

/// The records that their methods answer with.
pub(in crate::exports) static ROWS: &[fn() -> RecordInfo] = &[
    RecordInfo::of::<DroppedRows>,
    log::Journey::info,
    RecordInfo::of::<FunnelResult>,
    RecordInfo::of::<FunnelStepResult>,
    RecordInfo::of::<FunnelGroup>,
    funnel::FunnelDepths::info,
    RecordInfo::of::<RetentionResult>,
    RecordInfo::of::<RetentionCohort>,
    RecordInfo::of::<RetentionColumn>,
    retention::RetentionCells::info,
    RecordInfo::of::<AnchoredDaysResult>,
    RecordInfo::of::<AnchoredFlag>,
    retention::AnchoredCustomers::info,
    RecordInfo::of::<LifecycleResult>,
    RecordInfo::of::<LifecyclePeriod>,
    RecordInfo::of::<StickinessResult>,
    RecordInfo::of::<StickinessRow>,
    RecordInfo::of::<PatternResult>,
    RecordInfo::of::<PatternCount>,
    pattern::PatternCustomers::info,
    pattern::PatternTimes::info,
    RecordInfo::of::<SessionsResult>,
    sessions::SessionRows::info,
    RecordInfo::of::<TransitionsResult>,
    RecordInfo::of::<TransitionRow>,
    RecordInfo::of::<TouchpointRow>,
    RecordInfo::of::<StepMatrixResult>,
    RecordInfo::of::<StepMatrixRow>,
    RecordInfo::of::<PathsResult>,
    RecordInfo::of::<PathRow>,
    RecordInfo::of::<FlowsResult>,
    RecordInfo::of::<FlowNode>,
    RecordInfo::of::<FlowLink>,
    RecordInfo::of::<LoopsResult>,
    RecordInfo::of::<LoopRow>,
    RecordInfo::of::<NextEventResult>,
    RecordInfo::of::<NextEventRow>,
    RecordInfo::of::<RfmResult>,
    rfm::RfmScores::info,
    RecordInfo::of::<SegmentResult>,
    RecordInfo::of::<SegmentRule>,
    RecordInfo::of::<FitResult>,
    RecordInfo::of::<ParameterResult>,
    RecordInfo::of::<Convergence>,
    RecordInfo::of::<Boundary>,
    RecordInfo::of::<Predictions>,
    RecordInfo::of::<TotalResult>,
    RecordInfo::of::<PopulationSpend>,
    RecordInfo::of::<SpendPredictions>,
    RecordInfo::of::<CustomerValues>,
    RecordInfo::of::<SegmentEquity>,
    RecordInfo::of::<LtvToCacResult>,
    RecordInfo::of::<HoldoutResult>,
    RecordInfo::of::<HoldoutGroup>,
    RecordInfo::of::<TrackingResult>,
    RecordInfo::of::<LikelihoodRatioResult>,
];

/// Results that are a table of rows, and the field that holds the rows.
pub(in crate::exports) static TABLES: &[(&str, &str)] = &[
    (FunnelResult::NAME, "steps"),
    (TransitionsResult::NAME, "transitions"),
    (StepMatrixResult::NAME, "rows"),
    (PathsResult::NAME, "paths"),
    (FlowsResult::NAME, "links"),
    (LoopsResult::NAME, "rows"),
    (NextEventResult::NAME, "rows"),
];
