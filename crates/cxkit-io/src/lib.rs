//! Reading tables for cxkit: CSV, Parquet, JSON lines and XES event logs, gzipped or not.
//!
//! Only the columns that are asked for are kept. A column is of numbers when every cell that is not empty is a
//! number, else of words. A file that is missing, cut short, ragged or not what its name says is an error that
//! names it.

mod csv;
mod find;
mod json_lines;
mod load;
mod long_table;
mod open;
mod parquet;
mod quoting;
mod values;
mod xes;

pub use find::find_files;
pub use load::load;
pub use long_table::long_table_to_parquet;
pub use open::{read_bytes, read_table};
