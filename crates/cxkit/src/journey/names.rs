//! Names of customers: whole numbers before texts, each once, in order.

use crate::codes::{IntegerCodes, TextCodes, TextList};
use crate::columns::Key;

/// Names by number: the whole numbers first, then the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub integers: Vec<i64>,
    pub texts: TextList,
}

impl Names {
    pub fn len(&self) -> usize {
        self.integers.len() + self.texts.len()
    }

    pub fn get(&self, at: usize) -> Key {
        match self.integers.get(at) {
            Some(&integer) => Key::Integer(integer),
            None if at < self.len() => Key::Text(self.texts.get(at - self.integers.len()).into()),
            None => Key::Null,
        }
    }

    /// The place of a name among sorted ones.
    pub fn find(&self, name: &Key) -> Option<usize> {
        match name {
            Key::Integer(integer) => self.integers.binary_search(integer).ok(),
            Key::Text(text) => self.texts.search(text).ok().map(|at| at + self.integers.len()),
            Key::Null => None,
        }
    }

    pub fn push(&mut self, name: &Key) {
        match name {
            Key::Integer(integer) => self.integers.push(*integer),
            Key::Text(text) => self.texts.push(text),
            Key::Null => {}
        }
    }

    /// The numbers of the names in order.
    pub fn sorted(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.integers.len() as u32).collect();
        order.sort_unstable_by_key(|&at| self.integers[at as usize]);
        let first = self.integers.len() as u32;
        order.extend(self.texts.sorted().into_iter().map(|at| at + first));
        order
    }

    /// Whether two names are the same.
    pub fn same(&self, a: usize, b: usize) -> bool {
        let first = self.integers.len();
        match (a < first, b < first) {
            (true, true) => self.integers[a] == self.integers[b],
            (false, false) => self.texts.get(a - first) == self.texts.get(b - first),
            _ => false,
        }
    }

    /// Two sorted lists as one, and where the names of each went.
    pub fn union(&self, other: &Self) -> (Self, Vec<u32>, Vec<u32>) {
        let mut all = Self::default();
        let (mut from_self, mut from_other) =
            (Vec::with_capacity(self.len()), Vec::with_capacity(other.len()));
        let (mut i, mut j) = (0, 0);
        while i < self.integers.len() || j < other.integers.len() {
            let (a, b) = (self.integers.get(i), other.integers.get(j));
            let next = a.into_iter().chain(b).min().copied().unwrap_or_default();
            let place = all.integers.len() as u32;
            if a == Some(&next) {
                from_self.push(place);
                i += 1;
            }
            if b == Some(&next) {
                from_other.push(place);
                j += 1;
            }
            all.integers.push(next);
        }
        let (first, mut i, mut j) = (all.integers.len() as u32, 0, 0);
        while i < self.texts.len() || j < other.texts.len() {
            let a = (i < self.texts.len()).then(|| self.texts.get(i));
            let b = (j < other.texts.len()).then(|| other.texts.get(j));
            let next = a.into_iter().chain(b).min().unwrap_or_default();
            let place = first + all.texts.len() as u32;
            if a == Some(next) {
                from_self.push(place);
                i += 1;
            }
            if b == Some(next) {
                from_other.push(place);
                j += 1;
            }
            all.texts.push(next);
        }
        (all, from_self, from_other)
    }
}

/// Codes for names of both kinds, in the order in which they first came; texts have the highest bit set.
pub(crate) struct NameCodes {
    integers: IntegerCodes,
    texts: TextCodes,
}

impl NameCodes {
    const TEXT: u32 = 1 << 31;

    pub fn new() -> Self {
        Self { integers: IntegerCodes::new(), texts: TextCodes::new() }
    }

    /// The code of a name; nothing for no name.
    pub fn code(&mut self, name: &Key) -> Option<u32> {
        match name {
            Key::Integer(integer) => Some(self.integers.code(integer.cast_unsigned_bits())),
            Key::Text(text) => Some(self.texts.code(text) | Self::TEXT),
            Key::Null => None,
        }
    }

    /// The names, and the number in them that belongs to a code.
    pub fn finish(self) -> (Names, impl Fn(u32) -> u32) {
        let integers: Vec<i64> =
            self.integers.keys().iter().map(|&bits| i64::from_ne_bytes(bits.to_ne_bytes())).collect();
        let first = integers.len() as u32;
        let place = move |code: u32| if code & Self::TEXT == 0 { code } else { (code & !Self::TEXT) + first };
        (Names { integers, texts: self.texts.into_texts() }, place)
    }
}

/// `cast_unsigned`, which the oldest supported compiler does not have.
trait UnsignedBits {
    fn cast_unsigned_bits(self) -> u64;
}

impl UnsignedBits for i64 {
    fn cast_unsigned_bits(self) -> u64 {
        u64::from_ne_bytes(self.to_ne_bytes())
    }
}
