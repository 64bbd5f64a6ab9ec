//! The laws every accumulator keeps, checked on any accumulator and any items.
//!
//! States are compared as bytes and answers as they print: a double prints enough digits to tell every
//! bit, and the two zeros differ.
#![allow(clippy::unwrap_used, reason = "a law that fails must stop the test")]

use std::fmt::Debug;

use cxkit::accumulate::Accumulator;

/// Tests that an accumulator keeps every law.
///
/// Give the test's name, an empty accumulator and items it accepts; optionally an empty accumulator with
/// other settings, which must be refused as `incompatible`.
///
/// ```
/// use cxkit::accumulate::ExactSum;
/// cxkit_testkit::accumulator_laws!(sum_laws, ExactSum::new(), [0.1, -0.0, 1e300, 5e-324]);
/// ```
#[macro_export]
macro_rules! accumulator_laws {
    ($name:ident, $empty:expr, $items:expr) => {
        #[test]
        fn $name() {
            let items: Vec<_> = $items.into_iter().collect();
            $crate::laws::check(&$empty, &items);
        }
    };
    ($name:ident, $empty:expr, $items:expr, $other_settings:expr) => {
        #[test]
        fn $name() {
            let items: Vec<_> = $items.into_iter().collect();
            $crate::laws::check(&$empty, &items);
            $crate::laws::other_settings_are_refused(&$empty, &$other_settings, &items);
        }
    };
}

/// All laws that need no second accumulator.
pub fn check<A: Accumulator<Item: Clone + Debug, Output: Debug>>(empty: &A, items: &[A::Item]) {
    asking_changes_nothing(empty, items);
    empty_is_neutral(empty, items);
    order_is_irrelevant(empty, items);
    pieces_make_the_whole(empty, items);
    saved_states_go_on(empty, items);
    damaged_states_are_refused(empty, items);
    forged_states_are_harmless(empty, items);
}

/// The empty accumulator after these items.
pub fn fed<'a, A: Accumulator<Item: Clone + Debug + 'a>>(
    empty: &A,
    items: impl IntoIterator<Item = &'a A::Item>,
) -> A {
    let mut accumulator = empty.clone();
    for item in items {
        if let Err(refused) = accumulator.push(item.clone()) {
            panic_with(&format!("a law needs items that are accepted, {item:?} was not: {refused}"));
        }
    }
    accumulator
}

fn merged<A: Accumulator>(left: &A, right: &A) -> A {
    let mut both = left.clone();
    both.merge(right).unwrap();
    both
}

#[track_caller]
fn assert_same<A: Accumulator<Output: Debug>>(left: &A, right: &A, law: &str) {
    assert_eq!(format!("{:?}", left.finish()), format!("{:?}", right.finish()), "answers differ: {law}");
    assert_eq!(left.to_state(), right.to_state(), "states differ: {law}");
}

/// `finish` and `to_state` only look.
pub fn asking_changes_nothing<A: Accumulator<Item: Clone + Debug, Output: Debug>>(
    empty: &A,
    items: &[A::Item],
) {
    let mut asked = empty.clone();
    for item in items {
        let (first, second) = (asked.finish(), asked.finish());
        assert_eq!(format!("{first:?}"), format!("{second:?}"), "asking twice");
        assert_eq!(asked.to_state(), asked.to_state(), "saving twice");
        asked.push(item.clone()).unwrap();
    }
    assert_same(&asked, &fed(empty, items), "asked at every step, and never");
}

/// An accumulator that has seen nothing changes nothing, on either side.
pub fn empty_is_neutral<A: Accumulator<Item: Clone + Debug, Output: Debug>>(empty: &A, items: &[A::Item]) {
    assert_same(&merged(empty, empty), empty, "empty with empty stays empty");
    let full = fed(empty, items);
    assert_same(&merged(empty, &full), &full, "empty on the left");
    assert_same(&merged(&full, empty), &full, "empty on the right");
}

/// Reversed and shuffled items give the same; so do the same pieces merged in any order and grouping.
pub fn order_is_irrelevant<A: Accumulator<Item: Clone + Debug, Output: Debug>>(empty: &A, items: &[A::Item]) {
    let whole = fed(empty, items);
    assert_same(&fed(empty, items.iter().rev()), &whole, "reversed");
    let mut stream = cxkit::random::Stream::new(items.len() as u64, 1);
    for _ in 0..5 {
        let mut shuffled = items.to_vec();
        stream.shuffle(&mut shuffled);
        assert_same(&fed(empty, &shuffled), &whole, "shuffled");
    }
    let piece = |k: usize| fed(empty, items.iter().skip(k).step_by(4));
    let pieces = [piece(0), piece(1), piece(2), piece(3)];
    for order in 0..24 {
        let mut left: Vec<&A> = pieces.iter().collect();
        let mut next = |k: usize, of: usize| left.remove(k % of);
        let (a, b, c, d) = (next(order, 4), next(order / 4, 3), next(order / 12, 2), next(0, 1));
        let one_by_one = merged(&merged(&merged(a, b), c), d);
        assert_same(&one_by_one, &whole, "pieces merged in another order");
        assert_same(&merged(&merged(a, b), &merged(c, d)), &whole, "pieces merged in pairs");
        assert_same(&merged(a, &merged(b, &merged(c, d))), &whole, "pieces merged from the right");
    }
}

/// Split anywhere, the two parts merge to one pass over all.
pub fn pieces_make_the_whole<A: Accumulator<Item: Clone + Debug, Output: Debug>>(
    empty: &A,
    items: &[A::Item],
) {
    let whole = fed(empty, items);
    for at in 0..=items.len() {
        let (head, tail) = items.split_at(at);
        assert_same(&merged(&fed(empty, head), &fed(empty, tail)), &whole, "split and merged");
    }
    assert_same(
        &items.iter().fold(empty.clone(), |sum, item| merged(&sum, &fed(empty, [item]))),
        &whole,
        "singly",
    );
}

/// A loaded state answers, saves and goes on like the one that was saved.
pub fn saved_states_go_on<A: Accumulator<Item: Clone + Debug, Output: Debug>>(empty: &A, items: &[A::Item]) {
    let whole = fed(empty, items);
    for at in 0..=items.len() {
        let (head, tail) = items.split_at(at);
        let saved = fed(empty, head);
        let loaded = A::from_state(&saved.to_state()).unwrap();
        assert_same(&loaded, &saved, "saved and loaded");
        assert_same(&fed(&loaded, tail), &whole, "continued after loading");
    }
}

/// Cut or changed bytes are refused with `bad_state`.
pub fn damaged_states_are_refused<A: Accumulator<Item: Clone + Debug, Output: Debug>>(
    empty: &A,
    items: &[A::Item],
) {
    let bytes = fed(empty, items).to_state();
    for length in 0..bytes.len() {
        assert_eq!(code(A::from_state(&bytes[..length])), "bad_state", "cut after {length} bytes");
    }
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(code(A::from_state(&flipped)), "bad_state", "bit {bit} flipped");
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(code(A::from_state(&longer)), "bad_state", "a byte too many");
}

/// Changed bytes under a right checksum are refused, or are the one spelling of some other state that
/// can be asked, merged and saved like any.
pub fn forged_states_are_harmless<A: Accumulator<Item: Clone + Debug, Output: Debug>>(
    empty: &A,
    items: &[A::Item],
) {
    let full = fed(empty, items);
    let bytes = full.to_state();
    let content = bytes.len().saturating_sub(CHECKSUM_BYTES);
    // Every place of a short state, an even choice of them in a long one.
    let step = content / MOST_PLACES + 1;
    let mut forgeries: Vec<Vec<u8>> = Vec::new();
    for at in (0..content).step_by(step) {
        forgeries.push(bytes[..at].to_vec());
        for byte in [0, 1, 0x7f, 0x80, 0xff, bytes[at].wrapping_add(1), bytes[at] ^ 0x80] {
            let mut forged = bytes[..content].to_vec();
            forged[at] = byte;
            forgeries.push(forged);
        }
        let mut longer = bytes[..content].to_vec();
        longer.insert(at, 0);
        forgeries.push(longer);
    }
    for forged in forgeries {
        forged_state_is_harmless(&full, &sealed(forged));
    }
}

/// One forged state: refused with `bad_state`, or usable.
pub fn forged_state_is_harmless<A: Accumulator<Output: Debug>>(other: &A, bytes: &[u8]) {
    match A::from_state(bytes) {
        Err(error) => assert_eq!(error.code(), "bad_state"),
        Ok(mut read) => {
            assert_eq!(read.to_state(), bytes, "two spellings of one state");
            let answer = format!("{:?}", read.finish());
            assert!(!answer.contains("NaN"), "{answer}");
            if let Err(error) = read.merge(other) {
                assert_eq!(error.code(), "incompatible");
            }
            assert!(!format!("{:?}", read.finish()).contains("NaN"));
        }
    }
}

/// Accumulators with different settings are not merged, and stay as they were.
pub fn other_settings_are_refused<A: Accumulator<Item: Clone + Debug, Output: Debug>>(
    empty: &A,
    other: &A,
    items: &[A::Item],
) {
    for (left, right) in [(empty, other), (other, empty)] {
        let mut left = left.clone();
        let before = left.to_state();
        assert_eq!(code(left.merge(right).map(|()| left.clone())), "incompatible");
        assert_eq!(left.to_state(), before, "a refused merge changed something");
    }
    let mut full = fed(empty, items);
    let before = full.to_state();
    assert_eq!(code(full.merge(other).map(|()| full.clone())), "incompatible");
    assert_eq!(full.to_state(), before, "a refused merge changed something");
}

const CHECKSUM_BYTES: usize = 4;
const MOST_PLACES: usize = 400;

/// Content closed by the checksum that belongs to it, as a state has it.
#[must_use]
pub fn sealed(mut content: Vec<u8>) -> Vec<u8> {
    let mut crc = !0u32;
    for &byte in &content {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    content.extend_from_slice(&(!crc).to_le_bytes());
    content
}

fn code<A>(result: Result<A, cxkit::Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "accepted")
}

#[track_caller]
#[allow(clippy::panic, reason = "a law that cannot be checked must stop the test")]
fn panic_with(message: &str) {
    panic!("{message}")
}
