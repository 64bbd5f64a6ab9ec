//! A call on its way in, and its answer on its way out.

use crate::argument::{Argument, FromArgument};
use crate::column::{wrong_type, Chunk, Column};
use crate::names::Casing;
use cxkit::describe::{FieldInfo, OptionInfo, Options, Record, Value};
use cxkit::measure::{Batch, ColumnView, Metric, MetricAccumulator, Role, RoleKind};
use cxkit::survey::{Answers, Sample, SurveyAccumulator, SurveyMeasure};
use cxkit::{nearest, Error};

/// The columns that describe how a survey was drawn, beside its answers.
pub(crate) const DESIGN: &[&str] = &["weights", "strata", "clusters", "population"];

/// What a binding hands over: arguments in order, columns and options by name.
#[derive(Clone, Debug, Default)]
pub struct Call<'a> {
    /// The arguments, in the order of the export list.
    pub arguments: Vec<Argument<'a>>,
    /// Columns given by name: `weights`, `strata`.
    pub columns: Vec<(&'static str, Column<'a>)>,
    /// Options as they were spelt by the caller.
    pub options: Vec<(String, Value)>,
    /// How the caller's language spells names; `None` is snake case.
    pub casing: Option<Casing>,
    /// How many threads may work on a long column; 0 counts as 1.
    pub threads: usize,
}

/// A result by field: its type's name says which fields, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The result's type: `NpsResult`.
    pub record: &'static str,
    /// The fields' values, in the order of the record's description.
    pub values: Vec<Value>,
}

impl Answer {
    pub(crate) fn of<R: Record>(record: &R) -> Self {
        Self { record: R::NAME, values: record.values() }
    }
}

/// What a result is called, means and holds.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordInfo {
    /// `NpsResult`.
    pub name: &'static str,
    /// Its meaning.
    pub doc: &'static str,
    /// Its fields.
    pub fields: Vec<FieldInfo>,
    /// Whether a function that every build has answers with it.
    pub slim: bool,
}

impl RecordInfo {
    pub(crate) fn of<R: Record>() -> Self {
        Self { name: R::NAME, doc: R::DOC, fields: R::info(), slim: false }
    }
}

impl<'a> Call<'a> {
    /// The argument at a place.
    pub(crate) fn argument<T: FromArgument<'a>>(&self, at: usize, name: &'static str) -> Result<T, Error> {
        match self.arguments.get(at) {
            Some(argument) => T::from_argument(name, argument, self.threads.max(1)),
            None if T::REQUIRED => Err(wrong_type(name, "given", "nothing", None)),
            None => T::from_argument(name, &Argument::Value(Value::Null), 1),
        }
    }

    /// A column for each role of a metric, from the arguments in their order.
    pub(crate) fn views(&self, roles: &[Role]) -> Result<Vec<Option<ColumnView<'a>>>, Error> {
        let argument = |(at, role): (usize, &Role)| match self.arguments.get(at) {
            None | Some(Argument::Value(Value::Null)) => Ok(None),
            Some(Argument::Column(column)) if role.kind == RoleKind::Times => {
                column.times(role.name).map(|times| Some(times.into()))
            }
            Some(Argument::Column(column)) => column.view(role.name).map(Some),
            Some(Argument::Value(value)) => match value.number() {
                Some(number) => Ok(Some(vec![number].into())),
                None => Err(wrong_type(role.name, "a column", &value.describe(), None)),
            },
            Some(_) => Err(wrong_type(role.name, "a column", "something else", None)),
        };
        roles.iter().enumerate().map(argument).collect()
    }

    /// Adds the rows of the call to the accumulator of a metric; all of them or, when one is refused, none.
    pub(crate) fn extend_metric<M: Metric>(
        &self,
        accumulator: &mut MetricAccumulator<M>,
    ) -> Result<(), Error> {
        let columns = self.views(M::ROLES)?;
        accumulator.extend_batch(&Batch::new(M::ROLES, &columns)?.with_threads(self.threads.max(1)))
    }

    /// The options, each checked by name and type; a name nobody knows is refused with the nearest one.
    pub(crate) fn read_options<O: Options>(&self, place: &'static str) -> Result<O, Error> {
        let mut options = O::default();
        if !self.options.is_empty() {
            self.set_options(place, &O::info(), &mut |name, value| options.set(name, value))?;
        }
        Ok(options)
    }

    /// The part that is the same for every type of options, compiled once: a browser downloads it.
    pub(crate) fn set_options(
        &self,
        place: &'static str,
        info: &[OptionInfo],
        set: &mut dyn FnMut(&'static str, &Value) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let casing = self.casing.unwrap_or(Casing::Snake);
        for (spelt, value) in &self.options {
            let Some(known) = info.iter().find(|option| casing.of(option.name) == *spelt) else {
                let names: Vec<String> = info.iter().map(|option| casing.of(option.name)).collect();
                let columns: Vec<String> = DESIGN.iter().map(|name| casing.of(name)).collect();
                let near =
                    nearest(spelt, names.iter().chain(&columns).map(String::as_str)).map(str::to_owned);
                return Err(Error::UnknownOption { name: spelt.clone(), nearest: near, place: place.into() });
            };
            set(known.name, value)?;
        }
        Ok(())
    }

    fn column(&self, name: &str) -> Option<&Column<'a>> {
        self.columns.iter().find(|(known, _)| *known == name).map(|(_, column)| column)
    }

    /// Adds the rows of the call to a survey accumulator; all of them or, when one is refused, none.
    pub(crate) fn extend<M: SurveyMeasure>(
        &self,
        accumulator: &mut SurveyAccumulator<M>,
        name: &'static str,
    ) -> Result<(), Error> {
        let (first, rest) = self.samples(name)?;
        if rest.is_empty() {
            return accumulator.extend(first);
        }
        // Pieces are read one after the other on a copy, so that a late refusal changes nothing.
        let mut whole = accumulator.clone();
        for sample in std::iter::once(first).chain(rest) {
            whole.extend(sample)?;
        }
        *accumulator = whole;
        Ok(())
    }

    /// The rows of the call, mostly in one piece. Not generic: it is compiled once, and a browser downloads it.
    fn samples(&self, name: &'static str) -> Result<(Sample<'a>, Vec<Sample<'a>>), Error> {
        let threads = self.threads.max(1);
        let one = |answers| Ok((self.with_design(answers)?.threads(threads), Vec::new()));
        match self.arguments.first() {
            Some(Argument::Counts(counts)) => one(Answers::Counts(counts)),
            Some(Argument::Column(column)) => match column.chunks.as_slice() {
                [] => one(Answers::Numbers(Vec::new().into())),
                [first, rest @ ..] if self.columns.is_empty() => {
                    let sample = |chunk: &Chunk<'a>| Ok(Sample::of(chunk.answers(name)?).threads(threads));
                    Ok((sample(first)?, rest.iter().map(sample).collect::<Result<_, Error>>()?))
                }
                _ => one(column.answers(name)?),
            },
            Some(Argument::Value(value)) => match value.number() {
                Some(number) => one(Answers::Numbers(vec![number].into())),
                None => Err(wrong_type(name, "a column of answers", &value.describe(), None)),
            },
            _ => Err(wrong_type(name, "a column of answers", "nothing", None)),
        }
    }

    fn with_design(&self, answers: Answers<'a>) -> Result<Sample<'a>, Error> {
        let mut sample = Sample::of(answers);
        if let Some(weights) = self.column("weights") {
            sample = sample.weights(weights.numbers("weights")?);
        }
        if let Some(strata) = self.column("strata") {
            sample = sample.strata(strata.keys("strata")?);
        }
        if let Some(clusters) = self.column("clusters") {
            sample = sample.clusters(clusters.keys("clusters")?);
        }
        if let Some(population) = self.column("population") {
            sample = sample.population(population.numbers("population")?);
        }
        Ok(sample)
    }
}
