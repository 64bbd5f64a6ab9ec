//! Customer experience measured exactly: NPS, CSAT, CES and their kin, each with its interval.
#![deny(unsafe_code)]

pub mod accumulate;
mod error;
pub mod math;
pub(crate) mod parallel;
pub mod random;

pub use error::{nearest, Error};
