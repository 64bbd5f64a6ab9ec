//! Time as data: points in time, zones, calendar periods, durations.
//!
//! A point in time is a whole number of microseconds since 1970-01-01T00:00:00Z, years 1 to 9999. The core holds
//! no zone database and reads no clock: a [`Zone`] is a table of offsets that the caller brings, so that every
//! runtime agrees on where a day begins.

mod calendar;
mod civil;
mod duration;
mod instant;
mod parse;
mod table;
mod times;
mod zone;

pub use calendar::{Calendar, Every, PeriodCursor, WeekStart};
pub use civil::{date_from_days, date_text, days_from_date, weekday};
pub use duration::Duration;
pub use instant::Instant;
pub use parse::parse_iso8601;
pub(crate) use table::PeriodTable;
pub use times::{TimeUnit, Times};
pub use zone::Zone;

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in an hour.
pub const HOUR: i64 = 3_600 * SECOND;
/// Microseconds in a day of 24 hours.
pub const DAY: i64 = 24 * HOUR;
/// The first point in time: 0001-01-01T00:00:00Z.
pub const EARLIEST: i64 = -719_162 * DAY;
/// The last point in time: 9999-12-31T23:59:59.999999Z.
pub const LATEST: i64 = 2_932_897 * DAY - 1;
