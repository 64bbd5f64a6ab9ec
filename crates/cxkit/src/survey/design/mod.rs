//! Weighted answers by stratum and cluster.
//!
//! A cell holds what every score of its answers needs: how many, Σw and Σw². So a mean of any function of
//! the answer, and its linearised variance, is read from the same cells, and cells add up exactly.

mod mean;
mod state;

pub(crate) use mean::DesignMean;

use super::counts::Answer;
use crate::accumulate::ExactSum;
use crate::columns::Key;
use crate::describe::choices;
use crate::Error;
use std::collections::BTreeMap;

choices! {
    /// What to do with a stratum that holds one cluster (or one answer), whose variance is unknown.
    pub enum Lonely {
        /// Refuse it, naming the stratum.
        Error = "error",
        /// Measure it from the mean of the whole sample instead of its own: errs on the wide side.
        Centre = "centre",
        /// Count no variance for it: errs on the narrow side.
        Drop = "drop",
    }
}

/// Where one answer belongs.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub stratum: Key,
    pub cluster: Key,
    pub weight: f64,
    pub population: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Cell {
    n: u64,
    weight: ExactSum,
    square: ExactSum,
}

impl Cell {
    fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.weight.merge(&other.weight);
        self.square.merge(&other.square);
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Stratum {
    population: Option<f64>,
    clusters: BTreeMap<Key, BTreeMap<Answer, Cell>>,
}

/// Which columns of a design were given. Two samples add up only when they agree on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DesignColumns {
    pub weights: bool,
    pub strata: bool,
    pub clusters: bool,
    pub population: bool,
}

/// The cells of a sample.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Design {
    pub columns: DesignColumns,
    strata: BTreeMap<Key, Stratum>,
    /// The sample these cells are a part of, while a part is measured; never saved or merged.
    frame: Option<Frame>,
}

/// How many clusters, or answers without clusters, a sample has in each stratum: what its parts are measured
/// against, see [`super::SurveyAccumulator::finish_within`].
#[derive(Clone, Debug, PartialEq)]
pub struct Frame(BTreeMap<Key, u64>);

impl Design {
    pub fn new(columns: DesignColumns) -> Self {
        Self { columns, strata: BTreeMap::new(), frame: None }
    }

    pub fn add(&mut self, answer: f64, place: Place, row: usize) -> Result<(), Error> {
        let stratum = self.strata.entry(place.stratum).or_default();
        match (stratum.population, place.population) {
            (Some(known), Some(population)) if known != population => {
                return Err(Error::out_of_range(
                    "population",
                    Some(row),
                    population,
                    format!("the same over a stratum, {known}"),
                ));
            }
            (None, given) => stratum.population = given,
            _ => {}
        }
        let cell = stratum.clusters.entry(place.cluster).or_default().entry(Answer(answer)).or_default();
        cell.n += 1;
        push(&mut cell.weight, place.weight);
        push_product(&mut cell.square, place.weight, place.weight);
        Ok(())
    }

    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.columns != other.columns {
            return Err(Error::Incompatible {
                what: "which of weights, strata, clusters, population are given".into(),
            });
        }
        for (name, stratum) in &other.strata {
            let known = self.strata.get(name).and_then(|mine| mine.population);
            if known.is_some() && stratum.population.is_some() && known != stratum.population {
                return Err(Error::Incompatible { what: format!("population of stratum '{name}'").into() });
            }
        }
        for (name, stratum) in &other.strata {
            let mine = self.strata.entry(name.clone()).or_default();
            mine.population = mine.population.or(stratum.population);
            for (cluster, cells) in &stratum.clusters {
                let target = mine.clusters.entry(cluster.clone()).or_default();
                for (answer, cell) in cells {
                    target.entry(*answer).or_default().merge(cell);
                }
            }
        }
        Ok(())
    }

    /// What a part of this sample is measured against.
    pub fn frame(&self) -> Frame {
        Frame(self.strata.iter().map(|(name, stratum)| (name.clone(), self.units(stratum))).collect())
    }

    /// The same cells as a part of that sample.
    pub fn within(&self, frame: &Frame) -> Result<Self, Error> {
        for (name, stratum) in &self.strata {
            if frame.0.get(name).is_none_or(|&whole| whole < self.units(stratum)) {
                return Err(Error::Incompatible {
                    what: format!("the sample: stratum '{name}' has more here than in it").into(),
                });
            }
        }
        Ok(Self { frame: Some(frame.clone()), ..self.clone() })
    }

    /// What was drawn in a stratum: clusters, or answers without them.
    fn units(&self, stratum: &Stratum) -> u64 {
        if self.columns.clusters {
            stratum.clusters.len() as u64
        } else {
            stratum.clusters.values().flat_map(BTreeMap::values).map(|cell| cell.n).sum()
        }
    }

    fn cells(&self) -> impl Iterator<Item = (f64, &Cell)> {
        let clusters = self.strata.values().flat_map(|stratum| stratum.clusters.values());
        clusters.flatten().map(|(answer, cell)| (answer.0, cell))
    }

    /// How often each answer was given, lowest answer first.
    pub fn count_by_answer(&self) -> Vec<(f64, u64)> {
        let mut counts: BTreeMap<Answer, u64> = BTreeMap::new();
        for (answer, cell) in self.cells() {
            let slot = counts.entry(Answer(answer)).or_default();
            *slot = slot.saturating_add(cell.n);
        }
        counts.into_iter().map(|(answer, count)| (answer.0, count)).collect()
    }

    /// The weight of each answer, lowest answer first.
    pub fn weight_by_answer(&self) -> Vec<(f64, f64)> {
        let mut sums: BTreeMap<Answer, ExactSum> = BTreeMap::new();
        for (answer, cell) in self.cells() {
            sums.entry(Answer(answer)).or_default().merge(&cell.weight);
        }
        sums.into_iter().map(|(answer, sum)| (answer.0, finite(&sum))).collect()
    }
}

// Weights lie in [`WEIGHTS`] and scores in [`super::policy::LARGEST_ANSWER`], so that no square, product or
// sum of fewer than 2^64 of them leaves the range of f64.

/// The weights a row may have.
pub(crate) const WEIGHTS: std::ops::RangeInclusive<f64> = 1e-90..=1e90;

fn push(sum: &mut ExactSum, value: f64) {
    sum.push(value).expect("weights and scores are bounded");
}

fn push_product(sum: &mut ExactSum, a: f64, b: f64) {
    sum.push_product(a, b).expect("weights and scores are bounded");
}

fn finite(sum: &ExactSum) -> f64 {
    sum.value().expect("weights and scores are bounded")
}
