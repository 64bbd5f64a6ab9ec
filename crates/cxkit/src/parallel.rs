//! The one place where threads start.
