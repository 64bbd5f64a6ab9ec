//! The long table of a report as Parquet.

use crate::open::bad;
use cxkit_report::{LongRow, Report, ReportError, LONG_COLUMNS};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::sync::Arc;

/// Every number of a report as one long Parquet table: the same columns and rows as its CSV.
///
/// # Errors
/// `bad_file` when the library refuses, which it has no reason to.
pub fn long_table_to_parquet(report: &Report) -> Result<Vec<u8>, ReportError> {
    write(&report.long_table()).map_err(|error| bad(format!("cannot be written as Parquet: {error}")))
}

fn write(rows: &[LongRow]) -> Result<Vec<u8>, ParquetError> {
    let field = |name: &&str| {
        let field = match *name {
            "value" | "ci_lower" | "ci_upper" => {
                Type::primitive_type_builder(name, Physical::DOUBLE).with_repetition(Repetition::OPTIONAL)
            }
            "n" => Type::primitive_type_builder(name, Physical::INT64).with_repetition(Repetition::REQUIRED),
            _ => Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
                .with_logical_type(Some(LogicalType::String))
                .with_repetition(Repetition::REQUIRED),
        };
        field.build().map(Arc::new)
    };
    let fields = LONG_COLUMNS.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Type::group_type_builder("report").with_fields(fields).build()?);
    // Nothing of the machine or the moment goes into the file: the same report gives the same bytes.
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("cxkit".to_owned())
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    let mut at = 0;
    while let Some(mut column) = group.next_column()? {
        let name = LONG_COLUMNS.get(at).copied().unwrap_or_default();
        at += 1;
        let text = |row: &LongRow| {
            let text: &str = match name {
                "metric" => &row.metric,
                "reading" => &row.reading,
                "group_by" => &row.group_by,
                "group" => &row.group,
                "period" => &row.period,
                _ => row.status,
            };
            ByteArray::from(text)
        };
        match name {
            "value" | "ci_lower" | "ci_upper" => {
                let number = |row: &LongRow| match name {
                    "value" => row.value,
                    "ci_lower" => row.ci_lower,
                    _ => row.ci_upper,
                };
                let numbers: Vec<f64> = rows.iter().filter_map(number).collect();
                let levels: Vec<i16> = rows.iter().map(|row| i16::from(number(row).is_some())).collect();
                column.typed::<DoubleType>().write_batch(&numbers, Some(&levels), None)?;
            }
            "n" => {
                let counts: Vec<i64> =
                    rows.iter().map(|row| i64::try_from(row.n).unwrap_or(i64::MAX)).collect();
                column.typed::<Int64Type>().write_batch(&counts, None, None)?;
            }
            _ => {
                let texts: Vec<ByteArray> = rows.iter().map(text).collect();
                column.typed::<ByteArrayType>().write_batch(&texts, None, None)?;
            }
        }
        column.close()?;
    }
    group.close()?;
    writer.into_inner()
}
