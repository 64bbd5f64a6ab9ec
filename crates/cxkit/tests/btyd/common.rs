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

/// The full CDNOW log by day, calibrated to 1997-09-30: customers, and their purchase days after it.
pub fn cdnow_log(test: &str) -> Option<(Customers, Vec<f64>)> {
    let path =
        format!("{}/../../../shared/data/orders/lifetimes_CDNOW_master.txt", env!("CARGO_MANIFEST_DIR"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("{test}: skipped, ../shared/data/orders/lifetimes_CDNOW_master.txt is not there");
        return None;
    };
    let mut days: std::collections::BTreeMap<u32, std::collections::BTreeSet<i64>> =
        std::collections::BTreeMap::new();
    for line in text.lines() {
        let mut fields = line.split_whitespace();
        let (Some(Ok(customer)), Some(Ok(date))) =
            (fields.next().map(str::parse::<u32>), fields.next().map(str::parse::<i64>))
        else {
            continue;
        };
        days.entry(customer).or_default().insert(day_number(date));
    }
    let end = day_number(19_970_930);
    let (mut x, mut last, mut age, mut later) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for days in days.values() {
        let before: Vec<i64> = days.iter().copied().filter(|day| *day <= end).collect();
        let (Some(first), Some(latest)) = (before.first(), before.last()) else { continue };
        x.push(before.len() as f64 - 1.0);
        last.push((latest - first) as f64);
        age.push((end - first) as f64);
        later.push((days.len() - before.len()) as f64);
    }
    Some((Customers::new(&x, &last, &age).unwrap(), later))
}

/// Days of 1997 and 1998 counted from the first.
fn day_number(date: i64) -> i64 {
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    (year - 1997) * 365 + BEFORE[month as usize - 1] + day
}
