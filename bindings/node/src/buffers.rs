//! Typed arrays as columns, without a copy.

use cxkit_bridge::wire::{buffer_kinds, BufferKind, Session};
use cxkit_bridge::{Error, Numbers};
use napi::bindgen_prelude::{
    BigInt64ArraySlice, BigUint64ArraySlice, Float32ArraySlice, Float64ArraySlice, FromNapiValue,
    Int16ArraySlice, Int32ArraySlice, Int8ArraySlice, Uint16ArraySlice, Uint32ArraySlice, Uint8ArraySlice,
    Unknown,
};

/// From how many rows on a call is worth more than one thread.
const LONG: usize = 1 << 20;

/// A typed array, borrowed for as long as a call lasts.
macro_rules! buffers {
    ($($kind:ident $slice:ident),+) => {
        enum Buffer<'env> { $( $kind($slice<'env>) ),+ }

        impl<'env> Buffer<'env> {
            fn read(kind: BufferKind, array: Unknown<'env>) -> Result<Self, Error> {
                match kind { $( BufferKind::$kind => borrow(array).map(Self::$kind) ),+ }
            }

            fn numbers(&self) -> Numbers<'_> {
                match self { $( Self::$kind(slice) => Numbers::from(&**slice) ),+ }
            }
        }
    };
}
buffers! {
    I8 Int8ArraySlice, U8 Uint8ArraySlice, I16 Int16ArraySlice, U16 Uint16ArraySlice, I32 Int32ArraySlice,
    U32 Uint32ArraySlice, I64 BigInt64ArraySlice, U64 BigUint64ArraySlice, F32 Float32ArraySlice,
    F64 Float64ArraySlice
}

fn borrow<'env, T: FromNapiValue>(array: Unknown<'env>) -> Result<T, Error> {
    T::from_unknown(array).map_err(|refused| Error::WrongType {
        what: "column".into(),
        required: "a typed array of the announced type".into(),
        got: refused.reason.clone().into(),
        row: None,
    })
}

/// Runs `work` with the columns of a request, what is behind its head, and how many threads may help.
pub fn with_buffers<T>(
    session: &mut Session,
    arrays: &[Unknown<'_>],
    request: &[u8],
    work: impl FnOnce(&mut Session, &[Numbers<'_>], &[u8], usize) -> Option<T>,
) -> Option<T> {
    let read = || -> Result<(Vec<Buffer<'_>>, &[u8]), Error> {
        let (kinds, rest) = buffer_kinds(request)?;
        let buffers = arrays.iter().zip(kinds).map(|(array, kind)| Buffer::read(kind?, *array));
        Ok((buffers.collect::<Result<_, Error>>()?, rest))
    };
    let (buffers, rest) = session.note(read())?;
    let columns: Vec<Numbers<'_>> = buffers.iter().map(Buffer::numbers).collect();
    let threads = match columns.iter().map(Numbers::len).max() {
        Some(LONG..) => std::thread::available_parallelism().map_or(1, usize::from),
        _ => 1,
    };
    work(session, &columns, rest, threads)
}
