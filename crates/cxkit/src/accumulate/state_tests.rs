use super::*;

fn sample() -> Vec<u8> {
    let mut writer = StateWriter::new("sample", 3);
    writer.u64(300);
    writer.i128(i128::MIN);
    writer.i128(-1);
    writer.f64(-0.0);
    writer.bool(true);
    writer.str("Zürich");
    writer.option(None::<u64>, StateWriter::u64);
    writer.option(Some(7), StateWriter::u64);
    writer.limbs(&[1, u64::MAX]);
    writer.u128(u128::MAX);
    writer.finish()
}

fn read(bytes: &[u8]) -> Result<(), Error> {
    let mut reader = StateReader::open(bytes, "sample", 3)?;
    assert_eq!(reader.version(), 3);
    assert_eq!(reader.u64()?, 300);
    assert_eq!(reader.i128()?, i128::MIN);
    assert_eq!(reader.i128()?, -1);
    assert_eq!(reader.f64()?.to_bits(), (-0.0f64).to_bits());
    assert!(reader.bool()?);
    assert_eq!(reader.str()?, "Zürich");
    assert_eq!(reader.option(StateReader::u64)?, None);
    assert_eq!(reader.option(StateReader::u64)?, Some(7));
    assert_eq!(reader.limbs()?, [1, u64::MAX]);
    assert_eq!(reader.u128()?, u128::MAX);
    reader.finish()
}

/// Bytes as a careless or hostile writer would make them: any content with a right checksum.
fn forged(content: &[u8]) -> Vec<u8> {
    let mut writer = StateWriter::new("sample", 3);
    writer.bytes.extend_from_slice(content);
    writer.finish()
}

fn forged_reader(bytes: &[u8]) -> StateReader<'_> {
    StateReader::open(bytes, "sample", 3).unwrap()
}

#[test]
fn checksum_is_the_published_one() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    assert_eq!(crc32(b""), 0);
}

#[test]
fn layout_is_fixed() {
    let mut writer = StateWriter::new("nps", 1);
    writer.u64(300);
    writer.i64(-2);
    let bytes = writer.finish();
    assert_eq!(&bytes[..bytes.len() - 4], b"CXK1\x03nps\x01\xac\x02\x03");
}

#[test]
fn everything_comes_back() {
    read(&sample()).unwrap();
    let header = describe_header(&sample()).unwrap();
    assert_eq!((header.kind.as_str(), header.version), ("sample", 3));
}

#[test]
fn cut_and_flipped_bytes_are_refused() {
    let whole = sample();
    for length in 0..whole.len() {
        let cut = &whole[..length];
        assert_eq!(StateReader::open(cut, "sample", 3).unwrap_err().code(), "bad_state");
        assert_eq!(describe_header(cut).unwrap_err().code(), "bad_state");
    }
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(StateReader::open(&flipped, "sample", 3).unwrap_err().code(), "bad_state");
    }
}

#[test]
fn another_kind_or_a_newer_version_is_named() {
    let bytes = sample();
    let other = StateReader::open(&bytes, "nps", 3).unwrap_err().to_string();
    assert!(other.contains("'sample'") && other.contains("'nps'"), "{other}");
    let newer = StateReader::open(&bytes, "sample", 2).unwrap_err().to_string();
    assert!(newer.contains("version 3") && newer.contains("up to 2"), "{newer}");
    let zero = StateWriter::new("sample", 0).finish();
    assert_eq!(StateReader::open(&zero, "sample", 3).unwrap_err().code(), "bad_state");
}

#[test]
fn other_spellings_of_a_number_are_refused() {
    for bytes in [&[0x80, 0x00][..], &[0xff, 0x80, 0x00], &[0x80], &[]] {
        assert_eq!(forged_reader(&forged(bytes)).u64().unwrap_err().code(), "bad_state", "{bytes:?}");
    }
    let mut too_wide = [0xff; 19];
    too_wide[18] = 0x04;
    assert_eq!(forged_reader(&forged(&too_wide)).u128().unwrap_err().code(), "bad_state");
    too_wide[18] = 0x03;
    assert_eq!(forged_reader(&forged(&too_wide)).u128().unwrap(), u128::MAX);
    assert_eq!(forged_reader(&forged(&too_wide)).u64().unwrap_err().code(), "bad_state");
    assert_eq!(forged_reader(&forged(&too_wide)).i64().unwrap_err().code(), "bad_state");
    assert_eq!(forged_reader(&forged(&[2])).bool().unwrap_err().code(), "bad_state");
    assert_eq!(forged_reader(&forged(&[2, 0xc3, 0x28])).str().unwrap_err().code(), "bad_state");
    assert_eq!(forged_reader(&forged(&f64::NAN.to_le_bytes())).finite_f64().unwrap_err().code(), "bad_state");
}

#[test]
fn a_false_length_is_refused_before_it_costs_memory() {
    let mut writer = StateWriter::new("sample", 3);
    writer.u64(u64::MAX >> 3);
    let bytes = writer.finish();
    assert_eq!(forged_reader(&bytes).bytes().unwrap_err().code(), "bad_state");
    assert_eq!(forged_reader(&bytes).limbs().unwrap_err().code(), "bad_state");
    assert_eq!(forged_reader(&bytes).length(1).unwrap_err().code(), "bad_state");
    let three = forged(&[3, 0, 0, 0]);
    assert_eq!(forged_reader(&three).length(1).unwrap(), 3);
    assert_eq!(forged_reader(&three).length(2).unwrap_err().code(), "bad_state");
}

#[test]
fn bytes_left_over_are_refused() {
    let bytes = forged(&[1]);
    assert_eq!(forged_reader(&bytes).finish().unwrap_err().code(), "bad_state");
}
