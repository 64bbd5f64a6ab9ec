//! Queries over event logs, answered once more by brute force: a module a query, each written from the rules and not
//! from the library's own way. Slow, for small logs only.
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "an oracle that fails must stop the test"
)]

pub mod activity;
pub mod calendars;
pub mod funnel;
pub mod kinds;
pub mod pattern;
pub mod retention;
pub mod rows;
pub mod walks;
