//! Why a report could not be made: which file, which line, which key, and what would be right.

use std::fmt;

/// A scorecard or a table that cannot be used.
///
/// ```
/// use cxkit_report::Scorecard;
/// let error = Scorecard::parse("titel = \"Airport\"\n", "scorecard.toml").unwrap_err();
/// assert_eq!(error.to_string(), "scorecard.toml:1: titel: unknown key, did you mean 'title'?");
/// assert_eq!(error.code(), "unknown_option");
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub struct ReportError {
    code: &'static str,
    file: Option<String>,
    line: Option<usize>,
    key: Option<String>,
    row: Option<usize>,
    message: String,
}

impl ReportError {
    /// An error with a code of [`cxkit::Error::code`] or `bad_file`.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, file: None, line: None, key: None, row: None, message: message.into() }
    }

    /// The same error, in this file; an inner place that is known already stays.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file.get_or_insert(file.into());
        self
    }

    /// The same error, in this line, counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line.get_or_insert(line);
        self
    }

    /// The same error, about this key.
    #[must_use]
    pub fn about(mut self, key: impl Into<String>) -> Self {
        self.key.get_or_insert(key.into());
        self
    }

    /// The same error, about this row of the file, counted from 0.
    #[must_use]
    pub fn at_row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// The stable code, as in every other face: `unknown_option`, `out_of_range`, `bad_file`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The row of the data file that is at fault, counted from 0, where there is one.
    #[must_use]
    pub const fn row(&self) -> Option<usize> {
        self.row
    }

    /// The file that is at fault.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The line of the scorecard that is at fault, counted from 1.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        self.line
    }

    /// The key that is at fault.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file}:{line}: ")?,
            (Some(file), None) => write!(f, "{file}: ")?,
            (None, Some(line)) => write!(f, "line {line}: ")?,
            (None, None) => {}
        }
        if let Some(key) = &self.key {
            write!(f, "{key}: ")?;
        }
        f.write_str(&self.message)?;
        match self.row {
            Some(row) => write!(f, " in row {row}"),
            None => Ok(()),
        }
    }
}

impl From<cxkit::Error> for ReportError {
    fn from(error: cxkit::Error) -> Self {
        let text = error.to_string();
        let row = error.row();
        // The row is kept as a number: it is counted anew when the rows were a part of a file.
        let suffix = row.map_or_else(String::new, |row| format!(" in row {row}"));
        let message = text.strip_suffix(suffix.as_str()).unwrap_or(&text);
        Self { row, ..Self::new(error.code(), message) }
    }
}
