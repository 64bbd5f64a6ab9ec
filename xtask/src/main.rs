//! Build helpers of cxkit.
fn main() {}
