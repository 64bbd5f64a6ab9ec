//! Pareto/NBD and GGompertz/NBD against independent values: 60-digit edge cases, estimates of the CDNOW sample,
//! discounted purchases as the R package BTYD computes them.
#![allow(clippy::unwrap_used, clippy::excessive_precision)] // digits as the sources print them

use cxkit::value::btyd::{
    Customers, GGompertzNbd, GGompertzNbdFit, ParetoNbd, ParetoNbdFit, PredictionOptions,
};

#[path = "btyd/common.rs"]
mod common;
use common::{assert_close, cdnow_sample};

const MLE: [f64; 4] = [0.5532755086791034, 10.577612238552815, 0.6062135687217234, 11.667911239613476];
const CLVTOOLS: [f64; 4] = [0.5143, 2.8845, 0.2856, 14.1087];

/// Parameters, frequency, recency and age, log-likelihood, chance of being alive, purchases in 39 units.
/// Source: mpmath with 60 digits. The third and fourth are rows for which CLVTools gave NaN.
#[rustfmt::skip]
const CASES: [([f64; 4], [f64; 3], [f64; 3]); 7] = [
    ([0.553, 10.578, 0.606, 11.669], [2.0, 30.43, 38.86],
        [-9.5542832451504057193, 0.869167559153011199, 1.4551231932576025029]),
    (MLE, [5.0, 38.86, 38.86], [-17.675649489473727732, 1.0, 3.6414063451256144424]),
    (CLVTOOLS, [221.0, 103.42857, 103.57143], [-61.58464856172922035, 0.99959605231793809743, 77.739955926998470795]),
    (CLVTOOLS, [161.0, 94.71429, 98.0], [-87.429254863308537, 0.74948775225810712738, 44.762352026193832835]),
    (MLE, [2000.0, 38.0, 38.86], [5426.4831497423771488, 1.8919339336935350223e-12, 2.4818527589653235229e-9]),
    ([0.55, 10.5, 1.0000000001, 11.7], [3.0, 20.0, 38.0],
        [-12.228776966612157372, 0.39557181548862025671, 0.83356237248567610445]),
    ([1.2, 0.02, 0.5, 900.0], [1.0, 3.0, 38.0],
        [-12.234265238315145466, 0.7390678523717399773, 1.6508744051780885086]),
];

#[test]
fn edge_cases_to_sixty_digits() {
    let options = PredictionOptions::default();
    for ([r, alpha, s, beta], [x, last, age], [height, alive, expected]) in CASES {
        let fit = ParetoNbdFit::from_params(r, alpha, s, beta).unwrap();
        let customer = Customers::new(&[x], &[last], &[age]).unwrap();
        let name = format!("x = {x}");
        assert_close(&name, fit.log_likelihood(&customer).unwrap(), height, 1e-12);
        assert_close(&name, fit.alive_probability(&customer, &options).unwrap().values[0], alive, 1e-12);
        let next = fit.expected_purchases(39.0, &customer, &options).unwrap();
        assert_close(&name, next.values[0], expected, 1e-12);

        // The Gompertz model with a hazard that all but stands still says the same, to the size of b.
        let fit = GGompertzNbdFit::from_params(r, alpha, s, beta * 1e-9, 1e-9).unwrap();
        assert_close(&name, fit.log_likelihood(&customer).unwrap(), height, 1e-5);
        let next = fit.expected_purchases(39.0, &customer, &options).unwrap();
        assert_close(&name, next.values[0], expected, 1e-5);
    }
}

/// Source: R BTYD 2.4, pnbd.DERT, as confirmed by numerical integration.
#[test]
fn discounted_purchases_as_btyd() {
    let fit = ParetoNbdFit::from_params(0.5629966, 12.559037, 0.4081095, 10.5148048).unwrap();
    let options = PredictionOptions::default();
    let worth = |x: f64, last: f64| {
        let customer = Customers::new(&[x], &[last], &[77.86]).unwrap();
        fit.discounted_purchases(0.0027, &customer, &options).unwrap().values[0]
    };
    assert_close("x = 7", worth(7.0, 35.0), 1.8641833280713296, 1e-10);
    let wanted = [
        2.1991554497049606,
        2.8435344060657326,
        2.8671283912061645,
        2.4454100786073587,
        1.8405019244774936,
        1.2624164717438557,
        0.8096181194538383,
        0.4948036193754493,
        0.29202470156979854,
        0.16792750856605335,
    ];
    for (x, want) in (1..).zip(wanted) {
        assert_close("x", worth(f64::from(x), 30.0), want, 1e-10);
    }
}

#[test]
fn pareto_on_the_cdnow_sample() {
    let Some(customers) = cdnow_sample("pareto_on_the_cdnow_sample") else { return };
    let fit = ParetoNbd::default().fit(&customers).unwrap();
    let estimates = fit.estimates();
    for (got, want) in estimates.values().iter().zip(MLE) {
        assert_close("parameter", *got, want, 1e-8);
    }
    let errors = [0.0476287554343984, 0.8427239291947689, 0.18727958811615916, 6.211029944153518];
    for (got, want) in estimates.standard_errors().iter().zip(errors) {
        assert_close("standard error", got.unwrap(), want, 1e-6);
    }
    assert_close("log-likelihood", estimates.log_likelihood().unwrap(), -9594.973929826865, 1e-9);
    assert_eq!(estimates.boundary(), None);
    let back = ParetoNbdFit::from_state(&fit.to_state()).unwrap();
    assert_eq!(back, fit);
}

/// The likelihood runs to b -> 0 with beta / b = 11.668, the Pareto/NBD; a fit says so and comes as high.
#[test]
fn gompertz_on_the_cdnow_sample_is_pareto() {
    let Some(customers) = cdnow_sample("gompertz_on_the_cdnow_sample_is_pareto") else { return };
    let fit = GGompertzNbd::default().fit(&customers).unwrap();
    let estimates = fit.estimates();
    println!("{:?} {:?}", estimates.boundary(), estimates.convergence());
    assert_eq!(estimates.boundary().unwrap().name, "pareto_nbd");
    assert!(estimates.log_likelihood().unwrap() >= -9594.97394);
    assert_close("beta / b", fit.beta() / fit.b(), MLE[3], 1e-5);
    assert_close("r", fit.r(), MLE[0], 1e-5);
    let profile = &estimates.boundary().unwrap().profile_log_likelihoods;
    assert!(profile.windows(2).all(|pair| pair[0] < pair[1] + 1e-9), "{profile:?}");
}

/// Customers drawn from the Gompertz model give its parameters back, within five standard errors.
#[test]
fn gompertz_finds_what_was_drawn() {
    let truth = [1.2, 8.0, 0.8, 0.6, 0.08];
    let [r, alpha, s, beta, b] = truth;
    let drawn = GGompertzNbdFit::from_params(r, alpha, s, beta, b).unwrap();
    let ages: Vec<f64> = (0..6000).map(|i| 40.0 + f64::from(i % 60)).collect();
    let customers = drawn.simulate_customers(&ages, 3).unwrap();
    let fit = GGompertzNbd::default().fit(&customers).unwrap();
    assert_eq!(fit.estimates().boundary(), None);
    for parameter in fit.estimates().parameters(0.999_999_4).unwrap() {
        let truth =
            truth[["r", "alpha", "s", "beta", "b"].iter().position(|name| *name == parameter.name).unwrap()];
        assert!(
            parameter.ci_lower.unwrap() < truth && truth < parameter.ci_upper.unwrap(),
            "{parameter:?} {truth}"
        );
    }
    assert!(fit.log_likelihood(&customers).unwrap() >= drawn.log_likelihood(&customers).unwrap());
}
