//! Exact, mergeable sums and the canonical bytes they are saved as.
//!
//! Everything that is added up is added up exactly and rounded once, when it is read. So the order of the
//! rows, the threads, the batches and the partitions cannot change a bit of the answer.

mod block;
mod co_moments;
mod column;
mod distinct;
mod distinct_sketch;
mod exact_sum;
mod fixed;
mod hash;
mod log_sketch;
mod moments;
pub(crate) mod order;
mod settings;
pub mod state;
mod sweep;
mod values;
mod wide;

use crate::Error;

pub use co_moments::{CoMoments, CoMomentsResult};
pub use column::Column;
pub use distinct::Distinct;
pub use distinct_sketch::DistinctSketch;
pub use exact_sum::ExactSum;
pub use log_sketch::LogSketch;
pub use moments::{Moments, MomentsResult};
pub(crate) use settings::{check_same_settings, read_settings, write_settings};
pub use state::{describe_header, StateHeader, StateReader, StateWriter};
#[doc(hidden)]
pub use sweep::sweep_digest;
pub use values::Values;

/// A measurement that can be taken in pieces: in batches, on threads, in partitions, today and tomorrow.
///
/// Three promises, tested by the shared laws of the test kit on every implementation:
/// an accumulator that has seen nothing is neutral in a merge; pieces may be merged in any order and give
/// the same bytes; a saved state answers what the original answers. Methods that take whole columns are
/// on the types themselves, because columns differ.
pub trait Accumulator: Clone {
    /// One observation.
    type Item;
    /// The answer.
    type Output;

    /// Adds one observation.
    ///
    /// # Errors
    /// When the observation is refused; nothing has changed then.
    fn push(&mut self, item: Self::Item) -> Result<(), Error>;

    /// Adds everything that `other` has seen.
    ///
    /// # Errors
    /// `incompatible` when the two were set up differently; nothing has changed then.
    fn merge(&mut self, other: &Self) -> Result<(), Error>;

    /// The answer so far; asking does not change anything.
    ///
    /// # Errors
    /// `empty` when nothing usable was seen, where the answer needs something.
    fn finish(&self) -> Result<Self::Output, Error>;

    /// The state as canonical bytes: equal content gives equal bytes, whatever the history.
    fn to_state(&self) -> Vec<u8>;

    /// An accumulator that continues where the saved one stopped.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
    fn from_state(bytes: &[u8]) -> Result<Self, Error>;
}
