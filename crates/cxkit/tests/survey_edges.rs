//! Edges of the survey measures that change a number or an answer and that no vector walks.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::columns::Numbers;
use cxkit::survey::{
    answer_counts, cronbach_alpha, cronbach_alpha_with, csat_with, AnswerCounts, CesAccumulator, CesOptions,
    CronbachAlphaOptions, CsatAccumulator, CsatMethod, CsatOptions, Interval, NpsAccumulator,
};
use cxkit::{Error, Missing};

fn code<T>(result: Result<T, Error>) -> &'static str {
    result.map(|_| ()).unwrap_err().code()
}

#[test]
fn an_interval_that_no_rows_could_make_fit_is_refused_before_any_row() {
    assert_eq!(code(CesAccumulator::new(CesOptions::default().interval(Interval::Wilson))), "bad_option");
    assert_eq!(code(CsatAccumulator::new(CsatOptions::default().interval(Interval::T))), "bad_option");
    assert_eq!(code(CesAccumulator::new(CesOptions::default().confidence_level(1.0))), "out_of_range");
    assert_eq!(code(CsatAccumulator::new(CsatOptions::default().confidence_level(0.0))), "out_of_range");
    assert!(CesAccumulator::new(CesOptions::default().interval(Interval::T)).is_ok());
}

#[test]
fn the_two_highest_answers_are_two_on_every_scale() {
    let two = CsatOptions::default().method(CsatMethod::TopTwoBox);
    assert_eq!(csat_with(&[5, 4, 3, 2], &two).unwrap().score, 0.5);
    assert_eq!(csat_with(&[10, 9, 8, 7], &two.scale((1.0, 10.0))).unwrap().score, 0.5);
}

#[test]
fn rows_that_were_read_are_counted() {
    let mut scores = NpsAccumulator::default();
    scores.extend_from_slice(&[10.0, f64::NAN, 3.0]).unwrap();
    assert_eq!(scores.row_count(), 3);
    assert_eq!(NpsAccumulator::default().row_count(), 0);
}

#[test]
fn alpha_refuses_what_it_cannot_use_and_names_the_row() {
    let items =
        |second: &[f64]| vec![Numbers::from(vec![1.0, 2.0, 4.0, 5.0]), Numbers::from(second.to_vec())];
    let infinite = cronbach_alpha(&items(&[1.0, 3.0, f64::INFINITY, 5.0])).unwrap_err();
    assert_eq!((infinite.code(), infinite.row()), ("non_finite", Some(2)));
    let gap = [1.0, f64::NAN, 4.0, 5.0];
    assert_eq!(cronbach_alpha(&items(&gap)).unwrap().missing_count, 1);
    let strict = CronbachAlphaOptions::default().missing(Missing::Error);
    let missing = cronbach_alpha_with(&items(&gap), &strict).unwrap_err();
    assert_eq!((missing.code(), missing.row()), ("missing", Some(1)));
}

#[test]
fn an_item_that_does_not_vary_has_no_correlation() {
    let items = [vec![1.0, 2.0, 4.0, 5.0], vec![3.0; 4]].map(Numbers::from);
    assert_eq!(cronbach_alpha(&items).unwrap().standardized_alpha, None);
}

#[test]
fn a_table_of_answers_shows_its_answers_in_order() {
    let table = AnswerCounts::from_counts([(8.5, 2), (-0.0, 1), (10.0, 3), (0.0, 1)]).unwrap();
    assert_eq!(format!("{table:?}"), "{0.0: 2, 8.5: 2, 10.0: 3}");
    assert_eq!(AnswerCounts::from_counts([(f64::NAN, 1)]).unwrap_err().code(), "non_finite");
    assert_eq!(answer_counts(&[3, 1, 3]).unwrap().distribution.len(), 2);
}
