//! Rates of things that either happened or did not: the part that all of them share.

use crate::accumulate::{StateReader, StateWriter};
use crate::columns::Numbers;
use crate::measure::{measure_columns, Batch, ColumnView, Metric, Tally};
use crate::stats::{rate, RateResult, ShareInterval};
use crate::Error;
use crate::Missing;

/// Column of those that did.
pub(super) const NUMERATOR: usize = 0;
/// Column of those that could; without it every row could.
pub(super) const DENOMINATOR: usize = 1;

/// What is kept of the rows: counts.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateState {
    pub(super) numerator: u64,
    pub(super) denominator: u64,
    pub(super) missing: u64,
    pub(super) excluded: u64,
}

/// What a row says: whether it did, where it could and nothing speaks against it.
pub(super) enum Reading {
    Counted(bool),
    Excluded,
    Missing,
}

impl RateState {
    /// Adds the rows of a batch; `unless` may take out a row that did.
    pub(super) fn read(
        &mut self,
        batch: &Batch<'_>,
        missing: Missing,
        mut unless: impl FnMut(usize) -> Result<Reading, Error>,
    ) -> Result<(), Error> {
        for row in batch.rows() {
            let did = batch.flag(NUMERATOR, row)?;
            let could = if batch.has(DENOMINATOR) { batch.flag(DENOMINATOR, row)? } else { Some(true) };
            let reading = match (could, did) {
                (Some(false), _) => Reading::Excluded,
                (Some(true), Some(true)) => unless(row)?,
                (Some(true), Some(false)) => Reading::Counted(false),
                (None, _) | (_, None) => Reading::Missing,
            };
            match reading {
                Reading::Counted(did) => {
                    self.numerator += u64::from(did);
                    self.denominator += 1;
                }
                Reading::Excluded => self.excluded += 1,
                Reading::Missing if missing == Missing::Error => {
                    return Err(Error::Missing { what: batch.name(NUMERATOR).into(), row });
                }
                Reading::Missing => self.missing += 1,
            }
        }
        Ok(())
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.numerator = self.numerator.saturating_add(other.numerator);
        self.denominator = self.denominator.saturating_add(other.denominator);
        self.missing = self.missing.saturating_add(other.missing);
        self.excluded = self.excluded.saturating_add(other.excluded);
    }

    pub(super) const fn row_count(&self) -> u64 {
        self.denominator.saturating_add(self.missing).saturating_add(self.excluded)
    }

    pub(super) fn write_to(&self, writer: &mut StateWriter) {
        for count in [self.numerator, self.denominator, self.missing, self.excluded] {
            writer.u64(count);
        }
    }

    pub(super) fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let numerator = reader.u64()?;
        let denominator = reader.u64()?;
        if numerator > denominator {
            return Err(Error::bad_state("more did than could"));
        }
        Ok(Self { numerator, denominator, missing: reader.u64()?, excluded: reader.u64()? })
    }

    /// The rate; `parts` names numerator and denominator.
    pub(super) fn rate(
        &self,
        parts: (&'static str, &'static str),
        interval: ShareInterval,
        confidence_level: f64,
    ) -> Result<RateResult, Error> {
        let rate = rate(parts, self.numerator, self.denominator, interval, confidence_level)?;
        Ok(RateResult { missing_count: self.missing, excluded_count: self.excluded, ..rate })
    }
}

/// A rate from two counts, or from columns of yes and no: both are the metric's own reading of a state.
pub(super) fn rate_of<M: Metric<State = RateState, Result = RateResult>>(
    numerator: Tally<'_>,
    denominator: Option<Tally<'_>>,
    more: Option<Numbers<'_>>,
    options: &M,
) -> Result<RateResult, Error> {
    let name = M::ROLES.get(DENOMINATOR).map_or("", |role| role.name);
    let wrong_type = |required: &'static str, got: &'static str| Error::WrongType {
        what: name.into(),
        required: required.into(),
        got: got.into(),
        row: None,
    };
    match (numerator, denominator) {
        (Tally::Count(numerator), Some(Tally::Count(denominator))) => {
            options.check()?;
            options.finish(&RateState { numerator, denominator, ..RateState::default() })
        }
        (Tally::Count(_), None) => Err(wrong_type("given beside a count", "nothing")),
        (Tally::Count(_), Some(Tally::Flags(_))) => Err(wrong_type("a count beside a count", "a column")),
        (Tally::Flags(_), Some(Tally::Count(_))) => Err(wrong_type("a column beside a column", "a count")),
        (Tally::Flags(did), could) => {
            let threads = did.threads();
            let could = could.and_then(|could| match could {
                Tally::Flags(could) => Some(ColumnView::Numbers(could)),
                Tally::Count(_) => None,
            });
            let columns = [Some(ColumnView::Numbers(did)), could, more.map(ColumnView::Numbers)];
            measure_columns(options, &columns, threads)
        }
    }
}

/// A rate whose rows say yes or no, and may say whether they count at all.
macro_rules! flag_rate {
    (
        $(#[doc = $top:literal])+
        $kind:literal, $options:ident, $accumulator:ident,
        $numerator:literal = $numerator_doc:literal,
        $denominator:literal = $denominator_doc:literal
    ) => {
        crate::describe::options! {
            $(#[doc = $top])+
            pub struct $options {
                /// How the interval is computed.
                interval: crate::stats::ShareInterval = crate::stats::ShareInterval::Wilson,
                /// The level of the interval, between 0 and 1.
                confidence_level: f64 = 0.95,
                /// What to do with a row that does not say.
                missing: crate::Missing = crate::Missing::Skip,
            }
        }

        #[doc = concat!("[`", $kind, "`] over rows that arrive in pieces.")]
        pub type $accumulator = crate::measure::MetricAccumulator<$options>;

        impl crate::measure::Metric for $options {
            const KIND: &'static str = $kind;
            const ROLES: &'static [crate::measure::Role] = &[
                crate::measure::Role::required($numerator, crate::measure::RoleKind::Flags, $numerator_doc),
                crate::measure::Role::optional($denominator, crate::measure::RoleKind::Flags, $denominator_doc),
            ];
            type Result = crate::stats::RateResult;
            type State = super::flags::RateState;

            fn check(&self) -> Result<(), crate::Error> {
                crate::stats::Level::new(self.confidence_level).map(|_| ())
            }
            fn read(&self, batch: &crate::measure::Batch<'_>, state: &mut Self::State) -> Result<(), crate::Error> {
                state.read(batch, self.missing, |_| Ok(super::flags::Reading::Counted(true)))
            }
            fn finish(&self, state: &Self::State) -> Result<Self::Result, crate::Error> {
                state.rate(self.parts(), self.interval, self.confidence_level)
            }
            super::flags::counted_state!();
        }
    };
}

/// The part of a metric that only keeps counts.
macro_rules! counted_state {
    () => {
        fn merge(&self, state: &mut Self::State, other: &Self::State) -> Result<(), crate::Error> {
            state.merge(other);
            Ok(())
        }
        fn row_count(state: &Self::State) -> u64 {
            state.row_count()
        }
        fn write_state(state: &Self::State, writer: &mut crate::accumulate::StateWriter) {
            state.write_to(writer);
        }
        fn read_state(reader: &mut crate::accumulate::StateReader<'_>) -> Result<Self::State, crate::Error> {
            Self::State::read_from(reader)
        }
    };
}

pub(super) use {counted_state, flag_rate};
