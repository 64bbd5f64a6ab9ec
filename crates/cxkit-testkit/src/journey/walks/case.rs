//! A small log and the rules that make paths of it.

use crate::journey::rows::{self, by_customer, one_in, pick, Row, COLOURS, TOUCHPOINTS};
use cxkit::journey::{
    Condition, EventLog, Filter, FlowOccurrence, FlowOptions, GapRule, LoopOptions, NextBase, NextDirection,
    NextEvent, NextEventOptions, PathOptions, SessionOptions, StepMatrixOptions, TimeDetail,
    TransitionOptions, UnknownTouchpoint,
};
use cxkit::random::Stream;
use cxkit::time::Duration;
use std::borrow::Cow;

/// A small log, a filter, and rules of sessions, paths, flows and chains.
#[derive(Clone, Debug)]
pub struct Case {
    pub(super) rows: Vec<Row>,
    pub(super) hidden: Option<usize>,
    pub(super) gap: Option<i64>,
    pub(super) or_equal: bool,
    pub(super) starts: Vec<usize>,
    pub(super) ends: Vec<usize>,
    pub(super) change: bool,
    pub(super) by_session: bool,
    pub(super) collapse: bool,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) max_steps: Option<usize>,
    pub(super) times: TimeDetail,
    pub(super) top: Option<usize>,
    pub(super) middle: Option<usize>,
    pub(super) last_middle: bool,
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) chain: Vec<Vec<usize>>,
    pub(super) base_colour: Option<usize>,
    pub(super) backward: bool,
    pub(super) base: NextBase,
}

fn names(codes: &[usize]) -> Vec<Cow<'static, str>> {
    codes.iter().map(|&code| TOUCHPOINTS[code].into()).collect()
}

fn name(code: Option<usize>) -> Option<Cow<'static, str>> {
    code.map(|code| TOUCHPOINTS[code].into())
}

/// The settings that every query of paths shares, set on its options.
macro_rules! shared {
    ($case:expr, $options:expr) => {
        $options
            .by_session($case.by_session)
            .gap($case.gap())
            .gap_rule($case.gap_rule())
            .session_starts(names(&$case.starts))
            .session_ends(names(&$case.ends))
            .session_change($case.change())
            .unknown(UnknownTouchpoint::Empty)
            .times($case.times)
    };
}

macro_rules! shaped {
    ($case:expr, $options:expr) => {
        shared!($case, $options)
            .collapse_repeats($case.collapse)
            .start(name($case.start))
            .end(name($case.end))
            .max_steps($case.max_steps.map(|steps| steps as u64))
    };
}

impl Case {
    /// A case heavy with ties, repeats and doubles.
    #[must_use]
    pub fn random(stream: &mut Stream) -> Self {
        let maybe =
            |stream: &mut Stream, n: u64| one_in(stream, n).then(|| stream.below(5).unwrap() as usize);
        let mut rows = rows::random(stream);
        if one_in(stream, 2) {
            // Longer journeys, of which one path is another's begin.
            let more = rows::random(stream);
            rows.extend(more);
        }
        let several = |stream: &mut Stream| -> Vec<usize> {
            (0..pick(stream, &[0, 0, 1, 2])).map(|_| stream.below(5).unwrap() as usize).collect()
        };
        Self {
            hidden: maybe(stream, 4),
            gap: pick(stream, &[None, Some(1), Some(2), Some(4)]),
            or_equal: one_in(stream, 2),
            starts: several(stream),
            ends: several(stream),
            change: one_in(stream, 3),
            by_session: one_in(stream, 2),
            collapse: one_in(stream, 3),
            start: maybe(stream, 3),
            end: maybe(stream, 3),
            max_steps: pick(stream, &[None, None, Some(1), Some(2), Some(4)]),
            times: pick(stream, &[TimeDetail::Mean, TimeDetail::Quantiles, TimeDetail::None]),
            top: pick(stream, &[None, Some(1), Some(2), Some(10)]),
            middle: maybe(stream, 2),
            last_middle: one_in(stream, 2),
            before: stream.below(4).unwrap() as usize,
            after: stream.below(4).unwrap() as usize,
            chain: (0..pick(stream, &[1, 1, 2, 2, 3]))
                .map(|_| (0..pick(stream, &[1, 1, 2])).map(|_| stream.below(5).unwrap() as usize).collect())
                .collect(),
            base_colour: if one_in(stream, 3) { Some(stream.below(2).unwrap() as usize) } else { None },
            backward: one_in(stream, 2),
            base: pick(stream, &[NextBase::FirstMatch, NextBase::LastMatch, NextBase::Head, NextBase::Tail]),
            rows,
        }
    }

    fn gap(&self) -> Option<Duration> {
        self.gap.map(|gap| Duration::from_micros(gap).unwrap())
    }

    fn gap_rule(&self) -> GapRule {
        if self.or_equal {
            GapRule::GreaterOrEqual
        } else {
            GapRule::Greater
        }
    }

    fn change(&self) -> Option<Cow<'static, str>> {
        self.change.then_some("colour".into())
    }

    /// The library's log of the case, of all customers or of some, without the events that are hidden.
    #[must_use]
    pub fn log(&self, only: impl Fn(i64) -> bool) -> EventLog {
        let log = rows::log(&self.rows, only);
        let Some(hidden) = self.hidden else { return log };
        let known: Vec<String> = log.touchpoints().into_iter().map(str::to_owned).collect();
        let shown = known.into_iter().filter(|name| name != TOUCHPOINTS[hidden]);
        log.filter(&Filter::new().touchpoints(shown)).unwrap()
    }

    /// The rows that are not hidden by customer, in order.
    pub(super) fn journeys(&self) -> Vec<Vec<Row>> {
        let shown: Vec<Row> =
            self.rows.iter().copied().filter(|row| Some(row.touchpoint) != self.hidden).collect();
        by_customer(&shown).into_values().collect()
    }

    /// The options of each query.
    #[must_use]
    pub fn sessions(&self) -> SessionOptions {
        SessionOptions::default()
            .gap(self.gap())
            .gap_rule(self.gap_rule())
            .session_starts(names(&self.starts))
            .session_ends(names(&self.ends))
            .session_change(self.change())
            .unknown(UnknownTouchpoint::Empty)
            .times(self.times)
    }

    /// Those of transitions.
    #[must_use]
    pub fn transitions(&self) -> TransitionOptions {
        shaped!(self, TransitionOptions::default())
    }

    /// Those of the step matrix.
    #[must_use]
    pub fn step_matrix(&self) -> StepMatrixOptions {
        shaped!(self, StepMatrixOptions::default())
    }

    /// Those of variants.
    #[must_use]
    pub fn paths(&self) -> PathOptions {
        shaped!(self, PathOptions::default()).top(self.top.map(|top| top as u64))
    }

    /// Those of loops.
    #[must_use]
    pub fn loops(&self) -> LoopOptions {
        shaped!(self, LoopOptions::default())
    }

    /// Those of flows.
    #[must_use]
    pub fn flows(&self) -> FlowOptions {
        let occurrence = if self.last_middle { FlowOccurrence::Last } else { FlowOccurrence::First };
        shaped!(self, FlowOptions::default())
            .touchpoint(name(self.middle))
            .occurrence(occurrence)
            .before(self.before as u64)
            .after(self.after as u64)
    }

    /// The chain and its options.
    #[must_use]
    pub fn next_event(&self) -> NextEvent {
        let chain = self.chain.iter().map(|step| cxkit::journey::FunnelStep::any_of(names(step)));
        let direction = if self.backward { NextDirection::Backward } else { NextDirection::Forward };
        let options = shared!(self, NextEventOptions::default()).direction(direction).base(self.base);
        let question = NextEvent::new(chain).options(options);
        match self.base_colour {
            Some(colour) => question.base(Condition::is("colour", [COLOURS[colour]])),
            None => question,
        }
    }
}
