//! The notation of patterns: any text, asked of a small log.

use cxkit::journey::{EventLog, Events, Pattern};
use cxkit::time::Times;

const CONDITIONS: [&str; 3] = ["a", "b", "c"];

pub(super) fn seeds() -> Vec<Vec<u8>> {
    ["(?1)(?2)", "(?1).*(?2)", "(?1)(?t<=2)(?2).(?3)", "(?1)(?t>0.5)(?t<9)(?2)", ".* (?3)(?t==1)(?3).*"]
        .map(|text| text.as_bytes().to_vec())
        .into()
}

fn log() -> EventLog {
    const CUSTOMERS: [i64; 9] = [1, 1, 1, 1, 1, 2, 2, 2, 3];
    const TIMES: [i64; 9] = [0, 0, 500_000, 1_000_000, 3_000_000, 0, 2_000_000, 2_000_000, 0];
    const TOUCHPOINTS: [&str; 9] = ["a", "b", "c", "a", "b", "c", "b", "c", "a"];
    match Times::from_micros(&TIMES)
        .and_then(|times| EventLog::new(&Events::new(&CUSTOMERS, times, &TOUCHPOINTS)))
    {
        Ok(log) => log,
        Err(error) => panic!("{error}"),
    }
}

/// Whatever the text: no panic; a refusal names a character of it; the ways to ask agree with each other.
pub(super) fn check(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let pattern = Pattern::new(text.as_ref(), CONDITIONS);
    if let Err(error) = pattern.check() {
        assert_eq!(error.code(), "bad_option", "{error}");
        let said = error.to_string();
        let place = said.rsplit("at character ").next().and_then(|place| place.parse::<usize>().ok());
        let letters = text.chars().count();
        assert!(place.is_some_and(|place| (1..=letters + 1).contains(&place)), "{said}");
        return super::in_general(&said);
    }
    let log = log();
    let asked = log.match_pattern(&pattern).and_then(|result| {
        Ok((
            result,
            log.pattern_counts(&pattern)?,
            log.pattern_times(&pattern)?,
            log.pattern_first(&pattern)?,
        ))
    });
    let (result, counts, times, first) = match asked {
        Ok(answers) => answers,
        Err(error) => panic!("{error}"),
    };
    let sum: u64 = counts.iter().map(|(_, count)| count).sum();
    assert_eq!((result.matched, result.matches), (counts.len() as u64, sum));
    assert_eq!((times.len() as u64, first.len()), (sum, counts.len()));
    for (_, found) in &times {
        assert!(found.times.windows(2).all(|pair| pair[0] <= pair[1]), "{found:?}");
    }
    format!("{} of {}", result.matches, result.n)
}
