//! What a function takes besides its options.

use crate::column::{wrong_type, Column};
use cxkit::columns::{Keys, Numbers};
use cxkit::describe::{Described, Record, Value};
use cxkit::measure::{Role, RoleKind, Tally};
use cxkit::stats::MeanResult;
use cxkit::survey::{AnswerCounts, NpsResult};
use cxkit::time::Times;
use cxkit::Error;

/// An argument as a binding hands it over.
#[derive(Clone, Debug)]
pub enum Argument<'a> {
    /// A column.
    Column(Column<'a>),
    /// Several columns of the same rows.
    Columns(Vec<Column<'a>>),
    /// Counts of answers, from an accumulator.
    Counts(&'a AnswerCounts),
    /// A number, a result as a map of its fields, or nested settings.
    Value(Value),
    /// An object of the export list.
    #[cfg(feature = "full")]
    Object(crate::Object),
    /// Columns of the same rows, each with its name.
    NamedColumns(Vec<(String, Column<'a>)>),
}

/// What an argument is called and takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentInfo {
    /// The name, in snake case.
    pub name: &'static str,
    /// What it takes.
    pub kind: ArgumentKind,
    /// Whether the function cannot do without it.
    pub required: bool,
    /// Whether it goes by its name alone.
    pub named: bool,
}

impl ArgumentInfo {
    /// The argument that is read as `T`.
    pub(crate) const fn of<'a, T: FromArgument<'a>>(name: &'static str) -> Self {
        Self { name, kind: T::KIND, required: T::REQUIRED, named: false }
    }

    /// The columns of a metric as arguments.
    pub(crate) const fn of_roles<const N: usize>(roles: &'static [Role]) -> [Self; N] {
        let mut all = [Self { name: "", kind: ArgumentKind::Numbers, required: true, named: false }; N];
        let mut at = 0;
        while at < N {
            let role = &roles[at];
            let kind = match role.kind {
                RoleKind::Answers => ArgumentKind::Answers,
                RoleKind::Flags => ArgumentKind::Flags,
                RoleKind::Keys => ArgumentKind::Keys,
                RoleKind::Times => ArgumentKind::Times,
                _ => ArgumentKind::Numbers,
            };
            all[at] = Self { name: role.name, kind, required: role.required, named: false };
            at += 1;
        }
        all
    }
}

/// What an argument takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A column of answers, or counts of answers.
    Answers,
    /// A column of numbers.
    Numbers,
    /// A column of yes and no: booleans, or 1 and 0.
    Flags,
    /// A column of names: whole numbers or words.
    Keys,
    /// A column of points in time.
    Times,
    /// A count, or a column of yes and no to count.
    CountOrFlags,
    /// Several columns of numbers.
    Columns,
    /// A whole number from 0.
    Count,
    /// A number.
    Number,
    /// A result of this type.
    Record(&'static str),
    /// Words.
    Text,
    /// A list of words.
    Words,
    /// A name: a whole number or words.
    Name,
    /// A point in time.
    Time,
    /// Columns, each with its name.
    NamedColumns,
    /// One of these objects.
    Object(&'static [&'static str]),
    /// Nested lists and maps; the faces know the type by this name.
    Tree(&'static str),
}

/// A type an argument is read as.
pub(crate) trait FromArgument<'a>: Sized {
    const KIND: ArgumentKind;
    const REQUIRED: bool = true;
    fn from_argument(name: &'static str, argument: &Argument<'a>, threads: usize) -> Result<Self, Error>;
}

impl<'a, T: FromArgument<'a>> FromArgument<'a> for Option<T> {
    const KIND: ArgumentKind = T::KIND;
    const REQUIRED: bool = false;
    fn from_argument(name: &'static str, argument: &Argument<'a>, threads: usize) -> Result<Self, Error> {
        match argument {
            Argument::Value(Value::Null) => Ok(None),
            argument => T::from_argument(name, argument, threads).map(Some),
        }
    }
}

impl<'a> FromArgument<'a> for Tally<'a> {
    const KIND: ArgumentKind = ArgumentKind::CountOrFlags;
    fn from_argument(name: &'static str, argument: &Argument<'a>, threads: usize) -> Result<Self, Error> {
        match argument {
            Argument::Value(_) => u64::from_argument(name, argument, threads).map(Self::Count),
            argument => Numbers::from_argument(name, argument, threads).map(Self::Flags),
        }
    }
}

fn scalar<T: Described>(
    name: &'static str,
    argument: &Argument<'_>,
    required: &'static str,
) -> Result<T, Error> {
    match argument {
        Argument::Value(value) => {
            T::from_value(value).map_err(|()| wrong_type(name, required, &value.describe(), None))
        }
        _ => Err(wrong_type(name, required, "a column", None)),
    }
}

impl FromArgument<'_> for u64 {
    const KIND: ArgumentKind = ArgumentKind::Count;
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        scalar(name, argument, "a whole number from 0")
    }
}

impl FromArgument<'_> for f64 {
    const KIND: ArgumentKind = ArgumentKind::Number;
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        scalar(name, argument, "a finite number")
    }
}

impl<'a> FromArgument<'a> for Numbers<'a> {
    const KIND: ArgumentKind = ArgumentKind::Numbers;
    fn from_argument(name: &'static str, argument: &Argument<'a>, threads: usize) -> Result<Self, Error> {
        match argument {
            Argument::Column(column) => Ok(column.numbers(name)?.with_threads(threads)),
            _ => Err(wrong_type(name, "a column of numbers", "a single value", None)),
        }
    }
}

impl<'a> FromArgument<'a> for Times<'a> {
    const KIND: ArgumentKind = ArgumentKind::Times;
    fn from_argument(name: &'static str, argument: &Argument<'a>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::Column(column) => column.times(name),
            _ => Err(wrong_type(name, "a column of times", "a single value", None)),
        }
    }
}

impl<'a> FromArgument<'a> for Keys<'a> {
    const KIND: ArgumentKind = ArgumentKind::Keys;
    fn from_argument(name: &'static str, argument: &Argument<'a>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::Column(column) => column.keys(name),
            _ => Err(wrong_type(name, "a column of names", "a single value", None)),
        }
    }
}

impl<'a> FromArgument<'a> for Vec<Numbers<'a>> {
    const KIND: ArgumentKind = ArgumentKind::Columns;
    fn from_argument(name: &'static str, argument: &Argument<'a>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::Columns(columns) => columns.iter().map(|column| column.numbers(name)).collect(),
            _ => Err(wrong_type(name, "a list of columns", "a single value", None)),
        }
    }
}

macro_rules! record_arguments {
    ($($record:ty),+) => { $(
        impl FromArgument<'_> for $record {
            const KIND: ArgumentKind = ArgumentKind::Record(<$record as Record>::NAME);
            fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
                match argument {
                    Argument::Value(Value::Map(fields)) => Self::from_fields(fields),
                    Argument::Value(value) => Err(wrong_type(name, Self::NAME, &value.describe(), None)),
                    _ => Err(wrong_type(name, Self::NAME, "a column", None)),
                }
            }
        }
    )+ };
}
record_arguments!(NpsResult, MeanResult);
