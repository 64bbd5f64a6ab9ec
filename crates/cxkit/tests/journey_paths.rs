//! Sessions and paths against brute force on small random logs, against golden values, and merged.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::describe::Options;
use cxkit::journey::{
    EventLog, Events, GapRule, JourneyTally, NextBase, NextEvent, NextEventOptions, PathOptions, Question,
    SessionOptions, StepMatrixOptions, TransitionOptions,
};
use cxkit::random::Stream;
use cxkit::time::{Duration, Times};
use cxkit_testkit::journey::walks::{check, Case};
use std::fmt::Debug;

/// How many small logs: some thousands, or as many as `CXKIT_JOURNEY_LOGS` says.
fn logs() -> u64 {
    std::env::var("CXKIT_JOURNEY_LOGS").ok().and_then(|text| text.parse().ok()).unwrap_or(3_000)
}

#[test]
fn every_question_agrees_with_brute_force() {
    for log in 0..logs() {
        let case = Case::random(&mut Stream::new(20_260_611, log));
        if let Err(reason) = check(&case) {
            panic!("log {log}: {reason}");
        }
    }
}

/// Runs `$body` with `$question` as each question of a case.
macro_rules! each_question {
    ($case:expr, $question:ident => $body:expr) => {{
        let case = $case;
        {
            let $question = case.sessions();
            $body
        }
        {
            let $question = case.transitions();
            $body
        }
        {
            let $question = case.step_matrix();
            $body
        }
        {
            let $question = case.paths();
            $body
        }
        {
            let $question = case.flows();
            $body
        }
        {
            let $question = case.loops();
            $body
        }
        {
            let $question = case.next_event();
            $body
        }
    }};
}

fn merges<Q>(case: &Case, question: &Q, log: u64)
where
    Q: Question<Answer: PartialEq + Debug>,
{
    let whole = case.log(|_| true).tally(question).unwrap();
    let mut merged = JourneyTally::new(question).unwrap();
    for wanted in if log % 2 == 0 { [0, 1, 2] } else { [2, 0, 1] } {
        let part = case.log(|customer| customer.rem_euclid(3) == wanted).tally(question).unwrap();
        merged.merge(&JourneyTally::from_state(&part.to_state()).unwrap()).unwrap();
    }
    assert_eq!(merged.to_state(), whole.to_state(), "log {log} {}", Q::KIND);
    assert_eq!(merged.finish().unwrap(), whole.finish().unwrap());
}

#[test]
fn customers_counted_apart_merge_to_the_same_bits() {
    for log in 0..400 {
        let case = Case::random(&mut Stream::new(12, log));
        each_question!(&case, question => merges(&case, &question, log));
        let log = case.log(|_| true);
        // What a state says is what the log says.
        assert_eq!(log.tally(&case.paths()).unwrap().finish().unwrap(), log.paths(&case.paths()).unwrap());
        let transitions = log.tally(&case.transitions()).unwrap().finish().unwrap();
        assert_eq!(transitions, log.transitions(&case.transitions()).unwrap());
    }
    let mut one = JourneyTally::new(&TransitionOptions::default()).unwrap();
    let other = JourneyTally::new(&TransitionOptions::default().by_session(true)).unwrap();
    assert_eq!(
        one.merge(&other).unwrap_err().to_string(),
        "only equal settings can be merged, by_session differs"
    );
    let mut one = JourneyTally::new(&NextEvent::new(["a"])).unwrap();
    assert_eq!(
        one.merge(&JourneyTally::new(&NextEvent::new(["b"])).unwrap()).unwrap_err().code(),
        "incompatible"
    );
}

fn forge<Q>(case: &Case, question: &Q)
where
    Q: Question<Answer: Debug>,
{
    let bytes = case.log(|_| true).tally(question).unwrap().to_state();
    for at in 0..bytes.len() - 4 {
        for byte in [0, 1, 2, 0x7f, 0x80, 0xff, bytes[at].wrapping_add(1)] {
            let mut forged = bytes[..bytes.len() - 4].to_vec();
            forged[at] = byte;
            let forged = cxkit_testkit::laws::sealed(forged);
            match JourneyTally::<Q>::from_state(&forged) {
                Err(error) => assert_eq!(error.code(), "bad_state"),
                Ok(read) => {
                    assert_eq!(read.to_state(), forged, "two spellings of one {}", Q::KIND);
                    let answer = format!("{:?}", read.finish().unwrap());
                    assert!(!answer.contains("NaN") && !answer.contains("inf"), "{answer}");
                }
            }
        }
    }
}

#[test]
fn damaged_and_forged_tallies_are_refused() {
    let busy = |log: &u64| {
        let case = Case::random(&mut Stream::new(12, *log));
        case.log(|_| true).transitions(&case.transitions()).unwrap().n > 3
    };
    for log in (0..400).filter(busy).take(4) {
        let case = Case::random(&mut Stream::new(12, log));
        each_question!(&case, question => forge(&case, &question));
    }
}

fn small(touchpoints: &[&str], times: &[i64]) -> EventLog {
    let customers = vec![1_i64; times.len()];
    EventLog::new(&Events::new(customers, Times::from_micros(times).unwrap(), touchpoints)).unwrap()
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let log = small(&["visit", "cart", "buy"], &[0, 1, 2]);
    let zero = Duration::from_micros(0).unwrap();
    let code = |error: cxkit::Error| error.code();
    let sessions = |options: SessionOptions| log.sessions(&options).unwrap_err();
    assert_eq!(code(sessions(SessionOptions::default().confidence_level(1.0))), "out_of_range");
    let each = SessionOptions::default().gap(Some(zero)).gap_rule(GapRule::GreaterOrEqual);
    assert_eq!(code(sessions(each)), "bad_option");
    let unknown = sessions(SessionOptions::default().session_starts(vec!["vist".into()]));
    assert_eq!(unknown.to_string(), "there is no touchpoint 'vist', did you mean 'visit'?");
    let unknown = sessions(SessionOptions::default().session_change(Some("channel".into())));
    assert_eq!(code(unknown), "unknown_name");
    let paths = |options: PathOptions| log.paths(&options).unwrap_err();
    assert_eq!(code(paths(PathOptions::default().top(Some(0)))), "bad_option");
    assert_eq!(code(paths(PathOptions::default().max_steps(Some(0)))), "bad_option");
    assert_eq!(code(paths(PathOptions::default().start(Some("by".into())))), "unknown_name");
    let none = NextEvent::new(Vec::<&str>::new());
    assert_eq!(code(log.next_event(&none).unwrap_err()), "bad_option");
    assert_eq!(code(log.next_event(&NextEvent::new(["vsit"])).unwrap_err()), "unknown_name");
    // A gap of 0 splits wherever time goes on.
    let log = small(&["a", "b", "c"], &[0, 0, 1]);
    assert_eq!(log.sessions(&SessionOptions::default().gap(Some(zero))).unwrap().n, 2);
}

#[test]
fn nothing_to_count_is_no_number() {
    let log = small(&[], &[]);
    let sessions = log.sessions(&SessionOptions::default()).unwrap();
    assert_eq!(
        (sessions.n, sessions.value, sessions.mean_seconds, sessions.max_events),
        (0, None, None, None)
    );
    assert_eq!(sessions.interval_method, "none: there is no session");
    let transitions = log.transitions(&TransitionOptions::default()).unwrap();
    assert_eq!(
        (transitions.n, transitions.value, &*transitions.interval_method),
        (0, None, "none: no transition")
    );
    let paths = log.paths(&PathOptions::default()).unwrap();
    assert_eq!((paths.n, paths.variants, paths.value), (0, 0, None));
    let matrix = log.step_matrix(&StepMatrixOptions::default()).unwrap();
    assert_eq!((matrix.steps, matrix.value, matrix.ended), (0, None, vec![]));
}

/// By hand from the rules: cut, collapse and shorten, in their order.
#[test]
fn paths_are_shaped_in_the_order_of_the_rules() {
    let log = small(&["a", "b", "b", "a", "c", "b", "c"], &[0, 1, 2, 3, 4, 5, 6]);
    let path = |options: PathOptions| {
        let paths = log.paths(&options).unwrap();
        paths.paths.first().map(|row| (row.path.concat(), row.mean_seconds.unwrap()))
    };
    let options = PathOptions::default;
    assert_eq!(path(options()), Some(("abbacbc".into(), 6e-6)));
    // Of b b the second is kept: from there to the end.
    assert_eq!(path(options().collapse_repeats(true).start(Some("b".into()))), Some(("bacbc".into(), 4e-6)));
    assert_eq!(path(options().start(Some("b".into())).end(Some("b".into()))), Some(("bb".into(), 1e-6)));
    assert_eq!(path(options().end(Some("a".into()))), Some(("a".into(), 0.0)));
    assert_eq!(path(options().start(Some("c".into())).max_steps(Some(2))), Some(("cb".into(), 1e-6)));
    let gone = log.paths(&options().start(Some("c".into())).end(Some("a".into()))).unwrap();
    assert_eq!((gone.n, gone.without_end, gone.value), (0, 1, None));
}

/// The rule of ClickHouse's `sequenceNextNode`: one base, neighbours, no second try.
#[test]
fn one_base_and_no_second_try() {
    let log = small(&["a", "c", "a", "b", "d"], &[0, 1, 2, 3, 4]);
    let next = |base: NextBase| {
        let question = NextEvent::new(["a", "b"]).options(NextEventOptions::default().base(base));
        let result = log.next_event(&question).unwrap();
        result.rows.first().map(|row| row.touchpoint.to_string())
    };
    assert_eq!(next(NextBase::FirstMatch), None);
    assert_eq!(next(NextBase::LastMatch), Some("d".into()));
    assert_eq!(next(NextBase::Head), None);
}

#[test]
fn a_hundred_thousand_events_of_one_customer_are_no_matter() {
    let mut stream = Stream::new(9, 1);
    let names = ["a", "b", "c", "x"];
    let touchpoints: Vec<&str> = (0..100_000).map(|_| names[stream.below(4).unwrap() as usize]).collect();
    let rising: Vec<i64> = (0..100_000).collect();
    for times in [&rising, &vec![5_i64; 100_000]] {
        let log = small(&touchpoints, times);
        let transitions = log.transitions(&TransitionOptions::default()).unwrap();
        assert_eq!(transitions.n, 99_999);
        let paths = log.paths(&PathOptions::default()).unwrap();
        assert_eq!((paths.variants, paths.paths[0].steps), (1, 100_000));
        assert_eq!(log.sessions(&SessionOptions::default()).unwrap().max_events, Some(100_000));
    }
}

#[test]
fn many_touchpoints_take_the_wider_road() {
    // 70,000 names: codes of 32 bits, and more pairs than cells are laid out for.
    let names: Vec<String> = (0..70_000).map(|at| format!("t{at:05}")).collect();
    let touchpoints: Vec<&str> = names.iter().chain(&names).map(String::as_str).collect();
    let times: Vec<i64> = (0..140_000).collect();
    let log = small(&touchpoints, &times);
    let transitions = log.transitions(&TransitionOptions::default()).unwrap();
    assert_eq!((transitions.n, transitions.pairs), (139_999, 70_000));
    assert_eq!((&*transitions.transitions[0].target, transitions.transitions[0].count), ("t00001", 2));
    let sessions = TransitionOptions::default().by_session(true).session_starts(vec!["t00000".into()]);
    assert_eq!(log.transitions(&sessions).unwrap().n, 139_998);
}

#[test]
fn settings_describe_themselves() {
    let names: Vec<&str> = TransitionOptions::info().iter().map(|option| option.name).collect();
    for name in ["by_session", "gap", "gap_rule", "collapse_repeats", "start", "end", "max_steps", "times"] {
        assert!(names.contains(&name), "{name}");
    }
}
