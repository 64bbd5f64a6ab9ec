//! The one error type of the core: data in fields, nothing boxed, a stable code each.

use std::borrow::Cow;
use std::fmt;

/// Why a call was refused.
///
/// [`Error::code`] never changes between versions and is the same in every language; the message text
/// may improve at any time. Rows count from 0 over the whole input, and the smallest offender is named.
///
/// ```
/// let refused = cxkit::survey::nps(&[10, 9, 11]).unwrap_err();
/// assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(2)));
/// assert_eq!(refused.to_string(), "score must be between 0 and 10, got 11 in row 2");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// Nothing usable was left to measure, or a denominator is zero.
    Empty {
        /// What had no rows.
        what: Cow<'static, str>,
    },
    /// A value outside the values it may take.
    OutOfRange {
        /// Which value.
        what: Cow<'static, str>,
        /// The smallest offending row, where the value came from a column.
        row: Option<usize>,
        /// The value that came.
        value: f64,
        /// What was required, in words: `between 0 and 10`, `above 0`.
        required: Cow<'static, str>,
    },
    /// An infinite value in a column or an option.
    NonFinite {
        /// Which value.
        what: Cow<'static, str>,
        /// The smallest offending row.
        row: Option<usize>,
    },
    /// A missing value where missing values were refused.
    Missing {
        /// Which column.
        what: Cow<'static, str>,
        /// The smallest offending row.
        row: usize,
    },
    /// A value of a type that cannot be used here.
    WrongType {
        /// Which value.
        what: Cow<'static, str>,
        /// What was required.
        required: Cow<'static, str>,
        /// What came.
        got: Cow<'static, str>,
        /// The smallest offending row, where the value came from a column.
        row: Option<usize>,
    },
    /// Times with a zone and times without one in the same column.
    MixedZones {
        /// The first row that differs from those before it.
        row: usize,
    },
    /// Columns of one table that differ in length.
    UnequalLengths {
        /// Which column.
        what: Cow<'static, str>,
        /// Its length.
        length: usize,
        /// The length of the first column.
        required: usize,
    },
    /// An option or argument nobody knows.
    UnknownOption {
        /// The name that came.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
        /// Where it was given: `nps`, `file.toml:7`.
        place: Cow<'static, str>,
    },
    /// A named choice nobody knows, or a combination of options that has no meaning.
    BadOption {
        /// The option.
        name: Cow<'static, str>,
        /// What was required, then what came.
        reason: String,
    },
    /// A name (measure, column, function) nobody knows.
    UnknownName {
        /// What kind of name: `column`, `measure`.
        kind: Cow<'static, str>,
        /// The name that came.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A stratum with one cluster, whose variance cannot be estimated.
    LonelyCluster {
        /// The stratum, as text.
        stratum: String,
    },
    /// Two states with different settings that cannot be merged.
    Incompatible {
        /// What differs.
        what: Cow<'static, str>,
    },
    /// Saved bytes that are not a state this version can read.
    BadState {
        /// What is wrong with them.
        reason: Cow<'static, str>,
    },
    /// An iteration that did not reach its answer.
    NoConvergence {
        /// Which computation.
        what: Cow<'static, str>,
    },
}

impl Error {
    /// The stable code of this kind of error, equal in all languages.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty",
            Self::OutOfRange { .. } => "out_of_range",
            Self::NonFinite { .. } => "non_finite",
            Self::Missing { .. } => "missing",
            Self::WrongType { .. } => "wrong_type",
            Self::MixedZones { .. } => "mixed_zones",
            Self::UnequalLengths { .. } => "unequal_lengths",
            Self::UnknownOption { .. } => "unknown_option",
            Self::BadOption { .. } => "bad_option",
            Self::UnknownName { .. } => "unknown_name",
            Self::LonelyCluster { .. } => "lonely_cluster",
            Self::Incompatible { .. } => "incompatible",
            Self::BadState { .. } => "bad_state",
            Self::NoConvergence { .. } => "no_convergence",
        }
    }

    /// The row that is at fault, counted from 0 over the whole input, where there is one.
    #[must_use]
    pub const fn row(&self) -> Option<usize> {
        match self {
            Self::OutOfRange { row, .. } | Self::NonFinite { row, .. } | Self::WrongType { row, .. } => *row,
            Self::Missing { row, .. } | Self::MixedZones { row } => Some(*row),
            _ => None,
        }
    }

    /// The same error with its row counted from `base` rows earlier: for input read in pieces.
    #[must_use]
    pub fn offset_rows(mut self, base: usize) -> Self {
        match &mut self {
            Self::OutOfRange { row: Some(row), .. }
            | Self::NonFinite { row: Some(row), .. }
            | Self::WrongType { row: Some(row), .. }
            | Self::Missing { row, .. }
            | Self::MixedZones { row } => *row += base,
            _ => {}
        }
        self
    }

    /// The same error of a value that came from a row.
    #[must_use]
    pub fn in_row(mut self, at: usize) -> Self {
        match &mut self {
            Self::OutOfRange { row, .. } | Self::NonFinite { row, .. } | Self::WrongType { row, .. } => {
                *row = Some(at);
            }
            Self::Missing { row, .. } | Self::MixedZones { row } => *row = at,
            _ => {}
        }
        self
    }

    pub(crate) fn empty(what: impl Into<Cow<'static, str>>) -> Self {
        Self::Empty { what: what.into() }
    }

    pub(crate) fn bad_state(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::BadState { reason: reason.into() }
    }

    pub(crate) fn bad_option(name: impl Into<Cow<'static, str>>, reason: impl Into<String>) -> Self {
        Self::BadOption { name: name.into(), reason: reason.into() }
    }

    pub(crate) fn out_of_range(
        what: impl Into<Cow<'static, str>>,
        row: Option<usize>,
        value: f64,
        required: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::OutOfRange { what: what.into(), row, value, required: required.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { what } => write!(f, "{what} has no usable rows"),
            Self::OutOfRange { what, value, required, .. } => write!(f, "{what} must be {required}, got {value}"),
            Self::NonFinite { what, .. } => write!(f, "{what} must be finite, got an infinite value"),
            Self::Missing { what, .. } => write!(f, "{what} must not be missing"),
            Self::WrongType { what, required, got, .. } => write!(f, "{what} must be {required}, got {got}"),
            Self::MixedZones { .. } => f.write_str("times must all name a zone or none may, got both kinds"),
            Self::UnequalLengths { what, length, required } => {
                write!(f, "{what} must have {required} rows like the first column, got {length}")
            }
            Self::UnknownOption { name, nearest, place } => {
                write!(f, "{place} has no option '{name}'")?;
                suggest(f, nearest.as_deref())
            }
            Self::BadOption { name, reason } => write!(f, "{name} {reason}"),
            Self::UnknownName { kind, name, nearest } => {
                write!(f, "there is no {kind} '{name}'")?;
                suggest(f, nearest.as_deref())
            }
            Self::LonelyCluster { stratum } => write!(
                f,
                "stratum '{stratum}' has one cluster, so its variance is unknown: merge it with another, or choose lonely"
            ),
            Self::Incompatible { what } => write!(f, "only equal settings can be merged, {what} differs"),
            Self::BadState { reason } => write!(f, "saved state cannot be read: {reason}"),
            Self::NoConvergence { what } => write!(f, "{what} did not converge"),
        }?;
        match self.row() {
            Some(row) => write!(f, " in row {row}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

fn suggest(f: &mut fmt::Formatter<'_>, nearest: Option<&str>) -> fmt::Result {
    match nearest {
        Some(name) => write!(f, ", did you mean '{name}'?"),
        None => Ok(()),
    }
}

/// The candidate nearest to `name` by edit distance, if near enough to be a likely slip.
///
/// ```
/// assert_eq!(cxkit::nearest("intervall", ["interval", "weights"]), Some("interval"));
/// assert_eq!(cxkit::nearest("zebra", ["interval", "weights"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().take(64).count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, ignoring case.
fn edit_distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).take(64).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).take(64).collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &to) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(from != to)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
