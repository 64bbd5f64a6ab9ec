//! The rows of a survey, read once: used answers by count and by design cell, and what was left out and why.

use super::counts::AnswerCounts;
use super::design::{Design, DesignColumns, Place, WEIGHTS};
use super::distribution::AnswerShare;
use super::estimate::sum_of_products;
use super::policy::{AnswerPolicy, Reading};
use super::sample::{Answers, Sample};
use super::tally;
use crate::accumulate::{StateReader, StateWriter};
use crate::columns::{Key, Keys, Numbers};
use crate::Error;
use crate::Missing;

/// As many rows as every runtime counts exactly.
pub(crate) const MOST_ROWS: u64 = 1 << 53;

/// What a survey accumulator holds; opaque outside the crate.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Responses {
    pub(crate) counts: AnswerCounts,
    pub(crate) missing: u64,
    pub(crate) out_of_scale: u64,
    /// The weights behind the counts, where any row came with a design.
    pub(crate) design: Option<Design>,
}

impl Responses {
    /// How many rows were read.
    pub(crate) fn rows(&self) -> u64 {
        self.counts.total().saturating_add(self.missing).saturating_add(self.out_of_scale)
    }

    /// Counts a reading `count` times.
    pub(crate) fn note(&mut self, reading: Reading, count: u64) {
        match reading {
            Reading::Used(answer) => self.counts.add(answer, count),
            Reading::Missing => self.missing += count,
            Reading::OutOfScale => self.out_of_scale += count,
        }
    }

    /// Reads a whole batch; when it is refused nothing has changed.
    pub(crate) fn extend(&mut self, sample: &Sample<'_>, policy: &AnswerPolicy<'_>) -> Result<(), Error> {
        sample.check()?;
        let before = usize::try_from(self.rows()).unwrap_or(usize::MAX);
        let batch =
            if sample.has_design() { read_design(sample, policy) } else { read_plain(sample, policy) };
        self.merge(&batch.map_err(|error| error.offset_rows(before))?)
    }

    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.rows().saturating_add(other.rows()) > MOST_ROWS {
            return Err(Error::out_of_range("rows", None, self.rows() as f64, "at most 2^53 in all"));
        }
        let (empty, nothing_new) = (self.rows() == 0, other.rows() == 0);
        match (&mut self.design, &other.design) {
            (Some(mine), Some(theirs)) => mine.merge(theirs)?,
            (None, None) => {}
            (None, Some(theirs)) if empty => self.design = Some(theirs.clone()),
            (Some(_), None) if nothing_new => {}
            _ => {
                return Err(Error::Incompatible {
                    what: "which of weights, strata, clusters, population are given".into(),
                })
            }
        }
        self.counts.merge(&other.counts);
        self.missing += other.missing;
        self.out_of_scale += other.out_of_scale;
        Ok(())
    }

    pub(crate) fn write_to(&self, writer: &mut StateWriter) {
        writer.u64(self.missing);
        writer.u64(self.out_of_scale);
        self.counts.write_to(writer);
        writer.option(self.design.as_ref(), |writer, design| design.write_to(writer));
    }

    pub(crate) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let missing = reader.u64()?;
        let out_of_scale = reader.u64()?;
        if missing.max(out_of_scale) > 1 << 53 {
            return Err(Error::bad_state("more than 2^53 rows"));
        }
        let counts = AnswerCounts::read_from(reader)?;
        let design = reader.option(Design::read_from)?;
        if let Some(design) = &design {
            let by_cell = design.count_by_answer();
            if !by_cell.into_iter().eq(counts.iter()) {
                return Err(Error::bad_state("weights and counts disagree"));
            }
        }
        Ok(Self { counts, missing, out_of_scale, design })
    }
}

/// Each answer given, lowest first, with its count and weight: what every reading begins with.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    answers: Vec<(f64, u64, f64)>,
    weight: f64,
}

impl Answered {
    /// Without a design every row weighs 1.
    #[allow(clippy::cast_precision_loss)]
    pub fn of(rows: &Responses) -> Self {
        let counts = rows.counts.iter();
        let answers: Vec<(f64, u64, f64)> = match &rows.design {
            None => counts.map(|(answer, count)| (answer, count, count as f64)).collect(),
            Some(design) => {
                let weights = design.weight_by_answer();
                counts.zip(weights).map(|((answer, count), (_, weight))| (answer, count, weight)).collect()
            }
        };
        let weight = sum_of_products(answers.iter().map(|(_, _, weight)| (1.0, *weight)));
        Self { answers, weight }
    }

    /// How many answers fulfil the condition.
    pub fn count(&self, condition: impl Fn(f64) -> bool) -> u64 {
        self.answers.iter().filter(|(answer, ..)| condition(*answer)).map(|(_, count, _)| count).sum()
    }

    /// The weight of the answers that fulfil the condition, over all weight.
    pub fn share(&self, condition: impl Fn(f64) -> bool) -> f64 {
        self.mean(&|answer| f64::from(condition(answer)))
    }

    /// The mean of `value(answer)`, by weight.
    pub fn mean(&self, value: &dyn Fn(f64) -> f64) -> f64 {
        sum_of_products(self.answers.iter().map(|(answer, _, weight)| (value(*answer), *weight)))
            / self.weight
    }

    /// The answers with their counts and shares.
    pub fn distribution(&self) -> Vec<AnswerShare> {
        self.answers
            .iter()
            .map(|&(answer, count, weight)| AnswerShare { answer, count, share: weight / self.weight })
            .collect()
    }

    pub fn iter(&self) -> impl Iterator<Item = (f64, u64)> + '_ {
        self.answers.iter().map(|(answer, count, _)| (*answer, *count))
    }
}

fn read_plain(sample: &Sample<'_>, policy: &AnswerPolicy<'_>) -> Result<Responses, Error> {
    match &sample.answers {
        Answers::Numbers(numbers) => tally::read_numbers(numbers, policy),
        Answers::Texts(texts) => {
            let mut batch = Responses::default();
            for row in 0..texts.len() {
                batch.note(policy.read_text(texts.get(row), Some(row))?, 1);
            }
            Ok(batch)
        }
        Answers::Counts(counts) => {
            let mut batch = Responses::default();
            for (answer, count) in counts.iter() {
                batch.note(policy.read_number(answer, None)?, count);
            }
            Ok(batch)
        }
    }
}

fn read_design(sample: &Sample<'_>, policy: &AnswerPolicy<'_>) -> Result<Responses, Error> {
    let mut design = Design::new(DesignColumns {
        weights: sample.weights.is_some(),
        strata: sample.strata.is_some(),
        clusters: sample.clusters.is_some(),
        population: sample.population.is_some(),
    });
    let mut batch = Responses::default();
    for row in 0..sample.answers.len() {
        let reading = match &sample.answers {
            Answers::Numbers(numbers) => {
                policy.read_number(numbers.get(row).unwrap_or(f64::NAN), Some(row))?
            }
            Answers::Texts(texts) => policy.read_text(texts.get(row), Some(row))?,
            Answers::Counts(_) => Reading::Missing,
        };
        let weight =
            sample.weights.as_ref().map(|weights| read_positive(weights, row, "weight")).transpose()?;
        let population =
            sample.population.as_ref().map(|sizes| read_positive(sizes, row, "population")).transpose()?;
        let cluster = sample.clusters.as_ref().map(|clusters| clusters.get(row));
        match (reading, weight, population, cluster) {
            (Reading::Used(_), Some(None), _, _)
            | (Reading::Used(_), _, Some(None), _)
            | (Reading::Used(_), _, _, Some(Key::Null)) => {
                if policy.missing == Missing::Error {
                    return Err(Error::Missing { what: "weights, population and clusters".into(), row });
                }
                batch.missing += 1;
            }
            (Reading::Used(answer), weight, population, cluster) => {
                let place = Place {
                    stratum: sample.strata.as_ref().map_or(Key::Null, |strata: &Keys<'_>| strata.get(row)),
                    cluster: cluster.unwrap_or(Key::Null),
                    weight: weight.flatten().unwrap_or(1.0),
                    population: population.flatten(),
                };
                design.add(answer, place, row)?;
                batch.note(reading, 1);
            }
            (left_out, ..) => batch.note(left_out, 1),
        }
    }
    batch.design = Some(design);
    Ok(batch)
}

/// A weight or a size, nothing where it is missing.
fn read_positive(column: &Numbers<'_>, row: usize, what: &'static str) -> Result<Option<f64>, Error> {
    match column.get(row) {
        None => Ok(None),
        Some(value) if value.is_infinite() => Err(Error::NonFinite { what: what.into(), row: Some(row) }),
        Some(value) if WEIGHTS.contains(&value) => Ok(Some(value)),
        Some(value) => Err(Error::out_of_range(what, Some(row), value, "above 0 (from 1e-90 to 1e90)")),
    }
}
