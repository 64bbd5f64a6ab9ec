//! The repeat-purchase summary of customers, checked.

use super::rows::{distinct, Distinct};
use crate::columns::Numbers;
use crate::Error;

/// What the purchase models know of each customer: how many periods with a repeat purchase (`frequency`), when
/// the last of them was (`recency`) and how long ago the first purchase was (`age`), both since the first
/// purchase and in one unit of time.
///
/// Row order is the caller's, and predictions keep it. A count may stand beside each row for customers who are
/// alike.
///
/// # Errors
/// The smallest row at fault is named: `missing` for a value that is not there (a customer is never skipped),
/// `non_finite`, `out_of_range` for a negative or fractional frequency, a negative time, a recency above the
/// age, a recency without repeat purchase, or a count that is no whole number; `unequal_lengths`; `empty`
/// without rows or where all counts are 0.
///
/// # Examples
/// ```
/// use cxkit::value::btyd::Customers;
/// let customers = Customers::new(&[2, 0], &[30.43, 0.0], &[38.86, 38.86])?;
/// assert_eq!(customers.len(), 2);
/// let refused = Customers::new(&[2, 1], &[30.0, 39.0], &[38.86, 38.86]).unwrap_err();
/// assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(1)));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Customers {
    frequency: Vec<f64>,
    recency: Vec<f64>,
    age: Vec<f64>,
    counts: Option<Vec<f64>>,
    unit_days: Option<f64>,
    threads: usize,
}

/// From here on not every whole number is a double.
const LARGEST_COUNT: f64 = 9_007_199_254_740_992.0;

impl Customers {
    /// Customers of these frequencies, recencies and ages.
    ///
    /// As many threads may work on them later as may read the first column.
    ///
    /// # Errors
    /// As said at [`Customers`].
    pub fn new<'a>(
        frequency: impl Into<Numbers<'a>>,
        recency: impl Into<Numbers<'a>>,
        age: impl Into<Numbers<'a>>,
    ) -> Result<Self, Error> {
        let (frequency, recency, age) = (frequency.into(), recency.into(), age.into());
        let rows = frequency.len();
        check_length("recency", recency.len(), rows)?;
        check_length("age", age.len(), rows)?;
        if rows == 0 {
            return Err(Error::empty("customers"));
        }
        let mut customers = Self {
            frequency: Vec::with_capacity(rows),
            recency: Vec::with_capacity(rows),
            age: Vec::with_capacity(rows),
            counts: None,
            unit_days: None,
            threads: frequency.threads(),
        };
        for row in 0..rows {
            let x = whole("frequency", &frequency, row)?;
            let last = time("recency", &recency, row)?;
            let age = time("age", &age, row)?;
            if last > age {
                return Err(Error::out_of_range(
                    "recency",
                    Some(row),
                    last,
                    format!("at most the age {age}"),
                ));
            }
            if x == 0.0 && last > 0.0 {
                let required = "0 for a customer without repeat purchase";
                return Err(Error::out_of_range("recency", Some(row), last, required));
            }
            customers.frequency.push(x);
            customers.recency.push(last);
            customers.age.push(age);
        }
        Ok(customers)
    }

    /// The same rows, each standing for this many customers.
    ///
    /// # Errors
    /// As said at [`Customers`].
    pub fn with_counts<'a>(mut self, counts: impl Into<Numbers<'a>>) -> Result<Self, Error> {
        let counts = counts.into();
        check_length("counts", counts.len(), self.len())?;
        let counts: Vec<f64> =
            (0..counts.len()).map(|row| whole("counts", &counts, row)).collect::<Result<_, _>>()?;
        if counts.iter().all(|&count| count == 0.0) {
            return Err(Error::empty("customers"));
        }
        self.counts = Some(counts);
        Ok(self)
    }

    /// The same rows, whose unit of time is so many days: a fit to them knows what a year is.
    ///
    /// # Errors
    /// `out_of_range` unless it is finite and above 0.
    pub fn with_unit_days(mut self, days: f64) -> Result<Self, Error> {
        self.unit_days = Some(check_unit(days)?);
        Ok(self)
    }

    /// The unit of time in days, where that was said.
    #[must_use]
    pub const fn unit_days(&self) -> Option<f64> {
        self.unit_days
    }

    /// The same rows for up to this many threads; no answer depends on it.
    #[must_use]
    pub const fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frequency.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frequency.is_empty()
    }

    /// How many threads may work on them.
    #[must_use]
    pub const fn threads(&self) -> usize {
        self.threads
    }

    /// How many customers the rows stand for.
    #[must_use]
    pub fn customer_count(&self) -> u64 {
        self.counts.as_ref().map_or(self.len() as u64, |counts| counts.iter().map(|&c| c as u64).sum())
    }

    /// Repeat purchases, a row each.
    #[must_use]
    pub fn frequency(&self) -> &[f64] {
        &self.frequency
    }

    /// Time of the last repeat purchase since the first purchase, a row each; 0 without repeat.
    #[must_use]
    pub fn recency(&self) -> &[f64] {
        &self.recency
    }

    /// Time since the first purchase, a row each.
    #[must_use]
    pub fn age(&self) -> &[f64] {
        &self.age
    }

    /// How many customers each row stands for, where that was said.
    #[must_use]
    pub fn counts(&self) -> Option<&[f64]> {
        self.counts.as_deref()
    }

    /// Frequency, recency and age of every row, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = [f64; 3]> + '_ {
        self.frequency.iter().zip(&self.recency).zip(&self.age).map(|((&x, &last), &age)| [x, last, age])
    }

    /// The customers that differ, sorted, each with how many there are.
    pub(crate) fn distinct(&self) -> Distinct<3> {
        distinct(self.rows().collect(), self.counts.as_deref())
    }
}

/// A unit of time in days.
pub(crate) fn check_unit(days: f64) -> Result<f64, Error> {
    if days > 0.0 && days.is_finite() {
        return Ok(days);
    }
    Err(Error::out_of_range("unit_days", None, days, "finite and above 0"))
}

pub(crate) fn check_length(what: &'static str, length: usize, required: usize) -> Result<(), Error> {
    if length == required {
        return Ok(());
    }
    Err(Error::UnequalLengths { what: what.into(), length, required })
}

/// A whole number from 0 in a row of a column.
pub(crate) fn whole(what: &'static str, column: &Numbers<'_>, row: usize) -> Result<f64, Error> {
    let value = present(what, column, row)?;
    if (0.0..=LARGEST_COUNT).contains(&value) && value.fract() == 0.0 {
        return Ok(value + 0.0); // -0 becomes 0
    }
    Err(Error::out_of_range(what, Some(row), value, "a whole number from 0"))
}

/// A time from 0 in a row of a column.
pub(crate) fn time(what: &'static str, column: &Numbers<'_>, row: usize) -> Result<f64, Error> {
    let value = present(what, column, row)?;
    if value >= 0.0 {
        return Ok(value + 0.0);
    }
    Err(Error::out_of_range(what, Some(row), value, "0 or above"))
}

/// The finite value in a row of a column.
pub(crate) fn present(what: &'static str, column: &Numbers<'_>, row: usize) -> Result<f64, Error> {
    match column.get(row) {
        Some(value) if value.is_finite() => Ok(value),
        Some(_) => Err(Error::NonFinite { what: what.into(), row: Some(row) }),
        None => Err(Error::Missing { what: what.into(), row }),
    }
}
