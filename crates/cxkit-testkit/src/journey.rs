//! Funnels by exhaustive search, written from the rules and not from the library's own way: every chain of events that
//! the rules allow is built, and the best is chosen among all of them. Slow, for small logs only.
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "an oracle that fails must stop the test"
)]

use cxkit::columns::{Key, Keys};
use cxkit::journey::{
    Condition, EventLog, Events, Exclusion, Funnel, FunnelAttribution, FunnelCounting, FunnelEntry,
    FunnelOptions, FunnelOrder, FunnelResult, FunnelReuse, FunnelStep, FunnelTies, OnExclude,
    UnknownTouchpoint, WindowEdge,
};
use cxkit::random::Stream;
use cxkit::time::{Duration, Times};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

const TOUCHPOINTS: [&str; 5] = ["a", "b", "c", "d", "x"];
const COLOURS: [&str; 2] = ["blue", "red"];

/// One row of a small log.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    customer: i64,
    time: i64,
    touchpoint: usize,
    colour: Option<usize>,
}

/// A step as the oracle sees it.
#[derive(Clone, Debug)]
struct Step {
    touchpoints: Vec<usize>,
    colour: Option<usize>,
    optional: bool,
}

/// A small log and a funnel to ask of it.
#[derive(Clone, Debug)]
pub struct Case {
    rows: Vec<Row>,
    steps: Vec<Step>,
    exclusions: Vec<(usize, usize, usize)>,
    within: Option<i64>,
    hops: Vec<i64>,
    order: FunnelOrder,
    entry: FunnelEntry,
    reuse: FunnelReuse,
    ties: FunnelTies,
    edge: WindowEdge,
    on_exclude: OnExclude,
    counting: FunnelCounting,
    hold: bool,
    breakdown: Option<(FunnelAttribution, Option<u64>)>,
    session_gap: i64,
}

fn pick<T: Copy>(stream: &mut Stream, among: &[T]) -> T {
    among[stream.below(among.len() as u64).unwrap() as usize]
}

fn one_in(stream: &mut Stream, n: u64) -> bool {
    stream.below(n).unwrap() == 0
}

impl Case {
    /// A case heavy with ties, repeats and doubles.
    #[must_use]
    pub fn random(stream: &mut Stream) -> Self {
        let span = pick(stream, &[1, 3, 6, 12]);
        let rows = stream.below(8).unwrap();
        let customers = pick(stream, &[1, 1, 2, 3]);
        let touchpoints = pick(stream, &[2, 3, 5]);
        let rows = (0..rows).map(|_| Row {
            customer: stream.below(customers).unwrap() as i64 * 3 - 1,
            time: stream.below(span).unwrap() as i64,
            touchpoint: stream.below(touchpoints).unwrap() as usize,
            colour: [None, Some(0), Some(1)][stream.below(3).unwrap() as usize],
        });
        let mut rows: Vec<Row> = rows.collect();
        if one_in(stream, 3) && !rows.is_empty() {
            let double = pick(stream, &rows);
            rows.push(double);
        }
        let order = pick(
            stream,
            &[
                FunnelOrder::Ordered,
                FunnelOrder::Ordered,
                FunnelOrder::Ordered,
                FunnelOrder::Adjacent,
                FunnelOrder::NoOtherStep,
                FunnelOrder::Any,
                FunnelOrder::StrictOrder,
                FunnelOrder::StrictDeduplication,
            ],
        );
        let neighbours = matches!(order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
        let looser = matches!(order, FunnelOrder::StrictOrder | FunnelOrder::StrictDeduplication);
        let mut steps: Vec<Step> = Vec::new();
        let count = stream.below(4).unwrap() + 1;
        let wide = one_in(stream, 3);
        for at in 0..count {
            let several = wide && one_in(stream, 2);
            let mut touchpoints = vec![stream.below(4).unwrap() as usize];
            if several {
                touchpoints.push(stream.below(4).unwrap() as usize);
            }
            let colour = if one_in(stream, 6) { Some(stream.below(2).unwrap() as usize) } else { None };
            let optional = at > 0 && one_in(stream, 5) && !looser && order != FunnelOrder::Any;
            steps.push(Step { touchpoints, colour, optional });
        }
        let any_optional = steps.iter().any(|step| step.optional);
        let mut exclusions = Vec::new();
        if !looser && !any_optional && count > 1 && one_in(stream, 2) {
            for _ in 0..=stream.below(2).unwrap() {
                let from = stream.below(count - 1).unwrap() as usize + 1;
                let to = from + 1 + stream.below(count - from as u64).unwrap() as usize;
                let touchpoint = pick(stream, &[4, 4, 3, 2]);
                if steps[from - 1..to].iter().all(|step| !step.touchpoints.contains(&touchpoint)) {
                    exclusions.push((touchpoint, from, to));
                }
            }
        }
        let hops = if order == FunnelOrder::Any || looser || !one_in(stream, 3) {
            Vec::new()
        } else if count > 2 && one_in(stream, 2) {
            (1..count).map(|_| pick(stream, &[1, 2, 4])).collect()
        } else {
            vec![pick(stream, &[1, 2, 4])]
        };
        let entries = order == FunnelOrder::Ordered && !any_optional && one_in(stream, 4);
        let counting = match stream.below(6).unwrap() {
            _ if entries => FunnelCounting::Entries,
            0 => FunnelCounting::Sessions,
            _ => FunnelCounting::Customers,
        };
        let first_allowed = counting != FunnelCounting::Entries && order != FunnelOrder::StrictDeduplication;
        let first = first_allowed && one_in(stream, 4);
        let breakdown = one_in(stream, 3).then(|| match stream.below(3).unwrap() {
            0 => (FunnelAttribution::First, None),
            1 => (FunnelAttribution::Last, None),
            _ => (FunnelAttribution::Step, Some(stream.below(count).unwrap() + 1)),
        });
        Self {
            rows,
            steps,
            exclusions,
            within: pick(stream, &[None, Some(1), Some(2), Some(3), Some(5), Some(9)]),
            hops,
            order,
            entry: if first { FunnelEntry::First } else { FunnelEntry::Any },
            reuse: if !neighbours && one_in(stream, 3) { FunnelReuse::Many } else { FunnelReuse::Once },
            ties: pick(
                stream,
                &[
                    FunnelTies::AnyOrder,
                    FunnelTies::AnyOrder,
                    FunnelTies::InputOrder,
                    FunnelTies::StrictIncrease,
                ],
            ),
            edge: if one_in(stream, 3) { WindowEdge::Exclusive } else { WindowEdge::Inclusive },
            on_exclude: if one_in(stream, 2) { OnExclude::Drop } else { OnExclude::Stop },
            counting,
            hold: one_in(stream, 4),
            breakdown,
            session_gap: pick(stream, &[1, 2, 4]),
        }
    }

    fn columns(&self) -> (Vec<i64>, Vec<i64>, Vec<&'static str>, Vec<Key>) {
        let customers = self.rows.iter().map(|row| row.customer).collect();
        let times = self.rows.iter().map(|row| row.time).collect();
        let touchpoints = self.rows.iter().map(|row| TOUCHPOINTS[row.touchpoint]).collect();
        let colours =
            self.rows.iter().map(|row| row.colour.map_or(Key::Null, |colour| Key::from(COLOURS[colour])));
        (customers, times, touchpoints, colours.collect())
    }

    /// The library's log of the case, of all customers or of some.
    #[must_use]
    pub fn log(&self, only: impl Fn(i64) -> bool) -> EventLog {
        let some = Self {
            rows: self.rows.iter().copied().filter(|row| only(row.customer)).collect(),
            ..self.clone()
        };
        let (customers, times, touchpoints, colours) = some.columns();
        let times = Times::from_micros(&times).unwrap();
        let events = Events::new(customers.as_slice(), times, touchpoints.as_slice());
        EventLog::new(&events.attribute("colour", Keys::from(colours))).unwrap()
    }

    /// The library's funnel of the case.
    #[must_use]
    pub fn funnel(&self) -> Funnel {
        let steps = self.steps.iter().map(|step| {
            let made = FunnelStep::any_of(step.touchpoints.iter().map(|&at| TOUCHPOINTS[at]));
            let made = match step.colour {
                Some(colour) => made.condition(Condition::is("colour", [COLOURS[colour]])),
                None => made,
            };
            if step.optional {
                made.optional()
            } else {
                made
            }
        });
        let micros = |micros: i64| Duration::from_micros(micros).unwrap();
        let mut options = FunnelOptions::default()
            .within(self.within.map(micros))
            .step_within(self.hops.iter().copied().map(micros).collect::<Vec<_>>())
            .order(self.order)
            .entry(self.entry)
            .reuse(self.reuse)
            .ties(self.ties)
            .window_edge(self.edge)
            .on_exclude(self.on_exclude)
            .counting(self.counting)
            .session_gap(micros(self.session_gap))
            .unknown(UnknownTouchpoint::Empty);
        if self.hold {
            options = options.hold(Cow::Borrowed("colour"));
        }
        if let Some((attribution, step)) = self.breakdown {
            options =
                options.breakdown(Cow::Borrowed("colour")).attribution(attribution).attribution_step(step);
        }
        let exclude = |funnel: Funnel, &(touchpoint, from, to): &(usize, usize, usize)| {
            funnel.exclude(Exclusion::between([TOUCHPOINTS[touchpoint]], from, to))
        };
        self.exclusions.iter().fold(Funnel::new(steps).options(options), exclude)
    }
}

/// An event as the search sees it.
#[derive(Clone, Debug)]
struct Seen {
    time: i64,
    is: Vec<bool>,
    excluded: Vec<bool>,
    colour: Option<usize>,
}

/// Steps done: step and event.
type Chain = Vec<(usize, usize)>;

/// What a unit came to.
#[derive(Clone, Debug, Default)]
struct Answer {
    /// Required steps with their times and events.
    chain: Vec<(usize, i64, usize)>,
    optional: Vec<(usize, i64, i64)>,
    excluded: bool,
    open: bool,
    last_open: Option<i64>,
}

struct Search<'a> {
    case: &'a Case,
    events: &'a [Seen],
}

impl Search<'_> {
    fn fits(&self, passed: i64, window: Option<i64>) -> bool {
        window.is_none_or(|window| match self.case.edge {
            WindowEdge::Inclusive => passed <= window,
            _ => passed < window,
        })
    }

    fn hop(&self, step: usize) -> Option<i64> {
        match self.case.hops.len() {
            0 => None,
            1 => Some(self.case.hops[0]),
            _ => Some(self.case.hops[step - 1]),
        }
    }

    fn exact_places(&self) -> bool {
        let neighbours = matches!(self.case.order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
        self.case.ties == FunnelTies::InputOrder
            || (neighbours && self.case.ties == FunnelTies::StrictIncrease)
    }

    /// Whether an event may be the first of an attempt.
    fn may_start(&self, event: usize) -> bool {
        if !self.events[event].is[0] {
            return false;
        }
        if self.case.entry == FunnelEntry::Any {
            return true;
        }
        let first = self.events.iter().position(|event| event.is[0]).unwrap();
        if self.exact_places() {
            event == first
        } else {
            self.events[event].time == self.events[first].time
        }
    }

    /// Every arrangement of the events in which time does not fall, where their order at one instant is open.
    fn arrangements(&self, among: &[usize]) -> Vec<Vec<usize>> {
        if self.case.ties != FunnelTies::AnyOrder {
            return vec![among.to_vec()];
        }
        let mut all = vec![Vec::new()];
        let mut rest = among;
        while let Some(&first) = rest.first() {
            let tied =
                rest.iter().take_while(|&&event| self.events[event].time == self.events[first].time).count();
            let (group, after) = rest.split_at(tied);
            rest = after;
            let mut longer = Vec::new();
            for start in &all {
                for order in permutations(group) {
                    longer.push(start.iter().copied().chain(order).collect());
                }
            }
            all = longer;
        }
        all
    }

    /// Every chain over these steps, in their order; a chain does the first so many of them.
    fn chains(&self, steps: &[usize]) -> Vec<Chain> {
        let mut found: Vec<Chain> = Vec::new();
        if matches!(self.case.order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep) {
            let all: Vec<usize> = (0..self.events.len())
                .filter(|&event| {
                    self.case.order == FunnelOrder::Adjacent || self.events[event].is.iter().any(|is| *is)
                })
                .collect();
            for row in self.arrangements(&all) {
                for start in 0..row.len() {
                    for length in 1..=steps.len().min(row.len() - start) {
                        let chain: Chain =
                            steps.iter().copied().zip(row[start..].iter().copied()).take(length).collect();
                        if self.holds(&chain) && !found.contains(&chain) {
                            found.push(chain);
                        }
                    }
                }
            }
            return found;
        }
        let mut grow: Vec<Chain> = vec![Vec::new()];
        for &step in steps {
            let mut longer = Vec::new();
            for chain in &grow {
                for event in 0..self.events.len() {
                    let mut next = chain.clone();
                    next.push((step, event));
                    if self.holds(&next) {
                        longer.push(next);
                    }
                }
            }
            found.extend(longer.iter().cloned());
            grow = longer;
        }
        found
    }

    /// Whether the rules on events, times and order let a chain be, neighbours apart.
    fn holds(&self, chain: &Chain) -> bool {
        let time = |at: usize| self.events[chain[at].1].time;
        if !self.may_start(chain[0].1) {
            return false;
        }
        (0..chain.len()).all(|at| {
            let (step, event) = chain[at];
            if !self.events[event].is[step] {
                return false;
            }
            if at == 0 {
                return true;
            }
            let before = chain[at - 1].1;
            let order = match self.case.ties {
                FunnelTies::AnyOrder => time(at) >= time(at - 1),
                FunnelTies::InputOrder => {
                    event > before || (event == before && self.case.reuse == FunnelReuse::Many)
                }
                _ => time(at) > time(at - 1),
            };
            let fresh =
                self.case.reuse == FunnelReuse::Many || chain[..at].iter().all(|(_, used)| *used != event);
            order
                && fresh
                && self.fits(time(at) - time(0), self.case.within)
                && self.fits(time(at) - time(at - 1), self.hop(step))
        })
    }

    /// What tells starts and ends apart: the place, or only the instant.
    fn place(&self, event: usize) -> usize {
        if self.exact_places() {
            event
        } else {
            let time = self.events[event].time;
            self.events.iter().position(|event| event.time == time).unwrap()
        }
    }

    /// The longest, the earliest done, the latest begun, then step by step the earliest.
    fn best<'c>(&self, chains: impl Iterator<Item = &'c Chain>) -> Option<&'c Chain> {
        chains.max_by_key(|chain| {
            let times: Vec<i64> = chain.iter().map(|(_, event)| self.events[*event].time).collect();
            let events: Vec<usize> = chain.iter().map(|(_, event)| *event).collect();
            let places: Vec<usize> = events.iter().map(|&event| self.place(event)).collect();
            (
                chain.len(),
                Reverse(places.last().copied()),
                places.first().copied(),
                Reverse((times, places)),
                Reverse(events),
            )
        })
    }

    /// The last instant at which a next step would still belong to a chain that it could follow.
    fn open_until(&self, chain: &Chain, steps: &[usize]) -> Option<i64> {
        let next = *steps.get(chain.len())?;
        if matches!(self.case.order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep) {
            // Nothing may lie after the chain: some arrangement has it at the very end.
            let all: Vec<usize> = (0..self.events.len())
                .filter(|&event| {
                    self.case.order == FunnelOrder::Adjacent || self.events[event].is.iter().any(|is| *is)
                })
                .collect();
            let events: Vec<usize> = chain.iter().map(|(_, event)| *event).collect();
            if !self.arrangements(&all).iter().any(|row| row.ends_with(&events)) {
                return None;
            }
        }
        let last = self.events.iter().map(|event| event.time).max().unwrap();
        // Far enough for every window of the cases; a chain without any is open for ever.
        let (first, end) = (self.events[chain[0].1].time, self.events[chain.last().unwrap().1].time);
        (end..last + 40)
            .rev()
            .find(|&at| self.fits(at - first, self.case.within) && self.fits(at - end, self.hop(next)))
    }

    fn spoilt_at(&self, chain: &Chain) -> Option<i64> {
        let time = |step: usize| chain.get(step - 1).map(|(_, event)| self.events[*event].time);
        let first = time(1)?;
        let mut spoilt = Vec::new();
        for (which, &(_, from, to)) in self.case.exclusions.iter().enumerate() {
            let Some(after) = time(from) else { continue };
            for event in self.events.iter().filter(|event| event.excluded[which] && event.time > after) {
                let inside = match time(to) {
                    Some(before) => event.time < before,
                    None => self.fits(event.time - first, self.case.within),
                };
                if inside {
                    spoilt.push(event.time);
                }
            }
        }
        spoilt.into_iter().min()
    }

    fn times(&self, chain: &Chain) -> Vec<(usize, i64, usize)> {
        chain.iter().map(|&(step, event)| (step, self.events[event].time, event)).collect()
    }

    /// The attempt of every start, the first start first.
    fn attempts(&self, steps: &[usize]) -> Vec<(usize, Chain, Option<i64>)> {
        let chains = self.chains(steps);
        let mut starts: Vec<usize> = chains.iter().map(|chain| self.place(chain[0].1)).collect();
        starts.sort_unstable();
        starts.dedup();
        let from = |start: usize| {
            let mine: Vec<&Chain> = chains.iter().filter(|chain| self.place(chain[0].1) == start).collect();
            let best = self.best(mine.iter().copied()).unwrap().clone();
            let open = mine.iter().filter_map(|chain| self.open_until(chain, steps)).max();
            (start, best, open)
        };
        starts.into_iter().map(from).collect()
    }

    fn answer(&self) -> Answer {
        match self.case.order {
            FunnelOrder::Any => return self.any_order(),
            FunnelOrder::StrictOrder | FunnelOrder::StrictDeduplication => return self.looser(),
            _ => {}
        }
        let all: Vec<usize> = (0..self.case.steps.len()).collect();
        let required: Vec<usize> =
            all.iter().copied().filter(|&step| !self.case.steps[step].optional).collect();
        if required.len() < all.len() {
            return self.with_optional(&required);
        }
        let mut answer = Answer::default();
        if self.case.exclusions.is_empty() {
            let chains = self.chains(&all);
            if let Some(best) = self.best(chains.iter()) {
                answer.chain = self.times(best);
                if best.len() < all.len() {
                    answer.last_open = chains.iter().filter_map(|chain| self.open_until(chain, &all)).max();
                }
            }
            return answer;
        }
        let attempts = self.attempts(&all);
        let deepest = attempts.iter().map(|(_, chain, _)| chain.len()).max().unwrap_or(0);
        let mut left = Vec::new();
        for (_, chain, open) in attempts {
            match self.spoilt_at(&chain) {
                None => {
                    if chain.len() < all.len() {
                        answer.last_open = answer.last_open.max(open);
                    }
                    left.push(chain);
                }
                Some(at) if self.case.on_exclude == OnExclude::Stop => {
                    left.push(
                        chain.into_iter().filter(|(_, event)| self.events[*event].time <= at).collect(),
                    );
                }
                Some(_) => {}
            }
        }
        let best = left.iter().max_by_key(|chain| {
            let place = |end: Option<&(usize, usize)>| end.map(|(_, event)| self.place(*event));
            (chain.len(), Reverse(place(chain.last())), place(chain.first()))
        });
        match best {
            Some(best) if best.len() == deepest || self.case.on_exclude == OnExclude::Stop => {
                answer.chain = self.times(best);
            }
            _ => answer.excluded = deepest > 0,
        }
        if answer.excluded || answer.chain.len() == all.len() {
            answer.last_open = None;
        }
        answer
    }

    /// Chains in which optional steps may be left out.
    fn with_optional(&self, required: &[usize]) -> Answer {
        let optional: Vec<usize> =
            (0..self.case.steps.len()).filter(|&step| self.case.steps[step].optional).collect();
        let neighbours = self.case.order != FunnelOrder::Ordered;
        let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
        for &step in &optional {
            if neighbours {
                let with =
                    sets.iter().map(|set| set.iter().copied().chain([step]).collect()).collect::<Vec<_>>();
                sets.extend(with);
            } else {
                sets.push(vec![step]);
            }
        }
        let mut answer = Answer::default();
        let mut ways: Vec<(usize, Chain)> = Vec::new();
        for set in &sets {
            let mut steps: Vec<usize> = required.iter().chain(set).copied().collect();
            steps.sort_unstable();
            let chains = self.chains(&steps);
            let needed = |chain: &Chain| chain.iter().filter(|(step, _)| required.contains(step)).count();
            if neighbours || set.is_empty() {
                let open = chains.iter().filter_map(|chain| self.open_until(chain, &steps)).max();
                answer.last_open = answer.last_open.max(open);
            }
            if let Some(best) = self.best(chains.iter()) {
                ways.push((needed(best), best.clone()));
            }
        }
        let counted = ways.iter().enumerate().filter(|(at, _)| neighbours || *at == 0);
        let depth = counted.map(|(_, (depth, _))| *depth).max().unwrap_or(0);
        // Where neighbours matter the times depend on which way is taken; only the steps are compared.
        let main = ways.iter().find(|(needed, _)| *needed == depth);
        if let Some((_, chain)) = main {
            answer.chain =
                self.times(chain).into_iter().filter(|(step, ..)| required.contains(step)).collect();
        }
        for (_, chain) in ways.iter().filter(|(needed, _)| *needed == depth && depth > 0) {
            for at in 1..chain.len() {
                let (step, event) = chain[at];
                if optional.contains(&step) && !answer.optional.iter().any(|(known, ..)| *known == step) {
                    let time = self.events[event].time;
                    let since = |at: usize| time - self.events[chain[at].1].time;
                    answer.optional.push((step, since(at - 1), since(0)));
                }
            }
        }
        if depth == required.len() {
            answer.last_open = None;
        }
        answer
    }

    /// Different steps by different events inside one window, whatever their order.
    fn any_order(&self) -> Answer {
        let steps = self.case.steps.len();
        let is_step = |event: &Seen| event.is.iter().any(|is| *is);
        let first = self.events.iter().find(|event| is_step(event)).map(|event| event.time);
        let mut starts: Vec<i64> =
            self.events.iter().filter(|event| is_step(event)).map(|event| event.time).collect();
        starts.dedup();
        if self.case.entry == FunnelEntry::First {
            starts.retain(|&time| Some(time) == first);
        }
        let mut answer = Answer::default();
        // Depth, then the earliest finish, then the latest start, then the smallest chain.
        #[allow(clippy::type_complexity)]
        let mut best: Option<(usize, Reverse<Option<i64>>, i64, Reverse<Vec<(i64, usize)>>)> = None;
        let mut any = false;
        for start in starts {
            any = true;
            let until = |end: i64| self.largest(start, end);
            // The largest number of steps, done as early as they can be.
            let ends: Vec<i64> = self
                .events
                .iter()
                .map(|event| event.time)
                .filter(|&end| end >= start && self.fits(end - start, self.case.within))
                .collect();
            let all = until(*ends.iter().max().unwrap());
            let complete = all.len() == steps;
            let end = all.last().map(|(time, _)| *time).filter(|_| complete);
            let mut spoilt: Vec<i64> = self
                .events
                .iter()
                .filter(|event| event.excluded.iter().any(|is| *is))
                .map(|event| event.time)
                .collect();
            spoilt.retain(|&time| {
                time > start && end.map_or(self.fits(time - start, self.case.within), |end| time < end)
            });
            let done = match spoilt.iter().min() {
                Some(_) if self.case.on_exclude == OnExclude::Drop => continue,
                Some(&at) => until(at),
                None => {
                    if !complete {
                        let reach =
                            (start..start + 60).rev().find(|&at| self.fits(at - start, self.case.within));
                        answer.last_open = answer.last_open.max(reach);
                    }
                    all
                }
            };
            let key = (done.len(), Reverse(done.last().map(|(time, _)| *time)), start, Reverse(done));
            if best.as_ref().is_none_or(|best| key > *best) {
                best = Some(key);
            }
        }
        if let Some((.., Reverse(done))) = best {
            answer.chain =
                done.iter().enumerate().map(|(step, &(time, event))| (step, time, event)).collect();
        }
        answer.excluded = any && answer.chain.is_empty();
        if answer.chain.len() == steps || answer.excluded {
            answer.last_open = None;
        }
        answer
    }

    /// The most steps that events between two instants can be, the earliest first: time and event of each.
    fn largest(&self, from: i64, to: i64) -> Vec<(i64, usize)> {
        let steps = self.case.steps.len();
        let inside: Vec<usize> =
            (0..self.events.len()).filter(|&event| (from..=to).contains(&self.events[event].time)).collect();
        // Every way to give each step an event or none.
        let mut ways: Vec<Vec<(i64, usize)>> = vec![Vec::new()];
        for step in 0..steps {
            let mut more = ways.clone();
            for way in &ways {
                for &event in inside.iter().filter(|&&event| self.events[event].is[step]) {
                    let time = self.events[event].time;
                    let taken = way.iter().any(|&(other, used)| match self.case.ties {
                        FunnelTies::StrictIncrease => other == time,
                        _ => self.case.reuse == FunnelReuse::Once && used == event,
                    });
                    if !taken {
                        more.push(way.iter().copied().chain([(time, event)]).collect());
                    }
                }
            }
            ways = more;
        }
        ways.iter_mut().for_each(|way| way.sort_unstable());
        ways.into_iter().max_by_key(|way| (way.len(), Reverse(way.clone()))).unwrap_or_default()
    }

    /// ClickHouse's looser modes: where the scan ends, then the chains before that.
    fn looser(&self) -> Answer {
        let steps = self.case.steps.len();
        let lowest = |event: &Seen| event.is.iter().position(|is| *is).map_or(0, |step| step + 1);
        let mut row: Vec<usize> = (0..self.events.len())
            .filter(|&event| self.case.order == FunnelOrder::StrictOrder || lowest(&self.events[event]) > 0)
            .collect();
        if self.case.ties == FunnelTies::AnyOrder {
            row.sort_by_key(|&event| (self.events[event].time, lowest(&self.events[event])));
        }
        // The row as a log whose order is meant.
        let strict = self.case.ties == FunnelTies::StrictIncrease;
        let ties = if strict { FunnelTies::StrictIncrease } else { FunnelTies::InputOrder };
        let case = Case { order: FunnelOrder::Ordered, ties, ..self.case.clone() };
        let seen: Vec<Seen> = row.iter().map(|&event| self.events[event].clone()).collect();
        let mut answer = Answer::default();
        let Some(start) = seen.iter().position(|event| event.is[0]) else { return answer };
        let all: Vec<usize> = (0..steps).collect();
        let mut end = start;
        let mut stopped = false;
        while end < seen.len() {
            let before = Search { case: &case, events: &seen[..end] };
            let reached = before.chains(&all).iter().map(Vec::len).max().unwrap_or(0);
            if reached == steps {
                break;
            }
            let is = |step: usize| seen[end].is[step - 1];
            stopped = end > start
                && if self.case.order == FunnelOrder::StrictOrder {
                    !(1..=steps).any(|step| is(step) && step <= reached + 1)
                } else {
                    (2..=steps).any(|step| is(step) && step <= reached)
                };
            if stopped {
                break;
            }
            end += 1;
        }
        let scanned = Search { case: &case, events: &seen[..end] };
        let chains = scanned.chains(&all);
        let best = chains.iter().max_by_key(|chain| {
            let events: Vec<usize> = chain.iter().map(|(_, event)| *event).collect();
            (chain.len(), Reverse(events.last().copied()), events.first().copied(), Reverse(events))
        });
        if let Some(best) = best {
            answer.chain = best.iter().map(|&(step, event)| (step, seen[event].time, row[event])).collect();
            if best.len() < steps && !stopped {
                answer.last_open = chains.iter().filter_map(|chain| scanned.open_until(chain, &all)).max();
            }
        }
        answer
    }

    /// Entries one after the other.
    fn entries(&self) -> Vec<Answer> {
        let all: Vec<usize> = (0..self.case.steps.len()).collect();
        let attempts = self.attempts(&all);
        let mut answers = Vec::new();
        // From which place, and which instant, the next entry may come.
        let (mut place, mut instant) = (0, i64::MIN);
        for (start, chain, open) in attempts {
            let time = self.events[chain[0].1].time;
            if start < place || time < instant {
                continue;
            }
            let mut answer = Answer::default();
            match self.spoilt_at(&chain) {
                Some(at) => {
                    answer.excluded = self.case.on_exclude == OnExclude::Drop;
                    if !answer.excluded {
                        let kept =
                            chain.into_iter().filter(|(_, event)| self.events[*event].time <= at).collect();
                        answer.chain = self.times(&kept);
                    }
                    (place, instant) = (start + 1, at);
                }
                None if chain.len() == all.len() => {
                    place = self.place(chain.last().unwrap().1) + 1;
                    if !self.exact_places() {
                        // Nothing of the last step's instant is left for another entry.
                        instant = self.events[chain.last().unwrap().1].time + 1;
                    }
                    answer.chain = self.times(&chain);
                }
                None => {
                    (place, instant) = (start + 1, open.unwrap() + 1);
                    answer.last_open = open;
                    answer.chain = self.times(&chain);
                }
            }
            answers.push(answer);
        }
        answers
    }
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    let Some((&first, rest)) = items.split_first() else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for order in permutations(rest) {
        for at in 0..=order.len() {
            let mut longer = order.clone();
            longer.insert(at, first);
            all.push(longer);
        }
    }
    all
}

/// What the funnel must answer: counts, gaps and times from the first by step, pending by step, excluded.
#[derive(Clone, Debug, Default, PartialEq)]
struct Expected {
    counts: Vec<u64>,
    pending: Vec<u64>,
    gaps: Vec<Vec<i64>>,
    totals: Vec<Vec<i64>>,
    excluded: u64,
}

impl Expected {
    fn new(steps: usize) -> Self {
        let none = vec![Vec::new(); steps];
        Self {
            counts: vec![0; steps],
            pending: vec![0; steps],
            gaps: none.clone(),
            totals: none,
            excluded: 0,
        }
    }

    fn add(&mut self, answer: &Answer) {
        self.excluded += u64::from(answer.excluded);
        for (at, &(step, time, _)) in answer.chain.iter().enumerate() {
            self.counts[step] += 1;
            if at > 0 {
                self.gaps[step].push(time - answer.chain[at - 1].1);
                self.totals[step].push(time - answer.chain[0].1);
            }
        }
        for &(step, gap, total) in &answer.optional {
            self.counts[step] += 1;
            self.gaps[step].push(gap);
            self.totals[step].push(total);
        }
        if let (true, Some(last)) = (answer.open, answer.chain.last()) {
            self.pending[last.0] += 1;
        }
    }

    fn compare(
        &mut self,
        counts: &[u64],
        steps: &[cxkit::journey::FunnelStepResult],
        excluded: u64,
        times: bool,
    ) -> Result<(), String> {
        let pending: Vec<u64> = steps.iter().map(|step| step.pending).collect();
        if counts != self.counts || pending != self.pending || excluded != self.excluded {
            return Err(format!(
                "counts {counts:?}, pending {pending:?}, excluded {excluded}, expected {self:?}"
            ));
        }
        for (at, step) in steps.iter().enumerate().filter(|_| times) {
            for list in [&mut self.gaps[at], &mut self.totals[at]] {
                list.sort_unstable();
            }
            let half = |list: &[i64]| {
                let middle = list.len().checked_sub(1)?;
                Some((list[middle / 2] + list[middle.div_ceil(2)]) as f64 / 2e6)
            };
            let mean = |list: &[i64]| {
                (!list.is_empty()).then(|| list.iter().sum::<i64>() as f64 / list.len() as f64 / 1e6)
            };
            let expected =
                [half(&self.gaps[at]), half(&self.totals[at]), mean(&self.gaps[at]), mean(&self.totals[at])];
            let got = [
                step.median_seconds,
                step.median_seconds_from_first,
                step.mean_seconds,
                step.mean_seconds_from_first,
            ];
            let near = |a: &Option<f64>, b: &Option<f64>| match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-12,
                (a, b) => a == b,
            };
            if !expected.iter().zip(&got).all(|(a, b)| near(a, b)) {
                return Err(format!("times of step {}: {got:?}, expected {expected:?} ({self:?})", at + 1));
            }
        }
        Ok(())
    }
}

/// Asks the library and the search the same, and says where they differ.
///
/// # Errors
/// The case and what came of it on both sides.
pub fn check(case: &Case) -> Result<(), String> {
    let log = case.log(|_| true);
    let funnel = case.funnel();
    let result = log.funnel(&funnel).map_err(|error| format!("{case:?}: {error}"))?;
    compare(case, &log, &funnel, &result).map_err(|reason| format!("{case:#?}\n{reason}"))
}

fn compare(case: &Case, log: &EventLog, funnel: &Funnel, result: &FunnelResult) -> Result<(), String> {
    let steps = case.steps.len();
    let mut journeys: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
    case.rows.iter().for_each(|row| journeys.entry(row.customer).or_default().push(*row));
    journeys.values_mut().for_each(|rows| rows.sort_by_key(|row| row.time));
    let data_end = case.rows.iter().map(|row| row.time).max().unwrap_or(0);
    let mut all = Expected::new(steps);
    let mut groups: BTreeMap<String, Expected> = BTreeMap::new();
    let mut depths: Vec<(Key, u64, bool, bool)> = Vec::new();
    for (&customer, rows) in &journeys {
        let mut parts: Vec<Vec<Row>> = vec![rows.clone()];
        if case.counting == FunnelCounting::Sessions {
            parts.clear();
            for row in rows {
                match parts.last_mut() {
                    Some(part) if row.time - part.last().unwrap().time <= case.session_gap => part.push(*row),
                    _ => parts.push(vec![*row]),
                }
            }
        }
        let mut deepest: Option<Answer> = None;
        for part in &parts {
            let mut held: Vec<Vec<Row>> = vec![part.clone()];
            if case.hold {
                let of =
                    |colour: Option<usize>| part.iter().copied().filter(|row| row.colour == colour).collect();
                // The order of the values decides between equals; what has none comes last.
                held = [Some(0), Some(1), None].map(of).to_vec();
                held.retain(|rows: &Vec<Row>| !rows.is_empty());
            }
            let answers: Vec<(Answer, Vec<Seen>)> = held
                .iter()
                .flat_map(|rows| {
                    let seen: Vec<Seen> = rows.iter().map(|row| see(case, row)).collect();
                    let search = Search { case, events: &seen };
                    let answers = if case.counting == FunnelCounting::Entries {
                        search.entries()
                    } else {
                        vec![search.answer()]
                    };
                    answers.into_iter().map(|answer| (answer, seen.clone())).collect::<Vec<_>>()
                })
                .collect();
            let units: Vec<(Answer, Vec<Seen>)> =
                if case.counting == FunnelCounting::Entries { answers } else { vec![join(case, answers)] };
            for (mut answer, seen) in units {
                answer.open = answer.last_open.is_some_and(|until| until > data_end);
                if answer.chain.is_empty() && !answer.excluded {
                    continue;
                }
                all.add(&answer);
                if case.breakdown.is_some() && !answer.excluded {
                    let whole: Vec<Seen> = if case.counting == FunnelCounting::Entries {
                        seen.clone()
                    } else {
                        part.iter().map(|row| see(case, row)).collect()
                    };
                    if let Some(group) = group(case, &answer, &seen, &whole) {
                        groups.entry(group).or_insert_with(|| Expected::new(steps)).add(&answer);
                    }
                }
                let key = |answer: &Answer| {
                    (
                        answer.chain.len(),
                        Reverse(answer.chain.last().map(|(_, time, _)| *time)),
                        answer.chain.first().map(|(_, time, _)| *time),
                    )
                };
                if deepest.as_ref().is_none_or(|known| key(&answer) > key(known)) {
                    deepest = Some(answer);
                }
            }
        }
        if let Some(answer) = deepest {
            let depth = answer.chain.last().map_or(0, |(step, ..)| *step as u64 + 1);
            depths.push((Key::Integer(customer), depth, answer.open, answer.chain.is_empty()));
        }
    }
    let neighbours = matches!(case.order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
    let times = !(neighbours && case.steps.iter().any(|step| step.optional));
    all.compare(&result.counts, &result.steps, result.excluded, times)?;
    let got: Vec<&str> = result.groups.iter().map(|group| &*group.group).collect();
    if got != groups.keys().collect::<Vec<_>>() {
        return Err(format!("groups {got:?}, expected {groups:?}"));
    }
    for (group, expected) in result.groups.iter().zip(groups.values_mut()) {
        expected
            .compare(&group.counts, &group.steps, group.excluded, times)
            .map_err(|reason| format!("group {}: {reason}", group.group))?;
    }
    let found = log.funnel_depths(funnel).map_err(|error| error.to_string())?;
    let found: Vec<_> =
        found.into_iter().map(|(customer, row)| (customer, row.depth, row.pending, row.excluded)).collect();
    if found != depths {
        return Err(format!("depths {found:?}, expected {depths:?}"));
    }
    Ok(())
}

fn see(case: &Case, row: &Row) -> Seen {
    let fits = |step: &Step| {
        step.touchpoints.contains(&row.touchpoint) && (step.colour.is_none() || step.colour == row.colour)
    };
    Seen {
        time: row.time,
        is: case.steps.iter().map(fits).collect(),
        excluded: case.exclusions.iter().map(|(touchpoint, ..)| *touchpoint == row.touchpoint).collect(),
        colour: row.colour,
    }
}

/// The best of what several held values came to.
fn join(case: &Case, answers: Vec<(Answer, Vec<Seen>)>) -> (Answer, Vec<Seen>) {
    let excluded = answers.iter().any(|(answer, _)| answer.excluded);
    let last_open = answers.iter().filter_map(|(answer, _)| answer.last_open).max();
    let mut best: Option<(Answer, Vec<Seen>)> = None;
    for answer in answers {
        let key = |answer: &Answer| {
            let time = |end: Option<&(usize, i64, usize)>| end.map(|(_, time, _)| *time);
            (answer.chain.len(), Reverse(time(answer.chain.last())), time(answer.chain.first()))
        };
        if best.as_ref().is_none_or(|known| key(&answer.0) > key(&known.0)) {
            best = Some(answer);
        }
    }
    let (mut answer, seen) = best.unwrap();
    let required = case.steps.iter().filter(|step| !step.optional).count();
    answer.excluded = excluded && answer.chain.is_empty();
    answer.last_open = last_open.filter(|_| answer.chain.len() < required && !answer.excluded);
    (answer, seen)
}

fn group(case: &Case, answer: &Answer, seen: &[Seen], whole: &[Seen]) -> Option<String> {
    let name = |colour: Option<usize>| colour.map_or(String::new(), |colour| COLOURS[colour].to_owned());
    let steps = || whole.iter().filter(|event| event.is.iter().any(|is| *is) && event.colour.is_some());
    match case.breakdown? {
        (FunnelAttribution::First, _) => Some(name(steps().next().and_then(|event| event.colour))),
        (FunnelAttribution::Step, step) => {
            let wanted = step? as usize - 1;
            let done = answer.chain.iter().find(|(step, ..)| *step == wanted)?;
            Some(name(seen[done.2].colour))
        }
        _ => Some(name(steps().next_back().and_then(|event| event.colour))),
    }
}
