//! How often the promised time is kept.

use crate::describe::{options, record};
use crate::stats::{rate, ShareInterval};
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`sla`].
    pub struct SlaOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// How many cases kept their promised time.
    pub struct SlaResult {
        /// The share of decided cases that kept it, 0 to 1.
        pub rate: f64,
        /// The headline number: the share.
        pub value: f64,
        /// Cases that kept it.
        pub met: u64,
        /// Cases that did not: resolved too late, or open past it.
        pub missed: u64,
        /// Open cases whose time is not up: in neither number.
        pub pending_count: u64,
        /// How many were decided: met and missed.
        pub n: u64,
        /// Rows that do not say.
        pub missing_count: u64,
        /// Rows left out as they end before they begin, or take longer than anything may.
        pub impossible_count: u64,
        /// Cases opened after the time of the reading.
        pub later_count: u64,
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

/// Share of the cases that kept the time promised for them, with Wilson's interval.
///
/// `met / (met + missed)`. A case that is open and whose time is not up is pending: it is in neither number and
/// counted apart. A case open past its time is missed, not pending; otherwise slow cases would flatter the
/// number for as long as they are slow.
///
/// # Errors
/// `empty` when no case is decided.
///
/// # Examples
/// ```
/// let month = cxkit::service::sla(80, 20, 7)?;
/// assert_eq!((month.rate, month.n, month.pending_count), (0.8, 100, 7));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn sla(met: u64, missed: u64, pending: u64) -> Result<SlaResult, Error> {
    sla_with(met, missed, pending, &SlaOptions::default())
}

/// [`sla`] with options.
///
/// # Errors
/// As [`sla`]; `out_of_range` for a level outside 0 to 1, and for counts that add up to more than fit.
pub fn sla_with(met: u64, missed: u64, pending: u64, options: &SlaOptions) -> Result<SlaResult, Error> {
    let Some(decided) = met.checked_add(missed) else {
        #[allow(clippy::cast_precision_loss)]
        let sum = met as f64 + missed as f64;
        return Err(Error::out_of_range("met + missed", None, sum, "below 2^64"));
    };
    let share = rate(("met", "decided"), met, decided, options.interval, options.confidence_level)?;
    Ok(SlaResult {
        rate: share.rate,
        value: share.rate,
        met,
        missed,
        pending_count: pending,
        n: decided,
        missing_count: 0,
        impossible_count: 0,
        later_count: 0,
        ci_lower: share.ci_lower,
        ci_upper: share.ci_upper,
        ci_level: share.ci_level,
        method: "met / (met + missed)".into(),
        interval_method: share.interval_method,
    })
}
