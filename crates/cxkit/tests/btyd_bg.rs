//! BG/NBD and MBG/NBD against independent values: 60-digit edge cases, estimates of the CDNOW sample.

#![allow(clippy::excessive_precision)] // as the sources print them

use cxkit::value::btyd::{BgNbd, BgNbdFit, Customers, MbgNbd, MbgNbdFit, PredictionOptions};

#[path = "btyd/common.rs"]
mod common;
use common::{assert_close, cdnow_sample};

struct Case {
    name: &'static str,
    params: [f64; 4],
    t: f64,
    row: [f64; 3],
    ll: f64,
    alive: f64,
    expected: f64,
}

const MLE: [f64; 4] = [0.2425929072047161, 4.413531561216888, 0.7928861481376913, 2.4257534366615197];

/// Source: mpmath with 60 digits; the first is the worked example of Fader, Hardie and Lee 2005.
#[rustfmt::skip]
const CASES: &[Case] = &[
    Case { name: "FHL 2005", params: [0.243, 4.414, 0.793, 2.426], t: 39.0, row: [2.0, 30.43, 38.86],
        ll: -9.4586063070662712312, alive: 0.72657857008067291192, expected: 1.2260281747671444631 },
    Case { name: "a, b near 0", params: [0.5458741247391189, 13.409316394557274, 0.0009994943799344323, 0.03899022143378801],
        t: 30.0, row: [0.0, 0.0, 50.0], ll: -0.84810338121928227713, alive: 1.0, expected: 0.25654988407111099172 },
    Case { name: "a exactly 1", params: [0.25, 4.4, 1.0, 2.4], t: 39.0, row: [3.0, 20.0, 38.0],
        ll: -12.108426137918913777, alive: 0.42208198189153257223, expected: 0.98862076307958887079 },
    Case { name: "a 1, x 0", params: [0.25, 4.4, 1.0, 2.4], t: 39.0, row: [0.0, 0.0, 38.0],
        ll: -0.56638595532842413178, alive: 1.0, expected: 0.19982037030871694784 },
    Case { name: "x 5000", params: MLE, t: 39.0, row: [5000.0, 38.86, 38.86],
        ll: 18739.029913934490142, alive: 0.99984149310430711131, expected: 3436.0068942350296231 },
    Case { name: "huge horizon", params: MLE, t: 1e6, row: [2.0, 30.43, 38.86],
        ll: -9.4597010209320122624, alive: 0.72660915155064972637, expected: 87.382691305500191185 },
    Case { name: "tiny horizon", params: MLE, t: 1e-6, row: [2.0, 30.43, 38.86],
        ll: -9.4597010209320122624, alive: 0.72660915155064972637, expected: 3.7655547433116385653e-8 },
];

#[test]
fn edge_cases_to_sixty_digits() {
    for case in CASES {
        let [r, alpha, a, b] = case.params;
        let fit = BgNbdFit::from_params(r, alpha, a, b).unwrap();
        let [x, last, age] = case.row;
        let customer = Customers::new(&[x], &[last], &[age]).unwrap();
        let options = PredictionOptions::default();
        assert_close(case.name, fit.log_likelihood(&customer).unwrap(), case.ll, 1e-12);
        assert_close(
            case.name,
            fit.alive_probability(&customer, &options).unwrap().values[0],
            case.alive,
            1e-12,
        );
        let expected = fit.expected_purchases(case.t, &customer, &options).unwrap();
        assert_close(case.name, expected.values[0], case.expected, 1e-12);
    }
}

#[test]
fn cdnow_sample_in_weeks() {
    let Some(customers) = cdnow_sample("cdnow_sample_in_weeks") else { return };
    let fit = BgNbd::default().fit(&customers).unwrap();
    let estimates = fit.estimates();
    for (i, want) in MLE.into_iter().enumerate() {
        assert_close("parameter", estimates.values()[i], want, 1e-8);
    }
    let errors = [0.01255731959142437, 0.3782214157932589, 0.1857191494645354, 0.7053457801518279];
    for (got, want) in estimates.standard_errors().iter().zip(errors) {
        assert_close("standard error", got.unwrap(), want, 1e-6);
    }
    assert_close("log-likelihood", estimates.log_likelihood().unwrap(), -9582.425560567364, 1e-9);
    assert_eq!(estimates.boundary(), None);
    println!("{:?}", estimates.convergence());

    let options = PredictionOptions::default();
    let expected = fit.expected_purchases(39.0, &customers, &options).unwrap();
    assert_close("sum", expected.values.iter().sum(), 1653.4232597950486, 1e-8);
    let first = [
        1.2259104521196442,
        0.20325064494486955,
        0.19478084700670306,
        0.19478084700670306,
        0.19478084700670306,
        3.3372394336585143,
        0.30159796631208,
        0.19478084700670306,
        1.3241008796347138,
        0.19478084700670306,
        1.8709914998829253,
        0.19478084700670306,
        0.19478084700670306,
        0.19478084700670306,
        0.19478084700670306,
        0.19478084700670306,
        5.933574699858588,
        0.2977642655508985,
        1.6731563117486183,
        0.19539145650453182,
    ];
    let exact = BgNbdFit::from_params(MLE[0], MLE[1], MLE[2], MLE[3]).unwrap();
    let at_mle = exact.expected_purchases(39.0, &customers, &options).unwrap();
    for (got, want) in at_mle.values.iter().zip(first) {
        assert_close("expected", *got, want, 1e-10);
    }
    let alive = exact.alive_probability(&customers, &options).unwrap();
    assert_close("alive", alive.values.iter().sum(), 1917.2763325427563, 1e-10);
    let first = [
        0.7266091515506498,
        0.2122274087899438,
        1.0,
        1.0,
        1.0,
        0.6418006090715471,
        0.3149183359496404,
        1.0,
        0.7848075812187877,
        1.0,
        0.49142667977578425,
        1.0,
        1.0,
        1.0,
        1.0,
        1.0,
        0.8153255602734496,
        0.3109153160387207,
        0.6948009403633364,
        1.0,
    ];
    for (got, want) in alive.values.iter().zip(first) {
        assert_close("alive", *got, want, 1e-10);
    }
    let new = Customers::new(&[0], &[0], &[0]).unwrap();
    assert_close(
        "new",
        exact.expected_purchases(39.0, &new, &options).unwrap().values[0],
        1.1950162977019647,
        1e-10,
    );
    let total = exact.total_purchases(39.0, &customers, &options).unwrap();
    assert_close("total", total.total, 1653.4232597950486, 1e-10);
}

#[test]
fn modified_on_the_cdnow_sample() {
    let Some(customers) = cdnow_sample("modified_on_the_cdnow_sample") else { return };
    let fit = MbgNbd::default().fit(&customers).unwrap();
    let estimates = fit.estimates();
    let want = [0.5248379836533191, 6.18299201957444, 0.8913561553418555, 1.6139993347903192];
    for (got, want) in estimates.values().iter().zip(want) {
        assert_close("parameter", *got, want, 1e-8);
    }
    let errors = [0.08326406207805147, 0.6955979188773735, 0.15478530634240603, 0.5374723391760746];
    for (got, want) in estimates.standard_errors().iter().zip(errors) {
        assert_close("standard error", got.unwrap(), want, 1e-6);
    }
    assert_close("log-likelihood", estimates.log_likelihood().unwrap(), -9582.132684899903, 1e-9);
}

/// Every line of `spec/purchases/reference.tsv`, which `spec/purchases/generate.py` computed by other formulas.
#[test]
fn predictions_as_integrals_give_them() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/purchases/reference.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let options = PredictionOptions::default();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let p: Vec<f64> = fields[1].split(',').map(|value| value.parse().unwrap()).collect();
        let n: Vec<f64> = fields[2..].iter().map(|value| value.parse().unwrap()).collect();
        let customer = Customers::new(&[n[0]], &[n[1]], &[n[2]]).unwrap();
        macro_rules! compare {
            ($fit:expr) => {{
                let fit = $fit.unwrap();
                assert_close(line, fit.log_likelihood(&customer).unwrap(), n[5], 1e-12);
                assert_close(
                    line,
                    fit.alive_probability(&customer, &options).unwrap().values[0],
                    n[6],
                    1e-12,
                );
                assert_close(
                    line,
                    fit.expected_purchases(n[3], &customer, &options).unwrap().values[0],
                    n[7],
                    1e-12,
                );
                assert_close(
                    line,
                    fit.discounted_purchases(n[4], &customer, &options).unwrap().values[0],
                    n[8],
                    1e-11,
                );
                let chances = fit.purchase_probabilities(n[3], 3, &customer).unwrap();
                for (got, want) in chances[0].iter().zip(&n[9..]) {
                    assert!((got - want).abs() < 1e-14 + 1e-11 * want, "{line}: {got} {want}");
                }
            }};
        }
        match fields[0] {
            "bg_nbd" => compare!(BgNbdFit::from_params(p[0], p[1], p[2], p[3])),
            _ => compare!(MbgNbdFit::from_params(p[0], p[1], p[2], p[3])),
        }
    }
    assert!(text.lines().count() >= 31);
}
