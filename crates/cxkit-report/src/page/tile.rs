//! One metric as a tile: number, interval, small bar, standing.

use crate::format;
use crate::report::MetricReport;
use crate::status::Status;
use crate::words;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Tile {
    place: usize,
    label: String,
    value: Option<String>,
    sign: &'static str,
    span: Option<String>,
    level: String,
    n: String,
    status: &'static str,
    shape: &'static str,
    target: Option<String>,
    sentence: String,
    change: Option<String>,
    change_shape: &'static str,
    readings: Option<String>,
    others: Option<String>,
    owner: Option<String>,
    weighted: bool,
    bar: Option<Bar>,
}

/// The small bar's places in a box 240 wide.
#[derive(Serialize)]
struct Bar {
    low: String,
    width: String,
    value: String,
    target: Option<String>,
    band: Option<(String, String)>,
    benchmark: Option<String>,
    margin: Option<(String, String)>,
    left: String,
    right: String,
    title: String,
}

impl Tile {
    /// `place` is the metric's among all, which its section carries as well.
    pub fn of(place: usize, metric: &MetricReport) -> Self {
        let reading = metric.reading.as_ref();
        let interval = metric.interval();
        Self {
            place,
            label: format::name(&metric.label),
            value: reading.map(|reading| metric.unit.number(reading.value, metric.unit.decimals(interval))),
            sign: metric.unit.sign(),
            span: interval.map(|ends| metric.unit.span(ends)),
            level: reading.map_or_else(String::new, |reading| {
                format!("{}\u{a0}%", crate::unit::Unit::OutOf100.plain(reading.ci_level * 100.0))
            }),
            n: format::count(reading.map_or(0, |reading| reading.n)),
            status: metric.status.word(),
            shape: shape(metric.status),
            target: words::target(metric),
            sentence: words::standing(metric),
            change: words::change(metric)
                .or_else(|| words::last_two(metric).map(|words| format!("{words}."))),
            change_shape: match metric.change.as_ref().map(|change| change.verdict) {
                Some("better") => "check",
                Some("worse") => "cross",
                Some(_) => "half",
                None => "dash",
            },
            readings: words::readings(metric),
            others: words::against_others(metric),
            owner: metric.owner.as_deref().map(format::name),
            weighted: metric.design.iter().any(|(role, _)| *role == "weight"),
            bar: bar(metric),
        }
    }
}

/// The shape beside the word, so that colour is never alone.
pub(super) const fn shape(status: Status) -> &'static str {
    match status {
        Status::Met => "check",
        Status::Missed => "cross",
        Status::Undecided => "half",
        Status::NoData | Status::NoTarget => "dash",
    }
}

const WIDTH: f64 = 240.0;

fn bar(metric: &MetricReport) -> Option<Bar> {
    let value = metric.reading.as_ref()?.value;
    let (low, high) = metric.interval()?;
    let target = metric.target.as_deref().unwrap_or_default();
    let others = metric.benchmark.as_ref().map(|b| (b.value, b.value - b.margin, b.value + b.margin));
    let mut places = vec![low, high];
    places.extend(target);
    places.extend(others.iter().flat_map(|(_, from, to)| [*from, *to]));
    let from = places.iter().copied().fold(f64::INFINITY, f64::min);
    let to = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let room = ((to - from) * 0.12).max(f64::MIN_POSITIVE);
    // What cannot be negative is not drawn as if it could.
    let (from, to) = (if from >= 0.0 { (from - room).max(0.0) } else { from - room }, to + room);
    let place = |at: f64| (at - from) / (to - from) * WIDTH;
    let written = |at: f64| format!("{:.1}", place(at));
    let length = |low: f64, high: f64| format!("{:.1}", (place(high) - place(low)).max(2.0));
    let unit = metric.unit;
    let decimals = unit.decimals(Some((low, high)));
    Some(Bar {
        low: written(low),
        width: length(low, high),
        value: written(value),
        target: match target {
            [at] => Some(written(*at)),
            _ => None,
        },
        band: match target {
            [low, high] => Some((written(*low), length(*low, *high))),
            _ => None,
        },
        benchmark: others.map(|(at, ..)| written(at)),
        margin: others.map(|(_, from, to)| (written(from), length(from, to))),
        left: format!("{}{}", unit.number(from, decimals), unit.sign()),
        right: format!("{}{}", unit.number(to, decimals), unit.sign()),
        title: words::standing(metric),
    })
}
