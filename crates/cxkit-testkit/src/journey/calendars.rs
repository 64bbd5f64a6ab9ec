//! Small random logs whose times lie on and beside the bounds of calendar periods, and calendars whose clocks change.

use super::rows::{self, pick, Row};
use cxkit::random::Stream;
use cxkit::time::{Calendar, WeekStart, Zone, DAY, HOUR};

/// A calendar: UTC, a fixed offset, a zone whose clocks skip a midnight, one whose clocks go back over midnight.
#[must_use]
pub fn calendar(stream: &mut Stream) -> Calendar {
    let zone = match stream.below(5).unwrap() {
        0 => Zone::fixed(-34_200).unwrap(),
        // Around the start of 2006-10-29, 02:30 UTC: clocks go from 00:01 back to 23:01.
        1 => Zone::from_transitions("fold", -9_000, &[(1_162_089_060, -12_600)]).unwrap(),
        // At 2006-10-29 03:00 UTC clocks go from 00:00 to 01:00.
        2 => Zone::from_transitions("gap", -10_800, &[(1_162_090_800, -7_200)]).unwrap(),
        _ => Zone::utc(),
    };
    let day = pick(stream, &[WeekStart::Monday, WeekStart::Sunday, WeekStart::Wednesday]);
    Calendar::new(zone).week_start(day)
}

/// Rows around 2006-10-29 some hours, days or weeks apart, a few of them a microsecond off.
#[must_use]
pub fn random(stream: &mut Stream) -> Vec<Row> {
    let mut rows = rows::random(stream);
    let unit = pick(stream, &[HOUR, 6 * HOUR, DAY, DAY, 3 * DAY, 7 * DAY, 16 * DAY]);
    // Midnight in UTC, in the zones above, and any time.
    let base = pick(stream, &[1_162_080_000, 1_162_089_000, 1_162_090_800, 1_162_114_200, 1_162_100_003]);
    let back = stream.below(6).unwrap() as i64;
    for row in &mut rows {
        let off = pick(stream, &[0, 0, 0, 0, -1, 1, 59_000_000]);
        row.time = base * 1_000_000 + (row.time - back) * unit + off;
    }
    rows
}
