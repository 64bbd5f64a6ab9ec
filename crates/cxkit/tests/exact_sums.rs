//! Exact sums against rational arithmetic in Python: `spec/sums`, written by `spec/sums/generate.py`.

use cxkit::accumulate::{Accumulator, ExactSum};

struct Column {
    name: String,
    sum: Option<f64>,
    squares: Option<f64>,
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
