//! What a scorecard asks beside its metrics: questions about journeys, and what customers are worth.

use super::fields::{constant, wrong_type, Fields, Placed};
use super::metric::value;
use super::node::{Node, NodeValue};
use super::read::unknown_name;
use super::{Constant, Source, SourceKind};
use crate::error::ReportError;
use crate::measures::Setting;
use cxkit::describe::Options;
use cxkit::journey::{
    Condition, EventKind, FlowOptions, FunnelOptions, FunnelStep, LifecycleOptions, PathOptions,
    RetentionOptions, SessionOptions, StepMatrixOptions, StickinessOptions, TransitionOptions,
};
use cxkit::value::btyd::CustomerValueOptions;
use cxkit::value::RfmOptions;

/// A part of the report beside its metrics.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name in the scorecard and in every export.
    pub id: String,
    /// Its name on the page.
    pub label: String,
    /// The source it reads.
    pub source: String,
    /// What is asked.
    pub ask: Ask,
    /// The settings the scorecard gives, in its order.
    pub settings: Vec<Setting>,
    /// The columns it reads beside those of its source.
    pub columns: Vec<String>,
    /// The stage of the journey it belongs to.
    pub stage: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Who sees it.
    pub roles: Vec<String>,
    /// The line it begins in.
    pub line: usize,
}

/// What a section asks.
#[derive(Clone, Debug)]
pub enum Ask {
    /// How far customers come through steps.
    Funnel(Vec<FunnelStep>, FunnelOptions),
    /// Who comes back: cohorts by one kind of event, returns by another.
    Retention(EventKind, EventKind, RetentionOptions),
    /// Who is new, returns, came back and went away.
    Lifecycle(EventKind, LifecycleOptions),
    /// In how many periods customers are active.
    Stickiness(EventKind, StickinessOptions),
    /// How many visits there are, and how long.
    Sessions(SessionOptions),
    /// The most frequent paths.
    Paths(PathOptions),
    /// The ways to a touchpoint and on from it.
    Flows(FlowOptions),
    /// What follows what.
    Transitions(TransitionOptions),
    /// Where journeys are, step by step.
    StepMatrix(StepMatrixOptions),
    /// What customers are worth, by this model of purchases; it is tried on what came after a day, where one is named.
    Value(PurchaseModel, RfmOptions, CustomerValueOptions, Option<String>),
}

/// The models of purchases a scorecard can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PurchaseModel {
    BgNbd,
    MbgNbd,
    ParetoNbd,
    GGompertzNbd,
}

const MODELS: [(&str, PurchaseModel); 4] = [
    ("bg_nbd", PurchaseModel::BgNbd),
    ("mbg_nbd", PurchaseModel::MbgNbd),
    ("pareto_nbd", PurchaseModel::ParetoNbd),
    ("ggompertz_nbd", PurchaseModel::GGompertzNbd),
];

const QUERIES: [(&str, &str); 9] = [
    ("funnel", "funnel"),
    ("retention", "retention"),
    ("lifecycle", "lifecycle"),
    ("stickiness", "stickiness"),
    ("sessions", "sessions"),
    ("paths", "paths"),
    ("flows", "flows"),
    ("transitions", "transitions"),
    ("step_matrix", "step_matrix"),
];

impl Ask {
    /// What is asked, in a word: `funnel`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Funnel(..) => "funnel",
            Self::Retention(..) => "retention",
            Self::Lifecycle(..) => "lifecycle",
            Self::Stickiness(..) => "stickiness",
            Self::Sessions(_) => "sessions",
            Self::Paths(_) => "paths",
            Self::Flows(_) => "flows",
            Self::Transitions(_) => "transitions",
            Self::StepMatrix(_) => "step_matrix",
            Self::Value(..) => "value",
        }
    }
}

/// The entries of `[[journeys]]` or `[[value]]`.
pub(super) fn read(
    key: &'static str,
    found: Option<(usize, Node)>,
    sources: &[Source],
) -> Result<Vec<Section>, ReportError> {
    let Some((line, node)) = found else { return Ok(Vec::new()) };
    match node.value {
        NodeValue::List(list) => list.into_iter().map(|node| section(key, node, sources)).collect(),
        other => Err(wrong_type(key, line, "a list of tables", &other)),
    }
}

fn section(key: &'static str, node: Node, sources: &[Source]) -> Result<Section, ReportError> {
    let mut fields = Fields::new(key, node)?;
    let line = fields.line();
    let id = fields.required_text("id")?.value;
    let label = fields.text("label")?.map(|text| text.value);
    let Placed { value: source, line: source_line } = fields.required_text("source")?;
    let stage = fields.text("stage")?.map(|text| text.value);
    let owner = fields.text("owner")?.map(|text| text.value);
    let roles = fields.texts("roles")?;
    let Some(known) = sources.iter().find(|known| known.id == source) else {
        let ids = sources.iter().map(|known| known.id.as_str());
        return Err(unknown_name(&fields.name("source"), source_line, "source", &source, ids));
    };
    let wanted = if key == "journeys" { "events" } else { "orders" };
    let fits = match known.kind {
        SourceKind::Events(_) => wanted == "events",
        SourceKind::Orders { .. } => wanted == "orders",
        SourceKind::Rows => false,
    };
    if !fits {
        let message = format!("needs a source of kind '{wanted}'");
        return Err(ReportError::new("wrong_type", message)
            .about(fields.name("source"))
            .at_line(source_line));
    }
    let mut columns = Vec::new();
    let (ask, settings) = match wanted {
        "orders" => worth(&mut fields)?,
        _ => journey(&mut fields, &mut columns)?,
    };
    for (name, value) in &settings {
        if matches!(name.as_str(), "breakdown" | "hold" | "session_change") {
            columns.extend(value.text().map(str::to_owned));
        }
    }
    columns.sort();
    columns.dedup();
    let label = label.unwrap_or_else(|| id.clone());
    Ok(Section { id, label, source, ask, settings, columns, stage, owner, roles, line })
}

fn journey(fields: &mut Fields, columns: &mut Vec<String>) -> Result<(Ask, Vec<Setting>), ReportError> {
    let Some(query) = fields.choice("query", &QUERIES)? else { return Err(fields.missing("query")) };
    Ok(match query {
        "funnel" => {
            let steps = steps(fields, columns)?;
            let (options, given) = settings::<FunnelOptions>(fields)?;
            (Ask::Funnel(steps, options), given)
        }
        "retention" => {
            let (start, returning) = (kind(fields, "start")?, kind(fields, "returning")?);
            let (options, given) = settings(fields)?;
            (Ask::Retention(start, returning, options), given)
        }
        "lifecycle" => {
            let event = kind(fields, "event")?;
            let (options, given) = settings(fields)?;
            (Ask::Lifecycle(event, options), given)
        }
        "stickiness" => {
            let event = kind(fields, "event")?;
            let (options, given) = settings(fields)?;
            (Ask::Stickiness(event, options), given)
        }
        "sessions" => settings(fields).map(|(options, given)| (Ask::Sessions(options), given))?,
        "paths" => settings(fields).map(|(options, given)| (Ask::Paths(options), given))?,
        "flows" => settings(fields).map(|(options, given)| (Ask::Flows(options), given))?,
        "transitions" => settings(fields).map(|(options, given)| (Ask::Transitions(options), given))?,
        _ => settings(fields).map(|(options, given)| (Ask::StepMatrix(options), given))?,
    })
}

/// A year in weeks: what a customer base is worth is asked for a year where nothing is said.
const YEAR_OF_WEEKS: u64 = 52;

fn worth(fields: &mut Fields) -> Result<(Ask, Vec<Setting>), ReportError> {
    let model = fields.choice("model", &MODELS)?.unwrap_or(PurchaseModel::BgNbd);
    let mut summary = RfmOptions::default().unit(cxkit::value::RfmUnit::Week);
    let mut given = Vec::new();
    for key in ["unit", "unit_days", "merge", "returns"] {
        if let Some((line, node)) = fields.take(key) {
            set(fields, &mut summary, key, line, &node, &mut given)?;
        }
    }
    let calibration = fields.text("calibration_end")?.map(|text| text.value);
    if let Some(end) = &calibration {
        given.push(("calibration_end".to_owned(), cxkit::describe::Value::Text(end.clone().into())));
    }
    let mut options = CustomerValueOptions::default().periods(YEAR_OF_WEEKS);
    settings_into(fields, &mut options, &mut given)?;
    Ok((Ask::Value(model, summary, options, calibration), given))
}

/// The settings of a question: every key that is left is one.
fn settings<O: Options>(fields: &mut Fields) -> Result<(O, Vec<Setting>), ReportError> {
    let mut options = O::default();
    let mut given = Vec::new();
    settings_into(fields, &mut options, &mut given)?;
    Ok((options, given))
}

fn settings_into<O: Options>(
    fields: &mut Fields,
    options: &mut O,
    given: &mut Vec<Setting>,
) -> Result<(), ReportError> {
    let known = O::info();
    for (key, line, node) in fields.drain() {
        let Some(option) = known.iter().find(|option| option.name == key) else {
            return Err(fields.unknown(&key, line, known.iter().map(|option| option.name)));
        };
        set(fields, options, option.name, line, &node, given)?;
    }
    Ok(())
}

fn set<O: Options>(
    fields: &Fields,
    options: &mut O,
    key: &'static str,
    line: usize,
    node: &Node,
    given: &mut Vec<Setting>,
) -> Result<(), ReportError> {
    let value = value(&node.value);
    options.set(key, &value).map_err(|error| {
        let text = error.to_string();
        // The core begins its messages with the option's name, which the key says already.
        let message = text.strip_prefix(key).map_or(text.as_str(), str::trim_start).to_owned();
        ReportError::new(error.code(), message).about(fields.name(key)).at_line(line)
    })?;
    given.push((key.to_owned(), value));
    Ok(())
}

/// A touchpoint, several of which any will do, or every event where nothing is said.
fn kind(fields: &mut Fields, key: &'static str) -> Result<EventKind, ReportError> {
    let names = fields.texts(key)?;
    Ok(if names.is_empty() { EventKind::any() } else { EventKind::any_of(names) })
}

/// The steps of a funnel: each a touchpoint, several of which any will do, or a table with `event`, `where`, `optional`.
fn steps(fields: &mut Fields, columns: &mut Vec<String>) -> Result<Vec<FunnelStep>, ReportError> {
    let name = fields.name("steps");
    let Some((line, node)) = fields.take("steps") else { return Err(fields.missing("steps")) };
    let NodeValue::List(list) = node.value else {
        return Err(wrong_type(&name, line, "a list of steps", &node.value));
    };
    list.into_iter().map(|node| step(&name, node, columns)).collect()
}

fn step(name: &str, node: Node, columns: &mut Vec<String>) -> Result<FunnelStep, ReportError> {
    let line = node.line;
    match &node.value {
        NodeValue::Text(touchpoint) => Ok(FunnelStep::from(touchpoint.as_str())),
        NodeValue::List(list) => {
            let names = list.iter().map(|item| match &item.value {
                NodeValue::Text(touchpoint) => Ok(touchpoint.clone()),
                other => Err(wrong_type(name, item.line, "a touchpoint", other)),
            });
            Ok(FunnelStep::any_of(names.collect::<Result<Vec<_>, _>>()?))
        }
        NodeValue::Map(_) => {
            let mut inner = Fields::new(name, node)?;
            let events = inner.texts("event")?;
            if events.is_empty() {
                return Err(inner.missing("event"));
            }
            let mut step = FunnelStep::any_of(events);
            if inner.flag("optional")?.unwrap_or(false) {
                step = step.optional();
            }
            if let Some((_, node)) = inner.take("where") {
                let place = inner.name("where");
                for (column, _, node) in Fields::new(place.clone(), node)?.into_named() {
                    let items = match &node.value {
                        NodeValue::List(list) if !list.is_empty() => list.iter().collect(),
                        _ => vec![&node],
                    };
                    let words = items.into_iter().map(|item| {
                        Ok(match constant(&format!("{place}.{column}"), item)? {
                            Constant::Text(word) => word,
                            Constant::Number(number) => number.to_string(),
                        })
                    });
                    let words = words.collect::<Result<Vec<String>, ReportError>>()?;
                    step = step.condition(Condition::is(column.clone(), words));
                    columns.push(column);
                }
            }
            inner.finish()?;
            Ok(step)
        }
        other => Err(wrong_type(name, line, "a touchpoint, a list of them or a table", other)),
    }
}
