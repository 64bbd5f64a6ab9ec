//! Ids that belong to one customer.

use super::names::NameCodes;
use crate::columns::{Key, Keys};
use crate::Error;
use std::collections::BTreeMap;

/// Which ids are one customer, from pairs of ids seen together: a device and a user, an old id and a new one.
///
/// Pairs work through each other: a with b and b with c makes one customer of the three. The customer goes by the
/// smallest of its ids (whole numbers before words), so the order of the pairs does not matter.
///
/// ```
/// use cxkit::columns::Key;
/// use cxkit::journey::Identity;
/// let identity = Identity::from_pairs(&["cookie 7", "cookie 9"], &["anna", "cookie 7"])?;
/// assert_eq!(identity.customer(&Key::Text("cookie 9".into())), Key::Text("anna".into()));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Every id that goes by another name.
    known_as: BTreeMap<Key, Key>,
}

impl Identity {
    /// The customers behind pairs of ids, one pair a row. A pair with a missing id joins nothing.
    ///
    /// # Errors
    /// `unequal_lengths`.
    pub fn from_pairs<'a>(left: impl Into<Keys<'a>>, right: impl Into<Keys<'a>>) -> Result<Self, Error> {
        let (left, right) = (left.into(), right.into());
        if left.len() != right.len() {
            return Err(Error::UnequalLengths {
                what: "the second id".into(),
                length: right.len(),
                required: left.len(),
            });
        }
        let mut codes = NameCodes::new();
        let pairs: Vec<(u32, u32)> = (0..left.len())
            .filter_map(|row| Some((codes.code(&left.get(row))?, codes.code(&right.get(row))?)))
            .collect();
        let (names, place) = codes.finish();
        let mut parents: Vec<u32> = (0..names.len() as u32).collect();
        for (a, b) in pairs {
            let (a, b) = (root(&mut parents, place(a)), root(&mut parents, place(b)));
            parents[a.max(b) as usize] = a.min(b);
        }
        let mut smallest = vec![u32::MAX; names.len()];
        let mut known_as = BTreeMap::new();
        // In order of their names, so the first of a customer is its smallest.
        for id in names.sorted() {
            let customer = &mut smallest[root(&mut parents, id) as usize];
            if *customer == u32::MAX {
                *customer = id;
            } else {
                known_as.insert(names.get(id as usize), names.get(*customer as usize));
            }
        }
        Ok(Self { known_as })
    }

    /// The name that the customer with this id goes by.
    #[must_use]
    pub fn customer(&self, id: &Key) -> Key {
        self.known_as.get(id).unwrap_or(id).clone()
    }

    /// How many ids go by another name.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known_as.len()
    }

    /// Whether every id is its own customer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known_as.is_empty()
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (&Key, &Key)> {
        self.known_as.iter()
    }

    /// The identity whose ids these are; nothing unless every customer is the smallest of its ids and goes by no
    /// other name.
    pub(crate) fn from_known(known_as: BTreeMap<Key, Key>) -> Option<Self> {
        let sound = known_as.iter().all(|(id, customer)| {
            customer < id && *id != Key::Null && *customer != Key::Null && !known_as.contains_key(customer)
        });
        sound.then_some(Self { known_as })
    }
}

/// The root of a tree; every id passed on the way is hung nearer to it.
fn root(parents: &mut [u32], mut id: u32) -> u32 {
    while parents[id as usize] != id {
        let above = parents[parents[id as usize] as usize];
        parents[id as usize] = above;
        id = above;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_pairs_does_not_matter() {
        let pairs = [(5_i64, 9_i64), (9, 2), (7, 7), (30, 31), (31, 5), (100, 101)];
        let identity = |pairs: &[(i64, i64)]| {
            let (left, right): (Vec<i64>, Vec<i64>) = pairs.iter().copied().unzip();
            Identity::from_pairs(left, right).unwrap()
        };
        let all = identity(&pairs);
        assert_eq!(all.len(), 5);
        for (id, customer) in [(2, 2), (5, 2), (9, 2), (30, 2), (31, 2), (7, 7), (101, 100), (8, 8)] {
            assert_eq!(all.customer(&Key::Integer(id)), Key::Integer(customer));
        }
        let mut stream = crate::random::Stream::new(1, 1);
        for _ in 0..50 {
            let mut shuffled = pairs;
            stream.shuffle(&mut shuffled);
            let flipped = shuffled.map(|(a, b)| (b, a));
            assert_eq!((identity(&shuffled), identity(&flipped)), (all.clone(), all.clone()));
        }
    }

    #[test]
    fn numbers_and_words_may_be_one_customer_and_a_missing_id_is_nobody() {
        let left = vec![Key::Text("x".into()), Key::Null, Key::Text("x".into()), Key::Null];
        let right = vec![Key::Integer(3), Key::Integer(3), Key::Text("a".into()), Key::Text("b".into())];
        let identity = Identity::from_pairs(left.clone(), right).unwrap();
        assert_eq!(identity.customer(&Key::Text("a".into())), Key::Integer(3));
        assert_eq!(identity.customer(&Key::Text("b".into())), Key::Text("b".into()));
        assert_eq!(identity.customer(&Key::Null), Key::Null);
        assert_eq!(Identity::from_pairs(left, vec![1_i64]).unwrap_err().code(), "unequal_lengths");
    }
}
