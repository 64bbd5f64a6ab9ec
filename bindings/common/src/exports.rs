//! The export list: every function and accumulator that a face offers, once.
//!
//! It is a list of groups. Each says which builds have it: a group marked `slim` is in all of them, a group marked
//! `full` stands behind the feature of that name, and the module that `cxkit/slim` downloads is built without it.
//! Slim groups come first, so that an entry has the same place in every build.

use crate::accumulator::{Accumulator, AccumulatorInfo, Survey};
use crate::argument::{ArgumentInfo, ArgumentKind};
use crate::call::{Answer, Call, RecordInfo, DESIGN};
#[cfg(feature = "full")]
use crate::object::{Method, ObjectInfo};
use cxkit::accumulate::Accumulator as _;
use cxkit::columns::Numbers;
use cxkit::describe::{Kind, OptionInfo, Options};
use cxkit::stats::{self, *};
use cxkit::survey::{self, *};
use cxkit::Error;

/// A function of the export list.
#[derive(Clone)]
pub struct Function {
    /// The name, in snake case.
    pub name: &'static str,
    /// Whether every build has it, the smallest too.
    pub slim: bool,
    /// What it takes, in order.
    pub arguments: &'static [ArgumentInfo],
    /// Columns it takes by name beside the options.
    pub columns: &'static [&'static str],
    /// Its options with their defaults.
    pub options: fn() -> Vec<OptionInfo>,
    /// Its result.
    pub result: fn() -> RecordInfo,
    /// The call.
    pub call: fn(&Call<'_>) -> Result<Answer, Error>,
}

/// Which builds have a group.
macro_rules! is_slim {
    (slim) => {
        true
    };
    (full) => {
        false
    };
}

/// Measures of answers: a function over a column, and its accumulator.
macro_rules! survey {
    ($mark:ident $group:ident, $accumulators:ident:
     $($name:ident($argument:ident) $options:ident -> $result:ident, $accumulator:literal;)*) => {
        pub(super) static $group: &[Function] = &[ $( Function {
            name: stringify!($name),
            slim: is_slim!($mark),
            arguments: &[answers(stringify!($argument))],
            columns: DESIGN,
            options: <$options as Options>::info,
            result: RecordInfo::of::<$result>,
            call: |call| {
                let mut accumulator = SurveyAccumulator::new(call.read_options::<$options>(stringify!($name))?)?;
                call.extend(&mut accumulator, stringify!($argument))?;
                Ok(Answer::of(&accumulator.finish()?))
            },
        } ),* ];

        pub(super) static $accumulators: &[AccumulatorInfo] = &[ $( AccumulatorInfo {
            name: $accumulator,
            slim: is_slim!($mark),
            kind: <$options as SurveyMeasure>::KIND,
            arguments: &[answers("answers")],
            columns: DESIGN,
            options: <$options as Options>::info,
            result: RecordInfo::of::<$result>,
            new: |call| {
                let inner = SurveyAccumulator::new(call.read_options::<$options>($accumulator)?)?;
                Ok(Box::new(Survey { name: $accumulator, inner }))
            },
            from_state: |bytes| {
                let inner = SurveyAccumulator::<$options>::from_state(bytes)?;
                Ok(Box::new(Survey { name: $accumulator, inner }))
            },
        } ),* ];
    };
}

/// Functions of plain arguments and options; `@&` marks an argument the function borrows.
macro_rules! plain {
    ($mark:ident $group:ident:
     $($name:ident = $path:path, ($($argument:ident: $(@ $borrow:tt)? $type:ty),*) $options:ident -> $result:ident;)*) => {
        pub(super) static $group: &[Function] = &[ $( Function {
            name: stringify!($name),
            slim: is_slim!($mark),
            arguments: &[ $( ArgumentInfo::of::<$type>(stringify!($argument)) ),* ],
            columns: &[],
            options: <$options as Options>::info,
            result: RecordInfo::of::<$result>,
            call: |call| {
                let options = call.read_options::<$options>(stringify!($name))?;
                let mut at = 0..;
                $( let $argument: $type = call.argument(at.next().unwrap_or_default(), stringify!($argument))?; )*
                Ok(Answer::of(&$path($( $($borrow)? $argument ),*, &options)?))
            },
        } ),* ];
    };
}

/// A measure over rows: its accumulator and, where it reads nothing but columns, its function.
#[cfg(feature = "full")]
macro_rules! metric {
    ($mark:ident $group:ident, $accumulators:ident:
     $($($name:ident)? ($options:ident, $accumulator:literal);)*) => {
        pub(super) static $group: &[Function] = &[ $( $( Function {
            name: stringify!($name),
            slim: is_slim!($mark),
            arguments: &{
                const ARGUMENTS: [ArgumentInfo; <$options as Metric>::ROLES.len()] =
                    ArgumentInfo::of_roles(<$options as Metric>::ROLES);
                ARGUMENTS
            },
            columns: &[],
            options: <$options as Options>::info,
            result: RecordInfo::of::<<$options as Metric>::Result>,
            call: |call| {
                let mut accumulator = MetricAccumulator::new(call.read_options::<$options>(stringify!($name))?)?;
                call.extend_metric(&mut accumulator)?;
                Ok(Answer::of(&accumulator.finish()?))
            },
        }, )? )* ];

        pub(super) static $accumulators: &[AccumulatorInfo] = &[ $( AccumulatorInfo {
            name: $accumulator,
            slim: is_slim!($mark),
            kind: <$options as Metric>::KIND,
            arguments: &{
                const ARGUMENTS: [ArgumentInfo; <$options as Metric>::ROLES.len()] =
                    ArgumentInfo::of_roles(<$options as Metric>::ROLES);
                ARGUMENTS
            },
            columns: &[],
            options: <$options as Options>::info,
            result: RecordInfo::of::<<$options as Metric>::Result>,
            new: |call| {
                let inner = MetricAccumulator::new(call.read_options::<$options>($accumulator)?)?;
                Ok(Box::new(Measured { name: $accumulator, inner }))
            },
            from_state: |bytes| {
                let inner = MetricAccumulator::<$options>::from_state(bytes)?;
                Ok(Box::new(Measured { name: $accumulator, inner }))
            },
        } ),* ];
    };
}

const fn answers(name: &'static str) -> ArgumentInfo {
    ArgumentInfo { name, kind: ArgumentKind::Answers, required: true, named: false }
}

#[cfg(feature = "full")]
mod full;
#[cfg(feature = "full")]
mod objects;

survey! {
    slim SURVEY, SURVEY_ACCUMULATORS:
    nps(scores) NpsOptions -> NpsResult, "NpsAccumulator";
    csat(answers) CsatOptions -> CsatResult, "CsatAccumulator";
    ces(answers) CesOptions -> CesResult, "CesAccumulator";
    rating(answers) RatingOptions -> RatingResult, "RatingAccumulator";
    answer_counts(answers) AnswerCountsOptions -> AnswerCountsResult, "AnswerCountsAccumulator";
}

plain! {
    slim PLAIN:
    response_rate = survey::response_rate_with, (answered: u64, invited: u64) ShareOptions -> ShareResult;
    nps_difference = survey::nps_difference_with, (a: @& NpsResult, b: @& NpsResult) NpsDifferenceOptions -> DifferenceResult;
    nps_test = survey::nps_test_with, (result: @& NpsResult) NpsTestOptions -> NpsTestResult;
    nps_shares = survey::nps_shares_with, (result: @& NpsResult) NpsSharesOptions -> NpsSharesResult;
    cronbach_alpha = survey::cronbach_alpha_with, (items: @& Vec<Numbers<'_>>) CronbachAlphaOptions -> CronbachAlphaResult;
    share = stats::share_with, (count: u64, n: u64) ShareOptions -> ShareResult;
    share_difference = stats::share_difference_with,
        (count_a: u64, n_a: u64, count_b: u64, n_b: u64) ShareDifferenceOptions -> DifferenceResult;
    mean = stats::mean_with, (values: Numbers<'_>) MeanOptions -> MeanResult;
    mean_difference = stats::mean_difference_with, (a: @& MeanResult, b: @& MeanResult) MeanDifferenceOptions -> DifferenceResult;
    nps_sample_size = stats::nps_sample_size_with, (margin: f64) NpsSampleSizeOptions -> SampleSizeResult;
    share_sample_size = stats::share_sample_size_with, (margin: f64) ShareSampleSizeOptions -> SampleSizeResult;
    mean_sample_size = stats::mean_sample_size_with,
        (margin: f64, standard_deviation: f64) MeanSampleSizeOptions -> SampleSizeResult;
}

/// The functions, group by group, slim ones first.
static FUNCTIONS: &[&[Function]] = &[
    SURVEY,
    PLAIN,
    #[cfg(feature = "full")]
    full::PLAIN,
    #[cfg(feature = "full")]
    full::METRICS,
];

/// The accumulators, group by group, slim ones first.
static ACCUMULATORS: &[&[AccumulatorInfo]] = &[
    SURVEY_ACCUMULATORS,
    #[cfg(feature = "full")]
    full::METRIC_ACCUMULATORS,
];

/// Every function, in the order of the documentation.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    FUNCTIONS.iter().copied().flatten()
}

/// The function of that name.
#[must_use]
pub fn function(name: &str) -> Option<&'static Function> {
    functions().find(|function| function.name == name)
}

/// Every accumulator.
pub fn accumulators() -> impl Iterator<Item = &'static AccumulatorInfo> {
    ACCUMULATORS.iter().copied().flatten()
}

/// The accumulator of that name.
#[must_use]
pub fn accumulator(name: &str) -> Option<&'static AccumulatorInfo> {
    accumulators().find(|known| known.name == name)
}

/// The objects.
#[cfg(feature = "full")]
pub fn objects() -> impl Iterator<Item = &'static ObjectInfo> {
    objects::OBJECTS.iter().copied().flatten()
}

/// The functions that take or give objects.
#[cfg(feature = "full")]
pub fn object_functions() -> impl Iterator<Item = &'static Method> {
    objects::FUNCTIONS.iter().copied().flatten()
}

/// The field that holds the rows of a result, where it is a table of rows.
#[cfg(feature = "full")]
#[must_use]
pub fn rows_of(record: &str) -> Option<&'static str> {
    objects::TABLES.iter().find(|(name, _)| *name == record).map(|(_, rows)| *rows)
}

/// An accumulator from saved bytes of whatever kind.
///
/// # Errors
/// `bad_state` for bytes that hold none.
pub fn accumulator_from_state(bytes: &[u8]) -> Result<Box<dyn Accumulator>, Error> {
    let header = cxkit::accumulate::describe_header(bytes)?;
    match accumulators().find(|known| known.kind == header.kind) {
        Some(known) => (known.from_state)(bytes),
        None => {
            let here = if cfg!(feature = "full") { "" } else { " in this slim build" };
            let reason = format!("no accumulator saves the kind '{}'{here}", header.kind);
            Err(Error::BadState { reason: reason.into() })
        }
    }
}

/// The records that stand inside others: rows of a result.
static ROWS: &[&[fn() -> RecordInfo]] = &[
    &[RecordInfo::of::<AnswerShare>],
    #[cfg(feature = "full")]
    full::ROWS,
    #[cfg(feature = "full")]
    objects::ROWS,
];

/// Every result type, each once, and the rows they hold.
#[must_use]
pub fn records() -> Vec<RecordInfo> {
    let mut all: Vec<RecordInfo> = Vec::new();
    for (record, slim) in functions().map(|function| ((function.result)(), function.slim)) {
        match all.iter_mut().find(|known| known.name == record.name) {
            Some(known) => known.slim |= slim,
            None => all.push(RecordInfo { slim, ..record }),
        }
    }
    all.extend(ROWS.iter().copied().flatten().map(|row| row()));
    // What a slim record holds is slim too, however deep. Where all is slim, there is nothing to find out.
    if cfg!(feature = "full") {
        mark_inner(&mut all);
    } else {
        all.iter_mut().for_each(|record| record.slim = true);
    }
    all
}

/// Marks the records inside slim ones.
fn mark_inner(all: &mut [RecordInfo]) {
    let mut open: Vec<usize> = (0..all.len()).filter(|&at| all[at].slim).collect();
    while let Some(at) = open.pop() {
        for name in inner_records(&all[at]).collect::<Vec<_>>() {
            if let Some(inner) = all.iter().position(|record| record.name == name && !record.slim) {
                all[inner].slim = true;
                open.push(inner);
            }
        }
    }
}

/// The records that the fields of one are made of.
fn inner_records(record: &RecordInfo) -> impl Iterator<Item = &'static str> + '_ {
    record.fields.iter().filter_map(|field| {
        let mut kind = &field.kind;
        loop {
            match kind {
                Kind::Optional(inner) | Kind::List(inner) => kind = inner,
                Kind::Record(name) => return Some(*name),
                _ => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slim_entries_come_first() {
        assert!(functions().is_sorted_by_key(|function| !function.slim));
        assert!(accumulators().is_sorted_by_key(|known| !known.slim));
        assert!(function("nps").unwrap().slim && accumulator("NpsAccumulator").unwrap().slim);
    }

    #[test]
    #[cfg(feature = "full")]
    fn tables_have_their_rows_and_methods_their_leading_options() {
        let records = records();
        for (name, rows) in objects::TABLES {
            let record = records.iter().find(|record| record.name == *name).unwrap();
            let field = record.fields.iter().find(|field| field.name == *rows).unwrap();
            assert!(matches!(&field.kind, Kind::List(row) if matches!(**row, Kind::Record(_))), "{name}");
            assert_eq!(rows_of(name), Some(*rows));
        }
        assert_eq!(rows_of("NpsResult"), None);
        for method in crate::methods() {
            let options = (method.options)();
            assert!(method.leading.iter().all(|name| options.iter().any(|option| option.name == *name)));
        }
    }

    #[test]
    fn what_a_slim_record_holds_is_slim() {
        let records = records();
        let slim = |name: &str| records.iter().find(|record| record.name == name).unwrap().slim;
        assert!(slim("NpsResult") && slim("AnswerShare"));
        for record in records.iter().filter(|record| record.slim) {
            assert!(inner_records(record).all(slim), "{}", record.name);
        }
    }
}
