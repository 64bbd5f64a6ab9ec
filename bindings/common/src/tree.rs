//! Nested settings as they cross a border: lists and maps of plain values. An error names the place: `steps[2].where`.

use crate::argument::{Argument, ArgumentKind, FromArgument};
use crate::column::wrong_type;
use cxkit::describe::{Described, Value};
use cxkit::journey::{self, Condition, Exclusion, FunnelStep};
use cxkit::{nearest, time, Error};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    value: Value,
    place: String,
}

impl Tree {
    fn new(value: &Value, place: String) -> Self {
        Self { value: value.clone(), place }
    }

    /// The error for something else than what is required here.
    pub fn refused(&self, required: &'static str) -> Error {
        wrong_type(&self.place, required, &self.value.describe(), None)
    }

    pub const fn value(&self) -> &Value {
        &self.value
    }

    /// The items of a list.
    pub fn items(&self, required: &'static str) -> Result<Vec<Self>, Error> {
        match &self.value {
            Value::List(list) => {
                let items = list.iter().enumerate();
                Ok(items.map(|(at, item)| Self::new(item, format!("{}[{at}]", self.place))).collect())
            }
            _ => Err(self.refused(required)),
        }
    }

    /// The fields of a map.
    pub fn fields(&self, required: &'static str) -> Result<Vec<(String, Self)>, Error> {
        match &self.value {
            Value::Map(fields) => {
                let fields = fields.iter();
                Ok(fields
                    .map(|(name, value)| {
                        (name.to_string(), Self::new(value, format!("{}.{name}", self.place)))
                    })
                    .collect())
            }
            _ => Err(self.refused(required)),
        }
    }

    /// The fields of a map that has these and no others.
    pub fn known_fields(&self, required: &'static str, known: &[&str]) -> Result<Vec<(String, Self)>, Error> {
        let fields = self.fields(required)?;
        match fields.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(fields),
            Some((name, _)) => Err(Error::UnknownOption {
                name: name.clone(),
                nearest: nearest(name, known.iter().copied()).map(str::to_owned),
                place: self.place.clone().into(),
            }),
        }
    }

    pub fn text(&self) -> Result<String, Error> {
        self.value.text().map(str::to_owned).ok_or_else(|| self.refused("text"))
    }

    /// One word or a list of words.
    pub fn words(&self) -> Result<Vec<String>, Error> {
        match &self.value {
            Value::Text(text) => Ok(vec![text.to_string()]),
            Value::List(_) => self.items("text or a list of texts")?.iter().map(Self::text).collect(),
            _ => Err(self.refused("text or a list of texts")),
        }
    }

    pub fn flag(&self) -> Result<bool, Error> {
        match self.value {
            Value::Bool(flag) => Ok(flag),
            _ => Err(self.refused("true or false")),
        }
    }

    pub fn number(&self) -> Result<f64, Error> {
        self.value.number().filter(|number| !number.is_nan()).ok_or_else(|| self.refused("a number"))
    }

    /// The number of a step, from 1.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn step(&self) -> Result<usize, Error> {
        match self.value.number() {
            Some(number) if number >= 1.0 && number.fract() == 0.0 && number < 1e9 => Ok(number as usize),
            _ => Err(self.refused("the number of a step, from 1")),
        }
    }
}

/// Declares what a tree is known as, and reads it.
macro_rules! trees {
    ($($(#[doc = $doc:literal])+ $name:ident($inner:ty) = $read:expr;)*) => { $(
        $(#[doc = $doc])+
        pub(crate) struct $name(pub $inner);

        impl FromArgument<'_> for $name {
            const KIND: ArgumentKind = ArgumentKind::Tree(stringify!($name));
            fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
                let read: fn(&Tree) -> Result<$inner, Error> = $read;
                match argument {
                    Argument::Value(value) => read(&Tree::new(value, name.to_owned())).map(Self),
                    _ => Err(wrong_type(name, "a list or a map", "a column", None)),
                }
            }
        }
    )* };
}

trees! {
    /// The steps of a funnel.
    FunnelSteps(Vec<FunnelStep>) = |tree| {
        tree.items("a list of steps")?.iter().map(step).collect()
    };
    /// What must not happen between two steps.
    FunnelExclusions(Vec<Exclusion>) = |tree| {
        tree.items("a list of exclusions")?.iter().map(exclusion).collect()
    };
    /// Which event gives a customer its group: a word, or "step" and a number; as options of a funnel.
    FunnelAttribution(Vec<(&'static str, Value)>) = |tree| match tree.value() {
        Value::Text(_) => Ok(vec![("attribution", tree.value().clone())]),
        Value::List(_) => match tree.items("a pair")?.as_slice() {
            [word, step] => {
                let step = Value::Count(step.step()? as u64);
                Ok(vec![("attribution", word.value().clone()), ("attribution_step", step)])
            }
            _ => Err(tree.refused("'last', 'first' or a pair of 'step' and its number")),
        },
        _ => Err(tree.refused("'last', 'first' or a pair of 'step' and its number")),
    };
    /// How much time may pass from step to step: one duration for all, or one each; as a list.
    FunnelWindows(Value) = |tree| Ok(match tree.value() {
        Value::List(_) => tree.value().clone(),
        one => Value::List(vec![one.clone()]),
    });
    /// Touchpoints that follow each other at once: steps as those of a funnel; a single one is a chain of one.
    Chain(Vec<FunnelStep>) = |tree| match tree.value() {
        Value::List(_) => tree.items("a list of steps")?.iter().map(step).collect(),
        _ => Ok(vec![step(tree)?]),
    };
    /// Conditions on the properties of events.
    Conditions(Vec<Condition>) = conditions;
    /// Which events are meant.
    EventKind(journey::EventKind) = event_kind;
    /// Kinds of events; a single name is a list of one.
    EventKinds(Vec<journey::EventKind>) = |tree| match tree.value() {
        Value::Text(_) => Ok(vec![event_kind(tree)?]),
        _ => tree.items("a list of kinds of events")?.iter().map(event_kind).collect(),
    };
    /// A length of time.
    Duration(time::Duration) = |tree| {
        let refused = || tree.refused("a length of time such as '90min'");
        time::Duration::from_value(tree.value()).map_err(|()| match time::Duration::refusal(tree.value()) {
            Some(reason) => Error::BadOption { name: tree.place.clone().into(), reason },
            None => refused(),
        })
    };
}

/// A kind of event: a name, alternatives, or a map with `event` and `where`; without an event any of them.
fn event_kind(tree: &Tree) -> Result<journey::EventKind, Error> {
    const REQUIRED: &str = "a name, a list of alternatives, or a map with event and where";
    match tree.value() {
        Value::Text(_) | Value::List(_) => Ok(journey::EventKind::any_of(tree.words()?)),
        Value::Map(_) => {
            let (mut kind, mut wheres) = (journey::EventKind::any(), Vec::new());
            for (name, field) in tree.known_fields(REQUIRED, &["event", "where"])? {
                match name.as_str() {
                    "event" => kind = journey::EventKind::any_of(field.words()?),
                    _ => wheres = conditions(&field)?,
                }
            }
            Ok(wheres.into_iter().fold(kind, journey::EventKind::condition))
        }
        _ => Err(tree.refused(REQUIRED)),
    }
}

/// A step: a name, alternatives, or a map with `event`, `where` and `optional`.
fn step(tree: &Tree) -> Result<FunnelStep, Error> {
    const KNOWN: [&str; 3] = ["event", "where", "optional"];
    const REQUIRED: &str = "a name, a list of alternatives, or a map with event, where and optional";
    match tree.value() {
        Value::Text(_) | Value::List(_) => Ok(FunnelStep::any_of(tree.words()?)),
        Value::Map(_) => {
            let (mut events, mut wheres, mut optional) = (None, Vec::new(), false);
            for (name, field) in tree.known_fields(REQUIRED, &KNOWN)? {
                match name.as_str() {
                    "event" => events = Some(field.words()?),
                    "where" => wheres = conditions(&field)?,
                    _ => optional = field.flag()?,
                }
            }
            let events = events.ok_or_else(|| tree.refused("a map with an event"))?;
            let step = wheres.into_iter().fold(FunnelStep::any_of(events), FunnelStep::condition);
            Ok(if optional { step.optional() } else { step })
        }
        _ => Err(tree.refused(REQUIRED)),
    }
}

/// An exclusion: a map with `event`, `between` (two steps, from 1) and `where`.
fn exclusion(tree: &Tree) -> Result<Exclusion, Error> {
    const REQUIRED: &str = "a map with event, between and where";
    let (mut events, mut between, mut wheres) = (None, None, Vec::new());
    for (name, field) in tree.known_fields(REQUIRED, &["event", "between", "where"])? {
        match name.as_str() {
            "event" => events = Some(field.words()?),
            "between" => match field.items("two steps")?.as_slice() {
                [from, to] => between = Some((from.step()?, to.step()?)),
                _ => return Err(field.refused("two steps")),
            },
            _ => wheres = conditions(&field)?,
        }
    }
    let events = events.ok_or_else(|| tree.refused("a map with an event"))?;
    let (from, to) = between.ok_or_else(|| tree.refused("a map with between, two steps"))?;
    Ok(wheres.into_iter().fold(Exclusion::between(events, from, to), Exclusion::condition))
}

/// Conditions by attribute: a word or a list of words it must be, a number, nothing (it must be missing), or a map
/// with `is`, `not`, `min`, `max` or `missing`.
fn conditions(tree: &Tree) -> Result<Vec<Condition>, Error> {
    const REQUIRED: &str =
        "a word, a list of words, a number, nothing, or a map with is, not, min, max or missing";
    let mut all = Vec::new();
    for (attribute, field) in tree.fields("a map of attributes")? {
        match field.value() {
            Value::Null => all.push(Condition::is_missing(attribute)),
            Value::Text(_) | Value::List(_) => all.push(Condition::is(attribute, field.words()?)),
            Value::Count(_) | Value::Integer(_) | Value::Number(_) => {
                let number = field.number()?;
                all.push(Condition::between(attribute, number, number));
            }
            Value::Map(_) => {
                let (mut low, mut high) = (None, None);
                for (name, test) in field.known_fields(REQUIRED, &["is", "not", "min", "max", "missing"])? {
                    match name.as_str() {
                        "is" => all.push(Condition::is(attribute.clone(), test.words()?)),
                        "not" => all.push(Condition::is_not(attribute.clone(), test.words()?)),
                        "min" => low = Some(test.number()?),
                        "max" => high = Some(test.number()?),
                        _ if test.flag()? => all.push(Condition::is_missing(attribute.clone())),
                        _ => return Err(test.refused("true, or left out")),
                    }
                }
                if low.is_some() || high.is_some() {
                    let (low, high) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
                    all.push(Condition::between(attribute, low, high));
                }
            }
            _ => return Err(field.refused(REQUIRED)),
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn text(text: &'static str) -> Value {
        Value::Text(text.into())
    }

    fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
        Value::Map(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    fn steps(steps: Vec<Value>) -> Result<Vec<FunnelStep>, Error> {
        FunnelSteps::from_argument("steps", &Argument::Value(Value::List(steps)), 1).map(|steps| steps.0)
    }

    #[test]
    fn steps_in_every_spelling() {
        let spelt = vec![
            text("view"),
            Value::List(vec![text("card"), text("invoice")]),
            map([
                ("event", text("buy")),
                ("where", map([("value", map([("min", Value::Count(5))])), ("channel", text("web"))])),
                ("optional", Value::Bool(true)),
            ]),
        ];
        let buy = FunnelStep::from("buy").condition(Condition::between("value", 5.0, f64::INFINITY));
        let buy = buy.condition(Condition::is("channel", ["web"])).optional();
        assert_eq!(
            steps(spelt).unwrap(),
            [FunnelStep::from("view"), FunnelStep::any_of(["card", "invoice"]), buy]
        );
    }

    #[test]
    fn a_mistake_is_named_by_its_place() {
        let refused = |value: Value| steps(vec![text("view"), value]).unwrap_err();
        let unknown = refused(map([("evnt", text("buy"))]));
        assert_eq!(unknown.code(), "unknown_option");
        assert_eq!(unknown.to_string(), "steps[1] has no option 'evnt', did you mean 'event'?");
        let wrong = refused(map([("event", text("buy")), ("where", Value::Count(1))]));
        assert_eq!(wrong.to_string(), "steps[1].where must be a map of attributes, got 1");
        let deep = map([("event", text("buy")), ("where", map([("value", map([("min", text("x"))]))]))]);
        assert_eq!(refused(deep).to_string(), "steps[1].where.value.min must be a number, got 'x'");
        assert_eq!(refused(Value::Null).code(), "wrong_type");
    }

    #[test]
    fn kinds_of_events_in_every_spelling() {
        let kinds =
            |value| EventKinds::from_argument("conditions", &Argument::Value(value), 1).map(|kinds| kinds.0);
        let spelt = Value::List(vec![
            text("view"),
            Value::List(vec![text("card"), text("invoice")]),
            map([("event", text("buy")), ("where", map([("value", map([("min", Value::Count(5))]))]))]),
            map([("where", map([("channel", text("web"))]))]),
        ]);
        let dear = Condition::between("value", 5.0, f64::INFINITY);
        let wanted = [
            journey::EventKind::from("view"),
            journey::EventKind::any_of(["card", "invoice"]),
            journey::EventKind::from("buy").condition(dear),
            journey::EventKind::any().condition(Condition::is("channel", ["web"])),
        ];
        assert_eq!(kinds(spelt).unwrap(), wanted);
        assert_eq!(kinds(text("view")).unwrap(), wanted[..1]);
        let refused = |value| kinds(Value::List(vec![text("view"), value])).unwrap_err().to_string();
        assert_eq!(
            refused(map([("evnt", text("buy"))])),
            "conditions[1] has no option 'evnt', did you mean 'event'?"
        );
        assert_eq!(
            refused(Value::Bool(true)),
            "conditions[1] must be a name, a list of alternatives, or a map with event and where, got true"
        );
    }

    #[test]
    fn a_length_of_time_is_named_by_its_place() {
        let length =
            |value| Duration::from_argument("time", &Argument::Value(value), 1).map(|length| length.0);
        assert_eq!(length(text("90min")).unwrap(), time::Duration::minutes(90));
        assert_eq!(length(text("5m")).unwrap_err().code(), "bad_option");
        let refused = length(Value::Count(5)).unwrap_err();
        assert_eq!(
            (refused.code(), refused.to_string().as_str()),
            ("wrong_type", "time must be a length of time such as '90min', got 5")
        );
    }
}
