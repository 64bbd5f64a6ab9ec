//! Events in order, column by column.

use super::names::Names;
use crate::codes::TextList;

/// Codes in the narrowest type that holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Codes {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
}

/// A code of a touchpoint or a word.
pub(crate) trait Code: Copy + Send + Sync + Ord + std::hash::Hash + 'static {
    /// The code as a place in a list.
    fn at(self) -> usize;
}

macro_rules! code_types {
    ($($type:ty),+) => { $( impl Code for $type {
        #[inline]
        fn at(self) -> usize {
            self as usize
        }
    } )+ };
}
code_types!(u8, u16, u32);

/// Runs `$body` with `$slice` as the codes, whatever their type.
macro_rules! with_code_slice {
    ($codes:expr, $slice:ident => $body:expr) => {
        match $codes {
            $crate::journey::sorted::Codes::U8($slice) => $body,
            $crate::journey::sorted::Codes::U16($slice) => $body,
            $crate::journey::sorted::Codes::U32($slice) => $body,
        }
    };
}
pub(crate) use with_code_slice;

impl Codes {
    /// Room for so many codes of so many names.
    pub fn new(names: usize, codes: usize) -> Self {
        match names {
            0..=0x100 => Self::U8(vec![0; codes]),
            0x101..=0x1_0000 => Self::U16(vec![0; codes]),
            _ => Self::U32(vec![0; codes]),
        }
    }

    /// The code of an event.
    #[inline]
    pub fn get(&self, event: usize) -> usize {
        with_code_slice!(self, codes => codes[event].at())
    }

    /// Sets the code of an event.
    #[inline]
    pub fn set(&mut self, event: usize, code: u32) {
        match self {
            Self::U8(codes) => codes[event] = code as u8,
            Self::U16(codes) => codes[event] = code as u16,
            Self::U32(codes) => codes[event] = code,
        }
    }
}

/// A property of every event.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    pub name: Box<str>,
    pub values: Values,
}

/// The values of a property.
#[derive(Clone, Debug)]
pub(crate) enum Values {
    /// Codes of words in order; the code after the last word is that of events without one.
    Words { codes: Codes, names: TextList },
    /// Numbers; NaN for events without one.
    Numbers(Vec<f64>),
}

impl PartialEq for Attribute {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && match (&self.values, &other.values) {
                (Values::Words { codes, names }, Values::Words { codes: c, names: n }) => {
                    codes == c && names == n
                }
                (Values::Numbers(a), Values::Numbers(b)) => {
                    a.iter().map(|x| x.to_bits()).eq(b.iter().map(|x| x.to_bits()))
                }
                _ => false,
            }
    }
}

/// Events sorted by customer, time and order of arrival.
///
/// Customers and touchpoints are numbered in the order of their names, and only those that occur have a number, so
/// equal events in equal order of arrival give equal columns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sorted {
    pub customers: Names,
    /// Where the events of each customer begin, and where the last end.
    pub offsets: Vec<u32>,
    pub times: Vec<i64>,
    pub codes: Codes,
    pub touchpoints: TextList,
    /// In the order of their names.
    pub attributes: Vec<Attribute>,
    /// The first and the last time there is.
    pub span: Option<(i64, i64)>,
}

impl Sorted {
    pub fn new(
        customers: Names,
        offsets: Vec<u32>,
        times: Vec<i64>,
        codes: Codes,
        touchpoints: TextList,
        attributes: Vec<Attribute>,
    ) -> Self {
        // Each customer's times are in order: the ends suffice.
        let ends = offsets.windows(2).filter(|pair| pair[0] < pair[1]);
        let span = ends
            .map(|pair| (times[pair[0] as usize], times[pair[1] as usize - 1]))
            .reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)));
        Self { customers, offsets, times, codes, touchpoints, attributes, span }
    }

    pub fn customer_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The events of a customer.
    #[inline]
    pub fn events_of(&self, customer: usize) -> std::ops::Range<usize> {
        self.offsets[customer] as usize..self.offsets[customer + 1] as usize
    }

    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.name == name)
    }
}
