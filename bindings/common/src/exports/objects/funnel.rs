//! Funnels: what one found, and counts that merge.

use crate::argument::ArgumentInfo;
use crate::object::{objects, table, Held, NoOptions, Part, Parts};
use crate::part::{calendar, settings, Word};
use crate::tree::{FunnelAttribution, FunnelExclusions, FunnelSteps, FunnelWindows};
use cxkit::columns::Key;
use cxkit::describe::Options;
use cxkit::journey::{EventLog, Funnel, FunnelOptions, FunnelResult, FunnelTally};
use cxkit::Error;

settings! {
    /// Settings of a funnel, but those that may be written in more than one way.
    FunnelSettings(FunnelOptions) without "attribution", "attribution_step", "step_within"
}

/// What is said of a funnel beside its steps and settings.
pub(super) struct Beside {
    exclusions: Option<FunnelExclusions>,
    attribution: Option<FunnelAttribution>,
    step_within: Option<FunnelWindows>,
    time_zone: Option<Word>,
    week_start: Option<Word>,
}

impl<'a> Part<'a> for Beside {
    fn describe(_: &'static str, into: &mut Vec<ArgumentInfo>) {
        <Option<FunnelExclusions> as Part<'_>>::describe("exclusions", into);
        <Option<FunnelAttribution> as Part<'_>>::describe("attribution", into);
        <Option<FunnelWindows> as Part<'_>>::describe("step_within", into);
        <Option<Word> as Part<'_>>::describe("time_zone", into);
        <Option<Word> as Part<'_>>::describe("week_start", into);
    }
    fn take(_: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        Ok(Self {
            exclusions: parts.next("exclusions")?,
            attribution: parts.next("attribution")?,
            step_within: parts.next("step_within")?,
            time_zone: parts.next("time_zone")?,
            week_start: parts.next("week_start")?,
        })
    }
}

/// A funnel from what was said of it.
pub(super) fn make(steps: FunnelSteps, beside: Beside, settings: &FunnelSettings) -> Result<Funnel, Error> {
    let mut options = settings.0.clone();
    for (name, value) in beside.attribution.map(|attribution| attribution.0).unwrap_or_default() {
        options.set(name, &value)?;
    }
    if let Some(FunnelWindows(windows)) = beside.step_within {
        options.set("step_within", &windows)?;
    }
    let calendar = calendar(beside.time_zone.as_ref(), beside.week_start.as_ref())?;
    let funnel = Funnel::new(steps.0).options(options).calendar(calendar);
    let exclusions = beside.exclusions.map(|exclusions| exclusions.0).unwrap_or_default();
    Ok(exclusions.into_iter().fold(funnel, Funnel::exclude))
}

/// What a funnel found in a log, and what more can be asked.
#[derive(Clone)]
pub(crate) struct FunnelReport {
    log: EventLog,
    funnel: Funnel,
    result: FunnelResult,
}

impl FunnelReport {
    pub(super) fn new(log: EventLog, funnel: Funnel) -> Result<Self, Error> {
        let result = log.funnel(&funnel)?;
        Ok(Self { log, funnel, result })
    }
}

table! {
    /// How far each customer came who entered a funnel, in the order of their names.
    FunnelDepths {
        /// Who.
        customer: Vec<Key>,
        /// The last required step reached, from 1; 0 for a customer whose attempts were all excluded.
        depth: Vec<u64>,
        /// Whether the customer could still come further when the data end.
        pending: Vec<bool>,
        /// Whether an excluded event put the customer out of the funnel.
        excluded: Vec<bool>,
    }
}

objects! {
    OBJECTS:
    /// What a funnel found: the counts of its steps, and who is behind them.
    FunnelReport as Funnel
        shown("counts", "pending", "n")
        columns("steps")
        fields(FunnelResult, |report| Ok(report.result.clone()))
    {
        /// How far every customer came who entered, in the order of their names; by the deepest entry or session where
        /// those are counted.
        ask depths() NoOptions => FunnelDepths = |report, _| {
            let depths = report.log.funnel_depths(&report.funnel)?;
            Ok(FunnelDepths {
                depth: depths.iter().map(|(_, row)| row.depth).collect(),
                pending: depths.iter().map(|(_, row)| row.pending).collect(),
                excluded: depths.iter().map(|(_, row)| row.excluded).collect(),
                customer: depths.into_iter().map(|(customer, _)| customer).collect(),
            })
        };
        /// The customers who reached the required step before `step` but not `step`, and no longer can: those who dropped
        /// off, in the order of their names. Who is pending has not. Raises `out_of_range` for a step that is not one
        /// after the first, `bad_option` for an optional one.
        ask dropped(step: u64) NoOptions => Vec<Key> = |report, step, _| {
            report.log.funnel_dropped(&report.funnel, usize::try_from(step).unwrap_or(usize::MAX))
        };
        /// Every number of the funnel as one record.
        get result() NoOptions => FunnelResult = |report| report.result.clone();
    }

    /// The counts of a funnel: merges with those of other customers, and can be saved. Logs that share no customer may be
    /// counted apart; merged, their counts are those of one log, bit for bit.
    FunnelTally as FunnelTally saved("funnel", |tally| Ok(tally.to_state()), FunnelTally::from_state) {
        /// Adds the counts of other customers. Raises `incompatible` for another funnel; nothing has changed then.
        change merge(other: Held<FunnelTally>) NoOptions => () = |tally, other, _| tally.merge(&other);
        /// The answer so far; it may be asked again.
        ask finish() NoOptions => FunnelResult = |tally, _| tally.finish();
    }
}
