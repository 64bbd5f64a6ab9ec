//! Which events are meant: touchpoints, and conditions on their properties.

use super::condition::{Compiled, Condition};
use super::filter::touchpoint;
use super::funnel::UnknownTouchpoint;
use super::sorted::Sorted;
use crate::accumulate::{StateReader, StateWriter};
use crate::Error;

/// A kind of event: one touchpoint, any of several, or any at all, and conditions its events must meet.
///
/// ```
/// use cxkit::journey::{Condition, EventKind};
/// let simple = EventKind::from("checkout");
/// let paid = EventKind::any_of(["card", "invoice"]).condition(Condition::between("value", 1.0, 1e9));
/// let on_the_web = EventKind::any().condition(Condition::is("channel", ["web"]));
/// # let _ = (simple, paid, on_the_web);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventKind {
    /// Nothing for every touchpoint.
    touchpoints: Option<Vec<String>>,
    conditions: Vec<Condition>,
}

impl EventKind {
    /// Every event.
    #[must_use]
    pub fn any() -> Self {
        Self::default()
    }

    /// Events of any of these touchpoints.
    #[must_use]
    pub fn any_of<T: Into<String>>(touchpoints: impl IntoIterator<Item = T>) -> Self {
        let touchpoints = touchpoints.into_iter().map(Into::into).collect();
        Self { touchpoints: Some(touchpoints), conditions: Vec::new() }
    }

    /// The same, of events that meet this condition as well.
    #[must_use]
    pub fn condition(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// Refuses a kind that no event can be of; `name` is what the option is called.
    pub(super) fn check(&self, name: &'static str) -> Result<(), Error> {
        if self.touchpoints.as_ref().is_some_and(Vec::is_empty) {
            return Err(Error::bad_option(name, "must name a touchpoint, got an empty list"));
        }
        Ok(())
    }

    /// The kind on the codes of a log.
    pub(super) fn compile(&self, log: &Sorted, unknown: UnknownTouchpoint) -> Result<CompiledKind, Error> {
        let mut touchpoints = vec![self.touchpoints.is_none(); log.touchpoints.len()];
        for name in self.touchpoints.iter().flatten() {
            match touchpoint(log, name) {
                Ok(code) => touchpoints[code] = true,
                Err(error) if unknown == UnknownTouchpoint::Error => return Err(error),
                Err(_) => {}
            }
        }
        let conditions = self.conditions.iter().map(|condition| condition.compile(log));
        let conditions = conditions.collect::<Result<Vec<_>, _>>()?;
        let every = conditions.is_empty() && touchpoints.iter().all(|wanted| *wanted);
        Ok(CompiledKind { touchpoints, conditions, every })
    }

    pub(super) fn write_to(&self, writer: &mut StateWriter) {
        writer.option(self.touchpoints.as_ref(), |writer, names| {
            writer.usize(names.len());
            names.iter().for_each(|name| writer.str(name));
        });
        writer.usize(self.conditions.len());
        self.conditions.iter().for_each(|condition| condition.write_to(writer));
    }

    pub(super) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let touchpoints = reader.option(|reader| {
            (0..reader.length(1)?).map(|_| reader.str().map(str::to_owned)).collect::<Result<Vec<_>, _>>()
        })?;
        let conditions = (0..reader.length(2)?).map(|_| Condition::read_from(reader));
        Ok(Self { touchpoints, conditions: conditions.collect::<Result<_, _>>()? })
    }
}

impl<T: Into<String>> From<T> for EventKind {
    fn from(touchpoint: T) -> Self {
        Self::any_of([touchpoint])
    }
}

/// A kind of event on the codes of one log.
pub(super) struct CompiledKind {
    touchpoints: Vec<bool>,
    conditions: Vec<Compiled>,
    /// Whether every event of the log is of the kind.
    pub every: bool,
}

impl CompiledKind {
    /// Whether an event is of the kind.
    #[inline]
    pub fn holds(&self, log: &Sorted, event: usize, touchpoint: usize) -> bool {
        self.touchpoints[touchpoint] && self.conditions.iter().all(|condition| condition.holds(log, event))
    }

    /// Whether an event of this touchpoint can be of the kind, and whether it is one without a further look.
    pub fn of_touchpoint(&self, touchpoint: usize) -> (bool, bool) {
        let named = self.touchpoints[touchpoint];
        (named, named && self.conditions.is_empty())
    }
}
