//! `measure` against an oracle that knows no hash table, no code and no piece: every key type, periods of zones whose
//! clocks change, designs, columns of bytes, logs, and any split, order and number of threads.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cxkit::accumulate::{Accumulator, StateReader, StateWriter};
use cxkit::columns::{Key, Keys, Numbers, Texts, Validity};
use cxkit::describe::{FieldInfo, OptionInfo, Options, Record, Value};
use cxkit::measure::{
    Aht, AnyOver, Batch, ColumnView, Csat, LogMetric, Measure, MeasureAccumulator, MeasureResult, Metric,
    Nps, Over, Role, RoleKind, Table,
};
use cxkit::random::Stream;
use cxkit::service::{aht_with, AhtOptions, AhtResult};
use cxkit::survey::{
    csat_with, nps, nps_with, CsatOptions, CsatResult, Lonely, NpsOptions, NpsResult, OutOfScale, Sample,
};
use cxkit::time::{days_from_date, Calendar, Every, TimeUnit, Times, WeekStart, Zone, DAY, HOUR, SECOND};
use cxkit::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

const EVERY: [Every; 6] = [Every::Hour, Every::Day, Every::Week, Every::Month, Every::Quarter, Every::Year];

fn pick<T: Clone>(random: &mut Stream, from: &[T]) -> T {
    from[random.below(from.len() as u64).unwrap() as usize].clone()
}

/// The metrics these tests know by name.
fn known(kind: &str, reader: &mut StateReader<'_>) -> Option<Result<AnyOver, Error>> {
    Some(match kind {
        "nps" => AnyOver::read::<NpsOptions>(reader),
        "csat" => AnyOver::read::<CsatOptions>(reader),
        "aht" => AnyOver::read::<AhtOptions>(reader),
        "visits" => AnyOver::read_log::<Visits>(reader),
        _ => return None,
    })
}

fn printed(result: &MeasureResult) -> String {
    format!("{:?}", result.rows())
}

/// One pass with one thread and with three, and a split at every one of some places, merged in both orders, loaded
/// from bytes or not: one answer and one state.
fn one_answer<'a>(
    measure: &Measure,
    rows: usize,
    table: &dyn Fn(Range<usize>) -> Table<'a>,
) -> MeasureResult {
    let read = |range: Range<usize>| {
        let mut accumulator = measure.accumulator().unwrap();
        accumulator.extend(&table(range)).unwrap();
        accumulator
    };
    let whole = read(0..rows);
    let (state, answer) = (whole.to_state(), whole.finish().unwrap());
    for threads in [2, 3] {
        let mut other = measure.clone().threads(threads).accumulator().unwrap();
        other.extend(&table(0..rows)).unwrap();
        assert_eq!(other.to_state(), state, "{threads} threads");
        assert_eq!(printed(&other.finish().unwrap()), printed(&answer));
    }
    for at in [0, 1, rows / 3, rows] {
        let at = at.min(rows);
        let parts = [read(0..at), read(at..rows)];
        for (one, other) in [(0, 1), (1, 0)] {
            let mut merged = parts[one].clone();
            merged.merge(&parts[other]).unwrap();
            assert_eq!(merged.to_state(), state, "split at {at}");
            let mut loaded = MeasureAccumulator::from_state(&parts[one].to_state(), &known).unwrap();
            loaded.merge(&parts[other]).unwrap();
            assert_eq!(loaded.to_state(), state, "split at {at}, loaded");
            assert_eq!(printed(&loaded.finish().unwrap()), printed(&answer));
        }
        let mut continued = parts[0].clone();
        continued.extend(&table(at..rows)).unwrap();
        assert_eq!(continued.to_state(), state, "continued at {at}");
        assert_eq!(continued.row_count(), rows as u64);
    }
    answer
}

/// Groups by these columns are what sorting the rows by their keys gives: NPS on the road of counts, handle time on
/// that of rows.
#[allow(clippy::type_complexity)]
fn agrees<'a>(by: &[(&str, &dyn Fn(Range<usize>) -> ColumnView<'a>)], of_row: &[Vec<Key>], seed: u64) {
    let mut random = Stream::new(seed, 77);
    let rows = of_row.len();
    let scores: Vec<i8> = (0..rows).map(|_| pick(&mut random, &[0, 3, 6, 7, 8, 9, 10])).collect();
    let talk: Vec<f64> = (0..rows).map(|_| pick(&mut random, &[0.1, 60.5, 1e9, f64::NAN])).collect();
    let (scores, talk) = (Vec::leak(scores), Vec::leak(talk));
    let (scores, talk): (&'static [i8], &'static [f64]) = (scores, talk);
    let table = |range: Range<usize>| {
        let table = Table::new().column("score", &scores[range.clone()]).column("talk", &talk[range.clone()]);
        by.iter().fold(table, |table, (name, column)| table.column(name, column(range.clone())))
    };
    let measure = Measure::new().metric("nps", Nps::new("score")).metric("aht", Aht::new("talk"));
    let measure = by.iter().fold(measure, |measure, (name, _)| measure.by(name));
    let answer = one_answer(&measure, rows, &table);

    let mut groups: BTreeMap<&Vec<Key>, Vec<usize>> = BTreeMap::new();
    of_row.iter().enumerate().for_each(|(row, key)| groups.entry(key).or_default().push(row));
    assert_eq!(answer.rows().len(), groups.len());
    for (row, (key, mine)) in answer.rows().iter().zip(groups) {
        assert_eq!(&row.keys, key);
        let some: Vec<i8> = mine.iter().map(|&row| scores[row]).collect();
        assert_eq!(row.get::<NpsResult>(0), Some(&nps(&some).unwrap()), "{key:?}");
        let some: Vec<f64> = mine.iter().map(|&row| talk[row]).collect();
        let aht = aht_with(Numbers::from(&some), None, None, &AhtOptions::default()).ok();
        assert_eq!(row.get::<AhtResult>(1), aht.as_ref(), "{key:?}");
    }
}

macro_rules! integer_keys {
    ($($name:ident $type:ty: $few:expr, $far:expr;)+) => { $(
        #[test]
        #[allow(clippy::unnecessary_cast)]
        fn $name() {
            for seed in 0..6 {
                let mut random = Stream::new(seed, 5);
                let rows = [300, 50, 0, 200, 1, 40][seed as usize];
                // Few near values have computed codes; the ends of the type go through the hash table.
                let few: &[$type] = &$few;
                let far: &[$type] = &$far;
                let from = if seed % 2 == 0 { few } else { far };
                let values: Vec<$type> = (0..rows).map(|_| pick(&mut random, from)).collect();
                let bits: Vec<u8> = (0..rows / 8 + 2).map(|_| random.next_u64() as u8).collect();
                let nulls = seed % 3 > 0;
                let of_row: Vec<Vec<Key>> = (0..rows)
                    .map(|row| match bits[(row + 3) / 8] >> ((row + 3) % 8) & 1 {
                        0 if nulls => vec![Key::Null],
                        _ => vec![Key::Integer(values[row] as i64)],
                    })
                    .collect();
                let (values, bits): (&'static [$type], &'static [u8]) = (Vec::leak(values), Vec::leak(bits));
                let column = |range: Range<usize>| {
                    let numbers = Numbers::from(&values[range.clone()]);
                    let validity = Validity::new(bits, 3 + range.start);
                    ColumnView::from(if nulls { numbers.with_validity(validity) } else { numbers })
                };
                agrees(&[("key", &column)], &of_row, seed);
            }
        }
    )+ };
}
integer_keys! {
    keys_i8 i8: [-3, 0, 4], [i8::MIN, i8::MAX, -1];
    keys_u8_and_bool u8: [0, 1], [0, 7, u8::MAX];
    keys_i16 i16: [-3, 0, 4], [i16::MIN, i16::MAX, 0];
    keys_u16 u16: [2, 3], [0, u16::MAX, 5];
    keys_i32 i32: [-3, 0, 4], [i32::MIN, i32::MAX, 0];
    keys_u32 u32: [7, 9], [0, u32::MAX, 5];
    keys_i64 i64: [-3, 0, 4], [i64::MIN, i64::MAX, 0, -1];
    keys_u64 u64: [0, 3], [0, i64::MAX as u64, 1 << 40];
}

/// All that a range may be as wide as, and one more: the last computed code and the first hashed one.
#[test]
fn the_widest_range_with_computed_codes() {
    for width in [65_534_i64, 65_535, 65_536] {
        for low in [-40_000, i64::MAX - width] {
            let values: &'static [i64] = Vec::leak(vec![low, low + width, low + 1, low + width - 1, low]);
            let bits: &'static [u8] = &[0b1_0111];
            let mut of_row: Vec<Vec<Key>> = values.iter().map(|&value| vec![Key::Integer(value)]).collect();
            let plain = |range: Range<usize>| ColumnView::from(&values[range]);
            agrees(&[("key", &plain)], &of_row, 1);
            of_row[3] = vec![Key::Null];
            let holed = |range: Range<usize>| {
                let validity = Validity::new(bits, range.start);
                ColumnView::from(Numbers::from(&values[range]).with_validity(validity))
            };
            agrees(&[("key", &holed)], &of_row, 2);
        }
    }
}

const WORDS: [Option<&str>; 7] =
    [Some("north"), Some("süd"), None, Some(""), Some("north"), Some("a long name of a region"), None];

#[test]
fn keys_of_words_and_dictionaries() {
    let key = |word: Option<&str>| word.map_or(Key::Null, |word| Key::Text(word.into()));
    for seed in 0..5 {
        let mut random = Stream::new(seed, 6);
        let rows = [0, 1, 60, 300, 20][seed as usize];
        let places: Vec<usize> = (0..rows).map(|_| random.below(7).unwrap() as usize).collect();
        let words: &'static [Option<&str>] = Vec::leak(places.iter().map(|&place| WORDS[place]).collect());
        let of_row: Vec<Vec<Key>> = words.iter().map(|&word| vec![key(word)]).collect();
        let column = |range: Range<usize>| ColumnView::from(Texts::from(&words[range]));
        agrees(&[("key", &column)], &of_row, seed);

        // The same as Arrow lays them out: offsets into bytes.
        let mut bytes = b"before".to_vec();
        let mut offsets = vec![6_i32];
        let mut bits = vec![0_u8; rows / 8 + 1];
        for (row, word) in words.iter().enumerate() {
            bytes.extend_from_slice(word.unwrap_or("").as_bytes());
            offsets.push(bytes.len() as i32);
            bits[row / 8] |= u8::from(word.is_some()) << (row % 8);
        }
        let (bytes, offsets): (&'static [u8], &'static [i32]) = (Vec::leak(bytes), Vec::leak(offsets));
        let bits: &'static [u8] = Vec::leak(bits);
        let column = |range: Range<usize>| {
            let validity = Validity::new(bits, range.start);
            let texts = Texts::from_offsets(&offsets[range.start..=range.end], bytes, Some(validity));
            ColumnView::from(texts.unwrap())
        };
        agrees(&[("key", &column)], &of_row, seed);

        // Dictionaries by codes of several types: words that repeat, no word, places that do not exist.
        macro_rules! coded {
            ($type:ty, $odd:expr) => {{
                let odd: &[$type] = &$odd;
                let codes: Vec<$type> = places
                    .iter()
                    .map(|&place| {
                        if random.below(5).unwrap() == 0 && !odd.is_empty() {
                            pick(&mut random, odd)
                        } else {
                            place as $type
                        }
                    })
                    .collect();
                let found = |code: $type| WORDS.iter().enumerate().find(|(at, _)| *at as f64 == code as f64);
                let of_row: Vec<Vec<Key>> = codes
                    .iter()
                    .map(|&code| vec![found(code).map_or(Key::Null, |(_, word)| key(*word))])
                    .collect();
                let codes: &'static [$type] = Vec::leak(codes);
                let column = |range: Range<usize>| ColumnView::from(Texts::dictionary(WORDS, &codes[range]));
                agrees(&[("key", &column)], &of_row, seed);
            }};
        }
        coded!(i8, [-1, 7, i8::MIN, i8::MAX]);
        coded!(u8, [7, 255]);
        coded!(u32, [7, u32::MAX]);
        coded!(i64, [-1, 7, i64::MIN, i64::MAX, 1 << 32]);
        coded!(f64, [-1.0, 0.5, f64::NAN, 1e300, 7.0]);
    }
}

/// Three columns together, with computed numbers of groups and with hashed ones; and more words than fit a table.
#[test]
fn keys_of_several_columns() {
    for seed in 0..4 {
        let mut random = Stream::new(seed, 8);
        let rows = [1, 90, 600, 300][seed as usize];
        let many = 40_u64;
        let first: &'static [i32] =
            Vec::leak((0..rows).map(|_| pick(&mut random, &[-5, 0, 60_000])).collect());
        let third: &'static [i64] =
            Vec::leak((0..rows).map(|_| pick(&mut random, &[1 << 50, 0, 2])).collect());
        let names: Vec<String> = (0..many).map(|at| format!("agent {at}")).collect();
        let names: &'static [String] = Vec::leak(names);
        let second: Vec<Option<&str>> = (0..rows)
            .map(|_| names.get(random.below(many + 1).unwrap() as usize).map(String::as_str))
            .collect();
        let second: &'static [Option<&str>] = Vec::leak(second);
        let of_row: Vec<Vec<Key>> = (0..rows)
            .map(|row| {
                let name = second[row].map_or(Key::Null, |name| Key::Text(name.into()));
                vec![Key::Integer(first[row].into()), name, Key::Integer(third[row])]
            })
            .collect();
        let one = |range: Range<usize>| ColumnView::from(&first[range]);
        let two = |range: Range<usize>| ColumnView::from(Texts::from(&second[range]));
        let three = |range: Range<usize>| ColumnView::from(&third[range]);
        agrees(&[("one", &one), ("two", &two), ("three", &three)], &of_row, seed);
        let swapped: Vec<Vec<Key>> = of_row.iter().map(|key| vec![key[1].clone(), key[0].clone()]).collect();
        agrees(&[("two", &two), ("one", &one)], &swapped, seed);
    }
}

#[test]
fn columns_that_are_no_keys_are_refused() {
    let scores = [9_i8; 3];
    let refused = |column: ColumnView<'_>| {
        let table = Table::new().column("score", &scores).column("key", column);
        Measure::new().by("key").metric("nps", Nps::new("score")).run(&table).unwrap_err()
    };
    assert_eq!(refused((&[0.5, 1.0, 2.0]).into()).code(), "wrong_type");
    assert_eq!(refused(Times::from_micros(&[1, 2, 3]).unwrap().into()).code(), "wrong_type");
    // 2^63 - 1 is a key, 2^63 is none; as floats the two are one.
    let wide = refused((&[5_u64, (1 << 63) - 1, 1 << 63]).into());
    assert_eq!((wide.code(), wide.row()), ("out_of_range", Some(2)));
}

fn at(year: i32, month: u8, day: u8, hour: i64, minute: i64) -> i64 {
    i64::from(days_from_date(year, month, day).unwrap()) * DAY + hour * HOUR + minute * 60 * SECOND
}

fn calendars() -> Vec<(Calendar, i64)> {
    let zone = |name: &'static str, first, change: i64, then| {
        Zone::from_transitions(name, first, &[(change / SECOND, then)]).unwrap()
    };
    let berlin = at(2024, 10, 27, 1, 0);
    // Clocks went back from 00:01 to 23:01 of the day before.
    let st_johns = at(2006, 10, 29, 2, 31);
    // Alaska had the 18th of October 1867 twice: from UTC+15:02 to UTC-8:58.
    let sitka = at(1867, 10, 19, 0, 31);
    let apia = at(2011, 12, 30, 10, 0);
    vec![
        (Calendar::default().week_start(WeekStart::Sunday), at(2024, 1, 1, 0, 0)),
        (Calendar::new(zone("Europe/Berlin", 7_200, berlin, 3_600)), berlin),
        (Calendar::new(zone("America/St_Johns", -9_000, st_johns, -12_600)), st_johns),
        (Calendar::new(zone("America/Sitka", 54_139, sitka, -32_261)), sitka),
        (Calendar::new(zone("Pacific/Apia", -36_000, apia, 50_400)), apia),
    ]
}

/// Periods are those of the calendar, instant by instant, also where the last instant is not in the last period.
#[test]
fn periods_of_zones_whose_clocks_change() {
    for (calendar, change) in calendars() {
        for (number, every) in EVERY.into_iter().enumerate() {
            for seed in 0..6 {
                let mut random = Stream::new(seed, number as u64);
                let rows = pick(&mut random, &[1, 40, 300]);
                let width = pick(&mut random, &[4 * HOUR, 60 * HOUR, 900 * DAY, 400_000 * DAY]);
                let times: Vec<i64> = (0..rows)
                    .map(|_| change - width / 2 + random.below(width as u64).unwrap() as i64)
                    .collect();
                let bits: Vec<u8> =
                    (0..=rows / 8).map(|_| random.next_u64() as u8 | random.next_u64() as u8).collect();
                let keys: Vec<i64> = (0..rows).map(|_| pick(&mut random, &[1, 2])).collect();
                let scores: Vec<i8> = (0..rows).map(|_| pick(&mut random, &[0, 7, 10])).collect();
                let (times, bits): (&'static [i64], &'static [u8]) = (Vec::leak(times), Vec::leak(bits));
                let (keys, scores): (&'static [i64], &'static [i8]) = (Vec::leak(keys), Vec::leak(scores));
                let table = |range: Range<usize>| {
                    let when =
                        Numbers::from(&times[range.clone()]).with_validity(Validity::new(bits, range.start));
                    Table::new()
                        .column("at", Times::new(when, TimeUnit::Microseconds).unwrap())
                        .column("key", &keys[range.clone()])
                        .column("score", &scores[range])
                };
                let measure = Measure::new().time("at").every(every).calendar(calendar.clone());
                let measure = measure.metric("nps", Nps::new("score"));
                let with_keys = one_answer(&measure.clone().by("key"), rows, &table);
                let alone = one_answer(&measure, rows, &table);

                let period = |row: usize| {
                    (bits[row / 8] >> (row % 8) & 1 == 1).then(|| calendar.period(times[row], every))
                };
                let mut groups: BTreeMap<(i64, bool, Option<i64>), Vec<i8>> = BTreeMap::new();
                let mut periods: BTreeMap<(bool, Option<i64>), Vec<i8>> = BTreeMap::new();
                for row in 0..rows {
                    let period = period(row);
                    groups.entry((keys[row], period.is_none(), period)).or_default().push(scores[row]);
                    periods.entry((period.is_none(), period)).or_default().push(scores[row]);
                }
                assert_eq!(with_keys.rows().len(), groups.len(), "{every:?}");
                for (row, ((key, _, period), some)) in with_keys.rows().iter().zip(&groups) {
                    assert_eq!(
                        (&row.keys[..], row.period),
                        (&[Key::Integer(*key)][..], *period),
                        "{every:?}"
                    );
                    assert_eq!(row.first_day, period.map(|period| calendar.first_day(period, every)));
                    assert_eq!(row.get::<NpsResult>(0), Some(&nps(some).unwrap()));
                }
                assert_eq!(alone.rows().len(), periods.len());
                for (row, ((_, period), some)) in alone.rows().iter().zip(&periods) {
                    assert_eq!(row.period, *period);
                    assert_eq!(row.get::<NpsResult>(0), Some(&nps(some).unwrap()));
                }

                // Filled: every key has every period from the first to the last, and rows without a time stay.
                let all: Vec<i64> = (0..rows).filter_map(period).collect();
                let span = all.iter().min().zip(all.iter().max()).map_or(0, |(first, last)| last - first + 1);
                if span > 3_000 {
                    continue;
                }
                let filled = measure.clone().by("key").fill_periods(true).run(&table(0..rows)).unwrap();
                let held =
                    groups.keys().map(|(key, ..)| key).collect::<std::collections::BTreeSet<_>>().len();
                let without = groups.keys().filter(|(_, none, _)| *none).count();
                assert_eq!(filled.rows().len(), held * span as usize + without);
                for row in filled.rows() {
                    let Key::Integer(key) = row.keys[0] else { panic!("{row:?}") };
                    let some = groups.get(&(key, row.period.is_none(), row.period));
                    assert_eq!(row.get::<NpsResult>(0), some.map(|some| nps(some).unwrap()).as_ref());
                }
            }
        }
    }
}

#[test]
fn too_many_periods_to_fill_are_refused() {
    let times = [at(1, 1, 1, 0, 0), at(9999, 12, 31, 0, 0)];
    let scores = [9_i8, 10];
    let table = Table::new().column("at", Times::from_micros(&times).unwrap()).column("score", &scores);
    let measure = Measure::new().time("at").metric("nps", Nps::new("score"));
    for every in EVERY {
        // Far apart as they are, two periods take the memory of two.
        assert_eq!(measure.clone().every(every).run(&table).unwrap().rows().len(), 2, "{every:?}");
    }
    let filled = measure.every(Every::Hour).fill_periods(true).run(&table);
    assert_eq!(filled.unwrap_err().code(), "out_of_range");
}

/// Weights, strata and clusters of the table reach every metric that takes them, group by group.
#[test]
fn designs_by_group() {
    for seed in 0..30 {
        let mut random = Stream::new(seed, 11);
        let rows = pick(&mut random, &[1, 30, 400]);
        let keys: &'static [u8] = Vec::leak((0..rows).map(|_| pick(&mut random, &[1, 2, 9])).collect());
        let scores: &'static [i8] = Vec::leak((0..rows).map(|_| pick(&mut random, &[0, 7, 10])).collect());
        let weights: &'static [f64] =
            Vec::leak((0..rows).map(|_| pick(&mut random, &[0.1, 1.0, 3.7, f64::NAN])).collect());
        let strata: &'static [i64] = Vec::leak((0..rows).map(|_| pick(&mut random, &[4, 5])).collect());
        let clusters: &'static [Option<&str>] = Vec::leak(
            (0..rows).map(|_| pick(&mut random, &[Some("a"), Some("b"), Some("c"), None])).collect(),
        );
        let table = |range: Range<usize>| {
            Table::new()
                .column("key", &keys[range.clone()])
                .column("score", &scores[range.clone()])
                .column("w", &weights[range.clone()])
                .column("s", &strata[range.clone()])
                .column("c", Texts::from(&clusters[range]))
        };
        let options = NpsOptions::default().lonely(Lonely::Drop);
        let measure = Measure::new()
            .by("key")
            .weight("w")
            .strata("s")
            .cluster("c")
            .metric("nps", Nps::new("score").options(options.clone()));
        let answer = one_answer(&measure, rows, &table);
        for row in answer.rows() {
            let mine: Vec<usize> =
                (0..rows).filter(|&at| Key::Integer(keys[at].into()) == row.keys[0]).collect();
            let some: Vec<i8> = mine.iter().map(|&row| scores[row]).collect();
            let weight: Vec<f64> = mine.iter().map(|&row| weights[row]).collect();
            let stratum: Vec<i64> = mine.iter().map(|&row| strata[row]).collect();
            let cluster: Vec<Option<&str>> = mine.iter().map(|&row| clusters[row]).collect();
            let sample = Sample::of(&some)
                .weights(&weight)
                .strata(stratum)
                .clusters(Keys::Texts(Texts::from(&cluster[..])));
            let plain = nps_with(sample, &options);
            assert_eq!(row.get::<NpsResult>(0), plain.as_ref().ok());
            if let Err(error) = plain {
                assert_eq!(error.code(), "empty");
            }
        }
    }
}

/// Several metrics of one column of bytes, of either sign, with values beyond the scale and words for missing.
#[test]
fn columns_of_bytes() {
    fn check<T: Copy + PartialEq + Into<f64> + 'static>(values: &[T], rows: usize, seed: u64)
    where
        for<'a> Numbers<'a>: From<&'a [T]>,
    {
        let mut random = Stream::new(seed, 13);
        let column: &'static [T] = Vec::leak((0..rows).map(|_| pick(&mut random, values)).collect());
        let keys: &'static [i16] = Vec::leak((0..rows).map(|_| pick(&mut random, &[-7, 0, 300])).collect());
        let table = |range: Range<usize>| {
            Table::new().column("key", &keys[range.clone()]).column("score", Numbers::from(&column[range]))
        };
        let nps_options = NpsOptions::default().out_of_scale(OutOfScale::Missing);
        let csat_options =
            CsatOptions::default().scale((-2.0, 2.0)).top_from(1.0).out_of_scale(OutOfScale::Missing);
        let measure = Measure::new()
            .by("key")
            .metric("nps", Nps::new("score").options(nps_options.clone()))
            .metric("csat", Csat::new("score").options(csat_options.clone()));
        for row in one_answer(&measure, rows, &table).rows() {
            let mine = (0..rows).filter(|&at| Key::Integer(keys[at].into()) == row.keys[0]);
            let some: Vec<f64> = mine.map(|row| column[row].into()).collect();
            assert_eq!(row.get::<NpsResult>(0), nps_with(&some, &nps_options).ok().as_ref());
            assert_eq!(row.get::<CsatResult>(1), csat_with(&some, &csat_options).ok().as_ref());
        }
        // Refused where the policy says so: the first row of any group, whatever the metric.
        let strict = Measure::new()
            .by("key")
            .metric("nps", Nps::new("score").options(nps_options))
            .metric("csat", Csat::new("score").options(csat_options.out_of_scale(OutOfScale::Error)));
        let first = column.iter().position(|&value| !(-2.0..=2.0).contains(&value.into()));
        for threads in [1, 2, 4] {
            let refused = strict.clone().threads(threads).run(&table(0..rows)).err();
            assert_eq!(refused.and_then(|error| error.row()), first, "{threads} threads");
        }
    }
    for seed in 0..4 {
        for rows in [1, 2, 60, 300] {
            check::<i8>(&[-2, -1, 0, 1, 2], rows, seed);
            check::<i8>(&[-128, 127, 0, 2, 10], rows, seed);
            check::<i8>(&[-9, -128], rows, seed);
            check::<u8>(&[0, 1, 2, 10], rows, seed);
            check::<u8>(&[0, 255, 11, 3], rows, seed);
        }
    }
}

/// A refused row in an early piece is named although a later piece is refused by another metric.
#[test]
fn the_smallest_row_of_all_pieces() {
    let keys: Vec<i64> = (0..10_000).map(|row| row % 3).collect();
    for (low, high) in [(5, 9_000), (9_000, 5), (2_499, 2_501), (7_000, 6_999)] {
        let (mut scores, mut talk) = (vec![9_i8; 10_000], vec![1.0; 10_000]);
        scores[low] = 11;
        talk[high] = -1.0;
        let table = Table::new().column("score", &scores).column("talk", &talk).column("key", &keys);
        for threads in [1, 2, 5] {
            let measure =
                Measure::new().by("key").metric("aht", Aht::new("talk")).metric("nps", Nps::new("score"));
            let refused = measure.threads(threads).run(&table).unwrap_err();
            assert_eq!(refused.row(), Some(low.min(high)), "{low} {high}, {threads} threads");
        }
    }
}

/// A group with rows and no answer has nothing to show, and is shown.
#[test]
fn groups_without_an_answer() {
    let keys = [1_i64, 2, 1];
    let scores = [9.0, f64::NAN, 3.0];
    let table = Table::new().column("key", &keys).column("score", &scores);
    let answer = Measure::new().by("key").metric("nps", Nps::new("score")).run(&table).unwrap();
    assert_eq!(answer.rows().len(), 2);
    assert_eq!(answer.rows()[0].get::<NpsResult>(0).map(|nps| nps.n), Some(2));
    assert!(answer.rows()[1].any(0).is_none());
    // Without keys there is one row, whatever there is to measure.
    let nothing: [f64; 0] = [];
    let answer = Measure::new().metric("nps", Nps::new("score")).run(&Table::new().column("score", &nothing));
    let answer = answer.unwrap();
    assert_eq!(answer.rows().len(), 1);
    assert!(answer.rows()[0].any(0).is_none());
}

/// A metric over a log: how many visits a period had, and how many the period before.
#[derive(Clone, Debug, Default, PartialEq)]
struct Visits;

#[derive(Clone, Debug, PartialEq)]
struct VisitsResult {
    n: u64,
    before: u64,
}

impl Options for Visits {
    const NAME: &'static str = "Visits";
    fn info() -> Vec<OptionInfo> {
        Vec::new()
    }
    fn set(&mut self, name: &str, _: &Value) -> Result<(), Error> {
        Err(Error::UnknownOption { name: name.to_owned(), nearest: None, place: "visits".into() })
    }
    fn values(&self) -> Vec<Value> {
        Vec::new()
    }
}

impl Record for VisitsResult {
    const NAME: &'static str = "VisitsResult";
    const DOC: &'static str = "Visits.";
    const FIELDS: &'static [&'static str] = &["n", "before"];
    fn info() -> Vec<FieldInfo> {
        Vec::new()
    }
    fn values(&self) -> Vec<Value> {
        vec![Value::Count(self.n), Value::Count(self.before)]
    }
    fn from_fields(_: &[(Cow<'static, str>, Value)]) -> Result<Self, Error> {
        Ok(Self { n: 0, before: 0 })
    }
}

impl Metric for Visits {
    const KIND: &'static str = "visits";
    const ROLES: &'static [Role] = &[Role::required("time", RoleKind::Times, "When.")];
    type Result = VisitsResult;
    /// By period; all in one where there are no periods.
    type State = BTreeMap<i64, u64>;
    fn read(&self, batch: &Batch<'_>, state: &mut Self::State) -> Result<(), Error> {
        for row in batch.rows() {
            if let Some(micros) = batch.time(0, row) {
                let period = batch.periods().map_or(0, |(calendar, every)| calendar.period(micros, every));
                *state.entry(period).or_default() += 1;
            }
        }
        Ok(())
    }
    fn merge(&self, state: &mut Self::State, other: &Self::State) -> Result<(), Error> {
        other.iter().for_each(|(&period, &n)| *state.entry(period).or_default() += n);
        Ok(())
    }
    fn finish(&self, state: &Self::State) -> Result<VisitsResult, Error> {
        match state.keys().next_back() {
            Some(&last) => self.finish_period(state, last),
            None => Err(Error::Empty { what: "visits".into() }),
        }
    }
    fn row_count(state: &Self::State) -> u64 {
        state.values().sum()
    }
    fn write_state(state: &Self::State, writer: &mut StateWriter) {
        writer.usize(state.len());
        for (&period, &n) in state {
            writer.i64(period);
            writer.u64(n);
        }
    }
    fn read_state(reader: &mut StateReader<'_>) -> Result<Self::State, Error> {
        (0..reader.length(2)?).map(|_| Ok((reader.i64()?, reader.u64()?))).collect()
    }
}

impl LogMetric for Visits {
    fn periods(&self, state: &Self::State) -> Vec<i64> {
        state.keys().copied().collect()
    }
    fn finish_period(&self, state: &Self::State, period: i64) -> Result<VisitsResult, Error> {
        let n = |period| state.get(&period).copied().unwrap_or(0);
        Ok(VisitsResult { n: n(period), before: n(period - 1) })
    }
}

/// A metric that compares periods stands beside one that does not, in the rows of their periods.
#[test]
fn metrics_over_a_log() {
    for (calendar, change) in calendars() {
        for seed in 0..10 {
            let mut random = Stream::new(seed, 17);
            let rows = pick(&mut random, &[1, 30, 400]);
            let times: &'static [i64] = Vec::leak(
                (0..rows).map(|_| change - 3 * DAY + random.below(6 * DAY as u64).unwrap() as i64).collect(),
            );
            let keys: &'static [i64] = Vec::leak((0..rows).map(|_| pick(&mut random, &[1, 2])).collect());
            let scores: &'static [i8] = Vec::leak((0..rows).map(|_| pick(&mut random, &[0, 10])).collect());
            let table = |range: Range<usize>| {
                Table::new()
                    .column("at", Times::from_micros(&times[range.clone()]).unwrap())
                    .column("key", &keys[range.clone()])
                    .column("score", &scores[range])
            };
            let visits = AnyOver::of_log(Visits, Vec::new());
            let measure = Measure::new().by("key").time("at").calendar(calendar.clone());
            let measure = measure.metric("visits", visits).metric("nps", Nps::new("score"));
            let by_day = one_answer(&measure.clone().every(Every::Day), rows, &table);
            let mut counts: BTreeMap<(i64, i64), u64> = BTreeMap::new();
            for row in 0..rows {
                *counts.entry((keys[row], calendar.period(times[row], Every::Day))).or_default() += 1;
            }
            assert_eq!(by_day.rows().len(), counts.len());
            for (row, (&(key, day), &n)) in by_day.rows().iter().zip(&counts) {
                assert_eq!((&row.keys[..], row.period), (&[Key::Integer(key)][..], Some(day)));
                let before = counts.get(&(key, day - 1)).copied().unwrap_or(0);
                assert_eq!(row.get::<VisitsResult>(0), Some(&VisitsResult { n, before }));
                assert_eq!(row.get::<NpsResult>(1).map(|nps| nps.n), Some(n));
            }
            let at_once = one_answer(&measure, rows, &table);
            for row in at_once.rows() {
                let n = keys.iter().filter(|&&key| Key::Integer(key) == row.keys[0]).count() as u64;
                assert_eq!(row.get::<VisitsResult>(0).map(|visits| visits.n), Some(n));
            }
        }
    }
}

/// A measurement of rows, as the shared laws want it: `KIND` chooses by what.
#[derive(Clone)]
struct Rows<const KIND: usize>(MeasureAccumulator);

type Item = (Option<&'static str>, i64, f64, f64);

fn by_rows(kind: usize) -> Measure {
    let measure =
        Measure::new().metric("nps", Nps::new("score")).metric("aht", Over::<AhtOptions>::new("talk"));
    let zone = Zone::from_transitions("Europe/Berlin", 3_600, &[(0, 7_200)]).unwrap();
    match kind {
        0 => measure,
        1 => measure.by("region"),
        2 => measure.by("region").by("hour"),
        _ => measure.by("region").time("at").every(Every::Month).calendar(Calendar::new(zone)),
    }
}

impl<const KIND: usize> Accumulator for Rows<KIND> {
    type Item = Item;
    type Output = MeasureResult;
    fn push(&mut self, (region, hour, score, talk): Item) -> Result<(), Error> {
        let when = [hour * HOUR];
        let table = Table::new()
            .column("region", Texts::from(&[region]))
            .column("hour", std::slice::from_ref(&hour))
            .column("score", std::slice::from_ref(&score))
            .column("talk", std::slice::from_ref(&talk))
            .column("at", Times::from_micros(&when)?);
        self.0.extend(&table)
    }
    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.0.merge(&other.0)
    }
    fn finish(&self) -> Result<MeasureResult, Error> {
        self.0.finish()
    }
    fn to_state(&self) -> Vec<u8> {
        self.0.to_state()
    }
    fn from_state(bytes: &[u8]) -> Result<Self, Error> {
        let loaded = MeasureAccumulator::from_state(bytes, &known)?;
        match loaded.clone().with_calendar(by_rows(KIND).accumulator()?.measure().calendar_used().clone()) {
            Ok(whole) => Ok(Self(whole)),
            // A forged state may name another zone: it stays what it is.
            Err(_) => Ok(Self(loaded)),
        }
    }
}

const ITEMS: [Item; 8] = [
    (Some("north"), 3, 10.0, 61.5),
    (Some("süd"), -4, 7.0, 0.25),
    (None, 3, f64::NAN, 1e9),
    (Some(""), 1 << 20, 3.0, f64::NAN),
    (Some("north"), 3, 9.0, 17.0),
    (None, -4, f64::NAN, f64::NAN),
    (Some("north"), -4, 0.0, 0.1),
    (Some("süd"), -4, 8.0, 0.2),
];

mod laws {
    use super::*;
    use cxkit_testkit::accumulator_laws;

    fn empty<const KIND: usize>() -> Rows<KIND> {
        Rows(by_rows(KIND).accumulator().unwrap())
    }

    accumulator_laws!(all_rows_together, empty::<0>(), ITEMS, Rows::<0>(by_rows(1).accumulator().unwrap()));
    accumulator_laws!(by_words, empty::<1>(), ITEMS, Rows::<1>(by_rows(2).accumulator().unwrap()));
    accumulator_laws!(
        by_words_and_numbers,
        empty::<2>(),
        ITEMS,
        Rows::<2>(by_rows(3).accumulator().unwrap())
    );
    accumulator_laws!(
        by_words_and_months,
        empty::<3>(),
        ITEMS,
        Rows::<3>(by_rows(3).calendar(Calendar::default()).accumulator().unwrap())
    );
}

#[test]
fn different_measurements_are_not_merged() {
    let base = || Measure::new().by("a").metric("nps", Nps::new("score"));
    let others = [
        base().by("b"),
        base().weight("w"),
        base().strata("s"),
        base().time("at"),
        base().fill_periods(true),
        base().metric("aht", Aht::new("talk")),
        Measure::new().by("a").metric("nps", Nps::new("answer")),
        Measure::new().by("a").metric("n", Nps::new("score")),
        Measure::new().by("a").metric("nps", Csat::new("score")),
        Measure::new()
            .by("a")
            .metric("nps", Nps::new("score").option("confidence_level", Value::Number(0.5)).unwrap()),
    ];
    let mut one = base().accumulator().unwrap();
    for other in others {
        let other = other.accumulator().unwrap();
        assert_eq!(one.merge(&other).unwrap_err().code(), "incompatible");
        assert_ne!(one.to_state(), other.to_state());
    }
    one.merge(&base().accumulator().unwrap()).unwrap();
}

#[test]
fn a_loaded_measurement_wants_its_calendar_back() {
    let scores = [9_i8, 3];
    let times = [at(2024, 10, 26, 22, 30), at(2024, 10, 27, 23, 30)];
    let table = Table::new().column("at", Times::from_micros(&times).unwrap()).column("score", &scores);
    let (calendar, _) = calendars().remove(1);
    let measure = Measure::new().time("at").every(Every::Day).calendar(calendar.clone());
    let mut saved = measure.metric("nps", Nps::new("score")).accumulator().unwrap();
    saved.extend(&table).unwrap();
    let mut loaded = MeasureAccumulator::from_state(&saved.to_state(), &known).unwrap();
    assert_eq!(printed(&loaded.finish().unwrap()), printed(&saved.finish().unwrap()));
    assert_eq!(loaded.extend(&table).unwrap_err().code(), "incompatible");
    let other = loaded.clone().with_calendar(Calendar::default());
    assert_eq!(other.map(|_| ()).unwrap_err().code(), "incompatible");
    let sunday = loaded.clone().with_calendar(calendar.clone().week_start(WeekStart::Sunday));
    assert_eq!(sunday.map(|_| ()).unwrap_err().code(), "incompatible");
    let mut loaded = loaded.with_calendar(calendar).unwrap();
    loaded.extend(&table).unwrap();
    saved.extend(&table).unwrap();
    assert_eq!(loaded.to_state(), saved.to_state());
    // What is merged brings its calendar along.
    let empty = MeasureAccumulator::from_state(&saved.to_state(), &known).unwrap();
    let mut merged = empty.clone();
    merged.merge(&saved).unwrap();
    merged.extend(&table).unwrap();
    let unknown = MeasureAccumulator::from_state(&saved.to_state(), &|_, _| None);
    assert_eq!(unknown.map(|_| ()).unwrap_err().code(), "bad_state");
}
