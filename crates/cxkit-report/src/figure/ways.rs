//! Results about ways: flows, transitions, the step matrix, paths, loops and what comes next.

use super::heat::{heat, Cell, Heat};
use super::intervals;
use super::read::{length, share_words, Fields};
use super::sankey::{sankey, Link, Node};
use super::{text, Look, Row};
use crate::format;
use crate::reading::Reading;
use crate::unit::Unit;
use cxkit::describe::Value;

/// So many touchpoints of one step are told apart; the rest are drawn as one.
const MOST_NODES: usize = 6;
/// So many ways are drawn between two columns of transitions.
const MOST_WAYS: usize = 30;
/// So many rows a picture of shares has.
const MOST_ROWS: usize = 15;
/// What the rest is called: no touchpoint of data can have this mark in front by chance and look like it.
const REST: &str = "\u{2026} others";

/// Flows as a Sankey diagram, step by step. Nothing where nobody goes from one step to another.
pub(super) fn flows(result: Fields<'_>) -> Option<serde_json::Value> {
    #[allow(clippy::cast_possible_truncation)]
    let step = |row: Fields<'_>| row.number("step").unwrap_or_default() as i64;
    let mut held: Vec<(i64, &str, u64, String)> = result
        .rows("nodes")
        .map(|row| {
            let share = share_words(row.number("share").unwrap_or_default(), row.ends(""));
            let mut hover = format!(
                "{}: {} paths, {share}",
                text(&format::name(row.text("touchpoint"))),
                format::count(row.count("count").unwrap_or_default())
            );
            if let Some(ends) = row.count("ends").filter(|ends| *ends > 0) {
                hover.push_str(&format!(", {} end here", format::count(ends)));
            }
            (step(row), row.text("touchpoint"), row.count("count").unwrap_or_default(), hover)
        })
        .collect();
    held.sort_by(|a, b| (a.0, b.2, a.1).cmp(&(b.0, a.2, b.1)));
    let (first, last) = (held.first()?.0, held.last()?.0);
    let mut nodes: Vec<(i64, String, Node)> = Vec::new();
    #[allow(clippy::cast_precision_loss)]
    let place = |step: i64| if last == first { 0.0 } else { (step - first) as f64 / (last - first) as f64 };
    for (step, name, _, hover) in &held {
        let here = nodes.iter().filter(|(known, ..)| known == step).count();
        let name = if here < MOST_NODES { *name } else { REST };
        if !nodes.iter().any(|(at, known, _)| at == step && known == name) {
            let hover = if name == REST { "touchpoints with fewer paths".to_owned() } else { hover.clone() };
            nodes.push((*step, name.to_owned(), Node { name: name.to_owned(), place: place(*step), hover }));
        }
    }
    let find = |step: i64, name: &str| {
        let exact = nodes.iter().position(|(at, known, _)| *at == step && known == name);
        exact.or_else(|| nodes.iter().position(|(at, known, _)| *at == step && known == REST))
    };
    let mut links: Vec<Link> = Vec::new();
    for row in result.rows("links") {
        let (Some(from), Some(to)) =
            (find(step(row), row.text("source")), find(step(row) + 1, row.text("target")))
        else {
            continue;
        };
        add(&mut links, from, to, row, "paths");
    }
    let columns = usize::try_from(last - first + 1).unwrap_or(1);
    let nodes: Vec<Node> = nodes.into_iter().map(|(.., node)| node).collect();
    (!links.is_empty()).then(|| sankey(&nodes, &links, columns))
}

/// A way as a band; ways between the same two ends, as between those that are drawn as one, are one band.
fn add(links: &mut Vec<Link>, from: usize, to: usize, row: Fields<'_>, what: &str) {
    let count = row.count("count").unwrap_or_default();
    if let Some(known) = links.iter_mut().find(|link| (link.from, link.to) == (from, to)) {
        known.count += count;
        known.hover = format!("{} {what}", format::count(known.count));
        return;
    }
    let share = share_words(row.number("probability").unwrap_or_default(), row.ends(""));
    let mut hover = format!(
        "{} to {}: {} {what}, {share} of those there",
        text(&format::name(row.text("source"))),
        text(&format::name(row.text("target"))),
        format::count(count)
    );
    if let Some(seconds) = row.number("median_seconds") {
        hover.push_str(&format!(", median {}", length(seconds)));
    } else if let Some(seconds) = row.number("mean_seconds") {
        hover.push_str(&format!(", mean {}", length(seconds)));
    }
    links.push(Link { from, to, count, hover });
}

/// Transitions as bands from where somebody was to where they were next.
pub(super) fn transitions(result: Fields<'_>) -> Option<serde_json::Value> {
    let mut rows: Vec<Fields<'_>> = result.rows("transitions").collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count("count")));
    rows.truncate(MOST_WAYS);
    let mut nodes: Vec<Node> = Vec::new();
    let mut links: Vec<Link> = Vec::new();
    for row in rows {
        let mut at = |name: &str, place: f64| {
            let known = nodes.iter().position(|node| node.name == name && node.place == place);
            known.unwrap_or_else(|| {
                let side = if place == 0.0 { "from" } else { "to" };
                let hover = format!("{side} {}", text(&format::name(name)));
                nodes.push(Node { name: name.to_owned(), place, hover });
                nodes.len() - 1
            })
        };
        let (from, to) = (at(row.text("source"), 0.0), at(row.text("target"), 1.0));
        add(&mut links, from, to, row, "times");
    }
    (!links.is_empty()).then(|| sankey(&nodes, &links, 2))
}

/// The step matrix as a heat map: the shares of all paths.
pub(super) fn step_matrix(result: Fields<'_>) -> Option<serde_json::Value> {
    let steps = usize::try_from(result.count("steps")?).ok()?;
    let mut rows: Vec<Fields<'_>> = result.rows("rows").collect();
    let total = |row: &Fields<'_>| row.numbers("shares").iter().sum::<f64>();
    rows.sort_by(|a, b| total(b).total_cmp(&total(a)));
    rows.truncate(2 * MOST_ROWS);
    if rows.is_empty() || steps == 0 {
        return None;
    }
    let cell = |row: Fields<'_>, at: usize| {
        let share = row.list("shares").get(at)?.number()?;
        let end = |name: &str| row.list(name).get(at).and_then(Value::number);
        let ends = end("ci_lower").zip(end("ci_upper"));
        let count = match row.list("counts").get(at) {
            Some(Value::Count(count)) => *count,
            _ => 0,
        };
        Some(Cell {
            value: share,
            shown: if share < 0.005 { String::new() } else { format::fixed(100.0 * share, 0) },
            hover: format!(
                "{} at step {}: {} paths, {}",
                text(&format::name(row.text("touchpoint"))),
                at + 1,
                format::count(count),
                share_words(share, ends)
            ),
        })
    };
    Some(heat(&Heat {
        rows: rows.iter().map(|row| format::name(row.text("touchpoint"))).collect(),
        columns: (1..=steps).map(|step| step.to_string()).collect(),
        cells: rows.iter().map(|row| (0..steps).map(|at| cell(*row, at)).collect()).collect(),
        across: "step; per cent of all paths".into(),
        down: String::new(),
        strongest: None,
        written: true,
    }))
}

/// Rows with a share and its interval as dots: paths, loops, what comes next, flags of days.
pub(super) fn shares<'a>(
    rows: impl Iterator<Item = Fields<'a>>,
    label: &dyn Fn(Fields<'a>) -> String,
    n: &dyn Fn(Fields<'a>) -> u64,
) -> Option<serde_json::Value> {
    let mut read: Vec<(String, Reading)> = rows
        .filter_map(|row| {
            let ends = row.ends("");
            let reading = Reading::plain(row.number("share")?, ends, n(row));
            Some((label(row), reading))
        })
        .collect();
    read.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    read.truncate(MOST_ROWS);
    let rows: Vec<Row<'_>> = read
        .iter()
        .map(|(label, reading)| Row { label: label.clone(), reading: Some(reading), apart: true })
        .collect();
    let look = Look { unit: Unit::Share, target: None, scale: None, classes: &[] };
    (!rows.is_empty()).then(|| intervals(&look, &rows))
}

/// A path in words.
pub(crate) fn path_words(row: Fields<'_>) -> String {
    let names = row.list("path").iter().filter_map(Value::text).map(format::name);
    names.collect::<Vec<_>>().join(" \u{2192} ")
}

/// The way from the middle of a flow that most go, in a sentence.
pub(crate) fn flow_way(result: Fields<'_>) -> Option<String> {
    let after = result.rows("links").filter(|row| row.number("step") == Some(0.0));
    let most = after.max_by_key(|row| row.count("count"))?;
    Some(format!(
        "After {} the most frequent next step is {}: {}",
        format::name(most.text("source")),
        format::name(most.text("target")),
        share_words(most.number("probability").unwrap_or_default(), most.ends(""))
    ))
}
