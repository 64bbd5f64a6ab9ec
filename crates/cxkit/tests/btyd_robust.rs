//! Predictive intervals hold what they promise; order, threads and counts leave no trace; bad rows are named.
#![allow(clippy::unwrap_used)]

use cxkit::random::Stream;
use cxkit::value::btyd::{
    BgNbd, BgNbdFit, Customers, IntervalKind, ParetoNbd, ParetoNbdFit, PredictionOptions,
};

/// On 200 drawn data sets a 90 % predictive interval of the total of the holdout covers it in 85 to 95 % of them.
#[test]
fn predictive_intervals_of_totals_cover() {
    let options = PredictionOptions::default().interval(IntervalKind::Predictive).confidence_level(0.9);
    let truth = BgNbdFit::from_params(0.5, 6.0, 0.8, 2.5).unwrap();
    let ages: Vec<f64> = (0..400).map(|i| 30.0 + f64::from(i % 10)).collect();
    let mut covered = 0;
    for seed in 0..200 {
        // The future is drawn with the past: all of it is the first part and what follows.
        let all: Vec<Vec<f64>> = ages
            .iter()
            .enumerate()
            .map(|(row, age)| {
                let new = Customers::new(&[0], &[0], &[0]).unwrap();
                truth.simulate(age + 30.0, &new, seed * 1_000_003 + row as u64).unwrap().remove(0)
            })
            .collect();
        let before =
            |row: usize| all[row].iter().filter(|time| **time < ages[row]).copied().collect::<Vec<f64>>();
        let x: Vec<f64> = (0..ages.len()).map(|row| before(row).len() as f64).collect();
        let last: Vec<f64> = (0..ages.len()).map(|row| before(row).last().copied().unwrap_or(0.0)).collect();
        let later: f64 = (0..ages.len()).map(|row| all[row].len() as f64 - x[row]).sum();
        let customers = Customers::new(&x, &last, &ages).unwrap();
        let fit = BgNbd::default().fit(&customers).unwrap();
        let total = fit.total_purchases(30.0, &customers, &options).unwrap();
        covered += u32::from(total.ci_lower.unwrap() <= later && later <= total.ci_upper.unwrap());
    }
    println!("covered {covered} of 200");
    assert!((170..=190).contains(&covered), "{covered} of 200");
}

/// The distribution of one customer's purchases adds up, has the expected mean, and draws follow it.
#[test]
fn chances_means_and_draws_agree() {
    let customers = Customers::new(&[0, 1, 3, 20], &[0.0, 4.0, 25.0, 29.0], &[30.0; 4]).unwrap();
    let options = PredictionOptions::default();
    macro_rules! agree {
        ($fit:expr) => {{
            let fit = $fit;
            let chances = fit.purchase_probabilities(20.0, 400, &customers).unwrap();
            let means = fit.expected_purchases(20.0, &customers, &options).unwrap().values;
            let many: Vec<Customers> = (0..4)
                .map(|i| {
                    let (x, last) = (customers.frequency()[i], customers.recency()[i]);
                    Customers::new(&[x; 20_000], &[last; 20_000], &[30.0; 20_000]).unwrap()
                })
                .collect();
            for i in 0..4 {
                let total: f64 = chances[i].iter().sum();
                let mean: f64 = chances[i].iter().enumerate().map(|(k, chance)| k as f64 * chance).sum();
                assert!((total - 1.0).abs() < 1e-9, "{} {i}: {total}", stringify!($fit));
                assert!(
                    (mean / means[i] - 1.0).abs() < 1e-8,
                    "{} {i}: {mean} {}",
                    stringify!($fit),
                    means[i]
                );
                let drawn = fit.simulate(20.0, &many[i], 5).unwrap();
                let spread: f64 =
                    chances[i].iter().enumerate().map(|(k, chance)| (k * k) as f64 * chance).sum();
                let error = ((spread - mean * mean) / 20_000.0).sqrt();
                let average = drawn.iter().map(|times| times.len() as f64).sum::<f64>() / 20_000.0;
                assert!(
                    (average - mean).abs() < 4.5 * error,
                    "{} {i}: {average} {mean} {error}",
                    stringify!($fit)
                );
                let none = drawn.iter().filter(|times| times.is_empty()).count() as f64 / 20_000.0;
                assert!(
                    (none - chances[i][0]).abs() < 0.016,
                    "{} {i}: {none} {}",
                    stringify!($fit),
                    chances[i][0]
                );
            }
        }};
    }
    agree!(BgNbdFit::from_params(0.5, 6.0, 0.8, 2.5).unwrap());
    agree!(cxkit::value::btyd::MbgNbdFit::from_params(0.5, 6.0, 0.8, 2.5).unwrap());
    agree!(ParetoNbdFit::from_params(0.6, 10.0, 0.6, 12.0).unwrap());
    agree!(cxkit::value::btyd::GGompertzNbdFit::from_params(0.6, 10.0, 0.6, 0.3, 0.05).unwrap());
}

#[test]
fn rows_in_any_order_and_any_threads_give_the_same_bits() {
    let drawn = BgNbdFit::from_params(0.5, 6.0, 0.8, 2.5).unwrap();
    let ages: Vec<f64> = (0..9000).map(|i| 20.0 + f64::from(i % 97) / 7.0).collect();
    let customers = drawn.simulate_customers(&ages, 1).unwrap();
    let mut order: Vec<usize> = (0..9000).collect();
    Stream::new(4, 4).shuffle(&mut order);
    let pick = |column: &[f64]| order.iter().map(|&row| column[row]).collect::<Vec<f64>>();
    let shuffled =
        Customers::new(pick(customers.frequency()), pick(customers.recency()), pick(customers.age()))
            .unwrap();
    let one = BgNbd::default().fit(&customers).unwrap();
    assert_eq!(one.to_state(), BgNbd::default().fit(&shuffled.clone().with_threads(3)).unwrap().to_state());
    assert_eq!(BgNbdFit::from_state(&one.to_state()).unwrap(), one);
    let one = ParetoNbd::default().fit(&customers).unwrap();
    assert_eq!(one.to_state(), ParetoNbd::default().fit(&shuffled.with_threads(3)).unwrap().to_state());
}

#[test]
fn bad_rows_are_named() {
    let refused = |x: &[f64], last: &[f64], age: &[f64]| {
        let error = Customers::new(x, last, age).unwrap_err();
        (error.code(), error.row())
    };
    assert_eq!(refused(&[1.0, 1.0], &[3.0, 5.0], &[4.0, 4.0]), ("out_of_range", Some(1)));
    assert_eq!(refused(&[1.0, -1.0], &[3.0, 1.0], &[4.0, 4.0]), ("out_of_range", Some(1)));
    assert_eq!(refused(&[1.5], &[3.0], &[4.0]), ("out_of_range", Some(0)));
    assert_eq!(refused(&[0.0], &[3.0], &[4.0]), ("out_of_range", Some(0)));
    assert_eq!(refused(&[1.0], &[-3.0], &[4.0]), ("out_of_range", Some(0)));
    assert_eq!(refused(&[1.0, 2.0], &[3.0, f64::NAN], &[4.0, 4.0]), ("missing", Some(1)));
    assert_eq!(refused(&[1.0], &[3.0], &[f64::INFINITY]), ("non_finite", Some(0)));
    assert_eq!(refused(&[1.0], &[3.0, 4.0], &[4.0]), ("unequal_lengths", None));
    assert_eq!(refused(&[], &[], &[]), ("empty", None));
    let customers = Customers::new(&[1], &[3], &[4]).unwrap();
    assert_eq!(customers.clone().with_counts(&[0]).unwrap_err().code(), "empty");
    assert_eq!(customers.clone().with_counts(&[1.5]).unwrap_err().row(), Some(0));
    let fit = BgNbdFit::from_params(0.5, 6.0, 0.8, 2.5).unwrap();
    let options = PredictionOptions::default();
    assert_eq!(fit.expected_purchases(-1.0, &customers, &options).unwrap_err().code(), "out_of_range");
    assert_eq!(fit.discounted_purchases(0.0, &customers, &options).unwrap_err().code(), "out_of_range");
    let predictive = options.clone().interval(IntervalKind::Predictive);
    assert_eq!(fit.alive_probability(&customers, &predictive).unwrap_err().code(), "bad_option");
    assert_eq!(BgNbdFit::from_params(0.5, 6.0, 0.0, 2.5).unwrap_err().code(), "out_of_range");
    let given = fit.expected_purchases(1.0, &customers, &options).unwrap();
    assert_eq!(
        (given.ci_lower[0], given.interval_method.as_ref()),
        (None, "none: the parameters were given")
    );
}

/// Counts beside rows are the rows repeated.
#[test]
fn counts_stand_for_customers() {
    let rows =
        Customers::new(&[2, 2, 0, 0, 0, 5], &[3.0, 3.0, 0.0, 0.0, 0.0, 9.0], &[9.0, 9.0, 8.0, 8.0, 8.0, 9.5])
            .unwrap();
    let counted = Customers::new(&[5, 2, 0], &[9.0, 3.0, 0.0], &[9.5, 9.0, 8.0])
        .unwrap()
        .with_counts(&[1, 2, 3])
        .unwrap();
    assert_eq!(counted.customer_count(), 6);
    assert_eq!(ParetoNbd::default().fit(&rows).unwrap(), ParetoNbd::default().fit(&counted).unwrap());
}
