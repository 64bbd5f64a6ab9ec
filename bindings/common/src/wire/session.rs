//! What one JavaScript thread has going on: its accumulators, the last answer and the last error.

use super::request::{read, CountsStore, Lend};
use super::tape::Tape;
use super::{error_lines, malformed};
use crate::names::camel;
use crate::{accumulator, accumulators, functions, Accumulator, Argument, Call, Value};
use cxkit::columns::Numbers;
use cxkit::survey::AnswerCounts;
use cxkit::Error;

/// The state behind a face: accumulators by handle, the last answer and the last error.
///
/// Every method that may fail gives nothing when it did; [`Session::error`] then says why.
#[derive(Default)]
pub struct Session {
    /// By handle; a freed place is taken by the next one made.
    accumulators: Vec<Option<Box<dyn Accumulator>>>,
    /// The same for objects.
    #[cfg(feature = "full")]
    pub(super) objects: Vec<Option<crate::Object>>,
    pub(super) tape: Tape,
    error: String,
}

impl Session {
    /// Calls the function at a place of the export list; the answer is then in [`Session::slots`].
    /// `request` is what is behind the head, `buffers` are those its head announces.
    pub fn call(
        &mut self,
        function: usize,
        buffers: &[Numbers<'_>],
        request: &[u8],
        threads: usize,
    ) -> Option<()> {
        let store = CountsStore::new();
        let answer = functions().nth(function).ok_or_else(malformed).and_then(|function| {
            let mut call = read(request, buffers, function.columns, &store, self)?;
            call.threads = threads;
            (function.call)(&call)
        });
        self.note(answer).map(|answer| self.tape.write(answer))
    }

    /// Measures the table of a request; the answers as JSON.
    #[cfg(feature = "full")]
    pub fn measure(&mut self, buffers: &[Numbers<'_>], request: &[u8], threads: usize) -> Option<String> {
        let measured = super::measure::measure(request, buffers, threads);
        self.note(measured)
    }

    /// The picture of a result as Plotly JSON; the request holds it by its fields, or rows of results.
    #[cfg(feature = "full")]
    pub fn figure(&mut self, request: &[u8]) -> Option<String> {
        let mut reader = super::reader::Reader::new(request);
        // Names stay as they are: those of a map may be names from data.
        let asked = reader.value(str::to_owned).and_then(|value| reader.end().map(|()| value));
        let figure = asked.and_then(|asked| crate::figure::from_request(&asked));
        self.note(figure)
    }

    /// A new accumulator from that place of the export list; its handle.
    pub fn create(&mut self, place: usize, request: &[u8]) -> Option<usize> {
        let store = CountsStore::new();
        let made = accumulators().nth(place).ok_or_else(malformed).and_then(|info| {
            let call = read(request, &[], &[], &store, self)?;
            (info.new)(&call)
        });
        self.note(made).map(|made| self.keep(made))
    }

    /// An accumulator of that place of the export list from its saved bytes; its handle.
    pub fn load(&mut self, place: usize, state: &[u8]) -> Option<usize> {
        let made = accumulators().nth(place).ok_or_else(malformed).and_then(|info| (info.from_state)(state));
        self.note(made).map(|made| self.keep(made))
    }

    /// Adds the rows of a request to an accumulator.
    pub fn extend(
        &mut self,
        handle: usize,
        buffers: &[Numbers<'_>],
        request: &[u8],
        threads: usize,
    ) -> Option<()> {
        let store = CountsStore::new();
        let done = self.columns(handle).and_then(|columns| {
            let mut call = read(request, buffers, columns, &store, self)?;
            if let Some((name, _)) = call.options.first() {
                let known = columns.iter().map(|column| camel(column)).collect::<Vec<_>>();
                let nearest = cxkit::nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
                return Err(Error::UnknownOption { name: name.clone(), nearest, place: "extend".into() });
            }
            call.threads = threads;
            self.get_mut(handle)?.extend(&call)
        });
        self.note(done)
    }

    /// Adds one number to an accumulator; `NaN` is a missing one.
    pub fn push(&mut self, handle: usize, number: f64) -> Option<()> {
        let call = Call { arguments: vec![Argument::Value(Value::Number(number))], ..Call::default() };
        let done = self.get_mut(handle).and_then(|accumulator| accumulator.extend(&call));
        self.note(done)
    }

    /// Adds what another accumulator holds; one may be added to itself.
    pub fn merge(&mut self, handle: usize, other: usize) -> Option<()> {
        let done =
            self.get(other).map(Accumulator::boxed).and_then(|other| self.get_mut(handle)?.merge(&*other));
        self.note(done)
    }

    /// The answer of an accumulator, in [`Session::slots`].
    pub fn finish(&mut self, handle: usize) -> Option<()> {
        let answer = self.get(handle).and_then(Accumulator::finish);
        self.note(answer).map(|answer| self.tape.write(answer))
    }

    /// The saved bytes of an accumulator.
    pub fn state(&mut self, handle: usize) -> Option<Vec<u8>> {
        let state = self.get(handle).map(Accumulator::to_state);
        self.note(state)
    }

    /// How many rows an accumulator has read.
    pub fn row_count(&mut self, handle: usize) -> Option<u64> {
        let count = self.get(handle).map(Accumulator::row_count);
        self.note(count)
    }

    /// Forgets an accumulator. Its handle must not be used again: it will be another's.
    pub fn free(&mut self, handle: usize) {
        if let Some(place) = self.accumulators.get_mut(handle) {
            *place = None;
        }
    }

    /// What saved bytes hold, as JSON.
    pub fn describe_state(&mut self, state: &[u8]) -> Option<String> {
        self.note(crate::describe_state(state))
    }

    /// The last answer as slots.
    #[must_use]
    pub fn slots(&self) -> &[f64] {
        self.tape.slots()
    }

    /// The text a slot points to. Those from 0 up never change; those below 0 belong to the last answer.
    #[must_use]
    pub fn text(&self, index: i32) -> Option<&str> {
        self.tape.text(index)
    }

    /// The last error as lines: code, row or nothing, message.
    #[must_use]
    pub fn error(&self) -> &str {
        &self.error
    }

    /// Keeps an error found before a call could be made.
    pub fn note<T>(&mut self, done: Result<T, Error>) -> Option<T> {
        done.map_err(|error| self.error = error_lines(&error)).ok()
    }

    fn keep(&mut self, made: Box<dyn Accumulator>) -> usize {
        keep_in(&mut self.accumulators, made)
    }

    fn get(&self, handle: usize) -> Result<&dyn Accumulator, Error> {
        self.accumulators.get(handle).and_then(Option::as_deref).ok_or_else(malformed)
    }

    fn get_mut(&mut self, handle: usize) -> Result<&mut Box<dyn Accumulator>, Error> {
        self.accumulators.get_mut(handle).and_then(Option::as_mut).ok_or_else(malformed)
    }

    fn columns(&self, handle: usize) -> Result<&'static [&'static str], Error> {
        Ok(accumulator(self.get(handle)?.name()).map_or(&[], |info| info.columns))
    }
}

impl Lend for Session {
    fn counts(&self, handle: usize) -> Result<AnswerCounts, Error> {
        let accumulator = self.get(handle)?;
        accumulator.counts().cloned().ok_or_else(|| {
            crate::column::wrong_type("answers", "a column or counts of answers", accumulator.name(), None)
        })
    }

    #[cfg(feature = "full")]
    fn object(&self, handle: usize) -> Result<crate::Object, Error> {
        self.objects.get(handle).cloned().flatten().ok_or_else(malformed)
    }
}

/// Puts something into the first free place; its handle.
pub(super) fn keep_in<T>(places: &mut Vec<Option<T>>, made: T) -> usize {
    let free = places.iter().position(Option::is_none);
    match free.and_then(|place| places.get_mut(place).map(|slot| (place, slot))) {
        Some((place, slot)) => {
            *slot = Some(made);
            place
        }
        None => {
            places.push(Some(made));
            places.len() - 1
        }
    }
}
