//! Texts as Arrow lays them out, sound and broken.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::columns::{Texts, Validity};
use cxkit::measure::{Measure, Nps, Table};
use cxkit::random::Stream;
use cxkit::survey::NpsResult;

#[test]
fn texts_between_offsets() {
    let bytes = "xxnorthsüd€yy".as_bytes();
    let texts = Texts::from_offsets(&[2_i32, 7, 11, 11, 14], bytes, None).unwrap();
    let want = [Some("north"), Some("süd"), Some(""), Some("€"), None];
    assert_eq!(texts.len(), 4);
    assert_eq!([0, 1, 2, 3, 4].map(|row| texts.get(row)), want);
    let validity = Validity::new(&[0b1_0100], 1);
    let texts = Texts::from_offsets(&[2_i64, 7, 11, 11, 14], bytes, Some(validity)).unwrap();
    assert_eq!([0, 1, 2, 3].map(|row| texts.get(row)), [None, Some("süd"), None, Some("€")]);
    let empty: [i32; 0] = [];
    assert!(Texts::from_offsets(&empty, bytes, None).unwrap().is_empty());
    assert_eq!(Texts::from_offsets(&[3_i32], bytes, None).unwrap().len(), 0);
}

#[test]
fn offsets_that_hold_no_texts() {
    let refused = |offsets: &[i32], bytes: &[u8]| {
        let error = Texts::from_offsets(offsets, bytes, None).unwrap_err();
        assert_eq!(error.code(), "wrong_type");
        error.row()
    };
    assert_eq!(refused(&[0, 1, 2, 3], "aüb".as_bytes()), Some(1));
    assert_eq!(refused(&[0, 2, 1, 3], b"abc"), Some(1));
    assert_eq!(refused(&[0, -1, 3], b"abc"), Some(0));
    assert_eq!(refused(&[0, 9, 3], b"abc"), Some(1));
    assert_eq!(refused(&[-1, 3], b"abc"), None);
    assert_eq!(refused(&[0, 4], b"abc"), None);
    assert_eq!(refused(&[3, 0], b"abc"), None);
    assert_eq!(refused(&[0, 1, 2, 3], b"ab\xff"), Some(2));
    assert_eq!(refused(&[0, 1, 3], b"a\xffb"), Some(1));
}

fn view(length: u32, rest: &[u8]) -> [u8; 16] {
    let mut view = [0; 16];
    view[..4].copy_from_slice(&length.to_le_bytes());
    view[4..4 + rest.len()].copy_from_slice(rest);
    view
}

#[test]
fn texts_by_views() {
    let buffers: [&[u8]; 2] = [b"0123456789", "__a long name of a süd region__".as_bytes()];
    let long = |length, buffer: u32, start: u32| {
        let rest = [*b"a lo", buffer.to_le_bytes(), start.to_le_bytes()].concat();
        view(length, &rest)
    };
    let rows = [view(3, b"abc"), view(0, b""), view(12, b"twelve bytes"), long(28, 1, 2), long(99, 0, 0)];
    let texts = Texts::from_views(&rows, &buffers, Some(Validity::new(&[0b0_1111], 0))).unwrap();
    let want = [Some("abc"), Some(""), Some("twelve bytes"), Some("a long name of a süd region"), None, None];
    assert_eq!([0, 1, 2, 3, 4, 5].map(|row| texts.get(row)), want);
    for bad in [long(99, 0, 0), long(13, 2, 0), long(20, 1, u32::MAX), view(2, b"\xff\xff"), long(18, 1, 3)] {
        let rows = [view(3, b"abc"), bad];
        let read = Texts::from_views(&rows, &buffers, None).map_err(|error| (error.code(), error.row()));
        assert_eq!(read.map(|texts| texts.len()).unwrap_err(), ("wrong_type", Some(1)));
    }
}

/// Views that repeat are found again without a look at their texts: more of them than are remembered, the same text
/// in several places, and rows that have none.
#[test]
fn groups_by_views_are_groups_by_texts() {
    let names: Vec<String> = (0..40_000).map(|at| format!("{} of a long street", at % 30_000)).collect();
    let all = names.concat();
    let mut start = 0_u32;
    let mut rows = Vec::new();
    for name in &names {
        let length = u32::try_from(name.len()).unwrap();
        let rest = [&name.as_bytes()[..4], &0_u32.to_le_bytes(), &start.to_le_bytes()].concat();
        rows.push(view(length, &rest));
        start += length;
    }
    rows.extend([view(2, b"no"), view(0, b""), view(2, b"no")]);
    let mut stream = Stream::new(7, 1);
    let picked: Vec<usize> = (0..100_000).map(|_| (stream.next_u64() % rows.len() as u64) as usize).collect();
    let views: Vec<[u8; 16]> = picked.iter().map(|&at| rows[at]).collect();
    let valid: Vec<bool> = (0..picked.len()).map(|row| row % 13 != 0).collect();
    let mut bits = vec![0_u8; picked.len().div_ceil(8)];
    valid
        .iter()
        .enumerate()
        .filter(|(_, valid)| **valid)
        .for_each(|(row, _)| bits[row / 8] |= 1 << (row % 8));
    let texts: Vec<Option<&str>> = picked
        .iter()
        .zip(&valid)
        .map(|(&at, &valid)| {
            valid.then(|| names.get(at).map_or(["no", "", "no"][at.wrapping_sub(40_000) % 3], String::as_str))
        })
        .collect();
    let scores: Vec<u8> = (0..picked.len()).map(|row| (row % 11) as u8).collect();
    let measured = |by: Texts<'_>, threads| {
        let table = Table::new().column("name", by).column("score", &scores);
        let measure = Measure::new().by("name").metric("nps", Nps::new("score")).threads(threads);
        let result = measure.run(&table).unwrap();
        let rows = result.rows().iter().map(|row| (row.keys.clone(), row.get::<NpsResult>(0).cloned()));
        rows.collect::<Vec<_>>()
    };
    let wanted = measured(texts.into_iter().collect(), 1);
    assert!(wanted.len() > 1 << 14, "more names than are remembered");
    for threads in [1, 3] {
        let by = Texts::from_views(&views, &[all.as_bytes()], Some(Validity::new(&bits, 0))).unwrap();
        assert_eq!(measured(by, threads), wanted, "{threads} threads");
    }
}
