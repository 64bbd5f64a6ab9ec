//! The binomial and Poisson distributions.

use super::double::Double;
use super::exp::exp_rounded;
use super::incomplete_beta::{front as beta_front, parameters_in_domain, tails as beta_tails};
use super::incomplete_gamma::{front as gamma_front, gamma_p, gamma_q};
use super::ln::ln_double;

/// Probability of exactly `k` successes in `n` trials, each with probability `p`.
///
/// 0 for `k > n`; `NaN` for `p` outside 0 to 1. Counts above 2^53 are rounded to the nearest `f64`. Measured
/// error: 8 ulp, as of the functions below.
///
/// ```
/// assert!((cxkit::math::binomial_pmf(2, 4, 0.5) - 0.375).abs() < 1e-15);
/// ```
#[must_use]
pub fn binomial_pmf(k: u64, n: u64, p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if k > n {
        return 0.0;
    }
    if p == 0.0 || p == 1.0 {
        let certain = if p == 0.0 { 0 } else { n };
        return f64::from(u8::from(k == certain));
    }
    let q = Double::sum(1.0, -p);
    let (hits, misses) = (k as f64, (n - k) as f64);
    if k == 0 {
        return exp_rounded(ln_double(q) * misses);
    }
    if k == n {
        return exp_rounded(ln_double(Double::exact(p)) * hits);
    }
    // n! / (k! (n-k)!) = n / (k (n-k) B(k, n-k))
    beta_front(hits, misses, Double::exact(p), q) * (n as f64 / (hits * misses))
}

/// Probability of at most `k` successes in `n` trials, each with probability `p`.
///
/// `NaN` for `p` outside 0 to 1, and where both `k` and `n - k` exceed 1e12.
///
/// ```
/// assert!((cxkit::math::binomial_cdf(1, 4, 0.5) - 0.3125).abs() < 1e-15);
/// ```
#[must_use]
pub fn binomial_cdf(k: u64, n: u64, p: f64) -> f64 {
    binomial_tails(k, n, p).0
}

/// Probability of more than `k` successes in `n` trials, precise where it is small.
///
/// Domain as [`binomial_cdf`].
///
/// ```
/// assert!((cxkit::math::binomial_sf(1, 4, 0.5) - 0.6875).abs() < 1e-15);
/// ```
#[must_use]
pub fn binomial_sf(k: u64, n: u64, p: f64) -> f64 {
    binomial_tails(k, n, p).1
}

fn binomial_tails(k: u64, n: u64, p: f64) -> (f64, f64) {
    if !(0.0..=1.0).contains(&p) {
        return (f64::NAN, f64::NAN);
    }
    if k >= n {
        return (1.0, 0.0);
    }
    let (misses, hits) = ((n - k) as f64, k as f64 + 1.0);
    if !parameters_in_domain(misses, hits) {
        return (f64::NAN, f64::NAN);
    }
    beta_tails(misses, hits, Double::sum(1.0, -p), Double::exact(p))
}

/// Probability of exactly `k` events where `mean` are expected.
///
/// `NaN` for a `mean` that is negative or not a number. Counts above 2^53 are rounded to the nearest `f64`.
///
/// ```
/// assert!((cxkit::math::poisson_pmf(2, 2.0) - 0.2706705664732254).abs() < 1e-15);
/// ```
#[must_use]
pub fn poisson_pmf(k: u64, mean: f64) -> f64 {
    if mean.is_nan() || mean < 0.0 {
        return f64::NAN;
    }
    if mean == 0.0 || mean > 1e300 {
        return if k == 0 && mean == 0.0 { 1.0 } else { 0.0 };
    }
    if k == 0 {
        return exp_rounded(Double::exact(-mean));
    }
    gamma_front(k as f64, mean) / k as f64
}

/// Probability of at most `k` events where `mean` are expected.
///
/// Domain as [`poisson_pmf`], and `NaN` for `k` above 1e12.
///
/// ```
/// assert!((cxkit::math::poisson_cdf(1, 2.0) - 0.40600584970983810).abs() < 1e-15); // 3 exp(-2)
/// ```
#[must_use]
pub fn poisson_cdf(k: u64, mean: f64) -> f64 {
    gamma_q(k as f64 + 1.0, mean)
}

/// Probability of more than `k` events where `mean` are expected, precise where it is small.
///
/// Domain as [`poisson_cdf`].
///
/// ```
/// assert!((cxkit::math::poisson_sf(0, 1e-10) - 1e-10).abs() < 1e-20);
/// ```
#[must_use]
pub fn poisson_sf(k: u64, mean: f64) -> f64 {
    gamma_p(k as f64 + 1.0, mean)
}
