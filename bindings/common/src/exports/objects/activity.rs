//! When customers are active: lifecycle and stickiness, and counts that merge.

use crate::object::{objects, Held, NoOptions};
use crate::part::{settings, Span};
use crate::tree::EventKind;
use cxkit::journey::{
    Lifecycle, LifecycleOptions, LifecycleResult, LifecycleTally, Stickiness, StickinessOptions,
    StickinessResult, StickinessTally,
};
use cxkit::Error;

settings! {
    /// Settings of a lifecycle, but its end, which may be local to a zone.
    LifecycleSettings(LifecycleOptions) without "until"
}

settings! {
    /// Settings of stickiness, but its end, which may be local to a zone.
    StickinessSettings(StickinessOptions) without "until"
}

/// A lifecycle from what was said of it.
pub(super) fn lifecycle(
    event: Option<EventKind>,
    span: &Span,
    settings: &LifecycleSettings,
) -> Result<Lifecycle, Error> {
    let options = settings.0.clone().until(span.until()?);
    let asked = Lifecycle::new().options(options).calendar(span.calendar()?);
    Ok(match event {
        Some(EventKind(event)) => asked.event(event),
        None => asked,
    })
}

/// A stickiness report from what was said of it.
pub(super) fn stickiness(
    event: Option<EventKind>,
    span: &Span,
    settings: &StickinessSettings,
) -> Result<Stickiness, Error> {
    let options = settings.0.clone().until(span.until()?);
    let asked = Stickiness::new().options(options).calendar(span.calendar()?);
    Ok(match event {
        Some(EventKind(event)) => asked.event(event),
        None => asked,
    })
}

/// A lifecycle that was counted.
pub(crate) struct LifecycleReport(pub LifecycleResult);

/// Stickiness that was counted.
pub(crate) struct StickinessReport(pub StickinessResult);

objects! {
    OBJECTS:
    /// Who is new, who stayed, who came back and who fell silent, period by period.
    LifecycleReport as Lifecycle
        shown("value", "ci_lower", "ci_upper", "n", "customers")
        columns("periods")
        fields(LifecycleResult, |report| Ok(report.0.clone()))
    {
        /// Every number of the report as one record.
        get result() NoOptions => LifecycleResult = |report| report.0.clone();
    }

    /// The counts of a lifecycle: merges with those of other customers, and can be saved. Logs that share no customer may be
    /// counted apart; merged, their counts are those of one log, bit for bit.
    LifecycleTally as LifecycleTally saved("lifecycle", |tally| Ok(tally.to_state()), LifecycleTally::from_state) {
        /// Adds the counts of other customers. Raises `incompatible` for another lifecycle; nothing has changed then.
        change merge(other: Held<LifecycleTally>) NoOptions => () = |tally, other, _| tally.merge(&other);
        /// The answer so far; it may be asked again.
        ask finish() NoOptions => LifecycleResult = |tally, _| tally.finish();
    }

    /// In how many periods customers are active.
    StickinessReport as Stickiness
        shown("value", "ci_lower", "ci_upper", "n", "periods")
        columns("rows")
        fields(StickinessResult, |report| Ok(report.0.clone()))
    {
        /// Every number of the report as one record.
        get result() NoOptions => StickinessResult = |report| report.0.clone();
    }

    /// The counts of a stickiness report: merges with those of other customers, and can be saved. Logs that share no customer
    /// may be counted apart; merged, their counts are those of one log, bit for bit.
    StickinessTally as StickinessTally
        saved("stickiness", |tally| Ok(tally.to_state()), StickinessTally::from_state)
    {
        /// Adds the counts of other customers. Raises `incompatible` for another report; nothing has changed then.
        change merge(other: Held<StickinessTally>) NoOptions => () = |tally, other, _| tally.merge(&other);
        /// The answer so far; it may be asked again.
        ask finish() NoOptions => StickinessResult = |tally, _| tally.finish();
    }
}
