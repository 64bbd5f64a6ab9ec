//! Where the active customers of a period come from.

use crate::describe::{options, record};
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`growth`].
    pub struct GrowthOptions {
        /// The level the interval would have: everyone was counted, so there is none.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// Where the active customers of a period come from.
    pub struct GrowthResult {
        /// The headline number: the quick ratio.
        pub value: Option<f64>,
        /// Customers won or won back for each one who went quiet; nothing when nobody did.
        pub quick_ratio: Option<f64>,
        /// Active for the first time.
        pub new: u64,
        /// Active in this period and the one before.
        pub returning: u64,
        /// Active in this period and in some earlier one, but not in the one before.
        pub resurrected: u64,
        /// Active in the period before, not in this one.
        pub dormant: u64,
        /// Active in this period: new, returning and resurrected.
        pub active: u64,
        /// Change against the active customers of the period before; nothing when there were none.
        pub growth_rate: Option<f64>,
        /// How many were measured: active in this period or the one before.
        pub n: u64,
        /// Rows that name no customer or no time.
        pub missing_count: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// Growth of the active customers: new, returning, resurrected and dormant ones, and the quick ratio.
///
/// `(new + resurrected) / dormant`: how many customers are won or won back for each who goes quiet. Active in the
/// period before were returning and dormant customers together.
///
/// # Errors
/// `empty` when nobody was active in either period.
///
/// # Examples
/// ```
/// let month = cxkit::customers::growth(30, 50, 10, 20)?;
/// assert_eq!((month.quick_ratio, month.active), (Some(2.0), 90));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn growth(new: u64, returning: u64, resurrected: u64, dormant: u64) -> Result<GrowthResult, Error> {
    growth_with(new, returning, resurrected, dormant, &GrowthOptions::default())
}

/// [`growth`] with options.
///
/// # Errors
/// As [`growth`], and `out_of_range` for a level outside 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub fn growth_with(
    new: u64,
    returning: u64,
    resurrected: u64,
    dormant: u64,
    options: &GrowthOptions,
) -> Result<GrowthResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let won = new.saturating_add(resurrected);
    let active = won.saturating_add(returning);
    let before = returning.saturating_add(dormant);
    if active == 0 && dormant == 0 {
        return Err(Error::empty("active customers"));
    }
    let quick_ratio = (dormant > 0).then(|| won as f64 / dormant as f64);
    Ok(GrowthResult {
        value: quick_ratio,
        quick_ratio,
        new,
        returning,
        resurrected,
        dormant,
        active,
        growth_rate: (before > 0).then(|| (won as f64 - dormant as f64) / before as f64),
        n: active.saturating_add(dormant),
        missing_count: 0,
        ci_lower: None,
        ci_upper: None,
        ci_level: level.confidence,
        method: "(new + resurrected) / dormant".into(),
        interval_method: no_interval("everyone was counted"),
    })
}
