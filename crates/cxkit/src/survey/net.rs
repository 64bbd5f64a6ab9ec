//! The interval of a net score: the share of one side less the share of the other.

use super::estimate::Interval;
use crate::stats::{bracketed_root, wald_bounds, Level};

/// The interval, as a fraction from -1 to 1; nothing for a method that is none of a net score's.
///
/// `up`, `down` and `n` are counts or effective sizes.
pub(crate) fn net_interval(method: Interval, up: f64, down: f64, n: f64, level: Level) -> Option<(f64, f64)> {
    let z = level.z;
    let adjusted = |each: f64, all: f64| wald(up + each, down + each, n + all, z);
    match method {
        Interval::Score => Some(score(up, down, n, z)),
        Interval::AdjustedWald => Some(adjusted(0.75, 3.0)),
        Interval::AdjustedWaldOne => Some(adjusted(1.0, 3.0)),
        Interval::AdjustedWaldZ => Some(adjusted(z * z / 4.0, z * z)),
        Interval::AgrestiMin => {
            let (low, high) = adjusted(0.5, 2.0);
            Some((low.max(-1.0), high.min(1.0)))
        }
        Interval::Wald => Some(adjusted(0.0, 0.0)),
        _ => None,
    }
}

/// The variance of one answer's score: up + down − (up − down)², as shares.
pub(crate) fn net_variance(up: f64, down: f64, n: f64) -> f64 {
    let (up, down) = (up / n, down / n);
    up + down - (up - down) * (up - down)
}

fn wald(up: f64, down: f64, n: f64, z: f64) -> (f64, f64) {
    wald_bounds((up - down) / n, net_variance(up, down, n) / n, z)
}

/// Tango's score interval for the difference of two paired shares: the net scores whose score test is not
/// rejected, with the likeliest share of detractors under each.
fn score(up: f64, down: f64, n: f64, z: f64) -> (f64, f64) {
    let observed = (up - down) / n;
    let excess = |supposed: f64| {
        if supposed == observed {
            // Never rejected, even where all answers agree and leave it no variance.
            return -1.0;
        }
        let distance = up - down - n * supposed;
        let variance = n * (2.0 * restricted_down(up, down, n, supposed) + supposed * (1.0 - supposed));
        distance * distance - z * z * variance.max(0.0)
    };
    // The excess is negative at the observed score and not so at the ends of the scale.
    let low = if observed <= -1.0 { -1.0 } else { bracketed_root(-1.0, observed, excess) };
    let high = if observed >= 1.0 { 1.0 } else { bracketed_root(observed, 1.0, excess) };
    (low, high)
}

/// The likeliest share of detractors when the net score is `supposed`: the positive root of a quadratic.
pub(crate) fn restricted_down(up: f64, down: f64, n: f64, supposed: f64) -> f64 {
    let a = 2.0 * n;
    let b = (2.0 * n - up + down) * supposed - up - down;
    let c = -down * supposed * (1.0 - supposed);
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    // Of the two spellings of the root, the one that does not subtract near-equal numbers.
    let positive = if b > 0.0 { -2.0 * c / (b + root) } else { (root - b) / (2.0 * a) };
    // With less than 0 on the other side the share is at least what the supposed score needs.
    positive.max(0.0).max(-supposed)
}
