//! Intervals for the three shares of an NPS that hold together.

use super::nps::NpsResult;
use crate::describe::{options, record};
use crate::stats::{share_bounds, Level, ShareInterval};
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`nps_shares`].
    pub struct NpsSharesOptions {
        /// The level at which all three intervals hold together, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// The shares of promoters, passives and detractors with intervals that hold together.
    pub struct NpsSharesResult {
        /// The headline number: the share of promoters.
        pub value: f64,
        /// How many answers.
        pub n: u64,
        /// Share of promoters.
        pub promoter_share: f64,
        /// Lower end of its interval.
        pub promoter_ci_lower: f64,
        /// Upper end of its interval.
        pub promoter_ci_upper: f64,
        /// Share of passives.
        pub passive_share: f64,
        /// Lower end of its interval.
        pub passive_ci_lower: f64,
        /// Upper end of its interval.
        pub passive_ci_upper: f64,
        /// Share of detractors.
        pub detractor_share: f64,
        /// Lower end of its interval.
        pub detractor_ci_lower: f64,
        /// Upper end of its interval.
        pub detractor_ci_upper: f64,
        /// Level at which the three hold together.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// The three shares of an NPS with Goodman's simultaneous intervals: all three hold at once at the level.
///
/// Each is Wilson's interval at a third of the error. With weights the effective n counts.
///
/// # Errors
/// `empty` when the result has no answers.
///
/// # Examples
/// ```
/// use cxkit::survey::{nps, nps_shares};
/// let shares = nps_shares(&nps(&[10, 10, 9, 8, 3])?)?;
/// assert_eq!(shares.promoter_share, 0.6);
/// assert!(shares.promoter_ci_lower < 0.2);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// L. Goodman, Technometrics 7, 1965.
pub fn nps_shares(result: &NpsResult) -> Result<NpsSharesResult, Error> {
    nps_shares_with(result, &NpsSharesOptions::default())
}

/// [`nps_shares`] with options.
///
/// # Errors
/// As [`nps_shares`], and `out_of_range` for a level outside 0 to 1.
pub fn nps_shares_with(result: &NpsResult, options: &NpsSharesOptions) -> Result<NpsSharesResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let (_, _, n) = result.sides()?;
    // A third of the error for each of the three.
    let third = Level::new(1.0 - (1.0 - level.confidence) / 3.0)?;
    let interval =
        |share: f64| share_bounds(ShareInterval::Wilson, share * n, n, third).unwrap_or((0.0, 1.0));
    let (promoters, passives, detractors) =
        (interval(result.promoter_share), interval(result.passive_share), interval(result.detractor_share));
    Ok(NpsSharesResult {
        value: result.promoter_share,
        n: result.n,
        promoter_share: result.promoter_share,
        promoter_ci_lower: promoters.0,
        promoter_ci_upper: promoters.1,
        passive_share: result.passive_share,
        passive_ci_lower: passives.0,
        passive_ci_upper: passives.1,
        detractor_share: result.detractor_share,
        detractor_ci_lower: detractors.0,
        detractor_ci_upper: detractors.1,
        ci_level: level.confidence,
        method: "share of n".into(),
        interval_method: "goodman".into(),
    })
}
