//! What the tests of the purchase models share.
#![allow(dead_code, clippy::unwrap_used)]

use cxkit::value::btyd::Customers;

/// Fails unless `got` is within `tolerance` of `want`, relative to it.
#[track_caller]
pub fn assert_close(name: &str, got: f64, want: f64, tolerance: f64) {
    let off = (got - want).abs();
    assert!(
        off <= tolerance * want.abs(),
        "{name}: got {got}, want {want}, off by {:e} of it",
        off / want.abs()
    );
}

/// Columns of a file beside the project; nothing, and a word about it, where the file is not there.
pub fn shared_columns(test: &str, file: &str, columns: &[usize]) -> Option<Vec<Vec<f64>>> {
    let path = format!("{}/../../../shared/data/orders/{file}", env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("{test}: skipped, ../shared/data/orders/{file} is not there");
        return None;
    };
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|field| field.trim().parse().unwrap_or(f64::NAN)).collect())
        .collect();
    Some(columns.iter().map(|&column| rows.iter().map(|row| row[column]).collect()).collect())
}

/// The CDNOW sample in weeks: 2,357 customers.
pub fn cdnow_sample(test: &str) -> Option<Customers> {
    let columns = shared_columns(test, "lifetimes_cdnow_customers_summary.csv", &[1, 2, 3])?;
    let customers = Customers::new(&columns[0], &columns[1], &columns[2]).unwrap();
    assert_eq!(customers.len(), 2357);
    Some(customers)
}
