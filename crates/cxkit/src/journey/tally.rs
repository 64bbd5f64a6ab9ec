//! Counts that merge: what every query of sessions and paths keeps, and how it is saved.

use super::log::EventLog;
use crate::accumulate::{StateReader, StateWriter};
use crate::Error;

/// A question that can be counted in parts: by customers apart, and put together.
///
/// Options of sessions, transitions, paths and the like are such questions; the trait is not for others to implement.
pub trait Question: Clone + PartialEq + Sync {
    /// What it is answered with.
    type Answer;
    #[doc(hidden)]
    type Parts: Parts;
    #[doc(hidden)]
    const KIND: &'static str;

    #[doc(hidden)]
    fn check(&self) -> Result<(), Error>;
    #[doc(hidden)]
    fn none(&self) -> Self::Parts;
    #[doc(hidden)]
    fn count(&self, log: &EventLog) -> Result<Self::Parts, Error>;
    #[doc(hidden)]
    fn answer(&self, parts: Self::Parts) -> Result<Self::Answer, Error>;
    #[doc(hidden)]
    fn same(&self, other: &Self) -> Result<(), Error>;
    #[doc(hidden)]
    fn write_to(&self, writer: &mut StateWriter);
    #[doc(hidden)]
    fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error>;
    #[doc(hidden)]
    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<Self::Parts, Error>;
    #[doc(hidden)]
    fn write_parts(&self, parts: &Self::Parts, writer: &mut StateWriter);
}

/// What was counted: adds up over customers.
#[doc(hidden)]
pub trait Parts: Clone + PartialEq + Send {
    fn merge(&mut self, other: &Self);
    /// One form of equal counts.
    fn tidy(&mut self);
}

/// Settings that are a question of themselves.
macro_rules! question_settings {
    () => {
        fn same(&self, other: &Self) -> Result<(), Error> {
            $crate::accumulate::check_same_settings(self, other)
        }
        fn write_to(&self, writer: &mut StateWriter) {
            $crate::accumulate::write_settings(self, writer);
        }
        fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
            $crate::accumulate::read_settings(reader)
        }
    };
}
pub(super) use question_settings;

const VERSION: u64 = 1;

/// The counts of a question about journeys: merges with those of other customers, and can be saved.
///
/// Logs that share no customer may be counted apart; merged, their counts are those of one log, bit for bit.
///
/// ```
/// use cxkit::journey::{EventLog, Events, JourneyTally, TransitionOptions};
/// use cxkit::time::{TimeUnit, Times};
/// let times = Times::new(&[0_i64, 60, 90], TimeUnit::Seconds)?;
/// let names = ["landing", "landing", "checkout"];
/// let some = EventLog::new(&Events::new(&[1_i64, 2, 1], times.clone(), &names))?;
/// let others = EventLog::new(&Events::new(&[3_i64, 3, 3], times, &names))?;
/// let question = TransitionOptions::default();
/// let mut both = some.tally(&question)?;
/// let saved = others.tally(&question)?.to_state();
/// both.merge(&JourneyTally::from_state(&saved)?)?;
/// assert_eq!(both.finish()?.n, 3);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyTally<Q: Question> {
    question: Q,
    parts: Q::Parts,
}

impl<Q: Question> JourneyTally<Q> {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// As the question on a log, but for names, which only a log can tell.
    pub fn new(question: &Q) -> Result<Self, Error> {
        question.check()?;
        Ok(Self { question: question.clone(), parts: question.none() })
    }

    /// Adds the counts of other customers.
    ///
    /// # Errors
    /// `incompatible` for another question; nothing has changed then.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.question.same(&other.question)?;
        self.parts.merge(&other.parts);
        self.parts.tidy();
        Ok(())
    }

    /// The answer so far.
    ///
    /// # Errors
    /// None that a checked question can have.
    pub fn finish(&self) -> Result<Q::Answer, Error> {
        self.question.answer(self.parts.clone())
    }

    /// The counts as canonical bytes.
    #[must_use]
    pub fn to_state(&self) -> Vec<u8> {
        let mut writer = StateWriter::new(Q::KIND, VERSION);
        self.question.write_to(&mut writer);
        self.question.write_parts(&self.parts, &mut writer);
        writer.finish()
    }

    /// The counts that were saved.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = StateReader::open(bytes, Q::KIND, VERSION)?;
        let question = Q::read_from(&mut reader)?;
        question.check().map_err(|error| Error::bad_state(format!("it asks what cannot be: {error}")))?;
        let parts = question.read_parts(&mut reader)?;
        reader.finish()?;
        let read = Self { question, parts };
        let mut tidy = read.parts.clone();
        tidy.tidy();
        if tidy != read.parts {
            return Err(Error::bad_state("its counts are not in their one form"));
        }
        Ok(read)
    }
}

impl EventLog {
    /// The counts of a question as a state that merges with those of other customers.
    ///
    /// # Errors
    /// As the question itself.
    pub fn tally<Q: Question>(&self, question: &Q) -> Result<JourneyTally<Q>, Error> {
        question.check()?;
        let mut parts = question.count(self)?;
        parts.tidy();
        Ok(JourneyTally { question: question.clone(), parts })
    }
}
