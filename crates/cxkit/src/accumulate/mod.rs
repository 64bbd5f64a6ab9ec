//! Mergeable states: exact sums, moments, saved bytes.
