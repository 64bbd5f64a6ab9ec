//! A column of points in time.

use super::zone::beyond_calendar;
use super::{parse_iso8601, Zone, DAY, EARLIEST, LATEST, SECOND};
use crate::columns::{with_slice, NumberSlice, Numbers, Texts, Validity};
use crate::describe::choices;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What one step of a whole number that stands for a time is.
    pub enum TimeUnit {
        /// Days since 1970-01-01.
        Days = "d",
        /// Seconds since 1970-01-01T00:00:00Z.
        Seconds = "s",
        /// Milliseconds, as JavaScript counts.
        Milliseconds = "ms",
        /// Microseconds.
        Microseconds = "us",
        /// Nanoseconds; what is below a microsecond is cut off towards the past.
        Nanoseconds = "ns",
    }
}

impl TimeUnit {
    /// A whole number of this unit as microseconds; nothing beyond the calendar.
    #[must_use]
    pub fn micros(self, value: i64) -> Option<i64> {
        let micros = match self {
            Self::Days => value.checked_mul(DAY)?,
            Self::Seconds => value.checked_mul(SECOND)?,
            Self::Milliseconds => value.checked_mul(1_000)?,
            Self::Microseconds => value,
            Self::Nanoseconds => value.div_euclid(1_000),
        };
        (EARLIEST..=LATEST).contains(&micros).then_some(micros)
    }

    /// The same for a number that was checked before.
    #[inline]
    const fn known_micros(self, value: i64) -> i64 {
        match self {
            Self::Days => value.wrapping_mul(DAY),
            Self::Seconds => value.wrapping_mul(SECOND),
            Self::Milliseconds => value.wrapping_mul(1_000),
            Self::Microseconds => value,
            Self::Nanoseconds => value.div_euclid(1_000),
        }
    }
}

/// A column of points in time, in microseconds since 1970-01-01T00:00:00Z, each of the years 1 to 9999.
///
/// Whole numbers with a [`TimeUnit`] are borrowed as they are; the range of every row is checked once, when the
/// column is made. Texts are read by [`Times::from_texts`].
///
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// let times = Times::new(&[0_i64, 19_782], TimeUnit::Days)?;
/// assert_eq!((times.len(), times.get(1)), (2, Some(1_709_164_800_000_000)));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Times<'a> {
    values: Wholes<'a>,
    unit: TimeUnit,
    validity: Option<Validity<'a>>,
    /// Whether every row was seen to have a time.
    complete: bool,
}

#[derive(Clone, Debug)]
enum Wholes<'a> {
    I32(&'a [i32]),
    I64(Cow<'a, [i64]>),
}

/// Stands in an owned column where a row has no time; no checked time is as early.
const NOTHING: i64 = i64::MIN;

impl<'a> Times<'a> {
    /// The times of a column of whole numbers, each so many units after 1970-01-01T00:00:00Z.
    ///
    /// Numbers of a float type must be whole; `NaN` and rows that are not valid are missing.
    ///
    /// # Errors
    /// `out_of_range` for a time beyond the years 1 to 9999, `wrong_type` for a fraction, `non_finite` for an
    /// infinite number, each naming the first such row.
    pub fn new(values: impl Into<Numbers<'a>>, unit: TimeUnit) -> Result<Self, Error> {
        let numbers = values.into();
        let validity = numbers.validity();
        let values = match numbers.slice() {
            NumberSlice::I32(slice) => Wholes::I32(slice),
            NumberSlice::I64(slice) => Wholes::I64(Cow::Borrowed(slice)),
            slice => Wholes::I64(Cow::Owned(with_slice!(slice, slice => {
                let rows = slice.iter().enumerate();
                rows.map(|(row, &value)| whole(value.into_time(), row, validity)).collect::<Result<Vec<i64>, Error>>()
            })?)),
        };
        let mut times = Self { values, unit, validity, complete: false };
        times.complete = times.check()?;
        Ok(times)
    }

    /// Microseconds that are times already, such as those of a saved log.
    ///
    /// # Errors
    /// `out_of_range`, naming the first row beyond the years 1 to 9999.
    pub fn from_micros(values: &'a [i64]) -> Result<Self, Error> {
        Self::new(values, TimeUnit::Microseconds)
    }

    /// Reads texts as [`parse_iso8601`] does; one without a zone is local to `zone`. Missing and blank texts are
    /// missing.
    ///
    /// # Errors
    /// `mixed_zones` when some texts name a zone and others do not; `wrong_type` for a text that is no time and
    /// `out_of_range` for one beyond the calendar, each naming the first such row.
    pub fn from_texts(texts: &Texts<'_>, zone: &Zone) -> Result<Self, Error> {
        let mut first_zoned = None;
        let mut values = Vec::with_capacity(texts.len());
        for row in 0..texts.len() {
            let Some(text) = texts.get(row).filter(|text| !text.trim().is_empty()) else {
                values.push(NOTHING);
                continue;
            };
            let (micros, zoned) = parse_iso8601(text).map_err(|error| error.in_row(row))?;
            if *first_zoned.get_or_insert(zoned) != zoned {
                return Err(Error::MixedZones { row });
            }
            let micros = if zoned { micros } else { zone.to_utc(micros) };
            if !(EARLIEST..=LATEST).contains(&micros) {
                return Err(beyond_calendar("time", Some(row), micros / SECOND));
            }
            values.push(micros);
        }
        Ok(Self {
            values: Wholes::I64(Cow::Owned(values)),
            unit: TimeUnit::Microseconds,
            validity: None,
            complete: false,
        })
    }

    /// The same times read as local to `zone`: for numbers that count what local clocks showed.
    ///
    /// # Errors
    /// `out_of_range` for a time that so comes to lie beyond the calendar.
    pub fn localized(&self, zone: &Zone) -> Result<Times<'static>, Error> {
        let local = |row| match self.get(row) {
            None => Ok(NOTHING),
            Some(local) => {
                let micros = zone.to_utc(local);
                let inside = (EARLIEST..=LATEST).contains(&micros);
                inside.then_some(micros).ok_or_else(|| beyond_calendar("time", Some(row), micros / SECOND))
            }
        };
        let values = (0..self.len()).map(local).collect::<Result<Vec<i64>, Error>>()?;
        Ok(Times {
            values: Wholes::I64(Cow::Owned(values)),
            unit: TimeUnit::Microseconds,
            validity: None,
            complete: false,
        })
    }

    /// Times that were checked before, in microseconds, such as those of several columns put together.
    #[must_use]
    pub fn from_options(micros: impl IntoIterator<Item = Option<i64>>) -> Times<'static> {
        let inside = |micros: &i64| (EARLIEST..=LATEST).contains(micros);
        let values = micros.into_iter().map(|micros| micros.filter(inside).unwrap_or(NOTHING)).collect();
        Times {
            values: Wholes::I64(Cow::Owned(values)),
            unit: TimeUnit::Microseconds,
            validity: None,
            complete: false,
        }
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.values {
            Wholes::I32(values) => values.len(),
            Wholes::I64(values) => values.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The time in a row, in microseconds since 1970-01-01T00:00:00Z; nothing where it is missing.
    #[inline]
    #[must_use]
    pub fn get(&self, row: usize) -> Option<i64> {
        if self.validity.is_some_and(|validity| !validity.is_valid(row)) {
            return None;
        }
        let value = match &self.values {
            Wholes::I32(values) => i64::from(*values.get(row)?),
            Wholes::I64(values) => *values.get(row)?,
        };
        (value != NOTHING).then(|| self.unit.known_micros(value))
    }

    /// The first and the last point in time; nothing when every row is missing.
    #[must_use]
    pub fn range(&self) -> Option<(i64, i64)> {
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for micros in (0..self.len()).filter_map(|row| self.get(row)) {
            low = low.min(micros);
            high = high.max(micros);
        }
        (low <= high).then_some((low, high))
    }

    /// Every row as it lies in memory, where all have a time in microseconds.
    pub(crate) fn as_micros(&self) -> Option<&[i64]> {
        match &self.values {
            Wholes::I64(values) if self.complete && self.unit == TimeUnit::Microseconds => Some(values),
            _ => None,
        }
    }

    /// Finds the first row beyond the calendar: every value first, in one quick sweep, then row by row if there is
    /// any. Says whether every row is known to have a time.
    fn check(&self) -> Result<bool, Error> {
        let unit = self.unit;
        let (low, high) = match unit {
            TimeUnit::Nanoseconds => return Ok(false),
            unit => (EARLIEST / unit.known_micros(1), LATEST / unit.known_micros(1)),
        };
        let (least, most) = match &self.values {
            Wholes::I32(values) => span(values.iter().map(|&value| i64::from(value))),
            Wholes::I64(values) => span(values.iter().copied()),
        };
        if least >= low && most <= high {
            return Ok(self.validity.is_none());
        }
        for row in 0..self.len() {
            let value = match &self.values {
                Wholes::I32(values) => values.get(row).map(|&value| i64::from(value)),
                Wholes::I64(values) => values.get(row).copied(),
            };
            if let (Some(value), Some(_)) = (value, self.get(row)) {
                if value < low || value > high {
                    return Err(beyond_calendar("time", Some(row), value));
                }
            }
        }
        Ok(false)
    }
}

/// The smallest and the largest of some numbers, 0 among them.
fn span(values: impl Iterator<Item = i64>) -> (i64, i64) {
    values.fold((0, 0), |(low, high), value| (low.min(value), high.max(value)))
}

/// What a number of any machine type says about a time.
enum Number {
    Whole(i64),
    Missing,
    Fraction(f64),
    Infinite,
    Beyond(f64),
}

trait IntoTime: Copy {
    fn into_time(self) -> Number;
}

macro_rules! whole_numbers {
    ($($type:ty),+) => { $(
        impl IntoTime for $type {
            fn into_time(self) -> Number {
                Number::Whole(i64::from(self))
            }
        }
    )+ };
}
whole_numbers!(i8, u8, i16, u16, i32, u32, i64);

impl IntoTime for u64 {
    #[allow(clippy::cast_precision_loss)]
    fn into_time(self) -> Number {
        i64::try_from(self).map_or(Number::Beyond(self as f64), Number::Whole)
    }
}

impl IntoTime for f64 {
    #[allow(clippy::cast_possible_truncation)]
    fn into_time(self) -> Number {
        // Beyond 2^63 there is no microsecond of the calendar, and below it the cast is exact for whole numbers.
        const END: f64 = 9_223_372_036_854_775_808.0;
        if self.is_nan() {
            Number::Missing
        } else if self.is_infinite() {
            Number::Infinite
        } else if self.fract() != 0.0 {
            Number::Fraction(self)
        } else if self.abs() >= END {
            Number::Beyond(self)
        } else {
            Number::Whole(self as i64)
        }
    }
}

impl IntoTime for f32 {
    fn into_time(self) -> Number {
        f64::from(self).into_time()
    }
}

/// The number of a row, if it can be a time; `NOTHING` where the row has none.
fn whole(number: Number, row: usize, validity: Option<Validity<'_>>) -> Result<i64, Error> {
    if validity.is_some_and(|validity| !validity.is_valid(row)) {
        return Ok(NOTHING);
    }
    match number {
        Number::Whole(value) => Ok(value),
        Number::Missing => Ok(NOTHING),
        Number::Infinite => Err(Error::NonFinite { what: "time".into(), row: Some(row) }),
        Number::Beyond(value) => {
            Err(Error::out_of_range("time", Some(row), value, "between the years 1 and 9999"))
        }
        Number::Fraction(value) => Err(Error::WrongType {
            what: "time".into(),
            required: "a whole number of its unit".into(),
            got: value.to_string().into(),
            row: Some(row),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: [(TimeUnit, i64, i64); 4] = [
        (TimeUnit::Days, -719_162, 2_932_896),
        (TimeUnit::Seconds, -62_135_596_800, 253_402_300_799),
        (TimeUnit::Milliseconds, -62_135_596_800_000, 253_402_300_799_999),
        (TimeUnit::Microseconds, EARLIEST, LATEST),
    ];

    #[test]
    fn the_first_and_the_last_time_of_each_unit() {
        for (unit, first, last) in UNITS {
            let ends = [first, last];
            let times = Times::new(&ends, unit).unwrap();
            assert_eq!(times.get(0), Some(EARLIEST), "{unit:?}");
            assert_eq!(times.get(1).unwrap() / DAY, LATEST / DAY, "{unit:?}");
            assert_eq!(unit.micros(last + 1), None);
            for (beyond, row) in
                [([0, last + 1, first - 1], 1), ([0, first - 1, last + 1], 1), ([0, 0, i64::MAX], 2)]
            {
                let refused = Times::new(&beyond, unit).unwrap_err();
                assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(row)), "{unit:?}");
            }
        }
        assert_eq!(
            Times::new(&[i64::MIN + 1, -1, i64::MAX], TimeUnit::Nanoseconds).unwrap().get(1),
            Some(-1)
        );
        assert_eq!(Times::new(&[i32::MAX], TimeUnit::Days).unwrap_err().row(), Some(0));
        assert_eq!(Times::new(&[-1_i32], TimeUnit::Seconds).unwrap().get(0), Some(-SECOND));
    }

    #[test]
    fn rows_without_a_time_may_hold_anything() {
        let values = [i64::MAX, 5, i64::MIN];
        let numbers = Numbers::from(&values).with_validity(Validity::new(&[0b010], 0));
        let times = Times::new(numbers, TimeUnit::Seconds).unwrap();
        assert_eq!(
            [times.get(0), times.get(1), times.get(2), times.get(3)],
            [None, Some(5 * SECOND), None, None]
        );
        assert_eq!(times.range(), Some((5 * SECOND, 5 * SECOND)));
        assert_eq!(Times::new(&[] as &[i64], TimeUnit::Days).unwrap().range(), None);
    }

    #[test]
    fn numbers_of_other_types() {
        let floats = Times::new(&[f64::NAN, -0.0, 86_400.0], TimeUnit::Seconds).unwrap();
        assert_eq!([floats.get(0), floats.get(1), floats.get(2)], [None, Some(0), Some(DAY)]);
        assert_eq!(Times::new(&[7_u16], TimeUnit::Days).unwrap().get(0), Some(7 * DAY));
        for (value, code) in [
            (0.5, "wrong_type"),
            (f64::INFINITY, "non_finite"),
            (1e300, "out_of_range"),
            (1e13, "out_of_range"),
        ] {
            let refused = Times::new(&[f64::NAN, value], TimeUnit::Seconds).unwrap_err();
            assert_eq!((refused.code(), refused.row()), (code, Some(1)), "{value}");
        }
        assert_eq!(Times::new(&[0, u64::MAX], TimeUnit::Nanoseconds).unwrap_err().row(), Some(1));
    }

    #[test]
    fn texts_are_local_or_zoned_not_both() {
        let zone = Zone::fixed(3_600).unwrap();
        let local = Texts::from(&["1970-01-01T01:00", " ", "1970-01-02"]);
        let times = Times::from_texts(&local, &zone).unwrap();
        assert_eq!([times.get(0), times.get(1), times.get(2)], [Some(0), None, Some(DAY - 3_600 * SECOND)]);
        let zoned = Times::from_texts(&Texts::from(&["1970-01-01T01:00Z"]), &zone).unwrap();
        assert_eq!(zoned.get(0), Some(3_600 * SECOND));
        let refused = |texts: &[&str]| {
            let error = Times::from_texts(&Texts::from(texts), &zone).unwrap_err();
            (error.code(), error.row())
        };
        assert_eq!(refused(&["1970-01-01", "", "1970-01-01T00:00Z", "?"]), ("mixed_zones", Some(2)));
        assert_eq!(refused(&["1970-01-01T00:00Z", "1970-01-01"]), ("mixed_zones", Some(1)));
        assert_eq!(refused(&["1970-01-01", "?", "1970-01-01T00:00Z"]), ("wrong_type", Some(1)));
        assert_eq!(refused(&["1970-01-01", "0001-01-01"]), ("out_of_range", Some(1)));
        assert_eq!(refused(&["0000-01-01"]), ("out_of_range", Some(0)));
    }

    #[test]
    fn local_numbers() {
        let behind = Zone::fixed(-7_200).unwrap();
        let local = Times::new(&[0, 2_932_896], TimeUnit::Days).unwrap();
        assert_eq!(local.localized(&behind).unwrap().get(0), Some(7_200 * SECOND));
        let ahead = Zone::fixed(7_200).unwrap();
        let early = Times::new(&[0, -719_162], TimeUnit::Days).unwrap();
        assert_eq!(early.localized(&ahead).unwrap_err().row(), Some(1));
    }
}
