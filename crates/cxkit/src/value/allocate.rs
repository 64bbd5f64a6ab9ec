//! A budget shared out by the value that segments hold.

use super::columns::{amount, column};
use crate::accumulate::ExactSum;
use crate::columns::Numbers;
use crate::describe::{choices, options, record};
use crate::stats::no_interval;
use crate::Error;
use std::borrow::Cow;

choices! {
    /// What settles the amount of a segment.
    pub enum AllocationRule {
        /// The value it holds.
        Proportional = "proportional",
        /// Its floor: by its value it would get less.
        Floor = "floor",
        /// Its ceiling: by its value it would get more.
        Ceiling = "ceiling",
    }
}

options! {
    /// Settings of [`allocate`].
    pub struct AllocateOptions {
        /// The least any segment without a floor of its own gets, in the currency of the budget.
        floor: f64 = 0.0,
        /// The most any segment without a ceiling of its own gets; left out, the whole budget.
        ceiling: Option<f64> = None,
    }
}

record! {
    /// What one segment gets.
    pub struct Allocation {
        /// Which segment: its row.
        pub row: u64,
        /// The value it holds.
        pub value_held: f64,
        /// Its share of all value held.
        pub value_share: f64,
        /// What it gets, in the currency of the budget.
        pub amount: f64,
        /// What it gets as a share of the budget; nothing for a budget of 0.
        pub budget_share: Option<f64>,
        /// What settled the amount.
        pub rule: AllocationRule,
    }
}

record! {
    /// A budget shared out.
    pub struct AllocationResult {
        /// The headline number: the value held by all segments.
        pub value: f64,
        /// The budget.
        pub budget: f64,
        /// What a unit of value gets where no floor or ceiling holds; nothing where each segment has met one.
        pub amount_per_value: Option<f64>,
        /// How many segments.
        pub n: u64,
        /// A row each, in the order of the segments.
        pub allocations: Vec<Allocation>,
        /// None: see `interval_method`.
        pub ci_lower: Option<f64>,
        /// None: see `interval_method`.
        pub ci_upper: Option<f64>,
        /// How it was shared out.
        pub method: Cow<'static, str>,
        /// Why there is no interval.
        pub interval_method: Cow<'static, str>,
    }
}

/// Shares a budget out in proportion to the value that each segment holds.
///
/// `budget · value / Σ value`. It follows value, not return: a segment that holds much may gain little from more
/// money. For what a further unit of money brings, measure it (an experiment), do not allocate by this.
///
/// # Errors
/// `empty` without a segment or without any value; `out_of_range` for a negative value or budget; `missing`;
/// `non_finite`.
///
/// # Examples
/// ```
/// // East: 30 % of customers, each worth 4 times one in the West.
/// let split = cxkit::value::allocate(1_000_000.0, &[0.3 * 4.0, 0.7])?;
/// assert!((split.allocations[0].amount - 631_578.947_368_421).abs() < 1e-6);
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn allocate<'a>(budget: f64, values: impl Into<Numbers<'a>>) -> Result<AllocationResult, Error> {
    allocate_with(budget, &values.into(), None, None, None, &AllocateOptions::default())
}

/// [`allocate`] with the number of customers in each segment (a value is then that of one customer), and with the
/// least and the most that each may get, in the currency of the budget; missing is no limit of its own.
///
/// What floors and ceilings take or leave is shared out among the others, again by value.
///
/// # Errors
/// As [`allocate`]; `unequal_lengths`; `out_of_range` for floors that add up to more than the budget, ceilings that
/// leave part of it, or a floor above its ceiling.
pub fn allocate_with(
    budget: f64,
    values: &Numbers<'_>,
    customers: Option<Numbers<'_>>,
    floors: Option<Numbers<'_>>,
    ceilings: Option<Numbers<'_>>,
    options: &AllocateOptions,
) -> Result<AllocationResult, Error> {
    if !budget.is_finite() {
        return Err(Error::NonFinite { what: "budget".into(), row: None });
    }
    if budget < 0.0 {
        return Err(Error::out_of_range("budget", None, budget, "0 or more"));
    }
    let segments = read(budget, values, (customers.as_ref(), floors.as_ref(), ceilings.as_ref()), options)?;
    let total = exact(segments.iter().map(|segment| segment.value))?;
    if total <= 0.0 {
        return Err(Error::empty("value"));
    }
    let least = exact(segments.iter().map(|segment| segment.floor))?;
    if least > budget {
        return Err(Error::out_of_range(
            "floors",
            None,
            least,
            format!("at most the budget {budget} together"),
        ));
    }
    let most = exact(segments.iter().map(Segment::most))?;
    if most < budget {
        let required = format!("at least the budget {budget} together, over segments that hold value");
        return Err(Error::out_of_range("ceilings", None, most, required));
    }
    let rate = rate(budget, &segments)?;
    let allocations = segments.iter().enumerate().map(|(row, segment)| {
        let (amount, rule) = segment.amount(rate);
        Allocation {
            row: row as u64,
            value_held: segment.value,
            value_share: segment.value / total,
            amount,
            budget_share: (budget > 0.0).then(|| amount / budget),
            rule,
        }
    });
    let allocations: Vec<Allocation> = allocations.collect();
    let free = allocations.iter().any(|one| one.rule == AllocationRule::Proportional);
    Ok(AllocationResult {
        value: total,
        budget,
        amount_per_value: free.then_some(rate),
        n: segments.len() as u64,
        allocations,
        ci_lower: None,
        ci_upper: None,
        method: "in proportion to value held, within floors and ceilings".into(),
        interval_method: no_interval("the split is an identity of its inputs"),
    })
}

/// A segment: the value it holds, the least and the most it may get.
struct Segment {
    value: f64,
    floor: f64,
    ceiling: f64,
}

impl Segment {
    /// What it gets at so much money a unit of value.
    fn amount(&self, rate: f64) -> (f64, AllocationRule) {
        let amount = self.value * rate;
        if amount < self.floor {
            (self.floor, AllocationRule::Floor)
        } else if amount > self.ceiling {
            (self.ceiling, AllocationRule::Ceiling)
        } else {
            (amount, AllocationRule::Proportional)
        }
    }

    /// The most that any rate gives it: without value it gets its floor.
    fn most(&self) -> f64 {
        if self.value > 0.0 {
            self.ceiling
        } else {
            self.floor
        }
    }
}

type Limits<'a> = (Option<&'a Numbers<'a>>, Option<&'a Numbers<'a>>, Option<&'a Numbers<'a>>);

fn read(
    budget: f64,
    values: &Numbers<'_>,
    (customers, floors, ceilings): Limits<'_>,
    options: &AllocateOptions,
) -> Result<Vec<Segment>, Error> {
    let len = values.len();
    for (what, numbers) in [("customers", customers), ("floors", floors), ("ceilings", ceilings)] {
        numbers.map(|numbers| column(what, numbers, len)).transpose()?;
    }
    let limit = |what, column: Option<&Numbers<'_>>, default: f64, row| match column
        .and_then(|column| column.get(row))
    {
        Some(limit) => amount(what, Some(limit), row),
        None => amount(what, Some(default), row),
    };
    let segment = |row| {
        let count = match customers {
            Some(counts) => amount("customers", counts.get(row), row)?,
            None => 1.0,
        };
        let value = amount("value", values.get(row), row)? * count;
        if value.is_infinite() {
            return Err(Error::NonFinite { what: "value".into(), row: Some(row) });
        }
        let floor = limit("floors", floors, options.floor, row)?;
        let ceiling = limit("ceilings", ceilings, options.ceiling.unwrap_or(budget), row)?;
        if floor > ceiling {
            let required = format!("at most its ceiling {ceiling}");
            return Err(Error::out_of_range("floors", Some(row), floor, required));
        }
        Ok(Segment { value, floor, ceiling })
    };
    (0..len).map(segment).collect()
}

fn exact(values: impl Iterator<Item = f64>) -> Result<f64, Error> {
    let mut sum = ExactSum::new();
    for value in values {
        sum.push(value)?;
    }
    sum.value()
}

/// The money a unit of value gets, so that the whole budget is shared out.
///
/// What is shared out grows with the rate and bends only where a segment leaves its floor or meets its ceiling. So
/// the last bend that needs no more than the budget is found, and between it and the next the rest is a division.
fn rate(budget: f64, segments: &[Segment]) -> Result<f64, Error> {
    let holding = || segments.iter().filter(|segment| segment.value > 0.0);
    let mut bends: Vec<f64> = holding()
        .flat_map(|segment| [segment.floor / segment.value, segment.ceiling / segment.value])
        .filter(|bend| bend.is_finite())
        .collect();
    bends.sort_unstable_by(f64::total_cmp);
    let (mut low, mut high) = (0, bends.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let at = bends.get(middle).copied().unwrap_or_default();
        if exact(segments.iter().map(|segment| segment.amount(at).0))? <= budget {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let before = low.checked_sub(1).and_then(|at| bends.get(at)).copied().unwrap_or(0.0);
    let after = bends.get(low).copied().unwrap_or(f64::INFINITY);
    let free = |segment: &&Segment| {
        segment.floor / segment.value <= before && segment.ceiling / segment.value >= after
    };
    let weight = exact(holding().filter(free).map(|segment| segment.value))?;
    if weight <= 0.0 {
        return Ok(before);
    }
    let settled = segments.iter().filter(|segment| segment.value <= 0.0 || !free(segment));
    let taken = exact(settled.map(|segment| segment.amount(before).0))?;
    Ok(((budget - taken) / weight).max(before))
}
