//! Exponential, normal, gamma and beta draws.

use super::Stream;
use crate::math::{exp, ln, normal_quantile};

impl Stream {
    /// A number between 0 and 1, neither of them.
    #[inline]
    fn inner(&mut self) -> f64 {
        ((self.next_u64() >> 12) as f64 + 0.5) * (1.0 / (1u64 << 52) as f64)
    }

    /// An exponentially distributed waiting time of mean 1.
    #[inline]
    pub fn exponential(&mut self) -> f64 {
        -ln(self.inner())
    }

    /// A standard normal number, by inversion: one uniform number each.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.inner())
    }

    /// A gamma distributed number of this shape and rate 1; 0 for a shape that is not above 0.
    ///
    /// Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). For tiny shapes
    /// the draw may be below the smallest number, which is 0.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        exp(self.ln_gamma_draw(shape))
    }

    /// A beta distributed number; a share of two gamma draws.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let difference = self.ln_gamma_draw(b) - self.ln_gamma_draw(a);
        if difference.is_nan() {
            return 0.0;
        }
        1.0 / (1.0 + exp(difference))
    }

    /// The logarithm of a gamma draw, which for tiny shapes is far below that of any number.
    fn ln_gamma_draw(&mut self, shape: f64) -> f64 {
        if shape.is_nan() || shape <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let (d, boost) = if shape < 1.0 {
            (shape + 2.0 / 3.0, ln(self.inner()) / shape)
        } else {
            (shape - 1.0 / 3.0, 0.0)
        };
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let cube = root * root * root;
            let ln_cube = ln(cube);
            if ln(self.inner()) < 0.5 * x * x + d * (1.0 - cube + ln_cube) {
                return ln(d) + ln_cube + boost;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{chi_square, implausible};
    use super::*;
    use crate::math::{beta_cdf, gamma_p, normal_cdf};

    /// Draws spread evenly once their distribution function is taken of them.
    fn even(seed: u64, draw: impl Fn(&mut Stream) -> f64, name: &str) {
        let mut stream = Stream::new(seed, 0);
        let mut counts = [0u64; 50];
        for _ in 0..50_000 {
            let share = draw(&mut stream);
            assert!((0.0..=1.0).contains(&share), "{name} {share}");
            counts[((share * 50.0) as usize).min(49)] += 1;
        }
        assert!(chi_square(&counts, &[1000.0; 50]) < implausible(49), "{name} {counts:?}");
    }

    #[test]
    fn draws_follow_their_distributions() {
        even(1, |stream| 1.0 - exp(-stream.exponential()), "exponential");
        even(2, |stream| normal_cdf(stream.normal()), "normal");
        for (seed, shape) in [(3, 0.05), (4, 0.25), (5, 1.0), (6, 3.7), (7, 400.0)] {
            even(seed, |stream| gamma_p(shape, stream.gamma(shape)), "gamma");
        }
        for (seed, a, b) in [(8, 0.8, 2.4), (9, 0.1, 0.2), (10, 5.0, 1.0), (11, 300.0, 500.0)] {
            even(seed, |stream| beta_cdf(stream.beta(a, b), a, b), "beta");
        }
    }

    #[test]
    fn the_ends_are_numbers() {
        let mut stream = Stream::new(12, 0);
        assert_eq!(stream.gamma(0.0), 0.0);
        for _ in 0..100 {
            assert!((0.0..=1.0).contains(&stream.beta(1e-8, 1e-8)));
            assert!(stream.gamma(1e-8) >= 0.0);
            assert!((stream.beta(1e8, 1e8) - 0.5).abs() < 1e-3);
        }
    }
}
