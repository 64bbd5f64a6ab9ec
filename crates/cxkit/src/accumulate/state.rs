//! The bytes a state is saved as.
//!
//! ```text
//! "CXK1" | kind: length, ASCII | format version | settings, then content | CRC-32 (IEEE), little-endian
//! ```
//! Whole numbers are varints (seven bits a byte, low bits first, shortest form only), signed ones zigzag
//! varints, floats their eight bytes, limbs little-endian. One content has one encoding, so states may be
//! compared as bytes; a reader refuses any other spelling of the same content.

use crate::Error;

const MAGIC: &[u8; 4] = b"CXK1";
const CHECKSUM_BYTES: usize = 4;
const LONGEST_KIND: usize = 64;

/// What kind of state some bytes hold, without reading its content.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StateHeader {
    /// The accumulator that wrote it: `sum`, `moments`, `nps`.
    pub kind: String,
    /// The version of that accumulator's format.
    pub version: u64,
}

/// Reads the kind and the format version of saved bytes, after checking that they arrived whole.
///
/// # Errors
/// `bad_state` when the bytes are not a cxkit state, are cut, or were changed.
///
/// # Examples
/// ```
/// use cxkit::accumulate::{describe_header, Accumulator, ExactSum};
/// let header = describe_header(&ExactSum::new().to_state())?;
/// assert_eq!((header.kind.as_str(), header.version), ("sum", 1));
/// # Ok::<(), cxkit::Error>(())
/// ```
pub fn describe_header(bytes: &[u8]) -> Result<StateHeader, Error> {
    let mut reader = StateReader::checked(bytes)?;
    let kind = reader.kind()?.to_owned();
    let version = reader.u64()?;
    Ok(StateHeader { kind, version })
}

/// Writes a state; the counterpart of [`StateReader`].
#[derive(Clone, Debug)]
pub struct StateWriter {
    bytes: Vec<u8>,
}

impl StateWriter {
    /// Begins a state of this kind (short ASCII) in this version of its format.
    #[must_use]
    pub fn new(kind: &str, version: u64) -> Self {
        debug_assert!(kind.is_ascii() && (1..=LONGEST_KIND).contains(&kind.len()));
        let mut writer = Self { bytes: MAGIC.to_vec() };
        writer.str(kind);
        writer.u64(version);
        writer
    }

    /// A whole number from 0, as a varint.
    pub fn u64(&mut self, value: u64) {
        self.u128(u128::from(value));
    }

    /// A length or count.
    pub fn usize(&mut self, value: usize) {
        self.u128(value as u128);
    }

    /// A wide whole number from 0, as a varint.
    pub fn u128(&mut self, mut value: u128) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// A signed whole number, as a zigzag varint: small magnitudes are short.
    pub fn i128(&mut self, value: i128) {
        self.u128(((value << 1) ^ (value >> 127)) as u128);
    }

    /// A signed whole number, as a zigzag varint.
    pub fn i64(&mut self, value: i64) {
        self.i128(i128::from(value));
    }

    /// A float, as its eight bytes; the sign of zero is kept.
    pub fn f64(&mut self, value: f64) {
        self.bytes.extend_from_slice(&value.to_bits().to_le_bytes());
    }

    /// Yes or no.
    pub fn bool(&mut self, value: bool) {
        self.bytes.push(u8::from(value));
    }

    /// A length, then these bytes.
    pub fn bytes(&mut self, value: &[u8]) {
        self.usize(value.len());
        self.bytes.extend_from_slice(value);
    }

    /// A length, then this text in UTF-8.
    pub fn str(&mut self, value: &str) {
        self.bytes(value.as_bytes());
    }

    /// A yes and the value, or a no.
    pub fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.bool(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// A count, then the limbs of a wide number, little-endian.
    pub fn limbs(&mut self, limbs: &[u64]) {
        self.usize(limbs.len());
        for limb in limbs {
            self.bytes.extend_from_slice(&limb.to_le_bytes());
        }
    }

    /// The finished state, closed by its checksum.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        let checksum = crc32(&self.bytes);
        self.bytes.extend_from_slice(&checksum.to_le_bytes());
        self.bytes
    }
}

/// Reads a state; every read is checked, and nothing is allocated before its bytes were seen.
#[derive(Clone, Debug)]
pub struct StateReader<'a> {
    /// What has not been read yet, without the checksum.
    rest: &'a [u8],
    version: u64,
}

impl<'a> StateReader<'a> {
    /// Opens saved bytes that must be of this kind, in a version up to `newest_version`.
    ///
    /// # Errors
    /// `bad_state` when the bytes are cut or changed, or are of another kind or a newer version, which
    /// the message names.
    pub fn open(bytes: &'a [u8], kind: &str, newest_version: u64) -> Result<Self, Error> {
        let mut reader = Self::checked(bytes)?;
        let found = reader.kind()?;
        if found != kind {
            return Err(Error::bad_state(format!("it holds '{found}' where '{kind}' was required")));
        }
        reader.version = reader.u64()?;
        if reader.version == 0 || reader.version > newest_version {
            return Err(Error::bad_state(format!(
                "it is '{kind}' in format version {}, this release reads up to {newest_version}",
                reader.version
            )));
        }
        Ok(reader)
    }

    /// The format version the state was written in.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    fn checked(bytes: &'a [u8]) -> Result<Self, Error> {
        if !bytes.starts_with(MAGIC) {
            return Err(Error::bad_state("it does not begin with CXK1"));
        }
        let Some((content, checksum)) = bytes.split_last_chunk::<CHECKSUM_BYTES>() else {
            return Err(Error::bad_state("it is cut short"));
        };
        if content.len() < MAGIC.len() || crc32(content) != u32::from_le_bytes(*checksum) {
            return Err(Error::bad_state("its checksum does not match: it was cut or changed"));
        }
        Ok(Self { rest: &content[MAGIC.len()..], version: 0 })
    }

    fn kind(&mut self) -> Result<&'a str, Error> {
        let kind = self.str()?;
        if kind.is_empty() || kind.len() > LONGEST_KIND || !kind.is_ascii() {
            return Err(Error::bad_state("it names no kind"));
        }
        Ok(kind)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            return Err(Error::bad_state("it ends too early"));
        };
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Error> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// A wide whole number from 0.
    ///
    /// # Errors
    /// `bad_state` when the bytes end, when it is too wide, or when a shorter spelling exists.
    pub fn u128(&mut self) -> Result<u128, Error> {
        let mut value = 0u128;
        for shift in (0..128).step_by(7) {
            let byte = self.byte()?;
            let bits = u128::from(byte & 0x7f);
            let shifted = bits << shift;
            if shifted >> shift != bits || (byte == 0 && shift > 0) {
                break;
            }
            value |= shifted;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Error::bad_state("a whole number is not in its shortest form"))
    }

    /// A whole number from 0.
    ///
    /// # Errors
    /// As [`StateReader::u128`].
    pub fn u64(&mut self) -> Result<u64, Error> {
        u64::try_from(self.u128()?).map_err(|_| Error::bad_state("a whole number is too large"))
    }

    /// A number that is held as `usize`, such as a code; for a length see [`StateReader::length`].
    ///
    /// # Errors
    /// As [`StateReader::u128`].
    pub fn usize(&mut self) -> Result<usize, Error> {
        usize::try_from(self.u128()?).map_err(|_| Error::bad_state("a whole number is too large"))
    }

    /// The length of a list whose items take at least `item_bytes` each, so that a false length is
    /// refused before anything is allocated for it.
    ///
    /// # Errors
    /// `bad_state` when fewer bytes are left than the items need.
    pub fn length(&mut self, item_bytes: usize) -> Result<usize, Error> {
        let length = self.usize()?;
        match length.checked_mul(item_bytes.max(1)) {
            Some(needed) if needed <= self.rest.len() => Ok(length),
            _ => Err(Error::bad_state("a list claims to be longer than the state")),
        }
    }

    /// A signed whole number.
    ///
    /// # Errors
    /// As [`StateReader::u128`].
    pub fn i128(&mut self) -> Result<i128, Error> {
        let zigzag = self.u128()?;
        Ok((zigzag >> 1) as i128 ^ -((zigzag & 1) as i128))
    }

    /// A signed whole number.
    ///
    /// # Errors
    /// As [`StateReader::u128`].
    pub fn i64(&mut self) -> Result<i64, Error> {
        i64::try_from(self.i128()?).map_err(|_| Error::bad_state("a whole number is too large"))
    }

    /// A float, any bit pattern; the caller checks what it may be.
    ///
    /// # Errors
    /// `bad_state` when the bytes end.
    pub fn f64(&mut self) -> Result<f64, Error> {
        let mut bits = [0; 8];
        bits.copy_from_slice(self.take(8)?);
        Ok(f64::from_bits(u64::from_le_bytes(bits)))
    }

    /// A float that is a number.
    ///
    /// # Errors
    /// `bad_state` when it is infinite or not a number.
    pub fn finite_f64(&mut self) -> Result<f64, Error> {
        let value = self.f64()?;
        if value.is_finite() {
            return Ok(value);
        }
        Err(Error::bad_state("a number in it is not finite"))
    }

    /// Yes or no.
    ///
    /// # Errors
    /// `bad_state` for any byte but 0 and 1.
    pub fn bool(&mut self) -> Result<bool, Error> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Error::bad_state("a yes-or-no is neither")),
        }
    }

    /// Bytes with their length in front.
    ///
    /// # Errors
    /// `bad_state` when fewer are left.
    pub fn bytes(&mut self) -> Result<&'a [u8], Error> {
        let length = self.length(1)?;
        self.take(length)
    }

    /// Text with its length in front.
    ///
    /// # Errors
    /// `bad_state` when it is not UTF-8.
    pub fn str(&mut self) -> Result<&'a str, Error> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Error::bad_state("a text in it is not UTF-8"))
    }

    /// A value that may be absent.
    ///
    /// # Errors
    /// As `bool`, and as `read`.
    pub fn option<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        if self.bool()? {
            return read(self).map(Some);
        }
        Ok(None)
    }

    /// The limbs of a wide number.
    ///
    /// # Errors
    /// `bad_state` when fewer are left.
    pub fn limbs(&mut self) -> Result<Vec<u64>, Error> {
        let length = self.length(8)?;
        let bytes = self.take(length * 8)?;
        let mut limb = [0; 8];
        Ok(bytes
            .chunks_exact(8)
            .map(|eight| {
                limb.copy_from_slice(eight);
                u64::from_le_bytes(limb)
            })
            .collect())
    }

    /// Ends the reading: everything must have been read.
    ///
    /// # Errors
    /// `bad_state` when bytes are left over.
    pub fn finish(self) -> Result<(), Error> {
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(Error::bad_state("it goes on after its end"))
    }
}

/// CRC-32 as in IEEE 802.3, zip and PNG.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0u32; 256];
        let mut byte = 0;
        while byte < 256 {
            let mut crc = byte as u32;
            let mut bit = 0;
            while bit < 8 {
                crc = (crc >> 1) ^ (0xedb8_8320 * (crc & 1));
                bit += 1;
            }
            table[byte] = crc;
            byte += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |crc, &byte| TABLE[usize::from(crc as u8 ^ byte)] ^ (crc >> 8))
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
