//! Integrals over lifetimes by Gauss's rule with Legendre's nodes, on a logarithmic line.
//!
//! A mixture of lifetimes falls as a power of `m + g`, where g is time, or what stands for it when hazards grow. On the line
//! `v = ln((m + g) / (m + g at the start))` all that bends it lies at a distance of pi, so a few nodes give all digits;
//! long lines are cut in panels, and a line is left where the function has fallen by e^-50.

use crate::math::{exp, exp_m1, ln, ln_1p};

/// The positive nodes of 8 in all, and their weights.
const FEW: [[f64; 2]; 4] = [
    [0.9602898564975363, 0.10122853629037626],
    [0.7966664774136267, 0.22238103445337448],
    [0.525532409916329, 0.31370664587788727],
    [0.1834346424956498, 0.362683783378362],
];
/// The positive nodes of 16 in all, and their weights.
const SOME: [[f64; 2]; 8] = [
    [0.9894009349916499, 0.027152459411754096],
    [0.9445750230732326, 0.062253523938647894],
    [0.8656312023878318, 0.09515851168249279],
    [0.755404408355003, 0.12462897125553388],
    [0.6178762444026438, 0.14959598881657674],
    [0.45801677765722737, 0.16915651939500254],
    [0.2816035507792589, 0.18260341504492358],
    [0.09501250983763744, 0.1894506104550685],
];
/// The positive nodes of 32 in all, and their weights.
const MANY: [[f64; 2]; 16] = [
    [0.9972638618494816, 0.007018610009470096],
    [0.9856115115452684, 0.01627439473090567],
    [0.9647622555875064, 0.02539206530926206],
    [0.9349060759377397, 0.03427386291302143],
    [0.8963211557660521, 0.04283589802222668],
    [0.84936761373257, 0.050998059262376175],
    [0.7944837959679424, 0.058684093478535544],
    [0.7321821187402897, 0.06582222277636185],
    [0.6630442669302152, 0.0723457941088485],
    [0.5877157572407623, 0.07819389578707031],
    [0.5068999089322294, 0.08331192422694675],
    [0.42135127613063533, 0.08765209300440381],
    [0.33186860228212767, 0.09117387869576389],
    [0.23928736225213706, 0.09384439908080457],
    [0.1444719615827965, 0.09563872007927486],
    [0.04830766568773832, 0.0965400885147278],
];
/// A panel is at most so long: 32 nodes then leave an error of 1e-20.
const LONGEST: f64 = 6.0;
/// Where a function has fallen by the exponential of this, the rest does not count.
const NEGLIGIBLE: f64 = 50.0;

/// Time as the mixture of lifetimes sees it: `g(u) = (exp(b u) - 1) / b`, and `u` itself for `b = 0`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    pub b: f64,
}

impl Clock {
    /// The largest `b u`: beyond, numbers would leave their range, and nobody is alive any more.
    const LATEST: f64 = 300.0;

    #[inline]
    pub fn g(self, u: f64) -> f64 {
        if self.b == 0.0 {
            u
        } else {
            exp_m1((self.b * u).min(Self::LATEST)) / self.b
        }
    }

    #[inline]
    pub fn u(self, g: f64) -> f64 {
        if self.b == 0.0 {
            g
        } else {
            ln_1p(self.b * g) / self.b
        }
    }
}

/// The nodes between 0 and 1, and their weights, that give all digits of a function that falls by so much on a line of
/// that length.
#[inline]
pub(super) fn nodes(fall: f64, length: f64) -> &'static [[f64; 2]] {
    if fall < 2.0 && length < 0.9 {
        &FEW
    } else if fall < 10.0 && length < 3.0 {
        &SOME
    } else {
        &MANY
    }
}

/// The nodes of an integral over time from `from` to `to`: each visited with the time and its weight.
///
/// `m` is how far before time 0, in g, the nearest pole of the function lies. `exponent` is about the logarithm of the
/// function, which says how many nodes are needed and where they may end.
pub(crate) fn visit(
    clock: Clock,
    m: f64,
    from: f64,
    to: f64,
    exponent: impl Fn(f64) -> f64,
    mut node: impl FnMut(f64, f64),
) {
    let start = m + clock.g(from);
    let mut length = ln((m + clock.g(to)) / start);
    let low = clock.g(from);
    if length < 0.1 {
        length = ln_1p((clock.g(to) - low) / start);
    }
    let time = |v: f64| clock.u(low + start * exp_m1(v)).clamp(from, to);
    let (at_start, at_end) = (exponent(from), exponent(to));
    let mut fall = (at_start - at_end).abs();
    if at_start - at_end > NEGLIGIBLE {
        let (mut near, mut far) = (0.0, length);
        for step in 0..60 {
            let middle = 0.5 * (near + far);
            let here = at_start - exponent(time(middle));
            if here > NEGLIGIBLE {
                (far, fall) = (middle, here);
            } else {
                near = middle;
            }
            if step >= 11 && fall < 2.0 * NEGLIGIBLE {
                break;
            }
        }
        length = far;
    }
    let table = nodes(fall, length);
    // A function that still falls steeply at its cut end needs panels as well.
    let panels = (length / LONGEST).max(fall / 40.0).ceil().max(1.0);
    let half = 0.5 * length / panels;
    let mut panel = 0.0;
    while panel < panels {
        let centre = (2.0 * panel + 1.0) * half;
        for &[x, weight] in table {
            for x in [x, -x] {
                let v = centre + half * x;
                let grown = start * exp(v);
                let u = clock.u(low + start * exp_m1(v));
                let slope = grown / (1.0 + clock.b * (grown - m));
                node(u, half * weight * slope);
            }
        }
        panel += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_all_sizes() {
        // Integral of (m + u)^-p from 1 to t, by hand.
        for m in [1e-6, 0.3, 12.0, 1e5] {
            for p in [0.2, 1.7, 40.0, 3000.0] {
                for to in [1.0 + 1e-9, 1.5, 40.0, 1e7] {
                    let exponent = |u: f64| -p * ln_1p((u - 1.0) / (m + 1.0));
                    let mut sum = 0.0;
                    visit(Clock { b: 0.0 }, m, 1.0, to, exponent, |u, weight| {
                        sum += weight * exp(exponent(u))
                    });
                    let rise = (1.0 - p) * ln_1p((to - 1.0) / (m + 1.0));
                    let want = (m + 1.0) * exp_m1(rise) / (1.0 - p);
                    assert!(
                        (sum / want - 1.0).abs() < 2e-13,
                        "{m} {p} {to}: {sum} {want} {:e}",
                        sum / want - 1.0
                    );
                }
            }
        }
    }

    #[test]
    fn a_clock_that_runs_faster() {
        // Integral of b exp(b u) (1 + exp(b u) - 1)^-2 is 1/exp(b from) - 1/exp(b to).
        for b in [1e-9, 0.02, 0.7] {
            let exponent = |u: f64| -b * u;
            let mut sum = 0.0;
            visit(Clock { b }, 1.0 / b, 2.0, 90.0, exponent, |u, weight| sum += weight * b * exp(-b * u));
            let want = -exp(-2.0 * b) * exp_m1(-88.0 * b);
            assert!((sum / want - 1.0).abs() < 1e-13, "{b} {sum} {want}");
        }
    }
}
