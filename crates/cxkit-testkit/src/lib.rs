//! Private test kit of cxkit: vector reader, accumulator laws, generators, fuzz functions.

pub mod coverage;
pub mod fuzz;
pub mod generate;
pub mod journey;
pub mod laws;
