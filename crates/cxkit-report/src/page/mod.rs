//! The report as one page that works offline.

mod embed;
mod finding;
mod section;
mod sources;
mod tile;
mod tree;

use crate::format;
use crate::report::Report;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;
use tile::Tile;

const PAGE: &str = include_str!("../templates/page.html");
const STYLE: &str = include_str!("../templates/style.css");
const SCRIPT: &str = include_str!("../templates/page.js");

/// The text of plotly.js, where it is carried along.
#[cfg(feature = "embed")]
#[must_use]
pub const fn plotly() -> &'static str {
    include_str!("../../assets/plotly-strict.min.js")
}

/// Everything the template shows.
#[derive(Serialize)]
struct Page {
    title: String,
    period: Option<String>,
    cadence: Option<String>,
    rows: String,
    files: usize,
    comparing: &'static str,
    /// Whether any number is weighted, so that the others say they are not.
    weights: bool,
    north: Option<Tile>,
    groups: Vec<TileGroup>,
    tree: Option<tree::Branch>,
    sections: Vec<section::Section>,
    parts: Vec<finding::Part>,
    sources: sources::Sources,
    policy: String,
    style: String,
    script: String,
    plotly: Option<String>,
    figures: String,
}

/// Tiles under one heading: a stage, an owner.
#[derive(Serialize)]
struct TileGroup {
    heading: Option<String>,
    tiles: Vec<Tile>,
}

impl Report {
    /// The report as an HTML page. `plotly` is the text of plotly.js; without it the page shows tables where
    /// pictures would be.
    ///
    /// The page loads nothing, allows nothing from outside, and every name from data stands in it as text.
    #[must_use]
    pub fn to_html(&self, plotly: Option<&str>) -> String {
        let mut figures = serde_json::Map::new();
        let sections: Vec<section::Section> = self
            .metrics
            .iter()
            .enumerate()
            .map(|(at, metric)| section::Section::of(at, metric, &mut figures))
            .collect();
        let parts = self
            .sections
            .iter()
            .enumerate()
            .map(|(at, section)| finding::Part::of(at, section, &mut figures))
            .collect();
        let figures = embed::json(&serde_json::Value::Object(figures));
        let plotly = plotly.map(embed::script);
        let style = embed::script(STYLE);
        let script = embed::script(SCRIPT);
        let scripts: Vec<&str> = plotly.as_deref().into_iter().chain([script.as_str()]).collect();
        // Plotly begins with an empty style element and adds its rules by script.
        let policy = embed::policy(&scripts, &[&style, ""]);
        render(&Page {
            title: format::name(&self.title),
            period: self.time_covered(),
            cadence: self.cadence.as_deref().map(format::name),
            rows: format::count(self.rows_read() as u64),
            files: self.sources.iter().map(|source| source.files.len()).sum(),
            weights: self
                .metrics
                .iter()
                .any(|metric| metric.design.iter().any(|(role, _)| *role == "weight")),
            comparing: match self.correction {
                "benjamini_hochberg" => "Benjamini and Hochberg",
                _ => "Holm",
            },
            north: self.north_star().map(|metric| Tile::of(0, metric)),
            groups: self.tile_groups(),
            tree: tree::of(self),
            sections,
            parts,
            sources: sources::of(self),
            policy,
            style,
            script,
            plotly,
            figures,
        })
    }

    /// The time the report covers: what was asked for, else what the scorecard says.
    fn time_covered(&self) -> Option<String> {
        let part =
            |word: &str, at: &Option<String>| at.as_deref().map(|at| format!("{word} {}", format::name(at)));
        match (part("from", &self.since), part("until", &self.until)) {
            (None, None) => self.period.as_deref().map(format::name),
            (since, until) => Some(since.into_iter().chain(until).collect::<Vec<_>>().join(" ")),
        }
    }

    /// Tiles by stage where there are stages, else by owner, else all together; the order is the scorecard's.
    fn tile_groups(&self) -> Vec<TileGroup> {
        let by_stage = self.metrics.iter().any(|metric| metric.stage.is_some());
        let mut groups: Vec<TileGroup> = Vec::new();
        for (at, metric) in self.metrics.iter().enumerate() {
            let heading = if by_stage { &metric.stage } else { &metric.owner };
            let heading = heading.as_deref().map(format::name);
            match groups.iter_mut().find(|group| group.heading == heading) {
                Some(group) => group.tiles.push(Tile::of(at, metric)),
                None => groups.push(TileGroup { heading, tiles: vec![Tile::of(at, metric)] }),
            }
        }
        groups
    }
}

/// Fills the template; everything that is not marked as safe there is escaped.
fn render(page: &Page) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let tight = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(tight.expect("the usual signs"));
    environment.render_str(PAGE, Value::from(Serde(page))).expect("the template fits its page")
}
