//! Patterns by trying: from every start every way through the pattern is walked, token by token.

use super::kinds::Kind;
use super::rows::{by_customer, log, one_in, pick, random, Row};
use cxkit::columns::Key;
use cxkit::journey::{EventLog, Pattern, PatternOptions, UnknownTouchpoint};
use cxkit::random::Stream;

/// A piece of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Condition(usize),
    Any,
    Star,
    /// A comparison, and microseconds.
    Gate(&'static str, i64),
}

/// A small log and a pattern to look for.
#[derive(Clone, Debug)]
pub struct Case {
    rows: Vec<Row>,
    kinds: Vec<Kind>,
    tokens: Vec<Token>,
}

/// What a match is: the time of every event it names.
type Times = Vec<i64>;

impl Case {
    /// A case heavy with ties and repeats.
    #[must_use]
    pub fn random(stream: &mut Stream) -> Self {
        let mut rows = random(stream);
        if one_in(stream, 2) {
            rows.extend(random(stream));
        }
        for row in &mut rows {
            row.time = row.time * 1_000_000 + pick(stream, &[0, 0, 0, 0, 1, 500_000]);
        }
        let kinds: Vec<Kind> = (0..=stream.below(3).unwrap()).map(|_| Kind::random(stream)).collect();
        let mut tokens = Vec::new();
        let mut events = 0;
        for _ in 0..1 + stream.below(6).unwrap() {
            let comparison = pick(stream, &["<=", ">=", "==", "<", ">"]);
            tokens.push(match stream.below(8).unwrap() {
                0 => Token::Star,
                1 => Token::Any,
                2 | 3 if events > 0 => {
                    Token::Gate(comparison, pick(stream, &[0, 1, 500_000, 1_000_000, 2_000_000, 4_000_000]))
                }
                _ => Token::Condition(stream.below(kinds.len() as u64).unwrap() as usize),
            });
            events += usize::from(matches!(tokens.last(), Some(Token::Any | Token::Condition(_))));
        }
        // No time condition without an event after it, no pattern without an event.
        tokens.push(Token::Condition(stream.below(kinds.len() as u64).unwrap() as usize));
        if one_in(stream, 5) {
            tokens.push(Token::Star);
        }
        Self { rows, kinds, tokens }
    }

    /// The library's log of the case, of all customers or of some.
    #[must_use]
    pub fn log(&self, only: impl Fn(i64) -> bool) -> EventLog {
        log(&self.rows, only)
    }

    /// The library's pattern of the case.
    #[must_use]
    pub fn pattern(&self) -> Pattern {
        let text = |token: &Token| match token {
            Token::Condition(which) => format!("(?{})", which + 1),
            Token::Any => ".".to_owned(),
            Token::Star => ".*".to_owned(),
            Token::Gate(comparison, micros) => {
                format!("(?t{comparison}{}.{:06})", micros / 1_000_000, micros % 1_000_000)
            }
        };
        // A star right after any event reads as such, so there is a space between.
        let text: Vec<String> = self.tokens.iter().map(text).collect();
        let options = PatternOptions::default().unknown(UnknownTouchpoint::Empty);
        Pattern::new(text.join(" "), self.kinds.iter().map(Kind::kind)).options(options)
    }

    /// Every match that begins with the event at `at`: the rest of the pattern walked from there.
    fn walk(&self, events: &[Row], tokens: &[Token], taken: &[usize], found: &mut Vec<Vec<usize>>) {
        let step = tokens.iter().position(|token| matches!(token, Token::Any | Token::Condition(_)));
        let Some(step) = step else {
            found.push(taken.to_vec());
            return;
        };
        let (between, rest) = (&tokens[..step], &tokens[step + 1..]);
        let last = taken.last().copied();
        for next in last.map_or(0, |last| last + 1)..events.len() {
            let neighbour = last.is_none_or(|last| next == last + 1);
            if !neighbour && between.is_empty() {
                continue;
            }
            let in_time = last.is_none_or(|last| {
                let passed = events[next].time - events[last].time;
                between.iter().all(|token| match token {
                    Token::Gate("<=", time) => passed <= *time,
                    Token::Gate(">=", time) => passed >= *time,
                    Token::Gate("<", time) => passed < *time,
                    Token::Gate(">", time) => passed > *time,
                    Token::Gate(_, time) => passed == *time,
                    _ => true,
                })
            });
            let is = match tokens[step] {
                Token::Condition(which) => self.kinds[which].is(&events[next]),
                _ => true,
            };
            if in_time && is {
                let taken: Vec<usize> = taken.iter().copied().chain([next]).collect();
                self.walk(events, rest, &taken, found);
            }
        }
    }

    /// The matches of a customer.
    fn matches(&self, journey: &[Row]) -> Vec<Times> {
        let events: Vec<Row> =
            journey.iter().copied().filter(|row| self.kinds.iter().any(|kind| kind.is(row))).collect();
        let mut all = Vec::new();
        self.walk(&events, &self.tokens, &[], &mut all);
        let mut matches = Vec::new();
        let mut from = 0;
        // The leftmost start; the earliest end; then event by event the earliest.
        while let Some(best) = all
            .iter()
            .filter(|events| events[0] >= from)
            .min_by_key(|events| (events[0], *events.last().unwrap(), (*events).clone()))
        {
            from = best.last().unwrap() + 1;
            matches.push(best.iter().map(|event| events[*event].time).collect());
        }
        matches
    }
}

/// Asks the library and the search the same, and says where they differ.
///
/// # Errors
/// The case and what came of it on both sides.
pub fn check(case: &Case) -> Result<(), String> {
    compare(case).map_err(|reason| format!("{case:#?}\n{}\n{reason}", case.pattern().notation()))
}

fn compare(case: &Case) -> Result<(), String> {
    let (log, pattern) = (case.log(|_| true), case.pattern());
    let said = |error: cxkit::Error| error.to_string();
    let result = log.match_pattern(&pattern).map_err(said)?;
    let journeys = by_customer(&case.rows);
    let expected: Vec<(i64, Vec<Times>)> = journeys
        .iter()
        .map(|(&customer, journey)| (customer, case.matches(journey)))
        .filter(|(_, matches)| !matches.is_empty())
        .collect();
    let total: usize = expected.iter().map(|(_, matches)| matches.len()).sum();
    let n = journeys.len();
    if (result.matched, result.matches, result.n) != (expected.len() as u64, total as u64, n as u64) {
        return Err(format!("{result:?}\nexpected {expected:?}"));
    }
    let share = (n > 0).then(|| expected.len() as f64 / n as f64);
    if result.value != share || result.ci_lower.is_some() != share.is_some() {
        return Err(format!("{result:?}\nexpected {share:?}"));
    }
    let counts: Vec<(Key, u64)> =
        expected.iter().map(|(customer, found)| (Key::Integer(*customer), found.len() as u64)).collect();
    if log.pattern_counts(&pattern).map_err(said)? != counts {
        return Err(format!("counts are not {counts:?}"));
    }
    for (first, found) in [(true, log.pattern_first(&pattern)), (false, log.pattern_times(&pattern))] {
        let found: Vec<(Key, u64, Times)> = found
            .map_err(said)?
            .into_iter()
            .map(|(customer, one)| {
                let times: Times = one.times.iter().map(|time| time.micros()).collect();
                assert_eq!((one.start, one.end), (one.times[0], *one.times.last().unwrap()));
                (customer, one.number, times)
            })
            .collect();
        let wanted = expected.iter().flat_map(|(customer, matches)| {
            let shown = matches.iter().enumerate().filter(|(at, _)| !first || *at == 0);
            shown.map(|(at, times)| (Key::Integer(*customer), at as u64 + 1, times.clone()))
        });
        let wanted: Vec<_> = wanted.collect();
        if found != wanted {
            return Err(format!("times {found:?}\nexpected {wanted:?}"));
        }
    }
    Ok(())
}
