//! Dense codes for names: the core's own hash table.
//!
//! The hash is fixed for ever and has no seed, so that every runtime walks the same road. Names chosen to collide
//! cannot make it slow: a name that is not near its place goes to an ordered map instead, so a look-up costs at most
//! a short walk and a logarithm.

mod text_list;

pub(crate) use text_list::TextList;

use std::collections::BTreeMap;

/// The code of no name.
pub(crate) const NO_CODE: u32 = u32::MAX;

/// How far from its place a name may stand. At half load this is never reached by names that were not made for it.
const FARTHEST: usize = 48;
const SMALLEST: usize = 64;

/// Spreads the bits of a whole number over all 64 (the finaliser of MurmurHash3, a bijection).
#[inline]
pub(crate) const fn spread(key: u64) -> u64 {
    let mut hash = key ^ (key >> 33);
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// A fixed 64-bit hash of some bytes, eight at a time.
#[inline]
pub(crate) fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64 ^ 0x9e37_79b9_7f4a_7c15;
    let mut word = [0_u8; 8];
    let eights = bytes.chunks_exact(8);
    let rest = eights.remainder();
    for eight in eights {
        word.copy_from_slice(eight);
        hash = fold(hash, u64::from_le_bytes(word));
    }
    if !rest.is_empty() {
        word = [0; 8];
        word.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        hash = fold(hash, u64::from_le_bytes(word));
    }
    spread(hash)
}

#[inline]
const fn fold(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word) as u128 * 0xa076_1d64_78bd_642f_u128;
    (product as u64) ^ ((product >> 64) as u64) ^ word.rotate_left(23)
}

/// Places of codes by hash. What a code stands for is the caller's.
#[derive(Clone, Debug)]
struct Places {
    /// The upper half of the hash, and the code.
    slots: Vec<(u32, u32)>,
    held: usize,
}

/// Where a name was looked for and not found.
enum Absent {
    /// This place is free.
    At(usize),
    /// Every place near its own is taken.
    Nowhere,
}

impl Places {
    fn new() -> Self {
        Self { slots: vec![(0, NO_CODE); SMALLEST], held: 0 }
    }

    #[inline]
    fn find(&self, hash: u64, same: impl Fn(u32) -> bool) -> Result<u32, Absent> {
        let last = self.slots.len() - 1;
        let tag = (hash >> 32) as u32;
        for step in 0..FARTHEST {
            // `slots` has a power of two places, so the masked number is one of them.
            let place = (hash as usize).wrapping_add(step) & last;
            let (held, code) = self.slots[place];
            if code == NO_CODE {
                return Err(Absent::At(place));
            }
            if held == tag && same(code) {
                return Ok(code);
            }
        }
        Err(Absent::Nowhere)
    }

    fn is_half_full(&self) -> bool {
        self.held * 2 >= self.slots.len()
    }

    fn put(&mut self, place: usize, hash: u64, code: u32) {
        self.slots[place] = ((hash >> 32) as u32, code);
        self.held += 1;
    }

    fn clear(&mut self, places: usize) {
        self.slots.clear();
        self.slots.resize(places.next_power_of_two().max(SMALLEST), (0, NO_CODE));
        self.held = 0;
    }
}

/// Codes 0, 1, 2 … for whole numbers, in the order in which they first came.
#[derive(Clone, Debug)]
pub(crate) struct IntegerCodes {
    places: Places,
    keys: Vec<u64>,
    far: BTreeMap<u64, u32>,
}

impl IntegerCodes {
    pub fn new() -> Self {
        Self { places: Places::new(), keys: Vec::new(), far: BTreeMap::new() }
    }

    /// The numbers, by code.
    pub fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The code of a number, nothing where it never came.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u32> {
        match self.places.find(spread(key), |code| self.keys[code as usize] == key) {
            Ok(code) => Some(code),
            Err(Absent::At(_)) => None,
            Err(Absent::Nowhere) => self.far.get(&key).copied(),
        }
    }

    /// The code of a number, a new one where it never came.
    #[inline]
    pub fn code(&mut self, key: u64) -> u32 {
        let hash = spread(key);
        match self.places.find(hash, |code| self.keys[code as usize] == key) {
            Ok(code) => code,
            Err(absent) => self.add(key, hash, &absent),
        }
    }

    fn add(&mut self, key: u64, hash: u64, absent: &Absent) -> u32 {
        let code = self.keys.len() as u32;
        match absent {
            Absent::At(place) => self.places.put(*place, hash, code),
            Absent::Nowhere => match self.far.get(&key) {
                Some(&known) => return known,
                None => _ = self.far.insert(key, code),
            },
        }
        self.keys.push(key);
        if self.places.is_half_full() {
            self.places.clear(self.places.slots.len() * 4);
            self.far.clear();
            for (code, &key) in self.keys.iter().enumerate() {
                let hash = spread(key);
                match self.places.find(hash, |_| false) {
                    Err(Absent::At(place)) => self.places.put(place, hash, code as u32),
                    _ => _ = self.far.insert(key, code as u32),
                }
            }
        }
        code
    }
}

/// Codes 0, 1, 2 … for texts, in the order in which they first came.
#[derive(Clone, Debug)]
pub(crate) struct TextCodes {
    places: Places,
    hashes: Vec<u64>,
    texts: TextList,
    far: BTreeMap<Box<str>, u32>,
}

impl Default for TextCodes {
    fn default() -> Self {
        Self::new()
    }
}

impl TextCodes {
    pub fn new() -> Self {
        Self { places: Places::new(), hashes: Vec::new(), texts: TextList::default(), far: BTreeMap::new() }
    }

    /// The code of a text, a new one where it never came.
    #[inline]
    pub fn code(&mut self, text: &str) -> u32 {
        let hash = hash_bytes(text.as_bytes());
        let same = |code: u32| self.texts.get(code as usize) == text;
        match self.places.find(hash, same) {
            Ok(code) => code,
            Err(absent) => self.add(text, hash, &absent),
        }
    }

    fn add(&mut self, text: &str, hash: u64, absent: &Absent) -> u32 {
        let code = self.hashes.len() as u32;
        match absent {
            Absent::At(place) => self.places.put(*place, hash, code),
            Absent::Nowhere => match self.far.get(text) {
                Some(&known) => return known,
                None => _ = self.far.insert(text.into(), code),
            },
        }
        self.hashes.push(hash);
        self.texts.push(text);
        if self.places.is_half_full() {
            self.places.clear(self.places.slots.len() * 4);
            self.far.clear();
            for (code, &hash) in self.hashes.iter().enumerate() {
                match self.places.find(hash, |_| false) {
                    Err(Absent::At(place)) => self.places.put(place, hash, code as u32),
                    _ => _ = self.far.insert(self.texts.get(code).into(), code as u32),
                }
            }
        }
        code
    }

    /// How many texts have a code.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The text of a code.
    pub fn text(&self, code: usize) -> &str {
        self.texts.get(code)
    }

    /// The texts, by code.
    pub fn into_texts(self) -> TextList {
        self.texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_the_first_coming() {
        let mut integers = IntegerCodes::new();
        let mut texts = TextCodes::new();
        for round in 0..2 {
            for key in 0..10_000_u64 {
                let key = key.wrapping_mul(7_919);
                assert_eq!(integers.code(key), (key / 7_919) as u32, "round {round}");
                assert_eq!(texts.code(&format!("u{key}")), (key / 7_919) as u32);
            }
        }
        assert_eq!((integers.keys().len(), integers.get(5), integers.get(15_838)), (10_000, None, Some(2)));
        assert_eq!((texts.code("u15838"), texts.code("")), (2, 10_000));
    }

    /// The number that `spread` turns into this one: what somebody would send who wants all in one place.
    fn unspread(mut hash: u64) -> u64 {
        let inverse = |odd: u64| {
            // Newton's steps double the bits that are right.
            (0..6).fold(odd, |x, _| x.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(x))))
        };
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(inverse(0xc4ce_b9fe_1a85_ec53));
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(inverse(0xff51_afd7_ed55_8ccd));
        hash ^ (hash >> 33)
    }

    #[test]
    fn numbers_made_to_collide_are_told_apart_and_stay_quick() {
        let mut codes = IntegerCodes::new();
        let hostile: Vec<u64> = (0..200_000_u64).map(|high| unspread(high << 40)).collect();
        assert_eq!(spread(hostile[77]), 77 << 40);
        // Walking past all the others would be 2·10¹⁰ steps.
        for round in 0..2 {
            for (code, &key) in hostile.iter().enumerate() {
                assert_eq!(codes.code(key) as usize, code, "round {round}");
            }
        }
        assert_eq!(codes.get(hostile[199_999]), Some(199_999));
        assert_eq!(codes.get(unspread(200_000 << 40)), None);
    }
}
