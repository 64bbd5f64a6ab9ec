//! A small log and a funnel to ask of it.

use crate::journey::rows::{self, one_in, pick, Row, COLOURS, TOUCHPOINTS};
use cxkit::journey::{
    Condition, EventLog, Exclusion, Funnel, FunnelAttribution, FunnelCounting, FunnelEntry, FunnelOptions,
    FunnelOrder, FunnelReuse, FunnelStep, FunnelTies, OnExclude, UnknownTouchpoint, WindowEdge,
};
use cxkit::random::Stream;
use cxkit::time::Duration;
use std::borrow::Cow;

/// A step as the oracle sees it.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) touchpoints: Vec<usize>,
    pub(super) colour: Option<usize>,
    pub(super) optional: bool,
}

/// A small log and a funnel to ask of it.
#[derive(Clone, Debug)]
pub struct Case {
    pub(super) rows: Vec<Row>,
    pub(super) steps: Vec<Step>,
    pub(super) exclusions: Vec<(usize, usize, usize)>,
    pub(super) within: Option<i64>,
    pub(super) hops: Vec<i64>,
    pub(super) order: FunnelOrder,
    pub(super) entry: FunnelEntry,
    pub(super) reuse: FunnelReuse,
    pub(super) ties: FunnelTies,
    pub(super) edge: WindowEdge,
    pub(super) on_exclude: OnExclude,
    pub(super) counting: FunnelCounting,
    pub(super) hold: bool,
    pub(super) breakdown: Option<(FunnelAttribution, Option<u64>)>,
    pub(super) session_gap: i64,
}

impl Case {
    /// A case heavy with ties, repeats and doubles.
    #[must_use]
    pub fn random(stream: &mut Stream) -> Self {
        let rows = rows::random(stream);
        let order = pick(
            stream,
            &[
                FunnelOrder::Ordered,
                FunnelOrder::Ordered,
                FunnelOrder::Ordered,
                FunnelOrder::Adjacent,
                FunnelOrder::NoOtherStep,
                FunnelOrder::Any,
                FunnelOrder::StrictOrder,
                FunnelOrder::StrictDeduplication,
            ],
        );
        let neighbours = matches!(order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
        let looser = matches!(order, FunnelOrder::StrictOrder | FunnelOrder::StrictDeduplication);
        let mut steps: Vec<Step> = Vec::new();
        let count = stream.below(4).unwrap() + 1;
        let wide = one_in(stream, 3);
        for at in 0..count {
            let several = wide && one_in(stream, 2);
            let mut touchpoints = vec![stream.below(4).unwrap() as usize];
            if several {
                touchpoints.push(stream.below(4).unwrap() as usize);
            }
            let colour = if one_in(stream, 6) { Some(stream.below(2).unwrap() as usize) } else { None };
            let optional = at > 0 && one_in(stream, 5) && !looser && order != FunnelOrder::Any;
            steps.push(Step { touchpoints, colour, optional });
        }
        let any_optional = steps.iter().any(|step| step.optional);
        let mut exclusions = Vec::new();
        if !looser && !any_optional && count > 1 && one_in(stream, 2) {
            for _ in 0..=stream.below(2).unwrap() {
                let from = stream.below(count - 1).unwrap() as usize + 1;
                let to = from + 1 + stream.below(count - from as u64).unwrap() as usize;
                let touchpoint = pick(stream, &[4, 4, 3, 2]);
                if steps[from - 1..to].iter().all(|step| !step.touchpoints.contains(&touchpoint)) {
                    exclusions.push((touchpoint, from, to));
                }
            }
        }
        let hops = if order == FunnelOrder::Any || looser || !one_in(stream, 3) {
            Vec::new()
        } else if count > 2 && one_in(stream, 2) {
            (1..count).map(|_| pick(stream, &[1, 2, 4])).collect()
        } else {
            vec![pick(stream, &[1, 2, 4])]
        };
        let entries = order == FunnelOrder::Ordered && !any_optional && one_in(stream, 4);
        let counting = match stream.below(6).unwrap() {
            _ if entries => FunnelCounting::Entries,
            0 => FunnelCounting::Sessions,
            _ => FunnelCounting::Customers,
        };
        let first_allowed = counting != FunnelCounting::Entries && order != FunnelOrder::StrictDeduplication;
        let first = first_allowed && one_in(stream, 4);
        let breakdown = one_in(stream, 3).then(|| match stream.below(3).unwrap() {
            0 => (FunnelAttribution::First, None),
            1 => (FunnelAttribution::Last, None),
            _ => (FunnelAttribution::Step, Some(stream.below(count).unwrap() + 1)),
        });
        Self {
            rows,
            steps,
            exclusions,
            within: pick(stream, &[None, Some(1), Some(2), Some(3), Some(5), Some(9)]),
            hops,
            order,
            entry: if first { FunnelEntry::First } else { FunnelEntry::Any },
            reuse: if !neighbours && one_in(stream, 3) { FunnelReuse::Many } else { FunnelReuse::Once },
            ties: pick(
                stream,
                &[
                    FunnelTies::AnyOrder,
                    FunnelTies::AnyOrder,
                    FunnelTies::InputOrder,
                    FunnelTies::StrictIncrease,
                ],
            ),
            edge: if one_in(stream, 3) { WindowEdge::Exclusive } else { WindowEdge::Inclusive },
            on_exclude: if one_in(stream, 2) { OnExclude::Drop } else { OnExclude::Stop },
            counting,
            hold: one_in(stream, 4),
            breakdown,
            session_gap: pick(stream, &[1, 2, 4]),
        }
    }

    /// The library's log of the case, of all customers or of some.
    #[must_use]
    pub fn log(&self, only: impl Fn(i64) -> bool) -> EventLog {
        rows::log(&self.rows, only)
    }

    /// The library's funnel of the case.
    #[must_use]
    pub fn funnel(&self) -> Funnel {
        let steps = self.steps.iter().map(|step| {
            let made = FunnelStep::any_of(step.touchpoints.iter().map(|&at| TOUCHPOINTS[at]));
            let made = match step.colour {
                Some(colour) => made.condition(Condition::is("colour", [COLOURS[colour]])),
                None => made,
            };
            if step.optional {
                made.optional()
            } else {
                made
            }
        });
        let micros = |micros: i64| Duration::from_micros(micros).unwrap();
        let mut options = FunnelOptions::default()
            .within(self.within.map(micros))
            .step_within(self.hops.iter().copied().map(micros).collect::<Vec<_>>())
            .order(self.order)
            .entry(self.entry)
            .reuse(self.reuse)
            .ties(self.ties)
            .window_edge(self.edge)
            .on_exclude(self.on_exclude)
            .counting(self.counting)
            .session_gap(micros(self.session_gap))
            .unknown(UnknownTouchpoint::Empty);
        if self.hold {
            options = options.hold(Cow::Borrowed("colour"));
        }
        if let Some((attribution, step)) = self.breakdown {
            options =
                options.breakdown(Cow::Borrowed("colour")).attribution(attribution).attribution_step(step);
        }
        let exclude = |funnel: Funnel, &(touchpoint, from, to): &(usize, usize, usize)| {
            funnel.exclude(Exclusion::between([TOUCHPOINTS[touchpoint]], from, to))
        };
        self.exclusions.iter().fold(Funnel::new(steps).options(options), exclude)
    }
}
