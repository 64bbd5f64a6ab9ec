//! The mean of a score over a design, and its linearised variance.

use super::{finite, push, push_product, Design, Lonely, Stratum};
use crate::accumulate::ExactSum;
use crate::columns::Key;
use crate::survey::estimate::sum_of_products;
use crate::Error;

/// A mean over the sample, with what its interval needs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DesignMean {
    pub mean: f64,
    /// Σ w·score.
    pub total: f64,
    /// Mean squared distance of the scores from their mean, weighted.
    pub spread: f64,
    pub standard_error: f64,
    /// Clusters less strata, or answers less strata.
    pub df: f64,
    pub n: u64,
    pub weight_sum: f64,
    /// Kish: (Σw)² / Σw².
    pub kish_n: f64,
}

impl DesignMean {
    /// The variance against that of as many answers drawn one by one with replacement; nothing where the
    /// scores do not differ.
    pub fn design_effect(&self) -> Option<f64> {
        let alone = self.spread / (self.n as f64 - 1.0);
        (self.n > 1 && alone > 0.0).then(|| self.standard_error * self.standard_error / alone)
    }

    /// The same against a draw without replacement from a population of Σw, as R's survey package has it.
    pub fn design_effect_finite(&self) -> Option<f64> {
        let share_left = (self.weight_sum - self.n as f64) / self.weight_sum;
        self.design_effect().filter(|_| share_left > 0.0).map(|effect| effect / share_left)
    }

    /// As many independent answers as would be this certain: n over the design effect; where the standard
    /// error is 0 or there is none, Kish's n.
    pub fn effective_n(&self) -> f64 {
        match self.design_effect() {
            Some(effect) if effect > 0.0 => self.n as f64 / effect,
            _ => self.kish_n,
        }
    }
}

impl Design {
    /// The weighted mean of `score(answer)` and its linearised standard error.
    ///
    /// With z = w (s − mean) / Σw, the variance is Σ over strata of (1 − f) m/(m − 1) Σ (z_c − z̄)², where z_c
    /// sums z over a cluster (an answer, without clusters), m counts them and f is the share drawn. In a part of
    /// a sample z is 0 outside the part, and m counts the whole: which of the drawn fall into the part is chance
    /// too. Degrees of freedom are those of the clusters and strata that the part reaches.
    pub fn mean(&self, score: impl Fn(f64) -> f64, lonely: Lonely) -> Result<DesignMean, Error> {
        let by_answer = self.weight_by_answer();
        let weight_sum = sum_of_products(by_answer.iter().map(|(_, weight)| (1.0, *weight)));
        let square_sum = {
            let mut sum = ExactSum::default();
            self.cells().for_each(|(_, cell)| sum.merge(&cell.square));
            finite(&sum)
        };
        let n = self.cells().map(|(_, cell)| cell.n).sum();
        let total = sum_of_products(by_answer.iter().map(|(answer, weight)| (*weight, score(*answer))));
        let mean = total / weight_sum;
        let distance = |answer: f64| score(answer) - mean;
        let spread =
            sum_of_products(by_answer.iter().map(|(a, weight)| (*weight, distance(*a) * distance(*a))))
                / weight_sum;
        let mut variance = ExactSum::default();
        let mut units = 0_u64;
        for (name, stratum) in &self.strata {
            let parts = self.stratum_parts(stratum, &distance);
            units += parts.units;
            let drawn =
                self.frame.as_ref().and_then(|frame| frame.0.get(name)).copied().unwrap_or(parts.units);
            if drawn < 2 && lonely == Lonely::Error {
                return Err(Error::LonelyCluster { stratum: name.to_string() });
            }
            push(
                &mut variance,
                parts.variance(drawn, stratum.population, lonely, name)? / (weight_sum * weight_sum),
            );
        }
        Ok(DesignMean {
            mean,
            total,
            spread,
            standard_error: finite(&variance).max(0.0).sqrt(),
            df: units as f64 - self.strata.len() as f64,
            n,
            weight_sum,
            kish_n: weight_sum * weight_sum / square_sum,
        })
    }

    fn stratum_parts(&self, stratum: &Stratum, distance: &impl Fn(f64) -> f64) -> StratumParts {
        let mut total = ExactSum::default();
        let mut squares = ExactSum::default();
        if self.columns.clusters {
            for cells in stratum.clusters.values() {
                let z = sum_of_products(
                    cells.iter().map(|(answer, cell)| (finite(&cell.weight), distance(answer.0))),
                );
                push(&mut total, z);
                push_product(&mut squares, z, z);
            }
        } else {
            for (answer, cell) in stratum.clusters.values().flatten() {
                let away = distance(answer.0);
                push_product(&mut total, finite(&cell.weight), away);
                push_product(&mut squares, finite(&cell.square), away * away);
            }
        }
        StratumParts { units: self.units(stratum), total: finite(&total), squares: finite(&squares) }
    }
}

/// Σz, Σz² and the count of clusters or answers of one stratum, before division by Σw.
struct StratumParts {
    units: u64,
    total: f64,
    squares: f64,
}

impl StratumParts {
    /// With `units` drawn in the stratum, some of which may lie outside the part that is measured.
    fn variance(
        &self,
        units: u64,
        population: Option<f64>,
        lonely: Lonely,
        name: &Key,
    ) -> Result<f64, Error> {
        let m = units as f64;
        let drawn = population.map_or(0.0, |population| m / population);
        if drawn > 1.0 {
            return Err(Error::out_of_range(
                format!("population of stratum '{name}'"),
                None,
                m / drawn,
                format!("at least the {m} drawn"),
            ));
        }
        let spread = match (units, lonely) {
            (0..=1, Lonely::Centre) => self.squares,
            (0..=1, _) => 0.0,
            _ => {
                let around = self.squares - self.total * self.total / m;
                // Equal terms leave only rounding behind, which must read as no variance at all.
                let noise = 1e-14 * self.squares;
                if around > noise {
                    m / (m - 1.0) * around
                } else {
                    0.0
                }
            }
        };
        Ok((1.0 - drawn) * spread)
    }
}
