//! Saved counts of journeys: funnels, retention, named days, lifecycle, stickiness, patterns.

use cxkit::journey::{
    AnchoredDays, AnchoredDaysTally, EventKind, EventLog, Events, Funnel, FunnelTally, Lifecycle,
    LifecycleTally, Pattern, PatternTally, PeriodsFrom, Retention, RetentionOptions, RetentionReturn,
    RetentionTally, Stickiness, StickinessTally,
};
use cxkit::time::{Instant, Times, DAY};
use cxkit::Error;

const CUSTOMERS: [i64; 8] = [1, 1, 1, 2, 2, 3, 3, 4];
const TIMES: [i64; 8] = [0, DAY, 3 * DAY, DAY, 2 * DAY, 0, 9 * DAY, 5 * DAY];
const TOUCHPOINTS: [&str; 8] = ["a", "b", "a", "a", "b", "b", "b", "c"];

fn tallies() -> Result<Vec<Vec<u8>>, Error> {
    let log = EventLog::new(&Events::new(&CUSTOMERS, Times::from_micros(&TIMES)?, &TOUCHPOINTS))?;
    let days = [Instant::from_micros(0)?, Instant::from_micros(3 * DAY)?];
    let brackets = RetentionOptions::default()
        .returned(RetentionReturn::Bracket)
        .brackets(vec![(1, 2), (3, 9)])
        .periods_from(PeriodsFrom::CustomerStart);
    let built = Pattern::starts_with("a").followed_by(EventKind::any_of(["b", "c"]));
    Ok(vec![
        log.funnel_tally(&Funnel::new(["a", "b"]))?.to_state(),
        log.retention_tally(&Retention::new())?.to_state(),
        log.retention_tally(&Retention::new().start("a").options(brackets))?.to_state(),
        log.anchored_days_tally(&AnchoredDays::new(days))?.to_state(),
        log.lifecycle_tally(&Lifecycle::new())?.to_state(),
        log.stickiness_tally(&Stickiness::new().event("a"))?.to_state(),
        log.pattern_tally(&built)?.to_state(),
    ])
}

pub(super) fn seeds() -> Vec<Vec<u8>> {
    match tallies() {
        Ok(seeds) => seeds,
        Err(error) => panic!("{error}"),
    }
}

/// What is the same of every tally: reading, writing, adding, and the headline of the answer.
macro_rules! reopened {
    ($tally:ty, $bytes:ident) => {
        match <$tally>::from_state($bytes) {
            Err(error) => {
                assert_eq!(error.code(), "bad_state", "{error}");
                super::in_general(&error.to_string())
            }
            Ok(tally) => {
                assert_eq!(tally.to_state(), $bytes, "accepted a second spelling of one content");
                let mut doubled = tally.clone();
                assert!(doubled.merge(&tally).is_ok(), "refused its own kind");
                let said = [tally.finish(), doubled.finish()].map(|answer| match answer {
                    Ok(answer) => {
                        let headline = [answer.value, answer.ci_lower, answer.ci_upper];
                        assert!(!headline.into_iter().flatten().any(f64::is_nan), "a number that is none");
                        "answered"
                    }
                    Err(error) => error.code(),
                });
                format!("accepted, {said:?}")
            }
        }
    };
}

/// What comes of the bytes, read as each kind. Panics where an accepted state breaks a promise.
pub(super) fn reopen(bytes: &[u8]) -> String {
    [
        reopened!(FunnelTally, bytes),
        reopened!(RetentionTally, bytes),
        reopened!(AnchoredDaysTally, bytes),
        reopened!(LifecycleTally, bytes),
        reopened!(StickinessTally, bytes),
        reopened!(PatternTally, bytes),
    ]
    .join(" ")
}
