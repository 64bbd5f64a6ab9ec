//! One pass over a log that counts a funnel.

use super::nodes::{Attempt, Hit, Outcome, Unit};
use super::options::{Funnel, FunnelAttribution, FunnelCounting, FunnelOrder};
use super::rules::{Plan, Rules};
use super::tally::{Cell, Parts};
use super::{any_order, looser, neighbours, ordered};
use crate::journey::sorted::{Code, Sorted, Values};
use crate::journey::sweep::{Journey, Journeys, Query};
use crate::Error;
use std::collections::BTreeMap;

/// What came of one unit, by the steps of the funnel.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    /// The required steps that were done: step, time, event.
    pub steps: Vec<(usize, i64, u32)>,
    /// Optional steps on a way to the same depth: step, time since the step before, time since the first.
    pub optional: Vec<(usize, i64, i64)>,
    pub excluded: bool,
    pub open_until: Option<i64>,
}

impl Reached {
    /// The better of two: the deeper, the earlier done, the later begun.
    fn rank(&self) -> (usize, std::cmp::Reverse<Option<i64>>, Option<i64>) {
        let time = |step: Option<&(usize, i64, u32)>| step.map(|(_, time, _)| *time);
        (self.steps.len(), std::cmp::Reverse(time(self.steps.last())), time(self.steps.first()))
    }
}

/// What one customer came to, for those who ask for it.
pub(super) struct Depth {
    pub customer: u32,
    /// The number of the last required step reached, from 1; 0 for nobody's attempt.
    pub step: usize,
    pub excluded: bool,
    pub open_until: Option<i64>,
}

pub(super) struct Counting<'a> {
    pub funnel: &'a Funnel,
    pub plan: &'a Plan,
    /// Whether the depth of every customer is wanted.
    pub depths: bool,
}

pub(super) struct Counted {
    pub parts: Parts,
    pub depths: Vec<Depth>,
}

fn outcome(rules: &Rules, unit: &Unit) -> Outcome {
    match rules.order {
        FunnelOrder::Ordered => ordered::deepest(rules, unit),
        FunnelOrder::Adjacent | FunnelOrder::NoOtherStep => neighbours::deepest(rules, unit),
        FunnelOrder::Any => any_order::deepest(rules, unit),
        FunnelOrder::StrictOrder | FunnelOrder::StrictDeduplication => looser::deepest(rules, unit),
    }
}

/// The steps of the funnel that an attempt did.
fn required_steps(plan: &Plan, rules: &Rules, attempt: &Attempt) -> Vec<(usize, i64, u32)> {
    let done = attempt
        .times
        .iter()
        .enumerate()
        .map(|(at, &time)| (rules.of[at], time, attempt.events.get(at).copied().unwrap_or_default()));
    done.filter(|(step, ..)| plan.required.binary_search(step).is_ok()).collect()
}

/// What a unit came to.
pub(super) fn reach(plan: &Plan, unit: &mut Unit) -> Reached {
    if let [rules] = plan.variants.as_slice() {
        let outcome = outcome(rules, unit);
        let steps = outcome.attempt.times.iter().zip(&outcome.attempt.events).enumerate();
        let steps = steps.map(|(step, (&time, &event))| (step, time, event)).collect();
        return Reached {
            steps,
            optional: Vec::new(),
            excluded: outcome.excluded,
            open_until: outcome.open_until,
        };
    }
    let neighbours = matches!(plan.variants[0].order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
    let mut best = Reached::default();
    let mut ways = Vec::new();
    let mut open_until = None;
    let mut part = Unit::default();
    for (which, rules) in plan.variants.iter().enumerate() {
        part.hits.clear();
        let own = unit.hits.iter().map(|hit| Hit { mask: rules.mask(hit.mask), ..*hit });
        part.hits.extend(own.filter(|hit| neighbours || hit.mask != 0));
        let outcome = outcome(rules, &part);
        let reached = Reached { steps: required_steps(plan, rules, &outcome.attempt), ..Reached::default() };
        if which == 0 || neighbours {
            open_until = open_until.max(outcome.open_until);
            if reached.rank() > best.rank() {
                best = reached.clone();
            }
        }
        ways.push((rules, outcome.attempt, reached.steps.len()));
    }
    best.open_until = open_until.filter(|_| best.steps.len() < plan.required.len());
    let depth = best.steps.len();
    let mut optional: Vec<(usize, i64, i64)> = Vec::new();
    for (rules, attempt, required) in ways.iter().filter(|way| way.2 == depth && depth > 0) {
        debug_assert!(*required == depth);
        for at in 1..attempt.times.len() {
            let step = rules.of[at];
            let known = optional.iter().any(|(known, ..)| *known == step);
            if plan.required.binary_search(&step).is_err() && !known {
                let time = attempt.times[at];
                optional.push((step, time - attempt.times[at - 1], time - attempt.times[0]));
            }
        }
    }
    optional.sort_unstable();
    best.optional = optional;
    best
}

impl Counting<'_> {
    /// The value of an attribute of an event, as a number that tells values apart.
    fn value_key(log: &Sorted, attribute: usize, event: usize) -> u64 {
        match &log.attributes[attribute].values {
            Values::Words { codes, .. } => codes.get(event) as u64,
            Values::Numbers(values) => values[event].to_bits(),
        }
    }

    /// The value of an attribute of an event, as it is shown; nothing where there is none.
    fn value_text(log: &Sorted, attribute: usize, event: usize) -> Option<String> {
        match &log.attributes[attribute].values {
            Values::Words { codes, names } => {
                let code = codes.get(event);
                (code < names.len()).then(|| names.get(code).to_owned())
            }
            Values::Numbers(values) => (!values[event].is_nan()).then(|| values[event].to_string()),
        }
        .filter(|text| !text.is_empty())
    }

    /// The group of a unit; nothing when it is in none.
    fn group(&self, log: &Sorted, attribute: usize, units: &[&Unit], reached: &Reached) -> Option<String> {
        let options = &self.funnel.options;
        if options.attribution == FunnelAttribution::Step {
            let wanted = options.attribution_step? as usize - 1;
            let step = reached.steps.iter().find(|(step, ..)| *step == wanted)?;
            return Some(Self::value_text(log, attribute, step.2 as usize).unwrap_or_default());
        }
        // Over all values that are held, events come in the order of the log.
        let mut events: Vec<u32> = units
            .iter()
            .flat_map(|unit| &unit.hits)
            .filter(|hit| hit.mask != 0)
            .map(|hit| hit.event)
            .collect();
        events.sort_unstable();
        let text = |event: &u32| Self::value_text(log, attribute, *event as usize);
        let found = if options.attribution == FunnelAttribution::First {
            events.iter().find_map(text)
        } else {
            events.iter().rev().find_map(text)
        };
        Some(found.unwrap_or_default())
    }

    /// Counts what a unit came to, in all and in its group and period.
    fn record(&self, parts: &mut Parts, log: &Sorted, units: &[&Unit], reached: &Reached) {
        if reached.steps.is_empty() && !reached.excluded {
            return;
        }
        parts.all.add(reached);
        if let Some(attribute) = self.plan.breakdown.filter(|_| !reached.excluded) {
            if let Some(group) = self.group(log, attribute, units, reached) {
                parts.groups.entry(group).or_insert_with(|| Cell::new(self.plan.steps)).add(reached);
            }
        }
        if let (Some(every), Some(first)) = (self.funnel.options.entry_every, reached.steps.first()) {
            let period = self.funnel.calendar.period(first.1, every);
            parts.periods.entry(period).or_insert_with(|| Cell::new(self.plan.steps)).add(reached);
        }
    }

    /// The steps and excluded events of some neighbouring events of a journey, by the value that is held.
    fn gather<C: Code>(
        &self,
        log: &Sorted,
        journey: &Journey<'_, C>,
        events: std::ops::Range<usize>,
        units: &mut Vec<(u64, Unit)>,
    ) {
        let matcher = &self.plan.matcher;
        let exclusions = self.funnel.exclusions.len();
        units.clear();
        for at in events {
            let (event, code) = (journey.event(at), journey.codes[at].at());
            let mask = matcher.mask(log, event, code);
            let mut excluded = 0_u64;
            matcher.exclusions(log, event, code, |which| excluded |= 1 << which);
            if mask == 0 && excluded == 0 && !self.plan.all_events {
                continue;
            }
            let key = self.plan.hold.map_or(0, |attribute| Self::value_key(log, attribute, event));
            let unit = match units.iter().position(|(known, _)| *known == key) {
                Some(at) => &mut units[at].1,
                None => {
                    units.push((key, Unit { hits: Vec::new(), excluded: vec![Vec::new(); exclusions] }));
                    let last = units.len() - 1;
                    &mut units[last].1
                }
            };
            let time = journey.times[at];
            if mask != 0 || self.plan.all_events {
                unit.hits.push(Hit { time, mask, event: event as u32 });
            }
            (0..exclusions)
                .filter(|which| excluded >> which & 1 == 1)
                .for_each(|which| unit.excluded[which].push(time));
        }
        // Of equally good values the first counts.
        units.sort_unstable_by_key(|(key, _)| *key);
    }

    /// The best of what the values held came to.
    fn best(&self, units: &mut [(u64, Unit)]) -> Reached {
        let mut best = Reached::default();
        let (mut excluded, mut open_until) = (false, None);
        for (_, unit) in units {
            let reached = reach(self.plan, unit);
            excluded |= reached.excluded;
            open_until = open_until.max(reached.open_until);
            if reached.rank() > best.rank() {
                best = reached;
            }
        }
        best.excluded = excluded && best.steps.is_empty();
        best.open_until =
            open_until.filter(|_| best.steps.len() < self.plan.required.len() && !best.excluded);
        best
    }
}

impl Query for Counting<'_> {
    type Answer = Counted;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Counted, Error> {
        let log = journeys.log();
        let mut parts = Parts::new(self.plan.steps);
        let mut depths = Vec::new();
        if let Some(quick) = &self.plan.quick {
            quick.count(journeys, &mut parts, self.depths.then_some(&mut depths));
            return Ok(Counted { parts, depths });
        }
        let mut units: Vec<(u64, Unit)> = Vec::new();
        let gap = self.funnel.options.session_gap.micros();
        journeys.each(|journey| {
            parts.customers += 1;
            let mut best = Reached::default();
            let mut excluded = false;
            match self.funnel.options.counting {
                FunnelCounting::Customers => {
                    self.gather(log, &journey, 0..journey.times.len(), &mut units);
                    best = self.best(&mut units);
                    let all: Vec<&Unit> = units.iter().map(|(_, unit)| unit).collect();
                    self.record(&mut parts, log, &all, &best);
                }
                FunnelCounting::Sessions => {
                    let mut start = 0;
                    for end in 1..=journey.times.len() {
                        if journey.times.get(end).is_some_and(|&time| time - journey.times[end - 1] <= gap) {
                            continue;
                        }
                        self.gather(log, &journey, start..end, &mut units);
                        let reached = self.best(&mut units);
                        let all: Vec<&Unit> = units.iter().map(|(_, unit)| unit).collect();
                        self.record(&mut parts, log, &all, &reached);
                        excluded |= reached.excluded;
                        if reached.rank() > best.rank() {
                            best = reached;
                        }
                        start = end;
                    }
                }
                FunnelCounting::Entries => {
                    self.gather(log, &journey, 0..journey.times.len(), &mut units);
                    for (_, unit) in &units {
                        ordered::entries(&self.plan.variants[0], unit, |outcome| {
                            let steps = outcome.attempt.times.iter().zip(&outcome.attempt.events).enumerate();
                            let reached = Reached {
                                steps: steps.map(|(step, (&time, &event))| (step, time, event)).collect(),
                                optional: Vec::new(),
                                excluded: outcome.excluded,
                                open_until: outcome.open_until,
                            };
                            self.record(&mut parts, log, &[unit], &reached);
                            excluded |= reached.excluded;
                            if reached.rank() > best.rank() {
                                best = reached;
                            }
                        });
                    }
                }
            }
            if self.depths && !(best.steps.is_empty() && !best.excluded && !excluded) {
                depths.push(Depth {
                    customer: journey.customer as u32,
                    step: best.steps.last().map_or(0, |(step, ..)| step + 1),
                    excluded: best.steps.is_empty(),
                    open_until: best.open_until,
                });
            }
        });
        Ok(Counted { parts, depths })
    }
}

/// Two sets of cells by name.
pub(super) fn merge_cells<K: Ord + Clone>(to: &mut BTreeMap<K, Cell>, from: &BTreeMap<K, Cell>) {
    for (key, cell) in from {
        match to.get_mut(key) {
            Some(known) => known.merge(cell),
            None => _ = to.insert(key.clone(), cell.clone()),
        }
    }
}
