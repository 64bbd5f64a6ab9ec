//! Many texts in two allocations.

/// Texts one after the other, found by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextList {
    /// Where each text ends; the first entry is 0.
    ends: Vec<usize>,
    all: String,
}

impl Default for TextList {
    fn default() -> Self {
        Self { ends: vec![0], all: String::new() }
    }
}

impl TextList {
    #[inline]
    pub fn get(&self, at: usize) -> &str {
        &self.all[self.ends[at]..self.ends[at + 1]]
    }

    pub fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }
}
