//! A log of contacts, kept so that the contacts of one customer about one topic can be laid side by side.

use super::fingerprint::Fingerprint;
use crate::accumulate::{StateReader, StateWriter};
use crate::parallel::map_chunks;
use crate::time::{EARLIEST, LATEST};
use crate::Error;
use std::sync::Arc;

/// A contact: whose and about what, when it began and when it ended, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Contact {
    pub group: Fingerprint,
    pub start: i64,
    pub end: i64,
}

/// How many parts a piece is sorted into by the first bits of the fingerprint: contacts of one customer about one
/// topic are all in the same part.
const PARTS: usize = 1 << PART_BITS;
const PART_BITS: u32 = 10;

/// Rows that are read at a time.
pub(super) const PIECE: usize = 1 << 17;

/// Fewer contacts than this are not worth sorting into parts.
const LOOSE: usize = 1 << 14;

#[allow(clippy::cast_possible_truncation)]
fn part(contact: &Contact) -> usize {
    (contact.group.0 >> (64 - PART_BITS)) as usize
}

/// Contacts in the order of their parts.
#[derive(Debug)]
struct Piece {
    contacts: Vec<Contact>,
    /// Where each part begins, and where the last one ends.
    begins: Vec<u32>,
}

impl Piece {
    /// Counting sort: one pass to count, one to place.
    fn of(contacts: &[Contact]) -> Self {
        let mut begins = vec![0u32; PARTS + 1];
        for contact in contacts {
            if let Some(count) = begins.get_mut(part(contact) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let filler = Contact { group: Fingerprint(0, 0), start: 0, end: 0 };
        let mut sorted = vec![filler; contacts.len()];
        for contact in contacts {
            if let Some(place) = next.get_mut(part(contact)) {
                if let Some(slot) = sorted.get_mut(*place as usize) {
                    *slot = *contact;
                }
                *place += 1;
            }
        }
        Self { contacts: sorted, begins }
    }

    fn part(&self, part: usize) -> &[Contact] {
        let place = |at: usize| self.begins.get(at).map_or(0, |&begin| begin as usize);
        self.contacts.get(place(part)..place(part + 1)).unwrap_or_default()
    }
}

/// All contacts seen; a copy shares them.
#[derive(Clone, Debug, Default)]
pub(super) struct ContactLog {
    pieces: Vec<Arc<Piece>>,
    loose: Vec<Contact>,
    len: u64,
    /// When the first and the last contact began.
    pub range: Option<(i64, i64)>,
    /// How many threads may work on it; the answer is the same for any number.
    threads: usize,
}

impl ContactLog {
    /// The contacts of many rows: `read` gives those of a range of rows and counts those it leaves out.
    ///
    /// # Errors
    /// That of the smallest row that has one.
    pub fn read<C: Send>(
        rows: usize,
        threads: usize,
        read: impl Fn(std::ops::Range<usize>) -> Result<(Vec<Contact>, C), Error> + Sync,
    ) -> Result<(Self, Vec<C>), Error> {
        let mut log = Self { threads, ..Self::default() };
        let mut counts = Vec::new();
        let parts = map_chunks(rows, PIECE, threads, |range| {
            let (contacts, counted) = read(range)?;
            let begun = contacts.iter().map(|contact| contact.start);
            let range = begun.fold(None, |range, start| join(range, Some((start, start))));
            Ok((Self::sealed(contacts), range, counted))
        })?;
        for ((pieces, loose), range, counted) in parts {
            log.len += loose.len() as u64;
            log.len += pieces.iter().map(|piece| piece.contacts.len() as u64).sum::<u64>();
            log.pieces.extend(pieces);
            log.loose.extend(loose);
            log.range = join(log.range, range);
            counts.push(counted);
        }
        Ok((log, counts))
    }

    fn sealed(contacts: Vec<Contact>) -> (Option<Arc<Piece>>, Vec<Contact>) {
        if contacts.len() < LOOSE {
            (None, contacts)
        } else {
            (Some(Arc::new(Piece::of(&contacts))), Vec::new())
        }
    }

    pub const fn len(&self) -> u64 {
        self.len
    }

    pub fn absorb(&mut self, other: &Self) {
        self.pieces.extend(other.pieces.iter().cloned());
        self.loose.extend_from_slice(&other.loose);
        if self.loose.len() >= PIECE {
            self.pieces.push(Arc::new(Piece::of(&std::mem::take(&mut self.loose))));
        }
        self.len = self.len.saturating_add(other.len);
        self.range = join(self.range, other.range);
        self.threads = self.threads.max(other.threads);
    }

    /// Folds the contacts of every customer and topic, in the order of their time, and gives the sum of the answers.
    pub fn fold<R: Send>(&self, work: impl Fn(&[Contact]) -> R + Sync, mut add: impl FnMut(R)) {
        let loose = Piece::of(&self.loose);
        let parts = map_chunks(PARTS, 1, self.threads, |range| {
            let mut contacts = Vec::new();
            for part in range {
                for piece in &self.pieces {
                    contacts.extend_from_slice(piece.part(part));
                }
                contacts.extend_from_slice(loose.part(part));
            }
            contacts.sort_unstable();
            Ok(work(&contacts))
        });
        // The work cannot fail, so neither can the whole.
        for answer in parts.into_iter().flatten() {
            add(answer);
        }
    }

    fn sorted(&self) -> Vec<Contact> {
        let mut all: Vec<Contact> =
            self.pieces.iter().flat_map(|piece| piece.contacts.iter().copied()).collect();
        all.extend_from_slice(&self.loose);
        all.sort_unstable();
        all
    }

    /// Ascending: the gap of each fingerprint's first half, its second half, the beginning and the duration.
    pub fn write_to(&self, writer: &mut StateWriter) {
        let sorted = self.sorted();
        writer.usize(sorted.len());
        let mut before = 0;
        for contact in sorted {
            writer.u64(contact.group.0 - before);
            writer.u64(contact.group.1);
            writer.i64(contact.start);
            writer.u64(contact.end.abs_diff(contact.start));
            before = contact.group.0;
        }
    }

    pub fn read_from(reader: &mut StateReader<'_>) -> Result<Self, Error> {
        let wrong = || Error::bad_state("its contacts are none");
        let length = reader.length(4)?;
        let mut contacts = Vec::with_capacity(length);
        let mut first = 0u64;
        for _ in 0..length {
            first = first.checked_add(reader.u64()?).ok_or_else(wrong)?;
            let group = Fingerprint(first, reader.u64()?);
            let start = reader.i64()?;
            let taken = i64::try_from(reader.u64()?).map_err(|_| wrong())?;
            let end = start.checked_add(taken).filter(|end| *end <= LATEST).ok_or_else(wrong)?;
            if start < EARLIEST {
                return Err(wrong());
            }
            contacts.push(Contact { group, start, end });
        }
        if contacts.windows(2).any(|pair| pair[0] > pair[1]) {
            return Err(wrong());
        }
        let begun = contacts.iter().map(|contact| contact.start);
        let range = begun.fold(None, |range, start| join(range, Some((start, start))));
        let len = contacts.len() as u64;
        let pieces = contacts.chunks(PIECE).map(|chunk| Arc::new(Piece::of(chunk))).collect();
        Ok(Self { pieces, loose: Vec::new(), len, range, threads: 1 })
    }
}

impl PartialEq for ContactLog {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.range == other.range && self.sorted() == other.sorted()
    }
}

fn join(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some((low, high)), Some((other_low, other_high))) => {
            Some((low.min(other_low), high.max(other_high)))
        }
        (a, b) => a.or(b),
    }
}
