//! Sessions: every one as columns.

use crate::object::{table, Instant};
use cxkit::columns::Key;
use cxkit::journey::{EventLog, SessionOptions};
use cxkit::Error;
use std::borrow::Cow;

table! {
    /// Every session, in the order of the customers and of time.
    SessionRows {
        /// Who.
        customer: Vec<Key>,
        /// Its number among those of its customer, from 1.
        session: Vec<u64>,
        /// How many events it has.
        events: Vec<u64>,
        /// When it began.
        start: Vec<Instant>,
        /// When its last event was.
        end: Vec<Instant>,
        /// Its first touchpoint.
        first_touchpoint: Vec<Cow<'static, str>>,
        /// Its last touchpoint.
        last_touchpoint: Vec<Cow<'static, str>>,
    }
}

pub(super) fn rows(log: &EventLog, options: &SessionOptions) -> Result<SessionRows, Error> {
    let (customer, rows): (Vec<_>, Vec<_>) = log.session_rows(options)?.into_iter().unzip();
    Ok(SessionRows {
        customer,
        session: rows.iter().map(|row| row.session).collect(),
        events: rows.iter().map(|row| row.events).collect(),
        start: rows.iter().map(|row| Instant(row.start)).collect(),
        end: rows.iter().map(|row| Instant(row.end)).collect(),
        first_touchpoint: rows.iter().map(|row| row.first_touchpoint.clone()).collect(),
        last_touchpoint: rows.into_iter().map(|row| row.last_touchpoint).collect(),
    })
}
