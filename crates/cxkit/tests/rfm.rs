//! Repeat-purchase summaries against published ones, the laws, and a second implementation that is slow and plain.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::accumulate::Accumulator;
use cxkit::columns::{Key, Keys};
use cxkit::time::{days_from_date, TimeUnit, Times, DAY};
use cxkit::value::{
    default_segments, rfm, rfm_segments, rfm_with, AfterEnd, MergePurchases, MonetaryScore, Order, Orders,
    Returns, RfmAccumulator, RfmOptions, RfmSegmentOptions, RfmSummary, RfmUnit, SegmentRule,
};
use cxkit_testkit::accumulator_laws;
use std::path::Path;

fn order(customer: i64, day: i64, amount: f64) -> Order {
    Order { customer: Key::Integer(customer), time: Some(day * DAY), amount: Some(amount) }
}

fn named(customer: &str, day: i64, amount: f64) -> Order {
    Order { customer: Key::Text(customer.into()), ..order(0, day, amount) }
}

fn settings(options: RfmOptions) -> RfmAccumulator {
    RfmAccumulator::new(options).unwrap()
}

fn log() -> Vec<Order> {
    vec![
        order(3, 0, 9.99),
        order(3, 0, 0.1),
        order(3, 12, 0.2),
        order(-4, 7, 0.0),
        named("zoe", 3, 5.0),
        named("", 3, 5.0),
        named("zoe", 40, 1e16),
        named("zoe", 40, 1.0),
        named("abe", 40, 1.0),
        order(3, 12, 0.3),
        Order { amount: Some(f64::NAN), ..order(3, 12, 0.0) },
        Order { time: None, ..order(3, 12, 4.0) },
        Order { customer: Key::Null, ..order(3, 12, 4.0) },
    ]
}

accumulator_laws!(
    rfm_of_a_log,
    RfmAccumulator::default(),
    log(),
    settings(RfmOptions::default().unit(RfmUnit::Week))
);
accumulator_laws!(rfm_of_nothing, RfmAccumulator::default(), Vec::<Order>::new());
accumulator_laws!(
    rfm_without_amounts,
    settings(RfmOptions::default().merge(MergePurchases::Unit).unit(RfmUnit::Month)),
    log().into_iter().map(|order| Order { amount: None, ..order })
);
accumulator_laws!(
    rfm_with_every_setting,
    settings(
        RfmOptions::default()
            .unit_days(3.5)
            .merge(MergePurchases::Instant)
            .calibration_end(10 * DAY)
            .observation_end(35 * DAY)
            .returns(Returns::Net)
            .confidence_level(0.9)
    ),
    log().into_iter().chain([
        order(3, 13, -0.15),
        order(3, 20, -7.0),
        named("abe", 9, -3.0),
        order(8, 11, -1.0)
    ])
);

/// The CDNOW sample of Fader and Hardie, 2,357 customers, where it lies beside the project.
fn cdnow(file: &str) -> Option<String> {
    let path = format!("../../../shared/data/orders/{file}");
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).ok();
    if text.is_none() {
        println!("skipped: {path} is not there");
    }
    text
}

type Log = (Vec<i64>, Vec<i64>, Vec<f64>);

/// Customer, microseconds and dollars of each line; the customer stands in this field.
fn read_log(text: &str, field: usize) -> Log {
    let mut log = Log::default();
    // The full log begins with the names of its columns.
    for line in text.lines().filter(|line| line.contains(|c: char| c.is_ascii_digit())) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let date: u32 = fields[field + 1].parse().unwrap();
        let day =
            days_from_date((date / 10_000) as i32, (date / 100 % 100) as u8, (date % 100) as u8).unwrap();
        log.0.push(fields[field].parse().unwrap());
        log.1.push(i64::from(day) * DAY);
        log.2.push(fields[field + 3].parse().unwrap());
    }
    log
}

fn orders(log: &Log) -> Orders<'_> {
    Orders::new(log.0.as_slice(), Times::from_micros(&log.1).unwrap()).with_amounts(&log.2)
}

fn micros(year: i32, month: u8, day: u8) -> i64 {
    i64::from(days_from_date(year, month, day).unwrap()) * DAY
}

#[test]
fn the_cdnow_sample_gives_its_published_summary() {
    let Some(text) = cdnow("lifetimes_CDNOW_sample.txt") else { return };
    let Some(published) = cdnow("lifetimes_cdnow_customers_summary_with_transactions.csv") else { return };
    let log = read_log(&text, 1);
    let options = RfmOptions::default().unit(RfmUnit::Week).calibration_end(micros(1997, 9, 30));
    let summary = rfm_with(&orders(&log), &options).unwrap();
    assert_eq!((summary.result.n, summary.result.row_count, summary.age.len()), (2357, 6919, 2357));
    let monetary = summary.monetary_value.as_ref().unwrap();
    for (row, line) in published.lines().skip(1).enumerate() {
        let want: Vec<f64> = line.split(',').map(|field| field.trim().parse().unwrap()).collect();
        let got = [
            summary.frequency[row] as f64,
            summary.recency[row],
            summary.age[row],
            monetary[row].unwrap_or(0.0),
        ];
        for (got, want) in got.iter().zip(&want[1..]) {
            // Printed with two decimals.
            assert!((got - want).abs() <= 0.005 + 1e-9, "customer {}: {got} {want}", want);
        }
    }
    // Up to the end without a holdout it is the same summary.
    let alone =
        rfm_with(&orders(&log), &options.clone().calibration_end(None).observation_end(micros(1997, 9, 30)));
    let alone = alone.unwrap();
    assert_eq!(
        (&alone.recency, &alone.age, &alone.monetary_value),
        (&summary.recency, &summary.age, &summary.monetary_value)
    );
    assert!(alone.result.after_end_count > 0 && alone.holdout.is_none());
}

/// `bgnbd_full_holdout_273d` of the golden values: 19,684 purchases of 23,570 customers in 273 days.
#[test]
fn the_holdout_of_the_full_cdnow_log() {
    let Some(text) = cdnow("lifetimes_CDNOW_master.txt") else { return };
    let log = read_log(&text, 0);
    let options = RfmOptions::default().calibration_end(micros(1997, 9, 30));
    let summary = rfm_with(&orders(&log), &options).unwrap();
    let holdout = summary.holdout.unwrap();
    assert_eq!((summary.result.n, holdout.duration), (23_570, 273.0));
    assert_eq!(holdout.frequency.iter().sum::<u64>(), 19_684);
}

/// A log with repeats, ties, free orders and returns.
fn random_log(seed: u64, rows: usize, customers: u64, returns: bool) -> Log {
    let mut stream = cxkit::random::Stream::new(seed, 3);
    let mut log = Log::default();
    for _ in 0..rows {
        let cents = stream.below(2_000).unwrap() as f64;
        let sign = if returns && stream.below(5).unwrap() == 0 { -1.0 } else { 1.0 };
        log.0.push(stream.below(customers).unwrap() as i64 * 7_919 - 20_000);
        log.1.push(stream.below(90).unwrap() as i64 * DAY / 3 + stream.below(3).unwrap() as i64);
        log.2.push(if stream.below(9).unwrap() == 0 { 0.0 } else { sign * cents / 100.0 });
    }
    log
}

#[test]
fn threads_order_and_batches_leave_no_trace() {
    // More rows than a piece holds, so that several threads and pieces are at work.
    let log = random_log(1, 700_000, 9_000, true);
    let options = RfmOptions::default().returns(Returns::Net).calibration_end(20 * DAY);
    let one = rfm_with(&orders(&log), &options).unwrap();
    let text = format!("{one:?}");
    let two = rfm_with(&orders(&log).with_threads(3), &options).unwrap();
    assert_eq!(text, format!("{two:?}"));
    let mut turned = log.clone();
    turned.0.reverse();
    turned.1.reverse();
    turned.2.reverse();
    let mut halves = [settings(options.clone()), settings(options.clone())];
    for (at, (from, to)) in
        [(0, 100), (100, 300_000), (300_000, 300_001), (300_001, 700_000)].into_iter().enumerate()
    {
        let part = (turned.0[from..to].to_vec(), turned.1[from..to].to_vec(), turned.2[from..to].to_vec());
        halves[at % 2].extend(&orders(&part).with_threads(2)).unwrap();
    }
    let [mut first, second] = halves;
    first.merge(&second).unwrap();
    assert_eq!(text, format!("{:?}", first.finish().unwrap()));
    let loaded = RfmAccumulator::from_state(&first.to_state()).unwrap();
    assert_eq!(text, format!("{:?}", loaded.finish().unwrap()));
    // Texts tell the same customers apart.
    let names: Vec<String> = log.0.iter().map(|number| format!("{:09}", number + 20_000)).collect();
    let texts: Vec<&str> = names.iter().map(String::as_str).collect();
    let named = Orders::new(texts.as_slice(), Times::from_micros(&log.1).unwrap()).with_amounts(&log.2);
    let named = rfm_with(&named.with_threads(2), &options).unwrap();
    assert_eq!(
        (&named.frequency, &named.recency, &named.total_value),
        (&one.frequency, &one.recency, &one.total_value)
    );
    assert_eq!(named.result, one.result);
}

/// Frequency, recency, age and all spend of one customer, worked out the slow way.
fn plainly(log: &Log, customer: i64, end: i64) -> Option<(u64, f64, f64, f64)> {
    let mut rows: Vec<(i64, bool, f64)> = (0..log.0.len())
        .filter(|&row| log.0[row] == customer)
        .map(|row| (log.1[row].div_euclid(DAY), log.2[row] < 0.0, log.2[row]))
        .collect();
    rows.sort_by_key(|row| (row.0, row.1));
    let mut purchases: Vec<(i64, f64, f64)> = Vec::new();
    for (day, is_return, amount) in rows {
        if is_return {
            let mut back = -amount;
            for purchase in purchases.iter_mut().rev().filter(|purchase| purchase.1 > 0.0) {
                let taken = back.min(purchase.2);
                purchase.2 -= taken;
                back -= taken;
            }
        } else {
            match purchases.last_mut() {
                Some(last) if last.0 == day => {
                    last.1 += amount;
                    last.2 += amount;
                }
                _ => purchases.push((day, amount, amount)),
            }
        }
    }
    purchases.retain(|purchase| purchase.1 == 0.0 || purchase.2 > 1e-7);
    let (first, last) = (purchases.first()?, purchases.last()?);
    let spent = purchases.iter().map(|purchase| purchase.2).sum();
    Some((purchases.len() as u64 - 1, (last.0 - first.0) as f64, (end - first.0) as f64, spent))
}

#[test]
fn a_plain_second_reading_agrees() {
    for seed in 0..40 {
        let log = random_log(seed, 900, 60, seed % 2 == 1);
        let summary = rfm_with(&orders(&log), &RfmOptions::default().returns(Returns::Net)).unwrap();
        let end = log.1.iter().map(|time| time.div_euclid(DAY)).max().unwrap();
        let Keys::Integers(customers, _) = &summary.customers else { unreachable!() };
        let mut row = 0;
        for number in 0..60 {
            let customer = number * 7_919 - 20_000;
            let Some((frequency, recency, age, spent)) = plainly(&log, customer, end) else { continue };
            assert_eq!(customers[row], customer);
            assert_eq!(
                (summary.frequency[row], summary.recency[row], summary.age[row]),
                (frequency, recency, age)
            );
            let total = summary.total_value.as_ref().unwrap()[row];
            assert!((total - spent).abs() < 1e-9, "{total} {spent}");
            row += 1;
        }
        assert_eq!(row, summary.frequency.len());
    }
}

fn few(days: &[i64], amounts: &[f64], options: &RfmOptions) -> RfmSummary {
    let customers = vec![1; days.len()];
    let times: Vec<i64> = days.iter().map(|day| day * DAY).collect();
    rfm_with(&orders(&(customers, times, amounts.to_vec())), options).unwrap()
}

#[test]
fn returns_are_taken_off_the_latest_purchases() {
    let net = RfmOptions::default().returns(Returns::Net);
    // By hand: 30 back on day 9 take all of day 8 (20) and 10 of day 4; 5 is left of it.
    let summary = few(&[0, 4, 8, 9], &[7.0, 15.0, 20.0, -30.0], &net);
    assert_eq!((summary.frequency, summary.recency, summary.age), (vec![1], vec![4.0], vec![9.0]));
    assert_eq!((summary.monetary_value, summary.total_value), (Some(vec![Some(5.0)]), Some(vec![12.0])));
    assert_eq!((summary.result.return_count, summary.result.returned_purchase_count), (1, 1));
    // A sum paid in three amounts and given back in one leaves nothing, whatever rounding says; a free order stays.
    let summary = few(&[0, 1, 1, 1, 2, 3], &[1.0, 0.1, 0.2, 0.3, 0.0, -0.6], &net);
    assert_eq!((summary.frequency, summary.recency), (vec![1], vec![2.0]));
    assert_eq!(summary.result.unmatched_return_count, 0);
    // More back than was ever bought.
    let summary = few(&[0, 1, 2, 3], &[4.0, -6.5, 2.0, 1.0], &net);
    assert_eq!((summary.frequency, summary.recency, summary.age), (vec![1], vec![1.0], vec![1.0]));
    assert_eq!((summary.result.unmatched_return_count, summary.result.unmatched_return_amount), (1, 2.5));
}

#[test]
fn units_and_merging() {
    let days = [0, 1, 40, 41, 60];
    let base = RfmOptions::default();
    let read = |options: RfmOptions| {
        let summary = few(&days, &[1.0; 5], &options);
        (summary.frequency[0], summary.recency[0], summary.age[0])
    };
    assert_eq!(read(base.clone()), (4, 60.0, 60.0));
    assert_eq!(read(base.clone().unit(RfmUnit::Week)), (4, 60.0 / 7.0, 60.0 / 7.0));
    assert_eq!(read(base.clone().unit_days(2.5)), (4, 24.0, 24.0));
    assert_eq!(read(base.clone().unit(RfmUnit::Month)), (4, 60.0 / 30.4375, 60.0 / 30.4375));
    // By hand: 1970-01-01 is a Thursday, so days 0 to 3 are one week, 39 to 45 another, 60 to 66 a third.
    let merged = base.clone().merge(MergePurchases::Unit);
    assert_eq!(read(merged.clone().unit(RfmUnit::Week)), (2, 9.0, 9.0));
    assert_eq!(read(merged.clone().unit(RfmUnit::Month)), (2, 2.0, 2.0));
    assert_eq!(read(merged.unit_days(20.0)), (2, 3.0, 3.0));
    assert_eq!(read(base.clone().merge(MergePurchases::Instant).unit_days(0.5)), (4, 120.0, 120.0));
    let late = base.unit(RfmUnit::Week).observation_end(70 * DAY + 5);
    assert_eq!(read(late), (4, 60.0 / 7.0, 10.0));
}

#[test]
fn what_is_refused_and_where() {
    let code = |options: &RfmOptions, rows: &[(i64, f64)]| {
        let log = (
            vec![1; rows.len()],
            rows.iter().map(|row| row.0 * DAY).collect(),
            rows.iter().map(|row| row.1).collect(),
        );
        let refused = rfm_with(&orders(&log), options).unwrap_err();
        (refused.code(), refused.row())
    };
    let base = RfmOptions::default();
    assert_eq!(code(&base, &[(0, 1.0), (1, -1.0), (2, -2.0)]), ("out_of_range", Some(1)));
    assert_eq!(code(&base, &[(0, 1.0), (1, 1e101)]), ("out_of_range", Some(1)));
    assert_eq!(code(&base, &[(0, 1.0), (1, f64::INFINITY)]), ("non_finite", Some(1)));
    assert_eq!(code(&base, &[(0, f64::NAN)]), ("empty", None));
    assert_eq!(
        code(&base.clone().missing(cxkit::Missing::Error), &[(0, 1.0), (1, f64::NAN)]),
        ("missing", Some(1))
    );
    let end = base.clone().observation_end(3 * DAY);
    assert_eq!(
        code(&end.clone().after_end(AfterEnd::Error), &[(0, 1.0), (4, 1.0)]),
        ("out_of_range", Some(1))
    );
    assert_eq!(code(&end, &[(4, 1.0)]), ("empty", None));
    assert_eq!(code(&base.clone().calibration_end(3 * DAY), &[(0, 1.0)]), ("bad_option", None));
    assert_eq!(code(&base.clone().calibration_end(3 * DAY), &[(5, 1.0)]), ("empty", None));
    assert_eq!(code(&end.calibration_end(3 * DAY), &[(0, 1.0)]), ("bad_option", None));
    assert_eq!(code(&base.clone().unit_days(0.0), &[(0, 1.0)]), ("out_of_range", None));
    assert_eq!(code(&base.clone().observation_end(i64::MAX), &[(0, 1.0)]), ("out_of_range", None));
    assert_eq!(code(&base.confidence_level(1.0), &[(0, 1.0)]), ("out_of_range", None));
    let times = Times::new(&[1, 2], TimeUnit::Days).unwrap();
    assert_eq!(rfm(&Orders::new(&[1], times.clone())).unwrap_err().code(), "unequal_lengths");
    let amounts = Orders::new(&[1, 2], times.clone()).with_amounts(&[1.0]);
    assert_eq!(rfm(&amounts).unwrap_err().code(), "unequal_lengths");
    // Rows count over all batches, and a refused batch leaves nothing.
    let mut accumulator = RfmAccumulator::default();
    accumulator.extend(&Orders::new(&[1, 2], times.clone()).with_amounts(&[1.0, 2.0])).unwrap();
    let before = accumulator.to_state();
    let refused =
        accumulator.extend(&Orders::new(&[1, 5], times.clone()).with_amounts(&[1.0, -2.0])).unwrap_err();
    assert_eq!(refused.row(), Some(3));
    assert_eq!(accumulator.extend(&Orders::new(&[1, 2], times)).unwrap_err().code(), "incompatible");
    assert_eq!(accumulator.to_state(), before);
}

/// Ten customers, the last purchase of customer k on day 10 k, k repeat purchases of k dollars each.
fn ladder() -> RfmSummary {
    let mut log = Log::default();
    for customer in 1..=10_i64 {
        for purchase in 0..=customer {
            log.0.push(customer);
            log.1.push((10 * customer - purchase) * DAY);
            log.2.push(customer as f64);
        }
    }
    rfm_with(&orders(&log), &RfmOptions::default().observation_end(100 * DAY)).unwrap()
}

#[test]
fn scores_by_quantiles() {
    let scored = rfm_segments(&ladder(), &RfmSegmentOptions::default()).unwrap();
    // By hand (type 7): of 1 … 10 the quantiles at 1/5 … 4/5 are 2.8, 4.6, 6.4, 8.2.
    for (got, want) in scored.frequency_cuts.iter().zip([2.8, 4.6, 6.4, 8.2]) {
        assert!((got - want).abs() < 1e-12);
    }
    assert_eq!(scored.frequency, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    assert_eq!(scored.recency, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    assert_eq!(scored.monetary.as_deref(), Some(&[1, 1, 2, 2, 3, 3, 4, 4, 5, 5][..]));
    let names: Vec<&str> = scored.segment.iter().map(|&at| scored.segments[at].name.as_ref()).collect();
    assert_eq!(names[..5], ["hibernating", "hibernating", "hibernating", "hibernating", "need_attention"]);
    assert_eq!(names[5..], ["need_attention", "loyal", "loyal", "champions", "champions"]);
    let champions = &scored.segments[0];
    // By hand: customers 9 and 10 spent 10·9 and 11·10 of 440 in all, last on days 90 and 100.
    assert_eq!((champions.count, champions.share, champions.mean_since_last), (2, 0.2, Some(5.0)));
    assert_eq!((champions.mean_frequency, champions.total_value), (Some(9.5), Some(200.0)));
    assert_eq!(champions.value_share, Some(200.0 / 440.0));
    assert_eq!(scored.segments.iter().map(|segment| segment.count).sum::<u64>(), 10);
    assert_eq!(scored.segments[2].mean_frequency, None);
}

#[test]
fn every_pair_of_scores_has_one_segment() {
    let rules = default_segments();
    for recency in 1..=5_u64 {
        for frequency in 1..=5_u64 {
            let inside = |range: Option<(f64, f64)>, score: u64| {
                let (low, high) = range.unwrap();
                (low..=high).contains(&(score as f64))
            };
            let holding = rules
                .iter()
                .filter(|rule| inside(rule.recency, recency) && inside(rule.frequency, frequency))
                .count();
            assert_eq!(holding, 1, "{recency} {frequency}");
        }
    }
}

#[test]
fn segments_of_ones_own() {
    let options = RfmSegmentOptions::default()
        .groups(2_u64)
        .frequency_cuts(Some(vec![8.0]))
        .monetary(MonetaryScore::Mean)
        .segments(Some(vec![
            SegmentRule::new("best", (2, 2), (2, 2)).with_monetary((2, 2)),
            SegmentRule::new("recent", (2, 2), (1, 2)),
        ]));
    let scored = rfm_segments(&ladder(), &options).unwrap();
    let rows: Vec<(&str, u64)> = scored.segments.iter().map(|row| (row.name.as_ref(), row.count)).collect();
    assert_eq!(rows, [("best", 2), ("recent", 3), ("other", 5)]);
    let code = |options: RfmSegmentOptions| rfm_segments(&ladder(), &options).unwrap_err().code();
    assert_eq!(code(RfmSegmentOptions::default().groups(1_u64)), "out_of_range");
    assert_eq!(code(RfmSegmentOptions::default().groups(4_u64)), "bad_option");
    assert_eq!(code(RfmSegmentOptions::default().recency_cuts(Some(vec![1.0, 2.0]))), "bad_option");
    assert_eq!(code(RfmSegmentOptions::default().recency_cuts(Some(vec![3.0, 2.0, 4.0, 5.0]))), "bad_option");
    assert_eq!(code(RfmSegmentOptions::default().confidence_level(0.0)), "out_of_range");
}

/// Equal values have equal scores: with half of the customers one-time buyers no score is a matter of luck.
#[test]
fn ties_share_a_score() {
    let log = random_log(3, 3_000, 2_000, false);
    let summary = rfm(&orders(&log)).unwrap();
    let scored = rfm_segments(&summary, &RfmSegmentOptions::default()).unwrap();
    let mut by_frequency = std::collections::BTreeMap::new();
    for (x, score) in summary.frequency.iter().zip(&scored.frequency) {
        assert_eq!(by_frequency.entry(x).or_insert(score), &score);
    }
    let scores: Vec<_> = by_frequency.values().collect();
    assert!(scores.windows(2).all(|pair| pair[0] <= pair[1]));
}
