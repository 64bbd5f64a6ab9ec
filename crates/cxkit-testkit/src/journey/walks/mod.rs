//! Sessions, transitions, step matrices, variants, flows, loops and next events, each from the rows of a small log.

mod case;

pub use case::Case;

use super::rows::{Row, TOUCHPOINTS};
use cxkit::journey::{EventLog, NextBase, TimeDetail};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// The paths of a case, and what was left out.
#[derive(Debug, Default)]
struct Walks {
    paths: Vec<Vec<(usize, i64)>>,
    customers: u64,
    without_start: u64,
    without_end: u64,
    shortened: u64,
}

fn named(code: usize) -> String {
    TOUCHPOINTS[code].to_owned()
}

/// The sessions of one journey.
fn sessions(case: &Case, rows: &[Row]) -> Vec<Vec<Row>> {
    let mut all: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let begins = all.last().is_none_or(|session| {
            let before = session[session.len() - 1];
            let pause = row.time - before.time;
            let long = case.gap.is_some_and(|gap| pause > gap || (case.or_equal && pause == gap));
            let known = session.iter().rev().find_map(|row| row.colour);
            let changed = case.change && known.is_some() && row.colour.is_some() && row.colour != known;
            long || changed || case.starts.contains(&row.touchpoint) || case.ends.contains(&before.touchpoint)
        });
        if begins {
            all.push(Vec::new());
        }
        all.last_mut().unwrap().push(*row);
    }
    all
}

fn walks(case: &Case) -> Walks {
    let mut all = Walks::default();
    for rows in case.journeys() {
        let units = if case.by_session { sessions(case, &rows) } else { vec![rows] };
        let before = all.paths.len();
        for unit in units {
            let mut path: Vec<(usize, i64)> = Vec::new();
            for row in unit {
                if case.collapse && path.last().is_some_and(|(last, _)| *last == row.touchpoint) {
                    path.pop();
                }
                path.push((row.touchpoint, row.time));
            }
            if let Some(start) = case.start {
                match path.iter().position(|(code, _)| *code == start) {
                    Some(at) => _ = path.drain(..at),
                    None => {
                        all.without_start += 1;
                        continue;
                    }
                }
            }
            if let Some(end) = case.end {
                let earliest = usize::from(case.start.is_some());
                match (earliest..path.len()).find(|&at| path[at].0 == end) {
                    Some(at) => path.truncate(at + 1),
                    None => {
                        all.without_end += 1;
                        continue;
                    }
                }
            }
            if case.max_steps.is_some_and(|most| path.len() > most) {
                path.truncate(case.max_steps.unwrap());
                all.shortened += 1;
            }
            all.paths.push(path);
        }
        all.customers += u64::from(all.paths.len() > before);
    }
    all
}

/// What the library must say of some times: mean, median, quarters, nine tenths; nothing of what is not kept.
fn summary(times: &[i64], detail: TimeDetail) -> [Option<f64>; 5] {
    if times.is_empty() || detail == TimeDetail::None {
        return [None; 5];
    }
    let mean = times.iter().sum::<i64>() as f64 / times.len() as f64 / 1e6;
    if detail == TimeDetail::Mean {
        return [Some(mean), None, None, None, None];
    }
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let quantile = |p: f64| {
        let at = p * (sorted.len() - 1) as f64;
        let low = at.floor() as usize;
        let high = (low + 1).min(sorted.len() - 1);
        Some((sorted[low] as f64 + (sorted[high] - sorted[low]) as f64 * (at - low as f64)) / 1e6)
    };
    [Some(mean), quantile(0.5), quantile(0.25), quantile(0.75), quantile(0.9)]
}

/// Wilson's interval at 95 per cent.
fn wilson(count: u64, n: u64) -> (f64, f64) {
    let (p, n, z) = (count as f64 / n as f64, n as f64, 1.959_963_984_540_054_f64);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let arm = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    (middle - arm, middle + arm)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 + 1e-9 * b.abs()
}

fn all_near(got: &[Option<f64>], want: &[Option<f64>]) -> bool {
    got.iter().zip(want).all(|(got, want)| match (got, want) {
        (Some(got), Some(want)) => near(*got, *want),
        (None, None) => true,
        _ => false,
    })
}

fn equal<T: PartialEq + Debug>(what: &str, got: T, want: T) -> Result<(), String> {
    if got == want {
        Ok(())
    } else {
        Err(format!("{what}: {got:?}, expected {want:?}"))
    }
}

/// Checks a share with its interval.
fn is_share(what: &str, got: [Option<f64>; 3], count: u64, n: u64) -> Result<(), String> {
    let want = if n == 0 {
        [None; 3]
    } else {
        let (low, high) = wilson(count, n);
        [Some(count as f64 / n as f64), Some(low), Some(high)]
    };
    if all_near(&got, &want) {
        Ok(())
    } else {
        Err(format!("{what}: share {got:?}, expected {want:?}"))
    }
}

fn are_times(what: &str, got: [Option<f64>; 5], times: &[i64], detail: TimeDetail) -> Result<(), String> {
    let want = summary(times, detail);
    if all_near(&got, &want) {
        Ok(())
    } else {
        Err(format!("{what}: times {got:?}, expected {want:?}"))
    }
}

/// Asks the library all questions of a case and answers them from its rows, and says where the two differ.
///
/// # Errors
/// The case and what came of it on both sides.
pub fn check(case: &Case) -> Result<(), String> {
    let log = case.log(|_| true);
    let walks = walks(case);
    let all = check_sessions(case, &log)
        .and_then(|()| check_transitions(case, &log, &walks))
        .and_then(|()| check_matrix(case, &log, &walks))
        .and_then(|()| check_paths(case, &log, &walks))
        .and_then(|()| check_flows(case, &log, &walks))
        .and_then(|()| check_loops(case, &log, &walks))
        .and_then(|()| check_next(case, &log));
    all.map_err(|reason| format!("{case:#?}\n{reason}"))
}

fn said(error: cxkit::Error) -> String {
    error.to_string()
}

fn check_sessions(case: &Case, log: &EventLog) -> Result<(), String> {
    let got = log.sessions(&case.sessions()).map_err(said)?;
    let journeys = case.journeys();
    let by_customer: Vec<Vec<Vec<Row>>> = journeys.iter().map(|rows| sessions(case, rows)).collect();
    let all: Vec<&Vec<Row>> = by_customer.iter().flatten().collect();
    let lengths: Vec<i64> = all.iter().map(|session| session.len() as i64).collect();
    let durations: Vec<i64> =
        all.iter().map(|session| session[session.len() - 1].time - session[0].time).collect();
    let single = lengths.iter().filter(|length| **length == 1).count() as u64;
    equal("sessions", got.n, all.len() as u64)?;
    equal("customers", got.customers, journeys.len() as u64)?;
    equal("events", got.events, lengths.iter().sum::<i64>() as u64)?;
    equal("single events", got.single_event_sessions, single)?;
    let share = [got.single_event_share, got.single_event_ci_lower, got.single_event_ci_upper];
    is_share("single events", share, single, got.n)?;
    equal("longest", got.max_events, lengths.iter().max().map(|most| *most as u64))?;
    let most = by_customer.iter().map(Vec::len).max();
    equal("most sessions", got.max_sessions, most.map(|most| most as u64))?;
    let got_lengths = [got.mean_events, got.median_events, got.p25_events, got.p75_events, got.p90_events];
    let millions: Vec<i64> = lengths.iter().map(|length| length * 1_000_000).collect();
    are_times("events of a session", got_lengths, &millions, TimeDetail::Quantiles)?;
    let got_times = [got.mean_seconds, got.median_seconds, got.p25_seconds, got.p75_seconds, got.p90_seconds];
    are_times("durations", got_times, &durations, case.times)?;
    // Student's t of the numbers of sessions; the interval ends lie as far on both sides.
    let counts: Vec<f64> = by_customer.iter().map(|sessions| sessions.len() as f64).collect();
    let mean = (!counts.is_empty()).then(|| counts.iter().sum::<f64>() / counts.len() as f64);
    let of_mean = cxkit::stats::mean(&counts).ok();
    let want = [mean, of_mean.as_ref().and_then(|m| m.ci_lower), of_mean.as_ref().and_then(|m| m.ci_upper)];
    if !all_near(&[got.value, got.ci_lower, got.ci_upper], &want) {
        return Err(format!("sessions per customer: {got:?}, expected {want:?}"));
    }
    let rows = log.session_rows(&case.sessions()).map_err(said)?;
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(_, row)| (row.session, row.events, row.start, row.end, row.first_touchpoint.to_string()))
        .collect();
    let want: Vec<_> = by_customer
        .iter()
        .flat_map(|sessions| {
            sessions.iter().enumerate().map(|(at, session)| {
                let (first, last) = (session[0], session[session.len() - 1]);
                (at as u64 + 1, session.len() as u64, first.time, last.time, named(first.touchpoint))
            })
        })
        .collect();
    equal("rows of sessions", rows, want)?;
    let numbered = log.with_sessions("session", &case.sessions()).map_err(said)?;
    let later = cxkit::journey::Condition::between("session", 2.0, 1e9);
    let later = numbered.filter(&cxkit::journey::Filter::new().condition(later)).map_err(said)?;
    let want = by_customer.iter().flat_map(|sessions| sessions.iter().skip(1)).map(Vec::len).sum();
    equal("events of later sessions", later.event_count(), want)
}

fn check_transitions(case: &Case, log: &EventLog, walks: &Walks) -> Result<(), String> {
    let got = log.transitions(&case.transitions()).map_err(said)?;
    let mut pairs: BTreeMap<(String, String), Vec<i64>> = BTreeMap::new();
    let mut points: BTreeMap<String, [u64; 4]> = BTreeMap::new();
    for path in &walks.paths {
        for (at, (code, time)) in path.iter().enumerate() {
            let point = points.entry(named(*code)).or_default();
            point[0] += 1;
            point[1] += u64::from(at == 0);
            point[2] += u64::from(at + 1 == path.len());
            if let Some((next, later)) = path.get(at + 1) {
                pairs.entry((named(*code), named(*next))).or_default().push(later - time);
                points.get_mut(&named(*code)).unwrap()[3] += u64::from(next == code);
            }
        }
    }
    let n: u64 = pairs.values().map(|times| times.len() as u64).sum();
    let loops: u64 = points.values().map(|point| point[3]).sum();
    equal("transitions", (got.n, got.self_loops, got.pairs), (n, loops, pairs.len() as u64))?;
    equal(
        "paths",
        (got.paths, got.customers, got.without_start, got.without_end, got.shortened),
        (walks.paths.len() as u64, walks.customers, walks.without_start, walks.without_end, walks.shortened),
    )?;
    is_share("self-loops", [got.value, got.ci_lower, got.ci_upper], loops, n)?;
    let mut order: Vec<_> = pairs.iter().collect();
    order.sort_by(|a, b| (b.1.len(), a.0).cmp(&(a.1.len(), b.0)));
    equal("rows", got.transitions.len(), order.len())?;
    for (row, (pair, times)) in got.transitions.iter().zip(order) {
        equal("pair", (row.source.to_string(), row.target.to_string()), pair.clone())?;
        let count = times.len() as u64;
        let leaving: usize =
            pairs.iter().filter(|((from, _), _)| *from == pair.0).map(|(_, times)| times.len()).sum();
        equal("count", row.count, count)?;
        is_share("pair", [Some(row.probability), row.ci_lower, row.ci_upper], count, leaving as u64)?;
        if !near(row.share, count as f64 / n as f64) {
            return Err(format!("share of {row:?}"));
        }
        let got = [row.mean_seconds, row.median_seconds, row.p25_seconds, row.p75_seconds, row.p90_seconds];
        are_times("pair", got, times, case.times)?;
    }
    equal("touchpoints", got.touchpoints.len(), points.len())?;
    for (row, (name, [events, starts, ends, own])) in got.touchpoints.iter().zip(points) {
        equal(
            "touchpoint",
            (row.touchpoint.to_string(), row.events, row.starts, row.ends, row.self_loops),
            (name, events, starts, ends, own),
        )?;
        let paths = walks.paths.len() as u64;
        is_share("start", [Some(row.start_share), row.start_ci_lower, row.start_ci_upper], starts, paths)?;
        is_share("exit", [Some(row.exit_rate), row.exit_ci_lower, row.exit_ci_upper], ends, events)?;
    }
    Ok(())
}

fn check_matrix(case: &Case, log: &EventLog, walks: &Walks) -> Result<(), String> {
    let got = log.step_matrix(&case.step_matrix()).map_err(said)?;
    let n = walks.paths.len() as u64;
    let steps = walks.paths.iter().map(Vec::len).max().unwrap_or(0);
    let there = |step: usize, name: &str| {
        let at =
            |path: &&Vec<(usize, i64)>| path.get(step).is_some_and(|(code, _)| TOUCHPOINTS[*code] == name);
        walks.paths.iter().filter(at).count() as u64
    };
    let ended: Vec<u64> =
        (0..steps).map(|step| walks.paths.iter().filter(|path| path.len() <= step).count() as u64).collect();
    equal("matrix", (got.n, got.steps, &got.ended), (n, steps as u64, &ended))?;
    let whole = walks.paths.iter().filter(|path| path.len() == steps).count() as u64;
    is_share("whole", [got.value, got.ci_lower, got.ci_upper], whole, n)?;
    let names: BTreeSet<&str> = walks.paths.iter().flatten().map(|(code, _)| TOUCHPOINTS[*code]).collect();
    equal(
        "rows",
        got.rows.iter().map(|row| &*row.touchpoint).collect::<Vec<_>>(),
        names.into_iter().collect(),
    )?;
    for row in &got.rows {
        let want: Vec<u64> = (0..steps).map(|step| there(step, &row.touchpoint)).collect();
        equal("steps", &row.counts, &want)?;
        for (step, count) in want.into_iter().enumerate() {
            let share = [Some(row.shares[step]), row.ci_lower[step], row.ci_upper[step]];
            is_share("step", share, count, n)?;
        }
    }
    Ok(())
}

fn check_paths(case: &Case, log: &EventLog, walks: &Walks) -> Result<(), String> {
    let got = log.paths(&case.paths()).map_err(said)?;
    let n = walks.paths.len() as u64;
    let mut variants: BTreeMap<Vec<String>, Vec<i64>> = BTreeMap::new();
    for path in &walks.paths {
        let names = path.iter().map(|(code, _)| named(*code)).collect();
        variants.entry(names).or_default().push(path[path.len() - 1].1 - path[0].1);
    }
    let mut order: Vec<_> = variants.iter().collect();
    order.sort_by(|a, b| (b.1.len(), a.0).cmp(&(a.1.len(), b.0)));
    order.truncate(case.top.unwrap_or(usize::MAX));
    let shown = order.iter().map(|(_, times)| times.len() as u64).sum();
    equal("variants", (got.n, got.variants, got.shown), (n, variants.len() as u64, shown))?;
    equal("shown", got.paths.len(), order.len())?;
    let most = order.first().map_or(0, |(_, times)| times.len() as u64);
    is_share("most frequent", [got.value, got.ci_lower, got.ci_upper], most, n)?;
    for (row, (path, times)) in got.paths.iter().zip(order) {
        equal("path", row.path.iter().map(ToString::to_string).collect::<Vec<_>>(), path.clone())?;
        equal("steps and count", (row.steps, row.count), (path.len() as u64, times.len() as u64))?;
        is_share("path", [Some(row.share), row.ci_lower, row.ci_upper], row.count, n)?;
        let got = [row.mean_seconds, row.median_seconds, row.p25_seconds, row.p75_seconds, row.p90_seconds];
        are_times("path", got, times, case.times)?;
    }
    Ok(())
}

fn check_flows(case: &Case, log: &EventLog, walks: &Walks) -> Result<(), String> {
    let got = log.flows(&case.flows()).map_err(said)?;
    let mut nodes: BTreeMap<(i64, String), [u64; 3]> = BTreeMap::new();
    let mut links: BTreeMap<(i64, String, String), Vec<i64>> = BTreeMap::new();
    let mut n = 0;
    for path in &walks.paths {
        let places: Vec<usize> = (0..path.len())
            .filter(|&at| match case.middle {
                Some(middle) => path[at].0 == middle,
                None => at == 0,
            })
            .collect();
        let Some(&middle) = (if case.last_middle { places.last() } else { places.first() }) else { continue };
        n += 1;
        for at in 0..path.len() {
            let step = at as i64 - middle as i64;
            if step < -(case.before as i64) || step > case.after as i64 {
                continue;
            }
            let node = nodes.entry((step, named(path[at].0))).or_default();
            node[0] += 1;
            node[1] += u64::from(at == 0);
            node[2] += u64::from(at + 1 == path.len());
            if step < case.after as i64 && at + 1 < path.len() {
                let key = (step, named(path[at].0), named(path[at + 1].0));
                links.entry(key).or_default().push(path[at + 1].1 - path[at].1);
            }
        }
    }
    let all = walks.paths.len() as u64;
    equal("flows", (got.n, got.paths, got.without_touchpoint), (n, all, all - n))?;
    is_share("flow", [got.value, got.ci_lower, got.ci_upper], n, all)?;
    let found: Vec<_> = got
        .nodes
        .iter()
        .map(|node| ((node.step, node.touchpoint.to_string()), [node.count, node.starts, node.ends]))
        .collect();
    equal("nodes", found, nodes.clone().into_iter().collect())?;
    for node in &got.nodes {
        is_share("node", [Some(node.share), node.ci_lower, node.ci_upper], node.count, n)?;
    }
    equal("links", got.links.len(), links.len())?;
    for (link, (key, times)) in got.links.iter().zip(links) {
        equal("link", (link.step, link.source.to_string(), link.target.to_string()), key.clone())?;
        equal("count of a link", link.count, times.len() as u64)?;
        let there = nodes[&(key.0, key.1)][0];
        is_share("link", [Some(link.probability), link.ci_lower, link.ci_upper], link.count, there)?;
        let want = summary(&times, case.times);
        if !all_near(&[link.mean_seconds, link.median_seconds], &want[..2]) {
            return Err(format!("times of {link:?}, expected {want:?}"));
        }
    }
    Ok(())
}

fn check_loops(case: &Case, log: &EventLog, walks: &Walks) -> Result<(), String> {
    let got = log.loops(&case.loops()).map_err(said)?;
    let n = walks.paths.len() as u64;
    let mut want: BTreeMap<String, [u64; 5]> = BTreeMap::new();
    let mut repeating = 0;
    for path in &walks.paths {
        let mut any = false;
        for code in path.iter().map(|(code, _)| *code).collect::<BTreeSet<_>>() {
            let events = path.iter().filter(|(other, _)| *other == code).count() as u64;
            let own = path.windows(2).filter(|pair| pair[0].0 == code && pair[1].0 == code).count();
            let row = want.entry(named(code)).or_default();
            let more = [1, u64::from(events > 1), events, own as u64];
            row.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
            row[4] = row[4].max(events);
            any |= events > 1;
        }
        repeating += u64::from(any);
    }
    equal("loops", (got.n, got.repeating), (n, repeating))?;
    is_share("loops", [got.value, got.ci_lower, got.ci_upper], repeating, n)?;
    let found: Vec<_> = got
        .rows
        .iter()
        .map(|row| {
            let counts = [row.paths, row.repeating, row.events, row.self_loops, row.max_events];
            (row.touchpoint.to_string(), counts)
        })
        .collect();
    equal("rows of loops", found, want.into_iter().collect())?;
    for row in &got.rows {
        equal("repeats", row.repeats, row.events - row.paths)?;
        is_share("loop", [Some(row.share), row.ci_lower, row.ci_upper], row.repeating, row.paths)?;
    }
    Ok(())
}

fn check_next(case: &Case, log: &EventLog) -> Result<(), String> {
    let got = log.next_event(&case.next_event()).map_err(said)?;
    let mut follows: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let (mut n, mut ended, mut all) = (0_u64, 0_u64, 0_u64);
    for rows in case.journeys() {
        for mut path in if case.by_session { sessions(case, &rows) } else { vec![rows] } {
            all += 1;
            // Read backward, a path is its mirror image, and so are its first and last.
            let from_end = match case.base {
                NextBase::LastMatch | NextBase::Tail => !case.backward,
                _ => case.backward,
            };
            if case.backward {
                path.reverse();
            }
            let allowed = |row: &Row| {
                case.chain[0].contains(&row.touchpoint)
                    && (case.base_colour.is_none() || row.colour == case.base_colour)
            };
            let literal = matches!(case.base, NextBase::Head | NextBase::Tail);
            let mut places: Vec<usize> = (0..path.len()).collect();
            if from_end {
                places.reverse();
            }
            let base = if literal {
                Some(places[0]).filter(|&at| allowed(&path[at]))
            } else {
                places.into_iter().find(|&at| allowed(&path[at]))
            };
            let Some(base) = base else { continue };
            let end = base + case.chain.len();
            if end > path.len()
                || !case.chain.iter().zip(&path[base..]).all(|(step, row)| step.contains(&row.touchpoint))
            {
                continue;
            }
            n += 1;
            match path.get(end) {
                Some(next) => follows
                    .entry(named(next.touchpoint))
                    .or_default()
                    .push((next.time - path[end - 1].time).abs()),
                None => ended += 1,
            }
        }
    }
    equal("chains", (got.n, got.paths, got.ended, got.without_chain), (n, all, ended, all - n))?;
    is_share("followed", [got.value, got.ci_lower, got.ci_upper], n - ended, n)?;
    let mut order: Vec<_> = follows.iter().collect();
    order.sort_by(|a, b| (b.1.len(), a.0).cmp(&(a.1.len(), b.0)));
    equal("rows of next events", got.rows.len(), order.len())?;
    for (row, (name, times)) in got.rows.iter().zip(order) {
        equal("next", (row.touchpoint.to_string(), row.count), (name.clone(), times.len() as u64))?;
        is_share("next", [Some(row.share), row.ci_lower, row.ci_upper], row.count, n)?;
        let got = [row.mean_seconds, row.median_seconds, row.p25_seconds, row.p75_seconds, row.p90_seconds];
        are_times("next", got, times, case.times)?;
    }
    Ok(())
}
