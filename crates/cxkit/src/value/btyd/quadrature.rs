//! Expectations over beta and gamma distributions by double-exponential quadrature.
//!
//! The trapezoidal rule on a line that `sinh` stretches at both ends (Takahasi and Mori 1974): powers at the
//! ends, however small, are no trouble, and its error falls off exponentially with the number of nodes.
//! Weights are summed with the values, so that the normalising constant, and what rounding does to all weights
//! alike, drop out.

use super::jet::Real;
use crate::math::{exp, exp_m1, ln, ln_1p};

/// Step between nodes near the centre, in logits or logarithms, or in widths of the distribution where that is
/// narrow. The functions meant here are tame to a distance of pi / 2 on both sides: their error is e^-39.
const STEP: f64 = 0.25;
/// Weights below this logarithm, seen from the largest, are left out.
const NEGLIGIBLE: f64 = -46.0;
/// No line is longer.
const MOST: i32 = 4000;

/// A node: a value and its weight.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<R> {
    pub at: f64,
    pub weight: R,
}

/// The line the nodes lie on: even in its core, stretched by `sinh` beyond it.
struct Line {
    centre: f64,
    half: f64,
    step: f64,
}

impl Line {
    fn new(low: f64, high: f64, width: f64) -> Self {
        let half = 0.5 * (high - low);
        Self { centre: low + half, half, step: STEP * width.min(1.0) / (half * std::f64::consts::SQRT_2) }
    }

    /// The place of a node and how far the line is stretched there.
    fn at(&self, step: i32) -> (f64, f64) {
        let u = f64::from(step) * self.step;
        let (up, down) = (exp(u), exp(-u));
        (self.centre + self.half * 0.5 * (up - down), 0.5 * (up + down))
    }

    /// Visits the nodes to both sides until `ln_weight` of a place has become negligible.
    fn walk(&self, reach: f64, ln_weight: impl Fn(f64) -> f64, mut visit: impl FnMut(f64, f64)) {
        for (side, limit) in [(1, NEGLIGIBLE), (-1, NEGLIGIBLE - reach)] {
            for step in i32::from(side < 0)..MOST {
                let (at, stretch) = self.at(side * step);
                let beyond = (at - self.centre).abs() > self.half;
                if beyond && ln_weight(at) + ln(stretch) < limit {
                    break;
                }
                visit(at, stretch);
            }
        }
    }
}

/// The logarithms of p and 1 - p, from the logit of p.
fn ln_shares(logit: f64) -> (f64, f64) {
    let rest = -ln_1p(exp(-logit.abs()));
    if logit > 0.0 {
        (rest, rest - logit)
    } else {
        (rest + logit, rest)
    }
}

/// Nodes whose weighted mean is the expectation over a beta distribution.
///
/// The function may bend from the logit `-reach` on, and be larger by `exp(reach)` there than it is at 1.
pub(crate) fn beta_nodes<R: Real>(a: R, b: R, reach: f64) -> Vec<Node<R>> {
    let (a0, b0) = (a.value(), b.value());
    let peak = ln(a0 / b0);
    let width = ((a0 + b0) / (a0 * b0)).sqrt();
    let low = (peak.min(-reach) - 3.0).max(peak - 10.0 * width - 50.0 / a0);
    let high = (peak.max(0.0) + 3.0).min(peak + 10.0 * width + 50.0 / b0);
    let (ln_p0, ln_q0) = ln_shares(peak);
    let (p0, q0) = (exp(ln_p0), exp(ln_q0));
    // ln p and ln(1 - p), seen from the peak: their products with large parameters would drown the differences.
    let from_peak = |logit: f64| {
        let off = logit - peak;
        if off.abs() < 1.0 {
            (-ln_1p(q0 * exp_m1(-off)), -ln_1p(p0 * exp_m1(off)))
        } else {
            let (ln_p, ln_q) = ln_shares(logit);
            (ln_p - ln_p0, ln_q - ln_q0)
        }
    };
    let mut nodes = Vec::with_capacity(256);
    let ln_weight = |logit: f64| {
        let (ln_p, ln_q) = from_peak(logit);
        a0 * ln_p + b0 * ln_q
    };
    Line::new(low, high, width).walk(reach, ln_weight, |logit, stretch| {
        let (ln_p, ln_q) = from_peak(logit);
        let weight = (a * ln_p + b * ln_q).exp() * stretch;
        nodes.push(Node { at: exp(ln_p + ln_p0), weight });
    });
    nodes
}

/// Nodes whose weighted mean is the expectation over a gamma distribution of rate 1.
///
/// The function may bend from the logarithm `-reach` on.
pub(crate) fn gamma_nodes<R: Real>(shape: R, reach: f64) -> Vec<Node<R>> {
    let shape0 = shape.value();
    let peak = ln(shape0);
    let width = (1.0 / shape0).sqrt();
    let low = (peak.min(-reach) - 3.0).max(peak - 10.0 * width - 50.0 / shape0);
    let high = (peak.max(0.0) + 4.0).min(peak + 10.0 * width);
    let mut nodes = Vec::with_capacity(256);
    let ln_weight = |ln_at: f64| shape0 * ((ln_at - peak) - exp_m1(ln_at - peak));
    Line::new(low, high, width).walk(0.0, ln_weight, |ln_at, stretch| {
        let off = ln_at - peak;
        let weight = (shape * off - shape0 * exp_m1(off)).exp() * stretch;
        nodes.push(Node { at: exp(ln_at), weight });
    });
    nodes
}

/// The weighted mean of a function of the nodes.
pub(crate) fn mean<R: Real>(nodes: &[Node<R>], f: impl Fn(&Node<R>) -> R) -> R {
    let (mut above, mut below) = (R::of(0.0), R::of(0.0));
    for node in nodes {
        above = above + node.weight * f(node);
        below = below + node.weight;
    }
    above / below
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::digamma;

    #[test]
    fn known_expectations() {
        for a in [1e-4, 0.03, 0.7928861481376913, 1.0, 3.5, 250.0, 1e7] {
            for b in [0.002, 0.8, 2.4257534366615197, 40.0, 5003.0, 1e7] {
                let nodes = beta_nodes(a, b, 0.0);
                let got = mean(&nodes, |node| node.at);
                let count = nodes.len();
                assert!(
                    (got / (a / (a + b)) - 1.0).abs() < 1e-13,
                    "{a} {b} {:e} {count}",
                    got / (a / (a + b)) - 1.0
                );
                let got = mean(&nodes, |node| node.at * node.at);
                let want = a * (a + 1.0) / ((a + b) * (a + b + 1.0));
                assert!((got / want - 1.0).abs() < 1e-13, "{a} {b} {:e} {count}", got / want - 1.0);
            }
            let nodes = gamma_nodes(a, 0.0);
            let count = nodes.len();
            assert!((mean(&nodes, |node| node.at) / a - 1.0).abs() < 1e-13, "{a} {count}");
            let got = mean(&nodes, |node| ln(node.at.max(f64::MIN_POSITIVE)));
            if a > 0.5 {
                assert!((got - digamma(a)).abs() < 1e-12 * digamma(a).abs().max(1.0), "{a} {got} {count}");
            }
        }
    }

    /// `E[1 / (1 + c g)]` for a gamma draw g is `x^k e^x gamma(1 - k, x)` with `x = 1/c`: here for the shape 1, by
    /// the exponential integral (Abramowitz and Stegun, table 5.1): x e^x E1(x) at x = 1 is 0.596347362...
    #[test]
    fn a_function_that_bends_far_from_the_peak() {
        let got = mean(&gamma_nodes(1.0, 0.0), |node| 1.0 / (1.0 + node.at));
        assert!((got - 0.596_347_362_323_194_1).abs() < 1e-14, "{got}");
        // x e^x E1(x) at x = 1e-6, with 40 digits from mpmath.
        let got = mean(&gamma_nodes(1.0, ln(1e6)), |node| 1e-6 / (1e-6 + node.at));
        assert!((got / 1.323_830_913_136_500_3e-5 - 1.0).abs() < 1e-13, "{got:e}");
    }
}
