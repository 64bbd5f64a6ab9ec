//! The spend and contractual models against independent maximum-likelihood estimates and predictions.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::value::btyd::{
    AliveAt, BetaDiscreteWeibull, BetaDiscreteWeibullFit, BgBb, BgBbAliveOptions, BgBbFit, Contracts,
    Customers, Estimates, GammaGamma, GammaGammaFit, IntervalKind, PredictionOptions, ShiftedBetaGeometric,
    ShiftedBetaGeometricFit, SpendCustomers,
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

fn options() -> PredictionOptions {
    PredictionOptions::default()
}

fn predictive() -> PredictionOptions {
    options().interval(IntervalKind::Predictive)
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
    let spend = known.expected_spend(&customers, &options()).unwrap();
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
    close(known.population_spend(&options()).unwrap().value.unwrap(), 35.17100208814063, 1e-10);
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
    assert_eq!(fit.log_likelihood(&high).unwrap(), fit.estimates().log_likelihood().unwrap());
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
            (fit.survival(4, &options()).unwrap().values, survival.to_vec()),
            (fit.retention(4, &options()).unwrap().values, retention.to_vec()),
            (fit.discounted_lifetime(0.1, &options()).unwrap().values, vec![lifetime]),
            (fit.discounted_residual_lifetime(0.1, &next, &options()).unwrap().values, residual.to_vec()),
        ];
        for (got, want) in got {
            assert_eq!(got.len(), want.len());
            got.iter().zip(&want).for_each(|(&got, &want)| close(got, want, 1e-12));
        }
        // With c = 1 the Weibull model is the geometric one.
        let weibull = BetaDiscreteWeibullFit::from_params(alpha, beta, 1.0).unwrap();
        let same = weibull.discounted_residual_lifetime(0.1, &next, &options()).unwrap().values;
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

/// `bgbb_donations_rows` of the golden values: the 11,104 donors of Fader, Hardie and Shang 2010, six opportunities
/// each. Times given, the last one, donors; then log-likelihood, chance to be there for the next opportunity,
/// donations expected at the next five, and discounted ones at 10 %, at the parameters of `bgbb_donations`.
type Donors = (u32, u32, u32, f64, f64, f64, f64);
const DONORS: [Donors; 22] = [
    (0, 0, 3464, -1.1675171029226246, 0.1081332818651535, 0.07286334105042935, 0.11475271563228918),
    (1, 1, 1091, -2.2888275869893953, 0.06946180737302234, 0.08569570903103094, 0.1349624541995572),
    (1, 2, 277, -3.588175884256374, 0.25470992906224244, 0.31423812298771064, 0.49489465413171013),
    (1, 3, 129, -4.2246571542716, 0.481355765827071, 0.5938533016741876, 0.9352615193304059),
    (1, 4, 78, -4.570707609942234, 0.6803838269151415, 0.8393961612260643, 1.3219677769832672),
    (1, 5, 119, -4.767237243236699, 0.8281437277560321, 1.0216889915999654, 1.6090613555116444),
    (1, 6, 129, -4.883701207405519, 0.9304335755152167, 1.1478849741393429, 1.8078078237562982),
    (2, 2, 613, -3.01199759183925, 0.06641475986494444, 0.1191208824794251, 0.18760386987426317),
    (2, 3, 255, -4.516199570358772, 0.2989036550111672, 0.5361107566098351, 0.844322595063012),
    (2, 4, 155, -5.195619598222552, 0.5896571847817554, 1.05760352599891, 1.6656232739404988),
    (2, 5, 173, -5.506367605034871, 0.8045550020584874, 1.4430422099444997, 2.2726519258641042),
    (2, 6, 234, -5.651728960672819, 0.9304335755152167, 1.6688168236886258, 2.6282251081319656),
    (3, 3, 322, -3.527450690977906, 0.09500629552187854, 0.22359458540936958, 0.3521398484684198),
    (3, 4, 181, -5.059358852914826, 0.43959388848751596, 1.0345715797562474, 1.6293501859988793),
    (3, 5, 225, -5.615767444961528, 0.7668259956264902, 1.804702937120076, 2.8422325954112533),
    (3, 6, 357, -5.809158220658174, 0.9304335755152167, 2.189748673237909, 3.4486423925076326),
    (4, 4, 240, -3.848294605293208, 0.20017903426636324, 0.5831919908476115, 0.9184709858205193),
    (4, 5, 284, -5.095581052294035, 0.6968001107323152, 2.0300239997166303, 3.19709147848405),
    (4, 6, 512, -5.384733155576756, 0.9304335755152167, 2.710680522787192, 4.2690596768833),
    (5, 5, 335, -3.7168209044962093, 0.5219754282635127, 1.8129421555944385, 2.855208567703911),
    (5, 6, 728, -4.29485107775012, 0.9304335755152167, 3.231612372336475, 5.089476961258967),
    (6, 6, 1203, -2.1816734927019046, 0.9304335755152167, 3.752544221885758, 5.909894245634635),
];
const DONATIONS: [(f64, f64); 4] = [
    (1.203522351594566, 0.06939136315798529),
    (0.7497163581684836, 0.029447716914518002),
    (0.6567182084464186, 0.051009859964199364),
    (2.7834422326017854, 0.32081900955348025),
];

fn donors() -> Customers {
    let column = |read: fn(&Donors) -> u32| DONORS.iter().map(read).collect::<Vec<u32>>();
    let (x, last, counts) = (column(|row| row.0), column(|row| row.1), column(|row| row.2));
    Customers::new(&x, &last, &[6; 22]).unwrap().with_counts(&counts).unwrap()
}

#[test]
fn donors_fit_as_published() {
    let fit = BgBb::default().fit(&donors()).unwrap();
    assert_eq!(fit.estimates().n(), 11_104);
    check(fit.estimates(), &DONATIONS, -33225.581274347016);
    assert_eq!(fit.estimates().names(), ["alpha", "beta", "gamma", "delta"]);
    assert_eq!(BgBbFit::from_state(&fit.to_state()).unwrap(), fit);
}

#[test]
fn what_donors_are_expected_to_give() {
    let [alpha, beta, gamma, delta] = DONATIONS.map(|(value, _)| value);
    let fit = BgBbFit::from_params(alpha, beta, gamma, delta).unwrap();
    close(fit.log_likelihood(&donors()).unwrap(), -33225.581274347016, 1e-12);
    let next = fit
        .alive_probability(&donors(), &BgBbAliveOptions::default().at(AliveAt::NextOpportunity))
        .unwrap()
        .values;
    let now = fit.alive_probability(&donors(), &BgBbAliveOptions::default()).unwrap().values;
    let five = fit.expected_purchases(5, &donors(), &options()).unwrap().values;
    let discounted = fit.discounted_purchases(0.1, &donors(), &options()).unwrap().values;
    let counts = fit.purchase_probabilities(5, &donors()).unwrap();
    for (row, &(x, last, _, log_likelihood, alive, expected, all)) in DONORS.iter().enumerate() {
        let alone = Customers::new(&[x], &[last], &[6]).unwrap();
        close(fit.log_likelihood(&alone).unwrap(), log_likelihood, 1e-12);
        close(next[row], alive, 1e-12);
        close(five[row], expected, 1e-12);
        close(discounted[row], all, 1e-12);
        if last == 6 {
            assert_eq!(now[row], 1.0);
        }
        close(counts[row].iter().sum(), 1.0, 1e-12);
        let mean: f64 = counts[row].iter().enumerate().map(|(k, chance)| k as f64 * chance).sum();
        close(mean, expected, 1e-11);
    }
    // The chances of every course of six opportunities add up to 1.
    let mut total = 0.0;
    for last in 0..=6_u32 {
        for x in (0..=last).filter(|&x| (x == 0) == (last == 0)) {
            // So many courses have x purchases, the last of them at `last`.
            let courses = (1..x).fold(1.0, |ways, k| ways * f64::from(last - k) / f64::from(k));
            let alone = Customers::new(&[x], &[last], &[6]).unwrap();
            total += courses * cxkit::math::exp(fit.log_likelihood(&alone).unwrap());
        }
    }
    close(total, 1.0, 1e-12);
}

#[test]
fn opportunities_are_whole_and_degenerate_ones_have_a_named_end() {
    let end = |x: &[f64], last: &[f64], n: &[f64]| {
        let fit = Customers::new(x, last, n).and_then(|customers| BgBb::default().fit(&customers));
        outcome(fit.map(|fit| fit.estimates().clone()))
    };
    assert_eq!(end(&[1.0], &[1.5], &[3.0]), "out_of_range");
    assert_eq!(end(&[3.0], &[2.0], &[3.0]), "out_of_range");
    assert_eq!(end(&[1.0], &[0.0], &[3.0]), "out_of_range");
    assert_eq!(end(&[0.0], &[0.0], &[0.0]), "empty");
    let mut ends = Vec::new();
    for (x, last, n) in [
        (&[0.0; 5][..], &[0.0; 5][..], &[6.0; 5][..]),
        (&[6.0; 5], &[6.0; 5], &[6.0; 5]),
        (&[0.0], &[0.0], &[1.0]),
        (&[1.0], &[1.0], &[1.0]),
        (&[3.0], &[5.0], &[9.0]),
        (&[1.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 3.0, 4.0], &[8.0; 4]),
        (&[3.0, 3.0, 3.0, 3.0], &[6.0, 5.0, 6.0, 6.0], &[6.0; 4]),
        (&[0.0, 6.0, 6.0], &[0.0, 6.0, 6.0], &[6.0; 3]),
        (&[40.0, 900.0, 0.0], &[900.0, 1000.0, 0.0], &[1000.0; 3]),
    ] {
        ends.push((end(x, last, n), x, last));
    }
    let without: Vec<_> = ends.iter().filter(|(end, ..)| end == "no_convergence").collect();
    assert!(without.is_empty(), "{without:?} of {ends:?}");
    let named: Vec<&str> = ends.iter().map(|(end, ..)| end.as_str()).collect();
    assert_eq!(
        named,
        [
            "nobody_buys",
            "no_dropout, always_buy",
            "nobody_buys",
            "no_dropout, always_buy",
            "equal_dropout, equal_purchase",
            "equal_dropout, always_buy",
            "no_dropout, equal_purchase",
            "leave_or_stay, always_buy",
            "leave_or_stay",
        ]
    );
}

/// Small random data of every kind: a fit ends inside or at a named boundary, or is refused for want of data.
#[test]
fn a_thousand_small_data_sets_have_a_named_end() {
    let mut stream = cxkit::random::Stream::new(11, 4);
    let mut ends: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    let mut failures = Vec::new();
    for round in 0..250_usize {
        let mut note = |model: &str, end: String, data: String| {
            if end == "no_convergence" {
                failures.push(format!("{model} {data}"));
            }
            *ends.entry(format!("{model}: {end}")).or_default() += 1;
        };
        let customers = 1 + stream.below(40).unwrap() as usize;
        let (mut x, mut m) = (Vec::new(), Vec::new());
        let spread = stream.next_f64() * 3.0;
        for _ in 0..customers {
            x.push(1 + stream.below(6).unwrap() as u32);
            m.push(20.0 * cxkit::math::exp(spread * (stream.next_f64() - 0.5)));
        }
        note("spend", spend(&x, &m), format!("{x:?} {m:?}"));

        let mut survivors = vec![1 + stream.below(2_000).unwrap()];
        let leaves = stream.next_f64() * 0.7;
        for _ in 0..2 + stream.below(9).unwrap() {
            let here = *survivors.last().unwrap();
            let chance = leaves * stream.next_f64();
            survivors.push((0..here).filter(|_| stream.next_f64() >= chance).count() as u64);
        }
        note("sBG", geometric(&survivors), format!("{survivors:?}"));
        note("BdW", weibull(&survivors), format!("{survivors:?}"));

        let parameter = |stream: &mut cxkit::random::Stream| cxkit::math::exp(4.0 * stream.next_f64() - 2.0);
        let [alpha, beta, gamma, delta] = [(); 4].map(|()| parameter(&mut stream));
        let opportunities: Vec<u64> =
            (0..10 * customers).map(|at| 1 + (at % (1 + round % 12)) as u64).collect();
        let truth = BgBbFit::from_params(alpha, beta, gamma, delta).unwrap();
        let drawn = truth.simulate_customers(&opportunities, round as u64).unwrap();
        let end = outcome(BgBb::default().fit(&drawn).map(|fit| fit.estimates().clone()));
        note("BG/BB", end, format!("{round} {alpha} {beta} {gamma} {delta} {customers}"));
    }
    println!("{ends:#?}");
    assert!(failures.is_empty(), "{} failures: {failures:#?}", failures.len());
}

/// One purchase of a customer is v + x m times a beta prime draw: for p = q = 1 and a newcomer the chance to be below z
/// is z / (z + v), so the quantiles are v / 39 and 39 v by hand. With x = 1, p x + q = 2 it is 1 - (1 + z / w)^-2.
#[test]
fn quantiles_of_one_purchase() {
    let fit = GammaGammaFit::from_params(1.0, 1.0, 10.0).unwrap();
    let customers = SpendCustomers::new(&[0.0, 1.0], &[0.0, 30.0]).unwrap();
    let found = fit.expected_spend(&customers, &predictive()).unwrap();
    close(found.ci_lower[0].unwrap(), 10.0 / 39.0, 1e-12);
    close(found.ci_upper[0].unwrap(), 390.0, 1e-12);
    close(found.ci_lower[1].unwrap(), 40.0 * (1.0 / 0.975_f64.sqrt() - 1.0), 1e-12);
    close(found.ci_upper[1].unwrap(), 40.0 * (1.0 / 0.025_f64.sqrt() - 1.0), 1e-12);
    // The mean of newcomers is infinite, a purchase of theirs is not.
    assert_eq!(
        (found.values[0], found.infinite_count, found.interval_kind),
        (None, 1, IntervalKind::Predictive)
    );
    let all = fit.population_spend(&predictive()).unwrap();
    assert_eq!((all.value, all.ci_upper), (None, found.ci_upper[0]));
    assert_eq!(found.interval_method, "quantiles of a purchase; the parameters were given");
    assert_eq!(fit.population_spend(&options()).unwrap().interval_method, "none: the mean is infinite");
}

/// Averaged over likely parameters the interval of a purchase is a little wider than at the estimate alone.
#[test]
fn uncertain_parameters_widen_the_interval_of_a_purchase() {
    let customers =
        SpendCustomers::new(&[2, 1, 3, 1, 4, 2, 5, 3], &[22.0, 11.5, 30.0, 73.0, 18.0, 35.5, 12.0, 51.0])
            .unwrap();
    let fit = GammaGamma::default().fit(&customers).unwrap();
    let values = fit.estimates().values();
    let known = GammaGammaFit::from_params(values[0], values[1], values[2]).unwrap();
    let unsure = fit.population_spend(&predictive()).unwrap();
    let sure = known.population_spend(&predictive()).unwrap();
    assert!(unsure.ci_upper.unwrap() > sure.ci_upper.unwrap(), "{unsure:?} {sure:?}");
    assert_eq!(unsure.interval_method, "quantiles of a purchase, averaged over likely parameters");
}

/// Shifted beta-geometric (1, 1): S(t) = 1 / (1 + t). The number of renewals made is above k with chance 1 / (k + 2): it is
/// at most 0 with chance 1/2 and at most 38 with chance 0.975, by hand; 39 periods at 100 % are worth 2 - 2^-38.
#[test]
fn quantiles_of_a_lifetime() {
    let fit = ShiftedBetaGeometricFit::from_params(1.0, 1.0).unwrap();
    let found = fit.discounted_lifetime(1.0, &predictive()).unwrap();
    assert_eq!((found.ci_lower[0], found.ci_upper[0]), (Some(1.0), Some(2.0 - cxkit::math::exp2(-38.0))));
    // Before the second renewal: S(t) / S(1) = 2 / (1 + t), above k further ones with chance 2 / (k + 3).
    let found = fit.discounted_residual_lifetime(1.0, &[2], &predictive()).unwrap();
    assert_eq!((found.ci_lower[0], found.ci_upper[0]), (Some(0.0), Some(2.0 - cxkit::math::exp2(-76.0))));
    assert_eq!(fit.survival(3, &predictive()).unwrap_err().code(), "bad_option");
    assert_eq!(fit.retention(3, &predictive()).unwrap_err().code(), "bad_option");
}

/// BG/BB with all chances known to be near one half: alpha = beta = 1e7, nobody leaves. Of 4 opportunities the number taken
/// is binomial (4, 1/2): 0 or less with chance 1/16, 3 or less with 15/16.
#[test]
fn quantiles_of_purchases_at_opportunities() {
    let fit = BgBbFit::from_params(1e7, 1e7, 1e-9, 1e3).unwrap();
    let customers = Customers::new(&[3], &[6], &[6]).unwrap();
    let options = predictive().confidence_level(0.9);
    let found = fit.expected_purchases(4, &customers, &options).unwrap();
    assert_eq!((found.ci_lower[0], found.ci_upper[0]), (Some(0.0), Some(4.0)));
    let found = fit.expected_purchases(4, &customers, &options.confidence_level(0.8)).unwrap();
    assert_eq!((found.ci_lower[0], found.ci_upper[0]), (Some(1.0), Some(3.0)));
}
