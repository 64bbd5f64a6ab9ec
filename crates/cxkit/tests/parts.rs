//! Groups and periods of one pass, read as parts of the whole, and the differences between them.
#![allow(clippy::unwrap_used, clippy::panic)]

use cxkit::accumulate::Accumulator;
use cxkit::columns::Texts;
use cxkit::describe::Value;
use cxkit::measure::{difference, known_metric, metric, Measure, MeasureAccumulator, Part, Table};
use cxkit::survey::{NpsAccumulator, NpsResult, Sample};
use cxkit::time::{date_text, Every, Times, Zone};

const SCORES: [i64; 11] = [10, 9, 3, 8, 10, 6, 10, 7, 9, 2, 9];
const DRAWN: [&str; 11] = ["a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b"];
const AREA: [&str; 11] = ["n", "s", "n", "n", "s", "n", "n", "s", "n", "s", "s"];
const WEIGHT: [f64; 11] = [2.0, 1.5, 1.0, 2.5, 1.0, 3.0, 1.0, 2.0, 1.5, 1.0, 2.0];
const DAY: [&str; 11] = [
    "2026-01-05",
    "2026-01-09",
    "2026-02-01",
    "2026-02-03",
    "2026-02-09",
    "2026-01-01",
    "2026-01-31",
    "2026-02-28",
    "",
    "2026-01-15",
    "2026-02-11",
];

fn column(role: &str, name: &str) -> (String, String) {
    (role.to_owned(), name.to_owned())
}

fn by_area(split: usize) -> MeasureAccumulator {
    let columns = vec![column("answers", "score"), column("weights", "w"), column("strata", "drawn")];
    let measure = Measure::new()
        .by("area")
        .time("day")
        .every(Every::Month)
        .metric("nps", metric("nps").unwrap().over(&[], columns).unwrap())
        .metric(
            "asked",
            metric("response_rate").unwrap().over(&[], vec![column("answers", "score")]).unwrap(),
        );
    let mut accumulator = measure.accumulator().unwrap();
    for rows in [0..split, split..11] {
        let table = Table::new()
            .column("score", &SCORES[rows.clone()])
            .column("drawn", Texts::from(&DRAWN[rows.clone()]))
            .column("area", Texts::from(&AREA[rows.clone()]))
            .column("w", &WEIGHT[rows.clone()])
            .column("day", Times::from_texts(&Texts::from(&DAY[rows]), &Zone::utc()).unwrap());
        accumulator.extend(&table).unwrap();
    }
    accumulator
}

fn sample(keep: impl Fn(usize) -> bool) -> NpsAccumulator {
    let rows: Vec<usize> = (0..11).filter(|&row| keep(row)).collect();
    let scores: Vec<i64> = rows.iter().map(|&row| SCORES[row]).collect();
    let mut accumulator = NpsAccumulator::default();
    accumulator
        .extend(
            Sample::of(&scores)
                .weights(rows.iter().map(|&row| WEIGHT[row]).collect::<Vec<f64>>())
                .strata(rows.iter().map(|&row| Some(DRAWN[row])).collect::<Texts<'_>>()),
        )
        .unwrap();
    accumulator
}

fn nps(part: &Part) -> NpsResult {
    part.answers[0].clone().unwrap().as_any().downcast_ref::<NpsResult>().unwrap().clone()
}

/// What the core gives for the same rows one by one: the domain estimate that `designs.rs` compares with R's rule.
#[test]
fn groups_periods_and_the_rest_are_domains_of_the_whole_sample() {
    let whole = sample(|_| true);
    let frame = whole.frame().unwrap();
    for split in [0, 4, 11] {
        let parts = by_area(split).parts(60).unwrap();
        assert_eq!(nps(&parts.whole), whole.finish().unwrap());
        assert_eq!((parts.groups.len(), parts.groups[0].rows.as_slice()), (2, [6, 6].as_slice()));
        for (at, area) in ["n", "s"].into_iter().enumerate() {
            let own = sample(|row| AREA[row] == area).finish_within(&frame).unwrap();
            let rest = sample(|row| AREA[row] != area).finish_within(&frame).unwrap();
            assert_eq!(nps(&parts.groups[at]), own);
            let found = parts.groups[at].rest[0].clone().unwrap().unwrap();
            assert_eq!(found.as_any().downcast_ref::<NpsResult>(), Some(&rest));
        }
        let days: Vec<_> = parts.periods.iter().map(|part| part.first_day.map(date_text)).collect();
        assert_eq!(days, [Some("2026-01-01".into()), Some("2026-02-01".into()), None]);
        let january = sample(|row| DAY[row].starts_with("2026-01")).finish_within(&frame).unwrap();
        assert_eq!(nps(&parts.periods[0]), january);
        assert_eq!(parts.periods.iter().map(|part| part.rows[0]).sum::<u64>(), 11);
    }
}

#[test]
fn too_many_groups_are_not_compared_and_a_saved_state_gives_the_same_parts() {
    let accumulator = by_area(5);
    assert!(accumulator.parts(1).unwrap().groups.iter().all(|part| part.rest.iter().all(Option::is_none)));
    let loaded = MeasureAccumulator::from_state(&accumulator.to_state(), &known_metric).unwrap();
    assert_eq!(
        format!("{:?}", loaded.parts(60).unwrap().groups),
        format!("{:?}", accumulator.parts(60).unwrap().groups)
    );
}

#[test]
fn a_part_without_an_answer_says_why() {
    let columns = vec![column("answers", "score"), column("weights", "w"), column("strata", "drawn")];
    let measure =
        Measure::new().by("drawn").metric("nps", metric("nps").unwrap().over(&[], columns).unwrap());
    let mut accumulator = measure.accumulator().unwrap();
    let table = Table::new()
        .column("score", &[10, 9, 3])
        .column("drawn", Texts::from(&["a", "a", "b"]))
        .column("w", &[1.0, 2.0, 1.0]);
    accumulator.extend(&table).unwrap();
    let parts = accumulator.parts(60).unwrap();
    assert_eq!(parts.groups[0].answers[0].as_ref().map(|answer| answer.name()), Ok("NpsResult"));
    assert_eq!(parts.groups[1].answers[0].as_ref().unwrap_err().code(), "lonely_cluster");
    // Nothing was read: there is a whole, which says so.
    let empty = measure.accumulator().unwrap().parts(60).unwrap();
    assert_eq!(empty.whole.answers[0].as_ref().unwrap_err().code(), "empty");
    assert!(empty.groups.is_empty() && empty.periods.is_empty());
}

/// A log: in January a, b, c; in February a, d; in March a, d. One of two groups ends in February.
#[test]
fn a_log_answers_for_the_last_period_in_every_group() {
    let measure = Measure::new().by("area").time("day").every(Every::Month).metric(
        "kept",
        metric("retention_rate").unwrap().over(&[], vec![column("customer", "who")]).unwrap(),
    );
    let table = Table::new()
        .column("who", Texts::from(&["a", "b", "c", "a", "d", "a", "d"]))
        .column("area", Texts::from(&["n", "s", "s", "n", "s", "n", "s"]))
        .column(
            "day",
            Times::from_texts(
                &Texts::from(&[
                    "2026-01-02",
                    "2026-01-03",
                    "2026-01-04",
                    "2026-02-01",
                    "2026-02-03",
                    "2026-03-09",
                    "2026-03-01",
                ]),
                &Zone::utc(),
            )
            .unwrap(),
        );
    let mut accumulator = measure.accumulator().unwrap();
    accumulator.extend(&table).unwrap();
    let parts = accumulator.parts(0).unwrap();
    let value = |part: &Part| {
        let answer = part.answers[0].clone().unwrap();
        let at = answer.fields().iter().position(|field| *field == "value").unwrap();
        answer.values()[at].number().unwrap()
    };
    // March: a and d were there in February and are there; February: of a, b, c only a.
    assert_eq!(value(&parts.whole), 1.0);
    assert!((value(&parts.periods[0]) - 1.0 / 3.0).abs() < 1e-15);
    assert_eq!(
        parts.periods.iter().map(|part| part.first_day.map(date_text)).collect::<Vec<_>>(),
        [Some("2026-02-01".to_owned()), Some("2026-03-01".to_owned())]
    );
    assert_eq!((value(&parts.groups[0]), value(&parts.groups[1])), (1.0, 1.0));
}

#[test]
fn answers_of_one_kind_have_a_difference() {
    let parts = by_area(11).parts(60).unwrap();
    let (north, south) =
        (parts.groups[0].answers[0].clone().unwrap(), parts.groups[1].answers[0].clone().unwrap());
    let found = difference(north.as_ref(), south.as_ref()).unwrap();
    assert_eq!(found, cxkit::survey::nps_difference(&nps(&parts.groups[0]), &nps(&parts.groups[1])).unwrap());
    let asked = parts.groups[0].answers[1].clone().unwrap();
    assert_eq!(difference(north.as_ref(), asked.as_ref()).unwrap_err().code(), "incompatible");
    let level = Value::Number(0.9);
    let other = Measure::new()
        .metric(
            "n",
            metric("nps")
                .unwrap()
                .over(&[("confidence_level", &level)], vec![column("answers", "s")])
                .unwrap(),
        )
        .run(&Table::new().column("s", &[10, 9, 3]))
        .unwrap();
    assert_eq!(
        difference(north.as_ref(), other.rows()[0].any(0).unwrap()).unwrap_err().code(),
        "incompatible"
    );
}

/// By hand. Holm: .01 × 6, .02 × 5, .03 × 4, then .04 × 3 = .12 and .05 × 2 = .10, which may not fall below .12.
/// Benjamini and Hochberg: .05 × 6 / 5 = .06, and no smaller p value may come out larger.
#[test]
fn p_values_are_corrected_for_their_number() {
    use cxkit::stats::{corrected, Correction};
    let p = [0.5, 0.01, 0.02, 0.03, 0.04, 0.05];
    let near = |found: Vec<f64>, want: [f64; 6]| {
        for (found, want) in found.iter().zip(want) {
            assert!((found - want).abs() < 1e-15, "{found} {want}");
        }
    };
    near(corrected(&p, Correction::Holm).unwrap(), [0.5, 0.06, 0.10, 0.12, 0.12, 0.12]);
    near(corrected(&p, Correction::BenjaminiHochberg).unwrap(), [0.5, 0.06, 0.06, 0.06, 0.06, 0.06]);
}
