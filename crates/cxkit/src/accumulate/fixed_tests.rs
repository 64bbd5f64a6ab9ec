use super::*;

fn of(values: &[f64]) -> Fixed {
    let mut sum = Fixed::new();
    values.iter().for_each(|&value| sum.add_f64(value));
    sum
}

fn value(sum: &Fixed) -> f64 {
    sum.to_wide().to_f64().unwrap()
}

#[test]
fn one_double_comes_back() {
    let mut bits = 1u64;
    for _ in 0..20_000 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let x = f64::from_bits(bits ^ (bits >> 29));
        if x.is_finite() && x != 0.0 {
            assert_eq!(value(&of(&[x])).to_bits(), x.to_bits(), "{x:e}");
        }
    }
    for x in [5e-324, -5e-324, f64::MIN_POSITIVE, f64::MAX, f64::MIN, 2.225_073_858_507_201e-308, 1.0, -1.0] {
        assert_eq!(value(&of(&[x])), x);
    }
}

#[test]
fn ties_go_to_even_and_anything_below_breaks_them() {
    let half_ulp = f64::EPSILON / 2.0;
    assert_eq!(value(&of(&[1.0, half_ulp])), 1.0);
    assert_eq!(value(&of(&[1.0, half_ulp, 5e-324])), 1.0 + f64::EPSILON);
    assert_eq!(value(&of(&[1.0, half_ulp, -5e-324])), 1.0);
    assert_eq!(value(&of(&[1.0 + f64::EPSILON, half_ulp])), 1.0 + 2.0 * f64::EPSILON);
    assert_eq!(value(&of(&[-1.0, -half_ulp])), -1.0);
    assert_eq!(value(&of(&[-1.0, -half_ulp, -5e-324])), -1.0 - f64::EPSILON);
}

#[test]
fn beyond_the_largest_double_is_no_double() {
    let half_ulp = f64::MAX - f64::from_bits(f64::MAX.to_bits() - 1);
    assert_eq!(of(&[f64::MAX, f64::MAX]).to_wide().to_f64(), None);
    assert_eq!(of(&[f64::MAX, half_ulp / 2.0]).to_wide().to_f64(), None);
    assert_eq!(value(&of(&[f64::MAX, half_ulp / 4.0])), f64::MAX);
    assert_eq!(value(&of(&[f64::MAX, f64::MAX, f64::MIN])), f64::MAX);
    assert_eq!(of(&[f64::MIN, f64::MIN]).to_wide().to_f64(), None);
}

#[test]
fn products_below_the_smallest_double_round_as_they_should() {
    let mut sum = Fixed::new();
    sum.add_product(5e-324, 0.5);
    assert_eq!(value(&sum), 0.0);
    sum.add_product(5e-324, 5e-324);
    assert_eq!(value(&sum), 5e-324);
    sum.add_product(-5e-324, 0.5);
    assert_eq!(value(&sum), 0.0);
    sum.add_product(-5e-324, 5e-324);
    assert_eq!(sum, Fixed::new());
    sum.add_product(f64::MAX, f64::MAX);
    assert_eq!(sum.to_wide().to_f64(), None);
    sum.add_product(f64::MAX, f64::MIN);
    assert_eq!(sum, Fixed::new());
}

#[test]
fn carries_and_borrows_cross_every_limb() {
    let mut sum = Fixed::new();
    sum.add_i64(1, 512);
    sum.add_i64(-1, -512);
    sum.add_i64(1, -512);
    let mut power = Fixed::new();
    power.add_i64(1, 512);
    assert_eq!(sum, power);
    sum.add_i64(-1, 512);
    assert_eq!(sum, Fixed::new());
    sum.add_i64(-1, -512);
    assert!(sum.is_negative());
}

#[test]
fn the_sign_limb_never_overflows() {
    let mut sum = Fixed::new();
    let mut expected = 0i128;
    for _ in 0..10_000 {
        sum.add_i64(i64::MAX, 63);
        expected += i128::from(i64::MAX);
    }
    let mut other = Fixed::new();
    other.add_i128(expected, 63);
    assert_eq!(sum, other);
    // Doubling by merging with itself carries any bit through all the room there is.
    for _ in 0..300 {
        let twice = sum.clone();
        sum.add(&twice);
    }
    let mut shifted = Fixed::new();
    shifted.add_i128(expected, 363);
    assert_eq!(sum, shifted);
    for _ in 0..10_000 {
        sum.add_i64(i64::MIN, 363);
        sum.add_i64(1, 363);
    }
    assert_eq!(sum, Fixed::new());
}

#[test]
fn wide_integers_land_on_the_right_bits() {
    for value in
        [1, -1, i128::MAX, i128::MIN, 1 << 100, -(1 << 63), 0x1234_5678_9abc_def0_1122_3344_5566_7788]
    {
        for exponent in [-130, -64, -63, -1, 0, 1, 63, 64, 65, 127] {
            let mut whole = Fixed::new();
            whole.add_i128(value, exponent);
            let mut halves = Fixed::new();
            halves.add_i64((value >> 64) as i64, exponent + 64);
            halves.add_i64(((value as u64) >> 32) as i64, exponent + 32);
            halves.add_i64((value as u32).into(), exponent);
            assert_eq!(whole, halves, "{value} at {exponent}");
        }
    }
}

#[test]
fn history_does_not_show_in_the_bytes() {
    let bytes = |sum: &Fixed| {
        let mut writer = StateWriter::new("sum", 1);
        sum.write_to(&mut writer);
        writer.finish()
    };
    let plain = of(&[0.25]);
    let eventful = of(&[1e300, -1e-300, 0.25, -1e300, 5e-324, 1e-300, -5e-324]);
    assert_eq!(plain, eventful);
    for other in [0.5, -0.25, 0.0, 0.25 * 18_446_744_073_709_551_616.0, 0.25 + f64::EPSILON] {
        assert_ne!(plain, of(&[other]));
    }
    assert_eq!(bytes(&plain), bytes(&eventful));
    assert_eq!(bytes(&of(&[1.0, -1.0])), bytes(&Fixed::new()));
    assert!(of(&[3.5, 9.25, -4.0]).limbs.len() <= 4);
}

#[test]
fn only_the_shortest_spelling_is_read() {
    let open = |low: i64, limbs: &[u64]| {
        let mut writer = StateWriter::new("sum", 1);
        writer.i64(low);
        writer.limbs(limbs);
        let bytes = writer.finish();
        let mut reader = StateReader::open(&bytes, "sum", 1).unwrap();
        Fixed::read_from(&mut reader)
    };
    assert_eq!(value(&open(0, &[5]).unwrap()), 5.0);
    assert_eq!(value(&open(-1, &[1 << 63, 0]).unwrap()), 0.5);
    assert_eq!(value(&open(0, &[u64::MAX]).unwrap()), -1.0);
    for (low, limbs) in [
        (0, &[0, 1][..]),
        (0, &[1, 0]),
        (0, &[u64::MAX, u64::MAX]),
        (0, &[0]),
        (1, &[]),
        (-35, &[1]),
        (36, &[1]),
        (i64::MAX, &[1]),
        (i64::MIN, &[1]),
    ] {
        assert_eq!(open(low, limbs).unwrap_err().code(), "bad_state", "{low} {limbs:?}");
    }
    assert!(open(-34, &[1]).is_ok() && open(35, &[1]).is_ok());
    // A saved sign limb may be full; adding to it must not overflow.
    let mut full = open(0, &[1, i64::MAX as u64]).unwrap();
    full.add_i128(i128::MAX, 0);
    assert!(!full.is_negative());
}
