//! Funnels by exhaustive search.

mod case;
mod search;

pub use case::Case;

use super::rows::{by_customer, Row, COLOURS};
use case::Step;
use cxkit::columns::Key;
use cxkit::journey::{EventLog, Funnel, FunnelAttribution, FunnelCounting, FunnelOrder, FunnelResult};
use search::{Answer, Search, Seen};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the funnel must answer: counts, gaps and times from the first by step, pending by step, excluded.
#[derive(Clone, Debug, Default, PartialEq)]
struct Expected {
    counts: Vec<u64>,
    pending: Vec<u64>,
    gaps: Vec<Vec<i64>>,
    totals: Vec<Vec<i64>>,
    excluded: u64,
}

impl Expected {
    fn new(steps: usize) -> Self {
        let none = vec![Vec::new(); steps];
        Self {
            counts: vec![0; steps],
            pending: vec![0; steps],
            gaps: none.clone(),
            totals: none,
            excluded: 0,
        }
    }

    fn add(&mut self, answer: &Answer) {
        self.excluded += u64::from(answer.excluded);
        for (at, &(step, time, _)) in answer.chain.iter().enumerate() {
            self.counts[step] += 1;
            if at > 0 {
                self.gaps[step].push(time - answer.chain[at - 1].1);
                self.totals[step].push(time - answer.chain[0].1);
            }
        }
        for &(step, gap, total) in &answer.optional {
            self.counts[step] += 1;
            self.gaps[step].push(gap);
            self.totals[step].push(total);
        }
        if let (true, Some(last)) = (answer.open, answer.chain.last()) {
            self.pending[last.0] += 1;
        }
    }

    fn compare(
        &mut self,
        counts: &[u64],
        steps: &[cxkit::journey::FunnelStepResult],
        excluded: u64,
        times: bool,
    ) -> Result<(), String> {
        let pending: Vec<u64> = steps.iter().map(|step| step.pending).collect();
        if counts != self.counts || pending != self.pending || excluded != self.excluded {
            return Err(format!(
                "counts {counts:?}, pending {pending:?}, excluded {excluded}, expected {self:?}"
            ));
        }
        for (at, step) in steps.iter().enumerate().filter(|_| times) {
            for list in [&mut self.gaps[at], &mut self.totals[at]] {
                list.sort_unstable();
            }
            let half = |list: &[i64]| {
                let middle = list.len().checked_sub(1)?;
                Some((list[middle / 2] + list[middle.div_ceil(2)]) as f64 / 2e6)
            };
            let mean = |list: &[i64]| {
                (!list.is_empty()).then(|| list.iter().sum::<i64>() as f64 / list.len() as f64 / 1e6)
            };
            let expected =
                [half(&self.gaps[at]), half(&self.totals[at]), mean(&self.gaps[at]), mean(&self.totals[at])];
            let got = [
                step.median_seconds,
                step.median_seconds_from_first,
                step.mean_seconds,
                step.mean_seconds_from_first,
            ];
            let near = |a: &Option<f64>, b: &Option<f64>| match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-12,
                (a, b) => a == b,
            };
            if !expected.iter().zip(&got).all(|(a, b)| near(a, b)) {
                return Err(format!("times of step {}: {got:?}, expected {expected:?} ({self:?})", at + 1));
            }
        }
        Ok(())
    }
}

/// Asks the library and the search the same, and says where they differ.
///
/// # Errors
/// The case and what came of it on both sides.
pub fn check(case: &Case) -> Result<(), String> {
    let log = case.log(|_| true);
    let funnel = case.funnel();
    let result = log.funnel(&funnel).map_err(|error| format!("{case:?}: {error}"))?;
    compare(case, &log, &funnel, &result).map_err(|reason| format!("{case:#?}\n{reason}"))
}

fn compare(case: &Case, log: &EventLog, funnel: &Funnel, result: &FunnelResult) -> Result<(), String> {
    let steps = case.steps.len();
    let journeys = by_customer(&case.rows);
    let data_end = case.rows.iter().map(|row| row.time).max().unwrap_or(0);
    let mut all = Expected::new(steps);
    let mut groups: BTreeMap<String, Expected> = BTreeMap::new();
    let mut depths: Vec<(Key, u64, bool, bool)> = Vec::new();
    for (&customer, rows) in &journeys {
        let mut parts: Vec<Vec<Row>> = vec![rows.clone()];
        if case.counting == FunnelCounting::Sessions {
            parts.clear();
            for row in rows {
                match parts.last_mut() {
                    Some(part) if row.time - part.last().unwrap().time <= case.session_gap => part.push(*row),
                    _ => parts.push(vec![*row]),
                }
            }
        }
        let mut deepest: Option<Answer> = None;
        for part in &parts {
            let mut held: Vec<Vec<Row>> = vec![part.clone()];
            if case.hold {
                let of =
                    |colour: Option<usize>| part.iter().copied().filter(|row| row.colour == colour).collect();
                // The order of the values decides between equals; what has none comes last.
                held = [Some(0), Some(1), None].map(of).to_vec();
                held.retain(|rows: &Vec<Row>| !rows.is_empty());
            }
            let answers: Vec<(Answer, Vec<Seen>)> = held
                .iter()
                .flat_map(|rows| {
                    let seen: Vec<Seen> = rows.iter().map(|row| see(case, row)).collect();
                    let search = Search { case, events: &seen };
                    let answers = if case.counting == FunnelCounting::Entries {
                        search.entries()
                    } else {
                        vec![search.answer()]
                    };
                    answers.into_iter().map(|answer| (answer, seen.clone())).collect::<Vec<_>>()
                })
                .collect();
            let units: Vec<(Answer, Vec<Seen>)> =
                if case.counting == FunnelCounting::Entries { answers } else { vec![join(case, answers)] };
            for (mut answer, seen) in units {
                answer.open = answer.last_open.is_some_and(|until| until > data_end);
                if answer.chain.is_empty() && !answer.excluded {
                    continue;
                }
                all.add(&answer);
                if case.breakdown.is_some() && !answer.excluded {
                    let whole: Vec<Seen> = if case.counting == FunnelCounting::Entries {
                        seen.clone()
                    } else {
                        part.iter().map(|row| see(case, row)).collect()
                    };
                    if let Some(group) = group(case, &answer, &seen, &whole) {
                        groups.entry(group).or_insert_with(|| Expected::new(steps)).add(&answer);
                    }
                }
                let key = |answer: &Answer| {
                    (
                        answer.chain.len(),
                        Reverse(answer.chain.last().map(|(_, time, _)| *time)),
                        answer.chain.first().map(|(_, time, _)| *time),
                    )
                };
                if deepest.as_ref().is_none_or(|known| key(&answer) > key(known)) {
                    deepest = Some(answer);
                }
            }
        }
        if let Some(answer) = deepest {
            let depth = answer.chain.last().map_or(0, |(step, ..)| *step as u64 + 1);
            depths.push((Key::Integer(customer), depth, answer.open, answer.chain.is_empty()));
        }
    }
    let neighbours = matches!(case.order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
    let times = !(neighbours && case.steps.iter().any(|step| step.optional));
    all.compare(&result.counts, &result.steps, result.excluded, times)?;
    let got: Vec<&str> = result.groups.iter().map(|group| &*group.group).collect();
    if got != groups.keys().collect::<Vec<_>>() {
        return Err(format!("groups {got:?}, expected {groups:?}"));
    }
    for (group, expected) in result.groups.iter().zip(groups.values_mut()) {
        expected
            .compare(&group.counts, &group.steps, group.excluded, times)
            .map_err(|reason| format!("group {}: {reason}", group.group))?;
    }
    let found = log.funnel_depths(funnel).map_err(|error| error.to_string())?;
    let found: Vec<_> =
        found.into_iter().map(|(customer, row)| (customer, row.depth, row.pending, row.excluded)).collect();
    if found != depths {
        return Err(format!("depths {found:?}, expected {depths:?}"));
    }
    Ok(())
}

fn see(case: &Case, row: &Row) -> Seen {
    let fits = |step: &Step| {
        step.touchpoints.contains(&row.touchpoint) && (step.colour.is_none() || step.colour == row.colour)
    };
    Seen {
        time: row.time,
        is: case.steps.iter().map(fits).collect(),
        excluded: case.exclusions.iter().map(|(touchpoint, ..)| *touchpoint == row.touchpoint).collect(),
        colour: row.colour,
    }
}

/// The best of what several held values came to.
fn join(case: &Case, answers: Vec<(Answer, Vec<Seen>)>) -> (Answer, Vec<Seen>) {
    let excluded = answers.iter().any(|(answer, _)| answer.excluded);
    let last_open = answers.iter().filter_map(|(answer, _)| answer.last_open).max();
    let mut best: Option<(Answer, Vec<Seen>)> = None;
    for answer in answers {
        let key = |answer: &Answer| {
            let time = |end: Option<&(usize, i64, usize)>| end.map(|(_, time, _)| *time);
            (answer.chain.len(), Reverse(time(answer.chain.last())), time(answer.chain.first()))
        };
        if best.as_ref().is_none_or(|known| key(&answer.0) > key(&known.0)) {
            best = Some(answer);
        }
    }
    let (mut answer, seen) = best.unwrap();
    let required = case.steps.iter().filter(|step| !step.optional).count();
    answer.excluded = excluded && answer.chain.is_empty();
    answer.last_open = last_open.filter(|_| answer.chain.len() < required && !answer.excluded);
    (answer, seen)
}

fn group(case: &Case, answer: &Answer, seen: &[Seen], whole: &[Seen]) -> Option<String> {
    let name = |colour: Option<usize>| colour.map_or(String::new(), |colour| COLOURS[colour].to_owned());
    let steps = || whole.iter().filter(|event| event.is.iter().any(|is| *is) && event.colour.is_some());
    match case.breakdown? {
        (FunnelAttribution::First, _) => Some(name(steps().next().and_then(|event| event.colour))),
        (FunnelAttribution::Step, step) => {
            let wanted = step? as usize - 1;
            let done = answer.chain.iter().find(|(step, ..)| *step == wanted)?;
            Some(name(seen[done.2].colour))
        }
        _ => Some(name(steps().next_back().and_then(|event| event.colour))),
    }
}
