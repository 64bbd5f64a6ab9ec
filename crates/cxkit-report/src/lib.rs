//! Scorecards and their report page: tables in, text out.
//!
//! A [`Scorecard`] says which numbers, from which columns, against which targets. Given the tables, it becomes a
//! [`Report`]: every number with its interval, where it stands, and how it came about. A report is written as a
//! page, JSON, CSV, Markdown or a short text. No file is read here and no clock: the same input gives the same
//! bytes everywhere.

mod error;
mod evaluate;
mod export;
mod figure;
mod format;
mod forms;
pub mod measures;
mod page;
mod reading;
mod report;
mod scorecard;
mod sections;
mod source;
mod status;
mod suggest;
mod table;
mod unit;
mod words;

pub use error::ReportError;
pub use evaluate::{Settings, ZoneOf};
pub use export::{LongRow, LONG_COLUMNS};
pub use figure::{figure_of, figure_of_rows, FigureRow};
pub use forms::Form;
#[cfg(feature = "embed")]
pub use page::plotly;
pub use reading::{AnswerCount, Reading};
pub use report::{
    BenchmarkReport, Change, Difference, Group, GroupedBy, InputReport, MetricReport, NamedReading,
    PeriodReport, Quality, Report, SourceReport,
};
pub use scorecard::{
    Ask, Benchmark, Better, Breakdown, Clock, Constant, Design, EventKeys, FurtherReading, Input, Metric,
    Moment, PurchaseModel, Scorecard, Section, Source, SourceFile, SourceKind, Take, Target,
};
pub use sections::SectionReport;
pub use source::{CaseInfo, ChangedColumn};
pub use status::{Position, Status};
pub use suggest::suggest;
pub use table::{FileInfo, Part, Table, TableColumn, Words, WordsBuilder};
pub use unit::Unit;
