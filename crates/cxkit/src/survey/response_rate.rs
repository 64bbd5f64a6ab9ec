//! How many of those who were asked answered.

use crate::accumulate::{StateReader, StateWriter};
use crate::describe::options;
use crate::measure::{Batch, ColumnView, Metric, Role, RoleKind};
use crate::stats::{rate, share_with, Level, RateResult, ShareInterval, ShareOptions, ShareResult};
use crate::Error;

/// Share of the invited who answered, with Wilson's interval.
///
/// # Errors
/// `empty` when nobody was invited, `out_of_range` when more answered than were invited.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::survey::response_rate(30, 120)?.share, 0.25);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn response_rate(answered: u64, invited: u64) -> Result<ShareResult, Error> {
    response_rate_with(answered, invited, &ShareOptions::default())
}

/// [`response_rate`] with options.
///
/// # Errors
/// As [`response_rate`], and `out_of_range` for a level outside 0 to 1.
pub fn response_rate_with(answered: u64, invited: u64, options: &ShareOptions) -> Result<ShareResult, Error> {
    let share = share_with(answered, invited, options)?;
    Ok(ShareResult { method: "answered / invited".into(), ..share })
}

options! {
    /// Settings of the response rate over a column: every row was invited, those with a value answered.
    pub struct ResponseRateOptions {
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

/// What is kept of the rows: counts.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Invited {
    answered: u64,
    invited: u64,
}

impl Metric for ResponseRateOptions {
    const KIND: &'static str = "response_rate";
    const ROLES: &'static [Role] =
        &[Role::required("answers", RoleKind::Answers, "The answers; empty for who did not answer.")];
    type Result = RateResult;
    type State = Invited;

    fn check(&self) -> Result<(), Error> {
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut Invited) -> Result<(), Error> {
        let answered = |row: usize| match batch.column(0) {
            Some(ColumnView::Numbers(numbers)) => numbers.get(row).is_some(),
            Some(ColumnView::Texts(texts)) => texts.get(row).is_some(),
            Some(ColumnView::Times(times)) => times.get(row).is_some(),
            None => false,
        };
        state.answered = batch.rows().filter(|&row| answered(row)).count() as u64;
        state.invited = batch.len() as u64;
        Ok(())
    }

    fn merge(&self, state: &mut Invited, other: &Invited) -> Result<(), Error> {
        state.answered = state.answered.saturating_add(other.answered);
        state.invited = state.invited.saturating_add(other.invited);
        Ok(())
    }

    fn finish(&self, state: &Invited) -> Result<RateResult, Error> {
        rate(("answered", "invited"), state.answered, state.invited, self.interval, self.confidence_level)
    }

    fn row_count(state: &Invited) -> u64 {
        state.invited
    }

    fn write_state(state: &Invited, writer: &mut StateWriter) {
        writer.u64(state.answered);
        writer.u64(state.invited);
    }

    fn read_state(reader: &mut StateReader<'_>) -> Result<Invited, Error> {
        let (answered, invited) = (reader.u64()?, reader.u64()?);
        if answered > invited {
            return Err(Error::bad_state("more answered than were invited"));
        }
        Ok(Invited { answered, invited })
    }
}
