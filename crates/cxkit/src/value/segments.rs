//! Scores and named segments of customers by recency, frequency and monetary value.

use super::rfm::RfmSummary;
use crate::accumulate::ExactSum;
use crate::describe::{choices, options, record};
use crate::stats::{quantiles, share_with, ShareOptions};
use crate::Error;
use std::borrow::Cow;

choices! {
    /// Which spend is scored.
    pub enum MonetaryScore {
        /// All spend, the first purchase included.
        Total = "total",
        /// The mean spend of a repeat period; customers without one score 1.
        Mean = "mean",
    }
}

record! {
    /// A segment by the scores that belong to it, ends included; a score that is not named may be any.
    pub struct SegmentRule {
        /// What it is called.
        pub name: Cow<'static, str>,
        /// Lowest and highest recency score.
        pub recency: Option<(f64, f64)>,
        /// Lowest and highest frequency score.
        pub frequency: Option<(f64, f64)>,
        /// Lowest and highest monetary score.
        pub monetary: Option<(f64, f64)>,
    }
}

impl SegmentRule {
    /// A segment of these recency and frequency scores.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, recency: (u64, u64), frequency: (u64, u64)) -> Self {
        let pair = |(low, high): (u64, u64)| Some((low as f64, high as f64));
        Self { name: name.into(), recency: pair(recency), frequency: pair(frequency), monetary: None }
    }

    /// The same for these monetary scores only.
    #[must_use]
    pub fn with_monetary(mut self, monetary: (u64, u64)) -> Self {
        self.monetary = Some((monetary.0 as f64, monetary.1 as f64));
        self
    }

    fn holds(&self, recency: u64, frequency: u64, monetary: Option<u64>) -> bool {
        let inside = |range: Option<(f64, f64)>, score: u64| {
            range.is_none_or(|(low, high)| (low..=high).contains(&(score as f64)))
        };
        inside(self.recency, recency)
            && inside(self.frequency, frequency)
            && monetary.map_or(self.monetary.is_none(), |score| inside(self.monetary, score))
    }
}

/// The segments of five scores that the trade knows, in order: every pair of recency and frequency scores falls
/// into one. Recency first, ends included:
///
/// | segment | recency | frequency |
/// |---|---|---|
/// | champions | 5 | 4–5 |
/// | loyal | 3–4 | 4–5 |
/// | potential_loyalists | 4–5 | 2–3 |
/// | new_customers | 5 | 1 |
/// | promising | 4 | 1 |
/// | need_attention | 3 | 3 |
/// | about_to_sleep | 3 | 1–2 |
/// | cannot_lose | 1–2 | 5 |
/// | at_risk | 1–2 | 3–4 |
/// | hibernating | 1–2 | 1–2 |
#[must_use]
pub fn default_segments() -> Vec<SegmentRule> {
    [
        ("champions", (5, 5), (4, 5)),
        ("loyal", (3, 4), (4, 5)),
        ("potential_loyalists", (4, 5), (2, 3)),
        ("new_customers", (5, 5), (1, 1)),
        ("promising", (4, 4), (1, 1)),
        ("need_attention", (3, 3), (3, 3)),
        ("about_to_sleep", (3, 3), (1, 2)),
        ("cannot_lose", (1, 2), (5, 5)),
        ("at_risk", (1, 2), (3, 4)),
        ("hibernating", (1, 2), (1, 2)),
    ]
    .map(|(name, recency, frequency)| SegmentRule::new(name, recency, frequency))
    .into()
}

options! {
    /// Settings of [`rfm_segments`].
    pub struct RfmSegmentOptions {
        /// How many scores there are, 1 the worst.
        groups: u64 = 5_u64,
        /// Where the scores of recency divide, in units since the last purchase, ascending, one less than groups.
        /// Default: the quantiles.
        recency_cuts: Option<Vec<f64>> = None,
        /// Where the scores of frequency divide, in repeat purchases. Default: the quantiles.
        frequency_cuts: Option<Vec<f64>> = None,
        /// Where the scores of monetary value divide. Default: the quantiles.
        monetary_cuts: Option<Vec<f64>> = None,
        /// Which spend is scored.
        monetary: MonetaryScore = MonetaryScore::Total,
        /// The segments; the first that holds a customer's scores is theirs, and "other" where none does. Default:
        /// ten segments of five scores, see [`default_segments`].
        segments: Option<Vec<SegmentRule>> = None,
        /// The level of the intervals of the shares, between 0 and 1.
        confidence_level: f64 = 0.95,
    }
}

record! {
    /// One segment and who is in it.
    pub struct SegmentResult {
        /// What it is called.
        pub name: Cow<'static, str>,
        /// The headline number: its share of the customers.
        pub value: f64,
        /// How many customers.
        pub count: u64,
        /// Of how many.
        pub n: u64,
        /// Its share of the customers.
        pub share: f64,
        /// Mean time since the last purchase, in units; nothing without customers.
        pub mean_since_last: Option<f64>,
        /// Mean number of repeat purchases.
        pub mean_frequency: Option<f64>,
        /// All spend of its customers; nothing where the log has no amounts.
        pub total_value: Option<f64>,
        /// Its share of all spend; nothing where nobody spent anything.
        pub value_share: Option<f64>,
        /// Lower end of the interval of the share of customers.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// How customers were scored.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// Every customer's scores and segment, a row each as in the summary.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RfmSegments {
    /// Scores of recency: the highest for the latest.
    pub recency: Vec<u64>,
    /// Scores of frequency.
    pub frequency: Vec<u64>,
    /// Scores of monetary value, where the log has amounts.
    pub monetary: Option<Vec<u64>>,
    /// Where recency was divided.
    pub recency_cuts: Vec<f64>,
    /// Where frequency was divided.
    pub frequency_cuts: Vec<f64>,
    /// Where monetary value was divided.
    pub monetary_cuts: Option<Vec<f64>>,
    /// Each customer's segment, as a place in `segments`.
    pub segment: Vec<usize>,
    /// The segments in their order, "other" last where customers belong to none.
    pub segments: Vec<SegmentResult>,
}

/// Scores customers by quantiles of recency, frequency and monetary value, and names their segments.
///
/// The k-th cut of a column is its quantile at k/groups (type 7, as R and NumPy have it); a value's score is 1 more
/// than the cuts below it, and for recency, the time since the last purchase, the other way round. Equal values
/// have equal scores, so that with many one-time buyers the lower scores of frequency may be empty but never
/// arbitrary.
///
/// # Errors
/// `out_of_range` for fewer than 2 or more than 10 groups, or a level outside 0 to 1; `bad_option` for cuts that are
/// not ascending or not one less than groups, and for other than 5 groups without segments of their own; `empty`
/// for a summary without customers.
///
/// # Examples
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// use cxkit::value::{rfm, rfm_segments, Orders};
/// let days = Times::new(&[0, 90, 95, 99, 3, 50, 98, 1], TimeUnit::Days)?;
/// let log = rfm(&Orders::new(&[1, 1, 1, 1, 2, 3, 4, 5], days))?;
/// let scored = rfm_segments(&log, &Default::default())?;
/// // Customer 1 came back three times and was there last; customer 4 is new.
/// assert_eq!((scored.recency[0], scored.frequency[0]), (5, 5));
/// assert_eq!(scored.segments[scored.segment[0]].name, "champions");
/// assert_eq!(scored.segments[scored.segment[3]].name, "promising");
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn rfm_segments(summary: &RfmSummary, options: &RfmSegmentOptions) -> Result<RfmSegments, Error> {
    let groups = options.groups;
    if !(2..=10).contains(&groups) {
        return Err(Error::out_of_range("groups", None, groups as f64, "between 2 and 10"));
    }
    let rules = match &options.segments {
        Some(rules) => Cow::Borrowed(rules),
        None if groups == 5 => Cow::Owned(default_segments()),
        None => return Err(Error::bad_option("segments", "must be given where groups is not 5")),
    };
    let rows = summary.frequency.len();
    if rows == 0 {
        return Err(Error::empty("customers"));
    }
    let since: Vec<f64> = summary.age.iter().zip(&summary.recency).map(|(age, last)| age - last).collect();
    let repeats: Vec<f64> = summary.frequency.iter().map(|&x| x as f64).collect();
    let spend: Option<Vec<f64>> = match options.monetary {
        MonetaryScore::Total => summary.total_value.clone(),
        MonetaryScore::Mean => summary
            .monetary_value
            .as_ref()
            .map(|means| means.iter().map(|mean| mean.unwrap_or(f64::NAN)).collect()),
    };
    let recency_cuts = cuts("recency_cuts", options.recency_cuts.as_deref(), &since, groups)?;
    let frequency_cuts = cuts("frequency_cuts", options.frequency_cuts.as_deref(), &repeats, groups)?;
    let monetary_cuts = spend
        .as_ref()
        .map(|spend| cuts("monetary_cuts", options.monetary_cuts.as_deref(), spend, groups))
        .transpose()?;
    let recency: Vec<u64> = since.iter().map(|&time| groups + 1 - score(time, &recency_cuts)).collect();
    let frequency: Vec<u64> = repeats.iter().map(|&x| score(x, &frequency_cuts)).collect();
    let monetary: Option<Vec<u64>> = spend
        .zip(monetary_cuts.as_ref())
        .map(|(spend, cuts)| spend.iter().map(|&value| score(value, cuts)).collect());
    let segment: Vec<usize> = (0..rows)
        .map(|row| {
            let money = monetary.as_ref().map(|scores| scores[row]);
            let found = rules.iter().position(|rule| rule.holds(recency[row], frequency[row], money));
            found.unwrap_or(rules.len())
        })
        .collect();
    let mut names: Vec<Cow<'static, str>> = rules.iter().map(|rule| rule.name.clone()).collect();
    if segment.contains(&rules.len()) {
        names.push("other".into());
    }
    let segments = describe(summary, &since, &segment, names, options)?;
    Ok(RfmSegments {
        recency,
        frequency,
        monetary,
        recency_cuts,
        frequency_cuts,
        monetary_cuts,
        segment,
        segments,
    })
}

/// 1, and 1 more for each cut below the value; 1 without a value.
fn score(value: f64, cuts: &[f64]) -> u64 {
    1 + cuts.iter().filter(|&&cut| value > cut).count() as u64
}

/// The cuts that were given, or the quantiles of the values that are there at 1/groups, 2/groups ….
fn cuts(name: &'static str, given: Option<&[f64]>, values: &[f64], groups: u64) -> Result<Vec<f64>, Error> {
    if let Some(cuts) = given {
        if cuts.len() as u64 != groups - 1 || cuts.windows(2).any(|pair| pair[0] > pair[1]) {
            let reason = format!("must be {} numbers in ascending order", groups - 1);
            return Err(Error::bad_option(name, reason));
        }
        return Ok(cuts.to_vec());
    }
    if values.iter().all(|value| value.is_nan()) {
        // Nobody has a value, so any cuts give all the lowest score.
        return Ok(vec![0.0; groups as usize - 1]);
    }
    let shares: Vec<f64> = (1..groups).map(|k| k as f64 / groups as f64).collect();
    Ok(quantiles(values, &shares)?.quantiles.iter().map(|point| point.quantile).collect())
}

/// The rows of the segments.
fn describe(
    summary: &RfmSummary,
    since: &[f64],
    segment: &[usize],
    names: Vec<Cow<'static, str>>,
    options: &RfmSegmentOptions,
) -> Result<Vec<SegmentResult>, Error> {
    let n = segment.len() as u64;
    let mut counts = vec![0_u64; names.len()];
    let mut repeats = vec![0_u128; names.len()];
    let mut times = vec![ExactSum::new(); names.len()];
    let mut values = vec![ExactSum::new(); names.len()];
    for (row, &at) in segment.iter().enumerate() {
        counts[at] += 1;
        repeats[at] += u128::from(summary.frequency[row]);
        times[at].push(since[row])?;
        if let Some(spend) = &summary.total_value {
            values[at].push(spend[row])?;
        }
    }
    let mut all = ExactSum::new();
    values.iter().for_each(|value| all.merge(value));
    let all = all.value()?;
    let level = ShareOptions::default().confidence_level(options.confidence_level);
    let rows = names.into_iter().enumerate().map(|(at, name)| {
        let count = counts[at];
        let share = share_with(count, n, &level)?;
        let mean = |sum: f64| (count > 0).then(|| sum / count as f64);
        let total_value = summary.total_value.is_some().then(|| values[at].value()).transpose()?;
        Ok(SegmentResult {
            name,
            value: share.share,
            count,
            n,
            share: share.share,
            mean_since_last: mean(times[at].value()?),
            mean_frequency: mean(repeats[at] as f64),
            total_value,
            value_share: total_value.filter(|_| all > 0.0).map(|value| value / all),
            ci_lower: share.ci_lower,
            ci_upper: share.ci_upper,
            ci_level: share.ci_level,
            method: format!("{} scores each of recency, frequency and monetary value", options.groups).into(),
            interval_method: share.interval_method,
        })
    });
    rows.collect()
}
