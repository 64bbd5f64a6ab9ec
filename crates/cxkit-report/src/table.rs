//! Tables as a report reads them: columns of numbers or words, from one file or several.

use crate::scorecard::Constant;
use cxkit::columns::Key;
use cxkit::time::{date_text, DAY, SECOND};
use std::collections::HashMap;

/// No word in this row.
const NONE: u32 = u32::MAX;

/// A column of numbers, of words or of points in time.
#[derive(Clone, Debug, PartialEq)]
pub enum TableColumn {
    /// Numbers; `NaN` is empty.
    Numbers(Vec<f64>),
    /// Words, each kept once.
    Words(Words),
    /// Points in time, in microseconds since 1970-01-01T00:00:00Z.
    Times(Vec<Option<i64>>),
}

/// A column of words: each different word once, and which of them each row holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    words: Vec<Box<str>>,
    codes: Vec<u32>,
}

/// Collects words row by row.
#[derive(Clone, Debug, Default)]
pub struct WordsBuilder {
    column: Words,
    // Looked up only; its order never reaches a result.
    known: HashMap<Box<str>, u32>,
}

impl WordsBuilder {
    /// Adds a row; an empty text is no word.
    pub fn push(&mut self, word: &str) {
        let code = match self.known.get(word) {
            _ if word.is_empty() => NONE,
            Some(&code) => code,
            None => {
                let code = u32::try_from(self.column.words.len()).unwrap_or(NONE);
                self.column.words.push(word.into());
                self.known.insert(word.into(), code);
                code
            }
        };
        self.column.codes.push(code);
    }

    /// Adds rows that hold no word.
    pub fn push_empty(&mut self, rows: usize) {
        self.column.codes.resize(self.column.codes.len() + rows, NONE);
    }

    /// The column.
    #[must_use]
    pub fn finish(self) -> Words {
        self.column
    }
}

impl Words {
    /// The word in a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&str> {
        self.words.get(*self.codes.get(row)? as usize).map(AsRef::as_ref)
    }

    /// Each different word once.
    pub(crate) fn all(&self) -> impl ExactSizeIterator<Item = &str> {
        self.words.iter().map(AsRef::as_ref)
    }

    /// Which word each row holds; a code that is no place among the words is none.
    pub(crate) fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// The same words in these rows.
    pub(crate) fn rows(&self, rows: &[u32]) -> Vec<u32> {
        rows.iter().map(|&row| self.codes.get(row as usize).copied().unwrap_or(NONE)).collect()
    }

    /// The column as numbers, when every word in it is one and none is written as ids are: with zeros in front, or with
    /// more digits than a number holds, so that two would become one.
    #[must_use]
    pub fn numbers(&self) -> Option<Vec<f64>> {
        if self.words.iter().any(|word| is_id(word)) {
            return None;
        }
        let numbers: Vec<f64> = self.words.iter().map(|word| number(word)).collect::<Option<_>>()?;
        Some(self.codes.iter().map(|&code| numbers.get(code as usize).copied().unwrap_or(f64::NAN)).collect())
    }
}

/// Whether a word of digits alone says more than its number: `007`, or one beyond 2^53.
fn is_id(word: &str) -> bool {
    const LARGEST: u64 = 1 << 53;
    let digits = word.trim();
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits.len() > 1 && digits.starts_with('0')
            || digits.parse::<u64>().ok().is_none_or(|number| number > LARGEST))
}

/// Whether a word is the only spelling of a whole number.
fn is_plain_integer(word: &str) -> bool {
    number(word).is_some_and(|number| number.fract() == 0.0 && number_key(number).to_string() == word)
}

/// A finite number written in digits; `inf`, `nan` and the like are words.
fn number(word: &str) -> Option<f64> {
    let trimmed = word.trim();
    let is_number = trimmed.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    trimmed.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

impl TableColumn {
    /// Words become numbers where every one of them is one.
    #[must_use]
    pub fn of_words(words: Words) -> Self {
        match words.numbers() {
            Some(numbers) => Self::Numbers(numbers),
            None => Self::Words(words),
        }
    }

    /// A column of names: whole numbers where each word is the only spelling of one, else the words as they stand, so that
    /// `1e3` and `1000` are two.
    #[must_use]
    pub fn of_names(words: Words) -> Self {
        if words.words.iter().all(|word| is_plain_integer(word)) {
            return Self::of_words(words);
        }
        Self::Words(words)
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Words(words) => words.codes.len(),
            Self::Times(times) => times.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a row holds a value.
    #[must_use]
    pub fn has_value(&self, row: usize) -> bool {
        match self {
            Self::Numbers(numbers) => numbers.get(row).is_some_and(|number| !number.is_nan()),
            Self::Words(words) => words.get(row).is_some(),
            Self::Times(times) => times.get(row).is_some_and(Option::is_some),
        }
    }

    /// The value of a row as the name of a group.
    #[must_use]
    pub fn key(&self, row: usize) -> Key {
        match self {
            Self::Numbers(numbers) => match numbers.get(row) {
                Some(number) if !number.is_nan() => number_key(*number),
                _ => Key::Null,
            },
            Self::Words(words) => words.get(row).map_or(Key::Null, |word| Key::Text(word.into())),
            Self::Times(times) => match times.get(row) {
                Some(Some(micros)) => Key::Text(time_text(*micros).into()),
                _ => Key::Null,
            },
        }
    }

    /// Whether a row holds this constant; the number 2017 and the word `2017` are the same.
    #[must_use]
    pub fn holds(&self, row: usize, constant: &Constant) -> bool {
        match (self, constant) {
            (Self::Numbers(numbers), Constant::Number(wanted)) => numbers.get(row) == Some(wanted),
            (Self::Words(words), Constant::Text(wanted)) => words.get(row) == Some(wanted),
            (Self::Numbers(numbers), Constant::Text(wanted)) => {
                number(wanted).is_some_and(|wanted| numbers.get(row) == Some(&wanted))
            }
            (Self::Words(words), Constant::Number(wanted)) => {
                words.get(row).and_then(number) == Some(*wanted)
            }
            (Self::Times(_), Constant::Text(wanted)) => self.key(row) == Key::Text(wanted.as_str().into()),
            (Self::Times(_), Constant::Number(_)) => false,
        }
    }

    fn append(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Numbers(mine), Self::Numbers(theirs)) => mine.extend(theirs),
            (Self::Times(mine), Self::Times(theirs)) => mine.extend(theirs),
            (_, theirs) => {
                let mut all = WordsBuilder::default();
                for column in [std::mem::replace(self, Self::Numbers(Vec::new())), theirs] {
                    for row in 0..column.len() {
                        match column.key(row) {
                            Key::Text(word) => all.push(&word),
                            Key::Integer(number) => all.push(&number.to_string()),
                            Key::Null => all.push_empty(1),
                        }
                    }
                }
                *self = Self::Words(all.finish());
            }
        }
    }
}

/// A point in time as ISO 8601 writes it, to the second.
pub(crate) fn time_text(micros: i64) -> String {
    let seconds = micros.div_euclid(SECOND);
    let of_day = seconds.rem_euclid(DAY / SECOND);
    #[allow(clippy::cast_possible_truncation)]
    let day = date_text(micros.div_euclid(DAY) as i32);
    format!("{day}T{:02}:{:02}:{:02}Z", of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

/// A whole number is itself; any other number is named by its shortest digits.
fn number_key(number: f64) -> Key {
    #[allow(clippy::cast_possible_truncation)]
    if number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0 {
        Key::Integer(number as i64)
    } else {
        Key::Text(number.to_string().into())
    }
}

/// A table as one file gives it: the columns that were asked for and are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// How many rows.
    pub rows: usize,
    /// Columns by name.
    pub columns: Vec<(String, TableColumn)>,
    /// How many cells were not UTF-8 and were read as Latin-1 instead.
    pub recoded_cells: u64,
    /// Every column of the file, for messages.
    pub all_columns: Vec<String>,
}

impl Table {
    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&TableColumn> {
        self.columns.iter().find(|(known, _)| known == name).map(|(_, column)| column)
    }
}

/// One file of a source, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The file as it is named in the report.
    pub file: String,
    /// Its rows.
    pub table: Table,
    /// Columns the scorecard adds to each of its rows.
    pub constants: Vec<(String, Constant)>,
}

/// What is known about one file after its rows joined the others.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FileInfo {
    /// The file as it is named in the report.
    pub file: String,
    /// How many rows it holds.
    pub rows: usize,
    /// Columns that are asked for, are in another file of the source and not in this one: empty in every row.
    pub absent_columns: Vec<String>,
    /// How many cells were not UTF-8 and were read as Latin-1 instead.
    pub recoded_cells: u64,
}

/// The rows of a source: those of its files one after the other, or what was made of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourceRows {
    pub table: Table,
    pub files: Vec<FileInfo>,
    /// What became of events, where rows are cases.
    pub cases: Option<crate::source::CaseInfo>,
}

impl SourceRows {
    /// Puts the files of a source under each other.
    pub fn join(parts: Vec<Part>) -> Self {
        let mut names: Vec<String> = Vec::new();
        for part in &parts {
            let own = part.table.columns.iter().map(|(name, _)| name);
            for name in own.chain(part.constants.iter().map(|(name, _)| name)) {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        let mut joined = Self::default();
        joined.table.columns =
            names.iter().map(|name| (name.clone(), TableColumn::Numbers(Vec::new()))).collect();
        for mut part in parts {
            let mut absent = Vec::new();
            for (name, column) in &mut joined.table.columns {
                let constant = part.constants.iter().find(|(known, _)| known == name);
                let own = part.table.columns.iter_mut().find(|(known, _)| known == name);
                let rows = part.table.rows;
                column.append(match (constant, own) {
                    (Some((_, constant)), _) => repeated(constant, rows),
                    (None, Some((_, own))) => std::mem::replace(own, TableColumn::Numbers(Vec::new())),
                    (None, None) => {
                        absent.push(name.clone());
                        TableColumn::Numbers(vec![f64::NAN; rows])
                    }
                });
            }
            joined.table.rows += part.table.rows;
            for name in part.table.all_columns {
                if !joined.table.all_columns.contains(&name) {
                    joined.table.all_columns.push(name);
                }
            }
            joined.files.push(FileInfo {
                file: part.file,
                rows: part.table.rows,
                absent_columns: absent,
                recoded_cells: part.table.recoded_cells,
            });
        }
        joined
    }

    /// The file and the row in it that a row of the whole came from; a case comes from several.
    pub fn place(&self, row: usize) -> (Option<&str>, usize) {
        if self.cases.is_some() {
            return (None, row);
        }
        let mut before = 0;
        for file in &self.files {
            if row < before + file.rows {
                return (Some(&file.file), row - before);
            }
            before += file.rows;
        }
        (None, row)
    }
}

fn repeated(constant: &Constant, rows: usize) -> TableColumn {
    match constant {
        Constant::Number(number) => TableColumn::Numbers(vec![*number; rows]),
        Constant::Text(text) if text.is_empty() => TableColumn::Numbers(vec![f64::NAN; rows]),
        Constant::Text(text) => {
            TableColumn::Words(Words { words: vec![text.as_str().into()], codes: vec![0; rows] })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> TableColumn {
        let mut builder = WordsBuilder::default();
        words.iter().for_each(|word| builder.push(word));
        TableColumn::of_words(builder.finish())
    }

    #[test]
    fn a_column_is_of_numbers_only_when_every_cell_is_one() {
        assert_eq!(words(&["4", " 5.50", "-1e2"]), TableColumn::Numbers(vec![4.0, 5.5, -100.0]));
        for word in ["Blank", "inf", "nan", "0x1", "1,5", "1e999"] {
            assert!(matches!(words(&["4", word]), TableColumn::Words(_)), "{word}");
        }
        assert!(words(&["4", ""]).key(1) == Key::Null);
    }

    #[test]
    fn files_join_where_their_types_and_columns_differ() {
        let part = |file: &str, column: TableColumn, year| Part {
            file: file.into(),
            table: Table {
                rows: column.len(),
                columns: vec![(format!("q{year}"), column.clone()), ("q".into(), column)],
                ..Table::default()
            },
            constants: vec![("year".into(), Constant::Number(year))],
        };
        let joined = SourceRows::join(vec![
            part("a", words(&["4", "5"]), 2016.0),
            part("b", words(&["Blank", "3.5", ""]), 2017.0),
        ]);
        let keys = |name: &str| {
            let column = joined.table.column(name).unwrap();
            (0..5).map(|row| column.key(row).to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(keys("q"), "4 5 Blank 3.5 (none)");
        assert_eq!(keys("year"), "2016 2016 2017 2017 2017");
        assert_eq!(keys("q2016"), "4 5 (none) (none) (none)");
        assert_eq!(joined.files[1].absent_columns, ["q2016"]);
        assert_eq!(
            (joined.place(1), joined.place(2), joined.place(4)),
            ((Some("a"), 1), (Some("b"), 0), (Some("b"), 2))
        );
        let year = joined.table.column("year").unwrap();
        assert!(year.holds(3, &Constant::Text("2017".into())) && !year.holds(1, &Constant::Number(2017.0)));
    }
}
