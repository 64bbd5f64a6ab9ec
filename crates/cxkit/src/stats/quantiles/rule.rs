//! Where a quantile lies between the sorted values: nine textbook rules and four whole-rank ones.

use crate::describe::choices;

choices! {
    /// How a quantile is read off the sorted values `x1 <= x2 <= ... <= xn`.
    ///
    /// The first nine are the types 1 to 9 of Hyndman and Fan; the names are those NumPy uses.
    pub enum QuantileMethod {
        /// Type 1: the smallest value with at least a share p of all values at or below it.
        InvertedCdf = "inverted_cdf",
        /// Type 2: as type 1, but halfway to the next value where n·p is whole.
        AveragedInvertedCdf = "averaged_inverted_cdf",
        /// Type 3: the value whose rank is nearest to n·p, the even one of two.
        ClosestObservation = "closest_observation",
        /// Type 4: the line through the points (k/n, xk).
        InterpolatedInvertedCdf = "interpolated_inverted_cdf",
        /// Type 5: the line through ((k - 1/2)/n, xk).
        Hazen = "hazen",
        /// Type 6: the line through (k/(n + 1), xk).
        Weibull = "weibull",
        /// Type 7: the line through ((k - 1)/(n - 1), xk). What spreadsheets, NumPy and R do unasked.
        Linear = "linear",
        /// Type 8: the line through ((k - 1/3)/(n + 1/3), xk): about unbiased for the median of xk.
        MedianUnbiased = "median_unbiased",
        /// Type 9: the line through ((k - 3/8)/(n + 1/4), xk): about unbiased for normal data.
        NormalUnbiased = "normal_unbiased",
        /// The value at or below the place type 7 finds.
        Lower = "lower",
        /// The value at or above the place type 7 finds.
        Higher = "higher",
        /// The value nearest to the place type 7 finds; halfway, the one of even rank counted from 0.
        Nearest = "nearest",
        /// The mean of lower and higher.
        Midpoint = "midpoint",
    }
}

/// A place between two ranks, counted from 0: so far (0 to 1) from the value at `low` to the one at `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub low: u64,
    pub high: u64,
    pub share: f64,
}

impl Place {
    /// Where the quantile `p`, from 0 to 1, of `n` values lies; `n` is not 0.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn of(method: QuantileMethod, n: u64, p: f64) -> Self {
        let size = n as f64;
        let last = n - 1;
        // Places are at most n and not below -1, so they fit.
        let rank = |place: f64| (place.max(0.0) as u64).min(last);
        let at = |place: f64| Self { low: rank(place), high: rank(place), share: 0.0 };
        let seventh = snapped(p * (size - 1.0), size);
        match method {
            QuantileMethod::InvertedCdf => at(snapped(size * p, size).ceil() - 1.0),
            QuantileMethod::AveragedInvertedCdf => {
                let place = snapped(size * p, size);
                if place.fract() == 0.0 {
                    Self { low: rank(place - 1.0), high: rank(place), share: 0.5 }
                } else {
                    at(place.floor())
                }
            }
            QuantileMethod::ClosestObservation => {
                let place = snapped(size * p - 0.5, size);
                let even = place.floor() % 2.0 == 0.0;
                at(if place.fract() == 0.0 && even { place - 1.0 } else { place.floor() })
            }
            QuantileMethod::InterpolatedInvertedCdf => Self::between(p, size, 0.0, 1.0),
            QuantileMethod::Hazen => Self::between(p, size, 0.5, 0.5),
            QuantileMethod::Weibull => Self::between(p, size, 0.0, 0.0),
            QuantileMethod::Linear => Self::between(p, size, 1.0, 1.0),
            QuantileMethod::MedianUnbiased => Self::between(p, size, 1.0 / 3.0, 1.0 / 3.0),
            QuantileMethod::NormalUnbiased => Self::between(p, size, 0.375, 0.375),
            QuantileMethod::Lower => at(seventh.floor()),
            QuantileMethod::Higher => at(seventh.ceil()),
            QuantileMethod::Nearest => {
                let (below, part) = (seventh.floor(), seventh - seventh.floor());
                let halfway = (part - 0.5).abs() <= slack(size);
                at(if (halfway && below % 2.0 == 0.0) || (!halfway && part < 0.5) {
                    below
                } else {
                    below + 1.0
                })
            }
            QuantileMethod::Midpoint => {
                Self { low: rank(seventh.floor()), high: rank(seventh.ceil()), share: 0.5 }
            }
        }
    }

    /// The line through the points `((k - alpha) / (n + 1 - alpha - beta), xk)`, level beyond the ends.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn between(p: f64, size: f64, alpha: f64, beta: f64) -> Self {
        let place = snapped(p * (size + 1.0 - alpha - beta) + alpha - 1.0, size).clamp(0.0, size - 1.0);
        let low = place.floor();
        Self { low: low as u64, high: place.ceil() as u64, share: place - low }
    }

    /// The quantile between the values of the two ranks; finite for finite values, never outside them.
    pub fn value(self, low: f64, high: f64) -> f64 {
        let gap = high - low;
        if gap == 0.0 || self.share == 0.0 {
            return low;
        }
        let value = if gap.is_infinite() {
            low * (1.0 - self.share) + high * self.share
        } else if self.share < 0.5 {
            low + gap * self.share
        } else {
            high - gap * (1.0 - self.share)
        };
        value.clamp(low, high)
    }
}

/// What the roundings of p and of n·p may have done to a place among `size` values.
fn slack(size: f64) -> f64 {
    4.0 * f64::EPSILON * size
}

/// The place, or the whole number it would be but for rounding: 0.07 of 100 values is 7 of them, while the
/// product of the doubles is above 7.
fn snapped(place: f64, size: f64) -> f64 {
    let whole = place.round();
    if (place - whole).abs() <= slack(size) {
        whole
    } else {
        place
    }
}
