//! Saved states of the survey measures, with a design and without.

use super::{in_general, Reopened};
use cxkit::accumulate::Accumulator;
use cxkit::describe::{Record, Value};
use cxkit::survey::{
    AnswerCountsAccumulator, CesAccumulator, CsatAccumulator, NpsAccumulator, RatingAccumulator, Sample,
    SurveyAccumulator, SurveyMeasure,
};

const ANSWERS: [f64; 6] = [5.0, 4.0, 1.0, f64::NAN, 2.0, 5.0];
const WEIGHTS: [f64; 6] = [1.0, 0.25, 3e80, 1.0, 7.5, 1e-80];
const STRATA: [i64; 6] = [1, 1, 1, 2, 2, 2];
const CLUSTERS: [&str; 6] = ["a", "b", "a", "a", "b", "c"];
const POPULATION: [f64; 6] = [10.0, 10.0, 10.0, 40.0, 40.0, 40.0];

/// An empty state, one of plain answers and one with every column of a design, of each measure.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    add_seeds::<cxkit::survey::NpsOptions>(&mut seeds);
    add_seeds::<cxkit::survey::CsatOptions>(&mut seeds);
    add_seeds::<cxkit::survey::CesOptions>(&mut seeds);
    add_seeds::<cxkit::survey::RatingOptions>(&mut seeds);
    add_seeds::<cxkit::survey::AnswerCountsOptions>(&mut seeds);
    seeds
}

fn add_seeds<M: SurveyMeasure>(seeds: &mut Vec<Vec<u8>>) {
    let designed = Sample::of(&ANSWERS)
        .weights(&WEIGHTS)
        .strata(&STRATA[..])
        .clusters(&CLUSTERS)
        .population(&POPULATION);
    seeds.push(SurveyAccumulator::<M>::default().to_state());
    for sample in [Sample::of(&ANSWERS), Sample::of(&ANSWERS).weights(&WEIGHTS), designed] {
        let mut accumulator = SurveyAccumulator::<M>::default();
        accumulator.extend(sample).unwrap_or_default();
        seeds.push(accumulator.to_state());
    }
}

/// What each measure makes of the bytes. Panics where an accepted state gives a number that is none.
pub(super) fn reopen(bytes: &[u8]) -> String {
    [
        answer::<NpsAccumulator>(bytes),
        answer::<CsatAccumulator>(bytes),
        answer::<CesAccumulator>(bytes),
        answer::<RatingAccumulator>(bytes),
        answer::<AnswerCountsAccumulator>(bytes),
    ]
    .join(", ")
}

fn answer<A: Accumulator>(bytes: &[u8]) -> String
where
    A::Output: Record,
{
    match super::reopened::<A>(bytes) {
        Reopened::Refused(why) => why,
        Reopened::Accepted { alone, doubled } => {
            let said = [Some(alone), doubled].map(|answer| match answer {
                Some(Ok(result)) => {
                    for (field, value) in A::Output::FIELDS.iter().zip(result.values()) {
                        assert!(!holds_nan(&value), "{field} is {value:?}");
                    }
                    "an answer".to_owned()
                }
                Some(Err(error)) => format!("{} {}", error.code(), in_general(&error.to_string())),
                None => "not merged".to_owned(),
            });
            format!("accepted {said:?}")
        }
    }
}

fn holds_nan(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_nan(),
        Value::List(values) => values.iter().any(holds_nan),
        Value::Map(fields) => fields.iter().any(|(_, value)| holds_nan(value)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_design_is_among_the_seeds() {
        let seeds: std::collections::BTreeSet<_> = seeds().into_iter().collect();
        assert_eq!(seeds.len(), 5 * 4);
    }

    #[test]
    fn numbers_that_are_none_are_found_in_lists() {
        let list = |number| Value::List(vec![Value::Map(vec![("share".into(), Value::Number(number))])]);
        assert!(holds_nan(&list(f64::NAN)));
        assert!(!holds_nan(&list(0.5)));
    }
}
