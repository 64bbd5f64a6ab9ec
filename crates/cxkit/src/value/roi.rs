//! What an investment brings back, and several of them ranked.

use super::columns::{amount, column};
use super::ltv::at_least_zero;
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::stats::no_interval;
use crate::Error;
use std::borrow::Cow;

options! {
    /// Settings of [`roi`].
    pub struct RoiOptions {
        /// Lower end of the interval of the value gained, as an experiment or a what-if gives it.
        value_lower: Option<f64> = None,
        /// Upper end of the interval of the value gained.
        value_upper: Option<f64> = None,
        /// The level of that interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// Over how many periods the value is gained, for the payback.
        periods: Option<f64> = None,
    }
}

options! {
    /// Settings of [`roi_ranking`].
    pub struct RoiRankingOptions {
        /// How many are listed, best first; left out, all.
        top: Option<u64> = None,
    }
}

record! {
    /// What an investment brings back.
    pub struct RoiResult {
        /// The headline number: net gain per unit of cost; 0.5 is 50 %.
        pub value: f64,
        /// The same.
        pub roi: f64,
        /// What was gained less what it cost.
        pub net_gain: f64,
        /// What was gained.
        pub value_gained: f64,
        /// What it cost.
        pub cost: f64,
        /// Periods until the cost is earned back, where `periods` is given and anything is gained.
        pub payback_periods: Option<f64>,
        /// How many were measured: nothing, as no sample stands behind it.
        pub n: Option<u64>,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// Where the interval comes from.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// One investment of several.
    pub struct RoiRank {
        /// 1 for the best.
        pub rank: u64,
        /// Which one: its row.
        pub row: u64,
        /// Net gain per unit of cost.
        pub roi: f64,
        /// What was gained less what it cost.
        pub net_gain: f64,
        /// What was gained.
        pub value_gained: f64,
        /// What it cost.
        pub cost: f64,
    }
}

record! {
    /// Investments, the best first.
    pub struct RoiRankingResult {
        /// The headline number: net gain of all per unit of what they cost together.
        pub value: f64,
        /// How many investments.
        pub n: u64,
        /// The best first; of equal ones the earlier row.
        pub ranking: Vec<RoiRank>,
        /// None: see `interval_method`.
        pub ci_lower: Option<f64>,
        /// None: see `interval_method`.
        pub ci_upper: Option<f64>,
        /// What was divided by what.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

/// Return on investment: what was gained less what it cost, per unit of cost.
///
/// `(value_gained - cost) / cost`: 0.5 is 50 %, -1 is all lost.
///
/// # Errors
/// `out_of_range` for a cost that is not above 0, `non_finite`.
///
/// # Examples
/// ```
/// assert_eq!(cxkit::value::roi(150_000.0, 100_000.0)?.roi, 0.5);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn roi(value_gained: f64, cost: f64) -> Result<RoiResult, Error> {
    roi_with(value_gained, cost, &RoiOptions::default())
}

/// [`roi`] with the interval of the value gained, which becomes that of the return: the cost is known.
///
/// With `periods` the payback is `cost / (value_gained / periods)`; nothing where nothing is gained.
///
/// # Errors
/// As [`roi`]; `out_of_range` for an interval that does not hold the value gained, or periods not above 0.
pub fn roi_with(value_gained: f64, cost: f64, options: &RoiOptions) -> Result<RoiResult, Error> {
    let level = crate::stats::Level::new(options.confidence_level)?;
    if !value_gained.is_finite() {
        return Err(Error::NonFinite { what: "value_gained".into(), row: None });
    }
    positive_cost(at_least_zero("cost", cost)?, None)?;
    if let Some(low) = options.value_lower.filter(|low| *low > value_gained) {
        return Err(Error::out_of_range(
            "value_lower",
            None,
            low,
            format!("at most the value {value_gained}"),
        ));
    }
    if let Some(high) = options.value_upper.filter(|high| *high < value_gained) {
        return Err(Error::out_of_range(
            "value_upper",
            None,
            high,
            format!("at least the value {value_gained}"),
        ));
    }
    if let Some(periods) = options.periods.filter(|periods| *periods <= 0.0) {
        return Err(Error::out_of_range("periods", None, periods, "above 0"));
    }
    let given = options.value_lower.is_some() || options.value_upper.is_some();
    let of = |value: f64| (value - cost) / cost;
    let roi = of(value_gained);
    if !roi.is_finite() {
        return Err(Error::NonFinite { what: "roi".into(), row: None });
    }
    let payback = |periods: f64| (value_gained > 0.0).then(|| cost / (value_gained / periods));
    Ok(RoiResult {
        value: roi,
        roi,
        net_gain: value_gained - cost,
        value_gained,
        cost,
        payback_periods: options.periods.and_then(payback).filter(|periods| periods.is_finite()),
        n: None,
        ci_lower: options.value_lower.map(of).filter(|end| end.is_finite()),
        ci_upper: options.value_upper.map(of).filter(|end| end.is_finite()),
        ci_level: level.confidence,
        method: "(value_gained - cost) / cost".into(),
        interval_method: if given {
            "of the value gained".into()
        } else {
            no_interval("the value gained came without one")
        },
    })
}

/// Ranks investments by what each brings back per unit of cost, the best first.
///
/// # Errors
/// `empty` without an investment; `out_of_range` for a cost that is not above 0; `missing`; `non_finite`;
/// `unequal_lengths`; each with the smallest row.
///
/// # Examples
/// ```
/// let ranking = cxkit::value::roi_ranking(&[150.0, 90.0, 400.0], &[100.0, 100.0, 200.0])?.ranking;
/// let rows: Vec<u64> = ranking.iter().map(|one| one.row).collect();
/// assert_eq!(rows, [2, 0, 1]);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn roi_ranking<'a>(
    values_gained: impl Into<Numbers<'a>>,
    costs: impl Into<Numbers<'a>>,
) -> Result<RoiRankingResult, Error> {
    roi_ranking_with(&values_gained.into(), &costs.into(), &RoiRankingOptions::default())
}

/// [`roi_ranking`] with options.
///
/// # Errors
/// As [`roi_ranking`].
pub fn roi_ranking_with(
    values_gained: &Numbers<'_>,
    costs: &Numbers<'_>,
    options: &RoiRankingOptions,
) -> Result<RoiRankingResult, Error> {
    let costs = column("costs", costs, values_gained.len())?;
    let mut ranking = Vec::with_capacity(costs.len());
    let (mut all_gained, mut all_costs) =
        (crate::accumulate::ExactSum::new(), crate::accumulate::ExactSum::new());
    for row in 0..costs.len() {
        let value_gained =
            values_gained.get(row).ok_or(Error::Missing { what: "value_gained".into(), row })?;
        let cost = positive_cost(amount("cost", costs.get(row), row)?, Some(row))?;
        let roi = (value_gained - cost) / cost;
        if !roi.is_finite() {
            return Err(Error::NonFinite { what: "value_gained".into(), row: Some(row) });
        }
        all_gained.push(value_gained)?;
        all_costs.push(cost)?;
        ranking.push(RoiRank {
            rank: 0,
            row: row as u64,
            roi,
            net_gain: value_gained - cost,
            value_gained,
            cost,
        });
    }
    if ranking.is_empty() {
        return Err(Error::empty("costs"));
    }
    let n = ranking.len() as u64;
    ranking.sort_by(|a, b| b.roi.total_cmp(&a.roi).then(a.row.cmp(&b.row)));
    for (rank, one) in (1..).zip(&mut ranking) {
        one.rank = rank;
    }
    ranking.truncate(options.top.map_or(usize::MAX, |top| usize::try_from(top).unwrap_or(usize::MAX)));
    let cost = all_costs.value()?;
    let value = (all_gained.value()? - cost) / cost;
    Ok(RoiRankingResult {
        value,
        n,
        ranking,
        ci_lower: None,
        ci_upper: None,
        method: "(value_gained - cost) / cost".into(),
        interval_method: no_interval("the values gained came without one"),
    })
}

fn positive_cost(cost: f64, row: Option<usize>) -> Result<f64, Error> {
    if cost > 0.0 {
        Ok(cost)
    } else {
        Err(Error::out_of_range("cost", row, cost, "above 0"))
    }
}
