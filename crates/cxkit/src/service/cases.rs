//! Cases that are opened and, most of them, ended: how a row is read by every measure of them.

use crate::measure::Batch;
use crate::survey::OutOfScale;
use crate::time::{Duration, Instant, SECOND};
use crate::Error;
use crate::Missing;

pub(super) const OPENED: usize = 0;
pub(super) const ENDED: usize = 1;

/// The longest a case may take where nothing else is said: a hundred years, which only a wrong date can reach.
pub(super) const LONGEST: Duration = Duration::days(36_525);

/// How rows are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct CasePolicy {
    /// The time of the reading: what came after it has not happened yet.
    pub as_of: Option<Instant>,
    pub longest: Duration,
    pub missing: Missing,
    pub impossible: OutOfScale,
}

/// What a row says, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Ended {
        opened: i64,
        ended: i64,
    },
    Open {
        opened: i64,
    },
    /// Opened after the time of the reading.
    Later,
    Impossible,
    Missing,
}

impl CasePolicy {
    /// Reads a row: a case without an end is open, one without a beginning is missing.
    pub fn read(&self, batch: &Batch<'_>, row: usize) -> Result<Case, Error> {
        let ended = batch.time(ENDED, row);
        let Some(opened) = batch.time(OPENED, row) else {
            return match self.missing {
                Missing::Error => Err(Error::Missing { what: batch.name(OPENED).into(), row }),
                Missing::Skip => Ok(Case::Missing),
            };
        };
        if let Some(ended) = ended {
            let taken = ended - opened;
            if taken < 0 || taken > self.longest.micros() {
                return match self.impossible {
                    OutOfScale::Error => Err(self.refusal(batch, row, taken)),
                    OutOfScale::Missing => Ok(Case::Impossible),
                };
            }
        }
        let happened = |micros: i64| self.as_of.is_none_or(|as_of| micros <= as_of.micros());
        Ok(match ended.filter(|&ended| happened(ended)) {
            _ if !happened(opened) => Case::Later,
            Some(ended) => Case::Ended { opened, ended },
            None => Case::Open { opened },
        })
    }

    fn refusal(&self, batch: &Batch<'_>, row: usize, taken: i64) -> Error {
        let what = format!("seconds from {} to {}", batch.name(OPENED), batch.name(ENDED));
        let required = if taken < 0 { "0 or more".into() } else { format!("at most {}", self.longest) };
        Error::out_of_range(what, Some(row), seconds(taken), required)
    }
}

/// Microseconds as seconds: the double nearest to them.
#[allow(clippy::cast_precision_loss)]
pub(super) fn seconds(micros: i64) -> f64 {
    // A length of time of the calendar has fewer than 2^59 microseconds: whole seconds come out exactly as the
    // division is rounded once, after a conversion that is exact up to 285 years.
    micros as f64 / SECOND as f64
}
