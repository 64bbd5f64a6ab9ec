//! How often an interval of the NPS holds the truth: computed exactly, not simulated.
//!
//! For every mix of promoters and detractors on a grid, the probability of every possible sample is summed
//! over the samples whose interval contains the true score.

use cxkit::survey::{nps_with, AnswerCounts, Interval, NpsOptions};
use cxkit::Error;

/// Every possible sample of a size, with its interval.
#[derive(Clone, Debug)]
pub struct Coverage {
    n: u64,
    /// Promoters, detractors, lower and upper end.
    samples: Vec<(u64, u64, f64, f64)>,
}

/// A mix of answers and the coverage there.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// Share of promoters.
    pub promoters: f64,
    /// Share of detractors.
    pub detractors: f64,
    /// Share of samples whose interval holds the true score.
    pub coverage: f64,
}

impl Coverage {
    /// The intervals of all samples of `n`, at level 0.95.
    ///
    /// # Errors
    /// Those of [`nps_with`].
    pub fn of(interval: Interval, n: u64) -> Result<Self, Error> {
        let options = NpsOptions::default().interval(interval);
        let mut samples = Vec::new();
        for up in 0..=n {
            for down in 0..=n - up {
                let counts = AnswerCounts::from_counts([(10.0, up), (8.0, n - up - down), (0.0, down)])?;
                let result = nps_with(&counts, &options)?;
                if let (Some(low), Some(high)) = (result.ci_lower, result.ci_upper) {
                    samples.push((up, down, low, high));
                }
            }
        }
        Ok(Self { n, samples })
    }

    /// The coverage where these are the true shares, in parts of `whole`.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn at(&self, promoters: u64, detractors: u64, whole: u64) -> Point {
        let shares =
            [promoters, detractors, whole - promoters - detractors].map(|part| part as f64 / whole as f64);
        let truth = 100.0 * (promoters as f64 - detractors as f64) / whole as f64;
        // An end of an interval that equals the truth up to rounding holds it.
        let held =
            self.samples.iter().filter(|(_, _, low, high)| *low <= truth + 1e-9 && truth <= high + 1e-9);
        let coverage = held.map(|(up, down, ..)| probability([*up, *down, self.n - up - down], shares)).sum();
        Point { promoters: shares[0], detractors: shares[1], coverage }
    }

    /// All mixes in steps of `1 / steps` in which each share is at least `least` steps.
    pub fn grid(&self, steps: u64, least: u64) -> impl Iterator<Item = Point> + '_ {
        (least..=steps - 2 * least)
            .flat_map(move |up| (least..=steps - up - least).map(move |down| self.at(up, down, steps)))
    }

    /// Mean and lowest coverage over such a grid.
    #[must_use]
    pub fn mean_and_lowest(&self, steps: u64, least: u64) -> (f64, f64) {
        let (count, sum, lowest) =
            self.grid(steps, least).fold((0, 0.0, 1.0_f64), |(count, sum, lowest), point| {
                (count + 1, sum + point.coverage, lowest.min(point.coverage))
            });
        (sum / f64::from(count), lowest)
    }

    /// The lowest coverage where one kind of answer has 99 % or more, in steps of 0.1 %.
    #[must_use]
    pub fn lowest_at_a_corner(&self) -> f64 {
        let near = (0..=10).flat_map(|a| (0..=10 - a).map(move |b| (a, b)));
        near.flat_map(|(a, b)| [(a, b), (1000 - a - b, a), (a, 1000 - a - b)])
            .map(|(up, down)| self.at(up, down, 1000).coverage)
            .fold(1.0, f64::min)
    }
}

/// The multinomial probability of these counts, by plain products.
#[allow(clippy::cast_precision_loss)]
fn probability(counts: [u64; 3], shares: [f64; 3]) -> f64 {
    let n: u64 = counts.iter().sum();
    let mut drawn = 0;
    let mut ways = 1.0;
    let mut chance = 1.0;
    for (count, share) in counts.into_iter().zip(shares) {
        for taken in 1..=count {
            drawn += 1;
            ways *= drawn as f64 / taken as f64;
            chance *= share;
        }
    }
    debug_assert_eq!(drawn, n);
    ways * chance
}
