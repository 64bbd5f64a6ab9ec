//! What the JavaScript faces send, byte by byte, and what comes back.

use super::*;
use crate::{accumulators, functions};
use cxkit::columns::Numbers;

fn place(name: &str) -> usize {
    functions().position(|function| function.name == name).unwrap()
}

fn text(text: &str) -> Vec<u8> {
    [&u32::try_from(text.len()).unwrap().to_le_bytes(), text.as_bytes()].concat()
}

/// A request behind its head: one argument, no column by name, these options.
fn request(argument: &[u8], options: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = [&[1], argument, &[0]].concat();
    bytes.extend(u32::try_from(options.len()).unwrap().to_le_bytes());
    for (name, value) in options {
        bytes.extend(text(name));
        bytes.extend(value);
    }
    bytes
}

fn number(number: f64) -> Vec<u8> {
    [&[3_u8][..], &number.to_le_bytes()].concat()
}

#[test]
fn a_column_becomes_an_answer() {
    let mut session = Session::default();
    let scores = Numbers::from(&[10_i8, 9, 3]);
    session.call(place("nps"), &[scores], &request(&[0], &[]), 1).unwrap();
    assert!((session.slots()[0] - 100.0 / 3.0).abs() < 1e-12);
    let fields = (functions().next().unwrap().result)().fields;
    // A slot to a field; the distribution is its length, and a mark and three slots to each of three rows.
    assert_eq!(session.slots().len(), fields.len() + 12);
    let method = fields.iter().position(|field| field.name == "method").unwrap();
    #[allow(clippy::cast_possible_truncation)]
    let method = session.slots()[method] as i32;
    assert_eq!(session.text(method), Some("promoters from 9, detractors below 7"));
}

#[test]
fn texts_and_options_cross() {
    let mut session = Session::default();
    let rows = [0, 1, -1, 0];
    let columns = [Numbers::from(&rows), Numbers::from(&[2_u32, 3]), Numbers::from(b"109")];
    let options = [("confidenceLevel", number(0.9))];
    session.call(place("nps"), &columns, &request(&[1], &options), 1).unwrap();
    assert_eq!(session.slots()[0], 100.0);
    let level =
        (functions().next().unwrap().result)().fields.iter().position(|f| f.name == "ci_level").unwrap();
    assert_eq!(session.slots()[level], 0.9);
}

#[test]
fn errors_speak_camel_case() {
    let mut session = Session::default();
    let scores = [Numbers::from(&[10_i8, 11])];
    assert_eq!(session.call(place("nps"), &scores, &request(&[0], &[]), 1), None);
    assert_eq!(session.error(), "out_of_range\n1\nscore must be between 0 and 10, got 11 in row 1");
    let options = [("confidenceLevl", number(0.9))];
    assert_eq!(session.call(place("nps"), &scores, &request(&[0], &options), 1), None);
    let lines = "unknown_option\n\nnps has no option 'confidenceLevl', did you mean 'confidenceLevel'?";
    assert_eq!(session.error(), lines);
    let options = [("confidenceLevel", number(2.0))];
    assert_eq!(session.call(place("nps"), &[Numbers::from(&[10])], &request(&[0], &options), 1), None);
    assert!(session.error().contains("\nconfidenceLevel must be"), "{}", session.error());
}

#[test]
fn accumulators_live_by_handle() {
    let mut session = Session::default();
    let none = [0, 0, 0, 0, 0, 0];
    let a = session.create(0, &none).unwrap();
    let b = session.create(0, &none).unwrap();
    session.extend(a, &[Numbers::from(&[10_u8, 9, 3])], &request(&[0], &[]), 1).unwrap();
    let unknown = request(&[0], &[("weihgts", number(1.0))]);
    assert_eq!(session.extend(a, &[Numbers::from(&[10_u8])], &unknown, 1), None);
    assert!(
        session.error().ends_with("has no option 'weihgts', did you mean 'weights'?"),
        "{}",
        session.error()
    );
    session.push(b, 7.0).unwrap();
    session.push(b, f64::NAN).unwrap();
    session.merge(a, b).unwrap();
    session.merge(a, a).unwrap();
    assert_eq!((session.row_count(a), session.row_count(b)), (Some(10), Some(2)));
    session.finish(a).unwrap();
    assert_eq!(session.slots()[0], 25.0);
    let state = session.state(a).unwrap();
    session.free(b);
    assert_eq!(session.finish(b), None);
    assert_eq!(session.load(0, &state), Some(b));
    assert_eq!(session.state(b).unwrap(), state);
    assert_eq!(session.load(1, &state), None);
    assert!(session.error().starts_with("bad_state\n"));
}

#[test]
fn counts_come_as_columns_or_from_an_accumulator() {
    let mut session = Session::default();
    let counts = [Numbers::from(&[10.0, 8.0, 3.0]), Numbers::from(&[50.0, 20.0, 30.0])];
    session.call(place("nps"), &counts, &request(&[3], &[]), 1).unwrap();
    assert_eq!(session.slots()[0], 20.0);
    let place_of_counts = accumulators().position(|info| info.kind == "answer_counts").unwrap();
    let handle = session.create(place_of_counts, &[0, 0, 0, 0, 0, 0]).unwrap();
    session.extend(handle, &counts, &request(&[3], &[]), 1).unwrap();
    let tag = [&[4_u8][..], &u32::try_from(handle).unwrap().to_le_bytes()].concat();
    session.call(place("nps"), &[], &request(&tag, &[]), 1).unwrap();
    assert_eq!(session.slots()[0], 20.0);
    let half = [Numbers::from(&[10.0]), Numbers::from(&[0.5])];
    assert_eq!(session.call(place("nps"), &half, &request(&[3], &[]), 1), None);
    assert!(session.error().starts_with("out_of_range\n0\n"));
}

#[test]
fn no_bytes_can_do_harm() {
    let mut session = Session::default();
    let whole = request(&[1], &[("missingValues", [&[5_u8, 1, 0, 0, 0][..], &number(11.0)].concat())]);
    let columns = [Numbers::from(&[0_i32]), Numbers::from(&[1_u32]), Numbers::from(b"9")];
    session.call(place("nps"), &columns, &whole, 1).unwrap();
    for cut in 0..whole.len() {
        assert_eq!(session.call(place("nps"), &columns, &whole[..cut], 1), None, "{cut}");
    }
    let mut refused = 0;
    for at in 0..whole.len() {
        for flip in [1, 7, 128, 255] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            refused += usize::from(session.call(place("nps"), &columns, &bytes, 1).is_none());
        }
    }
    assert!(refused > whole.len(), "{refused}");
    // Words that end outside, or inside a letter; a row whose word is not there.
    for (rows, ends, words) in [(0, 9, &b"9"[..]), (0, 1, "é".as_bytes()), (4, 1, b"9"), (0, 1, b"\xff")] {
        let (rows, ends) = ([rows], [ends]);
        let columns = [Numbers::from(&rows), Numbers::from(&ends), Numbers::from(words)];
        assert_eq!(session.call(place("nps"), &columns, &request(&[1], &[]), 1), None);
    }
    assert_eq!(session.call(usize::MAX, &[], &whole, 1), None);
    assert_eq!(session.finish(usize::MAX), None);
    let (kinds, rest) = buffer_kinds(&[2, 0, 0, 0, 0, 9, 7]).unwrap();
    assert_eq!(kinds.collect::<Result<Vec<_>, _>>().unwrap(), [BufferKind::I8, BufferKind::F64]);
    assert_eq!(rest, [7]);
    assert!(buffer_kinds(&[9, 0, 0, 0]).is_err());
}
