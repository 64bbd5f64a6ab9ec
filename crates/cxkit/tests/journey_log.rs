//! The event log against a plain sort of the rows, and its promises: order, append, filters, saved bytes.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::columns::{Key, Keys, Numbers, Validity};
use cxkit::journey::{BlankNames, Condition, EventLog, EventLogOptions, Events, Filter, Identity, Labels};
use cxkit::random::Stream;
use cxkit::time::Times;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
struct Rows {
    customers: Vec<Key>,
    times: Vec<i64>,
    touchpoints: Vec<Option<String>>,
    channels: Vec<Option<String>>,
    values: Vec<f64>,
}

impl Rows {
    fn random(stream: &mut Stream, rows: usize, customers: u64, texts: bool) -> Self {
        let mut made = Self::default();
        for _ in 0..rows {
            // Some ids far apart, so that buckets are wide; some rows without one.
            let id = stream.below(customers).unwrap() as i64;
            let id = if id % 3 == 0 { id.wrapping_mul(0x1234_5678_9abc_def1) } else { id };
            made.customers.push(match stream.below(20).unwrap() {
                0 => Key::Null,
                _ if texts && id % 5 == 0 => Key::Text("  ".into()),
                _ if texts => Key::Text(format!("user_{id:07}").into()),
                _ => Key::Integer(id),
            });
            made.times.push(stream.below(1 + rows as u64 / 4).unwrap() as i64 - 5);
            let touchpoint = stream.below(9).unwrap();
            made.touchpoints.push((touchpoint > 0).then(|| format!("t{touchpoint}")));
            let channel = stream.below(4).unwrap();
            made.channels.push((channel > 0).then(|| format!("c{channel}")));
            made.values.push(if stream.below(3).unwrap() == 0 {
                f64::NAN
            } else {
                stream.below(7).unwrap() as f64 - 3.0
            });
        }
        made
    }

    fn part(&self, range: std::ops::Range<usize>) -> Self {
        Self {
            customers: self.customers[range.clone()].to_vec(),
            times: self.times[range.clone()].to_vec(),
            touchpoints: self.touchpoints[range.clone()].to_vec(),
            channels: self.channels[range.clone()].to_vec(),
            values: self.values[range].to_vec(),
        }
    }

    fn log(&self, identity: &Identity, threads: usize) -> EventLog {
        EventLog::build(&self.events(), &EventLogOptions::default(), identity, threads).unwrap()
    }

    fn events(&self) -> Events<'_> {
        let texts = |column: &'_ [Option<String>]| -> Labels<'_> {
            let keys = column.iter().map(|text| text.as_deref().map_or(Key::Null, Key::from));
            Labels::from(Keys::from(keys.collect::<Vec<Key>>()))
        };
        let times = Times::from_micros(&self.times).unwrap();
        Events::new(self.customers.clone(), times, texts(&self.touchpoints))
            .attribute("channel", texts(&self.channels))
            .value(&self.values)
    }

    /// What the log must hold, by a map and a stable sort.
    fn plain(&self, identity: &Identity) -> BTreeMap<Key, Vec<(i64, String)>> {
        let mut journeys: BTreeMap<Key, Vec<(i64, String)>> = BTreeMap::new();
        for row in 0..self.times.len() {
            let customer = identity.customer(&self.customers[row]);
            let blank = matches!(&self.customers[row], Key::Text(text) if text.trim().is_empty());
            if let (false, false, Some(touchpoint)) = (customer == Key::Null, blank, &self.touchpoints[row]) {
                journeys.entry(customer).or_default().push((self.times[row], touchpoint.clone()));
            }
        }
        journeys.values_mut().for_each(|events| events.sort_by_key(|(time, _)| *time));
        journeys
    }
}

fn held(log: &EventLog, customers: impl Iterator<Item = Key>) -> BTreeMap<Key, Vec<(i64, String)>> {
    customers
        .map(|customer| {
            let journey = log.journey(&customer);
            (customer, journey.into_iter().map(|(time, touchpoint)| (time, touchpoint.to_owned())).collect())
        })
        .collect()
}

#[test]
fn a_log_is_a_stable_sort_of_the_rows() {
    let mut stream = Stream::new(4, 1);
    for (rows, customers) in
        [(0, 1), (1, 1), (40, 3), (500, 60), (3_000, 2), (70_000, 5_000), (300_000, 40_000)]
    {
        for texts in [false, true] {
            let table = Rows::random(&mut stream, rows, customers, texts);
            let pairs = [(0_i64, 1_i64), (7, 4), (4, 8)];
            let name =
                |id: i64| if texts { Key::Text(format!("user_{id:07}").into()) } else { Key::Integer(id) };
            let (left, right): (Vec<Key>, Vec<Key>) = pairs.iter().map(|&(a, b)| (name(a), name(b))).unzip();
            for identity in [Identity::default(), Identity::from_pairs(left, right).unwrap()] {
                let log = table.log(&identity, 2);
                let plain = table.plain(&identity);
                assert_eq!(held(&log, plain.keys().cloned()), plain);
                let events: usize = plain.values().map(Vec::len).sum();
                assert_eq!((log.event_count(), log.customer_count()), (events, plain.len()));
                assert_eq!(log.dropped().total() as usize + events, rows);
                let times = || plain.values().flatten().map(|(time, _)| *time);
                assert_eq!((log.first_time(), log.last_time()), (times().min(), times().max()));
                assert_eq!(table.log(&identity, 1).to_state().unwrap(), log.to_state().unwrap());
            }
        }
    }
}

/// Draws an id with whole numbers below a limit.
type Draw = fn(&mut dyn FnMut(u64) -> i64) -> i64;

/// Ids that crowd in a few places, lie far apart, or stand at the ends of 64 bits; with events in and out of order.
#[test]
fn ids_of_any_spread_are_sorted() {
    let mut stream = Stream::new(6, 1);
    let mut below = |n: u64| stream.below(n).unwrap() as i64;
    let ids: [Draw; 5] = [
        |below| below(50_000) * 7_919 + 1_000_003,
        |below| [i64::MIN, -1 << 40, 0, 1 << 40, i64::MAX - 500][below(5) as usize] + below(500),
        |below| (below(1 << 20) << 44) ^ below(1 << 10),
        |below| [i64::MIN, i64::MAX][below(2) as usize],
        |below| 1_i64 << below(63),
    ];
    for (which, id) in ids.into_iter().enumerate() {
        for rows in [1, 2, 5, 200_000] {
            let customers: Vec<i64> = (0..rows).map(|_| id(&mut below)).collect();
            let times: Vec<i64> = (0..rows).map(|row| if row % 9 == 0 { below(99) } else { row }).collect();
            let touchpoints: Vec<u8> = (0..rows).map(|_| below(3) as u8).collect();
            let names = ["a", "b", "c"];
            let labels = Labels::coded(touchpoints.as_slice(), names.as_slice());
            let events = Events::new(customers.as_slice(), Times::from_micros(&times).unwrap(), labels);
            let options = EventLogOptions::default();
            let log = EventLog::build(&events, &options, &Identity::default(), 2).unwrap();
            let mut plain: BTreeMap<Key, Vec<(i64, String)>> = BTreeMap::new();
            for ((&customer, &time), &code) in customers.iter().zip(&times).zip(&touchpoints) {
                plain
                    .entry(Key::Integer(customer))
                    .or_default()
                    .push((time, names[code as usize].to_owned()));
            }
            plain.values_mut().for_each(|events| events.sort_by_key(|(time, _)| *time));
            assert_eq!(log.customer_count(), plain.len(), "ids {which}, {rows} rows");
            assert!(held(&log, plain.keys().cloned()) == plain, "ids {which}, {rows} rows");
        }
    }
}

#[test]
fn appended_batches_are_the_log_of_all_rows() {
    let mut stream = Stream::new(5, 1);
    for round in 0..60 {
        let rows = [0, 3, 60, 400][round % 4];
        let table = Rows::random(&mut stream, rows, 1 + rows as u64 / 7, round % 3 == 0);
        let whole = table.log(&Identity::default(), 2);
        let mut cuts: Vec<usize> =
            (0..stream.below(5).unwrap()).map(|_| stream.below(rows as u64 + 1).unwrap() as usize).collect();
        cuts.extend([0, rows]);
        cuts.sort_unstable();
        let mut grown = table.part(0..cuts[1]).log(&Identity::default(), 1);
        for pair in cuts[1..].windows(2) {
            grown.append(&table.part(pair[0]..pair[1]).events()).unwrap();
            if stream.below(2).unwrap() == 0 {
                assert_eq!(grown.customer_count(), table.part(0..pair[1]).plain(&Identity::default()).len());
            }
            if stream.below(3).unwrap() == 0 {
                grown.settle().unwrap();
            }
        }
        assert_eq!(grown, whole);
        assert_eq!(grown.to_state().unwrap(), whole.to_state().unwrap());
    }
}

#[test]
fn a_saved_log_is_the_log_and_a_damaged_one_is_refused() {
    let mut stream = Stream::new(6, 1);
    let identity = Identity::from_pairs(&["user_0000001"], &["user_0000002"]).unwrap();
    let table = Rows::random(&mut stream, 60, 9, true);
    let log = table.log(&identity, 1);
    let bytes = log.to_state().unwrap();
    let loaded = EventLog::from_state(&bytes).unwrap();
    assert_eq!(loaded, log);
    assert_eq!(loaded.to_state().unwrap(), bytes);
    for bit in (0..bytes.len() * 8).step_by(3) {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(EventLog::from_state(&changed).unwrap_err().code(), "bad_state");
    }
    // Bytes with a right checksum are refused too, or are the one spelling of some other log.
    for at in 0..bytes.len() - 4 {
        for byte in [0, 1, 0x7f, 0x80, 0xff, bytes[at].wrapping_add(1)] {
            let mut forged = bytes[..bytes.len() - 4].to_vec();
            forged[at] = byte;
            let forged = cxkit_testkit::laws::sealed(forged);
            match EventLog::from_state(&forged) {
                Err(error) => assert_eq!(error.code(), "bad_state"),
                Ok(read) => assert_eq!(read.to_state().unwrap(), forged, "two spellings of one log"),
            }
        }
    }
    let empty = EventLog::new(&Rows::default().events()).unwrap();
    assert_eq!(EventLog::from_state(&empty.to_state().unwrap()).unwrap(), empty);
    assert_eq!((empty.event_count(), empty.last_time()), (0, None));
}

#[test]
fn filters_show_the_rows_that_meet_them() {
    let mut stream = Stream::new(7, 1);
    for _ in 0..40 {
        let table = Rows::random(&mut stream, 200, 20, false);
        let log = table.log(&Identity::default(), 2);
        let keep = |row: usize| {
            table.times[row] >= 3
                && table.times[row] < 30
                && table.channels[row].as_deref() != Some("c1")
                && (-1.0..=2.0).contains(&table.values[row])
                && matches!(table.touchpoints[row].as_deref(), Some("t1" | "t2" | "t3"))
        };
        let mut wanted = Rows::default();
        for row in (0..200).filter(|&row| keep(row)) {
            let one = table.part(row..row + 1);
            wanted.customers.extend(one.customers);
            wanted.times.extend(one.times);
            wanted.touchpoints.extend(one.touchpoints);
            wanted.channels.extend(one.channels);
            wanted.values.extend(one.values);
        }
        let first = Filter::new().from(3).condition(Condition::is_not("channel", ["c1"]));
        let second = Filter::new()
            .until(30)
            .touchpoints(["t1", "t3", "t2"])
            .condition(Condition::between("value", -1.0, 2.0));
        let shown = log.filter(&first).unwrap().filter(&second).unwrap();
        let direct = wanted.log(&Identity::default(), 1);
        assert_eq!(
            (shown.event_count(), shown.customer_count()),
            (direct.event_count(), direct.customer_count())
        );
        assert_eq!(shown.last_time(), Some(29));
        let plain = wanted.plain(&Identity::default());
        assert_eq!(held(&shown, plain.keys().cloned()), plain);
        // Saved, it is the log of what it shows, but for the rows dropped on the way to the first.
        let saved = EventLog::from_state(&shown.to_state().unwrap()).unwrap();
        assert_eq!(held(&saved, plain.keys().cloned()), plain);
        assert_eq!(saved.touchpoints(), direct.touchpoints());
        let some: Vec<Key> = plain.keys().take(3).cloned().chain([Key::Integer(-77)]).collect();
        let few = shown.filter(&Filter::new().customers(some.clone())).unwrap();
        assert_eq!(few.customer_count(), some.len() - 1);
        assert!(shown.clone().append(&table.events()).is_err());
    }
}

#[test]
fn columns_of_every_kind_make_the_same_log() {
    let times = [5_i64, 1, 1, 9, 2];
    let bits = [0b0001_0111_u8];
    let times_column = || {
        Times::new(
            Numbers::from(&times).with_validity(Validity::new(&bits, 0)),
            cxkit::time::TimeUnit::Microseconds,
        )
        .unwrap()
    };
    let words = [Some("b"), Some("a"), Some("NA"), Some("b"), None];
    let touchpoints = ["x", "y", "x", "x", "y"];
    let plain = EventLog::new(&Events::new(&words, times_column(), &touchpoints)).unwrap();
    assert_eq!((plain.event_count(), plain.customer_count()), (3, 3));
    assert_eq!((plain.dropped().missing_time, plain.dropped().missing_customer), (1, 1));
    assert_eq!(plain.journey(&"NA".into()), [(1, "x")]);
    // Codes into lists with doubles, unused names and gaps.
    let names =
        vec![Key::from("zz"), Key::Null, Key::from("b"), Key::from("NA"), Key::from("a"), Key::from("b")];
    let coded = Labels::coded(&[2_i8, 4, 3, 5, -1], names);
    let coded_touchpoints = Labels::coded(&[1_u16, 0, 2, 1, 0], &["y", "x", "x"]);
    let other = EventLog::new(&Events::new(coded, times_column(), coded_touchpoints)).unwrap();
    assert_eq!(other, plain);
    let missing = Labels::coded(&[2_u8, 4, 3, 5, 1], vec![Key::Null; 6]);
    let log = EventLog::new(&Events::new(missing, times_column(), &touchpoints)).unwrap();
    assert_eq!((log.event_count(), log.dropped().missing_customer), (0, 5));
}

#[test]
fn more_touchpoints_than_sixteen_bits_hold() {
    let names: Vec<String> = (0..70_000).map(|at| format!("page {at}")).collect();
    let keys: Vec<Key> = names.iter().map(|name| name.as_str().into()).collect();
    let times: Vec<i64> = (0..70_000).collect();
    let customers = vec![1_i64; 70_000];
    let log = EventLog::new(&Events::new(customers, Times::from_micros(&times).unwrap(), keys)).unwrap();
    assert_eq!(log.touchpoint_count(), 70_000);
    assert_eq!(log.journey(&1.into())[69_999], (69_999, "page 69999"));
    let near = log.filter(&Filter::new().touchpoints(["page 6999o"])).unwrap_err();
    assert_eq!(near.code(), "unknown_name");
    assert_eq!(EventLog::from_state(&log.to_state().unwrap()).unwrap(), log);
}

#[test]
fn what_cannot_be_a_log_is_refused() {
    let times = [1_i64, 2];
    let column = || Times::from_micros(&times).unwrap();
    let refused = |events: Events<'_>| EventLog::new(&events).unwrap_err();
    let unequal = refused(Events::new(&[1_i64, 2, 3], column(), &["a", "b"]));
    assert_eq!(unequal.code(), "unequal_lengths");
    let unequal = refused(Events::new(&[1_i64, 2], column(), &["a", "b"]).value(&[1.0]));
    assert_eq!(unequal.to_string(), "value must have 2 rows like the first column, got 1");
    let beyond = refused(Events::new(&[1_i64, 2], column(), Labels::coded(&[0_u8, 4], &["a", "b"])));
    assert_eq!((beyond.code(), beyond.row()), ("out_of_range", Some(1)));
    let floats = refused(Events::new(&[1_i64, 2], column(), Labels::coded(&[0.0, 1.0], &["a", "b"])));
    assert_eq!(floats.code(), "wrong_type");
    let infinite = refused(Events::new(&[1_i64, 2], column(), &["a", "b"]).value(&[1.0, f64::INFINITY]));
    assert_eq!((infinite.code(), infinite.row()), ("non_finite", Some(1)));
    assert_eq!(Times::from_micros(&[i64::MAX]).unwrap_err().code(), "out_of_range");

    let blank = Events::new(&["u", " "], column(), &["", "b"]);
    let dropped = EventLog::new(&blank).unwrap();
    assert_eq!(
        (dropped.event_count(), dropped.dropped().blank_customer, dropped.dropped().blank_touchpoint),
        (0, 1, 1)
    );
    let with = |blanks| EventLog::with(&blank, &EventLogOptions::default().blanks(blanks));
    assert_eq!(with(BlankNames::Keep).unwrap().event_count(), 2);
    let error = with(BlankNames::Error).unwrap_err();
    assert_eq!((error.code(), error.row()), ("missing", Some(1)));

    let mut log = EventLog::new(&Events::new(&[1_i64, 2], column(), &["a", "b"])).unwrap();
    let before = log.clone();
    let other = Events::new(&[1_i64, 2], column(), &["a", "b"]).channel(&["web", "web"]);
    assert_eq!(log.append(&other).unwrap_err().code(), "incompatible");
    assert_eq!(log, before);
    let wrong = log.filter(&Filter::new().condition(Condition::is("chanel", ["web"]))).unwrap_err();
    assert_eq!(wrong.code(), "unknown_name");
}
