//! Reading tables for cxkit: CSV, Parquet, JSON lines and XES event logs, gzipped or not.
//!
//! Only the columns that are asked for are kept. A column is of numbers when every cell that is not empty is a
//! number, else of words. A file that is missing, cut short, ragged or not what its name says is an error that
//! names it.

//! Without the feature `files` it reads text from any reader, and compiles where there are no files.

mod csv;
#[cfg(feature = "files")]
mod find;
mod json_lines;
mod load;
#[cfg(feature = "files")]
mod long_table;
mod open;
#[cfg(feature = "files")]
mod parquet;
mod quoting;
mod values;
#[cfg(feature = "files")]
mod xes;

#[cfg(feature = "files")]
pub use find::find_files;
#[cfg(feature = "files")]
pub use load::load;
pub use load::part;
#[cfg(feature = "files")]
pub use long_table::long_table_to_parquet;
pub use open::{read_bytes, read_stream, read_stream_with_names};
#[cfg(feature = "files")]
pub use open::{read_table, read_table_with_names};
