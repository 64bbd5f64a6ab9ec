//! How many agents a stream of calls needs.

use super::erlang::{smallest_agents, Queue, LARGEST_LOAD};
use crate::describe::{choices, options, record};
use crate::stats::no_interval;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What happens to a call that finds nobody free.
    pub enum StaffingModel {
        /// It waits, however long it takes.
        ErlangC = "erlang_c",
        /// It is turned away and does not come back.
        ErlangB = "erlang_b",
    }
}

options! {
    /// Settings of [`staffing`].
    pub struct StaffingOptions {
        /// The share of calls that must be answered in time, between 0 and 1. With Erlang B: answered at all.
        service_level: f64 = 0.8,
        /// The time a call may wait and still count as answered in time, in seconds. Erlang B knows no waiting.
        target_seconds: f64 = 20.0,
        /// What happens to a call that finds nobody free.
        model: StaffingModel = StaffingModel::ErlangC,
        /// How many agents there are, to ask what they achieve; otherwise the fewest that are enough.
        agents: Option<u64> = None,
        /// The share of their time that agents at work may be busy, above 0 and at most 1.
        maximum_occupancy: f64 = 1.0,
        /// The share of paid time that agents do not answer calls (breaks, training, illness), below 1.
        shrinkage: f64 = 0.0,
    }
}

record! {
    /// How many agents are needed and what they achieve.
    pub struct StaffingResult {
        /// Agents answering calls.
        pub agents: u64,
        /// The headline number: agents answering calls.
        pub value: u64,
        /// Agents to put on the roster, so that after shrinkage enough answer.
        pub scheduled_agents: u64,
        /// The work that comes in: calls under way at a time if none had to wait. Calls per hour × handle time.
        pub load_erlangs: f64,
        /// The share of calls answered in time.
        pub service_level: f64,
        /// The share of calls that wait; nothing where calls are turned away.
        pub wait_probability: Option<f64>,
        /// The share of calls that would find nobody free if none waited (Erlang B).
        pub blocking_probability: f64,
        /// Average seconds to an answer over all calls; nothing where the queue grows for ever.
        pub mean_wait_seconds: Option<f64>,
        /// The share of their time agents are busy.
        pub occupancy: f64,
        /// None: see `interval_method`.
        pub ci_lower: Option<f64>,
        /// None: see `interval_method`.
        pub ci_upper: Option<f64>,
        /// The model.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

/// The fewest agents that answer 80 % of calls within 20 seconds.
///
/// Calls come at random at a steady rate, wait in one line and take `aht_seconds` each on average (Erlang C):
/// with load A = calls per second × handle time and N > A agents, the share answered within t seconds is
/// `1 − C(N, A) · exp(−(N − A) · t / aht_seconds)`, C being the chance to wait. The answer is the smallest N
/// that reaches the level and keeps the occupancy A / N in its limit. Callers who hang up are not in the model,
/// so it errs on the side of too many. It is an identity of the model: no sampling, no interval.
///
/// With Erlang B calls are turned away instead, and the level is the share that is answered.
///
/// # Errors
/// `out_of_range` for a rate or handle time below 0, a load beyond ten million erlangs, a level that is not
/// between 0 and 1, shrinkage of 1 or more; `empty` without a call.
///
/// # Examples
/// ```
/// use cxkit::service::{staffing_with, StaffingOptions};
/// let needed = staffing_with(360.0, 240.0, &StaffingOptions::default().target_seconds(15.0))?;
/// assert_eq!((needed.agents, needed.load_erlangs), (29, 24.0));
/// assert!((needed.service_level - 0.8227).abs() < 5e-5);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// A. K. Erlang, Solution of some problems in the theory of probabilities of significance in automatic
/// telephone exchanges, 1917.
pub fn staffing(calls_per_hour: f64, aht_seconds: f64) -> Result<StaffingResult, Error> {
    staffing_with(calls_per_hour, aht_seconds, &StaffingOptions::default())
}

/// [`staffing`] with options.
///
/// With `agents` the result says what that many achieve. No more agents than load means that the line grows
/// for ever: every call waits, none is answered in time and the mean wait is nothing.
///
/// # Errors
/// As [`staffing`].
#[allow(clippy::cast_precision_loss)]
pub fn staffing_with(
    calls_per_hour: f64,
    aht_seconds: f64,
    options: &StaffingOptions,
) -> Result<StaffingResult, Error> {
    let load = check(calls_per_hour, aht_seconds, options)?;
    let queue = Queue { load, aht_seconds };
    let waits = options.model == StaffingModel::ErlangC;
    // A limit such as 0.85 is no double: what is within rounding of it keeps it.
    let most_busy = options.maximum_occupancy * (1.0 + 1e-12);
    let reaches = |agents: u64, blocking: f64| {
        let level = if waits {
            queue.answered_within(agents, blocking, options.target_seconds)
        } else {
            1.0 - blocking
        };
        level >= options.service_level && queue.occupancy(agents, blocking, waits) <= most_busy
    };
    let (agents, blocking) = match options.agents {
        Some(agents) => (agents, queue.blocking(agents)),
        None => smallest_agents(queue, waits, reaches),
    };
    let wait = waits.then(|| queue.wait_probability(agents, blocking));
    Ok(StaffingResult {
        agents,
        value: agents,
        scheduled_agents: scheduled(agents, options.shrinkage),
        load_erlangs: load,
        service_level: if waits {
            queue.answered_within(agents, blocking, options.target_seconds)
        } else {
            1.0 - blocking
        },
        wait_probability: wait,
        blocking_probability: blocking,
        mean_wait_seconds: if waits { queue.mean_wait_seconds(agents, blocking) } else { Some(0.0) },
        occupancy: queue.occupancy(agents, blocking, waits),
        ci_lower: None,
        ci_upper: None,
        method: options.model.as_str().into(),
        interval_method: no_interval("an identity of the model"),
    })
}

/// The load in erlangs of checked input.
fn check(calls_per_hour: f64, aht_seconds: f64, options: &StaffingOptions) -> Result<f64, Error> {
    let positive = |what: &'static str, value: f64| {
        if !value.is_finite() {
            return Err(Error::NonFinite { what: what.into(), row: None });
        }
        if value < 0.0 {
            return Err(Error::out_of_range(what, None, value, "0 or more"));
        }
        if value == 0.0 {
            return Err(Error::empty(what));
        }
        Ok(())
    };
    positive("calls_per_hour", calls_per_hour)?;
    positive("aht_seconds", aht_seconds)?;
    if !(options.service_level > 0.0 && options.service_level < 1.0) {
        let required = "between 0 and 1, both excluded";
        return Err(Error::out_of_range("service_level", None, options.service_level, required));
    }
    if !(options.target_seconds >= 0.0 && options.target_seconds.is_finite()) {
        return Err(Error::out_of_range("target_seconds", None, options.target_seconds, "0 or more"));
    }
    // The lower limit bounds the search: ten times the load is always enough.
    if !(options.maximum_occupancy >= LOWEST_OCCUPANCY && options.maximum_occupancy <= 1.0) {
        let required = "between 0.1 and 1";
        return Err(Error::out_of_range("maximum_occupancy", None, options.maximum_occupancy, required));
    }
    if !(0.0..=MOST_SHRINKAGE).contains(&options.shrinkage) {
        return Err(Error::out_of_range("shrinkage", None, options.shrinkage, "between 0 and 0.99"));
    }
    if options.agents.is_some_and(|agents| agents > MOST_AGENTS) {
        #[allow(clippy::cast_precision_loss)]
        let agents = options.agents.unwrap_or_default() as f64;
        return Err(Error::out_of_range("agents", None, agents, "at most a thousand million"));
    }
    let load = calls_per_hour * aht_seconds / 3600.0;
    if load > LARGEST_LOAD {
        let what = "calls_per_hour × aht_seconds / 3600";
        return Err(Error::out_of_range(what, None, load, "at most ten million erlangs"));
    }
    Ok(load)
}

const LOWEST_OCCUPANCY: f64 = 0.1;
const MOST_SHRINKAGE: f64 = 0.99;
const MOST_AGENTS: u64 = 1_000_000_000;

/// Agents on the roster: the smallest number of which `1 − shrinkage` is enough.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn scheduled(agents: u64, shrinkage: f64) -> u64 {
    let exact = agents as f64 / (1.0 - shrinkage);
    // 28 / (1 − 0.3) is 40.000000000000006 in doubles: what is that near a whole number is one.
    let rounded = exact.round();
    if (exact - rounded).abs() <= 1e-9 * rounded {
        rounded as u64
    } else {
        exact.ceil() as u64
    }
}
