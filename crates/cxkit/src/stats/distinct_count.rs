//! How many different names a column holds.

use super::{no_interval, Level};
use crate::accumulate::{Distinct, DistinctSketch};
use crate::columns::{Key, Keys};
use crate::describe::{choices, options, record};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

choices! {
    /// How different names are counted.
    pub enum DistinctReading {
        /// Every name is kept where the column is in memory; a sketch where a stream says so.
        Auto = "auto",
        /// Every name is kept.
        Exact = "exact",
        /// A sketch of fixed size, with a stated standard error.
        Sketch = "sketch",
    }
}

options! {
    /// Settings of [`distinct_count`].
    pub struct DistinctCountOptions {
        /// How different names are counted.
        reading: DistinctReading = DistinctReading::Auto,
        /// How many registers a sketch has, as a power of two, between 4 and 18.
        precision: u64 = 14_u64,
        /// The level of a sketch's interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a missing name.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// How many different names there are.
    pub struct DistinctCountResult {
        /// How many different names there are, a sketch's estimate rounded.
        pub distinct_count: u64,
        /// The headline number: how many different names there are.
        pub value: u64,
        /// How many rows had a name.
        pub n: u64,
        /// How many rows had none.
        pub missing_count: u64,
        /// Lower end of a sketch's interval.
        pub ci_lower: Option<f64>,
        /// Upper end of a sketch's interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// Standard error of the count, relative to it: 0 for an exact one.
        pub relative_error: f64,
        /// How the names were counted.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// How many different names a column holds: customers of a month, products of an order.
///
/// Names are whole numbers or words, compared by value; words by their bytes, so case and accents count. Rows without
/// a name are left out and counted. No row is no error: nobody is 0 different ones.
///
/// # Errors
/// `missing` where that is refused, `out_of_range` for a level outside 0 to 1.
///
/// # Examples
/// ```
/// let visitors = cxkit::stats::distinct_count(&["ann", "bo", "ann"])?;
/// assert_eq!((visitors.distinct_count, visitors.n), (2, 3));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn distinct_count<'a>(keys: impl Into<Keys<'a>>) -> Result<DistinctCountResult, Error> {
    distinct_count_with(keys, &DistinctCountOptions::default())
}

/// [`distinct_count`] with options; the sketch is a [`DistinctSketch`].
///
/// # Errors
/// As [`distinct_count`], and `out_of_range` for a precision outside 4 to 18.
pub fn distinct_count_with<'a>(
    keys: impl Into<Keys<'a>>,
    options: &DistinctCountOptions,
) -> Result<DistinctCountResult, Error> {
    let keys = keys.into();
    let missing = |row: &usize| keys.get(*row) == Key::Null;
    if options.missing == Missing::Error {
        if let Some(row) = (0..keys.len()).find(missing) {
            return Err(Error::Missing { what: "key".into(), row });
        }
    }
    if options.reading == DistinctReading::Sketch {
        let mut sketch = DistinctSketch::new(options.precision)?;
        sketch.extend(keys);
        return estimated_count(&sketch, options);
    }
    let mut distinct = Distinct::new();
    distinct.extend(keys);
    exact_count(&distinct, options)
}

pub(crate) fn exact_count(
    distinct: &Distinct,
    options: &DistinctCountOptions,
) -> Result<DistinctCountResult, Error> {
    let level = Level::new(options.confidence_level)?;
    Ok(DistinctCountResult {
        distinct_count: distinct.distinct_count(),
        value: distinct.distinct_count(),
        n: distinct.n(),
        missing_count: distinct.missing_count(),
        ci_lower: None,
        ci_upper: None,
        ci_level: level.confidence,
        relative_error: 0.0,
        method: "exact".into(),
        interval_method: no_interval("every row was counted"),
    })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn estimated_count(
    sketch: &DistinctSketch,
    options: &DistinctCountOptions,
) -> Result<DistinctCountResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let (estimate, error) = (sketch.estimate(), sketch.relative_error());
    let count = estimate.round() as u64;
    let arm = level.z * error * estimate;
    Ok(DistinctCountResult {
        distinct_count: count,
        value: count,
        n: sketch.n(),
        missing_count: sketch.missing_count(),
        ci_lower: Some((estimate - arm).max(0.0)),
        ci_upper: Some(estimate + arm),
        ci_level: level.confidence,
        relative_error: error,
        method: format!("sketch, standard error {error:.6}").into(),
        interval_method: "normal".into(),
    })
}
