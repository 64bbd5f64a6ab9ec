//! Whether a Net Promoter Score differs from a supposed one.

use super::net::restricted_down;
use super::nps::NpsResult;
use crate::describe::{options, record};
use crate::math::normal_sf;
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`nps_test`].
    pub struct NpsTestOptions {
        /// The supposed score in points, between -100 and 100.
        against: f64 = 0.0,
    }
}

record! {
    /// A score test of an NPS.
    pub struct NpsTestResult {
        /// The score less the supposed one, in points.
        pub difference: f64,
        /// The headline number: the p value.
        pub value: f64,
        /// Standard normal when the supposed score is true.
        pub statistic: f64,
        /// Two-sided p value.
        pub p_value: f64,
        /// How the statistic was computed.
        pub method: Cow<'static, str>,
    }
}

/// Tests a Net Promoter Score against a supposed one, 0 where nothing else is said.
///
/// Tango's score test, the one the score interval inverts: the interval leaves out just the scores this test
/// rejects. With weights the effective n counts.
///
/// # Errors
/// `empty` without answers, or where the supposed score leaves them no variance (only passives against 0);
/// `out_of_range` for a supposed score beyond -100 to 100.
///
/// # Examples
/// ```
/// use cxkit::survey::{nps, nps_test};
/// let test = nps_test(&nps(&[10, 10, 9, 9, 9, 10, 10, 7, 8, 8])?)?;
/// assert!((test.statistic - 7.0_f64.sqrt()).abs() < 1e-12);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// T. Tango, Statistics in Medicine 17, 1998; against 0 it is McNemar's test.
pub fn nps_test(result: &NpsResult) -> Result<NpsTestResult, Error> {
    nps_test_with(result, &NpsTestOptions::default())
}

/// [`nps_test`] with options.
///
/// # Errors
/// As [`nps_test`].
pub fn nps_test_with(result: &NpsResult, options: &NpsTestOptions) -> Result<NpsTestResult, Error> {
    if !(-100.0..=100.0).contains(&options.against) {
        return Err(Error::out_of_range("against", None, options.against, "between -100 and 100"));
    }
    let (up, down, n) = result.sides()?;
    let supposed = options.against / 100.0;
    let variance = n * (2.0 * restricted_down(up, down, n, supposed) + supposed * (1.0 - supposed));
    if variance <= 0.0 {
        return Err(Error::empty("the variance under the supposed score"));
    }
    let statistic = (up - down - n * supposed) / variance.sqrt();
    let p_value = (2.0 * normal_sf(statistic.abs())).min(1.0);
    Ok(NpsTestResult {
        difference: result.score - options.against,
        value: p_value,
        statistic,
        p_value,
        method: "score test".into(),
    })
}
