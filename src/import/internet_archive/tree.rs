//! The XML of the Internet Archive as elements with their text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::import::{json, plain};

/// The most bytes of a docket.
pub(super) const LIMIT: usize = 64 << 20;

/// How deeply elements may be nested.
pub(super) const DEPTH: usize = 32;

/// An element with its text, as far as dockets need it.
#[derive(Debug, Default)]
pub(super) struct XmlElement {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) children: Vec<XmlElement>,
}

impl XmlElement {
    pub(super) fn child(&self, name: &str) -> Option<&XmlElement> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a XmlElement> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Returns the text of a child on one line.
    pub(super) fn line(&self, name: &str) -> Option<String> {
        let line = plain::line(&self.child(name)?.text);
        (!line.is_empty()).then_some(line)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Reads XML into elements. Nothing outside the file is fetched, and no entity is known but the
/// five of XML and numbers.
pub(super) fn tree(bytes: &[u8]) -> Result<XmlElement, String> {
    if bytes.len() > LIMIT {
        return Err(format!("the file is larger than {} MB", LIMIT >> 20));
    }
    let text = json::decode(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut open = vec![XmlElement::default()];
    loop {
        let event = reader.read_event();
        let here = open.last_mut().expect("the root is never closed");
        match event {
            Ok(Event::Start(start)) => {
                if open.len() > DEPTH {
                    return Err("its elements are nested too deeply; this is no docket".to_owned());
                }
                open.push(element(&start));
            }
            Ok(Event::Empty(start)) => here.children.push(element(&start)),
            Ok(Event::End(_)) => {
                if open.len() > 1
                    && let Some(closed) = open.pop()
                {
                    open.last_mut()
                        .expect("the root is below")
                        .children
                        .push(closed);
                }
            }
            Ok(Event::Text(text)) => here.text.push_str(&text),
            Ok(Event::CData(text)) => here.text.push_str(&text),
            Ok(Event::GeneralRef(name)) => {
                let entity = format!("&{};", &*name);
                here.text.push_str(&known_entity(&entity));
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                return Err(format!(
                    "the XML is broken at byte {}; download the file again",
                    reader.error_position()
                ));
            }
        }
    }
    while open.len() > 1 {
        // A file that was cut off still gives what is before the cut.
        let Some(closed) = open.pop() else { break };
        open.last_mut()
            .expect("the root is below")
            .children
            .push(closed);
    }
    let root = open.pop().and_then(|mut root| root.children.pop());
    root.filter(|root| root.name == "gov_uscourts_docket")
        .ok_or_else(|| "this is no docket of the Internet Archive".to_owned())
}

pub(super) fn element(start: &BytesStart<'_>) -> XmlElement {
    let name = start.name().as_ref().to_owned();
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let name = attribute.key.as_ref().to_owned();
            let value = attribute.value.into_owned();
            (name, value)
        })
        .collect();
    XmlElement {
        name,
        attributes,
        ..XmlElement::default()
    }
}

/// Returns the character of an entity of XML. One that the file declares itself stays as it is
/// written.
pub(super) fn known_entity(entity: &str) -> String {
    let is_known = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains(&entity);
    if is_known || entity.starts_with("&#") {
        plain::decode_entities(entity)
    } else {
        entity.to_owned()
    }
}
