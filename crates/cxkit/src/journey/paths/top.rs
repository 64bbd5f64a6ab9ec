//! The most frequent paths, quickly: paths as numbers, dealt into buckets, counted bucket by bucket.
//!
//! A path whose codes fit in 63 bits is its number; another has a hash of its codes, and those of equal hash are compared.

use super::rules::{Cutter, PathCounts, Room};
use crate::codes::spread;
use crate::journey::log::EventLog;
use crate::journey::sorted::{with_code_slice, Code, Sorted};
use crate::journey::spans::{Spans, TimeDetail};
use crate::journey::sweep::{Journeys, Query};
use crate::{parallel, Error};
use std::cmp::Reverse;
use std::ops::Range;

/// So many paths at most are found this way: each is looked up again for its times.
pub(super) const MOST: usize = 256;
const BUCKETS: usize = 256;
/// Set in the number of a path that is a hash.
const HASHED: u64 = 1 << 63;

/// One path: its number, and where its codes are.
#[derive(Clone, Copy)]
struct Taken {
    number: u64,
    start: u32,
    steps: u32,
}

/// The paths of a piece by bucket.
struct Dealt {
    counts: PathCounts,
    taken: Vec<Taken>,
    /// Where each bucket begins, and where the last ends.
    begins: Vec<u32>,
}

struct Deal<'a> {
    cutter: &'a Cutter,
}

/// How a path becomes a number.
#[derive(Clone, Copy)]
struct Numbering {
    /// Bits of a code.
    bits: u32,
    /// So many codes fit, with a bit before them that tells how many.
    fit: usize,
}

impl Numbering {
    fn new(names: usize) -> Self {
        let bits = (usize::BITS - names.saturating_sub(1).leading_zeros()).max(1);
        Self { bits, fit: (62 / bits) as usize }
    }

    #[inline]
    fn pack<C: Code>(self, codes: &[C]) -> u64 {
        codes.iter().fold(1, |number, code| number << self.bits | code.at() as u64)
    }

    #[inline]
    fn number<C: Code>(self, codes: &[C]) -> u64 {
        if codes.len() <= self.fit {
            return self.pack(codes);
        }
        let hash = codes
            .chunks(self.fit)
            .fold(codes.len() as u64, |hash, part| spread(hash.rotate_left(17) ^ self.pack(part)));
        hash | HASHED
    }
}

#[inline]
fn bucket(number: u64) -> usize {
    (spread(number) >> 56) as usize
}

impl Query for Deal<'_> {
    type Answer = Dealt;

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Dealt, Error> {
        let log = journeys.log();
        let numbering = Numbering::new(log.touchpoints.len());
        let mut counts = PathCounts::default();
        let mut room = Room::new();
        let mut taken = Vec::with_capacity(journeys.customers().len());
        journeys.each(|journey| {
            let first = journey.event(0);
            self.cutter.each(log, &journey, &mut room, &mut counts, |path| {
                let number = numbering.number(path.codes);
                taken.push(Taken { number, start: (first + path.at) as u32, steps: path.codes.len() as u32 });
            });
        });
        let mut begins = vec![0_u32; BUCKETS + 1];
        taken.iter().for_each(|one| begins[bucket(one.number) + 1] += 1);
        let mut end = 0;
        begins.iter_mut().for_each(|begin| {
            end += *begin;
            *begin = end;
        });
        let mut places = begins.clone();
        let mut dealt = vec![Taken { number: 0, start: 0, steps: 0 }; taken.len()];
        for one in taken {
            let place = &mut places[bucket(one.number)];
            dealt[*place as usize] = one;
            *place += 1;
        }
        Ok(Dealt { counts, taken: dealt, begins })
    }
}

/// A path and how often it was taken.
#[derive(Clone, Copy)]
struct Group {
    count: u32,
    first: Taken,
}

/// The groups of one bucket.
struct Groups<'a, C> {
    codes: &'a [C],
    /// The place of a group in `groups`, from 1; 0 for none.
    slots: Vec<u32>,
    groups: Vec<Group>,
}

impl<'a, C: Code> Groups<'a, C> {
    fn new(codes: &'a [C], paths: usize) -> Self {
        let slots = vec![0; (paths * 2).next_power_of_two().max(16)];
        Self { codes, slots, groups: Vec::with_capacity(paths) }
    }

    fn path(&self, taken: Taken) -> &'a [C] {
        let codes: &'a [C] = self.codes;
        &codes[taken.start as usize..(taken.start + taken.steps) as usize]
    }

    fn same(&self, a: Taken, b: Taken) -> bool {
        a.number == b.number && (a.number & HASHED == 0 || self.path(a) == self.path(b))
    }

    #[inline]
    fn push(&mut self, taken: Taken) {
        let last = self.slots.len() - 1;
        let mut place = spread(taken.number) as usize & last;
        // At most half of the slots are taken, so there is a free one.
        loop {
            match self.slots[place] {
                0 => {
                    self.groups.push(Group { count: 1, first: taken });
                    self.slots[place] = self.groups.len() as u32;
                    return;
                }
                known if self.same(self.groups[known as usize - 1].first, taken) => {
                    self.groups[known as usize - 1].count += 1;
                    return;
                }
                _ => place = (place + 1) & last,
            }
        }
    }
}

/// Those that belong to the most frequent so many, and every other that is as frequent as the last of them.
fn frequent(mut groups: Vec<Group>, most: usize) -> Vec<Group> {
    if most < groups.len() {
        let (_, last, _) = groups.select_nth_unstable_by_key(most - 1, |group| Reverse(group.count));
        let least = last.count;
        groups.retain(|group| group.count >= least);
    }
    groups
}

/// The codes of a path, how often it was taken, and how long that took.
type Frequent = (Vec<u32>, Spans);

/// The most frequent paths.
pub(super) struct Top {
    pub counts: PathCounts,
    /// How many different paths there are.
    pub variants: usize,
    /// In order.
    pub paths: Vec<Frequent>,
}

/// The most frequent paths of a log in order, up to [`MOST`]; nothing where paths are no parts of it as they stand.
pub(super) fn top(
    log: &EventLog,
    cutter: &Cutter,
    most: usize,
    detail: TimeDetail,
) -> Result<Option<Top>, Error> {
    if most > MOST || log.view().is_some() || cutter.collapse {
        return Ok(None);
    }
    let dealt = log.sweep(&Deal { cutter })?;
    let sorted = log.sorted()?;
    let mut counts = PathCounts::default();
    dealt.iter().for_each(|piece| counts.merge(&piece.counts));
    with_code_slice!(&sorted.codes, codes => {
        let (variants, paths) = count(sorted, codes.as_slice(), &dealt, most, detail, log.threads())?;
        Ok(Some(Top { counts, variants, paths }))
    })
}

fn count<C: Code>(
    log: &Sorted,
    codes: &[C],
    dealt: &[Dealt],
    most: usize,
    detail: TimeDetail,
    threads: usize,
) -> Result<(usize, Vec<Frequent>), Error> {
    let part =
        |piece: &Dealt, bucket: usize| piece.begins[bucket] as usize..piece.begins[bucket + 1] as usize;
    let in_bucket = |bucket: usize| dealt.iter().flat_map(move |piece| &piece.taken[part(piece, bucket)]);
    let found = parallel::map_chunks(BUCKETS, 1, threads, |range: Range<usize>| {
        let paths = dealt.iter().map(|piece| part(piece, range.start).len()).sum();
        let mut groups = Groups::new(codes, paths);
        in_bucket(range.start).for_each(|&taken| groups.push(taken));
        Ok((groups.groups.len(), frequent(groups.groups, most)))
    })?;
    let variants = found.iter().map(|(variants, _)| variants).sum();
    let all = found.into_iter().flat_map(|(_, groups)| groups).collect();
    let reader = Groups::new(codes, 0);
    let mut first = frequent(all, most);
    // Equals in the order of their touchpoints, whose codes have the order of their names.
    first.sort_unstable_by(|a, b| {
        b.count.cmp(&a.count).then_with(|| reader.path(a.first).cmp(reader.path(b.first)))
    });
    first.truncate(most);
    let paths = first.into_iter().map(|group| {
        let mut spans = Spans::default();
        let members = in_bucket(bucket(group.first.number)).filter(|taken| reader.same(**taken, group.first));
        for taken in members {
            let (start, last) = (taken.start as usize, (taken.start + taken.steps - 1) as usize);
            spans.push(log.times[last] - log.times[start], detail);
        }
        (reader.path(group.first).iter().map(|code| code.at() as u32).collect(), spans)
    });
    Ok((variants, paths.collect()))
}
