//! One number that depends on every bit of every function, to compare runtimes by.

use super::*;

/// A function by the number of its arguments.
pub(super) enum Call {
    One(fn(f64) -> f64),
    Two(fn(f64, f64) -> f64),
    Three(fn(f64, f64, f64) -> f64),
}
use Call::{One, Three, Two};

/// Every function of the module with its name; counts come as numbers.
pub(super) const FUNCTIONS: &[(&str, Call)] = &[
    ("exp", One(exp)),
    ("exp2", One(exp2)),
    ("exp_m1", One(exp_m1)),
    ("ln", One(ln)),
    ("ln_1p", One(ln_1p)),
    ("log2", One(log2)),
    ("log10", One(log10)),
    ("pow", Two(pow)),
    ("tanh", One(tanh)),
    ("lgamma", One(lgamma)),
    ("gamma", One(gamma)),
    ("digamma", One(digamma)),
    ("trigamma", One(trigamma)),
    ("ln_beta", Two(ln_beta)),
    ("erf", One(erf)),
    ("erfc", One(erfc)),
    ("erfcx", One(erfcx)),
    ("normal_cdf", One(normal_cdf)),
    ("normal_sf", One(normal_sf)),
    ("normal_pdf", One(normal_pdf)),
    ("normal_quantile", One(normal_quantile)),
    ("beta_cdf", Three(beta_cdf)),
    ("beta_sf", Three(beta_sf)),
    ("beta_quantile", Three(beta_quantile)),
    ("gamma_p", Two(gamma_p)),
    ("gamma_q", Two(gamma_q)),
    ("gamma_p_inverse", Two(gamma_p_inverse)),
    ("chi_squared_cdf", Two(chi_squared_cdf)),
    ("chi_squared_sf", Two(chi_squared_sf)),
    ("chi_squared_quantile", Two(chi_squared_quantile)),
    ("student_t_cdf", Two(student_t_cdf)),
    ("student_t_sf", Two(student_t_sf)),
    ("student_t_quantile", Two(student_t_quantile)),
    ("f_cdf", Three(f_cdf)),
    ("f_sf", Three(f_sf)),
    ("f_quantile", Three(f_quantile)),
    ("binomial_pmf", Three(|k, n, p| binomial_pmf(k as u64, n as u64, p))),
    ("binomial_cdf", Three(|k, n, p| binomial_cdf(k as u64, n as u64, p))),
    ("binomial_sf", Three(|k, n, p| binomial_sf(k as u64, n as u64, p))),
    ("poisson_pmf", Two(|k, mean| poisson_pmf(k as u64, mean))),
    ("poisson_cdf", Two(|k, mean| poisson_cdf(k as u64, mean))),
    ("poisson_sf", Two(|k, mean| poisson_sf(k as u64, mean))),
    ("ln_add_exp", Two(ln_add_exp)),
    ("ln_sub_exp", Two(ln_sub_exp)),
];

/// A hash of the bits that every function gives on `n` sets of hostile arguments: raw bit patterns, edges,
/// and numbers of every size. Equal on all platforms; what it is has no meaning.
#[doc(hidden)]
#[must_use]
pub fn sweep_digest(n: u64) -> u64 {
    let mut hash = 0;
    for index in 0..n {
        let [a, b, c] = [3 * index, 3 * index + 1, 3 * index + 2].map(argument);
        for (_, call) in FUNCTIONS {
            let value = match call {
                One(f) => f(a),
                Two(f) => f(a, b),
                Three(f) => f(a, b, c),
            };
            // Which NaN it is, IEEE leaves open.
            let bits = if value.is_nan() { 1 } else { value.to_bits() };
            hash = mix(hash ^ bits);
        }
    }
    hash
}

fn argument(index: u64) -> f64 {
    const EDGES: [f64; 12] = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        2.0,
        -2.5,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        f64::MAX,
        f64::MIN_POSITIVE,
    ];
    let random = mix(index);
    let fraction = (mix(random) >> 11) as f64 / 9_007_199_254_740_992.0;
    match random % 8 {
        0 => f64::from_bits(mix(random ^ 1)),
        1 => EDGES[((random >> 8) % EDGES.len() as u64) as usize],
        2 => exp2(40.0 * fraction - 20.0),
        3 => -exp2(14.0 * fraction - 4.0),
        4 => (1000.0 * fraction).floor(),
        5 => 20.0 * fraction,
        _ => fraction,
    }
}

/// Every bit of the answer depends on every bit of `x` (the finalizer of SplitMix64).
fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
