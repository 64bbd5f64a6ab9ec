//! Sessions, paths and next events: the settings that are no option, and counts that merge.

use crate::object::{objects, Held, NoOptions};
use crate::tree::{Chain, Conditions};
use cxkit::journey::{
    EventLog, FlowOptions, FlowsResult, JourneyTally, LoopOptions, LoopsResult, NextEvent, NextEventOptions,
    NextEventResult, PathOptions, PathsResult, SessionOptions, SessionsResult, StepMatrixOptions,
    StepMatrixResult, TransitionOptions, TransitionsResult,
};

/// The same log for a question on so many threads.
pub(super) fn on(log: &EventLog, threads: crate::object::Threads) -> EventLog {
    log.clone().with_threads(threads.0)
}

/// The question after a chain, whose base must meet these conditions.
pub(super) fn next_event(chain: Chain, base: Option<Conditions>, options: &NextEventOptions) -> NextEvent {
    let question = NextEvent::new(chain.0).options(options.clone());
    base.map(|base| base.0).unwrap_or_default().into_iter().fold(question, NextEvent::base)
}

/// Writes the tally of each question: one type of the core, a class for every answer.
macro_rules! tallies {
    ($($(#[doc = $doc:literal])+ $question:ty as $name:ident, $kind:literal => $answer:ty;)*) => {
        objects! {
            TALLIES:
            $(
                $(#[doc = $doc])+
                ///
                /// Merges with that of other customers, and can be saved. Logs that share no customer may be counted
                /// apart; merged, their counts are those of one log, bit for bit.
                JourneyTally<$question> as $name saved($kind, |tally| Ok(tally.to_state()), JourneyTally::from_state) {
                    /// Adds the counts of other customers. Raises `incompatible` for another question or other settings;
                    /// nothing has changed then.
                    change merge(other: Held<JourneyTally<$question>>) NoOptions => () =
                        |tally, other, _| tally.merge(&other);
                    /// The answer so far; it may be asked again.
                    ask finish() NoOptions => $answer = |tally, _| tally.finish();
                }
            )*
        }
    };
}

tallies! {
    /// The counts of sessions.
    SessionOptions as SessionsTally, "sessions" => SessionsResult;
    /// The counts of transitions.
    TransitionOptions as TransitionsTally, "transitions" => TransitionsResult;
    /// The counts of a step matrix.
    StepMatrixOptions as StepMatrixTally, "step_matrix" => StepMatrixResult;
    /// The counts of paths, every one of them, however many are shown.
    PathOptions as PathsTally, "paths" => PathsResult;
    /// The counts of flows.
    FlowOptions as FlowsTally, "flows" => FlowsResult;
    /// The counts of loops.
    LoopOptions as LoopsTally, "loops" => LoopsResult;
    /// The counts of next events.
    NextEvent as NextEventTally, "next_event" => NextEventResult;
}
