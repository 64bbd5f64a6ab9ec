//! What a CSV parser passes over in silence: a quote that is never closed, and blank lines that are rows.

use std::io::{self, BufRead, Read};

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

const fn ends_line(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Follows quotes through a text. A quote opens a cell only where the cell begins; doubled, it is a letter.
#[derive(Clone, Copy, Debug)]
struct Quotes<'a> {
    delimiters: &'a [u8],
    inside: bool,
    /// The byte just closed a quote: another one takes that back.
    just_closed: bool,
    before: u8,
    line: usize,
    opened_on: usize,
}

impl<'a> Quotes<'a> {
    const fn new(delimiters: &'a [u8]) -> Self {
        Self { delimiters, inside: false, just_closed: false, before: b'\n', line: 1, opened_on: 0 }
    }

    fn follow(&mut self, text: &[u8]) {
        let mut rest = text;
        // Most text holds no quotes: only they are looked at one by one.
        while let Some(at) = rest.iter().position(|&byte| byte == b'"') {
            self.pass(&rest[..at]);
            let reopened = self.just_closed;
            let begins_cell = ends_line(self.before) || self.delimiters.contains(&self.before);
            if !self.inside && begins_cell {
                self.opened_on = self.line;
            }
            self.just_closed = self.inside;
            self.inside = !self.inside && (reopened || begins_cell);
            self.before = b'"';
            rest = &rest[at + 1..];
        }
        self.pass(rest);
    }

    fn pass(&mut self, plain: &[u8]) {
        if let Some(&last) = plain.last() {
            self.line += plain.iter().filter(|&&byte| byte == b'\n').count();
            self.before = last;
            self.just_closed = false;
        }
    }
}

/// How often each of these separates two cells of the first record.
fn count_separators(text: &[u8], delimiters: &[u8]) -> Vec<usize> {
    let mut counts = vec![0; delimiters.len()];
    let mut quotes = Quotes::new(delimiters);
    for &byte in text.iter().skip_while(|&&byte| ends_line(byte)) {
        quotes.follow(&[byte]);
        if quotes.inside {
            continue;
        }
        if ends_line(byte) {
            break;
        }
        for (count, _) in counts.iter_mut().zip(delimiters).filter(|(_, delimiter)| **delimiter == byte) {
            *count += 1;
        }
    }
    counts
}

/// The delimiter a header uses most, outside its quotes; a comma where there is none.
pub(crate) fn guess_delimiter(start: &[u8]) -> u8 {
    let mut best = (0, b',');
    for (count, delimiter) in count_separators(start, &DELIMITERS).into_iter().zip(DELIMITERS) {
        if count > best.0 {
            best = (count, delimiter);
        }
    }
    best.1
}

/// A CSV text on its way to the parser. In a text of one column a blank line becomes a quoted empty cell, so
/// that it is read as the row it is.
#[derive(Debug)]
pub(crate) struct Watched<'a, R> {
    inner: R,
    quotes: Quotes<'a>,
    one_column: bool,
    in_rows: bool,
    ended: bool,
    ready: Vec<u8>,
    taken: usize,
}

impl<'a, R: BufRead> Watched<'a, R> {
    /// `start` is how `inner` begins.
    pub fn new(inner: R, start: &[u8], delimiter: &'a [u8]) -> Self {
        let one_column = count_separators(start, delimiter).iter().all(|&count| count == 0);
        let quotes = Quotes::new(delimiter);
        Self { inner, quotes, one_column, in_rows: false, ended: false, ready: Vec::new(), taken: 0 }
    }

    /// The line of the quote that was still open when the text ended.
    pub fn unclosed(&self) -> Option<usize> {
        (self.ended && self.quotes.inside).then_some(self.quotes.opened_on)
    }

    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        let text = self.inner.fill_buf()?;
        self.ended = text.is_empty();
        if self.one_column {
            for piece in text.split_inclusive(|&byte| ends_line(byte)) {
                let before = self.quotes.before;
                match piece {
                    [b'\n'] if before == b'\r' => {}
                    [end] if ends_line(*end) => {
                        if self.in_rows && !self.quotes.inside && ends_line(before) {
                            self.ready.extend(b"\"\"");
                        }
                    }
                    _ => self.in_rows = true,
                }
                self.quotes.follow(piece);
                self.ready.extend(piece);
            }
        } else {
            self.quotes.follow(text);
            self.ready.extend(text);
        }
        let length = text.len();
        self.inner.consume(length);
        Ok(())
    }
}

impl<R: BufRead> Read for Watched<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() {
            self.refill()?;
        }
        let count = (&self.ready[self.taken..]).read(out)?;
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::BufReader;

    /// What comes through, with the line of an open quote, reading `step` bytes at a time.
    fn watched(text: &str, step: usize) -> (String, Option<usize>) {
        let inner = BufReader::with_capacity(step, text.as_bytes());
        let mut watched = Watched::new(inner, text.as_bytes(), b",");
        let mut out = String::new();
        watched.read_to_string(&mut out).unwrap();
        (out, watched.unclosed())
    }

    #[test]
    fn open_quotes_are_found_wherever_the_text_is_cut() {
        let cases = [
            ("a,b\n1,\"x\n2,3\n", Some(2)),
            ("a,b\n1,\"x\n\"\n2,\"\"\"", Some(4)),
            ("a,b\n1,\"x\"\"\n\"\"\"\n2,\"\"\n", None),
            ("a,b\n1,x\"\n2,\"x\"y\"\n", None),
            ("\"a,b\n1,2\n", Some(1)),
            ("a,b\r\n1,2\r\n\"1\"\"", Some(3)),
            ("a,b\n1,\"\"\"\"", None),
        ];
        for (text, line) in cases {
            for step in 1..=text.len() {
                assert_eq!(watched(text, step).1, line, "{text:?} by {step}");
            }
        }
    }

    #[test]
    fn blank_lines_of_one_column_are_cells() {
        let cases = [
            ("\n\r\nx\n1\n\n2\n\n", "\n\r\nx\n1\n\"\"\n2\n\"\"\n"),
            ("x\r\n\r\n1\r\n\r\n", "x\r\n\"\"\r\n1\r\n\"\"\r\n"),
            ("x\n\"a\n\n\nb\"\n1", "x\n\"a\n\n\nb\"\n1"),
            ("x\r\r1", "x\r\"\"\r1"),
            ("x,y\n\n1,2\n", "x,y\n\n1,2\n"),
        ];
        for (text, expected) in cases {
            for step in 1..=text.len() {
                assert_eq!(watched(text, step).0, expected, "{text:?} by {step}");
            }
        }
    }

    #[test]
    fn delimiters_within_quotes_do_not_count() {
        let cases: [(&[u8], u8); 7] = [
            (b"a,b\n", b','),
            (b"\"a,b,c\";d\n", b';'),
            (b"a;\"b,\n,c\"\n", b';'),
            (b"a, or b\tc\td\n", b'\t'),
            (b"a;b;c, d\n1,2,3,4\n", b';'),
            (b"\n\na;b\n", b';'),
            (b"a\n1;2\n", b','),
        ];
        for (text, delimiter) in cases {
            assert_eq!(guess_delimiter(text), delimiter, "{}", String::from_utf8_lossy(text));
        }
    }
}
