//! Every function against the values of `spec/math/reference.tsv`, each within its stated number of ulps.

use super::digest::{Call, FUNCTIONS};

/// Name in the file, and the largest error allowed in ulps. A name with a suffix is the function before it on
/// a part of its domain.
const BOUNDS: &[(&str, f64)] = &[
    ("exp", 0.8),
    ("exp2", 0.8),
    ("exp_m1", 0.6),
    ("ln", 0.6),
    ("ln_1p", 0.6),
    ("log2", 0.6),
    ("log10", 0.6),
    ("pow", 0.8),
    ("tanh", 0.6),
    ("lgamma", 0.6),
    ("lgamma_negative", 0.6),
    ("gamma", 0.8),
    ("digamma", 0.6),
    ("digamma_negative", 0.6),
    ("trigamma", 0.6),
    ("ln_beta", 0.6),
    ("erf", 0.6),
    ("erfc", 0.8),
    ("erfcx", 0.6),
    ("normal_cdf", 0.8),
    ("normal_pdf", 0.8),
    ("normal_quantile", 1.0),
    ("beta_cdf", 8.0),
    ("beta_sf", 8.0),
    ("beta_quantile", 8.0),
    ("beta_quantile_tiny", 300.0),
    ("gamma_p", 8.0),
    ("gamma_q", 8.0),
    ("gamma_p_inverse", 8.0),
    ("gamma_p_inverse_tiny", 300.0),
    ("chi_squared_sf", 8.0),
    ("student_t_sf", 8.0),
    ("student_t_quantile", 8.0),
    ("f_cdf", 8.0),
    ("f_sf", 8.0),
    ("f_quantile", 8.0),
    ("binomial_pmf", 8.0),
    ("binomial_cdf", 8.0),
    ("binomial_sf", 8.0),
    ("poisson_pmf", 8.0),
    ("poisson_cdf", 8.0),
    ("poisson_sf", 8.0),
    ("ln_add_exp", 8.0),
    ("ln_sub_exp", 8.0),
];

/// The gap between `x` and the next number away from 0.
fn ulp(x: f64) -> f64 {
    let x = x.abs();
    f64::from_bits(x.to_bits() + 1) - x
}

fn number(bits: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(bits, 16).expect("sixteen hexadecimal digits"))
}

#[test]
fn within_the_stated_ulps_of_the_reference() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/math/reference.tsv");
    let text = std::fs::read_to_string(path).expect("spec/math/reference.tsv");
    let mut failures = Vec::new();
    let mut lines_used = 0;
    for (name, bound) in BOUNDS {
        let plain = name.trim_end_matches("_negative").trim_end_matches("_tiny");
        let (_, call) =
            FUNCTIONS.iter().find(|(function, _)| *function == plain).expect("a function of that name");
        let (mut worst, mut worst_line, mut count) = (0.0, "", 0);
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            if fields[0] != *name {
                continue;
            }
            let (arguments, want) = fields[1..].split_at(fields.len() - 3);
            let a: Vec<f64> = arguments.iter().map(|bits| number(bits)).collect();
            let got = match call {
                Call::One(f) => f(a[0]),
                Call::Two(f) => f(a[0], a[1]),
                Call::Three(f) => f(a[0], a[1], a[2]),
            };
            let (nearest, rest) = (number(want[0]), want[1].parse::<f64>().expect("a decimal"));
            let error = ((got - nearest) / ulp(nearest) - rest).abs();
            let error = if error.is_nan() { f64::INFINITY } else { error };
            if error > worst {
                (worst, worst_line) = (error, line);
            }
            count += 1;
        }
        let at: Vec<f64> =
            worst_line.split('\t').skip(1).take(4).filter(|f| f.len() == 16).map(number).collect();
        println!("{name:20} {count:5} cases, at most {worst:.4} ulp, at {at:?}");
        if count < 30 || worst > *bound {
            failures.push(format!("{name}: {worst} ulp in {count} cases, {bound} allowed"));
        }
        lines_used += count;
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert_eq!(lines_used, text.lines().count(), "every line of the file belongs to a function");
}
