use super::super::tests::{chi_square, implausible};
use super::*;
use crate::math::normal_cdf;

/// The chances of 0, 1, …, n from nothing but their ratios, worked out from the mode to both sides.
fn chances(n: u64, p: f64) -> Vec<f64> {
    let odds = p / (1.0 - p);
    let mode = (((n + 1) as f64 * p) as u64).min(n) as usize;
    let mut chances = vec![0.0; n as usize + 1];
    chances[mode] = 1.0;
    for k in mode..n as usize {
        chances[k + 1] = chances[k] * odds * (n as usize - k) as f64 / (k + 1) as f64;
    }
    for k in (0..mode).rev() {
        chances[k] = chances[k + 1] / odds * (k + 1) as f64 / (n as usize - k) as f64;
    }
    let total: f64 = chances.iter().sum();
    chances.iter().map(|chance| chance / total).collect()
}

/// Joins neighbouring cells until each is expected at least ten times.
fn joined(counts: &[u64], expected: &[f64]) -> (Vec<u64>, Vec<f64>) {
    let (mut cells, mut means) = (vec![0], vec![0.0]);
    for (&count, &mean) in counts.iter().zip(expected) {
        if *means.last().unwrap() >= 10.0 {
            cells.push(0);
            means.push(0.0);
        }
        *cells.last_mut().unwrap() += count;
        *means.last_mut().unwrap() += mean;
    }
    if means.len() > 1 && *means.last().unwrap() < 10.0 {
        let (cell, mean) = (cells.pop().unwrap(), means.pop().unwrap());
        *cells.last_mut().unwrap() += cell;
        *means.last_mut().unwrap() += mean;
    }
    (cells, means)
}

#[test]
fn draws_follow_the_distribution() {
    let draws = 60_000;
    let cases = [
        (1, 0.3),
        (2, 0.5),
        (12, 0.4),
        (40, 0.01),
        (100, 0.0999),
        (100, 0.1),
        (20, 0.5),
        (21, 0.5),
        (25, 0.9),
        (300, 0.35),
        (1000, 0.9995),
        (5000, 0.002),
        (100_000, 0.000_2),
        (10_000, 0.7),
    ];
    for (case, (n, p)) in cases.into_iter().enumerate() {
        let mut stream = Stream::new(2026, case as u64);
        let mut counts = vec![0u64; n as usize + 1];
        for _ in 0..draws {
            counts[stream.binomial(n, p).unwrap() as usize] += 1;
        }
        let expected: Vec<f64> = chances(n, p).iter().map(|chance| chance * draws as f64).collect();
        let (cells, means) = joined(&counts, &expected);
        let statistic = chi_square(&cells, &means);
        assert!(
            statistic < implausible(means.len() - 1),
            "n {n}, p {p}: {statistic} in {} cells",
            means.len()
        );
    }
}

#[test]
fn very_many_trials_look_normal() {
    for (case, (n, p)) in [(1_000_000_000, 0.3), (1 << 53, 0.5), (1 << 53, 1e-9), (3_000_000_000, 0.999)]
        .into_iter()
        .enumerate()
    {
        let mut stream = Stream::new(3, case as u64);
        let (mean, sd) = (n as f64 * p, (n as f64 * p * (1.0 - p)).sqrt());
        let (draws, cells) = (40_000, 40);
        let mut counts = vec![0u64; cells];
        for _ in 0..draws {
            let share = normal_cdf((stream.binomial(n, p).unwrap() as f64 - mean) / sd);
            counts[((share * cells as f64) as usize).min(cells - 1)] += 1;
        }
        let expected = vec![draws as f64 / cells as f64; cells];
        let statistic = chi_square(&counts, &expected);
        assert!(statistic < implausible(cells - 1), "n {n}, p {p}: {statistic}");
    }
}

#[test]
fn the_log_chance_is_that_of_the_ratios() {
    for (n, p) in [(20, 0.5), (100, 0.1), (1000, 0.03), (4000, 0.45)] {
        let chances = chances(n, p);
        let mode = ((n + 1) as f64 * p).floor();
        let at_mode = ln_chance(mode, n as f64, p);
        for (k, &chance) in chances.iter().enumerate() {
            if chance > 1e-280 {
                let expected = ln(chance / chances[mode as usize]);
                let off = ln_chance(k as f64, n as f64, p) - at_mode - expected;
                assert!(off.abs() < 1e-11 * (1.0 + expected.abs()), "n {n}, p {p}, k {k}: {off:e}");
            }
        }
    }
}

#[test]
fn certain_and_impossible_trials() {
    let mut stream = Stream::new(0, 0);
    for n in [0, 1, 7, 1 << 53] {
        assert_eq!(stream.binomial(n, 0.0).unwrap(), 0);
        assert_eq!(stream.binomial(n, 1.0).unwrap(), n);
        assert_eq!(stream.binomial(n, -0.0).unwrap(), 0);
    }
    for (n, p) in [(5, 5e-324), (1 << 53, 1e-300), (1 << 53, 1.0 - f64::EPSILON), (1 << 53, 1e-15)] {
        assert!(stream.binomial(n, p).unwrap() <= n);
    }
    for p in [-1e-9, 1.0 + f64::EPSILON, f64::NAN, f64::INFINITY] {
        assert_eq!(stream.binomial(3, p).unwrap_err().code(), "out_of_range");
    }
    assert_eq!(stream.binomial((1 << 53) + 1, 0.5).unwrap_err().code(), "out_of_range");
}

#[test]
fn every_number_of_uniform_gives_a_count_within_n() {
    for seed in 0..20_000 {
        let mut stream = Stream::new(seed, 9);
        let n = 20 + seed % 7;
        assert!(stream.binomial(n, 0.5).unwrap() <= n);
    }
}

#[test]
fn multinomial_counts_follow_the_weights_together() {
    let weights = [3.0, 0.0, 1.0, 2.0];
    let cells = Multinomial::new(&weights).unwrap();
    let (n, draws) = (4u64, 40_000);
    let mut joint = vec![0u64; 125];
    let mut counts = Vec::new();
    for draw in 0..draws {
        cells.draw(&mut Stream::new(77, draw), n, &mut counts).unwrap();
        assert_eq!(counts.iter().sum::<u64>(), n);
        assert_eq!(counts[1], 0);
        joint[(counts[0] * 25 + counts[2] * 5 + counts[3]) as usize] += 1;
    }
    // The exact joint chances, by walking through all ordered draws.
    let mut expected = vec![0.0; 125];
    for walk in 0..81 {
        let (mut cell, mut chance) = (0, draws as f64);
        for step in 0..4 {
            let choice = [0, 2, 3][walk / 3usize.pow(step) % 3];
            chance *= weights[choice] / 6.0;
            cell += [25, 0, 5, 1][choice];
        }
        expected[cell] += chance;
    }
    assert!(joint.iter().zip(&expected).all(|(&count, &mean)| count == 0 || mean > 0.0));
    let (counts, means) = joined(&joint, &expected);
    let statistic = chi_square(&counts, &means);
    assert!(statistic < implausible(means.len() - 1), "{statistic}");
}

#[test]
fn weights_that_are_none_are_refused() {
    let refused = |weights: &[f64]| {
        let error = Multinomial::new(weights).unwrap_err();
        (error.code(), error.row())
    };
    assert_eq!(refused(&[]), ("empty", None));
    assert_eq!(refused(&[0.0, 0.0]), ("empty", None));
    assert_eq!(refused(&[1.0, -1.0, -2.0]), ("out_of_range", Some(1)));
    assert_eq!(refused(&[1.0, 2.0, f64::NAN]), ("out_of_range", Some(2)));
    assert_eq!(refused(&[1.0, f64::INFINITY]), ("non_finite", Some(1)));
    assert_eq!(refused(&[1e308, 1e308]), ("non_finite", Some(0)));
    let mut stream = Stream::new(1, 1);
    assert_eq!(stream.multinomial((1 << 53) + 1, &[1.0]).unwrap_err().code(), "out_of_range");
    assert_eq!(stream.multinomial(9, &[0.0, 2.0, 0.0]).unwrap(), [0, 9, 0]);
}

/// The draws themselves are a promise: an analysis with a seed must repeat, in every later release too.
#[test]
fn draws_of_a_seed_never_change() {
    let mut stream = Stream::new(20_261_122, 1);
    assert_eq!(stream.binomial(10, 0.25).unwrap(), 1);
    assert_eq!(stream.binomial(1_000_000, 0.4).unwrap(), 400_353);
    assert_eq!(stream.binomial(1 << 40, 0.999).unwrap(), 1_098_412_080_917);
    assert_eq!(stream.multinomial(1000, &[1.0, 2.0, 3.0]).unwrap(), [166, 356, 478]);
}
