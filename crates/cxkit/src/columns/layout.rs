//! Texts as they lie in memory: a list of them, or the layouts of Arrow, read without a copy.

use super::Validity;
use crate::Error;
use std::sync::Arc;

/// Where the texts of a column are.
#[derive(Clone, Debug)]
pub(super) enum Layout<'a> {
    /// One after the other.
    List(Arc<[Option<&'a str>]>),
    /// Bytes one after the other, and where each text begins and ends.
    Short(Packed<'a, i32>),
    /// The same with wide offsets.
    Long(Packed<'a, i64>),
    /// Sixteen bytes a row: a short text itself, or where a long one is.
    Views(Views<'a>),
}

impl Default for Layout<'_> {
    fn default() -> Self {
        Self::List(Arc::default())
    }
}

impl<'a> Layout<'a> {
    pub fn len(&self) -> usize {
        match self {
            Self::List(texts) => texts.len(),
            Self::Short(packed) => packed.offsets.len().saturating_sub(1),
            Self::Long(packed) => packed.offsets.len().saturating_sub(1),
            Self::Views(views) => views.views.len(),
        }
    }

    /// The views, and which rows have one, where texts lie so.
    pub fn views(&self) -> Option<(&'a [[u8; 16]], Option<Validity<'a>>)> {
        match self {
            Self::Views(views) => Some((views.views, views.validity)),
            _ => None,
        }
    }

    #[inline]
    pub fn get(&self, row: usize) -> Option<&'a str> {
        match self {
            Self::List(texts) => texts.get(row).copied().flatten(),
            Self::Short(packed) => packed.get(row),
            Self::Long(packed) => packed.get(row),
            Self::Views(views) => views.get(row),
        }
    }
}

/// A whole number that says where a text begins: `i32` or `i64`.
pub trait Offset: Copy + Ord + std::fmt::Debug {
    #[doc(hidden)]
    fn place(self) -> Option<usize>;
    #[doc(hidden)]
    fn packed<'a>(packed: PackedTexts<'a, Self>) -> TextLayout<'a>;
}

/// Opaque outside the crate.
#[doc(hidden)]
#[derive(Debug)]
pub struct PackedTexts<'a, O>(Packed<'a, O>);
/// Opaque outside the crate.
#[doc(hidden)]
#[derive(Debug)]
pub struct TextLayout<'a>(pub(super) Layout<'a>);

impl Offset for i32 {
    fn place(self) -> Option<usize> {
        usize::try_from(self).ok()
    }
    fn packed<'a>(packed: PackedTexts<'a, Self>) -> TextLayout<'a> {
        TextLayout(Layout::Short(packed.0))
    }
}

impl Offset for i64 {
    fn place(self) -> Option<usize> {
        usize::try_from(self).ok()
    }
    fn packed<'a>(packed: PackedTexts<'a, Self>) -> TextLayout<'a> {
        TextLayout(Layout::Long(packed.0))
    }
}

#[derive(Clone, Debug)]
pub(super) struct Packed<'a, O> {
    offsets: &'a [O],
    /// The texts from the first offset on.
    text: &'a str,
    first: usize,
    validity: Option<Validity<'a>>,
}

/// The texts between these offsets, which must rise and cut no character.
pub(super) fn packed<'a, O: Offset>(
    offsets: &'a [O],
    bytes: &'a [u8],
    validity: Option<Validity<'a>>,
) -> Result<Layout<'a>, Error> {
    let ends = offsets.first().zip(offsets.last()).map(|(first, last)| (first.place(), last.place()));
    let (first, last) = match ends {
        None => (0, 0),
        Some((Some(first), Some(last))) => (first, last),
        Some(_) => return Err(no_texts("offsets from 0 on", "a negative one", None)),
    };
    let Some(used) = bytes.get(first..last) else {
        return Err(no_texts("offsets within the bytes", "one beyond them", None));
    };
    let text = match std::str::from_utf8(used) {
        Ok(text) => text,
        Err(error) => {
            let until = first + error.valid_up_to();
            let row = offsets.iter().position(|offset| offset.place().is_none_or(|place| place > until));
            return Err(no_texts("texts in UTF-8", "other bytes", row.map(|row| row.saturating_sub(1))));
        }
    };
    // Between ends that are whole numbers in order, rising offsets are whole numbers within the text.
    if let Some(row) = offsets.windows(2).position(|pair| pair.first() > pair.last()) {
        return Err(no_texts("offsets that rise", "one below the one before", Some(row)));
    }
    if !text.is_ascii() {
        let cuts = |offset: &O| !offset.place().is_some_and(|place| text.is_char_boundary(place - first));
        if let Some(row) = offsets.iter().position(cuts) {
            return Err(no_texts("texts in UTF-8", "a part of a character", Some(row.saturating_sub(1))));
        }
    }
    Ok(O::packed(PackedTexts(Packed { offsets, text, first, validity })).0)
}

impl<'a, O: Offset> Packed<'a, O> {
    #[inline]
    fn get(&self, row: usize) -> Option<&'a str> {
        if self.validity.is_some_and(|validity| !validity.is_valid(row)) {
            return None;
        }
        // Checked when the column was made: from the first offset on they rise, and within the text.
        let start = self.offsets.get(row)?.place()? - self.first;
        let end = self.offsets.get(row + 1)?.place()? - self.first;
        self.text.get(start..end)
    }
}

/// A text of up to so many bytes stands in its view.
const INLINE: usize = 12;

#[derive(Clone, Debug)]
pub(super) struct Views<'a> {
    views: &'a [[u8; 16]],
    buffers: Arc<[&'a [u8]]>,
    validity: Option<Validity<'a>>,
}

/// The texts these views stand for.
pub(super) fn views<'a>(
    views: &'a [[u8; 16]],
    buffers: &[&'a [u8]],
    validity: Option<Validity<'a>>,
) -> Result<Layout<'a>, Error> {
    let texts = Views { views, buffers: buffers.into(), validity };
    let mut seen = SeenViews::new(views.len());
    for (row, view) in views.iter().enumerate() {
        let valid = validity.is_none_or(|validity| validity.is_valid(row));
        if valid && !seen.or_find(view, || texts.get(row).is_some()) {
            return Err(no_texts("texts in UTF-8", "other bytes, or none", Some(row)));
        }
    }
    Ok(Layout::Views(texts))
}

impl<'a> Views<'a> {
    #[inline]
    fn get(&self, row: usize) -> Option<&'a str> {
        if self.validity.is_some_and(|validity| !validity.is_valid(row)) {
            return None;
        }
        let view = self.views.get(row)?;
        let number = |at: usize| {
            let mut four = [0_u8; 4];
            four.iter_mut().zip(view.iter().skip(at)).for_each(|(to, from)| *to = *from);
            usize::try_from(u32::from_le_bytes(four)).ok()
        };
        let length = number(0)?;
        let bytes = if length <= INLINE {
            view.get(4..4 + length)?
        } else {
            let start = number(12)?;
            self.buffers.get(number(8)?)?.get(start..start.checked_add(length)?)?
        };
        std::str::from_utf8(bytes).ok()
    }
}

/// What was found for the views met last: within a column, the same sixteen bytes are the same text.
///
/// A column made by picking rows, as a join or a sort leaves it, has few views however many rows it has, and finding
/// a view again is much less work than reading what it stands for.
#[derive(Clone, Debug)]
pub(crate) struct SeenViews<T> {
    /// Each view has `NEAR` slots where it may stand.
    slots: Vec<([u8; 16], Option<T>)>,
    shift: u32,
}

/// One slot a view would not do: of 2,400 views every seventh shares its place with another, and each time one of
/// them comes after the other it is looked up anew.
const NEAR: usize = 4;

impl<T: Copy> SeenViews<T> {
    /// Nothing met yet of a column of so many rows.
    pub fn new(rows: usize) -> Self {
        const MOST: u32 = 12;
        let bits = rows.max(2).ilog2().clamp(1, MOST);
        Self { slots: vec![([0; 16], None); NEAR << bits], shift: u64::BITS - bits }
    }

    /// What was found for a view, or is now.
    #[inline]
    #[allow(clippy::cast_possible_truncation)]
    pub fn or_find(&mut self, view: &[u8; 16], find: impl FnOnce() -> T) -> T {
        // The halves hold length and first letters, and the other letters or the place: mixed, they tell views apart.
        let both = u128::from_le_bytes(*view);
        let mixed = (both as u64 ^ ((both >> 64) as u64).rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let first = (mixed >> self.shift) as usize * NEAR;
        let Some(near) = self.slots.get_mut(first..first + NEAR) else { return find() };
        let mut free = NEAR;
        for (at, (known, found)) in near.iter().enumerate() {
            match found {
                Some(found) if known == view => return *found,
                Some(_) => {}
                None => {
                    free = at;
                    break;
                }
            }
        }
        let found = find();
        // Where all are taken, any of them gives way.
        let place = if free < NEAR { free } else { mixed as usize % NEAR };
        if let Some(slot) = near.get_mut(place) {
            *slot = (*view, Some(found));
        }
        found
    }
}

fn no_texts(required: &'static str, got: &'static str, row: Option<usize>) -> Error {
    Error::WrongType { what: "texts".into(), required: required.into(), got: got.into(), row }
}
