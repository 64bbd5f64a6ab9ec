//! One metric in detail: a picture for each breakdown, and the table behind it.

use super::tile::shape;
use crate::figure::{distribution, intervals, series, Row, FEW};
use crate::format;
use crate::report::{Group, GroupedBy, MetricReport, PeriodReport};
use crate::words;
use serde::Serialize;
use serde_json::{Map, Value};

/// A picture shows so many groups; the table and the exports hold all.
const MOST_DRAWN: usize = 30;
/// The page's table holds so many; the exports hold all.
const MOST_LISTED: usize = 500;

#[derive(Serialize)]
pub(super) struct Section {
    place: usize,
    label: String,
    trend: Option<Trend>,
    pictures: Vec<Picture>,
    problem: Option<String>,
}

/// The figure of the periods and its table.
#[derive(Serialize)]
struct Trend {
    heading: String,
    notes: Vec<String>,
    figure: Option<String>,
    has_target: bool,
    rows: Vec<TrendRow>,
}

#[derive(Serialize)]
struct TrendRow {
    name: String,
    n: String,
    value: String,
    span: String,
    status: &'static str,
    shape: &'static str,
    change: String,
    note: String,
    few: bool,
}

/// Two figures of the same rows, and their table.
#[derive(Serialize)]
struct Picture {
    heading: String,
    notes: Vec<String>,
    intervals: Option<String>,
    distribution: Option<String>,
    group_heading: String,
    answers: Vec<String>,
    rows: Vec<TableRow>,
    has_target: bool,
}

#[derive(Serialize)]
struct TableRow {
    label: String,
    n: String,
    value: String,
    span: String,
    status: &'static str,
    shape: &'static str,
    note: String,
    few: bool,
    shares: Vec<String>,
}

impl Section {
    pub fn of(place: usize, metric: &MetricReport, figures: &mut Map<String, Value>) -> Self {
        let trend = (!metric.periods.is_empty()).then(|| trend(metric, figures));
        let mut pictures: Vec<Picture> =
            metric.breakdowns.iter().map(|by| broken_down(metric, by, figures)).collect();
        // A number without an interval beside its own trend would be a dot and nothing else.
        let bare =
            trend.is_some() && metric.reading.as_ref().is_some_and(|reading| reading.interval().is_none());
        if pictures.is_empty() && metric.reading.is_some() && metric.inputs.is_empty() && !bare {
            pictures.push(whole(metric, figures));
        }
        Self {
            place,
            label: format::name(&metric.label),
            trend,
            pictures,
            problem: metric.problem.as_ref().map(|_| words::standing(metric)),
        }
    }
}

fn trend(metric: &MetricReport, figures: &mut Map<String, Value>) -> Trend {
    let mut notes = Vec::new();
    let few = |period: &PeriodReport| period.reading.as_ref().is_some_and(|reading| reading.n < FEW);
    if metric.periods.iter().any(few) {
        notes.push(format!("Periods with n below {FEW} are grey."));
    }
    if metric.periods.iter().any(|period| !period.whole) {
        notes.push("An open circle is a period that the rows do not cover whole.".to_owned());
    }
    if metric.periods.len() > MOST_LISTED {
        notes.push(format!("The table holds the last {MOST_LISTED} periods; the exports hold all."));
    }
    let listed = metric.periods.iter().rev().take(MOST_LISTED).map(|period| {
        let interval = period.reading.as_ref().and_then(crate::reading::Reading::interval);
        let shown = |reading: &crate::reading::Reading| metric.unit.shown(reading.value, interval);
        let difference = |change: &crate::report::Change| {
            let ends = change.difference.interval();
            let span =
                ends.map_or_else(String::new, |ends| format!(" ({})", metric.unit.difference_span(ends)));
            format!("{}{span}", metric.unit.difference(change.difference.value, ends))
        };
        TrendRow {
            name: period.name.clone(),
            n: format::count(period.reading.as_ref().map_or(0, |reading| reading.n)),
            value: period.reading.as_ref().map_or_else(|| "no data".into(), shown),
            span: interval.map_or_else(String::new, |ends| metric.unit.span(ends)),
            status: period.status.word(),
            shape: shape(period.status),
            change: period.change.as_ref().map_or_else(String::new, difference),
            note: match &period.problem {
                Some(problem) => format::name(problem),
                None if !period.whole => "not a whole period".into(),
                None => String::new(),
            },
            few: period.reading.as_ref().is_none_or(|reading| reading.n < FEW),
        }
    });
    let rows = listed.collect();
    let figure = series(metric).map(|figure| {
        let id = format!("figure-{}", figures.len() + 1);
        figures.insert(id.clone(), figure);
        id
    });
    Trend { heading: words::trend(metric), notes, figure, has_target: metric.target.is_some(), rows }
}

fn all_rows(metric: &MetricReport) -> Row<'_> {
    Row { label: "All".into(), reading: metric.reading.as_ref(), apart: true }
}

/// Highest first; what has no number comes last.
fn sorted(by: &GroupedBy) -> Vec<&Group> {
    let mut groups: Vec<&Group> = by.groups.iter().collect();
    let value = |group: &Group| group.reading.as_ref().map_or(f64::NEG_INFINITY, |reading| reading.value);
    groups.sort_by(|a, b| value(b).total_cmp(&value(a)));
    groups
}

fn broken_down(metric: &MetricReport, by: &GroupedBy, figures: &mut Map<String, Value>) -> Picture {
    let groups = sorted(by);
    let drawn = groups.iter().filter(|group| group.reading.is_some()).take(MOST_DRAWN);
    let mut rows = vec![all_rows(metric)];
    rows.extend(drawn.map(|group| Row {
        label: format::name(&group.label),
        reading: group.reading.as_ref(),
        apart: group.apart.is_some(),
    }));
    let mut notes = Vec::new();
    if groups.len() + 1 > rows.len() {
        notes.push(format!("{} of {} groups are drawn; the table has more.", rows.len() - 1, groups.len()));
    }
    if groups.iter().any(|group| group.reading.as_ref().is_some_and(|reading| reading.n < FEW)) {
        notes.push(format!("Groups with n below {FEW} are grey."));
    }
    let listed = groups.iter().take(MOST_LISTED).map(|group| {
        let mut note = match (group.apart, &group.against_rest) {
            (Some(side), Some(found)) => {
                let ends = found.interval();
                let span =
                    ends.map_or_else(String::new, |ends| format!(" ({})", metric.unit.difference_span(ends)));
                format!("{side} the rest: {}{span}", metric.unit.difference(found.value, ends))
            }
            _ => String::new(),
        };
        if let Some(problem) = &group.problem {
            note = format::name(problem);
        }
        table_row(metric, format::name(&group.label), group.reading.as_ref(), group.status, note)
    });
    let whole = table_row(metric, "All".into(), metric.reading.as_ref(), metric.status, String::new());
    let mut table: Vec<TableRow> = std::iter::once(whole).chain(listed).collect();
    let answers = answers(metric);
    for (row, reading) in table.iter_mut().zip(
        std::iter::once(metric.reading.as_ref()).chain(groups.iter().map(|group| group.reading.as_ref())),
    ) {
        row.shares = shares(&answers, reading);
    }
    let mut picture = draw(metric, &rows, words::finding(metric, by), figures);
    picture.notes = notes;
    picture.group_heading = format::name(&by.label);
    picture.answers = answers.iter().map(f64::to_string).collect();
    picture.rows = table;
    picture
}

fn whole(metric: &MetricReport, figures: &mut Map<String, Value>) -> Picture {
    let answers = answers(metric);
    let mut row = table_row(metric, "All".into(), metric.reading.as_ref(), metric.status, String::new());
    row.shares = shares(&answers, metric.reading.as_ref());
    let mut picture = draw(metric, &[all_rows(metric)], "All answers".into(), figures);
    picture.answers = answers.iter().map(f64::to_string).collect();
    picture.rows = vec![row];
    picture
}

fn draw(
    metric: &MetricReport,
    rows: &[Row<'_>],
    heading: String,
    figures: &mut Map<String, Value>,
) -> Picture {
    let mut keep = |figure: Value| {
        let id = format!("figure-{}", figures.len() + 1);
        figures.insert(id.clone(), figure);
        id
    };
    Picture {
        heading,
        notes: Vec::new(),
        intervals: Some(keep(intervals(&metric.into(), rows))),
        distribution: distribution(&metric.into(), rows).map(&mut keep),
        group_heading: "Group".into(),
        answers: Vec::new(),
        rows: Vec::new(),
        has_target: metric.target.is_some(),
    }
}

/// The answers that get a column of their own; too many get none.
fn answers(metric: &MetricReport) -> Vec<f64> {
    let given = metric.reading.iter().flat_map(|reading| &reading.distribution);
    let answers: Vec<f64> = given.map(|given| given.answer).collect();
    if answers.len() > 12 {
        return Vec::new();
    }
    answers
}

fn shares(answers: &[f64], reading: Option<&crate::reading::Reading>) -> Vec<String> {
    answers
        .iter()
        .map(|answer| match reading {
            None => String::new(),
            Some(reading) => {
                let given = reading.distribution.iter().find(|given| given.answer == *answer);
                format!("{}\u{a0}%", format::fixed(given.map_or(0.0, |given| given.share) * 100.0, 1))
            }
        })
        .collect()
}

fn table_row(
    metric: &MetricReport,
    label: String,
    reading: Option<&crate::reading::Reading>,
    status: crate::status::Status,
    note: String,
) -> TableRow {
    let interval = reading.and_then(crate::reading::Reading::interval);
    TableRow {
        label,
        n: format::count(reading.map_or(0, |reading| reading.n)),
        value: reading.map_or_else(|| "no data".into(), |reading| metric.unit.shown(reading.value, interval)),
        span: interval.map_or_else(String::new, |ends| metric.unit.span(ends)),
        status: status.word(),
        shape: shape(status),
        note,
        few: reading.is_none_or(|reading| reading.n < FEW),
        shares: Vec::new(),
    }
}
