//! Counts by touchpoint, and by one touchpoint and the next, that merge over logs with other touchpoints.

use super::rules::{Cutter, Path, PathCounts, Room};
use crate::accumulate::{StateReader, StateWriter};
use crate::journey::sorted::{Code, Sorted};
use crate::journey::spans::{Spans, TimeDetail};
use crate::journey::sweep::{Journeys, Query};
use crate::journey::tally::Parts;
use crate::Error;
use std::collections::BTreeMap;

/// What is counted in one pass over paths.
pub(super) trait Count: Sync {
    /// The counts of one piece.
    type Counts: Send;
    fn none(&self, log: &Sorted) -> Self::Counts;
    fn path<C: Code>(&self, counts: &mut Self::Counts, path: &Path<'_, C>);
}

/// One pass over the paths of a log.
pub(super) struct Walk<'a, Q> {
    pub cutter: &'a Cutter,
    pub query: &'a Q,
}

impl<Q: Count> Query for Walk<'_, Q> {
    type Answer = (PathCounts, Q::Counts);

    fn piece<C: Code>(&self, journeys: &Journeys<'_, C>) -> Result<Self::Answer, Error> {
        let log = journeys.log();
        let mut counts = PathCounts::default();
        let mut all = self.query.none(log);
        let mut room = Room::new();
        journeys.each(|journey| {
            self.cutter.each(log, &journey, &mut room, &mut counts, |path| self.query.path(&mut all, &path));
        });
        Ok((counts, all))
    }
}

/// Cells by keys that hold codes of names, and the names: those that a cell speaks of, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T: Cells> {
    pub(in crate::journey) counts: PathCounts,
    pub(in crate::journey) names: Vec<String>,
    pub(in crate::journey) cells: T,
}

/// Cells whose keys hold codes.
#[doc(hidden)]
pub trait Cells: Clone + Default + PartialEq + Send {
    fn absorb(&mut self, other: &Self);
    fn each_code(&self, mark: &mut dyn FnMut(u32));
    /// The same under other codes, given by the old ones; their order stays.
    fn recode(&mut self, codes: &[u32]);
    fn sort(&mut self);
}

impl<T: Cells> Named<T> {
    pub(in crate::journey) fn none() -> Self {
        Self { counts: PathCounts::default(), names: Vec::new(), cells: T::default() }
    }

    /// Cells under the codes of a log.
    pub(in crate::journey) fn of(log: &Sorted, counts: PathCounts, cells: T) -> Self {
        let mut named = Self { counts, names: log.touchpoints.iter().map(str::to_owned).collect(), cells };
        named.forget_unused();
        named
    }

    pub(in crate::journey) fn name(&self, code: u32) -> String {
        self.names[code as usize].clone()
    }

    fn forget_unused(&mut self) {
        let mut used = vec![false; self.names.len()];
        self.cells.each_code(&mut |code| used[code as usize] = true);
        let mut next = 0;
        let codes: Vec<u32> = used
            .iter()
            .map(|&used| {
                let code = next;
                next += u32::from(used);
                code
            })
            .collect();
        let mut at = 0;
        self.names.retain(|_| {
            at += 1;
            used[at - 1]
        });
        self.cells.recode(&codes);
    }

    pub(in crate::journey) fn write_names(&self, writer: &mut StateWriter) {
        self.counts.write_to(writer);
        writer.usize(self.names.len());
        self.names.iter().for_each(|name| writer.str(name));
    }

    pub(in crate::journey) fn read_names(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let mut named = Self { counts: PathCounts::read_from(reader)?, ..Self::none() };
        for _ in 0..reader.length(1)? {
            let name = reader.str()?.to_owned();
            if named.names.last().is_some_and(|last| *last >= name) {
                return Err(Error::bad_state("its touchpoints are not in order"));
            }
            named.names.push(name);
        }
        Ok(named)
    }

    /// Refuses names of which no cell speaks.
    pub(in crate::journey) fn check_names(self) -> Result<Self, Error> {
        let mut tidy = self.clone();
        tidy.forget_unused();
        if tidy.names.len() == self.names.len() {
            Ok(self)
        } else {
            Err(Error::bad_state("it names a touchpoint of which it says nothing"))
        }
    }
}

impl<T: Cells> Parts for Named<T> {
    fn merge(&mut self, other: &Self) {
        self.counts.merge(&other.counts);
        let mut names: Vec<String> = self.names.iter().chain(&other.names).cloned().collect();
        names.sort_unstable();
        names.dedup();
        let places = |old: &[String]| -> Vec<u32> {
            old.iter().map(|name| names.partition_point(|known| known < name) as u32).collect()
        };
        let (mine, theirs) = (places(&self.names), places(&other.names));
        self.cells.recode(&mine);
        let mut other = other.cells.clone();
        other.recode(&theirs);
        self.cells.absorb(&other);
        self.names = names;
    }

    fn tidy(&mut self) {
        self.cells.sort();
    }
}

/// The codes of a key.
#[doc(hidden)]
pub trait CodeKey: Ord + Clone + Send {
    fn each_code(&self, mark: &mut dyn FnMut(u32));
    fn recode(&mut self, codes: &[u32]);
    fn write_to(&self, writer: &mut StateWriter);
    /// A key of so many names.
    fn read_from(reader: &mut StateReader<'_>, names: usize) -> Result<Self, Error>;
}

pub(super) fn read_code(reader: &mut StateReader<'_>, names: usize) -> Result<u32, Error> {
    let code = reader.usize()?;
    if code >= names {
        return Err(Error::bad_state("a touchpoint in it has no name"));
    }
    u32::try_from(code).map_err(|_| Error::bad_state("it has too many touchpoints"))
}

impl CodeKey for u32 {
    fn each_code(&self, mark: &mut dyn FnMut(u32)) {
        mark(*self);
    }
    fn recode(&mut self, codes: &[u32]) {
        *self = codes[*self as usize];
    }
    fn write_to(&self, writer: &mut StateWriter) {
        writer.usize(*self as usize);
    }
    fn read_from(reader: &mut StateReader<'_>, names: usize) -> Result<Self, Error> {
        read_code(reader, names)
    }
}

impl CodeKey for (u32, u32) {
    fn each_code(&self, mark: &mut dyn FnMut(u32)) {
        mark(self.0);
        mark(self.1);
    }
    fn recode(&mut self, codes: &[u32]) {
        *self = (codes[self.0 as usize], codes[self.1 as usize]);
    }
    fn write_to(&self, writer: &mut StateWriter) {
        writer.usize(self.0 as usize);
        writer.usize(self.1 as usize);
    }
    fn read_from(reader: &mut StateReader<'_>, names: usize) -> Result<Self, Error> {
        Ok((read_code(reader, names)?, read_code(reader, names)?))
    }
}

impl CodeKey for Box<[u32]> {
    fn each_code(&self, mark: &mut dyn FnMut(u32)) {
        self.iter().for_each(|&code| mark(code));
    }
    fn recode(&mut self, codes: &[u32]) {
        self.iter_mut().for_each(|code| *code = codes[*code as usize]);
    }
    fn write_to(&self, writer: &mut StateWriter) {
        writer.usize(self.len());
        self.iter().for_each(|&code| writer.usize(code as usize));
    }
    fn read_from(reader: &mut StateReader<'_>, names: usize) -> Result<Self, Error> {
        (0..reader.length(1)?).map(|_| read_code(reader, names)).collect()
    }
}

/// A step from some point, and what is there.
impl<K: CodeKey> CodeKey for (i64, K) {
    fn each_code(&self, mark: &mut dyn FnMut(u32)) {
        self.1.each_code(mark);
    }
    fn recode(&mut self, codes: &[u32]) {
        self.1.recode(codes);
    }
    fn write_to(&self, writer: &mut StateWriter) {
        writer.i64(self.0);
        self.1.write_to(writer);
    }
    fn read_from(reader: &mut StateReader<'_>, names: usize) -> Result<Self, Error> {
        Ok((reader.i64()?, K::read_from(reader, names)?))
    }
}

/// What is counted under a key.
#[doc(hidden)]
pub trait Cell: Clone + Default + PartialEq + Send {
    fn absorb(&mut self, other: &Self);
    fn sort(&mut self);
    fn write_to(&self, detail: TimeDetail, writer: &mut StateWriter);
    /// A cell that counts something.
    fn read_from(reader: &mut StateReader<'_>, detail: TimeDetail) -> Result<Self, Error>;
}

impl Cell for Spans {
    fn absorb(&mut self, other: &Self) {
        self.merge(other);
    }
    fn sort(&mut self) {
        self.tidy();
    }
    fn write_to(&self, detail: TimeDetail, writer: &mut StateWriter) {
        Spans::write_to(self, detail, writer);
    }
    fn read_from(reader: &mut StateReader<'_>, detail: TimeDetail) -> Result<Self, Error> {
        Spans::read_from(reader, detail).and_then(|spans| {
            if spans.count == 0 {
                return Err(Error::bad_state("a count in it is none"));
            }
            Ok(spans)
        })
    }
}

/// Several counts of one thing.
impl<const N: usize> Cell for [u64; N]
where
    [u64; N]: Default,
{
    fn absorb(&mut self, other: &Self) {
        self.iter_mut().zip(other).for_each(|(sum, more)| *sum = sum.saturating_add(*more));
    }
    fn sort(&mut self) {}
    fn write_to(&self, _: TimeDetail, writer: &mut StateWriter) {
        self.iter().for_each(|&count| writer.u64(count));
    }
    fn read_from(reader: &mut StateReader<'_>, _: TimeDetail) -> Result<Self, Error> {
        let mut counts = Self::default();
        for count in &mut counts {
            *count = reader.u64()?;
        }
        if counts[0] == 0 {
            return Err(Error::bad_state("a count in it is none"));
        }
        Ok(counts)
    }
}

/// Cells in the order of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K: Ord, V>(pub(in crate::journey) BTreeMap<K, V>);

impl<K: Ord, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: CodeKey, V: Cell> Table<K, V> {
    pub(in crate::journey) fn cell(&mut self, key: K) -> &mut V {
        self.0.entry(key).or_default()
    }

    pub(in crate::journey) fn write_to(&self, detail: TimeDetail, writer: &mut StateWriter) {
        writer.usize(self.0.len());
        for (key, cell) in &self.0 {
            key.write_to(writer);
            cell.write_to(detail, writer);
        }
    }

    pub(in crate::journey) fn read_from(
        reader: &mut StateReader<'_>,
        names: usize,
        detail: TimeDetail,
    ) -> Result<Self, Error> {
        let mut cells = BTreeMap::new();
        for _ in 0..reader.length(2)? {
            let key = K::read_from(reader, names)?;
            if cells.last_key_value().is_some_and(|(last, _)| *last >= key) {
                return Err(Error::bad_state("its counts are not in order"));
            }
            cells.insert(key, V::read_from(reader, detail)?);
        }
        Ok(Self(cells))
    }
}

impl<K: CodeKey, V: Cell> Cells for Table<K, V> {
    fn absorb(&mut self, other: &Self) {
        for (key, cell) in &other.0 {
            match self.0.get_mut(key) {
                Some(known) => known.absorb(cell),
                None => _ = self.0.insert(key.clone(), cell.clone()),
            }
        }
    }
    fn each_code(&self, mark: &mut dyn FnMut(u32)) {
        self.0.keys().for_each(|key| key.each_code(mark));
    }
    fn recode(&mut self, codes: &[u32]) {
        if codes.iter().enumerate().all(|(old, &new)| old == new as usize) {
            return;
        }
        let old = std::mem::take(&mut self.0);
        // Order stays, so building the new map is one pass.
        self.0 = old
            .into_iter()
            .map(|(mut key, cell)| {
                key.recode(codes);
                (key, cell)
            })
            .collect();
    }
    fn sort(&mut self) {
        self.0.values_mut().for_each(Cell::sort);
    }
}

impl<A: Cells, B: Cells> Cells for (A, B) {
    fn absorb(&mut self, other: &Self) {
        self.0.absorb(&other.0);
        self.1.absorb(&other.1);
    }
    fn each_code(&self, mark: &mut dyn FnMut(u32)) {
        self.0.each_code(mark);
        self.1.each_code(mark);
    }
    fn recode(&mut self, codes: &[u32]) {
        self.0.recode(codes);
        self.1.recode(codes);
    }
    fn sort(&mut self) {
        self.0.sort();
        self.1.sort();
    }
}
