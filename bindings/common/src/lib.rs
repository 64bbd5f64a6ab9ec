//! The private bridge under the language bindings: what is exported, under which name, with which arguments,
//! options and results.
//!
//! A binding supplies only how a number, a column, a record and an error cross its border. Everything else
//! stands here once: [`FUNCTIONS`](functions) and [`ACCUMULATORS`](accumulators) are the export list, and a new
//! measure is one line in it.

mod accumulator;
mod argument;
mod call;
mod column;
mod describe;
mod exports;
mod names;
pub mod wire;
#[cfg(feature = "full")]
mod zones;

pub use accumulator::{Accumulator, AccumulatorInfo, AnyAccumulator};
pub use argument::{Argument, ArgumentInfo, ArgumentKind};
pub use call::{Answer, Call, RecordInfo};
pub use column::{Chunk, Column};
pub use cxkit::columns::Numbers;
pub use cxkit::describe::{FieldInfo, Kind, OptionInfo, Value};
pub use cxkit::Error;
#[cfg(feature = "digests")]
pub use describe::digests;
pub use describe::{describe_exports, describe_state, fingerprint, json};
pub use exports::{
    accumulator, accumulator_from_state, accumulators, function, functions, records, Function,
};
pub use names::{camel, snake, Casing};
#[cfg(feature = "full")]
pub use zones::zone;
