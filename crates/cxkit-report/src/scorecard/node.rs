//! A scorecard's text as a tree in which everything knows its line, from TOML or JSON.

use crate::error::ReportError;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;
use std::io::Read;
use toml::de::{DeTable, DeValue};
use toml::Spanned;

/// A value and the line it stands in.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub line: usize,
    pub value: NodeValue,
}

#[derive(Clone, Debug)]
pub(super) enum NodeValue {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    /// Keys in the order of the file; a key has a line of its own.
    Map(Vec<(String, usize, Node)>),
}

impl NodeValue {
    /// The value in the words of a message.
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "nothing".into(),
            Self::Bool(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => format!("'{}'", crate::format::shorten(text, 40)),
            Self::List(_) => "a list".into(),
            Self::Map(_) => "a table".into(),
        }
    }
}

impl Node {
    /// Reads JSON when the text begins like it, TOML otherwise.
    pub fn parse(text: &str) -> Result<Self, ReportError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().starts_with('{') {
            from_json(text)
        } else {
            from_toml(text)
        }
    }
}

/// Where each line begins.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|&start| start <= offset)
    }
}

fn from_toml(text: &str) -> Result<Node, ReportError> {
    let lines = Lines::of(text);
    let table = DeTable::parse(text).map_err(|error| {
        let line = lines.at(error.span().map_or(0, |span| span.start));
        ReportError::new("bad_file", error.message().lines().collect::<Vec<_>>().join(" ")).at_line(line)
    })?;
    Ok(Node { line: 1, value: toml_table(table.get_ref(), &lines)? })
}

fn toml_node(value: &Spanned<DeValue<'_>>, lines: &Lines) -> Result<Node, ReportError> {
    let line = lines.at(value.span().start);
    let not_a_number = || ReportError::new("bad_file", "number is too large").at_line(line);
    let value = match value.get_ref() {
        DeValue::String(text) => NodeValue::Text(text.clone().into_owned()),
        // Whole numbers beyond 2^53 would silently change; nothing in a scorecard is that large.
        DeValue::Integer(integer) => {
            let digits = integer.as_str();
            let whole = i64::from_str_radix(digits, integer.radix()).map_err(|_| not_a_number())?;
            if whole.unsigned_abs() > 1 << 53 {
                return Err(not_a_number());
            }
            #[allow(clippy::cast_precision_loss)]
            NodeValue::Number(whole as f64)
        }
        DeValue::Float(float) => NodeValue::Number(float.as_str().parse().map_err(|_| not_a_number())?),
        DeValue::Boolean(value) => NodeValue::Bool(*value),
        DeValue::Datetime(time) => NodeValue::Text(time.to_string()),
        DeValue::Array(list) => {
            NodeValue::List(list.iter().map(|item| toml_node(item, lines)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => toml_table(table, lines)?,
    };
    Ok(Node { line, value })
}

fn toml_table(table: &DeTable<'_>, lines: &Lines) -> Result<NodeValue, ReportError> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| {
            Ok((key.get_ref().clone().into_owned(), lines.at(key.span().start), toml_node(value, lines)?))
        })
        .collect::<Result<_, _>>()
        .map(NodeValue::Map)
}

/// Text that counts the line breaks handed out. The JSON reader takes a byte at a time and looks one byte
/// ahead at most, so the count is the line it has reached.
struct CountingReader<'a> {
    bytes: &'a [u8],
    line: &'a Cell<usize>,
}

impl Read for CountingReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let (Some(slot), Some((&byte, rest))) = (buffer.first_mut(), self.bytes.split_first()) else {
            return Ok(0);
        };
        *slot = byte;
        self.bytes = rest;
        self.line.set(self.line.get() + usize::from(byte == b'\n'));
        Ok(1)
    }
}

fn from_json(text: &str) -> Result<Node, ReportError> {
    let line = Cell::new(1);
    let mut reader =
        serde_json::Deserializer::from_reader(CountingReader { bytes: text.as_bytes(), line: &line });
    let node = JsonNode(&line).deserialize(&mut reader);
    node.and_then(|node| reader.end().map(|()| node)).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        ReportError::new("bad_file", message).at_line(error.line().max(1))
    })
}

struct JsonNode<'a>(&'a Cell<usize>);

impl<'de> DeserializeSeed<'de> for JsonNode<'_> {
    type Value = Node;
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JsonNode<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(self.node(NodeValue::Null))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(self.node(NodeValue::Bool(value)))
    }
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Node, E> {
        if value.unsigned_abs() > 1 << 53 {
            return Err(E::custom("number is too large"));
        }
        Ok(self.node(NodeValue::Number(value as f64)))
    }
    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Node, E> {
        i64::try_from(value)
            .map_err(|_| E::custom("number is too large"))
            .and_then(|value| self.visit_i64(value))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(self.node(NodeValue::Number(value)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(self.node(NodeValue::Text(text.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let line = self.0.get();
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(JsonNode(self.0))? {
            list.push(item);
        }
        Ok(Node { line, value: NodeValue::List(list) })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let line = self.0.get();
        let mut map: Vec<(String, usize, Node)> = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            let line = self.0.get();
            if map.iter().any(|(known, ..)| *known == key) {
                return Err(A::Error::custom(format!("duplicate key '{key}'")));
            }
            map.push((key, line, entries.next_value_seed(JsonNode(self.0))?));
        }
        Ok(Node { line, value: NodeValue::Map(map) })
    }
}

impl JsonNode<'_> {
    fn node(self, value: NodeValue) -> Node {
        Node { line: self.0.get(), value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(String, usize)> {
        match Node::parse(text).unwrap().value {
            NodeValue::Map(map) => map.into_iter().map(|(key, line, _)| (key, line)).collect(),
            _ => vec![],
        }
    }

    #[test]
    fn keys_know_their_line_in_both_formats() {
        assert_eq!(
            keys("b = 1\n\na = 2 # why\n[c]\nd = 1\n"),
            [("b".into(), 1), ("a".into(), 3), ("c".into(), 4)]
        );
        assert_eq!(
            keys("{\"b\": 1,\n\n\"a\": [2,\n3], \"c\": {}}"),
            [("b".into(), 1), ("a".into(), 3), ("c".into(), 4)]
        );
    }

    #[test]
    fn broken_text_names_its_line() {
        for (text, line) in [
            ("a = 1\nb = = 2\n", 2),
            ("{\n\"a\": 1,\n}", 3),
            ("{\"a\": 1,\n \"a\": 2}", 2),
            ("a = 1\na = 2\n", 2),
        ] {
            let error = Node::parse(text).unwrap_err();
            assert_eq!((error.code(), error.line()), ("bad_file", Some(line)), "{text}: {error}");
        }
    }

    #[test]
    fn a_number_that_would_change_is_refused() {
        for text in ["a = 9007199254740993", "{\"a\": 9007199254740993}", "{\"a\": 18446744073709551615}"] {
            assert_eq!(Node::parse(text).unwrap_err().code(), "bad_file", "{text}");
        }
    }
}
