//! Ranks of large groups, narrowed down bit by bit.
//!
//! Keys are read from their highest bits on. A pass counts, for every beginning that is still of interest, how many
//! keys go on with which next bits; only those that hold a wanted rank stay of interest. When few keys are left they
//! are collected, and when no bits are left the beginning is the key. Beginnings are found through tables, one a
//! pass, so a column is read three times or so, whatever the ranks, and never copied.

use super::keys::each_block;
use super::select::{partition, per_thread, Counted, Ranks};

/// Counters of a pass for each thread, as a power of two: eight megabytes.
const COUNTER_BITS: u32 = 21;
/// Bits of a key that a pass reads at most.
const MOST_BITS: u32 = 16;

/// A beginning of keys that holds wanted ranks.
#[derive(Clone, Debug)]
struct Beginning {
    group: usize,
    /// The bits read so far, where they stand in a key.
    bits: u64,
    /// The rank of its lowest key within the group.
    first: u64,
    /// The wanted ranks of the group that it holds: from one to before the other.
    from: usize,
    to: usize,
}

/// For every beginning and every continuation the number, counted from 1, of the beginning of the next pass; 0 for
/// what is of no interest.
#[derive(Debug)]
pub(super) struct Table {
    next: Vec<u32>,
    shift: u32,
    bits: u32,
}

impl Table {
    #[inline]
    fn place(&self, beginning: u32, key: u64) -> usize {
        place(beginning, key, self.shift, self.bits)
    }
}

#[inline]
fn place(beginning: u32, key: u64, shift: u32, bits: u32) -> usize {
    (beginning as usize) << bits | (key >> shift) as usize & ((1 << bits) - 1)
}

/// Finds the wanted ranks of the groups among the keys that are not `dropped`; keys are collected once no more than
/// `few` are left.
pub(super) fn narrow(column: &Counted<'_>, groups: &[usize], dropped: &[u64], few: u64, found: &mut [Ranks]) {
    let mut beginnings: Vec<Beginning> = groups
        .iter()
        .map(|&group| Beginning { group, bits: 0, first: 0, from: 0, to: found[group].ranks.len() })
        .filter(|beginning| beginning.to > 0)
        .collect();
    let here: Vec<usize> = beginnings.iter().map(|beginning| beginning.group).collect();
    let reader = Reader::new(column, &here, dropped);
    let mut tables: Vec<Table> = Vec::new();
    let mut shift = u64::BITS;
    while !beginnings.is_empty() {
        let room = COUNTER_BITS.saturating_sub(usize::BITS - (beginnings.len() - 1).leading_zeros());
        let bits = room.clamp(1, MOST_BITS).min(shift - column.unused_bits);
        shift -= bits;
        let counts = reader.count(&tables, beginnings.len(), shift, bits);
        let mut table = Table { next: vec![0; beginnings.len() << bits], shift, bits };
        let (next, left) = continued(&beginnings, &counts, &mut table, found);
        drop(counts);
        beginnings = next;
        if shift == column.unused_bits {
            // Nothing is left to read: a beginning is a key, but for low bits that are 0 in all values.
            for beginning in &beginnings {
                let low = if beginning.bits >> 63 == 0 { (1 << shift) - 1 } else { 0 };
                found[beginning.group].keys[beginning.from..beginning.to].fill(beginning.bits | low);
            }
            return;
        }
        tables.push(table);
        if left <= few {
            for (beginning, mut keys) in beginnings.iter().zip(reader.collect(&tables, beginnings.len())) {
                let Beginning { from, to, .. } = *beginning;
                let ranks = &mut found[beginning.group];
                partition(&mut keys, beginning.first, &ranks.ranks[from..to], &mut ranks.keys[from..to]);
            }
            return;
        }
    }
}

/// The beginnings of the next pass, noted in the table, and how many keys they hold together.
fn continued(
    beginnings: &[Beginning],
    counts: &[Vec<u32>],
    table: &mut Table,
    found: &[Ranks],
) -> (Vec<Beginning>, u64) {
    let mut next: Vec<Beginning> = Vec::new();
    let mut left = 0;
    for (number, beginning) in beginnings.iter().enumerate() {
        let ranks = &found[beginning.group].ranks;
        let (mut first, mut from) = (beginning.first, beginning.from);
        for continuation in 0..1usize << table.bits {
            let at = number << table.bits | continuation;
            let count: u64 = counts.iter().map(|piece| u64::from(piece[at])).sum();
            if count == 0 {
                continue;
            }
            let to =
                from + ranks[from..beginning.to].iter().take_while(|&&rank| rank < first + count).count();
            if to > from {
                let bits = beginning.bits | (continuation as u64) << table.shift;
                next.push(Beginning { group: beginning.group, bits, first, from, to });
                table.next[at] = next.len() as u32;
                left += count;
            }
            (first, from) = (first + count, to);
            if from == beginning.to {
                break;
            }
        }
    }
    (next, left)
}

/// Reads the column in search of beginnings.
pub(super) struct Reader<'a> {
    column: &'a Counted<'a>,
    /// Keys that are passed over.
    dropped: &'a [u64],
    /// The beginning, counted from 1, that each group starts with; 0 for none.
    starts: Vec<u32>,
}

impl<'a> Reader<'a> {
    /// A reader of the groups, the first of which is beginning 0, and so on.
    pub fn new(column: &'a Counted<'a>, groups: &[usize], dropped: &'a [u64]) -> Self {
        let mut starts = vec![0; column.n.len()];
        for (number, &group) in (1..).zip(groups) {
            starts[group] = number;
        }
        Self { column, dropped, starts }
    }

    /// How many keys of every beginning go on with which bits, by piece of the column.
    fn count(&self, tables: &[Table], beginnings: usize, shift: u32, bits: u32) -> Vec<Vec<u32>> {
        per_thread(self.column.values, |rows| {
            let mut counts = vec![0u32; beginnings << bits];
            self.each_survivor(rows, tables, |beginning, key| {
                counts[place(beginning, key, shift, bits)] += 1;
            });
            counts
        })
    }

    /// The keys of every beginning.
    fn collect(&self, tables: &[Table], beginnings: usize) -> Vec<Vec<u64>> {
        let pieces = per_thread(self.column.values, |rows| {
            let mut keys: Vec<(u32, u64)> = Vec::new();
            self.each_survivor(rows, tables, |beginning, key| keys.push((beginning, key)));
            keys
        });
        let mut collected = vec![Vec::new(); beginnings];
        for (beginning, key) in pieces.into_iter().flatten() {
            collected[beginning as usize].push(key);
        }
        collected
    }

    /// Gives every key that begins as one of the beginnings the tables lead to.
    #[inline]
    pub fn each_survivor(
        &self,
        rows: std::ops::Range<usize>,
        tables: &[Table],
        mut found: impl FnMut(u32, u64),
    ) {
        let mut numbers = Vec::new();
        each_block(self.column.values, rows, |first, keys| {
            numbers.clear();
            numbers.resize(keys.len(), 0);
            let mut left = keys.len();
            if let Some(codes) = self.column.codes {
                left = self.keep(keys, &mut numbers, &codes[first..first + left]);
            }
            if !self.dropped.is_empty() {
                left = drop_some(&mut keys[..left], &mut numbers[..left], self.dropped);
            }
            for table in tables {
                left = keep_known(&mut keys[..left], &mut numbers[..left], table);
            }
            for (&number, &key) in numbers[..left].iter().zip(&keys[..left]) {
                found(number, key);
            }
        });
    }

    /// Moves the keys of wanted groups to the front, each with its beginning, and says how many they are.
    fn keep(&self, keys: &mut [u64], numbers: &mut [u32], codes: &[u32]) -> usize {
        let mut left = 0;
        for row in 0..codes.len().min(keys.len()) {
            let number = self.starts[codes[row] as usize];
            keys[left] = keys[row];
            numbers[left] = number.wrapping_sub(1);
            left += usize::from(number != 0);
        }
        left
    }
}

/// Moves the keys that the table knows to the front, each with its next beginning, and says how many they are.
/// Without a branch: which keys stay is as good as random.
fn keep_known(keys: &mut [u64], numbers: &mut [u32], table: &Table) -> usize {
    let mut left = 0;
    for row in 0..keys.len().min(numbers.len()) {
        let key = keys[row];
        let number = table.next[table.place(numbers[row], key)];
        keys[left] = key;
        numbers[left] = number.wrapping_sub(1);
        left += usize::from(number != 0);
    }
    left
}

/// Moves the keys that are not dropped to the front, and says how many they are.
fn drop_some(keys: &mut [u64], numbers: &mut [u32], dropped: &[u64]) -> usize {
    let mut left = 0;
    for row in 0..keys.len().min(numbers.len()) {
        let key = keys[row];
        let kept = dropped.iter().all(|&other| other != key);
        keys[left] = key;
        numbers[left] = numbers[row];
        left += usize::from(kept);
    }
    left
}
