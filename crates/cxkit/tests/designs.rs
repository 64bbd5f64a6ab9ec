//! Weighted rows: any split, order and place of the same rows gives the same bytes.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::accumulate::Accumulator;
use cxkit::random::Stream;
use cxkit::survey::{nps, nps_with, NpsAccumulator, NpsOptions, Sample};

struct Rows {
    scores: Vec<f64>,
    weights: Vec<f64>,
    strata: Vec<i64>,
    clusters: Vec<i64>,
    population: Vec<f64>,
}

impl Rows {
    fn random(seed: u64, n: usize) -> Self {
        let mut stream = Stream::new(seed, 0);
        let mut draw = |bound| stream.below(bound).unwrap();
        let mut rows =
            Self { scores: vec![], weights: vec![], strata: vec![], clusters: vec![], population: vec![] };
        for _ in 0..n {
            let stratum = draw(3);
            rows.scores.push(if draw(9) == 0 { f64::NAN } else { draw(11) as f64 });
            // Weights of many magnitudes, so that plain sums would depend on their order.
            rows.weights.push((1 + draw(1000)) as f64 * [1e-7, 1.0, 3e8][draw(3) as usize]);
            rows.strata.push(stratum as i64);
            rows.clusters.push(draw(6) as i64);
            rows.population.push(100.0 + stratum as f64);
        }
        rows
    }

    fn take(&self, order: &[usize]) -> Self {
        let pick = |values: &[f64]| order.iter().map(|&row| values[row]).collect();
        let keys = |values: &[i64]| order.iter().map(|&row| values[row]).collect();
        Self {
            scores: pick(&self.scores),
            weights: pick(&self.weights),
            strata: keys(&self.strata),
            clusters: keys(&self.clusters),
            population: pick(&self.population),
        }
    }

    fn sample(&self, clusters: bool) -> Sample<'_> {
        let sample = Sample::of(&self.scores)
            .weights(&self.weights)
            .strata(self.strata.as_slice())
            .population(&self.population);
        if clusters {
            sample.clusters(self.clusters.as_slice())
        } else {
            sample
        }
    }
}

#[test]
fn splits_orders_and_merges_give_the_same_bytes() {
    for seed in 0..20 {
        let clusters = seed % 2 == 0;
        let rows = Rows::random(seed, 120);
        let mut whole = NpsAccumulator::default();
        whole.extend(rows.sample(clusters)).unwrap();
        let reversed = rows.take(&(0..120).rev().collect::<Vec<_>>());
        let mut backwards = NpsAccumulator::default();
        backwards.extend(reversed.sample(clusters)).unwrap();
        assert_eq!(whole.to_state(), backwards.to_state());
        for cut in [0, 1, 60, 119, 120] {
            let (head, tail) =
                (rows.take(&(0..cut).collect::<Vec<_>>()), rows.take(&(cut..120).collect::<Vec<_>>()));
            let (mut first, mut second) = (NpsAccumulator::default(), NpsAccumulator::default());
            first.extend(head.sample(clusters)).unwrap();
            second.extend(tail.sample(clusters)).unwrap();
            let mut swapped = second.clone();
            swapped.merge(&first).unwrap();
            first.merge(&second).unwrap();
            assert_eq!(whole.to_state(), first.to_state());
            assert_eq!(whole.to_state(), swapped.to_state());
        }
        let loaded = NpsAccumulator::from_state(&whole.to_state()).unwrap();
        assert_eq!(loaded.finish().unwrap(), whole.finish().unwrap());
        for flipped in 0..whole.to_state().len() {
            let mut bytes = whole.to_state();
            bytes[flipped] ^= 0x41;
            assert_eq!(NpsAccumulator::from_state(&bytes).unwrap_err().code(), "bad_state");
        }
    }
}

#[test]
fn equal_weights_change_nothing_but_the_interval() {
    let rows = Rows::random(3, 200);
    let plain = nps(&rows.scores).unwrap();
    let weighted = nps(Sample::of(&rows.scores).weights(vec![2.5; 200])).unwrap();
    assert!((plain.score - weighted.score).abs() < 1e-12);
    assert_eq!((plain.n, plain.missing_count), (weighted.n, weighted.missing_count));
    assert!((weighted.kish_n.unwrap() - plain.n as f64).abs() < 1e-9);
    assert!((weighted.design_effect.unwrap() - 1.0).abs() < 1e-12);
}

#[test]
fn a_refused_batch_changes_nothing() {
    let mut accumulator = NpsAccumulator::default();
    accumulator.extend_from_slice(&[10, 9, 2]).unwrap();
    let before = accumulator.to_state();
    assert_eq!(accumulator.extend_from_slice(&[10, 9, 11]).unwrap_err().row(), Some(5));
    assert_eq!(accumulator.push(11.0).unwrap_err().row(), Some(3));
    assert!(accumulator.extend(Sample::of(&[1, 2]).weights(&[1.0, 0.0])).is_err());
    assert_eq!(
        accumulator.extend(Sample::of(&[1, 2]).weights(&[1.0, 1.0])).unwrap_err().code(),
        "incompatible"
    );
    assert_eq!(before, accumulator.to_state());
}

#[test]
fn any_machine_type_and_thread_count_gives_the_same_answer() {
    let mut stream = Stream::new(1, 1);
    let scores: Vec<i8> = (0..3_000_000).map(|_| stream.below(11).unwrap() as i8).collect();
    let expected = nps(&scores).unwrap();
    for threads in [2, 3, 8] {
        assert_eq!(nps(Sample::of(&scores).threads(threads)).unwrap(), expected);
    }
    let short = &scores[..10_000];
    let expected = nps(short).unwrap();
    macro_rules! same {
        ($($type:ty),+) => { $(
            let typed: Vec<$type> = short.iter().map(|&score| score as $type).collect();
            assert_eq!(nps(&typed).unwrap(), expected, stringify!($type));
        )+ };
    }
    same!(u8, i16, u16, i32, u32, i64, u64, f32, f64);
    let mut late = scores.clone();
    late[2_500_000] = 99;
    late[1_700_000] = 12;
    for threads in [1, 2] {
        assert_eq!(nps(Sample::of(&late).threads(threads)).unwrap_err().row(), Some(1_700_000));
    }
}

#[test]
fn scores_stay_on_the_scale_and_never_turn_into_nan() {
    for promoters in 0..=12_u64 {
        for detractors in 0..=12 - promoters {
            let passives = 12 - promoters - detractors;
            let counts = cxkit::survey::AnswerCounts::from_counts([
                (10.0, promoters),
                (8.0, passives),
                (0.0, detractors),
            ])
            .unwrap();
            let mirrored = cxkit::survey::AnswerCounts::from_counts([
                (10.0, detractors),
                (8.0, passives),
                (0.0, promoters),
            ])
            .unwrap();
            let result = nps_with(&counts, &NpsOptions::default()).unwrap();
            let other = nps(&mirrored).unwrap();
            let (low, high) = (result.ci_lower.unwrap(), result.ci_upper.unwrap());
            assert!(-100.0 <= low && low <= result.score && result.score <= high && high <= 100.0);
            assert!(high - low > 20.0, "twelve answers cannot be this certain");
            assert!(
                (low + other.ci_upper.unwrap()).abs() < 1e-9 && (result.score + other.score).abs() < 1e-12
            );
        }
    }
}

#[test]
fn a_merge_names_what_differs() {
    let new = |options: NpsOptions| NpsAccumulator::new(options).unwrap();
    let mut plain = NpsAccumulator::default();
    for (other, named) in [
        (NpsOptions::default().confidence_level(0.9), "confidence_level"),
        (NpsOptions::default().seed(3_u64), "seed"),
        (NpsOptions::default().missing_values([11.0]), "missing_values"),
    ] {
        let refused = plain.merge(&new(other)).unwrap_err();
        assert!(refused.to_string().contains(named), "{refused}");
    }
    let (mut weighted, mut unweighted) = (NpsAccumulator::default(), NpsAccumulator::default());
    weighted.extend(Sample::of(&[1]).weights(&[2.0])).unwrap();
    unweighted.push(1.0).unwrap();
    for refused in [weighted.merge(&unweighted).unwrap_err(), unweighted.merge(&weighted).unwrap_err()] {
        assert!(refused.to_string().contains("weights"), "{refused}");
    }
    weighted.merge(&NpsAccumulator::default()).unwrap();
    assert_eq!(weighted.row_count(), 1);
    let mut populated = NpsAccumulator::default();
    populated.extend(Sample::of(&[1, 2]).population(&[9.0, 9.0])).unwrap();
    let mut other = NpsAccumulator::default();
    other.extend(Sample::of(&[1, 2]).population(&[8.0, 8.0])).unwrap();
    assert!(populated.merge(&other).unwrap_err().to_string().contains("population"));
}

#[test]
fn errors_say_what_was_required_and_what_came() {
    let message =
        |sample: Sample<'_>, options: &NpsOptions| nps_with(sample, options).unwrap_err().to_string();
    let plain = NpsOptions::default();
    for (said, expected) in [
        (message(Sample::of(&[3, 11]), &plain), "score must be between 0 and 10, got 11 in row 1"),
        (message(Sample::of(&[1]).weights(&[-2.0]), &plain), "weight must be above 0 (from 1e-90 to 1e90), got -2 in row 0"),
        (message(Sample::of(&[1]).weights(&[1.0, 2.0]), &plain), "weights must have 1 rows like the first column, got 2"),
        (message(Sample::of(&["9", "often"]), &plain), "score must be a number, got 'often' in row 1"),
        (
            message(Sample::of(&["nay"]), &NpsOptions::default().labels([("yes", 10.0)])),
            "score must be a number or a label, got 'nay' in row 0",
        ),
        (message(Sample::of(&[1.0, f64::INFINITY]), &plain), "score must be finite, got an infinite value in row 1"),
        (
            message(Sample::of(&[1, 2]).strata(&["a", "b"]), &plain),
            "stratum 'a' has one cluster, so its variance is unknown: merge it with another, or choose lonely",
        ),
    ] {
        assert_eq!(said, expected);
    }
}

#[test]
fn settings_that_nest_without_end_are_refused() {
    // One setting whose value is a list in a list in a list …, under a checksum that fits.
    let mut writer = cxkit::accumulate::StateWriter::new("nps", 1);
    writer.usize(1);
    writer.str("interval");
    for _ in 0..2_000_000 {
        writer.u64(5);
        writer.usize(1);
    }
    let refused = NpsAccumulator::from_state(&writer.finish()).unwrap_err();
    assert!(refused.to_string().contains("too deep"), "{refused}");
}

#[test]
fn options_are_checked_when_they_are_given() {
    for options in [
        NpsOptions::default().confidence_level(5.0),
        NpsOptions::default().interval(cxkit::survey::Interval::Wilson),
        NpsOptions::default().resamples(0_u64),
    ] {
        assert!(NpsAccumulator::new(options).is_err());
    }
}

#[test]
fn more_rows_than_every_runtime_counts_are_refused() {
    let most = cxkit::survey::AnswerCounts::from_counts([(10.0, 1 << 53)]).unwrap();
    let mut full = NpsAccumulator::default();
    full.extend(&most).unwrap();
    let before = full.to_state();
    assert_eq!(full.merge(&full.clone()).unwrap_err().code(), "out_of_range");
    assert_eq!(full.push(1.0).unwrap_err().code(), "out_of_range");
    assert_eq!(full.extend_from_slice(&[1]).unwrap_err().code(), "out_of_range");
    assert_eq!(full.to_state(), before);
    assert_eq!(full.finish().unwrap().n, 1 << 53);
}

#[test]
fn many_different_answers_stay_quick() {
    let answers: Vec<f64> = (0..200_000).map(|row| 1.0 + f64::from(row) * 1e-5).collect();
    let result = cxkit::survey::rating(&answers).unwrap();
    assert_eq!((result.n, result.distribution.len()), (200_000, 200_000));
}

/// A sample of eleven in two strata; the part `n` holds six of them.
const DRAWN: [(&str, i64, i64, char, f64); 11] = [
    ("a", 1, 10, 'n', 2.0),
    ("a", 1, 9, 's', 1.5),
    ("a", 2, 3, 'n', 1.0),
    ("a", 2, 8, 'n', 2.5),
    ("a", 3, 10, 's', 1.0),
    ("b", 1, 6, 'n', 3.0),
    ("b", 1, 10, 'n', 1.0),
    ("b", 2, 7, 's', 2.0),
    ("b", 2, 9, 'n', 1.5),
    ("b", 3, 2, 's', 1.0),
    ("b", 4, 9, 's', 2.0),
];

fn drawn(part: Option<char>, clusters: bool, population: bool) -> NpsAccumulator {
    let rows: Vec<_> = DRAWN.iter().filter(|row| part.is_none_or(|part| row.3 == part)).collect();
    let scores: Vec<i64> = rows.iter().map(|row| row.2).collect();
    let strata: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let mut sample = Sample::of(&scores)
        .weights(rows.iter().map(|row| row.4).collect::<Vec<f64>>())
        .strata(strata.as_slice());
    if clusters {
        sample = sample.clusters(rows.iter().map(|row| row.1).collect::<Vec<i64>>());
    }
    if population {
        sample = sample
            .population(rows.iter().map(|row| if row.0 == "a" { 30.0 } else { 40.0 }).collect::<Vec<f64>>());
    }
    let mut accumulator = NpsAccumulator::default();
    accumulator.extend(sample).unwrap();
    accumulator
}

/// The variance of R's survey package for `svymean(~score, subset(design, part == "n"))`, written out in Python:
///
/// ```text
/// W = sum(w of the part); mean = sum(w * score of the part) / W
/// z[stratum][unit] += w * (score - mean) / W inside the part, += 0 outside; a unit is a cluster, or a row
/// variance = sum over strata of (1 - n/N) * n/(n - 1) * sum((z - mean(z))**2), n = len(z[stratum])
/// df = units with a row of the part - strata with one
/// ```
#[test]
fn a_part_of_a_sample_counts_all_that_was_drawn() {
    for (clusters, population, error, df) in [
        (true, false, 36.470_307_479_394_18, 2.0),
        (true, true, 34.598_771_580_467_98, 2.0),
        (false, false, 41.702_077_250_971_165, 4.0),
        (false, true, 38.343_424_395_065_38, 4.0),
    ] {
        let whole = drawn(None, clusters, population);
        let part = drawn(Some('n'), clusters, population);
        let result = part.finish_within(&whole.frame().unwrap()).unwrap();
        assert!((result.score - 4.545_454_545_454_546).abs() < 1e-12);
        assert!(
            (result.standard_error.unwrap() - error).abs() < 1e-12 * error,
            "{:?}",
            result.standard_error
        );
        assert_eq!(result.df, Some(df));
        // On its own the part would pretend that its size was chosen.
        let alone = part.finish();
        assert!(alone.is_err() || alone.unwrap().standard_error != result.standard_error);
        // The whole is a part of itself, to the last bit.
        assert_eq!(whole.finish_within(&whole.frame().unwrap()), whole.finish());
        assert_eq!(
            whole.finish_within(&part.frame().unwrap()).unwrap_err().code(),
            "incompatible",
            "the whole is no part of its part"
        );
    }
    assert_eq!(NpsAccumulator::default().frame(), None);
}
