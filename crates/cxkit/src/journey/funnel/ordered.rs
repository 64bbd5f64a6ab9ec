//! Steps in their order, other events between them allowed.

use super::nodes::{Attempt, Nodes, Outcome, Unit};
use super::rules::Rules;
use std::collections::VecDeque;

/// No node.
const NONE: u32 = u32::MAX;

/// The deepest attempt of a unit.
pub(super) fn deepest(rules: &Rules, unit: &Unit) -> Outcome {
    let nodes = Nodes::new(rules, &unit.hits);
    if rules.exclusions.is_empty() {
        best_chain(rules, &nodes)
    } else {
        excluding(rules, &nodes, &unit.excluded)
    }
}

/// By level, the chains that may still matter: where each started and where it did its last step. A later start and a
/// later last step are both better, so the list is falling in one and rising in the other.
struct Front {
    chains: VecDeque<(u32, u32)>,
    hop: i64,
}

impl Front {
    /// The latest start of a chain that may go on at this time.
    fn start(&mut self, rules: &Rules, times: &[i64], time: i64) -> Option<u32> {
        while let Some(&(_, last)) = self.chains.front() {
            if time - times[last as usize] <= self.hop {
                break;
            }
            self.chains.pop_front();
        }
        let &(start, _) = self.chains.front()?;
        (time - times[start as usize] <= rules.within).then_some(start)
    }

    fn add(&mut self, start: u32, last: u32) {
        while let Some(&(known, _)) = self.chains.back() {
            if known > start {
                if self.hop == i64::MAX {
                    // Without a limit to the pause the later start is better in every way.
                    return;
                }
                break;
            }
            self.chains.pop_back();
        }
        self.chains.push_back((start, last));
    }
}

/// One pass over the nodes, for all starts at once.
fn best_chain(rules: &Rules, nodes: &Nodes<'_>) -> Outcome {
    let steps = rules.steps;
    let hop = |level: usize| rules.hops.get(level).copied().unwrap_or(i64::MAX);
    let mut fronts: Vec<Front> =
        (0..=steps).map(|level| Front { chains: VecDeque::new(), hop: hop(level) }).collect();
    // Where each level was first reached, and from which start.
    let mut reached = vec![(NONE, NONE); steps + 1];
    let mut found = vec![NONE; steps + 1];
    let mut started = false;
    for node in 0..nodes.len() {
        let time = nodes.times[node];
        let mut union = nodes.unions[node];
        if rules.first_only && started {
            union &= !1;
        }
        started |= union & 1 == 1;
        let mut highest = 0;
        while union != 0 {
            let level = union.trailing_zeros() as usize;
            union &= union - 1;
            let start =
                if level == 0 { Some(node as u32) } else { fronts[level].start(rules, &nodes.times, time) };
            let Some(start) = start else { continue };
            let end = nodes.advance(node, level);
            for found in &mut found[level + 1..=end] {
                if *found == NONE || *found < start {
                    *found = start;
                }
            }
            highest = highest.max(end);
        }
        for level in 1..=highest {
            let start = std::mem::replace(&mut found[level], NONE);
            if start != NONE {
                fronts[level].add(start, node as u32);
                if reached[level].0 == NONE {
                    reached[level] = (node as u32, start);
                }
            }
        }
    }
    let depth = (1..=steps).rev().find(|&level| reached[level].0 != NONE).unwrap_or(0);
    if depth == 0 {
        return Outcome::default();
    }
    let (finish, start) = reached[depth];
    let attempt = trace(rules, nodes, start as usize, finish as usize, depth);
    let open = fronts[1..steps].iter().flat_map(|front| {
        front.chains.iter().map(|&(start, last)| {
            let window = nodes.times[start as usize].saturating_add(rules.within);
            window.min(nodes.times[last as usize].saturating_add(front.hop))
        })
    });
    let open_until = if depth < steps { open.max() } else { None };
    Outcome { attempt, excluded: false, open_until }
}

/// What can be had from one start.
pub(super) struct FromStart {
    pub depth: usize,
    pub finish: usize,
    /// The last instant at which the attempt could still go deeper.
    pub alive_until: i64,
}

/// The deepest that one start comes, and where it first does.
pub(super) fn from_start(rules: &Rules, nodes: &Nodes<'_>, start: usize) -> FromStart {
    let steps = rules.steps;
    let deadline = nodes.times[start].saturating_add(rules.within);
    // The latest node at which each level was reached.
    let mut last = vec![NONE; steps + 1];
    let depth = nodes.advance(start, 0);
    last[1..=depth].fill(start as u32);
    let mut found = FromStart { depth, finish: start, alive_until: 0 };
    for node in start + 1..nodes.len() {
        let time = nodes.times[node];
        if found.depth == steps || time > deadline {
            break;
        }
        let mut highest = 0;
        let mut here = 0_u64;
        // Several tables are read by level at once.
        #[allow(clippy::needless_range_loop)]
        for level in 1..=found.depth.min(steps - 1) {
            let may = last[level] != NONE && time - nodes.times[last[level] as usize] <= rules.hops[level];
            if may && nodes.unions[node] >> level & 1 == 1 {
                let end = nodes.advance(node, level);
                (level + 1..=end).for_each(|level| here |= 1 << level);
                highest = highest.max(end);
            }
        }
        (2..=highest).filter(|level| here >> level & 1 == 1).for_each(|level| last[level] = node as u32);
        if highest > found.depth {
            found.depth = highest;
            found.finish = node;
        }
    }
    let open = (1..steps).filter(|&level| last[level] != NONE);
    let open =
        open.map(|level| nodes.times[last[level] as usize].saturating_add(rules.hops[level]).min(deadline));
    found.alive_until = open.max().unwrap_or(deadline);
    found
}

/// The attempt from `start` that reaches `depth` at `finish`, each step by the first event that allows it.
pub(super) fn trace(rules: &Rules, nodes: &Nodes<'_>, start: usize, finish: usize, depth: usize) -> Attempt {
    let mut attempt = Attempt::default();
    let mut take = |node: usize, from: usize, to: usize| {
        attempt.times.extend((from..to).map(|_| nodes.times[node]));
        attempt.places.extend((from..to).map(|_| node as u32));
        nodes.assign(node, from, to, &mut attempt.events);
    };
    if !rules.hop_limits {
        let mut level = 0;
        for node in start..=finish {
            let end = nodes.advance(node, level).min(depth);
            take(node, level, end);
            level = end;
            if level == depth {
                break;
            }
        }
        return attempt;
    }
    // From the end: whether the finish can be reached from a level done at a node, and by level the next node at
    // which a chain may go on so that it can.
    let count = finish - start + 1;
    let mut goes_on = vec![0_u64; count];
    let mut next_of = vec![NONE; count * (depth + 1)];
    let mut next = vec![NONE; depth + 1];
    for at in (0..count).rev() {
        let node = start + at;
        let time = nodes.times[node];
        let mut can = if node == finish { 1_u64 << depth } else { 0 };
        #[allow(clippy::needless_range_loop)]
        for level in 1..depth {
            let after = next[level];
            if after != NONE && nodes.times[after as usize] - time <= rules.hops[level] {
                can |= 1 << level;
            }
        }
        goes_on[at] = can;
        next_of[at * (depth + 1)..(at + 1) * (depth + 1)].copy_from_slice(&next);
        for (level, next) in next.iter_mut().enumerate().skip(1) {
            if level < depth
                && (level + 1..=nodes.advance(node, level).min(depth)).any(|end| can >> end & 1 == 1)
            {
                *next = node as u32;
            }
        }
    }
    let (mut node, mut level) = (start, 0);
    loop {
        let far = nodes.advance(node, level).min(depth);
        let end = (level + 1..=far).rev().find(|&end| goes_on[node - start] >> end & 1 == 1);
        // `finish` was reached from `start`, so there is always a way on.
        let Some(end) = end else { return attempt };
        take(node, level, end);
        if end == depth {
            return attempt;
        }
        let after = next_of[(node - start) * (depth + 1) + end];
        if after == NONE {
            return attempt;
        }
        (node, level) = (after as usize, end);
    }
}

/// The first excluded event that spoils an attempt from which so many steps came out.
pub(super) fn spoilt_at(rules: &Rules, times: &[i64], excluded: &[Vec<i64>]) -> Option<i64> {
    let deadline = times.first()?.saturating_add(rules.within);
    let mut first: Option<i64> = None;
    for (&(from, to), excluded) in rules.exclusions.iter().zip(excluded) {
        let Some(&after) = times.get(from - 1) else { continue };
        let next = excluded.get(excluded.partition_point(|&time| time <= after)).copied();
        let before = times.get(to - 1);
        let next = next.filter(|&time| before.map_or(time <= deadline, |&before| time < before));
        first = first.into_iter().chain(next).min();
    }
    first
}

/// Where excluded events matter every start is tried by itself.
pub(super) struct Starts<'a> {
    rules: &'a Rules,
    nodes: &'a Nodes<'a>,
    /// By node and level the next node that has the next step.
    next: Vec<u32>,
}

impl<'a> Starts<'a> {
    pub fn new(rules: &'a Rules, nodes: &'a Nodes<'a>) -> Self {
        let steps = rules.steps;
        let mut next = Vec::new();
        if !rules.hop_limits {
            next = vec![NONE; nodes.len() * steps];
            for node in (0..nodes.len().saturating_sub(1)).rev() {
                for level in 0..steps {
                    let has = nodes.unions[node + 1] >> level & 1 == 1;
                    next[node * steps + level] =
                        if has { node as u32 + 1 } else { next[(node + 1) * steps + level] };
                }
            }
        }
        Self { rules, nodes, next }
    }

    /// The attempt from one start, and until when it could go deeper.
    pub fn attempt(&self, start: usize) -> (Attempt, i64) {
        let (rules, nodes) = (self.rules, self.nodes);
        if rules.hop_limits {
            let found = from_start(rules, nodes, start);
            return (trace(rules, nodes, start, found.finish, found.depth), found.alive_until);
        }
        let deadline = nodes.times[start].saturating_add(rules.within);
        let mut attempt = Attempt::default();
        let (mut node, mut level) = (start, 0);
        loop {
            let end = nodes.advance(node, level);
            attempt.times.extend((level..end).map(|_| nodes.times[node]));
            attempt.places.extend((level..end).map(|_| node as u32));
            nodes.assign(node, level, end, &mut attempt.events);
            level = end;
            if level == rules.steps {
                break;
            }
            let after = self.next[node * rules.steps + level];
            if after == NONE || nodes.times[after as usize] > deadline {
                break;
            }
            node = after as usize;
        }
        (attempt, deadline)
    }
}

fn excluding(rules: &Rules, nodes: &Nodes<'_>, excluded: &[Vec<i64>]) -> Outcome {
    let starts = Starts::new(rules, nodes);
    let first = (0..nodes.len()).filter(|&node| nodes.unions[node] & 1 == 1);
    let tried = first.take(if rules.first_only { 1 } else { usize::MAX });
    judge(
        rules,
        excluded,
        tried.map(|start| {
            let (attempt, alive_until) = starts.attempt(start);
            (attempt, Some(alive_until))
        }),
    )
}

/// Chooses among the attempts of a unit, one a start, each with the last instant at which it could go on.
pub(super) fn judge(
    rules: &Rules,
    excluded: &[Vec<i64>],
    attempts: impl Iterator<Item = (Attempt, Option<i64>)>,
) -> Outcome {
    let mut deepest = 0;
    let mut best = Attempt::default();
    let mut open_until = None;
    for (mut attempt, alive_until) in attempts {
        let depth = attempt.times.len();
        deepest = deepest.max(depth);
        match spoilt_at(rules, &attempt.times, excluded) {
            Some(_) if !rules.stop_at_excluded => continue,
            Some(at) => attempt.truncate(attempt.times.partition_point(|&time| time <= at)),
            None if depth < rules.steps => open_until = open_until.max(alive_until),
            None => {}
        }
        if attempt.rank() > best.rank() {
            best = attempt;
        }
    }
    let depth = best.times.len();
    if !rules.stop_at_excluded && depth < deepest {
        return Outcome { excluded: true, ..Outcome::default() };
    }
    Outcome {
        attempt: best,
        excluded: false,
        open_until: if depth < rules.steps { open_until } else { None },
    }
}

/// Entries one after the other: each lasts until it is complete, can no longer go on, or meets an excluded event.
pub(super) fn entries(rules: &Rules, unit: &Unit, mut visit: impl FnMut(Outcome)) {
    let nodes = Nodes::new(rules, &unit.hits);
    let starts = Starts::new(rules, &nodes);
    let mut start = 0;
    while let Some(first) = (start..nodes.len()).find(|&node| nodes.unions[node] & 1 == 1) {
        let (mut attempt, alive_until) = starts.attempt(first);
        let complete = attempt.times.len() == rules.steps;
        match spoilt_at(rules, &attempt.times, &unit.excluded) {
            Some(at) => {
                let excluded = !rules.stop_at_excluded;
                let depth = if excluded { 0 } else { attempt.times.partition_point(|&time| time <= at) };
                attempt.truncate(depth);
                visit(Outcome { attempt, excluded, open_until: None });
                start = (first + 1).max(nodes.times.partition_point(|&time| time < at));
            }
            None => {
                let open_until = (!complete).then_some(alive_until);
                let finish = attempt.places.last().map_or(first, |&place| place as usize);
                visit(Outcome { attempt, excluded: false, open_until });
                start = if complete {
                    finish + 1
                } else {
                    nodes.times.partition_point(|&time| time <= alive_until)
                };
                start = start.max(first + 1);
            }
        }
    }
}
