//! The event log.

use super::activity::{self, LifecycleReport, LifecycleSettings, StickinessReport, StickinessSettings};
use super::funnel::{self, Beside, FunnelReport, FunnelSettings};
use super::paths::{next_event, on};
use super::pattern::{self, PatternReport, PatternText};
use super::retention::{self, AnchoredReport, AnchoredSettings, RetentionReport, RetentionSettings};
use super::sessions;
use crate::column::{wrong_type, Chunk};
use crate::object::{objects, table, Instant, New, NoOptions, Threads};
use crate::part::{zone_of, Moment, NameColumn, NamedColumns, Pairs, Span, TimeColumn, Word, Words};
use crate::tree::{Chain, Conditions, EventKind, EventKinds, FunnelSteps};
use cxkit::columns::{Key, Numbers};
use cxkit::journey::{
    AnchoredDaysTally, DroppedRows, EventLog, EventLogOptions, Events, Filter, FlowOptions, FlowsResult,
    FunnelTally, Identity, JourneyTally, LifecycleTally, LoopOptions, LoopsResult, NextEvent,
    NextEventOptions, NextEventResult, PathOptions, PathsResult, PatternOptions, PatternTally,
    RetentionTally, SessionOptions, SessionsResult, StepMatrixOptions, StepMatrixResult, StickinessTally,
    TransitionOptions, TransitionsResult,
};
use cxkit::Error;
use std::borrow::Cow;

table! {
    /// The events of one customer in order.
    Journey {
        /// When.
        time: Vec<Instant>,
        /// What.
        touchpoint: Vec<Cow<'static, str>>,
    }
}

objects! {
    OBJECTS:
    /// The events of all customers, by customer, time and order of arrival: sorted once, asked many times.
    ///
    /// Made from a table in which every row is an event; its columns are named. Rows without a customer, time or
    /// touchpoint are left out and counted in `dropped`. `channel`, `device` and `attributes` are properties of events,
    /// words or numbers; `value` is a number. `identity` is two columns of ids seen together: ids that belong together
    /// are one customer, who goes by the smallest. Texts without a zone are local to `time_zone`.
    EventLog as EventLog
        saved("event_log", EventLog::to_state, EventLog::from_state)
        shown("event_count", "customer_count", "touchpoint_count")
    {
        /// A log of the events of a table. Raises `unequal_lengths`, `wrong_type`, `mixed_zones`, `non_finite` and, where
        /// blank names are refused, `missing`, each with its smallest row.
        table_new new(customer: NameColumn<'_>, time: TimeColumn<'_>, touchpoint: NameColumn<'_>;
            channel: Option<NameColumn<'_>>, device: Option<NameColumn<'_>>, value: Option<Numbers<'_>>,
            attributes: NamedColumns<'_>, identity: Option<Pairs<'_>>, time_zone: Option<Word>, threads: Threads)
            EventLogOptions => New<EventLog> =
            |customer, time, touchpoint, channel, device, value, attributes, identity, time_zone, threads, options| {
                let identity = match &identity {
                    Some(Pairs { left, right }) => Identity::from_pairs(left.keys(), right.keys())?,
                    None => Identity::default(),
                };
                let columns = Columns { customer, time, touchpoint, channel, device, value, attributes, time_zone };
                columns.read(|events| EventLog::build(events, options, &identity, threads.0).map(New))
            };
        /// Adds events that came later, with the options and the identity of the log; the work is that of sorting the
        /// new ones. The log is then what one of all rows would be, bit for bit. Raises `incompatible` for other
        /// attributes than the log has, `bad_option` on a filtered log; nothing has changed then.
        table_change append(customer: NameColumn<'_>, time: TimeColumn<'_>, touchpoint: NameColumn<'_>;
            channel: Option<NameColumn<'_>>, device: Option<NameColumn<'_>>, value: Option<Numbers<'_>>,
            attributes: NamedColumns<'_>, time_zone: Option<Word>)
            NoOptions => () =
            |log, customer, time, touchpoint, channel, device, value, attributes, time_zone, _| {
                let columns = Columns { customer, time, touchpoint, channel, device, value, attributes, time_zone };
                columns.read(|events| log.append(events))
            };
        /// The events that meet every condition, as a log of its own that shares the memory: from `start` on, before
        /// `until` (where the data then end), of these customers and touchpoints, with these properties. Raises
        /// `unknown_name` with the nearest for a touchpoint or attribute the log does not have.
        ask filter(; start: Option<Moment>, until: Option<Moment>, customers: Option<NameColumn<'_>>,
            touchpoints: Option<Words>, where_: Option<Conditions>, time_zone: Option<Word>)
            NoOptions => New<EventLog> =
            |log, start, until, customers, touchpoints, conditions, time_zone, _| {
                let zone = zone_of(time_zone.as_ref())?;
                let mut filter = Filter::new();
                if let Some(start) = start {
                    filter = filter.from(start.micros(&zone)?);
                }
                if let Some(until) = until {
                    filter = filter.until(until.micros(&zone)?);
                }
                if let Some(customers) = &customers {
                    let keys = customers.keys();
                    filter = filter.customers((0..keys.len()).map(|row| keys.get(row)));
                }
                if let Some(Words(touchpoints)) = touchpoints {
                    filter = filter.touchpoints(touchpoints);
                }
                for condition in conditions.map(|conditions| conditions.0).unwrap_or_default() {
                    filter = filter.condition(condition);
                }
                log.filter(&filter).map(New)
            };
        /// The events of one customer in order; none for one the log does not have.
        ask journey(customer: Key) NoOptions => Journey = |log, customer, _| {
            let events = log.journey(&customer);
            Ok(Journey {
                time: events.iter().map(|(time, _)| Instant(*time)).collect(),
                touchpoint: events.iter().map(|(_, touchpoint)| (*touchpoint).to_owned().into()).collect(),
            })
        };
        /// How far customers come through the steps of a funnel, how long they take, and how many still could.
        ///
        /// A step is a name, a list of alternatives, or a map with `event`, `where` and `optional`; `exclusions` are maps
        /// with `event` and `between` (two steps, from 1). `attribution` may be ("step", k). Every option is explained with
        /// its default. Raises `bad_option` for settings that contradict each other, `out_of_range` for a window that is
        /// not longer than 0, `unknown_name` with the nearest for a touchpoint or attribute the log does not have.
        ask funnel(steps: FunnelSteps; beside: Beside, threads: Threads) FunnelSettings => New<FunnelReport> =
            |log, steps, beside, threads, options| {
                let funnel = funnel::make(steps, beside, options)?;
                let log = log.clone().with_threads(threads.0);
                FunnelReport::new(log, funnel).map(New)
            };
        /// The counts of a funnel as a state that merges with those of other customers; steps and options as in `funnel`.
        ask funnel_tally(steps: FunnelSteps; beside: Beside, threads: Threads) FunnelSettings => New<FunnelTally> =
            |log, steps, beside, threads, options| {
                let funnel = funnel::make(steps, beside, options)?;
                log.clone().with_threads(threads.0).funnel_tally(&funnel).map(New)
            };
        /// Which share of the customers who started in a period come back in later ones: cohorts by period of the start,
        /// columns by period since.
        ///
        /// Row i is the cohort of period i, column 0 its size, column j those of it with a returning event in period i + j;
        /// a cell beyond the data is nothing, one that they reach in part is incomplete. `start` and `returning` are kinds of
        /// events: a name, a list of alternatives, or a map with `event` and `where`; any event where nothing is said.
        /// `until` is a time in the last period of the report, which counts as a whole; the last event where nothing is
        /// said. Brackets may overlap: each is read by itself. Raises `bad_option` for settings that contradict each other,
        /// `out_of_range` for 0 periods or occurrences and for more than five million cells, `unknown_name` with the nearest
        /// for a touchpoint, attribute or zone that is not there.
        ask retention(start: Option<EventKind>, returning: Option<EventKind>; span: Span, threads: Threads)
            RetentionSettings => New<RetentionReport> = |log, start, returning, span, threads, options| {
                let asked = retention::retention(start, returning, &span, options)?;
                log.clone().with_threads(threads.0).retention(&asked).map(|result| New(RetentionReport(result)))
            };
        /// The counts of a retention report as a state that merges with those of other customers; arguments and options as
        /// in `retention`. Raises `bad_option` for recurring cohorts of the last so many periods without `until`: which
        /// cohorts a customer is in could not be known before all are merged.
        ask retention_tally(start: Option<EventKind>, returning: Option<EventKind>; span: Span, threads: Threads)
            RetentionSettings => New<RetentionTally> = |log, start, returning, span, threads, options| {
                let asked = retention::retention(start, returning, &span, options)?;
                log.clone().with_threads(threads.0).retention_tally(&asked).map(New)
            };
        /// Who was there on the first of these days, and who of them on each of the others: ClickHouse's `retention`.
        ///
        /// `days` are times, any in each day, in any order; flag 1 is a start event on the first, flag k that and a returning
        /// event on day k. Raises `bad_option` for no day or more than 64, `missing` for one that is not there,
        /// `unknown_name` with the nearest for a touchpoint, attribute or zone that is not there.
        ask anchored_days(days: TimeColumn<'_>, start: Option<EventKind>, returning: Option<EventKind>;
            time_zone: Option<Word>, week_start: Option<Word>, threads: Threads)
            AnchoredSettings => New<AnchoredReport> =
            |log, days, start, returning, time_zone, week_start, threads, options| {
                let calendar = (time_zone.as_ref(), week_start.as_ref());
                let days = retention::anchored_days(&days, start, returning, calendar, options)?;
                AnchoredReport::new(log.clone().with_threads(threads.0), days).map(New)
            };
        /// The counts by named days as a state that merges with those of other customers; arguments and options as in
        /// `anchored_days`.
        ask anchored_days_tally(days: TimeColumn<'_>, start: Option<EventKind>, returning: Option<EventKind>;
            time_zone: Option<Word>, week_start: Option<Word>, threads: Threads)
            AnchoredSettings => New<AnchoredDaysTally> =
            |log, days, start, returning, time_zone, week_start, threads, options| {
                let calendar = (time_zone.as_ref(), week_start.as_ref());
                let days = retention::anchored_days(&days, start, returning, calendar, options)?;
                log.clone().with_threads(threads.0).anchored_days_tally(&days).map(New)
            };
        /// Who is new in each period, who stayed, who came back, who fell silent.
        ///
        /// `event` is the kind of event that makes a customer active, any where nothing is said: a name, a list of
        /// alternatives, or a map with `event` and `where`. `until` is a time in the last period of the report. Raises
        /// `out_of_range` for 0 periods and for more than 2^20, `unknown_name` with the nearest for a touchpoint, attribute
        /// or zone that is not there.
        ask lifecycle(event: Option<EventKind>; span: Span, threads: Threads)
            LifecycleSettings => New<LifecycleReport> = |log, event, span, threads, options| {
                let asked = activity::lifecycle(event, &span, options)?;
                log.clone().with_threads(threads.0).lifecycle(&asked).map(|result| New(LifecycleReport(result)))
            };
        /// The counts of a lifecycle as a state that merges with those of other customers; arguments and options as in
        /// `lifecycle`.
        ask lifecycle_tally(event: Option<EventKind>; span: Span, threads: Threads)
            LifecycleSettings => New<LifecycleTally> = |log, event, span, threads, options| {
                let asked = activity::lifecycle(event, &span, options)?;
                log.clone().with_threads(threads.0).lifecycle_tally(&asked).map(New)
            };
        /// In how many periods customers are active: how many in one, in two, and so on, with shares.
        ///
        /// `event` is the kind of event that makes a customer active, any where nothing is said: a name, a list of
        /// alternatives, or a map with `event` and `where`. `until` is a time in the last period of the report. Raises
        /// `out_of_range` for 0 periods and for more than 2^20, `unknown_name` with the nearest for a touchpoint, attribute
        /// or zone that is not there.
        ask stickiness(event: Option<EventKind>; span: Span, threads: Threads)
            StickinessSettings => New<StickinessReport> = |log, event, span, threads, options| {
                let asked = activity::stickiness(event, &span, options)?;
                log.clone().with_threads(threads.0).stickiness(&asked).map(|result| New(StickinessReport(result)))
            };
        /// The counts of a stickiness report as a state that merges with those of other customers; arguments and options as
        /// in `stickiness`. Raises `bad_option` for the last so many periods without `until`: what counts could not be known
        /// before all are merged.
        ask stickiness_tally(event: Option<EventKind>; span: Span, threads: Threads)
            StickinessSettings => New<StickinessTally> = |log, event, span, threads, options| {
                let asked = activity::stickiness(event, &span, options)?;
                log.clone().with_threads(threads.0).stickiness_tally(&asked).map(New)
            };
        /// How many customers match a pattern of events, and how often.
        ///
        /// The pattern is a text such as `(?1)(?t<=3600)(?2)`, whose numbers are those of `conditions`, or a `Pattern`, which
        /// has its own. A match may begin anywhere; those of a customer do not overlap: the leftmost start comes first, of
        /// its matches the one that ends first, and the search goes on after its end. Raises `bad_option` for a pattern that
        /// cannot be read, naming the character, and for no condition or more than 64; `unknown_name` with the nearest for a
        /// touchpoint or attribute the log does not have.
        ask match(pattern: PatternText, conditions: Option<EventKinds>; threads: Threads)
            PatternOptions => New<PatternReport> = |log, text, conditions, threads, options| {
                let asked = pattern::pattern(text, conditions, options)?;
                PatternReport::new(log.clone().with_threads(threads.0), asked).map(New)
            };
        /// The counts of a pattern as a state that merges with those of other customers; arguments and options as in
        /// `match`.
        ask match_tally(pattern: PatternText, conditions: Option<EventKinds>; threads: Threads)
            PatternOptions => New<PatternTally> = |log, text, conditions, threads, options| {
                let asked = pattern::pattern(text, conditions, options)?;
                log.clone().with_threads(threads.0).pattern_tally(&asked).map(New)
            };
        /// Splits journeys into sessions: how many, how long, of how many events.
        ///
        /// A new session begins at a customer's first event and after a pause of more than `gap`. Touchpoints that begin
        /// or end a session and an attribute whose value changes are further rules, of which any begins one. Raises
        /// `unknown_name` with the nearest for a touchpoint or attribute the log does not have, `bad_option` for a gap of
        /// 0 where a pause as long as it splits.
        ask sessions(; threads: Threads) SessionOptions["gap"] => SessionsResult =
            |log, threads, options| on(log, threads).sessions(options);
        /// Every session with its customer, in the order of the customers and of time; rules as in `sessions`.
        ask session_rows(; threads: Threads) SessionOptions["gap"] => sessions::SessionRows =
            |log, threads, options| sessions::rows(&on(log, threads), options);
        /// A log in which every event has the number of its session among those of its customer, from 1, as an attribute
        /// (`session`, or what `attribute` says): conditions, filters and `hold` of a funnel can then speak of sessions.
        /// Rules as in `sessions`.
        ask with_sessions(; attribute: Option<Word>, threads: Threads) SessionOptions["gap"] => New<EventLog> =
            |log, attribute, threads, options| {
                let name = attribute.map_or_else(|| "session".to_owned(), |Word(name)| name);
                on(log, threads).with_sessions(&name, options).map(New)
            };
        /// Which touchpoint follows which: counts, probabilities with intervals, times between; where paths begin and end.
        ///
        /// Paths are whole journeys or, with `by_session`, sessions. The probability is the share of all transitions from
        /// the same touchpoint. Raises `unknown_name` with the nearest for a touchpoint or attribute the log does not have,
        /// `bad_option` for paths of no step.
        ask transitions(; threads: Threads) TransitionOptions => TransitionsResult =
            |log, threads, options| on(log, threads).transitions(options);
        /// Which share of the paths is at which touchpoint at their first step, their second, and so on. A path that has
        /// ended stays in the denominator. Raises as `transitions`.
        ask step_matrix(; threads: Threads) StepMatrixOptions["max_steps"] => StepMatrixResult =
            |log, threads, options| on(log, threads).step_matrix(options);
        /// The paths that customers take, the most frequent first: the same touchpoints in the same order. Raises as
        /// `transitions`, `bad_option` when none shall be shown.
        ask paths(; threads: Threads) PathOptions["top"] => PathsResult =
            |log, threads, options| on(log, threads).paths(options);
        /// The ways to a touchpoint and on from it, step by step, as a Sankey diagram draws them; without a touchpoint on
        /// from the first event of each path. A path counts once at each step. Raises as `transitions`.
        ask flows(; threads: Threads) FlowOptions["touchpoint"] => FlowsResult =
            |log, threads, options| on(log, threads).flows(options);
        /// To which touchpoints paths come back: how many paths, how often. With `collapse_repeats` only returns from
        /// elsewhere count. Raises as `transitions`.
        ask loops(; threads: Threads) LoopOptions => LoopsResult =
            |log, threads, options| on(log, threads).loops(options);
        /// Which touchpoint comes right after a chain of touchpoints, or before it, and how soon.
        ///
        /// On each path one event is the base: the first that is the chain's first step and meets `where`. The rest of the
        /// chain must be the events right after it; where it does not fit there it is not looked for again. Steps are as
        /// those of a funnel. Raises `bad_option` for an empty chain or an optional step, `unknown_name` with the nearest
        /// for a touchpoint or attribute the log does not have.
        ask next_event(chain: Chain; where_: Option<Conditions>, threads: Threads) NextEventOptions => NextEventResult =
            |log, chain, base, threads, options| on(log, threads).next_event(&next_event(chain, base, options));
        /// The counts of `sessions` as a state that merges with those of other customers.
        ask sessions_tally(; threads: Threads) SessionOptions["gap"] => New<JourneyTally<SessionOptions>> =
            |log, threads, options| on(log, threads).tally(options).map(New);
        /// The counts of `transitions` as a state that merges with those of other customers.
        ask transitions_tally(; threads: Threads) TransitionOptions => New<JourneyTally<TransitionOptions>> =
            |log, threads, options| on(log, threads).tally(options).map(New);
        /// The counts of `step_matrix` as a state that merges with those of other customers.
        ask step_matrix_tally(; threads: Threads) StepMatrixOptions["max_steps"] => New<JourneyTally<StepMatrixOptions>> =
            |log, threads, options| on(log, threads).tally(options).map(New);
        /// The counts of `paths` as a state that merges with those of other customers.
        ask paths_tally(; threads: Threads) PathOptions["top"] => New<JourneyTally<PathOptions>> =
            |log, threads, options| on(log, threads).tally(options).map(New);
        /// The counts of `flows` as a state that merges with those of other customers.
        ask flows_tally(; threads: Threads) FlowOptions["touchpoint"] => New<JourneyTally<FlowOptions>> =
            |log, threads, options| on(log, threads).tally(options).map(New);
        /// The counts of `loops` as a state that merges with those of other customers.
        ask loops_tally(; threads: Threads) LoopOptions => New<JourneyTally<LoopOptions>> =
            |log, threads, options| on(log, threads).tally(options).map(New);
        /// The counts of `next_event` as a state that merges with those of other customers.
        ask next_event_tally(chain: Chain; where_: Option<Conditions>, threads: Threads)
            NextEventOptions => New<JourneyTally<NextEvent>> =
            |log, chain, base, threads, options| {
                on(log, threads).tally(&next_event(chain, base, options)).map(New)
            };
        /// How many events.
        get event_count() NoOptions => u64 = |log| log.event_count() as u64;
        /// How many customers have events.
        get customer_count() NoOptions => u64 = |log| log.customer_count() as u64;
        /// How many touchpoints the whole log has, before any filter.
        get touchpoint_count() NoOptions => u64 = |log| log.touchpoint_count() as u64;
        /// The touchpoints of the whole log in the order of their bytes.
        get touchpoints() NoOptions => Vec<Cow<'static, str>> = |log| owned(log.touchpoints());
        /// The attributes of the log in the order of their names.
        get attributes() NoOptions => Vec<Cow<'static, str>> = |log| owned(log.attributes());
        /// The time of the first event of the whole log.
        get first_time() NoOptions => Option<Instant> = |log| log.first_time().map(Instant);
        /// Where the data end: the time of the last event, or the last instant before a filter's end.
        get last_time() NoOptions => Option<Instant> = |log| log.last_time().map(Instant);
        /// Rows that were left out, by reason.
        get dropped() NoOptions => DroppedRows = |log| log.dropped().clone();
    }
}

fn owned(names: Vec<&str>) -> Vec<Cow<'static, str>> {
    names.into_iter().map(|name| name.to_owned().into()).collect()
}

/// The columns of a table of events.
struct Columns<'a> {
    customer: NameColumn<'a>,
    time: TimeColumn<'a>,
    touchpoint: NameColumn<'a>,
    channel: Option<NameColumn<'a>>,
    device: Option<NameColumn<'a>>,
    value: Option<Numbers<'a>>,
    attributes: NamedColumns<'a>,
    time_zone: Option<Word>,
}

impl Columns<'_> {
    fn read<R>(&self, run: impl FnOnce(&Events<'_>) -> Result<R, Error>) -> Result<R, Error> {
        let zone = zone_of(self.time_zone.as_ref())?;
        let time = self.time.read(&zone)?;
        let mut events = Events::new(self.customer.keys(), time, self.touchpoint.keys());
        if let Some(channel) = &self.channel {
            events = events.channel(channel.keys());
        }
        if let Some(device) = &self.device {
            events = events.device(device.keys());
        }
        if let Some(value) = &self.value {
            events = events.value(value.clone());
        }
        for (name, column) in &self.attributes.0 {
            let words = column.chunks.iter().find(|chunk| !chunk.is_empty());
            events = match words {
                Some(Chunk::Texts(_)) => events.attribute(name.clone(), column.keys(name)?),
                Some(Chunk::Times(_)) => return Err(wrong_type(name, "words or numbers", "times", None)),
                _ => events.number(name.clone(), column.numbers(name)?),
            };
        }
        run(&events)
    }
}
