//! Columns of segments: values, how many customers hold them, money.

use crate::accumulate::ExactSum;
use crate::columns::Numbers;
use crate::Error;

/// A column of as many rows as the first one.
pub(super) fn column<'a>(
    what: &'static str,
    column: &'a Numbers<'a>,
    required: usize,
) -> Result<&'a Numbers<'a>, Error> {
    if column.len() == required {
        Ok(column)
    } else {
        Err(Error::UnequalLengths { what: what.into(), length: column.len(), required })
    }
}

/// A number of a row, which must be there, finite and 0 or more.
pub(super) fn amount(what: &'static str, value: Option<f64>, row: usize) -> Result<f64, Error> {
    let value = value.ok_or(Error::Missing { what: what.into(), row })?;
    if value.is_infinite() {
        return Err(Error::NonFinite { what: what.into(), row: Some(row) });
    }
    if value < 0.0 {
        return Err(Error::out_of_range(what, Some(row), value, "0 or more"));
    }
    Ok(value)
}

/// Value held by customers, summed exactly.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    pub value: ExactSum,
    pub customers: ExactSum,
    pub n: u64,
}

impl Held {
    /// So many customers of this value each.
    pub fn add(&mut self, value: f64, customers: f64, row: usize) -> Result<(), Error> {
        let infinite = |what: &'static str| Error::NonFinite { what: what.into(), row: Some(row) };
        let customers = amount("customers", Some(customers), row)?;
        self.value.push_product(value, customers).map_err(|_| infinite("value"))?;
        self.customers.push(customers).map_err(|_| infinite("customers"))?;
        self.n += 1;
        Ok(())
    }
}
