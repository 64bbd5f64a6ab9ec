//! One bucket of rows, brought in order.

use crate::journey::sorted::Codes;

/// A key less the lowest of its bucket.
pub(super) trait LocalKey: Copy + Default + Send + Sync {
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
pub(super) enum ColumnMut<'a> {
    U8(&'a mut [u8]),
    U16(&'a mut [u16]),
    U32(&'a mut [u32]),
    F64(&'a mut [f64]),
}

impl<'a> ColumnMut<'a> {
    pub fn from_codes(codes: &'a mut Codes) -> Self {
        match codes {
            Codes::U8(codes) => Self::U8(codes),
            Codes::U16(codes) => Self::U16(codes),
            Codes::U32(codes) => Self::U32(codes),
        }
    }

    pub fn split(self, at: usize) -> (Self, Self) {
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

pub(super) struct Bucket<'a, T> {
    pub lower: i64,
    pub keys: &'a mut [T],
    pub times: &'a mut [i64],
    pub columns: Vec<ColumnMut<'a>>,
}

impl<T: LocalKey> Bucket<'_, T> {
    /// Sorts the bucket; its customers in order, and how many events each has.
    pub fn sort(mut self) -> (Vec<i64>, Vec<u32>) {
        let (customers, sizes, mut order) = self.by_customer();
        let mut times: Vec<i64> = order.iter().map(|&at| self.times[at as usize]).collect();
        let mut start = 0;
        for &size in &sizes {
            let (mine, moved) = (start..start + size as usize, &mut times[start..start + size as usize]);
            start += size as usize;
            // Most logs come in order of time; the sort is stable, so rows of one time stay as they came.
            if !moved.is_sorted() {
                let order = &mut order[mine];
                order.sort_by_key(|&at| self.times[at as usize]);
                moved.iter_mut().zip(order).for_each(|(to, at)| *to = self.times[*at as usize]);
            }
        }
        self.times.copy_from_slice(&times);
        self.columns.iter_mut().for_each(|column| column.reorder(&order));
        let lower = self.lower;
        (customers.into_iter().map(|key| lower.wrapping_add(key as i64)).collect(), sizes)
    }

    /// The customers in order, how many events each has, and the rows by customer as they came.
    fn by_customer(&self) -> (Vec<u64>, Vec<u32>, Vec<u32>) {
        let rows = self.keys.len();
        let key = |row: u32| self.keys[row as usize].wide();
        // Neighbouring keys share a slot, so few that most slots hold one customer at most.
        let span = self.keys.iter().map(|key| key.wide()).max().unwrap_or(0);
        let mut shift = 0;
        while span >> shift > (rows as u64 / 2).max(1) {
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
            let Some(&first) = slot.first() else { continue };
            let first = key(first);
            if shift == 0 || slot.iter().all(|&row| key(row) == first) {
                customers.push(first);
                sizes.push(slot.len() as u32);
                continue;
            }
            slot.sort_by_key(|&row| key(row));
            for same in slot.chunk_by(|&a, &b| key(a) == key(b)) {
                customers.push(key(same[0]));
                sizes.push(same.len() as u32);
            }
        }
        (customers, sizes, order)
    }
}
