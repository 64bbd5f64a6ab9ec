//! Elementary and special functions, the same bits on every platform.
//!
//! Built from IEEE `+ - * /` and `sqrt`, integer operations on bit patterns, and tables; the standard
//! library's elementary functions differ in their last bit between native code and WebAssembly and are not
//! used. Outside its domain a function gives `NaN`; callers validate. Each states its largest error measured
//! against 60-digit values (`spec/math`); an ulp is the gap between neighbouring numbers at the exact result.

mod digamma;
pub(crate) mod double;
mod erf;
mod exp;
mod gamma;
mod incomplete_beta;
mod ln;
mod normal;
mod pow;
mod sin_pi;
mod student_t;
mod tables;
mod tanh;

pub use digamma::{digamma, trigamma};
pub use erf::{erf, erfc, erfcx};
pub use exp::{exp, exp2, exp_m1};
pub use gamma::{gamma, lgamma, ln_beta};
pub use incomplete_beta::{beta_cdf, beta_quantile, beta_sf};
pub use ln::{ln, ln_1p, log10, log2};
pub use normal::{normal_cdf, normal_pdf, normal_quantile, normal_sf};
pub use pow::pow;
pub use student_t::{student_t_cdf, student_t_quantile, student_t_sf};
pub use tanh::tanh;
