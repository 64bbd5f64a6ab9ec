//! Private test kit of cxkit: vector reader, accumulator laws, generators, fuzz functions.

pub mod generate;
pub mod laws;
