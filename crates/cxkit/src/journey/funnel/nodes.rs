//! The events of one customer as an order of steps sees them.

use super::options::{FunnelReuse, FunnelTies};
use super::rules::Rules;

/// An event that is a step, or, where neighbours matter, any event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub time: i64,
    /// The steps it is, lowest bit first.
    pub mask: u64,
    /// Its number in the log.
    pub event: u32,
}

/// What one customer, session or value held is to a funnel.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    /// By time, then order of arrival.
    pub hits: Vec<Hit>,
    /// The times of excluded events, by exclusion.
    pub excluded: Vec<Vec<i64>>,
}

/// How an attempt went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attempt {
    /// When each step was reached, as far as it came.
    pub times: Vec<i64>,
    /// The event of each step.
    pub events: Vec<u32>,
    /// Where in the order of the unit each step is: what tells events of one time apart.
    pub places: Vec<u32>,
}

impl Attempt {
    /// Keeps the first steps only.
    pub fn truncate(&mut self, depth: usize) {
        self.times.truncate(depth);
        self.events.truncate(depth);
        self.places.truncate(depth);
    }

    /// What makes one attempt better than another: the deeper, the earlier done, the later begun.
    pub fn rank(&self) -> (usize, std::cmp::Reverse<Option<u32>>, Option<u32>) {
        (self.times.len(), std::cmp::Reverse(self.places.last().copied()), self.places.first().copied())
    }
}

/// What came of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The attempt that counts; without times there was none.
    pub attempt: Attempt,
    /// All deepest attempts hold an excluded event.
    pub excluded: bool,
    /// The last instant at which a further step would still count; nothing when complete or hopeless.
    pub open_until: Option<i64>,
}

/// Instants at which steps can be reached: groups of events at one time, or single events in order of arrival.
pub(super) struct Nodes<'a> {
    rules: &'a Rules,
    hits: &'a [Hit],
    pub times: Vec<i64>,
    /// The steps that some event of the node is.
    pub unions: Vec<u64>,
    /// Where the hits of each node begin, and where the last end.
    starts: Vec<u32>,
}

impl<'a> Nodes<'a> {
    pub fn new(rules: &'a Rules, hits: &'a [Hit]) -> Self {
        let mut nodes = Self {
            rules,
            hits,
            times: Vec::new(),
            unions: Vec::new(),
            starts: Vec::with_capacity(hits.len() + 1),
        };
        let grouped = rules.ties != FunnelTies::InputOrder;
        for (at, hit) in hits.iter().enumerate() {
            match (nodes.times.last(), nodes.unions.last_mut()) {
                (Some(&time), Some(union)) if grouped && time == hit.time => *union |= hit.mask,
                _ => {
                    nodes.times.push(hit.time);
                    nodes.unions.push(hit.mask);
                    nodes.starts.push(at as u32);
                }
            }
        }
        nodes.starts.push(hits.len() as u32);
        nodes
    }

    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// The hits of a node.
    pub fn hits(&self, node: usize) -> &'a [Hit] {
        &self.hits[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// How far a chain that did `level` steps before comes within the node.
    #[inline]
    pub fn advance(&self, node: usize, level: usize) -> usize {
        let rest = self.unions[node] >> level;
        if rest & 1 == 0 {
            return level;
        }
        let several = match self.rules.ties {
            FunnelTies::StrictIncrease => false,
            _ => self.rules.reuse == FunnelReuse::Many || self.starts[node + 1] - self.starts[node] > 1,
        };
        if !several {
            return level + 1;
        }
        let run = level + rest.trailing_ones() as usize;
        if self.rules.disjoint || self.rules.reuse == FunnelReuse::Many {
            return run;
        }
        self.matched(node, level, run).len() + level
    }

    /// Different hits for the steps from `level` on, as many in a row as there can be, at most up to `end`: by step the
    /// hit's place in the node.
    fn matched(&self, node: usize, level: usize, end: usize) -> Vec<usize> {
        let hits = self.useful(node);
        let mut owner = vec![usize::MAX; hits.len()];
        for step in level..end {
            let mut seen = vec![false; hits.len()];
            if !augment(&hits, step, &mut owner, &mut seen) {
                return by_step(&hits, &owner, level, step);
            }
        }
        by_step(&hits, &owner, level, end)
    }

    /// The node's hits and their places, no more of one kind than there are steps.
    fn useful(&self, node: usize) -> Vec<(usize, u64)> {
        let hits = self.hits(node);
        let all = hits.iter().enumerate().map(|(at, hit)| (at, hit.mask)).filter(|(_, mask)| *mask != 0);
        if hits.len() <= 64 {
            return all.collect();
        }
        let mut counts = std::collections::BTreeMap::new();
        let few = |(_, mask): &(usize, u64)| {
            let count: &mut usize = counts.entry(*mask).or_default();
            *count += 1;
            *count <= self.rules.steps
        };
        all.filter(few).collect()
    }

    /// The events of the steps `from..to` that a chain does within the node: the first that fit, step by step.
    pub fn assign(&self, node: usize, from: usize, to: usize, events: &mut Vec<u32>) {
        let hits = self.hits(node);
        if self.rules.reuse == FunnelReuse::Many || self.rules.disjoint || to == from + 1 {
            for step in from..to {
                let hit = hits.iter().find(|hit| hit.mask >> step & 1 == 1);
                events.extend(hit.map(|hit| hit.event));
            }
            return;
        }
        // Each step in turn takes the first hit with which the steps after it can still be done.
        let useful = self.useful(node);
        let mut free: Vec<(usize, u64)> = useful;
        for step in from..to {
            let fits = (0..free.len()).find(|&at| {
                if free[at].1 >> step & 1 == 0 {
                    return false;
                }
                let rest: Vec<(usize, u64)> =
                    free.iter().copied().filter(|(place, _)| *place != free[at].0).collect();
                let mut owner = vec![usize::MAX; rest.len()];
                (step + 1..to).all(|step| augment(&rest, step, &mut owner, &mut vec![false; rest.len()]))
            });
            if let Some(at) = fits {
                events.push(hits[free[at].0].event);
                free.remove(at);
            }
        }
    }
}

/// Finds a hit for a step, moving earlier steps to other hits where that helps.
pub(super) fn augment(hits: &[(usize, u64)], step: usize, owner: &mut [usize], seen: &mut [bool]) -> bool {
    for at in 0..hits.len() {
        if hits[at].1 >> step & 1 == 1 && !seen[at] {
            seen[at] = true;
            let held = owner[at];
            if held == usize::MAX || augment(hits, held, owner, seen) {
                owner[at] = step;
                return true;
            }
        }
    }
    false
}

fn by_step(hits: &[(usize, u64)], owner: &[usize], from: usize, to: usize) -> Vec<usize> {
    let place = |step| owner.iter().position(|&held| held == step).map(|at| hits[at].0);
    (from..to).filter_map(place).collect()
}
