//! Scorecards and their report page: tables in, text out.
