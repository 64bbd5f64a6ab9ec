//! Days since 1970-01-01 to year, month and day and back, in the Gregorian calendar run backwards without end.

/// Days from 0000-03-01 to 1970-01-01.
const TO_EPOCH: i64 = 719_468;
/// Days in 400 years.
const ERA: i64 = 146_097;

/// The number of days from 1970-01-01 to a date, negative before it; nothing for a date that does not exist.
///
/// Years are counted from March, so that the leap day is the last of its year and months need no table.
///
/// ```
/// use cxkit::time::days_from_date;
/// assert_eq!(days_from_date(1970, 1, 1), Some(0));
/// assert_eq!(days_from_date(2000, 2, 29), Some(11_016));
/// assert_eq!(days_from_date(1900, 2, 29), None);
/// ```
#[must_use]
pub fn days_from_date(year: i32, month: u8, day: u8) -> Option<i32> {
    if !(1..=12).contains(&month) || day == 0 || day > month_length(year, month) {
        return None;
    }
    let from_march = (i64::from(month) + 9) % 12;
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    // From March on the lengths repeat as 31, 30, 31, 30, 31: 153 days in five months.
    let of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
    let days = era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_EPOCH;
    i32::try_from(days).ok()
}

/// Year, month and day of a number of days since 1970-01-01.
///
/// ```
/// use cxkit::time::date_from_days;
/// assert_eq!(date_from_days(-1), (1969, 12, 31));
/// ```
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn date_from_days(days: i32) -> (i32, u8, u8) {
    let since = i64::from(days) + TO_EPOCH;
    let (era, of_era) = (since.div_euclid(ERA), since.rem_euclid(ERA));
    // Leap days before this one are taken out, so that every year is 365 days long.
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year as i32, month as u8, day as u8)
}

/// The day of the week: 0 is Monday, 6 is Sunday.
///
/// ```
/// assert_eq!(cxkit::time::weekday(0), 3); // 1970-01-01 was a Thursday
/// ```
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn weekday(days: i32) -> u8 {
    (i64::from(days) + 3).rem_euclid(7) as u8
}

/// The date as text: `2024-02-29`.
///
/// ```
/// assert_eq!(cxkit::time::date_text(19_782), "2024-02-29");
/// ```
#[must_use]
pub fn date_text(days: i32) -> String {
    let (year, month, day) = date_from_days(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// How many days a month has.
fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_dates() {
        // Python 3.11 `datetime.date(y, m, d).toordinal() - 719163` and `.weekday()`.
        for (date, days, day_of_week) in [
            ((1, 1, 1), -719_162, 0),
            ((4, 2, 29), -718_008, 6),
            ((100, 3, 1), -682_944, 0),
            ((1582, 10, 15), -141_427, 4),
            ((1600, 2, 29), -135_081, 1),
            ((1899, 12, 31), -25_568, 6),
            ((1900, 2, 28), -25_509, 2),
            ((1900, 3, 1), -25_508, 3),
            ((1969, 12, 31), -1, 2),
            ((1970, 1, 1), 0, 3),
            ((1972, 2, 29), 789, 1),
            ((2000, 2, 29), 11_016, 1),
            ((2024, 2, 29), 19_782, 3),
            ((2100, 2, 28), 47_540, 6),
            ((2100, 3, 1), 47_541, 0),
            ((9999, 12, 31), 2_932_896, 4),
        ] {
            assert_eq!(days_from_date(date.0, date.1, date.2), Some(days), "{date:?}");
            assert_eq!(date_from_days(days), date);
            assert_eq!(weekday(days), day_of_week, "{date:?}");
        }
    }

    #[test]
    fn every_day_of_ten_thousand_years_follows_the_one_before() {
        let mut before = date_from_days(-719_528); // 0000-01-01, the day after -0001-12-31
        assert_eq!(before, (0, 1, 1));
        for days in -719_527..=2_932_896 {
            let (year, month, day) = date_from_days(days);
            let next = match before {
                (y, 12, 31) => (y + 1, 1, 1),
                (y, m, d) if d == month_length(y, m) => (y, m + 1, 1),
                (y, m, d) => (y, m, d + 1),
            };
            assert_eq!((year, month, day), next);
            assert_eq!(days_from_date(year, month, day), Some(days));
            before = next;
        }
    }

    #[test]
    fn dates_that_do_not_exist() {
        for (year, month, day) in
            [(2023, 2, 29), (2100, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0)]
        {
            assert_eq!(days_from_date(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(days_from_date(i32::MAX, 1, 1), None);
    }

    #[test]
    fn the_ends_of_the_calendar() {
        assert_eq!(date_text(-719_162), "0001-01-01");
        assert_eq!(super::super::EARLIEST, -62_135_596_800_000_000);
        assert_eq!(super::super::LATEST, 253_402_300_799_999_999);
        assert_eq!(date_from_days(i32::MIN).0, -5_877_641);
        assert_eq!(date_from_days(i32::MAX).0, 5_881_580);
    }
}
