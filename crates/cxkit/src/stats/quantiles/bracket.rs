//! Ranks of one large column, each looked for in the stretch of values where a sample says it lies.
//!
//! One pass counts the values between these stretches and keeps those inside. Where a stretch does not hold its rank,
//! or holds too much, nothing is lost but time: the answer comes from narrowing down. Which rows are looked at
//! therefore matters for speed alone.

use super::keys::{each_block, key_of, MISSING};
use super::select::{partition, per_thread, Counted, Ranks};
use crate::accumulate::order::from_image;
use crate::codes::spread;

/// Rows that are looked at, at most.
const SAMPLE: usize = 1 << 18;
/// How far from its place in the sample a rank is looked for, in standard deviations of that place. One rank in a
/// thousand or so is missed.
const REACH: f64 = 3.5;
/// Stretches of keys that are told apart by a look into a table.
const BUCKETS: usize = 1 << 14;
/// As many stretches are there at most: a count for each fits into a byte of one word.
const MOST: usize = 8;
/// Rows after which such a byte may be full.
const UNTIL_FULL: usize = 255;
/// One of so many rows is looked at, where that is fewer.
const EVERY: usize = 16;
/// One of so many rows may lie in the stretches.
const FEW: usize = 8;

/// Finds all ranks of a column that is one group; or none, and says so.
pub(super) fn bracket(column: &Counted<'_>, ranks: &mut Ranks) -> bool {
    let Some(stretches) = Stretches::of(column, &ranks.ranks) else { return false };
    let pieces = per_thread(column.values, |rows| {
        let mut piece = Kept::default();
        let room = rows.len() / FEW;
        each_block(column.values, rows, |_, keys| piece.add(keys, &stretches, room));
        piece
    });
    let mut all = Kept::default();
    for piece in pieces {
        all.is_too_much |= piece.is_too_much;
        all.between.iter_mut().zip(piece.between).for_each(|(sum, count)| *sum += count);
        if all.keys.is_empty() {
            all.keys = piece.keys;
        } else {
            all.keys.reserve_exact(piece.keys.len());
            all.keys.extend(piece.keys);
        }
    }
    !all.is_too_much && all.find(&stretches, ranks)
}

/// How keys are put into buckets. The first and the last bucket hold what lies beyond the stretches.
#[derive(Clone, Copy)]
enum Scale {
    /// By their bits from a key on, so many together as a power of two: buckets as wide as their values are large.
    Bits { low: u64, shift: u32 },
    /// By their values from one on, so many buckets to one: where there are values below and above 0, most bits of
    /// keys tell values apart that are next to 0.
    Values { low: f64, scale: f64 },
}

const LAST: usize = BUCKETS - 1;

impl Scale {
    fn between(low: u64, high: u64) -> Self {
        let (from, to) = (from_image(low), from_image(high));
        if from < 0.0 && to > 0.0 {
            return Self::Values { low: from, scale: (BUCKETS - 3) as f64 / (to - from) };
        }
        let width = u64::BITS - (high.saturating_sub(low) / (BUCKETS as u64 - 3)).leading_zeros();
        Self::Bits { low: low.saturating_sub(1 << width.min(63)), shift: width.min(63) }
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn bucket(self, key: u64) -> usize {
        match self {
            Self::Bits { low, shift } => ((key.saturating_sub(low) >> shift) as usize).min(LAST),
            Self::Values { low, scale } => {
                let place = (from_image(key) - low) * scale + 1.0;
                // What is missing is no number, and belongs behind them all.
                if place < LAST as f64 {
                    place as usize
                } else {
                    LAST
                }
            }
        }
    }
}

/// Stretches of keys, ascending and apart from each other.
struct Stretches {
    scale: Scale,
    /// What each bucket is: 2·i between the stretches i − 1 and i, 2·i + 1 within stretch i.
    classes: Vec<u8>,
}

impl Stretches {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn of(column: &Counted<'_>, ranks: &[u64]) -> Option<Self> {
        let sample = sample(column);
        let (n, size) = (column.n.first().copied()? as f64, sample.len() as f64);
        // Ends in the sample; nothing where a rank may lie beyond it.
        let ends = ranks.iter().map(|&rank| {
            let share = (rank as f64 + 0.5) / n;
            let (place, reach) = (share * size, REACH * (share * (1.0 - share) * size).sqrt() + 1.0);
            let key = |place: f64| if place < 0.0 { None } else { sample.get(place as usize).copied() };
            (key(place - reach), key(place + reach))
        });
        let ends: Vec<(Option<u64>, Option<u64>)> = ends.collect();
        let low = ends.first().and_then(|(from, _)| *from).or(sample.first().copied())?;
        let high = ends.last().and_then(|(_, to)| *to).or(sample.last().copied())?;
        let scale = Scale::between(low, high);
        let mut buckets: Vec<(usize, usize)> = Vec::new();
        for (from, to) in ends {
            let from = from.map_or(0, |key| scale.bucket(key));
            let to = to.map_or(LAST, |key| scale.bucket(key));
            match buckets.last_mut() {
                Some((_, end)) if from <= *end + 1 => *end = to.max(*end),
                _ => buckets.push((from, to)),
            }
        }
        if buckets.len() > MOST {
            return None;
        }
        let mut classes = vec![0; BUCKETS];
        let mut class = 0;
        let mut stretches = buckets.into_iter().peekable();
        for (bucket, entry) in classes.iter_mut().enumerate() {
            if stretches.peek().is_some_and(|&(from, _)| from == bucket) {
                class += 1;
            }
            *entry = class;
            if stretches.next_if(|&(_, to)| to == bucket).is_some() {
                class += 1;
            }
        }
        Some(Self { scale, classes })
    }

    #[inline]
    fn class(&self, key: u64) -> u8 {
        self.classes[self.scale.bucket(key)]
    }
}

/// Keys of some rows, ascending: rows at even distances, each moved by less than that, so that a pattern in the order
/// of rows does not become one of the sample.
fn sample(column: &Counted<'_>) -> Vec<u64> {
    let rows = column.values.len();
    let size = SAMPLE.min(rows / EVERY).max(1);
    let step = rows / size;
    let row = |place: usize| place * step + (spread(place as u64) % step.max(1) as u64) as usize;
    let keys = (0..size).map(|place| column.values.get(row(place)).map_or(MISSING, key_of));
    let mut keys: Vec<u64> = keys.filter(|&key| key != MISSING).collect();
    keys.sort_unstable();
    keys
}

/// What one pass found.
#[derive(Default)]
struct Kept {
    /// How many keys lie before each stretch and after the one before it.
    between: [u64; MOST],
    /// The keys within the stretches.
    keys: Vec<u64>,
    is_too_much: bool,
}

impl Kept {
    fn add(&mut self, keys: &mut [u64], stretches: &Stretches, room: usize) {
        if self.is_too_much {
            return;
        }
        let mut left = 0;
        let mut counted = 0;
        while counted < keys.len() {
            let end = keys.len().min(counted + UNTIL_FULL);
            // One byte for the keys before each stretch, so that counting needs no memory.
            let mut counts = 0_u64;
            for at in counted..end {
                let key = keys[at];
                let class = stretches.class(key);
                counts += ONE_OF[usize::from(class) % ONE_OF.len()];
                keys[left] = key;
                left += usize::from(class & 1);
            }
            for (sum, count) in self.between.iter_mut().zip(counts.to_le_bytes()) {
                *sum += u64::from(count);
            }
            counted = end;
        }
        self.is_too_much = self.keys.len() + left > room;
        self.keys.extend_from_slice(&keys[..left]);
    }

    /// The keys of the ranks, where each lies in a stretch.
    fn find(mut self, stretches: &Stretches, ranks: &mut Ranks) -> bool {
        let mut kept = [0_u64; MOST];
        for &key in &self.keys {
            if let Some(kept) = kept.get_mut(usize::from(stretches.class(key)) / 2) {
                *kept += 1;
            }
        }
        let mut among_kept = Vec::with_capacity(ranks.ranks.len());
        let (mut stretch, mut left_out, mut below) = (0, self.between[0], 0);
        for &rank in &ranks.ranks {
            while stretch < MOST && rank >= left_out + below + kept[stretch] {
                below += kept[stretch];
                stretch += 1;
                left_out += self.between.get(stretch).copied().unwrap_or(0);
            }
            if stretch == MOST || rank < left_out + below {
                return false;
            }
            among_kept.push(rank - left_out);
        }
        partition(&mut self.keys, 0, &among_kept, &mut ranks.keys);
        true
    }
}

/// By class, one in the byte of those that are counted. What lies beyond the last stretch need not be.
const ONE_OF: [u64; 4 * MOST] = {
    let mut all = [0; 4 * MOST];
    let mut at = 0;
    while at < MOST {
        all[2 * at] = 1 << (8 * at);
        at += 1;
    }
    all
};
