//! Paths: the touchpoints of a journey or a session in order, cut and shortened as asked.
//!
//! One order of operations for every query of this folder: events that a filter hides are not there; journeys are split
//! into sessions, where sessions are asked for; runs of one touchpoint become one event, that of the last; a path is cut
//! at its start and its end; its first so many events are kept. What is counted then is the query's own.

mod flows;
mod loops;
mod matrix;
mod pairs;
mod rules;
pub(super) mod steps;
mod sums;
mod top;
mod transitions;
mod variants;

pub use flows::{FlowLink, FlowNode, FlowOccurrence, FlowOptions, FlowsResult};
pub use loops::{LoopOptions, LoopRow, LoopsResult};
pub use matrix::{StepMatrixOptions, StepMatrixResult, StepMatrixRow};
pub(super) use rules::PathCounts;
pub use transitions::{TouchpointRow, TransitionOptions, TransitionRow, TransitionsResult};
pub use variants::{PathOptions, PathRow, PathsResult};
