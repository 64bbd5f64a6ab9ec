//! Two sorted runs of events as one.

use super::events::MOST_EVENTS;
use super::sorted::{Attribute, Codes, Sorted, Values};
use crate::codes::TextList;
use crate::Error;

/// Everything in `first`, then everything in `later`, in order: what sorting all rows at once gives.
pub(super) fn merge(first: &Sorted, later: &Sorted) -> Result<Sorted, Error> {
    let total = first.times.len() + later.times.len();
    if total >= MOST_EVENTS {
        #[allow(clippy::cast_precision_loss)]
        return Err(Error::out_of_range("events of one log", None, total as f64, "below 2^32 - 2"));
    }
    same_columns(first, later)?;
    let (customers, places, later_places) = first.customers.union(&later.customers);
    let mut offsets = Vec::with_capacity(customers.len() + 1);
    offsets.push(0);
    let mut order: Vec<Piece> = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut count = 0_u32;
    for customer in 0..customers.len() as u32 {
        let mine = if places.get(i) == Some(&customer) {
            i += 1;
            first.events_of(i - 1)
        } else {
            0..0
        };
        let more = if later_places.get(j) == Some(&customer) {
            j += 1;
            later.events_of(j - 1)
        } else {
            0..0
        };
        count += (mine.len() + more.len()) as u32;
        offsets.push(count);
        interleave(first, later, mine, more, &mut order);
    }
    let times = gather(&order, &first.times, &later.times);
    let (touchpoints, to_first, to_later) = union(&first.touchpoints, &later.touchpoints);
    let codes =
        merge_codes(&order, (&first.codes, &to_first), (&later.codes, &to_later), touchpoints.len(), total);
    let attributes = first.attributes.iter().zip(&later.attributes);
    let attributes = attributes
        .map(|(a, b)| {
            let values = match (&a.values, &b.values) {
                (
                    Values::Words { codes, names },
                    Values::Words { codes: later_codes, names: later_names },
                ) => {
                    let (all, mut from, mut from_later) = union(names, later_names);
                    // The code after the last word stands for no word.
                    from.push(all.len() as u32);
                    from_later.push(all.len() as u32);
                    let codes =
                        merge_codes(&order, (codes, &from), (later_codes, &from_later), all.len() + 1, total);
                    Values::Words { codes, names: all }
                }
                (Values::Numbers(a), Values::Numbers(b)) => Values::Numbers(gather(&order, a, b)),
                _ => Values::Numbers(Vec::new()),
            };
            Attribute { name: a.name.clone(), values }
        })
        .collect();
    Ok(Sorted::new(customers, offsets, times, codes, touchpoints, attributes))
}

/// Refuses runs that do not have the same columns.
pub(super) fn same_columns(first: &Sorted, later: &Sorted) -> Result<(), Error> {
    let kind =
        |attribute: &Attribute| (attribute.name.clone(), matches!(attribute.values, Values::Numbers(_)));
    let same = first.attributes.iter().map(kind).eq(later.attributes.iter().map(kind));
    if same {
        return Ok(());
    }
    Err(Error::Incompatible { what: "the list of attributes".into() })
}

/// A run of neighbouring events of one side.
struct Piece {
    later: bool,
    events: std::ops::Range<u32>,
}

fn push(order: &mut Vec<Piece>, later: bool, events: std::ops::Range<usize>) {
    if events.is_empty() {
        return;
    }
    let events = events.start as u32..events.end as u32;
    match order.last_mut() {
        Some(last) if last.later == later && last.events.end == events.start => last.events.end = events.end,
        _ => order.push(Piece { later, events }),
    }
}

/// The events of one customer by time; those of the first run come first where times are equal.
fn interleave(
    first: &Sorted,
    later: &Sorted,
    mut mine: std::ops::Range<usize>,
    mut more: std::ops::Range<usize>,
    order: &mut Vec<Piece>,
) {
    while !mine.is_empty() && !more.is_empty() {
        let next = later.times[more.start];
        let before = first.times[mine.clone()].partition_point(|&time| time <= next);
        push(order, false, mine.start..mine.start + before);
        mine.start += before;
        if let Some(&next) = first.times[mine.clone()].first() {
            let before = later.times[more.clone()].partition_point(|&time| time < next);
            push(order, true, more.start..more.start + before);
            more.start += before;
        }
    }
    push(order, false, mine);
    push(order, true, more);
}

fn gather<T: Copy>(order: &[Piece], first: &[T], later: &[T]) -> Vec<T> {
    let mut all = Vec::with_capacity(first.len() + later.len());
    for piece in order {
        let from = if piece.later { later } else { first };
        all.extend_from_slice(&from[piece.events.start as usize..piece.events.end as usize]);
    }
    all
}

/// Codes of both runs in order, each translated to the numbers of the union.
fn merge_codes(
    order: &[Piece],
    first: (&Codes, &[u32]),
    later: (&Codes, &[u32]),
    names: usize,
    total: usize,
) -> Codes {
    let mut all = Codes::new(names, total);
    let unchanged = |table: &[u32]| table.iter().enumerate().all(|(at, &to)| at == to as usize);
    if unchanged(first.1) && unchanged(later.1) {
        match (&mut all, first.0, later.0) {
            (Codes::U8(all), Codes::U8(a), Codes::U8(b)) => *all = gather(order, a, b),
            (Codes::U16(all), Codes::U16(a), Codes::U16(b)) => *all = gather(order, a, b),
            (Codes::U32(all), Codes::U32(a), Codes::U32(b)) => *all = gather(order, a, b),
            _ => translate(order, first, later, &mut all),
        }
    } else {
        translate(order, first, later, &mut all);
    }
    all
}

fn translate(order: &[Piece], first: (&Codes, &[u32]), later: (&Codes, &[u32]), all: &mut Codes) {
    let mut to = 0;
    for piece in order {
        let (codes, table) = if piece.later { later } else { first };
        for event in piece.events.clone() {
            all.set(to, table[codes.get(event as usize)]);
            to += 1;
        }
    }
}

/// Two sorted lists of texts as one, and where the texts of each went.
fn union(a: &TextList, b: &TextList) -> (TextList, Vec<u32>, Vec<u32>) {
    use super::names::Names;
    let names = |texts: &TextList| Names { integers: Vec::new(), texts: texts.clone() };
    let (all, from, from_later) = names(a).union(&names(b));
    (all.texts, from, from_later)
}
