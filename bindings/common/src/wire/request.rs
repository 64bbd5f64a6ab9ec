//! Requests: which buffers are which column, and the options beside them.

use super::malformed;
use super::reader::Reader;
use crate::names::{camel, snake, Casing};
use crate::{Argument, Call, Column};
use cxkit::columns::{NumberSlice, Numbers, Texts};
use cxkit::survey::AnswerCounts;
#[cfg(feature = "full")]
use cxkit::time::{TimeUnit, Times};
use cxkit::Error;
use std::cell::OnceCell;

/// The machine type of a buffer, by the number it has in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BufferKind {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
}

impl BufferKind {
    const ALL: [Self; 10] = [
        Self::I8,
        Self::U8,
        Self::I16,
        Self::U16,
        Self::I32,
        Self::U32,
        Self::I64,
        Self::U64,
        Self::F32,
        Self::F64,
    ];
}

/// The head of a request, the type of each buffer that comes with it, and the bytes behind the head.
///
/// # Errors
/// `wrong_type` for bytes that are no request.
pub fn buffer_kinds(
    request: &[u8],
) -> Result<(impl Iterator<Item = Result<BufferKind, Error>> + '_, &[u8]), Error> {
    let mut reader = Reader::new(request);
    let kinds = reader.bytes()?;
    let kinds =
        kinds.iter().map(|&kind| BufferKind::ALL.get(usize::from(kind)).copied().ok_or_else(malformed));
    Ok((kinds, reader.rest()))
}

/// The tag of a column of times in milliseconds.
#[cfg(feature = "full")]
const TIMES: u8 = 6;

/// The tag of an object by its handle.
#[cfg(feature = "full")]
const OBJECT: u8 = 7;
/// The tag of columns by name.
#[cfg(feature = "full")]
const NAMED: u8 = 8;
/// The tag of nested settings.
#[cfg(feature = "full")]
const TREE: u8 = 9;

/// What a request may name by its handle.
pub(super) trait Lend {
    /// The counts an accumulator holds.
    fn counts(&self, handle: usize) -> Result<AnswerCounts, Error>;
    /// An object.
    #[cfg(feature = "full")]
    fn object(&self, handle: usize) -> Result<crate::Object, Error>;
}

/// Where counts of answers are kept while a call reads them.
pub(super) type CountsStore = OnceCell<AnswerCounts>;

/// The buffers of a call, taken one after the other.
pub(super) struct Buffers<'a, 's> {
    pub buffers: std::slice::Iter<'s, Numbers<'a>>,
}

impl<'a> Buffers<'a, '_> {
    fn next(&mut self) -> Result<Numbers<'a>, Error> {
        self.buffers.next().cloned().ok_or_else(malformed)
    }

    pub fn column(&mut self, tag: u8) -> Result<Column<'a>, Error> {
        match tag {
            0 => Ok(self.next()?.into()),
            1 => Ok(self.texts()?.into()),
            #[cfg(feature = "full")]
            TIMES => Ok(Times::new(self.next()?, TimeUnit::Milliseconds)?.into()),
            _ => Err(malformed()),
        }
    }

    /// Texts as the index of each row's word (-1 where there is none), where each word ends, and all words.
    fn texts(&mut self) -> Result<Texts<'a>, Error> {
        let (rows, ends, words) = (self.next()?, self.next()?, self.next()?);
        let (NumberSlice::I32(rows), NumberSlice::U32(ends), NumberSlice::U8(words)) =
            (rows.slice(), ends.slice(), words.slice())
        else {
            return Err(malformed());
        };
        let words = std::str::from_utf8(words).map_err(|_| malformed())?;
        let mut start = 0;
        let mut known = Vec::with_capacity(ends.len());
        for &end in *ends {
            known.push(words.get(start..end as usize).ok_or_else(malformed)?);
            start = end as usize;
        }
        let texts = rows.iter().map(|&row| match usize::try_from(row) {
            Ok(row) => known.get(row).copied().map(Some).ok_or_else(malformed),
            Err(_) => Ok(None),
        });
        Ok(texts.collect::<Result<Vec<_>, Error>>()?.into_iter().collect())
    }

    /// Counts of answers as two columns: the answers, and how often each was given.
    fn counts(&mut self) -> Result<AnswerCounts, Error> {
        let (answers, counts) = (self.next()?, self.next()?);
        if answers.len() != counts.len() {
            return Err(malformed());
        }
        let pairs = (0..answers.len()).map(|row| {
            let count = counts.get(row).unwrap_or(f64::NAN);
            if count.fract() != 0.0 || !(0.0..=9_007_199_254_740_992.0).contains(&count) {
                return Err(Error::OutOfRange {
                    what: "count".into(),
                    row: Some(row),
                    value: count,
                    required: "a whole number from 0".into(),
                });
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Ok((answers.get(row).unwrap_or(f64::NAN), count as u64))
        });
        AnswerCounts::from_counts(pairs.collect::<Result<Vec<_>, Error>>()?)
    }
}

/// Reads a request behind its head.
///
/// `columns` are the names a column may have here; `lend` gives what is named by a handle.
pub(super) fn read<'a>(
    bytes: &[u8],
    buffers: &[Numbers<'a>],
    columns: &[&'static str],
    store: &'a CountsStore,
    lend: &dyn Lend,
) -> Result<Call<'a>, Error> {
    let mut reader = Reader::new(bytes);
    let mut buffers = Buffers { buffers: buffers.iter() };
    let keep = |counts: AnswerCounts| -> Result<Argument<'a>, Error> {
        store.set(counts).map_err(|_| malformed())?;
        store.get().map(Argument::Counts).ok_or_else(malformed)
    };
    let mut call = Call { casing: Some(Casing::Camel), threads: 1, ..Call::default() };

    for _ in 0..reader.byte()? {
        let argument = match reader.byte()? {
            2 => {
                let length = reader.count()?;
                let list = (0..length).map(|_| buffers.column(reader.byte()?));
                Argument::Columns(list.collect::<Result<_, Error>>()?)
            }
            3 => keep(buffers.counts()?)?,
            4 => keep(lend.counts(reader.count()?)?)?,
            #[cfg(feature = "full")]
            OBJECT => Argument::Object(lend.object(reader.count()?)?),
            #[cfg(feature = "full")]
            NAMED => {
                let length = reader.count()?;
                let named = (0..length).map(|_| {
                    let name = reader.text()?.to_owned();
                    Ok((name, buffers.column(reader.byte()?)?))
                });
                Argument::NamedColumns(named.collect::<Result<_, Error>>()?)
            }
            // Names in a tree may be those of data: they stay as they are.
            #[cfg(feature = "full")]
            TREE => Argument::Value(reader.value(str::to_owned)?),
            // A result that is handed back has its fields in camel case.
            5 => Argument::Value(reader.value(snake)?),
            tag => Argument::Column(buffers.column(tag)?),
        };
        call.arguments.push(argument);
    }
    for _ in 0..reader.byte()? {
        let spelt = reader.text()?;
        let name = columns.iter().copied().find(|name| camel(name) == spelt).ok_or_else(malformed)?;
        call.columns.push((name, buffers.column(reader.byte()?)?));
    }
    for _ in 0..reader.count()? {
        let name = reader.text()?.to_owned();
        call.options.push((name, reader.value(str::to_owned)?));
    }
    reader.end()?;
    Ok(call)
}
