//! One, two and seven threads give the same bytes, on a log of several pieces of work.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::journey::{
    EventLog, EventLogOptions, Events, FlowOptions, Funnel, FunnelAttribution, FunnelCounting, FunnelEntry,
    FunnelOptions, FunnelOrder, FunnelReuse, Identity, Lifecycle, LoopOptions, NextEvent, NextEventOptions,
    PathOptions, Pattern, Question, Retention, SessionOptions, StepMatrixOptions, Stickiness, TimeDetail,
    TransitionOptions,
};
use cxkit::random::Stream;
use cxkit::time::{Duration, TimeUnit, Times};

/// More than one of the largest pieces, those of flows.
const EVENTS: usize = 1_200_000;
const THREADS: [usize; 3] = [1, 2, 7];

/// Ten weeks of 150,000 customers, one of them with as many events as two pieces hold; ties and repeats.
fn log(threads: usize) -> EventLog {
    let mut stream = Stream::new(20_240_610, 1);
    let mut below = |limit: u64| stream.below(limit).unwrap();
    let (mut customers, mut times, mut touchpoints) = (Vec::new(), Vec::new(), Vec::new());
    let names: Vec<String> = (0..12).map(|name| format!("t{name}")).collect();
    for _ in 0..EVENTS {
        customers.push(if below(16) == 0 { 77 } else { below(150_000) as i64 });
        times.push(below(6_048_000) as i64);
        touchpoints.push(names[below(12) as usize].as_str());
    }
    let times = Times::new(&times, TimeUnit::Seconds).unwrap();
    let channels: Vec<&str> = customers.iter().map(|id| if id % 2 == 0 { "web" } else { "app" }).collect();
    let events = Events::new(customers, times, touchpoints.as_slice()).channel(channels.as_slice());
    EventLog::build(&events, &EventLogOptions::default(), &Identity::default(), threads).unwrap()
}

/// The bytes of an answer by each number of threads.
fn same(what: &str, log: &EventLog, bytes: impl Fn(&EventLog) -> Vec<u8>) {
    let [one, two, seven] = THREADS.map(|threads| bytes(&log.clone().with_threads(threads)));
    assert!(one == two && one == seven, "{what}");
}

fn question<Q: Question>(what: &str, log: &EventLog, question: &Q) {
    same(what, log, |log| log.tally(question).unwrap().to_state());
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let [log, two, seven] = THREADS.map(log);
    let state = log.to_state().unwrap();
    assert!(state == two.to_state().unwrap() && state == seven.to_state().unwrap(), "the log");
    drop((two, seven, state));

    question("sessions", &log, &SessionOptions::default());
    question("transitions", &log, &TransitionOptions::default().times(TimeDetail::Quantiles));
    question("transitions of sessions", &log, &TransitionOptions::default().by_session(true));
    question("step matrix", &log, &StepMatrixOptions::default());
    question("paths", &log, &PathOptions::default().max_steps(Some(5)).times(TimeDetail::Quantiles));
    let around = FlowOptions::default().touchpoint(Some("t3".into()));
    question("flows", &log, &around);
    question("loops", &log, &LoopOptions::default());
    let next = NextEvent::new(["t1", "t2"]).options(NextEventOptions::default().times(TimeDetail::Quantiles));
    question("next event", &log, &next);
    // Answers that are not read from a tally but found in another way.
    same("quantiles of sessions", &log, |log| {
        format!("{:?}", log.sessions(&SessionOptions::default()).unwrap()).into_bytes()
    });
    same("top paths", &log, |log| format!("{:?}", log.paths(&PathOptions::default()).unwrap()).into_bytes());
    same("session rows", &log, |log| {
        format!("{:?}", log.session_rows(&SessionOptions::default()).unwrap()).into_bytes()
    });

    let steps = ["t1", "t2", "t3", "t4"];
    let options = FunnelOptions::default;
    let funnels = [
        ("plain", options()),
        ("any order", options().order(FunnelOrder::Any)),
        ("neighbours", options().order(FunnelOrder::NoOtherStep)),
        ("first entry", options().entry(FunnelEntry::First)),
        ("one event for many", options().reuse(FunnelReuse::Many)),
        ("entries", options().counting(FunnelCounting::Entries).within(Some(Duration::minutes(720)))),
        ("sessions", options().counting(FunnelCounting::Sessions)),
        ("groups", options().breakdown(Some("channel".into())).attribution(FunnelAttribution::First)),
    ];
    for (what, options) in funnels {
        let funnel = Funnel::new(steps).options(options);
        same(what, &log, |log| log.funnel_tally(&funnel).unwrap().to_state());
        same(what, &log, |log| format!("{:?}", log.funnel_depths(&funnel).unwrap()).into_bytes());
    }

    same("retention", &log, |log| log.retention_tally(&Retention::new()).unwrap().to_state());
    same("lifecycle", &log, |log| log.lifecycle_tally(&Lifecycle::new()).unwrap().to_state());
    same("stickiness", &log, |log| log.stickiness_tally(&Stickiness::new()).unwrap().to_state());
    let pattern = Pattern::new("(?1)(?t<=86400)(?2).*(?3)", steps);
    same("pattern", &log, |log| log.pattern_tally(&pattern).unwrap().to_state());
}
