//! Erlang's formulas for lines that lose calls and lines that let them wait.

/// Beyond this many erlangs the recursion would take seconds.
pub(super) const LARGEST_LOAD: f64 = 1e7;

/// A steady stream of calls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Queue {
    /// Calls under way at a time if none had to wait.
    pub load: f64,
    pub aht_seconds: f64,
}

impl Queue {
    /// Erlang B: the chance that all of so many agents are busy, when calls that find none free are lost.
    ///
    /// B(0) = 1, B(n) = A·B(n − 1) / (n + A·B(n − 1)): every step shrinks the relative error it is handed, so the
    /// recursion stays exact to a few ulp for any load, where factorials would overflow from 170 on.
    pub fn blocking(self, agents: u64) -> f64 {
        (1..=agents)
            .try_fold(1.0, |blocking, n| {
                let next = self.next_blocking(blocking, n);
                // From here on every further agent leaves it at 0.
                if next == 0.0 {
                    Err(next)
                } else {
                    Ok(next)
                }
            })
            .unwrap_or_else(|zero| zero)
    }

    #[allow(clippy::cast_precision_loss)]
    fn next_blocking(self, blocking: f64, n: u64) -> f64 {
        let busy = self.load * blocking;
        busy / (n as f64 + busy)
    }

    #[allow(clippy::cast_precision_loss)]
    fn spare(self, agents: u64) -> f64 {
        agents as f64 - self.load
    }

    /// Erlang C: the chance to wait when calls that find none free stand in line. 1 when the line grows for ever.
    #[allow(clippy::cast_precision_loss)]
    pub fn wait_probability(self, agents: u64, blocking: f64) -> f64 {
        let spare = self.spare(agents);
        if spare <= 0.0 {
            return 1.0;
        }
        // C = B / (1 − ρ(1 − B)) with ρ = A / N, written without a difference of numbers near 1.
        let agents = agents as f64;
        (agents * blocking / (spare + self.load * blocking)).min(1.0)
    }

    /// The share of calls answered within so many seconds.
    pub fn answered_within(self, agents: u64, blocking: f64, seconds: f64) -> f64 {
        let spare = self.spare(agents);
        if spare <= 0.0 {
            return 0.0;
        }
        1.0 - self.wait_probability(agents, blocking) * crate::math::exp(-spare * seconds / self.aht_seconds)
    }

    /// Average seconds in line over all calls; nothing when the line grows for ever.
    pub fn mean_wait_seconds(self, agents: u64, blocking: f64) -> Option<f64> {
        let spare = self.spare(agents);
        let wait = self.wait_probability(agents, blocking) * self.aht_seconds / spare;
        (spare > 0.0 && wait.is_finite()).then_some(wait)
    }

    /// The share of their time agents are busy.
    #[allow(clippy::cast_precision_loss)]
    pub fn occupancy(self, agents: u64, blocking: f64, waits: bool) -> f64 {
        if agents == 0 {
            return 1.0;
        }
        let carried = if waits { self.load } else { self.load * (1.0 - blocking) };
        (carried / agents as f64).min(1.0)
    }
}

/// The fewest agents that are enough, and Erlang B for them: above the load where calls wait.
///
/// More agents never answer fewer calls in time and are never busier, so the first that is enough is the answer.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn smallest_agents(queue: Queue, waits: bool, enough: impl Fn(u64, f64) -> bool) -> (u64, f64) {
    let first = if waits { queue.load.floor() as u64 + 1 } else { 1 };
    let mut agents = first;
    let mut blocking = queue.blocking(first);
    while !enough(agents, blocking) {
        agents += 1;
        blocking = queue.next_blocking(blocking, agents);
    }
    (agents, blocking)
}
