//! The bytes of a request, read without trust: whatever is wrong with them is an error.

use super::malformed;
use crate::Value;
use cxkit::Error;

/// Options nest two deep; deeper bytes are refused before they can exhaust the stack.
const DEEPEST: usize = 8;

/// A place in the bytes of a request.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(malformed)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        self.take(N)?.try_into().map_err(|_| malformed())
    }

    pub fn byte(&mut self) -> Result<u8, Error> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub fn count(&mut self) -> Result<usize, Error> {
        self.array().map(|bytes| u32::from_le_bytes(bytes) as usize)
    }

    pub fn number(&mut self) -> Result<f64, Error> {
        self.array().map(f64::from_le_bytes)
    }

    pub fn bytes(&mut self) -> Result<&'b [u8], Error> {
        let length = self.count()?;
        self.take(length)
    }

    pub fn text(&mut self) -> Result<&'b str, Error> {
        std::str::from_utf8(self.bytes()?).map_err(|_| malformed())
    }

    pub const fn rest(&self) -> &'b [u8] {
        self.rest
    }

    pub fn end(&self) -> Result<(), Error> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(malformed())
        }
    }

    /// A value; `rename` says how the keys of its maps are spelt on this side.
    pub fn value(&mut self, rename: fn(&str) -> String) -> Result<Value, Error> {
        self.value_at(rename, 0)
    }

    fn value_at(&mut self, rename: fn(&str) -> String, depth: usize) -> Result<Value, Error> {
        if depth > DEEPEST {
            return Err(malformed());
        }
        Ok(match self.byte()? {
            0 => Value::Null,
            1 => Value::Bool(false),
            2 => Value::Bool(true),
            3 => Value::Number(self.number()?),
            4 => Value::Text(self.text()?.to_owned().into()),
            5 => {
                let length = self.count()?;
                Value::List((0..length).map(|_| self.value_at(rename, depth + 1)).collect::<Result<_, _>>()?)
            }
            6 => {
                let length = self.count()?;
                let fields = (0..length).map(|_| {
                    let name = rename(self.text()?);
                    Ok((name.into(), self.value_at(rename, depth + 1)?))
                });
                Value::Map(fields.collect::<Result<_, Error>>()?)
            }
            _ => return Err(malformed()),
        })
    }
}
