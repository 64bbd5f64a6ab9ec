//! Where the rows come from: files, how they were drawn, when they happened, and what one row stands for.

use super::fields::{constant, wrong_type, Constant, Fields};
use super::node::{Node, NodeValue};
use crate::error::ReportError;
use cxkit::time::{TimeUnit, WeekStart};

/// Rows from one file or several, and how they were drawn.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in the scorecard.
    pub id: String,
    /// Its files, in order.
    pub files: Vec<SourceFile>,
    /// What a row stands for.
    pub kind: SourceKind,
    /// The columns that say how the sample was drawn.
    pub design: Design,
    /// When rows happened, and where days begin.
    pub clock: Clock,
    /// The line it stands in.
    pub line: usize,
}

/// What a row of a source stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceKind {
    /// What was measured, as it is.
    Rows,
    /// An event of a case: its events become one row.
    Events(EventKeys),
    /// Something a customer bought.
    Orders {
        /// The column that says who.
        customer: String,
        /// The column that says for how much.
        amount: Option<String>,
    },
}

/// How an event log becomes one row a case.
#[derive(Clone, Debug, PartialEq)]
pub struct EventKeys {
    /// The column that says which case.
    pub case: String,
    /// The column that says whose journey an event belongs to; the case's where nothing else is said.
    pub customer: String,
    /// The column that says what happened.
    pub event: String,
    /// Columns made of the times of events: `opened`, `resolved`, `responded`.
    pub moments: Vec<(&'static str, Moment)>,
    /// The events that mean a case is worked on again, when they come after the first resolution.
    pub reopened_by: Vec<String>,
}

/// An event whose time is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Which event; nothing for any.
    pub event: Option<String>,
    /// Which of them.
    pub take: Take,
}

/// Which of several events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// The earliest.
    First,
    /// The latest.
    Last,
}

/// When rows happened, and where days, weeks and months begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// The column that says when.
    pub time: Option<String>,
    /// What one step of its numbers is, where it holds numbers.
    pub unit: Option<TimeUnit>,
    /// The time zone.
    pub zone: String,
    /// The day weeks begin with.
    pub week_start: WeekStart,
    /// Whether every period is whole however little of it the rows cover, as in a survey held once a year.
    pub whole_periods: bool,
}

/// A file, or several by a pattern, with columns added to each of its rows.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as written, relative to the scorecard.
    pub path: String,
    /// Columns that hold the same value in every row.
    pub columns: Vec<(String, Constant)>,
    /// The line it stands in.
    pub line: usize,
}

/// Columns that say how many people a row stands for and how it was drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Design {
    /// How many people each row stands for.
    pub weight: Option<String>,
    /// The stratum it was drawn in.
    pub strata: Option<String>,
    /// The cluster it was drawn with.
    pub cluster: Option<String>,
    /// The size of its stratum's population.
    pub population: Option<String>,
}

impl Design {
    /// Each role with its column, in one order everywhere.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("weight", &self.weight),
            ("strata", &self.strata),
            ("cluster", &self.cluster),
            ("population", &self.population),
        ]
        .into_iter()
        .filter_map(|(role, column)| column.as_deref().map(|column| (role, column)))
    }
}

/// The column of a case that says whether it was worked on again.
pub(crate) const REOPENED: &str = "reopened";
/// The column of a case that says how many events it has.
pub(crate) const EVENTS: &str = "events";
/// The moments a case can have.
const MOMENTS: [&str; 3] = ["opened", "responded", "resolved"];

impl Source {
    /// Whether a column is made by the source and not read from its files.
    #[must_use]
    pub fn makes(&self, column: &str) -> bool {
        match &self.kind {
            SourceKind::Events(keys) => {
                keys.moments.iter().any(|(name, _)| *name == column)
                    || (column == REOPENED && !keys.reopened_by.is_empty())
                    || column == EVENTS
            }
            _ => false,
        }
    }

    /// The columns it reads for itself, whatever the metrics ask for.
    pub(crate) fn own_columns(&self) -> impl Iterator<Item = &str> {
        let (first, second, third) = match &self.kind {
            SourceKind::Rows => (None, None, None),
            SourceKind::Events(keys) => {
                (Some(&keys.case), Some(&keys.event), Some(&keys.customer).filter(|name| **name != keys.case))
            }
            SourceKind::Orders { customer, amount } => (Some(customer), amount.as_ref(), None),
        };
        first.into_iter().chain(second).chain(third).chain(&self.clock.time).map(String::as_str)
    }

    /// The columns that say who or what, whatever the metrics ask for.
    pub(crate) fn name_columns(&self) -> impl Iterator<Item = &str> {
        let (first, second) = match &self.kind {
            SourceKind::Rows => (None, None),
            SourceKind::Events(keys) => (Some(&keys.case), Some(&keys.event)),
            SourceKind::Orders { customer, .. } => (Some(customer), None),
        };
        let design = [&self.design.strata, &self.design.cluster];
        let design = design.into_iter().filter_map(|column| column.as_deref());
        first.into_iter().chain(second).map(String::as_str).chain(design)
    }

    /// The column that a part of a measure is read from where the metric names none.
    pub(crate) fn default_column(&self, role: &str) -> Option<&str> {
        match &self.kind {
            SourceKind::Events(keys) => {
                let made = keys.moments.iter().map(|(name, _)| *name);
                let made = made.chain((!keys.reopened_by.is_empty()).then_some(REOPENED));
                made.into_iter().find(|name| *name == role)
            }
            SourceKind::Orders { customer, amount } => match role {
                "customer" => Some(customer),
                "time" => self.clock.time.as_deref(),
                "amount" => amount.as_deref(),
                _ => None,
            },
            SourceKind::Rows => self.clock.time.as_deref().filter(|_| role == "time"),
        }
    }

    /// The column that says when a row happened: of a case, when it was opened.
    pub(crate) fn time_column(&self) -> Option<&str> {
        match &self.kind {
            SourceKind::Events(_) => Some("opened"),
            _ => self.clock.time.as_deref(),
        }
    }
}

pub(super) fn read(id: String, line: usize, node: Node) -> Result<Source, ReportError> {
    let mut fields = Fields::new(format!("sources.{}", crate::format::shorten(&id, 60)), node)?;
    let kind = fields.choice("kind", &[("rows", 0), ("events", 1), ("orders", 2)])?.unwrap_or(0);
    let path = fields.text("path")?;
    let files = fields.take("files");
    let mut column = |key| Ok::<_, ReportError>(fields.text(key)?.map(|column| column.value));
    let design = Design {
        weight: column("weight")?,
        strata: column("strata")?,
        cluster: column("cluster")?,
        population: column("population")?,
    };
    let clock = clock(&mut fields)?;
    let kind = match kind {
        1 => SourceKind::Events(events(&mut fields)?),
        2 => SourceKind::Orders {
            customer: fields.required_text("customer")?.value,
            amount: fields.text("amount")?.map(|text| text.value),
        },
        _ => SourceKind::Rows,
    };
    if clock.time.is_none() && kind != SourceKind::Rows {
        return Err(fields.missing("time"));
    }
    let files_name = fields.name("files");
    let missing = fields.missing("path");
    fields.finish()?;
    let files = match (path, files) {
        (Some(path), None) => vec![SourceFile { path: path.value, columns: Vec::new(), line: path.line }],
        (None, Some((line, node))) => {
            let NodeValue::List(list) = node.value else {
                return Err(wrong_type(&files_name, line, "a list of files", &node.value));
            };
            if list.is_empty() {
                return Err(ReportError::new("empty", "needs at least one file")
                    .about(files_name)
                    .at_line(line));
            }
            list.into_iter().map(|node| file(&files_name, node)).collect::<Result<_, _>>()?
        }
        (Some(_), Some((line, _))) => {
            let error = ReportError::new("bad_option", "give either path or files, not both");
            return Err(error.about(files_name).at_line(line));
        }
        (None, None) => return Err(missing),
    };
    Ok(Source { id, files, kind, design, clock, line })
}

fn clock(fields: &mut Fields) -> Result<Clock, ReportError> {
    const UNITS: [(&str, TimeUnit); 5] = [
        ("d", TimeUnit::Days),
        ("s", TimeUnit::Seconds),
        ("ms", TimeUnit::Milliseconds),
        ("us", TimeUnit::Microseconds),
        ("ns", TimeUnit::Nanoseconds),
    ];
    const DAYS: [(&str, WeekStart); 7] = [
        ("monday", WeekStart::Monday),
        ("tuesday", WeekStart::Tuesday),
        ("wednesday", WeekStart::Wednesday),
        ("thursday", WeekStart::Thursday),
        ("friday", WeekStart::Friday),
        ("saturday", WeekStart::Saturday),
        ("sunday", WeekStart::Sunday),
    ];
    Ok(Clock {
        time: fields.text("time")?.map(|text| text.value),
        unit: fields.choice("time_unit", &UNITS)?,
        zone: fields.text("time_zone")?.map_or_else(|| "UTC".to_owned(), |text| text.value),
        week_start: fields.choice("week_start", &DAYS)?.unwrap_or(WeekStart::Monday),
        whole_periods: fields.flag("whole_periods")?.unwrap_or(false),
    })
}

fn events(fields: &mut Fields) -> Result<EventKeys, ReportError> {
    // Of journeys one says customer; a case is a journey too.
    let customer = fields.text("customer")?.map(|text| text.value);
    let case = match (fields.text("case")?.map(|text| text.value), &customer) {
        (Some(case), _) => case,
        (None, Some(customer)) => customer.clone(),
        (None, None) => return Err(fields.missing("case")),
    };
    let event = fields.required_text("event")?.value;
    let mut moments = Vec::new();
    for name in MOMENTS {
        let default = (name == "opened").then_some(Moment { event: None, take: Take::First });
        moments.extend(moment(fields, name)?.or(default).map(|moment| (name, moment)));
    }
    let reopened_by = fields.texts("reopened_by")?;
    if !(reopened_by.is_empty() || moments.iter().any(|(name, _)| *name == "resolved")) {
        return Err(fields.missing("resolved"));
    }
    Ok(EventKeys { customer: customer.unwrap_or_else(|| case.clone()), case, event, moments, reopened_by })
}

/// `"first"`, `"last"`, or an event and which of several.
fn moment(fields: &mut Fields, name: &'static str) -> Result<Option<Moment>, ReportError> {
    const TAKES: [(&str, Take); 2] = [("first", Take::First), ("last", Take::Last)];
    let Some((line, node)) = fields.take(name) else { return Ok(None) };
    let full = fields.name(name);
    match &node.value {
        NodeValue::Text(word) => match TAKES.iter().find(|(known, _)| known == word) {
            Some((_, take)) => Ok(Some(Moment { event: None, take: *take })),
            None => {
                let message = format!(
                    "must be 'first', 'last' or {{ event = \"...\", take = \"first\" }}, got '{}'",
                    crate::format::shorten(word, 40)
                );
                Err(ReportError::new("bad_option", message).about(full).at_line(line))
            }
        },
        NodeValue::Map(_) => {
            let mut inner = Fields::new(full, node)?;
            let event = inner.required_text("event")?.value;
            let take = inner.choice("take", &TAKES)?.unwrap_or(Take::First);
            inner.finish()?;
            Ok(Some(Moment { event: Some(event), take }))
        }
        other => Err(wrong_type(&full, line, "'first', 'last' or a table", other)),
    }
}

fn file(name: &str, node: Node) -> Result<SourceFile, ReportError> {
    let line = node.line;
    if let NodeValue::Text(path) = node.value {
        return Ok(SourceFile { path, columns: Vec::new(), line });
    }
    let mut fields = Fields::new(name, node)?;
    let path = fields.required_text("path")?.value;
    let columns = match fields.take("columns") {
        None => Vec::new(),
        Some((_, node)) => {
            let name = fields.name("columns");
            let added = Fields::new(name.clone(), node)?.into_named();
            let added = added.into_iter().map(|(column, _, node)| {
                let value = constant(&format!("{name}.{column}"), &node)?;
                Ok((column, value))
            });
            added.collect::<Result<_, ReportError>>()?
        }
    };
    fields.finish()?;
    Ok(SourceFile { path, columns, line })
}
