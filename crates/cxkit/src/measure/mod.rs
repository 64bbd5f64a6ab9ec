//! Any measure over any table: by groups, by period, several in one pass.

mod batch;
mod metric;

pub use batch::{Batch, ColumnView, Role, RoleKind, Tally};
pub(crate) use metric::measure_columns;
pub use metric::{LogMetric, Metric, MetricAccumulator};
