//! Customer experience measured exactly: NPS, CSAT, CES and their kin, each with its interval.
//!
//! ```
//! let month = cxkit::survey::nps(&[10, 9, 9, 8, 7, 6, 3, 10])?;
//! assert_eq!(month.score, 25.0);
//! println!("{:.0} ({:.0} to {:.0})", month.score, month.ci_lower.unwrap(), month.ci_upper.unwrap());
//! # Ok::<(), cxkit::Error>(())
//! ```
//!
//! The crate has no dependencies and reads no clock, file, environment or global: time comes in as data,
//! randomness as a seed, threads as an argument. The same input gives the same bits on every platform.
#![deny(unsafe_code)]

pub mod accumulate;
mod codes;
pub mod columns;
pub mod customers;
pub mod describe;
mod error;
pub mod journey;
pub mod math;
pub mod measure;
mod missing;
mod parallel;
pub mod random;
pub mod service;
pub mod stats;
pub mod survey;
pub mod survival;
pub mod time;
pub mod value;

pub use error::{nearest, Error};
pub use missing::Missing;
