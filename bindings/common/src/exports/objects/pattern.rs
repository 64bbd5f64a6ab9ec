//! Patterns of events: a notation, a builder, who matches and when, and counts that merge.

use crate::argument::{Argument, ArgumentKind, FromArgument};
use crate::column::wrong_type;
use crate::object::{objects, table, Held, Instant, New, NoOptions};
use crate::part::Word;
use crate::tree::{Duration, EventKind, EventKinds};
use cxkit::columns::Key;
use cxkit::describe::Value;
use cxkit::journey::{EventLog, Pattern, PatternMatch, PatternOptions, PatternResult, PatternTally};
use cxkit::Error;

/// A pattern in its notation, or one that was built.
pub(super) enum PatternText {
    Notation(String),
    Built(Pattern),
}

impl FromArgument<'_> for PatternText {
    const KIND: ArgumentKind = ArgumentKind::Tree("PatternText");
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        let refused = |got: &str| wrong_type(name, "text or a Pattern", got, None);
        match argument {
            Argument::Value(Value::Text(text)) => Ok(Self::Notation(text.to_string())),
            Argument::Value(value) => Err(refused(&value.describe())),
            Argument::Object(object) => match object.downcast::<Pattern>() {
                Some(pattern) => Ok(Self::Built(Pattern::clone(&pattern))),
                None => Err(refused(object.info().name)),
            },
            _ => Err(refused("a column")),
        }
    }
}

/// A pattern from what was said of it.
pub(super) fn pattern(
    text: PatternText,
    conditions: Option<EventKinds>,
    options: &PatternOptions,
) -> Result<Pattern, Error> {
    let refused =
        |reason: &str| Err(Error::BadOption { name: "conditions".into(), reason: reason.to_owned() });
    let pattern = match (text, conditions) {
        (PatternText::Notation(text), Some(EventKinds(conditions))) => Pattern::new(text, conditions),
        (PatternText::Notation(_), None) => return refused("must be given where the pattern is a text"),
        (PatternText::Built(built), None) => built,
        (PatternText::Built(_), Some(_)) => return refused("must be left out where the pattern has its own"),
    };
    Ok(pattern.options(options.clone()))
}

/// Who matches a pattern, and what more can be asked.
pub(crate) struct PatternReport {
    log: EventLog,
    pattern: Pattern,
    result: PatternResult,
}

impl PatternReport {
    pub(super) fn new(log: EventLog, pattern: Pattern) -> Result<Self, Error> {
        let result = log.match_pattern(&pattern)?;
        Ok(Self { log, pattern, result })
    }
}

table! {
    /// The customers that match, in the order of their names.
    PatternCustomers {
        /// Who.
        customer: Vec<Key>,
        /// How many matches each has.
        matches: Vec<u64>,
    }
}

table! {
    /// When customers match, in the order of their names and of time.
    PatternTimes {
        /// Who.
        customer: Vec<Key>,
        /// Which match of the customer it is, from 1.
        number: Vec<u64>,
        /// The time of its first event.
        start: Vec<Instant>,
        /// The time of its last event.
        end: Vec<Instant>,
        /// The times of the events that the pattern names, in its order.
        times: Vec<Vec<Instant>>,
    }
}

fn times(found: Vec<(Key, PatternMatch)>) -> PatternTimes {
    let instant = |time: &cxkit::time::Instant| Instant(time.micros());
    PatternTimes {
        number: found.iter().map(|(_, row)| row.number).collect(),
        start: found.iter().map(|(_, row)| instant(&row.start)).collect(),
        end: found.iter().map(|(_, row)| instant(&row.end)).collect(),
        times: found.iter().map(|(_, row)| row.times.iter().map(instant).collect()).collect(),
        customer: found.into_iter().map(|(customer, _)| customer).collect(),
    }
}

objects! {
    OBJECTS:
    /// A pattern of events, in the notation of ClickHouse's `sequenceMatch` or built step by step.
    ///
    /// Only events that meet a condition exist for it. `(?1)` is an event that meets the first condition; `.` is any one
    /// event, `.*` any number of them; elements side by side are neighbours. `(?t<=3600)` between two events limits the
    /// seconds between them, by `<=`, `<`, `>=`, `>` or `==`; anything may lie between then. A condition is a name, a list
    /// of alternatives, or a map with `event` and `where`.
    Pattern as Pattern shown("notation") {
        /// A pattern in its notation; `(?1)` is the first of the conditions. Raises `bad_option` for one that cannot be
        /// read, naming the character, and for no condition or more than 64.
        new new(pattern: Word, conditions: EventKinds) NoOptions => New<Pattern> = |pattern, conditions, _| {
            let pattern = Pattern::new(pattern.0, conditions.0);
            pattern.check()?;
            Ok(New(pattern))
        };
        /// A pattern that begins with this kind of event.
        make starts_with(event: EventKind) NoOptions => New<Pattern> = |event, _| Ok(New(Pattern::starts_with(event.0)));
        /// The same, and then at once this kind of event.
        ask next(event: EventKind) NoOptions => New<Pattern> = |pattern, event, _| Ok(New(pattern.clone().next(event.0)));
        /// The same, and then this kind of event, at any time.
        ask followed_by(event: EventKind) NoOptions => New<Pattern> =
            |pattern, event, _| Ok(New(pattern.clone().followed_by(event.0)));
        /// The same, and then this kind of event, at most so much later.
        ask followed_within(event: EventKind, time: Duration) NoOptions => New<Pattern> =
            |pattern, event, time, _| Ok(New(pattern.clone().followed_within(event.0, time.0)));
        /// The same, and then this kind of event, at least so much later.
        ask followed_after(event: EventKind, time: Duration) NoOptions => New<Pattern> =
            |pattern, event, time, _| Ok(New(pattern.clone().followed_after(event.0, time.0)));
        /// The same, and then at once any event that a condition speaks of.
        ask any_event() NoOptions => New<Pattern> = |pattern, _| Ok(New(pattern.clone().any_event()));
        /// The same where events of this kind exist too, so that they can come between neighbours.
        ask among(event: EventKind) NoOptions => New<Pattern> =
            |pattern, event, _| Ok(New(pattern.clone().among(event.0)));
        /// The pattern in its notation.
        get notation() NoOptions => std::borrow::Cow<'static, str> = |pattern| pattern.notation().to_owned().into();
    }

    /// Who matches a pattern: how many customers, how often, and when.
    PatternReport as PatternMatches
        shown("matched", "matches", "value", "ci_lower", "ci_upper", "n")
        columns("counts")
        fields(PatternResult, |report| Ok(report.result.clone()))
    {
        /// The customers that match, in the order of their names.
        ask customers() NoOptions => Vec<Key> = |report, _| report.log.pattern_customers(&report.pattern);
        /// The customers that match and how often, in the order of their names.
        ask by_customer() NoOptions => PatternCustomers = |report, _| {
            let (customer, matches) = report.log.pattern_counts(&report.pattern)?.into_iter().unzip();
            Ok(PatternCustomers { customer, matches })
        };
        /// When customers match for the first time, in the order of their names.
        ask first() NoOptions => PatternTimes = |report, _| report.log.pattern_first(&report.pattern).map(times);
        /// When customers match, every match, in the order of their names and of time.
        ask times() NoOptions => PatternTimes = |report, _| report.log.pattern_times(&report.pattern).map(times);
        /// Every number of the pattern as one record.
        get result() NoOptions => PatternResult = |report| report.result.clone();
    }

    /// The counts of a pattern: merges with those of other customers, and can be saved. Logs that share no customer may be
    /// counted apart; merged, their counts are those of one log, bit for bit.
    PatternTally as PatternTally saved("pattern", |tally| Ok(tally.to_state()), PatternTally::from_state) {
        /// Adds the counts of other customers. Raises `incompatible` for another pattern; nothing has changed then.
        change merge(other: Held<PatternTally>) NoOptions => () = |tally, other, _| tally.merge(&other);
        /// The answer so far; it may be asked again.
        ask finish() NoOptions => PatternResult = |tally, _| tally.finish();
    }
}
