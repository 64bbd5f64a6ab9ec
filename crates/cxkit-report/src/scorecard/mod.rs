//! The scorecard: which numbers, from which files, against which targets.

mod fields;
mod node;
mod read;

pub use fields::Constant;

use crate::error::ReportError;
use crate::measures::Measure;
use cxkit::describe::Value;

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
    /// Where the rows come from.
    pub sources: Vec<Source>,
    /// The numbers.
    pub metrics: Vec<Metric>,
}

/// Rows from one file or several, and how they were drawn.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in the scorecard.
    pub id: String,
    /// Its files, in order.
    pub files: Vec<SourceFile>,
    /// The columns that say how the sample was drawn.
    pub design: Design,
    /// The line it stands in.
    pub line: usize,
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

/// One number of the scorecard.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Its name in the scorecard and in every export.
    pub id: String,
    /// Its name on the page.
    pub label: String,
    /// The source of its rows.
    pub source: String,
    /// What is measured.
    pub measure: &'static Measure,
    /// The column of answers.
    pub column: String,
    /// The measure's options as the file gives them, in its order.
    pub options: Vec<(String, Value)>,
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
    /// The line it begins in.
    pub line: usize,
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

    /// The columns its metrics read from a source's files, each once, without those the scorecard adds.
    #[must_use]
    pub fn columns(&self, source: &str) -> Vec<&str> {
        let mut columns: Vec<&str> = Vec::new();
        let metrics = self.metrics.iter().filter(|metric| metric.source == source);
        for metric in metrics {
            let design = self.source(source).filter(|_| metric.use_design).map(|source| &source.design);
            let wanted = std::iter::once(metric.column.as_str())
                .chain(design.into_iter().flat_map(|design| design.columns().map(|(_, column)| column)))
                .chain(metric.filter.iter().map(|(column, _)| column.as_str()))
                .chain(metric.by.iter().map(|by| by.column.as_str()));
            for column in wanted {
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
        columns
    }

    /// Keeps the metrics of one role; a metric without roles is everybody's.
    ///
    /// # Errors
    /// `unknown_name` when no metric names the role.
    pub fn for_role(mut self, role: &str) -> Result<Self, ReportError> {
        let known: Vec<&str> =
            self.metrics.iter().flat_map(|metric| &metric.roles).map(String::as_str).collect();
        if !known.contains(&role) {
            let near = cxkit::nearest(role, known.iter().copied());
            let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
            return Err(ReportError::new("unknown_name", format!("no metric has the role '{role}'{near}"))
                .in_file(self.file));
        }
        self.metrics
            .retain(|metric| metric.roles.is_empty() || metric.roles.iter().any(|known| known == role));
        if !self.metrics.iter().any(|metric| metric.id == self.north_star) {
            self.north_star = self.metrics.first().map_or_else(String::new, |metric| metric.id.clone());
        }
        Ok(self)
    }
}
