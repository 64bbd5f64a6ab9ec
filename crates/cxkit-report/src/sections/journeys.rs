//! Journeys: the log of a source, and what each question finds in it.

use super::{every, picture, Finding, SectionReport, Table};
use crate::error::ReportError;
use crate::evaluate::{column_view, View};
use crate::figure::{flow_way, intervals, length, share_words, time_to_convert, Fields, Look, Row};
use crate::format;
use crate::reading::Reading;
use crate::scorecard::{Ask, EventKeys, Section, Source};
use crate::source::times;
use crate::table::{SourceRows, TableColumn};
use crate::unit::Unit;
use cxkit::columns::Keys;
use cxkit::describe::Record;
use cxkit::journey::{
    EventLog, EventLogOptions, Events, Filter, Funnel, FunnelGroup, FunnelResult, Lifecycle, LifecycleResult,
    Retention, RetentionResult, SessionsResult, Stickiness, StickinessResult,
};
use cxkit::measure::{ColumnView, RoleKind};
use cxkit::time::{Calendar, Zone};

/// The log of a source, with the columns that its sections ask for as properties of events.
pub(crate) fn log(
    source: &Source,
    keys: &EventKeys,
    rows: &SourceRows,
    zone: &Zone,
    asked: &[&str],
    (since, until): (Option<i64>, Option<i64>),
    threads: usize,
) -> Result<EventLog, ReportError> {
    let column = |name: &str| {
        rows.table.column(name).ok_or_else(|| {
            let near = cxkit::nearest(name, rows.table.all_columns.iter().map(String::as_str));
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            let message = format!(
                "no file of source '{}' has a column '{}'{near}",
                source.id,
                format::shorten(name, 60)
            );
            ReportError::new("unknown_name", message)
        })
    };
    let names = |name: &str| -> Result<View<'_>, ReportError> {
        Ok(column_view(RoleKind::Keys, name, column(name)?, &source.clock, zone)?)
    };
    let placed = |error: cxkit::Error| {
        let error = ReportError::from(error);
        match error.row().map(|row| rows.place(row)) {
            Some((Some(file), row)) => error.at_row(row).in_file(file),
            _ => error,
        }
    };
    let time_name = source.clock.time.as_deref().unwrap_or_default();
    let when = times(time_name, column(time_name)?, &source.clock, zone).map_err(placed)?;
    let (customer, event) = (names(&keys.customer)?, names(&keys.event)?);
    let (customer, event) = (keys_of(&customer), keys_of(&event));
    let mut held: Vec<(&str, View<'_>)> = Vec::new();
    let mut numbers: Vec<(&str, &[f64])> = Vec::new();
    for name in asked {
        match column(name)? {
            TableColumn::Numbers(values) => numbers.push((name, values)),
            _ => held.push((name, names(name)?)),
        }
    }
    let mut events = Events::new(customer, when, event);
    for (name, view) in &held {
        events = events.attribute(*name, keys_of(view));
    }
    for (name, values) in numbers {
        events = events.number(name, values);
    }
    let log =
        EventLog::build(&events, &EventLogOptions::default(), &cxkit::journey::Identity::default(), threads)
            .map_err(placed)?;
    if since.is_none() && until.is_none() {
        return Ok(log);
    }
    let mut filter = Filter::new();
    if let Some(since) = since {
        filter = filter.from(since);
    }
    if let Some(until) = until {
        filter = filter.until(until);
    }
    Ok(log.filter(&filter)?)
}

fn keys_of<'a>(view: &'a View<'_>) -> Keys<'a> {
    match view.column() {
        ColumnView::Texts(texts) => Keys::Texts(texts),
        _ => Keys::Keys(Vec::new()),
    }
}

/// What a question finds.
pub(crate) fn answer(
    section: &Section,
    log: &EventLog,
    calendar: &Calendar,
) -> Result<SectionReport, ReportError> {
    let mut report = SectionReport::of(section);
    if log.event_count() == 0 {
        return Ok(report.without("no events in the time asked for".to_owned()));
    }
    match &section.ask {
        Ask::Funnel(steps, options) => {
            let funnel =
                Funnel::new(steps.iter().cloned()).options(options.clone()).calendar(calendar.clone());
            funnel_found(&mut report, &log.funnel(&funnel)?);
        }
        Ask::Retention(start, returning, options) => {
            let every = &every(options);
            let retention =
                Retention::new().start(start.clone()).returning(returning.clone()).options(options.clone());
            retention_found(&mut report, &log.retention(&retention.calendar(calendar.clone()))?, every);
        }
        Ask::Lifecycle(event, options) => {
            let every = &every(options);
            let lifecycle = Lifecycle::new().event(event.clone()).options(options.clone());
            lifecycle_found(&mut report, &log.lifecycle(&lifecycle.calendar(calendar.clone()))?, every);
        }
        Ask::Stickiness(event, options) => {
            let every = &every(options);
            let stickiness = Stickiness::new().event(event.clone()).options(options.clone());
            stickiness_found(&mut report, &log.stickiness(&stickiness.calendar(calendar.clone()))?, every);
        }
        Ask::Sessions(options) => sessions_found(&mut report, &log.sessions(options)?),
        Ask::Paths(options) => {
            let result = log.paths(options)?;
            let values = result.values();
            paths_found(
                &mut report,
                Fields::Result(cxkit::journey::PathsResult::FIELDS, &values),
                picture(&result),
            );
            kept(&mut report, &result);
        }
        Ask::Flows(options) => {
            let result = log.flows(options)?;
            let values = result.values();
            flows_found(
                &mut report,
                Fields::Result(cxkit::journey::FlowsResult::FIELDS, &values),
                picture(&result),
            );
            kept(&mut report, &result);
        }
        Ask::Transitions(options) => {
            let result = log.transitions(options)?;
            let values = result.values();
            let fields = Fields::Result(cxkit::journey::TransitionsResult::FIELDS, &values);
            transitions_found(&mut report, fields, picture(&result));
            kept(&mut report, &result);
        }
        Ask::StepMatrix(options) => {
            let result = log.step_matrix(options)?;
            let values = result.values();
            let fields = Fields::Result(cxkit::journey::StepMatrixResult::FIELDS, &values);
            steps_found(&mut report, fields, picture(&result));
            kept(&mut report, &result);
        }
        Ask::Value(..) => {}
    }
    Ok(report)
}

/// Keeps the result, and how it came about.
fn kept<R: Record>(report: &mut SectionReport, result: &R) {
    let values = result.values();
    let fields = Fields::Result(R::FIELDS, &values);
    report.definition.push(("Method", format::name(fields.text("method"))));
    let level = Unit::OutOf100.plain(fields.number("ci_level").unwrap_or(0.95) * 100.0);
    report.definition.push((
        "Interval",
        format!("{}, level {level}\u{a0}%", format::name(fields.text("interval_method"))),
    ));
    report.keep(report.query, result);
}

fn cell(value: Option<f64>, ends: Option<(f64, f64)>) -> String {
    value.map_or_else(String::new, |value| Unit::Share.shown(value, ends))
}

fn span(ends: Option<(f64, f64)>) -> String {
    ends.map_or_else(String::new, |ends| Unit::Share.span(ends))
}

fn time(seconds: Option<f64>) -> String {
    seconds.map_or_else(String::new, length)
}

fn funnel_found(report: &mut SectionReport, result: &FunnelResult) {
    let values = result.values();
    let fields = Fields::Result(FunnelResult::FIELDS, &values);
    let names: Vec<String> = result.steps.iter().map(|step| format::name(&step.name)).collect();
    let (Some(first), Some(last)) = (names.first(), names.last()) else { return };
    let ends = result.ci_lower.zip(result.ci_upper);
    let reached = match result.value {
        Some(value) => format!("{} of those who began with {first} reached {last}", share_words(value, ends)),
        None => format!("Nobody began with {first}"),
    };
    // The step before which most are lost, by how many.
    let lost = result.steps.windows(2).zip(names.windows(2)).filter_map(|(steps, names)| {
        let [before, after] = steps else { return None };
        let [from, to] = names else { return None };
        Some((before.count.saturating_sub(after.count), from, to))
    });
    let most = lost.max_by_key(|(lost, ..)| *lost).filter(|(lost, ..)| *lost > 0);
    let lost = most.map_or_else(String::new, |(lost, from, to)| {
        format!("; most were lost between {from} and {to}: {}", format::count(lost))
    });
    let mut notes = Vec::new();
    if result.pending > 0 {
        notes.push(format!(
            "{} may still come on: their time was not over when the data ended.",
            format::count(result.pending)
        ));
    }
    if result.excluded > 0 {
        notes.push(format!(
            "{} left the funnel by an event that must not happen.",
            format::count(result.excluded)
        ));
    }
    let mut table = Table {
        columns: vec![
            ("Step", false),
            ("Customers", true),
            ("Of the step before", true),
            ("Interval", true),
            ("Of the first", true),
            ("Interval", true),
            ("Median time", true),
            ("Nine tenths within", true),
            ("May still come", true),
        ],
        rows: Vec::new(),
    };
    for (step, name) in result.steps.iter().zip(&names) {
        let (own, all) = (
            step.conversion_ci_lower.zip(step.conversion_ci_upper),
            step.from_first_ci_lower.zip(step.from_first_ci_upper),
        );
        table.rows.push(vec![
            name.clone(),
            format::count(step.count),
            cell(step.conversion, own),
            span(own),
            cell(step.from_first, all),
            span(all),
            time(step.median_seconds),
            time(step.p90_seconds),
            if step.pending > 0 { format::count(step.pending) } else { String::new() },
        ]);
        #[allow(clippy::cast_precision_loss)]
        report.row(("reached", Unit::Count), ("step", &step.name), Some(step.count as f64), None, step.count);
        if step.conversion.is_some() {
            report.row(("conversion", Unit::Share), ("step", &step.name), step.conversion, own, result.n);
            report.row(("from_first", Unit::Share), ("step", &step.name), step.from_first, all, result.n);
        }
    }
    let mut figures: Vec<(String, serde_json::Value)> =
        picture(result).map(|figure| ("Customers who came so far".to_owned(), figure)).into_iter().collect();
    figures.extend(
        time_to_convert(fields)
            .map(|figure| ("How long they took: per cent of those who came on".to_owned(), figure)),
    );
    report.found(Finding { heading: format!("{reached}{lost}"), notes, figures, table });
    groups_found(report, &result.groups, "group", last);
    groups_found(report, &result.periods, "period", last);
    kept(report, result);
}

/// The share that came to the end, by group or period of entry.
fn groups_found(report: &mut SectionReport, groups: &[FunnelGroup], what: &'static str, last: &str) {
    let mut read: Vec<(String, Reading)> = Vec::new();
    for group in groups {
        let Some(step) = group.steps.last() else { continue };
        let ends = step.from_first_ci_lower.zip(step.from_first_ci_upper);
        let n = group.counts.first().copied().unwrap_or_default();
        if let Some(share) = step.from_first {
            read.push((format::name(&group.group), Reading::plain(share, ends, n)));
        }
        report.row(("from_first", Unit::Share), (what, &group.group), step.from_first, ends, n);
    }
    if read.is_empty() {
        return;
    }
    if what == "group" {
        read.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    }
    let rows: Vec<Row<'_>> = read
        .iter()
        .take(30)
        .map(|(label, reading)| Row { label: label.clone(), reading: Some(reading), apart: true })
        .collect();
    let look = Look { unit: Unit::Share, target: None, scale: None, classes: &[] };
    let figure = intervals(&look, &rows);
    let by = match report.options.get("breakdown").and_then(serde_json::Value::as_str) {
        Some(column) if what == "group" => format::name(column),
        _ => "period of entry".to_owned(),
    };
    let (best, worst) = (read.first(), read.last());
    let heading = match (best, worst) {
        (Some((best, high)), Some((worst, low))) if what == "group" && clearly(high, low) => format!(
            "By {by}: more reach {last} from {best} ({}) than from {worst} ({})",
            Unit::Share.shown(high.value, high.interval()),
            Unit::Share.shown(low.value, low.interval())
        ),
        _ if what == "group" => format!("By {by}: no group is clearly ahead of another"),
        _ => format!("By {by}"),
    };
    let table = Table {
        columns: vec![("Group", false), ("Began", true), ("Reached the end", true), ("Interval", true)],
        rows: read
            .iter()
            .map(|(label, reading)| {
                vec![
                    label.clone(),
                    format::count(reading.n),
                    cell(Some(reading.value), reading.interval()),
                    span(reading.interval()),
                ]
            })
            .collect(),
    };
    let figures = vec![("Share that reached the end, with its interval".to_owned(), figure)];
    report.found(Finding { heading, notes: Vec::new(), figures, table });
}

/// Whether one interval lies wholly above the other.
fn clearly(high: &Reading, low: &Reading) -> bool {
    high.ci_lower.zip(low.ci_upper).is_some_and(|(above, below)| above > below)
}

fn retention_found(report: &mut SectionReport, result: &RetentionResult, every: &str) {
    let after = result.overall.iter().find(|column| column.period > 0 && column.share.is_some());
    let heading = match after.and_then(|column| Some((column, column.share?))) {
        Some((column, share)) => {
            let ends = column.ci_lower.zip(column.ci_upper);
            let when = match (column.period, column.last_period) {
                (1, 1) => format!("in the {every} after"),
                (first, last) if first == last => format!("in {every} {first} after"),
                (first, last) => format!("in {every}s {first} to {last} after"),
            };
            let what = format!("{} came back {when}", share_words(share, ends));
            let later =
                result.overall.iter().rev().find(|column| column.period > 1 && column.share.is_some());
            match later.and_then(|column| Some((column, column.share?))) {
                Some((column, share)) => format!(
                    "{what}, {} in {every} {}",
                    Unit::Share.shown(share, column.ci_lower.zip(column.ci_upper)),
                    column.last_period
                ),
                None => what,
            }
        }
        None => format!("Nobody could come back yet: the data end within the first {every}"),
    };
    let mut table = Table {
        columns: vec![
            ("Since the first", false),
            ("Cohorts", true),
            ("Customers", true),
            ("Came back", true),
            ("Share", true),
            ("Interval", true),
        ],
        rows: Vec::new(),
    };
    for column in &result.overall {
        let ends = column.ci_lower.zip(column.ci_upper);
        let name = if column.period == column.last_period {
            format!("{every} {}", column.period)
        } else {
            format!("{every}s {} to {}", column.period, column.last_period)
        };
        table.rows.push(vec![
            name,
            format::count(column.cohorts),
            format::count(column.n),
            format::count(column.count),
            cell(column.share, ends),
            span(ends),
        ]);
        let period = column.period.to_string();
        report.row(("retained", Unit::Share), ("period_since", &period), column.share, ends, column.n);
    }
    let incomplete = result.incomplete.iter().flatten().any(|part| *part);
    let notes = if incomplete {
        vec!["A star marks a period that the data do not cover whole.".to_owned()]
    } else {
        Vec::new()
    };
    let figures = picture(result).map(|figure| (format!("Cohorts by {every}"), figure)).into_iter().collect();
    report.found(Finding { heading, notes, figures, table });
    kept(report, result);
}

fn lifecycle_found(report: &mut SectionReport, result: &LifecycleResult, every: &str) {
    let last = result.periods.iter().rev().find(|period| !period.incomplete);
    let heading = match last {
        Some(last) => {
            let kept = last.kept.map_or_else(String::new, |share| {
                let ends = last.kept_ci_lower.zip(last.kept_ci_upper);
                format!("; {} of those of the {every} before stayed", share_words(share, ends))
            });
            format!(
                "{}, the last whole {every}: {} active, {} of them new{kept}",
                last.period,
                format::count(last.active),
                format::count(last.new)
            )
        }
        None => format!("No whole {every} yet"),
    };
    let mut table = Table {
        columns: vec![
            ("Period", false),
            ("Active", true),
            ("New", true),
            ("Returning", true),
            ("Resurrected", true),
            ("Dormant", true),
            ("Kept", true),
            ("Interval", true),
        ],
        rows: Vec::new(),
    };
    for period in &result.periods {
        let ends = period.kept_ci_lower.zip(period.kept_ci_upper);
        let star = if period.incomplete { "*" } else { "" };
        #[allow(clippy::cast_precision_loss)]
        table.rows.push(vec![
            format!("{}{star}", period.period),
            format::count(period.active),
            format::count(period.new),
            format::count(period.returning),
            format::count(period.resurrected),
            format::fixed(period.dormant as f64, 0),
            cell(period.kept, ends),
            span(ends),
        ]);
        #[allow(clippy::cast_precision_loss)]
        let active = Some(period.active as f64);
        report.row(("active", Unit::Count), ("period", &period.period), active, None, period.active);
        report.row(("kept", Unit::Share), ("period", &period.period), period.kept, ends, period.active);
    }
    let figures =
        picture(result).map(|figure| (format!("Customers by {every}"), figure)).into_iter().collect();
    let notes = match result.periods.iter().any(|period| period.incomplete) {
        true => vec!["A star marks a period that the data do not cover whole.".to_owned()],
        false => Vec::new(),
    };
    report.found(Finding { heading, notes, figures, table });
    kept(report, result);
}

fn stickiness_found(report: &mut SectionReport, result: &StickinessResult, every: &str) {
    let ends = result.ci_lower.zip(result.ci_upper);
    let heading = match result.value {
        Some(value) => {
            let shown = Unit::Number.shown(value, ends);
            let span = ends.map_or_else(String::new, |ends| format!(" ({})", Unit::Number.span(ends)));
            format!("Customers were active in {shown}{span} of {} {every}s on the mean", result.periods)
        }
        None => "Nobody was active".to_owned(),
    };
    let mut table = Table {
        columns: vec![
            ("Periods", false),
            ("Customers", true),
            ("Share", true),
            ("Interval", true),
            ("So many or more", true),
            ("Interval", true),
        ],
        rows: Vec::new(),
    };
    for row in &result.rows {
        let (own, more) = (row.ci_lower.zip(row.ci_upper), row.at_least_ci_lower.zip(row.at_least_ci_upper));
        table.rows.push(vec![
            row.active_periods.to_string(),
            format::count(row.count),
            cell(Some(row.share), own),
            span(own),
            cell(Some(row.at_least_share), more),
            span(more),
        ]);
        let periods = row.active_periods.to_string();
        report.row(("share", Unit::Share), ("active_periods", &periods), Some(row.share), own, row.count);
    }
    let figures = picture(result)
        .map(|figure| (format!("Share of customers by {every}s"), figure))
        .into_iter()
        .collect();
    report.found(Finding { heading, notes: Vec::new(), figures, table });
    kept(report, result);
}

fn sessions_found(report: &mut SectionReport, result: &SessionsResult) {
    let ends = result.ci_lower.zip(result.ci_upper);
    let single = result.single_event_ci_lower.zip(result.single_event_ci_upper);
    let heading = match (result.value, result.single_event_share) {
        (Some(value), Some(share)) => format!(
            "{} sessions a customer; {} of the sessions are a single event",
            Unit::Number.shown(value, ends),
            share_words(share, single)
        ),
        _ => "No sessions".to_owned(),
    };
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| format::fixed(value, 1));
    let table = Table {
        columns: vec![
            ("", false),
            ("Mean", true),
            ("A quarter up to", true),
            ("Median", true),
            ("Three quarters up to", true),
            ("Nine tenths up to", true),
        ],
        rows: vec![
            vec![
                "Events in a session".to_owned(),
                number(result.mean_events),
                number(result.p25_events),
                number(result.median_events),
                number(result.p75_events),
                number(result.p90_events),
            ],
            vec![
                "Length of a session".to_owned(),
                time(result.mean_seconds),
                time(result.p25_seconds),
                time(result.median_seconds),
                time(result.p75_seconds),
                time(result.p90_seconds),
            ],
        ],
    };
    report.row(("sessions_per_customer", Unit::Number), ("", ""), result.value, ends, result.customers);
    report.row(("single_event_share", Unit::Share), ("", ""), result.single_event_share, single, result.n);
    report.row(("median_seconds", Unit::Seconds), ("", ""), result.median_seconds, None, result.n);
    let notes = vec![format!(
        "{} sessions of {} customers, {} events.",
        format::count(result.n),
        format::count(result.customers),
        format::count(result.events)
    )];
    let figures = picture(result).map(|figure| {
        ("The middle half as a box, nine tenths as a line, the mean dashed".to_owned(), figure)
    });
    report.found(Finding { heading, notes, figures: figures.into_iter().collect(), table });
    kept(report, result);
}

type Picture = Option<serde_json::Value>;

fn paths_found(report: &mut SectionReport, result: Fields<'_>, figure: Picture) {
    let mut table = Table {
        columns: vec![
            ("Path", false),
            ("How often", true),
            ("Share", true),
            ("Interval", true),
            ("Median time", true),
        ],
        rows: Vec::new(),
    };
    let mut first = None;
    for row in result.rows("paths") {
        let (name, share) = (crate::figure::path_words(row), row.number("share"));
        let count = row.count("count").unwrap_or_default();
        if first.is_none() {
            first = Some(format!(
                "The most frequent path, {}: {name}",
                share_words(share.unwrap_or_default(), row.ends(""))
            ));
        }
        report.row(("share", Unit::Share), ("path", &name), share, row.ends(""), count);
        table.rows.push(vec![
            name,
            format::count(count),
            cell(share, row.ends("")),
            span(row.ends("")),
            time(row.number("median_seconds")),
        ]);
    }
    let notes = vec![format!(
        "{} paths in {} variants; those shown are {} of them.",
        format::count(result.count("n").unwrap_or_default()),
        format::count(result.count("variants").unwrap_or_default()),
        format::count(result.count("shown").unwrap_or_default())
    )];
    let figures = figure.map(|figure| ("Share of all paths, with its interval".to_owned(), figure));
    let heading = first.unwrap_or_else(|| "No paths".to_owned());
    report.found(Finding { heading, notes, figures: figures.into_iter().collect(), table });
}

/// The table of ways from one touchpoint to another, the most frequent first.
fn ways(report: &mut SectionReport, result: Fields<'_>, rows: &str, with_step: bool) -> (Table, Vec<String>) {
    let mut all: Vec<Fields<'_>> = result.rows(rows).collect();
    all.sort_by_key(|row| std::cmp::Reverse(row.count("count")));
    let mut columns = vec![("From", false), ("To", false)];
    if with_step {
        columns.insert(0, ("Step", true));
    }
    columns.extend([("How often", true), ("Of those there", true), ("Interval", true), ("Mean time", true)]);
    let mut table = Table { columns, rows: Vec::new() };
    for row in &all {
        let (from, to) = (format::name(row.text("source")), format::name(row.text("target")));
        let count = row.count("count").unwrap_or_default();
        let way = format!("{from} \u{2192} {to}");
        report.row(
            ("probability", Unit::Share),
            ("way", &way),
            row.number("probability"),
            row.ends(""),
            count,
        );
        let mut cells = vec![from, to];
        if with_step {
            cells.insert(0, format::fixed(row.number("step").unwrap_or_default(), 0));
        }
        cells.extend([
            format::count(count),
            cell(row.number("probability"), row.ends("")),
            span(row.ends("")),
            time(row.number("mean_seconds")),
        ]);
        table.rows.push(cells);
    }
    let mut notes = Vec::new();
    if table.rows.len() > MOST_LISTED {
        notes.push(format!("The table holds the {MOST_LISTED} most frequent ways; the exports hold all."));
        table.rows.truncate(MOST_LISTED);
    }
    (table, notes)
}

/// So many ways stand in the table of the page.
const MOST_LISTED: usize = 100;

fn flows_found(report: &mut SectionReport, result: Fields<'_>, figure: Picture) {
    let (table, mut notes) = ways(report, result, "links", true);
    let heading = flow_way(result).unwrap_or_else(|| "Nobody goes from one step to another".to_owned());
    if let Some(without) = result.count("without_touchpoint").filter(|without| *without > 0) {
        notes.push(format!("{} journeys never come to it and are left out.", format::count(without)));
    }
    let figures = figure.map(|figure| ("Each band as wide as how many took it".to_owned(), figure));
    report.found(Finding { heading, notes, figures: figures.into_iter().collect(), table });
}

fn transitions_found(report: &mut SectionReport, result: Fields<'_>, figure: Picture) {
    let (table, notes) = ways(report, result, "transitions", false);
    let most = result
        .rows("transitions")
        .filter(|row| row.text("source") != row.text("target"))
        .max_by_key(|row| row.count("count"));
    let heading = most.map_or_else(
        || "Nothing follows anything".to_owned(),
        |row| {
            format!(
                "After {} comes {} most often: {}",
                format::name(row.text("source")),
                format::name(row.text("target")),
                share_words(row.number("probability").unwrap_or_default(), row.ends(""))
            )
        },
    );
    let figures = figure.map(|figure| ("From where they were to where they were next".to_owned(), figure));
    report.found(Finding { heading, notes, figures: figures.into_iter().collect(), table });
}

fn steps_found(report: &mut SectionReport, result: Fields<'_>, figure: Picture) {
    let steps = result.count("steps").unwrap_or_default();
    let heading = match result.number("value") {
        Some(value) => {
            format!("{} of the journeys have {steps} steps or more", share_words(value, result.ends("")))
        }
        None => "No journeys".to_owned(),
    };
    let mut table = Table { columns: vec![("Touchpoint", false)], rows: Vec::new() };
    let shown = usize::try_from(steps).unwrap_or_default().min(NUMBERED.len());
    table.columns.extend(NUMBERED.iter().take(shown).map(|number| (*number, true)));
    for row in result.rows("rows") {
        let name = format::name(row.text("touchpoint"));
        let shares = row.numbers("shares");
        for (at, share) in shares.iter().enumerate() {
            let group = format!("{name} at step {}", at + 1);
            report.row(("share", Unit::Share), ("touchpoint_and_step", &group), Some(*share), None, 0);
        }
        let mut cells = vec![name];
        cells.extend(
            shares.iter().take(shown).map(|share| cell(Some(*share), Some((share - 0.005, share + 0.005)))),
        );
        table.rows.push(cells);
    }
    let figures = figure.map(|figure| ("Per cent of all journeys".to_owned(), figure));
    report.found(Finding { heading, notes: Vec::new(), figures: figures.into_iter().collect(), table });
}

/// The heads of the steps in a table.
const NUMBERED: [&str; 12] = [
    "Step 1", "Step 2", "Step 3", "Step 4", "Step 5", "Step 6", "Step 7", "Step 8", "Step 9", "Step 10",
    "Step 11", "Step 12",
];
