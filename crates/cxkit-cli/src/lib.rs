//! The cxkit command.
