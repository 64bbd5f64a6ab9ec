//! What a funnel is asked for.

use crate::accumulate::{StateReader, StateWriter};
use crate::describe::{choices, options};
use crate::journey::condition::{read_conditions, read_names, write_conditions, write_names};
use crate::journey::Condition;
use crate::time::{Calendar, Duration, Every};
use crate::Error;
use std::borrow::Cow;

choices! {
    /// How the steps of a funnel must follow each other.
    pub enum FunnelOrder {
        /// In their order; other events may lie between.
        Ordered = "ordered",
        /// In their order with no other event at all between.
        Adjacent = "adjacent",
        /// In their order with no event of any step between; events of other kinds may lie there.
        NoOtherStep = "no_other_step",
        /// In any order.
        Any = "any",
        /// In their order, as ClickHouse's `strict_order`: from the first event of step 1 on, the search ends at the
        /// first event of no step, or of a step whose predecessor was not reached.
        StrictOrder = "strict_order",
        /// In their order, as ClickHouse's `strict_deduplication`: the search ends at the first event of a step after
        /// the first that was reached before.
        StrictDeduplication = "strict_deduplication",
    }
}

choices! {
    /// Which events of step 1 may begin an attempt.
    pub enum FunnelEntry {
        /// Every one: the deepest attempt counts.
        Any = "any",
        /// The customer's first one.
        First = "first",
    }
}

choices! {
    /// How many steps one event may be.
    pub enum FunnelReuse {
        /// One.
        Once = "once",
        /// As many as it fits.
        Many = "many",
    }
}

choices! {
    /// What events of one customer at one instant may be to each other.
    pub enum FunnelTies {
        /// In any order.
        AnyOrder = "any_order",
        /// In the order of arrival.
        InputOrder = "input_order",
        /// Never two steps: time must grow from step to step.
        StrictIncrease = "strict_increase",
    }
}

choices! {
    /// Whether a step exactly at the end of a window is inside it.
    pub enum WindowEdge {
        /// It is inside.
        Inclusive = "inclusive",
        /// It is outside.
        Exclusive = "exclusive",
    }
}

choices! {
    /// What becomes of a customer whose deepest attempts all hold an excluded event.
    pub enum OnExclude {
        /// The customer leaves the whole funnel.
        Drop = "drop",
        /// The attempt ends there; the steps before it count.
        Stop = "stop",
    }
}

choices! {
    /// What is counted.
    pub enum FunnelCounting {
        /// Customers, each by the deepest attempt.
        Customers = "customers",
        /// Entries: after completion, expiry or an excluded event the next event of step 1 enters anew.
        Entries = "entries",
        /// Sessions, each by its deepest attempt.
        Sessions = "sessions",
    }
}

choices! {
    /// Which event gives a customer its group.
    pub enum FunnelAttribution {
        /// The last event of any step that has a value.
        Last = "last",
        /// The first event of any step that has a value.
        First = "first",
        /// The attempt's event of the step `attribution_step`; who does not reach it is in no group.
        Step = "step",
    }
}

choices! {
    /// What a step, or an exclusion, that names a touchpoint the log does not have is.
    pub enum UnknownTouchpoint {
        /// A mistake.
        Error = "error",
        /// A touchpoint without events, as it may be in a part of a log.
        Empty = "empty",
    }
}

options! {
    /// Settings of a [`Funnel`].
    pub struct FunnelOptions {
        /// How much time all steps may take, from step 1 on; nothing for any time.
        within: Option<Duration> = Some(Duration::days(7)),
        /// How the steps must follow each other.
        order: FunnelOrder = FunnelOrder::Ordered,
        /// Which events of step 1 may begin an attempt.
        entry: FunnelEntry = FunnelEntry::Any,
        /// How many steps one event may be.
        reuse: FunnelReuse = FunnelReuse::Once,
        /// What events at one instant may be to each other.
        ties: FunnelTies = FunnelTies::AnyOrder,
        /// Whether a step exactly at the end of a window is inside it.
        window_edge: WindowEdge = WindowEdge::Inclusive,
        /// What becomes of customers with excluded events.
        on_exclude: OnExclude = OnExclude::Drop,
        /// What is counted.
        counting: FunnelCounting = FunnelCounting::Customers,
        /// How much time may pass from the step before to each step after the first: one for all, or one each.
        step_within: Vec<Duration> = Vec::new(),
        /// Entries are shown by the period of their first step too.
        entry_every: Option<Every> = None,
        /// An attribute that must stay the same along an attempt. Events without one are alike.
        hold: Option<Cow<'static, str>> = None,
        /// An attribute by whose values the funnel is shown too.
        breakdown: Option<Cow<'static, str>> = None,
        /// Which event gives a customer its group.
        attribution: FunnelAttribution = FunnelAttribution::Last,
        /// The step whose event gives the group, where attribution is by step.
        attribution_step: Option<u64> = None,
        /// A longer pause between two events of a customer begins a new session, where sessions are counted.
        session_gap: Duration = Duration::minutes(30),
        /// What a step that names an unknown touchpoint is.
        unknown: UnknownTouchpoint = UnknownTouchpoint::Error,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// A step of a funnel: one touchpoint or several, and conditions its events must meet.
///
/// ```
/// use cxkit::journey::{Condition, FunnelStep};
/// let simple = FunnelStep::from("checkout");
/// let paid = FunnelStep::any_of(["card", "invoice"]).condition(Condition::between("value", 1.0, 1e9));
/// let maybe = FunnelStep::from("chat").optional();
/// # let _ = (simple, paid, maybe);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelStep {
    pub(in crate::journey) touchpoints: Vec<String>,
    pub(in crate::journey) conditions: Vec<Condition>,
    pub(in crate::journey) optional: bool,
}

impl FunnelStep {
    /// A step that any of these touchpoints is.
    #[must_use]
    pub fn any_of<T: Into<String>>(touchpoints: impl IntoIterator<Item = T>) -> Self {
        let touchpoints = touchpoints.into_iter().map(Into::into).collect();
        Self { touchpoints, conditions: Vec::new(), optional: false }
    }

    /// The same, of events that meet this condition as well.
    #[must_use]
    pub fn condition(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// The same as a step that may be left out.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub(in crate::journey) fn write_to(&self, writer: &mut StateWriter) {
        write_names(&self.touchpoints, writer);
        write_conditions(&self.conditions, writer);
        writer.bool(self.optional);
    }

    pub(in crate::journey) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let (touchpoints, conditions) = (read_names(reader)?, read_conditions(reader)?);
        Ok(Self { touchpoints, conditions, optional: reader.bool()? })
    }

    /// The touchpoints, as they are shown.
    pub(super) fn label(&self) -> String {
        self.touchpoints.join(" | ")
    }
}

impl<T: Into<String>> From<T> for FunnelStep {
    fn from(touchpoint: T) -> Self {
        Self::any_of([touchpoint])
    }
}

/// An event that must not happen between two steps of a funnel.
///
/// It spoils an attempt that reached the earlier step when it happens after that and before the later step, or, where
/// the later step was not reached, within the window. An event at the very time of either step is not between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Exclusion {
    pub(super) touchpoints: Vec<String>,
    pub(super) conditions: Vec<Condition>,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Exclusion {
    /// None of these touchpoints between step `from` and step `to`; steps count from 1.
    #[must_use]
    pub fn between<T: Into<String>>(
        touchpoints: impl IntoIterator<Item = T>,
        from: usize,
        to: usize,
    ) -> Self {
        let touchpoints = touchpoints.into_iter().map(Into::into).collect();
        Self { touchpoints, conditions: Vec::new(), from, to }
    }

    /// The same, of events that meet this condition as well.
    #[must_use]
    pub fn condition(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }
}

/// A funnel: its steps, what must not happen between them, and its settings.
///
/// See [`EventLog::funnel`](crate::journey::EventLog::funnel).
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    pub(super) steps: Vec<FunnelStep>,
    pub(super) exclusions: Vec<Exclusion>,
    pub(super) options: FunnelOptions,
    pub(super) calendar: Calendar,
}

impl Funnel {
    /// A funnel of these steps, within 7 days.
    #[must_use]
    pub fn new<S: Into<FunnelStep>>(steps: impl IntoIterator<Item = S>) -> Self {
        Self {
            steps: steps.into_iter().map(Into::into).collect(),
            exclusions: Vec::new(),
            options: FunnelOptions::default(),
            calendar: Calendar::default(),
        }
    }

    /// The same without this event between two steps.
    #[must_use]
    pub fn exclude(mut self, exclusion: Exclusion) -> Self {
        self.exclusions.push(exclusion);
        self
    }

    /// The same with these settings.
    #[must_use]
    pub fn options(mut self, options: FunnelOptions) -> Self {
        self.options = options;
        self
    }

    /// The same with the calendar by which `entry_every` tells periods. UTC and Monday where nothing is said.
    #[must_use]
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = calendar;
        self
    }
}
