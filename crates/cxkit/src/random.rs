//! Seeded, counter-based random numbers.
