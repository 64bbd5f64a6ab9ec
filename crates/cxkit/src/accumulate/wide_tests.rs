use super::*;
use crate::random::Stream;

fn wide(value: i128) -> Wide {
    let magnitude = value.unsigned_abs();
    Wide::new(value < 0, 0, vec![magnitude as u64, (magnitude >> 64) as u64])
}

/// Whole numbers of any width up to `bits`, many with long runs of equal bits.
fn any(stream: &mut Stream, bits: u64) -> i128 {
    let width = stream.below(bits).unwrap() + 1;
    let random = u128::from(stream.next_u64()) << 64 | u128::from(stream.next_u64());
    let value = match stream.next_u64() % 3 {
        0 => random >> (128 - width),
        1 => (1 << (width - 1)) + random % 3 - 1,
        _ => (u128::MAX >> (128 - width)) & !(random % 4),
    };
    if stream.next_u64() % 2 == 0 {
        value as i128
    } else {
        -(value as i128)
    }
}

#[test]
fn products_and_differences_are_those_of_integers() {
    let mut stream = Stream::new(1, 0);
    for _ in 0..20_000 {
        let (a, b) = (any(&mut stream, 63), any(&mut stream, 63));
        assert_eq!(wide(a).times(&wide(b)), wide(a * b), "{a} times {b}");
        let (a, b) = (any(&mut stream, 126), any(&mut stream, 126));
        assert_eq!(wide(a).minus(&wide(b)).minus(&wide(a - b)), wide(0), "{a} minus {b}");
        assert_eq!(wide(a).minus(&wide(a)), wide(0));
    }
}

#[test]
fn numbers_of_any_width_multiply_out() {
    let mut stream = Stream::new(2, 0);
    for _ in 0..2000 {
        let (a, b) = (wide(any(&mut stream, 127)), wide(any(&mut stream, 127)));
        let (c, d) = (wide(any(&mut stream, 127)), wide(any(&mut stream, 127)));
        // (a − b)(c − d) = ac − ad − (bc − bd)
        let left = a.minus(&b).times(&c.minus(&d));
        let right = a.times(&c).minus(&a.times(&d)).minus(&b.times(&c).minus(&b.times(&d)));
        assert!(left.minus(&right).is_zero());
    }
}

#[test]
fn whole_numbers_round_as_the_language_rounds_them() {
    let mut stream = Stream::new(3, 0);
    for _ in 0..20_000 {
        let a = any(&mut stream, 127);
        assert_eq!(wide(a).to_f64(), Some(a as f64), "{a}");
    }
}

#[test]
fn small_quotients_are_those_of_doubles() {
    let mut stream = Stream::new(4, 0);
    for _ in 0..20_000 {
        let (a, b) = (any(&mut stream, 53), any(&mut stream, 53));
        if b != 0 {
            let expected = if a == 0 { 0.0 } else { a as f64 / b as f64 };
            assert_eq!(wide(a).over(&wide(b)), Some(expected), "{a} over {b}");
        }
    }
    assert_eq!(wide(1).over(&wide(0)), None);
    assert_eq!(wide(0).over(&wide(0)), None);
}

#[test]
fn both_roads_of_division_agree() {
    let mut stream = Stream::new(5, 0);
    for _ in 0..20_000 {
        let (a, b) = (any(&mut stream, 127), any(&mut stream, 63));
        let (factor, odd) = (any(&mut stream, 127), wide((1 << 100) + 1));
        if b == 0 || factor == 0 {
            continue;
        }
        let (a, b, factor) = (wide(a).times(&wide(factor)), wide(b), wide(factor));
        // A divisor of several limbs is divided bit by bit.
        let long = a.times(&odd).over(&b.times(&odd));
        assert_eq!(a.over(&b), long);
        let longer = a.times(&factor).over(&b.times(&factor));
        assert_eq!(longer, long);
    }
}

#[test]
fn a_quotient_just_off_a_tie_is_not_a_tie() {
    // 2^53 + 1 lies half way; with three times as much and one more or less it does not.
    let third = |value: i128| wide(value).over(&wide(3)).unwrap();
    let tie = (1i128 << 53) + 1;
    let (below, above) = ((1u64 << 53) as f64, ((1u64 << 53) + 2) as f64);
    assert_eq!(third(3 * tie), below);
    assert_eq!(third(3 * tie + 1), above);
    assert_eq!(third(3 * tie - 1), below);
    assert_eq!(third(3 * (tie + 2)), above + 2.0);
    let big = 1i128 << 70;
    assert_eq!(wide(big).times(&wide(tie)).over(&wide(big)), Some(below));
    assert_eq!(wide(big).times(&wide(tie)).minus(&wide(-1)).over(&wide(big)), Some(above));
}
