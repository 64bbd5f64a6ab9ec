//! Steps that follow each other without another event between.

use super::nodes::{Attempt, Nodes, Outcome, Unit};
use super::options::FunnelTies;
use super::ordered::judge;
use super::rules::Rules;

/// The deepest attempt of a unit whose hits are all the events that may stand in the way.
pub(super) fn deepest(rules: &Rules, unit: &Unit) -> Outcome {
    // Events of one time in any order are taken as groups; otherwise every event stands by itself.
    let grouped = rules.ties == FunnelTies::AnyOrder;
    let single = Rules { ties: FunnelTies::InputOrder, ..rules.clone() };
    let nodes = Nodes::new(if grouped { rules } else { &single }, &unit.hits);
    let strict = rules.ties == FunnelTies::StrictIncrease;
    let starts = (0..nodes.len()).filter(|&node| nodes.unions[node] & 1 == 1);
    let starts = starts.take(if rules.first_only { 1 } else { usize::MAX });
    judge(rules, &unit.excluded, starts.map(|start| attempt(rules, &nodes, start, strict)))
}

/// The deepest attempt from one start.
///
/// At every node but the first and the last the chain takes all hits, as nothing may lie between. What is left open is
/// how many steps it does at the first: the levels it may have there are tried together, as bits.
fn attempt(rules: &Rules, nodes: &Nodes<'_>, start: usize, strict: bool) -> (Attempt, Option<i64>) {
    let deadline = nodes.times[start].saturating_add(rules.within);
    let end = nodes.advance(start, 0);
    let mut levels = (2_u64 << end) - 2;
    let (mut depth, mut finish) = (end, start);
    // The levels with which a chain has taken every hit up to the last node.
    let mut node = start;
    let mut open = None;
    loop {
        if node + 1 == nodes.len() {
            // Levels that used up everything there is may go on with the next event.
            let time = nodes.times[node];
            let may = (1..rules.steps).filter(|&level| levels >> level & 1 == 1);
            open = may.map(|level| time.saturating_add(rules.hops[level]).min(deadline)).max();
            break;
        }
        let next = node + 1;
        let (before, time) = (nodes.times[node], nodes.times[next]);
        if time > deadline || (strict && time == before) {
            break;
        }
        let size = nodes.hits(next).len();
        let mut full = 0;
        for level in (1..rules.steps).filter(|&level| levels >> level & 1 == 1) {
            if time - before > rules.hops[level] {
                continue;
            }
            let end = nodes.advance(next, level);
            if end > depth {
                (depth, finish) = (end, next);
            }
            if end >= level + size {
                full |= 1 << (level + size);
            }
        }
        levels = full;
        node = next;
        if levels == 0 {
            break;
        }
    }
    (trace(rules, nodes, start, finish, depth), open)
}

/// The attempt that reaches `depth` at `finish`, as many steps as possible at the start.
fn trace(rules: &Rules, nodes: &Nodes<'_>, start: usize, finish: usize, depth: usize) -> Attempt {
    let mut attempt = Attempt::default();
    let mut take = |node: usize, from: usize, to: usize| {
        attempt.times.extend((from..to).map(|_| nodes.times[node]));
        attempt.places.extend((from..to).map(|_| node as u32));
        nodes.assign(node, from, to, &mut attempt.events);
    };
    if start == finish {
        take(start, 0, depth);
        return attempt;
    }
    let fits = |first: usize| {
        let mut level = first;
        (start + 1..=finish).all(|node| {
            let from = level;
            level = if node == finish { depth } else { level + nodes.hits(node).len() };
            level > from
                && level <= depth
                && nodes.times[node] - nodes.times[node - 1] <= rules.hops[from]
                && nodes.advance(node, from) >= level
        }) && level == depth
    };
    let far = nodes.advance(start, 0).min(depth - 1);
    let mut level = (1..=far).rev().find(|&first| fits(first)).unwrap_or(far);
    take(start, 0, level);
    for node in start + 1..=finish {
        let end = if node == finish { depth } else { level + nodes.hits(node).len() };
        take(node, level, end);
        level = end;
    }
    attempt
}
