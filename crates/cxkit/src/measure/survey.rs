//! Survey measures as metrics: answers, and the design they were drawn with.

use super::batch::{Batch, ColumnView, Role, RoleKind};
use super::metric::Metric;
use crate::accumulate::{StateReader, StateWriter};
use crate::columns::{Key, Keys, Numbers, Texts};
use crate::survey::{answer, answer_within, Answers, Design, Responses, Sample, SurveyMeasure};
use crate::Error;

const ANSWERS: usize = 0;
const WEIGHTS: usize = 1;
const STRATA: usize = 2;
const CLUSTERS: usize = 3;
const POPULATION: usize = 4;

impl<M: SurveyMeasure + std::fmt::Debug + Send + Sync> Metric for M {
    const KIND: &'static str = <M as SurveyMeasure>::KIND;
    const ROLES: &'static [Role] = &[
        Role::required("answers", RoleKind::Answers, "The answers."),
        Role::optional("weights", RoleKind::Numbers, "How many people each answer stands for."),
        Role::optional("strata", RoleKind::Keys, "The stratum each answer was drawn in."),
        Role::optional("clusters", RoleKind::Keys, "The cluster each answer was drawn with."),
        Role::optional("population", RoleKind::Numbers, "The size of the population of the stratum."),
    ];
    type Result = <M as SurveyMeasure>::Result;
    type State = Responses;

    const COUNTS_ARE_ENOUGH: bool = true;

    fn check(&self) -> Result<(), Error> {
        self.policy().0.check()?;
        SurveyMeasure::check(self)
    }

    fn read(&self, batch: &Batch<'_>, state: &mut Responses) -> Result<(), Error> {
        let read = state.extend(&sample(batch)?, &self.policy().0);
        // The sample numbers the rows that are meant from 0 on.
        read.map_err(|error| match (batch.listed(), error.row()) {
            (Some(rows), Some(at)) => match rows.get(at) {
                Some(&row) => error.in_row(row as usize),
                None => error,
            },
            _ => error,
        })
    }

    fn read_counts(&self, counts: &[(f64, u64)], state: &mut Responses) -> Result<(), Error> {
        let policy = self.policy();
        for &(answer, count) in counts {
            state.note(policy.0.read_number(answer, None)?, count);
        }
        Ok(())
    }

    fn merge(&self, state: &mut Responses, other: &Responses) -> Result<(), Error> {
        state.merge(other)
    }

    fn finish(&self, state: &Responses) -> Result<Self::Result, Error> {
        answer(self, state)
    }

    fn finish_within(&self, state: &Responses, whole: &Responses) -> Result<Self::Result, Error> {
        answer_within(self, state, whole.design.as_ref().map(Design::frame).as_ref())
    }

    fn row_count(state: &Responses) -> u64 {
        state.rows()
    }

    fn write_state(state: &Responses, writer: &mut StateWriter) {
        state.write_to(writer);
    }

    fn read_state(reader: &mut StateReader<'_>) -> Result<Responses, Error> {
        Responses::read_from(reader)
    }

    fn check_state(&self, state: &Responses) -> Result<(), Error> {
        let (low, high) = self.policy().0.scale;
        if state.counts.iter().any(|(answer, _)| answer < low || answer > high) {
            return Err(Error::bad_state("an answer lies outside the scale"));
        }
        Ok(())
    }
}

fn sample<'a>(batch: &Batch<'a>) -> Result<Sample<'a>, Error> {
    let answers = match (batch.column(ANSWERS), batch.listed()) {
        (Some(ColumnView::Texts(texts)), None) => Answers::Texts(texts.clone()),
        (Some(ColumnView::Texts(texts)), Some(_)) => {
            Answers::Texts(batch.rows().map(|row| texts.get(row)).collect::<Texts<'_>>())
        }
        (Some(ColumnView::Numbers(column)), None) => {
            Answers::Numbers(column.clone().with_threads(batch.threads()))
        }
        _ => Answers::Numbers(numbers(batch, ANSWERS)),
    };
    let mut sample = Sample::of(answers);
    if batch.has(WEIGHTS) {
        sample = sample.weights(numbers(batch, WEIGHTS));
    }
    if batch.has(STRATA) {
        sample = sample.strata(keys(batch, STRATA)?);
    }
    if batch.has(CLUSTERS) {
        sample = sample.clusters(keys(batch, CLUSTERS)?);
    }
    if batch.has(POPULATION) {
        sample = sample.population(numbers(batch, POPULATION));
    }
    Ok(sample)
}

/// The numbers of the rows that are meant, `NaN` where one is missing; infinite ones are left for the reader.
fn numbers<'a>(batch: &Batch<'a>, role: usize) -> Numbers<'a> {
    match batch.column(role) {
        Some(ColumnView::Numbers(column)) if batch.listed().is_none() => column.clone(),
        Some(ColumnView::Numbers(column)) => {
            batch.rows().map(|row| column.get(row).unwrap_or(f64::NAN)).collect::<Vec<f64>>().into()
        }
        _ => Vec::new().into(),
    }
}

fn keys<'a>(batch: &Batch<'a>, role: usize) -> Result<Keys<'a>, Error> {
    Ok(batch.rows().map(|row| batch.key(role, row)).collect::<Result<Vec<Key>, Error>>()?.into())
}
