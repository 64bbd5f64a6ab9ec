//! What is drawn from models of spend and of contracts follows them, and belongs to its seed and row alone.
#![allow(clippy::unwrap_used)]

use cxkit::value::btyd::{
    BetaDiscreteWeibull, BetaDiscreteWeibullFit, Contracts, GammaGamma, GammaGammaFit, PredictionOptions,
    ShiftedBetaGeometric, ShiftedBetaGeometricFit, SpendCustomers,
};

/// Means of draws against the model's expectation, in standard errors of the draws.
#[test]
fn drawn_spend_has_the_expected_mean() {
    let fit = GammaGammaFit::from_params(6.25, 5.74, 15.44).unwrap();
    let n = 20_000;
    let customers = SpendCustomers::new(&vec![2.0; n][..], &vec![22.35; n][..]).unwrap();
    let drawn = fit.simulate(&vec![3; n], &customers, 11).unwrap();
    // By hand: p (v + x m) / (p x + q - 1).
    let expected = 6.25 * (15.44 + 2.0 * 22.35) / (6.25 * 2.0 + 5.74 - 1.0);
    let means: Vec<f64> = drawn.iter().map(|own| own.iter().sum::<f64>() / 3.0).collect();
    let mean = means.iter().sum::<f64>() / n as f64;
    let spread = means.iter().map(|own| (own - mean) * (own - mean)).sum::<f64>() / n as f64;
    assert!((mean - expected).abs() < 4.0 * (spread / n as f64).sqrt(), "{mean} {expected}");
}

/// Who is drawn can be fitted: the parameters come back within their errors.
#[test]
fn drawn_spenders_tell_their_parameters() {
    let frequency: Vec<u64> = (0..4000).map(|row| row % 7).collect();
    let drawn =
        GammaGammaFit::from_params(6.25, 3.74, 15.44).unwrap().simulate_customers(&frequency, 3).unwrap();
    let fit = GammaGamma::default().fit(&drawn).unwrap();
    for (i, truth) in [6.25, 3.74, 15.44].into_iter().enumerate() {
        let error = fit.estimates().standard_errors()[i].unwrap();
        assert!((fit.estimates().values()[i] - truth).abs() < 3.5 * error, "{:?}", fit.estimates());
    }
}

#[test]
fn drawn_contracts_follow_survival_and_tell_their_parameters() {
    let due = vec![12; 20_000];
    let options = PredictionOptions::default();
    let cohort = |made: &[u64]| {
        let left = |t: u64| made.iter().filter(|made| **made >= t).count() as u64;
        (0..=12).map(left).collect::<Vec<u64>>()
    };
    let near = |survivors: &[u64], shares: &[f64]| {
        for (left, share) in survivors.iter().zip(shares) {
            let error = (share * (1.0 - share) * 20_000.0).sqrt();
            assert!((*left as f64 - 20_000.0 * share).abs() <= 4.0 * error, "{survivors:?} {shares:?}");
        }
    };
    let truth = ShiftedBetaGeometricFit::from_params(0.668, 3.806).unwrap();
    let survivors = cohort(&truth.simulate_customers(&due, 5).unwrap());
    near(&survivors, &truth.survival(12, &options).unwrap().values);
    let fit = ShiftedBetaGeometric::default().fit(&Contracts::from_survivors(&survivors).unwrap()).unwrap();
    for (i, truth) in [0.668, 3.806].into_iter().enumerate() {
        assert!(
            (fit.estimates().values()[i] - truth).abs() < 3.5 * fit.estimates().standard_errors()[i].unwrap()
        );
    }
    let truth = BetaDiscreteWeibullFit::from_params(0.214, 1.427, 1.724).unwrap();
    let survivors = cohort(&truth.simulate_customers(&due, 6).unwrap());
    let shares = truth.survival(12, &options).unwrap().values;
    near(&survivors, &shares);
    BetaDiscreteWeibull::default().fit(&Contracts::from_survivors(&survivors).unwrap()).unwrap();
    // Who made four before makes three more with S(7) / S(4).
    let further = truth.simulate(&vec![4; 20_000], &vec![3; 20_000], 7).unwrap();
    let all = further.iter().filter(|made| **made == 3).count() as f64 / 20_000.0;
    let share = shares[7] / shares[4];
    assert!((all - share).abs() < 4.0 * (share * (1.0 - share) / 20_000.0).sqrt(), "{all} {share}");
}

#[test]
fn draws_belong_to_their_row_and_bad_rows_are_named() {
    let fit = ShiftedBetaGeometricFit::from_params(0.668, 3.806).unwrap();
    let many = fit.simulate_customers(&[3, 9, 5, 20], 1).unwrap();
    assert_eq!(fit.simulate_customers(&[3, 9], 1).unwrap(), many[..2]);
    assert!(many.iter().zip([3, 9, 5, 20]).all(|(made, due)| *made <= due));
    let refused = fit.simulate_customers(&[3, 2_000_000], 1).unwrap_err();
    assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(1)));
    assert_eq!(fit.simulate(&[1, 2], &[1], 1).unwrap_err().code(), "unequal_lengths");
    assert_eq!(fit.simulate_customers(&[], 1).unwrap_err().code(), "empty");
    let spend = GammaGammaFit::from_params(6.25, 3.74, 15.44).unwrap();
    let customers = SpendCustomers::new(&[2, 0], &[22.35, 0.0]).unwrap();
    assert_eq!(spend.simulate(&[1], &customers, 1).unwrap_err().code(), "unequal_lengths");
    let refused = spend.simulate(&[1, 2_000_000], &customers, 1).unwrap_err();
    assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(1)));
    let drawn = spend.simulate_customers(&[0, 3], 1).unwrap();
    assert_eq!(drawn.repeat_count(), 1);
}
