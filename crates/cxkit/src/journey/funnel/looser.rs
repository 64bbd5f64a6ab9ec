//! ClickHouse's looser modes: one scan that ends early and never begins again.

use super::nodes::{Attempt, Hit, Outcome, Unit};
use super::options::{FunnelOrder, FunnelReuse, FunnelTies};
use super::rules::Rules;

/// The deepest attempt of a unit before the scan ends.
pub(super) fn deepest(rules: &Rules, unit: &Unit) -> Outcome {
    let sorted;
    let hits = if rules.ties == FunnelTies::AnyOrder {
        // At one instant what is no step comes first, then the steps in their order.
        let mut by_step = unit.hits.clone();
        by_step.sort_by_key(|hit| (hit.time, if hit.mask == 0 { 0 } else { hit.mask.trailing_zeros() + 1 }));
        sorted = by_step;
        &sorted
    } else {
        &unit.hits
    };
    scan(rules, hits)
}

fn scan(rules: &Rules, hits: &[Hit]) -> Outcome {
    let (steps, many) = (rules.steps, rules.reuse == FunnelReuse::Many);
    let strict = rules.ties == FunnelTies::StrictIncrease;
    // By level the latest start from which it was reached, and where it was first reached.
    let mut latest: Vec<Option<usize>> = vec![None; steps + 1];
    let mut reached: Vec<Option<(usize, usize)>> = vec![None; steps + 1];
    // Where time must grow, what this instant reached counts from the next on.
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    let mut stopped = false;
    let mut scanned = 0;
    for (at, hit) in hits.iter().enumerate() {
        if reached[1].is_none() && hit.mask & 1 == 0 {
            continue;
        }
        let has = |level: usize| hit.mask >> (level - 1) & 1 == 1;
        stopped = match rules.order {
            FunnelOrder::StrictOrder => {
                !(1..=steps).any(|step| has(step) && (step == 1 || reached[step - 1].is_some()))
            }
            _ => (2..=steps).any(|step| has(step) && reached[step].is_some()),
        };
        if stopped {
            break;
        }
        scanned = at + 1;
        if strict && at > 0 && hits[at - 1].time < hit.time {
            for (level, start) in waiting.drain(..) {
                latest[level] = latest[level].max(Some(start));
            }
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for level in (1..=steps).filter(|&level| has(level)) {
            let chained = found
                .last()
                .filter(|&&(last, _)| many && !strict && last + 1 == level)
                .map(|&(_, start)| start);
            let start =
                if level == 1 && !(rules.first_only && reached[1].is_some()) { Some(at) } else { None };
            let start = start.into_iter().chain(latest[level - 1]).chain(chained).max();
            if let Some(start) = start.filter(|&start| hit.time - hits[start].time <= rules.within) {
                found.push((level, start));
            }
        }
        for (level, start) in found {
            reached[level].get_or_insert((at, start));
            if strict {
                waiting.push((level, start));
            } else {
                latest[level] = latest[level].max(Some(start));
            }
        }
        if reached[steps].is_some() {
            break;
        }
    }
    let Some((finish, start)) = reached.iter().rev().find_map(|reached| *reached) else {
        return Outcome::default();
    };
    let depth = reached.iter().rposition(Option::is_some).unwrap_or(0);
    let mut attempt = Attempt::default();
    for (at, hit) in hits[..scanned.max(finish + 1)].iter().enumerate().skip(start) {
        while attempt.times.len() < depth && hit.mask >> attempt.times.len() & 1 == 1 {
            if strict && attempt.times.last() == Some(&hit.time) {
                break;
            }
            attempt.times.push(hit.time);
            attempt.events.push(hit.event);
            attempt.places.push(at as u32);
            if !many {
                break;
            }
        }
    }
    let begun = latest
        .get(1)
        .copied()
        .flatten()
        .max(waiting.iter().filter(|(level, _)| *level == 1).map(|&(_, start)| start).max());
    let open = begun.map(|start| hits[start].time.saturating_add(rules.within));
    Outcome { attempt, excluded: false, open_until: if stopped || depth == steps { None } else { open } }
}
