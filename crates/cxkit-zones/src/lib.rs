//! Time zones by name: tables for the core, made from the zone database that is built into every runtime.

use cxkit::describe::Value;
use cxkit::time::{days_from_date, Zone};
use cxkit::{nearest, Error};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::Timestamp;
use std::borrow::Cow;

/// The years a table covers. Before the first, local clocks ran by the sun and differed from town to town; after the
/// last, the rule of today is a guess.
const YEARS: (i32, i32) = (1850, 2400);

/// The zone of that name: one of the IANA database whatever its case (`Europe/Berlin`), `UTC`, or a fixed offset
/// (`+05:30`, `-03:00`, `UTC+1`).
///
/// The database is the one built in, never that of the machine: the same name has the same clocks in every runtime.
/// Offsets change between the years 1850 and 2400; outside those the first and the last one hold.
///
/// # Errors
/// `unknown_name` with the nearest name; `out_of_range` for a fixed offset of 26 hours or more.
pub fn zone(name: &str) -> Result<Zone, Error> {
    let trimmed = name.trim();
    if trimmed.eq_ignore_ascii_case("utc") || trimmed.eq_ignore_ascii_case("z") {
        return Ok(Zone::utc());
    }
    if let Some(seconds) = fixed_offset(trimmed) {
        return Zone::fixed(seconds);
    }
    let database = TimeZoneDatabase::bundled();
    let Ok(found) = database.get(trimmed) else {
        let names: Vec<String> = database.available().map(|known| known.as_str().to_owned()).collect();
        return Err(Error::UnknownName {
            kind: Cow::Borrowed("time zone"),
            name: shortened(name),
            nearest: likely(trimmed, &names),
        });
    };
    let (first, last) = (year(YEARS.0)?, year(YEARS.1)?);
    let known = found.iana_name().map_or_else(|| trimmed.to_owned(), str::to_owned);
    let first_offset = found.to_offset(first).seconds();
    Zone::from_transitions(known, first_offset, &changes(&found, first, first_offset, last))
}

/// The name that was likely meant: a slip of the pen, or a city without its continent.
fn likely(name: &str, names: &[String]) -> Option<String> {
    let wanted = name.replace(' ', "_");
    let city =
        |known: &&String| known.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&wanted));
    let found = nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned);
    found.or_else(|| names.iter().find(city).cloned())
}

/// Every change of the offset from one instant to another; a change of the abbreviation alone is none.
fn changes(zone: &TimeZone, first: Timestamp, first_offset: i32, last: Timestamp) -> Vec<(i64, i32)> {
    let mut before = first_offset;
    zone.following(first)
        .take_while(|change| change.timestamp() < last)
        .filter_map(|change| {
            let offset = change.offset().seconds();
            let differs = offset != before;
            before = offset;
            differs.then(|| (change.timestamp().as_second(), offset))
        })
        .collect()
}

/// The first second of a year, UTC.
fn year(year: i32) -> Result<Timestamp, Error> {
    let days = days_from_date(year, 1, 1).unwrap_or_default();
    Timestamp::from_second(i64::from(days) * 86_400)
        .map_err(|error| Error::BadOption { name: "time_zone".into(), reason: error.to_string() })
}

/// The seconds of `+05:30`, `-0300`, `UTC+1`; nothing for a name of another kind.
fn fixed_offset(text: &str) -> Option<i32> {
    let rest = ["UTC", "utc", "GMT"].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let (sign, rest) =
        match (rest.strip_prefix('+'), rest.strip_prefix('-').or_else(|| rest.strip_prefix('\u{2212}'))) {
            (Some(rest), _) => (1, rest),
            (_, Some(rest)) => (-1, rest),
            _ => return None,
        };
    let digits = |part: &str, longest: usize| -> Option<i32> {
        let right = (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        right.then(|| part.parse().ok()).flatten()
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (digits(hours, 2)?, digits(minutes, 2).filter(|_| minutes.len() == 2)?),
        None if rest.len() == 4 => (digits(rest.get(..2)?, 2)?, digits(rest.get(2..)?, 2)?),
        None => (digits(rest, 2)?, 0),
    };
    (minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
}

/// A name as an error repeats it: never long.
fn shortened(name: &str) -> String {
    let text = Value::Text(name.to_owned().into()).describe();
    text.trim_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cxkit::time::{date_text, Calendar, Every, DAY, HOUR, SECOND};

    fn at(year: i32, month: u8, day: u8, hour: i64, minute: i64) -> i64 {
        i64::from(days_from_date(year, month, day).unwrap()) * DAY + hour * HOUR + minute * 60 * SECOND
    }

    #[test]
    fn clocks_of_the_world() {
        // Python 3.11 zoneinfo, tzdata of Debian 12: utcoffset() in seconds at the instant.
        for (name, instant, offset) in [
            ("Europe/Berlin", at(2024, 3, 31, 0, 59), 3_600),
            ("Europe/Berlin", at(2024, 3, 31, 1, 0), 7_200),
            ("Europe/Berlin", at(2399, 7, 1, 0, 0), 7_200),
            ("Europe/Berlin", at(1880, 1, 1, 0, 0), 3_208),
            ("America/New_York", at(2023, 11, 5, 5, 59), -14_400),
            ("America/New_York", at(2023, 11, 5, 6, 0), -18_000),
            ("Asia/Kolkata", at(2024, 1, 1, 0, 0), 19_800),
            ("Asia/Kathmandu", at(2024, 1, 1, 0, 0), 20_700),
            ("Australia/Lord_Howe", at(2024, 1, 1, 0, 0), 39_600),
            ("Australia/Lord_Howe", at(2024, 6, 1, 0, 0), 37_800),
            ("Pacific/Apia", at(2011, 12, 30, 9, 59), -36_000),
            ("Pacific/Apia", at(2011, 12, 30, 10, 0), 50_400),
            ("America/Sao_Paulo", at(2018, 11, 4, 3, 0), -7_200),
            ("Africa/Monrovia", at(1971, 1, 1, 0, 0), -2_670),
        ] {
            let zone = zone(name).unwrap();
            assert_eq!(zone.offset_at(instant), offset, "{name} at {instant}");
            assert_eq!(zone.name(), name);
        }
        assert_eq!(zone("europe/berlin").unwrap().name(), "Europe/Berlin");
    }

    #[test]
    fn every_zone_makes_a_table_that_agrees_with_the_database() {
        let database = TimeZoneDatabase::bundled();
        let mut count = 0;
        for name in database.available() {
            let table = zone(name.as_str()).unwrap();
            let known = database.get(name.as_str()).unwrap();
            count += 1;
            // Every 9 days and 7 hours of the years where clocks changed.
            let mut seconds = at(1850, 1, 1, 0, 0) / SECOND;
            while seconds < at(2040, 1, 1, 0, 0) / SECOND {
                let want = known.to_offset(Timestamp::from_second(seconds).unwrap()).seconds();
                assert_eq!(table.offset_at(seconds * SECOND), want, "{name} {seconds}");
                seconds += 9 * 86_400 + 7 * 3_600;
            }
        }
        assert!(count > 400, "{count} zones");
    }

    #[test]
    fn the_day_samoa_skipped() {
        let calendar = Calendar::new(zone("Pacific/Apia").unwrap());
        let day = |micros| date_text(calendar.first_day(calendar.period(micros, Every::Day), Every::Day));
        assert_eq!(day(at(2011, 12, 30, 9, 59)), "2011-12-29");
        assert_eq!(day(at(2011, 12, 30, 10, 0)), "2011-12-31");
    }

    #[test]
    fn fixed_offsets() {
        for (text, seconds, name) in [
            ("+05:30", 19_800, "UTC+05:30"),
            ("-03:00", -10_800, "UTC-03:00"),
            ("UTC+1", 3_600, "UTC+01:00"),
            ("-0930", -34_200, "UTC-09:30"),
        ] {
            let zone = zone(text).unwrap();
            assert_eq!((zone.offset_at(0), zone.name()), (seconds, name), "{text}");
        }
        assert_eq!(zone(" utc ").unwrap(), Zone::utc());
        assert_eq!(zone("+26:00").unwrap_err().code(), "out_of_range");
    }

    #[test]
    fn names_nobody_knows() {
        let nearest = |name: &str| match zone(name) {
            Err(Error::UnknownName { kind, nearest, .. }) if kind == "time zone" => nearest,
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(nearest("Europe/Berln").as_deref(), Some("Europe/Berlin"));
        assert_eq!(nearest("New York").as_deref(), Some("America/New_York"));
        assert_eq!(nearest("+5:3"), None);
        let _ = nearest("../../etc/passwd");
        assert_eq!(nearest(&"x".repeat(10_000)), None);
        assert_eq!(nearest(""), None);
    }
}
