//! Measures of a customer log against brute force on random logs, and in any pieces.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::accumulate::Accumulator;
use cxkit::columns::{Numbers, Texts};
use cxkit::customers::*;
use cxkit::measure::{Batch, ColumnView, LogMetric, Metric, MetricAccumulator};
use cxkit::time::{Calendar, Duration, Every, TimeUnit, Times, WeekStart, Zone, DAY, HOUR};
use std::collections::{BTreeMap, BTreeSet};

/// Whole numbers in an order that nobody chose: SplitMix64.
struct Gen(u64);

impl Gen {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(word ^ (word >> 31)) * u128::from(end)) >> 64) as u64
    }
}

/// Rows of a log; NaN is a customer that is missing, `i64::MIN` a time that is.
struct Log {
    customers: Vec<f64>,
    days: Vec<f64>,
}

fn log(gen: &mut Gen, rows: usize, people: u64, span: u64) -> Log {
    let mut one = |most: u64| {
        if gen.below(20) == 0 {
            f64::NAN
        } else {
            gen.below(most) as f64
        }
    };
    let customers = (0..rows).map(|_| one(people)).collect();
    let days = (0..rows).map(|_| one(span)).collect();
    Log { customers, days }
}

impl Log {
    fn columns(&self, from: usize, to: usize) -> [Option<ColumnView<'_>>; 2] {
        let times = Times::new(&self.days[from..to], TimeUnit::Days).unwrap();
        [Some(Numbers::from(&self.customers[from..to]).into()), Some(times.into())]
    }

    fn known(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        let rows = self.customers.iter().zip(&self.days).filter(|(who, day)| !(who.is_nan() || day.is_nan()));
        rows.map(|(who, day)| (*who as i64, *day as i64 * DAY))
    }

    /// Who was active in each period.
    fn active(&self, calendar: &Calendar, every: Every) -> BTreeMap<i64, BTreeSet<i64>> {
        let mut active: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        for (who, at) in self.known() {
            active.entry(calendar.period(at, every)).or_default().insert(who);
        }
        active
    }
}

fn state<M: Metric>(metric: &M, log: &Log, calendar: &Calendar, every: Every) -> M::State {
    let mut state = M::State::default();
    let columns = log.columns(0, log.days.len());
    let batch = Batch::new(M::ROLES, &columns).unwrap().with_periods(calendar, every);
    metric.read(&batch, &mut state).unwrap();
    state
}

#[test]
fn retention_and_churn_add_up_to_one_on_ten_thousand_logs_from_both_roads() {
    let mut gen = Gen::new(17);
    let calendar = Calendar::new(Zone::fixed(-5 * 3_600).unwrap());
    let (retention, churn) = (RetentionRateOptions::default(), ChurnRateOptions::default());
    let net = ChurnRateOptions::default().method(ChurnRateMethod::Net);
    let growth = GrowthOptions::default();
    let mut compared = 0;
    for round in 0..10_000 {
        let rows = gen.below(40) as usize;
        let (people, span) = (gen.below(12) + 1, gen.below(300) + 1);
        let log = log(&mut gen, rows, people, span);
        let every = [Every::Week, Every::Month, Every::Day, Every::Quarter][round % 4];
        let kept = state(&retention, &log, &calendar, every);
        let active = log.active(&calendar, every);
        let nobody = BTreeSet::new();
        let of = |period: i64| active.get(&period).unwrap_or(&nobody);
        let last = active.keys().last().copied().unwrap_or(0);
        let periods: Vec<i64> =
            active.keys().map(|period| period + 1).filter(|period| *period <= last).collect();
        assert_eq!(retention.periods(&kept), periods);
        for &period in &periods {
            compared += 1;
            let (start, end) = (of(period - 1), of(period));
            let (stayed, new) =
                (start.intersection(end).count() as u64, end.difference(start).count() as u64);
            let lost = start.difference(end).count() as u64;
            let r = retention.finish_period(&kept, period).unwrap();
            let c = churn.finish_period(&kept, period).unwrap();
            assert_eq!(
                (r.retained, r.new, r.start, r.end),
                (Some(stayed), Some(new), start.len() as u64, end.len() as u64)
            );
            assert_eq!((c.lost, c.n, r.missing_count), (Some(lost), start.len() as u64, c.missing_count));
            assert!((r.rate + c.rate - 1.0).abs() < 1e-15, "{} + {}", r.rate, c.rate);
            // From counts the same result, to the last bit.
            let counted = retention_rate(start.len() as u64, end.len() as u64, Some(new)).unwrap();
            assert_eq!(
                (r.rate.to_bits(), r.ci_lower, r.ci_upper),
                (counted.rate.to_bits(), counted.ci_lower, counted.ci_upper)
            );
            assert_eq!(c.rate.to_bits(), churn_rate(start.len() as u64, lost).unwrap().rate.to_bits());
            let net = net.finish_period(&kept, period).unwrap();
            assert_eq!(net.rate, (start.len() as f64 - end.len() as f64) / start.len() as f64);
        }
        let known: BTreeSet<i64> = active.keys().copied().chain(periods).collect();
        assert_eq!(growth.periods(&kept), known.iter().copied().collect::<Vec<_>>());
        for period in known {
            let earlier: BTreeSet<i64> = active.range(..period).flat_map(|(_, who)| who).copied().collect();
            let g = growth.finish_period(&kept, period).unwrap();
            assert_eq!(g.new, of(period).difference(&earlier).count() as u64);
            assert_eq!(g.returning, of(period).intersection(of(period - 1)).count() as u64);
            assert_eq!(g.active, of(period).len() as u64);
            assert_eq!(g.dormant, of(period - 1).difference(of(period)).count() as u64);
            assert_eq!(g.resurrected, g.active - g.new - g.returning);
        }
    }
    assert!(compared > 20_000, "{compared} periods compared");
}

#[test]
fn active_users_by_brute_force() {
    let mut gen = Gen::new(5);
    let calendar = Calendar::new(Zone::fixed(9 * 3_600).unwrap()).week_start(WeekStart::Sunday);
    for round in 0..1_500 {
        let rows = gen.below(60) as usize;
        let (people, span) = (gen.below(8) + 1, gen.below(200) + 1);
        let log = log(&mut gen, rows, people, span);
        let every = [Every::Week, Every::Month, Every::Day][round % 3];
        let window = gen.below(40) + 1;
        let metric = ActiveUsersOptions::default().stickiness(true).rolling(Some(window));
        let (fine, coarse) = (
            state(&metric, &log, &calendar, every),
            state(&ActiveUsersOptions::default(), &log, &calendar, every),
        );
        let active = log.active(&calendar, every);
        let days = log.active(&calendar, Every::Day);
        for (&period, who) in &active {
            let (first, end) = (calendar.first_day(period, every), calendar.first_day(period + 1, every));
            let daily: usize = days.range(i64::from(first)..i64::from(end)).map(|(_, who)| who.len()).sum();
            let from = i64::from(end) - window as i64;
            let rolling: BTreeSet<i64> =
                days.range(from..i64::from(end)).flat_map(|(_, who)| who).copied().collect();
            let got = metric.finish_period(&fine, period).unwrap();
            let mean = daily as f64 / f64::from(end - first);
            assert_eq!(got.active, who.len() as u64);
            assert_eq!(got.rolling_active, Some(rolling.len() as u64));
            assert_eq!((got.mean_daily_active, got.stickiness), (Some(mean), Some(mean / who.len() as f64)));
            let plain = ActiveUsersOptions::default().finish_period(&coarse, period).unwrap();
            assert_eq!((plain.value, plain.stickiness), (who.len() as u64, None));
        }
        assert_eq!(
            ActiveUsersOptions::default().periods(&coarse),
            active.keys().copied().collect::<Vec<_>>()
        );
    }
}

#[test]
fn repeat_rate_by_brute_force() {
    let mut gen = Gen::new(6);
    let calendar = Calendar::default();
    for round in 0..3_000 {
        let rows = gen.below(60) as usize;
        let (people, span) = (gen.below(20) + 1, gen.below(200) + 1);
        let log = log(&mut gen, rows, people, span);
        let nth = gen.below(3) as usize + 1;
        let window = (round % 2 == 0).then(|| gen.below(60) as u16);
        let metric = RepeatRateOptions::default().nth(nth as u64).window(window.map(Duration::days));
        let kept = state(&metric, &log, &calendar, Every::Month);
        let mut orders: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        log.known().for_each(|(who, at)| orders.entry(who).or_default().push(at));
        let latest = log.known().map(|(_, at)| at).max().unwrap_or(0);
        let mut cohorts: BTreeMap<i64, (u64, u64, u64)> = BTreeMap::new();
        for times in orders.values_mut() {
            times.sort_unstable();
            let Some(&at) = times.get(nth - 1) else { continue };
            let cohort = cohorts.entry(calendar.period(at, Every::Month)).or_default();
            let end = window.map_or(i64::MAX, |days| at + i64::from(days) * DAY);
            if window.is_some() && end > latest {
                cohort.2 += 1;
            } else {
                cohort.1 += 1;
                cohort.0 += u64::from(times.get(nth).is_some_and(|next| *next <= end));
            }
        }
        assert_eq!(metric.periods(&kept), cohorts.keys().copied().collect::<Vec<_>>());
        let mut all = (0, 0, 0);
        for (period, (repeated, known, unknown)) in cohorts {
            all = (all.0 + repeated, all.1 + known, all.2 + unknown);
            match metric.finish_period(&kept, period) {
                Ok(got) => {
                    assert_eq!(
                        (got.numerator, got.denominator, got.excluded_count),
                        (repeated, known, unknown)
                    );
                }
                Err(error) => assert_eq!((error.code(), known), ("empty", 0)),
            }
        }
        match metric.finish(&kept) {
            Ok(got) => assert_eq!((got.numerator, got.denominator, got.excluded_count), all),
            Err(error) => assert_eq!((error.code(), all.1), ("empty", 0)),
        }
    }
}

/// The same log in one piece, in pieces of any size merged in any order, saved and loaded.
fn pieces<M: Metric>(metric: M)
where
    M::Result: PartialEq + std::fmt::Debug,
{
    let mut gen = Gen::new(23);
    for _ in 0..300 {
        let rows = gen.below(50) as usize;
        let log = log(&mut gen, rows, 9, 400);
        let mut whole = MetricAccumulator::new(metric.clone()).unwrap();
        whole.extend(&log.columns(0, rows)).unwrap();
        let cut = gen.below(rows as u64 + 1) as usize;
        let mut parts: Vec<MetricAccumulator<M>> = [(0, cut), (cut, rows), (0, 0)]
            .iter()
            .map(|&(from, to)| {
                let mut part = MetricAccumulator::new(metric.clone()).unwrap();
                part.extend(&log.columns(from, to)).unwrap();
                MetricAccumulator::from_state(&part.to_state()).unwrap()
            })
            .collect();
        if gen.below(2) == 0 {
            parts.reverse();
        }
        let mut merged = MetricAccumulator::new(metric.clone()).unwrap();
        for part in &parts {
            merged.merge(part).unwrap();
        }
        assert_eq!(merged.to_state(), whole.to_state());
        assert_eq!(merged, whole);
        assert_eq!(merged.finish(), whole.finish());
        let before = merged.to_state();
        merged.merge(&MetricAccumulator::new(metric.clone()).unwrap()).unwrap();
        assert_eq!(merged.to_state(), before);
    }
}

#[test]
fn any_pieces_give_the_same_bytes() {
    pieces(RetentionRateOptions::default());
    pieces(ChurnRateOptions::default().method(ChurnRateMethod::PersonTime));
    pieces(GrowthOptions::default());
    pieces(ActiveUsersOptions::default());
    pieces(ActiveUsersOptions::default().stickiness(true).rolling(Some(28)));
    pieces(RepeatRateOptions::default());
    pieces(RepeatRateOptions::default().nth(3_u64).window(Some(Duration::days(30))));
}

#[test]
fn words_and_numbers_name_the_same_customers_alike() {
    let days = [0.0, 1.0, 31.0, 33.0, 60.0];
    let texts = Texts::from(&["b", "a", "b", "c", "c"]);
    let numbers = [2_i64, 1, 2, 3, 3];
    let times = || Some(Times::new(&days, TimeUnit::Days).unwrap().into());
    let mut by_text = RetentionRateAccumulator::default();
    by_text.extend(&[Some(texts.into()), times()]).unwrap();
    let mut by_number = RetentionRateAccumulator::default();
    by_number.extend(&[Some((&numbers).into()), times()]).unwrap();
    assert_eq!(by_text.finish(), by_number.finish());
    let march = by_text.finish().unwrap();
    assert_eq!((march.start, march.end, march.retained), (2, 1, Some(1)));
    // A word is never a number: the same log twice under other names has twice the customers.
    by_text.merge(&by_number).unwrap();
    assert_eq!(by_text.finish().unwrap().start, 4);
}

#[test]
fn logs_of_other_calendars_are_not_joined() {
    let customers = [1_i64];
    let column = |at: &'static [i64]| {
        [Some((&customers).into()), Some(Times::new(at, TimeUnit::Seconds).unwrap().into())]
    };
    let columns = column(&[0]);
    let metric = GrowthOptions::default();
    let of = |calendar: &Calendar, every| {
        let mut state = <GrowthOptions as Metric>::State::default();
        let batch = Batch::new(GrowthOptions::ROLES, &columns).unwrap().with_periods(calendar, every);
        metric.read(&batch, &mut state).unwrap();
        state
    };
    let mut utc = of(&Calendar::default(), Every::Month);
    let tokyo = Calendar::new(Zone::fixed(9 * 3_600).unwrap());
    assert_eq!(metric.merge(&mut utc, &of(&tokyo, Every::Month)).unwrap_err().code(), "incompatible");
    assert_eq!(
        metric.merge(&mut utc, &of(&Calendar::default(), Every::Day)).unwrap_err().code(),
        "incompatible"
    );
    let hours = ActiveUsersOptions::default().stickiness(true);
    let mut state = ActiveUsersLog::default();
    let calendar = Calendar::default();
    let batch = Batch::new(GrowthOptions::ROLES, &columns).unwrap().with_periods(&calendar, Every::Hour);
    assert_eq!(hours.read(&batch, &mut state).unwrap_err().code(), "bad_option");
}

#[test]
fn far_apart_times_take_no_more_room_than_they_need() {
    // Hours of the first and the last year, beside each other.
    let times = [cxkit::time::EARLIEST, cxkit::time::LATEST, 0, HOUR];
    let customers = [5_i64, 5, i64::MIN, i64::MAX];
    let columns = [Some((&customers).into()), Some(Times::from_micros(&times).unwrap().into())];
    let calendar = Calendar::default();
    let mut state = CustomerLog::default();
    let metric = GrowthOptions::default();
    let batch = Batch::new(GrowthOptions::ROLES, &columns).unwrap().with_periods(&calendar, Every::Hour);
    metric.read(&batch, &mut state).unwrap();
    let periods = metric.periods(&state);
    let of = |at| metric.finish_period(&state, periods[at]).unwrap();
    assert_eq!(periods.len(), 6);
    assert_eq!(
        (of(0).new, of(1).dormant, of(2).new, of(3).new, of(3).dormant, of(5).resurrected),
        (1, 1, 1, 1, 1, 1)
    );
}
