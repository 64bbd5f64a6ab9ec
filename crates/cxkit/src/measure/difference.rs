//! The difference of two answers of one metric, whatever it measures.

use super::states::AnyRecord;
use crate::describe::Value;
use crate::math::normal_sf;
use crate::stats::{
    combine_arms, share_difference_with, DifferenceResult, Level, RateResult, ShareDifferenceOptions,
};
use crate::survey::{nps_difference_with, NpsDifferenceOptions, NpsResult};
use crate::Error;

/// The first answer less the second, with an interval: two periods, or a group and all others.
///
/// The two are independent answers of the same metric with the same settings. Net Promoter Scores are compared by
/// [`crate::survey::nps_difference`], rates of counts by [`crate::stats::share_difference`]. Any other two answers are
/// compared by their intervals: the squared arms that face each other are added (MOVER), and the two-sided p value is
/// the one at which that interval, its arms growing as the normal quantile, just reaches 0: it is below
/// `1 - confidence_level` exactly when the interval leaves out 0. So is that of scores and rates that have no spread to
/// test by, such as promoters only against detractors only.
///
/// # Errors
/// `empty` where one of the two has no value or no interval; `incompatible` for answers of different types or
/// levels; `out_of_range` for a level outside 0 to 1.
///
/// # Examples
/// ```
/// use cxkit::stats::mean;
/// let (now, before) = (mean(&[200, 190, 210])?, mean(&[240, 180, 300])?);
/// let faster = cxkit::measure::difference(&now, &before)?;
/// assert_eq!((faster.difference, faster.interval_method.as_ref()), (-40.0, "mover"));
/// assert!(faster.ci_lower.unwrap() < -100.0 && faster.ci_upper.unwrap() > 0.0);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// G. Zou and A. Donner, Construction of confidence limits about effect measures, Statistics in Medicine 27, 2008.
pub fn difference(a: &dyn AnyRecord, b: &dyn AnyRecord) -> Result<DifferenceResult, Error> {
    if a.name() != b.name() {
        return Err(Error::Incompatible { what: "the measure".into() });
    }
    let confidence = number(a, "ci_level").ok_or_else(|| Error::empty("interval"))?;
    if number(b, "ci_level") != Some(confidence) {
        return Err(Error::Incompatible { what: "confidence_level".into() });
    }
    let (a_any, b_any) = (a.as_any(), b.as_any());
    if let (Some(a), Some(b)) = (a_any.downcast_ref::<NpsResult>(), b_any.downcast_ref::<NpsResult>()) {
        let options = NpsDifferenceOptions::default().confidence_level(confidence);
        return nps_difference_with(a, b, &options).and_then(tested);
    }
    if let (Some(a), Some(b)) = (a_any.downcast_ref::<RateResult>(), b_any.downcast_ref::<RateResult>()) {
        let options = ShareDifferenceOptions::default().confidence_level(confidence);
        let found = share_difference_with(a.numerator, a.denominator, b.numerator, b.denominator, &options);
        return found.and_then(tested);
    }
    by_arms(ends(a)?, ends(b)?, Level::new(confidence)?)
}

/// Value, lower and upper end.
fn ends(answer: &dyn AnyRecord) -> Result<(f64, f64, f64), Error> {
    let ends = [number(answer, "value"), number(answer, "ci_lower"), number(answer, "ci_upper")];
    match ends {
        [Some(value), Some(low), Some(high)] => Ok((value, low, high)),
        _ => Err(Error::empty("interval")),
    }
}

fn number(answer: &dyn AnyRecord, field: &str) -> Option<f64> {
    let at = answer.fields().iter().position(|name| *name == field)?;
    answer.values().get(at).and_then(Value::number)
}

fn by_arms(a: (f64, f64, f64), b: (f64, f64, f64), level: Level) -> Result<DifferenceResult, Error> {
    let difference = a.0 - b.0;
    let arms = |(value, low, high): (f64, f64, f64)| (value - low, high - value);
    let (low, high) = combine_arms(difference, arms(a), arms(b));
    if !(difference.is_finite() && low.is_finite() && high.is_finite()) {
        return Err(Error::NonFinite { what: "difference".into(), row: None });
    }
    tested(DifferenceResult {
        difference,
        value: difference,
        standard_error: None,
        ci_lower: Some(low),
        ci_upper: Some(high),
        ci_level: level.confidence,
        statistic: None,
        df: None,
        p_value: None,
        method: "the first less the second".into(),
        interval_method: "mover".into(),
    })
}

/// The same with a test read off the interval, where it has none of its own.
fn tested(mut result: DifferenceResult) -> Result<DifferenceResult, Error> {
    if let (None, Some(low), Some(high)) = (result.p_value, result.ci_lower, result.ci_upper) {
        let z = Level::new(result.ci_level)?.z;
        // The arm on the side of 0 says how far off it is.
        let arm = if result.difference > 0.0 { result.difference - low } else { high - result.difference };
        result.statistic = (arm > 0.0).then(|| z * result.difference / arm);
        result.p_value = result.statistic.map(|z| (2.0 * normal_sf(z.abs())).min(1.0));
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::mean;

    #[test]
    fn p_is_below_the_tail_exactly_when_the_interval_leaves_out_0() {
        let base = mean(&[3.0, 4.0, 5.0, 4.0, 3.5, 4.5]).unwrap();
        for shift in [0.0, 0.3, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 4.0] {
            let values: Vec<f64> = [3.1, 4.2, 4.9, 4.1, 3.4, 4.4].iter().map(|value| value + shift).collect();
            let other = mean(&values).unwrap();
            let found = difference(&other, &base).unwrap();
            let outside = found.ci_lower.unwrap() > 0.0 || found.ci_upper.unwrap() < 0.0;
            assert_eq!(outside, found.p_value.unwrap() < 0.05, "{shift}: {found:?}");
        }
    }

    #[test]
    fn rates_and_scores_are_compared_by_their_own_methods() {
        let scores = |scores: &[i64]| crate::survey::nps(scores).unwrap();
        let (a, b) = (scores(&[10, 9, 3]), scores(&[7, 9, 2, 1]));
        assert_eq!(difference(&a, &b).unwrap(), crate::survey::nps_difference(&a, &b).unwrap());
        let fcr = |resolved: u64, calls: u64| crate::service::fcr(resolved, calls).unwrap();
        let found = difference(&fcr(41, 50), &fcr(30, 48)).unwrap();
        assert_eq!(found, crate::stats::share_difference(41, 50, 30, 48).unwrap());
        assert_eq!(difference(&a, &fcr(1, 2)).unwrap_err().code(), "incompatible");
    }

    #[test]
    fn without_an_interval_there_is_no_difference() {
        let one = mean(&[3.0]).unwrap();
        assert_eq!(difference(&one, &one).unwrap_err().code(), "empty");
    }
}
