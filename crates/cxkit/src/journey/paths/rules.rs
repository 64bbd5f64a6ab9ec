//! The rules that make paths of journeys, as options say them and on the codes of a log.

use crate::accumulate::{StateReader, StateWriter};
use crate::journey::sorted::{Code, Sorted};
use crate::journey::split::{code_of, Split, SplitRules};
use crate::journey::sweep::Journey;
use crate::journey::UnknownTouchpoint;
use crate::stats::Level;
use crate::Error;
use std::borrow::Cow;
use std::ops::Range;

/// Writes a struct of settings with those that every query of paths has.
macro_rules! path_options {
    (
        $(#[$meta:meta])*
        pub struct $name:ident(max_steps = $max_steps:expr, times = $times:expr) {
            $( $(#[doc = $doc:literal])+ $field:ident : $type:ty = $default:expr ),* $(,)?
        }
    ) => {
        $crate::describe::options! {
            $(#[$meta])*
            pub struct $name {
                $( $(#[doc = $doc])+ $field: $type = $default, )*
                /// Paths are sessions, not whole journeys.
                by_session: bool = false,
                /// A longer pause between two events begins a new session; nothing for no such rule.
                gap: Option<$crate::time::Duration> = Some($crate::time::Duration::minutes(30)),
                /// Whether a pause exactly as long begins one too.
                gap_rule: $crate::journey::GapRule = $crate::journey::GapRule::Greater,
                /// Touchpoints with which a new session begins.
                session_starts: Vec<std::borrow::Cow<'static, str>> = Vec::new(),
                /// Touchpoints after which a new session begins.
                session_ends: Vec<std::borrow::Cow<'static, str>> = Vec::new(),
                /// An attribute: a new session begins where its value is another than before.
                session_change: Option<std::borrow::Cow<'static, str>> = None,
                /// Events of one touchpoint in a row are one event, at the time of the last.
                collapse_repeats: bool = false,
                /// Paths begin at their first event of this touchpoint; those without one are left out and counted.
                start: Option<std::borrow::Cow<'static, str>> = None,
                /// Paths end at their first event of this touchpoint, after the start where one is named; those without
                /// one are left out and counted.
                end: Option<std::borrow::Cow<'static, str>> = None,
                /// Only so many events of a path are kept, its first; nothing for all.
                max_steps: Option<u64> = $max_steps,
                /// What is kept of the times.
                times: $crate::journey::TimeDetail = $times,
                /// What a rule that names an unknown touchpoint is.
                unknown: $crate::journey::UnknownTouchpoint = $crate::journey::UnknownTouchpoint::Error,
                /// The level of the intervals, between 0 and 1.
                confidence_level: f64 = 0.95,
            }
        }

        impl $name {
            fn rules(&self) -> $crate::journey::paths::rules::PathRules<'_> {
                $crate::journey::paths::rules::PathRules {
                    split: self.by_session.then(|| $crate::journey::split::SplitRules {
                        gap: self.gap,
                        or_equal: self.gap_rule == $crate::journey::GapRule::GreaterOrEqual,
                        starts: &self.session_starts,
                        ends: &self.session_ends,
                        change: self.session_change.as_deref(),
                        unknown: Some(self.unknown),
                    }),
                    collapse: self.collapse_repeats,
                    start: self.start.as_deref(),
                    end: self.end.as_deref(),
                    max_steps: self.max_steps,
                    unknown: self.unknown,
                    level: self.confidence_level,
                }
            }
        }
    };
}
pub(super) use path_options;

/// The rules as options say them.
pub struct PathRules<'a> {
    pub(super) split: Option<SplitRules<'a>>,
    pub(super) collapse: bool,
    pub(super) start: Option<&'a str>,
    pub(super) end: Option<&'a str>,
    pub(super) max_steps: Option<u64>,
    pub(super) unknown: UnknownTouchpoint,
    pub(super) level: f64,
}

impl PathRules<'_> {
    pub(super) fn check(&self) -> Result<(), Error> {
        Level::new(self.level)?;
        if self.max_steps == Some(0) {
            return Err(Error::bad_option("max_steps", "must be 1 or more, or nothing for all"));
        }
        self.split.as_ref().map_or(Ok(()), SplitRules::check)
    }

    /// What a path is, in words.
    pub(super) fn describe(&self) -> Cow<'static, str> {
        let mut words = String::from(if self.split.is_some() { "sessions" } else { "whole journeys" });
        if self.collapse {
            words.push_str(", repeats collapsed");
        }
        if let Some(start) = self.start {
            words.push_str(&format!(", from {start}"));
        }
        if let Some(end) = self.end {
            words.push_str(&format!(", to {end}"));
        }
        if let Some(steps) = self.max_steps {
            words.push_str(&format!(", at most {steps} steps"));
        }
        words.into()
    }

    pub(super) fn compile(&self, log: &Sorted) -> Result<Cutter, Error> {
        self.check()?;
        // A touchpoint that the log does not have is a code that never comes.
        let code = |name: Option<&str>| -> Result<Option<usize>, Error> {
            name.map(|name| Ok(code_of(log, name, self.unknown)?.unwrap_or(usize::MAX))).transpose()
        };
        Ok(Cutter {
            split: self.split.as_ref().map(|split| split.compile(log)).transpose()?,
            collapse: self.collapse,
            start: code(self.start)?,
            end: code(self.end)?,
            max_steps: self
                .max_steps
                .map_or(usize::MAX, |steps| usize::try_from(steps).unwrap_or(usize::MAX)),
        })
    }
}

/// How many paths there are, and what became of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathCounts {
    /// Customers with a path.
    pub(in crate::journey) customers: u64,
    pub(in crate::journey) paths: u64,
    pub(super) without_start: u64,
    pub(super) without_end: u64,
    /// Paths of which later events were cut off.
    pub(super) shortened: u64,
}

impl PathCounts {
    fn numbers(&mut self) -> [&mut u64; 5] {
        [
            &mut self.customers,
            &mut self.paths,
            &mut self.without_start,
            &mut self.without_end,
            &mut self.shortened,
        ]
    }

    pub(in crate::journey) fn merge(&mut self, other: &Self) {
        let mut other = *other;
        for (sum, more) in self.numbers().into_iter().zip(other.numbers()) {
            *sum = sum.saturating_add(*more);
        }
    }

    pub(super) fn write_to(mut self, writer: &mut StateWriter) {
        self.numbers().into_iter().for_each(|number| writer.u64(*number));
    }

    pub(super) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let mut counts = Self::default();
        for number in counts.numbers() {
            *number = reader.u64()?;
        }
        if counts.customers > counts.paths || counts.shortened > counts.paths {
            return Err(Error::bad_state("its paths are fewer than it says of them"));
        }
        Ok(counts)
    }
}

/// One path.
pub(super) struct Path<'a, C> {
    /// The place in its journey of the first event, where repeats are not collapsed.
    pub at: usize,
    pub codes: &'a [C],
    pub times: &'a [i64],
}

/// Room for a path that is not a part of the log as it stands.
pub(super) struct Room<C> {
    codes: Vec<C>,
    times: Vec<i64>,
}

impl<C> Room<C> {
    pub fn new() -> Self {
        Self { codes: Vec::new(), times: Vec::new() }
    }
}

/// The rules on the codes of one log.
pub(super) struct Cutter {
    pub split: Option<Split>,
    pub collapse: bool,
    start: Option<usize>,
    end: Option<usize>,
    pub max_steps: usize,
}

impl Cutter {
    /// Whether every event of a journey is in one path of it, as it stands.
    pub fn keeps_all(&self) -> bool {
        !self.collapse && self.start.is_none() && self.end.is_none() && self.max_steps == usize::MAX
    }

    /// Calls `visit` with every path of a journey.
    #[inline]
    pub fn each<C: Code>(
        &self,
        log: &Sorted,
        journey: &Journey<'_, C>,
        room: &mut Room<C>,
        counts: &mut PathCounts,
        mut visit: impl FnMut(Path<'_, C>),
    ) {
        let before = counts.paths;
        match &self.split {
            None => self.cut(journey, 0..journey.times.len(), room, counts, &mut visit),
            Some(split) => {
                split.each(log, journey, |events| self.cut(journey, events, room, counts, &mut visit))
            }
        }
        counts.customers += u64::from(counts.paths > before);
    }

    #[inline]
    fn cut<C: Code>(
        &self,
        journey: &Journey<'_, C>,
        events: Range<usize>,
        room: &mut Room<C>,
        counts: &mut PathCounts,
        visit: &mut impl FnMut(Path<'_, C>),
    ) {
        let mut at = events.start;
        let (mut codes, mut times) = (&journey.codes[events.clone()], &journey.times[events]);
        if self.collapse {
            room.codes.clear();
            room.times.clear();
            let lasts = (0..codes.len()).filter(|&at| codes.get(at + 1) != Some(&codes[at]));
            for at in lasts {
                room.codes.push(codes[at]);
                room.times.push(times[at]);
            }
            (codes, times) = (&room.codes, &room.times);
        }
        if let Some(start) = self.start {
            let Some(first) = codes.iter().position(|code| code.at() == start) else {
                counts.without_start += 1;
                return;
            };
            (codes, times) = (&codes[first..], &times[first..]);
            at += first;
        }
        if let Some(end) = self.end {
            let after = usize::from(self.start.is_some());
            let Some(last) = codes[after..].iter().position(|code| code.at() == end) else {
                counts.without_end += 1;
                return;
            };
            let kept = last + after + 1;
            (codes, times) = (&codes[..kept], &times[..kept]);
        }
        if codes.len() > self.max_steps {
            counts.shortened += 1;
            (codes, times) = (&codes[..self.max_steps], &times[..self.max_steps]);
        }
        counts.paths += 1;
        visit(Path { at, codes, times });
    }
}
