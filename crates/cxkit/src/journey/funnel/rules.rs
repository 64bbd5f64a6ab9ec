//! A funnel on the codes of one log: which event is which step, and what the options allow.

use super::options::{
    Funnel, FunnelCounting, FunnelEntry, FunnelOrder, FunnelReuse, FunnelTies, OnExclude, UnknownTouchpoint,
    WindowEdge,
};
use super::quick::Quick;
use crate::journey::condition::{Compiled, Condition};
use crate::journey::filter::touchpoint;
use crate::journey::sorted::Sorted;
use crate::Error;

/// Steps are bits of a 64-bit mask, with room to shift.
const MOST_STEPS: usize = 60;
/// Every set of optional steps is tried where neighbours matter.
const MOST_OPTIONAL: usize = 6;

/// What may follow what, for a run of steps none of which may be left out.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    /// How many steps.
    pub steps: usize,
    pub order: FunnelOrder,
    pub ties: FunnelTies,
    pub reuse: FunnelReuse,
    pub first_only: bool,
    /// The longest time from step 1 to any, ends included.
    pub within: i64,
    /// The longest time from step i to step i + 1, ends included; `hops[0]` is not used.
    pub hops: Vec<i64>,
    /// Whether any hop is limited.
    pub hop_limits: bool,
    /// No event can be two steps.
    pub disjoint: bool,
    pub stop_at_excluded: bool,
    /// From which step to which, by exclusion.
    pub exclusions: Vec<(usize, usize)>,
    /// The steps of the funnel that these are, from 0.
    pub of: Vec<usize>,
}

impl Rules {
    /// The mask of an event, by these steps.
    #[inline]
    pub fn mask(&self, mask: u64) -> u64 {
        self.of.iter().enumerate().fold(0, |own, (bit, &step)| own | (mask >> step & 1) << bit)
    }
}

/// What the touchpoints of a log are to a funnel.
pub(super) struct Matcher {
    /// By touchpoint: the steps it is without further conditions.
    pub plain: Vec<u64>,
    /// Steps with conditions: the step, its touchpoints, the conditions.
    conditional: Vec<(usize, Vec<bool>, Vec<Compiled>)>,
    /// By exclusion: the touchpoints and conditions.
    excluded: Vec<(Vec<bool>, Vec<Compiled>)>,
    /// By touchpoint: whether a condition or an exclusion needs a look at it.
    pub needs_look: Vec<bool>,
}

impl Matcher {
    /// The steps an event is.
    #[inline]
    pub fn mask(&self, log: &Sorted, event: usize, touchpoint: usize) -> u64 {
        let mut mask = self.plain[touchpoint];
        if self.needs_look[touchpoint] {
            for (step, touchpoints, conditions) in &self.conditional {
                if touchpoints[touchpoint] && conditions.iter().all(|condition| condition.holds(log, event)) {
                    mask |= 1 << step;
                }
            }
        }
        mask
    }

    /// Calls `found` with every exclusion an event is.
    #[inline]
    pub fn exclusions(&self, log: &Sorted, event: usize, touchpoint: usize, mut found: impl FnMut(usize)) {
        if self.needs_look[touchpoint] {
            for (which, (touchpoints, conditions)) in self.excluded.iter().enumerate() {
                if touchpoints[touchpoint] && conditions.iter().all(|condition| condition.holds(log, event)) {
                    found(which);
                }
            }
        }
    }
}

/// A funnel ready to be counted on one log.
pub(super) struct Plan {
    pub matcher: Matcher,
    /// The ways through the steps that are tried: the required steps alone first, then with optional ones.
    pub variants: Vec<Rules>,
    pub steps: usize,
    /// The steps that must be done, from 0.
    pub required: Vec<usize>,
    pub hold: Option<usize>,
    pub breakdown: Option<usize>,
    /// Whether events that are no step take part.
    pub all_events: bool,
    /// The quick way to count, where the funnel is plain enough.
    pub quick: Option<Quick>,
}

fn refuse(name: &'static str, reason: impl Into<String>) -> Error {
    Error::bad_option(name, reason)
}

impl Funnel {
    /// Checks everything that does not depend on a log.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn check(&self) -> Result<(), Error> {
        let options = &self.options;
        let steps = self.steps.len();
        if steps == 0 {
            return Err(refuse("steps", "must name at least one step, got none"));
        }
        if steps > MOST_STEPS {
            return Err(refuse("steps", format!("must be at most {MOST_STEPS}, got {steps}")));
        }
        if let Some(empty) = self.steps.iter().position(|step| step.touchpoints.is_empty()) {
            return Err(refuse(
                "steps",
                format!("must each name a touchpoint, step {} names none", empty + 1),
            ));
        }
        let windows = options.within.iter().map(|window| ("within", window));
        for (name, window) in windows.chain(options.step_within.iter().map(|window| ("step_within", window)))
        {
            if window.micros() <= 0 {
                return Err(Error::out_of_range(name, None, window.micros() as f64, "longer than 0"));
            }
        }
        let hops = options.step_within.len();
        if hops > 1 && hops + 1 != steps {
            return Err(refuse(
                "step_within",
                format!(
                    "must be one window, or one for each step after the first ({}), got {hops}",
                    steps - 1
                ),
            ));
        }
        let neighbours = matches!(options.order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
        let looser = matches!(options.order, FunnelOrder::StrictOrder | FunnelOrder::StrictDeduplication);
        let optional = self.steps.iter().filter(|step| step.optional).count();
        if self.steps.first().is_some_and(|step| step.optional) {
            return Err(refuse("steps", "must begin with a step that is not optional"));
        }
        let order = options.order.as_str();
        let clash =
            |name: &'static str, with: &str| Err(refuse(name, format!("cannot be combined with {with}")));
        if neighbours && options.reuse == FunnelReuse::Many {
            return clash("reuse", &format!("order '{order}': neighbours are different events"));
        }
        if options.order == FunnelOrder::Any || looser {
            if hops > 0 {
                return clash("step_within", &format!("order '{order}'"));
            }
            if optional > 0 {
                return clash("steps", &format!("optional steps where order is '{order}'"));
            }
        }
        if looser && !self.exclusions.is_empty() {
            return clash("exclusions", &format!("order '{order}'"));
        }
        if looser && options.entry == FunnelEntry::First && options.order == FunnelOrder::StrictDeduplication
        {
            return clash("entry", &format!("order '{order}'"));
        }
        if options.counting == FunnelCounting::Entries {
            if options.order != FunnelOrder::Ordered {
                return clash("counting", &format!("'entries' where order is '{order}'"));
            }
            if options.entry == FunnelEntry::First {
                return clash("counting", "'entries' where only the first entry counts");
            }
            if optional > 0 {
                return clash("counting", "'entries' where steps are optional");
            }
        }
        if optional > 0 && !self.exclusions.is_empty() {
            return clash("exclusions", "optional steps");
        }
        if neighbours && optional > MOST_OPTIONAL {
            return Err(refuse(
                "steps",
                format!("must have at most {MOST_OPTIONAL} optional ones where order is '{order}'"),
            ));
        }
        if options.session_gap.micros() <= 0 {
            return Err(Error::out_of_range(
                "session_gap",
                None,
                options.session_gap.micros() as f64,
                "longer than 0",
            ));
        }
        for exclusion in &self.exclusions {
            let (from, to) = (exclusion.from, exclusion.to);
            if !(1 <= from && from < to && to <= steps) {
                return Err(refuse(
                    "exclusions",
                    format!(
                        "must lie between two steps of 1 to {steps}, the earlier first, got {from} and {to}"
                    ),
                ));
            }
            let within = self.steps.get(from - 1..to).unwrap_or_default();
            let step = |name: &String| within.iter().any(|step| step.touchpoints.contains(name));
            if let Some(name) = exclusion.touchpoints.iter().find(|name| step(name)) {
                return Err(refuse(
                    "exclusions",
                    format!("must not be a step they lie between, got '{name}'"),
                ));
            }
        }
        let by_step = options.attribution == super::options::FunnelAttribution::Step;
        match options.attribution_step {
            Some(step) if by_step && !(1..=steps as u64).contains(&step) => {
                return Err(Error::out_of_range(
                    "attribution_step",
                    None,
                    step as f64,
                    format!("between 1 and {steps}"),
                ));
            }
            None if by_step => {
                return Err(refuse("attribution_step", "must say which step, as attribution is by step"))
            }
            Some(_) if !by_step => return Err(refuse("attribution_step", "needs attribution 'step'")),
            _ => {}
        }
        crate::stats::Level::new(options.confidence_level)?;
        Ok(())
    }

    /// The funnel on the codes of a log.
    pub(super) fn plan(&self, log: &Sorted) -> Result<Plan, Error> {
        self.check()?;
        let count = log.touchpoints.len();
        let flags = |names: &[String]| -> Result<Vec<bool>, Error> {
            let mut flags = vec![false; count];
            for name in names {
                match touchpoint(log, name) {
                    Ok(code) => flags[code] = true,
                    Err(error) if self.options.unknown == UnknownTouchpoint::Error => return Err(error),
                    Err(_) => {}
                }
            }
            Ok(flags)
        };
        let compile = |conditions: &[Condition]| -> Result<Vec<Compiled>, Error> {
            conditions.iter().map(|condition| condition.compile(log)).collect()
        };
        let mut matcher = Matcher {
            plain: vec![0; count],
            conditional: Vec::new(),
            excluded: Vec::new(),
            needs_look: vec![false; count],
        };
        let mut look = |flags: &[bool]| {
            matcher.needs_look.iter_mut().zip(flags).for_each(|(look, flag)| *look |= flag);
        };
        for (step, spec) in self.steps.iter().enumerate() {
            let flags = flags(&spec.touchpoints)?;
            if spec.conditions.is_empty() {
                matcher
                    .plain
                    .iter_mut()
                    .zip(&flags)
                    .filter(|(_, flag)| **flag)
                    .for_each(|(mask, _)| *mask |= 1 << step);
            } else {
                look(&flags);
                matcher.conditional.push((step, flags, compile(&spec.conditions)?));
            }
        }
        for exclusion in &self.exclusions {
            let flags = flags(&exclusion.touchpoints)?;
            look(&flags);
            matcher.excluded.push((flags, compile(&exclusion.conditions)?));
        }
        let attribute = |name: &Option<std::borrow::Cow<'static, str>>| -> Result<Option<usize>, Error> {
            let Some(name) = name else { return Ok(None) };
            let at = log.attributes.iter().position(|attribute| *attribute.name == **name);
            at.map(Some).ok_or_else(|| Error::UnknownName {
                kind: "attribute".into(),
                name: name.to_string(),
                nearest: crate::nearest(name, log.attributes.iter().map(|attribute| &*attribute.name))
                    .map(str::to_owned),
            })
        };
        let required: Vec<usize> = (0..self.steps.len()).filter(|&step| !self.steps[step].optional).collect();
        let variants = self.variants();
        Ok(Plan {
            quick: Quick::of(self, &variants, &matcher, log),
            matcher,
            variants,
            steps: self.steps.len(),
            required,
            hold: attribute(&self.options.hold)?,
            breakdown: attribute(&self.options.breakdown)?,
            all_events: matches!(self.options.order, FunnelOrder::Adjacent | FunnelOrder::StrictOrder),
        })
    }

    /// The ways through the steps: without optional ones, then with one of them each, or, where neighbours matter,
    /// with every set of them.
    fn variants(&self) -> Vec<Rules> {
        let optional: Vec<usize> = (0..self.steps.len()).filter(|&step| self.steps[step].optional).collect();
        let neighbours = matches!(self.options.order, FunnelOrder::Adjacent | FunnelOrder::NoOtherStep);
        let sets: Vec<u64> = if neighbours {
            let mut sets: Vec<u64> = (0..1 << optional.len()).collect();
            sets.sort_by_key(|set| (set.count_ones(), *set));
            sets
        } else {
            std::iter::once(0).chain((0..optional.len()).map(|which| 1 << which)).collect()
        };
        let chosen = |set: u64| {
            let with = |step: &usize| {
                optional.iter().position(|known| known == step).is_none_or(|which| set >> which & 1 == 1)
            };
            (0..self.steps.len()).filter(with).collect::<Vec<usize>>()
        };
        sets.into_iter().map(|set| self.rules(chosen(set))).collect()
    }

    fn rules(&self, of: Vec<usize>) -> Rules {
        let options = &self.options;
        // Times are whole microseconds: a window without its end is one of a microsecond less.
        let edge = i64::from(options.window_edge == WindowEdge::Exclusive);
        let window =
            |window: Option<crate::time::Duration>| window.map_or(i64::MAX, |window| window.micros() - edge);
        let hops = &options.step_within;
        let hop = |step: usize| {
            let given =
                if hops.len() == 1 { hops.first() } else { step.checked_sub(1).and_then(|at| hops.get(at)) };
            window(given.copied())
        };
        // The hop from one step to the next belongs to the next.
        let hops: Vec<i64> = (0..of.len())
            .map(|at| of.get(at).map_or(i64::MAX, |&step| if at == 0 { i64::MAX } else { hop(step) }))
            .collect();
        let names = |step: usize| &self.steps[step].touchpoints;
        let shared = |a: usize, b: usize| names(a).iter().any(|name| names(b).contains(name));
        let disjoint = of.iter().enumerate().all(|(at, &a)| of[..at].iter().all(|&b| !shared(a, b)));
        Rules {
            steps: of.len(),
            order: options.order,
            ties: options.ties,
            reuse: options.reuse,
            first_only: options.entry == FunnelEntry::First,
            within: window(options.within),
            hop_limits: hops.iter().any(|&hop| hop < i64::MAX),
            hops,
            disjoint,
            stop_at_excluded: options.on_exclude == OnExclude::Stop,
            exclusions: self.exclusions.iter().map(|exclusion| (exclusion.from, exclusion.to)).collect(),
            of,
        }
    }
}
