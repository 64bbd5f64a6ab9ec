//! Which way customers go: bands between places, each as wide as how many took it.

use super::{layout, text, MUTED, SEGMENTS};
use crate::format;
use serde_json::{json, Value};

/// A place customers are at.
pub(super) struct Node {
    pub name: String,
    /// From left to right, 0 to 1.
    pub place: f64,
    /// What is said of it, harmless already.
    pub hover: String,
}

/// How many go from one place to another.
pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    pub count: u64,
    pub hover: String,
}

/// The band of a link that leads to an end that is none of the data's names.
const GREY: &str = "rgba(141,153,166,0.30)";

/// Places in columns and the bands between them. A touchpoint has one colour wherever it stands.
pub(super) fn sankey(nodes: &[Node], links: &[Link], columns: usize) -> Value {
    let mut names: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let segment = |node: Option<&Node>| {
        let at = node.and_then(|node| names.iter().position(|known| *known == node.name)).unwrap_or(0);
        SEGMENTS.get(at % SEGMENTS.len()).copied().unwrap_or((MUTED, GREY))
    };
    let crowded = (0..columns)
        .map(|column| nodes.iter().filter(|node| column_of(node, columns) == column).count())
        .max()
        .unwrap_or(0);
    let labels: Vec<String> = nodes.iter().map(|node| text(&format::shorten(&node.name, 24))).collect();
    let colours: Vec<&str> = nodes.iter().map(|node| segment(Some(node)).0).collect();
    let trace = json!({
        "type": "sankey", "arrangement": "snap", "orientation": "h",
        "node": {
            "label": labels, "color": colours, "pad": 14, "thickness": 14, "line": {"width": 0},
            "x": nodes.iter().map(|node| node.place.clamp(0.001, 0.999)).collect::<Vec<_>>(),
            "y": heights(nodes, links),
            "customdata": nodes.iter().map(|node| &node.hover).collect::<Vec<_>>(),
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        "link": {
            "source": links.iter().map(|link| link.from).collect::<Vec<_>>(),
            "target": links.iter().map(|link| link.to).collect::<Vec<_>>(),
            "value": links.iter().map(|link| link.count).collect::<Vec<_>>(),
            "color": links.iter().map(|link| band(segment(nodes.get(link.from)).1)).collect::<Vec<_>>(),
            "customdata": links.iter().map(|link| &link.hover).collect::<Vec<_>>(),
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    });
    let height = (120 + 46 * crowded).clamp(260, 720);
    let more = json!({"margin": {"l": 12, "r": 12, "t": 16, "b": 16}});
    let hidden = || json!({"visible": false, "fixedrange": true});
    json!({"data": [trace], "layout": layout(height, hidden(), hidden(), more)})
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn column_of(node: &Node, columns: usize) -> usize {
    (node.place * columns.saturating_sub(1) as f64 + 0.5) as usize
}

/// A band is seen through a little less than the band of an interval.
fn band(colour: &str) -> String {
    colour.replace("0.16)", "0.34)").replace("0.18)", "0.34)")
}

/// Where each place stands from the top, 0 to 1: in its column, the widest first.
#[allow(clippy::cast_precision_loss)]
fn heights(nodes: &[Node], links: &[Link]) -> Vec<f64> {
    let weight = |at: usize| {
        let out: u64 = links.iter().filter(|link| link.from == at).map(|link| link.count).sum();
        let into: u64 = links.iter().filter(|link| link.to == at).map(|link| link.count).sum();
        out.max(into).max(1) as f64
    };
    let weights: Vec<f64> = (0..nodes.len()).map(weight).collect();
    let mut heights = vec![0.5; nodes.len()];
    let mut places: Vec<f64> = nodes.iter().map(|node| node.place).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    for place in places {
        let mut column: Vec<(usize, f64)> = nodes
            .iter()
            .zip(&weights)
            .enumerate()
            .filter(|(_, (node, _))| node.place == place)
            .map(|(at, (_, weight))| (at, *weight))
            .collect();
        column.sort_by(|a, b| b.1.total_cmp(&a.1));
        let total: f64 = column.iter().map(|(_, weight)| weight).sum();
        let mut above = 0.0;
        for (at, weight) in column {
            if let Some(height) = heights.get_mut(at) {
                *height = ((above + weight / 2.0) / total).clamp(0.02, 0.98);
            }
            above += weight;
        }
    }
    heights
}
