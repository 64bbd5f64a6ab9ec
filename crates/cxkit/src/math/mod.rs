//! Elementary and special functions, the same bits on every platform.
