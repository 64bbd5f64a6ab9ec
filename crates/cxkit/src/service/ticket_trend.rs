//! Which topics hurt most: how many customers each affects, and how badly.

use super::fingerprint::{name, Fingerprint, Name};
use super::flags::counted_state;
use crate::accumulate::{ExactSum, StateReader, StateWriter};
use crate::columns::Key;
use crate::describe::{options, record, Value};
use crate::measure::{measure_columns, Batch, ColumnView, Metric, MetricAccumulator, Role, RoleKind};
use crate::random::{Multinomial, Stream};
use crate::stats::{no_interval, share_bounds, Level, ShareInterval};
use crate::survey::Labels;
use crate::Error;
use crate::Missing;
use std::borrow::Cow;
use std::collections::BTreeMap;

const CUSTOMER: usize = 0;
const TOPIC: usize = 1;
const SEVERITY: usize = 2;

/// What the words of severity stand for where nothing else is said.
const SEVERITIES: [(&str, f64); 3] = [("annoyance", 0.25), ("hinders", 0.5), ("blocks", 1.0)];

/// More would only take time: the ends of an interval settle long before.
const MOST_RESAMPLES: u64 = 1_000_000;

options! {
    /// Settings of [`ticket_trend`].
    pub struct TicketTrendOptions {
        /// How many customers there are, those without a ticket too; those in the rows otherwise.
        customers: Option<u64> = None,
        /// How severe each word is, 0 to 1; annoyance 0.25, hinders 0.5 and blocks 1 where none are given.
        severities: Labels = Labels::default(),
        /// How many resamples of the customers the intervals are made of.
        resamples: u64 = 1000,
        /// Where the random numbers begin.
        seed: u64 = 0,
        /// The level of the intervals, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a row that lacks its customer, topic or severity.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// How much one topic hurts.
    pub struct TopicTrend {
        /// The topic.
        pub topic: Cow<'static, str>,
        /// Its place, 1 for the one that hurts most; topics that hurt the same share theirs.
        pub rank: u64,
        /// Best place of the interval.
        pub rank_lower: Option<u64>,
        /// Worst place of the interval.
        pub rank_upper: Option<u64>,
        /// Share of customers affected times their mean severity, 0 to 1.
        pub impact: f64,
        /// Lower end of the interval of the impact.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval of the impact.
        pub ci_upper: Option<f64>,
        /// Share of the customers who have a ticket about it: "4 % or 40 %?".
        pub share_affected: f64,
        /// Lower end of the share's interval.
        pub share_ci_lower: Option<f64>,
        /// Upper end of the share's interval.
        pub share_ci_upper: Option<f64>,
        /// Mean severity of the customers affected, each by the worst of their tickets about it.
        pub mean_severity: f64,
        /// How many customers have a ticket about it.
        pub affected: u64,
        /// How many tickets are about it.
        pub ticket_count: u64,
    }
}

record! {
    /// Topics by how much they hurt.
    pub struct TicketTrendResult {
        /// The topics, the one that hurts most first.
        pub topics: Vec<TopicTrend>,
        /// The headline number: the impact of the first topic.
        pub value: f64,
        /// How many customers there are.
        pub n: u64,
        /// How many tickets were read.
        pub ticket_count: u64,
        /// How many rows lack their customer, topic or severity.
        pub missing_count: u64,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What was multiplied by what.
        pub method: Cow<'static, str>,
        /// How the intervals of impact and rank were computed; those of the shares are Wilson's.
        pub interval_method: Cow<'static, str>,
    }
}

/// [`ticket_trend`] over rows that arrive in pieces.
pub type TicketTrendAccumulator = MetricAccumulator<TicketTrendOptions>;

/// What is kept of the tickets: for each topic the customers it affects, each with the worst of it.
#[doc(hidden)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TicketTrendState {
    topics: BTreeMap<Key, Topic>,
    missing: u64,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Topic {
    tickets: u64,
    worst: BTreeMap<Fingerprint, f64>,
}

impl Metric for TicketTrendOptions {
    const KIND: &'static str = "ticket_trend";
    const ROLES: &'static [Role] = &[
        Role::required("customer", RoleKind::Keys, "Whose ticket it is."),
        Role::required("topic", RoleKind::Keys, "What it is about."),
        Role::optional(
            "severity",
            RoleKind::Answers,
            "How bad it is, 0 to 1 or a word; without the column 1.",
        ),
    ];
    type Result = TicketTrendResult;
    type State = TicketTrendState;

    fn check(&self) -> Result<(), Error> {
        if let Some((_, severity)) =
            self.severities.iter().find(|(_, severity)| !(0.0..=1.0).contains(severity))
        {
            return Err(Error::out_of_range("severities", None, severity, "between 0 and 1"));
        }
        if !(1..=MOST_RESAMPLES).contains(&self.resamples) {
            #[allow(clippy::cast_precision_loss)]
            let resamples = self.resamples as f64;
            return Err(Error::out_of_range("resamples", None, resamples, "between 1 and 1000000"));
        }
        Level::new(self.confidence_level).map(|_| ())
    }

    fn read(&self, batch: &Batch<'_>, state: &mut TicketTrendState) -> Result<(), Error> {
        for row in batch.rows() {
            let customer = name(batch, CUSTOMER, row)?;
            let topic = batch.key(TOPIC, row)?;
            let severity = self.severity(batch, row)?;
            let what = match (customer, &topic, severity) {
                (Name::Null, _, _) => "customer",
                (_, Key::Null, _) => "topic",
                (_, _, None) => "severity",
                (customer, _, Some(severity)) => {
                    let topic = state.topics.entry(topic).or_default();
                    topic.tickets += 1;
                    topic.note(Fingerprint::of([customer, Name::Null]), severity);
                    continue;
                }
            };
            if self.missing == Missing::Error {
                return Err(Error::Missing { what: what.into(), row });
            }
            state.missing += 1;
        }
        Ok(())
    }

    #[allow(clippy::cast_precision_loss)]
    fn finish(&self, state: &TicketTrendState) -> Result<TicketTrendResult, Error> {
        let level = Level::new(self.confidence_level)?;
        let affected = state.customers();
        let n = self.customers.unwrap_or(affected.len() as u64);
        if n < affected.len() as u64 {
            let required = format!("{} or more, the customers with tickets", affected.len());
            return Err(Error::out_of_range("customers", None, n as f64, required));
        }
        if state.topics.is_empty() {
            return Err(Error::empty("tickets"));
        }
        let impacts = state
            .topics
            .values()
            .map(|topic| Ok(topic.total()? / n as f64))
            .collect::<Result<Vec<f64>, Error>>()?;
        let ranks = ranks(&impacts);
        let drawn = if n > 1 { Some(self.resample(&affected, impacts.len(), n)?) } else { None };
        let ends = |values: &mut Vec<f64>| {
            values.sort_by(f64::total_cmp);
            (order(values, level.tail()), order(values, 1.0 - level.tail()))
        };
        let mut topics = Vec::with_capacity(impacts.len());
        for (at, ((key, topic), (&impact, &rank))) in
            state.topics.iter().zip(impacts.iter().zip(&ranks)).enumerate()
        {
            let of = |pick: fn(&(f64, u64)) -> f64| {
                drawn.as_ref().map(|drawn| {
                    let mut values: Vec<f64> =
                        drawn.iter().filter_map(|resample| resample.get(at)).map(pick).collect();
                    ends(&mut values)
                })
            };
            let interval = of(|(impact, _)| *impact);
            let places = of(|(_, rank)| *rank as f64);
            let count = topic.worst.len() as f64;
            let share = share_bounds(ShareInterval::Wilson, count, n as f64, level);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            topics.push(TopicTrend {
                topic: key.to_string().into(),
                rank,
                rank_lower: places.map(|(low, _)| low as u64),
                rank_upper: places.map(|(_, high)| high as u64),
                impact,
                ci_lower: interval.map(|(low, _)| low),
                ci_upper: interval.map(|(_, high)| high),
                share_affected: count / n as f64,
                share_ci_lower: share.map(|(low, _)| low),
                share_ci_upper: share.map(|(_, high)| high),
                mean_severity: topic.total()? / count,
                affected: topic.worst.len() as u64,
                ticket_count: topic.tickets,
            });
        }
        // The order of the keys stays among topics of one rank.
        topics.sort_by_key(|topic| topic.rank);
        Ok(TicketTrendResult {
            value: topics.first().map_or(0.0, |first| first.impact),
            topics,
            n,
            ticket_count: state.tickets(),
            missing_count: state.missing,
            ci_level: level.confidence,
            method: "share affected * mean severity".into(),
            interval_method: match drawn {
                Some(_) => "bootstrap".into(),
                None => no_interval("one customer has no spread"),
            },
        })
    }

    counted_state!();
}

/// What one customer has: topics by their place, each with its severity.
type Pattern = Vec<(usize, u64)>;

impl TicketTrendOptions {
    fn severity(&self, batch: &Batch<'_>, row: usize) -> Result<Option<f64>, Error> {
        match batch.column(SEVERITY) {
            None => Ok(Some(1.0)),
            Some(ColumnView::Texts(texts)) => {
                let Some(word) = texts.get(row) else { return Ok(None) };
                let own = self.severities.iter().find(|(known, _)| *known == word);
                let none_given = self.severities.iter().next().is_none();
                let usual = SEVERITIES.into_iter().find(|(known, _)| none_given && *known == word);
                match own.or(usual) {
                    Some((_, severity)) => Ok(Some(severity)),
                    None => Err(self.unknown(word, row)),
                }
            }
            Some(_) => match batch.number(SEVERITY, row)? {
                Some(severity) if !(0.0..=1.0).contains(&severity) => {
                    Err(Error::out_of_range("severity", Some(row), severity, "between 0 and 1"))
                }
                // One zero: its sign would show in saved bytes.
                severity => Ok(severity.map(|severity| severity + 0.0)),
            },
        }
    }

    fn unknown(&self, word: &str, row: usize) -> Error {
        let own: Vec<&str> = self.severities.iter().map(|(word, _)| word).collect();
        let words = if own.is_empty() { SEVERITIES.map(|(word, _)| word).join(", ") } else { own.join(", ") };
        Error::WrongType {
            what: "severity".into(),
            required: format!("one of {words}").into(),
            got: Value::Text(word.to_owned().into()).describe().into(),
            row: Some(row),
        }
    }

    /// Impact and rank of every topic in resamples of the customers.
    ///
    /// Customers who have the same topics with the same severities are alike, so one multinomial draw of how often each
    /// kind comes up is the whole resample. The kinds are in the order of their content: no order of rows shows.
    #[allow(clippy::cast_precision_loss)]
    fn resample(
        &self,
        affected: &BTreeMap<Fingerprint, Pattern>,
        topics: usize,
        n: u64,
    ) -> Result<Vec<Vec<(f64, u64)>>, Error> {
        let mut kinds: BTreeMap<&Pattern, u64> = BTreeMap::new();
        for pattern in affected.values() {
            *kinds.entry(pattern).or_insert(0) += 1;
        }
        let untouched = n - affected.len() as u64;
        let mut weights: Vec<f64> = kinds.values().map(|&count| count as f64).collect();
        weights.push(untouched as f64);
        let multinomial = Multinomial::new(&weights)?;
        let mut counts = Vec::new();
        (0..self.resamples)
            .map(|resample| {
                multinomial.draw(&mut Stream::new(self.seed, resample), n, &mut counts)?;
                let mut sums = vec![ExactSum::default(); topics];
                for (pattern, &count) in kinds.keys().zip(&counts) {
                    for &(topic, severity) in pattern.iter() {
                        if let Some(sum) = sums.get_mut(topic) {
                            sum.push_product(f64::from_bits(severity), count as f64)?;
                        }
                    }
                }
                let impacts = sums
                    .iter()
                    .map(|sum| Ok(sum.value()? / n as f64))
                    .collect::<Result<Vec<f64>, Error>>()?;
                let ranks = ranks(&impacts);
                Ok(impacts.into_iter().zip(ranks).collect())
            })
            .collect()
    }
}

/// One more than how many are above, for each.
fn ranks(impacts: &[f64]) -> Vec<u64> {
    let mut sorted = impacts.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    impacts.iter().map(|impact| sorted.partition_point(|other| other > impact) as u64 + 1).collect()
}

/// The value of sorted ones that the share `p` does not exceed: the inverse of their distribution, so that a rank is
/// one that came up.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn order(sorted: &[f64], p: f64) -> f64 {
    // 0.975 of 1000 is the 975th, though the product may come out a rounding above 975.
    let place = (p * sorted.len() as f64 - 1e-9).ceil().max(1.0) as usize;
    sorted.get(place - 1).or(sorted.last()).copied().unwrap_or_default()
}

impl Topic {
    fn note(&mut self, customer: Fingerprint, severity: f64) {
        let worst = self.worst.entry(customer).or_insert(severity);
        *worst = worst.max(severity);
    }

    /// The severities of the customers together.
    fn total(&self) -> Result<f64, Error> {
        let mut sum = ExactSum::default();
        for &severity in self.worst.values() {
            sum.push(severity)?;
        }
        sum.value()
    }
}

impl TicketTrendState {
    /// Every customer with a ticket, and what they have.
    fn customers(&self) -> BTreeMap<Fingerprint, Pattern> {
        let mut customers: BTreeMap<Fingerprint, Pattern> = BTreeMap::new();
        for (at, topic) in self.topics.values().enumerate() {
            for (&customer, &severity) in &topic.worst {
                customers.entry(customer).or_default().push((at, severity.to_bits()));
            }
        }
        customers
    }

    fn tickets(&self) -> u64 {
        self.topics.values().fold(0, |sum, topic| sum.saturating_add(topic.tickets))
    }

    fn merge(&mut self, other: &Self) {
        for (key, theirs) in &other.topics {
            let mine = self.topics.entry(key.clone()).or_default();
            mine.tickets = mine.tickets.saturating_add(theirs.tickets);
            for (&customer, &severity) in &theirs.worst {
                mine.note(customer, severity);
            }
        }
        self.missing = self.missing.saturating_add(other.missing);
    }

    fn row_count(&self) -> u64 {
        self.tickets().saturating_add(self.missing)
    }

    fn write_to(&self, writer: &mut StateWriter) {
        writer.usize(self.topics.len());
        for (key, topic) in &self.topics {
            match key {
                Key::Text(text) => {
                    writer.bool(true);
                    writer.str(text);
                }
                Key::Integer(number) => {
                    writer.bool(false);
                    writer.i64(*number);
                }
                // A row without a topic is missing, so no topic is without a name.
                Key::Null => writer.bool(false),
            }
            writer.u64(topic.tickets);
            writer.usize(topic.worst.len());
            for (customer, severity) in &topic.worst {
                writer.u64(customer.0);
                writer.u64(customer.1);
                writer.f64(*severity);
            }
        }
        writer.u64(self.missing);
    }

    fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let wrong = || Error::bad_state("its topics are none");
        let mut topics = BTreeMap::new();
        for _ in 0..reader.length(4)? {
            let key =
                if reader.bool()? { Key::Text(reader.str()?.into()) } else { Key::Integer(reader.i64()?) };
            let mut topic = Topic { tickets: reader.u64()?, worst: BTreeMap::new() };
            let customers = reader.length(10)?;
            for _ in 0..customers {
                let customer = Fingerprint(reader.u64()?, reader.u64()?);
                let severity = reader.finite_f64()?;
                if !(0.0..=1.0).contains(&severity) || severity.is_sign_negative() {
                    return Err(wrong());
                }
                topic.worst.insert(customer, severity);
            }
            if topic.worst.is_empty() || topic.tickets < topic.worst.len() as u64 {
                return Err(wrong());
            }
            topics.insert(key, topic);
        }
        Ok(Self { topics, missing: reader.u64()? })
    }
}

/// Topics by how much they hurt: the share of customers each affects times how badly it hits them.
///
/// Each row is a ticket of a customer about a topic. A customer counts once for a topic, with the worst of their tickets
/// about it: `impact = customers affected / customers × mean severity of the affected`. A topic that blocks 4 % of
/// customers so weighs as much as one that annoys 16 %. Severity is a number from 0 to 1, or a word:
/// annoyance 0.25, hinders 0.5, blocks 1 (or your own, [`TicketTrendOptions::severities`]); without it every
/// ticket has 1. [`TicketTrendOptions::customers`] says how many customers there are; otherwise those with a ticket are
/// all there are.
///
/// Intervals of impact and rank are percentiles of seeded resamples of the customers, so that topics one and the same
/// customer has move together; those of the shares are Wilson's. Rows without a customer, topic or severity are left
/// out and counted.
///
/// # Errors
/// `empty` without a ticket; `out_of_range` for a severity outside 0 to 1, `wrong_type` for a word nobody knows, each
/// naming the smallest row; `out_of_range` for fewer customers than have tickets; `missing` where that is refused;
/// `unequal_lengths`.
///
/// # Examples
/// ```
/// use cxkit::columns::Texts;
/// use cxkit::measure::ColumnView;
/// use cxkit::service::{ticket_trend, TicketTrendOptions};
/// let texts = |words: &[&'static str]| ColumnView::from(Texts::from(words));
/// let month = ticket_trend(
///     ColumnView::from(&[1, 2, 2, 3]),
///     texts(&["login", "login", "login", "invoice"]),
///     Some(texts(&["annoyance", "annoyance", "hinders", "blocks"])),
///     &TicketTrendOptions::default().customers(10_u64),
/// )?;
/// assert_eq!((month.topics[0].topic.as_ref(), month.topics[0].impact), ("invoice", 0.1));
/// assert_eq!((month.topics[1].share_affected, month.topics[1].mean_severity), (0.2, 0.375));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn ticket_trend<'a>(
    customer: ColumnView<'a>,
    topic: ColumnView<'a>,
    severity: Option<ColumnView<'a>>,
    options: &TicketTrendOptions,
) -> Result<TicketTrendResult, Error> {
    measure_columns(options, &[Some(customer), Some(topic), severity], 1)
}
