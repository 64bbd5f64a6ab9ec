//! Where a session ends and the next begins.

use super::filter::touchpoint;
use super::sorted::{Code, Sorted, Values};
use super::sweep::Journey;
use crate::describe::choices;
use crate::journey::UnknownTouchpoint;
use crate::time::Duration;
use crate::{nearest, Error};
use std::borrow::Cow;
use std::ops::Range;

choices! {
    /// Which pause between two events begins a new session.
    pub enum GapRule {
        /// One longer than the gap.
        Greater = "greater",
        /// One as long as the gap, or longer.
        GreaterOrEqual = "greater_or_equal",
    }
}

/// The rules by which journeys are split, as options say them.
#[derive(Clone, Debug, Default)]
pub struct SplitRules<'a> {
    pub(super) gap: Option<Duration>,
    pub(super) or_equal: bool,
    pub(super) starts: &'a [Cow<'static, str>],
    pub(super) ends: &'a [Cow<'static, str>],
    pub(super) change: Option<&'a str>,
    pub(super) unknown: Option<UnknownTouchpoint>,
}

impl SplitRules<'_> {
    /// Refuses rules that would make a session of every event by mistake.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.or_equal && self.gap.is_some_and(|gap| gap.micros() == 0) {
            return Err(Error::bad_option("gap", "must be longer than 0 where a pause as long as it splits"));
        }
        Ok(())
    }

    pub(super) fn compile(&self, log: &Sorted) -> Result<Split, Error> {
        self.check()?;
        let limit = self.gap.map_or(i64::MAX, |gap| gap.micros() - i64::from(self.or_equal));
        let unknown = self.unknown.unwrap_or(UnknownTouchpoint::Error);
        let flags = |names: &[Cow<'static, str>]| -> Result<Option<Vec<bool>>, Error> {
            if names.is_empty() {
                return Ok(None);
            }
            let mut flags = vec![false; log.touchpoints.len()];
            for name in names {
                if let Some(code) = code_of(log, name, unknown)? {
                    flags[code] = true;
                }
            }
            Ok(Some(flags))
        };
        let change = self.change.map(|name| {
            log.attributes.iter().position(|attribute| *attribute.name == *name).ok_or_else(|| {
                let known = log.attributes.iter().map(|attribute| &*attribute.name);
                Error::UnknownName {
                    kind: "attribute".into(),
                    name: name.to_owned(),
                    nearest: nearest(name, known).map(str::to_owned),
                }
            })
        });
        let (starts, ends) = (flags(self.starts)?, flags(self.ends)?);
        Ok(Split { limit, starts, ends, change: change.transpose()? })
    }
}

/// The code of a touchpoint; nothing where the log has none of that name and that is no mistake.
pub(super) fn code_of(log: &Sorted, name: &str, unknown: UnknownTouchpoint) -> Result<Option<usize>, Error> {
    match touchpoint(log, name) {
        Ok(code) => Ok(Some(code)),
        Err(_) if unknown == UnknownTouchpoint::Empty => Ok(None),
        Err(error) => Err(error),
    }
}

/// The rules on the codes of one log.
#[derive(Clone, Debug)]
pub(super) struct Split {
    /// A longer pause begins a session.
    pub limit: i64,
    starts: Option<Vec<bool>>,
    ends: Option<Vec<bool>>,
    change: Option<usize>,
}

impl Split {
    /// Whether nothing but a pause begins a session.
    pub fn by_pause_alone(&self) -> bool {
        self.starts.is_none() && self.ends.is_none() && self.change.is_none()
    }

    /// Calls `visit` with the events of each session, in order.
    #[inline]
    pub fn each<C: Code>(&self, log: &Sorted, journey: &Journey<'_, C>, mut visit: impl FnMut(Range<usize>)) {
        let times = journey.times;
        let mut start = 0;
        if self.by_pause_alone() {
            for at in 1..times.len() {
                if times[at] - times[at - 1] > self.limit {
                    visit(start..at);
                    start = at;
                }
            }
        } else {
            let is = |flags: &Option<Vec<bool>>, at: usize| {
                flags.as_ref().is_some_and(|flags| flags[journey.codes[at].at()])
            };
            let mut known = self.value(log, journey.event(0));
            for at in 1..times.len() {
                let value = self.value(log, journey.event(at));
                // An event without a value changes nothing.
                let changed = known.zip(value).is_some_and(|(known, value)| known != value);
                let long = times[at] - times[at - 1] > self.limit;
                if long || changed || is(&self.ends, at - 1) || is(&self.starts, at) {
                    visit(start..at);
                    start = at;
                    known = None;
                }
                known = value.or(known);
            }
        }
        visit(start..times.len());
    }

    /// The value whose change begins a session, where there is one.
    fn value(&self, log: &Sorted, event: usize) -> Option<u64> {
        match &log.attributes[self.change?].values {
            Values::Words { codes, names } => {
                Some(codes.get(event)).filter(|code| *code < names.len()).map(|code| code as u64)
            }
            Values::Numbers(values) => {
                let value = values[event];
                // Both zeros are one value.
                (!value.is_nan()).then(|| (value + 0.0).to_bits())
            }
        }
    }
}
