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
    let height = (140 + 48 * crowded).clamp(260, 760);
    let labels: Vec<String> = nodes.iter().map(|node| text(&format::shorten(&node.name, 24))).collect();
    let colours: Vec<&str> = nodes.iter().map(|node| segment(Some(node)).0).collect();
    #[allow(clippy::cast_precision_loss)]
    let trace = json!({
        "type": "sankey", "arrangement": "snap", "orientation": "h",
        "node": {
            "label": labels, "color": colours, "pad": PAD, "thickness": 14, "line": {"width": 0},
            "x": nodes.iter().map(|node| node.place.clamp(0.001, 0.999)).collect::<Vec<_>>(),
            "y": heights(nodes, links, (height - 2 * MARGIN) as f64),
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
    let more = json!({"margin": {"l": 12, "r": 12, "t": MARGIN, "b": MARGIN}});
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

/// Where each place stands from the top, 0 to 1: in its column the widest first, the column in the middle, all of it
/// within the picture: Plotly scales the bands so that the fullest column fits, and keeps places where they are put.
#[allow(clippy::cast_precision_loss)]
fn heights(nodes: &[Node], links: &[Link], height: f64) -> Vec<f64> {
    let weight = |at: usize| {
        let out: u64 = links.iter().filter(|link| link.from == at).map(|link| link.count).sum();
        let into: u64 = links.iter().filter(|link| link.to == at).map(|link| link.count).sum();
        out.max(into).max(1) as f64
    };
    let weights: Vec<f64> = (0..nodes.len()).map(weight).collect();
    let mut places: Vec<f64> = nodes.iter().map(|node| node.place).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    let columns: Vec<Vec<(usize, f64)>> = places
        .iter()
        .map(|place| {
            let of = |(at, (node, weight)): (usize, (&Node, &f64))| {
                (node.place == *place).then_some((at, *weight))
            };
            let mut column: Vec<(usize, f64)> =
                nodes.iter().zip(&weights).enumerate().filter_map(of).collect();
            column.sort_by(|a, b| b.1.total_cmp(&a.1));
            column
        })
        .collect();
    let pads = |column: &Vec<(usize, f64)>| PAD * column.len().saturating_sub(1) as f64;
    let total = |column: &Vec<(usize, f64)>| column.iter().map(|(_, weight)| weight).sum::<f64>();
    let fits = |column: &Vec<(usize, f64)>| (height - pads(column)) / total(column);
    let scale = columns.iter().map(fits).fold(f64::INFINITY, f64::min);
    let mut heights = vec![0.5; nodes.len()];
    for column in &columns {
        let mut above = (height - total(column) * scale - pads(column)) / 2.0;
        for (at, weight) in column {
            if let Some(place) = heights.get_mut(*at) {
                *place = ((above + weight * scale / 2.0) / height).clamp(0.001, 0.999);
            }
            above += weight * scale + PAD;
        }
    }
    heights
}

/// Between two places of a column, in pixels.
const PAD: f64 = 14.0;
/// Above and below the picture.
const MARGIN: usize = 16;
