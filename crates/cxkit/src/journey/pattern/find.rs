//! Matches of a pattern in the events of one customer.
//!
//! From the last element to the first, every event learns how early a match can end in which it is that element: the
//! least over the events that may follow. Those lie in a window that only moves backwards as the event does, so a queue
//! of candidates finds each least in constant time, and 10^5 events of one customer are no matter.

use super::parse::Element;
use std::collections::VecDeque;

/// No match.
const NONE: u32 = u32::MAX;

/// An event that meets a condition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub time: i64,
    /// The conditions it meets.
    pub mask: u64,
}

impl Hit {
    #[inline]
    fn is(&self, element: &Element) -> bool {
        element.condition.is_none_or(|condition| self.mask >> condition & 1 == 1)
    }
}

/// Where matches end, for the events of one customer after the other.
#[derive(Default)]
pub(super) struct Finder {
    /// By element, by event: the event with which a match ends that has it as that element.
    ends: Vec<u32>,
    queue: VecDeque<u32>,
}

impl Finder {
    /// Calls `found` with every match, given as the events of its elements: leftmost start first, of those with that start
    /// the one that ends first, going on after its end.
    pub fn each(&mut self, elements: &[Element], hits: &[Hit], mut found: impl FnMut(&[u32]) -> bool) {
        let count = hits.len();
        if count < elements.len() {
            return;
        }
        self.ends.clear();
        self.ends.resize(count * elements.len(), NONE);
        for level in (0..elements.len()).rev() {
            let (own, later) = self.ends[level * count..].split_at_mut(count);
            match elements.get(level + 1) {
                None => {
                    let hits = hits.iter().enumerate().filter(|(_, hit)| hit.is(&elements[level]));
                    hits.for_each(|(at, _)| own[at] = at as u32);
                }
                Some(next) => level_ends(&elements[level], next, hits, own, &later[..count], &mut self.queue),
            }
        }
        let mut events = Vec::with_capacity(elements.len());
        let mut at = 0;
        while at < count {
            let end = self.ends[at];
            if end == NONE {
                at += 1;
                continue;
            }
            self.trace(elements, hits, at, &mut events);
            if !found(&events) {
                return;
            }
            at = end as usize + 1;
        }
    }

    /// The events of the match that begins with one: each the first that leads to the same end.
    fn trace(&self, elements: &[Element], hits: &[Hit], start: usize, events: &mut Vec<u32>) {
        events.clear();
        events.push(start as u32);
        let end = self.ends[start];
        let mut at = start;
        for (level, element) in elements.iter().enumerate().skip(1) {
            let ends = &self.ends[level * hits.len()..(level + 1) * hits.len()];
            let fits = |next: &usize| {
                let passed = hits[*next].time - hits[at].time;
                ends[*next] == end && (element.gap.0..=element.gap.1).contains(&passed)
            };
            let Some(next) = (at + 1..hits.len()).find(fits) else { return };
            events.push(next as u32);
            at = next;
        }
    }
}

/// How early matches end in which events are an element, from how early they do for the next element.
fn level_ends(
    element: &Element,
    next: &Element,
    hits: &[Hit],
    own: &mut [u32],
    later: &[u32],
    queue: &mut VecDeque<u32>,
) {
    let (least, most) = next.gap;
    if !next.apart {
        for at in 0..hits.len() - 1 {
            if hits[at].is(element) {
                own[at] = later[at + 1];
            }
        }
        return;
    }
    // The window begins at `from`; the queue holds its events that no earlier one of it does better than.
    queue.clear();
    let mut from = hits.len();
    for at in (0..hits.len()).rev() {
        let time = hits[at].time;
        while from > at + 1 && hits[from - 1].time - time >= least {
            from -= 1;
            if later[from] == NONE {
                continue;
            }
            while queue.back().is_some_and(|known| later[*known as usize] >= later[from]) {
                queue.pop_back();
            }
            queue.push_back(from as u32);
        }
        while queue.front().is_some_and(|known| hits[*known as usize].time - time > most) {
            queue.pop_front();
        }
        if hits[at].is(element) {
            own[at] = queue.front().map_or(NONE, |best| later[*best as usize]);
        }
    }
}
