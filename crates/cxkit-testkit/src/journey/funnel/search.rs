//! Every chain of events that the rules allow is built, and the best is chosen among all of them.

use super::case::Case;
use cxkit::journey::{FunnelEntry, FunnelOrder, FunnelReuse, FunnelTies, OnExclude, WindowEdge};
use std::cmp::Reverse;

/// An event as the search sees it.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) time: i64,
    pub(super) is: Vec<bool>,
    pub(super) excluded: Vec<bool>,
    pub(super) colour: Option<usize>,
}

/// Steps done: step and event.
type Chain = Vec<(usize, usize)>;

/// What a unit came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    /// Required steps with their times and events.
    pub(super) chain: Vec<(usize, i64, usize)>,
    pub(super) optional: Vec<(usize, i64, i64)>,
    pub(super) excluded: bool,
    pub(super) open: bool,
    pub(super) last_open: Option<i64>,
}

pub(super) struct Search<'a> {
    pub(super) case: &'a Case,
    pub(super) events: &'a [Seen],
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

    pub(super) fn answer(&self) -> Answer {
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
    pub(super) fn entries(&self) -> Vec<Answer> {
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
