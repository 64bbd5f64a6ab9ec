//! A time zone as a table of offsets.

use super::{EARLIEST, LATEST, SECOND};
use crate::accumulate::{StateReader, StateWriter};
use crate::Error;
use std::borrow::Cow;

/// No zone on Earth was ever further from UTC than 16 hours; a day and more is a mistake of units.
const LARGEST_OFFSET: i32 = 26 * 3_600 - 1;

/// How local clocks run: an offset from UTC, and the instants at which it changes.
///
/// The core knows no zone by name. The bindings make tables from the zone database they carry, which is the same
/// in every runtime.
///
/// ```
/// use cxkit::time::Zone;
/// // New York around November 2023: four hours behind UTC, five from 2023-11-05T06:00:00Z on.
/// let zone = Zone::from_transitions("America/New_York", -14_400, &[(1_699_164_000, -18_000)])?;
/// assert_eq!(zone.offset_at(1_699_163_999_999_999), -14_400);
/// assert_eq!(zone.offset_at(1_699_164_000_000_000), -18_000);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: Cow<'static, str>,
    first_offset: i32,
    /// UTC microseconds, strictly increasing, and the offset in seconds that holds from there on.
    transitions: Vec<(i64, i32)>,
}

/// A stretch of time with one offset: from its first microsecond up to, not including, the next one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub from: i64,
    pub until: i64,
    /// Offset from UTC in microseconds.
    pub offset: i64,
}

impl Zone {
    /// Coordinated universal time.
    #[must_use]
    pub const fn utc() -> Self {
        Self { name: Cow::Borrowed("UTC"), first_offset: 0, transitions: Vec::new() }
    }

    /// A zone whose clocks never change, `seconds` ahead of UTC (negative: behind).
    ///
    /// # Errors
    /// `out_of_range` for an offset of 26 hours or more.
    pub fn fixed(seconds: i32) -> Result<Self, Error> {
        check_offset(seconds)?;
        let (sign, ahead) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
        let mut name = format!("UTC{sign}{:02}:{:02}", ahead / 3_600, ahead / 60 % 60);
        if ahead % 60 != 0 {
            name.push_str(&format!(":{:02}", ahead % 60));
        }
        Ok(Self { name: name.into(), first_offset: seconds, transitions: Vec::new() })
    }

    /// A zone from its table: the offset before the first change, then the seconds since 1970 at which the clocks
    /// change and the offset in seconds that holds from there on.
    ///
    /// # Errors
    /// `bad_option` when the changes are not in order of time; `out_of_range` for an offset of 26 hours or more,
    /// or a change beyond the years 1 to 9999.
    pub fn from_transitions(
        name: impl Into<Cow<'static, str>>,
        first_offset: i32,
        transitions: &[(i64, i32)],
    ) -> Result<Self, Error> {
        check_offset(first_offset)?;
        let mut table: Vec<(i64, i32)> = Vec::with_capacity(transitions.len());
        for &(seconds, offset) in transitions {
            check_offset(offset)?;
            let at = seconds
                .checked_mul(SECOND)
                .filter(|at| (EARLIEST..=LATEST).contains(at))
                .ok_or_else(|| beyond_calendar("a change of the time zone", None, seconds))?;
            if table.last().is_some_and(|&(before, _)| before >= at) {
                return Err(Error::bad_option("time_zone", "must have its changes in order of time"));
            }
            table.push((at, offset));
        }
        Ok(Self { name: name.into(), first_offset, transitions: table })
    }

    /// The name it was given: `Europe/Berlin`, `UTC`, `UTC+05:30`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many seconds local clocks are ahead of UTC at a point in time.
    #[must_use]
    pub fn offset_at(&self, micros: i64) -> i32 {
        self.offset_of(self.transitions.partition_point(|&(at, _)| at <= micros))
    }

    /// The point in time at which local clocks show `local`, given as if it were UTC.
    ///
    /// Clocks that are put back show an hour twice: the first is meant. Clocks put forward leave an hour out: a
    /// time in it is read with the offset before, so that 02:30 becomes 03:30. Both as RFC 5545 has it.
    #[must_use]
    pub fn to_utc(&self, local: i64) -> i64 {
        let widest = i64::from(LARGEST_OFFSET + 1) * SECOND;
        let mut index = self.transitions.partition_point(|&(at, _)| at <= local.saturating_sub(widest));
        loop {
            let segment = self.segment(index);
            // A time that the next change skips is still read with this offset.
            let skipped_until = self
                .transitions
                .get(index)
                .map(|&(at, next)| at.saturating_add((i64::from(next) * SECOND).max(segment.offset)));
            if skipped_until.is_none_or(|until| local < until) {
                return local.saturating_sub(segment.offset);
            }
            index += 1;
        }
    }

    /// The first point in time at which local clocks show `local` or later, given as if it were UTC.
    pub(super) fn first_at(&self, local: i64) -> i64 {
        let widest = i64::from(LARGEST_OFFSET + 1) * SECOND;
        let mut index = self.transitions.partition_point(|&(at, _)| at <= local.saturating_sub(widest));
        loop {
            let segment = self.segment(index);
            let at = local.saturating_sub(segment.offset).max(segment.from);
            if at < segment.until || index >= self.transitions.len() {
                return at;
            }
            index += 1;
        }
    }

    /// Writes the zone as part of a larger state.
    pub(crate) fn write_to(&self, writer: &mut StateWriter) {
        writer.str(&self.name);
        writer.i64(self.first_offset.into());
        writer.usize(self.transitions.len());
        for &(at, offset) in &self.transitions {
            writer.i64(at.div_euclid(SECOND));
            writer.i64(offset.into());
        }
    }

    /// Reads what [`Zone::write_to`] wrote.
    ///
    /// # Errors
    /// `bad_state` for a table that is none.
    pub(crate) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let offset = |offset: i64| i32::try_from(offset).map_err(|_| Error::bad_state("an offset is none"));
        let name = reader.str()?.to_owned();
        let first_offset = offset(reader.i64()?)?;
        let changes = (0..reader.length(2)?).map(|_| Ok((reader.i64()?, offset(reader.i64()?)?)));
        let changes = changes.collect::<Result<Vec<_>, Error>>()?;
        Self::from_transitions(name, first_offset, &changes)
            .map_err(|error| Error::bad_state(error.to_string()))
    }

    /// The stretch of one offset around a point in time.
    pub(super) fn segment_at(&self, micros: i64) -> Segment {
        self.segment(self.transitions.partition_point(|&(at, _)| at <= micros))
    }

    fn segment(&self, index: usize) -> Segment {
        let at = |index: usize| self.transitions.get(index).map(|&(at, _)| at);
        Segment {
            from: index.checked_sub(1).and_then(at).unwrap_or(i64::MIN),
            until: at(index).unwrap_or(i64::MAX),
            offset: i64::from(self.offset_of(index)) * SECOND,
        }
    }

    /// The offset after `index` changes.
    fn offset_of(&self, index: usize) -> i32 {
        let last = index.checked_sub(1).and_then(|index| self.transitions.get(index));
        last.map_or(self.first_offset, |&(_, offset)| offset)
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::utc()
    }
}

fn check_offset(seconds: i32) -> Result<(), Error> {
    if seconds.unsigned_abs() > LARGEST_OFFSET.unsigned_abs() {
        let seconds = f64::from(seconds);
        return Err(Error::out_of_range("offset from UTC", None, seconds, "less than 26 hours, in seconds"));
    }
    Ok(())
}

/// The error for a time that no calendar of ours holds.
#[allow(clippy::cast_precision_loss)]
pub(super) fn beyond_calendar(what: &'static str, row: Option<usize>, value: i64) -> Error {
    Error::out_of_range(what, row, value as f64, "between the years 1 and 9999")
}

#[cfg(test)]
mod tests {
    use super::super::{days_from_date, DAY, HOUR};
    use super::*;

    fn at(year: i32, month: u8, day: u8, hour: i64, minute: i64) -> i64 {
        i64::from(days_from_date(year, month, day).unwrap()) * DAY + hour * HOUR + minute * 60 * SECOND
    }

    /// Berlin 2024: clocks go from 02:00 to 03:00 on 31 March, from 03:00 to 02:00 on 27 October.
    fn berlin() -> Zone {
        let spring = at(2024, 3, 31, 1, 0) / SECOND;
        let autumn = at(2024, 10, 27, 1, 0) / SECOND;
        Zone::from_transitions("Europe/Berlin", 3_600, &[(spring, 7_200), (autumn, 3_600)]).unwrap()
    }

    #[test]
    fn offsets_change_at_the_instant() {
        let zone = berlin();
        assert_eq!(zone.offset_at(at(2024, 3, 31, 1, 0) - 1), 3_600);
        assert_eq!(zone.offset_at(at(2024, 3, 31, 1, 0)), 7_200);
        assert_eq!(zone.offset_at(at(2024, 10, 27, 1, 0) - 1), 7_200);
        assert_eq!(zone.offset_at(at(2024, 10, 27, 1, 0)), 3_600);
        assert_eq!((zone.offset_at(EARLIEST), zone.offset_at(LATEST)), (3_600, 3_600));
    }

    #[test]
    fn local_times_in_gaps_and_folds() {
        // Python 3.11 zoneinfo: datetime(..., tzinfo=ZoneInfo("Europe/Berlin"), fold=0).astimezone(UTC).
        let zone = berlin();
        for (local, utc) in [
            (at(2024, 3, 31, 1, 59), at(2024, 3, 31, 0, 59)),
            (at(2024, 3, 31, 2, 0), at(2024, 3, 31, 1, 0)),
            (at(2024, 3, 31, 2, 30), at(2024, 3, 31, 1, 30)),
            (at(2024, 3, 31, 3, 0), at(2024, 3, 31, 1, 0)),
            (at(2024, 7, 1, 12, 0), at(2024, 7, 1, 10, 0)),
            (at(2024, 10, 27, 1, 59), at(2024, 10, 26, 23, 59)),
            (at(2024, 10, 27, 2, 0), at(2024, 10, 27, 0, 0)),
            (at(2024, 10, 27, 2, 59), at(2024, 10, 27, 0, 59)),
            (at(2024, 10, 27, 3, 0), at(2024, 10, 27, 2, 0)),
        ] {
            assert_eq!(zone.to_utc(local), utc, "{local}");
        }
    }

    #[test]
    fn every_instant_comes_back_from_its_local_time_or_is_the_second_of_two() {
        let zone = berlin();
        for day in 0..400 {
            for hour in 0..24 {
                let utc = at(2024, 1, 1, hour, 15) + day * DAY;
                let local = utc + i64::from(zone.offset_at(utc)) * SECOND;
                let back = zone.to_utc(local);
                assert!(back == utc || back == utc - HOUR);
                assert_eq!(back + i64::from(zone.offset_at(back)) * SECOND, local);
            }
        }
    }

    #[test]
    fn the_first_instant_of_a_local_time() {
        let zone = berlin();
        // 02:00 does not exist on 31 March: the first instant after it is 03:00 local.
        assert_eq!(zone.first_at(at(2024, 3, 31, 2, 0)), at(2024, 3, 31, 1, 0));
        assert_eq!(zone.first_at(at(2024, 3, 31, 2, 30)), at(2024, 3, 31, 1, 0));
        assert_eq!(zone.first_at(at(2024, 10, 27, 2, 30)), at(2024, 10, 27, 0, 30));
        assert_eq!(zone.first_at(at(2024, 1, 1, 0, 0)), at(2023, 12, 31, 23, 0));
    }

    #[test]
    fn names_and_refusals() {
        assert_eq!(Zone::fixed(19_800).unwrap().name(), "UTC+05:30");
        assert_eq!(Zone::fixed(-3_601).unwrap().name(), "UTC-01:00:01");
        assert_eq!(Zone::fixed(93_600).unwrap_err().code(), "out_of_range");
        assert_eq!(Zone::fixed(i32::MIN).unwrap_err().code(), "out_of_range");
        let refused = |changes: &[(i64, i32)]| Zone::from_transitions("x", 0, changes).unwrap_err().code();
        assert_eq!(refused(&[(5, 0), (5, 1)]), "bad_option");
        assert_eq!(refused(&[(5, 0), (4, 1)]), "bad_option");
        assert_eq!(refused(&[(i64::MAX, 0)]), "out_of_range");
        assert_eq!(refused(&[(0, 93_600)]), "out_of_range");
    }
}
