use super::*;

/// A Poisson count with rate a + b seen k times, and with rate a seen m times: tops are known by hand.
fn problem<'a>(
    likelihood: &'a dyn Fn(&[f64]) -> Result<Derivatives, Error>,
    starts: Vec<Vec<f64>>,
) -> Problem<'a> {
    Problem {
        model: "test",
        names: vec!["a".into(), "b".into()],
        positive: vec![true, true],
        starts,
        bounds: Bounds { lower: vec![-18.0; 2], upper: vec![18.0; 2] },
        limit: 100,
        n: 10,
        name_boundary: &|sides, _| {
            if sides[1] == Side::Low {
                vec![("no_b", "b is 0")]
            } else {
                vec![("other", "something else")]
            }
        },
        likelihood,
    }
}

/// Counts of mean a, and of mean a + b, in logs of a and b.
fn counts(first: f64, second: f64) -> impl Fn(&[f64]) -> Result<Derivatives, Error> {
    move |point: &[f64]| {
        let (a, b) = (exp(point[0]), exp(point[1]));
        let both = a + b;
        let mut at = Derivatives::new(2);
        at.value = first * ln(a) - a + second * ln(both) - both;
        let slope = second / both - 1.0;
        let bend = -second / (both * both);
        at.gradient = vec![first - a + a * slope, b * slope];
        at.set(0, 0, -a + a * slope + a * a * bend);
        at.set(0, 1, a * b * bend);
        at.set(1, 1, b * slope + b * b * bend);
        Ok(at)
    }
}

#[test]
fn an_inner_top_with_its_covariance() {
    let likelihood = counts(20.0, 50.0);
    let fit = problem(&likelihood, vec![vec![0.0, 0.0]]).solve().unwrap();
    // By hand: a = 20, b = 30; var a = 20, var b = 20 + 50, cov = -20.
    assert!(
        (fit.values()[0] - 20.0).abs() < 1e-10 && (fit.values()[1] - 30.0).abs() < 1e-10,
        "{:?}",
        fit.values()
    );
    let covariance = fit.covariance().unwrap();
    for (got, want) in [(covariance[0][0], 20.0), (covariance[1][1], 70.0), (covariance[0][1], -20.0)] {
        assert!((got - want).abs() < 1e-10, "{covariance:?}");
    }
    assert!((fit.standard_errors()[0].unwrap() - 20.0f64.sqrt()).abs() < 1e-11);
    assert_eq!(fit.boundary(), None);
    let height = 20.0 * ln(20.0) - 20.0 + 50.0 * ln(50.0) - 50.0;
    assert!((fit.aic().unwrap() - (4.0 - 2.0 * height)).abs() < 1e-10);
    assert!((fit.bic().unwrap() - (2.0 * ln(10.0) - 2.0 * height)).abs() < 1e-10);
    let a = &fit.parameters(0.95).unwrap()[0];
    // 20 * exp(-1.959963984540054 * sqrt(20) / 20)
    assert!((a.ci_lower.unwrap() - 20.0 * exp(-1.959_963_984_540_054 / 20.0f64.sqrt())).abs() < 1e-10);
    assert_eq!(a.interval_method, "wald on the log scale");
}

#[test]
fn a_top_at_a_bound_is_named_with_its_profile() {
    // The second count is below the first: b wants to be negative.
    let likelihood = counts(50.0, 20.0);
    let fit = problem(&likelihood, vec![vec![0.0, 0.0]]).solve().unwrap();
    let boundary = fit.boundary().unwrap();
    assert_eq!((boundary.name.as_ref(), boundary.parameters.as_slice()), ("no_b", &[Cow::Borrowed("b")][..]));
    assert!((fit.values()[0] - 35.0).abs() < 1e-5);
    assert_eq!(boundary.profile_values.len(), 4);
    assert!(boundary.profile_log_likelihoods.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(fit.standard_errors()[1], None);
    // With b gone both counts speak of a: variance 35 / 2.
    assert!((fit.standard_errors()[0].unwrap() - 17.5f64.sqrt()).abs() < 1e-6);
    assert_eq!(fit.parameters(0.9).unwrap()[1].interval_method, "none: held at a boundary");
}

#[test]
fn a_far_start_arrives_and_a_short_leash_is_an_error_with_the_best_point() {
    let likelihood = counts(20.0, 50.0);
    let fit = problem(&likelihood, vec![vec![15.0, -15.0]]).solve().unwrap();
    assert!((fit.values()[1] - 30.0).abs() < 1e-10);
    let mut short = problem(&likelihood, vec![vec![15.0, -15.0]]);
    short.limit = 2;
    let error = short.solve().unwrap_err();
    assert_eq!(error.code(), "no_convergence");
    assert!(error.to_string().contains("best so far a = "), "{error}");
}

#[test]
fn a_saved_fit_is_the_same_fit() {
    for counts_ in [(20.0, 50.0), (50.0, 20.0)] {
        let likelihood = counts(counts_.0, counts_.1);
        let fit = problem(&likelihood, vec![vec![0.0, 0.0]]).solve().unwrap();
        let mut writer = StateWriter::new("test", 1);
        fit.write(&mut writer);
        let bytes = writer.finish();
        let mut reader = StateReader::open(&bytes, "test", 1).unwrap();
        let back = Estimates::read("test", &mut reader).unwrap();
        reader.finish().unwrap();
        assert_eq!(back, fit);
    }
    assert_eq!(Estimates::given("test", &[("a", 0.0)]).unwrap_err().code(), "out_of_range");
}
