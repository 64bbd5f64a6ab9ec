//! What a column without a value in every row means to a measure.

use crate::describe::choices;

choices! {
    /// What to do with a missing value.
    pub enum Missing {
        /// Leave it out and count it.
        Skip = "skip",
        /// Refuse the input, naming the row.
        Error = "error",
    }
}
