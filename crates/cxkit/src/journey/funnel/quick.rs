//! The plain funnel, quickly: steps in order, each touchpoint at most one step, one window from step 1.
//!
//! The steps of a customer are put in a row first; then every level keeps the latest start that reached it: the window of
//! a later start ends later, so it can do whatever an earlier one can.

use super::count::Depth;
use super::options::{Funnel, FunnelCounting, FunnelEntry, FunnelOrder, FunnelReuse, FunnelTies};
use super::rules::{Matcher, Rules};
use super::tally::Parts;
use crate::journey::sorted::{Code, Sorted};
use crate::journey::sweep::{Journey, Journeys};

/// Levels of a quick funnel, and one below them.
const LEVELS: usize = 64;
const NONE: u32 = u32::MAX;

pub(super) struct Quick {
    /// By touchpoint: the step it is, from 1; 0 for none. Long enough for every one-byte code.
    steps_of: Vec<u8>,
    steps: usize,
    within: i64,
    /// Events of one instant may stand in any order.
    any_order: bool,
}

impl Quick {
    /// The quick way to count a funnel, if it is one for it.
    pub fn of(funnel: &Funnel, variants: &[Rules], matcher: &Matcher, log: &Sorted) -> Option<Self> {
        let options = &funnel.options;
        let [rules] = variants else { return None };
        let plain = options.order == FunnelOrder::Ordered
            && options.entry == FunnelEntry::Any
            && options.reuse == FunnelReuse::Once
            && options.ties != FunnelTies::StrictIncrease
            && options.counting == FunnelCounting::Customers
            && options.entry_every.is_none()
            && options.hold.is_none()
            && options.breakdown.is_none()
            && rules.disjoint
            && !rules.hop_limits
            && rules.exclusions.is_empty()
            && !matcher.needs_look.contains(&true);
        if !plain {
            return None;
        }
        let mut steps_of: Vec<u8> =
            matcher.plain.iter().map(|mask| (64 - mask.leading_zeros()) as u8).collect();
        steps_of.resize(log.touchpoints.len().max(256), 0);
        let any_order = options.ties == FunnelTies::AnyOrder;
        Some(Self { steps_of, steps: rules.steps, within: rules.within, any_order })
    }

    /// Counts the customers of a piece.
    pub fn count<C: Code>(
        &self,
        journeys: &Journeys<'_, C>,
        parts: &mut Parts,
        mut depths: Option<&mut Vec<Depth>>,
    ) {
        let mut hits: Vec<Hit> = Vec::new();
        journeys.each(|journey| {
            parts.customers += 1;
            let found = self.gather(&journey, &mut hits);
            if let Some(first) = hits[..found].iter().position(|hit| hit.step == 1) {
                let hits = &hits[self.instant(&hits[..found], first)..found];
                // Levels are kept in the narrowest of two arrays: most funnels are short.
                if self.steps < 8 {
                    self.customer::<8>(journey.customer, hits, parts, depths.as_deref_mut());
                } else {
                    self.customer::<LEVELS>(journey.customer, hits, parts, depths.as_deref_mut());
                }
            }
        });
    }

    /// Puts the events that are a step at the front of a list, without a branch on what they are; says how many.
    #[inline]
    fn gather<C: Code>(&self, journey: &Journey<'_, C>, hits: &mut Vec<Hit>) -> usize {
        let (steps_of, times) = (self.steps_of.as_slice(), journey.times);
        if hits.len() < times.len() {
            hits.resize(times.len(), Hit { time: 0, step: 0 });
        }
        let mut found = 0;
        for (code, &time) in journey.codes.iter().zip(times) {
            let step = steps_of[code.at()];
            hits[found] = Hit { time, step: u32::from(step) };
            found += usize::from(step != 0);
        }
        found
    }

    /// Where the steps of the instant of one begin, where they may stand in any order.
    #[inline]
    fn instant(&self, hits: &[Hit], at: usize) -> usize {
        let mut start = at;
        while self.any_order && start > 0 && hits[start - 1].time == hits[at].time {
            start -= 1;
        }
        start
    }

    #[inline]
    fn customer<const L: usize>(
        &self,
        customer: usize,
        hits: &[Hit],
        parts: &mut Parts,
        depths: Option<&mut Vec<Depth>>,
    ) {
        let mut reached = Levels::<L>::new();
        let mut at = 0;
        while at < hits.len() {
            let Hit { time, step } = hits[at];
            let mut next = at + 1;
            if self.any_order && next < hits.len() && hits[next].time == time {
                // Several at one instant: each step once, in their order; the first of step 1 is a start.
                let (mut levels, mut start) = (1_u64 << step, at);
                while next < hits.len() && hits[next].time == time {
                    levels |= 1 << hits[next].step;
                    if hits[next].step == 1 && hits[start].step != 1 {
                        start = next;
                    }
                    next += 1;
                }
                while levels != 0 {
                    let level = levels.trailing_zeros() as usize;
                    levels &= levels - 1;
                    reached.step(level, start, time, self.within);
                }
            } else {
                reached.step(step as usize, at, time, self.within);
            }
            if reached.depth == self.steps {
                break;
            }
            at = next;
        }
        let depth = reached.depth;
        let start = reached.at_first[depth] as usize;
        let cell = &mut parts.all;
        cell.reached[0] += 1;
        let began = hits[start].time;
        let (mut before, mut from) =
            (began, if self.any_order { self.instant(hits, start) } else { start + 1 });
        for level in 2..=depth {
            // The start reached this depth, so each step is there.
            let Some(found) = (from..hits.len()).find(|&at| hits[at].step as usize == level) else { break };
            let time = hits[found].time;
            cell.reached[level - 1] += 1;
            cell.gaps[level - 1].push(time - before);
            cell.totals[level - 1].push(time - began);
            before = time;
            from = if self.any_order { self.instant(hits, found) } else { found + 1 };
        }
        let last_start = hits[reached.latest[1] as usize].time;
        let open_until = (depth < self.steps).then(|| last_start.saturating_add(self.within));
        if let Some(until) = open_until {
            cell.open[depth - 1].push(until);
        }
        if let Some(depths) = depths {
            depths.push(Depth { customer: customer as u32, step: depth, excluded: false, open_until });
        }
    }
}

/// An event that is a step.
#[derive(Clone, Copy)]
struct Hit {
    time: i64,
    step: u32,
}

/// By level the latest start that reached it, that start's time, and the start when the level was first reached. Level 0
/// is the event that is looked at, which can always start.
struct Levels<const L: usize> {
    latest: [u32; L],
    times: [i64; L],
    at_first: [u32; L],
    depth: usize,
}

/// The time of a start that is none: no window reaches back so far.
const NEVER: i64 = i64::MIN / 4;
/// No two times of the calendar lie farther apart.
const LONGEST: i64 = 1 << 60;

impl<const L: usize> Levels<L> {
    const fn new() -> Self {
        Self { latest: [NONE; L], times: [NEVER; L], at_first: [NONE; L], depth: 0 }
    }

    /// An event of a step: its level is reached from the one below, if in time.
    #[inline]
    fn step(&mut self, level: usize, at: usize, time: i64, within: i64) {
        self.latest[0] = at as u32;
        self.times[0] = time;
        let (from, from_time) = (self.latest[level - 1], self.times[level - 1]);
        let in_time = time - from_time <= within.min(LONGEST);
        let new = in_time && self.latest[level] == NONE;
        self.at_first[level] = if new { from } else { self.at_first[level] };
        self.latest[level] = if in_time { from } else { self.latest[level] };
        self.times[level] = if in_time { from_time } else { self.times[level] };
        self.depth = if in_time { self.depth.max(level) } else { self.depth };
    }
}
