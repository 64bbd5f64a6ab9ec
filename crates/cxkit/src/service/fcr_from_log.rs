//! First contact resolution from a raw log of contacts.

use super::cases::{seconds, LONGEST};
use super::contact_log::{Contact, ContactLog};
use super::fingerprint::{name, Fingerprint, Name};
use super::flags::counted_state;
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::{options, record};
use crate::measure::{measure_columns, Batch, ColumnView, Metric, MetricAccumulator, Role, RoleKind};
use crate::stats::{rate, Level, RateResult, ShareInterval};
use crate::survey::OutOfScale;
use crate::time::{Duration, Instant, Times};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

const CUSTOMER: usize = 0;
const START: usize = 1;
const END: usize = 2;
const TOPIC: usize = 3;

options! {
    /// Settings of [`fcr_from_log`].
    pub struct FcrFromLogOptions {
        /// How long after a contact ends another of the same customer and topic means that it was not resolved.
        window: Duration = Duration::days(7),
        /// From when on the log is complete; the beginning of its first contact otherwise.
        observation_start: Option<Instant> = None,
        /// Up to when the log is complete; the beginning of its last contact otherwise.
        observation_end: Option<Instant> = None,
        /// The longest a contact may take; what takes longer is a wrong date.
        longest: Duration = LONGEST,
        /// What to do with a contact that ends before it begins, or takes longer than anything may.
        impossible: OutOfScale = OutOfScale::Error,
        /// How the interval is computed.
        interval: ShareInterval = ShareInterval::Wilson,
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a row that names no customer or has no beginning.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// How often the first contact was enough, from a log of contacts.
    pub struct FcrFromLogResult {
        /// The share of first contacts after which none followed, 0 to 1.
        pub rate: f64,
        /// The headline number: the share.
        pub value: f64,
        /// First contacts after which none followed.
        pub resolved: u64,
        /// First contacts whose windows before and after lie within the log.
        pub n: u64,
        /// Contacts that followed another within the window: each failed first contact has one or more.
        pub repeat_count: u64,
        /// Contacts too near the beginning of the log to know whether they were the first.
        pub unknown_start: u64,
        /// First contacts too near the end of the log to know whether another followed.
        pub unknown_end: u64,
        /// Rows that began before another contact of the same customer and topic had ended: part of that contact.
        pub overlapping_count: u64,
        /// Rows that name no customer or have no beginning.
        pub missing_count: u64,
        /// Rows left out as they end before they begin, or take longer than anything may.
        pub impossible_count: u64,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// [`fcr_from_log`] over rows that arrive in pieces.
pub type FcrFromLogAccumulator = MetricAccumulator<FcrFromLogOptions>;

/// What is kept of the log: every contact.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FcrFromLogState {
    log: ContactLog,
    missing: u64,
    impossible: u64,
}

impl Metric for FcrFromLogOptions {
    const KIND: &'static str = "fcr_from_log";
    const ROLES: &'static [Role] = &[
        Role::required("customer", RoleKind::Keys, "Whose contact it was."),
        Role::required("start", RoleKind::Times, "When it began."),
        Role::optional("end", RoleKind::Times, "When it ended; where that is missing, when it began."),
        Role::optional(
            "topic",
            RoleKind::Keys,
            "What it was about; without the column all are about the same.",
        ),
    ];
    type Result = FcrFromLogResult;
    type State = FcrFromLogState;

    fn check(&self) -> Result<(), Error> {
        if self.window.micros() == 0 {
            return Err(Error::out_of_range("window", None, 0.0, "longer than 0"));
        }
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut FcrFromLogState) -> Result<(), Error> {
        let listed = batch.listed();
        let (log, counts) = ContactLog::read(batch.len(), batch.threads(), |range| {
            let mut contacts = Vec::with_capacity(range.len());
            let (mut missing, mut impossible) = (0, 0);
            for at in range {
                let row = listed.map_or(at, |rows| rows.get(at).map_or(at, |&row| row as usize));
                match self.contact(batch, row)? {
                    Row::Contact(contact) => contacts.push(contact),
                    Row::Missing => missing += 1,
                    Row::Impossible => impossible += 1,
                }
            }
            Ok((contacts, (missing, impossible)))
        })?;
        state.log = log;
        for (missing, impossible) in counts {
            state.missing += missing;
            state.impossible += impossible;
        }
        Ok(())
    }

    fn finish(&self, state: &FcrFromLogState) -> Result<FcrFromLogResult, Error> {
        let none = || Error::empty("first contacts with a whole window before and after them");
        let (first, last) = state.log.range.ok_or_else(none)?;
        let view = View {
            window: self.window.micros(),
            // A contact that began a window after the log did has its whole window in the log, and so for the end.
            known_from: self
                .observation_start
                .map_or(first, Instant::micros)
                .saturating_add(self.window.micros()),
            known_until: self
                .observation_end
                .map_or(last, Instant::micros)
                .saturating_sub(self.window.micros()),
        };
        let mut counts = Counts::default();
        state.log.fold(|contacts| view.count(contacts), |part| counts.add(&part));
        if counts.first == 0 {
            return Err(none());
        }
        let parts = ("resolved", "first_contacts");
        let share: RateResult =
            rate(parts, counts.resolved, counts.first, self.interval, self.confidence_level)?;
        Ok(FcrFromLogResult {
            rate: share.rate,
            value: share.rate,
            resolved: counts.resolved,
            n: counts.first,
            repeat_count: counts.repeats,
            unknown_start: counts.unknown_start,
            unknown_end: counts.unknown_end,
            overlapping_count: counts.overlapping,
            missing_count: state.missing,
            impossible_count: state.impossible,
            ci_lower: share.ci_lower,
            ci_upper: share.ci_upper,
            ci_level: share.ci_level,
            method: format!("resolved / first_contacts, window {}", self.window).into(),
            interval_method: share.interval_method,
        })
    }

    counted_state!();
}

enum Row {
    Contact(Contact),
    Missing,
    Impossible,
}

impl FcrFromLogOptions {
    fn contact(&self, batch: &Batch<'_>, row: usize) -> Result<Row, Error> {
        let customer = name(batch, CUSTOMER, row)?;
        let topic = name(batch, TOPIC, row)?;
        let (Some(start), false) = (batch.time(START, row), customer == Name::Null) else {
            let what = if customer == Name::Null { "customer" } else { "start" };
            return match self.missing {
                Missing::Error => Err(Error::Missing { what: what.into(), row }),
                Missing::Skip => Ok(Row::Missing),
            };
        };
        let end = batch.time(END, row).unwrap_or(start);
        let taken = end - start;
        if taken < 0 || taken > self.longest.micros() {
            let required = if taken < 0 { "0 or more".into() } else { format!("at most {}", self.longest) };
            return match self.impossible {
                OutOfScale::Error => {
                    Err(Error::out_of_range("seconds from start to end", Some(row), seconds(taken), required))
                }
                OutOfScale::Missing => Ok(Row::Impossible),
            };
        }
        Ok(Row::Contact(Contact { group: Fingerprint::of([customer, topic]), start, end }))
    }
}

/// What is counted as what.
#[derive(Clone, Copy, Debug)]
struct View {
    window: i64,
    known_from: i64,
    known_until: i64,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Counts {
    first: u64,
    resolved: u64,
    repeats: u64,
    unknown_start: u64,
    unknown_end: u64,
    overlapping: u64,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.first += other.first;
        self.resolved += other.resolved;
        self.repeats += other.repeats;
        self.unknown_start += other.unknown_start;
        self.unknown_end += other.unknown_end;
        self.overlapping += other.overlapping;
    }
}

impl View {
    /// Counts contacts that lie in the order of customer and topic, then of time.
    fn count(self, contacts: &[Contact]) -> Counts {
        let mut counts = Counts::default();
        let mut rest = contacts.iter().peekable();
        // When the contact before of the same customer and topic ended.
        let mut before: Option<(Fingerprint, i64)> = None;
        while let Some(&Contact { group, start, mut end }) = rest.next() {
            while let Some(next) = rest.next_if(|next| next.group == group && next.start <= end) {
                counts.overlapping += 1;
                end = end.max(next.end);
            }
            let follows =
                rest.peek().is_some_and(|next| next.group == group && next.start - end <= self.window);
            let repeats = before.is_some_and(|(whose, ended)| whose == group && start - ended <= self.window);
            before = Some((group, end));
            if repeats {
                counts.repeats += 1;
            } else if start < self.known_from {
                counts.unknown_start += 1;
            } else if end > self.known_until {
                counts.unknown_end += 1;
            } else {
                counts.first += 1;
                counts.resolved += u64::from(!follows);
            }
        }
        counts
    }
}

impl FcrFromLogState {
    fn merge(&mut self, other: &Self) {
        self.log.absorb(&other.log);
        self.missing = self.missing.saturating_add(other.missing);
        self.impossible = self.impossible.saturating_add(other.impossible);
    }

    const fn row_count(&self) -> u64 {
        self.log.len().saturating_add(self.missing).saturating_add(self.impossible)
    }

    fn write_to(&self, writer: &mut StateWriter) {
        self.log.write_to(writer);
        writer.u64(self.missing);
        writer.u64(self.impossible);
    }

    fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let log = ContactLog::read_from(reader)?;
        Ok(Self { log, missing: reader.u64()?, impossible: reader.u64()? })
    }
}

/// First contact resolution from a raw log: the share of first contacts after which the customer did not come back.
///
/// Each row is a contact of a customer about a topic, with its beginning and its end. A first contact has no contact of
/// the same customer and topic in the window before it, 7 days where nothing else is said; it is resolved when none
/// begins within (end, end + window], the edge included. A chain of repeats is one first contact, failed once. A
/// contact that begins before another of the same customer and topic has ended, or just when it ends, is part of that
/// one; so a row that stands there twice counts once.
///
/// Whether a contact was the first is not known for those that begin within a window of the beginning of the log, and
/// whether another followed is not known for those whose window reaches beyond its end. Both are left out, whatever was
/// seen of them, as to keep those that failed would make the share too small; they are counted. Where the log is complete
/// over a longer time than its contacts show, or a group is measured by itself, say so by
/// [`FcrFromLogOptions::observation_start`] and [`FcrFromLogOptions::observation_end`].
///
/// Rows without a customer or a beginning are left out and counted. Contacts without a topic share one of their own. The
/// interval is Wilson's; it supposes that first contacts are independent, though a customer may have several.
///
/// # Errors
/// `empty` without a first contact whose windows are in the log; `out_of_range` for a contact that ends before it begins
/// or takes more than a hundred years, naming the smallest row (or, by [`FcrFromLogOptions::impossible`], left out and
/// counted); `wrong_type` for a customer that is neither a whole number nor a word; `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::measure::ColumnView;
/// use cxkit::service::{fcr_from_log, FcrFromLogOptions};
/// use cxkit::time::{TimeUnit, Times};
/// // Customers 1 and 2 come on day 10; 2 comes again on day 14; 3 and 4 mark the ends of the log.
/// let start = Times::new(&[0_i64, 10, 10, 14, 30], TimeUnit::Days)?;
/// let log = fcr_from_log(ColumnView::from(&[3_i64, 1, 2, 2, 4]), start, None, None, &FcrFromLogOptions::default())?;
/// assert_eq!((log.rate, log.n, log.repeat_count), (0.5, 2, 1));
/// assert_eq!((log.unknown_start, log.unknown_end), (1, 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn fcr_from_log<'a>(
    customer: ColumnView<'a>,
    start: Times<'a>,
    end: Option<Times<'a>>,
    topic: Option<ColumnView<'a>>,
    options: &FcrFromLogOptions,
) -> Result<FcrFromLogResult, Error> {
    let threads = match &customer {
        ColumnView::Numbers(numbers) => numbers.threads(),
        _ => 1,
    };
    let columns = [Some(customer), Some(ColumnView::Times(start)), end.map(ColumnView::Times), topic];
    measure_columns(options, &columns, threads)
}
