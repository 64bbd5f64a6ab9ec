//! Parquet files, the wanted columns only.

use crate::open::{bad, Wanted};
use crate::values::Values;
use cxkit_report::{ReportError, Table};
use parquet::basic::{LogicalType, TimeUnit};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::Type;
use std::fs::File;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// Reads a Parquet file. The library panics on some damaged files: that ends here as the error it is.
pub(crate) fn read(file: File, wanted: &Wanted<'_>) -> Result<Table, ReportError> {
    // Nothing outlives the call but its result, so nothing half-done can be seen afterwards.
    let read = std::panic::catch_unwind(AssertUnwindSafe(|| read_columns(file, wanted)));
    read.unwrap_or_else(|_| Err(bad("is damaged")))
}

fn read_columns(file: File, wanted: &Wanted<'_>) -> Result<Table, ReportError> {
    let damaged = |error: parquet::errors::ParquetError| bad(format!("is damaged or cut short: {error}"));
    let reader = SerializedFileReader::new(file).map_err(damaged)?;
    let metadata = reader.metadata().file_metadata();
    let rows = usize::try_from(metadata.num_rows()).map_err(|_| bad("is damaged"))?;
    let schema = metadata.schema_descr().root_schema_ptr();
    let all_columns = schema.get_fields().iter().map(|field| field.name().to_owned()).collect();

    let mut values: Vec<(String, bool, Values)> = Vec::new();
    let mut fields: Vec<Arc<Type>> = Vec::new();
    for field in schema.get_fields().iter().filter(|field| wanted.columns.contains(&field.name())) {
        if !field.is_primitive() {
            let name = field.name();
            return Err(ReportError::new("wrong_type", format!("column '{name}' holds lists or tables")));
        }
        fields.push(Arc::clone(field));
        values.push((field.name().to_owned(), counts_nanoseconds(field), Values::default()));
    }
    if fields.is_empty() {
        return Ok(Table { rows, columns: Vec::new(), recoded_cells: 0, all_columns });
    }
    let projection = Type::group_type_builder(schema.name()).with_fields(fields).build().map_err(damaged)?;
    let mut seen = 0;
    for row in reader.get_row_iter(Some(projection)).map_err(damaged)? {
        let row = row.map_err(damaged)?;
        for ((_, nanoseconds, values), (_, field)) in values.iter_mut().zip(row.get_column_iter()) {
            match field {
                // The library has no value for them; pandas writes its times so.
                Field::Long(time) if *nanoseconds => {
                    push(values, &Field::TimestampMicros(time.div_euclid(1_000)));
                }
                field => push(values, field),
            }
        }
        seen += 1;
    }
    if seen != rows {
        return Err(bad(format!("is damaged: {seen} rows where it says {rows}")));
    }
    let columns = values.into_iter().map(|(name, _, values)| {
        let column = values.finish(&name, wanted);
        (name, column)
    });
    let columns = columns.collect();
    Ok(Table { rows, columns, recoded_cells: 0, all_columns })
}

/// Whether a column holds points in time in nanoseconds.
fn counts_nanoseconds(field: &Type) -> bool {
    matches!(
        field.get_basic_info().logical_type_ref(),
        Some(LogicalType::Timestamp(time)) if time.unit == TimeUnit::NANOS
    )
}

#[allow(clippy::cast_precision_loss)]
fn push(values: &mut Values, field: &Field) {
    match field {
        Field::Null => values.push_empty(),
        Field::Bool(flag) => values.push_word(if *flag { "true" } else { "false" }),
        Field::Byte(number) => values.push_number(f64::from(*number)),
        Field::Short(number) => values.push_number(f64::from(*number)),
        Field::Int(number) => values.push_number(f64::from(*number)),
        Field::Long(number) => values.push_number(*number as f64),
        Field::UByte(number) => values.push_number(f64::from(*number)),
        Field::UShort(number) => values.push_number(f64::from(*number)),
        Field::UInt(number) => values.push_number(f64::from(*number)),
        Field::ULong(number) => values.push_number(*number as f64),
        Field::Float16(number) => values.push_number(f64::from(*number)),
        Field::Float(number) => values.push_number(f64::from(*number)),
        Field::Double(number) => values.push_number(*number),
        Field::Str(text) => values.push_word(text),
        Field::Bytes(bytes) => values.push_word(&String::from_utf8_lossy(bytes.data())),
        // A decimal is a quantity, not an id: 12.30 and 12.3 are one.
        Field::Decimal(_) => match field.to_string().parse() {
            Ok(number) => values.push_number(number),
            Err(_) => values.push_word(&field.to_string()),
        },
        // Times in the words the library writes them in.
        other => values.push_word(&other.to_string()),
    }
}
