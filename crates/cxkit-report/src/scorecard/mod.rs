//! The scorecard: which numbers, from which files, against which targets.

mod fields;
mod metric;
mod node;
mod read;
mod section;
mod source;

pub use fields::Constant;
pub use section::{Ask, PurchaseModel, Section};
pub use source::{Clock, Design, EventKeys, Moment, Source, SourceFile, SourceKind, Take};
pub(crate) use source::{EVENTS, REOPENED};

use crate::error::ReportError;
use crate::measures::{Measure, Setting};
use cxkit::measure::RoleKind;
use cxkit::stats::Correction;
use cxkit::time::Every;

/// A scorecard, read and checked.
///
/// ```
/// let scorecard = cxkit_report::Scorecard::parse(r#"
///     title = "Airport"
///     [sources.survey]
///     path = "survey.csv"
///     [[metrics]]
///     id = "nps"
///     source = "survey"
///     measure = "nps"
///     column = "NETPRO"
///     missing_values = [11]
///     target = 45
/// "#, "scorecard.toml")?;
/// assert_eq!(scorecard.columns("survey"), ["NETPRO"]);
/// # Ok::<(), cxkit_report::ReportError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Scorecard {
    /// The name of the file it was read from, for messages.
    pub file: String,
    /// The heading of the report.
    pub title: String,
    /// The id of the metric above all others; the first where the file names none.
    pub north_star: String,
    /// How often the report is due, in the user's words.
    pub cadence: Option<String>,
    /// The time the report covers, in the user's words.
    pub period: Option<String>,
    /// How p values are corrected when groups are compared with all others.
    pub correction: Correction,
    /// Where the rows come from.
    pub sources: Vec<Source>,
    /// The numbers.
    pub metrics: Vec<Metric>,
    /// What is asked beside them: of journeys, of what customers are worth.
    pub sections: Vec<Section>,
}

/// One number of the scorecard.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Its name in the scorecard and in every export.
    pub id: String,
    /// Its name on the page.
    pub label: String,
    /// The source of its rows; empty for a formula, which reads none.
    pub source: String,
    /// What is measured.
    pub measure: &'static Measure,
    /// The columns it reads, by the part they play.
    pub columns: Vec<(String, String)>,
    /// The numbers a formula is given, by name.
    pub inputs: Vec<(String, Input)>,
    /// The measure's options as the file gives them, in its order.
    pub options: Vec<Setting>,
    /// Further readings of the same rows, such as a percentile beside the mean.
    pub readings: Vec<FurtherReading>,
    /// The period it is followed by.
    pub every: Option<Every>,
    /// Whether the source's weights, strata and clusters are used.
    pub use_design: bool,
    /// Only rows in which each of these columns holds one of the values.
    pub filter: Vec<(String, Vec<Constant>)>,
    /// What is to be reached.
    pub target: Option<Target>,
    /// What others reach.
    pub benchmark: Option<Benchmark>,
    /// Which direction is good.
    pub better: Better,
    /// The columns it is broken down by.
    pub by: Vec<Breakdown>,
    /// The stage of the journey it belongs to.
    pub stage: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Who sees it.
    pub roles: Vec<String>,
    /// How often it is due; nothing where it is due as often as the scorecard.
    pub cadence: Option<String>,
    /// The metric it serves: the next on the way to the North Star.
    pub leads_to: Option<String>,
    /// The line it begins in.
    pub line: usize,
}

/// A number that a formula is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// As the scorecard says.
    Number(f64),
    /// That of the metric of this id.
    Metric(String),
}

/// A reading beside the first: `p90`.
#[derive(Clone, Debug)]
pub struct FurtherReading {
    /// Its name in the scorecard and in exports.
    pub name: String,
    /// The options that make it.
    pub options: Vec<Setting>,
}

/// A target: at least (or at most) a number, or within a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// At least this, or at most where lower is better.
    Number(f64),
    /// Within these limits, both included.
    Band(f64, f64),
}

/// What others reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Who they are.
    pub label: String,
    /// Their number.
    pub value: f64,
    /// How far from it still counts as equal.
    pub margin: f64,
}

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// A column whose values split the rows into groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown {
    /// The column.
    pub column: String,
    /// Its name on the page.
    pub label: String,
    /// Names of its values on the page.
    pub names: Vec<(String, String)>,
}

impl Scorecard {
    /// Reads a scorecard from TOML, or from JSON with the same keys.
    ///
    /// # Errors
    /// `bad_file` for text that is neither; `unknown_option` for a key nobody knows, with the nearest one;
    /// `wrong_type`, `bad_option`, `missing` and `unknown_name` for what a key holds. All name file, line and key.
    pub fn parse(text: &str, file: &str) -> Result<Self, ReportError> {
        read::scorecard(text, file).map_err(|error| error.in_file(file))
    }

    /// The source of that name.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The columns its metrics read from a source's files, each once, without those the scorecard makes itself.
    #[must_use]
    pub fn columns(&self, source: &str) -> Vec<&str> {
        let Some(source) = self.source(source) else { return Vec::new() };
        let mut columns: Vec<&str> = Vec::new();
        let mut used = false;
        for metric in self.metrics.iter().filter(|metric| metric.source == source.id) {
            used = true;
            let design = Some(&source.design).filter(|_| metric.use_design && metric.measure.takes_design());
            let wanted = (metric.columns.iter().map(|(_, column)| column.as_str()))
                .chain(design.into_iter().flat_map(|design| design.columns().map(|(_, column)| column)))
                .chain(metric.filter.iter().map(|(column, _)| column.as_str()))
                .chain(metric.by.iter().map(|by| by.column.as_str()));
            for column in wanted.filter(|column| !source.makes(column)) {
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
        for section in self.sections.iter().filter(|section| section.source == source.id) {
            used = true;
            for column in &section.columns {
                if !columns.contains(&column.as_str()) {
                    columns.push(column);
                }
            }
        }
        let own = source.own_columns().filter(|_| used);
        for column in own {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    /// The columns of a source's files that are read as names: keys, ids, groups. What else is made of digits is numbers.
    #[must_use]
    pub fn names(&self, source: &str) -> Vec<&str> {
        let Some(source) = self.source(source) else { return Vec::new() };
        let mut names: Vec<&str> = source.name_columns().collect();
        for metric in self.metrics.iter().filter(|metric| metric.source == source.id) {
            let is_key = |part: &str| {
                let mut roles = metric.measure.roles().iter();
                roles.any(|role| role.name == part && role.kind == RoleKind::Keys)
            };
            let keys = metric.columns.iter().filter(|(part, _)| is_key(part));
            names.extend(keys.map(|(_, column)| column.as_str()));
            names.extend(metric.by.iter().map(|by| by.column.as_str()));
        }
        names
    }

    /// Keeps the metrics that are due: those of this cadence and of any that comes round more often.
    ///
    /// # Errors
    /// `bad_option` for a cadence that is none.
    pub fn due(mut self, cadence: &str) -> Result<Self, ReportError> {
        let rank = |word: &str| CADENCES.iter().position(|known| known.eq_ignore_ascii_case(word));
        let Some(asked) = rank(cadence) else {
            let near = cxkit::nearest(cadence, CADENCES);
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            let known: Vec<String> = CADENCES.iter().map(|known| format!("'{known}'")).collect();
            let message = format!("must be {}, got '{cadence}'{near}", known.join(" or "));
            return Err(ReportError::new("bad_option", message).about("cadence"));
        };
        let whole = self.cadence.clone();
        self.metrics.retain(|metric| {
            let own = metric.cadence.as_deref().or(whole.as_deref()).and_then(rank);
            own.is_none_or(|own| own <= asked)
        });
        if self.metrics.is_empty() {
            return Err(ReportError::new("empty", format!("no metric is due {cadence}")).in_file(self.file));
        }
        Ok(self.with_north_star())
    }

    /// What stands above all others where the one that was named is not there.
    fn with_north_star(mut self) -> Self {
        if !self.metrics.iter().any(|metric| metric.id == self.north_star) {
            self.north_star = self.metrics.first().map_or_else(String::new, |metric| metric.id.clone());
        }
        self
    }

    /// Keeps the metrics of one role; a metric without roles is everybody's.
    ///
    /// # Errors
    /// `unknown_name` when no metric names the role.
    pub fn for_role(mut self, role: &str) -> Result<Self, ReportError> {
        let sections = self.sections.iter().flat_map(|section| &section.roles);
        let known: Vec<&str> = self
            .metrics
            .iter()
            .flat_map(|metric| &metric.roles)
            .chain(sections)
            .map(String::as_str)
            .collect();
        if !known.contains(&role) {
            let near = cxkit::nearest(role, known.iter().copied());
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            return Err(ReportError::new("unknown_name", format!("no metric has the role '{role}'{near}"))
                .in_file(self.file));
        }
        self.metrics
            .retain(|metric| metric.roles.is_empty() || metric.roles.iter().any(|known| known == role));
        self.sections
            .retain(|section| section.roles.is_empty() || section.roles.iter().any(|known| known == role));
        Ok(self.with_north_star())
    }
}

/// How often something can be due, from the most often on.
pub(crate) const CADENCES: [&str; 5] = ["daily", "weekly", "monthly", "quarterly", "yearly"];
