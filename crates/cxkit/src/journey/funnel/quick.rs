//! The plain funnel, quickly: steps in order, each touchpoint at most one step, one window from step 1.
//!
//! One pass over the codes of a customer, in which every level keeps the latest start that reached it: the window of a
//! later start ends later, so it can do whatever an earlier one can. Times are only looked at where there is a step.

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
        let steps_of = self.steps_of.as_slice();
        journeys.each(|journey| {
            parts.customers += 1;
            let first = journey.codes.iter().position(|code| steps_of[code.at()] == 1);
            if let Some(first) = first {
                self.customer(&journey, first, parts, depths.as_deref_mut());
            }
        });
    }

    #[inline]
    fn step<C: Code>(&self, journey: &Journey<'_, C>, at: usize) -> usize {
        usize::from(self.steps_of[journey.codes[at].at()])
    }

    /// Where the events of the instant of an event begin.
    fn instant(&self, times: &[i64], at: usize) -> usize {
        let mut start = at;
        while self.any_order && start > 0 && times[start - 1] == times[at] {
            start -= 1;
        }
        start
    }

    fn customer<C: Code>(
        &self,
        journey: &Journey<'_, C>,
        first: usize,
        parts: &mut Parts,
        depths: Option<&mut Vec<Depth>>,
    ) {
        let times = journey.times;
        // By level the event at which its latest start began, and that start when the level was first reached.
        let mut latest = [NONE; LEVELS];
        let mut at_first = [NONE; LEVELS];
        let mut depth = 0;
        let mut at = self.instant(times, first);
        while at < times.len() {
            let step = self.step(journey, at);
            if step == 0 {
                at += 1;
                continue;
            }
            let time = times[at];
            let mut next = at + 1;
            let mut levels = 1_u64 << step;
            let mut start = at;
            while self.any_order && next < times.len() && times[next] == time {
                let step = self.step(journey, next);
                levels |= 1 << step;
                if step == 1 && self.step(journey, start) != 1 {
                    start = next;
                }
                next += 1;
            }
            // Bit 0 stands for no step.
            levels &= !1;
            while levels != 0 {
                let level = levels.trailing_zeros() as usize;
                levels &= levels - 1;
                let from = if level == 1 { start as u32 } else { latest[level - 1] };
                if from == NONE || time - times[from as usize] > self.within {
                    continue;
                }
                if latest[level] == NONE {
                    at_first[level] = from;
                    depth = depth.max(level);
                    latest[level] = from;
                } else {
                    latest[level] = latest[level].max(from);
                }
            }
            if depth == self.steps {
                break;
            }
            at = next;
        }
        let start = at_first[depth] as usize;
        let cell = &mut parts.all;
        cell.reached[0] += 1;
        let began = times[start];
        let (mut before, mut from) =
            (began, if self.any_order { self.instant(times, start) } else { start + 1 });
        for level in 2..=depth {
            // The start reached this depth, so each step is there.
            let Some(found) = (from..times.len()).find(|&at| self.step(journey, at) == level) else { break };
            let time = times[found];
            cell.reached[level - 1] += 1;
            cell.gaps[level - 1].push(time - before);
            cell.totals[level - 1].push(time - began);
            before = time;
            from = if self.any_order { self.instant(times, found) } else { found + 1 };
        }
        let open_until = (depth < self.steps).then(|| times[latest[1] as usize].saturating_add(self.within));
        if let Some(until) = open_until {
            cell.open[depth - 1].push(until);
        }
        if let Some(depths) = depths {
            depths.push(Depth {
                customer: journey.customer as u32,
                step: depth,
                excluded: false,
                open_until,
            });
        }
    }
}
