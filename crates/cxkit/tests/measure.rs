//! `measure` against the plain functions, group by group.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::columns::{Key, Numbers, Texts};
use cxkit::measure::{Aht, Csat, Measure, Nps, Table};
use cxkit::random::Stream;
use cxkit::service::{aht_with, AhtOptions, AhtResult};
use cxkit::survey::{csat_with, nps, CsatOptions, CsatResult, NpsResult};

/// Every metric of every group equals the plain function over the rows of that group, whatever the threads.
#[test]
fn groups_are_what_the_plain_functions_give() {
    for seed in 0..200 {
        let mut random = Stream::new(seed, 0);
        let rows = (random.next_u64() % 400) as usize;
        let pick = |random: &mut Stream, n: u64| random.next_u64() % n;
        let scores: Vec<i8> = (0..rows).map(|_| pick(&mut random, 11) as i8).collect();
        let regions: Vec<Option<&str>> = (0..rows)
            .map(|_| [Some("north"), Some("süd"), None, Some("")][pick(&mut random, 4) as usize])
            .collect();
        let hours: Vec<i64> = (0..rows).map(|_| [3, -4, 1 << 40][pick(&mut random, 3) as usize]).collect();
        let talk: Vec<f64> =
            (0..rows).map(|_| [60.5, 0.1, f64::NAN, 1e9][pick(&mut random, 4) as usize]).collect();
        let table = Table::new()
            .column("score", &scores)
            .column("region", regions.iter().copied().collect::<Texts<'_>>())
            .column("hour", &hours)
            .column("talk", &talk);
        let measure = Measure::new()
            .by("region")
            .by("hour")
            .metric("nps", Nps::new("score"))
            .metric(
                "csat",
                Csat::new("score").options(CsatOptions::default().scale((0.0, 10.0)).top_from(8.0)),
            )
            .metric("aht", Aht::new("talk"));
        let one = measure.run(&table).unwrap();
        let three = measure.clone().threads(3).run(&table).unwrap();
        assert_eq!(format!("{:?}", one.rows()), format!("{:?}", three.rows()));

        let mut keys: Vec<(Key, i64)> = (0..rows)
            .map(|row| (regions[row].map_or(Key::Null, |text| Key::Text(text.into())), hours[row]))
            .collect();
        let of_row = keys.clone();
        keys.sort();
        keys.dedup();
        assert_eq!(one.rows().len(), keys.len());
        for (row, key) in one.rows().iter().zip(&keys) {
            assert_eq!(row.keys, [key.0.clone(), Key::Integer(key.1)]);
            let mine: Vec<usize> = (0..rows).filter(|&row| of_row[row] == *key).collect();
            let some: Vec<i8> = mine.iter().map(|&row| scores[row]).collect();
            assert_eq!(row.get::<NpsResult>(0), Some(&nps(&some).unwrap()));
            let options = CsatOptions::default().scale((0.0, 10.0)).top_from(8.0);
            assert_eq!(row.get::<CsatResult>(1), Some(&csat_with(&some, &options).unwrap()));
            let some: Vec<f64> = mine.iter().map(|&row| talk[row]).collect();
            let aht = aht_with(Numbers::from(&some), None, None, &AhtOptions::default()).ok();
            assert_eq!(row.get::<AhtResult>(2), aht.as_ref());
        }
    }
}

/// The smallest row at fault is named, whichever metric refuses it and however the rows are cut.
#[test]
fn the_smallest_row_is_named() {
    let mut scores = vec![9_i8; 100_000];
    let mut talk = vec![1.0; 100_000];
    let keys: Vec<i64> = (0..100_000).map(|row| row % 7).collect();
    talk[99_000] = -1.0;
    let refused = |scores: &[i8], talk: &[f64], threads| {
        let table = Table::new().column("score", scores).column("talk", talk).column("key", &keys);
        let measure =
            Measure::new().by("key").metric("aht", Aht::new("talk")).metric("nps", Nps::new("score"));
        measure.threads(threads).run(&table).unwrap_err()
    };
    for threads in [1, 2, 5] {
        assert_eq!(refused(&scores, &talk, threads).row(), Some(99_000));
    }
    scores[98_000] = 11;
    for threads in [1, 2, 5] {
        assert_eq!(refused(&scores, &talk, threads).row(), Some(98_000));
    }
    talk[3] = -1.0;
    for threads in [1, 2, 5] {
        assert_eq!(refused(&scores, &talk, threads).row(), Some(3));
    }
}
