//! Values that very many rows share: zeros, caps, defaults. They are counted apart, so that the others can be
//! narrowed down fast.

use super::bracket::bracket;
use super::keys::{key_of, MISSING};
use super::narrow::{narrow, Reader};
use super::select::{per_thread, Counted, Ranks};

/// Rows that are looked at to find such values.
const SAMPLE: usize = 4096;
/// How often a value must stand among them.
const OFTEN: usize = SAMPLE / 64;
/// How many such values are counted apart.
const MOST: usize = 8;

/// Finds the wanted ranks of the groups, values of very many rows apart from the others. Which rows are looked at
/// matters for speed alone.
pub(super) fn narrow_beside_heavy(column: &Counted<'_>, groups: &[usize], few: u64, found: &mut [Ranks]) {
    let heavy = heavy_keys(column);
    if heavy.is_empty() || groups.is_empty() {
        if let ([0], [only]) = (groups, &mut *found) {
            if bracket(column, only) {
                return;
            }
        }
        return narrow(column, groups, &[], few, found);
    }
    let counts = count(column, groups, &heavy);
    let parts = 2 * heavy.len() + 1;
    // The ranks that are left, among the values that are not heavy, and whose place they have.
    let mut rest = vec![Ranks::default(); found.len()];
    let mut places: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
    for (number, &group) in groups.iter().enumerate() {
        let mut left = Vec::new();
        let ranks = &mut found[group];
        let (mut part, mut below, mut heavy_below) = (0, 0, 0);
        for at in 0..ranks.ranks.len() {
            let rank = ranks.ranks[at];
            let size =
                |part: usize| counts.iter().map(|piece| u64::from(piece[number * parts + part])).sum::<u64>();
            while part + 1 < parts && rank >= below + size(part) {
                below += size(part);
                heavy_below += if part % 2 == 1 { size(part) } else { 0 };
                part += 1;
            }
            if part % 2 == 1 {
                ranks.keys[at] = heavy[part / 2];
            } else {
                left.push(at);
                rest[group].ranks.push(rank - heavy_below);
                rest[group].keys.push(MISSING);
            }
        }
        places.push(left);
    }
    narrow(column, groups, &heavy, few, &mut rest);
    for (&group, places) in groups.iter().zip(places) {
        for (place, &key) in places.into_iter().zip(&rest[group].keys) {
            found[group].keys[place] = key;
        }
    }
}

/// The keys of values that stand often among some rows of the column, ascending.
fn heavy_keys(column: &Counted<'_>) -> Vec<u64> {
    let rows = column.values.len();
    let key = |place: usize| column.values.get(place * (rows / SAMPLE)).map_or(MISSING, key_of);
    let mut sample: Vec<u64> = (0..SAMPLE).map(key).filter(|&key| key != MISSING).collect();
    sample.sort_unstable();
    let mut often: Vec<(usize, u64)> = sample
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() >= OFTEN)
        .filter_map(|same| Some((same.len(), *same.first()?)))
        .collect();
    often.sort_unstable_by(|a, b| b.cmp(a));
    often.truncate(MOST);
    let mut keys: Vec<u64> = often.into_iter().map(|(_, key)| key).collect();
    keys.sort_unstable();
    keys
}

/// By piece of the column and group, how many keys lie below the first heavy one, are it, lie between it and the
/// second, and so on.
fn count(column: &Counted<'_>, groups: &[usize], heavy: &[u64]) -> Vec<Vec<u32>> {
    let parts = 2 * heavy.len() + 1;
    let reader = Reader::new(column, groups, &[]);
    per_thread(column.values, |rows| {
        let mut counts = vec![0_u32; groups.len() * parts];
        reader.each_survivor(rows, &[], |number, key| {
            let part: usize =
                heavy.iter().map(|&other| usize::from(key >= other) + usize::from(key > other)).sum();
            counts[number as usize * parts + part] += 1;
        });
        counts
    })
}
