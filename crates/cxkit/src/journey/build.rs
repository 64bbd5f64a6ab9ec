//! Sorting events by customer, time and order of arrival.
//!
//! Rows are first dealt into some 250 buckets of neighbouring customers, each small enough for the cache, with limits
//! taken from a sample; then each bucket is sorted by itself. Both steps keep the order of arrival, and both run on
//! pieces that do not depend on the number of threads.

use super::events::{BlankNames, DroppedRows, Events};
use super::identity::Identity;
use super::labels::{row_code, with_codes, Coded, RowCodes};
use super::names::Names;
use super::sorted::{Attribute, Codes, Sorted, Values};
use crate::codes::{IntegerCodes, TextList, NO_CODE};
use crate::columns::{Key, NumberSlice, Validity};
use crate::{parallel, Error};

/// The bucket of rows that are left out.
const DROPPED: u8 = u8::MAX;
const MOST_BUCKETS: usize = DROPPED as usize;
/// Rows of a bucket, where there are few enough buckets.
const BUCKET_ROWS: usize = 1 << 15;
const PIECE_ROWS: usize = 1 << 18;
const SAMPLE: usize = 1 << 14;

/// In a column of ranks: a customer whose id is blank.
const BLANK: u32 = NO_CODE - 1;

/// The customer of each row, as a whole number that sorts like the customer's name.
enum CustomerKeys<'a> {
    Integers { values: &'a [i64], validity: Option<Validity<'a>>, known_as: Option<(IntegerCodes, Vec<i64>)> },
    Ranks(Vec<u32>, Names),
}

#[derive(Clone, Copy)]
enum RowKey {
    Key(i64),
    Missing,
    Blank,
}

trait KeySource: Sync {
    fn key(&self, row: usize) -> RowKey;
}

struct PlainKeys<'a>(&'a [i64]);
struct Integers<'a>(&'a [i64], Option<Validity<'a>>, Option<&'a (IntegerCodes, Vec<i64>)>);
struct Ranks<'a>(&'a [u32]);

impl KeySource for PlainKeys<'_> {
    #[inline]
    fn key(&self, row: usize) -> RowKey {
        RowKey::Key(self.0[row])
    }
}

impl KeySource for Integers<'_> {
    #[inline]
    fn key(&self, row: usize) -> RowKey {
        if self.1.is_some_and(|validity| !validity.is_valid(row)) {
            return RowKey::Missing;
        }
        let id = self.0[row];
        let known_as = self.2.and_then(|(codes, names)| Some(names[codes.get(id as u64)? as usize]));
        RowKey::Key(known_as.unwrap_or(id))
    }
}

impl KeySource for Ranks<'_> {
    #[inline]
    fn key(&self, row: usize) -> RowKey {
        match self.0[row] {
            NO_CODE => RowKey::Missing,
            BLANK => RowKey::Blank,
            rank => RowKey::Key(i64::from(rank)),
        }
    }
}

/// What one piece of rows came to: the bucket of each row, and how many rows each bucket gets.
struct Dealt {
    buckets: Vec<u8>,
    counts: Vec<u32>,
    dropped: DroppedRows,
    lowest: i64,
    highest: i64,
    touchpoints_used: Vec<bool>,
    attributes_used: Vec<Vec<bool>>,
}

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

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn customer_keys<'a>(
    events: &'a Events<'_>,
    identity: &Identity,
    blanks: BlankNames,
    threads: usize,
) -> Result<CustomerKeys<'a>, Error> {
    if let Some((values, validity)) = super::labels::as_integers(&events.customer) {
        let mut codes = IntegerCodes::new();
        let mut names = Vec::new();
        for (id, customer) in identity.iter() {
            // The smallest id of a whole number is a whole number.
            if let (Key::Integer(id), Key::Integer(customer)) = (id, customer) {
                codes.code(*id as u64);
                names.push(*customer);
            }
        }
        let known_as = (!names.is_empty()).then_some((codes, names));
        return Ok(CustomerKeys::Integers { values, validity, known_as });
    }
    let coded = Coded::new(&events.customer, "customer", threads)?;
    let mut names = coded.names;
    let blank: Vec<bool> =
        (0..names.len()).map(|at| matches!(names.get(at), Key::Text(text) if is_blank(&text))).collect();
    // Where a local name goes: its own place, or that of the customer it is known as.
    let mut goes_by: Vec<u32> = (0..names.len() as u32).collect();
    if !identity.is_empty() {
        let mut all = super::names::NameCodes::new();
        let codes: Vec<u32> = (0..names.len())
            .map(|at| all.code(&identity.customer(&names.get(at))).unwrap_or(NO_CODE))
            .collect();
        let (known, place) = all.finish();
        goes_by = codes.into_iter().map(place).collect();
        names = known;
    }
    let (names, ranks) = ranked(&names);
    let mut table: Vec<u32> = goes_by.iter().map(|&at| ranks[at as usize]).collect();
    if blanks != BlankNames::Keep {
        table.iter_mut().zip(&blank).filter(|(_, blank)| **blank).for_each(|(rank, _)| *rank = BLANK);
    }
    let to_rank = |code: u32| table.get(code as usize).copied().unwrap_or(NO_CODE);
    let ranks = match coded.codes {
        RowCodes::Made(mut made) => {
            made.iter_mut().for_each(|code| *code = to_rank(*code));
            made
        }
        given => with_codes!(&given, (slice, validity) => {
            (0..slice.len()).map(|row| row_code(slice, validity, row).map_or(NO_CODE, |code| to_rank(code as u32))).collect()
        }),
    };
    if blanks == BlankNames::Error {
        if let Some(row) = ranks.iter().position(|&rank| rank == BLANK) {
            return Err(Error::Missing { what: "customer (its id is blank)".into(), row });
        }
    }
    Ok(CustomerKeys::Ranks(ranks, names))
}

/// The names in order, each once, and the place of each old one among them.
fn ranked(names: &Names) -> (Names, Vec<u32>) {
    let mut sorted = Names::default();
    let mut ranks = vec![0; names.len()];
    let mut before: Option<u32> = None;
    for at in names.sorted() {
        if !before.is_some_and(|before| names.same(before as usize, at as usize)) {
            sorted.push(&names.get(at as usize));
        }
        ranks[at as usize] = sorted.len() as u32 - 1;
        before = Some(at);
    }
    (sorted, ranks)
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

/// A column of codes in the order of the buckets, in the narrowest type that holds so many of them.
fn scatter_codes(
    deal: &Deal<'_>,
    coded: &Coded<'_>,
    ranks: &[u32],
    names: usize,
    none: Option<u32>,
) -> Result<Codes, Error> {
    let none = none.unwrap_or_default();
    let mut codes = Codes::new(names, deal.kept());
    with_codes!(&coded.codes, (slice, validity) => {
        let rank = |row: usize| row_code(slice, validity, row).map_or(none, |code| ranks[code as usize]);
        match &mut codes {
            Codes::U8(codes) => deal.scatter(codes, |row, _| rank(row) as u8)?,
            Codes::U16(codes) => deal.scatter(codes, |row, _| rank(row) as u16)?,
            Codes::U32(codes) => deal.scatter(codes, |row, _| rank(row))?,
        }
    });
    Ok(codes)
}

/// Limits laid out for a search without branches: first a table of even cells of the keys, few of which hold a limit;
/// where limits crowd in one cell, halving.
struct SearchTree {
    padded: [i64; 256],
    half: usize,
    last: usize,
    low: i64,
    shift: u32,
    /// By cell how many limits lie before it; [`CROWDED`] where it holds several.
    cells: Vec<u8>,
}

const CROWDED: u8 = u8::MAX;
const CELLS: u64 = 1 << 14;

impl SearchTree {
    fn new(limits: &[i64]) -> Self {
        let mut padded = [i64::MAX; 256];
        padded.iter_mut().zip(limits).for_each(|(to, from)| *to = *from);
        let low = limits.first().copied().unwrap_or(0);
        let width = limits.last().map_or(0, |&high| high.wrapping_sub(low) as u64);
        let shift = (u64::BITS - (width / CELLS).leading_zeros()).min(63);
        let mut held = vec![0_u8; (width >> shift) as usize + 1];
        for &limit in limits {
            let cell = &mut held[(limit.wrapping_sub(low) as u64 >> shift) as usize];
            *cell = cell.saturating_add(1);
        }
        let mut before = 0;
        let cells = held.iter().map(|&held| {
            let here = if held > 1 { CROWDED } else { before };
            before += held;
            here
        });
        let cells = cells.collect();
        let half = (limits.len() + 1).next_power_of_two() / 2;
        Self { padded, half, last: limits.len(), low, shift, cells }
    }

    /// How many limits are at or below the key.
    #[inline]
    fn bucket(&self, key: i64) -> u8 {
        if key < self.low {
            return 0;
        }
        let cell = (key.wrapping_sub(self.low) as u64 >> self.shift) as usize;
        let before = self.cells[cell.min(self.cells.len() - 1)];
        if before == CROWDED {
            return self.halve(key);
        }
        let more = u8::from(self.padded[before as usize] <= key);
        // A key of `i64::MAX` passes the padding too; its bucket is the last.
        (before + more).min(self.last as u8)
    }

    fn halve(&self, key: i64) -> u8 {
        let mut base = 0_usize;
        let mut half = self.half;
        while half > 0 {
            base += if self.padded[(base + half - 1) & 255] <= key { half } else { 0 };
            half /= 2;
        }
        base.min(self.last) as u8
    }
}

/// The lowest key of each bucket, and how far apart keys of one bucket lie at most.
struct Bounds {
    lower: Vec<i64>,
    widest: u64,
}

impl Bounds {
    fn new(limits: &[i64], dealt: &[Dealt]) -> Self {
        let lowest = dealt.iter().map(|piece| piece.lowest).min().unwrap_or(0);
        let highest = dealt.iter().map(|piece| piece.highest).max().unwrap_or(0);
        let mut lower = vec![lowest.min(highest)];
        lower.extend_from_slice(limits);
        let ends = limits.iter().map(|&limit| limit.wrapping_sub(1)).chain([highest]);
        let widths = lower.iter().zip(ends).map(|(&low, high)| high.wrapping_sub(low) as u64);
        let widest = widths.max().unwrap_or(0);
        lower.resize(DROPPED as usize + 1, i64::MAX);
        Self { lower, widest }
    }
}

/// Where the rows of every piece go.
struct Deal<'a> {
    counts: Vec<&'a [u32]>,
    buckets: Vec<&'a [u8]>,
    threads: usize,
}

impl Deal<'_> {
    fn bucket_sizes(&self) -> Vec<usize> {
        (0..MOST_BUCKETS)
            .map(|bucket| self.counts.iter().map(|counts| counts[bucket] as usize).sum())
            .collect()
    }

    fn kept(&self) -> usize {
        self.bucket_sizes().iter().sum()
    }

    /// Writes the value of every kept row behind those of its bucket that came before it.
    fn scatter<T: Copy + Send>(
        &self,
        to: &mut [T],
        value: impl Fn(usize, u8) -> T + Sync,
    ) -> Result<(), Error> {
        let mut places: Vec<Vec<std::slice::IterMut<'_, T>>> =
            self.counts.iter().map(|_| Vec::with_capacity(MOST_BUCKETS)).collect();
        let mut rest = to;
        for bucket in 0..MOST_BUCKETS {
            for (places, counts) in places.iter_mut().zip(&self.counts) {
                let (here, after) = rest.split_at_mut(counts[bucket] as usize);
                places.push(here.iter_mut());
                rest = after;
            }
        }
        let jobs: Vec<_> = places.into_iter().zip(&self.buckets).enumerate().collect();
        parallel::map_owned(jobs, self.threads, |(piece, (mut places, buckets))| {
            let first = piece * PIECE_ROWS;
            for (at, &bucket) in buckets.iter().enumerate() {
                if let Some(place) = places.get_mut(bucket as usize).and_then(Iterator::next) {
                    *place = value(first + at, bucket);
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// A key less the lowest of its bucket.
trait LocalKey: Copy + Default + Send + Sync {
    fn from_wide(key: u64) -> Self;
    fn wide(self) -> u64;
}

impl LocalKey for u32 {
    #[inline]
    fn from_wide(key: u64) -> Self {
        key as Self
    }
    #[inline]
    fn wide(self) -> u64 {
        u64::from(self)
    }
}

impl LocalKey for u64 {
    #[inline]
    fn from_wide(key: u64) -> Self {
        key
    }
    #[inline]
    fn wide(self) -> u64 {
        self
    }
}

/// A column that is brought in order bucket by bucket.
enum ColumnMut<'a> {
    U8(&'a mut [u8]),
    U16(&'a mut [u16]),
    U32(&'a mut [u32]),
    F64(&'a mut [f64]),
}

impl<'a> ColumnMut<'a> {
    fn from_codes(codes: &'a mut Codes) -> Self {
        match codes {
            Codes::U8(codes) => Self::U8(codes),
            Codes::U16(codes) => Self::U16(codes),
            Codes::U32(codes) => Self::U32(codes),
        }
    }

    fn split(self, at: usize) -> (Self, Self) {
        macro_rules! split {
            ($variant:ident, $column:expr) => {{
                let (head, tail) = $column.split_at_mut(at);
                (Self::$variant(head), Self::$variant(tail))
            }};
        }
        match self {
            Self::U8(column) => split!(U8, column),
            Self::U16(column) => split!(U16, column),
            Self::U32(column) => split!(U32, column),
            Self::F64(column) => split!(F64, column),
        }
    }

    fn reorder(&mut self, order: &[u32]) {
        match self {
            Self::U8(column) => reorder(column, order),
            Self::U16(column) => reorder(column, order),
            Self::U32(column) => reorder(column, order),
            Self::F64(column) => reorder(column, order),
        }
    }
}

fn reorder<T: Copy>(column: &mut [T], order: &[u32]) {
    // `order` holds every place of the column once.
    let moved: Vec<T> = order.iter().map(|&at| column[at as usize]).collect();
    column.copy_from_slice(&moved);
}

struct Bucket<'a, T> {
    lower: i64,
    keys: &'a mut [T],
    times: &'a mut [i64],
    columns: Vec<ColumnMut<'a>>,
}

impl<T: LocalKey> Bucket<'_, T> {
    /// Sorts the bucket; its customers in order, and how many events each has.
    fn sort(mut self) -> (Vec<i64>, Vec<u32>) {
        let (customers, sizes, mut order) = self.by_customer();
        let mut start = 0;
        for &size in &sizes {
            let mine = &mut order[start..start + size as usize];
            start += size as usize;
            // Most logs come in order of time; the sort is stable, so rows of one time stay as they came.
            if !mine.is_sorted_by_key(|&at| self.times[at as usize]) {
                mine.sort_by_key(|&at| self.times[at as usize]);
            }
        }
        reorder(self.times, &order);
        self.columns.iter_mut().for_each(|column| column.reorder(&order));
        let lower = self.lower;
        (customers.into_iter().map(|key| lower.wrapping_add(key as i64)).collect(), sizes)
    }

    /// The customers in order, how many events each has, and the rows by customer as they came.
    fn by_customer(&self) -> (Vec<u64>, Vec<u32>, Vec<u32>) {
        let rows = self.keys.len();
        let key = |row: u32| self.keys[row as usize].wide();
        // Neighbouring keys share a slot, so few that most slots hold one customer.
        let span = self.keys.iter().map(|key| key.wide()).max().unwrap_or(0);
        let mut shift = 0;
        while span >> shift > rows as u64 {
            shift += 1;
        }
        let mut ends = vec![0_u32; (span >> shift) as usize + 2];
        self.keys.iter().for_each(|key| ends[(key.wide() >> shift) as usize + 1] += 1);
        let mut end = 0;
        ends.iter_mut().for_each(|count| {
            end += *count;
            *count = end;
        });
        // Each entry is now where its slot begins, and moves to where it ends.
        let mut order = vec![0_u32; rows];
        for (row, key) in self.keys.iter().enumerate() {
            let place = &mut ends[(key.wide() >> shift) as usize];
            order[*place as usize] = row as u32;
            *place += 1;
        }
        let (mut customers, mut sizes) = (Vec::new(), Vec::new());
        let mut start = 0;
        for &end in &ends {
            let slot = &mut order[start..end as usize];
            start = end as usize;
            if shift > 0 && !slot.is_sorted_by_key(|&row| key(row)) {
                slot.sort_by_key(|&row| key(row));
            }
            for same in slot.chunk_by(|&a, &b| key(a) == key(b)) {
                customers.push(key(same[0]));
                sizes.push(same.len() as u32);
            }
        }
        (customers, sizes, order)
    }
}
