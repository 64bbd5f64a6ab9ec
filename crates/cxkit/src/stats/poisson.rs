//! The interval of a count of independent events, for rates that may be above 1.

use super::Level;
use crate::math::gamma_p_inverse;

/// Garwood's exact interval of the expected count behind `count` events, lower and upper end.
///
/// The ends are quantiles of gamma variables, which invert the two tails of the Poisson distribution: the
/// interval never covers less than its level. F. Garwood, Biometrika 28, 1936.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn poisson_bounds(count: u64, level: Level) -> Option<(f64, f64)> {
    let events = count as f64;
    let low = if count == 0 { 0.0 } else { gamma_p_inverse(events, level.tail()) };
    let high = gamma_p_inverse(events + 1.0, 1.0 - level.tail());
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_scipy_has_it() {
        // scipy 1.17.1: gamma.ppf of the tail at `count`, of one less the tail at `count + 1`.
        let bounds = |count, level| poisson_bounds(count, Level::new(level).unwrap()).unwrap();
        for (count, level, want) in [
            (10, 0.95, (4.795_388_696_132_433_5, 18.390_356_042_017_78)),
            (0, 0.95, (0.0, 3.688_879_454_113_935_4)),
            (1, 0.9, (0.051_293_294_387_550_53, 4.743_864_518_390_577)),
        ] {
            let (low, high) = bounds(count, level);
            assert!((low - want.0).abs() < 1e-12 * want.0.max(1.0), "{low}");
            assert!((high - want.1).abs() < 1e-12 * want.1, "{high}");
        }
    }
}
