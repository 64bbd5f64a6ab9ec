//! How many answers an interval of a wanted width needs.

use super::Level;
use crate::describe::{options, record};
use crate::Error;
use std::borrow::Cow;

record! {
    /// How many answers are needed.
    pub struct SampleSizeResult {
        /// Answers needed, rounded up.
        pub n: u64,
        /// The headline number: answers needed.
        pub value: u64,
        /// The same before rounding up.
        pub n_exact: f64,
        /// Half the width of the wanted interval, in the unit of the measure.
        pub margin: f64,
        /// Level of the wanted interval.
        pub ci_level: f64,
        /// The variance of one answer that was supposed.
        pub variance: f64,
        /// How it was computed.
        pub method: Cow<'static, str>,
    }
}

options! {
    /// Settings of [`nps_sample_size`].
    pub struct NpsSampleSizeOptions {
        /// Supposed share of promoters.
        promoter_share: f64 = 0.5,
        /// Supposed share of detractors. With half promoters and half detractors the variance is the largest there is.
        detractor_share: f64 = 0.5,
        /// The level of the wanted interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// How many people there are in all, for the finite population correction.
        population: Option<f64> = None,
    }
}

/// How many answers an NPS needs for an interval of `margin` points to each side: z² (P + D − (P − D)²) / margin².
///
/// # Errors
/// `out_of_range` for a margin that is not above 0, or shares that are none.
///
/// # Examples
/// ```
/// use cxkit::stats::{nps_sample_size_with, NpsSampleSizeOptions};
/// let options = NpsSampleSizeOptions::default().promoter_share(0.5).detractor_share(0.3);
/// assert_eq!(nps_sample_size_with(5.0, &options)?.n, 1168);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn nps_sample_size(margin: f64) -> Result<SampleSizeResult, Error> {
    nps_sample_size_with(margin, &NpsSampleSizeOptions::default())
}

/// [`nps_sample_size`] with options.
///
/// # Errors
/// As [`nps_sample_size`].
pub fn nps_sample_size_with(margin: f64, options: &NpsSampleSizeOptions) -> Result<SampleSizeResult, Error> {
    let (promoters, detractors) = (options.promoter_share, options.detractor_share);
    check_unit("promoter_share", promoters)?;
    check_unit("detractor_share", detractors)?;
    if promoters + detractors > 1.0 {
        return Err(Error::out_of_range(
            "promoter_share + detractor_share",
            None,
            promoters + detractors,
            "at most 1",
        ));
    }
    let net = promoters - detractors;
    let variance = promoters + detractors - net * net;
    let level = Level::new(options.confidence_level)?;
    needed(margin, 100.0 * 100.0 * variance, level, options.population, "z² (P + D − (P − D)²) / margin²")
}

options! {
    /// Settings of [`share_sample_size`].
    pub struct ShareSampleSizeOptions {
        /// Supposed share. At 0.5 the variance is the largest there is.
        share: f64 = 0.5,
        /// The level of the wanted interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// How many people there are in all, for the finite population correction.
        population: Option<f64> = None,
    }
}

/// How many answers a share needs for an interval of `margin` (a fraction) to each side: z² p (1 − p) / margin².
///
/// # Errors
/// `out_of_range` for a margin that is not above 0, or a share that is none.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::stats::share_sample_size(0.05)?.n, 385);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn share_sample_size(margin: f64) -> Result<SampleSizeResult, Error> {
    share_sample_size_with(margin, &ShareSampleSizeOptions::default())
}

/// [`share_sample_size`] with options.
///
/// # Errors
/// As [`share_sample_size`].
pub fn share_sample_size_with(
    margin: f64,
    options: &ShareSampleSizeOptions,
) -> Result<SampleSizeResult, Error> {
    check_unit("share", options.share)?;
    let variance = options.share * (1.0 - options.share);
    let level = Level::new(options.confidence_level)?;
    needed(margin, variance, level, options.population, "z² p (1 − p) / margin²")
}

options! {
    /// Settings of [`mean_sample_size`].
    pub struct MeanSampleSizeOptions {
        /// The level of the wanted interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// How many people there are in all, for the finite population correction.
        population: Option<f64> = None,
    }
}

/// How many values a mean needs for an interval of `margin` to each side, when one value spreads by
/// `standard_deviation`: (z · sd / margin)².
///
/// # Errors
/// `out_of_range` for a margin or a standard deviation that is not above 0.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::stats::mean_sample_size(0.1, 1.2)?.n, 554);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn mean_sample_size(margin: f64, standard_deviation: f64) -> Result<SampleSizeResult, Error> {
    mean_sample_size_with(margin, standard_deviation, &MeanSampleSizeOptions::default())
}

/// [`mean_sample_size`] with options.
///
/// # Errors
/// As [`mean_sample_size`].
pub fn mean_sample_size_with(
    margin: f64,
    standard_deviation: f64,
    options: &MeanSampleSizeOptions,
) -> Result<SampleSizeResult, Error> {
    check_positive("standard_deviation", standard_deviation)?;
    let level = Level::new(options.confidence_level)?;
    let variance = standard_deviation * standard_deviation;
    needed(margin, variance, level, options.population, "(z sd / margin)²")
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn needed(
    margin: f64,
    variance: f64,
    level: Level,
    population: Option<f64>,
    method: &'static str,
) -> Result<SampleSizeResult, Error> {
    check_positive("margin", margin)?;
    let arm = level.z * variance.sqrt() / margin;
    let unlimited = arm * arm;
    let n_exact = match population {
        None => unlimited,
        Some(size) => {
            check_positive("population", size)?;
            unlimited / (1.0 + (unlimited - 1.0).max(0.0) / size)
        }
    };
    // Asked this way round, a number beyond all range is refused too.
    let countable = variance.is_finite() && unlimited.is_finite() && n_exact <= 9e15;
    if !countable {
        return Err(Error::out_of_range("margin", None, margin, "wide enough for fewer than 9e15 answers"));
    }
    let n = n_exact.ceil() as u64;
    Ok(SampleSizeResult {
        n,
        value: n,
        n_exact,
        margin,
        ci_level: level.confidence,
        variance,
        method: method.into(),
    })
}

fn check_unit(what: &'static str, value: f64) -> Result<(), Error> {
    if (0.0..=1.0).contains(&value) {
        Ok(())
    } else {
        Err(Error::out_of_range(what, None, value, "between 0 and 1"))
    }
}

fn check_positive(what: &'static str, value: f64) -> Result<(), Error> {
    if value > 0.0 && value.is_finite() {
        Ok(())
    } else {
        Err(Error::out_of_range(what, None, value, "above 0"))
    }
}
