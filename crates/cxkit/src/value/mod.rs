//! What a customer is worth: repeat-purchase summaries, purchase models, lifetime value.

pub mod btyd;
