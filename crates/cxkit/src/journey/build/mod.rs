//! Sorting events by customer, time and order of arrival.
//!
//! Rows are first dealt into some 250 buckets of neighbouring customers, each small enough for the cache, with limits
//! taken from a sample; then each bucket is sorted by itself. Both steps keep the order of arrival, and both run on
//! pieces that do not depend on the number of threads.

mod bucket;
mod deal;
mod keys;
mod limits;

use super::events::{BlankNames, DroppedRows, Events};
use super::identity::Identity;
use super::labels::{row_code, with_codes, Coded, RowCodes};
use super::names::Names;
use super::sorted::{Attribute, Sorted, Values};
use crate::codes::{TextList, NO_CODE};
use crate::columns::{NumberSlice, Validity};
use crate::{parallel, Error};
use bucket::{Bucket, ColumnMut, LocalKey};
use deal::{scatter_codes, Deal, Dealt, DROPPED, MOST_BUCKETS, PIECE_ROWS};
use keys::{customer_keys, is_blank, CustomerKeys, Integers, KeySource, PlainKeys, Ranks, RowKey};
use limits::{Bounds, SearchTree};

/// Rows of a bucket, where there are few enough buckets.
const BUCKET_ROWS: usize = 1 << 15;
const SAMPLE: usize = 1 << 14;

/// The events in order, and what was left out.
pub(super) fn sort(
    events: &Events<'_>,
    identity: &Identity,
    blanks: BlankNames,
    threads: usize,
) -> Result<(Sorted, DroppedRows), Error> {
    let rows = events.check()?;
    let keys = customer_keys(events, identity, blanks, threads)?;
    let touchpoints = Coded::new(&events.touchpoint, "touchpoint", threads)?;
    let words: Vec<Coded<'_>> = events
        .words
        .iter()
        .map(|(_, labels)| Coded::new(labels, "attribute", threads))
        .collect::<Result<_, _>>()?;
    match &keys {
        CustomerKeys::Integers { values, validity: None, known_as: None } => {
            Sorter { events, keys: PlainKeys(values), touchpoints, words, rows, blanks, threads }.run(None)
        }
        CustomerKeys::Integers { values, validity, known_as } => {
            let keys = Integers(values, *validity, known_as.as_ref());
            Sorter { events, keys, touchpoints, words, rows, blanks, threads }.run(None)
        }
        CustomerKeys::Ranks(ranks, names) => {
            Sorter { events, keys: Ranks(ranks), touchpoints, words, rows, blanks, threads }.run(Some(names))
        }
    }
}

/// The texts that are used, in order, each once, and the place of each old one among them.
fn ranked_texts(texts: &TextList, used: &[bool]) -> (TextList, Vec<u32>) {
    let mut sorted = TextList::default();
    let mut ranks = vec![NO_CODE; texts.len()];
    for at in texts.sorted().into_iter().map(|at| at as usize).filter(|&at| used[at]) {
        let text = texts.get(at);
        if sorted.len() == 0 || sorted.get(sorted.len() - 1) != text {
            sorted.push(text);
        }
        ranks[at] = sorted.len() as u32 - 1;
    }
    (sorted, ranks)
}

struct Sorter<'a, K> {
    events: &'a Events<'a>,
    keys: K,
    touchpoints: Coded<'a>,
    words: Vec<Coded<'a>>,
    rows: usize,
    blanks: BlankNames,
    threads: usize,
}

impl<K: KeySource> Sorter<'_, K> {
    fn run(&self, names: Option<&Names>) -> Result<(Sorted, DroppedRows), Error> {
        let limits = self.limits();
        let names_of_touchpoints = self.touchpoints.texts();
        let blank: Vec<bool> = names_of_touchpoints.iter().map(is_blank).collect();
        let dealt = parallel::map_chunks(self.rows, PIECE_ROWS, self.threads, |range| {
            self.deal(range, &limits, &blank)
        })?;
        let mut dropped = DroppedRows::default();
        dealt.iter().for_each(|piece| dropped.add(&piece.dropped));
        let any = |flags: &dyn Fn(&Dealt) -> &[bool], length: usize| -> Vec<bool> {
            let mut used = vec![false; length];
            for piece in &dealt {
                used.iter_mut().zip(flags(piece)).for_each(|(used, here)| *used |= here);
            }
            used
        };
        let used = any(&|piece| &piece.touchpoints_used, names_of_touchpoints.len());
        let (touchpoints, ranks) = ranked_texts(&names_of_touchpoints, &used);
        let counts: Vec<&[u32]> = dealt.iter().map(|piece| piece.counts.as_slice()).collect();
        let buckets: Vec<&[u8]> = dealt.iter().map(|piece| piece.buckets.as_slice()).collect();
        let deal = Deal { counts, buckets, threads: self.threads };

        let mut times = vec![0_i64; deal.kept()];
        match self.events.time.as_micros() {
            Some(micros) => deal.scatter(&mut times, |row, _| micros[row])?,
            None => deal.scatter(&mut times, |row, _| self.events.time.get(row).unwrap_or_default())?,
        }
        let mut codes = scatter_codes(&deal, &self.touchpoints, &ranks, touchpoints.len(), None)?;
        let mut attributes = Vec::new();
        for (which, ((name, _), coded)) in self.events.words.iter().zip(&self.words).enumerate() {
            let texts = coded.texts();
            let used = any(&|piece| &piece.attributes_used[which], texts.len());
            let (names, ranks) = ranked_texts(&texts, &used);
            let none = names.len() as u32;
            let codes = scatter_codes(&deal, coded, &ranks, names.len() + 1, Some(none))?;
            attributes.push(Attribute { name: name.as_ref().into(), values: Values::Words { codes, names } });
        }
        for (name, numbers) in &self.events.numbers {
            let mut values = vec![0.0_f64; deal.kept()];
            deal.scatter(&mut values, |row, _| numbers.get(row).unwrap_or(f64::NAN))?;
            // One spelling of each number, so that equal logs are equal in every bit.
            values.iter_mut().for_each(|value| *value = if value.is_nan() { f64::NAN } else { *value });
            attributes.push(Attribute { name: name.as_ref().into(), values: Values::Numbers(values) });
        }
        attributes.sort_by(|a, b| a.name.cmp(&b.name));

        let bounds = Bounds::new(&limits, &dealt);
        let mut columns = vec![ColumnMut::from_codes(&mut codes)];
        for attribute in &mut attributes {
            columns.push(match &mut attribute.values {
                Values::Words { codes, .. } => ColumnMut::from_codes(codes),
                Values::Numbers(values) => ColumnMut::F64(values),
            });
        }
        let (customers, sizes) = if bounds.widest <= u64::from(u32::MAX) {
            self.sort_buckets::<u32>(&deal, &bounds, &mut times, columns)?
        } else {
            self.sort_buckets::<u64>(&deal, &bounds, &mut times, columns)?
        };
        let mut offsets = Vec::with_capacity(sizes.len() + 1);
        let mut end = 0;
        offsets.push(end);
        offsets.extend(sizes.iter().map(|size| {
            end += size;
            end
        }));
        let customers = match names {
            None => Names { integers: customers, texts: TextList::default() },
            Some(names) if names.len() == customers.len() => names.clone(),
            Some(names) => {
                let mut present = Names::default();
                customers.iter().for_each(|&rank| present.push(&names.get(rank as usize)));
                present
            }
        };
        Ok((Sorted::new(customers, offsets, times, codes, touchpoints, attributes), dropped))
    }

    /// The keys at which the buckets after the first begin: even shares of a sample.
    fn limits(&self) -> Vec<i64> {
        let buckets = (self.rows / BUCKET_ROWS).clamp(1, MOST_BUCKETS);
        if buckets == 1 {
            return Vec::new();
        }
        let stride = (self.rows / SAMPLE).max(1);
        let mut sample: Vec<i64> = (0..self.rows)
            .step_by(stride)
            .filter_map(|row| match self.keys.key(row) {
                RowKey::Key(key) => Some(key),
                _ => None,
            })
            .collect();
        sample.sort_unstable();
        let mut limits: Vec<i64> =
            (1..buckets).filter_map(|at| sample.get(at * sample.len() / buckets).copied()).collect();
        limits.dedup();
        limits
    }

    fn deal(&self, range: std::ops::Range<usize>, limits: &[i64], blank: &[bool]) -> Result<Dealt, Error> {
        let first = range.start;
        let mut dropped = DroppedRows::default();
        let (mut lowest, mut highest) = (i64::MAX, i64::MIN);
        let tree = SearchTree::new(limits);
        let mut buckets: Vec<u8> = range
            .clone()
            .map(|row| match self.keys.key(row) {
                RowKey::Key(key) => {
                    lowest = lowest.min(key);
                    highest = highest.max(key);
                    tree.bucket(key)
                }
                RowKey::Missing => {
                    dropped.missing_customer += 1;
                    DROPPED
                }
                RowKey::Blank => {
                    dropped.blank_customer += 1;
                    DROPPED
                }
            })
            .collect();
        if self.events.time.as_micros().is_none() {
            for (at, bucket) in buckets.iter_mut().enumerate() {
                if *bucket != DROPPED && self.events.time.get(first + at).is_none() {
                    *bucket = DROPPED;
                    dropped.missing_time += 1;
                }
            }
        }
        let mut touchpoints_used = vec![false; blank.len()];
        with_codes!(&self.touchpoints.codes, (slice, validity) => {
            for (at, bucket) in buckets.iter_mut().enumerate().filter(|(_, bucket)| **bucket != DROPPED) {
                match row_code(slice, validity, first + at) {
                    Some(code) if blank[code as usize] && self.blanks != BlankNames::Keep => {
                        if self.blanks == BlankNames::Error {
                            return Err(Error::Missing { what: "touchpoint (its name is blank)".into(), row: first + at });
                        }
                        *bucket = DROPPED;
                        dropped.blank_touchpoint += 1;
                    }
                    Some(code) => touchpoints_used[code as usize] = true,
                    None => {
                        *bucket = DROPPED;
                        dropped.missing_touchpoint += 1;
                    }
                }
            }
        });
        let attributes_used = self
            .words
            .iter()
            .map(|coded| {
                let mut used = vec![false; coded.names.len()];
                with_codes!(&coded.codes, (slice, validity) => {
                    for (at, _) in buckets.iter().enumerate().filter(|(_, bucket)| **bucket != DROPPED) {
                        if let Some(code) = row_code(slice, validity, first + at) {
                            used[code as usize] = true;
                        }
                    }
                });
                used
            })
            .collect();
        for (name, numbers) in &self.events.numbers {
            for row in range.clone() {
                if numbers.get(row).is_some_and(f64::is_infinite) {
                    return Err(Error::NonFinite { what: name.to_string().into(), row: Some(row) });
                }
            }
        }
        let mut counts = vec![0_u32; DROPPED as usize + 1];
        buckets.iter().for_each(|&bucket| counts[bucket as usize] += 1);
        Ok(Dealt { buckets, counts, dropped, lowest, highest, touchpoints_used, attributes_used })
    }

    /// Sorts every bucket by customer and time; the keys of the customers, and how many events each has.
    fn sort_buckets<T: LocalKey>(
        &self,
        deal: &Deal<'_>,
        bounds: &Bounds,
        times: &mut [i64],
        columns: Vec<ColumnMut<'_>>,
    ) -> Result<(Vec<i64>, Vec<u32>), Error> {
        let mut keys = vec![T::default(); deal.kept()];
        deal.scatter(&mut keys, |row, bucket| match self.keys.key(row) {
            RowKey::Key(key) => T::from_wide(key.wrapping_sub(bounds.lower[bucket as usize]) as u64),
            _ => T::default(),
        })?;
        let sizes = deal.bucket_sizes();
        let mut jobs: Vec<Bucket<'_, T>> = Vec::with_capacity(sizes.len());
        let (mut keys, mut times) = (keys.as_mut_slice(), times);
        let mut columns = columns;
        for (which, &size) in sizes.iter().enumerate() {
            let mut mine = Vec::with_capacity(columns.len());
            columns = columns
                .into_iter()
                .map(|column| {
                    let (head, tail) = column.split(size);
                    mine.push(head);
                    tail
                })
                .collect();
            let (keys_here, keys_after) = keys.split_at_mut(size);
            let (times_here, times_after) = times.split_at_mut(size);
            (keys, times) = (keys_after, times_after);
            jobs.push(Bucket {
                lower: bounds.lower[which],
                keys: keys_here,
                times: times_here,
                columns: mine,
            });
        }
        let sorted = parallel::map_owned(jobs, self.threads, |job| Ok(job.sort()))?;
        let customers = sorted.iter().map(|(customers, _)| customers.len()).sum();
        let mut all = (Vec::with_capacity(customers), Vec::with_capacity(customers));
        for (customers, sizes) in sorted {
            all.0.extend(customers);
            all.1.extend(sizes);
        }
        Ok(all)
    }
}
