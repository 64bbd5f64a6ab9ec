//! Exact sums against rational arithmetic in Python: `spec/sums`, written by `spec/sums/generate.py`.

#![allow(clippy::unwrap_used)]

use cxkit::accumulate::{Accumulator, CoMoments, Column as Number, ExactSum, Moments};
use cxkit_testkit::generate;

struct Column {
    name: String,
    sum: Option<f64>,
    squares: Option<f64>,
    mean: Option<f64>,
    variance: Option<f64>,
    sd: Option<f64>,
    values: Vec<f64>,
}

fn double(hex: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(hex, 16).unwrap())
}

fn number(field: &str) -> Option<f64> {
    (field != "-").then(|| double(field))
}

fn table(file: &str) -> Vec<Vec<String>> {
    let path = format!("{}/../../spec/sums/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn columns() -> Vec<Column> {
    let column = |row: Vec<String>| Column {
        name: row[0].clone(),
        sum: number(&row[1]),
        squares: number(&row[2]),
        mean: number(&row[3]),
        variance: number(&row[4]),
        sd: number(&row[5]),
        values: row[6].split_whitespace().map(double).collect(),
    };
    let columns: Vec<Column> = table("sums.tsv").into_iter().map(column).collect();
    assert!(columns.len() > 50);
    columns
}

fn bits(value: Option<f64>) -> Option<u64> {
    value.map(f64::to_bits)
}

#[test]
fn sums_are_those_of_rational_arithmetic() {
    for Column { name, sum, values, .. } in columns() {
        let mut exact = ExactSum::new();
        exact.extend_from_slice(&values).unwrap();
        assert_eq!(bits(exact.value().ok()), bits(sum), "{name}");
        if sum.is_none() {
            assert_eq!(exact.value().unwrap_err().code(), "non_finite");
        }
        let mut one_by_one = ExactSum::new();
        values.iter().rev().for_each(|&value| one_by_one.push(value).unwrap());
        assert_eq!(one_by_one.to_state(), exact.to_state(), "{name}");
    }
}

#[test]
fn sums_of_products_are_those_of_rational_arithmetic() {
    for Column { name, squares, values, .. } in columns() {
        let mut exact = ExactSum::new();
        values.iter().for_each(|&value| exact.push_product(value, value).unwrap());
        assert_eq!(bits(exact.value().ok()), bits(squares), "{name}");
    }
}

#[test]
fn any_split_merged_in_any_order_is_the_whole() {
    for Column { name, values, .. } in columns() {
        let mut whole = ExactSum::new();
        whole.extend_from_slice(&values).unwrap();
        for at in 0..=values.len().min(70) {
            let (mut left, mut right) = (ExactSum::new(), ExactSum::new());
            left.extend_from_slice(&values[..at]).unwrap();
            right.extend_from_slice(&values[at..]).unwrap();
            let mut backwards = right.clone();
            left.merge(&right);
            let mut forwards = ExactSum::new();
            forwards.extend_from_slice(&values[..at]).unwrap();
            backwards.merge(&forwards);
            assert_eq!(left, whole, "{name} at {at}");
            assert_eq!(left.to_state(), whole.to_state(), "{name} at {at}");
            assert_eq!(backwards.to_state(), whole.to_state(), "{name} at {at}");
            assert_eq!(ExactSum::from_state(&left.to_state()).unwrap(), whole);
        }
    }
}

#[test]
fn a_refused_batch_changes_nothing() {
    let mut sum = ExactSum::new();
    sum.extend_from_slice(&[1.0, 2.0]).unwrap();
    let before = sum.to_state();
    let infinite = sum.extend_from_slice(&[3.0, 4.0, f64::NEG_INFINITY, f64::NAN]).unwrap_err();
    assert_eq!((infinite.code(), infinite.row()), ("non_finite", Some(2)));
    let missing = sum.extend_from_slice(&[3.0, f64::NAN, f64::INFINITY]).unwrap_err();
    assert_eq!((missing.code(), missing.row()), ("missing", Some(1)));
    let mut long = vec![1.0; 2000];
    long[1700] = f64::INFINITY;
    assert_eq!(sum.extend_from_slice(&long).unwrap_err().row(), Some(1700));
    assert!(sum.push(f64::INFINITY).is_err());
    assert!(sum.push_product(1.0, f64::NAN).is_err());
    assert!(sum.push_product(f64::INFINITY, 0.0).is_err());
    assert_eq!(sum.to_state(), before);
    assert_eq!(sum.value().unwrap(), 3.0);
}

#[test]
fn whole_numbers_are_summed_beside_doubles() {
    let mut sum = ExactSum::new();
    sum.push_integer(i128::MAX);
    sum.push_integer(-i128::MAX);
    sum.push_integer(-7);
    sum.push_integer(0);
    sum.push(0.5).unwrap();
    assert_eq!(sum.value().unwrap(), -6.5);
}

#[test]
fn moments_are_those_of_rational_arithmetic() {
    for Column { name, sum, mean, variance, sd, values, .. } in columns() {
        let mut moments = Moments::new();
        moments.extend_from_slice(&values).unwrap();
        assert_eq!(bits(moments.sum().ok()), bits(sum), "{name}");
        assert_eq!(bits(moments.mean().ok()), bits(mean), "{name}");
        assert_eq!(bits(moments.variance()), bits(variance), "{name}");
        match moments.finish() {
            Ok(result) => assert_eq!((result.n, bits(result.sd)), (values.len() as u64, bits(sd)), "{name}"),
            Err(error) => assert_eq!((values.len(), error.code()), (0, "empty")),
        }
        let mut one_by_one = Moments::new();
        values.iter().rev().for_each(|&value| one_by_one.push(value).unwrap());
        assert_eq!(one_by_one.to_state(), moments.to_state(), "{name}");
    }
}

/// Long columns of every make: blocks must agree with single values to the last byte.
#[test]
fn columns_agree_with_single_values() {
    let mut inputs = vec![generate::hostile_floats(1, 3000), generate::ordinary_floats(2, 5000)];
    inputs.push(generate::scores_with_missing(3, 5000));
    inputs.push(generate::ordinary_floats(4, 2000).into_iter().map(|x| x * 1e-310).collect());
    inputs.push(generate::ordinary_floats(5, 2000).into_iter().map(|x| x * 1e300).collect());
    inputs
        .push(generate::ordinary_floats(6, 2000).into_iter().map(|x| (x * 100.0).round() / 100.0).collect());
    inputs.push(
        generate::ordinary_floats(7, 2000).into_iter().map(|x| x * x * x * x * x * x * x * x * x).collect(),
    );
    for values in inputs {
        for length in [0, 1, 7, 8, 9, 511, 512, 513, 1024, 1500, values.len()] {
            let values = &values[..length];
            let (mut column, mut single) = (Moments::new(), Moments::new());
            column.extend_from_slice(values).unwrap();
            values.iter().for_each(|&value| single.push(value).unwrap());
            assert_eq!(column, single);
            assert_eq!(column.to_state(), single.to_state());

            let present: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
            assert_eq!(column.missing_count() as usize, length - present.len());
            let (mut column, mut single) = (ExactSum::new(), ExactSum::new());
            column.extend_from_slice(&present).unwrap();
            present.iter().for_each(|&value| single.push(value).unwrap());
            assert_eq!(column.to_state(), single.to_state());
        }
    }
}

fn agrees<T: Number>(values: &[T], as_sum: impl Fn(T) -> i128) {
    let (mut n, mut sum, mut squares) = (0, ExactSum::new(), ExactSum::new());
    for &value in values {
        let value = as_sum(value);
        n += 1;
        sum.push_integer(value);
        // A square of 64 bits can be one bit too wide for a signed 128-bit integer.
        let (half, odd) = (value.unsigned_abs() / 2, value.unsigned_abs() % 2);
        (0..4).for_each(|_| squares.push_integer((half * half) as i128));
        squares.push_integer((odd * (4 * half + 1)) as i128);
    }
    let mut writer = cxkit::accumulate::StateWriter::new("moments", 1);
    writer.u64(n);
    writer.u64(0);
    sum.write_to(&mut writer);
    squares.write_to(&mut writer);
    let expected = writer.finish();

    let mut moments = Moments::new();
    moments.extend_from_slice(values).unwrap();
    assert_eq!(moments.to_state(), expected);
    for threads in [1, 2, 5] {
        let mut parallel = Moments::new();
        parallel.extend_in_parallel(values, threads).unwrap();
        assert_eq!(parallel.to_state(), expected);
    }
}

#[test]
fn integers_of_every_width_are_exact() {
    macro_rules! every_value_of {
        ($($number:ty)*) => {$(
            let random = generate::small_integers(9, 3000, i64::MIN, i64::MAX);
            agrees(&random.iter().map(|&value| value as $number).collect::<Vec<_>>(), i128::from);
            agrees(&[<$number>::MAX; 1025], i128::from);
            agrees(&[<$number>::MIN; 1025], i128::from);
            agrees::<$number>(&[], i128::from);
        )*};
    }
    every_value_of!(i8 u8 i16 u16 i32 u32 i64 u64);
}

#[test]
fn single_precision_is_measured_as_it_is() {
    let values: Vec<f32> = generate::ordinary_floats(3, 1500).into_iter().map(|x| x as f32).collect();
    let (mut narrow, mut wide) = (Moments::new(), Moments::new());
    narrow.extend_from_slice(&values).unwrap();
    wide.extend_from_slice(&values.iter().map(|&x| f64::from(x)).collect::<Vec<_>>()).unwrap();
    assert_eq!(narrow.to_state(), wide.to_state());
    let refused = narrow.extend_from_slice(&[1.0f32, f32::NAN, f32::INFINITY]).unwrap_err();
    assert_eq!((refused.code(), refused.row()), ("non_finite", Some(2)));
    let mut long = vec![1.0f32; 2000];
    long[1700] = f32::NEG_INFINITY;
    assert_eq!(narrow.extend_from_slice(&long).unwrap_err().row(), Some(1700));
    assert_eq!(narrow.to_state(), wide.to_state());
}

#[test]
fn the_first_infinite_row_is_named_on_every_road() {
    let mut values = generate::scores_with_missing(5, 200_000);
    values[150_000] = f64::INFINITY;
    values[140_001] = f64::NEG_INFINITY;
    let mut moments = Moments::new();
    moments.push(1.0).unwrap();
    let before = moments.to_state();
    for threads in [1, 2, 3] {
        let refused = moments.extend_in_parallel(&values, threads).unwrap_err();
        assert_eq!((refused.code(), refused.row()), ("non_finite", Some(140_001)));
    }
    let refused = moments.extend_from_slice(&values).unwrap_err();
    assert_eq!((refused.code(), refused.row()), ("non_finite", Some(140_001)));
    assert!(moments.push(f64::INFINITY).is_err());
    assert_eq!(moments.to_state(), before);
}

#[test]
fn all_missing_is_empty_and_one_value_has_no_variance() {
    let mut moments = Moments::new();
    moments.extend_from_slice(&[f64::NAN; 700]).unwrap();
    assert_eq!((moments.n(), moments.missing_count()), (0, 700));
    assert_eq!(moments.finish().unwrap_err().code(), "empty");
    assert_eq!((moments.variance(), moments.population_variance()), (None, None));
    moments.push(-2.5).unwrap();
    assert_eq!((moments.n(), moments.missing_count()), (1, 700));
    let result = moments.finish().unwrap();
    assert_eq!((result.mean, result.variance, result.sd), (-2.5, None, None));
    assert_eq!(moments.population_variance(), Some(0.0));
}

#[test]
fn co_moments_are_those_of_rational_arithmetic() {
    let rows = table("co_moments.tsv");
    assert!(rows.len() > 10);
    for row in rows {
        let [covariance, slope, correlation] = [1, 2, 3].map(|field| number(&row[field]));
        let [x, y] = [4, 5].map(|field| row[field].split_whitespace().map(double).collect::<Vec<f64>>());
        let mut pairs = CoMoments::new();
        pairs.extend_from_slices(&x, &y).unwrap();
        let result = pairs.finish().unwrap();
        assert_eq!(bits(result.covariance), bits(covariance), "{}", row[0]);
        assert_eq!(bits(pairs.covariance()), bits(covariance), "{}", row[0]);
        assert_eq!(bits(result.slope), bits(slope), "{}", row[0]);
        assert_eq!(bits(result.correlation), bits(correlation), "{}", row[0]);
        let mut x_alone = Moments::new();
        x_alone.extend_from_slice(&x).unwrap();
        assert_eq!(pairs.x(), &x_alone);
        assert_eq!((result.n, bits(result.variance_x)), (x.len() as u64, bits(x_alone.variance())));
    }
}

#[test]
fn columns_of_pairs_agree_with_single_pairs() {
    let make = [generate::ordinary_floats, generate::hostile_floats, generate::scores_with_missing];
    for (left, right) in [(0, 0), (0, 1), (1, 1), (0, 2), (2, 2)] {
        let (x, y) = (make[left](1, 1300), make[right](2, 1300));
        let (mut column, mut single) = (CoMoments::new(), CoMoments::new());
        column.extend_from_slices(&x, &y).unwrap();
        x.iter().zip(&y).for_each(|(&x, &y)| single.push(x, y).unwrap());
        assert_eq!(column.to_state(), single.to_state());
        let missing = x.iter().zip(&y).filter(|(x, y)| x.is_nan() || y.is_nan()).count() as u64;
        assert_eq!((column.x().missing_count(), column.y().missing_count()), (missing, missing));
    }
}

#[test]
fn refused_pairs_change_nothing() {
    let mut pairs = CoMoments::new();
    pairs.push(1.0, 2.0).unwrap();
    let before = pairs.to_state();
    let unequal = pairs.extend_from_slices(&[1.0], &[1.0, 2.0]).unwrap_err();
    assert_eq!(unequal.code(), "unequal_lengths");
    let (x, mut y) = (vec![f64::NAN; 900], vec![1.0; 900]);
    y[700] = f64::INFINITY;
    let refused = pairs.extend_from_slices(&x, &y).unwrap_err();
    assert_eq!((refused.code(), refused.row()), ("non_finite", Some(700)));
    assert!(pairs.push(f64::NAN, f64::INFINITY).is_err());
    assert_eq!(pairs.to_state(), before);
}

fn answer<A: Accumulator>(empty: A, items: Vec<A::Item>) -> A::Output {
    let mut accumulator = empty;
    items.into_iter().for_each(|item| accumulator.push(item).unwrap());
    accumulator.finish().unwrap()
}

#[test]
fn accumulators_are_fed_and_asked_as_such() {
    assert_eq!(answer(ExactSum::new(), vec![1.5, 2.0, -0.25]), 3.25);
    let moments = answer(Moments::new(), vec![1.0, 4.0, f64::NAN]);
    assert_eq!((moments.n, moments.missing_count, moments.mean), (2, 1, 2.5));
    assert_eq!((moments.variance, moments.sd), (Some(4.5), Some(4.5f64.sqrt())));
    let pairs = answer(CoMoments::new(), vec![(1.0, 5.0), (2.0, 3.0), (f64::NAN, 1.0), (1.0, f64::NAN)]);
    assert_eq!((pairs.n, pairs.missing_count, pairs.mean_x, pairs.mean_y), (2, 2, 1.5, 4.0));
    assert_eq!((pairs.variance_x, pairs.variance_y, pairs.covariance), (Some(0.5), Some(2.0), Some(-1.0)));
    assert_eq!((pairs.slope, pairs.correlation), (Some(-2.0), Some(-1.0)));
}

/// A state of moments or co-moments put together from counts and sums.
fn forged(kind: &str, moments: &[(u64, u64, i128, i128)], products: Option<i128>) -> Vec<u8> {
    let sum = |value: i128| {
        let mut sum = ExactSum::new();
        sum.push_integer(value);
        sum
    };
    let mut writer = cxkit::accumulate::StateWriter::new(kind, 1);
    for &(n, missing, total, squares) in moments {
        writer.u64(n);
        writer.u64(missing);
        sum(total).write_to(&mut writer);
        sum(squares).write_to(&mut writer);
    }
    if let Some(products) = products {
        sum(products).write_to(&mut writer);
    }
    writer.finish()
}

#[test]
fn sums_of_no_possible_values_are_refused() {
    let moments =
        |n, total, squares| Moments::from_state(&forged("moments", &[(n, 0, total, squares)], None));
    assert!(moments(0, 0, 0).is_ok());
    assert!(moments(1, -3, 9).is_ok());
    assert!(moments(2, 3, 5).is_ok());
    assert!(moments(3, 3, 3).is_ok());
    for (n, total, squares) in [(0, 1, 0), (0, 0, 1), (1, 3, 10), (2, 3, 4), (2, 0, -1), (1, 3, 8)] {
        assert_eq!(moments(n, total, squares).unwrap_err().code(), "bad_state", "{n} {total} {squares}");
    }
    let pairs = |x, y, products| CoMoments::from_state(&forged("co_moments", &[x, y], Some(products)));
    assert!(pairs((0, 2, 0, 0), (0, 2, 0, 0), 0).is_ok());
    assert!(pairs((2, 0, 3, 5), (2, 0, 3, 5), 5).is_ok());
    assert!(pairs((2, 0, 3, 5), (2, 0, 3, 5), 4).is_ok());
    for (x, y, products) in [
        ((2, 0, 3, 5), (2, 0, 3, 5), 6),
        ((2, 0, 3, 5), (2, 0, 3, 5), 3),
        ((2, 0, 3, 5), (3, 0, 3, 5), 5),
        ((2, 0, 3, 5), (2, 1, 3, 5), 5),
        ((0, 0, 0, 0), (0, 0, 0, 0), 1),
        ((1, 0, 3, 9), (1, 0, 2, 4), 5),
    ] {
        assert_eq!(pairs(x, y, products).unwrap_err().code(), "bad_state", "{x:?} {y:?} {products}");
    }
}
