//! Which group a row is in: columns of keys become dense codes, and tuples of codes become dense groups.
//!
//! Whole numbers of a small range, dictionaries and periods need no table: the code is computed, and where all
//! columns are such and their product is small, so is the group. Everything else goes through the hash table.
//! Codes mean something only beside the labels they came with; labels are what is merged.

use super::ColumnView;
use crate::codes::{IntegerCodes, TextCodes};
use crate::columns::{Key, NumberSlice, Numbers, SeenViews, Texts};
use crate::time::{Calendar, Every, Times};
use crate::{parallel, Error};
use std::ops::Range;

/// As many values may a column have whose codes are computed.
const NARROW: i64 = 1 << 16;
/// As many groups may there be whose numbers are computed.
const MOST_DIRECT: usize = 1 << 16;
/// Rows a thread looks at to find a column's range.
const PIECE: usize = 1 << 20;

/// A column that tells groups apart.
pub(crate) struct KeyColumn<'a> {
    source: Source<'a>,
}

enum Source<'a> {
    /// Whole numbers from `low` on; the code `size - 1` is for rows without one.
    Narrow { numbers: Numbers<'a>, low: i64, size: usize },
    /// Whole numbers of any size.
    Wide(Numbers<'a>),
    /// Words that repeat: the code of each place of the dictionary, and the label of each code.
    Words { places: Numbers<'a>, codes: Vec<u32>, labels: Vec<Key> },
    /// Any texts.
    Texts(Texts<'a>),
    /// The periods of points in time from `low` on; the code `size - 1` is for rows without one. Where there are
    /// too many periods between the first and the last, `size` is nothing and they go through the hash table.
    Periods { times: Times<'a>, calendar: &'a Calendar, every: Every, low: i64, size: Option<usize> },
}

/// Runs the same expression over a slice of whole numbers; `None` for floats.
macro_rules! with_wholes {
    ($numbers:expr, $slice:ident => $body:expr) => {
        match $numbers {
            NumberSlice::I8($slice) => Some($body),
            NumberSlice::U8($slice) => Some($body),
            NumberSlice::I16($slice) => Some($body),
            NumberSlice::U16($slice) => Some($body),
            NumberSlice::I32($slice) => Some($body),
            NumberSlice::U32($slice) => Some($body),
            NumberSlice::I64($slice) => Some($body),
            NumberSlice::U64($slice) => Some($body),
            NumberSlice::F32(_) | NumberSlice::F64(_) => None,
        }
    };
}

impl<'a> KeyColumn<'a> {
    /// A column as keys.
    ///
    /// # Errors
    /// `wrong_type` for floats, which are no names, and for times, whose periods are; `out_of_range` for a whole
    /// number beyond 64 signed bits.
    pub fn new(name: &str, column: &ColumnView<'a>, threads: usize) -> Result<Self, Error> {
        let source = match column {
            ColumnView::Numbers(numbers) => {
                let (low, high) = range(name, numbers, threads)?;
                match high.checked_sub(low) {
                    Some(width) if width < NARROW => {
                        // One code more for rows without a number.
                        let size = usize::try_from(width).unwrap_or(0) + 2;
                        Source::Narrow { numbers: numbers.clone(), low, size }
                    }
                    _ => Source::Wide(numbers.clone()),
                }
            }
            ColumnView::Texts(texts) => match texts.as_dictionary() {
                Some((words, places)) if words.len() < MOST_DIRECT => {
                    let mut known = TextCodes::new();
                    let mut labels = Vec::new();
                    // Places of one word, or of none, share a code.
                    let codes = words.into_iter().map(|word| match word {
                        None => 0,
                        Some(word) => {
                            let code = known.code(word) + 1;
                            if code as usize > labels.len() {
                                labels.push(Key::Text(word.into()));
                            }
                            code
                        }
                    });
                    let codes = codes.collect();
                    labels.insert(0, Key::Null);
                    Source::Words { places: places.clone(), codes, labels }
                }
                _ => Source::Texts(texts.clone()),
            },
            ColumnView::Times(_) => {
                return Err(Error::WrongType {
                    what: name.to_owned().into(),
                    required: "whole numbers or words".into(),
                    got: "times; give them as time, with every".into(),
                    row: None,
                })
            }
        };
        Ok(Self { source })
    }

    /// The periods of a column of times as keys.
    pub fn periods(times: &Times<'a>, calendar: &'a Calendar, every: Every) -> Self {
        let (low, high) = times
            .range()
            .map_or((0, 0), |(first, last)| (calendar.period(first, every), calendar.period(last, every)));
        // Clocks that are put back lead into an earlier period, so the last instant need not be in the last period,
        // nor the first in the first. No offset is as much as 26 hours.
        let margin = match every {
            Every::Hour => 52,
            Every::Day => 3,
            _ => 1,
        };
        let (low, high) = (low - margin, high + margin);
        let size = (high - low < NARROW).then(|| usize::try_from(high - low).unwrap_or(0) + 2);
        Self { source: Source::Periods { times: times.clone(), calendar, every, low, size } }
    }

    /// How many codes there can be, where that is known before the rows are read.
    fn size(&self) -> Option<usize> {
        match &self.source {
            Source::Narrow { size, .. } => Some(*size),
            Source::Periods { size, .. } => *size,
            Source::Words { labels, .. } => Some(labels.len()),
            Source::Wide(_) | Source::Texts(_) => None,
        }
    }
}

/// The smallest and the largest whole number of a column; (0, 0) where it has none.
fn range(name: &str, numbers: &Numbers<'_>, threads: usize) -> Result<(i64, i64), Error> {
    let float = || Error::WrongType {
        what: name.to_owned().into(),
        required: "whole numbers or words".into(),
        got: "a column of floats".into(),
        row: None,
    };
    if numbers.is_empty() {
        return Ok((0, 0));
    }
    let ends = |low: i128, high: i128| match (i64::try_from(low), i64::try_from(high)) {
        (Ok(low), Ok(high)) => Ok((low, high)),
        #[allow(clippy::cast_precision_loss)]
        _ => {
            let valid = |row| numbers.validity().is_none_or(|validity| validity.is_valid(row));
            let row = match numbers.slice() {
                NumberSlice::U64(slice) => {
                    let mut rows = slice.iter().enumerate();
                    rows.position(|(row, &value)| i64::try_from(value).is_err() && valid(row))
                }
                _ => None,
            };
            let value = row.and_then(|row| numbers.get(row)).unwrap_or(high as f64);
            Err(Error::out_of_range(name.to_owned(), row, value, "below 2^63"))
        }
    };
    let pieces = with_wholes!(numbers.slice(), slice => {
        parallel::map_chunks(slice.len(), PIECE, threads, |rows| {
            let first = rows.start;
            let part = slice.get(rows).unwrap_or_default();
            let (mut low, mut high) = (i128::MAX, i128::MIN);
            match numbers.validity() {
                None => {
                    // Compared in the column's own type: that is what vector instructions can do.
                    let least = part.iter().copied().min();
                    let most = part.iter().copied().max();
                    if let (Some(least), Some(most)) = (least, most) {
                        (low, high) = (i128::from(least), i128::from(most));
                    }
                }
                Some(validity) => {
                    for (row, &value) in part.iter().enumerate() {
                        if validity.is_valid(first + row) {
                            low = low.min(i128::from(value));
                            high = high.max(i128::from(value));
                        }
                    }
                }
            }
            Ok((low, high))
        })
    });
    let pieces = pieces.ok_or_else(float)??;
    let low = pieces.iter().map(|(low, _)| *low).min().unwrap_or(0);
    let high = pieces.iter().map(|(_, high)| *high).max().unwrap_or(0);
    if low > high {
        return Ok((0, 0));
    }
    ends(low, high)
}

/// A code or the number of a group: 16 bits wide where groups are few, so that twice as many rows lie in a vector.
pub(crate) trait Code: Copy + Default {
    /// The number as one of this width; wraps.
    fn of(number: u32) -> Self;
    /// Adds a code that counts for as much as a stride; wraps.
    fn step(self, code: Self, stride: usize) -> Self;
    /// The number.
    fn number(self) -> u32;
}

macro_rules! code {
    ($($width:ty),*) => { $(
        #[allow(clippy::cast_possible_truncation)]
        impl Code for $width {
            fn of(number: u32) -> Self {
                number as Self
            }
            fn step(self, code: Self, stride: usize) -> Self {
                self.wrapping_add(code.wrapping_mul(stride as Self))
            }
            fn number(self) -> u32 {
                u32::from(self)
            }
        }
    )* };
}

code!(u16, u32);

/// A number as a place in a list, where it is one.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole_place(place: f64) -> Option<usize> {
    // Casts saturate, so a number that is too large is a place beyond the last.
    (place >= 0.0 && place.fract() == 0.0).then_some(place as usize)
}

/// Codes of one column for one thread.
struct Coder<'k, 'a> {
    column: &'k KeyColumn<'a>,
    integers: IntegerCodes,
    texts: TextCodes,
    seen: Option<SeenViews<u32>>,
}

impl<'k, 'a> Coder<'k, 'a> {
    fn new(column: &'k KeyColumn<'a>) -> Self {
        let views = match &column.source {
            Source::Texts(texts) => texts.views(),
            _ => None,
        };
        let seen = views.map(|(views, _)| SeenViews::new(views.len()));
        Self { column, integers: IntegerCodes::new(), texts: TextCodes::new(), seen }
    }

    /// The code of each row, in `out`, which is as long as there are rows.
    // The casts to 64 bits stand in a macro for every type of whole numbers, one of which is i64.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::unnecessary_cast)]
    #[allow(clippy::unnecessary_fallible_conversions)]
    fn write<C: Code>(&mut self, rows: Range<usize>, out: &mut [C]) {
        match &self.column.source {
            Source::Narrow { numbers, low, size } => {
                let (first, low, none) = (rows.start, *low, C::of((size - 1) as u32));
                with_wholes!(numbers.slice(), slice => {
                    let part = slice.get(rows).unwrap_or_default();
                    for (code, &value) in out.iter_mut().zip(part) {
                        // Within the range, so the difference is a small number whatever the type wraps to.
                        *code = C::of((value as i64).wrapping_sub(low) as u32);
                    }
                });
                if let Some(validity) = numbers.validity() {
                    for (at, code) in out.iter_mut().enumerate() {
                        if !validity.is_valid(first + at) {
                            *code = none;
                        }
                    }
                }
            }
            Source::Wide(numbers) => {
                let (first, validity) = (rows.start, numbers.validity());
                let integers = &mut self.integers;
                with_wholes!(numbers.slice(), slice => {
                    let part = slice.get(rows).unwrap_or_default();
                    for (at, (code, &value)) in out.iter_mut().zip(part).enumerate() {
                        let valid = validity.is_none_or(|validity| validity.is_valid(first + at));
                        *code = C::of(if valid { integers.code(value as i64 as u64) + 1 } else { 0 });
                    }
                });
            }
            Source::Words { places, codes, .. } => {
                let first = rows.start;
                let known = with_wholes!(places.slice(), slice => {
                    let part = slice.get(rows.clone()).unwrap_or_default();
                    for (code, &place) in out.iter_mut().zip(part) {
                        // What is no place, a negative number among others, has no word.
                        let place = usize::try_from(place).ok();
                        *code = C::of(place.and_then(|place| codes.get(place)).copied().unwrap_or(0));
                    }
                    if let Some(validity) = places.validity() {
                        for (at, code) in out.iter_mut().enumerate() {
                            if !validity.is_valid(first + at) {
                                *code = C::default();
                            }
                        }
                    }
                });
                if known.is_none() {
                    for (code, row) in out.iter_mut().zip(rows) {
                        let place = places.get(row).and_then(whole_place);
                        *code = C::of(place.and_then(|place| codes.get(place)).copied().unwrap_or(0));
                    }
                }
            }
            Source::Texts(texts) => {
                let known = &mut self.texts;
                let mut code_of = |row| texts.get(row).map_or(0, |text| known.code(text) + 1);
                let Some(((views, validity), seen)) = texts.views().zip(self.seen.as_mut()) else {
                    out.iter_mut().zip(rows).for_each(|(code, row)| *code = C::of(code_of(row)));
                    return;
                };
                for (code, row) in out.iter_mut().zip(rows) {
                    *code = C::of(match views.get(row) {
                        Some(view) if validity.is_none_or(|validity| validity.is_valid(row)) => {
                            seen.or_find(view, || code_of(row))
                        }
                        _ => 0,
                    });
                }
            }
            Source::Periods { times, calendar, every, low, size } => {
                let mut cursor = calendar.cursor(*every);
                match size {
                    Some(size) => {
                        let none = (size - 1) as u32;
                        for (code, row) in out.iter_mut().zip(rows) {
                            let period = times.get(row).map(|micros| (cursor.period(micros) - low) as u32);
                            *code = C::of(period.unwrap_or(none));
                        }
                    }
                    None => {
                        let integers = &mut self.integers;
                        for (code, row) in out.iter_mut().zip(rows) {
                            let period = times.get(row).map(|micros| cursor.period(micros) as u64);
                            *code = C::of(period.map_or(0, |period| integers.code(period) + 1));
                        }
                    }
                }
            }
        }
    }

    /// How many codes there are so far.
    fn len(&self) -> usize {
        self.column.size().unwrap_or_else(|| match &self.column.source {
            Source::Wide(_) | Source::Periods { .. } => self.integers.keys().len() + 1,
            _ => self.texts.len() + 1,
        })
    }

    /// What a code stands for.
    fn label(&self, code: u32) -> Key {
        let at = code as usize;
        match &self.column.source {
            Source::Narrow { low, size, .. } | Source::Periods { low, size: Some(size), .. } => {
                if at + 1 == *size {
                    Key::Null
                } else {
                    Key::Integer(low + i64::from(code))
                }
            }
            Source::Words { labels, .. } => labels.get(at).cloned().unwrap_or(Key::Null),
            #[allow(clippy::cast_possible_wrap)]
            Source::Wide(_) | Source::Periods { .. } => {
                match at.checked_sub(1).and_then(|at| self.integers.keys().get(at)) {
                    Some(&key) => Key::Integer(key as i64),
                    None => Key::Null,
                }
            }
            Source::Texts(_) => match at.checked_sub(1) {
                Some(at) => Key::Text(self.texts.text(at).into()),
                None => Key::Null,
            },
        }
    }
}

/// Groups of rows for one thread: tuples of keys by number.
pub(crate) struct Grouper<'k, 'a> {
    coders: Vec<Coder<'k, 'a>>,
    /// By how much each code counts in the number of a group, where that is computed.
    strides: Option<Vec<usize>>,
    /// Else the pairs (group so far, code) by number, one table for each column but the first.
    pairs: Vec<IntegerCodes>,
}

impl<'k, 'a> Grouper<'k, 'a> {
    pub fn new(columns: impl IntoIterator<Item = &'k KeyColumn<'a>>) -> Self {
        let coders: Vec<Coder<'k, 'a>> = columns.into_iter().map(Coder::new).collect();
        let mut all = Some(1_usize);
        let mut strides = Vec::new();
        for coder in &coders {
            strides.push(all.unwrap_or(0));
            all = all.zip(coder.column.size()).and_then(|(all, size)| all.checked_mul(size));
        }
        let strides = all.filter(|&all| all <= MOST_DIRECT).map(|_| strides);
        let pairs = coders.iter().skip(1).map(|_| IntegerCodes::new()).collect();
        Self { coders, strides, pairs }
    }

    /// How many groups there are so far, or can be.
    pub fn len(&self) -> usize {
        if let Some(strides) = &self.strides {
            return strides.last().zip(self.coders.last()).map_or(1, |(stride, coder)| stride * coder.len());
        }
        match self.pairs.last() {
            Some(pairs) => pairs.keys().len(),
            None => self.coders.first().map_or(1, Coder::len),
        }
    }

    /// As many groups as there can ever be, where that is known.
    pub fn most(&self) -> Option<usize> {
        self.strides.as_ref().map(|_| self.len())
    }

    /// The group of each row, in numbers that are wide enough for all of them.
    pub fn write<C: Code>(&mut self, rows: Range<usize>, scratch: &mut Vec<C>, out: &mut Vec<C>) {
        out.clear();
        out.resize(rows.len(), C::default());
        let Some((first, others)) = self.coders.split_first_mut() else { return };
        first.write(rows.clone(), out);
        scratch.resize(rows.len(), C::default());
        for (at, coder) in others.iter_mut().enumerate() {
            coder.write(rows.clone(), scratch);
            match &self.strides {
                Some(strides) => {
                    let stride = strides.get(at + 1).map_or(0, |&stride| stride);
                    for (group, &code) in out.iter_mut().zip(scratch.iter()) {
                        *group = group.step(code, stride);
                    }
                }
                None => {
                    if let Some(pairs) = self.pairs.get_mut(at) {
                        for (group, &code) in out.iter_mut().zip(scratch.iter()) {
                            let pair = u64::from(group.number()) << 32 | u64::from(code.number());
                            *group = C::of(pairs.code(pair));
                        }
                    }
                }
            }
        }
    }

    /// The keys of a group, one for each column.
    #[allow(clippy::cast_possible_truncation)]
    pub fn label(&self, group: usize) -> Vec<Key> {
        let mut codes = vec![0_u32; self.coders.len()];
        match &self.strides {
            Some(strides) => {
                let mut rest = group;
                for (code, stride) in codes.iter_mut().zip(strides).rev() {
                    *code = (rest / stride) as u32;
                    rest %= stride;
                }
            }
            None => {
                let mut group = group as u64;
                for (code, pairs) in codes.iter_mut().skip(1).zip(&self.pairs).rev() {
                    let pair = usize::try_from(group).ok().and_then(|at| pairs.keys().get(at)).copied();
                    let pair = pair.unwrap_or(0);
                    *code = pair as u32;
                    group = pair >> 32;
                }
                if let Some(code) = codes.first_mut() {
                    *code = group as u32;
                }
            }
        }
        self.coders.iter().zip(codes).map(|(coder, code)| coder.label(code)).collect()
    }
}
