//! Tables of borrowed columns.

use super::ColumnView;
use crate::{nearest, Error};

/// Columns of the same rows, by name.
///
/// ```
/// use cxkit::measure::Table;
/// let calls = Table::new().column("talk", &[240, 300]).column("wrap", &[30, 0]);
/// assert_eq!(calls.len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    columns: Vec<(String, ColumnView<'a>)>,
}

impl<'a> Table<'a> {
    /// No column yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { columns: Vec::new() }
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, name: &str, column: impl Into<ColumnView<'a>>) -> Self {
        self.columns.push((name.to_owned(), column.into()));
        self
    }

    /// How many rows: those of the first column.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |(_, column)| column.len())
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The column of that name.
    ///
    /// # Errors
    /// `unknown_name` with the nearest one; `unequal_lengths` where it differs from the first in length.
    pub fn get(&self, name: &str) -> Result<&ColumnView<'a>, Error> {
        let Some((_, column)) = self.columns.iter().find(|(known, _)| known == name) else {
            let known = self.columns.iter().map(|(known, _)| known.as_str());
            return Err(Error::UnknownName {
                kind: "column".into(),
                name: name.to_owned(),
                nearest: nearest(name, known).map(str::to_owned),
            });
        };
        if column.len() == self.len() {
            Ok(column)
        } else {
            let what = name.to_owned().into();
            Err(Error::UnequalLengths { what, length: column.len(), required: self.len() })
        }
    }
}
