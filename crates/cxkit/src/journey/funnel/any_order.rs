//! Steps in any order.
//!
//! What different events can be different steps is a matching. Of all matchings that can be had from the events so far,
//! the one whose events are the latest holds, for every instant, as many of the events since then as any: so keeping
//! that one answers every window that ends here.

use super::nodes::{Attempt, Hit, Outcome, Unit};
use super::options::{FunnelReuse, FunnelTies};
use super::rules::Rules;

/// The deepest attempt of a unit.
pub(super) fn deepest(rules: &Rules, unit: &Unit) -> Outcome {
    let merged;
    let hits = if rules.ties == FunnelTies::StrictIncrease {
        merged = one_an_instant(&unit.hits);
        &merged
    } else {
        &unit.hits
    };
    if hits.is_empty() {
        return Outcome::default();
    }
    if rules.exclusions.is_empty() && !rules.first_only {
        return best_window(rules, hits);
    }
    let mut excluded: Vec<i64> = unit.excluded.iter().flatten().copied().collect();
    excluded.sort_unstable();
    window_by_window(rules, hits, &excluded)
}

/// Where two steps may not be at one instant, what happens at one is one event that may be any of its steps.
fn one_an_instant(hits: &[Hit]) -> Vec<Hit> {
    let mut merged: Vec<Hit> = Vec::new();
    for hit in hits {
        match merged.last_mut() {
            Some(last) if last.time == hit.time => last.mask |= hit.mask,
            _ => merged.push(*hit),
        }
    }
    merged
}

/// Events that are different steps, the latest ones.
struct Matching {
    /// By time, the oldest first: place and mask. With reuse, the mask holds what the event alone has.
    held: Vec<(usize, u64)>,
    many: bool,
}

impl Matching {
    fn new(rules: &Rules) -> Self {
        let many = rules.reuse == FunnelReuse::Many && rules.ties != FunnelTies::StrictIncrease;
        Self { held: Vec::new(), many }
    }

    /// Takes in an event, giving up the oldest one that can be spared.
    fn add(&mut self, place: usize, mask: u64) {
        if self.many {
            // Every step counts from its latest event.
            self.held.iter_mut().for_each(|(_, held)| *held &= !mask);
            self.held.retain(|(_, held)| *held != 0);
            self.held.push((place, mask));
            return;
        }
        self.held.push((place, mask));
        if !independent(&self.held) {
            let spared = (0..self.held.len()).find(|&at| {
                let rest: Vec<(usize, u64)> = self
                    .held
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .map(|(_, held)| *held)
                    .collect();
                independent(&rest)
            });
            self.held.remove(spared.unwrap_or(self.held.len() - 1));
        }
    }

    /// Takes in an event only when no other has to go for it.
    fn add_if_more(&mut self, place: usize, mask: u64) -> bool {
        if self.many {
            let new = self.held.iter().fold(mask, |new, (_, held)| new & !held);
            if new != 0 {
                self.held.push((place, new));
            }
            return new != 0;
        }
        self.held.push((place, mask));
        let more = independent(&self.held);
        if !more {
            self.held.pop();
        }
        more
    }

    /// The place of every step done, the oldest first.
    fn places(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let many = self.many;
        self.held.iter().flat_map(move |&(place, mask)| {
            std::iter::repeat_n(place, if many { mask.count_ones() as usize } else { 1 })
        })
    }
}

/// Whether all of these events can be different steps.
fn independent(held: &[(usize, u64)]) -> bool {
    // Seldom more than one step an event: then it is enough that they differ.
    let mut union = 0_u64;
    if held.iter().all(|(_, mask)| {
        let new = mask.is_power_of_two() && union & mask == 0;
        union |= mask;
        new
    }) {
        return true;
    }
    let events = held.len();
    let mut owner = [usize::MAX; 64];
    (0..events).all(|event| place(held, event, &mut owner, &mut 0))
}

/// Finds a step for an event, moving others to other steps where that helps.
fn place(held: &[(usize, u64)], event: usize, owner: &mut [usize; 64], seen: &mut u64) -> bool {
    let mut steps = held[event].1 & !*seen;
    while steps != 0 {
        let step = steps.trailing_zeros() as usize;
        *seen |= 1 << step;
        if owner[step] == usize::MAX || place(held, owner[step], owner, seen) {
            owner[step] = event;
            return true;
        }
        steps = held[event].1 & !*seen;
    }
    false
}

fn best_window(rules: &Rules, hits: &[Hit]) -> Outcome {
    let mut matching = Matching::new(rules);
    // Where each depth was first reached, and the latest start.
    let mut reached: Vec<(usize, usize)> = Vec::new();
    let mut latest = 0;
    for (at, hit) in hits.iter().enumerate() {
        latest = at;
        matching.add(at, hit.mask);
        // What happens at one instant is taken together.
        if hits.get(at + 1).is_some_and(|next| next.time == hit.time) {
            continue;
        }
        let inside = matching.places().rev().take_while(|&place| hit.time - hits[place].time <= rules.within);
        for (depth, place) in inside.enumerate() {
            if depth == reached.len() {
                reached.push((at, place));
            }
        }
        if reached.len() == rules.steps {
            break;
        }
    }
    let depth = reached.len();
    let Some(&(finish, start)) = reached.last() else { return Outcome::default() };
    // All events of the start's instant are in the window.
    let start = hits.partition_point(|hit| hit.time < hits[start].time);
    let attempt = window(rules, hits, start, |at| at <= finish);
    let open_until = (depth < rules.steps).then(|| hits[latest].time.saturating_add(rules.within));
    Outcome { attempt, excluded: false, open_until }
}

/// The steps done from `start` on, each by the first event with which there are more.
fn window(rules: &Rules, hits: &[Hit], start: usize, inside: impl Fn(usize) -> bool) -> Attempt {
    let mut matching = Matching::new(rules);
    let mut attempt = Attempt::default();
    for (at, hit) in hits.iter().enumerate().skip(start) {
        if !inside(at) || hit.time - hits[start].time > rules.within || attempt.times.len() == rules.steps {
            break;
        }
        if matching.add_if_more(at, hit.mask) {
            let more =
                if matching.many { matching.held.last().map_or(0, |(_, new)| new.count_ones()) } else { 1 };
            for _ in 0..more {
                attempt.times.push(hit.time);
                attempt.events.push(hit.event);
                attempt.places.push(at as u32);
            }
        }
    }
    attempt
}

/// Every window by itself: a window with an excluded event in it, before all steps are done, is void, or stops there.
fn window_by_window(rules: &Rules, hits: &[Hit], excluded: &[i64]) -> Outcome {
    let mut best = Attempt::default();
    let mut open_until = None;
    let mut any = false;
    for start in 0..hits.len() {
        if start > 0 && (rules.first_only || hits[start].time == hits[start - 1].time) {
            continue;
        }
        any = true;
        let time = hits[start].time;
        let deadline = time.saturating_add(rules.within);
        let mut attempt = window(rules, hits, start, |_| true);
        let complete = attempt.times.len() == rules.steps;
        let end = attempt.times.last().filter(|_| complete);
        let next = excluded.get(excluded.partition_point(|&at| at <= time)).copied();
        match next.filter(|&at| end.map_or(at <= deadline, |&end| at < end)) {
            Some(_) if !rules.stop_at_excluded => continue,
            Some(at) => attempt.truncate(attempt.times.partition_point(|&time| time <= at)),
            None if complete => {}
            None => open_until = open_until.max(Some(deadline)),
        }
        if rank(&attempt) > rank(&best) {
            best = attempt;
        }
    }
    let depth = best.times.len();
    let excluded = any && depth == 0;
    Outcome { attempt: best, excluded, open_until: if depth < rules.steps { open_until } else { None } }
}

/// The deeper, the earlier done, the later begun.
fn rank(attempt: &Attempt) -> (usize, std::cmp::Reverse<Option<i64>>, Option<i64>) {
    (attempt.times.len(), std::cmp::Reverse(attempt.times.last().copied()), attempt.times.first().copied())
}
