//! Any measure over any table: by groups, by period, several in one pass.

mod batch;
mod difference;
mod histogram;
mod keys;
mod metric;
mod options;
mod over;
mod parts;
mod pass;
mod registry;
mod result;
mod run;
mod saved;
mod states;
mod survey;
mod table;

pub use batch::{Batch, ColumnView, Role, RoleKind, Tally};
pub use difference::difference;
pub(crate) use metric::measure_columns;
pub use metric::{LogMetric, Metric, MetricAccumulator};
pub use options::MeasureOptions;
pub use over::{AnyOver, Over};
pub use parts::{Part, PartAnswer, Parts};
pub use registry::{known_metric, metric, metrics, MetricInfo, RefusedOption};
pub use result::{MeasureResult, MeasureRow};
pub use run::{Measure, MeasureAccumulator};
pub use saved::MetricReader;
pub use states::{AnyMetric, AnyRecord, States};
pub use table::Table;

/// Net Promoter Score over a column of answers.
pub type Nps = Over<crate::survey::NpsOptions>;
/// Customer satisfaction over a column of answers.
pub type Csat = Over<crate::survey::CsatOptions>;
/// Customer effort over a column of answers.
pub type Ces = Over<crate::survey::CesOptions>;
/// A rating over a column of answers.
pub type Rating = Over<crate::survey::RatingOptions>;
/// Average handle time over columns of seconds.
pub type Aht = Over<crate::service::AhtOptions>;
