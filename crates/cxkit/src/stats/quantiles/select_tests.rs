use super::*;
use crate::columns::Validity;
use crate::random::Stream;
use crate::stats::quantiles::bracket::bracket;
use crate::stats::quantiles::narrow::narrow;

/// Columns of every make: measurements, whole numbers, few values often, any bits, much missing, one value.
fn columns(rows: usize) -> Vec<Vec<f64>> {
    let mut stream = Stream::new(rows as u64, 0x7175_616e);
    let mut column = |value: &dyn Fn(u64, f64) -> f64| -> Vec<f64> {
        (0..rows).map(|_| value(stream.next_u64(), stream.next_f64())).collect()
    };
    vec![
        column(&|_, share| 1000.0 * share - 300.0),
        column(&|bits, _| (bits % 50_000) as f64),
        column(&|bits, _| [-1.0, 0.0, -0.0, 2.5][bits as usize % 4]),
        column(&|bits, share| Some(f64::from_bits(bits)).filter(|value| value.is_finite()).unwrap_or(share)),
        column(&|bits, share| if bits % 3 == 0 { share } else { f64::NAN }),
        column(&|_, _| -7.0),
        column(&|_, _| 0.0),
        column(&|_, _| f64::NAN),
    ]
}

/// Every ninth rank and the last, as a sorted copy has them.
fn by_sorting(values: &[f64], codes: &[u32], group: u32) -> Vec<(u64, f64)> {
    let here = values.iter().zip(codes).filter(|(value, &code)| code == group && !value.is_nan());
    let mut here: Vec<f64> = here.map(|(&value, _)| value + 0.0).collect();
    here.sort_by(f64::total_cmp);
    (0..here.len())
        .filter(|rank| rank % 9 == 0 || rank + 1 == here.len())
        .map(|rank| (rank as u64, here[rank]))
        .collect()
}

#[test]
fn every_road_finds_what_sorting_finds() {
    for rows in [1, 2, 300, 5_000] {
        for values in columns(rows) {
            for groups in [1_u32, 7] {
                let codes: Vec<u32> =
                    (0..rows as u32).map(|row| row.wrapping_mul(2_654_435_761) % groups).collect();
                let column = Numbers::from(&values);
                let counted = if groups == 1 {
                    Counted::of(&column).unwrap()
                } else {
                    Counted::by(&column, &codes, groups as usize).unwrap()
                };
                let sorted: Vec<_> = (0..groups).map(|group| by_sorting(&values, &codes, group)).collect();
                let wanted = |group: &Vec<(u64, f64)>| {
                    Ranks::wanted(group.iter().map(|&(rank, _)| rank).collect(), u64::MAX)
                };
                let all: Vec<usize> = (0..groups as usize).collect();
                for road in 0..4 {
                    let mut found: Vec<Ranks> = sorted.iter().map(wanted).collect();
                    match road {
                        0 => narrow(&counted, &all, &[], 0, &mut found),
                        1 => narrow(&counted, &all, &[], 100, &mut found),
                        2 => narrow_beside_heavy(&counted, &all, 50, &mut found),
                        _ => counted.gather(u64::MAX, &mut found),
                    }
                    for (ranks, sorted) in found.iter().zip(&sorted) {
                        for &(rank, value) in sorted {
                            assert_eq!(
                                ranks.value(rank).map(f64::to_bits),
                                Some(value.to_bits()),
                                "road {road} rank {rank}"
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn stretches_of_a_sample_hold_ranks_or_say_that_they_do_not() {
    let rows = 400_000;
    let mut stream = Stream::new(5, 1);
    let mut noise = || stream.next_f64();
    let columns: [(&str, Vec<f64>, bool); 7] = [
        ("even", (0..rows).map(|_| noise()).collect(), true),
        ("skewed", (0..rows).map(|_| 1.0 / (1e-9 + noise())).collect(), true),
        ("both signs", (0..rows).map(|_| noise() - 0.5).collect(), true),
        ("sorted", (0..rows).map(f64::from).collect(), true),
        ("periodic", (0..rows).map(|row| f64::from(row % 1_000)).collect(), true),
        ("missing", (0..rows).map(|row| if row % 3 == 0 { f64::NAN } else { noise() }).collect(), false),
        // Half of the rows lie in one bucket, so that a stretch is as good as everything.
        (
            "far",
            (0..rows).map(|row| if row % 2 == 0 { 1.0 + noise() * 1e-12 } else { 1e300 }).collect(),
            false,
        ),
    ];
    for (name, values, is_found) in columns {
        let mut sorted: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
        sorted.sort_by(f64::total_cmp);
        let n = sorted.len() as u64;
        let column = Numbers::from(&values);
        let counted = Counted::of(&column).unwrap();
        for wanted in [vec![n / 4, n / 2, 9 * n / 10], vec![0], vec![n - 1], vec![0, 1, n - 2, n - 1]] {
            let mut ranks = Ranks::wanted(wanted.clone(), n);
            let found = bracket(&counted, &mut ranks);
            assert!(found || !is_found, "{name}");
            if !found {
                assert!(ranks.keys.iter().all(|&key| key == MISSING), "{name}");
                narrow(&counted, &[0], &[], 0, std::slice::from_mut(&mut ranks));
            }
            for rank in wanted {
                assert_eq!(ranks.value(rank), Some(sorted[rank as usize]), "{name} {rank}");
            }
        }
    }
}

#[test]
fn large_and_small_groups_on_any_number_of_threads() {
    let rows = 300_000;
    let mut stream = Stream::new(1, 2);
    // One group of two thirds, one with a tenth, ten thousand of a few rows.
    let codes: Vec<u32> = (0..rows)
        .map(|_| match stream.next_u64() % 30 {
            0..20 => 3,
            20..23 => 0,
            _ => (stream.next_u64() % 10_000) as u32,
        })
        .collect();
    let values: Vec<f64> = (0..rows).map(|_| (stream.next_f64() * 1e4).floor() / 8.0).collect();
    let answers = |threads: usize| {
        let column = Numbers::from(&values).with_threads(threads);
        let counted = Counted::by(&column, &codes, 10_000).unwrap();
        let wanted = counted.n.iter().map(|&n| vec![n / 2, n / 10, n.saturating_sub(1)]).collect();
        counted.select(wanted)
    };
    let one = answers(1);
    assert!(one == answers(2) && one == answers(5));
    for group in [0, 3, 77, 9_999] {
        let sorted = by_sorting(&values, &codes, group);
        let (last, value) = *sorted.last().unwrap();
        assert_eq!(one[group as usize].value(last), Some(value));
    }
    let mut of_the_largest: Vec<f64> =
        values.iter().zip(&codes).filter(|(_, &code)| code == 3).map(|(&value, _)| value).collect();
    of_the_largest.sort_by(f64::total_cmp);
    let middle = of_the_largest.len() / 2;
    assert_eq!(one[3].value(middle as u64), Some(of_the_largest[middle]));
}

#[test]
fn every_machine_type_and_bitmaps_are_read() {
    let bits = [0b1011_0101_u8];
    let column = Numbers::from(&[5_u8, 9, 1, 7, 0, 3, 255, 2]).with_validity(Validity::new(&bits, 0));
    let counted = Counted::of(&column).unwrap();
    assert_eq!((counted.n[0], counted.missing[0]), (5, 3));
    let found = counted.select(vec![vec![0, 4]]);
    assert_eq!((found[0].value(0), found[0].value(4), found[0].value(1)), (Some(0.0), Some(5.0), None));
    let column = Numbers::from(&[-3_i64, i64::MAX, 4]);
    let found = Counted::of(&column).unwrap().select(vec![vec![0, 2, 3]]);
    assert_eq!(
        (found[0].value(0), found[0].value(2), found[0].value(3)),
        (Some(-3.0), Some(i64::MAX as f64), None)
    );
}

#[test]
fn the_first_row_at_fault_is_named() {
    let mut values = vec![1.0; 200_000];
    values[150_000] = f64::NEG_INFINITY;
    values[199_999] = f64::INFINITY;
    let column = Numbers::from(&values).with_threads(2);
    let refused = Counted::of(&column).unwrap_err();
    assert_eq!((refused.code(), refused.row()), ("non_finite", Some(150_000)));
    let column = Numbers::from(&[1.0, 2.0, 3.0]);
    let refused = Counted::by(&column, &[0, 5, 9], 5).unwrap_err();
    assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(1)));
    assert_eq!(Counted::by(&column, &[0], 5).unwrap_err().code(), "unequal_lengths");
}
