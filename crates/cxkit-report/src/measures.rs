//! The measures a scorecard can name. A new one is an entry here: its options, fields, interval and
//! documentation come from the core.

use crate::reading::Reading;
use crate::table::TableColumn;
use crate::unit::Unit;
use cxkit::accumulate::Accumulator as _;
use cxkit::columns::{Key, Numbers};
use cxkit::describe::{OptionInfo, Options, Value};
use cxkit::stats::ShareOptions;
use cxkit::survey::{
    response_rate_with, CesOptions, CsatOptions, Frame, NpsOptions, RatingOptions, Sample, SurveyAccumulator,
    SurveyMeasure,
};
use cxkit::Error;

/// An option by its name.
pub type Setting = (String, Value);

/// How a measure is read from rows; with the frame of the whole sample where its groups are parts of one.
pub(crate) type Read = fn(&[Setting], &Rows<'_>) -> Result<(Reading, Option<Frame>), Error>;

/// An option that was refused, by its place in the list, and why.
pub type Refused = (Option<usize>, Error);

/// A measure a scorecard can name.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The name: `nps`.
    pub name: &'static str,
    /// What it is called on a page.
    pub title: &'static str,
    /// The formula in words where no option `method` says otherwise.
    formula: &'static str,
    /// Whether weights, strata and clusters have a meaning for it.
    pub takes_design: bool,
    /// Its options with their defaults.
    pub options: fn() -> Vec<OptionInfo>,
    /// Refuses options that cannot be used.
    pub check: fn(&[Setting]) -> Result<(), Refused>,
    pub(crate) read: Read,
    /// The unit of its value where no option `method` says otherwise.
    unit: Unit,
    /// Limits of named groups of answers, lowest first: below 7, below 9, above.
    pub(crate) classes: &'static [(f64, &'static str)],
}

/// The rows a measure is read from.
pub(crate) struct Rows<'a> {
    pub column: &'a TableColumn,
    pub rows: &'a [usize],
    pub weights: Option<&'a TableColumn>,
    pub strata: Option<&'a TableColumn>,
    pub clusters: Option<&'a TableColumn>,
    pub population: Option<&'a TableColumn>,
    /// The sample that these rows are a part of; nothing where they are all of it.
    pub frame: Option<&'a Frame>,
    pub threads: usize,
}

impl Rows<'_> {
    fn sample(&self) -> Result<Sample<'_>, Error> {
        let mut sample = Sample::of(self.column.answers(self.rows)).threads(self.threads);
        if let Some(weights) = self.weights {
            sample = sample.weights(self.numbers("weights", weights)?);
        }
        if let Some(strata) = self.strata {
            sample = sample.strata(self.keys(strata));
        }
        if let Some(clusters) = self.clusters {
            sample = sample.clusters(self.keys(clusters));
        }
        if let Some(population) = self.population {
            sample = sample.population(self.numbers("population", population)?);
        }
        Ok(sample)
    }

    fn keys(&self, column: &TableColumn) -> Vec<Key> {
        self.rows.iter().map(|&row| column.key(row)).collect()
    }

    fn numbers(&self, what: &'static str, column: &TableColumn) -> Result<Numbers<'static>, Error> {
        let numbers = self.rows.iter().enumerate().map(|(at, &row)| match column {
            TableColumn::Numbers(numbers) => Ok(numbers.get(row).copied().unwrap_or(f64::NAN)),
            TableColumn::Words(words) => match words.get(row) {
                None => Ok(f64::NAN),
                Some(word) => {
                    word.trim().parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| {
                        Error::WrongType {
                            what: what.into(),
                            required: "numbers".into(),
                            got: Value::Text(word.to_owned().into()).describe().into(),
                            row: Some(at),
                        }
                    })
                }
            },
        });
        Ok(numbers.collect::<Result<Vec<f64>, Error>>()?.into())
    }
}

impl Measure {
    /// The unit of the value under these options.
    pub(crate) fn unit(&self, settings: &[Setting]) -> Unit {
        match self.setting(settings, "method").as_ref().and_then(Value::text) {
            Some(method) => Unit::of_method(method),
            None => self.unit,
        }
    }

    /// The lowest and highest answer under these options.
    pub(crate) fn scale(&self, settings: &[Setting]) -> (f64, f64) {
        match self.setting(settings, "scale") {
            Some(Value::List(ends)) => match ends.as_slice() {
                [low, high] => (low.number().unwrap_or(0.0), high.number().unwrap_or(10.0)),
                _ => (0.0, 10.0),
            },
            _ => (0.0, 10.0),
        }
    }

    /// The formula in words under these options.
    pub(crate) fn formula(&self, settings: &[Setting]) -> &'static str {
        match self.setting(settings, "method").as_ref().and_then(Value::text) {
            Some("satisfied") => "answers at or above the cut-off / answers",
            Some("top_two_box") => "answers that are one of the two highest / answers",
            Some("top_box") => "answers that are the highest / answers",
            Some("mean") => "sum of the answers / number of answers",
            Some("percent_of_max") => "100 × (mean − lowest) / (highest − lowest)",
            Some("net") => "(answers at or above the cut-off − answers at or below its mirror) / answers",
            Some("share_easy") => "answers above the middle of the scale / answers",
            Some("net_easy") => "(answers above the middle of the scale − answers below it) / answers",
            _ => self.formula,
        }
    }

    fn setting(&self, settings: &[Setting], name: &str) -> Option<Value> {
        let given = settings.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        given.or_else(|| {
            (self.options)().into_iter().find(|option| option.name == name).map(|option| option.default)
        })
    }
}

fn settings<O: Options>(given: &[Setting]) -> Result<O, Refused> {
    let mut options = O::default();
    for (at, (name, value)) in given.iter().enumerate() {
        options.set(name, value).map_err(|error| (Some(at), error))?;
    }
    Ok(options)
}

fn check_survey<M: SurveyMeasure>(given: &[Setting]) -> Result<(), Refused> {
    let options = settings::<M>(given)?;
    SurveyAccumulator::new(options).map(|_| ()).map_err(|error| {
        // The core names the option in its message; the place of that key is the place of the error.
        let text = error.to_string();
        (given.iter().position(|(name, _)| text.starts_with(name.as_str())), error)
    })
}

fn read_survey<M: SurveyMeasure>(
    given: &[Setting],
    rows: &Rows<'_>,
) -> Result<(Reading, Option<Frame>), Error> {
    let options = settings::<M>(given).map_err(|(_, error)| error)?;
    let mut accumulator = SurveyAccumulator::new(options)?;
    accumulator.extend(rows.sample()?)?;
    let result = match rows.frame {
        Some(frame) => accumulator.finish_within(frame)?,
        None => accumulator.finish()?,
    };
    Ok((Reading::of(&result), accumulator.frame()))
}

/// Rows are those who were invited; those with a value in the column answered.
fn read_response_rate(given: &[Setting], rows: &Rows<'_>) -> Result<(Reading, Option<Frame>), Error> {
    let options = settings::<ShareOptions>(given).map_err(|(_, error)| error)?;
    let answered = rows.rows.iter().filter(|&&row| rows.column.has_value(row)).count();
    Ok((Reading::of(&response_rate_with(answered as u64, rows.rows.len() as u64, &options)?), None))
}

/// A measure of answers to a survey.
const fn survey<M: SurveyMeasure>(
    name: &'static str,
    title: &'static str,
    formula: &'static str,
    unit: Unit,
) -> Measure {
    Measure {
        name,
        title,
        formula,
        takes_design: true,
        options: M::info,
        check: check_survey::<M>,
        read: read_survey::<M>,
        unit,
        classes: &[],
    }
}

static MEASURES: &[Measure] = &[
    Measure {
        classes: &[(7.0, "Detractors"), (9.0, "Passives"), (f64::INFINITY, "Promoters")],
        ..survey::<NpsOptions>(
            "nps",
            "Net Promoter Score",
            "100 × (promoters − detractors) / answers; promoters answer 9 or 10, detractors below 7",
            Unit::Points,
        )
    },
    survey::<CsatOptions>(
        "csat",
        "Customer satisfaction",
        "satisfied answers / answers, or as its method says",
        Unit::Share,
    ),
    survey::<CesOptions>(
        "ces",
        "Customer effort",
        "mean answer, or the share that found it easy, as its method says; high means easy",
        Unit::Answer,
    ),
    survey::<RatingOptions>("rating", "Rating", "sum of the answers / number of answers", Unit::Answer),
    Measure {
        name: "response_rate",
        title: "Response rate",
        formula: "rows with a value in the column / rows",
        takes_design: false,
        options: ShareOptions::info,
        check: |given| settings::<ShareOptions>(given).map(|_| ()),
        read: read_response_rate,
        unit: Unit::Share,
        classes: &[],
    },
];

/// Every measure.
#[must_use]
pub fn all() -> &'static [Measure] {
    MEASURES
}

/// The measure of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.name == name)
}
