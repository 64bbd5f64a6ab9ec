//! Rows on their way into a measure: columns by role, and which of their rows are meant.

use crate::columns::{Key, Numbers, Texts};
use crate::time::{Calendar, Every, Times};
use crate::Error;

/// What a measure reads from a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RoleKind {
    /// Numbers, such as seconds of talk.
    Numbers,
    /// Answers to a survey: numbers or words.
    Answers,
    /// Yes or no, as 1 and 0.
    Flags,
    /// Names: whole numbers or words.
    Keys,
    /// Points in time.
    Times,
}

impl RoleKind {
    const fn required(self) -> &'static str {
        match self {
            Self::Numbers => "a column of numbers",
            Self::Answers => "a column of answers",
            Self::Flags => "a column of 1 and 0",
            Self::Keys => "a column of whole numbers or words",
            Self::Times => "a column of times",
        }
    }
}

/// A column a measure reads, by the part it plays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The name, in snake case.
    pub name: &'static str,
    /// What the column holds.
    pub kind: RoleKind,
    /// Whether the measure can do without it.
    pub required: bool,
    /// Its meaning.
    pub doc: &'static str,
}

impl Role {
    /// A column the measure cannot do without.
    #[must_use]
    pub const fn required(name: &'static str, kind: RoleKind, doc: &'static str) -> Self {
        Self { name, kind, required: true, doc }
    }

    /// A column that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, kind: RoleKind, doc: &'static str) -> Self {
        Self { name, kind, required: false, doc }
    }
}

/// How often something was the case: a count, or a column of yes and no to count.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Tally<'a> {
    /// Counted already.
    Count(u64),
    /// 1 and 0, one a row; missing rows are left out.
    Flags(Numbers<'a>),
}

impl From<u64> for Tally<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl<'a> From<Numbers<'a>> for Tally<'a> {
    fn from(flags: Numbers<'a>) -> Self {
        Self::Flags(flags)
    }
}

/// A column as a table holds it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ColumnView<'a> {
    /// Numbers of any machine type.
    Numbers(Numbers<'a>),
    /// Texts.
    Texts(Texts<'a>),
    /// Points in time.
    Times(Times<'a>),
}

impl ColumnView<'_> {
    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Texts(texts) => texts.len(),
            Self::Times(times) => times.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a, T> From<T> for ColumnView<'a>
where
    Numbers<'a>: From<T>,
{
    fn from(numbers: T) -> Self {
        Self::Numbers(numbers.into())
    }
}

impl<'a> From<Times<'a>> for ColumnView<'a> {
    fn from(times: Times<'a>) -> Self {
        Self::Times(times)
    }
}

impl<'a> From<Texts<'a>> for ColumnView<'a> {
    fn from(texts: Texts<'a>) -> Self {
        Self::Texts(texts)
    }
}

/// Rows for a measure: a column for each of its roles, in the order of the roles, and which rows are meant.
///
/// A row keeps its number whichever group it falls in, so an error names the row of the whole input.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    roles: &'a [Role],
    columns: &'a [Option<ColumnView<'a>>],
    rows: Option<&'a [u32]>,
    len: usize,
    threads: usize,
    periods: Option<(&'a Calendar, Every)>,
}

impl<'a> Batch<'a> {
    /// All rows of these columns; a role that nothing follows for is given no column.
    ///
    /// # Errors
    /// `wrong_type` for a required column that is not there or a column of another kind than its role;
    /// `unequal_lengths`.
    pub fn new(roles: &'a [Role], columns: &'a [Option<ColumnView<'a>>]) -> Result<Self, Error> {
        let mut len = None;
        for (at, role) in roles.iter().enumerate() {
            let Some(column) = columns.get(at).and_then(Option::as_ref) else {
                if role.required {
                    return Err(wrong_type(role.name, "given", "nothing", None));
                }
                continue;
            };
            let unfit = match (role.kind, column) {
                (RoleKind::Numbers | RoleKind::Flags, ColumnView::Texts(_)) => "texts",
                (RoleKind::Times, ColumnView::Numbers(_)) => "numbers without a unit of time",
                (RoleKind::Times, ColumnView::Texts(_)) => "texts",
                (RoleKind::Times, ColumnView::Times(_))
                | (_, ColumnView::Numbers(_) | ColumnView::Texts(_)) => "",
                (_, ColumnView::Times(_)) => "times",
            };
            if !(unfit.is_empty() || column.is_empty()) {
                return Err(wrong_type(role.name, role.kind.required(), unfit, Some(0)));
            }
            let first = *len.get_or_insert(column.len());
            if column.len() != first {
                let what = role.name.into();
                return Err(Error::UnequalLengths { what, length: column.len(), required: first });
            }
        }
        Ok(Self { roles, columns, rows: None, len: len.unwrap_or(0), threads: 1, periods: None })
    }

    /// The same rows, to be told apart by calendar period.
    #[must_use]
    pub const fn with_periods(mut self, calendar: &'a Calendar, every: Every) -> Self {
        self.periods = Some((calendar, every));
        self
    }

    /// Where periods begin and how long they are, where that was said.
    #[must_use]
    pub const fn periods(&self) -> Option<(&'a Calendar, Every)> {
        self.periods
    }

    /// The same columns, of which only these rows are meant; they are smaller than the length of the columns.
    #[must_use]
    pub fn only<'b>(&'b self, rows: &'b [u32]) -> Batch<'b> {
        Batch { rows: Some(rows), len: rows.len(), ..*self }
    }

    /// How many threads may read the rows. Default 1; the answer is the same for any number.
    #[must_use]
    pub const fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// How many threads may read the rows.
    #[must_use]
    pub const fn threads(&self) -> usize {
        self.threads
    }

    /// How many rows are meant.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether no row is meant.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Which rows are meant, in order: nothing when all are.
    #[must_use]
    pub const fn listed(&self) -> Option<&'a [u32]> {
        self.rows
    }

    /// The rows that are meant, in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> + 'a {
        let (listed, len) = (self.rows, self.len);
        (0..len).map(move |at| listed.map_or(at, |rows| rows.get(at).map_or(0, |&row| row as usize)))
    }

    /// The column of a role, where there is one.
    #[must_use]
    pub fn column(&self, role: usize) -> Option<&'a ColumnView<'a>> {
        self.columns.get(role).and_then(Option::as_ref)
    }

    /// Whether the role has a column.
    #[must_use]
    pub fn has(&self, role: usize) -> bool {
        self.column(role).is_some()
    }

    /// The number in a row; nothing where it is missing or the role has no column.
    ///
    /// # Errors
    /// `non_finite` for an infinite value.
    pub fn number(&self, role: usize, row: usize) -> Result<Option<f64>, Error> {
        match self.column(role) {
            Some(ColumnView::Numbers(numbers)) => match numbers.get(row) {
                Some(value) if value.is_infinite() => {
                    Err(Error::NonFinite { what: self.name(role).into(), row: Some(row) })
                }
                value => Ok(value),
            },
            _ => Ok(None),
        }
    }

    /// A length of time or an amount: a number from 0 up.
    ///
    /// # Errors
    /// `out_of_range` for a negative value, `non_finite`.
    pub fn amount(&self, role: usize, row: usize) -> Result<Option<f64>, Error> {
        match self.number(role, row)? {
            Some(value) if value < 0.0 => {
                Err(Error::out_of_range(self.name(role), Some(row), value, "0 or more"))
            }
            value => Ok(value),
        }
    }

    /// The point in time in a row, in microseconds since 1970-01-01T00:00:00Z; nothing where it is missing or the
    /// role has no column.
    #[must_use]
    pub fn time(&self, role: usize, row: usize) -> Option<i64> {
        match self.column(role) {
            Some(ColumnView::Times(times)) => times.get(row),
            _ => None,
        }
    }

    /// Yes or no in a row; nothing where it is missing or the role has no column.
    ///
    /// # Errors
    /// `out_of_range` for a number other than 0 and 1.
    pub fn flag(&self, role: usize, row: usize) -> Result<Option<bool>, Error> {
        match self.number(role, row)? {
            None => Ok(None),
            Some(0.0) => Ok(Some(false)),
            Some(1.0) => Ok(Some(true)),
            Some(value) => Err(Error::out_of_range(self.name(role), Some(row), value, "0 or 1")),
        }
    }

    /// The name in a row; [`Key::Null`] where it is missing or the role has no column.
    ///
    /// # Errors
    /// `wrong_type` for a number that is not whole.
    pub fn key(&self, role: usize, row: usize) -> Result<Key, Error> {
        match self.column(role) {
            Some(ColumnView::Numbers(numbers)) => match numbers.get(row) {
                None => Ok(Key::Null),
                #[allow(clippy::cast_possible_truncation)]
                Some(value) if value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0 => {
                    Ok(Key::Integer(value as i64))
                }
                Some(value) => {
                    Err(wrong_type(self.name(role), "whole numbers or words", &value.to_string(), Some(row)))
                }
            },
            Some(ColumnView::Texts(texts)) => {
                Ok(texts.get(row).map_or(Key::Null, |text| Key::Text(text.into())))
            }
            // The rows were checked against the role when the batch was made.
            Some(ColumnView::Times(_)) | None => Ok(Key::Null),
        }
    }

    /// The name of a role, for an error.
    #[must_use]
    pub fn name(&self, role: usize) -> &'static str {
        self.roles.get(role).map_or("column", |role| role.name)
    }
}

fn wrong_type(what: &'static str, required: &'static str, got: &str, row: Option<usize>) -> Error {
    Error::WrongType { what: what.into(), required: required.into(), got: got.to_owned().into(), row }
}
