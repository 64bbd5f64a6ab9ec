//! The values of wanted ranks, without sorting the column.

use crate::columns::Numbers;
use crate::Error;

/// What was found in a column: how many values, how many missing, and the values of the wanted ranks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Selected {
    pub n: u64,
    pub missing_count: u64,
    ranks: Vec<(u64, f64)>,
}

impl Selected {
    /// The value of a rank that was asked for.
    pub fn value(&self, rank: u64) -> Option<f64> {
        let at = self.ranks.binary_search_by_key(&rank, |&(known, _)| known).ok()?;
        self.ranks.get(at).map(|&(_, value)| value)
    }
}

/// The values of the ranks, counted from 0 in ascending order, that `ranks` wants of n values.
///
/// # Errors
/// `non_finite` naming the smallest infinite row.
pub(crate) fn select(values: &Numbers<'_>, ranks: &dyn Fn(u64) -> Vec<u64>) -> Result<Selected, Error> {
    let mut kept = Vec::with_capacity(values.len());
    for row in 0..values.len() {
        if let Some(value) = values.get(row) {
            if value.is_infinite() {
                return Err(Error::NonFinite { what: "value".into(), row: Some(row) });
            }
            kept.push(value + 0.0);
        }
    }
    let n = kept.len() as u64;
    let mut wanted = ranks(n);
    wanted.retain(|&rank| rank < n);
    wanted.sort_unstable();
    wanted.dedup();
    let mut found = Vec::with_capacity(wanted.len());
    select_in_place(&mut kept, 0, &wanted, &mut found);
    Ok(Selected { n, missing_count: values.len() as u64 - n, ranks: found })
}

/// Finds ranks in values of which the first has the rank `first`; ranks ascend and differ.
fn select_in_place(values: &mut [f64], first: u64, wanted: &[u64], found: &mut Vec<(u64, f64)>) {
    let Some(&middle) = wanted.get(wanted.len() / 2) else {
        return;
    };
    let at = (middle - first) as usize;
    let (below, value, above) = values.select_nth_unstable_by(at, f64::total_cmp);
    let value = *value;
    let (left, right) = wanted.split_at(wanted.len() / 2);
    select_in_place(below, first, left, found);
    found.push((middle, value));
    select_in_place(above, middle + 1, right.get(1..).unwrap_or_default(), found);
}
