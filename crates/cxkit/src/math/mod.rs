//! Elementary and special functions, the same bits on every platform.
//!
//! Built from IEEE `+ - * /` and `sqrt`, integer operations on bit patterns, and tables; the standard
//! library's elementary functions differ in their last bit between native code and WebAssembly and are not
//! used. Outside its domain a function gives `NaN`; callers validate. Each states its largest error measured
//! against 60-digit values (`spec/math`); an ulp is the gap between neighbouring numbers at the exact result.

mod chi_squared;
mod counts;
mod digamma;
mod digest;
pub(crate) mod double;
mod erf;
mod exp;
mod f_distribution;
mod fraction;
mod gamma;
mod incomplete_beta;
mod incomplete_gamma;
mod invert;
mod ln;
mod log_sum;
mod normal;
mod pow;
mod rising;
mod sin_pi;
mod student_t;
mod tables;
mod tanh;

pub use chi_squared::{chi_squared_cdf, chi_squared_quantile, chi_squared_sf};
pub use counts::{binomial_cdf, binomial_pmf, binomial_sf, poisson_cdf, poisson_pmf, poisson_sf};
pub use digamma::{digamma, trigamma};
pub(crate) use digamma::{digamma_change, trigamma_change};
#[doc(hidden)]
pub use digest::sweep_digest;
pub use erf::{erf, erfc, erfcx};
pub use exp::{exp, exp2, exp_m1};
pub use f_distribution::{f_cdf, f_quantile, f_sf};
pub(crate) use gamma::ln_beta_change;
pub use gamma::{gamma, lgamma, ln_beta};
pub use incomplete_beta::{beta_cdf, beta_quantile, beta_sf};
pub use incomplete_gamma::{gamma_p, gamma_p_inverse, gamma_q};
pub(crate) use ln::ln_double;
pub use ln::{ln, ln_1p, log10, log2};
pub use log_sum::{ln_add_exp, ln_sub_exp};
pub use normal::{normal_cdf, normal_pdf, normal_quantile, normal_sf};
pub use pow::pow;
pub(crate) use rising::ln_rising;
pub use student_t::{student_t_cdf, student_t_quantile, student_t_sf};
pub use tanh::tanh;

#[cfg(test)]
mod edge_tests;
#[cfg(test)]
mod reference_tests;
