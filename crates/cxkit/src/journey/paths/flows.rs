//! Flows: the ways to a touchpoint and on from it, step by step, as a Sankey diagram draws them.

use super::rules::{path_options, Path, PathCounts};
use super::steps::{Count, Named, Table, Walk};
use super::sums::Sums;
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::{choices, record};
use crate::journey::figures::shares;
use crate::journey::sorted::{Code, Sorted};
use crate::journey::spans::{Spans, TimeDetail};
use crate::journey::split::code_of;
use crate::journey::tally::{question_settings, Question};
use crate::journey::EventLog;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// Which event of a touchpoint is the middle of a flow.
    pub enum FlowOccurrence {
        /// The first in the path.
        First = "first",
        /// The last in the path.
        Last = "last",
    }
}

path_options! {
    /// Settings of flows.
    pub struct FlowOptions(max_steps = None, times = TimeDetail::Mean) {
        /// The touchpoint in the middle, step 0; nothing for the first event of each path. Paths without it are left out
        /// and counted.
        touchpoint: Option<Cow<'static, str>> = None,
        /// Which event of it.
        occurrence: FlowOccurrence = FlowOccurrence::First,
        /// How many steps before it are shown.
        before: u64 = 3,
        /// How many steps after it are shown.
        after: u64 = 3,
    }
}

record! {
    /// A touchpoint at one step of a flow.
    pub struct FlowNode {
        /// The step: 0 in the middle, below 0 before it.
        pub step: i64,
        /// The touchpoint.
        pub touchpoint: Cow<'static, str>,
        /// How many paths are there.
        pub count: u64,
        /// The share of all paths of the flow.
        pub share: f64,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub ci_upper: Option<f64>,
        /// How many begin here.
        pub starts: u64,
        /// How many end here.
        pub ends: u64,
    }
}

record! {
    /// The way from a touchpoint at one step to one at the next.
    pub struct FlowLink {
        /// The step of the earlier one.
        pub step: i64,
        /// The earlier touchpoint.
        pub source: Cow<'static, str>,
        /// The later one.
        pub target: Cow<'static, str>,
        /// How many paths go this way.
        pub count: u64,
        /// The share of the paths that are at the earlier one at that step.
        pub probability: f64,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of its interval.
        pub ci_upper: Option<f64>,
        /// The time between: the mean.
        pub mean_seconds: Option<f64>,
        /// The median, where quantiles are asked for.
        pub median_seconds: Option<f64>,
    }
}

record! {
    /// The ways to a touchpoint and on from it.
    pub struct FlowsResult {
        /// How many paths have the touchpoint.
        pub n: u64,
        /// The headline number: their share of all paths; nothing when there are none.
        pub value: Option<f64>,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What a path is.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
        /// How many paths, with the touchpoint or not.
        pub paths: u64,
        /// Customers with a path.
        pub customers: u64,
        /// Paths left out as they do not have the touchpoint.
        pub without_touchpoint: u64,
        /// Paths left out as they have no start.
        pub without_start: u64,
        /// Paths left out as they have no end.
        pub without_end: u64,
        /// Paths of which later events were cut off.
        pub shortened: u64,
        /// A row a step and touchpoint, in order.
        pub nodes: Vec<FlowNode>,
        /// A row a step and two touchpoints, in order.
        pub links: Vec<FlowLink>,
    }
}

/// By step and touchpoint: how many paths are there, begin there, end there. By step and two: how many, how long.
type FlowCells = (Table<(i64, u32), [u64; 3]>, Table<(i64, (u32, u32)), Spans>);

/// One step of a flow: its touchpoints, and what follows.
struct Layer {
    step: i64,
    nodes: Vec<[u64; 3]>,
    links: Sums,
}

/// Pieces hold a square of touchpoints a step, so they are not too many.
const PIECE_EVENTS: usize = 1 << 20;

struct Around {
    middle: Option<usize>,
    last: bool,
    before: usize,
    after: usize,
    detail: TimeDetail,
}

impl Count for Around {
    /// The number of touchpoints; steps from the middle on, and those before it.
    type Counts = (usize, [Vec<Layer>; 2]);

    fn none(&self, log: &Sorted) -> Self::Counts {
        (log.touchpoints.len(), [Vec::new(), Vec::new()])
    }

    fn path<C: Code>(&self, (names, layers): &mut Self::Counts, path: &Path<'_, C>) {
        let codes = path.codes;
        let middle = match self.middle {
            None => Some(0),
            Some(wanted) if self.last => codes.iter().rposition(|code| code.at() == wanted),
            Some(wanted) => codes.iter().position(|code| code.at() == wanted),
        };
        let Some(middle) = middle else { return };
        let end = middle.saturating_add(self.after).saturating_add(1).min(codes.len());
        for at in middle.saturating_sub(self.before)..end {
            let (side, place) = if at >= middle { (0, at - middle) } else { (1, middle - at - 1) };
            let side = &mut layers[side];
            while side.len() <= place {
                let step = if at >= middle { side.len() as i64 } else { -1 - side.len() as i64 };
                let links = Sums::new((*names as u64) * (*names as u64), self.detail);
                side.push(Layer { step, nodes: vec![[0; 3]; *names], links });
            }
            let (layer, code) = (&mut side[place], codes[at].at());
            let node = &mut layer.nodes[code];
            node[0] += 1;
            node[1] += u64::from(at == 0);
            node[2] += u64::from(at + 1 == codes.len());
            if at + 1 < end {
                let pair = code as u64 * *names as u64 + codes[at + 1].at() as u64;
                layer.links.push(pair, path.times[at + 1] - path.times[at]);
            }
        }
    }
}

impl Question for FlowOptions {
    type Answer = FlowsResult;
    type Parts = Named<FlowCells>;
    const KIND: &'static str = "flows";

    question_settings!();

    fn check(&self) -> Result<(), Error> {
        self.rules().check()
    }

    fn none(&self) -> Self::Parts {
        Named::none()
    }

    fn count(&self, log: &EventLog) -> Result<Self::Parts, Error> {
        let sorted = log.sorted()?;
        let cutter = self.rules().compile(sorted)?;
        let code = |name: &str| Ok::<_, Error>(code_of(sorted, name, self.unknown)?.unwrap_or(usize::MAX));
        let around = Around {
            middle: self.touchpoint.as_deref().map(code).transpose()?,
            last: self.occurrence == FlowOccurrence::Last,
            before: usize::try_from(self.before).unwrap_or(usize::MAX),
            after: usize::try_from(self.after).unwrap_or(usize::MAX),
            detail: self.times,
        };
        let mut counts = PathCounts::default();
        let mut cells = FlowCells::default();
        for (piece, (names, layers)) in
            log.sweep_in(&Walk { cutter: &cutter, query: &around }, PIECE_EVENTS)?
        {
            counts.merge(&piece);
            for layer in layers.into_iter().flatten() {
                for (code, node) in layer.nodes.iter().enumerate().filter(|(_, node)| node[0] > 0) {
                    let known = cells.0.cell((layer.step, code as u32));
                    known.iter_mut().zip(node).for_each(|(sum, more)| *sum += more);
                }
                layer.links.each(|pair, spans| {
                    let pair = ((pair / names as u64) as u32, (pair % names as u64) as u32);
                    cells.1.cell((layer.step, pair)).merge(&spans);
                });
            }
        }
        Ok(Named::of(sorted, counts, cells))
    }

    fn answer(&self, mut parts: Self::Parts) -> Result<FlowsResult, Error> {
        let level = self.confidence_level;
        let counts = parts.counts;
        let names = &parts.names;
        let name = |code: u32| Cow::Owned(names[code as usize].clone());
        let (nodes, links) = &mut parts.cells;
        let n = nodes.0.iter().filter(|((step, _), _)| *step == 0).map(|(_, node)| node[0]);
        let n = n.fold(0_u64, u64::saturating_add);
        let mut node_rows = Vec::with_capacity(nodes.0.len());
        for (&(step, code), &[count, starts, ends]) in &nodes.0 {
            let share = shares(count, n, level)?;
            node_rows.push(FlowNode {
                step,
                touchpoint: name(code),
                count,
                share: share.share.unwrap_or(0.0),
                ci_lower: share.low,
                ci_upper: share.high,
                starts,
                ends,
            });
        }
        let mut link_rows = Vec::with_capacity(links.0.len());
        for (&(step, (from, to)), spans) in &mut links.0 {
            let there = nodes.0.get(&(step, from)).map_or(0, |node| node[0]);
            let share = shares(spans.count, there, level)?;
            let times = spans.summary(self.times);
            link_rows.push(FlowLink {
                step,
                source: name(from),
                target: name(to),
                count: spans.count,
                probability: share.share.unwrap_or(0.0),
                ci_lower: share.low,
                ci_upper: share.high,
                mean_seconds: times.mean,
                median_seconds: times.quantiles[1],
            });
        }
        let value = shares(n, counts.paths, level)?;
        Ok(FlowsResult {
            n,
            value: value.share,
            ci_lower: value.low,
            ci_upper: value.high,
            ci_level: level,
            method: self.rules().describe(),
            interval_method: if counts.paths == 0 { "none: no path".into() } else { "wilson".into() },
            paths: counts.paths,
            customers: counts.customers,
            without_touchpoint: counts.paths.saturating_sub(n),
            without_start: counts.without_start,
            without_end: counts.without_end,
            shortened: counts.shortened,
            nodes: node_rows,
            links: link_rows,
        })
    }

    fn write_parts(&self, parts: &Self::Parts, writer: &mut StateWriter) {
        parts.write_names(writer);
        parts.cells.0.write_to(self.times, writer);
        parts.cells.1.write_to(self.times, writer);
    }

    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<Self::Parts, Error> {
        let mut parts = Self::Parts::read_names(reader)?;
        let names = parts.names.len();
        parts.cells =
            (Table::read_from(reader, names, self.times)?, Table::read_from(reader, names, self.times)?);
        let (nodes, links) = &parts.cells;
        let at = |step: i64| nodes.0.iter().filter(move |((at, _), _)| *at == step).map(|(_, node)| node[0]);
        let middle: u128 = at(0).map(u128::from).sum();
        let fits = middle <= u128::from(parts.counts.paths)
            && nodes.0.values().all(|[count, starts, ends]| {
                starts <= count && ends <= count && u128::from(*count) <= middle
            })
            && links.0.iter().all(|(&(step, (from, to)), spans)| {
                let holds =
                    |step, code| nodes.0.get(&(step, code)).is_some_and(|node| node[0] >= spans.count);
                holds(step, from) && step.checked_add(1).is_some_and(|next| holds(next, to))
            });
        if !fits {
            return Err(Error::bad_state("its ways do not fit its touchpoints"));
        }
        parts.check_names()
    }
}

impl EventLog {
    /// The ways to a touchpoint and on from it: how many paths are where, step by step, and which way they go.
    ///
    /// The first event of the touchpoint in each path is step 0; without a touchpoint the first event of the path is.
    /// Paths are whole journeys, or sessions; [`FlowOptions`] has the rules that shape them, and how many steps are shown
    /// on each side: 3. A path counts once at each step. The rows are the nodes and links of a Sankey diagram. Shares have
    /// Wilson's interval.
    ///
    /// # Errors
    /// As [`EventLog::transitions`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, FlowOptions};
    /// use cxkit::time::Times;
    /// let times = [0_i64, 1, 2, 0, 1];
    /// let log = EventLog::new(&Events::new(
    ///     &[1_i64, 1, 1, 2, 2],
    ///     Times::from_micros(&times)?,
    ///     &["landing", "search", "checkout", "search", "landing"],
    /// ))?;
    /// let flows = log.flows(&FlowOptions::default().touchpoint(Some("search".into())))?;
    /// let nodes: Vec<_> = flows.nodes.iter().map(|node| (node.step, &*node.touchpoint, node.count)).collect();
    /// assert_eq!(nodes, [(-1, "landing", 1), (0, "search", 2), (1, "checkout", 1), (1, "landing", 1)]);
    /// assert_eq!((flows.links[1].source.as_ref(), flows.links[1].probability), ("search", 0.5));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn flows(&self, options: &FlowOptions) -> Result<FlowsResult, Error> {
        options.check()?;
        options.answer(options.count(self)?)
    }
}
