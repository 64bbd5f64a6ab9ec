//! Service measures against slow and obvious versions of themselves, and on real tickets.
#![allow(clippy::type_complexity, clippy::neg_cmp_op_on_partial_ord, clippy::unwrap_used)]

use cxkit::accumulate::Accumulator;
use cxkit::columns::{Numbers, Texts};
use cxkit::measure::{Batch, ColumnView, Metric, MetricAccumulator};
use cxkit::random::Stream;
use cxkit::service::{
    backlog_series, fcr_from_log, reopen_rate_with, ticket_trend, ttr_with, FcrFromLogAccumulator,
    FcrFromLogOptions, ReopenRateOptions, TicketTrendOptions, TtrOptions, WaitingReading,
};
use cxkit::time::{Duration, Instant, TimeUnit, Times, Zone};
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

fn times(micros: &[f64]) -> Times<'_> {
    Times::new(micros, TimeUnit::Microseconds).unwrap()
}

fn below(stream: &mut Stream, limit: u64) -> u64 {
    (stream.next_u64() >> 8) % limit
}

#[allow(clippy::cast_precision_loss)]
fn float(number: u64) -> f64 {
    number as f64
}

#[test]
fn backlog_counts_case_by_case() {
    for seed in 0..300 {
        let mut stream = Stream::new(seed, 1);
        let cases: Vec<(f64, f64)> = (0..below(&mut stream, 30))
            .map(|_| {
                let opened = float(below(&mut stream, 20));
                let open = below(&mut stream, 4) == 0;
                let resolved = opened + float(below(&mut stream, 8));
                (opened, if open { f64::NAN } else { resolved })
            })
            .collect();
        let (opened, resolved): (Vec<f64>, Vec<f64>) = cases.iter().copied().unzip();
        let at: Vec<f64> = (0..32).map(float).collect();
        let series = backlog_series(times(&opened), times(&resolved), times(&at)).unwrap();
        for (at, got) in at.iter().zip(&series.backlog) {
            let open = |(opened, resolved): &&(f64, f64)| opened <= at && !(resolved <= at);
            assert_eq!(*got, cases.iter().filter(open).count() as u64, "seed {seed}, at {at}");
        }
    }
}

/// A contact as the oracle sees it.
type Row = (Option<i64>, Option<i64>, i64, i64);

/// The rules of first contact resolution, each contact against every other.
fn oracle(rows: &[Row], window: i64, from: i64, until: i64) -> BTreeMap<&'static str, u64> {
    let mut groups: BTreeMap<(i64, Option<i64>), Vec<(i64, i64)>> = BTreeMap::new();
    for &(customer, topic, start, end) in rows {
        if let Some(customer) = customer {
            groups.entry((customer, topic)).or_default().push((start, end));
        }
    }
    let mut counts = BTreeMap::new();
    let mut count = |what| *counts.entry(what).or_insert(0) += 1;
    for contacts in groups.values_mut() {
        // Any two that touch become one, until no two do.
        while let Some((a, b)) = (0..contacts.len())
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .find(|&(a, b)| contacts[a].0 <= contacts[b].1 && contacts[b].0 <= contacts[a].1)
        {
            let (one, other) = (contacts.remove(a), contacts[b]);
            contacts[b] = (one.0.min(other.0), one.1.max(other.1));
            count("overlapping");
        }
        for &(start, end) in contacts.iter() {
            let earlier = contacts.iter().any(|other| other.1 < start && other.1 >= start - window);
            let later = contacts.iter().any(|other| other.0 > end && other.0 <= end + window);
            if earlier {
                count("repeats");
            } else if start - window < from {
                count("unknown_start");
            } else if end + window > until {
                count("unknown_end");
            } else {
                count("first");
                if !later {
                    count("resolved");
                }
            }
        }
    }
    counts
}

#[test]
fn first_contacts_are_counted_as_the_rules_say() {
    let mut decided = 0;
    for seed in 0..3000 {
        let mut stream = Stream::new(seed, 2);
        let rows: Vec<Row> = (0..below(&mut stream, 40))
            .map(|_| {
                let customer = below(&mut stream, 9) as i64;
                let topic = below(&mut stream, 3) as i64;
                let start = below(&mut stream, 60) as i64;
                let end = start + (below(&mut stream, 12) as i64 - 8).max(0);
                ((customer < 8).then_some(customer - 4), (topic < 2).then_some(topic), start, end)
            })
            .collect();
        let window = 1 + below(&mut stream, 9) as i64;
        let or_nan = |value: Option<i64>| value.map_or(f64::NAN, |value| value as f64);
        let column = |read: &dyn Fn(&Row) -> f64| rows.iter().map(read).collect::<Vec<f64>>();
        let customer = column(&|row| or_nan(row.0));
        let topic = column(&|row| or_nan(row.1));
        let (start, end) = (column(&|row| row.2 as f64), column(&|row| row.3 as f64));
        let stated = below(&mut stream, 3) == 0;
        let mut options = FcrFromLogOptions::default().window(Duration::from_micros(window).unwrap());
        if stated {
            options = options
                .observation_start(Instant::from_micros(-3).unwrap())
                .observation_end(Instant::from_micros(70).unwrap());
        }
        let known = || rows.iter().filter(|row| row.0.is_some()).map(|row| row.2);
        let (from, until) =
            if stated { (-3, 70) } else { (known().min().unwrap_or(0), known().max().unwrap_or(0)) };
        let want = oracle(&rows, window, from, until);
        let want = |what| want.get(what).copied().unwrap_or(0);

        // All at once, and in pieces of a row or more, in another order.
        let columns = |order: &[usize]| -> Vec<Option<ColumnView<'static>>> {
            let pick = |values: &[f64]| order.iter().map(|&row| values[row]).collect::<Vec<f64>>();
            let at =
                |values: &[f64]| ColumnView::Times(Times::new(pick(values), TimeUnit::Microseconds).unwrap());
            let named = |values: &[f64]| ColumnView::from(pick(values));
            vec![Some(named(&customer)), Some(at(&start)), Some(at(&end)), Some(named(&topic))]
        };
        let all: Vec<usize> = (0..rows.len()).collect();
        let mut whole = FcrFromLogAccumulator::new(options.clone()).unwrap();
        whole.extend(&columns(&all)).unwrap();
        let mut pieces = FcrFromLogAccumulator::new(options.clone()).unwrap();
        let backwards: Vec<usize> = all.iter().rev().copied().collect();
        for piece in backwards.chunks(1 + below(&mut stream, 7) as usize) {
            let mut part = FcrFromLogAccumulator::new(options.clone()).unwrap();
            part.extend(&columns(piece)).unwrap();
            pieces.merge(&part).unwrap();
        }
        assert_eq!(whole.to_state(), pieces.to_state(), "seed {seed}");
        let loaded = FcrFromLogAccumulator::from_state(&whole.to_state()).unwrap();
        assert_eq!(loaded.finish(), whole.finish(), "seed {seed}");
        match whole.finish() {
            Ok(got) => {
                decided += 1;
                let got = [
                    got.n,
                    got.resolved,
                    got.repeat_count,
                    got.unknown_start,
                    got.unknown_end,
                    got.overlapping_count,
                    got.missing_count,
                ];
                let missing = rows.iter().filter(|row| row.0.is_none()).count() as u64;
                let want =
                    ["first", "resolved", "repeats", "unknown_start", "unknown_end", "overlapping"].map(want);
                assert_eq!(got[..6], want, "seed {seed}");
                assert_eq!(got[6], missing, "seed {seed}");
            }
            Err(error) => {
                assert_eq!((error.code(), want("first")), ("empty", 0), "seed {seed}");
            }
        }
    }
    assert!(decided > 1000, "{decided} logs with an answer");
}

#[test]
fn a_long_log_gives_the_same_bits_on_any_number_of_threads() {
    let rows = 300_000;
    let mut stream = Stream::new(7, 3);
    let customer: Vec<i64> = (0..rows).map(|_| i64::MAX - below(&mut stream, 40_000) as i64).collect();
    let words: Vec<String> = customer.iter().map(|customer| format!("customer {customer}")).collect();
    let start: Vec<i64> = (0..rows).map(|_| below(&mut stream, 365 * 86_400) as i64).collect();
    let end: Vec<i64> = start.iter().map(|start| start + below(&mut stream, 3600) as i64).collect();
    let seconds = |values: &'static [i64]| Times::new(values, TimeUnit::Seconds).unwrap();
    let (start, end) = (seconds(start.leak()), seconds(end.leak()));
    let of = |customer: ColumnView<'_>, threads| {
        let columns = [
            Some(customer),
            Some(ColumnView::Times(start.clone())),
            Some(ColumnView::Times(end.clone())),
            None,
        ];
        let batch = Batch::new(FcrFromLogOptions::ROLES, &columns).unwrap().with_threads(threads);
        let mut accumulator = FcrFromLogAccumulator::default();
        accumulator.extend_batch(&batch).unwrap();
        accumulator
    };
    let one = of(ColumnView::from(&customer), 1);
    let three = of(ColumnView::from(&customer), 3);
    assert_eq!(one.to_state(), three.to_state());
    assert_eq!(one.finish(), three.finish());
    // Whole numbers near 2^63 are told apart, as their words are.
    let texts: Texts<'_> = words.iter().map(|word| Some(word.as_str())).collect();
    assert_eq!(of(ColumnView::from(texts), 2).finish(), one.finish());
    // A group's rows alone.
    let listed: Vec<u32> = (0..rows as u32).filter(|row| row % 3 == 0).collect();
    let columns = [
        Some(ColumnView::from(&customer)),
        Some(ColumnView::Times(start.clone())),
        Some(ColumnView::Times(end.clone())),
        None,
    ];
    let batch = Batch::new(FcrFromLogOptions::ROLES, &columns).unwrap();
    let mut group = FcrFromLogAccumulator::default();
    group.extend_batch(&batch.only(&listed).with_threads(2)).unwrap();
    assert_eq!(group.row_count(), listed.len() as u64);
    assert!(group.finish().unwrap().n < one.finish().unwrap().n);
}

#[test]
fn the_smallest_row_of_a_long_log_is_named() {
    let rows = 400_000;
    let customer = vec![1_i64; rows];
    let start = vec![10_i64; rows];
    let mut end = start.clone();
    end[399_999] = 9;
    end[270_001] = 8;
    let seconds = |values| Times::new(values, TimeUnit::Seconds).unwrap();
    for threads in [1, 2] {
        let customer = ColumnView::from(Numbers::from(&customer).with_threads(threads));
        let refused =
            fcr_from_log(customer, seconds(&start), Some(seconds(&end)), None, &FcrFromLogOptions::default());
        let refused = refused.unwrap_err();
        assert_eq!((refused.code(), refused.row()), ("out_of_range", Some(270_001)));
        assert_eq!(refused.to_string(), "seconds from start to end must be 0 or more, got -2 in row 270001");
    }
}

/// The help-desk log: from the first step to the last "Resolve ticket"; opened again when, after the first
/// "Resolve ticket", anything but another one and the closing came.
#[test]
fn help_desk() {
    let packed = std::fs::File::open("../../examples/data/helpdesk.csv.gz").unwrap();
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    let mut cases: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        cases.entry(cells[0]).or_default().push((cells[2], cells[1]));
    }
    let (mut opened, mut resolved, mut again) = (Vec::new(), Vec::new(), Vec::new());
    for steps in cases.values_mut() {
        steps.sort_by_key(|step| step.0);
        opened.push(Some(steps[0].0));
        let solved = |step: &&(&str, &str)| step.1 == "Resolve ticket";
        resolved.push(steps.iter().rev().find(solved).map(|step| step.0));
        let after: BTreeSet<&str> =
            steps.iter().skip_while(|step| step.1 != "Resolve ticket").map(|step| step.1).collect();
        let settled = |step: &&str| ["Resolve ticket", "Closed"].contains(step);
        again.push(if after.is_empty() { f64::NAN } else { f64::from(u8::from(!after.iter().all(settled))) });
    }
    let column = |texts: Vec<Option<&str>>| {
        Times::from_texts(&texts.into_iter().collect::<Texts<'_>>(), &Zone::utc()).unwrap()
    };
    let (opened, resolved) = (column(opened), column(resolved));
    let mean = ttr_with(opened.clone(), resolved.clone(), &TtrOptions::default()).unwrap();
    assert_eq!((mean.ended_count, mean.n, mean.open_count), (4569, 4569, 11));
    assert_eq!(format!("{:.4}", mean.seconds.unwrap() / 86_400.0), "11.5380");
    let median = TtrOptions::default().reading(WaitingReading::Median);
    let median = ttr_with(opened.clone(), resolved.clone(), &median).unwrap();
    assert_eq!(format!("{:.4}", median.seconds.unwrap() / 86_400.0), "6.6579");
    let again = reopen_rate_with(Numbers::from(&again), None, &ReopenRateOptions::default()).unwrap();
    assert_eq!((again.numerator, again.denominator, again.missing_count), (154, 4569, 11));
    // One pass in pieces gives the same.
    let mut pieces = MetricAccumulator::<TtrOptions>::default();
    pieces.extend(&[Some(ColumnView::Times(opened)), Some(ColumnView::Times(resolved))]).unwrap();
    assert_eq!(pieces.finish().unwrap(), mean);
}

#[test]
fn resamples_of_one_topic_spread_as_its_share_does() {
    let customers: Vec<i64> = (0..100).collect();
    let topics = vec![7_i64; 100];
    let options = TicketTrendOptions::default().customers(400_u64).resamples(4000_u64).seed(3_u64);
    let of = |order: &[usize]| {
        let customers: Vec<i64> = order.iter().map(|&row| customers[row]).collect();
        ticket_trend(ColumnView::from(&customers), ColumnView::from(&topics), None, &options).unwrap()
    };
    let forwards: Vec<usize> = (0..100).collect();
    let month = of(&forwards);
    let topic = &month.topics[0];
    assert_eq!((topic.impact, topic.mean_severity, topic.rank), (0.25, 1.0, 1));
    assert_eq!((topic.rank_lower, topic.rank_upper), (Some(1), Some(1)));
    // The exact distribution is binomial: R's qbinom(c(.025, .975), 400, .25) / 400 is .2075 and .2925.
    assert!((topic.ci_lower.unwrap() - 0.2075).abs() < 0.006, "{topic:?}");
    assert!((topic.ci_upper.unwrap() - 0.2925).abs() < 0.006, "{topic:?}");
    let backwards: Vec<usize> = (0..100).rev().collect();
    assert_eq!(of(&backwards), month);
}
