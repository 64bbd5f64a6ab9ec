//! The private bridge under the language bindings: what is exported, under which name, with which arguments,
//! options and results.
//!
//! A binding supplies only how a number, a column, a record and an error cross its border. Everything else
//! stands here once: [`functions`] and [`accumulators`] are the export list, and a new measure is one line in it.
//!
//! Without the feature `full` the list ends after surveys, shares and means: that is what `cxkit/slim` downloads.

// Columns, arguments and calls know more than a build without that feature asks of them.
#![cfg_attr(not(feature = "full"), allow(dead_code))]

mod accumulator;
mod argument;
mod call;
mod column;
mod describe;
mod exports;
#[cfg(feature = "full")]
mod figure;
#[cfg(feature = "full")]
mod measure;
mod names;
#[cfg(feature = "full")]
mod object;
#[cfg(feature = "full")]
mod part;
#[cfg(feature = "full")]
mod tree;
pub mod wire;

pub use accumulator::{Accumulator, AccumulatorInfo, AnyAccumulator};
pub use argument::{Argument, ArgumentInfo, ArgumentKind};
pub use call::{Answer, Call, RecordInfo};
pub use column::{Chunk, Column};
pub use cxkit::columns::Numbers;
pub use cxkit::describe::{FieldInfo, Kind, OptionInfo, Value};
pub use cxkit::Error;
#[cfg(feature = "full")]
pub use cxkit_zones::zone;
#[cfg(feature = "full")]
pub use describe::digests;
pub use describe::{describe_exports, describe_state, fingerprint, json, slim_fingerprint};
pub use exports::{
    accumulator, accumulator_from_state, accumulators, function, functions, records, Function,
};
#[cfg(feature = "full")]
pub use exports::{object_functions, objects, rows_of};
#[cfg(feature = "full")]
pub use figure::{figure, figure_of_fields, figure_of_rows};
#[cfg(feature = "full")]
pub use measure::{
    measure, measure_options, metric, metric_columns, Cell, KeyKind, MeasureCall, Measured, MetricCall,
    OutColumn, TableColumn,
};
pub use names::{camel, snake, Casing};
#[cfg(feature = "full")]
pub use object::{methods, object, Fields, Method, MethodRole, Object, ObjectInfo, Returned, Returns};
