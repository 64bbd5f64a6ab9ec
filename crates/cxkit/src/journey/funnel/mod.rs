//! Funnels: how far customers come through a list of steps.

mod any_order;
mod count;
mod looser;
mod neighbours;
mod nodes;
mod options;
mod ordered;
mod quick;
mod result;
mod rules;
mod tally;

pub use options::{
    Exclusion, Funnel, FunnelAttribution, FunnelCounting, FunnelEntry, FunnelOptions, FunnelOrder,
    FunnelReuse, FunnelStep, FunnelTies, OnExclude, UnknownTouchpoint, WindowEdge,
};
pub use result::{FunnelGroup, FunnelResult, FunnelStepResult};

use crate::accumulate::{check_same_settings, read_settings, write_settings, StateReader, StateWriter};
use crate::columns::Key;
use crate::describe::record;
use crate::journey::condition::{read_conditions, read_names, write_conditions, write_names};
use crate::journey::EventLog;
use crate::time::Calendar;
use crate::Error;
use count::{Counted, Counting};
use tally::Parts;

const KIND: &str = "funnel";
const VERSION: u64 = 1;

record! {
    /// How far one customer came.
    pub struct FunnelDepth {
        /// The last required step reached, from 1; 0 for a customer whose attempts were all excluded.
        pub depth: u64,
        /// Whether the customer could still come further when the data end.
        pub pending: bool,
        /// Whether an excluded event put the customer out of the funnel.
        pub excluded: bool,
    }
}

impl EventLog {
    /// How many customers reach each step of a funnel, how long they take, and how many still could.
    ///
    /// An attempt starts at every event of step 1; later steps follow in order, other events may lie between, and all
    /// must happen within 7 days of step 1, the end included. Events of one instant may stand in any order, and one event
    /// is one step. A customer counts for every step up to that of the deepest attempt. Times are those of one attempt a
    /// customer: the deepest, of these the one done first, of these the one begun last, each step by the first event that
    /// allows it. [`FunnelOptions`] changes each of these rules. Shares have Wilson's interval.
    ///
    /// Customers whose window is open when the data end are counted as pending: they have not dropped off.
    ///
    /// A funnel of one step counts who did it.
    ///
    /// # Errors
    /// `bad_option` for no step, for settings that contradict each other and for an exclusion outside the steps;
    /// `out_of_range` for a window that is not longer than 0; `unknown_name` with the nearest for a touchpoint or
    /// attribute that the log does not have.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Funnel};
    /// use cxkit::time::{TimeUnit, Times};
    /// let log = EventLog::new(&Events::new(
    ///     &[1_i64, 1, 1, 2, 2, 3],
    ///     Times::new(&[0_i64, 1, 2, 0, 9, 5], TimeUnit::Days)?,
    ///     &["visit", "cart", "buy", "visit", "cart", "visit"],
    /// ))?;
    /// let funnel = log.funnel(&Funnel::new(["visit", "cart", "buy"]))?;
    /// assert_eq!(funnel.counts, [3, 1, 1]);
    /// assert_eq!((funnel.steps[1].median_seconds, funnel.pending), (Some(86_400.0), 1));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn funnel(&self, funnel: &Funnel) -> Result<FunnelResult, Error> {
        let (parts, _) = self.count_funnel(funnel, false)?;
        result::answer(funnel, parts, self.last_time(), self.threads())
    }

    /// The counts of a funnel as a state that merges with those of other customers.
    ///
    /// # Errors
    /// As [`EventLog::funnel`].
    pub fn funnel_tally(&self, funnel: &Funnel) -> Result<FunnelTally, Error> {
        let (parts, _) = self.count_funnel(funnel, false)?;
        let mut tally = FunnelTally::new(funnel)?;
        tally.parts = parts;
        tally.last_time = self.last_time();
        tally.tidy();
        Ok(tally)
    }

    fn count_funnel(&self, funnel: &Funnel, depths: bool) -> Result<(Parts, Vec<count::Depth>), Error> {
        let plan = funnel.plan(self.sorted()?)?;
        let pieces = self.sweep(&Counting { funnel, plan: &plan, depths })?;
        let mut parts = Parts::new(plan.steps);
        let mut all = Vec::new();
        for Counted { parts: piece, depths } in pieces {
            parts.merge(&piece);
            all.extend(depths);
        }
        Ok((parts, all))
    }

    /// How far every customer came who entered the funnel, in the order of their names; by the deepest entry or
    /// session where those are counted.
    ///
    /// # Errors
    /// As [`EventLog::funnel`].
    pub fn funnel_depths(&self, funnel: &Funnel) -> Result<Vec<(Key, FunnelDepth)>, Error> {
        let last = self.last_time();
        let (_, depths) = self.count_funnel(funnel, true)?;
        let depth = |depth: count::Depth| {
            let pending = depth.open_until.zip(last).is_some_and(|(until, last)| until > last);
            let row = FunnelDepth { depth: depth.step as u64, pending, excluded: depth.excluded };
            (self.customer_name(depth.customer as usize), row)
        };
        Ok(depths.into_iter().map(depth).collect())
    }

    /// The customers who reached the required step before `step` but not `step`, and no longer can: those who dropped
    /// off, in the order of their names. Who is pending has not.
    ///
    /// # Errors
    /// As [`EventLog::funnel`]; `out_of_range` for a step that is not one after the first, `bad_option` for an optional
    /// one.
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, Funnel};
    /// use cxkit::time::{TimeUnit, Times};
    /// let times = Times::new(&[0_i64, 1, 0, 9], TimeUnit::Days)?;
    /// let log = EventLog::new(&Events::new(&[1_i64, 1, 2, 3], times, &["visit", "buy", "visit", "visit"]))?;
    /// assert_eq!(log.funnel_dropped(&Funnel::new(["visit", "buy"]), 2)?, [2.into()]);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    #[allow(clippy::cast_precision_loss)]
    pub fn funnel_dropped(&self, funnel: &Funnel, step: usize) -> Result<Vec<Key>, Error> {
        let steps = funnel.steps.len();
        if !(2..=steps).contains(&step) {
            let required = format!("between 2 and {steps}");
            return Err(Error::out_of_range("step", None, step as f64, required));
        }
        if funnel.steps[step - 1].optional {
            return Err(Error::bad_option(
                "step",
                "must not be optional: who leaves out such a step has not dropped off",
            ));
        }
        let before = (1..step).rev().find(|&before| !funnel.steps[before - 1].optional).unwrap_or(1) as u64;
        let depths = self.funnel_depths(funnel)?;
        let dropped = depths.into_iter().filter(|(_, row)| row.depth == before && !row.pending);
        Ok(dropped.map(|(customer, _)| customer).collect())
    }
}

/// The counts of a funnel: merges with those of other customers, and can be saved.
///
/// Logs that share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelTally {
    funnel: Funnel,
    parts: Parts,
    /// Where the data end.
    last_time: Option<i64>,
}

impl FunnelTally {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// As [`EventLog::funnel`], but for names, which only a log can tell.
    pub fn new(funnel: &Funnel) -> Result<Self, Error> {
        funnel.check()?;
        Ok(Self { funnel: funnel.clone(), parts: Parts::new(funnel.steps.len()), last_time: None })
    }

    fn tidy(&mut self) {
        self.parts.tidy(self.last_time.unwrap_or(i64::MIN));
    }

    /// Adds the counts of other customers.
    ///
    /// # Errors
    /// `incompatible` for another funnel; nothing has changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        check_same_settings(&self.funnel.options, &other.funnel.options)?;
        if self.funnel != other.funnel {
            return Err(Error::Incompatible { what: "the list of steps".into() });
        }
        self.parts.merge(&other.parts);
        self.last_time = self.last_time.max(other.last_time);
        self.tidy();
        Ok(())
    }

    /// The answer so far.
    ///
    /// # Errors
    /// None that a checked funnel can have.
    pub fn finish(&self) -> Result<FunnelResult, Error> {
        result::answer(&self.funnel, self.parts.clone(), self.last_time, 1)
    }

    /// The counts as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(KIND, VERSION);
        write_settings(&self.funnel.options, &mut writer);
        self.funnel.calendar.write_to(&mut writer);
        writer.usize(self.funnel.steps.len());
        for step in &self.funnel.steps {
            step.write_to(&mut writer);
        }
        writer.usize(self.funnel.exclusions.len());
        for exclusion in &self.funnel.exclusions {
            write_names(&exclusion.touchpoints, &mut writer);
            write_conditions(&exclusion.conditions, &mut writer);
            writer.usize(exclusion.from);
            writer.usize(exclusion.to);
        }
        writer.option(self.last_time, StateWriter::i64);
        self.parts.write_to(&mut writer);
        writer.finish()
    }

    /// The counts that were saved.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, KIND, VERSION)?;
        let options: FunnelOptions = read_settings(&mut reader)?;
        let calendar = Calendar::read_from(&mut reader)?;
        let mut steps = Vec::new();
        for _ in 0..reader.length(3)? {
            steps.push(FunnelStep::read_from(&mut reader)?);
        }
        let mut exclusions = Vec::new();
        for _ in 0..reader.length(4)? {
            let (touchpoints, conditions) = (read_names(&mut reader)?, read_conditions(&mut reader)?);
            exclusions.push(Exclusion {
                touchpoints,
                conditions,
                from: reader.usize()?,
                to: reader.usize()?,
            });
        }
        let funnel = Funnel { steps, exclusions, options, calendar };
        funnel.check().map_err(|error| Error::bad_state(format!("its funnel is none: {error}")))?;
        let last_time = reader.option(StateReader::i64)?;
        let parts = Parts::read_from(&mut reader, funnel.steps.len())?;
        reader.finish()?;
        let read = Self { funnel, parts, last_time };
        let mut tidy = read.clone();
        tidy.tidy();
        if tidy != read {
            return Err(Error::bad_state("it keeps what is over"));
        }
        Ok(read)
    }
}
