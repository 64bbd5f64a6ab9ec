use super::*;

/// The same random numbers as anywhere, scaled to a size and a spread of sizes in bits.
fn values(seed: u64, count: usize, top: i32, spread: u64) -> Vec<f64> {
    let mut stream = crate::random::Stream::new(seed, 0);
    (0..count)
        .map(|_| {
            let exponent = top - stream.below(spread + 1).unwrap() as i32 - 1;
            let bits = stream.next_u64();
            f64::from_bits((bits & (1 << 63 | ((1 << 52) - 1))) | ((exponent + 1023) as u64) << 52)
        })
        .collect()
}

fn one_by_one(values: &[f64]) -> Fixed {
    let mut sum = Fixed::new();
    values.iter().for_each(|&value| sum.add_f64(value));
    sum
}

#[test]
fn two_parts_hold_values_of_like_size() {
    for (seed, top) in [0, 1, -1, 300, -300, 900, HIGHEST_BOUND, LOWEST_BOUND].into_iter().enumerate() {
        for spread in [0, 5, 30, 36] {
            let block = values(seed as u64, BLOCK, top, spread);
            let [upper, lower] = cut(&block, top).expect("the values fit in two parts");
            let mut sum = Fixed::new();
            sum.add_f64(upper);
            sum.add_f64(lower);
            assert_eq!(sum, one_by_one(&block), "{top} {spread}");
        }
    }
}

#[test]
fn values_too_unlike_are_noticed() {
    for place in [0, 1, 7, 8, 511] {
        let mut block = vec![1.0; BLOCK];
        block[place] = power_of_two(-90);
        assert_eq!(cut(&block, 1), None);
        block[place] = power_of_two(-88);
        assert!(cut(&block, 1).is_some());
    }
    for bound in [LOWEST_BOUND - 1, HIGHEST_BOUND + 1, -1022, 1024] {
        assert_eq!(cut(&[0.0; 8], bound), None);
    }
}

#[test]
fn a_full_block_of_the_largest_values_is_exact() {
    let largest = f64::from_bits(1.0f64.to_bits() - 1);
    for value in [largest, -largest, 0.5] {
        let block = [value; BLOCK];
        assert_eq!(bound(&block), Some(0));
        let mut sum = Fixed::new();
        Block::of(&block).unwrap().add_values(&mut sum);
        assert_eq!(sum, one_by_one(&block));
        let mut squares = Fixed::new();
        Block::of(&block).unwrap().add_squares(&mut squares);
        let mut expected = Fixed::new();
        block.iter().for_each(|&value| expected.add_product(value, value));
        assert_eq!(squares, expected);
    }
}

#[test]
fn the_bound_is_above_every_value_and_knows_what_is_no_number() {
    let mut block = [0.0; 16];
    assert_eq!(bound(&block), Some(-1022));
    block[11] = -1.0;
    assert_eq!(bound(&block), Some(1));
    block[3] = f64::MAX;
    assert_eq!(bound(&block), Some(1024));
    for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for place in 0..16 {
            let mut block = [1.0; 16];
            block[place] = odd;
            assert_eq!(bound(&block), None);
        }
    }
}

fn products_one_by_one(a: &[f64], b: &[f64]) -> Fixed {
    let mut sum = Fixed::new();
    a.iter().zip(b).for_each(|(&a, &b)| sum.add_product(a, b));
    sum
}

#[test]
fn products_are_exact_on_every_road() {
    let like = [(0, 0, 0), (3, -5, 12), (0, 0, 40), (300, 300, 10), (-300, -300, 60), (600, 400, 3)];
    // One side that doubles cannot split, and one of which the products would be subnormal.
    let unlike = [(1010, -20, 3), (-20, 1010, 3), (-900, -90, 3), (-90, -900, 3)];
    for (a_top, b_top, spread) in like.into_iter().chain(unlike) {
        for seed in 0..6 {
            let (a, b) = (values(seed, BLOCK, a_top, spread), values(seed + 100, BLOCK, b_top, spread));
            let (block, other) = (Block::of(&a).unwrap(), Block::of(&b).unwrap());
            let (mut sum, mut squares) = (Fixed::new(), Fixed::new());
            block.add_products(&other, &mut sum);
            assert_eq!(sum, products_one_by_one(&a, &b), "{a_top} {b_top} {spread}");
            block.add_squares(&mut squares);
            assert_eq!(squares, products_one_by_one(&a, &a), "{a_top} {spread}");
        }
    }
}

#[test]
fn a_tiny_value_among_large_ones_keeps_its_products() {
    for tiny in [5e-324, 1e-200, 1e-160, 1e-120, 1e-90] {
        let (mut block, small) = ([0.75; BLOCK], [tiny * 3.0 / 7.0 + 1e-80; BLOCK]);
        block[77] = tiny;
        let (tiny_in_it, all_small) = (Block::of(&block).unwrap(), Block::of(&small).unwrap());
        let (mut squares, mut left, mut right) = (Fixed::new(), Fixed::new(), Fixed::new());
        tiny_in_it.add_squares(&mut squares);
        assert_eq!(squares, products_one_by_one(&block, &block), "{tiny}");
        tiny_in_it.add_products(&all_small, &mut left);
        all_small.add_products(&tiny_in_it, &mut right);
        assert_eq!(left, products_one_by_one(&block, &small), "{tiny}");
        assert_eq!(left, right);
    }
}

#[test]
fn a_buffer_ends_in_zeros() {
    let mut buffer = Buffer::new();
    assert_eq!(buffer.fill([7.0; BLOCK].into_iter()), BLOCK);
    assert_eq!(buffer.values(), [7.0; BLOCK]);
    assert_eq!(buffer.fill([1.0, 2.0, 3.0].into_iter()), 3);
    assert_eq!(buffer.values(), [1.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(buffer.fill(std::iter::empty()), 0);
    assert!(buffer.values().is_empty());
}
