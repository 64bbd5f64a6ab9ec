//! What lies at the edges of the domains, what must be exact, and dense sweeps against the inner functions of
//! twice the precision.

use super::double::Double;
use super::exp::exp_double;
use super::ln::ln_double;
use super::*;

const INF: f64 = f64::INFINITY;

/// Evenly spread over `low..high`, the same every time.
fn spread(low: f64, high: f64, count: u32) -> impl Iterator<Item = f64> {
    const GOLDEN: f64 = 0.6180339887498949;
    (0..count).map(move |i| low + (high - low) * (f64::from(i) * GOLDEN).fract())
}

#[test]
fn exp_and_ln_undo_each_other_to_many_more_bits_than_they_show() {
    // Whatever entry of a table is wrong in its low half, 2^-66 brings it to light.
    for x in spread(0.25, 4.0, 100_000) {
        let (value, exponent) = exp_double(ln_double(Double::exact(x)));
        let back = value.scale(f64::from_bits(((1023 + i64::from(exponent)) as u64) << 52));
        assert!(((back - x).value() / x).abs() < 1.4e-20, "{x}");
    }
}

#[test]
fn exp_and_ln_are_within_0_51_ulp_of_twice_the_precision() {
    let ulp = |x: f64| f64::from_bits(x.abs().to_bits() + 1) - x.abs();
    for x in spread(0.5, 5.0, 100_000) {
        let exact = ln_double(Double::exact(x));
        assert!(((exact - ln(x)).value() / ulp(exact.hi)).abs() < 0.51, "ln {x}");
        let (value, exponent) = exp_double(Double::exact(x));
        let exact = value.scale(exp2(f64::from(exponent)));
        assert!(((exact - exp(x)).value() / ulp(exact.hi)).abs() < 0.51, "exp {x}");
    }
}

#[test]
fn elementary_edges() {
    assert!([exp, exp2, exp_m1, ln, ln_1p, log2, log10, tanh].iter().all(|f| f(f64::NAN).is_nan()));
    assert_eq!([exp(INF), exp(-INF), exp(710.0), exp(-746.0), exp(-0.0)], [INF, 0.0, INF, 0.0, 1.0]);
    assert_eq!(exp(-745.0), 5e-324);
    assert_eq!([exp2(1024.0), exp2(-1074.0), exp2(-1076.0), exp2(INF)], [INF, 5e-324, 0.0, INF]);
    assert_eq!([exp_m1(INF), exp_m1(-INF), exp_m1(710.0)], [INF, -1.0, INF]);
    assert!(
        exp_m1(-0.0).is_sign_negative() && ln_1p(-0.0).is_sign_negative() && tanh(-0.0).is_sign_negative()
    );
    assert_eq!([ln(0.0), ln(-0.0), ln(INF), ln(1.0)], [-INF, -INF, INF, 0.0]);
    assert!(
        ln(1.0).is_sign_positive() && ln(-1.0).is_nan() && log2(-INF).is_nan() && log10(-5e-324).is_nan()
    );
    assert_eq!([ln_1p(-1.0), ln_1p(INF), log2(5e-324), log10(0.0)], [-INF, INF, -1074.0, -INF]);
    assert!(ln_1p(-1.1).is_nan());
    assert_eq!([tanh(INF), tanh(-INF)], [1.0, -1.0]);
}

#[test]
fn powers_follow_ieee_754() {
    let nan = f64::NAN;
    assert_eq!([pow(nan, 0.0), pow(1.0, nan), pow(-1.0, INF), pow(0.0, 0.0)], [1.0; 4]);
    assert!(pow(nan, 1.0).is_nan() && pow(2.0, nan).is_nan() && pow(-8.0, 1.0 / 3.0).is_nan());
    assert_eq!([pow(0.0, -3.0), pow(-0.0, -3.0), pow(-0.0, -2.0), pow(0.0, -0.5)], [INF, -INF, INF, INF]);
    assert!(pow(-0.0, 3.0).is_sign_negative() && pow(-0.0, 2.0).is_sign_positive());
    assert_eq!([pow(-INF, 3.0), pow(-INF, 2.0), pow(INF, 0.5), pow(INF, -1.0)], [-INF, INF, INF, 0.0]);
    assert_eq!([pow(2.0, INF), pow(0.5, INF), pow(2.0, -INF), pow(0.5, -INF)], [INF, 0.0, 0.0, INF]);
    assert_eq!(
        [pow(2.0, 1e300), pow(0.5, 1e300), pow(-2.0, 1e300), pow(-2.0, 1025.0)],
        [INF, 0.0, INF, -INF]
    );
    assert_eq!(
        [pow(2.0, -1074.0), pow(2.0, 1023.0), pow(-3.0, 3.0)],
        [5e-324, 2.0_f64.powi_by_doubling(1023), -27.0]
    );
    assert_eq!(pow(-1.0, 9_007_199_254_740_991.0), -1.0);
}

/// Powers of integers by multiplication, exact while they have 53 bits.
trait ByDoubling {
    fn powi_by_doubling(self, n: u32) -> f64;
}
impl ByDoubling for f64 {
    fn powi_by_doubling(self, n: u32) -> f64 {
        (0..n).fold(1.0, |product, _| product * self)
    }
}

#[test]
fn what_has_an_exact_value_gets_it() {
    for n in 0..=60_u32 {
        assert_eq!(exp2(f64::from(n)), 2.0_f64.powi_by_doubling(n));
        assert_eq!(log2(2.0_f64.powi_by_doubling(n)), f64::from(n));
    }
    for n in 0..=22_u32 {
        assert_eq!(log10(10.0_f64.powi_by_doubling(n)), f64::from(n));
        assert_eq!(pow(10.0, f64::from(n)), 10.0_f64.powi_by_doubling(n));
    }
    for base in 2..=40_u32 {
        for n in 0..=9 {
            assert_eq!(pow(f64::from(base), f64::from(n)), f64::from(base).powi_by_doubling(n));
            assert_eq!(pow(f64::from(base).powi_by_doubling(2), 0.5), f64::from(base));
        }
    }
    let mut factorial = 1.0;
    for n in 1..=22_u32 {
        factorial *= f64::from(n);
        assert_eq!(gamma(f64::from(n) + 1.0), factorial);
    }
}

#[test]
fn gamma_family_edges() {
    assert_eq!([gamma(0.0), gamma(-0.0), gamma(INF), gamma(172.0)], [INF, -INF, INF, INF]);
    assert!(gamma(-INF).is_nan() && gamma(-3.0).is_nan() && gamma(f64::NAN).is_nan());
    assert!(gamma(-0.5) < 0.0 && gamma(-1.5) > 0.0 && gamma(-190.5) == 0.0);
    assert_eq!(
        [lgamma(0.0), lgamma(-4.0), lgamma(INF), lgamma(-INF), lgamma(2.0)],
        [INF, INF, INF, INF, 0.0]
    );
    assert_eq!([digamma(0.0), digamma(-0.0), digamma(INF)], [-INF, INF, INF]);
    assert!(digamma(-2.0).is_nan() && digamma(-INF).is_nan() && trigamma(-INF).is_nan());
    assert_eq!([trigamma(0.0), trigamma(-1.0), trigamma(INF)], [INF, INF, 0.0]);
    assert!(ln_beta(0.0, 1.0).is_nan() && ln_beta(1.0, f64::NAN).is_nan() && ln_beta(1e151, 1.0).is_nan());
}

#[test]
fn distributions_at_their_edges() {
    assert_eq!(
        [erf(INF), erf(-INF), erfc(INF), erfc(-INF), erfcx(-INF), erfcx(INF)],
        [1.0, -1.0, 0.0, 2.0, INF, 0.0]
    );
    assert_eq!([normal_cdf(-INF), normal_cdf(INF), normal_pdf(INF)], [0.0, 1.0, 0.0]);
    assert_eq!([normal_quantile(0.0), normal_quantile(1.0)], [-INF, INF]);
    assert!(
        normal_quantile(-0.1).is_nan() && normal_quantile(1.1).is_nan() && normal_quantile(f64::NAN).is_nan()
    );
    assert_eq!([beta_cdf(0.0, 2.0, 3.0), beta_cdf(1.0, 2.0, 3.0)], [0.0, 1.0]);
    assert_eq!([beta_quantile(0.0, 2.0, 3.0), beta_quantile(1.0, 2.0, 3.0)], [0.0, 1.0]);
    assert!(beta_cdf(0.5, 0.0, 1.0).is_nan() && beta_cdf(-0.1, 1.0, 1.0).is_nan());
    assert!(beta_quantile(1.5, 1.0, 1.0).is_nan() && beta_quantile(0.5, INF, 1.0).is_nan());
    assert_eq!([gamma_p(2.0, 0.0), gamma_p(2.0, INF), gamma_q(2.0, INF)], [0.0, 1.0, 0.0]);
    assert_eq!([gamma_p_inverse(2.0, 0.0), gamma_p_inverse(2.0, 1.0)], [0.0, INF]);
    assert!(gamma_p(-1.0, 1.0).is_nan() && gamma_p(1.0, -1.0).is_nan() && gamma_p_inverse(1.0, 2.0).is_nan());
    assert_eq!(
        [student_t_cdf(INF, 3.0), student_t_cdf(-INF, 3.0), student_t_quantile(0.5, 3.0)],
        [1.0, 0.0, 0.0]
    );
    assert_eq!(student_t_quantile(0.975, INF), normal_quantile(0.975));
    assert!(student_t_cdf(1.0, 0.0).is_nan() && student_t_quantile(0.5, -1.0).is_nan());
    assert_eq!([f_cdf(0.0, 1.0, 2.0), f_cdf(INF, 1.0, 2.0), f_quantile(1.0, 1.0, 2.0)], [0.0, 1.0, INF]);
    assert_eq!([binomial_pmf(0, 5, 0.0), binomial_pmf(5, 5, 1.0), binomial_pmf(1, 5, 0.0)], [1.0, 1.0, 0.0]);
    assert_eq!([binomial_pmf(0, 0, 0.3), binomial_pmf(6, 5, 0.3), binomial_cdf(5, 5, 0.3)], [1.0, 0.0, 1.0]);
    assert!(binomial_pmf(1, 2, 1.1).is_nan() && binomial_cdf(1, 2, f64::NAN).is_nan());
    assert_eq!([poisson_pmf(0, 0.0), poisson_pmf(1, 0.0), poisson_cdf(3, 0.0)], [1.0, 0.0, 1.0]);
    assert!(poisson_pmf(0, -1.0).is_nan() && poisson_cdf(0, f64::NAN).is_nan());
}

#[test]
fn far_tails_of_t_and_f_pass_smoothly_into_their_leading_terms() {
    for df in [0.1, 1.0, 3.0] {
        let steps = [0.999e100, 1.001e100].map(|t| student_t_sf(t, df) * pow(t / 1e100, df));
        assert!((steps[0] / steps[1] - 1.0).abs() < 1e-13, "{df}");
        let steps = [0.999e100, 1.001e100].map(|x| f_sf(x, 2.5, df) * pow(x / 1e100, 0.5 * df));
        assert!((steps[0] / steps[1] - 1.0).abs() < 1e-13, "{df}");
        let steps = [0.999e-100, 1.001e-100].map(|x| f_cdf(x, df, 2.5) * pow(x * 1e100, -0.5 * df));
        assert!((steps[0] / steps[1] - 1.0).abs() < 1e-13, "{df}");
    }
}

#[test]
fn tails_of_counts_are_sums_of_their_probabilities() {
    for p in [0.03, 0.5, 0.81] {
        let mut sum = 0.0;
        for k in 0..=30 {
            sum += binomial_pmf(k, 30, p);
            assert!(
                (binomial_cdf(k, 30, p) - sum).abs() < 1e-14
                    && (binomial_sf(k, 30, p) - (1.0 - sum)).abs() < 1e-14
            );
        }
    }
    let mut sum = 0.0;
    for k in 0..=40 {
        sum += poisson_pmf(k, 12.5);
        assert!(
            (poisson_cdf(k, 12.5) - sum).abs() < 1e-14 && (poisson_sf(k, 12.5) - (1.0 - sum)).abs() < 1e-14
        );
    }
}

#[test]
fn quantiles_lead_back() {
    for p in spread(1e-9, 1.0, 200) {
        assert!((normal_cdf(normal_quantile(p)) / p - 1.0).abs() < 4e-15, "normal {p}");
        for size in [0.6, 1.0, 7.5, 300.5, 4e6] {
            assert!(
                (student_t_cdf(student_t_quantile(p, size), size) / p - 1.0).abs() < 1e-14,
                "t {p} {size}"
            );
            assert!((gamma_p(size, gamma_p_inverse(size, p)) / p - 1.0).abs() < 1e-11, "gamma {p} {size}");
            let x = beta_quantile(p, size, 3.5);
            // The slope turns the last place of x into size / sqrt(1 - x) places of p.
            assert!(
                (beta_cdf(x, size, 3.5) / p - 1.0).abs() < 1e-14 + 2e-15 * size / (1.0 - x).sqrt(),
                "beta {p} {size}"
            );
        }
    }
}

#[test]
fn the_bits_are_those_of_every_other_platform() {
    // Found alike on x86-64, optimised at levels 1 to 3, and in WebAssembly. Whoever improves a function
    // changes it, on purpose and everywhere.
    assert_eq!(sweep_digest(1000), 0xc243_a7d0_294b_ed25);
}
