//! Weighted answers by stratum and cluster, and the variance of a mean over them.
//!
//! A cell holds what every score of its answers needs: how many, Σw and Σw². So a mean of any function of
//! the answer, and its linearised variance, is read from the same cells, and cells add up exactly.

use super::counts::{read_answer, Answer};
use super::estimate::sum_of_products;
use crate::accumulate::{ExactSum, StateReader, StateWriter};
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
}

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
    pub fn new(columns: DesignColumns) -> Self {
        Self { columns, strata: BTreeMap::new() }
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

    /// The weighted mean of `score(answer)` and its linearised standard error.
    ///
    /// With z = w (s − mean) / Σw, the variance is Σ over strata of (1 − f) m/(m − 1) Σ (z_c − z̄)², where z_c
    /// sums z over a cluster (an answer, without clusters), m counts them and f is the share drawn.
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
            if parts.units < 2 && lonely == Lonely::Error {
                return Err(Error::LonelyCluster { stratum: name.to_string() });
            }
            push(
                &mut variance,
                parts.variance(stratum.population, lonely, name)? / (weight_sum * weight_sum),
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
        let mut units = 0;
        if self.columns.clusters {
            for cells in stratum.clusters.values() {
                let z = sum_of_products(
                    cells.iter().map(|(answer, cell)| (finite(&cell.weight), distance(answer.0))),
                );
                push(&mut total, z);
                push_product(&mut squares, z, z);
                units += 1;
            }
        } else {
            for (answer, cell) in stratum.clusters.values().flatten() {
                let away = distance(answer.0);
                push_product(&mut total, finite(&cell.weight), away);
                push_product(&mut squares, finite(&cell.square), away * away);
                units += cell.n;
            }
        }
        StratumParts { units, total: finite(&total), squares: finite(&squares) }
    }

    pub fn write_to(&self, writer: &mut StateWriter) {
        let DesignColumns { weights, strata, clusters, population } = self.columns;
        for given in [weights, strata, clusters, population] {
            writer.bool(given);
        }
        writer.usize(self.strata.len());
        for (name, stratum) in &self.strata {
            write_key(writer, name);
            writer.option(stratum.population, StateWriter::f64);
            writer.usize(stratum.clusters.len());
            for (cluster, cells) in &stratum.clusters {
                write_key(writer, cluster);
                writer.usize(cells.len());
                for (answer, cell) in cells {
                    writer.f64(answer.0);
                    writer.u64(cell.n);
                    cell.weight.write_to(writer);
                    cell.square.write_to(writer);
                }
            }
        }
    }

    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let columns = DesignColumns {
            weights: reader.bool()?,
            strata: reader.bool()?,
            clusters: reader.bool()?,
            population: reader.bool()?,
        };
        let strata = read_map(reader, read_key, |reader| {
            Ok(Stratum {
                population: reader.option(read_population)?,
                clusters: read_map(reader, read_key, |reader| {
                    read_map(reader, read_answer, |reader| {
                        let n = reader.u64()?;
                        let weight = ExactSum::read_from(reader)?;
                        let square = ExactSum::read_from(reader)?;
                        let sound =
                            |sum: &ExactSum| sum.value().is_ok_and(|value| value > 0.0 && value < 1e200);
                        let whole = n > 0 && n <= 1 << 53 && sound(&weight) && sound(&square);
                        whole
                            .then_some(Cell { n, weight, square })
                            .ok_or_else(|| Error::bad_state("a cell has no weight"))
                    })
                })?,
            })
        })?;
        Ok(Self { columns, strata })
    }
}

/// Σz, Σz² and the count of clusters or answers of one stratum, before division by Σw.
struct StratumParts {
    units: u64,
    total: f64,
    squares: f64,
}

impl StratumParts {
    fn variance(&self, population: Option<f64>, lonely: Lonely, name: &Key) -> Result<f64, Error> {
        let m = self.units as f64;
        let drawn = population.map_or(0.0, |population| m / population);
        if drawn > 1.0 {
            return Err(Error::out_of_range(
                format!("population of stratum '{name}'"),
                None,
                m / drawn,
                format!("at least the {m} drawn"),
            ));
        }
        let spread = match (self.units, lonely) {
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

/// A size that no row could have brought would divide by zero, or turn the correction round.
fn read_population(reader: &mut StateReader<'_>) -> Result<f64, Error> {
    let population = reader.finite_f64()?;
    if WEIGHTS.contains(&population) {
        Ok(population)
    } else {
        Err(Error::bad_state("a population is not above 0"))
    }
}

fn write_key(writer: &mut StateWriter, key: &Key) {
    match key {
        Key::Integer(number) => {
            writer.u64(0);
            writer.i64(*number);
        }
        Key::Text(text) => {
            writer.u64(1);
            writer.str(text);
        }
        Key::Null => writer.u64(2),
    }
}

fn read_key(reader: &mut StateReader<'_>) -> Result<Key, Error> {
    match reader.u64()? {
        0 => Ok(Key::Integer(reader.i64()?)),
        1 => Ok(Key::Text(reader.str()?.into())),
        2 => Ok(Key::Null),
        _ => Err(Error::bad_state("a group has an unknown kind of name")),
    }
}

/// Reads a map whose keys must rise, so that one content has one spelling.
fn read_map<'a, K: Ord, V>(
    reader: &mut StateReader<'a>,
    read_key: impl Fn(&mut StateReader<'a>) -> Result<K, Error>,
    read_value: impl Fn(&mut StateReader<'a>) -> Result<V, Error>,
) -> Result<BTreeMap<K, V>, Error> {
    let mut map = BTreeMap::new();
    for _ in 0..reader.length(1)? {
        let key = read_key(reader)?;
        if map.last_key_value().is_some_and(|(last, _)| *last >= key) {
            return Err(Error::bad_state("groups are not in order"));
        }
        let value = read_value(reader)?;
        map.insert(key, value);
    }
    Ok(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_population_must_be_one_a_row_could_bring() {
        let columns = DesignColumns { population: true, ..DesignColumns::default() };
        for (population, sound) in [(50.0, true), (1e90, true), (0.0, false), (-3.0, false), (1e91, false)] {
            let mut design = Design::new(columns);
            let place =
                Place { stratum: Key::Null, cluster: Key::Null, weight: 1.0, population: Some(population) };
            design.add(3.0, place, 0).unwrap();
            let mut writer = StateWriter::new("nps", 1);
            design.write_to(&mut writer);
            let bytes = writer.finish();
            let read = Design::read_from(&mut StateReader::open(&bytes, "nps", 1).unwrap());
            match read {
                Ok(read) => assert!(sound && read == design, "{population}"),
                Err(error) => assert!(!sound && error.code() == "bad_state", "{population}: {error}"),
            }
        }
    }
}
