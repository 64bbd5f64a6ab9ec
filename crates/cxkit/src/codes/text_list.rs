//! Many texts in two allocations.

/// Texts one after the other, found by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextList {
    /// Where each text ends; the first entry is 0.
    ends: Vec<usize>,
    all: String,
}

impl Default for TextList {
    fn default() -> Self {
        Self { ends: vec![0], all: String::new() }
    }
}

impl TextList {
    pub fn len(&self) -> usize {
        self.ends.len() - 1
    }

    #[inline]
    pub fn get(&self, at: usize) -> &str {
        &self.all[self.ends[at]..self.ends[at + 1]]
    }

    pub fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The place of a text among sorted ones.
    pub fn search(&self, text: &str) -> Result<usize, usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Equal => return Ok(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Err(low)
    }

    /// The numbers of the texts in the order of their bytes.
    pub fn sorted(&self) -> Vec<u32> {
        // Most ids begin alike: what tells them apart is the eight bytes after that.
        let mut shared = if self.len() > 0 { self.get(0).as_bytes() } else { &[] };
        for text in self.iter() {
            let alike = shared.iter().zip(text.as_bytes()).take_while(|(a, b)| a == b).count();
            shared = &shared[..alike];
        }
        let skip = shared.len();
        let mut keyed: Vec<(u64, u32)> = (0..self.len())
            .map(|at| {
                let mut eight = [0_u8; 8];
                let rest = self.get(at).as_bytes();
                eight.iter_mut().zip(&rest[skip..]).for_each(|(to, from)| *to = *from);
                (u64::from_be_bytes(eight), at as u32)
            })
            .collect();
        keyed.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| self.get(a.1 as usize).cmp(self.get(b.1 as usize)))
        });
        keyed.into_iter().map(|(_, at)| at).collect()
    }
}

impl<T: AsRef<str>> FromIterator<T> for TextList {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut list = Self::default();
        texts.into_iter().for_each(|text| list.push(text.as_ref()));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_sort_by_their_bytes() {
        let texts =
            ["user_0010", "user_001", "user_0002", "user_00020", "user_\u{e9}", "user_", "user_00021234x"];
        let list: TextList = texts.iter().collect();
        let mut want = texts.to_vec();
        want.sort_unstable();
        assert_eq!(list.sorted().into_iter().map(|at| list.get(at as usize)).collect::<Vec<_>>(), want);
        let sorted: TextList = want.iter().collect();
        assert_eq!(
            (sorted.search("user_001"), sorted.search("a"), sorted.search("z")),
            (Ok(4), Err(0), Err(7))
        );
        assert_eq!(TextList::default().sorted(), Vec::<u32>::new());
    }
}
