//! Reading a table of a scorecard key by key: what is not asked for is an unknown key.

use super::node::{Node, NodeValue};
use crate::error::ReportError;
use std::collections::BTreeMap;

/// A constant in a scorecard: a year, a region.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
}

/// The keys of one table. Every key is taken once; [`Fields::finish`] refuses what is left.
pub(super) struct Fields {
    path: String,
    line: usize,
    entries: BTreeMap<String, (usize, Node)>,
    known: Vec<&'static str>,
}

/// A value with the place it came from, for errors found later.
#[derive(Clone, Debug)]
pub(super) struct Placed<T> {
    pub value: T,
    pub line: usize,
}

impl Fields {
    pub fn new(path: impl Into<String>, node: Node) -> Result<Self, ReportError> {
        let path = path.into();
        let line = node.line;
        match node.value {
            NodeValue::Map(map) => Ok(Self {
                path,
                line,
                entries: map.into_iter().map(|(key, line, node)| (key, (line, node))).collect(),
                known: Vec::new(),
            }),
            other => Err(wrong_type(&path, line, "a table", &other)),
        }
    }

    pub const fn line(&self) -> usize {
        self.line
    }

    /// The full name of a key, for a message.
    pub fn name(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    pub fn take(&mut self, key: &'static str) -> Option<(usize, Node)> {
        self.known.push(key);
        self.entries.remove(key)
    }

    fn read<T>(
        &mut self,
        key: &'static str,
        required: &str,
        read: impl FnOnce(&NodeValue) -> Option<T>,
    ) -> Result<Option<Placed<T>>, ReportError> {
        let Some((line, node)) = self.take(key) else { return Ok(None) };
        match read(&node.value) {
            Some(value) => Ok(Some(Placed { value, line })),
            None => Err(wrong_type(&self.name(key), line, required, &node.value)),
        }
    }

    pub fn text(&mut self, key: &'static str) -> Result<Option<Placed<String>>, ReportError> {
        self.read(key, "text", |value| match value {
            NodeValue::Text(text) if !text.is_empty() => Some(text.clone()),
            _ => None,
        })
    }

    pub fn required_text(&mut self, key: &'static str) -> Result<Placed<String>, ReportError> {
        let text = self.text(key)?;
        text.ok_or_else(|| self.missing(key))
    }

    pub fn flag(&mut self, key: &'static str) -> Result<Option<bool>, ReportError> {
        let flag = self.read(key, "true or false", |value| match value {
            NodeValue::Bool(flag) => Some(*flag),
            _ => None,
        })?;
        Ok(flag.map(|flag| flag.value))
    }

    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Result<Option<T>, ReportError> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        match choices.iter().find(|(word, _)| *word == text.value) {
            Some((_, choice)) => Ok(Some(*choice)),
            None => {
                let words: Vec<String> = choices.iter().map(|(word, _)| format!("'{word}'")).collect();
                let near = cxkit::nearest(&text.value, choices.iter().map(|(word, _)| *word));
                let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
                let got = crate::format::shorten(&text.value, 40);
                let message = format!("must be {}, got '{got}'{near}", words.join(" or "));
                Err(ReportError::new("bad_option", message).about(self.name(key)).at_line(text.line))
            }
        }
    }

    /// A list of texts, or one text that stands for a list of one.
    pub fn texts(&mut self, key: &'static str) -> Result<Vec<String>, ReportError> {
        let texts = self.read(key, "a list of texts", |value| match value {
            NodeValue::List(list) => list
                .iter()
                .map(|node| match &node.value {
                    NodeValue::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            NodeValue::Text(text) => Some(vec![text.clone()]),
            _ => None,
        })?;
        Ok(texts.map_or_else(Vec::new, |texts| texts.value))
    }

    /// What is left under names of the user's own: sources, added columns.
    pub fn into_named(self) -> Vec<(String, usize, Node)> {
        let mut named: Vec<_> =
            self.entries.into_iter().map(|(name, (line, node))| (name, line, node)).collect();
        named.sort_by_key(|(_, line, _)| *line);
        named
    }

    /// Takes what is left, for names that somebody else knows.
    pub fn drain(&mut self) -> Vec<(String, usize, Node)> {
        let entries = std::mem::take(&mut self.entries);
        Self { path: String::new(), line: self.line, entries, known: Vec::new() }.into_named()
    }

    pub fn missing(&self, key: &str) -> ReportError {
        ReportError::new("missing", "is required").about(self.name(key)).at_line(self.line)
    }

    /// The error for a key nobody knows, with the nearest of the known ones.
    pub fn unknown<'a>(
        &'a self,
        key: &str,
        line: usize,
        more: impl IntoIterator<Item = &'a str>,
    ) -> ReportError {
        let near = cxkit::nearest(key, self.known.iter().copied().chain(more));
        let near = near.map_or_else(String::new, |near| format!(", did you mean '{near}'?"));
        let name = self.name(crate::format::shorten(key, 60).as_ref());
        ReportError::new("unknown_option", format!("unknown key{near}")).about(name).at_line(line)
    }

    pub fn finish(mut self) -> Result<(), ReportError> {
        match self.drain().first() {
            Some((key, line, _)) => Err(self.unknown(key, *line, [])),
            None => Ok(()),
        }
    }
}

pub(super) fn finite(value: &NodeValue) -> Option<f64> {
    match value {
        NodeValue::Number(number) if number.is_finite() => Some(*number),
        _ => None,
    }
}

pub(super) fn constant(name: &str, node: &Node) -> Result<Constant, ReportError> {
    match &node.value {
        NodeValue::Number(number) if number.is_finite() => Ok(Constant::Number(*number)),
        NodeValue::Text(text) => Ok(Constant::Text(text.clone())),
        other => Err(wrong_type(name, node.line, "a number or text", other)),
    }
}

pub(super) fn wrong_type(name: &str, line: usize, required: &str, got: &NodeValue) -> ReportError {
    let error = ReportError::new("wrong_type", format!("must be {required}, got {}", got.describe()));
    match name {
        "" => error.at_line(line),
        name => error.about(name).at_line(line),
    }
}
