use super::*;

/// Pearson's statistic of counts against expected counts.
pub(super) fn chi_square(counts: &[u64], expected: &[f64]) -> f64 {
    counts
        .iter()
        .zip(expected)
        .map(|(&count, &mean)| (count as f64 - mean) * (count as f64 - mean) / mean)
        .sum()
}

/// About the 99.99 % point of a chi-square with these degrees of freedom; the seeds are fixed, so a test
/// that passes today passes tomorrow.
pub(super) fn implausible(degrees: usize) -> f64 {
    let degrees = degrees as f64;
    degrees + 4.0 * (2.0 * degrees).sqrt() + 6.0
}

#[test]
fn any_place_can_be_read_directly() {
    let mut stream = Stream::new(u64::MAX, 3);
    let drawn: Vec<u64> = (0..9).map(|_| stream.next_u64()).collect();
    let read: Vec<u64> = (0..9).map(|index| stream.u64_at(index)).collect();
    assert_eq!(drawn, read);
}

#[test]
fn seed_and_stream_count_with_all_their_bits() {
    let first = |seed, stream| Stream::new(seed, stream).u64_at(0);
    let base = first(1, 1);
    for other in [first(2, 1), first(1, 2), first(1 | 1 << 63, 1), first(1, 1 | 1 << 63)] {
        assert_ne!(other, base);
    }
    assert_ne!(Stream::new(1, 1).u64_at(1 << 40), Stream::new(1, 1).u64_at(0));
}

#[test]
fn bounded_numbers_are_even() {
    let mut stream = Stream::new(11, 0);
    for bound in [1u64, 2, 3, 7, 100] {
        let mut counts = vec![0; bound as usize];
        let draws = 200 * bound.max(50);
        for _ in 0..draws {
            counts[stream.below(bound).unwrap() as usize] += 1;
        }
        let expected = vec![draws as f64 / bound as f64; bound as usize];
        assert!(chi_square(&counts, &expected) < implausible(bound as usize - 1), "{bound}: {counts:?}");
    }
    // With a bound of 3/4 of all numbers a plain remainder would give the lowest third twice as often.
    let bound = 3u64 << 62;
    let low = (0..4000).filter(|_| stream.below(bound).unwrap() < 1 << 62).count();
    assert!((1150..1520).contains(&low), "{low}");
    assert_eq!(stream.below(0).unwrap_err().code(), "out_of_range");
}

#[test]
fn shares_fill_the_unit_interval_evenly() {
    let mut stream = Stream::new(5, 5);
    let mut counts = [0u64; 64];
    for _ in 0..64_000 {
        let share = stream.next_f64();
        assert!((0.0..1.0).contains(&share));
        counts[(share * 64.0) as usize] += 1;
    }
    assert!(chi_square(&counts, &[1000.0; 64]) < implausible(63), "{counts:?}");
}

#[test]
fn every_order_is_as_likely() {
    let mut stream = Stream::new(8, 0);
    let mut counts = [0u64; 24];
    for _ in 0..24_000 {
        let mut order = [0usize, 1, 2, 3];
        stream.shuffle(&mut order);
        let rank = order[..3].iter().enumerate().fold(0, |rank, (i, &place)| {
            let before = order[i + 1..].iter().filter(|&&later| later < place).count();
            rank * (4 - i) + before
        });
        counts[rank] += 1;
    }
    assert!(chi_square(&counts, &[1000.0; 24]) < implausible(23), "{counts:?}");
}
