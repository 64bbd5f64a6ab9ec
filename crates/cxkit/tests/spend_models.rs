//! The spend and contractual models against independent maximum-likelihood estimates and predictions.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::value::btyd::{
    BetaDiscreteWeibull, BetaDiscreteWeibullFit, Contracts, Estimates, GammaGamma, GammaGammaFit,
    ShiftedBetaGeometric, ShiftedBetaGeometricFit, SpendCustomers,
};
use std::path::Path;

/// Repeat purchases and their mean value of the customers of the CDNOW sample, where the data lie beside the
/// project.
fn cdnow_spend() -> Option<SpendCustomers> {
    let path = "../../../shared/data/orders/lifetimes_cdnow_customers_summary_with_transactions.csv";
    let Ok(text) = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)) else {
        println!("skipped: {path} is not there");
        return None;
    };
    let rows = text.lines().skip(1).map(|line| {
        let fields: Vec<f64> = line.split(',').map(|field| field.trim().parse().unwrap()).collect();
        (fields[1], fields[4])
    });
    let (frequency, value): (Vec<f64>, Vec<f64>) = rows.unzip();
    Some(SpendCustomers::new(&frequency, &value).unwrap())
}

fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance * want.abs(), "got {got}, want {want}");
}

/// `gg_cdnow_sample` and `gg_sample_trueMLE` of the golden values: Newton-polished maximum likelihood.
#[test]
fn gamma_gamma_of_the_cdnow_sample() {
    let Some(customers) = cdnow_spend() else { return };
    let fit = GammaGamma::default().fit(&customers).unwrap();
    let estimates = fit.estimates();
    for (name, value, error) in [
        ("p", 6.24880248987302, 1.1896870363890675),
        ("q", 3.74458845329652, 0.2901656143570305),
        ("v", 15.447748009065357, 4.1599938705075905),
    ] {
        close(estimates.get(name).unwrap(), value, 1e-8);
        let at = estimates.names().iter().position(|known| known == name).unwrap();
        close(estimates.standard_errors()[at].unwrap(), error, 1e-6);
    }
    close(estimates.log_likelihood().unwrap(), -4055.9232435028644, 1e-9);
    close(fit.log_likelihood(&customers).unwrap(), -4055.9232435028644, 1e-9);
    println!("{:?}", estimates.convergence());
    let known = GammaGammaFit::from_params(6.24880248987302, 3.74458845329652, 15.447748009065357).unwrap();
    let spend = known.expected_spend(&customers, 0.95).unwrap();
    close(spend.values.iter().map(|value| value.unwrap()).sum(), 83091.2223169787, 1e-10);
    for (got, want) in spend.values.iter().zip([
        24.658616174265237,
        18.911479841422675,
        35.17100208814063,
        35.17100208814063,
        35.17100208814063,
        71.46285080456163,
        18.911479841422675,
    ]) {
        close(got.unwrap(), want, 1e-10);
    }
    close(known.population_spend(0.95).unwrap().value.unwrap(), 35.17100208814063, 1e-10);
}

/// The two cohorts of Fader and Hardie 2007, years 0 to 7 of `sbg_actual`, a thousand customers each.
const HIGH_END: [u64; 8] = [1000, 869, 743, 653, 593, 551, 517, 491];
const REGULAR: [u64; 8] = [1000, 631, 468, 382, 326, 289, 262, 241];

fn check(estimates: &Estimates, want: &[(f64, f64)], log_likelihood: f64) {
    for (at, &(value, error)) in want.iter().enumerate() {
        close(estimates.values()[at], value, 1e-8);
        close(estimates.standard_errors()[at].unwrap(), error, 1e-6);
    }
    close(estimates.log_likelihood().unwrap(), log_likelihood, 1e-9);
    assert_eq!(estimates.boundary(), None);
    println!("{:?}", estimates.convergence());
}

/// `sbg_highend`, `sbg_regular`, `bdw_highend`, `bdw_regular` of the golden values.
#[test]
fn contracts_of_fader_and_hardie() {
    let (high, regular) =
        (Contracts::from_survivors(&HIGH_END).unwrap(), Contracts::from_survivors(&REGULAR).unwrap());
    let model = ShiftedBetaGeometric::default();
    let fit = model.fit(&high).unwrap();
    let want = [(0.6680883511041976, 0.10373493114283813), (3.8060949640402013, 0.7855316917615214)];
    check(fit.estimates(), &want, -1611.1581473911565);
    assert_eq!(fit.log_likelihood(&high), fit.estimates().log_likelihood().unwrap());
    let fit = model.fit(&regular).unwrap();
    let want = [(0.7040772984739551, 0.06559896428221552), (1.1820430262109825, 0.15247563179755302)];
    check(fit.estimates(), &want, -1680.2651884632871);

    let model = BetaDiscreteWeibull::default();
    let fit = model.fit(&high).unwrap();
    let want = [
        (0.214253339277128, 0.059579706201144396),
        (1.4265748748374312, 0.3814086131731337),
        (1.7235648487630477, 0.3010432806471336),
    ];
    check(fit.estimates(), &want, -1605.3142132141932);
    let fit = model.fit(&regular).unwrap();
    let want = [
        (0.4556139893675758, 0.16704142974426736),
        (0.7793255083813762, 0.2827099212370069),
        (1.2834512857906415, 0.2980950752241503),
    ];
    check(fit.estimates(), &want, -1679.6028329071785);
}

/// `misc.sbg_highend` and `misc.sbg_regular` of the golden values.
#[test]
fn what_contracts_are_expected_to_bring() {
    type Case = ((f64, f64), [f64; 5], [f64; 4], f64, [f64; 8]);
    let cases: [Case; 2] = [
        (
            (0.6680883511041976, 3.8060949640402013),
            [1.0, 0.8506792627734262, 0.7468594099722708, 0.6697889831050177, 0.6099191353313212],
            [0.8506792627734263, 0.8779565256326141, 0.8968073162924803, 0.9106138660326276],
            5.922253495784208,
            [
                5.41447884536263,
                5.901377593807903,
                6.29389156941594,
                6.619919987918132,
                6.896706681434428,
                7.135661064121676,
                7.344721229957235,
                7.529628055576159,
            ],
        ),
        (
            (0.7040772984739551, 1.1820430262109825),
            [1.0, 0.6267060540840279, 0.473819321773266, 0.3879739541144744, 0.33206791100883487],
            [0.6267060540840277, 0.7560471431312152, 0.8188225686164162, 0.8559025869835992],
            3.694908427512421,
            [
                2.964399270263663,
                4.1031397750831715,
                4.8698046525230465,
                5.442058466740648,
                5.894095361379509,
                6.264410090661817,
                6.575655056269917,
                6.842314948257529,
            ],
        ),
    ];
    for ((alpha, beta), survival, retention, lifetime, residual) in cases {
        let fit = ShiftedBetaGeometricFit::from_params(alpha, beta).unwrap();
        let next: Vec<u64> = (1..=8).collect();
        let got = [
            (fit.survival(4, 0.95).unwrap().values, survival.to_vec()),
            (fit.retention(4, 0.95).unwrap().values, retention.to_vec()),
            (fit.discounted_lifetime(0.1, 0.95).unwrap().values, vec![lifetime]),
            (fit.discounted_residual_lifetime(&next, 0.1, 0.95).unwrap().values, residual.to_vec()),
        ];
        for (got, want) in got {
            assert_eq!(got.len(), want.len());
            got.iter().zip(&want).for_each(|(&got, &want)| close(got, want, 1e-12));
        }
        // With c = 1 the Weibull model is the geometric one.
        let weibull = BetaDiscreteWeibullFit::from_params(alpha, beta, 1.0).unwrap();
        let same = weibull.discounted_residual_lifetime(&next, 0.1, 0.95).unwrap().values;
        same.iter().zip(&residual).for_each(|(&got, &want)| close(got, want, 1e-12));
    }
}

/// The name of the boundary, `inner` or the code of the refusal.
fn outcome(estimates: Result<Estimates, cxkit::Error>) -> String {
    match estimates {
        Ok(estimates) => {
            assert!(estimates.values().iter().all(|value| value.is_finite() && *value > 0.0));
            assert!(estimates.log_likelihood().unwrap().is_finite());
            estimates.boundary().map_or("inner".into(), |boundary| boundary.name.to_string())
        }
        Err(refused) => refused.code().into(),
    }
}

fn geometric(survivors: &[u64]) -> String {
    let fit =
        Contracts::from_survivors(survivors).and_then(|data| ShiftedBetaGeometric::default().fit(&data));
    outcome(fit.map(|fit| fit.estimates().clone()))
}

fn weibull(survivors: &[u64]) -> String {
    let fit = Contracts::from_survivors(survivors).and_then(|data| BetaDiscreteWeibull::default().fit(&data));
    outcome(fit.map(|fit| fit.estimates().clone()))
}

fn spend(frequency: &[u32], value: &[f64]) -> String {
    let fit = SpendCustomers::new(frequency, value).and_then(|data| GammaGamma::default().fit(&data));
    outcome(fit.map(|fit| fit.estimates().clone()))
}

#[test]
fn degenerate_data_have_a_named_end() {
    let billion = 1_000_000_000;
    for (survivors, simple, with_age) in [
        (&[1000, 1000, 1000, 1000][..], "nobody_leaves", "nobody_leaves"),
        (&[1000, 0], "empty", "empty"),
        (&[1000, 500], "empty", "empty"),
        (&[0, 0, 0], "empty", "empty"),
        (&[], "empty", "empty"),
        (&[3, 2, 4], "out_of_range", "out_of_range"),
        (&[1000, 500, 500, 500, 500], "leave_or_stay", "first_renewal_only"),
        (&[1024, 512, 256, 128, 64, 32], "equal_customers", "equal_customers"),
        (&[1000, 900, 700, 400, 100, 0], "equal_customers", "equal_customers"),
        (&[1, 1, 1, 0], "equal_customers", "equal_customers"),
        (&[5, 5, 5, 5, 0], "equal_customers", "equal_customers"),
        (&[billion, billion - 1, billion - 2, billion - 3], "equal_customers", "equal_customers"),
    ] {
        assert_eq!(
            (geometric(survivors).as_str(), weibull(survivors).as_str()),
            (simple, with_age),
            "{survivors:?}"
        );
    }
    for (frequency, value, end) in [
        (&[1, 2, 3, 4, 5, 6][..], &[5.0; 6][..], "constant_spend"),
        (&[1], &[7.0], "constant_spend"),
        (&[100_000], &[7.0], "constant_spend"),
        (&[1, 1], &[7.0, 9.0], "constant_spend"),
        (&[0, 0], &[0.0, 0.0], "empty"),
        (&[], &[], "empty"),
        (&[1, 1, 2, 4], &[1e-9, 1e9, 1.0, 3.0], "inner"),
        (&[1, 2, 2, 4, 1], &[1e-200, 2e-200, 1.5e-200, 4e-200, 9e-200], "equal_customers"),
        (&[1, 2, 2, 4, 1], &[1e200, 2e200, 1.5e200, 4e200, 9e200], "equal_customers"),
        (&[1, 2], &[1.0, 0.0], "out_of_range"),
        (&[1, 2], &[1.0, -3.0], "out_of_range"),
        (&[1, 0], &[1.0, 3.0], "out_of_range"),
        (&[1, 2], &[1.0, f64::NAN], "missing"),
        (&[1, 2], &[1.0, f64::INFINITY], "non_finite"),
        (&[1, 2], &[1.0], "unequal_lengths"),
    ] {
        assert_eq!(spend(frequency, value), end, "{frequency:?} {value:?}");
    }
}

#[test]
fn saved_fits_are_the_same_fits() {
    let cohort = Contracts::from_survivors(&HIGH_END).unwrap();
    let spend = SpendCustomers::new(&[1, 3, 2, 5], &[12.0, 80.5, 33.0, 41.0]).unwrap();
    let fits = [
        ShiftedBetaGeometric::default().fit(&cohort).unwrap().to_state(),
        BetaDiscreteWeibull::default().fit(&cohort).unwrap().to_state(),
        GammaGamma::default().fit(&spend).unwrap().to_state(),
    ];
    let same = [
        ShiftedBetaGeometricFit::from_state(&fits[0]).unwrap().to_state(),
        BetaDiscreteWeibullFit::from_state(&fits[1]).unwrap().to_state(),
        GammaGammaFit::from_state(&fits[2]).unwrap().to_state(),
    ];
    assert_eq!(fits, same);
    assert_eq!(GammaGammaFit::from_state(&fits[0]).unwrap_err().code(), "bad_state");
    assert_eq!(ShiftedBetaGeometricFit::from_state(&fits[0][..40]).unwrap_err().code(), "bad_state");
}
