//! Customer value, equity and holdout reports against independent values on the CDNOW data.
#![allow(clippy::unwrap_used, clippy::excessive_precision)] // digits as the sources print them

use cxkit::columns::{Keys, Texts};
use cxkit::value::btyd::{
    customer_value, holdout_report, model_equity, model_ltv_to_cac, tracking, BgNbd, BgNbdFit,
    CustomerValueOptions, Customers, DiscountPeriod, GammaGamma, GammaGammaFit, HoldoutOptions,
    PredictionOptions, SpendCustomers, SpendStatus,
};

#[path = "btyd/common.rs"]
mod common;
use common::{assert_close, cdnow_log, shared_columns};

const PURCHASES: [f64; 4] = [0.2425929072047161, 4.413531561216888, 0.7928861481376913, 2.4257534366615197];
const SPEND: [f64; 3] = [6.24880248987302, 3.74458845329652, 15.447748009065357];

/// Source: a direct computation with the parameters above, in the convention of lifetimes: months of 4.345 weeks, 1 % a
/// month, from the end of each month.
#[test]
fn twelve_months_of_the_cdnow_sample() {
    let file = "lifetimes_cdnow_customers_summary_with_transactions.csv";
    let Some(columns) = shared_columns("twelve_months_of_the_cdnow_sample", file, &[1, 2, 3, 4]) else {
        return;
    };
    let customers = Customers::new(&columns[0], &columns[1], &columns[2]).unwrap();
    let spending = SpendCustomers::new(&columns[0], &columns[3]).unwrap();
    let [r, alpha, a, b] = PURCHASES;
    let purchases = BgNbdFit::from_params(r, alpha, a, b).unwrap();
    let spend = GammaGammaFit::from_params(SPEND[0], SPEND[1], SPEND[2]).unwrap();
    let options = CustomerValueOptions::default().periods(12u64).period(4.345).discount_rate(0.01);
    let unknown = customer_value(&purchases, &spend, &customers, &spending, &options).unwrap_err();
    assert_eq!(unknown.code(), "bad_option", "a year of what?");
    let options = options.discount_period(DiscountPeriod::Period);
    let worth = customer_value(&purchases, &spend, &customers, &spending, &options).unwrap();
    let first = [
        36.278496492666555,
        4.637466794182531,
        8.344092660594864,
        8.344092660594864,
        8.344092660594864,
        283.5235723788606,
        6.8814077039934025,
        8.344092660594864,
        43.35364311247853,
        8.344092660594864,
        66.65939256366067,
    ];
    for (got, want) in worth.values.iter().zip(first) {
        assert_close("value", got.unwrap(), want, 1e-10);
    }
    assert_close("total", worth.values.iter().map(|value| value.unwrap()).sum(), 71509.89788612105, 1e-10);
    assert_eq!(worth.interval_method, "none: the parameters were given");

    // Fitted: intervals, and equity by segment that adds up.
    let purchases = BgNbd::default().fit(&customers).unwrap();
    let spend = GammaGamma::default().fit(&spending).unwrap();
    let worth = customer_value(&purchases, &spend, &customers, &spending, &options).unwrap();
    assert!(
        worth.ci_lower[0].unwrap() < worth.values[0].unwrap()
            && worth.values[0].unwrap() < worth.ci_upper[0].unwrap()
    );
    let names: Vec<&str> = columns[0].iter().map(|x| if *x > 0.0 { "repeat" } else { "once" }).collect();
    let segments = Keys::from(names.iter().map(|name| Some(*name)).collect::<Texts<'_>>());
    let equity = model_equity(&purchases, &spend, &customers, &spending, Some(&segments), &options).unwrap();
    assert_eq!(equity.len(), 3);
    assert_close("equity", equity[0].value, 71509.89788612105, 1e-7);
    assert_close("parts", equity[1].value + equity[2].value, equity[0].value, 1e-12);
    assert_eq!((equity[1].segment.as_deref(), equity[1].n), (Some("once"), 1411));
    for part in &equity {
        assert!(part.ci_lower.unwrap() < part.value && part.value < part.ci_upper.unwrap(), "{part:?}");
    }
}

/// The full log in days, calibrated to 1997-09-30: estimates, and a holdout of 273 days. Source: true maximum-likelihood
/// estimates by an independent program.
#[test]
fn the_full_log_and_its_holdout() {
    let Some((customers, later)) = cdnow_log("the_full_log_and_its_holdout") else { return };
    let fit = BgNbd::default().fit(&customers).unwrap();
    let estimates = fit.estimates();
    let want = [0.2516239588516987, 33.52260073289168, 0.7234335767551167, 2.161088358918147];
    for (got, want) in estimates.values().iter().zip(want) {
        assert_close("parameter", *got, want, 1e-8);
    }
    let errors = [0.004201973889973027, 0.9187843419147737, 0.05392924480772052, 0.1985892981795205];
    for (got, want) in estimates.standard_errors().iter().zip(errors) {
        assert_close("standard error", got.unwrap(), want, 1e-6);
    }
    assert_close("log-likelihood", estimates.log_likelihood().unwrap(), -142726.05923071993, 1e-9);
    let report = holdout_report(&fit, &customers, 273.0, &later, &HoldoutOptions::default()).unwrap();
    assert_eq!(report.actual_total, 19684.0);
    assert_close("expected", report.expected_total, 16873.73367514749, 1e-8);
    assert_close("mae", report.mae, 0.8187422548060475, 1e-8);
    assert_close("rmse", report.rmse, 1.732911266242265, 1e-8);
    assert_eq!(report.groups.iter().map(|group| group.n).sum::<u64>(), 23570);
    let alive = fit.alive_probability(&customers, &PredictionOptions::default()).unwrap();
    assert_close("alive", alive.values.iter().sum(), 19215.202733994727, 1e-7);
}

/// By hand: customers who came at 0 and at 10 are tracked as new customers of that age.
#[test]
fn tracking_adds_up_new_customers() {
    let [r, alpha, a, b] = PURCHASES;
    let fit = BgNbdFit::from_params(r, alpha, a, b).unwrap();
    let new = Customers::new(&[0], &[0], &[0]).unwrap();
    let expected =
        |time: f64| fit.expected_purchases(time, &new, &PredictionOptions::default()).unwrap().values[0];
    let tracked = tracking(&fit, &[10.0, 0.0, 0.0], 13.0, 3, &[1.0, 0.0, 2.0]).unwrap();
    assert_eq!(tracked.ends, [13.0, 26.0, 39.0]);
    for (got, end) in tracked.expected_cumulative.iter().zip([13.0, 26.0, 39.0]) {
        assert_close("cumulative", *got, 2.0 * expected(end) + expected(end - 10.0), 1e-14);
    }
    assert_close(
        "third",
        tracked.expected[2],
        tracked.expected_cumulative[2] - tracked.expected_cumulative[1],
        1e-14,
    );
    assert_eq!(tracked.actual_cumulative, [1.0, 1.0, 3.0]);
    assert_eq!(tracking(&fit, &[-1.0], 13.0, 3, &[]).unwrap_err().row(), Some(0));
}

/// A fit in weeks that knows so: a year's discount of 10 % over 52 weeks is 1.1^(-7/365.25) a week, by whichever way it is
/// said; a saved fit still knows.
#[test]
fn discounts_by_the_name_of_their_period() {
    let customers = Customers::new(&[2, 0, 1], &[30.43, 0.0, 1.71], &[38.86; 3]).unwrap();
    let spending = SpendCustomers::new(&[2, 0, 1], &[22.35, 0.0, 11.77]).unwrap();
    let [r, alpha, a, b] = PURCHASES;
    let purchases = BgNbdFit::from_params(r, alpha, a, b).unwrap();
    let in_weeks = purchases.clone().with_unit_days(7.0).unwrap();
    let in_weeks = BgNbdFit::from_state(&in_weeks.to_state()).unwrap();
    let spend = GammaGammaFit::from_params(SPEND[0], SPEND[1], SPEND[2]).unwrap();
    let options = CustomerValueOptions::default().periods(52u64).discount_rate(0.1);
    let named = customer_value(&in_weeks, &spend, &customers, &spending, &options).unwrap();
    let length = options.clone().discount_length(365.25 / 7.0);
    let by_length = customer_value(&purchases, &spend, &customers, &spending, &length).unwrap();
    let each = options
        .clone()
        .discount_period(DiscountPeriod::Period)
        .discount_rate(cxkit::math::pow(1.1, 7.0 / 365.25) - 1.0);
    let by_period = customer_value(&purchases, &spend, &customers, &spending, &each).unwrap();
    for row in 0..3 {
        assert_close("length", by_length.values[row].unwrap(), named.values[row].unwrap(), 1e-15);
        assert_close("period", by_period.values[row].unwrap(), named.values[row].unwrap(), 1e-12);
    }
    let fitted = BgNbd::default().fit(&customers.with_unit_days(7.0).unwrap()).unwrap();
    assert_eq!(fitted.estimates().unit_days(), Some(7.0));
}

/// A newcomer's value is the first purchase and those expected in a time without discount, at the mean spend.
#[test]
fn value_of_a_newcomer_against_cost() {
    let [r, alpha, a, b] = PURCHASES;
    let purchases = BgNbdFit::from_params(r, alpha, a, b).unwrap();
    let spend = GammaGammaFit::from_params(SPEND[0], SPEND[1], SPEND[2]).unwrap();
    let options = CustomerValueOptions::default().periods(52u64).margin(0.5);
    let found = model_ltv_to_cac(&purchases, &spend, 5.0, 3.0, &options).unwrap();
    let new = Customers::new(&[0], &[0], &[0]).unwrap();
    let number = purchases.expected_purchases(52.0, &new, &PredictionOptions::default()).unwrap().values[0];
    let each = spend.population_spend(&PredictionOptions::default()).unwrap().value.unwrap();
    assert_close("ratio", found.value.unwrap(), 0.1 * each * (1.0 + number), 1e-13);
    assert_eq!((found.reached, found.status), (Some(true), SpendStatus::Finite));
    assert_eq!(found.interval_method, "none: the parameters were given");
    let infinite = GammaGammaFit::from_params(2.0, 0.9, 10.0).unwrap();
    let found = model_ltv_to_cac(&purchases, &infinite, 5.0, 3.0, &options).unwrap();
    assert_eq!((found.value, found.reached, found.status), (None, None, SpendStatus::InfiniteMean));
    assert_eq!(model_ltv_to_cac(&purchases, &spend, 0.0, 3.0, &options).unwrap_err().code(), "out_of_range");
}
