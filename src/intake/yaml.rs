//! YAML to a [`Node`] in which every scalar is as typed; the only file that names serde_yaml.
//!
//! It is read once for the shape, with text asked for where a key takes nothing else. Only where
//! another scalar came back as a number or as nothing is it read again, led by that shape and
//! asking for text at every scalar: so `2005.110` and `05E100` lose nothing.

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

use super::bounds;
use crate::diagnostic::Code;
use crate::docket::Node;
use crate::text::MARK_FIRST;

/// Why a front matter cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum YamlError {
    /// It is too long or nested too deeply.
    Size,
    /// It is not YAML; what the parser says, and the byte at which it says so.
    Syntax(String, usize),
}

/// Reads a front matter. `is_text` tells of a key at its top whether it takes one text and nothing
/// else.
pub(super) fn parse(header: &str, is_text: &dyn Fn(&str) -> bool) -> Result<Node, YamlError> {
    if header.len() as u64 > bounds::FRONT_MATTER || depth(header) > bounds::NESTING {
        return Err(YamlError::Size);
    }
    // Comments alone say as much as nothing.
    let is_nothing = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if header.lines().all(is_nothing) {
        return Ok(Node::Map(Vec::new()));
    }
    let read = |lead: Lead<'_>| {
        let read = lead.deserialize(serde_yaml::Deserializer::from_str(header));
        read.map_err(|error| {
            let byte = error.location().map_or(0, |place| place.index());
            YamlError::Syntax(without_place(&error.to_string()), byte.min(header.len()))
        })
    };
    // A key that takes a text may have been given a list, or nothing; then its looks decide.
    let shape = read(Lead::Keys(is_text)).or_else(|_| read(Lead::Looks))?;
    match complete(&shape) {
        true => Ok(shape),
        false => read(Lead::Shape(&shape)),
    }
}

/// Reads the words of a theme: YAML in which every scalar is text. Fails with what is wrong and on
/// which line, from 1.
pub fn parse_words(text: &str) -> Result<Node, (String, usize)> {
    let node = parse(text, &|_| false).map_err(|error| match error {
        YamlError::Size => ("the file is too long or too deeply nested".to_owned(), 1),
        YamlError::Syntax(said, byte) => (said, 1 + text[..byte].matches('\n').count()),
    })?;
    match holds_reserved(&node) {
        true => Err((Code::ReservedCharacter.sentence().to_owned(), 1)),
        false => Ok(node),
    }
}

/// Returns whether a word holds a character that represents withheld text, raw or made by an
/// escape.
fn holds_reserved(node: &Node) -> bool {
    let is_in = |text: &str| text.contains(|c| c >= MARK_FIRST);
    match node {
        Node::Text(text) => is_in(text),
        Node::List(entries) => entries.iter().any(holds_reserved),
        Node::Map(entries) => entries
            .iter()
            .any(|(key, value)| is_in(key) || holds_reserved(value)),
        Node::Empty | Node::Bool(_) => false,
    }
}

/// Returns whether no scalar's text was lost.
fn complete(node: &Node) -> bool {
    match node {
        Node::Empty => false,
        Node::Bool(_) | Node::Text(_) => true,
        Node::List(entries) => entries.iter().all(complete),
        Node::Map(entries) => entries.iter().all(|(_, value)| complete(value)),
    }
}

/// Measures how deeply a text nests, counting brackets and the dashes that begin a line.
fn depth(header: &str) -> usize {
    let mut deepest = 0;
    let mut flow = 0_usize;
    let mut at_line_start = true;
    let mut dashes = 0;
    let bytes = header.as_bytes();
    for (at, byte) in bytes.iter().copied().enumerate() {
        let apart = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        match byte {
            b'[' | b'{' => flow += 1,
            b']' | b'}' => flow = flow.saturating_sub(1),
            b'-' | b'?' | b':' if at_line_start && apart => dashes += 1,
            _ => {}
        }
        match byte {
            b'\n' => (at_line_start, dashes) = (true, 0),
            b' ' | b'\t' | b'-' | b'?' | b':' => {}
            _ => at_line_start = false,
        }
        deepest = deepest.max(flow).max(dashes);
    }
    deepest
}

/// Cuts the parser's own line and column off its message: ours are those of the file.
fn without_place(message: &str) -> String {
    let end = message.find(" at line ").unwrap_or(message.len());
    message[..end].to_owned()
}

/// What leads the reading of one value.
#[derive(Clone, Copy)]
enum Lead<'a> {
    /// What it looks like.
    Looks,
    /// Its shape, as a first reading found it.
    Shape(&'a Node),
    /// It is the whole, and some of its keys take one text and nothing else.
    Keys(&'a dyn Fn(&str) -> bool),
}

impl<'de> DeserializeSeed<'de> for Lead<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        match self {
            Lead::Looks | Lead::Keys(_) => deserializer.deserialize_any(self),
            Lead::Shape(Node::List(_)) => deserializer.deserialize_seq(self),
            Lead::Shape(Node::Map(_)) => deserializer.deserialize_map(self),
            Lead::Shape(Node::Text(_)) => deserializer.deserialize_str(Typed::Text),
            Lead::Shape(_) => deserializer.deserialize_str(Typed::Anything),
        }
    }
}

impl<'de> Visitor<'de> for Lead<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a list, or a map")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Node, E> {
        // `True` and `TRUE` come here too; only a second reading tells which was typed.
        Ok(Node::Empty)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element_seed(self.entry(entries.len()))? {
            entries.push(entry);
        }
        Ok(Node::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = match self {
                Lead::Keys(is_text) if is_text(&key) => map.next_value_seed(Typed::Something)?,
                _ => map.next_value_seed(self.entry(entries.len()))?,
            };
            entries.push((key, value));
        }
        Ok(Node::Map(entries))
    }
}

impl Lead<'_> {
    /// Returns what leads the reading of an entry of a list or a map.
    fn entry(&self, at: usize) -> Lead<'_> {
        let shape = match self {
            Lead::Shape(Node::List(shapes)) => shapes.get(at),
            Lead::Shape(Node::Map(shapes)) => shapes.get(at).map(|(_, shape)| shape),
            _ => None,
        };
        shape.map_or(Lead::Looks, Lead::Shape)
    }
}

/// Reads one scalar as it was typed.
enum Typed {
    /// One that is known to be text: quoted, perhaps, and then never nothing.
    Text,
    /// One that may be a truth value, or nothing.
    Anything,
    /// One that should be text; where it may be nothing, it is refused, since a quoted `null` is
    /// text.
    Something,
}

impl<'de> DeserializeSeed<'de> for Typed {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Typed {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        let nothing = matches!(text, "" | "~" | "null" | "Null" | "NULL");
        Ok(match (self, text) {
            (Typed::Text, text) => Node::Text(text.to_owned()),
            (Typed::Something, _) if nothing => {
                return Err(E::custom("found nothing where text should be"));
            }
            (Typed::Anything, _) if nothing => Node::Empty,
            (Typed::Anything, "true") => Node::Bool(true),
            (Typed::Anything, "false") => Node::Bool(false),
            (_, text) => Node::Text(text.to_owned()),
        })
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }
}

#[cfg(test)]
mod tests;
