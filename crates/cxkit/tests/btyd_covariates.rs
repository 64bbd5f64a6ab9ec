//! Models with covariates against independent estimates, and predictive intervals of value.
#![allow(clippy::unwrap_used)]

use cxkit::random::Stream;
use cxkit::value::btyd::{
    customer_value, likelihood_ratio, model_equity, BgNbd, BgNbdCovariateFit, BgNbdFit, Covariates,
    CustomerValueOptions, Customers, Estimates, GammaGamma, GammaGammaFit, IntervalKind, MbgNbd, ParetoNbd,
    PredictionOptions, ShiftedBetaGeometric, ShiftedBetaGeometricCovariateFit, SpendCustomers,
};

#[path = "btyd/common.rs"]
mod common;
use common::assert_close;

/// The columns of `spec/purchases/covariates.tsv`: two covariates, purchases, renewals, purchases of another model.
fn columns() -> Vec<Vec<f64>> {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/purchases/covariates.tsv"));
    let text = text.unwrap();
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').map(|field| field.parse().unwrap()).collect())
        .collect();
    (0..9).map(|column| rows.iter().map(|row| row[column]).collect()).collect()
}

fn covariates(named: &[(&str, &Vec<f64>)]) -> Covariates {
    named.iter().fold(Covariates::new(), |all, (name, column)| all.with(name, &column[..]).unwrap())
}

fn compare(estimates: &Estimates, names: &[&str], values: &[f64], errors: &[f64], height: f64) {
    assert!(estimates.names().iter().map(AsRef::as_ref).eq(names.iter().copied()), "{:?}", estimates.names());
    for (i, name) in names.iter().enumerate() {
        assert_close(name, estimates.values()[i], values[i], 1e-8);
        assert_close(name, estimates.standard_errors()[i].unwrap(), errors[i], 1e-7);
    }
    assert_close("log-likelihood", estimates.log_likelihood().unwrap(), height, 1e-11);
}

/// Source: `spec/purchases/covariates.py`, likelihoods of the papers maximised by scipy.
#[test]
fn estimates_as_scipy_finds_them() {
    let columns = columns();
    let (online, buyer) = (covariates(&[("online", &columns[0])]), covariates(&[("buyer", &columns[1])]));
    let both = covariates(&[("online", &columns[0]), ("buyer", &columns[1])]);
    let fit =
        ShiftedBetaGeometric::default().fit_with_covariates(&columns[5][..], &columns[6][..], &both).unwrap();
    compare(
        fit.estimates(),
        &["alpha", "beta", "alpha.online", "alpha.buyer", "beta.online", "beta.buyer"],
        &[0.59354434964, 1.49440924654, 0.94437996542, 0.03323611927, 0.51625342911, 0.46106142973],
        &[0.26643524067, 0.9076928714, 0.59022441365, 0.41851388535, 0.74405328413, 0.55848027778],
        -663.4343256440796,
    );
    let customers = Customers::new(&columns[2][..], &columns[3][..], &columns[4][..]).unwrap();
    let fit = BgNbd::default().fit_with_covariates(&customers, &online, &buyer).unwrap();
    compare(
        fit.estimates(),
        &["r", "alpha", "a", "b", "alpha.online", "a.buyer", "b.buyer"],
        &[
            0.72154683278,
            5.24903171084,
            0.46904103297,
            1.77197014676,
            0.48497223518,
            0.73020465702,
            -0.05399160623,
        ],
        &[
            0.06913023829,
            0.77001747085,
            0.21425480536,
            1.1067230506,
            0.16735897831,
            0.42131265859,
            0.55442104494,
        ],
        -3449.784832422555,
    );
    let fit = MbgNbd::default().fit_with_covariates(&customers, &online, &buyer).unwrap();
    compare(
        fit.estimates(),
        &["r", "alpha", "a", "b", "alpha.online", "a.buyer", "b.buyer"],
        &[
            1.50474123374,
            9.55405888173,
            0.82580532277,
            4.23487436599,
            0.47121641257,
            1.58337611308,
            1.05198687358,
        ],
        &[
            0.2251458071,
            1.62371751287,
            0.44991587472,
            2.79104571342,
            0.14428801857,
            0.6728044026,
            0.73131795938,
        ],
        -3480.02522007084,
    );
    let customers = Customers::new(&columns[7][..], &columns[8][..], &columns[4][..]).unwrap();
    let fit = ParetoNbd::default().fit_with_covariates(&customers, &online, &buyer).unwrap();
    compare(
        fit.estimates(),
        &["r", "alpha", "s", "beta", "alpha.online", "beta.buyer"],
        &[0.76571650961, 4.9484546955, 0.61565528103, 9.00896650479, 0.42431231446, 0.46087806273],
        &[0.13383911205, 0.86354479991, 0.14740319932, 5.11963738713, 0.15658135113, 0.2478917005],
        -3540.2373574704043,
    );
}

/// The test finds the effects that were drawn, and the likelihood said for the customers is that of the fit.
#[test]
fn an_effect_is_told_from_none() {
    let columns = columns();
    let customers = Customers::new(&columns[2][..], &columns[3][..], &columns[4][..]).unwrap();
    let (online, none) = (covariates(&[("online", &columns[0])]), Covariates::new());
    let plain = BgNbd::default().fit(&customers).unwrap();
    let fit = BgNbd::default().fit_with_covariates(&customers, &online, &none).unwrap();
    let test = likelihood_ratio(plain.estimates(), fit.estimates()).unwrap();
    assert!(test.df == 1 && test.p_value < 0.02, "{test:?}");
    let modified = MbgNbd::default().fit_with_covariates(&customers, &online, &none).unwrap();
    let again = fit.log_likelihood(&customers, &online, &none).unwrap();
    assert_close("again", again, fit.estimates().log_likelihood().unwrap(), 1e-13);
    assert!(modified.estimates().get("alpha.online").unwrap() > 0.0);
    assert_eq!(BgNbdCovariateFit::from_state(&fit.to_state()).unwrap(), fit);
    assert_eq!(BgNbdCovariateFit::from_state(&plain.to_state()).unwrap_err().code(), "bad_state");

    // A customer's own parameters, in a model without covariates, predict the same.
    let own = fit.parameters_of(&online, &none).unwrap();
    let options = PredictionOptions::default();
    let alive = fit.alive_probability(&customers, &online, &none, &options).unwrap();
    let next = fit.expected_purchases(20.0, &customers, &online, &none, &options).unwrap();
    let rest = fit.discounted_purchases(0.01, &customers, &online, &none, &options).unwrap();
    for row in [0, 1, 5, 77] {
        let known = BgNbdFit::from_params(own[row][0], own[row][1], own[row][2], own[row][3]).unwrap();
        let one =
            Customers::new(&columns[2][row..=row], &columns[3][row..=row], &columns[4][row..=row]).unwrap();
        assert_eq!(known.alive_probability(&one, &options).unwrap().values[0], alive.values[row]);
        // Without covariates both are interpolated over the customers' ages.
        let near = |got: f64, want: f64| assert_close("prediction", got, want, 1e-12);
        near(known.expected_purchases(20.0, &one, &options).unwrap().values[0], next.values[row]);
        near(known.discounted_purchases(0.01, &one, &options).unwrap().values[0], rest.values[row]);
        assert!(
            next.ci_lower[row].unwrap() < next.values[row] && next.values[row] < next.ci_upper[row].unwrap()
        );
    }
    let predictive = options.interval(IntervalKind::Predictive);
    let seen = fit.expected_purchases(20.0, &customers, &online, &none, &predictive).unwrap();
    assert_eq!((seen.ci_lower[0], seen.interval_kind), (Some(0.0), IntervalKind::Predictive));
    assert!(seen.ci_upper[0].unwrap() >= 1.0);
}

/// Intervals by the delta method are those of moved parameters: the covariance is that of the covariates as they came.
#[test]
fn the_unit_of_a_covariate_changes_nothing_but_its_coefficient() {
    let columns = columns();
    let customers = Customers::new(&columns[2][..], &columns[3][..], &columns[4][..]).unwrap();
    let years: Vec<f64> = columns[1].iter().map(|buyer| 1900.0 + 10.0 * buyer).collect();
    let (buyer, year) = (covariates(&[("buyer", &columns[1])]), covariates(&[("buyer", &years)]));
    let none = Covariates::new();
    let one = ParetoNbd::default().fit_with_covariates(&customers, &buyer, &none).unwrap();
    let other = ParetoNbd::default().fit_with_covariates(&customers, &year, &none).unwrap();
    let (a, b) = (one.estimates(), other.estimates());
    assert_close("height", a.log_likelihood().unwrap(), b.log_likelihood().unwrap(), 1e-12);
    assert_close("slope", a.get("alpha.buyer").unwrap(), 10.0 * b.get("alpha.buyer").unwrap(), 1e-6);
    let options = PredictionOptions::default();
    let first = one.expected_purchases(9.0, &customers, &buyer, &none, &options).unwrap();
    let second = other.expected_purchases(9.0, &customers, &year, &none, &options).unwrap();
    for row in [0, 3, 100] {
        assert_close("value", first.values[row], second.values[row], 1e-6);
        assert_close("lower", first.ci_lower[row].unwrap(), second.ci_lower[row].unwrap(), 1e-5);
    }
}

#[test]
fn contracts_with_covariates() {
    let columns = columns();
    let both = covariates(&[("online", &columns[0]), ("buyer", &columns[1])]);
    let fit =
        ShiftedBetaGeometric::default().fit_with_covariates(&columns[5][..], &columns[6][..], &both).unwrap();
    assert_eq!(ShiftedBetaGeometricCovariateFit::from_state(&fit.to_state()).unwrap(), fit);
    let options = PredictionOptions::default();
    let who = Covariates::new().with("online", &[0, 1]).unwrap().with("buyer", &[0, 2]).unwrap();
    let found = fit.survival(2, &who, &options).unwrap();
    // Nobody online, at 0: the parameters themselves; S(2) = beta (beta + 1) / ((alpha + beta) (alpha + beta + 1)).
    let (alpha, beta) = (fit.estimates().values()[0], fit.estimates().values()[1]);
    let all = alpha + beta;
    assert_close("S(2)", found.values[0], beta * (beta + 1.0) / (all * (all + 1.0)), 1e-13);
    assert!(found.ci_lower[1].unwrap() < found.values[1]);
    let lifetime = fit.discounted_lifetime(0.1, &who, &options).unwrap();
    assert!(lifetime.values[0] > 1.0 && lifetime.ci_upper[0].unwrap() > lifetime.values[0]);
}

#[test]
fn covariates_that_say_nothing_are_refused() {
    let columns = columns();
    let customers = Customers::new(&columns[2][..], &columns[3][..], &columns[4][..]).unwrap();
    let none = Covariates::new();
    let fit = |purchase: &Covariates| BgNbd::default().fit_with_covariates(&customers, purchase, &none);
    let code = |purchase: &Covariates| fit(purchase).unwrap_err().code();
    let constant = vec![0.1; 400];
    assert_eq!(code(&covariates(&[("same", &constant)])), "bad_option");
    let twice: Vec<f64> = columns[0].iter().map(|online| 3.0 - 2.0 * online).collect();
    assert_eq!(code(&covariates(&[("online", &columns[0]), ("twice", &twice)])), "bad_option");
    assert_eq!(code(&covariates(&[("few", &vec![1.0, 0.0])])), "unequal_lengths");
    assert_eq!(code(&none), "empty");
    let missing = Covariates::new().with("gap", &[1.0, f64::NAN]).unwrap_err();
    assert_eq!((missing.code(), missing.row()), ("missing", Some(1)));
    let endless = Covariates::new().with("far", &[1.0, f64::INFINITY]).unwrap_err();
    assert_eq!((endless.code(), endless.row()), ("non_finite", Some(1)));
    let again = Covariates::new().with("a", &[1, 2]).unwrap().with("a", &[1, 2]).unwrap_err();
    assert_eq!(again.code(), "bad_option");
    let online = covariates(&[("online", &columns[0])]);
    let found = fit(&online).unwrap();
    let other = covariates(&[("offline", &columns[0])]);
    let options = PredictionOptions::default();
    let refused = found.alive_probability(&customers, &other, &none, &options).unwrap_err();
    assert_eq!(refused.code(), "bad_option");
}

/// On 200 drawn data sets a 90 % predictive interval of what all spend in the holdout covers it in 85 to 95 % of them.
#[test]
fn predictive_intervals_of_equity_cover() {
    let truth = BgNbdFit::from_params(0.5, 6.0, 0.8, 2.5).unwrap();
    let n = 400;
    let new = Customers::new(vec![0.0; n], vec![0.0; n], vec![0.0; n]).unwrap();
    let options = CustomerValueOptions::default()
        .periods(1u64)
        .period(30.0)
        .margin(0.5)
        .interval(IntervalKind::Predictive)
        .confidence_level(0.9);
    let (mut covered, mut customers_covered, mut customers_in_all) = (0, 0, 0);
    for seed in 0..200 {
        let mut stream = Stream::new(seed, 9);
        let ages: Vec<f64> = (0..n).map(|i| 25.0 + (i % 10) as f64).collect();
        let times = truth.simulate(70.0, &new, 1000 + seed).unwrap();
        let mut columns = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        for (own, age) in times.iter().zip(&ages) {
            let rate = stream.gamma(4.0) / 15.0;
            let amounts: Vec<f64> = own.iter().map(|_| stream.gamma(6.0) / rate).collect();
            let k = own.iter().filter(|time| *time < age).count();
            let end = own.iter().filter(|time| **time < age + 30.0).count();
            columns[0].push(k as f64);
            columns[1].push(if k > 0 { own[k - 1] } else { 0.0 });
            columns[2].push(if k > 0 { amounts[..k].iter().sum::<f64>() / k as f64 } else { 0.0 });
            columns[3].push(0.5 * amounts[k..end].iter().sum::<f64>());
        }
        let [x, last, value, later] = columns;
        let customers = Customers::new(&x[..], &last[..], &ages[..]).unwrap();
        let spending = SpendCustomers::new(&x[..], &value[..]).unwrap();
        let purchases = BgNbd::default().fit(&customers).unwrap();
        let spend = GammaGamma::default().fit(&spending).unwrap();
        let equity = model_equity(&purchases, &spend, &customers, &spending, None, &options).unwrap();
        let total: f64 = later.iter().sum();
        covered += u32::from(equity[0].ci_lower.unwrap() <= total && total <= equity[0].ci_upper.unwrap());
        if seed < 5 {
            let few = Customers::new(&x[..40], &last[..40], &ages[..40]).unwrap();
            let spending = SpendCustomers::new(&x[..40], &value[..40]).unwrap();
            let found = customer_value(&purchases, &spend, &few, &spending, &options).unwrap();
            for (row, later) in later[..40].iter().enumerate() {
                let (low, high) = (found.ci_lower[row].unwrap(), found.ci_upper[row].unwrap());
                customers_in_all += 1;
                customers_covered += u32::from(low <= *later && *later <= high);
            }
        }
    }
    println!("covered {covered} of 200, {customers_covered} of {customers_in_all} customers");
    assert!((170..=190).contains(&covered), "{covered} of 200");
    // Most spend nothing, which an interval from 0 always holds: it covers more often than promised.
    assert!(customers_covered >= 176, "{customers_covered} of {customers_in_all}");
}

/// With parameters known, one purchase for certain: the interval is that of a purchase, by hand as in the spend models.
#[test]
fn value_of_purchases_that_are_as_good_as_certain() {
    // A rate of about 1 a unit for all, nobody leaves: in 1e-3 a purchase has chance 1e-3, so 0 is the median.
    let purchases = BgNbdFit::from_params(1e6, 1e6, 1e-8, 1e8).unwrap();
    let spend = GammaGammaFit::from_params(1.0, 3.0, 10.0).unwrap();
    let customers = Customers::new(&[0], &[0], &[5]).unwrap();
    let spending = SpendCustomers::new(&[0], &[0]).unwrap();
    let options = CustomerValueOptions::default().periods(1u64).interval(IntervalKind::Predictive);
    let rare =
        customer_value(&purchases, &spend, &customers, &spending, &options.clone().period(1e-3)).unwrap();
    assert_eq!((rare.ci_lower[0], rare.ci_upper[0]), (Some(0.0), Some(0.0)));
    // In 1,000 units about 1,000 purchases: the value is about 1,000 over the customer's own rate, gamma (3, 10), whose
    // inverse lies between 10 / 7.2247 and 10 / 0.6187 (half the quantiles of chi-squared with 6 degrees, printed tables).
    let many = customer_value(&purchases, &spend, &customers, &spending, &options.period(1000.0)).unwrap();
    assert!((many.ci_lower[0].unwrap() / (10_000.0 / 7.2247) - 1.0).abs() < 0.02, "{many:?}");
    assert!((many.ci_upper[0].unwrap() / (10_000.0 / 0.6187) - 1.0).abs() < 0.02, "{many:?}");
}
