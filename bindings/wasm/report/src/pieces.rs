//! A file that JavaScript hands over piece by piece.

use js_sys::{Error, Function, Uint8Array};
use std::io::{self, Read};
use wasm_bindgen::{JsCast, JsValue};

/// Bytes from a function that gives the next ones each time it is called, and none at the end.
#[derive(Debug)]
pub(crate) struct Pieces {
    next: Function,
    piece: Vec<u8>,
    taken: usize,
    ended: bool,
}

impl Pieces {
    pub fn new(next: Function) -> Self {
        Self { next, piece: Vec::new(), taken: 0, ended: false }
    }
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.piece.len() && !self.ended {
            let piece = self.next.call0(&JsValue::NULL).map_err(failed)?;
            let piece = piece.dyn_into::<Uint8Array>();
            self.piece = piece.map_err(|_| io::Error::other("no bytes were given"))?.to_vec();
            self.taken = 0;
            self.ended = self.piece.is_empty();
        }
        let count = (&self.piece[self.taken..]).read(out)?;
        self.taken += count;
        Ok(count)
    }
}

/// A file can change or go away while it is read.
fn failed(thrown: JsValue) -> io::Error {
    let message = thrown.dyn_ref::<Error>().map(|error| String::from(error.message()));
    io::Error::other(message.unwrap_or_else(|| "the file could not be read".to_owned()))
}
