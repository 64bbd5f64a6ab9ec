//! Columns of typed values, where a file has types.

use crate::open::Wanted;
use cxkit_report::{TableColumn, WordsBuilder};

/// Collects a column: of numbers until the first word comes.
#[derive(Debug, Default)]
pub(crate) struct Values {
    numbers: Vec<f64>,
    words: Option<WordsBuilder>,
}

impl Values {
    pub fn push_number(&mut self, number: f64) {
        match &mut self.words {
            None => self.numbers.push(number),
            Some(words) if number.is_nan() => words.push_empty(1),
            Some(words) => words.push(&number.to_string()),
        }
    }

    pub fn push_empty(&mut self) {
        self.push_number(f64::NAN);
    }

    pub fn push_word(&mut self, word: &str) {
        if word.is_empty() {
            return self.push_empty();
        }
        if self.words.is_none() {
            let numbers = std::mem::take(&mut self.numbers);
            self.words = Some(WordsBuilder::default());
            numbers.into_iter().for_each(|number| self.push_number(number));
        }
        if let Some(words) = &mut self.words {
            words.push(word);
        }
    }

    /// The column where a file says what is a word: `007` stays one.
    #[cfg(feature = "files")]
    pub fn finish_as_said(self) -> TableColumn {
        match self.words {
            None => TableColumn::Numbers(self.numbers),
            Some(words) => TableColumn::Words(words.finish()),
        }
    }

    pub fn finish(self, name: &str, wanted: &Wanted<'_>) -> TableColumn {
        match self.words {
            None => TableColumn::Numbers(self.numbers),
            Some(words) => wanted.of_words(name, words.finish()),
        }
    }
}
