//! What methods of objects take beside what functions take: names, times with a zone, named columns, nested settings.

use crate::argument::{Argument, ArgumentInfo, ArgumentKind, FromArgument};
use crate::column::{wrong_type, Chunk, Column};
use crate::object::{Part, Parts};
use crate::zone;
use cxkit::columns::{Key, Keys, NumberSlice, Numbers, Texts, Validity};
use cxkit::describe::{Described, Value};
use cxkit::time::{Calendar, Instant, Times, WeekStart, Zone};
use cxkit::Error;
use std::borrow::Cow;

fn column<'a>(
    name: &'static str,
    argument: &Argument<'a>,
    required: &'static str,
) -> Result<Column<'a>, Error> {
    match argument {
        Argument::Column(column) => Ok(column.clone()),
        Argument::Value(value) => Err(wrong_type(name, required, &value.describe(), None)),
        _ => Err(wrong_type(name, required, "something else", None)),
    }
}

/// A column of names: whole numbers of any machine type, or words.
pub(crate) struct NameColumn<'a> {
    names: Rows<'a>,
}

enum Rows<'a> {
    Texts(Texts<'a>),
    /// Whole numbers, and the bitmap of the rows that have one where some have none.
    Integers(Cow<'a, [i64]>, Option<Vec<u8>>),
    Mixed(Vec<Key>),
}

impl<'a> NameColumn<'a> {
    pub fn new(what: &'static str, column: &Column<'a>) -> Result<Self, Error> {
        let chunks = &column.chunks;
        let names = match chunks.as_slice() {
            [Chunk::Texts(texts)] => Rows::Texts(texts.clone()),
            [Chunk::Numbers(numbers)] => integers(what, std::slice::from_ref(numbers))?,
            _ if chunks.iter().all(|chunk| matches!(chunk, Chunk::Numbers(_))) => {
                let all: Vec<Numbers<'a>> = chunks
                    .iter()
                    .filter_map(|chunk| match chunk {
                        Chunk::Numbers(numbers) => Some(numbers.clone()),
                        _ => None,
                    })
                    .collect();
                integers(what, &all)?
            }
            _ if chunks.iter().any(|chunk| matches!(chunk, Chunk::Times(_))) => {
                return Err(wrong_type(what, "whole numbers or words", "times", None))
            }
            _ => {
                let mut keys = Vec::with_capacity(column.len());
                for chunk in chunks {
                    let piece = Column { chunks: vec![chunk.clone()] };
                    let piece = piece.keys(what).map_err(|error| error.offset_rows(keys.len()))?;
                    keys.extend((0..piece.len()).map(|row| piece.get(row)));
                }
                Rows::Mixed(keys)
            }
        };
        Ok(Self { names })
    }

    /// The names as the core reads them.
    pub fn keys(&self) -> Keys<'_> {
        match &self.names {
            Rows::Texts(texts) => Keys::Texts(texts.clone()),
            Rows::Integers(values, valid) => {
                let valid = valid.as_ref().map(|valid| Validity::new(valid, 0));
                Keys::Integers(Cow::Borrowed(values), valid)
            }
            Rows::Mixed(keys) => Keys::Keys(keys.clone()),
        }
    }
}

/// The largest whole number up to which every one is a float.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// Numbers of any machine type as whole numbers.
#[allow(clippy::cast_possible_truncation, clippy::cast_lossless)]
fn integers<'a>(what: &'static str, pieces: &[Numbers<'a>]) -> Result<Rows<'a>, Error> {
    if let [numbers] = pieces {
        if let (NumberSlice::I64(values), None) = (numbers.slice(), numbers.validity()) {
            return Ok(Rows::Integers(Cow::Borrowed(*values), None));
        }
    }
    let rows: usize = pieces.iter().map(Numbers::len).sum();
    let mut values: Vec<i64> = Vec::with_capacity(rows);
    let mut missing: Vec<usize> = Vec::new();
    for numbers in pieces {
        let before = values.len();
        macro_rules! plain {
            ($slice:expr) => {
                values.extend($slice.iter().map(|&value| value as i64))
            };
        }
        match numbers.slice() {
            NumberSlice::I8(slice) => plain!(slice),
            NumberSlice::U8(slice) => plain!(slice),
            NumberSlice::I16(slice) => plain!(slice),
            NumberSlice::U16(slice) => plain!(slice),
            NumberSlice::I32(slice) => plain!(slice),
            NumberSlice::U32(slice) => plain!(slice),
            NumberSlice::I64(slice) => values.extend_from_slice(slice),
            NumberSlice::U64(slice) => {
                for (row, &value) in slice.iter().enumerate() {
                    values.push(i64::try_from(value).map_err(|_| {
                        wrong_type(what, "whole numbers below 2^63", &value.to_string(), Some(before + row))
                    })?);
                }
            }
            _ => {
                for row in 0..numbers.len() {
                    match numbers.get(row) {
                        None => {
                            missing.push(before + row);
                            values.push(0);
                        }
                        Some(value) if value.fract() == 0.0 && value.abs() <= LARGEST => {
                            values.push(value as i64)
                        }
                        Some(value) => {
                            let got = value.to_string();
                            return Err(wrong_type(what, "whole numbers or words", &got, Some(before + row)));
                        }
                    }
                }
                continue;
            }
        }
        if let Some(validity) = numbers.validity() {
            missing.extend((0..numbers.len()).filter(|&row| !validity.is_valid(row)).map(|row| before + row));
        }
    }
    let valid = (!missing.is_empty()).then(|| {
        let mut valid = vec![u8::MAX; rows.div_ceil(8)];
        for row in missing {
            if let Some(byte) = valid.get_mut(row / 8) {
                *byte &= !(1 << (row % 8));
            }
        }
        valid
    });
    Ok(Rows::Integers(values.into(), valid))
}

impl<'a> FromArgument<'a> for NameColumn<'a> {
    const KIND: ArgumentKind = ArgumentKind::Keys;
    fn from_argument(name: &'static str, argument: &Argument<'a>, _: usize) -> Result<Self, Error> {
        Self::new(name, &column(name, argument, "a column of names")?)
    }
}

/// A column of times whose texts may be local to a zone that is said elsewhere.
pub(crate) struct TimeColumn<'a> {
    name: &'static str,
    column: Column<'a>,
}

impl<'a> TimeColumn<'a> {
    pub fn read(&self, zone: &Zone) -> Result<Times<'a>, Error> {
        self.column.times_in(self.name, zone)
    }
}

impl<'a> FromArgument<'a> for TimeColumn<'a> {
    const KIND: ArgumentKind = ArgumentKind::Times;
    fn from_argument(name: &'static str, argument: &Argument<'a>, _: usize) -> Result<Self, Error> {
        Ok(Self { name, column: column(name, argument, "a column of times")? })
    }
}

/// Columns by name.
#[derive(Default)]
pub(crate) struct NamedColumns<'a>(pub Vec<(String, Column<'a>)>);

impl<'a> FromArgument<'a> for NamedColumns<'a> {
    const KIND: ArgumentKind = ArgumentKind::NamedColumns;
    const REQUIRED: bool = false;
    fn from_argument(name: &'static str, argument: &Argument<'a>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::NamedColumns(columns) => Ok(Self(columns.clone())),
            Argument::Value(Value::Null) => Ok(Self::default()),
            _ => Err(wrong_type(name, "columns by name", "something else", None)),
        }
    }
}

/// Two columns of names: ids seen together.
pub(crate) struct Pairs<'a> {
    pub left: NameColumn<'a>,
    pub right: NameColumn<'a>,
}

impl<'a> FromArgument<'a> for Pairs<'a> {
    const KIND: ArgumentKind = ArgumentKind::Columns;
    fn from_argument(name: &'static str, argument: &Argument<'a>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::Columns(columns) => match columns.as_slice() {
                [left, right] => {
                    Ok(Self { left: NameColumn::new(name, left)?, right: NameColumn::new(name, right)? })
                }
                _ => Err(wrong_type(name, "two columns of ids", &format!("{} columns", columns.len()), None)),
            },
            _ => Err(wrong_type(name, "two columns of ids", "something else", None)),
        }
    }
}

/// One point in time, which may be local to a zone that is said elsewhere.
#[derive(Clone)]
pub(crate) struct Moment {
    name: &'static str,
    text: String,
}

impl Moment {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn micros(&self, zone: &Zone) -> Result<i64, Error> {
        let texts: Texts<'_> = [Some(self.text.as_str())].into_iter().collect();
        let refused = || {
            wrong_type(self.name, "a point in time", &Value::Text(self.text.clone().into()).describe(), None)
        };
        let read = Times::from_texts(&texts, zone).map_err(|error| match error.code() {
            "wrong_type" => refused(),
            _ => error,
        })?;
        read.get(0).ok_or_else(refused)
    }
}

impl FromArgument<'_> for Moment {
    const KIND: ArgumentKind = ArgumentKind::Time;
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::Value(Value::Text(text)) => Ok(Self { name, text: text.to_string() }),
            Argument::Value(value) => Err(wrong_type(name, "a point in time", &value.describe(), None)),
            _ => Err(wrong_type(name, "a point in time", "a column", None)),
        }
    }
}

/// Words.
pub(crate) struct Word(pub String);

impl FromArgument<'_> for Word {
    const KIND: ArgumentKind = ArgumentKind::Text;
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::Value(Value::Text(text)) => Ok(Self(text.to_string())),
            Argument::Value(value) => Err(wrong_type(name, "text", &value.describe(), None)),
            _ => Err(wrong_type(name, "text", "a column", None)),
        }
    }
}

/// A list of words; a single one is a list of one.
pub(crate) struct Words(pub Vec<String>);

impl FromArgument<'_> for Words {
    const KIND: ArgumentKind = ArgumentKind::Words;
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        let refused = |got: &str| wrong_type(name, "words, or a list of words", got, None);
        match argument {
            Argument::Value(Value::Text(text)) => Ok(Self(vec![text.to_string()])),
            Argument::Value(Value::List(list)) => {
                let words = list.iter().map(|word| match word {
                    Value::Text(text) => Ok(text.to_string()),
                    other => Err(refused(&other.describe())),
                });
                words.collect::<Result<_, _>>().map(Self)
            }
            Argument::Value(value) => Err(refused(&value.describe())),
            _ => Err(refused("a column")),
        }
    }
}

impl FromArgument<'_> for Key {
    const KIND: ArgumentKind = ArgumentKind::Name;
    fn from_argument(name: &'static str, argument: &Argument<'_>, _: usize) -> Result<Self, Error> {
        match argument {
            Argument::Value(value) => Self::from_value(value)
                .map_err(|()| wrong_type(name, "a whole number or words", &value.describe(), None)),
            _ => Err(wrong_type(name, "a whole number or words", "a column", None)),
        }
    }
}

/// Where days and weeks begin: `time_zone` and `week_start`.
pub(crate) fn calendar(time_zone: Option<&Word>, week_start: Option<&Word>) -> Result<Calendar, Error> {
    let zone = zone_of(time_zone)?;
    let calendar = Calendar::new(zone);
    match week_start {
        None => Ok(calendar),
        Some(Word(day)) => {
            let value = Value::Text(day.clone().into());
            let start = WeekStart::from_value(&value).map_err(|()| Error::BadOption {
                name: "week_start".into(),
                reason: format!("must be {}, got {}", WeekStart::kind(), value.describe()),
            })?;
            Ok(calendar.week_start(start))
        }
    }
}

/// The zone of that name, UTC where nothing is said.
pub(crate) fn zone_of(time_zone: Option<&Word>) -> Result<Zone, Error> {
    time_zone.map_or_else(|| Ok(Zone::utc()), |Word(name)| zone(name))
}

/// Settings without those that may be written in more than one way: they are arguments of a method then.
macro_rules! settings {
    ($(#[doc = $doc:literal])+ $name:ident($options:ty) without $($hidden:literal),+) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(super) struct $name(pub $options);

        impl $name {
            fn shown(name: &str) -> bool {
                ![$($hidden),+].contains(&name)
            }
        }

        impl cxkit::describe::Options for $name {
            const NAME: &'static str = <$options as cxkit::describe::Options>::NAME;

            fn info() -> Vec<cxkit::describe::OptionInfo> {
                let all = <$options as cxkit::describe::Options>::info();
                all.into_iter().filter(|option| Self::shown(option.name)).collect()
            }

            fn set(&mut self, name: &str, value: &cxkit::describe::Value) -> Result<(), cxkit::Error> {
                self.0.set(name, value)
            }

            fn values(&self) -> Vec<cxkit::describe::Value> {
                let known = <$options as cxkit::describe::Options>::info().into_iter().zip(self.0.values());
                known.filter(|(option, _)| Self::shown(option.name)).map(|(_, value)| value).collect()
            }
        }
    };
}
pub(crate) use settings;

/// Where the periods of a report begin, and where it ends: `until`, `time_zone` and `week_start`. A text without a zone is
/// local to `time_zone`.
pub(crate) struct Span {
    until: Option<Moment>,
    time_zone: Option<Word>,
    week_start: Option<Word>,
}

impl<'a> Part<'a> for Span {
    fn describe(_: &'static str, into: &mut Vec<ArgumentInfo>) {
        <Option<Moment> as Part<'_>>::describe("until", into);
        <Option<Word> as Part<'_>>::describe("time_zone", into);
        <Option<Word> as Part<'_>>::describe("week_start", into);
    }
    fn take(_: &'static str, parts: &mut Parts<'_, 'a>) -> Result<Self, Error> {
        Ok(Self {
            until: parts.next("until")?,
            time_zone: parts.next("time_zone")?,
            week_start: parts.next("week_start")?,
        })
    }
}

impl Span {
    pub fn calendar(&self) -> Result<Calendar, Error> {
        calendar(self.time_zone.as_ref(), self.week_start.as_ref())
    }

    pub fn until(&self) -> Result<Option<Instant>, Error> {
        let Some(until) = &self.until else { return Ok(None) };
        let zone = zone_of(self.time_zone.as_ref())?;
        Instant::from_micros(until.micros(&zone)?).map(Some)
    }
}
